"""Reads news text and says who said what.

    >>> import quoth
    >>> document = quoth.analyze('“The bridge is safe,” said Vera Lindqvist, the city engineer.')
    >>> [(quote.speaker_name, quote.text) for quote in document.quotes]
    [('Vera Lindqvist', 'The bridge is safe,')]

Every offset counts code points, unless another unit is asked for, and indexes the string that was given:
``document.text[quote.start:quote.end] == quote.text``.

Objects are immutable and may be read from any thread; analysis lets other Python threads run.
"""

from __future__ import annotations

import datetime
import operator
import os
from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, count, islice, repeat
from typing import NamedTuple

from . import _quoth
from . import _swig as _types  # noqa: F401 - tells the module how to free what a handle holds
from ._html import document_html as _document_html

__all__ = [
    "Actor",
    "Collection",
    "Document",
    "Entity",
    "Error",
    "Figure",
    "Layer",
    "Model",
    "Quote",
    "Region",
    "Sentence",
    "Span",
    "Token",
    "Value",
    "Version",
    "__version__",
    "analyze",
    "analyze_many",
]

__version__ = _quoth.version()

_STAGES = {
    None: _quoth.STAGE_ALL,
    "regions": _quoth.STAGE_REGIONS,
    "tokens": _quoth.STAGE_TOKENS,
    "sentences": _quoth.STAGE_SENTENCES,
    "entities": _quoth.STAGE_ENTITIES,
    "values": _quoth.STAGE_VALUES,
    "quotes": _quoth.STAGE_QUOTES,
}
_NAMES = ("fast", "accurate")  # of models
_UNITS = {
    "byte": _quoth.UNIT_BYTE,
    "codepoint": _quoth.UNIT_CODEPOINT,
    "utf16": _quoth.UNIT_UTF16,
    "grapheme": _quoth.UNIT_GRAPHEME,
}
_SPAN_BYTES = 2 * memoryview(b"").cast("N").itemsize
_CHUNK = 4096  # spans copied at a time while a layer is walked


class Error(Exception):
    """A call that failed inside the library.

    ``code`` is one of the numbers below, ``byte_offset`` the place in the file (0 when it has none).

    >>> try:
    ...     quoth.Model("missing.quoth")
    ... except quoth.Error as error:
    ...     print(error.code == quoth.Error.IO)
    True
    """

    MEMORY = _quoth.ERROR_MEMORY
    ARGUMENT = _quoth.ERROR_ARGUMENT
    TOO_LARGE = _quoth.ERROR_TOO_LARGE
    UNSUPPORTED = _quoth.ERROR_UNSUPPORTED
    IO = _quoth.ERROR_IO
    MODEL = _quoth.ERROR_MODEL

    def __init__(self, message, code, byte_offset=0):
        super().__init__(message, code, byte_offset)
        self.code = code
        self.byte_offset = byte_offset

    def __str__(self):
        return self.args[0]


class Model:
    """Everything learned or listed.

    ``path`` is a model's file, or the name of a model: "accurate", the default, which comes with the package, or
    "fast", the one that is part of the library: 30 times as fast, and not as good at names.

    A model is immutable; any number of threads may share it. Pickled, it travels as its path and is
    opened again on the other side.

    >>> model = quoth.Model()
    >>> document = quoth.analyze("Rain fell.", model=model)
    """

    __slots__ = ("__weakref__", "_handle", "path")

    def __init__(self, path=None):
        self.path = None if path is None else os.fspath(path)
        self._handle = _quoth.new_Model(self.path)

    @property
    def name(self):
        """Name and version, such as ``'en-news 0.1'``."""
        return _quoth.Model_name(self._handle)

    def __reduce__(self):
        return Model, (self.path,)

    def __repr__(self):
        return f"<quoth.Model {self.name!r}{f' from {self.path!r}' if self.path else ''}>"


class Span:
    """A stretch of a document's text: ``document.text[span.start:span.end]``."""

    __slots__ = ("document", "end", "start")

    def __init__(self, document, start, end):
        self.document = document
        self.start = start
        self.end = end

    @property
    def text(self):
        """The text between ``start`` and ``end``."""
        document = self.document
        return document._text[document._index(self.start) : document._index(self.end)]

    def __str__(self):
        return self.text

    def __format__(self, form):
        return format(self.text, form)

    def __repr__(self):
        return f"<{type(self).__name__} {_shortened(self.text)!r} [{self.start}:{self.end}]>"

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.document is other.document and (self.start, self.end) == (other.start, other.end)

    def __hash__(self):
        return hash((id(self.document), self.start, self.end))


