#include "json.h"

#include <string.h>

#include "utf8.h"

/* Escapes one byte that may not stand as it is. */
static void escape(struct buffer *out, unsigned char byte) {
    switch (byte) {
    case '"': return buffer_text(out, "\\\"");
    case '\\': return buffer_text(out, "\\\\");
    case '\n': return buffer_text(out, "\\n");
    case '\r': return buffer_text(out, "\\r");
    case '\t': return buffer_text(out, "\\t");
    default: return buffer_format(out, "\\u%04x", byte);
    }
}

/* ASCII that stands as it is. */
static bool is_plain(unsigned char byte) {
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

void json_string(struct buffer *out, const char *bytes, size_t length) {
    buffer_char(out, '"');
    size_t from = 0, at = 0;
    for (;;) {
        while (at < length && is_plain((unsigned char)bytes[at])) at++;
        if (at == length) break;
        unsigned char byte = (unsigned char)bytes[at];
        uint32_t code_point = byte;
        size_t step = byte < 0x80 ? 1 : utf8_next(bytes + at, length - at, &code_point);
        bool plain = byte >= 0x80 && code_point != UTF8_REPLACEMENT;
        if (!plain) {
            buffer_add(out, bytes + from, at - from);
            if (byte < 0x80)
                escape(out, byte);
            else
                buffer_text(out, "\xEF\xBF\xBD");
            from = at + step;
        }
        at += step;
    }
    buffer_add(out, bytes + from, length - from);
    buffer_char(out, '"');
}

static inline void key(struct buffer *out, const char *name) {
    if (out->length && out->data[out->length - 1] != '{') buffer_char(out, ',');
    buffer_char(out, '"');
    buffer_text(out, name);
    buffer_text(out, "\":");
}

static void text_or_null(struct buffer *out, const char *text) {
    if (text)
        json_string(out, text, strlen(text));
    else
        buffer_text(out, "null");
}

enum { SPAN_BYTES = 2 * NUMBER_DIGITS + 4 };

static char *write_span(char *at, quoth_span s) {
    *at++ = '[';
    at = write_number(at, s.start);
    *at++ = ',';
    at = write_number(at, s.stop);
    *at++ = ']';
    return at;
}

static void span(struct buffer *out, quoth_span s) {
    if (!buffer_reserve(out, SPAN_BYTES)) return;
    out->length = (size_t)(write_span(out->data + out->length, s) - out->data);
}

static void start_end(struct buffer *out, quoth_span s) {
    key(out, "start");
    buffer_number(out, s.start);
    key(out, "end");
    buffer_number(out, s.stop);
}

/* A layer as a plain list of spans: most of a record. */
static void spans(struct buffer *out, const quoth_document *d, quoth_layer layer) {
    quoth_span some[256];
    size_t first = 0, count;
    buffer_char(out, '[');
    while ((count = quoth_document_spans(d, layer, first, sizeof some / sizeof *some, some)) > 0) {
        if (!buffer_reserve(out, count * SPAN_BYTES)) return;
        char *at = out->data + out->length;
        for (size_t i = 0; i < count; i++) {
            if (first + i) *at++ = ',';
            at = write_span(at, some[i]);
        }
        out->length = (size_t)(at - out->data);
        first += count;
    }
    buffer_char(out, ']');
}

static void regions(struct buffer *out, const quoth_document *d) {
    buffer_char(out, '[');
    for (size_t i = 0; i < quoth_document_count(d, QUOTH_REGIONS); i++) {
        buffer_text(out, i ? ",{" : "{");
        start_end(out, quoth_document_span(d, QUOTH_REGIONS, i));
        key(out, "kind");
        text_or_null(out, quoth_document_kind(d, QUOTH_REGIONS, i));
        const char *detail = quoth_document_detail(d, QUOTH_REGIONS, i);
        if (detail) {
            key(out, "detail");
            text_or_null(out, detail);
        }
        buffer_char(out, '}');
    }
    buffer_char(out, ']');
}

/* The regions that are not content; a caption is content unless it only labels a picture. */
static bool is_boilerplate(const quoth_document *d, size_t region) {
    const char *kind = quoth_document_kind(d, QUOTH_REGIONS, region);
    const char *detail = quoth_document_detail(d, QUOTH_REGIONS, region);
    if (!strcmp(kind, "caption")) return detail && !strcmp(detail, "label");
    return !strcmp(kind, "boilerplate") || !strcmp(kind, "credit");
}

static void boilerplate(struct buffer *out, const quoth_document *d) {
    bool first = true;
    buffer_char(out, '[');
    for (size_t i = 0; i < quoth_document_count(d, QUOTH_REGIONS); i++) {
        if (!is_boilerplate(d, i)) continue;
        if (!first) buffer_char(out, ',');
        span(out, quoth_document_span(d, QUOTH_REGIONS, i));
        first = false;
    }
    buffer_char(out, ']');
}

static void actor(struct buffer *out, const struct view *view, size_t number) {
    if (!view->collection || number == QUOTH_NONE) return;
    key(out, "actor");
    text_or_null(out, view->actors[number]);
}

static void confidence(struct buffer *out, const quoth_document *d, quoth_layer layer, size_t i) {
    key(out, "confidence");
    buffer_probability(out, quoth_document_confidence(d, layer, i));
}

static void entities(struct buffer *out, const struct article *article, const struct view *view) {
    const quoth_document *d = article->document;
    buffer_char(out, '[');
    for (size_t i = 0; i < quoth_document_count(d, QUOTH_ENTITIES); i++) {
        buffer_text(out, i ? ",{" : "{");
        start_end(out, quoth_document_span(d, QUOTH_ENTITIES, i));
        key(out, "type");
        text_or_null(out, quoth_document_kind(d, QUOTH_ENTITIES, i));
        key(out, "id");
        text_or_null(out, quoth_document_entity_name(d, i));
        confidence(out, d, QUOTH_ENTITIES, i);
        if (view->collection) actor(out, view, quoth_collection_entity_actor(view->collection, article->number, i));
        buffer_char(out, '}');
    }
    buffer_char(out, ']');
}

/* Which conflict a value is in, and which of the record's quotes has it. */
static void conflict(struct buffer *out, const struct article *article, const struct view *view, size_t i) {
    struct figure figure;
    size_t number = view_conflict(view, article->number, i, &figure);
    if (number == QUOTH_NONE) return;
    key(out, "conflict");
    buffer_format(out, "\"f%zu\"", number + 1);
    key(out, "quote");
    if (figure.quote == QUOTH_NONE) buffer_text(out, "null");
    else buffer_number(out, figure.quote);
}

static void values(struct buffer *out, const struct article *article, const struct view *view) {
    const quoth_document *d = article->document;
    buffer_char(out, '[');
    for (size_t i = 0; i < quoth_document_count(d, QUOTH_VALUES); i++) {
        const char *unit = quoth_document_value_unit(d, i), *modifier = quoth_document_value_modifier(d, i);
        buffer_text(out, i ? ",{" : "{");
        start_end(out, quoth_document_span(d, QUOTH_VALUES, i));
        key(out, "type");
        text_or_null(out, quoth_document_kind(d, QUOTH_VALUES, i));
        key(out, "value");
        text_or_null(out, quoth_document_value(d, i));
        if (unit) {
            key(out, "unit");
            text_or_null(out, unit);
        }
        if (modifier) {
            key(out, "modifier");
            text_or_null(out, modifier);
        }
        conflict(out, article, view, i);
        buffer_char(out, '}');
    }
    buffer_char(out, ']');
}

static void part_list(struct buffer *out, const quoth_document *d, size_t quote, quoth_part part) {
    buffer_char(out, '[');
    for (size_t i = 0; i < quoth_document_part_count(d, quote, part); i++) {
        if (i) buffer_char(out, ',');
        span(out, quoth_document_part(d, quote, part, i));
    }
    buffer_char(out, ']');
}

static void part(struct buffer *out, const char *name, const quoth_document *d, size_t quote, quoth_part which) {
    key(out, name);
    if (quoth_document_part_count(d, quote, which))
        span(out, quoth_document_part(d, quote, which, 0));
    else
        buffer_text(out, "null");
}

static void quote(struct buffer *out, const struct article *article, size_t i, const struct view *view) {
    const quoth_document *d = article->document;
    const char *kind = quoth_document_kind(d, QUOTH_QUOTES, i);
    key(out, "kind");
    text_or_null(out, kind);
    key(out, "spans");
    part_list(out, d, i, QUOTH_CONTENT);
    key(out, "quoted");
    part_list(out, d, i, QUOTH_QUOTED);
    part(out, "speaker", d, i, QUOTH_SPEAKER);
    key(out, "speaker_name");
    text_or_null(out, quoth_document_speaker_name(d, i));
    key(out, "within");
    size_t within = quoth_document_within(d, i);
    if (within == QUOTH_NONE)
        buffer_text(out, "null");
    else
        buffer_number(out, within);
    part(out, "cue", d, i, QUOTH_CUE);
    part(out, "via", d, i, QUOTH_VIA);
    part(out, "via_cue", d, i, QUOTH_VIA_CUE);
    if (view->collection) {
        actor(out, view, quoth_collection_speaker_actor(view->collection, article->number, i));
        size_t utterance = quoth_collection_quote_utterance(view->collection, article->number, i);
        if (utterance != QUOTH_NONE) {
            key(out, "utterance");
            buffer_format(out, "\"u%zu\"", utterance + 1);
        }
    }
    confidence(out, d, QUOTH_QUOTES, i);
    key(out, "method");
    text_or_null(out, quoth_document_method(d, i));
}

static void quotes(struct buffer *out, const struct article *article, const struct view *view) {
    buffer_char(out, '[');
    for (size_t i = 0; i < quoth_document_count(article->document, QUOTH_QUOTES); i++) {
        buffer_text(out, i ? ",{" : "{");
        quote(out, article, i, view);
        buffer_char(out, '}');
    }
    buffer_char(out, ']');
}

static void head(struct buffer *out, const struct article *article, const struct view *view) {
    static const char *const units[] = {"byte", "codepoint", "utf16", "grapheme"};
    const quoth_document *d = article->document;
    key(out, "id");
    if (article->id_is_number)
        buffer_add(out, article->id.data, article->id.length);
    else
        json_string(out, article->id.data, article->id.length);
    if (view->text) {
        size_t length;
        const char *text = quoth_document_text(d, &length);
        key(out, "text");
        json_string(out, text, length);
    }
    key(out, "unit");
    text_or_null(out, units[quoth_document_unit(d)]);
    key(out, "model");
    text_or_null(out, view->model);
    uint32_t date = view->collection ? quoth_document_date(d) : 0;
    if (date) {
        key(out, "date");
        buffer_format(out, "\"%04u-%02u-%02u\"", date / 10000, date / 100 % 100, date % 100);
    }
}

void json_record(struct buffer *out, const struct article *article, const struct view *view) {
    const quoth_document *d = article->document;
    buffer_char(out, '{');
    head(out, article, view);
    if (view_shows(view, QUOTH_REGIONS)) {
        key(out, "regions");
        regions(out, d);
        key(out, "boilerplate");
        boilerplate(out, d);
    }
    if (view_shows(view, QUOTH_SENTENCES)) {
        key(out, "sentences");
        spans(out, d, QUOTH_SENTENCES);
    }
    if (view_shows(view, QUOTH_TOKENS)) {
        key(out, "tokens");
        spans(out, d, QUOTH_TOKENS);
    }
    if (view_shows(view, QUOTH_ENTITIES)) {
        key(out, "entities");
        entities(out, article, view);
    }
    if (view_shows(view, QUOTH_VALUES)) {
        key(out, "values");
        values(out, article, view);
    }
    if (view_shows(view, QUOTH_QUOTES)) {
        key(out, "quotes");
        quotes(out, article, view);
    }
    buffer_char(out, '}');
}
