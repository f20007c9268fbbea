"""Nothing is freed while it can still be reached, and everything afterwards."""

import copy
import gc
import os
import pathlib
import pickle
import resource
import subprocess
import sys
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
    assert document.model.name.startswith("en-news")
    assert len(other) == 100


def test_the_text_of_a_document_cannot_be_taken_away():
    document = quoth.analyze("Rain fell.")
    with pytest.raises(AttributeError):
        document.text = ""
    with pytest.raises(AttributeError):
        del document.text


def test_a_document_that_nobody_holds_is_freed():
    document = quoth.analyze("Rain fell.")
    gone = weakref.ref(document)
    del document
    assert gone() is None


def test_documents_may_be_left_over_at_the_end():
    program = (
        "import quoth; d = quoth.analyze('Rain fell.'); t = d.tokens[0]; m = quoth.Model(); c = quoth.Collection()"
    )
    result = subprocess.run([sys.executable, "-X", "dev", "-c", program], capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")


def resident_bytes():
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="needs /proc")
def test_memory_does_not_grow_from_document_to_document(article):
    text = article * 100

    def after(count):
        for _ in range(count):
            quoth.analyze(text)
        return resident_bytes()

    settled = after(10)
    assert after(50) - settled < 100 * len(text)  # fifty leaked documents would be four times as much


def test_a_model_travels_as_its_path():
    model = pickle.loads(pickle.dumps(quoth.Model()))
    assert model.path is None and model.name == quoth.Model().name
    assert quoth.analyze("Rain fell.", model=model).tokens[0].text == "Rain"


@pytest.mark.skipif("QUOTH_MODEL" not in os.environ, reason="QUOTH_MODEL names no model file")
def test_a_model_from_a_file_reads_like_the_built_in_one(article):
    path = os.environ["QUOTH_MODEL"]
    model = pickle.loads(pickle.dumps(quoth.Model(path)))
    assert model.path == path and path in repr(model)
    assert quoth.analyze(article, model=model).to_dict() == quoth.analyze(article, model="fast").to_dict()


ACCURATE = pathlib.Path(quoth.__file__).with_name("accurate.quoth")


@pytest.mark.skipif(not ACCURATE.exists(), reason="the package was built without the accurate model")
def test_models_by_name():
    text = "“The bridge is safe,” said Vera Lindqvist."
    accurate = quoth.analyze(text, model="accurate")
    assert accurate.model.name.startswith("en-news-accurate")
    assert accurate.quotes[0].speaker_name == "Vera Lindqvist"
    assert quoth.analyze(text, model="accurate").model is accurate.model
    assert [d.model for d in quoth.analyze_many([text], model="accurate")] == [accurate.model]
    assert quoth.analyze(text).model.name == accurate.model.name
    assert "accurate" not in quoth.analyze(text, model="fast").model.name
    assert pickle.loads(pickle.dumps(accurate.model)).name == accurate.model.name


@pytest.mark.parametrize("travel", [pickle.dumps, copy.deepcopy])
def test_a_document_says_how_to_send_it(document, travel):
    for thing in (document, document.tokens[0]):
        with pytest.raises(TypeError, match=r"send its text or its to_dict\(\)"):
            travel(thing)
    with pytest.raises(TypeError, match="send the texts"):
        travel(quoth.Collection())