class _Item(Span):
    """A span that is item ``index`` of a layer."""

    __slots__ = ("index",)

    def __init__(self, document, index, start, end):
        self.document = document
        self.index = index
        self.start = start
        self.end = end

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.document is other.document and self.index == other.index

    def __hash__(self):
        return hash((id(self.document), self.index))


class Region(_Item):
    """A part of the page: headline, caption, body, boilerplate …"""

    __slots__ = ()

    @property
    def kind(self):
        """headline, standfirst, byline, dateline, caption, credit, subhead, body or boilerplate."""
        return _quoth.Document_kind(self.document._handle, _quoth.REGIONS, self.index)

    @property
    def detail(self):
        """A finer kind, such as ``'signup'`` for boilerplate, or None."""
        return _quoth.Document_detail(self.document._handle, _quoth.REGIONS, self.index)

    def _is_content(self):
        """A caption is content unless it only labels a picture."""
        if self.kind == "caption":
            return self.detail != "label"
        return self.kind not in ("boilerplate", "credit")

    def _to_dict(self):
        record = {"start": self.start, "end": self.end, "kind": self.kind}
        detail = self.detail
        return {**record, "detail": detail} if detail else record

    def __repr__(self):
        return f"<Region {self.kind} {_shortened(self.text)!r} [{self.start}:{self.end}]>"


class Token(_Item):
    """A word (as in Universal Dependencies: do|n't), number, mark, link or emoji."""

    __slots__ = ()

    @property
    def kind(self):
        """word, number, punctuation, quote, symbol, url, email, hashtag, handle or emoji."""
        return _quoth.Document_kind(self.document._handle, _quoth.TOKENS, self.index)

    @property
    def joined(self):
        """Whether it goes on with the word that the token before it begins.

        >>> [token.text for token in quoth.analyze("They don't.").tokens if token.joined]
        ["n't"]
        """
        return _quoth.Document_detail(self.document._handle, _quoth.TOKENS, self.index) is not None


class Sentence(_Item):
    """A sentence, or a line that is none, such as a headline."""

    __slots__ = ()

    @property
    def kind(self):
        """sentence, or the kind of its region when that is not body."""
        return _quoth.Document_kind(self.document._handle, _quoth.SENTENCES, self.index)


class Entity(_Item):
    """One mention of a name."""

    __slots__ = ()

    @property
    def type(self):
        """PER, ORG, LOC, MISC, or another type that the model knows."""
        return _quoth.Document_kind(self.document._handle, _quoth.ENTITIES, self.index)

    @property
    def name(self):
        """The canonical name: ``'Vera Lindqvist'`` for a later ``Lindqvist``."""
        return _quoth.Document_entity_name(self.document._handle, self.index)

    @property
    def confidence(self):
        """How sure quoth is, 0 to 1."""
        return _probability(_quoth.Document_confidence(self.document._handle, _quoth.ENTITIES, self.index))

    def __repr__(self):
        name = self.name
        meaning = f" = {name!r}" if name != self.text else ""
        return f"<Entity {self.type} {_shortened(self.text)!r}{meaning} [{self.start}:{self.end}]>"


