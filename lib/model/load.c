/* Opening a model: map, verify, point into it. Nothing is trusted before it has been checked. */
#define _POSIX_C_SOURCE 200809L
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/status.h"
#include "corpus/statement.h"
#include "model/installed.h"
#include "model/model.h"
#include "sentence/gap.h"
#include "entity/deep.h"
#include "entity/name_sound.h"
#include "entity/scorer.h"
#include "entity/types.h"
#include "quote/confidence.h"
#include "quote/ending.h"
#include "quote/report.h"
#include "tagger/pos_features.h"

extern const unsigned char qi_builtin_model[], qi_builtin_model_end[]; /* model/builtin.S */

static const struct model_section *section_table(const quoth_model *model) {
    return (const struct model_section *)(model->data + sizeof(struct model_header));
}

const void *qi_model_section(const quoth_model *model, const char *name, size_t *size) {
    const struct model_header *header = (const struct model_header *)model->data;
    const struct model_section *section = section_table(model);
    for (uint32_t i = 0; i < header->sections; i++) {
        if (strncmp(section[i].name, name, sizeof section[i].name) == 0) {
            *size = (size_t)section[i].size;
            return model->data + section[i].offset;
        }
    }
    *size = 0;
    return NULL;
}

static quoth_status damaged(quoth_error *error, uint64_t at, const char *why) {
    return qi_fail(error, QUOTH_ERROR_MODEL, at, why);
}

static quoth_status verify_container(const quoth_model *model, quoth_error *error) {
    const struct model_header *header = (const struct model_header *)model->data;
    if (model->size < sizeof *header || memcmp(header->magic, MODEL_MAGIC, sizeof header->magic) != 0)
        return damaged(error, 0, "not a quoth model");
    if (header->format != MODEL_FORMAT) return damaged(error, 8, "a model of another format version");
    if (header->size != model->size) return damaged(error, 16, "the model is cut short or has more after its end");
    if (header->sections > MODEL_MAX_SECTIONS || memchr(header->name, 0, sizeof header->name) == NULL ||
        sizeof *header + header->sections * sizeof(struct model_section) > model->size)
        return damaged(error, 12, "damaged section table");
    const struct model_section *section = section_table(model);
    for (uint32_t i = 0; i < header->sections; i++) {
        uint64_t at = (uint64_t)((const unsigned char *)&section[i] - model->data);
        if (section[i].offset % MODEL_ALIGN || section[i].offset > model->size ||
            section[i].size > model->size - section[i].offset)
            return damaged(error, at, "a section lies outside the model");
        if (XXH3_64bits(model->data + section[i].offset, (size_t)section[i].size) != section[i].checksum)
            return damaged(error, section[i].offset, "a section's checksum is wrong");
    }
    return QUOTH_OK;
}

static bool power_of_two(uint32_t n) {
    return n && !(n & (n - 1));
}

static quoth_status open_lexicon(quoth_model *model, quoth_error *error) {
    size_t size;
    const unsigned char *data = qi_model_section(model, "lexicon", &size);
    const struct lexicon_header *header = (const struct lexicon_header *)data;
    if (!data || size < sizeof *header || !power_of_two(header->word_slots) || !power_of_two(header->value_slots))
        return damaged(error, 0, "no word lists in the model");
    if (header->lists != WORD_LISTS) return damaged(error, 0, "the model's word lists are of another version");
    uint64_t words = (uint64_t)header->word_slots * sizeof(struct lexicon_word);
    uint64_t values = (uint64_t)header->value_slots * sizeof(struct lexicon_value);
    if (sizeof *header + words + values + header->text_size != size || !header->text_size || data[size - 1] != 0)
        return damaged(error, 0, "damaged word lists");
    struct lexicon *lexicon = &model->lexicon;
    lexicon->words = (const struct lexicon_word *)(data + sizeof *header);
    lexicon->values = (const struct lexicon_value *)(data + sizeof *header + words);
    lexicon->text = (const char *)(data + sizeof *header + words + values);
    lexicon->word_mask = header->word_slots - 1;
    lexicon->value_mask = header->value_slots - 1;
    bool empty_word = false, empty_value = false; /* without an empty slot a search would not end */
    for (uint32_t i = 0; i < header->word_slots; i++) empty_word |= !lexicon->words[i].hash;
    for (uint32_t i = 0; i < header->value_slots; i++) {
        empty_value |= !lexicon->values[i].hash;
        if (lexicon->values[i].text >= header->text_size) return damaged(error, 0, "damaged word lists");
    }
    return empty_word && empty_value ? QUOTH_OK : damaged(error, 0, "damaged word lists");
}

