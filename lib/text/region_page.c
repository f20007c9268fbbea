/* Units in their places: what stands round the headline, captions, blocks, subheads (see region.h). */
#include "text/region_page.h"

/* ---- the head of the page */

/* A date alone is metadata; with names beside it, the byline. */
static void settle_date(struct unit *u, bool headed, bool *signed_off) {
    bool byline = u->flags & UNIT_NAME && !*signed_off;
    if (byline && !headed) return; /* a name and a time head a letter, too */
    if (byline)
        qi_region_fix(u, REGION_BYLINE, NULL);
    else
        qi_region_fix(u, REGION_BOILERPLATE, DETAIL_METADATA);
    *signed_off |= byline;
}

/* Does a picture credit follow, with at most one more line of the caption between? */
static bool before_picture(const struct page *p, uint32_t i, uint32_t stop) {
    if (length(&p->units[i]) > REGION_SAMPLE) return false;
    if (i + 1 < stop && is_picture(&p->units[i + 1])) return true;
    return i + 2 < stop && is_open(&p->units[i + 1]) && !(p->units[i + 1].flags & UNIT_DATE) &&
           !is_prose(&p->units[i]) && is_picture(&p->units[i + 2]);
}

/* "Staff writer", "The Orlava Herald" in the line below who wrote it: her role, paper or place. */
static bool goes_with_byline(const struct page *p, uint32_t i) {
    const struct unit *u = &p->units[i], *before = u - 1;
    if (!i || before->kind != REGION_BYLINE || !is_title(u)) return false;
    if (before->paragraph == u->paragraph) return true;
    uint32_t breaks = 0;
    for (uint32_t k = before->stop; k < u->start; k++) breaks += p->document->text[k] == '\n';
    bool below = breaks < 2 || (before->words == 1 && length(before) == 2); /* By */
    below |= u->lowers == 2 && u->flags & UNIT_NAME;                        /* Orlava Post staff reporter */
    return below && u->words <= 5 && u->lowers <= 2 && !(u->flags & (UNIT_VERB | UNIT_QUOTED));
}

/* "Vera Raud is a reporter for the Post." below the last paragraph or the byline. */
static bool is_bio(const struct page *p, const struct unit *u) {
    enum { NEAR = 8 };
    struct scan scan;
    qi_region_scan(p->document, u->start, u->stop, REGION_OPENING, &scan);
    qi_region_look_up(p->document, &scan, scan.count);
    uint32_t i = 0;
    while (i < scan.count && scan.words[i].shape & SHAPE_CAPITAL) i++;
    if (i < 2 || i > 4 || i + 2 >= scan.count) return false;
    if (is_word(&scan, i, "covers") || is_word(&scan, i, "writes")) { /* … for the Tern, or her address */
        bool paper = memchr(p->document->text + u->start, '@', length(u)) != NULL;
        for (uint32_t k = i + 1; k < scan.count && !paper; k++)
            paper = scan.words[k].lists >> LIST_MEDIA_NOUN & 1 && scan.words[k].shape & SHAPE_CAPITAL;
        return paper;
    }
    if (!is_word(&scan, i, "is")) return false;
    if (!is_word(&scan, i + 1, "a") && !is_word(&scan, i + 1, "an") && !is_word(&scan, i + 1, "the")) return false;
    for (uint32_t k = i + 2; k < scan.count && k < i + NEAR; k++)
        if (scan.words[k].lists >> LIST_PRESS_ROLE & 1) return true;
    return false;
}

