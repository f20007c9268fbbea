/*
 * Text check: one pass that finds ill-formed UTF-8, lines and paragraphs, and the unit checkpoints.
 *
 * Every later stage may take the working text to be well-formed: each maximal ill-formed subpart
 * (Unicode Standard 15, section 3.9) is overwritten, in a copy, by one well-formed code point of the
 * same length in bytes, so that offsets into the working text are offsets into the text given. Marks that were
 * decoded wrongly (mojibake.c), character references (reference.c) and tags round text (markup.c) are overwritten
 * likewise.
 */
#include "document.h"
#include "text/markup.h"
#include "text/mojibake.h"
#include "text/reference.h"
#include "unicode/units.h"
#include "unicode/utf8.h"

/* Stand-ins for an ill-formed subpart of one, two or three bytes: all are controls or U+FFFD, never letters. */
static const char *const STAND_IN[4] = {"", "\x1A", "\xC2\x80", "\xEF\xBF\xBD"};

static quoth_status repair(quoth_document *d) {
    char *copy = NULL;
    for (size_t at = 0, length;; at += length) {
        at += qi_utf8_check(d->text + at, d->n_bytes - at);
        if (at == d->n_bytes) break;
        qi_utf8_well_formed(d->text + at, d->n_bytes - at, &length);
        if (!copy) {
            copy = qi_arena_alloc(&d->arena, d->n_bytes);
            if (!copy) return QUOTH_ERROR_MEMORY;
            memcpy(copy, d->text, d->n_bytes);
            d->first_ill_formed = (uint32_t)at;
        }
        memcpy(copy + at, STAND_IN[length], length);
        d->ill_formed++;
    }
    if (copy) d->text = copy;
    return QUOTH_OK;
}

quoth_status qi_check_text(quoth_document *d, struct arena *scratch) {
    (void)scratch;
    d->ascii = qi_ascii_length(d->text, d->n_bytes) == d->n_bytes;
    quoth_status status = d->ascii ? QUOTH_OK : repair(d);
    d->counted = d->text;
    if (!status && !d->ascii) status = qi_mend_marks(d);
    if (!status) status = qi_mend_references(d);
    if (!status) status = qi_mend_markup(d);
    if (!status) status = qi_build_checkpoints(d);
    if (!status) status = qi_find_lines(d);
    return status;
}
