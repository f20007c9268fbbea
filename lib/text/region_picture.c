/* Captions: what a page says of its pictures, beside their credits, twice over, or above the headline. */
#include "text/region_page.h"

void qi_region_caption(struct unit *u) {
    bool sentence = u->flags & (UNIT_VERB | UNIT_LONG | UNIT_MARKS) ||
                    (u->ending == ENDS_STOP && u->words > 12 && !(u->flags & UNIT_DATED));
    qi_region_fix(u, REGION_CAPTION, sentence ? NULL : DETAIL_LABEL);
}

/* Do no more than names stand behind the first `from` bytes: "… at noon. Vera Lindqvist/Tern Picture"? */
static bool adds_names(const struct page *p, const struct unit *u, uint32_t from) {
    struct scan scan;
    if (u->stop - from > 2 * TITLE_BYTES / 3) return false;
    qi_region_scan(p->document, from, u->stop, REGION_OPENING, &scan);
    for (uint32_t i = 0; i < scan.count; i++)
        if (!(scan.words[i].shape & SHAPE_CAPITAL)) return false;
    return scan.count >= 2;
}

/* Does a credit stand behind the first `from` bytes: "The bridge Photo: TNS / Vera Lindqvist"? */
static bool adds_credit(const struct page *p, const struct unit *u, uint32_t from) {
    struct scan scan;
    if (from >= u->stop || u->stop - from > TITLE_BYTES) return false;
    qi_region_scan(p->document, from, u->stop, REGION_OPENING, &scan);
    qi_region_look_up(p->document, &scan, scan.count);
    return scan.count > 1 && scan.words[0].shape & SHAPE_CAPITAL &&
           is_detail(qi_region_credit_cue(p->document, &scan), DETAIL_PICTURE);
}

/* The unit below, or below a link ("View image in full") that stands between; the count when there is none. */
static uint32_t below_link(const struct page *p, uint32_t i) {
    bool link = i + 2 < p->count && is_detail(p->units[i + 1].detail, DETAIL_NAVIGATION);
    return i + 1 + link;
}

/* "Vera Raud." above "Keeper Vera Raud. Photo: TNS": do the words stand in the line below, but for the stop? */
static bool stands_within(const struct page *p, const struct unit *u, const struct unit *after) {
    const char *text = p->document->text, *at = text + after->start;
    uint32_t size = length(u) - (u->ending == ENDS_STOP);
    if (u->flags & (UNIT_VERB | UNIT_LONG | UNIT_MARKS) || size < 8 || size > TITLE_BYTES / 2) return false;
    if (length(after) > CAPTION_BYTES) return false;
    for (const char *stop = at + length(after) - size; at <= stop; at++)
        if (!memcmp(at, text + u->start, size)) return true;
    return false;
}

/* What is seen, once for those who do not see it and once more in the caption below. */
static bool is_alternative(const struct page *p, uint32_t i) {
    const struct unit *u = &p->units[i], *after = &p->units[below_link(p, i)];
    if (!is_open(u) || i + 1 == p->count || length(after) < length(u)) return false;
    if (u->words > 1 && stands_within(p, u, after) && credited(p, after)) return true;
    if (u->words < 3 || memcmp(p->document->text + u->start, p->document->text + after->start, length(u)) != 0)
        return false;
    return after->kind == REGION_CAPTION || credited(p, after) ||
           (after + 1 < p->units + p->count && is_picture(after + 1)) ||
           (length(u) >= PROSE_BYTES / 2 && adds_names(p, after, after->start + length(u))) ||
           adds_credit(p, after, after->start + length(u));
}

/* Both are captions; false when they are not. */
bool qi_region_settle_alternative(struct page *p, uint32_t i) {
    if (!is_alternative(p, i)) return false;
    struct unit *u = &p->units[i], *after = &p->units[below_link(p, i)];
    qi_region_caption(u);
    if (is_open(after)) qi_region_caption(after);
    return true;
}

/* A line that stands twice, one below the other: what a picture shows, without its credit. */
void qi_region_settle_twin(struct page *p, uint32_t i) {
    struct unit *u = &p->units[i], *after = u + 1;
    if (i + 1 == p->count || !is_open(u) || !is_open(after) || u->words < 5 || length(u) != length(after) ||
        length(u) > CAPTION_BYTES || u->flags & (UNIT_QUOTED | UNIT_BULLET) ||
        memcmp(p->document->text + u->start, p->document->text + after->start, length(u)) != 0)
        return;
    qi_region_caption(u);
    qi_region_caption(after);
}

/* "The keeper on the bridge The keeper on the bridge": a caption that stands twice in its line. */
static bool is_told_twice(const struct page *p, const struct unit *u) {
    const char *text = p->document->text + u->start;
    uint32_t half = length(u) / 2;
    bool apart = length(u) % 2 && text[half] == ' '; /* or glued */
    return is_open(u) && length(u) <= 2 * CAPTION_BYTES && half >= 12 && (apart || length(u) % 2 == 0) &&
           !memcmp(text, text + half + apart, half);
}

/* "Image caption,", "Photo:": the caption, the credit stand in the line below. */
void qi_region_settle_announced(struct page *p) {
    for (uint32_t i = 0; i + 1 < p->count; i++) {
        struct unit *u = &p->units[i], *after = u + 1;
        bool alone = u->kind == REGION_CAPTION && !is_open(u) && u->words == 2 && u->ending == ENDS_COMMA;
        if (is_picture(u) && u->words == 1 && u->ending == ENDS_COLON && is_title(after) && after->words <= 8)
            qi_region_fix(after, REGION_CREDIT, DETAIL_PICTURE); /* "Photo:", and whose in the line below */
        if (is_told_twice(p, u)) qi_region_caption(u);
        if (alone && is_open(after) && !(after->flags & UNIT_LONG) && length(after) <= CAPTION_BYTES)
            qi_region_caption(after);
    }
}

