/* Memory of the commands that hold a whole collection at once: without it they cannot go on. */
#ifndef QUOTH_CLI_MEMORY_H
#define QUOTH_CLI_MEMORY_H

#include <stddef.h>

/* realloc that ends the program when there is no memory. */
void *memory_grow(void *block, size_t size);

/* Room for one more item behind `count`; the array may move. */
void *memory_room(void *array, size_t count, size_t *capacity, size_t item_size);

/* The place for one more item of a struct that has at, count and capacity. */
#define LIST_ADD(list)                                                                                       \
    ((list)->at = memory_room((list)->at, (list)->count, &(list)->capacity, sizeof *(list)->at), \
     &(list)->at[(list)->count++])

#endif
