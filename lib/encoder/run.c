/*
 * The encoder's layers over a batch of windows. Pieces of all windows stand one after the other, without gaps; only
 * attention looks at one window at a time. Numbers are floats between the matrices and are quantised before each,
 * row by row; nothing depends on what else is in the batch.
 */
#include "base/clones.h"
#include "encoder/encoder.h"
#include "encoder/kernels.h"
#include "base/exponential.h"

enum {
    LANES = 8,
    CHUNK = 64, /* rows that go through a matrix together */
    BLOCK = 64  /* outputs worked out at a time, so that their sums stay near */
};

#define NOWHERE UINT32_MAX

struct encoder_room {
    float *x;                         /* width numbers a piece: what goes from layer to layer */
    float *context;                   /* width a piece: what attention gives */
    float *wide;                      /* CHUNK rows of the widest matrix */
    uint8_t *input;                   /* CHUNK rows, quantised */
    float *input_scale;               /* by row of the chunk */
    int32_t *sums;                    /* CHUNK rows of BLOCK outputs, or scores of CHUNK pieces for those of a window */
    int16_t *queries, *keys, *values; /* of a window, head by head: ENCODER_WINDOW times a head's size each */
    float *query_scale, *key_scale, *value_scale; /* ENCODER_WINDOW a head */
    int16_t *shares;                              /* CHUNK rows of a window's size */
    float *share_scale;
    uint32_t place[ENCODER_WINDOW]; /* of a window's pieces among those to be answered for, or NOWHERE */
};

/* Numbers side by side: compilers make no vector code of sums of floats by themselves. */
typedef float lanes __attribute__((vector_size(32)));

static inline void load(lanes *to, const float *x) {
    memcpy(to, x, sizeof *to);
}

