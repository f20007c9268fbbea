/* Noun phrases and subjects, read off part-of-speech tags: shallow, linear, and enough for attributions. */
#include "entity/name.h"
#include "quote/words.h"

enum { LONGEST_PHRASE = 60 }; /* words: so that what has no end takes no squared time */

uint32_t qi_after(const struct quote_work *w, uint32_t i) {
    uint32_t at = w->stretch_at[i];
    if (!at) return i + 1;
    const struct stretch *s = &w->stretches.at[at - 1];
    return s->last + s->closed;
}

bool qi_is_comma_or_dash(const struct quote_work *w, uint32_t i) {
    unsigned char first = (unsigned char)w->heads[i];
    if (first != ',' && first != '-' && first != 0xE2) return false; /* most words */
    const char *s = qi_form(w->d, i)->text;
    return strcmp(s, ",") == 0 || strcmp(s, "\xE2\x80\x93") == 0 || strcmp(s, "\xE2\x80\x94") == 0 ||
           strcmp(s, "--") == 0 || (strcmp(s, "-") == 0 && w->d->tokens.at[i].flags & TOKEN_AFTER_SPACE);
}

bool qi_is_finite(const struct quote_work *w, uint32_t i) {
    uint8_t t = tag(w, i);
    return t == POS_VBD || t == POS_VBZ || t == POS_VBP || t == POS_MD;
}

bool qi_has_finite(const struct quote_work *w, uint32_t first, uint32_t last) {
    for (uint32_t i = first; i < last; i++)
        if (qi_is_finite(w, i)) return true;
    return false;
}

static bool is_time(const struct quote_work *w, uint32_t i) {
    return is_time_word(w, i) || qi_word_is(w, i, "tomorrow");
}

bool qi_is_measure(const struct quote_work *w, uint32_t i) {
    static const char *const words[] = {"years", "year",  "weeks",   "week",      "months",  "month",
                                        "days",  "day",   "hours",   "hour",      "minutes", "times",
                                        "time",  "night", "morning", "afternoon", "evening"};
    bool papers = qi_word_is(w, i, "minutes") && i > 0 && !w->stretch_at[i - 1] && /* “the minutes of the meeting” */
                  (qi_pos_is_noun(tag(w, i - 1)) || tag(w, i - 1) == POS_POS || qi_word_is(w, i - 1, "the"));
    return !papers && qi_word_in(w, i, words, sizeof words / sizeof *words);
}

bool qi_is_occasion(const struct quote_work *w, uint32_t i) {
    static const char *const words[] = {"statement", "interview", "letter",   "email",  "post",       "tweet",
                                        "message",   "speech",    "briefing", "report", "conference", "video",
                                        "meeting",   "article",   "column",   "memo",   "hearing",    "release",
                                        "part",      "case",      "way",      "view",   "time",       "condition"};
    return qi_word_in(w, i, words, sizeof words / sizeof *words);
}

/* Does the word make a date of a measure: last year, this week? */
static bool is_near(const struct quote_work *w, uint32_t i) {
    return qi_word_is(w, i, "last") || qi_word_is(w, i, "this") || qi_word_is(w, i, "next") ||
           qi_word_is(w, i, "earlier");
}

/* “in | late December” */
static bool is_part_of_time(const struct quote_work *w, uint32_t i) {
    return qi_word_is(w, i, "late") || qi_word_is(w, i, "early") || qi_word_is(w, i, "mid");
}

/* Is the word at i joined to the one before it by a hyphen: mum-of-three, sister-in-law? */
static bool is_hyphened(const struct quote_work *w, uint32_t i) {
    const struct token *t = &w->d->tokens.at[i];
    return i > 1 && !((t->flags | t[-1].flags) & TOKEN_AFTER_SPACE) && w->d->text[t[-1].start] == '-' &&
           t[-1].stop == t[-1].start + 1;
}

/* The token behind what a preposition and hyphens join to the noun that ends before i: “mum | -of-three”; else i. */
static uint32_t over_hyphened(const struct quote_work *w, uint32_t i, uint32_t last) {
    if (i > 0 && i + 1 < last && tag(w, i + 1) == POS_AFX && w->d->text[w->d->tokens.at[i].start] == '-' &&
        is_hyphened(w, i + 1))
        return i + 2;                                                                     /* “passer | -by” */
    if (i == 0 || i + 3 >= last || w->d->text[w->d->tokens.at[i].start] != '-') return i; /* most */
    bool joined =
        (tag(w, i + 1) == POS_IN || tag(w, i + 1) == POS_TO) && is_hyphened(w, i + 1) && is_hyphened(w, i + 3);
    return joined ? i + 4 : i;
}

