/*
 * Quotes: found, of which kind, by whom.
 *
 * Quotes are compared by the words in them, one found with one of the gold, best first: a pair needs half of the
 * words of both together. "direct" counts each stretch in quotation marks; the other groups count whole quotes.
 */
#ifndef QUOTH_CLI_SCORE_QUOTES_H
#define QUOTH_CLI_SCORE_QUOTES_H

#include "gold.h"
#include "score.h"

enum quote_group { GROUP_DIRECT = 0, GROUP_WHOLE, GROUP_MIXED, GROUP_INDIRECT, GROUP_ALL, GROUPS };

struct quote_tally {
    size_t gold, found;
    size_t matched, exact;     /* pairs; of these with the same characters but for outer marks, a last comma or stop */
    size_t end_to_end;         /* matched, and the speaker is right */
    size_t same_kind;
    size_t speakers[2];        /* of matched quotes whose gold has a speaker: right, all */
    size_t no_speakers[2];     /* whose gold has none */
    size_t resolved[2];        /* whose gold has the speaker's name: the name is right */
    size_t cues[2];            /* whose gold has a cue */
    size_t exact_cues;
    size_t gold_words, gold_words_found, found_words, found_words_right;
};

struct quote_scores {
    unsigned kinds; /* what the gold annotates: 1 << enum gold_kind */
    struct quote_tally groups[GROUPS];
    size_t scare, scare_taken; /* marks round terms; of these taken for quotes */
};

extern const char *const quote_group_names[GROUPS];

/* Is a group counted, given what the gold annotates? */
bool score_quotes_has(const struct quote_scores *scores, enum quote_group group);

/* Adds a document; `kinds` must be set before. */
void score_quotes(struct quote_scores *scores, const struct gold *gold, const struct annotation *found);

#endif
