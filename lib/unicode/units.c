#include "unicode/units.h"

#include "base/clones.h"
#include "unicode/breaks.h"
#include "unicode/utf8.h"

static bool continues(char c) {
    return ((unsigned char)c & 0xC0) == 0x80;
}

static bool beyond(char c) {
    return (unsigned char)c >= 0xF0;
}

static unsigned bits_in(uint64_t x) {
    return (unsigned)__builtin_popcountll(x);
}

/* Which of eight bytes begin a code point, as bits. */
static uint64_t eight_begins(const char *text) {
    uint64_t bytes = 0;
    for (unsigned i = 0; i < 8; i++) bytes |= (uint64_t)(unsigned char)text[i] << 8 * i;
    uint64_t inside = bytes & ~(bytes << 1) & UINT64_C(0x8080808080808080);
    return ~((inside >> 7) * UINT64_C(0x0102040810204080) >> 56) & 0xFF;
}

static uint64_t block_begins(const char *text, size_t n) {
    uint64_t begins = 0;
    size_t i = 0;
    for (; i + 8 <= n; i += 8) begins |= eight_begins(text + i) << i;
    for (; i < n; i++) begins |= (uint64_t)!continues(text[i]) << i;
    return begins;
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

CLONES quoth_status qi_build_checkpoints(quoth_document *d) {
    if (d->unit == QUOTH_UNIT_GRAPHEME && build_clusters(d)) return QUOTH_ERROR_MEMORY;
    if (d->ascii) return QUOTH_OK;
    size_t count = d->n_bytes / UNIT_STRIDE + 1;
    struct checkpoint *at = qi_arena_alloc(&d->arena, count * sizeof *at);
    if (!at) return QUOTH_ERROR_MEMORY;
    uint32_t codepoints = 0, surrogates = 0;
    for (size_t k = 0; k < count; k++) {
        const char *text = d->counted + k * UNIT_STRIDE;
        size_t n = d->n_bytes - k * UNIT_STRIDE < UNIT_STRIDE ? d->n_bytes - k * UNIT_STRIDE : UNIT_STRIDE;
        at[k] = (struct checkpoint){codepoints, surrogates, block_begins(text, n)};
        codepoints += bits_in(at[k].begins);
        for (size_t i = 0; i < n; i++) surrogates += beyond(text[i]);
    }
    at[count - 1].begins |= UINT64_C(1) << d->n_bytes % UNIT_STRIDE; /* the end is an offset too */
    d->checkpoints = at;
    return QUOTH_OK;
}

/* The number of the code point that byte `byte`, within the text or its end, is in. */
static inline size_t codepoint_of(const quoth_document *d, size_t byte) {
    const struct checkpoint *at = &d->checkpoints[byte / UNIT_STRIDE];
    return at->codepoints + bits_in(at->begins << (UNIT_STRIDE - 1 - byte % UNIT_STRIDE)) - 1;
}

size_t qi_from_byte(const quoth_document *d, size_t byte, quoth_unit unit) {
    if (byte > d->n_bytes) byte = d->n_bytes;
    if (unit == QUOTH_UNIT_CODEPOINT) return d->ascii ? byte : codepoint_of(d, byte);
    while (byte > 0 && byte < d->n_bytes && continues(d->counted[byte])) byte--;
    if (unit == QUOTH_UNIT_GRAPHEME) return cluster_of(d, byte);
    if (d->ascii || unit == QUOTH_UNIT_BYTE) return byte;
    size_t surrogates = d->checkpoints[byte / UNIT_STRIDE].surrogates;
    for (size_t i = byte - byte % UNIT_STRIDE; i < byte; i++) surrogates += beyond(d->counted[i]);
    return codepoint_of(d, byte) + surrogates;
}

quoth_span qi_span_from_bytes(const quoth_document *d, struct span bytes, quoth_unit unit) {
    quoth_span span = {qi_from_byte(d, bytes.start, unit), 0};
    if (unit == QUOTH_UNIT_GRAPHEME && bytes.stop > bytes.start) span.stop = qi_from_byte(d, bytes.stop - 1, unit) + 1;
    else span.stop = qi_from_byte(d, bytes.stop, unit);
    return span;
}

CLONES static void to_codepoints(const quoth_document *d, quoth_span *spans, size_t count) {
    for (size_t i = 0; i < count; i++) {
        spans[i].start = codepoint_of(d, spans[i].start);
        spans[i].stop = codepoint_of(d, spans[i].stop);
    }
}

void qi_spans_from_bytes(const quoth_document *d, quoth_span *spans, size_t count) {
    if (d->unit == QUOTH_UNIT_CODEPOINT && d->ascii) return; /* as they are */
    if (d->unit == QUOTH_UNIT_CODEPOINT) return to_codepoints(d, spans, count);
    for (size_t i = 0; i < count; i++) {
        struct span bytes = {(uint32_t)spans[i].start, (uint32_t)spans[i].stop};
        spans[i] = qi_span_from_bytes(d, bytes, d->unit);
    }
}

static size_t units_at(const struct checkpoint *at, quoth_unit unit) {
    return unit == QUOTH_UNIT_UTF16 ? (size_t)at->codepoints + at->surrogates : at->codepoints;
}

size_t qi_to_byte(const quoth_document *d, size_t offset, quoth_unit unit) {
    if (unit == QUOTH_UNIT_GRAPHEME) return cluster_start(d, offset);
    if (d->ascii) return offset < d->n_bytes ? offset : d->n_bytes;
    if (unit == QUOTH_UNIT_BYTE) {
        if (offset > d->n_bytes) return d->n_bytes;
        while (offset > 0 && offset < d->n_bytes && continues(d->counted[offset])) offset--;
        return offset;
    }
    size_t low = 0, high = d->n_bytes / UNIT_STRIDE + 1; /* the last checkpoint not after the offset */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (units_at(&d->checkpoints[middle], unit) <= offset) low = middle;
        else high = middle;
    }
    size_t have = units_at(&d->checkpoints[low], unit), byte = low * UNIT_STRIDE;
    while (byte < d->n_bytes && continues(d->counted[byte])) byte++;
    while (byte < d->n_bytes) {
        size_t width = unit == QUOTH_UNIT_UTF16 && (unsigned char)d->counted[byte] >= 0xF0 ? 2 : 1;
        if (have + width > offset) break;
        have += width;
        do byte++;
        while (byte < d->n_bytes && continues(d->counted[byte]));
    }
    return byte;
}
