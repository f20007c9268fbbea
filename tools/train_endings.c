/*
 * Trains where reported clauses end.
 *
 *     train_endings MODEL OUT TRAIN [DEV]
 *
 * The files are what train_quotes_data.py writes. Of every annotated report whose words follow their cue, each place
 * at which it might end is an example, up to the one where it does. The same inputs give the same bytes.
 */
#include <stdlib.h>

#include "quote/ending.h"
#include "quote/work.h"
#include "train_regression.h"

enum { ROWS = 20000, PASSES = 10 };

/* The end of the unit that holds a token, its closing punctuation left out. */
static uint32_t text_end(const struct quote_work *w, uint32_t token) {
    for (uint32_t k = 0; k < w->units.count; k++)
        if (w->units.at[k].first <= token && token < w->units.at[k].last) return qi_text_end(w, &w->units.at[k]);
    return token;
}

/* A report after its cue: tokens [from, end) of its content, which could reach `last`. */
struct report {
    uint32_t cue, from, end, last;
    bool resumed;
};

/* The report that a span of a quote is; false when it does not follow its cue in one sentence outside marks. */
static bool report_of(const struct quote_work *w, const struct gold_quote *g, uint32_t span, struct report *r) {
    const quoth_document *d = w->d;
    if (g->ignore || (g->kind != 'i' && g->kind != 'm') || g->cue[0] == g->cue[1] || g->spans[span][0] < g->cue[1])
        return false;
    *r = (struct report){qi_token_at(d, g->cue[0]), qi_token_at(d, g->spans[span][0]),
                         qi_token_at(d, g->spans[span][1] - 1) + 1, 0, span > 0};
    while (r->from && d->tokens.at[r->from - 1].kind == TOKEN_QUOTE && w->stretch_at[r->from - 1]) r->from--;
    while (r->end < d->tokens.count && d->tokens.at[r->end].kind == TOKEN_QUOTE && w->stretch_at[r->end]) r->end++;
    r->last = text_end(w, r->from);
    return r->cue < r->from && r->from < r->end && r->end <= r->last &&
           !(w->stretch_at[r->from] && w->stretch_at[r->from] == w->stretch_at[r->end - 1]);
}

struct counts {
    uint32_t reports, right, places, missed;
};

static void take_report(const struct quote_work *w, const struct report *r, struct examples *examples,
                        struct counts *counts) {
    struct attribution a = {.cue_first = r->cue, .left_last = r->resumed};
    counts->reports++;
    counts->right += qi_find_ending(w, &a, r->from, r->last) == r->end;
    struct ending e = {.w = w,
                       .cue = r->cue,
                       .from = r->from,
                       .last = r->last,
                       .resumed = r->resumed,
                       .at = r->from,
                       .finite = NOTHING};
    uint64_t keys[ENDING_MAX_KEYS];
    while (qi_next_place(&e) && e.at <= r->end) {
        if (e.sure) return;
        uint32_t n = qi_ending_keys(&e, keys);
        counts->places++;
        if (examples) qt_add_example(examples, keys, n, e.at == r->end);
        if (e.at == r->end) return;
    }
    counts->missed += r->end < r->last;
}

/* What the examples are for, NULL when they are but counted. */
struct study {
    struct examples *examples;
    struct counts counts;
};

static void take_reports(quoth_document *d, const struct quote_article *a, void *context) {
    struct study *study = context;
    struct arena scratch;
    qi_arena_open(&scratch, NULL);
    struct quote_work w = {.d = d, .scratch = &scratch};
    if (qi_open_quotes(&w)) qt_die("out of memory");
    struct report r;
    for (uint32_t k = 0; k < a->n; k++)
        for (uint32_t span = 0; span < a->gold[k].n; span++)
            if (report_of(&w, &a->gold[k], span, &r)) take_report(&w, &r, study->examples, &study->counts);
    qi_arena_close(&scratch);
}

static void measure(quoth_model *model, const char *path) {
    struct study study = {0};
    qt_read_articles(model, path, take_reports, &study);
    struct counts counts = study.counts;
    printf("%s: %u reports, %.1f %% end where they should; %u places, %u that end at none\n", path, counts.reports,
           counts.reports ? 100.0 * counts.right / counts.reports : 0, counts.places, counts.missed);
}

int main(int argc, char **argv) {
    if (argc < 4) qt_die("usage: train_endings MODEL OUT TRAIN [DEV]");
    quoth_model *model = qt_model(argv[1]);
    struct examples examples;
    struct study study = {.examples = &examples};
    qt_open_examples(&examples);
    model->endings = (struct weights){0};
    qt_read_articles(model, argv[3], take_reports, &study);
    for (int i = 3; i < argc; i++) measure(model, argv[i]); /* by rules alone */
    qt_learn_examples(&examples, argv[2], 0.003f, PASSES, ROWS, ENDING_VERSION);
    qt_close_examples(&examples);
    qt_open_table(&model->endings, argv[2], ENDING_VERSION);
    for (int i = 3; i < argc; i++) measure(model, argv[i]);
    return 0;
}
