/* Where a reported clause ends: its places, the rules by which it surely ends at one, and what the weights say. */
#include "quote/ending.h"

#include "quote/keys.h"
#include "quote/words.h"

enum { ENDING = 600, AHEAD = 14 };

static const float least_chance = 0.1f; /* an unlikely end is none, however well it agrees with the others */

enum sign { SIGN_NONE = 0, SIGN_COMMA, SIGN_DASH, SIGN_SEMICOLON, SIGN_COLON, SIGN_BRACKET, SIGN_MARKS };

static enum sign sign_at(const struct quote_work *w, uint32_t i) {
    if (qi_word_is(w, i, ",")) return SIGN_COMMA;
    if (qi_is_comma_or_dash(w, i)) return SIGN_DASH;
    if (qi_word_is(w, i, ";")) return SIGN_SEMICOLON;
    if (qi_word_is(w, i, ":")) return SIGN_COLON;
    return qi_word_is(w, i, "(") ? SIGN_BRACKET : SIGN_NONE;
}

/* May content end before token i, which is no sign? Before words that join clauses and adjuncts. */
static bool joins(const struct quote_work *w, uint32_t i) {
    switch (tag(w, i)) {
    case POS_CC:
    case POS_IN:
    case POS_TO:
    case POS_WDT:
    case POS_WP:
    case POS_WPS:
    case POS_WRB:
    case POS_RB:
    case POS_VBG: return true;
    default: return is_time_word(w, i);
    }
}

/* Takes note of what the place passed at i, or the marks that begin there, held. */
static void pass(struct ending *e, uint32_t i) {
    const struct quote_work *w = e->w;
    if (w->stretch_at[i]) {
        uint32_t after = qi_after(w, i);
        if (e->finite == NOTHING && qi_has_finite(w, i, after < e->last ? after : e->last)) e->finite = i;
        return;
    }
    if (e->finite == NOTHING && i >= e->inserted && qi_is_finite(w, i)) e->finite = i;
    e->commas += qi_is_comma_or_dash(w, i);
    if (qi_word_is(w, i, "(")) e->brackets++;
    if (e->brackets && qi_word_is(w, i, ")")) e->brackets--;
}

/* “urging crews | to wait”: was an infinitive passed, and neither a finite verb nor a participle behind it? */
static bool is_infinitive_so_far(const struct ending *e) {
    const struct quote_work *w = e->w;
    bool to = false;
    for (uint32_t i = e->from; i + 1 < e->at && e->finite == NOTHING; i++) {
        if (w->stretch_at[i] || w->stretch_at[i + 1]) continue;
        if (to && tag(w, i) == POS_VBG) return false;
        to |= tag(w, i) == POS_TO && tag(w, i + 1) == POS_VB;
    }
    return to;
}

/* “saying C | and arguing that C2”: one participle that reports after another, both the narrator's. */
static bool is_parallel(const struct ending *e) {
    const struct quote_work *w = e->w;
    uint32_t v = e->at + qi_is_comma_or_dash(w, e->at);
    if (v >= e->last || w->stretch_at[v] || tag(w, v) != POS_CC || !qi_is_reporting_participle(w, e->cue)) return false;
    do v++;
    while (v < e->last && !w->stretch_at[v] && tag(w, v) == POS_RB);
    if (v + 1 < e->last && tag(w, v) == POS_VBG && !w->stretch_at[v] && is_infinitive_so_far(e))
        return true;                                        /* “urging them to wait | and linking aid to it” */
    if (v + 1 < e->last && qi_word_is(w, v, "others")) v++; /* “with some saying C | and others saying C2” */
    return v < e->last && !w->stretch_at[v] && qi_is_reporting_participle(w, v);
}

/* “denied the claims | and called them false”, “urged them to wait | and left”: a second verb of whoever reports,
   behind content that has no verb of its own. */
