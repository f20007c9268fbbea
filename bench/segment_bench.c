/*
 * How fast are text boundaries, tokens and sentences, beside ICU? segment_bench [MEGABYTES]
 *
 * Two texts are made, always the same: English as in news, and one of many scripts. Processor time, best
 * of three; ICU walks the same UTF-8 through utext. "both" is words and sentences, one after the other.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "quoth/quoth.h"

static const char *const ENGLISH[] = {
    "the",    "of",      "to",           "and",         "a",      "in",        "harbour",   "council",   "said",
    "that",   "for",     "on",           "Lindqvist",   "ferry",  "would",     "was",       "with",      "minister",
    "has",    "Orlava",  "1,200",        "it",          "by",     "residents", "don't",     "engineers", "flood",
    "is",     "\u2019s", "repair",       "after",       "$4.5",   "million",   "Tuesday",   "committee", "have",
    "been",   "at",      "co-operation", "U.S.",        "bridge", "not",       "agreement", "his",       "from",
    "Veskia", "who",     "are",          "spokeswoman", "fund"};
static const char *const MIXED[] = {"порт", "министр", "сказал", "λιμάνι", "γέφυρα",      "ميناء",    "الجسر",
                                    "נמל",  "पुल",      "बंदरगाह", "港口",   "橋",          "フェリー", "みなと",
                                    "항구", "다리",    "café",   "Brücke", "👩‍🚒", "🇱🇻",       "e\u0301te\u0301",
                                    "12.5", "don’t",   "ferry"};

struct text {
    char *bytes;
    size_t length;
};

static uint32_t next_random(uint64_t *state) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

static struct text make(const char *const *words, uint32_t count, size_t size) {
    struct text t = {malloc(size + 256), 0};
    uint64_t random = 7;
    if (!t.bytes) abort();
    for (uint32_t in_sentence = 0, left = 12; t.length < size; in_sentence++) {
        const char *word = words[next_random(&random) % count];
        size_t length = strlen(word);
        memcpy(t.bytes + t.length, word, length);
        t.length += length;
        const char *after = " ";
        if (in_sentence == left) {
            uint32_t kind = next_random(&random) % 10;
            after = kind < 6 ? ". " : kind < 7 ? "? " : kind < 8 ? ".\" " : ".\n\n";
            left = 8 + next_random(&random) % 24;
            in_sentence = 0;
        } else if (next_random(&random) % 12 == 0) {
            after = ", ";
        }
        length = strlen(after);
        memcpy(t.bytes + t.length, after, length);
        t.length += length;
    }
    return t;
}

/* ---- what is measured: each returns how many boundaries or items it found */

enum what { CHECK, BREAKS, ICU, ANALYSIS };

/* Boundaries of one unit, or of words and then sentences; or a layer with all before it. */
struct task {
    const char *name;
    enum what what;
    int units[2], n_units; /* quoth_text_unit or UBreakIteratorType */
    quoth_stage stage;
    quoth_layer layer;
};

static size_t breaks(struct text t, quoth_text_unit unit) {
    static size_t offsets[4096];
    size_t count = 0, at = 0;
    while (at < t.length) {
        size_t found = quoth_text_breaks(t.bytes, t.length, unit, at, offsets, 4096);
        count += found;
        at = offsets[found - 1];
    }
    return count;
}

static size_t icu(struct text t, UBreakIteratorType type) {
    UErrorCode error = U_ZERO_ERROR;
    UText *text = utext_openUTF8(NULL, t.bytes, (int64_t)t.length, &error);
    UBreakIterator *iterator = ubrk_open(type, "en", NULL, 0, &error);
    ubrk_setUText(iterator, text, &error);
    if (U_FAILURE(error)) abort();
    size_t count = 0;
    ubrk_first(iterator);
    while (ubrk_next(iterator) != UBRK_DONE) count++;
    ubrk_close(iterator);
    utext_close(text);
    return count;
}

static quoth_model *model;

