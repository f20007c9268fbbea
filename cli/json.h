/* Document records as JSON: the keys and their meaning are described in the manual page. */
#ifndef QUOTH_CLI_JSON_H
#define QUOTH_CLI_JSON_H

#include "show.h"

/* A string with its marks. Ill-formed UTF-8 becomes U+FFFD: JSON cannot carry it. */
void json_string(struct buffer *out, const char *bytes, size_t length);
/* One record, without a line break. */
void json_record(struct buffer *out, const struct article *article, const struct view *view);

#endif
