/* Content that nothing introduces, “said | the river rose”: does a clause begin behind a reporting word? */
#include "quote/words.h"

/* May a clause without “that” begin at i? */
static bool begins_clause(const struct quote_work *w, uint32_t i) {
    static const char *const no[] = {"on",      "in",        "at",       "to",    "of",     "by",  "with",
                                     "from",    "for",       "about",    "after", "before", "as",  "during",
                                     "since",   "until",     "because",  "while", "than",   "so",  "goodbye",
                                     "nothing", "something", "anything", "yes",   "when",   "over"};
    if (w->stretch_at[i] || w->d->tokens.at[i].kind == TOKEN_PUNCTUATION || tag(w, i) == POS_CC || tag(w, i) == POS_VBG)
        return false;
    if (tag(w, i) == POS_VBN && (tag(w, i + 1) == POS_IN || tag(w, i + 1) == POS_RB))
        return false; /* “said in a statement | carried by the agency” */
    if (qi_word_in(w, i, no, sizeof no / sizeof *no) || qi_is_of_noun(w, i) || qi_is_of_reason(w, i)) return false;
    return !qi_is_finite(w, i);
}

/* “says | pumps rarely fail”: a plural and a verb that was taken for a noun, and no more. */
static bool is_terse_clause(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t last) {
    enum { FAR = 6 };
    if (!qi_word_is(w, v, "says") && !qi_word_is(w, v, "say") && !qi_word_is(w, v, "said")) return false;
    uint32_t k = i;
    while (k < last && k < i + FAR && !w->stretch_at[k] && (tag(w, k) == POS_JJ || tag(w, k) == POS_NN)) k++;
    if (k >= last || w->stretch_at[k] || (tag(w, k) != POS_NNS && tag(w, k) != POS_VBZ)) return false;
    bool plural = tag(w, k) == POS_NNS;
    uint32_t verb = k + 1;
    verb = behind_adverbs(w, verb, last);
    if (verb >= last || w->stretch_at[verb] || tag(w, verb) != POS_NN || !(plural || verb > k + 1)) return false;
    return verb + 1 == last || w->d->tokens.at[verb + 1].kind == TOKEN_PUNCTUATION;
}

/* “the fee, which NP said”: is the clause that is reported missing its subject? */
static bool is_relative_gap(const struct quote_work *w, const struct attribution *a) {
    uint32_t start = qi_phrase_start(w, 0, a->first);
    if (a->speaker.kind == PHRASE_NONE || start == 0 || w->stretch_at[start - 1]) return false;
    if (start > 1 && !w->stretch_at[start - 2] && tag(w, start - 2) == POS_IN && !qi_word_is(w, start - 1, "what"))
        return false; /* “on which NP ruled”; but “because of what he said | was theft” */
    return tag(w, start - 1) == POS_WDT || tag(w, start - 1) == POS_WP || qi_word_is(w, start - 1, "that") ||
           qi_word_is(w, start - 1, "which");
}

/* “What Lee says | is true”, “and what she said | was new”: is a clause with “what” the subject of the verb behind it?
   Not “for what Lee said was a slip”. */
static bool is_what_is_said(const struct quote_work *w, const struct attribution *a) {
    uint32_t what = qi_phrase_start(w, 0, a->first) - 1;
    if (!qi_word_is(w, what, "what")) return false;
    return what == 0 || w->d->tokens.at[what - 1].kind != TOKEN_WORD || tag(w, what - 1) == POS_CC ||
           is_that(w, what - 1);
}

/* “fees | he says | are unfair”, “a leak | they said | killed two”: does a pronoun that says it stand straight behind
   the noun that the clause tells of? */
static bool is_bare_gap(const struct quote_work *w, const struct attribution *a) {
    uint32_t v = a->cue_first;
    bool says = is_said(w, v) || (qi_in(w->d, v, LIST_SAY) && is_be(w, a->cue_last)); /* “the man it claims | is mad” */
    return a->speaker.kind == PHRASE_PRONOUN && a->speaker.last == v && v > 1 && says && a->cue_last == v + 1 &&
           !w->stretch_at[v - 2] && (qi_pos_is_noun(tag(w, v - 2)) || w->entity_at[v - 2]) && !is_time_word(w, v - 2);
}

/* “which Lee said | would add 11 million”, “a step she said on Friday | could kill it”: the verb of a reported clause
   without a subject, or NOTHING. */
