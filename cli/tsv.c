#include "tsv.h"

#include <string.h>

#include "utf8.h"

static const char *const columns[] = {"document", "layer", "start", "end",       "kind",   "name",       "mention",
                                      "cue",      "via",   "actor", "utterance", "method", "confidence", "text"};

void tsv_head(struct buffer *out) {
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        if (i) buffer_char(out, '\t');
        buffer_text(out, columns[i]);
    }
    buffer_char(out, '\n');
}

/* A value: a tab or line break in it becomes a blank, ill-formed UTF-8 becomes U+FFFD. */
static void value(struct buffer *out, const char *text, size_t length) {
    for (size_t at = 0, step; at < length; at += step) {
        uint32_t code_point;
        step = utf8_next(text + at, length - at, &code_point);
        if (code_point < 0x20 || code_point == 0x7F)
            buffer_char(out, ' ');
        else if (code_point == UTF8_REPLACEMENT)
            buffer_text(out, "\xEF\xBF\xBD");
        else
            buffer_add(out, text + at, step);
    }
}

static void string(struct buffer *out, const char *text) {
    buffer_char(out, '\t');
    if (text) value(out, text, strlen(text));
}

static void text_of(struct buffer *out, const quoth_document *d, quoth_span span) {
    const char *text = quoth_document_text(d, NULL);
    quoth_unit unit = quoth_document_unit(d);
    size_t start = quoth_document_convert(d, span.start, unit, QUOTH_UNIT_BYTE);
    size_t stop = quoth_document_convert(d, span.stop, unit, QUOTH_UNIT_BYTE);
    if (stop > start) value(out, text + start, stop - start);
}

static void part(struct buffer *out, const quoth_document *d, size_t quote, quoth_part which) {
    buffer_char(out, '\t');
    for (size_t i = 0; i < quoth_document_part_count(d, quote, which); i++) {
        if (i) buffer_text(out, " \xE2\x80\xA6 ");
        text_of(out, d, quoth_document_part(d, quote, which, i));
    }
}

static void actor(struct buffer *out, const struct view *view, size_t number) {
    string(out, view->collection && number != QUOTH_NONE ? view->actors[number] : NULL);
}

/* name, mention, cue, via, actor, utterance, method */
static void quote_values(struct buffer *out, const struct article *article, const struct view *view, size_t i) {
    const quoth_document *d = article->document;
    const quoth_collection *c = view->collection;
    string(out, quoth_document_speaker_name(d, i));
    part(out, d, i, QUOTH_SPEAKER);
    part(out, d, i, QUOTH_CUE);
    part(out, d, i, QUOTH_VIA);
    actor(out, view, c ? quoth_collection_speaker_actor(c, article->number, i) : QUOTH_NONE);
    buffer_char(out, '\t');
    size_t utterance = c ? quoth_collection_quote_utterance(c, article->number, i) : QUOTH_NONE;
    if (utterance != QUOTH_NONE) buffer_format(out, "u%zu", utterance + 1);
    string(out, quoth_document_method(d, i));
}

static void entity_values(struct buffer *out, const struct article *article, const struct view *view, size_t i) {
    const quoth_collection *c = view->collection;
    string(out, quoth_document_entity_name(article->document, i));
    buffer_text(out, "\t\t\t");
    actor(out, view, c ? quoth_collection_entity_actor(c, article->number, i) : QUOTH_NONE);
    buffer_text(out, "\t\t");
}

/* actor, utterance: who holds a figure, and the conflict that it is in */
static void conflict_values(struct buffer *out, const struct article *article, const struct view *view, size_t i) {
    struct figure figure;
    size_t number = view_conflict(view, article->number, i, &figure), holder = QUOTH_NONE;
    if (number != QUOTH_NONE && figure.quote != QUOTH_NONE)
        holder = quoth_collection_speaker_actor(view->collection, article->number, figure.quote);
    actor(out, view, holder);
    buffer_char(out, '\t');
    if (number != QUOTH_NONE) buffer_format(out, "f%zu", number + 1);
}

/* name: what it comes to, with its unit; mention: how the text qualifies it */
static void value_values(struct buffer *out, const struct article *article, const struct view *view, size_t i) {
    const quoth_document *d = article->document;
    const char *unit = quoth_document_value_unit(d, i);
    string(out, quoth_document_value(d, i));
    if (unit) {
        if (quoth_document_value(d, i)) buffer_char(out, ' ');
        value(out, unit, strlen(unit));
    }
    string(out, quoth_document_value_modifier(d, i));
    buffer_text(out, "\t\t");
    conflict_values(out, article, view, i);
    buffer_char(out, '\t');
}

static void row(struct buffer *out, const struct article *article, const struct view *view, quoth_layer layer,
                size_t i) {
    static const char *const layers[] = {"region", "token", "sentence", "entity", "value", "quote"};
    const quoth_document *d = article->document;
    quoth_span span = quoth_document_span(d, layer, i);
    const char *detail = quoth_document_detail(d, layer, i);
    value(out, article->id.data, article->id.length);
    string(out, layers[layer]);
    buffer_char(out, '\t');
    buffer_number(out, span.start);
    buffer_char(out, '\t');
    buffer_number(out, span.stop);
    string(out, quoth_document_kind(d, layer, i));
    if (detail) {
        buffer_text(out, ": ");
        buffer_text(out, detail);
    }
    if (layer == QUOTH_QUOTES)
        quote_values(out, article, view, i);
    else if (layer == QUOTH_ENTITIES)
        entity_values(out, article, view, i);
    else if (layer == QUOTH_VALUES)
        value_values(out, article, view, i);
    else
        buffer_text(out, "\t\t\t\t\t\t\t");
    buffer_char(out, '\t');
    if (layer == QUOTH_QUOTES || layer == QUOTH_ENTITIES)
        buffer_probability(out, quoth_document_confidence(d, layer, i));
    if (layer == QUOTH_QUOTES) {
        part(out, d, i, QUOTH_CONTENT);
    } else {
        buffer_char(out, '\t');
        text_of(out, d, span);
    }
    buffer_char(out, '\n');
}

void tsv_document(struct buffer *out, const struct article *article, const struct view *view) {
    for (int layer = QUOTH_REGIONS; layer <= QUOTH_QUOTES; layer++) {
        if (!view_shows(view, (quoth_layer)layer)) continue;
        size_t count = quoth_document_count(article->document, (quoth_layer)layer);
        for (size_t i = 0; i < count; i++) row(out, article, view, (quoth_layer)layer, i);
    }
}
