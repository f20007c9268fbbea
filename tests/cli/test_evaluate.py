"""quoth evaluate: figures beside what people have annotated."""

import json
import unittest

from program import STORY, Case, lines

NAMES = "Vera Lindqvist met Olena Kuleba in Paris on Monday."


def gold(text, *names, **layers):
    """A record whose names are (words, type)."""
    entities = [{"start": text.index(w), "end": text.index(w) + len(w), "type": t} for w, t in names]
    return {"id": "a", "text": text, **({"entities": entities} if names else {}), **layers}


class Evaluate(Case):
    def evaluate(self, *arguments, status=0, **kwargs):
        out, messages = self.run_quoth("evaluate", "--format=json", *arguments, status=status, **kwargs)
        return json.loads(out), messages

    def test_names_right_missed_and_confused(self):
        record = gold(NAMES, ("Vera Lindqvist", "PER"), ("Kuleba", "PER"), ("Paris", "ORG"), ("Monday", "MISC"))
        self.write("g.jsonl", lines(record))
        entities = self.evaluate("g.jsonl")[0]["entities"]
        self.assertEqual(entities["all"], {"right": 1, "gold": 4, "found": 3, "p": 0.3333, "r": 0.25, "f1": 0.2857})
        self.assertEqual(entities["untyped"]["right"], 2)
        self.assertEqual(entities["types"]["PER"]["right"], 1)
        confusions = {(c["kind"], c["gold"], c["found"], c["count"]) for c in entities["confusions"]}
        self.assertEqual(confusions, {("missed", "MISC", None, 1), ("type", "ORG", "LOC", 1),
                                      ("boundary", "PER", "PER", 1)})
        example = next(c for c in entities["confusions"] if c["kind"] == "boundary")["examples"]
        self.assertEqual(example, [{"id": "a", "gold": "Kuleba", "found": "Olena Kuleba"}])

    def test_canonical_names(self):
        text = "Vera Lindqvist met Olena Kuleba in Paris. Lindqvist left, Kuleba stayed in Paris."
        names = [("Vera Lindqvist", "PER", "Vera Lindqvist"), ("Olena Kuleba", "PER", "Olena Koleba")]
        record = gold(text, *(n[:2] for n in names))
        for entity, name in zip(record["entities"], names):
            entity["id"] = name[2]
        for word, means in (("Lindqvist", "Vera Lindqvist"), ("Kuleba", "Olena Koleba"), ("Paris", "Lutetia")):
            start = text.rindex(word)
            record["entities"].append({"start": start, "end": start + len(word), "type": "LOC" if word == "Paris" else "PER",
                                       "id": means})
        record["entities"][3]["id"] = "Lindqvist"  # the text has that one, and it is not what is found
        record["entities"][2]["id"] = "Vera Lindqvist"
        self.write("g.jsonl", lines(record))
        canonical = self.evaluate("g.jsonl")[0]["entities"]["canonical"]
        self.assertEqual(canonical, {"right": 4, "gold": 5, "accuracy": 0.8})

    def test_values(self):
        text = "About 200 people paid $5 on March 3, 2021."
        values = [{"type": "QUANTITY", "text": "200 people", "value": "200", "unit": "people", "modifier": "about"},
                  {"type": "MONEY", "text": "$5", "value": "6", "unit": "USD"}]
        for v in values:
            v["start"] = text.index(v.pop("text"))
            v["end"] = v["start"] + (10 if v["type"] == "QUANTITY" else 2)
        self.write("g.jsonl", lines({"text": text, "values": values}))
        figures = self.evaluate("g.jsonl")[0]["values"]
        self.assertEqual([figures["all"][k] for k in ("right", "gold", "found")], [1, 2, 3])
        self.assertEqual(figures["span_and_kind"]["right"], 2)

    def test_only_some_types(self):
        self.write("g.jsonl", lines(gold(NAMES, ("Vera Lindqvist", "PER"), ("Paris", "ORG"))))
        entities = self.evaluate("--type=LOC", "--type", "ORG", "g.jsonl")[0]["entities"]
        self.assertEqual(sorted(entities["types"]), ["LOC", "ORG"])

    def test_columns(self):
        self.write("names.bio", "-DOCSTART- O\n\nVera B-PER\nLindqvist I-PER\nlives O\nin O\nParis B-LOC\n. O\n\n"
                                "Olena\tNNP\tB-PER\r\nKuleba\tNNP\tI-PER\r\nleft\tVBD\tO\r\n")
        entities = self.evaluate("names.bio")[0]["entities"]
        self.assertEqual((entities["all"]["right"], entities["all"]["gold"], entities["all"]["found"]), (3, 3, 3))

    def test_bad_columns(self):
        self.write("names.bio", "Vera B-PER\nLindqvist\n")
        _, messages = self.evaluate("names.bio", status=1)
        self.assertEqual(messages, "quoth: names.bio:2: not a word and a label (O, B-PER, I-PER)\n")
        self.write("story.txt", "The council voted on Friday.\nNobody spoke.\n") # no columns at all
        _, messages = self.run_quoth("evaluate", "story.txt", status=1)
        self.assertEqual(messages, "quoth: story.txt:1: not a word and a label (O, B-PER, I-PER)\n"
                                   "quoth: nothing to evaluate\n")

    def test_every_way_to_mark_beginnings(self):
        for inside, end, alone in ["IIB", "IES", "ILU", "MES"]:
            self.write("n.bio", f"Vera B-PER\nvon {inside}-PER\nLindqvist {end}-PER\nleft O\nParis {alone}-LOC\n. O\n")
            types = self.evaluate("n.bio")[0]["entities"]["types"]
            self.assertEqual([types[t]["gold"] for t in ("PER", "LOC")], [1, 1], inside + end + alone)

    def test_quotes_with_their_speakers(self):
        quote = {"kind": "direct", "spans": [[1, 13], [38, 49]], "speaker": [21, 35], "cue": [16, 20],
                 "speaker_name": "Vera Lindqvist"}
        wrong = {**quote, "speaker": [16, 20], "speaker_name": "Olena Kuleba"}
        self.write("g.jsonl", lines({"text": STORY, "quotes": [quote]}, {"text": STORY, "quotes": [wrong]}))
        quotes = self.evaluate("g.jsonl")[0]["quotes"]
        self.assertEqual(list(quotes), ["direct", "scare"])
        self.assertEqual(quotes["direct"]["iou50"]["f1"], 1)
        self.assertEqual(quotes["direct"]["cue_acc"], 1)
        self.assertEqual(quotes["direct"]["attr_acc"], 0.5)
        self.assertEqual(quotes["direct"]["e2e"], {"right": 2, "p": 0.5, "r": 0.5, "f1": 0.5})

    def test_layers_that_the_gold_lacks_are_not_scored(self):
        self.write("g.jsonl", lines({"text": "It rains.", "tokens": [[0, 2], [3, 8], [8, 9]]},
                                    {"text": "It rains.", "sentences": [[0, 5]]}))
        scores = self.evaluate("g.jsonl")[0]
        self.assertEqual(list(scores), ["documents", "model", "tokens", "sentences"])
        self.assertEqual(scores["tokens"]["f1"], 1)
        self.assertEqual(scores["sentences"]["right"], 0)

    def test_offsets_count_code_points(self):
        text = "😀 Zoë Ström lives in Paris."
        self.write("g.jsonl", lines(gold(text, ("Zoë Ström", "PER"), ("Paris", "LOC"))))
        self.assertEqual(self.evaluate("g.jsonl")[0]["entities"]["all"]["f1"], 1)

    def test_bad_records_are_said_and_the_rest_scored(self):
        good = {"text": "It rains.", "tokens": [[0, 2]]}
        self.write("g.jsonl", lines(good, "nonsense", {"text": "A."}, {"text": "A.", "tokens": [[0, 9]]},
                                    {**good, "unit": "byte"}))
        scores, messages = self.evaluate("g.jsonl", status=1)
        self.assertEqual(scores["documents"], 1)
        self.assertEqual([m.split(": ")[1] for m in messages.splitlines()], ["g.jsonl:%d" % n for n in [2, 3, 4, 5]])

    def test_table(self):
        self.write("g.jsonl", lines(gold(NAMES, ("Vera Lindqvist", "PER"), ("Monday", "MISC"))))
        out = self.run_quoth("evaluate", "g.jsonl")[0].decode()
        self.assertIn("  PER                50.0  100.0   66.7        1        1        2\n", out)
        self.assertIn("       1  MISC missed\n      Monday  (a)\n", out)

    def test_what_it_does_not_take(self):
        self.write("g.jsonl", lines(gold(NAMES, ("Paris", "LOC"))))
        self.run_quoth("evaluate", "--format=html", "g.jsonl", status=2)
        self.run_quoth("analyze", "--type=PER", "g.jsonl", status=2)
        self.run_quoth("evaluate", "missing.jsonl", status=1)


if __name__ == "__main__":
    unittest.main()
