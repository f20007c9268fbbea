/*
 * Where a reported clause ends: the places at which it may, and the evidence for and against (ending.c), and those at
 * which it goes on (going_on.c).
 *
 * Rules that are always right (qi_reason_to_end) give the last place; which of those before it is the end, learned
 * weights decide. The same code finds places and evidence for training (tools/train_endings.c).
 */
#ifndef QUOTH_QUOTE_ENDING_H
#define QUOTH_QUOTE_ENDING_H

#include "document.h"

struct quote_work;
struct attribution;
struct phrase;

enum {
    ENDING_VERSION = 1, /* changes whenever what features are computed does */
    ENDING_MAX_KEYS = 40,
    ENDING_PLACES = 24 /* so many places are looked at, so that work stays bounded */
};

struct ending {
    const struct quote_work *w;
    const struct phrase *who; /* who reports, or NULL */
    uint32_t cue, from, last; /* the reporting word; tokens [from, last) may be the content */
    bool resumed;             /* content stands before the attribution too */
    uint32_t at;              /* the place: the first token that would be no content */
    uint32_t finite;          /* the first finite verb in [from, at), or NOTHING */
    uint32_t commas, brackets, places;
    uint32_t item;     /* the last comma between items of a list, 0 before one */
    uint32_t inserted; /* where the newest insertion ends, whose verbs are not the clause's; 0 before one */
    bool sure;         /* a rule says that it ends here: the last place */
};

/* Moves on to the next place; false when there is none. */
bool qi_next_place(struct ending *e);
/* Does what is told go on at the place by a rule, so that it is none? Takes note of lists and insertions. */
bool qi_goes_on(struct ending *e);
/* The features of the place; returns how many. */
uint32_t qi_ending_keys(const struct ending *e, uint64_t *keys);
/* Where the content of the attribution ends that begins at `from`, at the latest at `last`. */
uint32_t qi_find_ending(const struct quote_work *w, const struct attribution *a, uint32_t from, uint32_t last);

#endif
