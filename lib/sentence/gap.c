#include "sentence/gap.h"
#include "unicode/utf8.h"

const struct gap_weights *qi_gap_weights(const void *data, size_t size) {
    const struct gap_weights *weights = data;
    bool right = size == sizeof *weights && weights->version == GAP_VERSION && weights->count == GAP_WEIGHTS;
    return right ? weights : NULL;
}

static char first_byte(const quoth_document *d, uint32_t token) {
    return d->text[d->tokens.at[token].start];
}

static uint32_t length(const quoth_document *d, uint32_t token) {
    return d->tokens.at[token].stop - d->tokens.at[token].start;
}

enum terminator { NONE = 0, STOP, ELLIPSIS, EXCLAMATION, QUESTION, SEVERAL };

static enum terminator terminator_of(const quoth_document *d, uint32_t token) {
    const struct token *t = &d->tokens.at[token];
    if (t->kind != TOKEN_PUNCTUATION) return NONE;
    char c = d->text[t->start];
    if (c == '.') return t->stop - t->start == 1 ? STOP : d->text[t->stop - 1] == '.' ? ELLIPSIS : SEVERAL;
    if (c == '!') return t->stop - t->start == 1 ? EXCLAMATION : SEVERAL;
    if (c == '?') return t->stop - t->start == 1 ? QUESTION : SEVERAL;
    if (t->stop - t->start < 3) return NONE;
    if (memcmp(d->text + t->start, "\xE2\x80\xA6", 3) == 0) return ELLIPSIS;
    return memcmp(d->text + t->start, "\xE3\x80\x82", 3) == 0 ? STOP : NONE; /* ideographic full stop */
}

static bool closing_bracket(const quoth_document *d, uint32_t token) {
    char c = first_byte(d, token);
    return c == ')' || c == ']' || c == '}';
}

/* The shape of a token, for features. */
enum shape { LOWER = 0, TITLE, UPPER, INITIAL, NUMBER, QUOTE, OPEN, CLOSE, COMMA, DASH, OTHER, ENDING, SHAPES };

static enum shape shape_of(const quoth_document *d, uint32_t token) {
    const struct token *t = &d->tokens.at[token];
    const struct form *form = &d->forms.at[t->form];
    char c = d->text[t->start];
    switch (t->kind) {
    case TOKEN_NUMBER: return NUMBER;
    case TOKEN_QUOTE: return QUOTE;
    case TOKEN_WORD:
        if (form->flags & FORM_ALL_UPPER) return UPPER;
        if (form->flags & FORM_UPPER_FIRST) return form->length == 1 || form->flags & FORM_STOP ? INITIAL : TITLE;
        return LOWER;
    default:
        if (c == '(' || c == '[' || c == '{') return OPEN;
        if (c == ')' || c == ']' || c == '}') return CLOSE;
        if (c == ',' || c == ';' || c == ':') return COMMA;
        if (c == '-' || (unsigned char)c == 0xE2) return DASH;
        return terminator_of(d, token) ? ENDING : OTHER;
    }
}

/* Does the stretch [first, last) end with a terminator, marks that close apart? */
static bool ends_terminated(const quoth_document *d, uint32_t first, uint32_t last) {
    while (last > first + 1 && (d->tokens.at[last - 1].kind == TOKEN_QUOTE || closing_bracket(d, last - 1))) last--;
    return last > first && terminator_of(d, last - 1);
}

/* Does a line end with a terminator? By its bytes: as ends_terminated, but for all lines of a document. */
static bool line_terminated(const char *text, const struct line *line) {
    uint32_t stop = line->stop;
    while (stop > line->start && memchr("\"')]", text[stop - 1], 4)) stop--;
    if (stop - line->start > 3 && memcmp(text + stop - 3, "\xE2\x80", 2) == 0) { /* ’ ” … */
        unsigned char last = (unsigned char)text[stop - 1];
        if (last == 0xA6) return true;
        if (last == 0x99 || last == 0x9D) stop -= 3;
    }
    return stop > line->start && memchr(".!?", text[stop - 1], 3);
}

/* A headline, and a byline or a dateline: an article as papers have them. */
static bool is_article(const quoth_document *d) {
    enum { HEAD_REGIONS = 40 };
    bool headline = false, signed_off = false;
    for (uint32_t i = 0; i < d->regions.count && i < HEAD_REGIONS; i++) {
        uint8_t kind = d->regions.at[i].kind;
        headline |= kind == REGION_HEADLINE;
        signed_off |= kind == REGION_BYLINE || kind == REGION_DATELINE;
    }
    return headline && signed_off;
}