static uint32_t gap_at(const struct quote_work *w, const struct attribution *a, uint32_t i, uint32_t last) {
    if (i >= last || w->stretch_at[i]) return NOTHING;
    bool relative = is_relative_gap(w, a);
    uint32_t adverb = i;
    if (relative && !qi_is_finite(w, i)) i = qi_skip_adverbials(w, i, last);
    bool bare = relative && qi_in(w->d, a->cue_first, LIST_SAY) && /* “rules that aides say | pose/VB a threat” */
                (tag(w, i) == POS_VB || (tag(w, i) == POS_VBN && tag(w, i + 1) != POS_IN));
    if (i >= last || w->stretch_at[i] || !(qi_is_finite(w, i) || bare)) return NOTHING;
    if (relative && is_be(w, i) && is_what_is_said(w, a)) return NOTHING;
    if (i == adverb + 1 && tag(w, adverb) == POS_RB) i = adverb; /* “which she said | never worked” */
    return relative || tag(w, i) == POS_MD || is_bare_gap(w, a) ? i : NOTHING;
}

/* “wrote to the man | who has his job”: is the “who” at i the hearer's, that begins at `from` or behind “to”? */
static bool is_relative(const struct quote_work *w, uint32_t from, uint32_t i) {
    if (i < from + 2 || !qi_word_is(w, i, "who") || is_asking(w, from - 1)) return false;
    if (w->entity_at[i - 1] && !qi_in(w->d, from - 1, LIST_SAY_TELL)) return true;
    return tag(w, from + (tag(w, from) == POS_TO || qi_word_is(w, from, "to"))) == POS_DT;
}

/* “said though it rains, | he argued, C”; not “said that when it rained, | he told them to go” */
bool qi_speaks_next(const struct quote_work *w, uint32_t i, uint32_t last, bool that) {
    if (i + 1 >= last || w->stretch_at[i] || tag(w, i) != POS_PRP || !qi_in(w->d, i + 1, LIST_SAY)) return false;
    return !that || (!qi_in(w->d, i + 1, LIST_SAY_TELL) && (is_that(w, i + 2) || qi_clause_at(w, i + 2, last, true)));
}

bool qi_opens_condition(const struct quote_work *w, uint32_t i, uint32_t last) {
    static const char words[][8] = {"unless", "though", "once", "whereas", "while"};
    static const char others[][8] = {"as", "because", "after", "before", "until", "since"}; /* prepositions, too */
    bool that = i && !w->stretch_at[i - 1] && is_that(w, i - 1);
    if (i + 2 < last && !w->stretch_at[i] && tag(w, i) == POS_RB) i++; /* immediately after */
    if (i + 2 >= last || w->stretch_at[i]) return false;
    bool strict = qi_word_among(w, i, others, sizeof others / sizeof *others);
    if (!strict && !qi_word_is(w, i, "although") && !qi_word_among(w, i, words, sizeof words / sizeof *words))
        return false;
    if (!qi_clause_at(w, i + 1, last, strict)) return false;
    for (uint32_t k = i + 2; k + 1 < last; k = qi_after(w, k)) /* “once it “rains”, …” */
        if (!w->stretch_at[k] && qi_word_is(w, k, ",") && qi_clause_at(w, k + 1, last, strict))
            return !qi_speaks_next(w, k + 1, last, that); /* “…, he argued …” */
    uint32_t verbs = 0;                                   /* “although it rained the fair went on” */
    for (uint32_t k = i + 1; k < last && !w->stretch_at[k] && !qi_is_comma_or_dash(w, k); k++)
        verbs += qi_is_finite(w, k);
    return verbs > 1;
}

bool qi_is_interrupted_clause(const struct quote_work *w, uint32_t i, uint32_t last) {
    enum { FAR = 15 };
    struct phrase p = qi_phrase_right(w, i, last);
    uint32_t k = p.last;
    if (p.kind == PHRASE_NONE || k + 2 >= last || w->stretch_at[k] || w->stretch_at[k + 1] || !qi_word_is(w, k, ",") ||
        !(tag(w, k + 1) == POS_IN || tag(w, k + 1) == POS_VBN || is_wh(w, k + 1)))
        return false;
    while (++k + 1 < last && k < p.last + FAR && !w->stretch_at[k])
        if (qi_word_is(w, k, ",")) return !w->stretch_at[k + 1] && qi_is_finite(w, k + 1);
    return false;
}

