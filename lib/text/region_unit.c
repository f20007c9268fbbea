/* Lines to units: a line, or the lines of one sentence broken by hand, or the parts of one glued together (see
   region.h). */
#include "text/region.h"

/* A line break inside a sentence: the next line goes on in lower case. */
static bool goes_on(const quoth_document *d, const struct unit *u, const struct line *a, const struct line *b) {
    unsigned char next = (unsigned char)d->text[b->start];
    if (b->stop - b->start > 8 && !memcmp(d->text + b->start, "http", 4)) return false; /* an address below */
    return a->paragraph == b->paragraph && next >= 'a' && next <= 'z' && a->stop - u->start >= 20 &&
           (qi_region_ending(d->text, a->start, a->stop) % ENDS_COMMA) == ENDS_OPEN;
}

/* A date left of the first line is a unit of its own, whatever the line is; returns where the line begins behind it. */
static uint32_t first_date(const quoth_document *d, struct page *page) {
    const struct line *line = &d->lines.at[0];
    struct region lead;
    uint32_t from = qi_region_date_lead(d, line->start, line->stop, &lead);
    if (!from) return line->start;
    struct unit *u = &page->units[page->count++];
    *u = (struct unit){.start = lead.start, .stop = lead.stop, .paragraph = line->paragraph};
    qi_region_fix(u, lead.kind, lead.detail);
    return from;
}

/* "1. Ferry docks latepublished at 14:37 Greenwich Mean Time 18 December 2019": where the words begin that say when an
   entry was written, behind its title and the break that got lost; 0 when none do. */
static uint32_t entry_time(const quoth_document *d, const struct line *line) {
    enum { LEAST = 40 };
    static const char WORDS[] = "published at ";
    const char *text = d->text;
    if (line->stop - line->start < LEAST || line->stop - line->start > 2 * REGION_SAMPLE ||
        !ascii_digit((unsigned char)text[line->stop - 1]))
        return 0;
    for (uint32_t at = line->stop - LEAST / 2; at > line->start; at--)
        if (text[at] == 'p' && text[at - 1] != ' ' && !memcmp(text + at, WORDS, sizeof WORDS - 1))
            return ascii_digit((unsigned char)text[at + sizeof WORDS - 1]) ? at : 0;
    return 0;
}

/* The title of an entry and its time, as two units. */
static void part_entry(struct page *page, const struct line *line, uint32_t from, uint32_t time, struct scan *scan) {
    struct unit *title = &page->units[page->count++], *when = &page->units[page->count++];
    *title = (struct unit){.start = from, .stop = time, .paragraph = line->paragraph};
    qi_region_read_unit(page->document, title, 0, scan);
    qi_region_fix(title, REGION_SUBHEAD, NULL);
    *when = (struct unit){.start = time, .stop = line->stop, .paragraph = line->paragraph};
    qi_region_fix(when, REGION_BOILERPLATE, DETAIL_METADATA);
}

quoth_status qi_region_units(const quoth_document *d, struct arena *scratch, struct page *page) {
    *page = (struct page){d, NULL, 0, UINT32_MAX, 0};
    if (!d->lines.count) return QUOTH_OK;
    page->units = qi_arena_alloc(scratch, (2 * (size_t)d->lines.count + 1) * sizeof *page->units);
    if (!page->units) return QUOTH_ERROR_MEMORY;
    struct scan scan;
    uint32_t from = first_date(d, page);
    for (uint32_t i = 0; i < d->lines.count; i++) {
        const struct line *line = &d->lines.at[i];
        uint32_t time = entry_time(d, line);
        if (time) {
            part_entry(page, line, i ? line->start : from, time, &scan);
            continue;
        }
        struct unit *u = &page->units[page->count++];
        *u = (struct unit){.start = i ? line->start : from, .stop = line->stop, .paragraph = line->paragraph};
        while (i + 1 < d->lines.count && goes_on(d, u, &d->lines.at[i], &d->lines.at[i + 1]))
            u->stop = d->lines.at[++i].stop;
        qi_region_read_unit(d, u, i, &scan);
    }
    return QUOTH_OK;
}
