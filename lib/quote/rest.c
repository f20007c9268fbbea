/* Stretches that no attribution took: the rest of a quote, a quote that stands alone, or no quote at all. */
#include "quote/place.h"
#include "quote/whose.h"
#include "quote/words.h"

/* “S,” said Lee, a nurse who asked that her name not be used. | “…”: is the quote `index` what the sentence says of who
   spoke in it, so that the one before goes on? */
static bool is_aside_of_speaker(const struct quote_work *w, uint32_t index) {
    if (!index) return false;
    const struct quote *q = &w->d->quotes.at[index], *said = q - 1;
    if (q->kind != QUOTE_INDIRECT || said->kind != QUOTE_DIRECT || said->cue.stop <= said->cue.start ||
        w->quote_units.at[index - 1].first != w->quote_units.at[index].first)
        return false;
    bool relative = false;
    for (uint32_t i = qi_token_at(w->d, said->cue.stop); i < w->d->tokens.count; i++) {
        if (w->d->tokens.at[i].start >= q->cue.start || w->stretch_at[i]) break;
        relative |= tag(w, i) == POS_WP || tag(w, i) == POS_WDT;
    }
    return relative;
}

/* “Lee said Poe admitted having a lighter. | “I asked …””: is the quote `index` a report inside the one before it, so
   that whoever made that one speaks on? */
static bool is_in_report(const struct quote_work *w, uint32_t index) {
    if (!index) return false;
    const struct quote *q = &w->d->quotes.at[index], *outer = q - 1;
    if (q->kind != QUOTE_INDIRECT || outer->kind != QUOTE_INDIRECT || outer->content_count != 1) return false;
    struct span content = w->d->pieces.at[outer->content];
    return w->quote_units.at[index - 1].first == w->quote_units.at[index].first && q->cue.stop > q->cue.start &&
           content.start <= q->cue.start && q->cue.stop <= content.stop;
}

/* The newest quote that is no scare quote, or NULL. */
static struct quote *last_quote(const struct quote_work *w, uint32_t *index) {
    enum { CROSSHEADS = 32 };
    *index = w->newest;
    if (w->newest == NOTHING) return NULL;
    uint32_t said = *index; /* before crossheads between the paragraphs: “It never came” */
    while (said > 0 && *index - said < CROSSHEADS && strcmp(w->d->quotes.at[said].method, "headline") == 0) said--;
    if (strcmp(w->d->quotes.at[said].method, "headline") != 0 && w->d->quotes.at[said].kind != QUOTE_SCARE)
        *index = said;
    while (is_in_report(w, *index)) --*index;
    *index -= is_aside_of_speaker(w, *index);
    return &w->d->quotes.at[*index];
}

bool qi_add_stretch_quote(struct quote_work *w, const struct unit *unit, struct stretch *s, enum quote_kind kind,
                          const struct phrase *speaker, const char *method) {
    struct quote *q = qi_add_quote(w, unit, kind, speaker, method);
    if (!q || !qi_add_content(w, s->first, s->last)) return false;
    q->quoted = q->content;
    q->quoted_count = q->content_count;
    s->quote = w->d->quotes.count - 1;
    if (!q->content_count) s->quote = NOTHING; /* nothing but marks */
    qi_drop_empty(w);
    return true;
}

/* “S1,” NP said. “S2.” — one quote: S2 follows its attribution in the same paragraph. The newest quote's pieces are
   the newest, so they can grow. */
static bool extend_quote(struct quote_work *w, struct stretch *s, uint32_t index) {
    struct quote *q = &w->d->quotes.at[index];
    struct span piece = qi_span(w, s->first, s->last);
    bool newest = q->content + q->content_count == w->d->pieces.count; /* else they move to the end, once */
    if (!VEC_RESERVE(&w->d->arena, &w->d->pieces, (newest ? 0 : q->content_count) + 1)) return false;
    struct span *pieces = w->d->pieces.at;
    if (!newest) {
        memcpy(&pieces[w->d->pieces.count], &pieces[q->content], q->content_count * sizeof *pieces);
        q->content = w->d->pieces.count;
        w->d->pieces.count += q->content_count;
    }
    pieces[w->d->pieces.count++] = piece;
    q->quoted = q->content;
    q->content_count++;
    q->quoted_count = q->content_count;
    s->quote = index;
    return true;
}

