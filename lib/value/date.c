/*
 * Dates. Values are written as ISO 8601 has them, an X for each unknown digit: 2021-12-01, XXXX-12-01, XXXX-WXX-4
 * (a Thursday), 199X, 20XX, 2021-W48, 2021-Q3, 2021-H1, 2021-SU, BC0044; two joined by a slash are a span of time. What
 * is relative to a day that is not known is a duration from it: -P1D for yesterday.
 */
#include "value/value.h"

#include "tagger/pos.h"

static bool capital(const struct value_reader *r, uint32_t t) {
    return t < r->end && qi_form(r->d, t)->flags & (FORM_UPPER_FIRST | FORM_ALL_UPPER);
}

static bool after_preposition(const struct value_reader *r, uint32_t t) {
    return t && qi_value_among(r, t - 1,
                               "in into since until till by from of during before after last next this early late mid"
                               " through throughout to and between for every each a all around about circa per");
}

/* as early as 1832, as far back as 1911 */
static bool after_as(const struct value_reader *r, uint32_t t) {
    return t > 1 && qi_value_is(r, t - 1, "as") && qi_value_among(r, t - 2, "early late recently back soon");
}

static int weekday_at(const struct value_reader *r, uint32_t t) {
    return t < r->end && qi_in(r->d, t, LIST_WEEKDAY) && capital(r, t) ? qi_weekday_of(qi_value_word(r, t)) : 0;
}

static int month_at(const struct value_reader *r, uint32_t t) {
    return t < r->end && qi_in(r->d, t, LIST_MONTH) && capital(r, t) ? qi_month_of(qi_value_word(r, t)) : 0;
}

/* 1 … 31, as 12 or 12th. */
static int day_at(const struct value_reader *r, uint32_t t, bool *ordinal) {
    const char *word = qi_value_word(r, t);
    int n = 0, i = 0;
    for (; i < 2 && word[i] >= '0' && word[i] <= '9'; i++) n = n * 10 + (word[i] - '0');
    *ordinal =
        i && (!strcmp(word + i, "st") || !strcmp(word + i, "nd") || !strcmp(word + i, "rd") || !strcmp(word + i, "th"));
    return i && (!word[i] || *ordinal) && n >= 1 && n <= 31 ? n : 0;
}

static int year_at(const struct value_reader *r, uint32_t t) {
    const char *word = qi_value_word(r, t);
    int year = strlen(word) == 4 ? qi_plain_digits(word, 4) : -1;
    return year >= 1000 && year <= 2199 ? year : 0;
}

/* ", 2021" or "2021" behind a month or its day. */
static uint32_t read_year(const struct value_reader *r, uint32_t t, struct moment *m) {
    uint32_t at = t + qi_value_is(r, t, ",");
    int year = year_at(r, at);
    if (!year || (at > t && !m->day)) return t;
    m->year = year;
    return at + 1;
}

/* "Dec. 1", "12 January", "the 3rd of May", each with a year or not. */
static uint32_t read_day_and_month(const struct value_reader *r, uint32_t t, struct moment *m) {
    bool ordinal;
    int month = month_at(r, t);
    uint32_t stop = 0;
    if (month && (m->day = day_at(r, t + 1, &ordinal)) != 0) {
        stop = t + 2;
    } else if ((m->day = day_at(r, t, &ordinal)) != 0) {
        uint32_t at = t + 1 + qi_value_is(r, t + 1, "of");
        month = ordinal || at == t + 1 ? month_at(r, at) : 0;
        stop = at + 1;
    }
    m->month = month;
    if (!month || !m->day || !qi_day_exists(m)) return t;
    return read_year(r, stop, m);
}

