/* What numbers measure or count: money, percentages, quantities; and numbers alone. See value.h for the grammars. */
#include "tagger/pos.h"
#include "value/value.h"

enum { UNIT_WORD = 38 }; /* bytes of each word */

void qi_value_set_unit(struct found_value *f, const char *unit) {
    size_t length = strlen(unit);
    if (length >= sizeof f->unit) length = sizeof f->unit - 1;
    memcpy(f->unit, unit, length);
    f->unit[length] = '\0';
}

/* ---- money */

/* "$", "US$", "Rs", "USD" before a number. */
static uint32_t read_sign(const struct value_reader *r, uint32_t t, const char **code) {
    static const char prefixes[][2][5] = {{"us", "us$"},   {"a", "a$"}, {"c", "c$"},   {"hk", "hk$"},
                                          {"nz", "nz$"},   {"s", "s$"}, {"nt", "nt$"}, {"r", "r$"},
                                          {"ec", "ec$"},   {"j", "j$"}, {"tt", "tt$"}, {"bz", "bz$"},
                                          {"bds", "bds$"}, {"g", "g$"}, {"fj", "fj$"}, {"n", "n$"}};
    if (qi_value_is(r, t + 1, "$") && qi_value_joined(r, t + 1))
        for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
            if (qi_value_is(r, t, prefixes[i][0])) {
                *code = qi_lexicon_value(&r->d->model->lexicon, LIST_CURRENCY, prefixes[i][1], strlen(prefixes[i][1]));
                return t + 2;
            }
    if (qi_value_is(r, t, "gh") && qi_value_joined(r, t + 1) && qi_value_among(r, t + 1, "\xC2\xA2 \xE2\x82\xB5")) {
        *code = "GHS";
        return t + 2;
    }
    if (t >= r->end || !qi_in(r->d, t, LIST_CURRENCY)) return t;
    const struct form *form = qi_form(r->d, t);
    bool sign = !(form->flags & FORM_LETTER), code_or_sign = sign || form->flags & FORM_ALL_UPPER;
    if (!code_or_sign && !qi_value_among(r, t, "rs rs. rm rp ksh kshs sh shs tk dhs php")) return t;
    return qi_value_entry(r, t, LIST_CURRENCY, code);
}

/* What the letters joined to a number of money multiply by; 0 when they are no such letters. */
static double letter_scale(const char *letters) {
    static const char scales[][3] = {"", "k", "m", "bn", "b", "tn"};
    static const double factors[] = {1, 1e3, 1e6, 1e9, 1e9, 1e12};
    for (size_t i = 0; i < sizeof factors / sizeof *factors; i++)
        if (!strcmp(letters, scales[i])) return factors[i];
    return 0;
}

/* "R4.2m", "N24,000", "R71.4-million": the sign of the rand or the naira is a letter of the number's token. One that
   may as well be a road's ("N11") counts only where the document speaks of that money. */