/* “testing agency Calder”, “acting mayor Ann Lee”: a participle that says of which kind or in which post the noun
   behind it is, before a name. */
static bool names_trade(const struct quote_work *w, uint32_t i) {
    static const char *const words[] = {
        "acting",      "testing",    "mining",    "visiting", "governing",  "outgoing", "incoming",
        "leading",     "managing",   "founding",  "trading",  "shipping",   "polling",  "consulting",
        "engineering", "publishing", "marketing", "parking",  "recruiting", "lending",  "broadcasting"};
    return i + 2 < w->d->tokens.count && qi_word_in(w, i, words, sizeof words / sizeof *words) &&
           qi_pos_is_noun(tag(w, i + 1)) && w->entity_at[i + 2];
}

/* May the token stand inside a noun phrase, before its head or as its head? */
static bool in_phrase(const struct quote_work *w, uint32_t i) {
    if (w->entity_at[i] || qi_pos_in_phrase(tag(w, i))) return true;
    switch (tag(w, i)) {
    case POS_HYPH:
    case POS_AFX:
    case POS_GW:
    case POS_DOLLAR:
    case POS_SYM:
    case POS_FW: return true;
    case POS_RB: /* “the group’s then chairman”, “one longtime aide”, “weak first-quarter sales” */
        return qi_word_is(w, i, "longtime") || (tag(w, i + 1) == POS_HYPH && i > 0 && qi_form(w->d, i)->length < 6) ||
               (i > 0 && qi_word_is(w, i, "then") &&
                (tag(w, i - 1) == POS_POS || tag(w, i - 1) == POS_DT || tag(w, i - 1) == POS_PRPS));
    case POS_VBN:
    case POS_VBG: /* “the fired manager”: only between a determiner and a noun, but for “acting mayor Lee” */
        if (i > 0 && w->d->tokens.at[i - 1].kind == TOKEN_PUNCTUATION && names_trade(w, i)) return true;
        return i > 0 && (tag(w, i - 1) == POS_DT || tag(w, i - 1) == POS_PRPS || tag(w, i - 1) == POS_HYPH ||
                         tag(w, i - 1) == POS_JJ || tag(w, i - 1) == POS_POS);
    default: return false;
    }
}

bool qi_is_determiner(const struct quote_work *w, uint32_t i) {
    uint8_t t = tag(w, i);
    return t == POS_DT || t == POS_PRPS || t == POS_PDT || t == POS_WPS;
}

/* Not the clitic of “let's”. */
static bool pronoun(const struct quote_work *w, uint32_t i) {
    return tag(w, i) == POS_PRP && !w->entity_at[i] && !qi_word_is(w, i, "'s") && !qi_word_is(w, i, "\xE2\x80\x99s");
}

/* A pronoun that is tagged like a noun and stands alone. */
static bool is_indefinite(const struct quote_work *w, uint32_t i) {
    static const char *const words[] = {"nobody", "everybody", "somebody",   "anybody",   "everyone", "someone",
                                        "anyone", "nothing",   "everything", "something", "anything"};
    return tag(w, i) == POS_NN && qi_word_in(w, i, words, sizeof words / sizeof *words);
}

static bool can_be_head(const struct quote_work *w, uint32_t i) {
    uint8_t t = tag(w, i);
    if (t == POS_JJR && i > 0 && qi_word_is(w, i - 1, "the") && i + 1 < w->d->tokens.count &&
        qi_word_is(w, i + 1, "of"))
        return true; /* “the older | of the sisters” */
    return qi_pos_is_noun(t) || w->entity_at[i] || t == POS_CD || t == POS_JJ || t == POS_JJS || t == POS_DT ||
           t == POS_FW;
}

struct phrase qi_phrase_of(const struct quote_work *w, uint32_t first, uint32_t last, uint32_t head) {
    struct phrase p = {first, last, head, NOTHING, PHRASE_NOMINAL};
    uint32_t at = w->entity_at[head];
    if (at) {
        const struct entity *e = &w->d->entities.at[at - 1];
        if (e->last == head + 1 && e->type != TYPE_MISC) { /* MISC as a head (“the Russians”) stays a nominal */
            p = (struct phrase){e->first, e->last, head, at - 1, PHRASE_NAME};
        }
    }
    return p;
}

