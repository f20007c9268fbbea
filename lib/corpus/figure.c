/* What a collection keeps of the numbers in a document: how much, of what, who says so, and the words around them. */
#include <math.h>

#include "corpus/collection.h"
#include "tagger/pos.h"

enum {
    REACH = 24,     /* words on either side that tell what a number is about */
    TOLL_AHEAD = 8, /* words behind a number in which its toll may stand … */
    TOLL_BACK = 12, /* … and before it */
    MOST_NEAR = 2 * REACH + 16,
    AROUND = 16 /* values looked at for the year of a sentence */
};

struct reader {
    quoth_collection *c;
    const quoth_document *d;
    uint32_t document;
    uint32_t *holder;     /* of every token: the innermost quote it is in, or UINT32_MAX */
    uint32_t first, last; /* the sentence's tokens */
};

/* ---- words */

static const char *word_at(const struct reader *r, uint32_t token) {
    return token >= r->first && token < r->last ? r->d->forms.at[qi_form(r->d, token)->lower].text : "";
}

static bool among(const char *word, const char *const *words) {
    for (; *words; words++)
        if (strcmp(word, *words) == 0) return true;
    return false;
}

static bool between(const struct value *v, uint32_t token) {
    return token >= v->first && token < v->last;
}

/* ---- amounts */

/* A decimal number, without a locale; *digits counts those that are not zeros at either end. */
static const char *read_decimal(const char *at, double *number, uint8_t *digits) {
    double sum = 0, scale = 1;
    uint32_t zeros = 0, count = 0;
    bool minus = *at == '-', point = false;
    for (at += minus; (*at >= '0' && *at <= '9') || (*at == '.' && at[1] != '.' && !point); at++) {
        if (*at == '.') {
            point = true;
            continue;
        }
        sum = sum * 10 + (*at - '0');
        if (point) scale *= 10;
        zeros = *at == '0' ? zeros + 1 : 0;
        if (*at != '0' || count) count++;
    }
    *number = (minus ? -sum : sum) / scale;
    *digits = (uint8_t)(count > zeros && count - zeros < 255 ? count - zeros : 1);
    return at;
}

/* "1500", "10..20", "2/3"; false: no number in particular. */
static bool read_amount(const char *text, struct kept_figure *f, bool *fraction) {
    double low, high;
    if (!text) return false;
    const char *at = read_decimal(text, &low, &f->digits);
    high = low;
    *fraction = *at == '/';
    if (*at == '/') {
        uint8_t digits;
        read_decimal(at + 1, &high, &digits);
        if (high <= 0) return false;
        low = high = low / high;
    } else if (*at == '.') {
        read_decimal(at + 2, &high, &f->digits);
    }
    f->low = low;
    f->high = high;
    f->middle = f->written = (low + high) / 2;
    return isfinite(f->middle);
}

static double days_in(const char *unit) {
    static const struct {
        const char *unit;
        double days;
    } all[] = {{"second", 1 / 86400.0},
               {"minute", 1 / 1440.0},
               {"hour", 1 / 24.0},
               {"day", 1},
               {"night", 1},
               {"week", 7},
               {"fortnight", 14},
               {"month", 30.4},
               {"year", 365},
               {"decade", 3650},
               {"century", 36500}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strcmp(unit, all[i].unit) == 0) return all[i].days;
    return 0;
}

static void open_ends(struct kept_figure *f, const char *modifier) {
    if (!modifier) return;
    f->about = strcmp(modifier, "about") == 0;
    if (strcmp(modifier, "at least") == 0 || strcmp(modifier, "more than") == 0) f->high = INFINITY;
    if (strcmp(modifier, "at most") == 0 || strcmp(modifier, "less than") == 0) f->low = -INFINITY;
}

/* ---- what is counted */

static uint32_t hash_of(const char *text) {
    uint32_t hash = (uint32_t)qi_hash(text, strlen(text));
    return hash + !hash;
}