static void settle_head_unit(struct page *p, uint32_t i, uint32_t stop, bool *signed_off) {
    struct unit *u = &p->units[i];
    bool headed = p->headline != UINT32_MAX;
    if (qi_region_repeats_headline(p, u)) {
        qi_region_fix(u, REGION_BOILERPLATE, DETAIL_REPEATED_HEADLINE);
    } else if (!is_open(u)) {
        *signed_off |= u->kind == REGION_BYLINE;
    } else if (u->flags & UNIT_DATE) {
        settle_date(u, headed, signed_off);
    } else if (qi_region_settle_alternative(p, i)) {
        return;
    } else if (before_picture(p, i, stop) || credited(p, u)) {
        qi_region_caption(u);
    } else if (goes_with_byline(p, i)) {
        qi_region_fix(u, REGION_BYLINE, NULL);
    } else if (headed && i && u[-1].kind == REGION_BYLINE && is_bio(p, u)) {
        qi_region_fix(u, REGION_CREDIT, DETAIL_CONTRIBUTORS);
    } else if (headed && u->words == 1 && u->figures == 1) {
        qi_region_fix(u, REGION_BOILERPLATE, DETAIL_METADATA); /* 117, of those who commented */
    } else if (headed && qi_region_is_name_line(u) && !*signed_off) {
        qi_region_fix(u, REGION_BYLINE, NULL);
        *signed_off = true;
    } else if (headed) {
        qi_region_fix(u, REGION_STANDFIRST, NULL);
    }
}

static bool all_capitals(const struct page *p, const struct unit *u) {
    for (uint32_t k = u->start; k < u->stop; k++)
        if (p->document->text[k] >= 'a' && p->document->text[k] <= 'z') return false;
    return true;
}

/* "New Delhi:", "ANKARA" above the first paragraph. */
static bool is_place_line(const struct page *p, uint32_t i) {
    const struct unit *u = &p->units[i];
    struct scan scan;
    if (!is_open(u) || !u->words || (u->ending != ENDS_COLON && !(u->ending == ENDS_OPEN && all_capitals(p, u))) ||
        u->words > 3 || length(u) > 32 || i + 1 == p->count || !is_prose(u + 1))
        return false;
    qi_region_scan(p->document, u->start, u->stop, REGION_OPENING, &scan);
    qi_region_look_up(p->document, &scan, scan.count);
    const uint64_t PLACES = (uint64_t)1 << LIST_CITY | (uint64_t)1 << LIST_CAPITAL | (uint64_t)1 << LIST_COUNTRY;
    char name[32];
    memcpy(name, scan.text, scan.words[scan.count - 1].stop);
    uint64_t lists = qi_lexicon_lists(&p->document->model->lexicon, qi_hash(name, scan.words[scan.count - 1].stop));
    return scan.words[0].shape & SHAPE_CAPITAL && (lists | scan.words[0].lists) & PLACES;
}

/* Titles between the head and the first paragraph: a byline without "By", a standfirst. */
static uint32_t settle_head_rest(struct page *p, uint32_t i, bool signed_off) {
    for (uint32_t end = i + 6; i < end && i + 1 < p->count; i++) {
        struct unit *u = &p->units[i];
        const struct unit *before = u - 1;
        bool beside = before->paragraph == u->paragraph;
        if (!is_open(u)) continue;
        if (qi_region_settle_alternative(p, i)) continue;
        qi_region_settle_twin(p, i);
        if (!is_open(u)) continue;
        if (credited(p, u)) {
            qi_region_caption(u);
            continue;
        }
        if (is_place_line(p, i)) {
            qi_region_fix(u, REGION_DATELINE, NULL);
            continue;
        }
        if (before->kind == REGION_BYLINE && is_bio(p, u)) {
            qi_region_fix(u, REGION_CREDIT, DETAIL_CONTRIBUTORS);
            continue;
        }
        struct region credit;
        if (u->flags & UNIT_LONG || length(u) > REGION_SAMPLE || qi_region_credit(p, u, &credit)) break;
        if (u->flags & UNIT_TIME && !(u->flags & UNIT_DATE)) break;
        if (u->words == 1 && u->figures == 1)
            qi_region_fix(u, REGION_BOILERPLATE, DETAIL_METADATA); /* 117, of those who commented */
        else if (goes_with_byline(p, i))
            qi_region_fix(u, REGION_BYLINE, NULL);
        else if (!signed_off && (qi_region_is_name_line(u) || qi_region_is_dashed_name(p, u)))
            qi_region_fix(u, REGION_BYLINE, NULL), signed_off = true;
        else if (u->ending == ENDS_OPEN && !(u->flags & UNIT_LOWER) && (!beside || before->kind == REGION_STANDFIRST))
            qi_region_fix(u, REGION_STANDFIRST, NULL);
        else
            break;
    }
    return i;
}

/* Three lines and more of one or two words that make a paragraph: the sections of a site, above the article or below.
 */
