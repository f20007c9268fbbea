#include "model.h"

#include <stdio.h>

quoth_model *open_model(const char *name) {
    quoth_model *model;
    quoth_error error;
    if (!quoth_model_open(name, NULL, &model, &error)) return model;
    fprintf(stderr, "quoth: %s\n", error.message); /* names the file */
    return NULL;
}
