/*
 * The encoder's layers over a batch of windows. Pieces of all windows stand one after the other, without gaps; only
 * attention looks at one window at a time. Numbers are floats between the matrices and are quantised before each,
 * row by row; nothing depends on what else is in the batch.
 */
#include "base/clones.h"
#include "encoder/encoder.h"
#include "encoder/kernels.h"
#include "base/exponential.h"

enum { LANES = 16, CHUNK = 32 /* rows that go through a matrix together */ };

struct encoder_room {
    float *x;           /* width numbers a piece: what goes from layer to layer */
    float *looks;       /* 3 × width a piece: queries, keys, values */
    float *context;     /* width a piece: what attention gives */
    float *wide;        /* CHUNK rows of the widest matrix */
    uint8_t *input;     /* CHUNK rows, quantised */
    float *input_scale; /* by row of the chunk */
    int32_t *sums;      /* CHUNK rows of the widest matrix, or scores of a window's pieces for each other */
    int16_t *queries, *keys, *values, *shares; /* of one head in one window */
    int16_t fine[2 * ENCODER_MAX_HEAD];
    float *query_scale, *key_scale, *value_scale, *share_scale;
};

static float sum_of(const float *lanes) {
    float s[4];
    for (int i = 0; i < 4; i++) s[i] = (lanes[i] + lanes[i + 4]) + (lanes[i + 8] + lanes[i + 12]);
    return (s[0] + s[1]) + (s[2] + s[3]);
}

static float most_of(const float *lanes) {
    float most = lanes[0];
    for (int i = 1; i < LANES; i++) most = lanes[i] > most ? lanes[i] : most;
    return most;
}

/* The largest absolute value of n numbers: as bits, floats without their sign are in the order of integers. */
static inline float largest(const float *restrict x, uint32_t n) {
    int32_t most = 0;
    for (uint32_t i = 0; i < n; i++) {
        int32_t bits;
        memcpy(&bits, x + i, sizeof bits);
        bits &= 0x7FFFFFFF;
        most = bits > most ? bits : most;
    }
    float largest;
    memcpy(&largest, &most, sizeof largest);
    return largest;
}

/* Rows to bytes, 128 for zero; each row's scale makes them numbers again. */
CLONES static void quantise(const float *restrict x, uint32_t rows, uint32_t width, uint8_t *restrict bytes,
                            float *restrict scale) {
    for (uint32_t row = 0; row < rows; row++, x += width, bytes += width) {
        float most = largest(x, width), by = most > 0 ? 127 / most : 0;
        scale[row] = most / 127;
        for (uint32_t i = 0; i < width; i++) bytes[i] = (uint8_t)(int32_t)(x[i] * by + (ENCODER_ZERO + 0.5f));
    }
}

/* Sums of quantised inputs to outputs. */
CLONES static void restore(const struct encoder_matrix *m, const int32_t *restrict sums, const float *restrict scale,
                           uint32_t rows, float *restrict y) {
    for (uint32_t row = 0; row < rows; row++, sums += m->outputs, y += m->outputs)
        for (uint32_t i = 0; i < m->outputs; i++)
            y[i] = (float)(sums[i] - m->zero[i]) * (scale[row] * m->scale[i]) + m->bias[i];
}

/* y = x · m for at most CHUNK rows; the room's input and sums are overwritten. */
static void multiply(struct encoder_batch *b, const struct encoder_matrix *m, const float *x, uint32_t rows, float *y) {
    struct encoder_room *room = b->room;
    uint32_t whole = (rows + ENCODER_ROWS - 1) / ENCODER_ROWS * ENCODER_ROWS;
    quantise(x, rows, m->inputs, room->input, room->input_scale);
    b->kernels->multiply8(room->input, whole, m->inputs, m->weights, m->outputs, room->sums);
    restore(m, room->sums, room->input_scale, rows, y);
}

CLONES static void add(float *restrict x, const float *restrict more, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) x[i] += more[i];
}

static float root(float x) { /* by Newton: the library needs no libm, and results are the same everywhere */
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    bits = (bits >> 1) + 0x1FBD1DF5;
    float y;
    memcpy(&y, &bits, sizeof y);
    for (int i = 0; i < 4; i++) y = 0.5f * (y + x / y);
    return y;
}

/* Each row made mean 0 and variance 1, then scaled and shifted. */
CLONES static void normalise(const struct encoder_norm *n, float *restrict x, uint32_t rows, uint32_t width) {
    for (uint32_t row = 0; row < rows; row++, x += width) {
        float sums[LANES] = {0}, squares[LANES] = {0};
        for (uint32_t i = 0; i < width; i += LANES)
            for (int k = 0; k < LANES; k++) sums[k] += x[i + (uint32_t)k];
        float mean = sum_of(sums) / (float)width;
        for (uint32_t i = 0; i < width; i += LANES)
            for (int k = 0; k < LANES; k++) {
                float off = x[i + (uint32_t)k] - mean;
                squares[k] += off * off;
            }
        float by = 1 / root(sum_of(squares) / (float)width + 1e-12f);
        for (uint32_t i = 0; i < width; i++) x[i] = (x[i] - mean) * by * n->scale[i] + n->shift[i];
    }
}

