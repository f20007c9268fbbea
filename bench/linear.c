/*
 * Is time linear in the length of the text? linear [FROM_BYTES]
 * For every hostile piece repeated, and every stage: nanoseconds a byte at n and at 10 n bytes. Prints those where ten
 * times the text takes more than thirty times the time; the exit status says whether there are any.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "pieces.h"
#include "quoth/quoth.h"

static const char *const STAGES[] = {"all", "regions", "tokens", "sentences", "entities", "values", "quotes"};

static quoth_model *model;

/* Processor time: other work on the machine does not count. */
static double seconds(void) {
    return (double)clock() / CLOCKS_PER_SEC;
}

/* Nanoseconds a byte, up to a stage, of a piece repeated to `n_bytes`; the best of five. */
static double cost(const char *piece, size_t n_bytes, int stage) {
    size_t length = strlen(piece), n = n_bytes / length * length;
    char *text = malloc(n);
    if (!text) abort();
    for (size_t i = 0; i < n; i += length) memcpy(text + i, piece, length);
    quoth_options options = {.size = sizeof options, .last_stage = stage, .flags = QUOTH_BORROW_TEXT};
    double best = 1e9;
    for (int i = 0; i < 5 && (i == 0 || best < 0.5); i++) {
        quoth_document *document;
        double start = seconds();
        if (quoth_analyze(model, text, n, &options, &document, NULL)) abort();
        double taken = seconds() - start;
        quoth_document_free(document);
        if (taken < best) best = taken;
    }
    free(text);
    return best * 1e9 / (double)n;
}

/* The first stage at which a piece is not linear, if any. */
static bool is_linear(const char *piece, size_t n_bytes) {
    for (int stage = QUOTH_STAGE_REGIONS; stage <= QUOTH_STAGE_QUOTES; stage++) {
        double small = cost(piece, n_bytes, stage), large = cost(piece, 10 * n_bytes, stage);
        if (large < 3 * small) continue;
        printf("%-10s %8.0f -> %8.0f ns a byte:", STAGES[stage], small, large);
        for (const char *c = piece; *c; c++) {
            if (*c == '\n' || *c == '\r') printf("\\%c", *c == '\n' ? 'n' : 'r');
            else putchar(*c);
        }
        putchar('\n');
        return false;
    }
    return true;
}

int main(int argc, char **argv) {
    size_t n_bytes = argc > 1 ? strtoul(argv[1], NULL, 10) : 20000, not_linear = 0;
    if (n_bytes < 1000 || quoth_model_builtin(NULL, &model, NULL)) return 2;
    for (size_t i = 0; i < N_PIECES; i++) not_linear += !is_linear(PIECES[i], n_bytes);
    for (size_t i = 0; i < N_HURTS; i++) not_linear += !is_linear(HURTS[i], n_bytes);
    quoth_model_release(model);
    printf("%zu texts, %zu of them not linear from %zu to %zu bytes\n", (size_t)N_PIECES + N_HURTS, not_linear, n_bytes,
           10 * n_bytes);
    return not_linear ? 1 : 0;
}
