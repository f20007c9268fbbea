/*
 * Any bytes are legal input: test_hostile ARTICLE…
 * Random bytes, articles cut and damaged anywhere, and texts built to hurt; tests/common/check.c says what must hold.
 * The numbers are the same on every machine, so a failure can be repeated.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "check.h"
#include "pieces.h"

enum { RANDOM_TEXTS = 10000, PIECED_TEXTS = 3000, DAMAGED_TEXTS = 3000, MAX_TEXT = 4096, BATCH = 50 };

static quoth_model *model;
static char *sample; /* the articles, one after the other */
static size_t sample_size;

static void check(const char *what, uint64_t number, const char *text, size_t n_bytes) {
    char *exact = malloc(n_bytes + 1); /* no byte more than the text: reading on is found by sanitizers */
    if (!exact) abort();
    memcpy(exact + 1, text, n_bytes); /* and not aligned */
    const char *wrong = check_text(model, exact + 1, n_bytes);
    if (wrong) {
        fprintf(stderr, "%s %llu (%zu bytes): %s\n", what, (unsigned long long)number, n_bytes, wrong);
        for (size_t i = 0; i < n_bytes && i < 400; i++) fprintf(stderr, "\\x%02X", (unsigned char)text[i]);
        fputc('\n', stderr);
    }
    free(exact);
    assert_null(wrong);
}

/* C strings end at a NUL byte, words do not. */
static void words_with_nul_bytes(void **state) {
    (void)state;
    static const char text[] =
        "\0 a\0b said \0 mid\0-1 5\0% \"\0\" he\0 said that a\0 \0\0\0 Vera\0 Lindqvist\0 said.\0";
    check("words with NUL bytes", 0, text, sizeof text);
}

/* A reporting word that nothing follows: rules look for what it reports. */
static void texts_that_end_at_a_cue(void **state) {
    (void)state;
    static const char *const cues[] = {"asked",  "requested", "said",   "told", "put",
                                       "warned", "according", "asking", "made", "expressed"};
    static const char *const before[] = {
        "", "“", "Vera Lindqvist ", "“Vera Lindqvist ", "“No,” she ", "She said “he ", "Who "};
    char text[80];
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        for (size_t k = 0; k < sizeof cues / sizeof *cues; k++) {
            int n = snprintf(text, sizeof text, "%s%s", before[i], cues[k]);
            check("ends at a cue", i * 100 + k, text, (size_t)n);
        }
}

