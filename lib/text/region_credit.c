/* Credits behind the last sentence of a unit: "… at noon. Photo: Ann Lee" (see region.h). */
#include "text/region.h"

enum { CREDIT_BYTES = 160 };

/* (Vera Lindqvist/Tern Picture), (file photo), (Reporting by …): a cue opens it, or names alone with a divider. */
static const char *credit_detail(const struct quoth_document *d, uint32_t start, uint32_t stop) {
    struct scan scan;
    qi_region_scan(d, start, stop, REGION_SAMPLE, &scan);
    qi_region_look_up(d, &scan, scan.count);
    if (!scan.count) return NULL;
    bool owner = start + 2 <= stop && !memcmp(d->text + start, "\xC2\xA9", 2) && scan.whole &&
                 scan.count <= 8; /* … at noon. © Mara Raud, TNS */
    for (uint32_t i = 0; owner && i < scan.count; i++) owner = scan.words[i].shape & SHAPE_CAPITAL;
    uint32_t behind = scan.words[0].to;
    bool agency = scan.words[0].shape & SHAPE_UPPER && scan.count > 2 && behind < stop &&
                  d->text[behind] == '/'; /* TNS/Ann Lee/Handout via TNS */
    bool barred = is_word(&scan, 0, "photo") && behind + 3 <= stop && !memcmp(d->text + behind, " | ", 3);
    if (owner || (scan.whole && (agency || barred))) return DETAIL_PICTURE;
    const char *detail = qi_region_credit_cue(d, &scan);
    bool bracket = d->text[start] == '(' || d->text[start] == '[';
    if (detail || !scan.whole || scan.count > (bracket ? 10 : 6)) return detail;
    for (uint32_t i = 0; i < scan.count; i++) {
        if (!bracket && !(scan.words[i].shape & SHAPE_CAPITAL) && !(i && is_word(&scan, i, "via"))) return NULL;
        if (scan.words[i].shape & SHAPE_LOWER && scan.words[i].stop - scan.words[i].start > 3) return NULL;
        if (scan.words[i].to - scan.words[i].from > 3 && scan.words[i].shape & SHAPE_FIGURE) return NULL; /* a date */
    }
    bool named = d->text[start] == '[' && start > 1 && d->text[start - 2] == '.' && scan.count > 1 && scan.count < 4;
    for (uint32_t i = 0; named && i < scan.count; i++) named = scan.words[i].shape == SHAPE_CAPITAL;
    if (named) return DETAIL_PICTURE;             /* … at noon. [Mara Raud] */
    for (uint32_t i = 1; i + 1 < scan.count; i++) /* (Mara Raud via TP) */
        if (scan.words[i].stop - scan.words[i].start == 3 && !memcmp(scan.text + scan.words[i].start, "via", 3))
            return DETAIL_PICTURE;
    bool whose = bracket && memchr(d->text + start, ':', stop - start) && scan.count < 7; /* (Tern News: Mara Raud) */
    for (uint32_t i = 0; whose && i < scan.count; i++) whose = scan.words[i].shape & SHAPE_CAPITAL;
    return (memchr(d->text + start, '/', stop - start) || whose) && scan.count > 2 ? DETAIL_PICTURE : NULL;
}

/* Where the last bracket of a unit opens; 0 when it does not end in one. */
static uint32_t last_bracket(const char *text, const struct unit *u) {
    char close = text[u->stop - 1], open = close == ')' ? '(' : '[';
    if (close != ')' && close != ']') return 0;
    for (uint32_t at = u->stop - 1; at-- > u->start + 1 && u->stop - at <= CREDIT_BYTES;) {
        if (text[at] == close) return 0;
        if (text[at] == open) return text[at - 1] == ' ' ? at : 0;
    }
    return 0;
}

/* Where the last sentence of a unit begins, if it has a colon or names a picture ("… at noon. Photo: Ann Lee",
   "… at noon. Photo courtesy of Ann Lee."); of a long one, if it stays open and has a stroke or bar. */
