"""The interface that all languages share declares every function of the public header."""

import pathlib
import re

import pytest

import quoth

ROOT = pathlib.Path(__file__).parents[2]
# Of no use to a language with garbage collection and strings of its own.
LEFT_OUT = {"model_open_memory", "model_retain", "document_text"}
# Spelt as constructors and destructors.
SPELT_OTHERWISE = {
    "analyze",
    "model_builtin",
    "model_open",
    "model_release",
    "document_free",
    "collection_new",
    "collection_free",
}


def functions_of(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    return set(re.findall(r"QUOTH_API\s[^;(]*?\bquoth_(\w+)\(", text))


def test_every_function_of_the_header_can_be_called():
    header = functions_of(ROOT / "include/quoth/quoth.h")
    assert {"analyze", "document_spans", "collection_resolve", "version"} <= header
    assert LEFT_OUT | SPELT_OTHERWISE <= header
    bytes_alone = {name for name in header if name.startswith("text_")}  # for C: below strings and their units
    for name in header - LEFT_OUT - SPELT_OTHERWISE - bytes_alone:
        assert hasattr(quoth._quoth, name[0].upper() + name[1:]) or hasattr(quoth._quoth, name), name


def test_the_version_is_that_of_the_header():
    text = (ROOT / "include/quoth/quoth.h").read_text(encoding="utf-8")
    numbers = [re.search(rf"#define QUOTH_VERSION_{part} (\d+)", text)[1] for part in ("MAJOR", "MINOR", "PATCH")]
    assert quoth.__version__ == ".".join(numbers)


@pytest.mark.parametrize("name", quoth.__all__)
def test_everything_public_is_documented(name):
    assert name == "__version__" or getattr(quoth, name).__doc__