/* 2021-12-01, 27.06.2025, 12/1/2021: of the last only the year is sure. */
static uint32_t read_numeric(const struct value_reader *r, uint32_t t, struct moment *m) {
    const char *word = qi_value_word(r, t);
    int part[3] = {0}, digits[3] = {0}, parts = 0;
    char mark = 0;
    for (; *word && parts < 3; word++) {
        if (*word >= '0' && *word <= '9') {
            if (++digits[parts] > 4) return t;
            part[parts] = part[parts] * 10 + (*word - '0');
        } else {
            if (!strchr("-/.", *word) || (mark && mark != *word) || !digits[parts]) return t;
            mark = *word;
            parts++;
        }
    }
    if (parts != 2 || !mark || !digits[2]) return t;
    if (digits[0] == 4)
        *m = (struct moment){part[0], part[1], part[2], 0};
    else if (digits[2] != 4)
        return t;
    else if (mark == '.' || part[0] > 12)
        *m = (struct moment){part[2], part[1], part[0], 0};
    else if (part[1] > 12 || part[0] == part[1])
        *m = (struct moment){part[2], part[0], part[1], 0};
    else
        *m = (struct moment){part[2], 0, 0, 0};
    return (m->month ? qi_day_exists(m) : m->year > 0) ? t + 1 : t;
}

static int direction_of(const struct value_reader *r, uint32_t t) {
    return qi_value_among(r, t, "next coming this") ? 1 : qi_value_among(r, t, "last past previous") ? -1 : 0;
}

/* "left in April", but not "called an election in November": what was spoken of may have been a plan. */
static int direction_of_month(const struct value_reader *r, uint32_t t) {
    enum tense tense = qi_value_tense(r, t);
    bool plain = t && qi_value_among(r, t - 1, "in on of since late early");
    bool event =
        t > 1 && qi_value_among(r, t - 2, "election elections vote poll polls referendum summit meeting hearing");
    return tense == TENSE_PAST && (!plain || event) ? TENSE_OPEN : (int)tense;
}

/* "May 3 last year", "in October this year". */
static void complete_month(const struct value_reader *r, uint32_t t, uint32_t stop, struct moment *m) {
    bool years = qi_value_is(r, stop + 1, "year") && r->now.year && !m->year;
    int step = qi_value_is(r, stop, "last") ? -1 : qi_value_is(r, stop, "next") ? 1 : 0;
    if (years && (step || qi_value_is(r, stop, "this")))
        m->year = r->now.year + step;
    else if (!m->year)
        qi_complete_moment(m, &r->now, direction_of_month(r, t));
}

/* A weekday may be today's, which is what is meant by itself: the next one is said so. "Every Friday" is none. */
static int direction_of_weekday(const struct value_reader *r, uint32_t t, int weekday) {
    if (!r->now.year || qi_day_at(qi_day_number(&r->now)).weekday == weekday) return 0;
    return !(t && qi_value_among(r, t - 1, "a each every")) && qi_value_tense(r, t) == TENSE_AHEAD;
}

uint32_t qi_read_day(const struct value_reader *r, uint32_t token, struct moment *m, int *relative) {
    static const char *const words[] = {"yesterday", "today", "tomorrow"};
    uint32_t t = token;
    *m = (struct moment){0};
    *relative = 0;
    for (int i = 0; i < 3; i++)
        if (qi_value_is(r, t, words[i])) {
            *relative = i - 1;
            if (r->now.year) *m = qi_day_at(qi_day_number(&r->now) + i - 1);
            return t + 1;
        }
    bool named = qi_value_among(r, t, "last next this coming");
    uint32_t at = t + named;
    int weekday = weekday_at(r, at);
    if (weekday) {
        uint32_t next = at + 1 + qi_value_is(r, at + 1, ","), stop = at == t ? read_day_and_month(r, next, m) : next;
        if (stop > next) {
            qi_complete_moment(m, &r->now, 0);
            return stop;
        }
        if (strlen(qi_value_word(r, at)) < 6) return t; /* Sun, Mon: words and names as well */
        *m = (struct moment){.weekday = weekday};
        qi_complete_moment(m, &r->now, named ? direction_of(r, t) : direction_of_weekday(r, t, weekday));
        return at + 1;
    }
    uint32_t stop = read_day_and_month(r, t, m);
    if (stop == t) stop = read_numeric(r, t, m);
    if (stop > t) complete_month(r, t, stop, m);
    return stop;
}

