/*
 * Pairing quotation marks, paragraph by paragraph.
 *
 * A mark's glyph says what it may do, its neighbours what it does: what has white space before it and
 * a word after it opens, what follows a word closes; a glyph that says otherwise is believed only where
 * the white space does not decide (“Ukraine, ”he said”: the mark after the space closes, for one is open).
 * Only outermost pairs are kept. A mark left open ends with its paragraph, so an odd number of marks
 * spoils one paragraph at most.
 */
#include "quote/work.h"

enum glyph { GLYPH_NONE = 0, GLYPH_OPEN, GLYPH_CLOSE, GLYPH_NEUTRAL };

struct mark {
    uint8_t glyph;  /* enum glyph */
    bool is_single; /* a glyph that apostrophes use too */
    uint8_t width;  /* tokens: 2 for ,, and for marks set twice */
};

static struct mark glyph_of(const quoth_document *d, uint32_t i) {
    const struct token *t = &d->tokens.at[i];
    const char *s = d->text + t->start;
    uint32_t n = t->stop - t->start;
    while (n > 2) { /* what fills the place of a character reference */
        if (!memcmp(s + n - 2, "\xC2\xAD", 2))
            n -= 2;
        else if (n > 3 && !memcmp(s + n - 3, "\xE2\x81\xA0", 3))
            n -= 3;
        else
            break;
    }
    if (n == 1 && *s == '"') return (struct mark){GLYPH_NEUTRAL, false, 1};
    if (n == 1 && *s == '\'') return (struct mark){GLYPH_NEUTRAL, true, 1};
    if (n == 1 && *s == '`') return (struct mark){GLYPH_OPEN, true, 1};
    if (n == 2 && memcmp(s, "``", 2) == 0) return (struct mark){GLYPH_OPEN, false, 1};
    if (n == 2 && memcmp(s, "''", 2) == 0) return (struct mark){GLYPH_CLOSE, false, 1};
    static const struct {
        char bytes[8];
        uint8_t glyph;
        bool is_single;
    } known[] = {
        {"\xE2\x80\x9C", GLYPH_OPEN, false},
        {"\xE2\x80\x9D", GLYPH_CLOSE, false},
        {"\xE2\x80\x9E", GLYPH_OPEN, false},
        {"\xE2\x80\x9F", GLYPH_OPEN, false},
        {"\xC2\xAB", GLYPH_OPEN, false},
        {"\xC2\xBB", GLYPH_CLOSE, false},
        {"\xE2\x80\x98", GLYPH_OPEN, true},
        {"\xE2\x80\x99", GLYPH_CLOSE, true},
        {"\xE2\x80\x9A", GLYPH_OPEN, true},
        {"\xE2\x80\x9B", GLYPH_OPEN, true},
        {"\xE2\x80\xB9", GLYPH_OPEN, true},
        {"\xE2\x80\xBA", GLYPH_CLOSE, true},
        {"\xEF\xBC\x82", GLYPH_NEUTRAL, false},
        {"\xE3\x80\x8C", GLYPH_OPEN, false},
        {"\xE3\x80\x8D", GLYPH_CLOSE, false},
        {"\xE3\x80\x8E", GLYPH_OPEN, false},
        {"\xE3\x80\x8F", GLYPH_CLOSE, false},
        {"\xE2\x80\x99\xE2\x80\x99", GLYPH_CLOSE, false},
        {"\xE2\x80\x98\xE2\x80\x98", GLYPH_OPEN, false},
    };
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        if (strlen(known[k].bytes) == n && memcmp(known[k].bytes, s, n) == 0)
            return (struct mark){known[k].glyph, known[k].is_single, 1};
    return (struct mark){GLYPH_NONE, false, 1};
}

static bool adjoins(const quoth_document *d, uint32_t i) {
    return i < d->tokens.count && !(d->tokens.at[i].flags & TOKEN_AFTER_SPACE);
}

/* The mark at token i, before token `last`; GLYPH_NONE when there is none. */
static struct mark mark_of(const quoth_document *d, uint32_t i, uint32_t last) {
    struct mark none = {GLYPH_NONE, false, 1};
    if (d->tokens.at[i].kind != TOKEN_QUOTE) { /* ,,word: the low mark of a typewriter */
        bool low = i + 2 < last && d->text[d->tokens.at[i].start] == ',' && adjoins(d, i + 1) &&
                   d->text[d->tokens.at[i + 1].start] == ',' && adjoins(d, i + 2);
        return low ? (struct mark){GLYPH_OPEN, false, 2} : none;
    }
    struct mark m = glyph_of(d, i);
    if (m.glyph == GLYPH_NONE || i + 1 >= last || d->tokens.at[i + 1].kind != TOKEN_QUOTE || !adjoins(d, i + 1))
        return m;
    struct mark next = glyph_of(d, i + 1); /* ””word: set twice */
    if (next.glyph == m.glyph && next.is_single == m.is_single) m = (struct mark){m.glyph, false, 2};
    return m;
}

