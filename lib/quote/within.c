/* Marks inside a sentence that no attribution took: a clause, whose subject speaks; a few words; a term. */
#include "quote/place.h"
#include "quote/whose.h"
#include "quote/words.h"

/* “The pier is “a gift””, “His complaints were about the goal, “We …””: a thing that the sentence says what it is of,
   and that says nothing itself. */
static bool is_described(const struct quote_work *w, const struct phrase *p, uint32_t stop) {
    if (!qi_is_shown(w, p) || qi_is_occasion(w, p->head) || tag(w, p->head) == POS_NNPS) return false;
    uint32_t verb = p->last;
    while (verb < stop && !w->stretch_at[verb] && !qi_is_finite(w, verb)) verb++;
    static const char be[][8] = {"is", "was", "are", "were", "has", "will", "include"};
    return verb < stop && !w->stretch_at[verb] && qi_word_among(w, verb, be, sizeof be / sizeof *be);
}

/* “For the coach Ann Lee, the win was “a dream””: whose view the sentence before the marks is, where nobody reports. */
static struct phrase who_finds(const struct quote_work *w, const struct place *at) {
    struct phrase none = qi_no_phrase();
    uint32_t first = at->unit->first;
    if (first + 3 >= at->s->open || !qi_word_is(w, first, "for")) return none;
    struct phrase p = qi_named(w, qi_phrase_right(w, first + 1, at->s->open), at->s->open);
    bool person = p.kind != PHRASE_PRONOUN && qi_means_person(w, &p);
    return person && p.last < at->s->open && !w->stretch_at[p.last] && tag(w, p.last) != POS_POS ? p : none;
}

/* Who speaks, by the words of the sentence before the marks. */
static struct phrase who_leads_in(const struct quote_work *w, const struct place *at) {
    const struct stretch *s = at->s;
    struct phrase p = qi_in_words_of(w, at->unit->first, s->open);
    if (p.kind == PHRASE_NONE && s->open > at->unit->first + 1 && qi_word_is(w, s->open - 1, "of"))
        p = qi_from_whom(w, s->last + s->closed, at->unit->last);
    if (p.kind != PHRASE_NONE) return p;
    p = who_finds(w, at);
    if (p.kind != PHRASE_NONE) return p;
    p = qi_who_acts(w, at->unit->first, at->s->open);
    if (s->open > at->unit->first && !qi_word_is(w, s->open - 1, ":")) p = qi_whose_words(w, p, s->open);
    if (s->open > at->unit->first && !qi_word_is(w, s->open - 1, ":") && is_described(w, &p, s->open))
        p.kind = PHRASE_NONE;
    return p;
}

/* Who speaks, by the words of the sentence behind the marks that it begins with, and the verb. */
static struct phrase who_leads_out(const struct quote_work *w, const struct place *at, uint32_t *cue) {
    uint32_t first = at->s->last + at->s->closed;
    *cue = qi_reporting_verb(w, first, at->unit->last);
    if (*cue == NOTHING) return qi_who_follows(w, at->unit, at->s, cue);
    struct phrase p = qi_subject_left(w, first, *cue);
    return p.kind == PHRASE_NONE ? qi_phrase_right(w, first, *cue) : p;
}

/* “Source: Ann Lee, the mayor, on air ¶ Quote: “…””: who a line above says the text is by; kind PHRASE_NONE when none
   does. */
static struct phrase source_above(const struct quote_work *w, uint32_t index) {
    enum { LINES = 6 };
    for (uint32_t looked = 0; looked < LINES && index-- > 0; looked++) {
        uint32_t i = w->units.at[index].first, last = w->units.at[index].last;
        bool source = last > i + 2 && (qi_word_is(w, i, "source") || qi_word_is(w, i, "sources")) &&
                      qi_word_is(w, i + 1, ":") && w->d->tokens.at[i].flags & TOKEN_AFTER_LINE;
        struct phrase p = qi_no_phrase();
        if (source) p = qi_named(w, qi_phrase_right(w, i + 2, last), last);
        if (p.kind == PHRASE_NAME || p.kind == PHRASE_NOMINAL) return p;
    }
    return qi_no_phrase();
}

