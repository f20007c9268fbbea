/*
 * Character references of HTML that were left in the text: &quot; as ", O&#39;Neill as O'Neill.
 *
 * In the working text each is overwritten by its character and invisible code points (UAX #29: Format), which belong to
 * the word that they stand in; a space by as many spaces. So offsets hold; units are counted in the text as it was
 * (struct quoth_document, counted). What browsers read: HTML Standard, section 13.2.5.72 and its table of numeric
 * references.
 */
#include "text/reference.h"

#include <utf8proc.h>

#define SHY "\xC2\xAD"
#define JOINER "\xE2\x81\xA0" /* U+2060, where an odd number of bytes is to be filled */

enum { LONGEST_NAME = 8, MOST_DIGITS = 7, SHORTEST = 4 };

struct named {
    char name[LONGEST_NAME];
    uint16_t point;
};

static const struct named marks[] = {
    {"quot", '"'},      {"apos", '\''},    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},       {"nbsp", ' '},
    {"ldquo", 0x201C},  {"rdquo", 0x201D}, {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"bdquo", 0x201E}, {"sbquo", 0x201A},
    {"laquo", 0xAB},    {"raquo", 0xBB},   {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"ndash", 0x2013}, {"mdash", 0x2014},
    {"hellip", 0x2026}, {"bull", 0x2022},  {"middot", 0xB7},   {"pound", 0xA3},    {"euro", 0x20AC},  {"yen", 0xA5},
    {"cent", 0xA2},     {"deg", 0xB0},     {"copy", 0xA9},     {"reg", 0xAE},      {"trade", 0x2122}, {"frac12", 0xBD},
    {"ensp", ' '},      {"emsp", ' '},     {"thinsp", ' '},    {"shy", 0xAD}};

/* U+00C0 to U+00FF. */
static const char letters[64][LONGEST_NAME] = {
    "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",
    "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "",       "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave",
    "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",
    "igrave", "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",
    "",       "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml",
};

/* 0x91 to 0x99: numbers of Windows-1252, which pages mean by them. */
static uint32_t of_windows(uint32_t point) {
    static const uint16_t points[] = {0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122};
    if (point == 0x80) return 0x20AC;
    if (point == 0x85) return 0x2026;
    return point >= 0x91 && point <= 0x99 ? points[point - 0x91] : 0;
}

static uint32_t named(const char *name, size_t length) {
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
        if (strlen(marks[k].name) == length && !memcmp(marks[k].name, name, length)) return marks[k].point;
    for (uint32_t k = 0; k < 64; k++)
        if (length && strlen(letters[k]) == length && !memcmp(letters[k], name, length)) return 0xC0 + k;
    return 0;
}

static int digit(char c, int base) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 0x20;
    return base == 16 && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static uint32_t numbered(const char *digits, size_t length) {
    int base = length && (*digits | 0x20) == 'x' ? 16 : 10;
    uint32_t point = 0;
    size_t at = base == 16;
    if (at >= length || length - at > MOST_DIGITS) return 0;
    for (; at < length; at++) {
        int value = digit(digits[at], base);
        if (value < 0) return 0;
        point = point * (uint32_t)base + (uint32_t)value;
    }
    if (point < ' ' || point == 0xA0) return point == '\t' || point == '\n' || point == '\r' || point == 0xA0 ? ' ' : 0;
    if (point >= 0x7F && point < 0xA0) return of_windows(point);
    return point > 0x10FFFF || (point >= 0xD800 && point < 0xE000) ? 0 : point;
}

/* The character that the reference of `length` bytes between & and ; is of; 0: of none. */
static uint32_t meant(const char *reference, size_t length) {
    return *reference == '#' ? numbered(reference + 1, length - 1) : named(reference, length);
}

/* The bytes of the reference that begins at the &, with its semicolon; 0: none does. *point: what it is. */
static size_t read_reference(const char *at, const char *stop, uint32_t *point) {
    const char *end = at + 1;
    while (end < stop && end - at <= LONGEST_NAME + 1 && *end != ';' && *end != '&' && *end != ' ') end++;
    if (end >= stop || *end != ';' || end - at + 1 < SHORTEST) return 0;
    *point = meant(at + 1, (size_t)(end - at - 1));
    return *point ? (size_t)(end - at + 1) : 0;
}

void qi_mend(char *at, size_t length, uint32_t point) {
    if (point == ' ') {
        memset(at, ' ', length);
        return;
    }
    size_t written = (size_t)utf8proc_encode_char((utf8proc_int32_t)point, (utf8proc_uint8_t *)at);
    if ((length - written) % 2) {
        memcpy(at + written, JOINER, 3);
        written += 3;
    }
    for (; written < length; written += 2) memcpy(at + written, SHY, 2);
}

quoth_status qi_mend_references(quoth_document *d) {
    char *copy = NULL;
    size_t length;
    for (const char *at = d->text, *stop = d->text + d->n_bytes; (at = memchr(at, '&', (size_t)(stop - at))) != NULL;
         at += length ? length : 1) {
        uint32_t point;
        length = read_reference(at, stop, &point);
        if (!length) continue;
        if (!copy) {
            copy = qi_arena_alloc(&d->arena, d->n_bytes);
            if (!copy) return QUOTH_ERROR_MEMORY;
            memcpy(copy, d->text, d->n_bytes);
        }
        qi_mend(copy + (at - d->text), length, point);
    }
    if (copy) d->text = copy;
    return QUOTH_OK;
}
