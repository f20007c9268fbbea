#include "encoder/kernels.h"

#include <string.h>

#include "encoder/format.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define X86 1
#include <immintrin.h>
#elif defined(__aarch64__) && defined(__GNUC__)
#define ARM 1
#include <arm_neon.h>
#ifdef __linux__ /* elsewhere there is no asking in the same way */
#define DOT 1
#include <sys/auxv.h>
#endif
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

#if defined(X86) || defined(ARM)
/* The next four bytes of a row. */
static inline int32_t four_bytes(const void *at) {
    int32_t four;
    memcpy(&four, at, sizeof four);
    return four;
}
#endif

#ifdef X86

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

#ifdef ARM

/* Inputs as signed numbers are 128 less than they are, so sums begin with 128 times that of the weights. Four inputs of
   one row, for each of four outputs: */
static inline int8x16_t signed_four(const uint8_t *at) {
    return vreinterpretq_s8_u32(vdupq_n_u32((uint32_t)four_bytes(at) ^ 0x80808080u));
}

/* Adds products of eight inputs with four outputs, which have two lanes each; two products fit in 16 bits. */
static inline void step8_neon(int32x4_t sum[2], int8x16_t x0, int8x16_t w0, int8x16_t x1, int8x16_t w1) {
    int16x8_t low = vmull_s8(vget_low_s8(x0), vget_low_s8(w0)), high = vmull_high_s8(x0, w0);
    sum[0] = vpadalq_s16(sum[0], vmlal_s8(low, vget_low_s8(x1), vget_low_s8(w1)));
    sum[1] = vpadalq_s16(sum[1], vmlal_high_s8(high, x1, w1));
}

static void multiply8_neon(const uint8_t *a, uint32_t rows, uint32_t inputs, const int8_t *weights, uint32_t outputs,
                           int32_t *out) {
    enum { ROWS = 2, QUARTERS = ENCODER_PANEL / 4 };
    const size_t row_size = inputs;
    const int8x16_t ones = vdupq_n_s8(1);
    for (uint32_t first = 0; first < outputs; first += ENCODER_PANEL, weights += row_size * ENCODER_PANEL) {
        int32x4_t zero[QUARTERS][2];
        for (int q = 0; q < QUARTERS; q++) zero[q][0] = zero[q][1] = vdupq_n_s32(0);
        for (size_t i = 0; i < inputs; i += 8)
            for (size_t q = 0; q < QUARTERS; q++) {
                const int8_t *w = weights + i * ENCODER_PANEL + 16 * q;
                step8_neon(zero[q], ones, vld1q_s8(w), ones, vld1q_s8(w + 64));
            }
        for (uint32_t row = 0; row < rows; row += ROWS) {
            int32x4_t sum[ROWS][QUARTERS][2];
            for (int r = 0; r < ROWS; r++)
                for (int q = 0; q < QUARTERS; q++)
                    for (int k = 0; k < 2; k++) sum[r][q][k] = vshlq_n_s32(zero[q][k], 7);
            for (size_t i = 0; i < inputs; i += 8)
                for (size_t r = 0; r < ROWS; r++) {
                    const uint8_t *x = a + (row + r) * row_size + i;
                    const int8x16_t x0 = signed_four(x), x1 = signed_four(x + 4);
                    for (size_t q = 0; q < QUARTERS; q++) {
                        const int8_t *w = weights + i * ENCODER_PANEL + 16 * q;
                        step8_neon(sum[r][q], x0, vld1q_s8(w), x1, vld1q_s8(w + 64));
                    }
                }
            for (size_t r = 0; r < ROWS; r++)
                for (size_t q = 0; q < QUARTERS; q++)
                    vst1q_s32(out + (row + r) * outputs + first + 4 * q, vpaddq_s32(sum[r][q][0], sum[r][q][1]));
        }
    }
}

