/* Words and numbers, and what may stand inside them. */
#include "token/scan.h"

/* What has been read of the word so far. */
struct word {
    uint32_t start, part; /* part: behind the last joining mark */
    bool letters, digits; /* in the part */
    bool any_letter, any_digit;
};

static bool is_alpha(const struct scan *s, uint32_t at) {
    return qi_letter_at(s, at) && s->text[at] != '_';
}

/* Where the run of ASCII letters or digits from `at` ends. */
static uint32_t letters_end(const struct scan *s, uint32_t at) {
    while (is_alpha(s, at)) at++;
    return at;
}
static uint32_t digits_end(const struct scan *s, uint32_t at) {
    while (qi_digit_at(s, at)) at++;
    return at;
}

static bool equals(const struct scan *s, uint32_t start, uint32_t stop, const char *word) {
    for (; start < stop && *word; start++, word++)
        if ((s->text[start] | 32) != *word) return false;
    return start == stop && !*word;
}

static bool one_of(const struct scan *s, uint32_t start, uint32_t stop, const char *const *words) {
    for (; *words; words++)
        if (equals(s, start, stop, *words)) return true;
    return false;
}

uint32_t qi_clitic(const struct scan *s, uint32_t at) {
    static const char *const clitics[] = {"s", "m", "re", "ve", "ll", "d", NULL};
    if ((qi_byte_at(s, at) | 32) == 'n') {
        uint32_t apostrophe = qi_apostrophe(s, at + 1), t = at + 1 + apostrophe;
        return apostrophe && (qi_byte_at(s, t) | 32) == 't' && !qi_word_at(s, t + 1) ? t + 1 : 0;
    }
    uint32_t apostrophe = qi_apostrophe(s, at);
    if (!apostrophe && qi_byte_at(s, at) == '`') apostrophe = 1; /* `s, as in some old texts */
    if (!apostrophe) return 0;
    uint32_t from = at + apostrophe, to = letters_end(s, from);
    return !qi_word_at(s, to) && one_of(s, from, to, clitics) ? to : 0;
}

/*
 * An apostrophe after a letter or digit: does the word go on behind it? *q moves behind it if so, and
 * back before the n of n't: "do|n't", "Orlova|'s"; "O'Connor", "d'état", "1930's", "cookin'" stay whole.
 */
static bool over_apostrophe(const struct scan *s, const struct word *w, uint32_t *q) {
    uint32_t at = *q, length = qi_apostrophe(s, at);
    if (at > w->start + 1 && (s->text[at - 1] | 32) == 'n' && qi_clitic(s, at - 1)) {
        *q = at - 1;
        return false;
    }
    uint32_t clitic = qi_clitic(s, at);
    if (clitic && w->digits && !w->letters && s->text[at - 1] == '0' && (s->text[clitic - 1] | 32) == 's') {
        *q = clitic; /* 1930's */
        return true;
    }
    if (clitic || !length) return false;
    if (qi_digit_at(s, at - 1) && qi_digit_at(s, at + length)) return false; /* 5'10 */
    if (qi_word_at(s, at + length)) {
        *q = at + length;
        return true;
    }
    if (at > w->part + 3 && equals(s, at - 2, at, "in") && !s->single_open) { /* cookin' */
        *q = at + length;
        return true;
    }
    return false;
}

/* A full stop with a word character on both sides. */
static bool over_stop(const struct scan *s, const struct word *w, uint32_t at) {
    uint32_t next = at + 1, part = at - w->part;
    if (qi_digit_at(s, next)) return !w->letters || !(qi_spelling_lists(s, w->part, next) >> LIST_ABBREVIATION & 1);
    if (!is_alpha(s, next)) return true;
    uint32_t end = letters_end(s, next);
    bool capitalised = qi_upper_at(s, next) && (end == next + 1 || !qi_upper_at(s, next + 1));
    if (!w->letters) return qi_spelling_lists(s, next, end) >> LIST_DOMAIN & 1;            /* 27.doc; not 3.that */
    if (part == 1) return !(capitalised && end > next + 2);                                /* U.S, p.m; not J.Orlova */
    if (qi_spelling_lists(s, w->part, next) >> LIST_ABBREVIATION_BEFORE & 1) return false; /* Dr.Orlova */
    if (capitalised && end == next + 1 && qi_byte_at(s, end) == '.') return true;          /* Ph.D. */
    if (capitalised && !qi_upper_at(s, at - 1)) return false;                              /* street.The */
    return !(qi_spelling_lists(s, next, end) >> LIST_STARTER & 1) || qi_byte_at(s, end) == '.' ||
           qi_byte_at(s, end) == '/';
}

