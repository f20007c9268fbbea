/* Which words report, which report together with others, and which of them say that nothing was said. */
#include "quote/words.h"

/* “marched | to demand that”, “voted | to urge Lee to wait”, “met | to call on them to leave”: does “to” at i open what
   people gather, meet or vote to tell others? */
static bool is_aim_to_tell(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t v) {
    enum { FAR = 16 };
    static const char *const tells[] = {"demand", "urge", "call", "say", "insist", "stress", "warn", "blame"};
    static const char *const acts[] = {"gathered",      "marched", "marching",  "protested", "rallied",  "demonstrated",
                                       "demonstrating", "voted",   "met",       "meet",      "meeting",  "contacted",
                                       "summoned",      "visited", "strike",    "appear",    "appeared", "used",
                                       "rally",         "march",   "assembled", "convened",  "vote"};
    if (!qi_word_in(w, v, tells, sizeof tells / sizeof *tells)) return false;
    for (uint32_t k = i; k > first && i - k < FAR && !w->stretch_at[k - 1]; k--) {
        if (qi_word_in(w, k - 1, acts, sizeof acts / sizeof *acts)) return true;
        if (qi_is_finite(w, k - 1)) return false;
    }
    return false;
}

/* “went on to say”, “rose to ask whether”, “used to say”, “refused to rule out”: infinitives that report. */
bool qi_is_reporting_infinitive(const struct quote_work *w, uint32_t first, uint32_t v) {
    static const char *const words[] = {"on",     "continued", "continues", "continue", "hastened",
                                        "used",   "liked",     "likes",     "rushed",   "quick",
                                        "wishes", "rose",      "stood",     "preferred"};
    static const char *const acts[] = {"phoned", "called",  "rang",     "wrote",   "rose", "stood",     "came",
                                       "texted", "tweeted", "returned", "emailed", "went", "telephoned"};
    uint32_t to = before_adverbs(w, first, v);
    if (to == NOTHING || to == first) return false;
    if (to > first + 1 && qi_word_is(w, to - 1, "heard") && is_be(w, to - 2)) return true; /* “was heard to say” */
    static const char *const shows[] = {"show", "suggest", "indicate", "reveal", "confirm", "support"};
    bool seems = qi_word_is(w, to - 1, "seemed") || qi_word_is(w, to - 1, "seems") ||
                 qi_word_is(w, to - 1, "appeared") ||
                 qi_word_is(w, to - 1, "appears"); /* “appeared to admit that”; not “papers appear to show” */
    if (seems) return !qi_word_in(w, v, shows, sizeof shows / sizeof *shows);
    if (qi_word_in(w, to - 1, words, sizeof words / sizeof *words)) return true;
    static const char *const prompts[] = {"prompting", "prompted", "prompts"};
    for (uint32_t i = to; i > first && to - i < 6 && !w->stretch_at[i - 1]; i--) /* “prompting Lee to accuse them” */
        if (qi_word_in(w, i - 1, prompts, sizeof prompts / sizeof *prompts)) return i < to;
    if (is_aim_to_tell(w, first, to, v)) return true;
    if (qi_word_is(w, v, "rule")) return qi_word_is(w, to - 1, "refused") || qi_word_is(w, to - 1, "declined");
    bool marks = qi_in(w->d, v, LIST_SAY_MARKS); /* “took to the air to accuse them of “lies”” */
    bool asks = qi_word_is(w, v, "ask") && v + 1 < w->d->tokens.count;
    if (asks && qi_word_is(w, to - 1, "had")) return true;
    if (!asks && !marks && !qi_word_is(w, v, "say") && !qi_word_is(w, v, "tell") && !qi_word_is(w, v, "complain"))
        return false;
    for (uint32_t i = to; i > first && to - i < 8 && !w->stretch_at[i - 1]; i--)
        if (marks && (qi_word_is(w, i - 1, "took") || qi_word_is(w, i - 1, "used"))) return true;
    for (uint32_t i = to; i > first && to - i < 8 && !w->stretch_at[i - 1]; i--)
        for (size_t k = 0; k < sizeof acts / sizeof *acts; k++)
            if (qi_word_is(w, i - 1, acts[k])) return k != 1 || (!qi_word_is(w, i, "on") && !qi_word_is(w, i, "for"));
    return false;
}

/* “did not say when it broke or | explain why”: does “or” at i join a verb to another that is denied? */
static bool is_second_denied(const struct quote_work *w, uint32_t first, uint32_t i) {
    enum { FAR = 16 };
    for (uint32_t k = i; k-- > first + 1 && i - k < FAR && !w->stretch_at[k];)
        if (tag(w, k) == POS_VB && (qi_word_is(w, k - 1, "not") || qi_word_is(w, k - 1, "n't"))) return true;
    return false;
}

/* “did not say whether”: speech that did not happen; a denial that is denied (“did not rule out”) happened. */
static bool is_negated(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (v > first + 1 && qi_word_is(w, v - 1, "nor")) return true; /* “neither confirmed nor denied that” */
    if (v > first && qi_word_is(w, v - 1, "neither")) return true;
    if (qi_word_is(w, v, "deny") || qi_word_is(w, v, "denied") || qi_word_is(w, v, "dispute") ||
        qi_word_is(w, v, "exclude"))
        return false;
    if (qi_word_is(w, v, "rule") && qi_word_is(w, v + 1, "out")) return false;
    if ((tag(w, v) == POS_VB || tag(w, v) == POS_VBP) && v > first && qi_word_is(w, v - 1, "or") &&
        is_second_denied(w, first, v - 1))
        return true;
    for (uint32_t i = v;
         i > first && v - i < 3 && !w->stretch_at[i - 1] && tag(w, i - 1) != POS_CC && !qi_is_comma_or_dash(w, i - 1);
         i--)
        if (qi_word_is(w, i - 1, "not") || qi_word_is(w, i - 1, "n't") || qi_word_is(w, i - 1, "never")) return true;
    return false;
}

/* “the agency quoted NP as saying …”: “saying” reports. */
static bool quotes_another(const struct quote_work *w, uint32_t v) {
    enum { FAR = 40 };
    static const char *const verbs[] = {"quoted", "quotes", "quote", "quoting", "cited", "cites", "citing"};
    size_t k = 0;
    while (k < sizeof verbs / sizeof *verbs && !qi_word_is(w, v, verbs[k])) k++;
    if (k == sizeof verbs / sizeof *verbs) return false;
    for (uint32_t i = v + 1; i + 1 < w->d->tokens.count && i < v + 10 && !w->stretch_at[i] && !qi_is_finite(w, i); i++)
        if (qi_word_is(w, i, "as") && tag(w, i + 1) == POS_VBG) return true;
    uint32_t far = v + FAR < w->d->tokens.count ? v + FAR : w->d->tokens.count, i = v + 1;
    while (i < far && !w->stretch_at[i]) i++; /* “quoted critics, with Lee stating: “…”” */
    return i < far && i > v + 3 && qi_word_is(w, i - 1, ":") && qi_is_reporting_participle(w, i - 2);
}