static bool joins_phrases(const struct quote_work *w, uint32_t i) {
    static const char words[][8] = {"of", "for", "from", "at", "in", "with", "to", "on", "by"};
    return (tag(w, i) == POS_IN || tag(w, i) == POS_TO) && qi_word_among(w, i, words, sizeof words / sizeof *words);
}

/* “more than”, “at least”, “about” before a number: how many tokens. */
static uint32_t quantifier(const struct quote_work *w, uint32_t i, uint32_t last) {
    if (i + 2 >= last) return 0;
    if ((tag(w, i) == POS_JJR || tag(w, i) == POS_RBR) && qi_word_is(w, i + 1, "than") &&
        (tag(w, i + 2) == POS_CD || qi_word_is(w, i + 2, "half") || qi_word_is(w, i + 2, "a")))
        return 2; /* “more than half of teachers” */
    if (qi_word_is(w, i, "at") && (qi_word_is(w, i + 1, "least") || qi_word_is(w, i + 1, "most")) &&
        (tag(w, i + 2) == POS_CD || (qi_word_is(w, i + 2, "a") && tag(w, i + 3) == POS_CD)))
        return 2; /* “at least nine”, “at least a dozen” */
    static const char parts[][8] = {"dozen", "half", "third", "quarter", "fifth", "tenth"};
    bool number = tag(w, i + 1) == POS_CD ||
                  (qi_word_is(w, i + 1, "a") &&
                   (tag(w, i + 2) == POS_CD || qi_word_among(w, i + 2, parts, sizeof parts / sizeof *parts)));
    return (tag(w, i) == POS_RB || tag(w, i) == POS_IN) && number && /* “about 40”, “nearly a hundred” */
                   (qi_word_is(w, i, "about") || qi_word_is(w, i, "nearly") || qi_word_is(w, i, "almost") ||
                    qi_word_is(w, i, "around"))
               ? 1
               : 0;
}

/* Not “17-year-old”. */
static bool is_number(const struct quote_work *w, uint32_t i) {
    return tag(w, i) == POS_CD && !(qi_form(w->d, i)->flags & FORM_LETTER);
}

bool qi_is_some(const struct quote_work *w, uint32_t i, uint32_t last) {
    static const char words[][8] = {"many", "several", "most", "both", "some", "few", "plenty"};
    bool ends = i + 1 >= last || w->stretch_at[i + 1] || w->d->tokens.at[i + 1].kind == TOKEN_PUNCTUATION;
    return ends && !w->stretch_at[i] && qi_word_among(w, i, words, sizeof words / sizeof *words);
}

/* The name in the marks of a title that open at i: according to «|Braska Pravda|». */
static struct phrase title_at(const struct quote_work *w, uint32_t i, uint32_t last) {
    enum { FAR = 15 };
    if (w->stretch_at[i] || w->d->tokens.at[i].kind != TOKEN_QUOTE) return qi_no_phrase();
    uint32_t close = i + 1;
    while (close < last && close < i + FAR && w->d->tokens.at[close].kind != TOKEN_QUOTE) close++;
    bool name =
        close > i + 1 && close < last && !w->stretch_at[close] && qi_form(w->d, i + 1)->flags & FORM_UPPER_FIRST;
    if (!name || w->d->tokens.at[close].kind != TOKEN_QUOTE) return qi_no_phrase();
    return qi_phrase_of(w, i + 1, close + 1, close - 1);
}

/* “the Harrow, | N.D.-based firm”: behind the comma at i when a place goes on there as an adjective; else i. */
static uint32_t over_state(const struct quote_work *w, uint32_t i, uint32_t last) {
    enum { FAR = 6 };
    if (i + 1 >= last || w->stretch_at[i] || !qi_word_is(w, i, ",")) return i;
    for (uint32_t k = i + 2; k + 1 < last && k < i + FAR && !w->stretch_at[k]; k++)
        if (qi_word_is(w, k, "based")) return qi_word_is(w, k - 1, "-") && in_phrase(w, k + 1) ? k + 1 : i;
    return i;
}

/* “a | visibly tired Ann Lee” */
static bool is_manner(const struct quote_work *w, uint32_t i) {
    const struct form *form = qi_form(w->d, i);
    return tag(w, i) == POS_RB && !w->stretch_at[i] && form->length > 4 &&
           strcmp(form->text + form->length - 2, "ly") == 0;
}

/* Is the word at i, before the person's name e, a day or the end of a place's name? */
static bool stands_before(const struct quote_work *w, uint32_t i, const struct entity *e) {
    if (w->entity_at[i]) return w->d->entities.at[w->entity_at[i] - 1].type == TYPE_LOC && e->last > e->first + 1;
    return is_time(w, i) && !(i > 0 && qi_in(w->d, i - 1, LIST_SAY));
}

