#!/usr/bin/env python3
"""Writes the quotes of the project's own articles as train_quotes and train_endings read them.

    train_quotes_data.py OUT --part train|dev|test [--without BATCH] CORPUS_DIR

A document there is "doc N_BYTES", its text, and one line a quotation: IGNORE KIND CUE_START CUE_STOP SPEAKER_START
SPEAKER_STOP N_SPANS, the spans (bytes) and the speaker's name; then "end".
"""

import train_corpus


def quotes(article):
    """Lines for one article, offsets in bytes."""
    at = train_corpus.byte_offsets(article["text"])
    for quote in article["quotes"]:
        marks = [at[i] for key in ("cue", "speaker") for i in quote.get(key) or (0, 0)]
        spans = [f"{at[a]} {at[b]}" for a, b in quote["spans"][:16]]
        yield " ".join([str(int(bool(quote.get("ignore")))), quote["kind"][0], *map(str, marks), str(len(spans)), *spans,
                        (quote.get("speaker_name") or "")[:200]]).rstrip()


def main():
    options = train_corpus.options(__doc__)
    with open(options.out, "wb") as out:
        for record in train_corpus.records(options.corpus, options.part, options.without):
            train_corpus.write(out, record, quotes)


if __name__ == "__main__":
    main()
