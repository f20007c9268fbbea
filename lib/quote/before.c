/*
 * Content before an attribution by a verb, and how a clause goes on behind one that interrupts it:
 *
 *     C, NP said | “S,” NP said | The plan, NP said, was dead | The plan, said NP, a miner, was dead
 */
#include "quote/words.h"

enum { INSERTED = 40, GAINSAID = 8 }; /* words said of a speaker between the name and the comma behind; of a claim */

/* The comma behind a verb's adjuncts, “as Lee wrote on Monday |, …”; `i` where there is none. */
uint32_t qi_comma_behind(const struct quote_work *w, uint32_t i, uint32_t last) {
    uint32_t k = i < last ? qi_skip_adverbials(w, i, last) : i;
    return k < last && !w->stretch_at[k] && qi_word_is(w, k, ",") ? k : i;
}

/* “Asked about a bill that some call “mad,” | she said, “Wait.””: what was asked stands before the attribution. */
static bool opens_with_question(const struct quote_work *w, uint32_t first) {
    static const char *const words[] = {"asked", "pressed", "questioned", "responding", "reacting", "commenting"};
    return !w->stretch_at[first] && qi_word_in(w, first, words, sizeof words / sizeof *words);
}

/* “linked to”, “related to”: a participle behind a noun, whatever its tag. */
static bool is_tied(const struct quote_work *w, uint32_t i) {
    static const char *const tied[] = {"linked", "related", "tied", "connected", "addressed", "attributed", "devoted"};
    return qi_pos_is_noun(tag(w, i - 1)) && qi_word_is(w, i + 1, "to") &&
           qi_word_in(w, i, tied, sizeof tied / sizeof *tied);
}

/* Is [first, stop), before a comma, only when, where or how something is said? “In a letter of two pages, Lee wrote”,
   “When asked whether it rained, she laughed”, “Ten days after the vote, he said”, “According to her aide, talks go
   on”; not “At least ten were hurt, she said”, “In May the dam burst, he said”. */
bool qi_is_setting(const struct quote_work *w, uint32_t first, uint32_t stop) {
    static const char *const joins[] = {"after",    "before", "since", "until", "as",   "while", "because",
                                        "although", "though", "once",  "if",    "when", "where", "how"};
    if (w->stretch_at[first]) return false;
    if (opens_with_question(w, first)) return true;
    if (opens_question(w, first, stop)) return false; /* “Where would it come from, Lee asked” */
    bool opens = tag(w, first) == POS_WRB || tag(w, first) == POS_IN || tag(w, first) == POS_TO ||
                 qi_word_is(w, first, "according");
    for (uint32_t i = first + 1; i < stop && i < first + 4 && !opens; i++)
        opens = (qi_word_is(w, i, "after") || qi_word_is(w, i, "before")) && qi_is_measure(w, i - 1);
    if (!opens || (tag(w, first) == POS_IN && qi_phrase_right(w, first, stop).last > first + 2))
        return false; /* “at least ten” */
    struct phrase p = qi_phrase_right(w, first + 1, stop);
    while (p.kind != PHRASE_NONE && p.last + 1 < stop && tag(w, p.last) == POS_IN && !is_that(w, p.last)) {
        struct phrase of = qi_phrase_right(w, p.last + 1, stop);
        if (of.kind == PHRASE_NONE) break;
        p.last = of.last;
    }
    uint32_t day = p.kind == PHRASE_NONE ? stop : qi_skip_day(w, p.last, stop);
    bool dated = day > p.last && day < stop && tag(w, day) == POS_IN; /* “In a note yesterday on the dam, …” */
    if (p.kind != PHRASE_NONE && !dated && qi_phrase_right(w, p.last, stop).kind != PHRASE_NONE)
        return false; /* “In May | the dam burst”, “After the war | everyone left” */
    bool joined = qi_word_in(w, first, joins, sizeof joins / sizeof *joins);
    uint32_t owed = joined; /* clauses that have no verb so far */
    for (uint32_t i = first + 1; i < stop; i++) {
        if (w->stretch_at[i]) return false;
        if (qi_is_comma_or_dash(w, i) && (tag(w, first) == POS_WRB || qi_clause_at(w, i + 1, stop, false)))
            return false; /* “When it rains, | the dam leaks” */
        if (is_wh(w, i) || (is_that(w, i) && tag(w, i) == POS_IN) || tag(w, i) == POS_WDT || tag(w, i) == POS_WPS)
            owed++;
        else if (i == first + 1 && owed && (tag(w, i) == POS_VBN || tag(w, i) == POS_VBD)) /* “when asked” */
            owed--;
        else if (!joined && is_tied(w, i))
            continue; /* “In a case | linked to the dam, …” */
        else if (qi_is_finite(w, i) && owed-- == 0)
            return false;
        else if (joined && qi_is_finite(w, i) && qi_in(w->d, i, LIST_SAY))
            owed++; /* “Although the firm says it is safe, …” */
    }
    return true;
}

