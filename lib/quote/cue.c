/*
 * Attributions: reporting words, who their subject is, and where their content may stand.
 *
 * Patterns, by example (S a stretch in quotation marks, C a clause):
 *
 *     NP said S | NP said (that) C | NP, the mayor, said – in a statement – that C
 *     S NP said | S said NP | C, NP said | S, NP said, S
 *     according to NP, C | C, according to NP
 *     NP told NP (that) C | NP urged NP to VERB | NP accused NP of VERB-ing | NP denied VERB-ing
 *     NP's claim that C | NAME: C (headlines)
 *     NP …, saying C | NP … and said C | NP …, who said C
 */
#include "quote/work.h"

static uint8_t tag(const struct quote_work *w, uint32_t i) {
    return w->d->tokens.at[i].tag;
}

static bool is_that(const struct quote_work *w, uint32_t i) {
    return qi_word_is(w, i, "that");
}

static bool is_wh(const struct quote_work *w, uint32_t i) {
    return qi_word_is(w, i, "whether") || tag(w, i) == POS_WRB || tag(w, i) == POS_WP || qi_word_is(w, i, "if");
}

static bool is_be(const struct quote_work *w, uint32_t i) {
    static const char *const words[] = {"is", "was", "were", "are", "be", "been", "being", "'s", "'re", "am", "'m", "get", "got"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (qi_word_is(w, i, words[k])) return true;
    return false;
}

/* The last token before v that is no adverb, or NOTHING. */
static uint32_t before_adverbs(const struct quote_work *w, uint32_t first, uint32_t v) {
    while (v > first && !w->stretch_at[v - 1] && tag(w, v - 1) == POS_RB) v--;
    return v > first ? v - 1 : NOTHING;
}

static bool is_passive(const struct quote_work *w, uint32_t first, uint32_t v) {
    uint32_t i = before_adverbs(w, first, v);
    return i != NOTHING && (tag(w, v) == POS_VBN || tag(w, v) == POS_VBD) && is_be(w, i) && tag(w, i) != POS_POS;
}

static bool speaks(const struct quote_work *w, const struct phrase *p) {
    if (p->kind == PHRASE_NAME) return true;
    if (p->kind == PHRASE_PRONOUN)
        return !qi_word_is(w, p->head, "him") && !qi_word_is(w, p->head, "them") && !qi_word_is(w, p->head, "me") &&
               !qi_word_is(w, p->head, "us");
    if (p->kind != PHRASE_NOMINAL) return false;
    if (qi_in(w->d, p->head, LIST_PERSON_NOUN) || qi_in(w->d, p->head, LIST_BODY_NOUN)) return true;
    return w->entity_at[p->head] || tag(w, p->head) == POS_NNP;
}

/* Ends the unit's text: its tokens without closing punctuation. */
static uint32_t text_end(const struct quote_work *w, const struct unit *unit) {
    uint32_t last = unit->last;
    while (last > unit->first && !w->stretch_at[last - 1] && w->d->tokens.at[last - 1].kind == TOKEN_PUNCTUATION &&
           !qi_word_is(w, last - 1, ")"))
        last--;
    return last;
}

static bool is_time_word(const struct quote_work *w, uint32_t i) {
    return qi_in(w->d, i, LIST_WEEKDAY) || qi_in(w->d, i, LIST_MONTH) || qi_word_is(w, i, "today") || qi_word_is(w, i, "yesterday");
}

/* Steps over adverbs, days and short prepositional phrases after a reporting word. */
static uint32_t skip_adverbials(const struct quote_work *w, uint32_t i, uint32_t last) {
    for (;;) {
        uint32_t start = i;
        while (i < last && !w->stretch_at[i] && (tag(w, i) == POS_RB || is_time_word(w, i) || tag(w, i) == POS_RP)) i++;
        if (i > start && i + 1 < last && tag(w, i) == POS_CD && is_time_word(w, i - 1)) i++; /* Dec. 1 */
        if (i + 1 < last && !w->stretch_at[i] && (tag(w, i) == POS_IN || tag(w, i) == POS_TO) && !is_that(w, i) && !is_wh(w, i)) {
            struct phrase p = qi_phrase_right(w, i + 1, last);
            if (p.kind != PHRASE_NONE && tag(w, i + 1) != POS_VB && p.kind != PHRASE_PRONOUN) i = p.last;
        }
        if (i == start) return i;
    }
}

static bool value_has(const char *values, const char *word) {
    size_t length = strlen(word);
    for (const char *at = values; at && (at = strstr(at, word)) != NULL; at += length)
        if ((at == values || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0')) return true;
    return false;
}

/* The prepositions that bring the content of verb v, or NULL: “of” for accused. */
static const char *prepositions_of(const struct quote_work *w, uint32_t v) {
    const struct form *form = &w->d->forms.at[qi_form(w->d, v)->lower];
    return qi_in(w->d, v, LIST_SAY_OF) ? qi_lexicon_value(&w->d->model->lexicon, LIST_SAY_OF, form->text, form->length) : NULL;
}

/* Is the word at i a part of the reporting verb v: called on, asked for? */
static bool takes_particle(const struct quote_work *w, uint32_t v, uint32_t i) {
    const char *prepositions = prepositions_of(w, v);
    if (!prepositions || w->stretch_at[i]) return false;
    return (qi_word_is(w, i, "on") && value_has(prepositions, "on")) || (qi_word_is(w, i, "for") && value_has(prepositions, "for"));
}

/* Does [i, last) begin with a noun phrase that a finite verb follows? strict: straight after it. */
static bool clause_at(const struct quote_work *w, uint32_t i, uint32_t last, bool strict) {
    if (i >= last) return false;
    if (w->stretch_at[i] || tag(w, i) == POS_EX || qi_word_is(w, i, "there")) return qi_has_finite(w, i, last);
    struct phrase p = qi_phrase_right(w, i, last);
    if (p.kind == PHRASE_NONE) return !strict && tag(w, i) == POS_VBG && qi_has_finite(w, i, last);
    uint32_t k = p.last;
    while (k < last && !w->stretch_at[k] && tag(w, k) == POS_RB) k++;
    if (k < last && (qi_is_finite(w, k) || (tag(w, k) == POS_VBN && !w->stretch_at[k]))) return true; /* VBN: taggers mix it with VBD */
    return !strict && qi_has_finite(w, k, last);
}

/* Does the verb at v, a second one of its subject, report something of its own? “…, and urged them to leave” */
static bool reports_again(const struct quote_work *w, uint32_t v, uint32_t last);

/* “…, a new poll shows.”: an attribution at the end, after the comma at k. */
static bool closing_attribution(const struct quote_work *w, uint32_t k, uint32_t last) {
    struct phrase p = qi_phrase_right(w, k + 1, last);
    if (p.kind == PHRASE_NONE) return false;
    uint32_t v = p.last;
    while (v < last && !w->stretch_at[v] && tag(w, v) == POS_RB) v++;
    if (v >= last || !qi_is_finite(w, v) || !qi_in(w->d, v, LIST_SAY)) return false;
    return skip_adverbials(w, v + 1, last) >= last;
}

/* “…,” warning that: a participle that reports, though the tagger may take it for a noun. */
static bool is_reporting_participle(const struct quote_work *w, uint32_t i) {
    if (!qi_in(w->d, i, LIST_SAY) && !qi_in(w->d, i, LIST_SAY_TO) && !qi_in(w->d, i, LIST_SAY_MARKS)) return false;
    if (tag(w, i) == POS_VBG) return true;
    const struct form *form = qi_form(w->d, i);
    return form->length > 4 && strcmp(form->text + form->length - 3, "ing") == 0 && i + 1 < w->d->tokens.count && is_that(w, i + 1);
}

/* Where a reported clause that begins at i ends, at the latest before `last`. */
static uint32_t clause_end(const struct quote_work *w, uint32_t i, uint32_t last) {
    static const char *const turns[] = {"referring", "citing", "quoting", "pointing", "alluding", "speaking"};
    for (uint32_t k = i; k < last; k = qi_after(w, k)) {
        if (w->stretch_at[k]) { /* “…,” warning that: the comma stands inside the marks */
            uint32_t after = qi_after(w, k);
            const struct stretch *s = &w->stretches.at[w->stretch_at[k] - 1];
            if (after >= last || w->stretch_at[after] || s->last == s->first || !qi_word_is(w, s->last - 1, ",")) continue;
            if (is_reporting_participle(w, after)) return after;
            if (tag(w, after) == POS_CC && after + 1 < last && !w->stretch_at[after + 1] && reports_again(w, after + 1, last)) return after;
            continue;
        }
        if (qi_word_is(w, k, ";")) return k;
        if (qi_word_is(w, k, "according") && k + 1 < last && qi_word_is(w, k + 1, "to"))
            return k > i && qi_is_comma_or_dash(w, k - 1) ? k - 1 : k;
        if (k > i && qi_word_is(w, k, "amid")) return qi_is_comma_or_dash(w, k - 1) ? k - 1 : k;
        bool comma = qi_is_comma_or_dash(w, k);
        if (k + 1 >= last || w->stretch_at[k + 1]) continue;
        if (k > i && qi_word_is(w, k, "while") && tag(w, k + 1) == POS_VBG && qi_in(w->d, k + 1, LIST_SAY)) return k;
        if (comma && is_reporting_participle(w, k + 1)) return k;
        if (comma && tag(w, k + 1) == POS_VBG) {
            for (size_t t = 0; t < sizeof turns / sizeof *turns; t++)
                if (qi_word_is(w, k + 1, turns[t])) return k;
        }
        if (comma && k + 3 < last && qi_word_is(w, k + 1, "in") && qi_word_is(w, k + 2, "a") &&
            (qi_word_is(w, k + 3, "statement") || qi_word_is(w, k + 3, "tweet") || qi_word_is(w, k + 3, "letter")))
            return k;
        if (comma && closing_attribution(w, k, last)) return k;
        uint32_t v = k + comma; /* “…, and offered the West …”: the same subject goes on reporting */
        if (v + 1 < last && !w->stretch_at[v] && tag(w, v) == POS_CC && !w->stretch_at[v + 1]) {
            uint32_t verb = v + 1;
            while (verb + 1 < last && tag(w, verb) == POS_RB && !w->stretch_at[verb + 1]) verb++;
            if (reports_again(w, verb, last)) return k;
        }
    }
    return last;
}

/* “While NP claim that C, NP VERB”: is the attribution that begins at i in a clause before the main one? */
static bool is_subordinate(const struct quote_work *w, uint32_t i) {
    i = qi_phrase_start(w, 0, i);
    return i > 0 && (qi_word_is(w, i - 1, "while") || qi_word_is(w, i - 1, "although") || qi_word_is(w, i - 1, "though") ||
                     qi_word_is(w, i - 1, "whereas") || qi_word_is(w, i - 1, "when"));
}

static void set_right(const struct quote_work *w, struct attribution *a, uint32_t from, uint32_t last, enum content_form form) {
    a->right = from;
    a->right_last = form == CONTENT_MARKS && w->stretch_at[from] ? qi_after(w, from) : clause_end(w, from, last);
    if (form != CONTENT_MARKS && is_subordinate(w, a->first))
        for (uint32_t k = from; k + 1 < a->right_last; k = qi_after(w, k))
            if (!w->stretch_at[k] && qi_word_is(w, k, ",") && clause_at(w, k + 1, a->right_last, true)) a->right_last = k;
    a->form = (uint8_t)form;
}

/* “told reporters”, “said to the BBC”: the token after the hearer. */
static uint32_t skip_hearer(const struct quote_work *w, uint32_t i, uint32_t last, bool tells) {
    uint32_t at = i;
    if (i < last && qi_word_is(w, i, "to") && tag(w, i) != POS_VB) at = i + 1;
    else if (!tells) return i;
    if (at >= last || w->stretch_at[at]) return i;
    struct phrase p = qi_phrase_right(w, at, last);
    if (p.kind == PHRASE_NONE) return i;
    if (p.last < last && qi_is_finite(w, p.last) && at == i) return i; /* “promised she would”: no hearer */
    return p.last;
}

/* Does verb v take an infinitive or gerund that begins at i (its own subject included)? “urged them to leave”,
   “accused him of lying”, “denied taking it”, “reiterated his wish to stay” */
static bool is_verbal_content(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t last) {
    if (i >= last || w->stretch_at[i]) return false;
    struct phrase object = qi_phrase_right(w, i, last);
    uint32_t past = object.kind == PHRASE_NONE ? i : object.last;
    if (qi_in(w->d, v, LIST_SAY_TO)) {
        uint32_t to = past;
        while (to < last && !w->stretch_at[to] && tag(w, to) == POS_RB) to++;
        uint32_t verb = to + 1;
        while (verb < last && !w->stretch_at[verb] && tag(w, verb) == POS_RB) verb++;
        bool anonymous = to == i && past != to; /* “asking not to be named” asks for no act */
        if (!anonymous && verb < last && qi_word_is(w, to, "to") && (tag(w, verb) == POS_VB || tag(w, verb) == POS_VBP || tag(w, verb) == POS_NN || w->stretch_at[verb]) &&
            !(to > i && tag(w, to - 1) == POS_RB && object.kind == PHRASE_NONE))
            return true;
    }
    const char *prepositions = prepositions_of(w, v);
    if (prepositions && past + 1 < last && value_has(prepositions, qi_form(w->d, past)->text)) {
        bool accused = past == i && value_has(prepositions, "of") && !value_has(prepositions, "about") && qi_word_is(w, past, "of");
        if (!accused && (tag(w, past + 1) == POS_VBG || (past == i && qi_has_finite(w, i, last) && !qi_word_is(w, past, "on")))) return true;
    }
    if (!qi_in(w->d, v, LIST_SAY_GERUND)) return false;
    bool wish = tag(w, i) == POS_PRPS && i + 2 < last && qi_pos_is_noun(tag(w, i + 1)) && qi_word_is(w, i + 2, "to");
    while (i + 1 < last && tag(w, i) == POS_RB && !w->stretch_at[i + 1]) i++; /* “denied deliberately misleading” */
    return tag(w, i) == POS_VBG || wish;
}

/* Where an object ends whose marks, the stretch s at i, close before `end`: with them when a comma stands inside,
   else before the next verb or conjunction. */
static uint32_t object_end(const struct quote_work *w, const struct stretch *s, uint32_t i, uint32_t end) {
    uint32_t k = qi_after(w, i);
    if (s->last > s->first && (qi_word_is(w, s->last - 1, ",") || qi_word_is(w, s->last - 1, "."))) return k < end ? k : end;
    bool clause = false; /* “a “red line” if they come” */
    for (; k < end; k = qi_after(w, k)) {
        if (w->stretch_at[k]) continue;
        if (qi_word_is(w, k, "if") || qi_word_is(w, k, "when") || tag(w, k) == POS_WDT || tag(w, k) == POS_WP) clause = true;
        if (tag(w, k) == POS_CC && !clause && !w->stretch_at[k + 1 < end ? k + 1 : k]) return k;
        if (qi_is_comma_or_dash(w, k) || qi_word_is(w, k, "during") || qi_word_is(w, k, "after") || qi_word_is(w, k, "before")) return k;
        if (!clause && qi_is_finite(w, k)) return k;
    }
    return end;
}

/* An object that holds marks: “called it “a farce””, “spoke of a “red line””. */
static bool marked_object(const struct quote_work *w, struct attribution *a, uint32_t last) {
    uint32_t end = clause_end(w, a->cue_last, last), preposition = NOTHING;
    for (uint32_t i = a->cue_last; i < end; i++) {
        if (w->stretch_at[i]) {
            const struct stretch *s = &w->stretches.at[w->stretch_at[i] - 1];
            if (s->quote != NOTHING) return false;
            a->right = preposition != NOTHING && preposition + 1 < i + 4 ? preposition + 1 : a->cue_last;
            a->right_last = object_end(w, s, i, end);
            a->form = CONTENT_OBJECT;
            return true;
        }
        if (qi_is_finite(w, i) || i - a->cue_last > 15) return false;
        if (qi_word_is(w, i, "as") || qi_word_is(w, i, "of") || qi_word_is(w, i, "with") || qi_word_is(w, i, "for")) preposition = i;
    }
    return false;
}

static bool reports_again(const struct quote_work *w, uint32_t v, uint32_t last) {
    bool that = tag(w, v) == POS_VBN && v + 1 < last && is_that(w, v + 1); /* taggers mix VBN with VBD */
    if (tag(w, v) != POS_VBD && tag(w, v) != POS_VBZ && !that) return false;
    uint32_t i = v + 1;
    if (i < last && !w->stretch_at[i] && takes_particle(w, v, i)) i++;
    if (is_verbal_content(w, v, i, last)) return true;
    if (i < last && w->stretch_at[i]) return qi_in(w->d, v, LIST_SAY) || qi_in(w->d, v, LIST_SAY_MARKS);
    if (!qi_in(w->d, v, LIST_SAY)) return false;
    i = skip_hearer(w, i, last, qi_in(w->d, v, LIST_SAY_TELL));
    if (i < last && w->stretch_at[i]) return true;
    if (i < last && (is_wh(w, i) || is_that(w, i))) return true;
    i = skip_adverbials(w, i, last);
    if (i < last && (w->stretch_at[i] || is_that(w, i) || clause_at(w, i, last, qi_in(w->d, v, LIST_SAY_NOT_CLAUSE)))) return true;
    return qi_word_is(w, v, "said") && i < last && qi_is_comma_or_dash(w, i); /* “and said – in a statement – …” */
}

/* Is the “that” at k the reporting word's, whose object could begin at i, and no relative or demonstrative? */
static bool opens_clause(const struct quote_work *w, uint32_t k, uint32_t i, uint32_t last) {
    if (tag(w, k) == POS_DT && qi_is_finite(w, k + 1)) return false; /* “said that was all” */
    if (tag(w, k) == POS_IN || k == i || qi_is_comma_or_dash(w, k - 1) || is_time_word(w, k - 1)) return true;
    return !qi_is_finite(w, k + 1) && clause_at(w, k + 1, last, true); /* “told them on Monday that he would” */
}

/* Content after the reporting word: fills right, right_last and form. */
static void find_right(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t last) {
    bool says = qi_in(w->d, v, LIST_SAY);
    uint32_t start = a->cue_last; /* “warned on television against dragging it out” */
    if (!is_verbal_content(w, v, start, last) && prepositions_of(w, v)) start = skip_adverbials(w, start, last);
    if (is_verbal_content(w, v, start, last)) {
        set_right(w, a, start, last, CONTENT_TO);
        return;
    }
    uint32_t i = skip_hearer(w, a->cue_last, last, qi_in(w->d, v, LIST_SAY_TELL));
    for (uint32_t k = i; k < last && k < i + 40; k++) { /* that, a colon or marks, with no other verb between */
        if (w->stretch_at[k]) {
            bool near = k == i || is_that(w, k - 1) || qi_is_comma_or_dash(w, k - 1) || qi_word_is(w, k - 1, ":");
            if (!near && skip_adverbials(w, i, last) != k) break;
            bool clause = qi_is_clause(w, &w->stretches.at[w->stretch_at[k] - 1]);
            set_right(w, a, k, last, clause || !qi_has_finite(w, k, last) || qi_is_comma_or_dash(w, k - 1) ? CONTENT_MARKS : CONTENT_CLAUSE);
            return;
        }
        if (says && is_that(w, k) && k + 1 < last && opens_clause(w, k, i, last)) {
            set_right(w, a, k + 1, last, CONTENT_THAT);
            return;
        }
        if (qi_word_is(w, k, ":") && k + 1 < last) {
            if (w->stretch_at[k + 1]) set_right(w, a, k + 1, last, CONTENT_MARKS);
            else if (qi_has_finite(w, k + 1, last) && says) set_right(w, a, k + 1, last, CONTENT_CLAUSE);
            return;
        }
        if (says && k == i && is_be(w, k) && k + 2 < last && is_that(w, k + 1)) { /* “what they say is that …” */
            set_right(w, a, k + 2, last, CONTENT_THAT);
            return;
        }
        if (qi_is_finite(w, k)) break;
    }
    if (says) {
        if (i < last && !w->stretch_at[i] && is_wh(w, i) && qi_has_finite(w, i, last)) {
            set_right(w, a, i, last, CONTENT_CLAUSE);
            return;
        }
        bool strict = qi_in(w->d, v, LIST_SAY_NOT_CLAUSE);
        while (i < last && !w->stretch_at[i] && is_time_word(w, i)) i++;
        uint32_t past = skip_adverbials(w, i, last);
        if (clause_at(w, i, last, strict)) set_right(w, a, i, last, CONTENT_CLAUSE);
        else if (past != i && clause_at(w, past, last, strict)) set_right(w, a, past, last, CONTENT_CLAUSE);
        else if (!strict && i < last && !w->stretch_at[i] && tag(w, i) == POS_IN && qi_has_finite(w, i, last))
            set_right(w, a, i, last, CONTENT_CLAUSE); /* “said outside groups would pay” */
        if (a->form) return;
    }
    marked_object(w, a, last);
}

/* Content before the attribution: a stretch, or a clause that a comma ends. */
static void find_left(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t last) {
    uint32_t edge = qi_phrase_start(w, first, a->first);
    if (edge == first) return;
    bool comma = !w->stretch_at[edge - 1] && qi_is_comma_or_dash(w, edge - 1);
    uint32_t stop = edge - comma;
    if (stop == first) return;
    bool resumed = comma && a->cue_last < last && !w->stretch_at[a->cue_last] && qi_is_comma_or_dash(w, a->cue_last);
    bool closes = comma && a->cue_last >= last && stop - first >= 4; /* “23 dead, officials say” */
    if (w->stretch_at[stop - 1] || resumed || closes || (comma && qi_has_finite(w, first, stop))) {
        a->left = first;
        a->left_last = stop;
    }
}

static bool is_edge(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (v == first || w->stretch_at[v - 1]) return true;
    return qi_is_comma_or_dash(w, v - 1) && v - 1 > first;
}

/* “…,” said NP: true and filled when the reporting word stands before its subject. */
static bool inverted(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t v, uint32_t last) {
    if (!is_edge(w, first, v)) return false;
    if (tag(w, v) != POS_VBD && tag(w, v) != POS_VBZ && tag(w, v) != POS_VBP && tag(w, v) != POS_VBN) return false;
    if (v > first + 1 && !w->stretch_at[v - 1] && qi_in(w->d, v, LIST_SAY_TELL) && !w->stretch_at[v - 2]) return false;
    struct phrase p = qi_phrase_right(w, v + 1, last);
    bool after_marks = v > first && (w->stretch_at[v - 1] || (v - 1 > first && w->stretch_at[v - 2]));
    if (!speaks(w, &p) && !(after_marks && p.kind == PHRASE_NOMINAL && qi_in(w->d, v, LIST_SAY) && !w->stretch_at[p.first])) return false;
    if (v == first && !(p.last < last && qi_word_is(w, p.last, ":"))) return false; /* “Said Lee: “No.”” */
    if (p.last < last && qi_is_finite(w, p.last)) return false;
    while (p.kind == PHRASE_NOMINAL && p.last + 1 < last && qi_word_is(w, p.last, "of")) { /* “the head of the union” */
        struct phrase more = qi_phrase_right(w, p.last + 1, last);
        if (more.kind == PHRASE_NONE) break;
        p.last = more.last;
    }
    if (p.kind == PHRASE_NOMINAL && p.last < last && qi_word_is(w, p.last, ",") && p.last + 1 < last && w->entity_at[p.last + 1]) {
        struct phrase name = qi_phrase_right(w, p.last + 1, last); /* “said the mayor, Ann Lee” */
        if (name.kind == PHRASE_NAME && w->d->entities.at[name.entity].type == 0) p = name;
    }
    a->speaker = p;
    a->first = v;
    a->last = p.last;
    a->method = "inverted";
    return true;
}

/* The last finite verb before v outside quotation marks, or NOTHING. */
static uint32_t finite_before(const struct quote_work *w, uint32_t first, uint32_t v) {
    for (uint32_t i = v; i-- > first;)
        if (!w->stretch_at[i] && qi_is_finite(w, i)) return i;
    return NOTHING;
}

/* The subject of a participle, an infinitive or a second verb: the speaker of the attribution before it, unless a verb
   after that one's content has another; else the sentence's subject. */
static struct phrase main_subject(const struct quote_work *w, uint32_t first, uint32_t v) {
    uint32_t verb = finite_before(w, first, v);
    for (uint32_t k = w->attributions.count; k-- > 0;) {
        const struct attribution *before = &w->attributions.at[k];
        if (before->cue_first < first || before->gone || before->speaker.kind == PHRASE_NONE ||
            qi_word_is(w, before->cue_first, "according"))
            continue;
        if (verb == NOTHING || verb <= before->cue_first || verb < before->right_last) return before->speaker;
        struct phrase p = qi_subject_left(w, before->right_last > first ? before->right_last : first, verb);
        return p.kind == PHRASE_NONE ? before->speaker : p;
    }
    return qi_first_subject(w, first, v);
}

/* “S,” NP, 67, a retired teacher in Riga, said: the noun phrase after the quotation, with insertions up to v. */
static struct phrase subject_after_marks(const struct quote_work *w, uint32_t first, uint32_t v) {
    struct phrase none = {0, 0, 0, NOTHING, PHRASE_NONE};
    if (!qi_is_comma_or_dash(w, v - 1)) return none;
    uint32_t i = v;
    while (i > first && !w->stretch_at[i - 1]) i--;
    if (i == first || i + 2 >= v || !w->stretches.at[w->stretch_at[i - 1] - 1].closed) return none;
    if (!qi_is_clause(w, &w->stretches.at[w->stretch_at[i - 1] - 1])) return none;
    if (qi_is_comma_or_dash(w, i)) i++;
    struct phrase p = qi_phrase_right(w, i, v);
    if (p.kind == PHRASE_NONE || p.last >= v || !(qi_is_comma_or_dash(w, p.last) || qi_word_is(w, p.last, "(") || qi_word_is(w, p.last, "of"))) return none;
    struct phrase name = qi_phrase_right(w, p.last + 1, v);
    if (p.kind == PHRASE_NOMINAL && name.kind == PHRASE_NAME && name.last == v - 1) { /* “its head, Ann Lee,”: both name her */
        name.first = p.first;
        return name;
    }
    return p;
}

static bool find_subject(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t v) {
    uint32_t before = before_adverbs(w, first, v);
    a->method = "subject";
    a->first = v;
    if (v > first + 2 && !w->stretch_at[v - 1]) a->speaker = subject_after_marks(w, first, v);
    if (a->speaker.kind != PHRASE_NONE) {
        a->first = a->speaker.first;
        return true;
    }
    bool coordinated = before != NOTHING && tag(w, before) == POS_CC && !w->stretch_at[before];
    bool participle = (tag(w, v) == POS_VBG || is_reporting_participle(w, v)) && (before == NOTHING || !is_be(w, before));
    bool infinitive = before != NOTHING && tag(w, before) == POS_TO;
    if (coordinated || participle || infinitive) {
        a->speaker = main_subject(w, first, v);
        a->method = participle ? "participle" : "coordinated";
        return a->speaker.kind != PHRASE_NONE;
    }
    a->speaker = qi_subject_left(w, first, v);
    if (a->speaker.kind == PHRASE_NONE) return false;
    a->first = a->speaker.first;
    return true;
}

/* “declined to say whether”, “went on to say”: infinitives that report. */
static bool reporting_infinitive(const struct quote_work *w, uint32_t first, uint32_t v) {
    static const char *const words[] = {"on", "continued", "hastened"};
    uint32_t to = before_adverbs(w, first, v);
    if (to == NOTHING || to == first) return false;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (qi_word_is(w, to - 1, words[k])) return true;
    return false;
}

/* “These sources, the lawyers said, “all say the same””: the clause in marks begins before the attribution. */
static void find_begun(const struct quote_work *w, struct attribution *a, uint32_t first) {
    uint32_t comma = qi_phrase_start(w, first, a->first);
    if (comma < first + 2 || w->stretch_at[comma - 1] || !qi_word_is(w, comma - 1, ",") || w->stretch_at[a->right] == 0) return;
    if (!qi_word_is(w, a->right - 1, ",") || qi_form(w->d, w->stretches.at[w->stretch_at[a->right] - 1].first)->flags & FORM_UPPER_FIRST) return;
    for (uint32_t i = first; i < comma - 1; i++)
        if (w->stretch_at[i] || qi_is_finite(w, i)) return;
    struct phrase subject = qi_first_subject(w, first, comma - 1);
    if (subject.kind == PHRASE_NONE) return; /* “In London, he said, “…””: an adverbial */
    a->left = first;
    a->left_last = comma - 1;
}

/* “The plan, he said, was dead.”: the clause goes on after the attribution, if it was not whole before. */
static void resume(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t last) {
    uint32_t comma = skip_hearer(w, a->cue_last, last, qi_in(w->d, v, LIST_SAY_TELL));
    comma = comma < last && !qi_is_comma_or_dash(w, comma) ? skip_adverbials(w, comma, last) : comma;
    if (comma + 1 >= last || w->stretch_at[comma] || !qi_is_comma_or_dash(w, comma)) return;
    uint32_t next = comma + 1;
    uint8_t begins = w->stretch_at[a->left] ? POS_NONE : tag(w, a->left);
    bool open = !qi_has_finite(w, a->left, a->left_last) || begins == POS_IN || begins == POS_WRB;
    if (tag(w, next) == POS_VBG || !(open || qi_is_finite(w, next) || tag(w, next) == POS_CC)) return;
    set_right(w, a, next, last, CONTENT_CLAUSE);
}

/* Does a quotation's closing mark, with or without a comma, stand before the noun phrase at i? */
static bool follows_marks(const struct quote_work *w, uint32_t first, uint32_t i) {
    i = qi_phrase_start(w, first, i);
    if (i > first && !w->stretch_at[i - 1] && qi_is_comma_or_dash(w, i - 1)) i--;
    if (i == first || !w->stretch_at[i - 1]) return false;
    const struct stretch *s = &w->stretches.at[w->stretch_at[i - 1] - 1];
    bool governed = s->open > first && !w->stretch_at[s->open - 1] && w->d->tokens.at[s->open - 1].kind == TOKEN_WORD;
    if (governed && qi_is_title(w, s)) return false; /* on “Face the Nation,” Lee said … */
    return s->quote == NOTHING && s->closed && (qi_is_clause(w, s) || qi_form(w->d, s->first)->flags & FORM_UPPER_FIRST);
}

/* “did not say whether”: speech that did not happen; a denial that is denied (“did not rule out”) happened. */
static bool is_negated(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (qi_word_is(w, v, "deny") || qi_word_is(w, v, "denied") || qi_word_is(w, v, "dispute")) return false;
    for (uint32_t i = v; i > first && v - i < 3 && !w->stretch_at[i - 1]; i--)
        if (qi_word_is(w, i - 1, "not") || qi_word_is(w, i - 1, "n't") || qi_word_is(w, i - 1, "never")) return true;
    return false;
}

/* “a written guarantee” is no verb; “could argue that” has not been said; “adding to the strain” says nothing. */
static bool is_no_report(const struct quote_work *w, uint32_t first, uint32_t v) {
    static const char *const possible[] = {"could", "can", "may", "might", "should", "must"};
    if (v > first && !w->stretch_at[v - 1]) {
        uint8_t before = tag(w, v - 1);
        if ((tag(w, v) == POS_VBN || tag(w, v) == POS_VBG) && (before == POS_DT || before == POS_PRPS || before == POS_JJ)) return true;
        for (size_t k = 0; k < sizeof possible / sizeof *possible; k++)
            if (qi_word_is(w, v - 1, possible[k])) return true;
    }
    return qi_word_is(w, v, "adding") && v + 1 < w->d->tokens.count && qi_word_is(w, v + 1, "to");
}

/* “as NP reported earlier, …” repeats; “the so-called “…””, “what they call “…”” name. */
static bool is_aside(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (v > first && (qi_word_is(w, v - 1, "-") || qi_word_is(w, v - 1, "so"))) return true;
    for (uint32_t i = v; i > first && v - i < 8 && !w->stretch_at[i - 1] && !qi_is_comma_or_dash(w, i - 1); i--) {
        if (qi_word_is(w, i - 1, "as") && !qi_is_finite(w, i)) return !(v > i && tag(w, v) == POS_VBG);
        if (qi_word_is(w, i - 1, "what") && qi_in(w->d, v, LIST_SAY_MARKS) && !qi_in(w->d, v, LIST_SAY))
            return tag(w, v - 1) != POS_NNP && !qi_word_is(w, v - 1, "he") && !qi_word_is(w, v - 1, "she");
        if (qi_is_finite(w, i - 1)) return false;
    }
    return false;
}

static bool verb_attribution(struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t v, struct attribution *a) {
    uint32_t last = text_end(w, unit), before = before_adverbs(w, first, v);
    bool infinitive = before != NOTHING && tag(w, before) == POS_TO && tag(w, v) == POS_VB;
    memset(a, 0, sizeof *a);
    a->cue_first = v;
    a->cue_last = a->last = v + 1;
    a->speaker.entity = a->via.entity = NOTHING;
    if (is_passive(w, first, v) || is_negated(w, first, v) || is_aside(w, first, v) || is_no_report(w, first, v)) return false;
    if (infinitive && !reporting_infinitive(w, first, v)) return false;
    if (v + 1 < last && (tag(w, v + 1) == POS_RP || takes_particle(w, v, v + 1))) a->cue_last = v + 2;
    if (inverted(w, a, first, v, last)) {
        find_left(w, a, first, last);
        uint32_t next = a->last;
        if (next < last && (qi_is_comma_or_dash(w, next) || qi_word_is(w, next, ":")) && next + 1 < last && w->stretch_at[next + 1])
            set_right(w, a, next + 1, last, CONTENT_MARKS);
        if (a->left < a->left_last || a->right < a->right_last) return true;
    }
    if (!find_subject(w, a, first, v)) {
        a->first = v;
        a->speaker.kind = PHRASE_NONE;
    }
    a->last = a->cue_last;
    bool after_marks = a->first > first && strcmp(a->method, "participle") != 0 && follows_marks(w, first, a->first);
    if (after_marks) {
        find_left(w, a, first, last);
        uint32_t next = skip_hearer(w, a->cue_last, last, qi_in(w->d, v, LIST_SAY_TELL));
        if (next < last && qi_is_comma_or_dash(w, next)) next++;
        if (next < last && w->stretch_at[next]) set_right(w, a, next, last, CONTENT_MARKS);
        return true;
    }
    find_right(w, a, v, last);
    if (a->form != CONTENT_NONE && a->right < a->right_last) {
        /* “S1,” NP said, “S2”: a stretch before it as well */
        if (a->first > first && w->stretch_at[a->first - 1] && a->form == CONTENT_MARKS) find_left(w, a, first, last);
        else if (a->form == CONTENT_MARKS) find_begun(w, a, first);
        return a->speaker.kind != PHRASE_NONE || a->form == CONTENT_MARKS;
    }
    if (a->speaker.kind == PHRASE_NONE || strcmp(a->method, "participle") == 0) return false;
    find_left(w, a, first, last);
    if (a->left >= a->left_last) return false;
    if (!qi_in(w->d, v, LIST_SAY) && !w->stretch_at[a->left_last - 1]) return false;
    if (!w->stretch_at[a->left_last - 1]) resume(w, a, v, last);
    return true;
}

/* The source inside “information from NAME”, “a NAME report”, “NAME estimates”. */
static struct phrase source_of(const struct quote_work *w, struct phrase p, uint32_t last) {
    if (p.kind != PHRASE_NOMINAL || qi_in(w->d, p.head, LIST_PERSON_NOUN)) return p;
    for (uint32_t i = p.first; i < p.last; i++) {
        uint32_t at = w->entity_at[i];
        if (!at || w->d->entities.at[at - 1].type == 3) continue;
        const struct entity *e = &w->d->entities.at[at - 1];
        return (struct phrase){e->first, e->last, e->last - 1, at - 1, PHRASE_NAME};
    }
    for (uint32_t i = p.last; i + 1 < last && i < p.last + 8 && !w->stretch_at[i] && !qi_is_comma_or_dash(w, i); i++) {
        if (!qi_word_is(w, i, "from") && !qi_word_is(w, i, "by") && !(i == p.last && qi_word_is(w, i, "of"))) continue;
        struct phrase inner = qi_phrase_right(w, i + 1, last);
        if (inner.kind == PHRASE_NAME) return inner; /* “figures compiled by the Forum” */
        if (inner.kind == PHRASE_NOMINAL && i == p.last) p.last = inner.last;
        break;
    }
    return p;
}

static bool according_attribution(const struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t i, struct attribution *a) {
    uint32_t last = text_end(w, unit);
    memset(a, 0, sizeof *a);
    a->cue_first = a->first = i;
    a->cue_last = i + 2;
    a->via.entity = NOTHING;
    a->method = "according-to";
    struct phrase p = qi_phrase_right(w, i + 2, last);
    if (p.kind == PHRASE_NONE) return false;
    for (uint32_t k = p.last; p.kind == PHRASE_NOMINAL && k < last && k < p.last + 2 && !w->stretch_at[k] && !qi_is_comma_or_dash(w, k); k++) {
        struct phrase name = qi_phrase_right(w, k, last); /* “radio host Ann Lee”, whatever “host” was taken for */
        if (name.kind == PHRASE_NAME && w->d->entities.at[name.entity].type == 0) p = name;
    }
    a->speaker = source_of(w, p, last);
    a->last = a->speaker.last > p.last ? a->speaker.last : p.last;
    bool opens = i == first || (i == first + 1 && tag(w, first) == POS_CC) ||
                 (qi_is_comma_or_dash(w, i - 1) && !qi_has_finite(w, first, i)); /* “As for the price, according to NP, …” */
    if (opens) {
        uint32_t comma = a->last;
        while (comma < last && !qi_is_comma_or_dash(w, comma) && !w->stretch_at[comma] && comma - a->last < 25) comma++;
        bool clause = comma < last && !w->stretch_at[comma] && qi_is_comma_or_dash(w, comma);
        if (clause) set_right(w, a, comma + 1, last, CONTENT_CLAUSE);
        return clause && a->right < a->right_last && (i <= first + 1 || qi_has_finite(w, a->right, a->right_last));
    }
    uint32_t stop = !w->stretch_at[i - 1] && qi_is_comma_or_dash(w, i - 1) ? i - 1 : i;
    if (stop <= first || !(w->stretch_at[stop - 1] || qi_has_finite(w, first, stop))) return false;
    a->left = first;
    a->left_last = stop;
    return true;
}

static bool noun_attribution(const struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t i, struct attribution *a) {
    uint32_t last = text_end(w, unit);
    if (i + 2 >= last || !is_that(w, i + 1) || tag(w, i + 1) != POS_IN) return false;
    memset(a, 0, sizeof *a);
    a->via.entity = a->speaker.entity = NOTHING;
    a->cue_first = a->first = i;
    a->cue_last = a->last = i + 1;
    a->method = "noun";
    uint32_t start = i;
    while (start > first && (tag(w, start - 1) == POS_JJ || tag(w, start - 1) == POS_NN)) start--;
    if (start == first) return false;
    if (tag(w, start - 1) == POS_POS && start - 1 > first) {
        a->speaker = qi_phrase_left(w, first, start - 1);
    } else if (tag(w, start - 1) == POS_PRPS) {
        a->speaker = (struct phrase){start - 1, start, start - 1, NOTHING, PHRASE_PRONOUN};
    } else {
        return false;
    }
    if (a->speaker.kind == PHRASE_NONE) return false;
    a->first = a->speaker.first;
    set_right(w, a, i + 2, last, CONTENT_THAT);
    return qi_has_finite(w, a->right, a->right_last);
}

static struct attribution sign_attribution(struct phrase speaker, uint32_t sign, const char *method) {
    struct attribution a = {.cue_first = sign, .cue_last = sign + 1, .first = sign, .last = sign + 1};
    a.speaker = speaker;
    a.via.entity = NOTHING;
    a.method = method;
    return a;
}

/* “Quota halved: union”, “No deal in sight – minister” in a headline: the source at the end, after the sign at i. */
static bool closing_source(const struct quote_work *w, const struct unit *unit, uint32_t i, struct attribution *a) {
    uint32_t last = text_end(w, unit);
    if (i < unit->first + 4 || i + 1 >= last || last - i > 7) return false;
    struct phrase p = qi_phrase_right(w, i + 1, last);
    if (p.kind == PHRASE_NONE || p.last != last || !speaks(w, &p)) return false;
    *a = sign_attribution(p, i, "headline");
    a->left = unit->first;
    a->left_last = i;
    return true;
}

/* A source and a colon or dash in a headline, before or after what it says. */
static bool headline_attribution(const struct quote_work *w, const struct unit *unit, struct attribution *a) {
    if (unit->region != REGION_HEADLINE && unit->region != REGION_SUBHEAD && unit->region != REGION_STANDFIRST) return false;
    for (uint32_t i = unit->last; i-- > unit->first + 3;)
        if (!w->stretch_at[i] && (qi_word_is(w, i, ":") || (qi_is_comma_or_dash(w, i) && !qi_word_is(w, i, ","))))
            return closing_source(w, unit, i, a);
    struct phrase p = qi_phrase_right(w, unit->first, unit->last); /* “NAME: we will stay” */
    if (p.kind != PHRASE_NAME || p.last + 1 >= unit->last || !qi_word_is(w, p.last, ":")) return false;
    uint8_t type = w->d->entities.at[p.entity].type;
    if (type != 0 && !w->stretch_at[p.last + 1]) return false; /* “Ukraine: crisis deepens” is a topic */
    *a = sign_attribution(p, p.last, "colon");
    a->first = unit->first;
    set_right(w, a, p.last + 1, text_end(w, unit), w->stretch_at[p.last + 1] ? CONTENT_MARKS : CONTENT_CLAUSE);
    return a->right < a->right_last && (a->form == CONTENT_MARKS || qi_has_finite(w, a->right, a->right_last));
}

static bool is_dash(const struct quote_work *w, uint32_t i) {
    return (qi_is_comma_or_dash(w, i) && !qi_word_is(w, i, ",")) || qi_word_is(w, i, "\xE2\x80\x95"); /* the last: U+2015 */
}

/* “S” — NAME: a source after a dash, at the end. */
static bool dash_attribution(const struct quote_work *w, const struct unit *unit, uint32_t dash, struct attribution *a) {
    uint32_t last = text_end(w, unit);
    if (dash == unit->first || !w->stretch_at[dash - 1] || dash + 1 >= last || w->stretch_at[dash + 1]) return false;
    struct phrase p = qi_phrase_right(w, dash + 1, last);
    if (p.kind != PHRASE_NAME && !(p.kind == PHRASE_NOMINAL && (speaks(w, &p) || tag(w, p.head) == POS_NNP))) return false;
    if (p.last < last && !qi_is_comma_or_dash(w, p.last)) return false;
    if (qi_has_finite(w, p.last, last)) return false;
    *a = sign_attribution(p, dash, "dash");
    a->last = p.last;
    a->left = w->stretches.at[w->stretch_at[dash - 1] - 1].open;
    a->left_last = dash;
    return true;
}

/* An “according to” round another attribution names its relay. */
static void find_relays(struct quote_work *w) {
    for (uint32_t k = 0; k < w->attributions.count; k++) {
        struct attribution *relay = &w->attributions.at[k];
        if (strcmp(relay->method, "according-to") != 0) continue;
        for (uint32_t j = 0; j < w->attributions.count; j++) {
            struct attribution *a = &w->attributions.at[j];
            if (j == k || a->gone || strcmp(a->method, "according-to") == 0) continue;
            bool inside = (relay->left <= a->cue_first && a->cue_first < relay->left_last) ||
                          (relay->right <= a->cue_first && a->cue_first < relay->right_last);
            /* said inside a longer clause, it is part of what the source says: only an outermost one is relayed */
            bool whole = relay->left_last <= a->last + 3 || relay->right >= a->first || relay->right + 12 >= a->cue_first;
            if (!inside || !whole) continue;
            a->via = relay->speaker;
            a->via_cue = relay->cue_first;
            a->via_cue_last = relay->cue_last;
            relay->gone = true;
            break;
        }
    }
}

/* “…,” groused NP; “…?” NP shot back: next to a quotation that ends in a comma, any verb reports. */
static bool verb_by_marks(const struct quote_work *w, const struct unit *unit, uint32_t v) {
    if (tag(w, v) != POS_VBD && tag(w, v) != POS_VBZ && tag(w, v) != POS_VBP) return false;
    if (is_be(w, v) || qi_word_is(w, v, "has") || qi_word_is(w, v, "had") || qi_word_is(w, v, "have")) return false;
    uint32_t i = v;
    struct phrase p = {0, 0, 0, NOTHING, PHRASE_NONE};
    if (i > unit->first && !w->stretch_at[i - 1]) {
        p = qi_subject_left(w, unit->first, v);
        if (p.kind == PHRASE_NONE || (!speaks(w, &p) && p.kind != PHRASE_PRONOUN)) return false;
        i = p.first;
    } else {
        p = qi_phrase_right(w, v + 1, unit->last);
        if (!speaks(w, &p)) return false;
    }
    i = qi_phrase_start(w, unit->first, i);
    if (i == unit->first || !w->stretch_at[i - 1]) return false;
    const struct stretch *s = &w->stretches.at[w->stretch_at[i - 1] - 1];
    const char *end = qi_form(w->d, s->last - 1)->text;
    return s->closed && s->last - s->first > 1 && (strcmp(end, ",") == 0 || strcmp(end, "?") == 0 || strcmp(end, "!") == 0);
}

static bool is_cue_verb(const struct quote_work *w, uint32_t i, bool marks) {
    bool verb = qi_pos_is_verb(tag(w, i)) || is_reporting_participle(w, i) || qi_word_is(w, i, "said") || qi_word_is(w, i, "says");
    /* “the group estimates that”: after a noun, a word in -s before “that” is a verb, whatever its tag */
    bool that = i && i + 1 < w->d->tokens.count && is_that(w, i + 1);
    if (that && tag(w, i) != POS_NN && qi_pos_is_noun(tag(w, i - 1))) verb = true;
    if (that && tag(w, i) == POS_NN && w->entity_at[i - 1]) verb = true;
    if (!verb) return false;
    return qi_in(w->d, i, LIST_SAY) || qi_in(w->d, i, LIST_SAY_TO) || qi_in(w->d, i, LIST_SAY_OF) || (marks && qi_in(w->d, i, LIST_SAY_MARKS));
}

quoth_status qi_find_attributions(struct quote_work *w, const struct unit *unit) {
    bool marks = false;
    for (uint32_t i = unit->first; i < unit->last && !marks; i++) marks = w->stretch_at[i] != 0;
    w->attributions.count = 0;
    struct attribution a;
    if (headline_attribution(w, unit, &a)) {
        struct attribution *added = VEC_ADD(w->scratch, &w->attributions);
        if (!added) return QUOTH_ERROR_MEMORY;
        *added = a;
        return QUOTH_OK;
    }
    uint32_t first = unit->first; /* where the clause at hand may begin: after the content before it */
    for (uint32_t i = unit->first; i < unit->last; i = qi_after(w, i)) {
        if (w->stretch_at[i]) continue;
        bool found = false;
        if (i + 1 < unit->last && qi_word_is(w, i, "according") && qi_word_is(w, i + 1, "to"))
            found = according_attribution(w, unit, unit->first, i, &a);
        else if (is_cue_verb(w, i, marks) || (marks && verb_by_marks(w, unit, i)))
            found = verb_attribution(w, unit, first, i, &a);
        else if (marks && is_dash(w, i))
            found = dash_attribution(w, unit, i, &a);
        else if (qi_in(w->d, i, LIST_SAY_NOUN) && qi_pos_is_noun(tag(w, i)))
            found = noun_attribution(w, unit, first, i, &a);
        if (!found) continue;
        struct attribution *added = VEC_ADD(w->scratch, &w->attributions);
        if (!added) return QUOTH_ERROR_MEMORY;
        *added = a;
    }
    find_relays(w);
    return QUOTH_OK;
}
