/* What stands before the first sentence of a paragraph: datelines, scraps, times (see region.h). */
#include "text/reference.h"
#include "text/region.h"
#include "unicode/utf8.h"

enum { LEAD_BYTES = 100 };

/* ---- reading along a line */

struct cursor {
    const struct quoth_document *d;
    const char *text;
    uint32_t at, stop;
};

static bool skip(struct cursor *c, const char *what) {
    size_t n = strlen(what);
    if (c->stop - c->at < n || memcmp(c->text + c->at, what, n)) return false;
    c->at += (uint32_t)n;
    c->at += (uint32_t)qi_mended_bytes(c->text + c->at, c->text + c->stop);
    return true;
}

static bool skip_spaces(struct cursor *c) {
    uint32_t from = c->at;
    while (skip(c, " ") || skip(c, "\xC2\xA0")) continue;
    return c->at > from;
}

/* ---- datelines */

struct dateline {
    uint32_t places, letters; /* words of the place, letters of the first */
    bool upper, region, date, agency, known, city, person, wire;
};

static uint64_t lists_of(const struct cursor *c, uint32_t from, uint32_t to) {
    char word[48];
    if (to - from > sizeof word) return 0;
    for (uint32_t i = from; i < to; i++)
        word[i - from] = ascii_upper((unsigned char)c->text[i]) ? (char)(c->text[i] | 0x20) : c->text[i];
    return qi_lexicon_lists(&c->d->model->lexicon, qi_hash(word, to - from));
}

/* One word of letters, hyphens and apostrophes; false when there is none. */
static bool word(struct cursor *c, uint32_t *from) {
    *from = c->at;
    while (c->at < c->stop) {
        char a = c->text[c->at];
        bool joint = a == '-' || a == '\'' || a == '.';
        if (joint && !(c->at + 1 < c->stop && (ascii_upper((unsigned char)c->text[c->at + 1]) ||
                                               ascii_lower((unsigned char)c->text[c->at + 1]))))
            break;
        if (joint && c->at == *from) break;
        if (!joint && !ascii_upper((unsigned char)a) && !ascii_lower((unsigned char)a) && (unsigned char)a < 0xC3)
            break;
        bool vietnamese = (unsigned char)a == 0xE1 && c->at + 2 < c->stop &&
                          (unsigned char)c->text[c->at + 1] >= 0xB8 &&
                          (unsigned char)c->text[c->at + 1] <= 0xBB; /* HÀ NỘI */
        if (vietnamese)
            c->at++;
        else if ((unsigned char)a >= 0xE0)
            break; /* dashes, marks, other scripts */
        c->at += (unsigned char)a >= 0xC3 ? 2 : 1;
    }
    return c->at > *from;
}

static bool all_upper(const struct cursor *c, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (ascii_lower((unsigned char)c->text[i])) return false;
    return to - from > 1;
}

/* Nov 18 | 25 March | March 14, 2024 | 6 August 2023 | Wednesday */
static bool date(struct cursor *c) {
    struct cursor back = *c;
    uint32_t from, figures = 0;
    bool month = false, weekday = false;
    for (int i = 0; i < 4; i++) {
        struct cursor here = *c;
        if (c->at < c->stop && ascii_digit((unsigned char)c->text[c->at])) {
            while (c->at < c->stop && ascii_digit((unsigned char)c->text[c->at])) c->at++;
            if (c->at < c->stop && ascii_lower((unsigned char)c->text[c->at])) word(c, &from); /* 6th */
            figures++;
        } else if (word(c, &from) && lists_of(c, from, c->at) >> LIST_MONTH & 1) {
            month = true;
            skip(c, ".");
        } else if (c->at > from && lists_of(c, from, c->at) >> LIST_WEEKDAY & 1) {
            weekday = true;
        } else {
            *c = here;
            break;
        }
        struct cursor end = *c;
        skip(c, ",");
        if (!skip_spaces(c) || c->at == c->stop) {
            *c = end;
            break;
        }
        here = *c;
        if (!ascii_digit((unsigned char)c->text[c->at]) &&
            !(word(c, &from) && lists_of(c, from, c->at) >> LIST_MONTH & 1)) {
            *c = end;
            break;
        }
        *c = here;
    }
    if ((month && figures) || weekday) return true;
    *c = back;
    return false;
}

