/* What a unit shows by itself, whatever stands round it (see region.h). */
#include "text/markup.h"
#include "text/region.h"
#include "unicode/utf8.h"

enum { SIGN_BYTES = 6 }; /* of a line without a word */

void qi_region_fix(struct unit *u, enum region_kind kind, const char *detail) {
    u->kind = (uint8_t)kind;
    u->detail = detail;
    u->flags |= UNIT_FIXED;
}

uint8_t qi_region_ending(const char *text, uint32_t start, uint32_t stop) {
    while (stop > start) {
        unsigned char c = (unsigned char)text[stop - 1];
        if (c >= 0x80) {
            uint32_t at = stop - 1;
            while (at > start && ((unsigned char)text[at] & 0xC0) == 0x80) at--;
            size_t length;
            uint32_t point = qi_utf8_decode(text + at, &length);
            if (point == 0x2026) return ENDS_STOP;
            if (point == 0x2013 || point == 0x2014) return ENDS_COMMA;
            bool blank = point == 0xA0 || point == 0xAD || point == 0x2060; /* or what fills a mended mark's place */
            if ((point < 0x2018 || point > 0x201F) && point != 0xBB && point != 0xAB && !blank) return ENDS_OPEN;
            stop = at;
        } else {
            if (c == '.' || c == '!') return ENDS_STOP;
            if (c == '?') return ENDS_QUESTION;
            if (c == ':') return ENDS_COLON;
            if (c == ',' || c == ';' || c == '-') return ENDS_COMMA;
            if (c != '"' && c != '\'' && c != ')' && c != ']' && c != ' ') return ENDS_OPEN;
            stop--;
        }
    }
    return ENDS_OPEN;
}

/* An element's tag: <name>, <name/>, </name> or <name attribute=…>. */
static bool is_tag(const char *s, uint32_t length) {
    uint32_t at = 1 + (length > 1 && s[1] == '/');
    if (length < 4 || s[0] != '<' || !ascii_letter((unsigned char)s[at])) return false;
    while (at < length && (ascii_letter((unsigned char)s[at]) || ascii_digit((unsigned char)s[at]) || s[at] == '-'))
        at++;
    if (at == length) return false;
    if (s[at] == '>' || s[at] == '/') return true;
    const char *end = memchr(s, '>', length > 4 * REGION_SAMPLE ? 4 * REGION_SAMPLE : length);
    return s[at] == ' ' && end && memchr(s, '=', (size_t)(end - s));
}

/* One call, rule of style or shortcode: show('menu-2');  .wide{margin:0}  [share-buttons] */
static bool is_statement(const char *s, uint32_t length) {
    if (length < 6 || length > REGION_SAMPLE) return false;
    const char *space = memchr(s, ' ', length), *open;
    if (s[length - 1] == ';' && s[length - 2] == ')')
        return (open = memchr(s, '(', length)) && (!space || open < space);
    if (!memcmp(s, "{{", 2)) return true;
    if (s[length - 1] == ';' && s[length - 2] == '}') length--;
    if (s[length - 1] == '}') return (open = memchr(s, '{', length)) && memchr(open, ':', length - (size_t)(open - s));
    if (s[0] != '[' || s[length - 1] != ']' || space) return false;
    for (uint32_t i = 1; i + 1 < length; i++)
        if (s[i] != '-' && s[i] != '_' && !(s[i] >= 'a' && s[i] <= 'z')) return false;
    return memchr(s, '-', length) || memchr(s, '_', length);
}

/* "kAm%96 >2J@C]k^Am": a paragraph and its tags, each character replaced, as some sites hide what is to be paid for. */
static bool is_ciphered(const char *s, uint32_t length) {
    return length > 8 && s[0] == 'k' && s[length - 1] == 'm' && memchr(s, 'm', 4) && contains(s + length - 5, 5, "k^");
}

/* Markup and scripts: a tag or comment opens the line, calls and blocks stand in it, or marks crowd it. */
static bool is_code(const char *text, const struct unit *u, const struct scan *scan) {
    static const char *const CALLS[] = {"){", "({", "();", "});", "/>", "</", "=\""};
    uint32_t length = u->stop - u->start, read = length > REGION_SAMPLE ? REGION_SAMPLE : length;
    const char *s = text + u->start;
    if (length >= 4 && (!memcmp(s, "<!--", 4) || !memcmp(s, "!--", 3))) return true;
    uint32_t bullet = length > 4 && !memcmp(s, "\xE2\x80\xA2 ", 4) ? 4 : 0; /* • <iframe src="" width="9"> */
    if (is_tag(s + bullet, length - bullet) || is_statement(s, length) || is_ciphered(s, length)) return true;
    if (scan->marks < 3) return false;
    for (size_t i = 0; i < sizeof CALLS / sizeof *CALLS; i++)
        if (contains(s, read, CALLS[i])) return true;
    return scan->marks >= 6 && scan->marks * 12 >= read;
}

/* "|", "---|---|": what is left of the frame of a table. */
static bool is_frame(const char *text, const struct unit *u) {
    if (!memchr(text + u->start, '|', u->stop - u->start > 4 ? 4 : u->stop - u->start)) return false;
    for (uint32_t i = u->start; i < u->stop; i++)
        if (!memchr("|-: ", text[i], 4)) return false;
    return true;
}

