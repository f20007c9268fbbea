/* From attributions to quotes: which tokens are the content, and of what kind it is. */
#include "quote/words.h"

struct span qi_span(const struct quote_work *w, uint32_t first, uint32_t last) {
    if (last <= first) return (struct span){0, 0};
    return (struct span){w->d->tokens.at[first].start, w->d->tokens.at[last - 1].stop};
}

bool qi_is_clause(const struct quote_work *w, const struct stretch *s) {
    if (s->last <= s->first) return false;
    if (qi_has_finite(w, s->first, s->last)) return true;
    const struct form *end = qi_form(w->d, s->last - 1);
    bool stop = strchr(".!?", end->text[0]) != NULL || strcmp(end->text, "\xE2\x80\xA6") == 0;
    bool comma = strcmp(end->text, ",") == 0;
    const struct form *begin = qi_form(w->d, s->first);
    return (stop || comma) && begin->flags & FORM_UPPER_FIRST && (stop || s->last - s->first > 2);
}

/* A speaker's mention, without the mark that closes a title: «|Braska Pravda|», and what a name is brought in by: “a
   resident named | Ann Lee”. */
static struct span mention_span(const struct quote_work *w, const struct phrase *p) {
    uint32_t name = p->kind == PHRASE_NAME ? w->d->entities.at[p->entity].first : p->first;
    if (name > p->first && tag(w, name - 1) == POS_VBN) return qi_span(w, name, p->last);
    uint32_t end = p->kind == PHRASE_NAME ? w->d->entities.at[p->entity].last : p->last - 1;
    bool mark = end > p->first && end < p->last && w->d->tokens.at[end].kind == TOKEN_QUOTE;
    return qi_span(w, p->first, mark ? end : p->last);
}

struct quote *qi_add_quote(struct quote_work *w, const struct unit *unit, enum quote_kind kind,
                           const struct phrase *speaker, const char *method) {
    struct phrase spoken = qi_no_phrase();
    if (speaker) spoken = *speaker; /* it may lie in the array that grows */
    struct quote *q = VEC_ADD(&w->d->arena, &w->d->quotes);
    struct phrase *p = VEC_ADD(w->scratch, &w->speakers);
    struct unit *u = VEC_ADD(w->scratch, &w->quote_units);
    if (!q || !p || !u) return NULL;
    memset(q, 0, sizeof *q);
    q->kind = (uint8_t)kind;
    q->content = q->quoted = w->d->pieces.count;
    q->method = method;
    q->speaker_entity = NOTHING;
    if (kind != QUOTE_SCARE) w->newest = w->d->quotes.count - 1;
    *u = *unit;
    *p = spoken;
    if (p->kind != PHRASE_NONE) q->speaker = mention_span(w, p);
    return q;
}

void qi_drop_empty(struct quote_work *w) {
    uint32_t last = w->d->quotes.count - 1;
    if (w->d->quotes.at[last].content_count) return;
    w->d->quotes.count = w->speakers.count = w->quote_units.count = last;
    if (w->newest != last) return;
    for (w->newest = last; w->newest > 0 && w->d->quotes.at[w->newest - 1].kind == QUOTE_SCARE;) w->newest--;
    w->newest = w->newest ? w->newest - 1 : NOTHING;
}

static bool add_piece(struct quote_work *w, uint32_t first, uint32_t last) {
    struct span *piece = VEC_ADD(&w->d->arena, &w->d->pieces);
    if (piece) *piece = qi_span(w, first, last);
    return piece != NULL;
}

bool qi_add_content(struct quote_work *w, uint32_t first, uint32_t last) {
    struct quote *q = &w->d->quotes.at[w->d->quotes.count - 1];
    while (first < last && w->d->tokens.at[first].kind == TOKEN_QUOTE) first++; /* edge marks are no content */
    while (last > first && w->d->tokens.at[last - 1].kind == TOKEN_QUOTE) last--;
    if (first >= last) return true;
    if (!add_piece(w, first, last)) return false;
    q->content_count++;
    return true;
}

/* A clause's edges without commas and dashes. */
static void trim(const struct quote_work *w, uint32_t *first, uint32_t *last) {
    while (*first < *last && !w->stretch_at[*first] && qi_is_comma_or_dash(w, *first)) ++*first;
    while (*last > *first && !w->stretch_at[*last - 1] &&
           (qi_is_comma_or_dash(w, *last - 1) || qi_word_is(w, *last - 1, ":")))
        --*last;
}

