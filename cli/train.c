#include "train.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "entity/scorer.h"
#include "entity/types.h"
#include "evaluate.h"
#include "memory.h"
#include "model.h"
#include "name_samples.h"
#include "output.h"
#include "progress.h"
#include "report.h"
#include "train_model.h"
#include "word_lists.h"

enum { MOST_PASSES = 24, PATIENCE = 4 /* passes without a gain */, HELD_OUT = 10 /* each tenth document */ };

static const char *const usual_types[NAME_TYPES] = {"PER", "ORG", "LOC", "MISC"};

struct training {
    const struct options *options;
    quoth_model *base;
    char *base_data;          /* where the base lies if it has lists of the user's own */
    struct golds golds, held; /* to learn from, to measure on */
    char types[NAME_TYPES][TYPE_SIZE];
    bool used[NAME_TYPES]; /* the documents have names of this type */
    struct samples samples;
    struct learner weights, links;
    char *best, *best_names; /* the best model so far, and its weights */
    size_t best_size, names_size;
    double best_f1;
    int passes, best_pass;
};

/* ---- types */

/* The number of a type; NAME_TYPES for one that there is no room for. */
static int type_number(struct training *t, const char *type) {
    static const int free_order[] = {TYPE_MISC, TYPE_LOC, TYPE_ORG, TYPE_PER};
    for (int i = 0; i < NAME_TYPES; i++)
        if (t->used[i] && !strcmp(t->types[i], type)) return i;
    int at = NAME_TYPES;
    for (int i = 0; i < NAME_TYPES && at == NAME_TYPES; i++)
        if (!strcmp(usual_types[i], type)) at = i;
    for (int i = 0; i < NAME_TYPES && at == NAME_TYPES; i++)
        if (!t->used[free_order[i]]) at = free_order[i];
    if (at < NAME_TYPES) {
        t->used[at] = true;
        snprintf(t->types[at], TYPE_SIZE, "%s", type);
    }
    return at;
}

static bool is_wanted(const struct options *options, const char *type) {
    for (const char **only = options->types; only && *only; only++)
        if (!strcmp(*only, type)) return true;
    return !options->types;
}

/* Usual types have their own places, so that they come first. */
static bool number_types(struct training *t) {
    for (int own = 0; own < 2; own++)
        for (size_t i = 0; i < t->golds.count; i++)
            for (size_t n = 0; n < t->golds.at[i].annotation.names.count; n++) {
                const char *type = t->golds.at[i].annotation.names.at[n].type;
                bool usual = false;
                for (int k = 0; k < NAME_TYPES; k++) usual |= !strcmp(usual_types[k], type);
                if (usual != !own || !is_wanted(t->options, type)) continue;
                if (strlen(type) >= TYPE_SIZE)
                    return fprintf(stderr, "quoth: the type '%s' has more than %d bytes\n", type, TYPE_SIZE - 1), false;
                if (type_number(t, type) == NAME_TYPES)
                    return fprintf(stderr, "quoth: more than %d types; choose with --type\n", NAME_TYPES), false;
            }
    for (int i = 0; i < NAME_TYPES; i++)
        if (!t->used[i]) snprintf(t->types[i], TYPE_SIZE, "%s", usual_types[i]);
    return true;
}

/* ---- models in memory */

static bool is_own_part(const char *name, bool evidence) {
    return !strcmp(name, "names") || !strcmp(name, "types") || !strcmp(name, "encoder") ||
           (!evidence && !strcmp(name, "evidence"));
}

/* A model with these weights for names; the base's sections but for those that are made anew. */
static char *build(const struct training *t, const void *names, size_t names_size, bool evidence, size_t *size) {
    struct part parts[MODEL_MAX_SECTIONS + 2];
    char name[40];
    uint32_t count = 0, all = model_parts(t->base, parts);
    for (uint32_t i = 0; i < all; i++)
        if (!is_own_part(parts[i].name, evidence)) parts[count++] = parts[i];
    parts[count++] = (struct part){"names", names, names_size};
    parts[count++] = (struct part){"types", t->types, sizeof t->types};
    snprintf(name, sizeof name, "own names on %.20s", quoth_model_name(t->base));
    return pack_model(name, parts, count, size);
}