/* “would have said”, “'d have asked”: nobody did. */
static bool is_unreal(const struct quote_work *w, uint32_t first, uint32_t v) {
    uint32_t have = before_adverbs(w, first, v);
    return have != NOTHING && have > first && qi_word_is(w, have, "have") && !w->stretch_at[have - 1] &&
           tag(w, have - 1) == POS_MD;
}

/* Is the verb at v a participle, whatever its tag: “is part of a show | called”? A finite verb stands before it in one
   clause. */
static bool is_second_verb(const struct quote_work *w, uint32_t first, uint32_t v) {
    for (uint32_t i = v; i > first && v - i < 12 && !w->stretch_at[i - 1]; i--) {
        uint8_t t = tag(w, i - 1);
        if (t == POS_CC || t == POS_WP || t == POS_WDT || t == POS_WRB || is_that(w, i - 1)) return false;
        if (qi_is_comma_or_dash(w, i - 1) || is_when(w, i - 1) || qi_word_is(w, i - 1, "as")) return false;
        if (qi_is_finite(w, i - 1)) return is_be(w, i - 1) || tag(w, i - 1) == POS_VBD;
    }
    return false;
}

/* “a dog called “Rex””, “a box, marked “private”, …”: what stands on it or is its name. */
static bool is_naming(const struct quote_work *w, uint32_t first, uint32_t v) {
    static const char *const words[] = {"called",   "named",    "dubbed",  "nicknamed", "titled",
                                        "entitled", "labelled", "labeled", "marked",    "captioned"};
    uint32_t name = v + 1 + (qi_word_is(w, v + 1, "the") || qi_word_is(w, v + 1, "a")); /* “a show called the “Hour”” */
    if (v <= first || name >= w->d->tokens.count || !w->stretch_at[name]) return false;
    if (tag(w, v) != POS_VBN && !(tag(w, v) == POS_VBD && is_second_verb(w, first, v))) return false;
    if (name > v + 1 && !(qi_form(w->d, w->stretches.at[w->stretch_at[name] - 1].first)->flags & FORM_UPPER_FIRST))
        return false;
    bool beside = !w->stretch_at[v - 1] && (qi_word_is(w, v - 1, ",") || qi_pos_is_noun(tag(w, v - 1)));
    for (uint32_t i = v; beside && i > first && v - i < 12 && !qi_is_finite(w, i - 1); i--)
        beside = tag(w, i - 1) != POS_WP && tag(w, i - 1) != POS_WDT; /* “what her lawyer, Ben Orr, called “a slip”” */
    return beside && qi_word_in(w, v, words, sizeof words / sizeof *words);
}

/* “a group called Rumba Propia”: a participle that a name follows, behind a noun. */
static bool is_name_of(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (v <= first + 1 || v + 1 >= w->d->tokens.count || !w->entity_at[v + 1] || w->entity_at[v - 1]) return false;
    if (!qi_word_is(w, v, "called") && !qi_word_is(w, v, "named")) return false;
    return !w->stretch_at[v - 1] && (tag(w, v - 1) == POS_NN || tag(w, v - 1) == POS_NNS) &&
           (tag(w, v) == POS_VBN || is_second_verb(w, first, v));
}

/* “claimed eight lives”, “denied his request”, “charged Lee with “spreading rumours””: an object that nobody says, and
   no clause: “denied his request was late”. */
static bool takes_thing(const struct quote_work *w, uint32_t v) {
    enum { FAR = 6 };
    static const struct {
        char verb[8];
        const char *things[14];
    } objects[] = {
        {"claim", {"asylum", "responsibility", "credit", "victory", "benefits", "life", "lives", "victims"}},
        {"denie",
         {"application", "request", "requests", "appeal", "petition", "motion", "bail", "visa", "parole", "asylum",
          "permission", "bid", "access", "entry"}},
        {"deny", {"access", "entry", "permission", "bail", "parole", "asylum"}},
        {"charged", {"with"}},
        {"told", {"lie", "lies", "story", "stories", "tale", "tales", "joke", "jokes", "truth", "fibs"}},
        {"tell", {"lie", "lies", "story", "stories", "tale", "tales", "joke", "jokes", "truth", "fibs"}},
        {"relat", {"to"}}, /* issues that relate to the harbour: “…”, relating to the fact that */
        {"request", {"anonymity"}},
        {"writ",
         {"song", "songs", "book", "books", "article", "articles", "novel", "novels", "play", "script", "poem"}},
        {"wrot",
         {"song", "songs", "book", "books", "article", "articles", "novel", "novels", "play", "script", "poem"}},
        {"point", {"finger", "fingers", "gun", "guns"}},
    };
    for (size_t o = 0; o < sizeof objects / sizeof *objects; o++) {
        if (strncmp(qi_form(w->d, v)->text, objects[o].verb, strlen(objects[o].verb)) != 0) continue;
        for (uint32_t k = v + 1; k + 1 < w->d->tokens.count && k < v + FAR; k++) {
            bool access = qi_word_is(w, k, "access"); /* whatever its tag */
            if (w->stretch_at[k] || is_that(w, k) || (qi_is_finite(w, k) && !access)) return false;
            if (*objects[o].verb == 't' && (w->stretch_at[k + 1] || qi_word_is(w, k + 1, ":"))) return false;
            if (*objects[o].verb == 'c' && qi_word_is(w, k + 1, "for") && tag(w, k + 2) == POS_VBG)
                return false; /* “claimed responsibility for sinking it” */
            if (*objects[o].verb == 'w' && tag(w, k) == POS_IN) return false; /* “wrote in the book” */
            for (size_t i = 0; i < 14 && objects[o].things[i]; i++)
                if (qi_word_is(w, k, objects[o].things[i]))
                    return w->stretch_at[k + 1] || !qi_is_finite(w, k + 1) || qi_word_is(w, k + 1, "called");
        }
    }
    return false;
}

