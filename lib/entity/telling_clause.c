/* What the clause that a name is the subject of tells of its type: “Orvel have won”, “Orvel fell 3 percent”. */
#include "entity/telling.h"
#include "tagger/pos.h"

/* Does a clause begin with the token: a sentence, or behind a word that joins one? */
bool qi_begins_clause(const quoth_document *d, uint32_t token) {
    static const char *const joining[] = {".",    "!",    "?",       ";",     ":",     "\"",    "“",      "‘",
                                          "that", "when", "because", "since", "while", "after", "before", "but"};
    return !token || begins_line(d, token) || qi_token_among(d, token - 1, joining, sizeof joining / sizeof *joining);
}

/* "Orvel, which makes", "Velm, where", "Orvel said it". */
static uint32_t told_behind_subject(const quoth_document *d, const struct entity *e) {
    static const char *const its[] = {"it", "its"};
    uint32_t t = e->last;
    if (t + 1 >= d->tokens.count || begins_line(d, t) || begins_line(d, t + 1)) return 0;
    if (qi_is_mark(d, t, ',')) {
        if (qi_token_is(d, t + 1, "which")) return 1u << TELL_WHICH;
        if (qi_token_is(d, t + 1, "where")) return 1u << TELL_WHERE;
        return 0;
    }
    return qi_in(d, t, LIST_SAY) && qi_token_among(d, t + 1, its, 2) ? 1u << TELL_IT : 0;
}

/* "Orvel have won": a name of one thing with a verb in the plural is of a team, a band, a firm; the Tals, Tal and Orl
   and the people of Velm are several. */
static bool has_plural_verb(const quoth_document *d, const struct entity *e) {
    static const char *const verbs[] = {"have", "were", "are", "say", "host", "face"};
    static const char *const joining[] = {"and", "&", "or"};
    uint32_t t = e->last;
    if (qi_is_mark(d, t, ',') && t + 2 < d->tokens.count && qi_token_is(d, t + 1, "who")) t += 2;
    if (t >= d->tokens.count || begins_line(d, e->last) || begins_line(d, t) ||
        !qi_token_among(d, t, verbs, sizeof verbs / sizeof *verbs))
        return false;
    for (uint32_t at = e->first; at < e->last; at++)
        if (qi_token_among(d, at, joining, sizeof joining / sizeof *joining)) return false;
    const struct form *last = qi_form(d, e->last - 1);
    return qi_begins_clause(d, e->first) && last->length && last->text[last->length - 1] != 's';
}

/* "Orvel fell 3.1 percent", "Orvel shed 40 cents": what is traded rises and falls by so much. */
static bool moves_by_share(const quoth_document *d, const struct entity *e) {
    static const char *const verbs[] = {"rose",    "fell",    "gained",  "lost",    "added",     "shed",    "slipped",
                                        "climbed", "jumped",  "dropped", "eased",   "slid",      "slumped", "surged",
                                        "soared",  "tumbled", "sank",    "plunged", "retreated", "advanced"};
    static const char *const of[] = {"%", "percent", "per", "pct", "cent", "cents", "points", "pence"};
    uint32_t t = e->last + 1;
    if (t + 1 >= d->tokens.count || begins_line(d, t - 1) || begins_line(d, t)) return false;
    if (!qi_token_among(d, t - 1, verbs, sizeof verbs / sizeof *verbs)) return false;
    if (qi_token_is(d, t, "by")) t++;
    return t + 1 < d->tokens.count && d->tokens.at[t].tag == POS_CD &&
           qi_token_among(d, t + 1, of, sizeof of / sizeof *of);
}

/* "Orvel posted a record profit", "Orvel reported a net loss": what has a result to tell. */
static bool has_result(const quoth_document *d, const struct entity *e) {
    static const char *const verbs[] = {"posted", "posts", "reported", "reports", "booked", "books", "forecast"};
    static const char *const results[] = {"profit",   "profits",  "loss",     "losses", "revenue",
                                          "revenues", "earnings", "turnover", "sales"};
    enum { REACH = 9 };
    uint32_t t = e->last;
    if (t >= d->tokens.count || begins_line(d, t) || !qi_token_among(d, t, verbs, sizeof verbs / sizeof *verbs))
        return false;
    for (uint32_t stop = t + REACH; ++t < stop && t < d->tokens.count && !begins_line(d, t);) {
        if (d->tokens.at[t].tag == POS_VBD || qi_token_is(d, t, "that")) return false;
        if (qi_token_among(d, t, results, sizeof results / sizeof *results)) return true;
    }
    return false;
}

/* "Orvel was founded in 1974", "Orvel, set up by a doctor,", "Orvel is owned by": how a body begins and ends. */
static bool is_begun(const quoth_document *d, const struct entity *e) {
    static const char *const was[] = {"is", "are", "was", "were", ","};
    static const char *const done[] = {"founded",       "established", "incorporated", "owned",      "acquired",
                                       "headquartered", "disbanded",   "dissolved",    "liquidated", "nationalised",
                                       "nationalized",  "privatised",  "privatized",   "delisted",   "formed",
                                       "launched",      "created",     "rebranded"};
    static const char *const by[] = {"in", "by", "on", "from", "out", "at", "."};
    uint32_t t = e->last;
    if (t + 2 >= d->tokens.count || begins_line(d, t) || begins_line(d, t + 1)) return false;
    if (!qi_token_among(d, t, was, sizeof was / sizeof *was)) return false;
    bool based = qi_is_mark(d, t, ',') && e->last - e->first == 1 && qi_token_is(d, t + 1, "based");
    if (based) return qi_token_is(d, t + 2, "in");
    if (qi_token_is(d, t + 1, "set")) return qi_token_is(d, t + 2, "up");
    return qi_token_among(d, t + 1, done, sizeof done / sizeof *done) &&
           qi_token_among(d, t + 2, by, sizeof by / sizeof *by);
}

/* "Orvel has cut its": is what the subject of a clause has its own? */
static bool has_its_own(const quoth_document *d, const struct entity *e) {
    uint32_t t = e->last, stop = t + 5 < d->tokens.count ? t + 5 : d->tokens.count;
    bool verb = false;
    for (; t < stop && !begins_line(d, t); t++) {
        unsigned tag = d->tokens.at[t].tag;
        if (verb && qi_token_is(d, t, "its")) return qi_begins_clause(d, e->first);
        if (!qi_pos_is_verb(tag) && tag != POS_MD && tag != POS_RB && tag != POS_RP) return false;
        verb |= qi_pos_is_verb(tag);
    }
    return false;
}

uint32_t qi_told_by_clause(const quoth_document *d, const struct entity *e) {
    uint32_t told = told_behind_subject(d, e);
    if (has_plural_verb(d, e)) told |= 1u << TELL_PLURAL;
    if (moves_by_share(d, e) || has_result(d, e)) told |= 1u << TELL_MOVES;
    if (has_its_own(d, e)) told |= 1u << TELL_ITS;
    if (is_begun(d, e)) told |= 1u << TELL_BEGUN;
    return told;
}