/* "6 months |", "30.4 |": one cell of a table, on a line of its own. */
static bool is_cell(const char *text, const struct unit *u) {
    enum { CELL = 48 };
    uint32_t length = u->stop - u->start;
    const char *s = text + u->start;
    return length > 2 && length <= CELL && s[length - 1] == '|' && s[length - 2] == ' ' &&
           !memchr(s, '|', length - 1) && !(u->flags & UNIT_MARKS);
}

/* "| Orlava | 10 | 2 | 30 |": a row of a table, short cells between bars; no headline and no menu. */
static bool is_row(const char *text, const struct unit *u) {
    enum { CELL = 40, LEAST = 3 };
    const char *at = text + u->start, *stop = text + u->stop;
    uint32_t bars = 0;
    if (stop - at > REGION_SAMPLE || *at != '|' || stop[-1] != '|' || u->flags & UNIT_MARKS) return false;
    for (const char *next; at + 1 < stop; at = next, bars++) {
        next = memchr(at + 1, '|', (size_t)(stop - at) - 1);
        if (!next || next - at > CELL) return false;
    }
    return bars >= LEAST && !is_frame(text, u);
}

/* A rule of asterisks, dashes or dots: three or more of one sign, and nothing else. */
static bool is_rule(const char *text, const struct unit *u) {
    uint32_t stop = u->stop;
    if (is_frame(text, u)) return true;
    if (stop - u->start > 3 && text[stop - 1] == '.') stop--;
    if (stop - u->start < 3 || !strchr("*~_=#-+.", text[u->start])) return false;
    for (uint32_t i = u->start + 1; i < stop; i++)
        if (text[i] != text[u->start] && text[i] != ' ') return false;
    return true;
}

static bool is_address(const char *text, const struct unit *u) {
    uint32_t length = u->stop - u->start;
    const char *s = text + u->start;
    bool scheme = (length > 8 && (!memcmp(s, "http://", 7) || !memcmp(s, "https://", 8))) ||
                  (length > 5 && !memcmp(s, "www.", 4));
    uint32_t host = 0; /* tern.example/news/bridge-shut */
    while (host < length && ((s[host] >= 'a' && s[host] <= 'z') || ascii_digit((unsigned char)s[host]) ||
                             s[host] == '.' || s[host] == '-'))
        host++;
    scheme |= host > 5 && host + 4 < length && s[host] == '/' && memchr(s, '.', host);
    return scheme && length < 2048 && !memchr(s, ' ', length);
}

/* 2023-03-14, 27.06.2025, 3/14/23; with half, 10/14 too. A telephone number has longer parts. */
static bool numeric_date(const struct scan *scan, uint32_t i, bool half) {
    const struct scan_word *w = &scan->words[i];
    uint32_t parts[3] = {0}, part = 0;
    const char *text = scan->text + w->start; /* 2021-05-04T17:30:00Z */
    if (w->stop - w->start > 15 && text[4] == '-' && text[7] == '-' && text[10] == 't' && text[13] == ':') return true;
    for (uint32_t k = w->start; k < w->stop; k++) {
        char c = scan->text[k];
        if (ascii_digit((unsigned char)c))
            parts[part]++;
        else if ((c != '-' && c != '/' && c != '.') || ++part > 2)
            return false;
    }
    if (part == 1)
        return half && memchr(scan->text + w->start, '/', w->stop - w->start) && parts[0] < 3 && parts[1] < 3;
    return part == 2 && parts[1] <= 2 && parts[1] && (parts[0] == 4 ? parts[2] <= 2 : parts[0] <= 2 && parts[2] <= 4);
}

/* Words of a sentence: a finite verb, or a name with a past form behind it. */
static bool verb_word(const struct scan *scan, uint32_t i, uint64_t lists) {
    const struct scan_word *w = &scan->words[i];
    if (lists >> LIST_FINITE_VERB & 1) return !(lists >> LIST_MONTH & 1 && w->shape & SHAPE_CAPITAL);
    if (!(w->shape & SHAPE_LOWER)) return false;
    if (lists >> LIST_SAY & 1) return true;
    if (lists >> LIST_DATE_WORD & 1 && i > 1 && scan->words[i - 2].shape & SHAPE_FIGURE)
        return false; /* 18.08 EDTFirst published on … */
    return i && scan->words[i - 1].shape & SHAPE_CAPITAL && w->from == scan->words[i - 1].to + 1 &&
           w->stop - w->start > 3 && !memcmp(scan->text + w->stop - 2, "ed", 2);
}

/* "Vera Lindqvist and Olev Raud in Riga": two or three capitalised words, then more behind a comma, a bar,
   "and", "in" or "at". */
static bool name_runs(const struct scan *scan) {
    uint32_t run = 0, first = 0;
    for (uint32_t i = 0; i < scan->count; i++) {
        const struct scan_word *w = &scan->words[i];
        const char *text = scan->text + w->start;
        size_t length = w->stop - w->start;
        bool joins = (length == 3 && !memcmp(text, "and", 3)) ||
                     (length == 2 && (!memcmp(text, "in", 2) || !memcmp(text, "at", 2)));
        if (!i && ((length == 4 && !memcmp(text, "from", 4)) || (length == 2 && !memcmp(text, "by", 2)))) continue;
        if (!joins && !(w->shape & SHAPE_CAPITAL)) return false;
        if (!i && length == 3 && !memcmp(text, "the", 3)) return false;
        bool initial = i && scan->words[i - 1].to - scan->words[i - 1].from == 1; /* S. Muthu */
        bool apart = run && w->from > scan->words[i - 1].to + 1 + initial;
        if ((joins || apart) && !first) first = run;
        if (joins && !run) return false;
        run = joins ? 0 : apart ? 1 : run + 1;
        if (run > 3) return false;
    }
    if (!first) first = run;
    return run && first >= 2;
}

