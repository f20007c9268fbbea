/* Regions: the stage itself (see region.h). Every line's bytes are in exactly one region. */
#include "text/region.h"

static bool add(quoth_document *d, struct region region) {
    struct region *r = VEC_ADD(&d->arena, &d->regions);
    if (r) *r = region;
    return r != NULL;
}

/* A unit is one region, with one more before or behind it where a part of it is something else. */
static bool add_unit(quoth_document *d, const struct page *page, uint32_t index) {
    const struct unit *u = &page->units[index];
    struct region whole = {u->start, u->stop, u->kind, u->detail}, lead, credit;
    if (u->kind == REGION_BODY) {
        bool first = index == page->body || (index && (u - 1)->kind == REGION_SUBHEAD); /* of an item in a round-up */
        uint32_t from = qi_region_lead(page, u, first, &lead);
        if (from) {
            if (!add(d, lead)) return false;
            whole.start = from;
        }
    }
    uint32_t to = 0;
    if (u->kind == REGION_BODY || u->kind == REGION_CAPTION) to = qi_region_credit(page, u, &credit);
    if (to > whole.start) whole.stop = to;
    const struct unit *before = index ? u - 1 : NULL;
    if (whole.start == u->start && u->kind == REGION_BODY && before && before->kind == REGION_BODY &&
        before->paragraph == u->paragraph && d->regions.at[d->regions.count - 1].kind == REGION_BODY) {
        d->regions.at[d->regions.count - 1].stop = whole.stop; /* one paragraph, one region */
    } else if (!add(d, whole)) {
        return false;
    }
    return to <= whole.start || add(d, credit);
}

quoth_status qi_find_regions(quoth_document *d, struct arena *scratch) {
    struct page page;
    quoth_status status = qi_region_units(d, scratch, &page);
    if (status) return status;
    qi_region_page(&page);
    for (uint32_t i = 0; i < page.count; i++)
        if (!add_unit(d, &page, i)) return QUOTH_ERROR_MEMORY;
    return QUOTH_OK;
}
