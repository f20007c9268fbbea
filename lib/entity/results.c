#include "entity/results.h"

enum { NAME_WORDS = 4, ROW_NUMBERS = 3, LINES_LEAST = 3 };

struct results {
    const quoth_document *d;
    struct listed_names *names;
    uint32_t lines; /* that are results, fixtures or rows */
    enum { UNKNOWN = 0, SPORT, NO_SPORT } sport;
};

static bool is_number(const quoth_document *d, uint32_t token) {
    const uint32_t flags = qi_form(d, token)->flags;
    return flags & FORM_DIGIT && !(flags & FORM_LETTER);
}

/* What a column holds: a figure, or what stands for none or is inside one. */
static bool is_figure(const quoth_document *d, uint32_t token) {
    return is_number(d, token) || strchr("-./+:%,", *qi_form(d, token)->text);
}

static bool may_name(const quoth_document *d, uint32_t token) {
    const uint64_t others = (uint64_t)1 << LIST_MONTH | (uint64_t)1 << LIST_WEEKDAY | (uint64_t)1 << LIST_DATE_WORD |
                            (uint64_t)1 << LIST_FUNCTION_WORD | (uint64_t)1 << LIST_CURRENCY;
    static const char *const clubs[] = {"AS", "US"}; /* and no words */
    const struct form *form = qi_form(d, token);
    for (size_t i = 0; i < sizeof clubs / sizeof *clubs; i++)
        if (!strcmp(form->text, clubs[i])) return true;
    return d->tokens.at[token].kind == TOKEN_WORD && form->flags & (FORM_UPPER_FIRST | FORM_ALL_UPPER) &&
           !(form->lists & others);
}

/* Velm-Aviv: a hyphen that joins two words of a name. */
static bool is_joining(const quoth_document *d, uint32_t token, uint32_t stop) {
    return token + 1 < stop && qi_is_mark(d, token, '-') && may_name(d, token + 1) &&
           !((d->tokens.at[token].flags | d->tokens.at[token + 1].flags) & TOKEN_AFTER_SPACE);
}

/* The end of a name that begins at `token`; `token` itself: none does. */
static uint32_t name_end(const quoth_document *d, uint32_t token, uint32_t stop) {
    uint32_t t = token;
    for (int words = 0; t < stop && words < NAME_WORDS && may_name(d, t); words++)
        t += is_joining(d, t + 1, stop) ? 3 : 1;
    return t;
}

static bool note(struct listed_names *names, uint32_t first, uint32_t last, bool scored, struct arena *scratch) {
    struct listed_name *name = VEC_ADD(scratch, names);
    if (name) *name = (struct listed_name){first, last, scored};
    return name != NULL;
}

/* "3. Velm 6 4 1 1": only figures behind a name, in several columns. */
static bool is_row(const quoth_document *d, uint32_t t, uint32_t stop) {
    uint32_t numbers = 0;
    for (; t < stop && is_figure(d, t); t++) numbers += is_number(d, t);
    return t == stop && numbers >= ROW_NUMBERS;
}

/* "2-1", "2 - 1", "2:1": what stands between two names. */
static bool is_score(const quoth_document *d, uint32_t first, uint32_t stop) {
    if (stop == first + 1) return is_number(d, first) && strpbrk(qi_form(d, first)->text, "-:");
    return stop > first && is_number(d, stop - 1);
}

/* Behind the first name: the second, "2 Orsk 1", "2-1 Orsk", "v Orsk"; the same token twice: there is none. */
static struct span find_second(const quoth_document *d, uint32_t t, uint32_t stop) {
    static const char *const against[] = {"v", "vs", "at"};
    struct span none = {t, t};
    uint32_t first = t;
    bool meets = qi_token_among(d, t, against, sizeof against / sizeof *against);
    if (meets)
        first++;
    else
        while (first < stop && first < t + 4 && is_figure(d, first)) first++;
    uint32_t last = name_end(d, first, stop);
    if (first == t || last == first || (!meets && !is_number(d, t))) return none;
    bool score = last < stop && is_number(d, last), between = is_score(d, t, first);
    bool ends = last == stop || strchr("(,.", *qi_form(d, last)->text);
    if (meets ? !ends && !score : between ? !ends : !score) return none;
    return (struct span){first, last};
}

