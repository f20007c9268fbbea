/*
 * Trains the second reading of names: what the rest of a document says of a word.
 *
 *     train_evidence MODEL OUT TRAIN … -- DEV …
 *
 * MODEL has weights for names that were trained with --hold-out: what it reads in the documents held out is
 * as wrong as what it will read in new ones. The same inputs give the same bytes.
 */
#include <stdlib.h>

#include <math.h>

#include "entity/reading.h"
#include "train_crf.h"
#include "train_records.h"

enum { LEAST_SEEN = 3, ROWS = 4000, HELD_OUT = 4 };

static void add_stretch(struct samples *s, struct name_reading *r, const struct stretch *stretch, uint32_t at,
                        const struct record *record, const uint32_t *masks) {
    uint32_t first = s->masks.count;
    for (uint32_t i = stretch->first; i < stretch->last; i++, at++) {
        uint64_t keys[EVIDENCE_MAX_KEYS];
        uint32_t n = qi_reading_keys(r, i, at, keys);
        qt_add_token(s, keys, n, masks[i]);
        for (uint32_t k = 0; k < NAME_STATES; k++) *VEC_ADD(&s->arena, &s->base) = r->scores[at][k];
    }
    qt_add_sample(s, first, record->weight);
}

static void read_samples(struct samples *s, quoth_model *model, const char *path) {
    static struct record record;
    FILE *file = fopen(path, "rb");
    if (!file) qt_die("%s: cannot be read", path);
    for (uint32_t number = 0; qt_read_record(file, &record, path); number++) {
        if (number % HELD_OUT == 0) {
            quoth_document *d = qt_analyse(model, &record, path);
            struct arena scratch;
            qi_arena_open(&scratch, NULL);
            struct name_reading r;
            if (!qi_read_names(&r, d, &scratch)) qt_die("out of memory");
            uint32_t *masks = qt_token_masks(d, &record), at = 0;
            for (uint32_t n = 0; n < r.reader.stretches.count; n++) {
                const struct stretch *stretch = &r.reader.stretches.at[n];
                qt_open_edges(masks, stretch);
                add_stretch(s, &r, stretch, at, &record, masks);
                at += stretch->last - stretch->first;
            }
            free(masks);
            qi_arena_close(&scratch);
            quoth_document_free(d);
        }
        free(record.text);
    }
    fclose(file);
}

/* ---- calibration: how often names of a probability are right, in the same documents */

struct outcomes {
    VEC(float) log_odds;
    VEC(float) right;
    struct arena arena;
};

static void note_outcomes(struct outcomes *o, const quoth_document *d, const struct record *r) {
    for (uint32_t i = 0, n = 0; i < d->entities.count; i++) {
        const struct entity *e = &d->entities.at[i];
        if (r->misc_unknown && e->type == TYPE_MISC) continue;
        uint32_t start = d->tokens.at[e->first].start, stop = d->tokens.at[e->last - 1].stop;
        while (n < r->names && r->gold[n].start < start) n++;
        const struct gold_name *g = &r->gold[n];
        float p = fminf(fmaxf(e->confidence, 1e-6f), 1 - 1e-6f);
        *VEC_ADD(&o->arena, &o->log_odds) = logf(p / (1 - p));
        *VEC_ADD(&o->arena, &o->right) =
            n < r->names && g->start == start && g->stop == stop && g->type == e->type ? 1 : 0;
    }
}

static double at_most(double step, double most) {
    return step > most ? most : step < -most ? -most : step;
}

/* Fits a line through the log odds by Newton's method (logistic regression), in steps short enough to arrive. */
static void fit(const struct outcomes *o, float *line) {
    double slope = 1, intercept = 0;
    for (int pass = 0; pass < 100; pass++) {
        double g0 = 0, g1 = 0, h00 = 1e-6, h01 = 0, h11 = 1e-6;
        for (uint32_t i = 0; i < o->right.count; i++) {
            double x = o->log_odds.at[i], p = 1 / (1 + exp(-(slope * x + intercept))), miss = o->right.at[i] - p;
            g0 += miss;
            g1 += miss * x;
            h00 += p * (1 - p);
            h01 += p * (1 - p) * x;
            h11 += p * (1 - p) * x * x;
        }
        double determinant = h00 * h11 - h01 * h01;
        intercept += at_most((h11 * g0 - h01 * g1) / determinant, 0.1);
        slope += at_most((h00 * g1 - h01 * g0) / determinant, 0.1);
    }
    line[0] = (float)slope;
    line[1] = (float)intercept;
}

static void calibrate(quoth_model *model, char **paths, int count, float *line) {
    static struct record record;
    struct outcomes o = {0};
    qi_arena_open(&o.arena, NULL);
    for (int i = 0; i < count; i++) {
        FILE *file = fopen(paths[i], "rb");
        if (!file) qt_die("%s: cannot be read", paths[i]);
        for (uint32_t number = 0; qt_read_record(file, &record, paths[i]); number++) {
            if (number % HELD_OUT == 0) {
                quoth_document *d = qt_analyse(model, &record, paths[i]);
                note_outcomes(&o, d, &record);
                quoth_document_free(d);
            }
            free(record.text);
        }
        fclose(file);
    }
    fit(&o, line);
    printf("calibration: %.3f * log odds %+.3f, from %u names\n", (double)line[0], (double)line[1], o.right.count);
    qi_arena_close(&o.arena);
}

int main(int argc, char **argv) {
    if (argc < 4) qt_die("usage: train_evidence MODEL OUT TRAIN … -- DEV …");
    quoth_model *model = qt_model(argv[1]);
    struct samples s = {0};
    qi_arena_open(&s.arena, NULL);
    int i = 3;
    for (; i < argc && strcmp(argv[i], "--") != 0; i++) read_samples(&s, model, argv[i]);
    qt_drop_rare(&s, LEAST_SEEN);
    printf("%u stretches, %u tokens, %u features\n", s.all.count, s.masks.count, s.features.count);
    struct learner weights, links;
    qt_open_learner(&weights, s.features.count * NAME_LABELS);
    qt_open_learner(&links, NAME_STATES * NAME_STATES);
    memcpy(links.w, model->names.extra, NAME_STATES * NAME_STATES * sizeof *links.w);
    qt_learn(&s, &(struct recipe){6, 0.05f, 2.0f, 1e-3f, 0.1f, false, .passed = qt_print_pass}, &weights, &links);
    float line[EVIDENCE_EXTRA] = {1, 0};
    for (int pass = 0; pass < 2; pass++) { /* the line is fitted to what the rest of the table finds */
        qt_write(argv[2], &s.features, weights.w, NAME_LABELS, ROWS, EVIDENCE_VERSION, line, EVIDENCE_EXTRA);
        qt_open_weights(&model->evidence, argv[2], EVIDENCE_VERSION, NAME_LABELS, EVIDENCE_EXTRA);
        if (!pass) calibrate(model, argv + 3, i - 3, line);
    }
    for (i++; i < argc; i++) qt_measure(model, argv[i]);
    return 0;
}
