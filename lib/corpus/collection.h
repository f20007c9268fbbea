/*
 * A collection from the inside:
 *
 *     documents -> what is kept of them (gather.c) -> actors (actor.c) -> utterances (match.c)
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
    uint32_t first_run, runs; /* of letters */
    uint32_t speaker;      /* group, or UINT32_MAX */
    uint32_t speaker_name; /* hash of the speaker's words when no group is known, or 0 */
    uint8_t kind;
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
};

quoth_status qi_keep_document(quoth_collection *c, const quoth_document *d);

/* Fill actor_of, actors, actor_names; utterance_of, utterances, members. scratch: emptied by the caller. */
quoth_status qi_find_actors(quoth_collection *c, struct arena *scratch);
quoth_status qi_find_utterances(quoth_collection *c, struct arena *scratch);

#endif
