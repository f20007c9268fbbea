/* Days, months and years: names, arithmetic (the proleptic Gregorian calendar), and how they are written. */
#include "value/value.h"

int qi_month_of(const char *word) {
    static const char names[12][10] = {"january", "february", "march",     "april",   "may",      "june",
                                       "july",    "august",   "september", "october", "november", "december"};
    size_t length = strlen(word);
    if (length && word[length - 1] == '.') length--;
    for (int i = 0; i < 12; i++)
        if (length >= 3 && length <= strlen(names[i]) && !memcmp(word, names[i], length) &&
            (length <= 4 || !names[i][length]) && (length != 4 || !names[i][4] || i == 8))
            return i + 1;
    return 0;
}

int qi_weekday_of(const char *word) {
    static const char names[7][10] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    size_t length = strlen(word);
    if (length && word[length - 1] == '.') length--;
    for (int i = 0; i < 7; i++)
        if (length >= 3 && length <= strlen(names[i]) && !memcmp(word, names[i], length) &&
            (length <= 5 || !names[i][length]))
            return i + 1;
    return 0;
}

static bool leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool qi_day_exists(const struct moment *m) {
    static const uint8_t days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (m->month < 1 || m->month > 12 || m->day < 1 || m->day > days[m->month - 1]) return false;
    return m->month != 2 || m->day < 29 || !m->year || leap(m->year);
}

struct moment qi_moment_of(uint32_t date) {
    return (struct moment){(int)(date / 10000), (int)(date / 100 % 100), (int)(date % 100), 0};
}

bool qi_is_date(uint32_t date) {
    struct moment m = qi_moment_of(date);
    return m.year > 0 && m.year <= 9999 && qi_day_exists(&m);
}

/* After Howard Hinnant's "chrono-compatible low-level date algorithms": years begin in March. */
int64_t qi_day_number(const struct moment *m) {
    int64_t year = m->year - (m->month <= 2), era = (year >= 0 ? year : year - 399) / 400, of_era = year - era * 400;
    int64_t of_year = (153 * (m->month + (m->month > 2 ? -3 : 9)) + 2) / 5 + m->day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct moment qi_day_at(int64_t number) {
    int64_t z = number + 719468, era = (z >= 0 ? z : z - 146096) / 146097, of_era = z - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
    struct moment m = {.day = (int)(of_year - (153 * month + 2) / 5 + 1),
                       .month = (int)(month < 10 ? month + 3 : month - 9)};
    m.year = (int)(year + era * 400 + (m.month <= 2));
    m.weekday = (int)((number % 7 + 10) % 7) + 1; /* the first day of 1970 was a Thursday */
    return m;
}

void qi_complete_moment(struct moment *m, const struct moment *now, int direction) {
    if (!now->year || m->year) return;
    if (!m->month && m->weekday) {
        int64_t today = qi_day_number(now), on = qi_day_at(today).weekday;
        int64_t back = (on - m->weekday + 7) % 7, ahead = (m->weekday - on + 7) % 7;
        if (direction > 0)
            *m = qi_day_at(today + (ahead ? ahead : 7));
        else
            *m = qi_day_at(today - (back || !direction ? back : 7));
    } else if (m->month) {
        int apart = m->month - now->month;
        m->year = now->year + (direction < 0 ? -(apart > 0) : direction > 0 ? apart < 0 : apart > 6 ? -1 : apart < -6);
    }
}

static uint32_t put(char *text, int n, int digits) {
    for (int i = digits; i-- > 0; n /= 10) text[i] = (char)('0' + n % 10);
    return (uint32_t)digits;
}

uint32_t qi_write_moment(const struct moment *m, char *text) {
    uint32_t length = 4;
    if (m->year)
        put(text, m->year, 4);
    else
        memcpy(text, "XXXX", 4);
    if (m->month) {
        text[length++] = '-';
        length += put(text + length, m->month, 2);
        if (m->day) {
            text[length++] = '-';
            length += put(text + length, m->day, 2);
        }
    } else if (m->weekday) {
        memcpy(text + length, "-WXX-", 5);
        length += 5;
        length += put(text + length, m->weekday, 1);
    }
    text[length] = '\0';
    return length;
}
