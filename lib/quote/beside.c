/* Who speaks a paragraph in marks, by the lines beside it: names above and below, questions, headlines. */
#include "quote/place.h"
#include "quote/whose.h"
#include "quote/words.h"

/* “Welcome back. How does it feel?”: do units [from, to) speak of nobody but to whom they ask? */
static bool only_asks(const struct quote_work *w, uint32_t from, uint32_t to) {
    static const char words[][8] = {"he", "she", "they", "his", "her", "their"};
    for (uint32_t i = w->units.at[from].first; i < w->units.at[to - 1].last; i++)
        if (w->stretch_at[i] || qi_word_among(w, i, words, sizeof words / sizeof *words)) return false;
    return true;
}

/* “We put questions to Lee. ¶ Why now? ¶ “Because the river rose.””: behind a paragraph in which the narrator asks, who
   answered the one before (*again, also when nobody says who that is), or the person named last. */
static struct phrase who_was_asked(const struct quote_work *w, const struct place *at, bool *again) {
    enum { FAR = 64 }; /* units, in a paragraph of many lines */
    struct phrase none = qi_no_phrase();
    const struct unit *question = at->unit - 1;
    if (at->unit_index < 2 || w->stretch_at[question->last - 1] || !qi_word_is(w, question->last - 1, "?")) return none;
    bool line = w->d->tokens.at[at->s->open].flags & TOKEN_AFTER_LINE; /* of its own, or a paragraph */
    if (question->paragraph + 1 != at->unit->paragraph && !(line && question->paragraph == at->unit->paragraph))
        return none;
    /* the paragraph that ends with the question: “He said C. Is it so?” */
    uint32_t asked = at->unit_index - 1, far = at->unit_index > FAR ? at->unit_index - FAR : 0;
    while (asked > far && w->units.at[asked - 1].paragraph == question->paragraph) asked--;
    if (asked + 1 < at->unit_index) {
        bool answered = asked > 0 && w->stretch_at[w->units.at[asked - 1].last - 1];
        uint32_t quote = w->d->quotes.count;
        while (quote > 0 && w->quote_units.at[quote - 1].first >= w->units.at[asked].first) quote--;
        *again = answered && quote > 0 && w->quote_units.at[quote - 1].paragraph + 1 == question->paragraph;
        if (*again) return w->speakers.at[quote - 1];
        if (!only_asks(w, asked, at->unit_index)) return none;
        question = &w->units.at[asked];
    }
    *again = at->before && w->quote_units.at[at->index].paragraph + 1 == question->paragraph &&
             (strcmp(at->before->method, "paragraph") == 0 || strcmp(at->before->method, "alone") == 0);
    if (*again) return w->speakers.at[at->index];
    uint32_t floor = at->unit_index;
    while (floor > far && w->units.at[floor - 1].paragraph + 2 >= at->unit->paragraph) floor--;
    for (uint32_t i = question->first; i-- > w->units.at[floor].first;) {
        uint32_t e = w->entity_at[i];
        if (!e || w->d->entities.at[e - 1].type != TYPE_PER || w->stretch_at[i]) continue;
        return (struct phrase){w->d->entities.at[e - 1].first, w->d->entities.at[e - 1].last, i, e - 1, PHRASE_NAME};
    }
    return none;
}

/* “Do you swim?” Lee asked Poe. ¶ “Like a stone.”: whom the question before was put to, if that is a person. */
static struct phrase who_is_asked(const struct quote_work *w, const struct place *at) {
    struct phrase none = qi_no_phrase();
    if (!at->before || !at->next_paragraph || at->before->cue.stop <= at->before->cue.start || !qi_asks(w, at->before))
        return none;
    uint32_t verb = qi_token_at(w->d, at->before->cue.start);
    if (!qi_word_is(w, verb, "asked") && !qi_word_is(w, verb, "asks")) return none;
    struct phrase p = qi_phrase_right(w, verb + 1, w->quote_units.at[at->index].last);
    bool asks = w->speakers.at[at->index].first > verb; /* “Do you swim?” asked Lee. */
    return p.kind == PHRASE_NAME && qi_means_person(w, &p) && !asks ? p : none;
}

