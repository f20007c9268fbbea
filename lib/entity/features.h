/*
 * What the tagger of names looks at. Each feature belongs to one word in one place and is summed once
 * for a distinct spelling (own, near), or joins several words and is made for each token (joint).
 *
 * Labels: a type and a part of a name (beginning, inside, end, or single), B-PER = 0 … S-MISC = 15.
 * Outside every name is the label that scores nothing, so it needs no weights.
 */
#ifndef QUOTH_ENTITY_FEATURES_H
#define QUOTH_ENTITY_FEATURES_H

#include "document.h"
#include "entity/types.h"
#include "tagger/shape.h"

enum {
    NAME_VERSION = 6,
    CLUSTERS_VERSION = 2,
    EVIDENCE_VERSION = 3,
    NAME_TYPES = 4,
    NAME_PARTS = 4, /* B I E S */
    NAME_LABELS = NAME_TYPES * NAME_PARTS,
    NAME_OUTSIDE = NAME_LABELS,
    NAME_STATES = NAME_LABELS + 1,
    NAME_EXTRA = NAME_STATES * NAME_STATES, /* transitions */
    EVIDENCE_EXTRA = 2,                     /* slope and intercept of the calibration */
    NAME_MAX_KEYS = 64
};
enum name_part { PART_B = 0, PART_I, PART_E, PART_S };
enum { PHRASE_LONG = 4 }; /* in phrase_place */

/* What a spelling's other tokens in the document say of it. */
enum { SEEN_LOWER = 1, SEEN_CAPITAL = 2, SEEN_CAPITAL_TWICE = 4 }; /* capital: within a normal sentence */

/* How a token looks, coarsely: for patterns over several tokens. */
enum look { LOOK_NONE = 0, LOOK_LOWER, LOOK_CAPITAL, LOOK_UPPER, LOOK_DIGIT, LOOK_MARK, LOOK_QUOTE, LOOK_OTHER };

/* What is known of a spelling before any weight is looked up. */
struct word_facts {
    const struct form *form, *lower;
    uint64_t word;           /* qi_word_hash */
    uint32_t lists;          /* which of the name lists, 1 << own number; see features.c */
    const uint8_t *clusters; /* NAME_CLUSTERINGS numbers, or NULL: an unknown word */
    uint8_t look, seen;
    bool capital; /* has an upper-case letter */
};
enum { NAME_CLUSTERINGS = 4 };

/* Fetches into the cache what qi_word_facts will look up. */
void qi_word_facts_fetch(const quoth_document *d, const struct form *form);
void qi_word_facts(const quoth_document *d, const struct form *form, struct word_facts *facts);

/* What a spelling says of its own token, and of one at `offset` (-2, -1, 1 or 2) from it, in any document. */
uint32_t qi_name_own_keys(const quoth_model *model, const struct word_facts *w, enum letter_case letters,
                          uint64_t *keys);

/* w NULL: outside the sentence. */
uint32_t qi_name_near_keys(const struct word_facts *w, int offset, uint64_t *keys);

/* What the document's other tokens of the spelling add to that: at offset 0, and only there by `letters`, or -1 or 1.
 */
uint64_t qi_name_seen_key(const struct word_facts *w, int offset, enum letter_case letters);

/* A run of capitalised words beyond a few small ones: "Organisation for … Cooperation in Europe". */
struct far_run {
    uint64_t between; /* a hash of the small words */
    uint64_t word;    /* the run's nearest word; 0: there is no such run */
    uint32_t lists;   /* of all its words */
};

/* A token among its neighbours. */
struct name_context {
    const struct word_facts *word[5];              /* two before … two after; NULL outside the sentence */
    uint8_t tag[5];                                /* parts of speech; 0 outside */
    const struct word_facts *run_first, *run_last; /* of the run of capitalised words */
    const struct word_facts *run_before, *run_after, *run_before2, *run_after2;
    uint8_t run_place; /* 0 first, 1 inside, 2 last, 3 only word of its run, 4 in no run */
    uint8_t run_length;
    struct far_run far_before, far_after;
    uint32_t phrase_lists; /* of the longest entry of several words that the token is in */
    uint8_t phrase_place;  /* 1 first, 2 inside, 3 last; with PHRASE_LONG in one of four words or more */
    bool heads_line;       /* the run begins a line */
    bool opens;            /* first word of the sentence, or of a quotation */
    uint8_t letters;       /* enum letter_case */
};
uint32_t qi_name_joint_keys(const struct name_context *context, uint64_t *keys);

/* Which name lists hold an entry whose lexicon bits are `lists`. */
uint32_t qi_name_lists(uint64_t lists);

#endif
