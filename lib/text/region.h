/*
 * Regions: what each line of a page is. Three steps, and region_scan.c, which reads the words for them:
 *
 *     region_unit.c   lines -> units: a line, or the lines of one sentence broken by hand
 *     region_line.c   each unit gets the kind that it shows by itself ("Photo: …", "Leave a reply", a date, a
 *                     link) and features
 *     region_cue.c    the words by which it shows that
 *     region_picture.c  captions, beside the credits of pictures
 *     region_page.c   units -> kinds, by their places on the page and their neighbours: headline, standfirst,
 *                     byline, subhead, caption, lines of a block that a signal line opens
 *     region_head.c   where the headline of a page stands, and where its head ends
 *     region_part.c   what stands before the first sentence of a unit: a dateline, a scrap
 *     region_credit.c  and behind its last: a credit
 *
 * A unit is body unless something clear speaks against it: a lost sentence costs more than a kept advertisement.
 */
#ifndef QUOTH_TEXT_REGION_H
#define QUOTH_TEXT_REGION_H

#include "document.h"

/* The finer kinds of boilerplate, credits and captions. */
#define DETAIL_CODE "code"         /* markup, scripts */
#define DETAIL_METADATA "metadata" /* address, date, tags */
#define DETAIL_REPEATED_HEADLINE "repeated headline"
#define DETAIL_SIGNUP "signup"
#define DETAIL_PROMO "promo"
#define DETAIL_RELATED "related link"
#define DETAIL_COMMENTS "comment form"
#define DETAIL_COOKIES "cookie notice"
#define DETAIL_NAVIGATION "navigation" /* menus, share buttons */
#define DETAIL_NOTICE "notice"         /* copyright, corrections, editor's notes */
#define DETAIL_STRAY "stray"           /* rules of asterisks, scraps in another script */
#define DETAIL_PICTURE "picture"       /* credit of a picture */
#define DETAIL_CONTRIBUTORS "contributors"
#define DETAIL_SOURCE "source"
#define DETAIL_LABEL "label" /* caption that says what is seen, and no more */

enum {
    REGION_SAMPLE = 240, /* bytes of a unit that are read; a longer one is prose but for its edges */
    REGION_OPENING = 80, /* bytes that are read of such prose */
    REGION_WORDS = 48
};

enum word_shape {
    SHAPE_CAPITAL = 1, /* first letter upper case */
    SHAPE_UPPER = 2,   /* all of two or more letters upper case */
    SHAPE_LOWER = 4,   /* first letter lower case */
    SHAPE_FIGURE = 8,  /* begins with a digit */
    SHAPE_FOREIGN = 16 /* first letter of another script than Latin, Greek and Cyrillic included */
};

/* The words at the start of a stretch: lower case, one space between, kept as the lists spell them. */
struct scan {
    struct scan_word {
        uint32_t from, to;    /* bytes of the working text */
        uint16_t start, stop; /* of `text` */
        uint8_t shape;        /* enum word_shape */
        bool colon;           /* a colon follows; it stands in `text` behind the word */
        uint64_t lists;       /* as in struct form; set by qi_region_look_up */
    } words[REGION_WORDS];
    uint32_t count;
    uint32_t marks; /* characters that code is full of: {}<>;$\ */
    bool quotes;    /* double or curly quotation marks */
    bool whole;     /* nothing was left unread */
    char text[2 * REGION_SAMPLE];
};

enum unit_ending {
    ENDS_OPEN = 0, /* in a letter or digit, as titles do */
    ENDS_STOP,     /* full stop, exclamation mark, dots */
    ENDS_QUESTION,
    ENDS_COLON,
    ENDS_COMMA /* comma, semicolon, dash */
};

enum unit_flag {
    UNIT_FIXED = 1, /* the kind is settled by the unit itself */
    UNIT_LONG = 2,  /* running text, of which only the opening was read */
    UNIT_LOWER = 4, /* begins with a lower-case letter */
    UNIT_DATE = 8,  /* a date of publication, with little else */
    UNIT_NAME = 16, /* has a first name, a journalist's role or a bar between words: a byline's signs */
    UNIT_ROLE = 32, /* has a title or role before a name: president, minister */
    UNIT_VERB = 64, /* has a finite verb */
    UNIT_BULLET = 128,
    UNIT_QUOTED = 256,  /* begins with a quotation mark */
    UNIT_DATED = 512,   /* ends in a figure and names a month, as captions do: …, 12 May 2021. */
    UNIT_RUNS = 1024,   /* all capitals in runs of two or three, as names are */
    UNIT_MARKS = 2048,  /* has double or curly quotation marks: somebody may speak */
    UNIT_TIME = 4096,   /* begins with a time of day */
    UNIT_SITE = 8192,   /* a paper's name, or parts between bars: Riga Evening Post, Sport | Business | Subscribe */
    UNIT_SIGNED = 16384 /* a name and behind a comma what a journalist is: Vera Raud, local reporter */
};

