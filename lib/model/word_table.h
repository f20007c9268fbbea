/* The lexicon's table of words while it is made: by tools/build_model.c, and by quoth train for words of the user's
   own. */
#ifndef QUOTH_MODEL_WORD_TABLE_H
#define QUOTH_MODEL_WORD_TABLE_H

#include <stdbool.h>
#include <stdlib.h>

#include "model/format.h"

struct word_table {
    struct lexicon_word *words; /* malloc'ed; zeroed at first */
    uint32_t count, slots;
};

static inline void qi_word_table_put(struct word_table *t, uint64_t hash, uint64_t lists) {
    uint32_t slot = (uint32_t)hash & (t->slots - 1);
    while (t->words[slot].hash && t->words[slot].hash != hash) slot = (slot + 1) & (t->slots - 1);
    if (!t->words[slot].hash) t->count++;
    t->words[slot].hash = hash;
    t->words[slot].lists |= lists;
}

/* Adds an entry by XXH3 of its spelling to lists; false when there is no memory. Up to two thirds of the slots are
   taken: four lie in a cache line, so that a look at what is in no list seldom costs a second one. */
static inline bool qi_word_table_add(struct word_table *t, uint64_t hash, uint64_t lists) {
    if ((t->count + 1) * 3 > t->slots * 2) {
        struct word_table grown = {NULL, 0, t->slots ? t->slots * 2 : 1024};
        grown.words = calloc(grown.slots, sizeof *grown.words);
        if (!grown.words) return false;
        for (uint32_t i = 0; i < t->slots; i++)
            if (t->words[i].hash) qi_word_table_put(&grown, t->words[i].hash, t->words[i].lists);
        free(t->words);
        *t = grown;
    }
    qi_word_table_put(t, hash, lists);
    return true;
}

#endif
