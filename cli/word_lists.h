/* Word lists of the user's own, for quoth train. */
#ifndef QUOTH_CLI_WORD_LISTS_H
#define QUOTH_CLI_WORD_LISTS_H

#include "quoth/quoth.h"

/*
 * A model like `base` that has the lists of files besides, one entry a line; NULL when one cannot be read or has no
 * entry, which has then been said. *data receives the memory that it lies in, to be freed after the model.
 */
quoth_model *model_with_lists(quoth_model *base, const char *const *paths, size_t count, char **data);

#endif