/* "Velm - Orsk 28-29": behind the first name a dash, the second, and the score. */
static struct span find_behind_dash(const quoth_document *d, uint32_t t, uint32_t stop) {
    struct span none = {t, t};
    if (t + 2 >= stop || !(qi_is_mark(d, t, '-') || !strcmp(qi_form(d, t)->text, "–"))) return none;
    uint32_t first = t + 1, last = name_end(d, first, stop), end = last;
    while (end < stop && end < last + 3 && is_figure(d, end)) end++;
    if (last == first || end == last || !is_number(d, last)) return none;
    if (end < stop && !strchr("(,.", *qi_form(d, end)->text)) return none; /* "Goal - Velm 2-1 Orsk" */
    bool between = end == last + 1 ? strchr(qi_form(d, last)->text, '-') != NULL : is_score(d, last, end);
    return between ? (struct span){first, last} : none;
}

static bool has_word(const quoth_document *d, const char *const *words, size_t count) {
    for (uint32_t i = 0; i < d->forms.count; i++)
        for (size_t k = 0; k < count; k++)
            if (!strcmp(d->forms.at[d->forms.at[i].lower].text, words[k])) return true;
    return false;
}

/* Are the text's tables of sport, rather than of the weather or of prices? */
static bool tells_of_sport(const quoth_document *d) {
    static const char *const words[] = {"standings", "league", "division",      "championship",
                                        "playoffs",  "goals",  "championships", "fixtures"};
    return has_word(d, words, sizeof words / sizeof *words);
}

/* … and of one that teams play? */
static bool tells_of_teams(const quoth_document *d) {
    static const char *const words[] = {"soccer", "football", "basketball", "handball", "volleyball", "rugby",
                                        "hockey", "baseball", "netball",    "goals",    "halftime",   "half-time"};
    return has_word(d, words, sizeof words / sizeof *words);
}

/* "(Tal 21, Raud 18; Holm 30)": who scored, and how often or when. */
static bool note_scorers(struct results *r, uint32_t token, uint32_t stop, struct arena *scratch) {
    bool inside = false;
    while (token < stop) {
        const char *text = qi_form(r->d, token)->text;
        inside = *text == '(' || (inside && *text != ')');
        uint32_t first = token + 1, last = inside && strchr("(,;", *text) ? name_end(r->d, first, stop) : first;
        bool scored = last > first && last < stop && is_number(r->d, last);
        if (scored && !note(r->names, first, last, true, scratch)) return false;
        token = last;
    }
    return true;
}

/* A line of them adds its names. */
static bool read_line(struct results *r, uint32_t start, uint32_t stop, struct arena *scratch) {
    static const char *const stages[] = {"ft", "ht", "aet"}; /* "FT Velm 2-1 Orsk" */
    const quoth_document *d = r->d;
    if (start + 1 < stop && qi_token_among(d, start, stages, sizeof stages / sizeof *stages)) start++;
    uint32_t t = start;
    if (t + 1 < stop && is_number(d, t)) t += 1 + qi_is_mark(d, t + 1, '.');
    uint32_t last = name_end(d, t, stop);
    if (last == t || last >= stop) return true;
    if (is_row(d, last, stop)) {
        if (r->sport == UNKNOWN) r->sport = tells_of_sport(d) ? SPORT : NO_SPORT;
        r->lines += r->sport == SPORT;
        return r->sport == NO_SPORT || note(r->names, t, last, false, scratch);
    }
    struct span second = find_second(d, last, stop);
    if (second.start == second.stop) second = find_behind_dash(d, last, stop);
    if (t > start || second.start == second.stop) return true;
    r->lines++;
    return note(r->names, t, last, false, scratch) && note(r->names, second.start, second.stop, false, scratch) &&
           note_scorers(r, second.stop, stop, scratch);
}

bool qi_find_results(const quoth_document *d, struct listed_names *names, struct arena *scratch) {
    struct results r = {.d = d, .names = names};
    for (uint32_t start = 0, stop; start < d->tokens.count; start = stop) {
        for (stop = start + 1; stop < d->tokens.count && !(d->tokens.at[stop].flags & TOKEN_AFTER_LINE);) stop++;
        if (!read_line(&r, start, stop, scratch)) return false;
    }
    if (r.lines < LINES_LEAST) names->count = 0;
    names->of_teams = names->count && tells_of_teams(d);
    return true;
}
