/*
 * Text boundaries of UAX #29, version 15.0, for any bytes (ill-formed subparts are read as U+FFFD).
 *
 *     grapheme.c   user-perceived characters     word.c       words
 *     sentence.c   sentences                     generated/   the properties
 *
 * Each function writes the boundaries after `from` into `out`, in order, at most `capacity` of them, and
 * returns how many; the last one of a text is its length. `from` is 0 or a boundary: no rule looks back
 * over a boundary, so a call can go on where another stopped. Time is linear.
 */
#ifndef QUOTH_UNICODE_BREAKS_H
#define QUOTH_UNICODE_BREAKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

size_t qi_grapheme_breaks(const char *text, size_t n, size_t from, size_t *out, size_t capacity);
size_t qi_word_breaks(const char *text, size_t n, size_t from, size_t *out, size_t capacity);
size_t qi_sentence_breaks(const char *text, size_t n, size_t from, size_t *out, size_t capacity);

/* The vectors of word.c and sentence.c, and what they do in plain C. */
struct ascii_masks {
    uint64_t letter, digit, low_line, space; /* one bit a byte */
    uint64_t mid_letter, mid_number, mid_both, cr, lf, high;
};
struct vectors {
    void (*classify)(const char *block, struct ascii_masks *masks);  /* 64 bytes */
    size_t (*plain)(const char *text, size_t n); /* bytes before the first of . ! ? CR LF or one beyond ASCII */
};
extern const struct vectors qi_vectors_portable;
/* The best that this processor has. */
const struct vectors *qi_vectors(void);

/* Words by the vectors given: qi_word_breaks and the tests call it. */
size_t qi_word_breaks_by(const struct vectors *v, const char *text, size_t n, size_t from, size_t *out,
                         size_t capacity);
size_t qi_sentence_breaks_by(const struct vectors *v, const char *text, size_t n, size_t from, size_t *out,
                             size_t capacity);

#endif
