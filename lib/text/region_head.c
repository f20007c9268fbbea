/* Where the headline of a page stands, and where its head ends (see region_page.h). */
#include "text/region_page.h"

enum {
    PAGE_UNITS = 32,  /* how far below the headline the first paragraph may stand, on a live page */
    LABEL_UNITS = 24, /* how many lines of a menu may stand above it */
    MENU_UNITS = 400, /* above the first paragraph, where byline and date show the headline */
    HEADLINE_BYTES = 200
};

/* "- MARA RAUD": names in capitals behind a dash, as a byline alone has them. */
bool qi_region_is_dashed_name(const struct page *p, const struct unit *u) {
    const char *text = p->document->text + u->start;
    if (!is_title(u) || length(u) > 40 || u->words < 2 || u->words > 4 || u->figures || memcmp(text, "- ", 2) != 0)
        return false;
    for (uint32_t i = 2; i < length(u); i++)
        if (text[i] >= 'a' && text[i] <= 'z') return false;
    return u->flags & (UNIT_NAME | UNIT_RUNS);
}

/* "Vera Lindqvist and Olev Raud in Riga", "Staff Correspondent": names, no sentence. */
bool qi_region_is_name_line(const struct unit *u) {
    if (!is_title(u) || length(u) > 100 || u->flags & (UNIT_VERB | UNIT_QUOTED | UNIT_BULLET) || !u->capitals)
        return false;
    if (u->flags & UNIT_SIGNED) return true;
    if (u->flags & UNIT_NAME) return u->lowers <= 1;
    return u->flags & UNIT_RUNS && !(u->flags & UNIT_ROLE);
}

/* "5": which of the titles in a list the next one is. */
static bool is_bare_number(const struct page *p, const struct unit *u) {
    const char *text = p->document->text + u->start;
    return length(u) <= 2 && text[0] >= '0' && text[0] <= '9' && text[length(u) - 1] >= '0' &&
           text[length(u) - 1] <= '9';
}

bool qi_region_may_be_headline(const struct page *p, uint32_t i) {
    const struct unit *u = &p->units[i];
    if (i && is_bare_number(p, u - 1)) return false;
    if (!is_open(u) || length(u) > HEADLINE_BYTES || u->words < 3 || u->flags & (UNIT_LOWER | UNIT_BULLET))
        return false;
    if (credited(p, u) || u->ending >= ENDS_COLON || (u->ending == ENDS_STOP && !in_capitals(u))) return false;
    enum { WORD = 20 }; /* a line above one longer than any width is no part of it, nor one that had room for a word */
    const struct unit *after = u + 1;
    if (i + 1 < p->count && after->paragraph == u->paragraph && is_prose(after) && length(after) <= TITLE_BYTES &&
        length(u) + WORD > length(after))
        return false;
    for (uint32_t k = i + 1; k < p->count && k < i + PAGE_UNITS; k++)
        if (is_prose(&p->units[k])) return true;
    return false;
}

/* "BUSINESS", "Interview", "The Orlava Herald": what page or article it is, in few words and no sentence. */
static bool is_label(const struct unit *u) {
    const uint32_t OTHER = UNIT_VERB | UNIT_QUOTED | UNIT_MARKS | UNIT_BULLET | UNIT_TIME | UNIT_NAME;
    return is_title(u) && !(u->flags & OTHER) && (u->words <= 2 || u->flags & UNIT_SITE);
}

/* "VERA LINDQVIST" above the first paragraph, an address between them or not. */
static bool names_writer(const struct page *p, uint32_t i) {
    uint32_t next = i + 1;
    if (next < p->count && is_detail(p->units[next].detail, DETAIL_METADATA)) next++;
    return next < p->count && qi_region_is_name_line(&p->units[i]) && is_prose(&p->units[next]);
}

/* Does a byline or date follow before the second paragraph, or a paragraph soon? */
static bool heads_article(const struct page *p, uint32_t i) {
    for (uint32_t k = i + 1, prose = 0, open = 0; k < p->count && k <= i + HEAD_UNITS / 2 && prose < 2; k++) {
        const struct unit *u = &p->units[k];
        if (u->kind == REGION_BYLINE || u->flags & (UNIT_DATE | UNIT_SIGNED)) return true;
        if (!prose && names_writer(p, k)) return true;
        prose += is_prose(u);
        open += is_open(u);
        if (prose && open <= 4 && p->units[i].words > 4) return true;
    }
    return false;
}

