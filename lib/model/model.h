/* The model as the stages see it: opened once, never changed, but for what it remembers of spellings (memo.h). */
#ifndef QUOTH_MODEL_MODEL_H
#define QUOTH_MODEL_MODEL_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "encoder/encoder.h"
#include "model/format.h"
#include "model/lists.h"
#include "model/memo.h"
#include "quoth/quoth.h"
#include "tagger/weights.h"

struct lexicon {
    const struct lexicon_word *words;
    const struct lexicon_value *values;
    const char *text;
    uint32_t word_mask, value_mask;
};

struct gap_weights; /* lib/sentence/gap.h */

struct quoth_model {
    atomic_int references;
    quoth_allocator allocator;
    const unsigned char *data;
    size_t size;
    bool mapped; /* data is a mapping of our own */
    struct lexicon lexicon;
    const struct gap_weights *sentences; /* where sentences end; NULL: the model has none */
    const char *types;                   /* names of types of names (lib/entity/types.h); NULL: the usual ones */
    struct memo *spellings;    /* what the tagger of parts of speech has worked out of spellings */
    struct memo *name_sums;    /* what the tagger of names has */
    struct memo *sounds;       /* what words sound like, for comparing names */
    struct weights pos, names; /* parts of speech, names; slots NULL: the model has none */
    struct weights evidence;   /* what a name's other mentions say */
    struct weights quotes;     /* how likely a quote is right */
    struct weights reports;    /* which words report, and where what they report begins */
    struct weights endings;    /* where a reported clause ends */
    struct weights utterances; /* what versions of one statement have in common */
    struct weights clusters;   /* word -> numbers of clusters, as bytes */
    struct encoder encoder;    /* reads names better and slower; header NULL: the model has none */
};

/* A section's bytes and size, or NULL. */
const void *qi_model_section(const quoth_model *model, const char *name, size_t *size);

/* The lists that an entry is in, by XXH3 of its spelling (words joined by one space); bit LIST_OPENS when
   a longer entry begins with it. */
uint64_t qi_lexicon_lists(const struct lexicon *lexicon, uint64_t hash);

/* Has the memory fetched that qi_lexicon_lists will read: worth it where other entries come first. */
static inline void qi_lexicon_fetch(const struct lexicon *lexicon, uint64_t hash) {
    __builtin_prefetch(&lexicon->words[(uint32_t)hash & lexicon->word_mask]);
}

/* The value that a list gives to an entry, or NULL. */
const char *qi_lexicon_value(const struct lexicon *lexicon, enum word_list list, const char *entry, size_t length);

/* XXH3 of bytes: the hash of forms, lists and models. */
uint64_t qi_hash(const void *bytes, size_t length);

#endif
