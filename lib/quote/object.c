/* What a reporting word says is said: that-clauses, clauses and marks behind it, and where they begin. */
#include "quote/words.h"

bool qi_reports_again(const struct quote_work *w, uint32_t v, uint32_t last) {
    bool that = tag(w, v) == POS_VBN && v + 1 < last &&
                (is_that(w, v + 1) || qi_word_is(w, v - 1, "has") || qi_word_is(w, v - 1, "had"));
    bool plural = tag(w, v) == POS_VBP && v > 0 && !w->stretch_at[v - 1] && /* “…, while others | say C” */
                  (qi_pos_is_noun(tag(w, v - 1)) || tag(w, v - 1) == POS_PRP || tag(w, v - 1) == POS_DT);
    if (tag(w, v) != POS_VBD && tag(w, v) != POS_VBZ && !that && !plural) return false;
    uint32_t i = v + 1;
    if (i < last && !w->stretch_at[i] && qi_takes_particle(w, v, i)) i++;
    if (qi_is_verbal_content(w, v, i, last) || (i > v + 1 && qi_is_verbal_content(w, v, v + 1, last))) return true;
    bool comma = i + 1 < last && !w->stretch_at[i] && qi_word_is(w, i, ",") && w->stretch_at[i + 1]; /* added, “…” */
    if (comma || (i < last && qi_word_is(w, i, ":"))) return qi_in(w->d, v, LIST_SAY);
    if (i < last && w->stretch_at[i]) return qi_in(w->d, v, LIST_SAY) || qi_in(w->d, v, LIST_SAY_MARKS);
    if (!qi_in(w->d, v, LIST_SAY)) return false;
    i = qi_skip_hearer(w, i, last, qi_in(w->d, v, LIST_SAY_TELL));
    if (i < last && w->stretch_at[i]) return true;
    if (i < last && (is_wh(w, i) || is_that(w, i))) return true;
    i = qi_skip_adverbials(w, i, last);
    if (i < last && (w->stretch_at[i] || is_that(w, i) ||
                     qi_clause_at(w, i, last, qi_in(w->d, v, LIST_SAY_NOT_CLAUSE)) || qi_is_wished(w, v, i, last)))
        return true;
    return qi_word_is(w, v, "said") && i < last && qi_is_comma_or_dash(w, i); /* “and said – in a statement – …” */
}

/* Is there a verb or a quotation in [first, last), as far as a clause reaches? */
static bool says_more(const struct quote_work *w, uint32_t first, uint32_t last) {
    enum { FAR = 60 };
    if (last - first > FAR) return true;
    for (uint32_t i = first; i < last; i++)
        if (w->stretch_at[i] || qi_is_finite(w, i) ||
            (tag(w, i) == POS_VBN && i > first && qi_pos_is_noun(tag(w, i - 1)))) /* “at least two tanks caught fire” */
            return true;
    return false;
}

/* Is the “that” at k of the noun phrase that begins at i, straight behind the reporting word? “says the rocket | that
   it fired was old”, “proposed a law | that she said would help” */
static bool is_of_object(const struct quote_work *w, uint32_t k, uint32_t i, uint32_t last) {
    enum { FAR = 20 };
    if (qi_in(w->d, i - 1, LIST_SAY_TELL) || !qi_pos_is_noun(tag(w, k - 1)) || is_time_word(w, k - 1)) return false;
    if (qi_skip_day(w, i, last) == k) return false; /* “said last night | that she believed Lee had left” */
    if (w->stretch_at[i] || qi_phrase_right(w, i, last).last != k) return false;
    struct phrase subject = qi_phrase_right(w, k + 1, last);
    if (subject.kind == PHRASE_NONE || subject.last + 1 >= last || w->stretch_at[subject.last]) return false;
    uint32_t verb = subject.last;
    if (!qi_is_finite(w, verb)) return false;
    if (qi_in(w->d, verb, LIST_SAY) && !w->stretch_at[verb + 1] && qi_is_finite(w, verb + 1)) return true;
    for (uint32_t v = verb + 1; v < last && v < verb + FAR && !w->stretch_at[v]; v++) { /* the clause's own verb */
        uint8_t t = tag(w, v);
        if (t == POS_CC || t == POS_WP || t == POS_WDT || t == POS_WRB || is_that(w, v) || is_when(w, v) ||
            qi_is_comma_or_dash(w, v) || t == POS_PRP)
            return false;
        if (qi_is_finite(w, v)) return tag(w, v - 1) != POS_IN && is_verb_alone(w, v);
    }
    return false;
}

