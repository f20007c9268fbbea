/*
 * What nouns say somebody asked for or promised, and what nobody in particular said:
 *
 *     NP's pledge to VERB | calls for NP to VERB | a plea from NP to VERB | rumours that C | allegations C
 */
#include "quote/words.h"

enum { REQUEST_REACH = 12 }; /* words of who is asked to do something */

/* Does the word at i name a request or a promise that an infinitive follows? */
bool qi_is_request(const struct quote_work *w, uint32_t i) {
    static const char *const nouns[] = {"pledge",  "pledges",        "vow",     "vows",    "promise", "promises",
                                        "request", "requests",       "call",    "calls",   "demand",  "demands",
                                        "plea",    "pleas",          "appeal",  "appeals", "offer",   "offers",
                                        "advice",  "recommendation", "threats", "threat"};
    return qi_pos_is_noun(tag(w, i)) && !w->entity_at[i] && qi_word_in(w, i, nouns, sizeof nouns / sizeof *nouns);
}

static bool is_infinitive(const struct quote_work *w, uint32_t i, uint32_t last) {
    uint32_t verb = behind_to(w, i, last);
    return verb != NOTHING && !w->stretch_at[i] && !w->stretch_at[verb] && tag(w, verb) == POS_VB;
}

/* “calls for | the mayor of Orlava to resign”, “… the vote to be held”: does whoever can act, or what is to be done,
   stand at i before an infinitive? Not “a call for a vote to extend his term”. */
static bool is_asked_to_act(const struct quote_work *w, uint32_t i, uint32_t last) {
    if (i >= last || w->stretch_at[i] || tag(w, i) == POS_VB) return false;
    struct phrase p = qi_phrase_right(w, i, last);
    if (p.kind == PHRASE_NONE || p.first > i + 1) return false;
    bool acts = qi_speaks(w, &p) || tag(w, p.head) == POS_NNS || p.kind == PHRASE_PRONOUN;
    for (uint32_t k = p.last; k < last && k < i + REQUEST_REACH && !w->stretch_at[k]; k++) {
        if (is_infinitive(w, k, last)) return acts || qi_word_is(w, k + 1, "be");
        if (qi_is_finite(w, k) || w->d->tokens.at[k].kind == TOKEN_PUNCTUATION || is_that(w, k)) return false;
    }
    return false;
}

/* Who asks, behind the noun at i: “a plea | from Lee to wait”; *next: the token behind it. */
static struct phrase asks_behind(const struct quote_work *w, uint32_t i, uint32_t last, uint32_t *next) {
    *next = i + 1;
    if (i + 3 >= last || w->stretch_at[i + 1] || !(qi_word_is(w, i + 1, "by") || qi_word_is(w, i + 1, "from")))
        return qi_no_phrase();
    struct phrase p = qi_named(w, qi_phrase_right(w, i + 2, last), last);
    if (p.kind == PHRASE_NOMINAL) p = qi_with_complements(w, p, last, false);
    if (p.kind == PHRASE_NONE || !qi_speaks(w, &p)) return qi_no_phrase();
    *next = p.last;
    return p;
}

/* Who asks, before the noun at i: “Lee's | plea”, “its early | pledge”, “a Norland | offer”, “union | demands”. *start:
   where the noun phrase begins. */
