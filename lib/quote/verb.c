/*
 * Attributions by a verb: what stands before and after it. Which verbs report: verb_word.c; who their subject is:
 * verb_subject.c, or inverted.c where it stands behind them. The patterns are listed in cue.c.
 */
#include "quote/report.h"
#include "quote/whose.h"
#include "quote/words.h"

bool qi_speaks(const struct quote_work *w, const struct phrase *p) {
    if (p->kind == PHRASE_NAME) return true;
    if (p->kind == PHRASE_PRONOUN)
        return !qi_word_is(w, p->head, "him") && !qi_word_is(w, p->head, "them") && !qi_word_is(w, p->head, "me") &&
               !qi_word_is(w, p->head, "us");
    if (p->kind != PHRASE_NOMINAL || is_time_word(w, p->head)) return false; /* “testified Tuesday” */
    if (qi_in(w->d, p->head, LIST_PERSON_NOUN) || qi_in(w->d, p->head, LIST_BODY_NOUN)) return true;
    return w->entity_at[p->head] || tag(w, p->head) == POS_NNP || qi_is_minister(w->d, p->head);
}

static bool is_outside(const struct quote_work *w, uint32_t i, enum token_kind kind) {
    return !w->stretch_at[i] && w->d->tokens.at[i].kind == kind;
}

uint32_t qi_text_end(const struct quote_work *w, const struct unit *unit) {
    uint32_t last = unit->last, spoken = last;
    while (spoken > unit->first && is_outside(w, spoken - 1, TOKEN_EMOJI)) spoken--;
    if (spoken > unit->first && is_outside(w, spoken - 1, TOKEN_PUNCTUATION)) last = spoken;
    while (last > unit->first && is_outside(w, last - 1, TOKEN_PUNCTUATION) && !qi_word_is(w, last - 1, ")")) last--;
    return last;
}

/* Does a quotation's closing mark, with or without a comma, stand before the noun phrase at i? */
static bool follows_marks(const struct quote_work *w, uint32_t first, uint32_t i) {
    i = qi_phrase_start(w, first, i);
    if (i > first && !w->stretch_at[i - 1] && qi_is_comma_or_dash(w, i - 1)) i--;
    if (i == first || !w->stretch_at[i - 1]) return false;
    const struct stretch *s = &w->stretches.at[w->stretch_at[i - 1] - 1];
    if (!ends_in_comma(w, s) && qi_is_share(w, s)) return false; /* “Several” officials | said C */
    static const char *const names[] = {"signed", "titled", "entitled", "headed", "headlined", "marked", "labelled"};
    if (s->open > first && !w->stretch_at[s->open - 1] && !qi_is_clause(w, s) &&
        qi_word_in(w, s->open - 1, names, sizeof names / sizeof *names))
        return false; /* “In a letter signed “The Board”, | it said” */
    const struct attribution *before =
        w->attributions.count ? &w->attributions.at[w->attributions.count - 1] : NULL; /* NP said: “S?” | NP2 said C */
    bool taken = before && before->right <= s->open && s->last <= before->right_last;
    if (taken && before->form == CONTENT_MARKS && !ends_in_comma(w, s)) return false;
    if (taken && before->right < s->open && !(qi_form(w->d, s->first)->flags & FORM_UPPER_FIRST))
        return false; /* While NP said he “could live with it,” | NP2 said C */
    bool named = s->open > first && tag(w, s->open - 1) == POS_DT && s->last <= s->first + 4 && !ends_in_comma(w, s);
    return s->quote == NOTHING && s->closed && !(named && !qi_is_clause(w, s)) && /* “the “History” page | says” */
           (qi_is_clause(w, s) || qi_form(w->d, s->first)->flags & FORM_UPPER_FIRST);
}

/* After the verb at v and what it takes with it: “put | it”, “called | them”. */
static uint32_t after_verb(const struct quote_work *w, uint32_t v) {
    static const char words[][8] = {"it", "them", "him", "her"};
    bool object = v + 1 < w->d->tokens.count && !w->stretch_at[v + 1] &&
                  qi_word_among(w, v + 1, words, sizeof words / sizeof *words);
    return object ? v + 2 : v + 1;
}

/* “as one of them | put it”. */
static bool is_put_it(const struct quote_work *w, uint32_t v) {
    return (qi_word_is(w, v, "put") || qi_word_is(w, v, "puts")) && v + 1 < w->d->tokens.count &&
           !w->stretch_at[v + 1] && qi_word_is(w, v + 1, "it");
}

/* The marks that “as NP put it”, from “as” to before `end`, brings: “…,” as NP put it; as NP put it, “…”; or NOTHING.
 */
static uint32_t marks_beside(const struct quote_work *w, uint32_t first, uint32_t as, uint32_t end, uint32_t last) {
    if (end + 1 < last && !w->stretch_at[end] && qi_word_is(w, end, ",") && w->stretch_at[end + 1]) return end + 1;
    uint32_t k = as;
    if (k > first && !w->stretch_at[k - 1] && qi_is_comma_or_dash(w, k - 1)) k--;
    bool closes = end >= last || (!w->stretch_at[end] && w->d->tokens.at[end].kind == TOKEN_PUNCTUATION);
    return k > first && closes && w->stretch_at[k - 1] && w->stretches.at[w->stretch_at[k - 1] - 1].closed ? k - 1
                                                                                                           : NOTHING;
}

/* “what they call “the line””: a name that all use; not “what the club called “a scandal””. */
static bool is_name_given(const struct quote_work *w, uint32_t first, uint32_t v) {
    static const char *const all[] = {"they", "people", "locals", "residents", "we",
                                      "some", "many",   "you",    "is",        "are"};
    for (uint32_t i = first; i < v; i++)
        if (qi_word_in(w, i, all, sizeof all / sizeof *all)) return true;
    return false;
}

