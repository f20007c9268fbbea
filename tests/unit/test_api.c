/* The interface at its edges: missing arguments, indices out of range, offsets in every unit, bytes that are no text.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "model.h"

static quoth_document *analyzed(const char *text, size_t n_bytes, quoth_unit unit) {
    quoth_options options = {.size = sizeof options, .unit = (int32_t)unit};
    quoth_document *document;
    assert_int_equal(quoth_analyze(model, text, n_bytes, &options, &document, NULL), QUOTH_OK);
    return document;
}

static void missing_arguments_are_errors(void **state) {
    (void)state;
    quoth_document *document = (quoth_document *)&document;
    quoth_error error;
    assert_int_equal(quoth_analyze(NULL, "a", 1, NULL, &document, &error), QUOTH_ERROR_ARGUMENT);
    assert_null(document);
    assert_int_equal(error.code, QUOTH_ERROR_ARGUMENT);
    assert_int_equal(quoth_analyze(model, NULL, 1, NULL, &document, NULL), QUOTH_ERROR_ARGUMENT);
    assert_int_equal(quoth_analyze(model, "a", 1, NULL, NULL, NULL), QUOTH_ERROR_ARGUMENT);
    assert_int_equal(quoth_analyze(model, "a", (size_t)QUOTH_MAX_BYTES + 1, NULL, &document, &error),
                     QUOTH_ERROR_TOO_LARGE);
    assert_int_equal(quoth_analyze(model, "a", SIZE_MAX, NULL, &document, NULL), QUOTH_ERROR_TOO_LARGE);
    assert_null(document);
    assert_int_equal(quoth_analyze(model, NULL, 0, NULL, &document, NULL), QUOTH_OK);
    quoth_document_free(document);
    quoth_document_free(NULL);
}

static void a_null_document_has_nothing(void **state) {
    (void)state;
    size_t n = 5;
    assert_null(quoth_document_text(NULL, &n));
    assert_int_equal(n, 0);
    assert_int_equal(quoth_document_ill_formed(NULL, NULL), 0);
    assert_int_equal(quoth_document_convert(NULL, 3, QUOTH_UNIT_BYTE, QUOTH_UNIT_UTF16), 0);
    assert_int_equal(quoth_document_count(NULL, QUOTH_TOKENS), 0);
    assert_int_equal(quoth_document_span(NULL, QUOTH_TOKENS, 0).stop, 0);
    assert_null(quoth_document_kind(NULL, QUOTH_QUOTES, 0));
    assert_null(quoth_document_speaker_name(NULL, 0));
    assert_true(quoth_document_speaker_entity(NULL, 0) == QUOTH_NONE);
    assert_true(quoth_document_within(NULL, 0) == QUOTH_NONE);
}

static void out_of_range_is_nothing(void **state) {
    (void)state;
    quoth_document *d = analyzed("“Yes,” said Vera Lindqvist.", strlen("“Yes,” said Vera Lindqvist."), QUOTH_UNIT_BYTE);
    const size_t beyond[] = {1000, SIZE_MAX / 2, SIZE_MAX};
    quoth_span span;
    for (size_t b = 0; b < 3; b++) {
        for (int layer = QUOTH_REGIONS; layer <= QUOTH_QUOTES; layer++) {
            assert_null(quoth_document_kind(d, layer, beyond[b]));
            assert_null(quoth_document_detail(d, layer, beyond[b]));
            assert_int_equal(quoth_document_span(d, layer, beyond[b]).stop, 0);
            assert_int_equal(quoth_document_spans(d, layer, beyond[b], 1, &span), 0);
            assert_true(quoth_document_confidence(d, layer, beyond[b]) == 0);
            assert_int_equal(quoth_document_find(d, layer, beyond[b]), quoth_document_count(d, layer));
        }
        assert_null(quoth_document_entity_name(d, beyond[b]));
        assert_null(quoth_document_value(d, beyond[b]));
        assert_null(quoth_document_value_unit(d, beyond[b]));
        assert_null(quoth_document_value_modifier(d, beyond[b]));
        assert_null(quoth_document_method(d, beyond[b]));
        assert_int_equal(quoth_document_part_count(d, beyond[b], QUOTH_CONTENT), 0);
        assert_int_equal(quoth_document_part(d, beyond[b], QUOTH_CONTENT, 0).stop, 0);
        assert_int_equal(quoth_document_part(d, 0, QUOTH_CONTENT, beyond[b]).stop, 0);
    }
    assert_int_equal(quoth_document_count(d, (quoth_layer)77), 0);
    assert_null(quoth_document_kind(d, (quoth_layer)77, 0));
    assert_int_equal(quoth_document_part_count(d, 0, (quoth_part)77), 0);
    assert_int_equal(quoth_document_part(d, 0, (quoth_part)77, 0).stop, 0);
    quoth_document_free(d);
}

/* "é" 2 bytes, "€" 3, an emoji 4 (two UTF-16 units), an ill-formed start of three bytes (one U+FFFD), "z". */
static const char MIXED[] = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xF0\x9F\x98z";
static const struct {
    size_t byte, codepoint, utf16;
} PLACES[] = {{0, 0, 0}, {1, 1, 1}, {3, 2, 2}, {6, 3, 3}, {10, 4, 5}, {13, 5, 6}, {14, 6, 7}};
enum {
    N_PLACES = sizeof PLACES / sizeof *PLACES,
    MIXED_BYTES = sizeof MIXED - 1,
    MIXED_CODEPOINTS = 6,
    MIXED_UTF16 = 7
};

