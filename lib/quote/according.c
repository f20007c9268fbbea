/* Attributions without a verb of whoever speaks: “according to NP”, “in NP's words”, “as reported by NP”. */
#include "quote/words.h"

/* The source inside “information from NAME”, “a NAME report”, “NAME estimates”. */
static struct phrase source_of(const struct quote_work *w, struct phrase p, uint32_t last) {
    static const char *const seen[] = {"seen",     "obtained", "reviewed", "viewed",
                                       "examined", "accessed", "received", "shared"};
    static const char *const pages[] = {"page", "account", "feed", "website", "channel", "handle", "site", "profile"};
    if (p.kind != PHRASE_NOMINAL || qi_in(w->d, p.head, LIST_PERSON_NOUN)) return p;
    if (p.last + 1 < last && !w->stretch_at[p.last] && qi_word_is(w, p.last, "of") &&
        qi_word_in(w, p.head, pages, sizeof pages / sizeof *pages)) { /* “the Facebook page of the Rivers Institute” */
        struct phrase whose = qi_named(w, qi_phrase_right(w, p.last + 1, last), last);
        if (whose.kind != PHRASE_NONE) return whose;
    }
    for (uint32_t i = p.first; i < p.last; i++) {
        uint32_t at = w->entity_at[i];
        if (!at || w->d->entities.at[at - 1].type == TYPE_MISC) continue;
        const struct entity *e = &w->d->entities.at[at - 1];
        return (struct phrase){e->first, e->last, e->last - 1, at - 1, PHRASE_NAME};
    }
    if (qi_word_in(w, p.last - 1, seen, sizeof seen / sizeof *seen)) return p; /* “papers obtained | by the Post” */
    for (uint32_t i = p.last; i + 1 < last && i < p.last + 8 && !w->stretch_at[i] && !qi_is_comma_or_dash(w, i); i++) {
        if (qi_word_in(w, i, seen, sizeof seen / sizeof *seen)) return p; /* “a draft | seen by the Herald” */
        if (!qi_word_is(w, i, "from") && !qi_word_is(w, i, "by") && !(i == p.last && qi_word_is(w, i, "of"))) continue;
        struct phrase inner = qi_phrase_right(w, i + 1, last);
        if (inner.kind == PHRASE_NAME) return inner; /* “figures compiled by the Forum” */
        if (inner.kind == PHRASE_NOMINAL && i == p.last) p.last = inner.last;
        break;
    }
    return p;
}

/* Does a relative clause begin at i: which, who, where? */
static bool is_relative(const struct quote_work *w, uint32_t i) {
    return !w->stretch_at[i] &&
           (tag(w, i) == POS_WDT || tag(w, i) == POS_WP || tag(w, i) == POS_WPS || tag(w, i) == POS_WRB);
}

/* “C, according to NP”: the content is all that stands before. */
static bool before_aside(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t stop) {
    if (stop <= first) return false;
    a->left = first;
    a->left_last = stop;
    return w->stretch_at[stop - 1] || qi_has_finite(w, first, stop) || (stop < a->cue_first && stop - first > 3);
}

/* “the grant was small, and | the costs, according to NP, were great”: where the clause begins that goes on behind. */
static uint32_t clause_start(const struct quote_work *w, uint32_t first, uint32_t stop) {
    for (uint32_t k = stop; k-- > first + 1 && !w->stretch_at[k] && !qi_is_finite(w, k);)
        if (tag(w, k) == POS_CC && !w->stretch_at[k - 1] && qi_is_comma_or_dash(w, k - 1)) return k + 1;
    return first;
}

