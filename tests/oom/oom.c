/*
 * No memory is an answer, not an accident: test_oom ARTICLE…
 * Everything is done once for each allocation that it makes, with that one failing; then once more with that one and
 * all after it. Each time the status must say so, and every byte must be back at the end.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "check.h"

struct account {
    size_t asked;      /* allocations so far */
    size_t fail_at;    /* this one fails */
    bool fail_onwards; /* and all after it */
    size_t bytes, blocks;
};

static bool refuses(struct account *account) {
    size_t number = account->asked++;
    return number == account->fail_at || (account->fail_onwards && number > account->fail_at);
}

static void *account_allocate(void *context, size_t size) {
    struct account *account = context;
    if (refuses(account)) return NULL;
    void *block = malloc(size);
    assert_non_null(block);
    account->bytes += size;
    account->blocks++;
    return block;
}

static void *account_reallocate(void *context, void *block, size_t old_size, size_t size) {
    struct account *account = context;
    if (refuses(account)) return NULL;
    void *moved = realloc(block, size);
    assert_non_null(moved);
    account->blocks += block == NULL;
    account->bytes += size - old_size;
    return moved;
}

static void account_release(void *context, void *block, size_t size) {
    struct account *account = context;
    if (block) {
        account->bytes -= size;
        account->blocks--;
    }
    free(block);
}

enum { MAX_ARTICLES = 8 };
static char *articles[MAX_ARTICLES];
static size_t sizes[MAX_ARTICLES], n_articles;

struct results {
    quoth_model *model;
    quoth_collection *collection;
    quoth_document *documents[MAX_ARTICLES];
    uint64_t fingerprint;
};

/* Model, documents, collection: all that the allocator serves. */
static quoth_status do_everything(const quoth_allocator *memory, struct results *r, quoth_error *error) {
    quoth_status status = quoth_model_builtin(memory, &r->model, error);
    if (!status) status = quoth_collection_new(memory, &r->collection, error);
    for (size_t i = 0; i < n_articles && !status; i++) {
        quoth_options options = {
            .size = sizeof options, .unit = (int32_t)(i % 3), .flags = i % 2 ? QUOTH_BORROW_TEXT : 0};
        status = quoth_analyze(r->model, articles[i], sizes[i], &options, &r->documents[i], error);
        if (!status) r->fingerprint += fingerprint(r->documents[i]);
        if (!status) status = quoth_collection_add(r->collection, r->documents[i], error);
    }
    if (!status) status = quoth_collection_resolve(r->collection, error);
    return status;
}

static void free_everything(struct results *r) {
    quoth_collection_free(r->collection);
    for (size_t i = 0; i < n_articles; i++) quoth_document_free(r->documents[i]);
    quoth_model_release(r->model);
}

static quoth_status run(struct account *account, uint64_t *all) {
    const quoth_allocator memory = {account_allocate, account_reallocate, account_release, account};
    struct results results = {0};
    quoth_error error = {.code = QUOTH_OK};
    quoth_status status = do_everything(&memory, &results, &error);
    assert_int_equal(error.code, status);
    *all = results.fingerprint;
    free_everything(&results);
    assert_int_equal(account->bytes, 0);
    assert_int_equal(account->blocks, 0);
    return status;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    struct account account = {.fail_at = SIZE_MAX};
    uint64_t whole, again;
    assert_int_equal(run(&account, &whole), QUOTH_OK);
    size_t allocations = account.asked;
    assert_true(allocations > 2 + n_articles);
    for (size_t k = 0; k < allocations; k++)
        for (int onwards = 0; onwards < 2; onwards++) {
            account = (struct account){.fail_at = k, .fail_onwards = onwards};
            assert_int_equal(run(&account, &again), QUOTH_ERROR_MEMORY);
        }
    account = (struct account){.fail_at = allocations};
    assert_int_equal(run(&account, &again), QUOTH_OK);
    assert_true(again == whole);
}

/* A document that could not be added leaves the collection as it was. */
static void a_failed_addition_changes_nothing(void **state) {
    (void)state;
    struct account account = {.fail_at = SIZE_MAX};
    const quoth_allocator memory = {account_allocate, account_reallocate, account_release, &account};
    quoth_model *model;
    assert_int_equal(quoth_model_builtin(NULL, &model, NULL), QUOTH_OK);
    quoth_document *documents[MAX_ARTICLES];
    for (size_t i = 0; i < n_articles; i++)
        assert_int_equal(quoth_analyze(model, articles[i], sizes[i], NULL, &documents[i], NULL), QUOTH_OK);
    for (size_t k = 0;; k++) {
        quoth_collection *collection;
        account = (struct account){.fail_at = SIZE_MAX};
        assert_int_equal(quoth_collection_new(&memory, &collection, NULL), QUOTH_OK);
        assert_int_equal(quoth_collection_add(collection, documents[0], NULL), QUOTH_OK);
        account.fail_at = account.asked + k;
        quoth_status status = quoth_collection_add(collection, documents[1], NULL);
        account.fail_at = SIZE_MAX;
        if (status) { /* and once more, now that there is memory */
            assert_int_equal(status, QUOTH_ERROR_MEMORY);
            assert_int_equal(quoth_collection_add(collection, documents[1], NULL), QUOTH_OK);
        }
        assert_int_equal(quoth_collection_resolve(collection, NULL), QUOTH_OK);
        assert_null(check_collection(collection, documents, 2));
        quoth_collection_free(collection);
        assert_int_equal(account.bytes, 0);
        if (!status) break;
    }
    for (size_t i = 0; i < n_articles; i++) quoth_document_free(documents[i]);
    quoth_model_release(model);
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc && n_articles < MAX_ARTICLES; i++, n_articles++)
        if (!(articles[n_articles] = read_whole(argv[i], &sizes[n_articles]))) return 2;
    if (n_articles < 2) return 2;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(a_failed_addition_changes_nothing),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    while (n_articles) free(articles[--n_articles]);
    return failed;
}
