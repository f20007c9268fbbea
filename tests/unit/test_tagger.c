/* Parts of speech and tables of weights. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "model.h"
#include "tagger/pos.h"
#include "tagger/shape.h"
#include "tagger/weights.h"

/* The tags of a text's tokens, joined by spaces. */
static void assert_tags(const char *text, const char *expected) {
    quoth_document *d;
    assert_int_equal(quoth_analyze(model, text, strlen(text), NULL, &d, NULL), QUOTH_OK);
    char tags[2000] = "";
    for (uint32_t i = 0; i < d->tokens.count; i++) {
        if (i) strcat(tags, " ");
        strcat(tags, qi_pos_name(d->tokens.at[i].tag));
    }
    assert_string_equal(tags, expected);
    quoth_document_free(d);
}

static void sentences_are_tagged(void **state) {
    (void)state;
    assert_tags("The minister said on Monday that her deputy had resigned.", "DT NN VBD IN NNP IN PRP$ NN VBD VBN .");
    assert_tags("“We can't stop,” Lindqvist added.", "`` PRP MD RB VB , '' NNP VBD .");
}

static void shouted_words_are_no_names(void **state) {
    (void)state;
    assert_tags("THE MINISTER SAID THAT THE TALKS HAD FAILED.", "DT NN VBD IN DT NNS VBD VBN .");
}

static void every_token_has_a_tag(void **state) {
    (void)state;
    const char *text = "\xD0\x96 \xF0\x9F\x98\x80 ¶¶ @x #y http://a.example/ 4,5 a-b-c- '' ( \xC2\xA0 ’’ «x»";
    quoth_document *d;
    assert_int_equal(quoth_analyze(model, text, strlen(text), NULL, &d, NULL), QUOTH_OK);
    assert_true(d->tokens.count > 10);
    for (uint32_t i = 0; i < d->tokens.count; i++) {
        assert_int_not_equal(d->tokens.at[i].tag, POS_NONE);
        assert_true(d->tokens.at[i].tag < POS_TAGS);
    }
    quoth_document_free(d);
}

static void assert_letters(const char *text, enum letter_case expected) {
    quoth_document *d;
    assert_int_equal(quoth_analyze(model, text, strlen(text), NULL, &d, NULL), QUOTH_OK);
    assert_int_equal(qi_letter_case(d, 0, d->tokens.count), expected);
    quoth_document_free(d);
}

static void headlines_are_known_by_their_capitals(void **state) {
    (void)state;
    assert_letters("Harbour Crews Walk Off in Row With Port of Tern", CASE_TITLE);
    assert_letters("HARBOUR CREWS WALK OFF", CASE_UPPER);
    assert_letters("Harbour crews walked off on Sunday", CASE_NORMAL);
    assert_letters("Lindqvist", CASE_NORMAL);
}

static void affixes_stop_at_the_word(void **state) {
    (void)state;
    assert_true(qi_suffix("ab", 2, 3) == qi_suffix("ab", 2, 2));
    assert_true(qi_prefix("ab", 2, 7) == qi_prefix("ab", 2, 2));
    assert_true(qi_suffix("xab", 3, 2) == qi_suffix("yab", 3, 2));
    assert_true(qi_shape("McAdam-23", 9) == qi_shape("DeWitt-7", 8));
    assert_true(qi_shape("Adam", 4) != qi_shape("adam", 4));
}

/* A table of one row, the smallest there is. */
struct table {
    struct weights_header header;
    uint32_t slots[WEIGHTS_BUCKET];
    int8_t rows[2][16];
    float extra;
};

static struct table make_table(uint64_t feature) {
    struct table t = {.header = {7, 16, WEIGHTS_BUCKET, 2, 0.5f, 1, {0, 0}}, .rows = {{0}, {1, -2, 3}}, .extra = 4};
    t.slots[5] = (uint32_t)(feature >> (32 + WEIGHTS_ROW_BITS)) << WEIGHTS_ROW_BITS | 1;
    return t;
}

static void features_find_their_weights(void **state) {
    (void)state;
    uint64_t feature = qi_feature(3, 42);
    struct table t = make_table(feature);
    struct weights w;
    assert_true(qi_weights_open(&w, &t, sizeof t, 7, 16, 1));
    int16_t scores[16] = {10};
    uint64_t keys[] = {feature, qi_feature(3, 43)}; /* the second is unknown: adds nothing */
    WEIGHTS_ADD(&w, keys, 2, scores, 16, 2);
    assert_int_equal(scores[0], 11);
    assert_int_equal(scores[1], -2);
    assert_true(w.extra[0] == 4);
}

static void one_label_needs_no_rows(void **state) {
    (void)state;
    struct {
        struct weights_header header;
        uint32_t slots[WEIGHTS_BUCKET];
    } t = {.header = {7, 1, WEIGHTS_BUCKET, 3, 0.5f, 0, {0, 0}}};
    const uint64_t keys[] = {qi_feature(3, 42), qi_feature(3, 43), qi_feature(3, 44)}; /* the last is unknown */
    const int weights[] = {-6, 2};
    for (int k = 0; k < 2; k++)
        t.slots[3 * k] = (uint32_t)(keys[k] >> (32 + WEIGHTS_ROW_BITS)) << WEIGHTS_ROW_BITS |
                         ((uint32_t)weights[k] & ((1u << WEIGHTS_ROW_BITS) - 1));
    struct weights w;
    assert_true(qi_weights_open(&w, &t, sizeof t, 7, 1, 0));
    assert_int_equal(qi_weights_sum(&w, keys, 3), -4);
    assert_in_range((int)(1e4f * qi_weights_chance(&w, keys, 3)), 1191, 1193); /* 1 / (1 + e^2) */
    assert_int_equal((int)(1e4f * qi_weights_chance(&w, keys, 0)), 5000);
    assert_false(qi_weights_open(&w, &t, sizeof t - 1, 7, 1, 0));
}

static void damaged_weights_are_refused(void **state) {
    (void)state;
    struct table good = make_table(qi_feature(3, 42)), t = good;
    struct weights w;
    assert_false(qi_weights_open(&w, &t, sizeof t - 1, 7, 16, 1));
    assert_false(qi_weights_open(&w, &t, sizeof t.header - 1, 7, 16, 1));
    assert_false(qi_weights_open(&w, &t, sizeof t, 8, 16, 1)); /* another version */
    assert_false(qi_weights_open(&w, &t, sizeof t, 7, 32, 1)); /* other labels */
    assert_false(qi_weights_open(&w, NULL, 0, 7, 16, 1));
    t.slots[0] = 2; /* a row outside the table */
    assert_false(qi_weights_open(&w, &t, sizeof t, 7, 16, 1));
    t = good;
    t.header.slots = 12; /* no power of two */
    assert_false(qi_weights_open(&w, &t, sizeof t, 7, 16, 1));
    t = good;
    t.header.slots = 0x80000000u;
    t.header.rows = 0xFFFFFFFFu;
    assert_false(qi_weights_open(&w, &t, sizeof t, 7, 16, 1));
    t = good;
    t.header.scale = 0;
    assert_false(qi_weights_open(&w, &t, sizeof t, 7, 16, 1));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_are_tagged),     cmocka_unit_test(shouted_words_are_no_names),
        cmocka_unit_test(every_token_has_a_tag),    cmocka_unit_test(headlines_are_known_by_their_capitals),
        cmocka_unit_test(affixes_stop_at_the_word), cmocka_unit_test(features_find_their_weights),
        cmocka_unit_test(one_label_needs_no_rows),  cmocka_unit_test(damaged_weights_are_refused),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
