/*
 * Reports that leave out who spoke, or say it last:
 *
 *     They were told that C. | He was told by NP that C. | It is claimed that C. | The bus, she was told, was full.
 *     Asked whether C, he laughed. | NP is accused of VERB-ing | NP is said to VERB | The court heard that C.
 */
#include "quote/words.h"

enum { INSERTED = 40 }; /* tokens */

static bool follows_be(const struct quote_work *w, uint32_t first, uint32_t v) {
    uint32_t i = v;
    while (i > first && !w->stretch_at[i - 1] && tag(w, i - 1) == POS_RB && !qi_word_is(w, i - 1, "not") &&
           !qi_word_is(w, i - 1, "n't"))
        i--;
    return i > first && !w->stretch_at[i - 1] && is_be(w, i - 1) && tag(w, i - 1) != POS_POS && !is_has(w, i - 1, v);
}

/* “Lee, asked whether it was safe, | said”: does a verb or a clause follow the comma that ends the insertion at v? Not
   in “Lee, who heads the panel, asked whether it was safe”. */
static bool is_insertion(const struct quote_work *w, uint32_t v) {
    uint32_t last = w->d->sentences.at[qi_sentence_at(w->d, v)].last;
    for (uint32_t k = v + 1; k + 1 < last && k < v + INSERTED; k++) {
        if (w->stretch_at[k] || !qi_is_comma_or_dash(w, k)) continue;
        uint32_t next = behind_adverbs(w, k + 1, last - 1);
        if (w->stretch_at[next] || qi_is_finite(w, next) || qi_clause_at(w, next, last, false)) return true;
    }
    return false;
}

/* “Pressed on whether”, “Quizzed about why” */
static bool is_pressed(const struct quote_work *w, uint32_t v) {
    static const char *const verbs[] = {"pressed", "questioned", "quizzed", "challenged"};
    return (qi_word_is(w, v + 1, "on") || qi_word_is(w, v + 1, "about") || qi_word_is(w, v + 1, "as")) &&
           qi_word_in(w, v, verbs, sizeof verbs / sizeof *verbs);
}

/* “Asked whether”, “when told that”, “said she had asked and been told that”. */
static bool opens_as_participle(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (tag(w, v) != POS_VBN && tag(w, v) != POS_VBD) return false;
    bool asked = qi_word_is(w, v, "asked") || is_pressed(w, v), told = qi_word_is(w, v, "told");
    bool wh = false; /* “Asked by the court | whether”, “Asked outside | why”; not “Asked about a rule that” */
    uint32_t far = v + (qi_word_is(w, v + 1, "about") ? 3 : 12);
    for (uint32_t k = v + 1;
         asked && k < w->d->tokens.count && k < far && !w->stretch_at[k] && !qi_is_finite(w, k) && !wh; k++)
        wh = is_asked(w, v, k);
    bool to = asked && v + 2 < w->d->tokens.count && qi_word_is(w, v + 1, "to") && tag(w, v + 2) == POS_VB;
    bool opens = v == first || qi_word_is(w, v - 1, "when");
    if (!(asked && wh) && !(to && opens) && !(told && v + 1 < w->d->tokens.count && is_that(w, v + 1))) return false;
    if (opens || qi_word_is(w, v - 1, ";")) return true;
    if (v == first + 1 && tag(w, first) == POS_CC) return true; /* “But asked whether” */
    return qi_is_comma_or_dash(w, v - 1) && is_insertion(w, v);
}

/* Who hears or is told by the verb at v: its subject, or the word before it when a headline's tags tell of none. */
static struct phrase hearer(const struct quote_work *w, uint32_t first, uint32_t v) {
    static const char *const heads[] = {"court",   "jury",      "jurors",  "inquiry", "inquest",   "tribunal",
                                        "hearing", "trial",     "it",      "board",   "council",   "commission",
                                        "panel",   "committee", "members", "house",   "parliament"};
    struct phrase p = qi_subject_left(w, first, v);
    bool court = v > first && !w->stretch_at[v - 1] && qi_word_in(w, v - 1, heads, sizeof heads / sizeof *heads);
    if (court && p.last != v) p = (struct phrase){v - 1, v, v - 1, NOTHING, PHRASE_NOMINAL};
    if (p.kind != PHRASE_NONE && !qi_word_in(w, p.head, heads, sizeof heads / sizeof *heads))
        p = qi_first_subject(w, first, v); /* “An inquest into three deaths off the coast | heard” */
    if (p.kind != PHRASE_NONE && !qi_word_in(w, p.head, heads, sizeof heads / sizeof *heads)) p.kind = PHRASE_NONE;
    return p;
}

