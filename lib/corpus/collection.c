#include "base/arena.h"
#include "base/status.h"
#include "document.h"

struct quoth_collection {
    quoth_allocator allocator;
};

quoth_status quoth_collection_new(const quoth_allocator *allocator, quoth_collection **collection, quoth_error *error) {
    if (!collection) return qi_fail(error, QUOTH_ERROR_ARGUMENT, 0, "collection is NULL");
    const quoth_allocator *memory = allocator ? allocator : &qi_malloc_allocator;
    *collection = memory->allocate(memory->context, sizeof **collection);
    if (!*collection) return qi_fail(error, QUOTH_ERROR_MEMORY, 0, "no memory for the collection");
    (*collection)->allocator = *memory;
    return QUOTH_OK;
}
void quoth_collection_free(quoth_collection *c) { if (c) c->allocator.release(c->allocator.context, c, sizeof *c); }
quoth_status quoth_collection_add(quoth_collection *c, const quoth_document *d, quoth_error *e) { (void)c; (void)d; (void)e; return QUOTH_OK; }
quoth_status quoth_collection_resolve(quoth_collection *c, quoth_error *e) { (void)c; (void)e; return QUOTH_OK; }
size_t quoth_collection_actor_count(const quoth_collection *c) { (void)c; return 0; }
const char *quoth_collection_actor_name(const quoth_collection *c, size_t a) { (void)c; (void)a; return NULL; }
const char *quoth_collection_actor_type(const quoth_collection *c, size_t a) { (void)c; (void)a; return NULL; }
size_t quoth_collection_variant_count(const quoth_collection *c, size_t a) { (void)c; (void)a; return 0; }
const char *quoth_collection_variant(const quoth_collection *c, size_t a, size_t i) { (void)c; (void)a; (void)i; return NULL; }
size_t quoth_collection_entity_actor(const quoth_collection *c, size_t d, size_t e) { (void)c; (void)d; (void)e; return QUOTH_NONE; }
size_t quoth_collection_speaker_actor(const quoth_collection *c, size_t d, size_t q) { (void)c; (void)d; (void)q; return QUOTH_NONE; }
size_t quoth_collection_utterance_count(const quoth_collection *c) { (void)c; return 0; }
size_t quoth_collection_quote_utterance(const quoth_collection *c, size_t d, size_t q) { (void)c; (void)d; (void)q; return QUOTH_NONE; }
size_t quoth_collection_utterance_size(const quoth_collection *c, size_t u) { (void)c; (void)u; return 0; }
int quoth_collection_utterance_member(const quoth_collection *c, size_t u, size_t i, size_t *d, size_t *q) { (void)c; (void)u; (void)i; (void)d; (void)q; return 0; }
