/*
 * Tokens: words as in Universal Dependencies English (see scan.h for the parts).
 *
 * A segment is what a line has of one region; tokens never cross its ends. A chunk is what stands
 * between white space. Each token's spelling is a form (form.c).
 */
#include "token/form.h"
#include "token/scan.h"

static inline bool add(struct scan *s, uint32_t start, struct piece piece, uint32_t form, uint8_t *flags) {
    quoth_document *d = s->d;
    struct token *t = form == UINT32_MAX ? NULL : VEC_ADD(&d->arena, &d->tokens);
    if (!t) return false;
    d->forms.at[form].count++;
    *t = (struct token){start, piece.stop, form, piece.kind, (uint8_t)(*flags | (piece.split ? TOKEN_SPLIT : 0)), 0, 0};
    *flags = 0;
    return true;
}

/* One token at `at`, inside a chunk that holds more than letters. Returns where it stops, 0 for no memory. */
static uint32_t read_token(struct scan *s, uint32_t at, uint8_t *flags) {
    uint8_t class = qi_class_at(s, at);
    struct piece piece = {0, 0, false};
    uint32_t length = 1;
    enum wide_class wide = class == BYTE_HIGH ? qi_wide_at(s, at, &length) : WIDE_SYMBOL;
    if (wide == WIDE_FORMAT) return at + length;
    bool word = class == BYTE_LETTER || class == BYTE_DIGIT || wide == WIDE_LETTER || wide == WIDE_DIGIT;
    if ((word && s->chunk_web) || s->text[at] == '#' || s->text[at] == '@') piece = qi_scan_web(s, at);
    if (!piece.stop && word && at > s->chunk_start && qi_word_at(s, at - 1)) {
        uint32_t clitic = qi_clitic(s, at); /* n't */
        if (clitic) piece = (struct piece){clitic, TOKEN_WORD, true};
    }
    if (!piece.stop) piece = word ? qi_scan_word(s, at) : qi_scan_mark(s, at);
    if (s->text != s->d->counted) piece.stop += qi_filling(s, piece.stop); /* a character mended is one token's */
    uint32_t form = qi_form_find(s->d, s->text + at, piece.stop - at);
    return add(s, at, piece, form, flags) ? piece.stop : 0;
}

/* Bytes of white space at `at`, 0 for none. */
static inline uint32_t space_at(const struct scan *s, uint32_t at) {
    uint8_t class = qi_class_at(s, at);
    if (class != BYTE_HIGH) return class == BYTE_SPACE;
    uint32_t length;
    return qi_wide_at(s, at, &length) == WIDE_SPACE ? length : 0;
}

/* To the end of the chunk, from `at` in it; an address has a full stop inside, a colon or an at sign. */
static void read_chunk(struct scan *s, uint32_t at) {
    s->chunk_web = false;
    while (at < s->stop && !space_at(s, at)) {
        char c = s->text[at];
        s->chunk_web |= c == '@' || c == ':' || (c == '.' && qi_class_at(s, at + 1) != BYTE_SPACE);
        size_t length;
        qi_utf8_decode(s->text + at, &length);
        at += (uint32_t)length;
    }
    s->chunk_stop = at;
}

/*
 * Where a run of letters a to z and A to Z from `at` ends: eight bytes at a time, each tested in its part of a word.
 * *key: the letters themselves, where there are one to seven and a byte beyond them; else 0.
 */
static inline uint32_t letters_stop(const char *text, uint32_t at, uint32_t stop, uint64_t *key) {
    *key = 0;
#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    const uint64_t EACH = UINT64_C(0x0101010101010101);
    for (uint32_t from = at; stop - at >= 8; at += 8) {
        uint64_t bytes, small;
        memcpy(&bytes, text + at, sizeof bytes);
        small = (bytes | 0x20 * EACH) & 0x7F * EACH;
        uint64_t from_a = small + (0x80 - 'a') * EACH, beyond_z = small + (0x7F - 'z') * EACH;
        uint64_t others = ~(from_a & ~beyond_z & ~bytes) & 0x80 * EACH;
        if (!others) continue;
        unsigned bits = (unsigned)__builtin_ctzll(others) & 0x38;
        if (at == from) *key = bytes & ((UINT64_C(1) << bits) - 1);
        return at + bits / 8;
    }
#endif
    while (at < stop && (unsigned char)((text[at] | 0x20) - 'a') < 26) at++;
    return at;
}

/* Does what ends at `stop` stand before a space or the segment's end? */
static inline bool space_follows(const struct scan *s, uint32_t stop) {
    return stop >= s->stop || s->text[stop] == ' ';
}

