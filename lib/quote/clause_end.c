/* By what a report surely ends: another attribution, a second report, what the narrator makes of it (see ending.h). */
#include "quote/ending.h"
#include "quote/words.h"

/* “officials familiar with the matter | said”, “people briefed on the talks | said”: behind what sources know, to the
   verb that reports; else i. */
static uint32_t over_knowledge(const struct quote_work *w, uint32_t i, uint32_t last) {
    static const char *const knows[] = {"familiar", "close", "briefed", "with", "involved",
                                        "present",  "aware", "privy",   "who",  "in"};
    if (i >= last || w->stretch_at[i] || !qi_word_in(w, i, knows, sizeof knows / sizeof *knows)) return i;
    for (uint32_t k = i + 1; k < last && k < i + 12 && !w->stretch_at[k] && !qi_is_comma_or_dash(w, k); k++)
        if (qi_in(w->d, k, LIST_SAY) && qi_is_finite(w, k)) return k;
    return i;
}

/* “…, Orlow News | cites the ministry”: does a medium say at v, with nothing behind it, whose words it gives? */
static bool cites_source(const struct quote_work *w, uint32_t v, uint32_t last) {
    if (!is_citing(w, v)) return false;
    struct phrase whom = qi_phrase_right(w, v + 1, last);
    return whom.kind != PHRASE_NONE && qi_with_complements(w, whom, last, false).last >= last;
}

/* Does nothing follow at i but when, where and how somebody spoke? “on Monday”, “on condition of anonymity because …”,
   “, speaking after the vote” */
static bool closes_there(const struct quote_work *w, uint32_t i, uint32_t last) {
    uint32_t end = qi_skip_adverbials(w, i, last);
    if (end >= last || is_when_questioned(w, end)) return true;
    if (qi_word_is(w, i, "on") && (qi_word_is(w, i + 1, "condition") || qi_word_is(w, i + 2, "condition"))) return true;
    return qi_is_comma_or_dash(w, end) && end + 1 < last && !w->stretch_at[end] && tag(w, end + 1) == POS_VBG;
}

bool qi_closing_attribution(const struct quote_work *w, uint32_t k, uint32_t last) {
    bool writes = qi_word_is(w, k + 1, "writes") || qi_word_is(w, k + 1, "reports"), /* whatever its tag */
        inverted = (tag(w, k + 1) == POS_VBZ || tag(w, k + 1) == POS_VBD || writes) && qi_in(w->d, k + 1, LIST_SAY);
    if (inverted) { /* “…, reports the agency NAME.” */
        struct phrase source = qi_phrase_right(w, k + 2, last);
        if (source.kind == PHRASE_NOMINAL) source = qi_named(w, source, last);
        bool medium = writes && source.kind == PHRASE_NOMINAL && source.first == k + 2 && source.last >= last &&
                      (qi_in(w->d, source.head, LIST_BODY_NOUN) || /* or its name is not known */
                       qi_form(w->d, source.head)->flags & FORM_UPPER_FIRST);
        return medium || (source.kind == PHRASE_NAME && qi_skip_adverbials(w, source.last, last) >= last);
    }
    struct phrase p = qi_phrase_right(w, k + 1, last);
    if (p.kind == PHRASE_NONE) return false;
    if (p.kind == PHRASE_NOMINAL && p.last + 1 < last && !w->stretch_at[p.last] && qi_word_is(w, p.last, "of")) {
        struct phrase of = qi_phrase_right(w, p.last + 1, last); /* “…, a correspondent of NAME reports.” */
        if (of.kind == PHRASE_NAME) p.last = of.last;
    } else if (p.kind == PHRASE_NOMINAL &&
               (qi_in(w->d, p.head, LIST_PERSON_NOUN) || qi_in(w->d, p.head, LIST_BODY_NOUN))) {
        p.last = qi_with_complements(w, p, last, true).last; /* “…, a statement | on her website said.” */
    }
    uint32_t v = p.last;
    v = behind_adverbs(w, v, last);
    v = over_knowledge(w, v, last);
    bool heard = v < last && qi_word_is(w, v, "heard") && qi_in(w->d, p.head, LIST_BODY_NOUN); /* “…, a court heard.” */
    if (v >= last || (!qi_is_finite(w, v) && !heard)) return false;
    bool helps = is_be(w, v) || qi_word_is(w, v, "has") || qi_word_is(w, v, "have") || qi_word_is(w, v, "had");
    while (helps && v + 1 < last && !w->stretch_at[v + 1] && /* “has since been told” */
           (tag(w, v + 1) == POS_RB || tag(w, v + 1) == POS_VBN || tag(w, v + 1) == POS_VBD || is_be(w, v + 1)))
        v++;
    bool told = helps && (qi_in(w->d, v, LIST_SAY_TELL) || qi_word_is(w, v, "heard")); /* “…, a court has heard.” */
    if (!told && !heard && cites_source(w, v, last)) return true;
    if (!told && !heard && (helps || !qi_in(w->d, v, LIST_SAY))) return false;
    bool hearer = !heard && !helps && qi_in(w->d, v, LIST_SAY_TELL); /* “…, two aides told the Herald on Monday.” */
    return closes_there(w, hearer ? qi_skip_hearer(w, v + 1, last, true) : v + 1, last);
}

