/* UTF-8 as every writer reads it. */
#ifndef QUOTH_CLI_UTF8_H
#define QUOTH_CLI_UTF8_H

#include <stddef.h>
#include <stdint.h>

enum { UTF8_REPLACEMENT = 0xFFFD };

/*
 * The code point at the start of `text` (length > 0) and how many bytes it has. An ill-formed sequence
 * is U+FFFD, one for each maximal subpart (Unicode Standard, section 3.9), as the library counts them.
 */
size_t utf8_next(const char *text, size_t length, uint32_t *code_point);

#endif
