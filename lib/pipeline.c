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
} stages[] = {
    {QUOTH_STAGE_REGIONS, qi_check_text},     /* bytes: validity, lines, paragraphs, unit checkpoints */
    {QUOTH_STAGE_REGIONS, qi_find_regions},   /* lines: headline, caption, boilerplate, body … */
    {QUOTH_STAGE_TOKENS, qi_find_tokens},     /* text: words as in Universal Dependencies */
    {QUOTH_STAGE_SENTENCES, qi_find_sentences},
    {QUOTH_STAGE_ENTITIES, qi_tag_words},     /* parts of speech: for entities and quotes, not shown */
    {QUOTH_STAGE_ENTITIES, qi_find_entities}, /* names, and whom or what each means */
    {QUOTH_STAGE_VALUES, qi_find_values},     /* dates, money, quantities … by a grammar */
    {QUOTH_STAGE_QUOTES, qi_find_quotes},     /* content, kind, cue, speaker */
};

quoth_status qi_run_pipeline(quoth_document *document, quoth_stage last) {
    struct arena scratch;
    qi_arena_open(&scratch, &document->arena.allocator);
    quoth_status status = QUOTH_OK;
    for (size_t i = 0; i < sizeof stages / sizeof *stages && !status; i++) {
        if (last != QUOTH_STAGE_ALL && stages[i].part_of > last) break;
        status = stages[i].run(document, &scratch);
        qi_arena_close(&scratch);
    }
    return status;
}
