/*
 * The token scanner: where does the token that begins here stop, and what is it?
 *
 *     token.c         cuts lines into segments (one line, one region) and chunks (no white space inside)
 *     scan_word.c     letters and digits, and what joins them: U.S.  1,200  don't  non-smoker  5:30
 *     scan_mark.c     everything else: quotation marks, ellipses, emoticons, emoji, symbols
 *     scan_web.c      URLs, host names, e-mail addresses, hashtags, handles
 *     contraction.c   words that are two: cannot, gonna
 *     stop.c          does the full stop after a word belong to it?
 *
 * Words follow Universal Dependencies English (the EWT and GUM treebanks); letters of scripts that do
 * without spaces follow UAX #29. A scanner reads at most a bounded stretch ahead, or remembers how far
 * it has read, so that time stays linear.
 */
#ifndef QUOTH_TOKEN_SCAN_H
#define QUOTH_TOKEN_SCAN_H

#include "document.h"
#include "unicode/utf8.h"

/* The form of a spelling of up to seven letters, which are the key. */
enum { REMEMBERED_BITS = 9 };
struct remembered {
    uint64_t key; /* 0: nothing yet */
    uint32_t form;
};

struct scan {
    quoth_document *d;
    const char *text;
    uint32_t start, stop;             /* the segment */
    uint32_t chunk_start, chunk_stop; /* the chunk being read */
    bool chunk_web;                   /* an address may stand in it */
    uint32_t web_checked;             /* no address begins before this */
    struct remembered *remembered;    /* 1 << REMEMBERED_BITS */
    bool single_open;                 /* a single quotation mark has been opened in this paragraph */
};

/* A token that begins where the scanner was asked. */
struct piece {
    uint32_t stop;
    uint8_t kind;
    bool split; /* TOKEN_SPLIT */
};

/* Byte classes: what the scanner has to know of ASCII. */
enum byte_class { BYTE_MARK = 0, BYTE_LETTER, BYTE_DIGIT, BYTE_SPACE, BYTE_HIGH };
extern const uint8_t qi_byte_class[256];

static inline uint8_t qi_class_at(const struct scan *s, uint32_t at) {
    return at < s->stop ? qi_byte_class[(unsigned char)s->text[at]] : BYTE_SPACE;
}
static inline char qi_byte_at(const struct scan *s, uint32_t at) {
    return at < s->stop ? s->text[at] : '\0';
}
static inline bool qi_letter_at(const struct scan *s, uint32_t at) {
    return qi_class_at(s, at) == BYTE_LETTER;
}
static inline bool qi_digit_at(const struct scan *s, uint32_t at) {
    return qi_class_at(s, at) == BYTE_DIGIT;
}
static inline bool qi_upper_at(const struct scan *s, uint32_t at) {
    char c = qi_byte_at(s, at);
    return c >= 'A' && c <= 'Z';
}

/* Code points beyond ASCII, in the order of tools/unicode_tables.py. */
enum wide_class {
    WIDE_SYMBOL = 0, /* whatever is nothing of the below */
    WIDE_PUNCTUATION,
    WIDE_QUOTE,
    WIDE_LETTER, /* letter or combining mark of a script with spaces, or of one with long words */
    WIDE_DIGIT,
    WIDE_ALONE, /* a letter that is a word of its own: Han, Hiragana (UAX #29, WB999) */
    WIDE_SPACE,
    WIDE_FORMAT, /* invisible: soft hyphen, zero-width space and joiners, marks of direction */
    WIDE_APOSTROPHE,
    WIDE_HYPHEN,
    WIDE_EMOJI,
    WIDE_FLAG /* half a flag: a regional indicator */
};
enum wide_class qi_wide_class(uint32_t c);
/* The class of what stands at `at`, which must be beyond ASCII; *length: its bytes. */
static inline enum wide_class qi_wide_at(const struct scan *s, uint32_t at, uint32_t *length) {
    size_t bytes;
    enum wide_class wide = qi_wide_class(qi_utf8_decode(s->text + at, &bytes));
    *length = (uint32_t)bytes;
    return wide;
}

/* Does a word character stand at `at` (letter, digit, _, wide letter)? */
bool qi_word_at(const struct scan *s, uint32_t at);
/* How many bytes of what fills the place of a character reference stand at `at` (text/reference.c). */
uint32_t qi_filling(const struct scan *s, uint32_t at);
/* How many bytes of apostrophe stand at `at`, straight or curly, with what fills its place; 0 for none. */
uint32_t qi_apostrophe(const struct scan *s, uint32_t at);

/* The word-list bits of the lower-case spelling of text [start, stop), which should be short ASCII. */
uint64_t qi_spelling_lists(const struct scan *s, uint32_t start, uint32_t stop);
/* The value that a list gives to it, or NULL. */
const char *qi_spelling_value(const struct scan *s, enum word_list list, uint32_t start, uint32_t stop);

struct piece qi_scan_word(struct scan *s, uint32_t at);
struct piece qi_scan_mark(struct scan *s, uint32_t at);
/* An address that begins at `at`; piece.stop is 0 when there is none. */
struct piece qi_scan_web(struct scan *s, uint32_t at);
/* A clitic with its apostrophe at `at` ('s, ’re, n't when at the n); 0 or where it stops. */
uint32_t qi_clitic(const struct scan *s, uint32_t at);
/* Does the full stop at `stop` belong to the word [start, stop)? */
bool qi_stop_belongs(const struct scan *s, uint32_t start, uint32_t stop);

/* Parts the contractions among the tokens; false when there is no memory. */
bool qi_part_contractions(quoth_document *d);

#endif