/* “(on the ferry) | “S””, as clubs give what coaches say: what is spoken of, in brackets at the head of a paragraph. */
static bool is_topic_in_brackets(const struct quote_work *w, const struct unit *unit, const struct stretch *s) {
    return s->open > unit->first + 3 && qi_word_is(w, unit->first, "(") && qi_word_is(w, unit->first + 1, "on") &&
           qi_word_is(w, s->open - 1, ")") && w->d->tokens.at[unit->first].flags & TOKEN_AFTER_LINE;
}

/* Does the unit consist of this stretch, but for words that are no clause? */
static bool stands_alone(const struct quote_work *w, const struct unit *unit, const struct stretch *s) {
    return (only_punctuation(w, unit->first, s->open) || is_topic_in_brackets(w, unit, s)) &&
           only_punctuation(w, s->last + s->closed, unit->last);
}

bool qi_has_small_word(const struct quote_work *w, const struct stretch *s) {
    for (uint32_t i = s->first; i < s->last; i++)
        if (qi_form(w->d, i)->flags & FORM_LETTER && !(qi_form(w->d, i)->flags & FORM_UPPER_FIRST)) return true;
    return false;
}

/* Is a stretch in a headline said by itself: one that stands alone, or that a colon follows? */
static bool is_headline_speech(const struct quote_work *w, const struct unit *unit, const struct stretch *s, bool alone,
                               bool clause) {
    if (!qi_is_heading(unit->region) ||
        (unit->region == REGION_SUBHEAD && w->d->tokens.at[s->open].kind != TOKEN_QUOTE)) /* a dash: a turn */
        return false;
    uint32_t words = count_words(w, s->first, s->last), after = s->last + s->closed;
    bool colon = after + 1 < unit->last && !w->stretch_at[after] &&
                 (qi_word_is(w, after, ":") || (!qi_word_is(w, after, ",") && qi_is_comma_or_dash(w, after)));
    if (words > 1 && (alone || colon) && qi_has_small_word(w, s)) return true;
    return words > 2 && (alone || (clause && only_punctuation(w, unit->first, s->open)));
}

static struct place look_around(const struct quote_work *w, const struct unit *unit, uint32_t unit_index,
                                struct stretch *s) {
    struct place at = {.unit = unit, .unit_index = unit_index, .s = s};
    at.before = last_quote(w, &at.index);
    at.same_paragraph = at.before && w->quote_units.at[at.index].paragraph == unit->paragraph;
    at.next_paragraph = at.before && w->quote_units.at[at.index].paragraph + 1 == unit->paragraph;
    at.words = count_words(w, s->first, s->last);
    at.clause = qi_is_clause(w, s);
    at.alone = stands_alone(w, unit, s);
    bool goes_on = at.same_paragraph && at.before->kind == QUOTE_DIRECT && at.words > 1 && qi_has_small_word(w, s) &&
                   qi_form(w->d, s->first)->flags & FORM_UPPER_FIRST; /* “It is cold”, said Lee. “Come in”. */
    at.speech = at.alone && (at.clause || at.words > 4 || goes_on);
    at.speaker = at.before ? qi_next_in_turn(w, at.index, s, at.alone && at.next_paragraph) : NULL;
    return at;
}

/* “Lee, who was there, said on Monday |: ¶ “…””: the reporting verb that a colon ends a paragraph behind, or NOTHING.
 */