static bool is_second_verb(const struct ending *e) {
    const struct quote_work *w = e->w;
    uint32_t v = e->at + qi_is_comma_or_dash(w, e->at) + 1;
    bool acts = qi_in(w->d, e->cue, LIST_SAY_TO) || qi_in(w->d, e->cue, LIST_SAY_GERUND) || qi_prepositions(w, e->cue);
    if (!acts || is_that(w, e->from - 1) || e->finite != NOTHING || e->brackets || v >= e->last ||
        w->stretch_at[v - 1] || tag(w, v - 1) != POS_CC)
        return false;
    bool verbal = tag(w, e->from) == POS_TO || qi_takes_particle(w, e->cue, e->from - 1) || is_infinitive_so_far(e);
    bool comma = w->stretch_at[e->at - 1] ? ends_in_comma(w, &w->stretches.at[w->stretch_at[e->at - 1] - 1])
                                          : qi_word_is(w, e->at, ",");
    if (verbal && comma && qi_clause_at(w, v, e->last, true))
        return true; /* “called for the gate to be shut, | and the town waits” */
    while (v + 1 < e->last && !w->stretch_at[v] && (tag(w, v) == POS_RB || tag(w, v) == POS_RBR)) v++;
    bool past = tag(w, v) == POS_VBD || (tag(w, v) == POS_VBN && in_say_lists(w, v)); /* taggers mix the two */
    if (w->stretch_at[v]) return false;
    if (tag(w, e->cue) == POS_VBZ && tag(w, v) == POS_VBZ) return is_infinitive_so_far(e); /* “calls … | and gives” */
    return past && tag(w, e->cue) == POS_VBD;
}

/* “I was told it was late |, and they shut the door”: in speech a clause of its own goes on with the story, but behind
   “that”. */
static bool tells_on(const struct ending *e) {
    const struct quote_work *w = e->w;
    uint32_t conjunction = e->at + 1;
    if (w->within == NOTHING || e->finite == NOTHING || is_that(w, e->from - 1) || conjunction + 2 >= e->last ||
        !qi_word_is(w, e->at, ",") || !qi_word_is(w, conjunction, "and") || w->stretch_at[conjunction + 1])
        return false;
    struct phrase p = qi_phrase_right(w, conjunction + 1, e->last);
    return p.kind != PHRASE_NONE && p.last < e->last && !w->stretch_at[p.last] && qi_is_finite(w, p.last);
}

/* “NAME, who said C|, and NAME, who said C2”: the next of several of whom each has a clause of her own. */
static bool is_next_of_row(const struct ending *e) {
    const struct quote_work *w = e->w;
    uint32_t i = e->at + 1, who = before_adverbs(w, 0, e->cue);
    if (who == NOTHING || tag(w, who) != POS_WP || w->stretch_at[e->at] || !qi_word_is(w, e->at, ",")) return false;
    if (i + 2 >= e->last || w->stretch_at[i] || tag(w, i) != POS_CC || !qi_person_at(w, i + 1)) return false;
    uint32_t behind = w->d->entities.at[w->entity_at[i + 1] - 1].last;
    return behind + 1 < e->last && qi_word_is(w, behind, ",") && tag(w, behind + 1) == POS_WP;
}

/* “accused Lee of hiding it”, “urged them to wait”: does what is told so far say what somebody does, with no subject?
 */
static bool is_verbal_so_far(const struct ending *e) {
    const struct quote_work *w = e->w;
    bool verbal = false;
    for (uint32_t k = e->from; k + 1 < e->at && !verbal; k++)
        verbal = !w->stretch_at[k] && ((tag(w, k) == POS_TO && tag(w, k + 1) == POS_VB) ||
                                       (qi_word_is(w, k, "of") && tag(w, k + 1) == POS_VBG));
    return verbal && e->finite == NOTHING;
}

