/*
 * Transcripts and interviews: paragraphs that begin with who speaks and a colon, without quotation marks.
 *
 *     SPEAKER: The sitting is closed.        Q: When was that?        Vera Lindqvist (from her seat): In May.
 *
 * One such paragraph is a note ("PHOTO: …"); from two on in one document they are turns of speech. Where only the
 * first two turns say who speaks, or where paragraphs ask “you” again and again, question and answer alternate.
 */
#include "quote/transcript.h"
#include "quote/words.h"

enum { LABEL_TOKENS = 6, ASIDE_TOKENS = 8, CREDIT_TOKENS = 12, NAMES = 200 }; /* tokens; names of a text looked at */

/* “Ann Lee, |nurse, mother of four|:”: may the word at i say what somebody is, or how old? */
static bool tells_of_person(const struct quote_work *w, uint32_t i) {
    uint8_t t = tag(w, i);
    return qi_pos_is_noun(t) || t == POS_CD || t == POS_JJ || t == POS_IN || t == POS_DT || t == POS_CC ||
           qi_word_is(w, i, ",") || qi_in(w->d, i, LIST_PERSON_NOUN);
}

/* Behind the brackets that begin at i: where somebody sits, which offices they have, when they rose. */
static uint32_t past_brackets(const struct quote_work *w, uint32_t i, uint32_t last) {
    enum { BRACKETS = 2, OFFICES = 60 };
    for (uint32_t n = 0; n < BRACKETS && i < last && qi_word_is(w, i, "("); n++) {
        uint32_t end = i + 1;
        while (end < last && end < i + OFFICES && !qi_word_is(w, end, ")")) end++;
        if (end == last || !qi_word_is(w, end, ")")) return i;
        i = end + 1;
    }
    return i;
}

/* The colon after a label whose name ends before token i: “Lee (from her seat):”, “MARTA LEE, host:”. */
static uint32_t label_colon(const struct quote_work *w, uint32_t i, uint32_t last) {
    i = past_brackets(w, i, last);
    uint32_t stop = i + ASIDE_TOKENS < last ? i + ASIDE_TOKENS : last;
    if (i < stop && qi_word_is(w, i, ",")) {
        bool capitals = (qi_form(w->d, i - 1)->flags & FORM_ALL_UPPER) != 0; /* MARTA LEE, HOST: */
        for (i++; i < stop && !w->stretch_at[i] && tells_of_person(w, i);) {
            uint32_t flags = qi_form(w->d, i)->flags;
            if (flags & FORM_UPPER_FIRST && !(capitals && flags & FORM_ALL_UPPER)) break;
            i++;
        }
    }
    return i < stop && qi_word_is(w, i, ":") && i + 1 < w->d->tokens.count && !w->stretch_at[i + 1] ? i : NOTHING;
}

/* “Interviewer: …”, “Prime Minister: …”: do tokens [first, last) say by a part in the talk alone who speaks, and does
   a sentence follow? */
static bool is_part(const struct quote_work *w, uint32_t first, uint32_t last) {
    static const char *const parts[] = {"interviewer", "moderator", "presenter",     "anchor", "host",
                                        "journalist",  "reporter",  "correspondent", "mayor",  "minister",
                                        "president",   "governor",  "ambassador",    "general"};
    enum { SPEECH = 5 };
    if (last > first + 2 || !qi_word_in(w, last - 1, parts, sizeof parts / sizeof *parts)) return false;
    for (uint32_t i = first; i < last; i++)
        if (!(qi_form(w->d, i)->flags & FORM_UPPER_FIRST)) return false;
    for (uint32_t i = last; i < last + SPEECH; i++)
        if (i + 1 >= w->d->tokens.count || w->d->tokens.at[i + 1].flags & TOKEN_AFTER_LINE) return false;
    return true;
}