/* “said | reports that the dam leaked were false”: does a noun phrase that begins at i, straight behind “said” at v,
   hold the “that” at k, so that it is the subject of what was said? */
static bool is_in_subject(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t k, uint32_t last) {
    static const char says[][8] = {"said", "says", "say", "saying"};
    if (k <= i || i != v + 1 || w->stretch_at[i] || !qi_word_among(w, v, says, sizeof says / sizeof *says) ||
        !qi_pos_is_noun(tag(w, k - 1)) || qi_skip_adverbials(w, i, last) != i)
        return false;
    struct phrase p = qi_phrase_right(w, i, last);
    if (p.kind == PHRASE_NONE || p.kind == PHRASE_PRONOUN || p.first != i || p.last > k || is_time_word(w, p.head))
        return false;
    uint32_t verbs = 0;
    for (uint32_t t = i; t < last && verbs < 2 && !w->stretch_at[t]; t++) {
        if (t < k && qi_is_comma_or_dash(w, t)) return false;
        verbs += t > k && qi_is_finite(w, t) && !qi_is_finite(w, t - 1);
    }
    return verbs > 1;
}

bool qi_is_of_noun(const struct quote_work *w, uint32_t i) {
    return i > 0 && i + 1 < w->d->tokens.count && is_that(w, i) && qi_is_finite(w, i + 1) && !w->stretch_at[i - 1] &&
           qi_pos_is_noun(tag(w, i - 1));
}

/* “repeating the same mistake | that he made”: behind “the same” the “that” at k tells which one, and not what is said.
 */
static bool is_of_same(const struct quote_work *w, uint32_t k, uint32_t i) {
    enum { FEW = 3 };
    for (uint32_t n = k; n > i && k - n < FEW && !w->stretch_at[n - 1]; n--)
        if (qi_word_is(w, n - 1, "same")) return n < k;
    return false;
}

/* Is the “that” at k the reporting word's, whose object could begin at i, and no relative or demonstrative? */
static bool opens_clause(const struct quote_work *w, uint32_t k, uint32_t i, uint32_t last) {
    if (k == i && is_verb_alone(w, k + 1)) return false;                                 /* “said that was all” */
    if (tag(w, k + 1) == POS_IN && !says_more(w, k + 1, last)) return false;             /* “wrote that in May” */
    bool relative = qi_is_finite(w, k + 1) && !(k + 2 < last && qi_is_finite(w, k + 2)); /* “letters that show” */
    if (k == i || qi_is_comma_or_dash(w, k - 1)) return true;
    if (k > i && is_of_object(w, k, i, last)) return false;
    struct phrase thing = relative && !is_verb_alone(w, k + 1) ? qi_phrase_right(w, i, last) : qi_no_phrase();
    if (k > i && thing.kind == PHRASE_NOMINAL && !is_time_word(w, thing.head))
        return false; /* “announced a pact on Friday | that covers fish” */
    if (tag(w, k - 1) == POS_CC && k > i + 2 && qi_clause_at(w, i, k - 1, false))
        return false; /* “says the pumps make an effort | but that they leak” */
    for (uint32_t c = i; c < k && qi_pos_is_noun(tag(w, k - 1)); c++)
        if (qi_word_is(w, c, ",")) return false; /* “reported on Saturday, in a sign | that tensions were easing” */
    if (relative && (qi_pos_is_noun(tag(w, k - 1)) || tag(w, k - 1) == POS_VB) && !is_time_word(w, k - 1))
        return false; /* “protested over a report | that alleged”, “reported revenue/VB | that fell” */
    if (tag(w, k) == POS_IN || (tag(w, k - 1) == POS_RB && k == i + 1 && tag(w, k + 1) == POS_RB)) return true;
    if (relative) return false;
    if (is_time_word(w, k - 1) || qi_skip_day(w, i, last) == k) return true;
    uint32_t comma = tag(w, k + 1) == POS_IN ? qi_skip_adverbials(w, k + 1, last) : last;
    if (comma + 1 < last && !w->stretch_at[comma] && qi_word_is(w, comma, ",") &&
        qi_clause_at(w, comma + 1, last, true))
        return true; /* “said in an interview that in May, four had died” */
    return qi_clause_at(w, k + 1, last, qi_skip_adverbials(w, i, last) != k); /* “told them by letter that he would” */
}

