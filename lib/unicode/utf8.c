#include "unicode/utf8.h"

#include <string.h>

bool qi_utf8_well_formed(const char *bytes, size_t n, size_t *length) {
    const unsigned char *b = (const unsigned char *)bytes;
    *length = 1;
    if (b[0] < 0x80) return true;
    if (b[0] < 0xC2 || b[0] > 0xF4) return false;
    size_t whole = b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : 4;
    /* the second byte's range depends on the first: no overlong forms, surrogates, or beyond U+10FFFF */
    unsigned char low = b[0] == 0xE0 ? 0xA0 : b[0] == 0xF0 ? 0x90 : 0x80;
    unsigned char high = b[0] == 0xED ? 0x9F : b[0] == 0xF4 ? 0x8F : 0xBF;
    if (n < 2 || b[1] < low || b[1] > high) return false;
    for (*length = 2; *length < whole; ++*length)
        if (*length >= n || (b[*length] & 0xC0) != 0x80) return false;
    return true;
}

size_t qi_ascii_length(const char *bytes, size_t n) {
    size_t at = 0;
    for (; n - at >= 32; at += 32) { /* whole words: the compiler makes vectors of this */
        uint64_t w[4];
        memcpy(w, bytes + at, sizeof w);
        if ((w[0] | w[1] | w[2] | w[3]) & UINT64_C(0x8080808080808080)) break;
    }
    while (at < n && (unsigned char)bytes[at] < 0x80) at++;
    return at;
}

size_t qi_utf8_check(const char *bytes, size_t n) {
    size_t at = 0, length;
    for (;;) {
        if (at < n && (unsigned char)bytes[at] < 0x80) at += qi_ascii_length(bytes + at, n - at);
        if (at >= n) return n;
        if (!qi_utf8_well_formed(bytes + at, n - at, &length)) return at;
        at += length;
    }
}
