/* Marks of HTML and Markdown round running text (markup.c). */
#ifndef QUOTH_TEXT_MARKUP_H
#define QUOTH_TEXT_MARKUP_H

#include "document.h"

/* Overwrites them in the working text, which must be well-formed. */
quoth_status qi_mend_markup(quoth_document *d);

/* Is a line nothing but pictures and links of Markdown: "[Tides](https://…) | [Notices](https://…)"? *picture: does it
   show one? Such a line is left as it is. */
bool qi_markdown_links(const char *line, const char *stop, bool *picture);

#endif