/* What kind of label tokens [first, last) may be. */
static enum label_kind kind_of_label(const struct quote_work *w, uint32_t first, uint32_t last) {
    const quoth_document *d = w->d;
    if (last == first + 1 && strcmp(qi_form(d, first)->text, "Q") == 0) return LABEL_ASKS;
    if (last == first + 1 && strcmp(qi_form(d, first)->text, "A") == 0) return LABEL_ANSWERS;
    bool capital = (qi_form(d, first)->flags & FORM_UPPER_FIRST) != 0;
    if (last == first + 1 && capital && qi_word_is(w, first, "question")) return LABEL_ASKS;
    if (last == first + 1 && capital && qi_word_is(w, first, "answer")) return LABEL_ANSWERS;
    uint32_t at = w->entity_at[last - 1];
    if (at && d->entities.at[at - 1].last == last && d->entities.at[at - 1].first >= first) {
        bool titles = true, office = qi_in(d, first, LIST_TITLE); /* President of Veltava ANN LEE: */
        for (uint32_t i = first; i < d->entities.at[at - 1].first; i++)
            titles &= qi_form(d, i)->flags & FORM_UPPER_FIRST || (office && qi_in(d, i, LIST_SMALL_WORD));
        if (titles && d->entities.at[at - 1].type <= TYPE_ORG)
            return d->entities.at[at - 1].type ? LABEL_OTHER : LABEL_PERSON;
    }
    if (last == first + 2 && qi_word_is(w, first, "the") &&
        (qi_in(d, first + 1, LIST_PERSON_NOUN) || qi_in(d, first + 1, LIST_TITLE)))
        return LABEL_OTHER;
    if (is_part(w, first, last)) return LABEL_OTHER;
    bool capitals = false;
    for (uint32_t i = first; i < last; i++) {
        if (qi_in(d, i, LIST_KICKER)) return LABEL_NONE; /* PHOTO: */
        uint32_t flags = qi_form(d, i)->flags;
        if (flags & FORM_LETTER && !(flags & FORM_UPPER_FIRST)) return LABEL_NONE;
        capitals |= (flags & FORM_ALL_UPPER) != 0;
        if (!(flags & (FORM_ALL_UPPER | FORM_STOP)) && flags & FORM_LETTER && qi_form(d, i)->length > 1 &&
            !qi_in(d, i, LIST_TITLE))
            return LABEL_NONE;
    }
    return capitals ? LABEL_OTHER : LABEL_NONE;
}

/* The person whose initials a label of two or three capitals is, before the text at `first`; or NOTHING. */
static uint32_t by_initials(const struct quote_work *w, uint32_t first) {
    const quoth_document *d = w->d;
    const struct form *label = qi_form(d, first);
    if (label->length < 2 || label->length > 3 || !(label->flags & FORM_ALL_UPPER)) return NOTHING;
    for (uint32_t k = 0; k < d->entities.count && k < NAMES && d->entities.at[k].first < first; k++) {
        const struct entity *e = &d->entities.at[k];
        uint32_t letters = 0;
        for (uint32_t i = e->first; e->type == TYPE_PER && i < e->last; i++)
            if (letters < label->length && qi_form(d, i)->text[0] == label->text[letters]) letters++;
        if (letters == label->length) return k;
    }
    return NOTHING;
}

/* Behind the letter that unit k begins a line with, and a stop if there is one: at a word in capitals where there is
   none. NOTHING: it begins otherwise. */
static uint32_t behind_letter(const struct quote_work *w, uint32_t k, const char *letter) {
    const quoth_document *d = w->d;
    uint32_t i = w->units.at[k].first;
    if (i + 2 >= d->tokens.count || !(d->tokens.at[i].flags & TOKEN_AFTER_LINE)) return NOTHING;
    if (strcmp(qi_form(d, i)->text, letter) != 0) return NOTHING;
    bool stop = qi_word_is(w, i + 1, "."), word = (qi_form(d, i + 1)->flags & FORM_UPPER_FIRST) != 0;
    i += 1 + stop;
    return (stop || word) && !(d->tokens.at[i].flags & TOKEN_AFTER_LINE) ? i : NOTHING;
}

/* Is the question of unit k, which has no stop behind its letter, answered below: “Q Was it you?” and “A It was.”? */
static bool has_answer(const struct quote_work *w, uint32_t k) {
    enum { FAR = 64 }; /* units, in a paragraph of many lines */
    uint32_t next = k + 1;
    while (next < w->units.count && next < k + FAR && w->units.at[next].paragraph == w->units.at[k].paragraph &&
           behind_letter(w, next, "A") == NOTHING)
        next++;
    return next < w->units.count && w->units.at[next].paragraph <= w->units.at[k].paragraph + 1 &&
           behind_letter(w, next, "A") != NOTHING;
}

