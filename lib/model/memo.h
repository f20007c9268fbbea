/*
 * What the model remembers of spellings: results that depend on the model and a spelling alone, worked out when a
 * spelling is first met and from then on shared by all threads.
 *
 * An entry is written before it is published and never changed afterwards, a slot is filled once: readers need no
 * lock, and results are the same with or without it. It holds MEMO_SLOTS entries at most and is freed with the model.
 */
#ifndef QUOTH_MODEL_MEMO_H
#define QUOTH_MODEL_MEMO_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "quoth/quoth.h"

enum { MEMO_SLOTS = 1 << 14 };

struct memo {
    _Atomic(uint64_t *) slots[MEMO_SLOTS]; /* entries begin with their key */
    size_t entry_size;
};

/* An empty memo for entries of entry_size bytes, their key first; NULL when there is no memory. */
struct memo *qi_memo_new(const quoth_allocator *allocator, size_t entry_size);

/* The entry of a key, or NULL. */
static inline const void *qi_memo_find(struct memo *memo, uint64_t key) {
    uint64_t *entry = atomic_load_explicit(&memo->slots[key % MEMO_SLOTS], memory_order_acquire);
    return entry && *entry == key ? entry : NULL;
}

/* Fetches a key's slot, and what may be its entry once the slot is here. */
static inline void qi_memo_fetch_slot(struct memo *memo, uint64_t key) {
    __builtin_prefetch(&memo->slots[key % MEMO_SLOTS]);
}
static inline void qi_memo_fetch_entry(struct memo *memo, uint64_t key) {
    const char *entry = (const char *)atomic_load_explicit(&memo->slots[key % MEMO_SLOTS], memory_order_relaxed);
    for (size_t at = 0; entry && at < memo->entry_size; at += 64) __builtin_prefetch(entry + at);
}

/* Is there room for a key that has no entry? */
static inline bool qi_memo_vacant(struct memo *memo, uint64_t key) {
    return !atomic_load_explicit(&memo->slots[key % MEMO_SLOTS], memory_order_relaxed);
}

/* Publishes an entry (entry_size bytes of the model's allocator, its key first) and returns the one that is there now:
   it, or another thread's, and then this one is freed. */
const void *qi_memo_publish(struct memo *memo, const quoth_allocator *allocator, uint64_t *entry);

/* Frees the entries and the memo; NULL does nothing. */
void qi_memo_free(struct memo *memo, const quoth_allocator *allocator);

#endif
