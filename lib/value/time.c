/* Times of day, as ISO 8601 has them: T15:00, T15:00Z, 2021-12-02TMO (a morning; TAF, TEV, TNI likewise). */
#include "value/value.h"

#include "tagger/pos.h"

/* "10:30", "9.30", "3", "5:32:11"; the minute is -1 where there is none. */
static bool read_clock(const char *word, int *hour, int *minute) {
    size_t digits = strspn(word, "0123456789");
    *minute = -1;
    *hour = 0;
    if (digits < 1 || digits > 2) return false;
    for (size_t i = 0; i < digits; i++) *hour = *hour * 10 + (word[i] - '0');
    if (!word[digits]) return true;
    if (word[digits] != ':' && word[digits] != '.' && word[digits] != 'h') return false;
    const char *rest = word + digits + 1;
    bool seconds = word[digits] == ':' && strlen(rest) == 5 && rest[2] == ':' && strspn(rest + 3, "0123456789") == 2;
    *minute = strlen(rest) == 2 || seconds ? qi_plain_digits((char[]){rest[0], rest[1], '\0'}, 2) : -1;
    return *minute >= 0 && *minute < 60;
}

static uint32_t half_of_day(const struct value_reader *r, uint32_t t, int *hour) {
    bool am = qi_value_among(r, t, "am a.m. a.m"), pm = qi_value_among(r, t, "pm p.m. p.m"), apart = !am && !pm;
    if (apart && qi_value_among(r, t + 1, "m. m")) /* 9 a. m. */
        am = qi_value_is(r, t, "a."), pm = qi_value_is(r, t, "p.");
    if ((!am && !pm) || *hour > 12) return t;
    *hour = *hour % 12 + (pm ? 12 : 0);
    return t + 1 + apart;
}

/* "8-10 p.m.", "from 8 to 10:30 p.m.": the half of the day that the first hour has of the second. */
static bool half_behind_range(const struct value_reader *r, uint32_t t, int *hour) {
    bool hyphen = qi_value_hyphen(r, t) && qi_value_joined(r, t) && qi_value_joined(r, t + 1);
    bool from = t > 1 && qi_value_is(r, t, "to") && qi_value_is(r, t - 2, "from");
    bool between = t > 1 && qi_value_is(r, t, "and") && qi_value_is(r, t - 2, "between");
    int until, minute;
    if (!(hyphen || from || between) || !read_clock(qi_value_word(r, t + 1), &until, &minute)) return false;
    int late = until;
    if (*hour < 1 || *hour > 12 || until < 1 || until > 12 || half_of_day(r, t + 2, &late) == t + 2) return false;
    bool other = *hour % 12 > until % 12; /* 11-1 p.m. */
    *hour = *hour % 12 + (late >= 12 ? 12 : 0);
    if (other) *hour = (*hour + 12) % 24;
    return true;
}

static uint32_t read_zone(const struct value_reader *r, uint32_t t, const char **zone) {
    static const char *const zones[] = {"GMT", "UTC", "ET",  "EST", "EDT",  "CT",   "CST",  "CDT",  "MT",  "MST", "MDT",
                                        "PT",  "PST", "PDT", "BST", "CET",  "CEST", "EET",  "EEST", "MSK", "IST", "JST",
                                        "KST", "WIB", "WAT", "EAT", "SAST", "AEST", "AEDT", "NZST", "HKT", "SGT"};
    if (t >= r->end) return t;
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (!strcmp(qi_form(r->d, t)->text, zones[i])) {
            *zone = zones[i];
            return t + 1;
        }
    return t;
}

static void write_clock(char *text, int hour, int minute, const char **zone) {
    char out[] = {'T',
                  (char)('0' + hour / 10),
                  (char)('0' + hour % 10),
                  ':',
                  (char)('0' + minute / 10),
                  (char)('0' + minute % 10),
                  '\0',
                  '\0'};
    if (*zone && (!strcmp(*zone, "GMT") || !strcmp(*zone, "UTC"))) {
        out[6] = 'Z';
        *zone = NULL;
    }
    memcpy(text, out, sizeof out);
}

/* "2 May 2024 11:40", "02.05.2024, 11:40": a date, perhaps a mark, before a time. */
static bool behind_date(const struct value_reader *r, uint32_t t) {
    if (t && qi_value_among(r, t - 1, ", / | - \xE2\x80\x93 \xE2\x80\x94 \xC2\xB7")) t--;
    const char *word = t ? qi_value_word(r, t - 1) : "";
    size_t digits = strspn(word, "0123456789"), length = strlen(word);
    int year = digits >= 4 ? qi_plain_digits(word, 4) : -1;
    if (length == 4) return digits == 4 && year >= 1900 && year < 2100;
    return length >= 8 && length <= 10 && strspn(word, "0123456789./-") == length;
}

