#include "text.h"

#include <stdlib.h>
#include <string.h>

#include "wrap.h"

enum { INDENT = 4 };

/* A document while it is being shown. */
struct page {
    struct buffer *out;
    const struct article *article;
    const quoth_document *document;
    const struct view *view;
    const char *text;
    size_t length;
    size_t counted, line; /* line: the number of the line that byte `counted` is in */
};

static struct page open_page(struct buffer *out, const struct article *article, const struct view *view) {
    struct page page = {out, article, article->document, view, NULL, 0, 0, 1};
    page.text = quoth_document_text(page.document, &page.length);
    return page;
}

/* The line that a byte is in, from 1. Counted on from the last one asked for, as spans come in order. */
static size_t line_of(struct page *page, size_t byte) {
    if (byte < page->counted) page->counted = 0, page->line = 1;
    for (; page->counted < byte; page->counted++) page->line += page->text[page->counted] == '\n';
    return page->line;
}

static void begin(const struct page *page, struct wrap *wrap, int indent) {
    for (int i = 0; i < indent; i++) buffer_char(page->out, ' ');
    wrap_open(wrap, page->out, page->view->color, page->view->width, indent, indent);
}

static void add_span(const struct page *page, struct wrap *wrap, quoth_span span, enum style style) {
    wrap_text(wrap, page->text + span.start, span.stop - span.start, style);
}

static void add_number(struct wrap *wrap, const char *before, size_t number, enum style style) {
    struct buffer text = {0};
    buffer_format(&text, "%s%zu", before, number);
    wrap_text(wrap, text.data, text.length, style);
    buffer_free(&text);
}

static void add_confidence(struct wrap *wrap, double confidence) {
    struct buffer text = {0};
    buffer_probability(&text, confidence);
    wrap_text(wrap, text.data, text.length, STYLE_FAINT);
    buffer_free(&text);
}

/* ---- quotes */

/* A place where a part of a quote begins or ends. */
struct border {
    size_t at;
    quoth_part part;
    int change; /* 1: begins, -1: ends */
};

static int by_place(const void *a, const void *b) {
    const struct border *x = a, *y = b;
    return x->at != y->at ? (x->at < y->at ? -1 : 1) : x->change - y->change;
}

/* All borders of a quote, in order. To be freed; NULL: no memory. */
static struct border *find_borders(const quoth_document *d, size_t quote, size_t *count) {
    size_t most = 0;
    for (int part = QUOTH_CONTENT; part <= QUOTH_VIA_CUE; part++)
        most += 2 * quoth_document_part_count(d, quote, (quoth_part)part);
    struct border *borders = malloc(most * sizeof *borders);
    *count = 0;
    for (int part = QUOTH_CONTENT; borders && part <= QUOTH_VIA_CUE; part++) {
        if (part == QUOTH_QUOTED) continue;
        for (size_t k = 0; k < quoth_document_part_count(d, quote, (quoth_part)part); k++) {
            quoth_span span =
                part == QUOTH_CONTENT ? view_content(d, quote, k) : quoth_document_part(d, quote, (quoth_part)part, k);
            borders[(*count)++] = (struct border){span.start, (quoth_part)part, 1};
            borders[(*count)++] = (struct border){span.stop, (quoth_part)part, -1};
        }
    }
    if (borders) qsort(borders, *count, sizeof *borders, by_place);
    return borders;
}

/* Who speaks and the cue stand out from what is said, should they lie inside it. */
static enum style style_of(const int *inside) {
    if (inside[QUOTH_SPEAKER]) return STYLE_SPEAKER;
    if (inside[QUOTH_CUE] || inside[QUOTH_VIA_CUE]) return STYLE_CUE;
    if (inside[QUOTH_VIA]) return STYLE_VIA;
    return inside[QUOTH_CONTENT] ? STYLE_CONTENT : STYLE_PLAIN;
}

