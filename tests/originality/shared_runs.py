#!/usr/bin/env python3
"""Has anything here been taken from the articles that results are measured on?

    shared_runs.py ROOT EVALUATION_DIR

Looks for runs of six words that the measuring articles share with what is in the tree: code, lists, tests, the corpus.
Exit status 77, "skipped", when EVALUATION_DIR is not there: the articles belong to publishers and lie outside the tree.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

WORDS = 6
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
TEXT = {".c", ".h", ".S", ".txt", ".xml", ".md", ".py", ".cc", ".i", ".sh", ".java", ".lua", ".css", ".svg", ".1", ".toml", ".cmake"}
LONG = 6  # a run with fewer than two words of so many letters is an idiom: for the first time in a
STOCK = [  # what stands on a million pages, and names of bodies
    "leave a reply your email address will not be published",
    "the organization for security and co operation in europe osce",
    "the organisation for security and cooperation in europe",
    "the organization for security and cooperation in europe",
]


def runs(text):
    words = [w.lower().replace("’", "'") for w in WORD.findall(text)]
    for i in range(len(words) - WORDS + 1):
        run = " ".join(words[i:i + WORDS])
        telling = sum(len(word) >= LONG for word in words[i:i + WORDS]) > 1
        if telling and not any(run in text for text in STOCK):
            yield run


def main():
    root, evaluation = Path(sys.argv[1]), Path(sys.argv[2])
    articles = evaluation / "articles.jsonl"
    if not articles.is_file():
        print("skipped: the articles that results are measured on are not there")
        return 77
    measured = {}
    for line in articles.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for run in runs(record["text"]):
            measured.setdefault(run, record["id"])
    listed = subprocess.run(["git", "-C", root, "ls-files", "-z"], capture_output=True, check=True).stdout.decode().split("\0")
    shared = 0
    for name in sorted(n for n in listed if n):
        path = root / name
        if path.suffix not in TEXT or not path.is_file():
            continue
        found = {run for run in runs(path.read_text(encoding="utf-8", errors="replace")) if run in measured}
        for run in sorted(found):
            print(f"{name}: “{run}” stands in {measured[run]}")
        shared += len(found)
    return 1 if shared else 0


if __name__ == "__main__":
    sys.exit(main())
