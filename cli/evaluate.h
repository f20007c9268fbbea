/* quoth evaluate: what the library finds, beside what people have annotated. */
#ifndef QUOTH_CLI_EVALUATE_H
#define QUOTH_CLI_EVALUATE_H

#include "gold.h"
#include "options.h"

/* Opens the model that the options name; NULL when that cannot be done: it has been said. */
quoth_model *open_model(const char *path);

/* Reads all documents; returns how many could not be read: these have been said. */
size_t read_golds(struct golds *golds, const struct files *files);

int evaluate(const struct options *options);

#endif
