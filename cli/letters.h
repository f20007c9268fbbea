/* A text as an array of code points, and the words in it: what scorers count by. */
#ifndef QUOTH_CLI_LETTERS_H
#define QUOTH_CLI_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <quoth/quoth.h>

struct letters {
    uint32_t *at;
    size_t count;
};

struct letters letters_of(const char *text, size_t length);
void letters_free(struct letters *letters);

bool letter_is_space(uint32_t c);
bool letter_in_word(uint32_t c); /* a letter, a digit or _ */
bool letter_is_alnum(uint32_t c);
bool letter_is_upper(uint32_t c);
uint32_t letter_lower(uint32_t c);
bool letter_is_mark(uint32_t c); /* a quotation mark or an apostrophe */

/* Without the white space at both ends. */
quoth_span letters_trim(const struct letters *t, quoth_span s);

/* The first word in [s.start, s.stop): letters and digits, joined by apostrophes and hyphens; empty at the end. */
quoth_span letters_word(const struct letters *t, quoth_span s);

/* Takes the first word off a piece; false when there is none. */
bool letters_next(const struct letters *t, quoth_span *rest, quoth_span *word);

/* Is the piece, in small letters, one of the words, which are separated by single blanks, with one at both ends? */
bool letters_among(const struct letters *t, quoth_span s, const char *words);
/* Are two pieces the same but for capitals? */
bool letters_same(const struct letters *a, quoth_span s, const struct letters *b, quoth_span r);

#endif