/* “Q. When was that?”, “A. In May.” below it, but “A. Raud said no.”: what the letter of unit k shows. */
static enum label_kind lettered(const struct quote_work *w, uint32_t k) {
    uint32_t behind = behind_letter(w, k, "Q");
    if (behind != NOTHING) return behind > w->units.at[k].first + 1 || has_answer(w, k) ? LABEL_ASKS : LABEL_NONE;
    if (behind_letter(w, k, "A") == NOTHING) return LABEL_NONE;
    for (uint32_t i = k; i-- > 0 && w->units.at[i].paragraph + 1 >= w->units.at[k].paragraph;) {
        if (behind_letter(w, i, "Q") != NOTHING) return LABEL_ANSWERS;
        if (behind_letter(w, i, "A") != NOTHING) return LABEL_NONE;
    }
    return LABEL_NONE;
}

/* Do all longer words of [first, last) begin with a capital, and is none a note's: PHOTO? Not in capitals alone. */
static bool is_capitalised(const struct quote_work *w, uint32_t first, uint32_t last) {
    if (qi_form(w->d, first)->flags & FORM_ALL_UPPER && last > first + 1) return false;
    for (uint32_t i = first; i < last; i++) {
        const struct form *form = qi_form(w->d, i);
        if (qi_in(w->d, i, LIST_KICKER)) return false;
        if ((i == first || (form->flags & FORM_LETTER && form->length > 3)) && !(form->flags & FORM_UPPER_FIRST))
            return false;
    }
    return true;
}

/* ““LEE: It is late.”: the label in capitals of a turn that stands in marks, or none. */
static struct label label_in_marks(const struct quote_work *w, const struct unit *unit) {
    struct label label = {.kind = LABEL_NONE};
    uint32_t first = unit->first + 1, colon = first, stop = first + LABEL_TOKENS;
    if (unit->region != REGION_BODY || !w->stretch_at[unit->first] ||
        w->d->tokens.at[unit->first].kind != TOKEN_QUOTE ||
        w->stretches.at[w->stretch_at[unit->first] - 1].open != unit->first)
        return label;
    while (colon + 1 < unit->last && colon < stop && qi_form(w->d, colon)->flags & FORM_ALL_UPPER) colon++;
    if (colon == first || colon + 1 >= unit->last || !qi_word_is(w, colon, ":") ||
        kind_of_label(w, first, colon) == LABEL_NONE)
        return label;
    uint32_t at = w->entity_at[colon - 1];
    label.speaker = (struct phrase){first, colon, colon - 1, NOTHING, PHRASE_NOMINAL};
    if (at) label.speaker = (struct phrase){w->d->entities.at[at - 1].first, colon, colon - 1, at - 1, PHRASE_NAME};
    if (label.speaker.first < first) return label;
    label.colon = colon;
    label.kind = LABEL_OTHER;
    return label;
}

struct label qi_label_of(const struct quote_work *w, const struct unit *unit) {
    struct label label = {.kind = LABEL_NONE};
    const quoth_document *d = w->d;
    bool speech = unit->region == REGION_BODY || unit->region == REGION_SUBHEAD || unit->region == REGION_CAPTION;
    if (d->tokens.at[unit->first].kind == TOKEN_HANDLE) return label;
    if (!speech || !(d->tokens.at[unit->first].flags & TOKEN_AFTER_LINE)) return label;
    if (w->stretch_at[unit->first]) return label_in_marks(w, unit);
    label.kind = (uint8_t)lettered(w, (uint32_t)(unit - w->units.at));
    label.colon = unit->first + qi_word_is(w, unit->first + 1, "."); /* what is said begins behind it */
    label.speaker = (struct phrase){unit->first, unit->first + 1, unit->first, NOTHING, PHRASE_NOMINAL};
    if (label.kind != LABEL_NONE) return label;
    uint32_t end = unit->first;
    while (end < unit->last && end - unit->first <= LABEL_TOKENS && !w->stretch_at[end] && !qi_word_is(w, end, ":") &&
           !qi_word_is(w, end, "(") && !qi_word_is(w, end, ","))
        end++;
    if (end == unit->first || end - unit->first > LABEL_TOKENS) return label;
    label.colon = label_colon(w, end, unit->last);
    if (label.colon == NOTHING) return label;
    label.alone = (d->tokens.at[label.colon + 1].flags & TOKEN_AFTER_LINE) != 0;
    label.kind = kind_of_label(w, unit->first, end);
    if (label.alone && label.kind == LABEL_OTHER) label.kind = LABEL_NONE; /* CONTACT: */
    if (label.kind == LABEL_NONE && w->labels > 3 && w->transcript && is_capitalised(w, unit->first, end))
        label.kind = LABEL_OTHER; /* “Wire Agency of Veltava: Was it there?” */
    if (unit->region == REGION_CAPTION && label.kind == LABEL_OTHER)
        label.kind = LABEL_NONE; /* SMOKE: the harbour on Monday */
    uint32_t at = w->entity_at[end - 1], first = unit->first;
    while (first + 1 < end && qi_in(d, first, LIST_TITLE) && !qi_word_is(w, unit->first, "the"))
        first++; /* Senator LEE */
    label.speaker = (struct phrase){first, end, end - 1, NOTHING, PHRASE_NOMINAL};
    if (at) label.speaker = (struct phrase){d->entities.at[at - 1].first, end, end - 1, at - 1, PHRASE_NAME};
    uint32_t initials = end == unit->first + 1 ? by_initials(w, unit->first) : NOTHING;
    if (initials != NOTHING) label.speaker = (struct phrase){first, end, end - 1, initials, PHRASE_NAME};
    return label;
}