/* Words of [first, last) that stand in no stretch. */
static uint32_t words_outside(const struct quote_work *w, uint32_t first, uint32_t last) {
    uint32_t count = 0;
    for (uint32_t i = first; i < last; i++)
        count +=
            !w->stretch_at[i] && w->d->tokens.at[i].kind != TOKEN_PUNCTUATION && w->d->tokens.at[i].kind != TOKEN_QUOTE;
    return count;
}

/* A part of the content to be: tokens [first, last). */
struct part {
    uint32_t first, last;
    bool whole; /* nothing but stretches */
};

/* “Keeper ‘hid maps in jars’, court told”: does a clause that began before the marks go on in them? */
static bool goes_on(const struct quote_work *w, const struct stretch *s) {
    if (qi_form(w->d, s->first)->flags & FORM_UPPER_FIRST || w->stretch_at[s->open - 1]) return false;
    uint8_t before = tag(w, s->open - 1); /* “Man shot over | ‘slow merge’, police say” */
    return qi_pos_is_noun(before) || before == POS_IN || before == POS_TO || before == POS_DT || before == POS_JJ ||
           (before != POS_NONE && qi_is_finite(w, s->first));
}

/* Is there a verb in [first, last), finite or behind “to”? */
static bool has_verb(const struct quote_work *w, uint32_t first, uint32_t last) {
    for (uint32_t i = first; i < last; i++)
        if (qi_is_finite(w, i) || tag(w, i) == POS_VB) return true;
    return false;
}

/* “UPDATE 1-Ferries to wait, mayor says”: the hyphen of the mark that an agency puts before a headline; `start` when
   none begins so. */
static uint32_t behind_wire_mark(const struct quote_work *w, uint32_t start, uint32_t last) {
    uint32_t at = start;
    while (at < last && at < start + 6 &&
           ((qi_in(w->d, at, LIST_KICKER) && qi_form(w->d, at)->flags & FORM_ALL_UPPER) ||
            (at > start && (w->d->tokens.at[at].kind == TOKEN_NUMBER || qi_word_is(w, at, "-")))))
        at++;
    return at > start && at < last && qi_word_is(w, at - 1, "-") && qi_form(w->d, at)->flags & FORM_UPPER_FIRST &&
                   !(w->d->tokens.at[at].flags & TOKEN_AFTER_SPACE)
               ? at
               : start;
}

/* “Ports: | levy to end, minister says”, “ADEN (Wire) – | The port closed, police said”, “It rained; | the dam, he
   says, held”: where the clause begins that stands before the attribution. */
static uint32_t clause_start(const struct quote_work *w, const struct attribution *a) {
    uint32_t start = a->left;
    bool resumed = a->right < a->right_last, begun = false;
    bool heading = qi_is_heading(qi_region_at(w->d, a->cue_first));
    if (heading) start = behind_wire_mark(w, start, a->left_last);
    for (uint32_t k = start; k + 1 < a->left_last; k++) {
        if (w->stretch_at[k]) continue;
        bool dash = !qi_word_is(w, k, ",") && qi_is_comma_or_dash(w, k);
        if (dash && begun && start > a->left) return a->left;                                  /* a pair of dashes */
        bool source = qi_word_is(w, k, ")") && qi_form(w->d, k + 1)->flags & FORM_UPPER_FIRST; /* “(BNS) At least” */
        if (source && !begun && k - a->left < 10) start = k + 1;
        if (k == start && (qi_word_is(w, k, ";") || qi_word_is(w, k, "\xE2\x80\xA2"))) start = k + 1;
        if (resumed && (qi_word_is(w, k, ";") || qi_word_is(w, k, ":"))) start = k + 1;
        if (heading && qi_word_is(w, k, ";") && has_verb(w, k + 1, a->left_last)) start = k + 1;
        if (heading && qi_word_is(w, k, ":") && k > a->left && qi_word_is(w, k - 1, "live")) start = k + 1;
        if (!begun && (dash || qi_word_is(w, k, ":")) && k - a->left < (dash || heading ? 10 : 4)) start = k + 1;
        begun |= k > a->left && (qi_is_finite(w, k) || start > a->left);
    }
    return start;
}

