#!/usr/bin/env python3
"""Converts document records into what train_names reads, names made to follow one convention.

    train_data.py OUT [--weight W] [--batch NAME W …] [--misc-unknown] [--doubtful] [--clean gmb|redocred|none] [--part PART]
                  [--letters small|upper] [--every N] [--no-names] [--read FILE] [--join] SOURCE …

SOURCE is a file of records, or a folder of the project's own articles, of which PART (train, dev or test) is taken.
--weight says what a document counts, --batch what those of one folder of articles count instead.
--letters writes all letters small or as capitals; --every takes one document in N, not the first, which trainers may hold out.
--no-names takes the text alone. --read takes the names of the sentences that FILE has from there. --join makes articles
of records that are single sentences: first those that FILE has (corpus/read/quotes.jsonl), then of what is left.

A document there is "doc WEIGHT MISC_UNKNOWN DOUBTFUL N_BYTES", its text, and one line "START STOP TYPE" (bytes) a name,
then "end". TYPE is one of PER ORG LOC MISC, or ANY: some name, the type of which is not known.
"""

import argparse
import itertools
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "corpus/tools"))

from article import Article, IllFormed, record as article_record  # noqa: E402
from corpus import part_of  # noqa: E402

CREEDS = {"christmas", "easter", "ramadan", "ashura", "god", "passover", "hanukkah", "thanksgiving"}

# Of sentences: words that tell what an article is about, and how a sentence begins that goes on with one.
LONG_WORD = re.compile(r"[a-z][\w'-]{3,}")
SMALL_WORDS = set("that this with from have been were they their said says will would after over into about which than "
                  "more also".split())
GOES_ON = re.compile(r"(?:He|She|It|They|His|Her|Their|But|And|Also|However|Meanwhile|That|This|Those|These|Earlier|In)\b")

CONVENTIONS = [
    (re.compile(r"\b[Tt]he (West)\b(?! ?[A-Z-])"), "LOC"),
    (re.compile(r"\b(Western)(?= [a-z])"), "MISC"),
    (re.compile(r"\b(UN|U\.N\.)(?![\w-]| [A-Z])"), "ORG"),
    (re.compile(r"\b((?:[Pp]ro|[Aa]nti)-[A-Z]\w+)"), "MISC"),
    (re.compile(r"\b([A-Z][a-z]+(?:an|ish|ese)-(?:backed|led|made|born|owned|built|funded|held))\b"), "MISC"),
]


def read_list(directory, name):
    lines = (Path(directory) / (name + ".txt")).read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0] for line in lines if line and not line.startswith("#")}


class Cleaner:
    def __init__(self, lists, corpus):
        self.titles = read_list(lists, "titles")
        self.demonyms = read_list(lists, "demonyms")
        self.countries = read_list(lists, "countries")
        self.corpus = corpus
        bodies = sorted((b for b in read_list(lists, "organisations") if b.count(" ") >= 3), key=len, reverse=True)
        peoples = sorted(self.demonyms - self.countries, key=len, reverse=True)
        self.peoples = re.compile(r"(?<![\w-])(?=[A-Z])((?i:%s))(?![\w-]| [A-Z])" % "|".join(map(re.escape, peoples)))
        self.bodies = re.compile(r"\b(?=[A-Z])((?i:%s))\b" % "|".join(map(re.escape, bodies)))

    def names(self, record):
        names = [(e["start"], e["end"], e["type"]) for e in record["entities"]]
        if self.corpus != "none":
            names = self._settle(record["text"], names)
        for start, end, kind in sorted(names, key=lambda n: (n[0], -n[1])):
            yield from self._name(record["text"], start, end, kind)

    def _settle(self, text, names):
        """What corpora annotate in several ways, in one: names that a convention overlaps give way to it."""
        for pattern, kind in [*CONVENTIONS, (self.bodies, "ORG"), (self.peoples, "MISC")]:
            for match in pattern.finditer(text):
                start, end = match.span(1)
                if any(s <= start and end <= e and (s, e) != (start, end) for s, e, _ in names):
                    continue  # within a longer name
                names = [n for n in names if n[1] <= start or end <= n[0]] + [(start, end, kind)]
        return names

    def _name(self, text, start, end, kind):
        surface = text[start:end]
        low = surface.lower().replace("\u2019", "'")
        if self.corpus != "none":
            if low in CREEDS:
                return
            if low in self.demonyms and kind in ("LOC", "ORG") and low not in self.countries and self.corpus == "redocred":
                kind = "MISC"
            if low in self.countries and kind in ("MISC", "ORG") and surface[0].isupper() and low not in self.demonyms:
                kind = "LOC"
            start, end = self._trim(text, start, end, kind)
        if start < end:
            yield start, end, kind

    def _trim(self, text, start, end, kind):
        """Titles, articles and the possessive stand outside."""
        words = [(m.start() + start, m.group()) for m in re.finditer(r"\S+", text[start:end])]
        if kind == "PER":
            while len(words) > 1 and words[0][1].lower() in self.titles:
                words.pop(0)
        if kind in ("PER", "LOC") and len(words) > 1 and words[0][1] in ("the", "The"):
            words.pop(0)
        start = words[0][0] if words else end
        for tail in ("'s", "\u2019s"):
            if text[start:end].endswith(tail):
                end -= len(tail)
        return start, end


