#include "name_samples.h"

#include <stdlib.h>

static void add_token(struct samples *s, struct name_reader *reader, const struct stretch *stretch, uint32_t token,
                      uint32_t mask) {
    uint64_t keys[256];
    struct name_context context;
    qi_context_at(reader, stretch, token, &context);
    uint32_t n = qi_name_own_keys(reader->d->model, context.word[2], context.letters, keys);
    for (int k = -2; k <= 2; k++)
        if (k) n += qi_name_near_keys(context.word[k + 2], k, keys + n);
    for (int k = -1; k <= 1; k++)
        if (context.word[k + 2]) keys[n++] = qi_name_seen_key(context.word[k + 2], k, context.letters);
    n += qi_name_joint_keys(&context, keys + n);
    qt_add_token(s, keys, n, mask);
}

void qt_add_names(struct samples *s, const quoth_document *d, const struct record *r) {
    struct arena scratch;
    qi_arena_open(&scratch, NULL);
    struct name_reader reader;
    if (!qi_context_read(&reader, d, &scratch)) qt_die("out of memory");
    uint32_t *masks = qt_token_masks(d, r);
    label_scores *taught = qt_taught_labels(d, r);
    for (uint32_t n = 0; n < reader.stretches.count; n++) {
        const struct stretch *stretch = &reader.stretches.at[n];
        uint32_t first = s->masks.count;
        qt_open_edges(masks, stretch);
        for (uint32_t i = stretch->first; i < stretch->last; i++) add_token(s, &reader, stretch, i, masks[i]);
        qt_add_sample(s, first, r->weight);
        if (taught) qt_teach_sample(s, (const label_scores *)taught + stretch->first);
    }
    free(masks);
    free(taught);
    qi_arena_close(&scratch);
}
