"""An article of the corpus: parsing the inline XML and converting it to a document record.

The text is what remains when all tags are gone; every node keeps its [start, end)
in code points of that text, and the line of the source where it begins.
"""

import bisect
import xml.parsers.expat
from pathlib import Path

from marks import Marks

ENTITY_TYPES = {"p": "PER", "o": "ORG", "l": "LOC", "m": "MISC"}
QUOTE_KINDS = {"d": "direct", "m": "mixed", "i": "indirect", "s": "scare"}
NUMBERED = ("q", "s", "c", "v", "vc")
# A credit names who took a picture: it is set apart, yet no part of the story.
NOT_CONTENT = ("boilerplate", "credit")


class IllFormed(Exception):
    """The file is not well-formed XML; `line` says where."""

    def __init__(self, line, reason):
        super().__init__(reason)
        self.line = line


class Node:
    """One element: its tag, attributes, extent in the text and place in the source."""

    def __init__(self, tag, attributes, start, line, parent):
        self.tag = tag
        self.attributes = attributes
        self.start = start
        self.end = start
        self.line = line
        self.parent = parent

    def get(self, name, default=None):
        return self.attributes.get(name, default)

    def numbers(self):
        return self.get("i", "").split()

    def ancestors(self):
        node = self.parent
        while node:
            yield node
            node = node.parent


class Quote:
    """All nodes that carry one quotation's number, gathered."""

    def __init__(self, number):
        self.number = number
        self.pieces = []
        self.parts = {"s": [], "c": [], "v": [], "vc": []}

    def attribute(self, name):
        values = [piece.get(name) for piece in self.pieces if piece.get(name) is not None]
        return values[0] if values else None

    @property
    def kind(self):
        return self.attribute("k")

    @property
    def line(self):
        nodes = self.pieces or [node for part in self.parts.values() for node in part]
        return nodes[0].line


class Article:
    def __init__(self, path, source):
        self.path = Path(path)
        self.nodes = []
        self._chunks, self._offsets, self._lines = [], [], []
        self._length = 0
        self._parse(source)
        self.marks = Marks(self.text)

    @classmethod
    def load(cls, path):
        return cls(path, Path(path).read_bytes())

    # Parsing

    @property
    def has_damaged_marks(self):
        """Marks unclosed, mismatched or mangled on purpose: nothing can be told from them."""
        return self.root.get("marks") == "damaged"

    def _parse(self, source):
        parser = xml.parsers.expat.ParserCreate("utf-8")
        stack = []

        def open_element(tag, attributes):
            node = Node(tag, attributes, self._length, parser.CurrentLineNumber,
                        stack[-1] if stack else None)
            self.nodes.append(node)
            stack.append(node)

        def close_element(_tag):
            stack.pop().end = self._length

        def characters(data):
            self._offsets.append(self._length)
            self._lines.append(parser.CurrentLineNumber)
            self._chunks.append(data)
            self._length += len(data)

        parser.StartElementHandler = open_element
        parser.EndElementHandler = close_element
        parser.CharacterDataHandler = characters
        try:
            parser.Parse(source, True)
        except xml.parsers.expat.ExpatError as error:
            raise IllFormed(error.lineno, xml.parsers.expat.ErrorString(error.code)) from error
        self._strip("".join(self._chunks))

    def _strip(self, raw):
        """Line ends next to <doc> are layout of the file, not of the article."""
        lead = len(raw) - len(raw.lstrip())
        self.text = raw.strip()
        self._lead = lead
        for node in self.nodes:
            node.start = min(max(0, node.start - lead), len(self.text))
            node.end = min(max(0, node.end - lead), len(self.text))

    # Access

    @property
    def root(self):
        return self.nodes[0]

    @property
    def story(self):
        return self.root.get("story", "")

    @property
    def name(self):
        return "/".join(self.path.with_suffix("").parts[-2:])

    def line_at(self, offset):
        at = bisect.bisect_right(self._offsets, offset + self._lead) - 1
        return self._lines[max(0, at)] if self._lines else 1

    def surface(self, node):
        return self.text[node.start:node.end]

    def canonical(self, node):
        return node.get("n") or self.surface(node)

    def tagged(self, *tags):
        return [node for node in self.nodes if node.tag in tags]

    def entities(self):
        return self.tagged(*ENTITY_TYPES)

    def regions(self):
        return self.tagged("r")

    def quotes(self):
        """Quotations in order of appearance; a scare quotation has no number and stands alone."""
        quotes, scares = {}, []
        for node in self.tagged(*NUMBERED):
            if node.tag == "q" and not node.numbers():
                scare = Quote(None)
                scare.pieces.append(node)
                scares.append(scare)
            for number in node.numbers():
                quote = quotes.setdefault(number, Quote(number))
                (quote.pieces if node.tag == "q" else quote.parts[node.tag]).append(node)
        return sorted([*quotes.values(), *scares],
                      key=lambda quote: quote.pieces[0].start if quote.pieces else -1)

    def quotes_inside(self, piece):
        return [node for node in self.tagged("q")
                if node is not piece and piece in node.ancestors()]


