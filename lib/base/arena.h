/*
 * An arena: memory that is taken piece by piece and given back all at once.
 *
 * Small pieces are cut from blocks. A piece of ARENA_LARGE bytes or more is a block of its own, so an
 * array that grows is resized by the caller's allocator and leaves no copies behind: a document's
 * arrays together use at most twice their final size.
 */
#ifndef QUOTH_BASE_ARENA_H
#define QUOTH_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "quoth/quoth.h"

struct arena_block;

struct arena {
    quoth_allocator allocator;
    struct arena_block *blocks; /* newest first; cut pieces come from `cursor` in the newest cut block */
    char *cursor, *limit;
};

/* The C library's malloc as a quoth_allocator. */
extern const quoth_allocator qi_malloc_allocator;

/* allocator: NULL for malloc. Takes no memory yet. */
void qi_arena_open(struct arena *arena, const quoth_allocator *allocator);
/* Gives everything back; the arena is then empty and may be used again. */
void qi_arena_close(struct arena *arena);
/* `size` bytes aligned to 16, not cleared; NULL when there is no memory. */
void *qi_arena_alloc(struct arena *arena, size_t size);
/* The same, cleared. */
void *qi_arena_zalloc(struct arena *arena, size_t size);
/* Grows a piece; NULL when there is no memory (the old piece is then still there). old may be NULL. */
void *qi_arena_resize(struct arena *arena, void *old, size_t old_size, size_t size);
/* A NUL-terminated copy of `length` bytes. */
char *qi_arena_string(struct arena *arena, const char *bytes, size_t length);

/*
 * Growing arrays in an arena:
 *
 *     VEC(struct token) tokens = {0};
 *     struct token *t = VEC_ADD(arena, &tokens);      // NULL when there is no memory
 */
#define VEC(type)       \
    struct {            \
        type *at;       \
        uint32_t count; \
        uint32_t capacity; \
    }

/* Makes room for `more` items; false when there is no memory. `at` is the address of the vec's pointer. */
bool qi_vec_reserve(struct arena *arena, void *at, uint32_t *capacity, uint32_t count, uint32_t more, size_t size);

#define VEC_RESERVE(arena, vec, more)                                             \
    ((uint64_t)(vec)->count + (more) <= (vec)->capacity ||                        \
     qi_vec_reserve((arena), &(vec)->at, &(vec)->capacity, (vec)->count, (more), sizeof *(vec)->at))
#define VEC_ADD(arena, vec) (VEC_RESERVE((arena), (vec), 1) ? &(vec)->at[(vec)->count++] : NULL)

#endif
