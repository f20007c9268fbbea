/*
 * What the encoder says of a whole document to other stages than that of names: where sentences begin, what is
 * reported. It is told the same of each word as for names (deep.h), which is why it is read here.
 * All functions are for models that have one, and return false when there is no memory.
 */
#ifndef QUOTH_ENTITY_DEEP_DOCUMENT_H
#define QUOTH_ENTITY_DEEP_DOCUMENT_H

#include "document.h"

/* Sets the borders of the tokens in the sentences that are to be read: log odds that a sentence begins there, in
   eighths. Tokens before which nothing was read are left as they are. */
bool qi_read_borders(const quoth_document *d, const bool *to_read, struct arena *scratch, int8_t *borders);

/* Sets the speech of the tokens in the sentences that are to be read. */
bool qi_read_speech(const quoth_document *d, const bool *to_read, struct arena *scratch);

#endif
