"""What the program reads, and what it says of what it cannot read."""

import json
import os
import subprocess
import unittest

from program import FLOOD, QUOTH, STORY, Case, lines


class Files(Case):
    def test_file_has_its_name_as_id(self):
        self.write("story.txt", STORY)
        records, messages = self.records("analyze", "story.txt")
        self.assertEqual([r["id"] for r in records], ["story.txt"])
        self.assertEqual(messages, "")

    def test_standard_input_with_and_without_hyphen(self):
        with_hyphen, _ = self.records("analyze", "-", stdin=STORY)
        without, _ = self.records("analyze", stdin=STORY)
        self.assertEqual(with_hyphen, without)
        self.assertEqual(with_hyphen[0]["quotes"][0]["speaker_name"], "Vera Lindqvist")

    def test_folder_is_read_in_the_order_of_names(self):
        for name in ["f/b.txt", "f/a.txt", "f/c/d.txt", "f/.hidden.txt", "f/.git/e.txt", "f/note.md", "f/r.jsonl"]:
            self.write(name, STORY)
        records, _ = self.records("tokens", "f/")
        self.assertEqual([r["id"] for r in records], ["f/a.txt", "f/b.txt", "f/c/d.txt"])

    def test_folder_of_jsonl(self):
        self.write("f/b.jsonl", lines({"id": "b", "text": "Rain."}))
        self.write("f/a.jsonl", lines({"id": "a", "text": "Snow."}))
        self.write("f/c.txt", STORY)
        records, _ = self.records("tokens", "--input=jsonl", "f")
        self.assertEqual([r["id"] for r in records], ["a", "b"])

    def test_jsonl_is_known_by_its_name(self):
        self.write("news.jsonl", lines({"id": "a", "text": "Rain."}))
        self.write("news.txt", "Snow.")
        records, _ = self.records("tokens", "news.jsonl", "news.txt")
        self.assertEqual([r["id"] for r in records], ["a", "news.txt"])

    def test_what_cannot_be_read_is_said_and_the_rest_goes_on(self):
        self.write("good.txt", STORY)
        (self.folder / "empty folder").mkdir()
        records, messages = self.records("analyze", "missing.txt", "good.txt", "empty folder", "/proc/self/mem",
                                         status=1)
        self.assertEqual([r["id"] for r in records], ["good.txt"])
        self.assertEqual(messages.splitlines(), ["quoth: missing.txt: No such file or directory",
                                                 "quoth: empty folder: no *.txt file in this folder",
                                                 "quoth: /proc/self/mem: Input/output error"])

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_no_permission(self):
        os.chmod(self.write("secret.txt", STORY), 0)
        _, messages = self.records("analyze", "secret.txt", status=1)
        self.assertEqual(messages, "quoth: secret.txt: Permission denied\n")

    def test_loop_of_links(self):
        self.write("f/a.txt", STORY)
        (self.folder / "f/again").symlink_to("../f")
        records, messages = self.records("tokens", "f", status=1)
        self.assertEqual([r["id"] for r in records], ["f/a.txt"])
        self.assertEqual(messages, "quoth: f/again: the folder contains itself (a loop of links)\n")

    def test_link_that_leads_nowhere(self):
        self.write("f/a.txt", STORY)
        (self.folder / "f/b.txt").symlink_to("nowhere")
        records, messages = self.records("tokens", "f", status=1)
        self.assertEqual(len(records), 1)
        self.assertIn("quoth: f/b.txt: No such file", messages)

    def test_empty_file_is_a_document(self):
        self.write("empty.txt", "")
        records, messages = self.records("analyze", "empty.txt")
        self.assertEqual(records[0]["tokens"], [])
        self.assertEqual(messages, "quoth: empty.txt: warning: empty\n")

    def test_name_with_line_break_and_quotes(self):
        self.write('a "b"\n.txt', STORY)
        records, _ = self.records("tokens", 'a "b"\n.txt')
        self.assertEqual(records[0]["id"], 'a "b"\n.txt')

    def test_large_text(self):
        text = STORY * 20000 * 10  # 10 MB
        self.write("large.txt", text)
        records, _ = self.records("sentences", "--model=fast", "large.txt")
        self.assertEqual(records[0]["sentences"][-1][1], len(text.rstrip()))


