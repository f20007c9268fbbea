#include "corpus/collection.h"

/* Every quote that is not a scare quote is an utterance of its own. */
quoth_status qi_find_utterances(quoth_collection *c, struct arena *scratch) {
    (void)scratch;
    c->utterance_of = qi_arena_alloc(&c->found, ((size_t)c->quotes.count + 1) * sizeof(uint32_t));
    c->utterances = qi_arena_alloc(&c->found, ((size_t)c->quotes.count + 1) * sizeof(uint32_t));
    c->members = qi_arena_alloc(&c->found, ((size_t)c->quotes.count + 1) * sizeof(uint32_t));
    if (!c->utterance_of || !c->utterances || !c->members) return QUOTH_ERROR_MEMORY;
    for (uint32_t q = 0; q < c->quotes.count; q++) {
        c->utterance_of[q] = UINT32_MAX;
        if (c->quotes.at[q].kind == QUOTE_SCARE) continue;
        c->utterances[c->utterance_count] = c->utterance_count;
        c->members[c->utterance_count] = q;
        c->utterance_of[q] = c->utterance_count++;
    }
    c->utterances[c->utterance_count] = c->utterance_count;
    return QUOTH_OK;
}
