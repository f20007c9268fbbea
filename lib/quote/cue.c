/*
 * Attributions: the patterns in the order in which they are asked for, those of a noun, and who relays which.
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
#include "quote/words.h"

/* “The finding that it was old | led to a vote”: a participle that is a past, as it has no auxiliary, from first on. */
static bool is_past_alone(const struct quote_work *w, uint32_t first, uint32_t i) {
    if (w->stretch_at[i] || tag(w, i) != POS_VBN || i + 1 >= w->d->tokens.count || w->stretch_at[i + 1]) return false;
    uint32_t before = before_adverbs(w, first, i);
    if (before == NOTHING || w->stretch_at[before] || is_be(w, before) || qi_pos_is_noun(tag(w, before))) return false;
    bool has = qi_word_is(w, before, "has") || qi_word_is(w, before, "have") || qi_word_is(w, before, "had");
    return !has && (tag(w, i + 1) == POS_TO || tag(w, i + 1) == POS_IN || tag(w, i + 1) == POS_DT);
}

/* “Lee's claim that it was “dead” | was met with silence”, “the claim that he fled to Riga | is “untrue””: the verb
   behind the marks is that of the claim, and so is a second one that nothing brings, before marks or of a claim that
   the sentence begins with: “Lee's claim that the dam broke | was false”. */
void qi_end_before_main_verb(const struct quote_work *w, struct attribution *a) {
    bool verb = false, single = true; /* can nothing so far bring a second clause? */
    bool subject = !qi_has_finite(w, w->d->sentences.at[qi_sentence_at(w->d, a->first)].first, a->first);
    for (uint32_t k = a->right; k < a->right_last; k = qi_after(w, k)) {
        bool finite = qi_is_finite(w, k) || (subject && verb && is_past_alone(w, a->right, k));
        bool second = single && (subject || (is_be(w, k) && k + 1 < a->right_last && w->stretch_at[k + 1]));
        if (verb && finite && k > a->right && (w->stretch_at[k - 1] || second)) a->right_last = k;
        single &= tag(w, k) != POS_CC && !is_wh(w, k) && tag(w, k) != POS_WDT && !is_that(w, k) &&
                  !qi_is_comma_or_dash(w, k) && !(finite && in_say_lists(w, k)) && (!verb || tag(w, k) != POS_PRP) &&
                  !(verb &&
                    (is_when(w, k) || qi_word_is(w, k, "because") || qi_word_is(w, k, "if") || qi_word_is(w, k, "as")));
        verb |= finite;
    }
}

/* “A film claiming that the dam burst | was shared”: ends what a participle that tells of the sentence's subject brings
   before the verb of that subject. */
static void end_before_subjects_verb(const struct quote_work *w, struct attribution *a, uint32_t first) {
    bool verb = false, open = false; /* has the content's own verb been read; may another clause begin? */
    uint32_t start = a->cue_first;
    while (start > first && !w->stretch_at[start - 1] && !qi_is_comma_or_dash(w, start - 1)) start--;
    if (strcmp(a->method, "participle") != 0 || a->cue_first == start || qi_has_finite(w, start, a->cue_first)) return;
    for (uint32_t k = a->right; k < a->right_last; k = qi_after(w, k)) {
        if (w->stretch_at[k]) continue;
        if (qi_is_finite(w, k)) {
            if (verb && !open) a->right_last = k;
            verb = true;
            open = in_say_lists(w, k);
        }
        open |= tag(w, k) == POS_CC || is_wh(w, k) || tag(w, k) == POS_WDT || is_that(w, k) ||
                (verb && (tag(w, k) == POS_IN || tag(w, k) == POS_PRP || qi_is_comma_or_dash(w, k)));
    }
}

/* “the claims that Lee | has made”: does the verb at v tell who made them? */
static bool is_made(const struct quote_work *w, uint32_t v, uint32_t last) {
    static const char *const verbs[] = {"make",   "makes",   "made",     "raise",   "raises",   "raised",
                                        "levels", "leveled", "levelled", "brought", "repeated", "voiced"};
    for (uint32_t i = v; i < last && i < v + 4 && !w->stretch_at[i]; i++)
        if (qi_word_in(w, i, verbs, sizeof verbs / sizeof *verbs)) return true;
    return false;
}

/* Where the content begins that a noun at i, “Lee's claim”, brings: behind “that”, also after what stands between the
   two, “her claim in the debate that “we won””; in marks behind “of” and “to”, “his promise of “free tea””. */
