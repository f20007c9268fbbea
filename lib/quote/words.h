/* Questions about single words that several files of the quote stage ask. */
#ifndef QUOTH_QUOTE_WORDS_H
#define QUOTH_QUOTE_WORDS_H

#include "quote/work.h"

enum { APPOSITION = 40 }; /* words said of a speaker between the name and the verb */

static inline uint8_t tag(const struct quote_work *w, uint32_t i) {
    return w->tags[i];
}

/* Is the word in one of the lists of words that report? */
static inline bool in_say_lists(const struct quote_work *w, uint32_t i) {
    const uint64_t lists = ((uint64_t)2 << LIST_SAY_NOUN) - ((uint64_t)1 << LIST_SAY); /* they stand side by side */
    return (qi_form(w->d, i)->lists & lists) != 0;
}

/* “that” that may join a clause; not “of that size”, “after that he left”. */
static inline bool is_that(const struct quote_work *w, uint32_t i) {
    static const char governing[][8] = {"of", "after", "before", "with", "for",    "from",  "by", "at",
                                        "on", "like",  "toward", "into", "during", "about", "to", "under"};
    static const char names[][8] = {"call", "called", "calls", "calling"};
    if ((qi_word_is(w, i + 1, "very") || qi_word_is(w, i + 1, "same")) && tag(w, i + 2) == POS_NN)
        return false; /* “asked that very question” */
    if (i > 0 && w->stretch_at[i + 1] && qi_word_among(w, i - 1, names, sizeof names / sizeof *names))
        return false; /* “called that “a farce”” */
    return qi_word_is(w, i, "that") && !(i > 0 && !w->stretch_at[i - 1] && tag(w, i - 1) == POS_IN &&
                                         qi_word_among(w, i - 1, governing, sizeof governing / sizeof *governing));
}

/* “denied | that and left”, “announced | that, and he meant it”: a “that” that says it all. */
static inline bool is_that_alone(const struct quote_work *w, uint32_t that) {
    uint32_t i = that + 1 + qi_word_is(w, that + 1, ",");
    return !w->stretch_at[i] && (qi_word_is(w, i, "and") || qi_word_is(w, i, "but"));
}

/* Behind the adverbs at i, at most at `last`. */
static inline uint32_t behind_adverbs(const struct quote_work *w, uint32_t i, uint32_t last) {
    while (i < last && !w->stretch_at[i] && tag(w, i) == POS_RB) i++;
    return i;
}

/* “to | wait”, “to quietly | wait”: the word behind “to” at i and its adverbs; NOTHING when there is none. */
static inline uint32_t behind_to(const struct quote_work *w, uint32_t i, uint32_t last) {
    uint32_t verb = i + 1;
    if (verb >= last || !qi_word_is(w, i, "to")) return NOTHING;
    return behind_adverbs(w, verb, last - 1);
}

static inline bool is_wh(const struct quote_work *w, uint32_t i) {
    return qi_word_is(w, i, "whether") || tag(w, i) == POS_WRB || tag(w, i) == POS_WP || qi_word_is(w, i, "if");
}

static inline bool is_asking(const struct quote_work *w, uint32_t v) {
    static const char *const verbs[] = {"ask", "asks", "asked", "asking", "wonder", "wonders", "wondered", "wondering"};
    return qi_word_in(w, v, verbs, sizeof verbs / sizeof *verbs);
}

/* Does the word at i open a question that verb v asks: asked what time it was, asked whose it was? v: NOTHING when it
   surely asks. */
static inline bool is_asked(const struct quote_work *w, uint32_t v, uint32_t i) {
    if (is_wh(w, i)) return true;
    if (!qi_word_is(w, i, "what") && !qi_word_is(w, i, "which") && !qi_word_is(w, i, "whose")) return false;
    return v == NOTHING || is_asking(w, v);
}

static inline bool is_be(const struct quote_work *w, uint32_t i) {
    static const char words[][8] = {"is", "was", "were", "are", "be",  "been", "being",
                                    "'s", "'re", "am",   "'m",  "get", "got"};
    return qi_word_among(w, i, words, sizeof words / sizeof *words);
}

/* A verb that no noun is spelt as: was, would, has. */
static inline bool is_verb_alone(const struct quote_work *w, uint32_t i) {
    return qi_is_finite(w, i) && (is_be(w, i) || tag(w, i) == POS_MD || qi_word_is(w, i, "has") ||
                                  qi_word_is(w, i, "had") || qi_word_is(w, i, "did") || qi_word_is(w, i, "does"));
}

/* “Where would it come from”, “Who else was there”, “How many were there”: does a question in its own words begin
   here? */
