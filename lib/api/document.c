/* Reading a document: bounds are checked here, offsets turned into the document's unit. */
#include "document.h"
#include "entity/types.h"
#include "unicode/units.h"

static const char *const REGION_NAMES[REGION_KINDS] = {
    [REGION_BODY] = "body",         [REGION_HEADLINE] = "headline", [REGION_STANDFIRST] = "standfirst",
    [REGION_BYLINE] = "byline",     [REGION_DATELINE] = "dateline", [REGION_CAPTION] = "caption",
    [REGION_CREDIT] = "credit",     [REGION_SUBHEAD] = "subhead",   [REGION_BOILERPLATE] = "boilerplate",
};

static const char *const TOKEN_NAMES[TOKEN_KINDS] = {
    [TOKEN_WORD] = "word",     [TOKEN_NUMBER] = "number",   [TOKEN_PUNCTUATION] = "punctuation",
    [TOKEN_QUOTE] = "quote",   [TOKEN_SYMBOL] = "symbol",   [TOKEN_URL] = "url",
    [TOKEN_EMAIL] = "email",   [TOKEN_HASHTAG] = "hashtag", [TOKEN_HANDLE] = "handle",
    [TOKEN_EMOJI] = "emoji",
};

static const char *const VALUE_NAMES[VALUE_TYPES] = {
    [VALUE_DATE] = "DATE",       [VALUE_TIME] = "TIME",     [VALUE_MONEY] = "MONEY",
    [VALUE_PERCENT] = "PERCENT", [VALUE_NUMBER] = "NUMBER", [VALUE_QUANTITY] = "QUANTITY",
};

static const char *const QUOTE_NAMES[QUOTE_KINDS] = {
    [QUOTE_DIRECT] = "direct",
    [QUOTE_MIXED] = "mixed",
    [QUOTE_INDIRECT] = "indirect",
    [QUOTE_SCARE] = "scare",
};

const char *quoth_document_text(const quoth_document *d, size_t *n_bytes) {
    if (n_bytes) *n_bytes = d ? d->n_bytes : 0;
    return d ? d->given : NULL;
}

quoth_unit quoth_document_unit(const quoth_document *d) {
    return d ? d->unit : QUOTH_UNIT_BYTE;
}

uint32_t quoth_document_date(const quoth_document *d) {
    return d ? d->published : 0;
}

size_t quoth_document_ill_formed(const quoth_document *d, size_t *first_byte) {
    if (!d) return 0;
    if (first_byte && d->ill_formed) *first_byte = d->first_ill_formed;
    return d->ill_formed;
}

size_t quoth_document_convert(const quoth_document *d, size_t offset, quoth_unit from, quoth_unit to) {
    return d ? qi_from_byte(d, qi_to_byte(d, offset, from), to) : 0;
}

size_t quoth_document_count(const quoth_document *d, quoth_layer layer) {
    if (!d) return 0;
    switch (layer) {
    case QUOTH_REGIONS: return d->regions.count;
    case QUOTH_TOKENS: return d->tokens.count;
    case QUOTH_SENTENCES: return d->sentences.count;
    case QUOTH_ENTITIES: return d->entities.count;
    case QUOTH_VALUES: return d->values.count;
    case QUOTH_QUOTES: return d->quotes.count;
    }
    return 0;
}

static struct span tokens_span(const quoth_document *d, uint32_t first, uint32_t last) {
    return (struct span){d->tokens.at[first].start, d->tokens.at[last - 1].stop};
}

/* Bytes of an item that exists. */
static struct span item_bytes(const quoth_document *d, quoth_layer layer, size_t i) {
    switch (layer) {
    case QUOTH_REGIONS: return (struct span){d->regions.at[i].start, d->regions.at[i].stop};
    case QUOTH_TOKENS: return (struct span){d->tokens.at[i].start, d->tokens.at[i].stop};
    case QUOTH_SENTENCES: return tokens_span(d, d->sentences.at[i].first, d->sentences.at[i].last);
    case QUOTH_ENTITIES: return tokens_span(d, d->entities.at[i].first, d->entities.at[i].last);
    case QUOTH_VALUES: return tokens_span(d, d->values.at[i].first, d->values.at[i].last);
    case QUOTH_QUOTES: {
        const struct quote *q = &d->quotes.at[i];
        const struct span *pieces = &d->pieces.at[q->content];
        return (struct span){pieces[0].start, pieces[q->content_count - 1].stop};
    }
    }
    return (struct span){0, 0};
}

quoth_span quoth_document_span(const quoth_document *d, quoth_layer layer, size_t index) {
    if (index >= quoth_document_count(d, layer)) return (quoth_span){0, 0};
    return qi_span_from_bytes(d, item_bytes(d, layer, index), d->unit);
}

size_t quoth_document_spans(const quoth_document *d, quoth_layer layer, size_t first, size_t count, quoth_span *spans) {
    size_t have = quoth_document_count(d, layer);
    if (!spans || first >= have) return 0;
    if (count > have - first) count = have - first;
    for (size_t i = 0; i < count; i++) {
        struct span bytes = item_bytes(d, layer, first + i);
        spans[i] = (quoth_span){bytes.start, bytes.stop};
    }
    qi_spans_from_bytes(d, spans, count);
    return count;
}