/* “C, according to NP, C”: which of what stands before the first comma and behind the second, at `next`, is content. */
static bool round_aside(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t stop, uint32_t next,
                        uint32_t last) {
    uint32_t verb = behind_adverbs(w, next, last - 1);
    bool subject = !w->stretch_at[first] && tag(w, first) != POS_IN && tag(w, first) != POS_VBN;
    bool lost =
        subject && (qi_may_have_finite(w, first, stop) || tag(w, next) == POS_CC); /* a verb, whatever its tag */
    bool open = !qi_has_finite(w, first, stop) && !lost; /* “As for the price, according to NP, C” */
    bool goes_on = !w->stretch_at[verb] && (qi_is_finite(w, verb) || (open && tag(w, verb) == POS_VBN)); /* or VBD */
    bool outside = stop > first && !w->stretch_at[stop - 1];
    bool joined = outside && tag(w, stop - 1) == POS_CC;    /* “It did so in March and, according to NP, C” */
    bool narrated = outside && (is_relative(w, stop - 1) || /* “a dance at which, …, neither danced” */
                                (joined && (goes_on || qi_clause_at(w, next, last, false))));
    static const char *const waiting[] = {"although", "though", "while", "whereas", "because", "since", "if", "unless"};
    uint32_t opens = first + (!w->stretch_at[first] && qi_word_is(w, first, "even"));
    bool waits = outside && !w->stretch_at[opens] && qi_word_in(w, opens, waiting, sizeof waiting / sizeof *waiting) &&
                 qi_clause_at(w, next, last, false); /* “Though it rains, according to NP, the fair goes on” */
    bool more = waits || open || goes_on || tag(w, next) == POS_IN || tag(w, next) == POS_CD || tag(w, next) == POS_CC;
    if (!narrated &&
        (is_relative(w, next) || !more || qi_word_is(w, next, "of") || /* “C, according to Lee, of Tern College” */
         (!goes_on && !open && !waits && !qi_belongs_to_clause(w, next, last))))
        return before_aside(w, a, first, stop);
    if (!narrated && (goes_on || !open)) {
        a->left = goes_on ? clause_start(w, first, stop) : first;
        a->left_last = stop;
    }
    qi_set_right(w, a, next, last, CONTENT_CLAUSE);
    return a->right < a->right_last && (goes_on || !open || qi_has_finite(w, a->right, a->right_last));
}

/* “According to her lawyer, | Ann Lee, C”, “… the firm, | which owns it, C”: behind what more is said of the source at
   i. */
static uint32_t over_apposition(const struct quote_work *w, struct phrase source, uint32_t i, uint32_t last) {
    struct phrase p = qi_phrase_right(w, i + qi_word_is(w, i, "acting"), last); /* “Ann Lee, | acting head of …” */
    bool other = p.kind == PHRASE_NAME ? source.kind == PHRASE_NOMINAL : p.kind == PHRASE_NOMINAL;
    bool role = other && (p.kind == PHRASE_NAME || qi_in(w->d, p.head, LIST_PERSON_NOUN) ||
                          qi_in(w->d, p.head, LIST_BODY_NOUN) || qi_in(w->d, p.head, LIST_ORGANISATION_NOUN));
    bool relays = qi_word_is(w, i, "quoting") || qi_word_is(w, i, "citing");
    if (!role && !relays && !is_relative(w, i) && tag(w, i) != POS_VBN) return i;
    uint32_t comma = role ? p.last : i;
    bool relative = false; /* “the firm | that owns it” */
    while (comma < last && comma < i + 25 && (w->stretch_at[comma] ? !role : !qi_is_comma_or_dash(w, comma))) {
        if (role && qi_is_finite(w, comma) && !relative) return i; /* a clause of its own */
        relative |= comma == p.last && (is_relative(w, comma) || is_that(w, comma));
        comma = qi_after(w, comma);
    }
    if (comma + 1 >= last || w->stretch_at[comma] || !qi_is_comma_or_dash(w, comma)) return i;
    struct phrase next = qi_phrase_right(w, comma + 1, last);
    bool listed = next.kind != PHRASE_NONE && next.last < last && qi_is_comma_or_dash(w, next.last);
    uint8_t begins = tag(w, comma + 1);
    bool opens = next.kind != PHRASE_NONE || w->stretch_at[comma + 1] || begins == POS_EX || begins == POS_IN ||
                 begins == POS_VBG;
    bool clause = qi_has_finite(w, comma + 1, last) || qi_clause_at(w, comma + 1, last, true);
    if (qi_word_is(w, comma + 1, "including") || qi_word_is(w, comma + 1, "such"))
        return i; /* “two, including Lee, said” */
    return opens && !listed && clause ? comma + 1 : i;
}