/* Behind the place that “in” brings at `first`, where nothing but who somebody is stands from there to her name at
   `name`; else `name`. */
static uint32_t behind_place(const struct quote_work *w, uint32_t first, uint32_t name) {
    uint32_t at = w->entity_at[first];
    if (!at || w->d->entities.at[at - 1].type != TYPE_LOC || w->stretch_at[first - 1] ||
        !qi_word_is(w, first - 1, "in"))
        return name;
    uint32_t end = w->d->entities.at[at - 1].last;
    for (uint32_t i = end; i < name; i++)
        if (w->entity_at[i] || !(tag(w, i) == POS_NN || tag(w, i) == POS_JJ)) return name;
    return end < name && qi_in(w->d, name - 1, LIST_PERSON_NOUN) ? end : name;
}

/* Behind the determiners at i; *head: the last of them that may stand alone, as “this”, “both” and “some” may. */
static uint32_t over_determiners(const struct quote_work *w, uint32_t i, uint32_t last, uint32_t *head) {
    static const char never[][8] = {"the", "a", "an", "no", "every"};
    for (; i < last && qi_is_determiner(w, i) && !w->entity_at[i]; i++)
        if (tag(w, i) == POS_DT) *head = i;
    if (*head != NOTHING && qi_word_among(w, *head, never, sizeof never / sizeof *never)) *head = NOTHING;
    return i;
}

/* Behind what stands before a phrase's adjectives and tells how: “a well-|wisher”, “a would-be |buyer”, “a visibly
   tired |Ann Lee”. */
static uint32_t over_manner(const struct quote_work *w, uint32_t i, uint32_t last) {
    if (i + 3 < last && (tag(w, i) == POS_RB || tag(w, i) == POS_MD) && !w->stretch_at[i] && is_hyphened(w, i + 2))
        i += tag(w, i) == POS_MD ? 3 : 2;
    if (i + 2 < last && is_manner(w, i) &&
        (tag(w, i + 1) == POS_JJ || tag(w, i + 1) == POS_VBN || tag(w, i + 1) == POS_VBD))
        i += 2;
    return i;
}

/* Does the phrase from `first` on, whose head so far is `head`, end before the word at i, though that could go on? */
static bool ends_before(const struct quote_work *w, uint32_t first, uint32_t head, uint32_t i, uint32_t last) {
    if (is_time(w, i) && head != NOTHING && !w->entity_at[i] && !(head == first && is_part_of_time(w, head)) &&
        tag(w, i - 1) != POS_POS)
        return true;                                   /* “the minister | Monday” */
    if (i > first && is_indefinite(w, i)) return true; /* “told the house | nobody would pay” */
    if (i == first + 2 && is_near(w, first) && qi_is_measure(w, i - 1) && !qi_word_is(w, i, "aged"))
        return true; /* “this week | figures from Riga showed” */
    if (head != NOTHING && is_near(w, i) && i + 1 < last && qi_is_measure(w, i + 1)) return true;
    bool day = i > first + 1 && tag(w, i - 1) == POS_CD && qi_in(w->d, i - 2, LIST_MONTH);
    bool role = i == first + 2 && (qi_in(w->d, i, LIST_TITLE) || qi_in(w->d, i, LIST_PERSON_NOUN));
    return day &&
           (role || qi_form(w->d, i)->flags &
                        FORM_UPPER_FIRST); /* “on October 3 | President Lee”, “on October 3 | police in Sarnow” */
}

/* Where the phrase goes on behind the name e, or ends: a person's name ends it, but for “Lee's spokesman”, “Lee
   campaign manager Ann Fox”, “Lee aides”. */
static uint32_t over_name(const struct quote_work *w, const struct entity *e, uint32_t last, bool *ends) {
    uint32_t i = e->type == TYPE_LOC ? over_state(w, e->last, last) : e->last;
    bool aides = i < last && e->last == e->first + 1 && tag(w, i) == POS_NNS && qi_in(w->d, i, LIST_PERSON_NOUN);
    *ends = e->type == TYPE_PER && !aides && !(i < last && (tag(w, i) == POS_POS || tag(w, i) == POS_NN));
    return i;
}