/* Where a paragraph of four lines and more without running text ends, links or slogans; `i` when there is none. */
static uint32_t past_list(const struct page *p, uint32_t i) {
    uint32_t next = i;
    for (; next < p->count && next < i + LABEL_UNITS && p->units[next].paragraph == p->units[i].paragraph; next++)
        if (is_prose(&p->units[next]) || p->units[next].kind == REGION_BYLINE || p->units[next].flags & UNIT_DATE)
            return i;
    if (next < i + 4) return i;
    const struct unit *last = &p->units[next - 1]; /* the headline below the links, byline and date below it */
    bool headline = next < p->count && last->words > 3 && (last[1].kind == REGION_BYLINE || last[1].flags & UNIT_DATE);
    return headline && qi_region_may_be_headline(p, next - 1) ? next - 1 : next;
}

/* The headline below lines that are labels alone; `top` when there are none, or no headline follows them. */
uint32_t qi_region_below_labels(const struct page *p, uint32_t top) {
    uint32_t from = top < p->count && !qi_region_may_be_headline(p, top) ? past_list(p, top) : top;
    for (uint32_t i = from; i < p->count && i < top + LABEL_UNITS; i++) {
        const struct unit *u = &p->units[i];
        if (!is_open(u) || u->flags & UNIT_DATE || is_label(u)) continue;
        return i > top && qi_region_may_be_headline(p, i) && heads_article(p, i) ? i : top;
    }
    return top;
}

/* The headline above byline and date: the topmost title that stands below the last link or label. */
static uint32_t above_byline(const struct page *p, uint32_t byline, uint32_t top) {
    uint32_t found = top;
    for (uint32_t i = byline; i-- > top && i + HEAD_UNITS / 2 > byline;) {
        const struct unit *u = &p->units[i];
        if (u->kind == REGION_BYLINE || u->flags & UNIT_DATE) continue;
        bool title = qi_region_may_be_headline(p, i) && u->words > 3 && !is_label(u) && !qi_region_is_name_line(u);
        bool passes = found == top || own_paragraph(p, i) || !own_paragraph(p, found);
        if (title && passes)
            found = i;
        else if (found > top && !is_detail(u->detail, DETAIL_METADATA))
            break;
    }
    return found;
}

/* The headline below a menu longer than any head, lines of all lengths among it, or below what is no headline: a byline
   or a date stands over the first paragraph. `top` when there is no such thing. */
uint32_t qi_region_below_menu(const struct page *p, uint32_t top) {
    uint32_t prose = top;
    while (prose < p->count && prose < top + MENU_UNITS && !is_prose(&p->units[prose])) prose++;
    if (prose == p->count || prose == top + MENU_UNITS) return top;
    if (prose <= top + HEAD_UNITS && qi_region_may_be_headline(p, top)) return top;
    for (uint32_t i = prose; i-- > top && i + HEAD_UNITS > prose;)
        if (p->units[i].kind == REGION_BYLINE || p->units[i].flags & UNIT_DATE) return above_byline(p, i, top);
    return top;
}

/* The first unit that is no code, address, menu or date. */
uint32_t qi_region_page_top(const struct page *p) {
    uint32_t i = 0;
    while (i < p->count && (!is_open(&p->units[i]) || p->units[i].flags & UNIT_DATE)) i++;
    return i;
}

bool qi_region_repeats_headline(const struct page *p, const struct unit *u) {
    if (p->headline == UINT32_MAX || u->flags & UNIT_LONG) return false;
    const struct unit *h = &p->units[p->headline];
    return u != h && u->hash == h->hash;
}

/* Where the name of the site stands behind a title, of the words scanned: "Headline | Name", "Headline - Name". */
static uint32_t site_at(const struct page *p, const struct scan *title) {
    const char *text = p->document->text;
    for (uint32_t i = title->count; i-- > 1;) {
        uint32_t from = title->words[i - 1].to, to = title->words[i].from;
        for (uint32_t k = from; k + 2 < to; k++)
            if (text[k] == ' ' && memchr("|-\xE2", text[k + 1], 3)) return i;
    }
    return 0;
}

/* Does the word stand among the first `count` of another line? */
static bool stands_in(const struct scan *line, uint32_t count, const struct scan *in, uint32_t word) {
    const struct scan_word *w = &in->words[word];
    for (uint32_t i = 0; i < count; i++) {
        const struct scan_word *other = &line->words[i];
        if (other->stop - other->start == w->stop - w->start &&
            !memcmp(line->text + other->start, in->text + w->start, w->stop - w->start))
            return true;
    }
    return false;
}