static uint32_t verb_before_colon(const struct quote_work *w, const struct unit *lead) {
    enum { FAR = 6 };
    for (uint32_t i = lead->last - 1; i-- > lead->first && i + FAR + 1 >= lead->last && !w->stretch_at[i];) {
        if (qi_in(w->d, i, LIST_SAY) && qi_is_finite(w, i))
            return qi_skip_adverbials(w, qi_skip_hearer(w, i + 1, lead->last - 1, true), lead->last - 1) >=
                           lead->last - 1
                       ? i
                       : NOTHING;
    }
    return NOTHING;
}

/* “Lee's main concern is that it may rain: ¶ “…””: the person whose the thing is, or the thing. */
static struct phrase owner_of(const struct quote_work *w, struct phrase p) {
    if (tag(w, p.first) == POS_PRPS && (qi_word_is(w, p.first, "his") || qi_word_is(w, p.first, "her")))
        return (struct phrase){p.first, p.first + 1, p.first, NOTHING, PHRASE_PRONOUN};
    for (uint32_t i = p.head; i-- > p.first + 1;) {
        if (tag(w, i) != POS_POS) continue;
        struct phrase owner = qi_phrase_left(w, p.first, i);
        return qi_means_person(w, &owner) ? owner : p;
    }
    return p;
}

/* “And from Mayor Ann Lee: ¶ “…””: who a line without a verb says the words are from, or PHRASE_NONE. */
static struct phrase from_whom_above(const struct quote_work *w, const struct unit *lead) {
    struct phrase from = qi_from_whom(w, lead->first + (tag(w, lead->first) == POS_CC), lead->last - 1);
    bool body = from.kind == PHRASE_NAME && w->d->entities.at[from.entity].type == TYPE_ORG;
    if ((body || qi_means_person(w, &from)) && !qi_has_finite(w, lead->first, lead->last)) return from;
    return qi_no_phrase();
}

/* “He was blunt: ¶ “No.”” */
static bool take_after_colon(struct quote_work *w, const struct place *at) {
    static const char *const put[] = {"asked", "pressed", "questioned", "quizzed", "challenged"};
    struct phrase topic = qi_who_has_topic(w, at);
    if (topic.kind != PHRASE_NONE) return qi_add_stretch_quote(w, at->unit, at->s, QUOTE_DIRECT, &topic, "paragraph");
    const struct unit *lead = at->unit - 1;
    struct phrase p = qi_whose_words(w, qi_first_subject(w, lead->first, lead->last), lead->last);
    if (qi_in(w->d, lead->first, LIST_SAY)) p = qi_phrase_right(w, lead->first + 1, lead->last); /* Said Lee: */
    uint32_t verb = verb_before_colon(w, lead);
    bool asked = qi_word_in(w, lead->first, put, sizeof put / sizeof *put);
    if (asked && verb != NOTHING) p = qi_subject_left(w, lead->first, verb); /* “Asked if it hurt, the coach said:” */
    uint8_t opens =
        tag(w, lead->first); /* “Giving a verdict, Ann Lee, coroner for Orlow, said:”, “In a note Lee said:” */
    bool led = opens == POS_VBG || (opens == POS_IN && !is_when(w, lead->first));
    if (led && verb != NOTHING && !w->stretch_at[lead->first]) {
        struct phrase subject = qi_subject_left(w, lead->first, verb);
        if (subject.kind == PHRASE_NAME || (subject.kind == PHRASE_NOMINAL && qi_speaks(w, &subject))) p = subject;
    }
    bool told = at->before && w->quote_units.at[at->index].first == lead->first && at->speaker->kind == PHRASE_NAME;
    if (told && p.kind == PHRASE_NOMINAL) p = *at->speaker; /* The head (of the CBN), Ann Lee, called it “bad”: */
    if (p.kind == PHRASE_NOMINAL && !qi_speaks(w, &p)) p = owner_of(w, p);
    if (p.kind == PHRASE_NONE) p = from_whom_above(w, lead);
    if (p.kind == PHRASE_NONE && at->before && qi_means_person(w, at->speaker))
        p = *at->speaker;           /* “Yet working has helped her:” */
    p = qi_named(w, p, lead->last); /* The firm, Calder Lind, issued this statement: */
    if (!qi_add_stretch_quote(w, at->unit, at->s, QUOTE_DIRECT, &p, "colon")) return false;
    if (at->s->quote != NOTHING && verb != NOTHING) w->d->quotes.at[at->s->quote].cue = qi_span(w, verb, verb + 1);
    return true;
}

