/*
 * What surrounds a token: facts of its spelling in this document, the run of capitalised words it is in,
 * entries of several words in the lists. Also where names can be at all: only near capitals.
 */
#ifndef QUOTH_ENTITY_CONTEXT_H
#define QUOTH_ENTITY_CONTEXT_H

#include "entity/features.h"

/* Tokens [first, last) of one sentence that may be in names; those between are in none. */
struct stretch {
    uint32_t first, last;
    uint32_t sentence;
};

struct name_reader {
    const quoth_document *d;
    struct word_facts *facts; /* by form */
    uint32_t *phrase_lists;   /* by token */
    uint8_t *phrase_place;    /* by token; see name_context */
    uint8_t *letters;         /* by sentence: enum letter_case */
    VEC(struct stretch) stretches;
    uint32_t run_first, run_last; /* the run of capitalised words that was met last */
    const struct stretch *run_in; /* the stretch that it was met in */
    struct far_run run_before, run_after;
};

/* Reads a document whose tokens are tagged; false when there is no memory. */
bool qi_context_read(struct name_reader *r, const quoth_document *d, struct arena *scratch);

/* The context of a token of a stretch. Fast when a stretch's tokens are asked for in order. */
void qi_context_at(struct name_reader *r, const struct stretch *s, uint32_t token, struct name_context *context);

#endif