/* "Vera Raud, local democracy reporter": two to four capitalised words, a comma, and a journalist's role soon behind.
 */
static bool is_signed(const struct scan *scan) {
    uint32_t i = 1;
    if (!scan->count || !(scan->words[0].shape & SHAPE_CAPITAL)) return false;
    while (i < scan->count && scan->words[i].shape & SHAPE_CAPITAL && scan->words[i].from == scan->words[i - 1].to + 1)
        i++;
    const struct scan_word *last = &scan->words[scan->count - 1];
    const uint64_t NAMES = (uint64_t)1 << LIST_FEMALE_NAME | (uint64_t)1 << LIST_MALE_NAME;
    if (i == 3 && scan->count <= 6 && scan->words[0].lists & NAMES && last->lists >> LIST_PRESS_ROLE & 1)
        return true; /* Vera Raud Political correspondent */
    if (i < 2 || i > 4 || i == scan->count || scan->text[scan->words[i - 1].stop - 1] == ':') return false;
    if (scan->words[i].from <= scan->words[i - 1].to + 1) return false;
    for (uint32_t k = i; k < scan->count && k < i + 4; k++)
        if (scan->words[k].lists >> LIST_PRESS_ROLE & 1) return true;
    return false;
}

/* "Riga Evening Post", "Riga Monitor – news from the gulf": a line of up to five capitalised words or up to its dash,
   one of them a noun that papers are named with. */
static bool is_paper(const struct scan *scan, const struct unit *u) {
    uint32_t stop = u->lowers ? 1 : scan->count;
    while (u->lowers && stop < scan->count && scan->words[stop].from <= scan->words[stop - 1].to + 2) stop++;
    if (stop < 2 || stop > 5 || (u->lowers && stop == scan->count) || scan->words[stop - 1].colon) return false;
    static const char *const PRESS[] = {"conference", "release", "statement", "briefing", "freedom"};
    bool noun = false;
    for (size_t k = 0; is_word(scan, 0, "press") && k < sizeof PRESS / sizeof *PRESS; k++)
        if (is_word(scan, 1, PRESS[k])) return false; /* Press Conference Orlava: no paper */
    for (uint32_t i = 0; i < stop; i++) {
        if (scan->words[i].shape & SHAPE_LOWER && !(scan->words[i].lists >> LIST_SMALL_WORD & 1)) return false;
        noun |= scan->words[i].lists >> LIST_MEDIA_NOUN & 1;
    }
    return noun;
}

/* A date of publication, with at most a few names beside it; with several it is a byline. */
static void see_date(const struct scan *scan, struct unit *u, bool calendar, uint32_t dates, uint32_t others) {
    if (!calendar || !u->figures || u->flags & UNIT_VERB || u->ending == ENDS_QUESTION) return;
    if (scan->count == 1 || (dates >= 2 && others <= 5 && others <= dates + 1)) u->flags |= UNIT_DATE;
    if (u->flags & UNIT_DATE && others > 1) u->flags |= UNIT_NAME;
}

/* Counts what the sample holds; the words of a date are counted apart, to see whether there is more. */
static void count_words(const struct scan *scan, struct unit *u) {
    const uint64_t DATES = (uint64_t)1 << LIST_MONTH | (uint64_t)1 << LIST_WEEKDAY | (uint64_t)1 << LIST_DATE_WORD;
    uint32_t dates = 0, others = 0;
    bool calendar = false, month = false;
    for (uint32_t i = 0; i < scan->count; i++) {
        const struct scan_word *w = &scan->words[i];
        uint64_t lists = w->lists;
        bool small = lists >> LIST_SMALL_WORD & 1, calendar_word = lists & DATES;
        u->capitals += (w->shape & SHAPE_CAPITAL) != 0;
        u->lowers += (w->shape & SHAPE_LOWER) && !small;
        u->figures += (w->shape & SHAPE_FIGURE) != 0;
        if (verb_word(scan, i, lists)) u->flags |= UNIT_VERB;
        if ((lists >> LIST_FEMALE_NAME & 1 || lists >> LIST_MALE_NAME & 1) && w->shape & SHAPE_CAPITAL &&
            !(lists >> LIST_MONTH & 1 || lists >> LIST_COUNTRY & 1))
            u->flags |= UNIT_NAME;
        if (lists >> LIST_PRESS_ROLE & 1)
            u->flags |= UNIT_NAME;
        else if (lists >> LIST_TITLE & 1 || lists >> LIST_PERSON_NOUN & 1)
            u->flags |= UNIT_ROLE;
        month |= lists >> LIST_MONTH & 1;
        calendar |= month || numeric_date(scan, i, true);
        if (w->shape & SHAPE_FIGURE || calendar_word)
            dates++;
        else
            others += small ? 2 * (w->stop - w->start > 2) : w->shape & SHAPE_LOWER ? 8 : 1;
    }
    u->words = (uint8_t)scan->count;
    calendar |=
        !others && scan->count && (is_word(scan, 0, "today") || is_word(scan, 0, "yesterday")); /* Today, 5:30 */
    see_date(scan, u, calendar, dates, others);
    if (scan->count == 1 && numeric_date(scan, 0, false)) u->flags |= UNIT_DATE;
    if (month && scan->count > 3 && scan->words[scan->count - 1].shape & SHAPE_FIGURE) u->flags |= UNIT_DATED;
    if (!u->lowers && !u->figures && name_runs(scan)) u->flags |= UNIT_RUNS;
    if (!u->figures && !(u->flags & UNIT_VERB) && scan->count <= 12 && is_signed(scan)) u->flags |= UNIT_SIGNED;
    if (!(u->flags & UNIT_VERB) && is_paper(scan, u)) u->flags |= UNIT_SITE;
    if (u->flags & UNIT_SITE && is_word(scan, 0, "the")) u->flags &= (uint16_t)~UNIT_NAME; /* The Hamilton Post */
}

