#include "wrap.h"

#include <string.h>
#include <wchar.h>

#include "utf8.h"

static const char *const codes[] = {
    [STYLE_PLAIN] = "\033[0m",   [STYLE_STRONG] = "\033[1m", [STYLE_FAINT] = "\033[2m", [STYLE_CONTENT] = "\033[32m",
    [STYLE_SPEAKER] = "\033[1m", [STYLE_CUE] = "\033[36m",   [STYLE_VIA] = "\033[35m",
};

void wrap_open(struct wrap *w, struct buffer *out, bool color, int width, int first, int indent) {
    *w = (struct wrap){.out = out, .color = color, .width = width, .indent = indent, .column = first};
}

static void set_style(struct wrap *w, enum style style) {
    if (w->color && style != w->style) {
        if (w->style != STYLE_PLAIN) buffer_text(&w->word, codes[STYLE_PLAIN]);
        if (style != STYLE_PLAIN) buffer_text(&w->word, codes[style]);
    }
    w->style = style;
}

/* Puts the finished word onto this line or the next. */
static void end_word(struct wrap *w) {
    if (!w->word.length) return;
    set_style(w, STYLE_PLAIN);
    if (w->column + w->space + w->word_width > w->width && w->begun) {
        buffer_char(w->out, '\n');
        for (w->column = 0; w->column < w->indent; w->column++) buffer_char(w->out, ' ');
    } else if (w->space) {
        buffer_char(w->out, ' ');
        w->column++;
    }
    if (w->word.failed) w->out->failed = true;
    buffer_add(w->out, w->word.data, w->word.length);
    w->column += w->word_width;
    w->word_width = 0;
    w->begun = true;
    w->space = false;
    buffer_clear(&w->word);
}

static bool is_space(uint32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
           c == 0xFEFF;
}

static bool turns_direction(uint32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Where the locale does not know (a C locale knows ASCII alone) a character takes one column. */
static int columns(uint32_t c) {
    int width = wcwidth((wchar_t)c);
    return width < 0 ? 1 : width;
}

/* How many of the first bytes are letters and marks of ASCII, each of one column. */
static size_t plain_run(const char *text, size_t length) {
    size_t n = 0;
    while (n < length && text[n] > ' ' && text[n] < 0x7F) n++;
    return n;
}

/* The columns that the word may still take. */
static int room(const struct wrap *w) {
    return w->width - w->indent - w->word_width;
}

/* Appends characters to the word; a word that is wider than the line is cut. */
static void add_characters(struct wrap *w, const char *bytes, size_t length, int width, enum style style) {
    if (width > room(w) && w->word_width) end_word(w);
    set_style(w, style);
    buffer_add(&w->word, bytes, length);
    w->word_width += width;
}

void wrap_text(struct wrap *w, const char *text, size_t length, enum style style) {
    uint32_t c;
    for (size_t at = 0, step; at < length; at += step) {
        size_t most = room(w) > 1 ? (size_t)room(w) : 1;
        if ((step = plain_run(text + at, length - at < most ? length - at : most)) > 0) {
            add_characters(w, text + at, step, (int)step, style);
            continue;
        }
        step = utf8_next(text + at, length - at, &c);
        if (is_space(c)) {
            end_word(w);
            w->space = w->begun;
        } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == UTF8_REPLACEMENT) {
            add_characters(w, "\xEF\xBF\xBD", 3, columns(UTF8_REPLACEMENT), style);
        } else if (!turns_direction(c)) {
            add_characters(w, text + at, step, columns(c), style);
        }
    }
}

void wrap_string(struct wrap *w, const char *text, enum style style) {
    wrap_text(w, text, strlen(text), style);
}

void wrap_pad(struct wrap *w, int column) {
    end_word(w);
    do buffer_char(w->out, ' ');
    while (++w->column < column);
}

void wrap_close(struct wrap *w) {
    end_word(w);
    buffer_char(w->out, '\n');
    buffer_free(&w->word);
}