static uint32_t read_letter_sign(const struct value_reader *r, uint32_t token, struct number *n, const char **code) {
    const char *word = qi_form(r->d, token)->text, *text = word + (word[0] == 'D' && word[1] == 'h'); /* dirhams */
    char number[32];
    const char *other = *text == 'K' ? r->k_money : *text == 'P' ? r->p_money : NULL;
    if ((*text != 'R' && *text != 'N' && text == word && !other) || !is_digit(text[1])) return token;
    size_t size = strspn(text + 1, "0123456789."), rest = strlen(text + 1 + size);
    double factor = letter_scale(text + 1 + size);
    if (size > 12 || !(factor > 0)) return token;
    memcpy(number, text + 1, size);
    uint32_t t = token + 1;
    for (; !rest && size < 24 && qi_value_is(r, t, ",") && qi_value_joined(r, t) && qi_value_joined(r, t + 1); t += 2) {
        const char *group = qi_value_word(r, t + 1);
        if (strlen(group) < 3 && qi_plain_digits(group, 2) >= 0 && size < 12) { /* R1,2-billion */
            number[size] = '.';
            strcpy(number + size + 1, group);
            uint32_t behind = qi_read_digits(r, number, t + 2, n);
            if (behind <= t + 2 || !(n->scale > 1)) break;
            *code = *text == 'R' ? "ZAR" : *text == 'N' ? "NGN" : other ? other : "AED";
            return behind;
        }
        if (strlen(group) != 3 || qi_plain_digits(group, 3) < 0) break;
        memcpy(number + size, group, 3);
        size += 3;
    }
    number[size] = '\0';
    uint32_t stop = qi_read_digits(r, number, t, n);
    if (stop < t) return token;
    n->low = n->high = n->low * factor;
    *code = other ? other : *text == 'R' ? "ZAR" : *text == 'N' ? "NGN" : "AED";
    bool sure = rest || stop > token + 1 || text > word || (other && size > 2);
    return sure || (*text == 'R' ? r->speaks_of_rand : r->speaks_of_naira) ? stop : token;
}

static void set_money(const struct value_reader *r, struct found_value *f, const struct number *n, const char *code) {
    const char *slash = strchr(code, '/');
    f->type = VALUE_MONEY;
    f->vague = n->vague;
    bool thousands = n->dotted && qi_value_listed(code, "IDR VND COP CLP PYG"); /* Rp 15.000: nobody has a thousandth */
    qi_write_number(n, slash ? 0.01 : thousands ? 1000 : 1, f->text);
    qi_value_set_unit(f, strcmp(code, "rupee") != 0 ? code : r->rupee);
    if (slash) f->unit[slash - code] = '\0';
}

/* "$US5 million", "$A30,000": the sign before the letters, as Australia writes it; one token of letters and number. */
static uint32_t read_turned_sign(const struct value_reader *r, uint32_t t, struct number *n, const char **code) {
    static const char signs[][2][4] = {{"US", "USD"}, {"A", "AUD"}, {"NZ", "NZD"}, {"C", "CAD"}, {"HK", "HKD"}};
    if (!qi_value_is(r, t, "$") || t + 1 >= r->end || !qi_value_joined(r, t + 1)) return t;
    const char *word = qi_form(r->d, t + 1)->text;
    *code = NULL;
    size_t letters = strcspn(word, "0123456789"), size = strspn(word + letters, "0123456789.");
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strlen(signs[i][0]) == letters && !memcmp(word, signs[i][0], letters)) *code = signs[i][1];
    const char *rest = word + letters + size;
    double factor = letter_scale(rest);
    char number[24];
    if (!*code || !size || size > 12 || !(factor > 0)) return t;
    memcpy(number, word + letters, size);
    number[size] = '\0';
    uint32_t stop = t + 2;
    const char *groups = qi_value_word(r, stop + 1); /* 000 or 500,000 */
    if (!*rest && qi_value_is(r, stop, ",") && qi_value_joined(r, stop) && qi_value_joined(r, stop + 1) &&
        strlen(groups) % 4 == 3 && strlen(groups) < 9 && strspn(groups, "0123456789,") == strlen(groups)) {
        number[size] = ',';
        strcpy(number + size + 1, groups);
        stop += 2;
    }
    uint32_t behind = qi_read_digits(r, number, stop, n);
    if (behind < stop) return t;
    n->low = n->high = n->low * factor;
    return behind;
}

/* "$1.5 bn", "$3-4 million", "£10 to £20" as two. */
static bool money_before(const struct value_reader *r, uint32_t t, struct found_value *f) {
    const char *code = NULL;
    struct number n;
    uint32_t at = read_sign(r, t, &code);
    f->stop = at == t ? read_letter_sign(r, t, &n, &code) : qi_read_range(r, at, &n);
    if (f->stop == at) f->stop = read_turned_sign(r, at = t, &n, &code);
    if (f->stop == at || !code || n.words) return false;
    set_money(r, f, &n, code);
    return true;
}