static bool space_before(const quoth_document *d, uint32_t i) {
    if (d->tokens.at[i].flags & TOKEN_AFTER_SPACE) return true;
    /* an opening bracket or a dash is as good as a space */
    unsigned char before = (unsigned char)d->text[d->tokens.at[i].start - 1];
    return strchr("([{-/", before) != NULL || before == 0x94 || before == 0x93; /* last bytes of — and – */
}

static bool word_follows(const quoth_document *d, uint32_t i, uint32_t last) {
    if (i + 1 >= last || d->tokens.at[i + 1].flags & TOKEN_AFTER_SPACE) return false;
    const struct form *form = qi_form(d, i + 1);
    if (*form->text == '.' && !form->text[1] && !adjoins(d, i + 2)) return false; /* of a sentence */
    return form->flags & (FORM_LETTER | FORM_DIGIT) || strchr("$([.@#", form->text[0]) != NULL;
}

static bool space_follows(const quoth_document *d, uint32_t i, uint32_t last) {
    return i + 1 >= last || d->tokens.at[i + 1].flags & TOKEN_AFTER_SPACE;
}

static bool after_digit(const quoth_document *d, uint32_t i) {
    return i && !(d->tokens.at[i].flags & TOKEN_AFTER_SPACE) && qi_form(d, i - 1)->flags & FORM_DIGIT;
}

/* he said ” we won ”: a mark of the wrong kind between spaces, where speech begins. */
static bool begins_speech(const quoth_document *d, uint32_t i) {
    return i && (*qi_form(d, i - 1)->text == ':' || qi_in(d, i - 1, LIST_SAY));
}

/* “…,” she wrote. ” I paid for it.”: does a mark between spaces, behind a full stop, stand before a capital? */
static bool is_afresh(const quoth_document *d, uint32_t i) {
    return i && *qi_form(d, i - 1)->text == '.' && d->tokens.at[i].flags & TOKEN_AFTER_SPACE &&
           d->tokens.at[i + 1].flags & TOKEN_AFTER_SPACE && qi_form(d, i + 1)->flags & FORM_UPPER_FIRST;
}

/* She called it "odd ".: a mark between a space and a sign that ends speech: it opens nothing, whatever its kind. */
static bool is_before_stop(const quoth_document *d, uint32_t i, uint32_t last) {
    if (i + 1 >= last || !(d->tokens.at[i].flags & TOKEN_AFTER_SPACE) || !adjoins(d, i + 1)) return false;
    const char *next = qi_form(d, i + 1)->text;
    return strchr(",.;?!", *next) != NULL && !next[1];
}

static bool opens(const quoth_document *d, uint32_t i, uint32_t last, struct mark m) {
    if (is_before_stop(d, i + m.width - 1, last)) return false;
    bool before = space_before(d, i),
         follows = word_follows(d, i, last) || (i + 1 < last && !space_follows(d, i, last));
    before |= !m.is_single && i && *qi_form(d, i - 1)->text == ':'; /* she said:" We won. " */
    if (m.is_single) return before && word_follows(d, i, last);
    if (m.glyph == GLYPH_OPEN) return i + 1 < last;
    if (m.glyph == GLYPH_CLOSE)
        return before && (follows || (i + 1 < last && (begins_speech(d, i) || is_afresh(d, i))));
    return i + 1 < last && (before || !after_digit(d, i)) && (follows || before);
}

/* How far a quotation is looked for its end, in tokens, and how deep marks nest: keeps time linear. */
enum { REACH = 4000, SINGLE_REACH = 400, DEPTH = 6 };

static bool ends_speech(const quoth_document *d, uint32_t i) {
    const char *text = qi_form(d, i)->text;
    return strchr(",.?!", *text) != NULL || strcmp(text, "\xE2\x80\xA6") == 0;
}

/* ‘I were goin’ home,’ he said: speech opened at `open` that an apostrophe at i seems to close: the mark behind the
   sign that ends it, before any that opens; or i. */
static uint32_t past_apostrophe(const struct quote_work *w, uint32_t open, uint32_t i, uint32_t last) {
    const quoth_document *d = w->d;
    bool begins = d->tokens.at[open].flags & TOKEN_AFTER_LINE || open == 0 || ends_speech(d, open - 1) ||
                  *qi_form(d, open - 1)->text == ':';
    if (!begins || ends_speech(d, i - 1) || !(qi_form(d, open + 1)->flags & FORM_UPPER_FIRST)) return i;
    for (uint32_t k = i + 1; k < last; k++) {
        if (d->tokens.at[k].kind != TOKEN_QUOTE) continue;
        struct mark m = mark_of(d, k, last);
        if (m.glyph == GLYPH_NONE || !m.is_single) continue;
        if (space_before(d, k)) return i;
        if (ends_speech(d, k - 1) && !word_follows(d, k, last)) return k;
    }
    return i;
}

