/* lib/token: flags, forms, and what text fixtures cannot show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document.h"
#include "model.h"
#include "token/form.h"

static quoth_document *read_text(const char *text) {
    quoth_options options = {.size = sizeof options, .last_stage = QUOTH_STAGE_TOKENS};
    quoth_document *d;
    assert_int_equal(quoth_analyze(model, text, strlen(text), &options, &d, NULL), QUOTH_OK);
    return d;
}

static const struct form *form_of(const quoth_document *d, const char *spelling) {
    for (uint32_t i = 0; i < d->forms.count; i++)
        if (strcmp(d->forms.at[i].text, spelling) == 0) return &d->forms.at[i];
    fail_msg("no form %s", spelling);
    return NULL;
}

static void flags_say_what_stands_before(void **state) {
    (void)state;
    quoth_document *d = read_text("She (Vera)\nleft,\t\u2003so\n\nhe cannot");
    static const struct {
        const char *text;
        uint8_t flags;
    } expected[] = {
        {"She", TOKEN_AFTER_SPACE | TOKEN_AFTER_LINE | TOKEN_AFTER_BLANK},
        {"(", TOKEN_AFTER_SPACE},
        {"Vera", 0},
        {")", 0},
        {"left", TOKEN_AFTER_SPACE | TOKEN_AFTER_LINE},
        {",", 0},
        {"so", TOKEN_AFTER_SPACE},
        {"he", TOKEN_AFTER_SPACE | TOKEN_AFTER_LINE | TOKEN_AFTER_BLANK},
        {"can", TOKEN_AFTER_SPACE},
        {"not", TOKEN_SPLIT},
    };
    assert_int_equal(d->tokens.count, sizeof expected / sizeof *expected);
    for (uint32_t i = 0; i < d->tokens.count; i++) {
        assert_string_equal(qi_form(d, i)->text, expected[i].text);
        assert_int_equal(d->tokens.at[i].flags, expected[i].flags);
    }
    quoth_document_free(d);
}

static void contractions_are_parted_wherever_they_stand(void **state) {
    (void)state;
    quoth_document *d = read_text("Cannot. We cannot, dunno, you cannot go, its a pity, its end, cannot");
    static const char *const expected[] = {"Can", "not",  ".",   "We",  "can", "not", ",",   "du", "n",
                                           "no",  ",",    "you", "can", "not", "go",  ",",   "it", "s",
                                           "a",   "pity", ",",   "its", "end", ",",   "can", "not"};
    assert_int_equal(d->tokens.count, sizeof expected / sizeof *expected);
    for (uint32_t i = 0; i < d->tokens.count; i++) assert_string_equal(qi_form(d, i)->text, expected[i]);
    assert_int_equal(form_of(d, "cannot")->count, 0);
    assert_int_equal(form_of(d, "not")->count, 4);
    assert_int_equal(form_of(d, "s")->lists, 0);
    quoth_document_free(d);
}

/* A quotation mark is one that a quotation may begin or end with; an apostrophe is none. */
static void kinds_of_marks(void **state) {
    (void)state;
    quoth_document *d = read_text("'Tis the workers' 'plan', 5'10 or `so'");
    static const uint8_t expected[] = {TOKEN_WORD,   TOKEN_WORD,  TOKEN_WORD,        TOKEN_WORD,   TOKEN_QUOTE,
                                       TOKEN_WORD,   TOKEN_QUOTE, TOKEN_PUNCTUATION, TOKEN_NUMBER, TOKEN_PUNCTUATION,
                                       TOKEN_NUMBER, TOKEN_WORD,  TOKEN_QUOTE,       TOKEN_WORD,   TOKEN_QUOTE};
    assert_int_equal(d->tokens.count, sizeof expected);
    for (uint32_t i = 0; i < d->tokens.count; i++) assert_int_equal(d->tokens.at[i].kind, expected[i]);
    quoth_document_free(d);
}

static void forms_are_normalised(void **state) {
    (void)state;
    quoth_document *d = read_text("co\u00ADop Ze\u0301lie Z\u00E9lie they\u2019re they're \u1E9E");
    assert_int_equal(form_of(d, "coop")->count, 1);
    assert_int_equal(form_of(d, "Z\u00E9lie")->count, 2);
    assert_int_equal(form_of(d, "'re")->count, 2);
    assert_string_equal(d->forms.at[form_of(d, "\u1E9E")->lower].text, "\u00DF"); /* shorter in lower case */
    quoth_document_free(d);
}