/* “And the price?”, “You left early.”: does a paragraph ask or address someone? */
static bool addresses(const struct quote_work *w, uint32_t first, uint32_t last) {
    for (uint32_t i = first; i < last; i++)
        if (qi_word_is(w, i, "?") || qi_word_is(w, i, "you") || qi_word_is(w, i, "your")) return true;
    return false;
}

bool qi_in_first_person(const struct quote_work *w, uint32_t k, uint32_t next) {
    enum { FAR = 1000 };
    static const char words[][8] = {"i", "we", "my", "our", "us", "me", "ours", "mine"};
    uint32_t first = w->units.at[k].first, last = w->units.at[next - 1].last;
    for (uint32_t i = first; i < last && i - first < FAR; i++)
        if (!w->stretch_at[i] && qi_word_among(w, i, words, sizeof words / sizeof *words)) return true;
    return false;
}

enum { QUESTION_TOKENS = 45, QUESTIONS = 3 };

/* Does a paragraph, units [k, next), end as a question that stands alone, without marks? */
static bool is_question(const struct quote_work *w, uint32_t k, uint32_t next) {
    uint32_t first = w->units.at[k].first, last = w->units.at[next - 1].last;
    bool body = w->units.at[k].region == REGION_BODY || w->units.at[k].region == REGION_SUBHEAD;
    return body && last - first <= QUESTION_TOKENS && !w->stretch_at[first] && !w->stretch_at[last - 1] &&
           qi_word_is(w, last - 1, "?");
}

/* Do paragraphs that ask, some of them “you”, alternate with others that stand in no marks? */
static bool is_interview(const struct quote_work *w) {
    uint32_t questions = 0, addressed = 0;
    for (uint32_t k = 0, next; k < w->units.count; k = next) {
        next = w->units.at[k].after;
        if (next == w->units.count || !is_question(w, k, next) || w->stretch_at[w->units.at[next].first]) continue;
        questions++;
        for (uint32_t i = w->units.at[k].first; i < w->units.at[next - 1].last; i++)
            if (qi_word_is(w, i, "you") || qi_word_is(w, i, "your")) {
                addressed++;
                break;
            }
    }
    return questions >= QUESTIONS && addressed >= QUESTIONS - 1;
}

/* “Ann Lee: “It is late.””: a label before marks shows that others, before none, are labels too. */
static bool labels_marks(const struct quote_work *w, const struct unit *unit) {
    uint32_t at = w->entity_at[unit->first];
    if (!at || w->stretch_at[unit->first] || !(w->d->tokens.at[unit->first].flags & TOKEN_AFTER_LINE)) return false;
    const struct entity *e = &w->d->entities.at[at - 1];
    return e->type == TYPE_PER && e->first == unit->first && e->last + 1 < unit->last && qi_word_is(w, e->last, ":") &&
           w->stretch_at[e->last + 1];
}