static bool is_verb(const quoth_document *d, uint32_t i) {
    uint8_t tag = d->tokens.at[i].tag;
    return qi_pos_is_verb(tag) &&
           (qi_in(d, i, LIST_SAY) || qi_in(d, i, LIST_SAY_MARKS) || tag == POS_VBD || tag == POS_VBZ);
}

/* “the printer, informed us that”: who is told does not tell. */
static bool is_object(const quoth_document *d, uint32_t i) {
    static const char *const forms[] = {"me", "us", "him", "them"};
    return qi_token_among(d, i, forms, sizeof forms / sizeof *forms);
}

/* Does an attribution begin at i: “she said”, “Ann Lee told”, “the mayor wrote”, “said the mayor”? marks: any verb will
   do. */
static bool attribution_at(const quoth_document *d, uint32_t i, uint32_t last, bool any) {
    if (i + 1 >= last) return false;
    uint8_t tag = d->tokens.at[i].tag, next = d->tokens.at[i + 1].tag;
    bool says = qi_in(d, i, LIST_SAY) || qi_in(d, i, LIST_SAY_MARKS) || any;
    bool noun = next == POS_DT || (next == POS_PRP && !is_object(d, i + 1)) || next == POS_PRPS ||
                qi_pos_is_noun(next) || qi_form(d, i + 1)->flags & FORM_UPPER_FIRST;
    bool verb_like = is_verb(d, i) || (any && qi_pos_is_noun(tag) && qi_in(d, i, LIST_SAY)); /* whispers the guard */
    if (says && verb_like && tag != POS_VB && tag != POS_VBG && noun) return true;
    uint32_t verb = i;
    if (tag == POS_PRP)
        verb++;
    else if (tag == POS_DT || tag == POS_PRPS || qi_form(d, i)->flags & FORM_UPPER_FIRST)
        while (verb < last && verb < i + 6 && (!is_verb(d, verb) || verb == i) && d->tokens.at[verb].kind == TOKEN_WORD)
            verb++;
    else
        return false;
    if (verb >= last || verb == i || !is_verb(d, verb)) return false;
    return any || qi_in(d, verb, LIST_SAY);
}

/* “It is late, "she said”, "late "and "wet": is a mark that stands as if it opened one that closes, set on the wrong
   side of the space? One whose glyph opens, too, before a small letter: “It is late, “she said. */
static bool is_misplaced(const quoth_document *d, uint32_t i, uint32_t last, struct mark m) {
    static const char *const joints[] = {"and", "or", "but"};
    if (m.glyph == GLYPH_NEUTRAL && !m.is_single && d->tokens.at[i - 1].kind == TOKEN_WORD && i + 1 < last &&
        qi_token_among(d, i + 1, joints, sizeof joints / sizeof *joints))
        return true;
    if (*qi_form(d, i - 1)->text != ',' || !attribution_at(d, i + 1, last, false)) return false;
    return m.glyph != GLYPH_OPEN || !(qi_form(d, i + 1)->flags & FORM_UPPER_FIRST);
}

/* “… the talks in” Orlava “, he said: marks round a word inside speech that stand the wrong way round: the second of
   them, behind which nothing is left to close what was opened; else i. */
static uint32_t past_swapped(const quoth_document *d, uint32_t i, uint32_t last) {
    enum { NAME = 4 };
    if (!space_follows(d, i, last) || ends_speech(d, i - 1)) return i;
    for (uint32_t k = i + 2; k < last && k <= i + 1 + NAME; k++) {
        if (d->tokens.at[k].kind != TOKEN_QUOTE) continue;
        struct mark m = mark_of(d, k, last);
        return m.glyph == GLYPH_OPEN && !m.is_single && is_before_stop(d, k, last) ? k : i;
    }
    return i;
}

/* The mark that closes the stretch opened at `open`, or NOTHING. */
static uint32_t closing(const struct quote_work *w, uint32_t open, uint32_t last, struct mark opened) {
    const quoth_document *d = w->d;
    uint32_t depth = 0, reach = opened.is_single ? SINGLE_REACH : REACH;
    if (last - open > reach) last = open + reach;
    for (uint32_t i = open + opened.width; i < last && depth < DEPTH; i++) {
        if (d->tokens.at[i].kind != TOKEN_QUOTE) continue;
        struct mark m = mark_of(d, i, last);
        if (m.glyph == GLYPH_NONE || m.is_single != opened.is_single) continue;
        bool inner = space_before(d, i) && word_follows(d, i + m.width - 1, last);
        bool misplaced = inner && m.glyph != GLYPH_CLOSE && i > open + 1 && is_misplaced(d, i, last, m);
        if (m.glyph == GLYPH_OPEN && inner && i > open + 1 && !misplaced) {
            depth++; /* «a «b» c» */
        } else if (m.glyph == GLYPH_NEUTRAL && inner && !misplaced) {
            return NOTHING; /* opened anew: the first one was never closed */
        } else if (inner && opened.glyph == GLYPH_CLOSE && i > open + opened.width) {
            return NOTHING; /* ”a, he said. ”b”: marks that close are used to open */
        } else if (depth) {
            depth--;
        } else {
            return opened.is_single ? past_apostrophe(w, open, i, last) : past_swapped(d, i, last);
        }
        i += m.width - 1;
    }
    return NOTHING;
}

