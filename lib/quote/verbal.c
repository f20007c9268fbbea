/*
 * Whom a reporting word is said to, and what somebody is to do or has done by it: hearers, and content with an
 * infinitive or a gerund for its verb.
 *
 *     told reporters | …     urged the firm | to leave     accused them | of lying     denied | taking it
 */
#include "quote/words.h"

/* “told the court | Lee had lied”, “told reporters | Lee would go”: is the noun before the name at p no title of it? */
static bool is_hearer_before(const struct quote_work *w, uint32_t at, const struct phrase *p) {
    if (p->kind != PHRASE_NAME || p->first <= at) return false;
    uint32_t noun = p->first - 1;
    return tag(w, noun) == POS_NNS || qi_is_occasion(w, noun) ||
           (qi_in(w->d, noun, LIST_BODY_NOUN) && !qi_in(w->d, noun, LIST_TITLE));
}

/* “a bench | of Justices Lee and Poe”: behind the persons of whom the body that is told consists. */
static uint32_t behind_members(const struct quote_work *w, const struct phrase *p, uint32_t last) {
    if (p->kind != PHRASE_NOMINAL || p->last + 1 >= last || w->stretch_at[p->last] || !qi_word_is(w, p->last, "of"))
        return p->last;
    struct phrase member = qi_phrase_right(w, p->last + 1, last);
    uint32_t end = qi_is_person(w, &member) ? member.last : p->last;
    while (end > p->last && end + 1 < last && !w->stretch_at[end] && tag(w, end) == POS_CC && qi_person_at(w, end + 1))
        end = w->d->entities.at[w->entity_at[end + 1] - 1].last;
    return end;
}

bool qi_tells_which_hearers(const struct quote_work *w, uint32_t i, uint32_t last) {
    enum { FAR = 14 };
    if (i == 0 || i + 2 >= last || w->stretch_at[i] || tag(w, i - 1) != POS_NNS || is_that(w, i + 1)) return false;
    bool en_route = qi_word_is(w, i, "en") && qi_word_is(w, i + 1, "route");
    if (!en_route && (tag(w, i) != POS_VBD || tag(w, i + 1) != POS_IN)) return false;
    for (uint32_t k = i + 2; k + 1 < last && k < i + FAR && !w->stretch_at[k] && !qi_is_finite(w, k); k++)
        if (is_that(w, k)) return true;
    return false;
}

/* “told thousands | of cheering supporters”, “told a crowd | of students”: behind those of whom the many are. */
static uint32_t behind_many(const struct quote_work *w, const struct phrase *p, uint32_t last) {
    static const char *const many[] = {"thousands", "hundreds", "dozens", "scores",   "tens",
                                       "crowd",     "group",    "rally",  "audience", "gathering"};
    if (p->last + 2 >= last || w->stretch_at[p->last] || w->stretch_at[p->last + 1] || !qi_word_is(w, p->last, "of") ||
        !qi_word_in(w, p->head, many, sizeof many / sizeof *many))
        return p->last;
    struct phrase of = qi_phrase_right(w, p->last + 1 + (tag(w, p->last + 1) == POS_VBG), last);
    bool people = of.kind == PHRASE_NOMINAL && tag(w, of.head) == POS_NNS && of.head + 1 == of.last;
    return people ? of.last : p->last;
}

/* “told CBS|'s “Face the Land” | it was late”, “told Tern News|'s “This Week” show, | “S””: behind the title in marks,
   taken for a stretch or not, of which what ends before i is the owner; else i. */
