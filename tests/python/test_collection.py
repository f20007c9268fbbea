"""Actors, utterances and figures that differ across documents."""

import collections.abc
import datetime

import pytest

import quoth

TEXTS = (
    "“The wall will be rebuilt before the winter storms,” said Vera Lindqvist, the mayor of Nordhaven.",
    "Mayor Vera Lindqvist said on Monday: “The wall will be rebuilt before the winter storms.”",
    "Jonas Okafor said the boats had nowhere else to go.",
)


@pytest.fixture(scope="module")
def documents():
    return [quoth.analyze(text) for text in TEXTS]


@pytest.fixture
def collection(documents):
    collection = quoth.Collection()
    assert [collection.add(document) for document in documents] == [0, 1, 2]
    collection.resolve()
    return collection


def test_documents_are_numbered_and_not_kept():
    collection = quoth.Collection()
    assert len(collection) == 0 and list(collection.actors) == [] and list(collection.utterances) == []
    assert [collection.add(quoth.analyze(text)) for text in TEXTS] == [0, 1, 2]
    assert len(collection) == 3 and repr(collection) == "<quoth.Collection of 3 documents>"
    collection.resolve()
    assert len(collection.actors) == len(list(collection.actors))


def test_a_name_in_several_documents_is_one_actor(collection, documents):
    lindqvist = collection.speaker_actor(0, 0)
    assert (lindqvist.name, lindqvist.type) == ("Vera Lindqvist", "PER")
    assert "Vera Lindqvist" in lindqvist.variants
    assert collection.speaker_actor(1, 0) == lindqvist != collection.speaker_actor(2, 0)
    assert collection.actors[lindqvist.number] == lindqvist
    mention = next(entity for entity in documents[1].entities if entity.name == "Vera Lindqvist")
    assert collection.entity_actor(1, mention.index) == lindqvist
    assert [actor.number for actor in collection.actors] == list(range(len(collection.actors)))


def test_every_quote_is_a_version_of_one_utterance(collection, documents):
    members = [version for utterance in collection.utterances for version in utterance]
    assert sorted(members) == [(number, quote.index) for number, d in enumerate(documents) for quote in d.quotes]
    for version in members:
        assert version in collection.quote_utterance(version.document, version.quote)


def test_numbers_out_of_range_mean_nothing(collection):
    assert collection.entity_actor(99, 0) is None
    assert collection.speaker_actor(0, 99) is None
    assert collection.quote_utterance(99, 99) is None
    with pytest.raises(IndexError):
        collection.actors[len(collection.actors)]
    with pytest.raises(IndexError, match="document must not be negative"):
        collection.entity_actor(-1, 0)


def test_actors_are_a_sequence_that_outlives_the_next_resolve(collection, documents):
    assert isinstance(collection.actors, collections.abc.Sequence)
    before = collection.actors[:]
    collection.add(documents[0])
    collection.resolve()
    assert all(isinstance(actor.name, str) for actor in before)


FLOOD = (
    "Vera Lindqvist said the flood in Nordhaven had cost 4 million euros.",
    "“The flood in Nordhaven cost 6 million euros,” Vera Lindqvist said.",
    "The flood in Nordhaven cost the town 9 million euros.",
)


def test_figures_that_differ_are_found_with_their_holders():
    collection, documents = quoth.Collection(), [quoth.analyze(text) for text in FLOOD]
    for document in documents:
        collection.add(document)
    assert list(collection.conflicts) == []
    collection.resolve()
    (conflict,) = collection.conflicts
    held = [(documents[f.document].values[f.value].value, f.quote) for f in conflict]
    assert held == [("4000000", 0), ("6000000", 0), ("9000000", None)]
    assert all(isinstance(figure, quoth.Figure) for figure in conflict)
    assert collection.value_conflict(1, conflict[1].value) == conflict
    assert collection.value_conflict(99, 0) is None


def test_a_document_tells_its_date():
    day = datetime.date(2024, 3, 4)
    assert quoth.analyze("Rain.").date is None
    assert quoth.analyze("Rain.", date=day).date == day
    assert quoth.analyze("Rain.", date=day, last_stage="tokens").date is None
    assert quoth.analyze("NORDHAVEN, March 4, 2024 - It rained all day in the harbour.").date == day