static const char *toll_of(const quoth_document *d, uint32_t token) {
    const struct form *f = &d->forms.at[qi_form(d, token)->lower];
    return f->lists >> LIST_TOLL_WORD & 1 ? qi_lexicon_value(&d->model->lexicon, LIST_TOLL_WORD, f->text, f->length)
                                          : NULL;
}

static uint8_t toll_bit(const quoth_document *d, uint32_t token) {
    static const char *const tolls[] = {"death", "injury", "missing", "arrest", "rescue", "flight"};
    const char *toll = toll_of(d, token);
    for (unsigned i = 0; toll && i < sizeof tolls / sizeof *tolls; i++)
        if (strcmp(toll, tolls[i]) == 0) return (uint8_t)(1u << i);
    return 0;
}

static void set_unit(const struct reader *r, const struct value *v, bool fraction, struct kept_figure *f) {
    const quoth_document *d = r->d;
    double days = v->unit ? days_in(v->unit) : 0;
    f->sort = FIGURE_MEASURE;
    if (v->type == VALUE_PERCENT || fraction) {
        f->unit = hash_of(v->unit && v->type == VALUE_PERCENT ? v->unit : "%");
    } else if (v->type == VALUE_NUMBER || !v->unit) {
        f->sort = FIGURE_BARE;
    } else if (v->type == VALUE_MONEY) {
        f->unit = hash_of(v->unit);
    } else if (days > 0) {
        f->sort = FIGURE_TIME;
        f->unit = hash_of("day");
        f->low *= days;
        f->high *= days;
        f->middle *= days;
    } else if (qi_in(d, v->last - 1, LIST_UNIT)) {
        f->unit = hash_of(v->unit);
    } else {
        const char *toll = toll_of(d, v->last - 1);
        f->sort = toll && strcmp(toll, "people") == 0 ? FIGURE_PEOPLE : FIGURE_THINGS;
        if (!qi_statement_word(d, v->last - 1, &f->unit)) f->unit = hash_of(v->unit);
    }
}

/* "$30,000 a day", "400 euros per tonne": what it is counted by. */
static uint32_t rate_behind(const struct reader *r, const struct value *v) {
    static const char *const by[] = {"a", "an", "per", "each", "every", "/", NULL};
    uint32_t word;
    bool rate = v->last + 1 < r->last && among(word_at(r, v->last), by) && qi_statement_word(r->d, v->last + 1, &word);
    return rate ? word : 0;
}

static bool is_value(const struct reader *r, uint32_t from, uint32_t to, uint32_t token) {
    for (uint32_t i = from; i < to; i++)
        if (between(&r->d->values.at[i], token) && r->d->values.at[i].type > VALUE_TIME) return true;
    return false;
}

/* Which toll a number is of: "nine were killed and 12 injured", "the toll rose to 10". */
static uint8_t find_tolls(const struct reader *r, uint32_t value) {
    static const char *const ends[] = {
        ",",  ";",   "and",       "but",          "while",        "-", "(", ")", ":", "from", "with",
        "as", "who", "including", "\xE2\x80\x93", "\xE2\x80\x94", NULL};
    static const char *const begins[] = {",",  ";",         "and",          "but",          "while",
                                         "of", "including", "\xE2\x80\x93", "\xE2\x80\x94", NULL};
    const quoth_document *d = r->d;
    const struct value *v = &d->values.at[value];
    uint32_t before = value > 4 ? value - 4 : 0, behind = value + 5 < d->values.count ? value + 5 : d->values.count;
    uint8_t tolls = 0;
    for (uint32_t t = v->first; t < r->last && t < v->last + TOLL_AHEAD; t++) {
        if (t >= v->last && (among(word_at(r, t), ends) || is_value(r, value + 1, behind, t))) break;
        tolls |= toll_bit(d, t);
    }
    for (uint32_t t = v->first; !tolls && t-- > r->first && t + TOLL_BACK >= v->first;) {
        if (among(word_at(r, t), begins) || is_value(r, before, value, t)) break;
        tolls |= toll_bit(d, t);
    }
    return tolls;
}

