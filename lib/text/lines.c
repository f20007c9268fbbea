/*
 * Lines and paragraphs: what stands between line breaks, and between blank lines, or between line breaks alone. Lines
 * of text that was broken to fit a width, as in mail and what PDF becomes, are one.
 */
#include "document.h"

enum {
    BROKEN_BYTES = 100,  /* of a line that may end in the middle of a sentence, above a picture or an advertisement */
    REST_BYTES = 40,     /* of the line that goes on with it below */
    WRAPPED_BYTES = 120, /* a longer line was not broken to fit a width */
    BLOCK_LINES = 4,     /* fewer belong together: a picture's caption and its credit, an entry and its time */
    LEAD_BYTES = 20,     /* of a line that breaks off above a name */
    NARROW = 40,         /* code points: nobody breaks text to fit less */
    WRAPPED_LINES = 3    /* of a block that shows that the text was broken, and to what width */
};

static bool blank(char c) {
    return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r';
}

/* Does the line go on with a sentence that was broken round a link? */
static bool goes_on(const quoth_document *d, const struct line *line) {
    char first = d->text[line->start];
    return (first >= 'a' && first <= 'z') || first == ',' || first == '.';
}

/* Is the line below blank ones the rest of a sentence that the line before it, a long one, does not end? */
static bool is_rest(const quoth_document *d, const struct line *before, const struct line *line) {
    char first = d->text[line->start], last = d->text[before->stop - 1];
    return first >= 'a' && first <= 'z' && ((last >= 'a' && last <= 'z') || last == ',') &&
           before->stop - before->start >= BROKEN_BYTES && line->stop - line->start >= REST_BYTES;
}

static uint32_t code_points(const quoth_document *d, uint32_t start, uint32_t stop) {
    uint32_t count = 0;
    for (uint32_t i = start; i < stop; i++) count += ((unsigned char)d->text[i] & 0xC0) != 0x80;
    return count;
}

/* Could the first word of the line below have stood at the end of a line, within a width? Letters have widths of their
   own in what PDF becomes: an eighth is allowed for that. */
static bool would_fit(const quoth_document *d, const struct line *line, uint32_t width) {
    const struct line *below = line + 1;
    const char *space = memchr(d->text + below->start, ' ', below->stop - below->start);
    uint32_t word = space ? (uint32_t)(space - d->text) : below->stop;
    return code_points(d, line->start, line->stop) + 1 + code_points(d, below->start, word) <= width - width / 8;
}

/* Does a sentence go on in the line below, in small letters? */
static bool is_carried(const quoth_document *d, const struct line *line) {
    char last = d->text[line->stop - 1], first = d->text[line[1].start];
    return first >= 'a' && first <= 'z' && ((last >= 'a' && last <= 'z') || last == ',' || last == '-');
}

/* Was the block of lines broken to fit a width: did the next word seldom fit? */
static bool fills(const quoth_document *d, const struct line *line, uint32_t lines, uint32_t width) {
    uint32_t fitting = 0;
    for (uint32_t i = 0; i + 1 < lines; i++) {
        if (line[i].stop - line[i].start > 4 * WRAPPED_BYTES ||
            line[i + 1].stop - line[i + 1].start > 4 * WRAPPED_BYTES)
            return false;
        fitting += would_fit(d, &line[i], width) && !memchr(".!?:", d->text[line[i].stop - 1], 4);
        if (code_points(d, line[i].start, line[i].stop) > width) return false;
    }
    return fitting * 4 <= lines - 1;
}

/* The width that the lines of a block show, in code points; 0 when they show none. */
static uint32_t width_of(const quoth_document *d, const struct line *line, uint32_t lines) {
    uint32_t width = 0, carried = 0;
    if (lines < WRAPPED_LINES) return 0;
    for (uint32_t i = 0; i < lines; i++) {
        uint32_t bytes = line[i].stop - line[i].start;
        uint32_t own = bytes > 4 * WRAPPED_BYTES ? bytes : code_points(d, line[i].start, line[i].stop);
        if (own > WRAPPED_BYTES) return 0;
        if (own > width) width = own;
        carried += i + 1 < lines && is_carried(d, &line[i]);
    }
    return width >= NARROW && carried * 4 >= lines - 1 && fills(d, line, lines, width) ? width : 0;
}

static uint32_t block_end(const quoth_document *d, uint32_t first) {
    uint32_t next = first + 1;
    while (next < d->lines.count && d->lines.at[next].paragraph == d->lines.at[first].paragraph) next++;
    return next;
}

/* "(Adds comment, shares)" above "By Vera Raud" above the first line: does a line of its own end or begin here? */
static bool stands_apart(const quoth_document *d, const struct line *above) {
    const char *text = d->text + above[1].start;
    bool byline = above[1].stop - above[1].start > 6 && !memcmp(text, "By ", 3) && text[3] >= 'A' && text[3] <= 'Z';
    return byline || (d->text[above->start] == '(' && d->text[above->stop - 1] == ')');
}

/* Makes one line of those that a width has parted. */
static void join_wrapped(quoth_document *d) {
    uint32_t width = 0, kept = 0;
    for (uint32_t i = 0, next; i < d->lines.count; i = next) {
        next = block_end(d, i);
        uint32_t own = width_of(d, &d->lines.at[i], next - i);
        if (own > width) width = own;
    }
    for (uint32_t i = 0, next; width && i < d->lines.count; i = next) {
        next = block_end(d, i);
        bool filled = fills(d, &d->lines.at[i], next - i, width);
        for (uint32_t k = i; k < next; k++) {
            const struct line *above = &d->lines.at[k] - 1;
            if (filled && k > i && !stands_apart(d, above) && (!would_fit(d, above, width) || is_carried(d, above)))
                d->lines.at[kept - 1].stop = d->lines.at[k].stop;
            else
                d->lines.at[kept++] = d->lines.at[k];
        }
    }
    if (width) d->lines.count = kept;
}

