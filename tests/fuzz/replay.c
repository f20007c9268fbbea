/* Runs a fuzz target over files, without a fuzzer: replay FILE… */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        size_t size;
        char *bytes = read_whole(argv[i], &size);
        char *exact = bytes ? realloc(bytes, size + !size) : NULL; /* reading on is then found by sanitizers */
        if (!exact) return 2;
        fprintf(stderr, "%s\n", argv[i]);
        LLVMFuzzerTestOneInput((const uint8_t *)exact, size);
        free(exact);
    }
    return argc > 1 ? 0 : 2;
}
