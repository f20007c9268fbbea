/*
 * Text boundaries beside ICU's, on random strings: fuzz_icu [COUNT]. ICU must know the same version of Unicode.
 *
 * Code points are drawn by property, so that rare ones meet. Left out is where ICU's rules differ from UAX #29 on
 * purpose: words of scripts that it divides by dictionary, and Hangul; the colon, which its locale data take out of
 * MidLetter; and conjuncts of Indic scripts, which its grapheme clusters join.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include "quoth/quoth.h"

enum { BUCKETS = 24, PICKS = 4000, LONGEST = 48 };

struct kind {
    const char *name;
    quoth_text_unit unit;
    UBreakIteratorType type;
    UProperty property;
    UChar32 picks[BUCKETS][PICKS]; /* code points by the property's value */
    uint32_t counts[BUCKETS];
    UBreakIterator *iterator;
};

static struct kind kinds[] = {
    {.name = "grapheme", .unit = QUOTH_TEXT_GRAPHEME, .type = UBRK_CHARACTER, .property = UCHAR_GRAPHEME_CLUSTER_BREAK},
    {.name = "word", .unit = QUOTH_TEXT_WORD, .type = UBRK_WORD, .property = UCHAR_WORD_BREAK},
    {.name = "sentence", .unit = QUOTH_TEXT_SENTENCE, .type = UBRK_SENTENCE, .property = UCHAR_SENTENCE_BREAK},
};

static uint32_t next_random(uint64_t *state) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

static bool differs_on_purpose(const struct kind *k, UChar32 c) {
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript(c, &error);
    if (k->type == UBRK_WORD)
        return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
               script == USCRIPT_HANGUL || c == ':' || c == 0xFE55 || c == 0xFF1A ||
               u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT ||
               u_getIntPropertyValue(c, UCHAR_WORD_BREAK) == U_WB_KATAKANA;
    static const UScriptCode linking[] = {USCRIPT_DEVANAGARI, USCRIPT_BENGALI, USCRIPT_GUJARATI,
                                          USCRIPT_ORIYA,      USCRIPT_TELUGU,  USCRIPT_MALAYALAM};
    if (k->type == UBRK_CHARACTER)
        for (size_t i = 0; i < sizeof linking / sizeof *linking; i++)
            if (script == linking[i]) return true;
    return false;
}

static void fill(struct kind *k) {
    uint64_t random = 1;
    for (UChar32 c = 1; c < 0x110000; c++) {
        if ((c >= 0xD800 && c < 0xE000) || differs_on_purpose(k, c)) continue;
        uint32_t bucket = (uint32_t)u_getIntPropertyValue(c, k->property) % (BUCKETS - 1);
        if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC)) bucket = BUCKETS - 1;
        uint32_t at = k->counts[bucket]++;
        if (at >= PICKS) at = next_random(&random) % k->counts[bucket]; /* a fair sample of a large bucket */
        if (at < PICKS) k->picks[bucket][at] = c;
    }
}

static UChar32 draw(const struct kind *k, uint64_t *random) {
    for (;;) {
        uint32_t bucket = next_random(random) % BUCKETS, count = k->counts[bucket];
        if (count) return k->picks[bucket][next_random(random) % (count < PICKS ? count : PICKS)];
    }
}

static int32_t make(const struct kind *k, uint64_t *random, char *text, UChar32 *points, int32_t *n_points) {
    int32_t length = 0, count = 1 + (int32_t)(next_random(random) % LONGEST),
            few = 2 + (int32_t)(next_random(random) % 8);
    UChar32 choice[10];
    for (int32_t i = 0; i < few; i++) choice[i] = draw(k, random);
    for (int32_t i = 0; i < count; i++) {
        points[i] = next_random(random) % 4 ? choice[next_random(random) % (uint32_t)few] : draw(k, random);
        U8_APPEND_UNSAFE(text, length, points[i]);
    }
    *n_points = count;
    return length;
}

/* Is the string divided alike? If not, it is printed. */
static bool same(struct kind *k, uint64_t *random) {
    static char text[LONGEST * 4];
    static size_t ours[LONGEST * 4];
    UChar32 points[LONGEST];
    int32_t n_points, length = make(k, random, text, points, &n_points);
    UErrorCode error = U_ZERO_ERROR;
    UText *utext = utext_openUTF8(NULL, text, length, &error);
    ubrk_setUText(k->iterator, utext, &error);
    if (U_FAILURE(error)) abort();
    size_t count = quoth_text_breaks(text, (size_t)length, k->unit, 0, ours, sizeof ours / sizeof *ours), at = 0;
    ubrk_first(k->iterator);
    int32_t theirs;
    while ((theirs = ubrk_next(k->iterator)) != UBRK_DONE && at < count && ours[at] == (size_t)theirs) at++;
    bool equal = theirs == UBRK_DONE && at == count;
    if (!equal) {
        printf("%s: ", k->name);
        for (int32_t i = 0; i < n_points; i++) printf("%04X ", (unsigned)points[i]);
        printf("  ours %zu, ICU %d\n", at < count ? ours[at] : 0, theirs);
    }
    utext_close(utext);
    return equal;
}

int main(int argc, char **argv) {
    long count = argc > 1 ? strtol(argv[1], NULL, 10) : 1000000, different = 0;
    if (strncmp(U_UNICODE_VERSION, "15.0", 4) != 0) {
        printf("ICU has Unicode %s, the tables have 15.0: nothing to compare\n", U_UNICODE_VERSION);
        return 0;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        UErrorCode error = U_ZERO_ERROR;
        uint64_t random = 99;
        fill(&kinds[i]);
        kinds[i].iterator = ubrk_open(kinds[i].type, "en", NULL, 0, &error);
        if (U_FAILURE(error)) abort();
        for (long n = 0; n < count && different < 20; n++) different += !same(&kinds[i], &random);
        ubrk_close(kinds[i].iterator);
    }
    printf("%ld strings of each kind, %ld differ\n", count, different);
    return different != 0;
}