/* “troops and police have stepped in”: two noun phrases before a finite verb. */
static bool is_joint_clause(const struct quote_work *w, uint32_t i, uint32_t last) {
    struct phrase one = qi_phrase_right(w, i, last), other = qi_no_phrase();
    if (one.kind != PHRASE_NONE && one.last + 1 < last && !w->stretch_at[one.last] && tag(w, one.last) == POS_CC)
        other = qi_phrase_right(w, one.last + 1, last);
    return other.kind != PHRASE_NONE && other.last < last && !w->stretch_at[other.last] && qi_is_finite(w, other.last);
}

/* “said in a statement, | the dam held”: does the content begin behind the comma at k, which ends when or where it was
   said? */
static bool goes_on_behind_comma(const struct quote_work *w, uint32_t v, uint32_t k, uint32_t last) {
    return k > v + 1 && k + 1 < last && !w->stretch_at[k] && qi_word_is(w, k, ",") && qi_in(w->d, v, LIST_SAY) &&
           (qi_is_finite(w, v) ||
            (v > 0 && qi_word_is(w, v, "said") && qi_pos_is_noun(tag(w, v - 1)))) && /* “said | by” */
           (qi_clause_at(w, k + 1, last, true) || qi_is_interrupted_clause(w, k + 1, last) ||
            is_joint_clause(w, k + 1, last) || qi_long_clause_at(w, k + 1, last)) &&
           !qi_closing_attribution(w, k, last);
}

/* “When she objected, they laughed”: is the verb at v that of a clause before the main one? */
static bool is_before_main(const struct quote_work *w, uint32_t v) {
    static const char words[][8] = {"when", "after", "before", "once", "if", "until", "because", "since"};
    uint32_t start = v > 0 && qi_pos_is_noun(tag(w, v - 1)) ? qi_phrase_start(w, 0, v - 1) : v ? v - 1 : 0;
    return start > 0 && qi_word_among(w, start - 1, words, sizeof words / sizeof *words);
}

/* “She said, after the talks, | the port would open”, “She said at the end, with the mayor gone, | it was over”: where
   the content begins behind an insertion at i, at the head of a sentence; or NOTHING. */
static uint32_t behind_insertion(const struct quote_work *w, const struct attribution *a, uint32_t i, uint32_t last) {
    enum { FAR = 12 };
    static const char *const opens[] = {"prior", "given", "considering", "following", "based", "however", "therefore"};
    if (a->speaker.kind == PHRASE_NONE || i + 2 >= last || w->stretch_at[i] || !qi_word_is(w, i, ",") ||
        w->stretch_at[i + 1] ||
        !(tag(w, i + 1) == POS_IN || qi_word_in(w, i + 1, opens, sizeof opens / sizeof *opens)) ||
        a->speaker.first > w->d->sentences.at[qi_sentence_at(w->d, i)].first + 2)
        return NOTHING;
    for (uint32_t k = i + 2; k + 1 < last && k < i + FAR && !w->stretch_at[k] && !qi_is_finite(w, k); k++)
        if (qi_word_is(w, k, ","))
            return !w->stretch_at[k + 1] && (qi_clause_at(w, k + 1, last, true) || qi_long_clause_at(w, k + 1, last))
                       ? k + 1
                       : NOTHING;
    return NOTHING;
}

bool qi_is_wished(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t last) {
    static const char *const stems[] = {"demand",    "insist",  "propos", "suggest", "ask",
                                        "recommend", "request", "urg",    "order"};
    const struct form *verb = &w->d->forms.at[qi_form(w->d, v)->lower];
    bool wishes = false;
    for (size_t k = 0; k < sizeof stems / sizeof *stems; k++)
        wishes |= strncmp(verb->text, stems[k], strlen(stems[k])) == 0;
    if (!wishes || i >= last || w->stretch_at[i]) return false;
    struct phrase p = qi_phrase_right(w, i, last);
    uint32_t acts = p.last + qi_word_is(w, p.last, "not"); /* “urging its members | not travel” */
    return p.kind != PHRASE_NONE && acts + 1 < last && !w->stretch_at[acts] &&
           (tag(w, acts) == POS_VB || qi_word_is(w, acts, "be"));
}