/* “directing a combined | $20 million to the fund” */
static bool directs_money(const struct quote_work *w, uint32_t v) {
    enum { FAR = 5 };
    static const char *const verbs[] = {"direct", "directs", "directed", "directing"};
    if (!qi_word_in(w, v, verbs, sizeof verbs / sizeof *verbs)) return false;
    for (uint32_t i = v + 1; i < v + FAR && i < w->d->tokens.count && !w->stretch_at[i]; i++)
        if (tag(w, i) == POS_DOLLAR) return true;
    return false;
}

/* “called off the search”, “called the police to warn them”, “called a meeting to end the row”, “called the army to
   help”: by telephone, or into being or service; whoever asks them to do something calls on them. */
static bool is_phone_call(const struct quote_work *w, uint32_t v) {
    enum { FAR = 14, WHAT = 5, MARKS = 40 };
    uint32_t last = v + FAR < w->d->tokens.count ? v + FAR : w->d->tokens.count;
    if (is_call(w, v) && qi_word_is(w, v + 1, "off")) return true;
    if (v + 3 >= last || w->stretch_at[v + 1] || !is_call(w, v) || qi_takes_particle(w, v, v + 1)) return false;
    for (uint32_t k = v; k > 0 && v - k < WHAT && !w->stretch_at[k - 1]; k--)
        if (qi_word_is(w, k - 1, "what")) return false; /* “what he called an attempt to rob them” */
    uint32_t i = v + 1 + (tag(w, v + 1) == POS_RB || tag(w, v + 1) == POS_RP); /* “called | back to say” */
    struct phrase whom = qi_phrase_right(w, i, last);
    if (whom.kind != PHRASE_NONE && whom.last + 1 < last && !w->stretch_at[whom.last] &&
        qi_word_is(w, whom.last, "and") && !w->stretch_at[whom.last + 1]) {
        struct phrase other = qi_phrase_right(w, whom.last + 1, last); /* “called Lee and Poe to thank them” */
        if (other.kind != PHRASE_NONE) whom.last = other.last;
    }
    if (whom.kind != PHRASE_NONE) i = qi_skip_day(w, whom.last, last);
    if (i + 2 < last && !w->stretch_at[i] && qi_word_is(w, i, "on")) i = qi_skip_day(w, i + 1, last);
    if (i + 1 >= last || w->stretch_at[i] || w->stretch_at[i + 1] || !qi_word_is(w, i, "to")) return false;
    uint32_t stop = w->d->sentences.at[qi_sentence_at(w->d, v)].last;
    for (uint32_t k = i; k < stop && k < i + MARKS; k++)
        if (w->stretch_at[k] && !in_say_lists(w, i + 1)) return false; /* “called the bid to buy it a “farce”” */
    return tag(w, i + 1) == POS_VB;
}

/* “a link to help people find it”, “let them say so”: what somebody is helped to do. */
static bool is_helped(const struct quote_work *w, uint32_t first, uint32_t v) {
    enum { FAR = 4 };
    static const char verbs[][8] = {"help", "helps", "helped", "helping", "let", "lets", "letting"};
    for (uint32_t k = v; k > first && v - k < FAR && !w->stretch_at[k - 1] && !qi_is_comma_or_dash(w, k - 1); k--) {
        if (qi_word_among(w, k - 1, verbs, sizeof verbs / sizeof *verbs))
            return k < v && (tag(w, v) == POS_VB || tag(w, v) == POS_VBP) && tag(w, v + 1) != POS_VBG &&
                   !is_that(w, v + 1) &&
                   !qi_clause_at(w, v + 1, w->d->sentences.at[qi_sentence_at(w->d, v)].last, true);
        if (qi_is_finite(w, k - 1)) return false;
    }
    return false;
}

/* “it is difficult to say it was planned”, “too early to tell”: nobody says it. */
static bool is_hard_to_say(const struct quote_work *w, uint32_t v) {
    static const char *const how[] = {"difficult", "hard", "impossible", "easy", "early", "fair", "safe", "premature"};
    return (qi_word_is(w, v, "say") || qi_word_is(w, v, "tell")) && qi_word_in(w, v - 2, how, sizeof how / sizeof *how);
}

/* “said nothing about the fire”: that, and not what, was said. */
static bool is_amount(const struct quote_work *w, uint32_t i) {
    static const char amounts[][8] = {"nothing", "little", "much", "more", "less"};
    return i + 1 < w->d->tokens.count && !w->stretch_at[i] && qi_word_is(w, i + 1, "about") &&
           qi_word_among(w, i, amounts, sizeof amounts / sizeof *amounts);
}

/* “Velm raised two million and Orsk added | 80,000 pounds”: a sum or a number of things is an object; not “added two
   people had died”, “added two days later”. */
static bool adds_amount(const struct quote_work *w, uint32_t v) {
    static const char *const adds[] = {"added", "adds"};
    static const char *const times[] = {"minutes", "hours", "days", "weeks", "months", "years",
                                        "minute",  "hour",  "day",  "week",  "month",  "year"};
    uint32_t k = v + 1, count = w->d->tokens.count;
    if (!qi_word_in(w, v, adds, sizeof adds / sizeof *adds)) return false;
    while (k < count && !w->stretch_at[k] &&
           (tag(w, k) == POS_CD || tag(w, k) == POS_DOLLAR || qi_in(w->d, k, LIST_CURRENCY)))
        k++;
    if (k == v + 1 || k >= count || w->stretch_at[k]) return false;
    if (qi_word_in(w, k, times, sizeof times / sizeof *times) || qi_word_is(w, k, "of")) return false;
    if (qi_pos_is_noun(tag(w, k))) k++;
    return k < count && !w->stretch_at[k] &&
           (tag(w, k) == POS_CC || tag(w, k) == POS_IN || tag(w, k) == POS_TO ||
            strchr(",.;", *qi_form(w->d, k)->text));
}

/* “responding to a claim that C”, “comment on reports that C”: others say it. */
static bool answers_others(const struct quote_work *w, uint32_t v) {
    enum { FAR = 5 };
    static const char *const verbs[] = {"respond",   "responds", "responded", "responding", "reply",
                                        "replied",   "replying", "react",     "reacted",    "reacting",
                                        "commented", "comment",  "commenting"};
    static const char *const nouns[] = {"claim",       "claims",     "report", "reports", "allegation",
                                        "allegations", "rumours",    "rumour", "rumors",  "complaint",
                                        "complaints",  "accusation", "charge", "charges", "accusations"};
    uint32_t to = v + 1, last = w->d->tokens.count;
    if (to + 2 >= last || w->stretch_at[to] || !(qi_word_is(w, to, "to") || qi_word_is(w, to, "on")) ||
        !qi_word_in(w, v, verbs, sizeof verbs / sizeof *verbs))
        return false;
    for (uint32_t i = to + 1; i + 1 < last && i < to + FAR && !w->stretch_at[i]; i++)
        if (qi_word_in(w, i, nouns, sizeof nouns / sizeof *nouns)) return is_that(w, i + 1);
    return false;
}

