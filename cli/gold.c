#include "gold.h"

#include <stdlib.h>
#include <string.h>

#include "article.h"
#include "memory.h"

enum gold_kind gold_kind_of(const char *kind) {
    static const char *const kinds[] = {"direct", "mixed", "indirect", "scare"};
    for (int i = 0; i < KINDS; i++)
        if (!strcmp(kind, kinds[i])) return (enum gold_kind)i;
    return KINDS;
}

/* ---- records */

/* Why a record is refused; NULL while it is well. */
struct reading {
    struct gold *gold;
    const char *wrong;
};

/* [start, end], in the text and not empty unless `empty`. */
static bool read_span(struct reading *r, yyjson_val *start, yyjson_val *end, quoth_span *span) {
    bool right = yyjson_is_uint(start) && yyjson_is_uint(end) && yyjson_get_uint(start) <= yyjson_get_uint(end) &&
                 yyjson_get_uint(end) <= r->gold->letters.count;
    if (right)
        *span = (quoth_span){(size_t)yyjson_get_uint(start), (size_t)yyjson_get_uint(end)};
    else
        r->wrong = "a span that does not lie in the text";
    return right;
}

static bool read_pair(struct reading *r, yyjson_val *pair, quoth_span *span) {
    return read_span(r, yyjson_arr_get(pair, 0), yyjson_arr_get(pair, 1), span);
}

static struct range read_spans(struct reading *r, yyjson_val *list, struct spans *out) {
    struct range range = {out->count, 0};
    size_t i, count;
    yyjson_val *pair;
    quoth_span span;
    yyjson_arr_foreach(list, i, count, pair) {
        if (read_pair(r, pair, &span)) *LIST_ADD(out) = span;
    }
    range.count = out->count - range.first;
    return range;
}

/* The span under `key` and the spans that would be as right. */
static struct range read_mentions(struct reading *r, yyjson_val *quote, const char *key, const char *more, bool *has) {
    struct spans *parts = &r->gold->annotation.parts;
    yyjson_val *pair = yyjson_obj_get(quote, key);
    struct range range = {parts->count, 0};
    quoth_span span;
    *has = yyjson_is_arr(pair) && read_pair(r, pair, &span);
    if (*has) *LIST_ADD(parts) = span;
    read_spans(r, yyjson_obj_get(quote, more), parts);
    range.count = parts->count - range.first;
    return range;
}

static void read_quotes(struct reading *r, yyjson_val *list) {
    struct gold *gold = r->gold;
    size_t i, count;
    yyjson_val *quote;
    yyjson_arr_foreach(list, i, count, quote) {
        struct saying s = {.kind = yyjson_get_str(yyjson_obj_get(quote, "kind")),
                           .name = yyjson_get_str(yyjson_obj_get(quote, "speaker_name")),
                           .aliases = yyjson_obj_get(quote, "speaker_aliases"),
                           .speaker_id = yyjson_obj_get(quote, "speaker_id"),
                           .ignore = yyjson_get_bool(yyjson_obj_get(quote, "ignore"))};
        yyjson_val *quoted = yyjson_obj_get(quote, "quoted");
        if (!s.kind) s.kind = "direct";
        if (s.name && !*s.name) s.name = NULL;
        if (gold_kind_of(s.kind) == KINDS) r->wrong = "a quote of a kind that is none";
        s.content = read_spans(r, yyjson_obj_get(quote, "spans"), &gold->annotation.parts);
        s.quoted = read_spans(r, quoted, &gold->annotation.parts);
        s.has_quoted = s.quoted.count > 0;
        s.speakers = read_mentions(r, quote, "speaker", "speaker_spans", &s.has_speaker);
        s.cues = read_mentions(r, quote, "cue", "cue_spans", &s.has_cue);
        if (!yyjson_is_arr(yyjson_obj_get(yyjson_doc_get_root(gold->json), "annotated_kinds")))
            gold->kinds |= 1u << gold_kind_of(s.kind);
        *LIST_ADD(&gold->annotation.sayings) = s;
    }
}

static void read_names(struct reading *r, yyjson_val *list) {
    size_t i, count;
    yyjson_val *name;
    yyjson_arr_foreach(list, i, count, name) {
        yyjson_val *id = yyjson_obj_get(name, "id");
        struct named n = {.type = yyjson_get_str(yyjson_obj_get(name, "type")), .id = id, .means = yyjson_get_str(id)};
        if (!n.type) r->wrong = "a name without a type";
        if (!r->wrong && read_span(r, yyjson_obj_get(name, "start"), yyjson_obj_get(name, "end"), &n.span))
            *LIST_ADD(&r->gold->annotation.names) = n;
    }
}