/* 09:52, at the start of a line: an entry of a live page. */
static bool starts_in_time(const struct scan *scan) {
    const struct scan_word *w = &scan->words[0];
    size_t length = scan->count ? w->stop - w->start : 0;
    return (length == 4 || length == 5) && w->shape & SHAPE_FIGURE && scan->text[w->stop - 3] == ':';
}

/* a.m., PM */
static bool is_half_of_day(const struct scan *scan, uint32_t word) {
    return is_word(scan, word, "am") || is_word(scan, word, "pm") || is_word(scan, word, "a.m") ||
           is_word(scan, word, "p.m");
}

/* 09:52 alone, 18.30 GMT, 7:05 PM ET, 12.58pm BST, 9 a.m. */
static bool is_time(const struct scan *scan) {
    if (!scan->whole || !scan->count || !(scan->words[0].shape & SHAPE_FIGURE)) return false;
    const char *text = scan->text + scan->words[0].start;
    size_t length = scan->words[0].stop - scan->words[0].start, hours = strspn(text, "0123456789");
    bool parted = text[hours] == ':' || text[hours] == '.';
    bool minutes = parted && strspn(text + hours + 1, "0123456789") == 2;
    size_t digits = minutes ? hours + 3 : hours;
    bool half = length == digits + 2 && text[digits + 1] == 'm' && (text[digits] == 'a' || text[digits] == 'p');
    if (hours > 2 || (!half && length != digits)) return false;
    uint32_t next = 1;
    if (!half && scan->count > 1 && is_half_of_day(scan, 1)) half = true, next++;
    bool colon = minutes && text[hours] == ':';
    if (next == scan->count) return half || colon;
    const struct scan_word *zone = &scan->words[next];
    return next + 1 == scan->count && (half || minutes) && zone->shape & SHAPE_UPPER && zone->to - zone->from <= 4;
}

/* "3h ago", "15m ago" */
static bool is_age(const struct scan *scan) {
    const struct scan_word *w = &scan->words[0];
    return scan->count > 1 && w->shape & SHAPE_FIGURE && w->stop - w->start <= 3 &&
           strchr("hmd", scan->text[w->stop - 1]) && is_word(scan, 1, "ago");
}

/* "21.3 C", "72°F": the weather in the corner of a page. */
static bool is_weather(const struct scan *scan, const struct unit *u) {
    return scan->whole && scan->count == 2 && u->ending == ENDS_OPEN && scan->words[0].shape & SHAPE_FIGURE &&
           scan->words[0].to - scan->words[0].from <= 4 && (is_word(scan, 1, "c") || is_word(scan, 1, "f"));
}

/* "0:00 0:01:09 0:00": where a player is. */
static bool is_played(const struct scan *scan) {
    for (uint32_t i = 0; i < scan->count; i++) {
        const struct scan_word *w = &scan->words[i];
        if (!(w->shape & SHAPE_FIGURE) || !memchr(scan->text + w->start, ':', w->stop - w->start)) return false;
    }
    return scan->count > 1;
}

/* "20240709": a day in eight figures. */
static bool is_plain_day(const struct scan *scan) {
    const struct scan_word *w = &scan->words[0];
    if (scan->count != 1 || w->stop - w->start != 8) return false;
    const char *text = scan->text + w->start;
    return strspn(text, "0123456789") == 8 && (!memcmp(text, "19", 2) || !memcmp(text, "20", 2)) && text[4] <= '1' &&
           text[6] <= '3';
}

/* "Updated 14 minutes ago", "5 min read", "1 of 12": what a page says of itself in few words. */
static bool is_page_count(const struct scan *scan, const struct unit *u) {
    if ((scan->count == 2 && is_age(scan)) || is_plain_day(scan) || is_played(scan)) return true;
    bool lasts = scan->count == 2 && u->ending == ENDS_OPEN && scan->words[0].shape & SHAPE_FIGURE;
    if (lasts && (is_word(scan, 1, "min") || is_word(scan, 1, "mins") || is_word(scan, 1, "minutes"))) return true;
    if (scan->count == 1 && u->stop - u->start <= 2 && scan->words[0].shape & SHAPE_FIGURE)
        return true; /* of pictures */
    uint32_t last = scan->count - 1, figure = last > 1 ? last - 2 : 0;
    bool page = scan->whole && scan->count > 1 && scan->words[1].shape & SHAPE_FIGURE &&
                (is_word(scan, 0, "page") || is_word(scan, 0, "image") || is_word(scan, 0, "slide"));
    if (page &&
        (scan->count == 2 || (scan->count == 4 && is_word(scan, 2, "of") && scan->words[3].shape & SHAPE_FIGURE)))
        return true; /* (Page 2 of 2) */
    if (!scan->whole || scan->count < 3 || scan->count > 5 || u->ending != ENDS_OPEN || u->flags & UNIT_QUOTED)
        return false;
    if (scan->count == 3 && is_word(scan, 1, "of")) /* the pictures of a gallery */
        return scan->words[0].shape & SHAPE_FIGURE && scan->words[2].shape & SHAPE_FIGURE;
    if (!(scan->words[figure].shape & SHAPE_FIGURE)) return false;
    if (is_word(scan, last, "read")) return !figure && memcmp(scan->text + scan->words[1].start, "min", 3) == 0;
    static const char *const BEFORE[] = {"updated", "published", "posted", "modified"};
    bool before = !figure;
    for (size_t i = 0; i < sizeof BEFORE / sizeof *BEFORE && !before; i++)
        before = is_word(scan, figure - 1, BEFORE[i]);
    return before && is_word(scan, last, "ago");
}