static void multiply16_neon(const int16_t *a, uint32_t rows, uint32_t inputs, const int16_t *weights, uint32_t outputs,
                            int32_t *out) {
    enum { ROWS = 2, QUARTERS = ENCODER_PANEL / 4 };
    const size_t row_size = inputs;
    for (uint32_t first = 0; first < outputs; first += ENCODER_PANEL, weights += row_size * ENCODER_PANEL)
        for (uint32_t row = 0; row < rows; row += ROWS) {
            int32x4_t sum[ROWS][QUARTERS][2];
            for (int r = 0; r < ROWS; r++)
                for (int q = 0; q < QUARTERS; q++) sum[r][q][0] = sum[r][q][1] = vdupq_n_s32(0);
            for (size_t i = 0; i < inputs; i += 2)
                for (size_t r = 0; r < ROWS; r++) {
                    const int16x8_t x = vreinterpretq_s16_s32(vdupq_n_s32(four_bytes(a + (row + r) * row_size + i)));
                    for (size_t q = 0; q < QUARTERS; q++) {
                        const int16x8_t w = vld1q_s16(weights + i * ENCODER_PANEL + 8 * q);
                        sum[r][q][0] = vmlal_s16(sum[r][q][0], vget_low_s16(x), vget_low_s16(w));
                        sum[r][q][1] = vmlal_high_s16(sum[r][q][1], x, w);
                    }
                }
            for (size_t r = 0; r < ROWS; r++)
                for (size_t q = 0; q < QUARTERS; q++)
                    vst1q_s32(out + (row + r) * outputs + first + 4 * q, vpaddq_s32(sum[r][q][0], sum[r][q][1]));
        }
}

static const struct encoder_kernels neon = {"neon", multiply8_neon, multiply16_neon};

#ifdef DOT

__attribute__((target("arch=armv8.2-a+dotprod"))) static void multiply8_dot(const uint8_t *a, uint32_t rows,
                                                                            uint32_t inputs, const int8_t *weights,
                                                                            uint32_t outputs, int32_t *out) {
    enum { ROWS = 4, QUARTERS = ENCODER_PANEL / 4 };
    const size_t row_size = inputs;
    const int8x16_t ones = vdupq_n_s8(1);
    for (uint32_t first = 0; first < outputs; first += ENCODER_PANEL, weights += row_size * ENCODER_PANEL) {
        int32x4_t zero[QUARTERS];
        for (int q = 0; q < QUARTERS; q++) zero[q] = vdupq_n_s32(0);
        for (size_t i = 0; i < inputs; i += 4)
            for (size_t q = 0; q < QUARTERS; q++)
                zero[q] = vdotq_s32(zero[q], ones, vld1q_s8(weights + i * ENCODER_PANEL + 16 * q));
        for (uint32_t row = 0; row < rows; row += ROWS) {
            int32x4_t sum[ROWS][QUARTERS];
            for (int r = 0; r < ROWS; r++)
                for (int q = 0; q < QUARTERS; q++) sum[r][q] = vshlq_n_s32(zero[q], 7);
            for (size_t i = 0; i < inputs; i += 4)
                for (size_t r = 0; r < ROWS; r++) {
                    const int8x16_t x = signed_four(a + (row + r) * row_size + i);
                    for (size_t q = 0; q < QUARTERS; q++)
                        sum[r][q] = vdotq_s32(sum[r][q], x, vld1q_s8(weights + i * ENCODER_PANEL + 16 * q));
                }
            for (size_t r = 0; r < ROWS; r++)
                for (size_t q = 0; q < QUARTERS; q++) vst1q_s32(out + (row + r) * outputs + first + 4 * q, sum[r][q]);
        }
    }
}

static const struct encoder_kernels dot = {"neon with dot products", multiply8_dot, multiply16_neon};

#endif
#endif

uint32_t qi_encoder_kernels(const struct encoder_kernels *kernels[4]) {
    uint32_t n = 0;
#ifdef X86
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni")) kernels[n++] = &vnni;
    if (__builtin_cpu_supports("avx2")) kernels[n++] = &avx2;
#endif
#ifdef DOT
    if (getauxval(AT_HWCAP) & HWCAP_ASIMDDP) kernels[n++] = &dot;
#endif
#ifdef ARM
    kernels[n++] = &neon;
#endif
    kernels[n++] = &portable;
    return n;
}
