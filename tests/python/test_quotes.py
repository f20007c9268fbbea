"""Who said what in the article, as Python shows it."""

import pytest

import quoth


@pytest.fixture(scope="module")
def quotes(document):
    return {quote.spans[0].text[:12]: quote for quote in document.quotes}


def test_a_direct_quote_in_two_pieces(quotes):
    quote = quotes["We have wait"]
    assert quote.kind == "direct"
    assert [span.text for span in quote.spans] == [
        "We have waited for this for twelve years,",
        "Nobody wants another flood.",
    ]
    assert quote.text.startswith("We have") and quote.text.endswith("flood.") and "said Vera" in quote.text
    assert (quote.speaker.text, quote.cue.text, quote.speaker_name) == ("Vera Lindqvist", "said", "Vera Lindqvist")
    assert quote.via is None and quote.via_cue is None
    assert 0 < quote.confidence <= 1 and round(quote.confidence, 3) == quote.confidence
    assert quote.method
    assert repr(quote).startswith("<Quote direct by 'Vera Lindqvist' 'We have waited")


def test_a_mixed_quote_tells_what_stands_in_marks(quotes):
    quote = next(quote for quote in quotes.values() if quote.kind == "mixed")
    assert [span.text for span in quote.quoted] == ["a waste of money"]
    assert quote.cue.text == "called"


def test_an_apostrophe_is_no_mark(quotes):
    quote = quotes["We weren't a"]
    assert [span.text for span in quote.spans] == ["We weren't asked,"]
    assert (quote.speaker.text, quote.cue.text) == ("Jonas Okafor", "told")


def test_an_indirect_quote_has_nothing_in_marks(quotes):
    quote = quotes["the work wou"]
    assert quote.kind == "indirect" and quote.quoted == []
    assert quote.text == "the work would cost about 4.5 million crowns"


def test_every_part_lies_in_the_text(article, document):
    assert len(document.quotes) >= 5
    for quote in document.quotes:
        assert (quote.spans[0].start, quote.spans[-1].end) == (quote.start, quote.end)
        for span in (*quote.spans, *quote.quoted, quote.speaker, quote.cue):
            assert span is None or article[span.start : span.end] == span.text == span.text.strip() != ""


def test_a_pronoun_and_a_surname_are_resolved(document, quotes):
    named, surname, pronoun = quotes["We have wait"], quotes["the work wou"], quotes["the boats ha"]
    assert (surname.speaker.text, surname.speaker_name) == ("Lindqvist", "Vera Lindqvist")
    assert (pronoun.speaker.text, pronoun.speaker_name) == ("He", "Jonas Okafor")
    assert named.entity == next(entity for entity in document.entities if entity.text == "Vera Lindqvist")
    assert pronoun.entity.name == "Jonas Okafor"
    assert quotes["the plan “a "].entity is None


def test_names_and_whom_they_mean(document):
    found = {(entity.text, entity.type, entity.name) for entity in document.entities}
    assert {
        ("Vera Lindqvist", "PER", "Vera Lindqvist"),
        ("Lindqvist", "PER", "Vera Lindqvist"),
        ("Jonas Okafor", "PER", "Jonas Okafor"),
        ("Nordhaven", "LOC", "Nordhaven"),
    } <= found
    assert all(0 < entity.confidence <= 1 for entity in document.entities)
    later = next(entity for entity in document.entities if entity.text == "Lindqvist")
    assert repr(later) == f"<Entity PER 'Lindqvist' = 'Vera Lindqvist' [{later.start}:{later.end}]>"


def test_a_relay_is_not_the_speaker():
    document = quoth.analyze("🎉 “The bridge is safe,” Vera Lindqvist said, according to Harbour Radio.")
    quote = document.quotes[0]
    assert quote.speaker_name == "Vera Lindqvist"
    assert (quote.via.text, quote.via_cue.text) == ("Harbour Radio", "according to")


def test_a_quote_within_a_quote_knows_whose_words_it_is_told_in():
    outer, inner = quoth.analyze("“Pavel Drozd told me: ‘It will hold,’” said Vera Lindqvist.").quotes
    assert (inner.speaker_name, inner.within.speaker_name, outer.within) == ("Pavel Drozd", "Vera Lindqvist", None)
    assert [quote["within"] for quote in outer.document.to_dict()["quotes"]] == [None, 0]


def test_html_marks_what_was_said_and_by_whom():
    fragment = quoth.analyze("🎉 “The bridge is safe & sound,” said Vera Lindqvist.")._repr_html_()
    assert ">The bridge is safe &amp; sound,</mark>" in fragment
    assert 'title="direct: Vera Lindqvist (' in fragment
    assert 'title="PER: Vera Lindqvist">Vera Lindqvist</span>' in fragment


def test_a_span_is_formatted_as_its_text(quotes):
    assert f"{quotes['We have wait'].cue:>6}|" == "  said|"
