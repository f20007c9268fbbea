#include "memory.h"

#include <stdio.h>
#include <stdlib.h>

#include "options.h"

void *memory_grow(void *block, size_t size) {
    void *grown = realloc(block, size ? size : 1);
    if (!grown) {
        fputs("quoth: out of memory\n", stderr);
        exit(EXIT_FAILED);
    }
    return grown;
}

void *memory_room(void *array, size_t count, size_t *capacity, size_t item_size) {
    if (count < *capacity) return array;
    *capacity = *capacity ? 2 * *capacity : 16;
    return memory_grow(array, *capacity * item_size);
}