/* Does nothing but a hearer follow the verb at v, up to the end of the sentence? “…, as Lee told the agency.”; not “…,
   as Lee predicted.” */
static bool is_last_verb(const struct quote_work *w, uint32_t v, uint32_t last) {
    static const char *const before[] = {"predicted", "promised", "warned",    "feared", "forecast",
                                         "suggested", "advised",  "suspected", "vowed",  "pledged"};
    if (qi_word_in(w, v, before, sizeof before / sizeof *before)) return false;
    uint32_t end = qi_skip_hearer(w, v + 1 + is_put_it(w, v), last, qi_in(w->d, v, LIST_SAY_TELL));
    end = qi_skip_adverbials(w, end, last);
    while (end < last && !w->stretch_at[end] && w->d->tokens.at[end].kind == TOKEN_PUNCTUATION) end++;
    return end >= last;
}

/* “as NP reported earlier, …” repeats; “the so-called “…””, “what they call “…”” name. */
static bool is_aside(const struct quote_work *w, uint32_t first, uint32_t v) {
    bool joined =
        v > first && !(w->d->tokens.at[v].flags & TOKEN_AFTER_SPACE) && qi_word_is(w, v - 1, "-"); /* so-called */
    if (joined || (v > first && qi_word_is(w, v - 1, "so"))) return true;
    if (v > first && !w->stretch_at[v - 1] && tag(w, v - 1) == POS_CC) return false; /* “named her as Lee and | said” */
    for (uint32_t i = v; i > first && v - i < 8 && !w->stretch_at[i - 1] && !qi_is_comma_or_dash(w, i - 1); i--) {
        if (qi_word_is(w, i - 1, "as") && !qi_is_finite(w, i)) {
            bool says = qi_in(w->d, v, LIST_SAY) || is_put_it(w, v);
            uint32_t last = w->d->sentences.at[qi_sentence_at(w->d, v)].last;
            uint32_t end = qi_comma_behind(w, v + 1 + is_put_it(w, v), last);
            bool comma = end < last && !w->stretch_at[end] && qi_word_is(w, end, ",");
            bool opens = i == first + 1 || (i == first + 2 && tag(w, first) == POS_CC) ||
                         (i > first + 1 && !w->stretch_at[i - 2] && qi_is_comma_or_dash(w, i - 2));
            if (comma && opens && says) return false; /* “As Lee noted, the dam held” */
            if (opens && i > first + 1 && says && is_last_verb(w, v, last)) return false;
            end = qi_comma_behind(w, after_verb(w, v), last);
            if (marks_beside(w, first, i - 1, end, w->d->tokens.count) != NOTHING) return false;
            if (!opens && qi_in(w->d, v, LIST_SAY) && qi_is_heading(qi_region_at(w->d, v)))
                return false;            /* Uproar as minister says fees to rise */
            return tag(w, v) != POS_VBG; /* “as NP rose, saying”, “quoted as saying” */
        }
        if (qi_word_is(w, i - 1, "what") && qi_in(w->d, v, LIST_SAY_MARKS) && !qi_in(w->d, v, LIST_SAY))
            return is_name_given(w, i, v);
        if (qi_is_finite(w, i - 1)) return false;
    }
    return false;
}

/* “As stated in the report, C”: where it stands says it. */
static bool stated_in(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t last) {
    static const char places[][8] = {"in", "by", "at", "on"};
    uint32_t v = a->cue_first;
    if (v == first || w->stretch_at[v - 1] || !qi_word_is(w, v - 1, "as") || a->cue_last + 1 >= last ||
        !qi_word_among(w, a->cue_last, places, sizeof places / sizeof *places))
        return false;
    struct phrase p = qi_named(w, qi_phrase_right(w, a->cue_last + 1, last), last);
    if (p.kind == PHRASE_NONE || is_time_word(w, p.head)) return false;
    uint32_t end = qi_comma_behind(w, p.last, last);
    if (v != first + 1 || end + 1 >= last || w->stretch_at[end] || !qi_word_is(w, end, ",")) return false;
    a->speaker = p;
    a->first = v - 1;
    a->last = end;
    qi_set_right(w, a, end + 1, last, w->stretch_at[end + 1] ? CONTENT_MARKS : CONTENT_CLAUSE);
    return a->right < a->right_last;
}

/* “As | the head of the council, Ann Lee, noted, …”: where the role begins that ends at the comma `stop`. */
static uint32_t role_start(const struct quote_work *w, uint32_t first, uint32_t stop) {
    uint32_t start = qi_phrase_start(w, first, stop);
    for (int depth = 0; depth < 3 && start > first + 1 && qi_word_is(w, start - 1, "of"); depth++)
        start = qi_phrase_start(w, first, start - 1);
    return start;
}

