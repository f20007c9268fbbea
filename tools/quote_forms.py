#!/usr/bin/env python3
"""Prints, by the form of an annotated quotation, what share a program finds, worst first, as a Markdown table.

    quote_forms.py GOLD PREDICTED

Both are document records, one a line, with offsets in code points (corpus.py split; quoth analyze --unit codepoint).
Found: half of the words of both together, or more, are in both. The speaker is right when the mentions overlap or the
names are the same, or when neither has one.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "corpus/tools"))

from agree import match  # noqa: E402

DASHES = "—–-"
MARKS = "\"“”„«»'‘’"


def words(text, spans):
    return {start + found.start() for start, end in spans for found in re.finditer(r"\w+", text[start:end])}


def overlap(a, b):
    return a and b and a[0] < b[1] and b[0] < a[1]


def region_of(record, at):
    return next((r["kind"] for r in record["regions"] if r["start"] <= at < r["end"]), "body")


def form(record, quote):
    text, spans, cue = record["text"], quote["spans"], quote["cue"]
    first, last = spans[0][0], spans[-1][1]
    around = [other for other in record["quotes"] if other is not quote and other["spans"][0][0] <= first
              and other["spans"][-1][1] >= last and other["spans"] != spans]
    if around:
        return "inside another quotation"
    if region_of(record, first) in ("headline", "subhead"):
        return "in a headline or subhead"
    said = text[cue[0]:cue[1]].lower() if cue else ""
    if said.startswith("according"):
        return "*according to*"
    if quote["kind"] == "mixed":
        return "mixed"
    before = text[:first].rstrip(MARKS + " ")
    if quote["kind"] == "direct":
        if len(spans) > 1:
            return "direct, in several pieces"
        if before.endswith(":") or said == ":":
            return "direct, colon or label"
        if text[first - 1:first] not in MARKS and before[-1:] in DASHES and before:
            return "direct, set off by dashes"
        if not cue:
            return "direct, no attribution"
        return f"direct, reporting word {'before' if cue[0] < first else 'after'} it"
    if not quote["speaker"]:
        return "nobody named (*was told that*, *asked whether*)"
    return f"indirect, reporting word {'before' if cue and cue[0] < first else 'inside or after'} it"


def is_right(quote, found):
    if not quote["speaker"] and not quote["speaker_name"]:
        return not found["speaker"]
    return overlap(quote["speaker"], found["speaker"]) or quote["speaker_name"] == found["speaker_name"]


def pair(record, predicted):
    """The predicted quote of each annotated one, or None."""
    gold, found = ([words(record["text"], quote["spans"]) for quote in side["quotes"]] for side in (record, predicted))
    pairs = dict(match(gold, found))
    return [predicted["quotes"][pairs[i]] if i in pairs else None for i in range(len(gold))]


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def main():
    counts = defaultdict(lambda: [0, 0, 0])
    for record, predicted in zip(read(sys.argv[1]), read(sys.argv[2]), strict=True):
        for quote, found in zip(record["quotes"], pair(record, predicted), strict=True):
            if quote["kind"] != "scare":
                count = counts[form(record, quote)]
                count[0] += 1
                count[1] += found is not None
                count[2] += found is not None and is_right(quote, found)
    print("| form | quotations | found | and speaker right |\n|---|---|---|---|")
    for name, (total, found, right) in sorted(counts.items(), key=lambda item: item[1][2] / item[1][0]):
        print(f"| {name} | {total} | {100 * found / total:.0f} | {100 * right / total:.0f} |")


if __name__ == "__main__":
    main()