/* Words of speech for what is no speech: “continued | to say”, “continued | digging”, “agreed to the tests”, “called to
   service by the governor”, “Kissola (pronounced kiss-OH-la)”. */
static bool is_act(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (v > first && qi_word_is(w, v - 1, "(") && qi_word_is(w, v, "pronounced")) return true;
    uint32_t next = v + 2;
    bool goes = qi_word_is(w, v, "continued") || qi_word_is(w, v, "continues");
    if (goes && v + 1 < w->d->tokens.count && tag(w, v + 1) == POS_VBG && !w->stretch_at[v + 1]) return true;
    if (next >= w->d->tokens.count || !qi_word_is(w, v + 1, "to") || w->stretch_at[next]) return false;
    bool verb = tag(w, next) == POS_VB;
    static const char *const bidden[] = {"invited", "asked", "urged", "told", "ordered", "called"};
    if (v > first && tag(w, v) == POS_VBN && !w->stretch_at[v - 1] && tag(w, v - 1) == POS_NNS &&
        is_second_verb(w, first, v) && qi_word_in(w, v, bidden, sizeof bidden / sizeof *bidden))
        return true; /* “took questions from crews | invited to take part” */
    if (goes) return verb;
    static const char *const agrees[] = {"agree", "agrees", "agreed", "agreeing"};
    if (qi_word_in(w, v, agrees, sizeof agrees / sizeof *agrees)) return !verb;
    return qi_word_is(w, v, "called") && tag(w, v) == POS_VBN && qi_pos_is_noun(tag(w, next));
}

/* “prevented it | from rebutting claims”, “barred the clerk | from saying so” */
static bool is_kept_from(const struct quote_work *w, uint32_t first, uint32_t from) {
    enum { FAR = 6 };
    static const char *const keeps[] = {"prevent", "prevents", "prevented", "preventing", "bar",      "bars",
                                        "barred",  "barring",  "stopped",   "banned",     "blocked",  "discouraged",
                                        "refrain", "refrains", "refrained", "prohibited", "dissuaded"};
    for (uint32_t k = from; k > first && from - k < FAR && !w->stretch_at[k - 1];)
        if (qi_word_in(w, --k, keeps, sizeof keeps / sizeof *keeps)) return true;
    return false;
}

/* “a written guarantee”, “400 pledged delegates”: does the word at v, which another stands before, say which ones? */
static bool is_adjective(const struct quote_work *w, uint32_t v) {
    uint8_t before = tag(w, v - 1);
    bool noun = v + 1 < w->d->tokens.count && (qi_pos_is_noun(tag(w, v + 1)) || tag(w, v + 1) == POS_JJ);
    noun |= tag(w, v + 1) == POS_CD && before == POS_DT; /* “an estimated 40” */
    if (noun && before == POS_CD &&
        (qi_word_is(w, v, "alleged") || (tag(w, v + 1) == POS_NNS && qi_word_is(w, v, "pledged"))))
        return true; /* “400 pledged delegates”, “four alleged smugglers” */
    if (noun && before == POS_RB && tag(w, v) != POS_VBG && v > 1 && !w->stretch_at[v - 2] &&
        (tag(w, v - 2) == POS_DT || tag(w, v - 2) == POS_PRPS))
        return true; /* “the newly reported deaths” */
    static const char which[][8] = {"first", "last", "latest", "only", "next", "second", "third", "earlier"};
    if (noun && (tag(w, v) == POS_VBD || tag(w, v) == POS_VBN) && v > 1 && !w->stretch_at[v - 2] &&
        qi_is_determiner(w, v - 2) && qi_word_among(w, v - 1, which, sizeof which / sizeof *which))
        return true; /* “the last confirmed sighting” */
    bool modifies = before == POS_DT || before == POS_PRPS || before == POS_JJ || before == POS_POS ||
                    (before == POS_IN && tag(w, v) == POS_VBN && !is_that(w, v - 1));
    if (noun && (tag(w, v) == POS_VBN || tag(w, v) == POS_VBG) && modifies) return true;
    if (noun && tag(w, v) == POS_VBD && (before == POS_DT || before == POS_PRPS) && !w->entity_at[v + 1])
        return true;                                                          /* “no agreed name” */
    if (noun && qi_word_is(w, v, "related") && before == POS_NN) return true; /* “heart related illness” */
    if (noun && qi_word_is(w, v, "proposed") && qi_in(w->d, v - 1, LIST_SAY_MARKS) && qi_is_finite(w, v - 1))
        return true; /* “rejected proposed changes” */
    return noun && qi_word_is(w, v, "alleged") &&
           (modifies || before == POS_IN || qi_pos_is_verb(before)); /* “reported alleged attempts” */
}

/* “could argue that” has not been said, “media reports that” is no verb: does the word straight before the one at v say
   that it reports nothing? */
