/* Logistic regression over hashed features, and the annotated quotes that it learns from. */
#ifndef QUOTH_TOOLS_TRAIN_REGRESSION_H
#define QUOTH_TOOLS_TRAIN_REGRESSION_H

#include "train.h"

enum { REGRESSION_LEAST_SEEN = 3 };

struct examples {
    struct dictionary features;
    VEC(uint32_t) keys; /* numbers, UINT32_MAX after each example's last */
    VEC(int8_t) right;
    struct arena arena;
};

void qt_open_examples(struct examples *e);
void qt_close_examples(struct examples *e);
void qt_add_example(struct examples *e, const uint64_t *keys, uint32_t n, bool right);
/* Learns weights and writes their table of at most `most` features; prints what was learned from. */
void qt_learn_examples(struct examples *e, const char *path, float held, int passes, uint32_t most, uint32_t version);
/* Opens a table that was written so. */
void qt_open_table(struct weights *weights, const char *path, uint32_t version);

enum { MOST_QUOTES = 4096, MOST_SPANS = 16, NAME_BYTES = 256 };

struct gold_quote {
    uint32_t spans[MOST_SPANS][2], n, speaker[2], cue[2]; /* bytes; empty: none */
    int ignore;
    char kind; /* d, m, i or s */
    char name[NAME_BYTES];
};

struct quote_article {
    char *text;
    size_t size;
    struct gold_quote gold[MOST_QUOTES];
    uint32_t n;
};

typedef void take_article(quoth_document *d, const struct quote_article *a, void *context);

/* Analyses the articles of a file that tools/train_quotes_data.py wrote, and gives them to `take` one by one. */
void qt_read_articles(quoth_model *model, const char *path, take_article *take, void *context);

#endif
