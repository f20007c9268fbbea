/* What trainers share: features numbered, weights quantised and written. */
#ifndef QUOTH_TOOLS_TRAIN_H
#define QUOTH_TOOLS_TRAIN_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "document.h"

_Noreturn void qt_die(const char *format, ...);
/* realloc that does not fail. */
void *qt_grow(void *block, size_t size);
/* Opens a model file. */
quoth_model *qt_model(const char *path);
/* An empty document of a model, and its memory given back. */
quoth_document *qt_document(quoth_model *model);

/* Numbers for features, 0 … count - 1 in the order they are met. */
struct dictionary {
    uint64_t *keys; /* slots */
    uint32_t *numbers;
    uint32_t count, slots;
    uint64_t *features; /* by number */
    uint32_t *seen;     /* by number: how often */
};

/* The number of a feature, given one if it is new. */
uint32_t qt_number(struct dictionary *d, uint64_t feature);
/* The number of a feature or UINT32_MAX. */
uint32_t qt_find(const struct dictionary *d, uint64_t feature);
/* Forgets the features that were seen less than `least` times; returns new numbers by old, UINT32_MAX for those. */
uint32_t *qt_prune(struct dictionary *d, uint32_t least);

/*
 * Writes a table: the `most` features of the greatest weights, quantised to 8 bits. weights: by number, `labels` each.
 * Every row's rounded weights are at most 127 steps.
 */
void qt_write(const char *path, const struct dictionary *d, const float *weights, uint32_t labels, uint32_t most,
              uint32_t version, const float *extra, uint32_t n_extra);

/* The same table in memory, *size bytes, to be freed. *rows: how many features it has. */
char *qt_pack(const struct dictionary *d, const float *weights, uint32_t labels, uint32_t most, uint32_t version,
              const float *extra, uint32_t n_extra, size_t *size, uint32_t *rows);

/* A repeatable stream of random numbers. */
uint32_t qt_random(uint64_t *state);

#endif