static bool is_unsaid_behind(const struct quote_work *w, uint32_t first, uint32_t v) {
    static const char *const possible[] = {"could", "can", "may", "might", "should", "must"};
    static const char *const conditions[] = {"if", "unless", "until"};
    static const char *const shows[] = {"reality", "tv",   "television", "talk", "game",   "quiz",   "radio",
                                        "chat",    "news", "variety",    "late", "comedy", "fashion"};
    static const char *const lines[] = {"phone", "telephone", "video", "conference"};
    uint8_t before = tag(w, v - 1);
    if (tag(w, v) == POS_VBN && is_unreal(w, first, v)) return true;
    if (qi_word_is(w, v, "call") && qi_word_in(w, v - 1, lines, sizeof lines / sizeof *lines))
        return true; /* “held a phone call on Monday” */
    if (qi_word_is(w, v, "states") && qi_word_is(w, v - 1, "member")) return true;
    if ((qi_word_is(w, v, "show") || qi_word_is(w, v, "shows")) &&
        qi_word_in(w, v - 1, shows, sizeof shows / sizeof *shows))
        return true;
    if (qi_word_is(w, v, "counter") && qi_word_is(w, v + 1, "attack")) return true;
    if (v > first + 1 && before == POS_TO && tag(w, v - 2) == POS_JJ && is_hard_to_say(w, v)) return true;
    bool first_time = v > first + 1 && qi_word_is(w, v - 1, "first") && qi_word_is(w, v - 2, "as");
    if (first_time && !qi_word_is(w, v + 1, "by") && !qi_word_is(w, v + 1, "in"))
        return true; /* “as first announced in May”: by whom is not told */
    if (v > first + 2 && tag(w, v) == POS_VBZ && before == POS_NN && tag(w, v - 2) == POS_PRPS &&
        qi_pos_is_verb(tag(w, v - 3)) && qi_word_is(w, v + 1, ":"))
        return true; /* “have raised their growth forecasts:” */
    if (tag(w, v) == POS_NNS && is_that(w, v + 1) && qi_is_what_was_said(w, first, v, w->d->tokens.count))
        return true; /* “refuted media reports that”: one report */
    static const char *const sessions[] = {"meeting", "talks", "hearing", "deal", "panel", "settlement"};
    if (qi_word_is(w, v, "dispute") && qi_word_in(w, v + 1, sessions, sizeof sessions / sizeof *sessions))
        return true;                                                /* “Fish quota dispute meeting arranged” */
    if (before == POS_POS && qi_word_is(w, v, "tell")) return true; /* “Lee's tell-all interview” */
    if (tag(w, v) == POS_VBG &&
        (qi_word_is(w, v - 1, "under") || (qi_word_is(w, v - 1, "for") && qi_word_is(w, v, "questioning"))))
        return true; /* “conceded under questioning that”, “held for questioning on claims” */
    if (tag(w, v) == POS_VBG && qi_word_is(w, v - 1, "from") && is_kept_from(w, first, v - 1)) return true;
    if (!qi_person_at(w, v - 1) && !qi_pos_is_proper(before) && /* “a report in May | said” */
        qi_word_in(w, v - 1, possible, sizeof possible / sizeof *possible))
        return true;
    return (tag(w, v) == POS_VBN || tag(w, v) == POS_VBD) && /* “if confirmed, it would be a record” */
           qi_word_in(w, v - 1, conditions, sizeof conditions / sizeof *conditions);
}

/* “asking prices”, “found themselves out of work”, “states that have been red”: is it another sense of a word that
   reports? */
static bool is_other_sense(const struct quote_work *w, uint32_t first, uint32_t v) {
    static const char *const heads[] = {"prices", "price",        "rents",    "rent",   "signs",
                                        "sign",   "restrictions", "shots",    "lights", "systems",
                                        "system", "season",       "currency", "bells",  "labels"};
    if (tag(w, v) == POS_VBG && v + 2 < w->d->tokens.count && !w->stretch_at[v + 1] &&
        (v == first || tag(w, v - 1) == POS_CC || tag(w, v - 1) == POS_IN) &&
        (qi_word_is(w, v, "asking") || qi_word_is(w, v, "warning") || qi_word_is(w, v, "reporting")) &&
        qi_word_in(w, v + 1, heads, sizeof heads / sizeof *heads))
        return true; /* “Asking prices have fallen”, “Warning signs were ignored” */
    static const char finds[][8] = {"found", "find", "finds", "finding"},
                      selves[][11] = {"himself", "herself", "itself", "themselves", "ourselves", "myself"};
    for (size_t k = 0; qi_word_among(w, v, finds, sizeof finds / sizeof *finds) && k < sizeof selves / sizeof *selves;
         k++)
        if (qi_word_is(w, v + 1, selves[k]) || qi_word_is(w, v + 1, "what"))
            return true; /* “found themselves out of work”, “found what looked like a bell” */
    uint32_t thinks = tag(w, v) == POS_VBG && v > first && !qi_word_is(w, v, "considering") ? v - 1 : v;
    if ((qi_word_is(w, thinks, "considered") || qi_word_is(w, thinks, "considering")) && tag(w, thinks + 1) == POS_VBG)
        return true; /* “has considered calling them” */
    if (qi_word_is(w, v, "finding") && !is_that(w, v + 1))
        return true; /* “reported finding it”, “tasked with finding it” */
    bool goes = qi_word_is(w, v, "continues") || qi_word_is(w, v, "continued") || qi_word_is(w, v, "continue");
    if (goes && v > first + 1 && qi_word_is(w, v + 1, ",") &&
        (qi_word_is(w, first, "as") || qi_word_is(w, first, "while")))
        return true; /* “As the count continues, they wait” */
    if (qi_word_is(w, v, "ruling") && v > first && v + 1 < w->d->tokens.count && !is_that(w, v + 1) &&
        qi_form(w->d, v + 1)->flags & FORM_UPPER_FIRST)
        return true; /* “an MP of ruling Harbour Party said” */
    static const char is_it[][8] = {"was", "were", "is", "are", "has", "have", "had"};
    if (tag(w, v) == POS_VBG && v + 1 < w->d->tokens.count && !w->stretch_at[v + 1] &&
        (tag(w, v + 1) == POS_MD || (is_be(w, v + 1) && qi_is_finite(w, v + 1)) || /* “begging | is free speech” */
         (v > first && tag(w, v - 1) == POS_POS && qi_word_among(w, v + 1, is_it, sizeof is_it / sizeof *is_it))))
        return true; /* “the court's ruling | could decide it”, “in the court's ruling | were few” */
    if (qi_word_is(w, v, "states") && v + 2 < w->d->tokens.count && is_that(w, v + 1) &&
        (qi_word_is(w, v + 2, "have") || qi_word_is(w, v + 2, "are") || qi_word_is(w, v + 2, "were")))
        return true; /* “towns in play and states that | have been red” */
    return qi_word_is(w, v, "ruling") && v + 2 < w->d->tokens.count && is_that(w, v + 1) &&
           qi_is_finite(w, v + 2); /* “the ruling that | paved the way” */
}