/* "Vera Lindqvist, chief reporter [email protected]": an address that the page keeps from robots, and no sentence. */
static bool hides_mail(const struct scan *scan) {
    uint32_t lowers = 0, mail = 0;
    for (uint32_t i = 0; i < scan->count; i++) {
        mail |= i && is_word(scan, i, "protected") && is_word(scan, i - 1, "email");
        lowers += (scan->words[i].shape & SHAPE_LOWER) != 0;
    }
    return mail && lowers <= 5 && scan->count <= 12;
}

/* "vera@tern.example", "@veralindqvist", "(555) 014-2290 | press@tern.example": an address, and no sentence round it.
 */
static bool is_mail(const char *text, const struct unit *u, const struct scan *scan) {
    uint32_t length = u->stop - u->start;
    const char *s = text + u->start, *at = length <= REGION_SAMPLE ? memchr(s, '@', length) : NULL;
    if (!scan->whole || u->flags & UNIT_MARKS || u->ending != ENDS_OPEN) return false;
    if (hides_mail(scan)) return true;
    if (!at) return false;
    if (at == s) return scan->count == 1;
    uint32_t lowers = 0;
    for (uint32_t i = 0; i < scan->count; i++) lowers += (scan->words[i].shape & SHAPE_LOWER) != 0;
    bool address = at[-1] != ' ' && at[-1] != '(' && at + 1 < s + length && ascii_letter((unsigned char)at[1]) &&
                   memchr(at, '.', length - (size_t)(at - s));
    return address && lowers <= 3 && scan->count <= 12 && scan->count > 0;
}

bool qi_region_opens_with_dash(const quoth_document *d, const struct unit *unit) {
    const char *s = d->text + unit->start;
    if (*s == '-') return true;
    return unit->stop - unit->start > 3 && (!memcmp(s, "\xE2\x80\x94", 3) || !memcmp(s, "\xE2\x80\x93", 3));
}

/* "— Vera Lindqvist (@vera) January 12, 2024": whose post stands above. */
static bool signs_post(const quoth_document *d, const struct unit *u) {
    uint32_t length = u->stop - u->start;
    const char *at = length <= REGION_SAMPLE ? memchr(d->text + u->start, '@', length) : NULL;
    return at && qi_region_opens_with_dash(d, u) && at[-1] == '(';
}

/* "Sep 22, 2023 17:01 By ternnews": the word behind the "By" that follows a date and a time; 0 when there is none. */
static uint32_t behind_dated_by(const struct scan *scan) {
    const uint64_t DATES = (uint64_t)1 << LIST_MONTH | (uint64_t)1 << LIST_WEEKDAY | (uint64_t)1 << LIST_DATE_WORD;
    uint32_t i = 0;
    while (i < scan->count && (scan->words[i].shape & SHAPE_FIGURE || scan->words[i].lists & DATES)) i++;
    bool by = i > 2 && i + 1 < scan->count && is_word(scan, i, "by") && scan->words[i].shape & SHAPE_CAPITAL;
    return by && scan->count <= i + 5 ? i + 1 : 0;
}

/* The word behind "by", which another may stand before: "Exclusive by", "Interviewed by"; 0 when there is none. */
static uint32_t behind_by(const struct scan *scan) {
    static const char *const BEFORE[] = {"exclusive", "interviewed", "written", "words", "analysis", "story", "report"};
    if (is_word(scan, 0, "by")) return 1;
    for (size_t k = 0; k < sizeof BEFORE / sizeof *BEFORE; k++)
        if (is_word(scan, 0, BEFORE[k])) return is_word(scan, 1, "by") && scan->count > 2 ? 2 : 0;
    return 0;
}

/* "By Vera Lindqvist in Riga": capitalised but for the small words; "By" above the name. */
static bool is_byline(const struct scan *scan, const struct unit *u) {
    if (scan->count == 1 && u->stop - u->start <= 4 && u->ending != ENDS_STOP && is_word(scan, 0, "by")) return true;
    if (!scan->whole || scan->count < 2 || scan->count > 24 || u->ending >= ENDS_COLON ||
        (u->ending == ENDS_STOP && u->lowers))
        return false;
    if (behind_dated_by(scan)) return true;
    uint32_t name = behind_by(scan);
    name += name && name + 1 < scan->count && is_word(scan, name, "the"); /* By the Tern Press */
    bool verb = false;                                                    /* not “By Saw Doe” */
    for (uint32_t i = name; u->flags & UNIT_VERB && i < scan->count; i++)
        verb |= scan->words[i].shape & SHAPE_LOWER && verb_word(scan, i, scan->words[i].lists);
    return name && scan->words[name].shape & SHAPE_CAPITAL && u->lowers <= 2 && !verb;
}

