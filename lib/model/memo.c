#include "model/memo.h"

struct memo *qi_memo_new(const quoth_allocator *allocator, size_t entry_size) {
    struct memo *memo = allocator->allocate(allocator->context, sizeof *memo);
    if (!memo) return NULL;
    for (size_t i = 0; i < MEMO_SLOTS; i++) atomic_init(&memo->slots[i], NULL);
    memo->entry_size = entry_size;
    return memo;
}

const void *qi_memo_publish(struct memo *memo, const quoth_allocator *allocator, uint64_t *entry) {
    uint64_t *there = NULL;
    if (atomic_compare_exchange_strong_explicit(&memo->slots[*entry % MEMO_SLOTS], &there, entry, memory_order_acq_rel,
                                                memory_order_acquire))
        return entry;
    bool same = *there == *entry;
    allocator->release(allocator->context, entry, memo->entry_size);
    return same ? there : NULL;
}

void qi_memo_free(struct memo *memo, const quoth_allocator *allocator) {
    if (!memo) return;
    for (size_t i = 0; i < MEMO_SLOTS; i++) {
        uint64_t *entry = atomic_load_explicit(&memo->slots[i], memory_order_relaxed);
        if (entry) allocator->release(allocator->context, entry, memo->entry_size);
    }
    allocator->release(allocator->context, memo, sizeof *memo);
}
