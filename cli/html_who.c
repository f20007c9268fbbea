#include "html_who.h"

#include <stdlib.h>
#include <string.h>

#include "html.h"

/* ---- building */

static int compare_strings(const char *a, const char *b) {
    if (!a || !b) return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

/*
 * Are two references to the same one? An actor is one. Without a collection a name of one type is taken
 * for one person throughout; "two officials", who have no type, are others in every document.
 */
static int compare_who(const struct reference *a, const struct reference *b) {
    if (a->actor != b->actor) return a->actor < b->actor ? -1 : 1;
    if (a->actor != QUOTH_NONE) return 0;
    int order = compare_strings(a->name, b->name);
    if (!order) order = compare_strings(a->type, b->type);
    if (order || !a->name || a->type || a->document == b->document) return order;
    return a->document < b->document ? -1 : 1;
}

static int by_who(const void *x, const void *y) {
    const struct reference *a = x, *b = y;
    int order = compare_who(a, b);
    if (order) return order;
    if (a->is_quote != b->is_quote) return a->is_quote ? -1 : 1;
    if (a->document != b->document) return a->document < b->document ? -1 : 1;
    return a->item < b->item ? -1 : 1;
}

static int by_rank(const void *x, const void *y) {
    const struct who *a = x, *b = y;
    if (!a->name != !b->name) return a->name ? -1 : 1; /* the unknown last */
    if (a->quotes != b->quotes) return a->quotes > b->quotes ? -1 : 1;
    if (a->mentions != b->mentions) return a->mentions > b->mentions ? -1 : 1;
    return a->first < b->first ? -1 : 1;
}

static bool is_scare(const quoth_document *d, size_t quote) {
    return !strcmp(quoth_document_kind(d, QUOTH_QUOTES, quote), "scare");
}

static struct reference quote_reference(const struct who_index *index, size_t document, size_t quote) {
    const quoth_document *d = index->articles[document].document;
    const quoth_collection *c = index->view->collection;
    size_t entity = quoth_document_speaker_entity(d, quote);
    struct reference r = {document, quote, true, QUOTH_NONE, quoth_document_speaker_name(d, quote), NULL};
    if (c) r.actor = quoth_collection_speaker_actor(c, document, quote);
    if (entity != QUOTH_NONE) r.type = quoth_document_kind(d, QUOTH_ENTITIES, entity);
    return r;
}

static struct reference entity_reference(const struct who_index *index, size_t document, size_t entity) {
    const quoth_document *d = index->articles[document].document;
    const quoth_collection *c = index->view->collection;
    size_t actor = c ? quoth_collection_entity_actor(c, document, entity) : QUOTH_NONE;
    return (struct reference){document,
                              entity,
                              false,
                              actor,
                              quoth_document_entity_name(d, entity),
                              quoth_document_kind(d, QUOTH_ENTITIES, entity)};
}

static void refer(struct who_index *index) {
    for (size_t d = 0; d < index->documents; d++) {
        const quoth_document *document = index->articles[d].document;
        for (size_t i = 0; i < quoth_document_count(document, QUOTH_QUOTES); i++)
            if (!is_scare(document, i)) index->references[index->reference_count++] = quote_reference(index, d, i);
        for (size_t i = 0; i < quoth_document_count(document, QUOTH_ENTITIES); i++)
            index->references[index->reference_count++] = entity_reference(index, d, i);
    }
    qsort(index->references, index->reference_count, sizeof *index->references, by_who);
}

/* References in a row that are to the same one become one entry. */
static void group(struct who_index *index) {
    const quoth_collection *c = index->view->collection;
    for (size_t i = 0; i < index->reference_count; i++) {
        const struct reference *r = &index->references[i];
        if (!i || compare_who(r - 1, r)) {
            struct who *who = &index->who[index->count++];
            *who = (struct who){.name = r->name, .type = r->type, .first = i};
            if (r->actor != QUOTH_NONE) {
                who->name = quoth_collection_actor_name(c, r->actor);
                who->type = quoth_collection_actor_type(c, r->actor);
            }
        }
        struct who *who = &index->who[index->count - 1];
        who->count++;
        if (r->is_quote)
            who->quotes++;
        else
            who->mentions++;
    }
    qsort(index->who, index->count, sizeof *index->who, by_rank);
    for (size_t w = 0; w < index->count; w++) {
        const struct who *who = &index->who[w];
        if (who->name && who->quotes) index->speakers++;
        for (size_t i = who->first; i < who->first + who->count; i++) {
            const struct reference *r = &index->references[i];
            if (r->is_quote)
                index->quote_who[index->first_quote[r->document] + r->item] = w;
            else
                index->entity_who[index->first_entity[r->document] + r->item] = w;
        }
    }
}

static bool allocate(struct who_index *index) {
    size_t quotes = 0, entities = 0, documents = index->documents;
    index->first_quote = malloc((documents + 1) * sizeof *index->first_quote);
    index->first_entity = malloc((documents + 1) * sizeof *index->first_entity);
    if (!index->first_quote || !index->first_entity) return false;
    for (size_t d = 0; d < documents; d++) {
        index->first_quote[d] = quotes;
        index->first_entity[d] = entities;
        quotes += quoth_document_count(index->articles[d].document, QUOTH_QUOTES);
        entities += quoth_document_count(index->articles[d].document, QUOTH_ENTITIES);
    }
    size_t all = quotes + entities + 1;
    index->references = malloc(all * sizeof *index->references);
    index->who = malloc(all * sizeof *index->who);
    index->quote_who = malloc((quotes + 1) * sizeof *index->quote_who);
    index->entity_who = malloc((entities + 1) * sizeof *index->entity_who);
    if (!index->references || !index->who || !index->quote_who || !index->entity_who) return false;
    for (size_t i = 0; i < quotes; i++) index->quote_who[i] = QUOTH_NONE;
    return true;
}

bool who_build(struct who_index *index, const struct article *articles, size_t documents, const struct view *view) {
    *index = (struct who_index){.articles = articles, .view = view, .documents = documents};
    if (!allocate(index)) return who_free(index), false;
    refer(index);
    group(index);
    size_t utterances = view->collection ? quoth_collection_utterance_count(view->collection) : 0;
    for (size_t u = 0; u < utterances && !index->has_statements; u++)
        index->has_statements = quoth_collection_utterance_size(view->collection, u) > 1;
    index->has_conflicts = view->collection && quoth_collection_conflict_count(view->collection);
    return true;
}

void who_free(struct who_index *index) {
    free(index->first_quote);
    free(index->first_entity);
    free(index->references);
    free(index->who);
    free(index->quote_who);
    free(index->entity_who);
}

const struct who *who_of_quote(const struct who_index *index, size_t document, size_t quote) {
    size_t who = index->quote_who[index->first_quote[document] + quote];
    return who == QUOTH_NONE ? NULL : &index->who[who];
}

const struct who *who_of_entity(const struct who_index *index, size_t document, size_t entity) {
    return &index->who[index->entity_who[index->first_entity[document] + entity]];
}

void who_link(struct buffer *out, const struct who_index *index, const struct who *who) {
    buffer_format(out, "w%zu", (size_t)(who - index->who) + 1);
}

/* ---- writing */

static void name_of(struct buffer *out, const struct who *who) {
    if (who->name)
        html_string(out, who->name);
    else
        buffer_text(out, "Speaker not known");
}

/* The words of a quote, but not more than a few lines of them. */
static void clipped_quote(struct buffer *out, const quoth_document *d, size_t quote, size_t most) {
    const char *text = quoth_document_text(d, NULL);
    size_t pieces = quoth_document_part_count(d, quote, QUOTH_CONTENT), left = most;
    for (size_t i = 0; i < pieces; i++) {
        quoth_span span = view_content(d, quote, i);
        size_t length = span.stop - span.start;
        bool cut = length > left;
        if (cut) {
            for (length = left; length > left / 2 && text[span.start + length] != ' ';) length--;
            while (length && ((unsigned char)text[span.start + length] & 0xC0) == 0x80) length--; /* no half character */
        }
        if (i) buffer_text(out, " … ");
        html_text(out, text + span.start, length);
        if (cut) {
            buffer_text(out, " …");
            return;
        }
        left -= length;
    }
}

static void speaker(struct buffer *out, const struct who_index *index, const struct who *who) {
    enum { CLIP = 280 };
    buffer_text(out, "<details class=\"who\" id=\"");
    who_link(out, index, who);
    buffer_text(out, "\" open>\n<summary><b>");
    name_of(out, who);
    buffer_format(out, "</b> <span class=\"note\">%zu</span></summary>\n<ol>\n", who->quotes);
    size_t last = QUOTH_NONE;
    for (size_t i = who->first; i < who->first + who->quotes; i++) {
        const struct reference *r = &index->references[i];
        const quoth_document *d = index->articles[r->document].document;
        buffer_format(out, "<li class=\"%s\">", quoth_document_kind(d, QUOTH_QUOTES, r->item));
        if (r->document != last && index->documents > 1) {
            buffer_text(out, "<span class=\"note\">");
            html_title(out, &index->articles[r->document]);
            buffer_text(out, "</span>");
        }
        last = r->document;
        buffer_format(out, "<a href=\"#q%zu-%zu\">", r->document + 1, r->item + 1);
        clipped_quote(out, d, r->item, CLIP);
        buffer_text(out, "</a></li>\n");
    }
    buffer_text(out, "</ol>\n</details>\n");
}

void who_speakers(struct buffer *out, const struct who_index *index) {
    buffer_text(out, "<section id=\"speakers\">\n<h2>Speakers</h2>\n");
    bool any = false;
    for (size_t w = 0; w < index->count; w++) {
        if (!index->who[w].quotes) continue;
        speaker(out, index, &index->who[w]);
        any = true;
    }
    if (!any) buffer_text(out, "<p class=\"note\">Nobody is quoted.</p>\n");
    buffer_text(out, "</section>\n");
}

/* A link to the first mention in each document, a few documents at most. */
static void mentions(struct buffer *out, const struct who_index *index, const struct who *who) {
    enum { MOST = 12 };
    size_t last = QUOTH_NONE, shown = 0;
    buffer_text(out, " <span class=\"note\">in");
    for (size_t i = who->first + who->quotes; i < who->first + who->count && shown < MOST; i++) {
        const struct reference *r = &index->references[i];
        if (r->document == last) continue;
        last = r->document;
        shown++;
        buffer_format(out, " <a href=\"#e%zu-%zu\" aria-label=\"article %zu\">%zu</a>", r->document + 1, r->item + 1,
                      r->document + 1, r->document + 1);
    }
    buffer_text(out, shown == MOST ? " …</span>" : "</span>");
}

static void name_entry(struct buffer *out, const struct who_index *index, const struct who *who) {
    const struct reference *first = &index->references[who->first + who->quotes];
    buffer_text(out, "<li");
    if (!who->quotes) { /* who speaks has an entry among the speakers */
        buffer_text(out, " id=\"");
        who_link(out, index, who);
        buffer_char(out, '"');
    }
    buffer_format(out, "><a href=\"#e%zu-%zu\">", first->document + 1, first->item + 1);
    name_of(out, who);
    buffer_format(out, "</a> <span class=\"note\">×%zu</span>", who->mentions);
    if (index->documents > 1) mentions(out, index, who);
    buffer_text(out, "</li>\n");
}

static bool is_usual(const char *type) {
    return strcmp(html_type(type), type) != 0;
}

/* The names of one type; `type` NULL: of all types that have no list of their own. */
static void names_of_type(struct buffer *out, const struct who_index *index, const char *type, const char *title) {
    bool any = false;
    for (size_t w = 0; w < index->count; w++) {
        const struct who *who = &index->who[w];
        if (!who->mentions || !who->type) continue;
        if (type ? strcmp(who->type, type) != 0 : is_usual(who->type)) continue;
        if (!any) buffer_format(out, "<h3>%s</h3>\n<ul class=\"names\">\n", title);
        name_entry(out, index, who);
        any = true;
    }
    if (any) buffer_text(out, "</ul>\n");
}

void who_names(struct buffer *out, const struct who_index *index) {
    buffer_text(out, "<section id=\"names\">\n<h2>Names</h2>\n");
    names_of_type(out, index, "PER", "People");
    names_of_type(out, index, "ORG", "Organisations");
    names_of_type(out, index, "LOC", "Places");
    names_of_type(out, index, "MISC", "Other names");
    names_of_type(out, index, NULL, "More");
    buffer_text(out, "</section>\n");
}

static void version(struct buffer *out, const struct who_index *index, size_t document, size_t quote) {
    enum { CLIP = 1200 };
    const quoth_document *d = index->articles[document].document;
    buffer_format(out, "<li class=\"%s\"><p class=\"note\"><a href=\"#q%zu-%zu\">",
                  quoth_document_kind(d, QUOTH_QUOTES, quote), document + 1, quote + 1);
    html_title(out, &index->articles[document]);
    buffer_format(out, "</a>, %s</p>\n<p>", quoth_document_kind(d, QUOTH_QUOTES, quote));
    clipped_quote(out, d, quote, CLIP);
    buffer_text(out, "</p></li>\n");
}

void who_statements(struct buffer *out, const struct who_index *index) {
    const quoth_collection *c = index->view->collection;
    size_t document, quote;
    buffer_text(out, "<section id=\"statements\">\n<h2>Statements compared</h2>\n"
                     "<p class=\"note\">What is quoted in more than one place, side by side.</p>\n");
    for (size_t u = 0; u < quoth_collection_utterance_count(c); u++) {
        size_t size = quoth_collection_utterance_size(c, u);
        if (size < 2 || !quoth_collection_utterance_member(c, u, 0, &document, &quote)) continue;
        const struct who *who = who_of_quote(index, document, quote);
        buffer_format(out, "<article class=\"statement\" id=\"u%zu\">\n<h3>", u + 1);
        if (who) name_of(out, who);
        buffer_format(out, " <span class=\"note\">%zu versions</span></h3>\n<ul>\n", size);
        for (size_t i = 0; quoth_collection_utterance_member(c, u, i, &document, &quote); i++)
            version(out, index, document, quote);
        buffer_text(out, "</ul>\n</article>\n");
    }
    buffer_text(out, "</section>\n");
}

/* The sentence that a figure is in, the figure marked, not more than a few lines of it. */
static void figure_in_sentence(struct buffer *out, const quoth_document *d, size_t value) {
    enum { CLIP = 400 };
    const char *text = quoth_document_text(d, NULL);
    quoth_span figure = quoth_document_span(d, QUOTH_VALUES, value);
    quoth_span around = quoth_document_span(d, QUOTH_SENTENCES, quoth_document_find(d, QUOTH_SENTENCES, figure.start));
    bool cut[] = {figure.start > around.start + CLIP, around.stop > figure.stop + CLIP};
    if (cut[0])
        for (around.start = figure.start - CLIP; around.start < figure.start && text[around.start] != ' ';)
            around.start++;
    if (cut[1])
        for (around.stop = figure.stop + CLIP; around.stop > figure.stop && text[around.stop] != ' ';) around.stop--;
    if (cut[0]) buffer_text(out, "…");
    html_text(out, text + around.start, figure.start - around.start);
    buffer_text(out, "<strong>");
    html_text(out, text + figure.start, figure.stop - figure.start);
    buffer_text(out, "</strong>");
    html_text(out, text + figure.stop, around.stop - figure.stop);
    if (cut[1]) buffer_text(out, "…");
}

static void held_figure(struct buffer *out, const struct who_index *index, const struct figure *f) {
    const quoth_document *d = index->articles[f->document].document;
    bool said = f->quote != QUOTH_NONE;
    buffer_format(out, "<li class=\"%s\"><p><b>", said ? quoth_document_kind(d, QUOTH_QUOTES, f->quote) : "article");
    html_string(out, f->holder ? f->holder : said ? "Speaker not known" : "The article");
    if (said)
        buffer_format(out, "</b> <span class=\"note\"><a href=\"#q%zu-%zu\">", f->document + 1, f->quote + 1);
    else
        buffer_format(out, "</b> <span class=\"note\"><a href=\"#a%zu\">", f->document + 1);
    html_title(out, &index->articles[f->document]);
    buffer_text(out, "</a>");
    if (f->date)
        buffer_format(out, ", <time>%04u-%02u-%02u</time>", f->date / 10000, f->date / 100 % 100, f->date % 100);
    buffer_text(out, "</span></p>\n<p>");
    figure_in_sentence(out, d, f->value);
    buffer_text(out, "</p></li>\n");
}

void who_conflicts(struct buffer *out, const struct who_index *index) {
    const quoth_collection *c = index->view->collection;
    struct figure figure;
    buffer_text(out, "<section id=\"figures\">\n<h2>Figures that differ</h2>\n"
                     "<p class=\"note\">What seems to be about the same thing, with who holds which. "
                     "A count may have grown from one day to the next.</p>\n");
    for (size_t i = 0; i < quoth_collection_conflict_count(c); i++) {
        buffer_format(out, "<article class=\"conflict\" id=\"f%zu\">\n<ul>\n", i + 1);
        for (size_t k = 0; view_figure(index->view, i, k, &figure); k++) held_figure(out, index, &figure);
        buffer_text(out, "</ul>\n</article>\n");
    }
    buffer_text(out, "</section>\n");
}
