/*
 * Titles and names in quotation marks: nobody says them, so to attributions they are words like others.
 *
 *     in an interview with “Fox and Hens,” Lee said …    in her book “The Long Dry,” she writes …
 *     “Morning Bell” host Ann Lee    the song “Rain Again”    the “Never Again” movement    «Braska Pravda» writes
 *
 * Every longer word is capitalised, and what governs them, or what they stand before, is no report; or they are a
 * body's name.
 */
#include "quote/words.h"

enum { TITLE_WORDS = 12, LINE_REACH = 40 }; /* tokens looked at round a stretch */

static bool is_capital(const struct quote_work *w, uint32_t i) {
    return (qi_form(w->d, i)->flags & FORM_UPPER_FIRST) != 0;
}

/* Longer words of [first, last) that are of no name and no days, in *words, and how many of them begin with a capital.
 */
static uint32_t capitals(const struct quote_work *w, uint32_t first, uint32_t last, uint32_t *words) {
    uint32_t count = 0;
    for (uint32_t i = first; i < last; i++) {
        const struct form *form = qi_form(w->d, i);
        if (w->stretch_at[i] != w->stretch_at[first] || !(form->flags & FORM_LETTER) || form->length <= 3) continue;
        if (w->entity_at[i] || is_time_word(w, i)) continue;
        ++*words;
        count += is_capital(w, i);
    }
    return count;
}

/* Are the words round the stretch capitalised too, as in a headline? Then its own capitals say nothing. */
static bool in_capitals(const struct quote_work *w, const struct stretch *s) {
    const quoth_document *d = w->d;
    uint32_t first = s->open, last = s->last + s->closed, words = 0;
    while (first > 0 && s->open - first < LINE_REACH && !(d->tokens.at[first].flags & TOKEN_AFTER_LINE)) first--;
    while (last < d->tokens.count && last - s->last < LINE_REACH && !(d->tokens.at[last].flags & TOKEN_AFTER_LINE))
        last++;
    uint32_t count = first < s->open ? capitals(w, first, s->open, &words) : 0;
    if (s->last + s->closed < last) count += capitals(w, s->last + s->closed, last, &words);
    return words > 1 && count * 3 >= words * 2;
}

/* Is every longer word of the marks capitalised, and most of the others? */
/* “on the air of | “Fakel””, “told the channel | “Fakel””: does what stands before the mark lead to a medium's name? */
static bool is_broadcast(const struct quote_work *w, uint32_t mark) {
    uint32_t i = mark;
    if (i > 0 && !w->stretch_at[i - 1] && qi_in(w->d, i - 1, LIST_MEDIA_NOUN)) return true;
    while (i > 0 && mark - i < 2 && (qi_word_is(w, i - 1, "of") || qi_word_is(w, i - 1, "the"))) i--;
    return i > 0 && i < mark && qi_word_is(w, i - 1, "air");
}

static bool is_capitalised(const struct quote_work *w, const struct stretch *s) {
    uint32_t words = 0, capital = 0;
    for (uint32_t i = s->first; i < s->last; i++) {
        const struct form *form = qi_form(w->d, i);
        if (!(form->flags & FORM_LETTER)) continue;
        if (!is_capital(w, i) && form->length > 3 && !qi_in(w->d, i, LIST_SMALL_WORD)) return false;
        words++;
        capital += is_capital(w, i);
    }
    return (words > 1 || (words == 1 && is_broadcast(w, s->open))) && capital * 2 >= words && words <= TITLE_WORDS;
}

bool qi_is_title(const struct quote_work *w, const struct stretch *s) {
    return is_capitalised(w, s) && !in_capitals(w, s);
}

/* Does the noun phrase that ends before `stop` name a work: “her first novel |”, “the show |”? */
static bool is_work(const struct quote_work *w, uint32_t stop) {
    return stop > 0 && !w->stretch_at[stop - 1] && qi_in(w->d, stop - 1, LIST_WORK_NOUN);
}

