/* Whose words stand in marks that no attribution took, by the words round them. */
#include "quote/whose.h"
#include "quote/words.h"

enum { VERBS = 3 }; /* how many verbs are looked at for who speaks */

uint32_t qi_reporting_verb(const struct quote_work *w, uint32_t first, uint32_t last) {
    for (uint32_t i = first; i < last && !w->stretch_at[i]; i++)
        if (qi_in(w->d, i, LIST_SAY) && qi_is_finite(w, i)) return i;
    return NOTHING;
}

struct phrase qi_source_after(const struct quote_work *w, const struct unit *unit, const struct stretch *s) {
    struct phrase none = qi_no_phrase();
    uint32_t colon = s->last + s->closed;
    if (colon + 1 >= unit->last || w->stretch_at[colon]) return none;
    bool dash = !qi_word_is(w, colon, ",") && qi_is_comma_or_dash(w, colon); /* “‘…’ – Ann Lee hits out” */
    if (!dash && !qi_word_is(w, colon, ":")) return none;
    static const char how[][8] = {"how", "why", "meet"}; /* “‘…’: How Ann Lee crossed the sea” */
    if (colon + 3 < unit->last && qi_word_among(w, colon + 1, how, sizeof how / sizeof *how)) {
        struct phrase named = qi_phrase_right(w, colon + 2, unit->last);
        if (qi_is_person(w, &named)) return named;
    }
    struct phrase p = qi_phrase_right(w, colon + 1, unit->last);
    for (uint32_t i = p.first; p.kind == PHRASE_NOMINAL && i + 1 < p.last; i++) { /* “firemen | relive six hours” */
        bool noun = qi_in(w->d, i, LIST_PERSON_NOUN) || qi_in(w->d, i, LIST_BODY_NOUN);
        if (!noun || qi_in(w->d, i + 1, LIST_PERSON_NOUN) || w->entity_at[i + 1]) continue;
        p.last = i + 1;
        p.head = i;
    }
    bool acts = p.kind == PHRASE_NOMINAL && p.last < unit->last && !w->stretch_at[p.last] &&
                (qi_is_finite(w, p.last) || qi_word_is(w, p.last, ","));
    bool speaks =
        acts || p.kind == PHRASE_NAME ||
        (p.kind == PHRASE_NOMINAL && (qi_in(w->d, p.head, LIST_PERSON_NOUN) || qi_in(w->d, p.head, LIST_BODY_NOUN)));
    return speaks ? p : none;
}

struct phrase qi_opening_name(const struct quote_work *w, const struct unit *unit) {
    uint32_t i = unit->first;
    while (i + 1 < unit->last && !w->entity_at[i] && (qi_in(w->d, i, LIST_TITLE) || qi_in(w->d, i, LIST_PERSON_NOUN)))
        i++;
    if (!w->entity_at[i] || w->stretch_at[i]) return qi_no_phrase();
    const struct entity *e = &w->d->entities.at[w->entity_at[i] - 1];
    if (e->type > 1 || e->last >= unit->last || tag(w, e->last) == POS_POS) return qi_no_phrase();
    return (struct phrase){e->first, e->last, e->last - 1, w->entity_at[i] - 1, PHRASE_NAME};
}

/* “It was “a farce””: a subject that says nothing of who speaks. */
static bool is_pointer(const struct quote_work *w, const struct phrase *p) {
    static const char *const things[] = {"it", "this", "that", "there"};
    return p->kind != PHRASE_NONE && qi_word_in(w, p->head, things, sizeof things / sizeof *things);
}

struct phrase qi_who_acts(const struct quote_work *w, uint32_t first, uint32_t stop) {
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t v = stop, looked = 0; v-- > first && looked < VERBS;) {
            if (w->stretch_at[v] || !qi_is_finite(w, v) ||
                (!pass && !qi_in(w->d, v, LIST_SAY) && !qi_in(w->d, v, LIST_SAY_MARKS)))
                continue;
            looked++;
            bool second = v > first && !w->stretch_at[v - 1] && tag(w, v - 1) == POS_CC;
            struct phrase p =
                second ? qi_waiting_subject(w, first, v, SUBJECT_OF_SECOND) : qi_subject_left(w, first, v);
            bool is =
                is_pointer(w, &p) && (tag(w, v) == POS_VBZ || tag(w, v) == POS_VBD) && (v + 1 == stop || is_be(w, v));
            if (qi_speaks(w, &p) && !is) return p; /* not “It was | “a farce””, “It is | hard to think, “No.”” */
        }
    struct phrase p = qi_first_subject(w, first, stop);
    if (is_pointer(w, &p)) p.kind = PHRASE_NONE; /* “That drew a cry of “No!”” */
    return p;
}

bool qi_means_person(const struct quote_work *w, const struct phrase *p) {
    if (p->kind == PHRASE_NAME) return w->d->entities.at[p->entity].type == TYPE_PER;
    if (p->kind == PHRASE_PRONOUN) return qi_word_is(w, p->head, "he") || qi_word_is(w, p->head, "she");
    return p->kind == PHRASE_NOMINAL && qi_in(w->d, p->head, LIST_PERSON_NOUN);
}