quoth_status qi_read_labels(struct quote_work *w) {
    uint32_t *seen = qi_arena_zalloc(w->scratch, ((size_t)w->d->forms.count + 1) * sizeof *seen);
    if (!seen) return QUOTH_ERROR_MEMORY;
    uint32_t turns = 0, marked = 0;
    for (uint32_t k = 0; k < w->units.count; k++) {
        struct label label = qi_label_of(w, &w->units.at[k]);
        marked += labels_marks(w, &w->units.at[k]);
        if (label.kind == LABEL_NONE) continue;
        uint32_t said = ++seen[qi_form(w->d, label.speaker.head)->lower];
        if (label.kind != LABEL_OTHER && !(label.alone && label.kind == LABEL_PERSON))
            turns++;
        else
            turns += said == 1 ? 0 : said == 2 ? 2 : 1; /* capitals that come once are a note */
        w->labels++;
    }
    w->transcript = turns > 1 || (turns == 1 && (w->labels == 2 || marked > 1));
    if (!w->transcript) w->transcript = w->interview = is_interview(w);
    return QUOTH_OK;
}

static bool in_byline(const struct quote_work *w, uint32_t token) {
    const quoth_document *d = w->d;
    return d->regions.count && d->regions.at[d->sentences.at[qi_sentence_at(d, token)].region].kind == REGION_BYLINE;
}

/* Is the word at i one for talking with somebody: “talks”, “spoke”? */
static bool is_talk(const struct quote_work *w, uint32_t i) {
    static const char *const words[] = {"talk",     "talks", "talked", "talking", "speak", "speaks", "spoke",
                                        "speaking", "opens", "chats",  "chatted", "met",   "meets",  "meet"};
    return qi_word_in(w, i, words, sizeof words / sizeof *words);
}

/* “Interview: |”, “Interviewed by |”, “Text: |” */
static bool opens_credit(const struct quote_work *w, uint32_t i) {
    static const char *const words[] = {"interview", "interviewed", "interviewer", "text", "words", "questions", "by"};
    return qi_word_in(w, i, words, sizeof words / sizeof *words);
}

/* Does the name at i stand in a line that says no more than who wrote or asked? */
static bool in_credit(const struct quote_work *w, uint32_t i) {
    const struct sentence *s = &w->d->sentences.at[qi_sentence_at(w->d, i)];
    return s->last - s->first <= CREDIT_TOKENS && opens_credit(w, s->first);
}

/* “Interviewed | by”, “conducted | by”, but “created by” says nothing of who asks. */
static bool is_asked_by(const struct quote_work *w, uint32_t by) {
    static const char *const verbs[] = {"interview", "interviewed", "conducted", "asked", "recorded", "moderated"};
    return by > 0 && qi_word_in(w, by - 1, verbs, sizeof verbs / sizeof *verbs);
}

/* What the words before a name make of it in an interview. */
enum part { PART_NONE = 0, PART_ASKS, PART_ANSWERS };

/* “interview: |”, “by |”, “Lee talks to |”, “in conversation with |” ask; “an interview with |”, “we talked to |”,
   “Harbour News interviewed |” answer. */
static enum part part_of(const struct quote_work *w, uint32_t i) {
    if (i > 1 && tag(w, i - 1) == POS_POS && w->entity_at[i - 2]) /* “to the Forum’s Ann Lee” */
        i = w->d->entities.at[w->entity_at[i - 2] - 1].first;
    for (uint32_t steps = 0; i > 1 && steps < 4 && !w->entity_at[i - 1] && /* “with | the magician Ann Lee” */
                             (qi_in(w->d, i - 1, LIST_PERSON_NOUN) || qi_in(w->d, i - 1, LIST_TITLE) ||
                              tag(w, i - 1) == POS_JJ || tag(w, i - 1) == POS_DT);
         steps++)
        i--;
    if (i > 1 && (qi_word_is(w, i - 1, "interviewed") || qi_word_is(w, i - 1, "interviews"))) return PART_ANSWERS;
    if (i > 0 && qi_word_is(w, i - 1, "interview")) return PART_ASKS;
    if (i > 0 && qi_word_is(w, i - 1, "by") && (in_credit(w, i) || is_asked_by(w, i - 1))) return PART_ASKS;
    if (i < 2) return PART_NONE;
    if (qi_word_is(w, i - 1, ":")) return opens_credit(w, i - 2) ? PART_ASKS : PART_NONE;
    bool with = qi_word_is(w, i - 1, "with");
    if (with && qi_word_is(w, i - 2, "interview")) return PART_ANSWERS;
    if (with && qi_word_is(w, i - 2, "conversation")) return PART_ASKS;
    uint32_t verb = with || qi_word_is(w, i - 1, "to") ? i - 2 : i - 1;
    if (!is_talk(w, verb)) return PART_NONE;
    uint32_t who =
        verb > 0 && tag(w, verb - 1) == POS_RB ? verb - 1 : verb; /* “spoke | with”, “recently | spoke with” */
    bool ours = who > 0 && (qi_word_is(w, who - 1, "we") || qi_word_is(w, who - 1, "i"));
    if (who > 0 && w->entity_at[who - 1]) /* “Harbour News spoke with |” */
        ours = w->d->entities.at[w->entity_at[who - 1] - 1].type != TYPE_PER;
    return ours ? PART_ANSWERS : verb == i - 1 ? PART_NONE : PART_ASKS;
}

