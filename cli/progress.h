/* A bar on standard error for work that takes a while. */
#ifndef QUOTH_CLI_PROGRESS_H
#define QUOTH_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* `total`: bytes to come, 0 when not known. It stays silent unless standard error is a terminal. */
void progress_start(uint64_t total, bool quiet);
/* After each document: drawn when a second has passed, then ten times a second at most. */
void progress_show(uint64_t bytes, size_t documents);
/* The same for work that is not measured in bytes: how much of it is done, 0 to 1, and what it is at. */
void progress_part(double part, const char *what);
/* Takes the bar off the screen; the next progress_show draws it again. */
void progress_clear(void);

#endif
