#include "run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "actors.h"
#include "evaluate.h"
#include "html.h"
#include "jobs.h"
#include "json.h"
#include "model.h"
#include "output.h"
#include "progress.h"
#include "show.h"
#include "terminal.h"
#include "text.h"
#include "tsv.h"

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
    size_t documents, failed; /* read; of these without a result */
    size_t shown;             /* written */
};

static bool keeps(const struct options *options) {
    return options->collection || options->format == FORMAT_HTML;
}

/* Appends a document to those that are shown together; `before`: how many there are. */
static void show(struct buffer *out, const struct article *article, const struct run *run, size_t before) {
    switch (run->options->format) {
    case FORMAT_JSON:
        if (before) buffer_text(out, ",\n");
        json_record(out, article, &run->view);
        break;
    case FORMAT_JSONL:
        json_record(out, article, &run->view);
        buffer_char(out, '\n');
        break;
    case FORMAT_TSV: tsv_document(out, article, &run->view); break;
    default: text_document(out, article, &run->view); break;
    }
}

static bool keep(struct job *job) {
    if (job->kept_count == job->kept_capacity) {
        size_t capacity = job->kept_capacity ? 2 * job->kept_capacity : 16;
        struct article *kept = realloc(job->kept, capacity * sizeof *kept);
        if (!kept) return false;
        job->kept = kept;
        job->kept_capacity = capacity;
    }
    job->kept[job->kept_count++] = job->article;
    job->article = (struct article){0};
    return true;
}

/* One document of a job, if there is one. */
static void take_article(const struct run *run, struct job *job, bool analyzed) {
    bool done = analyzed;
    size_t before = job->out.length;
    if (analyzed && keeps(run->options))
        done = keep(job);
    else if (analyzed)
        show(&job->out, &job->article, run, job->shown);
    if (job->out.failed) {
        job->out.length = before; /* no half record */
        job->out.failed = done = false;
    }
    if (analyzed && !done) buffer_format(&job->piece.messages, "quoth: %s: out of memory\n", job->piece.name);
    if (done)
        job->shown++;
    else
        job->failed++;
    article_clear(&job->article);
}

static bool is_blank(const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') return false;
    return true;
}

/* What of a job's piece the bar knows to be done. */
struct told {
    double before, size; /* bytes: ahead of the document at hand, and of that one */
    double bytes;
};

/* quoth_options.progress: so much of the document at hand is done. */
static int tell(void *context, double part) {
    struct told *told = context;
    double bytes = told->before + told->size * part;
    progress_add(bytes - told->bytes, 0);
    told->bytes = bytes;
    return 0;
}

static void work_on_lines(const struct run *run, struct job *job, const quoth_options *analysis, struct told *told) {
    const char *at = job->piece.bytes.data, *end = at + job->piece.bytes.length;
    for (size_t line = job->piece.line; at < end; line++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) stop = end;
        size_t length = (size_t)(stop - at);
        told->before = (double)(at - job->piece.bytes.data);
        told->size = (double)length;
        if (!is_blank(at, length))
            take_article(run, job,
                         article_from_record(&job->article, &job->piece, at, length, line, run->model, analysis));
        at = stop + 1;
    }
}

static void work(void *context, struct job *job) {
    const struct run *run = context;
    struct told told = {.size = (double)job->piece.bytes.length};
    quoth_options analysis = run->analysis;
    analysis.progress = tell;
    analysis.progress_context = &told;
    buffer_clear(&job->out);
    job->shown = job->failed = 0;
    if (job->piece.failed)
        job->failed = 1;
    else if (job->piece.line)
        work_on_lines(run, job, &analysis, &told);
    else
        take_article(run, job, article_from_text(&job->article, &job->piece, run->model, &analysis));
    progress_add((double)job->piece.bytes.length - told.bytes, 0);
}

/* Takes the kept articles of a job over. */
static bool collect(struct run *run, struct job *job) {
    quoth_error error = {.message = "out of memory"};
    size_t want = run->kept_count + job->kept_count;
    if (want > run->kept_capacity) {
        struct article *kept = realloc(run->kept, 2 * want * sizeof *kept);
        if (!kept) return fprintf(stderr, "quoth: %s\n", error.message), false;
        run->kept = kept;
        run->kept_capacity = 2 * want;
    }
    for (size_t i = 0; i < job->kept_count; i++) {
        struct article *article = &run->kept[run->kept_count];
        *article = job->kept[i];
        article->number = run->kept_count++;
    }
    size_t first = want - job->kept_count;
    job->kept_count = 0;
    for (size_t i = first; run->collection && i < want; i++)
        if (quoth_collection_add(run->collection, run->kept[i].document, &error))
            return fprintf(stderr, "quoth: %s\n", error.message), false;
    return true;
}

static bool write_shown(struct run *run, const struct buffer *out) {
    const char *lead = run->options->format != FORMAT_JSON ? "" : run->shown ? ",\n" : "[\n";
    return output_write(&run->output, lead, out);
}