/* A comma between digits: 1,200 and 55,7 are numbers, [18,19,20] is a list. */
static bool over_comma(const struct scan *s, const struct word *w, uint32_t at) {
    uint32_t end = digits_end(s, at + 1);
    if (end - at == 4) return true;
    return at - w->start <= 3 && end - at <= 3 && qi_byte_at(s, end) != ',' && qi_byte_at(s, s->chunk_start) != '[';
}

/* A slash: 9/11 and 11/28/2000 are dates, 1/2 and 2001/02 are not; w/o, s/he and L/C are words. */
static bool over_slash(const struct scan *s, const struct word *w, uint32_t at) {
    uint32_t next = at + 1;
    if (w->digits && !w->letters && qi_digit_at(s, next)) {
        uint32_t end = digits_end(s, next), left = 0, right = 0;
        if (end - next > 4 || at - w->start > 7) return false;
        if (qi_byte_at(s, end) == '/' && qi_digit_at(s, end + 1)) return true;
        if (w->part != w->start) return true; /* the last part of a date */
        if (at - w->start > 2 || end - next > 2) return end - next == 3 && qi_byte_at(s, end) == '-'; /* 713/646-… */
        for (uint32_t i = w->start; i < at; i++) left = left * 10 + (uint32_t)(s->text[i] - '0');
        for (uint32_t i = next; i < end; i++) right = right * 10 + (uint32_t)(s->text[i] - '0');
        return left >= 1 && left <= 12 && right >= 1 && right <= 31 &&
               !(left < right && right <= 10 && left < 9 && s->text[next] != '0');
    }
    if (at - w->start != 1 || w->part != w->start || !is_alpha(s, next)) return false;
    uint32_t end = letters_end(s, next);
    if (qi_byte_at(s, end) == '/') return false;
    char first = s->text[w->start];
    if ((first | 32) == 'w') return equals(s, next, end, "o") || equals(s, next, end, "out");
    if ((first | 32) == 's') return equals(s, next, end, "he");
    return end == next + 1 && !(first == 'c' && s->text[next] == 'o');
}

/*
 * A hyphen: prefixes are joined (non-smoker), groups of digits are when they look like a telephone
 * number or a date (555-0134, 2031-04-09), everything else is apart (well|-|known, 1998|-|2004).
 */
static bool over_hyphen(const struct scan *s, const struct word *w, uint32_t at, uint32_t length) {
    uint32_t next = at + length;
    if (!w->digits && w->part == w->start) return qi_spelling_lists(s, w->start, at) >> LIST_PREFIX & 1;
    if (w->any_letter || !qi_digit_at(s, next)) return false;
    if (qi_byte_at(s, w->part - (w->part > w->start)) == '-') return true; /* decided at the first hyphen */
    uint32_t groups = 1, end = digits_end(s, next), second = end - next, first = at - w->part;
    while (qi_byte_at(s, end) == '-' && qi_digit_at(s, end + 1) && groups < 8) groups++, end = digits_end(s, end + 1);
    if (qi_word_at(s, end)) return false;
    return groups > 1 || (second == 4 && (first == 1 || first == 3 || first == 5 || first == 7));
}

/* P&L, AT&T: short and upper case (or single letters) on both sides. */
static bool over_ampersand(const struct scan *s, const struct word *w, uint32_t at, uint32_t next) {
    uint32_t end = letters_end(s, next), before = at - w->part, behind = end - next;
    if (before > 4 || behind > 4 || !behind) return false;
    if (before == 1 && behind == 1) return true;
    for (uint32_t i = w->part; i < end; i++)
        if ((i < at || i >= next) && !qi_upper_at(s, i)) return false;
    return true;
}

/* A mark at *q: true when the word goes on behind it, and *q is then there. */
static bool over_mark(const struct scan *s, const struct word *w, uint32_t *q) {
    uint32_t at = *q;
    char c = s->text[at];
    if (c == '\'' || c == '`') return over_apostrophe(s, w, q);
    if (c == '&') {
        uint32_t next = at + 1 + qi_filling(s, at + 1);
        if (!qi_word_at(s, next) || !over_ampersand(s, w, at, next)) return false;
        *q = next;
        return true;
    }
    if (!qi_word_at(s, at + 1)) return false;
    bool over = false;
    switch (c) {
    case '.': over = over_stop(s, w, at); break;
    case ',': over = w->digits && !w->letters && qi_digit_at(s, at + 1) && over_comma(s, w, at); break;
    case ':': over = w->digits && !w->any_letter && qi_digit_at(s, at + 1) && at - w->part < 3; break;
    case '/': over = over_slash(s, w, at); break;
    case '-': over = over_hyphen(s, w, at, 1); break;
    case '*': over = w->letters && is_alpha(s, at + 1); break;
    default: break;
    }
    *q += over;
    return over;
}

