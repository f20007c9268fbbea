/*
 * What must hold of the results for any bytes whatever. Used by the hostile, fuzz, thread and memory tests; sees the
 * public interface alone.
 */
#ifndef QUOTH_TESTS_CHECK_H
#define QUOTH_TESTS_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "quoth/quoth.h"

/*
 * Analyses the text in every unit, copied and borrowed, and checks the results and that they agree.
 * NULL when all is well, else what is not.
 */
const char *check_text(quoth_model *model, const char *text, size_t n_bytes);

/* Checks that a resolved collection of these documents, added in this order, is consistent. NULL or what is not. */
const char *check_collection(const quoth_collection *collection, quoth_document *const *documents, size_t count);

/* A hash of everything that a document says. */
uint64_t fingerprint(const quoth_document *document);

/* A whole file, for the caller to free; NULL when it cannot be read. */
char *read_whole(const char *path, size_t *n_bytes);

/* Numbers that are the same on every machine (SplitMix64). */
uint64_t next_random(uint64_t *state);

#endif
