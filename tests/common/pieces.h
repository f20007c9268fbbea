/* What hostile texts are made of: for the hostile test and for the benchmark of linear time. */
#ifndef QUOTH_TESTS_PIECES_H
#define QUOTH_TESTS_PIECES_H

/* What texts are pieced together from, and what damage puts in. */
static const char *const PIECES[] = {
    "\"", "'", "“", "”", "‘", "’", "„", "‟", "«", "»", "‹", "›", "''", "``", ",,", "(", ")", "[", "]", "{", "}", "\n",
    "\n\n", "\r\n", "\r", "\t", " ", "\u00A0", "\u2028", "\u2003", "\u200B", "\u200D", "\u00AD", "\uFEFF", ".", "...",
    "…", ",", ":", ";", "!", "?", "-", "–", "—", "said", "he said", "she said that", "according to", "told", "that",
    "Vera Lindqvist", "Lindqvist", "Mr.", "Gen.", "U.S.", "the minister", "Moscow", "\u041C\u043E\u0441\u043A\u0432\u0430",
    "e\u0301", "\u0301", "\u0130", "\u00DF", "\U0001F468\u200D\U0001F469\u200D\U0001F467", "\U0001F1F8\U0001F1EA",
    "\U0010FFFF", "1", "1,000", "3.5%", "#tag", "@name", "http://a.example/b", "a@b.example", "can't", "cannot",
    "\xED\xA0\x80", "\xF0\x9F", "\xE2\x80", "\xC3", "\x80", "\xFF", "\xC0\x80", "\xF4\x90\x80\x80", "Photo:", "By", "|", "<b>", "&amp;",
};
enum { N_PIECES = sizeof PIECES / sizeof *PIECES };

/* What hurts when it is repeated without end. */
static const char *const HURTS[] = {
    "A", "ab", "A ", "a.", "a. ", "A.", "a-", "a'", "'a", "1,", "1.", "1 ", ".", ". ", "e\u0301", "\u200D", "x\n", "X\n\n", "\r\n\r",
    "U.S. ", "Mr. ", "Mr. A. ", "Vera Lindqvist ", "Vera Lindqvist and ", "said ", "he said ", "She said that ",
    "according to ", "“Yes,” he said. ", "“Yes,” ", "said: “", "“‘", "“x", "\"x ", "x\" ", "‘x ", "x’ ", "('\"“«", "www.",
    "http://a/", "a@", "#a", "@a", "By A\n", "Photo: A\n", "A said, “B” and ", "He told her ", "“\n\n",
    "\U0001F468\u200D", "\U0001F1F8", "\xF0\x9F", "of the ", "A of B ", "A, B, ",
};
enum { N_HURTS = sizeof HURTS / sizeof *HURTS };

#endif