/* Is the attribution, whose phrase begins at `edge`, part of what stands before it, so that it brings none of that? */
static bool belongs_to_it(const struct quote_work *w, const struct attribution *a, uint32_t first, uint32_t edge,
                          uint32_t last) {
    static const char *const says[] = {"say", "tell", "add", "recall", "argue", "claim", "allege", "write"};
    uint32_t who = before_adverbs(w, first, a->cue_first);
    if (who != NOTHING && who >= a->first && tag(w, who) == POS_WDT)
        return true; /* “…, a feud | which claimed lives” */
    if (w->stretch_at[edge - 1]) return false;
    if ((qi_word_is(w, a->cue_first, "agreed") || qi_word_is(w, a->cue_first, "agrees")) &&
        behind_to(w, a->cue_last, last) != NOTHING)
        return true; /* “After a poor year, | the firm agreed to close” */
    for (uint32_t k = a->cue_first; k > first && a->cue_first - k < GAINSAID && !w->stretch_at[k - 1]; k--)
        if (qi_is_comma_or_dash(w, k - 1)) {
            if (qi_is_gainsaid(w, k, a->cue_last)) return true; /* “…, a claim | the mayor denies” */
            break;
        }
    if (a->first < a->cue_first && a->cue_last < last && !w->stretch_at[a->cue_last] && qi_is_finite(w, a->cue_last))
        return true; /* “…, a move | Lee says is late” */
    bool will = tag(w, a->cue_first) == POS_VB && who != NOTHING && tag(w, who) == POS_MD;
    if (will && !qi_word_in(w, a->cue_first, says, sizeof says / sizeof *says) &&
        !(edge > first + 1 && w->stretch_at[edge - 2]))
        return true;                                                    /* “…, the price | will find its level” */
    bool denied = a->speaker.kind == PHRASE_PRONOUN && edge < a->first; /* “…, a charge | he denies” */
    return denied && qi_is_comma_or_dash(w, edge - 1) && edge - 1 > first && !w->stretch_at[edge - 2];
}

/* “Lee said Tuesday|, the towns agreed”, “…|, the same strain found in the bay”: may what ends before the comma at stop
   be no content of the attribution, as it is one itself or what is found is a thing? behind: the token behind it, or
   NOTHING. */
static bool stands_apart(const struct quote_work *w, const struct attribution *a, uint32_t first, uint32_t stop,
                         uint32_t behind, bool resumed) {
    static const char *const of_things[] = {"found", "recorded", "registered", "claimed"};
    uint32_t said = stop;
    if (w->stretch_at[stop - 1]) return false;
    while (said > first + 1 && !w->stretch_at[said - 1] && (is_time_word(w, said - 1) || tag(w, said - 1) == POS_RB))
        said--;
    said--;
    bool relays = a->first == a->cue_first && a->last > a->cue_last && /* “C, Lee said, writes Orlow News” */
                  (qi_word_is(w, a->cue_first, "writes") || qi_word_is(w, a->cue_first, "reports"));
    if (!relays && !w->stretch_at[said] && qi_in(w->d, said, LIST_SAY) && qi_is_finite(w, said)) return true;
    bool thing = qi_word_in(w, a->cue_first, of_things, sizeof of_things / sizeof *of_things) &&
                 a->speaker.kind == PHRASE_NOMINAL && !qi_speaks(w, &a->speaker);
    return thing && !resumed && behind != NOTHING && !w->stretch_at[behind] && tag(w, behind) == POS_IN;
}