struct phrase qi_phrase_right(const struct quote_work *w, uint32_t i, uint32_t last) {
    if (i >= last || w->stretch_at[i]) return qi_no_phrase();
    if (last - i > LONGEST_PHRASE) last = i + LONGEST_PHRASE;
    if (w->d->tokens.at[i].kind == TOKEN_QUOTE) return title_at(w, i, last);
    if (pronoun(w, i)) return (struct phrase){i, i + 1, i, NOTHING, PHRASE_PRONOUN};
    if (qi_is_some(w, i, last)) return (struct phrase){i, i + 1, i, NOTHING, PHRASE_NOMINAL};
    uint32_t first = i, head = NOTHING;
    i = over_determiners(w, i + quantifier(w, i, last), last, &head);
    if (i > first && head == NOTHING) i = over_manner(w, i, last);
    bool ends = false;
    while (!ends && i < last && (in_phrase(w, i) || tag(w, i) == POS_RBS || tag(w, i) == POS_RBR) &&
           !w->stretch_at[i] && !ends_before(w, first, head, i, last)) {
        if (can_be_head(w, i)) head = i;
        if (!w->entity_at[i]) {
            i = over_hyphened(w, i + 1, last);
            continue;
        }
        const struct entity *e = &w->d->entities.at[w->entity_at[i] - 1];
        if (e->type == TYPE_PER && i > first) {
            if (head == first && is_number(w, head)) break; /* “In 2016 | Lee” */
            if (is_time(w, first) && !(first > 0 && qi_in(w->d, first - 1, LIST_SAY)))
                return qi_no_phrase();             /* “Monday | former mayor Lee” */
            if (stands_before(w, i - 1, e)) break; /* “On Monday | Ann Lee, the mayor,”, “In Riga | Ann Lee” */
        }
        uint32_t place = e->type == TYPE_PER && first > 0 ? behind_place(w, first, i) : i;
        if (place < i) return qi_phrase_of(w, first, place, place - 1); /* “In Riga | baker Ann Lee” */
        head = e->last - 1;
        i = over_name(w, e, last, &ends);
    }
    bool mark = i < last && w->d->tokens.at[i].kind == TOKEN_QUOTE; /* “the | “Pravda””, “the newspaper | “Pravda”” */
    if (mark && (head == NOTHING || qi_in(w->d, head, LIST_MEDIA_NOUN))) {
        struct phrase title = title_at(w, i, last);
        if (title.kind != PHRASE_NONE && title.last < last && qi_in(w->d, title.last, LIST_MEDIA_NOUN)) title.last++;
        if (title.kind != PHRASE_NONE) return title;
    }
    if (head == NOTHING) return qi_no_phrase();
    if (head + 1 < i) i = over_hyphened(w, head + 1, last);
    return qi_phrase_of(w, first, i, head);
}

/* “the | “Harbour Light” | newspaper”: where a title in marks opens that ends before the noun at i; else i. */
static uint32_t title_open(const struct quote_work *w, uint32_t first, uint32_t i) {
    enum { TITLE = 14 };
    uint32_t open = i - 2;
    if (i < first + 3 || !qi_pos_is_noun(tag(w, i)) || qi_form(w->d, i)->flags & FORM_UPPER_FIRST) return i;
    if (w->d->tokens.at[i - 2].kind == TOKEN_PUNCTUATION) return i; /* “on “Harbour Light,” | officials said” */
    while (open > first && w->d->tokens.at[open].kind != TOKEN_QUOTE && i - open < TITLE) open--;
    return w->d->tokens.at[open].kind == TOKEN_QUOTE && !w->stretch_at[open] && open > first ? open : i;
}

/* “the | “Harbour” | group”: where a name of a few words in marks opens that stands before the noun at i; else i. */
static uint32_t name_open(const struct quote_work *w, uint32_t first, uint32_t i) {
    enum { WORDS = 3 };
    const struct stretch *s = &w->stretches.at[w->stretch_at[i - 1] - 1];
    if (!s->closed || s->last > s->first + WORDS || s->open <= first || w->stretch_at[s->open - 1] ||
        tag(w, i) != POS_NN || qi_form(w->d, i)->flags & FORM_UPPER_FIRST)
        return i;
    for (uint32_t k = s->first; k < s->last; k++)
        if (!(qi_form(w->d, k)->flags & FORM_UPPER_FIRST)) return i;
    return qi_is_determiner(w, s->open - 1) || tag(w, s->open - 1) == POS_JJ ? s->open : i;
}

