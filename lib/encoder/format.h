/*
 * Section "encoder" of a model: a BERT-like encoder (Devlin et al. 2019) with 8-bit weights.
 *
 * A header, then arrays in the order of struct encoder, each aligned to 64 bytes; tools/train_encoder/export.py
 * writes them.
 *
 * A matrix has, for each output, a scale, a bias and 128 times the sum of its weights (inputs are unsigned with their
 * zero at 128), then the weights in panels of 16 outputs: [outputs / 16][inputs / 4][16][4]. Of any four weights that
 * stand one after the other for an output, from a multiple of four inputs on as 0 1 4 5 and 2 3 6 7 of eight, the
 * absolute values sum up to 128 at most: so two products of pairs fit in 16 bits together, and the kernel without
 * 32-bit dot products may add them there.
 */
#ifndef QUOTH_ENCODER_FORMAT_H
#define QUOTH_ENCODER_FORMAT_H

#include <stdint.h>

enum {
    ENCODER_VERSION = 3,
    ENCODER_PANEL = 16,   /* outputs of a panel */
    ENCODER_WINDOW = 128, /* the most pieces that are read together, the two at the ends included */
    ENCODER_MAX_LAYERS = 24,
    ENCODER_MAX_WIDTH = 1024,
    ENCODER_MAX_INNER = 4096,
    ENCODER_MAX_HEAD = 64, /* the most numbers of a head */
    ENCODER_MAX_OUTPUTS = 1024,
    ENCODER_ZERO = 128 /* what stands for 0 in a quantised input */
};

/* What is asked of the last layer: scores of the labels for names, of the parts of quotations; log odds that a sentence
   begins here. */
enum encoder_head { HEAD_NAMES = 0, HEAD_SPEECH, HEAD_BORDERS, ENCODER_HEADS };

struct encoder_header {
    uint32_t version;
    uint32_t layers, width, heads, inner; /* width and inner are multiples of 16, width / heads of 16 */
    uint32_t pieces;                      /* of the vocabulary */
    uint32_t slots;                       /* of its hash table, a power of two */
    uint32_t features;                    /* inputs beside the pieces */
    uint32_t outputs[ENCODER_HEADS];
    uint32_t unknown, opens, closes; /* pieces: of an unknown word, at the start and at the end of a window */
    float sure;                      /* a sentence is read if the fast scorer is less sure of its words on average */
    float slope, intercept;          /* of the calibration: the log odds of a name that it has read */
    uint32_t spare;
};

/* A slot of the vocabulary: bits 16 … 63 of a piece's hash (seed 1 if it goes on with a word, else 0); its number. */
#define ENCODER_SLOT_PIECE 0xFFFFu

#endif
