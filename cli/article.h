/* One document on its way through the program: from what was read to what can be shown. */
#ifndef QUOTH_CLI_ARTICLE_H
#define QUOTH_CLI_ARTICLE_H

#include "input.h"

struct article {
    struct buffer id;         /* UTF-8: the record's own, else the file's name, with the line for a record */
    bool id_is_number;        /* the record's id was a JSON number: its digits */
    quoth_document *document; /* owns a copy of the text */
    size_t number;            /* among those that are kept, from 0 */
};

/* Analyses a piece that is a text. False when there is nothing to show: the piece's messages say why. */
bool article_from_text(struct article *article, struct piece *piece, quoth_model *model, const quoth_options *options);
/* The same for one line of a piece, with the number `line`. */
bool article_from_record(struct article *article, struct piece *piece, const char *bytes, size_t length, size_t line,
                         quoth_model *model, const quoth_options *options);
/* "2021-12-02", alone or before a time, as options have it; 0 when it is no day, or NULL. */
uint32_t article_date(const char *text);
/* Frees the document; the id's memory is kept for the next article. */
void article_clear(struct article *article);
void article_free(struct article *article);

#endif