static void offsets_convert_both_ways(void **state) {
    (void)state;
    enum { TIMES = 200 }; /* over many checkpoints */
    char text[TIMES * MIXED_BYTES];
    for (size_t t = 0; t < TIMES; t++) memcpy(text + t * MIXED_BYTES, MIXED, MIXED_BYTES);
    quoth_document *d = analyzed(text, sizeof text, QUOTH_UNIT_BYTE);
    for (size_t i = 0; i < (size_t)TIMES * N_PLACES; i++) {
        size_t t = i / N_PLACES, p = i % N_PLACES;
        const size_t at[] = {PLACES[p].byte + t * MIXED_BYTES, PLACES[p].codepoint + t * MIXED_CODEPOINTS,
                             PLACES[p].utf16 + t * MIXED_UTF16};
        for (int from = QUOTH_UNIT_BYTE; from <= QUOTH_UNIT_UTF16; from++)
            for (int to = QUOTH_UNIT_BYTE; to <= QUOTH_UNIT_UTF16; to++)
                assert_int_equal(quoth_document_convert(d, at[from], from, to), at[to]);
    }
    size_t first;
    assert_int_equal(quoth_document_ill_formed(d, &first), TIMES);
    assert_int_equal(first, 10);
    quoth_document_free(d);
}

static void an_offset_inside_goes_back_to_the_start(void **state) {
    (void)state;
    quoth_document *d = analyzed(MIXED, MIXED_BYTES, QUOTH_UNIT_BYTE);
    for (size_t p = 0; p + 1 < N_PLACES; p++)
        for (size_t byte = PLACES[p].byte; byte < PLACES[p + 1].byte; byte++) {
            assert_int_equal(quoth_document_convert(d, byte, QUOTH_UNIT_BYTE, QUOTH_UNIT_CODEPOINT),
                             PLACES[p].codepoint);
            assert_int_equal(quoth_document_convert(d, byte, QUOTH_UNIT_BYTE, QUOTH_UNIT_BYTE), PLACES[p].byte);
        }
    assert_int_equal(quoth_document_convert(d, 4, QUOTH_UNIT_UTF16, QUOTH_UNIT_BYTE), 6); /* between surrogates */
    assert_int_equal(quoth_document_convert(d, 100, QUOTH_UNIT_UTF16, QUOTH_UNIT_BYTE), MIXED_BYTES);
    assert_int_equal(quoth_document_convert(d, SIZE_MAX, QUOTH_UNIT_BYTE, QUOTH_UNIT_UTF16), MIXED_UTF16);
    quoth_document_free(d);
}

