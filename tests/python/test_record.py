"""to_dict() is the record that the program writes, and HTML shows the text it was made from."""

import html.parser
import json
import os
import subprocess

import pytest

import quoth


def test_the_record_can_be_written_and_points_into_the_text(article, document):
    record = json.loads(json.dumps(document.to_dict()))
    assert record["text"] == article and record["unit"] == "codepoint" and record["model"] == document.model.name
    assert [article[a:b] for a, b in record["tokens"]] == [token.text for token in document.tokens]
    assert [article[a:b] for a, b in record["sentences"]] == [sentence.text for sentence in document.sentences]
    assert [article[e["start"] : e["end"]] for e in record["entities"]] == [e.text for e in document.entities]
    assert [q["spans"] for q in record["quotes"]] == [[[s.start, s.end] for s in q.spans] for q in document.quotes]


def test_a_stage_that_was_not_run_leaves_its_key_out():
    keys = ("regions", "tokens", "sentences", "entities", "values", "quotes")
    for i, stage in enumerate(keys):
        record = quoth.analyze("Rain fell.", last_stage=stage).to_dict()
        assert [key for key in keys if key in record] == list(keys[: i + 1])


@pytest.mark.skipif("QUOTH_CLI" not in os.environ, reason="QUOTH_CLI names no program")
def test_the_program_writes_the_same_record(article, tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(article, encoding="utf-8")
    command = [os.environ["QUOTH_CLI"], "analyze", "--format", "jsonl", "--unit", "codepoint", "--text", str(path)]
    record = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    record.pop("id")
    assert record == quoth.analyze(article).to_dict()


class Reader(html.parser.HTMLParser):
    """Collects the text of a fragment and sees that its elements nest."""

    def __init__(self):
        super().__init__()
        self.text, self.open, self.titles = "", [], []

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        self.titles.append(dict(attributes).get("title"))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def read(document):
    reader = Reader()
    reader.feed(document._repr_html_())
    reader.close()
    assert reader.open == []
    return reader


def test_html_holds_the_text(article, document):
    assert read(document).text == article


def test_html_escapes_what_the_text_says():
    text = '<script>alert(1)</script> & “<b>x</b>,” said "Ola" Brandt\'s <i>'
    document = quoth.analyze(text)
    assert "<script" not in document._repr_html_() and "<b>" not in document._repr_html_()
    assert read(document).text == text


def test_html_of_a_long_text_is_short():
    fragment = quoth.analyze("Rain fell on Nordhaven. " * 100_000)._repr_html_()
    assert len(fragment) < 1_000_000
    assert "2350000 more characters" in fragment


def test_html_ends_in_the_middle_of_a_quote():
    before = "Rain fell on the town. " * 2173
    document = quoth.analyze(before + "“It holds,” said Vera Lindqvist. “For now.”")
    assert document.quotes[-1].spans[-1].start > 50_000
    fragment = document._repr_html_()
    assert "Lindqv" not in fragment.split("Vera</span>")[1].split("<em>")[0]