struct phrase qi_who_signs(const struct quote_work *w, const struct place *at, uint32_t *dash) {
    enum { SIGNATURE = 16 };
    struct phrase none = qi_no_phrase();
    uint32_t i = at->s->last + at->s->closed;
    if (!at->s->closed || at->unit_index + 1 >= w->units.count || i >= w->d->tokens.count || w->stretch_at[i] ||
        !(w->d->tokens.at[i].flags & TOKEN_AFTER_LINE) || qi_word_is(w, i, ",") || !qi_is_comma_or_dash(w, i))
        return none;
    const struct unit *below = at->unit + 1;
    struct phrase p = qi_named(w, qi_phrase_right(w, i + 1, below->last), below->last);
    bool name = p.kind == PHRASE_NAME && w->d->entities.at[p.entity].type <= TYPE_ORG;
    bool ends = p.last >= below->last || qi_word_is(w, p.last, ",") || qi_word_is(w, p.last, ".");
    if (!name || !ends || below->last - i > SIGNATURE || qi_has_finite(w, p.last, below->last)) return none;
    *dash = i;
    return p;
}

/* “Veskia coach, Ann Lee”, “Veskia coach Ann Lee”: the person that a line names behind what she is, and no more. */
static struct phrase who_ends_line(const struct quote_work *w, const struct unit *line) {
    struct phrase none = qi_no_phrase();
    struct phrase p = qi_named(w, qi_phrase_right(w, line->first, line->last), line->last);
    if (!qi_is_person(w, &p) || p.last != line->last) return none;
    const struct entity *e = &w->d->entities.at[p.entity];
    bool role = false;
    for (uint32_t i = line->first; i < e->first; i++) {
        if (w->stretch_at[i] || (qi_is_finite(w, i) && !qi_in(w->d, i, LIST_PERSON_NOUN))) return none;
        role |= qi_in(w->d, i, LIST_PERSON_NOUN) || qi_in(w->d, i, LIST_TITLE);
    }
    return role ? (struct phrase){e->first, e->last, e->last - 1, p.entity, PHRASE_NAME} : none;
}

/* “ANN LEE, CHIEF ECONOMIST, CALDER”, “Ann Lee, 34, baker”, “Veskia coach, Ann Lee”: who a paragraph names that says no
   more than who somebody is. */
static struct phrase who_is_introduced(const struct quote_work *w, const struct unit *line) {
    enum { LINE = 16 };
    struct phrase none = qi_no_phrase();
    uint32_t i = line->first, at = w->entity_at[i];
    bool text = line->region == REGION_BODY || line->region == REGION_SUBHEAD;
    if (!text || line->last - i > LINE || !(w->d->tokens.at[i].flags & TOKEN_AFTER_LINE)) return none;
    if (!at || w->d->entities.at[at - 1].type != TYPE_PER) return who_ends_line(w, line);
    const struct entity *e = &w->d->entities.at[at - 1];
    bool more = e->last + 1 < line->last && (qi_word_is(w, e->last, ",") || qi_word_is(w, e->last, "("));
    if (e->type != TYPE_PER || e->first != i || !more || strchr(".?!:", *qi_form(w->d, line->last - 1)->text))
        return none;
    for (uint32_t k = i; k < line->last; k++) {
        bool noun = qi_form(w->d, k)->flags & FORM_ALL_UPPER || qi_in(w->d, k, LIST_PERSON_NOUN) ||
                    (k + 1 < line->last && qi_in(w->d, k + 1, LIST_PERSON_NOUN)); /* “a | retired postman” */
        if (w->stretch_at[k] || (qi_is_finite(w, k) && !noun)) return none;
    }
    return (struct phrase){i, e->last, e->last - 1, at - 1, PHRASE_NAME};
}

/* “On the defence …”, “Overall thoughts:”: is a line no more than what the quotation below it is about? */
static bool is_topic(const struct quote_work *w, const struct unit *line) {
    enum { TOPIC = 16 };
    static const char *const words[] = {"on", "about", "overall", "opening", "general", "thoughts"};
    static const char asks[][8] = {"why", "how", "what", "if", "whether", "when", "where", "who"};
    const char *end = qi_form(w->d, line->last - 1)->text;
    bool open = strchr(".?!", *end) == NULL || strncmp(end, "...", 3) == 0;
    bool told = line->last > line->first + 2 && !w->stretch_at[line->first + 1] && /* “On | why they lost” */
                qi_word_among(w, line->first + 1, asks, sizeof asks / sizeof *asks);
    return open && line->last - line->first <= TOPIC && line->last > line->first + 1 &&
           qi_word_in(w, line->first, words, sizeof words / sizeof *words) && !w->stretch_at[line->first] &&
           w->d->tokens.at[line->first].flags & TOKEN_AFTER_LINE && !w->stretch_at[line->last - 1] &&
           (told || !qi_has_finite(w, line->first, line->last));
}