/* “according to the army in a note by its spokesman, | General Lee, C”: behind the person who is named at `next` for
   the role before the comma; `next` when none is. */
static uint32_t over_holder(const struct quote_work *w, uint32_t next, uint32_t last) {
    bool role = !w->stretch_at[next - 2] && tag(w, next - 2) == POS_NN && qi_in(w->d, next - 2, LIST_PERSON_NOUN);
    struct phrase name = qi_no_phrase();
    if (role) name = qi_phrase_right(w, next, last);
    bool closed =
        qi_is_person(w, &name) && name.last + 1 < last && !w->stretch_at[name.last] && qi_word_is(w, name.last, ",");
    return closed ? name.last + 1 : next;
}

/* “according to plan”, “according to a formula”, “according to need”: by what something is done, and no source. */
static bool is_measure_of(const struct quote_work *w, const struct phrase *p) {
    static const char *const measures[] = {"index", "plan",      "plans",   "schedule", "formula", "need",
                                           "needs", "age",       "size",    "rank",     "taste",   "ability",
                                           "means", "merit",     "custom",  "season",   "height",  "weight",
                                           "rites", "tradition", "criteria"};
    bool bare = p->last == p->first + 1 || tag(w, p->first) == POS_PRPS ||
                (tag(w, p->first) == POS_DT && (qi_word_is(w, p->first, "a") || qi_word_is(w, p->first, "an")));
    return p->kind == PHRASE_NOMINAL && bare && qi_word_in(w, p->head, measures, sizeof measures / sizeof *measures);
}

bool qi_according_attribution(const struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t i,
                              struct attribution *a) {
    uint32_t last = qi_text_end(w, unit);
    memset(a, 0, sizeof *a);
    a->cue_first = a->first = i;
    a->cue_last = i + (qi_word_is(w, i, "per") ? 1 : 2); /* or “as per”, “according to” */
    a->via.entity = NOTHING;
    a->method = "according-to";
    struct phrase p = qi_phrase_right(w, a->cue_last, last);
    if (a->cue_last == i + 1 && !qi_speaks(w, &p)) return false;
    if (p.kind == PHRASE_NONE || is_measure_of(w, &p) || qi_is_manner(w, i, last)) return false;
    for (uint32_t k = p.last;
         p.kind == PHRASE_NOMINAL && k < last && k < p.last + 2 && !w->stretch_at[k] && !qi_is_comma_or_dash(w, k);
         k++) {
        struct phrase name = qi_phrase_right(w, k, last); /* “radio host Ann Lee”, whatever “host” was taken for */
        if (qi_is_person(w, &name)) p = name;
    }
    struct phrase named = qi_named(w, p, last);
    a->speaker = named.kind == PHRASE_NAME ? named : source_of(w, p, last);
    if (p.kind == PHRASE_NOMINAL && tag(w, p.first) == POS_PRPS && qi_word_is(w, p.head, "words"))
        a->speaker = (struct phrase){p.first, p.first + 1, p.first, NOTHING, PHRASE_PRONOUN}; /* “to his words” */
    a->last = a->speaker.last > p.last ? a->speaker.last : p.last;
    uint32_t comma = a->last; /* the sign that ends the source and its modifiers */
    while (comma < last && !qi_is_comma_or_dash(w, comma) && !w->stretch_at[comma] && comma - a->last < 25) comma++;
    uint32_t next = comma + 1 < last && !w->stretch_at[comma] && qi_is_comma_or_dash(w, comma) ? comma + 1 : NOTHING;
    uint32_t that = i > first && qi_word_is(w, i - 1, ",") ? i - 1 : i; /* “has learned that, according to Lee, C” */
    bool behind_that = that > first && !w->stretch_at[that - 1] && is_that(w, that - 1);
    bool joined = i > first + 3 && !w->stretch_at[i - 1] && !w->stretch_at[i - 2] && tag(w, i - 1) == POS_CC &&
                  qi_is_comma_or_dash(w, i - 2) && /* “It rains, and according to Lee the fair is off” */
                  qi_clause_at(w, next == NOTHING ? a->last : next, last, true);
    if (i == first || (i == first + 1 && tag(w, first) == POS_CC) || behind_that || joined) {
        struct phrase behind = qi_no_phrase();
        if (next != NOTHING) behind = qi_phrase_right(w, next, last);
        bool main = behind.kind != PHRASE_NONE && behind.last < last && qi_is_finite(w, behind.last);
        if (!main && qi_clause_at(w, a->last, next == NOTHING ? last : comma, true))
            next = a->last; /* “According to the firm the price fell, its first drop” */
        if (next != NOTHING && next > a->last) next = over_apposition(w, p, next, last);
        if (next != NOTHING)
            qi_set_right(w, a, next, last, CONTENT_CLAUSE);
        else if (comma < last && w->stretch_at[comma] && qi_word_is(w, comma - 1, ":"))
            qi_set_right(w, a, comma, last, CONTENT_MARKS);
        return a->right < a->right_last;
    }
    bool aside = !w->stretch_at[i - 1] && qi_is_comma_or_dash(w, i - 1);
    if (aside && next != NOTHING) next = over_holder(w, next, last);
    return aside && next != NOTHING ? round_aside(w, a, first, i - 1, next, last)
                                    : before_aside(w, a, first, i - aside);
}