/* What is before the attribution: the stretch alone when it can stand alone, else the clause with it. */
static struct part left_part(const struct quote_work *w, const struct attribution *a) {
    struct part p = {clause_start(w, a), a->left_last, false};
    trim(w, &p.first, &p.last);
    while (p.first < p.last && !w->stretch_at[p.first] && tag(w, p.first) == POS_CC) p.first++;
    if (p.first >= p.last) return p;
    if (w->stretch_at[p.last - 1]) {
        struct stretch *s = &w->stretches.at[w->stretch_at[p.last - 1] - 1];
        bool sentence = qi_form(w->d, s->first)->flags & FORM_UPPER_FIRST;
        bool outside = words_outside(w, p.first, p.last) > 0;
        if (!outside) {
            p.whole = true;
        } else if ((sentence && qi_is_clause(w, s)) || (!qi_has_finite(w, p.first, s->open) && !goes_on(w, s))) {
            p.first = s->open;
            p.whole = true;
        }
    }
    return p;
}

static struct part right_part(const struct quote_work *w, const struct attribution *a) {
    struct part p = {a->right, a->right_last, false};
    trim(w, &p.first, &p.last);
    if (p.first >= p.last) return p;
    if (w->stretch_at[p.first]) { /* marks first: the rest belongs to it only as part of a clause */
        struct stretch *s = &w->stretches.at[w->stretch_at[p.first] - 1];
        uint32_t after = s->last + s->closed;
        if (a->form == CONTENT_MARKS || (a->form != CONTENT_THAT && qi_is_clause(w, s))) p.last = after;
    }
    p.whole = words_outside(w, p.first, p.last) == 0;
    return p;
}

/* Is the stretch another's words inside the part, “Lee said | the boy had shouted “No!””? Its reporting word is there.
 */
static bool is_told_inside(const struct quote_work *w, struct part p, const struct stretch *s) {
    if (s->quote == NOTHING) return false;
    struct span cue = w->d->quotes.at[s->quote].cue, part = qi_span(w, p.first, p.last);
    return cue.stop > cue.start && part.start <= cue.start && cue.stop <= part.stop;
}

/* Is any stretch of the part taken by another quote already? */
static bool is_taken(const struct quote_work *w, struct part p) {
    for (uint32_t i = p.first; i < p.last; i = qi_after(w, i)) {
        if (!w->stretch_at[i]) continue;
        const struct stretch *s = &w->stretches.at[w->stretch_at[i] - 1];
        if (s->quote != NOTHING && !is_told_inside(w, p, s)) return true;
    }
    return false;
}

static enum quote_kind kind_of(const struct quote_work *w, const struct attribution *a, const struct part *parts,
                               int count) {
    bool marks = false, whole = true, clause = false, terms = true, capital = false;
    for (int k = 0; k < count; k++) {
        for (uint32_t i = parts[k].first; i < parts[k].last; i = qi_after(w, i)) {
            if (!w->stretch_at[i]) continue;
            const struct stretch *s = &w->stretches.at[w->stretch_at[i] - 1];
            if (is_told_inside(w, parts[k], s)) continue;
            marks = true;
            clause |= qi_is_clause(w, s);
            capital |= (qi_form(w->d, s->first)->flags & FORM_UPPER_FIRST) != 0 && a->form != CONTENT_OBJECT;
            terms &= qi_is_title(w, s);
        }
        whole &= parts[k].whole;
    }
    if (!marks) return QUOTE_INDIRECT;
    if (!whole && terms && a->form != CONTENT_OBJECT)
        return QUOTE_INDIRECT; /* said the “Northern Republic” had fallen */
    return whole && (clause || capital) ? QUOTE_DIRECT : QUOTE_MIXED;
}

/* Marks the stretches of a part as taken, and adds them to the quote's quoted pieces. */
static bool take_stretches(struct quote_work *w, struct part p, uint32_t quote) {
    for (uint32_t i = p.first; i < p.last; i = qi_after(w, i)) {
        if (!w->stretch_at[i]) continue;
        struct stretch *s = &w->stretches.at[w->stretch_at[i] - 1];
        if (is_told_inside(w, p, s)) continue;
        s->quote = quote;
        if (!add_piece(w, s->first, s->last)) return false;
        w->d->quotes.at[quote].quoted_count++;
    }
    return true;
}