/* “upheld a | finding that C”, “an expected | ruling that C”: has what looks like a participle an article? */
static bool is_noun_of_speech(const struct quote_work *w, uint32_t i) {
    static const char articles[][8] = {"a", "an", "the", "no", "any", "another"};
    uint32_t k = i;
    if (k > 1 && !w->stretch_at[k - 1] && (tag(w, k - 1) == POS_JJ || tag(w, k - 1) == POS_VBN)) k--;
    return k > 0 && !w->stretch_at[k - 1] && tag(w, k - 1) == POS_DT && i + 1 < w->d->tokens.count &&
           is_that(w, i + 1) && qi_word_among(w, k - 1, articles, sizeof articles / sizeof *articles);
}

/* “…,” warning that: a participle that reports, though the tagger may take it for a noun. */
bool qi_is_reporting_participle(const struct quote_work *w, uint32_t i) {
    if (!qi_in(w->d, i, LIST_SAY) && !qi_in(w->d, i, LIST_SAY_TO) && !qi_in(w->d, i, LIST_SAY_MARKS)) return false;
    if (is_noun_of_speech(w, i)) return false;
    if (tag(w, i) == POS_VBG) return true;
    if (i && !w->stretch_at[i - 1] && (tag(w, i - 1) == POS_PRPS || tag(w, i - 1) == POS_POS))
        return false; /* “his |” */
    const struct form *form = qi_form(w->d, i);
    if (form->length < 5 || strcmp(form->text + form->length - 3, "ing") != 0 || i + 1 >= w->d->tokens.count)
        return false;
    if (is_that(w, i + 1) || (qi_word_is(w, i, "warning") && qi_word_is(w, i + 1, "against"))) return true;
    bool apart = i && !w->stretch_at[i - 1] && qi_is_comma_or_dash(w, i - 1); /* “Lee left, warning | it would rain” */
    if (apart && i + 2 < w->d->tokens.count && qi_word_is(w, i + 1, ":") && w->stretch_at[i + 2])
        return true; /* “Lee left, noting: “S”” */
    return apart && qi_clause_at(w, i + 1, w->d->sentences.at[qi_sentence_at(w->d, i)].last, true);
}

/* “…, but he | called her answers “absurd””: does the verb at v say what somebody called something? */
static bool is_calling(const struct quote_work *w, uint32_t v, uint32_t last) {
    if (!qi_in(w->d, v, LIST_SAY_MARKS) || tag(w, v) == POS_VBG) return false;
    for (uint32_t k = v + 1; k < last && k < v + 7 && !qi_is_finite(w, k) && !qi_is_comma_or_dash(w, k); k++)
        if (w->stretch_at[k]) return true;
    return false;
}

/* “…, but | declined to give a name”, “… and | did not say who paid”, “…, but | he could not say how many”: does
   whoever spoke keep something back, behind the conjunction at v? Not “that the firm knew but | did not disclose it”.
 */
