/* Words: UAX #29, rules WB3 to WB16. */
#include "unicode/breaks.h"
#include "unicode/generated/word.inc"
#include "unicode/utf8.h"

/* In the order of tools/unicode_tables.py. */
enum class {
    OTHER, CR, LF, NEWLINE, EXTEND, ZWJ, FORMAT, FLAG, KATAKANA, HEBREW, LETTER, SINGLE_QUOTE, DOUBLE_QUOTE, MID_BOTH,
    MID_LETTER, MID_NUMBER, NUMERIC, EXTEND_NUM_LET, SPACE, LETTER_PICTOGRAPH, PICTOGRAPH
};

static enum class read(const char *text, size_t n, size_t at, size_t *length) {
    uint32_t c = qi_utf8_read(text + at, n - at, length);
    return (enum class)word_classes[word_blocks[c >> 7] * 128 + (c & 127)];
}

static bool ignored(enum class c) {
    return c == EXTEND || c == ZWJ || c == FORMAT; /* WB4 */
}

static bool letter(enum class c) {
    return c == LETTER || c == HEBREW || c == LETTER_PICTOGRAPH;
}

/* The first class at or after `at` that WB4 does not ignore; OTHER at the end. *stop: behind it. */
static enum class look_ahead(const char *text, size_t n, size_t at, size_t *stop) {
    while (at < n) {
        size_t length;
        enum class c = read(text, n, at, &length);
        at += length;
        *stop = at;
        if (!ignored(c)) return c;
    }
    return OTHER;
}

/* Sets of classes, a bit each. */
enum {
    LETTERS = 1 << LETTER | 1 << HEBREW | 1 << LETTER_PICTOGRAPH,
    /* what may go on a word, by what else is near */
    UNSETTLED = 1 << EXTEND | 1 << ZWJ | 1 << FORMAT | 1 << SPACE | 1 << FLAG | 1 << PICTOGRAPH | 1 << LETTER_PICTOGRAPH | 1 << SINGLE_QUOTE |
                1 << DOUBLE_QUOTE | 1 << MID_BOTH | 1 << MID_LETTER | 1 << MID_NUMBER
};

/* WB5 to WB13b: with what each stands together, whatever else is near. */
static const uint32_t TOGETHER[] = {
    [LETTER] = LETTERS | 1 << NUMERIC | 1 << EXTEND_NUM_LET,
    [HEBREW] = LETTERS | 1 << NUMERIC | 1 << EXTEND_NUM_LET,
    [LETTER_PICTOGRAPH] = LETTERS | 1 << NUMERIC | 1 << EXTEND_NUM_LET,
    [NUMERIC] = LETTERS | 1 << NUMERIC | 1 << EXTEND_NUM_LET,
    [KATAKANA] = 1 << KATAKANA | 1 << EXTEND_NUM_LET,
    [EXTEND_NUM_LET] = LETTERS | 1 << NUMERIC | 1 << KATAKANA | 1 << EXTEND_NUM_LET,
    [PICTOGRAPH] = 0,
};

/* WB6, WB7, WB7b, WB7c, WB11, WB12: a mark between two letters or two digits; 0 or where the second stops. */
static size_t over_mid(const char *text, size_t n, size_t after, enum class before, enum class mid,
                       enum class *second) {
    bool both = mid == MID_BOTH || mid == SINGLE_QUOTE;
    bool in_word = letter(before) && (mid == MID_LETTER || both);
    bool in_hebrew = before == HEBREW && mid == DOUBLE_QUOTE;
    bool in_number = before == NUMERIC && (mid == MID_NUMBER || both);
    if (!in_word && !in_hebrew && !in_number) return 0;
    size_t stop = 0;
    *second = look_ahead(text, n, after, &stop);
    if (in_word && letter(*second)) return stop;
    if (in_hebrew && *second == HEBREW) return stop;
    return in_number && *second == NUMERIC ? stop : 0;
}

/* What stands at an offset: read once, though two words touch there. */
struct sight {
    enum class class;
    size_t length; /* 0: not read yet */
};