/* A speech over several paragraphs: what the stretch before began goes on. */
static bool take_going_on(struct quote_work *w, const struct place *at) {
    uint32_t index = (at->s - 1)->quote;
    bool growing = index == w->newest && index + 1 == w->d->quotes.count && at->before->kind == QUOTE_DIRECT;
    if (growing) return extend_quote(w, at->s, index);
    return qi_add_stretch_quote(w, at->unit, at->s, QUOTE_DIRECT, &w->speakers.at[index], "paragraph");
}

bool qi_is_shown(const struct quote_work *w, const struct phrase *p) {
    return p->kind == PHRASE_NOMINAL && !qi_speaks(w, p) && !qi_in(w->d, p->head, LIST_ORGANISATION_NOUN) &&
           !qi_in(w->d, p->head, LIST_MEDIA_NOUN) && !qi_in(w->d, p->head, LIST_SAY_NOUN);
}

/* “Lee was careful. “There is …””: whom the sentence before in the paragraph is about, unless a quote stands there. */
static struct phrase subject_before(const struct quote_work *w, const struct place *at) {
    struct phrase none = qi_no_phrase();
    const struct unit *unit = at->unit;
    if (!at->speech || !at->unit_index || (unit - 1)->paragraph != unit->paragraph ||
        (at->before && at->speaker->kind != PHRASE_NONE && w->quote_units.at[at->index].first >= (unit - 1)->first &&
         !(qi_is_shown(w, at->speaker) && strcmp(at->before->method, "participle") == 0)))
        return none; /* “Asked whether it hurt, Lee laughs. “No.””: nobody said to speak stands between */
    bool asked = qi_word_is(w, (unit - 1)->last - 1, "?") && w->d->tokens.at[at->s->open].flags & TOKEN_AFTER_LINE;
    struct phrase p = asked ? none : qi_first_subject(w, (unit - 1)->first, (unit - 1)->last);
    if (p.kind == PHRASE_NOMINAL) p = qi_with_complements(w, p, (unit - 1)->last, true); /* “the head | of state” */
    static const char things[][8] = {"it", "this", "that", "there", "you"};
    if (p.kind == PHRASE_PRONOUN && qi_word_among(w, p.head, things, sizeof things / sizeof *things))
        return none;                                                 /* “It comes as ships arrive. “…”” */
    bool passing = at->same_paragraph && p.kind == PHRASE_NOMINAL && /* “A doctor prescribed pills. “I left.”” */
                   (qi_word_is(w, p.first, "a") || qi_word_is(w, p.first, "an"));
    bool person = p.kind == PHRASE_PRONOUN || qi_means_person(w, &p);
    return !passing && person ? qi_named(w, p, (unit - 1)->last) : none;
}

/* Is the quote before the last one of all but for terms, “told “This Week.””, and said with a cue, so that it can take
   what follows? */
static bool is_before_open(const struct quote_work *w, const struct place *at) {
    enum { TERMS = 2 };
    const struct quote *q = at->before;
    uint32_t count = w->d->quotes.count;
    while (count > at->index + 1 && w->d->quotes.count - count < TERMS &&
           w->d->quotes.at[count - 1].kind == QUOTE_SCARE)
        count--;
    return q->kind == QUOTE_DIRECT && at->index + 1 == count && q->cue.stop > q->cue.start;
}

