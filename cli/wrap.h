/* Text for people: words wrapped to a width, with styles, safe for a terminal. */
#ifndef QUOTH_CLI_WRAP_H
#define QUOTH_CLI_WRAP_H

#include "buffer.h"

enum style { STYLE_PLAIN = 0, STYLE_STRONG, STYLE_FAINT, STYLE_CONTENT, STYLE_SPEAKER, STYLE_CUE, STYLE_VIA };

struct wrap {
    struct buffer *out;
    bool color;
    int width, indent; /* columns: of a line, of the space before it from the second line on */
    int column;        /* where the line stands */
    bool begun;        /* the line has a word */
    bool space;        /* between the last word and the next */
    struct buffer word;
    int word_width;
    enum style style; /* of the word's last character */
};

/* first: column of the first line, which the caller has written to. */
void wrap_open(struct wrap *wrap, struct buffer *out, bool color, int width, int first, int indent);
/*
 * Adds text. White space separates words, one blank each; other control characters become U+FFFD and
 * marks that turn the writing direction are left out, so that no text can play with the terminal.
 */
void wrap_text(struct wrap *wrap, const char *text, size_t length, enum style style);
void wrap_string(struct wrap *wrap, const char *text, enum style style);
/* Blanks up to a column, one at least; the next word follows without one. */
void wrap_pad(struct wrap *wrap, int column);
/* Ends the line. */
void wrap_close(struct wrap *wrap);

#endif