/* "3.5 kilograms (7.7 pounds)": the same weight once more; `at` is behind the number. */
static bool weighs_again(const struct value_reader *r, uint32_t at) {
    enum { NEAR = 4 };
    const struct value *last = r->d->values.count ? &r->d->values.at[r->d->values.count - 1] : NULL;
    return last && last->type == VALUE_QUANTITY && last->unit && qi_value_listed(last->unit, "kg g tonne") &&
           at - last->last <= NEAR && qi_value_is(r, last->last, "(");
}

/* Behind a number: "dollars", "Egyptian pounds", "cents". */
static bool money_after(const struct value_reader *r, uint32_t at, const struct number *n, struct found_value *f) {
    const char *code = NULL;
    at += qi_value_hyphen(r, at) && qi_value_joined(r, at) && qi_value_joined(r, at + 1);
    if (qi_value_is(r, at, "of") && n->vague) at++;
    uint32_t stop = qi_value_entry(r, at, LIST_CURRENCY, &code);
    if (stop == at || !code || n->over > 1) return false;
    if (qi_value_among(r, at, "won mark p c") && !n->grouped && !(qi_value_is(r, at, "p") && qi_value_joined(r, at)))
        return false;
    if (qi_value_among(r, at, "$ \xE2\x82\xAC \xC2\xA3 rs rs. us$ rm") && !qi_value_is(r, at, "\xE2\x82\xAC"))
        return false;
    if (!strcmp(code, "pound")) {
        if ((r->pounds_weigh && !(n->scale > 1)) || weighs_again(r, at)) return false;
        code = "GBP";
    }
    set_money(r, f, n, code);
    f->stop = stop;
    return true;
}

/* ---- percentages, quantities */

static bool percent_after(const struct value_reader *r, uint32_t at, const struct number *n, struct found_value *f) {
    at += qi_value_hyphen(r, at) && qi_value_joined(r, at) && qi_value_joined(r, at + 1);
    uint32_t stop = 0;
    if (qi_value_is(r, at, "bps")) {
        qi_value_set_unit(f, "basis point");
        stop = at + 1;
    }
    if (qi_value_among(r, at, "% percent pct") || (at < r->end && !strcmp(qi_form(r->d, at)->text, "pc")))
        stop = at + 1;
    if (qi_value_is(r, at, "per") && qi_value_among(r, at + 1, "cent cents")) stop = at + 2;
    if (qi_value_among(r, at, "percentage basis") && qi_value_among(r, at + 1, "point points")) {
        qi_value_set_unit(f, qi_value_is(r, at, "basis") ? "basis point" : "percentage point");
        stop = at + 2;
    }
    if (!stop) return false;
    f->type = VALUE_PERCENT;
    f->vague = n->vague;
    f->stop = stop;
    qi_write_number(n, 1, f->text);
    return true;
}

static bool is_plural(const struct value_reader *r, uint32_t t) {
    return r->d->tokens.at[t].tag == POS_NNS ||
           qi_value_among(r, t, "people personnel aircraft staff crew police troops cattle sheep fish");
}

/* The first `most` bytes of a longer word, without a part of a code point. */
static size_t cut(const char *word, size_t most) {
    while (((unsigned char)word[most] & 0xC0) == 0x80) most--;
    return most;
}

