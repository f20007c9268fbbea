/* The table of distinct spellings (struct form in document.h). */
#ifndef QUOTH_TOKEN_FORM_H
#define QUOTH_TOKEN_FORM_H

#include "document.h"

/* The form of a spelling as it stands in the text, added if new; UINT32_MAX when there is no memory. */
uint32_t qi_form_add(quoth_document *d, const char *spelling, size_t length);

#endif
