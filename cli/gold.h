/* Documents with what people have annotated in them, and the same of what the library finds. */
#ifndef QUOTH_CLI_GOLD_H
#define QUOTH_CLI_GOLD_H

#include <yyjson.h>

#include "input.h"
#include "letters.h"

struct spans {
    quoth_span *at;
    size_t count, capacity;
};

struct named {
    quoth_span span;
    const char *type;
    yyjson_val *id; /* whom or what it means, or NULL */
    const char *means; /* its canonical name, or NULL */
};

struct names {
    struct named *at;
    size_t count, capacity;
};

/* A date, time, sum, number …; NULL for what it has none of. */
struct amount {
    quoth_span span;
    const char *kind, *value, *unit, *modifier;
};

struct amounts {
    struct amount *at;
    size_t count, capacity;
};

/* Part of a list of spans. */
struct range {
    size_t first, count;
};

struct saying {
    const char *kind;
    struct range content, quoted; /* in annotation.parts */
    struct range speakers, cues;  /* likewise: the first is the mention itself, others would be as right */
    bool has_quoted, has_speaker, has_cue;
    const char *name;    /* of the speaker, or NULL */
    yyjson_val *aliases; /* other names for the speaker, or NULL */
    yyjson_val *speaker_id;
    bool ignore; /* debatable */
};

struct sayings {
    struct saying *at;
    size_t count, capacity;
};

/* What is said of one text; offsets count code points. */
struct annotation {
    struct spans tokens, sentences, parts;
    struct names names;
    struct amounts values;
    struct sayings sayings;
};

enum layer_bit { HAS_TOKENS = 1, HAS_SENTENCES = 2, HAS_NAMES = 4, HAS_QUOTES = 8, HAS_VALUES = 16 };

struct gold {
    char *id, *text; /* UTF-8 */
    size_t length;
    struct letters letters;
    unsigned layers; /* enum layer_bit */
    unsigned kinds;  /* of quotes that are annotated: 1 << enum gold_kind */
    quoth_options options;
    struct annotation annotation;
    yyjson_doc *json;
    char *types; /* the names of types in a file of columns */
};

enum gold_kind { KIND_DIRECT = 0, KIND_MIXED, KIND_INDIRECT, KIND_SCARE, KINDS };
/* KINDS for a word that is none. */
enum gold_kind gold_kind_of(const char *kind);

struct golds {
    struct gold *at;
    size_t count, capacity;
};

/*
 * Reads a piece of the input: records, or one text of two columns (a word and its label, B-PER I-PER O, on a line;
 * an empty line behind a sentence; -DOCSTART- before a document). What cannot be read is said in the piece's
 * messages; returns how many documents that were.
 */
size_t gold_read(struct golds *golds, struct piece *piece);
void golds_free(struct golds *golds);

/* What the library finds. */
void annotation_of_document(struct annotation *annotation, const quoth_document *document);
void annotation_free(struct annotation *annotation);

#endif
