#include "article.h"

#include <string.h>
#include <strings.h>

#include <yyjson.h>

#include "value/value.h"

static bool fail(struct piece *piece, size_t line, const char *reason) {
    if (line)
        buffer_format(&piece->messages, "quoth: %s:%zu: %s\n", piece->name, line, reason);
    else
        buffer_format(&piece->messages, "quoth: %s: %s\n", piece->name, reason);
    return false;
}

static bool analyze(struct article *article, struct piece *piece, size_t line, const char *text, size_t length,
                    quoth_model *model, const quoth_options *options) {
    quoth_error error;
    if (article->id.failed) return fail(piece, line, "out of memory");
    if (quoth_analyze(model, text, length, options, &article->document, &error))
        return fail(piece, line, error.message);
    return true;
}

static bool begins_with(const char *at, const char *end, const char *word) {
    return (size_t)(end - at) >= strlen(word) && !strncasecmp(at, word, strlen(word));
}

static const char *skip_blank(const char *at, const char *end) {
    while (at < end && *at && strchr(" \t\r\n", *at)) at++;
    return at;
}

/* Where a text begins: behind a byte order mark and blanks. */
static const char *beginning(const struct buffer *text) {
    const char *at = text->data, *end = at + text->length;
    return skip_blank(begins_with(at, end, "\xEF\xBB\xBF") ? at + 3 : at, end);
}

static bool is_html(const struct buffer *text) {
    const char *at = beginning(text), *end = text->data + text->length;
    return begins_with(at, end, "<!doctype html") || begins_with(at, end, "<html");
}

/* An object with a key, or an array of objects. */
static bool is_json(const struct buffer *text) {
    const char *at = beginning(text), *end = text->data + text->length;
    if (begins_with(at, end, "[")) at = skip_blank(at + 1, end);
    return begins_with(at, end, "{") && begins_with(skip_blank(at + 1, end), end, "\"");
}

/* What is no plain text in UTF-8 is analysed all the same, but seldom what was meant. */
static void warn_of_text(struct piece *piece) {
    const struct buffer *text = &piece->bytes;
    const char *what = NULL;
    if (!text->length)
        what = "empty";
    else if (text->length > 3 && (!memcmp(text->data, "\xFF\xFE\0\0", 4) || !memcmp(text->data, "\0\0\xFE\xFF", 4)))
        what = "this is UTF-32; quoth reads UTF-8 (try iconv -f UTF-32 -t UTF-8)";
    else if (text->length > 1 && (!memcmp(text->data, "\xFF\xFE", 2) || !memcmp(text->data, "\xFE\xFF", 2)))
        what = "this is UTF-16; quoth reads UTF-8 (try iconv -f UTF-16 -t UTF-8)";
    else if (memchr(text->data, 0, text->length))
        what = "this has NUL bytes, as no text has; quoth reads plain text in UTF-8";
    else if (is_html(text))
        what = "this is HTML; quoth reads plain text, without tags";
    else if (is_json(text))
        what = "this is JSON; quoth reads plain text, or records, one a line, with --input=jsonl";
    if (what) buffer_format(&piece->messages, "quoth: %s: warning: %s\n", piece->name, what);
}

/* Is no byte above ASCII part of a well-formed sequence, as in texts that have one byte a character? */
static bool is_one_byte_encoding(const struct buffer *text, size_t ill_formed) {
    size_t above = 0;
    for (size_t i = 0; i < text->length; i++) {
        if (!text->data[i]) return false;
        above += (unsigned char)text->data[i] > 0x7F;
    }
    return above == ill_formed;
}

static void warn_of_ill_formed(struct piece *piece, const quoth_document *document) {
    size_t first = 0, count = quoth_document_ill_formed(document, &first);
    if (!count) return;
    buffer_format(&piece->messages, "quoth: %s: warning: %zu ill-formed UTF-8 sequence%s, the first at byte %zu%s\n",
                  piece->name, count, count > 1 ? "s" : "", first + 1,
                  is_one_byte_encoding(&piece->bytes, count)
                      ? " (if it is Windows-1252, try iconv -f WINDOWS-1252 -t UTF-8)"
                      : "");
}

