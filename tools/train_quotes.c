/*
 * Trains the confidence of quotes: how likely their content and speaker are right.
 *
 *     train_quotes MODEL OUT TRAIN [DEV]
 *
 * The files are what train_quotes_data.py writes. A quote is right when its tokens agree with an annotated one's by
 * half or more and the speaker's mention or name is the same. The same inputs give the same bytes.
 */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>

#include "quote/confidence.h"
#include "train.h"

enum { MOST_QUOTES = 4096, MOST_SPANS = 16, NAME_BYTES = 256, LEAST_SEEN = 3, ROWS = 4000, PASSES = 60, BINS = 10 };

struct gold {
    uint32_t spans[MOST_SPANS][2], n, speaker[2];
    int ignore, scare;
    char name[NAME_BYTES];
};

struct article {
    char *text;
    size_t size;
    struct gold gold[MOST_QUOTES];
    uint32_t n;
};

static bool read_article(FILE *file, struct article *a, const char *path) {
    static char line[4096];
    if (!fgets(line, sizeof line, file)) return false;
    if (sscanf(line, "doc %zu", &a->size) != 1) qt_die("%s: bad line: %s", path, line);
    a->text = qt_grow(NULL, a->size + 1);
    if (fread(a->text, 1, a->size + 1, file) != a->size + 1) qt_die("%s: cut short", path);
    for (a->n = 0; fgets(line, sizeof line, file) && strcmp(line, "end\n") != 0;) {
        struct gold *g = &a->gold[a->n < MOST_QUOTES - 1 ? a->n++ : MOST_QUOTES - 1];
        int at = 0, more = 0;
        if (sscanf(line, "%d %d %u %u %u%n", &g->ignore, &g->scare, &g->speaker[0], &g->speaker[1], &g->n, &at) != 5 || g->n > MOST_SPANS)
            qt_die("%s: bad line: %s", path, line);
        for (uint32_t k = 0; k < g->n; k++, at += more)
            if (sscanf(line + at, "%u %u%n", &g->spans[k][0], &g->spans[k][1], &more) != 2) qt_die("%s: bad line: %s", path, line);
        g->name[0] = '\0';
        sscanf(line + at, " %255[^\n]", g->name);
    }
    return true;
}

static bool is_word(const quoth_document *d, uint32_t i) {
    return (qi_form(d, i)->flags & (FORM_LETTER | FORM_DIGIT)) != 0;
}

/* Marks the words inside spans; how many. */
static uint32_t mark(const quoth_document *d, uint8_t *marks, uint8_t bit, uint32_t start, uint32_t stop) {
    uint32_t words = 0;
    for (uint32_t i = 0; i < d->tokens.count; i++) {
        if (d->tokens.at[i].start < start || d->tokens.at[i].stop > stop || !is_word(d, i) || marks[i] & bit) continue;
        marks[i] |= bit;
        words++;
    }
    return words;
}

/* Of what both quotes hold, the share that both hold. */
static double agreement(const quoth_document *d, const struct quote *q, const struct gold *g, uint8_t *marks) {
    memset(marks, 0, d->tokens.count);
    for (uint32_t k = 0; k < q->content_count; k++)
        mark(d, marks, 1, d->pieces.at[q->content + k].start, d->pieces.at[q->content + k].stop);
    for (uint32_t k = 0; k < g->n; k++) mark(d, marks, 2, g->spans[k][0], g->spans[k][1]);
    uint32_t either = 0, both = 0;
    for (uint32_t i = 0; i < d->tokens.count; i++) {
        either += marks[i] != 0;
        both += marks[i] == 3;
    }
    return either ? (double)both / either : 0;
}

/* The last word of a name. */
static const char *last_word(const char *name) {
    const char *space = strrchr(name, ' ');
    return space ? space + 1 : name;
}

static bool same_word(const char *a, const char *b) {
    for (; *a && *b; a++, b++)
        if (tolower((unsigned char)*a) != tolower((unsigned char)*b)) return false;
    return !*a && !*b;
}

static bool same_speaker(const struct quote *q, const struct gold *g) {
    bool none = q->speaker.stop == q->speaker.start && !q->speaker_name, gold_none = g->speaker[1] == g->speaker[0] && !g->name[0];
    if (none || gold_none) return none && gold_none;
    if (q->speaker.stop > q->speaker.start && g->speaker[1] > g->speaker[0] && q->speaker.start < g->speaker[1] && g->speaker[0] < q->speaker.stop)
        return true;
    return q->speaker_name && g->name[0] && same_word(last_word(q->speaker_name), last_word(g->name));
}

/* 1 right, 0 wrong, -1 debatable. */
static int judge(const quoth_document *d, const struct quote *q, const struct article *a, uint8_t *marks) {
    const struct gold *best = NULL;
    double most = 0;
    for (uint32_t k = 0; k < a->n; k++) {
        double share = agreement(d, q, &a->gold[k], marks);
        if (share <= most) continue;
        most = share;
        best = &a->gold[k];
    }
    if (best && most >= 0.5 && best->ignore) return -1;
    bool scare = !best || most < 0.5 || best->scare;
    if (q->kind == QUOTE_SCARE) return scare;
    return !scare && same_speaker(q, best);
}

struct samples {
    struct dictionary features;
    VEC(uint32_t) keys; /* numbers, UINT32_MAX after each sample's last */
    VEC(int8_t) right;
    struct arena arena;
};