static bool commit(void *context, struct job *job) {
    struct run *run = context;
    bool go_on = true;
    if (job->piece.messages.length) progress_message(job->piece.messages.data, job->piece.messages.length);
    if (job->out.length) go_on = write_shown(run, &job->out);
    if (job->kept_count) go_on = collect(run, job);
    run->documents += job->shown + job->failed;
    if (!keeps(run->options)) run->shown += job->shown;
    run->failed += job->failed;
    progress_add(0, job->shown + job->failed);
    return go_on;
}

static bool open_run_model(struct run *run) {
    run->model = open_model(run->options->model);
    run->view.model = quoth_model_name(run->model);
    return run->model;
}

static bool open_collection(struct run *run) {
    quoth_error error;
    if (!run->options->collection || !quoth_collection_new(NULL, &run->collection, &error)) return true;
    return fprintf(stderr, "quoth: %s\n", error.message), false;
}

static uint64_t total_bytes(const struct files *files) {
    uint64_t total = 0;
    for (size_t i = 0; i < files->count; i++) {
        if (!files->at[i].regular) return 0;
        total += files->at[i].size;
    }
    return total;
}

static bool write_head(struct run *run) {
    struct buffer head = {0};
    if (run->options->format == FORMAT_TSV) tsv_head(&head);
    bool done = output_write(&run->output, "", &head);
    buffer_free(&head);
    return done;
}

static bool process(struct run *run, const struct files *files) {
    struct input input;
    input_open(&input, files);
    progress_start(total_bytes(files), run->output.terminal);
    struct jobs jobs = {&input, run->options->jobs, run, work, commit};
    bool ran = write_head(run) && jobs_run(&jobs);
    if (!ran && !run->output.failed) fputs("quoth: out of memory\n", stderr);
    progress_clear();
    input_close(&input);
    return ran && !run->output.failed;
}

static bool resolve(struct run *run) {
    quoth_error error = {.message = "out of memory"};
    if (!quoth_collection_resolve(run->collection, &error)) run->view.actors = actors_name(run->collection);
    if (!run->view.actors) return fprintf(stderr, "quoth: %s\n", error.message), false;
    run->view.collection = run->collection;
    run->view.articles = run->kept;
    return true;
}

/* Shows what was kept, each document for itself. */
static bool show_kept(struct run *run) {
    struct buffer out = {0};
    bool done = true;
    for (; run->shown < run->kept_count && done; run->shown++) {
        buffer_clear(&out);
        show(&out, &run->kept[run->shown], run, 0);
        if (out.failed) fputs("quoth: out of memory\n", stderr);
        done = !out.failed && write_shown(run, &out);
    }
    buffer_free(&out);
    return done;
}

static bool show_conflicts(struct run *run) {
    struct buffer out = {0};
    text_conflicts(&out, &run->view);
    if (out.failed) fputs("quoth: out of memory\n", stderr);
    bool done = !out.failed && (!out.length || output_write(&run->output, "", &out));
    buffer_free(&out);
    return done;
}

static bool show_page(struct run *run) {
    struct buffer out = {0};
    html_page(&out, run->kept, run->kept_count, &run->view);
    if (out.failed) fputs("quoth: out of memory\n", stderr);
    bool done = !out.failed && output_write(&run->output, "", &out);
    buffer_free(&out);
    return done;
}

static bool finish(struct run *run) {
    const struct buffer none = {0};
    if (run->collection && !resolve(run)) return false;
    if (run->options->format == FORMAT_HTML) return show_page(run);
    if (!show_kept(run)) return false;
    if (run->options->format == FORMAT_TEXT && run->collection) return show_conflicts(run);
    if (run->options->format == FORMAT_JSON) return output_write(&run->output, run->shown ? "\n]\n" : "[]\n", &none);
    return true;
}

static int run_files(struct run *run, const struct files *files) {
    if (!open_run_model(run) || !open_collection(run)) return EXIT_FAILED;
    if (!output_open(&run->output, run->options->output, files)) return EXIT_FAILED;
    output_handle_signals(&run->output);
    run->view.color = terminal_wants_color(run->output.descriptor, run->options->color);
    run->view.width = terminal_width(run->output.descriptor);
    bool done = process(run, files) && finish(run);
    if (!output_close(&run->output)) done = false;
    return done && !run->failed && !files->failed ? 0 : EXIT_FAILED;
}

static void free_run(struct run *run) {
    for (size_t i = 0; i < run->kept_count; i++) article_free(&run->kept[i]);
    free(run->kept);
    if (run->view.actors) actors_free(run->view.actors, run->collection);
    quoth_collection_free(run->collection);
    quoth_model_release(run->model);
}

/* What people read shows no offsets, so that the cheapest serve. */
static quoth_unit unit_for(const struct options *options) {
    bool offsets = options->format != FORMAT_TEXT && options->format != FORMAT_HTML;
    return offsets ? options->unit : QUOTH_UNIT_BYTE;
}

int run(const struct options *options) {
    struct run run = {
        .options = options,
        .analysis = {.size = sizeof run.analysis,
                     .unit = unit_for(options),
                     .last_stage = options->command->last_stage},
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
    free_run(&run);
    files_free(&files);
    return status;
}
