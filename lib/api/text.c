/* Text without a model: UTF-8 and the boundaries of UAX #29. */
#include "quoth/quoth.h"
#include "unicode/breaks.h"
#include "unicode/utf8.h"

size_t quoth_text_check(const char *text, size_t n_bytes, size_t *length) {
    size_t none, at = text ? qi_utf8_check(text, n_bytes) : n_bytes;
    if (!length) length = &none;
    *length = 0;
    if (at < n_bytes) qi_utf8_well_formed(text + at, n_bytes - at, length);
    return at;
}

size_t quoth_text_breaks(const char *text, size_t n_bytes, quoth_text_unit unit, size_t from, size_t *offsets,
                         size_t capacity) {
    if (!text || !offsets) return 0;
    switch (unit) {
    case QUOTH_TEXT_GRAPHEME: return qi_grapheme_breaks(text, n_bytes, from, offsets, capacity);
    case QUOTH_TEXT_WORD: return qi_word_breaks(text, n_bytes, from, offsets, capacity);
    case QUOTH_TEXT_SENTENCE: return qi_sentence_breaks(text, n_bytes, from, offsets, capacity);
    default: return 0;
    }
}
