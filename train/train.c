#include "train.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>

#include "tagger/weights.h"

void qt_die(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(1);
}

void *qt_grow(void *block, size_t size) {
    void *grown = realloc(block, size);
    if (!grown) qt_die("out of memory");
    return grown;
}

quoth_model *qt_model(const char *path) {
    quoth_model *model;
    quoth_error error;
    if (quoth_model_open(path, NULL, &model, &error)) qt_die("%s: %s", path, error.message);
    return model;
}

quoth_document *qt_document(quoth_model *model) {
    quoth_document *d = qt_grow(NULL, sizeof *d);
    memset(d, 0, sizeof *d);
    qi_arena_open(&d->arena, NULL);
    d->model = model;
    return d;
}

uint32_t qt_random(uint64_t *state) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

/* ---- features */

static uint32_t slot_of(const struct dictionary *d, uint64_t feature) {
    uint32_t slot = (uint32_t)(feature >> 7) & (d->slots - 1);
    while (d->keys[slot] && d->keys[slot] != feature) slot = (slot + 1) & (d->slots - 1);
    return slot;
}

static void rehash(struct dictionary *d, uint32_t slots) {
    free(d->keys);
    free(d->numbers);
    d->slots = slots;
    d->keys = qt_grow(NULL, slots * sizeof *d->keys);
    d->numbers = qt_grow(NULL, slots * sizeof *d->numbers);
    memset(d->keys, 0, slots * sizeof *d->keys);
    for (uint32_t i = 0; i < d->count; i++) {
        uint32_t slot = slot_of(d, d->features[i]);
        d->keys[slot] = d->features[i];
        d->numbers[slot] = i;
    }
}

uint32_t qt_number(struct dictionary *d, uint64_t feature) {
    if ((uint64_t)d->count * 2 >= d->slots) {
        rehash(d, d->slots ? d->slots * 2 : 1 << 16);
        d->features = qt_grow(d->features, d->slots / 2 * sizeof *d->features);
        d->seen = qt_grow(d->seen, d->slots / 2 * sizeof *d->seen);
    }
    uint32_t slot = slot_of(d, feature);
    if (!d->keys[slot]) {
        d->keys[slot] = feature;
        d->numbers[slot] = d->count;
        d->features[d->count] = feature;
        d->seen[d->count++] = 0;
    }
    d->seen[d->numbers[slot]]++;
    return d->numbers[slot];
}

uint32_t qt_find(const struct dictionary *d, uint64_t feature) {
    uint32_t slot = slot_of(d, feature);
    return d->keys[slot] ? d->numbers[slot] : UINT32_MAX;
}

uint32_t *qt_prune(struct dictionary *d, uint32_t least) {
    uint32_t kept = 0, *map = qt_grow(NULL, (d->count + 1u) * sizeof *map);
    for (uint32_t i = 0; i < d->count; i++) {
        map[i] = d->seen[i] < least ? UINT32_MAX : kept;
        if (d->seen[i] < least) continue;
        d->features[kept] = d->features[i];
        d->seen[kept++] = d->seen[i];
    }
    d->count = kept;
    rehash(d, d->slots);
    return map;
}

/* ---- the table */

struct ranked {
    float weight;
    uint32_t number;
};

static int heavier(const void *a, const void *b) {
    const struct ranked *x = a, *y = b;
    if (x->weight != y->weight) return x->weight < y->weight ? 1 : -1;
    return x->number < y->number ? -1 : x->number > y->number;
}

/* Features by their greatest weight times how often they are seen: what it would cost to drop them. */
static struct ranked *rank(const struct dictionary *d, const float *weights, uint32_t labels, float *greatest) {
    struct ranked *order = qt_grow(NULL, (d->count + 1) * sizeof *order);
    *greatest = 0;
    for (uint32_t i = 0; i < d->count; i++) {
        float most = 0;
        for (uint32_t k = 0; k < labels; k++) most = fmaxf(most, fabsf(weights[(size_t)i * labels + k]));
        *greatest = fmaxf(*greatest, most);
        order[i] = (struct ranked){most * sqrtf((float)d->seen[i]), i};
    }
    qsort(order, d->count, sizeof *order, heavier);
    return order;
}

static char *put(char *at, const void *data, size_t size) {
    if (size) memcpy(at, data, size);
    return at + size;
}

char *qt_pack(const struct dictionary *d, const float *weights, uint32_t labels, uint32_t most, uint32_t version,
              const float *extra, uint32_t n_extra, size_t *size, uint32_t *n_rows) {
    float greatest;
    struct ranked *order = rank(d, weights, labels, &greatest);
    float step =
        greatest > 0 ? greatest / 127.0f : 1; /* cutting the few greatest for a finer step was measured to lose */
    uint32_t slots = 1, rows = 1;
    if (most > d->count) most = d->count;
    while (slots < most + most / 4 + WEIGHTS_BUCKET) slots *= 2;
    uint32_t *table = qt_grow(NULL, slots * sizeof *table);
    int8_t *bytes = qt_grow(NULL, (size_t)(most + 1) * labels); /* a model of one label keeps them in the table */
    memset(table, 0, slots * sizeof *table);
    memset(bytes, 0, labels);
    for (uint32_t i = 0; i < most; i++) {
        const float *row = weights + (size_t)order[i].number * labels;
        uint64_t feature = d->features[order[i].number];
        bool any = false;
        for (uint32_t k = 0; k < labels; k++) {
            long q = lroundf(row[k] / step);
            any |= q != 0;
            bytes[(size_t)rows * labels + k] = (int8_t)q;
        }
        if (!any) continue;
        uint32_t slot = (uint32_t)feature & (slots - 1) & ~(uint32_t)(WEIGHTS_BUCKET - 1), last = slot + WEIGHTS_BUCKET;
        while (slot < last && table[slot]) slot++;
        if (slot == last) continue; /* the bucket is full of heavier features */
        uint32_t held = labels == 1 ? (uint32_t)bytes[rows] & ((1u << WEIGHTS_ROW_BITS) - 1) : rows;
        table[slot] = (uint32_t)(feature >> (32 + WEIGHTS_ROW_BITS)) << WEIGHTS_ROW_BITS | held;
        rows++;
    }
    size_t of_rows = labels == 1 ? 0 : (size_t)rows * labels;
    struct weights_header header = {version, labels, slots, rows, step, n_extra, {0, 0}};
    *size = sizeof header + slots * sizeof *table + of_rows + n_extra * sizeof *extra;
    char *pack = qt_grow(NULL, *size), *at = put(pack, &header, sizeof header);
    at = put(at, table, slots * sizeof *table);
    at = put(at, bytes, of_rows);
    put(at, extra, n_extra * sizeof *extra);
    *n_rows = rows - 1;
    free(order);
    free(table);
    free(bytes);
    return pack;
}

void qt_write(const char *path, const struct dictionary *d, const float *weights, uint32_t labels, uint32_t most,
              uint32_t version, const float *extra, uint32_t n_extra) {
    size_t size;
    uint32_t rows;
    char *pack = qt_pack(d, weights, labels, most, version, extra, n_extra, &size, &rows);
    float step = ((const struct weights_header *)(const void *)pack)->scale;
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(pack, 1, size, file) != size || fclose(file)) qt_die("%s: cannot be written", path);
    printf("%s: %u of %u features, step %g\n", path, rows, d->count, (double)step);
    free(pack);
}
