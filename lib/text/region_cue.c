/* What the words of a line say of it: the cues in the lists, menus, counts of comments (see region.h). */
#include "text/region.h"

/* What the value of a cue in the lists says. */
static const struct cue {
    const char *name;
    enum region_kind kind;
    const char *detail;
    enum { WANTS_NOTHING = 0, WANTS_ADDRESS, WANTS_BRACKETS, WANTS_OTHERS } wants;
} CUES[] = {
    {"metadata", REGION_BOILERPLATE, DETAIL_METADATA, WANTS_NOTHING},
    {"signup", REGION_BOILERPLATE, DETAIL_SIGNUP, WANTS_NOTHING},
    {"promo", REGION_BOILERPLATE, DETAIL_PROMO, WANTS_NOTHING},
    {"invitation", REGION_BOILERPLATE, DETAIL_PROMO, WANTS_ADDRESS},
    {"advisory", REGION_BOILERPLATE, DETAIL_METADATA, WANTS_BRACKETS},
    {"related link", REGION_BOILERPLATE, DETAIL_RELATED, WANTS_NOTHING},
    {"comment form", REGION_BOILERPLATE, DETAIL_COMMENTS, WANTS_NOTHING},
    {"cookie notice", REGION_BOILERPLATE, DETAIL_COOKIES, WANTS_NOTHING},
    {"navigation", REGION_BOILERPLATE, DETAIL_NAVIGATION, WANTS_NOTHING},
    {"section", REGION_BOILERPLATE, DETAIL_NAVIGATION, WANTS_OTHERS}, /* alone it may head a part of the text */
    {"notice", REGION_BOILERPLATE, DETAIL_NOTICE, WANTS_NOTHING},
    {"picture credit", REGION_CREDIT, DETAIL_PICTURE, WANTS_NOTHING},
    {"contributors", REGION_CREDIT, DETAIL_CONTRIBUTORS, WANTS_NOTHING},
    {"source", REGION_CREDIT, DETAIL_SOURCE, WANTS_NOTHING},
    {"byline", REGION_BYLINE, NULL, WANTS_NOTHING},
    {"caption", REGION_CAPTION, NULL, WANTS_NOTHING},
};

enum { CUE_WORDS = 6, ENTRY_BYTES = 32 }; /* of the longest cue; of one in capitals */

static const struct cue *named_cue(const char *name) {
    for (size_t i = 0; name && i < sizeof CUES / sizeof *CUES; i++)
        if (!strcmp(name, CUES[i].name)) return &CUES[i];
    return NULL;
}

/* The longest entry of `list` that begins at `word`, and how many words it has; NULL when there is none. */
static const struct cue *find_cue(const quoth_document *d, const struct scan *scan, uint32_t word, enum word_list list,
                                  uint32_t *words) {
    const struct lexicon *lexicon = &d->model->lexicon;
    const char *entry = scan->text + scan->words[word].start;
    uint64_t lists = scan->words[word].lists;
    size_t found = 0;
    for (uint32_t n = 0; n < CUE_WORDS && word + n < scan->count; n++) {
        const struct scan_word *last = &scan->words[word + n];
        size_t length = (size_t)(scan->text + last->stop - entry);
        if (n) lists = qi_lexicon_lists(lexicon, qi_hash(entry, length));
        size_t with_colon = length + last->colon;
        if (last->colon && qi_lexicon_lists(lexicon, qi_hash(entry, with_colon)) >> list & 1)
            found = with_colon;
        else if (lists >> list & 1)
            found = length;
        if (found >= length) *words = n + 1;
        if (!(lists >> LIST_OPENS & 1)) break;
    }
    return found ? named_cue(qi_lexicon_value(lexicon, list, entry, found)) : NULL;
}

/* "READ ALSO The ferry docks", "SOURCE Orlava Ferries": two words and more in capitals, or the last of a release,
   before one that is not, need no colon. */
static const struct cue *capital_cue(const quoth_document *d, const struct scan *scan) {
    const struct lexicon *lexicon = &d->model->lexicon;
    char entry[ENTRY_BYTES];
    uint32_t words = 0;
    while (words < scan->count && words < CUE_WORDS && scan->words[words].shape & SHAPE_UPPER) words++;
    size_t length = words ? scan->words[words - 1].stop : 0;
    uint32_t least = scan->count && is_word(scan, 0, "source") && scan->count < 2 * CUE_WORDS ? 1 : 2;
    if (words < least || words == scan->count || !(scan->words[words].shape & SHAPE_CAPITAL) ||
        length + 1 > sizeof entry)
        return NULL;
    memcpy(entry, scan->text, length);
    entry[length++] = ':';
    bool listed = qi_lexicon_lists(lexicon, qi_hash(entry, length)) >> LIST_CHROME_OPENING & 1;
    return listed ? named_cue(qi_lexicon_value(lexicon, LIST_CHROME_OPENING, entry, length)) : NULL;
}

