/* One document on its way through the program: from the item that was read to what can be shown. */
#ifndef QUOTH_CLI_ARTICLE_H
#define QUOTH_CLI_ARTICLE_H

#include "input.h"

struct article {
    struct buffer id;         /* UTF-8: the record's own, else the file's name, with the line for a record */
    bool id_is_number;        /* the record's id was a JSON number: its digits */
    quoth_document *document; /* owns a copy of the text */
    size_t number;            /* among those that are kept, from 0 */
};

/*
 * Parses (a JSONL record) and analyses an item. False when there is nothing to show: the reason has been
 * added to the item's messages.
 */
bool article_analyze(struct article *article, struct item *item, quoth_model *model, const quoth_options *options);
void article_free(struct article *article);

#endif