bool qi_is_of_reason(const struct quote_work *w, uint32_t k) {
    static const char *const reasons[] = {"response", "due", "owing", "thanks"};
    return k > 3 && !w->stretch_at[k - 1] && qi_word_is(w, k - 1, "fact") &&
           (qi_word_is(w, k - 3, "despite") || qi_word_in(w, k - 4, reasons, sizeof reasons / sizeof *reasons));
}

/* Does a clause follow the noun at i after “that”: hope, the fact, the claim? */
bool qi_takes_that(const struct quote_work *w, uint32_t i) {
    static const char *const nouns[] = {"fact",     "hope",         "hopes",      "confidence", "regret",
                                        "concern",  "concerns",     "doubt",      "doubts",     "fear",
                                        "fears",    "view",         "conviction", "idea",       "notion",
                                        "surprise", "satisfaction", "suspicion",  "suspicions"};
    if (!qi_pos_is_noun(tag(w, i))) return false;
    if (qi_word_in(w, i, nouns, sizeof nouns / sizeof *nouns)) return true;
    return qi_in(w->d, i, LIST_SAY_NOUN);
}

/* “shouted “Out!” from the back”, “answered “guilty” to the first count”: a whole utterance, however short. */
static bool is_exclaimed(const struct quote_work *w, uint32_t v, const struct stretch *s) {
    static const char *const verbs[] = {"answered", "answers", "replied", "replies", "mouthed",   "shouted",
                                        "shouting", "shouts",  "yelled",  "yelling", "whispered", "whispers",
                                        "muttered", "mutters", "chanted", "chanting"};
    if (s->closed && s->last > s->first && strchr("!?", *qi_form(w->d, s->last - 1)->text)) return true;
    return qi_word_in(w, v, verbs, sizeof verbs / sizeof *verbs);
}

/* “said requests from members, called queries, | “do not count””: do the marks at k, behind a comma, begin with the
   verb of what stands from i on? */
static bool is_predicate(const struct quote_work *w, uint32_t i, uint32_t k) {
    const struct stretch *s = &w->stretches.at[w->stretch_at[k] - 1];
    if (i >= k || w->stretch_at[i] || s->last <= s->first || !qi_is_finite(w, s->first) ||
        qi_form(w->d, s->first)->flags & FORM_UPPER_FIRST)
        return false;
    struct phrase p = qi_phrase_right(w, i, k);
    return p.kind != PHRASE_NONE && !is_time_word(w, p.head) && !qi_is_measure(w, p.head) && !qi_has_finite(w, i, k);
}

/* “countered the mayor's account – | “It is false,” he said”: do marks at k, away from the verb, have an attribution of
   their own behind them? */
static bool has_own_tag(const struct quote_work *w, uint32_t k, uint32_t last) {
    const struct stretch *s = &w->stretches.at[w->stretch_at[k] - 1];
    uint32_t after = qi_after(w, k);
    if (!s->closed || s->last <= s->first || !strchr(",?!", *qi_form(w->d, s->last - 1)->text) || !qi_is_clause(w, s) ||
        after + 1 >= last)
        return false;
    struct phrase p = qi_phrase_right(w, after, last);
    return (p.kind == PHRASE_PRONOUN || p.kind == PHRASE_NAME) && p.last < last && !w->stretch_at[p.last] &&
           qi_in(w->d, p.last, LIST_SAY) && qi_is_finite(w, p.last);
}

