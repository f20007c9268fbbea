/* Byte and code point classes of the token scanner. */
#include "text/reference.h"
#include "token/scan.h"
#include "unicode/generated/token.inc"

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

enum wide_class qi_wide_class(uint32_t c) {
    return (enum wide_class)token_classes[token_blocks[c >> 7] * 128 + (c & 127)];
}

bool qi_word_at(const struct scan *s, uint32_t at) {
    uint8_t class = qi_class_at(s, at);
    if (class != BYTE_HIGH) return class == BYTE_LETTER || class == BYTE_DIGIT;
    uint32_t length;
    enum wide_class wide = qi_wide_at(s, at, &length);
    return wide == WIDE_LETTER || wide == WIDE_DIGIT || wide == WIDE_ALONE;
}

uint32_t qi_filling(const struct scan *s, uint32_t at) {
    return at < s->stop ? (uint32_t)qi_mended_bytes(s->text + at, s->text + s->stop) : 0;
}

uint32_t qi_apostrophe(const struct scan *s, uint32_t at) {
    char c = qi_byte_at(s, at);
    if (c == '\'') return 1 + qi_filling(s, at + 1);
    if (qi_byte_class[(unsigned char)c] != BYTE_HIGH || (c & 0xC0) == 0x80) return 0; /* or inside a character */
    uint32_t length;
    return qi_wide_at(s, at, &length) == WIDE_APOSTROPHE ? length + qi_filling(s, at + length) : 0;
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
