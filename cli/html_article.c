/*
 * Marks in a text may overlap in any way, HTML elements only nest. So the text is walked once, from
 * border to border, with the marks that are open on a stack: where one ends that others were opened
 * after, and at the end of a paragraph, those are closed and opened again behind.
 */
#include "html_article.h"

#include <stdlib.h>
#include <string.h>

#include "html.h"

enum mark_kind { MARK_QUOTE, MARK_ENTITY, MARK_CUE };
enum { DEPTH = 8 }; /* marks inside one another: more would show nothing */

struct mark {
    size_t start, stop;
    enum mark_kind kind;
    size_t item; /* quote or entity */
    bool first;  /* its first piece carries the id and takes the focus */
    bool plain;  /* a name with a quote in it is no link: a link must not hold what takes the focus */
};

struct walk {
    struct buffer *out;
    const struct article *article;
    const quoth_document *document;
    const struct who_index *who;
    const char *text;
    size_t length;
    struct mark *marks; /* in order: the outer before the inner */
    size_t count, next;
    struct mark *open[DEPTH];
    size_t depth;
};

static int by_place(const void *x, const void *y) {
    const struct mark *a = x, *b = y;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    if (a->stop != b->stop) return a->stop > b->stop ? -1 : 1;
    return (int)a->kind - (int)b->kind;
}

static bool find_marks(struct walk *w) {
    const quoth_document *d = w->document;
    size_t most = quoth_document_count(d, QUOTH_ENTITIES);
    for (size_t i = 0; i < quoth_document_count(d, QUOTH_QUOTES); i++)
        most += quoth_document_part_count(d, i, QUOTH_CONTENT) + quoth_document_part_count(d, i, QUOTH_CUE);
    w->marks = malloc((most + 1) * sizeof *w->marks);
    if (!w->marks) return false;
    for (size_t i = 0; i < quoth_document_count(d, QUOTH_ENTITIES); i++) {
        quoth_span span = quoth_document_span(d, QUOTH_ENTITIES, i);
        w->marks[w->count++] = (struct mark){span.start, span.stop, MARK_ENTITY, i, true, false};
    }
    for (size_t i = 0; i < quoth_document_count(d, QUOTH_QUOTES); i++) {
        for (size_t k = 0; k < quoth_document_part_count(d, i, QUOTH_CONTENT); k++) {
            quoth_span span = view_content(d, i, k);
            w->marks[w->count++] = (struct mark){span.start, span.stop, MARK_QUOTE, i, k == 0, false};
        }
        if (!quoth_document_part_count(d, i, QUOTH_CUE)) continue;
        quoth_span span = quoth_document_part(d, i, QUOTH_CUE, 0);
        w->marks[w->count++] = (struct mark){span.start, span.stop, MARK_CUE, i, true, false};
    }
    qsort(w->marks, w->count, sizeof *w->marks, by_place);
    for (size_t i = 0; i < w->count; i++)
        for (size_t k = i + 1; w->marks[i].kind == MARK_ENTITY && !w->marks[i].plain && k < w->count &&
                               w->marks[k].start < w->marks[i].stop;
             k++)
            w->marks[i].plain = w->marks[k].kind == MARK_QUOTE;
    return true;
}

static void part(struct walk *w, size_t quote, quoth_part which, const char *label) {
    if (!quoth_document_part_count(w->document, quote, which)) return;
    quoth_span span = quoth_document_part(w->document, quote, which, 0);
    buffer_text(w->out, label);
    buffer_text(w->out, "“");
    html_text(w->out, w->text + span.start, span.stop - span.start);
    buffer_text(w->out, "”");
}

/* The first conflict of a figure that the quote's speaker holds. */
static size_t conflict_in(struct walk *w, size_t quote) {
    quoth_span span = quoth_document_span(w->document, QUOTH_QUOTES, quote);
    size_t value = quoth_document_find(w->document, QUOTH_VALUES, span.start);
    for (; value < quoth_document_count(w->document, QUOTH_VALUES); value++) {
        struct figure figure;
        if (quoth_document_span(w->document, QUOTH_VALUES, value).start >= span.stop) break;
        size_t conflict = view_conflict(w->who->view, w->article->number, value, &figure);
        if (conflict != QUOTH_NONE && figure.quote == quote) return conflict;
    }
    return QUOTH_NONE;
}