/* Marks at k, where content is looked for from i on: are they content? Then it is set. */
static bool find_marked(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t i, uint32_t k,
                        uint32_t last) {
    bool comma = qi_is_comma_or_dash(w, k - 1);
    static const char *const writes[] = {"wrote", "writes", "written", "write", "says", "scrawled", "painted"};
    bool near = k == i || is_that(w, k - 1) || comma || qi_word_is(w, k - 1, ":");
    if (!near && qi_skip_adverbials(w, i, last) != k) return false;
    if (comma && k > i + 2 && has_own_tag(w, k, last)) return false;
    bool clause = qi_is_clause(w, &w->stretches.at[w->stretch_at[k] - 1]);
    bool of = k > i && !clause && !comma && !w->stretch_at[i] && qi_word_is(w, i, "of") && qi_prepositions(w, v);
    if (of) return false;            /* “warning of | a market “slump”” */
    uint32_t after = qi_after(w, k); /* “told me “go home” and I went” */
    bool exclaimed = k == i && is_exclaimed(w, v, &w->stretches.at[w->stretch_at[k] - 1]);
    bool written = k == i && after + 1 < last && !w->stretch_at[after] && qi_word_is(w, after, "on") &&
                   qi_word_in(w, v, writes, sizeof writes / sizeof *writes);
    bool object = !clause && !exclaimed && !written && after < last && !w->stretch_at[after] &&
                  (tag(w, after) == POS_IN || qi_pos_is_noun(tag(w, after))) && !comma && !is_that(w, k - 1) &&
                  !is_time_word(w, after) && !qi_has_finite(w, after, last);
    if (object) return false; /* “voiced “deep regret” over it” */
    if (k == i && !clause && !exclaimed && !qi_in(w->d, v, LIST_SAY) && after < last && !w->stretch_at[after] &&
        qi_is_finite(w, after))
        return false; /* “a law that critics call “cruel” | was passed” */
    const struct stretch *s = &w->stretches.at[w->stretch_at[k] - 1]; /* said “it is hard” to win */
    bool part = clause && !exclaimed && after < last && !w->stretch_at[after] && !comma && s->closed &&
                !(qi_form(w->d, s->first)->flags & FORM_UPPER_FIRST) &&
                (tag(w, after) == POS_TO || is_that(w, after) || qi_word_is(w, after, "if") ||
                 qi_word_is(w, after, "unless") || qi_word_is(w, after, "why") ||
                 qi_clause_at(w, after, last, true)) && /* said “we believe” the car was stolen */
                w->d->tokens.at[s->last - 1].kind == TOKEN_WORD;
    bool waits = k > i && comma &&
                 !(qi_form(w->d, s->first)->flags & FORM_UPPER_FIRST) && /* said without aid, “they die” */
                 (qi_word_is(w, i, "without") || qi_word_is(w, i, "despite") || qi_word_is(w, i, "given")) &&
                 tag(w, i + 1) != POS_VBG;
    bool goes_on = k == i && !clause && !exclaimed && s->closed && after + 1 < last && !w->stretch_at[after] &&
                   (tag(w, after) == POS_TO || tag(w, after) == POS_IN) && qi_is_heading(qi_region_at(w->d, v));
    if (waits || goes_on ||
        (comma && qi_in(w->d, v, LIST_SAY) && is_predicate(w, i, k))) { /* “Minister says ‘no plan’ to raise fares” */
        qi_set_right(w, a, i, last, CONTENT_CLAUSE);
        return true;
    }
    bool alone = (clause && !part) || exclaimed || written || !qi_has_finite(w, k, last) || comma ||
                 (after < last && tag(w, after) == POS_CC);
    qi_set_right(w, a, k, last, part ? CONTENT_THAT : alone ? CONTENT_MARKS : CONTENT_CLAUSE);
    return true;
}

/* “said | that number could grow”, “says | that country's mayor left”: nouns that would have an article, so that “that”
   is theirs. */
static bool is_that_one(const struct quote_work *w, uint32_t that, uint32_t last) {
    static const char nouns[][8] = {"number", "figure",  "story", "man",   "woman",  "person", "day",     "country",
                                    "night",  "amount",  "total", "case",  "point",  "idea",   "claim",   "law",
                                    "report", "meeting", "vote",  "visit", "region", "town",   "program", "process"};
    if (that + 2 >= last || w->stretch_at[that + 1] || w->stretch_at[that + 2]) return false;
    bool noun = qi_word_among(w, that + 1, nouns, sizeof nouns / sizeof *nouns) || qi_word_is(w, that + 1, "decision");
    return noun && (qi_is_finite(w, that + 2) || tag(w, that + 2) == POS_POS);
}

/* “said on Monday, after the dam | broke, that”: is the verb at k that of a clause that says when? A “that” straight
   behind most verbs is theirs. */
