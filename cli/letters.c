#include "letters.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "memory.h"
#include "utf8.h"

struct letters letters_of(const char *text, size_t length) {
    struct letters letters = {memory_grow(NULL, (length + 1) * sizeof(uint32_t)), 0};
    for (size_t i = 0; i < length;) i += utf8_next(text + i, length - i, &letters.at[letters.count++]);
    return letters;
}

void letters_free(struct letters *letters) {
    free(letters->at);
}

bool letter_is_space(uint32_t c) {
    if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F);
    return c == 0x85 || c == 0x2028 || c == 0x2029 || utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ZS;
}

bool letter_is_alnum(uint32_t c) {
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return true;
    default: return false;
    }
}

bool letter_in_word(uint32_t c) {
    return c == '_' || letter_is_alnum(c);
}

bool letter_is_upper(uint32_t c) {
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LU;
}

uint32_t letter_lower(uint32_t c) {
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

bool letter_is_mark(uint32_t c) {
    static const uint32_t marks[] = {'"', '\'', '`', 0xB4, 0xAB, 0xBB, 0x2032, 0x2033, 0x2039, 0x203A, 0xFF02, 0xFF07};
    if (c >= 0x2018 && c <= 0x201F) return true;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (c == marks[i]) return true;
    return false;
}

quoth_span letters_trim(const struct letters *t, quoth_span s) {
    while (s.start < s.stop && letter_is_space(t->at[s.start])) s.start++;
    while (s.stop > s.start && letter_is_space(t->at[s.stop - 1])) s.stop--;
    return s;
}

quoth_span letters_word(const struct letters *t, quoth_span s) {
    size_t at = s.start;
    while (at < s.stop && !letter_in_word(t->at[at])) at++;
    quoth_span word = {at, at};
    while (word.stop < s.stop) {
        uint32_t c = t->at[word.stop];
        bool joins = (c == '\'' || c == 0x2019 || c == '-') && word.stop > at && word.stop + 1 < s.stop &&
                     letter_in_word(t->at[word.stop + 1]);
        if (!joins && !letter_in_word(c)) break;
        word.stop += joins ? 2 : 1;
    }
    return word;
}

bool letters_next(const struct letters *t, quoth_span *rest, quoth_span *word) {
    *word = letters_word(t, *rest);
    rest->start = word->stop;
    return word->start < word->stop;
}

bool letters_among(const struct letters *t, quoth_span s, const char *words) {
    size_t length = s.stop - s.start;
    for (const char *at = words; at[1]; at = strchr(at + 1, ' ')) {
        size_t i = 0;
        while (i < length && letter_lower(t->at[s.start + i]) == (unsigned char)at[1 + i]) i++;
        if (length && i == length && at[1 + i] == ' ') return true;
    }
    return false;
}

bool letters_same(const struct letters *a, quoth_span s, const struct letters *b, quoth_span r) {
    if (s.stop - s.start != r.stop - r.start) return false;
    for (size_t i = 0; i < s.stop - s.start; i++)
        if (letter_lower(a->at[s.start + i]) != letter_lower(b->at[r.start + i])) return false;
    return true;
}