/* “explained it | so that he saw”: does what stands from i on have no verb but that of an aim? */
static bool brings_aim(const struct quote_work *w, uint32_t i, uint32_t last) {
    for (; i + 1 < last && !w->stretch_at[i] && !qi_is_finite(w, i); i++)
        if (qi_word_is(w, i, "so") && is_that(w, i + 1)) return true;
    return false;
}

/* “acknowledged | everyone who came”: people who are thanked or named, and nothing that is said. */
static bool is_everyone(const struct quote_work *w, uint32_t i, uint32_t last) {
    static const char *const people[] = {"everyone", "everybody", "anyone", "anybody", "someone",
                                         "somebody", "those",     "all",    "one"};
    if (i + 2 >= last || w->stretch_at[i] || !qi_word_in(w, i, people, sizeof people / sizeof *people)) return false;
    if (!qi_word_is(w, i + 1, "who")) return false;
    uint32_t verbs = 0;
    for (uint32_t k = i + 2; k < last && !qi_is_comma_or_dash(w, k) && tag(w, k) != POS_CC; k++) {
        if (w->stretch_at[k]) return false;
        verbs += qi_is_finite(w, k);
    }
    return verbs < 2; /* “said | everyone who came was wet” */
}

/* “says | by Monday, …”, “said | by holding the fair, …”, “says | until today …”, “said | as of May …”: does a setting
   stand at i that is part of what is said, whatever the verb? */
static bool is_told_time(const struct quote_work *w, uint32_t i) {
    static const char words[][8] = {"until", "since", "between"};
    static const char *const long_words[] = {"throughout", "regardless", "depending"};
    if (i + 2 >= w->d->tokens.count || w->stretch_at[i + 1]) return false;
    static const char spans[][8] = {"past", "last", "next", "coming", "first"};
    static const char ins[][8] = {"in", "over", "during", "for", "within"};
    if (qi_word_among(w, i, ins, 5) && qi_word_is(w, i + 1, "the") && qi_word_among(w, i + 2, spans, 5)) return true;
    if (qi_word_is(w, i, "by")) return tag(w, i + 1) == POS_VBG || is_time_word(w, i + 1) || tag(w, i + 1) == POS_CD;
    if (qi_word_is(w, i, "as")) return qi_word_is(w, i + 1, "of");
    if (qi_word_is(w, i, "so")) return qi_word_is(w, i + 1, "far");
    return qi_word_among(w, i, words, sizeof words / sizeof *words) ||
           qi_word_in(w, i, long_words, sizeof long_words / sizeof *long_words);
}

/* “said | even the goats were wet”, “say | wrongly held men were freed”: does an adverb at i belong to what follows? */
static bool is_told_adverb(const struct quote_work *w, uint32_t i) {
    static const char *const when[] = {"recently", "repeatedly", "previously", "publicly", "privately"};
    const struct form *form = qi_form(w->d, i);
    if (tag(w, i) != POS_RB || i + 2 >= w->d->tokens.count || w->stretch_at[i + 1] || w->stretch_at[i + 2])
        return false;
    if (qi_word_is(w, i, "even")) return true;
    return form->length > 4 && strcmp(form->text + form->length - 2, "ly") == 0 &&
           !qi_word_in(w, i, when, sizeof when / sizeof *when) && tag(w, i + 1) == POS_VBN &&
           qi_pos_is_noun(tag(w, i + 2));
}

/* “said | without more money spent, the hall will close”: does a clause follow the comma that ends what opens at i with
   no finite verb but one of a relative clause? */
static bool leads_to_clause(const struct quote_work *w, uint32_t i, uint32_t last) {
    enum { FAR = 20 };
    bool relative = false,
         aim = qi_word_is(w, i, "in") && qi_word_is(w, i + 1, "order"); /* “in order to pay | he will” */
    for (uint32_t k = i + 1; k + 1 < last && k < i + FAR && !w->stretch_at[k]; k++) {
        if (qi_is_finite(w, k) && !relative) return false;
        relative |= tag(w, k) == POS_WP || tag(w, k) == POS_WDT;
        if (aim && tag(w, k) == POS_PRP && qi_is_finite(w, k + 1)) return true;
        if (qi_word_is(w, k, ",") && (qi_clause_at(w, k + 1, last, true) || qi_long_clause_at(w, k + 1, last)))
            return true;
    }
    return false;
}

