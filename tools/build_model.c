/*
 * Makes a model file: the word lists compiled, the learned sections as they are.
 *
 *     build_model OUT NAME LISTS_DIR [SECTION=FILE …]
 *
 * The same inputs give the same bytes.
 */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/lists.h"
#include "model/word_table.h"

static void die(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("build_model: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(1);
}

static void *grow(void *block, size_t size) {
    void *grown = realloc(block, size);
    if (!grown) die("out of memory");
    return grown;
}

/* ---- the word lists */

struct table {
    struct word_table words;
    struct lexicon_value *values;
    char *text;
    uint32_t value_count, value_slots, text_size;
};

static void add_word(struct table *t, const char *entry, size_t length, uint64_t lists) {
    if (!qi_word_table_add(&t->words, XXH3_64bits(entry, length), lists)) die("out of memory");
}

static void put_value(struct lexicon_value *values, uint32_t slots, struct lexicon_value value) {
    uint32_t slot = (uint32_t)value.hash & (slots - 1);
    while (values[slot].hash && values[slot].hash != value.hash) slot = (slot + 1) & (slots - 1);
    values[slot] = value;
}

static void add_value(struct table *t, int list, const char *entry, size_t length, const char *value) {
    if ((t->value_count + 1) * 2 > t->value_slots) {
        uint32_t slots = t->value_slots ? t->value_slots * 2 : 1024;
        struct lexicon_value *values = calloc(slots, sizeof *values);
        if (!values) die("out of memory");
        for (uint32_t i = 0; i < t->value_slots; i++)
            if (t->values[i].hash) put_value(values, slots, t->values[i]);
        free(t->values);
        t->values = values;
        t->value_slots = slots;
    }
    size_t size = strlen(value) + 1;
    t->text = grow(t->text, t->text_size + size);
    memcpy(t->text + t->text_size, value, size);
    struct lexicon_value made = {XXH3_64bits_withSeed(entry, length, 1 + (uint64_t)list), t->text_size, 0};
    put_value(t->values, t->value_slots, made);
    t->value_count++;
    t->text_size += (uint32_t)size;
}

static void add_entry(struct table *t, int list, char *line) {
    char *value = strchr(line, '\t');
    if (value) *value++ = '\0';
    size_t length = strlen(line);
    add_word(t, line, length, (uint64_t)1 << list);
    for (size_t i = 0; i < length; i++) {
        if (line[i] == ' ' || line[i] == '-') add_word(t, line, i, (uint64_t)1 << LIST_OPENS);
        if (line[i] == '-') add_word(t, line, i + 1, (uint64_t)1 << LIST_OPENS); /* a hyphen can be a token */
    }
    if (value) add_value(t, list, line, length, value);
}

static void read_list(struct table *t, int list, const char *directory, const char *name) {
    char path[1024], line[1024];
    snprintf(path, sizeof path, "%s/%s.txt", directory, name);
    FILE *file = fopen(path, "r");
    if (!file) die("%s: cannot be read", path);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = '\0';
        if (*line && *line != '#') add_entry(t, list, line);
    }
    fclose(file);
}

static char *lexicon_section(const char *directory, size_t *size) {
    struct table t = {0};
    int list = 0;
    add_word(&t, "", 0, 0);
    add_value(&t, WORD_LISTS, "", 0, "");
#define X(name, file) read_list(&t, list++, directory, file);
    QUOTH_WORD_LISTS(X)
#undef X
    struct lexicon_header header = {t.words.slots, t.value_slots, t.text_size, WORD_LISTS};
    size_t words = t.words.slots * sizeof *t.words.words, values = t.value_slots * sizeof *t.values;
    *size = sizeof header + words + values + t.text_size;
    char *section = grow(NULL, *size);
    memcpy(section, &header, sizeof header);
    memcpy(section + sizeof header, t.words.words, words);
    memcpy(section + sizeof header + words, t.values, values);
    memcpy(section + sizeof header + words + values, t.text, t.text_size);
    free(t.words.words);
    free(t.values);
    free(t.text);
    return section;
}

/* ---- the container */

static char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) die("%s: cannot be read", path);
    char *data = NULL;
    size_t capacity = 1 << 16, count;
    *size = 0;
    data = grow(data, capacity);
    while ((count = fread(data + *size, 1, capacity - *size, file)) > 0) {
        *size += count;
        if (*size == capacity) data = grow(data, capacity *= 2);
    }
    if (ferror(file)) die("%s: cannot be read", path);
    fclose(file);
    return data;
}

static uint64_t align(uint64_t at) {
    return (at + (MODEL_ALIGN - 1)) & ~(uint64_t)(MODEL_ALIGN - 1);
}

int main(int argc, char **argv) {
    if (argc < 4) die("usage: build_model OUT NAME LISTS_DIR [SECTION=FILE …]");
    uint32_t count = (uint32_t)(argc - 4) + 1;
    if (count > MODEL_MAX_SECTIONS) die("too many sections");
    struct model_section table[MODEL_MAX_SECTIONS] = {0};
    char *data[MODEL_MAX_SECTIONS];
    struct model_header header = {MODEL_MAGIC, MODEL_FORMAT, count, 0, ""};
    snprintf(header.name, sizeof header.name, "%s", argv[2]);
    uint64_t at = align(sizeof header + count * sizeof *table);
    for (uint32_t i = 0; i < count; i++) {
        size_t size;
        char *file = i ? strchr(argv[3 + i], '=') : NULL;
        if (i && (!file || file - argv[3 + i] > 15)) die("not SECTION=FILE: %s", argv[3 + i]);
        if (i) memcpy(table[i].name, argv[3 + i], (size_t)(file - argv[3 + i]));
        else memcpy(table[i].name, "lexicon", 7);
        data[i] = i ? read_file(file + 1, &size) : lexicon_section(argv[3], &size);
        table[i].offset = at;
        table[i].size = size;
        table[i].checksum = XXH3_64bits(data[i], size);
        at = align(at + size);
    }
    header.size = at;
    char *out = calloc(1, at);
    if (!out) die("out of memory");
    memcpy(out, &header, sizeof header);
    memcpy(out + sizeof header, table, count * sizeof *table);
    for (uint32_t i = 0; i < count; i++) {
        memcpy(out + table[i].offset, data[i], table[i].size);
        free(data[i]);
    }
    FILE *file = fopen(argv[1], "wb");
    if (!file || fwrite(out, 1, at, file) != at || fclose(file)) die("%s: cannot be written", argv[1]);
    free(out);
    return 0;
}
