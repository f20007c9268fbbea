/* Grapheme clusters: UAX #29, rules GB3 to GB13. */
#include "unicode/breaks.h"
#include "unicode/generated/grapheme.inc"
#include "unicode/utf8.h"

/* In the order of tools/unicode_tables.py. */
enum class { OTHER, CR, LF, CONTROL, EXTEND, ZWJ, FLAG, PREPEND, SPACING, L, V, T, LV, LVT, PICTOGRAPH };

static enum class class_of(uint32_t c) {
    return (enum class)grapheme_classes[grapheme_blocks[c >> 7] * 128 + (c & 127)];
}

/* What the rules that look further back have seen. */
struct state {
    enum class before;
    bool flag_pair;      /* GB12, GB13: an odd number of regional indicators before */
    uint8_t pictograph;  /* GB11: 1 in a pictograph and its Extend*, 2 behind the joiner after them */
};

static bool joined(const struct state *s, enum class next) {
    enum class before = s->before;
    if (before == CR) return next == LF;                                                       /* GB3 */
    if (before <= CONTROL && before != OTHER) return false;                                    /* GB4 */
    if (next <= CONTROL && next != OTHER) return false;                                        /* GB5 */
    if (before == L) return next == L || next == V || next == LV || next == LVT || next == EXTEND || next == ZWJ ||
                            next == SPACING;                                                   /* GB6 */
    if ((before == LV || before == V) && (next == V || next == T)) return true;                /* GB7 */
    if ((before == LVT || before == T) && next == T) return true;                              /* GB8 */
    if (next == EXTEND || next == ZWJ || next == SPACING) return true;                         /* GB9, GB9a */
    if (before == PREPEND) return true;                                                        /* GB9b */
    if (next == PICTOGRAPH) return s->pictograph == 2;                                         /* GB11 */
    return next == FLAG && before == FLAG && s->flag_pair;                                     /* GB12, GB13 */
}

static void see(struct state *s, enum class class) {
    s->flag_pair = class == FLAG && !s->flag_pair;
    if (class == PICTOGRAPH) s->pictograph = 1;
    else if (class == ZWJ && s->pictograph == 1) s->pictograph = 2;
    else if (class != EXTEND || s->pictograph == 2) s->pictograph = 0;
    s->before = class;
}

static size_t next_break(const char *text, size_t n, size_t at) {
    struct state s = {OTHER, false, 0};
    size_t length;
    see(&s, class_of(qi_utf8_read(text + at, n - at, &length)));
    for (at += length; at < n; at += length) {
        enum class class = class_of(qi_utf8_read(text + at, n - at, &length));
        if (!joined(&s, class)) break;
        see(&s, class);
    }
    return at;
}

size_t qi_grapheme_breaks(const char *text, size_t n, size_t from, size_t *out, size_t capacity) {
    size_t count = 0;
    while (from < n && count < capacity) {
        /* one ASCII character before another is a cluster of its own, but for CR LF */
        while (count < capacity && n - from > 1 && (unsigned char)text[from] < 0x80 &&
               (unsigned char)text[from + 1] < 0x80 && text[from] != '\r')
            out[count++] = ++from;
        if (count < capacity) out[count++] = from = next_break(text, n, from);
    }
    return count;
}