/* – S1, says NP. – S2: the second dash ends NP's sentence */
static bool is_said_again(const struct quote_work *w, const struct place *at) {
    const struct unit *unit = at->unit;
    const struct stretch *s = at->s;
    bool again = at->same_paragraph && s->open > unit->first + 1 && !w->stretch_at[s->open - 1] &&
                 strchr(".?!", *qi_form(w->d, s->open - 1)->text) &&
                 only_punctuation(w, s->last + s->closed, unit->last);
    return again && is_before_open(w, at) && w->quote_units.at[at->index].first == unit->first;
}

/* “S1,” said Lee, a teacher of 40 years, “S2”: a comma leads back to what was said, with its attribution alone between.
 */
static bool is_resumed(const struct quote_work *w, const struct place *at) {
    const struct stretch *s = at->s, *first = s > w->stretches.at ? s - 1 : s;
    if (first == s || first->open < at->unit->first || first->quote != at->index || !at->before ||
        !is_before_open(w, at) || first->last <= first->first || s->open < 2)
        return false;
    const char *end = qi_form(w->d, first->last - 1)->text;
    bool open = strchr(",?!", *end) != NULL || qi_is_comma_or_dash(w, first->last + first->closed);
    uint32_t comma = s->open - 1; /* “It is late,” Lee wrote, and “much too cold” */
    if (!w->stretch_at[comma] && qi_word_is(w, comma, "and") && !w->stretch_at[comma - 1]) comma--;
    return open && qi_is_comma_or_dash(w, comma) && !w->stretch_at[comma] &&
           at->before->cue.start >= w->d->tokens.at[first->last - 1].stop &&
           at->before->cue.stop <= w->d->tokens.at[s->open].start;
}

static bool take_in_paragraph(struct quote_work *w, const struct place *at) {
    if (is_before_open(w, at)) return extend_quote(w, at->s, at->index);
    return qi_add_stretch_quote(w, at->unit, at->s, QUOTE_DIRECT, at->speaker, "continued");
}

/* – Were you afraid? ¶ – I was cold. */
static bool is_question_in_dialogue(const struct quote_work *w, const struct stretch *s) {
    return s + 1 < w->stretches.at + w->stretches.count && (s + 1)->paragraph == s->paragraph + 1 &&
           (s + 1)->open == s->last && qi_word_is(w, s->last - 1, "?");
}

/* “Lee's goal won it. ¶ “The way Lee took that!””: does the speech in s name this person, who so does not speak it? */
static bool is_named_in(const struct quote_work *w, const struct stretch *s, const struct phrase *person) {
    if (person->kind != PHRASE_NAME) return false;
    for (uint32_t i = s->first; i < s->last; i++) {
        const struct entity *e = w->entity_at[i] ? &w->d->entities.at[w->entity_at[i] - 1] : NULL;
        if (e && e->group == w->d->entities.at[person->entity].group)
            return e->last >= s->last || !qi_in(w->d, e->last, LIST_SAY); /* a mark was lost before “Lee said” */
    }
    return false;
}