static bool is_in_when(const struct quote_work *w, uint32_t from, uint32_t k, uint32_t last) {
    static const char *const events[] = {"began",  "started", "ended",    "opened",   "closed",    "broke",
                                         "failed", "died",    "resigned", "returned", "collapsed", "erupted"};
    if (qi_in(w->d, k, LIST_SAY)) return false;
    if (k + 1 < last && is_that(w, k + 1) && !qi_word_in(w, k, events, sizeof events / sizeof *events)) return false;
    while (k > from && !w->stretch_at[k - 1] && !qi_is_finite(w, k - 1))
        if (is_when(w, --k)) return k > from;
    return false;
}

/* Does the verb at v stand in what another attribution of the unit says is said? */
static bool is_told_already(const struct quote_work *w, uint32_t v) {
    for (uint32_t k = w->attributions.count; k-- > 0;) {
        const struct attribution *outer = &w->attributions.at[k];
        if (outer->right <= v && v < outer->right_last) return true;
    }
    return false;
}

/* “agreed to settle charges that it lied”: nothing is told, unless in marks. */
static bool agrees_to(const struct quote_work *w, uint32_t v, uint32_t last) {
    static const char agrees[][8] = {"agree", "agrees", "agreed"};
    if (v + 2 >= last || !qi_word_among(w, v, agrees, sizeof agrees / sizeof *agrees) || tag(w, v + 1) != POS_TO ||
        tag(w, v + 2) != POS_VB)
        return false;
    for (uint32_t k = v + 1; k < last; k++)
        if (w->stretch_at[k]) return false;
    return true;
}

/* “told the radio, ANP, | C”, “told the agency (Monday) | C”: does a clause follow a name or a day that is set off
   behind a hearer? `end`: the sign that ends what is set off. */
static bool goes_on_behind_name(const struct quote_work *w, const struct attribution *a, uint32_t i, uint32_t end,
                                uint32_t last) {
    enum { LONG = 5 };
    if (i <= a->cue_last || end < i + 2 || end > i + LONG || end + 2 >= last) return false;
    for (uint32_t k = i + 1; k < end; k++)
        if (!w->entity_at[k] && !is_time_word(w, k) && tag(w, k) != POS_DT && tag(w, k) != POS_CD &&
            !(qi_form(w->d, k)->flags & FORM_ALL_UPPER))
            return false;
    return qi_clause_at(w, end + 1, last, true) || qi_long_clause_at(w, end + 1, last);
}

/* “told the pair, who wept, | that C”, “said – rightly, as it turned out – that C”: content behind “that” and an
   insertion that begins at i; not “It had warned, he said, that”. */
static bool find_behind_insertion(const struct quote_work *w, struct attribution *a, uint32_t i, uint32_t last) {
    enum { FAR = 20 };
    bool bracket = i < last && !w->stretch_at[i] && qi_word_is(w, i, "(");
    if (i < a->cue_last || i >= last || w->stretch_at[i] || (!bracket && !qi_is_comma_or_dash(w, i))) return false;
    uint32_t k = i + 1;
    for (; k < last && k < i + FAR && !w->stretch_at[k] && !qi_is_comma_or_dash(w, k) && !qi_word_is(w, k, ")"); k++)
        if (i == a->cue_last && qi_in(w->d, k, LIST_SAY) && qi_is_finite(w, k)) return false;
    if (k + 2 >= last || w->stretch_at[k] || bracket != qi_word_is(w, k, ")")) return false;
    bool that = is_that(w, k + 1);
    if (!that && !goes_on_behind_name(w, a, i, k, last)) return false;
    qi_set_right(w, a, k + 1 + that, last, that ? CONTENT_THAT : CONTENT_CLAUSE);
    return true;
}

/* “said as he left the room, | “We won.””: a sentence in marks behind a clause that says when it was said. */
static bool find_behind_when(const struct quote_work *w, struct attribution *a, uint32_t i, uint32_t last) {
    enum { FAR = 20 };
    uint32_t k = qi_skip_day(w, i, last);
    if (k >= last || w->stretch_at[k] || !(qi_word_is(w, k, "as") || is_when(w, k))) return false;
    bool finite = false;
    for (uint32_t start = k++; k + 1 < last && k < start + FAR; k++) {
        if (w->stretch_at[k] || is_that(w, k)) return false;
        finite |= qi_is_finite(w, k);
        if (qi_word_is(w, k, ",")) break;
    }
    if (!finite || k + 1 >= last || !qi_word_is(w, k, ",") || !w->stretch_at[k + 1]) return false;
    const struct stretch *s = &w->stretches.at[w->stretch_at[k + 1] - 1];
    if (!(qi_form(w->d, s->first)->flags & FORM_UPPER_FIRST) || !qi_is_clause(w, s)) return false;
    qi_set_right(w, a, k + 1, last, CONTENT_MARKS);
    return true;
}

