/*
 * A verb that reports before its subject: “S,” said Lee; “C, says the firm”; “S,” told the agency a spokesman.
 *
 * What stands there may as well be what the verb is about, “The council, which sat, said the dam held”: the marks or
 * the comma before the verb, and what stands behind the phrase, tell.
 */
#include "quote/whose.h"
#include "quote/words.h"

/* Do marks, a comma, a dash or nothing stand before the verb at v? */
static bool is_edge(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (v == first || w->stretch_at[v - 1]) return true;
    return qi_is_comma_or_dash(w, v - 1) && v - 1 > first;
}

/* “Lee, once again, | said his customers”: adverbs between commas, which part a subject from its verb at v. */
static bool is_behind_adverbs(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (v < first + 3 || w->stretch_at[v - 1] || !qi_word_is(w, v - 1, ",")) return false;
    uint32_t i = v - 1;
    while (i > first && !w->stretch_at[i - 1] && tag(w, i - 1) == POS_RB) i--;
    if (i >= v - 1 || i <= first || w->stretch_at[i - 1] || !qi_word_is(w, i - 1, ",")) return false;
    struct phrase p = qi_phrase_left(w, first, i - 1); /* not “It is late, however, said Lee” */
    return qi_speaks(w, &p) && p.last == i - 1 &&
           (p.first <= first || (!w->stretch_at[p.first - 1] && qi_word_is(w, p.first - 1, ",")));
}

/* “C, said a barista”: may whoever stands behind “said” have said the clause before it? Not “he sat, said a prayer”. */
static bool is_said_by(const struct quote_work *w, uint32_t first, uint32_t v, uint32_t last, const struct phrase *p) {
    static const char *const things[] = {"prayer", "prayers", "word", "words", "goodbye", "hello", "nothing",
                                         "thing",  "things",  "mass", "yes",   "no",      "grace", "thanks"};
    if (!is_said(w, v) || !qi_may_have_finite(w, first, v))
        return false; /* “A cousin of hers, Bo Poe, said two of them ran” */
    if (v < first + 4 || w->stretch_at[v - 1] || !qi_word_is(w, v - 1, ",") || is_time_word(w, p->head)) return false;
    if (qi_word_in(w, p->head, things, sizeof things / sizeof *things)) return false;
    for (uint32_t i = p->last; i < last && !w->stretch_at[i] && !qi_is_comma_or_dash(w, i); i++) {
        if (tag(w, i) == POS_WP || tag(w, i) == POS_WDT) break;
        if (qi_is_finite(w, i)) return false; /* “Lee, a vet, said the first call was late” */
    }
    return tag(w, p->first) == POS_DT || tag(w, p->first) == POS_CD || tag(w, p->head) == POS_NNS;
}

/* “The dam, | said Lee, held”: before the verb at v stand a comma and words without a verb or another comma, so that
   they are no subject. */
static bool is_single_comma(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (v < first + 2 || w->stretch_at[v - 1] || !qi_word_is(w, v - 1, ",")) return false;
    bool headline = qi_is_heading(qi_region_at(w->d, v)); /* “Dam ‘was rotten’ in May, says engineer” */
    for (uint32_t i = first; i < v - 1; i++) {
        if (w->stretch_at[i] && headline) continue;
        if (w->stretch_at[i] || qi_is_comma_or_dash(w, i) || qi_word_is(w, i, "(") || qi_is_finite(w, i)) return false;
    }
    return true;
}

/* “the minister's “no comment” | spoke volumes”: are the marks that end at i a noun of the sentence? */
static bool is_noun_in_marks(const struct quote_work *w, uint32_t first, uint32_t i) {
    const struct stretch *s = &w->stretches.at[w->stretch_at[i] - 1];
    if (s->open <= first || w->stretch_at[s->open - 1] || qi_is_clause(w, s)) return false;
    uint8_t before = tag(w, s->open - 1);
    if (ends_in_comma(w, s)) return false; /* was a “sad tale,” | said Lee */
    return before == POS_DT || before == POS_PRPS || before == POS_POS;
}