/* "Dec. 1-3", "1-3 December", "June 5 to 8". */
static uint32_t read_days(const struct value_reader *r, uint32_t t, char *text) {
    struct moment from, to;
    bool ordinal;
    int month = month_at(r, t), first = day_at(r, t + (month > 0), &ordinal);
    uint32_t at = t + 1 + (month > 0);
    if (!first || !(qi_value_hyphen(r, at) || qi_value_among(r, at, "to and"))) return t;
    int last = day_at(r, at + 1, &ordinal);
    uint32_t stop = at + 2;
    if (!month) month = month_at(r, stop++);
    if (!month || last <= first) return t;
    from = to = (struct moment){0, month, first, 0};
    to.day = last;
    stop = read_year(r, stop, &to);
    from.year = to.year;
    qi_complete_moment(&from, &r->now, 0);
    qi_complete_moment(&to, &r->now, 0);
    if (!qi_day_exists(&from) || !qi_day_exists(&to)) return t;
    uint32_t length = qi_write_moment(&from, text);
    text[length++] = '/';
    qi_write_moment(&to, text + length);
    return stop;
}

/* "May 2021", "last May", "in May". */
static uint32_t read_month(const struct value_reader *r, uint32_t t, struct moment *m) {
    bool last = qi_value_among(r, t, "last next this");
    uint32_t at = t + last;
    int month = month_at(r, at);
    if (!month) return t;
    *m = (struct moment){0, month, 0, 0};
    uint32_t of = at + 1 + qi_value_is(r, at + 1, "of"), stop = read_year(r, of, m);
    if (stop > of) return last ? t : stop;
    bool doubtful = qi_value_among(r, at, "may march mar mar. april june august sun jan");
    if (doubtful && !last && !after_preposition(r, at)) return t;
    if (last)
        qi_complete_moment(m, &r->now, direction_of(r, t));
    else
        complete_month(r, t, at + 1, m);
    return at + 1;
}

/* "A man in his 40s", "highs in the 40s": how old somebody is or how warm it gets, no years. */
static bool is_age_or_heat(const struct value_reader *r, uint32_t t) {
    enum { NEAR = 6 };
    static const char OWN[] = "his her their my our your its";
    uint32_t before = t - (t && qi_value_among(r, t - 1, "early mid late - mid- upper lower"));
    if (before && qi_value_among(r, before - 1, OWN)) return true;
    for (uint32_t k = 1; k <= NEAR && k <= t; k++)
        if (qi_value_among(r, t - k, "temperature temperatures highs lows degrees mercury aged")) return true;
    return false;
}

/* "21st century", "the 5th century BC". */
static uint32_t read_century(const struct value_reader *r, uint32_t t, char *text) {
    const char *word = qi_value_word(r, t);
    size_t digits = strspn(word, "0123456789");
    if (digits < 1 || digits > 2 || strlen(word) != digits + 2 || !strchr("snrt", word[digits]) ||
        !qi_value_among(r, t + 1, "century centuries"))
        return t;
    const char *era = t + 2 < r->end ? qi_form(r->d, t + 2)->text : "";
    bool before = !strcmp(era, "BC") || !strcmp(era, "BCE") || !strcmp(era, "B.C.");
    int century = (digits > 1 ? (word[0] - '0') * 10 : 0) + (word[digits - 1] - '0') - 1;
    if (century < 0 || century > 29) return t;
    if (before) memcpy(text, "BC", 2), text += 2;
    text[0] = (char)('0' + century / 10);
    text[1] = (char)('0' + century % 10);
    memcpy(text + 2, "XX", 3);
    return t + 2 + before;
}

/* The 1990s, ’90s, 21st century, 2021-22. */
static uint32_t read_many_years(const struct value_reader *r, uint32_t t, char *text) {
    const char *word = qi_value_word(r, t);
    size_t length = strlen(word);
    if (length == 5 && word[4] == 's' && word[3] == '0' && word[0] >= '1' && word[0] <= '2') {
        memcpy(text, word, 3);
        memcpy(text + 3, "X", 2);
        return strspn(word, "0123456789") == 4 ? t + 1 : t;
    }
    const char *digits = word + (*word == '\'');
    bool decade = strlen(digits) == 3 && digits[2] == 's' && digits[1] == '0' && digits[0] >= '2' && digits[0] <= '9';
    if (decade && !is_age_or_heat(r, t)) {
        memcpy(text, "19", 2);
        text[2] = digits[0];
        memcpy(text + 3, "X", 2);
        return t + 1;
    }
    if (*word == '\'' && length == 3 && qi_plain_digits(digits, 2) >= 0 && after_preposition(r, t)) { /* in '72 */
        memcpy(text, "XX", 2);
        memcpy(text + 2, digits, 3);
        return t + 1;
    }
    uint32_t behind = read_century(r, t, text);
    if (behind > t) return behind;
    int from = year_at(r, t), to = -1;
    bool joined = qi_value_joined(r, t + 1) && (qi_value_hyphen(r, t + 1) || qi_value_is(r, t + 1, "/"));
    const char *second = joined ? qi_value_word(r, t + 2) : "";
    if (from && strlen(second) == 4) to = qi_plain_digits(second, 4);
    if (from && strlen(second) == 2 && qi_plain_digits(second, 2) == (from + 1) % 100) to = from + 1;
    if (to <= from || to > 2199) return t;
    struct moment ends[2] = {{.year = from}, {.year = to}};
    length = qi_write_moment(&ends[0], text);
    text[length++] = '/';
    qi_write_moment(&ends[1], text + length);
    return t + 3;
}

