/* Normal forms and categories against the consortium's own tests, and what those do not cover. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "quoth/quoth.h"

static const char *ucd; /* directory of the Unicode Character Database */

static size_t put(char *out, unsigned long c) {
    if (c < 0x80) return out[0] = (char)c, 1;
    if (c < 0x800) return out[0] = (char)(0xC0 | c >> 6), out[1] = (char)(0x80 | (c & 63)), 2;
    size_t at = 0;
    if (c < 0x10000) out[at++] = (char)(0xE0 | c >> 12);
    else out[at++] = (char)(0xF0 | c >> 18), out[at++] = (char)(0x80 | (c >> 12 & 63));
    out[at++] = (char)(0x80 | (c >> 6 & 63));
    out[at++] = (char)(0x80 | (c & 63));
    return at;
}

/* "0044 0307": a text, NUL-terminated. Returns what stands behind its semicolon. */
static const char *parse(const char *field, char *text) {
    while (*field && *field != ';') {
        char *end;
        unsigned long c = strtoul(field, &end, 16);
        if (end == field) break;
        text += put(text, c);
        field = end;
    }
    *text = 0;
    return *field ? field + 1 : field;
}

/* The form of a text, NUL-terminated; valid until the next call but one. */
static const char *formed(const char *text, size_t n, quoth_text_form form) {
    static char results[2][4096];
    static int turn;
    char *result = results[turn = !turn];
    size_t length;
    assert_int_equal(quoth_text_normalize(text, n, form, NULL, result, sizeof results[0] - 1, &length, NULL), QUOTH_OK);
    assert_true(length < sizeof results[0]);
    result[length] = 0;
    return result;
}

static void assert_form(const char *line, const char *text, quoth_text_form form, const char *expected) {
    if (strcmp(formed(text, strlen(text), form), expected) != 0) fail_msg("form %d of: %s", (int)form, line);
}

static FILE *open_ucd(const char *name) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", ucd, name);
    FILE *file = fopen(path, "r");
    if (!file) fail_msg("%s: cannot be read (Debian package unicode-data)", path);
    return file;
}

static void forms_as_in_the_standard(void **state) {
    (void)state;
    char command[1200], line[4096], c[5][512];
    int lines = 0;
    snprintf(command, sizeof command,
             "python3 -c 'import bz2, sys; sys.stdout.buffer.write(bz2.open(sys.argv[1]).read())' '%s/%s'", ucd,
             "NormalizationTest.txt.bz2");
    FILE *file = popen(command, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        if (*line == '#' || *line == '@') continue;
        const char *at = line;
        for (int i = 0; i < 5; i++) at = parse(at, c[i]);
        for (int i = 0; i < 5; i++) {
            assert_form(line, c[i], QUOTH_TEXT_NFC, i < 3 ? c[1] : c[3]);
            assert_form(line, c[i], QUOTH_TEXT_NFKC, c[3]);
        }
        lines++;
    }
    assert_int_equal(pclose(file), 0);
    assert_true(lines >= 19000); /* the file of version 15.0 has as many */
}

static void case_folds_as_in_the_standard(void **state) {
    (void)state;
    char line[1024], upper[64], folded[64];
    int lines = 0;
    FILE *file = open_ucd("CaseFolding.txt");
    while (fgets(line, sizeof line, file)) {
        const char *status = strstr(line, "; ");
        if (*line == '#' || !status || (status[2] != 'C' && status[2] != 'F')) continue;
        parse(line, upper);
        parse(status + 5, folded);
        assert_form(line, upper, QUOTH_TEXT_FOLD, formed(folded, strlen(folded), QUOTH_TEXT_NFC));
        lines++;
    }
    fclose(file);
    assert_true(lines >= 1500);
}

static void categories_as_in_the_standard(void **state) {
    (void)state;
    char line[1024], first_category[3] = "";
    unsigned long next = 0;
    FILE *file = open_ucd("UnicodeData.txt");
    while (fgets(line, sizeof line, file)) {
        char *name;
        unsigned long c = strtoul(line, &name, 16);
        const char *category = strchr(name + 1, ';') + 1, *between = "Cn";
        if (strstr(name, ", Last>")) between = first_category;
        for (; next < c; next++) assert_string_equal(quoth_text_category((uint32_t)next), between);
        if (strncmp(quoth_text_category((uint32_t)c), category, 2) != 0) fail_msg("%s", line);
        memcpy(first_category, category, 2);
        next = c + 1;
    }
    fclose(file);
    for (; next < 0x110002; next++) assert_string_equal(quoth_text_category((uint32_t)next), "Cn");
    assert_string_equal(quoth_text_category(UINT32_MAX), "Cn");
}