/* “The vote was close, but Judge Lee's opinion was clear and firm: “…””: whose words the last verb before the colon
   says something of, or PHRASE_NONE. */
static struct phrase whose_are_called(const struct quote_work *w, uint32_t first, uint32_t colon) {
    uint32_t v = colon;
    while (v > first + 1 && !w->stretch_at[v - 1] && !qi_is_finite(w, v - 1)) v--;
    if (v <= first + 1 || w->stretch_at[v - 1] || !is_be(w, v - 1)) return qi_no_phrase();
    struct phrase words = qi_subject_left(w, first, v - 1), owner = qi_whose_words(w, words, v - 1);
    return owner.last != words.last ? owner : qi_no_phrase();
}

/* Whose words stand behind the colon of a sentence about p: “Her answer: “…””, “This from our man in Riga: “…””; who
   spoke before, where it names nobody: “Then, more quietly: “…””. */
static struct phrase who_before_colon(const struct quote_work *w, const struct place *at, struct phrase p) {
    const struct unit *unit = at->unit;
    uint32_t colon = at->s->open - 1;
    for (uint32_t i = unit->first + 1; p.kind == PHRASE_NONE && i < colon && i < unit->first + ASIDE; i++) {
        if (qi_is_finite(w, i)) return p;
        struct phrase from = qi_from_whom(w, i, colon);
        if (from.kind != PHRASE_NONE) return from;
    }
    struct phrase called = whose_are_called(w, unit->first, colon);
    if (called.kind != PHRASE_NONE) return called;
    bool near = at->before && (at->same_paragraph || at->next_paragraph),
         led = at->unit_index && ends_in_colon(w, unit - 1);          /* Lee spoke. Key quotes: ¶ On pay: “…” */
    if (p.kind == PHRASE_NONE && colon == unit->first + 1 && !near) { /* “Literally: “…”” below who the source is */
        struct phrase source = source_above(w, at->unit_index);
        if (source.kind != PHRASE_NONE) return source;
    }
    if (p.kind == PHRASE_NONE && near && !led) return *at->speaker;
    if (p.kind == PHRASE_NONE) p = qi_person_before(w, unit, at->unit_index);
    if (p.kind == PHRASE_NONE && led && at->unit_index > 1) p = qi_person_before(w, unit - 1, at->unit_index - 1);
    if (p.kind == PHRASE_NONE && near) return *at->speaker;
    if (colon > unit->first && !qi_means_person(w, &p) && qi_person_at(w, colon - 1) && !qi_is_heading(unit->region))
        return qi_phrase_left(w, unit->first, colon); /* “It was no surprise to Ann Lee: “…”” */
    struct phrase from = qi_from_whom(w, p.head + 1, colon);
    if (p.kind == PHRASE_NOMINAL && from.kind != PHRASE_NONE && from.last == colon)
        return from; /* “A lesson from Ann Lee: “…”” */
    struct phrase owner = qi_whose_words(w, p, colon);
    if (owner.last != p.last || !qi_is_quote_label(w, &p)) return owner;
    struct phrase source = source_above(w, at->unit_index);
    bool spoken = at->before && (source.kind == PHRASE_NONE || w->quote_units.at[at->index].first > source.first);
    if (spoken) return *at->speaker;
    return source.kind != PHRASE_NONE ? source : owner;
}

/* ““You must go,” he | was told by the warden”, ““We saw him,” jurors | heard”: whom the words came to stands behind
   the marks, from first on; *by: who said them, where that is told. */
