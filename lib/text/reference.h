/* Character references of HTML that were left in the text (reference.c). */
#ifndef QUOTH_TEXT_REFERENCE_H
#define QUOTH_TEXT_REFERENCE_H

#include "document.h"

/* Writes a character at the beginning of `length` bytes, at least two more than it has, and invisible code points
   behind it; a space over all of them. */
void qi_mend(char *at, size_t length, uint32_t point);

/* How many bytes of such code points stand at `at`, before `stop`. */
static inline size_t qi_mended_bytes(const char *at, const char *stop) {
    const char *from = at;
    while (stop - at > 1 && (unsigned char)*at >= 0xC2) {
        if (!memcmp(at, "\xC2\xAD", 2))
            at += 2;
        else if (stop - at > 2 && !memcmp(at, "\xE2\x81\xA0", 3))
            at += 3;
        else
            break;
    }
    return (size_t)(at - from);
}

/* Overwrites them in the working text, which must be well-formed. */
quoth_status qi_mend_references(quoth_document *d);

#endif
