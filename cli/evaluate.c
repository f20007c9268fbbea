#include "evaluate.h"

#include <stdio.h>

#include "output.h"
#include "model.h"
#include "progress.h"
#include "report.h"

size_t read_golds(struct golds *golds, const struct files *files) {
    struct input input;
    struct piece piece = {0};
    size_t failed = 0;
    input_open(&input, files);
    while (input_next(&input, &piece)) {
        failed += gold_read(golds, &piece);
        output_message(piece.messages.data, piece.messages.length);
    }
    input_close(&input);
    piece_free(&piece);
    return failed;
}

struct scores {
    struct span_scores spans;
    struct quote_scores quotes;
};

static quoth_stage last_stage(unsigned layers) {
    if (layers & HAS_QUOTES) return QUOTH_STAGE_ALL;
    if (layers & HAS_VALUES) return QUOTH_STAGE_VALUES;
    if (layers & HAS_NAMES) return QUOTH_STAGE_ENTITIES;
    return layers & HAS_SENTENCES ? QUOTH_STAGE_SENTENCES : QUOTH_STAGE_TOKENS;
}

bool score_document(struct span_scores *spans, struct quote_scores *quotes, struct gold *gold, quoth_model *model) {
    quoth_document *document;
    quoth_error error;
    gold->options.size = sizeof gold->options;
    gold->options.unit = QUOTH_UNIT_CODEPOINT;
    gold->options.last_stage = last_stage(quotes ? gold->layers : gold->layers & ~(unsigned)HAS_QUOTES);
    if (quoth_analyze(model, gold->text, gold->length, &gold->options, &document, &error)) {
        fprintf(stderr, "quoth: %s: %s\n", gold->id, error.message);
        return false;
    }
    struct annotation found = {0};
    annotation_of_document(&found, document);
    score_spans(spans, gold, &found);
    if (quotes && gold->layers & HAS_QUOTES) score_quotes(quotes, gold, &found);
    annotation_free(&found);
    quoth_document_free(document);
    return true;
}

static bool score_all(struct scores *scores, struct golds *golds, quoth_model *model, bool quiet) {
    uint64_t total = 0;
    bool good = true;
    for (size_t i = 0; i < golds->count; i++) {
        total += golds->at[i].length;
        scores->quotes.kinds |= golds->at[i].kinds;
    }
    progress_start(total, quiet);
    for (size_t i = 0; i < golds->count; i++) {
        if (!score_document(&scores->spans, &scores->quotes, &golds->at[i], model)) good = false;
        progress_add((double)golds->at[i].length, 1);
    }
    progress_clear();
    score_spans_sort(&scores->spans);
    return good;
}

static bool write_report(const struct options *options, const struct files *files, const struct report *report) {
    struct output output;
    struct buffer out = {0};
    if (!output_open(&output, options->output, files)) return false;
    if (options->format == FORMAT_JSON) report_json(&out, report);
    else report_text(&out, report);
    if (out.failed) fputs("quoth: out of memory\n", stderr);
    bool done = !out.failed && output_write(&output, "", &out);
    buffer_free(&out);
    return output_close(&output) && done;
}

static int evaluate_files(const struct options *options, const struct files *files) {
    struct golds golds = {0};
    struct scores scores = {.spans = {.only = options->types}};
    quoth_model *model = open_model(options->model);
    bool good = model && !read_golds(&golds, files) && !files->failed;
    if (model && !golds.count) fputs("quoth: nothing to evaluate\n", stderr), good = false;
    if (model && golds.count) {
        if (!score_all(&scores, &golds, model, false)) good = false;
        struct report report = {quoth_model_name(model), golds.count, &scores.spans,
                                scores.spans.documents[3] ? &scores.quotes : NULL};
        if (!write_report(options, files, &report)) good = false;
    }
    score_spans_free(&scores.spans);
    golds_free(&golds);
    quoth_model_release(model);
    return good ? 0 : EXIT_FAILED;
}

int evaluate(const struct options *options) {
    struct files files;
    int status = EXIT_FAILED;
    if (files_find(&files, options)) {
        output_message(files.errors.data, files.errors.length);
        status = evaluate_files(options, &files);
    } else {
        fputs("quoth: out of memory\n", stderr);
    }
    files_free(&files);
    return status;
}