bool qi_withholds(const struct quote_work *w, uint32_t v, uint32_t last, bool comma) {
    static const char *const told[] = {"say", "specify", "elaborate", "explain", "comment"};
    static const char *const kept[] = {"give",    "provide",  "name",   "confirm", "identify",
                                       "discuss", "disclose", "reveal", "estimate"};
    bool but = qi_word_is(w, v, "but"), pronoun = but && tag(w, v + 1) == POS_PRP && !qi_word_is(w, v + 1, "it");
    uint32_t k = v + 1 + pronoun;
    if (k + 2 >= last || w->stretch_at[k] || w->stretch_at[k + 1]) return false;
    bool refused = qi_word_is(w, k, "declined") || qi_word_is(w, k, "refused"), did = qi_word_is(w, k, "did");
    bool would = qi_word_is(w, k, "would") && (pronoun || (but && comma));
    bool could = did || would || (pronoun && qi_word_is(w, k, "could"));
    bool not = qi_word_is(w, k + 1, "not") || qi_word_is(w, k + 1, "n't");
    if (refused ? !qi_word_is(w, k + 1, "to") : !(could && not )) return false;
    for (k += 2; k + 1 < last && !w->stretch_at[k] && tag(w, k) == POS_RB;) k++;
    if (w->stretch_at[k]) return false;
    if (qi_word_is(w, k, "go") && qi_word_is(w, k + 1, "into") && k + 2 < last)
        return qi_word_is(w, k + 2, "detail") || qi_word_is(w, k + 2, "details") || qi_word_is(w, k + 2, "specifics");
    bool plain = !but || (did && !pronoun); /* may as well be told */
    return qi_word_in(w, k, told, sizeof told / sizeof *told) ||
           (!plain && qi_word_in(w, k, kept, sizeof kept / sizeof *kept));
}

/* “He said it had been late but | today the judge told him C”: does somebody else tell whoever is spoken of something?
 */
static bool tells_too(const struct quote_work *w, uint32_t i, uint32_t last) {
    static const char whom[][8] = {"him", "her", "them"};
    i = qi_skip_day(w, i, last);
    if (i + 2 >= last || w->stretch_at[i]) return false;
    struct phrase p = qi_phrase_right(w, i, last);
    return p.kind != PHRASE_NONE && p.kind != PHRASE_PRONOUN && qi_speaks(w, &p) && p.last + 1 < last &&
           tag(w, p.last) == POS_VBD && qi_in(w->d, p.last, LIST_SAY_TELL) &&
           qi_word_among(w, p.last + 1, whom, sizeof whom / sizeof *whom);
}

/* “that C | and promised them “support””: does the verb bring marks, with no other between? */
static bool gives_marks(const struct quote_work *w, uint32_t verb, uint32_t last) {
    enum { FAR = 12 };
    static const char *const gives[] = {"promised", "praised", "offered", "pledged", "warned", "thanked", "announced"};
    if (!qi_word_in(w, verb, gives, sizeof gives / sizeof *gives)) return false;
    for (uint32_t k = verb + 1; k < last && k < verb + FAR && !qi_is_finite(w, k); k++)
        if (w->stretch_at[k]) return true;
    return false;
}

/* “…, and offered the West …”, “…, while Lee warned that”: is there a second report after the conjunction at v? comma:
   behind one. */
static bool second_report(const struct quote_work *w, uint32_t v, uint32_t last, bool comma) {
    bool then = comma && (qi_word_is(w, v, "then") || qi_word_is(w, v, "while") || qi_word_is(w, v, "whereas"));
    if (v + 1 >= last || (tag(w, v) != POS_CC && !then) || w->stretch_at[v + 1]) return false;
    uint32_t verb = v + 1;
    while (verb + 1 < last && (tag(w, verb) == POS_RB || qi_word_is(w, verb, "has") || qi_word_is(w, verb, "had")) &&
           !w->stretch_at[verb + 1])
        verb++;
    bool behind_marks = w->stretch_at[v - 1] != 0; /* was “bold” but urged caution */
    if (gives_marks(w, verb, last) || qi_reports_again(w, verb, last) ||
        qi_idiom(w, verb) || /* “… | and wants to know who” */
        (behind_marks && tag(w, verb) == POS_VBD && qi_in(w->d, verb, LIST_SAY_TO)))
        return true;
    if (tag(w, v) == POS_CC && qi_withholds(w, v, last, comma)) return true;
    if (!comma && qi_word_is(w, v, "but") && tells_too(w, v + 1, last)) return true;
    struct phrase other = qi_phrase_right(w, v + 1, last);
    if (qi_is_person(w, &other) && other.last + 1 < last && !w->stretch_at[other.last] &&
        tag(w, other.last) == POS_VBG && qi_is_reporting_participle(w, other.last))
        return true; /* “Lee saying it was late and Poe | calling it “absurd”” */
    if (!comma && (other.kind != PHRASE_PRONOUN || other.last >= last || !qi_in(w->d, other.last, LIST_SAY_TELL)))
        return false; /* but “told us to go | and we told him there was no bus” */
    uint32_t says = over_knowledge(w, other.last, last); /* “…, but people familiar with the plan | said C” */
    return other.kind != PHRASE_NONE && says + 1 < last && qi_is_finite(w, says) &&
           (qi_reports_again(w, says, last) || is_calling(w, says, last));
}

