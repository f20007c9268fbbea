#include "token/form.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "unicode/utf8.h"

static bool grow_table(quoth_document *d) {
    uint32_t size = d->form_table_size ? d->form_table_size * 2 : 256;
    uint32_t *table = qi_arena_zalloc(&d->arena, (size_t)size * sizeof *table);
    if (!table) return false;
    for (uint32_t i = 0; i < d->forms.count; i++) {
        uint32_t slot = (uint32_t)d->forms.at[i].hash & (size - 1);
        while (table[slot]) slot = (slot + 1) & (size - 1);
        table[slot] = i + 1;
    }
    d->form_table = table;
    d->form_table_size = size;
    return true;
}

/* The form of a normalised spelling, or UINT32_MAX; *slot: where it is or belongs. */
static uint32_t look_up(const quoth_document *d, const char *text, size_t length, uint64_t hash, uint32_t *slot) {
    uint32_t mask = d->form_table_size - 1;
    for (*slot = (uint32_t)hash & mask; d->form_table[*slot]; *slot = (*slot + 1) & mask) {
        const struct form *form = &d->forms.at[d->form_table[*slot] - 1];
        if (form->hash == hash && form->length == length && memcmp(form->text, text, length) == 0)
            return d->form_table[*slot] - 1;
    }
    return UINT32_MAX;
}

/* enum form_flag of a normalised spelling. */
static uint32_t flags_of(const char *text, size_t length) {
    uint32_t flags = 0, letters = 0, upper = 0;
    bool after_lower = false;
    for (size_t at = 0, step; at < length; at += step) {
        uint32_t c = qi_utf8_decode(text + at, &step);
        if (c == '-' && at && at + 1 < length) flags |= FORM_HYPHEN;
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
        if (category == UTF8PROC_CATEGORY_ND) flags |= FORM_DIGIT;
        if (category < UTF8PROC_CATEGORY_LU || category > UTF8PROC_CATEGORY_LO) continue;
        bool is_upper = category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
        if (is_upper && !letters && !at) flags |= FORM_UPPER_FIRST;
        if (is_upper && after_lower) flags |= FORM_MIXED;
        if (c > 0x24F && !(c >= 0x1E00 && c <= 0x1EFF) && !(c >= 0x2B0 && c <= 0x2FF)) flags |= FORM_FOREIGN;
        upper += is_upper;
        letters++;
        after_lower = !is_upper;
    }
    if (letters) flags |= FORM_LETTER;
    if (letters > 1 && upper == letters) flags |= FORM_ALL_UPPER;
    if (letters && text[length - 1] == '.') flags |= FORM_STOP;
    return flags;
}

static uint32_t add_normalised(quoth_document *d, const char *text, size_t length);

/* The lower-case spelling's form, or UINT32_MAX when there is no memory. */
static uint32_t lower_form(quoth_document *d, uint32_t self) {
    const struct form *form = &d->forms.at[self];
    char small[64], *lower = small;
    size_t size = form->length * 3 + 4, length = 0; /* lower-casing may lengthen: U+023A is 2 bytes, its pair 3 */
    if (size > sizeof small && !(lower = qi_arena_alloc(&d->arena, size))) return UINT32_MAX;
    for (size_t at = 0, step; at < form->length; at += step) {
        uint32_t c = qi_utf8_decode(form->text + at, &step);
        if (c < 0x80) lower[length++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        else
            length += (size_t)utf8proc_encode_char(utf8proc_tolower((utf8proc_int32_t)c), (utf8proc_uint8_t *)lower + length);
    }
    if (length == form->length && memcmp(lower, form->text, length) == 0) return self;
    return add_normalised(d, lower, length);
}

static uint32_t add_normalised(quoth_document *d, const char *text, size_t length) {
    if ((d->forms.count + 1) * 2 > d->form_table_size && !grow_table(d)) return UINT32_MAX;
    uint64_t hash = qi_hash(text, length);
    uint32_t slot, found = look_up(d, text, length, hash, &slot);
    if (found != UINT32_MAX) return found;
    char *copy = qi_arena_string(&d->arena, text, length);
    struct form *form = copy ? VEC_ADD(&d->arena, &d->forms) : NULL;
    if (!form) return UINT32_MAX;
    uint32_t self = d->forms.count - 1;
    *form = (struct form){copy, (uint32_t)length, self, hash, 0, flags_of(copy, length), 0};
    d->form_table[slot] = self + 1;
    uint32_t lower = lower_form(d, self);
    if (lower == UINT32_MAX) return UINT32_MAX;
    d->forms.at[self].lower = lower; /* forms may have moved */
    d->forms.at[self].lists = lower == self ? qi_lexicon_lists(&d->model->lexicon, hash) : d->forms.at[lower].lists;
    return self;
}

static bool plain(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] >= 0x80) return false;
    return true;
}

/* NFC, apostrophes straight, soft hyphens and zero-width characters out. */
static char *normalise(struct arena *arena, const char *spelling, size_t length, size_t *size) {
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)spelling, (utf8proc_ssize_t)length, &composed,
                                      UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_IGNORE);
    char *out = n < 0 ? NULL : qi_arena_alloc(arena, (size_t)n + 1);
    *size = 0;
    for (size_t at = 0, step; out && at < (size_t)n; at += step) {
        uint32_t c = qi_utf8_decode((const char *)composed + at, &step);
        if (c == 0x2019 || c == 0x2BC || c == 0x2018) {
            out[(*size)++] = '\'';
        } else {
            memcpy(out + *size, composed + at, step);
            *size += step;
        }
    }
    free(composed);
    return out;
}

uint32_t qi_form_add(quoth_document *d, const char *spelling, size_t length) {
    if (plain(spelling, length)) return add_normalised(d, spelling, length);
    size_t size;
    char *text = normalise(&d->arena, spelling, length, &size);
    return text ? add_normalised(d, text, size) : UINT32_MAX;
}
