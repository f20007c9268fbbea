/* Who said what: prints the speaker and the words of every quote in a file. */
#include <quoth/quoth.h>

#include "read_file.h"

int main(int argc, char **argv) {
    size_t n_bytes;
    char *text = read_file(argc > 1 ? argv[1] : NULL, &n_bytes);
    quoth_model *model;
    quoth_document *document;
    quoth_error error;
    if (quoth_model_open(NULL, NULL, &model, &error) || quoth_analyze(model, text, n_bytes, NULL, &document, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    for (size_t q = 0; q < quoth_document_count(document, QUOTH_QUOTES); q++) {
        const char *speaker = quoth_document_speaker_name(document, q);
        quoth_span words = quoth_document_span(document, QUOTH_QUOTES, q);
        printf("%s: %.*s\n", speaker ? speaker : "?", (int)(words.stop - words.start), text + words.start);
    }
    quoth_document_free(document);
    quoth_model_release(model);
    free(text);
    return 0;
}