static struct phrase asks_before(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t *start) {
    uint32_t k = *start = i;
    struct phrase name = qi_no_phrase(), people = qi_no_phrase();
    while (k > first && !w->stretch_at[k - 1] &&
           (w->entity_at[k - 1] || qi_pos_in_phrase(tag(w, k - 1)) || qi_in(w->d, k - 1, LIST_MONTH)) &&
           tag(w, k - 1) != POS_POS) {
        uint32_t at = w->entity_at[k - 1];
        if (at && name.kind == PHRASE_NONE) {
            const struct entity *e = &w->d->entities.at[at - 1];
            name = (struct phrase){e->first, e->last, e->last - 1, at - 1, PHRASE_NAME};
        }
        if (qi_in(w->d, k - 1, LIST_PERSON_NOUN) || qi_in(w->d, k - 1, LIST_BODY_NOUN))
            people = (struct phrase){k - 1, k, k - 1, NOTHING, PHRASE_NOMINAL};
        k--;
    }
    *start = k;
    if (k > first && !w->stretch_at[k - 1] && tag(w, k - 1) == POS_POS) {
        struct phrase p = qi_phrase_left(w, first, k - 1);
        return p.kind != PHRASE_NONE && qi_speaks(w, &p) ? p : qi_no_phrase(); /* “Friday's | offer” */
    }
    if (k > first && !w->stretch_at[k - 1] && tag(w, k - 1) == POS_PRPS)
        return (struct phrase){k - 1, k, k - 1, NOTHING, PHRASE_PRONOUN};
    return name.kind != PHRASE_NONE ? name : people;
}

/* “Lee signed | a pledge to”, “they are making | new appeals to”, “it began | with a vow to”: the subject of the verb
   that makes the request, or of the clause that ends in it. */
static struct phrase who_makes(const struct quote_work *w, uint32_t first, uint32_t start) {
    static const char *const makes[] = {"make",    "makes",    "made",    "making",  "sign",   "signed",
                                        "signing", "issued",   "issue",   "issues",  "launch", "launched",
                                        "repeat",  "repeated", "repeats", "renewed", "renews", "reiterated"};
    static const char with[][8] = {"with", "in", "despite"};
    uint32_t k = start;
    while (
        k > first && !w->stretch_at[k - 1] &&
        (tag(w, k - 1) == POS_DT || tag(w, k - 1) == POS_JJ || tag(w, k - 1) == POS_CC || tag(w, k - 1) == POS_VBN) &&
        !qi_word_in(w, k - 1, makes, sizeof makes / sizeof *makes))
        k--;
    if (k <= first + 1 || w->stretch_at[k - 1]) return qi_no_phrase();
    bool by_verb = qi_word_in(w, k - 1, makes, sizeof makes / sizeof *makes);
    if (!by_verb && (!qi_word_among(w, k - 1, with, sizeof with / sizeof *with) || !qi_has_finite(w, first, k - 1)))
        return qi_no_phrase();
    struct phrase p = by_verb ? qi_subject_left(w, first, k - 1) : qi_first_subject(w, first, k - 1);
    return p.kind != PHRASE_NONE && qi_speaks(w, &p) ? p : qi_no_phrase();
}

/* “The new plan | calls for talks to begin”: is what was taken for a plural the verb of the sentence? */
static bool is_verb_of_plan(const struct quote_work *w, uint32_t first, uint32_t i) {
    return qi_word_is(w, i, "calls") && i > first && qi_word_is(w, i + 1, "for") && !w->stretch_at[i - 1] &&
           tag(w, i - 1) != POS_JJ && !qi_has_finite(w, first, i) && qi_first_subject(w, first, i).first == first;
}

/* Ends an infinitive before the verb of the sentence whose subject, or the comma of the fronted phrase, holds it:
   “Lee's pledge to wait | was kept”, “Despite a promise to wait|, they left”. */
static void end_in_subject(const struct quote_work *w, struct attribution *a) {
    if (qi_has_finite(w, w->d->sentences.at[qi_sentence_at(w->d, a->cue_first)].first, a->cue_first)) return;
    for (uint32_t k = a->right + 2; k < a->right_last; k = qi_after(w, k)) {
        if (w->stretch_at[k]) continue;
        if (tag(w, k) == POS_WDT || tag(w, k) == POS_WP || is_that(w, k) || is_when(w, k) || is_wh(w, k)) return;
        if (qi_is_finite(w, k) || qi_is_comma_or_dash(w, k)) a->right_last = k;
    }
}

