"""What the program writes and how it ends."""

import csv
import io
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import time
import unittest
from pathlib import Path

from program import FLOOD, QUOTH, STORY, Case, lines

FORMATS = ["text", "jsonl", "json", "tsv", "html"]


class Readme(Case):
    def test_what_it_shows_is_what_is_printed(self):
        root = Path(__file__).parents[2]
        shutil.copy(root / "examples/articles/ferry.txt", self.folder)
        shown = (root / "README.md").read_text().split("$ quoth quotes ferry.txt\n")[1].split("…\n```")[0]
        printed, _ = self.run_quoth("quotes", "ferry.txt")

        def words(text):  # weights that are made anew give other confidences
            return re.sub(r"confidence [\d.]+", "confidence", " ".join(text.split()))

        self.assertEqual(words(shown), words(printed.decode())[:len(words(shown))])


class Manual(Case):
    def test_it_tells_of_every_key(self):
        page = (Path(__file__).parents[2] / "man/quoth.1").read_text()
        told = set(re.findall(r"\w+", page[page.index(".SH RECORDS"):page.index(".SH EVALUATION")]))
        source = lines(*FLOOD, {"id": "d", "text": "Sign up for our letters\n\n" + STORY})
        keys = set()

        def collect(value):
            if isinstance(value, dict):
                keys.update(value)
            for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
                collect(item)

        collect(self.records("analyze", "--text", "--collection", "--input=jsonl", stdin=source)[0])
        self.assertLessEqual({"within", "conflict", "actor", "detail", "date"}, keys)
        self.assertEqual(keys - told, set())


class Formats(Case):
    def test_json_is_an_array(self):
        for count in [0, 1, 3]:
            source = lines(*[{"id": n, "text": STORY} for n in range(count)])
            out, _ = self.run_quoth("analyze", "--input=jsonl", "--format=json", stdin=source)
            self.assertEqual([r["id"] for r in json.loads(out)], list(range(count)))

    def test_table(self):
        out, _ = self.run_quoth("analyze", "--format=tsv", stdin="\t" + STORY.replace(" rain", "\train"))
        rows = list(csv.DictReader(io.StringIO(out.decode()), delimiter="\t", quoting=csv.QUOTE_NONE))
        self.assertEqual({len(row) for row in rows}, {14})
        self.assertEqual({row["layer"] for row in rows}, {"region", "token", "sentence", "entity", "quote"})
        quote = next(row for row in rows if row["layer"] == "quote")
        self.assertEqual((quote["kind"], quote["name"], quote["cue"]), ("direct", "Vera Lindqvist", "said"))
        self.assertEqual(quote["text"], "It will rain, … Take a coat.")

    def test_lines_for_other_programs(self):
        out, _ = self.run_quoth("tokens", stdin="It won't\nrain.")
        self.assertEqual(out.decode(), "It\nwo\nn't\nrain\n.\n")
        out, _ = self.run_quoth("tokens", "--format=tsv", stdin="It won't\nrain.")
        kinds = [line.split("\t")[4] for line in out.decode().splitlines()[1:]]
        self.assertEqual(kinds, ["word", "word", "word: joined", "word", "punctuation"])
        out, _ = self.run_quoth("sentences", stdin="It will\nrain today. Take " + "a coat " * 30 + "with you.")
        self.assertEqual(len(out.decode().splitlines()), 2)

    def test_same_bytes_for_any_number_of_jobs(self):
        records = []
        for n in range(100):
            records.append({"id": n, "text": STORY * (n % 7)} if n % 11 else "broken %d" % n)
        self.write("n.jsonl", lines(*records))
        self.write("a.txt", STORY)
        for form in FORMATS:
            for extra in [[], ["--collection"]]:
                model = "accurate" if form == "jsonl" else "fast"
                command = ["analyze", "--model", model, "--format", form, *extra, "n.jsonl", "missing", "a.txt", "n.jsonl"]
                one = self.run_quoth(*command, "--jobs=1", status=1)
                for jobs in ["2", "5"]:
                    self.assertEqual(self.run_quoth(*command, "--jobs", jobs, status=1), one, command)

    def test_memory_does_not_grow_with_documents(self):
        def peak(count):
            self.write("n.jsonl", lines({"id": "a", "text": STORY * 40}) * count)
            with open(os.devnull, "wb") as nowhere:
                child = subprocess.Popen([QUOTH, "analyze", "--model=fast", "--format=jsonl", "n.jsonl"],
                                         cwd=self.folder, stdout=nowhere)
                _, status, usage = os.wait4(child.pid, 0)
            child.returncode = status
            self.assertEqual(status, 0)
            return usage.ru_maxrss
        few, many = peak(200), peak(4000)
        self.assertLess(many, 1.5 * few)