/* Does something else begin at k, outside marks, than what the verb at v says from i on? */
static bool begins_other(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t k) {
    if (k > i && !w->stretch_at[k - 1] && qi_is_comma_or_dash(w, k - 1) && qi_is_reporting_participle(w, k))
        return true;
    if (k > i && qi_word_is(w, k, "including") && qi_word_is(w, k - 1, ","))
        return true; /* “demanded help, including a promise that it would last” */
    if (!is_that(w, k)) return false;
    if (k > v + 1 && qi_word_is(w, k - 1, "so")) return true; /* “explained it so that he saw” */
    return k > i + 1 && tag(w, k - 1) == POS_CC && is_told_already(w, v) && !w->stretch_at[k - 2] &&
           qi_word_is(w, k - 2, ","); /* “said Lee was proposing it, and that it was late” */
}

/* “put it to them | that C” */
static bool is_put_to(const struct quote_work *w, uint32_t v) {
    return qi_word_is(w, v + 1, "it") && qi_word_is(w, v + 2, "to") &&
           (qi_word_is(w, v, "put") || qi_word_is(w, v, "puts"));
}

/* “replied later | that month that C”: does “that” at k stand before a time, behind how early it was? */
static bool is_later_that(const struct quote_work *w, uint32_t k) {
    static const char when[][8] = {"later", "earlier", "early", "late"},
                      spans[][8] = {"day", "night", "week", "month", "year", "season", "evening", "morning"};
    return k + 1 < w->d->tokens.count && k > 0 && !w->stretch_at[k - 1] &&
           qi_word_among(w, k - 1, when, sizeof when / sizeof *when) &&
           qi_word_among(w, k + 1, spans, sizeof spans / sizeof *spans);
}

/* Content behind the word at k, where that is the “that” of a report: not “said one death, that of a driver, was”. */
/* “said at talks in Riga, Latvia | that C”: does the “that” at k stand behind a place and its country? */
static bool is_behind_country(const struct quote_work *w, uint32_t i, uint32_t k) {
    if (k < i + 4 || !w->entity_at[k - 1]) return false;
    const struct entity *e = &w->d->entities.at[w->entity_at[k - 1] - 1];
    if (e->type != TYPE_LOC || e->last != k || e->first < i + 3 || !qi_word_is(w, e->first - 1, ",")) return false;
    uint32_t town = w->entity_at[e->first - 2];
    return town && w->d->entities.at[town - 1].type == TYPE_LOC;
}

static bool find_that(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t i, uint32_t k,
                      uint32_t last, bool says) {
    if (!is_that(w, k) || (k > i && (qi_word_is(w, k + 1, "of") || is_later_that(w, k))) ||
        (k > v + 1 && qi_word_is(w, k - 1, "as")) || is_in_subject(w, v, i, k, last) || qi_is_of_reason(w, k) ||
        (!qi_in(w->d, v, LIST_SAY_TELL) && is_of_same(w, k, i)))
        return false;
    if (k > i && says && qi_word_is(w, k - 1, "given")) {
        qi_set_right(w, a, k - 1, last, CONTENT_CLAUSE); /* “said, | given that it rained, they would wait” */
        return true;
    }
    bool relative = qi_is_finite(w, k + 1) && !(k + 2 < last && qi_is_finite(w, k + 2));
    bool noun =
        k > a->cue_last && !relative && (is_put_to(w, v) || qi_takes_that(w, k - 1)); /* “expressed hope | that C” */
    bool straight = k == i || (k > i && k < i + 3 && qi_skip_adverbials(w, i, last) == k); /* “said Monday | that is” */
    bool subject = k > i && k + 1 < last && (is_be(w, k + 1) || tag(w, k + 1) == POS_MD) && is_time_word(w, k - 1);
    if (says && straight && (is_that_one(w, k, last) || subject)) {
        qi_set_right(w, a, k, last, CONTENT_CLAUSE);
        return true;
    }
    if (k + 1 >= last || !(noun || (says && (opens_clause(w, k, i, last) || is_behind_country(w, i, k))))) return false;
    qi_set_right(w, a, k + 1, last, CONTENT_THAT);
    if (k == i && tag(w, k + 1) == POS_NN && qi_phrase_right(w, k + 1, last).last == a->right_last)
        a->right_last = a->right; /* “dispute that figure, saying that” */
    return true;
}

