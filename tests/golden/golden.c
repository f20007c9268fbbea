/*
 * Runs the text fixtures of one stage: golden_runner STAGE FILE…
 * The format is in README.md beside this file. Prints each case that differs; the exit status says whether any did.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "quoth/quoth.h"

enum { MAX_FIELDS = 8 };

/* A string that grows. A test program may stop when memory does. */
struct buffer {
    char *at;
    size_t size, capacity;
};

static void append(struct buffer *b, const char *bytes, size_t n) {
    if (b->size + n + 1 > b->capacity) {
        b->capacity = (b->size + n + 1) * 2;
        b->at = realloc(b->at, b->capacity);
        if (!b->at) abort();
    }
    if (n) memcpy(b->at + b->size, bytes, n);
    b->size += n;
    b->at[b->size] = '\0';
}

static void append_code_point(struct buffer *b, unsigned long c) {
    char utf8[4];
    size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = n; i-- > 1; c >>= 6) utf8[i] = (char)(0x80 | (c & 0x3F));
    utf8[0] = (char)(n == 1 ? c : (0xF00UL >> n & 0xFF) | c);
    append(b, utf8, n);
}

/* Replaces every \u{HEX}. */
static struct buffer unescape(const char *text, size_t n) {
    struct buffer out = {0};
    append(&out, "", 0);
    for (size_t i = 0; i < n;) {
        char *after = NULL;
        unsigned long c = n - i > 3 && memcmp(text + i, "\\u{", 3) == 0 ? strtoul(text + i + 3, &after, 16) : 0;
        if (after && *after == '}') {
            append_code_point(&out, c);
            i = (size_t)(after - text) + 1;
        } else append(&out, text + i++, 1);
    }
    return out;
}

/* ------------------------------------------------------------------ what the library says */

struct stage {
    const char *name;
    quoth_stage stage;
    quoth_layer layer;
    void (*write)(struct buffer *line, const quoth_document *document, size_t index);
};

static void add_span(struct buffer *line, const quoth_document *d, quoth_span span) {
    size_t n;
    const char *text = quoth_document_text(d, &n);
    for (size_t i = span.start; i < span.stop; i++) {
        if (text[i] == '\n') append(line, "\\n", 2);
        else if (text[i] == '|') append(line, "\\|", 2);
        else append(line, text + i, 1);
    }
}

static void add_string(struct buffer *line, const char *string) {
    if (!string) string = "-";
    append(line, string, strlen(string));
}

static void next_field(struct buffer *line) {
    append(line, " | ", 3);
}

static void write_text_and_kind(struct buffer *line, const quoth_document *d, quoth_layer layer, size_t i) {
    add_span(line, d, quoth_document_span(d, layer, i));
    next_field(line);
    add_string(line, quoth_document_kind(d, layer, i));
}

static void write_token(struct buffer *line, const quoth_document *d, size_t i) {
    write_text_and_kind(line, d, QUOTH_TOKENS, i);
}

static void write_sentence(struct buffer *line, const quoth_document *d, size_t i) {
    write_text_and_kind(line, d, QUOTH_SENTENCES, i);
}

static void write_region(struct buffer *line, const quoth_document *d, size_t i) {
    add_string(line, quoth_document_kind(d, QUOTH_REGIONS, i));
    next_field(line);
    add_span(line, d, quoth_document_span(d, QUOTH_REGIONS, i));
    next_field(line);
    add_string(line, quoth_document_detail(d, QUOTH_REGIONS, i));
}

static void write_entity(struct buffer *line, const quoth_document *d, size_t i) {
    add_string(line, quoth_document_kind(d, QUOTH_ENTITIES, i));
    next_field(line);
    add_span(line, d, quoth_document_span(d, QUOTH_ENTITIES, i));
    next_field(line);
    add_string(line, quoth_document_entity_name(d, i));
}