/* A mark of the other kind that closes what was opened: “It was mine,' he said. Not beyond the next mark that opens. */
static uint32_t mismatched(const struct quote_work *w, uint32_t open, uint32_t last, struct mark opened) {
    const quoth_document *d = w->d;
    if (last - open > SINGLE_REACH) last = open + SINGLE_REACH;
    for (uint32_t i = open + opened.width; i < last; i++) {
        if (d->tokens.at[i].kind != TOKEN_QUOTE) continue;
        struct mark m = mark_of(d, i, last);
        if (m.glyph == GLYPH_NONE) continue;
        bool ends = !space_before(d, i) && ends_speech(d, i - 1) && !word_follows(d, i + m.width - 1, last);
        if (ends && m.is_single != opened.is_single) return i;
        if (space_before(d, i)) return NOTHING;
        i += m.width - 1;
    }
    return NOTHING;
}

/* “How long can we wait? | Ann Lee, a cook, told the paper.”: does a paragraph whose speech was never closed end, from
   token i on, in a sentence that only says who told whom? */
static bool ends_in_attribution(const struct quote_work *w, uint32_t i, uint32_t last) {
    enum { FAR = 10, BEHIND = 4 };
    if (i + 2 >= last || !qi_person_at(w, i)) return false;
    uint32_t verb = w->d->entities.at[w->entity_at[i] - 1].last;
    if (verb >= last) return false;
    bool comma = *qi_form(w->d, verb)->text == ',';
    if (comma)
        for (verb++; verb < last && verb < i + FAR && *qi_form(w->d, verb)->text != ',';) verb++;
    verb += comma;
    if (verb >= last || last - verb > BEHIND + 1 || !is_verb(w->d, verb) || !qi_in(w->d, verb, LIST_SAY)) return false;
    for (uint32_t k = verb + 1; k < last; k++)
        if (w->d->tokens.at[k].tag == POS_PRP || qi_pos_is_verb(w->d->tokens.at[k].tag)) return false;
    return true;
}

/* ““It is late. | Lee added: “Too late.””: where the sentence begins that leads to the next speech, whose mark opens at
   i, when it says who speaks; else i. */
static uint32_t before_lead_in(const struct quote_work *w, uint32_t open, uint32_t i, uint32_t last) {
    enum { LEAD = 12 };
    if (i < open + 4 || *qi_form(w->d, i - 1)->text != ':') return i;
    for (uint32_t k = i - 2; k > open + 1 && i - k < LEAD; k--)
        if (strchr(".?!", *qi_form(w->d, k)->text)) return attribution_at(w->d, k + 1, last, false) ? k + 1 : i;
    return i;
}

/* Where an unclosed stretch ends: before an attribution, before the next mark that opens, else at the paragraph's end.
 */
static uint32_t unclosed_end(const struct quote_work *w, uint32_t open, uint32_t last) {
    static const char *const told[] = {"found", "felt", "thought", "heard", "saw", "knew"}; /* “that he found useful” */
    for (uint32_t i = open + 1; i < last; i++) {
        struct mark m = mark_of(w->d, i, last);
        if (m.glyph && !m.is_single && opens(w->d, i, last, m)) return before_lead_in(w, open, i, last);
        bool finds = i + 2 < last && w->d->tokens.at[i + 1].tag == POS_PRP &&
                     qi_word_in(w, i + 2, told, sizeof told / sizeof *told);
        bool ends = !finds && strchr(",?!", *qi_form(w->d, i)->text) != NULL;
        if (ends && attribution_at(w->d, i + 1, last, false) &&
            (*qi_form(w->d, i)->text == ',' || !(qi_form(w->d, i + 1)->flags & FORM_UPPER_FIRST)))
            return i + 1;
        if (strchr(".?!", *qi_form(w->d, i)->text) && ends_in_attribution(w, i + 1, last)) return i + 1;
    }
    return last;
}

/* Makes a stretch of tokens [first, stop) and the mark before them at `open` (first when there is none). */
static bool add_stretch(struct quote_work *w, uint32_t open, uint32_t first, uint32_t close, uint32_t last,
                        uint32_t paragraph) {
    struct stretch *s = VEC_ADD(w->scratch, &w->stretches);
    if (!s) return false;
    bool closed = close != NOTHING;
    uint32_t stop = closed ? close : last;
    *s = (struct stretch){open, stop, first, stop, paragraph, NOTHING, closed, false, false};
    for (uint32_t i = open; i < stop + closed; i++) w->stretch_at[i] = w->stretches.count;
    return true;
}

