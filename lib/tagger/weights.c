#include "tagger/weights.h"

bool qi_weights_open(struct weights *w, const void *data, size_t size, uint32_t version, uint32_t labels,
                     uint32_t extra) {
    const struct weights_header *header = data;
    if (!data || size < sizeof *header || header->version != version || header->labels != labels ||
        header->extra != extra)
        return false;
    uint64_t slots = (uint64_t)header->slots * sizeof *w->slots,
             rows = labels == 1 ? 0 : (uint64_t)header->rows * labels;
    if (header->slots < WEIGHTS_BUCKET || header->slots & (header->slots - 1) || !header->rows ||
        header->rows > 1u << WEIGHTS_ROW_BITS || rows % sizeof(float) ||
        sizeof *header + slots + rows + (uint64_t)extra * sizeof(float) != size)
        return false;
    const unsigned char *bytes = data;
    w->slots = (const uint32_t *)(bytes + sizeof *header);
    w->rows = (const int8_t *)(bytes + sizeof *header + slots);
    w->extra = (const float *)(bytes + sizeof *header + slots + rows);
    w->mask = header->slots - 1;
    w->labels = labels;
    w->n_extra = extra;
    w->scale = header->scale;
    for (uint32_t i = 0; labels > 1 && i < header->slots; i++)
        if ((w->slots[i] & ((1u << WEIGHTS_ROW_BITS) - 1)) >= header->rows) return false;
    return w->scale > 0 && w->scale < 1e6f;
}