static bool court_hears(const struct quote_work *w, uint32_t first, uint32_t v) {
    return (qi_word_is(w, v, "heard") || qi_word_is(w, v, "hears")) && hearer(w, first, v).kind != PHRASE_NONE;
}

/* “The court heard | Lee, aged 40, had been drunk”, “| his earlier fines dating back ten years were old”: does a clause
   begin at i, and no evidence, argument or case that was heard? */
static bool is_heard_clause(const struct quote_work *w, uint32_t i, uint32_t last) {
    enum { FAR = 20 };
    static const char *const heard[] = {"evidence",    "testimony",  "case",    "cases",     "appeal",    "appeals",
                                        "argument",    "arguments",  "witness", "witnesses", "details",   "claims",
                                        "submissions", "statements", "story",   "news",      "recording", "account"};
    struct phrase p = qi_phrase_right(w, i, last);
    if (p.kind == PHRASE_NONE || qi_word_in(w, p.head, heard, sizeof heard / sizeof *heard)) return false;
    for (uint32_t k = p.last; k < last && k < i + FAR && !w->stretch_at[k]; k++) {
        if (qi_is_finite(w, k)) return true;
        if (tag(w, k) == POS_WP || tag(w, k) == POS_WDT || is_that(w, k) || qi_word_is(w, k, ";")) return false;
    }
    return false;
}

/* “C, court told”: the last word of a headline. */
static bool is_told_last(const struct quote_work *w, uint32_t v) {
    return qi_word_is(w, v, "told") && (v + 1 >= w->d->tokens.count || w->d->tokens.at[v + 1].flags & TOKEN_AFTER_LINE);
}

/* “a baker accused of burning the shop”, “men said to be his tenants”: passive without a verb before it. */
static bool is_passive_alone(const struct quote_work *w, uint32_t v, uint32_t last) {
    if (v + 2 >= last || w->stretch_at[v + 1]) return false;
    if (w->stretch_at[v + 2] && qi_word_is(w, v, "accused") && qi_word_is(w, v + 1, "of"))
        return qi_is_heading(qi_region_at(w->d, v)); /* “Mayor accused of ‘lying’” */
    if ((qi_word_is(w, v, "told") || qi_word_is(w, v, "urged")) && qi_word_is(w, v + 1, "to") && w->stretch_at[v + 2])
        return v + 3 < last && tag(w, v + 3) == POS_VB; /* “told to “stay at home”” */
    if (w->stretch_at[v + 2]) return false;
    if (qi_word_is(w, v, "accused")) return qi_word_is(w, v + 1, "of") && qi_is_deed(w, v + 2, last);
    if (qi_word_is(w, v, "told") || qi_word_is(w, v, "urged")) /* “Minister urged to cut fares” */
        return qi_word_is(w, v + 1, "to") && tag(w, v + 2) == POS_VB;
    return qi_word_is(w, v, "said") && qi_word_is(w, v + 1, "to") && qi_word_is(w, v + 2, "be");
}

/* “Village told school will close” in a headline: who tells has a hearer, who is told has none. */
static bool is_told_there(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (!qi_word_is(w, v, "told") || v == first || v + 2 >= w->d->tokens.count || w->stretch_at[v + 1]) return false;
    const struct sentence *s = &w->d->sentences.at[qi_sentence_at(w->d, v)];
    if (!qi_is_heading(qi_region_of(w->d, s))) return false;
    struct phrase p = qi_phrase_right(w, v + 1, s->last);
    if (p.kind != PHRASE_NONE && p.last + 1 < s->last && !w->stretch_at[p.last] && tag(w, p.last) == POS_IN &&
        !qi_is_person(w, &p))
        p = qi_phrase_right(w, p.last + 1, s->last); /* “Panel told fires near Orlow burned for days” */
    return p.kind != PHRASE_NONE && p.last < s->last && !w->stretch_at[p.last] && qi_is_finite(w, p.last);
}