/* GELU (Hendrycks and Gimpel 2016), in its form with tanh. One simple loop after the other becomes vector code. */
CLONES static void bend(float *restrict x, uint32_t rows, uint32_t width) {
    float power[ENCODER_MAX_INNER];
    for (uint32_t row = 0; row < rows; row++, x += width) {
        for (uint32_t i = 0; i < width; i++) power[i] = x[i] * (-1.5957691f - 0.071354816f * x[i] * x[i]);
        for (uint32_t i = 0; i < width; i++) power[i] = power[i] > 80 ? 80 : power[i];
        for (uint32_t i = 0; i < width; i++) power[i] = power[i] < -80 ? -80 : power[i];
        for (uint32_t i = 0; i < width; i++) x[i] /= 1 + qi_exp_within(power[i]);
    }
}

/* ---- what goes in */

CLONES static void add_piece(float *restrict x, const int8_t *restrict numbers, float scale, uint32_t width) {
    for (uint32_t i = 0; i < width; i++) x[i] += (float)numbers[i] * scale;
}

static void embed(struct encoder_batch *b) {
    const struct encoder *e = b->encoder;
    uint32_t width = e->header->width;
    for (uint32_t n = 0; n < b->windows; n++)
        for (uint32_t i = b->starts[n]; i < b->starts[n + 1]; i++) {
            const struct encoder_piece *p = &b->pieces[i];
            float *x = b->room->x + (size_t)i * width;
            memcpy(x, e->places + (size_t)(i - b->starts[n]) * width, width * sizeof *x);
            add_piece(x, e->pieces + (size_t)p->piece * width, e->piece_scale[p->piece], width);
            for (uint32_t f = 0; f < e->header->features; f++)
                if (p->features >> f & 1) add(x, e->features + (size_t)f * width, width);
        }
    normalise(&e->sum, b->room->x, b->starts[b->windows], width);
}

/* ---- attention: one head, one window at a time, in integers of 13 bits */

enum { FINE = 4095 }; /* sums of 128 products of two such numbers fit in 32 bits */

/* A row to integers up to FINE; returns what makes them numbers again. `step`: from one of them to the next. */
static inline float refine(const float *restrict x, uint32_t n, int16_t *restrict fine) {
    float most = largest(x, n), by = most > 0 ? FINE / most : 0;
    for (uint32_t i = 0; i < n; i++) fine[i] = (int16_t)((int32_t)(x[i] * by + (FINE + 0.5f)) - FINE);
    return most / FINE;
}

/* Puts the values of two pieces, one after the other in room->fine, side by side into their panels. */
static inline void put_values(struct encoder_room *room, uint32_t pair, uint32_t whole, uint32_t size) {
    const int16_t *a = room->fine, *b = room->fine + size;
    for (uint32_t first = 0; first < size; first += ENCODER_PANEL) {
        int16_t *to = room->values + ((size_t)first * whole + (size_t)pair * 2 * ENCODER_PANEL);
        for (uint32_t k = 0; k < ENCODER_PANEL; k++) {
            to[2 * k] = a[first + k];
            to[2 * k + 1] = b[first + k];
        }
    }
}

/* Queries as rows; keys in panels of 16 pieces, values in panels of 16 numbers, as qi_encoder_kernels wants them. */
CLONES static void prepare_head(struct encoder_batch *b, uint32_t head, uint32_t first, uint32_t count, uint32_t whole,
                                const uint32_t *rows, uint32_t n_rows) {
    struct encoder_room *room = b->room;
    uint32_t width = b->encoder->header->width, size = width / b->encoder->header->heads;
    for (uint32_t i = 0; i < n_rows; i++)
        room->query_scale[i] =
            refine(room->looks + (size_t)rows[i] * 3 * width + head * size, size, room->queries + (size_t)i * size);
    for (uint32_t i = 0; i < count; i++) {
        const float *key = room->looks + (size_t)(first + i) * 3 * width + width + head * size;
        int16_t *fine = room->fine + (size_t)(i % 2) * size;
        room->key_scale[i] = refine(key, size, fine);
        int16_t *to = room->keys + (size_t)(i / ENCODER_PANEL) * size * ENCODER_PANEL + i % ENCODER_PANEL * 2;
        for (uint32_t k = 0; k < size; k += 2) memcpy(to + (size_t)k * ENCODER_PANEL, fine + k, 2 * sizeof *fine);
        room->value_scale[i] = refine(key + width, size, fine);
        if (i % 2 || i + 1 == count) put_values(room, i / 2, whole, size);
    }
}

