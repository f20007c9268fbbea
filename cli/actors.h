/* Ids for the actors of a collection: readable, and each its own. */
#ifndef QUOTH_CLI_ACTORS_H
#define QUOTH_CLI_ACTORS_H

#include <quoth/quoth.h>

/*
 * One id for each actor: "vera-lindqvist", and "vera-lindqvist~2" for another one of that name.
 * To be freed with actors_free; NULL when there is no memory.
 */
char **actors_name(const quoth_collection *collection);
void actors_free(char **ids, const quoth_collection *collection);

#endif