class Value(_Item):
    """A date, a time, money, a percentage, a quantity or a number.

    >>> value = quoth.analyze("It sent more than 12,000 troops.").values[0]
    >>> value.type, value.value, value.unit, value.modifier
    ('QUANTITY', '12000', 'troops', 'more than')
    """

    __slots__ = ()

    @property
    def type(self):
        """DATE, TIME, MONEY, PERCENT, NUMBER or QUANTITY."""
        return _quoth.Document_kind(self.document._handle, _quoth.VALUES, self.index)

    @property
    def value(self):
        """What it comes to: a decimal number, ``2/3``, ``10..20``, a date or time as in ISO 8601 with an X for each
        unknown digit; None for no number in particular (dozens)."""
        return _quoth.Document_value(self.document._handle, self.index)

    @property
    def unit(self):
        """A currency's code, a unit, what is counted, or a time's zone; None when there is none."""
        return _quoth.Document_value_unit(self.document._handle, self.index)

    @property
    def modifier(self):
        """about, more than, less than, at least, at most; of dates early, mid, late; or None."""
        return _quoth.Document_value_modifier(self.document._handle, self.index)

    def _to_dict(self):
        record = {"start": self.start, "end": self.end, "type": self.type, "value": self.value}
        more = {"unit": self.unit, "modifier": self.modifier}
        return {**record, **{key: text for key, text in more.items() if text}}

    def __repr__(self):
        words = " ".join(filter(None, (self.modifier, self.value, self.unit)))
        return f"<Value {self.type} {_shortened(self.text)!r} = {words!r} [{self.start}:{self.end}]>"


class Quote(_Item):
    """Something that somebody said, from the start of its first piece to the end of its last.

    >>> quote = quoth.analyze('“It holds,” said Vera Lindqvist. “For now.”').quotes[0]
    >>> [piece.text for piece in quote.spans]
    ['It holds,', 'For now.']
    >>> quote.speaker_name, quote.cue.text
    ('Vera Lindqvist', 'said')
    """

    __slots__ = ()

    @property
    def kind(self):
        """direct, mixed, indirect, or scare (marks round a name or term: nobody speaks)."""
        return _quoth.Document_kind(self.document._handle, _quoth.QUOTES, self.index)

    @property
    def spans(self):
        """What was said, without the outer marks: several pieces when the attribution interrupts it."""
        return self._parts(_quoth.CONTENT)

    @property
    def quoted(self):
        """The stretches of ``spans`` that stand in quotation marks."""
        return self._parts(_quoth.QUOTED)

    @property
    def speaker(self):
        """The mention that the attribution names (a name, a noun phrase, a pronoun), or None."""
        return self._part(_quoth.SPEAKER)

    @property
    def speaker_name(self):
        """Who said it, resolved (``'Vera Lindqvist'`` for ``she``), or None when the text does not say."""
        return _quoth.Document_speaker_name(self.document._handle, self.index)

    @property
    def within(self):
        """The quote in whose words this one is told, the innermost of several, or None."""
        index = _quoth.Document_within(self.document._handle, self.index)
        return None if index == _quoth.NONE else self.document.quotes[index]

    @property
    def entity(self):
        """The name in the text that the resolved speaker is, or None."""
        index = _quoth.Document_speaker_entity(self.document._handle, self.index)
        return None if index == _quoth.NONE else self.document.entities[index]

    @property
    def cue(self):
        """The reporting words (``said``, ``according to``), or None."""
        return self._part(_quoth.CUE)

    @property
    def via(self):
        """Who relays it, where the text names a relay, or None."""
        return self._part(_quoth.VIA)

    @property
    def via_cue(self):
        """The words that name the relay, or None."""
        return self._part(_quoth.VIA_CUE)

    @property
    def confidence(self):
        """How sure quoth is of the attribution, 0 to 1."""
        return _probability(_quoth.Document_confidence(self.document._handle, _quoth.QUOTES, self.index))

    @property
    def method(self):
        """What evidence decided who speaks, for audits: subject, inverted, according-to, pronoun …"""
        return _quoth.Document_method(self.document._handle, self.index)

    def _bounds(self, part):
        """(start, end) of every span of a part."""
        handle, index = self.document._handle, self.index
        number = _quoth.Document_part_count(handle, index, part)
        return [_quoth.Document_part(handle, index, part, i) for i in range(number)]

    def _only(self, part):
        """(start, end) of a part that has one span at most, or None."""
        start, end = _quoth.Document_part(self.document._handle, self.index, part, 0)
        return (start, end) if start < end else None

    def _parts(self, part):
        return [Span(self.document, start, end) for start, end in self._bounds(part)]

    def _part(self, part):
        bounds = self._only(part)
        return bounds and Span(self.document, *bounds)

    def _to_dict(self):
        def one(part):
            bounds = self._only(part)
            return bounds and list(bounds)

        within = self.within
        return {
            "kind": self.kind,
            "spans": list(map(list, self._bounds(_quoth.CONTENT))),
            "quoted": list(map(list, self._bounds(_quoth.QUOTED))),
            "speaker": one(_quoth.SPEAKER),
            "speaker_name": self.speaker_name,
            "within": within and within.index,
            "cue": one(_quoth.CUE),
            "via": one(_quoth.VIA),
            "via_cue": one(_quoth.VIA_CUE),
            "confidence": self.confidence,
            "method": self.method,
        }

    def __repr__(self):
        speaker = f" by {self.speaker_name!r}" if self.speaker_name else ""
        return f"<Quote {self.kind}{speaker} {_shortened(self.text)!r} [{self.start}:{self.end}]>"


