#include "unicode/units.h"

#include "unicode/breaks.h"
#include "unicode/utf8.h"

static bool continues(char c) {
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Counts of bytes [from, to): code points that begin there, and those beyond U+FFFF. */
static void count_units(const char *text, size_t from, size_t to, uint32_t *codepoints, uint32_t *surrogates) {
    uint32_t begins = 0, beyond = 0;
    for (size_t i = from; i < to; i++) {
        begins += !continues(text[i]);
        beyond += (unsigned char)text[i] >= 0xF0;
    }
    *codepoints += begins;
    *surrogates += beyond;
}

/* ---- grapheme clusters: of the text as it was given */

static quoth_status build_clusters(quoth_document *d) {
    size_t count = d->n_bytes / UNIT_STRIDE + 1, k = 0, start = 0, found[UNIT_STRIDE];
    struct cluster_checkpoint *at = qi_arena_alloc(&d->arena, count * sizeof *at);
    if (!at) return QUOTH_ERROR_MEMORY;
    at[k++] = (struct cluster_checkpoint){0, 0};
    for (uint32_t before = 1; start < d->n_bytes;) {
        size_t more = qi_grapheme_breaks(d->given, d->n_bytes, start, found, UNIT_STRIDE);
        for (size_t i = 0; i < more; i++, before++)
            for (; k < count && k * UNIT_STRIDE <= found[i]; k++)
                at[k] = (struct cluster_checkpoint){before, (uint32_t)found[i]};
        start = found[more - 1];
    }
    d->clusters = at;
    return QUOTH_OK;
}

/* The number of the cluster that byte `byte`, which begins a code point, is in. */
static size_t cluster_of(const quoth_document *d, size_t byte) {
    struct cluster_checkpoint from = {0, 0};
    if (d->clusters) from = d->clusters[byte / UNIT_STRIDE];
    if (from.first > byte) return from.before - 1;
    size_t stop = byte, number = from.before, found[UNIT_STRIDE], more;
    if (byte < d->n_bytes) {
        qi_utf8_read(d->given + byte, d->n_bytes - byte, &stop);
        stop += byte; /* a boundary depends on no more than the code point behind it */
    }
    for (size_t at = from.first; at < byte; at = found[more - 1]) {
        more = qi_grapheme_breaks(d->given, stop, at, found, UNIT_STRIDE);
        for (size_t i = 0; i < more && found[i] <= byte; i++) number++;
    }
    return number;
}

static size_t cluster_start(const quoth_document *d, size_t number) {
    struct cluster_checkpoint from = {0, 0};
    if (d->clusters) { /* the last checkpoint not after it */
        size_t low = 0, high = d->n_bytes / UNIT_STRIDE + 1;
        while (high - low > 1) {
            size_t middle = low + (high - low) / 2;
            if (d->clusters[middle].before <= number) low = middle;
            else high = middle;
        }
        from = d->clusters[low];
    }
    size_t at = from.first, left = number - from.before, found[UNIT_STRIDE];
    while (left && at < d->n_bytes) {
        size_t more = qi_grapheme_breaks(d->given, d->n_bytes, at, found, left < UNIT_STRIDE ? left : UNIT_STRIDE);
        left -= more;
        at = found[more - 1];
    }
    return at;
}

/* ---- all units */

quoth_status qi_build_checkpoints(quoth_document *d) {
    if (d->unit == QUOTH_UNIT_GRAPHEME && build_clusters(d)) return QUOTH_ERROR_MEMORY;
    if (d->ascii) return QUOTH_OK;
    size_t count = d->n_bytes / UNIT_STRIDE + 1;
    struct checkpoint *at = qi_arena_alloc(&d->arena, count * sizeof *at);
    if (!at) return QUOTH_ERROR_MEMORY;
    uint32_t codepoints = 0, surrogates = 0;
    for (size_t k = 0; k < count; k++) {
        at[k] = (struct checkpoint){codepoints, surrogates};
        size_t from = k * UNIT_STRIDE, to = from + UNIT_STRIDE;
        count_units(d->text, from, to < d->n_bytes ? to : d->n_bytes, &codepoints, &surrogates);
    }
    d->checkpoints = at;
    return QUOTH_OK;
}

size_t qi_from_byte(const quoth_document *d, size_t byte, quoth_unit unit) {
    if (byte > d->n_bytes) byte = d->n_bytes;
    while (byte > 0 && byte < d->n_bytes && continues(d->text[byte])) byte--;
    if (unit == QUOTH_UNIT_GRAPHEME) return cluster_of(d, byte);
    if (d->ascii || unit == QUOTH_UNIT_BYTE) return byte;
    struct checkpoint at = d->checkpoints[byte / UNIT_STRIDE];
    count_units(d->text, byte - byte % UNIT_STRIDE, byte, &at.codepoints, &at.surrogates);
    return unit == QUOTH_UNIT_UTF16 ? (size_t)at.codepoints + at.surrogates : at.codepoints;
}

quoth_span qi_span_from_bytes(const quoth_document *d, struct span bytes, quoth_unit unit) {
    quoth_span span = {qi_from_byte(d, bytes.start, unit), 0};
    if (unit == QUOTH_UNIT_GRAPHEME && bytes.stop > bytes.start) span.stop = qi_from_byte(d, bytes.stop - 1, unit) + 1;
    else span.stop = qi_from_byte(d, bytes.stop, unit);
    return span;
}

size_t qi_from_byte_after(const quoth_document *d, size_t byte, quoth_unit unit, struct unit_place *last) {
    if (d->ascii || unit == QUOTH_UNIT_BYTE) return byte;
    if (byte >= last->byte && byte - last->byte < UNIT_STRIDE) {
        uint32_t codepoints = 0, surrogates = 0;
        count_units(d->text, last->byte, byte, &codepoints, &surrogates);
        last->offset += unit == QUOTH_UNIT_UTF16 ? (size_t)codepoints + surrogates : codepoints;
    } else {
        last->offset = qi_from_byte(d, byte, unit);
    }
    last->byte = byte;
    return last->offset;
}

static size_t units_at(const struct checkpoint *at, quoth_unit unit) {
    return unit == QUOTH_UNIT_UTF16 ? (size_t)at->codepoints + at->surrogates : at->codepoints;
}

size_t qi_to_byte(const quoth_document *d, size_t offset, quoth_unit unit) {
    if (unit == QUOTH_UNIT_GRAPHEME) return cluster_start(d, offset);
    if (d->ascii) return offset < d->n_bytes ? offset : d->n_bytes;
    if (unit == QUOTH_UNIT_BYTE) {
        if (offset > d->n_bytes) return d->n_bytes;
        while (offset > 0 && offset < d->n_bytes && continues(d->text[offset])) offset--;
        return offset;
    }
    size_t low = 0, high = d->n_bytes / UNIT_STRIDE + 1; /* the last checkpoint not after the offset */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (units_at(&d->checkpoints[middle], unit) <= offset) low = middle;
        else high = middle;
    }
    size_t have = units_at(&d->checkpoints[low], unit), byte = low * UNIT_STRIDE;
    while (byte < d->n_bytes && continues(d->text[byte])) byte++;
    while (byte < d->n_bytes) {
        size_t width = unit == QUOTH_UNIT_UTF16 && (unsigned char)d->text[byte] >= 0xF0 ? 2 : 1;
        if (have + width > offset) break;
        have += width;
        do byte++;
        while (byte < d->n_bytes && continues(d->text[byte]));
    }
    return byte;
}