/* F1 on what was held out; `report`, if not NULL, receives the table. Below 0 when the model does not open. */
static double measure(struct training *t, const char *data, size_t size, struct buffer *report) {
    quoth_model *model;
    quoth_error error;
    struct span_scores scores = {.only = t->options->types};
    if (quoth_model_open_memory(data, size, NULL, &model, &error))
        return fprintf(stderr, "quoth: %s\n", error.message), -1;
    for (size_t i = 0; i < t->held.count; i++) {
        t->held.at[i].layers = HAS_NAMES;
        score_document(&scores, NULL, &t->held.at[i], model);
    }
    score_spans_sort(&scores);
    if (report) report_text(report, &(struct report){quoth_model_name(model), t->held.count, &scores, NULL});
    double f = f1(share(scores.names.right, scores.names.found), share(scores.names.right, scores.names.gold));
    score_spans_free(&scores);
    quoth_model_release(model);
    return f < 0 ? 0 : f;
}

/* ---- learning */

static void tick(void *context, int pass, double part) {
    const struct training *t = context;
    char what[80];
    snprintf(what, sizeof what, "pass %d  best F1 %.1f", pass + 1, 100 * t->best_f1);
    progress_part((pass + part) / MOST_PASSES, what);
}

/* Keeps the best; says whether to go on. */
static bool passed(void *context, int pass, double loss) {
    struct training *t = context;
    size_t names_size, size;
    uint32_t rows;
    (void)loss;
    char *names = qt_pack(&t->samples.features, t->weights.w, NAME_LABELS, NAMES_ROWS, NAME_VERSION, t->links.w,
                          NAME_EXTRA, &names_size, &rows);
    char *model = build(t, names, names_size, true, &size);
    double f = measure(t, model, size, NULL);
    t->passes = pass + 1;
    if (f <= t->best_f1) {
        free(model);
        free(names);
        return pass - t->best_pass < PATIENCE;
    }
    free(t->best);
    free(t->best_names);
    t->best = model;
    t->best_size = size;
    t->best_names = names;
    t->names_size = names_size;
    t->best_f1 = f;
    t->best_pass = pass;
    return true;
}

static int by_start(const void *a, const void *b) {
    const struct named *x = a, *y = b;
    if (x->span.start != y->span.start) return x->span.start < y->span.start ? -1 : 1;
    return x->span.stop > y->span.stop ? -1 : x->span.stop < y->span.stop;
}

/* The names of a document in bytes, none within another. */
static void fill_record(struct training *t, struct gold *gold, struct record *r) {
    struct names *names = &gold->annotation.names;
    size_t *bytes = memory_grow(NULL, (gold->letters.count + 1) * sizeof *bytes), letters = 0;
    for (size_t i = 0; i < gold->length; i++)
        if (((unsigned char)gold->text[i] & 0xC0) != 0x80) bytes[letters++] = i;
    bytes[letters] = gold->length;
    if (names->count) qsort(names->at, names->count, sizeof *names->at, by_start);
    *r = (struct record){.weight = 1};
    for (size_t i = 0, last = 0; i < names->count && r->names < MOST_NAMES; i++) {
        quoth_span s = letters_trim(&gold->letters, names->at[i].span);
        if (s.start >= s.stop || s.start < last || !is_wanted(t->options, names->at[i].type)) continue;
        r->gold[r->names++] =
            (struct gold_name){(uint32_t)bytes[s.start], (uint32_t)bytes[s.stop], type_number(t, names->at[i].type)};
        last = s.stop;
    }
    free(bytes);
}

static bool add_document(struct training *t, struct gold *gold, struct record *r) {
    quoth_document *d;
    quoth_error error;
    quoth_options options = {.size = sizeof options, .last_stage = QUOTH_STAGE_ENTITIES};
    if (quoth_analyze(t->base, gold->text, gold->length, &options, &d, &error))
        return fprintf(stderr, "quoth: %s: %s\n", gold->id, error.message), false;
    fill_record(t, gold, r);
    qt_add_names(&t->samples, d, r);
    quoth_document_free(d);
    return true;
}

static bool learn_names(struct training *t) {
    struct record *r = memory_grow(NULL, sizeof *r);
    bool good = true;
    for (size_t i = 0; i < t->golds.count && good; i++) good = add_document(t, &t->golds.at[i], r);
    free(r);
    if (!good) return false;
    qt_drop_rare(&t->samples, NAMES_LEAST_SEEN);
    qt_open_learner(&t->weights, (t->samples.features.count + 1) * NAME_LABELS);
    qt_open_learner(&t->links, NAME_STATES * NAME_STATES);
    struct recipe recipe = {NAMES_RECIPE, .passed = passed, .ticked = tick, .context = t};
    recipe.passes = MOST_PASSES;
    progress_start(1, false);
    qt_learn(&t->samples, &recipe, &t->weights, &t->links);
    progress_clear();
    if (!t->best) fputs("quoth: nothing was learnt: no name that was held out is found\n", stderr);
    return t->best;
}

