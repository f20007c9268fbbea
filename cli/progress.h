/* A bar on standard error for work that takes a while. */
#ifndef QUOTH_CLI_PROGRESS_H
#define QUOTH_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* `total`: bytes to come, 0 when not known. It stays silent unless standard error is a terminal. */
void progress_start(uint64_t total, bool quiet);
/* So much more is done, the last of a document or not: drawn when a second has passed, then ten times a second at most.
   Any thread may call this, and what follows. */
void progress_add(double bytes, size_t documents);
/* The same for work that is not measured in bytes: how much of it is done, 0 to 1, and what it is at. */
void progress_part(double part, const char *what);
/* Takes the bar off the screen; it is drawn again when more is done. */
void progress_clear(void);
/* The same, and writes a message there before another bar can come. */
void progress_message(const char *text, size_t length);

#endif