static void read_values(struct reading *r, yyjson_val *list) {
    size_t i, count;
    yyjson_val *value;
    yyjson_arr_foreach(list, i, count, value) {
        struct amount a = {.kind = yyjson_get_str(yyjson_obj_get(value, "type")),
                           .value = yyjson_get_str(yyjson_obj_get(value, "value")),
                           .unit = yyjson_get_str(yyjson_obj_get(value, "unit")),
                           .modifier = yyjson_get_str(yyjson_obj_get(value, "modifier"))};
        if (!a.kind) r->wrong = "a value without a type";
        if (!r->wrong && read_span(r, yyjson_obj_get(value, "start"), yyjson_obj_get(value, "end"), &a.span))
            *LIST_ADD(&r->gold->annotation.values) = a;
    }
}

static yyjson_val *layer(struct reading *r, const char *key, enum layer_bit bit) {
    yyjson_val *list = yyjson_obj_get(yyjson_doc_get_root(r->gold->json), key);
    if (yyjson_is_arr(list)) r->gold->layers |= bit;
    return list;
}

static void read_layers(struct reading *r) {
    struct gold *gold = r->gold;
    size_t i, count;
    yyjson_val *kind;
    yyjson_val *kinds = yyjson_obj_get(yyjson_doc_get_root(gold->json), "annotated_kinds");
    yyjson_arr_foreach(kinds, i, count, kind) {
        enum gold_kind k = yyjson_is_str(kind) ? gold_kind_of(yyjson_get_str(kind)) : KINDS;
        if (k < KINDS) gold->kinds |= 1u << k;
    }
    read_spans(r, layer(r, "tokens", HAS_TOKENS), &gold->annotation.tokens);
    read_spans(r, layer(r, "sentences", HAS_SENTENCES), &gold->annotation.sentences);
    read_names(r, layer(r, "entities", HAS_NAMES));
    read_values(r, layer(r, "values", HAS_VALUES));
    read_quotes(r, layer(r, "quotes", HAS_QUOTES));
}

