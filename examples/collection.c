/* A collection: who is the same person in several files, however spelt, and what each is quoted as saying. */
#include <quoth/quoth.h>

#include "read_file.h"

enum { MAX_FILES = 100 };

/* Prints quote `quote` as its file has it. */
static void print_quote(const char *path, const quoth_document *document, size_t quote) {
    const char *text = quoth_document_text(document, NULL);
    quoth_span words = quoth_document_span(document, QUOTH_QUOTES, quote);
    printf("    %s: %.*s\n", path, (int)(words.stop - words.start), text + words.start);
}

int main(int argc, char **argv) {
    quoth_model *model;
    quoth_collection *collection;
    quoth_document *documents[MAX_FILES];
    size_t files = (size_t)argc - 1 < MAX_FILES ? (size_t)argc - 1 : MAX_FILES;
    if (quoth_model_open(NULL, NULL, &model, NULL) || quoth_collection_new(NULL, &collection, NULL)) return 1;
    for (size_t i = 0; i < files; i++) {
        size_t n_bytes;
        char *text = read_file(argv[i + 1], &n_bytes);
        if (quoth_analyze(model, text, n_bytes, NULL, &documents[i], NULL)) return 1;
        if (quoth_collection_add(collection, documents[i], NULL)) return 1;
        free(text); /* the document has a copy; it could go too, were its quotes not printed below */
    }
    if (quoth_collection_resolve(collection, NULL)) return 1;

    for (size_t actor = 0; actor < quoth_collection_actor_count(collection); actor++) {
        printf("%s (%s)\n", quoth_collection_actor_name(collection, actor),
               quoth_collection_actor_type(collection, actor));
        for (size_t i = 1; i < quoth_collection_variant_count(collection, actor); i++)
            printf("  also: %s\n", quoth_collection_variant(collection, actor, i));
        for (size_t i = 0; i < files; i++)
            for (size_t q = 0; q < quoth_document_count(documents[i], QUOTH_QUOTES); q++)
                if (quoth_collection_speaker_actor(collection, i, q) == actor)
                    print_quote(argv[i + 1], documents[i], q);
    }
    for (size_t i = 0; i < files; i++) quoth_document_free(documents[i]);
    quoth_collection_free(collection);
    quoth_model_release(model);
    return 0;
}
