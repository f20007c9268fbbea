/* Learning names from what another model says of a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "name_samples.h"

enum { SINGLE_PERSON = TYPE_PER * NAME_PARTS + PART_S };

static const char text[] = "Lindqvist resigned.";

/* The record that a model has labelled, "resigned" left outside. */
static struct record *taught_record(void) {
    static struct record r;
    FILE *file = tmpfile();
    assert_non_null(file);
    fprintf(file, "doc 0.5 0 0 %zu\n%s\n= 0 9 %d:0.750 %d:0.250\nend\n", strlen(text), text, SINGLE_PERSON,
            NAME_OUTSIDE);
    rewind(file);
    assert_true(qt_read_record(file, &r, "record"));
    fclose(file);
    return &r;
}

static void labels_come_with_their_probabilities(void **state) {
    (void)state;
    struct record *r = taught_record();
    quoth_model *model;
    assert_int_equal(quoth_model_builtin(NULL, &model, NULL), QUOTH_OK);
    quoth_document *d = qt_analyse(model, r, "record");
    label_scores *taught = qt_taught_labels(d, r);
    assert_float_equal(r->weight, 0.5f, 0);
    assert_float_equal(taught[0][SINGLE_PERSON], 0.75f, 1e-6);
    assert_float_equal(taught[0][NAME_OUTSIDE], 0.25f, 1e-6);
    assert_float_equal(taught[1][NAME_OUTSIDE], 1, 0);
    free(taught);
    free(r->text);
    quoth_document_free(d);
    quoth_model_release(model);
}

static bool go_on(void *context, int pass, double loss) {
    (void)context, (void)pass, (void)loss;
    return true;
}

static void what_is_learned_is_as_sure_as_its_teacher(void **state) {
    (void)state;
    struct samples s = {0};
    const uint64_t key = 7;
    label_scores taught = {[SINGLE_PERSON] = 0.75f, [NAME_OUTSIDE] = 0.25f};
    qi_arena_open(&s.arena, NULL);
    qt_add_token(&s, &key, 1, ANY_LABEL);
    qt_add_sample(&s, 0, 1);
    qt_teach_sample(&s, (const label_scores *)&taught);
    qt_drop_rare(&s, 1);
    struct learner weights, links;
    qt_open_learner(&weights, s.features.count * NAME_LABELS);
    qt_open_learner(&links, NAME_STATES * NAME_STATES);
    qt_learn(&s, &(struct recipe){2000, 0.5f, 0, 0, 0, false, .passed = go_on}, &weights, &links);
    float all = 1;
    for (int k = 0; k < NAME_LABELS; k++)
        if (k % NAME_PARTS == PART_S) all += expf(weights.w[k]);
    assert_float_equal(expf(weights.w[SINGLE_PERSON]) / all, 0.75f, 0.01);
    qt_close_learner(&weights);
    qt_close_learner(&links);
    qt_close_samples(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_come_with_their_probabilities),
        cmocka_unit_test(what_is_learned_is_as_sure_as_its_teacher),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