/* One to four capitalised words; "de", "el", "of" may stand between two of them. */
static bool place(struct cursor *c, struct dateline *line) {
    uint32_t first = c->at, words = 0, from;
    struct cursor end = *c;
    bool all = true;
    while (words < 5 && word(c, &from)) {
        bool capital = ascii_upper((unsigned char)c->text[from]) || (unsigned char)c->text[from] >= 0xC3;
        if (!capital && (!words || c->at - from > 3)) break;
        if (capital && lists_of(c, from, c->at) >> LIST_MONTH & 1 && words) break;
        words++;
        if (capital) {
            all &= all_upper(c, from, c->at);
            if (c->at - from <= 5) skip(c, "."); /* La., N.H. */
            end = *c;
        }
        if (!skip(c, "/") && !skip_spaces(c)) break;
    }
    *c = end;
    if (c->at == first || words > 4) return false;
    if (!line->places) {
        line->upper = all;
        line->letters = c->at - first;
        const char *stroke = memchr(c->text + first, '/', c->at - first); /* London/Paris */
        uint64_t lists = lists_of(c, first, stroke ? (uint32_t)(stroke - c->text) : c->at);
        line->city = lists >> LIST_CAPITAL & 1 || lists >> LIST_CITY & 1;
        line->person = lists >> LIST_FEMALE_NAME & 1 || lists >> LIST_MALE_NAME & 1;
        line->known = lists >> LIST_CAPITAL & 1 || lists >> LIST_COUNTRY & 1;
    }
    line->places += words;
    return true;
}

/* (Agency) or /AGENCY/ */
static bool agency(struct cursor *c) {
    struct cursor back = *c;
    char close = skip(c, "(") ? ')' : skip(c, "/") ? '/' : '\0';
    if (close && c->at < c->stop && ascii_upper((unsigned char)c->text[c->at])) {
        const char *end = memchr(c->text + c->at, close, c->stop - c->at);
        if (end && end - (c->text + c->at) <= 40) {
            c->at = (uint32_t)(end - c->text) + 1;
            return true;
        }
    }
    *c = back;
    return false;
}

static bool dash(struct cursor *c) {
    return skip(c, "\xE2\x80\x93") || skip(c, "\xE2\x80\x92") || skip(c, "--") || skip(c, "-");
}

/* Behind a date: “Orlava, Feb. 15, TNS –”, “ORLAVA, MAY 11, TERN. The”: the agency's initials without brackets. */
static bool initials(struct cursor *c, bool stop) {
    enum { NAME = 12 };
    struct cursor back = *c, end;
    uint32_t from;
    if (word(c, &from) && all_upper(c, from, c->at) && c->at - from <= NAME &&
        !memchr(c->text + from, '.', c->at - from)) {
        end = *c;
        if (stop && skip(c, ".")) return *c = end, true;
        bool apart = skip_spaces(c); /* or “TNS- The” */
        if ((dash(c) || skip(c, "\xE2\x80\x94")) && (apart || (c->at < c->stop && c->text[c->at] == ' ')))
            return *c = end, true;
    }
    *c = back;
    return false;
}

/* “ORLAVA | TERN RADIO |”: who reports stands between bars, in capitals. */
static bool barred(struct cursor *c) {
    enum { NAME = 40 };
    struct cursor back = *c;
    uint32_t from;
    if (skip_spaces(c) && skip(c, "|") && skip_spaces(c)) {
        uint32_t start = c->at;
        while (c->at - start < NAME && word(c, &from) && all_upper(c, from, c->at) && skip_spaces(c)) continue;
        if (c->at > start && skip(c, "|")) return true;
    }
    *c = back;
    return false;
}

