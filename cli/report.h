/* How well something was found, as a table for people or as JSON. */
#ifndef QUOTH_CLI_REPORT_H
#define QUOTH_CLI_REPORT_H

#include "score_quotes.h"
#include "score_spans.h"

struct report {
    const char *model; /* its name */
    size_t documents;
    const struct span_scores *spans;
    const struct quote_scores *quotes; /* or NULL */
};

void report_text(struct buffer *out, const struct report *report);
void report_json(struct buffer *out, const struct report *report);

#endif
