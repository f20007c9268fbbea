/* Bodies whose names a joining word seems to cut in two: "the Velmar Nurses | and Miners Union". */
#ifndef QUOTH_ENTITY_JOIN_H
#define QUOTH_ENTITY_JOIN_H

#include "entity/settle.h"

/*
 * Makes one name of what is one body's by a joining word inside it or by the initials behind it, in d->entities and
 * their chances. Time is linear in the names' tokens.
 */
void qi_join_bodies(quoth_document *d, struct name_chances *chances);

#endif