/* “the “brutal” | rallies”: do marks that end before i only modify the noun behind them? */
static bool is_adjective(const struct quote_work *w, uint32_t i) {
    if (!w->stretch_at[i - 1]) return false;
    const struct stretch *s = &w->stretches.at[w->stretch_at[i - 1] - 1];
    return s->closed && s->last == s->first + 1 && !(qi_form(w->d, s->first)->flags & FORM_UPPER_FIRST) &&
           w->d->tokens.at[s->first].kind == TOKEN_WORD && qi_pos_is_noun(tag(w, i));
}

/* “Lee said: | “S””, “Lee added; | “S””: is the sign at i followed by marks? */
static bool leads_on(const struct quote_work *w, uint32_t i) {
    return i + 1 < w->d->tokens.count && w->stretch_at[i + 1] && (qi_word_is(w, i, ":") || qi_word_is(w, i, ";"));
}

/* The last token before the verb at v that is neither adverb nor “has”, or NOTHING. */
static uint32_t before_has(const struct quote_work *w, uint32_t first, uint32_t v) {
    uint32_t i = before_adverbs(w, first, v);
    bool has = i != NOTHING && !w->stretch_at[i] &&
               (qi_word_is(w, i, "has") || qi_word_is(w, i, "have") || qi_word_is(w, i, "had"));
    return has ? before_adverbs(w, first, i) : i;
}

/* “…, Lee, the mayor, | who threatened the port”: is the word a verb of a relative clause, so that it says nothing of
   what stands before? */
static bool is_who(const struct quote_work *w, const struct attribution *a) {
    uint32_t before = before_has(w, a->first, a->cue_first);
    return before != NOTHING && before >= a->first && (tag(w, before) == POS_WP || tag(w, before) == POS_WDT);
}

/* Content before the attribution: a stretch, or a clause that a comma ends. */
void qi_find_left(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t last) {
    uint32_t edge = qi_phrase_start(w, first, a->first);
    if (edge <= first || (a->right < a->right_last && opens_with_question(w, first))) return;
    if (belongs_to_it(w, a, first, edge, last)) return;
    bool comma = !w->stretch_at[edge - 1] && qi_is_comma_or_dash(w, edge - 1);
    uint32_t stop = edge - comma;
    bool inversion = a->first == a->cue_first && a->last > a->cue_last && a->speaker.first >= a->cue_last;
    if (!comma && inversion && !w->stretch_at[a->first - 1] && a->last >= last) { /* “The fault is theirs says Lee.” */
        a->left = first;
        a->left_last = a->first;
        return;
    }
    if (comma && stop > first + 1 && !w->stretch_at[stop - 1] && w->stretch_at[stop - 2] &&
        qi_is_comma_or_dash(w, stop - 1))
        stop--; /* “S”, – said Lee */
    if (stop == first) return;
    uint32_t behind = a->last > a->cue_last ? a->last : a->cue_last;
    if (a->via.kind != PHRASE_NONE && a->via.last > behind)
        behind = a->via.last; /* “…, Lee was quoted as saying by the agency” */
    uint32_t after = behind;  /* “The hole, Lee said on Monday, was” */
    bool resumed = comma && after < last && !w->stretch_at[after] && qi_is_comma_or_dash(w, after);
    bool relative = false; /* “Lee, who now advises firms, disputed” */
    for (uint32_t i = a->first; i < a->cue_first; i++) relative |= tag(w, i) == POS_WP || tag(w, i) == POS_WDT;
    if (comma && !resumed && !relative) {
        after = qi_skip_adverbials(w, qi_skip_hearer(w, after, last, qi_in(w->d, after - 1, LIST_SAY_TELL)), last);
        bool inverted = a->first == a->cue_first;
        resumed = after + 1 < last && !w->stretch_at[after] && qi_is_comma_or_dash(w, after) &&
                  (w->stretch_at[after + 1] ? inverted : qi_is_finite(w, after + 1));
    }
    if (comma && relative && !resumed && !w->stretch_at[stop - 1] && is_who(w, a)) return;
    if (comma && stands_apart(w, a, first, stop, behind < last ? behind : NOTHING, resumed)) return;
    uint32_t end = qi_skip_hearer(w, behind, last, qi_in(w->d, behind - 1, LIST_SAY_TELL));
    uint32_t rest = qi_skip_adverbials(w, end, last);
    bool closes = comma &&
                  (rest >= last || is_when_questioned(w, rest)) && /* “23 dead, officials say”, “…, Lee tells MPs” */
                  (stop - first >= 4 || a->first == a->cue_first) && tag(w, first) != POS_VBG && !leads_on(w, last);
    if (!comma && !resumed && is_adjective(w, stop)) return;
    bool asked = opens_with_question(w, first);
    if (asked && !w->stretch_at[stop - 1]) return; /* “Asked whether it held, Lee said no” */
    if (w->stretch_at[stop - 1] || ((resumed || closes || (comma && qi_has_finite(w, first, stop))) &&
                                    (resumed || !qi_is_setting(w, first, stop)))) {
        a->left = asked ? w->stretches.at[w->stretch_at[stop - 1] - 1].open : first; /* “Asked why, | “No,” she said” */
        a->left_last = stop;
    }
}

