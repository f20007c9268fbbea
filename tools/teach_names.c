/*
 * Has the accurate model label text that nobody has annotated well, for the fast one to learn names from.
 *
 *     teach_names MODEL OUT TEXT …
 *
 * Files are those of train_data.py. OUT has their documents, in place of names one line for each token of a stretch
 * that may hold names: "= START STOP LABEL:PROBABILITY …", its most likely labels, as many as it takes to be one of
 * them by 97 %. All other tokens are outside. MODEL has an encoder, which reads every sentence, sure or not. The same
 * inputs give the same bytes.
 */
#include <stdlib.h>

#include "entity/reading.h"
#include "train_records.h"

#define ENOUGH 0.97f

static void write_token(FILE *out, const struct token *token, const float *forward, const float *backward) {
    float total = 0, sum = 0;
    label_scores p;
    for (unsigned k = 0; k < NAME_STATES; k++) total += p[k] = forward[k] * backward[k];
    fprintf(out, "= %u %u", token->start, token->stop);
    while (sum < ENOUGH * total) {
        unsigned best = 0;
        for (unsigned k = 1; k < NAME_STATES; k++)
            if (p[k] > p[best]) best = k;
        fprintf(out, " %u:%.3f", best, (double)(p[best] / total));
        sum += p[best];
        p[best] = -1;
    }
    fputc('\n', out);
}

static void write_document(FILE *out, const quoth_document *d, const struct record *record) {
    struct arena scratch;
    struct name_reading r;
    qi_arena_open(&scratch, NULL);
    if (!qi_read_names(&r, d, &scratch)) qt_die("out of memory");
    struct read_name *names = qi_arena_alloc(&scratch, (d->tokens.count + 1u) * sizeof *names);
    if (!names) qt_die("out of memory");
    fprintf(out, "doc %g 0 0 %zu\n", (double)record->weight, record->size);
    fwrite(record->text, 1, record->size, out);
    fputc('\n', out);
    for (uint32_t n = 0, at = 0; n < r.reader.stretches.count; n++) {
        const struct stretch *s = &r.reader.stretches.at[n];
        uint32_t count = s->last - s->first;
        qi_names_read_again(&r, s, at, names);
        memcpy(r.work, r.scores + at, count * sizeof *r.work);
        qi_name_sums(r.work, count, &r.links, r.forward, r.backward, r.scale);
        for (uint32_t i = 0; i < count; i++) write_token(out, &d->tokens.at[s->first + i], r.forward[i], r.backward[i]);
        at += count;
    }
    fputs("end\n", out);
    qi_arena_close(&scratch);
}

int main(int argc, char **argv) {
    if (argc < 4) qt_die("usage: teach_names MODEL OUT TEXT …");
    static struct record record;
    quoth_model *model = qt_model(argv[1]);
    FILE *out = fopen(argv[2], "wb");
    if (!out) qt_die("%s: cannot be written", argv[2]);
    if (!model->encoder.header) qt_die("%s: has no encoder", argv[1]);
    struct encoder_header header = *model->encoder.header;
    model->encoder.header = &header;
    for (int i = 3; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (!file) qt_die("%s: cannot be read", argv[i]);
        while (qt_read_record(file, &record, argv[i])) {
            header.sure = 0; /* reads nothing: once is enough */
            quoth_document *d = qt_analyse(model, &record, argv[i]);
            header.sure = 2; /* reads all: nothing is so probable */
            write_document(out, d, &record);
            free(record.text);
            quoth_document_free(d);
        }
        fclose(file);
    }
    if (fclose(out)) qt_die("%s: cannot be written", argv[2]);
    return 0;
}