static const struct region *sentence_region(const quoth_document *d, size_t sentence) {
    return &d->regions.at[d->sentences.at[sentence].region];
}

const char *quoth_document_kind(const quoth_document *d, quoth_layer layer, size_t index) {
    if (index >= quoth_document_count(d, layer)) return NULL;
    switch (layer) {
    case QUOTH_REGIONS: return REGION_NAMES[d->regions.at[index].kind];
    case QUOTH_TOKENS: return TOKEN_NAMES[d->tokens.at[index].kind];
    case QUOTH_SENTENCES: {
        const struct region *region = sentence_region(d, index);
        return region->kind == REGION_BODY ? "sentence" : REGION_NAMES[region->kind];
    }
    case QUOTH_ENTITIES: return qi_entity_type(d->model, d->entities.at[index].type);
    case QUOTH_VALUES: return VALUE_NAMES[d->values.at[index].type];
    case QUOTH_QUOTES: return QUOTE_NAMES[d->quotes.at[index].kind];
    }
    return NULL;
}

const char *quoth_document_detail(const quoth_document *d, quoth_layer layer, size_t index) {
    if (index >= quoth_document_count(d, layer)) return NULL;
    if (layer == QUOTH_TOKENS) return d->tokens.at[index].flags & TOKEN_SPLIT ? "joined" : NULL;
    return layer == QUOTH_REGIONS ? d->regions.at[index].detail : NULL;
}

double quoth_document_confidence(const quoth_document *d, quoth_layer layer, size_t index) {
    if (index >= quoth_document_count(d, layer)) return 0;
    if (layer == QUOTH_ENTITIES) return d->entities.at[index].confidence;
    if (layer == QUOTH_QUOTES) return d->quotes.at[index].confidence;
    return 1;
}

size_t quoth_document_find(const quoth_document *d, quoth_layer layer, size_t offset) {
    size_t low = 0, high = quoth_document_count(d, layer);
    size_t byte = high ? qi_to_byte(d, offset, d->unit) : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (item_bytes(d, layer, middle).stop > byte) high = middle;
        else low = middle + 1;
    }
    return low;
}

const char *quoth_document_entity_name(const quoth_document *d, size_t index) {
    if (index >= quoth_document_count(d, QUOTH_ENTITIES)) return NULL;
    return d->groups.at[d->entities.at[index].group].name;
}

const char *quoth_document_value(const quoth_document *d, size_t index) {
    return index < quoth_document_count(d, QUOTH_VALUES) ? d->values.at[index].text : NULL;
}

const char *quoth_document_value_unit(const quoth_document *d, size_t index) {
    return index < quoth_document_count(d, QUOTH_VALUES) ? d->values.at[index].unit : NULL;
}

const char *quoth_document_value_modifier(const quoth_document *d, size_t index) {
    return index < quoth_document_count(d, QUOTH_VALUES) ? d->values.at[index].modifier : NULL;
}

/* The spans of a part of a quote that exists; *count receives how many. */
static const struct span *part_spans(const quoth_document *d, const struct quote *q, quoth_part part, size_t *count) {
    const struct span *one = NULL;
    switch (part) {
    case QUOTH_CONTENT: *count = q->content_count; return &d->pieces.at[q->content];
    case QUOTH_QUOTED: *count = q->quoted_count; return &d->pieces.at[q->quoted];
    case QUOTH_SPEAKER: one = &q->speaker; break;
    case QUOTH_CUE: one = &q->cue; break;
    case QUOTH_VIA: one = &q->via; break;
    case QUOTH_VIA_CUE: one = &q->via_cue; break;
    }
    *count = one && one->stop > one->start;
    return one;
}

size_t quoth_document_part_count(const quoth_document *d, size_t quote, quoth_part part) {
    size_t count = 0;
    if (quote < quoth_document_count(d, QUOTH_QUOTES)) part_spans(d, &d->quotes.at[quote], part, &count);
    return count;
}

quoth_span quoth_document_part(const quoth_document *d, size_t quote, quoth_part part, size_t index) {
    if (quote >= quoth_document_count(d, QUOTH_QUOTES)) return (quoth_span){0, 0};
    size_t count;
    const struct span *spans = part_spans(d, &d->quotes.at[quote], part, &count);
    return index < count ? qi_span_from_bytes(d, spans[index], d->unit) : (quoth_span){0, 0};
}

const char *quoth_document_speaker_name(const quoth_document *d, size_t quote) {
    return quote < quoth_document_count(d, QUOTH_QUOTES) ? d->quotes.at[quote].speaker_name : NULL;
}

size_t quoth_document_within(const quoth_document *d, size_t quote) {
    if (quote >= quoth_document_count(d, QUOTH_QUOTES) || d->quotes.at[quote].within == UINT32_MAX) return QUOTH_NONE;
    return d->quotes.at[quote].within;
}

size_t quoth_document_speaker_entity(const quoth_document *d, size_t quote) {
    if (quote >= quoth_document_count(d, QUOTH_QUOTES) || d->quotes.at[quote].speaker_entity == UINT32_MAX)
        return QUOTH_NONE;
    return d->quotes.at[quote].speaker_entity;
}

const char *quoth_document_method(const quoth_document *d, size_t quote) {
    return quote < quoth_document_count(d, QUOTH_QUOTES) ? d->quotes.at[quote].method : NULL;
}
