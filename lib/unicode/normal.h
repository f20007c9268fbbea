/* Normalization forms of UAX #15 and case folding, by utf8proc, for any bytes and in linear time. */
#ifndef QUOTH_UNICODE_NORMAL_H
#define QUOTH_UNICODE_NORMAL_H

#include "base/arena.h"

/* Where the result goes: whole code points, as long as they fit; `length` counts on. */
struct normal_text {
    char *at;
    size_t capacity, length;
};

/* False when there is no memory. */
bool qi_normalize(const char *text, size_t n, quoth_text_form form, struct arena *scratch, struct normal_text *out);

#endif
