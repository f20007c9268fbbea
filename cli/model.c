#include "model.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

quoth_model *open_model(const char *name) {
    quoth_model *model;
    quoth_error error;
    if (!quoth_model_open(name, NULL, &model, &error)) return model;
    bool has_other = !name || !strcmp(name, "accurate");
    fprintf(stderr, "quoth: %s%s\n", error.message, /* names the file */
            has_other ? " (--model=fast needs no file)" : "");
    return NULL;
}
