"""A document as an HTML fragment, for notebooks: quotes and names marked, what quoth found in tooltips."""

from html import escape
from itertools import pairwise

_LIMIT = 50_000  # code points shown: a notebook keeps every output in its file
_QUOTE = "background:#fdf3c8;color:#222"
_NAME = "border-bottom:2px solid #6a9bd1"


def document_html(document):
    end = min(len(document.text), _LIMIT)
    marks = list(_marks(document, end))
    cuts = sorted({0, end, *(m[0] for m in marks), *(m[1] for m in marks)})
    pieces = [_piece(document.text[a:b], tags) for a, b, tags in _segments(cuts, marks)]
    rest = len(document.text) - end
    if rest:
        pieces.append(f"<em> … {rest} more characters</em>")
    return f'<div class="quoth" style="white-space:pre-wrap;line-height:1.6">{"".join(pieces)}</div>'


def _marks(document, end):
    """(start, end, element, title) of all that is marked before ``end``, quotes before names."""
    index = document._index
    for quote in document.quotes:
        if index(quote.start) >= end:
            break
        says = quote.speaker_name or ("nobody speaks" if quote.kind == "scare" else "speaker unknown")
        title = f"{quote.kind}: {says} ({quote.confidence:.0%}, {quote.method})"
        for span in quote.spans:
            if index(span.start) < end:
                yield index(span.start), min(index(span.end), end), "mark", title
    for entity in document.entities:
        if index(entity.start) >= end:
            break
        yield index(entity.start), min(index(entity.end), end), "span", f"{entity.type}: {entity.name}"


def _segments(cuts, marks):
    """The stretches between cuts, each with the innermost quote and name that cover it."""
    starting = {}
    for mark in marks:
        starting.setdefault(mark[0], []).append(mark)
    open_marks = []
    for start, stop in pairwise(cuts):
        open_marks = [m for m in open_marks if m[1] > start] + starting.get(start, [])
        innermost = {m[2]: m for m in sorted(open_marks, key=lambda m: m[0] - m[1])}
        yield start, stop, [innermost[name] for name in ("mark", "span") if name in innermost]


def _piece(text, tags):
    html = escape(text)
    for _, _, element, title in reversed(tags):
        style = _QUOTE if element == "mark" else _NAME
        html = f'<{element} style="{style}" title="{escape(title)}">{html}</{element}>'
    return html
