/*
 * Trains the judge of sentence gaps (lib/sentence/gap.h), logistic regression, from CoNLL-U files and records.
 *
 *     train_sentences MODEL OUT TRAIN.conllu … RECORDS.jsonl … -- DEV.conllu …
 *
 * MODEL gives the word lists. CoNLL-U files come first; their raw text is put together again from the sentences'
 * text, their last token's SpaceAfter and the paragraphs. The same inputs give the same bytes.
 */
#include <math.h>
#include <stdlib.h>

#include "sentence/gap.h"
#include "train.h"
#include "yyjson.h"

enum { PASSES = 30 };

struct example {
    uint32_t features[GAP_FEATURES];
    uint8_t count;
    bool boundary;
};

static VEC(struct example) examples;
static uint32_t out_of_reach; /* gold boundaries that are no gap */

/* One document's raw text and where its sentences start. */
struct text {
    char *bytes;
    size_t length, capacity;
    VEC(uint32_t) starts;
    bool unmarked; /* no starts are known */
};

static void append(struct text *t, const char *bytes, size_t length) {
    if (t->length + length + 1 > t->capacity) {
        t->capacity = (t->length + length) * 2 + 64;
        t->bytes = qt_grow(t->bytes, t->capacity);
    }
    memcpy(t->bytes + t->length, bytes, length);
    t->length += length;
}

static bool starts_at(const struct text *t, uint32_t offset) {
    uint32_t low = 0, high = t->starts.count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (t->starts.at[middle] < offset) low = middle + 1;
        else high = middle;
    }
    return low < t->starts.count && t->starts.at[low] == offset;
}

/*
 * Running prose whose sentences are not marked: in a paragraph that ends with a full stop, a gap
 * without one is taken to be inside a sentence; the others are not used.
 */
static bool usable(const struct reader *r, const struct gap *gap) {
    return r->block.terminated && r->block.words > 7 && gap->terminator == UINT32_MAX;
}

static void describe(quoth_document *d, const struct text *t) {
    uint32_t line, region, prose = qi_prose(d);
    qi_first_block(d, &line, &region);
    uint32_t next_region = region;
    for (uint32_t first = 0, last; first < d->tokens.count; first = last) {
        last = qi_block_end(d, first, &line, &next_region);
        struct reader r;
        qi_open_block(&r, d, prose, region, first, last);
        for (uint32_t i = first + 1; i < last; i++) {
            struct gap gap;
            bool boundary = starts_at(t, d->tokens.at[i].start);
            bool is_gap = qi_gap(&r, i, &gap);
            if (is_gap && t->unmarked && !usable(&r, &gap)) {
                boundary = gap.terminator != UINT32_MAX;
            } else if (is_gap) {
                examples.at = examples.count == examples.capacity
                    ? qt_grow(examples.at, (examples.capacity = examples.capacity * 2 + 4096) * sizeof *examples.at)
                    : examples.at;
                struct example *e = &examples.at[examples.count++];
                e->count = (uint8_t)qi_gap_features(&r, &gap, e->features);
                e->boundary = boundary;
            } else {
                out_of_reach += boundary;
            }
            qi_pass(&r, i, boundary);
        }
        region = next_region;
    }
}

static void finish(quoth_model *model, struct text *t) {
    if (!t->length) return;
    quoth_options options = {.size = sizeof options, .last_stage = QUOTH_STAGE_TOKENS};
    quoth_document *d;
    if (quoth_analyze(model, t->bytes, t->length, &options, &d, NULL)) qt_die("a text could not be read");
    describe(d, t);
    quoth_document_free(d);
    t->length = 0;
    t->starts.count = 0;
}

static void read_conllu(quoth_model *model, const char *path) {
    static char line[1 << 16];
    struct text t = {0};
    struct arena arena;
    bool glued = false, paragraph = false;
    FILE *file = fopen(path, "r");
    if (!file) qt_die("%s: cannot be read", path);
    qi_arena_open(&arena, NULL);
    while (fgets(line, sizeof line, file)) {
        size_t length = strcspn(line, "\n");
        if (strncmp(line, "# newdoc", 8) == 0) finish(model, &t);
        if (strncmp(line, "# newpar", 8) == 0) paragraph = true;
        if (strncmp(line, "# text = ", 9) == 0) {
            if (t.length && paragraph) append(&t, "\n\n", 2);
            else if (t.length && !glued) append(&t, " ", 1);
            uint32_t *start = VEC_ADD(&arena, &t.starts);
            if (!start) qt_die("out of memory");
            *start = (uint32_t)t.length;
            append(&t, line + 9, length - 9);
            paragraph = glued = false;
        }
        if (length && *line != '#') glued = strstr(line, "SpaceAfter=No") != NULL;
    }
    finish(model, &t);
    fclose(file);
    qi_arena_close(&arena);
    free(t.bytes);
}

/*
 * Records of one sentence each, as news: paragraphs of one to three of them. One that has regions is a whole page,
 * its sentences not marked.
 */
