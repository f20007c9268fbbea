/*
 * Does a day or a month lie ahead? The words before it in its sentence tell, or, where it opens the sentence, those
 * behind it: "will meet on", "called on them to gather on", "has until", "On Wednesday it will".
 */
#include "value/value.h"

#include "tagger/pos.h"

enum { BEFORE = 14, BEHIND = 10, TO_PLAN = 7, NEAR = 6 };

static unsigned tag_at(const struct value_reader *r, uint32_t t) {
    return t < r->end ? r->d->tokens.at[t].tag : POS_NONE;
}

static bool is_be(const struct value_reader *r, uint32_t t) {
    return qi_value_among(r, t, "is are am 's 're 'm was were");
}

static bool was(const struct value_reader *r, uint32_t t) {
    return qi_value_among(r, t, "was were");
}

/* The first token that is no adverb, going back from `t`; 0 when there is none. */
static uint32_t skip_adverbs(const struct value_reader *r, uint32_t t) {
    while (t && tag_at(r, t) == POS_RB) t--;
    return t;
}

/* Words of plans, by how they begin: agreed to, an order to, until. */
static bool plans(const struct value_reader *r, uint32_t t) {
    static const char beginnings[][8] = {"agree",  "arrange", "ask",   "call",    "decid",   "demand", "due",
                                         "expect", "going",   "hop",   "intend",  "invit",   "need",   "offer",
                                         "order",  "plan",    "pledg", "prepar",  "promis",  "propos", "ready",
                                         "reques", "schedul", "set",   "slated",  "summon",  "threat", "urg",
                                         "vow",    "want",    "wish",  "deadlin", "instruc", "direct", "ultimat"};
    const char *word = qi_value_word(r, t);
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (!strncmp(word, beginnings[i], strlen(beginnings[i]))) return true;
    return false;
}

/* An infinitive whose "to" is at `to`: is it of something planned? */
static enum tense of_infinitive(const struct value_reader *r, uint32_t to) {
    uint32_t t = skip_adverbs(r, to - (to > 0));
    if (is_be(r, t) || qi_value_is(r, t, "be")) return TENSE_AHEAD; /* "is to give evidence" */
    for (uint32_t k = 0; k < TO_PLAN && t >= k; k++) {
        if (qi_value_among(r, t - k, ", declined refused failed tried")) break;
        if (plans(r, t - k)) return TENSE_AHEAD;
        unsigned tag = tag_at(r, t - k);
        if (tag == POS_VBD || tag == POS_VBZ || tag == POS_VBP || tag == POS_STOP) break;
    }
    return TENSE_OPEN;
}

/* "adjourned until", "put off to", "has until", "gave them till": what lasts to a day that is still to come. */
static bool lasts_until(const struct value_reader *r, uint32_t verb, uint32_t date) {
    if (!date || !qi_value_among(r, date - 1, "until till to")) return false;
    bool until = !qi_value_is(r, date - 1, "to");
    return qi_value_among(r, verb,
                          "adjourned postponed delayed deferred extended moved rescheduled remanded tabled pushed") ||
           (until && qi_value_among(r, verb, "put suspended closed shut banned has have had gave given valid open"));
}

/* What a verb at `t` tells of a date at `date` behind it. */
static enum tense of_verb(const struct value_reader *r, uint32_t t, uint32_t date) {
    uint32_t before = t ? skip_adverbs(r, t - 1) : 0, next = t + 1;
    bool of_be = t && is_be(r, before), of_have = t && qi_value_among(r, before, "has have had 've been having");
    while (tag_at(r, next) == POS_RB && next < date) next++;
    switch (tag_at(r, t)) {
    case POS_MD:
        if (qi_value_is(r, next, "have") || qi_value_among(r, t, "could can ca")) return TENSE_OPEN;
        return qi_value_among(r, t + 1, "not n't") && !qi_value_among(r, t, "will shall wo") ? TENSE_OPEN : TENSE_AHEAD;
    case POS_VB:
        if (t && tag_at(r, before) == POS_TO) return of_infinitive(r, before);
        if (qi_value_is(r, before, "did")) return TENSE_PAST;
        return tag_at(r, before) == POS_MD ? TENSE_NOT_HERE : TENSE_OPEN;
    case POS_VBD:
        if (lasts_until(r, t, date)) return TENSE_AHEAD;
        if (was(r, t) && tag_at(r, next) == POS_TO) return qi_value_is(r, next + 1, "have") ? TENSE_OPEN : TENSE_AHEAD;
        return date - t <= NEAR ? TENSE_PAST : TENSE_OPEN;
    case POS_VBN:
        if (lasts_until(r, t, date)) return TENSE_AHEAD;
        if (of_have || was(r, before)) return TENSE_PAST;
        return of_be || qi_value_is(r, before, "be") ? TENSE_NOT_HERE : TENSE_PAST;
    case POS_VBG:
        if (!of_be) return TENSE_NOT_HERE;
        return was(r, before) ? TENSE_PAST : TENSE_AHEAD;
    case POS_VBZ:
    case POS_VBP:
        if (lasts_until(r, t, date)) return TENSE_AHEAD;
        if (is_be(r, t)) return tag_at(r, next) == POS_TO ? TENSE_AHEAD : TENSE_OPEN;
        if (qi_value_among(r, t, "has have")) return tag_at(r, next) == POS_VBN ? TENSE_PAST : TENSE_OPEN;
        return TENSE_OPEN;
    default: return TENSE_NOT_HERE;
    }
}

/* "On Wednesday it will hear the manager." */
static enum tense of_verb_behind(const struct value_reader *r, uint32_t date) {
    for (uint32_t t = date + 1; t < date + BEHIND && t < r->end; t++) {
        unsigned tag = tag_at(r, t);
        if (qi_value_among(r, t, ". ; ! ?") || tag == POS_VBD || tag == POS_VBN) break;
        if (qi_value_among(r, t, "will 'll shall wo")) return TENSE_AHEAD;
        bool planned = tag_at(r, t + 1) == POS_TO || tag_at(r, t + 1) == POS_VBG;
        if (is_be(r, t) && !was(r, t) && planned) return TENSE_AHEAD;
        if (tag == POS_VBZ || tag == POS_VBP || tag == POS_MD) break;
    }
    return TENSE_OPEN;
}

enum tense qi_value_tense(const struct value_reader *r, uint32_t date) {
    if (date && qi_value_is(r, date - 1, "for")) return TENSE_AHEAD; /* "a march for Saturday" */
    if (date && qi_value_is(r, date - 1, "since")) return TENSE_PAST;
    for (uint32_t k = 1; k <= BEFORE && k <= date; k++) {
        uint32_t t = date - k;
        if (qi_value_among(r, t, ". ; ! ?")) return k <= 2 ? of_verb_behind(r, date) : TENSE_OPEN;
        if (qi_value_among(r, t, "due scheduled slated expected")) return TENSE_AHEAD;
        enum tense tense = of_verb(r, t, date);
        if (tense != TENSE_NOT_HERE) return tense;
        if (r->d->tokens.at[t].flags & TOKEN_AFTER_LINE) return k <= 1 ? of_verb_behind(r, date) : TENSE_OPEN;
    }
    return TENSE_OPEN;
}
