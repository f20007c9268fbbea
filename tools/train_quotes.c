/*
 * Trains the confidence of quotes: how likely their content and speaker are right.
 *
 *     train_quotes MODEL OUT TRAIN [DEV]
 *
 * The files are what train_quotes_data.py writes. A quote is right when its tokens agree with an annotated one's by
 * half or more and the speaker's mention or name is the same. The same inputs give the same bytes.
 */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>

#include "quote/confidence.h"
#include "train_regression.h"

enum { ROWS = 4000, PASSES = 60, BINS = 10 };

static bool is_word(const quoth_document *d, uint32_t i) {
    return (qi_form(d, i)->flags & (FORM_LETTER | FORM_DIGIT)) != 0;
}

/* Marks the words inside spans; how many. */
static uint32_t mark(const quoth_document *d, uint8_t *marks, uint8_t bit, uint32_t start, uint32_t stop) {
    uint32_t words = 0;
    for (uint32_t i = 0; i < d->tokens.count; i++) {
        if (d->tokens.at[i].start < start || d->tokens.at[i].stop > stop || !is_word(d, i) || marks[i] & bit) continue;
        marks[i] |= bit;
        words++;
    }
    return words;
}

/* Of what both quotes hold, the share that both hold. */
static double agreement(const quoth_document *d, const struct quote *q, const struct gold_quote *g, uint8_t *marks) {
    memset(marks, 0, d->tokens.count);
    for (uint32_t k = 0; k < q->content_count; k++)
        mark(d, marks, 1, d->pieces.at[q->content + k].start, d->pieces.at[q->content + k].stop);
    for (uint32_t k = 0; k < g->n; k++) mark(d, marks, 2, g->spans[k][0], g->spans[k][1]);
    uint32_t either = 0, both = 0;
    for (uint32_t i = 0; i < d->tokens.count; i++) {
        either += marks[i] != 0;
        both += marks[i] == 3;
    }
    return either ? (double)both / either : 0;
}

/* The last word of a name. */
static const char *last_word(const char *name) {
    const char *space = strrchr(name, ' ');
    return space ? space + 1 : name;
}

static bool same_word(const char *a, const char *b) {
    for (; *a && *b; a++, b++)
        if (tolower((unsigned char)*a) != tolower((unsigned char)*b)) return false;
    return !*a && !*b;
}

static bool same_speaker(const struct quote *q, const struct gold_quote *g) {
    bool none = q->speaker.stop == q->speaker.start && !q->speaker_name,
         gold_none = g->speaker[1] == g->speaker[0] && !g->name[0];
    if (none || gold_none) return none && gold_none;
    if (q->speaker.stop > q->speaker.start && g->speaker[1] > g->speaker[0] && q->speaker.start < g->speaker[1] &&
        g->speaker[0] < q->speaker.stop)
        return true;
    return q->speaker_name && g->name[0] && same_word(last_word(q->speaker_name), last_word(g->name));
}

/* 1 right, 0 wrong, -1 debatable. */
static int judge(const quoth_document *d, const struct quote *q, const struct quote_article *a, uint8_t *marks) {
    const struct gold_quote *best = NULL;
    double most = 0;
    for (uint32_t k = 0; k < a->n; k++) {
        double share = agreement(d, q, &a->gold[k], marks);
        if (share <= most) continue;
        most = share;
        best = &a->gold[k];
    }
    if (best && most >= 0.5 && best->ignore) return -1;
    bool scare = !best || most < 0.5 || best->kind == 's';
    if (q->kind == QUOTE_SCARE) return scare;
    return !scare && same_speaker(q, best);
}

static void take_quotes(quoth_document *d, const struct quote_article *a, void *context) {
    struct examples *s = context;
    uint8_t *marks = qt_grow(NULL, d->tokens.count + 1u);
    for (uint32_t k = 0; k < d->quotes.count; k++) {
        int right = judge(d, &d->quotes.at[k], a, marks);
        if (right < 0) continue;
        uint64_t keys[CONFIDENCE_MAX_KEYS];
        uint32_t n = qi_confidence_keys(d, k, keys);
        qt_add_example(s, keys, n, right);
    }
    free(marks);
}

/* How often quotes of each confidence are right. */
static void measure(quoth_model *model, const char *path) {
    struct examples s;
    double sum[BINS] = {0}, right[BINS] = {0}, error = 0;
    uint32_t n[BINS] = {0}, at = 0;
    qt_open_examples(&s);
    qt_read_articles(model, path, take_quotes, &s);
    for (uint32_t k = 0; k < s.right.count; k++, at++) {
        uint64_t keys[CONFIDENCE_MAX_KEYS];
        uint32_t count = 0;
        for (; s.keys.at[at] != UINT32_MAX; at++) keys[count++] = s.features.features[s.keys.at[at]];
        double p = (double)qi_weights_chance(&model->quotes, keys, count);
        int bin = p >= 1 ? BINS - 1 : (int)(p * BINS);
        n[bin]++;
        sum[bin] += p;
        right[bin] += s.right.at[k];
    }
    for (int b = 0; b < BINS; b++) {
        if (n[b])
            printf("%.1f: %4u quotes, %.3f expected, %.3f right\n", b / (double)BINS, n[b], sum[b] / n[b],
                   right[b] / n[b]);
        error += fabs(sum[b] - right[b]);
    }
    printf("expected calibration error %.3f of %u quotes\n", s.right.count ? error / s.right.count : 0, s.right.count);
    qt_close_examples(&s);
}

int main(int argc, char **argv) {
    if (argc < 4) qt_die("usage: train_quotes MODEL OUT TRAIN [DEV]");
    quoth_model *model = qt_model(argv[1]);
    struct examples s;
    qt_open_examples(&s);
    qt_read_articles(model, argv[3], take_quotes, &s);
    qt_learn_examples(&s, argv[2], 0.03f, PASSES, ROWS, CONFIDENCE_VERSION);
    qt_close_examples(&s);
    qt_open_table(&model->quotes, argv[2], CONFIDENCE_VERSION);
    for (int i = 4; i < argc; i++) measure(model, argv[i]);
    return 0;
}