/* “As Lee noted, the dam held”, “The dam, as Lee noted, held”: the sentence round it is the content. */
static bool as_clause(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t last) {
    if (a->speaker.kind == PHRASE_NONE && stated_in(w, a, first, last)) return true;
    uint32_t start = a->speaker.kind == PHRASE_NONE ? first : qi_phrase_start(w, first, a->speaker.first),
             comma = qi_comma_behind(w, a->cue_last, last);
    if (start > first + 2 && !w->stretch_at[start - 1] && qi_word_is(w, start - 1, ","))
        start = role_start(w, first, start - 1);
    if (start <= first || w->stretch_at[start - 1] || !qi_word_is(w, start - 1, "as")) return false;
    bool put = is_put_it(w, a->cue_first);
    if (put) comma = qi_comma_behind(w, a->cue_last = a->cue_first + 2, last);
    uint32_t verb = put ? a->cue_last : after_verb(w, a->cue_last - 1), end = qi_comma_behind(w, verb, last),
             marks = marks_beside(w, first, start - 1, end, last);
    if (marks != NOTHING) {
        a->first = start - 1;
        a->cue_last = verb;
        a->last = end;
        if (marks >= end) {
            qi_set_right(w, a, marks, last, CONTENT_MARKS);
        } else {
            a->left = w->stretches.at[w->stretch_at[marks] - 1].open;
            a->left_last = marks + 1;
        }
        return true;
    }
    bool behind = start > first + 2 && !w->stretch_at[start - 2] && qi_word_is(w, start - 2, ",");
    if (behind && is_last_verb(w, a->cue_first, last)) { /* “The dam held, as Lee told the agency” */
        a->first = start - 1;
        a->left = first;
        a->left_last = start - 2;
        return (put || qi_in(w->d, a->cue_first, LIST_SAY)) && qi_has_finite(w, first, start - 2);
    }
    if (comma + 1 >= last || w->stretch_at[comma] || !qi_word_is(w, comma, ",")) return false;
    if (a->cue_first != a->speaker.last && !put && !qi_in(w->d, a->cue_first, LIST_SAY)) return false;
    a->first = start - 1;
    if (start - 1 > first + 1 && !w->stretch_at[start - 2] && qi_word_is(w, start - 2, ",")) {
        a->left = first;
        a->left_last = start - 2;
    } else if (start - 1 != first && !(start == first + 2 && tag(w, first) == POS_CC)) { /* “But as Lee noted, …” */
        return false;
    }
    qi_set_right(w, a, comma + 1, last, w->stretch_at[comma + 1] ? CONTENT_MARKS : CONTENT_CLAUSE);
    return a->right < a->right_last;
}

/* “a map that, NP said, made the case pointless”: what stands before belongs to the narrator, the clause goes on
   behind. */
static bool hangs_on_relative(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t last) {
    uint32_t i = a->left_last - 1;
    if (a->left >= a->left_last || w->stretch_at[i]) return false;
    bool relative = tag(w, i) == POS_WDT || tag(w, i) == POS_WP || tag(w, i) == POS_WRB ||
                    (is_that(w, i) && i > a->left && qi_pos_is_noun(tag(w, i - 1)));
    uint32_t comma = qi_skip_adverbials(w, qi_skip_hearer(w, a->cue_last, last, qi_in(w->d, v, LIST_SAY_TELL)), last);
    if (!relative || comma + 1 >= last || w->stretch_at[comma] || !qi_is_comma_or_dash(w, comma)) return false;
    qi_set_right(w, a, comma + 1, last, CONTENT_CLAUSE);
    if (a->right >= a->right_last) return false;
    a->left = a->left_last = 0;
    return true;
}

enum { PUT_REACH = 24 }; /* words of a figure's noun: “put the number of homes without power in the town at 40” */

/* “put the figure at 40”, “puts it nearer 91”: the number is the content. */
static bool put_at(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t last) {
    if (!qi_word_is(w, v, "put") && !qi_word_is(w, v, "puts")) return false;
    struct phrase object = qi_phrase_right(w, v + 1, last);
    if (object.kind == PHRASE_NONE) return false;
    bool that = false; /* “put the odds that it sank at 99 percent” */
    for (uint32_t i = object.last;
         i < last && i < object.last + PUT_REACH && !w->stretch_at[i] && !qi_word_is(w, i, ","); i++) {
        that |= is_that(w, i);
        if (qi_is_finite(w, i) && !that) return false;
        if (!qi_word_is(w, i, "at") && !qi_word_is(w, i, "closer") && !qi_word_is(w, i, "nearer")) continue;
        for (uint32_t k = i + 1; k < last && k < i + 4 && !w->stretch_at[k]; k++)
            if (tag(w, k) == POS_CD || tag(w, k) == POS_DOLLAR || qi_word_is(w, k, "twice") ||
                qi_word_is(w, k, "half")) {
                qi_set_right(w, a, v + 1, last, CONTENT_TO);
                return true;
            }
        return false;
    }
    return false;
}

/* Does nothing but what more is said of a speaker, “, 67, who teaches law,”, stand in [i, v)? */
static bool is_all_of_speaker(const struct quote_work *w, uint32_t i, uint32_t v) {
    while (v > i && tag(w, v - 1) == POS_RB) v--;
    if (i == v) return true;
    if (v - i > APPOSITION || !qi_is_comma_or_dash(w, i) || !qi_is_comma_or_dash(w, v - 1)) return false;
    bool relative = false;
    for (; i < v; i++) {
        if (w->stretch_at[i]) return false;
        if (qi_is_comma_or_dash(w, i)) relative = false;
        relative |= tag(w, i) == POS_WP || tag(w, i) == POS_WDT || tag(w, i) == POS_WPS;
        if (qi_is_finite(w, i) && !relative) return false;
    }
    return true;
}

/* May the phrase behind a clause and a comma be who said it? more: an apposition follows, which places in a list have
   not. */
static bool speaks_behind_clause(const struct quote_work *w, const struct phrase *p, bool more) {
    if (!qi_speaks(w, p)) return false;
    if (p->kind == PHRASE_NAME) return !more || w->d->entities.at[p->entity].type <= TYPE_ORG;
    return !more || qi_in(w->d, p->head, LIST_PERSON_NOUN) || qi_in(w->d, p->head, LIST_BODY_NOUN);
}

