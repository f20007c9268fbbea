/* What every format is given to show. */
#ifndef QUOTH_CLI_SHOW_H
#define QUOTH_CLI_SHOW_H

#include "article.h"

/* How to show documents. */
struct view {
    int layer;                          /* a quoth_layer, or LAYER_ALL */
    bool text;                          /* JSON: with the text itself */
    const char *model;                  /* JSON: the name of the model that read it */
    bool color;                         /* text: with escape sequences */
    int width;                          /* text: columns */
    const quoth_collection *collection; /* resolved, or NULL */
    char **actors;                      /* the ids of its actors */
    const struct article *articles;     /* all of them, where they are kept */
};

/* Is a layer among those that are shown? */
static inline bool view_shows(const struct view *view, quoth_layer layer) {
    return view->layer == LAYER_ALL || view->layer == (int)layer;
}

/* A figure that others are in conflict with. */
struct figure {
    size_t document, value, quote; /* quote: QUOTH_NONE when the article itself gives it */
    const char *holder;            /* who speaks that quote; NULL: the article, or nobody known */
    uint32_t date;                 /* of the article, as 20211202, or 0 */
};

/* Figure `index` of a conflict; false: it has no more. */
bool view_figure(const struct view *view, size_t conflict, size_t index, struct figure *figure);

/* The figure that value `value` of a document is, and the conflict it is in; QUOTH_NONE: in none. */
size_t view_conflict(const struct view *view, size_t document, size_t value, struct figure *figure);

/*
 * Content `index` of a quote as people should see it; the document has byte offsets. In a mixed quote
 * the content may begin or end in marks, of which the outer is left out: here it is put back, as
 * an opening mark without its closing one looks wrong.
 */
quoth_span view_content(const quoth_document *document, size_t quote, size_t index);

#endif
