/*
 * Matrix products of small integers. Each kind of machine has its own way; all give the same, to the bit.
 * Numbers of rows are multiples of ENCODER_ROWS, of outputs multiples of ENCODER_PANEL.
 */
#ifndef QUOTH_ENCODER_KERNELS_H
#define QUOTH_ENCODER_KERNELS_H

#include <stddef.h>
#include <stdint.h>

enum { ENCODER_ROWS = 8 };

struct encoder_kernels {
    const char *name;
    /* out[row * outputs + o] = sum of a[row * inputs + i] * weight (i, o); weights in panels as in format.h. */
    void (*multiply8)(const uint8_t *a, uint32_t rows, uint32_t inputs, const int8_t *weights, uint32_t outputs,
                      int32_t *out);
    /* The same for 16-bit numbers in panels [outputs / 16][inputs / 2][16][2]; sums must fit in 32 bits. */
    void (*multiply16)(const int16_t *a, uint32_t rows, uint32_t inputs, const int16_t *weights, uint32_t outputs,
                       int32_t *out);
};

/* Every way this machine has, the best first; returns how many. */
uint32_t qi_encoder_kernels(const struct encoder_kernels *kernels[4]);

#endif