/* Are there marks in the parts that another inside them says? */
static bool holds_told(const struct quote_work *w, const struct part *parts, int count) {
    for (int k = 0; k < count; k++)
        for (uint32_t i = parts[k].first; i < parts[k].last; i = qi_after(w, i))
            if (w->stretch_at[i] && is_told_inside(w, parts[k], &w->stretches.at[w->stretch_at[i] - 1])) return true;
    return false;
}

static bool all_denied(const struct quote_work *w, const struct part *parts, int count) {
    for (int k = 0; k < count; k++)
        if (!qi_is_denied(w, parts[k].first, parts[k].last)) return false;
    return true;
}

/* “Lee, a nurse, and | Poe”: the person that a unit begins with, when another is named behind “and”; else p. */
static struct phrase first_of_two(const struct quote_work *w, const struct unit *unit, struct phrase p) {
    uint32_t start = w->d->entities.at[p.entity].first;
    if (start < unit->first + 3 || tag(w, start - 1) != POS_CC || !qi_word_is(w, start - 2, ",")) return p;
    struct phrase one = qi_phrase_right(w, unit->first, start);
    bool person = qi_is_person(w, &one);
    if (!person || qi_joined(w, one, p.last).last != p.last) return p;
    return one;
}

/* Who speaks, with whom the text names beside her: “Lee, a nurse, and Bo Poe | said”, “said | Ann Lee and Bo Poe”; not
   “says”, nor “said | Lee and Poe laughed”. */
static struct phrase whole_speaker(const struct quote_work *w, const struct unit *unit, const struct attribution *a) {
    struct phrase p = a->speaker;
    bool before = p.first < a->cue_first, person = qi_is_person(w, &p);
    if (p.kind == PHRASE_NOMINAL &&
        !(before && qi_word_is(w, a->cue_first, ":") && (qi_word_is(w, p.last, "to") || qi_word_is(w, p.last, "on"))))
        return qi_with_complements(w, p, before ? a->cue_first : unit->last,
                                   before); /* not “Union | to members: wait” */
    if (!person || tag(w, a->cue_first) == POS_VBZ) return p;
    if (before) p = first_of_two(w, unit, p);
    p = qi_joined(w, p, before ? a->cue_first : unit->last);
    bool acts = !before && p.last < unit->last && !w->stretch_at[p.last] && qi_is_finite(w, p.last);
    if (p.kind == PHRASE_NAME || p.last < a->speaker.last || acts) return a->speaker;
    p.first = w->entity_at[p.first] ? p.first : w->d->entities.at[a->speaker.entity].first;
    return p;
}

/* “S1. ¶ “S2,” said Lee: the newest quote, when the marks of the part go on with it and nobody was said to say it yet.
 */
static struct quote *begun_before(struct quote_work *w, struct part p) {
    const struct stretch *s = &w->stretches.at[w->stretch_at[p.first] - 1], *before = s - 1;
    if (s == w->stretches.at || !before->continues || before->quote == NOTHING) return NULL;
    struct quote *q = &w->d->quotes.at[before->quote];
    bool newest = before->quote + 1 == w->d->quotes.count && before->quote == w->newest;
    return newest && q->kind == QUOTE_DIRECT && q->cue.stop <= q->cue.start &&
                   q->content + q->content_count == w->d->pieces.count
               ? q
               : NULL;
}

/* The quote of an attribution: a new one, or the one whose last paragraph the attribution is in. */
static struct quote *quote_of(struct quote_work *w, const struct unit *unit, const struct attribution *a,
                              const struct part *first, enum quote_kind kind, const struct phrase *speaker) {
    bool alone = kind == QUOTE_DIRECT && a->left < a->left_last && w->stretch_at[first->first];
    struct quote *q = alone ? begun_before(w, *first) : NULL;
    if (!q) return qi_add_quote(w, unit, kind, speaker, a->method);
    w->speakers.at[w->newest] = *speaker;
    w->quote_units.at[w->newest] = *unit;
    q->speaker = speaker->kind != PHRASE_NONE ? mention_span(w, speaker) : (struct span){0, 0};
    q->method = a->method;
    return q;
}

/* The first pieces of a quote that was begun before are in marks like the others. */
static bool add_begun(struct quote_work *w, uint32_t quote, uint32_t begun) {
    if (!VEC_RESERVE(&w->d->arena, &w->d->pieces, begun)) return false;
    struct quote *q = &w->d->quotes.at[quote];
    q->quoted_count = begun;
    if (begun)
        memcpy(&w->d->pieces.at[w->d->pieces.count], &w->d->pieces.at[q->content], begun * sizeof *w->d->pieces.at);
    w->d->pieces.count += begun;
    return true;
}