/* "Previous articleArmy moves up": a link whose label is glued to the title it leads to. */
static bool is_glued_link(const char *s, uint32_t length) {
    static const char *const LABELS[] = {"Previous article", "Next article", "Previous post", "Next post"};
    for (size_t k = 0; k < sizeof LABELS / sizeof *LABELS; k++) {
        size_t n = strlen(LABELS[k]);
        if (length > n + 1 && !memcmp(s, LABELS[k], n) && s[n] >= 'A' && s[n] <= 'Z') return true;
    }
    return false;
}

/* "About usContact the newsroomTerms of Use": the entries of a menu that lost what stood between them. */
static bool is_glued_menu(const char *s, uint32_t length, const struct unit *u) {
    enum { LEAST = 3, TAIL = 2 };
    uint32_t glued = 0, lowers = 0;
    if (u->ending == ENDS_STOP || u->flags & (UNIT_VERB | UNIT_MARKS)) return false;
    for (uint32_t i = 0; i + TAIL < length && glued < LEAST; i++) {
        bool lower = s[i] >= 'a' && s[i] <= 'z', upper = s[i] >= 'A' && s[i] <= 'Z';
        bool tail = s[i + 1] >= 'a' && s[i + 1] <= 'z';
        glued += upper && tail && lowers > TAIL; /* not McDonald */
        lowers = lower ? lowers + 1 : 0;
    }
    return glued == LEAST;
}

/* The first letter of the agency that ends at `stop`, or NULL: who distributes pictures. */
static const char *agency_before(const char *s, const char *stop) {
    static const char *const AGENCIES[] = {"Getty Images", "Getty",     "AFP",       "AP",          "Reuters",
                                           "REUTERS",      "EPA",       "Bloomberg", "Alamy",       "PA",
                                           "PA Wire",      "PA Images", "PA Media",  "Shutterstock"};
    for (size_t k = 0; k < sizeof AGENCIES / sizeof *AGENCIES; k++) {
        size_t n = strlen(AGENCIES[k]);
        if ((size_t)(stop - s) > n && !memcmp(stop - n, AGENCIES[k], n)) return stop - n;
    }
    return NULL;
}

/* "Toni Karum / AFP-Getty Images", "Ann Lee/Reuters": who took a picture, and for whom. */
static bool is_agency_picture(const char *s, uint32_t length, const struct scan *scan, const struct unit *u) {
    enum { WORDS = 7 };
    bool names = scan->whole && scan->count <= WORDS && !u->lowers && u->ending == ENDS_OPEN;
    const char *slash = names ? memchr(s, '/', length) : NULL;
    if (names && !slash) slash = memchr(s, '|', length); /* Ann Lee | Getty Images */
    const char *agency = slash && slash > s ? agency_before(s, s + length) : NULL;
    return agency && agency > slash && (agency[-1] == '/' || agency[-1] == ' ' || agency[-1] == '-');
}

/* "Union head Vera Lindqvist (PA)": who is in a picture, and whose it is. */
static bool is_agency_caption(const char *s, uint32_t length, const struct scan *scan, const struct unit *u) {
    enum { WORDS = 9 };
    bool named = !u->lowers && scan->count < 6 && u->flags & UNIT_NAME && !(scan->words[0].shape & SHAPE_UPPER);
    if (!scan->whole || scan->count < 3 || scan->count > WORDS || u->flags & UNIT_VERB || !(u->lowers || named))
        return false; /* Ann Lee (PA), not LONDON (AP) */
    const char *agency = s[length - 1] == ')' ? agency_before(s, s + length - 1) : NULL;
    return agency && agency > s + 4 && agency[-1] == '(' && agency[-2] == ' ';
}

/* Does [s, stop) say that a picture is meant, or name an agency beside a stroke: "File photo", "Ann Lee: AFP Photo",
   "AFP/Ann Lee"? */
static bool is_of_picture(const char *s, const char *stop) {
    static const char *const AGENCIES[] = {"AFP/", "AP/", "Reuters/", "REUTERS/", "EPA/", "PA/", "Getty/"};
    const char *slash = memchr(s, '/', (size_t)(stop - s));
    const char *word = stop - s > 6 ? stop - 5 : stop; /* not “(photo)” behind who took it */
    if (word < stop && (word[0] | 0x20) == 'p' && (!memcmp(word + 1, "hoto", 4) || !memcmp(word + 1, "HOTO", 4)))
        return true;
    for (size_t k = 0; slash && k < sizeof AGENCIES / sizeof *AGENCIES; k++) {
        size_t n = strlen(AGENCIES[k]);
        if ((size_t)(stop - s) > n && !memcmp(s, AGENCIES[k], n)) return true;
    }
    return slash && agency_before(slash, stop);
}

/* "The mayor opens the lock. (File photo)", "Boats leave Velm on May 3/AFP", "Ann Lee / AFP | The mayor opens the
   lock": what a picture shows, and whose it is; "he said. (AFP)" may end an article. */
