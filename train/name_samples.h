/* From annotated documents to what the tagger of names learns from. */
#ifndef QUOTH_TRAIN_NAME_SAMPLES_H
#define QUOTH_TRAIN_NAME_SAMPLES_H

#include "train_crf.h"
#include "train_records.h"

/* Features seen less often are forgotten; a table holds at most so many. */
enum { NAMES_LEAST_SEEN = 2, NAMES_ROWS = 200000 };

/* How names are learnt best, by measurement. */
#define NAMES_RECIPE 12, 0.15f, 0.6f, 2e-5f, 0.2f, true

/* Adds a document, whose tokens are tagged, with the names of its record. */
void qt_add_names(struct samples *s, const quoth_document *d, const struct record *r);

#endif
