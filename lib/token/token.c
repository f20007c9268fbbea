#include "document.h"
#include "token/form.h"

quoth_status qi_find_tokens(quoth_document *d, struct arena *scratch) {
    (void)scratch;
    uint32_t last_paragraph = UINT32_MAX;
    for (uint32_t i = 0; i < d->lines.count; i++) {
        struct line line = d->lines.at[i];
        uint8_t flags = TOKEN_AFTER_SPACE | TOKEN_AFTER_LINE | (line.paragraph != last_paragraph ? TOKEN_AFTER_BLANK : 0);
        last_paragraph = line.paragraph;
        for (uint32_t at = line.start; at < line.stop;) {
            uint32_t stop = at;
            while (stop < line.stop && d->text[stop] != ' ') stop++;
            if (stop > at) {
                uint32_t form = qi_form_add(d, d->text + at, stop - at);
                struct token *t = form == UINT32_MAX ? NULL : VEC_ADD(&d->arena, &d->tokens);
                if (!t) return QUOTH_ERROR_MEMORY;
                *t = (struct token){at, stop, form, TOKEN_WORD, flags, 0, 0};
                d->forms.at[form].count++;
                flags = TOKEN_AFTER_SPACE;
            }
            at = stop + 1;
        }
    }
    return QUOTH_OK;
}