/* "2015, 2018 and 2022", "for 2023, then 2024": behind a year that was read as one. */
static bool in_list_of_years(const struct value_reader *r, uint32_t t) {
    const struct value *last = r->d->values.count ? &r->d->values.at[r->d->values.count - 1] : NULL;
    if (!last || last->type != VALUE_DATE || last->last > t || t - last->last > 2 || t == last->last) return false;
    for (uint32_t k = last->last; k < t; k++)
        if (!qi_value_among(r, k, ", and or then /")) return false;
    return year_at(r, last->last - 1) != 0;
}

/* A bare year where the words before or behind it say so. */
static uint32_t read_bare_year(const struct value_reader *r, uint32_t t, struct moment *m) {
    static const char *const seasons[] = {"spring", "summer", "autumn fall", "winter"};
    m->year = year_at(r, t);
    if (!m->year || m->year < 1400 || qi_value_is(r, t + 1, "%") || qi_in(r->d, t, LIST_CURRENCY)) return t;
    bool season = false;
    for (int i = 0; i < 4 && t; i++) season |= qi_value_among(r, t - 1, seasons[i]);
    const struct token *next = t + 1 < r->end ? &r->d->tokens.at[t + 1] : NULL;
    bool ends = !next || next->kind == TOKEN_PUNCTUATION;
    bool opened = t && qi_value_among(r, t - 1, "( - , /");
    if (after_preposition(r, t) || after_as(r, t) || season || (opened && ends)) return t + 1;
    bool whose = t && qi_value_among(r, t - 1, "its their his her our") && m->year >= 1900 && m->year < 2100;
    return whose || (t && qi_value_among(r, t - 1, "the year fiscal")) || in_list_of_years(r, t) ? t + 1 : t;
}

/* "last week", "this year", "next month": the value is the week, month or year, or how far away it is. */
static uint32_t read_relative_span(const struct value_reader *r, uint32_t t, char *text) {
    int step = qi_value_among(r, t, "last previous") ? -1
               : qi_value_is(r, t, "this")           ? 0
               : qi_value_among(r, t, "next coming") ? 1
                                                     : 2;
    static const char *const spans[] = {"week", "month", "year"};
    for (int i = 0; i < 3 && step < 2; i++) {
        if (!qi_value_is(r, t + 1, spans[i])) continue;
        struct moment m = r->now;
        m.day = m.weekday = 0;
        if (!m.year) {
            strcpy(text, step < 0 ? "-P1?" : step ? "P1?" : "P0?");
            text[strlen(text) - 1] = "WMY"[i];
        } else if (i == 0) {
            struct moment day = qi_day_at(qi_day_number(&r->now) + 7 * step), thursday;
            thursday = qi_day_at(qi_day_number(&day) + 4 - day.weekday);
            struct moment first = {thursday.year, 1, 1, 0};
            int week = (int)(qi_day_number(&thursday) - qi_day_number(&first)) / 7 + 1;
            uint32_t length = qi_write_moment(&(struct moment){.year = thursday.year}, text);
            memcpy(text + length, "-W", 2);
            text[length + 2] = (char)('0' + week / 10);
            text[length + 3] = (char)('0' + week % 10);
            text[length + 4] = '\0';
        } else {
            if (i == 1)
                m.month += step;
            else
                m.year += step, m.month = 0;
            if (m.month > 12) m.month = 1, m.year++;
            if (i == 1 && m.month < 1) m.month = 12, m.year--;
            qi_write_moment(&m, text);
        }
        return t + 2;
    }
    return t;
}

