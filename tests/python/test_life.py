"""Nothing is freed while it can still be reached, and everything afterwards."""

import copy
import gc
import os
import pickle
import resource
import weakref

import pytest

import quoth


def test_an_item_keeps_its_document():
    token = quoth.analyze("🎉 " + "Rain fell in Nordhaven.").tokens[3]
    gc.collect()
    assert (token.text, token.kind) == ("in", "word")
    layer = quoth.analyze("Rain " * 100).tokens
    gc.collect()
    assert [item.text for item in layer] == ["Rain"] * 100


def test_a_document_keeps_its_text_and_its_model():
    document = quoth.analyze("".join(["Vera Lindqvist 🙂 ", "spoke."]), model=quoth.Model())
    gc.collect()
    other = [quoth.analyze("x" * 40 + "🙂") for _ in range(100)]
    assert document.tokens[-2].text == "spoke"
    assert document.model.name.startswith("en-news ")
    assert len(other) == 100


def test_a_document_that_nobody_holds_is_freed():
    document = quoth.analyze("Rain fell.")
    gone = weakref.ref(document)
    del document
    assert gone() is None


def resident_bytes():
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="needs /proc")
def test_memory_does_not_grow_from_document_to_document(article):
    text = article * 300

    def after(count):
        for _ in range(count):
            quoth.analyze(text).to_dict()
        return resident_bytes()

    settled = after(5)
    assert after(40) - settled < 100 * len(text)  # forty leaked documents would be four times as much


def test_a_model_travels_as_its_path():
    model = pickle.loads(pickle.dumps(quoth.Model()))
    assert model.path is None and model.name == quoth.Model().name
    assert quoth.analyze("Rain fell.", model=model).tokens[0].text == "Rain"


@pytest.mark.skipif("QUOTH_MODEL" not in os.environ, reason="QUOTH_MODEL names no model file")
def test_a_model_from_a_file_reads_like_the_built_in_one(article):
    path = os.environ["QUOTH_MODEL"]
    model = pickle.loads(pickle.dumps(quoth.Model(path)))
    assert model.path == path and path in repr(model)
    assert quoth.analyze(article, model=model).to_dict() == quoth.analyze(article).to_dict()


@pytest.mark.parametrize("travel", [pickle.dumps, copy.deepcopy])
def test_a_document_says_how_to_send_it(document, travel):
    for thing in (document, document.tokens[0]):
        with pytest.raises(TypeError, match=r"send its text or its to_dict\(\)"):
            travel(thing)