uint32_t qi_prose(const quoth_document *d) {
    uint32_t terminated = 0;
    for (uint32_t i = 0; i < d->lines.count; i++) terminated += line_terminated(d->text, &d->lines.at[i]);
    uint32_t prose = d->lines.count ? (uint32_t)((uint64_t)terminated * 4 / d->lines.count) : 0;
    return prose && prose < 3 && is_article(d) ? 3 : prose; /* many short lines stand round its paragraphs */
}

void qi_open_block(struct reader *r, const quoth_document *d, uint32_t prose, uint32_t region, uint32_t first,
                   uint32_t last) {
    memset(r, 0, sizeof *r);
    r->d = d;
    r->prose = prose;
    uint8_t kind = region < d->regions.count ? d->regions.at[region].kind : REGION_BODY;
    bool title = kind == REGION_HEADLINE || kind == REGION_SUBHEAD;
    r->whole = prose > 1 && (title || kind == REGION_CAPTION || kind == REGION_BOILERPLATE); /* mail has none */
    r->block.first = r->sentence = first;
    r->block.last = last;
    for (uint32_t i = first; i < last; i++) {
        const struct token *t = &d->tokens.at[i];
        if (t->kind == TOKEN_WORD) {
            r->block.words++;
            r->block.capitals += qi_capital(d, t);
        } else if (t->kind == TOKEN_PUNCTUATION) {
            r->block.terminators += terminator_of(d, i) != NONE;
        }
    }
    r->block.terminated = ends_terminated(d, first, last);
    r->whole |= prose > 2 && r->block.terminated;
    qi_pass(r, first, true);
}

void qi_pass(struct reader *r, uint32_t token, bool boundary) {
    if (boundary) {
        r->sentence = token;
        r->quotes = r->brackets = 0;
    }
    uint8_t kind = r->d->tokens.at[token].kind;
    if (kind == TOKEN_WORD) return;
    char c = first_byte(r->d, token);
    r->quotes += kind == TOKEN_QUOTE;
    if (c == '(' || c == '[') r->brackets++;
    if ((c == ')' || c == ']') && r->brackets) r->brackets--;
}

/* [4] or [4, 7] behind a terminator: back from `at` to before its opening bracket; `at` if there is none. */
static uint32_t before_reference(const quoth_document *d, uint32_t at, uint32_t first) {
    if (first_byte(d, at) != ']') return at;
    uint32_t i = at;
    for (uint32_t steps = 0; i > first && steps < 8; steps++) {
        i--;
        if (first_byte(d, i) == '[') return i > first ? i - 1 : at;
        if (d->tokens.at[i].kind != TOKEN_NUMBER && d->tokens.at[i].kind != TOKEN_PUNCTUATION) return at;
    }
    return at;
}

/* [4] and [...] belong to what stands before them. */
static bool reference_follows(const quoth_document *d, uint32_t next, uint32_t last) {
    if (first_byte(d, next) != '[' || next + 2 >= last) return false;
    bool reference = d->tokens.at[next + 1].kind == TOKEN_NUMBER || terminator_of(d, next + 1) == ELLIPSIS;
    return reference && (first_byte(d, next + 2) == ']' || first_byte(d, next + 2) == ',');
}

/* Do a few words with a reporting verb among them begin at `next`? */
static bool speaker_follows(const quoth_document *d, uint32_t next, uint32_t last) {
    for (uint32_t i = next; i < next + 4 && i < last; i++) {
        if (qi_in(d, i, LIST_SAY)) return true;
        if (d->tokens.at[i].kind != TOKEN_WORD) return false;
    }
    return false;
}

/* “Why?” Mayor Ann Lee, 61, asked: capitalised words, what is said of them between commas, and a reporting verb? */
static bool speaker_set_off(const quoth_document *d, uint32_t next, uint32_t last) {
    enum { NAME = 6, ASIDE = 16 };
    uint32_t i = next;
    for (; i < last && i < next + NAME && first_byte(d, i) != ','; i++) {
        enum shape shape = shape_of(d, i);
        if (shape != TITLE && shape != UPPER && shape != INITIAL) return false;
    }
    if (i == next || i >= last || first_byte(d, i) != ',') return false;
    for (uint32_t k = i + 1; k + 1 < last && k < i + ASIDE; k++) {
        if (d->tokens.at[k].kind == TOKEN_QUOTE || terminator_of(d, k) != NONE) return false;
        if (first_byte(d, k) == ',' && qi_in(d, k + 1, LIST_SAY)) return true;
    }
    return false;
}