/* Ages, years, labels (tank four), parts (including three children) and additions (two more) belong to no claim. */
static bool is_beside_the_point(const struct reader *r, const struct value *v, const struct kept_figure *f) {
    static const char *const not_before[] = {"including", "another", "further", "aged", "age", "other", "past", NULL};
    static const char *const added[] = {"more", "further", "other", NULL};
    static const char *const not_behind[] = {"more", "further", "other", "old", "o'clock", "am", "pm", ":", NULL};
    const char *last = v->first > r->first ? word_at(r, v->first - 1) : "", *next = word_at(r, v->last);
    bool number = v->type == VALUE_NUMBER;
    if (among(last, not_before) || among(next, not_behind)) return true;
    if (strcmp(next, "-") == 0 && strcmp(word_at(r, v->last + 1), "old") == 0) return true;
    for (uint32_t t = v->first + 1; t < v->last; t++)
        if (among(word_at(r, t), added)) return true;
    if (v->unit && strcmp(v->unit, "times") == 0) return true;
    if (!number) return false;
    if ((*last == ',' || *last == '(') && strchr(",).", *next)) return true;
    if (v->last == v->first + 1 && f->written >= 1900 && f->written <= 2100 && qi_form(r->d, v->first)->length == 4)
        return true;
    unsigned tag = *last ? r->d->tokens.at[v->first - 1].tag : POS_NONE;
    return (tag == POS_NN || tag == POS_NNP) && !toll_bit(r->d, v->first - 1);
}

/* Is a date of another year in the sentence? */
static bool is_past(const struct reader *r, uint32_t value) {
    const quoth_document *d = r->d;
    uint32_t first = value > AROUND ? value - AROUND : 0, last = value + AROUND;
    for (uint32_t i = first; i < d->values.count && i < last && d->published; i++) {
        const struct value *v = &d->values.at[i];
        if (v->type != VALUE_DATE || v->first < r->first || v->first >= r->last || !v->text) continue;
        uint32_t year = 0, digits = 0;
        for (; digits < 4 && v->text[digits] >= '0' && v->text[digits] <= '9'; digits++)
            year = year * 10 + (uint32_t)(v->text[digits] - '0');
        if (digits == 4 && year != d->published / 10000) return true;
    }
    return false;
}

/* ---- the words around */

struct near_words {
    struct near_word at[MOST_NEAR];
    uint32_t count;
};

static void add_near(struct near_words *near, uint32_t word, float nearness) {
    for (uint32_t i = 0; i < near->count; i++)
        if (near->at[i].word == word) {
            near->at[i].nearness = fmaxf(near->at[i].nearness, nearness);
            return;
        }
    if (near->count < MOST_NEAR) near->at[near->count++] = (struct near_word){word, nearness};
}

/* Does a token belong to what the figure's holder says? */
static bool is_said(const struct reader *r, uint32_t token, uint32_t quote) {
    if (quote == UINT32_MAX || r->holder[token] == quote) return true;
    if (r->holder[token] == UINT32_MAX) return false;
    struct span said = r->c->quotes.at[r->c->documents.at[r->document].first_quote + quote].extent;
    return r->d->tokens.at[token].start >= said.start && r->d->tokens.at[token].stop <= said.stop;
}

static void read_near(const struct reader *r, const struct value *v, uint32_t quote, struct near_words *near) {
    const quoth_document *d = r->d;
    uint32_t from = v->first - r->first > REACH ? v->first - REACH : r->first;
    uint32_t to = r->last - v->last > REACH ? v->last + REACH : r->last, e = qi_entity_at(d, from);
    near->count = 0;
    for (uint32_t t = from; t < to; t++) {
        uint32_t word, apart = t < v->first ? v->first - t : t >= v->last ? t - v->last + 1 : 0;
        while (e < d->entities.count && d->entities.at[e].last <= t) e++;
        if (!is_said(r, t, quote)) continue;
        if (e < d->entities.count && d->entities.at[e].first <= t)
            word = WORD_GROUP | (r->c->documents.at[r->document].first_group + d->entities.at[e].group);
        else if (!qi_statement_word(d, t, &word) || word & WORD_NUMBER)
            continue;
        add_near(near, word, 1 / (1 + (float)apart / 6));
    }
}

