#!/usr/bin/env python3
"""The corpus' one tool: check articles, convert them, count them, split them.

    corpus.py check FILE…            say what must be mended
    corpus.py convert FILE…          print one document record a line
    corpus.py stats [--readme] FILE… print statistics as Markdown, or put them into README.md
    corpus.py split -o DIR FILE…     write train, dev and test records, whole stories together
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

from article import Article, record
from check import check
from stats import report, update_readme

README = Path(__file__).resolve().parent.parent / "README.md"


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
    return parser


def _paths(names):
    """Folders stand for all articles in them, in a stable order."""
    for name in names:
        path = Path(name)
        yield from (sorted(path.rglob("*.xml")) if path.is_dir() else [path])


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
        update_readme(README, report(articles))
    else:
        print(report(articles))
    return 0


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


if __name__ == "__main__":
    sys.exit(main())