static bool is_told_to(const struct quote_work *w, uint32_t first, uint32_t last, struct phrase *by, uint32_t *cue) {
    static const char *const verbs[] = {"told", "asked", "informed", "warned", "advised", "assured", "reminded"};
    static const char *const hearers[] = {"court",   "jury",      "jurors",  "inquest",     "inquiry", "tribunal",
                                          "hearing", "committee", "meeting", "magistrates", "panel"};
    struct phrase p = qi_phrase_right(w, first, last);
    uint32_t v = p.last;
    if (p.kind == PHRASE_NONE || v >= last || w->stretch_at[v]) return false;
    bool heard = qi_word_is(w, v, "heard") && p.kind != PHRASE_PRONOUN &&
                 qi_word_in(w, p.head, hearers, sizeof hearers / sizeof *hearers);
    bool told = is_be(w, v) && v + 1 < last && qi_word_in(w, v + 1, verbs, sizeof verbs / sizeof *verbs);
    if (!heard && !told) return false;
    *cue = v + told;
    *by = qi_no_phrase();
    uint32_t source = *cue + 1;
    if (source + 1 < last && qi_word_is(w, source, heard ? "from" : "by"))
        *by = qi_named(w, qi_phrase_right(w, source + 1, last), last);
    return true;
}

bool qi_take_within_sentence(struct quote_work *w, const struct place *at) {
    const struct unit *unit = at->unit;
    struct stretch *s = at->s;
    struct phrase p = who_leads_in(w, at), after = qi_no_phrase();
    if (s->open > unit->first && qi_word_is(w, s->open - 1, ":")) p = who_before_colon(w, at, p);
    bool initial = only_punctuation(w, unit->first, s->open);
    if (qi_is_heading(unit->region) && !initial && qi_word_is(w, s->open - 1, ":")) /* “Dam opened: “We waited”” */
        return qi_add_stretch_quote(w, unit, s, QUOTE_DIRECT, NULL, "headline");
    uint32_t cue = NOTHING;
    bool told = initial && is_told_to(w, s->last + s->closed, unit->last, &after, &cue);
    if (initial && !told) after = who_leads_out(w, at, &cue);
    if (told || after.kind != PHRASE_NONE) {
        if (!qi_add_stretch_quote(w, unit, s, QUOTE_DIRECT, &after, "sentence")) return false;
        if (s->quote != NOTHING) w->d->quotes.at[s->quote].cue = qi_span(w, cue, cue + 1);
        return true;
    }
    bool led = ends_in_comma(w, s) || qi_word_is(w, s->last + s->closed, ","); /* to who says it, whatever the verb */
    bool near = at->same_paragraph || (at->next_paragraph && !led && at->speaker->kind != PHRASE_NONE);
    if (initial && near) return qi_add_stretch_quote(w, unit, s, QUOTE_DIRECT, at->speaker, "continued");
    bool listed = s->open > unit->first + 1 && tag(w, s->open - 1) == POS_CC && s > w->stretches.at &&
                  (s - 1)->last + (s - 1)->closed + 1 == s->open && at->before && (s - 1)->quote == at->index;
    bool goes_on = p.kind == PHRASE_NONE && at->same_paragraph; /* “She was angered. To do so “was wrong.”” */
    if (listed || goes_on) p = *at->speaker;                    /* banners reading “No” and | “Not my war” */
    return qi_add_stretch_quote(w, unit, s, QUOTE_DIRECT, p.kind == PHRASE_NONE ? NULL : &p, "sentence");
}

/* “drew shouts of “Resign!” from deputies” */
static bool is_cry(const struct quote_work *w, const struct stretch *s) {
    static const char *const cries[] = {"cry",   "cries",  "shout",   "shouts",  "chant",   "chants",
                                        "jeers", "scream", "screams", "murmurs", "whispers"};
    return s->open > 1 && !w->stretch_at[s->open - 1] && !w->stretch_at[s->open - 2] &&
           qi_word_is(w, s->open - 1, "of") && qi_word_in(w, s->open - 2, cries, sizeof cries / sizeof *cries);
}