/* Does the narrator speak in [first, last): “she said”, “Lee told”? */
static bool is_narrated(const struct quote_work *w, uint32_t first, uint32_t last) {
    for (uint32_t i = first + 1; i < last; i++) {
        uint8_t t = w->d->tokens.at[i].tag;
        if ((t == POS_VBD || t == POS_VBZ) && qi_in(w->d, i, LIST_SAY) &&
            (qi_person_at(w, i - 1) || qi_word_is(w, i - 1, "he") || qi_word_is(w, i - 1, "she")))
            return true;
    }
    return false;
}

/* Does a word in [first, last) mean who speaks? */
static bool is_of_speaker(const quoth_document *d, uint32_t first, uint32_t last) {
    static const char *const words[] = {"i", "we", "my", "our", "us", "me", "ours", "mine"};
    for (uint32_t i = first; i < last; i++)
        if (qi_token_among(d, i, words, sizeof words / sizeof *words)) return true;
    return false;
}

/* “We worked. It was late. We left,” she said, with the first mark lost: the first of the sentences before the one that
   begins at `start` in which somebody speaks of himself, none between being the narrator's; or start. */
static uint32_t with_sentences_before(const struct quote_work *w, uint32_t first, uint32_t start) {
    enum { SENTENCES = 6, GAP = 1 };
    uint32_t at = start, others = 0;
    for (uint32_t n = 0; n < SENTENCES && at > first && others <= GAP; n++) {
        uint32_t end = at--;
        while (at > first && !w->stretch_at[at - 1] &&
               !(strchr(".?!", *qi_form(w->d, at - 1)->text) && w->d->tokens.at[at].flags & TOKEN_AFTER_SPACE))
            at--;
        if (w->stretch_at[at] || (at > first && w->stretch_at[at - 1]) || is_narrated(w, at, end)) break;
        others = is_of_speaker(w->d, at, end) ? 0 : others + 1;
        if (!others) start = at;
    }
    return start;
}

/* It is late, "she said: does the mark at i close, with none to open what it closes? */
static bool closes_alone(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last, struct mark m) {
    if (m.is_single || m.glyph == GLYPH_OPEN || i < first + 2 || !space_before(w->d, i)) return false;
    return *qi_form(w->d, i - 1)->text == ',' && is_misplaced(w->d, i, last, m) && closing(w, i, last, m) == NOTHING;
}

/* “It is late,” she said, with the first mark lost: where the speech before the mark at `close` begins, or NOTHING. */
static uint32_t lost_opening(const struct quote_work *w, uint32_t first, uint32_t close, uint32_t last) {
    const quoth_document *d = w->d;
    struct mark m = mark_of(d, close, last);
    bool misplaced = closes_alone(w, first, close, last, m);
    if (m.is_single || close < first + 2 || (!misplaced && (space_before(d, close) || word_follows(d, close, last))))
        return NOTHING;
    bool attributed = attribution_at(d, close + m.width, last, false); /* … is late” she said */
    if (!ends_speech(d, close - 1) && (!attributed || m.glyph != GLYPH_CLOSE || after_digit(d, close))) return NOTHING;
    if (!attributed && close + m.width < last) return NOTHING;
    uint32_t start = close;
    while (start > first && !w->stretch_at[start - 1]) {
        bool stop = start < close && strchr(".?!", *qi_form(d, start - 1)->text) != NULL &&
                    d->tokens.at[start].flags & TOKEN_AFTER_SPACE;
        if (stop || (start < close && *qi_form(d, start - 1)->text == ':')) break;
        start--;
    }
    return start + 1 < close ? with_sentences_before(w, first, start) : NOTHING;
}

/* Does a paragraph begin at i with a single mark that opens, ‘…, as speech that runs over paragraphs does? */
static bool opens_again(const quoth_document *d, uint32_t i) {
    if (i >= d->tokens.count || d->tokens.at[i].kind != TOKEN_QUOTE || !(d->tokens.at[i].flags & TOKEN_AFTER_LINE))
        return false;
    struct mark m = mark_of(d, i, d->tokens.count);
    return m.glyph != GLYPH_NONE && m.is_single && opens(d, i, d->tokens.count, m);
}

/* ''He called it 'bad,''' she said: a single mark that closes, straight behind a double one: both close. */
static bool is_inner_close(const quoth_document *d, uint32_t i, uint32_t last) {
    if (d->tokens.at[i].kind != TOKEN_QUOTE || !adjoins(d, i) || !space_follows(d, i, last)) return false;
    struct mark m = mark_of(d, i, last);
    return m.glyph != GLYPH_NONE && m.is_single;
}

