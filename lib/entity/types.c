#include "entity/types.h"

#include <string.h>

#include "entity/features.h"
#include "model/model.h"

const char *qi_entity_type(const quoth_model *model, unsigned type) {
    static const char *const names[NAME_TYPES] = {"PER", "ORG", "LOC", "MISC"};
    return model->types ? model->types + (size_t)type * TYPE_SIZE : names[type];
}

bool qi_types_open(quoth_model *model, const char *data, size_t size) {
    if (size != (size_t)NAME_TYPES * TYPE_SIZE) return false;
    for (unsigned i = 0; i < NAME_TYPES; i++) {
        const char *name = data + (size_t)i * TYPE_SIZE;
        if (!*name || !memchr(name, 0, TYPE_SIZE)) return false;
    }
    model->types = data;
    return true;
}
