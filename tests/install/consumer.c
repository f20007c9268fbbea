/* A program of somebody else's, in C99: analyses a text and prints its tokens. */
#include <stdio.h>
#include <string.h>

#include <quoth/quoth.h>

int main(void) {
    static const char text[] = "Vera Lindqvist said: \"We will rebuild it.\"";
    quoth_model *model;
    quoth_document *document;
    quoth_error error;
    size_t i;
    if (quoth_model_builtin(NULL, &model, &error) != QUOTH_OK ||
        quoth_analyze(model, text, strlen(text), NULL, &document, &error) != QUOTH_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    for (i = 0; i < quoth_document_count(document, QUOTH_TOKENS); i++) {
        quoth_span span = quoth_document_span(document, QUOTH_TOKENS, i);
        printf("%.*s\n", (int)(span.stop - span.start), text + span.start);
    }
    quoth_document_free(document);
    quoth_model_release(model);
    return 0;
}