/* The sentences that `span` touches, but no more than CLIP bytes of them on either side. */
static quoth_span sentences_around(const struct page *page, quoth_span span) {
    enum { CLIP = 400 };
    const quoth_document *d = page->document;
    quoth_span first = quoth_document_span(d, QUOTH_SENTENCES, quoth_document_find(d, QUOTH_SENTENCES, span.start));
    quoth_span last = quoth_document_span(d, QUOTH_SENTENCES, quoth_document_find(d, QUOTH_SENTENCES, span.stop - 1));
    quoth_span around = span;
    if (first.start < first.stop && first.start < span.start) around.start = first.start;
    if (last.stop > span.stop && last.start < span.stop) around.stop = last.stop;
    if (span.start - around.start > CLIP) around.start = span.start - CLIP;
    if (around.stop - span.stop > CLIP) around.stop = span.stop + CLIP;
    while (around.start < span.start && around.start > first.start && page->text[around.start - 1] != ' ')
        around.start++;
    while (around.stop > span.stop && around.stop < last.stop && page->text[around.stop] != ' ') around.stop--;
    return around;
}

/* The quote in its sentence; without colours its content stands in brackets. */
static void show_context(struct page *page, size_t quote) {
    enum { FAR = 400 }; /* a speaker or cue further off is shown by name alone */
    size_t count;
    struct border *borders = find_borders(page->document, quote, &count);
    if (!borders) {
        page->out->failed = true;
        return;
    }
    quoth_span span = quoth_document_span(page->document, QUOTH_QUOTES, quote);
    if (borders[0].at + FAR > span.start) span.start = borders[0].at;
    if (borders[count - 1].at < span.stop + FAR) span.stop = borders[count - 1].at;
    quoth_span around = sentences_around(page, span);
    int inside[QUOTH_VIA_CUE + 1] = {0};
    size_t at = around.start;
    struct wrap wrap;
    begin(page, &wrap, INDENT);
    for (size_t i = 0; i < count; i++) {
        if (borders[i].at > at && borders[i].at <= around.stop) {
            add_span(page, &wrap, (quoth_span){at, borders[i].at}, style_of(inside));
            at = borders[i].at;
        }
        inside[borders[i].part] += borders[i].change;
        if (borders[i].part == QUOTH_CONTENT && !page->view->color)
            wrap_string(&wrap, borders[i].change > 0 ? "[" : "]", STYLE_PLAIN);
    }
    add_span(page, &wrap, (quoth_span){at, around.stop}, STYLE_PLAIN);
    wrap_close(&wrap);
    free(borders);
}

/* Such as: , as “he” */
static void add_part(const struct page *page, struct wrap *wrap, size_t quote, quoth_part part, const char *label) {
    if (!quoth_document_part_count(page->document, quote, part)) return;
    wrap_string(wrap, label, STYLE_FAINT);
    wrap_string(wrap, "\xE2\x80\x9C", STYLE_FAINT);
    add_span(page, wrap, quoth_document_part(page->document, quote, part, 0), STYLE_FAINT);
    wrap_string(wrap, "\xE2\x80\x9D", STYLE_FAINT);
}

/* Does the text name the speaker by the very name? */
static bool is_written(const struct page *page, size_t quote, const char *name) {
    quoth_span span = quoth_document_part(page->document, quote, QUOTH_SPEAKER, 0);
    return name && strlen(name) == span.stop - span.start &&
           !memcmp(name, page->text + span.start, span.stop - span.start);
}

/* In which other documents the same is quoted: at most a few. */
static void show_versions(struct page *page, size_t quote) {
    enum { MOST = 5 };
    const quoth_collection *c = page->view->collection;
    size_t utterance = quoth_collection_quote_utterance(c, page->article->number, quote);
    size_t document, last = page->article->number, shown = 0;
    struct wrap wrap;
    for (size_t i = 0; quoth_collection_utterance_member(c, utterance, i, &document, &quote); i++) {
        if (document == last || document == page->article->number) continue;
        if (!shown) begin(page, &wrap, INDENT);
        wrap_string(&wrap, shown ? ", " : "also in ", STYLE_FAINT);
        last = document;
        if (shown++ == MOST) {
            wrap_string(&wrap, "\xE2\x80\xA6", STYLE_FAINT);
            break;
        }
        wrap_text(&wrap, page->view->articles[document].id.data, page->view->articles[document].id.length, STYLE_FAINT);
    }
    if (shown) wrap_close(&wrap);
}

