/* Reading documents piece by piece: the whole of a text file, or some lines of a JSONL file. */
#ifndef QUOTH_CLI_INPUT_H
#define QUOTH_CLI_INPUT_H

#include "files.h"

/* A text, or records one a line. Its buffers serve one piece after another. */
struct piece {
    const char *name;       /* of the file, as messages and ids show it */
    size_t line;            /* the number of the first line, from 1; 0 for a text */
    struct buffer bytes;    /* whole lines, if it has lines */
    struct buffer messages; /* what is wrong with it, one line each */
    bool failed;            /* it could not be read: there are only messages */
};

struct input {
    const struct files *files;
    size_t next;         /* file */
    int descriptor;      /* of the JSONL file that is being read, or -1 */
    size_t line;         /* of its next piece */
    struct buffer block; /* read from it, not yet given out */
    size_t searched;     /* so much of the block has no line break */
    bool at_end;
};

void input_open(struct input *input, const struct files *files);
/* Reads the next piece; false when there is none. A file that cannot be read is a piece that failed. */
bool input_next(struct input *input, struct piece *piece);
void input_close(struct input *input);

void piece_free(struct piece *piece);

#endif