/* Steps left over a name or over words of a noun phrase; returns its first token. */
uint32_t qi_phrase_start(const struct quote_work *w, uint32_t first, uint32_t i) {
    const uint32_t stop = i;
    if (i > first && i - first > LONGEST_PHRASE) first = i - LONGEST_PHRASE;
    while (i > first) {
        uint32_t before = i - 1;
        if (w->stretch_at[before]) {
            uint32_t open = name_open(w, first, i);
            if (open == i) break;
            i = open;
            continue;
        }
        if (is_near(w, before) && qi_is_measure(w, i)) return before; /* “The agency | last year | said” */
        if (before > first && qi_is_measure(w, before) && is_near(w, before - 1) && i < stop)
            break; /* “earlier this week | figures from Riga showed” */
        if (w->entity_at[before]) {
            uint32_t start = w->d->entities.at[w->entity_at[before] - 1].first;
            if (is_time(w, before)) break;
            i = start > first ? start : first;
        } else if (in_phrase(w, before) && !is_time(w, before)) {
            i = before;
            if (is_indefinite(w, i)) break; /* “on the other hand | everyone said” */
            if (tag(w, i) == POS_HYPH && i > first + 1 && tag(w, i - 1) == POS_RB)
                i--; /* “a previously-unknown group” */
            if (i > first + 3 && over_hyphened(w, i - 3, i + 1) == i + 1) i -= 4;
        } else if (qi_is_determiner(w, before)) {
            return before;
        } else if (w->d->tokens.at[before].kind == TOKEN_QUOTE && before > first) {
            uint32_t open = title_open(w, first, i);
            if (open == i) break;
            i = open;
        } else if (qi_word_is(w, before, ")") && before > first) { /* “the (new) minister”, “Scott (D-Va.) said” */
            uint32_t open = before;
            while (open > first && !qi_word_is(w, open, "(") && before - open < 8) open--;
            if (!qi_word_is(w, open, "(") || open == first) break;
            i = open;
        } else {
            break;
        }
    }
    return i;
}

/* Does a place's name end at i, and another item begin at `start` that has a lower-case noun for its head? */
static bool is_place_before(const struct quote_work *w, uint32_t i, uint32_t start) {
    uint32_t at = w->entity_at[i];
    if (!at || w->d->entities.at[at - 1].type != TYPE_LOC || w->entity_at[start]) return false;
    return qi_is_determiner(w, start) || tag(w, start) == POS_CD;
}

/* “the Forum, Latvia and Veskia”: names before [start] that are listed with it. */
static uint32_t list_start(const struct quote_work *w, uint32_t first, uint32_t start) {
    bool seen_and = false;
    for (;;) {
        uint32_t i = start;
        if (i > first && tag(w, i - 1) == POS_CC && !qi_word_is(w, i - 1, "but")) seen_and = true, i--;
        if (i > first && qi_word_is(w, i - 1, ",")) i--;
        if (i == start || !seen_and || i <= first) return start;
        uint32_t before = qi_phrase_start(w, first, i);
        bool opens = i + 1 == start && before == first && before < i && qi_pos_is_noun(tag(w, i - 1)) &&
                     (qi_is_determiner(w, before) || (w->entity_at[before] && !w->entity_at[i - 1])) &&
                     first == w->d->sentences.at[qi_sentence_at(w->d, first)].first;
        if (!w->entity_at[i - 1] && !opens) return start;    /* “The ministry and Lee said” */
        bool pair = i + 1 == start && tag(w, i) == POS_CC && /* “Norland and its allies said” */
                    (before == first || (before == first + 1 && qi_word_is(w, first, "both"))) &&
                    first == w->d->sentences.at[qi_sentence_at(w->d, first)].first;
        if (!pair && is_place_before(w, i - 1, start))
            return start; /* “by Tern and Orlow, | two aides and a clerk said” */
        start = before;
    }
}

/* “the former mayor and current senator”: one bearer of two roles, with one determiner. */
static uint32_t double_role_start(const struct quote_work *w, uint32_t first, uint32_t start) {
    if (start >= first + 2 && tag(w, start - 1) == POS_CC && tag(w, start - 2) == POS_JJ &&
        !qi_is_determiner(w, start) && !w->stretch_at[start - 2])
        return qi_phrase_start(w, first, start - 1); /* “federal and state officials” */
    if (start < first + 3 || tag(w, start - 1) != POS_CC || qi_is_determiner(w, start) || w->stretch_at[start - 2])
        return start;
    uint32_t other = qi_phrase_start(w, first, start - 1);
    for (int depth = 0; depth < 2 && other > first + 1 && !qi_is_determiner(w, other) && joins_phrases(w, other - 1);
         depth++)
        other = qi_phrase_start(w, first, other - 1);
    return other < start - 1 && (qi_is_determiner(w, other) || tag(w, start - 2) == POS_NNS) ? other : start;
}

