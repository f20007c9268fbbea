/*
 * Sequences of labels over a stretch of tokens: a linear-chain conditional random field (Lafferty,
 * McCallum & Pereira 2001). Only legal sequences have a score: B and I are followed by I or E of the
 * same type, and nothing else is.
 */
#ifndef QUOTH_ENTITY_LATTICE_H
#define QUOTH_ENTITY_LATTICE_H

#include "entity/features.h"

typedef float label_scores[NAME_STATES]; /* the last, outside, is 0 unless a caller says otherwise */

/* May label `to` follow label `from`? NAME_OUTSIDE also stands for the edges of the stretch. */
static inline bool qi_name_legal(unsigned from, unsigned to) {
    unsigned part_from = from < NAME_LABELS ? from % NAME_PARTS : PART_E;
    unsigned part_to = to < NAME_LABELS ? to % NAME_PARTS : PART_B;
    bool open = part_from == PART_B || part_from == PART_I, goes_on = part_to == PART_I || part_to == PART_E;
    return open == goes_on && (!open || from / NAME_PARTS == to / NAME_PARTS);
}

#define NAME_ILLEGAL (-1e30f) /* the score of a transition that may not be */

enum { NAME_FAR = 2 * NAME_TYPES + 1, NAME_NEAR = 3 };

/*
 * Transitions as a step from one token to the next takes them. Most are illegal. Behind a name's end, a name of one
 * word and what is outside stand only beginnings and what is outside, whatever the type: from these, the far labels,
 * whole rows are needed. Inside a name stand only labels of its own type, which are neighbours (B I E S): of those the
 * steps from a label to itself, the next and the one behind that, each for all labels at once.
 */
struct name_way {
    float far[NAME_FAR][NAME_STATES];   /* the last: from outside */
    float near[NAME_NEAR][NAME_LABELS]; /* to a label from NAME_NEAR - 1 - k before it; back: from k behind it */
};

struct name_links {
    float scores[NAME_STATES][NAME_STATES]; /* [from][to], NAME_ILLEGAL where it is; outside also for the edges */
    float odds[NAME_STATES][NAME_STATES];   /* their exponentials */
    struct name_way best, onward, back;     /* of scores; of odds from left to right and from right to left */
};

/* transitions: [from * NAME_STATES + to], what is illegal among them not looked at. */
void qi_name_link(struct name_links *links, const float *transitions);

/* The best labels of `count` tokens. ways: room for `count` to work in. */
void qi_name_best(const label_scores *scores, uint32_t count, const struct name_links *links, label_scores *ways,
                  uint8_t *labels);

/*
 * Sums over all sequences, scaled at each token: forward[i][label], backward[i][label], whose product is
 * the label's probability at token i. scores are exponentiated in place.
 */
void qi_name_sums(label_scores *scores, uint32_t count, const struct name_links *links, label_scores *forward,
                  label_scores *backward, float *scale);

#endif
