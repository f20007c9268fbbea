/* Statements, made ready to be compared: which of them are versions of one utterance. */
#ifndef QUOTH_CORPUS_STATEMENT_H
#define QUOTH_CORPUS_STATEMENT_H

#include "corpus/collection.h"

struct weighed_word {
    uint32_t word;
    float weight; /* the rarer, the heavier */
    float own;    /* … also among the statements of the same speaker */
};

struct statement {
    struct weighed_word *words; /* each once, by number */
    const uint32_t *pairs;      /* hashes of words that follow each other, sorted */
    uint32_t word_count, pair_count, number_count;
    float weight, own;                     /* of all words */
    uint32_t speaker_quotes, speaker_here; /* how many statements the speaker makes, and how many in this document */
    uint32_t speaker;                      /* 0: unknown */
    uint32_t document;
    struct span extent;
    uint8_t kind;
};

/* Does one lie in the other? What is quoted inside a quotation is not another version of it. */
static inline bool qi_statements_overlap(const struct statement *a, const struct statement *b) {
    return a->document == b->document && a->extent.start < b->extent.stop && b->extent.start < a->extent.stop;
}

/* What two statements have in common, each about 0 to 1. */
enum likeness {
    LIKE_BIAS,       /* 1 */
    LIKE_PART,       /* weight of the shared words in the lighter one */
    LIKE_WHOLE,      /* … in both together */
    LIKE_MUCH,       /* how much is shared at all */
    LIKE_ORDER,      /* shared pairs of words in the one with fewer pairs */
    LIKE_SPEAKER,    /* the same speaker */
    UNLIKE_SPEAKER,  /* two different ones */
    LIKE_NUMBER,     /* a figure in common */
    UNLIKE_NUMBER,   /* figures, and none in common */
    UNLIKE_VERBATIM, /* weight not shared although both are in quotation marks */
    SHORT_ONE,       /* the shorter one has few words */
    LIKE_DOCUMENT,   /* one article says both */
    LIKE_BEGINNINGS, /* weight of words that only begin alike, in the lighter one */
    LIKE_TALKATIVE,  /* the same speaker, and one who says much in a document */
    LIKENESSES
};

/* All quotes of a collection that are not scare quotes, as statements; the others get no words. NULL: no memory. */
struct statement *qi_make_statements(const quoth_collection *c, struct arena *arena);

void qi_compare_statements(const struct statement *a, const struct statement *b, float likeness[LIKENESSES]);

/* Log odds that two statements are versions of one utterance. */
float qi_same_utterance(const struct statement *a, const struct statement *b);

#endif