bool qi_pair_within(struct quote_work *w, uint32_t first, uint32_t last, uint32_t paragraph) {
    const quoth_document *d = w->d;
    for (uint32_t i = first; i < last; i++) {
        if (d->tokens.at[i].kind == TOKEN_WORD) continue; /* most are, and none is a mark */
        struct mark m = mark_of(d, i, last);
        if (m.glyph == GLYPH_NONE) continue;
        if (!opens(d, i, last, m) || closes_alone(w, first, i, last, m)) {
            uint32_t start = lost_opening(w, first, i, last);
            if (start != NOTHING && !add_stretch(w, start, start, i, i, paragraph)) return false;
            i += m.width - 1;
            continue;
        }
        uint32_t close = closing(w, i, last, m);
        bool begins = i == first || strchr(":,.", *qi_form(d, i - 1)->text) != NULL;
        if (close == NOTHING && (!m.is_single || begins)) close = mismatched(w, i, last, m);
        if (close == NOTHING && m.is_single && !(begins && opens_again(d, last))) continue; /* an apostrophe */
        if (close != NOTHING) close += mark_of(d, close, last).width - 1; /* of a mark set twice, the second */
        if (close != NOTHING && close + 1 < last && !m.is_single && is_inner_close(d, close + 1, last)) close++;
        uint32_t stop = close != NOTHING ? close : m.is_single ? last : unclosed_end(w, i + m.width - 1, last);
        if (stop <= i + m.width) {
            i = close == NOTHING ? i : close; /* nothing inside */
            continue;
        }
        if (!add_stretch(w, i, i + m.width, close, stop, paragraph)) return false;
        i = close == NOTHING ? stop - 1 : close;
    }
    return true;
}

/* ---- speech set off by dashes: – It will hold, – says Lee. – It must. */

static bool is_dash_between_spaces(const quoth_document *d, uint32_t i, uint32_t last) {
    const char *s = qi_form(d, i)->text;
    bool dash = strcmp(s, "\xE2\x80\x93") == 0 || strcmp(s, "\xE2\x80\x94") == 0 || strcmp(s, "-") == 0 ||
                strcmp(s, "\xE2\x80\x95") == 0;
    return dash && d->tokens.at[i].flags & TOKEN_AFTER_SPACE && i + 1 < last &&
           d->tokens.at[i + 1].flags & TOKEN_AFTER_SPACE;
}

static inline bool is_dash(const quoth_document *d, uint32_t i, uint32_t last) {
    char first = *qi_form(d, i)->text; /* most words are told by it */
    return (first == '-' || first == '\xE2') && is_dash_between_spaces(d, i, last);
}

/* The dash in (open, last) that ends the speech begun at `open`: one that an attribution follows, and that begins no
   line of its own, as the items of a list do; or NOTHING. */
static uint32_t closing_dash(const quoth_document *d, uint32_t open, uint32_t last) {
    for (uint32_t i = open + 2; i < last; i++)
        if (is_dash(d, i, last) && !(d->tokens.at[i].flags & TOKEN_AFTER_LINE) &&
            !(qi_form(d, i + 1)->flags & FORM_UPPER_FIRST && ends_speech(d, i - 1) &&
              *qi_form(d, i - 1)->text == '.') &&
            (attribution_at(d, i + 1, last, ends_speech(d, i - 1)) ||
             (qi_in(d, i + 1, LIST_SAY) && d->tokens.at[i + 1].tag == POS_VBZ))) /* “– says in his car Ann Lee” */
            return i;
    return NOTHING;
}

/* “– We sat in the raft, says Lee. – It held.”: the comma that ends the speech begun at `open`, as an attribution
   follows it; or NOTHING. */
static uint32_t closing_comma(const quoth_document *d, uint32_t open, uint32_t last) {
    if (*qi_form(d, last - 1)->text == '?') return NOTHING; /* “– Ms Lee, the mayor says it held. Did it?” */
    for (uint32_t i = open + 2; i + 2 < last; i++) {
        if (strchr(".?!", *qi_form(d, i)->text) && is_dash(d, i + 1, last)) return NOTHING;
        bool plural = d->tokens.at[i + 1].tag == POS_NNS && qi_in(d, i + 1, LIST_SAY) &&
                      qi_form(d, i + 2)->flags & FORM_UPPER_FIRST; /* “, answers Lee”, whatever it was taken for */
        if (*qi_form(d, i)->text == ',' && (plural || attribution_at(d, i + 1, last, false))) return i;
    }
    return NOTHING;
}

static bool has_marks(const quoth_document *d, uint32_t first, uint32_t last) {
    for (uint32_t i = first; i < last; i++)
        if (d->tokens.at[i].kind == TOKEN_QUOTE) return true;
    return false;
}

