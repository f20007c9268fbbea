/* Counts of what was found and what should have been, and the figures that follow. */
#ifndef QUOTH_CLI_SCORE_H
#define QUOTH_CLI_SCORE_H

#include <stddef.h>

struct tally {
    size_t right, gold, found;
};

/* A share of nothing is no number: below 0. */
static inline double share(size_t part, size_t whole) {
    return whole ? (double)part / (double)whole : -1;
}

static inline double f1(double precision, double recall) {
    if (precision < 0 && recall < 0) return -1;
    return precision > 0 && recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
}

#endif
