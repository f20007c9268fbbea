#include "buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool buffer_grow(struct buffer *b, size_t more) {
    size_t want = b->capacity ? b->capacity : 4096;
    while (want - b->length < more) {
        if (want > SIZE_MAX / 2) return b->failed = true, false;
        want *= 2;
    }
    char *data = realloc(b->data, want);
    if (!data) return b->failed = true, false;
    b->data = data;
    b->capacity = want;
    return !b->failed;
}

static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
                            "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
                            "8081828384858687888990919293949596979899";

static char *write_pair(char *at, unsigned number) {
    memcpy(at, pairs + number * 2, 2);
    return at + 2;
}

/* Two digits at a time: two numbers for every token are most of what is written. */
char *write_number(char *at, size_t number) {
    if (number >= 10000) {
        at = write_number(at, number / 10000);
        at = write_pair(at, (unsigned)(number % 10000) / 100);
        return write_pair(at, (unsigned)(number % 100));
    }
    unsigned high = (unsigned)number / 100, low = (unsigned)number % 100, first = high ? high : low;
    if (first >= 10) at = write_pair(at, first);
    else *at++ = (char)('0' + first);
    return high ? write_pair(at, low) : at;
}

void buffer_number(struct buffer *b, size_t number) {
    if (buffer_reserve(b, NUMBER_DIGITS)) b->length = (size_t)(write_number(b->data + b->length, number) - b->data);
}

void buffer_format(struct buffer *b, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0 || !buffer_reserve(b, (size_t)length + 1)) return;
    va_start(arguments, format);
    vsnprintf(b->data + b->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    b->length += (size_t)length;
}

void buffer_probability(struct buffer *b, double probability) {
    int thousandths = probability > 0 ? (int)(probability * 1000 + 0.5) : 0;
    if (thousandths <= 0) return buffer_char(b, '0');
    if (thousandths >= 1000) return buffer_char(b, '1');
    buffer_text(b, "0.");
    for (int digit = 100; thousandths > 0; digit /= 10) {
        buffer_char(b, (char)('0' + thousandths / digit));
        thousandths %= digit;
    }
}

void buffer_clear(struct buffer *b) {
    b->length = 0;
    b->failed = false;
}

void buffer_trim(struct buffer *b) {
    if (b->capacity > (size_t)1 << 24) buffer_free(b);
}

void buffer_free(struct buffer *b) {
    free(b->data);
    *b = (struct buffer){0};
}