static uint32_t over_own_title(const struct quote_work *w, uint32_t i, uint32_t last) {
    enum { TITLE = 10, LONG = 4 };
    static const char *const kinds[] = {"show", "program", "programme", "podcast", "broadcast"};
    if (i + 2 >= last || w->stretch_at[i] || tag(w, i) != POS_POS) return i;
    if (w->stretch_at[i + 1]) {
        const struct stretch *s = &w->stretches.at[w->stretch_at[i + 1] - 1];
        bool title = s->closed && s->last > s->first && s->last - s->first <= LONG && !ends_in_comma(w, s) &&
                     qi_form(w->d, s->first)->flags & FORM_UPPER_FIRST;
        uint32_t end = title ? qi_after(w, i + 1) : i;
        return end +
               (title && end < last && !w->stretch_at[end] && qi_word_in(w, end, kinds, sizeof kinds / sizeof *kinds));
    }
    if (w->d->tokens.at[i + 1].kind != TOKEN_QUOTE) return i;
    for (uint32_t k = i + 2; k < last && k < i + TITLE && !w->stretch_at[k]; k++)
        if (w->d->tokens.at[k].kind == TOKEN_QUOTE) return k + 1;
    return i;
}

/* “told reporters”, “said to the BBC”: the token after the hearer. */
uint32_t qi_skip_hearer(const struct quote_work *w, uint32_t i, uint32_t last, bool tells) {
    static const char whom[][8] = {"me", "him", "us", "them", "you"};
    uint32_t at = i;
    if (!tells && i + 1 < last && w->stretch_at[i + 1] && qi_word_among(w, i, whom, sizeof whom / sizeof *whom) &&
        qi_in(w->d, i - 1, LIST_SAY) && !qi_in(w->d, i - 1, LIST_SAY_MARKS))
        return i + 1; /* “answered him “no”” */
    if (i < last && qi_word_is(w, i, "to") && tag(w, i) != POS_VB)
        at = i + 1;
    else if (!tells)
        return i;
    if (at >= last || w->stretch_at[at]) return i;
    uint8_t next = at + 1 < last && !w->stretch_at[at + 1] ? tag(w, at + 1) : POS_NONE;
    if (qi_word_is(w, at, "her") && (next == POS_PRP || next == POS_DT || next == POS_EX)) return at + 1;
    bool cheering = tag(w, at) == POS_VBG && at + 1 < last && tag(w, at + 1) != POS_PRP; /* “told cheering members” */
    struct phrase p = qi_phrase_right(w, at + cheering, last);
    if (p.kind == PHRASE_NONE || (qi_word_is(w, at, "that") && tag(w, p.last) == POS_VB))
        return i; /* “that bail be set” */
    if (tells) p.last = behind_members(w, &p, last);
    if (tells && over_own_title(w, p.last, last) > p.last) return over_own_title(w, p.last, last);
    if (tells && p.kind == PHRASE_NOMINAL) p.last = behind_many(w, &p, last);
    if (tells && qi_tells_which_hearers(w, p.last, last)) return p.last;
    if (p.last + 1 < last && qi_in(w->d, p.last, LIST_MEDIA_NOUN) && !w->stretch_at[p.last] &&
        qi_form(w->d, p.last)->flags & FORM_UPPER_FIRST && w->entity_at[p.last - 1])
        p.last++; /* “told the Riga | Post” */
    uint32_t body = at + (tag(w, at) == POS_DT), of = tells && p.kind == PHRASE_NOMINAL ? w->entity_at[body] : 0;
    if (of && w->d->entities.at[of - 1].type == TYPE_ORG && w->d->entities.at[of - 1].last < p.last && p.last < last &&
        (qi_is_finite(w, p.last) || qi_long_clause_at(w, w->d->entities.at[of - 1].last, last)) &&
        (tag(w, p.head) == POS_NNS || qi_word_is(w, p.head, "police")))
        return w->d->entities.at[of - 1].last; /* “told Calder News | police were late” */
    uint32_t paper = tells && p.last < last && qi_is_finite(w, p.last) ? w->entity_at[body] : 0;
    if (paper && w->d->entities.at[paper - 1].type == TYPE_ORG && qi_person_at(w, w->d->entities.at[paper - 1].last) &&
        w->d->entities.at[w->entity_at[w->d->entities.at[paper - 1].last] - 1].last == p.last)
        return w->d->entities.at[paper - 1].last;  /* “told the Riga News | Lee had wept” */
    uint32_t people = at + (tag(w, at) == POS_DT); /* “told reporters | alliance members needed” */
    bool several =
        tells && p.kind == PHRASE_NOMINAL && p.last > people + 1 && p.last < last && tag(w, people) == POS_NNS &&
        qi_in(w->d, people, LIST_PERSON_NOUN) && qi_is_finite(w, p.last) &&
        (people == at || qi_form(w->d, people + 1)->flags & FORM_UPPER_FIRST); /* “the growers | Parliament would” */
    if (several) return people + 1;
    if (p.last > at + 1 && tag(w, p.last - 1) == POS_CD && qi_word_is(w, p.last, "of"))
        return p.last - 1; /* “told the radio | one of them was” */
    if (p.last >= last || !qi_is_finite(w, p.last) || at != i) return p.last;
    return is_hearer_before(w, at, &p) ? p.first : i; /* “promised she would”: no hearer */
}

