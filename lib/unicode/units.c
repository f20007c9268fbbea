#include "unicode/units.h"

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

quoth_status qi_build_checkpoints(quoth_document *d) {
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
    if (d->ascii) return byte;
    while (byte > 0 && byte < d->n_bytes && continues(d->text[byte])) byte--;
    if (unit == QUOTH_UNIT_BYTE) return byte;
    struct checkpoint at = d->checkpoints[byte / UNIT_STRIDE];
    count_units(d->text, byte - byte % UNIT_STRIDE, byte, &at.codepoints, &at.surrogates);
    return unit == QUOTH_UNIT_UTF16 ? (size_t)at.codepoints + at.surrogates : at.codepoints;
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
