"""Offsets index the string that was given, whatever is in it."""

import pytest

import quoth

LAYERS = ("regions", "tokens", "sentences", "entities", "values", "quotes")


def words(document):
    return [token.text for token in document.tokens]


def test_tokens_are_the_words_of_the_text(article, document):
    found = words(document)
    for word in ("Nordhaven", "Lindqvist", "said", "Okafor", "👩‍👩‍👧", "𝒜", "flood", "rock"):
        assert word in found
    assert "".join(found) == "".join(article.split())


@pytest.mark.parametrize("layer", LAYERS)
def test_every_span_lies_inside_the_text_in_order(article, document, layer):
    spans = [(item.start, item.end) for item in getattr(document, layer)]
    assert spans == sorted(spans)
    for start, end in spans:
        assert 0 <= start < end <= len(article)
        assert article[start:end] == article[start:end].strip()


@pytest.mark.parametrize(
    "before",
    ["", "plain ", "naïve ", "Łódź – ", "🎉🎉 ", "\U0010ffff ", "e\u0301 ", "\u00a0\u2003 ", "\ufeff ", "\x00 "],
    ids=["nothing", "ascii", "latin-1", "bmp", "emoji", "last", "combining", "spaces", "bom", "nul"],
)
def test_what_stands_before_a_word_does_not_shift_it(before):
    text = before + "said Brandt"
    document = quoth.analyze(text)
    token = document.tokens[-1]
    assert token.text == "Brandt"
    assert (token.start, token.end) == (len(before) + 5, len(text))


def test_offsets_stay_right_far_into_a_long_text():
    line = "Die Straße 🙂 — “naïve”, said Ola Brandt.\n"
    text = line * 5_000 + "End"
    document = quoth.analyze(text, last_stage="tokens")
    assert document.tokens[-1].text == "End"
    assert document.tokens[-1].start == 5_000 * len(line)
    brandts = [token.start for token in document.tokens if token.text == "Brandt"]
    assert brandts == [i * len(line) + line.index("Brandt") for i in range(5_000)]


def test_a_nul_does_not_end_the_text():
    assert words(quoth.analyze("one\x00 two"))[-1] == "two"


def test_an_empty_text_has_nothing_in_it():
    document = quoth.analyze("")
    assert [len(getattr(document, layer)) for layer in LAYERS] == [0] * len(LAYERS)
    assert document.to_dict()["text"] == ""
    assert document.tokens[:] == [] and list(document.tokens) == []
    assert "Document ''" in repr(document) and document._repr_html_()


def test_a_subclass_of_str_is_read_as_the_text_it_holds():
    class Headline(str):
        def __str__(self):
            return "something else"

        def __getitem__(self, index):
            return "something else"

    document = quoth.analyze(Headline("🎉 Brandt wins"))
    assert document.text == "🎉 Brandt wins" and type(document.text) is str
    assert words(document)[1:] == ["Brandt", "wins"]
    assert document.to_dict()["text"] == "🎉 Brandt wins"


CLUSTERS = ["👩\u200d👩\u200d👧", " ", "🇩🇪", " ", *"Zo", "e\u0308", "\r\n", *"said", " ", *"(yes)."]


@pytest.mark.parametrize(
    "unit, units",
    [
        ("byte", lambda text: len(text.encode())),
        ("codepoint", len),
        ("utf16", lambda text: len(text.encode("utf-16-le")) // 2),
        ("grapheme", lambda text: next(n for n in range(99) if "".join(CLUSTERS[:n]) == text)),
    ],
)
def test_offsets_in_the_unit_of_another_program(unit, units):
    text = "".join(CLUSTERS)
    document = quoth.analyze(text, unit=unit)
    assert document.unit == document.to_dict()["unit"] == unit
    assert words(document) == words(quoth.analyze(text))
    for token in document.tokens:
        before = text[: text.index(token.text)]
        assert (token.start, token.end) == (units(before), units(before + token.text))
        assert document.tokens.find(token.start) == token.index
    assert document._repr_html_() == quoth.analyze(text)._repr_html_()


def test_a_unit_that_there_is_not():
    with pytest.raises(ValueError, match="unit must be one of byte, codepoint, utf16, grapheme, not 'word'"):
        quoth.analyze("text", unit="word")
