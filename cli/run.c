#include "run.h"

#include <stdio.h>
#include <stdlib.h>

#include "actors.h"
#include "jobs.h"
#include "json.h"
#include "output.h"
#include "progress.h"
#include "show.h"

/* Documents are shown as they come, but for what needs them all: a collection, a page. */
struct run {
    const struct options *options;
    quoth_model *model;
    quoth_options analysis;
    struct view view;
    struct output output;
    quoth_collection *collection;
    struct article *kept; /* when all are needed: to be shown at the end */
    size_t kept_count, kept_capacity;
    size_t written, failed, documents;
    uint64_t bytes;
};

static bool keeps(const struct options *options) {
    return options->collection || options->format == FORMAT_HTML;
}

static void show(struct buffer *out, const struct article *article, const struct view *view, enum format format) {
    switch (format) {
    case FORMAT_JSON:
    case FORMAT_JSONL: json_record(out, article, view); break;
    default: break;
    }
}

static void work(void *context, struct job *job) {
    struct run *run = context;
    buffer_clear(&job->out);
    job->shown = article_analyze(&job->article, &job->item, run->model, &run->analysis);
    if (!job->shown || keeps(run->options)) return;
    show(&job->out, &job->article, &run->view, run->options->format);
    if (job->out.failed) {
        buffer_format(&job->item.messages, "quoth: %s: out of memory\n", job->item.name);
        job->shown = false;
    }
    quoth_document_free(job->article.document);
    job->article.document = NULL;
}

static bool write_shown(struct run *run, struct buffer *out) {
    const char *lead = "";
    if (run->options->format == FORMAT_JSON)
        lead = run->written ? ",\n" : "[\n";
    else
        buffer_char(out, '\n');
    run->written++;
    return output_write(&run->output, lead, out);
}

/* Takes the article over, to be shown when all have been read. */
static bool keep(struct run *run, struct article *article) {
    quoth_error error = {.message = "out of memory"};
    if (run->kept_count == run->kept_capacity) {
        size_t capacity = run->kept_capacity ? 2 * run->kept_capacity : 64;
        struct article *kept = realloc(run->kept, capacity * sizeof *kept);
        if (!kept) return fprintf(stderr, "quoth: %s\n", error.message), false;
        run->kept = kept;
        run->kept_capacity = capacity;
    }
    if (run->collection && quoth_collection_add(run->collection, article->document, &error))
        return fprintf(stderr, "quoth: %s\n", error.message), false;
    article->number = run->kept_count;
    run->kept[run->kept_count++] = *article;
    *article = (struct article){0};
    return true;
}

static bool commit(void *context, struct job *job) {
    struct run *run = context;
    run->documents++;
    run->bytes += job->item.bytes.length;
    if (job->item.messages.length) {
        progress_clear();
        output_message(job->item.messages.data, job->item.messages.length);
    }
    bool go_on = true;
    if (!job->shown)
        run->failed++;
    else
        go_on = keeps(run->options) ? keep(run, &job->article) : write_shown(run, &job->out);
    progress_show(run->bytes, run->documents);
    return go_on;
}

static bool open_model(struct run *run) {
    quoth_error error;
    const char *path = run->options->model;
    quoth_status status =
        path ? quoth_model_open(path, NULL, &run->model, &error) : quoth_model_builtin(NULL, &run->model, &error);
    if (status) fprintf(stderr, "quoth: %s: %s\n", path ? path : "the built-in model", error.message);
    return !status;
}

static uint64_t total_bytes(const struct files *files) {
    uint64_t total = 0;
    for (size_t i = 0; i < files->count; i++) {
        if (!files->at[i].regular) return 0;
        total += files->at[i].size;
    }
    return total;
}

static bool process(struct run *run, const struct files *files) {
    struct input input;
    input_open(&input, files);
    progress_start(total_bytes(files), run->output.terminal);
    struct jobs jobs = {&input, run->options->jobs, run, work, commit};
    bool ran = jobs_run(&jobs);
    if (!ran) fputs("quoth: out of memory\n", stderr);
    progress_clear();
    input_close(&input);
    return ran;
}

/* Shows what was kept. */
static bool show_kept(struct run *run) {
    struct buffer out = {0};
    bool done = true;
    for (size_t i = 0; i < run->kept_count && done; i++) {
        buffer_clear(&out);
        show(&out, &run->kept[i], &run->view, run->options->format);
        done = write_shown(run, &out);
    }
    buffer_free(&out);
    return done;
}

static bool resolve(struct run *run) {
    quoth_error error = {.message = "out of memory"};
    if (!quoth_collection_resolve(run->collection, &error)) run->view.actors = actors_name(run->collection);
    if (!run->view.actors) return fprintf(stderr, "quoth: %s\n", error.message), false;
    run->view.collection = run->collection;
    return true;
}

static bool finish(struct run *run) {
    struct buffer none = {0};
    if (run->collection && !resolve(run)) return false;
    if (!show_kept(run)) return false;
    if (run->options->format == FORMAT_JSON) return output_write(&run->output, run->written ? "\n]\n" : "[]\n", &none);
    return true;
}

static int run_files(struct run *run, const struct files *files) {
    if (!open_model(run)) return EXIT_FAILED;
    if (!output_open(&run->output, run->options->output, files)) return EXIT_FAILED;
    output_handle_signals(&run->output);
    quoth_error error;
    if (run->options->collection && quoth_collection_new(NULL, &run->collection, &error))
        return fprintf(stderr, "quoth: %s\n", error.message), EXIT_FAILED;
    bool done = process(run, files) && finish(run);
    if (!output_close(&run->output)) done = false;
    return done && !run->failed && !files->failed ? 0 : EXIT_FAILED;
}

int run(const struct options *options) {
    struct run run = {
        .options = options,
        .analysis = {.size = sizeof run.analysis, .unit = options->unit, .last_stage = options->command->last_stage},
        .view = {.layer = options->command->layer, .text = options->text},
    };
    struct files files;
    int status = EXIT_FAILED;
    if (files_find(&files, options)) {
        output_message(files.errors.data, files.errors.length);
        status = run_files(&run, &files);
    } else {
        fputs("quoth: out of memory\n", stderr);
    }
    for (size_t i = 0; i < run.kept_count; i++) article_free(&run.kept[i]);
    free(run.kept);
    if (run.view.actors) actors_free(run.view.actors, run.collection);
    quoth_collection_free(run.collection);
    quoth_model_release(run.model);
    files_free(&files);
    return status;
}
