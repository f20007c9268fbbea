/*
 * Trains the tagger of names, a conditional random field, by FTRL-proximal (McMahan et al. 2013), whose
 * L1 term leaves most features without weight.
 *
 *     train_names MODEL OUT TRAIN … -- DEV …
 *
 * MODEL gives word lists, parts of speech and clusters. Files are those of train_data.py. The same inputs
 * give the same bytes.
 */
#include <math.h>
#include <stdlib.h>

#include "entity/scorer.h"
#include "train.h"

enum { PASSES = 12, LEAST_SEEN = 2, ROWS = 160000 };
static const float alpha = 0.15f, beta = 1.0f, l1 = 0.6f, l2 = 2e-5f, dropped = 0.1f;

enum { ANY_LABEL = (1 << NAME_STATES) - 1, ONLY_OUTSIDE = 1 << NAME_OUTSIDE };

/* ---- instances: what is known of each token of each stretch */

struct sample {
    uint32_t first, last; /* tokens */
    float weight;
};

struct samples {
    struct dictionary features;
    VEC(uint32_t) numbers; /* of features, token after token */
    VEC(uint64_t) starts;  /* by token: into numbers; one more at the end */
    VEC(uint32_t) masks;   /* by token: labels it may have, 1 << label */
    VEC(struct sample) all;
    struct arena arena;
};

struct gold {
    uint32_t start, stop;
    int type; /* NAME_TYPES: any */
};

struct record {
    float weight;
    int misc_unknown;
    char *text;
    size_t size;
    struct gold gold[4096];
    uint32_t names;
};

