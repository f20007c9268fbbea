/* Lines and paragraphs: what stands between line breaks, and between blank lines. */
#include "document.h"

static bool blank(char c) {
    return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r';
}

quoth_status qi_find_lines(quoth_document *d) {
    const char *text = d->text;
    uint32_t paragraph = 0;
    bool after_blank = false;
    for (size_t at = 0; at < d->n_bytes;) {
        const char *end = memchr(text + at, '\n', d->n_bytes - at);
        size_t stop = end ? (size_t)(end - text) : d->n_bytes, next = stop + 1;
        while (at < stop && blank(text[at])) at++;
        while (stop > at && blank(text[stop - 1])) stop--;
        if (at == stop) {
            after_blank = true;
        } else {
            struct line *line = VEC_ADD(&d->arena, &d->lines);
            if (!line) return QUOTH_ERROR_MEMORY;
            if (after_blank && d->lines.count > 1) paragraph++;
            *line = (struct line){(uint32_t)at, (uint32_t)stop, paragraph};
            after_blank = false;
        }
        at = next;
    }
    return QUOTH_OK;
}
