/* The model that the options ask for. */
#ifndef QUOTH_CLI_MODEL_H
#define QUOTH_CLI_MODEL_H

#include <quoth/quoth.h>

/* Opens the model of that name or file, the default for NULL; NULL when that fails: it has then been said. */
quoth_model *open_model(const char *name);

#endif