static void spans_count_in_the_unit_asked_for(void **state) {
    (void)state;
    static const char text[] = "\xF0\x9F\x98\x80 Zo\xC3\xAB spoke";
    static const size_t starts[3][3] = {{0, 5, 10}, {0, 2, 6}, {0, 3, 7}};
    for (int unit = 0; unit < 3; unit++) {
        quoth_document *d = analyzed(text, sizeof text - 1, unit);
        assert_int_equal(quoth_document_unit(d), unit);
        assert_int_equal(quoth_document_count(d, QUOTH_TOKENS), 3);
        for (size_t i = 0; i < 3; i++) {
            assert_int_equal(quoth_document_span(d, QUOTH_TOKENS, i).start, starts[unit][i]);
            assert_int_equal(quoth_document_find(d, QUOTH_TOKENS, starts[unit][i]), i);
            assert_int_equal(quoth_document_find(d, QUOTH_TOKENS, quoth_document_span(d, QUOTH_TOKENS, i).stop), i + 1);
        }
        quoth_document_free(d);
    }
}

/* "e" and two accents, a family, two flags (the third letter is alone), CR LF, a syllable of three letters, ill-formed.
 */
#define CLUSTERS                                                                                                       \
    {                                                                                                                  \
        "e\u0323\u0302", "\U0001F469\u200D\U0001F469\u200D\U0001F467", "\U0001F1E9\U0001F1EA", "\U0001F1EB\U0001F1F7", \
            "\U0001F1EE", "\r\n", "\u1112\u1161\u11AB", "\xF0\x9F", "\xC3", " ", "x"                                   \
    }

static void clusters_are_counted_whole(void **state) {
    (void)state;
    static const char *const clusters[] = CLUSTERS;
    enum { N = sizeof clusters / sizeof *clusters, TIMES = 60 };
    char text[TIMES * 100];
    size_t starts[N * TIMES + 1], n = 0;
    for (size_t i = 0; i < (size_t)N * TIMES; n += strlen(clusters[i++ % N])) {
        starts[i] = n;
        memcpy(text + n, clusters[i % N], strlen(clusters[i % N]));
    }
    starts[N * TIMES] = n;
    for (int unit = QUOTH_UNIT_BYTE; unit <= QUOTH_UNIT_GRAPHEME; unit++) {
        quoth_document *d = analyzed(text, n, unit);
        for (size_t i = 0; i <= (size_t)N * TIMES; i++) {
            assert_int_equal(quoth_document_convert(d, i, QUOTH_UNIT_GRAPHEME, QUOTH_UNIT_BYTE), starts[i]);
            for (size_t byte = starts[i]; byte == starts[i] || (byte < n && byte < starts[i + 1]); byte++)
                assert_int_equal(quoth_document_convert(d, byte, QUOTH_UNIT_BYTE, QUOTH_UNIT_GRAPHEME), i);
        }
        assert_int_equal(quoth_document_convert(d, SIZE_MAX, QUOTH_UNIT_GRAPHEME, QUOTH_UNIT_BYTE), n);
        assert_int_equal(quoth_document_convert(d, 2, QUOTH_UNIT_GRAPHEME, QUOTH_UNIT_UTF16), 11);
        quoth_document_free(d);
    }
}

