/* A whole file in memory: what every example does first and none is about. */
#ifndef EXAMPLES_READ_FILE_H
#define EXAMPLES_READ_FILE_H

#include <stdio.h>
#include <stdlib.h>

/* For the caller to free; leaves the program when the file cannot be read. */
static inline char *read_file(const char *path, size_t *n_bytes) {
    FILE *file = path ? fopen(path, "rb") : NULL;
    if (!file || fseek(file, 0, SEEK_END)) {
        fprintf(stderr, "%s: cannot be read\n", path ? path : "(no file)");
        exit(1);
    }
    *n_bytes = (size_t)ftell(file);
    rewind(file);
    char *text = malloc(*n_bytes + 1);
    if (!text || fread(text, 1, *n_bytes, file) != *n_bytes) exit(1);
    fclose(file);
    return text;
}

#endif