static void show_quote(struct page *page, size_t quote) {
    const quoth_document *d = page->document;
    const char *kind = quoth_document_kind(d, QUOTH_QUOTES, quote), *name = quoth_document_speaker_name(d, quote);
    bool scare = !strcmp(kind, "scare");
    struct wrap wrap;
    begin(page, &wrap, 2);
    wrap.indent = INDENT;
    wrap_string(&wrap, name ? name : scare ? "Nobody speaks" : "Speaker not known", STYLE_STRONG);
    wrap_string(&wrap, " (", STYLE_FAINT);
    wrap_string(&wrap, kind, STYLE_FAINT);
    if (!is_written(page, quote, name)) add_part(page, &wrap, quote, QUOTH_SPEAKER, ", as ");
    add_part(page, &wrap, quote, QUOTH_CUE, ", cue ");
    add_part(page, &wrap, quote, QUOTH_VIA, ", via ");
    size_t within = quoth_document_within(d, quote);
    if (within != QUOTH_NONE) {
        const char *teller = quoth_document_speaker_name(d, within);
        wrap_string(&wrap, ", told by ", STYLE_FAINT);
        wrap_string(&wrap, teller ? teller : "somebody else", STYLE_FAINT);
    }
    wrap_string(&wrap, ", why: ", STYLE_FAINT);
    wrap_string(&wrap, quoth_document_method(d, quote), STYLE_FAINT);
    wrap_string(&wrap, ", confidence ", STYLE_FAINT);
    add_confidence(&wrap, quoth_document_confidence(d, QUOTH_QUOTES, quote));
    add_number(&wrap, ", line ", line_of(page, quoth_document_span(d, QUOTH_QUOTES, quote).start), STYLE_FAINT);
    wrap_string(&wrap, ")", STYLE_FAINT);
    wrap_close(&wrap);
    show_context(page, quote);
    if (page->view->collection) show_versions(page, quote);
}

static void show_quotes(struct page *page) {
    size_t count = quoth_document_count(page->document, QUOTH_QUOTES);
    for (size_t i = 0; i < count; i++) {
        show_quote(page, i);
        buffer_char(page->out, '\n');
    }
    if (!count) buffer_text(page->out, "  no quotes\n\n");
}

/* ---- names */

/* A name and how often it is meant. */
struct name {
    const char *name, *type;
    size_t first, count;
};

static int by_name(const void *a, const void *b) {
    const struct name *x = a, *y = b;
    int order = strcmp(x->type, y->type);
    if (!order) order = strcmp(x->name, y->name);
    return order ? order : x->first < y->first ? -1 : 1;
}

static int by_count(const void *a, const void *b) {
    const struct name *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return x->first < y->first ? -1 : 1;
}

/* The names of a document, each once, the most frequent first. To be freed; NULL: no memory. */
static struct name *count_names(const quoth_document *d, size_t *count) {
    size_t mentions = quoth_document_count(d, QUOTH_ENTITIES);
    struct name *names = malloc((mentions + 1) * sizeof *names);
    if (!names) return NULL;
    for (size_t i = 0; i < mentions; i++)
        names[i] = (struct name){quoth_document_entity_name(d, i), quoth_document_kind(d, QUOTH_ENTITIES, i), i, 1};
    qsort(names, mentions, sizeof *names, by_name);
    *count = 0;
    for (size_t i = 0; i < mentions; i++) {
        struct name *last = *count ? &names[*count - 1] : NULL;
        if (last && !strcmp(last->name, names[i].name) && !strcmp(last->type, names[i].type))
            last->count++;
        else
            names[(*count)++] = names[i];
    }
    qsort(names, *count, sizeof *names, by_count);
    return names;
}

static void show_type(struct page *page, const struct name *names, size_t count, const char *type, const char *label) {
    enum { LABEL = 16 };
    struct wrap wrap;
    bool first = true;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i].type, type)) continue;
        if (first) {
            begin(page, &wrap, 2);
            wrap.indent = LABEL;
            wrap_string(&wrap, label, STYLE_STRONG);
            wrap_pad(&wrap, LABEL);
        } else {
            wrap_string(&wrap, ", ", STYLE_PLAIN);
        }
        wrap_string(&wrap, names[i].name, STYLE_PLAIN);
        if (names[i].count > 1) add_number(&wrap, " \xC3\x97", names[i].count, STYLE_FAINT);
        first = false;
    }
    if (!first) wrap_close(&wrap);
}

