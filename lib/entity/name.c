#include "entity/name.h"

/* Every spelling is a group of its own. */
quoth_status qi_name_entities(quoth_document *d, struct arena *scratch) {
    uint32_t size = 16;
    while (size < d->entities.count * 2) size *= 2;
    uint32_t *table = qi_arena_zalloc(scratch, size * sizeof *table);
    if (!table) return QUOTH_ERROR_MEMORY;
    for (uint32_t i = 0; i < d->entities.count; i++) {
        struct entity *e = &d->entities.at[i];
        uint32_t start = d->tokens.at[e->first].start, stop = d->tokens.at[e->last - 1].stop;
        char *name = qi_arena_string(&d->arena, d->text + start, stop - start);
        if (!name) return QUOTH_ERROR_MEMORY;
        uint32_t slot = (uint32_t)qi_hash(name, stop - start) & (size - 1);
        while (table[slot] && strcmp(d->groups.at[table[slot] - 1].name, name) != 0) slot = (slot + 1) & (size - 1);
        if (!table[slot]) {
            struct group *g = VEC_ADD(&d->arena, &d->groups);
            if (!g) return QUOTH_ERROR_MEMORY;
            *g = (struct group){name, i, 0, e->type, GENDER_UNKNOWN};
            table[slot] = d->groups.count;
        }
        e->group = table[slot] - 1;
        d->groups.at[e->group].count++;
    }
    return QUOTH_OK;
}