/* “It should be recalled that”, “it must be said”: the narrator's own words. */
static bool is_reminder(const struct quote_work *w, uint32_t first, uint32_t v) {
    return v >= first + 3 && qi_word_is(w, v - 1, "be") && tag(w, v - 2) == POS_MD && qi_word_is(w, v - 3, "it") &&
           !w->stretch_at[v - 3];
}

/* “accused by Lee of | having “lied””, “praised by fans for | his “heart””: where the content begins behind the
   preposition at i that the verb at v takes, with marks behind no noun, and those; false when there are none. */
static bool behind_preposition(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t last, uint32_t *marks) {
    const char *prepositions = qi_prepositions(w, v);
    if (!prepositions || i + 1 >= last || w->stretch_at[i] || !qi_value_has(prepositions, qi_form(w->d, i)->text))
        return false;
    uint32_t k = i + 1;
    while (k < last && !w->stretch_at[k] &&
           (tag(w, k) == POS_VBG || tag(w, k) == POS_DT || tag(w, k) == POS_PRPS || tag(w, k) == POS_RB))
        k++;
    *marks = k;
    return k < last && w->stretch_at[k];
}

/* “Mayor | criticised for ‘reckless’ spending”: is the verb at v, which judges, the passive of a headline? */
static bool is_judged_for(const struct quote_work *w, uint32_t v) {
    static const char *const verbs[] = {"criticised", "criticized", "condemned", "slammed", "blasted",  "praised",
                                        "hailed",     "mocked",     "ridiculed", "rebuked", "lambasted"};
    return (qi_word_is(w, v + 1, "for") || qi_word_is(w, v + 1, "over")) && qi_is_heading(qi_region_at(w->d, v)) &&
           qi_word_in(w, v, verbs, sizeof verbs / sizeof *verbs);
}

/* “described by Lee as “a farce””, “branded a “farce” by Lee”: who says so, and the marks; false when nobody is named.
 */
static bool find_described(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t last) {
    struct phrase agent = qi_no_phrase();
    uint32_t i = v + 1;
    if (i + 1 < last && qi_word_is(w, i, "by")) {
        agent = qi_named(w, qi_phrase_right(w, i + 1, last), last);
        if (agent.kind != PHRASE_NONE) i = agent.last;
    }
    if (i < last && !w->stretch_at[i] && qi_word_is(w, i, "as")) i++;
    uint32_t marks = i + (i < last && tag(w, i) == POS_DT);
    bool brought = behind_preposition(w, v, i, last, &marks);
    if (brought) i++;
    if (marks >= last || !w->stretch_at[marks]) return false;
    uint32_t after = qi_after(w, marks);
    if (agent.kind == PHRASE_NONE && after + 1 < last && !w->stretch_at[after] && qi_word_is(w, after, "by"))
        agent = qi_named(w, qi_phrase_right(w, after + 1, last), last);
    bool opens = i > v + 1 && !brought &&
                 qi_word_is(w, i - 1, "as") && /* “Described as a “gentleman”, Lee …”: nobody says by whom */
                 (v == w->d->sentences.at[qi_sentence_at(w->d, v)].first ||
                  (qi_word_is(w, v - 1, ",") && after < last && !w->stretch_at[after] &&
                   (qi_word_is(w, after, ",") || qi_is_finite(w, after))));
    if (agent.kind == PHRASE_NONE && !opens && !(brought && is_judged_for(w, v))) return false;
    a->speaker = agent;
    a->right = i;
    a->right_last = after;
    a->form = CONTENT_OBJECT;
    return true;
}

static bool is_described(const struct quote_work *w, uint32_t first, uint32_t v) {
    struct attribution a;
    if (!qi_in(w->d, v, LIST_SAY_MARKS)) return false;
    bool alone =
        tag(w, v) == POS_VBN && (v == first || (!w->stretch_at[v - 1] && /* “the deal, hailed as “bold” by both” */
                                                qi_is_comma_or_dash(w, v - 1)));
    if (alone || follows_be(w, first, v) || is_judged_for(w, v)) return find_described(w, &a, v, w->d->tokens.count);
    bool behind =
        v > first && !w->stretch_at[v - 1] && qi_pos_is_noun(tag(w, v - 1)) &&
        (tag(w, v) == POS_VBN || tag(w, v) == POS_VBD) && v + 1 < w->d->tokens.count &&
        (qi_word_is(w, v + 1, "as") || qi_word_is(w, v + 1, "by")); /* “a claim dismissed as “false” by Lee” */
    a.speaker.kind = PHRASE_NONE;
    return behind && find_described(w, &a, v, w->d->tokens.count) && a.speaker.kind != PHRASE_NONE;
}

