/*
 * Documents for the tests of names and collections, whatever the tagger would find: a text in which names
 * are marked by hand, "[PER Vera Lindqvist] praised [ORG OSCE]", becomes a document with these entities.
 */
#ifndef QUOTH_TESTS_MARKED_H
#define QUOTH_TESTS_MARKED_H

#include <stdlib.h>

#include "document.h"
#include "entity/name.h"
#include "entity/types.h"

/* The tokens that lie in bytes [start, stop). */
static inline struct span mark_tokens(const quoth_document *d, uint32_t start, uint32_t stop) {
    struct span tokens = {0, 0};
    while (tokens.start < d->tokens.count && d->tokens.at[tokens.start].stop <= start) tokens.start++;
    tokens.stop = tokens.start;
    while (tokens.stop < d->tokens.count && d->tokens.at[tokens.stop].start < stop) tokens.stop++;
    return tokens;
}

static inline void mark_entity(quoth_document *d, uint32_t start, uint32_t stop, uint8_t type) {
    struct span tokens = mark_tokens(d, start, stop);
    struct entity *e = tokens.start < tokens.stop ? VEC_ADD(&d->arena, &d->entities) : NULL;
    if (e) *e = (struct entity){tokens.start, tokens.stop, 0, 1, type};
}

/* A document with tokens and sentences only. */
static inline quoth_document *mark_open(quoth_model *model, const char *text, size_t size) {
    quoth_document *d = NULL;
    quoth_options options = {.size = sizeof options, .last_stage = QUOTH_STAGE_SENTENCES};
    if (quoth_analyze(model, text, size, &options, &d, NULL)) abort();
    return d;
}

static inline void mark_name(quoth_document *d) {
    struct arena scratch;
    qi_arena_open(&scratch, NULL);
    if (qi_name_entities(d, &scratch)) abort();
    qi_arena_close(&scratch);
}

static inline uint8_t mark_type(char c) {
    return c == 'P' ? TYPE_PER : c == 'O' ? TYPE_ORG : c == 'L' ? TYPE_LOC : TYPE_MISC;
}

/* The document of a marked text, named. To be freed with quoth_document_free. */
static inline quoth_document *mark_document(quoth_model *model, const char *marked) {
    char *plain = malloc(strlen(marked) + 1);
    size_t n = 0;
    for (const char *c = marked; *c; c++) {
        if (*c == '[')
            c = strchr(c, ' ');
        else if (*c != ']')
            plain[n++] = *c;
    }
    quoth_document *d = mark_open(model, plain, n);
    free(plain);
    uint32_t at = 0, start = 0;
    char type = 0;
    for (const char *c = marked; *c; c++) {
        if (*c == '[') {
            start = at;
            type = c[1];
            c = strchr(c, ' ');
        } else if (*c == ']') {
            mark_entity(d, start, at, mark_type(type));
        } else {
            at++;
        }
    }
    mark_name(d);
    return d;
}

/* A quote whose content is found in the text; speaker: the number of an entity, or -1. */
static inline void mark_quote(quoth_document *d, enum quote_kind kind, int speaker, const char *content) {
    const char *at = strstr(d->text, content);
    if (!at) abort();
    struct span *piece = VEC_ADD(&d->arena, &d->pieces);
    struct quote *q = VEC_ADD(&d->arena, &d->quotes);
    if (!piece || !q) abort();
    *piece = (struct span){(uint32_t)(at - d->text), (uint32_t)(at - d->text + (long)strlen(content))};
    *q = (struct quote){.content = d->pieces.count - 1, .content_count = 1, .method = "", .within = UINT32_MAX};
    q->kind = (uint8_t)kind;
    q->speaker_entity = speaker < 0 ? UINT32_MAX : (uint32_t)speaker;
    if (speaker >= 0) q->speaker_name = d->groups.at[d->entities.at[speaker].group].name;
}

#endif
