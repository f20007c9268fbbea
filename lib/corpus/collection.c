/* quoth_collection_*: checks the arguments, delegates, reads the results. */
#include "corpus/collection.h"

#include "entity/types.h"

quoth_status quoth_collection_new(const quoth_allocator *allocator, quoth_collection **collection, quoth_error *error) {
    if (!collection) return qi_fail(error, QUOTH_ERROR_ARGUMENT, 0, "collection is NULL");
    const quoth_allocator *memory = allocator ? allocator : &qi_malloc_allocator;
    quoth_collection *c = *collection = memory->allocate(memory->context, sizeof **collection);
    if (!c) return qi_fail(error, QUOTH_ERROR_MEMORY, 0, "no memory for the collection");
    memset(c, 0, sizeof *c);
    c->allocator = *memory;
    qi_arena_open(&c->kept, memory);
    qi_arena_open(&c->found, memory);
    return QUOTH_OK;
}

void quoth_collection_free(quoth_collection *collection) {
    if (!collection) return;
    qi_arena_close(&collection->kept);
    qi_arena_close(&collection->found);
    quoth_model_release(collection->model);
    collection->allocator.release(collection->allocator.context, collection, sizeof *collection);
}

/* ---- adding */

struct counts {
    uint32_t documents, entities, groups, names, quotes, words, runs, figures, near_words;
};

quoth_status quoth_collection_add(quoth_collection *c, const quoth_document *document, quoth_error *error) {
    if (!c) return qi_fail(error, QUOTH_ERROR_ARGUMENT, 0, "collection is NULL");
    if (!document) return qi_fail(error, QUOTH_ERROR_ARGUMENT, 0, "document is NULL");
    struct counts before = {c->documents.count, c->entity_groups.count, c->groups.count,
                            c->names.count,     c->quotes.count,        c->words.count,
                            c->runs.count,      c->figures.count,       c->near_words.count};
    if (qi_keep_document(c, document) == QUOTH_OK) {
        if (!c->model) c->model = quoth_model_retain(document->model);
        return QUOTH_OK;
    }
    c->documents.count = before.documents;
    c->entity_groups.count = before.entities;
    c->groups.count = before.groups;
    c->names.count = before.names;
    c->quotes.count = before.quotes;
    c->words.count = before.words;
    c->runs.count = before.runs;
    c->figures.count = before.figures;
    c->near_words.count = before.near_words;
    return qi_fail(error, QUOTH_ERROR_MEMORY, 0, "no memory for the document's names, figures and quotes");
}

/* ---- resolving */

static void forget(quoth_collection *c) {
    qi_arena_close(&c->found);
    c->documents_found = c->utterance_count = c->conflict_count = 0;
    c->actor_of = c->utterance_of = c->utterances = c->members = NULL;
    c->conflict_of = c->conflicts = c->disputed = NULL;
    memset(&c->actors, 0, sizeof c->actors);
    memset(&c->actor_names, 0, sizeof c->actor_names);
}

quoth_status quoth_collection_resolve(quoth_collection *c, quoth_error *error) {
    if (!c) return qi_fail(error, QUOTH_ERROR_ARGUMENT, 0, "collection is NULL");
    forget(c);
    if (!c->documents.count) return QUOTH_OK;
    struct arena scratch;
    qi_arena_open(&scratch, &c->allocator);
    quoth_status status = qi_find_actors(c, &scratch);
    qi_arena_close(&scratch);
    if (!status) status = qi_find_utterances(c, &scratch);
    qi_arena_close(&scratch);
    if (!status) status = qi_find_conflicts(c, &scratch);
    qi_arena_close(&scratch);
    if (status) {
        forget(c);
        return qi_fail(error, status, 0, "no memory for the actors, utterances and conflicts");
    }
    c->documents_found = c->documents.count;
    return QUOTH_OK;
}

/* ---- reading */

size_t quoth_collection_actor_count(const quoth_collection *c) {
    return c ? c->actors.count : 0;
}

static const struct actor *actor_at(const quoth_collection *c, size_t actor) {
    return c && actor < c->actors.count ? &c->actors.at[actor] : NULL;
}

const char *quoth_collection_actor_name(const quoth_collection *c, size_t actor) {
    const struct actor *a = actor_at(c, actor);
    return a ? a->name : NULL;
}