/* “It was emphasised that”, “it was also agreed at the talks that”: what nobody is named for. */
static bool is_impersonal(const struct quote_work *w, uint32_t first, uint32_t v) {
    uint32_t i = v;
    while (i > first && !w->stretch_at[i - 1] && tag(w, i - 1) == POS_RB) i--;
    if (i < first + 2 || w->stretch_at[i - 1] || w->stretch_at[i - 2]) return false;
    bool inverted = is_be(w, i - 2) && qi_word_is(w, i - 1, "it"); /* “Only then was it announced that” */
    if (!inverted && !is_be(w, i - 1)) return false;
    i -= i > first + 2 && (qi_word_is(w, i - 2, "has") || qi_word_is(w, i - 2, "had")); /* “It has been said that” */
    if (!inverted && !qi_word_is(w, i - 2, "it")) return false;
    uint32_t last = w->d->sentences.at[qi_sentence_at(w->d, v)].last, that = qi_skip_adverbials(w, v + 1, last);
    bool heard = qi_word_is(w, v, "gathered") || qi_word_is(w, v, "learnt");
    return (heard || qi_in(w->d, v, LIST_SAY)) && that + 1 < last && !w->stretch_at[that] && is_that(w, that);
}

bool qi_is_passive_report(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (court_hears(w, first, v) || is_told_last(w, v) || is_told_there(w, first, v)) return true;
    if (tag(w, v) != POS_VBN && tag(w, v) != POS_VBD) return false;
    bool reports = qi_in(w->d, v, LIST_SAY_TELL) || qi_word_is(w, v, "said") || qi_word_is(w, v, "accused") ||
                   is_pressed(w, v) || qi_word_is(w, v, "alleged") || qi_word_is(w, v, "claimed") ||
                   qi_word_is(w, v, "asked") || qi_word_is(w, v, "recalled") || qi_word_is(w, v, "reported") ||
                   qi_word_is(w, v, "announced");
    if (is_described(w, first, v)) return true;
    if (is_reminder(w, first, v) || qi_is_hoped(w, first, v)) return false;
    if (is_impersonal(w, first, v)) return true;
    return reports &&
           (follows_be(w, first, v) || opens_as_participle(w, first, v) || is_passive_alone(w, v, w->d->tokens.count));
}

/* “Asked whether C, | at first he laughed”: does a clause begin behind when, in two words? */
static bool is_at_first(const struct quote_work *w, uint32_t i, uint32_t last) {
    bool at = i + 3 < last && !w->stretch_at[i] && !w->stretch_at[i + 1] && !w->stretch_at[i + 2] &&
              qi_word_is(w, i, "at") && (qi_word_is(w, i + 1, "first") || qi_word_is(w, i + 1, "last"));
    return at && qi_clause_at(w, i + 2, last, false);
}

/* Where the clause of a fronted participle ends: “Asked whether C, | he laughed.” */
static void end_before_main_clause(const struct quote_work *w, struct attribution *a) {
    bool whole = qi_word_is(w, a->right, "if") || qi_word_is(w, a->right, "whether"); /* so far it has no verb */
    for (uint32_t k = a->right + 1; k + 1 < a->right_last; k = qi_after(w, k))
        if (!w->stretch_at[k] && qi_word_is(w, k, ",") && whole && !qi_may_have_finite(w, a->right, k))
            continue; /* “Asked if the gates|, made in May, were safe, she nodded” */
        else if (!w->stretch_at[k] && qi_word_is(w, k, ",") &&
                 k > a->right + 1 && /* “Asked where|, then, it was, he” */
                 !(k == a->right + 3 && qi_word_is(w, k - 2, ",")) &&
                 (w->stretch_at[k + 1] || qi_clause_at(w, k + 1, a->right_last, false) ||
                  is_at_first(w, k + 1, a->right_last)))
            a->right_last = k;
}

