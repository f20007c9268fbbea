/* Results, fixtures and tables of sport, whose lines have hardly a word but names: "Velm 2 Orsk 1". */
#ifndef QUOTH_ENTITY_RESULTS_H
#define QUOTH_ENTITY_RESULTS_H

#include "document.h"

struct listed_name {
    uint32_t first, last; /* tokens [first, last) */
    bool scored;          /* a player, in brackets behind a result */
};

struct listed_names {
    struct listed_name *at;
    uint32_t count, capacity;
    bool of_teams; /* does the text say that teams play, not persons? */
};

/* Finds them in order, if there are several such lines; false when there is no memory. Time is linear. */
bool qi_find_results(const quoth_document *d, struct listed_names *names, struct arena *scratch);

#endif