const char *quoth_collection_actor_type(const quoth_collection *c, size_t actor) {
    const struct actor *a = actor_at(c, actor);
    return a ? qi_entity_type(c->model, a->type) : NULL;
}

size_t quoth_collection_variant_count(const quoth_collection *c, size_t actor) {
    const struct actor *a = actor_at(c, actor);
    return a ? a->names : 0;
}

const char *quoth_collection_variant(const quoth_collection *c, size_t actor, size_t index) {
    const struct actor *a = actor_at(c, actor);
    return a && index < a->names ? c->actor_names.at[a->first_name + index] : NULL;
}

static const struct kept_document *found_document(const quoth_collection *c, size_t document) {
    return c && document < c->documents_found ? &c->documents.at[document] : NULL;
}

size_t quoth_collection_entity_actor(const quoth_collection *c, size_t document, size_t entity) {
    const struct kept_document *d = found_document(c, document);
    if (!d || entity >= d->entities) return QUOTH_NONE;
    return c->actor_of[c->entity_groups.at[d->first_entity + entity]];
}

static const struct kept_quote *found_quote(const quoth_collection *c, size_t document, size_t quote, size_t *number) {
    const struct kept_document *d = found_document(c, document);
    if (!d || quote >= d->quotes) return NULL;
    *number = d->first_quote + quote;
    return &c->quotes.at[*number];
}

size_t quoth_collection_speaker_actor(const quoth_collection *c, size_t document, size_t quote) {
    size_t number;
    const struct kept_quote *q = found_quote(c, document, quote, &number);
    return q && q->speaker != UINT32_MAX ? c->actor_of[q->speaker] : QUOTH_NONE;
}

size_t quoth_collection_utterance_count(const quoth_collection *c) {
    return c ? c->utterance_count : 0;
}

size_t quoth_collection_quote_utterance(const quoth_collection *c, size_t document, size_t quote) {
    size_t number;
    const struct kept_quote *q = found_quote(c, document, quote, &number);
    return q && c->utterance_of[number] != UINT32_MAX ? c->utterance_of[number] : QUOTH_NONE;
}

size_t quoth_collection_utterance_size(const quoth_collection *c, size_t utterance) {
    return c && utterance < c->utterance_count ? c->utterances[utterance + 1] - c->utterances[utterance] : 0;
}

int quoth_collection_utterance_member(const quoth_collection *c, size_t utterance, size_t index, size_t *document,
                                      size_t *quote) {
    if (index >= quoth_collection_utterance_size(c, utterance)) return 0;
    uint32_t number = c->members[c->utterances[utterance] + index];
    uint32_t in = c->quotes.at[number].document;
    if (document) *document = in;
    if (quote) *quote = number - c->documents.at[in].first_quote;
    return 1;
}

size_t quoth_collection_conflict_count(const quoth_collection *c) {
    return c ? c->conflict_count : 0;
}

size_t quoth_collection_conflict_size(const quoth_collection *c, size_t conflict) {
    return c && conflict < c->conflict_count ? c->conflicts[conflict + 1] - c->conflicts[conflict] : 0;
}

int quoth_collection_conflict_figure(const quoth_collection *c, size_t conflict, size_t index, size_t *document,
                                     size_t *value, size_t *quote) {
    if (index >= quoth_collection_conflict_size(c, conflict)) return 0;
    const struct kept_figure *f = &c->figures.at[c->disputed[c->conflicts[conflict] + index]];
    if (document) *document = f->document;
    if (value) *value = f->value;
    if (quote) *quote = f->quote == UINT32_MAX ? QUOTH_NONE : f->quote - c->documents.at[f->document].first_quote;
    return 1;
}

size_t quoth_collection_value_conflict(const quoth_collection *c, size_t document, size_t value) {
    const struct kept_document *d = found_document(c, document);
    if (!d) return QUOTH_NONE;
    uint32_t low = d->first_figure, high = d->first_figure + d->figures;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (c->figures.at[middle].value < value)
            low = middle + 1;
        else
            high = middle;
    }
    bool kept = low < d->first_figure + d->figures && c->figures.at[low].value == value;
    return kept && c->conflict_of[low] != UINT32_MAX ? c->conflict_of[low] : QUOTH_NONE;
}
