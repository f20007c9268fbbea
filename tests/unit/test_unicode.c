/* lib/unicode: the boundaries of UAX #29 against the consortium's own tests, and what they do not cover. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "unicode/breaks.h"
#include "unicode/utf8.h"

typedef size_t breaks_fn(const char *text, size_t n, size_t from, size_t *out, size_t capacity);

static const char *ucd; /* directory of the Unicode Character Database */

/* ---- the consortium's tests */

static size_t put(char *out, unsigned long c) {
    if (c < 0x80) return out[0] = (char)c, 1;
    if (c < 0x800) return out[0] = (char)(0xC0 | c >> 6), out[1] = (char)(0x80 | (c & 63)), 2;
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12), out[1] = (char)(0x80 | (c >> 6 & 63)), out[2] = (char)(0x80 | (c & 63));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18), out[1] = (char)(0x80 | (c >> 12 & 63));
    out[2] = (char)(0x80 | (c >> 6 & 63)), out[3] = (char)(0x80 | (c & 63));
    return 4;
}

/* "÷ 0061 × 0308 ÷": the text and where it has boundaries. */
static size_t parse(const char *line, char *text, size_t *expected, size_t *count) {
    size_t length = 0;
    *count = 0;
    for (const char *at = line; *at && *at != '#';) {
        if (strncmp(at, "\u00F7", 2) == 0) {
            if (length) expected[(*count)++] = length;
            at += 2;
        } else if (strchr("0123456789ABCDEF", *at)) {
            char *end;
            length += put(text + length, strtoul(at, &end, 16));
            at = end;
        } else {
            at++;
        }
    }
    return length;
}

static void check_file(const char *name, breaks_fn *breaks, int least) {
    char path[1024], line[4096], text[512];
    size_t expected[128], found[128], count;
    int lines = 0;
    snprintf(path, sizeof path, "%s/auxiliary/%s", ucd, name);
    FILE *file = fopen(path, "r");
    if (!file) fail_msg("%s: cannot be read (Debian package unicode-data)", path);
    while (fgets(line, sizeof line, file)) {
        if (*line == '#') continue;
        size_t length = parse(line, text, expected, &count);
        if (breaks(text, length, 0, found, 128) != count || memcmp(found, expected, count * sizeof *found) != 0)
            fail_msg("%s: %s", name, line);
        lines++;
    }
    fclose(file);
    assert_true(lines >= least); /* the file of version 15.0 has as many */
}

static void graphemes_as_in_the_standard(void **state) {
    (void)state;
    check_file("GraphemeBreakTest.txt", qi_grapheme_breaks, 602);
}
static void words_as_in_the_standard(void **state) {
    (void)state;
    check_file("WordBreakTest.txt", qi_word_breaks, 1823);
}
static void sentences_as_in_the_standard(void **state) {
    (void)state;
    check_file("SentenceBreakTest.txt", qi_sentence_breaks, 502);
}

/* ---- texts of every kind */

static uint32_t next_random(uint64_t *state) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

static const char *const PIECES[] = {"a",
                                     "Z",
                                     "word",
                                     "Word",
                                     "7",
                                     "12",
                                     "_",
                                     " ",
                                     "  ",
                                     ".",
                                     ",",
                                     ":",
                                     ";",
                                     "'",
                                     "\"",
                                     "!",
                                     "?",
                                     "\r",
                                     "\n",
                                     "\r\n",
                                     "\v",
                                     "can't",
                                     "3.14",
                                     "U.S.",
                                     "e\u0301",
                                     "\u0308",
                                     "\u200D",
                                     "\u00AD",
                                     "\u2019",
                                     "\u201C",
                                     "\u05D0",
                                     "\u30AB",
                                     "\u4E00",
                                     "\u0E01",
                                     "\uAC00",
                                     "\u1100",
                                     "\u1161",
                                     "\u2028",
                                     "\xC2\x85",
                                     "\u3002",
                                     "\u2764\uFE0F",
                                     "\U0001F469",
                                     "\U0001F1E6",
                                     "\xFF",
                                     "\xE2\x82",
                                     "\xC0\xAF",
                                     "\xED\xA0\x80",
                                     "-",
                                     "(",
                                     ")",
                                     "\u00DF",
                                     "\u0300\u0301\u0302",
                                     "plain words only "};

static size_t make_text(uint64_t *random, char *text, size_t size) {
    size_t length = 0;
    uint32_t few = 1 + next_random(random) % 4, first = next_random(random);
    for (;;) { /* some texts are of a few pieces only, so that rare neighbours meet */
        uint32_t pick = few > 2 ? next_random(random) : first + next_random(random) % (few * 8);
        const char *piece = PIECES[pick % (sizeof PIECES / sizeof *PIECES)];
        size_t more = strlen(piece);
        if (length + more > size) return length;
        memcpy(text + length, piece, more);
        length += more;
    }
}

