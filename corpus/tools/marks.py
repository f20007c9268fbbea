"""Quotation marks: telling them from apostrophes, and pairing them.

Single marks are the difficulty: ' and ’ are also apostrophes. A mark is `sure` when
it can be nothing else; an apostrophe-like sign at a word's end (dockers’) is kept as a
possible closing mark, which need not belong to a quotation.
"""

import bisect
import re

TOKEN = re.compile(r"''|``|[\"“”„‟«»‘’‚‹›']")
BEFORE_OPENING = re.compile(r"[\s(\[{—–/“\"„«‹‘-]")
# Clipped words that begin with an apostrophe.
CLIPPED = re.compile(r"['‘](?:\d0s|\d\d\b|em\b|n['’]?\b|til\b|cause\b|cos\b|tis\b|twas\b|s\b|bout\b|round\b)", re.I)


class Mark:
    def __init__(self, text, match):
        self.start, self.end = match.span()
        self.sign = match.group()
        self.before = text[self.start - 1] if self.start else "\n"
        self.after = text[self.end] if self.end < len(text) else "\n"
        self.double = self.sign not in ("'", "’", "‘", "‚", "‹", "›")
        self.opens, self.closes, self.sure = self._role(text)

    def _role(self, text):
        if self.sign == '"' and self.before.isdigit() and not self.after.isalnum():
            return False, True, False  # may be inches
        if self.double:
            opens = self.sign in "“„«``‟" if self.sign not in ('"', "''") else self._at_left_edge()
            return opens, not opens, True
        if self.sign in "‹›‚":
            return self.sign != "›", self.sign == "›", True
        return self._single_role(text)

    def _at_left_edge(self):
        return bool(BEFORE_OPENING.match(self.before)) and not self.after.isspace()

    def _single_role(self, text):
        if CLIPPED.match(text, self.start) and not self.before.isalnum():
            return False, False, False
        if self.sign == "‘":
            return True, False, True
        if self.sign == "'" and self._at_left_edge():
            return True, False, True
        if self.before.isspace() or self.after.isalnum():
            return False, False, False
        return False, True, not self.before.isalnum()


class Marks:
    def __init__(self, text):
        self.text = text
        every = (Mark(text, match) for match in TOKEN.finditer(text))
        self.all = [mark for mark in every if mark.opens or mark.closes]
        self._starts = [mark.start for mark in self.all]

    def within(self, start, end):
        low = bisect.bisect_left(self._starts, start)
        return [mark for mark in self.all[low:bisect.bisect_left(self._starts, end)] if mark.end <= end]

    def left_of(self, offset):
        """The mark that touches `offset` from the left."""
        return self._touching(offset, lambda mark: mark.end, -1)

    def right_of(self, offset):
        return self._touching(offset, lambda mark: mark.start, 1)

    def _touching(self, offset, edge, step):
        for mark in self.within(max(0, offset - 3), offset + 3):
            gap = (edge(mark) - offset) * step
            between = self.text[min(offset, edge(mark)):max(offset, edge(mark))]
            if gap == 0 or (gap == 1 and between.isspace() and self._spaced(mark, step)):
                return mark
        return None

    @staticmethod
    def _spaced(mark, step):
        """« French » and “ carelessly translated ” marks stand off on the inner side only."""
        outer, plain = (mark.after, "”") if step > 0 else (mark.before, "“„")
        return mark.sign in "«»‹›" or mark.sign in plain or (mark.sign in "“”" and not outer.isalnum())

    def trim(self, start, end):
        """Drop marks at the edges of a mixed quotation; inner ones stay."""
        first, last = self.right_of(start), self.left_of(end)
        if first and first.sure and first.start >= start:
            start = first.end
        if last and last.end <= end and last.start > start:
            end = last.start
        return self._strip(start, end)

    def _strip(self, start, end):
        inner = self.text[start:end]
        return end - len(inner.lstrip()), start + len(inner.rstrip())

    def pairs(self, start, end, nested=()):
        """The [start, end) of what stands between marks, nested quotations left alone."""
        marks = [mark for mark in self.within(start, end) if not _belongs(mark, nested)]
        found, at = [], 0
        while at < len(marks):
            mark = marks[at]
            if not (mark.opens or (mark.double and mark.sure)):
                at += 1
                continue
            close = self._closing(marks, at)
            # A quotation that runs on into the next paragraph has no closing mark here.
            inner_end = marks[close].start if close is not None else end
            found.append(list(self._strip(mark.end, inner_end)))
            at = close + 1 if close is not None else len(marks)
        return found

    def _closing(self, marks, at):
        candidates = []
        for index in range(at + 1, len(marks)):
            mark = marks[index]
            if mark.double == marks[at].double:
                if mark.double:
                    return index
                if mark.opens:
                    break
                candidates.append(index)
        return self._likeliest(marks, candidates)

    def _likeliest(self, marks, candidates):
        """A plural possessive (dockers’ hut) is followed by a lower-case noun; a closing mark need not be."""
        for index in candidates:
            rest = self.text[marks[index].end:marks[index].end + 2]
            possessive = marks[index].before == "s" and rest[:1] == " " and rest[1:].islower()
            if marks[index].sure or not possessive:
                return index
        return candidates[-1] if candidates else None


def _belongs(mark, nested):
    """Is the mark inside a nested quotation or right at its edge?"""
    return any(start - (mark.end - mark.start) <= mark.start and mark.end <= end + (mark.end - mark.start)
               for start, end in nested)