/* A paragraph of its own: who spoke in the one before, whom that is about, or whose turn it is between dashes. */
static bool take_alone(struct quote_work *w, const struct place *at) {
    const struct unit *unit = at->unit;
    bool dash = w->d->tokens.at[at->s->open].kind != TOKEN_QUOTE;
    uint32_t sign = NOTHING;
    struct phrase signer = qi_who_signs(w, at, &sign);
    if (signer.kind != PHRASE_NONE) {
        if (!qi_add_stretch_quote(w, unit, at->s, QUOTE_DIRECT, &signer, "dash")) return false;
        if (at->s->quote != NOTHING) w->d->quotes.at[at->s->quote].cue = qi_span(w, sign, sign + 1);
        return true;
    }
    bool again = false; /* does who answered before answer again, whoever that is? */
    struct phrase beside = qi_who_stands_beside(w, at, &again);
    if (beside.kind != PHRASE_NONE) return qi_add_stretch_quote(w, unit, at->s, QUOTE_DIRECT, &beside, "paragraph");
    if (again) return qi_add_stretch_quote(w, unit, at->s, QUOTE_DIRECT, NULL, "alone");
    struct phrase person = at->next_paragraph && at->speaker->kind != PHRASE_NONE
                               ? *at->speaker
                               : qi_person_before(w, unit, at->unit_index);
    if (at->before && !at->next_paragraph && is_named_in(w, at->s, &person)) person = *at->speaker;
    if (person.kind == PHRASE_NONE && at->before) person = *at->speaker;
    if (person.kind == PHRASE_NONE && !at->before && !dash) person = qi_issuer_above(w, at->unit_index);
    if (dash && at->before && w->asked.kind != PHRASE_NONE && w->asked_by == w->newest) person = w->asked;
    if (dash && is_question_in_dialogue(w, at->s)) {
        w->asked = person;
        w->asked_by = w->d->quotes.count;
        person = qi_interviewed(w, unit->first, true);
    }
    if (at->before || person.kind != PHRASE_NONE)
        return qi_add_stretch_quote(w, unit, at->s, QUOTE_DIRECT, &person, "paragraph");
    return qi_add_stretch_quote(w, unit, at->s, QUOTE_DIRECT, NULL, "alone");
}

/* “Lee’s verdict? “Rubbish.””: a whole utterance behind a question in its sentence. */
static bool is_answer(const struct quote_work *w, const struct place *at) {
    const struct stretch *s = at->s;
    return s->open > at->unit->first && !w->stretch_at[s->open - 1] && qi_word_is(w, s->open - 1, "?") && at->clause &&
           only_punctuation(w, s->last + s->closed, at->unit->last);
}

static bool take_answer(struct quote_work *w, const struct place *at) {
    struct phrase p = qi_first_subject(w, at->unit->first, at->s->open), owner = qi_whose_words(w, p, at->s->open);
    if (owner.last == p.last) owner.kind = PHRASE_NONE;
    if (owner.kind == PHRASE_NONE && at->before && (at->same_paragraph || at->next_paragraph)) owner = *at->speaker;
    return qi_add_stretch_quote(w, at->unit, at->s, QUOTE_DIRECT, &owner, "sentence");
}

/* “Not a photograph, a date” as a line of its own without a stop, over a part of the text: what somebody says in it. */
static bool is_crosshead(const struct quote_work *w, const struct place *at) {
    enum { MOST = 9 };
    const struct stretch *s = at->s;
    uint32_t next = s->last + s->closed;
    if (!at->alone || at->unit->region != REGION_BODY || !s->closed || at->words < 2 || at->words > MOST ||
        w->d->tokens.at[s->open].kind != TOKEN_QUOTE || next != at->unit->last || s->open != at->unit->first)
        return false;
    bool line = w->d->tokens.at[s->open].flags & TOKEN_AFTER_LINE && next < w->d->tokens.count &&
                w->d->tokens.at[next].flags & TOKEN_AFTER_LINE;
    bool capitals = at->words > 2 && qi_form(w->d, s->first)->flags & FORM_ALL_UPPER &&
                    qi_form(w->d, s->last - 1)->flags & FORM_ALL_UPPER; /* “WE WILL STAY” */
    return line && strchr(".?!,", *qi_form(w->d, s->last - 1)->text) == NULL && (qi_has_small_word(w, s) || capitals) &&
           !(at->unit_index > 0 && ends_in_colon(w, at->unit - 1));
}

/* “was Lee’s verdict”, “is the advice from Ann Lee”: whose the noun for what was said is that stands at i, behind the
   verb. */
