/* Names that were overlooked where they stand, but are found elsewhere in the document. */
#ifndef QUOTH_ENTITY_AGAIN_H
#define QUOTH_ENTITY_AGAIN_H

#include "entity/context.h"
#include "entity/settle.h"

/*
 * Adds to d->entities, in order, the words that are spelt like a name found elsewhere, or like a person's last, and
 * stand by themselves. *chances: of d->entities, made anew; of what is added they are nothing. Time and memory are
 * linear in the tokens; false when there is no memory.
 */
bool qi_find_again(quoth_document *d, const struct name_reader *r, struct name_chances **chances,
                   struct arena *scratch);

#endif