class Ends(Case):
    def test_full_disk(self):
        for form in FORMATS:
            _, messages = self.run_quoth("analyze", "--format", form, "--output=/dev/full", stdin=STORY, status=1)
            self.assertEqual(messages, "quoth: /dev/full: No space left on device\n")
        with open("/dev/full", "wb") as full:
            for command in [["analyze"], ["--help"], ["--version"]]:
                done = subprocess.run([QUOTH, *command], input=STORY.encode(), stdout=full, stderr=subprocess.PIPE)
                self.assertEqual(done.returncode, 1)
                self.assertEqual(done.stderr, b"quoth: standard output: No space left on device\n")

    def test_closed_pipe_is_quiet(self):
        self.write("n.jsonl", lines({"text": STORY}) * 20000)
        for form in ["text", "jsonl", "tsv"]:
            done = subprocess.run([f'"{QUOTH}" analyze --model=fast --format={form} n.jsonl | head -n 1'], shell=True,
                                  cwd=self.folder, capture_output=True, timeout=60)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            self.assertEqual(done.stdout.count(b"\n"), 1)

    def test_output_file(self):
        self.write("old.jsonl", "x" * 100000)
        self.run_quoth("tokens", "--format=jsonl", "--output=old.jsonl", stdin=STORY)
        self.assertEqual(json.loads((self.folder / "old.jsonl").read_text())["id"], "standard input")
        _, messages = self.run_quoth("tokens", "--output=no/such/folder", stdin=STORY, status=1)
        self.assertEqual(messages, "quoth: no/such/folder: No such file or directory\n")

    def test_input_is_not_overwritten(self):
        self.write("a.txt", STORY)
        self.write("b.txt", STORY)
        _, messages = self.run_quoth("tokens", "--output=b.txt", "a.txt", "b.txt", status=1)
        self.assertEqual(messages, "quoth: b.txt: is the output too\n")
        self.assertEqual((self.folder / "b.txt").read_text(), STORY)

    def interrupt(self, sent):
        """Interrupts a run in the middle: it ends by the signal, and what it wrote are whole lines."""
        reading, writing = os.pipe()
        process = subprocess.Popen([QUOTH, "analyze", "--input=jsonl", "--format=jsonl", "--jobs=2"], stdin=reading,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
        os.close(reading)
        os.write(writing, lines({"id": "a", "text": STORY * 100}).encode() * 8)
        printed = process.stdout.read(1)
        process.send_signal(sent)
        rest, messages = process.communicate(timeout=30)
        os.close(writing)
        self.assertEqual(process.returncode, -sent)
        self.assertEqual(messages, b"")
        printed += rest
        self.assertTrue(printed.endswith(b"\n"))
        for line in printed.splitlines():
            json.loads(line)

    def test_interrupt(self):
        self.interrupt(signal.SIGINT)
        self.interrupt(signal.SIGTERM)

    def test_interrupt_ends_it_though_nobody_reads(self):
        self.write("n.jsonl", lines({"text": STORY * 100}) * 200)
        with subprocess.Popen([QUOTH, "analyze", "--format=jsonl", "n.jsonl"], cwd=self.folder,
                              stdout=subprocess.PIPE) as process:
            time.sleep(0.5)  # until the pipe is full
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(timeout=30), -signal.SIGINT)

    def test_ignored_interrupt_stays_ignored(self):
        with subprocess.Popen([QUOTH, "tokens"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)) as process:
            time.sleep(0.2)
            process.send_signal(signal.SIGHUP)
            out, _ = process.communicate(b"Rain.", timeout=30)
            self.assertEqual((process.returncode, out), (0, b"Rain\n.\n"))

    def test_out_of_memory_is_said(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))
        self.write("large.txt", "Rain fell. " * 20_000_000)
        done = subprocess.run([QUOTH, "tokens", "large.txt"], cwd=self.folder, capture_output=True, preexec_fn=limit)
        if b"AddressSanitizer" in done.stderr or done.returncode == 127:
            self.skipTest("sanitizers need the address space")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr.decode(), "^quoth: large.txt: .*memory")


