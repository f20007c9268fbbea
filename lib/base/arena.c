#include "base/arena.h"

#include <stdlib.h>

/* With AddressSanitizer pieces have gaps between them, so that it sees what is read behind one. */
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_WATCHED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_WATCHED
#endif
#endif
#ifdef ARENA_WATCHED
#include <sanitizer/asan_interface.h>
enum { ARENA_GAP = 32 };
#else
#define ASAN_POISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
enum { ARENA_GAP = 0 };
#endif

enum { ARENA_BLOCK = 64 * 1024, ARENA_LARGE = 16 * 1024, ARENA_ALIGN = 16 };

struct arena_block {
    struct arena_block *next, *previous;
    size_t size; /* of the whole block, this header included */
    size_t padding;
};

static void *malloc_allocate(void *context, size_t size) {
    (void)context;
    return malloc(size);
}

static void *malloc_reallocate(void *context, void *block, size_t old_size, size_t size) {
    (void)context;
    (void)old_size;
    return realloc(block, size);
}

static void malloc_release(void *context, void *block, size_t size) {
    (void)context;
    (void)size;
    free(block);
}

const quoth_allocator qi_malloc_allocator = {malloc_allocate, malloc_reallocate, malloc_release, NULL};

void qi_arena_open(struct arena *arena, const quoth_allocator *allocator) {
    memset(arena, 0, sizeof *arena);
    arena->allocator = allocator ? *allocator : qi_malloc_allocator;
}

void qi_arena_close(struct arena *arena) {
    struct arena_block *block = arena->blocks;
    while (block) {
        struct arena_block *next = block->next;
        ASAN_UNPOISON_MEMORY_REGION(block, block->size);
        arena->allocator.release(arena->allocator.context, block, block->size);
        block = next;
    }
    arena->blocks = NULL;
    arena->cursor = arena->limit = NULL;
}

static struct arena_block *add_block(struct arena *arena, size_t payload) {
    size_t size = sizeof(struct arena_block) + payload;
    struct arena_block *block = arena->allocator.allocate(arena->allocator.context, size);
    if (!block) return NULL;
    block->size = size;
    block->previous = NULL;
    block->next = arena->blocks;
    if (arena->blocks) arena->blocks->previous = block;
    arena->blocks = block;
    return block;
}

static size_t aligned(size_t size) {
    return (size + (ARENA_ALIGN - 1)) & ~(size_t)(ARENA_ALIGN - 1);
}

void *qi_arena_alloc(struct arena *arena, size_t size) {
    if (size > SIZE_MAX / 2) return NULL;
    if (size >= ARENA_LARGE) {
        struct arena_block *block = add_block(arena, size);
        return block ? block + 1 : NULL;
    }
    size_t whole = aligned(size ? size : 1) + ARENA_GAP;
    if ((size_t)(arena->limit - arena->cursor) < whole) {
        struct arena_block *block = add_block(arena, ARENA_BLOCK);
        if (!block) return NULL;
        arena->cursor = (char *)(block + 1);
        arena->limit = arena->cursor + ARENA_BLOCK;
    }
    char *piece = arena->cursor;
    arena->cursor += whole;
    ASAN_POISON_MEMORY_REGION(piece + size, whole - size);
    return piece;
}

void *qi_arena_zalloc(struct arena *arena, size_t size) {
    void *piece = qi_arena_alloc(arena, size);
    if (piece) memset(piece, 0, size);
    return piece;
}

static void *resize_large(struct arena *arena, void *old, size_t size) {
    struct arena_block *block = (struct arena_block *)old - 1;
    struct arena_block *moved =
        arena->allocator.reallocate(arena->allocator.context, block, block->size, sizeof *block + size);
    if (!moved) return NULL;
    moved->size = sizeof *block + size;
    if (moved->previous)
        moved->previous->next = moved;
    else
        arena->blocks = moved;
    if (moved->next) moved->next->previous = moved;
    return moved + 1;
}

void *qi_arena_resize(struct arena *arena, void *old, size_t old_size, size_t size) {
    if (!old) return qi_arena_alloc(arena, size);
    if (size > SIZE_MAX / 2) return NULL;
    if (old_size >= ARENA_LARGE && size >= ARENA_LARGE) return resize_large(arena, old, size);
    void *piece = qi_arena_alloc(arena, size);
    if (piece) memcpy(piece, old, old_size < size ? old_size : size);
    return piece;
}

char *qi_arena_string(struct arena *arena, const char *bytes, size_t length) {
    char *copy = qi_arena_alloc(arena, length + 1);
    if (!copy) return NULL;
    if (length) memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

bool qi_vec_reserve(struct arena *arena, void *at, uint32_t *capacity, uint32_t count, uint32_t more, size_t size) {
    uint64_t wanted = (uint64_t)count + more, grown = *capacity ? (uint64_t)*capacity * 2 : 16;
    if (wanted > UINT32_MAX) return false;
    if (grown < wanted) grown = wanted;
    if (grown > UINT32_MAX) grown = UINT32_MAX;
    void *old;
    memcpy(&old, at, sizeof old); /* `at` points at a pointer of any type: no aliasing */
    void *piece = qi_arena_resize(arena, old, (size_t)*capacity * size, (size_t)grown * size);
    if (!piece) return false;
    memcpy(at, &piece, sizeof piece);
    *capacity = (uint32_t)grown;
    return true;
}
