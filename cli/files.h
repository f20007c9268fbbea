/* Which files the arguments mean: folders are searched, in the order of their names. */
#ifndef QUOTH_CLI_FILES_H
#define QUOTH_CLI_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "buffer.h"
#include "options.h"

struct file {
    char *name; /* as messages and ids show it */
    bool standard_input;
    bool jsonl;
    bool regular; /* then device and inode say which it is, and size how long */
    dev_t device;
    ino_t inode;
    uint64_t size;
};

struct files {
    struct file *at;
    size_t count, capacity;
    struct buffer errors; /* one line for each argument or folder that led to nothing */
    size_t failed;        /* how many lines */
};

/* False when there is no memory. */
bool files_find(struct files *files, const struct options *options);
void files_free(struct files *files);

#endif