static void write_value(struct buffer *line, const quoth_document *d, size_t i) {
    add_string(line, quoth_document_kind(d, QUOTH_VALUES, i));
    next_field(line);
    add_span(line, d, quoth_document_span(d, QUOTH_VALUES, i));
    next_field(line);
    add_string(line, quoth_document_value(d, i));
    next_field(line);
    add_string(line, quoth_document_value_unit(d, i));
    next_field(line);
    add_string(line, quoth_document_value_modifier(d, i));
}

static void add_part(struct buffer *line, const quoth_document *d, size_t quote, quoth_part part) {
    size_t count = quoth_document_part_count(d, quote, part);
    next_field(line);
    if (!count) add_string(line, NULL);
    for (size_t i = 0; i < count; i++) {
        if (i) add_string(line, " … ");
        add_span(line, d, quoth_document_part(d, quote, part, i));
    }
}

static void write_quote(struct buffer *line, const quoth_document *d, size_t i) {
    add_string(line, quoth_document_kind(d, QUOTH_QUOTES, i));
    add_part(line, d, i, QUOTH_SPEAKER);
    next_field(line);
    add_string(line, quoth_document_speaker_name(d, i));
    add_part(line, d, i, QUOTH_CUE);
    add_part(line, d, i, QUOTH_CONTENT);
    add_part(line, d, i, QUOTH_QUOTED);
    add_part(line, d, i, QUOTH_VIA);
    add_part(line, d, i, QUOTH_VIA_CUE);
}

static const struct stage STAGES[] = {
    {"regions", QUOTH_STAGE_REGIONS, QUOTH_REGIONS, write_region},
    {"tokens", QUOTH_STAGE_TOKENS, QUOTH_TOKENS, write_token},
    {"sentences", QUOTH_STAGE_SENTENCES, QUOTH_SENTENCES, write_sentence},
    {"entities", QUOTH_STAGE_ENTITIES, QUOTH_ENTITIES, write_entity},
    {"values", QUOTH_STAGE_VALUES, QUOTH_VALUES, write_value},
    {"quotes", QUOTH_STAGE_QUOTES, QUOTH_QUOTES, write_quote},
};

/* ------------------------------------------------------------------ comparing */

/* Cuts a line at " | " in place; returns how many fields it has. */
static size_t split_fields(char *line, char *fields[MAX_FIELDS]) {
    size_t count = 0;
    for (char *at = line; at && count < MAX_FIELDS;) {
        fields[count++] = at;
        char *bar = strstr(at, " | ");
        if (bar) *bar = '\0';
        at = bar ? bar + 3 : NULL;
    }
    return count;
}

static bool line_matches(const char *expected, const char *actual) {
    struct buffer e = {0}, a = {0};
    append(&e, expected, strlen(expected));
    append(&a, actual, strlen(actual));
    char *want[MAX_FIELDS], *have[MAX_FIELDS];
    size_t n_want = split_fields(e.at, want), n_have = split_fields(a.at, have);
    bool same = n_want <= n_have;
    for (size_t i = 0; same && i < n_want; i++) same = strcmp(want[i], "*") == 0 || strcmp(want[i], have[i]) == 0;
    free(e.at);
    free(a.at);
    return same;
}

/* The next line of [*at, stop), NUL-terminated in place; NULL at the end. */
static char *next_line(char **at, char *stop) {
    if (*at >= stop) return NULL;
    char *line = *at, *end = memchr(line, '\n', (size_t)(stop - line));
    if (!end) end = stop;
    *end = '\0';
    *at = end + 1;
    return line;
}

/* Compares the document's items with the lines of `expected`. */
static bool items_match(const struct stage *stage, const quoth_document *d, struct buffer *expected) {
    char *at = expected->at, *stop = expected->at + expected->size;
    bool same = true;
    size_t count = quoth_document_count(d, stage->layer);
    for (size_t i = 0; same && i < count; i++) {
        struct buffer line = {0};
        stage->write(&line, d, i);
        const char *want = next_line(&at, stop);
        same = want && line_matches(want, line.at);
        free(line.at);
    }
    return same && next_line(&at, stop) == NULL;
}