static void settle_columns(struct page *p) {
    for (uint32_t i = 0, next; i < p->count; i = next) {
        bool column = true;
        for (next = i; next < p->count && p->units[next].paragraph == p->units[i].paragraph; next++)
            column &=
                (p->units[next].kind == REGION_BOILERPLATE && !is_detail(p->units[next].detail, DETAIL_METADATA)) ||
                (is_title(&p->units[next]) && p->units[next].words <= 2 && p->units[next].capitals &&
                 !p->units[next].figures);
        for (uint32_t k = i; column && next - i >= 3 && k < next; k++)
            if (is_open(&p->units[k])) qi_region_fix(&p->units[k], REGION_BOILERPLATE, DETAIL_NAVIGATION);
    }
}

/* "• Home", "• world", "• formula 1": a menu that is a list, of which one item is surely a section. */
static void settle_listed_menu(struct page *p, uint32_t i) {
    enum { LEAST = 3 };
    uint32_t next = i + 1;
    if (!(p->units[i].flags & UNIT_BULLET) || !is_detail(p->units[i].detail, DETAIL_NAVIGATION)) return;
    for (; next < p->count && p->units[next].paragraph == p->units[i].paragraph; next++) {
        const struct unit *u = &p->units[next];
        if (!(u->flags & UNIT_BULLET) || u->words > 2 || (is_open(u) && !is_title(u))) break;
    }
    for (uint32_t k = i; next - i >= LEAST && k < next; k++)
        if (is_open(&p->units[k])) qi_region_fix(&p->units[k], REGION_BOILERPLATE, DETAIL_NAVIGATION);
}

/* "Orlava Post" below "Orlava Post logo": the paper's name, and no headline. */
static void settle_logo(struct page *p, uint32_t i) {
    static const uint32_t LOGO = 5; /* bytes of " logo" */
    const struct unit *u = &p->units[i], *after = u + 1;
    const char *text = p->document->text;
    if (!is_detail(u->detail, DETAIL_NAVIGATION) || length(u) <= LOGO || length(after) != length(u) - LOGO) return;
    bool logo = !memcmp(text + u->stop - 3, "ogo", 3);
    bool same = !memcmp(text + u->start, text + after->start, length(after));
    if (logo && same && is_open(after)) qi_region_fix(&p->units[i + 1], REGION_BOILERPLATE, DETAIL_NAVIGATION);
}

/* "X" between "Facebook" and "Email", "Live" between "Sport" and "Sign in": lines of a menu that no list knows. */
static void settle_menus(struct page *p) {
    settle_columns(p);
    for (uint32_t i = 0; i < p->count; i++) settle_listed_menu(p, i);
    for (uint32_t i = 0; i + 1 < p->count; i++) settle_logo(p, i);
    for (uint32_t i = 1; i + 1 < p->count; i++) {
        struct unit *u = &p->units[i], *before = u - 1, *after = u + 1;
        bool among = before->kind == REGION_BOILERPLATE && after->kind == REGION_BOILERPLATE &&
                     (is_detail(before->detail, DETAIL_NAVIGATION) || is_detail(after->detail, DETAIL_NAVIGATION));
        if (among && is_title(u) && u->words <= 2 &&
            (before->paragraph == u->paragraph || after->paragraph == u->paragraph))
            qi_region_fix(u, REGION_BOILERPLATE, DETAIL_NAVIGATION);
    }
}

/* "Molly Raud, Orlava" above the first paragraph of a text without a headline: who wrote it, and where. */
static bool is_writer_at(const struct page *p, uint32_t i) {
    const uint64_t PLACES = (uint64_t)1 << LIST_CITY | (uint64_t)1 << LIST_CAPITAL | (uint64_t)1 << LIST_COUNTRY;
    const struct unit *u = &p->units[i];
    const char *text = p->document->text, *comma = memchr(text + u->start, ',', length(u));
    struct scan scan;
    if (!(u->flags & UNIT_NAME) || u->lowers || u->words < 3 || u->words > 5 || !qi_region_is_name_line(u) ||
        i + 1 == p->count || u[1].paragraph == u->paragraph || !is_prose(u + 1) || !comma)
        return false;
    qi_region_scan(p->document, (uint32_t)(comma - text) + 1, u->stop, REGION_OPENING, &scan);
    if (!scan.count || scan.count > 2) return false;
    uint64_t place = qi_hash(scan.text, scan.words[scan.count - 1].stop);
    return qi_lexicon_lists(&p->document->model->lexicon, place) & PLACES;
}