static uint32_t content_of_noun(const struct quote_work *w, uint32_t i, uint32_t last, enum content_form *form) {
    if (i + 2 >= last || w->stretch_at[i + 1]) return NOTHING;
    *form = CONTENT_OBJECT;
    if ((qi_word_is(w, i + 1, "of") || qi_word_is(w, i + 1, "to")) && w->stretch_at[i + 2]) return i + 2;
    *form = CONTENT_THAT;
    if (is_that(w, i + 1) && tag(w, i + 1) == POS_IN) return i + 2;
    uint32_t that = is_that(w, i + 1) ? i + 1 : qi_skip_adverbials(w, i + 1, last);
    if (that + 2 >= last || w->stretch_at[that] || !is_that(w, that)) return NOTHING;
    if (that > i + 1 && w->stretch_at[that + 1]) return that + 1;
    struct phrase p = qi_phrase_right(w, that + 1, last); /* “that Lee “won””, “that Lee won”: no relative clause */
    if (that != i + 1 || p.kind == PHRASE_NONE || p.last >= last) return NOTHING;
    bool clause =
        w->stretch_at[p.last] || (p.kind == PHRASE_NAME && qi_is_finite(w, p.last) && !is_made(w, p.last, last));
    return clause ? that + 1 : NOTHING;
}

/* “a claim by Lee | that C”, “warnings from experts | that C”: who says so behind the noun at i, if “that” and a clause
   follow. */
static struct phrase source_of_noun(const struct quote_work *w, uint32_t i, uint32_t last) {
    struct phrase none = qi_no_phrase();
    if (i + 4 >= last || w->stretch_at[i + 1] || !(qi_word_is(w, i + 1, "by") || qi_word_is(w, i + 1, "from")))
        return none;
    struct phrase p = qi_named(w, qi_phrase_right(w, i + 2, last), last);
    if (p.kind == PHRASE_NOMINAL) p = qi_with_complements(w, p, last, false);
    bool place = p.kind == PHRASE_NAME && w->d->entities.at[p.entity].type > TYPE_ORG;
    bool that = p.kind != PHRASE_NONE && p.last + 2 < last && !w->stretch_at[p.last] && is_that(w, p.last);
    return that && !place && qi_speaks(w, &p) && (w->stretch_at[p.last + 1] || !qi_is_finite(w, p.last + 1)) ? p : none;
}

static bool noun_attribution(const struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t i,
                             struct attribution *a) {
    uint32_t last = qi_text_end(w, unit);
    enum content_form form;
    struct phrase of = source_of_noun(w, i, last);
    uint32_t from = of.kind == PHRASE_NONE ? content_of_noun(w, i, last, &form) : of.last + 1;
    if (from == NOTHING) return false;
    if (of.kind != PHRASE_NONE) form = CONTENT_THAT;
    memset(a, 0, sizeof *a);
    a->via.entity = a->speaker.entity = NOTHING;
    a->cue_first = a->first = i;
    a->cue_last = a->last = i + 1;
    a->method = "noun";
    uint32_t start = i;
    while (start > first && (tag(w, start - 1) == POS_JJ || tag(w, start - 1) == POS_NN)) start--;
    if (of.kind != PHRASE_NONE) {
        a->speaker = of;
        a->last = of.last;
    } else if (start == first) {
        return false;
    } else if (tag(w, start - 1) == POS_POS && start - 1 > first) {
        a->speaker = qi_phrase_left(w, first, start - 1);
    } else if (tag(w, start - 1) == POS_PRPS) {
        bool told = start > first + 2 && tag(w, start - 2) == POS_IN && qi_in(w->d, start - 3, LIST_SAY);
        if (told) return false; /* “said in his report that” */
        a->speaker = (struct phrase){start - 1, start, start - 1, NOTHING, PHRASE_PRONOUN};
    } else {
        return false;
    }
    if (a->speaker.kind == PHRASE_NONE) return false;
    if (of.kind == PHRASE_NONE) a->first = a->speaker.first;
    if (form == CONTENT_OBJECT) {
        a->right = from;
        a->right_last = qi_after(w, from);
        a->form = (uint8_t)form;
        return true;
    }
    qi_set_right(w, a, from, last, form);
    qi_end_before_main_verb(w, a);
    for (uint32_t k = a->right; k < a->right_last; k++)
        if (w->stretch_at[k]) return true; /* “that she “never saw it”” */
    return qi_has_finite(w, a->right, a->right_last);
}