/* “say | within three weeks the price fell”, “said | in thirty years he had had one”, “say | much more is needed”: does
   a setting or a word for degrees that is part of what is said stand at i? */
static bool is_told_setting(const struct quote_work *w, uint32_t i, uint32_t last) {
    enum { FAR = 15 };
    static const char words[][8] = {"within", "without", "under", "despite", "unlike", "among",
                                    "much",   "far",     "very",  "too",     "hardly", "only"};
    static const char *const how[] = {"oath", "questioning", "cross", "interrogation", "caution", "duress"};
    if (i >= last || w->stretch_at[i]) return false;
    if (qi_word_is(w, i, "under") && i + 1 < last && qi_word_in(w, i + 1, how, sizeof how / sizeof *how))
        return false; /* “said under oath, | the dam held” */
    if (is_told_time(w, i) || is_told_adverb(w, i)) return true;
    if (qi_word_is(w, i, "all") && i + 1 < last && qi_word_is(w, i + 1, "but")) return true;
    if (qi_word_among(w, i, words, sizeof words / sizeof *words)) return true;
    for (uint32_t k = i + 1; qi_word_is(w, i, "with") && k + 1 < last && k < i + FAR && !w->stretch_at[k]; k++) {
        if (qi_is_finite(w, k)) break;
        if (qi_word_is(w, k, ",")) return qi_clause_at(w, k + 1, last, true); /* “says | with sales up, she can pay” */
    }
    return qi_word_is(w, i, "in") && i + 2 < w->d->tokens.count && tag(w, i + 1) == POS_CD && qi_is_measure(w, i + 2);
}

/* “said | over the past five years towns have shrunk”: a span of years straight before the clause. */
static bool is_told_span(const struct quote_work *w, uint32_t i, uint32_t last) {
    return i + 5 < last && !w->stretch_at[i] && qi_word_is(w, i + 1, "the") &&
           (qi_word_is(w, i, "over") || qi_word_is(w, i, "in") || qi_word_is(w, i, "during")) && is_told_time(w, i) &&
           qi_is_measure(w, i + 3 + (tag(w, i + 3) == POS_CD)) && qi_may_have_finite(w, i + 4, last);
}

/* The same, and “says | to stay open, the hall needs a roof”. */
static bool opens_told(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t last) {
    bool aim = i + 1 < last && !w->stretch_at[i] && qi_word_is(w, i, "to") && tag(w, i + 1) == POS_VB && is_said(w, v);
    aim |= i + 2 < last && !w->stretch_at[i] && qi_word_is(w, i, "in") && qi_word_is(w, i + 1, "order");
    aim |= i + 1 < last && (qi_word_is(w, i, "after") || qi_word_is(w, i, "before")) && tag(w, i + 1) == POS_VBG;
    return aim || (is_told_setting(w, i, last) && !is_told_adverb(w, i));
}

/* “confirms | two dead in blaze”: how many came to harm, which a headline tells without a verb. */
static bool is_toll(const struct quote_work *w, uint32_t i, uint32_t last) {
    static const char *const harmed[] = {"dead", "hurt", "injured", "missing", "killed", "wounded", "arrested", "ill"};
    if (i + 1 >= last || w->stretch_at[i] || tag(w, i) != POS_CD) return false;
    uint32_t k = i + 1;
    while (k + 1 < last && !w->stretch_at[k] && (tag(w, k) == POS_NNS || tag(w, k) == POS_JJR)) k++;
    return !w->stretch_at[k] && qi_word_in(w, k, harmed, sizeof harmed / sizeof *harmed);
}

/* “told them | when asked about it”, “said | when she came: “…””: does “when” at i say when it was said, and not what?
 */
static bool is_when_told(const struct quote_work *w, uint32_t i, uint32_t last) {
    enum { FAR = 16 };
    if (i + 2 >= last || w->stretch_at[i] || !qi_word_is(w, i, "when") || w->stretch_at[i + 1]) return false;
    if (is_questioned(w, i + 1)) return true;
    for (uint32_t k = i + 1; k + 1 < w->d->tokens.count && k < i + FAR && !w->stretch_at[k]; k++) {
        if (tag(w, k) == POS_MD || qi_in(w->d, k, LIST_SAY)) return false; /* “when it would open” */
        if (qi_word_is(w, k, ":")) return w->stretch_at[k + 1] != 0;
    }
    return false;
}