static void settle_head(struct page *p) {
    qi_region_settle_first_picture(p);
    uint32_t labels = qi_region_page_top(p), top = qi_region_below_labels(p, labels);
    if (top == labels) top = qi_region_below_menu(p, top);
    bool heads = top < p->count && qi_region_may_be_headline(p, top);
    for (uint32_t i = 0; i < top; i++)
        if (is_open(&p->units[i]) && (i >= labels || heads))
            qi_region_fix(&p->units[i], REGION_BOILERPLATE,
                          p->units[i].flags & UNIT_DATE ? DETAIL_METADATA : DETAIL_NAVIGATION);
    if (heads && is_writer_at(p, top)) {
        qi_region_fix(&p->units[top++], REGION_BYLINE, NULL);
    } else if (heads) {
        p->headline = top;
        bool title = false;
        for (uint32_t next; (next = qi_region_below_title(p, p->headline, &title)) != p->headline; p->headline = next) {
            qi_region_fix(&p->units[p->headline], REGION_BOILERPLATE,
                          title ? DETAIL_REPEATED_HEADLINE : DETAIL_NAVIGATION);
            for (uint32_t i = p->headline; !title && i < next; i++)
                if (is_open(&p->units[i])) qi_region_fix(&p->units[i], REGION_BOILERPLATE, DETAIL_NAVIGATION);
        }
        qi_region_fix(&p->units[p->headline], REGION_HEADLINE, NULL);
        for (uint32_t i = p->headline + 1; i < p->count && i < p->headline + HEAD_UNITS / 4; i++)
            if (is_title(&p->units[i]) && !(p->units[i].flags & UNIT_VERB)) qi_region_settle_twin(p, i);
    }
    bool signed_off = false, headed = p->headline != UINT32_MAX;
    uint32_t from = headed ? top + 1 : heads ? top : 0, stop = qi_region_head_stop(p, from);
    for (uint32_t i = from; i < stop; i++) settle_head_unit(p, i, stop, &signed_off);
    if (headed) stop = settle_head_rest(p, stop, signed_off);
    while (stop < p->count && !is_open(&p->units[stop])) stop++;
    p->body = stop;
}

/* ---- the body */

/* "Brutal crime" and "27 Jul, 2024" below it, a paragraph of their own: the date of another article. */
static void settle_late_date(struct page *p, uint32_t i) {
    const struct unit *u = &p->units[i], *before = u - 1;
    bool beside = before->paragraph == u->paragraph && is_title(before) && before->ending == ENDS_OPEN;
    if (!beside || !is_open(u) || !(u->flags & UNIT_DATE) || u->flags & UNIT_NAME || u->ending >= ENDS_COLON) return;
    if (i + 1 == p->count || (u + 1)->paragraph != u->paragraph)
        qi_region_fix(&p->units[i], REGION_BOILERPLATE, DETAIL_METADATA);
}

/* "LEE: Why?", "“We lost,” she said. RB": what is said to somebody, or by whom. */
static bool is_speech(const struct page *p, const struct unit *u, bool question) {
    const char *text = p->document->text + u->start;
    if (question) return memchr(text, ':', length(u) < 32 ? length(u) : 32) != NULL;
    for (uint32_t i = 4; u->flags & UNIT_MARKS && i + 2 < length(u); i++) {
        bool closes =
            text[i] == ',' && (text[i + 1] == '"' || (i + 3 < length(u) && !memcmp(text + i + 1, "\xE2\x80\x9D", 3)));
        bool stops =
            text[i] == '.' && text[i + 1] == ' ' && text[i - 1] >= 'a' && text[i - 2] >= 'a' && text[i - 3] >= 'a';
        if (closes || stops) return true;
    }
    return false;
}