/* Scores of `count` pieces for one to shares of its attention, times each value's scale; `whole`: count rounded up. */
CLONES static float share_out(const int32_t *restrict sums, float query_scale, const float *restrict key_scale,
                              const float *restrict value_scale, uint32_t count, uint32_t whole,
                              int16_t *restrict shares) {
    float score[ENCODER_WINDOW] = {0}, most[LANES], total[LANES] = {0};
    for (uint32_t i = 0; i < whole; i++) score[i] = (float)sums[i] * (query_scale * key_scale[i]);
    for (uint32_t i = count; i < whole; i++) score[i] = -1e9f;
    for (int k = 0; k < LANES; k++) most[k] = score[k];
    for (uint32_t i = LANES; i < whole; i += LANES)
        for (int k = 0; k < LANES; k++) most[k] = score[i + (uint32_t)k] > most[k] ? score[i + (uint32_t)k] : most[k];
    float top = most_of(most);
    for (uint32_t i = 0; i < whole; i++) score[i] = score[i] - top > -80 ? score[i] - top : -80;
    for (uint32_t i = 0; i < whole; i++) score[i] = qi_exp_within(score[i]);
    for (uint32_t i = count; i < whole; i++) score[i] = 0;
    for (uint32_t i = 0; i < whole; i += LANES)
        for (int k = 0; k < LANES; k++) total[k] += score[i + (uint32_t)k];
    for (uint32_t i = 0; i < whole; i++) score[i] *= value_scale[i];
    return refine(score, whole, shares) / sum_of(total);
}

/* Attention of the pieces `rows` of the window [first, first + count) to all of it; writes n_rows rows of context. */
static void attend(struct encoder_batch *b, uint32_t first, uint32_t count, const uint32_t *rows, uint32_t n_rows,
                   float *context) {
    struct encoder_room *room = b->room;
    uint32_t width = b->encoder->header->width, heads = b->encoder->header->heads, size = width / heads;
    uint32_t whole = (count + ENCODER_PANEL - 1) / ENCODER_PANEL * ENCODER_PANEL;
    uint32_t whole_rows = (n_rows + ENCODER_ROWS - 1) / ENCODER_ROWS * ENCODER_ROWS;
    float steep = 1 / root((float)size);
    for (uint32_t head = 0; head < heads; head++) {
        prepare_head(b, head, first, count, whole, rows, n_rows);
        b->kernels->multiply16(room->queries, whole_rows, size, room->keys, whole, room->sums);
        for (uint32_t i = 0; i < n_rows; i++)
            room->share_scale[i] =
                share_out(room->sums + (size_t)i * whole, room->query_scale[i] * steep, room->key_scale,
                          room->value_scale, count, whole, room->shares + (size_t)i * whole);
        b->kernels->multiply16(room->shares, whole_rows, whole, room->values, size, room->sums);
        for (uint32_t i = 0; i < n_rows; i++)
            for (uint32_t k = 0; k < size; k++)
                context[(size_t)i * width + head * size + k] =
                    (float)room->sums[(size_t)i * size + k] * room->share_scale[i];
    }
}

/* ---- layers */

static uint32_t chunk_of(uint32_t rows, uint32_t at) {
    return rows - at < CHUNK ? rows - at : CHUNK;
}

/* x = norm(x + what · m) */
static void add_product(struct encoder_batch *b, const struct encoder_matrix *m, const struct encoder_norm *norm,
                        const float *what, uint32_t rows, float *x) {
    multiply(b, m, what, rows, b->room->wide);
    add(x, b->room->wide, rows * m->outputs);
    normalise(norm, x, rows, m->outputs);
}

/* Of a window's pieces, those that the layer is to answer for: all, or in the last layer only those wanted. */
static uint32_t rows_of(const struct encoder_batch *b, uint32_t window, bool last, uint32_t *rows) {
    uint32_t n = 0;
    for (uint32_t i = b->starts[window]; i < b->starts[window + 1]; i++)
        if (!last || b->pieces[i].wanted) rows[n++] = i;
    return n;
}

