/* Words to pieces of the encoder's vocabulary: lower case, without accents, the longest pieces first (WordPiece). */
#ifndef QUOTH_ENCODER_WORDPIECE_H
#define QUOTH_ENCODER_WORDPIECE_H

#include "document.h"
#include "encoder/encoder.h"

enum { WORD_PIECES = 16 /* of a longer word the rest is left out */ };

/* The pieces of a spelling by its lower-case form; returns how many, 1 to WORD_PIECES. */
uint32_t qi_word_pieces(const struct encoder *e, const struct form *lower, uint32_t *pieces);

#endif