static struct phrase whose_verdict(const struct quote_work *w, uint32_t i, uint32_t last) {
    static const char *const nouns[] = {"verdict", "advice",     "answer",  "reply",  "response", "reaction", "comment",
                                        "message", "conclusion", "warning", "view",   "summary",  "opinion",  "retort",
                                        "word",    "plea",       "motto",   "slogan", "judgment", "excuse"};
    struct phrase none = qi_no_phrase(), p = qi_phrase_right(w, i, last);
    uint32_t noun = p.kind == PHRASE_NONE ? last : p.last - 1;
    if (noun >= last || w->stretch_at[noun] || !qi_word_in(w, noun, nouns, sizeof nouns / sizeof *nouns)) return none;
    struct phrase owner = qi_no_phrase();
    for (uint32_t k = noun; k > i && owner.kind == PHRASE_NONE; k--)
        if (tag(w, k - 1) == POS_POS) owner = qi_phrase_left(w, i, k - 1);
    if (owner.kind == PHRASE_NONE && tag(w, i) == POS_PRPS)
        return (struct phrase){i, i + 1, i, NOTHING, PHRASE_PRONOUN};
    bool from = noun + 2 < last && (qi_word_is(w, noun + 1, "from") || qi_word_is(w, noun + 1, "of"));
    if (owner.kind == PHRASE_NONE && from) owner = qi_named(w, qi_phrase_right(w, noun + 2, last), last);
    return owner.kind == PHRASE_NAME || qi_means_person(w, &owner) ? owner : none;
}

/* “Lee's blunt answer was | “Not a chance””: whose answer the marks are, which a capital or a verb shows to be words.
 */
static struct phrase who_answered(const struct quote_work *w, const struct place *at) {
    uint32_t first = at->unit->first, is = at->s->open;
    struct phrase none = qi_no_phrase();
    if (is < first + 3 || w->stretch_at[is - 1] || !is_be(w, is - 1) ||
        !(at->clause || qi_form(w->d, at->s->first)->flags & FORM_UPPER_FIRST))
        return none;
    struct phrase p = qi_phrase_left(w, first, is - 1);
    if (p.kind != PHRASE_NOMINAL || p.last != is - 1) return none;
    return whose_verdict(w, qi_phrase_start(w, first, p.first), is - 1);
}

/* ““Good ball,” was all he would say”, ““Never” is how Lee put it”: who stands behind the marks and the verb. */
static struct phrase who_said_so(const struct quote_work *w, const struct place *at) {
    static const char words[][8] = {"all", "how", "what"};
    struct phrase none = qi_no_phrase();
    uint32_t i = at->s->last + at->s->closed, last = at->unit->last;
    if (i + 3 >= last || !at->s->closed || w->stretch_at[i] || !(qi_word_is(w, i, "was") || qi_word_is(w, i, "is")))
        return none;
    if (!qi_word_among(w, i + 1, words, sizeof words / sizeof *words))
        return at->s->open == at->unit->first && ends_in_comma(w, at->s) ? whose_verdict(w, i + 1, last) : none;
    struct phrase p = qi_phrase_right(w, i + 2, last);
    return qi_speaks(w, &p) && p.last < last && qi_is_finite(w, p.last) ? p : none;
}

/* “No levy,” “We will stay” and “Shame” were among the slogans: are marks the subject of a verb that says of them what
   they are? */
static bool is_told_of(const struct quote_work *w, const struct place *at) {
    const struct unit *unit = at->unit;
    uint32_t i = at->s->last + at->s->closed;
    while (i + 1 < unit->last && (w->stretch_at[i] || qi_word_is(w, i, ",") || tag(w, i) == POS_CC)) i = qi_after(w, i);
    return at->s->closed && i + 1 < unit->last && is_be(w, i) &&
           (qi_word_is(w, i + 1, "among") || qi_word_is(w, i + 1, "some"));
}