static bool make_quote(struct quote_work *w, const struct unit *unit, const struct attribution *a) {
    struct part parts[2];
    int count = 0;
    if (a->left < a->left_last) parts[count++] = left_part(w, a);
    if (a->right < a->right_last) parts[count++] = right_part(w, a);
    for (int k = 0; k < count;) { /* parts that came to nothing */
        if (parts[k].first < parts[k].last && !is_taken(w, parts[k]))
            k++;
        else if (--count > k)
            parts[k] = parts[k + 1];
    }
    if (!count) return true;
    enum quote_kind kind = kind_of(w, a, parts, count);
    if (a->speaker.kind == PHRASE_NONE && kind == QUOTE_INDIRECT && strcmp(a->method, "passive") != 0) return true;
    if (kind == QUOTE_INDIRECT && (a->form == CONTENT_OBJECT || a->left < a->left_last) && holds_told(w, parts, count))
        return true; /* “cited what it called “delays””, “Lee told them to “wait”, the paper said” */
    if (kind == QUOTE_INDIRECT && all_denied(w, parts, count)) return true;
    struct phrase speaker = whole_speaker(w, unit, a);
    struct quote *q = quote_of(w, unit, a, parts, kind, &speaker);
    if (!q) return false;
    uint32_t begun = q->content_count;
    uint32_t self = w->d->quotes.count - 1;
    q->cue = qi_span(w, a->cue_first, a->cue_last);
    if (a->via.kind != PHRASE_NONE) {
        struct phrase via = a->via; /* “according to people familiar | with the plan” */
        if (via.kind == PHRASE_NOMINAL && via.first >= a->via_cue_last)
            via = qi_with_complements(w, via, unit->last, false);
        q->via = qi_span(w, via.first, via.last);
        q->via_cue = qi_span(w, a->via_cue, a->via_cue_last);
    }
    for (int k = 0; k < count; k++) {
        if (!parts[k].whole) {
            if (!qi_add_content(w, parts[k].first, parts[k].last)) return false;
            continue;
        }
        for (uint32_t i = parts[k].first; i < parts[k].last; i = qi_after(w, i))
            if (w->stretch_at[i]) {
                const struct stretch *s = &w->stretches.at[w->stretch_at[i] - 1];
                if (!qi_add_content(w, s->first, s->last)) return false;
            }
    }
    if (!w->d->quotes.at[self].content_count) return qi_drop_empty(w), true;
    w->d->quotes.at[self].quoted = w->d->pieces.count;
    if (!add_begun(w, self, begun)) return false;
    if (kind != QUOTE_INDIRECT)
        for (int k = 0; k < count; k++)
            if (!take_stretches(w, parts[k], self)) return false;
    return true;
}

/* “What they say: “It is lost,” Lee told us”: marks behind a label whose comma leads to who says it. */
static bool takes_labelled(const struct quote_work *w, const struct attribution *label, struct attribution *a) {
    if (a->left >= a->left_last || label->form != CONTENT_MARKS || !w->stretch_at[a->left_last - 1]) return false;
    const struct stretch *s = &w->stretches.at[w->stretch_at[a->left_last - 1] - 1];
    if (!s->closed || label->right > s->first || label->right_last < s->last || !qi_word_is(w, s->open - 1, ":") ||
        !ends_in_comma(w, s))
        return false;
    a->left = s->open;
    return true;
}

/* “The survey shows that “it works,” said Lee”, “Lee defends it in an advertisement: “It works,” he says”: do the marks
   of the attribution before belong to a later one that their comma leads to? Where the first is no person's speech. */
static bool is_led_to(const struct quote_work *w, const struct attribution *before, const struct attribution *a) {
    if (a->left >= a->left_last || !w->stretch_at[a->left_last - 1] || before->right >= before->right_last ||
        a->right < a->right_last || before->first > a->left_last || a->speaker.kind == PHRASE_NONE ||
        !qi_in(w->d, a->cue_first, LIST_SAY))
        return false;
    const struct stretch *s = &w->stretches.at[w->stretch_at[a->left_last - 1] - 1];
    if (before->right_last != s->last + s->closed || !ends_in_comma(w, s)) return false;
    const struct phrase *p = &before->speaker;
    bool thing = p->kind == PHRASE_NOMINAL && !qi_in(w->d, p->head, LIST_PERSON_NOUN) && !w->entity_at[p->head];
    return thing || (before->right == s->open && !qi_in(w->d, before->cue_first, LIST_SAY));
}

