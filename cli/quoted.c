#include "quoted.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "speakers.h"

enum { SINGLE_REACH = 400 }; /* letters within which a single mark is closed */

struct scan {
    const struct letters *t;
    size_t start, end; /* of the paragraph */
    struct spans *out;
};

static bool is(uint32_t c, const char *ascii) {
    return c < 0x80 && c && strchr(ascii, (int)c);
}

/* Is a word at `at` one that is written with an apostrophe before it ('em, 'til)? */
static bool is_elided(const struct letters *t, size_t at) {
    static const char elided[] = " em til tis twas cause n round bout cuz nuff s t ";
    if (at >= t->count || !letter_in_word(t->at[at])) return false;
    return letters_among(t, letters_word(t, (quoth_span){at, t->count < at + 64 ? t->count : at + 64}), elided) ||
           (t->at[at] < 0x80 && is(t->at[at], "0123456789"));
}

/* The place of the mark that closes the single mark at i, or 0. */
static size_t single_end(const struct scan *s, size_t i) {
    const struct letters *t = s->t;
    size_t doubtful = 0, last = s->end < i + SINGLE_REACH ? s->end : i + SINGLE_REACH;
    if (t->at[i] != 0x2018 && is_elided(t, i + 1)) return 0;
    for (size_t j = i + 2; j < last; j++) {
        uint32_t c = t->at[j], before = t->at[j - 1], next = j + 1 < s->end ? t->at[j + 1] : ' ';
        if (c == '"' || c == 0x201C || c == 0x201D) break;
        if ((c != '\'' && c != 0x2019) || letter_is_space(before) || letter_is_alnum(next)) continue;
        bool plural = is(before, "sS") && !(is(next, ",.;:!?)-") || next == 0x2014 || next == 0x2013);
        if (!plural || j + 1 >= s->end) return j;
        if (!doubtful) doubtful = j;
    }
    return doubtful;
}

enum role { ROLE_NONE, ROLE_OPENS, ROLE_CLOSES, ROLE_OPENS_AGAIN };

/* What the mark at i does, `width` letters wide; `open`: one is open. */
static enum role role_of(const struct scan *s, size_t i, size_t width, bool open) {
    uint32_t c = s->t->at[i], before = i > s->start ? s->t->at[i - 1] : ' ';
    uint32_t next = i + width < s->end ? s->t->at[i + width] : ' ';
    if (c == 0x201C || c == 0x201E || c == 0xAB || c == 0x201F || (width == 2 && c == '`'))
        return open && !letter_is_space(before) && !letter_is_alnum(next) ? ROLE_CLOSES : ROLE_OPENS;
    if (c == 0x201D || c == 0xBB || (width == 2 && c == '\'')) {
        if (open) return ROLE_CLOSES;
        return letter_is_space(before) && letter_is_alnum(next) ? ROLE_OPENS : ROLE_NONE;
    }
    if (c != '"' && c != 0xFF02) return ROLE_NONE;
    if (!open)
        return letter_is_space(next) || (is(before, "0123456789") && !letter_is_alnum(next)) ? ROLE_NONE : ROLE_OPENS;
    bool fresh = (letter_is_space(before) || is(before, "([") || before == 0x2014) && letter_is_alnum(next);
    return fresh ? ROLE_OPENS_AGAIN : ROLE_CLOSES;
}

static bool may_open_single(const struct scan *s, size_t i) {
    uint32_t before = i > s->start ? s->t->at[i - 1] : ' ', next = i + 1 < s->end ? s->t->at[i + 1] : ' ';
    return (s->t->at[i] == 0x2018 || s->t->at[i] == '\'') && !letter_is_alnum(before) && !is(before, ".,!?") &&
           !letter_is_space(next);
}

static void scan_paragraph(const struct scan *s) {
    size_t opened = SIZE_MAX, width;
    for (size_t i = s->start; i < s->end; i += width) {
        uint32_t c = s->t->at[i];
        width = i + 1 < s->t->count && (c == '\'' || c == '`') && s->t->at[i + 1] == c ? 2 : 1;
        enum role role = role_of(s, i, width, opened != SIZE_MAX);
        if (role == ROLE_NONE && opened == SIZE_MAX && width == 1 && may_open_single(s, i)) {
            size_t end = single_end(s, i);
            if (end) {
                *LIST_ADD(s->out) = (quoth_span){i + 1, end};
                i = end;
            }
        }
        if ((role == ROLE_OPENS && opened == SIZE_MAX) || role == ROLE_OPENS_AGAIN) {
            opened = i + width;
        } else if (role == ROLE_CLOSES && opened != SIZE_MAX) {
            if (i > opened) *LIST_ADD(s->out) = (quoth_span){opened, i};
            opened = SIZE_MAX;
        }
    }
    if (opened < s->end) *LIST_ADD(s->out) = (quoth_span){opened, s->end};
}

/* Where the white space from the line break `at` on ends, if it is blank lines; else `at`. */
static size_t blank_lines(const struct letters *t, size_t at) {
    size_t i = at + 1;
    while (i < t->count && t->at[i] != '\n' && letter_is_space(t->at[i])) i++;
    if (i >= t->count || t->at[i] != '\n') return at;
    while (i < t->count && letter_is_space(t->at[i])) i++;
    return i;
}

static size_t line_breaks(const struct letters *t, size_t at) {
    while (at < t->count && t->at[at] == '\n') at++;
    return at;
}

/* Paragraphs end at blank lines if there are any, else at every line's end. */
struct spans quoted_stretches(const struct letters *t) {
    struct spans out = {0};
    bool blank = false;
    for (size_t i = 0; i < t->count && !blank; i++) blank = t->at[i] == '\n' && blank_lines(t, i) > i;
    size_t start = 0;
    for (size_t i = 0; i <= t->count;) {
        bool ends = i == t->count;
        size_t next = ends ? i + 1 : i;
        if (!ends && t->at[i] == '\n') next = blank ? blank_lines(t, i) : line_breaks(t, i);
        if (next == i) {
            i++;
            continue;
        }
        if (i > start) scan_paragraph(&(struct scan){t, start, i, &out});
        start = i = next;
    }
    return out;
}

/* The last stretch that starts at or before `at`, or 0. */
static size_t last_before(const struct spans *stretches, size_t at) {
    size_t low = 0, high = stretches->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (stretches->at[middle].start < at) low = middle + 1;
        else high = middle;
    }
    return low ? low - 1 : 0;
}

static size_t alnum_count(const struct letters *t, quoth_span s) {
    size_t count = 0;
    for (size_t i = s.start; i < s.stop; i++) count += letter_is_alnum(t->at[i]);
    return count;
}

void quoted_parts(const struct letters *t, quoth_span span, const struct spans *stretches, struct spans *out) {
    for (size_t i = last_before(stretches, span.start); i < stretches->count; i++) {
        quoth_span part = stretches->at[i];
        if (part.start >= span.stop) break;
        if (part.start < span.start) part.start = span.start;
        if (part.stop > span.stop) part.stop = span.stop;
        if (part.start >= part.stop) continue;
        part = bare(t, part);
        if (alnum_count(t, part)) *LIST_ADD(out) = part;
    }
}

void quoted_cut(const struct letters *t, quoth_span span, const struct spans *stretches, struct spans *out) {
    size_t before = out->count, inside = 0;
    quoted_parts(t, span, stretches, out);
    for (size_t i = before; i < out->count; i++) inside += alnum_count(t, out->at[i]);
    if (out->count - before > 1 && inside == alnum_count(t, span)) return;
    out->count = before;
    *LIST_ADD(out) = span;
}
