#!/usr/bin/env python3
"""Writes which quotes of the project's own articles report the same statement, as train_utterances reads it.

    train_utterances_data.py OUT --part train|dev|test CORPUS_DIR

A document there is "doc N_BYTES STORY DATE" (20211202; 0: not known), its text, and one line a quotation: LEFT_OUT
N_LABELS LABELS N_SPANS SPANS. Stories and labels are numbers, the first label is the statement that the quotation is
a version of; spans are bytes. Then "end". The documents of a story follow each other.
"""

import train_corpus


class Numbers(dict):
    """Numbers from 1 for what is asked for."""

    def __missing__(self, key):
        self[key] = len(self) + 1
        return self[key]


def quotes(article, numbers):
    """Lines for one article, offsets in bytes."""
    at = train_corpus.byte_offsets(article["text"])
    for quote in article["quotes"]:
        labels = ([quote["utterance"]] if "utterance" in quote else []) + quote.get("utterance_also", [])
        spans = [f"{at[a]} {at[b]}" for a, b in quote["spans"][:16]]
        left_out = int(bool(quote.get("ignore")) or quote["kind"] == "scare")
        yield " ".join(map(str, [left_out, len(labels[:8]), *(numbers[label] for label in labels[:8]), len(spans), *spans]))


def main():
    options = train_corpus.options(__doc__)
    stories, labels = Numbers(), Numbers()
    found = train_corpus.records(options.corpus, options.part, options.without)
    chosen = sorted(found, key=lambda article: article["story"])
    with open(options.out, "wb") as out:
        for article in chosen:
            date = int(article.get("date", "0").replace("-", ""))
            train_corpus.write(out, article, lambda record: quotes(record, labels), stories[article["story"]], date)


if __name__ == "__main__":
    main()
