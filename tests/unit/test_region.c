/* Regions: each byte of a line is in one region, in order, whatever the text; what the golden files cannot show. */
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "model.h"
#include "text/region.h"

struct read {
    quoth_document document;
    struct arena scratch;
    char *text; /* of the exact size, so that a sanitizer sees a byte too far */
};

static void read_regions(struct read *r, const char *text, size_t n) {
    memset(r, 0, sizeof *r);
    r->text = malloc(n ? n : 1);
    assert_non_null(r->text);
    memcpy(r->text, text, n);
    quoth_document *d = &r->document;
    qi_arena_open(&d->arena, NULL);
    qi_arena_open(&r->scratch, NULL);
    d->model = model;
    d->given = d->text = r->text;
    d->n_bytes = (uint32_t)n;
    assert_int_equal(qi_check_text(d, &r->scratch), QUOTH_OK);
    assert_int_equal(qi_find_regions(d, &r->scratch), QUOTH_OK);
}

static void release(struct read *r) {
    qi_arena_close(&r->scratch);
    qi_arena_close(&r->document.arena);
    free(r->text);
}

static bool is_space(const char *text, size_t n, size_t at) {
    unsigned char c = (unsigned char)text[at];
    if (c == 0xA0) return at && (unsigned char)text[at - 1] == 0xC2;
    if (c == 0xC2) return at + 1 < n && (unsigned char)text[at + 1] == 0xA0;
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Regions are in order, do not overlap, and leave nothing but white space between them. */
static void assert_whole(const char *text, size_t n) {
    struct read r;
    read_regions(&r, text, n);
    size_t at = 0;
    for (uint32_t i = 0; i < r.document.regions.count; i++) {
        const struct region *region = &r.document.regions.at[i];
        assert_true(region->start >= at && region->stop > region->start && region->stop <= n);
        for (; at < region->start; at++) assert_true(is_space(text, n, at));
        at = region->stop;
    }
    for (; at < n; at++) assert_true(is_space(text, n, at));
    release(&r);
}

/* Pieces that start, end or divide regions, put together in every order of two and in many of more. */
static void every_byte_is_in_one_region(void **state) {
    (void)state;
    static const char *const PIECES[] = {
        "\n",
        "\n\n",
        " ",
        "ORLAVA, Veskia (Tern) \xE2\x80\x94 ",
        "By Vera Lindqvist",
        "(Photo: TP)",
        "Read more: ",
        "http://x.example/y",
        "date 2021-01-02 ",
        "\xD9\x88\xD8\xA8 two ",
        "<a b=\"c\">",
        "***",
        "Leave a reply",
        "\xC2\xA9 ",
        "Riga The quay",
        "'s",
        "\xE2\x80\x99",
        "(",
        ")",
        "/TERN/.",
        "12/",
        "May ",
        ":",
        "\xE2\x80\xA2 ",
        "\xC3",
        "\xF0\x9F\x9A\xA2",
        ".",
        " Photo: X",
        "\xC2\xA0",
        "The ferries stayed in the harbour, the crews in the canteen, and the lorries on the quay.",
    };
    enum { COUNT = sizeof PIECES / sizeof *PIECES };
    char text[2048];
    for (uint32_t seed = 0; seed < COUNT * COUNT * 8; seed++) {
        uint32_t next = seed * 2654435761u;
        size_t n = 0, pieces = 2 + seed / (COUNT * COUNT) * 2;
        for (size_t k = 0; k < pieces; k++) {
            uint32_t pick = k == 0   ? seed % COUNT
                            : k == 1 ? seed / COUNT % COUNT
                                     : (next = next * 1664525u + 1013904223u) >> 16;
            const char *piece = PIECES[pick % COUNT];
            if (n + strlen(piece) > sizeof text) break;
            memcpy(text + n, piece, strlen(piece));
            n += strlen(piece);
        }
        assert_whole(text, n);
    }
}

/* A unit that is cut at its opening must not be cut inside a character. */
static void long_lines_of_wide_characters(void **state) {
    (void)state;
    char text[1200];
    for (size_t shift = 0; shift < 4; shift++) {
        memset(text, 'a', sizeof text);
        for (size_t at = shift; at + 4 <= sizeof text; at += 4) memcpy(text + at, "\xF0\x90\x90\x80", 4);
        for (size_t n = 70; n < sizeof text; n += 4) assert_whole(text, n - (n - shift) % 4);
    }
}

static void words_are_spelt_as_the_lists_are(void **state) {
    (void)state;
    static const char TEXT[] =
        "Don\xE2\x80\x99t MISS: Jean-No\xC3\xABl\xE2\x80\x99s U.S. post at 07:52, \xE2\x80\x9Cnow\xE2\x80\x9D";
    struct read r;
    struct scan scan;
    read_regions(&r, TEXT, sizeof TEXT - 1);
    qi_region_scan(&r.document, 0, r.document.n_bytes, REGION_SAMPLE, &scan);
    static const char *const WORDS[] = {"don't", "miss", "jean-no\xC3\xABl's", "u.s", "post", "at", "07:52", "now"};
    assert_int_equal(scan.count, sizeof WORDS / sizeof *WORDS);
    for (uint32_t i = 0; i < scan.count; i++) {
        const struct scan_word *w = &scan.words[i];
        assert_int_equal(w->stop - w->start, strlen(WORDS[i]));
        assert_memory_equal(scan.text + w->start, WORDS[i], strlen(WORDS[i]));
    }
    assert_true(scan.words[1].colon);
    assert_true(scan.words[1].shape & SHAPE_UPPER);
    assert_true(scan.words[6].shape & SHAPE_FIGURE);
    assert_true(scan.quotes);
    assert_true(scan.whole);
    release(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_is_in_one_region),
        cmocka_unit_test(long_lines_of_wide_characters),
        cmocka_unit_test(words_are_spelt_as_the_lists_are),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
