/* The quote stage: marks, then attributions unit by unit, then what is left, then names. */
#include "quote/work.h"

static bool index_entities(struct quote_work *w) {
    const quoth_document *d = w->d;
    w->entity_at = qi_arena_zalloc(w->scratch, ((size_t)d->tokens.count + 1) * sizeof *w->entity_at);
    w->stretch_at = qi_arena_zalloc(w->scratch, ((size_t)d->tokens.count + 1) * sizeof *w->stretch_at);
    if (!w->entity_at || !w->stretch_at) return false;
    for (uint32_t e = 0; e < d->entities.count; e++)
        for (uint32_t i = d->entities.at[e].first; i < d->entities.at[e].last; i++) w->entity_at[i] = e + 1;
    return true;
}

/* Is the border before token i inside quotation marks, or does an attribution go on after them? */
static bool border_is_none(const struct quote_work *w, uint32_t i) {
    if (w->d->tokens.at[i].flags & TOKEN_AFTER_BLANK) return false;
    uint32_t at = w->stretch_at[i];
    if (at && w->stretches.at[at - 1].open < i) return true;
    if (!w->stretch_at[i - 1] || w->d->tokens.at[i].flags & TOKEN_AFTER_LINE) return false;
    return !(qi_form(w->d, i)->flags & FORM_UPPER_FIRST) && !w->stretch_at[i]; /* “Why?” | he asked */
}

static bool find_units(struct quote_work *w) {
    const quoth_document *d = w->d;
    for (uint32_t k = 0; k < d->sentences.count; k++) {
        const struct sentence *s = &d->sentences.at[k];
        if (w->units.count && border_is_none(w, s->first)) {
            w->units.at[w->units.count - 1].last = s->last;
            continue;
        }
        struct unit *unit = VEC_ADD(w->scratch, &w->units);
        if (!unit) return false;
        uint8_t region = d->regions.count ? d->regions.at[s->region].kind : REGION_BODY;
        *unit = (struct unit){s->first, s->last, s->paragraph, region};
    }
    return true;
}

static uint32_t content_start(const quoth_document *d, const struct quote *q) {
    return q->content_count ? d->pieces.at[q->content].start : 0;
}

/* Quotes in the order of their text: insertion sort, for they are nearly so. */
static void sort_quotes(struct quote_work *w) {
    struct quote *q = w->d->quotes.at;
    for (uint32_t i = 1; i < w->d->quotes.count; i++) {
        struct quote key = q[i];
        uint32_t start = content_start(w->d, &key), k = i;
        for (; k > 0 && content_start(w->d, &q[k - 1]) > start; k--) q[k] = q[k - 1];
        q[k] = key;
    }
}

quoth_status qi_find_quotes(quoth_document *d, struct arena *scratch) {
    struct quote_work w = {.d = d, .scratch = scratch};
    if (!index_entities(&w)) return QUOTH_ERROR_MEMORY;
    quoth_status status = qi_pair_marks(&w);
    if (status) return status;
    if (!find_units(&w)) return QUOTH_ERROR_MEMORY;
    for (uint32_t k = 0; k < w.units.count && !status; k++) {
        const struct unit *unit = &w.units.at[k];
        if (unit->region == REGION_BOILERPLATE || unit->region == REGION_CREDIT || unit->region == REGION_BYLINE) continue;
        status = qi_find_attributions(&w, unit);
        if (!status) status = qi_make_quotes(&w, unit);
        if (!status) status = qi_take_rest(&w, unit, k);
    }
    if (!status) status = qi_resolve_speakers(&w);
    if (!status) sort_quotes(&w);
    return status;
}