/* “These sources, the lawyers said, “all say the same””: the clause in marks begins before the attribution. */
void qi_find_begun(const struct quote_work *w, struct attribution *a, uint32_t first) {
    uint32_t comma = qi_phrase_start(w, first, a->first);
    if (comma < first + 2 || w->stretch_at[comma - 1] || !qi_word_is(w, comma - 1, ",") || w->stretch_at[a->right] == 0)
        return;
    if (!qi_word_is(w, a->right - 1, ",") ||
        qi_form(w->d, w->stretches.at[w->stretch_at[a->right] - 1].first)->flags & FORM_UPPER_FIRST)
        return;
    for (uint32_t i = first; i < comma - 1; i++)
        if (w->stretch_at[i] || qi_is_finite(w, i)) return;
    struct phrase subject = qi_first_subject(w, first, comma - 1);
    if (subject.kind == PHRASE_NONE) return; /* “In London, he said, “…””: an adverbial */
    a->left = first;
    a->left_last = comma - 1;
}

/* Does what begins at i, behind “C, he said,”, go on with C? “on a Monday in July”, “twice as much as before”; not
   “adding that”, “who lives there”, “after losses grew”, “in remarks seen as a warning”. */
bool qi_belongs_to_clause(const struct quote_work *w, uint32_t i, uint32_t last) {
    static const char *const narrators[] = {"after", "as",      "while", "amid",   "before",
                                            "when",  "against", "not",   "despite"};
    uint8_t t = tag(w, i);
    if (t == POS_WDT || t == POS_WP || t == POS_WPS || t == POS_WRB || t == POS_VBG || w->stretch_at[i]) return false;
    if (qi_word_in(w, i, narrators, sizeof narrators / sizeof *narrators)) return false;
    if (qi_word_is(w, i, "in") && i + 1 < last && /* “in a statement”, “in remarks” */
        (qi_word_is(w, i + 1, "a") || qi_word_is(w, i + 1, "an") || qi_word_is(w, i + 1, "remarks") ||
         qi_word_is(w, i + 1, "comments") || qi_word_is(w, i + 1, "what")))
        return false;
    struct phrase p = qi_phrase_right(w, i, last);
    if (p.kind == PHRASE_NONE || p.last >= last || w->stretch_at[p.last]) return true;
    if (qi_word_is(w, p.last, "before") || qi_word_is(w, p.last, "after")) return false; /* “hours before the vote” */
    return !qi_is_finite(w, p.last) && qi_phrase_right(w, p.last, last).kind == PHRASE_NONE;
}