/* “(more than) $40 million”: a sum of money or a number. */
static bool is_sum_at(const struct quote_work *w, uint32_t i, uint32_t last) {
    enum { FAR = 4 };
    for (uint32_t k = i; k < last && k < i + FAR && !w->stretch_at[k]; k++)
        if (tag(w, k) == POS_DOLLAR || tag(w, k) == POS_CD) return true;
    return false;
}

/* Over what modifies a noun or stands beside a name, to the “to” behind it: “the elders of both villages | to gather”,
   “people who had left | to wait”, “Lee, the mayor, and Poe | to wait”. */
static uint32_t over_modifiers(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t last) {
    bool asks = is_asking(w, v);
    bool relative = false, comma = i + 1 < last && qi_word_is(w, i, ","), listed = comma && w->entity_at[i - 1];
    struct phrase name = qi_no_phrase();
    if (comma && !listed && !w->stretch_at[i + 1]) name = qi_phrase_right(w, i + 1, last);
    if (name.kind == PHRASE_NAME && name.last + 2 < last && qi_word_is(w, name.last, ",") &&
        qi_word_is(w, name.last + 1, "to"))
        return name.last + 1; /* “urged its chairman, Ann Lee, | to resign” */
    for (uint32_t k = i; k < last && k < i + 14 && !w->stretch_at[k]; k++) {
        if (qi_is_comma_or_dash(w, k) && !(listed && qi_word_is(w, k, ","))) return i;
        if (listed && (tag(w, k) == POS_VBG || tag(w, k) == POS_VBN) && qi_is_comma_or_dash(w, k - 1)) return i;
        if (is_that(w, k) && !(k + 1 < last && is_verb_alone(w, k + 1))) return i; /* “told me | that I had to go” */
        if (asks && qi_word_is(w, k, "for") && is_sum_at(w, k + 1, last))
            return i; /* “asked the board | for 40 million to mend it” */
        if (qi_word_is(w, k, "to") && k > i && is_wh(w, k - 1)) return i; /* “told the man | where to go” */
        if (qi_word_is(w, k, "to") && k + 1 < last &&
            (tag(w, k + 1) == POS_VB || (tag(w, k + 1) == POS_RB && k + 2 < last)))
            return k;
        relative |= tag(w, k) == POS_WP || tag(w, k) == POS_WDT;
        if (qi_is_finite(w, k) && !relative) return i;
    }
    return i;
}

static bool is_gerund(const struct quote_work *w, uint32_t i) {
    return tag(w, i) == POS_VBG || ((tag(w, i) == POS_NN || tag(w, i) == POS_JJ) && ends_in_ing(w, i));
}

/* Over adverbs at i that a word follows. */
static uint32_t over_adverbs(const struct quote_work *w, uint32_t i, uint32_t last) {
    while (i + 1 < last && !w->stretch_at[i] && tag(w, i) == POS_RB && !w->stretch_at[i + 1]) i++;
    return i;
}

