/* The table of distinct spellings (struct form in document.h). */
#ifndef QUOTH_TOKEN_FORM_H
#define QUOTH_TOKEN_FORM_H

#include "document.h"

/* The form of a spelling as it stands in the text, added if new; UINT32_MAX when there is no memory. */
uint32_t qi_form_add(quoth_document *d, const char *spelling, size_t length);

/*
 * The same, but a new form's word lists are left for qi_forms_look_up: the lexicon is larger than the
 * caches, and many look-ups at a time wait for it together.
 */
uint32_t qi_form_find(quoth_document *d, const char *spelling, size_t length);
uint32_t qi_form_find_ascii(quoth_document *d, const char *spelling, size_t length);
/* Looks up the forms from `first` on. */
void qi_forms_look_up(quoth_document *d, uint32_t first);

#endif
