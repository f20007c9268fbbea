#include "encoder/encoder.h"

/* Cuts a section into arrays. */
struct cutter {
    const unsigned char *data;
    size_t at, size;
    bool good;
};

static const void *cut(struct cutter *c, uint64_t count, size_t item) {
    size_t at = (c->at + 63) & ~(size_t)63;
    if (!c->good || at > c->size || count > (c->size - at) / item) {
        c->good = false;
        return NULL;
    }
    c->at = at + (size_t)count * item;
    return c->data + at;
}

static struct encoder_matrix cut_matrix(struct cutter *c, uint32_t inputs, uint32_t outputs) {
    struct encoder_matrix m = {.inputs = inputs, .outputs = outputs};
    m.scale = cut(c, outputs, sizeof *m.scale);
    m.bias = cut(c, outputs, sizeof *m.bias);
    m.zero = cut(c, outputs, sizeof *m.zero);
    m.weights = cut(c, (uint64_t)inputs * outputs, 1);
    return m;
}

static struct encoder_norm cut_norm(struct cutter *c, uint32_t width) {
    struct encoder_norm n;
    n.scale = cut(c, width, sizeof *n.scale);
    n.shift = cut(c, width, sizeof *n.shift);
    return n;
}

static bool sound(const struct encoder_header *h, uint32_t features, const uint32_t outputs[ENCODER_HEADS]) {
    for (int i = 0; i < ENCODER_HEADS; i++)
        if (h->outputs[i] != outputs[i] || outputs[i] > ENCODER_MAX_OUTPUTS) return false;
    return h->version == ENCODER_VERSION && h->features == features && h->layers >= 1 &&
           h->layers <= ENCODER_MAX_LAYERS && h->width >= 16 && h->width <= ENCODER_MAX_WIDTH && h->inner >= 16 &&
           h->inner <= ENCODER_MAX_INNER && h->inner % 16 == 0 && h->heads >= 1 && h->width % h->heads == 0 &&
           h->width / h->heads % 16 == 0 && h->width / h->heads <= ENCODER_MAX_HEAD && h->slots &&
           !(h->slots & (h->slots - 1)) && h->pieces <= ENCODER_SLOT_PIECE && h->unknown < h->pieces &&
           h->opens < h->pieces && h->closes < h->pieces;
}

/* Every slot's piece exists, and a search ends. */
static bool slots_sound(const struct encoder *e) {
    bool empty = false;
    for (uint32_t i = 0; i < e->header->slots; i++) {
        empty |= !e->slots[i];
        if ((e->slots[i] & ENCODER_SLOT_PIECE) >= e->header->pieces) return false;
    }
    return empty;
}

static uint32_t whole_panels(uint32_t outputs) {
    return (outputs + ENCODER_PANEL - 1) / ENCODER_PANEL * ENCODER_PANEL;
}

bool qi_encoder_open(struct encoder *e, const void *data, size_t size, uint32_t features,
                     const uint32_t outputs[ENCODER_HEADS]) {
    struct cutter c = {data, 0, size, true};
    const struct encoder_header *h = cut(&c, 1, sizeof *h);
    if (!h || !sound(h, features, outputs)) return false;
    uint32_t width = h->width;
    *e = (struct encoder){.header = h};
    e->slots = cut(&c, h->slots, sizeof *e->slots);
    e->piece_scale = cut(&c, h->pieces, sizeof *e->piece_scale);
    e->pieces = cut(&c, (uint64_t)h->pieces * width, 1);
    e->places = cut(&c, (uint64_t)ENCODER_WINDOW * width, sizeof *e->places);
    e->features = cut(&c, (uint64_t)features * width, sizeof *e->features);
    e->sum = cut_norm(&c, width);
    for (uint32_t i = 0; i < h->layers; i++) {
        struct encoder_layer *l = &e->layers[i];
        l->look = cut_matrix(&c, width, 3 * width);
        l->gather = cut_matrix(&c, width, width);
        l->gathered = cut_norm(&c, width);
        l->widen = cut_matrix(&c, width, h->inner);
        l->narrow = cut_matrix(&c, h->inner, width);
        l->narrowed = cut_norm(&c, width);
    }
    for (int i = 0; i < ENCODER_HEADS; i++) e->heads[i] = cut_matrix(&c, width, whole_panels(outputs[i]));
    return c.good && c.at == size && slots_sound(e);
}
