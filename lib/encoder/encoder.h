/*
 * The encoder: reads windows of word pieces and gives every piece wanted a row of scores by each head. Weights and
 * inputs of its matrices are 8 bits wide, sums are integers, so that every kernel (kernels.h) gives the same.
 */
#ifndef QUOTH_ENCODER_ENCODER_H
#define QUOTH_ENCODER_ENCODER_H

#include "base/arena.h"
#include "encoder/format.h"

struct encoder_kernels;

struct encoder_matrix {
    uint32_t inputs, outputs;
    const float *scale, *bias; /* by output */
    const int32_t *zero;       /* by output: what the sum is when every input is zero */
    const int8_t *weights;
};

struct encoder_norm {
    const float *scale, *shift;
};

struct encoder_layer {
    struct encoder_matrix look; /* queries, keys and values, one after the other */
    struct encoder_matrix gather;
    struct encoder_norm gathered;
    struct encoder_matrix widen, narrow;
    struct encoder_norm narrowed;
};

struct encoder {
    const struct encoder_header *header;
    const uint64_t *slots;
    const float *piece_scale; /* by piece */
    const int8_t *pieces;     /* width numbers a piece */
    const float *places;      /* width numbers for each place in the window */
    const float *features;    /* width numbers a feature */
    struct encoder_norm sum;
    struct encoder_layer layers[ENCODER_MAX_LAYERS];
    struct encoder_matrix heads[ENCODER_HEADS]; /* outputs: as many as the header says, rounded up to whole panels */
};

/* Points `e` into a section's bytes once they have been verified; false when they are damaged or of another kind.
   outputs: how many numbers each head is to have. */
bool qi_encoder_open(struct encoder *e, const void *data, size_t size, uint32_t features,
                     const uint32_t outputs[ENCODER_HEADS]);

/* One piece of a window. */
struct encoder_piece {
    uint32_t piece;
    bool wanted;       /* is anything asked of it? */
    uint64_t features; /* bits 1 << feature */
};

/* Windows that are read together, and memory for the work: made once a document. */
enum { ENCODER_BATCH = 2 * ENCODER_WINDOW };

struct encoder_batch {
    const struct encoder *encoder;
    const struct encoder_kernels *kernels;
    struct encoder_piece pieces[ENCODER_BATCH];
    uint32_t starts[ENCODER_BATCH + 1]; /* of the windows: windows + 1 of them */
    uint32_t windows;
    uint32_t wanted;              /* after qi_encoder_run: how many rows `scores` have */
    uint32_t rows[ENCODER_BATCH]; /* which pieces they are of */
    uint32_t asked;               /* heads that are asked, as bits 1 << enum encoder_head: first all of them */
    float *scores[ENCODER_HEADS]; /* of those: header->outputs numbers for each wanted piece, in order */
    struct encoder_room *room;
};

/* kernels: NULL for the best ones of this machine. False when there is no memory. */
bool qi_encoder_batch_open(struct encoder_batch *b, const struct encoder *e, const struct encoder_kernels *kernels,
                           struct arena *scratch);

/* Reads the windows of the batch. */
void qi_encoder_run(struct encoder_batch *b);

#endif