/* “told them: C”, “told them; “S””, “what they say is that C”, “what she said was “no””: content behind the sign or the
   verb at k. True when the search is over. */
static bool find_behind_sign(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t i, uint32_t k,
                             uint32_t last, bool says) {
    if (k + 1 >= last) return false;
    bool marks = w->stretch_at[k + 1];
    if (qi_word_is(w, k, ":") || (says && marks && qi_word_is(w, k, ";"))) {
        if (marks)
            qi_set_right(w, a, k + 1, last, CONTENT_MARKS);
        else if (says && qi_has_finite(w, k + 1, last))
            qi_set_right(w, a, k + 1, last, CONTENT_CLAUSE);
        return true;
    }
    if (says && k == i && is_be(w, k) && k + 2 < last && is_that(w, k + 1)) {
        qi_set_right(w, a, k + 2, last, CONTENT_THAT);
        return true;
    }
    if (!marks || !is_be(w, k) || !qi_is_of_what(w, v)) return false;
    qi_set_right(w, a, k + 1, last, CONTENT_MARKS);
    return true;
}

/* “said in a statement | released on Monday that”: a participle, whatever its tag, of the paper behind a preposition at
   i. */
static bool is_issued(const struct quote_work *w, uint32_t i, uint32_t k) {
    static const char *const verbs[] = {"released", "issued",      "published", "posted",   "broadcast", "aired",
                                        "carried",  "distributed", "obtained",  "received", "dated",     "read"};
    return k > i + 1 && !w->stretch_at[k - 1] && tag(w, i) == POS_IN && qi_is_occasion(w, k - 1) &&
           qi_word_in(w, k, verbs, sizeof verbs / sizeof *verbs);
}

/* Content behind “that”, a colon or in marks, from i on with no other verb between: true when the search is over, as
   content was found or a colon has none. */
static bool find_introduced(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t i, uint32_t last,
                            bool says) {
    enum { FAR = 40 };
    if ((says && find_behind_insertion(w, a, i, last)) || agrees_to(w, v, last)) return true;
    if (says && find_behind_when(w, a, i, last)) return true;
    bool when = false;
    for (uint32_t k = i; k < last && k < i + FAR; k++) {
        if (w->stretch_at[k] && k > v + 1 && !w->stretch_at[v + 1] && qi_word_is(w, v + 1, "about") &&
            qi_is_of_what(w, v))
            return true; /* “what Lee said about the “red line””: nothing of it is told */
        if (w->stretch_at[k]) return find_marked(w, a, v, i, k, last);
        if (k == i && is_that(w, k) && is_that_alone(w, k)) return true; /* “denied that | and left” */
        if (begins_other(w, v, i, k)) return false;
        if (find_that(w, a, v, i, k, last, says) || find_behind_sign(w, a, v, i, k, last, says)) return true;
        if (is_issued(w, i, k) || (i > a->cue_last && qi_tells_which_hearers(w, k, last))) continue;
        bool as_follows = k > i && qi_word_is(w, k, "follows") && qi_word_is(w, k - 1, "as"); /* before a colon */
        if (!qi_is_finite(w, k) || as_follows || (k > v + 2 && qi_is_of_noun(w, k - 1))) continue;
        bool hearers =
            i > a->cue_last && tag(w, i) == POS_WP && qi_in(w->d, v, LIST_SAY_TELL); /* “told men who ran that” */
        if (when || !says || !(hearers || is_in_when(w, v + 1, k, last))) return false;
        when = true;
    }
    return false;
}