/* “…, | at one point telling a man”, “…, later calling it “a farce””: does a participle that reports follow a few
 * words? */
static bool reports_in_passing(const struct quote_work *w, uint32_t i, uint32_t last) {
    if (tag(w, i) != POS_IN && tag(w, i) != POS_RB) return false;
    for (uint32_t k = i + 1; k < last && k < i + 5 && !w->stretch_at[k] && !qi_is_finite(w, k); k++) {
        if (w->d->tokens.at[k].kind == TOKEN_PUNCTUATION) return false;
        if (tag(w, k) == POS_VBG) return qi_is_reporting_participle(w, k) && tag(w, k - 1) != POS_IN;
    }
    return false;
}

bool qi_gainsays(const struct quote_work *w, uint32_t v) {
    static const char *const verbs[] = {"denies",    "denied",    "deny",      "denying",   "rejects",   "rejected",
                                        "reject",    "refute",    "disputes",  "disputed",  "dispute",   "refutes",
                                        "refuted",   "contests",  "contested", "rejecting", "disputing", "refuting",
                                        "dismissed", "dismisses", "dismissing"};
    return qi_word_in(w, v, verbs, sizeof verbs / sizeof *verbs);
}

bool qi_is_gainsaid(const struct quote_work *w, uint32_t v, uint32_t last) {
    static const char *const nouns[] = {"allegation", "allegations", "claim",       "claims",    "charge",
                                        "charges",    "accusation",  "accusations", "assertion", "suggestion"};
    static const char *const verbs[] = {"denies",    "denied",   "deny",      "rejects",   "rejected", "reject",
                                        "disputes",  "disputed", "dispute",   "refutes",   "refuted",  "refute",
                                        "dismissed", "contests", "contested", "described", "branded"};
    static const char *const views[] = {"view",  "views",   "sentiment", "sentiments", "opinion", "concern", "concerns",
                                        "point", "warning", "position",  "argument",   "call",    "calls",   "idea"};
    static const char *const shared[] = {"shared", "echoed", "backed", "shares", "echoes", "supported", "endorsed"};
    if (tag(w, v) != POS_DT && !qi_pos_is_noun(tag(w, v))) return false;
    struct phrase p = qi_phrase_right(w, v, last);
    if (p.kind != PHRASE_NOMINAL) return false;
    bool view = qi_word_in(w, p.head, views, sizeof views / sizeof *views) && tag(w, p.first) == POS_DT;
    if (view && qi_word_in(w, p.last, shared, sizeof shared / sizeof *shared))
        return true;         /* “a view | shared by all” */
    uint32_t noun = p.first; /* “a charge | aides deny”: what looks like one phrase */
    while (noun < p.last && !qi_word_in(w, noun, nouns, sizeof nouns / sizeof *nouns)) noun++;
    if (noun == p.last) return false;
    for (uint32_t k = noun + 1; k < last && k < noun + 10 && !w->stretch_at[k] && !qi_is_comma_or_dash(w, k); k++)
        if (qi_word_in(w, k, verbs, sizeof verbs / sizeof *verbs)) return true;
    return false;
}