/* Who answers, of the names before token `before`: whom its words give that part, or who is named most of those that do
   not ask. */
static uint32_t who_answers(const struct quote_work *w, uint32_t before) {
    const quoth_document *d = w->d;
    uint32_t most = NOTHING;
    for (uint32_t k = 0; k < d->entities.count && k < NAMES && d->entities.at[k].first < before; k++) {
        const struct entity *e = &d->entities.at[k];
        enum part part = e->type == TYPE_PER ? part_of(w, e->first) : PART_ASKS;
        if (part == PART_ANSWERS) return k;
        bool more = most == NOTHING || d->groups.at[e->group].count > d->groups.at[d->entities.at[most].group].count;
        if (part == PART_NONE && more) most = k;
    }
    return most;
}

/* Who asks: a person, else a paper, that the words before its name give that part, or whose byline it is. */
static uint32_t who_asks(const struct quote_work *w, uint32_t before, uint32_t answers) {
    const quoth_document *d = w->d;
    uint32_t paper = NOTHING;
    for (uint32_t k = 0; k < d->entities.count && k < NAMES; k++) {
        const struct entity *e = &d->entities.at[k];
        bool byline = in_byline(w, e->first) || in_credit(w, e->first);
        if (e->type > 1 || (e->first >= before && !byline)) continue;
        if (!byline && part_of(w, e->first) != PART_ASKS) continue;
        if (answers != NOTHING && e->group == d->entities.at[answers].group) continue;
        if (e->type == TYPE_PER) return k;
        if (paper == NOTHING && !byline) paper = k;
    }
    return paper;
}

struct phrase qi_interviewed(const struct quote_work *w, uint32_t before, bool asks) {
    const quoth_document *d = w->d;
    if (w->turns.count && w->units.at[0].first < w->turns.at[0].first) before = w->turns.at[0].first;
    uint32_t answers = who_answers(w, before), found = asks ? who_asks(w, before, answers) : answers;
    if (found == NOTHING) return qi_no_phrase();
    return (struct phrase){0, 0, d->entities.at[found].first, found, PHRASE_NAME};
}

quoth_status qi_add_turn(struct quote_work *w, const struct unit *unit, const struct label *label, struct turn turn) {
    struct phrase speaker = label->speaker;
    bool letter = label->kind == LABEL_ASKS || label->kind == LABEL_ANSWERS;
    if (letter) speaker = qi_interviewed(w, unit->first, label->kind == LABEL_ASKS);
    bool spelt =
        speaker.kind == PHRASE_NONE && label->colon != NOTHING && qi_form(w->d, label->speaker.head)->length > 1;
    if (letter && spelt) speaker = label->speaker; /* QUESTION: whoever it is */
    bool block = !letter && label->colon != NOTHING && !qi_word_is(w, label->colon, ":");
    struct quote *q = qi_add_quote(w, unit, QUOTE_DIRECT, &speaker, block ? "block" : "transcript");
    if (!q) return QUOTH_ERROR_MEMORY;
    if (label->colon == NOTHING) q->speaker = (struct span){0, 0};       /* whose turn it is was said before */
    bool cue = label->colon != NOTHING && label->colon != speaker.first; /* a signature has none */
    if (speaker.first < speaker.last && cue) q->cue = qi_span(w, label->colon, label->colon + 1);
    for (uint32_t i = turn.first; i < turn.last; i++) /* what a speaker cites is part of the turn */
        if (w->stretch_at[i]) {
            struct stretch *s = &w->stretches.at[w->stretch_at[i] - 1];
            s->quote = w->d->quotes.count - 1;
            s->in_turn = true;
        }
    if (!qi_add_content(w, turn.first, turn.last)) return QUOTH_ERROR_MEMORY;
    if (!w->d->quotes.at[w->d->quotes.count - 1].content_count) return qi_drop_empty(w), QUOTH_OK;
    struct turn *added = VEC_ADD(w->scratch, &w->turns);
    if (!added) return QUOTH_ERROR_MEMORY;
    *added = turn;
    added->quote = w->d->quotes.count - 1;
    return QUOTH_OK;
}

