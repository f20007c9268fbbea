#include <stdio.h>
#include <quoth/quoth.h>
int main(void) {
    quoth_model *m; quoth_error e; quoth_document *d;
    if (quoth_model_builtin(NULL, &m, &e)) { puts(e.message); return 1; }
    if (quoth_analyze(m, "Hello wörld.\n\nX", 15, NULL, &d, &e)) { puts(e.message); return 1; }
    printf("%s %zu %zu\n", quoth_model_name(m), quoth_document_count(d, QUOTH_TOKENS), quoth_document_count(d, QUOTH_SENTENCES));
    quoth_document_free(d); quoth_model_release(m); return 0;
}