/* "Headline | Name of the site": is a title, of which `site` words stand before the name, unit `u` nearly word for
   word? */
static bool titles(const struct page *p, const struct scan *title, uint32_t site, const struct unit *u) {
    struct scan line;
    uint32_t shared = 0;
    if (!site || length(u) < 20 || length(u) > HEADLINE_BYTES || u->words < 4) return false;
    qi_region_scan(p->document, u->start, u->stop, REGION_SAMPLE, &line);
    for (uint32_t i = 0; i < line.count; i++) shared += stands_in(title, site, &line, i);
    return line.count > 3 && shared * 4 >= line.count * 3 && shared * 2 >= site;
}

/* Does the same line stand again soon below, as headlines do where a page has them twice? */
static bool is_doubled(const struct page *p, uint32_t i) {
    for (uint32_t k = i + 1; k < p->count && k <= i + 3; k++)
        if (p->units[k].hash == p->units[i].hash) return true;
    return false;
}

/* The headline, where the first candidate is the title of the page (*title) or the name of the paper and the headline
   stands below. */
uint32_t qi_region_below_title(const struct page *p, uint32_t top, bool *title) {
    struct scan scan;
    uint32_t named = top;
    *title = false;
    if (is_doubled(p, top)) return top;
    bool title_enough = p->units[top].words > 4 && !(p->units[top].flags & UNIT_SITE);
    qi_region_scan(p->document, p->units[top].start, p->units[top].stop, REGION_SAMPLE, &scan);
    uint32_t site = site_at(p, &scan);
    bool dated = false; /* a date or byline stands below the first candidate: what is twice further down is a caption */
    for (uint32_t i = top + 1; i < p->count && i < top + HEAD_UNITS; i++) {
        dated |= (p->units[i].flags & UNIT_DATE || p->units[i].kind == REGION_BYLINE) &&
                 !(p->units[top].flags & UNIT_SITE) && qi_region_may_be_headline(p, top);
        if (!is_open(&p->units[i])) continue;
        if (is_prose(&p->units[i])) break; /* the text has begun */
        *title = titles(p, &scan, site, &p->units[i]);
        if (*title) return i;
        if (!qi_region_may_be_headline(p, i)) continue;
        bool caption = title_enough && p->units[i].paragraph == p->units[i + 1].paragraph; /* once for the blind */
        if (is_doubled(p, i) && !dated && !caption) return i;
        if (named == top && p->units[top].flags & UNIT_SITE) named = i;
    }
    return named;
}

/* Below the time of an entry of a live page? */
bool qi_region_below_time(const struct page *p, uint32_t i) {
    const struct unit *before = &p->units[i] - 1;
    return i && before->kind == REGION_BOILERPLATE && is_detail(before->detail, DETAIL_METADATA);
}

/* "From Tern's Vera Lindqvist in Riga": who wrote the entry. */
bool qi_region_signs_entry(const struct page *p, uint32_t i) {
    const struct unit *u = &p->units[i];
    return is_title(u) && u->flags & UNIT_RUNS && qi_region_below_time(p, i) && length(u) > 12 &&
           !memcmp(p->document->text + u->start, "From ", 5);
}

/* Where the head ends: behind the last byline, date, repetition or picture credit that belongs to it. */
uint32_t qi_region_head_stop(const struct page *p, uint32_t top) {
    uint32_t stop = top, prose = 0, long_prose = 0, most = p->headline == UINT32_MAX ? 1 : 2; /* summaries */
    for (uint32_t i = top; i < p->count && i < top + HEAD_UNITS; i++) {
        const struct unit *u = &p->units[i];
        bool dated =
            u->flags & UNIT_DATE || u->kind == REGION_BYLINE || qi_region_repeats_headline(p, u) || i == p->headline;
        dated |= qi_region_is_name_line(u) && i < top + 4 && i + 1 < p->count && is_prose(u + 1) &&
                 !(prose && qi_region_signs_entry(p, i));
        if (dated && prose && u->flags & UNIT_TIME) break; /* of the next entry of a live page */
        if ((dated && prose <= most && !long_prose) || (is_picture(u) && prose <= 1 && !long_prose)) {
            stop = i + 1;
            prose = 0;
        } else if (is_sentence(u)) {
            prose++;
            long_prose += length(u) > STANDFIRST_BYTES;
        }
        if (prose > 2 || long_prose) break;
    }
    return stop;
}