/* Over what modifies the object that ends before i, to the preposition and gerund behind it: “accused the rebels, a
   militia led by a sculptor, | of firing”. */
static uint32_t over_object(const struct quote_work *w, const char *prepositions, uint32_t i, uint32_t last) {
    bool relative = false;
    for (uint32_t k = i; k + 1 < last && k < i + 20 && !w->stretch_at[k]; k++) {
        if (qi_value_has(prepositions, qi_form(w->d, k)->text) && !w->stretch_at[k + 1] &&
            is_gerund(w, over_adverbs(w, k + 1, last)))
            return k;
        relative |= tag(w, k) == POS_WP || tag(w, k) == POS_WDT || tag(w, k) == POS_WPS;
        if (qi_is_finite(w, k) && !relative) break;
    }
    return i;
}

/* “of closures | if the ice holds”, “of a day | when it will fail”: does a clause that is part of the thing warned of
   follow? Not “of a leak, | as the board met”. */
static bool holds_condition(const struct quote_work *w, uint32_t i, uint32_t last) {
    uint32_t stop = i;
    if (qi_word_is(w, i, "against")) stop = last;
    while (stop < last && (w->stretch_at[stop] || !(qi_word_is(w, stop, "as") || qi_word_is(w, stop, ",")))) stop++;
    return qi_has_finite(w, i, stop);
}

/* Do prepositions of a verb whose object is [i, past) bring a clause: “of lying”, “of services stopping again”? */
static bool brings_content(const struct quote_work *w, const char *prepositions, uint32_t i, uint32_t past,
                           uint32_t last) {
    bool object = past > i, of_whom = qi_value_has(prepositions, "of") && !qi_value_has(prepositions, "about");
    if (object && (of_whom || strcmp(prepositions, "for") == 0 || tag(w, past) == POS_CC))
        past = over_object(w, prepositions, past, last);
    if (past + 1 >= last || !qi_value_has(prepositions, qi_form(w->d, past)->text)) return false;
    if (!object && of_whom && qi_word_is(w, past, "of")) /* “who Norland accuses | of stealing”, “men it accuses of” */
        return i > 0 && (qi_word_is(w, i - 1, "accuses") || qi_word_is(w, i - 1, "accuse")) &&
               tag(w, over_adverbs(w, past + 1, last)) == POS_VBG;
    uint32_t gerund = over_adverbs(w, past + 1, last); /* “of never having” */
    if (!w->stretch_at[gerund] && !qi_is_of_change(w, gerund) &&
        (object ? is_gerund(w, gerund) : tag(w, gerund) == POS_VBG))
        return true;
    struct phrase deed = object && of_whom ? qi_phrase_right(w, past + 1, last) : qi_no_phrase();
    if (deed.kind == PHRASE_NOMINAL && deed.last + 1 < last && !w->stretch_at[deed.last] &&
        qi_word_is(w, deed.last, "to") && tag(w, deed.last + 1) == POS_VB)
        return true; /* “accused them of | efforts to stop it” */
    if (object || qi_word_is(w, past, "on") || qi_word_is(w, past, "to")) return false;
    struct phrase p = qi_phrase_right(w, past + 1, last);
    bool more = p.kind != PHRASE_NONE && p.last + 1 < last && !w->stretch_at[p.last];
    if (qi_word_is(w, past, "for")) /* “called for | it to be shut”, not “argued for | years” */
        return more && qi_word_is(w, p.last, "to");
    bool warns = qi_value_has(prepositions, "against"); /* “warned of closures if the ice held” */
    return (more && (tag(w, p.last) == POS_VBG || (warns && tag(w, p.last) == POS_TO))) || is_wh(w, past + 1) ||
           (warns && holds_condition(w, i, last));
}

