"""The examples in the docstrings and in the README give what they say."""

import doctest
import pathlib

import quoth

README = pathlib.Path(__file__).parents[2] / "bindings/README.md"


def test_docstrings():
    result = doctest.testmod(quoth, extraglobs={"quoth": quoth})
    assert result.attempted > 10 and result.failed == 0


def test_readme():
    result = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert result.attempted > 3 and result.failed == 0
