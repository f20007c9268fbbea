/*
 * Sentences: blocks are cut at hard borders, and inside them every gap is judged once (see gap.h). Where the model has
 * an encoder, it reads the blocks with a gap that the weights are unsure of; then all are cut again, and it has a say.
 */
#include "entity/deep_document.h"
#include "sentence/gap.h"

/* Sums of weights: beyond SURE no encoder is asked, and CLOSED is what a gap without terminator has to overcome in a
   block that others part. An eighth of the encoder's log odds weighs BORDER_WEIGHT. Chosen on the development part of
   EWT. */
enum { SURE = 200, CLOSED = 200, BORDER_WEIGHT = 10 };

struct cutter {
    quoth_document *d;
    bool heard;            /* there is an encoder */
    const int8_t *borders; /* what the encoder says of tokens, in eighths of log odds; NULL: it was not asked */
    struct arena *scratch;
    VEC(bool) unsure; /* of sentences: their block has a gap that the weights are unsure of */
};

static quoth_status add(quoth_document *d, uint32_t first, uint32_t region, uint32_t paragraph) {
    if (d->sentences.count) d->sentences.at[d->sentences.count - 1].last = first;
    struct sentence *s = VEC_ADD(&d->arena, &d->sentences);
    if (!s) return QUOTH_ERROR_MEMORY;
    *s = (struct sentence){.first = first, .last = d->tokens.count, .region = region, .paragraph = paragraph};
    return QUOTH_OK;
}

/* Without weights (a model of word lists alone) every terminator ends a sentence. */
static bool judge(const struct cutter *c, const struct reader *r, const struct gap *gap, bool *unsure) {
    const struct gap_weights *w = c->d->model->sentences;
    if (gap->sure || !w) return gap->terminator != UINT32_MAX;
    uint32_t features[GAP_FEATURES], count = qi_gap_features(r, gap, features);
    int32_t sum = 0;
    for (uint32_t i = 0; i < count; i++) sum += w->weights[features[i]];
    int32_t heard = c->borders ? c->borders[gap->next] * BORDER_WEIGHT : 0;
    *unsure |= gap->closed ? sum > CLOSED - SURE : sum > -SURE && sum < SURE;
    return gap->closed ? heard > 0 && sum + heard > CLOSED : sum + heard > 0;
}

/* Cuts the block that the reader has opened. */
static quoth_status cut(struct cutter *c, struct reader *r, uint32_t region, uint32_t paragraph, bool *unsure) {
    quoth_status status = add(c->d, r->block.first, region, paragraph);
    for (uint32_t i = r->block.first + 1; i < r->block.last && !status; i++) {
        struct gap gap;
        if (qi_inside(r, i)) continue;
        bool boundary = qi_gap(r, i, &gap) && judge(c, r, &gap, unsure);
        if (boundary) status = add(c->d, i, region, paragraph);
        qi_pass(r, i, boundary);
    }
    return status;
}

static quoth_status cut_all(struct cutter *c, bool *any_unsure) {
    quoth_document *d = c->d;
    uint32_t prose = qi_prose(d), region, line, paragraph = 0;
    d->sentences.count = 0;
    qi_first_block(d, &line, &region);
    uint32_t next_region = region;
    for (uint32_t first = 0, last; first < d->tokens.count; first = last) {
        last = qi_block_end(d, first, &line, &next_region);
        if (first && d->tokens.at[first].flags & TOKEN_AFTER_BLANK) paragraph++;
        struct reader r;
        bool unsure = false;
        qi_open_block(&r, d, prose, region, first, last);
        r.heard = c->heard;
        quoth_status status = cut(c, &r, region, paragraph, &unsure);
        if (status) return status;
        if (c->scratch && !VEC_RESERVE(c->scratch, &c->unsure, d->sentences.count - c->unsure.count))
            return QUOTH_ERROR_MEMORY;
        while (c->scratch && c->unsure.count < d->sentences.count) c->unsure.at[c->unsure.count++] = unsure;
        *any_unsure |= unsure;
        region = next_region;
    }
    return QUOTH_OK;
}

quoth_status qi_find_sentences(quoth_document *d, struct arena *scratch) {
    bool heard = d->model->encoder.header && d->model->sentences, unsure = false;
    struct cutter c = {.d = d, .heard = heard, .scratch = heard ? scratch : NULL};
    quoth_status status = cut_all(&c, &unsure);
    if (status || !heard || !unsure) return status;
    int8_t *borders = qi_arena_zalloc(scratch, d->tokens.count + 1u);
    if (!borders || !qi_read_borders(d, c.unsure.at, scratch, borders)) return QUOTH_ERROR_MEMORY;
    c = (struct cutter){.d = d, .heard = true, .borders = borders};
    return cut_all(&c, &unsure);
}
