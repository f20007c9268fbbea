#include "encoder/kernels.h"

#include <string.h>

#include "encoder/format.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define X86 1
#include <immintrin.h>
#endif

static void multiply8_portable(const uint8_t *a, uint32_t rows, uint32_t inputs, const int8_t *weights,
                               uint32_t outputs, int32_t *out) {
    for (uint32_t first = 0; first < outputs; first += ENCODER_PANEL, weights += (size_t)inputs * ENCODER_PANEL)
        for (uint32_t row = 0; row < rows; row++) {
            const uint8_t *x = a + (size_t)row * inputs;
            int32_t sum[ENCODER_PANEL] = {0};
            for (uint32_t i = 0; i < inputs; i += 4)
                for (uint32_t o = 0; o < ENCODER_PANEL; o++) {
                    const int8_t *w = weights + (size_t)i * ENCODER_PANEL + o * 4;
                    sum[o] += x[i] * w[0] + x[i + 1] * w[1] + x[i + 2] * w[2] + x[i + 3] * w[3];
                }
            for (uint32_t o = 0; o < ENCODER_PANEL; o++) out[(size_t)row * outputs + first + o] = sum[o];
        }
}

static void multiply16_portable(const int16_t *a, uint32_t rows, uint32_t inputs, const int16_t *weights,
                                uint32_t outputs, int32_t *out) {
    for (uint32_t first = 0; first < outputs; first += ENCODER_PANEL, weights += (size_t)inputs * ENCODER_PANEL)
        for (uint32_t row = 0; row < rows; row++) {
            const int16_t *x = a + (size_t)row * inputs;
            int32_t sum[ENCODER_PANEL] = {0};
            for (uint32_t i = 0; i < inputs; i += 2)
                for (uint32_t o = 0; o < ENCODER_PANEL; o++) {
                    const int16_t *w = weights + (size_t)i * ENCODER_PANEL + o * 2;
                    sum[o] += x[i] * w[0] + x[i + 1] * w[1];
                }
            for (uint32_t o = 0; o < ENCODER_PANEL; o++) out[(size_t)row * outputs + first + o] = sum[o];
        }
}

static const struct encoder_kernels portable = {"portable", multiply8_portable, multiply16_portable};

#ifdef X86

/* The next four bytes of a row, for every lane. */
static inline int32_t four_bytes(const void *at) {
    int32_t four;
    memcpy(&four, at, sizeof four);
    return four;
}
#define LANES256(at) _mm256_set1_epi32(four_bytes(at))

/* Eight inputs of one row times half a panel; the two products of pairs fit in 16 bits together (format.h). */
#define STEP8(sum, x0, w0, x1, w1)                                                                                     \
    sum = _mm256_add_epi32(                                                                                            \
        sum, _mm256_madd_epi16(ones, _mm256_add_epi16(_mm256_maddubs_epi16(x0, w0), _mm256_maddubs_epi16(x1, w1))))
#define STEP16(sum, x, w) sum = _mm256_add_epi32(sum, _mm256_madd_epi16(x, w))
#define LOAD256(at) _mm256_load_si256((const __m256i *)(const void *)(at))

__attribute__((target("avx2"))) static void multiply8_avx2(const uint8_t *a, uint32_t rows, uint32_t inputs,
                                                           const int8_t *weights, uint32_t outputs, int32_t *out) {
    const __m256i ones = _mm256_set1_epi16(1);
    const size_t row_size = inputs;
    for (uint32_t first = 0; first < outputs; first += ENCODER_PANEL, weights += row_size * ENCODER_PANEL)
        for (uint32_t row = 0; row < rows; row += 4) {
            const uint8_t *x = a + row * row_size, *end = x + row_size;
            const int8_t *w = weights;
            __m256i sum[4][2];
            for (int r = 0; r < 4; r++) sum[r][0] = sum[r][1] = _mm256_setzero_si256();
            for (; x < end; x += 8, w += (size_t)8 * ENCODER_PANEL) {
                const __m256i w0 = LOAD256(w), w1 = LOAD256(w + 32), w2 = LOAD256(w + 64), w3 = LOAD256(w + 96);
                for (size_t r = 0; r < 4; r++) {
                    const __m256i x0 = LANES256(x + r * row_size), x1 = LANES256(x + r * row_size + 4);
                    STEP8(sum[r][0], x0, w0, x1, w2);
                    STEP8(sum[r][1], x0, w1, x1, w3);
                }
            }
            for (size_t r = 0; r < 4; r++) {
                __m256i *to = (__m256i *)(void *)(out + (row + r) * outputs + first);
                _mm256_storeu_si256(to, sum[r][0]);
                _mm256_storeu_si256(to + 1, sum[r][1]);
            }
        }
}