/* “The plan, said Lee, a miner, was dead”: where a clause goes on that “said Lee” interrupts; else NOTHING. */
uint32_t qi_behind_inverted(const struct quote_work *w, const struct attribution *a, uint32_t last) {
    uint8_t begins = tag(w, a->left), ends = tag(w, a->left_last - 1);
    bool open = !qi_has_finite(w, a->left, a->left_last), setting = begins == POS_IN || begins == POS_WRB,
         predicate = is_be(w, a->left_last - 1) || ends == POS_MD;
    struct phrase waits = qi_waiting_subject(w, a->left, a->left_last + 1, SUBJECT_STILL);
    open |= waits.kind != PHRASE_NONE; /* “The dam, which is old, notes Lee, | leaks” */
    bool relative = false;             /* “No, said Lee, who asked for a debate, hosted by Tern” */
    for (uint32_t k = a->last, commas = 0; k + 1 < last && k < a->last + INSERTED && commas < 3; k++) {
        if (w->stretch_at[k]) return NOTHING;
        if (!qi_is_comma_or_dash(w, k)) continue;
        commas++;
        uint32_t next = k + 1, verb = behind_adverbs(w, next, last - 1);
        if (w->stretch_at[verb]) return NOTHING;
        relative |= tag(w, next) == POS_WP || tag(w, next) == POS_WDT;
        if ((open && (qi_is_finite(w, verb) || (tag(w, verb) == POS_VBN && !relative))) ||
            (predicate && tag(w, next) != POS_DT) ||
            (setting && tag(w, next) != POS_WP && tag(w, next) != POS_WDT && qi_clause_at(w, next, last, true)))
            return next;
    }
    return NOTHING;
}

/* “…, Lee said, | but gave no figure”, “…, he said, | but declined to say why”: is it told what whoever spoke kept
   back? */
static bool keeps_back(const struct quote_work *w, uint32_t i, uint32_t last) {
    static const char gives[][8] = {"gave", "gives", "offered", "named"};
    if (qi_withholds(w, i, last, true)) return true;
    static const char keeps[][8] = {"provide", "give", "offer", "name", "specify"}; /* “but did not give details” */
    if (i + 4 < last && qi_word_is(w, i, "but") && qi_word_is(w, i + 1, "did") && !w->stretch_at[i + 3] &&
        (qi_word_is(w, i + 2, "not") || qi_word_is(w, i + 2, "n't")) &&
        (qi_word_among(w, i + 3, keeps, sizeof keeps / sizeof *keeps) || qi_word_is(w, i + 3, "identify")))
        return true;
    return i + 2 < last && qi_word_is(w, i, "but") && !w->stretch_at[i + 1] && !w->stretch_at[i + 2] &&
           (qi_word_among(w, i + 1, gives, sizeof gives / sizeof *gives) || qi_word_is(w, i + 1, "provided")) &&
           (qi_word_is(w, i + 2, "no") || qi_word_is(w, i + 2, "few"));
}

/* “Two were hurt, Lee said, | the third fall in a year”: does the narrator say at i what number that is of such
   things? end: what stands before the attribution; not “It was, Lee said, the worst year”. */
static bool sums_up(const struct quote_work *w, uint32_t end, uint32_t i, uint32_t last) {
    static const char *const kinds[] = {"first", "second", "third", "fourth", "fifth", "latest", "sixth"};
    if (i + 2 >= last || w->stretch_at[i] || w->stretch_at[end] || !qi_word_is(w, i, "the")) return false;
    if (qi_pos_is_verb(tag(w, end)) || tag(w, end) == POS_MD || tag(w, end) == POS_IN || tag(w, end) == POS_TO)
        return false;
    return (qi_word_in(w, i + 1, kinds, sizeof kinds / sizeof *kinds) || tag(w, i + 1) == POS_JJS) &&
           !qi_has_finite(w, i, last);
}

