/*
 * Tokens: words as in Universal Dependencies English (see scan.h for the parts).
 *
 * A segment is what a line has of one region; tokens never cross its ends. A chunk is what stands
 * between white space. Each token's spelling is a form (form.c).
 */
#include "token/form.h"
#include "token/scan.h"

static bool add_token(struct scan *s, uint32_t start, struct piece piece, uint8_t *flags) {
    quoth_document *d = s->d;
    uint32_t form = qi_form_add(d, s->text + start, piece.stop - start);
    struct token *t = form == UINT32_MAX ? NULL : VEC_ADD(&d->arena, &d->tokens);
    if (!t) return false;
    d->forms.at[form].count++;
    *t = (struct token){start, piece.stop, form, piece.kind, (uint8_t)(*flags | (piece.split ? TOKEN_SPLIT : 0)), 0, 0};
    *flags = 0;
    return true;
}

/* The parts of a contraction; "its a" has others than "its". */
static const char *parts_of(const struct scan *s, struct token whole) {
    uint32_t next = whole.stop + 1, stop = next;
    while (qi_letter_at(s, stop)) stop++;
    const char *parts = stop > next && s->text[next - 1] == ' ' ? qi_spelling_value(s, LIST_CONTRACTION, whole.start, stop) : NULL;
    return parts ? parts : qi_spelling_value(s, LIST_CONTRACTION, whole.start, whole.stop);
}

/* cannot, gonna, dont: the list's value has the parts, "can not". The last token becomes several. */
static bool part(struct scan *s) {
    quoth_document *d = s->d;
    struct token whole = d->tokens.at[d->tokens.count - 1];
    const char *parts = parts_of(s, whole);
    if (!parts || !strchr(parts, ' ')) return true;
    d->tokens.count--;
    d->forms.at[whole.form].count--;
    uint8_t flags = whole.flags;
    uint32_t at = whole.start;
    for (bool first = true; *parts; first = false) {
        size_t length = strcspn(parts, " ");
        uint32_t stop = at;
        for (size_t i = 0; i < length; i++) {
            uint32_t apostrophe = parts[i] == '\'' ? qi_apostrophe(s, stop) : 1;
            stop += apostrophe;
        }
        if (!add_token(s, at, (struct piece){stop, TOKEN_WORD, !first}, &flags)) return false;
        at = stop;
        parts += length + (parts[length] == ' ');
    }
    return true;
}

static bool add(struct scan *s, uint32_t start, struct piece piece, uint8_t *flags) {
    if (!add_token(s, start, piece, flags)) return false;
    if (piece.kind != TOKEN_WORD) return true;
    const quoth_document *d = s->d;
    return !(d->forms.at[d->tokens.at[d->tokens.count - 1].form].lists >> LIST_CONTRACTION & 1) || part(s);
}

/* One token at `at`, inside a chunk that holds more than letters. Returns where it stops, 0 for no memory. */
static uint32_t read_token(struct scan *s, uint32_t at, uint8_t *flags) {
    uint8_t class = qi_class_at(s, at);
    struct piece piece = {0, 0, false};
    uint32_t length = 1;
    enum wide_class wide = class == BYTE_HIGH ? qi_wide_at(s, at, &length) : WIDE_SYMBOL;
    if (wide == WIDE_FORMAT) return at + length;
    bool word = class == BYTE_LETTER || class == BYTE_DIGIT || wide == WIDE_LETTER || wide == WIDE_DIGIT;
    if (word || s->text[at] == '#' || s->text[at] == '@') piece = qi_scan_web(s, at);
    if (!piece.stop && word && at > s->chunk_start && qi_word_at(s, at - 1)) {
        uint32_t clitic = qi_clitic(s, at); /* n't */
        if (clitic) piece = (struct piece){clitic, TOKEN_WORD, true};
    }
    if (!piece.stop) piece = word ? qi_scan_word(s, at) : qi_scan_mark(s, at);
    return add(s, at, piece, flags) ? piece.stop : 0;
}

/* Bytes of white space at `at`, 0 for none. */
static inline uint32_t space_at(const struct scan *s, uint32_t at) {
    uint8_t class = qi_class_at(s, at);
    if (class != BYTE_HIGH) return class == BYTE_SPACE;
    uint32_t length;
    return qi_wide_at(s, at, &length) == WIDE_SPACE ? length : 0;
}

static uint32_t chunk_end(const struct scan *s, uint32_t at) {
    while (at < s->stop && !space_at(s, at)) {
        size_t length;
        qi_utf8_decode(s->text + at, &length);
        at += (uint32_t)length;
    }
    return at;
}

/*
 * The commonest tokens are read without the general scanner: a run of letters before white space or a
 * mark that joins nothing, and such a mark. Returns where it stops, 0 for anything else.
 */
static inline uint32_t simple_token(const struct scan *s, uint32_t at, struct piece *piece) {
    uint32_t stop = at;
    while (stop < s->stop && qi_byte_class[(unsigned char)s->text[stop]] == BYTE_LETTER) stop++;
    if (stop == at) {
        char c = s->text[at];
        if (c != ',' && c != '"') return 0;
        *piece = (struct piece){at + 1, c == ',' ? TOKEN_PUNCTUATION : TOKEN_QUOTE, false};
        return at + 1;
    }
    if (stop < s->stop && s->text[stop] != ' ' && s->text[stop] != ',' && s->text[stop] != '"') return 0;
    if (s->text[stop - 1] == '_') return 0;
    *piece = (struct piece){stop, TOKEN_WORD, false};
    return stop;
}

static bool read_segment(struct scan *s, uint8_t *flags) {
    s->web_checked = s->chunk_start = s->chunk_stop = s->start;
    for (uint32_t at = s->start; at < s->stop;) {
        if (at >= s->chunk_stop) {
            uint32_t space = space_at(s, at);
            if (space) {
                *flags |= TOKEN_AFTER_SPACE;
                at += space;
                s->chunk_start = s->chunk_stop = at;
                continue;
            }
        }
        struct piece piece;
        uint32_t stop = simple_token(s, at, &piece);
        if (stop) {
            if (!add(s, at, piece, flags)) return false;
        } else {
            if (s->chunk_stop <= at) s->chunk_stop = chunk_end(s, at);
            if (!(stop = read_token(s, at, flags))) return false;
        }
        at = stop;
    }
    return true;
}

quoth_status qi_find_tokens(quoth_document *d, struct arena *scratch) {
    (void)scratch;
    struct scan s = {.d = d, .text = d->text};
    uint32_t region = 0, last_paragraph = UINT32_MAX;
    uint8_t flags = 0;
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
    return QUOTH_OK;
}
