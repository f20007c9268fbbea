"""What the encoder learns from: windows of pieces, and what is known of their words and sentences."""

import itertools

import numpy as np

import base

WINDOW, SENTENCES = 128, 16  # the most pieces of a window, and the most sentences of one that are compared
OUTSIDE, BEGINS, GOES_ON = 1, 2, 4


class Documents:
    """The documents of a file of encoder_pieces. records: the articles they are, in their order, to know quotations and
    statements too; None, and all behind the last, for those of which nothing is known but names."""

    def __init__(self, path, records=()):
        self.sentences = []  # the pieces of each
        self.statements = []  # by sentence: which statement is quoted in it, 0 for none
        self.stories = []  # by document
        self._numbers = {}
        records = itertools.chain(records, itertools.repeat(None))
        self.documents = [self._document(*both) for both in zip(read_documents(path), records)]

    def _document(self, document, article):
        spans, statements = annotations(article) if article else ([], [])
        self.stories.append(article.get("story", "") if article else "")
        result = []
        for tokens in document:
            begin, end = tokens[0][0], tokens[-1][1]
            said = [name for at, name in statements if begin <= at < end]
            self.statements.append(self._numbers.setdefault(said[0], len(self._numbers) + 1) if said else 0)
            number = len(self.sentences)
            self.sentences.append([piece for token in tokens for piece in token[4]])
            result.append([[(piece, features, (mask, quotes_mask(spans, start, article)) if i == 0 else (0, 0), number)
                            for i, piece in enumerate(pieces)]
                           for start, _stop, features, mask, pieces in tokens])
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
        pieces, features, masks, quotes = (np.zeros(shape, kind) for kind in (np.int32, np.uint64, np.int32, np.int32))
        place = np.full(shape, SENTENCES, np.int32)  # which of the window's sentences a piece is of
        sentences = np.full((len(found), SENTENCES), -1, np.int32)
        for n, (_story, window) in enumerate(found):
            pieces[n, 0], pieces[n, len(window) + 1] = ends
            part = slice(1, len(window) + 1)
            numbers = np.array([number for *_, number in window])
            pieces[n, part], features[n, part] = [piece[0] for piece in window], [piece[1] for piece in window]
            masks[n, part], quotes[n, part] = np.array([piece[2] for piece in window]).T
            whole = [number for number in dict.fromkeys(numbers)
                     if 4 <= len(self.sentences[number]) == (numbers == number).sum()][:SENTENCES]
            for at, number in enumerate(whole):
                place[n, part][numbers == number] = at
                sentences[n, at] = number
        return {"pieces": pieces, "features": features, "masks": masks, "quotes": quotes, "place": place,
                "sentences": sentences, "lengths": np.array([len(window) + 2 for _, window in found], np.int32),
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


def annotations(article):
    """Spans (start, stop, part) in bytes, part 0 content, 1 cue, 2 source, -1 unknown; and where statements begin."""
    at = [0]
    for character in article["text"]:
        at.append(at[-1] + len(character.encode()))
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
