/* Who speaks and who is named, across all documents of a page. */
#ifndef QUOTH_CLI_HTML_WHO_H
#define QUOTH_CLI_HTML_WHO_H

#include "show.h"

/* Somebody or something: an actor of the collection; without one, whatever has one name and type. */
struct who {
    const char *name, *type; /* name NULL: the speakers that are not known; type NULL: no name */
    size_t first, count;     /* references [first, first + count) */
    size_t quotes, mentions;
};

/* A quote or a mention of a name. */
struct reference {
    size_t document, item;
    bool is_quote;
    size_t actor; /* QUOTH_NONE without a collection */
    const char *name, *type;
};

struct who_index {
    const struct article *articles;
    const struct view *view;
    size_t documents;
    struct reference *references; /* by whom they are of */
    size_t reference_count;
    struct who *who; /* in the order of the page: who speaks most first */
    size_t count, speakers;
    size_t *first_quote, *first_entity; /* by document: into the two below */
    size_t *quote_who, *entity_who;     /* into who, or QUOTH_NONE */
    bool has_statements, has_conflicts;
};

/* False when there is no memory. */
bool who_build(struct who_index *index, const struct article *articles, size_t documents, const struct view *view);
void who_free(struct who_index *index);

/* Who speaks a quote, who is meant by a name; NULL for nobody. */
const struct who *who_of_quote(const struct who_index *index, size_t document, size_t quote);
const struct who *who_of_entity(const struct who_index *index, size_t document, size_t entity);
/* The id of somebody's entry on the page, as a link's target: w and a number. */
void who_link(struct buffer *out, const struct who_index *index, const struct who *who);

void who_speakers(struct buffer *out, const struct who_index *index);
void who_names(struct buffer *out, const struct who_index *index);
/* Utterances that are quoted more than once, their versions side by side. */
void who_statements(struct buffer *out, const struct who_index *index);
/* Figures that are in conflict, side by side with who holds them. */
void who_conflicts(struct buffer *out, const struct who_index *index);

#endif
