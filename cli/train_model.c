#include "train_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "name_samples.h"

uint32_t model_parts(const quoth_model *model, struct part *parts) {
    const struct model_header *header = (const struct model_header *)(const void *)model->data;
    const struct model_section *section = (const struct model_section *)(const void *)(header + 1);
    for (uint32_t i = 0; i < header->sections; i++)
        parts[i] = (struct part){section[i].name, model->data + section[i].offset, (size_t)section[i].size};
    return header->sections;
}

static size_t aligned(size_t at) {
    return (at + MODEL_ALIGN - 1) / MODEL_ALIGN * MODEL_ALIGN;
}

char *pack_model(const char *name, const struct part *parts, uint32_t count, size_t *size) {
    struct model_section table[MODEL_MAX_SECTIONS] = {0};
    struct model_header header = {MODEL_MAGIC, MODEL_FORMAT, count, 0, ""};
    snprintf(header.name, sizeof header.name, "%s", name);
    size_t at = aligned(sizeof header + count * sizeof *table);
    for (uint32_t i = 0; i < count; i++) {
        memcpy(table[i].name, parts[i].name, strnlen(parts[i].name, sizeof table[i].name));
        table[i].offset = at;
        table[i].size = parts[i].size;
        table[i].checksum = qi_hash(parts[i].data, parts[i].size);
        at = aligned(at + parts[i].size);
    }
    header.size = *size = at;
    char *model = aligned_alloc(MODEL_ALIGN, at);
    if (!model) qt_die("quoth: out of memory");
    memset(model, 0, at);
    memcpy(model, &header, sizeof header);
    memcpy(model + sizeof header, table, count * sizeof *table);
    for (uint32_t i = 0; i < count; i++) memcpy(model + table[i].offset, parts[i].data, parts[i].size);
    return model;
}
