/*
 * Readings of a document: the best labels of every stretch, twice. The first has each stretch by itself;
 * the second adds what the first found elsewhere in the document (evidence.h).
 */
#ifndef QUOTH_ENTITY_READING_H
#define QUOTH_ENTITY_READING_H

#include "entity/results.h"
#include "entity/evidence.h"
#include "entity/scorer.h"

struct name_reading {
    const quoth_document *d;
    struct name_reader reader;
    struct listed_names results; /* names of lines that hold little else */
    label_scores *scores;       /* of every stretch's tokens, stretch after stretch */
    uint8_t *labels;            /* likewise */
    struct reading *readings;   /* likewise, of the first reading */
    float (*types)[NAME_TYPES]; /* of each name's first token, how likely the name is of each type by that */
    struct evidence *evidence;  /* by lower-case form */
    bool *read_deeply;          /* by sentence: has the encoder read it? */
    struct name_links links;
    label_scores *work, *forward, *backward; /* for the longest stretch */
    float *scale;
};

/* A name in a stretch: tokens [first, last) counted from the stretch's first. */
struct read_name {
    uint32_t first, last;
    uint8_t type;
    float probability;       /* as the model has it */
    float types[NAME_TYPES]; /* of the same tokens as a name of each type */
};

/* The first reading, with its evidence; false when there is no memory. */
bool qi_read_names(struct name_reading *r, const quoth_document *d, struct arena *scratch);

/* Features that the evidence gives a token of a stretch; `at`: its place in r->scores. */
uint32_t qi_reading_keys(const struct name_reading *r, uint32_t token, uint32_t at, uint64_t *keys);

/* The names that the labels of a stretch spell; returns how many (at most one a token). `at`: of its first token. */
uint32_t qi_names_read(struct name_reading *r, const struct stretch *s, uint32_t at, struct read_name *names);

/* Likewise, once the stretch has been read again with the evidence, where there is any. */
uint32_t qi_names_read_again(struct name_reading *r, const struct stretch *s, uint32_t at, struct read_name *names);

#endif