/* "ORLAVA, Velm.--(TERN WIRE)--The": who distributes a release, between dashes without blanks. */
static bool wired(struct cursor *c) {
    struct cursor back = *c;
    if (skip(c, "--") && agency(c) && skip(c, "--")) return true;
    *c = back;
    return false;
}

/* "ORLAVA, VE / TERNWIRE / November 8, 2023 /" */
static bool slashed(struct cursor *c) {
    struct cursor back = *c;
    uint32_t from;
    if (skip(c, " / ") && word(c, &from) && all_upper(c, from, c->at) && skip(c, " / ") && date(c) && skip(c, " /"))
        return true;
    *c = back;
    return false;
}

/* “Orlava (E/R), Feb. 15”: what region a place is of, in two or three letters; “Orlava [Velmia], Feb. 15”. */
static void skip_region(struct cursor *c) {
    struct cursor back = *c;
    uint32_t from;
    if (skip_spaces(c) && skip(c, "[") && word(c, &from) && ascii_upper((unsigned char)c->text[from])) {
        while (skip(c, " ") && word(c, &from)) continue;
        if (skip(c, "]") && c->at < c->stop && c->text[c->at] == ',') return;
    }
    *c = back;
    bool comma = skip(c, ","); /* “Orlava, (E/R) Feb. 15” */
    if (skip_spaces(c) && skip(c, "(")) {
        uint32_t start = c->at;
        while (c->at < c->stop && c->at - start < 4 &&
               (ascii_upper((unsigned char)c->text[c->at]) || c->text[c->at] == '/'))
            c->at++;
        if (c->at > start + 1 && skip(c, ")") && c->at < c->stop && c->text[c->at] == (comma ? ' ' : ',')) return;
    }
    *c = back;
}

/* Does a mark follow what is read as an agency behind a day? “ORLAVA, 21 July. Agency - ”, not “. A clerk” */
static bool before_mark(struct cursor c) {
    skip_spaces(&c);
    return skip(&c, ".") || skip(&c, ",") || skip(&c, "(") || skip(&c, "/") || dash(&c) || skip(&c, "\xE2\x80\x94");
}

static void read_dateline(struct cursor *c, struct dateline *line) {
    if (date(c))
        line->date = true;
    else if (!place(c, line))
        return;
    else
        skip_region(c);
    for (int i = 0; i < 3 && !line->agency; i++) {
        struct cursor end = *c;
        if (!line->date && line->places && skip(c, "/") && date(c)) { /* ORLAVA/Feb. 15 – */
            line->date = true;
            continue;
        }
        *c = end;
        bool comma = skip(c, ",") ||
                     (line->upper && (skip(c, ".") || c->text[c->at - 1] == '.')); /* ORLAVA. 21 July. Agency - */
        if (!skip_spaces(c)) {
            *c = end;
            break;
        }
        if (!line->date && date(c))
            line->date = true;
        else if (comma && line->date && line->places && initials(c, line->upper))
            line->agency = true;
        else if (comma && (!line->date || line->upper) && place(c, line) && (!line->date || before_mark(*c)))
            line->region = true;
        else {
            *c = end;
            break;
        }
    }
    line->wire = line->places && !line->agency && (wired(c) || (line->upper && slashed(c)));
    if (line->agency || line->wire || (line->upper && barred(c))) {
        line->agency = true;
        return;
    }
    struct cursor end = *c;
    if (!line->date && skip_spaces(c) && skip(c, "(") && date(c) && skip(c, ")")) { /* ORLAVA (12 May 2021) – */
        line->date = true;
        return;
    }
    *c = end;
    skip(c, ".");
    skip_spaces(c);
    line->agency = agency(c);
    if (!line->agency) *c = end;
}

