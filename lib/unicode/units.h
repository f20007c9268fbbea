/* Offsets in bytes, code points, UTF-16 units and grapheme clusters. */
#ifndef QUOTH_UNICODE_UNITS_H
#define QUOTH_UNICODE_UNITS_H

#include "document.h"

/* Builds the checkpoints of a document that is not ASCII, and of clusters where those are its unit. */
quoth_status qi_build_checkpoints(quoth_document *d);

/* The offset of byte `byte` in `unit`; a byte inside a code point or cluster counts as its start. Constant time, but for
   clusters in a document of another unit, which are counted from the start. */
size_t qi_from_byte(const quoth_document *d, size_t byte, quoth_unit unit);
/* A span in `unit`: with all of the clusters that it begins and ends in. */
quoth_span qi_span_from_bytes(const quoth_document *d, struct span bytes, quoth_unit unit);
/* Many spans of the document at once: bytes, which become its unit. */
void qi_spans_from_bytes(const quoth_document *d, quoth_span *spans, size_t count);
/* The byte of offset `offset` in `unit`. Logarithmic time, with the same exception. */
size_t qi_to_byte(const quoth_document *d, size_t offset, quoth_unit unit);

#endif