/* A quotation mark behind a space and before none. */
static bool opens(const quoth_document *d, uint32_t token) {
    const struct token *t = &d->tokens.at[token];
    return t->kind == TOKEN_QUOTE && t->flags & TOKEN_AFTER_SPACE && !(t[1].flags & TOKEN_AFTER_SPACE);
}

/* … a spokesman said.“A group came”: a mark without spaces behind a small word's stop and before a capital, when no
   mark of the sentence is left open. */
static bool opens_glued(const struct reader *r, uint32_t token) {
    enum { FAR = 200 };
    const quoth_document *d = r->d;
    const struct token *t = &d->tokens.at[token];
    if (t->kind != TOKEN_QUOTE || token < r->sentence + 2 || token + 1 >= r->block.last) return false;
    if ((t[0].flags | t[1].flags | t[-1].flags) & TOKEN_AFTER_SPACE || terminator_of(d, token - 1) != STOP)
        return false;
    enum shape shape = shape_of(d, token + 1);
    if (shape_of(d, token - 2) != LOWER || (shape != TITLE && shape != UPPER && shape != INITIAL)) return false;
    bool open = token - r->sentence > FAR;
    for (uint32_t i = r->sentence; i < token && token - r->sentence <= FAR; i++)
        open ^= d->tokens.at[i].kind == TOKEN_QUOTE;
    return !open;
}

/* Does a quotation end between the terminator and `next`? */
static bool quote_closes(const quoth_document *d, uint32_t terminator, uint32_t next) {
    bool quoted = false;
    for (uint32_t i = terminator + 1; i < next; i++) quoted |= d->tokens.at[i].kind == TOKEN_QUOTE;
    return quoted;
}

/* It rained. 🙂 She left.: an emoji belongs to what it comments on, unless the block begins with one as its bullet.
 */
static bool is_comment(const struct reader *r, uint32_t token) {
    const struct token *at = r->d->tokens.at;
    return at[token].kind == TOKEN_EMOJI && at[r->block.first].kind != TOKEN_EMOJI;
}

/* She, But, With: a capital that the word has from the beginning of a sentence. (I is no TITLE.) */
static bool is_start(const quoth_document *d, uint32_t token) {
    return shape_of(d, token) == TITLE && qi_in(d, token, LIST_STARTER);
}

/*
 * “Why?” She said nothing.  Why wait? “This is late.”
 * A boundary, for a word with the capital of a sentence's beginning follows a mark that closes or opens a quotation.
 */
static bool is_sure(const struct reader *r, const struct gap *gap) {
    uint32_t next = gap->next;
    if (gap->terminator == next - 1) { /* … went home. Raud …, the commonest by far */
        uint32_t end = terminator_of(r->d, gap->terminator), flags = r->d->tokens.at[next].flags;
        if (shape_of(r->d, next) == TITLE && shape_of(r->d, gap->word) == LOWER) {
            if (end == STOP) return flags & TOKEN_AFTER_SPACE;
            if (end != ELLIPSIS && flags & TOKEN_AFTER_LINE) return true; /* Was that wise?⏎Vera Lindqvist: … */
        }
    }
    if (quote_closes(r->d, gap->terminator, next) || is_comment(r, next - 1)) return is_start(r->d, next);
    return next + 1 < r->block.last && opens(r->d, next) && terminator_of(r->d, gap->terminator) != ELLIPSIS &&
           is_start(r->d, next + 1);
}

static bool is_dash(const quoth_document *d, uint32_t token) {
    const struct token *t = &d->tokens.at[token];
    const char *text = d->text + t->start;
    return *text == '-' ||
           (t->stop - t->start == 3 && (!memcmp(text, "\xE2\x80\x93", 3) || !memcmp(text, "\xE2\x80\x94", 3)));
}

