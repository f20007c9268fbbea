/*
 * Learned weights of a linear model: feature -> one row of label weights, 8 bits each.
 *
 *     header | buckets of eight slots: check and row of a feature | rows | floats
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

enum { WEIGHTS_ROW_BITS = 18, WEIGHTS_BUCKET = 8 };

struct weights_header {
    uint32_t version; /* WEIGHTS_VERSION: changes whenever what features are computed does */
    uint32_t labels;  /* bytes of a row: a multiple of 16 */
    uint32_t slots;   /* a power of two, a bucket's at least */
    uint32_t rows;    /* the first is all zero */
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

/* The number of a feature's row; 0, a row of zeros, when it has no weights. */
static inline uint32_t qi_weights_find(const struct weights *w, uint64_t feature) {
    const uint32_t *bucket = w->slots + ((uint32_t)feature & w->mask & ~(uint32_t)(WEIGHTS_BUCKET - 1));
    uint32_t check = (uint32_t)(feature >> (32 + WEIGHTS_ROW_BITS)) << WEIGHTS_ROW_BITS, row = 0;
    for (int i = 0; i < WEIGHTS_BUCKET; i++) {
        uint32_t entry = bucket[i] ^ check;
        uint32_t here = entry >> WEIGHTS_ROW_BITS ? 0 : entry;
        row = here > row ? here : row;
    }
    return row;
}

static inline const int8_t *qi_weights_row(const struct weights *w, uint32_t row) {
    return w->rows + (size_t)row * w->labels;
}

/*
 * Adds the rows of n features to int16 scores. `labels` and `most` (the largest n) are constants at the call. The rows
 * are looked up before any is added: compilers may turn the loops of the addition inside out.
 */
#define WEIGHTS_ADD(w, keys, n, scores, labels, most)                                                          \
    do {                                                                                                       \
        const int8_t *rows_[most];                                                                             \
        for (uint32_t k_ = 0; k_ < (n); k_++) rows_[k_] = qi_weights_row((w), qi_weights_find((w), (keys)[k_])); \
        for (uint32_t k_ = 0; k_ < (n); k_++) qi_weights_add_row((scores), rows_[k_], (labels));               \
    } while (0)

static inline void qi_weights_add_row(int16_t *restrict scores, const int8_t *restrict row, uint32_t labels) {
    for (uint32_t i = 0; i < labels; i++) scores[i] = (int16_t)(scores[i] + row[i]);
}

#endif