bool qi_request_attribution(const struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t i,
                            struct attribution *a) {
    uint32_t last = qi_text_end(w, unit), next, start;
    if (!qi_is_request(w, i)) return false;
    struct phrase who = asks_behind(w, i, last, &next);
    if (next >= last || w->stretch_at[next]) return false;
    uint32_t from = next;
    bool acts = is_infinitive(w, next, last);
    if (!acts && (qi_word_is(w, next, "for") || qi_word_is(w, next, "to")))
        acts = is_asked_to_act(w, from = next + 1, last);
    if (!acts) return false;
    bool behind = who.kind != PHRASE_NONE;
    struct phrase before = asks_before(w, first, i, &start);
    if (!behind) who = before;
    if (start > first && !w->stretch_at[start - 1] &&
        (qi_word_is(w, start - 1, "no") || qi_word_is(w, start - 1, "any")))
        return false;
    if (i > first && !w->stretch_at[i - 1] && (qi_word_is(w, i - 1, "those") || qi_word_is(w, i - 1, "these")))
        return false; /* “expect those calls | to go on” */
    if (who.kind == PHRASE_NONE) who = who_makes(w, first, start);
    bool several = tag(w, i) == POS_NNS && !qi_word_is(w, i, "offers") &&
                   !qi_word_is(w, i, "threats"); /* “a call to make”, “the request to move it”: perhaps nobody's */
    if (who.kind == PHRASE_NONE && !several && from == next) return false;
    bool verb = !behind && from > next && is_verb_of_plan(w, first, i);
    if (verb) who = qi_first_subject(w, first, i);
    *a = (struct attribution){
        .cue_first = i, .cue_last = i + 1 + verb, .last = behind ? who.last : i + 1, .speaker = who};
    a->first = who.kind == PHRASE_NONE || behind ? i : who.first;
    a->via.entity = NOTHING;
    a->method = verb ? "subject" : who.kind == PHRASE_NONE ? "passive" : "noun";
    qi_set_right(w, a, from, last, CONTENT_TO);
    if (!verb) end_in_subject(w, a);
    return a->right < a->right_last;
}

/* “made it clear that despite rumours that it rained|, they came”: ends what a fronted noun brings at the comma before
   the main clause. start: where its noun phrase begins. */
static void end_at_main_clause(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t start) {
    uint32_t in = start > first + 1 && tag(w, start - 1) == POS_DT ? start - 2 : start - 1;
    if (start <= first || w->stretch_at[in] || tag(w, in) != POS_IN) return;
    if (in > first && !is_that(w, in - 1) && !qi_is_comma_or_dash(w, in - 1)) return;
    for (uint32_t k = a->right + 2; k + 1 < a->right_last; k = qi_after(w, k))
        if (!w->stretch_at[k] && qi_word_is(w, k, ",") && qi_clause_at(w, k + 1, a->right_last, true))
            a->right_last = k;
}

bool qi_lacks_object(const struct quote_work *w, uint32_t i, uint32_t last) {
    static const char *const verbs[] = {"denies",   "denied",  "deny",  "rejects", "rejected", "reject", "disputes",
                                        "disputed", "faces",   "faced", "made",    "makes",    "make",   "raised",
                                        "levelled", "leveled", "calls", "called",  "said",     "says",   "say"};
    struct phrase p = qi_phrase_right(w, i, last);
    for (uint32_t k = p.last; p.kind != PHRASE_NONE && k < last && k < p.last + 4; k++) {
        if (w->stretch_at[k]) return false;
        if (qi_word_in(w, k, verbs, sizeof verbs / sizeof *verbs)) return true;
    }
    return p.last + 1 >= last || w->d->tokens.at[p.last + 1].kind == TOKEN_PUNCTUATION;
}

