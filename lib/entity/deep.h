/*
 * The accurate scorer of labels: the model's encoder reads windows of whole sentences, and what it says of each word
 * is added to the scores of the fast one.
 */
#ifndef QUOTH_ENTITY_DEEP_H
#define QUOTH_ENTITY_DEEP_H

#include "entity/context.h"
#include "entity/lattice.h"

enum { DEEP_FEATURES = 54 };

/* How many numbers the encoder's heads have. */
extern const uint32_t qi_deep_outputs[ENCODER_HEADS];

/* What the encoder is told of a token beside its pieces, as bits: its looks, its spelling elsewhere in the document,
   the word lists that it or an entry round it is in. */
uint64_t qi_deep_features(const struct name_reader *r, uint32_t sentence, uint32_t token);

/* Reads sentences: sets the document's speech there and adds to the scores of the stretches' tokens, stretch after
   stretch; scores may be NULL. False when there is no memory. */
bool qi_deep_score(const struct name_reader *r, const bool *to_read, struct arena *scratch, label_scores *scores);

#endif