/* • Two injured: the mark before an item of a list, a dash or asterisk among them. */
static bool is_bullet(const quoth_document *d, uint32_t token) {
    const struct token *t = &d->tokens.at[token];
    if (t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER || token + 1 == d->tokens.count) return false;
    size_t length;
    uint32_t c = qi_utf8_decode(d->text + t->start, &length);
    bool mark = c == '*' || c == 0xB7 || c == 0x2022 || c == 0x2023 || c == 0x2043 || (c >= 0x25A0 && c < 0x2600);
    return t->stop - t->start == length && (mark || is_dash(d, token)) && t[1].flags & TOKEN_AFTER_SPACE;
}

/* “Why?” Orlova asked.: a name may stand in front of its verb.  “It will hold.” – Vera Lindqvist */
static bool goes_on(const struct reader *r, const struct gap *gap) {
    const quoth_document *d = r->d;
    if (is_dash(d, gap->next)) return quote_closes(d, gap->terminator, gap->next);
    enum shape shape = shape_of(d, gap->next);
    bool name = (shape == TITLE || shape == UPPER || shape == INITIAL) && !qi_in(d, gap->next, LIST_STARTER);
    return name && quote_closes(d, gap->terminator, gap->next) && terminator_of(d, gap->terminator) != STOP &&
           (speaker_follows(d, gap->next + 1, r->block.last) || speaker_set_off(d, gap->next, r->block.last));
}

/* "The mayor, Vera Lindqvist, said", "On 6 January, -17 is expected": a comma behind what nobody is greeted with. */
static bool opens_phrase(const struct reader *r, uint32_t next) {
    static const char *const OPENINGS[] = {"the", "a", "an", "on", "in", "at", "after", "before", "during", "from"};
    if (first_byte(r->d, next - 1) != ',' || !r->block.terminated) return false;
    const struct form *first = &r->d->forms.at[qi_form(r->d, r->sentence)->lower];
    for (size_t i = 0; i < sizeof OPENINGS / sizeof *OPENINGS; i++)
        if (!strcmp(first->text, OPENINGS[i])) return true;
    return false;
}

enum { MOST_CLOSERS = 8 }; /* that are looked through behind a terminator: a bound on time */

bool qi_gap(const struct reader *r, uint32_t next, struct gap *gap) {
    const quoth_document *d = r->d;
    const struct token *after = &d->tokens.at[next];
    uint32_t at = next - 1;
    if (qi_inside(r, next)) return false;
    enum shape shape = shape_of(d, next);
    if (shape == COMMA || shape == CLOSE || shape == ENDING || after->flags & TOKEN_SPLIT) return false;
    if (terminator_of(d, at) && is_comment(r, next)) return false;
    if (reference_follows(d, next, r->block.last) || opens(d, at) || opens_glued(r, at)) return false;
    if (at == r->block.first && is_bullet(d, at)) return false;
    if (at == r->sentence && d->tokens.at[at].kind == TOKEN_EMOJI) return false; /* 🔴 Police … 🔴 The mayor … */
    for (uint32_t steps = 0; at > r->sentence && steps < MOST_CLOSERS; steps++) {
        uint32_t before = before_reference(d, at, r->sentence);
        bool closer = d->tokens.at[at].kind == TOKEN_QUOTE || closing_bracket(d, at) || is_comment(r, at);
        if (before == at && !closer) break;
        at = before == at ? at - 1 : before;
    }
    bool terminated = terminator_of(d, at) != NONE;
    *gap = (struct gap){next, terminated ? at : UINT32_MAX, terminated ? (at > r->sentence ? at - 1 : at) : next - 1,
                        false, false};
    gap->closed = !terminated && r->whole;
    if (gap->closed && !r->heard) return false;                  /* Harbour: Council votes */
    if (!terminated && first_byte(d, next) == '&') return false; /* it joins */
    if (!terminated && opens_phrase(r, next)) return false;
    if (!terminated) return after->flags & TOKEN_AFTER_SPACE && (shape != LOWER || first_byte(d, next - 1) == ';');
    bool glued = shape == QUOTE && opens_glued(r, next);
    if (!glued && !(after->flags & TOKEN_AFTER_SPACE) && (shape == QUOTE || shape == DASH || shape == OTHER))
        return false;
    if (shape == LOWER && at == next - 1 && terminator_of(d, at) == EXCLAMATION && shape_of(d, gap->word) == TITLE)
        return false; /* Jeopardy! host Raud */
    gap->sure = glued || is_sure(r, gap);
    return !goes_on(r, gap);
}