bool qi_is_manner(const struct quote_work *w, uint32_t i, uint32_t last) {
    static const char *const rules[] = {"law",       "laws",       "rules",        "regulations",
                                        "procedure", "procedures", "instructions", "standard",
                                        "standards", "protocol",   "statutes"};
    static const char *const measures[] = {"plan",    "plans",  "formula",    "formulas", "key",   "cap",
                                           "cost",    "costs",  "price",      "prices",   "terms", "wishes",
                                           "needs",   "size",   "number",     "amount",   "age",   "income",
                                           "season",  "level",  "severity",   "type",     "scale", "weight",
                                           "ability", "demand", "preference", "script",   "taste", "principles"};
    if (i == 0 || w->stretch_at[i - 1] || w->d->tokens.at[i - 1].kind == TOKEN_PUNCTUATION) return false;
    struct phrase p = qi_phrase_right(w, i + 2, last);
    if (p.kind != PHRASE_NOMINAL) return false;
    if (qi_word_in(w, p.head, measures, sizeof measures / sizeof *measures)) return true; /* “sold | to this cap” */
    return qi_pos_is_verb(tag(w, i - 1)) && !is_be(w, i - 1) &&
           qi_word_in(w, p.head, rules, sizeof rules / sizeof *rules);
}

/* “…, | but when asked by Lee, she said” */
static bool is_asked_then(const struct quote_work *w, uint32_t v, uint32_t last) {
    return v + 2 < last && qi_word_is(w, v, "but") && qi_word_is(w, v + 1, "when") && tag(w, v + 2) == POS_VBN;
}

/* “accused of theft, | which he denies”: does the narrator say at v that somebody gainsays it? */
static bool is_denied_behind(const struct quote_work *w, uint32_t v, uint32_t last) {
    static const char *const verbs[] = {"denies",   "denied", "deny",     "rejects",
                                        "rejected", "reject", "disputes", "disputed"};
    if (!qi_word_is(w, v, "which") || v + 2 >= last || w->stretch_at[v + 1]) return false;
    struct phrase p = qi_phrase_right(w, v + 1, last);
    uint32_t k = p.kind == PHRASE_NONE ? v + 1 : p.last; /* “, which promptly denied it” */
    while (k + 1 < last && !w->stretch_at[k] &&
           (tag(w, k) == POS_RB || qi_word_is(w, k, "has") || qi_word_is(w, k, "have") || tag(w, k) == POS_DT))
        k++;
    if (k >= last || !qi_word_in(w, k, verbs, sizeof verbs / sizeof *verbs)) return false;
    if (p.kind != PHRASE_NONE) return k + 1 >= last || w->d->tokens.at[k + 1].kind == TOKEN_PUNCTUATION;
    while (k < last && (w->stretch_at[k] || !qi_word_is(w, k, ","))) k++;
    return k == last;
}

/* “…, | but so far, nobody has come”: the narrator knows what came of it. */
static bool is_so_far(const struct quote_work *w, uint32_t v, uint32_t last) {
    return v + 3 < last && qi_word_is(w, v, "but") && !w->stretch_at[v + 1] && !w->stretch_at[v + 2] &&
           ((qi_word_is(w, v + 1, "so") && qi_word_is(w, v + 2, "far")) ||
            (qi_word_is(w, v + 1, "to") && qi_word_is(w, v + 2, "date")));
}

/* “…, | bringing the death toll to seven”: the narrator adds up. */
static bool adds_up(const struct quote_work *w, uint32_t v, uint32_t last) {
    static const char *const verbs[] = {"bringing", "taking", "raising", "pushing", "lifting"};
    static const char *const sums[] = {"toll", "total", "number", "tally", "count"};
    if (!qi_word_in(w, v, verbs, sizeof verbs / sizeof *verbs)) return false;
    for (uint32_t i = v + 1; i < last && i < v + 5 && !w->stretch_at[i]; i++)
        if (qi_word_in(w, i, sums, sizeof sums / sizeof *sums)) return true;
    return false;
}

/* “said C | when asked about it”: when it was said, and no part of it; not “said he ran when asked to wait”. */
static bool is_when_asked(const struct quote_work *w, uint32_t i, uint32_t last) {
    static const char behind[][8] = {"about", "if", "whether", "why", "how", "what", "who", "where", "when", "on"};
    if (i + 1 >= last || w->stretch_at[i + 1] || !qi_word_is(w, i, "when") || !is_questioned(w, i + 1)) return false;
    return i + 2 >= last ||
           (!w->stretch_at[i + 2] && (w->d->tokens.at[i + 2].kind == TOKEN_PUNCTUATION ||
                                      qi_word_among(w, i + 2, behind, sizeof behind / sizeof *behind)));
}