struct unit {
    uint32_t start, stop;
    uint32_t paragraph;
    uint16_t flags;                           /* enum unit_flag */
    uint8_t kind;                             /* enum region_kind */
    uint8_t ending;                           /* enum unit_ending */
    uint8_t words, capitals, lowers, figures; /* of the sample; lowers: small words (of, and) not counted */
    uint64_t hash;                            /* of its words; 0 when they were not read */
    const char *detail;
};

struct page {
    const quoth_document *document;
    struct unit *units;
    uint32_t count;
    uint32_t headline; /* UINT32_MAX when there is none */
    uint32_t body;     /* the first unit of the body; count when there is none */
};

static inline bool ascii_letter(unsigned char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static inline bool ascii_upper(unsigned char c) {
    return c >= 'A' && c <= 'Z';
}

static inline bool ascii_lower(unsigned char c) {
    return c >= 'a' && c <= 'z';
}

static inline bool ascii_digit(unsigned char c) {
    return c >= '0' && c <= '9';
}

/* Is a word of a line `what`, in lower case? */
static inline bool is_word(const struct scan *scan, uint32_t word, const char *what) {
    const struct scan_word *w = &scan->words[word];
    size_t length = strlen(what);
    return (size_t)(w->stop - w->start) == length && !memcmp(scan->text + w->start, what, length);
}

static inline bool contains(const char *text, size_t length, const char *what) {
    size_t n = strlen(what);
    const char *stop = text + length, *at = text;
    while ((size_t)(stop - at) >= n && (at = memchr(at, what[0], (size_t)(stop - at) - n + 1))) {
        if (!memcmp(at, what, n)) return true;
        at++;
    }
    return false;
}

/* What the words of a unit say of it, whatever stands round it; false when they say nothing. */
bool qi_region_cue(const quoth_document *d, const struct scan *scan, const struct unit *unit, enum region_kind *kind,
                   const char **detail);

/* Does the unit begin with a dash, as a signature does? */
bool qi_region_opens_with_dash(const quoth_document *d, const struct unit *unit);

/* Reads the words of the first `most` bytes of [start, stop); most: up to REGION_SAMPLE. */
void qi_region_scan(const quoth_document *d, uint32_t start, uint32_t stop, uint32_t most, struct scan *scan);
/* Looks the first words up in the lists. */
void qi_region_look_up(const quoth_document *d, struct scan *scan, uint32_t words);

/* The detail of the credit that the words begin as; NULL when they begin otherwise. */
const char *qi_region_credit_cue(const quoth_document *d, const struct scan *scan);

/* What a unit is for certain, whatever stands round it. */
void qi_region_fix(struct unit *unit, enum region_kind kind, const char *detail);
/* How the unit ends, closing quotation marks and brackets aside. */
uint8_t qi_region_ending(const char *text, uint32_t start, uint32_t stop);
/* Reads the unit that begins with a line: what it shows by itself. */
void qi_region_read_unit(const quoth_document *d, struct unit *unit, uint32_t line, struct scan *scan);

/* Makes the units and what each shows by itself. */
quoth_status qi_region_units(const quoth_document *d, struct arena *scratch, struct page *page);

/* Settles the kinds by place and neighbours. */
void qi_region_page(struct page *page);

/* "date 2021-03-14 The talks …": where the text begins that a date in figures, with or without a word for it, stands
   left of; 0 when none does. */
uint32_t qi_region_date_lead(const quoth_document *d, uint32_t start, uint32_t stop, struct region *lead);
/* Where the body of a unit begins when a dateline or a scrap stands before it; 0 when it begins
   at its start. first: the unit is the first of the body. */
uint32_t qi_region_lead(const struct page *page, const struct unit *unit, bool first, struct region *lead);
/* The stop of [start, stop) without the spaces at its end. */
uint32_t qi_region_without_spaces(const char *text, uint32_t start, uint32_t stop);
/* Where a unit ends when a credit stands behind it; 0 when there is none. */
uint32_t qi_region_credit(const struct page *page, const struct unit *unit, struct region *credit);
/* Is a credit nothing but an agency: REUTERS, (AFP)? Behind the article's last sentence it says whose text it
   is. */
bool qi_region_is_bare(const char *text, const struct region *credit);

#endif
