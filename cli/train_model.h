/* A model in memory, put together from the sections of another and new ones. */
#ifndef QUOTH_CLI_TRAIN_MODEL_H
#define QUOTH_CLI_TRAIN_MODEL_H

#include "model/model.h"

struct part {
    const char *name;
    const void *data;
    size_t size;
};

/* Every section of a model; `parts` has room for MODEL_MAX_SECTIONS. Returns how many. */
uint32_t model_parts(const quoth_model *model, struct part *parts);

/* The bytes of a model file of these sections, aligned as quoth_model_open_memory wants them, to be freed. */
char *pack_model(const char *name, const struct part *parts, uint32_t count, size_t *size);

#endif
