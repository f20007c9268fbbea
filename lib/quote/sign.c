/* Attributions by a sign alone: a colon or a dash before or behind who speaks, in headlines a hyphen, too. */
#include "quote/whose.h"
#include "quote/words.h"

static struct attribution sign_attribution(struct phrase speaker, uint32_t sign, const char *method) {
    struct attribution a = {.cue_first = sign, .cue_last = sign + 1, .first = sign, .last = sign + 1};
    a.speaker = speaker;
    a.via.entity = NOTHING;
    a.method = method;
    return a;
}

/* “Quota halved: union”, “No deal in sight – minister” in a headline: the source at the end, after the sign at i. */
static bool closing_source(const struct quote_work *w, const struct unit *unit, uint32_t i, struct attribution *a) {
    uint32_t last = qi_text_end(w, unit);
    if (i < unit->first + 3 || i + 1 >= last || last - i > 7) return false;
    if (i < unit->first + 4 && !qi_has_finite(w, unit->first, i)) return false;
    if (tag(w, i - 1) == POS_CD && tag(w, i + 1) == POS_CD) return false; /* “Norland 1 – 0 Veskia Reserves” */
    struct phrase p = qi_phrase_right(w, i + 1, last);
    if (p.kind != PHRASE_NONE && p.last + 1 < last && qi_word_is(w, p.last, "to"))
        last = qi_phrase_right(w, p.last + 1, last).last == last ? p.last : last; /* “– Lee to voters” */
    if (p.kind == PHRASE_NONE || p.last != last || !qi_speaks(w, &p)) return false;
    *a = sign_attribution(p, i, "headline");
    a->left = unit->first;
    a->left_last = i;
    return true;
}

/* May a phrase before a colon in a headline speak? “Minister: …”, “MoD: …”; a place is a topic. */
static bool is_headline_source(const struct quote_work *w, const struct phrase *p, bool marks) {
    if (qi_in(w->d, p->head, LIST_KICKER)) return false;
    if (p->kind == PHRASE_NAME) return marks || w->d->entities.at[p->entity].type <= TYPE_ORG;
    if (p->kind != PHRASE_NOMINAL || p->last - p->first > 6 || qi_in(w->d, p->head, LIST_EVENT_NOUN)) return false;
    return qi_in(w->d, p->head, LIST_PERSON_NOUN) || qi_in(w->d, p->head, LIST_TITLE) ||
           qi_in(w->d, p->head, LIST_BODY_NOUN) || qi_in(w->d, p->head, LIST_ORGANISATION_NOUN) ||
           (p->last == p->first + 1 && qi_form(w->d, p->head)->flags & FORM_ALL_UPPER &&
            qi_form(w->d, p->head)->length <= 4);
}

/* “The head of the office for rivers NAME”: where the office before a name at i begins, with what it is of. */
static uint32_t with_office(const struct quote_work *w, uint32_t first, uint32_t i) {
    uint32_t start = qi_phrase_start(w, first, i);
    while (start > first + 1 && (qi_word_is(w, start - 1, "of") || qi_word_is(w, start - 1, "for")) &&
           (qi_in(w->d, start - 2, LIST_PERSON_NOUN) || qi_in(w->d, start - 2, LIST_TITLE)))
        start = qi_phrase_start(w, first, start - 1);
    return start;
}

/* “Orlava: “We pay”, says Lee”: does who said it stand behind the marks at i, so that what the colon follows is the
   matter? */
static bool is_said_behind(const struct quote_work *w, uint32_t i, uint32_t last) {
    if (i >= last || !w->stretch_at[i]) return false;
    uint32_t verb = qi_after(w, i);
    if (verb < last && !w->stretch_at[verb] && qi_is_comma_or_dash(w, verb)) verb++;
    if (verb + 1 >= last || w->stretch_at[verb] || !qi_is_finite(w, verb) ||
        !(qi_in(w->d, verb, LIST_SAY) || qi_in(w->d, verb, LIST_SAY_MARKS)))
        return false;
    struct phrase p = qi_phrase_right(w, verb + 1, last);
    return qi_speaks(w, &p) && p.kind != PHRASE_PRONOUN && p.last >= last;
}

