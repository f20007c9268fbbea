/* quoth evaluate: what the library finds, beside what people have annotated. */
#ifndef QUOTH_CLI_EVALUATE_H
#define QUOTH_CLI_EVALUATE_H

#include "gold.h"
#include "options.h"
#include "score_quotes.h"
#include "score_spans.h"

/* Reads all documents; returns how many could not be read: these have been said. */
size_t read_golds(struct golds *golds, const struct files *files);

/* Adds how one document is read, without quotes if `quotes` is NULL; false when it cannot be: that has been said. */
bool score_document(struct span_scores *spans, struct quote_scores *quotes, struct gold *gold, quoth_model *model);

int evaluate(const struct options *options);

#endif