bool qi_is_verbal_content(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t last) {
    if (i >= last) return false;
    if (w->stretch_at[i]) { /* urged “all sides” to wait */
        uint32_t to = qi_after(w, i);
        return qi_in(w->d, v, LIST_SAY_TO) && to + 1 < last && !w->stretch_at[to] && qi_word_is(w, to, "to") &&
               tag(w, to + 1) == POS_VB;
    }
    struct phrase object = qi_phrase_right(w, i, last);
    if (object.kind == PHRASE_NONE && tag(w, i) == POS_CC && qi_word_is(w, i, "both"))
        object = qi_phrase_right(w, i + 1, last); /* “accused | both union and mill of lying” */
    uint32_t past = object.kind == PHRASE_NONE ? i : object.last;
    static const char *const held[] = {"strike",  "election", "elections",  "vote", "meeting", "session",
                                       "protest", "summit",   "referendum", "poll", "rally",   "halt"};
    bool calls = qi_word_is(w, v, "called") || qi_word_is(w, v, "calls") || qi_word_is(w, v, "calling"),
         phones = calls &&
                  (tag(w, i) == POS_PRP || /* “called me to ask”, “called a strike to protest” */
                   qi_word_in(w, object.kind == PHRASE_NOMINAL ? object.head : i, held, sizeof held / sizeof *held) ||
                   (past < last && qi_word_in(w, past, held, sizeof held / sizeof *held)));
    if (qi_in(w->d, v, LIST_SAY_TO) && !phones) {
        uint32_t to = object.kind == PHRASE_NONE || qi_promises(w, v) ? i : over_modifiers(w, v, past, last);
        to = behind_adverbs(w, to, last);
        uint32_t verb = to + 1;
        verb = behind_adverbs(w, verb, last);
        bool anonymous = to == i && past != to; /* “asking not to be named” asks for no act */
        static const char things[][8] = {"end", "halt", "return", "guilty"}; /* “called for an end | to hunger” */
        bool noun =                                                          /* also “to | re-open/JJ” */
            verb < last && (tag(w, verb) == POS_NN || strncmp(qi_form(w->d, verb)->text, "re-", 3) == 0) &&
            !qi_word_among(w, to - 1, things, sizeof things / sizeof *things);
        if (!anonymous && verb < last && qi_word_is(w, to, "to") &&
            (tag(w, verb) == POS_VB || tag(w, verb) == POS_VBP || noun || w->stretch_at[verb]))
            return true;
    }
    if (qi_word_is(w, i, "responsibility") && i + 2 < last && qi_word_is(w, i + 1, "for") && tag(w, i + 2) == POS_VBG)
        return qi_in(w->d, v, LIST_SAY_TO); /* “claimed | responsibility for sinking it” */
    const char *prepositions = qi_prepositions(w, v);
    if (prepositions && brings_content(w, prepositions, i, past, last)) return true;
    if (!qi_in(w->d, v, LIST_SAY_GERUND) || qi_word_is(w, i, "citing") || qi_word_is(w, i, "quoting"))
        return false; /* “the agency reports | citing Lee” */
    bool seen = qi_word_is(w, v, "remembers") || qi_word_is(w, v, "remembered") || qi_word_is(w, v, "recalled") ||
                qi_word_is(w, v, "recalls");
    seen |= qi_word_is(w, v, "rule") || qi_word_is(w, v, "ruled") || qi_word_is(w, v, "rules");
    if (seen && past > i && past < last && tag(w, past) == POS_VBG) return true; /* “remembers him signing it” */
    bool wish = tag(w, i) == POS_PRPS && i + 2 < last && qi_pos_is_noun(tag(w, i + 1)) && qi_word_is(w, i + 2, "to");
    while (i + 1 < last && tag(w, i) == POS_RB && !w->stretch_at[i + 1]) i++; /* “denied deliberately misleading” */
    return tag(w, i) == POS_VBG || wish;
}