/* Is the paragraph of units [k, next) short, and the next one of a speaker who says “I”? */
static bool is_answered(const struct quote_work *w, uint32_t k, uint32_t next) {
    if (next == w->units.count || w->units.at[next - 1].last - w->units.at[k].first > QUESTION_TOKENS) return false;
    uint32_t last = w->units.at[w->units.at[next].after - 1].last;
    for (uint32_t i = w->units.at[next].first; i < last; i++)
        if (qi_word_is(w, i, "i") || qi_word_is(w, i, "we") || qi_word_is(w, i, "my")) return true;
    return false;
}

/* Does a paragraph begin with whom it is about, as the narrator's do between turns? */
static bool is_narrated(const struct quote_work *w, uint32_t first) {
    return qi_word_is(w, first, "she") || qi_word_is(w, first, "he") || w->entity_at[first];
}

/* A paragraph without a label, units [index, next), where question and answer alternate: whose turn it is. */
static enum label_kind unlabelled_turn(const struct quote_work *w, uint32_t index, uint32_t next) {
    const struct unit *unit = &w->units.at[index];
    uint32_t first = unit->first, last = w->units.at[next - 1].last;
    bool question = is_question(w, index, next);
    if (!(unit->region == REGION_BODY || question)) return LABEL_NONE;
    const struct turn *newest = w->turns.count ? &w->turns.at[w->turns.count - 1] : NULL;
    bool adjacent = newest && newest->last == first;
    if (!newest && !w->interview) return LABEL_NONE;
    if (newest && newest->asks) return adjacent ? LABEL_ANSWERS : question ? LABEL_ASKS : LABEL_NONE;
    if (question) return LABEL_ASKS;
    bool own = !is_narrated(w, first) && qi_in_first_person(w, index, next), brief = last - first <= QUESTION_TOKENS;
    bool asks = addresses(w, first, last) && (brief || !own), answered = is_answered(w, index, next);
    if (adjacent && own && !asks && !answered) return LABEL_ANSWERS; /* an answer of two paragraphs */
    return (adjacent ? asks || answered : newest && asks && answered) ? LABEL_ASKS : LABEL_NONE;
}

/* Is the paragraph before unit k one of a long talk: does a paragraph with a label follow soon in a text of many? */
static bool is_amid_talk(const struct quote_work *w, uint32_t k) {
    enum { MANY = 4, SOON = 5 };
    for (uint32_t looked = 0; w->labels >= MANY && k < w->units.count && looked < SOON; looked++) {
        if (qi_label_of(w, &w->units.at[k]).kind != LABEL_NONE) return true;
        k = w->units.at[k].after;
    }
    return false;
}

/* Does the text begin with a turn, but for its head: nobody narrates? */
static bool begins_at_once(const struct quote_work *w) {
    uint32_t k = 0;
    while (k < w->units.count && w->units.at[k].region != REGION_BODY) k++;
    return w->turns.count && k < w->units.count && w->turns.at[0].first <= w->units.at[k].last;
}

/* A paragraph behind a labelled turn, units [index, after), in which its speaker goes on: one that says “I”, or one of
   a long talk whose narrator is silent, as one is without whom the text begins. */
static quoth_status take_more(struct quote_work *w, uint32_t index, uint32_t after, uint32_t *next) {
    const struct unit *unit = &w->units.at[index];
    const struct turn *newest = w->turns.count ? &w->turns.at[w->turns.count - 1] : NULL;
    if (!newest || newest->last != unit->first || unit->region != REGION_BODY || w->stretch_at[unit->first])
        return QUOTH_OK;
    bool own = false, narrated = is_narrated(w, unit->first) || qi_word_is(w, unit->first, "(") ||
                                 qi_word_is(w, unit->first, "["); /* (Laughter) */
    for (uint32_t i = unit->first; i < w->units.at[after - 1].last; i++)
        own |= !w->stretch_at[i] && qi_word_is(w, i, "i");
    own = own ? !narrated
              : is_amid_talk(w, after) && (qi_in_first_person(w, index, after) || (begins_at_once(w) && !narrated));
    if (!own) return QUOTH_OK;
    struct label label = {w->speakers.at[newest->quote], NOTHING, LABEL_OTHER, false};
    *next = after;
    return qi_add_turn(w, unit, &label, (struct turn){unit->first, w->units.at[after - 1].last, 0, newest->asks});
}

