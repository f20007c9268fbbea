"""The examples in the docstrings and in the READMEs give what they say."""

import doctest
import pathlib

import pytest

import quoth

ROOT = pathlib.Path(__file__).parents[2]


def test_docstrings():
    result = doctest.testmod(quoth, extraglobs={"quoth": quoth})
    assert result.attempted > 10 and result.failed == 0


@pytest.mark.parametrize("readme", ["README.md", "bindings/README.md"])
def test_readme(readme):
    result = doctest.testfile(str(ROOT / readme), module_relative=False, encoding="utf-8")
    assert result.attempted > 2 and result.failed == 0