/* “a man accused of stealing bins | was fined”: the verb that the noun is subject of is the narrator's. */
static void end_before_verb(const struct quote_work *w, struct attribution *a) {
    bool relative = false;
    for (uint32_t k = a->right + 1; k < a->right_last; k = qi_after(w, k)) {
        if (w->stretch_at[k]) continue;
        relative |= tag(w, k) == POS_WP || tag(w, k) == POS_WDT || tag(w, k) == POS_WRB || is_that(w, k);
        if (!qi_is_finite(w, k) || relative) continue;
        while (k > a->right + 1 && !w->stretch_at[k - 1] && tag(w, k - 1) == POS_RB) k--;
        a->right_last = k;
        return;
    }
}

/* “told to wait | by the guards”: who tells, behind what is told; not “told to be treated by a doctor”. */
static void find_agent_behind(const struct quote_work *w, struct attribution *a) {
    if (a->form != CONTENT_TO || a->speaker.kind != PHRASE_NONE) return;
    for (uint32_t by = a->right + 2; by + 1 < a->right_last && !w->stretch_at[by]; by++) {
        if (!qi_word_is(w, by, "by")) continue;
        struct phrase p = qi_named(w, qi_phrase_right(w, by + 1, a->right_last), a->right_last);
        bool speaks = p.kind == PHRASE_NAME ? w->d->entities.at[p.entity].type <= TYPE_ORG
                                            : p.kind == PHRASE_NOMINAL && (qi_in(w->d, p.head, LIST_PERSON_NOUN) ||
                                                                           qi_in(w->d, p.head, LIST_BODY_NOUN));
        if (tag(w, by - 1) == POS_VBN || tag(w, by - 1) == POS_VB || !speaks) return;
        a->speaker = p;
        a->right_last = by;
    }
}

/* “Asked by the judge, Ann Lee KC, | whether”, “told by his daughter, aged 7, | not to”: where what is asked or told
   begins behind what more is said of who does, from i on; else i. */
static uint32_t behind_agent(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t last) {
    enum { FAR = 8 };
    uint32_t k = i;
    if (k < last && !w->stretch_at[k] && qi_form(w->d, k)->flags & FORM_ALL_UPPER && qi_form(w->d, k)->length <= 3) k++;
    for (uint32_t commas = 0; k + 1 < last && k < i + FAR && !w->stretch_at[k] && !qi_is_finite(w, k); k++) {
        if (!qi_word_is(w, k, ",")) {
            if (!commas) return i;
            continue;
        }
        commas++;
        if (is_asked(w, v, k + 1) || is_that(w, k + 1) || qi_word_is(w, k + 1, "to") || qi_word_is(w, k + 1, "not"))
            return k + 1;
    }
    return i;
}

/* “to wait”, “not to ring the bell”, “to “wait””: does an infinitive stand at i? *verb: its verb. */
static bool is_infinitive(const struct quote_work *w, uint32_t i, uint32_t last, uint32_t *verb) {
    uint32_t to = i + qi_word_is(w, i, "not"), v = to + 1;
    while (v + 1 < last && tag(w, v) == POS_RB) v++;
    *verb = v;
    bool named = v + 1 < last && (tag(w, v) == POS_NN || tag(w, v) == POS_VBG) &&
                 !w->stretch_at[v + 1] && /* “to ring the bell” */
                 (tag(w, v + 1) == POS_DT || tag(w, v + 1) == POS_PRP || tag(w, v + 1) == POS_PRPS);
    return v < last && qi_word_is(w, to, "to") &&
           (w->stretch_at[v] || tag(w, v) == POS_VB || tag(w, v) == POS_VBP || named);
}

/* “is said | to have told: “…””: do the marks belong to the verb of the infinitive? */
static bool leads_to_marks(const struct quote_work *w, uint32_t verb, uint32_t last) {
    return verb + 3 < last && qi_word_is(w, verb, "have") && qi_in(w->d, verb + 1, LIST_SAY) &&
           !w->stretch_at[verb + 2] && w->stretch_at[verb + 3];
}

bool qi_is_deed(const struct quote_work *w, uint32_t i, uint32_t last) {
    i = behind_adverbs(w, i, last);
    if (i >= last || w->stretch_at[i]) return false;
    if (tag(w, i) == POS_VBG) return true;
    if (tag(w, i) != POS_NN || !ends_in_ing(w, i)) return false;
    if (i + 1 < last && w->stretch_at[i + 1]) return false;
    if (i + 1 >= last || w->d->tokens.at[i + 1].kind == TOKEN_PUNCTUATION) return !qi_word_is(w, i, "wrongdoing");
    uint8_t next = tag(w, i + 1);
    return next == POS_TO || next == POS_DT || next == POS_PRPS || next == POS_PRP || next == POS_CD ||
           (next == POS_CC && tag(w, i + 2 + (tag(w, i + 2) == POS_RB)) == POS_VBG);
}