static char *copy_of(const char *text, size_t length) {
    char *copy = memory_grow(NULL, length + 1);
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

static void free_gold(struct gold *gold) {
    free(gold->id);
    free(gold->text);
    free(gold->types);
    letters_free(&gold->letters);
    annotation_free(&gold->annotation);
    yyjson_doc_free(gold->json);
}

static const char *read_record(struct gold *gold, const struct piece *piece, size_t line) {
    yyjson_val *root = yyjson_doc_get_root(gold->json), *text = yyjson_obj_get(root, "text");
    yyjson_val *id = yyjson_obj_get(root, "id"), *unit = yyjson_obj_get(root, "unit");
    if (!yyjson_is_str(text)) return "the record has no \"text\" that is a string";
    if (unit && !yyjson_equals_str(unit, "codepoint")) return "offsets must count code points (\"unit\")";
    struct buffer name = {0};
    if (yyjson_is_str(id))
        buffer_add(&name, yyjson_get_str(id), yyjson_get_len(id));
    else
        buffer_format(&name, "%s:%zu", piece->name, line);
    gold->id = copy_of(name.data ? name.data : "", name.length);
    buffer_free(&name);
    gold->length = yyjson_get_len(text);
    gold->text = copy_of(yyjson_get_str(text), gold->length);
    gold->letters = letters_of(gold->text, gold->length);
    gold->options.date = article_date(yyjson_get_str(yyjson_obj_get(root, "date")));
    struct reading reading = {gold, NULL};
    read_layers(&reading);
    return reading.wrong;
}

static size_t read_line(struct golds *golds, struct piece *piece, const char *bytes, size_t length, size_t line) {
    struct gold gold = {.json = yyjson_read(bytes, length, 0)};
    const char *wrong = gold.json ? read_record(&gold, piece, line) : "not JSON";
    if (!wrong && !gold.layers) wrong = "the record has none of tokens, sentences, entities and quotes";
    if (!wrong) {
        *LIST_ADD(golds) = gold;
        return 0;
    }
    buffer_format(&piece->messages, "quoth: %s:%zu: %s\n", piece->name, line, wrong);
    free_gold(&gold);
    return 1;
}

/* ---- two columns */

enum { COLUMNS_DOCUMENT = 8192 }; /* bytes: where nothing divides a file, it is cut at the next sentence's end */

struct columns {
    struct buffer text, types; /* types: one after another, each ended by NUL */
    size_t letters;            /* of the text */
    struct names names;        /* their types as offsets, until the buffer no longer moves */
    struct {
        size_t *at, count, capacity;
    } offsets;
    bool open;   /* the last name may go on */
    bool attach; /* the next word follows without a blank */
};

/* Marks and endings that are written without a blank before them. */
static bool attaches(const char *word, size_t length) {
    if (length == 1) return strchr(",.;:!?)%", *word) != NULL;
    return (*word == '\'' && length <= 3) || (length == 3 && !memcmp(word, "n't", 3)) ||
           (length >= 4 && length <= 5 && !memcmp(word, "\xE2\x80\x99", 3));
}

static void add_word(struct columns *c, const char *word, size_t length) {
    bool after_stop = c->text.length && c->text.data[c->text.length - 1] == '.';
    bool at_start = !c->text.length || c->text.data[c->text.length - 1] == '\n';
    if (!at_start && !c->attach && (after_stop || !attaches(word, length))) {
        buffer_char(&c->text, ' ');
        c->letters++;
    }
    buffer_add(&c->text, word, length);
    for (size_t i = 0; i < length; i++) c->letters += ((unsigned char)word[i] & 0xC0) != 0x80;
    c->attach = length == 1 && *word == '(';
}

static bool is_label(const char *label, size_t length) {
    return length == 1 ? *label == 'O' : length > 2 && *label && label[1] == '-' && strchr("BIESLUM", *label);
}

/* The prefixes of all that divide names into beginnings and the rest: BIO, BIOES, BILOU, BMES. */
static void add_label(struct columns *c, const char *label, size_t length, size_t start) {
    bool outside = length == 1;
    const char *type = label + 2;
    size_t size = outside ? 0 : length - 2, last = c->names.count;
    bool goes_on = !outside && c->open && strchr("IEML", *label) &&
                   strlen(c->types.data + c->offsets.at[last - 1]) == size &&
                   !memcmp(c->types.data + c->offsets.at[last - 1], type, size);
    c->open = !outside;
    if (goes_on) {
        c->names.at[last - 1].span.stop = c->letters;
    } else if (!outside) {
        *LIST_ADD(&c->offsets) = c->types.length;
        buffer_add(&c->types, type, size);
        buffer_char(&c->types, '\0');
        *LIST_ADD(&c->names) = (struct named){.span = {start, c->letters}};
    }
}

static void end_document(struct golds *golds, struct columns *c, const char *name) {
    if (c->text.length) {
        struct gold gold = {.layers = HAS_NAMES, .length = c->text.length, .types = c->types.data};
        for (size_t i = 0; i < c->names.count; i++) c->names.at[i].type = gold.types + c->offsets.at[i];
        struct buffer id = {0};
        buffer_format(&id, "%s:%zu", name, golds->count + 1);
        gold.id = copy_of(id.data, id.length);
        buffer_free(&id);
        gold.text = copy_of(c->text.data, c->text.length);
        gold.letters = letters_of(gold.text, gold.length);
        gold.annotation.names = c->names;
        *LIST_ADD(golds) = gold;
    } else {
        buffer_free(&c->types);
    }
    buffer_free(&c->text);
    free(c->offsets.at);
    *c = (struct columns){0};
}

/* One line that is not empty: the first column is the word, the last its label. */
static bool add_columns(struct columns *c, const char *line, size_t length) {
    const char *end = line + length, *stop = line, *label = end;
    while (stop < end && *stop != ' ' && *stop != '\t') stop++;
    while (label > stop && label[-1] != ' ' && label[-1] != '\t') label--;
    if (stop == line || label == stop || !is_label(label, (size_t)(end - label))) return false;
    add_word(c, line, (size_t)(stop - line));
    size_t letters = 0;
    for (const char *at = line; at < stop; at++) letters += ((unsigned char)*at & 0xC0) != 0x80;
    add_label(c, label, (size_t)(end - label), c->letters - letters);
    return true;
}

static size_t read_columns(struct golds *golds, struct piece *piece) {
    struct columns c = {0};
    const char *at = piece->bytes.data, *end = at + piece->bytes.length;
    size_t bad = 0;
    for (size_t line = 1; at < end; line++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) stop = end;
        size_t length = (size_t)(stop - at);
        while (length && strchr(" \t\r", at[length - 1])) length--;
        if (length >= 10 && !memcmp(at, "-DOCSTART-", 10)) {
            end_document(golds, &c, piece->name);
        } else if (!length) {
            if (c.text.length && c.text.data[c.text.length - 1] != '\n') buffer_char(&c.text, '\n'), c.letters++;
            c.open = c.attach = false;
            if (c.text.length > COLUMNS_DOCUMENT) end_document(golds, &c, piece->name);
        } else if (!add_columns(&c, at, length) && !bad) {
            buffer_format(&piece->messages, "quoth: %s:%zu: not a word and a label (O, B-PER, I-PER)\n", piece->name,
                          line);
            bad = 1;
        }
        at = stop + 1;
    }
    end_document(golds, &c, piece->name);
    return bad;
}