# Conversion to the record


def record(article):
    regions = _regions(article)
    result = {
        "id": article.name,
        "unit": "codepoint",
        "text": article.text,
        "regions": regions,
        "boilerplate": [[r["start"], r["end"]] for r in regions if r["kind"] in NOT_CONTENT],
        "entities": [_entity(article, node) for node in article.entities()],
        "quotes": [_quote(article, quote) for quote in article.quotes()],
    }
    meta = article.root.attributes
    return result | {key: meta[key] for key in meta if key not in ("caps", "marks")}


def _regions(article):
    marked = []
    for node in article.regions():
        region = {"start": node.start, "end": node.end, "kind": node.get("k")}
        if node.get("d"):
            region["detail"] = node.get("d")
        marked.append(region)
    return sorted(marked + _body(article.text, marked), key=lambda region: region["start"])


def _body(text, marked):
    """Paragraphs, or what a dateline or subhead leaves of them, are body."""
    edges = sorted((region["start"], region["end"]) for region in marked)
    body, at = [], 0
    for start, end in [*edges, (len(text), len(text))]:
        for part_start, part_end in _paragraphs(text, at, start):
            body.append({"start": part_start, "end": part_end, "kind": "body"})
        at = max(at, end)
    return body


def _paragraphs(text, start, end):
    for line in text[start:end].splitlines(keepends=True):
        left = start + len(line) - len(line.lstrip())
        right = start + len(line.rstrip())
        start += len(line)
        if left < right:
            yield left, right


def _actor(article, kind, name):
    """People are invented anew for each story; a namesake elsewhere is somebody else."""
    return f"{article.story}/{name}" if kind == "PER" else name


def _entity(article, node):
    kind, name = ENTITY_TYPES[node.tag], article.canonical(node)
    entity = {"start": node.start, "end": node.end, "type": kind, "id": name,
              "actor": _actor(article, kind, name)}
    if node.get("g"):
        entity["refers_to"] = node.get("g")
    return entity


def _span(nodes):
    return [nodes[0].start, nodes[0].end] if nodes else None


def _quote(article, quote):
    pieces = [[piece.start, piece.end] for piece in quote.pieces]
    fragments = [list(piece) for piece in pieces] if quote.kind in "ds" else []
    if quote.kind == "m":
        fragments = mixed_fragments(article, quote)
        pieces = [list(article.marks.trim(*piece)) for piece in pieces]
    result = {
        "kind": QUOTE_KINDS[quote.kind],
        "spans": pieces,
        "quoted": fragments,
        "speaker": _span(quote.parts["s"]),
        "cue": _span(quote.parts["c"]),
        "via": _span(quote.parts["v"]),
        "via_cue": _span(quote.parts["vc"]),
        "speaker_name": quote.attribute("w"),
    }
    return result | _links(article, quote)


def _links(article, quote):
    links = {}
    name, utterances = quote.attribute("w"), (quote.attribute("u") or "").split()
    if name:
        types = {article.canonical(node): ENTITY_TYPES[node.tag] for node in article.entities()}
        names = name.split("; ")
        actors = [_actor(article, types.get(one, "PER"), one) for one in names]
        links["actor"] = "; ".join(actors)
        if len(names) > 1:
            links["speaker_names"] = names
    if utterances:
        links["utterance"] = f"{article.story}/{utterances[0]}"
    if len(utterances) > 1:
        links["utterance_also"] = [f"{article.story}/{label}" for label in utterances[1:]]
    if quote.attribute("x"):
        links["ignore"] = True
    return links


def mixed_fragments(article, quote):
    """What stands in marks inside a mixed quotation, without the marks of nested ones."""
    fragments = []
    for piece in quote.pieces:
        nested = [(inner.start, inner.end) for inner in article.quotes_inside(piece)]
        fragments += article.marks.pairs(piece.start, piece.end, nested)
    return fragments