/* A paragraph's speech between dashes, and the marks in what is not speech. */
static bool pair_dashes(struct quote_work *w, uint32_t first, uint32_t last, uint32_t paragraph) {
    uint32_t from = first; /* where the narrator's words begin */
    for (uint32_t i = first; i < last; i++) {
        if (!is_dash(w->d, i, last)) continue;
        const struct form *before = i > first ? qi_form(w->d, i - 1) : NULL;
        bool begins = !before || strchr(".?!:", *before->text) != NULL;
        if (!begins || !(qi_form(w->d, i + 1)->flags & (FORM_UPPER_FIRST | FORM_DIGIT))) continue;
        bool lost = from == first && i > first + 2 && *before->text != ':' && !has_marks(w->d, first, i);
        if (lost && attribution_at(w->d, i + 1, last, false)) { /* “It was late! – Lee wrote on air.” */
            if (!add_stretch(w, first, first, i, i, paragraph)) return false;
            from = i + 1;
            continue;
        }
        if (i > from && !qi_pair_within(w, from, i, paragraph)) return false;
        uint32_t close = closing_dash(w->d, i, last);
        if (close == NOTHING) close = closing_comma(w->d, i, last);
        uint32_t stop = close == NOTHING ? last : close;
        if (!add_stretch(w, i, i + 1, close, stop, paragraph)) return false;
        i = close == NOTHING ? last - 1 : close;
        from = i + 1;
    }
    return from >= last || qi_pair_within(w, from, last, paragraph);
}

struct paragraph {
    uint32_t first, last; /* tokens */
    uint32_t number;
    uint8_t region;
};

static bool is_aside(uint8_t region) {
    return region == REGION_BOILERPLATE || region == REGION_CREDIT || region == REGION_BYLINE;
}

/* The paragraph whose first sentence is k; *next: the one after its last. Lines round the article that stand among its
   lines without a blank are none of its. */
static struct paragraph paragraph_at(const quoth_document *d, uint32_t k, uint32_t *next) {
    const struct sentence *s = &d->sentences.at[k];
    struct paragraph p = {s->first, 0, s->paragraph, qi_region_of(d, s)};
    for (*next = k; *next < d->sentences.count && d->sentences.at[*next].paragraph == p.number &&
                    is_aside(qi_region_of(d, &d->sentences.at[*next])) == is_aside(p.region);)
        ++*next;
    p.last = d->sentences.at[*next - 1].last;
    return p;
}

/* “… sanctions. – We were clear, – she said.”, “… - We were clear - she said.”: speech between dashes inside a
   paragraph. */
static bool has_inner_dashes(const quoth_document *d, struct paragraph p) {
    enum { MOST = 8 }; /* looked at, as each may be looked for to the paragraph's end */
    for (uint32_t i = p.first + 1, looked = 0; i < p.last && looked < MOST; i++) {
        if (!is_dash(d, i, p.last) || !strchr(".?!", *qi_form(d, i - 1)->text)) continue;
        looked++;
        uint32_t close = closing_dash(d, i, p.last);
        bool same = close != NOTHING && (*qi_form(d, close)->text == '-') == (*qi_form(d, i)->text == '-');
        if (same && qi_form(d, i + 1)->flags & FORM_UPPER_FIRST &&
            (*qi_form(d, close - 1)->text == ',' || attribution_at(d, close + 1, p.last, false)))
            return true;
    }
    return false;
}

/* Does a paragraph hold more than one sentence, as an answer does and an item of a list does not? */
static bool has_sentences(const quoth_document *d, struct paragraph p) {
    for (uint32_t i = p.first + 1; i + 1 < p.last; i++)
        if (strchr(".?!", *qi_form(d, i)->text) && qi_form(d, i + 1)->flags & FORM_UPPER_FIRST) return true;
    return false;
}

/* Do paragraphs of the text set speech off by dashes? One that begins with a dash and has an attribution after another
   dash or a comma; or a question and its answer that both begin so. */
static bool has_dashes(const quoth_document *d) {
    bool asked = false; /* the paragraph before is such a question */
    for (uint32_t k = 0; k < d->sentences.count;) {
        struct paragraph p = paragraph_at(d, k, &k);
        bool dash = is_dash(d, p.first, p.last), asks = *qi_form(d, p.last - 1)->text == '?';
        if (dash && closing_dash(d, p.first, p.last) != NOTHING) return true;
        bool hyphen = *qi_form(d, p.first)->text == '-';
        if (dash && asked && !asks && (!hyphen || has_sentences(d, p))) return true;
        if (dash && !hyphen && closing_comma(d, p.first, p.last) != NOTHING) return true;
        if (has_inner_dashes(d, p)) return true;
        asked = dash && asks;
    }
    return false;
}

/* The double mark in a paragraph that closes what one before it left open, “One. ¶ Two,” she said, none being opened
   before it in the paragraph, nor the narrator speaking; `last` when the paragraph has no mark, else NOTHING. */