uint32_t qi_before_letters(const struct quote_work *w, uint32_t first, uint32_t stop) {
    uint32_t end = stop;
    while (end > first + 2 && !w->entity_at[end - 1] && qi_pos_is_proper(tag(w, end - 1))) end--;
    if (end == stop || !qi_person_at(w, end - 1)) return stop;
    uint32_t start = w->d->entities.at[w->entity_at[end - 1] - 1].first;
    for (uint32_t i = end; i < stop; i++)
        if (!qi_has_letters_behind(w->d, start, i + 1)) return stop;
    return end;
}

/* “the owner | in a statement”: where the phrase ends before what says how it speaks; else stop. */
static uint32_t before_occasion(const struct quote_work *w, uint32_t first, uint32_t stop) {
    static const char ways[][8] = {"turn", "fact", "reply", "return"}; /* “the owner | in turn” */
    if (stop < first + 3 || w->entity_at[stop - 1]) return stop;
    if (is_part_of_time(w, stop - 1) && !w->stretch_at[stop] && is_time(w, stop) && qi_pos_is_noun(tag(w, stop - 2)))
        return stop - 1; /* “officials | late | Thursday said” */
    if (qi_word_is(w, stop - 2, "in") && qi_word_among(w, stop - 1, ways, sizeof ways / sizeof *ways)) return stop - 2;
    if (!qi_is_occasion(w, stop - 1)) return stop;
    uint32_t start = qi_phrase_start(w, first, stop);
    bool how = start > first + 1 && (qi_word_is(w, start - 1, "in") || qi_word_is(w, start - 1, "at"));
    return how && (tag(w, start) == POS_DT || start + 1 == stop) ? start - 1 : stop;
}

struct phrase qi_phrase_left(const struct quote_work *w, uint32_t first, uint32_t stop) {
    if (stop <= first || w->stretch_at[stop - 1]) return qi_no_phrase();
    stop = before_occasion(w, first, qi_before_letters(w, first, stop));
    if (pronoun(w, stop - 1)) return (struct phrase){stop - 1, stop, stop - 1, NOTHING, PHRASE_PRONOUN};
    bool marks = stop > first + 1 && (w->stretch_at[stop - 2] || qi_is_comma_or_dash(w, stop - 2));
    if (marks && qi_is_some(w, stop - 1, stop)) /* “…,” most | said */
        return (struct phrase){stop - 1, stop, stop - 1, NOTHING, PHRASE_NOMINAL};
    uint32_t end = stop, start = qi_phrase_start(w, first, stop);
    if (start == stop) return qi_no_phrase();
    uint32_t head = end - 1;
    if (qi_word_is(w, head, ")")) {
        while (head > start && !qi_word_is(w, head, "(")) head--;
        if (head > start) end = head--;
    }
    while (head > start && !can_be_head(w, head)) head--;
    if (head > start + 3 && over_hyphened(w, head - 3, head + 1) == head + 1) head -= 4;
    if (!can_be_head(w, head) && !qi_is_determiner(w, head)) return qi_no_phrase();
    /* “the head of the agency”, “officials in Kyiv”: the phrase before the preposition is the head's */
    uint32_t outer = start, outer_head = head;
    for (int depth = 0; depth < 3 && outer > first + 1 && joins_phrases(w, outer - 1); depth++) {
        uint32_t inner = qi_phrase_start(w, first, outer - 1);
        if (inner == outer - 1 || !can_be_head(w, outer - 2) || is_time(w, outer - 2)) break;
        if (tag(w, outer - 2) == POS_JJ && (qi_word_is(w, outer - 1, "of") || qi_word_is(w, outer - 1, "by")) &&
            !qi_is_determiner(w, inner) && !w->entity_at[outer - 2] && !qi_in(w->d, outer - 2, LIST_PERSON_NOUN))
            break; /* “seemed wary of | the town”, “was worried by | figures” */
        if (inner > first && (tag(w, inner - 1) == POS_IN) && !joins_phrases(w, inner - 1)) break;
        outer_head = outer - 2;
        outer = inner;
    }
    struct phrase inner = qi_phrase_of(w, start, end, head);
    /* “President of Russia Vladimir Putin”: the person's name wins over the outer noun */
    if (qi_is_person(w, &inner)) {
        uint32_t listed = list_start(w, first, start);
        if (listed < start) return (struct phrase){listed, end, head, NOTHING, PHRASE_NOMINAL};
        return inner;
    }
    if (outer < start) {
        if (outer > first && (tag(w, outer - 1) == POS_IN || tag(w, outer - 1) == POS_TO)) return inner;
        struct phrase whole = qi_phrase_of(w, outer, end, outer_head);
        uint32_t others = qi_is_person(w, &whole) ? list_start(w, first, outer) : outer;
        if (others < outer) return (struct phrase){others, end, outer_head, NOTHING, PHRASE_NOMINAL};
        return whole.kind == PHRASE_NAME ? whole : (struct phrase){outer, end, outer_head, NOTHING, PHRASE_NOMINAL};
    }
    uint32_t listed = list_start(w, first, start);
    if (listed == start) listed = double_role_start(w, first, start);
    if (listed < start) return (struct phrase){listed, end, head, NOTHING, PHRASE_NOMINAL};
    return inner;
}