/* “The plan, he said, was dead.”: the clause goes on after the attribution, if it was not whole before. */
void qi_resume(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t last) {
    uint32_t comma = qi_skip_hearer(w, a->cue_last, last, qi_in(w->d, v, LIST_SAY_TELL));
    bool narrated = comma < last && !qi_is_comma_or_dash(w, comma); /* “it said on Monday, after the vote” */
    if (narrated) comma = qi_skip_adverbials(w, comma, last);
    if (comma + 1 >= last || w->stretch_at[comma] || !qi_is_comma_or_dash(w, comma)) return;
    if (qi_closing_attribution(w, comma, last)) return; /* “C, Lee told the press, a correspondent of NAME reports” */
    uint32_t next = comma + 1;
    uint8_t ends = w->stretch_at[a->left_last - 1] ? POS_NONE : tag(w, a->left_last - 1);
    bool fronted = tag(w, a->left) == POS_VBG && !w->stretch_at[a->left] && !qi_has_finite(w, a->left, a->left_last) &&
                   !w->stretch_at[next] && tag(w, next) != POS_RB && qi_may_have_finite(w, next + 1, last) &&
                   !qi_is_finite(w, next); /* “Addressing the crowd, Lee said, the dam held” */
    if (fronted || (ends == POS_CC && !qi_word_is(w, a->left_last - 1, "either")) ||
        (ends == POS_IN && next < last &&
         qi_clause_at(w, next, last, false))) { /* “It closed because, Lee said, it …” */
        a->left = a->left_last = 0;
        qi_set_right(w, a, next, last, CONTENT_CLAUSE);
        return;
    }
    uint32_t from = a->left; /* “The price had fallen; at ten crowns, he said, it was …” */
    bool colon = false;      /* “They have an idea: at night, they say, goats dream” */
    for (uint32_t i = a->left; i + 1 < a->left_last; i++)
        if (!w->stretch_at[i] && (qi_word_is(w, i, ";") || qi_word_is(w, i, ":"))) {
            from = i + 1;
            colon = qi_word_is(w, i, ":");
        }
    uint8_t begins = w->stretch_at[from] ? POS_NONE : tag(w, from);
    bool counted = begins == POS_IN && qi_phrase_right(w, from, a->left_last).last > from + 2; /* “at least ten” */
    bool open = !qi_has_finite(w, from, a->left_last) || (begins == POS_IN && !counted) || begins == POS_WRB;
    static const char *const goes_on[] = {"because", "since", "if", "unless", "including", "of"};
    bool brief = a->left_last - a->left <= 4 && qi_word_is(w, next, "when"); /* “It began, Lee said, when …” */
    bool cleft = qi_word_is(w, from, "it") && is_be(w, from + 1) &&          /* “It was she, Lee said, who paid” */
                 !w->stretch_at[next] && (tag(w, next) == POS_WP || is_that(w, next));
    bool reason = cleft || brief || qi_word_in(w, next, goes_on, sizeof goes_on / sizeof *goes_on);
    bool manner = next + 1 >= last && !w->stretch_at[next] && tag(w, next) == POS_RB && w->stretch_at[a->left];
    if (manner) return; /* ““He will call” after it, she said, jokingly.” */
    if (sums_up(w, a->left_last - 1, next, last) || qi_is_gainsaid(w, next, last)) return;
    if (qi_word_is(w, next, "according")) return; /* “Despite the cold, it opened, he said, according to Lee” */
    bool other =
        tag(w, next) == POS_CC && next + 2 < last && qi_in(w->d, next + 2, LIST_SAY); /* “…, and she wondered” */
    bool told_her =
        qi_word_is(w, next + 2, "her") || qi_word_is(w, next + 2, "him"); /* “It failed, he said, and told him so” */
    other |=
        tag(w, next) == POS_CC && !told_her && qi_reports_again(w, next + 1, last); /* “…, and asked them to wait” */
    if (other || keeps_back(w, next, last) || qi_is_reporting_participle(w, next) ||
        (!reason && !open && !qi_is_finite(w, next) && tag(w, next) != POS_CC &&
         (narrated || !qi_belongs_to_clause(w, next, last))))
        return;
    if (colon && open) a->left = from;
    qi_set_right(w, a, next, last, CONTENT_CLAUSE);
}
