"""What the encoder learns from: windows of pieces, and what is known of their words and sentences."""

import itertools

import numpy as np

import base

WINDOW, SENTENCES = 128, 16  # the most pieces of a window, and the most sentences of one that are compared
OUTSIDE, BEGINS, GOES_ON = 1, 2, 4
INSIDE, STARTS = 1, 2  # of a sentence: a word behind its first, and that


class Documents:
    """The documents of a file of encoder_pieces. records: the articles they are, in their order, to know quotations and
    statements too; None, and all behind the last, for those of which nothing is known but names. borders: the records
    whose sentences people marked, in the same order."""

    def __init__(self, path, records=(), borders=()):
        self.sentences = []  # the pieces of each
        self.statements = []  # by sentence: which statement is quoted in it, 0 for none
        self.stories = []  # by document
        self._numbers = {}
        records, borders = (itertools.chain(known, itertools.repeat(None)) for known in (records, borders))
        self.documents = [self._document(*of) for of in zip(read_documents(path), records, borders)]

    def _document(self, document, article, marked):
        spans, statements = annotations(article) if article else ([], [])
        starts, after_blank = sentence_starts(marked) if marked else ((), ())
        self.stories.append(article.get("story", "") if article else "")
        result = []
        for tokens in document:
            begin, end = tokens[0][0], tokens[-1][1]
            said = [name for at, name in statements if begin <= at < end]
            self.statements.append(self._numbers.setdefault(said[0], len(self._numbers) + 1) if said else 0)
            number = len(self.sentences)
            self.sentences.append([piece for token in tokens for piece in token[4]])
            result.append([])
            for start, _stop, features, mask, pieces in tokens:
                border = 0 if not marked or start in after_blank else STARTS if start in starts else INSIDE
                known = mask, quotes_mask(spans, start, article), border
                result[-1].append([(piece, features, known if i == 0 else (0, 0, 0), number)
                                   for i, piece in enumerate(pieces)])
        return result

    def windows(self, join):
        """Whole sentences as long as they fit, as lib/entity/deep.c has them; without the pieces at the ends."""
        window = []
        for document, story in zip(self.documents, self.stories):
            for sentence in document:
                if window and len(window) + sum(map(len, sentence)) > WINDOW - 2:
                    yield story, window
                    window = []
                for token in sentence:
                    if len(window) + len(token) > WINDOW - 2:
                        yield story, window
                        window = []
                    window += token
            if window and not join:
                yield story, window
                window = []
        if window:
            yield "", window

    def arrays(self, ends, join=False):
        found = list(self.windows(join))
        shape = len(found), WINDOW
        kinds = (np.int32, np.uint64, np.int32, np.int32, np.int32)
        pieces, features, masks, quotes, borders = (np.zeros(shape, kind) for kind in kinds)
        place = np.full(shape, SENTENCES, np.int32)  # which of the window's sentences a piece is of
        sentences = np.full((len(found), SENTENCES), -1, np.int32)
        for n, (_story, window) in enumerate(found):
            pieces[n, 0], pieces[n, len(window) + 1] = ends
            part = slice(1, len(window) + 1)
            numbers = np.array([number for *_, number in window])
            pieces[n, part], features[n, part] = [piece[0] for piece in window], [piece[1] for piece in window]
            masks[n, part], quotes[n, part], borders[n, part] = np.array([piece[2] for piece in window]).T
            borders[n, 1] = 0  # what stands before the first word of a window is not read
            whole = [number for number in dict.fromkeys(numbers)
                     if 4 <= len(self.sentences[number]) == (numbers == number).sum()][:SENTENCES]
            for at, number in enumerate(whole):
                place[n, part][numbers == number] = at
                sentences[n, at] = number
        return {"pieces": pieces, "features": features, "masks": masks, "quotes": quotes, "borders": borders,
                "place": place, "sentences": sentences, "lengths": np.array([len(window) + 2 for _, window in found], np.int32),
                "stories": np.array([story for story, _ in found])}


def read_documents(path):
    """Sentences of tokens: start, stop, features, mask of labels, pieces."""
    numbers = np.fromfile(path, np.uint32).tolist()
    at = 0
    while at < len(numbers):
        document, sentences, at = [], numbers[at], at + 1
        for _ in range(sentences):
            tokens, count, at = [], numbers[at], at + 1
            for _ in range(count):
                start, stop, low, high, mask, pieces = numbers[at:at + 6]
                at += 6 + pieces
                tokens.append((start, stop, low | high << 32, mask, numbers[at - pieces:at]))
            document.append(tokens)
        yield document


def byte_offsets(text):
    return list(itertools.accumulate((len(character.encode()) for character in text), initial=0))


def sentence_starts(record):
    """Where sentences begin, in bytes, and which of these stand first in a paragraph: nobody need read to know those."""
    at, text = byte_offsets(record["text"]), record["text"]
    first = [start for start, _ in record["sentences"]]
    blank = {at[start] for start in first if not text[:start].strip() or "\n" in text[len(text[:start].rstrip()):start]}
    return {at[start] for start in first}, blank


def annotations(article):
    """Spans (start, stop, part) in bytes, part 0 content, 1 cue, 2 source, -1 unknown; and where statements begin."""
    at = byte_offsets(article["text"])
    spoken = [quote for quote in article["quotes"] if quote["kind"] != "scare" and quote["spans"]]
    spans, statements = [], []
    for quote in spoken:
        if "utterance" in quote:
            statements.append((at[quote["spans"][0][0]], quote["utterance"]))
        if any(inside(quote, other) for other in spoken if other is not quote):
            continue
        parts = [(0, quote["spans"]), (1, [quote.get("cue")]), (2, [quote.get("speaker")])]
        spans += [(at[a], at[b], -1 if quote.get("ignore") else part)
                  for part, found in parts for a, b in filter(None, found)]
    return spans, statements


def inside(quote, other):
    start, stop = quote["spans"][0]
    return any(a <= start and stop <= b and (a, b) != (start, stop) for a, b in other["spans"])


def quotes_mask(spans, start, article):
    """What a token is of quotations, three bits for each part: OUTSIDE, BEGINS or GOES_ON; 0 when it is not known."""
    if not article:
        return 0
    kinds = [OUTSIDE] * base.PARTS
    for a, b, part in spans:
        if a <= start < b:
            if part < 0:
                return 0
            kinds[part] = BEGINS if a == start else max(kinds[part], GOES_ON) if kinds[part] != BEGINS else BEGINS
    return sum(kind << 3 * part for part, kind in enumerate(kinds))
