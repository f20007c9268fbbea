/*
 * Quotes inside quotes: “They told me it was ‘urgent’,” he said.
 *
 * What a speaker says is read as the text itself is, with the marks inside it paired anew. Only attributions make
 * quotes there: marks alone are a term that the speaker uses.
 */
#include "quote/words.h"

static bool is_first_or_second_person(const struct quote_work *w, uint32_t i) {
    return qi_word_is(w, i, "i") || qi_word_is(w, i, "we") || qi_word_is(w, i, "you");
}

/* “I tell them to come”, “people ask me what it is”: what is told again and again, not to the hearer. */
static bool is_habit(const struct quote_work *w, const struct attribution *a) {
    static const char hearers[][8] = {"them", "'em", "him", "her", "people", "me", "us"};
    if (qi_word_is(w, a->right - 1, ":")) return true; /* “I say to him: it is late” */
    return qi_in(w->d, a->cue_first, LIST_SAY_TELL) && !qi_word_is(w, a->speaker.head, "you") &&
           qi_word_among(w, a->cue_last, hearers, sizeof hearers / sizeof *hearers);
}

/* “want to tell”, “would like to say” */
static bool wants(const struct quote_work *w, uint32_t to) {
    static const char words[][8] = {"want", "wants", "wanted", "like"};
    return to && qi_word_among(w, to - 1, words, sizeof words / sizeof *words);
}

/* “If he said so”, “when a man asks you to come”, “not one in which anybody asked”: nobody need have said it. */
static bool is_supposed(const struct quote_work *w, const struct attribution *a) {
    if (a->speaker.kind == PHRASE_NONE) return false;
    if (qi_word_is(w, a->speaker.head, "anybody") || qi_word_is(w, a->speaker.head, "anyone")) return true;
    uint32_t start = qi_phrase_start(w, 0, a->speaker.first);
    bool any = tag(w, a->cue_first) != POS_VBD && a->speaker.kind == PHRASE_NOMINAL && qi_word_is(w, start, "a");
    return start && (qi_word_is(w, start - 1, "if") || (any && qi_word_is(w, start - 1, "when")));
}

/* “What we found had drifted”, “I said it twice and I say it again”: an object, and no clause that was said. */
static bool is_object(const struct quote_work *w, const struct attribution *a) {
    if (a->form != CONTENT_CLAUSE || !is_first_or_second_person(w, a->speaker.head)) return false;
    if (qi_is_finite(w, a->right)) return tag(w, a->right) != POS_MD;
    return qi_word_is(w, a->cue_last, "it") && !qi_clause_at(w, a->cue_last, a->right_last, true);
}

/* “The public is hereby advised to report it”, “Residents are urged to stay in”: whoever says so advises them by it. */
static bool is_bidden(const struct quote_work *w, const struct attribution *a) {
    enum { FEW = 4 };
    static const char *const verbs[] = {"advised",    "urged",    "requested", "reminded",
                                        "encouraged", "enjoined", "implored"};
    uint32_t v = a->cue_first;
    if (a->speaker.kind != PHRASE_NONE || !qi_word_in(w, v, verbs, sizeof verbs / sizeof *verbs)) return false;
    for (uint32_t k = v; k > 1 && v - k < FEW; k--)
        if (qi_word_is(w, k - 1, "is") || qi_word_is(w, k - 1, "are"))
            return !is_first_or_second_person(w, k - 2) && !qi_word_is(w, k - 2, "they");
    return false;
}

/*
 * Is the attribution what a speaker reports of others, or of before? Not what is said by saying it (“I tell you
 * that …”), not what may be said (“he would say so”), not a loose participle.
 */
