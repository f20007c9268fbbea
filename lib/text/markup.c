/*
 * Marks of HTML and Markdown that were left round running text: <p>, <b>, <a href="…">, [text](address), **text**.
 *
 * In the working text each is overwritten as a character reference is (reference.c): by blanks where it stands behind a
 * blank, by line breaks where it ends a paragraph, else by invisible code points behind the character before it. Lines
 * with any other tag are left alone: they are layout, not text.
 */
#include "text/markup.h"

#include "text/reference.h"

enum {
    LONGEST_TAG = 480, /* with a link's address */
    LONGEST_LINK = 200,
    LONGEST_ADDRESS = 480,
    LONGEST_NAME = 10,
    LEAST_TEXT = 40 /* bytes outside of tags in a line that no paragraph's tag opens */
};

enum tag { TAG_NONE, TAG_OTHER, TAG_LAYOUT, TAG_LINK, TAG_INLINE, TAG_BREAK, TAG_BLOCK };

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_alnum(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static enum tag kind_of(const char *name, size_t length) {
    static const char *const blocks[] = {"p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"};
    static const char *const inlines[] = {"b",    "i",     "u",    "em",  "strong", "span", "q",
                                          "cite", "small", "mark", "sub", "sup",    "font"};
    static const char *const layouts[] = {"div", "article", "section", "main", "body", "html", "header"};
    char lower[LONGEST_NAME + 1] = {0};
    if (length > LONGEST_NAME) return TAG_OTHER;
    for (size_t i = 0; i < length; i++) lower[i] = is_letter(name[i]) ? (char)(name[i] | 0x20) : name[i];
    if (!strcmp(lower, "br")) return TAG_BREAK;
    if (!strcmp(lower, "a")) return TAG_LINK;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (!strcmp(lower, blocks[i])) return TAG_BLOCK;
    for (size_t i = 0; i < sizeof inlines / sizeof *inlines; i++)
        if (!strcmp(lower, inlines[i])) return TAG_INLINE;
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
        if (!strcmp(lower, layouts[i])) return TAG_LAYOUT;
    return TAG_OTHER;
}

/* The tag that begins at the <, and its bytes; TAG_NONE where none does: "2 < 3". */
static enum tag read_tag(const char *at, const char *stop, size_t *length) {
    const char *name = at + 1 + (stop - at > 1 && at[1] == '/'), *end = name;
    while (end < stop && is_alnum(*end)) end++;
    if (name == end || end == stop || !is_letter(*name)) return TAG_NONE;
    if (*end != '>' && *end != '/' && *end != ' ') return TAG_OTHER;
    size_t most = (size_t)(stop - at) < LONGEST_TAG ? (size_t)(stop - at) : LONGEST_TAG;
    const char *close = memchr(at, '>', most);
    if (!close) return TAG_OTHER;
    *length = (size_t)(close - at) + 1;
    bool attributes = *end == ' ' && close[-1] != '/' && !memchr(end, '=', (size_t)(close - end));
    return attributes ? TAG_OTHER : kind_of(name, (size_t)(end - name));
}

/* Is the line running text within simple tags, and nothing else? What stands in links is no text by itself. */
static bool is_tagged_text(const char *line, const char *stop) {
    size_t text = 0, length = 1;
    bool block = false, any = false, layout = false, linked = false;
    for (const char *at = line; at < stop; at += length) {
        enum tag tag = *at == '<' ? read_tag(at, stop, &length) : TAG_NONE;
        if (tag == TAG_OTHER) return false;
        if (tag == TAG_NONE) length = 1, text += !linked && is_alnum(*at);
        if (tag == TAG_LINK) linked = at[1] != '/';
        layout |= tag == TAG_LAYOUT;
        block |= tag == TAG_BLOCK;
        any |= tag != TAG_NONE;
    }
    return any && (block ? text > 0 : text >= LEAST_TEXT && !layout);
}

/* Does a blank do no harm at `at`: before another, at the end of a line, before a comma or the stop of a sentence? */
static bool bears_blank(const char *at, const char *stop) {
    if (at == stop || is_blank(*at) || *at == ',' || *at == ';' || *at == ':') return true;
    return *at == '.' && (at + 1 == stop || is_blank(at[1]));
}

/* Overwrites `length` bytes of a line that are no text. */
static void hide(const char *line, const char *stop, char *at, size_t length) {
    if (length < 2 || at == line || is_blank(at[-1]) || bears_blank(at + length, stop)) {
        memset(at, ' ', length);
        return;
    }
    if (length % 2) memcpy(at, "\xE2\x81\xA0", 3), at += 3, length -= 3;
    for (; length; at += 2, length -= 2) memcpy(at, "\xC2\xAD", 2);
}

static void hide_tags(char *line, char *stop) {
    size_t length = 1;
    for (char *at = line; at < stop; at += length) {
        enum tag tag = *at == '<' ? read_tag(at, stop, &length) : TAG_NONE;
        if (tag == TAG_NONE) {
            length = 1;
        } else if (tag == TAG_INLINE || tag == TAG_LINK) {
            hide(line, stop, at, length);
        } else {
            memset(at, ' ', length);
            at[0] = '\n';
            if (tag == TAG_BLOCK) at[1] = '\n';
        }
    }
}

/* The bytes of the picture or link of Markdown that begins at `at`, "[text](address)", or 0: none does. *close: where
   its text ends. */
static size_t read_link(const char *at, const char *stop, size_t *close) {
    const char *from = at + (at < stop && *at == '!');
    if (stop - from < 6 || *from != '[' || from[1] == ']') return 0;
    const char *end = memchr(from, ']', (size_t)(stop - from) < LONGEST_LINK ? (size_t)(stop - from) : LONGEST_LINK);
    if (!end || stop - end < 4 || end[1] != '(') return 0;
    size_t most = (size_t)(stop - end) < LONGEST_ADDRESS ? (size_t)(stop - end) : LONGEST_ADDRESS;
    const char *last = memchr(end, ')', most), *colon = last ? memchr(end, ':', (size_t)(last - end)) : NULL;
    bool address = end[2] == '/' || end[2] == '#' || (colon && colon[1] == '/') ||
                   (stop - end > 9 && !memcmp(end + 2, "mailto:", 7));
    if (!last || !address) return 0;
    *close = (size_t)(end - at);
    return (size_t)(last - at) + 1;
}

bool qi_markdown_links(const char *line, const char *stop, bool *picture) {
    bool link = false;
    const char *end;
    size_t close, length;
    *picture = false;
    for (const char *at = line; at < stop;) {
        bool linked = stop - at > 1 && !memcmp(at, "[!", 2); /* [![The bridge](https://…)](https://…) */
        bool closes = stop - at > 1 && !memcmp(at, "](", 2);
        if (!linked && (length = read_link(at, stop, &close)) != 0) {
            *picture |= *at == '!';
            link = true;
            at += length;
        } else if (linked || memchr("*-+|, ", *at, 6)) {
            at++;
        } else if (closes && (end = memchr(at, ')', (size_t)(stop - at))) != NULL) {
            at = end + 1;
        } else {
            return false;
        }
    }
    return link;
}

/* Where ** that opens at `at` closes; NULL when it opens nothing. */
static char *read_strong(char *line, char *at, char *stop) {
    bool opens = stop - at > 4 && at[1] == '*' && !is_blank(at[2]) && at[2] != '*' && (at == line || !is_alnum(at[-1]));
    for (char *end = at + 3; opens && end + 1 < stop && end - at < LONGEST_LINK; end++)
        if (end[0] == '*' && end[1] == '*' && !is_blank(end[-1]))
            return end[-1] != '*' && (end + 2 == stop || (end[2] != '*' && !is_alnum(end[2]))) ? end : NULL;
    return NULL;
}

/* The # of "## What comes next". */
static size_t heading(const char *line, const char *stop) {
    size_t length = 0;
    while (length < 6 && line + length < stop && line[length] == '#') length++;
    const char *title = line + length + 1;
    bool small = title < stop && ((*title >= 'a' && *title <= 'z') || *title == '#');
    return length && title < stop && line[length] == ' ' && !small ? length : 0;
}

static void hide_markdown(char *line, char *stop) {
    size_t close, length = heading(line, stop);
    bool picture;
    if (length) memset(line, ' ', length);
    if (qi_markdown_links(line, stop, &picture)) return;
    for (char *at = line, *end; at < stop; at++) {
        bool apart = at == line || is_blank(at[-1]) || at[-1] == '(';
        if (*at == '*' && (end = read_strong(line, at, stop))) {
            hide(line, stop, at, 2);
            hide(line, stop, end, 2);
        } else if (apart && (*at == '[' || *at == '!') && (length = read_link(at, stop, &close)) != 0) {
            if (*at == '!')
                memset(at, ' ', length);
            else
                hide(line, stop, at + close, length - close), *at = ' ';
        }
    }
}

/* May a text have such marks? Most have none. */
static bool may_have(const quoth_document *d, const char *marks) {
    for (const char *at = d->text, *stop = at + d->n_bytes; (at = memchr(at, marks[0], (size_t)(stop - at))); at++)
        if (stop - at > 1 && (!marks[1] || at[1] == marks[1])) return true;
    return false;
}

quoth_status qi_mend_markup(quoth_document *d) {
    bool tags = may_have(d, "<"), marks = may_have(d, "](") || may_have(d, "**") || may_have(d, "# ");
    if (!tags && !marks) return QUOTH_OK;
    char *copy = qi_arena_alloc(&d->arena, d->n_bytes), *stop = copy + d->n_bytes;
    if (!copy) return QUOTH_ERROR_MEMORY;
    memcpy(copy, d->text, d->n_bytes);
    for (char *line = copy, *end; line < stop; line = end < stop ? end + 1 : stop) {
        end = memchr(line, '\n', (size_t)(stop - line));
        if (!end) end = stop;
        while (line < end && is_blank(*line)) line++;
        char *last = end;
        while (last > line && is_blank(last[-1])) last--;
        if (tags && is_tagged_text(line, last)) hide_tags(line, last);
        if (marks) hide_markdown(line, last);
    }
    d->text = copy;
    return QUOTH_OK;
}
