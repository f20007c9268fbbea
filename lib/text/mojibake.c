/*
 * Marks that were decoded wrongly on their way here: “ as â€œ, ’ as â€™ (UTF-8 read as Windows-1252). In the working
 * text each is overwritten by the mark it was and what fills its place (reference.h).
 */
#include "text/mojibake.h"

#include "text/reference.h"

#define HEAD "\xC3\xA2\xE2\x82\xAC" /* â€ */
#define HEAD_BYTES 5

struct damage {
    char tail[4];   /* what follows HEAD */
    uint32_t point; /* what it was */
};

static const struct damage known[] = {
    {"\xC5\x93", 0x201C},     {"\xC2\x9D", 0x201D},
    {"\xCB\x9C", 0x2018},     {"\xE2\x84\xA2", 0x2019},
    {"\xE2\x80\x9C", 0x2013}, {"\xE2\x80\x9D", 0x2014},
    {"\xC2\xA6", 0x2026},     {"", 0x201D}, /* ” whose last byte, which Windows-1252 lacks, was lost */
};

static quoth_status overwrite(quoth_document *d, char **copy, size_t at) {
    const char *tail = d->text + at + HEAD_BYTES;
    size_t left = d->n_bytes - at - HEAD_BYTES, k = 0;
    while (left < strlen(known[k].tail) || memcmp(tail, known[k].tail, strlen(known[k].tail)) != 0) k++;
    if (!*copy) {
        *copy = qi_arena_alloc(&d->arena, d->n_bytes);
        if (!*copy) return QUOTH_ERROR_MEMORY;
        memcpy(*copy, d->text, d->n_bytes);
    }
    qi_mend(*copy + at, HEAD_BYTES + strlen(known[k].tail), known[k].point);
    return QUOTH_OK;
}

quoth_status qi_mend_marks(quoth_document *d) {
    char *copy = NULL;
    for (const char *at = d->text, *stop = d->text + d->n_bytes; (at = memchr(at, 0xC3, (size_t)(stop - at))) != NULL;
         at++) {
        if (stop - at < HEAD_BYTES || memcmp(at, HEAD, HEAD_BYTES) != 0) continue;
        quoth_status status = overwrite(d, &copy, (size_t)(at - d->text));
        if (status) return status;
    }
    if (copy) d->text = copy;
    return QUOTH_OK;
}
