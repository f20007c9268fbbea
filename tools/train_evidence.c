/*
 * Trains the second reading of names: what the rest of a document says of a word.
 *
 *     train_evidence MODEL OUT TRAIN … -- DEV …
 *
 * MODEL has weights for names that were trained with --hold-out: what it reads in the documents held out is
 * as wrong as what it will read in new ones. The same inputs give the same bytes.
 */
#include <stdlib.h>

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
    qt_learn(&s, &(struct recipe){6, 0.05f, 2.0f, 1e-3f, 0.1f, false}, &weights, &links);
    qt_write(argv[2], &s.features, weights.w, NAME_LABELS, ROWS, EVIDENCE_VERSION, NULL, 0);
    qt_open_weights(&model->evidence, argv[2], EVIDENCE_VERSION, NAME_LABELS, 0);
    for (i++; i < argc; i++) qt_measure(model, argv[i]);
    return 0;
}