/* “asked not to be named | because …”: where that ends, or 0. */
static uint32_t asks_to_be_unnamed(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t last) {
    static const char *const verbs[] = {"named", "identified", "quoted", "cited", "photographed", "recorded"};
    if (!qi_word_is(w, v, "asked") && !qi_word_is(w, v, "requested") && !qi_word_is(w, v, "asking")) return 0;
    static const char *const stays[] = {"remain", "stay", "go", "be"}, *const hidden[] = {"anonymous", "unnamed",
                                                                                          "unidentified", "nameless"};
    uint32_t to = i + qi_word_is(w, i, "not");
    if (to + 2 >= last || w->stretch_at[to] || !qi_word_is(w, to, "to")) return 0;
    if (qi_word_in(w, to + 1, stays, 4) && qi_word_in(w, to + 2, hidden, 4)) return to + 3;
    if (!qi_word_is(w, to + 1, "be")) return 0;
    size_t k = 0;
    while (k < sizeof verbs / sizeof *verbs && !qi_word_is(w, to + 2, verbs[k])) k++;
    if (k == sizeof verbs / sizeof *verbs) return 0;
    uint32_t end = to + 3;
    if (end + 1 < last && (qi_word_is(w, end, "by") || qi_word_is(w, end, "only")))
        while (end < last && !w->stretch_at[end] && w->d->tokens.at[end].kind != TOKEN_PUNCTUATION &&
               !qi_is_finite(w, end))
            end++;
    return end;
}

/* Where verbal content of v may begin, i being behind the verb: “appealed to | the firm to pay”, “promised them | to
   pay”, “threatened on Monday | to pay”, “warned on television | against paying”, “admitted to | having paid”. */
static uint32_t verbal_start(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t last) {
    static const char *const outside[] = {"of", "about", "to", "at", "for"};
    bool to = qi_in(w->d, v, LIST_SAY_TO), promises = qi_promises(w, v);
    if (i + 1 >= last || w->stretch_at[i]) return i;
    if (qi_word_is(w, i, "against") && qi_prepositions(w, v)) return i; /* “warned | against attempts to leave” */
    uint32_t day = qi_skip_day(w, i, last);                             /* “called Tuesday | for talks to begin” */
    if (day > i && day + 1 < last && !w->stretch_at[day] && tag(w, day) == POS_IN)
        return day + (qi_takes_particle(w, v, day) && qi_is_verbal_content(w, v, day + 1, last));
    struct phrase hearer = qi_phrase_right(w, i, last);
    if (promises && (hearer.kind == PHRASE_PRONOUN || qi_speaks(w, &hearer)) &&
        qi_is_verbal_content(w, v, hearer.last, last))
        return hearer.last;
    bool preposition = qi_word_is(w, i, "to") || qi_word_is(w, i, "with");
    struct phrase whom = qi_phrase_right(w, i + 1, last);
    if (to && preposition && whom.kind != PHRASE_NONE && !is_time_word(w, whom.head) && !qi_is_measure(w, whom.head) &&
        qi_is_verbal_content(w, v, i + 1, last))
        return i + 1;
    if (promises && (qi_word_is(w, i, "to") || qi_word_is(w, i, "about"))) return i; /* “pledged | about 4 billion” */
    if (!qi_is_verbal_content(w, v, i, last)) return to || qi_prepositions(w, v) ? qi_skip_adverbials(w, i, last) : i;
    if (tag(w, i + 1) != POS_VB)
        for (size_t k = 0; k < sizeof outside / sizeof *outside; k++)
            if (qi_word_is(w, i, outside[k]) && qi_prepositions(w, v)) return i + 1;
    return i;
}

/* “pressed him on | why it fell”, “grilled the mayor over | how it was paid”: where what is asked of somebody begins
   behind the verb at v, or NOTHING. */
