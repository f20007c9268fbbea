/*
 * Transcripts and interviews: paragraphs that begin with who speaks and a colon, without quotation marks.
 *
 *     SPEAKER: The sitting is closed.        Q: When was that?        Vera Lindqvist: In May.
 *
 * One such paragraph is a note ("PHOTO: …"); from two on in one document they are turns of speech.
 */
#include "quote/work.h"

enum { LABEL_TOKENS = 4 };

/* The colon after the label that a paragraph's first unit begins with, or NOTHING. */
static uint32_t label_end(const struct quote_work *w, const struct unit *unit) {
    const quoth_document *d = w->d;
    if (unit->region != REGION_BODY || !(d->tokens.at[unit->first].flags & TOKEN_AFTER_LINE)) return NOTHING;
    bool capitals = true;
    uint32_t i = unit->first;
    for (; i < unit->last && i - unit->first <= LABEL_TOKENS && !qi_word_is(w, i, ":"); i++) {
        uint32_t flags = qi_form(d, i)->flags;
        if (w->stretch_at[i] || !(flags & FORM_UPPER_FIRST)) return NOTHING;
        capitals &= (flags & FORM_ALL_UPPER) != 0 || flags & FORM_STOP || qi_form(d, i)->length == 1;
    }
    if (i == unit->first || i + 1 >= unit->last || !qi_word_is(w, i, ":") || w->stretch_at[i + 1]) return NOTHING;
    uint32_t at = w->entity_at[unit->first];
    bool person = at && d->entities.at[at - 1].type == 0 && d->entities.at[at - 1].last == i;
    return capitals || person ? i : NOTHING;
}

bool qi_is_transcript(const struct quote_work *w) {
    uint32_t labels = 0;
    for (uint32_t k = 0; k < w->units.count && labels < 2; k++) labels += label_end(w, &w->units.at[k]) != NOTHING;
    return labels > 1;
}

quoth_status qi_take_turn(struct quote_work *w, uint32_t index, uint32_t *next) {
    const struct unit *unit = &w->units.at[index];
    uint32_t colon = label_end(w, unit), last = unit->last;
    *next = index;
    if (colon == NOTHING) return QUOTH_OK;
    for (++*next; *next < w->units.count && w->units.at[*next].paragraph == unit->paragraph &&
                  label_end(w, &w->units.at[*next]) == NOTHING; ++*next)
        last = w->units.at[*next].last;
    struct phrase speaker = {unit->first, colon, colon - 1, NOTHING, PHRASE_NOMINAL};
    uint32_t at = w->entity_at[colon - 1];
    if (at) {
        speaker.entity = at - 1;
        speaker.kind = PHRASE_NAME;
    }
    struct quote *q = qi_add_quote(w, unit, QUOTE_DIRECT, &speaker, "transcript");
    if (!q) return QUOTH_ERROR_MEMORY;
    q->cue = qi_span(w, colon, colon + 1);
    for (uint32_t i = colon + 1; i < last; i++) /* what a speaker cites is part of the turn */
        if (w->stretch_at[i]) w->stretches.at[w->stretch_at[i] - 1].quote = w->d->quotes.count - 1;
    if (!qi_add_content(w, colon + 1, last)) return QUOTH_ERROR_MEMORY;
    qi_drop_empty(w);
    return QUOTH_OK;
}