/* “Quotes: Ann Lee after the final”: the one person whom a line names that ends without a stop. */
static struct phrase who_is_on_line(const struct quote_work *w, const struct unit *line) {
    enum { LINE = 16 };
    const struct phrase none = qi_no_phrase();
    struct phrase found = none;
    if (line->last - line->first > LINE || strchr(".?!,;", *qi_form(w->d, line->last - 1)->text)) return none;
    for (uint32_t i = line->first; i < line->last; i++) {
        uint32_t at = w->entity_at[i];
        if (w->stretch_at[i]) return none;
        if (!at || w->d->entities.at[at - 1].type != TYPE_PER || found.entity == at - 1) continue;
        if (found.kind != PHRASE_NONE) return none;
        const struct entity *e = &w->d->entities.at[at - 1];
        found = (struct phrase){e->first, e->last, e->last - 1, at - 1, PHRASE_NAME};
    }
    return found;
}

struct phrase qi_who_has_topic(const struct quote_work *w, const struct place *at) {
    struct phrase none = qi_no_phrase();
    if (at->unit_index < 2 || !is_topic(w, at->unit - 1)) return none;
    struct unit above = at->unit[-2];
    if (above.region == REGION_BYLINE) above.region = REGION_BODY; /* below the headline it looks like one */
    struct phrase p = who_is_introduced(w, &above);
    if (p.kind != PHRASE_NONE) return p;
    bool near = at->before && w->quote_units.at[at->index].paragraph + 2 == at->unit->paragraph;
    return near ? w->speakers.at[at->index] : who_is_on_line(w, &above);
}

/* “ANN LEE, ECONOMIST ¶ “Too late.””: who stands in a line of its own above a quotation, or below it where the line
   above is that of the quotation before. */
static struct phrase who_stands_by(const struct quote_work *w, const struct place *at) {
    struct phrase none = qi_no_phrase();
    const struct unit *unit = at->unit, *above = unit - 1, *below = unit + 1;
    bool alone = w->d->tokens.at[at->s->open].kind == TOKEN_QUOTE && at->s->open == unit->first;
    if (!alone) return none;
    bool leads = at->unit_index && above->paragraph + 1 == unit->paragraph;
    struct phrase p = leads ? qi_who_has_topic(w, at) : none;
    if (p.kind != PHRASE_NONE) return p;
    p = leads ? who_is_introduced(w, above) : none;
    bool used = p.kind != PHRASE_NONE && at->before && w->speakers.at[at->index].first == p.first;
    if (p.kind != PHRASE_NONE && !used) return p;
    bool answers =
        leads && !w->stretch_at[above->last - 1] && qi_word_is(w, above->last - 1, "?"); /* whoever was asked */
    bool follows = !answers && at->unit_index + 1 < w->units.count && below->paragraph <= unit->paragraph + 1 &&
                   at->s->closed && at->s->last + at->s->closed == unit->last;
    return follows ? who_is_introduced(w, below) : none;
}

/* ¶ “It did.” She turns the cup round.: whom the sentence behind a quotation that opens its paragraph is about. */
static struct phrase subject_behind(const struct quote_work *w, const struct place *at) {
    struct phrase none = qi_no_phrase();
    const struct unit *next = at->unit + 1;
    bool opens = !at->unit_index || (at->unit - 1)->paragraph != at->unit->paragraph;
    if (!opens || at->unit_index + 1 >= w->units.count || next->paragraph != at->unit->paragraph) return none;
    for (uint32_t i = next->first; i < next->last; i++)
        if (w->stretch_at[i]) return none;
    struct phrase p = qi_first_subject(w, next->first, next->last);
    return p.first == next->first && qi_means_person(w, &p) ? p : none;
}

/* “That is how | a witness described it.”, “Those are the words of | Ann Lee.”, “So says | Ann Lee.”: who the sentence
   behind a quotation says has said it. */