/* “crews said C | and owners accused them of C2”: others who report, in the same tense. */
static bool is_other_reporter(const struct ending *e) {
    const struct quote_work *w = e->w;
    uint32_t i = e->at + qi_is_comma_or_dash(w, e->at) + 1;
    if ((e->finite == NOTHING && !is_verbal_so_far(e)) || tag(w, e->cue) != POS_VBD || i + 2 >= e->last ||
        w->stretch_at[i - 1] || tag(w, i - 1) != POS_CC)
        return false;
    struct phrase p = qi_phrase_right(w, i, e->last);
    bool people = (p.kind == PHRASE_NOMINAL && tag(w, p.head) == POS_NNS && qi_in(w->d, p.head, LIST_PERSON_NOUN)) ||
                  (p.kind == PHRASE_NAME && w->d->entities.at[p.entity].type <= TYPE_ORG);
    return people && p.last + 1 < e->last && !w->stretch_at[p.last] && tag(w, p.last) == POS_VBD &&
           in_say_lists(w, p.last);
}

/* “said people were wary of her|: “It is lonely.””: a colon, or a comma, that leads from a whole report to whole speech
   which ends the sentence. */
static bool leads_to_speech(const struct ending *e) {
    enum { HEARER = 6 };
    const struct quote_work *w = e->w;
    uint32_t i = e->at + 1;
    if (e->finite == NOTHING || i >= e->last || w->stretch_at[e->at] || !w->stretch_at[i] ||
        !(qi_word_is(w, e->at, ":") || qi_word_is(w, e->at, ",")))
        return false;
    for (uint32_t k = e->at; k-- > e->from && e->at - k < HEARER;) /* “said she told Poe, “It is late.”” */
        if (w->stretch_at[k] || in_say_lists(w, k)) return false;
    const struct stretch *s = &w->stretches.at[w->stretch_at[i] - 1];
    return s->open == i && s->closed && s->last > s->first + 2 && qi_after(w, i) >= e->last && qi_is_clause(w, s) &&
           qi_form(w->d, s->first)->flags & FORM_UPPER_FIRST && strchr(".?!", *qi_form(w->d, s->last - 1)->text);
}

/* A part of those asked: 40 percent, nearly half, most. */
static bool is_share(const struct quote_work *w, const struct phrase *p) {
    static const char *const shares[] = {"percent", "%", "per", "cent", "half", "third", "quarter", "majority"};
    if (!p || p->kind != PHRASE_NOMINAL) return false;
    for (uint32_t i = p->first; i < p->last; i++)
        if (!w->stretch_at[i] && qi_word_in(w, i, shares, sizeof shares / sizeof *shares)) return true;
    return tag(w, p->head) == POS_CD && p->last == p->head + 1;
}

/* “37 percent said it was late | and 9 percent said it was early”, “…, | compared with 9 percent of herders”: do others
   of those asked stand at the place? */
static bool is_other_share(const struct ending *e) {
    const struct quote_work *w = e->w;
    uint32_t comma = qi_is_comma_or_dash(w, e->at), i = e->at + comma;
    if (e->finite == NOTHING || i + 3 >= e->last || w->stretch_at[i] || !is_share(w, e->who)) return false;
    bool compared = qi_word_is(w, i, "compared") && (qi_word_is(w, i + 1, "to") || qi_word_is(w, i + 1, "with"));
    bool joins = tag(w, i) == POS_CC || qi_word_is(w, i, "while");
    if (!joins && !(compared && comma)) return false;
    struct phrase p = qi_phrase_right(w, i + 1 + compared, e->last);
    if (!is_share(w, &p)) return false;
    uint32_t verb = p.last;
    while (joins && verb + 1 < e->last && !w->stretch_at[verb] && !qi_is_finite(w, verb) && verb < p.last + 6) verb++;
    return compared || (!w->stretch_at[verb] && qi_in(w->d, verb, LIST_SAY));
}

