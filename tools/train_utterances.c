/*
 * Trains what versions of one statement have in common: a logistic regression on pairs of quotes.
 *
 *     train_utterances MODEL OUT TRAIN
 *
 * The file is what train_utterances_data.py writes. Every quote that the library finds stands for the annotated one
 * that it shares most with; pairs of quotes that stand for none or for the same one are left out, and so are pairs of
 * which one blends two statements. Collections are single stories and several together, as words are rarer in larger
 * ones. The same inputs give the same bytes.
 */
#include <math.h>
#include <stdlib.h>

#include "corpus/statement.h"
#include "train.h"

enum { MOST_QUOTES = 1024, MOST_SPANS = 16, MOST_LABELS = 8, TOGETHER = 12, STEPS = 12 };

struct gold {
    int left_out;
    uint32_t labels[MOST_LABELS], n_labels, spans[MOST_SPANS][2], n_spans;
};

struct article {
    char *text;
    size_t size;
    uint32_t story, date;
    struct gold *gold;
    uint32_t n;
    quoth_document *document;
};

struct articles {
    VEC(struct article) all;
    struct arena arena;
};

/* ---- reading */

static uint32_t next_number(const char **at, const char *path) {
    char *end;
    unsigned long n = strtoul(*at, &end, 10);
    if (end == *at) qt_die("%s: bad line: %s", path, *at);
    *at = end;
    return (uint32_t)n;
}

static struct gold read_gold(const char *line, const char *path) {
    struct gold g = {.left_out = (int)next_number(&line, path), .n_labels = next_number(&line, path)};
    if (g.n_labels > MOST_LABELS) qt_die("%s: too many labels", path);
    for (uint32_t i = 0; i < g.n_labels; i++) g.labels[i] = next_number(&line, path);
    g.n_spans = next_number(&line, path);
    if (g.n_spans > MOST_SPANS) qt_die("%s: too many spans", path);
    for (uint32_t i = 0; i < g.n_spans; i++) {
        g.spans[i][0] = next_number(&line, path);
        g.spans[i][1] = next_number(&line, path);
    }
    return g;
}

static bool read_article(FILE *file, struct article *a, const char *path) {
    static char line[4096];
    if (!fgets(line, sizeof line, file)) return false;
    if (sscanf(line, "doc %zu %u %u", &a->size, &a->story, &a->date) != 3) qt_die("%s: bad line: %s", path, line);
    a->text = qt_grow(NULL, a->size + 1);
    if (fread(a->text, 1, a->size + 1, file) != a->size + 1) qt_die("%s: cut short", path);
    a->gold = qt_grow(NULL, MOST_QUOTES * sizeof *a->gold);
    for (a->n = 0; fgets(line, sizeof line, file) && strcmp(line, "end\n") != 0; a->n++) {
        if (a->n == MOST_QUOTES) qt_die("%s: too many quotes", path);
        a->gold[a->n] = read_gold(line, path);
    }
    return true;
}

static void read_articles(struct articles *articles, quoth_model *model, const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) qt_die("%s: cannot be read", path);
    struct article a;
    while (read_article(file, &a, path)) {
        quoth_options options = {.size = sizeof options, .date = a.date};
        quoth_error error;
        if (quoth_analyze(model, a.text, a.size, &options, &a.document, &error)) qt_die("%s: %s", path, error.message);
        *VEC_ADD(&articles->arena, &articles->all) = a;
    }
    fclose(file);
}

/* ---- which annotated quote is meant */

static uint32_t shared_bytes(const quoth_document *d, const struct quote *q, const struct gold *g) {
    uint32_t shared = 0;
    for (uint32_t i = 0; i < q->content_count; i++) {
        struct span piece = d->pieces.at[q->content + i];
        for (uint32_t k = 0; k < g->n_spans; k++) {
            uint32_t start = piece.start > g->spans[k][0] ? piece.start : g->spans[k][0];
            uint32_t stop = piece.stop < g->spans[k][1] ? piece.stop : g->spans[k][1];
            if (start < stop) shared += stop - start;
        }
    }
    return shared;
}

/* The annotated quote that shares most with the quote, at least half of the shorter one; NULL: none. */
static const struct gold *meant(const struct article *a, uint32_t quote) {
    const quoth_document *d = a->document;
    const struct quote *q = &d->quotes.at[quote];
    const struct gold *best = NULL;
    double most = 0;
    uint32_t size = 0;
    for (uint32_t i = 0; i < q->content_count; i++)
        size += d->pieces.at[q->content + i].stop - d->pieces.at[q->content + i].start;
    for (uint32_t k = 0; k < a->n; k++) {
        const struct gold *g = &a->gold[k];
        uint32_t length = 0, shared = shared_bytes(d, q, g);
        for (uint32_t i = 0; i < g->n_spans; i++) length += g->spans[i][1] - g->spans[i][0];
        if (!shared || shared * 2 < (size < length ? size : length)) continue;
        double part = (double)shared / (size + length - shared);
        if (part <= most) continue;
        most = part;
        best = g;
    }
    return best && !best->left_out ? best : NULL;
}

/* 1: versions of one statement, 0: not, -1: left out. */
static int judge(const struct gold *a, const struct gold *b) {
    if (!a || !b || a == b) return -1;
    if (!a->n_labels || !b->n_labels) return 0;
    if (a->labels[0] == b->labels[0]) return 1;
    for (uint32_t i = 0; i < a->n_labels; i++)
        for (uint32_t k = 0; k < b->n_labels; k++)
            if (a->labels[i] == b->labels[k]) return -1;
    return 0;
}

/* ---- samples */

struct samples {
    float (*likeness)[LIKENESSES];
    int8_t *same;
    uint32_t count, capacity;
};

