#include "train_records.h"

#include <stdlib.h>

#include "tagger/weights.h"

/* "= START STOP LABEL:PROBABILITY …" */
static void add_taught_token(struct record *r, const char *line, const char *path) {
    if (r->taught_tokens == r->room) {
        r->room = r->room ? r->room * 2 : 1024;
        r->taught = qt_grow(r->taught, r->room * sizeof *r->taught);
    }
    struct taught_token *t = &r->taught[r->taught_tokens++];
    *t = (struct taught_token){0};
    int size;
    bool good = sscanf(line, "= %u %u%n", &t->start, &t->stop, &size) == 2;
    for (line += good ? size : 0; good && *line != '\n'; line += size) {
        unsigned label;
        float p;
        good = sscanf(line, " %u:%f%n", &label, &p, &size) == 2 && label < NAME_STATES;
        if (good) t->probabilities[label] = p;
    }
    if (!good) qt_die("%s: bad line: %s", path, line);
}

bool qt_read_record(FILE *file, struct record *r, const char *path) {
    char line[256], type[16];
    if (!fgets(line, sizeof line, file)) return false;
    if (sscanf(line, "doc %f %d %d %zu", &r->weight, &r->misc_unknown, &r->doubtful, &r->size) != 4)
        qt_die("%s: bad line: %s", path, line);
    r->text = qt_grow(NULL, r->size + 1);
    if (fread(r->text, 1, r->size + 1, file) != r->size + 1) qt_die("%s: cut short", path);
    r->names = r->taught_tokens = 0;
    while (fgets(line, sizeof line, file) && strcmp(line, "end\n") != 0) {
        if (*line == '=') {
            add_taught_token(r, line, path);
            continue;
        }
        struct gold_name *g = &r->gold[r->names < MOST_NAMES - 1 ? r->names++ : MOST_NAMES - 1];
        if (sscanf(line, "%u %u %15s", &g->start, &g->stop, type) != 3) qt_die("%s: bad line: %s", path, line);
        static const char *const types[] = {"PER", "ORG", "LOC", "MISC"};
        for (g->type = 0; g->type < NAME_TYPES && strcmp(types[g->type], type) != 0;) g->type++;
    }
    return true;
}

static uint32_t name_mask(int type, enum name_part part) {
    if (type < NAME_TYPES) return 1u << (type * NAME_PARTS + (int)part);
    uint32_t mask = 0;
    for (int t = 0; t < NAME_TYPES; t++) mask |= 1u << (t * NAME_PARTS + (int)part);
    return mask;
}

/* Adds the labels that the model itself would give. */
static void add_opinion(const quoth_document *d, uint32_t *masks) {
    uint32_t at = 0;
    for (uint32_t n = 0; n < d->entities.count; n++) {
        const struct entity *e = &d->entities.at[n];
        for (; at < e->first; at++) masks[at] |= ONLY_OUTSIDE;
        for (; at < e->last; at++) {
            enum name_part part = e->last - e->first == 1 ? PART_S
                                  : at == e->first        ? PART_B
                                  : at == e->last - 1     ? PART_E
                                                          : PART_I;
            masks[at] |= name_mask(e->type, part);
        }
    }
    for (; at < d->tokens.count; at++) masks[at] |= ONLY_OUTSIDE;
}

uint32_t *qt_token_masks(const quoth_document *d, const struct record *r) {
    uint32_t *masks = qt_grow(NULL, (d->tokens.count + 1u) * sizeof *masks), at = 0;
    uint32_t outside = ONLY_OUTSIDE;
    if (r->misc_unknown)
        for (int part = 0; part < NAME_PARTS; part++) outside |= name_mask(TYPE_MISC, (enum name_part)part);
    for (uint32_t i = 0; i < d->tokens.count; i++) masks[i] = outside;
    for (uint32_t n = 0; n < r->names; n++) {
        const struct gold_name *g = &r->gold[n];
        while (at < d->tokens.count && d->tokens.at[at].stop <= g->start) at++;
        uint32_t last = at;
        while (last < d->tokens.count && d->tokens.at[last].start < g->stop) last++;
        if (last == at) continue;
        bool exact = d->tokens.at[at].start == g->start && d->tokens.at[last - 1].stop == g->stop;
        for (uint32_t i = at; i < last; i++) {
            enum name_part part = last - at == 1 ? PART_S : i == at ? PART_B : i == last - 1 ? PART_E : PART_I;
            masks[i] = exact ? name_mask(g->type, part) : ANY_LABEL;
        }
        at = last;
    }
    if (r->doubtful && d->model->names.slots) add_opinion(d, masks);
    return masks;
}

