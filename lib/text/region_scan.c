/* The words of a line, as the cues in the lists spell them (see region.h). */
#include <utf8proc.h>

#include "text/region.h"
#include "unicode/utf8.h"

/* Latin-1 signs, general punctuation, arrows, mathematical and other signs, CJK punctuation: no letters. */
static bool is_sign(uint32_t c) {
    return c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040) ||
           c >= 0xF000;
}

static bool is_latin(uint32_t c) {
    return c < 0x370 || (c >= 0x1E00 && c < 0x1F00);
}

/* How many bytes at `at` belong to a word (0: none); *straight: the ASCII letter to be written for them. */
static uint32_t word_bytes(const char *text, uint32_t at, uint32_t stop, bool inside, char *straight) {
    unsigned char c = (unsigned char)text[at], next = at + 1 < stop ? (unsigned char)text[at + 1] : ' ';
    *straight = '\0';
    if (c < 0x80) {
        if (ascii_letter(c)) return *straight = (char)(c | 0x20), 1;
        if (ascii_digit(c)) return *straight = (char)c, 1;
        if (!inside || !(ascii_letter(next) || ascii_digit(next) || next >= 0x80)) return 0;
        bool digits = ascii_digit(next) && ascii_digit((unsigned char)text[at - 1]);
        if (c == '\'' || c == '-' || c == '.' || (digits && (c == '/' || c == ':' || c == ',')))
            return *straight = (char)c, 1;
        return 0;
    }
    size_t length;
    uint32_t point = qi_utf8_decode(text + at, &length);
    if (point == 0x2019 && inside && at + 3 < stop && ascii_letter((unsigned char)text[at + 3]))
        return *straight = '\'', 3;
    return is_sign(point) ? 0 : (uint32_t)length;
}

static uint8_t first_shape(const char *text, uint32_t at) {
    unsigned char c = (unsigned char)text[at];
    if (c < 0x80) return ascii_digit(c) ? SHAPE_FIGURE : c & 0x20 ? SHAPE_LOWER : SHAPE_CAPITAL;
    size_t length;
    uint32_t point = qi_utf8_decode(text + at, &length);
    uint8_t foreign = is_latin(point) ? 0 : SHAPE_FOREIGN;
    switch (utf8proc_category((utf8proc_int32_t)point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT: return foreign | SHAPE_CAPITAL;
    case UTF8PROC_CATEGORY_LL: return foreign | SHAPE_LOWER;
    default: return foreign;
    }
}

/* Reads one word from `at`; returns where it stops. */
static uint32_t scan_word(const char *text, uint32_t at, uint32_t stop, struct scan *scan, uint32_t *fill) {
    struct scan_word *w = &scan->words[scan->count++];
    char *out = scan->text + *fill;
    uint32_t letters = 0, lower = 0, length;
    char straight;
    w->from = at;
    w->start = (uint16_t)*fill;
    w->shape = first_shape(text, at);
    while (at < stop) {
        unsigned char c = (unsigned char)text[at];
        if (ascii_letter(c)) {
            *out++ = (char)(c | 0x20);
            letters++;
            lower += (c & 0x20) != 0;
            at++;
            continue;
        }
        length = word_bytes(text, at, stop, at > w->from, &straight);
        if (!length) break;
        if (straight)
            *out++ = straight;
        else
            memcpy(out, text + at, length), out += length;
        at += length;
    }
    if (letters > 1 && !lower) w->shape |= SHAPE_UPPER;
    w->to = at;
    w->stop = (uint16_t)(out - scan->text);
    w->colon = at < stop && text[at] == ':';
    if (w->colon) *out++ = ':';
    *out++ = ' ';
    *fill = (uint32_t)(out - scan->text);
    return at;
}

void qi_region_scan(const quoth_document *d, uint32_t start, uint32_t stop, uint32_t most, struct scan *scan) {
    static const char CODE[] = "{}<>;$\\";
    const char *text = d->text;
    uint32_t limit = stop - start > most ? start + most : stop, fill = 0;
    char straight;
    scan->count = scan->marks = 0;
    scan->quotes = false;
    while (limit > start && limit < stop && ((unsigned char)text[limit] & 0xC0) == 0x80) limit--;
    for (uint32_t at = start; at < limit && scan->count < REGION_WORDS;) {
        if (text[at] == ' ') {
            at++;
        } else if (word_bytes(text, at, limit, false, &straight)) {
            at = scan_word(text, at, limit, scan, &fill);
        } else if ((unsigned char)text[at] < 0x80) {
            if (text[at] == '"')
                scan->quotes = true;
            else if (text[at] == ':' && scan->count && !scan->words[scan->count - 1].colon) /* "Story code : 1234" */
                scan->words[scan->count - 1].colon = true, scan->text[fill - 1] = ':', scan->text[fill++] = ' ';
            else if (memchr(CODE, text[at], sizeof CODE - 1))
                scan->marks++;
            at++;
        } else {
            size_t length;
            uint32_t point = qi_utf8_decode(text + at, &length);
            scan->quotes |= point == 0x2018 || point == 0x201C || point == 0xAB;
            at += (uint32_t)length;
        }
    }
    scan->whole = limit == stop && scan->count < REGION_WORDS;
}

void qi_region_look_up(const quoth_document *d, struct scan *scan, uint32_t words) {
    const struct lexicon *lexicon = &d->model->lexicon;
    uint32_t count = words < scan->count ? words : scan->count;
    for (uint32_t i = 0; i < count; i++) {
        struct scan_word *w = &scan->words[i];
        w->lists = qi_hash(scan->text + w->start, w->stop - w->start); /* until the lists are here */
        qi_lexicon_fetch(lexicon, w->lists);
    }
    for (uint32_t i = 0; i < count; i++) scan->words[i].lists = qi_lexicon_lists(lexicon, scan->words[i].lists);
}
