/* What word.c and sentence.c ask of a stretch of ASCII: in AVX2, chosen at run time, and in plain C. */
#include <string.h>

#include "unicode/breaks.h"

#if defined(__GNUC__) && defined(__x86_64__)
#define HAVE_AVX2
#include <immintrin.h>
#endif

/* A byte's place in struct ascii_masks, as a number of the field, from 1; 0 for bytes that join nothing. */
static unsigned field(unsigned char c) {
    unsigned char lower = c | 32;
    if (c >= 0x80) return 10;
    if (lower >= 'a' && lower <= 'z') return 1;
    if (c >= '0' && c <= '9') return 2;
    switch (c) {
    case '_': return 3;
    case ' ': return 4;
    case ':': return 5;
    case ',': case ';': return 6;
    case '.': case '\'': return 7;
    case '\r': return 8;
    case '\n': return 9;
    default: return 0;
    }
}

static void classify_portable(const char *block, struct ascii_masks *m) {
    uint64_t bits[11] = {0};
    for (unsigned i = 0; i < 64; i++) bits[field((unsigned char)block[i])] |= UINT64_C(1) << i;
    *m = (struct ascii_masks){bits[1], bits[2], bits[3], bits[4], bits[5], bits[6], bits[7], bits[8], bits[9], bits[10]};
}

static bool stops(unsigned char c) {
    return c >= 0x80 || c == '.' || c == '!' || c == '?' || c == '\n' || c == '\r';
}

static size_t skip_portable(const char *text, size_t n) {
    size_t at = 0;
    while (at < n && !stops((unsigned char)text[at])) at++;
    return at;
}

const struct vectors qi_vectors_portable = {classify_portable, skip_portable};

#ifdef HAVE_AVX2
#define AVX2 __attribute__((target("avx2")))

AVX2 static inline uint64_t mask(__m256i low, __m256i high) {
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}
AVX2 static inline __m256i is(__m256i v, char c) {
    return _mm256_cmpeq_epi8(v, _mm256_set1_epi8(c));
}
/* first <= v <= last, as signed bytes: none beyond ASCII is in a range of ASCII. */
AVX2 static inline __m256i within(__m256i v, char first, char last) {
    return _mm256_and_si256(_mm256_cmpgt_epi8(v, _mm256_set1_epi8((char)(first - 1))),
                            _mm256_cmpgt_epi8(_mm256_set1_epi8((char)(last + 1)), v));
}

AVX2 static void classify_avx2(const char *block, struct ascii_masks *m) {
    __m256i a = _mm256_loadu_si256((const __m256i *)(const void *)block);
    __m256i b = _mm256_loadu_si256((const __m256i *)(const void *)(block + 32));
    __m256i bit = _mm256_set1_epi8(32), x = _mm256_or_si256(a, bit), y = _mm256_or_si256(b, bit);
    m->letter = mask(within(x, 'a', 'z'), within(y, 'a', 'z'));
    m->digit = mask(within(a, '0', '9'), within(b, '0', '9'));
    m->low_line = mask(is(a, '_'), is(b, '_'));
    m->space = mask(is(a, ' '), is(b, ' '));
    m->mid_letter = mask(is(a, ':'), is(b, ':'));
    m->mid_number = mask(_mm256_or_si256(is(a, ','), is(a, ';')), _mm256_or_si256(is(b, ','), is(b, ';')));
    m->mid_both = mask(_mm256_or_si256(is(a, '.'), is(a, '\'')), _mm256_or_si256(is(b, '.'), is(b, '\'')));
    m->cr = mask(is(a, '\r'), is(b, '\r'));
    m->lf = mask(is(a, '\n'), is(b, '\n'));
    m->high = mask(a, b);
}

AVX2 static inline uint32_t stops_avx2(__m256i v) {
    __m256i marks = _mm256_or_si256(_mm256_or_si256(is(v, '.'), is(v, '!')), is(v, '?'));
    __m256i lines = _mm256_or_si256(is(v, '\n'), is(v, '\r'));
    return (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(_mm256_or_si256(marks, lines), v));
}

AVX2 static size_t skip_avx2(const char *text, size_t n) {
    size_t at = 0;
    for (; n - at >= 32; at += 32) {
        uint32_t bits = stops_avx2(_mm256_loadu_si256((const __m256i *)(const void *)(text + at)));
        if (bits) return at + (size_t)__builtin_ctz(bits);
    }
    return at + skip_portable(text + at, n - at);
}

static const struct vectors vectors_avx2 = {classify_avx2, skip_avx2};
#endif

const struct vectors *qi_vectors(void) {
#ifdef HAVE_AVX2
    if (__builtin_cpu_supports("avx2")) return &vectors_avx2;
#endif
    return &qi_vectors_portable;
}