class Encoding(Case):
    def test_offsets_in_every_unit(self):
        text = '😀 “It will rain,” said Zoë Ström 🌧️. Näin on.'
        self.write("a.txt", text)
        encoded = {"codepoint": (text, 1), "byte": (text.encode(), 1), "utf16": (text.encode("utf-16-le"), 2)}
        found = []
        for unit, (units, size) in encoded.items():
            record = self.records("analyze", "--unit", unit, "a.txt")[0][0]
            self.assertEqual(record["unit"], unit)
            start, stop = record["quotes"][0]["spans"][0]
            piece = units[start * size:stop * size]
            found.append(piece if unit == "codepoint" else piece.decode("utf-16-le" if size == 2 else "utf-8"))
        self.assertEqual(set(found), {"It will rain,"})

    def test_offsets_in_what_readers_take_for_characters(self):
        clusters = ["👩\u200d👩\u200d👧", " ", "🇩🇪", "\r\n", "“", "Z", "o", "e\u0308", ",", "”", " ", "s", "a", "i", "d",
                    " ", "A", "n", "a", "."]
        record = self.records("analyze", "--unit=grapheme", stdin="".join(clusters))[0][0]
        self.assertEqual(record["unit"], "grapheme")
        words = ["".join(clusters[start:end]) for start, end in record["tokens"]]
        self.assertEqual(words, ["👩\u200d👩\u200d👧", "🇩🇪", "“", "Zoe\u0308", ",", "”", "said", "Ana", "."])

    def test_byte_order_mark_stays_in_the_offsets(self):
        plain = self.records("tokens", stdin=STORY)[0][0]["tokens"]
        marked = self.records("tokens", stdin="\ufeff" + STORY)[0][0]["tokens"]
        self.assertEqual(marked, [[s + 1, e + 1] for s, e in plain])

    def test_utf16_and_utf32_are_named(self):
        for encoding, name in [("utf-16", "UTF-16"), ("utf-32", "UTF-32")]:
            _, messages = self.records("tokens", stdin=STORY.encode(encoding))
            self.assertIn(f"this is {name}; quoth reads UTF-8 (try iconv -f {name} -t UTF-8)", messages)

    def test_what_is_no_plain_text_is_named(self):
        for source, what in [("<!DOCTYPE HTML>\n<p>Rain.</p>", "this is HTML"),
                             ("\ufeff \n<html lang=en><p>Rain.", "this is HTML"),
                             ('[\n  {"text": "Rain."}]', "this is JSON"), ('{"text": "Rain."}\n', "this is JSON"),
                             ("[1] {Rain} [{", None), ("[", None),
                             ("Rain.".encode("utf-16-le"), "this has NUL bytes"), ("< 5 rain <html>.", None),
                             ("It’s “rain” on Zoë".encode("cp1252"), "if it is Windows-1252"),
                             ("It’s “rain” ".encode() + b"\xff", "byte 19\n")]:
            _, messages = self.records("tokens", stdin=source)
            self.assertIn(what, messages) if what else self.assertEqual(messages, "")

    def test_ill_formed_text_is_analysed_and_its_place_said(self):
        text = b"Rain \xff\xe2\x82 fell."
        record, messages = self.records("tokens", "--unit=byte", "--text", stdin=text)
        self.assertIn("2 ill-formed UTF-8 sequences, the first at byte 6", messages)
        self.assertEqual(record[0]["tokens"][0], [0, 4])
        self.assertEqual(record[0]["tokens"][-1], [len(text) - 1, len(text)])
        self.assertEqual(record[0]["text"], "Rain \ufffd\ufffd fell.")