static uint32_t carried_close(const struct quote_work *w, struct paragraph p) {
    const quoth_document *d = w->d;
    bool other = false; /* has a single mark been opened that may be what is closed? */
    for (uint32_t i = p.first; i < p.last; i++) {
        if (d->tokens.at[i].kind != TOKEN_QUOTE) continue;
        struct mark m = mark_of(d, i, p.last);
        if (m.glyph != GLYPH_NONE && m.is_single) other = opens(d, i, p.last, m);
        if (m.glyph == GLYPH_NONE || m.is_single) continue;
        bool closes = i > p.first + 1 && m.glyph != GLYPH_OPEN && !space_before(d, i) && ends_speech(d, i - 1) &&
                      !word_follows(d, i + m.width - 1, p.last) && !other;
        return closes && !is_narrated(w, p.first, i) ? i : NOTHING;
    }
    return is_narrated(w, p.first, p.last) ? NOTHING : p.last;
}

/* “One. ¶ Two. ¶ Three,” she said: speech whose later paragraphs do not open again goes on to the mark that closes it,
   a few paragraphs further: their stretches, and the sentence behind them; *k: the next to read. */
static quoth_status pair_carried(struct quote_work *w, uint32_t *k) {
    enum { MOST = 5 };
    const quoth_document *d = w->d;
    if (!w->stretches.count || *k >= d->sentences.count) return QUOTH_OK;
    const struct stretch open = w->stretches.at[w->stretches.count - 1];
    if (open.closed || open.last != d->sentences.at[*k].first || d->tokens.at[open.open].kind != TOKEN_QUOTE ||
        mark_of(d, open.open, open.last).is_single || !strchr(".?!", *qi_form(d, open.last - 1)->text))
        return QUOTH_OK;
    struct paragraph p[MOST];
    uint32_t count = 0, close = NOTHING, next = *k;
    do {
        if (count == MOST || next >= d->sentences.count) return QUOTH_OK;
        p[count] = paragraph_at(d, next, &next);
        close = p[count].region == REGION_BODY ? carried_close(w, p[count]) : NOTHING;
    } while (close == p[count++].last);
    if (close == NOTHING) return QUOTH_OK;
    for (uint32_t i = 0; i < count; i++) {
        bool last = i + 1 == count;
        if (!add_stretch(w, p[i].first, p[i].first, last ? close : NOTHING, p[i].last, p[i].number))
            return QUOTH_ERROR_MEMORY;
    }
    *k = next;
    return qi_pair_within(w, close + 1, p[count - 1].last, p[count - 1].number) ? QUOTH_OK : QUOTH_ERROR_MEMORY;
}

/* “One. ¶ READ MORE: Lee wins again ¶ “Two.”: do nothing but lines without a stop, which lead elsewhere, part a speech
   left open from the mark that opens a paragraph again? */
static bool has_links_between(const struct quote_work *w, const struct stretch *s, const struct stretch *next) {
    enum { MOST = 4, LINE = 24 };
    const quoth_document *d = w->d;
    if (s->closed || s->last >= next->open || next->open - s->last > MOST * LINE ||
        next->paragraph > s->paragraph + MOST + 1 || !(d->tokens.at[next->open].flags & TOKEN_AFTER_LINE) ||
        !(d->tokens.at[s->last].flags & TOKEN_AFTER_LINE) || !strchr(".?!", *qi_form(d, s->last - 1)->text))
        return false;
    for (uint32_t i = s->last; i < next->open; i++) {
        bool ends = i + 1 == next->open || d->tokens.at[i + 1].flags & TOKEN_AFTER_LINE;
        if (d->tokens.at[i].kind == TOKEN_QUOTE || (ends && d->tokens.at[i].kind != TOKEN_WORD)) return false;
    }
    return true;
}

quoth_status qi_pair_marks(struct quote_work *w) {
    const quoth_document *d = w->d;
    bool dashes = has_dashes(d);
    for (uint32_t k = 0; k < d->sentences.count;) {
        quoth_status status = pair_carried(w, &k);
        if (status) return status;
        if (k >= d->sentences.count) break;
        struct paragraph p = paragraph_at(d, k, &k);
        bool speech = dashes && !is_aside(p.region);
        if (!(speech ? pair_dashes : qi_pair_within)(w, p.first, p.last, p.number)) return QUOTH_ERROR_MEMORY;
    }
    for (uint32_t k = 0; k + 1 < w->stretches.count; k++) { /* “One. ¶ “Two.” is one speech */
        struct stretch *s = &w->stretches.at[k], *next = s + 1;
        bool line = next->paragraph == s->paragraph && d->tokens.at[next->open].flags & TOKEN_AFTER_LINE;
        bool near = (line || next->paragraph == s->paragraph + 1) && next->open == s->last;
        s->continues = !s->closed && (near || has_links_between(w, s, next)) &&
                       (s->open == s->first || d->tokens.at[s->open].kind == TOKEN_QUOTE); /* no dash */
    }
    return QUOTH_OK;
}