/* The sign that stands alone between a word and the one before it, > for » and ›; 0 for none. */
static char sign_before(const quoth_document *d, const struct scan *scan, uint32_t word) {
    const char *at = d->text + scan->words[word - 1].to;
    uint32_t width = scan->words[word].from - scan->words[word - 1].to;
    if ((width == 4 && !memcmp(at, " \xC2\xBB ", 4)) || (width == 5 && !memcmp(at, " \xE2\x80\xBA ", 5))) return '>';
    if (width == 1 && *at == '>') return '>'; /* Home>Articles>… */
    return scan->words[word].from - scan->words[word - 1].to == 3 && at[0] == ' ' && at[2] == ' ' ? at[1] : '\0';
}

/* A line made of nothing but whole-line entries: "Leave a reply", "Home  About  Contact us", "News Sport Opinion". */
static const struct cue *whole_line(const quoth_document *d, const struct scan *scan) {
    const struct cue *first = NULL;
    uint32_t entries = 0;
    for (uint32_t at = 0, words = 1; at < scan->count; at += words) {
        words = 1;
        if ((first || at + 1 < scan->count) && scan->words[at].shape & SHAPE_FIGURE) continue; /* Comments (214) */
        const struct cue *cue = find_cue(d, scan, at, LIST_CHROME_LINE, &words);
        if (!cue) return NULL;
        entries++;
        if (!first || first->wants == WANTS_OTHERS) first = cue;
    }
    char sign = entries == 2 ? sign_before(d, scan, 1) : '\0'; /* News | Local */
    return first && first->wants == WANTS_OTHERS && entries < 3 && sign != '|' && sign != '/' ? NULL : first;
}

/* "Follow Vera Lindqvist on Twitter @…", "Reach the desk at 419-555-0142": there is an address. */
static bool has_address(const quoth_document *d, const struct scan *scan, const struct unit *u) {
    const struct scan_word *last = &scan->words[scan->count - 1];
    if (!scan->whole || scan->count < 2) return false;
    if (last->shape & SHAPE_FIGURE && last->stop - last->start >= 8) return true;
    const char *text = d->text + u->start;
    uint32_t length = u->stop - u->start;
    return memchr(text, '@', length) || contains(scan->text, last->stop, " twitter") || contains(text, length, "://");
}

/* "Getty Images said …", "Published in May, the report was …": a sentence that begins as a credit or link does. */
static bool opens_prose(const struct scan *scan, const struct unit *u, const struct cue *cue, uint32_t words) {
    const char *detail = cue->detail ? cue->detail : "";
    bool tells = !strcmp(detail, DETAIL_PICTURE) || !strcmp(detail, DETAIL_SOURCE) || !strcmp(detail, DETAIL_RELATED) ||
                 !strcmp(detail, DETAIL_METADATA) || !strcmp(detail, DETAIL_PROMO);
    bool closed = u->flags & UNIT_VERB && u->ending == ENDS_STOP;
    if (cue->kind == REGION_BYLINE) return closed || u->flags & UNIT_LONG; /* Written by Lee, the play … */
    if (!strcmp(detail, DETAIL_CONTRIBUTORS))                              /* Translation: it is bad. */
        return closed && scan->words[words - 1].colon && words < scan->count && scan->words[words].shape & SHAPE_LOWER;
    if (!tells || scan->words[words - 1].colon) return false;
    if (u->flags & UNIT_LONG) return true;
    return closed && strcmp(detail, DETAIL_PROMO);
}

/* "UPDATED: Keeper freed on bail": the headline, without a time. */
static bool updates_headline(const struct scan *scan, uint32_t words) {
    const uint64_t DATES = (uint64_t)1 << LIST_MONTH | (uint64_t)1 << LIST_WEEKDAY;
    if (words != 1 || scan->count < 5 || !is_word(scan, 0, "updated")) return false;
    for (uint32_t i = 1; i < 5; i++)
        if (scan->words[i].shape & SHAPE_FIGURE || scan->words[i].lists & DATES) return false;
    return true;
}