/* “asked if it was late|, to which he replied that it was”: an answer to what is reported, which tells of no talk. */
static bool is_answered(const struct ending *e) {
    const struct quote_work *w = e->w;
    uint32_t which = e->at + 2;
    if (which + 2 >= e->last || w->stretch_at[which - 1] || !qi_word_is(w, e->at, ",") ||
        !qi_word_is(w, which - 1, "to") || !qi_word_is(w, which, "which"))
        return false;
    for (uint32_t k = e->from; k < e->at; k++)
        if (!w->stretch_at[k] && in_say_lists(w, k)) return false; /* “said she told him C, to which he said C2” */
    uint32_t verb = qi_phrase_right(w, which + 1, e->last).last;
    while (verb + 1 < e->last && !w->stretch_at[verb] && (tag(w, verb) == POS_RB || qi_word_is(w, verb, "had"))) verb++;
    return verb > which && verb < e->last && !w->stretch_at[verb] && qi_in(w->d, verb, LIST_SAY);
}

/* “said the dam is safe | and warned of hail”, “says it leaks | and appeals to the town to wait”, “said it has failed |
   and he accused them of C”: a verb that reports in the tense of the first one, while what is told is in another. */
static bool is_report_again(const struct ending *e) {
    const struct quote_work *w = e->w;
    uint32_t joint = e->at + qi_word_is(w, e->at, ","), v = joint + 1;
    bool deed = e->finite == NOTHING && tag(w, e->from) == POS_VBG; /* “denies holding it | and says it fled” */
    if ((e->finite == NOTHING && !deed) || e->brackets || (!deed && w->stretch_at[e->finite]) ||
        !qi_in(w->d, e->cue, LIST_SAY) || w->stretch_at[joint] || v + 2 >= e->last || tag(w, joint) != POS_CC)
        return false;
    uint8_t tense = tag(w, e->cue), told = deed ? POS_NONE : tag(w, e->finite);
    if ((tense != POS_VBD && tense != POS_VBZ && tense != POS_VBP) || (told == tense && !is_be(w, e->finite)))
        return false;
    bool pronoun = !w->stretch_at[v] && (qi_word_is(w, v, "he") || qi_word_is(w, v, "she"));
    v += pronoun;
    v = behind_adverbs(w, v, e->last - 1);
    bool past = tense == POS_VBD && tag(w, v) == POS_VBN && tag(w, v + 1) != POS_IN;
    bool base = tense == POS_VBP && tag(w, v) == POS_VB;
    if (w->stretch_at[v] || (tag(w, v) != tense && !past && !base)) return false;
    bool of = !pronoun && qi_prepositions(w, v) && (qi_word_is(w, v + 1, "of") || qi_word_is(w, v + 1, "against"));
    bool plain = qi_word_is(w, v, "said") || (tense == POS_VBP && (tag(w, v) == POS_VBP || tag(w, v) == POS_VB) &&
                                              qi_in(w->d, v, LIST_SAY)); /* “say it leaks | and insist it is old” */
    bool said = plain && qi_clause_at(w, v + 1, e->last, true);
    return of || said || qi_reports_again(w, v, e->last);
}

/* “said the plan was sound | but praised its critics”: what whoever reports does besides, as what is told of is a
   thing, which judges nobody. */
static bool is_judged_besides(const struct ending *e) {
    static const char *const judges[] = {"praised",   "slammed",   "criticised", "criticized", "lauded", "hailed",
                                         "lambasted", "condemned", "commended",  "thanked",    "blasted"};
    const struct quote_work *w = e->w;
    uint32_t joint = e->at + qi_word_is(w, e->at, ","), v = joint + 1;
    if (e->finite == NOTHING || e->brackets || v + 1 >= e->last || w->stretch_at[joint] || w->stretch_at[v] ||
        tag(w, joint) != POS_CC || tag(w, e->cue) != POS_VBD || !qi_in(w->d, e->cue, LIST_SAY))
        return false;
    struct phrase p = qi_phrase_right(w, e->from, e->last);
    v = behind_adverbs(w, v, e->last - 1);
    return p.kind == PHRASE_NOMINAL && !qi_speaks(w, &p) && tag(w, p.head) != POS_NNS &&
           qi_word_in(w, v, judges, sizeof judges / sizeof *judges);
}