static void forms_know_their_letters(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint32_t flags;
    } cases[] = {
        {"harbour", FORM_LETTER},
        {"Orlava", FORM_LETTER | FORM_UPPER_FIRST},
        {"VESKIA", FORM_LETTER | FORM_UPPER_FIRST | FORM_ALL_UPPER},
        {"McTarn", FORM_LETTER | FORM_UPPER_FIRST | FORM_MIXED},
        {"iPhone", FORM_LETTER | FORM_MIXED},
        {"1987", FORM_DIGIT},
        {"Mr.", FORM_LETTER | FORM_UPPER_FIRST | FORM_STOP},
        {"non-smoker", FORM_LETTER | FORM_HYPHEN},
        {"Путин", FORM_LETTER | FORM_UPPER_FIRST | FORM_FOREIGN},
        {"\u00D8re", FORM_LETTER | FORM_UPPER_FIRST},
        {"A", FORM_LETTER | FORM_UPPER_FIRST},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        quoth_document *d = read_text("x");
        uint32_t form = qi_form_add(d, cases[i].text, strlen(cases[i].text));
        assert_int_equal(d->forms.at[form].flags, cases[i].flags);
        quoth_document_free(d);
    }
}

static void forms_share_lists_with_their_lower_case(void **state) {
    (void)state;
    quoth_document *d = read_text("SAID Said said Monday Zqx");
    uint64_t say = UINT64_C(1) << LIST_SAY;
    assert_true(form_of(d, "SAID")->lists & form_of(d, "Said")->lists & form_of(d, "said")->lists & say);
    assert_int_equal(form_of(d, "SAID")->lower, form_of(d, "said")->lower);
    assert_true(form_of(d, "Monday")->lists >> LIST_WEEKDAY & 1);
    assert_int_equal(form_of(d, "Zqx")->lists, 0);
    quoth_document_free(d);
}

/* More distinct words than the table begins with, and words longer than the buffers. */
static void many_and_long_forms(void **state) {
    (void)state;
    enum { WORDS = 5000, LONG = 100000 };
    char *text = malloc(WORDS * 8 + LONG + 1), *at = text;
    assert_non_null(text);
    for (int i = 0; i < WORDS; i++) {
        memcpy(at, "aaaaaaa ", 8);
        for (int k = 0, n = i; k < 4; k++, n /= 26) at[k] = (char)('a' + n % 26);
        at += 8;
    }
    for (int i = 0; i < LONG; i += 2) memcpy(at + i, "\u0301", 2); /* combining marks, no base */
    at[LONG] = '\0';
    quoth_document *d = read_text(text);
    assert_int_equal(d->tokens.count, WORDS + 1);
    assert_int_equal(d->forms.count, WORDS + 1);
    for (uint32_t i = 0; i < WORDS; i++) assert_memory_equal(qi_form(d, i)->text, text + i * 8, 7);
    assert_int_equal(d->forms.at[WORDS].length, LONG);
    quoth_document_free(d);
    free(text);
}

static void tokens_cover_the_text(void **state) {
    (void)state;
    quoth_document *d = read_text("a\xFF\xC3( b)--c\u200Bd  e\xE2\x80 'f' 1,2,3 x@ http:// #  .5 $$ \u2019");
    uint32_t stop = 0;
    for (uint32_t i = 0; i < d->tokens.count; i++) {
        const struct token *t = &d->tokens.at[i];
        assert_true(t->start >= stop && t->stop > t->start);
        for (uint32_t k = stop; k < t->start; k++) /* between tokens: white space, or the zero-width space */
            assert_true(d->text[k] == ' ' || memchr("\u200B", d->text[k], 3));
        stop = t->stop;
    }
    assert_int_equal(stop, d->n_bytes);
    quoth_document_free(d);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flags_say_what_stands_before),
        cmocka_unit_test(contractions_are_parted_wherever_they_stand),
        cmocka_unit_test(kinds_of_marks),
        cmocka_unit_test(forms_are_normalised),
        cmocka_unit_test(forms_know_their_letters),
        cmocka_unit_test(forms_share_lists_with_their_lower_case),
        cmocka_unit_test(many_and_long_forms),
        cmocka_unit_test(tokens_cover_the_text),
    };
    return cmocka_run_group_tests_name("token", tests, open_model, close_model);
}
