/* A growing run of bytes: what every writer appends to. */
#ifndef QUOTH_CLI_BUFFER_H
#define QUOTH_CLI_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct buffer {
    char *data;
    size_t length, capacity;
    bool failed; /* memory ran out: what was appended since is lost */
};

/* Room for `more` bytes after the length, more than there is; false (and failed) when there is no memory. */
bool buffer_grow(struct buffer *buffer, size_t more);
/* The same where there may be enough. */
static inline bool buffer_reserve(struct buffer *buffer, size_t more) {
    return more <= buffer->capacity - buffer->length ? !buffer->failed : buffer_grow(buffer, more);
}

static inline void buffer_add(struct buffer *buffer, const char *bytes, size_t length) {
    if (!length || !buffer_reserve(buffer, length)) return;
    memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
}
static inline void buffer_text(struct buffer *buffer, const char *text) {
    buffer_add(buffer, text, strlen(text));
}
static inline void buffer_char(struct buffer *buffer, char c) {
    if (buffer_reserve(buffer, 1)) buffer->data[buffer->length++] = c;
}
void buffer_number(struct buffer *buffer, size_t number);
/* Writes the digits of a number, at most NUMBER_DIGITS; returns where they end. */
char *write_number(char *at, size_t number);
enum { NUMBER_DIGITS = 20 };
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void buffer_format(struct buffer *buffer, const char *format, ...);
/* A probability with at most three digits after the point: 0.97, 1. */
void buffer_probability(struct buffer *buffer, double probability);
/* Empties it; the memory is kept for the next use, the failure forgotten. */
void buffer_clear(struct buffer *buffer);
/* Gives back memory that only a very large document needed. */
void buffer_trim(struct buffer *buffer);
void buffer_free(struct buffer *buffer);

#endif
