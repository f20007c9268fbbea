/* Clauses behind a reporting word: what may stand before one, and where one begins. */
#include "quote/ending.h"
#include "quote/words.h"

/* The token behind a span of time that begins at i: last week, earlier this month, three days ago; else i. Not “last
   week's vote”, and no subject: “last year was hard”. */
static uint32_t skip_week(const struct quote_work *w, uint32_t i, uint32_t last) {
    static const char near[][8] = {"last", "next", "this"}, later[][8] = {"ago", "later", "earlier"},
                      spans[][8] = {"week",    "month",  "year",   "night",  "morning", "evening",
                                    "weekend", "spring", "summer", "autumn", "winter"};
    uint32_t k = i + (qi_word_is(w, i, "earlier") || qi_word_is(w, i, "late") || qi_word_is(w, i, "early"));
    if (k + 1 >= last || w->stretch_at[i] || w->stretch_at[k + 1]) return i;
    bool nearby = qi_word_among(w, k, near, sizeof near / sizeof *near) &&
                  qi_word_among(w, k + 1, spans, sizeof spans / sizeof *spans);
    bool counted = k + 2 < last && tag(w, k) == POS_CD && qi_is_measure(w, k + 1) &&
                   qi_word_among(w, k + 2, later, sizeof later / sizeof *later);
    k += nearby ? 2 : 3;
    if ((!nearby && !counted) || (k < last && tag(w, k) == POS_POS)) return i;
    return k >= last || w->stretch_at[k] || !qi_is_finite(w, k) ? k : i;
}

uint32_t qi_skip_day(const struct quote_work *w, uint32_t i, uint32_t last) {
    static const char near[][8] = {"last", "next", "this", "early", "late"},
                      parts[][8] = {"morning", "evening", "night"};
    uint32_t k = i, week = skip_week(w, i, last);
    if (week > i) return week;
    if (k + 1 < last && qi_word_among(w, k, near, sizeof near / sizeof *near) && is_time_word(w, k + 1)) k++;
    if (k >= last || w->stretch_at[k] || !is_time_word(w, k)) return i;
    k++;
    if (k < last && !w->stretch_at[k] &&
        (qi_word_among(w, k, parts, sizeof parts / sizeof *parts) || qi_word_is(w, k, "afternoon")))
        k++;
    return k < last && tag(w, k) == POS_POS ? i : k; /* “Friday’s vote” */
}

/* “said on Monday | there had been a fall”: whatever the tagger takes “there” and “had” for. */
static bool is_existence(const struct quote_work *w, uint32_t i, uint32_t last) {
    return i + 1 < last && !w->stretch_at[i] && qi_word_is(w, i, "there") &&
           (qi_word_is(w, i + 1, "had") || qi_word_is(w, i + 1, "have"));
}

/* “said during the talks | Mr Lee rose”: the end of a noun phrase, before a person whose name was taken for a part of
   it. */
static uint32_t before_person(const struct quote_work *w, uint32_t first, struct phrase p) {
    for (uint32_t k = first + 1; k < p.last; k++) {
        bool plain = tag(w, k - 1) == POS_NNS && !w->entity_at[k - 1] && !qi_in(w->d, k - 1, LIST_PERSON_NOUN);
        bool titled = qi_in(w->d, k, LIST_TITLE) && k + 1 < p.last && qi_person_at(w, k + 1);
        if (plain && (titled || (qi_person_at(w, k) && w->d->entities.at[w->entity_at[k] - 1].first == k))) return k;
    }
    return p.last;
}

