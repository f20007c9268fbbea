"""How far two annotations of the same texts agree.

What is compared is the record, so that marks at the edges of a mixed quotation make no
difference. F1 is symmetric: it does not matter which annotation is called the right one.
A quotation that either side calls debatable counts neither way.
"""

import re
from collections import Counter

from article import record

LIKE = 0.5
ARTICLE = re.compile(r"^(?:the|an?) ")


class Score:
    """Items of both sides and how many of them agree."""

    def __init__(self):
        self.first = self.second = self.same = 0

    def add(self, first, second, same):
        self.first += first
        self.second += second
        self.same += same

    @property
    def f1(self):
        return 100 * 2 * self.same / (self.first + self.second) if self.first + self.second else 100.0


def pair(firsts, seconds):
    """Articles of both sides that tell the same version of a story, and what is wrong with the rest."""
    known = {(article.story, article.root.get("version")): article for article in firsts}
    pairs, problems = [], []
    for second in seconds:
        first = known.get((second.story, second.root.get("version")))
        if first is None:
            problems.append(f"{second.path}: there is no first annotation of this story and version")
        elif first.text != second.text:
            problems.append(f"{second.path}: the text differs from {first.path}")
        else:
            pairs.append((first, second))
    return pairs, problems


class Agreement:
    ROWS = (
        ("quote", "quotations: half of the characters or more in common"),
        ("exact", "quotations: the same characters"),
        ("kind", "kind, of quotations both have"),
        ("speaker", "speaker, of quotations both have"),
        ("cue", "cues: the same characters"),
        ("scare", "words in marks that nobody speaks"),
        ("name", "names: the same characters and type"),
        ("name span", "names: the same characters"),
        ("region", "regions: the same characters and kind"),
    )

    def __init__(self, pairs):
        self.articles = len(pairs)
        self.scores = {key: Score() for key, _ in self.ROWS}
        self.differences = []
        for first, second in pairs:
            self._article = second
            self._compare(record(first), record(second))

    def rows(self):
        for key, label in self.ROWS:
            score = self.scores[key]
            yield label, score.first, score.second, f"{score.f1:.1f}"

    def _compare(self, first, second):
        self._quotations(first["quotes"], second["quotes"])
        self._sets("name", *(_spans(side["entities"], "type") for side in (first, second)))
        self._sets("name span", *(_spans(side["entities"]) for side in (first, second)), told=False)
        self._sets("region", *(_spans(_marked_regions(side), "kind") for side in (first, second)))

    def _sets(self, key, first, second, told=True):
        self.scores[key].add(len(first), len(second), len(first & second))
        for side, rest in (("first", first - second), ("second", second - first)):
            for start, end, *value in sorted(rest) if told else ():
                self._tell(key, " ".join([f"only {side}", *value]), start, end)

    def _tell(self, key, what, start, end):
        words = " ".join(self._article.text[start:end].split())
        self.differences.append(f"{self._article.path}:{self._article.line_at(start)}: {key}: {what}: {words!r}")

    def _quotations(self, firsts, seconds):
        self._sets("scare", _scares(firsts), _scares(seconds))
        firsts, seconds = ([quote for quote in side if quote["kind"] != "scare"] for side in (firsts, seconds))
        found = [(firsts[one], seconds[two]) for one, two in match(*(list(map(_cover, side)) for side in (firsts, seconds)))]
        out = [quote for both in found if any(map(_debatable, both)) for quote in both]
        out += [quote for quote in firsts + seconds if _debatable(quote)]
        firsts, seconds = ([quote for quote in side if not _among(quote, out)] for side in (firsts, seconds))
        found = [both for both in found if not _among(both[0], out)]
        self.scores["quote"].add(len(firsts), len(seconds), len(found))
        self.scores["exact"].add(len(firsts), len(seconds), sum(one["spans"] == two["spans"] for one, two in found))
        for side, quotes, at in (("first", firsts, 0), ("second", seconds, 1)):
            for quote in quotes:
                if not _among(quote, [both[at] for both in found]):
                    self._tell("quote", f"only {side} {quote['kind']} of {quote['speaker_name']}", *_extent(quote))
        for one, two in found:
            self._found(one, two)
        self._sets("cue", _cues(firsts), _cues(seconds))

    def _found(self, one, two):
        for side, here, there in (("first", one, two), ("second", two, one)):
            for span in here["spans"]:
                if span not in there["spans"]:
                    self._tell("exact", f"only {side}", *span)
        for key, same, what in (("kind", one["kind"] == two["kind"], "kind"),
                                ("speaker", same_speaker(one, two), "speaker_name")):
            self.scores[key].add(1, 1, same)
            if not same:
                self._tell(key, f"{one[what]} or {two[what]}", *_extent(two))


def match(firsts, seconds):
    """One-to-one pairs of sets that have at least LIKE in common, the most alike first."""
    alike = [(len(one & two) / len(one | two), at, to)
             for at, one in enumerate(firsts) for to, two in enumerate(seconds) if one & two]
    pairs, first_taken, second_taken = [], set(), set()
    for share, at, to in sorted(alike, key=lambda found: (-found[0], found[1:])):
        if share >= LIKE and at not in first_taken and to not in second_taken:
            pairs.append((at, to))
            first_taken.add(at)
            second_taken.add(to)
    return sorted(pairs)


def same_speaker(one, two):
    """The same words are tagged as the speaker's mention, or the same name is written."""
    if one["speaker"] and one["speaker"] == two["speaker"]:
        return True
    return _plain(one["speaker_name"]) == _plain(two["speaker_name"])


def _plain(name):
    return sorted(ARTICLE.sub("", part.casefold().replace("’", "'")) for part in (name or "").split("; "))


def _among(quote, quotes):
    return any(quote is other for other in quotes)


def _debatable(quote):
    return quote.get("ignore", False)


def _cover(quote):
    return {at for start, end in quote["spans"] for at in range(start, end)}


def _extent(quote):
    return quote["spans"][0][0], quote["spans"][-1][1]


def _cues(quotes):
    return {tuple(quote["cue"]) for quote in quotes if quote["cue"]}


def _scares(quotes):
    return {tuple(quote["spans"][0]) for quote in quotes if quote["kind"] == "scare"}


def _marked_regions(article):
    return [region for region in article["regions"] if region["kind"] != "body"]


def _spans(nodes, *names):
    return {(node["start"], node["end"], *(node[name] for name in names)) for node in nodes}