/* “Lee said C, | reports the agency NAME”, “…, | a correspondent of NAME reports”, “As | NAME reported earlier, …”:
   does an outlet report? */
static bool is_outlet(const struct quote_work *w, const struct attribution *a) {
    static const char *const verbs[] = {"report", "reports", "reported", "write",   "writes",  "wrote",
                                        "quotes", "quoted",  "inform",   "informs", "informed"};
    const struct phrase *p = &a->speaker;
    bool outlet = p->kind == PHRASE_NAME ? w->d->entities.at[p->entity].type == TYPE_ORG
                                         : p->kind == PHRASE_NOMINAL && (qi_in(w->d, p->head, LIST_PRESS_ROLE) ||
                                                                         qi_in(w->d, p->head, LIST_MEDIA_NOUN));
    return outlet && qi_word_in(w, a->cue_first, verbs, sizeof verbs / sizeof *verbs);
}

/* “the Orlava News Agency | said, citing …”: an outlet by its name, which is no more than said to have said it. */
static bool is_paper_saying(const struct quote_work *w, const struct attribution *a) {
    const struct phrase *p = &a->speaker;
    if (p->kind != PHRASE_NAME || w->d->entities.at[p->entity].type != TYPE_ORG || !is_said(w, a->cue_first))
        return false;
    for (uint32_t i = p->first; i < p->last; i++)
        if (qi_in(w->d, i, LIST_MEDIA_NOUN)) return true;
    return false;
}

/* Where the source begins that a report gives behind the tokens before i, “(, )citing |”, “with reference to |”, and
   what its cue is; NOTHING when it gives none. */
static uint32_t source_behind(const struct quote_work *w, uint32_t i, uint32_t last, uint32_t *cue,
                              uint32_t *cue_last) {
    static const char citing[][8] = {"citing", "quoting"}, referring[][10] = {"reference", "link", "referring"};
    if (i < last && !w->stretch_at[i] && qi_word_is(w, i, ",")) i++;
    if (i + 1 >= last || w->stretch_at[i]) return NOTHING;
    *cue = i;
    if (qi_word_among(w, i, citing, sizeof citing / sizeof *citing)) return *cue_last = i + 1;
    i += qi_word_is(w, i, "with") || qi_word_is(w, i, "in");
    i += qi_word_is(w, i, "a");
    for (size_t k = 0; k < sizeof referring / sizeof *referring; k++)
        if (i + 2 < last && qi_word_is(w, i, referring[k]) && qi_word_is(w, i + 1, "to")) return *cue_last = i + 2;
    return NOTHING;
}

/* Somebody who can have told an outlet, no paper or figures; a head among the words said of it is mended. */
static bool is_source(const struct quote_work *w, struct phrase *p) {
    if (p->kind != PHRASE_NOMINAL) return p->kind == PHRASE_NAME;
    for (uint32_t i = p->first; i < p->last; i++) /* “people | familiar with the matter” */
        if (qi_in(w->d, i, LIST_PERSON_NOUN) && (i + 1 == p->last || !qi_pos_is_noun(tag(w, i + 1)))) p->head = i;
    return qi_in(w->d, p->head, LIST_PERSON_NOUN) || qi_in(w->d, p->head, LIST_ORGANISATION_NOUN);
}

/* “citing a statement | by Lee”, “citing a report issued | by the union”: whose text it is; the phrase itself when
   nobody's. */
static struct phrase whose_text(const struct quote_work *w, struct phrase p, uint32_t last) {
    static const char *const texts[] = {"statement", "report", "letter", "message", "document", "post",
                                        "tweet",     "note",   "decree", "order",   "memo",     "release"};
    if (p.kind != PHRASE_NOMINAL || !qi_word_in(w, p.head, texts, sizeof texts / sizeof *texts)) return p;
    uint32_t i = p.last;
    if (i + 2 < last && tag(w, i) == POS_VBN) i++;
    if (i + 1 >= last || w->stretch_at[i] || !(qi_word_is(w, i, "by") || qi_word_is(w, i, "from"))) return p;
    struct phrase who = qi_named(w, qi_phrase_right(w, i + 1, last), last);
    return who.kind == PHRASE_NONE ? p : who;
}