/* Steps over adverbs, days and short prepositional phrases after a reporting word. */
uint32_t qi_skip_adverbials(const struct quote_work *w, uint32_t i, uint32_t last) {
    for (;;) {
        uint32_t start = i;
        while (i < last && !w->stretch_at[i]) {
            uint32_t day = qi_skip_day(w, i, last);
            bool then = tag(w, i) == POS_RBR && (qi_word_is(w, i, "earlier") || qi_word_is(w, i, "later"));
            if (day == i && tag(w, i) != POS_RB && tag(w, i) != POS_RP && !then) break;
            if (is_existence(w, i, last)) return i;
            bool noun = day > i && i > 0 && !w->stretch_at[i - 1] && tag(w, i - 1) == POS_JJ && day < last &&
                        !w->stretch_at[day] && tag(w, day) == POS_NN; /* “in her weekly Friday | address” */
            i = day > i ? day + noun : i + 1;
        }
        bool dated = i > start && i + 1 < last && tag(w, i) == POS_CD && is_time_word(w, i - 1);
        if (dated && (!qi_in(w->d, i - 1, LIST_WEEKDAY) || is_time_word(w, i + 1)))
            i++; /* “Dec. 1”, “Friday 1 May”; not “on Friday | two men were held” */
        bool following = tag(w, i) == POS_VBG && qi_word_is(w, i, "following"); /* “in the days | following the vote” */
        if (i + 1 < last && !w->stretch_at[i] && (tag(w, i) == POS_IN || tag(w, i) == POS_TO || following) &&
            !is_that(w, i) && !is_wh(w, i)) {
            struct phrase p = qi_phrase_right(w, i + 1, last);
            uint32_t day = /* “on Saturday | three children were hurt”, “on Friday 1 May | it shut” */
                qi_in(w->d, i + 1, LIST_WEEKDAY) ? qi_skip_day(w, i + 1, last) : i + 1;
            if (day > i + 1)
                i = day + (day + 1 < last && tag(w, day) == POS_CD && qi_in(w->d, day + 1, LIST_MONTH) ? 2 : 0);
            else if (p.kind != PHRASE_NONE && tag(w, i + 1) != POS_VB && p.kind != PHRASE_PRONOUN)
                i = before_person(w, i + 1, p);
        }
        if (i == start) return i;
    }
}