class Layer(Sequence):
    """The tokens, sentences, entities … of a document: a sequence whose items are made when asked for.

    >>> tokens = quoth.analyze("Rain fell.").tokens
    >>> len(tokens), tokens[-1].text, [token.text for token in tokens[:2]]
    (3, '.', ['Rain', 'fell'])
    """

    __slots__ = ("_count", "_document", "_item", "_layer")

    def __init__(self, document, layer, item):
        self._document = document
        self._layer = layer
        self._item = item
        self._count = _quoth.Document_count(document._handle, layer)

    def find(self, offset):
        """The index of the item that holds ``offset``, or of the next one; ``len(self)`` if there is none.

        >>> document = quoth.analyze("Rain fell. Nobody came.")
        >>> document.sentences[document.sentences.find(12)].text
        'Nobody came.'
        """
        return _quoth.Document_find(self._document._handle, self._layer, _number(offset, "offset"))

    def __len__(self):
        return self._count

    def __getitem__(self, index):
        chosen = _chosen(index, self._count, self._item.__name__.lower())
        if isinstance(index, slice):
            low, high = sorted((chosen[0], chosen[-1])) if chosen else (0, -1)
            starts, ends = self._bounds(low, high + 1 - low)
            return [self._item(self._document, i, starts[i - low], ends[i - low]) for i in chosen]
        return self._item(self._document, chosen, *_quoth.Document_span(self._document._handle, self._layer, chosen))

    def __iter__(self):
        return chain.from_iterable(
            map(self._item, repeat(self._document), count(first), *self._bounds(first, _CHUNK))
            for first in range(0, self._count, _CHUNK)
        )

    def __repr__(self):
        return f"<{self._count} {self._item.__name__} items of {self._document!r}>"

    def _bounds(self, first, number):
        """The starts and the ends of at most ``number`` items, with one call of the library."""
        buffer = bytearray(_SPAN_BYTES * min(number, self._count - first))
        _quoth.Document_spans(self._document._handle, self._layer, first, buffer)
        flat = memoryview(buffer).cast("N").tolist()
        return flat[::2], flat[1::2]

    def _pairs(self):
        return list(map(list, zip(*self._bounds(0, self._count))))