/* “Lee “did well” last year, said an aide”: does the verb of a phrase stand in the marks behind it? */
static bool has_verb_in_marks(const struct quote_work *w, const struct phrase *p) {
    uint32_t i = p->last;
    if (i >= w->d->tokens.count || !w->stretch_at[i]) return false;
    const struct stretch *s = &w->stretches.at[w->stretch_at[i] - 1];
    i = s->first;
    while (i + 1 < s->last && tag(w, i) == POS_RB) i++;
    return i < s->last && (qi_is_finite(w, i) || tag(w, i) == POS_VBN);
}

/* “…,” said | elected member Ann Lee: behind participles that a person's role follows, which no article brings. */
static uint32_t over_participle(const struct quote_work *w, uint32_t i, uint32_t last) {
    if (i + 2 >= last || w->stretch_at[i] || w->stretch_at[i + 1] || w->entity_at[i]) return i;
    bool participle = tag(w, i) == POS_VBN || tag(w, i) == POS_VBD || tag(w, i) == POS_VBG;
    return participle && (qi_in(w->d, i + 1, LIST_PERSON_NOUN) || qi_in(w->d, i + 1, LIST_TITLE)) ? i + 1 : i;
}

/* “The fault is theirs | says Lee.”: no comma, but a name closes the sentence, behind a clause that needs nothing more.
 */
static bool is_closing_name(const struct quote_work *w, uint32_t first, uint32_t v, uint32_t last) {
    bool says = qi_word_is(w, v, "said") || qi_word_is(w, v, "says");
    if (!says || v < first + 3 || v + 1 >= last || w->stretch_at[v - 1] || w->entity_at[v - 1]) return false;
    if (qi_is_comma_or_dash(w, v - 1) || !qi_person_at(w, v + 1)) return false;
    if (w->d->entities.at[w->entity_at[v + 1] - 1].last != last || !qi_has_finite(w, first, v)) return false;
    for (uint32_t i = first; i < v; i++)
        if (w->stretch_at[i] || tag(w, i) == POS_WP || qi_in(w->d, i, LIST_SAY)) return false;
    return qi_pos_is_noun(tag(w, v - 1)) || tag(w, v - 1) == POS_JJ || tag(w, v - 1) == POS_RB ||
           tag(w, v - 1) == POS_CD;
}

/* “The dam will hold, Lee said, | reports Orlow News.”: a medium that relays what was said, at the end. */
static bool is_relay(const struct quote_work *w, uint32_t first, uint32_t v, uint32_t last) {
    return v > first + 2 && qi_is_comma_or_dash(w, v - 1) && !w->stretch_at[v - 1] &&
           (qi_word_is(w, v, "reports") || qi_word_is(w, v, "writes")) && qi_closing_attribution(w, v - 1, last);
}

/* “The pier could fall, warns the union”, “Jobs at risk, warn unions”: a clause of what may be or is, and behind its
   comma who warns, up to the end; not “The firm shuts shops, warns staff”. */
static bool warns_last(const struct quote_work *w, uint32_t first, uint32_t v, uint32_t last) {
    if ((!qi_word_is(w, v, "warns") && !qi_word_is(w, v, "warn")) || !qi_word_is(w, v - 1, ",")) return false;
    struct phrase p = qi_phrase_right(w, v + 1, last);
    if (p.kind == PHRASE_NONE || p.last < last) return false;
    uint32_t verb = first;
    while (verb < v && (w->stretch_at[verb] || !qi_is_finite(w, verb))) verb++;
    return verb == v || tag(w, verb) == POS_MD || is_be(w, verb);
}

/* May the reporting word at v stand before its subject? bare: a name behind it closes the sentence. */
static bool may_be_inverted(const struct quote_work *w, uint32_t first, uint32_t v, uint32_t last, bool bare) {
    const struct form *verb = qi_form(w->d, v); /* “talk” | regarding Lee */
    if (verb->length > 4 && strcmp(verb->text + verb->length - 3, "ing") == 0) return false;
    if ((!bare && !is_edge(w, first, v)) || qi_word_is(w, v, "issued") || is_behind_adverbs(w, first, v))
        return false; /* “… to “fairness” issued a statement” */
    bool after = v > first && (w->stretch_at[v - 1] || (v > first + 1 && w->stretch_at[v - 2]));
    if (tag(w, v) != POS_VBD && tag(w, v) != POS_VBZ && tag(w, v) != POS_VBP && tag(w, v) != POS_VBN && !after &&
        !bare && !qi_is_verb_behind_comma(w, v))
        return false;
    bool question = is_asking(w, v) && opens_question(w, first, v); /* “Who was there, asked the judge” */
    bool tells = v > first + 1 && !w->stretch_at[v - 1] && qi_in(w->d, v, LIST_SAY_TELL) && !w->stretch_at[v - 2];
    return !tells || question || warns_last(w, first, v, last);
}