uint32_t qi_behind_noun(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t last) {
    enum { FAR = 4 };
    static const char *const stems[] = {"express", "voic",    "deny",   "deni", "reject",
                                        "disput",  "dismiss", "repeat", "rais"};
    static const char *const nouns[] = {"hope",    "hopes",       "concern",     "concerns",    "fear",        "fears",
                                        "doubt",   "doubts",      "reports",     "report",      "claim",       "claims",
                                        "charge",  "charges",     "allegation",  "allegations", "accusations", "rumors",
                                        "rumours", "possibility", "suggestions", "confidence"};
    bool verb = false;
    for (size_t k = 0; k < sizeof stems / sizeof *stems && !verb; k++)
        verb = strncmp(w->d->forms.at[qi_form(w->d, v)->lower].text, stems[k], strlen(stems[k])) == 0;
    for (uint32_t k = i; verb && k + 3 < last && k < i + FAR && !w->stretch_at[k] && !w->stretch_at[k + 1]; k++) {
        uint8_t next = tag(w, k + 1);
        bool opens = next == POS_DT || next == POS_PRP || next == POS_PRPS || next == POS_NNP || next == POS_EX;
        if (!qi_word_in(w, k, nouns, sizeof nouns / sizeof *nouns)) continue;
        if (!opens || is_that(w, k + 1) || is_time_word(w, k + 1) || qi_lacks_object(w, k + 1, last)) return NOTHING;
        return qi_clause_at(w, k + 1, last, true) || qi_has_finite(w, k + 1, last) ? k + 1 : NOTHING;
    }
    return NOTHING;
}

/* “denied Wednesday | the firm's attempt to halt the suit”: what a court does not grant. */
static bool is_not_granted(const struct quote_work *w, uint32_t v, uint32_t at, uint32_t last) {
    static const char *const pleas[] = {"attempt", "attempts", "motion",   "motions",
                                        "bid",     "request",  "requests", "petition"};
    static const char denies[][8] = {"denied", "denies"};
    if (!qi_word_among(w, v, denies, sizeof denies / sizeof *denies) || at >= last || w->stretch_at[at]) return false;
    for (uint32_t i = at; i < last && i < at + 6 && !w->stretch_at[i] && !qi_is_finite(w, i); i++)
        if (qi_word_in(w, i, pleas, sizeof pleas / sizeof *pleas)) return true;
    return false;
}

/* Content after the reporting word: fills right, right_last and form. */
void qi_find_right(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t last, bool terse) {
    bool says = qi_in(w->d, v, LIST_SAY) || qi_is_view(w, v) || qi_idiom(w, v) > 0 || qi_is_phrasal_cue(w, v) ||
                qi_reports_by_that(w, v) || (qi_in(w->d, v, LIST_SAY_GERUND) && qi_word_is(w, v + 1, "how"));
    if (is_not_granted(w, v, qi_skip_day(w, a->cue_last, last), last)) return;
    if (qi_find_verbal(w, a, v, last)) return;
    uint32_t i = qi_skip_hearer(w, a->cue_last, last, qi_in(w->d, v, LIST_SAY_TELL));
    static const char places[][8] = {"in", "on", "at", "during", "to"};
    bool back = a->cue_last + 1 < last && !w->stretch_at[a->cue_last] && qi_word_is(w, a->cue_last, "this") &&
                qi_word_among(w, a->cue_last + 1, places, sizeof places / sizeof *places) &&
                tag(w, a->cue_last + 2) != POS_VB; /* “declared this to be over” */
    if (back) return;                              /* “Lee told this in the show “Hour”” points back */
    bool other = i < last && i == a->cue_last && !w->stretch_at[i] && tag(w, i) == POS_VBG &&
                 qi_is_reporting_participle(w, i) && !qi_in(w->d, v, LIST_SAY_GERUND) &&
                 !qi_is_gerund_said(w, a, i, last);
    if (other) return; /* “C, he said | adding that C2” */
    if (find_introduced(w, a, v, i, last, says)) return;
    uint32_t clause = qi_behind_noun(w, v, i, last);
    if (clause != NOTHING)
        qi_set_right(w, a, clause, last, CONTENT_CLAUSE);
    else if (says)
        qi_find_bare(w, a, v, i, last, terse);
    else if (i == a->cue_last && qi_is_wished(w, v, i, last))
        qi_set_right(w, a, i, last, CONTENT_CLAUSE); /* “a letter requesting | the station be shut” */
    bool whole = says && !a->form && i > a->cue_last && strncmp(qi_form(w->d, v)->text, "warn", 4) == 0;
    if (whole && qi_long_clause_at(w, a->cue_last, last))
        qi_find_bare(w, a, v, a->cue_last, last, terse); /* “warned | the trade in salt would end”: no hearer */
    if (!a->form) qi_marked_object(w, a, last);
}
