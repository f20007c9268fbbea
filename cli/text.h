/* Documents as text for people. */
#ifndef QUOTH_CLI_TEXT_H
#define QUOTH_CLI_TEXT_H

#include "show.h"

/* One document, which was analysed with byte offsets. */
void text_document(struct buffer *out, const struct article *article, const struct view *view);
/* The figures of a collection that are in conflict, with who holds them; nothing when there are none. */
void text_conflicts(struct buffer *out, const struct view *view);

#endif
