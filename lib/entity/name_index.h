/* An index from 64-bit keys to numbers, several for a key: how names are found again. */
#ifndef QUOTH_ENTITY_NAME_INDEX_H
#define QUOTH_ENTITY_NAME_INDEX_H

#include "base/arena.h"

struct index_entry {
    uint32_t value;
    uint32_t next; /* entry + 1 of the same key, older; 0: none */
};

struct index {
    uint64_t *keys;  /* open addressing, 0 = empty */
    uint32_t *heads; /* entry + 1 */
    uint32_t slots, used;
    VEC(struct index_entry) entries;
};

/* Adds a value; false when there is no memory. */
bool qi_index_add(struct arena *arena, struct index *index, uint64_t key, uint32_t value);

/* The newest entry of a key, as entry + 1; 0: none. Go on with entries.at[e - 1].next. */
uint32_t qi_index_find(const struct index *index, uint64_t key);

/* An index that counts: one more of a key; how many there are. */
bool qi_index_count(struct arena *arena, struct index *index, uint64_t key);
uint32_t qi_index_counted(const struct index *index, uint64_t key);

#endif
