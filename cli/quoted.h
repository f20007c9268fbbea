/* Stretches of a text that stand in quotation marks, told from the marks alone: what scorers cut quotes by. */
#ifndef QUOTH_CLI_QUOTED_H
#define QUOTH_CLI_QUOTED_H

#include "gold.h"

/* The stretches inside outermost marks, without these, in order. To be freed. */
struct spans quoted_stretches(const struct letters *t);
/* Adds the parts of a span that lie in them. */
void quoted_parts(const struct letters *t, quoth_span span, const struct spans *stretches, struct spans *out);
/* Adds a span cut at gaps between stretches that hold no letter or digit. */
void quoted_cut(const struct letters *t, quoth_span span, const struct spans *stretches, struct spans *out);

#endif
