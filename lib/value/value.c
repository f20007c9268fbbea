/* The stage: goes through the text once and takes the longest value at each token. See value.h for the grammars. */
#include "value/value.h"

#include "tagger/pos.h"
#include "unicode/utf8.h"

enum { ENTRY_WORDS = 4, ENTRY_BYTES = 64, HEAD_TOKENS = 160, UNIT_WORD = 38 /* bytes of each word */ };

/* Is a word one of several, which are separated by blanks? */
static bool is_listed(const char *word, const char *words) {
    if (!*word) return false;
    for (const char *at = words;; at++) {
        size_t same = 0;
        while (word[same] && at[same] == word[same]) same++;
        if (!word[same] && (!at[same] || at[same] == ' ')) return true;
        while (*at && *at != ' ') at++;
        if (!*at) return false;
    }
}

bool qi_value_among(const struct value_reader *r, uint32_t token, const char *words) {
    return is_listed(qi_value_word(r, token), words);
}

bool qi_value_joined(const struct value_reader *r, uint32_t token) {
    return token < r->end && !(r->d->tokens.at[token].flags & TOKEN_AFTER_SPACE);
}

bool qi_value_hyphen(const struct value_reader *r, uint32_t token) {
    return qi_value_is(r, token, "-") || qi_value_is(r, token, "\xE2\x80\x93") ||
           qi_value_is(r, token, "\xE2\x80\x90") || qi_value_is(r, token, "\xE2\x80\x91");
}

uint32_t qi_value_entry(const struct value_reader *r, uint32_t token, enum word_list list, const char **value) {
    char text[ENTRY_BYTES];
    uint32_t size = 0, stop = token;
    for (uint32_t n = 0; n < ENTRY_WORDS && token + n < r->end; n++) {
        const char *word = qi_value_word(r, token + n);
        size_t length = strlen(word);
        if (size + length + 1 > ENTRY_BYTES) break;
        if (n) text[size++] = ' ';
        memcpy(text + size, word, length);
        size += (uint32_t)length;
        uint64_t bits = n ? qi_lexicon_lists(&r->d->model->lexicon, qi_hash(text, size)) : qi_form(r->d, token)->lists;
        if (bits >> list & 1) {
            *value = qi_lexicon_value(&r->d->model->lexicon, list, text, size);
            stop = token + n + 1;
        }
        if (!(bits >> LIST_OPENS & 1)) break;
    }
    return stop;
}

/* ---- what was found */

struct found {
    uint32_t stop;
    enum value_type type;
    char text[VALUE_TEXT];
    char unit[VALUE_TEXT];
    const char *modifier;
    bool vague;
    bool measured; /* by a unit that is no noun counted */
};

static quoth_status add(struct value_reader *r, uint32_t first, const struct found *f) {
    struct value *v = VEC_ADD(&r->d->arena, &r->d->values);
    if (!v) return QUOTH_ERROR_MEMORY;
    *v = (struct value){.first = first, .last = f->stop, .modifier = f->modifier, .type = (uint8_t)f->type};
    if (!f->vague && !(v->text = qi_arena_string(&r->d->arena, f->text, strlen(f->text)))) return QUOTH_ERROR_MEMORY;
    if (*f->unit && !(v->unit = qi_arena_string(&r->d->arena, f->unit, strlen(f->unit)))) return QUOTH_ERROR_MEMORY;
    return QUOTH_OK;
}

static void set_unit(struct found *f, const char *unit) {
    size_t length = strlen(unit);
    if (length >= sizeof f->unit) length = sizeof f->unit - 1;
    memcpy(f->unit, unit, length);
    f->unit[length] = '\0';
}

/* "Rose up to 1.4%", "ticked up to 1.4%": the words say where it went, not how much it may be at most. */
static bool goes_up(const struct value_reader *r, uint32_t t, uint32_t first) {
    return t > first && qi_value_among(r, t - 1,
                                       "tick ticked ticks edge edged edges inch inched creep crept go goes went gone "
                                       "move moved moves jump jumped climb climbed rise rose risen shoot shot push "
                                       "pushed bring brings brought bump bumped nudge nudged surge surged");
}