/* What a picture shows, with its credit, above the headline; also where it stands there again and again. */
void qi_region_settle_first_picture(struct page *p) {
    enum { TIMES = 3 };
    uint32_t first = qi_region_page_top(p), i = first;
    while (i + 1 < p->count && i < first + TIMES && (credited(p, &p->units[i]) || is_alternative(p, i))) i++;
    if (i == first || i >= p->count || !credited(p, &p->units[i - 1]) || !qi_region_may_be_headline(p, i)) return;
    if (p->units[i].paragraph == p->units[i - 1].paragraph || (i == first + 1 && !own_paragraph(p, first))) return;
    while (first < i) qi_region_caption(&p->units[first++]);
}

/* "• The keeper opens the lock of the old..." above "The keeper opens the lock of the old harbour …": a gallery. */
static void settle_gallery(struct page *p, uint32_t i) {
    enum { BULLET = 4, DOTS = 3, LEAST = 20 };
    struct unit *u = &p->units[i], *after = u + 1;
    const char *text = p->document->text, *s = text + u->start;
    if (i + 1 == p->count || !is_open(u) || !is_open(after) || length(u) < BULLET + DOTS + LEAST) return;
    bool cut = !memcmp(text + u->stop - DOTS, "...", DOTS) || !memcmp(text + u->stop - DOTS, "\xE2\x80\xA6", DOTS);
    uint32_t size = length(u) - BULLET - DOTS;
    if (!cut || memcmp(s, "\xE2\x80\xA2 ", BULLET) != 0 || length(after) < size) return;
    if (memcmp(s + BULLET, text + after->start, size) != 0) return;
    qi_region_caption(u);
    qi_region_caption(after);
}

/* A paragraph by itself, or one of lines of which each has a picture's credit? */
static bool among_credits(const struct page *p, uint32_t i) {
    const struct unit *u = &p->units[i];
    bool above = i && u[-1].paragraph == u->paragraph, below = i + 1 < p->count && u[1].paragraph == u->paragraph;
    return (!above || u[-1].kind == REGION_CAPTION) && (!below || credited(p, u + 1));
}

/* "The keeper opens the lock | Tern News" below a paragraph: what a picture shows, and whose it is. */
static bool is_barred_caption(const struct page *p, uint32_t i) {
    enum { OWNER = 4 };
    const struct unit *u = &p->units[i];
    if (i <= p->body || !is_title(u) || u->lowers < 2 || u->figures || !own_paragraph(p, i) ||
        (is_open(u - 1) && !is_prose(u - 1)))
        return false;
    const char *text = p->document->text, *bar = memchr(text + u->start, '|', length(u));
    struct scan scan;
    if (!bar || bar + 2 >= text + u->stop || bar[-1] != ' ' || bar[1] != ' ' ||
        memchr(bar + 1, '|', (size_t)(text + u->stop - bar) - 1))
        return false;
    qi_region_scan(p->document, (uint32_t)(bar - text) + 1, u->stop, REGION_OPENING, &scan);
    for (uint32_t k = 0; k < scan.count; k++)
        if (!(scan.words[k].shape & SHAPE_CAPITAL)) return false;
    return scan.count && scan.count <= OWNER;
}

/* "…, he added. REUTERS", "… was late. (AFP)": does the article's last paragraph end in the agency that it is by? */
static bool is_signed_last(const struct page *p, uint32_t i) {
    enum { FAR = 24 };
    struct region credit;
    if (i <= p->body || !is_sentence(&p->units[i - 1]) || !qi_region_credit(p, &p->units[i], &credit) ||
        !qi_region_is_bare(p->document->text, &credit))
        return false;
    for (uint32_t k = i + 1; k < p->count && k < i + FAR; k++)
        if (is_sentence(&p->units[k])) return false;
    return true;
}

void qi_region_settle_captions(struct page *p) {
    for (uint32_t i = 0; i < p->count; i++) {
        struct unit *u = &p->units[i];
        settle_gallery(p, i);
        qi_region_settle_alternative(p, i);
        if (u->kind == REGION_CAPTION && is_open(u) == false && !u->detail) qi_region_caption(u);
        bool first = !i && (p->count < 2 || !is_prose(u + 1)); /* of a text, not above its first paragraph */
        if (!first && is_open(u) && among_credits(p, i) && credited(p, u) && !is_signed_last(p, i))
            qi_region_caption(u);
        if (i <= p->body || !is_open(u) || u->flags & UNIT_LONG) continue;
        bool beside = i + 1 < p->count && is_picture(u + 1);
        beside |= i + 1 < p->count && is_title(u) && u->words <= 8 && !own_paragraph(p, i) &&
                  (u + 1)->paragraph == u->paragraph && credited(p, u + 1); /* a title of what it shows */
        bool together = beside && (u + 1)->paragraph == u->paragraph && (u - 1)->paragraph != u->paragraph;
        bool dated = u->flags & UNIT_DATED && u->words <= 14 && !(u->flags & UNIT_VERB) && own_paragraph(p, i) &&
                     u->ending <= ENDS_STOP && is_prose(u - 1) && i + 1 < p->count && is_prose(u + 1);
        if (together || (beside && is_title(u)) || dated || is_barred_caption(p, i)) qi_region_caption(u);
    }
}
