/* Byte and code point classes of the token scanner. */
#include <utf8proc.h>

#include "token/scan.h"

#define X16(c) c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c
#define L BYTE_LETTER
#define D BYTE_DIGIT
#define S BYTE_SPACE

const uint8_t qi_byte_class[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, S, S, S, S, S, 0, 0, X16(0), /* controls; tab to carriage return are spaces */
    S, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,         /* space ! " # … / */
    D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0,         /* 0 … 9 : ; < = > ? */
    0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,         /* @ A … O */
    L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, L,         /* P … Z [ \ ] ^ _ */
    0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,         /* ` a … o */
    L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, 0,         /* p … z { | } ~ DEL */
    X16(BYTE_HIGH), X16(BYTE_HIGH), X16(BYTE_HIGH), X16(BYTE_HIGH),
    X16(BYTE_HIGH), X16(BYTE_HIGH), X16(BYTE_HIGH), X16(BYTE_HIGH),
};

static bool alone(uint32_t c) {
    return (c >= 0x3040 && c <= 0x309F) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3005 || c == 0x3007;
}

enum wide_class qi_wide_class(uint32_t c) {
    if (c == 0x2019 || c == 0x2BC || c == 0xFF07) return WIDE_APOSTROPHE;
    if (c == 0x2010 || c == 0x2011) return WIDE_HYPHEN;
    if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF) return WIDE_FORMAT;
    if (alone(c)) return WIDE_ALONE;
    if (c == 0x85) return WIDE_SPACE;
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
        return WIDE_LETTER;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return WIDE_SPACE;
    default:
        return WIDE_MARK;
    }
}

bool qi_word_at(const struct scan *s, uint32_t at) {
    uint8_t class = qi_class_at(s, at);
    if (class != BYTE_HIGH) return class == BYTE_LETTER || class == BYTE_DIGIT;
    size_t length;
    enum wide_class wide = qi_wide_class(qi_utf8_decode(s->text + at, &length));
    return wide == WIDE_LETTER || wide == WIDE_ALONE;
}

uint32_t qi_apostrophe(const struct scan *s, uint32_t at) {
    char c = qi_byte_at(s, at);
    if (c == '\'') return 1;
    if (qi_byte_class[(unsigned char)c] != BYTE_HIGH) return 0;
    size_t length;
    return qi_wide_class(qi_utf8_decode(s->text + at, &length)) == WIDE_APOSTROPHE ? (uint32_t)length : 0;
}

/* The lower-case spelling, apostrophes straight; 0 when it is too long to be in a list. */
static size_t spell(const struct scan *s, uint32_t start, uint32_t stop, char out[32]) {
    size_t n = 0;
    if (stop - start > 31) return 0;
    for (uint32_t at = start; at < stop;) {
        uint32_t apostrophe = qi_apostrophe(s, at);
        char c = s->text[at];
        out[n++] = (char)(apostrophe ? '\'' : c >= 'A' && c <= 'Z' ? c + 32 : c);
        at += apostrophe ? apostrophe : 1;
    }
    return n;
}

uint64_t qi_spelling_lists(const struct scan *s, uint32_t start, uint32_t stop) {
    char spelling[32];
    size_t length = spell(s, start, stop, spelling);
    return length ? qi_lexicon_lists(&s->d->model->lexicon, qi_hash(spelling, length)) : 0;
}

const char *qi_spelling_value(const struct scan *s, enum word_list list, uint32_t start, uint32_t stop) {
    char spelling[32];
    size_t length = spell(s, start, stop, spelling);
    return length ? qi_lexicon_value(&s->d->model->lexicon, list, spelling, length) : NULL;
}
