/* The encoder, on a small one made up here: its pieces, its arithmetic against plain floats, one kernel against
 * another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "encoder/kernels.h"
#include "encoder/wordpiece.h"

enum { LAYERS = 2, WIDTH = 32, HEADS = 2, INNER = 64, SLOTS = 64, FEATURES = 3 };
static const uint32_t numbers[ENCODER_HEADS] = {5, 3, 1};
static const char *const vocabulary[] = {"[UNK]",  "[CLS]", "[SEP]", "kyiv",   "re",
                                         "##turn", "##s",   "-",     "zurich", "the"};
enum { PIECES = sizeof vocabulary / sizeof *vocabulary };

static unsigned char section[1 << 18] __attribute__((aligned(64)));
static size_t section_size;
static struct encoder encoder;

/* ---- an encoder made up */

static double uniform(void) { /* -1 to 1 */
    static uint64_t state = 1;
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (double)(state >> 33) / (1u << 30) - 1;
}

static void *put(size_t count, size_t item) {
    section_size = (section_size + 63) & ~(size_t)63;
    void *at = section + section_size;
    section_size += count * item;
    assert_true(section_size <= sizeof section);
    return at;
}

static void put_floats(size_t count, double middle, double spread) {
    float *at = put(count, sizeof *at);
    for (size_t i = 0; i < count; i++) at[i] = (float)(middle + spread * uniform());
}

static void put_norm(void) {
    put_floats(WIDTH, 1, 0.2);
    put_floats(WIDTH, 0, 0.2);
}

static void put_matrix(uint32_t inputs, uint32_t outputs) {
    put_floats(outputs, 0.012, 0.002);
    put_floats(outputs, 0, 0.1);
    int32_t *zero = put(outputs, sizeof *zero);
    int8_t *weights = put((size_t)inputs * outputs, 1);
    for (size_t i = 0; i < (size_t)inputs * outputs; i++)
        weights[i] = (int8_t)(uniform() * 32.99); /* four: at most 128 */
    memset(zero, 0, outputs * sizeof *zero);
    for (uint32_t o = 0; o < outputs; o++)
        for (uint32_t i = 0; i < inputs; i++)
            zero[o] += ENCODER_ZERO * weights[(size_t)(o / 16) * inputs * 16 + i / 4 * 64 + o % 16 * 4 + i % 4];
}

static void put_vocabulary(void) {
    uint64_t *slots = put(SLOTS, sizeof *slots);
    memset(slots, 0, SLOTS * sizeof *slots);
    for (uint64_t i = 0; i < PIECES; i++) {
        bool goes_on = strncmp(vocabulary[i], "##", 2) == 0;
        const char *text = vocabulary[i] + (goes_on ? 2 : 0);
        uint64_t hash = XXH3_64bits_withSeed(text, strlen(text), goes_on) & ~(uint64_t)ENCODER_SLOT_PIECE;
        uint32_t at = (uint32_t)(hash >> 16) % SLOTS;
        while (slots[at]) at = (at + 1) % SLOTS;
        slots[at] = hash | i;
    }
}

static int make_encoder(void **state) {
    (void)state;
    struct encoder_header *h = put(1, sizeof *h);
    *h = (struct encoder_header){ENCODER_VERSION, LAYERS, WIDTH, HEADS, INNER, PIECES, SLOTS, FEATURES,
                                 {5, 3, 1},       0,      1,     2,     1,     1,      0,     0};
    put_vocabulary();
    put_floats(PIECES, 0.01, 0.001);
    int8_t *pieces = put(PIECES * WIDTH, 1);
    for (int i = 0; i < PIECES * WIDTH; i++) pieces[i] = (int8_t)(uniform() * 127);
    put_floats(ENCODER_WINDOW * WIDTH, 0, 0.5);
    put_floats(FEATURES * WIDTH, 0, 1);
    put_norm();
    for (int i = 0; i < LAYERS; i++) {
        put_matrix(WIDTH, 3 * WIDTH);
        put_matrix(WIDTH, WIDTH);
        put_norm();
        put_matrix(WIDTH, INNER);
        put_matrix(INNER, WIDTH);
        put_norm();
    }
    for (int i = 0; i < ENCODER_HEADS; i++) put_matrix(WIDTH, 16);
    return qi_encoder_open(&encoder, section, section_size, FEATURES, numbers) ? 0 : -1;
}

