/* quoth: the command-line program. All but train.c use the public header alone. */
#include <locale.h>
#include <stdio.h>

#include "options.h"

int main(int argc, char **argv) {
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