/* “a written guarantee” is no verb; “could argue that” has not been said; “adding to the strain” says nothing. */
static bool is_no_report(const struct quote_work *w, uint32_t first, uint32_t v) {
    bool behind = v > first && !w->stretch_at[v - 1];
    if (behind && (is_adjective(w, v) || is_unsaid_behind(w, first, v))) return true;
    if (is_act(w, first, v) || is_other_sense(w, first, v)) return true;
    if (v + 2 < w->d->tokens.count && qi_word_is(w, v + 2, "differ")) return true; /* “begs to differ” */
    if (v + 2 < w->d->tokens.count && qi_word_is(w, v + 1, "this") && qi_word_is(w, v + 2, "when"))
        return true; /* “said this when he met the chiefs”: what stands before */
    if (v + 2 < w->d->tokens.count && (qi_word_is(w, v + 1, "no") || qi_word_is(w, v + 1, "yes")) &&
        qi_word_is(w, v + 2, "to"))
        return true;                                                                    /* “said no to the plan” */
    if (tag(w, v) == POS_VBG && v > first && qi_word_is(w, v - 1, "stop")) return true; /* “stop saying “no”” */
    if (quotes_another(w, v) || is_naming(w, first, v) || is_name_of(w, first, v)) return true;
    if (v > first && !w->stretch_at[v - 1] && qi_word_is(w, v, "issued") && qi_is_occasion(w, v - 1))
        return true; /* “says in a statement | issued Sunday that” */
    if ((qi_word_is(w, v, "named") || qi_word_is(w, v, "names")) && v + 1 < w->d->tokens.count && !w->stretch_at[v + 1])
        return true; /* “named their boat “Rex”” */
    static const char *const posts[] = {"tweeted", "tweets", "posted", "posts", "wrote", "writes", "blogged"};
    if (v + 1 < w->d->tokens.count && qi_word_is(w, v + 1, "using") &&
        qi_word_in(w, v, posts, sizeof posts / sizeof *posts))
        return true; /* “tweeted using her own account” */
    if (directs_money(w, v) || is_helped(w, first, v) || takes_thing(w, v) || is_phone_call(w, v) ||
        answers_others(w, v))
        return true;
    if (is_amount(w, v + 1) || adds_amount(w, v)) return true;
    if ((qi_word_is(w, v, "concluded") || qi_word_is(w, v, "concludes")) && v + 1 < w->d->tokens.count &&
        tag(w, v + 1) == POS_IN && !is_that(w, v + 1))
        return true; /* “the session | concluded in Riga” */
    static const char faces[][8] = {"face", "faces", "faced", "facing", "amid"};
    if (v > first && !w->stretch_at[v - 1] && qi_word_among(w, v - 1, faces, sizeof faces / sizeof *faces))
        return true; /* “faces claims that”, “charges that include” */
    if (qi_word_is(w, v, "accused") && v + 2 < w->d->tokens.count && qi_in(w->d, v + 1, LIST_PERSON_NOUN) &&
        !w->stretch_at[v + 2] && qi_is_finite(w, v + 2))
        return true; /* “Accused founder denies” */
    return qi_word_is(w, v, "adding") && v + 1 < w->d->tokens.count && qi_word_is(w, v + 1, "to");
}

bool qi_is_hoped(const struct quote_work *w, uint32_t first, uint32_t v) {
    static const char *const hopes[] = {"expect", "expects", "expected", "want",     "wants", "wanted", "hope",
                                        "hopes",  "hoped",   "deserve",  "deserves", "need",  "needs",  "needed",
                                        "demand", "demands", "demanded", "like",     "asked"};
    return v >= first + 3 && qi_word_is(w, v - 1, "be") && qi_word_is(w, v - 2, "to") && !w->stretch_at[v - 3] &&
           qi_word_in(w, v - 3, hopes, sizeof hopes / sizeof *hopes);
}

/* “If the board says it is safe, …”, “asked whether the board felt it was safe”, “it goes without saying that”: the
 * report is a condition, or none. */
static bool is_condition(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (v == first || w->stretch_at[v - 1]) return false;
    if (tag(w, v) == POS_VBG) /* “stopped short of saying that” */
        return qi_word_is(w, v - 1, "without") ||
               (v > first + 1 && qi_word_is(w, v - 1, "of") && qi_word_is(w, v - 2, "short"));
    if (!qi_is_finite(w, v) && tag(w, v) != POS_VBN) return false;
    for (uint32_t k = v + 1; k < w->d->tokens.count && k < v + 3; k++) /* “If I say, “Why?” they laugh” */
        if (w->stretch_at[k]) return false;
    uint32_t start = tag(w, v - 1) == POS_PRP ? v - 1 : qi_phrase_start(w, first, v);
    return start > first && start < v && !w->stretch_at[start - 1] &&
           (qi_word_is(w, start - 1, "if") || qi_word_is(w, start - 1, "unless") ||
            qi_word_is(w, start - 1, "whether"));
}

/* “officers recommended | for dismissal”: what they are to get. */
static bool is_recommended_for(const struct quote_work *w, uint32_t v) {
    return qi_word_is(w, v, "recommended") && v + 1 < w->d->tokens.count && !w->stretch_at[v + 1] &&
           qi_word_is(w, v + 1, "for");
}

bool qi_is_no_report(const struct quote_work *w, uint32_t first, uint32_t v) {
    return is_recommended_for(w, v) || qi_is_hoped(w, first, v) || is_negated(w, first, v) ||
           is_condition(w, first, v) || is_no_report(w, first, v);
}

/* “expressed hope that”, “rejected the claim that”: a verb whose object says what was said. */
static bool reports_by_noun(const struct quote_work *w, uint32_t i) {
    if (qi_word_is(w, i, "put") || qi_word_is(w, i, "puts"))
        return true; /* “put the figure at 40”, “put it to him that” */
    uint32_t end = w->d->sentences.at[qi_sentence_at(w->d, i)].last;
    if (qi_behind_noun(w, i, i + 1, end) != NOTHING) return true; /* “expressed hope | it would rain” */
    static const char *const others[] = {"gave",    "gives",    "drew",     "draws",     "repeated",
                                         "repeats", "conveyed", "stressed", "contested", "contests",
                                         "refuted", "shared",   "shares",   "rubbished", "rubbishes"};
    bool verb = qi_in(w->d, i, LIST_SAY_MARKS);
    verb = verb || qi_word_in(w, i, others, sizeof others / sizeof *others);
    if (!verb) return false;
    for (uint32_t k = i + 1; k < w->d->tokens.count && k < i + 7 && !w->stretch_at[k]; k++) {
        if (is_that(w, k)) return qi_takes_that(w, k - 1);
        if (qi_is_finite(w, k) || w->d->tokens.at[k].kind == TOKEN_PUNCTUATION) return false;
    }
    return false;
}