bool qi_in_words_attribution(const struct quote_work *w, const struct unit *unit, uint32_t i, struct attribution *a) {
    uint32_t start = qi_phrase_start(w, unit->first, i), last = qi_text_end(w, unit);
    if (start == unit->first || !qi_word_is(w, start - 1, "in") || i + 1 >= last) return false;
    struct phrase p = {start, start + 1, start, NOTHING, PHRASE_PRONOUN};
    if (qi_word_is(w, i + 1, "of"))
        p = qi_named(w, qi_phrase_right(w, i + 2, last), last);
    else if (tag(w, i - 1) == POS_POS)
        p = qi_phrase_left(w, start, i - 1);
    else if (tag(w, start) != POS_PRPS)
        return false; /* “in other words” */
    if (p.kind == PHRASE_NONE) return false;
    *a = (struct attribution){.cue_first = i, .cue_last = i + 1, .first = start - 1, .speaker = p};
    a->via.entity = NOTHING;
    a->method = "according-to";
    uint32_t end = a->last = p.last > i ? p.last : i + 1;
    bool comma = end + 1 < last && qi_is_comma_or_dash(w, end);
    if (start - 1 == unit->first) {
        if (comma) qi_set_right(w, a, over_apposition(w, p, end + 1, last), last, CONTENT_CLAUSE);
        return comma && qi_has_finite(w, a->right, a->right_last);
    }
    if (!qi_is_comma_or_dash(w, start - 2)) return false;
    return comma ? round_aside(w, a, unit->first, start - 2, end + 1, last)
                 : end >= last && before_aside(w, a, unit->first, start - 2);
}

bool qi_reported_by(const struct quote_work *w, const struct unit *unit, uint32_t v, struct attribution *a) {
    uint32_t last = qi_text_end(w, unit), as = v - 1;
    struct phrase p = qi_named(w, qi_phrase_right(w, v + 2, last), last);
    if (!qi_in(w->d, v, LIST_SAY) || !qi_speaks(w, &p) || w->stretch_at[as] || p.last >= last) return false;
    *a = (struct attribution){.cue_first = v, .cue_last = v + 1, .first = as, .last = p.last, .speaker = p};
    a->via.entity = NOTHING;
    a->method = "according-to";
    uint32_t comma = qi_skip_adverbials(w, p.last, last);
    if (comma + 1 >= last || w->stretch_at[comma] || !qi_is_comma_or_dash(w, comma)) return false;
    if (as == unit->first) {
        qi_set_right(w, a, over_apposition(w, p, comma + 1, last), last, CONTENT_CLAUSE);
        return a->right < a->right_last;
    }
    return !w->stretch_at[as - 1] && qi_is_comma_or_dash(w, as - 1) &&
           round_aside(w, a, unit->first, as - 1, comma + 1, last);
}
