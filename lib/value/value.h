/*
 * Values: dates, times, money, percentages, quantities and numbers, each read by a grammar over tokens.
 *
 *     number    = digits | words | digits scale                  1,500   twenty-five   €1.5 bn
 *     range     = number (to | -) number
 *     date      = [weekday] (month day | day month) [year] | month [year] | year | weekday | yesterday | last week …
 *     time      = hour [: minute] [am | pm] [zone] | noon | (weekday | yesterday | this) part of day
 *     money     = currency range | range currency
 *     percent   = range (% | per cent | percentage points)
 *     quantity  = range (unit | nouns in the plural)
 *
 * A grammar is a function that is given a token and the end of its sentence, and returns the token behind what it
 * read, or the one it was given when there is nothing for it. Each looks a bounded way.
 */
#ifndef QUOTH_VALUE_VALUE_H
#define QUOTH_VALUE_VALUE_H

#include "document.h"

struct number {
    double low, high; /* equal unless it is a range */
    double scale;     /* that the last word multiplied by: 1e9 for billion; else 1 */
    uint32_t over;    /* "two-thirds": low / over; else 1 */
    bool vague;       /* dozens, tens of thousands: no number in particular */
    bool words;       /* begins with a word: "one" alone is seldom a value */
    bool grouped;     /* has a thousands separator, a scale or a decimal point: no year */
    bool dotted;      /* 15.000: as many thousands where things are counted */
    bool comma;       /* 32,3: a number only before a unit, a scale or a per cent sign */
    bool hyphened;    /* a range joined by a hyphen: a score unless something measurable follows */
};

/* A day, month, year … of which some parts may be unknown (0). */
struct moment {
    int year, month, day;
    int weekday; /* 1 Monday … 7 Sunday */
};

enum { VALUE_TEXT = 96 }; /* bytes of what a value or a unit is written as */

/* A value, from the token that a grammar was given. */
struct found_value {
    uint32_t stop;
    enum value_type type;
    char text[VALUE_TEXT];
    char unit[VALUE_TEXT];
    const char *modifier;
    bool vague;
    bool measured; /* by a unit that is no noun counted */
};

struct value_reader {
    quoth_document *d;
    struct moment now; /* when the text was published; year 0: unknown */
    uint32_t end;      /* of the sentence */
    uint32_t next_entity;
    const char *rupee;                    /* the code of the rupees that the document speaks of */
    bool *begins;                         /* by form: can a value begin with it? */
    bool pounds_weigh;                    /* no pound sign in the document */
    bool speaks_of_rand, speaks_of_naira; /* by name, or a sum that is no road's number: R4.2m */
    const char *k_money, *p_money; /* what K5m and P5m are, by the states the document names; NULL for no money */
};

static inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
/* The lower-case spelling of a token; "" behind the end of the sentence. */
static inline const char *qi_value_word(const struct value_reader *r, uint32_t token) {
    return token < r->end ? r->d->forms.at[qi_form(r->d, token)->lower].text : "";
}
static inline bool qi_value_is(const struct value_reader *r, uint32_t token, const char *word) {
    return token < r->end && qi_token_is(r->d, token, word);
}
/* Is a word, or the token, one of several, which are separated by blanks? */
bool qi_value_listed(const char *word, const char *words);
bool qi_value_among(const struct value_reader *r, uint32_t token, const char *words);
/* Is it written without white space before it? */
bool qi_value_joined(const struct value_reader *r, uint32_t token);
bool qi_value_hyphen(const struct value_reader *r, uint32_t token);
/* The longest entry of a list at a token, at most four words; *value: what the list says of it. */
uint32_t qi_value_entry(const struct value_reader *r, uint32_t token, enum word_list list, const char **value);

/* lib/value/number.c */
uint32_t qi_read_number(const struct value_reader *r, uint32_t token, struct number *n);
/* `text`, digits that stand before `token`, with the scale at that; token - 1 when they are no number. */
uint32_t qi_read_digits(const struct value_reader *r, const char *text, uint32_t token, struct number *n);
uint32_t qi_read_range(const struct value_reader *r, uint32_t token, struct number *n);
/* As text: "1500000", "2/3", "10..20", of VALUE_TEXT bytes at most; returns its length. */
uint32_t qi_write_number(const struct number *n, double factor, char *text);
/* Digits alone, as of a day or a year; -1 when there are others or too many. */
int qi_plain_digits(const char *text, uint32_t most);

/* lib/value/calendar.c */
int qi_month_of(const char *word);   /* 1 … 12 by name or abbreviation, or 0 */
int qi_weekday_of(const char *word); /* 1 … 7, or 0 */
bool qi_day_exists(const struct moment *m);
/* Is a number such as 20211202 a day? */
bool qi_is_date(uint32_t date);
struct moment qi_moment_of(uint32_t date);
/* Days since 1970-01-01, and back. */
int64_t qi_day_number(const struct moment *m);
struct moment qi_day_at(int64_t number);
/* What is missing, as the time of publication has it; direction -1 back, 1 ahead, 0 whichever is nearer. */
void qi_complete_moment(struct moment *m, const struct moment *now, int direction);
uint32_t qi_write_moment(const struct moment *m, char *text);

/* lib/value/tense.c: does a day or a month lie ahead? */
enum tense {
    TENSE_PAST = -1,
    TENSE_OPEN, /* no word tells */
    TENSE_AHEAD,
    TENSE_NOT_HERE /* the word is no verb that tells: look further */
};
enum tense qi_value_tense(const struct value_reader *r, uint32_t date);

/* lib/value/measure.c */
/* The money, percentage, quantity or number that begins at t, in a sentence that begins at `first`; else f->stop says
   where to go on: at t, or behind what is no value, such as a score. */
bool qi_read_measure(const struct value_reader *r, uint32_t first, uint32_t t, struct found_value *f);
void qi_value_set_unit(struct found_value *f, const char *unit);

/* lib/value/date.c, time.c: *text receives the value, *modifier "early", "late" or "mid" or NULL. */
uint32_t qi_read_date(const struct value_reader *r, uint32_t token, char *text, const char **modifier);
uint32_t qi_read_time(const struct value_reader *r, uint32_t token, char *text, const char **zone);
/* A day: by date, weekday, or relative to now; direction as above. */
uint32_t qi_read_day(const struct value_reader *r, uint32_t token, struct moment *m, int *relative);

#endif
