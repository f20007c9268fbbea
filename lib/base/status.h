/* Filling in the caller's quoth_error. */
#ifndef QUOTH_BASE_STATUS_H
#define QUOTH_BASE_STATUS_H

#include "quoth/quoth.h"

/* Writes code, offset and message into error (which may be NULL); returns the code. */
quoth_status qi_fail(quoth_error *error, quoth_status code, uint64_t byte_offset, const char *message);

#endif
