#include "html.h"

#include <string.h>

#include "html_article.h"
#include "html_who.h"
#include "utf8.h"

static const char css[] = {
#include "page_css.inc"
};

void html_text(struct buffer *out, const char *text, size_t length) {
    for (size_t at = 0, step; at < length; at += step) {
        uint32_t c;
        step = utf8_next(text + at, length - at, &c);
        bool forbidden = (c < 0x20 && c != '\t' && c != '\n' && c != '\f' && c != '\r') || (c >= 0x7F && c < 0xA0) ||
                         (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || c == UTF8_REPLACEMENT;
        if (c == '&')
            buffer_text(out, "&amp;");
        else if (c == '<')
            buffer_text(out, "&lt;");
        else if (c == '>')
            buffer_text(out, "&gt;");
        else if (c == '"')
            buffer_text(out, "&quot;");
        else if (forbidden)
            buffer_text(out, "\xEF\xBF\xBD");
        else
            buffer_add(out, text + at, step);
    }
}

void html_string(struct buffer *out, const char *text) {
    html_text(out, text, strlen(text));
}

size_t html_headline(const quoth_document *d) {
    for (size_t i = 0; i < quoth_document_count(d, QUOTH_REGIONS); i++)
        if (!strcmp(quoth_document_kind(d, QUOTH_REGIONS, i), "headline")) return i;
    return QUOTH_NONE;
}

void html_title(struct buffer *out, const struct article *article) {
    size_t headline = html_headline(article->document);
    if (headline == QUOTH_NONE) {
        html_text(out, article->id.data, article->id.length);
    } else {
        quoth_span span = quoth_document_span(article->document, QUOTH_REGIONS, headline);
        html_text(out, quoth_document_text(article->document, NULL) + span.start, span.stop - span.start);
    }
}

const char *html_type(const char *type) {
    static const char *const types[][2] = {
        {"PER", "person"}, {"ORG", "organisation"}, {"LOC", "place"}, {"MISC", "other name"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!strcmp(types[i][0], type)) return types[i][1];
    return type;
}

static void count_of(struct buffer *out, size_t count, const char *one, const char *many) {
    buffer_format(out, "%zu %s", count, count == 1 ? one : many);
}

static void head(struct buffer *out) {
    buffer_text(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"color-scheme\" content=\"light dark\">\n"
                     "<title>Who said what</title>\n<style>\n");
    buffer_add(out, css, sizeof css);
    buffer_text(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#articles\">Skip to the articles</a>\n");
}

static void banner(struct buffer *out, const struct article *articles, size_t count, const struct who_index *who) {
    size_t quotes = 0;
    for (size_t i = 0; i < count; i++) quotes += quoth_document_count(articles[i].document, QUOTH_QUOTES);
    buffer_text(out, "<header>\n<h1>Who said what</h1>\n<p>");
    count_of(out, count, "article", "articles");
    buffer_text(out, ", ");
    count_of(out, quotes, "quote", "quotes");
    buffer_text(out, ", ");
    count_of(out, who->speakers, "speaker", "speakers");
    buffer_text(
        out,
        "</p>\n<nav aria-label=\"Page\">\n<a href=\"#articles\">Articles</a>\n<a href=\"#speakers\">Speakers</a>\n");
    if (who->has_statements) buffer_text(out, "<a href=\"#statements\">Statements compared</a>\n");
    if (who->has_conflicts) buffer_text(out, "<a href=\"#figures\">Figures that differ</a>\n");
    buffer_text(
        out,
        "<a href=\"#names\">Names</a>\n</nav>\n"
        "<p class=\"key\">Marked: <mark class=\"q direct\">direct</mark>, <mark class=\"q mixed\">mixed</mark> and "
        "<mark class=\"q indirect\">indirect</mark> quotes, <mark class=\"q scare\">marked terms</mark>, "
        "<span class=\"cue\">reporting words</span>, <span class=\"e\">names</span>. "
        "Point at one, or move to it with the Tab key, to see who speaks and why quoth thinks so.</p>\n"
        "</header>\n");
}

static void contents(struct buffer *out, const struct article *articles, size_t count) {
    enum { FEW = 12 };
    if (count < 2) return;
    buffer_format(out, "<details class=\"contents\"%s>\n<summary>All %zu articles</summary>\n<ol>\n",
                  count <= FEW ? " open" : "", count);
    for (size_t i = 0; i < count; i++) {
        buffer_format(out, "<li><a href=\"#a%zu\">", i + 1);
        html_title(out, &articles[i]);
        buffer_text(out, "</a> <span class=\"note\">");
        count_of(out, quoth_document_count(articles[i].document, QUOTH_QUOTES), "quote", "quotes");
        buffer_text(out, "</span></li>\n");
    }
    buffer_text(out, "</ol>\n</details>\n");
}

void html_page(struct buffer *out, const struct article *articles, size_t count, const struct view *view) {
    struct who_index who;
    if (!who_build(&who, articles, count, view)) {
        out->failed = true;
        return;
    }
    head(out);
    banner(out, articles, count, &who);
    buffer_text(out, "<div class=\"columns\">\n<main id=\"articles\">\n");
    contents(out, articles, count);
    for (size_t i = 0; i < count; i++) html_article(out, &articles[i], &who);
    buffer_text(out, "</main>\n<aside>\n");
    who_speakers(out, &who);
    who_names(out, &who);
    buffer_text(out, "</aside>\n</div>\n");
    if (who.has_statements) who_statements(out, &who);
    if (who.has_conflicts) who_conflicts(out, &who);
    buffer_format(out, "<footer>Made with quoth %s.</footer>\n</body>\n</html>\n", quoth_version());
    who_free(&who);
}
