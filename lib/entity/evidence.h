/*
 * What a document's other names say of a word: once "Olena Kuleba" has been read, a later "Kuleba" is no
 * place. Gathered from a first reading of the whole document, used to score a second one.
 */
#ifndef QUOTH_ENTITY_EVIDENCE_H
#define QUOTH_ENTITY_EVIDENCE_H

#include "entity/features.h"

/* How much of a spelling (by its lower-case form) was read as part of names of each type, and outside. */
struct evidence {
    float types[NAME_TYPES]; /* probabilities added up; names of several words count double */
    float outside;           /* capitalised, in no name */
};

enum { EVIDENCE_MAX_KEYS = 6 };

/* One reading of one token: of a name of `type`, or NAME_TYPES for none. */
struct reading {
    uint8_t type;
    bool several; /* the name has several words */
    float probability;
};

void qi_evidence_add(struct evidence *e, struct reading reading, float sign);

/* Features of a token from the readings of its spelling other than its own; 0 when there are none. */
uint32_t qi_evidence_keys(const struct evidence *e, struct reading own, uint64_t *keys);

#endif