static void print_items(const struct stage *stage, const quoth_document *d) {
    for (size_t i = 0; i < quoth_document_count(d, stage->layer); i++) {
        struct buffer line = {0};
        stage->write(&line, d, i);
        puts(line.at);
        free(line.at);
    }
}

/* ------------------------------------------------------------------ cases and files */

/* The first line of [text, stop) that is exactly `mark`, or stop. */
static const char *find_mark(const char *text, const char *stop, const char *mark) {
    size_t n = strlen(mark);
    while (text < stop) {
        const char *end = memchr(text, '\n', (size_t)(stop - text));
        if (!end) end = stop;
        if ((size_t)(end - text) == n && memcmp(text, mark, n) == 0) return text;
        text = end + (end < stop);
    }
    return stop;
}

static size_t without_last_break(const char *text, const char *stop) {
    return stop > text && stop[-1] == '\n' ? (size_t)(stop - text) - 1 : (size_t)(stop - text);
}

/* One case in [text, stop). True when it holds. */
static bool run_case(const struct stage *stage, quoth_model *model, const char *file, const char *text,
                     const char *stop) {
    const char *input = memchr(text, '\n', (size_t)(stop - text));
    const char *rule = input ? find_mark(++input, stop, "---") : stop;
    if (rule == stop) {
        printf("%s: a case without title or ---: %.40s\n", file, text);
        return false;
    }
    const char *wanted = rule + 3 + (rule + 3 < stop);
    struct buffer in = unescape(input, without_last_break(input, rule));
    struct buffer expected = unescape(wanted, without_last_break(wanted, stop));
    quoth_options options = {.size = sizeof options, .last_stage = (int32_t)stage->stage};
    quoth_document *d;
    quoth_error error;
    bool ok = false;
    if (quoth_analyze(model, in.at, in.size, &options, &d, &error)) printf("%s: %s\n", file, error.message);
    else {
        struct buffer lines = {0};
        append(&lines, expected.at, expected.size);
        ok = items_match(stage, d, &lines);
        free(lines.at);
        if (!ok) {
            printf("%s: %.*s\n---- expected\n%s\n---- found\n", file, (int)(input - text - 1), text, expected.at);
            print_items(stage, d);
            printf("====\n");
        }
        quoth_document_free(d);
    }
    free(in.at);
    free(expected.at);
    return ok;
}

static struct buffer read_file(const char *path) {
    struct buffer content = {0};
    FILE *file = fopen(path, "rb");
    char chunk[4096];
    for (size_t n; file && (n = fread(chunk, 1, sizeof chunk, file)) > 0;) append(&content, chunk, n);
    if (file) fclose(file);
    return content;
}

static void run_file(const struct stage *stage, quoth_model *model, const char *path, size_t *cases, size_t *failed) {
    struct buffer content = read_file(path);
    if (!content.size) {
        printf("%s: cannot be read, or is empty\n", path);
        ++*failed;
    }
    const char *at = content.at, *stop = content.at + content.size;
    while (at < stop) {
        const char *end = find_mark(at, stop, "===");
        ++*cases;
        *failed += !run_case(stage, model, path, at, end);
        at = end < stop ? memchr(end, '\n', (size_t)(stop - end)) : NULL;
        at = at ? at + 1 : stop;
    }
    free(content.at);
}

int main(int argc, char **argv) {
    const struct stage *stage = NULL;
    for (size_t i = 0; argc > 1 && i < sizeof STAGES / sizeof *STAGES; i++)
        if (strcmp(argv[1], STAGES[i].name) == 0) stage = &STAGES[i];
    quoth_model *model;
    if (!stage || quoth_model_builtin(NULL, &model, NULL)) {
        fprintf(stderr, "usage: golden_runner regions|tokens|sentences|entities|values|quotes FILE…\n");
        return 2;
    }
    size_t cases = 0, failed = 0;
    for (int i = 2; i < argc; i++) run_file(stage, model, argv[i], &cases, &failed);
    quoth_model_release(model);
    printf("%s: %zu cases, %zu failed\n", stage->name, cases, failed);
    return failed ? 1 : 0;
}