static struct phrase who_is_credited(const struct quote_work *w, const struct place *at) {
    struct phrase none = qi_no_phrase();
    const struct unit *next = at->unit + 1;
    if (!at->s->closed || at->unit_index + 1 >= w->units.count || next->paragraph > at->unit->paragraph + 1)
        return none;
    uint32_t i = next->first, last = next->last;
    if (i + 3 >= last || w->stretch_at[i]) return none;
    if (qi_word_is(w, i, "so") && (qi_word_is(w, i + 1, "says") || qi_word_is(w, i + 1, "said"))) {
        struct phrase p = qi_named(w, qi_phrase_right(w, i + 2, last), last);
        return qi_means_person(w, &p) ? p : none;
    }
    static const char points[][8] = {"that", "this", "those", "these", "such"}, how[][8] = {"how", "what"};
    if (!qi_word_among(w, i, points, sizeof points / sizeof *points)) return none;
    bool words = qi_word_is(w, i + 1, "words") || qi_in(w->d, i + 1, LIST_SAY_NOUN);
    bool belong = words && (qi_word_is(w, i + 2, "belonged") || qi_word_is(w, i + 2, "belong"));
    bool come = words && (qi_word_is(w, i + 2, "came") || qi_word_is(w, i + 2, "come"));
    if ((belong && qi_word_is(w, i + 3, "to")) || (come && qi_word_is(w, i + 3, "from"))) {
        struct phrase p = qi_named(w, qi_phrase_right(w, i + 4, last), last); /* “These words belong to | Ann Lee.” */
        return qi_means_person(w, &p) ? p : none;
    }
    while (i + 1 < last && !(is_be(w, i) || w->stretch_at[i]) && i < next->first + 2) i++;
    if (i + 3 >= last || !is_be(w, i)) return none;
    bool tells = qi_word_among(w, i + 1, how, sizeof how / sizeof *how);
    uint32_t of = i + 1;
    while (!tells && of + 1 < last && of < i + 5 && !qi_word_is(w, of, "of")) of++;
    if (!tells && !(qi_word_is(w, of, "of") && (qi_word_is(w, of - 1, "words") || qi_in(w->d, of - 1, LIST_SAY_NOUN))))
        return none;
    struct phrase p = qi_named(w, qi_phrase_right(w, tells ? i + 2 : of + 1, last), last);
    if (!qi_means_person(w, &p)) return none;
    static const char got[][8] = {"heard", "hears", "read",  "reads",   "saw",
                                  "sees",  "got",   "found", "learned", "learnt"};
    if (tells && p.last < last && qi_word_among(w, p.last, got, sizeof got / sizeof *got)) return none;
    return !tells || (p.last < last && (qi_is_finite(w, p.last) || tag(w, p.last) == POS_RB)) ? p : none;
}

struct phrase qi_who_stands_beside(const struct quote_work *w, const struct place *at, bool *again) {
    struct phrase p = who_stands_by(w, at);
    if (p.kind == PHRASE_NONE) p = who_is_credited(w, at);
    if (p.kind == PHRASE_NONE) p = who_was_asked(w, at, again);
    if (p.kind == PHRASE_NONE && !*again) p = who_is_asked(w, at);
    if (p.kind == PHRASE_NONE && !*again) p = subject_behind(w, at);
    return p;
}

struct phrase qi_issuer_above(const struct quote_work *w, uint32_t index) {
    enum { LINES = 4 };
    struct phrase none = qi_no_phrase();
    for (uint32_t looked = 0; looked < LINES && index-- > 0; looked++) {
        const struct unit *unit = &w->units.at[index];
        for (uint32_t i = unit->first; unit->region == REGION_HEADLINE && i + 1 < unit->last; i++) {
            if (w->stretch_at[i] || qi_is_finite(w, i) || qi_word_is(w, i, ":")) break;
            if (!qi_person_at(w, i)) continue;
            const struct entity *e = &w->d->entities.at[w->entity_at[i] - 1];
            bool issues = e->last < unit->last && (qi_word_is(w, e->last, "on") || qi_word_is(w, e->last, "regarding"));
            return issues ? (struct phrase){e->first, e->last, e->last - 1, w->entity_at[i] - 1, PHRASE_NAME} : none;
        }
    }
    return none;
}

struct phrase qi_who_ends_unit(const struct quote_work *w, const struct place *at) {
    struct unit line = *at->unit;
    line.first = at->s->last + at->s->closed;
    bool below = at->s->closed && line.first < line.last && at->s->open == at->unit->first &&
                 w->d->tokens.at[at->s->open].kind == TOKEN_QUOTE && !w->stretch_at[line.first];
    return below ? who_is_introduced(w, &line) : qi_no_phrase();
}