static uint32_t last_sentence(const char *text, const struct unit *u) {
    static const char *const PICTURES[] = {"Photo",    "PHOTO",      "Picture",   "Image",
                                           "Courtesy", "Screenshot", "Screengrab"};
    enum { REACH = 100 };
    uint32_t from = u->stop - u->start > REACH ? u->stop - REACH : u->start + 1, at = u->stop;
    while (at > from && !(text[at - 1] == ' ' && text[at - 2] == '.' &&
                          !(at > from + 3 && ascii_upper((unsigned char)text[at - 3]) && text[at - 4] == ' ')))
        at--; /* not behind an initial, “Photo by Kevin C. | Orr” */
    if (at <= from || at >= u->stop || !ascii_upper((unsigned char)text[at])) return 0;
    bool parted = memchr(text + at, '/', u->stop - at) || memchr(text + at, '|', u->stop - at);
    if (u->ending == ENDS_OPEN && parted) return at; /* TNS / Ann Lee */
    if (u->flags & UNIT_LONG) return 0;
    if (memchr(text + at, ':', u->stop - at)) return at;
    for (size_t k = 0; k < sizeof PICTURES / sizeof *PICTURES; k++) {
        size_t size = strlen(PICTURES[k]);
        if (u->stop - at > size && !memcmp(text + at, PICTURES[k], size)) return at;
    }
    return 0;
}

/* "… in May.Credit...Mara Raud for the Post", "… in 1911.Credit: Mara Raud", "The pierImage source, TNS": where the
   word begins that lost the blank before it; 0 when none does. */
static uint32_t glued_credit(const char *text, const struct unit *u) {
    uint32_t from = u->stop - u->start > CREDIT_BYTES ? u->stop - CREDIT_BYTES : u->start + 1;
    for (uint32_t at = from; at + 9 < u->stop; at++)
        if (((text[at] == 'C' && (!memcmp(text + at, "Credit...", 9) || !memcmp(text + at, "Credit:", 7))) ||
             (text[at] == 'I' && u->stop - at > 14 && !memcmp(text + at, "Image source, ", 14))) &&
            (ascii_lower((unsigned char)text[at - 1]) || ascii_digit((unsigned char)text[at - 1]) ||
             text[at - 1] == '.'))
            return at;
    return 0;
}

/* Where "Credit: …" begins behind what a picture shows: "The harbour of Orlava Credit: Tern News"; 0 when it does not.
 */
static uint32_t credit_word(const char *text, const struct unit *u) {
    static const char *const WORDS[] = {" Credit:",    " CREDIT:",    " Photo by ",
                                        " File photo", " FILE PHOTO", " \xC2\xA9 "};
    uint32_t from = u->stop - u->start > CREDIT_BYTES / 2 ? u->stop - CREDIT_BYTES / 2 : u->start;
    for (uint32_t at = from; at < u->stop; at++)
        for (size_t k = 0; text[at] == ' ' && k < sizeof WORDS / sizeof *WORDS; k++) {
            size_t size = strlen(WORDS[k]);
            if (u->stop - at >= size && !memcmp(text + at, WORDS[k], size)) return at + 1;
        }
    return 0;
}

/* The mark that some agencies put behind the last sentence (… he said. Enditem), where it begins; 0 for none. */
static uint32_t end_mark(const char *text, const struct unit *u) {
    uint32_t at = u->stop, from = u->stop - u->start > 16 ? u->stop - 16 : u->start;
    while (at > from && (ascii_upper((unsigned char)text[at - 1]) || ascii_lower((unsigned char)text[at - 1]))) at--;
    bool behind = at > from + 3 && at < u->stop && ascii_upper((unsigned char)text[at]) && text[at - 1] == ' ';
    bool closed = behind && (memchr(".\"?!", text[at - 2], 4) || memcmp(text + at - 4, "\xE2\x80\x9D", 3) == 0);
    return closed ? at : 0;
}

