/* Lines and paragraphs: what stands between line breaks, and between blank lines, or between line breaks alone. */
#include "document.h"

enum {
    BROKEN_BYTES = 100, /* of a line that may end in the middle of a sentence, above a picture or an advertisement */
    REST_BYTES = 40,    /* of the line that goes on with it below */
    WRAPPED_BYTES = 120, /* a longer line was not broken to fit a width */
    BLOCK_LINES = 4      /* fewer belong together: a picture's caption and its credit, an entry and its time */
};

static bool blank(char c) {
    return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r';
}

/* Does the line go on with a sentence that was broken round a link? */
static bool goes_on(const quoth_document *d, const struct line *line) {
    char first = d->text[line->start];
    return (first >= 'a' && first <= 'z') || first == ',' || first == '.';
}

/* Is the line below blank ones the rest of a sentence that the line before it, a long one, does not end? */
static bool is_rest(const quoth_document *d, const struct line *before, const struct line *line) {
    char first = d->text[line->start], last = d->text[before->stop - 1];
    return first >= 'a' && first <= 'z' && ((last >= 'a' && last <= 'z') || last == ',') &&
           before->stop - before->start >= BROKEN_BYTES && line->stop - line->start >= REST_BYTES;
}

/* Blocks without a blank line that hold a line longer than any width: each of their lines is a paragraph. */
static void part_blocks(quoth_document *d) {
    uint32_t paragraph = 0;
    for (size_t i = 0, next; i < d->lines.count; i = next, paragraph++) {
        bool wide = false;
        uint32_t block = d->lines.at[i].paragraph;
        for (next = i; next < d->lines.count && d->lines.at[next].paragraph == block; next++)
            wide |= d->lines.at[next].stop - d->lines.at[next].start > WRAPPED_BYTES;
        bool parted = wide && next - i >= BLOCK_LINES;
        for (size_t k = i; k < next; k++) {
            paragraph += parted && k > i && !goes_on(d, &d->lines.at[k]);
            d->lines.at[k].paragraph = paragraph;
        }
    }
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
            *line = (struct line){(uint32_t)at, (uint32_t)stop, paragraph};
            if (after_blank && d->lines.count > 1 && !is_rest(d, line - 1, line)) line->paragraph = ++paragraph;
            after_blank = false;
        }
        at = next;
    }
    part_blocks(d);
    return QUOTH_OK;
}
