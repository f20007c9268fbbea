#include "train_regression.h"

#include <math.h>
#include <stdlib.h>

#include "tagger/weights.h"

void qt_open_examples(struct examples *e) {
    *e = (struct examples){0};
    qi_arena_open(&e->arena, NULL);
}

void qt_close_examples(struct examples *e) {
    free(e->features.keys);
    free(e->features.numbers);
    free(e->features.features);
    free(e->features.seen);
    qi_arena_close(&e->arena);
}

void qt_add_example(struct examples *e, const uint64_t *keys, uint32_t n, bool right) {
    for (uint32_t i = 0; i < n; i++) {
        uint32_t number = qt_number(&e->features, keys[i]);
        *VEC_ADD(&e->arena, &e->keys) = number;
    }
    *VEC_ADD(&e->arena, &e->keys) = UINT32_MAX;
    *VEC_ADD(&e->arena, &e->right) = right;
}

/* By gradients scaled by what they have been (AdaGrad), with weights held small. */
static float *fit(struct examples *s, const uint32_t *map, float held, int passes) {
    float *w = qt_grow(NULL, (s->features.count + 1u) * sizeof *w),
          *g = qt_grow(NULL, (s->features.count + 1u) * sizeof *g);
    memset(w, 0, (s->features.count + 1u) * sizeof *w);
    for (uint32_t i = 0; i <= s->features.count; i++) g[i] = 1e-3f;
    for (int pass = 0; pass < passes; pass++)
        for (uint32_t k = 0, at = 0; k < s->right.count; k++) {
            uint32_t first = at;
            double sum = 0;
            for (; s->keys.at[at] != UINT32_MAX; at++)
                if (map[s->keys.at[at]] != UINT32_MAX) sum += w[map[s->keys.at[at]]];
            float miss = (float)(s->right.at[k] - 1 / (1 + exp(-sum)));
            for (uint32_t i = first; i < at; i++) {
                uint32_t f = map[s->keys.at[i]];
                if (f == UINT32_MAX) continue;
                float slope = miss - held * w[f];
                g[f] += slope * slope;
                w[f] += 0.1f * slope / sqrtf(g[f]);
            }
            at++;
        }
    free(g);
    return w;
}

void qt_learn_examples(struct examples *e, const char *path, float held, int passes, uint32_t most, uint32_t version) {
    uint32_t *map = qt_prune(&e->features, REGRESSION_LEAST_SEEN), n = e->features.count;
    float *w = fit(e, map, held, passes);
    printf("%u examples, %u features\n", e->right.count, n);
    qt_write(path, &e->features, w, 1, most, version, NULL, 0);
    free(map);
    free(w);
}

void qt_open_table(struct weights *weights, const char *path, uint32_t version) {
    FILE *file = fopen(path, "rb");
    enum { MOST = 1 << 24 };
    char *data = qt_grow(NULL, MOST); /* lives as long as the program */
    size_t size = file ? fread(data, 1, MOST, file) : 0;
    if (file) fclose(file);
    if (!qi_weights_open(weights, data, size, version, 1, 0)) qt_die("%s: damaged", path);
}

static bool read_article(FILE *file, struct quote_article *a, const char *path) {
    static char line[4096];
    if (!fgets(line, sizeof line, file)) return false;
    if (sscanf(line, "doc %zu", &a->size) != 1) qt_die("%s: bad line: %s", path, line);
    a->text = qt_grow(NULL, a->size + 1);
    if (fread(a->text, 1, a->size + 1, file) != a->size + 1) qt_die("%s: cut short", path);
    for (a->n = 0; fgets(line, sizeof line, file) && strcmp(line, "end\n") != 0;) {
        struct gold_quote *g = &a->gold[a->n < MOST_QUOTES - 1 ? a->n++ : MOST_QUOTES - 1];
        int at = 0, more = 0;
        if (sscanf(line, "%d %c %u %u %u %u %u%n", &g->ignore, &g->kind, &g->cue[0], &g->cue[1], &g->speaker[0],
                   &g->speaker[1], &g->n, &at) != 7 ||
            g->n > MOST_SPANS)
            qt_die("%s: bad line: %s", path, line);
        for (uint32_t k = 0; k < g->n; k++, at += more)
            if (sscanf(line + at, "%u %u%n", &g->spans[k][0], &g->spans[k][1], &more) != 2)
                qt_die("%s: bad line: %s", path, line);
        g->name[0] = '\0';
        sscanf(line + at, " %255[^\n]", g->name);
    }
    return true;
}

void qt_read_articles(quoth_model *model, const char *path, take_article *take, void *context) {
    static struct quote_article a;
    FILE *file = fopen(path, "rb");
    if (!file) qt_die("%s: cannot be read", path);
    while (read_article(file, &a, path)) {
        quoth_document *d;
        quoth_error error;
        if (quoth_analyze(model, a.text, a.size, NULL, &d, &error)) qt_die("%s: %s", path, error.message);
        take(d, &a, context);
        free(a.text);
        quoth_document_free(d);
    }
    fclose(file);
}