/* “The crowd | broke into chants of “Out!””: who cries before the marks at `stop`, by the verb that stands there. */
static struct phrase who_cries(const struct quote_work *w, uint32_t first, uint32_t stop) {
    enum { FAR = 6 };
    static const char *const verbs[] = {"broke", "breaks", "erupted", "erupts", "burst",  "bursts",
                                        "began", "led",    "leads",   "raised", "joined", "responded"};
    const struct phrase none = qi_no_phrase();
    uint32_t v = stop;
    while (v > first && stop - v < FAR && !w->stretch_at[v - 1] && !qi_is_finite(w, v - 1)) v--;
    if (v == first || w->stretch_at[v - 1] || !qi_word_in(w, v - 1, verbs, sizeof verbs / sizeof *verbs)) return none;
    struct phrase p = qi_subject_left(w, first, v - 1);
    return p.kind == PHRASE_PRONOUN ? none : p;
}

/* “The dam is “a time bomb”|, in the words of Ann Lee”, “|, in Lee's words”, “|, to quote Lee”: whose words stand
 * before i, or PHRASE_NONE. */
static struct phrase words_of_behind(const struct quote_work *w, uint32_t i, uint32_t last) {
    struct phrase none = qi_no_phrase();
    if (i < last && !w->stretch_at[i] && qi_word_is(w, i, ",")) i++;
    if (i + 2 < last && !w->stretch_at[i] && qi_word_is(w, i, "to") && qi_word_is(w, i + 1, "quote")) {
        struct phrase p = qi_named(w, qi_phrase_right(w, i + 2, last), last);
        return qi_speaks(w, &p) ? p : none;
    }
    if (i + 3 >= last || w->stretch_at[i] || !qi_word_is(w, i, "in")) return none;
    if (qi_word_is(w, i + 1, "the") && qi_word_is(w, i + 2, "words") && qi_word_is(w, i + 3, "of")) {
        struct phrase p = qi_named(w, qi_phrase_right(w, i + 4, last), last);
        return qi_speaks(w, &p) ? p : none;
    }
    struct phrase words = qi_phrase_right(w, i + 1, last);
    if (words.kind != PHRASE_NOMINAL || !qi_word_is(w, words.head, "words")) return none;
    struct phrase owner = qi_whose_words(w, words, last);
    return owner.last != words.last && qi_speaks(w, &owner) ? owner : none;
}

/* “… of being “duped” by “a con””: a fragment within a few words after one of the newest quote's, in one sentence. */
static bool goes_on(const struct quote_work *w, const struct unit *unit, const struct stretch *s) {
    if (s == w->stretches.at || !w->d->quotes.count) return false;
    const struct stretch *before = s - 1;
    return before->open >= unit->first && before->quote + 1 == w->d->quotes.count &&
           w->d->quotes.at[before->quote].kind != QUOTE_SCARE && s->open - before->last <= 5;
}

