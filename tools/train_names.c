/*
 * Trains the tagger of names.
 *
 *     train_names MODEL OUT [--hold-out] TRAIN … -- DEV …
 *
 * MODEL gives word lists, parts of speech and clusters. Files are those of train_data.py; where one says
 * that its names are doubtful and MODEL has weights for names, a token may have the label it is given there
 * or the one that MODEL gives it. --hold-out leaves out the documents that train_evidence learns from. The
 * same inputs give the same bytes.
 */
#include <stdlib.h>

#include "entity/scorer.h"
#include "train_crf.h"
#include "train_records.h"

enum { LEAST_SEEN = 2, ROWS = 200000, HELD_OUT = 4 /* each fourth document */ };

static void add_token(struct samples *s, struct name_reader *reader, const struct stretch *stretch, uint32_t token,
                      uint32_t mask) {
    uint64_t keys[256];
    struct name_context context;
    qi_context_at(reader, stretch, token, &context);
    uint32_t n = qi_name_own_keys(reader->d->model, context.word[2], context.letters, keys);
    for (int k = -2; k <= 2; k++)
        if (k) n += qi_name_near_keys(context.word[k + 2], k, keys + n);
    for (int k = -1; k <= 1; k++)
        if (context.word[k + 2]) keys[n++] = qi_name_seen_key(context.word[k + 2], k, context.letters);
    n += qi_name_joint_keys(&context, keys + n);
    qt_add_token(s, keys, n, mask);
}

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
        struct arena scratch;
        qi_arena_open(&scratch, NULL);
        struct name_reader reader;
        if (!qi_context_read(&reader, d, &scratch)) qt_die("out of memory");
        uint32_t *masks = qt_token_masks(d, &r);
        for (uint32_t n = 0; n < reader.stretches.count; n++) {
            const struct stretch *stretch = &reader.stretches.at[n];
            uint32_t first = s->masks.count;
            qt_open_edges(masks, stretch);
            for (uint32_t i = stretch->first; i < stretch->last; i++) add_token(s, &reader, stretch, i, masks[i]);
            qt_add_sample(s, first, r.weight);
        }
        free(masks);
        free(r.text);
        qi_arena_close(&scratch);
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
    qt_drop_rare(&s, LEAST_SEEN);
    printf("%u stretches, %u tokens, %u features\n", s.all.count, s.masks.count, s.features.count);
    struct learner weights, links;
    qt_open_learner(&weights, s.features.count * NAME_LABELS);
    qt_open_learner(&links, NAME_STATES * NAME_STATES);
    qt_learn(&s, &(struct recipe){12, 0.15f, 0.6f, 2e-5f, 0.2f, true}, &weights, &links);
    qt_write(argv[2], &s.features, weights.w, NAME_LABELS, ROWS, NAME_VERSION, links.w, NAME_EXTRA);
    qt_open_weights(&model->names, argv[2], NAME_VERSION, NAME_LABELS, NAME_EXTRA);
    for (i++; i < argc; i++) qt_measure(model, argv[i]);
    return 0;
}
