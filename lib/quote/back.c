/*
 * Reports that point back to the sentence before them, which holds what was said:
 *
 *     C. This was stated at a briefing by NP. | C. The relevant statement was made by NP. | C. ¶ NP announced this on
 * Facebook, NAME reports.
 */
#include "quote/words.h"

enum { NEAR = 20 }; /* words between the beginning and what points back, or the agent */

/* “The corresponding statement |”: the noun of a subject at `first` that points back to what was said; NOTHING when it
   does not. */
static uint32_t statement_before(const struct quote_work *w, uint32_t first) {
    static const char *const points[] = {"relevant", "corresponding", "respective", "appropriate"}, *const nouns[] = {
                                                                                                        "statement",
                                                                                                        "announcement",
                                                                                                        "information",
                                                                                                        "comment"};
    bool back = qi_word_is(w, first, "the") && qi_word_in(w, first + 1, points, sizeof points / sizeof *points) &&
                qi_word_in(w, first + 2, nouns, sizeof nouns / sizeof *nouns);
    return back ? first + 2 : NOTHING;
}

/* “This was stated … by NP”: the participle, and who stands behind “by”; NOTHING when it is no such report. */
static uint32_t stated_by(const struct quote_work *w, uint32_t first, uint32_t last, struct phrase *speaker) {
    static const char *const made[] = {"made", "published", "issued", "posted", "released", "voiced"};
    uint32_t statement = statement_before(w, first), v = statement == NOTHING ? first + 1 : statement + 1;
    bool noun = statement != NOTHING;
    if ((!noun && !qi_word_is(w, first, "this")) || v >= last || !qi_is_finite(w, v)) return NOTHING;
    first = noun ? statement : first;
    while (v + 1 < last && !w->stretch_at[v] &&
           (is_be(w, v) || qi_word_is(w, v, "has") || qi_word_is(w, v, "had") || tag(w, v) == POS_RB))
        v++;
    bool told = qi_in(w->d, v, LIST_SAY) || (noun && qi_word_in(w, v, made, sizeof made / sizeof *made));
    if (v == first + 1 || w->stretch_at[v] || !told) return NOTHING;
    uint32_t by = v + 1;
    while (by < last && by < v + NEAR && !w->stretch_at[by] && !qi_word_is(w, by, "by")) by++;
    if (by + 1 >= last || !qi_word_is(w, by, "by")) return NOTHING;
    *speaker = qi_named(w, qi_phrase_right(w, by + 1, last), last);
    return v;
}

/* “NP said this on air”, “NP wrote about this on Monday”: the verb and its subject; NOTHING as above. */
static uint32_t said_this(const struct quote_work *w, uint32_t first, uint32_t last, struct phrase *speaker) {
    for (uint32_t i = first + 1; i < last && i < first + NEAR && !w->stretch_at[i]; i++) {
        if (!qi_word_is(w, i, "this")) continue;
        uint32_t v = i - 1 - (qi_word_is(w, i - 1, "about") && i > first + 1);
        bool ends = i + 1 >= last || tag(w, i + 1) == POS_IN || tag(w, i + 1) == POS_TO || qi_word_is(w, i + 1, ",") ||
                    qi_word_is(w, i + 1, "when");
        if (!ends || v <= first || !qi_in(w->d, v, LIST_SAY) || !qi_is_finite(w, v)) return NOTHING;
        *speaker = qi_subject_left(w, first, v);
        return v;
    }
    return NOTHING;
}

/* “…, the agency NAME reports”, “…, reports NAME”: where the relay's clause begins at the end of the sentence; else
   `last`. */
static uint32_t find_relay(const struct quote_work *w, struct attribution *a, uint32_t last) {
    for (uint32_t k = last; k > a->cue_last && last - k < NEAR; k--) {
        if (w->stretch_at[k - 1] || !qi_word_is(w, k - 1, ",")) continue;
        bool inverted = k + 1 < last && qi_in(w->d, k, LIST_SAY) && qi_is_finite(w, k);
        struct phrase p = qi_phrase_right(w, k + inverted, last);
        if (p.kind == PHRASE_NOMINAL && p.last + 1 < last && qi_word_is(w, p.last, "of")) {
            struct phrase of = qi_phrase_right(w, p.last + 1, last); /* “a correspondent of NAME” */
            if (of.kind == PHRASE_NAME) p.last = of.last;
        }
        uint32_t verb = inverted ? k : p.last;
        if (p.kind == PHRASE_NONE || verb >= last || w->stretch_at[verb] || !qi_in(w->d, verb, LIST_SAY) ||
            !qi_is_finite(w, verb) || (inverted ? p.last : verb + 1) < last)
            return last;
        a->via = p;
        a->via_cue = verb;
        a->via_cue_last = verb + 1;
        return k - 1;
    }
    return last;
}

quoth_status qi_take_back(struct quote_work *w, uint32_t index, struct unit *unit) {
    if (index == 0 || unit->last - unit->first < 4 || (unit - 1)->last - (unit - 1)->first < 5 ||
        unit->region != REGION_BODY)
        return QUOTH_OK;
    const struct unit *before = unit - 1;
    uint32_t last = qi_text_end(w, unit), first = unit->first;
    struct attribution a = {.left = before->first, .left_last = qi_text_end(w, before), .method = "subject"};
    a.via.entity = NOTHING;
    uint32_t v = stated_by(w, first, last, &a.speaker);
    if (v == NOTHING) v = said_this(w, first, last, &a.speaker);
    bool told = v != NOTHING && qi_speaks(w, &a.speaker) && !qi_word_is(w, a.speaker.head, "i") &&
                !qi_word_is(w, a.speaker.head, "we"); /* “I write this on a train” */
    bool quoted = w->newest != NOTHING && w->quote_units.at[w->newest].first >= before->first;
    if (!told || before->region != REGION_BODY || before->paragraph + 1 < unit->paragraph) return QUOTH_OK;
    for (uint32_t i = quoted ? first : before->first; i < (quoted ? last : before->last); i++)
        if (w->stretch_at[i]) return QUOTH_OK;
    if (quoted) { /* “Lee said C. | He stated this on air, the agency reports”: where, and nothing more */
        unit->last = first + 1;
        return QUOTH_OK;
    }
    a.first = a.cue_first = v;
    a.cue_last = v + 1;
    a.last = a.speaker.first > v ? a.speaker.last : v + 1;
    unit->last = find_relay(w, &a, last);
    w->attributions.count = 0;
    struct attribution *added = VEC_ADD(w->scratch, &w->attributions);
    if (!added) return QUOTH_ERROR_MEMORY;
    *added = a;
    qi_find_sources(w, unit);
    return qi_make_quotes(w, unit);
}