/* “…, but Norland denies it”: does the narrator say at the place that others gainsay it? */
static bool is_gainsaid_by(const struct ending *e) {
    const struct quote_work *w = e->w;
    uint32_t i = e->at + 1;
    if (e->finite == NOTHING || i + 2 >= e->last || !qi_word_is(w, e->at, ",") || w->stretch_at[i] ||
        !qi_word_is(w, i, "but"))
        return false;
    struct phrase p = qi_phrase_right(w, i + 1, e->last);
    return p.kind == PHRASE_NAME && p.last < e->last && !w->stretch_at[p.last] && qi_gainsays(w, p.last) &&
           qi_is_finite(w, p.last);
}

/* “urged them to wait|, after a gate broke”, “says it will close|, following complaints”: behind what is to be done,
   when or in spite of what it was said. */
static bool is_said_when(const struct ending *e) {
    enum { NEAR = 6 };
    static const char *const when[] = {"after", "following", "although", "though", "even", "despite"};
    static const char wills[][8] = {"will", "would", "may", "might"};
    const struct quote_work *w = e->w;
    uint32_t i = e->at + 1;
    if (e->brackets || i + 2 >= e->last || w->stretch_at[e->at] || !qi_word_is(w, e->at, ",") || w->stretch_at[i] ||
        qi_word_is(w, i + 1, "which") || e->commas)
        return false;
    size_t count = sizeof when / sizeof *when;
    if (e->finite != NOTHING) { /* will: when alone */
        if (w->stretch_at[e->finite] || !qi_word_among(w, e->finite, wills, 4)) return false;
        count = 2;
    } else {
        uint32_t k = e->from; /* not “accused them of taking fees” */
        if (qi_in(w->d, e->cue, LIST_SAY_OF) && !qi_in(w->d, e->cue, LIST_SAY_TO)) return false;
        while (k < e->at && (w->stretch_at[k] || (tag(w, k) != POS_TO && tag(w, k) != POS_VBG))) k++;
        if (k == e->at || (tag(w, k) == POS_TO && tag(w, k + 1) != POS_VB)) return false;
    }
    for (uint32_t k = i + 1; k < e->last && k < i + NEAR; k++) /* “once, after lunch, to ask” */
        if (!w->stretch_at[k] && qi_word_is(w, k, ",")) return false;
    return qi_word_in(w, i, when, count) && !(qi_word_is(w, i, "even") && !qi_word_is(w, i + 1, "though"));
}

/* “After she urged Lee to wait|, the mayor went home”: a fronted clause, what is told in which has no verb of its own,
   ends before the sentence's clause. */
static bool is_fronted(const struct ending *e) {
    const struct quote_work *w = e->w;
    uint32_t i = w->d->sentences.at[qi_sentence_at(w->d, e->cue)].first;
    if (e->finite != NOTHING || e->brackets || w->stretch_at[e->at] || !qi_word_is(w, e->at, ",") || w->stretch_at[i] ||
        !(is_when(w, i) || qi_word_is(w, i, "as") || qi_word_is(w, i, "once")))
        return false;
    bool to = false; /* whatever the word behind it was taken for */
    for (uint32_t k = e->from; k < e->at; k++) to |= !w->stretch_at[k] && qi_word_is(w, k, "to");
    if (!to) return false;
    while (++i < e->cue)
        if (w->stretch_at[i] || qi_is_comma_or_dash(w, i)) return false;
    i = e->at + 1;
    return i < e->last && !w->stretch_at[i] && qi_has_finite(w, i, e->last);
}