/* In documents of some 64 kB, as they come. */
static size_t analyse(struct text t, quoth_stage stage, quoth_layer layer) {
    quoth_options options = {.size = sizeof options, .last_stage = stage, .flags = QUOTH_BORROW_TEXT};
    size_t count = 0;
    for (size_t at = 0, stop; at < t.length; at = stop) {
        stop = at + 65536 < t.length ? at + 65536 : t.length;
        while (stop < t.length && t.bytes[stop - 1] != '\n') stop++;
        quoth_document *document;
        if (quoth_analyze(model, t.bytes + at, stop - at, &options, &document, NULL)) abort();
        count += quoth_document_count(document, layer);
        quoth_document_free(document);
    }
    return count;
}

static size_t run(const struct task *task, struct text t) {
    size_t count = 0;
    if (task->what == CHECK) return quoth_text_check(t.bytes, t.length, NULL);
    if (task->what == ANALYSIS) return analyse(t, task->stage, task->layer);
    for (int i = 0; i < task->n_units; i++)
        count +=
            task->what == ICU ? icu(t, (UBreakIteratorType)task->units[i]) : breaks(t, (quoth_text_unit)task->units[i]);
    return count;
}

static double seconds(void) {
    return (double)clock() / CLOCKS_PER_SEC;
}

static double measure(const struct task *task, struct text t) {
    double best = 1e9;
    size_t count = 0;
    for (int i = 0; i < 3; i++) {
        double start = seconds();
        count = run(task, t);
        double taken = seconds() - start;
        if (taken < best) best = taken;
    }
    printf("  %-34s %9.1f MB/s %12zu\n", task->name, (double)t.length / 1e6 / best, count);
    fflush(stdout);
    return best;
}

enum { BOTH = 7, BOTH_ICU, REGIONS, TOKENS, SENTENCES };
static const struct task TASKS[] = {
    {.name = "UTF-8 check", .what = CHECK},
    {"graphemes", BREAKS, {QUOTH_TEXT_GRAPHEME}, 1, 0, 0},
    {"graphemes, ICU", ICU, {UBRK_CHARACTER}, 1, 0, 0},
    {"words", BREAKS, {QUOTH_TEXT_WORD}, 1, 0, 0},
    {"words, ICU", ICU, {UBRK_WORD}, 1, 0, 0},
    {"sentences", BREAKS, {QUOTH_TEXT_SENTENCE}, 1, 0, 0},
    {"sentences, ICU", ICU, {UBRK_SENTENCE}, 1, 0, 0},
    [BOTH] = {"both", BREAKS, {QUOTH_TEXT_WORD, QUOTH_TEXT_SENTENCE}, 2, 0, 0},
    [BOTH_ICU] = {"both, ICU", ICU, {UBRK_WORD, UBRK_SENTENCE}, 2, 0, 0},
    [REGIONS] = {"regions", ANALYSIS, {0}, 0, QUOTH_STAGE_REGIONS, QUOTH_REGIONS},
    [TOKENS] = {"tokens (and what comes before)", ANALYSIS, {0}, 0, QUOTH_STAGE_TOKENS, QUOTH_TOKENS},
    [SENTENCES] = {"sentences (and what comes before)", ANALYSIS, {0}, 0, QUOTH_STAGE_SENTENCES, QUOTH_SENTENCES},
};

static void compare(const char *title, struct text t) {
    double taken[sizeof TASKS / sizeof *TASKS];
    printf("%s, %.0f MB\n", title, (double)t.length / 1e6);
    for (size_t i = 0; i < sizeof TASKS / sizeof *TASKS; i++) {
        taken[i] = measure(&TASKS[i], t);
        if (i == BOTH_ICU) printf("  %.1f times as fast as ICU\n", taken[BOTH_ICU] / taken[BOTH]);
    }
    printf("  tokens and sentences alone: %.1f MB/s\n", (double)t.length / 1e6 / (taken[SENTENCES] - taken[REGIONS]));
}

int main(int argc, char **argv) {
    size_t size = (argc > 1 ? strtoul(argv[1], NULL, 10) : 100) * 1000000;
    if (quoth_model_builtin(NULL, &model, NULL)) abort();
    struct text english = make(ENGLISH, sizeof ENGLISH / sizeof *ENGLISH, size);
    compare("English", english);
    free(english.bytes);
    struct text mixed = make(MIXED, sizeof MIXED / sizeof *MIXED, size);
    compare("Many scripts", mixed);
    free(mixed.bytes);
    quoth_model_release(model);
    return 0;
}