/* Lines that end in CR LF are ASCII, and yet have fewer clusters than bytes. */
static void spans_hold_whole_clusters(void **state) {
    (void)state;
    static const char text[] = "Rain\r\nfell\u0301. Ok";
    static const quoth_span expected[] = {{0, 4}, {5, 9}, {9, 10}, {11, 13}};
    quoth_document *d = analyzed(text, sizeof text - 1, QUOTH_UNIT_GRAPHEME);
    quoth_span spans[4];
    assert_int_equal(quoth_document_unit(d), QUOTH_UNIT_GRAPHEME);
    assert_int_equal(quoth_document_spans(d, QUOTH_TOKENS, 0, 4, spans), 4);
    assert_memory_equal(spans, expected, sizeof expected);
    for (size_t i = 0; i < 4; i++) {
        quoth_span span = quoth_document_span(d, QUOTH_TOKENS, i);
        assert_memory_equal(&span, &expected[i], sizeof span);
        assert_int_equal(quoth_document_find(d, QUOTH_TOKENS, expected[i].start), i);
    }
    quoth_document_free(d);
    d = analyzed("“\u0301Yes", strlen("“\u0301Yes"), QUOTH_UNIT_GRAPHEME); /* the accent belongs to the mark */
    size_t last = quoth_document_count(d, QUOTH_TOKENS) - 1;
    assert_int_equal(quoth_document_span(d, QUOTH_TOKENS, 0).stop, 1);
    assert_int_equal(quoth_document_span(d, QUOTH_TOKENS, last).stop, 4);
    quoth_document_free(d);
}

static void parts_of_a_word_are_joined(void **state) {
    (void)state;
    static const char text[] = "Vera’s boats don't and cannot, O'Neill. It's 'gonna' rain-";
    static const char *const joined[] = {"’s", "n't", "not", "'s", "na"};
    quoth_document *d = analyzed(text, sizeof text - 1, QUOTH_UNIT_BYTE);
    size_t found = 0;
    for (size_t i = 0; i < quoth_document_count(d, QUOTH_TOKENS); i++) {
        const char *detail = quoth_document_detail(d, QUOTH_TOKENS, i);
        if (!detail) continue;
        quoth_span span = quoth_document_span(d, QUOTH_TOKENS, i);
        assert_string_equal(detail, "joined");
        assert_true(found < 5);
        assert_int_equal(span.stop - span.start, strlen(joined[found]));
        assert_memory_equal(text + span.start, joined[found++], span.stop - span.start);
    }
    assert_int_equal(found, 5);
    quoth_document_free(d);
}

static void spans_are_copied_in_one_call(void **state) {
    (void)state;
    quoth_document *d = analyzed("one two three four", 18, QUOTH_UNIT_BYTE);
    quoth_span spans[10];
    assert_int_equal(quoth_document_spans(d, QUOTH_TOKENS, 1, 2, spans), 2);
    assert_int_equal(spans[0].start, 4);
    assert_int_equal(spans[1].stop, 13);
    assert_int_equal(quoth_document_spans(d, QUOTH_TOKENS, 2, SIZE_MAX, spans), 2);
    assert_int_equal(quoth_document_spans(d, QUOTH_TOKENS, 4, 1, spans), 0);
    assert_int_equal(quoth_document_spans(d, QUOTH_TOKENS, 0, 4, NULL), 0);
    quoth_document_free(d);
}

static void a_stage_asked_for_is_the_last(void **state) {
    (void)state;
    static const char text[] = "“We will rebuild it in May 2024,” said Vera Lindqvist.";
    for (int32_t stage = QUOTH_STAGE_REGIONS; stage <= QUOTH_STAGE_QUOTES; stage++) {
        quoth_options options = {.size = sizeof options, .last_stage = stage};
        quoth_document *d;
        assert_int_equal(quoth_analyze(model, text, sizeof text - 1, &options, &d, NULL), QUOTH_OK);
        for (int layer = QUOTH_REGIONS; layer <= QUOTH_QUOTES; layer++)
            assert_int_equal(quoth_document_count(d, layer) > 0, layer < stage);
        quoth_document_free(d);
    }
}