/* ---- all */

static bool keep_figure(struct reader *r, uint32_t value, uint32_t sentence) {
    quoth_collection *c = r->c;
    const struct value *v = &r->d->values.at[value];
    uint32_t quote = r->holder[v->first];
    struct kept_figure f = {.document = r->document, .value = value, .sentence = sentence, .quote = UINT32_MAX};
    struct near_words near;
    bool fraction;
    if (v->type <= VALUE_TIME || !read_amount(v->text, &f, &fraction) || is_beside_the_point(r, v, &f)) return true;
    open_ends(&f, v->modifier);
    set_unit(r, v, fraction, &f);
    f.rate = rate_behind(r, v);
    if (f.sort < FIGURE_MEASURE) f.tolls = find_tolls(r, value);
    f.past = is_past(r, value);
    if (quote != UINT32_MAX) f.quote = c->documents.at[r->document].first_quote + quote;
    read_near(r, v, quote, &near);
    f.first_word = c->near_words.count;
    f.words = near.count;
    for (uint32_t i = 0; i < near.count; i++) {
        struct near_word *word = VEC_ADD(&c->kept, &c->near_words);
        if (!word) return false;
        *word = near.at[i];
    }
    struct kept_figure *kept = VEC_ADD(&c->kept, &c->figures);
    if (kept) *kept = f;
    return kept != NULL;
}

/* Of quotes inside one another the shorter. */
static bool find_holders(struct reader *r, struct arena *scratch) {
    const quoth_document *d = r->d;
    uint32_t first_quote = r->c->documents.at[r->document].first_quote;
    r->holder = qi_arena_alloc(scratch, ((size_t)d->tokens.count + 1) * sizeof *r->holder);
    if (!r->holder) return false;
    memset(r->holder, 0xFF, ((size_t)d->tokens.count + 1) * sizeof *r->holder);
    for (uint32_t i = 0; i < d->quotes.count; i++) {
        const struct quote *q = &d->quotes.at[i];
        struct span whole = r->c->quotes.at[first_quote + i].extent;
        for (uint32_t p = 0; p < q->content_count && q->kind != QUOTE_SCARE; p++) {
            struct span piece = d->pieces.at[q->content + p];
            uint32_t t = qi_token_at(d, piece.start);
            for (; t < d->tokens.count && d->tokens.at[t].start < piece.stop; t++) {
                uint32_t other = r->holder[t];
                struct span outer =
                    other == UINT32_MAX ? (struct span){0, UINT32_MAX} : r->c->quotes.at[first_quote + other].extent;
                if (whole.stop - whole.start <= outer.stop - outer.start) r->holder[t] = i;
            }
        }
    }
    return true;
}

bool qi_keep_figures(quoth_collection *c, const quoth_document *d, struct arena *scratch) {
    struct reader r = {.c = c, .d = d, .document = c->documents.count - 1};
    struct kept_document *kept = &c->documents.at[r.document];
    kept->first_figure = c->figures.count;
    if (!find_holders(&r, scratch)) return false;
    for (uint32_t i = 0, s = 0; i < d->values.count; i++) {
        while (s < d->sentences.count && d->sentences.at[s].last <= d->values.at[i].first) s++;
        if (s == d->sentences.count) break;
        uint32_t at = d->sentences.at[s].region;
        unsigned region = at < d->regions.count ? d->regions.at[at].kind : REGION_BODY;
        if (region == REGION_BOILERPLATE || region == REGION_CREDIT || region == REGION_BYLINE) continue;
        r.first = d->sentences.at[s].first;
        r.last = d->sentences.at[s].last;
        if (!keep_figure(&r, i, s)) return false;
    }
    kept->figures = c->figures.count - kept->first_figure;
    return true;
}