static bool is_told(const struct quote_work *w, const struct attribution *a) {
    uint32_t v = a->cue_first;
    if (a->form == CONTENT_MARKS ||
        (a->right == a->right_last && a->left < a->left_last && w->stretch_at[a->left_last - 1]))
        return true;
    bool passive = strcmp(a->method, "passive") == 0; /* “we were told it was late” */
    if ((a->speaker.kind == PHRASE_NONE && !passive) || is_supposed(w, a) || is_object(w, a) || is_bidden(w, a))
        return false;
    bool others = !is_first_or_second_person(w, a->speaker.head);
    if (a->form == CONTENT_OBJECT) return others && tag(w, v) == POS_VBD; /* “they called us ‘bad losers’” */
    if (tag(w, v) == POS_VBG) /* “she was telling me that”, “a letter saying that” */
        return others && a->left == a->left_last && a->form != CONTENT_TO && qi_in(w->d, v, LIST_SAY);
    if (strcmp(a->method, "participle") == 0) return false;
    if (tag(w, v) == POS_VB && v && qi_word_is(w, v - 1, "to")) /* “used to say”; not “you want to tell me that” */
        return a->form == CONTENT_CLAUSE && !wants(w, v - 1);
    bool past = tag(w, v) == POS_VBD || tag(w, v) == POS_VBN;
    if (strcmp(a->method, "according-to") == 0) return true;
    if (a->left < a->left_last || !(past || tag(w, v) == POS_VBZ || tag(w, v) == POS_VBP)) return false;
    if (past) return true;
    if (is_wh(w, a->right)) return (qi_word_is(w, v, "ask") || qi_word_is(w, v, "asks")) && is_habit(w, a);
    return others || is_habit(w, a);
}

/* Reads tokens [first, last) of quote `within`; *sentence: one that begins before them, moved on. */
static quoth_status read_speech(struct quote_work *w, uint32_t first, uint32_t last, uint32_t within,
                                uint32_t *sentence) {
    const quoth_document *d = w->d;
    while (*sentence < d->sentences.count && d->sentences.at[*sentence].last <= first) ++*sentence;
    if (*sentence == d->sentences.count) return QUOTH_OK;
    if (!qi_pair_within(w, first, last, d->sentences.at[*sentence].paragraph)) return QUOTH_ERROR_MEMORY;
    w->within = within;
    quoth_status status = QUOTH_OK;
    for (uint32_t k = *sentence; k < d->sentences.count && d->sentences.at[k].first < last && !status; k++) {
        const struct sentence *s = &d->sentences.at[k];
        struct unit unit = {
            s->first > first ? s->first : first, s->last < last ? s->last : last, s->paragraph, REGION_BODY, false, 0};
        while (k + 1 < d->sentences.count && d->sentences.at[k + 1].first < last && w->stretch_at[unit.last - 1] &&
               w->stretches.at[w->stretch_at[unit.last - 1] - 1].last >
                   unit.last) { /* a border inside inner marks is none */
            k++;
            unit.last = d->sentences.at[k].last < last ? d->sentences.at[k].last : last;
        }
        uint32_t name = w->entity_at[unit.first]; /* a name that goes on across the mark is no speaker in here */
        if (name && w->d->entities.at[name - 1].first < unit.first) unit.first = w->d->entities.at[name - 1].last;
        if (unit.first >= unit.last) continue;
        if (unit.last - unit.first > UNIT_TOKENS) unit.last = unit.first + UNIT_TOKENS;
        status = qi_find_attributions(w, &unit);
        uint32_t told = 0;
        for (uint32_t i = 0; i < w->attributions.count; i++)
            if (is_told(w, &w->attributions.at[i])) w->attributions.at[told++] = w->attributions.at[i];
        w->attributions.count = told;
        if (!status) status = qi_make_quotes(w, &unit);
    }
    return status;
}

quoth_status qi_find_inner(struct quote_work *w) {
    struct quote_work *inner = qi_arena_alloc(w->scratch, sizeof *inner);
    if (!inner) return QUOTH_ERROR_MEMORY;
    *inner = *w; /* the same quotes, other marks */
    memset(&inner->stretches, 0, sizeof inner->stretches);
    inner->newest = NOTHING;
    inner->stretch_at =
        qi_arena_zalloc(w->scratch, ((size_t)w->d->tokens.count + QUOTE_BEHIND) * sizeof *inner->stretch_at);
    if (!inner->stretch_at) return QUOTH_ERROR_MEMORY;
    quoth_status status = QUOTH_OK;
    uint32_t sentence = 0;
    for (uint32_t k = 0; k < w->stretches.count && !status; k++) {
        const struct stretch *s = &w->stretches.at[k];
        bool speech = s->quote != NOTHING && w->d->quotes.at[s->quote].kind == QUOTE_DIRECT && s->last - s->first > 3;
        if (speech && !s->in_turn) status = read_speech(inner, s->first, s->last, s->quote, &sentence);
    }
    sentence = 0;
    for (uint32_t k = 0; k < w->turns.count && !status; k++)
        status = read_speech(inner, w->turns.at[k].first, w->turns.at[k].last, w->turns.at[k].quote, &sentence);
    w->attributions = inner->attributions;
    w->speakers = inner->speakers;
    w->quote_units = inner->quote_units;
    w->inner = inner;
    return status;
}