/* “…,” he said | as quoted by the agency, “…,” Lee said, as quoted by it: who relays what somebody else has said. */
static void find_quoting(const struct quote_work *w, struct attribution *a, uint32_t last) {
    uint32_t i = a->last > a->cue_last ? a->last : a->cue_last;
    if (i < last && !w->stretch_at[i] && qi_word_is(w, i, ",")) i++;
    if (i + 3 >= last || w->stretch_at[i] || !qi_word_is(w, i, "as") || !qi_word_is(w, i + 2, "by")) return;
    if (!qi_word_is(w, i + 1, "quoted") && !qi_word_is(w, i + 1, "cited")) return;
    struct phrase p = qi_named(w, qi_phrase_right(w, i + 3, last), last);
    if (p.kind != PHRASE_NAME && !(p.kind == PHRASE_NOMINAL && qi_in(w->d, p.head, LIST_BODY_NOUN))) return;
    a->via = p;
    a->via_cue = i + 1;
    a->via_cue_last = i + 2;
}

void qi_find_sources(struct quote_work *w, const struct unit *unit) {
    enum { WHEN = 6 };
    uint32_t last = qi_text_end(w, unit), cue, cue_last;
    for (uint32_t k = 0; k < w->attributions.count; k++) {
        struct attribution *a = &w->attributions.at[k];
        if (!a->gone && a->via.kind == PHRASE_NONE && a->speaker.kind != PHRASE_NONE) find_quoting(w, a, last);
        if (a->gone || a->via.kind != PHRASE_NONE || !(is_outlet(w, a) || is_paper_saying(w, a))) continue;
        uint32_t i = a->last > a->cue_last ? a->last : a->cue_last, at = NOTHING;
        for (uint32_t far = i + WHEN; at == NOTHING && i < last && i < far && !w->stretch_at[i]; i++) /* “in May” */
            at = source_behind(w, i, last, &cue, &cue_last);
        if (at == NOTHING) continue;
        struct phrase p = whose_text(w, qi_named(w, qi_phrase_right(w, at, last), last), last);
        if (!is_source(w, &p)) continue;
        a->via = a->speaker;
        a->via_cue = a->cue_first;
        a->via_cue_last = a->cue_last;
        a->speaker = p;
        a->cue_first = cue;
        a->cue_last = cue_last;
    }
}

/* An “according to” round another attribution names its relay. */
static void find_relays(struct quote_work *w) {
    for (uint32_t k = 0; k < w->attributions.count; k++) {
        struct attribution *relay = &w->attributions.at[k];
        bool left = relay->left < relay->left_last, right = relay->right < relay->right_last,
             whole_sentence = left != right && (left || qi_word_is(w, relay->first, "as"));
        if (strcmp(relay->method, "according-to") != 0 && !(whole_sentence && is_outlet(w, relay))) continue;
        for (uint32_t j = 0; j < w->attributions.count; j++) {
            struct attribution *a = &w->attributions.at[j];
            bool source = strcmp(a->method, "according-to") == 0; /* “According to Lee, C, the agency reported” */
            bool quoted = source && strcmp(relay->method, "according-to") != 0 && relay->left == a->first &&
                          relay->left < a->right && a->right_last <= relay->left_last;
            if (j == k || a->gone || (source && !quoted)) continue;
            bool inside = (relay->left <= a->cue_first && a->cue_first < relay->left_last) ||
                          (relay->right <= a->cue_first && a->cue_first < relay->right_last);
            /* said inside a longer clause, it is part of what the source says: only an outermost one is relayed */
            bool opens = relay->left < relay->left_last &&
                         a->first <= relay->left + 8; /* “Lee told them that C, according to two” */
            bool whole = opens || relay->left_last <= a->last + 3 || relay->right >= a->first ||
                         relay->right + 12 >= a->cue_first;
            bool part = a->speaker.kind == PHRASE_NONE && a->right_last < relay->left_last &&
                        qi_has_finite(w, a->right_last, relay->left_last); /* “the man accused of C had fled” */
            uint32_t start = qi_phrase_start(w, 0, a->first);
            bool aside = start > 1 && tag(w, start - 1) == POS_WRB && qi_word_is(w, start - 2, ",") &&
                         relay->right < start; /* “According to the board, his post, when he said C, was late” */
            bool described = a->form == CONTENT_OBJECT && !qi_in(w->d, a->cue_first, LIST_SAY) &&
                             relay->right < relay->right_last; /* “According to the charge, he called it “tea”” */
            bool own = relay->cue_first < a->cue_first && a->speaker.kind != PHRASE_NONE &&
                       a->speaker.first == relay->speaker.first; /* “According to a cook, who asked to stay” */
            if (!inside || !whole || part || described || aside || own) continue;
            a->via = relay->speaker;
            a->via_cue = relay->cue_first;
            a->via_cue_last = relay->cue_last;
            relay->gone = true;
            break;
        }
    }
}

