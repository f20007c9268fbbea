/* Where results go, whole records at a time, and how a run ends when it is interrupted. */
#ifndef QUOTH_CLI_OUTPUT_H
#define QUOTH_CLI_OUTPUT_H

#include <pthread.h>
#include <stdatomic.h>

#include "files.h"

struct output {
    int descriptor;
    const char *name; /* for messages */
    bool terminal;
    bool failed;          /* something could not be written: it has been said, but for a closed pipe */
    pthread_mutex_t lock; /* held while a record is being written */
    pthread_t waiting;    /* for a signal */
    bool waits;
    atomic_bool done; /* tells the waiting thread to end */
};

/* path: NULL for standard output. False when it cannot be opened or is one of the inputs: it has been said. */
bool output_open(struct output *output, const char *path, const struct files *inputs);
/* Is that to be expected of a path? For work that opens it only at its end. False: it has been said. */
bool output_is_possible(const char *path, const struct files *inputs);
/* Writes `lead`, then the buffer. False when that failed, now or before. */
bool output_write(struct output *output, const char *lead, const struct buffer *buffer);
/* Also ends the handling of signals. False when anything was not written. */
bool output_close(struct output *output);

/*
 * From now on an interrupt waits for the record that is being written, puts the terminal right, and
 * then ends the program as it would have without this.
 */
void output_handle_signals(struct output *output);

/* Writes to standard error, as messages and the progress bar do. */
void output_message(const char *bytes, size_t length);

#endif
