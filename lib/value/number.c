/* Numbers in digits and words: "1,500", "1.5 bn", "two hundred and fifty thousand", "half a million", "two-thirds". */
#include "value/value.h"

#include "tagger/pos.h"

enum { MOST_DIGITS = 18, MOST_WORDS = 12 };

int qi_plain_digits(const char *text, uint32_t most) {
    int n = 0;
    uint32_t i = 0;
    for (; text[i] >= '0' && text[i] <= '9'; i++) {
        if (i == most) return -1;
        n = n * 10 + (text[i] - '0');
    }
    return i && !text[i] ? n : -1;
}

/* Groups of three digits, or of two and then three as in India, behind commas. */
static bool well_grouped(const char *text) {
    const char *comma = strchr(text, ',');
    if (comma - text < 1 || comma - text > 3) return false;
    while (comma) {
        const char *next = strchr(comma + 1, ','), *stop = comma + 1;
        while (is_digit(*stop)) stop++;
        long size = (long)(stop - comma) - 1;
        if (next ? size != 3 && size != 2 : size != 3) return false;
        if (next && next != stop) return false;
        comma = next;
    }
    return true;
}

/* 15.000.000, as much of Europe and Asia groups digits; 15.000 may be as much as 15 (*n->dotted). */
static bool read_dotted(const char *text, struct number *n) {
    size_t front = strspn(text, "0123456789");
    const char *at = text + front;
    uint32_t groups = 0;
    if (!front || front > 3 || *text == '0') return false;
    double value = qi_plain_digits((char[]){text[0], front > 1 ? text[1] : '\0', front > 2 ? text[2] : '\0', '\0'}, 3);
    for (; *at == '.' && strspn(at + 1, "0123456789") == 3; at += 4, groups++)
        value = value * 1000 + (at[1] - '0') * 100 + (at[2] - '0') * 10 + (at[3] - '0');
    if (*at || !groups || groups > 4) return false;
    n->dotted = groups == 1;
    if (n->dotted) return false;
    n->low = n->high = value;
    n->grouped = true;
    return true;
}

static bool read_digits(const char *text, struct number *n);

/* 32,3: a comma before tenths or hundredths, as in South Africa and much of Europe (n->comma). */
static bool read_comma(const char *text, struct number *n) {
    char point[16];
    size_t front = strspn(text, "0123456789"), rest = text[front] == ',' ? strspn(text + front + 1, "0123456789") : 0;
    if (!front || front > 4 || rest < 1 || rest > 2 || text[front + 1 + rest]) return false;
    memcpy(point, text, front + rest + 2);
    point[front] = '.';
    n->comma = read_digits(point, n);
    return n->comma;
}

static bool read_digits(const char *text, struct number *n) {
    text += *text == '+'; /* +1.05% */
    if (strchr(text, '.') && read_dotted(text, n)) return true;
    if (strchr(text, ',') && read_comma(text, n)) return true;
    bool bare_point = *text == '.' && is_digit(text[1]); /* .338 */
    if (!(is_digit(*text) || bare_point) || (strchr(text, ',') && (bare_point || !well_grouped(text)))) return false;
    double value = 0, place = 0;
    uint32_t digits = 0;
    for (; *text; text++) {
        if (*text == ',' && !(place > 0)) {
            n->grouped = true;
        } else if (*text == '.' && !(place > 0) && is_digit(text[1])) {
            place = 1;
            n->grouped = true;
        } else if (is_digit(*text) && digits++ < MOST_DIGITS) {
            value = place > 0 ? value + (*text - '0') * (place /= 10) : value * 10 + (*text - '0');
        } else {
            return false;
        }
    }
    n->low = n->high = value;
    return true;
}