bool qi_next_place(struct ending *e) {
    const struct quote_work *w = e->w;
    while (!e->sure && e->at < e->last && e->places < ENDING_PLACES) {
        pass(e, e->at);
        uint32_t i = e->at = qi_after(w, e->at);
        if (i >= e->last) return false;
        if (w->stretch_at[i] || i < e->inserted) continue;
        if (!e->brackets && qi_word_is(w, i, ")")) return e->sure = true; /* “the mayor (police say | C) left” */
        bool marks = w->stretch_at[i - 1] != 0, signed_before = !marks && sign_at(w, i - 1) != SIGN_NONE;
        if (!marks && sign_at(w, i) == SIGN_NONE && (signed_before || !joins(w, i))) continue;
        if (qi_goes_on(e)) continue;
        e->places++;
        e->sure = qi_reason_to_end(w, i, e->last) || is_parallel(e) || tells_on(e) || is_second_verb(e) ||
                  is_report_again(e) || is_next_of_row(e) || is_other_reporter(e) || leads_to_speech(e) ||
                  is_other_share(e) || is_answered(e) || is_judged_besides(e) || is_said_when(e) || is_gainsaid_by(e) ||
                  is_fronted(e);
        return true;
    }
    return false;
}

static uint64_t bucket(uint32_t n) {
    return n < 3 ? n : n < 5 ? 3 : n < 8 ? 4 : n < 13 ? 5 : n < 21 ? 6 : 7;
}

/* A finite verb for comparing tenses: auxiliaries themselves, of others the tag. */
static uint64_t tense(const struct quote_work *w, uint32_t i) {
    if (i == NOTHING) return 0;
    if (w->stretch_at[i]) return 1;
    return is_be(w, i) || tag(w, i) == POS_MD || qi_word_is(w, i, "had") || qi_word_is(w, i, "has") ||
                   qi_word_is(w, i, "have")
               ? qi_word_key(w, i, NOTHING)
               : 2u + tag(w, i);
}

static uint32_t finite_after(const struct quote_work *w, uint32_t i, uint32_t last) {
    uint32_t stop = i + AHEAD < last ? i + AHEAD : last;
    for (uint32_t k = i; k < stop; k++)
        if (!w->stretch_at[k] && qi_is_finite(w, k)) return k;
    return NOTHING;
}

