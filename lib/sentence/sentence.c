/* Sentences: blocks are cut at hard borders, and inside them every gap is judged once (see gap.h). */
#include "sentence/gap.h"

static quoth_status add(quoth_document *d, uint32_t first, uint32_t region, uint32_t paragraph) {
    if (d->sentences.count) d->sentences.at[d->sentences.count - 1].last = first;
    struct sentence *s = VEC_ADD(&d->arena, &d->sentences);
    if (!s) return QUOTH_ERROR_MEMORY;
    *s = (struct sentence){.first = first, .last = d->tokens.count, .region = region, .paragraph = paragraph};
    return QUOTH_OK;
}

/* Without weights (a model of word lists alone) every terminator ends a sentence. */
static bool judge(const struct reader *r, const struct gap *gap, const struct gap_weights *w) {
    if (gap->sure || !w) return gap->terminator != UINT32_MAX;
    uint32_t features[GAP_FEATURES], count = qi_gap_features(r, gap, features);
    int32_t sum = 0;
    for (uint32_t i = 0; i < count; i++) sum += w->weights[features[i]];
    return sum > 0;
}

quoth_status qi_find_sentences(quoth_document *d, struct arena *scratch) {
    (void)scratch;
    const struct gap_weights *weights = d->model->sentences;
    uint32_t prose = qi_prose(d), region, line, paragraph = 0;
    qi_first_block(d, &line, &region);
    uint32_t next_region = region;
    for (uint32_t first = 0, last; first < d->tokens.count; first = last) {
        last = qi_block_end(d, first, &line, &next_region);
        if (first && d->tokens.at[first].flags & TOKEN_AFTER_BLANK) paragraph++;
        struct reader r;
        qi_open_block(&r, d, prose, region, first, last);
        quoth_status status = add(d, first, region, paragraph);
        for (uint32_t i = first + 1; i < last && !status; i++) {
            struct gap gap;
            if (qi_inside(&r, i)) continue;
            bool boundary = qi_gap(&r, i, &gap) && judge(&r, &gap, weights);
            if (boundary) status = add(d, i, region, paragraph);
            qi_pass(&r, i, boundary);
        }
        if (status) return status;
        region = next_region;
    }
    return QUOTH_OK;
}
