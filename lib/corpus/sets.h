/* Pairs and sets of things that are numbered from 0: quotes that say the same, figures in conflict. */
#ifndef QUOTH_CORPUS_SETS_H
#define QUOTH_CORPUS_SETS_H

#include <stdint.h>

/* A key for an index, never 0, the same in either order. */
static inline uint64_t qi_pair_key(uint32_t a, uint32_t b) {
    return ((uint64_t)(a < b ? a : b) << 32 | (a < b ? b : a)) + 1;
}

/* The one that stands for the set of i; parent[i] leads there, and is i itself for that one. Shortens the way. */
static inline uint32_t qi_set_root(uint32_t *parent, uint32_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
}

#endif
