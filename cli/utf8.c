#include "utf8.h"

size_t utf8_next(const char *text, size_t length, uint32_t *code_point) {
    const unsigned char *b = (const unsigned char *)text;
    if (b[0] < 0x80) return *code_point = b[0], 1;
    *code_point = UTF8_REPLACEMENT;
    if (b[0] < 0xC2 || b[0] > 0xF4) return 1;
    size_t want = b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : 4;
    /* Table 3-7: the second byte is narrowed after E0 (overlong), ED (surrogates), F0 (overlong), F4 (too high). */
    unsigned low = b[0] == 0xE0 ? 0xA0 : b[0] == 0xF0 ? 0x90 : 0x80;
    unsigned high = b[0] == 0xED ? 0x9F : b[0] == 0xF4 ? 0x8F : 0xBF;
    uint32_t value = b[0] & (0xFFu >> (want + 1));
    for (size_t i = 1; i < want; i++, low = 0x80, high = 0xBF) {
        if (i == length || b[i] < low || b[i] > high) return i;
        value = value << 6 | (b[i] & 0x3Fu);
    }
    *code_point = value;
    return want;
}