/* (Adds quotation, background): what changed since the wire's last version. */
static bool in_brackets(const quoth_document *d, const struct unit *u) {
    return d->text[u->start] == '(' && d->text[u->stop - 1] == ')';
}

/* Home > National > Society, News / Sport / Football: where the page stands on its site; behind Home, its title may be
   the last part, and behind an arrow the only other one: Home » Ferries stay in harbour. */
static bool is_trail(const quoth_document *d, const struct scan *scan, const struct unit *u) {
    uint32_t slashes = 0, arrows = 0, part = 1;
    if (!scan->whole || u->ending != ENDS_OPEN || !scan->count || !(scan->words[0].shape & SHAPE_CAPITAL)) return false;
    for (uint32_t i = 1; i < scan->count; i++, part++) {
        char sign = sign_before(d, scan, i);
        slashes += sign == '/';
        arrows += sign == '>';
        if (sign == '/' || sign == '>') part = 0;
        bool title = (slashes > 1 || arrows) && is_word(scan, 0, "home");
        if ((part > 3 && !title) || (!part && !(scan->words[i].shape & SHAPE_CAPITAL))) return false;
    }
    return arrows || slashes > 1;
}

/* "Orlava Post logo": what stands for the paper's picture. */
static bool is_logo(const struct scan *scan, const struct unit *u) {
    enum { NAME = 4 };
    uint32_t last = scan->count - 1;
    if (!scan->whole || scan->count < 2 || last > NAME || u->ending != ENDS_OPEN || u->flags & (UNIT_VERB | UNIT_MARKS))
        return false;
    for (uint32_t i = 0; i < last; i++)
        if (!(scan->words[i].shape & SHAPE_CAPITAL) || is_word(scan, i, "new")) return false;
    return is_word(scan, last, "logo");
}

/* "October 8th, 2017 Harbour 3 comments": a date before anything else, and how often it was commented on behind all. */
static bool is_dated_count(const struct scan *scan, const struct unit *u) {
    enum { FEW = 8 };
    uint32_t last = scan->count;
    bool month = false, figure = false;
    for (uint32_t i = 0; i < 3 && i < last; i++) {
        month |= (scan->words[i].lists >> LIST_MONTH & 1) != 0;
        figure |= scan->text[scan->words[i].start] >= '0' && scan->text[scan->words[i].start] <= '9';
    }
    return scan->whole && last > 3 && last <= FEW && month && figure && u->ending == ENDS_OPEN &&
           (is_word(scan, last - 1, "comments") || is_word(scan, last - 1, "comment")) &&
           scan->words[last - 2].shape & SHAPE_FIGURE;
}

/* “3 thoughts on “The bridge”, “One Comment on “The bridge””, “5 Responses to …”: the title is in marks behind words
   that a sentence may begin with, too. */
static bool heads_comments(const quoth_document *d, const struct scan *scan) {
    static const char *const said[] = {"thought", "thoughts", "response", "responses", "comment",
                                       "comments", "reply",   "replies"};
    bool figure = scan->words[0].shape & SHAPE_FIGURE, known = false;
    if (scan->count < 4 || !(figure || is_word(scan, 0, "one"))) return false;
    for (size_t k = 0; k < sizeof said / sizeof *said; k++) known |= is_word(scan, 1, said[k]);
    if (!known || !(is_word(scan, 2, "on") || is_word(scan, 2, "to"))) return false;
    bool marks = scan->words[3].from > scan->words[2].to + 1 || d->text[scan->words[3].from - 1] == '"';
    return marks || (figure && !is_word(scan, 1, "comment") && !is_word(scan, 1, "comments"));
}

/* "5 Comments. Log in to reply", "Comments (132)", "One comment": a number of them, then nothing or another
   beginning. */
static bool counts_comments(const quoth_document *d, const struct scan *scan) {
    if (scan->count < 2) return false;
    if (heads_comments(d, scan)) return true;
    if (scan->count == 2 && is_word(scan, 0, "one") && is_word(scan, 1, "comment")) return true;
    if (scan->count == 3 && is_word(scan, 0, "read")) /* Read 117 Comments */
        return scan->words[1].shape & SHAPE_FIGURE && is_word(scan, 2, "comments");
    uint32_t word = scan->words[0].shape & SHAPE_FIGURE ? 1 : 0;
    bool figure = scan->words[1 - word].shape & SHAPE_FIGURE, more = scan->count > 2;
    return figure && (is_word(scan, word, "comments") || is_word(scan, word, "comment")) &&
           (!more || scan->words[2].shape & SHAPE_CAPITAL);
}