/* Does what stands before the marks govern a title? */
static bool is_governed(const struct quote_work *w, const struct stretch *s) {
    static const char *const named[] = {"called", "titled", "entitled", "named", "dubbed",
                                        "hosts",  "hosting", "include", "includes", "included", "including"};
    uint32_t i = s->open;
    if (i == 0 || w->d->tokens.at[i].flags & TOKEN_AFTER_LINE || w->stretch_at[i - 1]) return false;
    if (is_broadcast(w, i) || is_work(w, i) || (i > 1 && qi_word_is(w, i - 1, ",") && is_work(w, i - 1))) return true;
    if (qi_word_in(w, i - 1, named, sizeof named / sizeof *named)) return true;
    uint8_t before = tag(w, i - 1);
    return (before == POS_IN && !is_that(w, i - 1) && !qi_word_is(w, i - 1, "as")) || before == POS_POS ||
           (before == POS_PRPS && !qi_word_is(w, i - 1, "her")) || /* its “Rain Again”, not “dubbed her “Rusty”” */
           (qi_word_is(w, i - 1, "her") && !(i > 1 && qi_pos_is_verb(tag(w, i - 2))));
}

/* Do the marks stand before a noun as its name: “Morning Bell” host Ann Lee, “Never Again” movement? */
static bool names_noun(const struct quote_work *w, const struct stretch *s) {
    uint32_t after = s->last + s->closed;
    if (!s->closed || after >= w->d->tokens.count || w->stretch_at[after] ||
        w->d->tokens.at[after].flags & TOKEN_AFTER_LINE)
        return false;
    bool noun = tag(w, after) == POS_NN || tag(w, after) == POS_NNS;
    return noun && !is_time_word(w, after) && !qi_is_measure(w, after) && !qi_in(w->d, after, LIST_SAY) &&
           w->d->tokens.at[s->last - 1].kind == TOKEN_WORD;
}

/* Do the marks hold the name of a body and nothing else: «Braska Pravda» writes? */
static bool is_body_name(const struct quote_work *w, const struct stretch *s) {
    if (s->last <= s->first || !w->entity_at[s->first] || !is_capital(w, s->first)) return false;
    const struct entity *e = &w->d->entities.at[w->entity_at[s->first] - 1];
    return e->type == TYPE_ORG && e->first == s->first && e->last == s->last && !in_capitals(w, s);
}

/* “an interview with “Newsday,””, “told ‘Radio 24’”: the name of who listens, each of its words capitalised. */
static bool is_hearer(const struct quote_work *w, const struct stretch *s) {
    enum { NAME = 5 };
    static const char talks[][8] = {"told", "tells", "telling"};
    uint32_t i = s->open, last = s->last;
    if (i < 2 || w->stretch_at[i - 1]) return false;
    bool told = qi_word_among(w, i - 1, talks, sizeof talks / sizeof *talks);
    bool with = qi_word_is(w, i - 1, "with") && !w->stretch_at[i - 2] &&
                (qi_word_is(w, i - 2, "interview") || qi_word_is(w, i - 2, "conversation"));
    if (with && last > s->first && qi_word_is(w, last - 1, ",")) last--; /* American marks take in the comma */
    if ((!told && !with) || last <= s->first || last - s->first > NAME) return false;
    for (uint32_t k = s->first; k < last; k++)
        if (!is_capital(w, k) &&
            !(k > s->first && (qi_form(w->d, k)->flags & FORM_DIGIT || qi_in(w->d, k, LIST_SMALL_WORD))))
            return false;
    return true;
}

