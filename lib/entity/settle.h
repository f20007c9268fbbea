/* One spelling, one type: what a document's names are of, where the readings of single sentences disagree. */
#ifndef QUOTH_ENTITY_SETTLE_H
#define QUOTH_ENTITY_SETTLE_H

#include "entity/features.h"
#include "entity/results.h"

/* How likely a name is one of each type, as its sentence has it. */
struct name_chances {
    float types[NAME_TYPES];
};

/*
 * Gives all names that are spelt alike the type that has most to be said for it: by the chances of their mentions, of
 * longer names, of names beside them in lists and by the words round them, but for results: a town may play in it.
 * chances: of d->entities, one by one. Time and memory are linear in the names' tokens; false when there is no memory.
 */
bool qi_settle_types(quoth_document *d, const struct name_chances *chances, const struct listed_names *results,
                     struct arena *scratch);

#endif
