#!/usr/bin/env python3
"""Writes which quotes of the project's own articles report the same statement, as train_utterances reads it.

    train_utterances_data.py OUT --part train|dev|test CORPUS_DIR

A document there is "doc N_BYTES STORY", its text, and one line a quotation: LEFT_OUT N_LABELS LABELS N_SPANS SPANS.
Stories and labels are numbers, the first label is the statement that the quotation is a version of; spans are bytes.
Then "end". The documents of a story follow each other.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "corpus/tools"))

from article import Article, IllFormed, record  # noqa: E402
from corpus import part_of  # noqa: E402


class Numbers(dict):
    """Numbers from 1 for what is asked for."""

    def __missing__(self, key):
        self[key] = len(self) + 1
        return self[key]


def quotes(article, numbers):
    """Lines for one article, offsets in bytes."""
    at = [0]
    for character in article["text"]:
        at.append(at[-1] + len(character.encode()))
    for quote in article["quotes"]:
        labels = ([quote["utterance"]] if "utterance" in quote else []) + quote.get("utterance_also", [])
        spans = [f"{at[a]} {at[b]}" for a, b in quote["spans"][:16]]
        left_out = int(bool(quote.get("ignore")) or quote["kind"] == "scare")
        yield " ".join(map(str, [left_out, len(labels[:8]), *(numbers[label] for label in labels[:8]), len(spans), *spans]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--part", default="train")
    parser.add_argument("corpus", type=Path)
    options = parser.parse_args()
    try:
        articles = [Article.load(path) for path in sorted(options.corpus.glob("articles/*/*.xml"))]
    except IllFormed as error:
        sys.exit(str(error))
    chosen = sorted((a for a in articles if part_of(a.story) == options.part), key=lambda a: a.story)
    stories, labels = Numbers(), Numbers()
    with open(options.out, "wb") as out:
        for article in chosen:
            converted = record(article)
            text = converted["text"].encode()
            out.write(b"doc %d %d\n%s\n" % (len(text), stories[article.story], text))
            for line in quotes(converted, labels):
                out.write(line.encode() + b"\n")
            out.write(b"end\n")


if __name__ == "__main__":
    main()
