#include "show.h"

#include <string.h>

#include "utf8.h"

/* The length of the quotation mark at the start of `text`, or 0. */
static size_t mark_length(const char *text, size_t length) {
    uint32_t c;
    size_t step = length ? utf8_next(text, length, &c) : 0;
    bool mark = step && (c == '"' || c == '\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) ||
                         c == 0x2039 || c == 0x203A);
    return mark ? step : 0;
}

bool view_figure(const struct view *view, size_t conflict, size_t index, struct figure *f) {
    const quoth_collection *c = view->collection;
    if (!quoth_collection_conflict_figure(c, conflict, index, &f->document, &f->value, &f->quote)) return false;
    const quoth_document *d = view->articles[f->document].document;
    size_t actor = f->quote == QUOTH_NONE ? QUOTH_NONE : quoth_collection_speaker_actor(c, f->document, f->quote);
    f->holder = f->quote == QUOTH_NONE ? NULL : quoth_document_speaker_name(d, f->quote);
    if (actor != QUOTH_NONE) f->holder = quoth_collection_actor_name(c, actor);
    f->date = quoth_document_date(d);
    return true;
}

size_t view_conflict(const struct view *view, size_t document, size_t value, struct figure *f) {
    const quoth_collection *c = view->collection;
    size_t conflict = c ? quoth_collection_value_conflict(c, document, value) : QUOTH_NONE, low = 0;
    if (conflict == QUOTH_NONE) return QUOTH_NONE;
    for (size_t high = quoth_collection_conflict_size(c, conflict); low < high;) {
        size_t middle = low + (high - low) / 2;
        view_figure(view, conflict, middle, f);
        if (f->document < document || (f->document == document && f->value < value))
            low = middle + 1;
        else
            high = middle;
    }
    view_figure(view, conflict, low, f);
    return conflict;
}

quoth_span view_content(const quoth_document *d, size_t quote, size_t index) {
    quoth_span span = quoth_document_part(d, quote, QUOTH_CONTENT, index);
    size_t marked = quoth_document_part_count(d, quote, QUOTH_QUOTED), length;
    if (!marked || strcmp(quoth_document_kind(d, QUOTH_QUOTES, quote), "mixed")) return span;
    const char *text = quoth_document_text(d, &length);
    if (quoth_document_part(d, quote, QUOTH_QUOTED, 0).start == span.start) {
        size_t before = span.start;
        while (before > 0 && ((unsigned char)text[--before] & 0xC0) == 0x80) continue;
        if (mark_length(text + before, span.start - before) == span.start - before) span.start = before;
    }
    if (quoth_document_part(d, quote, QUOTH_QUOTED, marked - 1).stop == span.stop)
        span.stop += mark_length(text + span.stop, length - span.stop);
    return span;
}
