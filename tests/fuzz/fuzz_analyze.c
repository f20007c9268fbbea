/*
 * The target of libFuzzer: a text goes through everything, and tests/common/check.c says what must hold.
 * Built with clang when it is there (fuzz_analyze); replay.c runs the corpus without it.
 */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static quoth_model *model;
    if (!model && quoth_model_builtin(NULL, &model, NULL)) abort();
    const char *wrong = check_text(model, (const char *)data, size);
    if (wrong) {
        fprintf(stderr, "%s\n", wrong);
        abort();
    }
    return 0;
}
