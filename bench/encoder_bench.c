/*
 * The encoder alone: encoder_bench MODEL
 * Reads windows of LENGTH pieces, every third of them wanted, by each way this machine has of multiplying; prints
 * pieces a second of processor time, the best of five runs.
 */
#include <stdio.h>
#include <time.h>

#include "encoder/kernels.h"
#include "model/model.h"

enum { LENGTH = 96, TOGETHER = 2, BATCHES = 8 };

static double seconds(void) {
    return (double)clock() / CLOCKS_PER_SEC;
}

static void fill(struct encoder_batch *b) {
    b->windows = TOGETHER;
    for (uint32_t i = 0; i < LENGTH * TOGETHER; i++)
        b->pieces[i] = (struct encoder_piece){i * 7919 % b->encoder->header->pieces, i % 3 == 0, i * 0x10001};
    for (uint32_t n = 0; n <= TOGETHER; n++) b->starts[n] = n * LENGTH;
}

static double best_rate(struct encoder_batch *b) {
    double best = 0;
    for (int run = 0; run < 5; run++) {
        double start = seconds();
        for (int i = 0; i < BATCHES; i++) qi_encoder_run(b);
        double rate = LENGTH * TOGETHER * BATCHES / (seconds() - start);
        best = rate > best ? rate : best;
    }
    return best;
}

int main(int argc, char **argv) {
    static struct encoder_batch batch;
    const struct encoder_kernels *kernels[4];
    quoth_model *model;
    quoth_error error;
    if (argc != 2) return fputs("usage: encoder_bench MODEL\n", stderr), 2;
    if (quoth_model_open(argv[1], NULL, &model, &error)) return fprintf(stderr, "%s\n", error.message), 1;
    if (!model->encoder.header) return fprintf(stderr, "%s: no encoder in it\n", argv[1]), 1;
    uint32_t count = qi_encoder_kernels(kernels);
    for (uint32_t k = 0; k < count; k++) {
        struct arena arena;
        qi_arena_open(&arena, NULL);
        if (!qi_encoder_batch_open(&batch, &model->encoder, kernels[k], &arena)) return 1;
        batch.asked = 1u << HEAD_NAMES | 1u << HEAD_SPEECH;
        fill(&batch);
        printf("%-24s %6.0f pieces/s\n", kernels[k]->name, best_rate(&batch));
        qi_arena_close(&arena);
    }
    quoth_model_release(model);
    return 0;
}