/* “C, Ann Lee, who teaches law, said.”, “C, said Lee on Monday, when C”: a clause, and behind its comma who said it. */
static bool find_behind_clause(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t v,
                               uint32_t last) {
    static const char *const shown[] = {"show", "say", "suggest", "indicate", "reveal"};
    bool closing = v + 1 == last && qi_word_in(w, v, shown, sizeof shown / sizeof *shown); /* whatever its tag */
    if (!qi_in(w->d, v, LIST_SAY) || !(qi_is_finite(w, v) || closing)) return false;
    uint32_t after = qi_skip_hearer(w, a->cue_last, last, qi_in(w->d, v, LIST_SAY_TELL));
    after = qi_skip_adverbials(w, after, last);
    if (after < last && (w->stretch_at[after] || !qi_is_comma_or_dash(w, after))) return false;
    bool begun = false;
    for (uint32_t i = first; i + 1 < v; i = qi_after(w, i)) {
        if (w->stretch_at[i]) continue;
        begun |= i > first && qi_is_finite(w, i);
        if (!begun || !qi_word_is(w, i, ",") || w->stretch_at[i + 1]) continue;
        struct phrase p = qi_phrase_right(w, i + 1, v);
        uint32_t end = p.last; /* “the commissioner | for water” */
        if (p.kind == PHRASE_NOMINAL) end = qi_with_complements(w, p, v, true).last;
        if (p.kind == PHRASE_NONE || !is_all_of_speaker(w, end, v) || !speaks_behind_clause(w, &p, end + 1 < v))
            continue;
        if (qi_is_setting(w, first, i)) return false;
        a->speaker = qi_named(w, p, v);
        a->first = i + 1;
        a->left = first;
        a->left_last = i;
        return true;
    }
    return false;
}

/* “S,” the agency quotes Lee: it is Lee who speaks. */
static void find_whom_it_quotes(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t last) {
    if (!is_citing(w, v)) return;
    struct phrase p = qi_named(w, qi_phrase_right(w, a->cue_last, last), last);
    bool pronoun = p.kind == PHRASE_PRONOUN && (qi_word_is(w, p.head, "him") || qi_word_is(w, p.head, "her"));
    if (!pronoun && !qi_is_person(w, &p) && !(p.kind == PHRASE_NOMINAL && qi_in(w->d, p.head, LIST_PERSON_NOUN)))
        return;
    a->via = a->speaker;
    a->via_cue = v;
    a->via_cue_last = v + 1;
    a->speaker = p;
    a->last = p.last;
}

/* “Police chief | quits, saying”: in headlines nouns have no articles, and a verb may be taken for the last of them. */
static void end_before_act(const struct quote_work *w, struct phrase *p) {
    if (p->kind != PHRASE_NOMINAL || p->last < p->first + 2 || tag(w, p->last - 1) != POS_NNS ||
        qi_in(w->d, p->last - 1, LIST_PERSON_NOUN) || qi_in(w->d, p->last - 1, LIST_BODY_NOUN) ||
        !qi_in(w->d, p->last - 2, LIST_PERSON_NOUN) || !qi_word_is(w, p->last, ","))
        return;
    p->last--;
    p->head = p->last - 1;
}

/* “S,” a resident, who | spoke in Hausa, said: is the verb at v that of a relative clause, behind whose comma another
   one reports? */
static bool is_told_later(const struct quote_work *w, uint32_t first, uint32_t v, uint32_t last) {
    uint32_t who = before_adverbs(w, first, v);
    if (who == NOTHING || w->stretch_at[who] || (tag(w, who) != POS_WP && tag(w, who) != POS_WDT)) return false;
    bool says = qi_in(w->d, v, LIST_SAY); /* “a man who | runs a shop told us”, without commas */
    for (uint32_t k = v + 1; k + 1 < last && k < v + APPOSITION && !w->stretch_at[k]; k++) {
        bool comma = qi_word_is(w, k, ",") && !w->stretch_at[k + 1];
        if (!says && !comma && qi_is_finite(w, k) && qi_in(w->d, k, LIST_SAY)) return true;
        if (!comma) continue;
        while (k + 2 < last && tag(w, k + 1) == POS_RB) k++;
        if (qi_is_finite(w, k + 1) && qi_in(w->d, k + 1, LIST_SAY)) return true;
    }
    return false;
}

/* “crews said C and | owners accused them”: where the clause begins whose subject alone stands between the content
   before it and the verb at v; else `first`. */
static uint32_t own_clause(const struct quote_work *w, uint32_t first, uint32_t v) {
    const struct attribution *before = w->attributions.count ? &w->attributions.at[w->attributions.count - 1] : NULL;
    if (!before || before->right <= first || before->right_last + 1 >= v || before->right >= before->right_last)
        return first;
    uint32_t joint = before->right_last + qi_word_is(w, before->right_last, ",");
    if (w->stretch_at[joint] || tag(w, joint) != POS_CC || joint + 1 >= v) return first;
    struct phrase p = qi_phrase_right(w, joint + 1, v);
    return p.kind != PHRASE_NONE && p.last == v ? joint + 1 : first;
}

/* Sets `a` up for the verb at v, with what belongs to it: an idiom, a particle. */
static void open_attribution(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t last) {
    *a = (struct attribution){.cue_first = v, .cue_last = v + 1, .last = v + 1};
    a->speaker.entity = a->via.entity = NOTHING;
    uint32_t idiom = qi_idiom(w, v);
    if (idiom)
        a->cue_last = v + idiom;
    else if (v + 1 < last && ((tag(w, v + 1) == POS_RP && !qi_word_is(w, v + 2, "to")) || /* “says | up to 40 died” */
                              qi_takes_particle(w, v, v + 1) || qi_is_phrasal_cue(w, v)))
        a->cue_last = v + 2;
}