/* “noted a post claiming that C”, “spoke of Lee's claim that C”, “protested to demand that C”: of two reporting words
   with one content it is the nearer one's, if that is a participle, an infinitive or a noun. */
static bool is_nearer(const struct quote_work *w, const struct attribution *before, const struct attribution *a) {
    bool same = before->right < before->right_last && before->right == a->right && before->form == CONTENT_THAT;
    return same && before->cue_last < a->cue_first && a->form == CONTENT_THAT && a->cue_last + 1 == a->right &&
           (strcmp(a->method, "participle") == 0 || strcmp(a->method, "noun") == 0 || tag(w, a->cue_first) == POS_VB);
}

/* “The aide who confirmed | the theft said that C”: is what the first attribution takes for a clause an object before
   the verb of the second, whose subject stands before both? */
static bool is_object_of(const struct quote_work *w, const struct attribution *before, const struct attribution *a) {
    enum { FAR = 40 };
    if (a->speaker.kind == PHRASE_NONE || a->speaker.last > before->cue_first || strcmp(a->method, "subject") != 0 ||
        before->form != CONTENT_CLAUSE || a->cue_first < before->right || a->cue_first >= before->right_last)
        return false;
    uint32_t who = before->cue_first; /* both say it of one: “the aide who …” */
    while (who > a->speaker.last && before->cue_first - who < FAR && tag(w, who) != POS_WP && tag(w, who) != POS_WDT)
        who--;
    if (tag(w, who) != POS_WP && tag(w, who) != POS_WDT) return false;
    if (before->speaker.kind != PHRASE_NONE && before->speaker.first > who) return false;
    uint32_t verb = a->cue_first;
    while (verb > before->right && !w->stretch_at[verb - 1] &&
           (tag(w, verb - 1) == POS_RB || qi_word_is(w, verb - 1, "has") || qi_word_is(w, verb - 1, "had") ||
            qi_word_is(w, verb - 1, "have")))
        verb--;
    return !qi_has_finite(w, before->right, verb);
}

/* “Riga urged them to wait | and called for calm, Lee said”: is what stands before `last` only a second verb, whose
   subject stands further left? */
static bool shares_subject(const struct quote_work *w, uint32_t i, uint32_t last) {
    if (i < last && !w->stretch_at[i] && qi_word_is(w, i, ",")) i++;
    if (i >= last || w->stretch_at[i] || tag(w, i) != POS_CC) return false;
    do i++;
    while (i < last && !w->stretch_at[i] && tag(w, i) == POS_RB);
    return i < last && !w->stretch_at[i] && qi_is_finite(w, i);
}

/* The clause that a later cue governs is no part of an earlier one's: “said it was late, adding that …” is cut by
   content_end; “S, said A, who claimed that …” by position here. */
static void cut_overlaps(struct quote_work *w) {
    for (uint32_t k = 1; k < w->attributions.count; k++) {
        struct attribution *a = &w->attributions.at[k];
        for (uint32_t j = 0; j < k; j++) {
            struct attribution *before = &w->attributions.at[j];
            if (before->gone || a->gone) continue;
            if (takes_labelled(w, before, a) || is_nearer(w, before, a) || is_object_of(w, before, a)) {
                before->gone = true;
                continue;
            }
            before->gone = is_led_to(w, before, a);
            if (before->gone) continue;
            uint32_t used = before->right_last > before->last ? before->right_last : before->last;
            bool whole = before->left < before->left_last && a->left <= before->first && before->last <= a->left_last &&
                         w->stretch_at[before->left_last - 1];
            if (whole && before->speaker.kind != PHRASE_NONE) { /* “S,” said NP, who has pleaded guilty */
                a->left = used < a->left_last ? used : a->left_last;
                if (!qi_has_finite(w, a->left, a->left_last)) a->left = a->left_last;
                if (a->left == a->left_last && a->right >= a->right_last) a->gone = true;
                continue;
            }
            if (a->left < a->left_last && a->left < used && used < a->left_last && before->right < before->right_last) {
                if (!shares_subject(w, used, a->left_last) &&
                    (before->speaker.kind != PHRASE_NONE || !qi_is_finite(w, used)))
                    a->left = used; /* else “the man accused of C | had fled, Lee said”: a part of what Lee said */
            }
        }
    }
}

