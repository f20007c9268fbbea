/*
 * Is a word a report that no pattern knows, and where does what it reports begin? Evidence and its weighing (report.c).
 *
 * The same code finds the places and the evidence for training (tools/train_reports.c).
 */
#ifndef QUOTH_QUOTE_REPORT_H
#define QUOTH_QUOTE_REPORT_H

#include "document.h"

struct quote_work;
struct unit;

enum {
    REPORT_VERSION = 1, /* changes whenever what features are computed does */
    REPORT_MAX_KEYS = 64,
    REPORT_REACH = 16 /* tokens from the reporting word to its content at the most */
};

/* A word that may report, and a place at which its content may begin. */
struct report {
    const struct quote_work *w;
    uint32_t v, cue_last, last; /* the word; the first token behind it and its particle; where the unit's text ends */
    uint32_t at;                /* the place; v itself: the content stands before it */
    uint64_t who, head;         /* its subject: what it is, and its head */
    uint64_t lead;              /* the word before that, or before the verb: what, that, to */
    uint64_t before;            /* what stands before the attribution, if content may */
    uint8_t region;
    bool negated;       /* nobody said it */
    bool ruled, inside; /* did a rule find its content? does it stand in what another word reports? */
};

/* May the word at v report? */
bool qi_may_report(const struct quote_work *w, uint32_t v, uint32_t last);
/* Does it stand in an attribution that is known: the cue, the hearer, the source? */
bool qi_is_attributing(const struct quote_work *w, uint32_t v);
/* Sets r up for a word; first: where its clause may begin. */
void qi_open_report(struct report *r, const struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t v);
/* Moves on to the next place; false when there is none. */
bool qi_next_start(struct report *r);
/* The features of the place; returns how many. */
uint32_t qi_report_keys(const struct report *r, uint64_t *keys);
/* Where what the word at v reports begins, v itself when it stands before the word, or NOTHING; *cue_last: behind the
   word and its particle. */
uint32_t qi_find_report(const struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t v,
                        uint32_t *cue_last);

#endif
