/* Where a name begins and ends (bounds.c), and what is none (no_name.c). */
#ifndef QUOTH_ENTITY_BOUNDS_H
#define QUOTH_ENTITY_BOUNDS_H

#include "document.h"
#include "entity/types.h"

#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

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

/* Letters that say what somebody is: "QC", "PhD"? */
bool qi_is_letters(const quoth_document *d, uint32_t token);

/* Letters of a seat in a parliament: "MP", "MLA"? */
bool qi_is_seat(const quoth_document *d, uint32_t token);

/* ---- no_name.c */
/* Is what was read as a name none, for what it is or stands beside? One of a type that it cannot be is of another. */
bool qi_is_other(const quoth_document *d, struct entity *name);

/* "R4.2m", "N9.80", "Dh365m", "GH" before a sign, "27C": a sum or a temperature is no name. */
bool qi_is_amount(const quoth_document *d, const struct entity *name);

/* Is what lies within its bounds no name of any type: a sum, a letter, the sign of a share, an office? */
bool qi_is_never_name(const quoth_document *d, const struct entity *name);

#endif