/* “S,” said NP. “S”: is who speaks behind the verb, and has she said something? */
static bool find_inverted(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t v,
                          uint32_t last) {
    if (!qi_inverted(w, a, first, v, last)) return false;
    qi_find_left(w, a, first, last);
    uint32_t next = qi_comma_behind(w, a->last, last);
    if (next + 1 < last && (qi_is_comma_or_dash(w, next) || qi_word_is(w, next, ":")) && w->stretch_at[next + 1])
        qi_set_right(w, a, next + 1, last, CONTENT_MARKS);
    else if (a->left < a->left_last && !w->stretch_at[a->left_last - 1]) {
        next = qi_behind_inverted(w, a, last);
        if (next != NOTHING) qi_set_right(w, a, next, last, CONTENT_CLAUSE);
    }
    return a->left < a->left_last || a->right < a->right_last;
}

/* “S,” NP said, “S”: content in the marks before who speaks, and in those behind the verb. */
static void find_round(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t v, uint32_t last) {
    qi_find_left(w, a, first, last);
    uint32_t next = qi_skip_hearer(w, a->cue_last, last, qi_in(w->d, v, LIST_SAY_TELL));
    if (next < last && qi_is_comma_or_dash(w, next)) next++;
    if (next < last && w->stretch_at[next]) qi_set_right(w, a, next, last, CONTENT_MARKS);
    find_whom_it_quotes(w, a, v, last);
}

/* “A woman who accused them of hiding it | said C”: ends what the verb of a relative clause brings, which has no
   subject, before the first verb that nothing in it brings. */
static void end_before_first_verb(const struct quote_work *w, struct attribution *a) {
    for (uint32_t k = a->right + 1; k < a->right_last; k = qi_after(w, k)) {
        if (w->stretch_at[k]) continue;
        uint8_t t = tag(w, k);
        struct phrase when = is_when(w, k) ? qi_phrase_right(w, k + 1, a->right_last) : qi_no_phrase();
        if (when.kind == PHRASE_NOMINAL && !qi_speaks(w, &when) && when.last > k + 1) {
            k = when.last - 1; /* “after heart surgery” */
            continue;
        }
        if (t == POS_WDT || t == POS_WP || t == POS_WRB || t == POS_CC || is_that(w, k) || is_when(w, k) ||
            (t == POS_PRP && k > a->right + 1) || qi_is_comma_or_dash(w, k))
            return;
        if (!qi_is_finite(w, k) || !qi_in(w->d, k, LIST_SAY)) continue;
        a->right_last = k;
        return;
    }
}

/* “Those who say it is safe | are wrong”, “Warning that it would rain, | the council shut”: ends content before what
   the sentence says of who speaks; before: what stands before the verb at v and its adverbs. */
static void end_behind(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t before, uint32_t v) {
    if (a->form == CONTENT_CLAUSE && before != NOTHING && tag(w, before) == POS_WP && before > first &&
        !w->stretch_at[before - 1] && !qi_is_comma_or_dash(w, before - 1))
        qi_end_before_main_verb(w, a);
    if (a->form == CONTENT_TO && before != NOTHING && tag(w, before) == POS_WP && before > first &&
        !w->stretch_at[before - 1] && !qi_is_comma_or_dash(w, before - 1))
        end_before_first_verb(w, a);
    if (a->speaker.kind != PHRASE_NONE && a->speaker.first > v && a->right_last > a->speaker.first)
        a->right_last = qi_phrase_start(w, v, a->speaker.first);
}

/* “Crews say the pump, and those of Norland, have agreed to C”: does the content before the verb at v begin before a
   report that the verb is part of? */
static bool begins_outside(const struct quote_work *w, const struct attribution *a, uint32_t v) {
    for (uint32_t k = w->attributions.count; k-- > 0;) {
        const struct attribution *outer = &w->attributions.at[k];
        if (outer->right <= v && v < outer->right_last && a->left < outer->right) return true;
    }
    return false;
}

/* “C, NP said”, “S …, NP said”: content before the verb at v, as there is none behind it; false when there is none. */
static bool find_before(const struct quote_work *w, const struct unit *unit, struct attribution *a, uint32_t first,
                        uint32_t v, uint32_t last) {
    if (a->speaker.kind == PHRASE_NONE || strcmp(a->method, "participle") == 0) return false;
    if (v > first && is_when_questioned(w, v - 1)) return false; /* “C, Lee told the press when | asked about it” */
    qi_find_left(w, a, first, last);
    if (a->left >= a->left_last && !find_behind_clause(w, a, first, v, last)) return false;
    bool marks = w->stretch_at[a->left_last - 1];
    if (marks && qi_is_gainsaid(w, a->left_last, last)) return false; /* “called him “a liar,” a charge he denies” */
    if (unit->last > a->cue_last && qi_word_is(w, a->cue_last, ":") && !marks &&
        !qi_has_finite(w, a->left, a->left_last))
        return false; /* “In a speech last July, he said:” above what he said */
    if (hangs_on_relative(w, a, v, last) || marks) return true;
    if (qi_gainsays(w, v)) return false; /* “They took bribes, a charge officials deny” */
    bool closes = a->speaker.last + 3 >= v && qi_skip_adverbials(w, a->cue_last, last) >= last;
    if (!closes && begins_outside(w, a, v)) return false;
    if (qi_tells_which(w, a) || qi_has_object(w, a, v, last)) return false;
    if (!qi_in(w->d, v, LIST_SAY) && !qi_is_phrasal_cue(w, v)) return false;
    qi_resume(w, a, v, last);
    return a->right < a->right_last || !qi_is_setting_alone(w, a);
}

