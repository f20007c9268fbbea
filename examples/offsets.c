/*
 * Offsets: every document counts in the unit that its reader's language counts in, and converts to the others.
 * Prints each name of a text with its place in bytes (C), code points (Python) and UTF-16 units (JavaScript).
 */
#include <quoth/quoth.h>

#include "read_file.h"

static void print_place(const quoth_document *document, quoth_span span, quoth_unit unit, const char *name) {
    quoth_unit from = quoth_document_unit(document);
    printf("  %s %zu-%zu", name, quoth_document_convert(document, span.start, from, unit),
           quoth_document_convert(document, span.stop, from, unit));
}

int main(int argc, char **argv) {
    size_t n_bytes;
    char *text = read_file(argc > 1 ? argv[1] : NULL, &n_bytes);
    quoth_model *model;
    quoth_document *document;
    quoth_error error;
    quoth_options options = {.size = sizeof options, .unit = QUOTH_UNIT_CODEPOINT, .last_stage = QUOTH_STAGE_ENTITIES};
    if (quoth_model_open(NULL, NULL, &model, &error) || quoth_analyze(model, text, n_bytes, &options, &document, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    for (size_t i = 0; i < quoth_document_count(document, QUOTH_ENTITIES); i++) {
        quoth_span span = quoth_document_span(document, QUOTH_ENTITIES, i); /* in code points, as asked for */
        size_t start = quoth_document_convert(document, span.start, QUOTH_UNIT_CODEPOINT, QUOTH_UNIT_BYTE);
        size_t stop = quoth_document_convert(document, span.stop, QUOTH_UNIT_CODEPOINT, QUOTH_UNIT_BYTE);
        printf("%-24.*s", (int)(stop - start), text + start);
        print_place(document, span, QUOTH_UNIT_BYTE, "bytes");
        print_place(document, span, QUOTH_UNIT_CODEPOINT, "code points");
        print_place(document, span, QUOTH_UNIT_UTF16, "UTF-16");
        printf("\n");
    }
    quoth_document_free(document);
    quoth_model_release(model);
    free(text);
    return 0;
}
