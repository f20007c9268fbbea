/* Where models lie that are installed with the library but are no part of it. */
#ifndef QUOTH_MODEL_INSTALLED_H
#define QUOTH_MODEL_INSTALLED_H

#include "base/status.h"

enum { MODEL_PATH = 4096 };

/* The path of an installed model's file. When it is not there: IO, and the message says where it would be. */
quoth_status qi_installed_model(const char *file, char path[MODEL_PATH], quoth_error *error);

#endif