static bool read_record(FILE *file, struct record *r, const char *path) {
    char line[256], type[16];
    if (!fgets(line, sizeof line, file)) return false;
    if (sscanf(line, "doc %f %d %zu", &r->weight, &r->misc_unknown, &r->size) != 3) qt_die("%s: bad line: %s", path, line);
    r->text = qt_grow(NULL, r->size + 1);
    if (fread(r->text, 1, r->size + 1, file) != r->size + 1) qt_die("%s: cut short", path);
    r->names = 0;
    while (fgets(line, sizeof line, file) && strcmp(line, "end\n") != 0) {
        struct gold *g = &r->gold[r->names < 4095 ? r->names++ : 4095];
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

/* The labels that tokens may have by the record's names; where tokens and names disagree, any. */
static uint32_t *token_masks(const quoth_document *d, const struct record *r) {
    uint32_t *masks = qt_grow(NULL, (d->tokens.count + 1u) * sizeof *masks), at = 0;
    uint32_t outside = ONLY_OUTSIDE;
    if (r->misc_unknown)
        for (int part = 0; part < NAME_PARTS; part++) outside |= name_mask(TYPE_MISC, (enum name_part)part);
    for (uint32_t i = 0; i < d->tokens.count; i++) masks[i] = outside;
    for (uint32_t n = 0; n < r->names; n++) {
        const struct gold *g = &r->gold[n];
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
    return masks;
}

static void add_token(struct samples *s, struct name_reader *reader, const struct stretch *stretch, uint32_t token,
                      uint32_t mask) {
    uint64_t keys[256];
    struct name_context context;
    qi_context_at(reader, stretch, token, &context);
    uint32_t n = qi_name_own_keys(reader->d, context.word[2], context.letters, keys);
    for (int k = -2; k <= 2; k++)
        if (k) n += qi_name_near_keys(context.word[k + 2], k, keys + n);
    n += qi_name_joint_keys(&context, keys + n);
    *VEC_ADD(&s->arena, &s->starts) = s->numbers.count;
    *VEC_ADD(&s->arena, &s->masks) = mask;
    for (uint32_t i = 0; i < n; i++) *VEC_ADD(&s->arena, &s->numbers) = qt_number(&s->features, keys[i]);
}

/* A stretch is of use when the masks of its tokens leave a legal sequence: a name cut by its edge does not. */
static void open_edges(uint32_t *masks, const struct stretch *s) {
    for (uint32_t i = s->first; i < s->last; i++) {
        bool starts = masks[i] & (name_mask(NAME_TYPES, PART_I) | name_mask(NAME_TYPES, PART_E));
        if (i == s->first && starts) masks[i] = ANY_LABEL;
        bool goes_on = masks[i] & (name_mask(NAME_TYPES, PART_B) | name_mask(NAME_TYPES, PART_I));
        if (i == s->last - 1 && goes_on) masks[i] = ANY_LABEL;
    }
}

static quoth_document *analyse(quoth_model *model, const struct record *r, const char *path) {
    quoth_document *d;
    quoth_error error;
    quoth_options options = {.size = sizeof options, .last_stage = QUOTH_STAGE_ENTITIES};
    if (quoth_analyze(model, r->text, r->size, &options, &d, &error)) qt_die("%s: %s", path, error.message);
    return d;
}

static void read_samples(struct samples *s, quoth_model *model, const char *path) {
    static struct record r;
    FILE *file = fopen(path, "rb");
    if (!file) qt_die("%s: cannot be read", path);
    while (read_record(file, &r, path)) {
        quoth_document *d = analyse(model, &r, path);
        struct arena scratch;
        qi_arena_open(&scratch, NULL);
        struct name_reader reader;
        if (!qi_context_read(&reader, d, &scratch)) qt_die("out of memory");
        uint32_t *masks = token_masks(d, &r);
        for (uint32_t n = 0; n < reader.stretches.count; n++) {
            const struct stretch *stretch = &reader.stretches.at[n];
            uint32_t first = s->masks.count;
            open_edges(masks, stretch);
            for (uint32_t i = stretch->first; i < stretch->last; i++) add_token(s, &reader, stretch, i, masks[i]);
            *VEC_ADD(&s->arena, &s->all) = (struct sample){first, s->masks.count, r.weight};
        }
        free(masks);
        free(r.text);
        qi_arena_close(&scratch);
        quoth_document_free(d);
    }
    fclose(file);
}

/* Numbers features anew without the rare ones. */
static void drop_rare(struct samples *s) {
    *VEC_ADD(&s->arena, &s->starts) = s->numbers.count;
    uint32_t *kept = qt_prune(&s->features, LEAST_SEEN);
    uint64_t to = 0;
    for (uint32_t t = 0; t + 1 < s->starts.count; t++) {
        uint64_t from = s->starts.at[t], stop = s->starts.at[t + 1];
        s->starts.at[t] = to;
        for (; from < stop; from++) {
            uint32_t number = kept[s->numbers.at[from]];
            if (number != UINT32_MAX) s->numbers.at[to++] = number;
        }
    }
    s->starts.at[s->starts.count - 1] = to;
    free(kept);
}

/* ---- learning */

struct learner {
    float *w, *z, *n;
    uint32_t cells;
};

static void open_learner(struct learner *l, uint32_t cells) {
    l->cells = cells;
    float **const parts[] = {&l->w, &l->z, &l->n};
    for (int i = 0; i < 3; i++) {
        *parts[i] = qt_grow(NULL, cells * sizeof(float));
        memset(*parts[i], 0, cells * sizeof(float));
    }
}

static void learn(struct learner *l, size_t at, uint32_t count, const float *gradient, float lasso) {
    float *w = l->w + at, *z = l->z + at, *n = l->n + at;
    for (uint32_t k = 0; k < count; k++) {
        float g = gradient[k], before = sqrtf(n[k]);
        n[k] += g * g;
        float root = sqrtf(n[k]);
        z[k] += g - (root - before) / alpha * w[k];
        float far = fabsf(z[k]) - lasso;
        w[k] = far <= 0 ? 0 : -copysignf(far, z[k]) / ((beta + root) / alpha + l2);
    }
}

struct lattice {
    label_scores *scores, *free_scores, *bound_scores, *forward, *backward, *bound_forward, *bound_backward;
    float *scale;
    uint32_t capacity;
};

static void make_room(struct lattice *t, uint32_t count) {
    if (count <= t->capacity) return;
    label_scores **const parts[] = {&t->scores, &t->free_scores, &t->bound_scores, &t->forward, &t->backward,
                                    &t->bound_forward, &t->bound_backward};
    for (int i = 0; i < 7; i++) *parts[i] = qt_grow(*parts[i], count * sizeof(label_scores));
    t->scale = qt_grow(t->scale, count * sizeof *t->scale);
    t->capacity = count;
}

static void marginals(const label_scores *forward, const label_scores *backward, uint32_t i, float *p) {
    float total = 0;
    for (unsigned k = 0; k < NAME_STATES; k++) total += p[k] = forward[i][k] * backward[i][k];
    for (unsigned k = 0; k < NAME_STATES; k++) p[k] /= total;
}

/* Adds sign * expected uses of each transition. */
static void count_transitions(const label_scores *scores, const label_scores *forward, const label_scores *backward,
                              uint32_t count, const float *transitions, float sign, float *sums) {
    for (uint32_t i = 0; i <= count; i++) {
        float row[NAME_STATES * NAME_STATES], total = 0;
        for (unsigned from = 0; from < NAME_STATES; from++)
            for (unsigned to = 0; to < NAME_STATES; to++) {
                float p = transitions[from * NAME_STATES + to];
                if (i) p *= forward[i - 1][from];
                else if (from != NAME_OUTSIDE) p = 0;
                if (i < count) p *= scores[i][to] * backward[i][to];
                else if (to != NAME_OUTSIDE) p = 0;
                total += row[from * NAME_STATES + to] = p;
            }
        for (unsigned k = 0; k < NAME_STATES * NAME_STATES; k++) sums[k] += sign * row[k] / total;
    }
}

static void exp_transitions(const float *transitions, float *out) {
    for (unsigned from = 0; from < NAME_STATES; from++)
        for (unsigned to = 0; to < NAME_STATES; to++) {
            unsigned at = from * NAME_STATES + to;
            out[at] = qi_name_legal(from, to) ? expf(transitions[at]) : 0;
        }
}

static void score_sample(const struct samples *s, const struct sample *sample, const struct learner *l,
                         const uint8_t *keep, label_scores *scores) {
    uint64_t base = s->starts.at[sample->first];
    for (uint32_t t = sample->first; t < sample->last; t++) {
        float *row = scores[t - sample->first];
        memset(row, 0, sizeof(label_scores));
        for (uint64_t f = s->starts.at[t]; f < s->starts.at[t + 1]; f++) {
            if (!keep[f - base]) continue;
            const float *w = l->w + (size_t)s->numbers.at[f] * NAME_LABELS;
            for (unsigned k = 0; k < NAME_LABELS; k++) row[k] += w[k];
        }
    }
}

/* One step on one stretch; returns what it loses, in nats. */
static double step(const struct samples *s, const struct sample *sample, struct learner *l, struct learner *links,
                   struct lattice *t, const uint8_t *keep) {
    uint32_t count = sample->last - sample->first;
    make_room(t, count);
    score_sample(s, sample, l, keep, t->scores);
    float link[NAME_STATES * NAME_STATES], expected[NAME_STATES * NAME_STATES] = {0};
    exp_transitions(links->w, link);
    memcpy(t->free_scores, t->scores, count * sizeof(label_scores));
    memcpy(t->bound_scores, t->scores, count * sizeof(label_scores));
    for (uint32_t i = 0; i < count; i++)
        for (unsigned k = 0; k < NAME_STATES; k++)
            if (!(s->masks.at[sample->first + i] >> k & 1)) t->bound_scores[i][k] = -80;
    qi_name_sums(t->free_scores, count, link, t->forward, t->backward, t->scale);
    qi_name_sums(t->bound_scores, count, link, t->bound_forward, t->bound_backward, t->scale);
    const label_scores *forward = (const label_scores *)t->forward, *backward = (const label_scores *)t->backward;
    const label_scores *bound_forward = (const label_scores *)t->bound_forward;
    const label_scores *bound_backward = (const label_scores *)t->bound_backward;
    count_transitions((const label_scores *)t->free_scores, forward, backward, count, link, sample->weight, expected);
    count_transitions((const label_scores *)t->bound_scores, bound_forward, bound_backward, count, link,
                      -sample->weight, expected);
    double loss = 0;
    uint64_t base = s->starts.at[sample->first];
    for (uint32_t i = 0; i < count; i++) {
        label_scores p, q;
        marginals(forward, backward, i, p);
        marginals(bound_forward, bound_backward, i, q);
        float most = 0, right = 0;
        for (unsigned k = 0; k < NAME_STATES; k++) {
            right += q[k] * p[k];
            p[k] = (p[k] - q[k]) * sample->weight;
            most = fmaxf(most, fabsf(p[k]));
        }
        loss -= log((double)right + 1e-9);
        if (most < 1e-3f) continue;
        for (uint64_t f = s->starts.at[sample->first + i]; f < s->starts.at[sample->first + i + 1]; f++)
            if (keep[f - base]) learn(l, (size_t)s->numbers.at[f] * NAME_LABELS, NAME_LABELS, p, l1);
    }
    learn(links, 0, NAME_STATES * NAME_STATES, expected, 0);
    return loss;
}

static void train(const struct samples *s, struct learner *l, struct learner *links) {
    uint32_t *order = qt_grow(NULL, s->all.count * sizeof *order), longest = 0;
    for (uint32_t i = 0; i < s->all.count; i++) {
        order[i] = i;
        uint64_t size = s->starts.at[s->all.at[i].last] - s->starts.at[s->all.at[i].first];
        if (size > longest) longest = (uint32_t)size;
    }
    uint8_t *keep = qt_grow(NULL, longest + 1);
    struct lattice t = {0};
    uint64_t state = 1;
    for (int pass = 0; pass < PASSES; pass++) {
        double loss = 0;
        for (uint32_t i = s->all.count; i > 1; i--) {
            uint32_t j = qt_random(&state) % i, kept = order[i - 1];
            order[i - 1] = order[j];
            order[j] = kept;
        }
        for (uint32_t n = 0; n < s->all.count; n++) {
            const struct sample *sample = &s->all.at[order[n]];
            uint64_t size = s->starts.at[sample->last] - s->starts.at[sample->first];
            for (uint64_t i = 0; i < size; i++)
                keep[i] = pass == PASSES - 1 || (qt_random(&state) & 0xFFFF) >= dropped * 0x10000;
            loss += step(s, sample, l, links, &t, keep);
        }
        printf("pass %d: %.4f nats a token\n", pass + 1, loss / s->masks.count);
        fflush(stdout);
    }
    free(order);
    free(keep);
}

/* ---- measuring, with the library's own stages */

static void open_names(quoth_model *model, const char *path) {
    static char data[1 << 26];
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(data, 1, sizeof data, file) : 0;
    if (file) fclose(file);
    if (!qi_weights_open(&model->names, data, size, NAME_VERSION, NAME_LABELS, NAME_EXTRA)) qt_die("%s: damaged", path);
}

static void measure(quoth_model *model, const char *path) {
    static struct record r;
    uint32_t gold[NAME_TYPES + 1] = {0}, found[NAME_TYPES + 1] = {0}, right[NAME_TYPES + 1] = {0};
    FILE *file = fopen(path, "rb");
    if (!file) qt_die("%s: cannot be read", path);
    while (read_record(file, &r, path)) {
        quoth_document *d = analyse(model, &r, path);
        for (uint32_t n = 0; n < r.names; n++) gold[r.gold[n].type]++;
        for (uint32_t i = 0, n = 0; i < d->entities.count; i++) {
            const struct entity *e = &d->entities.at[i];
            uint32_t start = d->tokens.at[e->first].start, stop = d->tokens.at[e->last - 1].stop;
            found[e->type]++;
            while (n < r.names && r.gold[n].start < start) n++;
            right[e->type] += n < r.names && r.gold[n].start == start && r.gold[n].stop == stop && r.gold[n].type == e->type;
        }
        free(r.text);
        quoth_document_free(d);
    }
    fclose(file);
    static const char *const types[] = {"PER", "ORG", "LOC", "MISC"};
    uint32_t g = 0, f = 0, c = 0;
    printf("%-24.24s", strrchr(path, '/') ? strrchr(path, '/') + 1 : path);
    for (int t = 0; t < NAME_TYPES; t++) {
        printf(" %s %.1f/%.1f", types[t], found[t] ? 100.0 * right[t] / found[t] : 0, gold[t] ? 100.0 * right[t] / gold[t] : 0);
        if (t == TYPE_MISC) continue;
        g += gold[t];
        f += found[t];
        c += right[t];
    }
    printf("  F1 %.2f\n", g + f ? 200.0 * c / (g + f) : 0);
}

int main(int argc, char **argv) {
    if (argc < 4) qt_die("usage: train_names MODEL OUT TRAIN … -- DEV …");
    quoth_model *model = qt_model(argv[1]);
    struct samples s = {0};
    qi_arena_open(&s.arena, NULL);
    int i = 3;
    for (; i < argc && strcmp(argv[i], "--") != 0; i++) read_samples(&s, model, argv[i]);
    if (s.all.count) {
        drop_rare(&s);
        printf("%u stretches, %u tokens, %u features\n", s.all.count, s.masks.count, s.features.count);
        struct learner l, links;
        open_learner(&l, s.features.count * NAME_LABELS);
        open_learner(&links, NAME_STATES * NAME_STATES);
        train(&s, &l, &links);
        float extra[NAME_EXTRA];
        memcpy(extra, links.w, NAME_STATES * NAME_STATES * sizeof *extra);
        extra[NAME_EXTRA - 2] = 1;
        extra[NAME_EXTRA - 1] = 0;
        qt_write(argv[2], &s.features, l.w, NAME_LABELS, ROWS, NAME_VERSION, extra, NAME_EXTRA);
    }
    open_names(model, argv[2]);
    for (i++; i < argc; i++) measure(model, argv[i]);
    return 0;
}
