/*
 * The fast scorer of labels: sums of quantised weights. What depends on one spelling is summed once
 * for all documents (struct shared_sums, in the model's memo), the rest token by token.
 */
#ifndef QUOTH_ENTITY_SCORER_H
#define QUOTH_ENTITY_SCORER_H

#include "entity/context.h"
#include "entity/lattice.h"

/* Bytes of what the model's memo holds of a spelling. */
size_t qi_name_entry_size(void);

struct shared_sums;
struct own_sums;

struct name_scorer {
    const struct weights *weights;
    struct name_reader *reader;
    const struct shared_sums **shared; /* by form; made when first needed */
    struct own_sums **own;             /* likewise */
    struct arena *scratch;
    int16_t edge[5][NAME_LABELS]; /* what the sentence's edge adds at distance -2 … 2 */
};

bool qi_name_scorer_open(struct name_scorer *s, const struct weights *weights, struct name_reader *reader,
                         struct arena *scratch);

/* The scores of every stretch's tokens, stretch after stretch; false when there is no memory. */
bool qi_name_score(struct name_scorer *s, label_scores *scores);

#endif