/* "… on Tuesday, he said. — TNS": where the dash stands before an agency behind the last sentence; 0 for none. Who
   signs there with a name has said it. */
static uint32_t agency_mark(const struct quoth_document *d, const struct unit *u) {
    enum { NAME = 20 };
    const char *text = d->text;
    uint32_t at = u->stop, from = u->stop - u->start > NAME + 16 ? u->stop - NAME : u->start + 16;
    while (at > from && (ascii_upper((unsigned char)text[at - 1]) || ascii_lower((unsigned char)text[at - 1]) ||
                         text[at - 1] == ' '))
        at--;
    uint32_t name = at + (at < u->stop && text[at] == ' '), dash = at;
    if (dash > from + 3 && !memcmp(text + dash - 3, "\xE2\x80", 2) && ((unsigned char)text[dash - 1] | 7) == 0x97)
        dash -= 3;
    else
        while (dash > from && text[dash - 1] == '-') dash--;
    if (dash == at || dash <= from || text[dash - 1] != ' ' || u->stop - name < 2) return 0;
    bool closed = memchr(".\"?!'", text[dash - 2], 5) || !memcmp(text + dash - 4, "\xE2\x80\x9D", 3);
    struct scan scan;
    qi_region_scan(d, name, u->stop, REGION_OPENING, &scan);
    qi_region_look_up(d, &scan, scan.count);
    if (!closed || !scan.count || scan.count > 3) return 0;
    bool initials = scan.count == 1 && scan.words[0].shape & SHAPE_UPPER && u->stop - name <= 4;
    bool paper = scan.count > 1 && scan.words[scan.count - 1].lists >> LIST_MEDIA_NOUN & 1;
    return initials || paper || qi_region_credit_cue(d, &scan) ? dash : 0;
}

uint32_t qi_region_credit(const struct page *page, const struct unit *u, struct region *credit) {
    const struct quoth_document *d = page->document;
    uint32_t mark = u->ending == ENDS_OPEN ? agency_mark(d, u) : 0;
    if (mark) {
        *credit = (struct region){mark, u->stop, REGION_CREDIT, DETAIL_SOURCE};
        return qi_region_without_spaces(d->text, u->start, mark);
    }
    uint32_t glued = u->ending == ENDS_OPEN ? glued_credit(d->text, u) : 0;
    if (glued) {
        *credit = (struct region){glued, u->stop, REGION_CREDIT, DETAIL_PICTURE};
        return glued;
    }
    uint32_t from = last_bracket(d->text, u);
    if (!from) from = last_sentence(d->text, u);
    if (!from) from = end_mark(d->text, u);
    if (!from && (u->ending == ENDS_OPEN || u->ending == ENDS_COMMA)) from = credit_word(d->text, u);
    if (!from) return 0;
    const char *detail = credit_detail(d, from, u->stop);
    if (!detail) return 0;
    *credit = (struct region){from, u->stop, REGION_CREDIT, detail};
    uint32_t to = qi_region_without_spaces(d->text, u->start, from);
    if (to > u->start + 2 && d->text[to - 1] == '-' && d->text[to - 2] == ' ') /* “… at noon. - Photo by Ann Lee” */
        to = qi_region_without_spaces(d->text, u->start, credit->start = to - 1);
    return to > u->start ? to : 0;
}

bool qi_region_is_bare(const char *text, const struct region *credit) {
    enum { WORD = 12, NAME = 7 };
    if (credit->stop - credit->start > WORD) return false;
    for (uint32_t at = credit->start; at < credit->stop; at++) {
        if (credit->stop - at >= NAME && !memcmp(text + at, "Reuters", NAME))
            at += NAME - 1; /* not “(File)” */
        else if (!strchr(" -()", text[at]) && !ascii_upper((unsigned char)text[at]))
            return false;
    }
    return true;
}