static void read_records(quoth_model *model, const char *path) {
    struct text t = {0};
    struct arena arena;
    static char line[1 << 16];
    FILE *file = fopen(path, "r");
    if (!file) qt_die("%s: cannot be read", path);
    qi_arena_open(&arena, NULL);
    for (uint32_t n = 0; fgets(line, sizeof line, file); n++) {
        yyjson_doc *json = yyjson_read(line, strlen(line), 0);
        if (!json) qt_die("%s: not a record", path);
        yyjson_val *text = yyjson_obj_get(yyjson_doc_get_root(json), "text");
        t.unmarked = yyjson_obj_get(yyjson_doc_get_root(json), "regions");
        if (n % 48 == 0 || t.unmarked) finish(model, &t);
        bool paragraph = n % 6 == 0 || n % 6 == 1 || n % 6 == 3;
        if (t.length) append(&t, paragraph ? "\n\n" : " ", paragraph ? 2 : 1);
        uint32_t *start = VEC_ADD(&arena, &t.starts);
        if (!start) qt_die("out of memory");
        *start = (uint32_t)t.length;
        append(&t, yyjson_get_str(text), yyjson_get_len(text));
        yyjson_doc_free(json);
    }
    finish(model, &t);
    fclose(file);
    qi_arena_close(&arena);
    free(t.bytes);
}

static void read_file(quoth_model *model, const char *path) {
    size_t length = strlen(path);
    if (length > 6 && strcmp(path + length - 6, ".jsonl") == 0) read_records(model, path);
    else read_conllu(model, path);
}

static double sum_of(const struct example *e, const float *weights) {
    double sum = 0;
    for (uint32_t i = 0; i < e->count; i++) sum += weights[e->features[i]];
    return sum;
}

/* Stochastic gradient descent with AdaGrad's step (Duchi, Hazan, Singer 2011) and a pull to zero. */
static void train(float *weights, uint32_t marked, uint32_t last) {
    static float squares[GAP_WEIGHTS];
    uint64_t random = 1;
    for (int pass = 0; pass < PASSES; pass++)
        for (uint32_t n = 0; n < last; n++) {
            uint32_t pick = (uint32_t)((uint64_t)qt_random(&random) * last >> 32);
            if (n % 2) pick = (uint32_t)((uint64_t)qt_random(&random) * marked >> 32);
            const struct example *e = &examples.at[pick];
            float error = (float)(1 / (1 + exp(-sum_of(e, weights)))) - (float)e->boundary;
            for (uint32_t i = 0; i < e->count; i++) {
                float *w = &weights[e->features[i]], *q = &squares[e->features[i]];
                float slope = error + 3e-3f * *w;
                *q += slope * slope;
                if (*q > 0) *w -= 0.2f * slope / sqrtf(*q + 1e-3f);
            }
        }
}

static void report(const char *name, const struct gap_weights *w, uint32_t from, uint32_t to, uint32_t missed) {
    uint32_t right = 0, found = 0, gold = missed;
    for (uint32_t n = from; n < to; n++) {
        int32_t sum = 0;
        for (uint32_t i = 0; i < examples.at[n].count; i++) sum += w->weights[examples.at[n].features[i]];
        found += sum > 0;
        gold += examples.at[n].boundary;
        right += sum > 0 && examples.at[n].boundary;
    }
    printf("%s: %u gaps, %u boundaries (%u out of reach), precision %.2f, recall %.2f\n", name, to - from, gold, missed,
           100.0 * right / found, 100.0 * right / gold);
}

int main(int argc, char **argv) {
    static struct gap_weights out = {GAP_VERSION, GAP_WEIGHTS, {0}};
    static float weights[GAP_WEIGHTS];
    if (argc < 4) qt_die("train_sentences MODEL OUT TRAIN.conllu … -- DEV.conllu …");
    quoth_model *model = qt_model(argv[1]);
    int at = 3;
    uint32_t marked = 0;
    for (; at < argc && strcmp(argv[at], "--") != 0; at++) {
        read_file(model, argv[at]);
        if (strstr(argv[at], ".conllu")) marked = examples.count;
    }
    uint32_t last = examples.count;
    train(weights, marked, last);
    float greatest = 0;
    for (uint32_t i = 0; i < GAP_WEIGHTS; i++) greatest = fmaxf(greatest, fabsf(weights[i]));
    for (uint32_t i = 0; i < GAP_WEIGHTS; i++) out.weights[i] = (int8_t)lrintf(weights[i] * 127 / greatest);
    FILE *file = fopen(argv[2], "wb");
    if (!file || fwrite(&out, sizeof out, 1, file) != 1 || fclose(file)) qt_die("%s: cannot be written", argv[2]);
    report("train", &out, 0, last, out_of_reach);
    for (at++; at < argc; at++) {
        out_of_reach = 0;
        uint32_t from = examples.count;
        read_conllu(model, argv[at]);
        report(argv[at], &out, from, examples.count, out_of_reach);
    }
    return 0;
}