/* "Russian troops", "military personnel", "(Ukrainian) soldiers": the nouns are the unit, adjectives are not. */
static uint32_t read_nouns(const struct value_reader *r, uint32_t at, struct found_value *f) {
    uint32_t first_noun = 0, size = 0;
    for (uint32_t k = 0, t = at; k < 5 && t < r->end; k++, t++) {
        unsigned tag = r->d->tokens.at[t].tag;
        const struct form *form = qi_form(r->d, t);
        bool noun = tag == POS_NN || tag == POS_NNS || is_plural(r, t);
        if (is_plural(r, t)) {
            if (!first_noun) first_noun = t;
            bool beside = tag != POS_NNS ||
                          qi_value_among(r, t, "sports arms sales goods customs savings women men police staff crew");
            if (beside && k < 4 && t + 1 < r->end && is_plural(r, t + 1)) continue; /* "sports fans" */
            for (uint32_t i = first_noun; i <= t && size + 2 + UNIT_WORD < VALUE_TEXT; i++) {
                const char *word = qi_value_word(r, i);
                size_t length = strlen(word);
                if (length > UNIT_WORD) length = cut(word, UNIT_WORD);
                if (i > first_noun && !qi_value_joined(r, i)) f->unit[size++] = ' ';
                memcpy(f->unit + size, word, length);
                size += (uint32_t)length;
            }
            f->unit[size] = '\0';
            return t + 1;
        }
        if (noun) {
            bool compound =
                t > at + 1 && qi_value_joined(r, t) && qi_value_hyphen(r, t - 1) && qi_value_joined(r, t - 1);
            if (!first_noun) first_noun = compound ? t - 2 : t; /* high-speed chases */
        } else {
            bool bracket = *form->text == '(' || *form->text == ')';
            bool passes = tag == POS_JJ || tag == POS_JJR || tag == POS_JJS || tag == POS_VBN || tag == POS_VBG ||
                          tag == POS_NNP || tag == POS_NNPS || bracket || qi_value_hyphen(r, t);
            if (!passes || (*form->text == ')' && !k)) return at;
            if (!qi_value_hyphen(r, t)) first_noun = 0;
        }
    }
    return at;
}

/* "5ft 8in", "6-foot-4", "6 feet 4 inches": both parts are one length, in inches. */
static void add_inches(const struct value_reader *r, struct found_value *f) {
    uint32_t t = f->stop, feet = (uint32_t)qi_plain_digits(f->text, 1);
    if (strcmp(f->unit, "foot") != 0 || strlen(f->text) != 1 || feet < 1) return;
    bool hyphen = qi_value_hyphen(r, t) && qi_value_joined(r, t) && qi_value_joined(r, t + 1);
    t += hyphen || (qi_value_is(r, t, ",") && qi_value_among(r, t + 2, "in inch inches"));
    const char *word = qi_value_word(r, t), *unit = word + strspn(word, "0123456789");
    char digits[3] = {0};
    if (unit == word || unit > word + 2 || (*unit && !qi_value_listed(unit, "in ins"))) return;
    memcpy(digits, word, (size_t)(unit - word));
    int inches = qi_plain_digits(digits, 2);
    bool behind = !*unit && qi_value_among(r, t + 1, "in ins inch inches");
    uint32_t joint = t + 1 + (qi_value_hyphen(r, t + 1) && qi_value_among(r, t + 2, "inch inches"));
    if (inches > 11 || !(*unit || behind || hyphen)) return;
    bool noun = behind && qi_value_is(r, t + 1, "in") && !qi_value_joined(r, t + 1) &&
                qi_value_word(r, t + 2)[0]; /* 6 ft 4 in May */
    f->stop = joint > t + 1 ? joint + 1 : t + 1 + (behind && !noun);
    struct number n = {.low = feet * 12 + inches, .high = feet * 12 + inches, .over = 1, .scale = 1};
    qi_write_number(&n, 1, f->text);
    qi_value_set_unit(f, "inch");
}

