#include "article.h"

#include <string.h>

#include <yyjson.h>

static bool fail(struct item *item, const char *reason) {
    if (item->line)
        buffer_format(&item->messages, "quoth: %s:%zu: %s\n", item->name, item->line, reason);
    else
        buffer_format(&item->messages, "quoth: %s: %s\n", item->name, reason);
    return false;
}

static void set_id(struct article *article, const struct item *item, yyjson_val *id) {
    struct buffer *out = &article->id;
    buffer_clear(out);
    article->id_is_number = yyjson_is_raw(id);
    if (yyjson_is_str(id))
        buffer_add(out, yyjson_get_str(id), yyjson_get_len(id));
    else if (yyjson_is_raw(id))
        buffer_add(out, yyjson_get_raw(id), yyjson_get_len(id));
    else if (item->line)
        buffer_format(out, "%s:%zu", item->name, item->line);
    else
        buffer_text(out, item->name);
}

static bool analyze(struct article *article, struct item *item, const char *text, size_t length, quoth_model *model,
                    const quoth_options *options) {
    quoth_error error;
    if (article->id.failed) return fail(item, "out of memory");
    if (quoth_analyze(model, text, length, options, &article->document, &error)) return fail(item, error.message);
    return true;
}

static bool analyze_record(struct article *article, struct item *item, quoth_model *model,
                           const quoth_options *options) {
    yyjson_read_err error;
    /* Numbers stay as they are written: an id of twenty digits comes out as it went in. */
    yyjson_doc *json = yyjson_read_opts(item->bytes.data, item->bytes.length,
                                        YYJSON_READ_INSITU | YYJSON_READ_NUMBER_AS_RAW, NULL, &error);
    if (!json) {
        buffer_format(&item->messages, "quoth: %s:%zu: not JSON: %s at byte %zu of the line\n", item->name, item->line,
                      error.msg, error.pos + 1);
        return false;
    }
    yyjson_val *root = yyjson_doc_get_root(json), *text = yyjson_obj_get(root, "text");
    bool done = false;
    if (yyjson_is_str(text)) {
        set_id(article, item, yyjson_obj_get(root, "id"));
        done = analyze(article, item, yyjson_get_str(text), yyjson_get_len(text), model, options);
    } else {
        fail(item, yyjson_is_obj(root) ? "the record has no \"text\" that is a string" : "not a JSON object");
    }
    yyjson_doc_free(json);
    return done;
}

static void warn(struct item *item) {
    const struct buffer *text = &item->bytes;
    if (!text->length)
        buffer_format(&item->messages, "quoth: %s: warning: empty\n", item->name);
    else if (text->length > 1 && (!memcmp(text->data, "\xFF\xFE", 2) || !memcmp(text->data, "\xFE\xFF", 2)))
        buffer_format(&item->messages,
                      "quoth: %s: warning: this is UTF-16; quoth reads UTF-8 (try iconv -f UTF-16 -t UTF-8)\n",
                      item->name);
}

static void warn_of_ill_formed(struct item *item, const quoth_document *document) {
    size_t first = 0, count = quoth_document_ill_formed(document, &first);
    if (count)
        buffer_format(&item->messages, "quoth: %s: warning: %zu ill-formed UTF-8 sequence%s, the first at byte %zu\n",
                      item->name, count, count > 1 ? "s" : "", first + 1);
}

bool article_analyze(struct article *article, struct item *item, quoth_model *model, const quoth_options *options) {
    article->document = NULL;
    if (item->failed) return false;
    if (item->line) return analyze_record(article, item, model, options);
    warn(item);
    set_id(article, item, NULL);
    if (!analyze(article, item, item->bytes.data, item->bytes.length, model, options)) return false;
    warn_of_ill_formed(item, article->document);
    return true;
}

void article_free(struct article *article) {
    quoth_document_free(article->document);
    buffer_free(&article->id);
    article->document = NULL;
}