/* ---- the same in plain floating point */

static double weight(const struct encoder_matrix *m, uint32_t i, uint32_t o) {
    return m->weights[(size_t)(o / 16) * m->inputs * 16 + i / 4 * 64 + o % 16 * 4 + i % 4] * (double)m->scale[o];
}

static void product(const struct encoder_matrix *m, const double *x, double *y) {
    for (uint32_t o = 0; o < m->outputs; o++) {
        y[o] = m->bias[o];
        for (uint32_t i = 0; i < m->inputs; i++) y[o] += x[i] * weight(m, i, o);
    }
}

static void normalised(const struct encoder_norm *n, const double *x, const double *more, double *y) {
    double mean = 0, square = 0, sum[WIDTH];
    for (int i = 0; i < WIDTH; i++) mean += (sum[i] = x[i] + (more ? more[i] : 0)) / WIDTH;
    for (int i = 0; i < WIDTH; i++) square += (sum[i] - mean) * (sum[i] - mean) / WIDTH;
    for (int i = 0; i < WIDTH; i++) y[i] = (sum[i] - mean) / sqrt(square) * n->scale[i] + n->shift[i];
}

static void attention(double (*looks)[3 * WIDTH], uint32_t count, uint32_t at, double *context) {
    enum { SIZE = WIDTH / HEADS };
    for (int h = 0; h < HEADS; h++) {
        double share[ENCODER_WINDOW], total = 0;
        for (uint32_t k = 0; k < count; k++) {
            double dot = 0;
            for (int i = 0; i < SIZE; i++) dot += looks[at][h * SIZE + i] * looks[k][WIDTH + h * SIZE + i];
            total += share[k] = exp(dot / sqrt(SIZE));
        }
        for (int i = 0; i < SIZE; i++) {
            double sum = 0;
            for (uint32_t k = 0; k < count; k++) sum += share[k] / total * looks[k][2 * WIDTH + h * SIZE + i];
            context[h * SIZE + i] = sum;
        }
    }
}

/* Scores of every piece of one window. */
static void plain(const struct encoder_piece *pieces, uint32_t count, double (*scores)[ENCODER_HEADS][16]) {
    static double x[ENCODER_WINDOW][WIDTH], looks[ENCODER_WINDOW][3 * WIDTH];
    for (uint32_t p = 0; p < count; p++) {
        for (int i = 0; i < WIDTH; i++) {
            uint32_t number = pieces[p].piece;
            x[p][i] = encoder.pieces[number * WIDTH + i] * (double)encoder.piece_scale[number] +
                      encoder.places[p * WIDTH + i];
            for (int f = 0; f < FEATURES; f++)
                if (pieces[p].features >> f & 1) x[p][i] += encoder.features[f * WIDTH + i];
        }
        normalised(&encoder.sum, x[p], NULL, x[p]);
    }
    for (int n = 0; n < LAYERS; n++) {
        const struct encoder_layer *l = &encoder.layers[n];
        for (uint32_t p = 0; p < count; p++) product(&l->look, x[p], looks[p]);
        for (uint32_t p = 0; p < count; p++) {
            double context[WIDTH], out[WIDTH], wide[INNER];
            attention(looks, count, p, context);
            product(&l->gather, context, out);
            normalised(&l->gathered, x[p], out, x[p]);
            product(&l->widen, x[p], wide);
            for (int i = 0; i < INNER; i++)
                wide[i] *=
                    0.5 * (1 + tanh(sqrt(2 / 3.14159265358979) * (wide[i] + 0.044715 * wide[i] * wide[i] * wide[i])));
            product(&l->narrow, wide, out);
            normalised(&l->narrowed, x[p], out, x[p]);
        }
    }
    for (uint32_t p = 0; p < count; p++)
        for (int h = 0; h < ENCODER_HEADS; h++) product(&encoder.heads[h], x[p], scores[p][h]);
}

/* ---- the tests */

