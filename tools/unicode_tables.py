#!/usr/bin/env python3
"""Generates lib/unicode/generated/*.inc from the Unicode Character Database.

usage: unicode_tables.py [--check] UCD_DIR

UCD_DIR holds the files of one version (Debian's package unicode-data puts them in /usr/share/unicode).
--check writes nothing and fails when what is committed differs. The version is pinned below: another
version's files are refused, so that the tables change only on purpose.

A table has two stages: PROPERTY_blocks[c >> 7] is the number of a block of 128 classes in PROPERTY_classes.
"""
import hashlib
import os
import re
import sys

VERSION = "15.0.0"
BLOCK = 128
HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "lib", "unicode", "generated")


class Database:
    """Files of the UCD, and the digests of those that were read."""

    def __init__(self, directory):
        self.directory, self.read = directory, {}

    def ranges(self, name, wanted=None):
        """(first, last, value) of each line; wanted: only lines with this value."""
        with open(os.path.join(self.directory, name), "rb") as f:
            data = f.read()
        version = re.search(rb"(?:# [A-Za-z]+-|Version:? )([0-9.]+)", data)
        if not version or not VERSION.startswith(version.group(1).decode().rstrip(".")):
            sys.exit("%s is not of version %s" % (name, VERSION))
        self.read[name] = hashlib.sha256(data).hexdigest()
        for line in data.decode("utf-8").splitlines():
            fields = [x.strip() for x in line.split("#")[0].split(";")]
            if len(fields) < 2 or wanted and fields[1] != wanted:
                continue
            first, _, last = fields[0].partition("..")
            yield int(first, 16), int(last or first, 16), fields[1]


def paint(classes, ranges, number):
    for first, last, value in ranges:
        n = number(value) if callable(number) else number
        if n is not None:
            classes[first:last + 1] = bytes([n]) * (last - first + 1)


def property_table(db, name, values):
    """A property file as it stands; values in the order of the C enumeration, the first is the default."""
    classes = bytearray(0x110000)
    paint(classes, db.ranges(name), {v: n for n, v in enumerate(values)}.__getitem__)
    return classes


def with_pictographs(db, classes, number):
    """Extended_Pictographic, where the property has no value of its own."""
    for first, last, _ in db.ranges("emoji/emoji-data.txt", "Extended_Pictographic"):
        for c in range(first, last + 1):
            if not classes[c]:
                classes[c] = number
    return classes


GRAPHEME = ["Other", "CR", "LF", "Control", "Extend", "ZWJ", "Regional_Indicator", "Prepend", "SpacingMark", "L", "V", "T",
            "LV", "LVT"]
WORD = ["Other", "CR", "LF", "Newline", "Extend", "ZWJ", "Format", "Regional_Indicator", "Katakana", "Hebrew_Letter",
        "ALetter", "Single_Quote", "Double_Quote", "MidNumLet", "MidLetter", "MidNum", "Numeric", "ExtendNumLet",
        "WSegSpace"]
SENTENCE = ["Other", "CR", "LF", "Extend", "Format", "Sep", "Sp", "Lower", "Upper", "OLetter", "Numeric", "ATerm",
            "SContinue", "STerm", "Close"]
LETTER_PICTOGRAPH = len(WORD)  # a letter that is a pictograph too: U+24C2 and its like


def word_table(db):
    classes = property_table(db, "auxiliary/WordBreakProperty.txt", WORD)
    letter = WORD.index("ALetter")
    for first, last, _ in db.ranges("emoji/emoji-data.txt", "Extended_Pictographic"):
        for c in range(first, last + 1):
            if classes[c] == letter:
                classes[c] = LETTER_PICTOGRAPH
            elif not classes[c]:
                classes[c] = LETTER_PICTOGRAPH + 1
    return classes


# What the token scanner has to know of code points beyond ASCII: enum wide_class of lib/token/scan.h.
SYMBOL, PUNCTUATION, QUOTE, LETTER, DIGIT, ALONE, SPACE, FORMAT, APOSTROPHE, HYPHEN, EMOJI, FLAG = range(12)
CATEGORIES = {"L": LETTER, "M": LETTER, "Nl": LETTER, "Nd": DIGIT, "P": PUNCTUATION, "Z": SPACE}


def token_table(db):
    classes = bytearray(0x110000)
    paint(classes, db.ranges("extracted/DerivedGeneralCategory.txt"),
          lambda v: CATEGORIES.get(v, CATEGORIES.get(v[0], SYMBOL)))
    for script in ("Han", "Hiragana"):
        for first, last, _ in db.ranges("Scripts.txt", script):
            for c in range(first, last + 1):
                if classes[c] == LETTER:
                    classes[c] = ALONE
    paint(classes, db.ranges("PropList.txt", "Quotation_Mark"), QUOTE)
    paint(classes, db.ranges("emoji/emoji-data.txt", "Extended_Pictographic"), EMOJI)
    paint(classes, db.ranges("PropList.txt", "Regional_Indicator"), FLAG)
    for c in (0xA9, 0xAE, 0x2122):  # pictographs by property, signs in every text
        classes[c] = SYMBOL
    for c in (0x203C, 0x2049):
        classes[c] = PUNCTUATION
    for c in (0x2019, 0x2BC, 0xFF07):
        classes[c] = APOSTROPHE
    for c in (0x2010, 0x2011):
        classes[c] = HYPHEN
    for c in (0xAD, 0x180E, 0xFEFF, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)):
        classes[c] = FORMAT
    classes[0x85] = SPACE
    return classes


def render(name, classes, inputs):
    blocks, numbers = [], {}
    stage = []
    for start in range(0, len(classes), BLOCK):
        block = bytes(classes[start:start + BLOCK])
        if block not in numbers:
            numbers[block] = len(blocks)
            blocks.append(block)
        stage.append(numbers[block])
    assert len(blocks) <= 256
    lines = ["/* Generated by tools/unicode_tables.py from the Unicode Character Database %s; do not edit." % VERSION]
    lines += [" * %s %s" % (digest[:16], file) for file, digest in sorted(inputs.items())]
    lines += [" */"]

    def array(what, size, values):
        lines.append("static const uint8_t %s_%s[%d] = {" % (name, what, size))
        for i in range(0, len(values), 32):
            lines.append("    " + ",".join(str(v) for v in values[i:i + 32]) + ",")
        lines.append("};")

    array("blocks", len(stage), stage)
    array("classes", len(blocks) * BLOCK, b"".join(blocks))
    return "\n".join(lines) + "\n"


def tables(directory):
    db = Database(directory)
    yield "grapheme", render("grapheme", with_pictographs(
        db, property_table(db, "auxiliary/GraphemeBreakProperty.txt", GRAPHEME), len(GRAPHEME)), db.read)
    db = Database(directory)
    yield "word", render("word", word_table(db), db.read)
    db = Database(directory)
    yield "sentence", render("sentence", property_table(db, "auxiliary/SentenceBreakProperty.txt", SENTENCE), db.read)
    db = Database(directory)
    yield "token", render("token", token_table(db), db.read)


def main():
    check = "--check" in sys.argv[1:]
    directories = [a for a in sys.argv[1:] if a != "--check"]
    if len(directories) != 1:
        sys.exit(__doc__)
    for name, text in tables(directories[0]):
        path = os.path.join(OUT, name + ".inc")
        if not check:
            with open(path, "w", encoding="utf-8") as f:
                f.write(text)
        elif open(path, encoding="utf-8").read() != text:
            sys.exit("%s differs from what the Unicode Character Database gives" % path)


if __name__ == "__main__":
    main()