static uint32_t asked_of(const struct quote_work *w, uint32_t v, uint32_t last) {
    static const char *const asks[] = {"press",  "pressed",    "presses",     "pressing",  "grilled",
                                       "grills", "grilling",   "quizzed",     "quizzes",   "quizzing",
                                       "probed", "questioned", "questioning", "questions", "challenged"};
    static const char about[][8] = {"on", "about", "over"}, what[][8] = {"what", "why", "how", "whether", "if"};
    if (is_asking(w, v) && v + 1 < last && !w->stretch_at[v + 1]) {
        uint32_t whom = qi_skip_hearer(w, v + 1, last, true), at = qi_skip_adverbials(w, whom, last);
        return whom > v + 1 && at > whom && at + 1 < last && !w->stretch_at[at] &&
                       qi_word_among(w, at, what, sizeof what / sizeof *what) && qi_has_finite(w, at + 1, last)
                   ? at
                   : NOTHING; /* “asked the firm on Monday | what it planned to do” */
    }
    if (!qi_word_in(w, v, asks, sizeof asks / sizeof *asks) || v + 1 >= last || w->stretch_at[v + 1]) return NOTHING;
    uint32_t i = qi_phrase_right(w, v + 1, last).last;
    if (i <= v || i + 2 >= last || w->stretch_at[i] || !qi_word_among(w, i, about, sizeof about / sizeof *about))
        return NOTHING;
    return !w->stretch_at[i + 1] && is_asked(w, NOTHING, i + 1) && qi_has_finite(w, i + 2, last) ? i + 1 : NOTHING;
}

/* “called for | closing the camp” */
static bool calls_for_doing(const struct quote_work *w, const struct attribution *a, uint32_t v, uint32_t start,
                            uint32_t last) {
    return start < last && a->cue_last == v + 2 && start == a->cue_last && !w->stretch_at[start] &&
           tag(w, start) == POS_VBG && qi_word_is(w, v + 1, "for") && is_call(w, v) &&
           !(v > 0 && qi_word_is(w, v - 1, "that"));
}

/* “the figures show | orders falling”, “a draft forecasts | prices rising”: do figures tell what goes on? Not “the film
   shows a man running”. */
static bool shows_doing(const struct quote_work *w, const struct attribution *a, uint32_t v, uint32_t last) {
    static const char *const shows[] = {"show", "shows", "showed", "showing", "forecasts", "predicts"};
    static const char *const papers[] = {"figures", "report",  "reports", "results",    "data",    "survey",
                                         "surveys", "poll",    "polls",   "statistics", "numbers", "draft",
                                         "study",   "studies", "returns", "records",    "tests",   "estimates"};
    bool paper = false;
    for (uint32_t k = a->speaker.first; a->speaker.kind == PHRASE_NOMINAL && k < a->speaker.last; k++)
        paper |= !w->stretch_at[k] && qi_word_in(w, k, papers, sizeof papers / sizeof *papers);
    if (!paper || a->cue_last != v + 1 || !qi_word_in(w, v, shows, sizeof shows / sizeof *shows)) return false;
    struct phrase object = qi_phrase_right(w, v + 1, last);
    return object.kind != PHRASE_NONE && object.last + 1 < last && !w->stretch_at[object.last] &&
           tag(w, object.last) == POS_VBG && !qi_is_reporting_participle(w, object.last);
}

bool qi_find_verbal(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t last) {
    uint32_t asked = asked_of(w, v, last), unnamed = asks_to_be_unnamed(w, v, a->cue_last, last);
    if (asked != NOTHING) {
        qi_set_right(w, a, asked, last, CONTENT_CLAUSE);
        return true;
    }
    if (unnamed) {
        a->right = a->cue_last;
        a->right_last = unnamed;
        a->form = CONTENT_TO;
        return true;
    }
    uint32_t start = verbal_start(w, v, a->cue_last, last);
    if (qi_word_is(w, start, "to") && qi_word_is(w, start + 1, "know")) return false; /* “demanded to know why” */
    if (!calls_for_doing(w, a, v, start, last) && !shows_doing(w, a, v, last) &&
        !qi_is_verbal_content(w, v, start, last) &&
        !(start > a->cue_last && qi_is_verbal_content(w, v, start - 1, last)))
        return false;
    qi_set_right(w, a, start, last, CONTENT_TO);
    return true;
}
