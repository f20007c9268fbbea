/* Annotated documents for the trainers of names: reading them, and what their names allow each token. */
#ifndef QUOTH_TOOLS_TRAIN_RECORDS_H
#define QUOTH_TOOLS_TRAIN_RECORDS_H

#include "entity/context.h"
#include "entity/lattice.h"
#include "train.h"

enum { ANY_LABEL = (1 << NAME_STATES) - 1, ONLY_OUTSIDE = 1 << NAME_OUTSIDE, MOST_NAMES = 4096 };

struct gold_name {
    uint32_t start, stop;
    int type; /* NAME_TYPES: any */
};

/* A token, and how likely each of its labels is. */
struct taught_token {
    uint32_t start, stop;
    label_scores probabilities;
};

struct record {
    float weight;
    int misc_unknown, doubtful;
    char *text;
    size_t size;
    struct gold_name gold[MOST_NAMES];
    uint32_t names;
    struct taught_token *taught; /* of a text that a model has labelled; grows, kept for the next record */
    uint32_t taught_tokens, room;
};

/* The next document of a file; false at its end. r->text is the caller's to free. */
bool qt_read_record(FILE *file, struct record *r, const char *path);

/* A document read up to its entities. */
quoth_document *qt_analyse(quoth_model *model, const struct record *r, const char *path);

/*
 * The labels that each token may have by the record's names, 1 << label; where tokens and names disagree,
 * any. When the record is doubtful, also those that the document's own entities give. To be freed.
 */
uint32_t *qt_token_masks(const quoth_document *d, const struct record *r);

/* How likely each label of each token is by the model that has labelled the record; NULL when none has. To be freed. */
label_scores *qt_taught_labels(const quoth_document *d, const struct record *r);

/* Opens up the ends of a stretch that cut a name, so that a legal sequence is left. */
void qt_open_edges(uint32_t *masks, const struct stretch *s);

/* Reads the weights of a section from a file. */
void qt_open_weights(struct weights *weights, const char *path, uint32_t version, uint32_t labels, uint32_t extra);

/* Prints how many names of a file of records the library finds: precision and recall by type, F1 of PER, ORG and LOC.
 */
void qt_measure(quoth_model *model, const char *path);

#endif
