"""quoth train: a model of names from annotated documents, also of types of one's own."""

import json
import unittest

from program import Case, lines

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
        _, messages = self.run_quoth("train", "-o", "train.jsonl", "train.jsonl", status=1)
        self.assertEqual(messages, "quoth: train.jsonl: is the output too\n")


if __name__ == "__main__":
    unittest.main()
