#!/usr/bin/env python3
"""Writes the quotes of the project's own articles as train_quotes and train_endings read them.

    train_quotes_data.py OUT --part train|dev|test CORPUS_DIR

A document there is "doc N_BYTES", its text, and one line a quotation: IGNORE KIND CUE_START CUE_STOP SPEAKER_START
SPEAKER_STOP N_SPANS, the spans (bytes) and the speaker's name; then "end".
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "corpus/tools"))

from article import Article, IllFormed, record  # noqa: E402
from corpus import part_of  # noqa: E402


def quotes(article):
    """Lines for one article, offsets in bytes."""
    text = article["text"]
    at = [0]
    for character in text:
        at.append(at[-1] + len(character.encode()))
    for quote in article["quotes"]:
        marks = [at[i] for key in ("cue", "speaker") for i in quote.get(key) or (0, 0)]
        spans = [f"{at[a]} {at[b]}" for a, b in quote["spans"][:16]]
        yield " ".join([str(int(bool(quote.get("ignore")))), quote["kind"][0], *map(str, marks), str(len(spans)), *spans,
                        (quote.get("speaker_name") or "")[:200]]).rstrip()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--part", default="train")
    parser.add_argument("corpus", type=Path)
    options = parser.parse_args()
    with open(options.out, "wb") as out:
        for path in sorted(options.corpus.glob("articles/*/*.xml")):
            try:
                article = Article.load(path)
            except IllFormed as error:
                sys.exit(f"{path}: {error}")
            if part_of(article.story) != options.part:
                continue
            converted = record(article)
            text = converted["text"].encode()
            out.write(b"doc %d\n%s\n" % (len(text), text))
            for line in quotes(converted):
                out.write(line.encode() + b"\n")
            out.write(b"end\n")


if __name__ == "__main__":
    main()