/* "Download the Tern app for the news of the coast.": what runs on a telephone. */
static bool offers_app(const struct scan *scan) {
    enum { NEAR = 8 };
    if (!scan->count || !(is_word(scan, 0, "download") || is_word(scan, 0, "install"))) return false;
    for (uint32_t i = 1; i < scan->count && i < NEAR; i++)
        if (is_word(scan, i, "app") || is_word(scan, i, "apps")) return true;
    return false;
}

/* Does a bar, or a dot in the middle, stand between a word and the one before it? */
static bool bar_before(const quoth_document *d, const struct scan *scan, uint32_t word) {
    const char *text = d->text, *at = text + scan->words[word - 1].to, *stop = text + scan->words[word].from;
    for (; at < stop; at++)
        if (*at == '|' || (stop - at > 1 && !memcmp(at, "\xC2\xB7", 2)) ||
            (stop - at > 2 && (!memcmp(at, "\xE2\x88\x99", 3) || !memcmp(at, "\xE2\x80\xA2", 3))))
            return true;
    return false;
}

/* 3 min read | Fri Nov 3, 2023 12:00 AM: figures and words of a date, both. */
static bool dated(const struct scan *scan, uint32_t from, uint32_t to) {
    const uint64_t DATES = (uint64_t)1 << LIST_MONTH | (uint64_t)1 << LIST_WEEKDAY | (uint64_t)1 << LIST_DATE_WORD;
    uint32_t figures = 0, others = 0;
    for (uint32_t i = from; i < to; i++) {
        figures += (scan->words[i].shape & SHAPE_FIGURE) != 0;
        others += (scan->words[i].lists & DATES) != 0;
    }
    return figures && others && figures + others == to - from;
}

/* Vera Lindqvist: two or three words with capitals. */
static bool name_part(const struct scan *scan, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (!(scan->words[i].shape & SHAPE_CAPITAL)) return false;
    return to - from == 2 || to - from == 3;
}

/*
 * "Home | Local | Updated 18:22", "More interviews · Podcast · Support us": a line in parts, of which one is a cue or
 * a time; a short time where there are three or more. (A name beside a time is a byline.)
 */
static const struct cue *barred_cue(const quoth_document *d, const struct scan *scan, const struct unit *u) {
    const struct cue *found = NULL;
    uint32_t parts = 0, times = 0, words;
    bool name = false, last_name = false, long_time = false;
    for (uint32_t from = 0, to; scan->whole && from < scan->count; from = to, parts++) {
        for (to = from + 1; to < scan->count && !bar_before(d, scan, to);) to++;
        if (!parts && to == scan->count) return NULL;
        const struct cue *cue = find_cue(d, scan, from, LIST_CHROME_LINE, &words);
        if (cue && words < to - from) cue = NULL;
        if (!cue) cue = find_cue(d, scan, from, LIST_CHROME_OPENING, &words);
        if (cue && cue->wants == WANTS_NOTHING && cue->kind == REGION_BOILERPLATE && !found) found = cue;
        last_name = !cue && name_part(scan, from, to);
        name |= !parts && last_name;
        times += dated(scan, from, to);
        long_time |= dated(scan, from, to) && to - from > 2;
    }
    const struct cue *metadata = &CUES[0];
    bool told = u->flags & UNIT_VERB && u->ending == ENDS_STOP; /* May 5, 2024 • The ferry docked late. */
    if (!found && !told && ((parts > 2 && times) || long_time)) found = metadata;
    return found == metadata && (name || (parts == 2 && last_name)) ? NULL : found;
}

/* "MORE Local ARTICLES", "More Coast Stories": what the titles below are. */
static bool heads_more(const struct scan *scan, const struct unit *u) {
    static const char *const THINGS[] = {"articles", "stories", "headlines", "videos", "coverage"};
    uint32_t last = scan->count - 1;
    if (!scan->whole || scan->count < 3 || scan->count > 5 || u->ending != ENDS_OPEN || !is_word(scan, 0, "more"))
        return false;
    for (uint32_t i = 1; i <= last; i++)
        if (!(scan->words[i].shape & SHAPE_CAPITAL)) return false;
    for (size_t k = 0; k < sizeof THINGS / sizeof *THINGS; k++)
        if (is_word(scan, last, THINGS[k])) return true;
    return false;
}

