#define XXH_INLINE_ALL
#include <xxhash.h>

#include "encoder/wordpiece.h"

#include <utf8proc.h>

#include "unicode/utf8.h"

enum { LONGEST_WORD = 256, LONGEST_PART = 100 /* bytes */, DECOMPOSED = 8 };

/* The piece of a spelling, or UINT32_MAX. */
static uint32_t find(const struct encoder *e, const char *text, size_t length, bool goes_on) {
    uint64_t hash = XXH3_64bits_withSeed(text, length, goes_on) & ~(uint64_t)ENCODER_SLOT_PIECE;
    uint32_t mask = e->header->slots - 1;
    for (uint32_t at = (uint32_t)(hash >> 16) & mask; e->slots[at]; at = (at + 1) & mask)
        if ((e->slots[at] & ~(uint64_t)ENCODER_SLOT_PIECE) == hash) return e->slots[at] & ENCODER_SLOT_PIECE;
    return UINT32_MAX;
}

/* Adds the pieces of a part without marks; where nothing fits, the unknown piece alone. */
static uint32_t part_pieces(const struct encoder *e, const char *part, size_t size, uint32_t *pieces, uint32_t room) {
    uint32_t n = 0;
    if (size > LONGEST_PART) return pieces[0] = e->header->unknown, 1;
    for (size_t at = 0, stop; at < size; at = stop) {
        uint32_t piece = UINT32_MAX;
        for (stop = size; stop > at; stop--) {
            if (stop < size && ((unsigned char)part[stop] & 0xC0) == 0x80) continue;
            if ((piece = find(e, part + at, stop - at, at > 0)) != UINT32_MAX) break;
        }
        if (piece == UINT32_MAX) return pieces[0] = e->header->unknown, 1;
        if (n < room) pieces[n++] = piece;
    }
    return n;
}

/* Does a character stand for itself: a mark, a Chinese character? */
static bool alone(uint32_t c, utf8proc_category_t category) {
    if (c < 0x80) return (c > ' ' && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7F);
    return (category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x2FA1F);
}

static bool dropped(utf8proc_category_t category) {
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
           category == UTF8PROC_CATEGORY_CO || category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CS;
}

/* A word that is being read: its letters up to the next mark. */
struct word {
    const struct encoder *e;
    uint32_t *pieces;
    uint32_t count;
    char part[LONGEST_WORD * 4];
    size_t size;
};

static void end_part(struct word *w) {
    if (w->size && w->count < WORD_PIECES)
        w->count += part_pieces(w->e, w->part, w->size, w->pieces + w->count, WORD_PIECES - w->count);
    w->size = 0;
}

static void add_character(struct word *w, uint32_t c) {
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    if (dropped(category)) return;
    bool space = category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP, by_itself = alone(c, category);
    if (space || by_itself || w->size + 4 > sizeof w->part) end_part(w);
    if (space) return;
    w->size += (size_t)utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)w->part + w->size);
    if (by_itself) end_part(w);
}

uint32_t qi_word_pieces(const struct encoder *e, const struct form *lower, uint32_t *pieces) {
    struct word w = {.e = e, .pieces = pieces};
    size_t length = lower->length <= LONGEST_WORD ? lower->length : 0;
    for (size_t at = 0, step; at < length; at += step) {
        utf8proc_int32_t parts[DECOMPOSED], c = (utf8proc_int32_t)qi_utf8_decode(lower->text + at, &step);
        int last = 0;
        utf8proc_ssize_t n = c < 0x80 ? 0 : utf8proc_decompose_char(c, parts, DECOMPOSED, UTF8PROC_DECOMPOSE, &last);
        if (n < 1 || n > DECOMPOSED)
            add_character(&w, (uint32_t)c);
        else
            for (utf8proc_ssize_t i = 0; i < n; i++) add_character(&w, (uint32_t)parts[i]);
    }
    end_part(&w);
    if (!w.count) pieces[w.count++] = e->header->unknown;
    return w.count;
}
