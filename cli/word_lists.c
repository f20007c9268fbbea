#include "word_lists.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "document.h"
#include "memory.h"
#include "model/word_table.h"
#include "name_samples.h"
#include "train_model.h"

/* The lines of a file that are entries: no comments, and no values behind tabs. */
static bool read_entries(const char *path, struct buffer *entries) {
    char *line = NULL;
    size_t size = 0;
    FILE *file = fopen(path, "rb");
    if (!file) return fprintf(stderr, "quoth: %s: %s\n", path, strerror(errno)), false;
    for (ssize_t length; (length = getline(&line, &size, file)) > 0;) {
        if (*line == '#') continue;
        const char *tab = memchr(line, '\t', (size_t)length);
        buffer_add(entries, line, tab ? (size_t)(tab - line) : (size_t)length);
        buffer_char(entries, '\n');
    }
    bool good = !ferror(file) && !entries->failed;
    if (!good) fprintf(stderr, "quoth: %s: %s\n", path, entries->failed ? "out of memory" : strerror(errno));
    free(line);
    fclose(file);
    return good;
}

static void add(struct word_table *table, const struct buffer *spelling, uint64_t lists) {
    if (spelling->failed || !qi_word_table_add(table, qi_hash(spelling->data, spelling->length), lists))
        qt_die("quoth: out of memory");
}

/* One entry, the tokens from `first` on to the next line, spelt as lib/entity/context.c looks it up. Returns its end.
 */
static uint32_t add_entry(struct word_table *table, const quoth_document *d, uint32_t first, int list) {
    struct buffer spelling = {0};
    uint32_t i = first;
    for (; i < d->tokens.count && (i == first || !(d->tokens.at[i].flags & TOKEN_AFTER_LINE)); i++) {
        if (i > first) add(table, &spelling, (uint64_t)1 << LIST_OPENS);
        if (i > first && d->tokens.at[i].flags & TOKEN_AFTER_SPACE) buffer_char(&spelling, ' ');
        const struct form *lower = &d->forms.at[qi_form(d, i)->lower];
        buffer_add(&spelling, lower->text, lower->length);
    }
    add(table, &spelling, (uint64_t)1 << list);
    buffer_free(&spelling);
    return i;
}

static bool add_list(struct word_table *table, quoth_model *base, const char *path, int list) {
    struct buffer entries = {0};
    quoth_document *d = NULL;
    quoth_error error;
    quoth_options options = {.size = sizeof options, .last_stage = QUOTH_STAGE_TOKENS};
    bool good = read_entries(path, &entries);
    if (good && quoth_analyze(base, entries.data, entries.length, &options, &d, &error))
        good = (fprintf(stderr, "quoth: %s: %s\n", path, error.message), false);
    if (good && !d->tokens.count) good = (fprintf(stderr, "quoth: %s: no word in it\n", path), false);
    for (uint32_t i = 0; good && i < d->tokens.count;) i = add_entry(table, d, i, list);
    quoth_document_free(d);
    buffer_free(&entries);
    return good;
}

/* The section of word lists with another table of words. */
static char *lexicon_of(const struct part *old, const struct word_table *table, size_t *size) {
    struct lexicon_header header;
    memcpy(&header, old->data, sizeof header);
    size_t before = sizeof header + header.word_slots * sizeof *table->words, rest = old->size - before;
    size_t words = table->slots * sizeof *table->words;
    header.word_slots = table->slots;
    *size = sizeof header + words + rest;
    char *made = memory_grow(NULL, *size);
    memcpy(made, &header, sizeof header);
    memcpy(made + sizeof header, table->words, words);
    memcpy(made + sizeof header + words, (const char *)old->data + before, rest);
    return made;
}

static quoth_model *open_with(const quoth_model *base, const struct word_table *table, char **data) {
    struct part parts[MODEL_MAX_SECTIONS];
    uint32_t count = model_parts(base, parts), lexicon = 0;
    while (strcmp(parts[lexicon].name, "lexicon") != 0) lexicon++;
    size_t size;
    size_t lexicon_size;
    char *words = lexicon_of(&parts[lexicon], table, &lexicon_size);
    parts[lexicon].data = words;
    parts[lexicon].size = lexicon_size;
    *data = pack_model(quoth_model_name(base), parts, count, &size);
    free(words);
    quoth_model *model = NULL;
    quoth_error error;
    if (quoth_model_open_memory(*data, size, NULL, &model, &error)) fprintf(stderr, "quoth: %s\n", error.message);
    return model;
}

quoth_model *model_with_lists(quoth_model *base, const char *const *paths, size_t count, char **data) {
    struct word_table table = {NULL, 0, 0};
    uint64_t own = 0;
    for (int list = LIST_USER; list < WORD_LISTS; list++) own |= (uint64_t)1 << list;
    for (uint32_t i = 0; i <= base->lexicon.word_mask; i++) {
        struct lexicon_word word = base->lexicon.words[i];
        if (word.hash && !qi_word_table_add(&table, word.hash, word.lists & ~own)) qt_die("quoth: out of memory");
    }
    bool good = true;
    for (size_t i = 0; i < count && good; i++) good = add_list(&table, base, paths[i], LIST_USER + (int)i);
    quoth_model *model = good ? open_with(base, &table, data) : NULL;
    free(table.words);
    return model;
}
