/* Sentences: UAX #29, rules SB3 to SB998. */
#include "unicode/breaks.h"
#include "unicode/generated/sentence.inc"
#include "unicode/utf8.h"

/* In the order of tools/unicode_tables.py. */
enum class { OTHER, CR, LF, EXTEND, FORMAT, SEP, SP, LOWER, UPPER, LETTER, NUMERIC, ATERM, CONTINUE, STERM, CLOSE };

static enum class read(const char *text, size_t n, size_t at, size_t *length) {
    uint32_t c = qi_utf8_read(text + at, n - at, length);
    return (enum class)sentence_classes[sentence_blocks[c >> 7] * 128 + (c & 127)];
}

static bool ends_paragraph(enum class c) {
    return c == CR || c == LF || c == SEP;
}

/* The class of the first character at or after `at` that SB5 does not ignore; *at and *length: where it is. */
static enum class see(const char *text, size_t n, size_t *at, size_t *length) {
    for (; *at < n; *at += *length) {
        enum class c = read(text, n, *at, length);
        if (c != EXTEND && c != FORMAT) return c;
    }
    *length = 0;
    return OTHER;
}

/* Behind a paragraph separator at `at`. */
static size_t over_separator(const char *text, size_t n, size_t at, size_t length) {
    bool crlf = text[at] == '\r' && at + 1 < n && text[at + 1] == '\n'; /* SB3 */
    return at + length + crlf;
}

/* SB8: after a full stop, does the next letter stand in lower case? */
static bool goes_on(const char *text, size_t n, size_t at) {
    for (size_t length; at < n; at += length) {
        enum class c = read(text, n, at, &length);
        if (c == LOWER) return true;
        if (c == LETTER || c == UPPER || c == STERM || c == ATERM || ends_paragraph(c)) return false;
    }
    return false;
}

/*
 * Behind a terminator (*at is behind it; `before` is the class in front of it): true when the sentence
 * ends at *at, false when it goes on there.
 */
static bool ends(const char *text, size_t n, size_t *at, enum class terminator, enum class before) {
    size_t length;
    enum class c = see(text, n, at, &length);
    if (terminator == ATERM && c == NUMERIC) return false;                                         /* SB6 */
    if (terminator == ATERM && c == UPPER && (before == UPPER || before == LOWER)) return false;   /* SB7 */
    while (length && c == CLOSE) *at += length, c = see(text, n, at, &length);                     /* SB9 */
    while (length && c == SP) *at += length, c = see(text, n, at, &length);                        /* SB10 */
    if (!length) return true;
    if (ends_paragraph(c)) {
        *at = over_separator(text, n, *at, length);
        return true;
    }
    if (c == CONTINUE || c == STERM || c == ATERM) return false;                                   /* SB8a */
    return terminator != ATERM || !goes_on(text, n, *at);                                          /* SB8, SB11 */
}

/* The classes that end nothing and are not ignored. */
enum { QUIET = 1 << OTHER | 1 << SP | 1 << LOWER | 1 << UPPER | 1 << LETTER | 1 << NUMERIC | 1 << CONTINUE | 1 << CLOSE };

static size_t next_break(const struct vectors *v, const char *text, size_t n, size_t at) {
    enum class before = OTHER;
    while (at < n) {
        if ((unsigned char)text[at] < 0x80) { /* nothing happens until the next mark */
            size_t skipped = v->plain(text + at, n - at);
            at += skipped;
            if (skipped) before = (enum class)sentence_classes[(unsigned char)text[at - 1]];
            if (at >= n) return n;
        }
        size_t length;
        enum class c = read(text, n, at, &length);
        if (QUIET >> c & 1) {
            at += length;
            before = c;
            continue;
        }
        if (ends_paragraph(c)) return over_separator(text, n, at, length); /* SB4 */
        at += length;
        if ((c == ATERM || c == STERM) && ends(text, n, &at, c, before)) return at;
        if (c == ATERM || c == STERM) before = c;
    }
    return n;
}

size_t qi_sentence_breaks_by(const struct vectors *v, const char *text, size_t n, size_t from, size_t *out,
                             size_t capacity) {
    size_t count = 0;
    while (from < n && count < capacity) out[count++] = from = next_break(v, text, n, from);
    return count;
}

size_t qi_sentence_breaks(const char *text, size_t n, size_t from, size_t *out, size_t capacity) {
    return qi_sentence_breaks_by(qi_vectors(), text, n, from, out, capacity);
}