static uint32_t bucket(uint32_t n) {
    return n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : n < 20 ? 6 : n < 40 ? 7 : 8;
}

struct features {
    uint32_t *at, count;
};

static void add(struct features *f, uint32_t template, uint64_t a, uint64_t b) {
    uint64_t x = (a * UINT64_C(0x9E3779B97F4A7C15) + b + template) * UINT64_C(0xD6E8FEB86659FD93);
    x ^= x >> 32;
    x *= UINT64_C(0xD6E8FEB86659FD93);
    f->at[f->count++] = (uint32_t)(x >> 40) & (GAP_WEIGHTS - 1);
}

/* Quotation marks count by where they stand, not by their shape: rare ones are as good as common ones. */
static uint64_t word_hash(const quoth_document *d, uint32_t token) {
    const struct token *t = &d->tokens.at[token];
    const struct form *form = &d->forms.at[t->form];
    if (t->kind == TOKEN_QUOTE) return 3 + (t->flags & TOKEN_AFTER_SPACE);
    return form->flags & FORM_DIGIT ? 1000 + form->length : d->forms.at[form->lower].hash;
}

/* Is the word also written in lower case in this document? Then its capital marks a beginning. */
static uint32_t also_lower(const quoth_document *d, uint32_t token) {
    const struct form *form = qi_form(d, token);
    return form->lower != d->tokens.at[token].form && d->forms.at[form->lower].count > 0;
}

static uint64_t name_lists(const quoth_document *d, uint32_t token) {
    uint64_t lists = qi_form(d, token)->lists;
    return (lists >> LIST_FEMALE_NAME & 1) | (lists >> LIST_MALE_NAME & 1) | (lists >> LIST_SURNAME & 1) << 1 |
           (lists >> LIST_TITLE & 1) << 2 | ((lists >> LIST_MONTH & 1) | (lists >> LIST_WEEKDAY & 1)) << 3;
}

static uint32_t verbs_follow(const quoth_document *d, uint32_t next, uint32_t last) {
    uint32_t verbs = 0;
    for (uint32_t i = next; i < next + 8 && i < last && terminator_of(d, i) == NONE; i++)
        verbs += qi_in(d, i, LIST_FINITE_VERB);
    return verbs < 3 ? verbs : 3;
}