/* “…,” cut in Lee, “…,” Lee butted in., “…,” went on Lee: verbs that only next to marks mean that somebody speaks. */
static bool cuts_in(const struct quote_work *w, uint32_t i) {
    enum { SUBJECT = 5 }; /* words of the subject between the marks and the verb */
    static const char verbs[][8] = {"cut", "cuts", "butted", "butts", "jumped", "jumps", "broke", "breaks"};
    bool goes = (qi_word_is(w, i, "went") || qi_word_is(w, i, "goes")) && qi_word_is(w, i + 1, "on");
    bool cuts = qi_word_is(w, i + 1, "in") && qi_word_among(w, i, verbs, sizeof verbs / sizeof *verbs);
    if (i + 2 >= w->d->tokens.count || (!(goes && qi_person_at(w, i + 2)) && !cuts)) return false;
    uint32_t k = i;
    bool final = cuts && w->d->tokens.at[i + 2].kind == TOKEN_PUNCTUATION;
    while (final && k > 0 && i - k < SUBJECT && !w->stretch_at[k - 1]) {
        k--;
        if (qi_is_finite(w, k) || w->d->tokens.at[k].kind == TOKEN_PUNCTUATION) return false;
    }
    return k > 0 && w->stretch_at[k - 1] && ends_in_comma(w, &w->stretches.at[w->stretch_at[k - 1] - 1]);
}

bool qi_is_phrasal_cue(const struct quote_work *w, uint32_t i) {
    static const char *const verbs[] = {"shot",  "shoots",  "hit",    "hits",   "fired",   "fires", "snapped", "called",
                                        "cried", "blurted", "chimed", "chimes", "chipped", "chips", "weighed", "weighs",
                                        "piped", "pipes",   "made",   "makes",  "sums",    "summed"};
    static const char particles[][8] = {"back", "in", "out", "up", "on", "clear", "known"},
                      made[][8] = {"clear", "known"};
    if (i + 1 >= w->d->tokens.count || w->stretch_at[i + 1]) return false;
    if (!qi_word_among(w, i + 1, particles, sizeof particles / sizeof *particles)) return false; /* few words are */
    if (qi_pos_is_noun(tag(w, i)) && i > 0 && !w->stretch_at[i - 1] && qi_pos_is_verb(tag(w, i - 1)))
        return false; /* “putting chips in phones” */
    bool after_made = qi_word_among(w, i + 1, made, sizeof made / sizeof *made);
    for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
        if (qi_word_is(w, i, verbs[k]) && (verbs[k][0] == 'm') == after_made && !qi_word_is(w, i + 1, "on"))
            return k >= 6 || !qi_word_is(w, i + 1, "in"); /* chimed in, not “shot in the leg” */
    return cuts_in(w, i);
}

bool qi_reports_by_that(const struct quote_work *w, uint32_t i) {
    static const char *const verbs[] = {
        "request",    "requests",   "requested",  "requesting", "require", "requires",   "required",
        "rejects",    "rejected",   "hold",       "holds",      "held",    "judges",     "judged",
        "swears",     "expressed",  "thundered",  "slip",       "learned", "criticized", "recognized",
        "recognizes", "recognised", "recognises", "record",     "recorded"};
    uint32_t last = w->d->tokens.count;
    if (i + 2 >= last || !is_that(w, i + 1) || w->stretch_at[i + 1]) return false;
    size_t k = 0;
    while (k < sizeof verbs / sizeof *verbs && !qi_word_is(w, i, verbs[k])) k++;
    if (k == sizeof verbs / sizeof *verbs) return false;
    for (uint32_t v = i + 2; v < last && v < i + 14; v++) { /* “that she be allowed”, not “that account” */
        if (w->stretch_at[v] || qi_is_finite(w, v) || qi_word_is(w, v, "be")) return true;
        if (qi_is_comma_or_dash(w, v) || qi_word_is(w, v, ".")) return false;
    }
    return false;
}

/* Does a clause begin at i that “that” may be left out before: “made clear | the town would pay”? */
static bool has_clause(const struct quote_work *w, uint32_t i) {
    enum { FAR = 12 };
    uint32_t last = i + FAR < w->d->tokens.count ? i + FAR : w->d->tokens.count;
    return i < last && !w->stretch_at[i] && qi_clause_at(w, i, last, true);
}

uint32_t qi_idiom(const struct quote_work *w, uint32_t i) {
    if ((qi_word_is(w, i, "let") || qi_word_is(w, i, "lets")) && qi_word_is(w, i + 1, "it") &&
        qi_word_is(w, i + 2, "be") && (qi_word_is(w, i + 3, "known") || qi_word_is(w, i + 3, "understood")))
        return 4;
    if ((qi_word_is(w, i, "served") || qi_word_is(w, i, "gave")) && qi_word_is(w, i + 1, "notice") &&
        qi_word_is(w, i + 2, "that"))
        return 2;
    if ((qi_word_is(w, i, "made") || qi_word_is(w, i, "makes")) && qi_word_is(w, i + 1, "it") &&
        (qi_word_is(w, i + 2, "clear") || qi_word_is(w, i + 2, "plain")) &&
        (qi_word_is(w, i + 3, "that") || has_clause(w, i + 3)))
        return 3;
    static const char wanting[][8] = {"wanted", "wants", "sought", "seeks"};
    bool know = qi_word_among(w, i, wanting, sizeof wanting / sizeof *wanting) && qi_word_is(w, i + 1, "to") &&
                qi_word_is(w, i + 2, "know") && i + 3 < w->d->tokens.count && !w->stretch_at[i + 3] &&
                is_asked(w, NOTHING, i + 3);
    return know ? 3 : 0;
}

/* “felt “betrayed,” | said Lee”: does a reporting verb follow the marks at k, behind their comma? Then who stands behind
   it says it all. */
static bool is_told_behind(const struct quote_work *w, uint32_t k) {
    uint32_t after = qi_after(w, k);
    return ends_in_comma(w, &w->stretches.at[w->stretch_at[k] - 1]) && after < w->d->tokens.count &&
           !w->stretch_at[after] && qi_in(w->d, after, LIST_SAY) && qi_is_finite(w, after);
}

bool qi_is_view(const struct quote_work *w, uint32_t i) {
    enum { FAR = 25 };
    static const char verbs[][8] = {"believe", "think", "thinks", "thought", "feel",  "feels",
                                    "felt",    "fear",  "fears",  "feared",  "hopes", "hoped"},
                      *const longer[] = {"believes", "believed", "suspects"};
    if (!qi_pos_is_verb(tag(w, i)) || !(qi_word_among(w, i, verbs, sizeof verbs / sizeof *verbs) ||
                                        qi_word_in(w, i, longer, sizeof longer / sizeof *longer)))
        return false;
    for (uint32_t k = i + 1; k < w->d->tokens.count && k < i + FAR && !strchr(".;?!", *qi_form(w->d, k)->text); k++)
        if (w->stretch_at[k])
            return w->stretches.at[w->stretch_at[k] - 1].quote == NOTHING && !is_told_behind(w, k);
    return false;
}

