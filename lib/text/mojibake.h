/* Quotation marks, apostrophes and dashes that were decoded wrongly (mojibake.c). */
#ifndef QUOTH_TEXT_MOJIBAKE_H
#define QUOTH_TEXT_MOJIBAKE_H

#include "document.h"

/* Overwrites them in the working text, which must be well-formed. */
quoth_status qi_mend_marks(quoth_document *d);

#endif
