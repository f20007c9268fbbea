/* One model, many threads: all find what one alone finds. test_threads ARTICLE… */
#include <stdarg.h>
#include <setjmp.h>
#include <stdlib.h>
#include <pthread.h>
#include <cmocka.h>

#include "check.h"

enum { THREADS = 8, ROUNDS = 40, MAX_ARTICLES = 8 };

static char *articles[MAX_ARTICLES];
static size_t sizes[MAX_ARTICLES], n_articles;
static uint64_t expected[MAX_ARTICLES];
static quoth_document *shared[MAX_ARTICLES]; /* analysed by one thread, read by all */

/* Takes and gives back references, analyses, and reads documents of its own and of another thread. */
static void *work(void *argument) {
    quoth_model *model = argument;
    size_t wrong = 0;
    for (size_t round = 0; round < ROUNDS; round++) {
        size_t i = round % n_articles;
        quoth_model *mine = quoth_model_retain(model);
        quoth_document *document;
        if (quoth_analyze(mine, articles[i], sizes[i], NULL, &document, NULL)) wrong++;
        else wrong += fingerprint(document) != expected[i];
        quoth_model_release(mine);
        quoth_document_free(document);
        wrong += fingerprint(shared[i]) != expected[i];
    }
    return wrong ? argument : NULL;
}

static void threads_find_the_same(void **state) {
    (void)state;
    quoth_model *model;
    assert_int_equal(quoth_model_builtin(NULL, &model, NULL), QUOTH_OK);
    for (size_t i = 0; i < n_articles; i++) {
        assert_int_equal(quoth_analyze(model, articles[i], sizes[i], NULL, &shared[i], NULL), QUOTH_OK);
        expected[i] = fingerprint(shared[i]);
    }
    pthread_t threads[THREADS];
    for (size_t t = 0; t < THREADS; t++) assert_int_equal(pthread_create(&threads[t], NULL, work, model), 0);
    for (size_t t = 0; t < THREADS; t++) {
        void *wrong;
        assert_int_equal(pthread_join(threads[t], &wrong), 0);
        assert_null(wrong);
    }
    for (size_t i = 0; i < n_articles; i++) quoth_document_free(shared[i]);
    quoth_model_release(model);
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc && n_articles < MAX_ARTICLES; i++, n_articles++)
        if (!(articles[n_articles] = read_whole(argv[i], &sizes[n_articles]))) return 2;
    if (!n_articles) return 2;
    const struct CMUnitTest tests[] = {cmocka_unit_test(threads_find_the_same)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    while (n_articles) free(articles[--n_articles]);
    return failed;
}