/* Who and what is named, by type: the usual ones first, then whatever else the model knows. */
static void show_names(struct page *page) {
    enum { USUAL = 4, MOST = 2 * USUAL }; /* a model that names its types itself has four */
    const char *types[MOST][2] = {
        {"PER", "People"}, {"ORG", "Organisations"}, {"LOC", "Places"}, {"MISC", "Other names"}};
    size_t count, known = USUAL;
    struct name *names = count_names(page->document, &count);
    if (!names) {
        page->out->failed = true;
        return;
    }
    for (size_t i = 0; i < count && known < MOST; i++) {
        size_t t = 0;
        while (t < known && strcmp(types[t][0], names[i].type)) t++;
        if (t == known) types[known][0] = types[known][1] = names[i].type, known++;
    }
    for (size_t t = 0; t < known; t++) show_type(page, names, count, types[t][0], types[t][1]);
    if (count) buffer_char(page->out, '\n');
    free(names);
}

/* The end of a document's list; a document with none says so. */
static void close_list(struct page *page, quoth_layer layer, const char *none) {
    if (!quoth_document_count(page->document, layer)) buffer_text(page->out, none);
    buffer_char(page->out, '\n');
}

static void show_entities(struct page *page) {
    for (size_t i = 0; i < quoth_document_count(page->document, QUOTH_ENTITIES); i++) {
        quoth_span span = quoth_document_span(page->document, QUOTH_ENTITIES, i);
        struct wrap wrap;
        begin(page, &wrap, 2);
        wrap.indent = 2 + INDENT;
        wrap_string(&wrap, quoth_document_kind(page->document, QUOTH_ENTITIES, i), STYLE_FAINT);
        wrap_string(&wrap, " ", STYLE_PLAIN);
        add_span(page, &wrap, span, STYLE_STRONG);
        const char *name = quoth_document_entity_name(page->document, i);
        if (strlen(name) != span.stop - span.start || memcmp(name, page->text + span.start, strlen(name))) {
            wrap_string(&wrap, " = ", STYLE_FAINT);
            wrap_string(&wrap, name, STYLE_PLAIN);
        }
        add_number(&wrap, ", line ", line_of(page, span.start), STYLE_FAINT);
        wrap_close(&wrap);
    }
    close_list(page, QUOTH_ENTITIES, "  no names\n");
}

/* ---- the other layers */

static void show_values(struct page *page) {
    const quoth_document *d = page->document;
    for (size_t i = 0; i < quoth_document_count(d, QUOTH_VALUES); i++) {
        const char *parts[] = {quoth_document_value_modifier(d, i), quoth_document_value(d, i),
                               quoth_document_value_unit(d, i)};
        quoth_span span = quoth_document_span(d, QUOTH_VALUES, i);
        struct wrap wrap;
        begin(page, &wrap, 2);
        wrap.indent = 2 + INDENT;
        wrap_string(&wrap, quoth_document_kind(d, QUOTH_VALUES, i), STYLE_FAINT);
        wrap_string(&wrap, " ", STYLE_PLAIN);
        add_span(page, &wrap, span, STYLE_STRONG);
        wrap_string(&wrap, " =", STYLE_FAINT);
        for (int k = 0; k < 3; k++) {
            if (!parts[k]) continue;
            wrap_string(&wrap, " ", STYLE_PLAIN);
            wrap_string(&wrap, parts[k], STYLE_PLAIN);
        }
        add_number(&wrap, ", line ", line_of(page, span.start), STYLE_FAINT);
        wrap_close(&wrap);
    }
    close_list(page, QUOTH_VALUES, "  no values\n");
}

static void show_regions(struct page *page) {
    for (size_t i = 0; i < quoth_document_count(page->document, QUOTH_REGIONS); i++) {
        const char *detail = quoth_document_detail(page->document, QUOTH_REGIONS, i);
        struct wrap wrap;
        begin(page, &wrap, 2);
        wrap.indent = INDENT;
        wrap_string(&wrap, quoth_document_kind(page->document, QUOTH_REGIONS, i), STYLE_STRONG);
        if (detail) {
            wrap_string(&wrap, ", ", STYLE_FAINT);
            wrap_string(&wrap, detail, STYLE_FAINT);
        }
        wrap_string(&wrap, ": ", STYLE_FAINT);
        add_span(page, &wrap, quoth_document_span(page->document, QUOTH_REGIONS, i), STYLE_PLAIN);
        wrap_close(&wrap);
    }
    close_list(page, QUOTH_REGIONS, "  no text\n");
}