/* “PM: ‘no plan’ | to raise fares”: does what a headline's marks at i begin go on behind them? */
static bool goes_on(const struct quote_work *w, uint32_t i, uint32_t last) {
    const struct stretch *s = &w->stretches.at[w->stretch_at[i] - 1];
    uint32_t after = qi_after(w, i);
    return s->closed && !qi_is_clause(w, s) && after + 1 < last && !w->stretch_at[after] &&
           (tag(w, after) == POS_IN || tag(w, after) == POS_TO || qi_is_finite(w, after));
}

/* “Lee | thanks voters: “S””, “Lee | Praises Poe: ‘S’”: the person at `first`, who does something to somebody up to a
   colon with marks behind it, by a verb that no other rule takes for one that reports; else kind PHRASE_NONE. */
static struct phrase acts_before_colon(const struct quote_work *w, uint32_t first, uint32_t colon) {
    if (!qi_person_at(w, first)) return qi_no_phrase();
    uint32_t entity = w->entity_at[first] - 1, i = w->d->entities.at[entity].last;
    const struct form *form = qi_form(w->d, i);
    if (i + 1 >= colon || w->stretch_at[i] || form->text[form->length - 1] != 's') return qi_no_phrase();
    bool reports = qi_in(w->d, i, LIST_SAY_MARKS) || qi_in(w->d, i, LIST_SAY_OF) || qi_in(w->d, i, LIST_SAY_TO);
    bool acts = qi_word_is(w, i, "thanks") || reports != qi_is_finite(w, i);
    return acts ? (struct phrase){first, i, i - 1, entity, PHRASE_NAME} : qi_no_phrase();
}

/* “Mayor | on fares: …”, “Union | to members: …”, “Coach | after defeat: ‘…’”: does what stands behind who speaks tell
   of what, to whom or when, up to a colon? */
static bool speaks_about(const struct quote_work *w, const struct phrase *p, bool marks) {
    static const char *const words[] = {"on", "after", "before", "following", "ahead", "amid", "over", "about"};
    if (!marks) return qi_word_is(w, p->last, "on");
    bool to = qi_word_is(w, p->last, "to") && qi_speaks(w, p) && !qi_pos_is_verb(tag(w, p->last + 1));
    return to || qi_word_in(w, p->last, words, sizeof words / sizeof *words);
}

/* “NAME: we will stay”, “Talks end. Minister: no deal”: the source before a colon at the beginning. */
static bool opening_source(const struct quote_work *w, const struct unit *unit, struct attribution *a) {
    uint32_t last = qi_text_end(w, unit), colon = unit->first, first = unit->first;
    while (colon < last && colon < first + 10 && !w->stretch_at[colon] && !qi_word_is(w, colon, ":")) {
        if (qi_word_is(w, colon, ";") || qi_word_is(w, colon, ".")) first = colon + 1;
        colon++;
    }
    if (colon == first || colon + 2 >= last || w->stretch_at[colon] || !qi_word_is(w, colon, ":")) return false;
    bool marks = w->stretch_at[colon + 1] != 0;
    if (is_said_behind(w, colon + 1, last)) return false;
    struct phrase p = qi_phrase_left(w, first, colon);
    struct phrase source = qi_phrase_right(w, first, colon);
    if (source.kind != PHRASE_NONE && source.last + 1 < colon && !w->stretch_at[source.last]) {
        bool members = p.kind == PHRASE_NOMINAL && p.first == first && tag(w, source.last + 1) != POS_VB;
        if (speaks_about(w, &source, marks) || (members && qi_word_is(w, source.last, "to"))) p = source;
    }
    struct phrase who = acts_before_colon(w, first, colon);
    if (marks && who.kind != PHRASE_NONE) p = who;
    if (p.kind == PHRASE_NONE || with_office(w, first, p.first) != first || !is_headline_source(w, &p, marks))
        return false;
    *a = sign_attribution(p, colon, "colon");
    a->first = first;
    qi_set_right(w, a, colon + 1, last, marks && !goes_on(w, colon + 1, last) ? CONTENT_MARKS : CONTENT_CLAUSE);
    return a->right < a->right_last;
}