/* Windows of the lengths given, of pieces at random; every `each`-th piece is wanted. */
static void fill(struct encoder_batch *b, const uint32_t *lengths, uint32_t windows, uint32_t each) {
    b->windows = windows;
    b->starts[0] = 0;
    for (uint32_t n = 0; n < windows; n++) b->starts[n + 1] = b->starts[n] + lengths[n];
    for (uint32_t i = 0; i < b->starts[windows]; i++)
        b->pieces[i] = (struct encoder_piece){(uint32_t)((uniform() + 1) * PIECES / 2.001), i % each == 0,
                                              (uint64_t)((uniform() + 1) * 3.99)};
}

static void scores_are_those_of_plain_arithmetic(void **state) {
    (void)state;
    static struct encoder_batch b;
    struct arena arena;
    qi_arena_open(&arena, NULL);
    assert_true(qi_encoder_batch_open(&b, &encoder, NULL, &arena));
    const uint32_t lengths[] = {37, 1, 128, 20};
    for (uint32_t each = 1; each <= 3; each += 2) {
        fill(&b, lengths, 4, each);
        qi_encoder_run(&b);
        assert_int_equal(b.wanted, (b.starts[4] + each - 1) / each);
        uint32_t row = 0;
        for (uint32_t n = 0; n < 4; n++) {
            static double scores[ENCODER_WINDOW][ENCODER_HEADS][16];
            plain(b.pieces + b.starts[n], lengths[n], scores);
            for (uint32_t i = b.starts[n]; i < b.starts[n + 1]; i++) {
                if (!b.pieces[i].wanted) continue;
                for (int h = 0; h < ENCODER_HEADS; h++)
                    for (uint32_t k = 0; k < numbers[h]; k++)
                        assert_true(fabs(b.scores[h][row * numbers[h] + k] - scores[i - b.starts[n]][h][k]) < 0.1);
                row++;
            }
        }
    }
    qi_arena_close(&arena);
}

static void kernels_agree_to_the_bit(void **state) {
    (void)state;
    static struct encoder_batch b;
    const struct encoder_kernels *kernels[4];
    uint32_t count = qi_encoder_kernels(kernels);
    const uint32_t lengths[] = {128, 3, 64};
    float first[ENCODER_BATCH * 16];
    for (uint32_t n = 0; n < count; n++) {
        struct arena arena;
        qi_arena_open(&arena, NULL);
        assert_true(qi_encoder_batch_open(&b, &encoder, kernels[n], &arena));
        if (n == 0) fill(&b, lengths, 3, 1);
        b.windows = 3;
        qi_encoder_run(&b);
        size_t size = b.wanted * numbers[HEAD_NAMES] * sizeof *first;
        if (n == 0) memcpy(first, b.scores[HEAD_NAMES], size);
        assert_memory_equal(first, b.scores[HEAD_NAMES], size);
        qi_arena_close(&arena);
    }
}

/* The greatest sums that there can be, of either sign. */
static void kernels_agree_at_the_limits(void **state) {
    (void)state;
    enum { INPUTS = 64, OUTPUTS = 16 };
    static uint8_t bytes[ENCODER_ROWS * INPUTS];
    static int16_t words[ENCODER_ROWS * INPUTS], fine[INPUTS * OUTPUTS];
    static int8_t weights[INPUTS * OUTPUTS] __attribute__((aligned(64)));
    const struct encoder_kernels *kernels[4];
    uint32_t count = qi_encoder_kernels(kernels);
    for (int i = 0; i < ENCODER_ROWS * INPUTS; i++) {
        bytes[i] = 255;
        words[i] = i / INPUTS % 2 ? 4095 : -4095;
    }
    for (int i = 0; i < INPUTS * OUTPUTS; i++) {
        bool first_of_four = i % 2 == 0 && i / 64 % 2 == 0; /* all that four may have stands in the first of them */
        weights[i] = (int8_t)(!first_of_four ? 0 : i / 4 % 2 ? -127 : 127);
        fine[i] = i / 2 % 2 ? 4095 : -4095;
    }
    for (uint32_t n = 0; n < count; n++) {
        int32_t sums[ENCODER_ROWS * OUTPUTS];
        kernels[n]->multiply8(bytes, ENCODER_ROWS, INPUTS, weights, OUTPUTS, sums);
        for (int i = 0; i < ENCODER_ROWS * OUTPUTS; i++)
            assert_int_equal(sums[i], (i % 2 ? -127 : 127) * 255 * INPUTS / 4);
        kernels[n]->multiply16(words, ENCODER_ROWS, INPUTS, fine, OUTPUTS, sums);
        for (int i = 0; i < ENCODER_ROWS * OUTPUTS; i++)
            assert_int_equal(sums[i], (i / OUTPUTS % 2 == i % 2 ? 1 : -1) * 4095 * 4095 * INPUTS);
    }
}

