/*
 * The accurate model, through the public interface: test_accurate MODEL ARTICLE…
 * What it reads that the fast one does not, long and hostile texts, every allocation failing.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "check.h"
#include "pieces.h"

static const char *model_path, *article_path;
static quoth_model *model;

static int open_model(void **state) {
    (void)state;
    return quoth_model_open(model_path, NULL, &model, NULL);
}

static int close_model(void **state) {
    (void)state;
    quoth_model_release(model);
    return 0;
}

/* The names of a text as "TYPE name; …". */
static void assert_found(const char *text, const char *expected) {
    quoth_document *d;
    assert_int_equal(quoth_analyze(model, text, strlen(text), NULL, &d, NULL), QUOTH_OK);
    char found[1000] = "";
    for (size_t i = 0; i < quoth_document_count(d, QUOTH_ENTITIES); i++) {
        quoth_span span = quoth_document_span(d, QUOTH_ENTITIES, i);
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%s %.*s", i ? "; " : "",
                 quoth_document_kind(d, QUOTH_ENTITIES, i), (int)(span.stop - span.start), text + span.start);
    }
    assert_string_equal(found, expected);
    quoth_document_free(d);
}

static void context_decides(void **state) {
    (void)state;
    assert_found("Vera Lindqvist, a Swedish engineer, joined the United Nations in Geneva on Monday.",
                 "PER Vera Lindqvist; MISC Swedish; ORG United Nations; LOC Geneva");
    assert_found("The dockers went home. Nobody knows why they did. On Friday it rained.", "");
    assert_found("", "");
    /* What stands in the sentence before. */
    assert_found("The old sailor had never married. Talmere is growing fast.", "PER Talmere");
    assert_found("It is a quiet village. Talmere is growing fast.", "LOC Talmere");
}

/* What the rules miss, the model hears: as "CONTENT | SPEAKER". */
static void assert_heard(const char *text, const char *expected) {
    quoth_document *d;
    assert_int_equal(quoth_analyze(model, text, strlen(text), NULL, &d, NULL), QUOTH_OK);
    assert_int_equal(quoth_document_count(d, QUOTH_QUOTES), 1);
    quoth_span content = quoth_document_part(d, 0, QUOTH_CONTENT, 0);
    quoth_span speaker = quoth_document_part(d, 0, QUOTH_SPEAKER, 0);
    char found[400];
    snprintf(found, sizeof found, "%.*s | %.*s", (int)(content.stop - content.start), text + content.start,
             (int)(speaker.stop - speaker.start), text + speaker.start);
    assert_string_equal(found, expected);
    assert_string_equal(quoth_document_method(d, 0), "heard");
    quoth_document_free(d);
}

static void reported_speech_is_heard(void **state) {
    (void)state;
    assert_heard("The ferry had been unable to reach the island since the weekend, acting harbour master Dr Vera Lindqvist "
                 "said.",
                 "The ferry had been unable to reach the island since the weekend | Vera Lindqvist");
}

/* Where nothing but sense ends a sentence, the model hears it. */
static void sentences_without_stops_are_heard(void **state) {
    (void)state;
    static const char text[] = "Thanks for the note I will call you tomorrow Best regards Vera Lindqvist";
    quoth_document *d;
    assert_int_equal(quoth_analyze(model, text, sizeof text - 1, NULL, &d, NULL), QUOTH_OK);
    bool found = false;
    for (size_t i = 0; i < quoth_document_count(d, QUOTH_SENTENCES); i++)
        found |= quoth_document_span(d, QUOTH_SENTENCES, i).start == (size_t)(strstr(text, "Best") - text);
    assert_true(found);
    quoth_document_free(d);
}

/* A name stands in every one of many sentences, and in one that no window holds. */
static void long_texts_are_read_to_the_end(void **state) {
    (void)state;
    enum { TIMES = 100 };
    static const char *const pieces[] = {"Vera Lindqvist lives in Geneva. ", "then Vera Lindqvist went to Geneva and "};
    for (int k = 0; k < 2; k++) {
        size_t length = strlen(pieces[k]);
        char *text = malloc(TIMES * length);
        quoth_document *d;
        assert_non_null(text);
        for (size_t i = 0; i < TIMES; i++) memcpy(text + i * length, pieces[k], length);
        assert_int_equal(quoth_analyze(model, text, TIMES * length, NULL, &d, NULL), QUOTH_OK);
        assert_int_equal(quoth_document_count(d, QUOTH_ENTITIES), 2 * TIMES);
        quoth_document_free(d);
        assert_null(check_text(model, text, TIMES * length));
        free(text);
    }
}

