/* What a program built against another version of the header may rely on. */
#include <stdarg.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "quoth/quoth.h"

static const char TEXT[] = "\xE2\x80\x9CWe will rebuild it,\xE2\x80\x9D said Vera Lindqvist.";

static quoth_status analyze_with(const void *options) {
    quoth_model *model;
    quoth_document *document = NULL;
    assert_int_equal(quoth_model_builtin(NULL, &model, NULL), QUOTH_OK);
    quoth_status status = quoth_analyze(model, TEXT, sizeof TEXT - 1, options, &document, NULL);
    assert_true((status == QUOTH_OK) == (document != NULL));
    quoth_document_free(document);
    quoth_model_release(model);
    return status;
}

static void a_smaller_struct_is_an_older_program(void **state) {
    (void)state;
    for (size_t size = offsetof(quoth_options, unit); size <= sizeof(quoth_options); size++) {
        void *options = calloc(1, size); /* exactly as large as it says: reading more is found by sanitizers */
        memcpy(options, &size, sizeof size);
        assert_int_equal(analyze_with(options), QUOTH_OK);
        free(options);
    }
}

static void a_larger_struct_is_a_newer_program(void **state) {
    (void)state;
    struct {
        quoth_options known;
        unsigned char newer[24];
    } options;
    memset(&options, 0, sizeof options);
    options.known.size = sizeof options;
    assert_int_equal(analyze_with(&options), QUOTH_OK);
    for (size_t i = 0; i < sizeof options.newer; i++) {
        options.newer[i] = 1;
        assert_int_equal(analyze_with(&options), QUOTH_ERROR_UNSUPPORTED);
        options.newer[i] = 0;
    }
}

static void what_is_unknown_is_refused(void **state) {
    (void)state;
    const quoth_options unknown[] = {
        {.size = sizeof(quoth_options), .unit = 4},       {.size = sizeof(quoth_options), .unit = -1},
        {.size = sizeof(quoth_options), .last_stage = 7}, {.size = sizeof(quoth_options), .last_stage = -1},
        {.size = sizeof(quoth_options), .flags = 2},
    };
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_int_equal(analyze_with(&unknown[i]), QUOTH_ERROR_UNSUPPORTED);
    const quoth_options no_day = {.size = sizeof(quoth_options), .date = 20210230}, no_size = {.size = 0};
    assert_int_equal(analyze_with(&no_day), QUOTH_ERROR_ARGUMENT);
    assert_int_equal(analyze_with(&no_size), QUOTH_ERROR_ARGUMENT);
}

static void numbers_are_pinned(void **state) {
    (void)state;
    assert_int_equal(QUOTH_ERROR_STOPPED, -7);
    assert_int_equal(QUOTH_UNIT_UTF16, 2);
    assert_int_equal(QUOTH_UNIT_GRAPHEME, 3);
    assert_int_equal(QUOTH_STAGE_QUOTES, 6);
    assert_int_equal(QUOTH_QUOTES, 5);
    assert_int_equal(QUOTH_VIA_CUE, 5);
    assert_int_equal(QUOTH_BORROW_TEXT, 1);
    assert_int_equal(QUOTH_TEXT_SENTENCE, 2);
    assert_int_equal(QUOTH_TEXT_FOLD, 2);
    assert_int_equal(sizeof(quoth_span), 2 * sizeof(size_t));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_smaller_struct_is_an_older_program),
        cmocka_unit_test(a_larger_struct_is_a_newer_program),
        cmocka_unit_test(what_is_unknown_is_refused),
        cmocka_unit_test(numbers_are_pinned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
