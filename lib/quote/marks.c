/*
 * Pairing quotation marks, paragraph by paragraph.
 *
 * A mark's glyph says what it may do, its neighbours what it does: what has white space before it and
 * a word after it opens, what follows a word closes; a glyph that says otherwise is believed only where
 * the white space does not decide (“Ukraine, ”he said”: the mark after the space closes, for one is open).
 * Only outermost pairs are kept. A mark left open ends with its paragraph, so an odd number of marks
 * spoils one paragraph at most.
 */
#include "quote/work.h"

enum glyph { GLYPH_NONE = 0, GLYPH_OPEN, GLYPH_CLOSE, GLYPH_NEUTRAL };

struct mark {
    uint8_t glyph;   /* enum glyph */
    bool is_single;  /* a glyph that apostrophes use too */
};

static struct mark mark_of(const quoth_document *d, uint32_t i) {
    const struct token *t = &d->tokens.at[i];
    const char *s = d->text + t->start;
    uint32_t n = t->stop - t->start;
    if (n == 1 && *s == '"') return (struct mark){GLYPH_NEUTRAL, false};
    if (n == 1 && *s == '\'') return (struct mark){GLYPH_NEUTRAL, true};
    if (n == 1 && *s == '`') return (struct mark){GLYPH_OPEN, true};
    if (n == 2 && memcmp(s, "``", 2) == 0) return (struct mark){GLYPH_OPEN, false};
    if (n == 2 && memcmp(s, "''", 2) == 0) return (struct mark){GLYPH_CLOSE, false};
    static const struct {
        char bytes[4];
        uint8_t glyph;
        bool is_single;
    } known[] = {
        {"\xE2\x80\x9C", GLYPH_OPEN, false},  {"\xE2\x80\x9D", GLYPH_CLOSE, false}, {"\xE2\x80\x9E", GLYPH_OPEN, false},
        {"\xE2\x80\x9F", GLYPH_OPEN, false},  {"\xC2\xAB", GLYPH_OPEN, false},      {"\xC2\xBB", GLYPH_CLOSE, false},
        {"\xE2\x80\x98", GLYPH_OPEN, true},   {"\xE2\x80\x99", GLYPH_CLOSE, true},  {"\xE2\x80\x9A", GLYPH_OPEN, true},
        {"\xE2\x80\x9B", GLYPH_OPEN, true},   {"\xE2\x80\xB9", GLYPH_OPEN, true},   {"\xE2\x80\xBA", GLYPH_CLOSE, true},
        {"\xEF\xBC\x82", GLYPH_NEUTRAL, false}, {"\xE3\x80\x8C", GLYPH_OPEN, false}, {"\xE3\x80\x8D", GLYPH_CLOSE, false},
        {"\xE3\x80\x8E", GLYPH_OPEN, false},  {"\xE3\x80\x8F", GLYPH_CLOSE, false},
    };
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        if (strlen(known[k].bytes) == n && memcmp(known[k].bytes, s, n) == 0)
            return (struct mark){known[k].glyph, known[k].is_single};
    return (struct mark){GLYPH_NONE, false};
}

static bool space_before(const quoth_document *d, uint32_t i) {
    if (d->tokens.at[i].flags & TOKEN_AFTER_SPACE) return true;
    /* an opening bracket or a dash is as good as a space */
    unsigned char before = (unsigned char)d->text[d->tokens.at[i].start - 1];
    return strchr("([{-/", before) != NULL || before == 0x94 || before == 0x93; /* last bytes of — and – */
}

static bool word_follows(const quoth_document *d, uint32_t i, uint32_t last) {
    if (i + 1 >= last || d->tokens.at[i + 1].flags & TOKEN_AFTER_SPACE) return false;
    const struct form *form = qi_form(d, i + 1);
    return form->flags & (FORM_LETTER | FORM_DIGIT) || strchr("$([.@#", form->text[0]) != NULL;
}

static bool space_follows(const quoth_document *d, uint32_t i, uint32_t last) {
    return i + 1 >= last || d->tokens.at[i + 1].flags & TOKEN_AFTER_SPACE;
}

static bool after_digit(const quoth_document *d, uint32_t i) {
    return i && !(d->tokens.at[i].flags & TOKEN_AFTER_SPACE) && qi_form(d, i - 1)->flags & FORM_DIGIT;
}

