/*
 * Trains which words report, and where what they report begins.
 *
 *     train_reports MODEL OUT TRAIN [DEV]
 *
 * The files are what train_quotes_data.py writes. Every word that may report is an example for every place at which its
 * content might begin. The same inputs give the same bytes.
 */
#include <stdlib.h>

#include "quote/report.h"
#include "quote/work.h"
#include "train_regression.h"

enum { ROWS = 20000, PASSES = 8 };

/* Where the annotated content of the word at v begins: v itself when before it, NOTHING when it has none; *skip: the
   annotation is of no use. */
static uint32_t content_of(const struct quote_work *w, const struct quote_article *a, uint32_t v, bool *skip) {
    struct token t = w->d->tokens.at[v];
    *skip = false;
    for (uint32_t k = 0; k < a->n; k++) {
        const struct gold_quote *g = &a->gold[k];
        if (g->cue[1] <= t.start || t.stop <= g->cue[0]) continue;
        *skip = g->ignore || !g->n;
        if (*skip) return NOTHING;
        for (uint32_t s = 0; s < g->n; s++) {
            if (g->spans[s][0] < g->cue[1]) continue;
            uint32_t from = qi_token_at(w->d, g->spans[s][0]);
            while (from && w->d->tokens.at[from - 1].kind == TOKEN_QUOTE && w->stretch_at[from - 1]) from--;
            return from;
        }
        return v;
    }
    return NOTHING;
}

struct study {
    quoth_model *model;
    struct examples *examples; /* NULL when words are but counted */
    uint32_t words, reports, found, right;
};

/* Is the word at v a cue that a rule has found? */
static bool is_ruled(const struct quote_work *w, uint32_t v) {
    for (uint32_t k = 0; k < w->attributions.count; k++)
        if (w->attributions.at[k].cue_first <= v && v < w->attributions.at[k].cue_last) return true;
    return false;
}

static void take_word(const struct quote_work *w, const struct unit *unit, const struct quote_article *a, uint32_t v,
                      struct study *s) {
    bool ruled = is_ruled(w, v), skip;
    uint32_t content = content_of(w, a, v, &skip), cue_last;
    if (skip || (!ruled && qi_is_attributing(w, v))) return;
    if (s->examples) {
        struct report r;
        uint64_t keys[REPORT_MAX_KEYS];
        qi_open_report(&r, w, unit, unit->first, v);
        r.ruled = ruled;
        while (qi_next_start(&r)) qt_add_example(s->examples, keys, qi_report_keys(&r, keys), r.at == content);
    }
    if (ruled) return;
    uint32_t found = qi_find_report(w, unit, unit->first, v, &cue_last);
    s->words++;
    s->reports += content != NOTHING;
    s->found += found != NOTHING;
    s->right += found != NOTHING && found == content;
}

static void take_unit(struct quote_work *w, const struct unit *unit, const struct quote_article *a, struct study *s) {
    if (unit->region == REGION_BOILERPLATE || unit->region == REGION_CREDIT || unit->region == REGION_BYLINE) return;
    struct weights reports = s->model->reports;
    s->model->reports = (struct weights){0}; /* what the rules find by themselves */
    if (qi_find_attributions(w, unit)) qt_die("out of memory");
    s->model->reports = reports;
    for (uint32_t v = unit->first; v < unit->last; v = qi_after(w, v))
        if (qi_may_report(w, v, unit->last)) take_word(w, unit, a, v, s);
}

static void take_words(quoth_document *d, const struct quote_article *a, void *context) {
    struct arena scratch;
    qi_arena_open(&scratch, NULL);
    struct quote_work w = {.d = d, .scratch = &scratch};
    if (qi_open_quotes(&w)) qt_die("out of memory");
    for (uint32_t u = 0; u < w.units.count; u++) {
        struct unit unit = w.units.at[u];
        take_unit(&w, &unit, a, context);
    }
    qi_arena_close(&scratch);
}

int main(int argc, char **argv) {
    if (argc < 4) qt_die("usage: train_reports MODEL OUT TRAIN [DEV]");
    quoth_model *model = qt_model(argv[1]);
    struct examples examples;
    struct study learned = {.model = model, .examples = &examples};
    qt_open_examples(&examples);
    model->reports = (struct weights){0};
    qt_read_articles(model, argv[3], take_words, &learned);
    qt_learn_examples(&examples, argv[2], 0.003f, PASSES, ROWS, REPORT_VERSION);
    qt_close_examples(&examples);
    qt_open_table(&model->reports, argv[2], REPORT_VERSION);
    for (int i = 3; i < argc; i++) {
        struct study s = {.model = model};
        qt_read_articles(model, argv[i], take_words, &s);
        printf("%s: %u words that no rule takes for a report, of which %u are; %u found, %u of them right\n", argv[i],
               s.words, s.reports, s.found, s.right);
    }
    return 0;
}