/* “shut the mill, | which she said was old”, “…, | which it describes as a farce”: does who speaks say what more she
   says of it, up to the end? */
static bool is_told_of(const struct quote_work *w, uint32_t v, uint32_t last) {
    if (v + 3 >= last || !qi_word_is(w, v, "which") || w->stretch_at[v + 1]) return false;
    struct phrase who = qi_phrase_right(w, v + 1, last);
    uint32_t verb = who.last, next = verb + 1;
    if (who.kind == PHRASE_NONE || next >= last || w->stretch_at[verb] || !qi_is_finite(w, verb)) return false;
    bool pronoun = who.kind == PHRASE_PRONOUN, marks = w->stretch_at[next] != 0;
    if (!marks && next + 1 < last && tag(w, next) == POS_DT) marks = w->stretch_at[next + 1] != 0;
    bool says = pronoun && !marks && qi_in(w->d, verb, LIST_SAY) && qi_is_finite(w, next);
    bool calls = qi_in(w->d, verb, LIST_SAY_MARKS) && (marks || (pronoun && qi_word_is(w, next, "as")));
    if (!says && !calls) return false;
    for (uint32_t k = next; k < last; k = qi_after(w, k))
        if (!w->stretch_at[k] && qi_is_comma_or_dash(w, k)) return false;
    return true;
}

bool qi_reason_to_end(const struct quote_work *w, uint32_t k, uint32_t last) {
    static const char *const turns[] = {"referring",   "citing",  "quoting", "pointing", "alluding", "speaking",
                                        "considering", "echoing", "wishing", "thanking", "voicing",  "expressing"};
    if (w->stretch_at[k - 1]) { /* “…,” warning that: the comma stands inside the marks */
        if (ends_in_comma(w, &w->stretches.at[w->stretch_at[k - 1] - 1]))
            return tag(w, k) == POS_VBG || qi_is_reporting_participle(w, k) || second_report(w, k, last, true) ||
                   qi_closing_attribution(w, k - 1, last);
    }
    if (w->stretch_at[k - 1] && tag(w, k) == POS_VBG && k + 1 < last && qi_is_reporting_participle(w, k) &&
        (is_that(w, k + 1) || w->stretch_at[k + 1]))
        return true; /* was “bold” stressing that */
    if (qi_word_is(w, k, ";")) return true;
    bool comma = qi_is_comma_or_dash(w, k);
    uint32_t v = k + comma;
    if (v + 1 >= last || w->stretch_at[v]) return false;
    if (qi_word_is(w, v, "according") && qi_word_is(w, v + 1, "to")) return !qi_is_manner(w, v, last);
    if (comma && is_told_of(w, v, last)) return true;
    if (comma && v + 3 < last && qi_word_is(w, v, "a") && !w->stretch_at[v + 1] && qi_word_is(w, v + 2, "to") &&
        (qi_word_is(w, v + 1, "reference") || qi_word_is(w, v + 1, "nod") || qi_word_is(w, v + 1, "allusion")))
        return true; /* “… – a reference to the mayor” */
    if (qi_word_is(w, v, "amid") || is_when_asked(w, v, last)) return true;
    if (comma &&
        (adds_up(w, v, last) || is_asked_then(w, v, last) || is_so_far(w, v, last) || is_denied_behind(w, v, last)))
        return true;
    if (qi_word_is(w, v, "while") && tag(w, v + 1) == POS_VBG && qi_in(w->d, v + 1, LIST_SAY)) return true;
    bool lets = qi_word_is(w, v, "allowing") && !is_that(w, v + 1); /* “made a pact, | allowing it to sell” */
    if (comma && !lets && qi_is_reporting_participle(w, v)) return true;
    static const char *const urges[] = {"warned", "warns", "urged", "urges", "insisted", "vowed", "pledged", "accused"};
    if (comma && qi_word_is(w, v, "as") && tag(w, v + 1) == POS_PRP && v + 3 < last && !w->stretch_at[v + 2] &&
        qi_word_in(w, v + 2, urges, sizeof urges / sizeof *urges))
        return true;                                                  /* “…, as he warned that” */
    if (qi_word_is(w, v, "adding") && is_that(w, v + 1)) return true; /* “… since May adding that” */
    if (comma && (reports_in_passing(w, v, last) || qi_is_gainsaid(w, v, last))) return true;
    for (size_t t = 0; comma && tag(w, v) == POS_VBG && t < sizeof turns / sizeof *turns; t++)
        if (qi_word_is(w, v, turns[t])) return true;
    static const char *const withheld[] = {"naming",   "elaborating", "giving", "providing",   "specifying",
                                           "offering", "citing",      "saying", "identifying", "going"};
    if (comma && qi_word_is(w, v, "without") && qi_word_in(w, v + 1, withheld, sizeof withheld / sizeof *withheld))
        return true;
    if (comma && qi_word_is(w, v, "in") && qi_word_is(w, v + 1, "a") &&
        (qi_word_is(w, v + 2, "statement") || qi_word_is(w, v + 2, "tweet") || qi_word_is(w, v + 2, "letter")))
        return true;
    return (comma && qi_closing_attribution(w, k, last)) || second_report(w, v, last, comma);
}