/* Is the unit the first line of the text, one short sentence that may be its title whatever ends it? */
static bool is_first_line(const struct quote_work *w, const struct unit *unit) {
    enum { TITLE = 30 };
    return unit == w->units.at && unit->last - unit->first <= TITLE && unit->last < w->d->tokens.count &&
           w->d->tokens.at[unit->last].flags & TOKEN_AFTER_BLANK;
}

/* “Fares to stay- minister”: a hyphen for a dash. */
static bool is_hanging_hyphen(const struct quote_work *w, uint32_t i, uint32_t last) {
    return i + 1 < last && w->heads[i] == '-' && w->d->tokens.at[i].stop == w->d->tokens.at[i].start + 1 &&
           w->d->tokens.at[i + 1].flags & TOKEN_AFTER_SPACE;
}

bool qi_headline_attribution(const struct quote_work *w, const struct unit *unit, struct attribution *a) {
    if (!qi_is_heading(unit->region)) return is_first_line(w, unit) && opening_source(w, unit, a);
    for (uint32_t i = unit->last; i-- > unit->first + 3;)
        if (!w->stretch_at[i] && (qi_word_is(w, i, ":") || is_hanging_hyphen(w, i, unit->last) ||
                                  (qi_is_comma_or_dash(w, i) && !qi_word_is(w, i, ","))))
            if (closing_source(w, unit, i, a)) return true;
    return opening_source(w, unit, a);
}

bool qi_is_dash(const struct quote_work *w, uint32_t i) {
    return (qi_is_comma_or_dash(w, i) && !qi_word_is(w, i, ",")) ||
           qi_word_is(w, i, "\xE2\x80\x95"); /* the last: U+2015 */
}

bool qi_dash_attribution(const struct quote_work *w, const struct unit *unit, uint32_t dash, struct attribution *a) {
    uint32_t last = qi_text_end(w, unit);
    if (dash == unit->first || !w->stretch_at[dash - 1] || dash + 1 >= last || w->stretch_at[dash + 1]) return false;
    struct phrase p = qi_phrase_right(w, dash + 1, last);
    if (p.kind != PHRASE_NAME && !(p.kind == PHRASE_NOMINAL && (qi_speaks(w, &p) || tag(w, p.head) == POS_NNP)))
        return false;
    bool topic = p.kind == PHRASE_NAME && p.last + 1 < last && qi_word_is(w, p.last, "on"); /* “S” – Ann Lee on Poe */
    if (p.last < last && !qi_is_comma_or_dash(w, p.last) && !topic) return false;
    if (qi_has_finite(w, p.last, last)) return false;
    *a = sign_attribution(p, dash, "dash");
    a->last = p.last;
    a->left = w->stretches.at[w->stretch_at[dash - 1] - 1].open;
    a->left_last = dash;
    return true;
}

bool qi_colon_attribution(const struct quote_work *w, const struct unit *unit, uint32_t colon, struct attribution *a) {
    if (colon == unit->first || colon + 1 >= unit->last || !w->stretch_at[colon + 1] || colon - unit->first > 8)
        return false;
    if (is_said_behind(w, colon + 1, qi_text_end(w, unit))) return false;
    struct phrase p = qi_phrase_left(w, unit->first, colon);
    if (!qi_speaks(w, &p) || p.kind == PHRASE_PRONOUN || with_office(w, unit->first, p.first) != unit->first)
        return false;
    p = qi_whose_words(w, p, colon); /* “Lee's message: “…”” */
    *a = sign_attribution(p, colon, "colon");
    a->first = unit->first;
    qi_set_right(w, a, colon + 1, qi_text_end(w, unit), CONTENT_MARKS);
    return true;
}