/* “spoke on the topic “What next?””: what is spoken of, whatever is asked there. */
static bool is_topic(const struct quote_work *w, const struct stretch *s) {
    static const char topics[][8] = {"topic", "theme", "motto", "slogan"};
    return s->open > 1 && !w->stretch_at[s->open - 1] && s->last - s->first <= TITLE_WORDS &&
           qi_word_among(w, s->open - 1, topics, sizeof topics / sizeof *topics) &&
           (qi_word_is(w, s->open - 2, "the") || qi_word_is(w, s->open - 2, "general"));
}

/* “Ann “the Bear” Lee”: do the marks stand within a person's name? */
static bool is_within_name(const struct quote_work *w, const struct stretch *s) {
    enum { WITHIN = 3 };
    uint32_t behind = s->last + 1;
    if (s->open == 0 || behind >= w->d->tokens.count || s->last - s->first > WITHIN) return false;
    uint32_t at = w->entity_at[s->open];
    if (at && qi_person_at(w, s->open)) return w->entity_at[s->open - 1] == at && w->entity_at[behind] == at;
    bool first_name = qi_pos_is_proper(tag(w, s->open - 1)) && !w->stretch_at[s->open - 1] &&
                      (!w->entity_at[s->open - 1] || qi_person_at(w, s->open - 1)) && is_capital(w, s->open - 1);
    return first_name && is_capital(w, s->last - 1) && qi_person_at(w, behind) &&
           w->d->entities.at[w->entity_at[behind] - 1].first == behind;
}

/* “also known as “Nino,””, “by the name “Kat””: what somebody is called. */
static bool is_nickname(const struct quote_work *w, const struct stretch *s) {
    enum { NICKNAME = 5 };
    if (is_within_name(w, s)) return true;
    return s->open > 1 && s->last - s->first <= NICKNAME && !w->stretch_at[s->open - 1] &&
           ((qi_word_is(w, s->open - 1, "as") && qi_word_is(w, s->open - 2, "known")) ||
            (qi_word_is(w, s->open - 1, "name") && qi_word_is(w, s->open - 2, "the")));
}

/* “the forum “Women in the mines””: what an event or a plan is called, in small letters too. */
static bool names_event(const struct quote_work *w, const struct stretch *s) {
    static const char *const events[] = {"conference", "forum",   "seminar",   "exhibition", "campaign",   "workshop",
                                         "congress",   "contest", "festival",  "initiative", "project",    "program",
                                         "programme",  "summit",  "symposium", "webinar",    "roundtable", "lecture",
                                         "concert",    "expo",    "hackathon", "competition"};
    if (s->open == 0 || w->stretch_at[s->open - 1] || w->d->tokens.at[s->open].flags & TOKEN_AFTER_LINE) return false;
    return qi_word_in(w, s->open - 1, events, sizeof events / sizeof *events) && s->last > s->first + 1 &&
           s->last - s->first <= TITLE_WORDS && is_capital(w, s->first) &&
           w->d->tokens.at[s->last - 1].kind == TOKEN_WORD && !qi_has_finite(w, s->first, s->last);
}

bool qi_set_titles_apart(struct quote_work *w) {
    for (uint32_t k = 0; k < w->stretches.count; k++) {
        struct stretch *s = &w->stretches.at[k];
        if (!s->closed || s->continues) continue;
        bool title = is_capitalised(w, s) && (is_governed(w, s) || names_noun(w, s)) &&
                     (!in_capitals(w, s) || is_work(w, s->open));
        if (!title && !is_body_name(w, s) && !is_nickname(w, s) && !names_event(w, s) && !is_hearer(w, s) &&
            !is_topic(w, s))
            continue;
        uint32_t *added = VEC_ADD(w->scratch, &w->titles);
        if (!added) return false;
        *added = k;
    }
    for (uint32_t k = 0; k < w->titles.count; k++) { /* afterwards, as one stretch's surroundings tell of another */
        const struct stretch *s = &w->stretches.at[w->titles.at[k]];
        for (uint32_t i = s->open; i < s->last + s->closed; i++) w->stretch_at[i] = 0;
    }
    return true;
}
