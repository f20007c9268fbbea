/* Walking UTF-8. */
#ifndef QUOTH_UNICODE_UTF8_H
#define QUOTH_UNICODE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * Is there a well-formed sequence at the start of `bytes` (n > 0)? *length: its length, or that of the
 * maximal ill-formed subpart (1 to 3 bytes; Unicode Standard 15, section 3.9, table 3-7).
 */
bool qi_utf8_well_formed(const char *bytes, size_t n, size_t *length);

/* How many bytes from the start are ASCII. */
size_t qi_ascii_length(const char *bytes, size_t n);

/* Are the next eight bytes ASCII? */
static inline bool qi_ascii_eight(const char *bytes) {
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
    return !(eight & UINT64_C(0x8080808080808080));
}

/* Where the first ill-formed sequence begins; n when there is none. */
size_t qi_utf8_check(const char *bytes, size_t n);

/* The code point at `bytes`, which must be well-formed there; *length: 1 to 4. */
static inline uint32_t qi_utf8_decode(const char *bytes, size_t *length) {
    const unsigned char *b = (const unsigned char *)bytes;
    if (b[0] < 0x80) return *length = 1, b[0];
    if (b[0] < 0xE0) return *length = 2, (uint32_t)(b[0] & 0x1F) << 6 | (b[1] & 0x3Fu);
    if (b[0] < 0xF0) return *length = 3, (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 | (b[2] & 0x3Fu);
    return *length = 4, (uint32_t)(b[0] & 7) << 18 | (uint32_t)(b[1] & 0x3F) << 12 | (uint32_t)(b[2] & 0x3F) << 6 |
                        (b[3] & 0x3Fu);
}

/* The same for any bytes (n > 0): an ill-formed subpart is read as U+FFFD. */
static inline uint32_t qi_utf8_read(const char *bytes, size_t n, size_t *length) {
    const unsigned char *b = (const unsigned char *)bytes;
    if (b[0] < 0x80) return *length = 1, b[0];
    if (b[0] >= 0xC2 && b[0] < 0xE0 && n > 1 && (b[1] & 0xC0) == 0x80) /* the commonest, without a call */
        return *length = 2, (uint32_t)(b[0] & 0x1F) << 6 | (b[1] & 0x3Fu);
    if (b[0] > 0xE0 && b[0] < 0xED && n > 2 && (b[1] & 0xC0) == 0x80 && (b[2] & 0xC0) == 0x80)
        return *length = 3, (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 | (b[2] & 0x3Fu);
    return qi_utf8_well_formed(bytes, n, length) ? qi_utf8_decode(bytes, length) : 0xFFFD;
}

#endif