/* “While NP claim that C, NP VERB”, “Even as NP say C, NP VERB”: is the attribution that begins at i in a clause before
   the main one? */
static bool is_subordinate(const struct quote_work *w, uint32_t i) {
    i = qi_phrase_start(w, 0, i);
    if (i > 0 && qi_word_is(w, i - 1, "as"))
        return w->d->sentences.at[qi_sentence_at(w->d, i)].first + 1 == i || (i > 1 && qi_word_is(w, i - 2, "even"));
    return i > 0 && (qi_word_is(w, i - 1, "while") || qi_word_is(w, i - 1, "although") ||
                     qi_word_is(w, i - 1, "though") || qi_word_is(w, i - 1, "whereas") || qi_word_is(w, i - 1, "when"));
}

/* “The union, which had urged its members to wait, | said”: is the verb at v that of a relative clause between commas?
 */
static bool follows_relative(const struct quote_work *w, uint32_t v) {
    enum { FAR = 16 }; /* words */
    uint32_t first = v > FAR ? v - FAR : 0;
    while (v > first && !w->stretch_at[v - 1] &&
           (qi_is_finite(w, v - 1) || tag(w, v - 1) == POS_RB || tag(w, v - 1) == POS_VBN))
        v--;
    if (v > first && !w->stretch_at[v - 1] &&
        (w->entity_at[v - 1] || tag(w, v - 1) == POS_PRP)) /* “who Lee | accuses” */
        v = w->entity_at[v - 1] ? w->d->entities.at[w->entity_at[v - 1] - 1].first : v - 1;
    return v > 1 && !w->stretch_at[v - 1] && (tag(w, v - 1) == POS_WDT || tag(w, v - 1) == POS_WP) &&
           qi_word_is(w, v - 2, ",");
}

/* “Mayor says bridge is shut, | slams union”: does a headline tell at i what whoever spoke does besides? */
static bool acts_again(const struct quote_work *w, uint32_t i, uint32_t last) {
    const uint64_t lists = (uint64_t)1 << LIST_SAY | (uint64_t)1 << LIST_SAY_TO | (uint64_t)1 << LIST_SAY_MARKS;
    const struct form *form = qi_form(w->d, i);
    if (i + 1 >= last || w->stretch_at[i] || !(form->lists & lists)) return false;
    return form->length > 3 && form->text[form->length - 1] == 's' && tag(w, i + 1) != POS_VBD;
}

/* “Norland accuses Veskia of shelling school | as truce frays”: where a headline's narrator tells meanwhile; else
   last. */
static uint32_t before_meanwhile(const struct quote_work *w, uint32_t from, uint32_t last, bool request) {
    enum { LEAST = 3 };
    for (uint32_t k = from + LEAST; k + 1 < last; k++) {
        if (!w->stretch_at[k] && qi_word_is(w, k, ",") && acts_again(w, k + 1, last)) return k;
        if (request && !w->stretch_at[k] && qi_word_is(w, k, "after")) return k; /* “told to wait | after blast” */
        if (w->stretch_at[k] || !qi_word_is(w, k, "as") || w->stretch_at[k - 1] || w->stretch_at[k + 1]) continue;
        struct phrase p = qi_phrase_right(w, k + 1, last);
        bool clause = p.kind != PHRASE_NONE && p.last < last && !w->stretch_at[p.last] &&
                      (tag(w, p.last) == POS_VBZ || tag(w, p.last) == POS_VBP || tag(w, p.last) == POS_NNS);
        if (clause) return k;
    }
    return last;
}