class Usage(Case):
    def test_wrong_command_lines(self):
        for command in [["nonsense"], ["analyze", "--nonsense"], ["analyze", "--format=xml"], ["analyze", "--jobs=many"],
                        ["analyze", "--jobs=-1"], ["tokens", "--format=html"], ["tokens", "--collection"],
                        ["analyze", "--text"], ["analyze", "--unit"], ["analyze", "--color=red"], ["help", "nonsense"]]:
            out, messages = self.run_quoth(*command, stdin=STORY, status=2)
            self.assertEqual(out, b"")
            self.assertRegex(messages, "^quoth: .*\nTry 'quoth --help'.\n$", command)

    def test_a_file_for_a_command(self):
        self.write("story.txt", STORY)
        _, messages = self.run_quoth("story.txt", status=2)
        self.assertIn("did you mean: quoth analyze story.txt", messages)

    def test_a_command_of_nearly_that_name(self):
        for word, name in [("analyse", "analyze"), ("quote", "quotes"), ("entity", "entities")]:
            _, messages = self.run_quoth(word, "story.txt", status=2)
            self.assertIn(f"'{word}' is not a command; did you mean: quoth {name}\n", messages)

    def test_help(self):
        for command in [[], ["--help"], ["help"], ["help", "help"], ["-h"]]:
            out, messages = self.run_quoth(*command)
            self.assertIn(b"Examples:", out)
            self.assertEqual(messages, "")
        for name in ["analyze", "quotes", "entities", "values", "sentences", "tokens", "regions"]:
            asked, _ = self.run_quoth("help", name)
            self.assertEqual(asked, self.run_quoth(name, "--help")[0])
            self.assertIn(f"quoth {name} story.txt".encode(), asked)
            self.assertIn(b"--jobs", asked)

    def test_version(self):
        out, _ = self.run_quoth("--version")
        self.assertRegex(out.decode(), r"^quoth \d+\.\d+\.\d+\n$")

    def test_bad_model(self):
        self.write("model", "nonsense")
        self.write("empty", "")
        for name, why in [("model", "not a quoth model"), ("./missing", "No such file or directory"),
                          ("acurate", "no such file; the models with a name are fast and accurate"),
                          ("empty", "the file is empty"), (".", "not a regular file")]:
            _, messages = self.run_quoth("tokens", "--model", name, stdin=STORY, status=1)
            self.assertEqual(messages, f"quoth: {name}: {why}\n")

    def test_nothing_found_is_said(self):
        for command, what in [("quotes", "quotes"), ("entities", "names"), ("values", "values")]:
            out, _ = self.run_quoth(command, stdin="it rained.\n")
            self.assertEqual(out.decode(), f"standard input\n\n  no {what}\n\n")

    def test_help_says_where_an_option_goes(self):
        out, _ = self.run_quoth("help", "tokens")
        self.assertIn("(analyze)", out.decode())
        self.assertNotIn("....", out.decode())

    def test_models_by_name(self):
        story = "Workers at Iwasaki Denki and Orvel Kenya met Talmont on Friday."
        outputs = [self.run_quoth("entities", *options, "--format=json", stdin=story)[0]
                   for options in ((), ("--model=accurate",), ("--model=fast",))]
        self.assertEqual(outputs[0], outputs[1])
        records = [json.loads(out)[0] for out in outputs]
        self.assertNotEqual(records[0]["entities"], records[2]["entities"])  # surer or less sure of a name
        self.assertEqual([r["model"].split()[0] for r in records], ["en-news-accurate", "en-news-accurate", "en-news"])

    def test_accurate_model_missing(self):
        alone = shutil.copy(QUOTH, self.folder)
        out = subprocess.run([alone, "tokens", "--model=accurate"], input=STORY.encode(), capture_output=True)
        self.assertEqual(out.returncode, 1)
        message = f"quoth: accurate.quoth is not installed: neither in {self.folder}/ nor from there in ../"
        self.assertTrue(out.stderr.decode().startswith(message), out.stderr)

    def test_accurate_model_unreadable(self):
        alone = shutil.copy(QUOTH, self.folder)
        (self.folder / "accurate.quoth").touch(0)
        self.folder.chmod(0o755)
        nobody = {"user": "nobody"} if os.geteuid() == 0 else {}  # root may read it
        for options in ((), ("--model=accurate",)):  # the default does not turn into another model unsaid
            out = subprocess.run([alone, "tokens", *options], input=STORY.encode(), capture_output=True, **nobody)
            self.assertEqual(out.returncode, 1)
            self.assertEqual(out.stderr.decode(), f"quoth: {self.folder}/accurate.quoth: Permission denied (--model=fast needs no file)\n")


if __name__ == "__main__":
    unittest.main()