/* "The council of Orlava has…": the beginning of what a title leads to. */
static bool is_teaser(const struct page *p, const struct unit *u) {
    const char *stop = p->document->text + u->stop;
    if (!is_open(u) || u->flags & (UNIT_QUOTED | UNIT_MARKS) || length(u) < 8 || length(u) > STANDFIRST_BYTES)
        return false;
    if (stop[-1] == ']') stop--;
    return !memcmp(stop - 3, "\xE2\x80\xA6", 3) || !memcmp(stop - 3, "...", 3);
}

/* Blocks: the title above an advertisement or form, the titles below "Related articles". */
static void settle_blocks(struct page *p) {
    for (uint32_t i = p->body; i < p->count; i++) {
        struct unit *u = &p->units[i];
        if (u->kind != REGION_BOILERPLATE || !u->detail) continue;
        const char *detail = u->detail;
        bool related = is_detail(detail, DETAIL_RELATED), form = is_detail(detail, DETAIL_COMMENTS);
        bool offer = (is_detail(detail, DETAIL_SIGNUP) || is_detail(detail, DETAIL_PROMO)) && u->words > 2;
        if (!related && !form && !offer) continue;
        if (offer && i > p->body && is_title(u - 1) && length(u - 1) <= PROSE_BYTES &&
            !qi_region_opens_with_dash(p->document, u - 1))
            qi_region_fix(u - 1, REGION_BOILERPLATE, detail);
        bool opens = (related && (u->ending == ENDS_OPEN || u->ending == ENDS_COLON) && u->words <= 6) || form;
        while (i + 1 < p->count) {
            const char *between = p->units[i + 1].detail; /* "2 hours ago", "-": between two of the titles */
            bool aged = related && opens && i + 2 < p->count && is_title(&p->units[i + 2]) &&
                        (is_detail(between, DETAIL_METADATA) || is_detail(between, DETAIL_STRAY));
            if (aged) i++;
            bool teaser = related && opens && !aged && is_teaser(p, &p->units[i + 1]) && u < &p->units[i];
            if (teaser) {
                qi_region_fix(&p->units[++i], REGION_BOILERPLATE, detail);
                continue;
            }
            const struct unit *after = &p->units[i + 1];
            bool item = related && opens && is_open(after) && after->flags & UNIT_BULLET &&
                        after->ending != ENDS_STOP && length(after) <= TITLE_BYTES;
            if (item) { /* * Will the ferries wait? */
                qi_region_fix(&p->units[++i], REGION_BOILERPLATE, detail);
                continue;
            }
            bool among = after->paragraph == p->units[i].paragraph ||
                         (u < &p->units[i] && i + 2 < p->count && is_title(after + 1)); /* between two of the titles */
            bool asks = opens && is_open(after) && after->ending == ENDS_QUESTION && length(after) <= TITLE_BYTES &&
                        !(after->flags & UNIT_QUOTED) && among;
            if (is_speech(p, after, false)) break;
            if (!(is_title(after) || asks) || !(opens || p->units[i + 1].paragraph == p->units[i].paragraph)) break;
            qi_region_fix(&p->units[++i], REGION_BOILERPLATE, detail);
        }
    }
}

/* Three titles and more below the last paragraph, each by itself, or beginnings of articles: what else there is. */
static void settle_last_titles(struct page *p) {
    uint32_t titles = 0, prose = 0, from = p->count;
    while (from > p->body + 1) {
        const struct unit *u = &p->units[from - 1];
        bool title = is_title(u) && u->words >= 4 && !(u->flags & (UNIT_BULLET | UNIT_LOWER | UNIT_DATE)) &&
                     own_paragraph(p, from - 1) && !is_speech(p, u, false);
        title |= is_teaser(p, u);
        if (is_open(u) && !title) break;
        titles += title;
        from--;
    }
    for (uint32_t i = from, seen = 0; i > p->body && seen < 4; i--) {
        seen += is_open(&p->units[i - 1]);
        prose += is_prose(&p->units[i - 1]);
    }
    for (uint32_t i = from; prose && titles >= 3 && i < p->count; i++)
        if (is_open(&p->units[i])) qi_region_fix(&p->units[i], REGION_BOILERPLATE, DETAIL_RELATED);
}