static void read_samples(struct samples *s, quoth_model *model, const char *path) {
    static struct article a;
    FILE *file = fopen(path, "rb");
    if (!file) qt_die("%s: cannot be read", path);
    while (read_article(file, &a, path)) {
        quoth_document *d;
        quoth_error error;
        if (quoth_analyze(model, a.text, a.size, NULL, &d, &error)) qt_die("%s: %s", path, error.message);
        uint8_t *marks = qt_grow(NULL, d->tokens.count + 1u);
        for (uint32_t k = 0; k < d->quotes.count; k++) {
            int right = judge(d, &d->quotes.at[k], &a, marks);
            if (right < 0) continue;
            uint64_t keys[CONFIDENCE_MAX_KEYS];
            uint32_t n = qi_confidence_keys(d, k, keys);
            for (uint32_t i = 0; i < n; i++) {
                uint32_t number = qt_number(&s->features, keys[i]);
                *VEC_ADD(&s->arena, &s->keys) = number;
            }
            *VEC_ADD(&s->arena, &s->keys) = UINT32_MAX;
            *VEC_ADD(&s->arena, &s->right) = (int8_t)right;
        }
        free(marks);
        free(a.text);
        quoth_document_free(d);
    }
    fclose(file);
}

/* Logistic regression, by gradients scaled by what they have been (AdaGrad), with weights held small. */
static float *fit(struct samples *s, const uint32_t *map) {
    float *w = qt_grow(NULL, (s->features.count + 1u) * sizeof *w), *g = qt_grow(NULL, (s->features.count + 1u) * sizeof *g);
    memset(w, 0, (s->features.count + 1u) * sizeof *w);
    for (uint32_t i = 0; i <= s->features.count; i++) g[i] = 1e-3f;
    for (int pass = 0; pass < PASSES; pass++)
        for (uint32_t k = 0, at = 0; k < s->right.count; k++) {
            uint32_t first = at;
            double sum = 0;
            for (; s->keys.at[at] != UINT32_MAX; at++)
                if (map[s->keys.at[at]] != UINT32_MAX) sum += w[map[s->keys.at[at]]];
            float miss = (float)(s->right.at[k] - 1 / (1 + exp(-sum)));
            for (uint32_t i = first; i < at; i++) {
                uint32_t f = map[s->keys.at[i]];
                if (f == UINT32_MAX) continue;
                float slope = miss - 0.03f * w[f];
                g[f] += slope * slope;
                w[f] += 0.1f * slope / sqrtf(g[f]);
            }
            at++;
        }
    free(g);
    return w;
}

/* How often quotes of each confidence are right. */
static void measure(quoth_model *model, const char *path) {
    struct samples s = {0};
    double sum[BINS] = {0}, right[BINS] = {0}, error = 0;
    uint32_t n[BINS] = {0}, at = 0;
    qi_arena_open(&s.arena, NULL);
    read_samples(&s, model, path);
    for (uint32_t k = 0; k < s.right.count; k++, at++) {
        int32_t steps = 0;
        for (; s.keys.at[at] != UINT32_MAX; at++)
            steps += qi_weights_row(&model->quotes, qi_weights_find(&model->quotes, s.features.features[s.keys.at[at]]))[0];
        double p = 1 / (1 + exp(-(double)model->quotes.scale * steps));
        int bin = p >= 1 ? BINS - 1 : (int)(p * BINS);
        n[bin]++;
        sum[bin] += p;
        right[bin] += s.right.at[k];
    }
    for (int b = 0; b < BINS; b++) {
        if (n[b]) printf("%.1f: %4u quotes, %.3f expected, %.3f right\n", b / (double)BINS, n[b], sum[b] / n[b], right[b] / n[b]);
        error += fabs(sum[b] - right[b]);
    }
    printf("expected calibration error %.3f of %u quotes\n", s.right.count ? error / s.right.count : 0, s.right.count);
    qi_arena_close(&s.arena);
}

static void open_weights(struct weights *weights, const char *path) {
    static char data[1 << 20];
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(data, 1, sizeof data, file) : 0;
    if (file) fclose(file);
    if (!qi_weights_open(weights, data, size, CONFIDENCE_VERSION, CONFIDENCE_LABELS, 0)) qt_die("%s: damaged", path);
}

int main(int argc, char **argv) {
    if (argc < 4) qt_die("usage: train_quotes MODEL OUT TRAIN [DEV]");
    quoth_model *model = qt_model(argv[1]);
    struct samples s = {0};
    qi_arena_open(&s.arena, NULL);
    read_samples(&s, model, argv[3]);
    uint32_t *map = qt_prune(&s.features, LEAST_SEEN);
    float *w = fit(&s, map), *rows = qt_grow(NULL, (s.features.count + 1u) * CONFIDENCE_LABELS * sizeof *rows);
    memset(rows, 0, (s.features.count + 1u) * CONFIDENCE_LABELS * sizeof *rows);
    for (uint32_t i = 0; i < s.features.count; i++) rows[(size_t)i * CONFIDENCE_LABELS] = w[i];
    printf("%u quotes, %u features\n", s.right.count, s.features.count);
    qt_write(argv[2], &s.features, rows, CONFIDENCE_LABELS, ROWS, CONFIDENCE_VERSION, NULL, 0);
    open_weights(&model->quotes, argv[2]);
    for (int i = 4; i < argc; i++) measure(model, argv[i]);
    return 0;
}