/* "10st 4lb", "1min 54.66sec", "2 hours, 3 minutes, 8 seconds": the parts are one weight or time, in the least unit. */
static void add_lesser(const struct value_reader *r, struct found_value *f) {
    static const struct {
        char unit[8], lesser[8];
        int times;
    } pairs[] = {{"stone", "lb", 14}, {"hour", "minute", 60}, {"minute", "second", 60}};
    struct number n;
    const char *unit = NULL;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        int whole = qi_plain_digits(f->text, 4);
        if (whole < 1 || strcmp(f->unit, pairs[i].unit) != 0) continue;
        uint32_t t = f->stop + qi_value_among(r, f->stop, ", and"), at = qi_read_number(r, t, &n);
        if (at == t || n.vague || n.over > 1 || n.low >= pairs[i].times) return;
        uint32_t stop = qi_value_entry(r, at, LIST_UNIT, &unit);
        bool pounds = i == 0 && qi_value_among(r, at, "pound pounds");
        if (!pounds && (stop == at || !unit || strcmp(unit, pairs[i].lesser) != 0)) return;
        n.low = n.high = n.low + whole * pairs[i].times;
        f->stop = pounds ? at + 1 : stop;
        qi_write_number(&n, 1, f->text);
        qi_value_set_unit(f, pairs[i].lesser);
    }
}

/* "1:37.58": minutes, seconds and parts of one, in a race. */
static bool read_lap(const struct value_reader *r, uint32_t t, struct found_value *f) {
    const char *word = qi_value_word(r, t);
    size_t minutes = strspn(word, "0123456789"), seconds, parts;
    if (minutes < 1 || minutes > 2 || word[minutes] != ':') return false;
    const char *rest = word + minutes + 1;
    seconds = strspn(rest, "0123456789");
    parts = rest[seconds] == '.' ? strspn(rest + seconds + 1, "0123456789") : 0;
    if (seconds != 2 || *rest > '5' || parts < 1 || parts > 3 || rest[seconds + 1 + parts]) return false;
    char whole[3] = {0};
    memcpy(whole, word, minutes);
    struct number n;
    if (qi_read_digits(r, rest, t + 1, &n) != t + 1) return false;
    n.low = n.high = n.low + 60 * qi_plain_digits(whole, 2);
    f->type = VALUE_QUANTITY;
    f->stop = t + 1;
    f->measured = true;
    qi_write_number(&n, 1, f->text);
    qi_value_set_unit(f, "second");
    return true;
}

/* "10st": no ordinal ends so; "1st" and "21st" may be one. */
static const char *stones(const char *word, size_t digits) {
    bool ordinal = word[digits - 1] == '1' && !(digits > 1 && word[digits - 2] == '1');
    return !ordinal && !strcmp(word + digits, "st") ? "stone" : NULL;
}

/* "25C", "140g", "30m2", "4.5pc": one token of a number and its unit. */
static bool read_joined_unit(const struct value_reader *r, uint32_t t, struct found_value *f) {
    const char *word = t < r->end && qi_form(r->d, t)->flags & FORM_LETTER ? qi_form(r->d, t)->text : "";
    size_t digits = is_digit(*word) ? strspn(word, "0123456789.,") : 0;
    char number[24];
    if (!digits || digits >= sizeof number || !word[digits]) return false;
    static const char exact[][2][4] = {{"C", "\302\260C"}, {"F", "\302\260F"}, {"g", "g"}}; /* as they are written */
    const char *letters = word + digits, *unit = NULL;
    for (size_t i = 0; i < sizeof exact / sizeof *exact; i++)
        if (!strcmp(letters, exact[i][0])) unit = exact[i][1];
    if (!strcmp(letters, "s") && memchr(word, '.', digits)) unit = "second"; /* 9.8s, but not the 20s */
    if (!unit) unit = stones(word, digits);
    if (!unit) unit = qi_lexicon_value(&r->d->model->lexicon, LIST_UNIT, letters, strlen(letters));
    struct number n;
    memcpy(number, word, digits);
    number[digits] = '\0';
    bool points = !strcmp(letters, "bps"), percent = points || !strcmp(letters, "pc");
    if ((!unit && !percent) || qi_read_digits(r, number, t + 1, &n) != t + 1) return false;
    f->type = percent ? VALUE_PERCENT : VALUE_QUANTITY;
    f->stop = t + 1;
    if (!percent || points) qi_value_set_unit(f, points ? "basis point" : unit);
    qi_write_number(&n, 1, f->text);
    add_inches(r, f);
    add_lesser(r, f);
    return true;
}

