/* quoth train: a model of names from annotated documents. */
#ifndef QUOTH_CLI_TRAIN_H
#define QUOTH_CLI_TRAIN_H

#include "options.h"

int train(const struct options *options);

#endif
