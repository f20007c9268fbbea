/*
 * Trains the tagger of names.
 *
 *     train_names MODEL OUT [--hold-out] TRAIN … -- DEV …
 *
 * MODEL gives word lists, parts of speech and clusters. Files are those of train_data.py and teach_names. --hold-out
 * leaves out the documents that train_evidence learns from. The same inputs give the same bytes.
 */
#include <stdlib.h>

#include "entity/scorer.h"
#include "name_samples.h"

enum { HELD_OUT = 4 /* each fourth document */ };

static void read_samples(struct samples *s, quoth_model *model, const char *path, bool hold_out) {
    static struct record r;
    FILE *file = fopen(path, "rb");
    if (!file) qt_die("%s: cannot be read", path);
    for (uint32_t number = 0; qt_read_record(file, &r, path); number++) {
        if (hold_out && number % HELD_OUT == 0) {
            free(r.text);
            continue;
        }
        quoth_document *d = qt_analyse(model, &r, path);
        qt_add_names(s, d, &r);
        free(r.text);
        quoth_document_free(d);
    }
    fclose(file);
}

int main(int argc, char **argv) {
    if (argc < 4) qt_die("usage: train_names MODEL OUT [--hold-out] TRAIN … -- DEV …");
    quoth_model *model = qt_model(argv[1]);
    struct samples s = {0};
    qi_arena_open(&s.arena, NULL);
    int i = 3;
    bool hold_out = strcmp(argv[i], "--hold-out") == 0;
    for (i += hold_out; i < argc && strcmp(argv[i], "--") != 0; i++) read_samples(&s, model, argv[i], hold_out);
    qt_drop_rare(&s, NAMES_LEAST_SEEN);
    printf("%u stretches, %u tokens, %u features\n", s.all.count, s.masks.count, s.features.count);
    struct learner weights, links;
    qt_open_learner(&weights, s.features.count * NAME_LABELS);
    qt_open_learner(&links, NAME_STATES * NAME_STATES);
    qt_learn(&s, &(struct recipe){NAMES_RECIPE, .passed = qt_print_pass}, &weights, &links);
    qt_write(argv[2], &s.features, weights.w, NAME_LABELS, NAMES_ROWS, NAME_VERSION, links.w, NAME_EXTRA);
    qt_open_weights(&model->names, argv[2], NAME_VERSION, NAME_LABELS, NAME_EXTRA);
    for (i++; i < argc; i++) qt_measure(model, argv[i]);
    return 0;
}