/* One item a line, not wrapped: other programs read this. */
static void show_lines(struct page *page, quoth_layer layer) {
    enum { ANY_WIDTH = 0x3FFFFFFF };
    for (size_t i = 0; i < quoth_document_count(page->document, layer); i++) {
        struct wrap wrap;
        wrap_open(&wrap, page->out, false, ANY_WIDTH, 0, 0);
        add_span(page, &wrap, quoth_document_span(page->document, layer, i), STYLE_PLAIN);
        wrap_close(&wrap);
    }
}

static void show_title(struct page *page) {
    struct wrap wrap;
    begin(page, &wrap, 0);
    wrap_text(&wrap, page->article->id.data, page->article->id.length, STYLE_STRONG);
    wrap_close(&wrap);
    buffer_char(page->out, '\n');
}

void text_document(struct buffer *out, const struct article *article, const struct view *view) {
    struct page page = open_page(out, article, view);
    switch (view->layer) {
    case QUOTH_TOKENS:
    case QUOTH_SENTENCES: show_lines(&page, (quoth_layer)view->layer); break;
    case QUOTH_REGIONS: show_title(&page), show_regions(&page); break;
    case QUOTH_ENTITIES: show_title(&page), show_entities(&page); break;
    case QUOTH_VALUES: show_title(&page), show_values(&page); break;
    case QUOTH_QUOTES: show_title(&page), show_quotes(&page); break;
    default: show_title(&page), show_quotes(&page), show_names(&page); break;
    }
}

/* ---- figures in conflict */

static void show_date(struct wrap *wrap, uint32_t date) {
    struct buffer text = {0};
    buffer_format(&text, ", %04u-%02u-%02u", date / 10000, date / 100 % 100, date % 100);
    wrap_text(wrap, text.data, text.length, STYLE_FAINT);
    buffer_free(&text);
}

/* Who holds the figure and where; then its sentence. */
static void show_figure(struct page *page, const struct figure *figure) {
    quoth_span span = quoth_document_span(page->document, QUOTH_VALUES, figure->value);
    quoth_span around = sentences_around(page, span);
    bool said = figure->quote != QUOTH_NONE;
    struct wrap wrap;
    begin(page, &wrap, 2);
    wrap.indent = INDENT;
    wrap_string(&wrap, figure->holder ? figure->holder : said ? "Speaker not known" : "The article", STYLE_STRONG);
    wrap_string(&wrap, " (", STYLE_FAINT);
    wrap_text(&wrap, page->article->id.data, page->article->id.length, STYLE_FAINT);
    if (figure->date) show_date(&wrap, figure->date);
    add_number(&wrap, ", line ", line_of(page, span.start), STYLE_FAINT);
    wrap_string(&wrap, ")", STYLE_FAINT);
    wrap_close(&wrap);
    begin(page, &wrap, INDENT);
    add_span(page, &wrap, (quoth_span){around.start, span.start}, STYLE_PLAIN);
    if (!page->view->color) wrap_string(&wrap, "[", STYLE_PLAIN);
    add_span(page, &wrap, span, STYLE_CONTENT);
    if (!page->view->color) wrap_string(&wrap, "]", STYLE_PLAIN);
    add_span(page, &wrap, (quoth_span){span.stop, around.stop}, STYLE_PLAIN);
    wrap_close(&wrap);
}

void text_conflicts(struct buffer *out, const struct view *view) {
    size_t count = quoth_collection_conflict_count(view->collection);
    struct figure figure;
    struct wrap wrap;
    if (!count || (view->layer != LAYER_ALL && view->layer != QUOTH_QUOTES)) return;
    wrap_open(&wrap, out, view->color, view->width, 0, 0);
    wrap_string(&wrap, "Figures that differ", STYLE_STRONG);
    wrap_close(&wrap);
    for (size_t i = 0; i < count; i++) {
        buffer_char(out, '\n');
        for (size_t k = 0; view_figure(view, i, k, &figure); k++) {
            struct page page = open_page(out, &view->articles[figure.document], view);
            show_figure(&page, &figure);
        }
    }
}
