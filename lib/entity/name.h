/* Canonical names: which mentions of a document mean the same person, organisation, place or thing. */
#ifndef QUOTH_ENTITY_NAME_H
#define QUOTH_ENTITY_NAME_H

#include "document.h"

/*
 * Fills d->groups and the group of every entity. Reads d->entities (in order of start, token ranges,
 * types and confidences set). Takes time and memory linear in the entities' tokens.
 */
quoth_status qi_name_entities(quoth_document *d, struct arena *scratch);

/* Does the form show nothing? So with control and format characters and what stands for ill-formed bytes: no name
   begins or ends with them, and its text, a C string, has none. */
bool qi_is_blank(const struct form *form);

/* Do the tokens [first, last), a person's name, end in letters that say what she is: “Ola Brand KC”, “Ola Brand MP”? */
bool qi_has_letters_behind(const quoth_document *d, uint32_t first, uint32_t last);

/* Gives groups of public figures the name that the list has (name_known.c). */
void qi_name_public_figures(quoth_document *d);

#endif
