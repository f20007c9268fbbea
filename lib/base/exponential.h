/*
 * exp and log to about six digits, by polynomials: loops over them become vector code, results are the
 * same on every machine, and the library needs no libm.
 */
#ifndef QUOTH_BASE_EXPONENTIAL_H
#define QUOTH_BASE_EXPONENTIAL_H

#include <stdint.h>
#include <string.h>

/* x beyond 87 counts as 87, below -87 as that. Without a branch, so that loops become vector code. */
static inline float qi_exp(float x) {
    const float shift = 12582912; /* 1.5 * 2^23: a float of this size has no places after the point */
    const int32_t most = 0x42AE0000,
                  sizes = 0x7FFFFFFF; /* 87; floats without their sign are in the order of integers */
    int32_t size;
    memcpy(&size, &x, sizeof size);
    uint32_t bits = (uint32_t)size & ~(uint32_t)sizes;
    size &= sizes;
    bits |= (uint32_t)(size > most ? most : size);
    memcpy(&x, &bits, sizeof x);
    float t = x * 1.44269504f; /* e^x = 2^t = 2^whole * 2^part, part in [-1/2, 1/2] */
    float shifted = t + shift;
    float y = (t - (shifted - shift)) * 0.69314718f;
    float p = 1 + y * (1 + y * (0.5f + y * (0.16666667f + y * (0.04166667f + y * 0.00833333f))));
    memcpy(&bits, &shifted, sizeof bits);
    bits = (bits - 0x4B400000u + 127) << 23;
    float power;
    memcpy(&power, &bits, sizeof power);
    return p * power;
}

/* x > 0 and normal. */
static inline float qi_log(float x) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    int32_t exponent = (int32_t)((bits - 0x3F3504F3u) >> 23 & 0xFF); /* so that the rest is in [√½, √2) */
    if (exponent > 127) exponent -= 256;
    bits -= (uint32_t)exponent << 23;
    memcpy(&x, &bits, sizeof x);
    float z = (x - 1) / (x + 1), s = z * z; /* log x = 2 artanh z */
    return 2 * z * (1 + s * (0.33333333f + s * (0.2f + s * (0.14285714f + s * 0.11111111f)))) +
           (float)exponent * 0.69314718f;
}

#endif