/* “accused | of “fraud””, “asked | whether C”, “told | C”: content at i that neither marks nor “that” nor “to” open. */
static bool find_other_content(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t i,
                               uint32_t last) {
    uint32_t marks = i + 1 + (tag(w, i + 1) == POS_DT); /* “was warned of “great” harm” */
    if (qi_word_is(w, i, "of") && (qi_word_is(w, v, "accused") || qi_word_is(w, v, "warned")) && marks < last &&
        w->stretch_at[marks]) {
        qi_set_right(w, a, i + 1, last, CONTENT_OBJECT);
        return true;
    }
    if (qi_word_is(w, i, "of") && qi_is_deed(w, i + 1, last) && qi_word_is(w, v, "accused")) {
        qi_set_right(w, a, i + 1, last, CONTENT_TO);
        return true;
    }
    bool pressed = is_pressed(w, v) && i == a->cue_last;
    uint32_t wh = i + pressed + (pressed && qi_word_is(w, i, "as")); /* “as to whether” */
    if ((pressed || qi_word_is(w, v, "asked")) && wh < last && is_asked(w, pressed ? NOTHING : v, wh)) {
        qi_set_right(w, a, wh, last, CONTENT_CLAUSE);
        return true;
    }
    bool heard = qi_word_is(w, v, "heard") || qi_word_is(w, v, "hears");
    bool told = heard || qi_word_is(w, v, "told") || qi_word_is(w, v, "informed") || qi_word_is(w, v, "assured");
    bool terse = is_told_there(w, w->d->sentences.at[qi_sentence_at(w->d, v)].first, v);
    if (told && (qi_clause_at(w, i, last, !terse) || (heard && is_heard_clause(w, i, last)) ||
                 (is_wh(w, i) && qi_may_have_finite(w, i, last)))) {
        qi_set_right(w, a, i, last, CONTENT_CLAUSE);
        return true;
    }
    return false;
}

/* The content of the verb at v that begins at i, if any does. */
static bool content_at(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t i, uint32_t last) {
    if (i + 1 >= last) return false;
    uint32_t after = w->stretch_at[i] ? qi_after(w, i) : i;
    if (w->stretch_at[i] && after + 1 < last && is_that(w, after)) i = after; /* told “in plain words” | that */
    if (w->stretch_at[i]) {
        qi_set_right(w, a, i, last, CONTENT_MARKS);
        return true;
    }
    if (is_that(w, i)) {
        bool day = i + 2 < last && is_that(w, i + 2) && qi_pos_is_noun(tag(w, i + 1)); /* “that morning that” */
        qi_set_right(w, a, i + (day ? 3 : 1), last, CONTENT_THAT);
        return true;
    }
    uint32_t verb;
    if (!is_infinitive(w, i, last, &verb)) return find_other_content(w, a, v, i, last);
    if (leads_to_marks(w, verb, last)) return false;
    bool reported = qi_word_is(w, v, "reported") && (qi_word_is(w, verb, "have") || qi_word_is(w, verb, "be"));
    if (qi_in(w->d, v, LIST_SAY_TELL) || qi_word_is(w, v, "said") || qi_word_is(w, v, "asked") || reported) {
        qi_set_right(w, a, i, last, CONTENT_TO);
        return true;
    }
    return find_other_content(w, a, v, i, last);
}

/* What is said to somebody whom the verb at v leaves its subject: behind who says it, and behind when and where. */
static bool find_content(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t last) {
    static const char *const means[] = {"email", "e-mail", "phone", "telephone", "letter", "text", "radio", "post"};
    uint32_t i = a->cue_last;
    if (i + 2 < last && qi_word_is(w, i, "by") && !w->entity_at[i + 1] &&
        qi_word_in(w, i + 1, means, sizeof means / sizeof *means)) {
        i += 2; /* “were told by email that” */
    } else if (i + 1 < last && qi_word_is(w, i, "by")) {
        struct phrase agent = qi_named(w, qi_phrase_right(w, i + 1, last), last);
        if (agent.kind == PHRASE_NONE) return false;
        if (agent.kind == PHRASE_NOMINAL) agent = qi_with_complements(w, agent, last, false);
        a->speaker = agent;
        i = a->last = agent.last;
        i = behind_agent(w, v, i, last);
    }
    uint32_t past = qi_skip_adverbials(w, i, last);
    return content_at(w, a, v, i, last) || (past != i && content_at(w, a, v, past, last));
}

