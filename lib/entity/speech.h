/* Reported speech, read by the encoder for the quote stage. */
#ifndef QUOTH_ENTITY_SPEECH_H
#define QUOTH_ENTITY_SPEECH_H

#include "document.h"

/* Sets the speech of the tokens in the sentences that are to be read; false when there is no memory. */
bool qi_read_speech(const quoth_document *d, const bool *to_read, struct arena *scratch);

#endif