/* Enough to tell a dateline from a name, a topic or the beginning of a sentence? */
static bool is_dateline(const struct dateline *l, bool divided, bool colon, bool first, bool headed) {
    if (l->agency) return divided ? l->upper || l->date || first : first && (l->upper || l->date || l->region);
    if (colon && l->upper && l->city && headed) return true;                              /* below a summary, too */
    if (colon && first && l->places && (l->date || (l->city && !l->person))) return true; /* Tokyo, Feb 12: | Lahore: */
    if (colon) return first && l->upper && (l->date || l->known || (headed && l->places <= 2 && l->letters > 3));
    if (!divided) return false;
    if (l->date) return l->places && (l->upper || first);
    if (l->upper) return l->known || l->city || ((l->region || first) && l->letters > 3);
    return first && (l->known || l->region || (l->city && !l->person));
}

/* "SOCCER - ORLAVA WIN CUP": what stands behind is in capitals too, so a sport is named, no place. */
static bool goes_on_in_capitals(struct cursor c) {
    while (c.at < c.stop && !ascii_lower((unsigned char)c.text[c.at])) c.at++;
    return c.at == c.stop;
}

/* "ORLAVA Dec 19 Tern Ltd said": nothing stands between the day and the text. */
static bool is_undivided(const struct cursor *c, const struct dateline *l) {
    enum { REACH = 40 };
    uint32_t stop = c->stop - c->at > REACH ? c->at + REACH : c->stop;
    if (!l->upper || !l->date || !l->city || l->agency || !ascii_upper((unsigned char)c->text[c->at])) return false;
    for (uint32_t i = c->at; i + 1 < stop; i++) /* "ORLAVA, Dec 19 Tern Press - The" */
        if (c->text[i] == ' ' && (c->text[i + 1] == '-' || c->text[i + 1] == '\xE2')) return false;
    return true;
}

/* "(TNS) - The council", "(Velm Express) A council", "(TNS)The": an agency without a place, in capitals, or a paper;
   any other name needs a dash. Below what is listed of a story only the glued one is read. */
static uint32_t after_agency(struct cursor c, bool first) {
    uint32_t from, words = 0;
    bool sure = false;
    if (!skip(&c, "(")) return 0;
    for (; words < 4 && word(&c, &from) && ascii_upper((unsigned char)c.text[from]); words++) {
        sure = words ? lists_of(&c, from, c.at) >> LIST_MEDIA_NOUN & 1 : all_upper(&c, from, c.at) && c.at - from <= 8;
        if (!skip_spaces(&c)) break;
    }
    if (!skip(&c, ")")) return 0;
    bool apart = skip_spaces(&c), divided = dash(&c) || skip(&c, "\xE2\x80\x94");
    if (!first && (apart || divided)) return 0;
    if (divided ? !skip_spaces(&c) : !sure || (!apart && words)) return 0;
    return c.at < c.stop && ascii_upper((unsigned char)c.text[c.at]) ? c.at : 0;
}

/* "ORLAVA – March 3, 2021: The": behind the day that a dash stands before. */
static uint32_t behind_second_date(struct cursor c) {
    uint32_t start = c.at;
    if (!date(&c) || !(skip(&c, ":") || (skip_spaces(&c) && (dash(&c) || skip(&c, "\xE2\x80\x94"))))) return start;
    return skip_spaces(&c) && c.at < c.stop && !ascii_lower((unsigned char)c.text[c.at]) ? c.at : start;
}