/* A model without a section of weights leaves out what they are for. */
static quoth_status open_weights(quoth_model *model, quoth_error *error) {
    const struct {
        const char *section;
        struct weights *weights;
        uint32_t version, labels, extra;
    } parts[] = {{"pos", &model->pos, POS_VERSION, POS_TAGS, 0},
                 {"clusters", &model->clusters, CLUSTERS_VERSION, NAME_CLUSTERINGS, 0},
                 {"names", &model->names, NAME_VERSION, NAME_LABELS, NAME_EXTRA},
                 {"evidence", &model->evidence, EVIDENCE_VERSION, NAME_LABELS, EVIDENCE_EXTRA},
                 {"quotes", &model->quotes, CONFIDENCE_VERSION, 1, 0},
                 {"reports", &model->reports, REPORT_VERSION, 1, 0},
                 {"endings", &model->endings, ENDING_VERSION, 1, 0},
                 {"utterances", &model->utterances, UTTERANCES_VERSION, UTTERANCES_LABELS, UTTERANCES_EXTRA}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t size;
        const void *data = qi_model_section(model, parts[i].section, &size);
        if (data && !qi_weights_open(parts[i].weights, data, size, parts[i].version, parts[i].labels, parts[i].extra))
            return damaged(error, 0, "damaged weights, or of another version");
    }
    size_t size;
    const void *data = qi_model_section(model, "sentences", &size);
    if (data && !(model->sentences = qi_gap_weights(data, size)))
        return damaged(error, 0, "damaged weights, or of another version");
    data = qi_model_section(model, "encoder", &size);
    if (data && !qi_encoder_open(&model->encoder, data, size, DEEP_FEATURES, qi_deep_outputs))
        return damaged(error, 0, "damaged weights, or of another version");
    data = qi_model_section(model, "types", &size);
    if (data && !qi_types_open(model, data, size)) return damaged(error, 0, "damaged names of types");
    return QUOTH_OK;
}

static quoth_status open_memos(quoth_model *model, quoth_error *error) {
    model->spellings = qi_memo_new(&model->allocator, qi_pos_entry_size());
    model->name_sums = qi_memo_new(&model->allocator, qi_name_entry_size());
    model->sounds = qi_memo_new(&model->allocator, qi_sound_entry_size());
    if (model->spellings && model->name_sums && model->sounds) return QUOTH_OK;
    return qi_fail(error, QUOTH_ERROR_MEMORY, 0, "no memory for the model");
}

static void free_memos(quoth_model *model) {
    qi_memo_free(model->spellings, &model->allocator);
    qi_memo_free(model->name_sums, &model->allocator);
    qi_memo_free(model->sounds, &model->allocator);
}

/* Takes over `data`; when it fails, the mapping (if any) is undone. */
static quoth_status open_data(const void *data, size_t size, bool mapped, const quoth_allocator *allocator,
                              quoth_model **out, quoth_error *error) {
    const quoth_allocator *memory = allocator ? allocator : &qi_malloc_allocator;
    quoth_model *model = memory->allocate(memory->context, sizeof *model);
    quoth_status status = QUOTH_OK;
    if (!model) {
        status = qi_fail(error, QUOTH_ERROR_MEMORY, 0, "no memory for the model");
    } else {
        memset(model, 0, sizeof *model);
        atomic_init(&model->references, 1);
        model->allocator = *memory;
        model->data = data;
        model->size = size;
        model->mapped = mapped;
        if (!(status = verify_container(model, error))) status = open_lexicon(model, error);
        if (!status) status = open_weights(model, error);
        if (!status) status = open_memos(model, error);
    }
    if (status) {
        if (model) {
            free_memos(model);
            memory->release(memory->context, model, sizeof *model);
        }
        if (mapped) munmap((void *)(uintptr_t)data, size);
        return status;
    }
    *out = model;
    return QUOTH_OK;
}

