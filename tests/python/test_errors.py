"""A wrong argument is told at once, in words that say what to do."""

import pickle

import pytest

import quoth


@pytest.mark.parametrize("text", [None, 7, 1.5, ["a"], object()], ids=["None", "int", "float", "list", "object"])
def test_only_a_str_is_a_text(text):
    with pytest.raises(TypeError, match=f"text must be a str, not {type(text).__name__}"):
        quoth.analyze(text)


@pytest.mark.parametrize(
    "text", [b"bytes", bytearray(b"bytes"), memoryview(b"bytes")], ids=["bytes", "bytearray", "view"]
)
def test_bytes_are_to_be_decoded_first(text):
    with pytest.raises(TypeError, match="decode it first"):
        quoth.analyze(text)


def test_a_lone_surrogate_is_named_with_its_place():
    with pytest.raises(UnicodeEncodeError) as caught:
        quoth.analyze("🎉 caf\udce9 said")
    assert caught.value.start == 5
    assert isinstance(caught.value, ValueError)


def test_a_model_that_is_not_there():
    with pytest.raises(quoth.Error, match="no-such-model.quoth") as caught:
        quoth.Model("no-such-model.quoth")
    assert caught.value.code == quoth.Error.IO
    assert caught.value.byte_offset == 0


def test_a_file_that_is_no_model(tmp_path):
    path = tmp_path / "modèle 🎉.quoth"
    path.write_bytes(b"not a model" * 100)
    for form in (path, str(path), bytes(path)):
        with pytest.raises(quoth.Error, match="not a quoth model") as caught:
            quoth.Model(form)
        assert caught.value.code == quoth.Error.MODEL
        assert path.name in str(caught.value)
    with pytest.raises(ValueError):
        quoth.Model("nul\x00inside")
    with pytest.raises(TypeError):
        quoth.Model(7)


def test_wrong_options():
    with pytest.raises(TypeError, match=r"model must be .* not str: is it quoth.Model\('own.quoth'\)\?$"):
        quoth.analyze("text", model="own.quoth")
    with pytest.raises(TypeError, match="model must be a quoth.Model, 'fast' or 'accurate', not int$"):
        quoth.analyze("text", model=7)
    with pytest.raises(ValueError, match="last_stage must be one of regions, tokens, .*, not 'words'"):
        quoth.analyze("text", last_stage="words")
    for date in ("2021-12-02", 20211202):
        with pytest.raises(TypeError, match=f"date must be a datetime.date, not {type(date).__name__}"):
            quoth.analyze("text", date=date)
    with pytest.raises(TypeError, match="document must be a quoth.Document, not str"):
        quoth.Collection().add("text")


def test_wrong_numbers():
    document = quoth.analyze("“It will rain,” said Vera Lindqvist.")
    collection = quoth.Collection()
    collection.add(document)
    collection.resolve()
    assert collection.speaker_actor(2**70, 0) is None
    with pytest.raises(TypeError, match="quote must be a number, not Quote: use its .index"):
        collection.speaker_actor(0, document.quotes[0])
    with pytest.raises(IndexError, match="document must not be negative"):
        collection.quote_utterance(-1, 0)
    with pytest.raises(TypeError, match="offset must be a number, not str"):
        document.tokens.find("rain")
    for jobs in ("2", 2.5):
        with pytest.raises(TypeError):
            quoth.analyze_many(["text"], jobs=jobs)


def test_numbers_of_other_types():
    class Number:  # numpy.int64 is one of these
        def __index__(self):
            return 0

    document = quoth.analyze("“It will rain,” said Vera Lindqvist.")
    collection = quoth.Collection()
    collection.add(document)
    collection.resolve()
    assert document.tokens.find(Number()) == 0
    assert collection.entity_actor(Number(), Number()).name == "Vera Lindqvist"
    assert collection.quote_utterance(Number(), 0) == [(0, 0)]


def test_an_error_survives_pickling():
    error = pickle.loads(pickle.dumps(quoth.Error("damaged", quoth.Error.MODEL, 64)))
    assert (str(error), error.code, error.byte_offset) == ("damaged", quoth.Error.MODEL, 64)


def test_every_status_of_the_library_has_a_name():
    names = {name: code for name, code in vars(quoth.Error).items() if name.isupper()}
    assert names == {"MEMORY": -1, "ARGUMENT": -2, "TOO_LARGE": -3, "UNSUPPORTED": -4, "IO": -5, "MODEL": -6}
