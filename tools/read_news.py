#!/usr/bin/env python3
"""Articles of the Groningen Meaning Bank whose quotations somebody has read, as document records, one a line.

    read_news.py [--part train|test] CORPUS_DIR BANK … > records.jsonl

CORPUS_DIR/read/quotes.jsonl has, for each article, the numbers of its sentences, the part that it is of, and its
quotations, offsets in code points; BANK are the records of the bank, a sentence each, of which articles are put together
with blank lines between.
"""

import argparse
import json
import sys
from pathlib import Path


def articles(corpus, bank):
    """Pairs of a part and an article of it."""
    sentences = {}
    for path in bank:
        for line in path.read_text(encoding="utf-8").splitlines():
            sentence = json.loads(line)
            sentences[int(sentence["id"].split("/s")[1])] = sentence["text"]
    for line in (corpus / "read/quotes.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        yield article["part"], {
            "id": f"gmb/s{article['sentences'][0]}", "unit": "codepoint",
            "text": "\n\n".join(sentences[number] for number in article["sentences"]),
            "annotated_kinds": ["direct", "mixed", "indirect"], "quotes": article["quotes"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("train", "test"), default="test")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("bank", nargs="+", type=Path)
    options = parser.parse_args()
    for part, record in articles(options.corpus, options.bank):
        if part == options.part:
            json.dump(record, sys.stdout, ensure_ascii=False)
            print()


if __name__ == "__main__":
    main()