static void assert_pieces(const char *word, const char *expected) {
    struct form form = {.text = word, .length = (uint32_t)strlen(word)};
    uint32_t pieces[WORD_PIECES], count = qi_word_pieces(&encoder, &form, pieces);
    char found[400] = "";
    for (uint32_t i = 0; i < count; i++) {
        if (i) strcat(found, " ");
        strcat(found, vocabulary[pieces[i]]);
    }
    assert_string_equal(found, expected);
}

static void words_become_the_longest_pieces(void **state) {
    (void)state;
    assert_pieces("kyiv", "kyiv");
    assert_pieces("returns", "re ##turn ##s");
    assert_pieces("zürich", "zurich");
    assert_pieces("re-zürich", "re - zurich");
    assert_pieces("thekyiv", "[UNK]");
    assert_pieces("the-qqq", "the - [UNK]");
    assert_pieces("", "[UNK]");
}

static void odd_words_have_pieces_too(void **state) {
    (void)state;
    char marks[200];
    memset(marks, '-', sizeof marks - 1);
    marks[sizeof marks - 1] = '\0';
    assert_pieces(marks, "- - - - - - - - - - - - - - - -");
    char letters[400];
    memset(letters, 's', sizeof letters - 1);
    letters[sizeof letters - 1] = '\0';
    assert_pieces(letters, "[UNK]");
    assert_pieces("\xCC\x81", "[UNK]"); /* an accent alone */
    assert_pieces("\xE1\x84\x80\xEA\xB0\x81", "[UNK]");
}

static void damaged_sections_are_refused(void **state) {
    (void)state;
    struct encoder e;
    assert_false(qi_encoder_open(&e, section, section_size - 1, FEATURES, numbers));
    assert_false(qi_encoder_open(&e, section, 64, FEATURES, numbers));
    assert_false(qi_encoder_open(&e, section, 3, FEATURES, numbers));
    assert_false(qi_encoder_open(&e, section, section_size, FEATURES + 1, numbers));
    assert_false(qi_encoder_open(&e, section, section_size, FEATURES, (const uint32_t[]){5, 3, 2}));
    uint32_t fields[sizeof(struct encoder_header) / 4];
    const uint32_t right[] = {ENCODER_VERSION, LAYERS, WIDTH, HEADS, INNER, PIECES, SLOTS, FEATURES, 5, 3, 1, 0, 1, 2};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        const uint32_t wrong[] = {UINT32_MAX, UINT32_MAX / 2 + 1, i < 11 ? 0u : PIECES};
        for (size_t k = 0; k < 3; k++) {
            memcpy(fields, section, sizeof fields);
            fields[i] = wrong[k];
            memcpy(section, fields, sizeof fields);
            assert_false(qi_encoder_open(&e, section, section_size, FEATURES, numbers));
            fields[i] = right[i];
            memcpy(section, fields, sizeof fields);
        }
    }
    assert_true(qi_encoder_open(&e, section, section_size, FEATURES, numbers));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_are_those_of_plain_arithmetic),
        cmocka_unit_test(kernels_agree_to_the_bit),
        cmocka_unit_test(kernels_agree_at_the_limits),
        cmocka_unit_test(words_become_the_longest_pieces),
        cmocka_unit_test(odd_words_have_pieces_too),
        cmocka_unit_test(damaged_sections_are_refused),
    };
    return cmocka_run_group_tests(tests, make_encoder, NULL);
}
