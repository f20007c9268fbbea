"""Who said what: prints the speaker and the words of every quote in a file."""

import sys

import quoth

with open(sys.argv[1], encoding="utf-8") as file:
    document = quoth.analyze(file.read())
for quote in document.quotes:
    print(quote.speaker_name or "?", document.text[quote.start : quote.end], sep=": ")