/* The sum of the numbers of two lanes, eight and eight. */
static inline float sum_of(const lanes *low, const lanes *high) {
    float a[LANES], b[LANES], s[4];
    memcpy(a, low, sizeof a);
    memcpy(b, high, sizeof b);
    for (int i = 0; i < 4; i++) s[i] = (a[i] + a[i + 4]) + (b[i] + b[i + 4]);
    return (s[0] + s[1]) + (s[2] + s[3]);
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

/* GELU (Hendrycks and Gimpel 2016), in its form with tanh. */
static inline float bent(float x) {
    return x / (1 + qi_exp(x * (-1.5957691f - 0.071354816f * x * x)));
}

enum use { KEEP, BEND, ADD }; /* what becomes of a matrix' outputs: written, bent first, or added to what is there */

/* Sums of `count` outputs from `first` on to numbers; y: `outputs` a row. */
CLONES static void restore(const struct encoder_matrix *m, uint32_t first, uint32_t count, const int32_t *restrict sums,
                           const float *restrict scale, uint32_t rows, enum use use, float *restrict y) {
    const int32_t *zero = m->zero + first;
    const float *by = m->scale + first, *bias = m->bias + first;
    for (uint32_t row = 0; row < rows; row++, sums += count) {
        float *to = y + (size_t)row * m->outputs + first, each = scale[row];
        if (use == KEEP)
            for (uint32_t i = 0; i < count; i++) to[i] = (float)(sums[i] - zero[i]) * (each * by[i]) + bias[i];
        else if (use == BEND)
            for (uint32_t i = 0; i < count; i++) to[i] = bent((float)(sums[i] - zero[i]) * (each * by[i]) + bias[i]);
        else
            for (uint32_t i = 0; i < count; i++) to[i] += (float)(sums[i] - zero[i]) * (each * by[i]) + bias[i];
    }
}

static uint32_t rounded(uint32_t n, uint32_t to) {
    return (n + to - 1) / to * to;
}

/* y = x · m for at most CHUNK rows; the room's input and sums are overwritten. */
static void multiply(struct encoder_batch *b, const struct encoder_matrix *m, const float *x, uint32_t rows,
                     enum use use, float *y) {
    struct encoder_room *room = b->room;
    quantise(x, rows, m->inputs, room->input, room->input_scale);
    for (uint32_t first = 0; first < m->outputs; first += BLOCK) {
        uint32_t count = m->outputs - first < BLOCK ? m->outputs - first : BLOCK;
        b->kernels->multiply8(room->input, rounded(rows, ENCODER_ROWS), m->inputs,
                              m->weights + (size_t)first * m->inputs, count, room->sums);
        restore(m, first, count, room->sums, room->input_scale, rows, use, y);
    }
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
        lanes low = {0}, high = {0}, next;
        for (uint32_t i = 0; i < width; i += 2 * LANES) {
            load(&next, x + i);
            low += next;
            load(&next, x + i + LANES);
            high += next;
        }
        float mean = sum_of(&low, &high) / (float)width;
        low = high = (lanes){0};
        for (uint32_t i = 0; i < width; i += 2 * LANES) {
            load(&next, x + i);
            low += (next - mean) * (next - mean);
            load(&next, x + i + LANES);
            high += (next - mean) * (next - mean);
        }
        float by = 1 / root(sum_of(&low, &high) / (float)width + 1e-12f);
        for (uint32_t i = 0; i < width; i++) x[i] = (x[i] - mean) * by * n->scale[i] + n->shift[i];
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

/* ---- attention: one window at a time, in integers of 13 bits */

enum { FINE = 4095 }; /* sums of 128 products of two such numbers fit in 32 bits */

/* A head's row to integers up to FINE; returns what makes them numbers again. */
static inline float refine(const float *restrict x, uint32_t n, int16_t *restrict fine) {
    float most = largest(x, n), by = most > 0 ? FINE / most : 0;
    for (uint32_t i = 0; i < n; i++) fine[i] = (int16_t)((int32_t)(x[i] * by + (FINE + 0.5f)) - FINE);
    return most / FINE;
}

/* One head's key and value of a piece into the arrays of its window, as qi_encoder_kernels wants them: keys in panels
   of 16 pieces, values in panels of 16 numbers; `whole`: the pieces of the window rounded up. */
static inline void put_head(struct encoder_room *room, const float *key, const float *value, uint32_t size,
                            uint32_t head, uint32_t piece, uint32_t whole) {
    size_t first = (size_t)head * ENCODER_WINDOW;
    int16_t fine[ENCODER_MAX_HEAD], *to = room->keys + first * size;
    room->key_scale[first + piece] = refine(key, size, fine);
    to += (size_t)(piece / ENCODER_PANEL) * size * ENCODER_PANEL + piece % ENCODER_PANEL * 2;
    for (uint32_t k = 0; k < size; k += 2) memcpy(to + (size_t)k * ENCODER_PANEL, fine + k, 2 * sizeof *fine);
    room->value_scale[first + piece] = refine(value, size, fine);
    to = room->values + first * size + (size_t)(piece / 2) * 2 * ENCODER_PANEL + piece % 2;
    for (uint32_t k = 0; k < size; k += ENCODER_PANEL, to += (size_t)whole * ENCODER_PANEL)
        for (uint32_t i = 0; i < ENCODER_PANEL; i++) to[2 * i] = fine[k + i];
}

/* Queries, keys and values of `rows` pieces of a window, from the piece `first` on, head by head; a query goes to the
   place that its piece has among those that are to be answered for. */
CLONES static void put_heads(struct encoder_batch *b, const float *looks, uint32_t first, uint32_t rows,
                             uint32_t whole) {
    struct encoder_room *room = b->room;
    uint32_t width = b->encoder->header->width, heads = b->encoder->header->heads, size = width / heads;
    for (uint32_t i = first; i < first + rows; i++, looks += (size_t)3 * width)
        for (uint32_t head = 0; head < heads; head++) {
            const float *look = looks + (size_t)head * size;
            size_t at = (size_t)head * ENCODER_WINDOW + room->place[i];
            put_head(room, look + width, look + (size_t)2 * width, size, head, i, whole);
            if (room->place[i] != NOWHERE) room->query_scale[at] = refine(look, size, room->queries + at * size);
        }
}

/* An integer that is the larger the larger the number is. */
static inline int32_t in_order(float x) {
    int32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits ^ (bits >> 31 & INT32_MAX);
}

/* Scores of one piece for `count` others to shares of its attention times each value's scale, up to FINE; `whole`:
   count rounded up. Returns the sum of all shares. */
CLONES static float share_out(const int32_t *restrict sums, float query_scale, const float *restrict key_scale,
                              const float *restrict value_scale, uint32_t count, uint32_t whole,
                              int16_t *restrict shares) {
    float score[ENCODER_WINDOW], top;
    lanes low = {0}, high = {0}, next;
    int32_t most = INT32_MIN;
    for (uint32_t i = 0; i < count; i++) score[i] = (float)sums[i] * (query_scale * key_scale[i]);
    for (uint32_t i = count; i < whole; i++) score[i] = -1e9f;
    for (uint32_t i = 0; i < whole; i++) {
        int32_t ordered = in_order(score[i]);
        most = ordered > most ? ordered : most;
    }
    most = most ^ (most >> 31 & INT32_MAX);
    memcpy(&top, &most, sizeof top);
    for (uint32_t i = 0; i < whole; i++) score[i] = qi_exp(score[i] - top);
    for (uint32_t i = 0; i < whole; i++) shares[i] = (int16_t)(int32_t)(score[i] * value_scale[i] + 0.5f);
    for (uint32_t i = 0; i < whole; i += 2 * LANES) {
        load(&next, score + i);
        low += next;
        load(&next, score + i + LANES);
        high += next;
    }
    return sum_of(&low, &high);
}

/* Scales of values to what shares are multiplied by, so that none is beyond FINE; returns what makes up for it. */
static float even_out(float *scale, uint32_t count, uint32_t whole) {
    float most = largest(scale, count), by = most > 0 ? FINE / most : 0;
    for (uint32_t i = 0; i < count; i++) scale[i] *= by;
    for (uint32_t i = count; i < whole; i++) scale[i] = 0;
    return most / FINE;
}

CLONES static void scatter(const int32_t *restrict sums, const float *restrict scale, uint32_t rows, uint32_t size,
                           uint32_t width, float *restrict context) {
    for (uint32_t row = 0; row < rows; row++, sums += size, context += width)
        for (uint32_t k = 0; k < size; k++) context[k] = (float)sums[k] * scale[row];
}

/* Attention of `rows` pieces from `first` on, at most CHUNK, to the `count` of the window, one head. */
static void attend(struct encoder_batch *b, uint32_t head, uint32_t first, uint32_t rows, uint32_t count,
                   float value_scale, float *context) {
    struct encoder_room *room = b->room;
    uint32_t width = b->encoder->header->width, size = width / b->encoder->header->heads;
    uint32_t whole = rounded(count, ENCODER_PANEL), whole_rows = rounded(rows, ENCODER_ROWS);
    size_t at = (size_t)head * ENCODER_WINDOW;
    float steep = 1 / root((float)size);
    b->kernels->multiply16(room->queries + (at + first) * size, whole_rows, size, room->keys + at * size, whole,
                           room->sums);
    for (uint32_t i = 0; i < rows; i++)
        room->share_scale[i] =
            value_scale / share_out(room->sums + (size_t)i * whole, room->query_scale[at + first + i] * steep,
                                    room->key_scale + at, room->value_scale + at, count, whole,
                                    room->shares + (size_t)i * whole);
    b->kernels->multiply16(room->shares, whole_rows, whole, room->values + at * size, size, room->sums);
    scatter(room->sums, room->share_scale, rows, size, width, context + (size_t)head * size);
}

/* ---- layers */

static uint32_t chunk_of(uint32_t rows, uint32_t at) {
    return rows - at < CHUNK ? rows - at : CHUNK;
}

/* x = norm(x + what · m) */
static void add_product(struct encoder_batch *b, const struct encoder_matrix *m, const struct encoder_norm *norm,
                        const float *what, uint32_t rows, float *x) {
    multiply(b, m, what, rows, ADD, x);
    normalise(norm, x, rows, m->outputs);
}

/* Of a window's pieces, those that the layer is to answer for: all, or in the last layer only those wanted. */
static uint32_t rows_of(const struct encoder_batch *b, uint32_t window, bool last, uint32_t *rows) {
    uint32_t n = 0, first = b->starts[window];
    for (uint32_t i = first; i < b->starts[window + 1]; i++) {
        b->room->place[i - first] = NOWHERE;
        if (last && !b->pieces[i].wanted) continue;
        b->room->place[i - first] = n;
        rows[n++] = i;
    }
    return n;
}

/* Attention in the window [first, first + count) of `rows` of its pieces, which have a place. */
static void look_round(struct encoder_batch *b, const struct encoder_matrix *look, uint32_t first, uint32_t count,
                       uint32_t rows, float *context) {
    struct encoder_room *room = b->room;
    uint32_t width = b->encoder->header->width, whole = rounded(count, ENCODER_PANEL);
    for (uint32_t at = 0; at < count; at += CHUNK) {
        uint32_t some = chunk_of(count, at);
        multiply(b, look, room->x + (size_t)(first + at) * width, some, KEEP, room->wide);
        put_heads(b, room->wide, at, some, whole);
    }
    for (uint32_t head = 0; head < b->encoder->header->heads; head++) {
        float value_scale = even_out(room->value_scale + (size_t)head * ENCODER_WINDOW, count, whole);
        for (uint32_t at = 0; at < rows; at += CHUNK)
            attend(b, head, at, chunk_of(rows, at), count, value_scale, context + (size_t)at * width);
    }
}

/* One layer; leaves the rows that it answered for at the start of x, and returns how many. */
static uint32_t run_layer(struct encoder_batch *b, const struct encoder_layer *l, bool last) {
    struct encoder_room *room = b->room;
    uint32_t width = b->encoder->header->width, total = 0;
    for (uint32_t n = 0; n < b->windows; n++) {
        uint32_t count = rows_of(b, n, last, b->rows + total);
        if (count)
            look_round(b, &l->look, b->starts[n], b->starts[n + 1] - b->starts[n], count,
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
        multiply(b, &l->widen, x, count, BEND, room->wide);
        add_product(b, &l->narrow, &l->narrowed, room->wide, count, x);
    }
    return total;
}

/* The scores of the wanted pieces by one matrix: `count` of its outputs each. */
static void score(struct encoder_batch *b, const struct encoder_matrix *m, uint32_t count, float *scores) {
    for (uint32_t at = 0; at < b->wanted; at += CHUNK) {
        uint32_t rows = chunk_of(b->wanted, at);
        multiply(b, m, b->room->x + (size_t)at * m->inputs, rows, KEEP, b->room->wide);
        for (uint32_t i = 0; i < rows; i++)
            memcpy(scores + (size_t)(at + i) * count, b->room->wide + (size_t)i * m->outputs, count * sizeof *scores);
    }
}

void qi_encoder_run(struct encoder_batch *b) {
    const struct encoder *e = b->encoder;
    embed(b);
    for (uint32_t i = 0; i < e->header->layers; i++)
        b->wanted = run_layer(b, &e->layers[i], i + 1 == e->header->layers);
    for (int i = 0; i < ENCODER_HEADS; i++)
        if (b->asked >> i & 1) score(b, &e->heads[i], e->header->outputs[i], b->scores[i]);
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
    uint32_t width = e->header->width, inner = e->header->inner;
    uint32_t widest = inner > 3 * width ? inner : 3 * width;
    uint32_t deepest = inner > width ? inner : width, scales = e->header->heads * WINDOW;
    qi_encoder_kernels(all);
    b->encoder = e;
    b->kernels = kernels ? kernels : all[0];
    b->windows = b->wanted = b->starts[0] = 0;
    b->asked = (1u << ENCODER_HEADS) - 1;
    for (int i = 0; i < ENCODER_HEADS; i++) {
        if (e->heads[i].outputs > widest) widest = e->heads[i].outputs;
        b->scores[i] = make(scratch, (size_t)PIECES * e->header->outputs[i], sizeof **b->scores);
        if (!b->scores[i]) return false;
    }
    struct encoder_room *room = b->room = qi_arena_zalloc(scratch, sizeof *b->room);
    if (!room) return false;
    room->x = make(scratch, (size_t)PIECES * width, sizeof *room->x);
    room->context = make(scratch, (size_t)PIECES * width, sizeof *room->context);
    room->wide = make(scratch, (size_t)CHUNK * widest, sizeof *room->wide);
    room->input = make(scratch, (size_t)CHUNK * deepest, sizeof *room->input);
    room->input_scale = make(scratch, CHUNK, sizeof *room->input_scale);
    room->sums = make(scratch, (size_t)CHUNK * WINDOW, sizeof *room->sums); /* WINDOW > BLOCK */
    room->queries = make(scratch, (size_t)WINDOW * width, sizeof *room->queries);
    room->keys = make(scratch, (size_t)WINDOW * width, sizeof *room->keys);
    room->values = make(scratch, (size_t)WINDOW * width, sizeof *room->values);
    room->shares = make(scratch, (size_t)CHUNK * WINDOW, sizeof *room->shares);
    room->query_scale = make(scratch, scales, sizeof *room->query_scale);
    room->key_scale = make(scratch, scales, sizeof *room->key_scale);
    room->value_scale = make(scratch, scales, sizeof *room->value_scale);
    room->share_scale = make(scratch, CHUNK, sizeof *room->share_scale);
    return room->x && room->context && room->wide && room->input && room->input_scale && room->sums && room->queries &&
           room->keys && room->values && room->shares && room->query_scale && room->key_scale && room->value_scale &&
           room->share_scale;
}
