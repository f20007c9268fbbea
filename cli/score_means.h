/*
 * Canonical names, of the names found where the gold has them. A canonical name is right when it is the gold's, but
 * for capitals and apostrophes; where that one stands nowhere in the document (another report of the event
 * may have it), when it is a spelling that the document has for the same, with the most words.
 */
#ifndef QUOTH_CLI_SCORE_MEANS_H
#define QUOTH_CLI_SCORE_MEANS_H

#include "gold.h"
#include "score.h"

/* Adds a document's names, which are in order. tally: right of gold. */
void score_means(struct tally *tally, const struct letters *text, const struct names *gold, const struct names *found);

#endif