/* "three days ago", "two weeks earlier": a day, month or year, as exact as the unit. */
static uint32_t read_ago(const struct value_reader *r, uint32_t t, char *text) {
    static const char *const units[] = {"day days", "week weeks", "month months", "year years"};
    struct number n;
    uint32_t at = qi_read_number(r, t, &n), unit = 0;
    if (at == t && qi_value_among(r, t, "a an")) {
        n = (struct number){.low = 1, .high = 1, .over = 1, .scale = 1};
        at = t + 1;
    }
    if (at == t || n.vague || n.over > 1 || n.low > 9999 || n.low != (double)(int)n.low) return t;
    while (unit < 4 && !qi_value_among(r, at, units[unit])) unit++;
    if (unit == 4 || !qi_value_is(r, at + 1, "ago")) return t;
    int amount = (int)n.low;
    struct moment m = r->now;
    if (!m.year) {
        memcpy(text, "-P", 2);
        uint32_t length = 2 + qi_write_number(&n, 1, text + 2);
        text[length] = "DWMY"[unit];
        text[length + 1] = '\0';
        return at + 2;
    }
    if (unit < 2) {
        m = qi_day_at(qi_day_number(&m) - amount * (unit ? 7 : 1));
    } else {
        int months = m.year * 12 + m.month - 1 - amount * (unit == 3 ? 12 : 1);
        m = (struct moment){months / 12, unit == 2 ? months % 12 + 1 : 0, 0, 0};
    }
    if (m.year < 1) return t;
    qi_write_moment(&m, text);
    return at + 2;
}

/* "FY2023", "FY23", "FY 2023": the year that a business year is called by. */
static uint32_t read_fiscal_year(const struct value_reader *r, uint32_t t, int *year) {
    if (t >= r->end || strncmp(qi_form(r->d, t)->text, "FY", 2) != 0) return t;
    const char *digits = qi_value_word(r, t) + 2;
    *year = *digits ? qi_plain_digits(digits, 4) : year_at(r, t + 1);
    if (strlen(digits) == 2 && *year >= 0) *year += 2000;
    return *year >= 1900 && *year < 2200 ? t + 1 + !*digits : t;
}

/* "FY2023", "FY2022-23". */
static uint32_t read_fiscal(const struct value_reader *r, uint32_t t, char *text) {
    int year;
    uint32_t stop = read_fiscal_year(r, t, &year);
    if (stop == t) return t;
    struct moment m = {.year = year};
    uint32_t length = qi_write_moment(&m, text);
    bool joined = qi_value_joined(r, stop) && (qi_value_hyphen(r, stop) || qi_value_is(r, stop, "/"));
    const char *second = joined ? qi_value_word(r, stop + 1) : "";
    if (strlen(second) != 2 || qi_plain_digits(second, 2) != (year + 1) % 100) return stop;
    m.year = year + 1;
    text[length] = '/';
    qi_write_moment(&m, text + length + 1);
    return stop + 2;
}

/* "500 BC", "AD 70": not the schools of a province, "500 BC schools". */
static uint32_t read_era(const struct value_reader *r, uint32_t t, char *text) {
    bool anno = t < r->end && !strcmp(qi_form(r->d, t)->text, "AD");
    int year = qi_plain_digits(qi_value_word(r, t + anno), 4);
    uint32_t stop = t + 1 + anno;
    if (year < 1 || (!anno && stop >= r->end) || (anno && year > 1400)) return t;
    const char *era = anno ? "" : qi_form(r->d, stop)->text;
    bool before = !strcmp(era, "BC") || !strcmp(era, "BCE") || !strcmp(era, "B.C.");
    if (!anno && !before && strcmp(era, "AD") != 0 && strcmp(era, "CE") != 0 && strcmp(era, "A.D.") != 0) return t;
    stop += !anno;
    unsigned tag = stop < r->end ? r->d->tokens.at[stop].tag : POS_NONE;
    bool noun = tag == POS_NN || tag == POS_NNS || tag == POS_NNP || tag == POS_JJ || tag == POS_NNPS;
    if (noun || !(after_preposition(r, t) || (t && qi_value_among(r, t - 1, "( - /")))) return t;
    char *at = text;
    if (before) memcpy(at, "BC", 2), at += 2;
    for (int place = 1000; place; place /= 10) *at++ = (char)('0' + year / place % 10);
    *at = '\0';
    return stop;
}