uint32_t qi_ending_keys(const struct ending *e, uint64_t *keys) {
    const struct quote_work *w = e->w;
    uint32_t k = e->at, last = e->last, n = 0;
    uint64_t sign = sign_at(w, k) == SIGN_NONE && w->stretch_at[k - 1] ? SIGN_MARKS : sign_at(w, k);
    uint32_t v = k + (sign != SIGN_NONE && sign != SIGN_MARKS),
             s = v; /* the first word after the sign; a subject's first */
    bool and = v < last && qi_tag_key(w, v, last) == POS_CC;
    if (and) s = v + 1;
    struct phrase p = qi_no_phrase();
    if (s < last && !w->stretch_at[s]) p = qi_phrase_right(w, s, last);
    uint32_t verb = p.kind == PHRASE_NONE ? s : p.last;
    verb = behind_adverbs(w, verb, last);
    bool finite = verb < last && !w->stretch_at[verb] && qi_is_finite(w, verb);
    uint64_t clause = (uint64_t)finite << 1 | (p.kind != PHRASE_NONE), begun = e->finite != NOTHING;
    uint64_t fv = qi_word_key(w, v, last), fs = qi_word_key(w, v + 1, last), tv = qi_tag_key(w, v, last),
             ts = qi_tag_key(w, v + 1, last), tt = qi_tag_key(w, v + 2, last);
    uint64_t cue = qi_word_key(w, e->cue, NOTHING), opened = qi_tag_key(w, e->from, last),
             that = is_that(w, e->from - 1);
    uint64_t subject = qi_subject_kind(w, &p), now = tense(w, e->finite), next = tense(w, finite_after(w, v, last));
    uint64_t says = verb < last ? (uint64_t)qi_in(w->d, verb, LIST_SAY) << 1 | qi_in(w->d, verb, LIST_SAY_TO) : 0;
#define KEY(value) keys[n] = qi_feature(ENDING + n, (value) << 3 ^ sign), n++
    KEY(0);
    KEY(fv);
    KEY(tv);
    KEY(tv << 8 | ts);
    KEY(fv ^ fs << 3);
    KEY(fv ^ ts << 5);
    KEY(tv << 16 | ts << 8 | tt);
    KEY(opened << 1 | that);
    KEY(fv ^ (opened << 1 | that));
    KEY(cue);
    KEY(cue ^ tv);
    KEY(fv ^ begun);
    KEY(tv << 1 | begun);
    KEY(clause << 2 | (uint64_t) and << 1 | begun);
    KEY(now ^ next * 3 ^ clause);
    KEY(now ^ (clause << 1 | and));
    KEY(next ^ (clause << 1 | and));
    KEY(bucket(k - e->from));
    KEY(bucket(last - k));
    KEY(bucket(e->commas) << 1 | (e->brackets != 0));
    KEY(subject ^ clause);
    KEY(subject ^ fv);
    KEY(qi_tag_key(w, k - 1, last));
    KEY(qi_word_key(w, k - 1, last));
    KEY((uint64_t)(qi_tag_key(w, s, last) == opened) << 1 | and);
    KEY(says << 16 | qi_tag_key(w, verb, last) << 2 | (uint64_t) and << 1 | finite);
    KEY((uint64_t)is_time_word(w, v) << 1 | begun);
    struct phrase of = qi_no_phrase();
    if (v + 1 < last && !w->stretch_at[v] && (tv == POS_IN || tv == POS_TO)) of = qi_phrase_right(w, v + 1, last);
    KEY(of.kind == PHRASE_NONE ? 0 : qi_word_key(w, of.head, last) ^ fv);
    KEY(of.kind == PHRASE_NONE ? 0 : of.last >= last ? 1 : qi_tag_key(w, of.last, last) << 1 | begun);
    KEY((uint64_t)e->resumed << 8 | tv);
    KEY(fv ^ (clause << 1 | begun));
    KEY(bucket(last - k) << 8 | tv);
#undef KEY
    return n;
}

/* What it is worth to end after a words where b are right: most when they are the same, much when half of them are. */
static float worth(uint32_t a, uint32_t b) {
    if (a == b) return 1.5f;
    return (a < b ? a * 2 >= b : b * 2 >= a) ? 1.0f : 0.0f;
}

uint32_t qi_find_ending(const struct quote_work *w, const struct attribution *a, uint32_t from, uint32_t last) {
    const struct weights *weights = &w->d->model->endings;
    struct ending e = {.w = w,
                       .cue = a->cue_first,
                       .who = &a->speaker,
                       .from = from,
                       .last = last,
                       .resumed = a->left < a->left_last,
                       .at = from,
                       .finite = NOTHING};
    uint32_t at[ENDING_PLACES + 1], n = 0;
    float chance[ENDING_PLACES + 1], goes_on = 1;
    while (qi_next_place(&e)) {
        if (e.sure) last = e.at;
        if (e.sure || !weights->slots) continue;
        uint64_t keys[ENDING_MAX_KEYS];
        float ends = qi_weights_chance(weights, keys, qi_ending_keys(&e, keys));
        at[n] = e.at;
        chance[n++] = goes_on * ends;
        goes_on *= 1 - ends;
    }
    at[n] = last;
    chance[n++] = goes_on;
    uint32_t best = n - 1;
    float most = 0;
    for (uint32_t i = 0; i < n; i++) {
        float sum = 0;
        for (uint32_t k = 0; k < n; k++) sum += chance[k] * worth(at[i] - from, at[k] - from);
        if (sum < most || chance[i] < least_chance) continue;
        most = sum;
        best = i;
    }
    return at[best];
}