/* “The results, with comments from Lee that it rained|, pushed it down”, “The share of people saying it is late | has
   grown”: where the main verb of a sentence comes whose subject holds the report; else last. */
static uint32_t before_main_verb(const struct quote_work *w, uint32_t cue, uint32_t from, uint32_t last) {
    uint32_t first = w->d->sentences.at[qi_sentence_at(w->d, cue)].first, verb = NOTHING;
    bool noun = qi_pos_is_noun(tag(w, cue)) && qi_in(w->d, cue, LIST_SAY_NOUN);
    bool participle = tag(w, cue) == POS_VBG && qi_in(w->d, cue, LIST_SAY) && cue > first + 1 &&
                      !w->stretch_at[cue - 1] && qi_pos_is_noun(tag(w, cue - 1));
    if (!(noun || participle) || qi_has_finite(w, first, cue)) return last;
    bool joined = false; /* what comes may be told, too */
    for (uint32_t k = from; k + 1 < last; k++) {
        if (w->stretch_at[k] || is_wh(w, k) || (k > from && is_that(w, k))) return last;
        if (verb != NOTHING && qi_is_comma_or_dash(w, k) && !w->stretch_at[k + 1] && qi_is_finite(w, k + 1)) return k;
        if (qi_is_comma_or_dash(w, k) || tag(w, k) == POS_CC) joined = true;
        if (!qi_is_finite(w, k)) continue;
        if (verb != NOTHING && !joined && is_be(w, verb) && verb + 1 < k && qi_pos_is_noun(tag(w, k - 1))) return k;
        joined |= verb != NOTHING;
        verb = k;
    }
    return last;
}

void qi_set_right(const struct quote_work *w, struct attribution *a, uint32_t from, uint32_t last,
                  enum content_form form) {
    a->right = from;
    a->right_last = form == CONTENT_MARKS && w->stretch_at[from] ? qi_after(w, from) : qi_find_ending(w, a, from, last);
    if (form != CONTENT_MARKS && qi_is_heading(qi_region_at(w->d, a->cue_first)))
        a->right_last = before_meanwhile(w, from, a->right_last, form == CONTENT_TO);
    for (uint32_t k = from; form == CONTENT_TO && k + 2 < a->right_last; k = qi_after(w, k))
        if (!w->stretch_at[k] && qi_is_comma_or_dash(w, k) && tag(w, k + 1) == POS_CC && is_that(w, k + 2))
            a->right_last = k; /* “said she used to tell her to wait, | but that she never did” */
    if (form != CONTENT_MARKS && follows_relative(w, a->cue_first))
        for (uint32_t k = from; k + 1 < a->right_last; k = qi_after(w, k))
            if (!w->stretch_at[k] && qi_word_is(w, k, ",") && !w->stretch_at[k + 1] && qi_is_finite(w, k + 1) &&
                (form == CONTENT_TO || qi_has_finite(w, from, k)))
                a->right_last = k;
    if (form != CONTENT_MARKS && is_subordinate(w, a->first))
        for (uint32_t k = from, next; k + 1 < a->right_last; k = next) {
            next = qi_after(w, k);
            bool marks = w->stretch_at[k] != 0,
                 comma = marks ? ends_in_comma(w, &w->stretches.at[w->stretch_at[k] - 1]) : qi_word_is(w, k, ",");
            bool main = qi_clause_at(w, next, a->right_last, true) || /* “his post, when he said C, | was late” */
                        (!marks && next < a->right_last && !w->stretch_at[next] && qi_is_finite(w, next) &&
                         qi_has_finite(w, from, k));
            if (comma && main) a->right_last = marks ? next : k;
        }
    if (form != CONTENT_MARKS) a->right_last = before_main_verb(w, a->cue_first, from, a->right_last);
    uint32_t end = a->right_last; /* “the need for care, | which, he noted, grows” */
    if (form != CONTENT_MARKS && end > from + 2 && !w->stretch_at[end - 1] && !w->stretch_at[end - 2] &&
        (tag(w, end - 1) == POS_WDT || tag(w, end - 1) == POS_WP) && qi_word_is(w, end - 2, ","))
        a->right_last = end - 2;
    a->form = (uint8_t)form;
}
