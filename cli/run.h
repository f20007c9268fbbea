/* One run: read, analyse, show. */
#ifndef QUOTH_CLI_RUN_H
#define QUOTH_CLI_RUN_H

#include "options.h"

/* Returns the exit status. */
int run(const struct options *options);

#endif
