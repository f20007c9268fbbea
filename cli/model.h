/* The model that the options ask for. */
#ifndef QUOTH_CLI_MODEL_H
#define QUOTH_CLI_MODEL_H

#include <quoth/quoth.h>

/* Opens the built-in model (NULL or "fast"), the one installed beside the program ("accurate"), or a model's file; NULL
   when that fails: it has then been said. */
quoth_model *open_model(const char *name);

#endif