/* Does a learned attribution leave those that rules have found as they are? Only after “that” it may hold another. */
static bool is_apart(const struct quote_work *w, const struct attribution *a) {
    for (uint32_t k = 0; k < w->attributions.count; k++) {
        const struct attribution *other = &w->attributions.at[k];
        bool inside = (a->right <= other->cue_first && other->cue_first < a->right_last) ||
                      (a->left <= other->cue_first && other->cue_first < a->left_last);
        bool same = a->right < a->right_last && a->right == other->right;
        if (same || (inside && a->form != CONTENT_THAT)) return false;
    }
    return true;
}

/* “Lee | told the court, as his wife wept: “…””: the verb that says what stands in marks behind a colon, where the one
   at v, of `subject`, tells what went on meanwhile; else v. */
static uint32_t told_meanwhile(const struct quote_work *w, const struct unit *unit, uint32_t v, struct phrase subject) {
    static const char joins[][8] = {"as", "while", "when", "after", "before"};
    enum { FAR = 8 };
    bool put = v > unit->first + 2 && !w->stretch_at[v - 1] && qi_word_is(w, v - 1, "when") &&
               (qi_word_is(w, v, "asked") || qi_word_is(w, v, "pressed")); /* “told them | when asked of it: “…”” */
    if (!put &&
        (qi_in(w->d, v, LIST_SAY) || subject.kind == PHRASE_NONE || subject.first < unit->first + 3 ||
         subject.first > v || v + 2 >= w->d->tokens.count || !qi_word_is(w, v + 1, ":") || !w->stretch_at[v + 2]))
        return v;
    uint32_t i = put ? v : qi_phrase_start(w, unit->first, subject.first);
    if (i-- < unit->first + 3 || w->stretch_at[i] || !qi_word_among(w, i, joins, sizeof joins / sizeof *joins))
        return v;
    for (uint32_t k = i; k > unit->first && i - k < FAR && !w->stretch_at[k - 1]; k--)
        if (qi_is_finite(w, k - 1)) return qi_in(w->d, k - 1, LIST_SAY) && !is_that(w, k) ? k - 1 : v;
    return v;
}

/* An attribution by the verb at v, which went on while another verb said what it would: that verb's. */
static void set_teller(const struct quote_work *w, const struct unit *unit, uint32_t v, struct attribution *a) {
    uint32_t verb = told_meanwhile(w, unit, v, a->speaker);
    if (verb == v || a->right >= a->right_last || !(w->stretch_at[a->right] || a->form == CONTENT_THAT)) return;
    struct phrase teller = qi_subject_left(w, unit->first, verb);
    if (teller.kind == PHRASE_NONE) return;
    a->speaker = teller;
    a->first = teller.first;
    a->cue_first = verb;
    a->cue_last = verb + 1;
}

/* Attributions that no pattern knows, in their place among the others; false when there is no memory. */
static bool find_learned(struct quote_work *w, const struct unit *unit) {
    struct attribution a;
    for (uint32_t i = unit->first; i < unit->last; i = qi_after(w, i)) {
        bool told = qi_pos_is_verb(tag(w, i)) && qi_in(w->d, i, LIST_SAY);
        if (w->within != NOTHING && !told) continue; /* in speech, other words seldom report */
        if (w->stretch_at[i]) continue;
        bool found = qi_learned_attribution(w, unit, unit->first, i, &a) && is_apart(w, &a);
        if (!found && w->within == NOTHING)
            found = qi_rumour_attribution(w, unit, unit->first, i, &a) && is_apart(w, &a);
        if (!found) continue;
        set_teller(w, unit, i, &a);
        struct attribution *added = VEC_ADD(w->scratch, &w->attributions);
        if (!added) return false;
        uint32_t at = w->attributions.count - 1;
        for (; at > 0 && w->attributions.at[at - 1].cue_first > a.cue_first; at--)
            w->attributions.at[at] = w->attributions.at[at - 1];
        w->attributions.at[at] = a;
    }
    return true;
}

