#!/usr/bin/env python3
"""The corpus' one tool: check articles, convert them, count them, split them.

    corpus.py check FILE…            say what must be mended
    corpus.py convert FILE…          print one document record a line
    corpus.py stats [--readme] FILE… print statistics as Markdown, or put them into README.md
    corpus.py split -o DIR FILE…     write train, dev and test records, whole stories together
    corpus.py agree FIRST SECOND     how far two annotations of the same texts agree, and where they do not
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

from agree import Agreement, pair
from article import Article, record
from check import check
from stats import languages, report, update_readme

HERE = Path(__file__).resolve().parent.parent
README = HERE / "README.md"
NAMES = HERE / "names.txt"
# Articles annotated by two, as both were before they met, and the second reading after that (the first is articles/).
BLIND = HERE / "second" / "blind"
SETTLED = HERE / "second" / "settled"


def main(arguments=None):
    options = _parser().parse_args(arguments)
    return options.run(options)


def _parser():
    parser = argparse.ArgumentParser(description="Tools for the corpus; see GUIDE.md.")
    commands = parser.add_subparsers(required=True)
    for name, run, text in (("check", run_check, "say what must be mended"),
                            ("convert", run_convert, "print one document record a line"),
                            ("stats", run_stats, "print statistics as Markdown"),
                            ("split", run_split, "write train, dev and test records")):
        command = commands.add_parser(name, help=text)
        command.add_argument("files", nargs="+", metavar="FILE", help="article or folder of articles")
        command.set_defaults(run=run)
        if name == "stats":
            command.add_argument("--readme", action="store_true", help="put them into README.md instead")
        if name == "split":
            command.add_argument("-o", "--out", type=Path, required=True, help="folder to write to")
    agree = commands.add_parser("agree", help="how far two annotations of the same texts agree")
    agree.add_argument("first", metavar="FIRST", help="article or folder of articles")
    agree.add_argument("second", metavar="SECOND", help="the same texts, or some of them, annotated again")
    agree.set_defaults(run=run_agree)
    return parser


def _paths(names):
    """Folders stand for all articles in them, in a stable order."""
    for name in names:
        path = Path(name)
        yield from (sorted(path.rglob("*.xml")) if path.is_dir() else [path])


def _articles(name):
    return [Article.load(path) for path in _paths([name])]


def _load(names):
    """All articles, or None after saying which cannot be used."""
    paths = list(_paths(names))
    errors = check(paths)
    for path, line, message in errors:
        print(f"{path}:{line}: {message}", file=sys.stderr)
    return None if errors else [Article.load(path) for path in paths]


def run_check(options):
    paths = list(_paths(options.files))
    errors = check(paths)
    for path, line, message in errors:
        print(f"{path}:{line}: {message}")
    wrong = len({str(path) for path, _, _ in errors})
    print(f"{len(paths) - wrong} of {len(paths)} articles are right", file=sys.stderr)
    return 1 if errors else 0


def run_convert(options):
    articles = _load(options.files)
    if articles is None:
        return 1
    for article in articles:
        print(json.dumps(record(article), ensure_ascii=False))
    return 0


def run_stats(options):
    articles = _load(options.files)
    if articles is None:
        return 1
    if options.readme:
        update_readme(README, statistics(articles))
    else:
        print(statistics(articles))
    return 0


def statistics(articles):
    blind = Agreement(pair(_articles(BLIND / "first"), _articles(BLIND / "second"))[0])
    settled = Agreement(pair(articles, _articles(SETTLED))[0])
    return report(articles, languages(NAMES), blind, settled)


def part_of(story):
    """80/10/10 by the story's name, so that new stories never move old ones."""
    bucket = int.from_bytes(hashlib.sha256(story.encode()).digest()[:4], "big") % 10
    return {0: "test", 1: "dev"}.get(bucket, "train")


def run_split(options):
    articles = _load(options.files)
    if articles is None:
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    files = {part: (options.out / f"{part}.jsonl").open("w", encoding="utf-8", newline="\n")
             for part in ("train", "dev", "test")}
    for article in articles:
        print(json.dumps(record(article), ensure_ascii=False), file=files[part_of(article.story)])
    for file in files.values():
        file.close()
    return 0


def run_agree(options):
    """Neither side is checked: first passes have errors, and they count."""
    pairs, problems = pair(_articles(options.first), _articles(options.second))
    for problem in problems:
        print(problem, file=sys.stderr)
    agreement = Agreement(pairs)
    for difference in agreement.differences:
        print(difference)
    print(f"{agreement.articles} articles annotated twice")
    for label, first, second, figure in agreement.rows():
        print(f"{figure:>5}  {label} ({first}, {second})")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