/* The byte where the text after a dateline begins; 0 when there is none. */
static uint32_t after_dateline(struct cursor c, bool first, bool headed) {
    struct dateline line = {0};
    uint32_t start = c.at;
    char a = c.text[c.at];
    if (a == '(') return after_agency(c, first);
    if (!ascii_upper((unsigned char)a) && !ascii_digit((unsigned char)a) && (unsigned char)a < 0xC3) return 0;
    if (!first && (c.at + 1 >= c.stop || !ascii_upper((unsigned char)c.text[c.at + 1])))
        return 0; /* further down only in capitals */
    read_dateline(&c, &line);
    if (!line.places && !line.date) return 0;
    if (line.wire) return skip_spaces(&c), c.at < c.stop && !ascii_lower((unsigned char)c.text[c.at]) ? c.at : 0;
    bool full_stop = (line.agency || (line.upper && line.date)) && skip(&c, ".");
    if (lists_of(&c, start, c.at) >> LIST_KICKER & 1) return 0;
    bool spaces = skip_spaces(&c), colon = !spaces && skip(&c, ":"), wide = skip(&c, "\xE2\x80\x94");
    bool bullet = spaces && line.upper && skip(&c, "\xE2\x80\xA2"); /* ORLAVA • The */
    bool arrows = spaces && line.upper && skip(&c, ">>"), divided = wide || bullet || arrows || (!colon && dash(&c)),
         glued = (wide && (line.upper || (first && line.region && line.city)) &&
                  (line.region || line.known || line.city)) ||
                 (line.agency && divided); /* ORLAVA, Velmia—The | (TNS)--The */
    if ((colon || divided || full_stop || line.agency) && !glued && !spaces && !skip_spaces(&c) && c.at < c.stop)
        return 0;
    skip_spaces(&c);
    if (c.at >= c.stop || ascii_lower((unsigned char)c.text[c.at])) return 0;
    if (line.upper && !line.known && !line.date && !line.agency && goes_on_in_capitals(c)) return 0;
    if (first && spaces && !divided && !full_stop && !colon && is_undivided(&c, &line)) return c.at;
    if (!arrows && !is_dateline(&line, divided || full_stop, colon, first, headed)) return 0;
    return divided && !line.date ? behind_second_date(c) : c.at;
}

/* "Moscow The talks …": the dateline's own line break got lost. Only a capital city before a word that cannot
   go on its name: a function word, a nationality, a country's genitive. */
static uint32_t after_glued_place(struct cursor c) {
    uint32_t from, name = c.at;
    if (!word(&c, &from) || !ascii_upper((unsigned char)c.text[from]) ||
        !(lists_of(&c, from, c.at) >> LIST_CAPITAL & 1))
        return 0;
    uint32_t to = c.at;
    if (!skip_spaces(&c) || !word(&c, &from) || !ascii_upper((unsigned char)c.text[from]) || c.at - from > 24) return 0;
    bool genitive = false;
    uint32_t stop = c.at;
    if (c.at - from > 2 && !memcmp(c.text + c.at - 2, "'s", 2))
        genitive = true, stop -= 2;
    else if (skip(&c, "\xE2\x80\x99s"))
        genitive = true;
    uint64_t lists = lists_of(&c, from, stop);
    bool goes_on = genitive ? lists >> LIST_COUNTRY & 1 : lists >> LIST_STARTER & 1;
    return goes_on && to > name ? from : 0;
}

/* ---- other things in front */

/* Over what may stand in front. */
static struct cursor lead_cursor(const struct quoth_document *d, uint32_t start, uint32_t stop) {
    uint32_t most = stop - start > LEAD_BYTES ? start + LEAD_BYTES : stop;
    while (most < stop && ((unsigned char)d->text[most] & 0xC0) == 0x80) most--;
    return (struct cursor){d, d->text, start, most};
}

/* A scrap in another script before English text, with the lower-case words that hang on it. */
static uint32_t after_scrap(const struct page *page, const struct unit *u) {
    unsigned char first = (unsigned char)page->document->text[u->start];
    if (first < 0xCD || first == 0xE2) return 0; /* Greek begins at U+0370; E2: quotation marks and dashes */
    struct scan scan;
    qi_region_scan(page->document, u->start, u->stop, REGION_SAMPLE / 2, &scan);
    uint32_t foreign = 0, i = 0;
    while (i < scan.count && scan.words[i].shape & SHAPE_FOREIGN) i++, foreign++;
    while (i < scan.count && i < foreign + 3 && scan.words[i].shape & SHAPE_LOWER) i++;
    if (!foreign || foreign > 3 || i + 4 > scan.count) return 0;
    for (uint32_t k = i; k < scan.count; k++)
        if (scan.words[k].shape & SHAPE_FOREIGN) return 0;
    return scan.words[i].shape & SHAPE_CAPITAL ? scan.words[i].from : 0;
}

