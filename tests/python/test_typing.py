"""The stub tells type checkers what the module does."""

import os
import pathlib
import subprocess
import sys

import pytest

import quoth

pytest.importorskip("mypy")

SAMPLE = """
import quoth

def words_by_speaker(texts: list[str]) -> dict[str, int]:
    model = quoth.Model()
    counts: dict[str, int] = {}
    for document in quoth.analyze_many(texts, model=model, jobs=2, last_stage="quotes"):
        for quote in document.quotes:
            if quote.speaker_name is not None and quote.cue:
                words = sum(len(span.text.split()) for span in quote.spans)
                counts[quote.speaker_name] = counts.get(quote.speaker_name, 0) + words
        some: list[quoth.Token] = document.tokens[1:3]
        print(some[0].end, document.text[some[0].start:])
    return counts

def names(collection: quoth.Collection) -> list[str]:
    return [actor.name for actor in collection.actors]
"""
MISTAKES = """
import quoth
quoth.analyze(b"bytes")
quoth.analyze("text", last_stage="words")
quoth.analyze("text").quotes[0].speaker_name.upper()
"""
CONFIGURATION = """
[mypy]
[mypy-quoth._swig]
ignore_errors = True
[mypy-_quoth,__builtin__]
ignore_missing_imports = True
"""


@pytest.fixture(scope="module", autouse=True)
def shared_cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MYPY_CACHE_DIR", str(tmp_path_factory.mktemp("mypy")))
        yield


def run(module, directory, *arguments):
    package = pathlib.Path(quoth.__file__).absolute().parent
    environment = dict(os.environ)
    if package.parent.name != "site-packages":
        environment["PYTHONPATH"] = environment["MYPYPATH"] = str(package.parent)
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=directory, env=environment, capture_output=True, text=True)


def test_a_strict_checker_accepts_right_code(tmp_path):
    (tmp_path / "sample.py").write_text(SAMPLE)
    result = run("mypy", tmp_path, "--strict", "sample.py")
    assert result.returncode == 0, result.stdout


def test_a_checker_finds_mistakes(tmp_path):
    (tmp_path / "mistakes.py").write_text(MISTAKES)
    result = run("mypy", tmp_path, "--strict", "mistakes.py")
    assert [line.split(":")[1] for line in result.stdout.splitlines() if ": error:" in line] == ["3", "4", "5"]


def test_the_stub_agrees_with_the_module(tmp_path):
    (tmp_path / "mypy.ini").write_text(CONFIGURATION)
    result = run("mypy.stubtest", tmp_path, "quoth", "--mypy-config-file", "mypy.ini")
    assert result.returncode == 0, result.stdout