/*
 * The commonest tokens are read without the general scanner: a run of letters before a space or a mark
 * that joins nothing, and such a mark. Returns where it stops, 0 for anything else. *key: as above.
 */
static inline uint32_t simple_token(const struct scan *s, uint32_t at, uint8_t *kind, uint64_t *key) {
    const char *text = s->text;
    uint32_t stop = letters_stop(text, at, s->stop, key);
    if (stop == at) {
        char c = text[at];
        bool full_stop = c == '.' && at > s->start && qi_letter_at(s, at - 1) && space_follows(s, at + 1);
        if (c != ',' && c != '"' && !full_stop) return 0;
        if (c == '"' && (unsigned char)qi_byte_at(s, at + 1) >= 0x80) return 0; /* more of it may follow */
        *kind = c == '"' ? TOKEN_QUOTE : TOKEN_PUNCTUATION;
        *key = (unsigned char)c;
        return at + 1;
    }
    *kind = TOKEN_WORD;
    if (stop == s->stop || text[stop] == ' ' || text[stop] == ',' || text[stop] == '"') return stop;
    if (text[stop] != '.' || !space_follows(s, stop + 1) || at != s->chunk_start) return 0;
    if (!qi_stop_belongs(s, at, stop)) return stop;
    *key = 0;
    return stop + 1;
}

/* The form of a simple token: the commonest are remembered by their letters. */
static inline uint32_t simple_form(struct scan *s, uint32_t at, uint32_t stop, uint64_t key) {
    struct remembered *r = &s->remembered[key * UINT64_C(0x9E3779B97F4A7C15) >> (64 - REMEMBERED_BITS)];
    if (key && r->key == key) return r->form;
    uint32_t form = qi_form_find_ascii(s->d, s->text + at, stop - at);
    if (key && form != UINT32_MAX) *r = (struct remembered){key, form};
    return form;
}

/* Behind the white space at `at`, where a chunk begins. */
static uint32_t skip_space(struct scan *s, uint32_t at, uint8_t *flags) {
    uint32_t space = s->text[at] == ' ' ? 1 : space_at(s, at);
    while (space) {
        *flags |= TOKEN_AFTER_SPACE;
        at += space;
        s->chunk_start = s->chunk_stop = at;
        space = at < s->stop ? space_at(s, at) : 0;
    }
    return at;
}

static bool read_segment(struct scan *s, uint8_t *flags) {
    s->web_checked = s->chunk_start = s->chunk_stop = s->start;
    for (uint32_t at = s->start; at < s->stop;) {
        if (at >= s->chunk_stop && (at = skip_space(s, at, flags)) >= s->stop) break;
        uint8_t kind;
        uint64_t key;
        uint32_t stop = simple_token(s, at, &kind, &key);
        if (stop) {
            uint32_t form = simple_form(s, at, stop, key);
            if (!add(s, at, (struct piece){stop, kind, false}, form, flags)) return false;
        } else {
            if (s->chunk_stop <= at) read_chunk(s, at);
            if (!(stop = read_token(s, at, flags))) return false;
        }
        at = stop;
    }
    return true;
}

quoth_status qi_find_tokens(quoth_document *d, struct arena *scratch) {
    struct scan s = {.d = d, .text = d->text};
    s.remembered = qi_arena_zalloc(scratch, sizeof *s.remembered << REMEMBERED_BITS);
    if (!s.remembered) return QUOTH_ERROR_MEMORY;
    uint32_t region = 0, last_paragraph = UINT32_MAX;
    uint8_t flags = 0;
    if (!VEC_RESERVE(&d->arena, &d->tokens, d->n_bytes / 5)) return QUOTH_ERROR_MEMORY; /* English has as many */
    for (uint32_t i = 0; i < d->lines.count; i++) {
        struct line line = d->lines.at[i];
        flags |= TOKEN_AFTER_SPACE | TOKEN_AFTER_LINE;
        if (line.paragraph != last_paragraph) flags |= TOKEN_AFTER_BLANK, s.single_open = false;
        last_paragraph = line.paragraph;
        for (uint32_t at = line.start; at < line.stop; at = s.stop) {
            while (region < d->regions.count && d->regions.at[region].stop <= at) region++;
            s.start = at;
            s.stop = line.stop;
            if (region < d->regions.count) {
                const struct region *r = &d->regions.at[region];
                uint32_t border = r->start > at ? r->start : r->stop;
                if (border < s.stop) s.stop = border;
            }
            if (!read_segment(&s, &flags)) return QUOTH_ERROR_MEMORY;
        }
    }
    qi_forms_look_up(d, 0);
    return qi_part_contractions(d) ? QUOTH_OK : QUOTH_ERROR_MEMORY;
}