uint32_t qi_region_without_spaces(const char *text, uint32_t start, uint32_t stop) {
    while (stop > start && (text[stop - 1] == ' ' || text[stop - 1] == '\xA0')) {
        if (text[stop - 1] == '\xA0' && (stop - start < 2 || text[stop - 2] != '\xC2')) break;
        stop -= text[stop - 1] == ' ' ? 1 : 2;
    }
    return stop;
}

uint32_t qi_region_date_lead(const quoth_document *d, uint32_t start, uint32_t stop, struct region *lead) {
    struct cursor c = lead_cursor(d, start, stop);
    uint32_t from, figures = 0, dividers = 0;
    if (word(&c, &from)) {
        if (!(lists_of(&c, from, c.at) >> LIST_DATE_WORD & 1)) return 0;
        skip(&c, ":");
        skip_spaces(&c);
    }
    for (; c.at < c.stop && (ascii_digit((unsigned char)c.text[c.at]) || memchr("-./:", c.text[c.at], 4)); c.at++) {
        figures += ascii_digit((unsigned char)c.text[c.at]);
        dividers += !ascii_digit((unsigned char)c.text[c.at]);
    }
    if (figures < 6 || figures > 8 || dividers != 2 || !skip_spaces(&c)) return 0;
    uint32_t time = c.at; /* 18:05; not the 2 of "2 held for theft" */
    while (c.at < c.stop && (ascii_digit((unsigned char)c.text[c.at]) || c.text[c.at] == ':')) c.at++;
    bool clock = c.at > time && c.at - time <= 8 && memchr(c.text + time, ':', c.at - time);
    if (c.at > time && clock && c.at == c.stop) return 0; /* nothing behind it: one line */
    if (c.at > time && !(clock && skip_spaces(&c))) c.at = time;
    if (clock && (skip(&c, "AM") || skip(&c, "PM") || skip(&c, "am") || skip(&c, "pm")) && !skip_spaces(&c)) return 0;
    if (c.at >= c.stop || ascii_lower((unsigned char)c.text[c.at])) return 0;
    *lead = (struct region){start, qi_region_without_spaces(d->text, start, c.at), REGION_BOILERPLATE, DETAIL_METADATA};
    return c.at;
}

/* "Article content The talks …": what some pages write before each piece of an article. */
static uint32_t after_marker(struct cursor c) {
    if (!skip(&c, "Article content") || !skip_spaces(&c) || c.at >= c.stop) return 0;
    return ascii_upper((unsigned char)c.text[c.at]) || (unsigned char)c.text[c.at] == 0xE2 || c.text[c.at] == '"' ? c.at
                                                                                                                  : 0;
}

/* 13:00 | 8:42 p.m. | 5pm */
static bool clock_time(struct cursor *c) {
    uint32_t from = c->at;
    while (c->at < c->stop && ascii_digit((unsigned char)c->text[c->at])) c->at++;
    if (c->at == from || c->at - from > 2) return false;
    bool minutes = c->at + 2 < c->stop && memchr(":.", c->text[c->at], 2) &&
                   ascii_digit((unsigned char)c->text[c->at + 1]) && ascii_digit((unsigned char)c->text[c->at + 2]);
    bool colon = minutes && c->text[c->at] == ':';
    if (minutes) c->at += 3;
    struct cursor end = *c;
    skip_spaces(c);
    static const char *const HALVES[] = {"a.m.", "p.m.", "am", "pm", "AM", "PM", "A.M.", "P.M."};
    for (size_t i = 0; i < sizeof HALVES / sizeof *HALVES; i++)
        if (skip(c, HALVES[i])) return true;
    *c = end;
    return colon;
}