struct phrase qi_from_whom(const struct quote_work *w, uint32_t i, uint32_t last) {
    struct phrase none = qi_no_phrase();
    if (i + 1 >= last || w->stretch_at[i] || !qi_word_is(w, i, "from")) return none;
    struct phrase p = qi_named(w, qi_phrase_right(w, i + 1, last), last);
    return p.kind == PHRASE_NAME || p.kind == PHRASE_NOMINAL ? p : none;
}

bool qi_is_quote_label(const struct quote_work *w, const struct phrase *p) {
    return p->kind == PHRASE_NOMINAL &&
           (qi_word_is(w, p->head, "quote") || qi_word_is(w, p->head, "quotes") ||
            (qi_word_is(w, p->head, "speech") && p->head > 0 && qi_word_is(w, p->head - 1, "direct")));
}

struct phrase qi_whose_words(const struct quote_work *w, struct phrase p, uint32_t stop) {
    bool words = qi_in(w->d, p.head, LIST_SAY_NOUN) || qi_word_is(w, p.head, "words") ||
                 qi_word_is(w, p.head, "this") || qi_word_is(w, p.head, "verdict") ||
                 qi_word_is(w, p.head, "response") || qi_word_is(w, p.head, "reaction") || qi_is_quote_label(w, &p);
    if (p.kind != PHRASE_NOMINAL || !words) return p;
    struct phrase from = qi_from_whom(w, p.head + 1, stop);
    if (from.kind != PHRASE_NONE) return from;
    if (tag(w, p.first) == POS_PRPS) return (struct phrase){p.first, p.first + 1, p.first, NOTHING, PHRASE_PRONOUN};
    for (uint32_t i = p.head; i-- > p.first + 1;)
        if (tag(w, i) == POS_POS) {
            struct phrase owner = qi_phrase_left(w, p.first, i);
            return owner.kind == PHRASE_NONE ? p : owner;
        }
    return p;
}

struct phrase qi_in_words_of(const struct quote_work *w, uint32_t first, uint32_t stop) {
    struct phrase none = qi_no_phrase();
    for (uint32_t i = first + 2; i < stop; i++) {
        if (w->stretch_at[i] || !(qi_word_is(w, i, "words") || qi_word_is(w, i, "admission"))) continue;
        uint32_t start = qi_phrase_start(w, first, i);
        if (start == first || w->stretch_at[start - 1] ||
            !(qi_word_is(w, start - 1, "in") || qi_word_is(w, start - 1, "by")))
            return none;
        if (qi_word_is(w, i + 1, "of")) return qi_phrase_right(w, i + 2, stop);
        struct phrase p = {start, i + 1, i, NOTHING, PHRASE_NOMINAL}, owner = qi_whose_words(w, p, i);
        return owner.last == p.last ? none : owner;
    }
    return none;
}

/* “A couple live two doors down.”, “The club paid tribute to him.”: several who are brought in, or who speak of
   somebody who has died. */
static bool are_heard(const struct quote_work *w, const struct phrase *p, uint32_t last) {
    static const char *const several[] = {"couple", "family", "pair"};
    bool kin = p->kind == PHRASE_NOMINAL && qi_word_in(w, p->head, several, sizeof several / sizeof *several);
    if (kin && is_one_article(w, p->first)) return true;
    for (uint32_t i = p->last; p->kind != PHRASE_NONE && i + 1 < last && i < p->last + 4 && !w->stretch_at[i]; i++)
        if (qi_word_is(w, i + 1, "tribute") || qi_word_is(w, i + 1, "tributes"))
            return (kin || qi_speaks(w, p)) && (qi_word_is(w, i, "paid") || qi_word_is(w, i, "pays"));
    return false;
}

struct phrase qi_person_before(const struct quote_work *w, const struct unit *unit, uint32_t unit_index) {
    struct phrase none = qi_no_phrase();
    if (!unit_index || (unit - 1)->region != REGION_BODY) return none;
    struct phrase p = qi_first_subject(w, (unit - 1)->first, (unit - 1)->last);
    if (are_heard(w, &p, (unit - 1)->last)) return p;
    if (!qi_means_person(w, &p)) p = qi_who_acts(w, (unit - 1)->first, (unit - 1)->last);
    if (!qi_means_person(w, &p)) return none;
    return qi_named(w, p, (unit - 1)->last); /* “A nurse at the school, | Ann Lee, wept.” */
}

struct phrase qi_who_follows(const struct quote_work *w, const struct unit *unit, const struct stretch *s,
                             uint32_t *verb) {
    struct phrase none = qi_no_phrase();
    uint32_t i = s->last + s->closed;
    bool open = s->closed && s->last > s->first && strchr(",?!", *qi_form(w->d, s->last - 1)->text) != NULL;
    if (i < unit->last && !w->stretch_at[i] && qi_is_comma_or_dash(w, i)) i++, open = true;
    if (!open || i >= unit->last) return none;
    struct phrase p = qi_named(w, qi_phrase_right(w, i, unit->last), unit->last);
    if (p.kind == PHRASE_NONE || qi_word_is(w, p.head, "that") || qi_word_is(w, p.head, "this"))
        return none;                    /* “S” – that is to say, … */
    if (!qi_speaks(w, &p)) return none; /* “S,” her catchphrase, was printed */
    for (*verb = p.last; *verb < unit->last && *verb < p.last + ASIDE && !w->stretch_at[*verb]; ++*verb)
        if (qi_is_finite(w, *verb)) return p;
    return none;
}