class Document:
    """What quoth found in one text; made by :func:`analyze`.

    The layers are lazy sequences and hold what the analysis came to; a layer whose stage was not run
    is empty. Documents hold on to their text and to the model.
    """

    __slots__ = ("__weakref__", "_handle", "_last_stage", "_model", "_text", "_unit")

    def __init__(self, text, model, last_stage, date=None, unit="codepoint"):
        if not isinstance(text, str):
            hint = ": decode it first" if isinstance(text, (bytes, bytearray, memoryview)) else ""
            raise TypeError(f"text must be a str, not {type(text).__name__}{hint}")
        if not isinstance(model, Model):
            hint = f": is it quoth.Model({model!r})?" if isinstance(model, (str, os.PathLike)) else ""
            raise TypeError(f"model must be a quoth.Model, 'fast' or 'accurate', not {type(model).__name__}{hint}")
        if last_stage not in _STAGES:
            raise ValueError(f"last_stage must be one of {', '.join(list(_STAGES)[1:])}, not {last_stage!r}")
        if unit not in _UNITS:
            raise ValueError(f"unit must be one of {', '.join(_UNITS)}, not {unit!r}")
        if not isinstance(date, datetime.date | None):
            raise TypeError(f"date must be a datetime.date, not {type(date).__name__}")
        # The library reads the string's UTF-8 in place: it must live as long as the handle. A subclass
        # of str may do anything, so its plain value is kept.
        self._text = str.__str__(text)
        self._model = model
        self._last_stage = _STAGES[last_stage] or _quoth.STAGE_QUOTES
        self._unit = _UNITS[unit]
        known = date is not None and date == date  # pandas' NaT, a date that is not known, equals nothing
        day = date.year * 10000 + date.month * 100 + date.day if known else 0
        self._handle = _quoth.new_Document(model._handle, self._text, _STAGES[last_stage], day, self._unit)

    @property
    def text(self):
        """The text that was analysed."""
        return self._text

    @property
    def model(self):
        """The model that it was analysed with."""
        return self._model

    @property
    def unit(self):
        """What the offsets count: codepoint, unless another unit was asked for."""
        return list(_UNITS)[self._unit]

    @property
    def date(self):
        """The day of publication, a :class:`datetime.date`: the one that was given, or else the one that the text
        gives at its head; None when it gives none, or the stage "values" was not run."""
        number = _quoth.Document_date(self._handle)
        return datetime.date(number // 10000, number // 100 % 100, number % 100) if number else None

    @property
    def regions(self):
        """The parts of the page: :class:`Region`."""
        return Layer(self, _quoth.REGIONS, Region)

    @property
    def tokens(self):
        """Words, numbers and marks: :class:`Token`."""
        return Layer(self, _quoth.TOKENS, Token)

    @property
    def sentences(self):
        """Sentences and lines: :class:`Sentence`."""
        return Layer(self, _quoth.SENTENCES, Sentence)

    @property
    def entities(self):
        """Mentions of names: :class:`Entity`."""
        return Layer(self, _quoth.ENTITIES, Entity)

    @property
    def values(self):
        """Dates, money, quantities …: :class:`Value`."""
        return Layer(self, _quoth.VALUES, Value)

    @property
    def quotes(self):
        """Who said what: :class:`Quote`."""
        return Layer(self, _quoth.QUOTES, Quote)

    def to_dict(self):
        """Everything as one record that :mod:`json` can write.

        A stage that was not run leaves its key out.

        >>> quoth.analyze("Rain fell.", last_stage="tokens").to_dict()["tokens"]
        [[0, 4], [5, 9], [9, 10]]
        """
        record = {
            "text": self._text,
            "unit": self.unit,
            "model": self._model.name,
            "regions": [region._to_dict() for region in self.regions],
            "boilerplate": [[r.start, r.end] for r in self.regions if not r._is_content()],
        }
        if self._last_stage >= _quoth.STAGE_TOKENS:
            record["tokens"] = self.tokens._pairs()
        if self._last_stage >= _quoth.STAGE_SENTENCES:
            record["sentences"] = self.sentences._pairs()
        if self._last_stage >= _quoth.STAGE_ENTITIES:
            record["entities"] = [
                {"start": e.start, "end": e.end, "type": e.type, "id": e.name, "confidence": e.confidence}
                for e in self.entities
            ]
        if self._last_stage >= _quoth.STAGE_VALUES:
            record["values"] = [value._to_dict() for value in self.values]
        if self._last_stage >= _quoth.STAGE_QUOTES:
            record["quotes"] = [quote._to_dict() for quote in self.quotes]
        return record

    def __str__(self):
        return self._text

    def __repr__(self):
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in ("sentences", "entities", "quotes"))
        return f"<quoth.Document {_shortened(self.text)!r}: {counts}>"

    def _repr_html_(self):
        return _document_html(self)

    def __reduce__(self):
        raise TypeError("a quoth.Document cannot be pickled: send its text or its to_dict()")

    def _index(self, offset):
        """An offset of this document as an index of its text."""
        if self._unit == _quoth.UNIT_CODEPOINT:
            return offset
        return _quoth.Document_convert(self._handle, offset, self._unit, _quoth.UNIT_CODEPOINT)