/* What is shown on pointing at a quote. */
static void quote_card(struct walk *w, size_t quote, bool has_id) {
    const quoth_document *d = w->document;
    const char *kind = quoth_document_kind(d, QUOTH_QUOTES, quote);
    const struct who *who = who_of_quote(w->who, w->article->number, quote);
    bool scare = !strcmp(kind, "scare");
    buffer_text(w->out, "<span class=\"card\"");
    if (has_id) buffer_format(w->out, " id=\"c%zu-%zu\"", w->article->number + 1, quote + 1);
    buffer_text(w->out, "><b>");
    if (who && who->name)
        html_string(w->out, who->name);
    else
        buffer_text(w->out, scare ? "A term in marks" : "Speaker not known");
    buffer_format(w->out, "</b> <span>%s", scare ? "nobody speaks" : kind);
    part(w, quote, QUOTH_SPEAKER, ", as ");
    part(w, quote, QUOTH_CUE, ", cue ");
    part(w, quote, QUOTH_VIA, ", via ");
    size_t within = quoth_document_within(d, quote);
    if (within != QUOTH_NONE) {
        const char *teller = quoth_document_speaker_name(d, within);
        buffer_text(w->out, ", told by ");
        html_string(w->out, teller ? teller : "somebody else");
    }
    buffer_text(w->out, ", why: ");
    html_string(w->out, quoth_document_method(d, quote));
    buffer_text(w->out, ", confidence ");
    buffer_probability(w->out, quoth_document_confidence(d, QUOTH_QUOTES, quote));
    buffer_text(w->out, "</span>");
    if (who) {
        buffer_text(w->out, " <a href=\"#");
        who_link(w->out, w->who, who);
        buffer_format(w->out, "\">all %zu by this speaker</a>", who->quotes);
    }
    const quoth_collection *c = w->who->view->collection;
    size_t utterance = c ? quoth_collection_quote_utterance(c, w->article->number, quote) : QUOTH_NONE;
    size_t versions = utterance == QUOTH_NONE ? 0 : quoth_collection_utterance_size(c, utterance);
    if (versions > 1) buffer_format(w->out, " <a href=\"#u%zu\">%zu versions compared</a>", utterance + 1, versions);
    size_t conflict = conflict_in(w, quote);
    if (conflict != QUOTH_NONE) buffer_format(w->out, " <a href=\"#f%zu\">figures that differ</a>", conflict + 1);
    buffer_text(w->out, "</span>");
}

static void entity_card(struct walk *w, size_t entity) {
    const struct who *who = who_of_entity(w->who, w->article->number, entity);
    buffer_text(w->out, "<span class=\"card\"><b>");
    html_string(w->out, who->name);
    buffer_text(w->out, "</b> <span>");
    html_string(w->out, html_type(quoth_document_kind(w->document, QUOTH_ENTITIES, entity)));
    buffer_text(w->out, ", confidence ");
    buffer_probability(w->out, quoth_document_confidence(w->document, QUOTH_ENTITIES, entity));
    buffer_text(w->out, "</span></span>");
}

static void open_mark(struct walk *w, struct mark *mark) {
    size_t document = w->article->number + 1;
    switch (mark->kind) {
    case MARK_QUOTE:
        buffer_format(w->out, "<mark class=\"q %s\"", quoth_document_kind(w->document, QUOTH_QUOTES, mark->item));
        if (mark->first)
            buffer_format(w->out, " id=\"q%zu-%zu\" tabindex=\"0\" aria-describedby=\"c%zu-%zu\"", document,
                          mark->item + 1, document, mark->item + 1);
        break;
    case MARK_ENTITY:
        buffer_text(w->out, mark->plain ? "<span class=\"e\"" : "<a class=\"e\" href=\"#");
        if (!mark->plain) {
            who_link(w->out, w->who, who_of_entity(w->who, w->article->number, mark->item));
            buffer_char(w->out, '"');
        }
        if (mark->first) buffer_format(w->out, " id=\"e%zu-%zu\"", document, mark->item + 1);
        break;
    case MARK_CUE: buffer_text(w->out, "<span class=\"cue\""); break;
    }
    buffer_char(w->out, '>');
}

static void close_mark(struct walk *w, struct mark *mark) {
    switch (mark->kind) {
    case MARK_QUOTE:
        quote_card(w, mark->item, mark->first);
        buffer_text(w->out, "</mark>");
        break;
    case MARK_ENTITY:
        entity_card(w, mark->item);
        buffer_text(w->out, mark->plain ? "</span>" : "</a>");
        break;
    case MARK_CUE: buffer_text(w->out, "</span>"); break;
    }
    mark->first = false;
}