/* “LEE: … ¶ But nobody has resigned. ¶ LEE: …”: a paragraph without a label, units [index, after), between two turns of
   one speaker is another's. */
static bool is_between(const struct quote_work *w, uint32_t index, uint32_t after) {
    const struct unit *unit = &w->units.at[index];
    const struct turn *newest = w->turns.count ? &w->turns.at[w->turns.count - 1] : NULL;
    if (!newest || newest->last != unit->first || after >= w->units.count || w->stretch_at[unit->first] ||
        (unit->region != REGION_BODY && unit->region != REGION_SUBHEAD) || is_narrated(w, unit->first) ||
        w->units.at[after - 1].last - unit->first > QUESTION_TOKENS || qi_word_is(w, unit->first, "("))
        return false;
    struct label next = qi_label_of(w, &w->units.at[after]);
    const struct phrase *speaker = &w->speakers.at[newest->quote];
    return next.kind != LABEL_NONE && speaker->kind != PHRASE_NONE &&
           qi_form(w->d, next.speaker.head)->lower == qi_form(w->d, speaker->head)->lower;
}

/* Who had the turn before that is not the newest one's speaker; kind PHRASE_NONE when nobody has. */
static struct phrase other_party(const struct quote_work *w) {
    struct phrase none = qi_no_phrase();
    const struct phrase *newest = &w->speakers.at[w->turns.at[w->turns.count - 1].quote];
    for (uint32_t k = w->turns.count, looked = 0; k-- > 0 && looked < 8; looked++) {
        const struct phrase *p = &w->speakers.at[w->turns.at[k].quote];
        if (p->kind != PHRASE_NONE && qi_form(w->d, p->head)->lower != qi_form(w->d, newest->head)->lower) return *p;
    }
    return none;
}

quoth_status qi_take_turn(struct quote_work *w, uint32_t index, uint32_t *next) {
    const struct unit *unit = &w->units.at[index];
    struct label label = qi_label_of(w, unit);
    *next = index;
    bool note = w->interview && w->labels == 1; /* “Ann Lee: Thaw runs until 3 March” below an interview */
    if (label.kind != LABEL_NONE && !note) {
        uint32_t last = unit->last, paragraph = unit->paragraph;
        if (label.alone && index + 1 < w->units.count) paragraph = w->units.at[index + 1].paragraph;
        for (++*next; *next < w->units.count && w->units.at[*next].paragraph == paragraph &&
                      qi_label_of(w, &w->units.at[*next]).kind == LABEL_NONE;
             ++*next)
            last = w->units.at[*next].last;
        bool asks = label.kind == LABEL_ASKS || (label.kind != LABEL_ANSWERS && w->turns.count % 2 == 0);
        return qi_add_turn(w, unit, &label, (struct turn){label.colon + 1, last, 0, asks});
    }
    bool begins = index == 0 || w->units.at[index - 1].paragraph != unit->paragraph;
    if (!begins) return QUOTH_OK;
    uint32_t after = w->units.at[index].after;
    if (!w->interview && is_between(w, index, after)) {
        label = (struct label){other_party(w), NOTHING, LABEL_OTHER, false};
        *next = after;
        return qi_add_turn(w, unit, &label, (struct turn){unit->first, w->units.at[after - 1].last, 0, true});
    }
    if (!w->interview && w->labels != 2) return take_more(w, index, after, next);
    if (!w->interview && w->turns.count < 2) return QUOTH_OK;
    label.kind = (uint8_t)unlabelled_turn(w, index, after);
    if (label.kind == LABEL_NONE) return QUOTH_OK;
    bool asks = label.kind == LABEL_ASKS;
    label.colon = NOTHING;
    if (!w->interview) { /* as the first two turns, without a mention here */
        label.kind = LABEL_OTHER;
        label.speaker = w->speakers.at[w->turns.at[asks ? 0 : 1].quote];
    }
    *next = after;
    return qi_add_turn(w, unit, &label, (struct turn){unit->first, w->units.at[after - 1].last, 0, asks});
}
