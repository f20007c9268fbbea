/* Documents in parallel: any number of workers, results in the order of the input. */
#ifndef QUOTH_CLI_JOBS_H
#define QUOTH_CLI_JOBS_H

#include "article.h"

/* A piece of the input and what came of it. */
struct job {
    struct piece piece;
    struct article article; /* the one in work */
    struct buffer out;      /* what is to be written of the records shown */
    struct article *kept;   /* articles that are not shown yet */
    size_t kept_count, kept_capacity;
    size_t shown, failed; /* documents */
    bool done;
};

struct jobs {
    struct input *input;
    int workers;
    void *context;
    /* Turns the piece into results. Called by any thread, at the same time for different jobs. */
    void (*work)(void *context, struct job *job);
    /* Takes the results. Called for one job at a time, in the order of the input. False: stop. */
    bool (*commit)(void *context, struct job *job);
};

/* Runs until the input is at its end or `commit` says stop. False when there is no memory to begin. */
bool jobs_run(const struct jobs *jobs);

#endif
