"""Analysis lets other threads run; a model serves them all, and processes too."""

import datetime
import itertools
import multiprocessing
import signal
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

import quoth


def texts(count):
    return [f"🎉 “Number {i} holds,” said Vera Lindqvist. {'Rain fell. ' * (i % 7)}" for i in range(count)]


def test_other_threads_run_during_analysis(article):
    text = article * 500
    ticks, done = 0, threading.Event()

    def tick():
        nonlocal ticks
        while not done.is_set():
            ticks += 1
            time.sleep(0.0005)

    interval = sys.getswitchinterval()
    ticker = threading.Thread(target=tick)
    ticker.start()
    sys.setswitchinterval(30)  # the ticker gets the interpreter only when this thread gives it up
    try:
        before = ticks
        quoth.analyze(text)
        during = ticks - before
    finally:
        sys.setswitchinterval(interval)
        done.set()
        ticker.join()
    assert during >= 3


def test_signals_are_heard_during_analysis(article):
    """Ctrl-C must not wait for the end of a long text."""
    heard = 0

    def hear(*_):
        nonlocal heard
        heard += 1
        if heard == 3:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, hear)
    signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
    try:
        with pytest.raises(KeyboardInterrupt):
            quoth.analyze(article * (8_000_000 // len(article)))  # one call, one chance to hear at its end
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_many_threads_share_one_model_and_one_document(document):
    model = quoth.Model()
    expected = [quoth.analyze(text, model=model).to_dict() for text in texts(60)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: quoth.analyze(text, model=model).to_dict(), texts(60)))
        records = list(pool.map(lambda _: document.to_dict(), range(60)))
    assert found == expected
    assert all(record == records[0] for record in records)


def test_analyze_many_keeps_the_order():
    given = texts(50)
    assert [document.text for document in quoth.analyze_many(given, jobs=4)] == given
    assert [document.text for document in quoth.analyze_many(iter(given), jobs=1)] == given
    assert list(quoth.analyze_many([])) == []


def test_analyze_many_passes_on_what_analyze_takes():
    day = datetime.date(2021, 12, 2)
    (document,) = quoth.analyze_many(["🎉 It closed on Wednesday."], last_stage="values", date=day, unit="byte")
    assert [value.value for value in document.values] == ["2021-12-01"]
    assert document.unit == "byte" and document.tokens[1].start == 5


def test_analyze_many_takes_a_date_for_each_text():
    days = [datetime.date(2021, 12, 2), None, datetime.date(2021, 12, 11)]
    for dates in (days, iter(days)):
        documents = quoth.analyze_many(["It closed on Wednesday."] * 3, last_stage="values", date=dates)
        assert [document.values[0].value for document in documents] == ["2021-12-01", "XXXX-WXX-3", "2021-12-08"]
    with pytest.raises(ValueError, match="shorter"):
        list(quoth.analyze_many(["one", "two"], date=days[:1]))
    with pytest.raises(TypeError, match="date must be a datetime.date, not str"):
        list(quoth.analyze_many(["one"], date="2021-12-02"))


def test_analyze_many_takes_no_single_text():
    for text in ["It rained.", b"It rained."]:
        with pytest.raises(TypeError, match=r"use analyze\(\)"):
            quoth.analyze_many(text)


def test_analyze_many_reads_only_a_little_ahead():
    taken = itertools.count()
    endless = (f"Text {next(taken)}." for _ in itertools.repeat(None))
    documents = quoth.analyze_many(endless, jobs=2, last_stage="tokens")
    assert [next(documents).text for _ in range(10)] == [f"Text {i}." for i in range(10)]
    documents.close()
    assert next(taken) <= 10 + 2 * 2 + 1


def test_analyze_many_tells_of_a_bad_text_in_its_turn():
    documents = quoth.analyze_many(["one", None, "three"], jobs=2)
    assert next(documents).text == "one"
    with pytest.raises(TypeError, match="NoneType"):
        next(documents)
    with pytest.raises(ValueError, match="jobs"):
        quoth.analyze_many(["one"], jobs=0)


def count_tokens(model, text):
    return len(quoth.analyze(text, model=model).tokens)


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_a_model_works_in_other_processes(method):
    model = quoth.Model()
    work = [(model, text) for text in texts(12)]
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.starmap(count_tokens, work) == [count_tokens(*arguments) for arguments in work]