/* “said a caller had threatened to strike”, “says she claimed to have won”, “said Lee appealed to them to wait”: speech
   even inside a report, unlike what is offered or promised. */
static bool tells_of_threat(const struct quote_work *w, const struct attribution *a) {
    static const char *const verbs[] = {"threatened", "threatens", "threaten", "claimed", "claims", "claim",
                                        "appealed",   "appeals",   "appeal",   "pressed", "swore"};
    const struct phrase *p = &a->speaker;
    bool speaks = p->kind == PHRASE_NAME || p->kind == PHRASE_PRONOUN || qi_speaks(w, p);
    for (uint32_t j = 0; j < w->attributions.count; j++) { /* “The union threatened to strike, he said” */
        const struct attribution *outer = &w->attributions.at[j];
        if (outer->left <= a->cue_first && a->cue_first < outer->left_last) return false;
    }
    return speaks && qi_word_in(w, a->cue_first, verbs, sizeof verbs / sizeof *verbs);
}

/* “said a report shows | the dam is cracked”, “says the firm confirmed | it will close”: does a speaker say a clause by
   a verb that has things for its object as well? */
static bool reports_clause(const struct quote_work *w, const struct attribution *a) {
    static const char *const verbs[] = {"report",   "reports",   "reported", "show",     "shows",     "showed",
                                        "indicate", "indicates", "confirm",  "confirms", "confirmed", "suggest",
                                        "suggests", "found",     "finds",    "find",     "estimates", "indicated"};
    uint32_t i = a->speaker.last, v = a->cue_first;
    if (!qi_word_in(w, v, verbs, sizeof verbs / sizeof *verbs) || !qi_speaks(w, &a->speaker) ||
        a->speaker.kind == PHRASE_PRONOUN)
        return false;
    while (i < v && (tag(w, i) == POS_RB || tag(w, i) == POS_MD || qi_is_finite(w, i))) i++;
    return i == v && a->cue_last == a->right && qi_clause_at(w, a->right, a->right_last, true);
}

/* Is an attribution inside another's content a report of its own? “said he had asked her to stay”, “said they were told
   it was late”; not “said the study found nobody”. */
static bool is_told(const struct quote_work *w, const struct attribution *a) {
    uint32_t v = a->cue_first;
    if (a->form != CONTENT_TO && a->form != CONTENT_CLAUSE) return false;
    if ((tag(w, v) == POS_VBN || qi_word_is(w, v, "said")) && strcmp(a->method, "passive") == 0) return true;
    bool tells = qi_in(w->d, v, LIST_SAY_TELL);
    if (tag(w, v) == POS_VB && v) /* “she would ask the court to wait”, “he used to tell her to wait” */
        return tells && a->form == CONTENT_TO && (tag(w, v - 1) == POS_MD || qi_word_is(w, v - 1, "to"));
    if (tag(w, v) == POS_VBG) /* “a message telling him not to come” */
        return tells || (qi_in(w->d, v, LIST_SAY) && a->form == CONTENT_CLAUSE);
    if (!qi_is_finite(w, v) && tag(w, v) != POS_VBN) return false;
    if (a->form == CONTENT_TO) /* “said he blamed them for leaving” */
        return tells || (a->speaker.kind != PHRASE_NONE &&
                         (qi_in(w->d, v, LIST_SAY_TO) ? tells_of_threat(w, a) : qi_prepositions(w, v) != NULL));
    if (qi_word_is(w, v, "asked")) return true;
    if (qi_in(w->d, v, LIST_SAY_NOT_CLAUSE)) return reports_clause(w, a);
    return qi_is_finite(w, a->right) || tag(w, a->right) == POS_VB || tag(w, a->right) == POS_VBN ||
           qi_clause_at(w, a->right, a->right_last, true);
}

/* Does an attribution stand inside the content of another? */
static bool is_inside(const struct quote_work *w, uint32_t index) {
    const struct attribution *a = &w->attributions.at[index];
    for (uint32_t j = 0; j < w->attributions.count; j++) {
        const struct attribution *outer = &w->attributions.at[j];
        if (j != index && !outer->gone &&
            ((outer->right <= a->cue_first && a->cue_first < outer->right_last) ||
             (outer->left <= a->cue_first && a->cue_first < outer->left_last)))
            return true;
    }
    return false;
}

