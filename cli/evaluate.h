/* quoth evaluate: what the library finds, beside what people have annotated. */
#ifndef QUOTH_CLI_EVALUATE_H
#define QUOTH_CLI_EVALUATE_H

#include "gold.h"
#include "options.h"

/* Reads all documents; returns how many could not be read: these have been said. */
size_t read_golds(struct golds *golds, const struct files *files);

int evaluate(const struct options *options);

#endif