static void words_that_are_one_are_one(void **state) {
    (void)state;
    static const char *const same[][2] = {
        {"STRASSE", "straße"},       {"Zoe\u0308", "ZO\u00CB"},       {"ΟΔΟΣ", "οδος"},
        {"\u1E9Eẞ", "ssSS"},         {"\u0390", "Ϊ\u0301"},           {"ΑΙ\u0301", "\u03B1\u03AF"},
        {"α\u0345\u0301", "Α\u0301\u0345"}, /* ypogegrammeni folds to a letter: behind the accent */
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_string_equal(formed(same[i][0], strlen(same[i][0]), QUOTH_TEXT_FOLD),
                            formed(same[i][1], strlen(same[i][1]), QUOTH_TEXT_FOLD));
}

static void bytes_that_are_no_text_are_replaced(void **state) {
    (void)state;
    assert_string_equal(formed("caf\xE9 e\xCC\x81\xCC", 9, QUOTH_TEXT_NFC), "caf\uFFFD \u00E9\uFFFD");
    assert_string_equal(formed("\xED\xA0\x80Z", 4, QUOTH_TEXT_FOLD), "\uFFFD\uFFFD\uFFFDz");
    assert_memory_equal(formed("A\0\xC3\x84", 4, QUOTH_TEXT_FOLD), "a\0\xC3\xA4", 5);
}

static void a_buffer_gets_whole_code_points(void **state) {
    (void)state;
    static const char text[] = "No e\u0301 \uFB01t \U0001D400!", nfkc[] = "No \u00E9 fit A!";
    for (size_t capacity = 0; capacity <= sizeof nfkc; capacity++) {
        char *buffer = malloc(capacity + 1); /* exactly as large as it says: a byte too far is found by sanitizers */
        size_t length;
        memset(buffer, '#', capacity + 1);
        assert_int_equal(quoth_text_normalize(text, sizeof text - 1, QUOTH_TEXT_NFKC, NULL, capacity ? buffer : NULL,
                                              capacity, &length, NULL), QUOTH_OK);
        assert_int_equal(length, sizeof nfkc - 1);
        size_t whole = capacity < length ? capacity : length;
        if (whole == 4) whole = 3; /* the second byte of é has no room */
        assert_memory_equal(buffer, nfkc, whole);
        assert_int_equal(buffer[whole], '#');
        free(buffer);
    }
}

static void what_is_missing_is_an_error(void **state) {
    (void)state;
    char buffer[4];
    size_t length = 7;
    quoth_error error;
    assert_int_equal(quoth_text_normalize(NULL, 0, QUOTH_TEXT_NFC, NULL, NULL, 0, &length, NULL), QUOTH_OK);
    assert_int_equal(length, 0);
    quoth_status no_text = quoth_text_normalize(NULL, 1, QUOTH_TEXT_NFC, NULL, buffer, 4, &length, NULL);
    quoth_status no_buffer = quoth_text_normalize("a", 1, QUOTH_TEXT_NFC, NULL, NULL, 4, &length, NULL);
    quoth_status no_length = quoth_text_normalize("a", 1, QUOTH_TEXT_NFC, NULL, buffer, 4, NULL, NULL);
    assert_int_equal(no_text, QUOTH_ERROR_ARGUMENT);
    assert_int_equal(no_buffer, QUOTH_ERROR_ARGUMENT);
    assert_int_equal(no_length, QUOTH_ERROR_ARGUMENT);
    assert_int_equal(quoth_text_normalize("a", 1, 3, NULL, buffer, 4, &length, &error), QUOTH_ERROR_UNSUPPORTED);
    assert_int_equal(error.code, QUOTH_ERROR_UNSUPPORTED);
}

/* ---- memory: all of it comes from the caller's allocator and goes back */

struct account {
    int left; /* requests that will be answered */
    size_t held;
};

static void *take(void *context, size_t size) {
    struct account *a = context;
    if (a->left-- <= 0) return NULL;
    a->held += size;
    return malloc(size);
}

static void *resize(void *context, void *block, size_t old_size, size_t size) {
    struct account *a = context;
    if (a->left-- <= 0) return NULL;
    a->held += size - old_size;
    return realloc(block, size);
}

static void give_back(void *context, void *block, size_t size) {
    struct account *a = context;
    a->held -= size;
    free(block);
}

/* A million marks of two classes by turns: to be put in order, in linear time. */
static void many_marks_are_ordered(void **state) {
    (void)state;
    enum { PAIRS = 500000 };
    size_t n = 1 + 4 * (size_t)PAIRS, length;
    char *text = malloc(n), *result = malloc(n);
    *text = 'q';
    for (size_t i = 0; i < PAIRS; i++) memcpy(text + 1 + 4 * i, "\u0302\u0323", 4);
    struct account account = {0, 0};
    quoth_allocator allocator = {take, resize, give_back, &account};
    quoth_status status = QUOTH_ERROR_MEMORY;
    for (int enough = 0; status == QUOTH_ERROR_MEMORY; enough++) {
        account.left = enough;
        status = quoth_text_normalize(text, n, QUOTH_TEXT_NFC, &allocator, result, n, &length, NULL);
        assert_int_equal(account.held, 0);
        assert_true(enough < 100);
    }
    assert_int_equal(status, QUOTH_OK);
    assert_int_equal(length, n);
    for (size_t i = 0; i < 2 * (size_t)PAIRS; i++)
        assert_memory_equal(result + 1 + 2 * i, i < PAIRS ? "\u0323" : "\u0302", 2);
    free(text);
    free(result);
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_as_in_the_standard),
        cmocka_unit_test(case_folds_as_in_the_standard),
        cmocka_unit_test(categories_as_in_the_standard),
        cmocka_unit_test(words_that_are_one_are_one),
        cmocka_unit_test(bytes_that_are_no_text_are_replaced),
        cmocka_unit_test(a_buffer_gets_whole_code_points),
        cmocka_unit_test(what_is_missing_is_an_error),
        cmocka_unit_test(many_marks_are_ordered),
    };
    ucd = argc > 1 ? argv[1] : "/usr/share/unicode";
    return cmocka_run_group_tests_name("normal", tests, NULL, NULL);
}
