"""A layer behaves like any sequence, and its items like values."""

import collections.abc
import datetime

import pytest

import quoth

TEXT = "Rain fell in Nordhaven. Nobody came. 🙂 The boats stayed at home."


@pytest.fixture
def tokens():
    return quoth.analyze(TEXT).tokens


def test_a_layer_is_a_sequence(tokens):
    assert isinstance(tokens, collections.abc.Sequence)
    everything = list(tokens)
    assert len(tokens) == len(everything) > 10
    assert [tokens[i] for i in range(len(tokens))] == everything
    assert [token.index for token in everything] == list(range(len(tokens)))
    assert list(reversed(tokens)) == everything[::-1]
    assert everything[3] in tokens and tokens.index(everything[3]) == 3


@pytest.mark.parametrize(
    "cut",
    [slice(None), slice(2, 5), slice(-3, None), slice(None, None, -1), slice(9, 1, -3), slice(5, 5), slice(0, 999, 4)],
)
def test_slices_are_those_of_a_list(tokens, cut):
    assert tokens[cut] == list(tokens)[cut]


def test_negative_and_missing_indices(tokens):
    assert tokens[-1] == tokens[len(tokens) - 1]
    for index in (len(tokens), -len(tokens) - 1, 2**70):
        with pytest.raises(IndexError):
            tokens[index]
    with pytest.raises(IndexError, match=f"^no token 99: there are {len(tokens)}$"):
        tokens[99]
    with pytest.raises(TypeError):
        tokens["0"]


def test_layers_longer_than_one_copy_are_walked_to_the_end():
    document = quoth.analyze("word " * 10_001, last_stage="tokens")
    starts = [token.start for token in document.tokens]
    assert starts == list(range(0, 5 * 10_001, 5))


def test_find_gives_the_item_that_holds_an_offset():
    sentences = quoth.analyze(TEXT).sentences
    assert sentences[sentences.find(TEXT.index("came"))].text == "Nobody came. 🙂"
    assert sentences.find(0) == 0
    assert sentences.find(len(TEXT)) == sentences.find(10**30) == len(sentences)
    with pytest.raises(IndexError):
        sentences.find(-1)


def test_items_are_equal_when_they_are_the_same_item(tokens):
    other = quoth.analyze(TEXT).tokens
    assert tokens[2] == tokens[2] and hash(tokens[2]) == hash(tokens[2])
    assert tokens[2] != tokens[3] and tokens[2] != other[2] and tokens[2] != "in"
    assert len({tokens[2], tokens[2], tokens[3]}) == 2


def test_what_items_show_of_themselves(document):
    token = next(token for token in document.tokens if token.text == "Nordhaven")
    assert str(token) == "Nordhaven" and token.kind == "word"
    assert repr(token) == f"<Token 'Nordhaven' [{token.start}:{token.end}]>"
    assert document.sentences[-1].kind == "sentence"
    assert document.regions[-1].kind == "body" and document.regions[-1].detail is None
    assert str(document) == document.text
    assert repr(document).startswith("<quoth.Document '🌊 Harbour wall of Nordhaven to be rebui…': ")


def test_a_stage_that_was_not_asked_for_is_not_run():
    document = quoth.analyze(TEXT, last_stage="tokens")
    assert len(document.tokens) > 10
    assert len(document.sentences) == len(document.entities) == len(document.quotes) == 0


def test_values_are_told_by_the_date_of_publication():
    text = "It sent more than 12,000 troops on Thursday."
    troops, day = quoth.analyze(text, date=datetime.date(2021, 12, 4)).values
    assert (troops.type, troops.text, troops.value) == ("QUANTITY", "12,000 troops", "12000")
    assert (troops.unit, troops.modifier) == ("troops", "more than")
    assert (day.type, day.text, day.value, day.unit, day.modifier) == ("DATE", "Thursday", "2021-12-02", None, None)
    assert quoth.analyze(text).values[1].value == "XXXX-WXX-4"

    class NotATime(datetime.datetime):  # as pandas marks a date that is missing
        __hash__ = None

        def __eq__(self, other):
            return False

    assert quoth.analyze(text, date=NotATime(2021, 12, 4)).values[1].value == "XXXX-WXX-4"
    assert "more than 12000 troops" in repr(troops)
