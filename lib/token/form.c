#define XXH_INLINE_ALL
#include <xxhash.h>

#include "token/form.h"

#include <utf8proc.h>

#include "unicode/utf8.h"

static bool grow_table(quoth_document *d) {
    uint32_t size = d->form_table_size * 2;
    if (!size) /* for the vocabulary that news of this length has */
        for (size = 512; size < d->n_bytes / 16 && size < 1 << 15;) size *= 2;
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
static inline uint32_t look_up(const quoth_document *d, const char *text, size_t length, uint64_t hash,
                               uint32_t *slot) {
    uint32_t mask = d->form_table_size - 1, at = (uint32_t)hash & mask;
    for (uint32_t entry; (entry = d->form_table[at]) != 0; at = (at + 1) & mask) {
        const struct form *form = &d->forms.at[entry - 1];
        if (form->hash != hash || form->length != length) continue;
        /* XXH3 of up to eight bytes is one to one for each length */
        if (length <= 8 || memcmp(form->text, text, length) == 0) return entry - 1;
    }
    *slot = at;
    return UINT32_MAX;
}

/* What has been seen of a spelling's letters. */
struct letters {
    uint32_t flags, count, upper;
    bool after_lower;
};

static inline void see_letter(struct letters *l, bool upper, bool first) {
    if (upper && first) l->flags |= FORM_UPPER_FIRST;
    if (upper && l->after_lower) l->flags |= FORM_MIXED;
    l->upper += upper;
    l->count++;
    l->after_lower = !upper;
}

static void see_wide(struct letters *l, uint32_t c, bool first) {
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    if (category == UTF8PROC_CATEGORY_ND) l->flags |= FORM_DIGIT;
    if (category < UTF8PROC_CATEGORY_LU || category > UTF8PROC_CATEGORY_LO) return;
    if (c > 0x24F && !(c >= 0x1E00 && c <= 0x1EFF) && !(c >= 0x2B0 && c <= 0x2FF)) l->flags |= FORM_FOREIGN;
    see_letter(l, category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT, first);
}

/* enum form_flag of a normalised spelling. */
static uint32_t flags_of(const char *text, size_t length) {
    struct letters l = {0, 0, 0, false};
    for (size_t at = 0, step = 1; at < length; at += step) {
        unsigned char c = (unsigned char)text[at];
        step = 1;
        if (c >= 'a' && c <= 'z') see_letter(&l, false, false);
        else if (c >= 'A' && c <= 'Z') see_letter(&l, true, !at);
        else if (c >= '0' && c <= '9') l.flags |= FORM_DIGIT;
        else if (c == '-' && at && at + 1 < length) l.flags |= FORM_HYPHEN;
        else if (c >= 0x80) see_wide(&l, qi_utf8_decode(text + at, &step), !at);
    }
    if (l.count) l.flags |= FORM_LETTER;
    if (l.count > 1 && l.upper == l.count) l.flags |= FORM_ALL_UPPER;
    if (l.count && text[length - 1] == '.') l.flags |= FORM_STOP;
    return l.flags;
}

/* Most new forms are small letters a to z only: nothing is to be found out about them. */
static bool small_letters(const char *text, size_t length) {
    unsigned char outside = 0;
    for (size_t i = 0; i < length; i++) outside |= (unsigned char)(text[i] - 'a') >= 26;
    return length && !outside;
}

static uint32_t add_normalised(quoth_document *d, const char *text, size_t length, uint64_t hash);

/* The lower-case spelling's form, or UINT32_MAX when there is no memory. */
static uint32_t lower_form(quoth_document *d, uint32_t self) {
    const struct form *form = &d->forms.at[self];
    char small[64], *lower = small;
    size_t size = form->length * 3 + 4, length = 0; /* lower-casing may lengthen: U+023A is 2 bytes, its pair 3 */
    if (size > sizeof small && !(lower = qi_arena_alloc(&d->arena, size))) return UINT32_MAX;
    for (size_t at = 0, step = 1; at < form->length; at += step) {
        unsigned char c = (unsigned char)form->text[at];
        step = 1;
        if (c < 0x80) lower[length++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        else
            length += (size_t)utf8proc_encode_char(
                utf8proc_tolower((utf8proc_int32_t)qi_utf8_decode(form->text + at, &step)),
                (utf8proc_uint8_t *)lower + length);
    }
    if (length == form->length && memcmp(lower, form->text, length) == 0) return self;
    return add_normalised(d, lower, length, XXH3_64bits(lower, length));
}

static uint32_t add_new(quoth_document *d, const char *text, size_t length, uint64_t hash, uint32_t slot) {
    char *copy = qi_arena_string(&d->arena, text, length);
    struct form *form = copy ? VEC_ADD(&d->arena, &d->forms) : NULL;
    if (!form) return UINT32_MAX;
    uint32_t self = d->forms.count - 1;
    bool small = small_letters(copy, length);
    *form = (struct form){.text = copy,
                          .length = (uint32_t)length,
                          .lower = self,
                          .hash = hash,
                          .head = qi_head(copy, length),
                          .flags = small ? FORM_LETTER : flags_of(copy, length)};
    d->form_table[slot] = self + 1;
    uint32_t lower = small ? self : lower_form(d, self);
    if (lower == UINT32_MAX) return UINT32_MAX;
    form = &d->forms.at[self]; /* forms may have moved */
    form->lower = lower;
    form->head = d->forms.at[lower].head;
    return self;
}

static uint32_t add_normalised(quoth_document *d, const char *text, size_t length, uint64_t hash) {
    if ((d->forms.count + 1) * 2 > d->form_table_size && !grow_table(d)) return UINT32_MAX;
    uint32_t slot, found = look_up(d, text, length, hash, &slot);
    return found != UINT32_MAX ? found : add_new(d, text, length, hash, slot);
}

/*
 * Normalised spellings: NFC, apostrophes straight, soft hyphens and other invisible characters out.
 * A spelling longer than LONGEST_COMPOSED bytes is no word: it is not composed, for that takes time
 * quadratic in a run of combining marks.
 */
enum { LONGEST_COMPOSED = 256 };

static utf8proc_int32_t straight(uint32_t c) {
    return c == 0x2019 || c == 0x2BC || c == 0x2018 || c == 0xFF07 ? '\'' : (utf8proc_int32_t)c;
}

/* Spellings of characters that composition leaves alone (UAX #15: quick check), without invisible ones. */
static bool copy_simple(const char *spelling, size_t length, char *out, size_t *size) {
    *size = 0;
    for (size_t at = 0, step; at < length; at += step) {
        uint32_t c = qi_utf8_decode(spelling + at, &step);
        if (c >= 0x300 ? c < 0x2010 || c > 0x2027 : c == 0xAD) return false;
        *size += (size_t)utf8proc_encode_char(straight(c), (utf8proc_uint8_t *)out + *size);
    }
    return true;
}

/* `out` has room for four times the spelling. */
static void compose(const char *spelling, size_t length, char *out, size_t *size) {
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_IGNORE;
    utf8proc_int32_t points[LONGEST_COMPOSED * 4 + 1]; /* no code point decomposes to more than four a byte */
    utf8proc_ssize_t n = utf8proc_decompose((const utf8proc_uint8_t *)spelling, (utf8proc_ssize_t)length, points,
                                            LONGEST_COMPOSED * 4, options);
    n = n < 0 || n > LONGEST_COMPOSED * 4 ? 0 : utf8proc_normalize_utf32(points, n, options);
    *size = 0;
    for (utf8proc_ssize_t i = 0; i < n; i++)
        *size += (size_t)utf8proc_encode_char(straight((uint32_t)points[i]), (utf8proc_uint8_t *)out + *size);
}

uint32_t qi_form_find_ascii(quoth_document *d, const char *spelling, size_t length) {
    return add_normalised(d, spelling, length, XXH3_64bits(spelling, length));
}

uint32_t qi_form_find(quoth_document *d, const char *spelling, size_t length) {
    char out[LONGEST_COMPOSED * 4];
    size_t size = length;
    const char *text = out;
    if (length > LONGEST_COMPOSED || qi_ascii_length(spelling, length) == length) text = spelling;
    else if (!copy_simple(spelling, length, out, &size)) compose(spelling, length, out, &size);
    return add_normalised(d, text, size, XXH3_64bits(text, size));
}

void qi_forms_look_up(quoth_document *d, uint32_t first) {
    enum { AHEAD = 24 };
    const struct lexicon *lexicon = &d->model->lexicon;
    struct form *forms = d->forms.at;
    for (uint32_t i = first; i < d->forms.count; i++) {
        if (i + AHEAD < d->forms.count) qi_lexicon_fetch(lexicon, forms[i + AHEAD].hash);
        if (forms[i].lower == i) forms[i].lists = qi_lexicon_lists(lexicon, forms[i].hash);
    }
    for (uint32_t i = first; i < d->forms.count; i++) forms[i].lists = forms[forms[i].lower].lists;
}

uint32_t qi_form_add(quoth_document *d, const char *spelling, size_t length) {
    uint32_t first = d->forms.count, form = qi_form_find(d, spelling, length);
    if (form != UINT32_MAX) qi_forms_look_up(d, first);
    return form;
}