static inline bool opens_question(const struct quote_work *w, uint32_t first, uint32_t stop) {
    static const char helps[][8] = {"do", "does", "did", "has", "have", "had"};
    bool word = tag(w, first) == POS_WRB || tag(w, first) == POS_WP || tag(w, first) == POS_WDT;
    uint32_t i = first + 1;
    while (word && i < stop && i < first + 3 && !w->stretch_at[i] &&
           (tag(w, i) == POS_RB || tag(w, i) == POS_JJ || tag(w, i) == POS_NNS))
        i++;
    if (!word || i + 1 >= stop || w->stretch_at[i]) return false;
    return tag(w, i) == POS_MD || is_be(w, i) || qi_word_among(w, i, helps, sizeof helps / sizeof *helps);
}

static inline bool is_time_word(const struct quote_work *w, uint32_t i) {
    if (qi_in(w->d, i, LIST_WEEKDAY) || qi_in(w->d, i, LIST_MONTH)) return !qi_person_at(w, i); /* Ann May */
    return qi_word_is(w, i, "today") || qi_word_is(w, i, "yesterday") || qi_word_is(w, i, "tonight");
}

static inline uint32_t count_words(const struct quote_work *w, uint32_t first, uint32_t last) {
    uint32_t words = 0;
    for (uint32_t i = first; i < last; i++) words += (qi_form(w->d, i)->flags & (FORM_LETTER | FORM_DIGIT)) != 0;
    return words;
}

/* “…, | ”: do the marks end in a comma, which leads to who says them? */
static inline bool ends_in_comma(const struct quote_work *w, const struct stretch *s) {
    return s->last > s->first && qi_word_is(w, s->last - 1, ",");
}

/* Does the narrator say from here on when or in spite of what somebody spoke? */
static inline bool is_when(const struct quote_work *w, uint32_t i) {
    static const char words[][8] = {"after", "before", "amid", "during", "while", "when", "until", "despite", "since"};
    return qi_word_among(w, i, words, sizeof words / sizeof *words);
}

/* “said | nothing on Monday, and on Tuesday was gone”, not “said nothing was lost”: is no clause told at i? */
static inline bool is_nothing(const struct quote_work *w, uint32_t i) {
    static const char *const words[] = {"nothing", "little", "something", "anything"};
    if (i + 1 >= w->d->tokens.count || w->stretch_at[i] || !qi_word_in(w, i, words, sizeof words / sizeof *words))
        return false;
    bool noun = qi_word_is(w, i, "little") && i + 2 < w->d->tokens.count && tag(w, i + 1) == POS_NN &&
                !w->stretch_at[i + 2] && qi_is_finite(w, i + 2); /* “little work had been done” */
    return !noun && !qi_is_finite(w, i + 1);
}

/* “used to say | hello when they met”, “said | no, but came”: a greeting or an answer that is named, no clause? */
static inline bool is_greeting(const struct quote_work *w, uint32_t i) {
    static const char greets[][8] = {"hello", "hi", "goodbye", "bye"}, answers[][8] = {"yes", "no"};
    if (i >= w->d->tokens.count || w->stretch_at[i]) return false;
    if (qi_word_among(w, i, greets, sizeof greets / sizeof *greets)) return true;
    if (!qi_word_among(w, i, answers, sizeof answers / sizeof *answers)) return false;
    return i + 1 >= w->d->tokens.count || w->stretch_at[i + 1] || qi_word_is(w, i + 1, "to") ||
           tag(w, i + 1) == POS_CC || w->d->tokens.at[i + 1].kind == TOKEN_PUNCTUATION;
}

/* The last token before v that is no adverb, or NOTHING. */
static inline uint32_t before_adverbs(const struct quote_work *w, uint32_t first, uint32_t v) {
    while (v > first && !w->stretch_at[v - 1] && tag(w, v - 1) == POS_RB) v--;
    return v > first ? v - 1 : NOTHING;
}

static inline bool is_said(const struct quote_work *w, uint32_t v) {
    return qi_word_is(w, v, "said") || qi_word_is(w, v, "says") || qi_word_is(w, v, "say");
}

/* “She|'s asked residents to wait”: does what could be “is” at i before the verb at v stand for “has”? */
static inline bool is_has(const struct quote_work *w, uint32_t i, uint32_t v) {
    if (!(qi_word_is(w, i, "'s") || qi_word_is(w, i, "\xE2\x80\x99s")) || !qi_word_is(w, v, "asked")) return false;
    if (v + 1 >= w->d->tokens.count || w->stretch_at[v + 1]) return false;
    return qi_pos_is_noun(tag(w, v + 1)) || tag(w, v + 1) == POS_PRP || tag(w, v + 1) == POS_DT;
}

static inline bool is_passive(const struct quote_work *w, uint32_t first, uint32_t v) {
    uint32_t i = before_adverbs(w, first, v);
    if (i != NOTHING && is_has(w, i, v)) return false;
    return i != NOTHING && (tag(w, v) == POS_VBN || tag(w, v) == POS_VBD) && is_be(w, i) && tag(w, i) != POS_POS;
}