/* "2.5m hectares", "4m litres": what is measured in another unit than metres. */
static bool is_other_unit(const struct value_reader *r, uint32_t t) {
    const char *word = qi_value_word(r, t);
    size_t length = strlen(word);
    return length > 4 && word[length - 1] == 's' && qi_in(r->d, t, LIST_UNIT) &&
           !qi_value_among(r, t, "seconds minutes hours metres meters");
}

/* "2.3m people": millions, for what is counted is measured by no metres. */
static bool counts_millions(const struct value_reader *r, uint32_t t) {
    static const char COUNTED[] =
        "people homes households customers users voters votes workers jobs children passengers "
        "tonnes tons barrels visitors viewers patients members students pupils followers "
        "subscribers copies doses vaccines cases shares deaths families residents citizens "
        "businesses properties vehicles cars tickets views downloads records accounts refugees "
        "migrants adults women men taxpayers drivers pensioners fans tests";
    uint32_t noun = t + 1 + (t + 2 < r->end && r->d->tokens.at[t + 1].tag == POS_JJ);
    return qi_value_is(r, t, "m") && qi_value_joined(r, t) &&
           (qi_value_among(r, noun, COUNTED) || (t + 1 < r->end && is_other_unit(r, t + 1)) ||
            (noun < r->end && is_plural(r, noun) && qi_in(r->d, noun, LIST_DEMONYM)));
}

/* The raised 2 or 3 behind a unit of length: "212 m\xC2\xB2". */
static uint32_t raise_unit(const struct value_reader *r, uint32_t t, struct found_value *f) {
    const char *power = qi_value_is(r, t, "\xC2\xB2") ? "\xC2\xB2" : qi_value_is(r, t, "\xC2\xB3") ? "\xC2\xB3" : NULL;
    if (!power || !qi_value_joined(r, t) || !qi_value_listed(f->unit, "mm cm m km")) return t;
    strcat(f->unit, power);
    return t + 1;
}

static bool quantity_after(const struct value_reader *r, uint32_t at, const struct number *n, struct found_value *f) {
    const char *unit = NULL;
    struct number millions = *n;
    if (counts_millions(r, at)) {
        millions.low *= 1e6;
        millions.high *= 1e6;
        millions.grouped = true;
        millions.scale = 1e6;
        return quantity_after(r, at + 1, &millions, f);
    }
    uint32_t hyphen = at + (qi_value_hyphen(r, at) && qi_value_joined(r, at) && qi_value_joined(r, at + 1));
    bool listed = n->comma && !(n->scale > 1); /* "floors 2,3 units": no decimals of what is counted */
    if (qi_value_is(r, at, "of") && (n->vague || n->over > 1)) hyphen = ++at;
    if (n->over > 1 && n->low < n->over && !n->vague) return false;
    uint32_t stop = qi_value_entry(r, hyphen, LIST_UNIT, &unit);
    if (stop > hyphen && unit && !(qi_value_is(r, hyphen, "second") && n->words) && !qi_value_is(r, hyphen, "min.")) {
        qi_value_set_unit(f, unit);
        f->measured = true;
        stop = raise_unit(r, stop, f);
        f->type = VALUE_QUANTITY;
        f->vague = n->vague;
        f->stop = stop;
        qi_write_number(n, 1, f->text);
        add_inches(r, f);
        add_lesser(r, f);
        return true;
    } else {
        const char *code = NULL;
        bool pounds = qi_value_entry(r, hyphen, LIST_CURRENCY, &code) > hyphen && code && !strcmp(code, "pound");
        stop = pounds ? hyphen + 1 : hyphen == at ? read_nouns(r, at, f) : at;
        if (pounds) qi_value_set_unit(f, "lb");
        if (stop == at || listed || (!n->vague && n->high < 2 && !n->grouped && n->words)) return false;
    }
    f->type = VALUE_QUANTITY;
    f->vague = n->vague;
    f->stop = stop;
    qi_write_number(n, n->dotted && !f->measured ? 1000 : 1, f->text); /* 15.000 people */
    return true;
}