/* A code point beyond ASCII at *q: true when it is in the word; *q is then behind it. */
static bool over_wide(const struct scan *s, struct word *w, uint32_t *q) {
    size_t length;
    uint32_t c = qi_utf8_decode(s->text + *q, &length), next = *q + (uint32_t)length;
    switch (qi_wide_class(c)) {
    case WIDE_LETTER:
        w->letters = w->any_letter = true;
        *q = next;
        return true;
    case WIDE_DIGIT:
        w->digits = w->any_digit = true;
        *q = next;
        return true;
    case WIDE_FORMAT: /* invisible inside a word */
        if (c == 0x200B || c == 0xFEFF || !qi_word_at(s, next)) return false;
        *q = next;
        return true;
    case WIDE_APOSTROPHE: {
        uint32_t from = *q;
        bool over = over_apostrophe(s, w, q);
        if (over && *q > from) w->part = *q, w->letters = w->digits = false;
        return over;
    }
    case WIDE_HYPHEN:
        if (!qi_word_at(s, next) || !over_hyphen(s, w, *q, (uint32_t)length)) return false;
        *q = w->part = next;
        w->letters = w->digits = false;
        return true;
    default: return false;
    }
}

/* 5pm, 30km: a number and its unit are two. */
static bool unit_follows(const struct scan *s, uint32_t at) {
    static const char *const units[] = {"am",  "pm",  "k",   "m",   "b",   "bn", "tn",  "mm",  "mn", "cm",  "km",
                                        "kg",  "lb",  "lbs", "ft",  "kb",  "mb", "gb",  "tb",  "hz", "khz", "mhz",
                                        "ghz", "mph", "kph", "kw",  "mw",  "gw", "kwh", "mwh", "ml", "mg",  "oz",
                                        "yd",  "min", "hr",  "hrs", "sec", "p",  "w",   NULL};
    uint32_t end = letters_end(s, at);
    if (qi_digit_at(s, end) || qi_byte_at(s, end) == '_') return false;
    if (end == at + 1 && (s->text[at] == 'P' || s->text[at] == 'W')) return false;
    if (end == at + 1 && qi_byte_at(s, end) == '.' && (qi_byte_at(s, end + 1) | 32) == 'm') return true; /* 5p.m. */
    return one_of(s, at, end, units);
}

/* Rs500, KSh1,200: a currency and its number are two. */
static bool currency_ends(const struct scan *s, const struct word *w, uint32_t at) {
    return w->letters && !w->any_digit && w->part == w->start && at >= w->start + 2 &&
           qi_spelling_lists(s, w->start, at) >> LIST_CURRENCY & 1;
}

static bool number_word(const struct scan *s, const struct word *w, uint32_t stop) {
    if (!w->any_letter) return true;
    uint32_t at = w->start; /* 20th, 1980s */
    while (at < stop && !is_alpha(s, at)) at++;
    static const char *const endings[] = {"st", "nd", "rd", "th", "s", NULL};
    return at > w->start && one_of(s, at, stop, endings);
}

struct piece qi_scan_word(struct scan *s, uint32_t at) {
    struct word w = {at, at, false, false, false, false};
    uint32_t q = at;
    for (;;) {
        uint8_t class = qi_class_at(s, q);
        if (class == BYTE_LETTER) {
            if (w.digits && !w.any_letter && !w.letters && unit_follows(s, q)) break;
            w.letters = w.any_letter = true;
            while (qi_class_at(s, q) == BYTE_LETTER) q++;
        } else if (class == BYTE_DIGIT) {
            if (currency_ends(s, &w, q)) break;
            w.digits = w.any_digit = true;
            q = digits_end(s, q);
        } else if (class == BYTE_MARK) {
            uint32_t from = q;
            if (q >= s->chunk_stop || !over_mark(s, &w, &q)) break;
            if (q > from) w.part = q, w.letters = w.digits = false;
        } else if (class == BYTE_SPACE || !over_wide(s, &w, &q)) {
            break;
        }
    }
    if (q == at) q++; /* cannot happen for a word character; never stand still */
    if (qi_byte_at(s, q) == '.' && q < s->chunk_stop && qi_stop_belongs(s, at, q)) q++;
    return (struct piece){q, w.any_digit && number_word(s, &w, q) ? TOKEN_NUMBER : TOKEN_WORD, false};
}