/* “Although she used the word “spied,” | she said that C”: is the clause whose marks end before the speaker one that is
   granted, as another stands behind the verb? */
static bool is_granted(const struct quote_work *w, const struct attribution *a, uint32_t first, uint32_t last) {
    static const char *const grants[] = {"although", "though", "while", "whereas", "even"};
    if (w->stretch_at[first] || !qi_word_in(w, first, grants, sizeof grants / sizeof *grants)) return false;
    uint32_t i =
        qi_skip_adverbials(w, qi_skip_hearer(w, a->cue_last, last, qi_in(w->d, a->cue_first, LIST_SAY_TELL)), last);
    return i + 1 < last && !w->stretch_at[i] && (is_that(w, i) || qi_clause_at(w, i, last, true));
}

bool qi_verb_attribution(struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t v,
                         struct attribution *a) {
    uint32_t last = qi_text_end(w, unit), before = before_adverbs(w, first, v);
    bool infinitive = before != NOTHING && tag(w, before) == POS_TO && tag(w, v) == POS_VB;
    open_attribution(w, a, v, last);
    if (is_passive(w, first, v) || is_aside(w, first, v) || qi_is_no_report(w, first, v)) return false;
    if (infinitive && !qi_is_reporting_infinitive(w, first, v)) return false;
    if (find_inverted(w, a, first, v, last)) return true;
    if (!qi_find_subject(w, a, own_clause(w, first, v), v)) {
        a->first = v;
        a->speaker.kind = PHRASE_NONE;
    }
    if (qi_is_heading(qi_region_at(w->d, v))) end_before_act(w, &a->speaker);
    if (qi_tells_nothing(w, a, first)) return false;
    a->last = a->cue_last;
    bool participle = strcmp(a->method, "participle") == 0;
    if (a->first > first && !participle && follows_marks(w, first, a->first) && !is_granted(w, a, first, last)) {
        if (is_told_later(w, first, v, last)) return false;
        find_round(w, a, first, v, last);
        return true;
    }
    if (as_clause(w, a, first, last)) return true;
    if (put_at(w, a, v, last)) return a->speaker.kind != PHRASE_NONE;
    qi_find_right(w, a, v, last, unit->item || qi_is_heading(unit->region));
    end_behind(w, a, first, before, v);
    if (v == first && a->speaker.kind == PHRASE_NONE && a->form == CONTENT_MARKS &&
        qi_is_comma_or_dash(w, a->right - 1))
        return false; /* “Asked about it, | “No,” she said” */
    if (a->form == CONTENT_NONE || a->right >= a->right_last) return find_before(w, unit, a, first, v, last);
    if (a->form != CONTENT_MARKS) return a->speaker.kind != PHRASE_NONE;
    if (a->first > first && w->stretch_at[a->first - 1] && (!participle || qi_is_comma_or_dash(w, a->right - 1)))
        qi_find_left(w, a, first, last); /* “S1,” NP said, “S2” */
    else
        qi_find_begun(w, a, first);
    return true;
}

/* Whose claim it is, of a noun at v: “the firm's claim”, “their demand”; false when it has nobody. */
static bool find_owner(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t v) {
    uint32_t start = v;
    while (start > first && !w->stretch_at[start - 1] && (tag(w, start - 1) == POS_JJ || tag(w, start - 1) == POS_NN))
        start--;
    if (start == first || w->stretch_at[start - 1]) return false;
    if (tag(w, start - 1) == POS_POS)
        a->speaker = qi_phrase_left(w, first, start - 1);
    else if (tag(w, start - 1) == POS_PRPS)
        a->speaker = (struct phrase){start - 1, start, start - 1, NOTHING, PHRASE_PRONOUN};
    a->first = a->speaker.first;
    a->method = "noun";
    return a->speaker.kind != PHRASE_NONE;
}

/* “wants the police to explain why”: a wish without words in marks, which nobody need have told. */
static bool is_mere_wish(const struct quote_work *w, uint32_t v, uint32_t last) {
    enum { FAR = 30 };
    if (!qi_word_is(w, v, "wants") && !qi_word_is(w, v, "wanted") && !qi_word_is(w, v, "want")) return false;
    for (uint32_t k = v + 1; k < last && k < v + FAR; k++) {
        if (w->stretch_at[k]) return false;
        if (w->d->tokens.at[k].kind == TOKEN_PUNCTUATION) break;
    }
    return true;
}

/* The verb or noun at v, whose report would begin at `at`: is something else told there, whatever was learned? */
static bool is_no_learned_report(const struct quote_work *w, uint32_t first, uint32_t v, uint32_t at, uint32_t cue_last,
                                 uint32_t last) {
    bool noun = qi_pos_is_noun(tag(w, v));
    if (tag(w, v) == POS_JJ && at > v && is_that(w, at - 1)) return true; /* “is unlikely that”, “is confident that” */
    if (qi_opens_fronted(w, first, v) || (at > v && (is_nothing(w, at) || is_greeting(w, at)))) return true;
    if (qi_is_given_name(w, v) || is_mere_wish(w, v, last) || qi_word_is(w, v, "regarding")) return true;
    if (at > cue_last + 1 && !w->stretch_at[at] && tag(w, at) == POS_CC && qi_word_is(w, at - 1, ","))
        return true; /* “mentioned the risk of fees, | but the mayor had no idea” */
    bool which = tag(w, at) == POS_WDT || (qi_word_is(w, at, "who") && !is_asking(w, v));
    if (which && at > cue_last && (qi_pos_is_noun(tag(w, at - 1)) || tag(w, at - 1) == POS_DT))
        return true; /* “asking for a job | which a herder can do” */
    if (v > first && !w->stretch_at[v - 1] && noun && qi_in(w->d, v - 1, LIST_SAY) && qi_is_finite(w, v - 1))
        return true; /* “said reports | that it would close were false” */
    if (at > v + 1 && is_that(w, v + 1) && is_that_alone(w, v + 1)) return true; /* “denied that | and left” */
    if (at == v + 2 && noun && tag(w, v + 1) == POS_WDT && qi_is_finite(w, at))
        return true; /* “opposes a report that | distorts its plans” */
    if (noun && w->stretch_at[at] && qi_word_is(w, v + 1, "of")) return true; /* “drew shouts of “No!”” */
    for (uint32_t k = v + 2; k < at; k++)
        if (qi_word_is(w, k, "including") && qi_word_is(w, k - 1, ","))
            return true; /* “demanded help, including a promise that | it would last” */
    return at > v + 2 && !w->stretch_at[at - 1] && is_that(w, at - 1) &&
           qi_word_is(w, at - 2, "so"); /* “explained it so that | he saw” */
}