static inline bool only_punctuation(const struct quote_work *w, uint32_t first, uint32_t last) {
    return count_words(w, first, last) == 0;
}

static inline bool ends_in_colon(const struct quote_work *w, const struct unit *unit) {
    return unit->last > unit->first && (qi_word_is(w, unit->last - 1, ":") || qi_word_is(w, unit->last - 1, ";"));
}

/* May the word at i be the last of a noun phrase? */
static inline bool is_noun_like(const struct quote_work *w, uint32_t i) {
    return qi_pos_is_noun(tag(w, i)) || w->entity_at[i] || tag(w, i) == POS_PRP || qi_word_is(w, i, ")") ||
           qi_in(w->d, i, LIST_PERSON_NOUN) || qi_in(w->d, i, LIST_BODY_NOUN);
}

/* Does token i begin a noun phrase or a clause? */
static inline bool opens_phrase(const struct quote_work *w, uint32_t i, uint32_t last) {
    if (i >= last) return false;
    uint8_t t = tag(w, i);
    return t == POS_DT || t == POS_PRP || t == POS_PRPS || t == POS_NNP || t == POS_EX || t == POS_CD ||
           is_that(w, i) || w->entity_at[i];
}

/* Is there an auxiliary for the participle at i: was arrested, has not said? */
static inline bool has_auxiliary(const struct quote_work *w, uint32_t first, uint32_t i) {
    static const char words[][8] = {"have", "has", "had", "having", "'ve", "'d"};
    for (uint32_t k = i; k > first && i - k < 5; k--) {
        if (is_be(w, k - 1) || qi_word_among(w, k - 1, words, sizeof words / sizeof *words)) return true;
        if (tag(w, k - 1) != POS_RB && tag(w, k - 1) != POS_VBN && tag(w, k - 1) != POS_CC) return false;
    }
    return false;
}

static inline bool ends_in_s(const struct quote_work *w, uint32_t i) {
    const struct form *form = qi_form(w->d, i);
    return form->length > 3 && form->text[form->length - 1] == 's';
}

/* Is the word before i like a noun, and outside marks? */
static inline bool after_noun(const struct quote_work *w, uint32_t first, uint32_t i) {
    return i > first && is_noun_like(w, i - 1) && !w->stretch_at[i - 1];
}

/* “has | uncovered” */
static inline bool follows_have(const struct quote_work *w, uint32_t i) {
    return qi_word_is(w, i - 1, "has") || qi_word_is(w, i - 1, "have") || qi_word_is(w, i - 1, "had");
}

static inline bool ends_in_ed(const struct quote_work *w, uint32_t i) {
    const struct form *form = qi_form(w->d, i);
    return form->length > 4 && strcmp(form->text + form->length - 2, "ed") == 0;
}

static inline bool ends_in_ing(const struct quote_work *w, uint32_t i) {
    const struct form *form = qi_form(w->d, i);
    return form->length > 5 && strcmp(form->text + form->length - 3, "ing") == 0;
}

/* “a | driver”, “another”: what brings one of many. */
static inline bool is_one_article(const struct quote_work *w, uint32_t i) {
    static const char words[][8] = {"a", "an", "one", "another"};
    return qi_word_among(w, i, words, sizeof words / sizeof *words);
}

/* “when | asked”, “when | reached by telephone”: how somebody is brought to speak. */
static inline bool is_questioned(const struct quote_work *w, uint32_t i) {
    static const char *const words[] = {"asked",   "pressed", "questioned", "contacted",
                                        "reached", "quizzed", "approached"};
    return qi_word_in(w, i, words, sizeof words / sizeof *words);
}

/* “C, Lee told the press | when asked about it” */
static inline bool is_when_questioned(const struct quote_work *w, uint32_t i) {
    return qi_word_is(w, i, "when") && is_questioned(w, i + 1);
}

/* “the minister | for Works and Roads”: offices that are told with their fields. */
static inline bool has_field(const struct quote_work *w, uint32_t i) {
    static const char *const offices[] = {"minister", "secretary", "undersecretary", "commissioner"};
    return qi_word_in(w, i, offices, sizeof offices / sizeof *offices);
}

static inline bool is_citing(const struct quote_work *w, uint32_t v) {
    static const char verbs[][8] = {"cites", "quotes", "cited", "quoted"};
    return qi_word_among(w, v, verbs, sizeof verbs / sizeof *verbs);
}

static inline bool is_call(const struct quote_work *w, uint32_t v) {
    static const char verbs[][8] = {"call", "calls", "called", "calling"};
    return qi_word_among(w, v, verbs, sizeof verbs / sizeof *verbs);
}

/* “they | back the tax”: verbs of polls that other words are spelt as. */
static inline bool is_poll_verb(const struct quote_work *w, uint32_t i) {
    static const char verbs[][8] = {"back", "favor", "favour", "support"};
    return qi_word_among(w, i, verbs, sizeof verbs / sizeof *verbs);
}

#endif
