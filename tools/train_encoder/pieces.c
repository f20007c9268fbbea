/*
 * Cuts annotated documents into what the encoder reads, for its trainer.
 *
 *     encoder_pieces MODEL ENCODER OUT FILE …
 *
 * ENCODER is a section as export.py writes it: of it the vocabulary is used. FILEs are those of train_data.py; where
 * one says that its names are doubtful, a token may have the label it is given there or the one that MODEL gives it.
 *
 * OUT, little-endian: for each document its number of sentences, for each sentence its number of tokens, for each token
 * where it begins and ends, its features (8 bytes), the labels it may have (1 << label), its number of pieces, and
 * those. Numbers have 4 bytes.
 */
#include <stdlib.h>

#include "encoder/wordpiece.h"
#include "entity/deep.h"
#include "train_records.h"

static void put(FILE *out, const void *bytes, size_t size) {
    if (fwrite(bytes, 1, size, out) != size) qt_die("cannot be written");
}

static void put_number(FILE *out, uint32_t number) {
    put(out, &number, sizeof number);
}

static void put_token(FILE *out, const struct encoder *e, const struct name_reader *r, uint32_t sentence,
                      uint32_t token, uint32_t mask) {
    uint64_t features = qi_deep_features(r, sentence, token);
    uint32_t pieces[WORD_PIECES];
    uint32_t count = qi_word_pieces(e, &r->d->forms.at[qi_form(r->d, token)->lower], pieces);
    put_number(out, r->d->tokens.at[token].start);
    put_number(out, r->d->tokens.at[token].stop);
    put(out, &features, sizeof features);
    put_number(out, mask);
    put_number(out, count);
    put(out, pieces, count * sizeof *pieces);
}

static void put_document(FILE *out, const struct encoder *e, const quoth_document *d, const struct record *record) {
    struct arena scratch;
    struct name_reader reader;
    qi_arena_open(&scratch, NULL);
    if (!qi_context_read(&reader, d, &scratch)) qt_die("out of memory");
    uint32_t *masks = qt_token_masks(d, record);
    put_number(out, d->sentences.count);
    for (uint32_t n = 0; n < d->sentences.count; n++) {
        const struct sentence *s = &d->sentences.at[n];
        put_number(out, s->last - s->first);
        for (uint32_t i = s->first; i < s->last; i++) put_token(out, e, &reader, n, i, masks[i]);
    }
    free(masks);
    qi_arena_close(&scratch);
}

static void open_encoder(struct encoder *e, const char *path) {
    enum { MOST = 1 << 26 };
    char *data = aligned_alloc(64, MOST); /* stays: the encoder lies in it */
    FILE *file = fopen(path, "rb");
    size_t size = file && data ? fread(data, 1, MOST, file) : 0;
    if (file) fclose(file);
    if (!qi_encoder_open(e, data, size, DEEP_FEATURES, qi_deep_outputs)) qt_die("%s: damaged", path);
}

int main(int argc, char **argv) {
    static struct record record;
    if (argc < 5) qt_die("usage: encoder_pieces MODEL ENCODER OUT FILE …");
    quoth_model *model = qt_model(argv[1]);
    struct encoder encoder;
    open_encoder(&encoder, argv[2]);
    FILE *out = fopen(argv[3], "wb");
    if (!out) qt_die("%s: cannot be written", argv[3]);
    for (int i = 4; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (!file) qt_die("%s: cannot be read", argv[i]);
        while (qt_read_record(file, &record, argv[i])) {
            quoth_document *d = qt_analyse(model, &record, argv[i]);
            put_document(out, &encoder, d, &record);
            free(record.text);
            quoth_document_free(d);
        }
        fclose(file);
    }
    if (fclose(out)) qt_die("%s: cannot be written", argv[3]);
    return 0;
}