/* Who says what begins at `at`: the owner of a noun at v, the subject of a verb, or by whom it is done. */
static bool find_learned_speaker(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t v,
                                 uint32_t at, uint32_t last) {
    bool that = at == v + 2 && is_that(w, v + 1); /* not “the growers' lobby claims prices fell” */
    if (!that && (qi_word_is(w, v, "denied") || qi_word_is(w, v, "admitted")) && is_passive(w, first, v))
        return false; /* “was denied a visa”, “the week she was admitted | the ward was full” */
    bool whether = qi_word_is(w, at, "whether") && at <= v + (qi_word_is(w, v + 1, "of") ? 2 : 1);
    bool noun = v > first && qi_in(w->d, v, LIST_SAY_NOUN) && qi_pos_is_noun(tag(w, v)) && (that || whether);
    bool governed = noun && (tag(w, v - 1) == POS_DT || tag(w, v - 1) == POS_IN || tag(w, v - 1) == POS_JJ ||
                             tag(w, v - 1) == POS_POS || tag(w, v - 1) == POS_VBG || qi_is_finite(w, v - 1));
    /* “Friday's | announcement that”, “The fall follows | reports that” */
    bool owned = noun && find_owner(w, a, first, v);
    if (noun && !owned && (tag(w, v - 1) == POS_VBN || tag(w, v - 1) == POS_VB)) {
        a->speaker = qi_no_phrase(); /* “has fed | talk that”, “published | reports that”: nobody is told of */
        a->first = v;
        a->method = "passive";
        return true;
    }
    if (!owned && (governed || !qi_find_subject(w, a, first, v))) return false;
    if (tag(w, a->speaker.head) == POS_IN || tag(w, a->speaker.head) == POS_RB) return false; /* “If confirmed” */
    if (qi_tells_nothing(w, a, first)) return false;
    if (a->cue_first != v || !is_passive(w, first, v)) return true;
    bool by = a->cue_last + 1 < last && qi_word_is(w, a->cue_last, "by"); /* “was accused by Lee of “fraud”” */
    a->speaker = by ? qi_named(w, qi_phrase_right(w, a->cue_last + 1, last), last) : qi_no_phrase();
    a->first = v;
    a->method = "passive";
    return true;
}

/* What kind of content begins at `at`, by what stands there and before it. */
static enum content_form learned_form(const struct quote_work *w, uint32_t v, uint32_t at, uint32_t last) {
    bool that = at > v && is_that(w, at - 1);
    if (!w->stretch_at[at]) return that ? CONTENT_THAT : qi_word_is(w, at, "to") ? CONTENT_TO : CONTENT_CLAUSE;
    const struct stretch *s = &w->stretches.at[w->stretch_at[at] - 1];
    uint32_t after = qi_after(w, at);
    bool subject = that && after < last && !qi_is_clause(w, s) && qi_has_finite(w, after, last) && !ends_in_comma(w, s);
    return subject ? CONTENT_THAT : CONTENT_MARKS; /* “to say that “hawks” on the board had won” */
}

bool qi_learned_attribution(struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t v,
                            struct attribution *a) {
    uint32_t cue_last, at = qi_find_report(w, unit, first, v, &cue_last), last = qi_text_end(w, unit);
    if (at == NOTHING || is_no_learned_report(w, first, v, at, cue_last, last)) return false;
    *a = (struct attribution){.cue_first = v, .cue_last = cue_last, .last = cue_last};
    a->speaker.entity = a->via.entity = NOTHING;
    if (at == v && qi_inverted(w, a, first, v, last)) {
        qi_find_left(w, a, first, last);
        return a->left < a->left_last;
    }
    if (!find_learned_speaker(w, a, first, v, at, last)) return false;
    if (at == v) {
        qi_find_left(w, a, first, last);
        return a->left < a->left_last &&
               (w->stretch_at[a->left_last - 1] || (!qi_tells_which(w, a) && !qi_has_object(w, a, v, last)));
    }
    enum content_form form = learned_form(w, v, at, last);
    bool noun = strcmp(a->method, "noun") == 0;
    qi_set_right(w, a, at, last, form);
    if (form == CONTENT_CLAUSE && qi_is_mere_thing(w, v, at, a->right_last)) return false;
    if (noun) qi_end_before_main_verb(w, a);
    for (uint32_t k = at; noun && k < a->right_last; k = qi_after(w, k))
        if (!w->stretch_at[k] && qi_is_comma_or_dash(w, k) && qi_has_finite(w, at, k)) a->right_last = k;
    return a->right < a->right_last &&
           (form != CONTENT_THAT || qi_has_finite(w, a->right, a->right_last)); /* “wrote that in the second letter” */
}

