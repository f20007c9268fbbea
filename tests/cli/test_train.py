"""quoth train: a model of names from annotated documents, also of types of one's own."""

import json
import signal
import subprocess
import time
import unittest

from program import QUOTH, Case, lines

FIRST = ["Vera", "Olena", "Ludwig", "Marta", "Anton", "Ines", "Pavel", "Greta"]
LAST = ["Lindqvist", "Orlow", "Kuleba", "Tamm", "Castell", "Brandt"]
SHIPS = ["Aurora", "Petrel", "Kestrel", "Meridian", "Halcyon"]


def stories(number):
    """Records with people and ships, the latter under a type that the built-in model does not have."""
    for i in range(number):
        person = FIRST[i % len(FIRST)] + " " + LAST[i % len(LAST)]
        ship = "MV " + SHIPS[i % len(SHIPS)]
        text = f"The ferry {ship} left the harbour on time. It will rain, {person} said at the quay."
        names = [(ship, "SHIP"), (person, "PER")]
        yield {"id": i, "text": text, "entities": [
            {"start": text.index(w), "end": text.index(w) + len(w), "type": t} for w, t in names]}


class Train(Case):
    def setUp(self):
        super().setUp()
        self.write("train.jsonl", lines(*stories(120)))

    def test_own_types_and_the_model_is_used(self):
        report, messages = self.run_quoth("train", "--output=own.quoth", "train.jsonl")
        self.assertEqual(messages, "")
        self.assertIn("learnt from 108 documents", report.decode())
        self.assertIn("SHIP", report.decode())
        story = "The ferry MV Petrel left the harbour on time. It will rain, Vera Tamm said at the quay."
        record = self.records("entities", "--model=own.quoth", stdin=story)[0][0]
        self.assertEqual([(story[e["start"]:e["end"]], e["type"]) for e in record["entities"]],
                         [("MV Petrel", "SHIP"), ("Vera Tamm", "PER")])
        out = self.run_quoth("analyze", "--model=own.quoth", stdin=story)[0].decode()
        self.assertIn("  People        Vera Tamm\n  SHIP          MV Petrel\n", out)
        out = self.run_quoth("evaluate", "--format=json", "--model=own.quoth", "train.jsonl")[0]
        self.assertGreater(json.loads(out)["entities"]["types"]["SHIP"]["f1"], 0.9)

    def test_same_inputs_give_the_same_bytes(self):
        for model in ["a.quoth", "b.quoth"]:
            self.run_quoth("train", "-o", model, "train.jsonl")
        self.assertEqual((self.folder / "a.quoth").read_bytes(), (self.folder / "b.quoth").read_bytes())

    def test_columns_and_dev(self):
        words = "Vera B-PER\nTamm I-PER\nsails O\nthe O\nMV B-SHIP\nPetrel I-SHIP\n. O\n\n"
        self.write("train.bio", words * 300)
        self.write("dev.bio", words * 3)
        report = self.run_quoth("train", "--output=own.quoth", "--dev=dev.bio", "train.bio")[0].decode()
        self.assertIn("measured on 1 document,", report)
        self.assertIn("all               100.0  100.0  100.0        6        6        6", report)

    def test_only_some_types(self):
        report = self.run_quoth("train", "--output=own.quoth", "--type=PER", "train.jsonl")[0].decode()
        self.assertNotIn("SHIP", report)

    def test_lists_tell_names_that_were_never_seen(self):
        """Who praises whom looks alike; what is a ship is known from the list alone."""
        made = [a + b for a in ["Bor", "Tal", "Mir", "Kel", "Sun", "Var", "Ost", "Lim"] for b in
                ["ando", "eska", "imar", "olun", "urre", "antis", "ebor", "isko"]]
        ships, people = made[::2], made[1::2]

        def story(i, name, kind):
            text = f"On the quay they spoke of {name} again."
            at = text.index(name)
            return {"id": i, "text": text, "entities": [{"start": at, "end": at + len(name), "type": kind}]}

        records = [story(i, n, "SHIP" if n in ships else "PER") for i, n in enumerate(made)]
        self.write("train.jsonl", lines(*records[:48] * 3))
        self.write("dev.jsonl", lines(*records[48:]))
        self.write("ships.txt", "# invented\n" + "".join(f"{ship.upper()}\n" for ship in ships) + "Ever Onward\n")
        self.write("people.txt", "\n".join(people))
        arguments = ["--dev=dev.jsonl", "train.jsonl"]
        self.run_quoth("train", "-o", "own.quoth", "--list=ships.txt", "--list", "people.txt", *arguments)
        text = f"On the quay they spoke of {ships[-1]} again. On the quay they spoke of {people[-1]} again."
        record = self.records("entities", "--model=own.quoth", stdin=text)[0][0]
        self.assertEqual([e["type"] for e in record["entities"]], ["SHIP", "PER"])
        # lists stay with a model that others are made from
        self.run_quoth("train", "-o", "second.quoth", "--model=own.quoth", *arguments)
        record = self.records("entities", "--model=second.quoth", stdin=text)[0][0]
        self.assertEqual([e["type"] for e in record["entities"]], ["SHIP", "PER"])

    def test_long_list(self):
        """More words than the table of the built-in model has room for."""
        self.write("ships.txt", "".join(f"vessel{i}\n" for i in range(200_000)))
        self.run_quoth("train", "-o", "own.quoth", "--list=ships.txt", "train.jsonl")
        records, _ = self.records("entities", "--model=own.quoth", stdin="Vera Tamm said it will rain.")
        self.assertEqual(len(records[0]["entities"]), 1)

    def test_lists_that_are_none(self):
        self.write("empty.txt", "# nothing\n\n")
        for name, message in [("empty.txt", "no word in it"), ("missing.txt", "No such file or directory")]:
            _, messages = self.run_quoth("train", "-o", "own.quoth", "--list", name, "train.jsonl", status=1)
            self.assertEqual(messages, f"quoth: {name}: {message}\n")
        five = ["--list=empty.txt"] * 5
        _, messages = self.run_quoth("train", "-o", "own.quoth", *five, "train.jsonl", status=2)
        self.assertIn("up to four --list", messages)
        self.run_quoth("analyze", "--list=empty.txt", "train.jsonl", status=2)

    def test_what_it_does_not_take(self):
        self.run_quoth("train", "train.jsonl", status=2)
        self.run_quoth("analyze", "--dev=train.jsonl", "train.jsonl", status=2)
        self.write("one.jsonl", lines(*stories(1)))
        _, messages = self.run_quoth("train", "-o", "own.quoth", "one.jsonl", status=1)
        self.assertIn("too few documents", messages)
        text = "A B C D E"
        five = {"text": text, "entities": [{"start": i, "end": i + 1, "type": "T" + text[i]} for i in range(0, 9, 2)]}
        self.write("five.jsonl", lines(five, five))
        _, messages = self.run_quoth("train", "-o", "own.quoth", "five.jsonl", status=1)
        self.assertIn("more than 4 types", messages)
        self.assertFalse((self.folder / "own.quoth").exists())

    def test_an_output_that_cannot_be_is_said_before_the_work(self):
        """Then there is no model either, or what is wrong with it would be said first."""
        for name, message in [("train.jsonl", "is the output too"), (".", "Is a directory"),
                              ("no/such/own.quoth", "No such file or directory")]:
            _, messages = self.run_quoth("train", "-o", name, "--model=missing.quoth", "train.jsonl", status=1)
            self.assertEqual(messages, f"quoth: {name}: {message}\n")

    def test_interrupted_work_leaves_the_output_as_it_was(self):
        self.write("many.jsonl", lines(*stories(30000)))
        self.write("own.quoth", "before")
        process = subprocess.Popen([QUOTH, "train", "-o", "own.quoth", "many.jsonl"], cwd=self.folder)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=60), -signal.SIGINT)
        self.assertEqual((self.folder / "own.quoth").read_text(), "before")


if __name__ == "__main__":
    unittest.main()
