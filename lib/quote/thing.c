/* Objects that tell nothing: “condemned the raid”, “accused the firm of theft”, which no verb makes a clause. */
#include "quote/words.h"

/* “to end the strike”, “urged her | to”: an infinitive, with adverbs between, or what is left of one. */
static bool is_infinitive(const struct quote_work *w, uint32_t i, uint32_t last) {
    uint32_t verb = behind_to(w, i, last);
    if (verb == NOTHING) return i + 1 >= last && qi_word_is(w, i, "to");
    return tag(w, verb) == POS_VB || qi_word_is(w, verb, ",");
}

bool qi_is_of_change(const struct quote_work *w, uint32_t i) {
    static const char *const words[] = {
        "rising",    "falling",   "growing",    "soaring",    "worsening", "declining",  "increasing",
        "mounting",  "spiraling", "spiralling", "escalating", "ongoing",   "continuing", "existing",
        "remaining", "dwindling", "emerging",   "shrinking",  "sagging",   "slowing",    "deteriorating"};
    return i + 1 < w->d->tokens.count && !w->stretch_at[i + 1] &&
           (qi_pos_is_noun(tag(w, i + 1)) || tag(w, i + 1) == POS_JJ) &&
           qi_word_in(w, i, words, sizeof words / sizeof *words);
}

/* A gerund that the verb's preposition before it brings, or the verb itself: “for | lying”, “reported | finding it”. */
static bool is_act(const struct quote_work *w, uint32_t v, uint32_t i) {
    static const char prepositions[][8] = {"of", "for", "against", "in", "from", "on"};
    if (tag(w, i) != POS_VBG || qi_is_of_change(w, i)) return false;
    if (tag(w, i - 1) == POS_PRP && qi_in(w->d, v, LIST_SAY_GERUND)) return true; /* “recalls him | signing it” */
    return i == v + 1 ||
           (!w->stretch_at[i - 1] && qi_word_among(w, i - 1, prepositions, sizeof prepositions / sizeof *prepositions));
}

/* Does a clause that says which, when or why begin at i, so that the next verb is its own? */
static bool opens_side_clause(const struct quote_work *w, uint32_t i, uint32_t from) {
    uint8_t t = tag(w, i);
    if (t == POS_WDT || t == POS_WP || t == POS_WPS || t == POS_WRB || is_when(w, i)) return true;
    if (i > from && qi_word_is(w, i, "as")) return !qi_word_is(w, i - 1, "many"); /* “as many | as 30” */
    return i > from && (is_that(w, i) || qi_word_is(w, i, "because"));
}

/* “estimated | the cost at 40 million”, “put | it at 40” */
static bool is_figure(const struct quote_work *w, uint32_t v, uint32_t from, uint32_t last) {
    static const char *const verbs[] = {"estimate", "estimates", "estimated", "estimating", "put", "puts", "putting"};
    for (uint32_t i = from; qi_word_in(w, v, verbs, sizeof verbs / sizeof *verbs) && i + 1 < last; i++)
        if (!w->stretch_at[i] && qi_word_is(w, i, "at")) return true;
    return false;
}

bool qi_promises(const struct quote_work *w, uint32_t v) {
    static const char *const stems[] = {"pledg", "promis", "vow", "offer", "threaten", "swor", "swear"};
    const struct form *verb = &w->d->forms.at[qi_form(w->d, v)->lower];
    for (size_t k = 0; k < sizeof stems / sizeof *stems; k++)
        if (strncmp(verb->text, stems[k], strlen(stems[k])) == 0) return true;
    return false;
}

/* Is the infinitive at i what the verb at v says: “urged crews | to stay”, “expressed a wish | to stay”? */
static bool is_told(const struct quote_work *w, uint32_t v, uint32_t i) {
    static const char *const wills[] = {"willingness", "readiness",  "wish",          "desire", "intention",
                                        "intent",      "commitment", "determination", "pledge", "promise"};
    static const char shows[][8] = {"show", "shows", "showed", "shown", "showing"};
    if (i == v + 1) return true;
    if (qi_word_among(w, v, shows, sizeof shows / sizeof *shows)) return false; /* “has shown no readiness to talk” */
    if ((!w->stretch_at[i - 1] && qi_word_in(w, i - 1, wills, sizeof wills / sizeof *wills))) return true;
    return qi_in(w->d, v, LIST_SAY_TO) && !qi_promises(w, v);
}

/* “showed | the crop reached new highs”, “reports | nine drowned in the lake”: is the participle at i, behind the noun
   phrase that begins at `from`, a past, as it has an object, or its noun is a bare number? */
static bool is_past(const struct quote_work *w, uint32_t from, uint32_t i, uint32_t last) {
    if (tag(w, i) != POS_VBN || i == from || i + 1 >= last || w->stretch_at[i + 1]) return false;
    if (qi_phrase_right(w, from, last).last != i) return false;
    uint8_t next = tag(w, i + 1);
    bool object = next == POS_DT || next == POS_JJ || next == POS_PRP || next == POS_PRPS || qi_pos_is_noun(next) ||
                  (next == POS_TO && i + 2 < last && tag(w, i + 2) == POS_VB); /* “tried | to leave” */
    return tag(w, i - 1) == POS_CD || object;
}

bool qi_is_object(const struct quote_work *w, uint32_t v, uint32_t from, uint32_t last) {
    bool side = false; /* is the next verb that of a clause that says which, when or why? */
    if (is_wh(w, from) || is_asked(w, NOTHING, from)) return false;
    for (uint32_t i = from; i < last; i++) {
        if (w->stretch_at[i]) return false;
        if (qi_word_is(w, i, ",") && i + 1 < last && (tag(w, i + 1) == POS_CC || (!side && qi_is_finite(w, i + 1))))
            return true;
        if (is_past(w, from, i, last) || is_act(w, v, i) || (is_infinitive(w, i, last) && is_told(w, v, i)))
            return false;
        side |= opens_side_clause(w, i, from);
        bool second =
            i > from && (qi_is_finite(w, i - 1) || tag(w, i - 1) == POS_HYPH); /* “has been”, “gang-related” */
        if (!qi_is_finite(w, i) || second) continue;
        if (!side) return false;
        side = false;
    }
    return true;
}

bool qi_is_mere_thing(const struct quote_work *w, uint32_t v, uint32_t from, uint32_t last) {
    bool said = is_said(w, v) || (qi_word_is(w, v, "saying") && tag(w, from) != POS_PRPS); /* “saying their goodbyes” */
    if (from >= last || said || is_wh(w, from) || qi_is_finite(w, from)) return false;
    bool says = qi_in(w->d, v, LIST_SAY) && !qi_in(w->d, v, LIST_SAY_NOT_CLAUSE);
    if ((says && qi_may_have_finite(w, from, last)) || is_figure(w, v, from, last)) return false;
    return qi_is_object(w, v, from, last);
}
