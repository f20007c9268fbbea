/* Where a name begins and ends, and what is none. */
#ifndef QUOTH_ENTITY_BOUNDS_H
#define QUOTH_ENTITY_BOUNDS_H

#include "document.h"
#include "entity/types.h"

/*
 * Sets where a name that was read begins and ends, and its type where its words leave no choice; false when it is no
 * name. Names must come in the order of the text: the ones before it are in d->entities. Time is linear in its words.
 */
bool qi_set_bounds(const quoth_document *d, struct entity *name);

/* A word of letters with a capital first? */
bool qi_is_capitalised(const quoth_document *d, uint32_t token);

/* The state of a member of Congress, behind the letter of the party: "Ann Lee (R-Ohio)", "(D-N.Y.)"? */
bool qi_is_party_seat(const quoth_document *d, uint32_t token);

/* A first name? */
bool qi_names_person(const quoth_document *d, uint32_t token);

#endif
