/*
 * Contractions that are written as one word: cannot, gonna, dont. A list has them with their parts, "can
 * not"; "its a" has others than "its" (it|s a). They are parted when all tokens are known, for only then
 * have the forms been looked up in the lists.
 */
#include "token/form.h"
#include "token/scan.h"

/* The parts of a token; NULL when it is one word. */
static const char *parts_of(const struct scan *s, const struct token *whole) {
    const struct form *form = &s->d->forms.at[whole->form];
    if (whole->kind != TOKEN_WORD || !(form->lists >> LIST_CONTRACTION & 1)) return NULL;
    uint32_t next = whole->stop + 1, stop = next;
    while (qi_letter_at(s, stop)) stop++;
    const char *parts = NULL;
    if (stop > next && s->text[next - 1] == ' ') parts = qi_spelling_value(s, LIST_CONTRACTION, whole->start, stop);
    if (!parts) parts = qi_spelling_value(s, LIST_CONTRACTION, whole->start, whole->stop);
    return parts && strchr(parts, ' ') ? parts : NULL;
}

static uint32_t count_parts(const char *parts) {
    uint32_t count = 1;
    for (; *parts; parts++) count += *parts == ' ';
    return count;
}

/* Where each part of a token starts; the last of them is its stop. */
static void find_starts(const struct scan *s, const struct token *whole, const char *parts, uint32_t *starts) {
    uint32_t at = whole->start, n = 0;
    starts[n++] = at;
    for (; *parts; parts++) {
        if (*parts == ' ') starts[n++] = at;
        else at += *parts == '\'' ? qi_apostrophe(s, at) : 1;
    }
    starts[n] = whole->stop;
}

enum { MOST_PARTS = 7 };

/* Writes the parts of `whole` at `out`, which may be where `whole` is. */
static bool write_parts(const struct scan *s, struct token whole, const char *parts, struct token *out) {
    quoth_document *d = s->d;
    uint32_t starts[MOST_PARTS + 1], count = count_parts(parts);
    find_starts(s, &whole, parts, starts);
    d->forms.at[whole.form].count--;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t form = qi_form_add(d, s->text + starts[i], starts[i + 1] - starts[i]);
        if (form == UINT32_MAX) return false;
        d->forms.at[form].count++;
        uint8_t flags = i ? TOKEN_SPLIT : whole.flags;
        out[i] = (struct token){starts[i], starts[i + 1], form, TOKEN_WORD, flags, 0, 0};
    }
    return true;
}

bool qi_part_contractions(quoth_document *d) {
    struct scan s = {.d = d, .text = d->text, .stop = d->n_bytes};
    bool any = false;
    for (uint32_t i = 0; i < d->forms.count; i++) any |= d->forms.at[i].lists >> LIST_CONTRACTION & 1;
    if (!any) return true;
    uint32_t more = 0;
    for (uint32_t i = 0; i < d->tokens.count; i++) {
        const char *parts = parts_of(&s, &d->tokens.at[i]);
        if (parts && count_parts(parts) <= MOST_PARTS) more += count_parts(parts) - 1;
    }
    if (!VEC_RESERVE(&d->arena, &d->tokens, more)) return false;
    uint32_t from = d->tokens.count, to = from + more; /* from the back, so that nothing is overwritten */
    d->tokens.count = to;
    while (to > from) {
        struct token whole = d->tokens.at[--from];
        const char *parts = parts_of(&s, &whole);
        uint32_t count = parts && count_parts(parts) <= MOST_PARTS ? count_parts(parts) : 1;
        to -= count;
        if (count == 1) d->tokens.at[to] = whole;
        else if (!write_parts(&s, whole, parts, &d->tokens.at[to])) return false;
    }
    return true;
}