/* Leaves on the stack what goes on after `at`. */
static void keep_open(struct walk *w, size_t at) {
    size_t kept = 0;
    for (size_t i = 0; i < w->depth; i++)
        if (w->open[i]->stop > at) w->open[kept++] = w->open[i];
    w->depth = kept;
}

/* Closes the marks that end here, and for a moment those inside them that do not. */
static void close_ending(struct walk *w, size_t at) {
    size_t outer = 0;
    while (outer < w->depth && w->open[outer]->stop > at) outer++;
    for (size_t i = w->depth; i > outer; i--) close_mark(w, w->open[i - 1]);
    keep_open(w, at);
    for (size_t i = outer; i < w->depth; i++) open_mark(w, w->open[i]);
}

static void open_beginning(struct walk *w, size_t at) {
    for (; w->next < w->count && w->marks[w->next].start <= at; w->next++) {
        struct mark *mark = &w->marks[w->next];
        if (mark->stop <= at || w->depth == DEPTH) continue;
        open_mark(w, w->open[w->depth++] = mark);
    }
}

/* The text from `at` to `stop`, which lie in one paragraph. */
static void write_text(struct walk *w, size_t at, size_t stop) {
    keep_open(w, at);
    for (size_t i = 0; i < w->depth; i++) open_mark(w, w->open[i]);
    while (at < stop) {
        close_ending(w, at);
        open_beginning(w, at);
        size_t border = stop;
        if (w->next < w->count && w->marks[w->next].start < border) border = w->marks[w->next].start;
        for (size_t i = 0; i < w->depth; i++)
            if (w->open[i]->stop < border) border = w->open[i]->stop;
        html_text(w->out, w->text + at, border - at);
        at = border;
    }
    for (size_t i = w->depth; i > 0; i--) close_mark(w, w->open[i - 1]);
    keep_open(w, at);
}

static void element(struct walk *w, size_t at, size_t stop, const char *kind, bool title) {
    if (title)
        buffer_format(w->out, "<h2 id=\"h%zu\">", w->article->number + 1);
    else
        buffer_format(w->out, "<p class=\"%s\">", kind);
    write_text(w, at, stop);
    buffer_text(w->out, title ? "</h2>\n" : "</p>\n");
}

/* A line of text is a paragraph; what kind is said by the region it lies in. */
static void write_lines(struct walk *w, size_t at, size_t stop, const char *kind, bool title) {
    while (at < stop) {
        const char *end = memchr(w->text + at, '\n', stop - at);
        size_t line_stop = end ? (size_t)(end - w->text) : stop, next = end ? line_stop + 1 : stop;
        while (at < line_stop && strchr(" \t\r", w->text[at]) && w->text[at]) at++;
        if (at < line_stop) {
            element(w, at, line_stop, kind, title);
            title = false;
        }
        at = next;
    }
}

static void write_regions(struct walk *w, size_t headline) {
    size_t at = 0;
    for (size_t i = 0; i < quoth_document_count(w->document, QUOTH_REGIONS); i++) {
        quoth_span span = quoth_document_span(w->document, QUOTH_REGIONS, i);
        if (span.start < at) span.start = at;
        write_lines(w, at, span.start, "body", false);
        write_lines(w, span.start, span.stop, quoth_document_kind(w->document, QUOTH_REGIONS, i), i == headline);
        at = span.stop;
    }
    write_lines(w, at, w->length, "body", false);
}

void html_article(struct buffer *out, const struct article *article, const struct who_index *who) {
    struct walk walk = {.out = out, .article = article, .document = article->document, .who = who};
    size_t headline = html_headline(walk.document), number = article->number + 1;
    walk.text = quoth_document_text(walk.document, &walk.length);
    if (!find_marks(&walk)) {
        out->failed = true;
        return;
    }
    buffer_format(out, "<article class=\"text\" id=\"a%zu\" aria-labelledby=\"h%zu\">\n", number, number);
    if (headline == QUOTH_NONE)
        buffer_format(out, "<h2 id=\"h%zu\">", number);
    else
        buffer_text(out, "<p class=\"source\">");
    html_text(out, article->id.data, article->id.length);
    buffer_text(out, headline == QUOTH_NONE ? "</h2>\n" : "</p>\n");
    write_regions(&walk, headline);
    buffer_text(out, "</article>\n");
    free(walk.marks);
}