def analyze(text, *, model=None, last_stage=None, date=None, unit="codepoint"):
    """Reads a text and finds everything in it.

    ``text`` is a str; one with a lone surrogate has no UTF-8 and raises :class:`UnicodeEncodeError`.
    ``model``, a :class:`Model` or the name of one ("fast", "accurate"), is the accurate one unless given.
    ``last_stage`` ("regions", "tokens", "sentences", "entities", "values" or "quotes") stops the work after that
    stage. ``date``, a :class:`datetime.date`, is the day of publication: what "Thursday" is told by. Without it the
    one that the text gives at its head serves, if it gives one. ``unit`` is what offsets count: "codepoint", which
    indexes the string; for other programs "byte" (of UTF-8), "utf16" or "grapheme" (what readers take for one
    character).

    >>> document = quoth.analyze("🎉 “We made it,” said Ola Brandt.")
    >>> document.quotes[0].speaker_name
    'Ola Brandt'
    """
    return Document(text, _known(model), last_stage, date, unit)


def analyze_many(texts, *, model=None, last_stage=None, jobs=None, date=None, unit="codepoint"):
    """Analyses texts in ``jobs`` threads (as many as there are processors) and yields documents in order.

    The other arguments are those of :func:`analyze`; ``date`` is that of all texts, or one for each. Reads ahead only
    a few texts, so ``texts`` may be an endless generator. A text that cannot be analysed raises its error when its
    turn comes, which ends the iteration.

    >>> [len(document.tokens) for document in quoth.analyze_many(["Rain fell.", "Nobody came."])]
    [3, 3]
    """
    if isinstance(texts, (str, bytes)):
        raise TypeError(f"texts must be several texts, not one {type(texts).__name__}: use analyze() for one")
    jobs = os.cpu_count() or 1 if jobs is None else jobs
    if operator.index(jobs) < 1:
        raise ValueError("jobs must be at least 1")
    model = _known(model)
    one_date = isinstance(date, (datetime.date, str)) or not isinstance(date, Iterable)
    dated = zip(texts, repeat(date)) if one_date else zip(texts, date, strict=True)
    return _in_order(dated, lambda text, date: Document(text, model, last_stage, date, unit), jobs)


def _in_order(given, work, jobs):
    pool = ThreadPoolExecutor(jobs, thread_name_prefix="quoth")
    try:
        waiting = deque(pool.submit(work, *one) for one in islice(given, 2 * jobs))
        while waiting:
            document = waiting.popleft().result()
            waiting.extend(pool.submit(work, *one) for one in islice(given, 1))
            yield document
    finally:
        pool.shutdown(cancel_futures=True)


class Version(NamedTuple):
    """Where one version of an utterance stands: the number of the document, then of the quote in it."""

    document: int
    quote: int


class Figure(NamedTuple):
    """A figure that others are in conflict with: the number of the document, then of the value in it."""

    document: int
    value: int
    quote: int | None
    """The number of the quote that has it, whose speaker holds it; None when the article itself does."""


class Actor(NamedTuple):
    """Somebody or something that documents of a collection speak of."""

    number: int
    name: str
    type: str
    variants: tuple
    """The different names it goes by, the most frequent first."""