bool qi_can_speak(const struct quote_work *w, const struct phrase *p, uint32_t first) {
    if (p->kind == PHRASE_NONE || is_time(w, p->head)) return false;
    if (p->kind != PHRASE_NAME && qi_is_measure(w, p->head)) return false; /* “The Times” is none */
    if (p->kind == PHRASE_PRONOUN && (qi_word_is(w, p->head, "him") || qi_word_is(w, p->head, "them") ||
                                      qi_word_is(w, p->head, "us") || qi_word_is(w, p->head, "me")))
        return false;
    static const char *const joins[] = {"that",   "as",    "while",   "because", "although",
                                        "though", "if",    "whether", "before",  "after",
                                        "since",  "until", "unless",  "once",    "whereas"};
    uint32_t start = p->first;
    bool placed = qi_is_person(w, p) && start > first && stands_before(w, start - 1, &w->d->entities.at[p->entity]);
    if (placed) return true; /* “In Riga | Ann Lee, 30, said” */
    if (p->kind != PHRASE_PRONOUN && !qi_is_determiner(w, start) && !is_indefinite(w, start))
        start = qi_phrase_start(w, first, start);
    if (qi_is_person(w, p) && start > first && behind_place(w, start, p->first) < p->first)
        return true; /* “In Riga | baker Ann Lee said” */
    return start <= first || (tag(w, start - 1) != POS_IN && tag(w, start - 1) != POS_TO) ||
           qi_word_in(w, start - 1, joins, sizeof joins / sizeof *joins);
}

/* “After the service | his parents paid tribute”: does a subject with its verb follow the noun phrase p without a
   comma, which the preposition that opens the sentence governs? */
static bool is_setting(const struct quote_work *w, uint32_t first, const struct phrase *p, uint32_t last) {
    static const char *const words[] = {"after", "before", "during", "following", "outside"};
    if (p->first != first + 1 || p->last >= last || w->stretch_at[p->last] || p->kind != PHRASE_NOMINAL ||
        qi_in(w->d, p->head, LIST_PERSON_NOUN) || !qi_word_in(w, first, words, sizeof words / sizeof *words))
        return false;
    struct phrase who = qi_phrase_right(w, p->last, last);
    bool noun = qi_is_person(w, &who) || (who.kind == PHRASE_NOMINAL && qi_is_determiner(w, p->last));
    return noun && who.last < last && !w->stretch_at[who.last] && qi_is_finite(w, who.last);
}

struct phrase qi_first_subject(const struct quote_work *w, uint32_t first, uint32_t last) {
    if (last > first && last - first > UNIT_TOKENS) last = first + UNIT_TOKENS;
    bool governed = false; /* after a preposition or an opening participle, until its comma or noun phrase */
    for (uint32_t i = first; i < last;) {
        uint8_t t = tag(w, i);
        if (w->stretch_at[i]) {
            i = qi_after(w, i);
            continue;
        }
        if (qi_is_comma_or_dash(w, i)) governed = false;
        bool asked = i == first && qi_word_is(w, i, "asked"); /* “Asked whether the pump held, she nodded” */
        if (t == POS_IN || t == POS_TO || t == POS_VBG || t == POS_VBN || t == POS_WRB || asked) governed = true;
        struct phrase p = qi_phrase_right(w, i, last);
        if (p.kind != PHRASE_NONE) {
            bool year = i > first && is_number(w, p.head) && qi_word_is(w, i - 1, ","); /* “On May 6, 2015, Lee” */
            if (!governed && !year && qi_can_speak(w, &p, first)) return p;
            governed = governed && !is_setting(w, first, &p, last);
            i = p.last > i ? p.last : i + 1;
            continue;
        }
        i++;
    }
    return qi_no_phrase();
}
