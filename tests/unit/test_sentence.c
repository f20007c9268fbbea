/* lib/sentence: regions and paragraphs, and that nothing is lost between sentences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document.h"
#include "model.h"
#include "sentence/gap.h"

static quoth_document *read_text(const char *text) {
    quoth_options options = {.size = sizeof options, .last_stage = QUOTH_STAGE_SENTENCES};
    quoth_document *d;
    assert_int_equal(quoth_analyze(model, text, strlen(text), &options, &d, NULL), QUOTH_OK);
    return d;
}

/* Sentences follow one another, hold every token, and keep within their regions and paragraphs. */
static void assert_whole(const quoth_document *d) {
    uint32_t next = 0, paragraph = 0;
    for (uint32_t i = 0; i < d->sentences.count; i++) {
        const struct sentence *s = &d->sentences.at[i];
        assert_int_equal(s->first, next);
        assert_true(s->last > s->first);
        const struct region *r = &d->regions.at[s->region];
        assert_true(d->tokens.at[s->first].start >= r->start && d->tokens.at[s->last - 1].stop <= r->stop);
        bool blank = i && d->tokens.at[s->first].flags & TOKEN_AFTER_BLANK;
        assert_int_equal(s->paragraph, paragraph + blank);
        paragraph = s->paragraph;
        next = s->last;
    }
    assert_int_equal(next, d->tokens.count);
}

static void sentences_hold_every_token(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",
        "   \n\n ",
        "x",
        ".",
        "Harbour fees to rise\n\nBy Vera Lindqvist\n\nORLAVA (Reuters) - The council met. It voted.\n\nIt rained. "
        "Then\nnot.",
        "\"\"\"\"\"\"\"\" ........ A. B. C. D. [1] [2] (((. ))) ! ? \" . \" Yes",
        "\u200B\n\nThe first region holds no token.",
        "One.\nTwo\nthree\n\nFour? five! Six… seven",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        quoth_document *d = read_text(texts[i]);
        assert_whole(d);
        quoth_document_free(d);
    }
}

static void any_pieces_in_any_order(void **state) {
    (void)state;
    static const char *const pieces[] = {".",  "?",    "!", "…",    "\"",   "“",    "”",    "'", "(", ")",
                                         "[",  "]",    "4", "said", "Vera", "he",   "it",   ":", ";", ",",
                                         "\n", "\n\n", " ", " ",    " ",    "etc.", "U.S.", "-"};
    uint64_t random = 3;
    char text[512];
    for (int n = 0; n < 5000; n++) {
        size_t length = 0;
        for (int i = 0; i < 60; i++) {
            random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            const char *piece = pieces[(random >> 33) % (sizeof pieces / sizeof *pieces)];
            memcpy(text + length, piece, strlen(piece));
            length += strlen(piece);
        }
        text[length] = '\0';
        quoth_document *d = read_text(text);
        assert_whole(d);
        quoth_document_free(d);
    }
}

static void weights_of_another_kind_are_refused(void **state) {
    (void)state;
    static struct gap_weights weights = {GAP_VERSION, GAP_WEIGHTS, {0}};
    assert_ptr_equal(qi_gap_weights(&weights, sizeof weights), &weights);
    assert_null(qi_gap_weights(&weights, sizeof weights - 1));
    weights.version++;
    assert_null(qi_gap_weights(&weights, sizeof weights));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_hold_every_token),
        cmocka_unit_test(any_pieces_in_any_order),
        cmocka_unit_test(weights_of_another_kind_are_refused),
    };
    return cmocka_run_group_tests_name("sentence", tests, open_model, close_model);
}
