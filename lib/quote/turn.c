/* Whose turn it is: who speaks on in a paragraph of marks behind another quotation. */
#include "quote/place.h"
#include "quote/whose.h"
#include "quote/words.h"

enum { TURNS = 6 }; /* how many turns of a dialogue are looked at */

static bool is_narrator(const struct quote_work *w, const struct phrase *p) {
    return p->kind == PHRASE_PRONOUN && (qi_word_is(w, p->head, "i") || qi_word_is(w, p->head, "we"));
}

/* Do two mentions mean the same speaker, as far as their words tell? */
static bool is_same(const struct quote_work *w, const struct phrase *a, const struct phrase *b) {
    if (a->kind == PHRASE_NAME && b->kind == PHRASE_NAME)
        return w->d->entities.at[a->entity].group == w->d->entities.at[b->entity].group;
    return a->kind == PHRASE_NONE || b->kind == PHRASE_NONE ||
           qi_form(w->d, a->head)->lower == qi_form(w->d, b->head)->lower;
}

bool qi_asks(const struct quote_work *w, const struct quote *q) {
    uint32_t stop = w->d->pieces.at[q->content + q->content_count - 1].stop;
    return stop && w->d->text[stop - 1] == '?';
}

/* “Who was that, asked a man. ¶”, “Poe asked what it cost. ¶”: does a report end its sentence as a question? */
static bool is_question_told(const struct quote_work *w, uint32_t index) {
    static const char verbs[][8] = {"asked", "asks"};
    static const char words[][8] = {"who", "what", "where", "when", "why", "how", "whether", "if", "which"};
    const struct quote *q = &w->d->quotes.at[index];
    uint32_t cue = qi_token_at(w->d, q->cue.start), end = w->quote_units.at[index].last;
    if (q->kind != QUOTE_INDIRECT || q->cue.stop <= q->cue.start ||
        !qi_word_among(w, cue, verbs, sizeof verbs / sizeof *verbs))
        return false;
    struct span last = w->d->pieces.at[q->content + q->content_count - 1];
    uint32_t stop = last.stop > q->cue.stop ? qi_token_at(w->d, last.stop - 1) + 1 : w->speakers.at[index].last;
    enum { BEHIND = 6 }; /* “a man | at the back.” */
    return stop + BEHIND >= end &&
           qi_word_among(w, qi_token_at(w->d, w->d->pieces.at[q->content].start), words, sizeof words / sizeof *words);
}

/* “Lee said Poe had told her it was late”: is the quote k told inside one of those beside it? */
static bool is_told_within(const struct quote_work *w, uint32_t k) {
    enum { BESIDE = 2 };
    struct span cue = w->d->quotes.at[k].cue;
    for (uint32_t j = k > BESIDE ? k - BESIDE : 0; cue.stop > cue.start && j < w->d->quotes.count && j <= k + BESIDE;
         j++)
        for (uint32_t i = 0; j != k && i < w->d->quotes.at[j].content_count; i++) {
            struct span piece = w->d->pieces.at[w->d->quotes.at[j].content + i];
            if (piece.start <= cue.start && cue.stop <= piece.stop) return true;
        }
    return false;
}

/* The speaker before that of the quote `index`, near it, who is another; NULL when there is none. people: not a body.
 */
static const struct phrase *other_speaker(const struct quote_work *w, uint32_t index, bool people) {
    const struct phrase *last = &w->speakers.at[index];
    uint32_t paragraph = w->quote_units.at[index].paragraph;
    for (uint32_t k = index; k-- > 0 && index - k <= TURNS;) {
        const struct phrase *other = &w->speakers.at[k];
        if (w->d->quotes.at[k].kind == QUOTE_SCARE || is_narrator(w, other) || is_same(w, last, other) ||
            is_told_within(w, k))
            continue;
        if (!people) return other;
        bool dialogue = w->d->quotes.at[k].kind == QUOTE_DIRECT || qi_means_person(w, other);
        return dialogue && w->quote_units.at[k].paragraph + 3 >= paragraph ? other : NULL;
    }
    return NULL;
}

/* Does the quote `index`, a paragraph of its own without a reporting word, answer the one before it? */
static bool answers(const struct quote_work *w, uint32_t index) {
    const struct quote *q = &w->d->quotes.at[index];
    if (!index || q->cue.stop > q->cue.start || strcmp(q->method, "paragraph") != 0) return false;
    return qi_asks(w, q - 1) && w->quote_units.at[index - 1].paragraph + 1 == w->quote_units.at[index].paragraph &&
           !is_same(w, &w->speakers.at[index - 1], &w->speakers.at[index]);
}

/* “Why?” ¶ “It was cold.” ¶ | “It was not.”: has a turn of a few words been answered by a few, without a reporting
   word, so that the next few are again the first one's? */
static bool took_turn(const struct quote_work *w, uint32_t index, const struct stretch *s) {
    enum { BRIEF = 24 };
    const struct quote *q = &w->d->quotes.at[index];
    struct span said = w->d->pieces.at[q->content];
    uint32_t words = count_words(w, qi_token_at(w->d, said.start), qi_token_at(w->d, said.stop));
    return index && q->kind == QUOTE_DIRECT && q->cue.stop <= q->cue.start && strcmp(q->method, "paragraph") == 0 &&
           q->content_count == 1 && words <= BRIEF && count_words(w, s->first, s->last) <= BRIEF &&
           w->quote_units.at[index - 1].paragraph + 1 == w->quote_units.at[index].paragraph &&
           w->speakers.at[index - 1].kind != PHRASE_NONE &&
           !is_same(w, &w->speakers.at[index - 1], &w->speakers.at[index]);
}

const struct phrase *qi_next_in_turn(const struct quote_work *w, uint32_t index, const struct stretch *s, bool alone) {
    const struct phrase *last = &w->speakers.at[index], *other = NULL;
    if (is_narrator(w, last))
        other = other_speaker(w, index, false);
    else if (alone && (qi_asks(w, &w->d->quotes.at[index]) || is_question_told(w, index)))
        other = other_speaker(w, index, true);
    else if (alone && s->last > s->first && qi_word_is(w, s->last - 1, "?") && answers(w, index))
        other = &w->speakers.at[index - 1];
    else if (alone && took_turn(w, index, s))
        other = &w->speakers.at[index - 1];
    return other ? other : last;
}
