/* Entity types. The first four are those of the news model; a model may name others. */
#ifndef QUOTH_ENTITY_TYPES_H
#define QUOTH_ENTITY_TYPES_H

#include "quoth/quoth.h"

enum { TYPE_PER = 0, TYPE_ORG, TYPE_LOC, TYPE_MISC };

/* The name of a type, such as "PER". */
const char *qi_entity_type(const quoth_model *model, unsigned type);

#endif
