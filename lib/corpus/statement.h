/* Statements, made ready to be compared: which of them are versions of one utterance. */
#ifndef QUOTH_CORPUS_STATEMENT_H
#define QUOTH_CORPUS_STATEMENT_H

#include "corpus/collection.h"

struct weighed_word {
    uint32_t word;
    float weight; /* the rarer, the heavier */
    float own;    /* … also among the statements of the same speaker */
};

enum { SPEAKER_WORDS = 1u << 31 };

struct weighed_run {
    uint32_t run; /* of letters */
    float weight;
};

struct statement {
    struct weighed_word *words;   /* each once, by number */
    struct weighed_run *runs;     /* likewise */
    struct weighed_word *sources; /* … the words around the speaker's mention */
    uint32_t source_count;
    float source_weight;
    const struct weighed_word *company; /* actors that the document names, by number */
    uint32_t company_count;
    float company_weight;
    const uint32_t *called; /* words of the speaker's name, in their order */
    uint32_t called_count;
    const uint32_t *said; /* all words, sorted */
    uint32_t said_count;
    const uint32_t *pairs; /* hashes of words that follow each other, sorted */
    uint32_t word_count, pair_count, number_count, name_count, run_count;
    uint32_t length;                       /* in words, repeated ones too */
    float weight, own;                     /* of all words */
    float run_weight, run_norm;            /* of all runs: the sum, and the root of the sum of squares */
    uint32_t speaker_quotes, speaker_here; /* how many statements the speaker makes, and how many in this document */
    uint32_t speaker;                      /* 0: unknown; SPEAKER_WORDS set: no name, but words */
    bool person;                           /* the speaker is named, and one of people */
    uint32_t document, order;              /* the how manieth of its document */
    uint32_t day, published;               /* when it was said and when printed, as 20211202; 0: not known */
    float place;                           /* in the document, 0 to 1 */
    struct span extent;
    uint8_t kind;
    bool vague, inside, heading, asks; /* as in struct kept_quote */
};

/* Does one lie in the other? What is quoted inside a quotation is not another version of it. */
static inline bool qi_statements_overlap(const struct statement *a, const struct statement *b) {
    return a->document == b->document && a->extent.start < b->extent.stop && b->extent.start < a->extent.stop;
}

/* What two statements have in common, each about 0 to 1. */
enum likeness {
    LIKE_BIAS,          /* 1 */
    LIKE_PART,          /* weight of the shared words in the lighter one */
    LIKE_WHOLE,         /* … in both together */
    LIKE_MUCH,          /* how much is shared at all */
    LIKE_ORDER,         /* shared pairs of words in the one with fewer pairs */
    LIKE_SAID,          /* shared words in the one with fewer, each counted once, "the" and "of" too */
    LIKE_BEGINNINGS,    /* weight of words that only begin alike, in the lighter one */
    LIKE_LETTERS,       /* shared runs of letters: the cosine */
    LIKE_LETTERS_IN,    /* … their weight in the lighter one */
    LIKE_SPEAKER,       /* the same speaker */
    UNLIKE_SPEAKER,     /* two different ones, both named */
    UNLIKE_PERSONS,     /* … and both people */
    OTHER_SPEAKER,      /* two different ones, not both named: they may be the same */
    LIKE_SOURCE_UNLIKE, /* weight of words around both speakers' mentions, in the lighter one: of two named ones */
    LIKE_SOURCE_OTHER,  /* … of others that are not the same */
    LIKE_SOURCES,       /* … how much is shared */
    LIKE_VAGUE,         /* the same speaker, for all that a pronoun or no word at all tells of one */
    LIKE_TALKATIVE,     /* the same speaker, and one who says much in a document */
    LIKE_CALLED_UNLIKE, /* what the names of two named speakers share, of the shorter one's words */
    LIKE_CALLED_OTHER,  /* … of others that are not the same */
    LIKE_CALLED_LAST,   /* … whose last words begin alike */
    NO_SPEAKER,         /* one has none */
    NO_SPEAKERS,        /* neither has one */
    LIKE_NUMBER,        /* a figure in common */
    UNLIKE_NUMBER,      /* figures, and none in common */
    LIKE_NAMES,         /* how many names in common */
    UNLIKE_NAMES,       /* names, and none in common */
    UNLIKE_VERBATIM,    /* weight not shared although both are in quotation marks */
    VERBATIM_ONES,      /* how many of the two are in quotation marks */
    BOTH_VERBATIM,      /* both */
    INSIDE_ONE,         /* one is inside another quotation */
    INSIDE_BOTH,        /* both */
    SHORT_ONE,          /* the shorter one has few words */
    LIKE_LENGTH,        /* the shorter one's length in the longer one's */
    LENGTH_OF_BOTH,     /* how long both together are */
    UNLIKE_QUESTION,    /* one asks what the other does not */
    LIKE_DOCUMENT,      /* one article says both */
    HEADING_HERE,       /* … one of them in its headline, which says again what is below */
    LIKE_COMPANY,       /* weight of the actors that both articles name, or that the one does */
    LIKE_COMPANY_IN,    /* … in the one that names fewer */
    LIKE_NEIGHBOURS,    /* … one after the other */
    UNLIKE_PLACE,       /* how far from each other they are in two articles */
    LIKE_DAY,           /* both articles tell on which day it was said: the same */
    UNLIKE_DAY,         /* … another */
    UNLIKE_PUBLISHED,   /* how many days lie between the articles */
    NOT_PUBLISHED,      /* … which is not known: they may be of any days */
    LIKENESSES
};

/* Learned: the weights, as floats beside an empty table. */
enum { UTTERANCES_VERSION = 8, UTTERANCES_LABELS = 16, UTTERANCES_EXTRA = LIKENESSES };

/* Who speaks, as in struct statement. */
uint32_t qi_speaker_of(const quoth_collection *c, const struct kept_quote *q);

/* All quotes of a collection that are not scare quotes, as statements; the others get no words. NULL: no memory. */
struct statement *qi_make_statements(const quoth_collection *c, struct arena *arena);

void qi_compare_statements(const struct statement *a, const struct statement *b, float likeness[LIKENESSES]);

/* Weights times likeness: log odds that two statements are versions of one utterance. */
float qi_likeness_score(const float *weights, const float likeness[LIKENESSES]);

/* ---- pair.c */

struct statement_pair {
    uint32_t a, b; /* a before b */
    float score;
};

struct statement_pairs {
    struct statement_pair *at;
    uint32_t count, capacity;
};

/* Pairs that may be versions of one utterance: they share a word, or two in a row, that few others have. */
bool qi_pair_statements(const struct statement *statements, uint32_t count, struct arena *arena,
                        struct statement_pairs *pairs);

#endif