bool article_from_text(struct article *article, struct piece *piece, quoth_model *model, const quoth_options *options) {
    const struct buffer *text = &piece->bytes;
    warn_of_text(piece);
    buffer_clear(&article->id);
    buffer_text(&article->id, piece->name);
    article->id_is_number = false;
    if (!analyze(article, piece, 0, text->data, text->length, model, options)) return false;
    warn_of_ill_formed(piece, article->document);
    return true;
}

static void set_id(struct article *article, const struct piece *piece, size_t line, yyjson_val *id) {
    struct buffer *out = &article->id;
    buffer_clear(out);
    article->id_is_number = yyjson_is_raw(id);
    if (yyjson_is_str(id))
        buffer_add(out, yyjson_get_str(id), yyjson_get_len(id));
    else if (yyjson_is_raw(id))
        buffer_add(out, yyjson_get_raw(id), yyjson_get_len(id));
    else
        buffer_format(out, "%s:%zu", piece->name, line);
}

uint32_t article_date(const char *text) {
    static const char pattern[] = "0000-00-00";
    uint32_t date = 0;
    for (size_t i = 0; pattern[i]; i++) {
        if (!text || (pattern[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != '-')) return 0;
        if (pattern[i] == '0') date = date * 10 + (uint32_t)(text[i] - '0');
    }
    return qi_is_date(date) ? date : 0;
}

/* The date of a record; one that cannot be read does not cost the record. */
static uint32_t read_date(struct piece *piece, size_t line, yyjson_val *value) {
    uint32_t date = article_date(yyjson_get_str(value));
    if (!date && value && !yyjson_is_null(value) && !yyjson_equals_str(value, ""))
        buffer_format(&piece->messages, "quoth: %s:%zu: warning: the record's \"date\" is no day, as 2021-12-02 is\n",
                      piece->name, line);
    return date;
}

static const char *what_is_wrong(yyjson_val *root) {
    if (yyjson_is_obj(root)) return "the record has no \"text\" that is a string";
    return yyjson_is_arr(root) ? "an array, not a JSON object (try jq -c '.[]' to make lines of its items)"
                               : "not a JSON object";
}

bool article_from_record(struct article *article, struct piece *piece, const char *bytes, size_t length, size_t line,
                         quoth_model *model, const quoth_options *options) {
    yyjson_read_err error;
    /* Numbers stay as they are written: an id of twenty digits comes out as it went in. The cast is to be
       able to ask for this; without YYJSON_READ_INSITU nothing is written. */
    yyjson_doc *json = yyjson_read_opts((char *)(uintptr_t)bytes, length, YYJSON_READ_NUMBER_AS_RAW, NULL, &error);
    if (!json) {
        buffer_format(&piece->messages, "quoth: %s:%zu: not JSON: %s at byte %zu of the line\n", piece->name, line,
                      error.msg, error.pos + 1);
        return false;
    }
    yyjson_val *root = yyjson_doc_get_root(json), *text = yyjson_obj_get(root, "text");
    bool done = false;
    if (yyjson_is_str(text)) {
        set_id(article, piece, line, yyjson_obj_get(root, "id"));
        quoth_options dated = *options;
        dated.date = read_date(piece, line, yyjson_obj_get(root, "date"));
        done = analyze(article, piece, line, yyjson_get_str(text), yyjson_get_len(text), model, &dated);
    } else {
        fail(piece, line, what_is_wrong(root));
    }
    yyjson_doc_free(json);
    return done;
}

void article_clear(struct article *article) {
    quoth_document_free(article->document);
    article->document = NULL;
}

void article_free(struct article *article) {
    article_clear(article);
    buffer_free(&article->id);
}