static bool take_stretch(struct quote_work *w, const struct unit *unit, uint32_t unit_index, struct stretch *s) {
    struct place at = look_around(w, unit, unit_index, s);
    struct phrase below = qi_who_ends_unit(w, &at);
    if (below.kind != PHRASE_NONE) return qi_add_stretch_quote(w, unit, s, QUOTE_DIRECT, &below, "paragraph");
    if (at.alone && at.clause && unit_index > 0 && ends_in_colon(w, unit - 1)) return take_after_colon(w, &at);
    if (is_crosshead(w, &at)) {
        struct unit heading = *unit;
        heading.region = REGION_SUBHEAD;
        return qi_add_stretch_quote(w, &heading, s, QUOTE_DIRECT, NULL, "headline");
    }
    if (is_headline_speech(w, unit, s, at.alone, at.clause)) {
        struct phrase p = qi_source_after(w, unit, s);
        return qi_add_stretch_quote(w, unit, s, QUOTE_DIRECT, &p, "headline");
    }
    if (is_resumed(w, &at)) return extend_quote(w, s, at.index);
    if (s > w->stretches.at && (s - 1)->continues && (s - 1)->quote != NOTHING) return take_going_on(w, &at);
    struct phrase subject = subject_before(w, &at);
    if (subject.kind != PHRASE_NONE) return qi_add_stretch_quote(w, unit, s, QUOTE_DIRECT, &subject, "sentence before");
    if (is_said_again(w, &at)) return extend_quote(w, s, at.index);
    if (at.speech && at.same_paragraph) return take_in_paragraph(w, &at);
    if (at.speech) return take_alone(w, &at);
    struct phrase answers = who_answered(w, &at);
    if (answers.kind != PHRASE_NONE) return qi_add_stretch_quote(w, unit, s, QUOTE_DIRECT, &answers, "sentence");
    if (qi_is_term(w, s)) return qi_add_stretch_quote(w, unit, s, QUOTE_SCARE, NULL, "term");
    if (is_answer(w, &at)) return take_answer(w, &at);
    struct phrase sayer = who_said_so(w, &at);
    if (sayer.kind != PHRASE_NONE) return qi_add_stretch_quote(w, unit, s, QUOTE_DIRECT, &sayer, "sentence");
    if (is_told_of(w, &at))
        return qi_add_stretch_quote(w, unit, s, at.clause || at.words > 3 ? QUOTE_DIRECT : QUOTE_SCARE, NULL,
                                    "sentence");
    bool colon = s->open > unit->first && !w->stretch_at[s->open - 1] && qi_word_is(w, s->open - 1, ":");
    bool broken = s->open == unit->first && s->closed && ends_in_comma(w, s);
    if (at.clause && (at.words > 4 || colon || broken)) return qi_take_within_sentence(w, &at);
    return qi_take_fragment(w, &at);
}

/* The unit's titles in marks are terms. */
static bool take_titles(struct quote_work *w, const struct unit *unit) {
    for (; w->next_title < w->titles.count; w->next_title++) {
        struct stretch *s = &w->stretches.at[w->titles.at[w->next_title]];
        if (s->open >= unit->last) break;
        if (s->open >= unit->first && !qi_add_stretch_quote(w, unit, s, QUOTE_SCARE, NULL, "term")) return false;
    }
    return true;
}

quoth_status qi_take_rest(struct quote_work *w, const struct unit *unit, uint32_t unit_index) {
    if (unit->region == REGION_BOILERPLATE || unit->region == REGION_CREDIT) return QUOTH_OK;
    if (!take_titles(w, unit)) return QUOTH_ERROR_MEMORY;
    for (uint32_t i = unit->first; i < unit->last; i = qi_after(w, i)) {
        if (!w->stretch_at[i]) continue;
        struct stretch *s = &w->stretches.at[w->stretch_at[i] - 1];
        if (s->quote == NOTHING && !take_stretch(w, unit, unit_index, s)) return QUOTH_ERROR_MEMORY;
    }
    return QUOTH_OK;
}