/* May the word at i be a verb, whatever it was taken for: purrs, beamed? */
static bool looks_like_verb(const struct quote_work *w, uint32_t i) {
    static const char articles[][8] = {"the", "a", "an"}; /* “the mother of the accused”, “the wanted man” */
    if (i > 0 && !w->stretch_at[i - 1] && qi_word_among(w, i - 1, articles, sizeof articles / sizeof *articles))
        return false;
    uint8_t t = tag(w, i);
    if (qi_is_finite(w, i) && t != POS_MD) return true;
    const struct form *form = qi_form(w->d, i);
    if (t == POS_VBN) return true;
    if (form->flags & (FORM_UPPER_FIRST | FORM_DIGIT) || form->length < 4 ||
        !(qi_pos_is_noun(t) || t == POS_JJ || t == POS_VB || t == POS_FW))
        return false;
    if (form->text[form->length - 1] != 's') return strcmp(form->text + form->length - 2, "ed") == 0;
    return !qi_is_measure(w, i); /* “…,” Ann Lee, who has taught for 40 years, told us */
}

/* “…,” the engineer | sighed on Monday: is the participle at v the sentence's verb, which has no other? */
static bool is_main_participle(const struct quote_work *w, const struct phrase *p, uint32_t v, uint32_t last) {
    if (tag(w, v) != POS_VBN || !qi_means_person(w, p) || p->last != v || qi_word_is(w, v + 1, "by")) return false;
    for (uint32_t i = v + 1; i < last; i++)
        if (!w->stretch_at[i] && qi_is_finite(w, i)) return false;
    return true;
}

/* “…,” groused NP; “…?” NP shot back: next to a quotation that ends in a comma, any verb reports. */
bool qi_reports_by_marks(const struct quote_work *w, const struct unit *unit, uint32_t v) {
    if (!looks_like_verb(w, v) || is_be(w, v) || qi_word_is(w, v, "has") || qi_word_is(w, v, "had") ||
        qi_word_is(w, v, "have"))
        return false;
    if (w->attributions.count && qi_opens_fronted(w, unit->first, unit->first))
        return false; /* “Calling it “a farce,” Lee walked out” */
    if (v > unit->first && !w->stretch_at[v - 1] && (tag(w, v - 1) == POS_WP || tag(w, v - 1) == POS_WDT))
        return false; /* “…,” Lee, who | heads the firm, said */
    uint32_t i = v, last = qi_text_end(w, unit);
    bool comma = v > unit->first + 1 && !w->stretch_at[v - 1] && qi_is_comma_or_dash(w, v - 1) && w->stretch_at[v - 2];
    if (i > unit->first && !w->stretch_at[i - 1] && !comma) {
        bool final = v + 1 >= last || w->d->tokens.at[v + 1].kind == TOKEN_PUNCTUATION;
        bool finite = tag(w, v) == POS_VBD || tag(w, v) == POS_VBZ || tag(w, v) == POS_VBP;
        struct phrase p = qi_subject_left(w, unit->first, v);
        if (!finite && !final && !is_main_participle(w, &p, v, last)) return false;
        static const char some[][8] = {"one", "another", "others"};          /* “…,” another groaned */
        static const char nth[][8] = {"second", "third", "fourth", "fifth"}; /* “…,” a third added */
        bool one = (p.last == p.first + 1 && qi_word_among(w, p.first, some, sizeof some / sizeof *some)) ||
                   (p.last == p.first + 2 && qi_word_is(w, p.first, "a") &&
                    qi_word_among(w, p.head, nth, sizeof nth / sizeof *nth));
        if (p.kind == PHRASE_NONE || (!qi_speaks(w, &p) && p.kind != PHRASE_PRONOUN && !one)) return false;
        i = p.first;
        if (p.kind == PHRASE_PRONOUN && i > unit->first && !w->stretch_at[i - 1] && !qi_is_comma_or_dash(w, i - 1))
            return false; /* “…,” a man we met | on the quay told us */
    } else {
        uint32_t at = v + 1;
        if (at < last && tag(w, at) == POS_RP) at++; /* “…,” chipped in Lee */
        struct phrase p = qi_phrase_right(w, at, unit->last);
        bool noun = p.kind == PHRASE_NOMINAL && !w->stretch_at[at] && !qi_is_measure(w, p.head);
        if (!qi_speaks(w, &p) && !noun) return false;
        if (p.last < last && qi_is_finite(w, p.last)) return false;
        i = comma ? v - 1 : v;
    }
    i = qi_phrase_start(w, unit->first, i);
    if (i > unit->first + 1 && !w->stretch_at[i - 1] && qi_is_comma_or_dash(w, i - 1) && w->stretch_at[i - 2]) {
        comma = true;
        i--;
    }
    if (i == unit->first || !w->stretch_at[i - 1]) return false;
    const struct stretch *s = &w->stretches.at[w->stretch_at[i - 1] - 1];
    if (s->last <= s->first + (comma ? 1 : 0)) return false;
    static const char names[][9] = {"titled", "entitled", "called", "named", "dubbed"};
    for (size_t k = 0; s->open && !w->stretch_at[s->open - 1] && k < sizeof names / sizeof *names; k++)
        if (qi_word_is(w, s->open - 1, names[k])) return false; /* “a film titled “Dry,” stars Lee” */
    const char *end = qi_form(w->d, s->last - 1)->text;
    bool open = strcmp(end, ",") == 0 || strcmp(end, "?") == 0 || strcmp(end, "!") == 0;
    return s->closed && (open || (comma && qi_is_clause(w, s)));
}