/* “he goes, “No way.””, “I was like, “No.””: speech as it is told. */
static bool is_goes(const struct quote_work *w, uint32_t i) {
    static const char words[][8] = {"goes", "go", "went"};
    bool like = qi_word_is(w, i + 1, "like") && is_be(w, i);
    uint32_t k = i + 1 + like;
    if (!like && !qi_word_among(w, i, words, sizeof words / sizeof *words)) return false;
    return k + 1 < w->d->tokens.count && w->stretch_at[k + 1] && !w->stretch_at[k] && qi_word_is(w, k, ",") &&
           qi_form(w->d, w->stretches.at[w->stretch_at[k + 1] - 1].first)->flags & FORM_UPPER_FIRST;
}

/* “The fees would rise, she made clear.”: does a sentence end at `next`, behind a verb at i whose subject a comma
   stands before? */
static bool closes_there(const struct quote_work *w, uint32_t i, uint32_t next) {
    enum { SUBJECT = 8 };
    if (next < w->d->tokens.count && (w->stretch_at[next] || !strchr(".;?!", *qi_form(w->d, next)->text))) return false;
    for (uint32_t k = i; k > 0 && i - k < SUBJECT && !w->stretch_at[k - 1] && !qi_is_finite(w, k - 1); k--)
        if (qi_word_is(w, k - 1, ",")) return true;
    return false;
}

bool qi_is_verb_behind_comma(const struct quote_work *w, uint32_t i) {
    if (i < 4 || i + 2 >= w->d->tokens.count || tag(w, i) != POS_NNS || !qi_in(w->d, i, LIST_SAY) ||
        w->stretch_at[i - 1] || !qi_word_is(w, i - 1, ",") || w->stretch_at[i + 1])
        return false;
    uint32_t e = w->entity_at[i + 1];
    bool named = e && w->d->entities.at[e - 1].type <= TYPE_ORG;
    return named || tag(w, i + 1) == POS_PRP ||
           (qi_in(w->d, i + 1, LIST_PERSON_NOUN) && qi_person_at(w, i + 2)); /* “|broker Ann Lee” */
}

/* “Said bin Omar”, “the keeper, Said Omar,”, “Governor Said”, “Omar Said refused”: inside a sentence of running text,
   or before a particle of names. */
bool qi_is_given_name(const struct quote_work *w, uint32_t i) {
    static const char particles[][8] = {"bin", "ibn", "ben", "al", "el", "ould"};
    uint32_t next = i + 1;
    if (next >= w->d->tokens.count || !qi_word_is(w, i, "said") || !(qi_form(w->d, i)->flags & FORM_UPPER_FIRST) ||
        qi_form(w->d, i)->flags & FORM_ALL_UPPER || w->stretch_at[next] || qi_is_heading(qi_region_at(w->d, i)))
        return false;
    if (qi_word_among(w, next, particles, sizeof particles / sizeof *particles)) return true;
    if (i == w->d->sentences.at[qi_sentence_at(w->d, i)].first || w->stretch_at[i - 1]) return false;
    bool capital = qi_form(w->d, i - 1)->flags & FORM_UPPER_FIRST, titled = capital && qi_in(w->d, i - 1, LIST_TITLE);
    return titled || (capital && qi_is_finite(w, next)) || qi_form(w->d, next)->flags & FORM_UPPER_FIRST;
}

/* “lorries thundering | through the village”: a verb of noise that tells where something moves. */
static bool is_moving(const struct quote_work *w, uint32_t i) {
    static const char ways[][8] = {"through", "past", "along", "down", "across", "up", "into", "over", "around", "by"};
    const char *text = qi_form(w->d, i)->text;
    return (strncmp(text, "thunder", 7) == 0 || strncmp(text, "scream", 6) == 0 || strncmp(text, "shriek", 6) == 0) &&
           i + 1 < w->d->tokens.count && !w->stretch_at[i + 1] &&
           qi_word_among(w, i + 1, ways, sizeof ways / sizeof *ways);
}

bool qi_is_cue(const struct quote_work *w, uint32_t i, bool marks) {
    if (qi_is_given_name(w, i) || is_moving(w, i)) return false;
    if (i + 1 < w->d->tokens.count && qi_word_is(w, i, "thank") && qi_word_is(w, i + 1, "you")) return false;
    if (marks && is_goes(w, i)) return true;
    if (qi_is_phrasal_cue(w, i)) {
        uint32_t next = i + 2;
        bool made = qi_word_is(w, i, "made") || qi_word_is(w, i, "makes"); /* clear */
        if (made && qi_word_is(w, i + 1, "clear") && closes_there(w, i, next)) return true;
        return next < w->d->tokens.count && (marks || is_that(w, next) || (made && has_clause(w, next)));
    }
    bool verb = qi_pos_is_verb(tag(w, i)) || qi_is_reporting_participle(w, i) || qi_word_is(w, i, "said") ||
                qi_word_is(w, i, "says");
    /* “the group estimates that”: after a noun, a word in -s before “that” is a verb, whatever its tag */
    bool that = i && i + 1 < w->d->tokens.count && is_that(w, i + 1);
    verb = verb || qi_is_verb_behind_comma(w, i);
    bool which = that && qi_is_finite(w, i + 2) && tag(w, i + 2) != POS_MD && !is_be(w, i + 2);
    if (which && tag(w, i) == POS_NNS) return false; /* “street protests that | accompanied the talks” */
    if (that && tag(w, i) != POS_NN && qi_pos_is_noun(tag(w, i - 1))) verb = true;
    bool relative = that && tag(w, i + 1) == POS_WDT && qi_is_finite(w, i + 2); /* “the U.S. report that seeks” */
    if (that && !relative && tag(w, i) == POS_NN && (w->entity_at[i - 1] || qi_word_is(w, i, "held"))) verb = true;
    if (!verb) return false;
    if ((that && qi_reports_by_that(w, i)) || qi_idiom(w, i)) return true;
    if (qi_word_is(w, i, "remembers") || qi_word_is(w, i, "remembered")) return true;
    if (qi_in(w->d, i, LIST_SAY_GERUND) && i + 1 < w->d->tokens.count && !w->stretch_at[i + 1] &&
        (tag(w, i + 1) == POS_VBG || qi_word_is(w, i + 1, "how")))
        return true; /* “described being woken”, “described how they woke” */
    return qi_in(w->d, i, LIST_SAY) || qi_in(w->d, i, LIST_SAY_TO) || qi_in(w->d, i, LIST_SAY_OF) ||
           (marks && (qi_in(w->d, i, LIST_SAY_MARKS) || qi_is_view(w, i))) || reports_by_noun(w, i);
}