__attribute__((target("avx2"))) static void multiply16_avx2(const int16_t *a, uint32_t rows, uint32_t inputs,
                                                            const int16_t *weights, uint32_t outputs, int32_t *out) {
    const size_t row_size = inputs;
    for (uint32_t first = 0; first < outputs; first += ENCODER_PANEL, weights += row_size * ENCODER_PANEL)
        for (uint32_t row = 0; row < rows; row += 4) {
            const int16_t *x = a + row * row_size, *end = x + row_size, *w = weights;
            __m256i sum[4][2];
            for (int r = 0; r < 4; r++) sum[r][0] = sum[r][1] = _mm256_setzero_si256();
            for (; x < end; x += 2, w += (size_t)2 * ENCODER_PANEL) {
                const __m256i w0 = LOAD256(w), w1 = LOAD256(w + 16);
                for (size_t r = 0; r < 4; r++) {
                    const __m256i x0 = LANES256(x + r * row_size);
                    STEP16(sum[r][0], x0, w0);
                    STEP16(sum[r][1], x0, w1);
                }
            }
            for (size_t r = 0; r < 4; r++) {
                __m256i *to = (__m256i *)(void *)(out + (row + r) * outputs + first);
                _mm256_storeu_si256(to, sum[r][0]);
                _mm256_storeu_si256(to + 1, sum[r][1]);
            }
        }
}

static const struct encoder_kernels avx2 = {"avx2", multiply8_avx2, multiply16_avx2};

#define VNNI "avx512f,avx512bw,avx512vnni"

__attribute__((target(VNNI))) static void multiply8_vnni(const uint8_t *a, uint32_t rows, uint32_t inputs,
                                                         const int8_t *weights, uint32_t outputs, int32_t *out) {
    for (uint32_t first = 0; first < outputs; first += ENCODER_PANEL, weights += (size_t)inputs * ENCODER_PANEL)
        for (uint32_t row = 0; row < rows; row += 8) {
            const uint8_t *x = a + (size_t)row * inputs;
            __m512i sum[8];
            for (int r = 0; r < 8; r++) sum[r] = _mm512_setzero_si512();
            for (uint32_t i = 0; i < inputs; i += 4) {
                const __m512i w = _mm512_load_si512(weights + (size_t)i * ENCODER_PANEL);
                for (int r = 0; r < 8; r++) {
                    const __m512i four = _mm512_set1_epi32(four_bytes(x + (size_t)r * inputs + i));
                    sum[r] = _mm512_dpbusd_epi32(sum[r], four, w);
                }
            }
            for (int r = 0; r < 8; r++)
                _mm512_storeu_si512(out + (size_t)(row + (uint32_t)r) * outputs + first, sum[r]);
        }
}

static const struct encoder_kernels vnni = {"avx512vnni", multiply8_vnni, multiply16_avx2};

#endif

uint32_t qi_encoder_kernels(const struct encoder_kernels *kernels[4]) {
    uint32_t n = 0;
#ifdef X86
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni")) kernels[n++] = &vnni;
    if (__builtin_cpu_supports("avx2")) kernels[n++] = &avx2;
#endif
    kernels[n++] = &portable;
    return n;
}
