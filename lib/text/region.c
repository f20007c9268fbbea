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
    if (to > whole.start && u->kind == REGION_BODY && qi_region_is_bare(d->text, &credit))
        credit.detail = DETAIL_SOURCE; /* “…, he added. REUTERS” */
    const struct unit *before = index ? u - 1 : NULL;
    if (whole.start == u->start && u->kind == REGION_BODY && before && before->kind == REGION_BODY &&
        before->paragraph == u->paragraph && d->regions.at[d->regions.count - 1].kind == REGION_BODY) {
        d->regions.at[d->regions.count - 1].stop = whole.stop; /* one paragraph, one region */
    } else if (!add(d, whole)) {
        return false;
    }
    return to <= whole.start || add(d, credit);
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Tags that no stage sees (markup.c) belong to the text beside them, on their own line. */
static void take_tags(quoth_document *d) {
    const char *given = d->counted;
    uint32_t from = 0;
    for (uint32_t i = 0; d->text != given && i <= d->regions.count; i++) {
        uint32_t to = i < d->regions.count ? d->regions.at[i].start : d->n_bytes, stop = from, start = to;
        if (i < d->regions.count)
            while (start > from && given[start - 1] != '\n') start--;
        while (i && stop < start && given[stop] != '\n') stop++;
        while (stop > from && is_blank(given[stop - 1])) stop--;
        while (start < to && is_blank(given[start])) start++;
        if (i) d->regions.at[i - 1].stop = stop;
        if (i == d->regions.count) return;
        d->regions.at[i].start = start;
        from = d->regions.at[i].stop;
    }
}

quoth_status qi_find_regions(quoth_document *d, struct arena *scratch) {
    struct page page;
    quoth_status status = qi_region_units(d, scratch, &page);
    if (status) return status;
    qi_region_page(&page);
    for (uint32_t i = 0; i < page.count; i++)
        if (!add_unit(d, &page, i)) return QUOTH_ERROR_MEMORY;
    take_tags(d);
    return QUOTH_OK;
}