/* GMT */
static bool skip_zone(struct cursor *c) {
    struct cursor back = *c;
    uint32_t from;
    if (skip_spaces(c) && word(c, &from) && all_upper(c, from, c->at) && c->at - from <= 4) return true;
    *c = back;
    return false;
}

/* "[Updated at 8:42 p.m. ET]" */
static bool update_note(struct cursor *c) {
    static const char *const WORDS[] = {"Updated", "UPDATED", "Update", "UPDATE", "Posted"};
    bool note = false, dated = false;
    if (!skip(c, "[") && !skip(c, "(")) return false;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS && !note; i++) note = skip(c, WORDS[i]);
    if (!note || (!skip(c, ":") && !skip(c, ",") && c->at == c->stop)) return false;
    skip_spaces(c);
    if (skip(c, "at ") || skip(c, "on ")) skip_spaces(c);
    for (int i = 0; i < 2; i++) {
        if (clock_time(c))
            skip_zone(c), dated = true;
        else if (date(c))
            dated = true;
        skip(c, ",");
        skip_spaces(c);
    }
    return dated && (skip(c, "]") || skip(c, ")"));
}

/* "May 5, 2024 • The": a day and a dot behind it. */
static bool dotted_day(struct cursor *c) {
    struct cursor back = *c;
    if (date(c) && skip_spaces(c) && (skip(c, "\xE2\x80\xA2") || skip(c, "\xC2\xB7"))) return true;
    *c = back;
    return false;
}

/* ", 07/18/2024 (TNS) --" behind a time: the day, and whose report it is. */
static bool sent_day(struct cursor *c) {
    struct cursor back = *c;
    if (skip(c, ", ")) {
        while (c->at < c->stop && (ascii_digit((unsigned char)c->text[c->at]) || c->text[c->at] == '/')) c->at++;
        if (c->at > back.at + 2 && skip_spaces(c) && agency(c) && skip_spaces(c) && dash(c)) return true;
    }
    *c = back;
    return false;
}

/* "19:25 Court frees keeper: A court …": behind a time, no day, which it may be of, but the title of an entry. */
static bool before_title(struct cursor c) {
    uint32_t from;
    if (!ascii_digit((unsigned char)c.text[c.at - 1]) || !skip_spaces(&c) || !word(&c, &from)) return false;
    uint64_t lists = lists_of(&c, from, c.at);
    bool day = lists >> LIST_WEEKDAY & 1 || lists >> LIST_MONTH & 1;
    return ascii_upper((unsigned char)c.text[from]) && !day && !all_upper(&c, from, c.at) &&
           memchr(c.text + c.at, ':', c.stop - c.at);
}

/* "[Updated at 8:42 p.m. ET] The", "13:00 GMT: The", "11:30 – The": when an entry of a live page was written. */
static uint32_t after_stamp(struct cursor c) {
    bool zone = false, day = dotted_day(&c);
    if (!day && ascii_digit((unsigned char)c.text[c.at])) {
        if (!clock_time(&c)) return 0;
        zone = skip_zone(&c) && c.text[c.at] == ':';
        if (before_title(c)) return skip_spaces(&c) ? c.at : 0;
        if (!sent_day(&c) && !skip(&c, ":") && !(skip_spaces(&c) && (dash(&c) || skip(&c, "\xE2\x80\x94")))) return 0;
    } else if (!day && !update_note(&c)) {
        return 0;
    }
    if (!skip_spaces(&c) || c.at >= c.stop) return 0;
    bool begins =
        ascii_upper((unsigned char)c.text[c.at]) || (unsigned char)c.text[c.at] == 0xE2 || c.text[c.at] == '"';
    return begins || (zone && ascii_digit((unsigned char)c.text[c.at])) ? c.at : 0;
}