/* "Q3 2021", "H1 FY21", "the third quarter of 2021", "summer 2020", "the first half of 2021". */
static uint32_t read_part_of_year(const struct value_reader *r, uint32_t t, char *text) {
    static const char *const seasons[] = {"spring", "summer", "autumn fall", "winter"};
    static const char *const ordinals[] = {"first", "second", "third", "fourth"};
    const char *word = qi_value_word(r, t);
    char part[3] = {0};
    uint32_t at = t + 1;
    if (*word == 'q' && word[1] >= '1' && word[1] <= '4' && !word[2]) memcpy(part, (char[]){'Q', word[1]}, 2);
    if (*word == 'h' && (word[1] == '1' || word[1] == '2') && !word[2]) memcpy(part, (char[]){'H', word[1]}, 2);
    for (int i = 0; i < 4; i++) {
        if (qi_value_among(r, t, seasons[i])) memcpy(part, &"SPSUFAWI"[2 * i], 2);
        bool half = i < 2 && qi_value_is(r, t + 1, "half");
        if (!qi_value_is(r, t, ordinals[i]) || !(half || qi_value_is(r, t + 1, "quarter"))) continue;
        memcpy(part, (char[]){half ? 'H' : 'Q', (char)('1' + i)}, 2);
        at = t + 2;
    }
    at += qi_value_is(r, at, "of") || qi_value_is(r, at, ",");
    int year = part[0] ? year_at(r, at) : 0;
    uint32_t stop = at + 1;
    if (!year && (!part[0] || (stop = read_fiscal_year(r, at, &year)) == at)) return t;
    uint32_t length = qi_write_moment(&(struct moment){.year = year}, text);
    text[length] = '-';
    memcpy(text + length + 1, part, 3);
    return stop;
}

static uint32_t read_unmodified(const struct value_reader *r, uint32_t t, char *text) {
    static uint32_t (*const readers[])(const struct value_reader *, uint32_t, char *) = {
        read_days, read_ago, read_relative_span, read_part_of_year, read_fiscal, read_era, read_many_years};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        uint32_t stop = readers[i](r, t, text);
        if (stop > t) return stop;
    }
    struct moment m;
    int relative;
    uint32_t stop = qi_read_day(r, t, &m, &relative);
    if (stop > t) {
        if (!m.year && !m.month && !m.weekday)
            strcpy(text, relative < 0 ? "-P1D" : relative ? "P1D" : "P0D");
        else
            qi_write_moment(&m, text);
        return stop;
    }
    stop = read_month(r, t, &m);
    if (stop == t) {
        m = (struct moment){0};
        stop = read_bare_year(r, t, &m);
    }
    if (stop > t) qi_write_moment(&m, text);
    return stop;
}

uint32_t qi_read_date(const struct value_reader *r, uint32_t token, char *text, const char **modifier) {
    static const char *const modifiers[] = {"early", "late", "mid"};
    *modifier = NULL;
    for (int i = 0; i < 3; i++) {
        if (!qi_value_is(r, token, modifiers[i])) continue;
        uint32_t at = token + 1 + (qi_value_hyphen(r, token + 1) && qi_value_joined(r, token + 1));
        uint32_t stop = read_unmodified(r, at, text);
        if (stop > at) *modifier = modifiers[i];
        if (stop > at) return stop;
    }
    const char *word = qi_value_word(r, token);
    struct moment m = {0};
    if (!strncmp(word, "mid-", 4)) { /* one token: mid-2019, mid-December */
        if (strlen(word) == 9 && strspn(word + 4, "0123456789") == 4 && word[7] == '0' && word[8] == 's') {
            memcpy(text, (char[]){word[4], word[5], word[6], 'X', '\0'}, 5); /* mid-1980s */
            *modifier = "mid";
            return token + 1;
        }
        m.month = qi_month_of(word + 4);
        m.year = m.month ? 0 : strlen(word) == 8 ? qi_plain_digits(word + 4, 4) : 0;
        if (m.month || m.year > 1000) {
            qi_complete_moment(&m, &r->now, 0);
            qi_write_moment(&m, text);
            *modifier = "mid";
            return token + 1;
        }
    }
    return read_unmodified(r, token, text);
}
