/*
 * Texts are normalized in runs: an ASCII character and what follows it up to the next one. ASCII characters change
 * by case alone and never combine with what stands before them.
 *
 * utf8proc decomposes code points and composes runs of them. Marks are put in order here: utf8proc takes time quadratic
 * in their number for that.
 */
#include "unicode/normal.h"

#include <utf8proc.h>

#include "unicode/utf8.h"

/* Longer than any code point decomposes to; runs of marks that are sorted in place. */
enum { LONGEST_DECOMPOSED = 32, FEW_MARKS = 16 };

struct points {
    utf8proc_int32_t *at;
    size_t count, capacity;
    struct arena *arena;
};

static bool reserve(struct points *p, size_t more) {
    if (p->capacity - p->count >= more) return true;
    size_t capacity = p->capacity * 2 + more;
    utf8proc_int32_t *at = qi_arena_resize(p->arena, p->at, p->capacity * sizeof *at, capacity * sizeof *at);
    if (!at) return false;
    p->at = at;
    p->capacity = capacity;
    return true;
}

static bool add_decomposed(struct points *p, utf8proc_int32_t c, utf8proc_option_t options) {
    if (!reserve(p, LONGEST_DECOMPOSED)) return false;
    int last = 0; /* for grapheme clusters, which are not asked for */
    p->count += (size_t)utf8proc_decompose_char(c, p->at + p->count, LONGEST_DECOMPOSED, options, &last);
    return true;
}

static unsigned combining_class(utf8proc_int32_t c) {
    return c < 0x300 ? 0 : (uint8_t)utf8proc_get_property(c)->combining_class;
}

static void sort_few(utf8proc_int32_t *marks, size_t count) {
    for (size_t i = 1; i < count; i++) {
        utf8proc_int32_t mark = marks[i];
        size_t to = i;
        for (; to > 0 && combining_class(marks[to - 1]) > combining_class(mark); to--) marks[to] = marks[to - 1];
        marks[to] = mark;
    }
}

static void sort_many(utf8proc_int32_t *marks, size_t count, utf8proc_int32_t *copy) {
    size_t places[257] = {0};
    memcpy(copy, marks, count * sizeof *copy);
    for (size_t i = 0; i < count; i++) places[combining_class(copy[i]) + 1]++;
    for (size_t class = 1; class < 256; class++) places[class] += places[class - 1];
    for (size_t i = 0; i < count; i++) marks[places[combining_class(copy[i])]++] = copy[i];
}

/* Canonical order (Unicode Standard, D109): marks between two starters by their class. */
static bool sort_marks(struct points *p, struct points *spare) {
    for (size_t first = 0, last; first < p->count; first = last + 1) {
        for (last = first; last < p->count && combining_class(p->at[last]);) last++;
        if (last - first <= FEW_MARKS) {
            sort_few(p->at + first, last - first);
            continue;
        }
        spare->count = 0;
        if (!reserve(spare, last - first)) return false;
        sort_many(p->at + first, last - first, spare->at);
    }
    return true;
}

static bool decompose(struct points *p, struct points *spare, const char *run, size_t n, quoth_text_form form) {
    utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE;
    if (form == QUOTH_TEXT_NFKC) options |= UTF8PROC_COMPAT;
    p->count = 0;
    for (size_t at = 0, step; at < n; at += step)
        if (!add_decomposed(p, (utf8proc_int32_t)qi_utf8_read(run + at, n - at, &step), options)) return false;
    return sort_marks(p, spare);
}

/* Folds what has been decomposed: letters become other letters, which may decompose again. */
static bool fold(struct points *p, struct points *spare) {
    struct points decomposed = *p;
    *p = *spare;
    *spare = decomposed;
    p->count = 0;
    utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD;
    for (size_t i = 0; i < decomposed.count; i++)
        if (!add_decomposed(p, decomposed.at[i], options)) return false;
    return sort_marks(p, spare);
}

static void put(struct normal_text *out, const char *bytes, size_t n) {
    if (out->length + n <= out->capacity) memcpy(out->at + out->length, bytes, n);
    else if (out->length < out->capacity) out->capacity = out->length; /* whole code points, and none after a gap */
    out->length += n;
}

static bool put_run(struct points *p, struct points *spare, const char *run, size_t n, quoth_text_form form,
                    struct normal_text *out) {
    if (!decompose(p, spare, run, n, form) || (form == QUOTH_TEXT_FOLD && !fold(p, spare))) return false;
    utf8proc_ssize_t count =
        utf8proc_normalize_utf32(p->at, (utf8proc_ssize_t)p->count, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        char bytes[4];
        put(out, bytes, (size_t)utf8proc_encode_char(p->at[i], (utf8proc_uint8_t *)bytes));
    }
    return true;
}

static void put_ascii(struct normal_text *out, const char *text, size_t n, bool lower) {
    size_t start = out->length, room = out->capacity > start ? out->capacity - start : 0;
    if (room > n) room = n;
    if (room) memcpy(out->at + start, text, room);
    for (size_t i = start; lower && i < start + room; i++)
        if (out->at[i] >= 'A' && out->at[i] <= 'Z') out->at[i] = (char)(out->at[i] + 32);
    out->length += n;
}

bool qi_normalize(const char *text, size_t n, quoth_text_form form, struct arena *scratch, struct normal_text *out) {
    struct points points = {NULL, 0, 0, scratch}, spare = points;
    for (size_t at = 0, stop; at < n; at = stop) {
        size_t ascii = qi_ascii_length(text + at, n - at);
        bool marked = ascii && at + ascii < n; /* the last of them may carry marks */
        put_ascii(out, text + at, ascii - marked, form == QUOTH_TEXT_FOLD);
        stop = at += ascii - marked;
        if (marked) stop++;
        while (stop < n && (unsigned char)text[stop] >= 0x80) stop++;
        if (stop > at && !put_run(&points, &spare, text + at, stop - at, form, out)) return false;
    }
    return true;
}