/* Is every line of a text a paragraph by itself, though sentences go on from one to the next? Some sites put a blank
   line behind each line that was broken to fit a width. */
static bool is_spaced(const quoth_document *d) {
    uint32_t carried = 0, count = d->lines.count;
    if (count < 2 * WRAPPED_LINES) return false;
    for (uint32_t i = 0; i < count; i++) {
        const struct line *line = &d->lines.at[i];
        if (line->stop - line->start > WRAPPED_BYTES || line->paragraph != i) return false;
        carried += i + 1 < count && line->stop - line->start >= NARROW && is_carried(d, line);
    }
    return carried * 4 >= count;
}

/* Gives the lines of such a text the paragraphs that they were broken from: a line that ends in a stop, or that is
   short, ends one; so does the first, which may be a headline. */
static void close_up(quoth_document *d) {
    uint32_t width = 0, paragraph = 0;
    for (uint32_t i = 0; i < d->lines.count; i++) {
        uint32_t own = code_points(d, d->lines.at[i].start, d->lines.at[i].stop);
        if (own > width) width = own;
    }
    for (uint32_t i = 0; i < d->lines.count; i++) {
        const struct line *above = &d->lines.at[i] - 1;
        bool ends = i && memchr(".!?:\"", d->text[above->stop - 1], 5);
        bool full = i > 1 && code_points(d, above->start, above->stop) * 4 >= width * 3;
        char first = d->text[d->lines.at[i].start];
        bool on = i && !ends && ((first >= 'a' && first <= 'z') || full);
        paragraph += i && !on;
        d->lines.at[i].paragraph = paragraph;
    }
}

/* Blocks without a blank line that hold a line longer than any width: each of their lines is a paragraph. */
static void part_blocks(quoth_document *d) {
    uint32_t paragraph = 0;
    for (size_t i = 0, next; i < d->lines.count; i = next, paragraph++) {
        bool wide = false;
        uint32_t block = d->lines.at[i].paragraph;
        for (next = i; next < d->lines.count && d->lines.at[next].paragraph == block; next++)
            wide |= d->lines.at[next].stop - d->lines.at[next].start > WRAPPED_BYTES;
        bool parted = wide && next - i >= BLOCK_LINES;
        for (size_t k = i; k < next; k++) {
            paragraph += parted && k > i && !goes_on(d, &d->lines.at[k]);
            d->lines.at[k].paragraph = paragraph;
        }
    }
}

/* Does a line end where no sentence and no title does? */
static bool breaks_off(const quoth_document *d, const struct line *line) {
    static const char *const WORDS[] = {" of",   " by",   " with", " from",      " to",      " for",
                                        " at",   " in",   " and",  " the",       " a",       " an",
                                        " that", " said", " on",   " as",        " like",    " when",
                                        " than", " via",  " into", " including", " between", " against"};
    const char *stop = d->text + line->stop;
    uint32_t length = line->stop - line->start;
    if (length < LEAD_BYTES) return false;
    if (stop[-1] == ',') return true;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (!memcmp(stop - strlen(WORDS[i]), WORDS[i], strlen(WORDS[i]))) return true;
    return false;
}

/* A name that was a link: few words, of which the first and the last begin with capitals, and no stop. */
static bool is_linked_name(const quoth_document *d, const struct line *line) {
    const char *text = d->text + line->start, *stop = d->text + line->stop, *last = stop;
    if (stop - text > NARROW || *text < 'A' || *text > 'Z' || memchr(".!?:,;-|)", stop[-1], 9)) return false;
    while (last > text && last[-1] != ' ') last--;
    return *last >= 'A' && *last <= 'Z';
}

/* Makes one line of a sentence that was broken round names, each on a line of its own. */
static void join_links(quoth_document *d) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < d->lines.count; i++) {
        struct line line = d->lines.at[i];
        while (i + 2 < d->lines.count && breaks_off(d, &line) && is_linked_name(d, &d->lines.at[i + 1]) &&
               goes_on(d, &d->lines.at[i + 2]))
            line.stop = d->lines.at[i += 2].stop;
        d->lines.at[kept++] = line;
    }
    d->lines.count = kept;
}

quoth_status qi_find_lines(quoth_document *d) {
    const char *text = d->text;
    uint32_t paragraph = 0;
    bool after_blank = false;
    for (size_t at = 0; at < d->n_bytes;) {
        const char *end = memchr(text + at, '\n', d->n_bytes - at);
        size_t stop = end ? (size_t)(end - text) : d->n_bytes, next = stop + 1;
        while (at < stop && blank(text[at])) at++;
        while (stop > at && blank(text[stop - 1])) stop--;
        if (at == stop) {
            after_blank = true;
        } else {
            struct line *line = VEC_ADD(&d->arena, &d->lines);
            if (!line) return QUOTH_ERROR_MEMORY;
            *line = (struct line){(uint32_t)at, (uint32_t)stop, paragraph};
            if (after_blank && d->lines.count > 1 && !is_rest(d, line - 1, line)) line->paragraph = ++paragraph;
            after_blank = false;
        }
        at = next;
    }
    join_links(d);
    if (is_spaced(d)) close_up(d);
    join_wrapped(d);
    part_blocks(d);
    return QUOTH_OK;
}
