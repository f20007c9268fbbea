#include "document.h"

quoth_status qi_find_sentences(quoth_document *d, struct arena *scratch) {
    (void)scratch;
    uint32_t region = 0, paragraph = 0;
    for (uint32_t i = 0; i < d->tokens.count; i++) {
        const struct token *t = &d->tokens.at[i];
        if (t->flags & TOKEN_AFTER_LINE) {
            struct sentence *s = VEC_ADD(&d->arena, &d->sentences);
            if (!s) return QUOTH_ERROR_MEMORY;
            if (i && t->flags & TOKEN_AFTER_BLANK) paragraph++;
            while (region + 1 < d->regions.count && d->regions.at[region].stop <= t->start) region++;
            *s = (struct sentence){i, i + 1, region, paragraph};
        }
        d->sentences.at[d->sentences.count - 1].last = i + 1;
    }
    return QUOTH_OK;
}
