/* How likely a quote's content and speaker are right (confidence.c). */
#ifndef QUOTH_QUOTE_CONFIDENCE_H
#define QUOTH_QUOTE_CONFIDENCE_H

#include "document.h"

enum {
    CONFIDENCE_VERSION = 1, /* changes whenever what features are computed does */
    CONFIDENCE_MAX_KEYS = 28
};

/* The features of a quote of a finished document; returns how many. */
uint32_t qi_confidence_keys(const quoth_document *d, uint32_t quote, uint64_t *keys);
/* Sets every quote's confidence. */
void qi_weigh_quotes(quoth_document *d);

#endif
