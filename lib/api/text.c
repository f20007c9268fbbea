/* Text without a model: UTF-8, the boundaries of UAX #29, normalization. */
#include <utf8proc.h>

#include "base/status.h"
#include "unicode/breaks.h"
#include "unicode/normal.h"
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

quoth_status quoth_text_normalize(const char *text, size_t n_bytes, quoth_text_form form,
                                  const quoth_allocator *allocator, char *buffer, size_t capacity, size_t *length,
                                  quoth_error *error) {
    if (!length) return qi_fail(error, QUOTH_ERROR_ARGUMENT, 0, "length is NULL");
    *length = 0;
    if (!text && n_bytes) return qi_fail(error, QUOTH_ERROR_ARGUMENT, 0, "text is NULL but n_bytes is not 0");
    if (!buffer && capacity) return qi_fail(error, QUOTH_ERROR_ARGUMENT, 0, "buffer is NULL but capacity is not 0");
    if (n_bytes > QUOTH_MAX_BYTES)
        return qi_fail(error, QUOTH_ERROR_TOO_LARGE, QUOTH_MAX_BYTES, "the text is longer than 2 GiB");
    if (form < QUOTH_TEXT_NFC || form > QUOTH_TEXT_FOLD)
        return qi_fail(error, QUOTH_ERROR_UNSUPPORTED, 0, "form is not a quoth_text_form");
    struct arena scratch;
    struct normal_text out = {buffer, capacity, 0};
    qi_arena_open(&scratch, allocator);
    bool done = qi_normalize(text, n_bytes, form, &scratch, &out);
    qi_arena_close(&scratch);
    if (!done) return qi_fail(error, QUOTH_ERROR_MEMORY, 0, "no memory to normalize the text");
    *length = out.length;
    return QUOTH_OK;
}

const char *quoth_text_category(uint32_t code_point) {
    return utf8proc_category_string(code_point <= 0x10FFFF ? (utf8proc_int32_t)code_point : -1);
}