/* “Lee is convinced that”: does the subject of the verb at v hold what stands with it? */
static bool is_view_of(const struct quote_work *w, uint32_t first, uint32_t v) {
    return qi_word_is(w, v, "convinced") && follows_be(w, first, v);
}

/* “From the ministry we were told that”: who tells, at the head of the sentence. */
static struct phrase told_from(const struct quote_work *w, uint32_t first, uint32_t v) {
    struct phrase none = qi_no_phrase();
    if (w->stretch_at[first] || !qi_word_is(w, first, "from") || v < first + 4) return none;
    struct phrase p = qi_named(w, qi_phrase_right(w, first + 1, v), v);
    bool we = false;
    for (uint32_t k = p.last; p.kind != PHRASE_NONE && k < v && !w->stretch_at[k]; k++) we |= tag(w, k) == POS_PRP;
    return we && (p.kind == PHRASE_NAME || qi_speaks(w, &p)) ? p : none;
}

bool qi_passive_attribution(struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t v,
                            struct attribution *a) {
    uint32_t last = qi_text_end(w, unit);
    memset(a, 0, sizeof *a);
    a->cue_first = a->first = v;
    a->cue_last = a->last = v + 1;
    a->speaker.entity = a->via.entity = NOTHING;
    a->method = "passive";
    if (is_described(w, first, v)) return find_described(w, a, v, last);
    bool fronted = opens_as_participle(w, first, v) && !follows_be(w, first, v);
    if (find_content(w, a, v, last)) {
        if (a->speaker.kind == PHRASE_NONE && qi_word_is(w, v, "told")) a->speaker = told_from(w, first, v);
        if (is_view_of(w, first, v)) {
            a->speaker = qi_subject_left(w, first, v);
            a->method = "subject";
        }
        find_agent_behind(w, a);
        if (fronted) end_before_main_clause(w, a);
        if (!fronted && !follows_be(w, first, v) && is_passive_alone(w, v, last)) end_before_verb(w, a);
        return a->right < a->right_last;
    }
    if (fronted || is_pressed(w, v) || qi_word_is(w, v, "accused") || qi_word_is(w, v, "asked")) return false;
    struct phrase p = qi_subject_left(w, first, v); /* “The bus, she was told, was full”, “…, a court heard.” */
    if (p.kind == PHRASE_NONE || p.last + 4 < v) p = hearer(w, first, v);
    if (p.kind == PHRASE_NONE || p.first < first + 3 || tag(w, p.first) == POS_WPS)
        return false; /* “duties, whose end was announced in May” */
    uint32_t comma = qi_phrase_start(w, first, p.first);
    if (comma > first && w->stretch_at[comma - 1] && follows_be(w, first, v)) { /* “S,” staff were told at the gate. */
        const struct stretch *s = &w->stretches.at[w->stretch_at[comma - 1] - 1];
        if (!s->closed || s->quote != NOTHING || !ends_in_comma(w, s)) return false;
        a->left = s->open;
        a->left_last = comma;
        a->first = comma;
        return true;
    }
    if (comma < first + 2 || w->stretch_at[comma - 1] || !qi_is_comma_or_dash(w, comma - 1)) return false;
    a->left = first;
    a->left_last = comma - 1;
    a->first = comma;
    if (is_view_of(w, first, v)) { /* “The plan, Lee is convinced, was dead” */
        a->speaker = p;
        a->method = "subject";
    }
    bool ends = qi_skip_adverbials(w, a->cue_last, last) >= last;
    if (!ends && !(a->cue_last < last && qi_is_comma_or_dash(w, a->cue_last))) return false;
    if (!ends) qi_set_right(w, a, a->cue_last + 1, last, CONTENT_CLAUSE);
    return !ends || w->stretch_at[a->left_last - 1] || qi_is_heading(unit->region) ||
           qi_may_have_finite(w, a->left, a->left_last);
}