/* Where what is asked may begin, from i on: “asked us again | why”, “demanded to know exactly | what”, “to know from
   Lee | why”; *know: it is what somebody wants to know. */
static uint32_t to_asked(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t last, bool *know) {
    *know = i > 1 && qi_word_is(w, i - 1, "know");
    if (i + 2 < last && qi_word_is(w, i, "to") && qi_word_is(w, i + 1, "know")) i += 2, *know = true;
    if (*know && i + 2 < last && !w->stretch_at[i] && qi_word_is(w, i, "from")) {
        struct phrase whom = qi_phrase_right(w, i + 1, last);
        if (whom.kind != PHRASE_NONE && whom.last + 1 < last) i = whom.last;
    }
    if ((is_asking(w, v) && i > v + 1) || *know) i = behind_adverbs(w, i, last - 1);
    return i;
}

/* “asked | why it fell”, “told him | where to go”, “which Lee said | would add 11 million”: content that is asked, or a
   clause that lacks its subject. */
static bool find_asked(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t i, uint32_t last,
                       bool know) {
    bool how = i + 2 < last && qi_word_is(w, i + 1, "to") && tag(w, i + 2) == POS_VB;
    bool when = !is_asking(w, v) && is_when_told(w, i, last);
    bool asked = i < last && !when && !w->stretch_at[i] && is_asked(w, know ? NOTHING : v, i) &&
                 (how || qi_has_finite(w, i, last)) && !is_relative(w, a->cue_last, i) &&
                 !qi_word_is(w, a->cue_last - 1, "for"); /* “asks for what is due” */
    uint32_t verb = gap_at(w, a, i, last);
    if (verb == NOTHING && !asked) return false;
    qi_set_right(w, a, verb == NOTHING ? i : verb, last, CONTENT_CLAUSE);
    for (uint32_t k = verb; verb != NOTHING && k + 1 < a->right_last; k = qi_after(w, k)) /* “…, which …, | fell” */
        if (!w->stretch_at[k] && qi_word_is(w, k, ",") && !w->stretch_at[k + 1] && qi_is_finite(w, k + 1))
            a->right_last = k;
    if (verb != NOTHING) qi_end_before_main_verb(w, a); /* “A goal that all say never counted | won the cup” */
    return true;
}

/* Inside a quote, where speech in speech has no marks: “I said to him, sir, it was late”, “I told him come in”, “he
   said bring a name”. */
static bool find_spoken(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t i, uint32_t last) {
    if (w->within == NOTHING || i >= last || w->stretch_at[i]) return false;
    bool past = tag(w, v) == POS_VBD;
    bool comma = i + 3 < last && i > v && qi_word_is(w, i, ",") && !w->stretch_at[i + 1] && tag(w, i + 1) != POS_CC &&
                 (tag(w, i + 1) != POS_IN || qi_has_finite(w, i + 1, last)) &&
                 (past || tag(w, v) == POS_VBP || tag(w, v) == POS_VB) && !is_before_main(w, v);
    bool order = tag(w, i) == POS_VB && !is_be(w, i) && (past || tag(w, v) == POS_VBN);
    if (comma || order) qi_set_right(w, a, comma ? i + 1 : i, last, CONTENT_CLAUSE);
    return comma || order;
}

/* “Lee said | maintaining the dam is hard”, “says | ruling party leader Lee has won”: does the participle at i,
   straight behind “said”, open the clause that is said? Not ““S,” she said | adding the dam was old”. */
bool qi_is_gerund_said(const struct quote_work *w, const struct attribution *a, uint32_t i, uint32_t last) {
    uint32_t v = a->cue_first;
    if (i != v + 1 || i + 2 >= last || !is_said(w, v) || !qi_is_finite(w, v) || tag(w, i) != POS_VBG) return false;
    if (a->speaker.kind == PHRASE_NONE || a->speaker.last > v || w->stretch_at[i + 1] || is_that(w, i + 1))
        return false;
    uint32_t start = qi_phrase_start(w, 0, a->speaker.first);
    if (start && (w->stretch_at[start - 1] || qi_is_comma_or_dash(w, start - 1))) return false;
    struct phrase p = qi_phrase_right(w, i + 1, last);
    uint32_t k = p.kind == PHRASE_NONE ? last : qi_skip_adverbials(w, p.last, last);
    return k < last && !w->stretch_at[k] && qi_is_finite(w, k);
}