static bool opens(const quoth_document *d, uint32_t i, uint32_t last, struct mark m) {
    bool before = space_before(d, i), follows = word_follows(d, i, last) || (i + 1 < last && !space_follows(d, i, last));
    if (m.is_single) return before && word_follows(d, i, last);
    if (m.glyph == GLYPH_OPEN) return i + 1 < last;
    if (m.glyph == GLYPH_CLOSE) return before && follows;
    return i + 1 < last && (before || !after_digit(d, i)) && (follows || before);
}

/* How far a quotation is looked for its end, in tokens, and how deep marks nest: keeps time linear. */
enum { REACH = 4000, SINGLE_REACH = 400, DEPTH = 6 };

/* The mark that closes the stretch opened at `open`, or NOTHING. */
static uint32_t closing(const struct quote_work *w, uint32_t open, uint32_t last, struct mark opened) {
    const quoth_document *d = w->d;
    uint32_t depth = 0, reach = opened.is_single ? SINGLE_REACH : REACH;
    if (last - open > reach) last = open + reach;
    for (uint32_t i = open + 1; i < last && depth < DEPTH; i++) {
        if (d->tokens.at[i].kind != TOKEN_QUOTE) continue;
        struct mark m = mark_of(d, i);
        if (m.glyph == GLYPH_NONE || m.is_single != opened.is_single) continue;
        bool inner = space_before(d, i) && word_follows(d, i, last);
        if (m.glyph == GLYPH_OPEN && inner && i > open + 1) {
            depth++; /* «a «b» c» */
        } else if (m.glyph == GLYPH_NEUTRAL && inner && !opened.is_single) {
            return NOTHING; /* opened anew: the first one was never closed */
        } else if (m.is_single && inner && m.glyph == GLYPH_NEUTRAL) {
            return NOTHING;
        } else if (depth) {
            depth--;
        } else {
            return i;
        }
    }
    return NOTHING;
}

/* Where an unclosed stretch ends: before the next mark that opens, else at the paragraph's end. */
static uint32_t unclosed_end(const struct quote_work *w, uint32_t open, uint32_t last) {
    for (uint32_t i = open + 1; i < last; i++) {
        struct mark m = mark_of(w->d, i);
        if (w->d->tokens.at[i].kind == TOKEN_QUOTE && m.glyph && !m.is_single && opens(w->d, i, last, m)) return i;
    }
    return last;
}

static bool add_stretch(struct quote_work *w, uint32_t open, uint32_t close, uint32_t last, uint32_t paragraph) {
    struct stretch *s = VEC_ADD(w->scratch, &w->stretches);
    if (!s) return false;
    bool closed = close != NOTHING;
    uint32_t stop = closed ? close : last;
    *s = (struct stretch){open, stop, open + 1, stop, paragraph, NOTHING, closed, false, false};
    for (uint32_t i = open; i < stop + closed; i++) w->stretch_at[i] = w->stretches.count;
    return true;
}

bool qi_pair_within(struct quote_work *w, uint32_t first, uint32_t last, uint32_t paragraph) {
    for (uint32_t i = first; i < last; i++) {
        if (w->d->tokens.at[i].kind != TOKEN_QUOTE) continue;
        struct mark m = mark_of(w->d, i);
        if (m.glyph == GLYPH_NONE || !opens(w->d, i, last, m)) continue;
        uint32_t close = closing(w, i, last, m);
        if (close == NOTHING && m.is_single) continue; /* an apostrophe */
        uint32_t stop = close == NOTHING ? unclosed_end(w, i, last) : close;
        if (stop <= i + 1) {
            i = close == NOTHING ? i : close; /* nothing inside */
            continue;
        }
        if (!add_stretch(w, i, close, stop, paragraph)) return false;
        i = close == NOTHING ? stop - 1 : close;
    }
    return true;
}

quoth_status qi_pair_marks(struct quote_work *w) {
    const quoth_document *d = w->d;
    for (uint32_t i = 0; i < d->sentences.count;) {
        uint32_t paragraph = d->sentences.at[i].paragraph, first = d->sentences.at[i].first;
        while (i < d->sentences.count && d->sentences.at[i].paragraph == paragraph) i++;
        if (!qi_pair_within(w, first, d->sentences.at[i - 1].last, paragraph)) return QUOTH_ERROR_MEMORY;
    }
    for (uint32_t k = 0; k + 1 < w->stretches.count; k++) { /* “One. ¶ “Two.” is one speech */
        struct stretch *s = &w->stretches.at[k], *next = s + 1;
        s->continues = !s->closed && next->paragraph == s->paragraph + 1 && next->open == s->last;
    }
    return QUOTH_OK;
}