/* "Login" above "My account" and "Search": a short line follows that is no byline, and below it no running text. */
static bool tops_menu(const quoth_document *d, const struct cue *cue) {
    enum { SHORT = 40 };
    if (!cue->detail || strcmp(cue->detail, DETAIL_NAVIGATION) || d->lines.count < 4) return false;
    const struct line *next = &d->lines.at[1];
    if (!memcmp(d->text + next->start, "By ", 3) || !memcmp(d->text + next->start, "BY ", 3)) return false;
    if (next->stop - next->start >= SHORT) return false;
    return next[1].stop - next[1].start < SHORT || !memchr(".\"\x9D", d->text[next[1].stop - 1], 3);
}

static const struct cue *any_cue(const quoth_document *d, const struct scan *scan, const struct unit *u) {
    uint32_t words = 0;
    /* one everyday word at the top may as well be the title: "Recommended" */
    bool title = scan->count == 1 && u->start == d->lines.at[0].start;
    const struct cue *cue = scan->whole ? whole_line(d, scan) : NULL;
    if (cue && title && (!cue->detail || strcmp(cue->detail, DETAIL_PROMO)) && !tops_menu(d, cue)) cue = NULL;
    if (cue && cue->wants == WANTS_BRACKETS && !in_brackets(d, u)) cue = NULL; /* (MORE) */
    if (cue || !scan->count) return cue;
    bool item = scan->count > 1 && scan->words[0].shape & SHAPE_FIGURE && d->text[scan->words[0].to] == '.'; /* 1. */
    cue = find_cue(d, scan, item, LIST_CHROME_OPENING, &words);
    words += item;
    if (cue && cue->wants == WANTS_ADDRESS) return has_address(d, scan, u) && !scan->words[0].colon ? cue : NULL;
    if (cue && cue->wants == WANTS_BRACKETS) return in_brackets(d, u) ? cue : NULL;
    if (cue && updates_headline(scan, words)) return NULL;
    if (cue && cue->kind == REGION_BYLINE && u->flags & (UNIT_BULLET | UNIT_MARKS))
        return NULL; /* • Author: ‘He wept’ */
    if (cue) return u->flags & UNIT_QUOTED || opens_prose(scan, u, cue, words) ? NULL : cue;
    if ((cue = capital_cue(d, scan))) return cue;
    uint32_t at = 0;
    for (uint32_t i = 0; scan->whole && !scan->quotes && i < scan->count && !cue; i++)
        if (scan->words[i].lists >> LIST_OPENS & 1) cue = find_cue(d, scan, at = i, LIST_CHROME_PHRASE, &words);
    enum { NAMES = 5, CAPTION = 5 };
    bool picture = cue && at && cue->detail && !strcmp(cue->detail, DETAIL_PICTURE);
    for (uint32_t k = at; picture && k > 0 && (k == at || (k > CAPTION && k + NAMES > at)); k--)
        if (d->text[scan->words[k - 1].to] == '.' && (k == at || scan->words[k - 1].to - scan->words[k - 1].from > 2))
            return NULL; /* a caption stands before: … noon. Photo by Lee | … noon. Lee/TNS via Tern */
    return cue || u->flags & UNIT_QUOTED ? cue : barred_cue(d, scan, u);
}

const char *qi_region_credit_cue(const quoth_document *d, const struct scan *scan) {
    uint32_t words;
    const struct cue *cue = scan->whole ? whole_line(d, scan) : NULL;
    if (!cue) cue = find_cue(d, scan, 0, LIST_CHROME_OPENING, &words);
    if (cue && cue->kind == REGION_CAPTION) return DETAIL_PICTURE; /* "… at noon. File photo: Ann Lee" */
    return cue && cue->kind == REGION_CREDIT ? cue->detail : NULL;
}

bool qi_region_cue(const quoth_document *d, const struct scan *scan, const struct unit *u, enum region_kind *kind,
                   const char **detail) {
    const struct cue *cue = any_cue(d, scan, u);
    if (cue) return *kind = cue->kind, *detail = cue->detail, true;
    *kind = REGION_BOILERPLATE;
    *detail = u->flags & UNIT_LONG       ? NULL
              : is_trail(d, scan, u)     ? DETAIL_NAVIGATION
              : is_logo(scan, u)         ? DETAIL_NAVIGATION
              : is_dated_count(scan, u)  ? DETAIL_METADATA
              : counts_comments(d, scan) ? DETAIL_COMMENTS
              : heads_more(scan, u)      ? DETAIL_RELATED
              : offers_app(scan)         ? DETAIL_PROMO
                                         : NULL;
    return *detail != NULL;
}
