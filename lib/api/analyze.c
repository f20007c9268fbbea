/* quoth_analyze: checks the arguments, makes the document, runs the pipeline. */
#include <stdint.h>

#include "base/status.h"
#include "pipeline.h"
#include "value/value.h"

static quoth_status read_options(const quoth_options *given, quoth_options *options, quoth_error *error) {
    memset(options, 0, sizeof *options);
    if (given) {
        if (given->size < offsetof(quoth_options, unit))
            return qi_fail(error, QUOTH_ERROR_ARGUMENT, 0, "options.size is not set");
        const unsigned char *bytes = (const unsigned char *)given;
        for (size_t i = sizeof *options; i < given->size; i++)
            if (bytes[i]) return qi_fail(error, QUOTH_ERROR_UNSUPPORTED, 0, "an option of a newer version is set");
        memcpy(options, given, given->size < sizeof *options ? given->size : sizeof *options);
    }
    if (options->unit < QUOTH_UNIT_BYTE || options->unit > QUOTH_UNIT_GRAPHEME)
        return qi_fail(error, QUOTH_ERROR_UNSUPPORTED, 0, "options.unit is not a quoth_unit");
    if (options->last_stage < QUOTH_STAGE_ALL || options->last_stage > QUOTH_STAGE_QUOTES)
        return qi_fail(error, QUOTH_ERROR_UNSUPPORTED, 0, "options.last_stage is not a quoth_stage");
    if (options->flags & ~(uint32_t)QUOTH_BORROW_TEXT)
        return qi_fail(error, QUOTH_ERROR_UNSUPPORTED, 0, "options.flags has an unknown bit");
    if (options->date && !qi_is_date(options->date))
        return qi_fail(error, QUOTH_ERROR_ARGUMENT, 0, "options.date is no day, as 20211202 is");
    return QUOTH_OK;
}

static quoth_document *new_document(quoth_model *model, const char *text, size_t n_bytes,
                                    const quoth_options *options) {
    struct arena arena;
    qi_arena_open(&arena, &model->allocator);
    quoth_document *d = qi_arena_zalloc(&arena, sizeof *d);
    if (!d) return NULL;
    if (!(options->flags & QUOTH_BORROW_TEXT)) text = qi_arena_string(&arena, n_bytes ? text : "", n_bytes);
    if (!text && n_bytes) {
        qi_arena_close(&arena);
        return NULL;
    }
    d->arena = arena;
    d->model = quoth_model_retain(model);
    d->given = d->text = text;
    d->n_bytes = (uint32_t)n_bytes;
    d->unit = (quoth_unit)options->unit;
    d->date = options->date;
    return d;
}

quoth_status quoth_analyze(quoth_model *model, const char *text, size_t n_bytes, const quoth_options *given,
                           quoth_document **document, quoth_error *error) {
    if (!document) return qi_fail(error, QUOTH_ERROR_ARGUMENT, 0, "document is NULL");
    *document = NULL;
    if (!model) return qi_fail(error, QUOTH_ERROR_ARGUMENT, 0, "model is NULL");
    if (!text && n_bytes) return qi_fail(error, QUOTH_ERROR_ARGUMENT, 0, "text is NULL but n_bytes is not 0");
    if (n_bytes > QUOTH_MAX_BYTES)
        return qi_fail(error, QUOTH_ERROR_TOO_LARGE, QUOTH_MAX_BYTES, "the text is longer than 2 GiB");
    quoth_options options;
    quoth_status status = read_options(given, &options, error);
    if (status) return status;
    quoth_document *d = new_document(model, text, n_bytes, &options);
    if (!d) return qi_fail(error, QUOTH_ERROR_MEMORY, 0, "no memory for the document");
    struct progress progress = {.tell = options.progress, .context = options.progress_context};
    status = qi_run_pipeline(d, (quoth_stage)options.last_stage, &progress);
    if (status) {
        quoth_document_free(d);
        return qi_fail(error, status, 0, progress.stopped ? "stopped by options.progress" : "no memory for the results");
    }
    *document = d;
    return QUOTH_OK;
}

void quoth_document_free(quoth_document *document) {
    if (!document) return;
    quoth_model *model = document->model;
    struct arena arena = document->arena; /* the document itself lies in it */
    qi_arena_close(&arena);
    quoth_model_release(model);
}
