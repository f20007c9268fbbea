/* All documents as one page that needs nothing else: no script, no font, no picture. */
#ifndef QUOTH_CLI_HTML_H
#define QUOTH_CLI_HTML_H

#include "show.h"

/* Documents that were analysed with byte offsets. */
void html_page(struct buffer *out, const struct article *articles, size_t count, const struct view *view);

/* ---- for the files that write parts of it */

/* Text with &, <, > and " escaped; what HTML cannot hold becomes U+FFFD. */
void html_text(struct buffer *out, const char *text, size_t length);
void html_string(struct buffer *out, const char *text);
/* The region that is the headline of an article: its index, or QUOTH_NONE. */
size_t html_headline(const quoth_document *document);
/* The headline of an article, else its id. */
void html_title(struct buffer *out, const struct article *article);
/* What a type of name is called: "person" for PER; the type itself when it is not one of the usual. */
const char *html_type(const char *type);

#endif
