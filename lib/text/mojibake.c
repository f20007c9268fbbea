/*
 * Marks that were decoded wrongly on their way here: “ as â€œ, ’ as â€™ (UTF-8 read as Windows-1252).
 *
 * In the working text each is overwritten by the mark it was and by invisible code points, each in the place of one that
 * takes as many bytes: so every offset of the working text is where a code point of the text given begins.
 */
#include "document.h"
#include "text/mojibake.h"

#define HEAD "\xC3\xA2\xE2\x82\xAC" /* â€ */
#define SHY "\xC2\xAD"
#define ZWSP "\xE2\x80\x8B"
#define HEAD_BYTES 5

struct damage {
    char tail[4];  /* what follows HEAD */
    char mark[12]; /* what to write, as many bytes as HEAD and tail */
};

static const struct damage known[] = {
    {"\xC5\x93", SHY "\xE2\x80\x9C" SHY},      /* “ */
    {"\xC2\x9D", SHY "\xE2\x80\x9D" SHY},      /* ” */
    {"\xCB\x9C", SHY "\xE2\x80\x98" SHY},      /* ‘ */
    {"\xE2\x84\xA2", SHY "\xE2\x80\x99" ZWSP}, /* ’ */
    {"\xE2\x80\x9C", SHY "\xE2\x80\x93" ZWSP}, /* – */
    {"\xE2\x80\x9D", SHY "\xE2\x80\x94" ZWSP}, /* — */
    {"\xC2\xA6", SHY "\xE2\x80\xA6" SHY},      /* … */
    {"", SHY "\xE2\x80\x9D"},                  /* ” whose last byte, which Windows-1252 lacks, was lost */
};

static bool is_letter(const char *text, size_t at, size_t n) {
    return at < n && ((text[at] | 32) >= 'a' && (text[at] | 32) <= 'z');
}

static quoth_status overwrite(quoth_document *d, char **copy, size_t at) {
    const char *tail = d->text + at + HEAD_BYTES;
    size_t left = d->n_bytes - at - HEAD_BYTES, k = 0;
    while (left < strlen(known[k].tail) || memcmp(tail, known[k].tail, strlen(known[k].tail)) != 0) k++;
    if (!*copy) {
        *copy = qi_arena_alloc(&d->arena, d->n_bytes);
        if (!*copy) return QUOTH_ERROR_MEMORY;
        memcpy(*copy, d->text, d->n_bytes);
    }
    size_t size = strlen(known[k].mark), stop = at + size;
    bool inside = strcmp(known[k].tail, "\xE2\x84\xA2") == 0 && at && is_letter(d->text, at - 1, d->n_bytes) &&
                  is_letter(d->text, stop, d->n_bytes);
    if (inside)
        memcpy(*copy + at, SHY ZWSP "\xE2\x80\x99", size); /* don’t: nothing between the mark and what it joins */
    else
        memcpy(*copy + at, known[k].mark, size);
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