/* Can one of the patterns begin at i, where the unit has no marks? Most words are no verbs, in no list of words that
   report, and before no “that” or particle: they need not be asked about one by one. */
static bool may_attribute(const struct quote_work *w, uint32_t i) {
    static const char alone[][8] = {"per", "as", "heard", "hears", "words"},
                      before[][8] = {"that", "back", "in", "out", "up", "clear", "known"};
    return qi_pos_is_verb(tag(w, i)) || in_say_lists(w, i) ||
           qi_word_among(w, i + 1, before, sizeof before / sizeof *before) ||
           qi_word_among(w, i, alone, sizeof alone / sizeof *alone) || qi_word_is(w, i, "according") ||
           qi_is_request(w, i);
}

/* “A woman showing | signs of flu has died”: is the only verb behind a participle that of the noun before it, which
   begins a clause? */
static bool is_subjects_verb(const struct quote_work *w, const struct attribution *a, const struct unit *unit) {
    uint32_t v = a->cue_first, first = unit->first;
    if (strcmp(a->method, "participle") != 0 || a->form != CONTENT_CLAUSE || tag(w, v) != POS_VBG || v == first ||
        w->stretch_at[v - 1] || qi_is_comma_or_dash(w, v - 1) || is_wh(w, a->right))
        return false;
    struct phrase p = qi_phrase_left(w, first, v);
    if (p.kind == PHRASE_NONE || p.last != v) return false;
    uint32_t start = qi_phrase_start(w, first, p.first);
    bool opens = start == first || (!w->stretch_at[start - 1] &&
                                    (is_that(w, start - 1) || (is_said(w, start - 1) && qi_is_finite(w, start - 1))));
    if (!opens) return false;
    uint32_t verbs = 0, last = qi_text_end(w, unit);
    for (uint32_t i = a->right; i < last; i++) {
        if (w->stretch_at[i] || is_wh(w, i) || tag(w, i) == POS_WDT || is_that(w, i)) return false;
        verbs += qi_is_finite(w, i) && !qi_is_finite(w, i - 1);
        if (verbs && (qi_is_comma_or_dash(w, i) || tag(w, i) == POS_CC)) break;
    }
    return verbs == 1;
}

static bool told_by_verb(struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t v,
                         struct attribution *a) {
    const struct attribution *before = w->attributions.count ? &w->attributions.at[w->attributions.count - 1] : NULL;
    if (before && before->right == v && qi_is_gerund_said(w, before, v, before->right_last)) return false;
    bool found = qi_verb_attribution(w, unit, first, v, a);
    if (found) set_teller(w, unit, v, a);
    if (found && is_subjects_verb(w, a, unit)) return false;
    if (found) end_before_subjects_verb(w, a, unit->first);
    return found;
}

/* “The council knew (Lee, who heads it, once said so)”: where clauses may begin behind the bracket at i: in brackets
   that have a subject of their own, there. */
static uint32_t first_in_brackets(const struct quote_work *w, const struct unit *unit, uint32_t i) {
    bool own = qi_word_is(w, i, "(") && i + 1 < unit->last && !w->stretch_at[i + 1] &&
               qi_phrase_right(w, i + 1, unit->last).kind != PHRASE_NONE;
    return own ? i + 1 : unit->first;
}

/* “The firm told them that it would sell|, Ann Lee, its head, said”: a report ends no later than the one that holds it.
 */
static void end_inner(struct quote_work *w) {
    for (uint32_t k = 0; k < w->attributions.count; k++) {
        const struct attribution *outer = &w->attributions.at[k];
        if (outer->gone || outer->left >= outer->left_last) continue;
        for (uint32_t j = 0; j < w->attributions.count; j++) {
            struct attribution *inner = &w->attributions.at[j];
            bool inside = j != k && !inner->gone && inner->cue_first >= outer->left && inner->right < outer->left_last;
            if (inside && inner->right_last > outer->left_last && inner->right_last <= outer->cue_first &&
                !w->stretch_at[inner->right])
                inner->right_last = outer->left_last;
        }
    }
}