/* ---- numbers alone */

/* No. 10, Article 5, 2-1, 0800 555 0142, a list's "3.", a year no preposition stands before: none of these does. */
static bool stands_alone(const struct value_reader *r, uint32_t first, uint32_t t, uint32_t stop,
                         const struct number *n) {
    if (n->low == 1 && n->words && n->over == 1) return false;
    if (n->words && n->low == n->high && n->over == 1 && !n->grouped && r->d->tokens.at[t].tag != POS_CD) return false;
    if (n->hyphened) return false;
    const char *word = qi_value_word(r, t), *next = qi_value_word(r, stop),
               *last = t > first ? qi_value_word(r, t - 1) : "";
    bool telephone = (*word == '0' && is_digit(word[1])) || is_digit(*next) || is_digit(*last);
    if (telephone) return false;
    const struct token *before = t > first ? &r->d->tokens.at[t - 1] : NULL;
    bool mark_behind = qi_value_among(r, stop, "- / : \xE2\x80\x93") && qi_value_joined(r, stop);
    bool mark_before = before && qi_value_joined(r, t) && qi_value_among(r, t - 1, "- / : # \xE2\x80\x93 \xE2\x80\x94");
    if (mark_behind || mark_before) return false;
    if (before && qi_value_is(r, t - 1, "(") && qi_value_is(r, stop, ")") && is_digit(*qi_value_word(r, stop + 1)))
        return false; /* (555) 014-2290 */
    if (!before) return n->over > 1 || !qi_value_among(r, stop, ". )");
    if (t - 1 > first && qi_form(r->d, t - 1)->flags & FORM_UPPER_FIRST) return n->grouped || n->words;
    return !qi_value_among(r, t - 1,
                           "no. nos. number article section chapter page room flight route level phase version "
                           "bus channel verse gate platform episode volume");
}

bool qi_read_measure(const struct value_reader *r, uint32_t first, uint32_t t, struct found_value *f) {
    if (money_before(r, t, f) || read_joined_unit(r, t, f) || read_lap(r, t, f)) return true;
    struct number n;
    bool apart = !qi_value_joined(r, t) || (t > first && qi_value_is(r, t - 1, "(")); /* (-2.5%) */
    bool minus = qi_value_is(r, t, "minus") ||
                 ((qi_value_is(r, t, "-") || qi_value_is(r, t, "\xE2\x88\x92")) && apart && qi_value_joined(r, t + 1));
    if (minus && read_joined_unit(r, t + 1, f)) { /* -5C */
        memmove(f->text + 1, f->text, strlen(f->text) + 1);
        *f->text = '-';
        return true;
    }
    uint32_t stop = qi_read_range(r, t + minus, &n);
    if (stop == t + minus) return false;
    if (minus) n.low = n.high = -n.high;
    if (money_after(r, stop, &n, f) || percent_after(r, stop, &n, f) || quantity_after(r, stop, &n, f)) return true;
    if (n.comma && !(n.scale > 1)) return f->stop = t, false;
    if (minus ? n.words : !n.vague && !stands_alone(r, first, t, stop, &n)) {
        f->stop = n.hyphened ? stop : t; /* both numbers of a score are none */
        return false;
    }
    f->type = VALUE_NUMBER;
    f->vague = n.vague;
    f->stop = stop;
    qi_write_number(&n, 1, f->text);
    return true;
}