/* “Lee said the boy had shouted “No!””, “… told them to “wait””: what somebody inside a report said, in marks. Not how
   something is described there, nor what the speaker has said before. */
static bool is_told_in_marks(const struct quote_work *w, const struct attribution *a) {
    static const char *const verbs[] = {"said",   "says",      "told",    "tells",    "asked",  "asks",
                                        "called", "wrote",     "writes",  "shouted",  "yelled", "texted",
                                        "urged",  "promising", "ordered", "answered", "posted", "announced"};
    uint32_t v = a->cue_first;
    const struct phrase *p = &a->speaker;
    bool person =
        p->kind == PHRASE_NAME ||
        (p->kind == PHRASE_NOMINAL && (qi_in(w->d, p->head, LIST_PERSON_NOUN) || qi_in(w->d, p->head, LIST_BODY_NOUN)));
    bool told = qi_word_is(w, v, "told") || qi_word_is(w, v, "asked");
    bool claim = strcmp(a->method, "noun") == 0 && p->kind != PHRASE_NONE; /* “blamed her for his claim that “S”” */
    if (!claim && !person && !(told && (p->kind != PHRASE_NONE || a->form != CONTENT_MARKS))) return false;
    if (a->left < a->left_last || (!claim && !qi_word_in(w, v, verbs, sizeof verbs / sizeof *verbs))) return false;
    bool marks = false;
    for (uint32_t i = a->right; i < a->right_last && !marks; i++) marks = w->stretch_at[i] != 0;
    return marks;
}

/* “claims that C were old, Lee said”, “said allegations C are false”: what nobody in particular says, where somebody
   else says it is so or not; but “said it was looking into claims that C”. */
static bool is_rumour(const struct quote_work *w, uint32_t index) {
    const struct attribution *a = &w->attributions.at[index];
    if (a->speaker.kind != PHRASE_NONE || !qi_pos_is_noun(w->tags[a->cue_first])) return false;
    for (uint32_t j = 0; j < w->attributions.count; j++) {
        const struct attribution *outer = &w->attributions.at[j];
        if (j == index || outer->gone) continue;
        if (outer->left <= a->cue_first && a->cue_first < outer->left_last) return true;
        if (outer->right <= a->cue_first && a->cue_first < outer->right_last &&
            (a->form != CONTENT_THAT || !qi_has_finite(w, outer->right, a->cue_first)))
            return true;
    }
    return false;
}

/* Content inside the content of another attribution is that speaker's: “X said Y told Z that …” keeps both, but a cue
   verb inside reported content whose own content is a mere object does not count. */
static bool is_inner(const struct quote_work *w, uint32_t index) {
    const struct attribution *a = &w->attributions.at[index];
    if (is_rumour(w, index)) return true;
    return a->form != CONTENT_THAT && a->form != CONTENT_MARKS && !is_told(w, a) && !is_told_in_marks(w, a) &&
           is_inside(w, index);
}

quoth_status qi_make_quotes(struct quote_work *w, const struct unit *unit) {
    uint32_t quotes = w->d->quotes.count, attributions = w->attributions.count;
    cut_overlaps(w);
    for (uint32_t k = 0; k < w->attributions.count; k++)
        if (!w->attributions.at[k].gone && is_inner(w, k)) w->attributions.at[k].gone = true;
    for (uint32_t k = 0; k < w->attributions.count; k++) { /* first those that take their marks from others */
        struct attribution *a = &w->attributions.at[k];
        if (a->gone || !is_told_in_marks(w, a) || !is_inside(w, k)) continue;
        if (!make_quote(w, unit, a)) return QUOTH_ERROR_MEMORY;
        a->gone = true;
    }
    for (uint32_t k = 0; k < w->attributions.count; k++)
        if (!w->attributions.at[k].gone && !make_quote(w, unit, &w->attributions.at[k])) return QUOTH_ERROR_MEMORY;
    uint32_t begun = quotes ? quotes - 1 : 0; /* this one may go on here */
    if (!qi_hear(w, unit, begun)) return QUOTH_ERROR_MEMORY;
    for (uint32_t k = attributions; k < w->attributions.count; k++)
        if (!make_quote(w, unit, &w->attributions.at[k])) return QUOTH_ERROR_MEMORY;
    return QUOTH_OK;
}
