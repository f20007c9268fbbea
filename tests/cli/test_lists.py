"""Every entry of the lists of page furniture is known where it stands between two paragraphs."""

import unittest
from pathlib import Path

from program import Case, lines

LISTS = Path(__file__).resolve().parents[2] / "lib/data/lists"
TITLE = "Council votes to close bridge"
PROSE = ("The council voted on Tuesday to close the old bridge at Orlava for repairs that may take longer than a year to "
         "finish.")


class Furniture(Case):
    def furniture(self, name, behind=""):
        """The entries of a list that are taken for a part of the article; `behind`: what follows them in their line."""
        rows = [row.split("\t") for row in (LISTS / name).read_text().splitlines() if row[:1] not in ("", "#")]
        menu = {"section": " Sport World"}  # a section alone may head a part of the text
        shown = {entry: f"({entry}{behind})" if kind == "advisory" else
                 (entry[0].upper() + entry[1:] + behind + menu.get(kind, "")) for entry, kind in rows}
        source = lines(*({"id": entry, "text": "\n\n".join([TITLE, PROSE, PROSE, line, PROSE, PROSE])}
                         for entry, line in shown.items()))
        records = self.records("regions", "--input=jsonl", "--text", stdin=source)[0]
        self.assertEqual([r["id"] for r in records], list(shown))
        lost = []
        for record in records:
            start = record["text"].index(shown[record["id"]], len(TITLE))
            kinds = {r["kind"] for r in record["regions"] if r["start"] < start + len(shown[record["id"]])
                     and r["end"] > start}
            if kinds & {"body", "subhead"}:
                lost.append(record["id"])
        return lost

    def test_whole_lines(self):
        self.assertEqual(self.furniture("boilerplate-lines.txt"), [])

    def test_openings(self):
        self.assertEqual(self.furniture("boilerplate-openings.txt", " Vera Lindqvist on Twitter @vera"), [])


if __name__ == "__main__":
    unittest.main()