quoth_status quoth_model_builtin(const quoth_allocator *allocator, quoth_model **model, quoth_error *error) {
    if (!model) return qi_fail(error, QUOTH_ERROR_ARGUMENT, 0, "model is NULL");
    *model = NULL;
    return open_data(qi_builtin_model, (size_t)(qi_builtin_model_end - qi_builtin_model), false, allocator, model,
                     error);
}

quoth_status quoth_model_open_memory(const void *data, size_t size, const quoth_allocator *allocator,
                                     quoth_model **model, quoth_error *error) {
    if (!model) return qi_fail(error, QUOTH_ERROR_ARGUMENT, 0, "model is NULL");
    *model = NULL;
    if (!data || (uintptr_t)data % MODEL_ALIGN)
        return qi_fail(error, QUOTH_ERROR_ARGUMENT, 0, "the model's memory is NULL or not aligned to 64 bytes");
    return open_data(data, size, false, allocator, model, error);
}

/* Puts the file's name before what went wrong with it. */
static quoth_status fail_with(quoth_error *error, quoth_status status, size_t at, const char *path, const char *why) {
    char message[sizeof error->message];
    snprintf(message, sizeof message, "%.150s: %.80s", path, why);
    return qi_fail(error, status, at, message);
}

static quoth_status open_file(const char *path, const quoth_allocator *allocator, quoth_model **model,
                              quoth_error *error) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    struct stat about;
    if (file < 0 || fstat(file, &about)) {
        bool named = errno == ENOENT && !strchr(path, '/'); /* a model's name mistyped, perhaps */
        const char *why = named ? "no such file; the models with a name are fast and accurate" : strerror(errno);
        quoth_status status = fail_with(error, QUOTH_ERROR_IO, 0, path, why);
        if (file >= 0) close(file);
        return status;
    }
    quoth_error why;
    quoth_status status;
    if (!S_ISREG(about.st_mode) || !about.st_size) {
        status = qi_fail(&why, QUOTH_ERROR_IO, 0, S_ISREG(about.st_mode) ? "the file is empty" : "not a regular file");
    } else {
        void *data = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, file, 0);
        status = data == MAP_FAILED ? qi_fail(&why, QUOTH_ERROR_IO, 0, strerror(errno))
                                    : open_data(data, (size_t)about.st_size, true, allocator, model, &why);
    }
    close(file);
    return status ? fail_with(error, status, (size_t)why.byte_offset, path, why.message) : QUOTH_OK;
}

quoth_status quoth_model_open(const char *path, const quoth_allocator *allocator, quoth_model **model,
                              quoth_error *error) {
    char installed[MODEL_PATH];
    if (!model) return qi_fail(error, QUOTH_ERROR_ARGUMENT, 0, "model is NULL");
    if (path && !strcmp(path, "fast")) return quoth_model_builtin(allocator, model, error);
    *model = NULL;
    if (path && strcmp(path, "accurate")) return open_file(path, allocator, model, error);
    quoth_status status = qi_installed_model("accurate.quoth", installed, path ? error : NULL);
    if (status) return path ? status : quoth_model_builtin(allocator, model, error);
    return open_file(installed, allocator, model, error);
}

quoth_model *quoth_model_retain(quoth_model *model) {
    if (model) atomic_fetch_add_explicit(&model->references, 1, memory_order_relaxed);
    return model;
}

void quoth_model_release(quoth_model *model) {
    if (!model || atomic_fetch_sub_explicit(&model->references, 1, memory_order_acq_rel) != 1) return;
    if (model->mapped) munmap((void *)(uintptr_t)model->data, model->size);
    quoth_allocator memory = model->allocator;
    free_memos(model);
    memory.release(memory.context, model, sizeof *model);
}

const char *quoth_model_name(const quoth_model *model) {
    return model ? ((const struct model_header *)model->data)->name : NULL;
}