bool qi_value_has(const char *values, const char *word) {
    size_t length = strlen(word); /* 0: a word of nothing but soft hyphens */
    for (const char *at = length ? values : NULL; at && (at = strstr(at, word)) != NULL; at += length)
        if ((at == values || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0')) return true;
    return false;
}

/* The prepositions that bring the content of verb v, or NULL: “of” for accused. */
const char *qi_prepositions(const struct quote_work *w, uint32_t v) {
    const struct form *form = &w->d->forms.at[qi_form(w->d, v)->lower];
    return qi_in(w->d, v, LIST_SAY_OF) ? qi_lexicon_value(&w->d->model->lexicon, LIST_SAY_OF, form->text, form->length)
                                       : NULL;
}

/* Is the word at i a part of the reporting verb v: called on, asked for? */
bool qi_takes_particle(const struct quote_work *w, uint32_t v, uint32_t i) {
    const char *prepositions = qi_prepositions(w, v);
    if (!prepositions || w->stretch_at[i]) return false;
    return (qi_word_is(w, i, "on") && qi_value_has(prepositions, "on")) ||
           (qi_word_is(w, i, "for") && qi_value_has(prepositions, "for"));
}

/* Over words that may stand before a noun phrase: “both | numbers”, “even | the goats”, “about | a third”, “not | a
   single drop”. */
static uint32_t over_quantifier(const struct quote_work *w, uint32_t i, uint32_t last) {
    static const char *const words[] = {"both", "neither", "either", "even",   "only", "nearly", "barely", "almost",
                                        "some", "just",    "about",  "around", "over", "half",   "under",  "roughly",
                                        "up",   "close",   "fewer",  "more",   "less", "all"};
    static const char negated[][8] = {"a", "one", "all", "even", "only", "every", "many", "just", "enough"};
    if (i + 2 >= last || w->stretch_at[i + 1]) return i;
    if (qi_word_is(w, i, "not") && qi_word_among(w, i + 1, negated, sizeof negated / sizeof *negated)) i++;
    if (qi_word_is(w, i, "as") && i + 3 < last && qi_word_is(w, i + 2, "as") && tag(w, i + 3) == POS_CD)
        return i + 3; /* “as many as | nine” */
    if (qi_word_is(w, i, "between") && i + 4 < last && tag(w, i + 1) == POS_CD && qi_word_is(w, i + 2, "and") &&
        tag(w, i + 3) == POS_CD)
        return i + 3;                                                         /* “between 60 and | 80” */
    if (qi_word_is(w, i, "much") && qi_word_is(w, i + 1, "of")) return i + 2; /* “much of | the grain” */
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        if (!qi_word_is(w, i, words[k])) continue;
        uint32_t number = i + 1 + (qi_word_is(w, i + 1, "to") || qi_word_is(w, i + 1, "than"));
        bool counts = tag(w, number) == POS_CD || tag(w, number) == POS_DOLLAR || qi_word_is(w, number, "a") ||
                      qi_word_is(w, number, "half");
        return counts ? number : k < 8 ? i + 1 : i;
    }
    return i;
}

/* “learners | who could not be traced were”, “patients | a year will”: does a verb follow a relative clause without
   commas, or a measure of time? */
static bool follows_modifiers(const struct quote_work *w, uint32_t k, uint32_t last) {
    enum { FAR = 12 };
    if (k + 1 < last && qi_word_is(w, k, "a") && qi_is_measure(w, k + 1)) k += 2;
    if (k < last && !w->stretch_at[k] && qi_is_finite(w, k)) return true;
    if (k >= last || (tag(w, k) != POS_WP && tag(w, k) != POS_WDT)) return false;
    bool relative = false;
    for (uint32_t i = k + 1; i < last && i < k + FAR && !w->stretch_at[i]; i++) {
        if (qi_is_comma_or_dash(w, i) || tag(w, i) == POS_CC || is_that(w, i)) return false;
        if (!qi_is_finite(w, i)) continue;
        if (relative) return true;
        relative = true;
    }
    return false;
}

/* “any | of the wagers involved”, “wards | in Norland are”, “sand | mining had”: does a finite verb follow what is left
   of a noun phrase at k? */
static bool is_long_subject(const struct quote_work *w, uint32_t k, uint32_t last) {
    if (k >= last || w->stretch_at[k]) return false;
    bool of = qi_word_is(w, k, "of") || (qi_word_is(w, k, "in") && k + 1 < last && w->entity_at[k + 1]);
    uint32_t i = of || tag(w, k) == POS_VBG ? k + 1 : last;
    if (i < last && tag(w, k) != POS_VBG) {
        struct phrase p = qi_phrase_right(w, i, last);
        i = p.kind == PHRASE_NONE ? last : p.last;
    }
    if (i < last && !w->stretch_at[i] && qi_is_finite(w, i)) return true;
    return follows_modifiers(w, k, last);
}

/* “repeated a tale | known to us when it rained”, “reported sales | swollen by gifts”: does the participle at k tell of
   the noun before it, with no verb behind it? Not “showed the damage caused by rain was small”. */
static bool is_participle_of_noun(const struct quote_work *w, uint32_t k, uint32_t last) {
    if (k + 2 >= last || w->stretch_at[k + 1]) return false;
    if (!qi_word_is(w, k + 1, "by") && !(qi_word_is(w, k + 1, "to") && tag(w, k + 2) != POS_VB)) return false;
    for (uint32_t i = k + 2; i < last && !w->stretch_at[i] && !is_wh(w, i) && !is_when(w, i); i++)
        if (qi_is_finite(w, i)) return false;
    return true;
}

/* Does [i, last) begin with a noun phrase that a finite verb follows? strict: straight after it. */
bool qi_clause_at(const struct quote_work *w, uint32_t i, uint32_t last, bool strict) {
    if (i >= last) return false;
    if (!w->stretch_at[i]) {
        uint32_t quantified = over_quantifier(w, i, last);
        if (quantified > i && !w->stretch_at[quantified] && qi_is_finite(w, quantified)) return true; /* “both were” */
        i = quantified;
    }
    if (is_existence(w, i, last)) return true;
    if (w->stretch_at[i] || tag(w, i) == POS_EX || qi_word_is(w, i, "there")) return qi_has_finite(w, i, last);
    struct phrase p = qi_phrase_right(w, i, last);
    if (p.kind == PHRASE_NONE) return !strict && tag(w, i) == POS_VBG && qi_has_finite(w, i, last);
    static const char objects[][8] = {"them", "him", "me", "us"}; /* “the mayors who repeat | them are wrong” */
    uint32_t k = p.last;
    bool object = p.kind == PHRASE_PRONOUN && qi_word_among(w, p.head, objects, sizeof objects / sizeof *objects);
    if (object && k < last && qi_is_finite(w, k)) return false;
    k = behind_adverbs(w, k, last);
    if (k < last && (qi_is_finite(w, k) ||
                     (tag(w, k) == POS_VBN && !w->stretch_at[k] && !(strict && is_participle_of_noun(w, k, last)))))
        return true; /* VBN: taggers mix it with VBD */
    return strict ? is_long_subject(w, k, last) : qi_has_finite(w, k, last);
}

/* A verb that is no participle, whatever its tag: were, rose; not “held”, “ended”. */
static bool is_surely_finite(const struct quote_work *w, uint32_t i) {
    static const char *const both[] = {"held", "made", "built", "sold", "sent", "found", "led",     "won",    "caught",
                                       "paid", "left", "set",   "put",  "hit",  "cut",   "brought", "bought", "kept"};
    const struct form *form = qi_form(w->d, i);
    if (!qi_is_finite(w, i)) return false;
    bool ed = form->length > 3 && strcmp(form->text + form->length - 2, "ed") == 0;
    return tag(w, i) != POS_VBD || !(ed || qi_word_in(w, i, both, sizeof both / sizeof *both));
}

static bool joins_noun(const struct quote_work *w, uint32_t i) {
    return tag(w, i) == POS_IN && !is_that(w, i) && !is_when(w, i) && !is_wh(w, i) && !qi_word_is(w, i, "as") &&
           !qi_word_is(w, i, "because") && !qi_word_is(w, i, "so") && !qi_word_is(w, i, "than");
}

/* “supplies of oil, salt, and other goods | declined”: a past without an object, whatever its tag. */
static bool is_change(const struct quote_work *w, uint32_t i) {
    static const char *const pasts[] = {"declined", "dropped",  "climbed",  "slipped",  "resigned", "died",
                                        "remained", "appeared", "narrowed", "widened",  "slowed",   "increased",
                                        "doubled",  "tripled",  "occurred", "happened", "failed",   "remains"};
    return (tag(w, i) == POS_VBN || tag(w, i) == POS_VBD || tag(w, i) == POS_NNS) &&
           qi_word_in(w, i, pasts, sizeof pasts / sizeof *pasts);
}

/* “oil |, salt, and other goods”: does the comma at i stand in a list of nouns, whose “and” comes before any verb? */
static bool is_comma_of_nouns(const struct quote_work *w, uint32_t i, uint32_t last) {
    enum { FAR = 8 };
    for (uint32_t k = i + 1; k < last && k < i + FAR && !w->stretch_at[k]; k++) {
        if (tag(w, k) == POS_CC) return true;
        if (!qi_pos_in_phrase(tag(w, k)) && tag(w, k) != POS_DT && !qi_word_is(w, k, ",")) return false;
    }
    return false;
}

/* “troops in the north | and near the border”, “aid from Norland, Veskia | and Sarn”: does “and” at i join parts of one
   noun phrase, and no second verb or clause? */
static bool joins_parts(const struct quote_work *w, uint32_t i, uint32_t last, bool listed) {
    if (i + 1 >= last || !(qi_word_is(w, i, "and") || qi_word_is(w, i, "or")) || w->stretch_at[i + 1]) return false;
    return listed || joins_noun(w, i + 1) || (w->entity_at[i - 1] && w->entity_at[i + 1]);
}

bool qi_long_clause_at(const struct quote_work *w, uint32_t start, uint32_t last) {
    enum { FAR = 18 };
    bool listed = start > 0 && !w->stretch_at[start - 1] && qi_word_is(w, start - 1, ",");
    start = over_quantifier(w, start, last);
    struct phrase p = qi_phrase_right(w, start, last);
    uint32_t k = p.last, relative = 0; /* 1: in a relative clause, 2: behind its verb */
    if (p.kind == PHRASE_NONE || k >= last || w->stretch_at[k]) return false;
    if (!joins_noun(w, k) && !joins_parts(w, k, last, listed) &&
        !(qi_word_is(w, k, ",") && is_comma_of_nouns(w, k, last)))
        return false;
    for (uint32_t i = k + 1; i < last && i < k + FAR && !w->stretch_at[i]; i++) {
        uint8_t t = tag(w, i), before = tag(w, i - 1);
        bool finite = is_surely_finite(w, i) || is_change(w, i);
        if (relative == 1 && qi_is_finite(w, i))
            relative = 2;
        else if (finite)
            return qi_pos_is_noun(before) || before == POS_RB || t == POS_MD;
        else if (t == POS_WP && before == POS_NNS && !relative)
            relative = 1;
        else if (qi_word_is(w, i, ",") && is_comma_of_nouns(w, i, last))
            listed = true;
        else if (!joins_parts(w, i, last, listed)) {
            bool noun = (t == POS_DT || t == POS_PRPS) && !qi_pos_is_noun(before);
            if (!joins_noun(w, i) && !noun && !qi_pos_in_phrase(t) && t != POS_VBG && t != POS_VBN && t != POS_RB &&
                t != POS_RP)
                return false;
            if (w->entity_at[i] && w->entity_at[i] != w->entity_at[i - 1] && qi_pos_is_noun(before) &&
                !qi_in(w->d, i - 1, LIST_TITLE))
                return false;
        }
    }
    return false;
}

bool qi_may_have_finite(const struct quote_work *w, uint32_t first, uint32_t last) {
    for (uint32_t i = first; i < last; i++)
        if (qi_is_finite(w, i) || (tag(w, i) == POS_VBN && !w->stretch_at[i]) ||
            (tag(w, i) == POS_VB && i > first && (qi_pos_is_noun(tag(w, i - 1)) || tag(w, i - 1) == POS_RB)))
            return true;
    return false;
}