/* "‘Suffered’He said that …": a title of some words in quotation marks that lost its own line. */
static uint32_t after_glued_title(struct cursor c) {
    enum { TITLE = 40 };
    bool curly = skip(&c, "\xE2\x80\x98") || skip(&c, "\xE2\x80\x9C");
    if (!curly && !skip(&c, "'") && !skip(&c, "\"")) return 0;
    char mark = c.text[c.at - 1];
    uint32_t start = c.at;
    while (
        c.at < c.stop && c.at - start < TITLE &&
        (ascii_upper((unsigned char)c.text[c.at]) || ascii_lower((unsigned char)c.text[c.at]) || c.text[c.at] == ' '))
        c.at++;
    bool closed =
        curly ? skip(&c, "\xE2\x80\x99") || skip(&c, "\xE2\x80\x9D") : c.at < c.stop && c.text[c.at++] == mark;
    if (!closed || c.at == start || !ascii_upper((unsigned char)c.text[start]) || c.at + 1 >= c.stop ||
        !ascii_upper((unsigned char)c.text[c.at]))
        return 0;
    return ascii_lower((unsigned char)c.text[c.at + 1]) || c.text[c.at + 1] == ' ' ? c.at : 0;
}

/* "KRANTZ: We lost.": another unit begins so too, and this is a transcript. */
static bool is_transcript(const struct page *page, const struct unit *u) {
    const char *text = page->document->text;
    for (const struct unit *v = u + 1; v < page->units + page->count && v <= u + 12; v++) {
        uint32_t at = v->start;
        if (v->flags & UNIT_FIXED) continue; /* ALSO READ: */
        while (at < v->stop && at < v->start + 32 &&
               (ascii_upper((unsigned char)text[at]) || text[at] == ' ' || text[at] == '.'))
            at++;
        if (at > v->start + 1 && at < v->stop && text[at] == ':') return true;
    }
    return false;
}

/* "Apr. 20—The", "Apr. 20—ORLAVA — The": the day on which an agency passed on what a paper had; 0 for none. */
static uint32_t after_day(struct cursor c) {
    bool day = date(&c) && skip(&c, "\xE2\x80\x94") && c.at < c.stop;
    return day && (ascii_upper((unsigned char)c.text[c.at]) || (unsigned char)c.text[c.at] == 0xE2 ||
                   c.text[c.at] == '"')
               ? c.at
               : 0;
}

uint32_t qi_region_lead(const struct page *page, const struct unit *u, bool first, struct region *lead) {
    const struct quoth_document *d = page->document;
    if (u->stop - u->start < 24) return 0;
    struct cursor c = lead_cursor(d, u->start, u->stop);
    uint32_t from;
    lead->start = u->start;
    lead->kind = REGION_DATELINE;
    lead->detail = NULL;
    bool capitals = first || ascii_upper((unsigned char)d->text[u->start + 1]);
    uint32_t day = first ? after_day(c) : 0;
    if (day) c.at = day;
    from = after_dateline(c, first, capitals && page->headline != UINT32_MAX && !is_transcript(page, u));
    if (!from) from = day;
    if (!from && first) from = after_glued_place(c);
    if (!from && (from = after_marker(c))) {
        lead->kind = REGION_BOILERPLATE;
        lead->detail = DETAIL_NAVIGATION;
    }
    if (!from && (from = after_glued_title(c))) lead->kind = REGION_SUBHEAD;
    if (!from && (from = after_stamp(c))) {
        lead->kind = REGION_BOILERPLATE;
        lead->detail = DETAIL_METADATA;
    }
    if (!from && first && (from = qi_region_date_lead(d, u->start, u->stop, lead))) return from;
    if (!from && (from = after_scrap(page, u))) {
        lead->kind = REGION_BOILERPLATE;
        lead->detail = DETAIL_STRAY;
    }
    if (!from) return 0;
    lead->stop = qi_region_without_spaces(d->text, u->start, from);
    while (from < u->stop && (d->text[from] == '\n' || d->text[from] == '\r')) from++;
    return from < u->stop ? from : 0;
}