/* A call that goes on where another stopped finds the same boundaries: no rule looks back over one. */
static void boundaries_do_not_depend_on_calls(void **state) {
    (void)state;
    static breaks_fn *const all[] = {qi_grapheme_breaks, qi_word_breaks, qi_sentence_breaks};
    char text[300];
    size_t whole[300], one;
    uint64_t random = 5;
    for (int i = 0; i < 20000; i++) {
        size_t n = make_text(&random, text, 1 + next_random(&random) % sizeof text);
        for (int k = 0; k < 3; k++) {
            size_t count = all[k](text, n, 0, whole, 300), at = 0;
            for (size_t j = 0; j < count; at = whole[j++]) {
                assert_int_equal(all[k](text, n, at, &one, 1), 1);
                assert_int_equal(one, whole[j]);
            }
            assert_int_equal(at, n);
        }
    }
}

static void vectors_find_what_plain_c_finds(void **state) {
    (void)state;
    char text[900];
    size_t fast[900], plain[900];
    uint64_t random = 11;
    for (int i = 0; i < 20000; i++) {
        size_t n = make_text(&random, text, 1 + next_random(&random) % sizeof text);
        size_t count = qi_word_breaks(text, n, 0, fast, 900);
        assert_int_equal(count, qi_word_breaks_by(&qi_vectors_portable, text, n, 0, plain, 900));
        assert_memory_equal(fast, plain, count * sizeof *fast);
        /* a boundary at a time there is no block: this is the rules as they are written */
        for (size_t j = 0, at = 0; j < count; at = fast[j++]) {
            assert_int_equal(qi_word_breaks(text, n, at, plain, 1), 1);
            assert_int_equal(plain[0], fast[j]);
        }
        count = qi_sentence_breaks(text, n, 0, fast, 900);
        assert_int_equal(count, qi_sentence_breaks_by(&qi_vectors_portable, text, n, 0, plain, 900));
        assert_memory_equal(fast, plain, count * sizeof *fast);
    }
}

static void every_byte_classified_alike(void **state) {
    (void)state;
    for (int c = 0; c < 256; c++) {
        char block[64];
        struct ascii_masks fast, plain;
        for (int i = 0; i < 64; i++) block[i] = (char)(c + (i % 3 == 1 ? 1 : 0));
        qi_vectors()->classify(block, &fast);
        qi_vectors_portable.classify(block, &plain);
        assert_memory_equal(&fast, &plain, sizeof fast);
        for (size_t n = 0; n <= 64; n++)
            assert_int_equal(qi_vectors()->plain(block, n), qi_vectors_portable.plain(block, n));
    }
}

static void check_finds_the_first_bad_byte(void **state) {
    (void)state;
    static const struct {
        const char *bad;
        size_t length; /* of the maximal subpart: Unicode Standard, section 3.9 */
    } cases[] = {{"\x80", 1},         {"\xC0\xAF", 1},     {"\xE0\x80\x80", 1},     {"\xE2\x82", 2},
                 {"\xED\xA0\x80", 1}, {"\xF0\x9F\x98", 3}, {"\xF4\x90\x80\x80", 1}, {"\xFE", 1}};
    char text[200];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t before = 0; before < 100; before++) {
            size_t n = strlen(cases[i].bad), length;
            memset(text, 'x', sizeof text);
            if (before >= 2) memcpy(text + before - 2, "\u00E9", 2);
            memcpy(text + before, cases[i].bad, n);
            assert_int_equal(qi_utf8_check(text, before + n + 50), before);
            assert_false(qi_utf8_well_formed(text + before, n, &length));
            assert_int_equal(length, cases[i].length);
        }
    assert_int_equal(qi_utf8_check("caf\u00E9 \U0001F600 \u20AC", 14), 14);
    assert_int_equal(qi_utf8_check("", 0), 0);
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(graphemes_as_in_the_standard),    cmocka_unit_test(words_as_in_the_standard),
        cmocka_unit_test(sentences_as_in_the_standard),    cmocka_unit_test(boundaries_do_not_depend_on_calls),
        cmocka_unit_test(vectors_find_what_plain_c_finds), cmocka_unit_test(every_byte_classified_alike),
        cmocka_unit_test(check_finds_the_first_bad_byte),
    };
    ucd = argc > 1 ? argv[1] : "/usr/share/unicode";
    return cmocka_run_group_tests_name("unicode", tests, NULL, NULL);
}