/* "at 5:10, 8:40 and 13:25": times that go on from one. "Published: 15:20". */
static bool goes_on(const struct value_reader *r, uint32_t t) {
    const struct value *last = r->d->values.count ? &r->d->values.at[r->d->values.count - 1] : NULL;
    if (!t) return false;
    if (qi_value_is(r, t - 1, ":"))
        return t > 1 && qi_value_among(r, t - 2, "published updated posted modified issued edited");
    return last && last->type == VALUE_TIME && last->last + 1 == t && qi_value_among(r, t - 1, ", and or to /");
}

/* "in the evening", "at night" behind an hour: the half of the day that it is of. */
static uint32_t behind_hour(const struct value_reader *r, uint32_t t, int *hour) {
    bool night = qi_value_is(r, t, "at") && qi_value_is(r, t + 1, "night");
    bool the = qi_value_is(r, t, "in") && qi_value_is(r, t + 1, "the");
    if (night ? *hour > 12 : !the || *hour > 12 || !qi_value_among(r, t + 2, "morning afternoon evening")) return t;
    bool late = night ? *hour >= 6 && *hour < 12 : !qi_value_is(r, t + 2, "morning");
    *hour = *hour % 12 + (late ? 12 : 0);
    return t + (night ? 2 : 3);
}

static bool is_placed(const struct value_reader *r, uint32_t t) {
    return t && qi_value_among(r, t - 1, "at by until till from before after around about since between");
}

/* 1 … 12 in digits or a word, or 0. */
static int hour_at(const struct value_reader *r, uint32_t t) {
    struct number n;
    if (t >= r->end || qi_value_joined(r, t) || qi_read_number(r, t, &n) != t + 1 || n.vague || n.over > 1) return 0;
    return n.low >= 1 && n.low <= 12 && n.low == (double)(int)n.low ? (int)n.low : 0;
}

/* "half past", "a quarter to", "twenty past", "ten minutes to": minutes from the hour behind; *plain: no other words
   say them of anything else ("by ten to six", "from ten to four"). Returns where the hour stands. */
static uint32_t read_minutes(const struct value_reader *r, uint32_t t, int *minutes, bool *plain) {
    uint32_t part = t + qi_value_is(r, t, "a"), at = part + 1;
    struct number n = {.low = qi_value_is(r, t, "half") ? 30 : qi_value_is(r, part, "quarter") ? 15 : 0};
    if (!(n.low > 0)) {
        if (qi_value_joined(r, t) || (at = qi_read_number(r, t, &n)) == t || n.vague || n.over > 1) return t;
        bool said = qi_value_among(r, at, "minute minutes"),
             five = n.low == 5 || n.low == 10 || n.low == 20 || n.low == 25;
        *plain = said;
        at += said;
        if (!(said || (n.words && five)) || !(n.low >= 1 && n.low < 30) || n.low != (double)(int)n.low) return t;
    }
    bool to = n.low < 30 && qi_value_is(r, at, "to"), past = qi_value_is(r, at, "past");
    if (!to && !past) return t;
    *plain |= past;
    *minutes = to ? -(int)n.low : (int)n.low;
    return at + 1;
}

/* "half past two", "ten to nine", "eight in the evening", "nine o'clock". */
static uint32_t read_spoken(const struct value_reader *r, uint32_t t, char *text, const char **zone) {
    int minutes = 0;
    bool plain = false;
    const char *word = qi_value_word(r, t);
    bool digits = *word >= '0' && *word <= '9';
    if (digits ? strlen(word) > 2 : !qi_in(r->d, t, LIST_NUMBER_WORD) && !qi_value_among(r, t, "a half quarter"))
        return t;
    bool may = false; /* most numbers have none of the words behind them */
    for (uint32_t k = 1; k < 5 && !may; k++) may = qi_value_among(r, t + k, "to past in at am pm a.m. p.m. o'clock");
    if (!may) return t;
    uint32_t at = read_minutes(r, t, &minutes, &plain);
    int hour = hour_at(r, at);
    if (!hour) return t;
    uint32_t stop = behind_hour(r, at + 1, &hour);
    if (stop == at + 1) stop = half_of_day(r, at + 1, &hour);
    if (stop == at + 1 && qi_value_is(r, stop, "o'clock")) stop = behind_hour(r, stop + 1, &hour);
    bool told = stop > at + 1, placed = t && qi_value_among(r, t - 1, "at until till before after since is was it");
    if (at == t ? !told : !plain && !placed) return t;
    if (at > t && !told && stop < r->end && r->d->tokens.at[stop].tag == POS_NNS) return t; /* "ten to twelve weeks" */
    minutes += hour * 60 + 24 * 60;
    write_clock(text, minutes / 60 % 24, minutes % 60, zone);
    return stop;
}

