/* Names: what is found, what the document's other mentions change, and how labels are decoded. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "entity/evidence.h"
#include "base/exponential.h"
#include "entity/lattice.h"
#include "model.h"

/* The names of a text as "TYPE name; …". */
static void assert_found(const char *text, const char *expected) {
    quoth_document *d;
    assert_int_equal(quoth_analyze(model, text, strlen(text), NULL, &d, NULL), QUOTH_OK);
    char found[2000] = "";
    for (uint32_t i = 0; i < d->entities.count; i++) {
        const struct entity *e = &d->entities.at[i];
        uint32_t start = d->tokens.at[e->first].start, stop = d->tokens.at[e->last - 1].stop;
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%s %.*s", i ? "; " : "",
                 qi_entity_type(model, e->type), (int)(stop - start), text + start);
        assert_true(e->confidence > 0 && e->confidence <= 1);
        assert_true(!i || d->entities.at[i - 1].last <= e->first);
    }
    assert_string_equal(found, expected);
    quoth_document_free(d);
}

static void names_of_every_type(void **state) {
    (void)state;
    assert_found("Vera Lindqvist, a Swedish engineer, joined the United Nations in Geneva on Monday.",
                 "PER Vera Lindqvist; MISC Swedish; ORG United Nations; LOC Geneva");
}

static void text_without_names_has_none(void **state) {
    (void)state;
    assert_found("The dockers went home. Nobody knows why they did. On Friday it rained.", "");
    assert_found("", "");
    assert_found(" \n\n ", "");
}

static void titles_and_possessives_stand_outside(void **state) {
    (void)state;
    assert_found("President Vera Lindqvist's husband met Mr. Orme in Paris.",
                 "PER Vera Lindqvist; PER Orme; LOC Paris");
}

static void places_in_the_news_are_places(void **state) {
    (void)state;
    assert_found("Troops left Crimea for Kyiv and Luhansk, officials in Moscow said.",
                 "LOC Crimea; LOC Kyiv; LOC Luhansk; LOC Moscow");
}

static void a_bracketed_first_name_is_part_of_the_name(void **state) {
    (void)state;
    assert_found("Officials said President (Vladimir) Lindqvist had called.", "PER (Vladimir) Lindqvist");
}

static void hyphens_stay_inside_names(void **state) {
    (void)state;
    assert_found("Park Jin-soo lives in Seoul.", "PER Park Jin-soo; LOC Seoul");
}

/* Labels written as letters: B I E S of PER, b i e s of ORG, O. */
static uint8_t label(char c) {
    const char *letters = "BIESbies";
    const char *at = strchr(letters, c);
    return c == 'O' ? NAME_OUTSIDE : (uint8_t)(at - letters);
}

static void sequences_are_legal(void **state) {
    (void)state;
    const char *legal[] = {"OO", "OB", "OS", "BI", "BE", "IE", "II", "EO", "EB", "Es", "SO", "Sb", NULL};
    const char *illegal[] = {"OI", "OE", "BO", "BB", "BS", "Bi", "Be", "IO", "IS", "EI", "SE", NULL};
    for (int i = 0; legal[i]; i++) assert_true(qi_name_legal(label(legal[i][0]), label(legal[i][1])));
    for (int i = 0; illegal[i]; i++) assert_false(qi_name_legal(label(illegal[i][0]), label(illegal[i][1])));
}

/* The best sequence is legal even where the best label of each token is not. */
static void decoding_is_legal(void **state) {
    (void)state;
    float transitions[NAME_STATES * NAME_STATES] = {0};
    struct name_links links;
    qi_name_link(&links, transitions);
    label_scores scores[3] = {{0}};
    scores[0][label('I')] = 5; /* cannot begin a name */
    scores[0][label('B')] = 4;
    scores[1][label('S')] = 1;
    scores[1][label('I')] = 2;
    scores[2][label('E')] = 3;
    uint8_t labels[3];
    label_scores ways[3];
    qi_name_best((const label_scores *)scores, 3, &links, ways, labels);
    assert_int_equal(labels[0], label('B'));
    assert_int_equal(labels[1], label('I'));
    assert_int_equal(labels[2], label('E'));
}

/* One token: its label's probability is a plain soft maximum over the labels that may stand alone. */
static void sums_are_probabilities(void **state) {
    (void)state;
    float transitions[NAME_STATES * NAME_STATES] = {0}, scale[1];
    struct name_links links;
    qi_name_link(&links, transitions);
    label_scores scores[1] = {{0}}, forward[1], backward[1];
    scores[0][label('S')] = logf(3);
    qi_name_sums(scores, 1, &links, forward, backward, scale);
    float total = 0;
    for (unsigned k = 0; k < NAME_STATES; k++) total += forward[0][k] * backward[0][k];
    assert_true(fabsf(forward[0][label('S')] * backward[0][label('S')] / total - 3.0f / 7) < 1e-4f); /* 3 : 1 1 1 1 */
    assert_true(forward[0][label('B')] * backward[0][label('B')] == 0);
}