/* The boundary after the one at `at`; *sight: what stands at `at`, then what stands there. */
static size_t next_break(const char *text, size_t n, size_t at, struct sight *sight) {
    size_t length = sight->length;
    enum class raw = length ? sight->class : read(text, n, at, &length), before = raw;
    bool flag_pair = raw == FLAG;
    sight->length = 0;
    at += length;
    if (raw == CR) return at < n && text[at] == '\n' ? at + 1 : at; /* WB3 */
    if (raw == LF || raw == NEWLINE) return at;                      /* WB3a */
    for (; at < n; at += length) {
        enum class c = read(text, n, at, &length), second;
        size_t stop;
        if (TOGETHER[before] >> c & 1) {
            raw = before = c;
            continue;
        }
        if (!(UNSETTLED >> c & 1)) {
            *sight = (struct sight){c, length};
            break;
        }
        if (ignored(c)) { /* WB4 */
            raw = c;
            continue;
        }
        if (raw == ZWJ && c >= LETTER_PICTOGRAPH) { /* WB3c */
        } else if (raw == SPACE && c == SPACE) {    /* WB3d */
        } else if ((stop = over_mid(text, n, at + length, before, c, &second)) != 0) {
            c = second;
            length = stop - at;
        } else if (before == HEBREW && c == SINGLE_QUOTE) { /* WB7a */
        } else if (before == FLAG && c == FLAG && flag_pair) { /* WB15, WB16 */
            flag_pair = false;
            raw = before = c;
            continue;
        } else {
            *sight = (struct sight){c, length};
            break;
        }
        raw = before = c;
        flag_pair = c == FLAG;
    }
    return at;
}

/*
 * A block of 64 bytes: the boundaries in it, bit i for the one before byte i, and how many bits are
 * known (a boundary before byte i depends on bytes i - 2 to i + 1). The block begins at a boundary.
 */
static uint64_t block_breaks(const struct vectors *v, const char *block, unsigned *known) {
    struct ascii_masks m;
    v->classify(block, &m);
    uint64_t word = m.letter | m.digit | m.low_line, joined = word & word << 1; /* WB5, WB8 … WB10, WB13a, WB13b */
    uint64_t mid = (m.letter << 1 & (m.mid_letter | m.mid_both) & m.letter >> 1) |
                   (m.digit << 1 & (m.mid_number | m.mid_both) & m.digit >> 1);
    joined |= mid | mid << 1;                                         /* WB6, WB7, WB11, WB12 */
    joined |= (m.space & m.space << 1) | (m.lf & m.cr << 1);          /* WB3d, WB3 */
    *known = 63;
    if (m.high) {
        unsigned first = 0;
        while (!(m.high >> first & 1)) first++;
        *known = first ? first - 1 : 0;
    }
    return *known < 2 ? 0 : ~joined & ((UINT64_C(1) << *known) - 2); /* bits 1 … known - 1 */
}

static inline unsigned lowest(uint64_t bits) {
#ifdef __GNUC__
    return (unsigned)__builtin_ctzll(bits);
#else
    unsigned n = 0;
    while (!(bits >> n & 1)) n++;
    return n;
#endif
}

size_t qi_word_breaks_by(const struct vectors *v, const char *text, size_t n, size_t from, size_t *out,
                         size_t capacity) {
    size_t count = 0;
    struct sight sight = {OTHER, 0};
    while (from < n && count < capacity) {
        unsigned known;
        uint64_t breaks = 0;
        if (n - from >= 64 && capacity - count >= 64 && qi_ascii_eight(text + from)) /* fewer are not worth it */
            breaks = block_breaks(v, text + from, &known);
        if (!breaks) {
            out[count++] = from = next_break(text, n, from, &sight);
            continue;
        }
        sight.length = 0;
        for (; breaks; breaks &= breaks - 1) out[count++] = from + lowest(breaks);
        from = out[count - 1];
    }
    return count;
}

size_t qi_word_breaks(const char *text, size_t n, size_t from, size_t *out, size_t capacity) {
    return qi_word_breaks_by(qi_vectors(), text, n, from, out, capacity);
}