/* What the words before say of a number: "more than", "about". */
static const char *modifier_before(const struct value_reader *r, uint32_t t, uint32_t first) {
    static const struct {
        const char *words[3]; /* the last word first */
        const char *modifier;
    } all[] = {
        {{"than", "more", "no"}, "at most"},
        {{"than", "fewer less", "no"}, "at least"},
        {{"than", "more greater higher", ""}, "more than"},
        {{"than", "less fewer lower", ""}, "less than"},
        {{"least", "at", ""}, "at least"},
        {{"most", "at", ""}, "at most"},
        {{"to", "up", ""}, "at most"},
        {{"as", "many much", "as"}, "at most"},
        {{"to", "close", ""}, "about"},
        {{"estimated", "", ""}, "about"},
        {{"over above exceeding", "", ""}, "more than"},
        {{"under below", "", ""}, "less than"},
        {{"nearly almost", "", ""}, "less than"},
        {{"about around some roughly approximately circa", "", ""}, "about"},
    };
    if (t > first + 1 && qi_value_hyphen(r, t - 2) && qi_value_joined(r, t - 1)) return NULL; /* a 6-under 66 */
    if (t > first + 1 && qi_value_is(r, t - 1, "to") && qi_value_is(r, t - 2, "up") && goes_up(r, t - 2, first))
        return NULL;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        uint32_t k = 0;
        while (k < 3 && *all[i].words[k] && t > first + k && qi_value_among(r, t - 1 - k, all[i].words[k])) k++;
        if (k == 3 || !*all[i].words[k]) return all[i].modifier;
    }
    return NULL;
}

