/* Reading documents one after another: the whole of a text file, or the lines of a JSONL file. */
#ifndef QUOTH_CLI_INPUT_H
#define QUOTH_CLI_INPUT_H

#include "files.h"

/* One document as it was found. Its buffers serve one item after another. */
struct item {
    const char *name;       /* of the file, as messages and ids show it */
    size_t line;            /* of the record, from 1; 0 for a text file */
    struct buffer bytes;    /* with ITEM_PADDING zero bytes after the length */
    struct buffer messages; /* what is wrong with it, one line each */
    bool failed;            /* it could not be read: there are only messages */
};
enum { ITEM_PADDING = 8 }; /* yyjson wants four to parse in place */

struct input {
    const struct files *files;
    size_t next;         /* file */
    int descriptor;      /* of the JSONL file that is being read, or -1 */
    size_t line;         /* of it */
    struct buffer block; /* read from it; [at, length) is not used yet */
    size_t at;
    bool at_end;
};

void input_open(struct input *input, const struct files *files);
/* Reads the next document; false when there is none. A file that cannot be read is an item that failed. */
bool input_next(struct input *input, struct item *item);
void input_close(struct input *input);

void item_free(struct item *item);

#endif