/* Is what stands at i, behind the verb at v, something else than what it reports? */
static bool is_no_content(const struct quote_work *w, const struct attribution *a, uint32_t v, uint32_t i,
                          uint32_t last) {
    if (i + 1 < last && (is_nothing(w, i) || is_greeting(w, i))) return true;
    if (i + 1 < last && !w->stretch_at[i] && qi_word_is(w, i, "it") && !w->stretch_at[i + 1] &&
        qi_word_is(w, i + 1, ","))
        return true; /* “if the marks suggest it, the dam was old” */
    if (i < last && i > a->cue_last && (qi_is_of_noun(w, i) || is_relative(w, a->cue_last, i))) return true;
    if (strncmp(qi_form(w->d, v)->text, "continu", 7) == 0) return true; /* “continues | a tradition” */
    if (strncmp(qi_form(w->d, v)->text, "question", 8) == 0 && !w->stretch_at[i < last ? i : v])
        return true; /* “are questioning | five men held after the raid” */
    if (a->cue_last > v + 1 && qi_word_is(w, a->cue_last - 1, "for"))
        return true; /* “who asks for a coin | breaks it” */
    if (qi_in(w->d, v, LIST_SAY_NOT_CLAUSE) && tag(w, v) == POS_VBG && v > 0 && tag(w, v - 1) == POS_IN && i < last &&
        !w->stretch_at[i] && qi_pos_is_noun(tag(w, i)) && !w->entity_at[i])
        return true; /* “by continuing operations” */
    if (i >= last || w->stretch_at[i] || !qi_is_reporting_participle(w, i)) return false;
    return !qi_is_gerund_said(w, a, i, last); /* “declined to comment | claiming C” */
}

/* “A report showing | sales of salt fell”; not “who threatened a clerk with a saw have been fined”, “said adding a name
   to the list was easy”, “by noting gaps in the data were closed”. */
static bool may_have_long_clause(const struct quote_work *w, uint32_t v) {
    if (v == 0 || tag(w, v - 1) == POS_WP || tag(w, v - 1) == POS_IN) return false;
    return tag(w, v) != POS_VBG || qi_pos_is_noun(tag(w, v - 1)) || qi_word_is(w, v - 1, ",");
}

/* “Critics say | the plan disregards/NNS the law”, “Lee says | Norland and Veskia disagree/NN”: does all that “said” at
   v has behind it stand at i, too long for a thing that is said, with no verb that the tagger would know? Not “said a
   prayer for the crew”. */
static bool is_whole_sentence(const struct quote_work *w, const struct attribution *a, uint32_t v, uint32_t i,
                              uint32_t last) {
    enum { LEAST = 5 };
    static const char *const things[] = {"prayer", "prayers", "mass",  "word",   "words", "thing",  "things",   "lot",
                                         "grace",  "line",    "lines", "thanks", "name",  "rosary", "goodbyes", "same"};
    uint32_t first = w->d->sentences.at[qi_sentence_at(w->d, v)].first;
    if (!is_said(w, v) || !qi_is_finite(w, v) || a->speaker.kind == PHRASE_NONE || a->speaker.last > v ||
        qi_has_finite(w, first, a->first) || count_words(w, i, last) < LEAST)
        return false;
    struct phrase p = qi_phrase_right(w, i, last);
    if (p.kind == PHRASE_NONE || p.first > i + 1) return false;
    bool verb = p.last < last; /* “the plan disregards/NNS Norland law” */
    for (uint32_t k = p.first; k < p.last; k++) {
        if (qi_word_in(w, k, things, sizeof things / sizeof *things)) return false;
        verb |= tag(w, i) == POS_DT && k > p.first + 1 && tag(w, k) == POS_NNS && tag(w, k + 1) == POS_NNP;
    }
    if (!verb) return false;
    for (uint32_t k = i; k < last; k++)
        if (w->stretch_at[k] || qi_word_is(w, k, ":")) return false;
    return true;
}

/* “claims | sovereignty over the isles, and sent ships”, “protesting | a ruling that bans them”: has what may be a
   clause, by its tags, no verb of its own? Marks show that it has. */
