/* How far the work on a document is, for who asked to be told (quoth_options.progress). */
#ifndef QUOTH_BASE_PROGRESS_H
#define QUOTH_BASE_PROGRESS_H

#include <stdbool.h>

struct progress {
    int (*tell)(void *context, double part); /* NULL: nobody asked */
    void *context;
    double before, share; /* of all the work: what is done, what the stage at hand is */
    bool stopped;         /* as `tell` wished */
};

/* So much of the stage at hand is done, 0 to 1; never less than before. False: stop, the stage fails. */
static inline bool qi_progress(struct progress *p, double part) {
    if (p && p->tell && !p->stopped) p->stopped = p->tell(p->context, p->before + p->share * part) != 0;
    return !p || !p->stopped;
}

#endif
