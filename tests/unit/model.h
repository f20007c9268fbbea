/* The built-in model, opened once for a group of tests. */
#ifndef QUOTH_TESTS_MODEL_H
#define QUOTH_TESTS_MODEL_H

#include "quoth/quoth.h"

static quoth_model *model;

static int open_model(void **state) {
    (void)state;
    return quoth_model_builtin(NULL, &model, NULL);
}

static int close_model(void **state) {
    (void)state;
    quoth_model_release(model);
    return 0;
}

#endif