class Records(Case):
    def test_ids(self):
        self.write("n.jsonl", lines({"id": "ä\"", "text": "A."}, '{"id": 12345678901234567890123, "text": "B."}',
                                    {"text": "C."}, {"id": None, "text": "D."}))
        out, _ = self.run_quoth("tokens", "--format=jsonl", "n.jsonl")
        records = [json.loads(line) for line in out.splitlines()]
        self.assertEqual([r["id"] for r in records], ["ä\"", 12345678901234567890123, "n.jsonl:3", "n.jsonl:4"])

    def test_bad_records_are_reported_and_good_ones_shown(self):
        bad = ["nonsense", '{"id": 1}', '{"text": 7}', "[1, 2]", '{"text": "\\ud83d"}', '{"text": "a"', '"text"']
        source = lines({"id": "first", "text": "A."}, "", *bad, "  \t", {"id": "last", "text": "B."}).encode()
        source += b'{"text": "\xff"}\n'
        self.write("n.jsonl", source)
        records, messages = self.records("tokens", "n.jsonl", status=1)
        self.assertEqual([r["id"] for r in records], ["first", "last"])
        places = [message.split(": ")[1] for message in messages.splitlines()]
        self.assertEqual(places, ["n.jsonl:%d" % n for n in [3, 4, 5, 6, 7, 8, 9, 12]])

    def test_array_is_told_from_lines(self):
        _, messages = self.records("tokens", "--input=jsonl", stdin='[{"text": "A."}]\n', status=1)
        self.assertEqual(messages, "quoth: standard input:1: an array, not a JSON object "
                                   "(try jq -c '.[]' to make lines of its items)\n")

    def test_forms_of_lines(self):
        for source in ['{"text":"A."}', '\ufeff{"text":"A."}\n', '{"text":"A."}\r\n\r\n', '\n\n{"text":"A."}']:
            self.assertEqual(len(self.records("tokens", "--input=jsonl", stdin=source)[0]), 1, source)
        self.assertEqual(self.records("tokens", "--input=jsonl", stdin="\n \n")[0], [])

    def test_keys_of_a_record(self):
        record = self.records("analyze", "--input=jsonl", stdin=lines({"id": "a", "text": STORY, "more": 1}))[0][0]
        self.assertEqual(list(record), ["id", "unit", "model", "regions", "boilerplate", "sentences", "tokens", "entities",
                                        "values", "quotes"])
        self.assertEqual(list(record["quotes"][0]), ["kind", "spans", "quoted", "speaker", "speaker_name", "within", "cue",
                                                     "via", "via_cue", "confidence", "method"])
        self.assertEqual(record["quotes"][0]["kind"], "direct")
        self.assertEqual([STORY[s:e] for s, e in record["quotes"][0]["spans"]], ["It will rain,", "Take a coat."])
        self.assertEqual(STORY[slice(*record["quotes"][0]["cue"])], "said")

    def test_values_are_told_by_the_date_of_the_record(self):
        text = "It cost $1.5bn on Thursday."
        for date, day in [("2021-12-04", "2021-12-02"), ("2021-12-04T09:00:00Z", "2021-12-02"), ("", "XXXX-WXX-4"),
                          (None, "XXXX-WXX-4"), ("4 May", None), ("2021-02-30", None), (20211204, None)]:
            records, messages = self.records("values", "--input=jsonl", stdin=lines({"text": text, "date": date}))
            self.assertEqual(records[0]["values"], [
                {"start": 8, "end": 14, "type": "MONEY", "value": "1500000000", "unit": "USD"},
                {"start": 18, "end": 26, "type": "DATE", "value": day or "XXXX-WXX-4"}])
            self.assertEqual(messages, "" if day else "quoth: standard input:1: warning: the record's \"date\" is no day, "
                                                      "as 2021-12-02 is\n")

    def test_text_comes_back_as_it_was(self):
        text = 'Tab\t "quoted" \\ \u0001\u007f\u2028 \U0001f600 \n é.'
        record = self.records("tokens", "--input=jsonl", "--text", stdin=lines({"text": text}))[0][0]
        self.assertEqual(record["text"], text)

    def test_one_stage_shows_one_layer(self):
        for command, keys in [("tokens", ["tokens"]), ("sentences", ["sentences"]), ("entities", ["entities"]), ("values", ["values"]),
                              ("quotes", ["quotes"]), ("regions", ["regions", "boilerplate"])]:
            self.assertEqual(list(self.records(command, stdin=STORY)[0][0]), ["id", "unit", "model", *keys])

    def test_one_line_of_100_megabytes(self):
        text = "Rain fell on the harbour all day. " * 3_000_000
        records, _ = self.records("regions", "--input=jsonl", stdin=lines({"id": "a", "text": text}, {"text": "B."}))
        self.assertEqual(records[0]["regions"][-1]["end"], len(text.rstrip()))
        self.assertEqual(records[1]["id"], "standard input:2")

    def test_a_record_comes_out_before_the_next_goes_in(self):
        with subprocess.Popen([QUOTH, "tokens", "--input=jsonl", "--format=jsonl"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE) as process:
            for name in ["a", "b"]:
                process.stdin.write(lines({"id": name, "text": "Rain."}).encode())
                process.stdin.flush()
                self.assertEqual(json.loads(process.stdout.readline())["id"], name)
            process.stdin.close()
            self.assertEqual(process.wait(), 0)


class Collection(Case):
    def test_ids_hold_across_documents(self):
        source = lines({"id": "a", "text": STORY}, {"id": "b", "text": '"It will rain," Lindqvist said.\n\n'
                                                                       "Vera Lindqvist is a meteorologist."})
        records, _ = self.records("analyze", "--collection", "--input=jsonl", stdin=source)
        actors = {e["actor"] for r in records for e in r["entities"] if e["type"] == "PER"}
        self.assertEqual(actors, {"vera-lindqvist"})
        self.assertEqual({r["quotes"][0]["actor"] for r in records}, {"vera-lindqvist"})
        self.assertEqual([r["id"] for r in records], ["a", "b"])
        for record in records:
            self.assertRegex(record["quotes"][0]["utterance"], "^u[0-9]+$")

    def test_figures_that_differ(self):
        source = lines(*FLOOD)
        records, _ = self.records("analyze", "--collection", "--input=jsonl", stdin=source)
        held = [(r["id"], v["value"], r["quotes"][v["quote"]]["speaker_name"] if v["quote"] is not None else None)
                for r in records for v in r["values"] if v.get("conflict") == "f1"]
        self.assertEqual(held, [("a", "4000000", "Vera Lindqvist"), ("b", "6000000", "Vera Lindqvist"),
                                ("c", "9000000", None)])
        self.assertEqual([r.get("date") for r in records], ["2024-03-04", "2024-03-05", None])
        out, _ = self.run_quoth("analyze", "--collection", "--input=jsonl", "--format=tsv", stdin=source)
        rows = [line.split("\t") for line in out.decode().splitlines()]
        self.assertEqual([(row[0], row[5], row[9]) for row in rows if row[10] == "f1"],
                         [("a", "4000000 EUR", "vera-lindqvist"), ("b", "6000000 EUR", "vera-lindqvist"),
                          ("c", "9000000 EUR", "")])
        out, _ = self.run_quoth("quotes", "--collection", "--input=jsonl", stdin=source)
        end = out.decode().split("Figures that differ\n")[1]
        self.assertIn("  Vera Lindqvist (a, 2024-03-04, line 1)\n", end)
        self.assertIn("[9 million euros]", end)
        records, _ = self.records("analyze", "--input=jsonl", stdin=source)
        self.assertNotIn("date", records[0])
        self.assertNotIn("conflict", str(records))

    def test_nothing_to_collect(self):
        self.assertEqual(self.records("analyze", "--collection", "--input=jsonl", stdin="")[0], [])


if __name__ == "__main__":
    unittest.main()
