#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 1 << 18 };

void input_open(struct input *input, const struct files *files) {
    *input = (struct input){.files = files, .descriptor = -1};
}

static void fail(struct item *item, const char *reason) {
    buffer_format(&item->messages, "quoth: %s: %s\n", item->name, reason);
    item->failed = true;
}

static int open_file(const struct file *file) {
    return file->standard_input ? 0 : open(file->name, O_RDONLY | O_CLOEXEC);
}

static void close_file(int descriptor) {
    if (descriptor > 0) close(descriptor);
}

/* Appends up to BLOCK bytes. How many, 0 at the end, or -1 (errno). */
static ssize_t read_block(int descriptor, struct buffer *buffer) {
    if (!buffer_reserve(buffer, BLOCK + ITEM_PADDING)) return errno = ENOMEM, -1;
    ssize_t n;
    do n = read(descriptor, buffer->data + buffer->length, BLOCK);
    while (n < 0 && errno == EINTR);
    if (n > 0) buffer->length += (size_t)n;
    return n;
}

static void pad(struct item *item) {
    if (buffer_reserve(&item->bytes, ITEM_PADDING))
        memset(item->bytes.data + item->bytes.length, 0, ITEM_PADDING);
    else
        fail(item, "out of memory");
}

/* A text file is read to its end, not mapped: it may shrink, grow or be a pipe. */
static void read_text(const struct file *file, struct item *item) {
    int descriptor = open_file(file);
    if (descriptor < 0) return fail(item, strerror(errno));
    struct stat before, after;
    bool regular = !fstat(descriptor, &before) && S_ISREG(before.st_mode);
    if (regular && before.st_size > 0) buffer_reserve(&item->bytes, (size_t)before.st_size + BLOCK + ITEM_PADDING);
    ssize_t n;
    do n = read_block(descriptor, &item->bytes);
    while (n > 0 && item->bytes.length <= QUOTH_MAX_BYTES);
    if (n < 0)
        fail(item, strerror(errno));
    else if (n > 0)
        fail(item, "longer than 2 GiB, the most that one text may have");
    else if (regular && !fstat(descriptor, &after) &&
             (before.st_size != after.st_size || before.st_mtime != after.st_mtime))
        buffer_format(&item->messages, "quoth: %s: warning: changed while it was read\n", item->name);
    close_file(descriptor);
    pad(item);
}

/*
 * The next line of the JSONL file, without its break, into the item. False at the end of the file.
 * Only what is new is searched for the break, so that a line of any length takes linear time.
 */
static bool read_line(struct input *input, struct item *item) {
    struct buffer *block = &input->block;
    size_t searched = input->at;
    for (;;) {
        char *end = block->length > searched ? memchr(block->data + searched, '\n', block->length - searched) : NULL;
        if (end || (input->at_end && block->length > input->at)) {
            size_t stop = end ? (size_t)(end - block->data) : block->length;
            buffer_add(&item->bytes, block->data + input->at, stop - input->at);
            if (item->bytes.failed) fail(item, "out of memory");
            input->at = end ? stop + 1 : stop;
            return true;
        }
        if (input->at_end) return false;
        searched = block->length - input->at;
        memmove(block->data, block->data + input->at, searched);
        block->length = searched;
        input->at = 0;
        ssize_t n = read_block(input->descriptor, block);
        if (n < 0) return fail(item, strerror(errno)), true;
        input->at_end = n == 0;
    }
}

static bool blank(const struct buffer *line) {
    for (size_t i = 0; i < line->length; i++)
        if (!strchr(" \t\r", line->data[i]) || !line->data[i]) return false;
    return true;
}

static void skip_byte_order_mark(struct buffer *line) {
    if (line->length < 3 || memcmp(line->data, "\xEF\xBB\xBF", 3)) return;
    memmove(line->data, line->data + 3, line->length -= 3);
}

static void close_lines(struct input *input) {
    close_file(input->descriptor);
    input->descriptor = -1;
    input->next++;
}

/* The next record of the open JSONL file; false when there is none left. */
static bool read_record(struct input *input, struct item *item) {
    for (;;) {
        buffer_clear(&item->bytes);
        if (!read_line(input, item)) break;
        if (item->failed) {
            close_lines(input);
            return true;
        }
        if (++input->line == 1) skip_byte_order_mark(&item->bytes);
        if (blank(&item->bytes)) continue;
        item->line = input->line;
        pad(item);
        return true;
    }
    close_lines(input);
    return false;
}

static void open_lines(struct input *input, const struct file *file, struct item *item) {
    input->descriptor = open_file(file);
    if (input->descriptor < 0) {
        fail(item, strerror(errno));
        input->next++;
        return;
    }
    buffer_clear(&input->block);
    input->at = input->line = 0;
    input->at_end = false;
}

bool input_next(struct input *input, struct item *item) {
    buffer_clear(&item->bytes);
    buffer_clear(&item->messages);
    item->failed = false;
    item->line = 0;
    while (input->next < input->files->count) {
        const struct file *file = &input->files->at[input->next];
        item->name = file->name;
        if (!file->jsonl) {
            input->next++;
            read_text(file, item);
            return true;
        }
        if (input->descriptor < 0) open_lines(input, file, item);
        if (item->failed || read_record(input, item)) return true;
    }
    return false;
}

void input_close(struct input *input) {
    close_file(input->descriptor);
    buffer_free(&input->block);
}

void item_free(struct item *item) {
    buffer_free(&item->bytes);
    buffer_free(&item->messages);
}
