/* Tokens, sentences and names: right when they lie exactly where the gold has them (white space at the ends apart). */
#ifndef QUOTH_CLI_SCORE_SPANS_H
#define QUOTH_CLI_SCORE_SPANS_H

#include "gold.h"
#include "score.h"

enum { CONFUSION_EXAMPLES = 3 };

enum confusion_kind { CONFUSED_MISSED = 0, CONFUSED_SPURIOUS, CONFUSED_TYPE, CONFUSED_BOUNDARY, CONFUSED_BOTH };

/* One way in which names go wrong. */
struct confusion {
    enum confusion_kind kind;
    const char *gold, *found; /* types, or NULL */
    size_t count;
    struct {
        const char *id;                 /* of the document */
        char *gold_text, *found_text;   /* or NULL */
    } examples[CONFUSION_EXAMPLES];
};

struct type_tally {
    const char *type;
    struct tally tally;
};

struct span_scores {
    const char **only; /* types to look at, ended by NULL; NULL: all */
    struct tally tokens, sentences, names, untyped;
    struct tally means; /* of names found whose canonical name the gold gives: see score_means.h */
    struct tally values, value_spans; /* right in all they say; in span and kind */
    size_t documents[5]; /* with tokens, sentences, names, quotes, values */
    struct { struct type_tally *at; size_t count, capacity; } types;
    struct { struct confusion *at; size_t count, capacity; } confusions;
};

/* Adds a document. Types, in gold and found, and the gold's id must live as long as the scores. */
void score_spans(struct span_scores *scores, const struct gold *gold, const struct annotation *found);
/* Puts types in order of their names, confusions in order of how common they are. */
void score_spans_sort(struct span_scores *scores);
void score_spans_free(struct span_scores *scores);

#endif