uint32_t qi_gap_features(const struct reader *r, const struct gap *gap, uint32_t *features) {
    const quoth_document *d = r->d;
    const struct block *b = &r->block;
    struct features f = {features, 0};
    uint32_t next = gap->next, word = gap->word;
    uint32_t end = gap->terminator == UINT32_MAX ? NONE : terminator_of(d, gap->terminator);
    uint32_t shape = shape_of(d, next), second = next + 1 < b->last ? shape_of(d, next + 1) : SHAPES;
    uint32_t space = d->tokens.at[next].flags & (TOKEN_AFTER_SPACE | TOKEN_AFTER_LINE);
    uint32_t closers = next - 1 - (end ? gap->terminator : next - 1);
    uint32_t closer = closers ? (d->tokens.at[next - 1].kind == TOKEN_QUOTE ? 1
                                 : first_byte(d, next - 1) == ')'           ? 2
                                                                            : 3)
                              : 0;
    uint64_t mark = end * 64 + closer * 16 + space * 4, edge = mark * SHAPES + shape;
    uint32_t word_shape = shape_of(d, word), odd = r->quotes & 1;
    uint64_t word_key = word_hash(d, word), next_key = word_hash(d, next);
    uint64_t second_key = next + 1 < b->last ? word_hash(d, next + 1) : 1;
    uint64_t before_key = word > r->sentence ? word_hash(d, word - 1) : 2;
    uint64_t starter = qi_in(d, next, LIST_STARTER);
    uint32_t title = b->words ? b->capitals * 5 / b->words : 0;
    uint32_t so_far = bucket(next - r->sentence), left = bucket(b->last - next);

    add(&f, 1, mark, 0);
    add(&f, 2, edge, 0);
    add(&f, 3, edge, second);
    add(&f, 4, edge * SHAPES + word_shape, length(d, word) < 4 ? length(d, word) : 4);
    add(&f, 5, next_key, mark);
    add(&f, 6, next_key, end != NONE);
    add(&f, 7, word_key, edge);
    add(&f, 8, word_key, end);
    add(&f, 9, second_key, edge);
    add(&f, 10, before_key, edge);
    add(&f, 11, edge, so_far);
    add(&f, 12, edge, left);
    add(&f, 13, edge, (uint64_t)b->terminated * 8 + title);
    add(&f, 14, edge, bucket(b->terminators) * 2 + b->terminated);
    add(&f, 15, edge, odd * 2 + (r->brackets > 0));
    add(&f, 16, edge, also_lower(d, next));
    add(&f, 17, edge, starter * 2 + speaker_follows(d, next, b->last));
    add(&f, 18, edge * 16 + word_shape, (word > r->sentence ? shape_of(d, word - 1) : SHAPES) * 16 + second);
    add(&f, 19, next_key, second_key);
    add(&f, 20, word_key, next_key);
    add(&f, 21, edge, bucket(b->last - b->first) * 16 + so_far);
    add(&f, 22, edge, word_shape == NUMBER && word == r->sentence);
    add(&f, 23, edge * 16 + word_shape, (uint64_t)b->terminated * 8 + title);
    add(&f, 24, edge, d->tokens.at[word].kind * 16 + d->tokens.at[next].kind);
    add(&f, 25, edge,
        first_byte(d, b->first) == first_byte(d, next) ? (uint64_t)(unsigned char)first_byte(d, next) : 0);
    add(&f, 26, edge, r->prose * 2 + b->terminated);
    add(&f, 27, edge * 16 + word_shape, r->prose * 8 + title);
    add(&f, 28, edge, verbs_follow(d, next, b->last));
    add(&f, 29, edge, name_lists(d, next) * 16 + name_lists(d, word));
    add(&f, 30, word_key, name_lists(d, next) + 16 * mark);
    add(&f, 31, word_hash(d, r->sentence), edge);
    add(&f, 32, edge * SHAPES + second, next + 2 < b->last ? shape_of(d, next + 2) : SHAPES);
    add(&f, 33, (end != NONE) * 64 + closer * 16 + starter * 8 + space, shape);
    add(&f, 34, (end != NONE) * 64 + closer * 16 + also_lower(d, next), shape);
    return f.count;
}

/* Was the line before token `next` broken only because the next word did not fit? */
static bool wrapped(const quoth_document *d, uint32_t next, uint32_t line) {
    if (!line) return false;
    const struct line *before = &d->lines.at[line - 1];
    uint32_t longest = 0, width = before->stop - before->start;
    for (uint32_t i = line > 8 ? line - 8 : 0; i < d->lines.count && i < line + 8; i++) {
        uint32_t other = d->lines.at[i].stop - d->lines.at[i].start;
        if (d->lines.at[i].paragraph == before->paragraph && other > longest) longest = other;
    }
    return longest >= 40 && longest <= 120 && width + 1 + length(d, next) > longest;
}

/* Moves to the line and region of token `next`; is there a hard border before it? */
static bool hard_border(const quoth_document *d, uint32_t next, uint32_t *line, uint32_t *region) {
    const struct token *t = &d->tokens.at[next];
    uint32_t region_before = *region;
    while (*region + 1 < d->regions.count && d->regions.at[*region].stop <= t->start) ++*region;
    while (*line + 1 < d->lines.count && d->lines.at[*line].stop <= t->start) ++*line;
    if (*region != region_before || t->flags & TOKEN_AFTER_BLANK) return true;
    if (!(t->flags & TOKEN_AFTER_LINE)) return false;
    if (is_bullet(d, next) && !is_dash(d, next)) return true;
    return shape_of(d, next) != LOWER && !wrapped(d, next, *line);
}

void qi_first_block(const quoth_document *d, uint32_t *line, uint32_t *region) {
    *line = *region = 0;
    if (d->tokens.count) hard_border(d, 0, line, region);
}

uint32_t qi_block_end(const quoth_document *d, uint32_t first, uint32_t *line, uint32_t *region) {
    const struct token *tokens = d->tokens.at;
    uint32_t count = d->tokens.count, next = first + 1;
    for (;; next++) {
        uint32_t stop = *region < d->regions.count ? d->regions.at[*region].stop : 0;
        while (next < count && !(tokens[next].flags & TOKEN_AFTER_LINE) && tokens[next].start < stop) next++;
        if (next >= count || hard_border(d, next, line, region)) return next;
    }
}