/* Lines of a page's own, ended anywhere: whoever reads their brackets, strokes and signs may find nothing behind. */
static void every_prefix_of_a_line(void **state) {
    (void)state;
    static const char *const lines[] = {
        "The mayor of Velm opens the new lock (File photo)",
        "The mayor of Velm opens the new lock. (Ola Brand/AFP)",
        "Union head Ola Brand opens the new lock (Ola Brand: TERN Photo)",
        "Ola Brand | Getty Images",
        "Boats leave Velm on May 3/AFP",
        "[Updated at 8:42 p.m. ET] The council met.",
        "13:00 GMT: The council met.",
        "ORLAVA, Velm.--(TERN WIRE)--The council met.",
        "ORLAVA (12 May 2021) \xE2\x80\x93 The council met.",
        "Orlava [Velmia], Feb. 15 \xE2\x80\x94 The council met.",
        "\xE2\x80\x98Suffered\xE2\x80\x99He said &ldquo;no&rdquo; &#8212; &amp;c.",
        "\xC2\xA9 2021 Tern Wire \xE2\x86\x92",
        "Go to the full report >>",
        "Q. Why? A. \xE2\x80\x9CNo,\xE2\x80\x9D she said.",
        "OLA BRAND (mayor, Velm): No. BRAND: Yes.",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        for (size_t n = 0; n <= strlen(lines[i]); n++) check("prefix of a line", i * 100 + n, lines[i], n);
}

static void random_bytes(void **state) {
    (void)state;
    uint64_t random = 1;
    char text[200];
    for (uint64_t i = 0; i < RANDOM_TEXTS; i++) {
        size_t n = next_random(&random) % sizeof text;
        for (size_t k = 0; k < n; k++) text[k] = (char)next_random(&random);
        check("random bytes", i, text, n);
    }
}

static size_t pieced_text(uint64_t *random, char *text, size_t pieces) {
    size_t n = 0;
    while (pieces--) {
        const char *piece = PIECES[next_random(random) % N_PIECES];
        size_t length = strlen(piece);
        if (n + length + 1 > MAX_TEXT) break;
        memcpy(text + n, piece, length);
        n += length;
        if (next_random(random) % 2) text[n++] = ' ';
    }
    return n;
}

static void pieced_texts(void **state) {
    (void)state;
    uint64_t random = 2;
    char text[MAX_TEXT];
    for (uint64_t i = 0; i < PIECED_TEXTS; i++) {
        size_t n = pieced_text(&random, text, 1 + next_random(&random) % 60);
        check("pieced text", i, text, n);
    }
}

/* One change somewhere in text[0..n); returns the new length. */
static size_t damage(uint64_t *random, char *text, size_t n) {
    size_t at = n ? next_random(random) % n : 0, length = n ? next_random(random) % (n - at < 20 ? n - at : 20) : 0;
    switch (next_random(random) % 4) {
    case 0: /* another byte */
        if (n) text[at] = (char)next_random(random);
        return n;
    case 1: /* some bytes gone */ memmove(text + at, text + at + length, n - at - length); return n - length;
    case 2: /* some bytes twice */
        if (n + length > MAX_TEXT) return n;
        memmove(text + at + length, text + at, n - at);
        return n + length;
    default: { /* a piece put in */
        const char *piece = PIECES[next_random(random) % N_PIECES];
        length = strlen(piece);
        if (n + length > MAX_TEXT) return n;
        memmove(text + at + length, text + at, n - at);
        memcpy(text + at, piece, length);
        return n + length;
    }
    }
}

static size_t damaged_text(uint64_t *random, char *text) {
    size_t from = next_random(random) % sample_size, n = next_random(random) % (MAX_TEXT / 2);
    if (n > sample_size - from) n = sample_size - from;
    memcpy(text, sample + from, n);
    for (uint64_t times = next_random(random) % 10; times--;) n = damage(random, text, n);
    return n;
}

static void damaged_articles(void **state) {
    (void)state;
    uint64_t random = 3;
    char text[MAX_TEXT];
    for (uint64_t i = 0; i < DAMAGED_TEXTS; i++) {
        size_t n = damaged_text(&random, text);
        check("damaged article", i, text, n);
    }
}

static void every_prefix_of_an_article(void **state) {
    (void)state;
    for (size_t n = 0; n < 700 && n < sample_size; n++) check("prefix", n, sample, n);
}

/* ------------------------------------------------------------------ texts built to hurt */

enum { HURT_BYTES = 60 * 1000, DEPTH = 100 * 1000 };

static void repeated(const char *piece, size_t length, size_t times) {
    char *text = malloc(times * length);
    if (!text) abort();
    for (size_t i = 0; i < times; i++) memcpy(text + i * length, piece, length);
    check(piece, times, text, times * length);
    free(text);
}

static void one_thing_all_the_time(void **state) {
    (void)state;
    for (size_t i = 0; i < N_PIECES; i++) repeated(PIECES[i], strlen(PIECES[i]), HURT_BYTES / strlen(PIECES[i]));
    for (size_t i = 0; i < N_HURTS; i++) repeated(HURTS[i], strlen(HURTS[i]), HURT_BYTES / strlen(HURTS[i]));
    repeated("", 1, HURT_BYTES); /* NUL */
}

static void quotes_never_closed(void **state) {
    (void)state;
    static const char *const marks[] = {"\"", "'", "“", "‘", "”", "’", "„", "«", "“‘", "said “"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) repeated(marks[i], strlen(marks[i]), DEPTH);
}

static void nested_brackets(void **state) {
    (void)state;
    char *text = malloc(2 * DEPTH);
    if (!text) abort();
    for (size_t i = 0; i < DEPTH; i++) {
        text[i] = "([{"[i % 3];
        text[2 * DEPTH - 1 - i] = ")]}"[i % 3];
    }
    check("brackets", DEPTH, text, 2 * DEPTH);
    free(text);
}

/* No two alike: the lists of spellings, names and speakers all grow with the text. */
static void names_without_end(void **state) {
    (void)state;
    enum { NAMES = 20 * 1000, LENGTH = 40 };
    static const char *const forms[] = {"%s %s said yes. ", "%s %s and ", "“No,” said %s %s. ", "%s %s\n\n"};
    char *text = malloc(NAMES * LENGTH);
    if (!text) abort();
    for (size_t form = 0; form < sizeof forms / sizeof *forms; form++) {
        size_t n = 0;
        for (unsigned i = 0; i < NAMES; i++) {
            char first[] = "Aaaa", last[] = "Baaaa";
            for (unsigned k = 1, rest = i; k < 4; k++, rest /= 26) first[k] = last[5 - k] = (char)('a' + rest % 26);
            n += (size_t)snprintf(text + n, LENGTH, forms[form], first, last);
        }
        check("names", form, text, n);
    }
    free(text);
}

/* ------------------------------------------------------------------ collections */

static void collections_of_hostile_texts(void **state) {
    (void)state;
    uint64_t random = 4;
    char text[MAX_TEXT];
    for (int round = 0; round < 6; round++) {
        quoth_document *documents[BATCH];
        quoth_collection *collection;
        assert_int_equal(quoth_collection_new(NULL, &collection, NULL), QUOTH_OK);
        for (size_t i = 0; i < BATCH; i++) {
            size_t n = round % 2 ? damaged_text(&random, text) : pieced_text(&random, text, 200);
            assert_int_equal(quoth_analyze(model, text, n, NULL, &documents[i], NULL), QUOTH_OK);
            assert_int_equal(quoth_collection_add(collection, documents[i], NULL), QUOTH_OK);
        }
        assert_int_equal(quoth_collection_resolve(collection, NULL), QUOTH_OK);
        const char *wrong = check_collection(collection, documents, BATCH);
        if (wrong) fprintf(stderr, "collection %d: %s\n", round, wrong);
        assert_null(wrong);
        for (size_t i = 0; i < BATCH; i++) quoth_document_free(documents[i]);
        quoth_collection_free(collection);
    }
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        size_t n;
        char *article = read_whole(argv[i], &n);
        char *grown = article ? realloc(sample, sample_size + n) : NULL;
        if (!grown) return 2;
        sample = grown;
        memcpy(sample + sample_size, article, n);
        sample_size += n;
        free(article);
    }
    if (!sample_size || quoth_model_builtin(NULL, &model, NULL)) return 2;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_with_nul_bytes),
        cmocka_unit_test(texts_that_end_at_a_cue),
        cmocka_unit_test(every_prefix_of_a_line),
        cmocka_unit_test(random_bytes),
        cmocka_unit_test(pieced_texts),
        cmocka_unit_test(damaged_articles),
        cmocka_unit_test(every_prefix_of_an_article),
        cmocka_unit_test(one_thing_all_the_time),
        cmocka_unit_test(quotes_never_closed),
        cmocka_unit_test(nested_brackets),
        cmocka_unit_test(names_without_end),
        cmocka_unit_test(collections_of_hostile_texts),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    quoth_model_release(model);
    free(sample);
    return failed;
}