/* "at about 1930 hours", "0600 hrs": the hour of the day, not how long something took. */
static bool is_hundred_hours(const struct value_reader *r, uint32_t t) {
    if (!qi_value_among(r, t + 1, "hours hrs hr") || qi_value_is(r, t + 2, "of")) return false;
    uint32_t before = t - (t && qi_value_among(r, t - 1, "about around approximately"));
    return *qi_value_word(r, t) == '0' || (before && qi_value_among(r, before - 1, "at by from until till"));
}

/* "10:30 am", "3 p.m. ET", "15:00 GMT", "at 9.30", "1500 GMT", "8 o'clock". */
static uint32_t read_hour(const struct value_reader *r, uint32_t t, char *text, const char **zone) {
    const char *word = qi_value_word(r, t);
    int hour, minute;
    uint32_t at = t + 1;
    if (strlen(word) == 4 && qi_plain_digits(word, 4) >= 0) {
        hour = qi_plain_digits(word, 4) / 100;
        minute = qi_plain_digits(word, 4) % 100;
        uint32_t stop = read_zone(r, at, zone);
        if (stop == at && is_hundred_hours(r, t)) stop = read_zone(r, at + 1, zone);
        if (stop == at || hour > 23 || minute > 59) return t;
        write_clock(text, hour, minute, zone);
        return stop;
    }
    if (!read_clock(word, &hour, &minute) || hour > 24) return t;
    uint32_t stop = half_of_day(r, at, &hour);
    if (stop == at && half_behind_range(r, at, &hour))
        return write_clock(text, hour, minute < 0 ? 0 : minute, zone), at;
    bool told = stop > at || qi_value_among(r, at, "o'clock hrs uhr");
    at = stop > at ? stop : at + told;
    stop = behind_hour(r, at, &hour);
    told |= stop > at && (minute >= 0 || is_placed(r, t));
    at = told ? stop : at;
    stop = read_zone(r, at, zone);
    bool placed = is_placed(r, t);
    placed |= (r->d->tokens.at[t].flags & TOKEN_AFTER_LINE) != 0; /* an entry of a running report */
    placed = placed || (minute >= 0 && (behind_date(r, t) || goes_on(r, t)));
    told |= stop > at || (minute >= 0 && strpbrk(word, ":h") && placed);
    if (!told || hour > 23) return t;
    write_clock(text, hour, minute < 0 ? 0 : minute, zone);
    return stop;
}

static const char *part_of_day(const struct value_reader *r, uint32_t t) {
    return qi_value_is(r, t, "morning")     ? "TMO"
           : qi_value_is(r, t, "afternoon") ? "TAF"
           : qi_value_is(r, t, "evening")   ? "TEV"
           : qi_value_is(r, t, "night")     ? "TNI"
                                            : NULL;
}

/* "Thursday morning", "yesterday evening", "last night", "this morning", "tonight". */
static uint32_t read_part(const struct value_reader *r, uint32_t t, char *text) {
    struct moment m = r->now;
    int relative = 0;
    const char *part = qi_value_is(r, t, "tonight") ? "TNI" : NULL;
    uint32_t at = t;
    if (!part) {
        at = qi_value_among(r, t, "this last") && part_of_day(r, t + 1) ? t + 1 : qi_read_day(r, t, &m, &relative);
        part = at > t ? part_of_day(r, at) : NULL;
        if (!part) return t;
        if (qi_value_is(r, t, "last") && at == t + 1) {
            relative = -1;
            if (m.year) m = qi_day_at(qi_day_number(&m) - 1);
        }
    }
    uint32_t length = 4;
    if (m.year || m.month || m.weekday)
        length = qi_write_moment(&m, text);
    else
        memcpy(text, relative < 0 ? "-P1D" : relative ? "P1D\0" : "P0D\0", 4);
    if (!text[length - 1]) length--;
    memcpy(text + length, part, 4);
    return at + 1;
}

uint32_t qi_read_time(const struct value_reader *r, uint32_t token, char *text, const char **zone) {
    *zone = NULL;
    if (qi_value_among(r, token, "noon midday midnight")) {
        memcpy(text, qi_value_is(r, token, "midnight") ? "T00:00" : "T12:00", 7);
        return token + 1;
    }
    uint32_t stop = read_hour(r, token, text, zone);
    if (stop == token) stop = read_spoken(r, token, text, zone);
    return stop > token ? stop : read_part(r, token, text);
}
