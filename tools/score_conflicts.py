#!/usr/bin/env python3
"""Measures the conflicts of figures that a program finds in the corpus against those that a reader found.

    score_conflicts.py PROGRAM FIGURES RECORDS

FIGURES is corpus/second/figures.jsonl, RECORDS a part of the corpus (corpus.py split). Each story of several articles
is a collection. A conflict is right if two of its figures are annotated as differing from each other.
"""

import json
import subprocess
import sys
from collections import defaultdict

ANALYZE = ["analyze", "--input=jsonl", "--format=jsonl", "--unit=codepoint", "--collection", "-"]


def found_conflicts(program, records):
    """Lists of (article, start, end)."""
    given = "".join(json.dumps({key: r[key] for key in ("id", "text", "date") if key in r}) + "\n" for r in records)
    run = subprocess.run([program, *ANALYZE], input=given, capture_output=True, text=True, check=True)
    conflicts = defaultdict(list)
    for record in map(json.loads, run.stdout.splitlines()):
        for value in record["values"]:
            if "conflict" in value:
                conflicts[value["conflict"]].append((record["id"], value["start"], value["end"]))
    return list(conflicts.values())


def values_met(conflict, gold):
    """The values of annotated figures that a found conflict holds."""
    return {figure["value"] for figure in gold["figures"] for article, start, end in conflict
            if figure["id"] == article and start < figure["end"] and figure["start"] < end}


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def main():
    program, figures, path = sys.argv[1:]
    stories, annotated = defaultdict(list), defaultdict(list)
    for record in lines(path):
        stories[record["story"]].append(record)
    for conflict in lines(figures):
        annotated[conflict["story"]].append(conflict)
    found = right = met = wanted = 0
    for story, records in sorted(stories.items()):
        if len(records) < 2:
            continue
        conflicts, gold = found_conflicts(program, records), annotated[story]
        pairs = [[len(values_met(conflict, one)) > 1 for one in gold] for conflict in conflicts]
        found += len(conflicts)
        right += sum(map(any, pairs))
        wanted += len(gold)
        met += sum(any(row[i] for row in pairs) for i in range(len(gold)))
    print(f"{found} conflicts found, {right} of them right; {wanted} annotated, {met} of them found")


if __name__ == "__main__":
    main()