/* Who stands behind the verb of an attribution, over whom it was said to; after_marks: it stands behind marks. */
static struct phrase phrase_behind(const struct quote_work *w, const struct attribution *a, uint32_t v, uint32_t last,
                                   bool after_marks) {
    struct phrase p = qi_phrase_right(w, after_marks ? over_participle(w, a->cue_last, last) : a->cue_last, last);
    if (after_marks && (p.kind == PHRASE_NONE || is_time_word(w, p.head) || tag(w, a->cue_last) == POS_IN ||
                        tag(w, a->cue_last) == POS_TO)) { /* “…,” confided to us NP */
        uint32_t i = qi_skip_adverbials(w, qi_skip_hearer(w, a->cue_last, last, false), last);
        bool hearer = qi_word_is(w, a->cue_last, "to") && i + 1 < last && !w->stretch_at[i] && qi_word_is(w, i, ",");
        if (i > a->cue_last) p = qi_phrase_right(w, i + hearer, last); /* “…,” stated to the press, | NP */
    }
    if (after_marks && p.kind != PHRASE_NONE && p.last < last && qi_in(w->d, v, LIST_SAY_TELL)) {
        struct phrase teller = qi_phrase_right(w, p.last, last); /* «…,» told the agency | a representative */
        if (qi_speaks(w, &teller)) p = teller;
    }
    return p;
}

/* “asked the town to wait”, “accused Lee of “lies””: does what stands behind the phrase show that it is no subject of
   the verb at v before it? */
static bool is_no_subject(const struct quote_work *w, uint32_t v, const struct phrase *p, uint32_t last,
                          bool after_marks) {
    if (p->last < last && qi_is_finite(w, p->last)) return true;
    const char *prepositions = qi_prepositions(w, v); /* “its board, in a note, accused Lee | of “lies”” */
    if (!after_marks && prepositions && p->last + 1 < last && !w->stretch_at[p->last] &&
        qi_value_has(prepositions, qi_form(w->d, p->last)->text) &&
        (w->stretch_at[p->last + 1] || tag(w, p->last + 1) == POS_VBG))
        return true;
    if (qi_in(w->d, v, LIST_SAY_TO) && p->last + 1 < last && !w->stretch_at[p->last] && qi_word_is(w, p->last, "to") &&
        tag(w, p->last + 1) == POS_VB)
        return true; /* “Lee, a lawyer, asked the town to wait” */
    return p->last + 1 < last && !after_marks && w->stretch_at[p->last] &&
           qi_is_finite(w, p->last + 1); /* “an aide, who asked not to be named, said the mayor “misspoke”” */
}

/* “The council, which sat, said”: does a subject before the verb at v wait for it, rather than that the phrase p behind
   it is one? */
static bool is_waited_for(const struct quote_work *w, uint32_t first, uint32_t v, const struct phrase *p,
                          uint32_t last) {
    uint32_t behind = qi_skip_adverbials(w, p->last, last);
    bool closes =
        is_single_comma(w, first, v) && qi_in(w->d, v, LIST_SAY) && /* “46,000 homes dark, says the firm” */
        qi_is_finite(w, v) && !qi_word_is(w, v, "called") &&
        (behind >= last || (!w->stretch_at[behind] && (qi_is_comma_or_dash(w, behind) || tag(w, behind) == POS_WP)));
    bool interrupts = p->kind == PHRASE_NAME && p->last + 1 < last && qi_in(w->d, v, LIST_SAY) &&
                      !w->stretch_at[p->last] && qi_word_is(w, p->last, ",") &&
                      qi_is_finite(w, p->last + 1); /* “The dam, which is old, notes Lee, leaks” */
    if (closes || interrupts) return false;
    struct phrase waits = qi_waiting_subject(w, first, v, SUBJECT_STILL);
    return waits.kind != PHRASE_NONE && !has_verb_in_marks(w, &waits);
}