static bool is_thing(const struct quote_work *w, const struct attribution *a, uint32_t v, uint32_t last) {
    static const char *const plain[] = {"said", "says", "say", "saying", "told", "tells", "tell", "telling"};
    if (qi_word_in(w, v, plain, sizeof plain / sizeof *plain) || qi_is_wished(w, v, a->right, last)) return false;
    for (uint32_t i = a->right; i < last; i++)
        if (w->stretch_at[i]) return false;
    return qi_is_object(w, v, a->right, a->right_last);
}

void qi_find_bare(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t i, uint32_t last,
                  bool terse) {
    if (a->speaker.kind != PHRASE_NONE && a->speaker.first > v && a->speaker.first < last)
        last = a->speaker.first; /* “Summarising the case, | Lee spoke of “greed”” */
    bool know;
    i = to_asked(w, v, i, last, &know);
    if (find_asked(w, a, v, i, last, know)) return;
    if (w->within != NOTHING && i < last && !w->stretch_at[i] && tag(w, i) == POS_IN) { /* “said in the paper, bring” */
        uint32_t comma = qi_skip_adverbials(w, i, last);
        if (comma + 3 < last && !w->stretch_at[comma] && qi_word_is(w, comma, ",") && tag(w, comma + 1) == POS_VB)
            i = comma;
    }
    if (find_spoken(w, a, v, i, last) || is_no_content(w, a, v, i, last)) return;
    bool strict = qi_in(w->d, v, LIST_SAY_NOT_CLAUSE);
    while (i < last && qi_skip_day(w, i, last) > i) i = qi_skip_day(w, i, last);
    uint32_t past = qi_skip_adverbials(w, i, last), inserted = behind_insertion(w, a, past, last);
    if (brings_aim(w, i, last) || is_everyone(w, i, last)) return;
    if (qi_word_is(w, past, "regarding") || qi_word_is(w, past, "concerning"))
        return;                                             /* “replying to one | regarding it” */
    uint32_t told = is_told_setting(w, i, last) ? i : past; /* “said | outside groups would pay” */
    bool begins = past < last && begins_clause(w, past);
    bool participle = past > i && tag(w, past) == POS_VBN; /* “said after the market | closed” */
    bool clause = begins && !strict && qi_may_have_finite(w, past + participle, last);
    if (qi_clause_at(w, i, last, strict) || qi_opens_condition(w, i, last) || qi_is_wished(w, v, i, last))
        qi_set_right(w, a, i, last, CONTENT_CLAUSE);
    else if (past != i && qi_clause_at(w, past, last, strict))
        qi_set_right(w, a, told, last, CONTENT_CLAUSE);
    else if (!strict && opens_told(w, v, i, last) && leads_to_clause(w, i, last))
        qi_set_right(w, a, i, last, CONTENT_CLAUSE);
    else if (!strict && is_told_span(w, i, last))
        qi_set_right(w, a, i, last, CONTENT_CLAUSE);
    else if (inserted != NOTHING)
        qi_set_right(w, a, inserted, last, CONTENT_CLAUSE);
    else if (goes_on_behind_comma(w, v, past, last))
        qi_set_right(w, a, qi_is_measure(w, past - 1) || told == i ? i : past + 1, last, CONTENT_CLAUSE);
    else if (clause || (begins && !strict && past + 1 < last && terse)) /* “* Lee says deal possible” */
        qi_set_right(w, a, told, last, CONTENT_CLAUSE);
    else if (is_terse_clause(w, v, past, last) || (terse && is_toll(w, past, last)))
        qi_set_right(w, a, past, last, CONTENT_CLAUSE);
    else if (strict && may_have_long_clause(w, v) &&
             (qi_long_clause_at(w, i, last) || qi_is_interrupted_clause(w, i, last)))
        qi_set_right(w, a, i, last, CONTENT_CLAUSE);
    else if (begins && !strict && is_whole_sentence(w, a, v, past, last))
        qi_set_right(w, a, told, last, CONTENT_CLAUSE);
    bool thing = a->form == CONTENT_CLAUSE && !terse && is_thing(w, a, v, last);
    if (thing) a->form = CONTENT_NONE, a->right = a->right_last = 0;
    if (a->form || strict || !begins || thing) return;
    for (uint32_t k = past; !a->form && k < last; k++) /* marks in it show that it is one */
        if (w->stretch_at[k] && w->stretches.at[w->stretch_at[k] - 1].quote == NOTHING)
            qi_set_right(w, a, past, last, CONTENT_CLAUSE);
}