static bool is_subhead(const struct page *p, uint32_t i) {
    const struct unit *u = &p->units[i], *before = u - 1, *after = u + 1;
    bool question = u->ending == ENDS_QUESTION && p->headline != UINT32_MAX && length(u) <= 60 && is_open(u) &&
                    !(u->flags & UNIT_QUOTED);
    if (!(is_title(u) || question) || u->words > 18 || u->flags & UNIT_BULLET || !own_paragraph(p, i)) return false;
    const char *text = p->document->text + u->start;
    if (*text == '(' || *text == '[') return false;              /* (a bell rings) */
    if (qi_region_opens_with_dash(p->document, u)) return false; /* – Have you ever heard of it? */
    if (memchr(text, '@', length(u)) || is_speech(p, u, question)) return false;
    if (u->figures == u->words) return false;                /* the figures of a table */
    if (u->flags & UNIT_NAME && u->words <= 3) return false; /* who signs a letter */
    if (is_open(before) && before->ending != ENDS_STOP && before->ending != ENDS_QUESTION) return false;
    if (qi_region_below_time(p, i) && is_open(after) && after->ending != ENDS_OPEN)
        return true; /* below the time of an entry */
    if (u->words <= 2 && is_title(after) && i + 2 < p->count && own_paragraph(p, i + 1) && is_prose(after + 1))
        return true; /* “LATVIA” above “Ferry docks late”, in a round-up */
    return is_prose(after) || (is_open(after) && after->flags & UNIT_QUOTED && after->ending != ENDS_OPEN);
}

/* "14:31 Ferry docks two hours late", above the lines of its entry: a live page. */
static bool heads_entry(const struct page *p, uint32_t i) {
    const struct unit *u = &p->units[i], *before = u - 1, *after = u + 1;
    return is_title(u) && u->flags & UNIT_TIME && before->paragraph != u->paragraph && is_open(after) &&
           !(after->flags & UNIT_TIME) && after->ending != ENDS_OPEN;
}

/* "KEEPER OF BRIDGE HID KEYS FROM COUNCIL, POLICE SAY" between two paragraphs: a link to another article. */
static bool is_shouted(const struct page *p, uint32_t i) {
    const struct unit *u = &p->units[i];
    const char *text = p->document->text;
    if (!is_title(u) || u->words < 6 || !own_paragraph(p, i) || u->flags & (UNIT_BULLET | UNIT_DATE)) return false;
    if ((!is_sentence(u - 1) && !is_sentence(u + 1)) || u[1].flags & UNIT_QUOTED) return false; /* who says it? */
    if (!all_capitals(p, u)) return false;
    for (uint32_t k = u[1].start; k < u[1].stop; k++)
        if (text[k] >= 'a' && text[k] <= 'z') return true; /* not all of the text is so */
    return false;
}

/* "Vera Lindqvist" above "Tern home affairs correspondent", a paragraph below the title of an entry: who wrote it. */
static bool is_signature(const struct page *p, uint32_t i) {
    const struct unit *u = &p->units[i], *after = u + 1;
    bool two = i && i + 2 < p->count && is_open(after) && after->paragraph == u->paragraph &&
               u[-1].paragraph != u->paragraph && u[2].paragraph != u->paragraph;
    if (!two || is_open(u - 1) || !qi_region_is_name_line(u) || u->words > 4 || !is_title(after) || after->words > 7 ||
        after->flags & UNIT_VERB)
        return false;
    struct scan scan;
    qi_region_scan(p->document, after->start, after->stop, REGION_OPENING, &scan);
    qi_region_look_up(p->document, &scan, scan.count);
    return scan.count && scan.words[scan.count - 1].lists >> LIST_PRESS_ROLE & 1;
}

static void settle_subheads(struct page *p) {
    for (uint32_t i = p->body ? p->body : 1; i + 1 < p->count; i++)
        if (i > p->body && is_shouted(p, i)) qi_region_fix(&p->units[i], REGION_BOILERPLATE, DETAIL_RELATED);
    for (uint32_t i = p->body ? p->body : 1; i + 1 < p->count; i++)
        if (is_signature(p, i))
            qi_region_fix(&p->units[i], REGION_BYLINE, NULL), qi_region_fix(&p->units[i + 1], REGION_BYLINE, NULL);
        else if (qi_region_signs_entry(p, i))
            qi_region_fix(&p->units[i], REGION_BYLINE, NULL);
        else if ((i > p->body && is_subhead(p, i)) || heads_entry(p, i))
            qi_region_fix(&p->units[i], REGION_SUBHEAD, NULL);
}

