/* quoth: the command-line program. All but train.c use the public header alone. */
#include <locale.h>
#include <stdio.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "options.h"

/* What one article needed the next will need: without this the memory goes back to the system and is cleared anew for
   each of them, 2 % of the time. */
static void keep_memory(void) {
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, 32 << 20);
#endif
}

int main(int argc, char **argv) {
    keep_memory();
    setlocale(LC_CTYPE, ""); /* for the width of characters on the terminal, nothing else */
    struct options options;
    int status = options_read(argc, argv, &options);
    if (status < 0) status = options.command->work(&options);
    options_free(&options);
    if (fflush(stdout) || ferror(stdout)) {
        perror("quoth: standard output");
        if (!status) status = EXIT_FAILED;
    }
    return status;
}