static void text_is_copied_or_borrowed(void **state) {
    (void)state;
    char text[] = "“Yes,” said Vera. \xFF \0 After NUL.";
    size_t n_bytes = sizeof text - 1, n;
    quoth_options borrow = {.size = sizeof borrow, .flags = QUOTH_BORROW_TEXT};
    quoth_document *copied = analyzed(text, n_bytes, QUOTH_UNIT_BYTE), *borrowed;
    assert_int_equal(quoth_analyze(model, text, n_bytes, &borrow, &borrowed, NULL), QUOTH_OK);
    assert_ptr_equal(quoth_document_text(borrowed, &n), text);
    assert_int_equal(n, n_bytes);
    assert_memory_equal(text, "“Yes,” said Vera. \xFF \0 After NUL.", n_bytes); /* untouched */
    quoth_document_free(borrowed);
    char before[sizeof text];
    memcpy(before, text, sizeof text);
    memset(text, 'x', n_bytes);
    assert_memory_equal(quoth_document_text(copied, &n), before, n_bytes);
    quoth_document_free(copied);
}

/* What he told her, in her words; what a firm told him, in his; a sentence that is in nobody's. */
static void quotes_know_in_whose_words_they_are(void **state) {
    (void)state;
    const char *text = "“Pavel Drozd told me: ‘The bridge is safe,’” said Vera Lindqvist. “I wonder.”\n\n"
                       "Jonas Okafor said the firm had told him that the road was open. The firm said it was closed.";
    quoth_document *d = analyzed(text, strlen(text), QUOTH_UNIT_BYTE);
    const size_t expected[] = {QUOTH_NONE, 0, QUOTH_NONE, 2, QUOTH_NONE};
    assert_int_equal(quoth_document_count(d, QUOTH_QUOTES), 5);
    for (size_t q = 0; q < 5; q++) assert_true(quoth_document_within(d, q) == expected[q]);
    assert_true(quoth_document_within(d, 5) == QUOTH_NONE);
    quoth_document_free(d);
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

static void progress_is_told_and_may_stop(void **state) {
    (void)state;
    static const char text[] = "“We will rebuild it in May 2024,” said Vera Lindqvist.";
    struct told told = {0};
    quoth_options options = {.size = sizeof options, .progress = tell, .progress_context = &told};
    quoth_document *d;
    quoth_error error;
    assert_int_equal(quoth_analyze(model, text, sizeof text - 1, &options, &d, NULL), QUOTH_OK);
    assert_true(told.times >= 8 && told.last > 0.4);
    quoth_document_free(d);
    for (size_t times = told.times, k = 1; k <= times; k++) {
        told = (struct told){.stop_at = k};
        assert_int_equal(quoth_analyze(model, text, sizeof text - 1, &options, &d, &error), QUOTH_ERROR_STOPPED);
        assert_int_equal(error.code, QUOTH_ERROR_STOPPED);
        assert_int_equal(told.times, k); /* who has stopped it is asked no more */
        assert_null(d);
    }
}

static void statuses_have_names(void **state) {
    (void)state;
    assert_non_null(strchr(quoth_version(), '.'));
    for (int status = QUOTH_ERROR_STOPPED - 1; status <= 1; status++) assert_non_null(quoth_status_text(status));
    assert_string_equal(quoth_status_text(QUOTH_OK), "ok");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(missing_arguments_are_errors),
        cmocka_unit_test(a_null_document_has_nothing),
        cmocka_unit_test(out_of_range_is_nothing),
        cmocka_unit_test(offsets_convert_both_ways),
        cmocka_unit_test(an_offset_inside_goes_back_to_the_start),
        cmocka_unit_test(spans_count_in_the_unit_asked_for),
        cmocka_unit_test(clusters_are_counted_whole),
        cmocka_unit_test(spans_hold_whole_clusters),
        cmocka_unit_test(parts_of_a_word_are_joined),
        cmocka_unit_test(spans_are_copied_in_one_call),
        cmocka_unit_test(a_stage_asked_for_is_the_last),
        cmocka_unit_test(text_is_copied_or_borrowed),
        cmocka_unit_test(quotes_know_in_whose_words_they_are),
        cmocka_unit_test(progress_is_told_and_may_stop),
        cmocka_unit_test(statuses_have_names),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