label_scores *qt_taught_labels(const quoth_document *d, const struct record *r) {
    if (!r->taught_tokens) return NULL;
    label_scores *taught = qt_grow(NULL, (d->tokens.count + 1u) * sizeof *taught);
    for (uint32_t i = 0, n = 0; i < d->tokens.count; i++) {
        const struct token *token = &d->tokens.at[i];
        while (n < r->taught_tokens && r->taught[n].start < token->start) n++;
        const struct taught_token *t = &r->taught[n];
        bool same = n < r->taught_tokens && t->start == token->start && t->stop == token->stop;
        for (unsigned k = 0; k < NAME_STATES; k++) taught[i][k] = same ? t->probabilities[k] : k == NAME_OUTSIDE;
    }
    return taught;
}

quoth_document *qt_analyse(quoth_model *model, const struct record *r, const char *path) {
    quoth_document *d;
    quoth_error error;
    quoth_options options = {.size = sizeof options, .last_stage = QUOTH_STAGE_ENTITIES};
    if (quoth_analyze(model, r->text, r->size, &options, &d, &error)) qt_die("%s: %s", path, error.message);
    return d;
}

void qt_open_edges(uint32_t *masks, const struct stretch *s) {
    for (uint32_t i = s->first; i < s->last; i++) {
        bool starts = masks[i] & (name_mask(NAME_TYPES, PART_I) | name_mask(NAME_TYPES, PART_E));
        if (i == s->first && starts) masks[i] = ANY_LABEL;
        bool goes_on = masks[i] & (name_mask(NAME_TYPES, PART_B) | name_mask(NAME_TYPES, PART_I));
        if (i == s->last - 1 && goes_on) masks[i] = ANY_LABEL;
    }
}

void qt_open_weights(struct weights *weights, const char *path, uint32_t version, uint32_t labels, uint32_t extra) {
    FILE *file = fopen(path, "rb");
    size_t capacity = 1 << 26;
    char *data = qt_grow(NULL, capacity); /* stays: the weights lie in it */
    size_t size = file ? fread(data, 1, capacity, file) : 0;
    if (file) fclose(file);
    if (!qi_weights_open(weights, data, size, version, labels, extra)) qt_die("%s: damaged", path);
}

void qt_measure(quoth_model *model, const char *path) {
    static struct record r;
    uint32_t gold[NAME_TYPES + 1] = {0}, found[NAME_TYPES + 1] = {0}, right[NAME_TYPES + 1] = {0};
    FILE *file = fopen(path, "rb");
    if (!file) qt_die("%s: cannot be read", path);
    while (qt_read_record(file, &r, path)) {
        quoth_document *d = qt_analyse(model, &r, path);
        for (uint32_t n = 0; n < r.names; n++) gold[r.gold[n].type]++;
        for (uint32_t i = 0, n = 0; i < d->entities.count; i++) {
            const struct entity *e = &d->entities.at[i];
            uint32_t start = d->tokens.at[e->first].start, stop = d->tokens.at[e->last - 1].stop;
            found[e->type]++;
            while (n < r.names && r.gold[n].start < start) n++;
            right[e->type] +=
                n < r.names && r.gold[n].start == start && r.gold[n].stop == stop && r.gold[n].type == e->type;
        }
        free(r.text);
        quoth_document_free(d);
    }
    fclose(file);
    static const char *const types[] = {"PER", "ORG", "LOC", "MISC"};
    uint32_t g = 0, f = 0, c = 0;
    printf("%-24.24s", strrchr(path, '/') ? strrchr(path, '/') + 1 : path);
    for (int t = 0; t < NAME_TYPES; t++) {
        printf(" %s %.1f/%.1f", types[t], found[t] ? 100.0 * right[t] / found[t] : 0,
               gold[t] ? 100.0 * right[t] / gold[t] : 0);
        if (t == TYPE_MISC) continue;
        g += gold[t];
        f += found[t];
        c += right[t];
    }
    printf("  F1 %.2f\n", g + f ? 200.0 * c / (g + f) : 0);
}
