/* Documents as tab-separated values. */
#ifndef QUOTH_CLI_TSV_H
#define QUOTH_CLI_TSV_H

#include "show.h"

void tsv_head(struct buffer *out);
/* One row for each item of the layers that are shown. */
void tsv_document(struct buffer *out, const struct article *article, const struct view *view);

#endif
