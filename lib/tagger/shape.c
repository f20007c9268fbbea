#include "tagger/shape.h"

#include "tagger/weights.h"

enum letter_case qi_letter_case(const quoth_document *d, uint32_t first, uint32_t last) {
    uint32_t words = 0, capital = 0, upper = 0, lower = 0;
    for (uint32_t i = first; i < last; i++) {
        const struct form *form = qi_form(d, i);
        if (!(form->flags & FORM_LETTER) || form->length < 2 || d->tokens.at[i].flags & TOKEN_SPLIT) continue;
        words++;
        if (form->flags & FORM_ALL_UPPER) upper++;
        else if (form->flags & FORM_UPPER_FIRST) capital++;
        /* short words (of, and, with) stay small in headlines that capitalise */
        else if (form->length > 4) lower++;
    }
    if (words >= 3 && upper * 10 >= words * 7) return CASE_UPPER;
    if (words >= 4 && (capital + upper) * 2 > words && lower * 6 <= capital + upper) return CASE_TITLE;
    return CASE_NORMAL;
}

static uint64_t load(const char *text, uint32_t n) {
    uint64_t value = 0;
    for (uint32_t i = 0; i < n; i++) value = value << 8 | (unsigned char)text[i];
    return value;
}

uint64_t qi_prefix(const char *text, uint32_t length, uint32_t n) {
    if (n > length) n = length;
    return load(text, n) << 8 | n;
}

uint64_t qi_suffix(const char *text, uint32_t length, uint32_t n) {
    if (n > length) n = length;
    return load(text + length - n, n) << 8 | n;
}

uint64_t qi_shape(const char *text, uint32_t length) {
    uint64_t shape = 0;
    unsigned last = 0;
    for (uint32_t i = 0, kept = 0; i < length && kept < 12; i++) {
        unsigned char c = (unsigned char)text[i];
        unsigned class = c >= 'A' && c <= 'Z' ? 1 : c >= 'a' && c <= 'z' ? 2 : c >= '0' && c <= '9' ? 3
                         : c >= 0x80          ? 4 : c == '-' ? 5 : c == '\'' ? 6 : c == '.' ? 7 : c == '/' ? 8 : 9;
        if (class == last) continue;
        shape = shape << 4 | class;
        last = class;
        kept++;
    }
    return shape;
}

uint64_t qi_word_hash(const struct form *lower) {
    if (!(lower->flags & FORM_DIGIT)) return lower->hash;
    uint64_t hash = lower->length;
    for (uint32_t i = 0; i < lower->length; i++) {
        unsigned char c = (unsigned char)lower->text[i];
        hash = (hash ^ (c >= '0' && c <= '9' ? '0' : c)) * UINT64_C(0x100000001B3);
    }
    return qi_feature(0, hash);
}