class Reading:
    """The names of sentences that somebody has read: a file of corpus/read."""

    KINDS = {"P": "PER", "O": "ORG", "L": "LOC", "M": "MISC"}

    def __init__(self, path):
        lines = path.read_text(encoding="utf-8").splitlines()
        self.sentences = dict(line.split("\t") for line in lines if line and not line.startswith("#"))

    def names(self, record, names):
        """The record's names, those of the sentences read in place of what it has there."""
        name = record["id"]
        if name in self.sentences:
            spans = {name: (0, len(record["text"]))}
        else:
            spans = {f"{name}.{n}": span for n, span in enumerate(record["sentences"])}
        for sentence, (start, end) in spans.items():
            line = self.sentences.get(sentence)
            if line:
                names = [n for n in names if n[1] <= start or end <= n[0]]
                names += self._names(record["text"], start, end, line)
        return sorted(names)

    def _names(self, text, at, end, line):
        for item in line.split("; ") if line != "-" else []:
            surface = r"\s+".join(map(re.escape, item[2:].split()))
            match = re.compile(rf"(?:(?<!\w)|(?!\w)){surface}(?:(?!\w)|(?<!\w))").search(text, at, end)
            yield match.start(), match.end(), self.KINDS[item[0]]
            at = match.end()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--weight", type=float, default=1.0)
    parser.add_argument("--batch", nargs=2, action="append", default=[], metavar=("NAME", "W"))
    parser.add_argument("--misc-unknown", action="store_true")
    parser.add_argument("--doubtful", action="store_true")
    parser.add_argument("--clean", choices=("gmb", "redocred", "none"), default="none")
    parser.add_argument("--part", choices=("train", "dev", "test"), default="train")
    parser.add_argument("--letters", choices=("as-is", "small", "upper"), default="as-is")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--no-names", action="store_true")
    parser.add_argument("--read", type=Path)
    parser.add_argument("--join", type=Path)
    parser.add_argument("sources", nargs="+", type=Path)
    options = parser.parse_args()
    cleaner = Cleaner(ROOT / "lib/data/lists", options.clean)
    read = Reading(options.read) if options.read else None
    found = itertools.chain.from_iterable(
        articles(source, options.part) if source.is_dir() else records(source) for source in options.sources)
    documents = []
    for record in itertools.islice(found, int(options.every > 1), None, options.every):
        names = [] if options.no_names else list(cleaner.names(record))
        documents.append((record["id"], record["text"], read.names(record, names) if read else names))
    with open(options.out, "wb") as out:
        for document in joined(documents, options.join) if options.join else documents:
            write(out, *document, options)


def records(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def articles(directory, part):
    for path in sorted(directory.rglob("*.xml")):
        try:
            article = Article.load(path)
        except IllFormed as error:
            print(f"{path}: left out: {error}", file=sys.stderr)
            continue
        if part_of(article.story) == part:
            yield article_record(article)


def recased(text, letters):
    """The text in small letters or capitals; what would change its length in bytes stays."""
    if letters == "as-is":
        return text
    changed = (c.lower() if letters == "small" else c.upper() for c in text)
    return "".join(b if len(b.encode()) == len(a.encode()) else a for a, b in zip(text, changed))


def joined(sentences, known):
    """Articles of sentences that are numbered as they stood: those of the file known, then of the others, where a new one
    begins where the words change."""
    left = {int(sentence[0].split("/s")[1]): sentence for sentence in sentences}
    for line in known.read_text(encoding="utf-8").splitlines():
        yield article([left.pop(number) for number in json.loads(line)["sentences"]])
    some, seen, last = [], set(), None
    for number in sorted(left):
        text = left[number][1]
        words = set(LONG_WORD.findall(text.lower())) - SMALL_WORDS
        goes_on = number - 1 == last and (GOES_ON.match(text) or len(words & seen) >= min(len(some) - 1, 2))
        if some and not goes_on:
            yield article(some)
            some, seen = [], set()
        some.append(left[number])
        seen |= words
        last = number
    if some:
        yield article(some)


def article(sentences):
    """One document of several, with blank lines between."""
    text, names = "", []
    for _, sentence, found in sentences:
        text += "\n\n" if text else ""
        names += [(start + len(text), end + len(text), kind) for start, end, kind in found]
        text += sentence
    return sentences[0][0], text, names


def write(out, name, text, names, options):
    data = recased(text, options.letters).encode()
    at = [0]
    for character in text:
        at.append(at[-1] + len(character.encode()))
    weight = float(dict(options.batch).get(name.split("/")[0], options.weight))
    out.write(b"doc %g %d %d %d\n" % (weight, options.misc_unknown, options.doubtful, len(data)))
    out.write(data + b"\n")
    last = 0
    for start, end, kind in names:
        if start >= last:  # flat: the longest name wins
            out.write(b"%d %d %s\n" % (at[start], at[end], kind.encode()))
            last = end
    out.write(b"end\n")


if __name__ == "__main__":
    main()