static void any_bytes_are_read(void **state) {
    (void)state;
    uint64_t random = 1;
    for (int i = 0; i < 20; i++) {
        char text[1000];
        size_t n = 0;
        for (;;) {
            const char *piece = PIECES[next_random(&random) % N_PIECES];
            size_t length = strlen(piece);
            if (n + length + 1 > sizeof text) break;
            memcpy(text + n, piece, length);
            n += length;
            if (next_random(&random) % 2) text[n++] = ' ';
        }
        assert_null(check_text(model, text, n));
    }
}

/* ---- memory */

struct account {
    size_t asked, fail_at, blocks;
};

static void *allocate(void *context, size_t size) {
    struct account *account = context;
    if (account->asked++ == account->fail_at) return NULL;
    account->blocks++;
    return malloc(size);
}

static void *reallocate(void *context, void *block, size_t old_size, size_t size) {
    struct account *account = context;
    (void)old_size;
    if (account->asked++ == account->fail_at) return NULL;
    account->blocks += block == NULL;
    return realloc(block, size);
}

static void release(void *context, void *block, size_t size) {
    struct account *account = context;
    (void)size;
    account->blocks -= block != NULL;
    free(block);
}

static quoth_status read_once(struct account *account, const char *text, size_t n_bytes) {
    const quoth_allocator memory = {allocate, reallocate, release, account};
    quoth_model *opened = NULL;
    quoth_document *d = NULL;
    quoth_status status = quoth_model_open(model_path, &memory, &opened, NULL);
    if (!status) status = quoth_analyze(opened, text, n_bytes, NULL, &d, NULL);
    quoth_document_free(d);
    quoth_model_release(opened);
    assert_int_equal(account->blocks, 0);
    return status;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    size_t n_bytes;
    char *text = read_whole(article_path, &n_bytes);
    assert_non_null(text);
    struct account account = {.fail_at = SIZE_MAX};
    assert_int_equal(read_once(&account, text, 400), QUOTH_OK);
    size_t allocations = account.asked;
    for (size_t k = 0; k < allocations; k++) {
        account = (struct account){.fail_at = k};
        assert_int_equal(read_once(&account, text, 400), QUOTH_ERROR_MEMORY);
    }
    free(text);
}

struct told {
    size_t times, stop_at;
    double last;
};

static int tell(void *context, double part) {
    struct told *told = context;
    assert_true(part >= told->last && part < 1);
    told->last = part;
    return ++told->times == told->stop_at;
}

/* It takes its time: who waits hears of it by the sentence, and may stop it anywhere. */
static void progress_is_told_within_stages(void **state) {
    (void)state;
    size_t n_bytes;
    char *text = read_whole(article_path, &n_bytes);
    struct told told = {0};
    quoth_options options = {.size = sizeof options, .progress = tell, .progress_context = &told};
    quoth_document *d;
    assert_non_null(text);
    assert_int_equal(quoth_analyze(model, text, n_bytes, &options, &d, NULL), QUOTH_OK);
    assert_true(told.times > 16);
    quoth_document_free(d);
    for (size_t times = told.times, k = 1; k <= times; k++) {
        told = (struct told){.stop_at = k};
        assert_int_equal(quoth_analyze(model, text, n_bytes, &options, &d, NULL), QUOTH_ERROR_STOPPED);
        assert_int_equal(told.times, k);
        assert_null(d);
    }
    free(text);
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    model_path = argv[1];
    article_path = argv[2];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(context_decides),
        cmocka_unit_test(reported_speech_is_heard),
        cmocka_unit_test(sentences_without_stops_are_heard),
        cmocka_unit_test(long_texts_are_read_to_the_end),
        cmocka_unit_test(any_bytes_are_read),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(progress_is_told_within_stages),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