/* Where a clause begins that the noun at i brings, behind “that” or without it; NOTHING when none does. */
static uint32_t clause_of_rumour(const struct quote_work *w, uint32_t i, uint32_t last) {
    static const char *const bare[] = {"allegations", "suggestions", "speculation",  "rumors",
                                       "rumours",     "accusations", "insinuations", "charges"};
    static const char *const deeds[] = {"charges", "allegations", "accusations"};
    if (i + 3 >= last || w->stretch_at[i + 1] || w->stretch_at[i + 2]) return NOTHING;
    if (qi_word_is(w, i + 1, "of")) /* “on charges of | hiding it” */
        return qi_word_in(w, i, deeds, sizeof deeds / sizeof *deeds) && qi_is_deed(w, i + 2, last) ? i + 2 : NOTHING;
    if (is_that(w, i + 1)) {
        if (qi_is_finite(w, i + 2) || qi_lacks_object(w, i + 2, last)) return NOTHING;
        bool loose = qi_word_is(w, i, "speculation"); /* that nobody has made */
        bool clause = qi_clause_at(w, i + 2, last, !loose) || qi_long_clause_at(w, i + 2, last);
        return tag(w, i + 1) == POS_IN || clause ? i + 2 : NOTHING;
    }
    bool is = tag(w, i + 1) == POS_PRP && (is_be(w, i + 2) || tag(w, i + 2) == POS_MD || tag(w, i + 2) == POS_VBP);
    if (is && qi_word_is(w, i, "reports") && !qi_word_is(w, i + 2, "have") && !qi_lacks_object(w, i + 1, last))
        return i + 1; /* “receiving reports | he is wanted”; not “reports | it has given families” */
    bool opens =
        tag(w, i + 1) == POS_PRP || tag(w, i + 1) == POS_DT || tag(w, i + 1) == POS_PRPS || tag(w, i + 1) == POS_NNP;
    return opens && qi_word_in(w, i, bare, sizeof bare / sizeof *bare) && !is_time_word(w, i + 1) &&
                   qi_clause_at(w, i + 1, last, true) && !qi_lacks_object(w, i + 1, last)
               ? i + 1
               : NOTHING;
}

bool qi_rumour_attribution(const struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t i,
                           struct attribution *a) {
    static const char *const nouns[] = {"reports",     "rumors",      "rumours",      "rumor",        "rumour",
                                        "allegations", "accusations", "claims",       "suggestions",  "speculation",
                                        "insistence",  "warnings",    "announcement", "insinuations", "charges"};
    uint32_t last = qi_text_end(w, unit), start;
    if (!qi_pos_is_noun(tag(w, i)) || w->entity_at[i] || !qi_word_in(w, i, nouns, sizeof nouns / sizeof *nouns))
        return false;
    uint32_t from = clause_of_rumour(w, i, last);
    if (from == NOTHING) return false;
    struct phrase who = asks_before(w, first, i, &start);
    bool no = start > first && !w->stretch_at[start - 1] && qi_word_is(w, start - 1, "no");
    if (no) return false;                             /* “there were no reports that” */
    for (uint32_t k = i; k > first && i - k < 2; k--) /* “agreed to settle charges that”: nobody says so any more */
        if (!w->stretch_at[k - 1] && strncmp(qi_form(w->d, k - 1)->text, "settle", 6) == 0) return false;
    *a = (struct attribution){.cue_first = i, .cue_last = i + 1, .last = i + 1, .speaker = who};
    a->first = who.kind == PHRASE_NONE ? i : who.first;
    a->via.entity = NOTHING;
    a->method = who.kind == PHRASE_NONE ? "passive" : "noun";
    bool deed = qi_word_is(w, i + 1, "of");
    qi_set_right(w, a, from, last, deed ? CONTENT_TO : from == i + 1 ? CONTENT_CLAUSE : CONTENT_THAT);
    if (deed)
        end_in_subject(w, a);
    else
        qi_end_before_main_verb(w, a);
    end_at_main_clause(w, a, first, start);
    return deed ? a->right < a->right_last : qi_has_finite(w, a->right, a->right_last);
}