/* ½ and its like; 0 when the text is none of them. */
static double sign_fraction(const char *text) {
    static const struct {
        const char *sign;
        double value;
    } signs[] = {{"\xC2\xBD", 0.5},
                 {"\xC2\xBC", 0.25},
                 {"\xC2\xBE", 0.75},
                 {"\xE2\x85\x93", 1.0 / 3},
                 {"\xE2\x85\x94", 2.0 / 3}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (!strcmp(text, signs[i].sign)) return signs[i].value;
    return 0;
}

static const char *number_word(const struct value_reader *r, uint32_t token) {
    const char *value = NULL;
    if (token < r->end && qi_in(r->d, token, LIST_NUMBER_WORD)) qi_value_entry(r, token, LIST_NUMBER_WORD, &value);
    return value;
}

static double power_of_ten(const char *digits) {
    double x = 1;
    for (int n = qi_plain_digits(digits, 2); n > 0; n--) x *= 10;
    return x;
}

/* What a word multiplies by, or 0. after_digits: abbreviations count too. */
static double scale_of(const struct value_reader *r, uint32_t token, bool after_digits, bool money) {
    const char *value = number_word(r, token);
    if (!value) return 0;
    if (*value == 'e') return power_of_ten(value + 1);
    if (*value == '*') return qi_plain_digits(value + 1, 2);
    return after_digits && (*value == 'a' || (*value == 'm' && money)) ? power_of_ten(value + 1) : 0;
}

/* "1.5 billion", "500 crore", "3-million": the scale may be joined by a hyphen. */
static uint32_t read_scales(const struct value_reader *r, uint32_t t, struct number *n, bool money) {
    for (int k = 0; k < 2; k++) {
        uint32_t at = t + (qi_value_hyphen(r, t) && qi_value_joined(r, t) && qi_value_joined(r, t + 1));
        double scale = scale_of(r, at, true, money);
        if (!(scale > 0)) break;
        n->low *= scale;
        n->high *= scale;
        n->scale *= scale;
        n->grouped = true;
        t = at + 1;
    }
    return t;
}

/* Is a currency written just before the number? Then 5m are millions, not metres. */
static bool after_currency(const struct value_reader *r, uint32_t token) {
    return token && (qi_in(r->d, token - 1, LIST_CURRENCY) || (token > 1 && qi_value_hyphen(r, token - 1)));
}

/* Is a currency's name written just behind the number and its letter? "1m yuan", "20k euros". */
static bool before_currency(const struct value_reader *r, uint32_t letter) {
    uint32_t t = letter + 1;
    if (t >= r->end || !qi_value_joined(r, letter) || qi_value_among(r, t, "won mark real pound cent cents"))
        return false;
    const char *code = NULL;
    return qi_form(r->d, t)->flags & FORM_LETTER && strlen(qi_value_word(r, t)) > 2 &&
           qi_value_entry(r, t, LIST_CURRENCY, &code) > t;
}

/* "1,25,000" comes as "1" and "25,000" with a comma between. */
static uint32_t read_indian(const struct value_reader *r, uint32_t t, struct number *n) {
    const char *front = qi_value_word(r, t), *rest = qi_value_word(r, t + 2);
    char text[32];
    if (strlen(front) > 2 || strlen(rest) > 16 || !strchr(rest, ',') || !qi_value_is(r, t + 1, ",") ||
        !qi_value_joined(r, t + 1) || !qi_value_joined(r, t + 2))
        return t;
    strcpy(text, front);
    strcat(text, ",");
    strcat(text, rest);
    return read_digits(text, n) ? t + 3 : t;
}

/* "21 000": groups of three digits behind blanks, as much of Europe writes them; nothing else of digits beside. */
static uint32_t read_spaced(const struct value_reader *r, uint32_t token, struct number *n) {
    const char *front = qi_value_word(r, token);
    if (qi_plain_digits(front, 3) < 1 || *front == '0') return token;
    if (token && is_digit(*qi_form(r->d, token - 1)->text) && !qi_value_joined(r, token)) return token;
    double value = qi_plain_digits(front, 3);
    uint32_t t = token + 1;
    for (; t < token + 4 && t < r->end && !(r->d->tokens.at[t].flags & TOKEN_AFTER_LINE); t++) {
        const char *group = qi_value_word(r, t);
        if (qi_value_joined(r, t) || strlen(group) != 3 || qi_plain_digits(group, 3) < 0) break;
        value = value * 1000 + qi_plain_digits(group, 3);
    }
    if (t == token + 1 || is_digit(*qi_value_word(r, t)) || (qi_value_joined(r, t) && qi_value_among(r, t, "- / :")))
        return token;
    n->low = n->high = value;
    n->grouped = true;
    return t;
}

/* "5 2/3", "7 1/2": the fraction behind whole numbers is four tokens of one, or three. */
static uint32_t read_mixed(const struct value_reader *r, uint32_t t, struct number *n) {
    if (n->grouped || qi_value_joined(r, t) || !qi_value_is(r, t + 1, "/") || !qi_value_joined(r, t + 1) ||
        !qi_value_joined(r, t + 2) || n->low > 9999)
        return t;
    int over = qi_plain_digits(qi_value_word(r, t + 2), 2), part = qi_plain_digits(qi_value_word(r, t), 2);
    if (part < 1 || over <= part || !strchr("\2\3\4\5\10\20", over)) return t;
    n->grouped = true;
    if (over == 3) { /* the only one with no end of digits */
        n->low = n->high = n->low * 3 + part;
        n->over = 3;
    } else {
        n->low = n->high = n->low + (double)part / over;
    }
    return t + 3;
}

/* "3.4million", "1.8cr": one token. */
static bool read_joined_scale(const struct value_reader *r, uint32_t token, struct number *n) {
    static const struct {
        const char *word;
        double scale;
    } scales[] = {{"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}, {"lakh", 1e5}, {"crore", 1e7}, {"cr", 1e7}};
    const char *word = qi_value_word(r, token);
    size_t digits = strspn(word, "0123456789.,");
    char number[24];
    if (!digits || digits >= sizeof number) return false;
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        if (strcmp(word + digits, scales[i].word) != 0) continue;
        memcpy(number, word, digits);
        number[digits] = '\0';
        if (!read_digits(number, n)) return false;
        n->low = n->high = n->low * scales[i].scale;
        n->scale = scales[i].scale;
        n->grouped = true;
        return true;
    }
    return false;
}

static uint32_t read_in_digits(const struct value_reader *r, uint32_t token, struct number *n) {
    double sign = sign_fraction(qi_value_word(r, token));
    uint32_t t = read_indian(r, token, n);
    if (t == token) t = read_spaced(r, token, n);
    if (t > token) return t;
    if (sign > 0) {
        n->low = n->high = sign;
        n->grouped = true;
        return t + 1;
    }
    if (read_joined_scale(r, t, n)) return t + 1;
    if (!read_digits(qi_value_word(r, t), n)) return token;
    t = read_mixed(r, t + 1, n);
    if (n->over > 1) return t;
    sign = sign_fraction(qi_value_word(r, t));
    if (sign > 0 && qi_value_joined(r, t)) {
        n->low = n->high = n->low + sign;
        n->grouped = true;
        t++;
    }
    return read_scales(r, t, n, after_currency(r, token) || before_currency(r, t));
}

uint32_t qi_read_digits(const struct value_reader *r, const char *text, uint32_t token, struct number *n) {
    *n = (struct number){.over = 1, .scale = 1};
    return read_digits(text, n) ? read_scales(r, token, n, true) : token - 1;
}

/* Five behind twenty, fifty behind two hundred. */
static bool goes_behind(double current, double small) {
    return current < 1e15 && ((int64_t)current % 100 == 0 || ((int64_t)current % 10 == 0 && small < 10));
}

/* "twenty-five", "two hundred and fifty thousand": sums of products, as they are said. */
static uint32_t read_words(const struct value_reader *r, uint32_t token, struct number *n) {
    double total = 0, current = 0;
    uint32_t t = token, read = token;
    bool any = false;
    for (int k = 0; k < MOST_WORDS; k++) {
        uint32_t at = t;
        if (any && (qi_value_is(r, at, "and") || (qi_value_hyphen(r, at) && qi_value_joined(r, at)))) at++;
        const char *value = number_word(r, at);
        if (!value) break;
        if (is_digit(*value)) {
            double small = qi_plain_digits(value, 3);
            bool fits = !any || (current > 0 ? goes_behind(current, small) : at > t || total > 0);
            if (!fits || (any && qi_value_is(r, t, "and") && !(total > 0) && current < 100)) break;
            current += small;
        } else if (scale_of(r, at, false, false) > 0 && any && !qi_value_is(r, t, "and")) {
            double scale = scale_of(r, at, false, false);
            n->scale = scale;
            n->grouped = true;
            total += scale < 1000 ? 0 : current * scale;
            current = scale < 1000 ? current * scale : 0;
        } else {
            break;
        }
        any = true;
        read = t = at + 1;
    }
    n->low = n->high = total + current;
    n->words = true;
    return read;
}

/* The first half of last year, half of next month: a time, not how much of something. */
static bool is_half_of_time(const struct value_reader *r, uint32_t t) {
    if (t && qi_value_among(r, t - 1, "first second latter last other final")) return true;
    uint32_t of = t + 2 + qi_value_among(r, t + 2, "the last next this");
    return qi_value_is(r, t + 1, "of") && of < r->end &&
           (qi_value_among(r, of, "year month week season") || qi_in(r->d, of, LIST_MONTH) ||
            (strlen(qi_value_word(r, of)) == 4 && qi_plain_digits(qi_value_word(r, of), 4) > 1400));
}

/* Where the unit of "half an hour", "a half-litre" or "half mile" would stand. */
static uint32_t behind_half(const struct value_reader *r, uint32_t t) {
    if (qi_value_among(r, t, "a an")) return t + 1;
    return t + (qi_value_hyphen(r, t) && qi_value_joined(r, t) && qi_value_joined(r, t + 1));
}

static bool in_noun_phrase(const struct value_reader *r, uint32_t t) {
    unsigned tag = r->d->tokens.at[t].tag;
    return tag == POS_NN || tag == POS_NNS || tag == POS_NNP || tag == POS_JJ || tag == POS_NNPS;
}

/* "half a million", "a dozen", "a quarter of", "half of". */
static uint32_t read_article(const struct value_reader *r, uint32_t t, struct number *n) {
    n->words = true;
    n->low = n->high = 1;
    bool half = qi_value_is(r, t, "half");
    if (half && is_half_of_time(r, t)) return t;
    if (half && (qi_value_is(r, t + 1, "of") || qi_value_among(r, t + 1, "the its their all his her our"))) {
        n->over = 2;
        return t + 1;
    }
    if (half) n->low = n->high = 0.5;
    uint32_t a = t + half, unit = half ? behind_half(r, a) : a;
    bool measure = unit < r->end && half &&
                   ((qi_in(r->d, unit, LIST_UNIT) && !qi_value_among(r, unit, "second time")) ||
                    qi_value_among(r, unit, "percentage percent per"));
    if (measure) {
        n->grouped = true;
        return unit - (qi_value_hyphen(r, unit - 1) ? 1 : 0);
    }
    if (!qi_value_among(r, a, "a an")) return t;
    double scale = scale_of(r, a + 1, false, false);
    if (scale > 0) {
        n->low = n->high = n->low * scale;
        n->scale = scale;
        n->grouped = true;
        return a + 2;
    }
    if (half) return t;
    n->over = qi_value_is(r, a + 1, "third")     ? 3
              : qi_value_is(r, a + 1, "quarter") ? 4
              : qi_value_is(r, a + 1, "fifth")   ? 5
                                                 : 1;
    scale = n->over == 4 && qi_value_is(r, a + 2, "of") && qi_value_is(r, a + 3, "a") ? scale_of(r, a + 4, false, false)
                                                                                      : 0;
    if (scale > 1) { /* a quarter of a million */
        *n = (struct number){
            .low = scale / 4, .high = scale / 4, .over = 1, .scale = scale, .grouped = true, .words = true};
        return a + 5;
    }
    bool by = t && qi_value_is(r, t - 1, "by") && (a + 2 >= r->end || !in_noun_phrase(r, a + 2)); /* fell by a third */
    return n->over > 1 && (by || qi_value_is(r, a + 2, "of")) ? a + 2 : t;
}

static uint32_t parts_of(const struct value_reader *r, uint32_t token) {
    static const char *const parts[] = {"half halves",    "third thirds", "quarter quarters fourth fourths",
                                        "fifth fifths",   "sixth sixths", "seventh sevenths",
                                        "eighth eighths", "ninth ninths", "tenth tenths"};
    for (uint32_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (qi_value_among(r, token, parts[i])) return i + 2;
    return 0;
}

enum { MOST_IN_SHARE = 1000 };

/* "1 in 4", "1 in 10", "1 in 500": how many of how many is said in such numbers. */
static bool is_round_share(uint32_t whole) {
    return whole <= 10 || (whole <= 100 && whole % 5 == 0) || (whole <= MOST_IN_SHARE && whole % 50 == 0);
}

/* "1 in 10 days": how long it took. */
static bool in_time(const struct value_reader *r, uint32_t t) {
    return qi_value_among(r, t, "second seconds minute minutes hour hours day days week weeks month months year years");
}

/* What follows the number itself: "two and a half", "-thirds", "in five", "out of 10". */
static uint32_t read_fraction(const struct value_reader *r, uint32_t t, struct number *n) {
    if (qi_value_is(r, t, "and") && qi_value_is(r, t + 1, "a") && qi_value_among(r, t + 2, "half quarter")) {
        n->low = n->high = n->low + (qi_value_is(r, t + 2, "half") ? 0.5 : 0.25);
        n->grouped = true;
        return read_scales(r, t + 3, n, false);
    }
    if (n->grouped || n->low > 99) return t;
    uint32_t part = t + (qi_value_hyphen(r, t) && qi_value_joined(r, t));
    uint32_t over = n->words ? parts_of(r, part) : 0;
    bool plural = n->low > 1 && over && qi_value_word(r, part)[strlen(qi_value_word(r, part)) - 1] == 's';
    if (over && (plural || (n->low < 2 && (part > t || qi_value_is(r, part + 1, "of"))))) {
        double scale = over == 4 && qi_value_is(r, part + 1, "of") && qi_value_is(r, part + 2, "a")
                           ? scale_of(r, part + 3, false, false)
                           : 0;
        if (scale > 1) { /* three quarters of a million */
            n->low = n->high = n->low / 4 * scale;
            n->scale = scale;
            n->grouped = true;
            return part + 4;
        }
        n->over = over;
        return part + 1;
    }
    uint32_t in = qi_value_is(r, t, "in") ? t + 1 : qi_value_is(r, t, "out") && qi_value_is(r, t + 1, "of") ? t + 2 : 0;
    struct number whole = {.over = 1, .scale = 1};
    uint32_t stop = !in ? 0 : n->words ? read_words(r, in, &whole) : read_in_digits(r, in, &whole);
    if (in && n->words && stop == in) {
        stop = read_in_digits(r, in, &whole); /* one in 10 */
        if (in_time(r, stop)) return t;
    }
    if (!in || stop == in || whole.low <= n->low || whole.low > MOST_IN_SHARE) return t;
    if (whole.low != (uint32_t)whole.low) return t; /* took three in 18.5 overs */
    bool one = n->low == 1 && whole.low >= 3 && is_round_share((uint32_t)whole.low) && !in_time(r, stop);
    if (in == t + 2 || (n->words && n->low < 10) || one) {
        n->over = (uint32_t)whole.low;
        return stop;
    }
    return t;
}

/* "dozens", "tens of thousands", "hundreds of millions". */
static uint32_t read_vague(const struct value_reader *r, uint32_t t, struct number *n) {
    const char *value = number_word(r, t);
    uint32_t stop = t;
    for (int k = 0; k < 3 && value && *value == '-'; k++) {
        stop = t + 1;
        t += 2;
        value = qi_value_is(r, t - 1, "of") ? number_word(r, t) : NULL;
    }
    n->vague = true;
    return stop;
}

uint32_t qi_read_number(const struct value_reader *r, uint32_t token, struct number *n) {
    *n = (struct number){.over = 1, .scale = 1};
    uint32_t t = read_in_digits(r, token, n);
    if (t == token) t = read_words(r, token, n);
    if (t > token) return read_fraction(r, t, n);
    *n = (struct number){.over = 1, .scale = 1};
    t = read_article(r, token, n);
    if (t > token) return t;
    *n = (struct number){.over = 1, .scale = 1};
    return read_vague(r, token, n);
}

uint32_t qi_read_range(const struct value_reader *r, uint32_t token, struct number *n) {
    uint32_t t = qi_read_number(r, token, n);
    if (t == token || n->vague || n->over > 1) return t;
    bool hyphen = qi_value_hyphen(r, t), between = token && qi_value_is(r, token - 1, "between");
    if (!hyphen && !qi_value_is(r, t, "to") && !(between && qi_value_is(r, t, "and"))) return t;
    struct number high;
    uint32_t stop = qi_read_number(r, t + 1, &high);
    if (stop == t + 1 || high.vague || high.over > 1) return t;
    double low = n->low;
    if (!(n->scale > 1) && low < high.low / high.scale) low *= high.scale; /* "3-4 million" */
    if (low >= high.low) return t;
    n->low = low;
    n->high = high.low;
    n->hyphened = hyphen;
    n->grouped |= high.grouped;
    n->scale = high.scale;
    return stop;
}

static uint32_t put_digits(char *text, uint64_t n) {
    char digits[24];
    uint32_t count = 0, length = 0;
    do digits[count++] = (char)('0' + n % 10);
    while (n /= 10);
    while (count) text[length++] = digits[--count];
    return length;
}

/* To six decimals: what lies behind them is noise of the arithmetic. */
static uint32_t put_decimal(char *text, double value) {
    uint32_t length = 0;
    if (value < 0) text[length++] = '-';
    if (value < 0) value = -value;
    uint64_t whole = value < 1e18 ? (uint64_t)value : UINT64_C(1000000000000000000);
    uint64_t millionths = value < 1e18 ? (uint64_t)((value - (double)whole) * 1e6 + 0.5) : 0;
    if (value >= 1e10 || millionths >= 1000000) {
        whole += millionths >= 500000;
        millionths = 0;
    }
    length += put_digits(text + length, whole);
    if (!millionths) return length;
    text[length++] = '.';
    for (uint64_t place = 100000; millionths; place /= 10) {
        text[length++] = (char)('0' + millionths / place);
        millionths %= place;
    }
    return length;
}

uint32_t qi_write_number(const struct number *n, double factor, char *text) {
    uint32_t length = put_decimal(text, n->low * factor);
    if (n->over > 1) {
        text[length++] = '/';
        length += put_digits(text + length, n->over);
    } else if (n->high > n->low) {
        text[length++] = '.';
        text[length++] = '.';
        length += put_decimal(text + length, n->high * factor);
    }
    text[length] = '\0';
    return length;
}
