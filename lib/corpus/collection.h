/*
 * A collection from the inside:
 *
 *     documents -> what is kept of them (gather.c, figure.c) -> actors (actor.c) -> utterances (match.c)
 *                                                                             -> conflicts (conflict.c)
 *
 * What is kept only grows. What is resolved from it lies in an arena of its own, made anew each time.
 */
#ifndef QUOTH_CORPUS_COLLECTION_H
#define QUOTH_CORPUS_COLLECTION_H

#include "document.h"

/* ---- what is kept of the documents */

struct kept_document {
    uint32_t first_entity, entities; /* into entity_groups */
    uint32_t first_group, groups;
    uint32_t first_quote, quotes;
    uint32_t first_figure, figures;
    uint32_t published; /* as 20211202; 0: not known */
};

/* A name that a document gives somebody. */
struct kept_name {
    const char *text;
    uint32_t count; /* of mentions */
};

struct kept_group {
    const char *name;           /* canonical in its document */
    uint32_t first_name, names; /* all names, the canonical one among them or not */
    uint32_t document, count;
    uint8_t type, gender;
};

/*
 * A word of a statement: what it says, not how. A group's number; the hash of a figure; or the hash of a stem,
 * whose upper bits are the hash of its first letters.
 */
enum { WORD_GROUP = 1u << 31, WORD_NUMBER = 1u << 30, WORD_REST = 14, WORD_BEGINNING = 4 };

struct kept_quote {
    uint32_t document;
    struct span extent; /* from the first piece to the last: what lies in another quote is quoted there */
    uint32_t first_word, words;
    uint32_t first_run, runs;       /* of letters */
    uint32_t first_said, said;      /* all words, those that tell nothing too */
    uint32_t first_source, sources; /* into words: those around the speaker's mention */
    uint32_t first_called, called;  /* into words: those of the speaker's name */
    uint32_t speaker;               /* group, or UINT32_MAX */
    uint32_t speaker_name;          /* hash of the speaker's words when no group is known, or 0 */
    uint32_t day;                   /* on which it was said, as 20211202; 0: not told */
    uint8_t kind;
    bool vague;   /* no word but a pronoun tells who speaks */
    bool inside;  /* … another quotation */
    bool heading; /* in a headline, a standfirst or a subhead */
    bool asks;    /* a question */
};

/* What a figure is a number of. */
enum figure_sort {
    FIGURE_BARE = 0, /* nothing that is named: 12 were killed */
    FIGURE_PEOPLE,   /* whoever is counted: workers of one paper are another's victims */
    FIGURE_THINGS,   /* what a noun names */
    FIGURE_MEASURE,  /* money, shares, lengths … */
    FIGURE_TIME
};

/* A number that a document gives, and what tells what it is a number of. */
struct kept_figure {
    uint32_t document, value, sentence; /* value: the how manieth of its document */
    uint32_t quote;                     /* of all: who says so; UINT32_MAX: the article itself */
    double low, high;                   /* "at least 12" has no high end */
    double middle, written;             /* times in days, and as they were written */
    uint32_t unit, rate;                /* hashes of what is counted, and of what it is counted by (a year); 0: none */
    uint32_t first_word, words;         /* into near_words */
    uint8_t sort;                       /* enum figure_sort */
    uint8_t digits;                     /* that are not just zeros at an end: 2 in 1,500 */
    uint8_t tolls;                      /* of the dead, injured, missing …: one bit each */
    bool about, past;                   /* past: its sentence is about another year than the document's */
};

/* A word of the sentence that a figure is in. */
struct near_word {
    uint32_t word;  /* as in statements */
    float nearness; /* 1 beside the figure, less farther off */
};

/* ---- what is found */

struct actor {
    const char *name;
    uint32_t first_name, names; /* into actor_names */
    uint8_t type;
};

struct quoth_collection {
    quoth_allocator allocator;
    quoth_model *model; /* of the first document: the word lists */
    struct arena kept;
    VEC(struct kept_document) documents;
    VEC(uint32_t) entity_groups;
    VEC(struct kept_group) groups;
    VEC(struct kept_name) names;
    VEC(struct kept_quote) quotes;
    VEC(uint32_t) words;
    VEC(uint32_t) said; /* words of a statement, sorted, each once; names by their words */
    VEC(struct kept_figure) figures;
    VEC(struct near_word) near_words;
    VEC(uint32_t) runs; /* each four letters that follow each other in a statement, as a number; sorted, each once */

    struct arena found;
    uint32_t documents_found; /* resolved so far; documents added later have no actors yet */
    uint32_t *actor_of;       /* of every group */
    VEC(struct actor) actors;
    VEC(const char *) actor_names;
    uint32_t *utterance_of; /* of every quote, or UINT32_MAX */
    uint32_t *utterances;   /* where each one's members begin, and one more */
    uint32_t *members;      /* quotes */
    uint32_t utterance_count;
    uint32_t *conflict_of; /* of every figure, or UINT32_MAX */
    uint32_t *conflicts;   /* where the figures of each one begin, and one more */
    uint32_t *disputed;    /* figures */
    uint32_t conflict_count;
};

quoth_status qi_keep_document(quoth_collection *c, const quoth_document *d);
/* The part of it that is about figures; the document's quotes have been kept. */
bool qi_keep_figures(quoth_collection *c, const quoth_document *d, struct arena *scratch);

/* What a token adds to a statement, in *word; false: nothing. Names are no business of this function. */
bool qi_statement_word(const quoth_document *d, uint32_t token, uint32_t *word);
/* The first entity that stops after a token. */
uint32_t qi_entity_at(const quoth_document *d, uint32_t token);

/* Fill actor_of, actors, actor_names; utterance_of, utterances, members; conflict_of, conflicts, disputed.
   scratch: emptied by the caller. */
quoth_status qi_find_actors(quoth_collection *c, struct arena *scratch);
quoth_status qi_find_utterances(quoth_collection *c, struct arena *scratch);
quoth_status qi_find_conflicts(quoth_collection *c, struct arena *scratch);

#endif