/* "Over two days" is how long something took, "a row over two keys" and "under two blankets" no comparison either. */
static bool compares(const struct value_reader *r, uint32_t t, uint32_t first, const struct found *f) {
    bool over = t > first && qi_value_is(r, t - 1, "over"), under = t > first && qi_value_is(r, t - 1, "under");
    if (!over && !under) return true;
    unsigned tag = r->d->tokens.at[t - 1].tag, before = t > first + 1 ? r->d->tokens.at[t - 2].tag : POS_NONE;
    if (tag == POS_RP) return false;
    bool measure = f->type != VALUE_QUANTITY || f->measured;
    bool of = under && qi_value_is(r, f->stop, "of");
    bool noun = !f->measured && (before == POS_NN || before == POS_NNS || before == POS_VBG);
    bool lasts = f->type == VALUE_QUANTITY && is_listed(f->unit, "minute hour day week month year decade");
    bool more = (t > first + 1 && qi_value_among(r, t - 2, "for well just of after in is a little slightly")) ||
                qi_value_among(r, f->stop, "old ago");
    if (under) return more || (measure && !of);
    return lasts ? more : !noun || f->type == VALUE_PERCENT || f->type == VALUE_NUMBER;
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

static void set_money(const struct value_reader *r, struct found *f, const struct number *n, const char *code) {
    const char *slash = strchr(code, '/');
    f->type = VALUE_MONEY;
    f->vague = n->vague;
    bool thousands = n->dotted && is_listed(code, "IDR VND COP CLP PYG"); /* Rp 15.000: nobody has a thousandth */
    qi_write_number(n, slash ? 0.01 : thousands ? 1000 : 1, f->text);
    set_unit(f, strcmp(code, "rupee") != 0 ? code : r->rupee);
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
static bool money_before(const struct value_reader *r, uint32_t t, struct found *f) {
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
    return last && last->type == VALUE_QUANTITY && last->unit && is_listed(last->unit, "kg g tonne") &&
           at - last->last <= NEAR && qi_value_is(r, last->last, "(");
}

/* Behind a number: "dollars", "Egyptian pounds", "cents". */
static bool money_after(const struct value_reader *r, uint32_t at, const struct number *n, struct found *f) {
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

static bool percent_after(const struct value_reader *r, uint32_t at, const struct number *n, struct found *f) {
    at += qi_value_hyphen(r, at) && qi_value_joined(r, at) && qi_value_joined(r, at + 1);
    uint32_t stop = 0;
    if (qi_value_is(r, at, "bps")) {
        set_unit(f, "basis point");
        stop = at + 1;
    }
    if (qi_value_among(r, at, "% percent pct") || (at < r->end && !strcmp(qi_form(r->d, at)->text, "pc")))
        stop = at + 1;
    if (qi_value_is(r, at, "per") && qi_value_among(r, at + 1, "cent cents")) stop = at + 2;
    if (qi_value_among(r, at, "percentage basis") && qi_value_among(r, at + 1, "point points")) {
        set_unit(f, qi_value_is(r, at, "basis") ? "basis point" : "percentage point");
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
static uint32_t read_nouns(const struct value_reader *r, uint32_t at, struct found *f) {
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
static void add_inches(const struct value_reader *r, struct found *f) {
    uint32_t t = f->stop, feet = (uint32_t)qi_plain_digits(f->text, 1);
    if (strcmp(f->unit, "foot") != 0 || strlen(f->text) != 1 || feet < 1) return;
    bool hyphen = qi_value_hyphen(r, t) && qi_value_joined(r, t) && qi_value_joined(r, t + 1);
    t += hyphen || (qi_value_is(r, t, ",") && qi_value_among(r, t + 2, "in inch inches"));
    const char *word = qi_value_word(r, t), *unit = word + strspn(word, "0123456789");
    char digits[3] = {0};
    if (unit == word || unit > word + 2 || (*unit && !is_listed(unit, "in ins"))) return;
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
    set_unit(f, "inch");
}

/* "10st 4lb", "1min 54.66sec", "2 hours, 3 minutes, 8 seconds": the parts are one weight or time, in the least unit. */
static void add_lesser(const struct value_reader *r, struct found *f) {
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
        set_unit(f, pairs[i].lesser);
    }
}

/* "1:37.58": minutes, seconds and parts of one, in a race. */
static bool read_lap(const struct value_reader *r, uint32_t t, struct found *f) {
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
    set_unit(f, "second");
    return true;
}

/* "10st": no ordinal ends so; "1st" and "21st" may be one. */
static const char *stones(const char *word, size_t digits) {
    bool ordinal = word[digits - 1] == '1' && !(digits > 1 && word[digits - 2] == '1');
    return !ordinal && !strcmp(word + digits, "st") ? "stone" : NULL;
}

/* "25C", "140g", "30m2", "4.5pc": one token of a number and its unit. */
static bool read_joined_unit(const struct value_reader *r, uint32_t t, struct found *f) {
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
    if (!percent || points) set_unit(f, points ? "basis point" : unit);
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
        "migrants adults women men taxpayers drivers pensioners fans tests migrants";
    uint32_t noun = t + 1 + (t + 2 < r->end && r->d->tokens.at[t + 1].tag == POS_JJ);
    return qi_value_is(r, t, "m") && qi_value_joined(r, t) &&
           (qi_value_among(r, noun, COUNTED) || (t + 1 < r->end && is_other_unit(r, t + 1)) ||
            (noun < r->end && is_plural(r, noun) && qi_in(r->d, noun, LIST_DEMONYM)));
}

/* The raised 2 or 3 behind a unit of length: "212 m\xC2\xB2". */
static uint32_t raise_unit(const struct value_reader *r, uint32_t t, struct found *f) {
    const char *power = qi_value_is(r, t, "\xC2\xB2") ? "\xC2\xB2" : qi_value_is(r, t, "\xC2\xB3") ? "\xC2\xB3" : NULL;
    if (!power || !qi_value_joined(r, t) || !is_listed(f->unit, "mm cm m km")) return t;
    strcat(f->unit, power);
    return t + 1;
}

static bool quantity_after(const struct value_reader *r, uint32_t at, const struct number *n, struct found *f) {
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
        set_unit(f, unit);
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
        if (pounds) set_unit(f, "lb");
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

static bool read_measure(const struct value_reader *r, uint32_t first, uint32_t t, struct found *f) {
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

static bool read_value(const struct value_reader *r, uint32_t first, uint32_t t, struct found *f) {
    const char *zone;
    *f = (struct found){.stop = t, .type = VALUE_TIME};
    f->stop = qi_read_time(r, t, f->text, &zone);
    if (f->stop > t) {
        if (zone) set_unit(f, zone);
        return true;
    }
    f->type = VALUE_DATE;
    f->stop = qi_read_date(r, t, f->text, &f->modifier);
    if (f->stop > t) return true;
    f->stop = t;
    if (!read_measure(r, first, t, f)) return false;
    if (compares(r, t, first, f)) f->modifier = modifier_before(r, t, first);
    return true;
}

/* A token in a name; a day of the week or a month may be read as one all the same. */
static bool in_name(struct value_reader *r, uint32_t t) {
    while (r->next_entity < r->d->entities.count && r->d->entities.at[r->next_entity].last <= t) r->next_entity++;
    return r->next_entity < r->d->entities.count && r->d->entities.at[r->next_entity].first <= t;
}

/* FY2023, which was taken for a name. */
static bool is_fiscal(const struct value_reader *r, uint32_t t) {
    const char *text = qi_form(r->d, t)->text;
    return !strncmp(text, "FY", 2) && is_digit(text[2]);
}

/* "a dozen", "a third of", "a year ago", "A$5": articles are common, and begin a value before few words. */
static bool is_idle_article(const struct value_reader *r, uint32_t t) {
    if (!qi_value_is(r, t, "a") && !qi_value_is(r, t, "an")) return false;
    return t + 1 >= r->end || !(qi_in(r->d, t + 1, LIST_NUMBER_WORD) || qi_value_is(r, t + 1, "third") ||
                                qi_value_is(r, t + 1, "quarter") || qi_value_is(r, t + 1, "fifth") ||
                                qi_value_is(r, t + 1, "$") || qi_value_is(r, t + 2, "ago"));
}

static quoth_status read_sentence(struct value_reader *r, const struct sentence *s) {
    struct found f;
    r->end = s->last;
    for (uint32_t t = s->first; t < s->last;) {
        if (!r->begins[r->d->tokens.at[t].form] || is_idle_article(r, t) || (in_name(r, t) && !is_fiscal(r, t))) {
            t++;
            continue;
        }
        bool any = read_value(r, s->first, t, &f);
        if (any && add(r, t, &f)) return QUOTH_ERROR_MEMORY;
        t = f.stop > t ? f.stop : t + 1;
    }
    return QUOTH_OK;
}

/* Whose money the document speaks of: that of the first state or people it names of some; NULL for none. */
static const char *find_money(const quoth_document *d, const char *const states[][2], size_t count) {
    static const enum word_list lists[] = {LIST_COUNTRY, LIST_DEMONYM, LIST_CAPITAL};
    for (uint32_t t = 0; t < d->tokens.count; t++) {
        const struct form *form = qi_form(d, t);
        for (size_t l = 0; l < sizeof lists / sizeof *lists; l++) {
            if (!(form->lists >> lists[l] & 1)) continue;
            const struct form *lower = &d->forms.at[form->lower];
            const char *state = qi_lexicon_value(&d->model->lexicon, lists[l], lower->text, lower->length);
            for (size_t i = 0; state && i < count; i++)
                if (!strcmp(state, states[i][0])) return states[i][1];
        }
    }
    return NULL;
}

/* Whose rupees: India's where no state is named. */
static const char *find_rupee(const quoth_document *d) {
    static const char *const states[][2] = {
        {"India", "INR"}, {"Pakistan", "PKR"}, {"Sri Lanka", "LKR"}, {"Nepal", "NPR"}, {"Mauritius", "MUR"}};
    const char *code = find_money(d, states, sizeof states / sizeof *states);
    return code ? code : "INR";
}

/* "K5.2 billion", "P300,000": kwacha, kina, pesos and pula, where a state that has such money is named. */
static void find_letter_money(struct value_reader *r, bool k, bool p) {
    static const char *const k_states[][2] = {{"Zambia", "ZMW"}, {"Malawi", "MWK"}, {"Papua New Guinea", "PGK"}};
    static const char *const p_states[][2] = {{"Philippines", "PHP"}, {"Botswana", "BWP"}};
    r->k_money = r->k_money ? r->k_money : k ? find_money(r->d, k_states, sizeof k_states / sizeof *k_states) : NULL;
    r->p_money = p ? find_money(r->d, p_states, sizeof p_states / sizeof *p_states) : NULL;
}

/* When the text says it was published: the first whole date at its head that is not in its running text. */
static void find_publication(struct value_reader *r) {
    const quoth_document *d = r->d;
    uint32_t region = 0;
    for (uint32_t n = 0; n < d->sentences.count; n++) {
        const struct sentence *s = &d->sentences.at[n];
        if (s->first >= HEAD_TOKENS) return;
        region = s->region;
        if (region < d->regions.count && d->regions.at[region].kind == REGION_BODY) continue;
        r->end = s->last;
        for (uint32_t t = s->first; t < s->last; t++) {
            struct moment m;
            int relative;
            if (!r->begins[d->tokens.at[t].form]) continue;
            if (qi_read_day(r, t, &m, &relative) > t && m.year && m.month && m.day) {
                r->now = m;
                return;
            }
        }
    }
}

/* Words that a value may begin with, by their first eight letters. */
static const char beginnings[][9] = {
    "a",       "ad",   "an",    "autumn",   "c",        "coming", "early",  "fall",     "first",  "fourth",
    "gh",      "half", "hk",    "last",     "late",     "mid",    "midday", "midnight", "minus",  "next",
    "quarter", "noon", "nt",    "nz",       "previous", "r",      "s",      "second",   "spring", "summer",
    "third",   "this", "today", "tomorrow", "tonight",  "us",     "winter", "yesterda", "ec",     "j",
    "tt",      "bz",   "bds",   "g",        "fj",       "n",
};

/* Their heads, found by hashing: for each form of a document it is one look. */
enum { HEAD_SLOTS = 128 };
struct heads {
    uint64_t at[HEAD_SLOTS];
};

static bool find_head(const struct heads *heads, uint64_t head, uint32_t *slot) {
    *slot = (uint32_t)(head * UINT64_C(0x9E3779B97F4A7C15) >> 57);
    while (heads->at[*slot] && heads->at[*slot] != head) *slot = (*slot + 1) % HEAD_SLOTS;
    return heads->at[*slot] == head;
}

static void note_heads(struct heads *heads) {
    *heads = (struct heads){{0}};
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        uint32_t slot;
        uint64_t head = qi_head(beginnings[i], 8);
        if (!find_head(heads, head, &slot)) heads->at[slot] = head;
    }
}

/* Can a value begin with the word? Most words are looked at no further. */
static bool begins_value(const struct form *lower, const struct heads *heads) {
    const uint64_t lists = (uint64_t)1 << LIST_NUMBER_WORD | (uint64_t)1 << LIST_CURRENCY | (uint64_t)1 << LIST_MONTH |
                           (uint64_t)1 << LIST_WEEKDAY;
    unsigned char first = (unsigned char)*lower->text;
    if (lower->lists & lists || (first >= '0' && first <= '9') || first == '-') return true;
    if (first == '\'' || first == '.' || first == '+' || first == 'r' || first == 'n' || first == 'k' || first == 'p')
        if (is_digit(lower->text[1])) return true;
    if (first == 'd' && lower->text[1] == 'h' && is_digit(lower->text[2])) return true;
    if (first == '\'') return false;
    if (first >= 0x80) { /* ½, ⅓, a minus sign: not the quotation marks and dashes of most texts */
        size_t length;
        uint32_t point = qi_utf8_decode(lower->text, &length);
        return (point >= 0xBC && point <= 0xBE) || (point >= 0x2150 && point <= 0x215E) || point == 0x2212;
    }
    if ((first == 'm' && !strncmp(lower->text, "mid-", 4)) || (first == 'q' && lower->length == 2)) return true;
    if (first == 'h' && lower->length == 2 && is_digit(lower->text[1])) return true; /* H1 */
    if (first == 'f' && lower->text[1] == 'y' && (!lower->text[2] || is_digit(lower->text[2]))) return true;
    uint32_t slot;
    return find_head(heads, lower->head, &slot);
}

/* "R4.2m", "N6.4": no road's. */
static bool is_letter_sum(const char *text, char letter) {
    if (*text != letter || !is_digit(text[1])) return false;
    size_t digits = strspn(text + 1, "0123456789");
    return text[1 + digits] == '.' || !strcmp(text + 1 + digits, "m") || !strcmp(text + 1 + digits, "bn");
}

static bool is_rupee(const struct form *lower) {
    return is_listed(lower->text, "rs rs. rupee rupees");
}

quoth_status qi_find_values(quoth_document *d, struct arena *scratch) {
    struct value_reader r = {.d = d, .pounds_weigh = true};
    r.begins = qi_arena_alloc(scratch, (d->forms.count + 1u) * sizeof *r.begins);
    if (!r.begins) return QUOTH_ERROR_MEMORY;
    r.now = qi_moment_of(d->date);
    struct heads heads;
    note_heads(&heads);
    bool rupees = false, k = false, p = false;
    for (uint32_t i = 0; i < d->forms.count; i++) {
        r.begins[i] = begins_value(&d->forms.at[d->forms.at[i].lower], &heads);
        const struct form *form = &d->forms.at[i];
        if (form->length == 2 && !strcmp(form->text, "\xC2\xA3")) r.pounds_weigh = false;
        rupees |= form->lists >> LIST_CURRENCY & 1 && is_rupee(&d->forms.at[form->lower]);
        k |= *form->text == 'K' && is_digit(form->text[1]);
        p |= *form->text == 'P' && is_digit(form->text[1]);
        if (!strcmp(form->text, "PNG") || !strcmp(form->text, "Papua")) r.k_money = "PGK";
        r.speaks_of_rand |= qi_form_is(d, form, "rand") || is_letter_sum(form->text, 'R');
        r.speaks_of_naira |=
            qi_form_is(d, form, "naira") || qi_form_is(d, form, "kobo") || is_letter_sum(form->text, 'N');
    }
    r.rupee = rupees ? find_rupee(d) : "INR";
    find_letter_money(&r, k, p);
    if (!r.now.year) find_publication(&r);
    d->published = (uint32_t)(r.now.year * 10000 + r.now.month * 100 + r.now.day);
    for (uint32_t n = 0; n < d->sentences.count; n++)
        if (read_sentence(&r, &d->sentences.at[n])) return QUOTH_ERROR_MEMORY;
    return QUOTH_OK;
}