/* “Despite reports suggesting it broke|, the firm sold”: what stands before the comma reports nothing behind it. */
static void end_fronted(struct quote_work *w, const struct unit *unit) {
    if (w->stretch_at[unit->first] || !qi_word_is(w, unit->first, "despite")) return;
    uint32_t comma = unit->first + 1;
    while (comma < unit->last && (w->stretch_at[comma] || !qi_word_is(w, comma, ","))) comma++;
    for (uint32_t k = 0; k < w->attributions.count; k++) {
        struct attribution *a = &w->attributions.at[k];
        if (a->gone || a->cue_first > comma || a->right >= comma || a->right_last <= comma) continue;
        if (w->stretch_at[a->right]) continue;
        a->right_last = comma;
        a->gone = !qi_has_finite(w, a->right, comma) && a->left >= a->left_last;
    }
}

/* “In her words, | they set a “higher” goal”: no words that stand in marks alone. */
static bool opens_clause_told(const struct quote_work *w, const struct unit *unit, uint32_t i) {
    enum { NEAR = 4 };
    return i < unit->first + NEAR && i + 2 < unit->last && !w->stretch_at[i + 1] && qi_word_is(w, i + 1, ",") &&
           !w->stretch_at[i + 2];
}

quoth_status qi_find_attributions(struct quote_work *w, const struct unit *unit) {
    bool marks = false;
    for (uint32_t i = unit->first; i < unit->last && !marks; i++) marks = w->stretch_at[i] != 0;
    w->attributions.count = 0;
    struct attribution a;
    if (qi_headline_attribution(w, unit, &a)) {
        struct attribution *added = VEC_ADD(w->scratch, &w->attributions);
        if (!added) return QUOTH_ERROR_MEMORY;
        *added = a;
        return QUOTH_OK;
    }
    uint32_t first = unit->first; /* where the clause at hand may begin: after the content before it */
    for (uint32_t i = unit->first; i < unit->last; i = qi_after(w, i)) {
        if (w->heads[i] == '(' || w->heads[i] == ')') first = first_in_brackets(w, unit, i);
        if (w->stretch_at[i] || (!marks && !may_attribute(w, i))) continue;
        if (w->entity_at[i] && i + 1 < unit->last && is_that(w, i + 1)) continue; /* “told the Harbour Post that” */
        bool found = false;
        if (i + 1 < unit->last && qi_word_is(w, i, "according") && qi_word_is(w, i + 1, "to"))
            found = qi_according_attribution(w, unit, unit->first, i, &a);
        else if (i + 2 < unit->last && qi_word_is(w, i, "as") && qi_word_is(w, i + 1, "per") &&
                 (i == unit->first || (!w->stretch_at[i - 1] && qi_word_is(w, i - 1, ","))))
            found = qi_according_attribution(w, unit, unit->first, i, &a); /* “As per the ministry, C” */
        else if (qi_word_is(w, i, "per") &&
                 (i == unit->first ? !qi_person_at(w, i) : !w->stretch_at[i - 1] && qi_word_is(w, i - 1, ",")))
            found = qi_according_attribution(w, unit, unit->first, i, &a); /* “C, per the police”; not “Per Lind, …” */
        else if (i > unit->first && qi_word_is(w, i, "words") && (!marks || opens_clause_told(w, unit, i)))
            found = qi_in_words_attribution(w, unit, i, &a);
        else if (i > unit->first && qi_word_is(w, i - 1, "as") && i + 1 < unit->last && qi_word_is(w, i + 1, "by"))
            found = qi_reported_by(w, unit, i, &a);
        else if (qi_is_passive_report(w, unit->first, i))
            found = qi_passive_attribution(w, unit, first, i, &a);
        else if (qi_is_cue(w, i, marks) || (marks && qi_reports_by_marks(w, unit, i)))
            found = told_by_verb(w, unit, first, i, &a);
        else if (marks && qi_is_dash(w, i))
            found = qi_dash_attribution(w, unit, i, &a);
        else if (marks && qi_word_is(w, i, ":") && qi_colon_attribution(w, unit, i, &a))
            found = true;
        else if (qi_in(w->d, i, LIST_SAY_NOUN) && qi_pos_is_noun(tag(w, i)))
            found = noun_attribution(w, unit, first, i, &a);
        if (!found) found = qi_request_attribution(w, unit, first, i, &a);
        if (!found) continue;
        struct attribution *added = VEC_ADD(w->scratch, &w->attributions);
        if (!added) return QUOTH_ERROR_MEMORY;
        *added = a;
    }
    if (!find_learned(w, unit)) return QUOTH_ERROR_MEMORY;
    end_inner(w);
    end_fronted(w, unit);
    find_relays(w);
    qi_find_sources(w, unit);
    return QUOTH_OK;
}