/* ---- all */

/* Documents with names; each tenth is held out unless there is a file to measure on. */
static bool divide(struct training *t) {
    size_t kept = 0, seen = 0;
    bool apart = t->options->dev;
    for (size_t i = 0; i < t->golds.count; i++) {
        struct gold gold = t->golds.at[i];
        bool out = !apart && (seen++ % HELD_OUT == HELD_OUT - 1 || (i + 1 == t->golds.count && !t->held.count && kept));
        if (out)
            *LIST_ADD(&t->held) = gold;
        else
            t->golds.at[kept++] = gold;
    }
    t->golds.count = kept;
    if (kept && t->held.count) return true;
    fputs("quoth: too few documents: one to learn from, one to measure on\n", stderr);
    return false;
}

/* Are all documents annotated with names? */
static bool have_names(const struct golds *golds) {
    for (size_t i = 0; i < golds->count; i++)
        if (!(golds->at[i].layers & HAS_NAMES))
            return fprintf(stderr, "quoth: %s: no entities\n", golds->at[i].id), false;
    return true;
}

static bool read_dev(struct training *t) {
    const char *names[] = {t->options->dev, NULL};
    struct options options = *t->options;
    struct files files;
    if (!t->options->dev) return true;
    options.files = names;
    bool found = files_find(&files, &options) && !files.failed;
    output_message(files.errors.data, files.errors.length);
    bool good = found && !read_golds(&t->held, &files);
    files_free(&files);
    return good;
}

/* What was learnt of other names' mentions stays if it helps with these. */
static void choose_evidence(struct training *t) {
    size_t size;
    char *without = build(t, t->best_names, t->names_size, false, &size);
    double f = measure(t, without, size, NULL);
    bool better = f > t->best_f1;
    free(better ? t->best : without);
    if (!better) return;
    t->best = without;
    t->best_size = size;
    t->best_f1 = f;
}

static bool finish(struct training *t, const struct files *files) {
    struct output output;
    struct buffer report = {0}, model = {0};
    choose_evidence(t);
    if (!output_open(&output, t->options->output, files)) return false;
    buffer_add(&model, t->best, t->best_size);
    bool done = !model.failed && output_write(&output, "", &model);
    done = output_close(&output) && done;
    if (done) {
        buffer_format(&report, "learnt from %zu documents, the best of %d passes is number %d\nmeasured on ",
                      t->golds.count, t->passes, t->best_pass + 1);
        measure(t, t->best, t->best_size, &report);
        fwrite(report.data, 1, report.length, stdout);
    }
    buffer_free(&report);
    buffer_free(&model);
    return done;
}

static bool open_base(struct training *t) {
    const struct options *options = t->options;
    quoth_model *model = open_model(options->model ? options->model : "fast");
    t->base = model;
    if (!model || !options->lists) return model;
    t->base = model_with_lists(model, options->lists, options->list_count, &t->base_data);
    quoth_model_release(model);
    return t->base;
}

static bool train_on(struct training *t, const struct files *files) {
    bool good = output_is_possible(t->options->output, files) && open_base(t) && !read_golds(&t->golds, files) &&
                !files->failed && read_dev(t);
    return good && divide(t) && have_names(&t->golds) && have_names(&t->held) && number_types(t) && learn_names(t) &&
           finish(t, files);
}

static void free_training(struct training *t) {
    golds_free(&t->golds);
    golds_free(&t->held);
    free(t->best);
    free(t->best_names);
    qt_close_learner(&t->weights);
    qt_close_learner(&t->links);
    qt_close_samples(&t->samples);
    quoth_model_release(t->base);
    free(t->base_data);
}

int train(const struct options *options) {
    struct training t = {.options = options};
    struct files files;
    bool good = files_find(&files, options);
    output_message(files.errors.data, files.errors.length);
    qi_arena_open(&t.samples.arena, NULL);
    good = good && train_on(&t, &files);
    free_training(&t);
    files_free(&files);
    return good ? 0 : EXIT_FAILED;
}