/* Three tokens, numbers without a pattern: the best sequence and each label's probability are those of going through
   all sequences one by one. */
static void sums_go_over_all_sequences(void **state) {
    (void)state;
    enum { N = NAME_STATES, TOKENS = 3 };
    float transitions[N * N], scale[TOKENS];
    label_scores scores[TOKENS], kept[TOKENS], forward[TOKENS], backward[TOKENS];
    uint32_t random = 1;
    for (unsigned i = 0; i < N * N; i++) transitions[i] = (float)((random = random * 1664525 + 1013904223) >> 24) / 99;
    for (unsigned i = 0; i < TOKENS * N; i++)
        scores[i / N][i % N] = (float)((random = random * 1664525 + 1013904223) >> 24) / 64;
    struct name_links links;
    qi_name_link(&links, transitions);
    uint8_t labels[TOKENS], best[TOKENS] = {0};
    label_scores ways[TOKENS];
    qi_name_best((const label_scores *)scores, TOKENS, &links, ways, labels);

    double all = 0, with[TOKENS][N] = {{0}}, most = 0;
    for (unsigned a = 0; a < N; a++)
        for (unsigned b = 0; b < N; b++)
            for (unsigned c = 0; c < N; c++) {
                unsigned from[] = {NAME_OUTSIDE, a, b, c}, to[] = {a, b, c, NAME_OUTSIDE};
                double odds = exp((double)(scores[0][a] + scores[1][b] + scores[2][c]));
                for (int k = 0; k <= TOKENS; k++)
                    odds *= qi_name_legal(from[k], to[k]) ? exp((double)transitions[from[k] * N + to[k]]) : 0;
                all += odds;
                with[0][a] += odds, with[1][b] += odds, with[2][c] += odds;
                if (odds > most) most = odds, best[0] = (uint8_t)a, best[1] = (uint8_t)b, best[2] = (uint8_t)c;
            }
    assert_memory_equal(labels, best, TOKENS);
    memcpy(kept, scores, sizeof kept);
    qi_name_sums(kept, TOKENS, &links, forward, backward, scale);
    for (int i = 0; i < TOKENS; i++) {
        double total = 0;
        for (unsigned k = 0; k < N; k++) total += (double)(forward[i][k] * backward[i][k]);
        for (unsigned k = 0; k < N; k++)
            assert_true(fabs((double)(forward[i][k] * backward[i][k]) / total - with[i][k] / all) < 1e-4);
    }
}

static void polynomials_are_close(void **state) {
    (void)state;
    for (float x = -80; x < 80; x += 0.37f) assert_true(fabsf(qi_exp(x) / expf(x) - 1) < 2e-5f);
    for (float x = 88; x < 1e30f; x *= 3.1f) assert_true(qi_exp(-x) > 0 && qi_exp(-x) < 2e-38f && qi_exp(x) > 6e37f);
    for (float x = 1e-6f; x < 1e6f; x *= 1.7f) assert_true(fabsf(qi_log(x) - logf(x)) < 2e-5f);
}

static void a_word_is_no_evidence_of_itself(void **state) {
    (void)state;
    struct evidence e = {{0}, 0};
    struct reading reading = {TYPE_LOC, false, 0.9f}, other = {TYPE_PER, true, 0.9f};
    uint64_t keys[EVIDENCE_MAX_KEYS];
    qi_evidence_add(&e, reading, 1);
    assert_int_equal(qi_evidence_keys(&e, reading, keys), 0);
    qi_evidence_add(&e, other, 1);
    assert_true(qi_evidence_keys(&e, reading, keys) > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_every_type),
        cmocka_unit_test(text_without_names_has_none),
        cmocka_unit_test(titles_and_possessives_stand_outside),
        cmocka_unit_test(places_in_the_news_are_places),
        cmocka_unit_test(a_bracketed_first_name_is_part_of_the_name),
        cmocka_unit_test(hyphens_stay_inside_names),
        cmocka_unit_test(sequences_are_legal),
        cmocka_unit_test(decoding_is_legal),
        cmocka_unit_test(sums_are_probabilities),
        cmocka_unit_test(sums_go_over_all_sequences),
        cmocka_unit_test(polynomials_are_close),
        cmocka_unit_test(a_word_is_no_evidence_of_itself),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