static void add_sample(struct samples *s, const float *likeness, int same) {
    if (s->count == s->capacity) {
        s->capacity = s->capacity ? 2 * s->capacity : 1 << 16;
        s->likeness = qt_grow(s->likeness, s->capacity * sizeof *s->likeness);
        s->same = qt_grow(s->same, s->capacity * sizeof *s->same);
    }
    memcpy(s->likeness[s->count], likeness, sizeof *s->likeness);
    s->same[s->count++] = (int8_t)same;
}

/* The pairs of a collection made of articles [first, last). */
static void sample_collection(struct samples *s, const struct article *articles, uint32_t first, uint32_t last) {
    quoth_collection *c;
    struct arena arena;
    qi_arena_open(&arena, NULL);
    if (quoth_collection_new(NULL, &c, NULL)) qt_die("out of memory");
    for (uint32_t i = first; i < last; i++)
        if (quoth_collection_add(c, articles[i].document, NULL)) qt_die("out of memory");
    if (quoth_collection_resolve(c, NULL)) qt_die("out of memory");
    struct statement *statements = qi_make_statements(c, &arena);
    struct statement_pairs pairs = {0};
    if (!statements || !qi_pair_statements(statements, c->quotes.count, &arena, &pairs)) qt_die("out of memory");
    const struct gold **gold = qi_arena_alloc(&arena, (c->quotes.count + 1) * sizeof *gold);
    for (uint32_t i = 0; i < c->quotes.count; i++) {
        uint32_t in = c->quotes.at[i].document;
        gold[i] = meant(&articles[first + in], i - c->documents.at[in].first_quote);
    }
    float likeness[LIKENESSES];
    for (uint32_t i = 0; i < pairs.count; i++) {
        int same = judge(gold[pairs.at[i].a], gold[pairs.at[i].b]);
        if (same < 0) continue;
        qi_compare_statements(&statements[pairs.at[i].a], &statements[pairs.at[i].b], likeness);
        add_sample(s, likeness, same);
    }
    quoth_collection_free(c);
    qi_arena_close(&arena);
}

/* Collections of `together` stories each. */
static void sample_all(struct samples *s, const struct articles *articles, uint32_t together) {
    const struct article *a = articles->all.at;
    for (uint32_t first = 0, last; first < articles->all.count; first = last) {
        uint32_t stories = 0;
        for (last = first; last < articles->all.count; last++) {
            stories += last == first || a[last].story != a[last - 1].story;
            if (stories > together) break;
        }
        if (last > first + 1) sample_collection(s, a, first, last);
    }
}

/* ---- fitting */

/* Solves m x = v in place (v becomes x), by elimination; m is symmetric and positive. */
static void solve(double m[LIKENESSES][LIKENESSES], double v[LIKENESSES]) {
    for (int i = 0; i < LIKENESSES; i++)
        for (int k = i + 1; k < LIKENESSES; k++) {
            double factor = m[k][i] / m[i][i];
            for (int j = i; j < LIKENESSES; j++) m[k][j] -= factor * m[i][j];
            v[k] -= factor * v[i];
        }
    for (int i = LIKENESSES - 1; i >= 0; i--) {
        for (int j = i + 1; j < LIKENESSES; j++) v[i] -= m[i][j] * v[j];
        v[i] /= m[i][i];
    }
}

/* Logistic regression by Newton's method, weights other than the bias held small. */
static void fit(const struct samples *s, float weights[LIKENESSES]) {
    memset(weights, 0, LIKENESSES * sizeof *weights);
    for (int step = 0; step < STEPS; step++) {
        static double curvature[LIKENESSES][LIKENESSES];
        double slope[LIKENESSES] = {0};
        memset(curvature, 0, sizeof curvature);
        for (uint32_t n = 0; n < s->count; n++) {
            const float *x = s->likeness[n];
            double p = 1 / (1 + exp(-(double)qi_likeness_score(weights, x)));
            for (int i = 0; i < LIKENESSES; i++) {
                slope[i] += (s->same[n] - p) * x[i];
                for (int k = 0; k < LIKENESSES; k++) curvature[i][k] += p * (1 - p) * x[i] * x[k];
            }
        }
        for (int i = 0; i < LIKENESSES; i++) {
            double held = i == LIKE_BIAS ? 1e-6 : 1;
            slope[i] -= held * weights[i];
            curvature[i][i] += held;
        }
        solve(curvature, slope);
        for (int i = 0; i < LIKENESSES; i++) weights[i] += (float)slope[i];
    }
}

static void report(const struct samples *s, const float weights[LIKENESSES]) {
    uint32_t same = 0, found = 0, right = 0;
    for (uint32_t n = 0; n < s->count; n++) {
        bool guess = qi_likeness_score(weights, s->likeness[n]) > 0;
        same += s->same[n] > 0;
        found += guess;
        right += guess && s->same[n];
    }
    printf("%u pairs, %u of one statement; %u found, %u of them right\n", s->count, same, found, right);
}

int main(int argc, char **argv) {
    if (argc != 4) qt_die("usage: train_utterances MODEL OUT TRAIN");
    struct articles articles = {0};
    qi_arena_open(&articles.arena, NULL);
    read_articles(&articles, qt_model(argv[1]), argv[3]);
    struct samples s = {0};
    sample_all(&s, &articles, 1);
    sample_all(&s, &articles, TOGETHER);
    float weights[LIKENESSES];
    fit(&s, weights);
    report(&s, weights);
    const struct dictionary none = {0};
    qt_write(argv[2], &none, NULL, UTTERANCES_LABELS, 0, UTTERANCES_VERSION, weights, UTTERANCES_EXTRA);
    return 0;
}