/* “An aide to the mayor, Ann Lee, | says the board of the port …”: does a name between commas, with a role and no verb
   before it, stand before the verb at v, whose subject it is? */
static bool is_named_before(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (v < first + 4 || w->stretch_at[v - 1] || !qi_word_is(w, v - 1, ",") || !qi_person_at(w, v - 2) ||
        qi_is_heading(qi_region_at(w->d, v)))
        return false;
    uint32_t name = w->d->entities.at[w->entity_at[v - 2] - 1].first;
    uint32_t start = qi_phrase_start(w, first, name);
    if (start <= first + 1 || w->stretch_at[start - 1] || !qi_word_is(w, start - 1, ",")) return false;
    for (uint32_t i = first; i < start; i++)
        if (w->stretch_at[i] || qi_is_finite(w, i)) return false;
    return true;
}

/* “called her “rude,” | denounced her record”, “called it “superb,” | praised its authors”: is the phrase p behind the
   verb at v, which marks end before, what the subject before the marks judges besides? */
static bool is_judged(const struct quote_work *w, uint32_t first, uint32_t v, const struct phrase *p) {
    if (tag(w, p->first) != POS_PRPS || v == first || !w->stretch_at[v - 1]) return false;
    const struct stretch *s = &w->stretches.at[w->stretch_at[v - 1] - 1];
    bool says = qi_in(w->d, v, LIST_SAY), person = qi_in(w->d, p->head, LIST_PERSON_NOUN);
    bool speaks = says || (person && qi_is_clause(w, s));
    if (speaks && !qi_in(w->d, v, LIST_SAY_NOT_CLAUSE)) return false; /* ““No,” said her aide” */
    return qi_first_subject(w, first, s->open).kind != PHRASE_NONE;
}

bool qi_inverted(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t v, uint32_t last) {
    bool bare = is_closing_name(w, first, v, last) || is_relay(w, first, v, last);
    if (!may_be_inverted(w, first, v, last, bare)) return false;
    uint32_t end = v; /* “S”, – said Lee */
    while (end > first + 1 && v - end < 2 && !w->stretch_at[end - 1] && qi_is_comma_or_dash(w, end - 1)) end--;
    bool after_marks = end > first && w->stretch_at[end - 1];
    if (!after_marks && qi_word_is(w, v, "called")) return false; /* “The film, called Dry Year, was made” */
    if (after_marks && end == v && is_noun_in_marks(w, first, v - 1)) return false;
    struct phrase p = phrase_behind(w, a, v, last, after_marks);
    bool nominal = p.kind == PHRASE_NOMINAL && !w->stretch_at[p.first] &&
                   (p.head > p.first || tag(w, p.head) != POS_JJ || qi_is_some(w, p.head, last)); /* not “said sorry” */
    static const char *const objects[] = {"it", "himself", "herself", "themselves"};
    if (!after_marks && p.last == p.first + 1 && qi_word_in(w, p.head, objects, sizeof objects / sizeof *objects))
        return false; /* “Lee, 40, denied it:”, “praised the dam, lauded | himself for it” */
    if (!qi_speaks(w, &p) && !(after_marks && nominal) && !(nominal && is_said_by(w, first, v, last, &p))) return false;
    if (v == first && !(p.last < last && qi_word_is(w, p.last, ":"))) return false; /* “Said Lee: “No.”” */
    if (nominal && is_judged(w, first, v, &p)) return false;
    struct phrase named = qi_named(w, p, last); /* “said the mayor, Ann Lee” */
    if (p.kind == PHRASE_NOMINAL) p = qi_with_complements(w, p, last, false); /* “the head | of the union” */
    if (is_no_subject(w, v, &p, last, after_marks)) return false;
    if (!after_marks && v > first && !bare && (is_waited_for(w, first, v, &p, last) || is_named_before(w, first, v)))
        return false;
    if (named.kind == PHRASE_NAME) p = named;
    a->speaker = p;
    a->first = v;
    a->last = p.last;
    a->method = "inverted";
    if (after_marks && nominal && qi_word_is(w, v, "came")) { /* “…,” came the reply from Lee */
        struct phrase owner = qi_whose_words(w, a->speaker, last);
        if (owner.kind != PHRASE_NOMINAL || qi_means_person(w, &owner)) a->speaker = owner;
        if (owner.last > a->last) a->last = owner.last;
    }
    return true;
}