bool qi_take_fragment(struct quote_work *w, const struct place *at) {
    const struct unit *unit = at->unit;
    struct stretch *s = at->s;
    if (qi_is_title(w, s)) return qi_add_stretch_quote(w, unit, s, QUOTE_SCARE, NULL, "term");
    bool colon = s->open > unit->first + 1 && !w->stretch_at[s->open - 1] && qi_word_is(w, s->open - 1, ":");
    if (colon && qi_is_heading(unit->region) && at->words > 1 && qi_has_small_word(w, s)) /* Trains: ‘Do not travel’ */
        return qi_add_stretch_quote(w, unit, s, QUOTE_DIRECT, NULL, "headline");
    if (is_cry(w, s)) {
        struct phrase p = qi_from_whom(w, s->last + s->closed, unit->last);
        if (p.kind == PHRASE_NONE) p = who_cries(w, unit->first, s->open);
        return qi_add_stretch_quote(w, unit, s, QUOTE_DIRECT, &p, "sentence");
    }
    bool aside = s->open > unit->first + 1 && qi_word_is(w, s->open - 1, "(");
    if (aside && at->words > 2 && at->clause && w->entity_at[s->open - 2]) { /* Ann Lee (“I hate boats”) sails */
        struct phrase p = qi_phrase_left(w, unit->first, s->open - 1);
        if (qi_means_person(w, &p)) return qi_add_stretch_quote(w, unit, s, QUOTE_DIRECT, &p, "sentence");
    }
    bool verb = qi_has_finite(w, unit->first, s->open) || qi_has_finite(w, s->last + s->closed, unit->last) ||
                qi_is_heading(unit->region) || at->same_paragraph;
    struct phrase whose = words_of_behind(w, s->last + s->closed, unit->last);
    if (whose.kind == PHRASE_NONE && qi_word_is(w, unit->first, "to")) whose = words_of_behind(w, unit->first, s->open);
    if (whose.kind != PHRASE_NONE) return qi_add_stretch_quote(w, unit, s, QUOTE_MIXED, &whose, "sentence");
    if (at->words > 3 && verb) { /* not “Lee, curator of “Boats of the North”, in May” */
        struct phrase p = who_leads_in(w, at);
        bool same = p.kind == PHRASE_NONE && at->same_paragraph;
        return qi_add_stretch_quote(w, unit, s, QUOTE_MIXED, same ? at->speaker : &p, "sentence");
    }
    struct phrase own = qi_in_words_of(w, unit->first, s->open); /* “In her words, “it was hell”” */
    if (own.kind != PHRASE_NONE) return qi_add_stretch_quote(w, unit, s, QUOTE_MIXED, &own, "sentence");
    if (goes_on(w, unit, s)) return qi_add_stretch_quote(w, unit, s, QUOTE_MIXED, at->speaker, "continued");
    if (unit->region == REGION_HEADLINE) { /* Lee calls plan ‘a farce’ */
        struct phrase p = qi_opening_name(w, unit);
        if (p.kind == PHRASE_NONE) p = qi_first_subject(w, unit->first, s->open);
        bool owned = s->open > unit->first && tag(w, s->open - 1) == POS_POS; /* Lee’s ‘13th’ explores */
        bool people = p.kind == PHRASE_NOMINAL && tag(w, p.head) == POS_NNS && qi_in(w->d, p.head, LIST_PERSON_NOUN);
        if ((p.kind == PHRASE_NAME && !owned) || people)
            return qi_add_stretch_quote(w, unit, s, QUOTE_MIXED, &p, "headline");
    }
    return qi_add_stretch_quote(w, unit, s, QUOTE_SCARE, NULL, "term");
}

/* Do the marks hold a noun with a clause about it: “the girl who ate it”? */
static bool is_noun_with_clause(const struct quote_work *w, const struct stretch *s) {
    return tag(w, s->first) == POS_DT && !(qi_form(w->d, s->first)->flags & FORM_UPPER_FIRST) &&
           qi_has_finite(w, s->first, s->last);
}

bool qi_is_term(const struct quote_work *w, const struct stretch *s) {
    static const char *const words[] = {"marked",   "called", "named", "dubbed",  "labelled", "labeled",   "nicknamed",
                                        "entitled", "titled", "means", "meaning", "meant",    "codenamed", "spelled"};
    uint32_t i = s->open;
    if (i == 0 || w->stretch_at[i - 1]) return false;
    if (qi_word_in(w, i - 1, words, sizeof words / sizeof *words)) return true;
    static const char *const charges[] = {"accused", "charged", "convicted", "guilty", "suspected", "acquitted"};
    for (uint32_t k = i - 1; k > 0 && i - k < 6 && qi_word_is(w, i - 1, "with") && !w->stretch_at[k - 1]; k--)
        if (qi_word_is(w, k - 1, "charged")) return true;
    if (i > 1 && (qi_word_is(w, i - 1, "of") || qi_word_is(w, i - 1, "with")) && !w->stretch_at[i - 2] &&
        qi_word_in(w, i - 2, charges, sizeof charges / sizeof *charges))
        return true; /* “was charged with “spreading rumours”” */
    if (qi_word_is(w, i - 1, "the") || qi_word_is(w, i - 1, "a")) i--;
    if (i < 3 || !qi_word_is(w, i - 1, "as")) return false;
    if (i == s->open && is_noun_with_clause(w, s)) return true; /* “shot to fame as “the girl who ate it”” */
    for (uint32_t k = i - 1; k > 0 && i - k < 5 && !w->stretch_at[k - 1]; k--)
        if (qi_word_is(w, k - 1, "known")) return true;
    return false;
}
