"""What train_quotes_data.py and train_utterances_data.py share: the articles of a part, written with offsets in bytes."""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "corpus/tools"))

from article import Article, IllFormed, record  # noqa: E402
from corpus import part_of  # noqa: E402


def options(description):
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--part", default="train")
    parser.add_argument("--without", default="", metavar="BATCH")
    parser.add_argument("corpus", type=Path)
    return parser.parse_args()


def records(corpus, part, without=""):
    """The articles of a part as records, in the order of their files; without those of a batch."""
    for path in sorted(corpus.glob("articles/*/*.xml")):
        if path.parent.name == without:
            continue
        try:
            article = Article.load(path)
        except IllFormed as error:
            sys.exit(f"{path}: {error}")
        if part_of(article.story) == part:
            yield record(article)


def byte_offsets(text):
    """The byte at which each character begins, and the end."""
    at = [0]
    for character in text:
        at.append(at[-1] + len(character.encode()))
    return at


def write(out, article, lines, *about):
    """A document: its size and numbers about it, its text, what `lines` makes of its record, "end"."""
    text = article["text"].encode()
    out.write(b"doc %s\n%s\n" % (" ".join(map(str, (len(text), *about))).encode(), text))
    for line in lines(article):
        out.write(line.encode() + b"\n")
    out.write(b"end\n")