static bool is_pictured(const char *s, uint32_t length, const struct unit *u) {
    enum { CREDIT = 72, LEAST = 24 };
    if (length < LEAST) return false;
    const char *stop = s + length - (u->ending == ENDS_STOP && s[length - 1] == '.'), *open = stop - 1;
    if (*open == ')')
        for (const char *floor = stop - s > CREDIT ? stop - CREDIT : s + 1; open > floor && *open != '(';) open--;
    if (*open == '(') return open > s + 1 && open + 1 < stop && open[-1] == ' ' && is_of_picture(open + 1, stop - 1);
    const char *agency = agency_before(s, stop);
    if (agency) return agency[-1] == '/' && agency[-2] >= '0' && agency[-2] <= '9';
    const char *bar = memchr(s, '|', length < CREDIT ? length : CREDIT);
    agency = bar && bar > s + 2 && bar[-1] == ' ' && bar + 2 < stop ? agency_before(s, bar - 1) : NULL;
    return agency && agency[-1] == ' ' && memchr(s, '/', (size_t)(agency - s));
}

/* "The keeper opens the lock. Ann Lee hide caption": what a picture shows, and what hides that. */
static bool unfolds(const char *s, uint32_t length) {
    static const char *const WORDS[] = {" hide caption", " toggle caption"};
    for (size_t k = 0; k < sizeof WORDS / sizeof *WORDS; k++) {
        size_t n = strlen(WORDS[k]);
        if (length > n && length <= 4 * REGION_SAMPLE && !memcmp(s + length - n, WORDS[k], n)) return true;
    }
    return false;
}

/* "(via Office of the Mayor)" below what a picture shows. */
static bool is_via(const char *text, const struct unit *u, const struct scan *scan) {
    return scan->count > 1 && scan->count <= 10 && text[u->start] == '(' && text[u->stop - 1] == ')' &&
           is_word(scan, 0, "via") && scan->words[1].shape & SHAPE_CAPITAL;
}

/* "The post Ferry docks late appeared first on Orlava Mail.": what a feed adds below. */
static bool is_feed_foot(const struct scan *scan) {
    if (!is_word(scan, 0, "the") || !(is_word(scan, 1, "post") || is_word(scan, 1, "article"))) return false;
    for (uint32_t i = 3; scan->whole && i + 3 < scan->count; i++)
        if (is_word(scan, i, "appeared") && is_word(scan, i + 1, "first") && is_word(scan, i + 2, "on") &&
            scan->words[i + 3].shape & SHAPE_CAPITAL)
            return true;
    return false;
}

/* "Go to the full report >>", "Ferry docks late Back to video" */
static bool leads_on(const char *text, const struct unit *u) {
    const char *stop = text + u->stop;
    if (u->stop - u->start > 4 && !memcmp(stop - 2, ">>", 2)) return true;
    bool chevrons = u->stop - u->start > 4 && !memcmp(stop - 3, " \xC2\xBB", 3); /* or the end of a quotation */
    static const char VIDEO[] = " Back to video";
    uint32_t size = sizeof VIDEO - 1;
    bool video = u->stop - u->start > size && !memcmp(stop - size, VIDEO, size);
    return (chevrons || video) && !(u->flags & UNIT_MARKS);
}

/* ">> Ferry docks late", "➤ Ferry docks late": a sign that points to another article. */
static bool is_pointed(const char *s, uint32_t length) {
    static const char *const SIGNS[] = {">> ", ">>> ", "\xE2\x9E\xA4 ", "\xC2\xBB ", "\xE2\x96\xB6 ", "\xE2\x96\xBA "};
    for (size_t k = 0; k < sizeof SIGNS / sizeof *SIGNS; k++)
        if (length > 16 && !memcmp(s, SIGNS[k], strlen(SIGNS[k]))) return !memchr(s, ':', length);
    return false;
}

/* Signs that open a line of their own: arrows to other pages, © and its owner. */
static bool fix_by_sign(const quoth_document *d, struct unit *u, const struct scan *scan) {
    const char *s = d->text + u->start;
    uint32_t length = u->stop - u->start;
    if (is_pictured(s, length, u) || unfolds(s, length)) return qi_region_fix(u, REGION_CAPTION, NULL), true;
    if (length > REGION_SAMPLE || length < 4 || !scan->count) return false;
    if (!memcmp(s, "\xE2\x86\x90", 3) || !memcmp(s, "\xE2\x86\x92", 3) || !memcmp(s + length - 3, "\xE2\x86\x92", 3))
        return qi_region_fix(u, REGION_BOILERPLATE, DETAIL_RELATED), true;
    if (u->ending == ENDS_OPEN && !(u->flags & UNIT_MARKS) && is_pointed(s, length))
        return qi_region_fix(u, REGION_BOILERPLATE, DETAIL_RELATED), true;
    if (is_glued_link(s, length)) return qi_region_fix(u, REGION_BOILERPLATE, DETAIL_RELATED), true;
    if (is_glued_menu(s, length, u)) return qi_region_fix(u, REGION_BOILERPLATE, DETAIL_NAVIGATION), true;
    if (is_agency_picture(s, length, scan, u)) return qi_region_fix(u, REGION_CREDIT, DETAIL_PICTURE), true;
    if (is_agency_caption(s, length, scan, u)) return qi_region_fix(u, REGION_CAPTION, NULL), true;
    if (memcmp(s, "\xC2\xA9", 2)) return false;
    if (u->figures)
        qi_region_fix(u, REGION_BOILERPLATE, DETAIL_NOTICE);
    else
        qi_region_fix(u, REGION_CREDIT, DETAIL_SOURCE);
    return true;
}

/* Is a unit read no further than its opening? In the middle of a page, lines as long as this that end in a stop
   are running text: reading all of it would cost more than the stages that need to. */
