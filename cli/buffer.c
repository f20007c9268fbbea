#include "buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool buffer_reserve(struct buffer *b, size_t more) {
    if (more <= b->capacity - b->length) return !b->failed;
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

void buffer_add(struct buffer *b, const char *bytes, size_t length) {
    if (!length || !buffer_reserve(b, length)) return;
    memcpy(b->data + b->length, bytes, length);
    b->length += length;
}

void buffer_text(struct buffer *b, const char *text) {
    buffer_add(b, text, strlen(text));
}

void buffer_char(struct buffer *b, char c) {
    if (buffer_reserve(b, 1)) b->data[b->length++] = c;
}

/* Two digits at a time: two numbers for every token are most of what is written. */
char *write_number(char *at, size_t number) {
    static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
                                "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
                                "8081828384858687888990919293949596979899";
    size_t length = 1;
    for (size_t rest = number; rest >= 10; rest /= 10) length++;
    char *from = at + length;
    for (; number >= 100; number /= 100) memcpy(from -= 2, pairs + number % 100 * 2, 2);
    if (number >= 10)
        memcpy(from - 2, pairs + number * 2, 2);
    else
        from[-1] = (char)('0' + number);
    return at + length;
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
