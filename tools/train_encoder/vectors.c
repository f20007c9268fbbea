/*
 * Has an encoder read windows of pieces, for the trainer of a smaller one: what that is to learn are its vectors.
 *
 *     encoder_vectors ENCODER WINDOWS OUT
 *
 * ENCODER is a section as export.py writes it, whose labels are the numbers of its vectors. WINDOWS, little-endian: for
 * each window its number of pieces, and for each piece its number (4 bytes), 1 for those that are asked for and 0 for
 * others (4 bytes), its features (8 bytes). OUT: for each piece asked for, what its numbers are to be multiplied by, a
 * float, and those, a byte each.
 */
#include <math.h>
#include <stdlib.h>

#include "encoder/encoder.h"
#include "entity/deep.h"
#include "train_records.h"

enum { MOST = 1 << 26, NUMBERS = 384 };

static void *whole(const char *path, size_t *size) {
    char *data = aligned_alloc(64, MOST);
    FILE *file = fopen(path, "rb");
    if (!file || !data) qt_die("%s: cannot be read", path);
    *size = fread(data, 1, MOST, file);
    fclose(file);
    return data;
}

static void put(FILE *out, const float *numbers) {
    float most = 0;
    int8_t steps[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) most = fmaxf(most, fabsf(numbers[i]));
    for (int i = 0; i < NUMBERS; i++) steps[i] = (int8_t)lrintf(most > 0 ? numbers[i] * 127 / most : 0);
    most /= 127;
    if (fwrite(&most, sizeof most, 1, out) != 1 || fwrite(steps, NUMBERS, 1, out) != 1) qt_die("cannot be written");
}

static void read_batch(struct encoder_batch *b, FILE *out) {
    qi_encoder_run(b);
    for (uint32_t i = 0; i < b->wanted; i++) put(out, b->scores + (size_t)i * NUMBERS);
    b->windows = 0;
}

static bool add_window(struct encoder_batch *b, FILE *in, const char *path) {
    uint32_t size, piece[4];
    if (fread(&size, sizeof size, 1, in) != 1) return false;
    if (size > ENCODER_WINDOW) qt_die("%s: damaged", path);
    b->starts[b->windows + 1] = b->starts[b->windows];
    for (uint32_t i = 0; i < size; i++) {
        if (fread(piece, sizeof piece, 1, in) != 1) qt_die("%s: damaged", path);
        struct encoder_piece *to = &b->pieces[b->starts[b->windows + 1]++];
        *to = (struct encoder_piece){piece[0], piece[1], piece[2] | (uint64_t)piece[3] << 32};
    }
    b->windows++;
    return true;
}

int main(int argc, char **argv) {
    static struct encoder_batch batch;
    struct encoder encoder;
    struct arena arena;
    size_t size;
    if (argc != 4) qt_die("usage: encoder_vectors ENCODER WINDOWS OUT");
    void *section = whole(argv[1], &size);
    if (!qi_encoder_open(&encoder, section, size, DEEP_FEATURES, NUMBERS, SPEECH_SCORES))
        qt_die("%s: damaged", argv[1]);
    qi_arena_open(&arena, NULL);
    if (!qi_encoder_batch_open(&batch, &encoder, NULL, &arena)) qt_die("out of memory");
    FILE *in = fopen(argv[2], "rb"), *out = fopen(argv[3], "wb");
    if (!in || !out) qt_die("%s, %s: cannot be opened", argv[2], argv[3]);
    while (add_window(&batch, in, argv[2]))
        if (batch.starts[batch.windows] + ENCODER_WINDOW > ENCODER_BATCH) read_batch(&batch, out);
    if (batch.windows) read_batch(&batch, out);
    fclose(in);
    if (fclose(out)) qt_die("%s: cannot be written", argv[3]);
    qi_arena_close(&arena);
    free(section);
    return 0;
}
