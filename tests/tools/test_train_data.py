"""What the trainers learn from: names that somebody has read, sentences joined to articles, quotations that were read."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import read_news  # noqa: E402

SENTENCES = {
    7: "Vera Lindqvist opened the harbour of Orlava on Monday, officials in Veskia said.",
    8: "She says the harbour needs a new wall.",
    9: "In Veskia, officials of the harbour agreed.",
    10: "Wheat rose.",
    11: "Rye fell by a tenth in Calder trading.",
    20: "Calder trading was slow.",
}


class TrainData(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name)
        lines = (json.dumps({"id": f"bank/s{n}", "text": text, "sentences": [[0, len(text)]],
                             "entities": [{"start": 0, "end": 4, "type": "ORG"}]}) for n, text in SENTENCES.items())
        (self.path / "bank").write_text("\n".join(lines), encoding="utf-8")

    def names(self, *options):
        out = self.path / "out"
        subprocess.run([sys.executable, ROOT / "tools/train_data.py", out, *options, self.path / "bank"], check=True)
        for document in out.read_text(encoding="utf-8").split("\nend\n")[:-1]:
            head, rest = document.split("\n", 1)
            size = int(head.split()[-1])
            spans = [line.split() for line in rest[size + 1:].splitlines()]
            yield rest[:size], [(rest[int(start):int(stop)], kind) for start, stop, kind in spans]

    def test_names_that_were_read_stand_in_place_of_the_record(self):
        (self.path / "read").write_text("# a comment\nbank/s7\tP Vera Lindqvist; L Orlava; L Veskia\nbank/s8\t-\n", encoding="utf-8")
        found = dict(self.names("--read", self.path / "read"))
        self.assertEqual(found[SENTENCES[7]], [("Vera Lindqvist", "PER"), ("Orlava", "LOC"), ("Veskia", "LOC")])
        self.assertEqual(found[SENTENCES[8]], [])
        self.assertEqual(found[SENTENCES[10]], [("Whea", "ORG")])

    def test_sentences_of_one_matter_are_an_article(self):
        known = self.path / "known"
        known.write_text("", encoding="utf-8")
        articles = [text.split("\n\n") for text, _ in self.names("--join", known)]
        self.assertEqual(articles, [[SENTENCES[n] for n in (7, 8, 9)], [SENTENCES[n] for n in (10, 11)], [SENTENCES[20]]])

    def test_articles_that_were_read_come_first_as_they_are(self):
        known = self.path / "known"
        known.write_text(json.dumps({"sentences": [8, 9]}), encoding="utf-8")
        found = list(self.names("--join", known))
        self.assertEqual(found[0], (SENTENCES[8] + "\n\n" + SENTENCES[9], [("She ", "ORG"), ("In V", "ORG")]))
        self.assertEqual([text for text, _ in found[1:2]], [SENTENCES[7]])
        self.assertEqual(len(found), 4)

    def test_quotations_that_were_read_lie_in_the_article(self):
        (self.path / "corpus/read").mkdir(parents=True)
        quote = {"kind": "indirect", "spans": [[91, 119]], "cue": [86, 90], "speaker": [82, 85], "speaker_name": "Vera Lindqvist"}
        line = json.dumps({"sentences": [7, 8], "part": "train", "quotes": [quote]})
        (self.path / "corpus/read/quotes.jsonl").write_text(line, encoding="utf-8")
        [(part, record)] = read_news.articles(self.path / "corpus", [self.path / "bank"])
        said = [record["text"][start:stop] for start, stop in (*quote["spans"], quote["cue"], quote["speaker"])]
        self.assertEqual(said, ["the harbour needs a new wall", "says", "She"])
        self.assertEqual(part, "train")


if __name__ == "__main__":
    unittest.main()