/* One layer; leaves the rows that it answered for at the start of x, and returns how many. */
static uint32_t run_layer(struct encoder_batch *b, const struct encoder_layer *l, bool last) {
    struct encoder_room *room = b->room;
    uint32_t width = b->encoder->header->width, pieces = b->starts[b->windows], total = 0;
    for (uint32_t at = 0; at < pieces; at += CHUNK)
        multiply(b, &l->look, room->x + (size_t)at * width, chunk_of(pieces, at), room->looks + (size_t)at * 3 * width);
    for (uint32_t n = 0; n < b->windows; n++) {
        uint32_t *rows = b->rows + total, count = rows_of(b, n, last, rows);
        if (count)
            attend(b, b->starts[n], b->starts[n + 1] - b->starts[n], rows, count,
                   room->context + (size_t)total * width);
        total += count;
    }
    for (uint32_t i = 0; i < total; i++)
        if (b->rows[i] != i)
            memcpy(room->x + (size_t)i * width, room->x + (size_t)b->rows[i] * width, width * sizeof *room->x);
    for (uint32_t at = 0; at < total; at += CHUNK) {
        uint32_t count = chunk_of(total, at);
        float *x = room->x + (size_t)at * width;
        add_product(b, &l->gather, &l->gathered, room->context + (size_t)at * width, count, x);
        multiply(b, &l->widen, x, count, room->wide);
        bend(room->wide, count, l->widen.outputs);
        add_product(b, &l->narrow, &l->narrowed, room->wide, count, x);
    }
    return total;
}

void qi_encoder_run(struct encoder_batch *b) {
    const struct encoder *e = b->encoder;
    embed(b);
    for (uint32_t i = 0; i < e->header->layers; i++)
        b->wanted = run_layer(b, &e->layers[i], i + 1 == e->header->layers);
    for (uint32_t at = 0; at < b->wanted; at += CHUNK) {
        uint32_t count = chunk_of(b->wanted, at), labels = e->header->labels;
        multiply(b, &e->labels, b->room->x + (size_t)at * e->header->width, count, b->room->wide);
        for (uint32_t i = 0; i < count; i++)
            memcpy(b->scores + (size_t)(at + i) * labels, b->room->wide + (size_t)i * e->labels.outputs,
                   labels * sizeof *b->scores);
    }
}

/* ---- room */

/* An array aligned as vector instructions like it, cleared: what is computed and not used should have a value too. */
static void *make(struct arena *scratch, size_t count, size_t item) {
    char *block = qi_arena_zalloc(scratch, count * item + 63);
    return block ? block + (64 - (uintptr_t)block % 64) % 64 : NULL;
}

bool qi_encoder_batch_open(struct encoder_batch *b, const struct encoder *e, const struct encoder_kernels *kernels,
                           struct arena *scratch) {
    enum { PIECES = ENCODER_BATCH, WINDOW = ENCODER_WINDOW };
    const struct encoder_kernels *all[4];
    uint32_t width = e->header->width, inner = e->header->inner, size = width / e->header->heads;
    uint32_t widest = inner > 3 * width ? inner : 3 * width, labels = e->labels.outputs;
    if (labels > widest) widest = labels;
    uint32_t deepest = inner > width ? inner : width, sums = CHUNK * widest;
    qi_encoder_kernels(all);
    b->encoder = e;
    b->kernels = kernels ? kernels : all[0];
    b->windows = b->wanted = b->starts[0] = 0;
    b->scores = make(scratch, (size_t)PIECES * e->header->labels, sizeof *b->scores);
    struct encoder_room *room = b->room = qi_arena_zalloc(scratch, sizeof *b->room);
    if (!room) return false;
    room->x = make(scratch, (size_t)PIECES * width, sizeof *room->x);
    room->looks = make(scratch, (size_t)PIECES * 3 * width, sizeof *room->looks);
    room->context = make(scratch, (size_t)PIECES * width, sizeof *room->context);
    room->wide = make(scratch, (size_t)CHUNK * widest, sizeof *room->wide);
    room->input = make(scratch, (size_t)CHUNK * deepest, sizeof *room->input);
    room->input_scale = make(scratch, CHUNK, sizeof *room->input_scale);
    if (sums < WINDOW * WINDOW) sums = WINDOW * WINDOW;
    room->sums = make(scratch, sums, sizeof *room->sums);
    room->queries = make(scratch, (size_t)WINDOW * size, sizeof *room->queries);
    room->keys = make(scratch, (size_t)WINDOW * size, sizeof *room->keys);
    room->values = make(scratch, (size_t)WINDOW * size, sizeof *room->values);
    room->shares = make(scratch, (size_t)WINDOW * WINDOW, sizeof *room->shares);
    room->query_scale = make(scratch, WINDOW, sizeof *room->query_scale);
    room->key_scale = make(scratch, WINDOW, sizeof *room->key_scale);
    room->value_scale = make(scratch, WINDOW, sizeof *room->value_scale);
    room->share_scale = make(scratch, WINDOW, sizeof *room->share_scale);
    return b->scores && room->x && room->looks && room->context && room->wide && room->input && room->input_scale &&
           room->sums && room->queries && room->keys && room->values && room->shares && room->query_scale &&
           room->key_scale && room->value_scale && room->share_scale;
}
