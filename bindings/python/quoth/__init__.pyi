import datetime
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Generic, Literal, NamedTuple, TypeAlias, TypeVar, overload

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

__version__: Final[str]

_Stage: TypeAlias = Literal["regions", "tokens", "sentences", "entities", "values", "quotes"]
_Unit: TypeAlias = Literal["byte", "codepoint", "utf16", "grapheme"]
_Path: TypeAlias = str | bytes | os.PathLike[str] | os.PathLike[bytes]
_T_co = TypeVar("_T_co", bound=Span, covariant=True)

class Error(Exception):
    MEMORY: Final[int]
    ARGUMENT: Final[int]
    TOO_LARGE: Final[int]
    UNSUPPORTED: Final[int]
    IO: Final[int]
    MODEL: Final[int]
    code: int
    byte_offset: int
    def __init__(self, message: str, code: int, byte_offset: int = 0) -> None: ...

class Model:
    path: str | bytes | None
    def __init__(self, path: _Path | None = None) -> None: ...
    @property
    def name(self) -> str: ...

class Span:
    document: Document
    start: int
    end: int
    def __init__(self, document: Document, start: int, end: int) -> None: ...
    @property
    def text(self) -> str: ...
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...

class _Item(Span):
    index: int
    def __init__(self, document: Document, index: int, start: int, end: int) -> None: ...

class Region(_Item):
    @property
    def kind(self) -> str: ...
    @property
    def detail(self) -> str | None: ...

class Token(_Item):
    @property
    def kind(self) -> str: ...
    @property
    def joined(self) -> bool: ...

class Sentence(_Item):
    @property
    def kind(self) -> str: ...

class Entity(_Item):
    @property
    def type(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def confidence(self) -> float: ...

class Value(_Item):
    @property
    def type(self) -> str: ...
    @property
    def value(self) -> str | None: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def modifier(self) -> str | None: ...

class Quote(_Item):
    @property
    def kind(self) -> str: ...
    @property
    def spans(self) -> list[Span]: ...
    @property
    def quoted(self) -> list[Span]: ...
    @property
    def speaker(self) -> Span | None: ...
    @property
    def speaker_name(self) -> str | None: ...
    @property
    def within(self) -> Quote | None: ...
    @property
    def entity(self) -> Entity | None: ...
    @property
    def cue(self) -> Span | None: ...
    @property
    def via(self) -> Span | None: ...
    @property
    def via_cue(self) -> Span | None: ...
    @property
    def confidence(self) -> float: ...
    @property
    def method(self) -> str: ...

class Layer(Sequence[_T_co], Generic[_T_co]):
    def __init__(self, document: Document, layer: int, item: type[_T_co]) -> None: ...
    def find(self, offset: int) -> int: ...
    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, index: int) -> _T_co: ...
    @overload
    def __getitem__(self, index: slice) -> list[_T_co]: ...
    def __iter__(self) -> Iterator[_T_co]: ...

class Document:
    def __init__(
        self,
        text: str,
        model: Model,
        last_stage: _Stage | None,
        date: datetime.date | None = None,
        unit: _Unit = "codepoint",
    ) -> None: ...
    @property
    def text(self) -> str: ...
    @property
    def model(self) -> Model: ...
    @property
    def unit(self) -> _Unit: ...
    @property
    def date(self) -> datetime.date | None: ...
    @property
    def regions(self) -> Layer[Region]: ...
    @property
    def tokens(self) -> Layer[Token]: ...
    @property
    def sentences(self) -> Layer[Sentence]: ...
    @property
    def entities(self) -> Layer[Entity]: ...
    @property
    def values(self) -> Layer[Value]: ...
    @property
    def quotes(self) -> Layer[Quote]: ...
    def to_dict(self) -> dict[str, Any]: ...

def analyze(
    text: str,
    *,
    model: Model | Literal["fast", "accurate"] | None = None,
    last_stage: _Stage | None = None,
    date: datetime.date | None = None,
    unit: _Unit = "codepoint",
) -> Document: ...
def analyze_many(
    texts: Iterable[str],
    *,
    model: Model | Literal["fast", "accurate"] | None = None,
    last_stage: _Stage | None = None,
    jobs: int | None = None,
    date: datetime.date | Iterable[datetime.date | None] | None = None,
    unit: _Unit = "codepoint",
) -> Iterator[Document]: ...

class Version(NamedTuple):
    document: int
    quote: int

class Figure(NamedTuple):
    document: int
    value: int
    quote: int | None

class Actor(NamedTuple):
    number: int
    name: str
    type: str
    variants: tuple[str, ...]

class Collection:
    def __init__(self) -> None: ...
    def __len__(self) -> int: ...
    def add(self, document: Document) -> int: ...
    def resolve(self) -> None: ...
    @property
    def actors(self) -> Sequence[Actor]: ...
    @property
    def utterances(self) -> Sequence[list[Version]]: ...
    @property
    def conflicts(self) -> Sequence[list[Figure]]: ...
    def entity_actor(self, document: int, entity: int) -> Actor | None: ...
    def speaker_actor(self, document: int, quote: int) -> Actor | None: ...
    def quote_utterance(self, document: int, quote: int) -> list[Version] | None: ...
    def value_conflict(self, document: int, value: int) -> list[Figure] | None: ...
