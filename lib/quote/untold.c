/* Attributions that tell nothing, for what their subject is, and clauses before a verb that are not what was said. */
#include "quote/report.h"
#include "quote/words.h"

/* “Nobody told them”, “neither side says”: speech that did not happen. */
static bool is_nobody(const struct quote_work *w, const struct attribution *a) {
    static const char *const words[] = {"nobody", "no", "none", "neither"};
    static const char *const shows[] = {"shows", "showed", "show", "suggests", "suggested", "indicates", "confirms"};
    for (size_t k = 0; a->speaker.kind == PHRASE_NOMINAL && k < sizeof words / sizeof *words; k++)
        if (qi_word_is(w, a->speaker.first, words[k])) return true;
    if (a->speaker.kind != PHRASE_NONE && a->speaker.first > 0 && !w->stretch_at[a->speaker.first - 1] &&
        (qi_word_is(w, a->speaker.first - 1, "neither") || qi_word_is(w, a->speaker.first - 1, "nor")))
        return true; /* “Neither | Calder nor its owner said” */
    bool fact = a->speaker.last == a->speaker.first + 1 &&
                (qi_word_is(w, a->speaker.head, "this") || qi_word_is(w, a->speaker.head, "that"));
    if (fact && qi_word_in(w, a->cue_first, shows, sizeof shows / sizeof *shows)) return true; /* “This shows that C” */
    return false;
}

/* “the case threatened | to cripple them”, “that promises | to be close”: what things are about to do. */
static bool is_prospect(const struct quote_work *w, const struct attribution *a) {
    static const char *const verbs[] = {"threaten", "threatens", "threatened", "threatening",
                                        "promise",  "promises",  "promised",   "promising"};
    const struct phrase *p = &a->speaker;
    if (a->cue_last >= w->d->tokens.count || !qi_word_is(w, a->cue_last, "to")) return false;
    if (!qi_word_in(w, a->cue_first, verbs, sizeof verbs / sizeof *verbs)) return false;
    if (p->last == p->first + 1 &&
        (qi_word_is(w, p->head, "it") || qi_word_is(w, p->head, "this") || qi_word_is(w, p->head, "that")))
        return true;
    return p->kind == PHRASE_NOMINAL && tag(w, p->head) == POS_NN && !w->entity_at[p->head] &&
           !qi_in(w->d, p->head, LIST_PERSON_NOUN) && !qi_in(w->d, p->head, LIST_BODY_NOUN) &&
           !qi_in(w->d, p->head, LIST_ORGANISATION_NOUN);
}

/* “From what the official | said, we can tell C”, “everything he | says is a lie”: what was said is not told. */
static bool is_untold(const struct quote_work *w, const struct attribution *a, uint32_t first) {
    static const char *const all[] = {"everything", "all", "anything", "nothing", "things", "whatever", "something"};
    uint32_t i = a->speaker.kind == PHRASE_NONE ? first : a->speaker.first;
    if (i > first && !w->stretch_at[i - 1] && tag(w, i - 1) == POS_DT) i--; /* the official */
    if (i <= first || w->stretch_at[i - 1]) return false;
    bool marks = a->cue_last < w->d->tokens.count && w->stretch_at[a->cue_last];
    if (qi_word_is(w, i - 1, "what")) /* “that was what she said when she left” */
        return i > first + 1 && !w->stretch_at[i - 2] &&
               (qi_word_is(w, i - 2, "from") || (is_be(w, i - 2) && is_said(w, a->cue_first) && !marks));
    bool among = i > first + 2 && qi_word_is(w, i - 2, "other") && qi_word_is(w, i - 3, "among");
    return !among && qi_word_in(w, i - 1, all, sizeof all / sizeof *all) && qi_in(w->d, a->cue_first, LIST_SAY);
}

/* “A merger announced | Monday would make it rich”: a participle of what its noun is the object of. */
static bool is_announced(const struct quote_work *w, const struct attribution *a) {
    const struct phrase *p = &a->speaker;
    uint32_t day = a->cue_last;
    return p->kind == PHRASE_NOMINAL && p->last == a->cue_first && tag(w, p->head) == POS_NN &&
           day + 1 < w->d->tokens.count && !w->stretch_at[day] && is_time_word(w, day) && qi_is_finite(w, day + 1) &&
           !qi_in(w->d, p->head, LIST_PERSON_NOUN) && !qi_in(w->d, p->head, LIST_BODY_NOUN) &&
           !qi_in(w->d, p->head, LIST_ORGANISATION_NOUN);
}

bool qi_tells_nothing(const struct quote_work *w, const struct attribution *a, uint32_t first) {
    return is_nobody(w, a) || is_prospect(w, a) || is_untold(w, a, first) || is_announced(w, a);
}

/* “He took over Orlow, a firm that | had declared bankruptcy”: is the verb that of a clause that says which one? */
bool qi_tells_which(const struct quote_work *w, const struct attribution *a) {
    for (uint32_t i = a->speaker.last; i < a->cue_first; i++) {
        if (w->stretch_at[i] || qi_is_comma_or_dash(w, i)) return false;
        if (tag(w, i) == POS_WDT || is_that(w, i)) return true;
    }
    return false;
}

/* “Divided over the plan, leaders found | little unity”: has a verb behind a clause and its comma an object of its own?
 */
bool qi_has_object(const struct quote_work *w, const struct attribution *a, uint32_t v, uint32_t last) {
    uint32_t i = qi_skip_adverbials(w, qi_skip_hearer(w, a->cue_last, last, qi_in(w->d, v, LIST_SAY_TELL)), last);
    if (i != a->cue_last || i >= last || w->stretch_at[i] || qi_in(w->d, v, LIST_SAY_TELL)) return false;
    struct phrase object = qi_phrase_right(w, i, last);
    return object.kind == PHRASE_NOMINAL && !qi_in(w->d, object.head, LIST_PERSON_NOUN) &&
           !qi_is_measure(w, object.head);
}

/* “But when the money was cut, | Norland said enough”: nothing but when or why it was said stands before the comma. */
bool qi_is_setting_alone(const struct quote_work *w, const struct attribution *a) {
    static const char words[][8] = {"when", "after", "before", "while", "as", "since", "once", "until", "because"};
    uint32_t i = a->left, verbs = 0;
    while (i + 1 < a->left_last && !w->stretch_at[i] && (tag(w, i) == POS_CC || tag(w, i) == POS_RB)) i++;
    if (w->stretch_at[i] || !qi_word_among(w, i, words, sizeof words / sizeof *words)) return false;
    for (; i < a->left_last; i++) {
        if (w->stretch_at[i] || qi_is_comma_or_dash(w, i)) return false;
        verbs += qi_is_finite(w, i) && !qi_is_finite(w, i - 1);
    }
    return verbs <= 1;
}
