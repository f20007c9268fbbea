/*
 * Learned weights of a linear model: feature -> one row of label weights, 8 bits each.
 *
 *     header | buckets of eight slots: check and row of a feature | rows | floats
 *
 * With one label there are no rows: a slot holds the feature's check and its weight.
 *
 * A feature is a 64-bit hash (qi_feature). Its low bits choose the bucket, half a cache line, in which it
 * is or else is nowhere: looking one up takes one memory access and no branch. The high bits that the slot
 * keeps make a wrong match rare (of unknown features one in three thousand).
 */
#ifndef QUOTH_TAGGER_WEIGHTS_H
#define QUOTH_TAGGER_WEIGHTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/exponential.h"

enum { WEIGHTS_ROW_BITS = 18, WEIGHTS_BUCKET = 8 };

struct weights_header {
    uint32_t version; /* WEIGHTS_VERSION: changes whenever what features are computed does */
    uint32_t labels;  /* bytes of a row: a multiple of 16, or 1 */
    uint32_t slots;   /* a power of two, a bucket's at least */
    uint32_t rows;    /* the first is all zero; features that have weights, and 1 */
    float scale;      /* of one step */
    uint32_t extra;   /* floats after the rows: what else the model has learned, such as transitions */
    uint32_t spare[2];
};

struct weights {
    const uint32_t *slots; /* check << WEIGHTS_ROW_BITS | row; 0 = empty */
    const int8_t *rows;
    const float *extra;
    uint32_t mask, labels, n_extra;
    float scale;
};

/* Points `w` into a section's bytes once they have been verified; false when they are damaged or of another kind. */
bool qi_weights_open(struct weights *w, const void *data, size_t size, uint32_t version, uint32_t labels,
                     uint32_t extra);

/* The hash of a feature: a template's number and a value (a hash of its own or small integers). */
static inline uint64_t qi_feature(uint32_t template, uint64_t value) {
    uint64_t x = (value + template * UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0xD6E8FEB86659FD93);
    x = (x ^ x >> 32) * UINT64_C(0xD6E8FEB86659FD93);
    return x ^ x >> 32;
}

typedef int32_t weights_lanes __attribute__((vector_size(16)));

/* The rows of a half bucket's slots that hold `check`; 0 in the others. */
static inline weights_lanes qi_weights_matches(const uint32_t *slots, int32_t check) {
    const int32_t row_mask = (1 << WEIGHTS_ROW_BITS) - 1;
    weights_lanes entries;
    memcpy(&entries, slots, sizeof entries);
    entries ^= check;
    return entries & ((entries & ~row_mask) == 0);
}

static inline const uint32_t *qi_weights_bucket(const struct weights *w, uint64_t feature) {
    return w->slots + ((uint32_t)feature & w->mask & ~(uint32_t)(WEIGHTS_BUCKET - 1));
}

/* The number of a feature's row; 0, a row of zeros, when it has no weights. */
static inline uint32_t qi_weights_find(const struct weights *w, uint64_t feature) {
    const uint32_t *bucket = qi_weights_bucket(w, feature);
    int32_t check = (int32_t)((uint32_t)(feature >> (32 + WEIGHTS_ROW_BITS)) << WEIGHTS_ROW_BITS);
    weights_lanes first = qi_weights_matches(bucket, check), second = qi_weights_matches(bucket + 4, check);
    weights_lanes greater = first > second, most = (first & greater) | (second & ~greater);
    int32_t a = most[0] > most[1] ? most[0] : most[1], b = most[2] > most[3] ? most[2] : most[3];
    return (uint32_t)(a > b ? a : b);
}

static inline const int8_t *qi_weights_row(const struct weights *w, uint32_t row) {
    return w->rows + (size_t)row * w->labels;
}

/*
 * Adding up the rows of many features is mostly waiting for memory. So it goes in three steps, between which other
 * features' steps may stand: their buckets are fetched, their rows found and fetched, then the rows are added.
 */
static inline void qi_weights_fetch(const struct weights *w, const uint64_t *keys, uint32_t n) {
    for (uint32_t k = 0; k < n; k++) __builtin_prefetch(qi_weights_bucket(w, keys[k]));
}

static inline void qi_weights_rows(const struct weights *w, const uint64_t *keys, uint32_t n, const int8_t **rows) {
    for (uint32_t k = 0; k < n; k++) {
        rows[k] = qi_weights_row(w, qi_weights_find(w, keys[k]));
        __builtin_prefetch(rows[k]);
    }
}

/* The sum of features' weights, of a model with one label, in steps of its scale. */
static inline int32_t qi_weights_sum(const struct weights *w, const uint64_t *keys, uint32_t n) {
    enum { WIDEN = 32 - WEIGHTS_ROW_BITS }; /* a weight is a signed number in a row's bits */
    weights_lanes sum = {0};
    for (uint32_t k = 0; k < n; k++) {
        const uint32_t *bucket = qi_weights_bucket(w, keys[k]);
        int32_t check = (int32_t)((uint32_t)(keys[k] >> (32 + WEIGHTS_ROW_BITS)) << WEIGHTS_ROW_BITS);
        sum += qi_weights_matches(bucket, check) << WIDEN >> WIDEN;
        sum += qi_weights_matches(bucket + 4, check) << WIDEN >> WIDEN;
    }
    return sum[0] + sum[1] + sum[2] + sum[3];
}

/* How likely what a model with one label says is: logistic regression. */
static inline float qi_weights_chance(const struct weights *w, const uint64_t *keys, uint32_t n) {
    return 1.0f / (1.0f + qi_exp(-w->scale * (float)qi_weights_sum(w, keys, n)));
}

typedef int16_t weights_shorts __attribute__((vector_size(32)));

/* labels: a multiple of 16, and a constant at the call. Only the widening is left to the compiler, which makes one
   instruction of it; given the sums as well it was seen to take the loop for another. */
static inline void qi_weights_add_row(int16_t *restrict scores, const int8_t *restrict row, uint32_t labels) {
    for (uint32_t i = 0; i < labels; i += 16) {
        int16_t wide[16];
        weights_shorts more, sum;
        for (int k = 0; k < 16; k++) wide[k] = row[i + k];
        memcpy(&more, wide, sizeof more);
        memcpy(&sum, scores + i, sizeof sum);
        sum += more;
        memcpy(scores + i, &sum, sizeof sum);
    }
}

/* Adds n features' rows at once; `labels` and `most` (the largest n) are constants at the call. */
#define WEIGHTS_ADD(w, keys, n, scores, labels, most)                                                                  \
    do {                                                                                                               \
        const int8_t *rows_[most];                                                                                     \
        qi_weights_fetch((w), (keys), (n));                                                                            \
        qi_weights_rows((w), (keys), (n), rows_);                                                                      \
        for (uint32_t k_ = 0; k_ < (n); k_++) qi_weights_add_row((scores), rows_[k_], (labels));                       \
    } while (0)

#endif
