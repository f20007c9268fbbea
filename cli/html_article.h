/* One article with its quotes and names marked. */
#ifndef QUOTH_CLI_HTML_ARTICLE_H
#define QUOTH_CLI_HTML_ARTICLE_H

#include "html_who.h"

void html_article(struct buffer *out, const struct article *article, const struct who_index *who);

#endif
