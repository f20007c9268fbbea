/*
 * The whole of quoth in one place: read this first.
 *
 * A text goes through the stages below in order. Each reads the arrays of those before it
 * (lib/document.h) and appends its own; none changes what an earlier one wrote.
 */
#include "pipeline.h"

static const struct {
    quoth_stage part_of; /* what the caller asks for when this is to run */
    quoth_status (*run)(quoth_document *document, struct arena *scratch);
    uint8_t share[2]; /* of the time, in hundredths: by a fast model, by one with an encoder */
} stages[] = {
    {QUOTH_STAGE_REGIONS, qi_check_text, {3, 0}},   /* bytes: validity, lines, paragraphs, unit checkpoints */
    {QUOTH_STAGE_REGIONS, qi_find_regions, {3, 0}}, /* lines: headline, caption, boilerplate, body … */
    {QUOTH_STAGE_TOKENS, qi_find_tokens, {5, 0}},   /* text: words as in Universal Dependencies */
    {QUOTH_STAGE_SENTENCES, qi_find_sentences, {1, 10}},
    {QUOTH_STAGE_ENTITIES, qi_tag_words, {10, 0}},     /* parts of speech: for entities and quotes, not shown */
    {QUOTH_STAGE_ENTITIES, qi_find_entities, {34, 73}}, /* names, and whom or what each means */
    {QUOTH_STAGE_VALUES, qi_find_values, {3, 0}},       /* dates, money, quantities … by a grammar */
    {QUOTH_STAGE_QUOTES, qi_find_quotes, {41, 17}},     /* content, kind, cue, speaker */
};

quoth_status qi_run_pipeline(quoth_document *document, quoth_stage last, struct progress *progress) {
    struct arena scratch;
    size_t count = 0, encoder = document->model->encoder.header != NULL;
    unsigned whole = 0;
    for (; count < sizeof stages / sizeof *stages; count++) {
        if (last != QUOTH_STAGE_ALL && stages[count].part_of > last) break;
        whole += stages[count].share[encoder];
    }
    quoth_status status = QUOTH_OK;
    qi_arena_open(&scratch, &document->arena.allocator);
    document->progress = progress;
    for (size_t i = 0; i < count && !status; i++) {
        progress->share = whole ? (double)stages[i].share[encoder] / whole : 0;
        if (qi_progress(progress, 0)) status = stages[i].run(document, &scratch);
        if (progress->stopped) status = QUOTH_ERROR_STOPPED;
        progress->before += progress->share;
        qi_arena_close(&scratch);
    }
    document->progress = NULL;
    return status;
}