size_t gold_read(struct golds *golds, struct piece *piece) {
    if (piece->failed) return 1;
    if (!piece->line) return read_columns(golds, piece);
    const char *at = piece->bytes.data, *end = at + piece->bytes.length;
    size_t failed = 0;
    for (size_t line = piece->line; at < end; line++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) stop = end;
        size_t length = (size_t)(stop - at), blank = 0;
        while (blank < length && strchr(" \t\r", at[blank])) blank++;
        if (blank < length) failed += read_line(golds, piece, at, length, line);
        at = stop + 1;
    }
    return failed;
}

void golds_free(struct golds *golds) {
    for (size_t i = 0; i < golds->count; i++) free_gold(&golds->at[i]);
    free(golds->at);
}

/* ---- what the library finds */

static void add_layer(struct spans *out, const quoth_document *d, quoth_layer which) {
    for (size_t i = 0; i < quoth_document_count(d, which); i++) *LIST_ADD(out) = quoth_document_span(d, which, i);
}

static struct range add_parts(struct spans *parts, const quoth_document *d, size_t quote, quoth_part part) {
    struct range range = {parts->count, quoth_document_part_count(d, quote, part)};
    for (size_t i = 0; i < range.count; i++) *LIST_ADD(parts) = quoth_document_part(d, quote, part, i);
    return range;
}

void annotation_of_document(struct annotation *a, const quoth_document *d) {
    add_layer(&a->tokens, d, QUOTH_TOKENS);
    add_layer(&a->sentences, d, QUOTH_SENTENCES);
    for (size_t i = 0; i < quoth_document_count(d, QUOTH_ENTITIES); i++)
        *LIST_ADD(&a->names) = (struct named){.span = quoth_document_span(d, QUOTH_ENTITIES, i),
                                              .type = quoth_document_kind(d, QUOTH_ENTITIES, i),
                                              .means = quoth_document_entity_name(d, i)};
    for (size_t i = 0; i < quoth_document_count(d, QUOTH_VALUES); i++)
        *LIST_ADD(&a->values) = (struct amount){quoth_document_span(d, QUOTH_VALUES, i),
                                                quoth_document_kind(d, QUOTH_VALUES, i), quoth_document_value(d, i),
                                                quoth_document_value_unit(d, i), quoth_document_value_modifier(d, i)};
    for (size_t i = 0; i < quoth_document_count(d, QUOTH_QUOTES); i++) {
        struct saying s = {.kind = quoth_document_kind(d, QUOTH_QUOTES, i), .name = quoth_document_speaker_name(d, i)};
        s.content = add_parts(&a->parts, d, i, QUOTH_CONTENT);
        s.quoted = add_parts(&a->parts, d, i, QUOTH_QUOTED);
        s.speakers = add_parts(&a->parts, d, i, QUOTH_SPEAKER);
        s.cues = add_parts(&a->parts, d, i, QUOTH_CUE);
        s.has_quoted = s.quoted.count;
        s.has_speaker = s.speakers.count;
        s.has_cue = s.cues.count;
        *LIST_ADD(&a->sayings) = s;
    }
}

void annotation_free(struct annotation *a) {
    free(a->tokens.at);
    free(a->sentences.at);
    free(a->parts.at);
    free(a->names.at);
    free(a->values.at);
    free(a->sayings.at);
}
