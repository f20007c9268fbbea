#include "document.h"

quoth_status qi_find_regions(quoth_document *d, struct arena *scratch) {
    (void)scratch;
    for (uint32_t i = 0; i < d->lines.count; i++) {
        struct region *r = VEC_ADD(&d->arena, &d->regions);
        if (!r) return QUOTH_ERROR_MEMORY;
        *r = (struct region){d->lines.at[i].start, d->lines.at[i].stop, REGION_BODY, NULL};
    }
    return QUOTH_OK;
}
