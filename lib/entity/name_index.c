#include "entity/name_index.h"

static uint32_t slot_of(const uint64_t *keys, uint32_t slots, uint64_t key) {
    uint32_t slot = (uint32_t)(key * 0x9E3779B97F4A7C15u >> 32) & (slots - 1); /* keys may be small numbers */
    while (keys[slot] && keys[slot] != key) slot = (slot + 1) & (slots - 1);
    return slot;
}

static bool grow(struct arena *arena, struct index *index) {
    uint32_t slots = index->slots ? index->slots * 2 : 64;
    uint64_t *keys = qi_arena_zalloc(arena, slots * sizeof *keys);
    uint32_t *heads = qi_arena_alloc(arena, slots * sizeof *heads);
    if (!keys || !heads) return false;
    for (uint32_t i = 0; i < index->slots; i++) {
        if (!index->keys[i]) continue;
        uint32_t slot = slot_of(keys, slots, index->keys[i]);
        keys[slot] = index->keys[i];
        heads[slot] = index->heads[i];
    }
    index->keys = keys;
    index->heads = heads;
    index->slots = slots;
    return true;
}

bool qi_index_add(struct arena *arena, struct index *index, uint64_t key, uint32_t value) {
    key += !key;
    if (index->used * 2 >= index->slots && !grow(arena, index)) return false;
    struct index_entry *entry = VEC_ADD(arena, &index->entries);
    if (!entry) return false;
    uint32_t slot = slot_of(index->keys, index->slots, key);
    if (!index->keys[slot]) {
        index->keys[slot] = key;
        index->heads[slot] = 0;
        index->used++;
    }
    *entry = (struct index_entry){value, index->heads[slot]};
    index->heads[slot] = index->entries.count;
    return true;
}

uint32_t qi_index_find(const struct index *index, uint64_t key) {
    key += !key;
    if (!index->slots) return 0;
    uint32_t slot = slot_of(index->keys, index->slots, key);
    return index->keys[slot] ? index->heads[slot] : 0;
}

bool qi_index_count(struct arena *arena, struct index *index, uint64_t key) {
    uint32_t at = qi_index_find(index, key);
    if (!at) return qi_index_add(arena, index, key, 1);
    index->entries.at[at - 1].value++;
    return true;
}

uint32_t qi_index_counted(const struct index *index, uint64_t key) {
    uint32_t at = qi_index_find(index, key);
    return at ? index->entries.at[at - 1].value : 0;
}
