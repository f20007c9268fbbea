/*
 * What region_head.c, region_picture.c and region_page.c share: what a unit is to its neighbours, where the head of a
 * page stands, and what captions are.
 */
#ifndef QUOTH_TEXT_REGION_PAGE_H
#define QUOTH_TEXT_REGION_PAGE_H

#include "text/region.h"

enum {
    HEAD_UNITS = 16, /* how far below the headline byline and date may stand */
    STANDFIRST_BYTES = 400,
    TITLE_BYTES = 120,
    CAPTION_BYTES = 320,
    PROSE_BYTES = 80
};

static inline uint32_t length(const struct unit *u) {
    return u->stop - u->start;
}

static inline bool is_open(const struct unit *u) {
    return !(u->flags & UNIT_FIXED);
}

/* Nearly all words begin with capitals, as in many headlines. */
static inline bool in_capitals(const struct unit *u) {
    return u->capitals > 2 && u->lowers * 4 <= u->capitals;
}

/* A paragraph of running text. */
static inline bool is_prose(const struct unit *u) {
    if (!is_open(u)) return false;
    if (u->flags & UNIT_LONG) return true;
    return length(u) >= PROSE_BYTES && (u->ending == ENDS_STOP || u->ending == ENDS_QUESTION) && !in_capitals(u);
}

/* A sentence of whatever length. */
static inline bool is_sentence(const struct unit *u) {
    return is_prose(u) || (is_open(u) && u->flags & UNIT_VERB && u->ending == ENDS_STOP && u->words > 4);
}

/* Short, and not closed by a stop: a title, a label, a name. */
static inline bool is_title(const struct unit *u) {
    return is_open(u) && !(u->flags & UNIT_LONG) && length(u) <= TITLE_BYTES && u->words && u->ending == ENDS_OPEN;
}

static inline bool is_detail(const char *detail, const char *which) {
    return detail && !strcmp(detail, which);
}

static inline bool is_picture(const struct unit *u) {
    return u->kind == REGION_CREDIT && is_detail(u->detail, DETAIL_PICTURE);
}

static inline bool own_paragraph(const struct page *p, uint32_t i) {
    return (!i || p->units[i - 1].paragraph != p->units[i].paragraph) &&
           (i + 1 == p->count || p->units[i + 1].paragraph != p->units[i].paragraph);
}

/* Does it end in a picture's credit? */
static inline bool credited(const struct page *p, const struct unit *u) {
    struct region credit;
    return length(u) <= CAPTION_BYTES && qi_region_credit(p, u, &credit) && is_detail(credit.detail, DETAIL_PICTURE);
}

/* The first unit that is no code, address, menu or date. */
uint32_t qi_region_page_top(const struct page *p);
/* The headline below lines that are labels alone; `top` when there are none, or no headline follows them. */
uint32_t qi_region_below_labels(const struct page *p, uint32_t top);
/* The headline below a menu longer than any head, or below what is no headline; `top` when there is no such thing. */
uint32_t qi_region_below_menu(const struct page *p, uint32_t top);
/* The headline, where the first candidate is the title of the page (*title) or the name of the paper. */
uint32_t qi_region_below_title(const struct page *p, uint32_t top, bool *title);
/* Where the head ends: behind the last byline, date, repetition or picture credit that belongs to it. */
uint32_t qi_region_head_stop(const struct page *p, uint32_t top);

bool qi_region_may_be_headline(const struct page *p, uint32_t i);
bool qi_region_repeats_headline(const struct page *p, const struct unit *u);
/* "Vera Lindqvist and Olev Raud in Riga", "Staff Correspondent": names, no sentence. */
bool qi_region_is_name_line(const struct unit *u);
/* "- MARA RAUD": names in capitals behind a dash, as a byline alone has them. */
bool qi_region_is_dashed_name(const struct page *p, const struct unit *u);
/* Below the time of an entry of a live page? */
bool qi_region_below_time(const struct page *p, uint32_t i);
/* "From Tern's Vera Lindqvist in Riga": who wrote the entry. */
bool qi_region_signs_entry(const struct page *p, uint32_t i);

/* The unit is a caption: a sentence of its own, or a label. */
void qi_region_caption(struct unit *u);
/* What is seen, said twice: for those who do not see it and in the caption below. False when it is not so. */
bool qi_region_settle_alternative(struct page *p, uint32_t i);
/* A line that stands twice, one below the other: what a picture shows, without its credit. */
void qi_region_settle_twin(struct page *p, uint32_t i);
/* "Image caption,", "Photo:": the caption, the credit stand in the line below. */
void qi_region_settle_announced(struct page *p);
/* What a picture shows, with its credit, above the headline; also where it stands there again and again. */
void qi_region_settle_first_picture(struct page *p);
/* Captions by their credits, dates and places, all over the page. */
void qi_region_settle_captions(struct page *p);

#endif
