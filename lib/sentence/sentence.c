/*
 * Sentences: every gap between two tokens is judged once.
 *
 * A blank line or a region's border always ends a sentence. A line break does unless the line was
 * wrapped. Within a line a sentence may end behind . ! ? … and the quotation marks and brackets that
 * close behind them.
 */
#include "document.h"


static char first_byte(const quoth_document *d, uint32_t token) {
    return d->text[d->tokens.at[token].start];
}

static bool ends(const quoth_document *d, uint32_t token) {
    const struct token *t = &d->tokens.at[token];
    if (t->kind != TOKEN_PUNCTUATION) return false;
    char c = d->text[t->start];
    return c == '.' || c == '!' || c == '?' || (t->stop - t->start >= 3 && memcmp(d->text + t->start, "\xE2\x80\xA6", 3) == 0);
}

static bool ellipsis(const quoth_document *d, uint32_t token) {
    const struct token *t = &d->tokens.at[token];
    return t->stop - t->start > 1 && (d->text[t->start] == '.' || (unsigned char)d->text[t->start] >= 0x80) &&
           d->text[t->stop - 1] != '!' && d->text[t->stop - 1] != '?';
}

/* May the token stand between the terminator and the gap: a closing bracket or a quotation mark? */
static bool closer(const quoth_document *d, uint32_t token) {
    const struct token *t = &d->tokens.at[token];
    char c = d->text[t->start];
    return (t->kind == TOKEN_QUOTE || c == ')' || c == ']' || c == '}') && !(t->flags & TOKEN_AFTER_SPACE);
}

static bool lower_case(const quoth_document *d, uint32_t token) {
    const struct form *form = qi_form(d, token);
    return form->flags & FORM_LETTER && !(form->flags & (FORM_UPPER_FIRST | FORM_FOREIGN)) && form->lower == d->tokens.at[token].form;
}

/* “Why?” he asked.  “Why?” Orlova asked.  */
static bool speaker_follows(const quoth_document *d, uint32_t next) {
    uint32_t limit = next + 4 < d->tokens.count ? next + 4 : d->tokens.count;
    if (!lower_case(d, next) && d->tokens.at[next].kind != TOKEN_WORD) return false;
    for (uint32_t i = next; i < limit; i++) {
        if (i > next && d->tokens.at[i].flags & TOKEN_AFTER_LINE) return false;
        if (qi_in(d, i, LIST_SAY)) return i > next || lower_case(d, next);
        if (d->tokens.at[i].kind != TOKEN_WORD) return false;
    }
    return false;
}

/* Does a sentence end behind terminator `t`, the closers up to `next`, and before `next`? */
static bool ends_before(const quoth_document *d, uint32_t t, uint32_t next) {
    bool space = d->tokens.at[next].flags & TOKEN_AFTER_SPACE, quoted = false, lower = lower_case(d, next);
    for (uint32_t i = t + 1; i < next; i++) quoted |= d->tokens.at[i].kind == TOKEN_QUOTE;
    char terminator = first_byte(d, t), c = first_byte(d, next);
    if (!space) return next == t + 1 && terminator == '.' && !ellipsis(d, t) && qi_form(d, next)->flags & FORM_UPPER_FIRST;
    if (c == ',' || c == ';' || c == ':' || c == ')' || c == ']' || ends(d, next)) return false;
    if (ellipsis(d, t)) return !lower && d->tokens.at[next].kind != TOKEN_NUMBER;
    if (quoted && terminator != '.') return !lower && !speaker_follows(d, next);
    if (lower && terminator != '.' && quoted) return false;
    return true;
}

/* Was the line before token `next` broken only because the next word did not fit? */
static bool wrapped(const quoth_document *d, uint32_t next, uint32_t line) {
    if (!line) return false;
    const struct line *before = &d->lines.at[line - 1];
    uint32_t longest = 0, length = before->stop - before->start;
    for (uint32_t i = line > 8 ? line - 8 : 0; i < d->lines.count && i < line + 8; i++)
        if (d->lines.at[i].paragraph == before->paragraph && d->lines.at[i].stop - d->lines.at[i].start > longest)
            longest = d->lines.at[i].stop - d->lines.at[i].start;
    uint32_t word = d->tokens.at[next].stop - d->tokens.at[next].start;
    return longest >= 40 && longest <= 120 && length + 1 + word > longest;
}

static bool boundary(const quoth_document *d, uint32_t next, uint32_t line) {
    uint32_t t = next - 1;
    while (t > 0 && closer(d, t)) t--;
    bool terminated = ends(d, t);
    if (d->tokens.at[next].flags & TOKEN_AFTER_LINE) {
        if (terminated) return ends_before(d, t, next);
        return !lower_case(d, next) && !wrapped(d, next, line);
    }
    return terminated && !closer(d, next) && ends_before(d, t, next);
}

quoth_status qi_find_sentences(quoth_document *d, struct arena *scratch) {
    (void)scratch;
    uint32_t region = 0, paragraph = 0, line = 0;
    for (uint32_t i = 0; i < d->tokens.count; i++) {
        const struct token *t = &d->tokens.at[i];
        uint32_t region_before = region;
        while (region + 1 < d->regions.count && d->regions.at[region].stop <= t->start) region++;
        while (line + 1 < d->lines.count && d->lines.at[line].stop <= t->start) line++;
        if (!i || t->flags & TOKEN_AFTER_BLANK || region != region_before || boundary(d, i, line)) {
            struct sentence *s = VEC_ADD(&d->arena, &d->sentences);
            if (!s) return QUOTH_ERROR_MEMORY;
            if (i && t->flags & TOKEN_AFTER_BLANK) paragraph++;
            *s = (struct sentence){i, i + 1, region, paragraph};
        }
        d->sentences.at[d->sentences.count - 1].last = i + 1;
    }
    return QUOTH_OK;
}
