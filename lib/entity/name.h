/* Canonical names: which mentions of a document mean the same person, organisation, place or thing. */
#ifndef QUOTH_ENTITY_NAME_H
#define QUOTH_ENTITY_NAME_H

#include "document.h"

/*
 * Fills d->groups and the group of every entity. Reads d->entities (in order of start, token ranges,
 * types and confidences set). Takes time and memory linear in the entities' tokens.
 */
quoth_status qi_name_entities(quoth_document *d, struct arena *scratch);

/* Gives groups of public figures the name that the list has (name_known.c). */
void qi_name_public_figures(quoth_document *d);

#endif