static bool is_plain(const quoth_document *d, const struct unit *u, uint32_t line) {
    uint32_t length = u->stop - u->start;
    if (length > REGION_SAMPLE) return true;
    return length > REGION_SAMPLE / 2 && u->ending == ENDS_STOP && line >= 16 && line + 8 < d->lines.count;
}

/* "Tides | Notices | Subscribe", "Local / Courts / 12 March": parts between two bars at the least. */
static bool has_bars(const char *text, const struct scan *scan) {
    uint32_t bars = 0;
    for (uint32_t i = 1; i < scan->count; i++)
        for (uint32_t k = scan->words[i - 1].to; k < scan->words[i].from; k++)
            bars += text[k] == '|' || (text[k] == '/' && text[k - 1] == ' ');
    return bars >= 2;
}

static void read_signs(const char *text, struct unit *u, const struct scan *scan) {
    const unsigned char *s = (const unsigned char *)text + u->start;
    uint32_t length = u->stop - u->start;
    bool wide = length >= 3 && s[0] == 0xE2 && s[1] == 0x80;
    if (s[0] == '*' || s[0] == '-' || (wide && s[2] == 0xA2)) u->flags |= UNIT_BULLET;
    if (s[0] == '"' || s[0] == '\'' || (wide && s[2] >= 0x98 && s[2] <= 0x9F)) u->flags |= UNIT_QUOTED;
    if (scan->count && scan->words[0].shape & SHAPE_LOWER) u->flags |= UNIT_LOWER;
    if (scan->quotes) u->flags |= UNIT_MARKS;
    if (u->ending == ENDS_OPEN && has_bars(text, scan)) u->flags |= UNIT_SITE;
}

void qi_region_read_unit(const quoth_document *d, struct unit *u, uint32_t line, struct scan *scan) {
    const char *text = d->text;
    uint32_t length = u->stop - u->start;
    u->ending = qi_region_ending(text, u->start, u->stop);
    bool plain = is_plain(d, u, line);
    if (plain) u->flags |= UNIT_LONG;
    qi_region_scan(d, u->start, u->stop, plain ? REGION_OPENING : REGION_SAMPLE, scan);
    qi_region_look_up(d, scan, plain ? 1 : scan->count);
    read_signs(text, u, scan);
    if (is_code(text, u, scan)) return qi_region_fix(u, REGION_BOILERPLATE, DETAIL_CODE);
    bool picture;
    if (qi_markdown_links(text + u->start, text + u->stop, &picture))
        return qi_region_fix(u, REGION_BOILERPLATE, picture ? DETAIL_CODE : DETAIL_NAVIGATION);
    if (is_address(text, u)) return qi_region_fix(u, REGION_BOILERPLATE, DETAIL_METADATA);
    if (is_row(text, u)) return qi_region_fix(u, REGION_BODY, NULL);
    bool sign = !scan->count && length <= SIGN_BYTES; /* "-", "•", "»": parted two links, or opened one */
    if (sign || is_rule(text, u) || is_cell(text, u)) return qi_region_fix(u, REGION_BOILERPLATE, DETAIL_STRAY);
    if (is_time(scan) || is_page_count(scan, u) || is_weather(scan, u))
        return qi_region_fix(u, REGION_BOILERPLATE, DETAIL_METADATA);
    if (is_age(scan) && u->ending == ENDS_OPEN)
        return qi_region_fix(u, REGION_BOILERPLATE, DETAIL_RELATED); /* “2h ago Ferry docks late”: leads to an entry */
    if (starts_in_time(scan)) u->flags |= UNIT_TIME;
    if (!plain) {
        count_words(scan, u);
        if (scan->count) u->hash = qi_hash(scan->text, scan->words[scan->count - 1].stop);
        const uint64_t PLACES = (uint64_t)1 << LIST_COUNTRY | (uint64_t)1 << LIST_CITY | (uint64_t)1 << LIST_CAPITAL;
        if (u->flags & UNIT_RUNS && qi_lexicon_lists(&d->model->lexicon, u->hash) & PLACES)
            u->flags &= (uint16_t)~UNIT_RUNS; /* South Sudan: nobody's name */
    }
    if (u->flags & UNIT_TIME && u->flags & UNIT_DATE && !(u->flags & UNIT_NAME) && u->ending == ENDS_OPEN)
        return qi_region_fix(u, REGION_BOILERPLATE, DETAIL_METADATA); /* 9:50 a.m. ET, Sept. 9 */
    if (length > 4 * REGION_SAMPLE || fix_by_sign(d, u, scan)) return;
    if (signs_post(d, u)) {
        u->flags &= (uint16_t)~UNIT_DATE;
        return qi_region_fix(u, REGION_BODY, NULL);
    }
    enum region_kind kind;
    const char *detail;
    if (qi_region_cue(d, scan, u, &kind, &detail))
        qi_region_fix(u, kind, detail);
    else if (is_byline(scan, u))
        qi_region_fix(u, REGION_BYLINE, NULL);
    else if (!plain && is_via(text, u, scan))
        qi_region_fix(u, REGION_CREDIT, DETAIL_PICTURE);
    else if (!plain && is_feed_foot(scan))
        qi_region_fix(u, REGION_BOILERPLATE, DETAIL_NOTICE);
    else if (!plain && leads_on(text, u))
        qi_region_fix(u, REGION_BOILERPLATE, DETAIL_NAVIGATION);
    else if (!plain && is_mail(text, u, scan))
        qi_region_fix(u, REGION_BOILERPLATE, DETAIL_METADATA);
}