/* "Raud reported from Riga." below the last paragraph. */
static bool reports_from(const struct page *p, const struct unit *u) {
    struct scan scan;
    qi_region_scan(p->document, u->start, u->stop, REGION_OPENING, &scan);
    for (uint32_t i = 1; i + 2 < scan.count && i < 6; i++)
        if (scan.words[i + 1].stop - scan.words[i].start == 13 &&
            !memcmp(scan.text + scan.words[i].start, "reported from", 13))
            return scan.words[i + 2].shape & SHAPE_CAPITAL && scan.words[i - 1].shape & SHAPE_CAPITAL;
    return false;
}

/* "(vl/or)", "Ends/KH", "ad/bm/16:49": initials with strokes between them, and no blank. */
static bool is_stroked(const char *text, uint32_t size) {
    enum { LONGEST = 16 };
    uint32_t strokes = 0;
    for (uint32_t i = 0; i < size; i++) {
        strokes += text[i] == '/';
        if (!ascii_letter((unsigned char)text[i]) && !ascii_digit((unsigned char)text[i]) &&
            !memchr("/:()", text[i], 4))
            return false;
    }
    return strokes && size <= LONGEST;
}

/* "PNA/4127", "BSNA SKR RBT", "vera@tern.example": marks of the desk. */
static bool is_desk_mark(const struct page *p, const struct unit *u) {
    const char *text = p->document->text + u->start;
    bool lower = false, divided = false, mail = false;
    if (!is_title(u) || length(u) > 40) return false;
    const char *agencies = text[length(u) - 1] == ')' ? memchr(text, '(', length(u)) : NULL; /* ab/cd (TNS, AFP) */
    if (agencies > text + 1 && agencies[-1] == ' ' && is_stroked(text, (uint32_t)(agencies - text) - 1)) return true;
    if (u->words > 4) return false;
    for (uint32_t i = 0; i < length(u); i++) {
        lower |= text[i] >= 'a' && text[i] <= 'z';
        divided |= text[i] == '/';
        mail |= text[i] == '@';
    }
    if (is_stroked(text, length(u))) return true;
    bool agency = u->words == 1 && u->capitals && length(u) <= 5; /* GNA */
    return mail ? !u->capitals : !lower && (divided || agency || u->capitals > 1);
}

/* Below the last paragraph: who helped, marks of the desk, a date. */
static void settle_foot(struct page *p) {
    for (uint32_t i = p->count; i-- > p->body + 1;) {
        struct unit *u = &p->units[i];
        if (!is_open(u)) continue;
        bool writes = i + 3 > p->count && !(u->flags & (UNIT_LONG | UNIT_QUOTED)) && reports_from(p, u);
        if (writes || (i + 6 > p->count && i > p->body + 1 && is_bio(p, u))) {
            qi_region_fix(u, REGION_CREDIT, DETAIL_CONTRIBUTORS);
        } else if (p->headline == UINT32_MAX) {
            break;
        } else if (u->flags & UNIT_DATE && u->words <= 10) {
            qi_region_fix(u, REGION_BOILERPLATE, DETAIL_METADATA);
        } else if (is_desk_mark(p, u)) {
            qi_region_fix(u, REGION_CREDIT, DETAIL_SOURCE);
        } else {
            break;
        }
    }
}

/* "Harbour Rat" above "4d ago", below "Comments": who wrote what stands below. */
static bool signs_comment(const struct page *p, uint32_t i) {
    enum { NEAR = 8 };
    const struct unit *u = &p->units[i], *after = u + 1;
    bool aged = is_detail(after->detail, DETAIL_METADATA) && length(after) > 4 &&
                !memcmp(p->document->text + after->stop - 4, " ago", 4);
    if (!aged || i <= p->body || i + 2 >= p->count || !is_title(u) || u->words > 4 || u->flags & UNIT_VERB)
        return false;
    for (uint32_t k = i; k-- > p->body && i - k <= NEAR;)
        if (is_detail(p->units[k].detail, DETAIL_COMMENTS)) return true;
    return false;
}

