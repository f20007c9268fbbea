/*
 * Gaps: the places where a sentence may end, and the evidence for and against.
 *
 * A block is a run of tokens without a hard border (blank line, region border, line break that is no
 * wrap) inside. Each gap in it that could be a boundary is described by a few dozen features, hashed
 * into a table of weights; their sum decides. tools/train_sentences.c learns the weights with the
 * same code, from the train parts of UD English EWT and GUM.
 */
#ifndef QUOTH_SENTENCE_GAP_H
#define QUOTH_SENTENCE_GAP_H

#include "document.h"

enum { GAP_FEATURES = 40, GAP_WEIGHTS = 1 << 16, GAP_VERSION = 3 };

/* The model's section "sentences". */
struct gap_weights {
    uint32_t version; /* GAP_VERSION: changes whenever the features do */
    uint32_t count;   /* GAP_WEIGHTS */
    int8_t weights[GAP_WEIGHTS];
};

/* A section's bytes as weights, once they have been verified; NULL when they are of another kind. */
const struct gap_weights *qi_gap_weights(const void *data, size_t size);

struct block {
    uint32_t first, last;     /* tokens [first, last) */
    uint32_t terminators;     /* . ! ? … that are tokens */
    uint32_t words, capitals; /* words, and those that begin with a capital */
    bool terminated;          /* it ends with one (and what closes behind it) */
};

/* Where the reader is in a block. */
struct reader {
    const quoth_document *d;
    struct block block;
    uint32_t sentence; /* the first token of the sentence so far */
    uint32_t quotes;   /* quotation marks in it */
    uint32_t prose;    /* of the document (qi_prose) */
    bool whole;        /* only a terminator parts it: a title or a closed paragraph, on a page of prose */
    bool heard;        /* the model has an encoder, which may know better */
    uint32_t brackets; /* open round ones */
};

/* A place between tokens `next - 1` and `next`. */
struct gap {
    uint32_t next;
    uint32_t terminator; /* the token . ! ? … before it, or UINT32_MAX */
    uint32_t word;       /* the last token before the terminator and the closing marks */
    bool sure;           /* a boundary, whatever the weights say */
    bool closed;         /* in a block that only a terminator parts: the encoder must see it */
};

/* Does a word begin with a capital? Mostly its first byte tells, without a look at its form. */
static inline bool qi_capital(const quoth_document *d, const struct token *word) {
    unsigned char c = (unsigned char)d->text[word->start];
    return c < 0x80 ? c >= 'A' && c <= 'Z' : d->forms.at[word->form].flags & FORM_UPPER_FIRST;
}

/* Nearly all places that are no gap, found fast: before a comma, a word behind a word. Nothing need be told of their
   passing. */
static inline bool qi_inside(const struct reader *r, uint32_t next) {
    const struct token *after = &r->d->tokens.at[next], *before = after - 1;
    if (after->kind > TOKEN_NUMBER) return after->kind == TOKEN_PUNCTUATION && r->d->text[after->start] == ',';
    if (r->whole && !r->heard) return before->kind <= TOKEN_NUMBER || r->d->text[before->start] == ',';
    return after->kind == TOKEN_WORD && before->kind == TOKEN_WORD && !qi_capital(r->d, after);
}

/* Is the sentence allowed to end before token `next`? Describes the gap if so. */
bool qi_gap(const struct reader *r, uint32_t next, struct gap *gap);
/* The features of a gap: indices into the weights; returns how many. */
uint32_t qi_gap_features(const struct reader *r, const struct gap *gap, uint32_t *features);

/* How much of the document is running prose, 0 … 4: by the lines that end with a terminator. */
uint32_t qi_prose(const quoth_document *d);

/* `region`: the index of the one that the block is in. */
void qi_open_block(struct reader *r, const quoth_document *d, uint32_t prose, uint32_t region, uint32_t first,
                   uint32_t last);
/* Tells the reader that `token` has been passed, and whether a sentence ended before it. */
void qi_pass(struct reader *r, uint32_t token, bool boundary);

/*
 * Where the block that begins at token `first` ends: before the next token that has a hard border before it, whatever
 * the words are. *line and *region, at first those of `first`, move along.
 */
uint32_t qi_block_end(const quoth_document *d, uint32_t first, uint32_t *line, uint32_t *region);
/* The line and region of the first token: a region may hold none. */
void qi_first_block(const quoth_document *d, uint32_t *line, uint32_t *region);

#endif
