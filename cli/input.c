#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 1 << 17 }; /* small enough for a few workers to share a short file, large enough to be rare */

void input_open(struct input *input, const struct files *files) {
    *input = (struct input){.files = files, .descriptor = -1};
}

static void fail(struct piece *piece, const char *reason) {
    buffer_format(&piece->messages, "quoth: %s: %s\n", piece->name, reason);
    piece->failed = true;
}

static int open_file(const struct file *file) {
    return file->standard_input ? 0 : open(file->name, O_RDONLY | O_CLOEXEC);
}

static void close_file(int descriptor) {
    if (descriptor > 0) close(descriptor);
}

/* Appends up to BLOCK bytes. How many, 0 at the end, or -1 (errno). */
static ssize_t read_block(int descriptor, struct buffer *buffer) {
    if (!buffer_reserve(buffer, BLOCK)) return errno = ENOMEM, -1;
    ssize_t n;
    do n = read(descriptor, buffer->data + buffer->length, BLOCK);
    while (n < 0 && errno == EINTR);
    if (n > 0) buffer->length += (size_t)n;
    return n;
}

/* A text file is read to its end, not mapped: it may shrink, grow or be a pipe. */
static void read_text(const struct file *file, struct piece *piece) {
    int descriptor = open_file(file);
    if (descriptor < 0) {
        fail(piece, strerror(errno));
        return;
    }
    struct stat before, after;
    bool regular = !fstat(descriptor, &before) && S_ISREG(before.st_mode);
    ssize_t n;
    do n = read_block(descriptor, &piece->bytes);
    while (n > 0 && piece->bytes.length <= QUOTH_MAX_BYTES);
    if (n < 0)
        fail(piece, strerror(errno));
    else if (n > 0)
        fail(piece, "longer than 2 GiB, the most that one text may have");
    else if (regular && !fstat(descriptor, &after) &&
             (before.st_size != after.st_size || before.st_mtime != after.st_mtime))
        buffer_format(&piece->messages, "quoth: %s: warning: changed while it was read\n", piece->name);
    close_file(descriptor);
}

/* The length of the whole lines in the block; only what is new is searched, so that a line may be long. */
static size_t whole_lines(struct input *input) {
    const struct buffer *block = &input->block;
    for (size_t i = block->length; i > input->searched; i--)
        if (block->data[i - 1] == '\n') return i;
    input->searched = block->length;
    return input->at_end ? block->length : 0;
}

static void give_out(struct input *input, size_t length, struct piece *piece) {
    struct buffer *block = &input->block;
    const char *from = block->data;
    piece->line = input->line;
    for (const char *at = from, *end = from + length; (at = memchr(at, '\n', (size_t)(end - at))); at++) input->line++;
    size_t skip = piece->line == 1 && length >= 3 && !memcmp(from, "\xEF\xBB\xBF", 3) ? 3 : 0; /* byte order mark */
    buffer_add(&piece->bytes, from + skip, length - skip);
    if (piece->bytes.failed) fail(piece, "out of memory");
    block->length -= length;
    memmove(block->data, block->data + length, block->length);
    input->searched = 0;
}

/* The next lines of the open JSONL file; false when there are none left. */
static bool read_lines(struct input *input, struct piece *piece) {
    for (;;) {
        size_t length = whole_lines(input);
        if (length) return give_out(input, length, piece), true;
        if (input->at_end) return false;
        ssize_t n = read_block(input->descriptor, &input->block);
        if (n < 0) fail(piece, strerror(errno));
        if (n < 0) return input->at_end = true;
        input->at_end = n == 0;
    }
}

static bool open_lines(struct input *input, const struct file *file) {
    input->descriptor = open_file(file);
    buffer_clear(&input->block);
    input->searched = 0;
    input->line = 1;
    input->at_end = false;
    return input->descriptor >= 0;
}

static void close_lines(struct input *input) {
    close_file(input->descriptor);
    input->descriptor = -1;
    input->next++;
}

/* A piece of the JSONL file; false when it has no more. */
static bool next_lines(struct input *input, const struct file *file, struct piece *piece) {
    if (input->descriptor < 0 && !open_lines(input, file))
        fail(piece, strerror(errno));
    else if (read_lines(input, piece))
        return true;
    close_lines(input);
    return piece->failed;
}

bool input_next(struct input *input, struct piece *piece) {
    buffer_clear(&piece->bytes);
    buffer_clear(&piece->messages);
    piece->failed = false;
    piece->line = 0;
    while (input->next < input->files->count) {
        const struct file *file = &input->files->at[input->next];
        piece->name = file->name;
        if (file->jsonl) {
            if (next_lines(input, file, piece)) return true;
        } else {
            input->next++;
            read_text(file, piece);
            return true;
        }
    }
    return false;
}

void input_close(struct input *input) {
    close_file(input->descriptor);
    buffer_free(&input->block);
}

void piece_free(struct piece *piece) {
    buffer_free(&piece->bytes);
    buffer_free(&piece->messages);
}