/* "Vera says:" above a date with its time: a reader's comment begins. */
static bool heads_comment(const struct page *p, uint32_t i) {
    static const char SAYS[] = " says:";
    const struct unit *u = &p->units[i], *after = u + 1;
    uint32_t size = sizeof SAYS - 1;
    bool says = is_open(u) && length(u) > size && length(u) < TITLE_BYTES / 2 && u->words <= 6 &&
                !memcmp(p->document->text + u->stop - size, SAYS, size);
    return says && (after->flags & UNIT_DATE || is_detail(after->detail, DETAIL_METADATA));
}

/* "Harbour theft:Keeper hid four keys, police say." between two paragraphs: what a link is about, and its title. */
static bool is_labelled_link(const struct page *p, uint32_t i) {
    enum { LABEL = 60 };
    const struct unit *u = &p->units[i];
    const char *text = p->document->text + u->start;
    if (!i || !is_open(u) || u->flags & (UNIT_QUOTED | UNIT_LONG) || length(u) < 16 || length(u) > STANDFIRST_BYTES / 2)
        return false;
    const char *colon = memchr(text + 1, ':', length(u) < LABEL + 2 ? length(u) - 2 : LABEL);
    if (!colon || colon[1] < 'A' || colon[1] > 'Z' || !own_paragraph(p, i)) return false;
    bool small = false; /* Ann Lee:Yes. is said by her */
    for (const char *at = text + 1; at < colon; at++) {
        if (!ascii_letter((unsigned char)*at) && !memchr(" '-", *at, 3)) return false;
        small |= at[-1] == ' ' && *at >= 'a' && *at <= 'z';
    }
    return small;
}

/* "About Velm Ferries" above "Velm Ferries is …": what a release says of who put it out. */
static void settle_about(struct page *p, uint32_t i) {
    struct unit *u = &p->units[i], *after = u + 1;
    struct scan title, text;
    if (i + 1 == p->count || !is_title(u) || u->words < 2 || u->words > 7 || u->lowers || !is_prose(after)) return;
    qi_region_scan(p->document, u->start, u->stop, REGION_OPENING, &title);
    if (!is_word(&title, 0, "about")) return;
    qi_region_scan(p->document, after->start, after->stop, REGION_OPENING, &text);
    const struct scan_word *name = &title.words[1];
    for (uint32_t k = 0; k < text.count && k < 3; k++) {
        const struct scan_word *w = &text.words[k];
        if (w->stop - w->start == name->stop - name->start &&
            !memcmp(text.text + w->start, title.text + name->start, w->stop - w->start)) {
            qi_region_fix(u, REGION_BOILERPLATE, DETAIL_NOTICE);
            qi_region_fix(after, REGION_BOILERPLATE, DETAIL_NOTICE);
            return;
        }
    }
}

/* From the first comment of a reader all that stands below is no part of the article. */
static void settle_thread(struct page *p) {
    uint32_t i = 1;
    while (i + 1 < p->count && !heads_comment(p, i) && !signs_comment(p, i)) i++;
    for (bool any = i + 1 < p->count; any && i < p->count; i++)
        if (is_open(&p->units[i])) qi_region_fix(&p->units[i], REGION_BOILERPLATE, DETAIL_COMMENTS);
}

void qi_region_page(struct page *p) {
    settle_menus(p);
    qi_region_settle_announced(p);
    settle_head(p);
    for (uint32_t i = p->body; i < p->count; i++)
        if (qi_region_repeats_headline(p, &p->units[i]))
            qi_region_fix(&p->units[i], REGION_BOILERPLATE, DETAIL_REPEATED_HEADLINE);
    settle_thread(p);
    for (uint32_t i = p->body; i < p->count; i++)
        if (is_labelled_link(p, i))
            qi_region_fix(&p->units[i], REGION_BOILERPLATE, DETAIL_RELATED);
        else if (i > p->body)
            settle_about(p, i);
    qi_region_settle_captions(p);
    settle_blocks(p);
    for (uint32_t i = p->body; i < p->count; i++) qi_region_settle_twin(p, i);
    for (uint32_t i = p->body + 1; i < p->count; i++) settle_late_date(p, i);
    settle_last_titles(p);
    settle_subheads(p);
    settle_foot(p);
}
