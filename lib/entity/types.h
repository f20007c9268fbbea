/* Entity types. The first four are those of the news model; a model may name others. */
#ifndef QUOTH_ENTITY_TYPES_H
#define QUOTH_ENTITY_TYPES_H

#include <stdbool.h>

#include "quoth/quoth.h"

enum { TYPE_PER = 0, TYPE_ORG, TYPE_LOC, TYPE_MISC };

/* Section "types" of a model that names its types itself: so many bytes each, NUL-padded. */
enum { TYPE_SIZE = 16 };

/* The name of a type, such as "PER". */
const char *qi_entity_type(const quoth_model *model, unsigned type);

/* Takes a section "types" as the names; false when it is damaged. */
bool qi_types_open(quoth_model *model, const char *data, size_t size);

#endif