class Collection:
    """What holds across documents: who is the same actor, which quotes are the same utterance, which figures differ.

    A collection keeps what it needs of each document, not the document. Documents are numbered from 0
    in the order they were added. Actors, utterances and conflicts are those of the last :meth:`resolve`.

    >>> collection = quoth.Collection()
    >>> for text in ("“It holds,” said Vera Lindqvist.", "Vera Lindqvist had told us: “It holds.”"):
    ...     number = collection.add(quoth.analyze(text))
    >>> collection.resolve()
    >>> [actor.name for actor in collection.actors]
    ['Vera Lindqvist']
    """

    __slots__ = ("__weakref__", "_handle", "_size")

    def __init__(self):
        self._handle = _quoth.new_Collection()
        self._size = 0

    def __len__(self):
        """How many documents were added."""
        return self._size

    def add(self, document):
        """Adds a document and returns its number. What was resolved before stays until the next resolve."""
        if not isinstance(document, Document):
            raise TypeError(f"document must be a quoth.Document, not {type(document).__name__}")
        _quoth.Collection_add(self._handle, document._handle)
        self._size += 1
        return self._size - 1

    def resolve(self):
        """Finds actors, utterances and conflicts; the order in which documents were added makes no difference."""
        _quoth.Collection_resolve(self._handle)

    @property
    def actors(self):
        """All actors: a lazy sequence of :class:`Actor`."""
        return _Numbered(lambda: _quoth.Collection_actor_count(self._handle), self._actor)

    @property
    def utterances(self):
        """All utterances: a lazy sequence, each a list of its versions."""
        return _Numbered(lambda: _quoth.Collection_utterance_count(self._handle), self._utterance)

    @property
    def conflicts(self):
        """Figures that are about the same thing and cannot all be right: a lazy sequence, each a list of
        :class:`Figure`. A toll that grew from day to day is among them: see :attr:`Document.date`."""
        return _Numbered(lambda: _quoth.Collection_conflict_count(self._handle), self._conflict)

    def entity_actor(self, document, entity):
        """The actor that entity number ``entity`` of document number ``document`` means, or None."""
        return self._actor(_quoth.Collection_entity_actor(self._handle, *_numbers(document=document, entity=entity)))

    def speaker_actor(self, document, quote):
        """The actor who speaks quote number ``quote`` of document number ``document``, or None."""
        return self._actor(_quoth.Collection_speaker_actor(self._handle, *_numbers(document=document, quote=quote)))

    def quote_utterance(self, document, quote):
        """All versions of the utterance that this quote is a version of, itself among them, or None."""
        index = _quoth.Collection_quote_utterance(self._handle, *_numbers(document=document, quote=quote))
        return None if index == _quoth.NONE else self._utterance(index)

    def value_conflict(self, document, value):
        """All figures of the conflict that this value is in, itself among them, or None."""
        index = _quoth.Collection_value_conflict(self._handle, *_numbers(document=document, value=value))
        return None if index == _quoth.NONE else self._conflict(index)

    def __repr__(self):
        return f"<quoth.Collection of {self._size} documents>"

    def __reduce__(self):
        raise TypeError("a quoth.Collection cannot be pickled: send the texts")

    def _actor(self, index):
        if index == _quoth.NONE:
            return None
        handle = self._handle
        names = (
            _quoth.Collection_variant(handle, index, i) for i in range(_quoth.Collection_variant_count(handle, index))
        )
        return Actor(
            index,
            _quoth.Collection_actor_name(handle, index),
            _quoth.Collection_actor_type(handle, index),
            tuple(names),
        )

    def _utterance(self, index):
        size = _quoth.Collection_utterance_size(self._handle, index)
        found = (_quoth.Collection_utterance_member(self._handle, index, i) for i in range(size))
        return [Version(document, quote) for _, document, quote in found]

    def _conflict(self, index):
        size = _quoth.Collection_conflict_size(self._handle, index)
        found = (_quoth.Collection_conflict_figure(self._handle, index, i) for i in range(size))
        return [Figure(d, value, None if quote == _quoth.NONE else quote) for _, d, value, quote in found]


class _Numbered(Sequence):
    """What a collection counts: items 0 to ``count()``, made when asked for."""

    __slots__ = ("_count", "_make")

    def __init__(self, count, make):
        self._count = count
        self._make = make

    def __len__(self):
        return self._count()

    def __getitem__(self, index):
        chosen = _chosen(index, len(self), "item")
        return [self._make(i) for i in chosen] if isinstance(index, slice) else self._make(chosen)


_models = {}  # by name: opened when first asked for


def _known(model):
    """The model of a name, or the model given."""
    if model is not None and model not in _NAMES:
        return model
    if model not in _models:
        _models[model] = Model(model)
    return _models[model]


def _chosen(index, number, what):
    """The index, or the range of a slice, of ``number`` items."""
    try:
        return range(number)[index]
    except IndexError:
        raise IndexError(f"no {what} {index}: there are {number}") from None


def _number(value, what):
    """A number that the library counts by, of any type that is one (numpy's too); one past all means none of them."""
    try:
        number = operator.index(value)
    except TypeError:
        hint = ": use its .index" if isinstance(value, _Item) else ""
        raise TypeError(f"{what} must be a number, not {type(value).__name__}{hint}") from None
    if number < 0:
        raise IndexError(f"{what} must not be negative")
    return min(number, _quoth.NONE)


def _numbers(**given):
    return [_number(value, what) for what, value in given.items()]


def _probability(value):
    """To thousandths: what lies behind them is noise of the arithmetic."""
    return int(value * 1000 + 0.5) / 1000


def _shortened(text):
    return text if len(text) <= 40 else text[:39] + "…"
