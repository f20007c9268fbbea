/* Quotes without a speaker: who says the same words elsewhere in the document. */
#include "quote/resolver.h"

enum { COMPARISONS = 2000, SAID = 160 }; /* pairs of quotes; tokens */

/* “was told that …”: whoever spoke is left out on purpose. “Q:”: whoever asks is known from before, or not at all. */
static bool has_no_speaker(const struct quote *q) {
    return strcmp(q->method, "passive") == 0 || strcmp(q->method, "transcript") == 0;
}

/* Does the content of a quote hold the word at token i? */
static bool says_word(const struct resolver *r, const struct quote *q, uint32_t i) {
    const quoth_document *d = r->d;
    uint32_t looked = 0;
    for (uint32_t piece = 0; piece < q->content_count; piece++) {
        struct span s = d->pieces.at[q->content + piece];
        for (uint32_t k = qi_token_at(d, s.start); k < d->tokens.count && d->tokens.at[k].start < s.stop; k++)
            if (looked++ == SAID)
                return false;
            else if (qi_lower_of(r, k) == qi_lower_of(r, i))
                return true;
    }
    return false;
}

/* Is the word at i one that tells statements apart? Longer ones do, if several are shared; alone: one by itself. */
static bool is_telling(const struct resolver *r, uint32_t i, bool alone) {
    return (!alone && qi_form(r->d, i)->length > 3) || !qi_in(r->d, i, LIST_FUNCTION_WORD);
}

/* How many of a's telling words b has; *words: how many there are; *missing: how many of all words of a b lacks, where
   only one is telling. alone: do they tell by themselves? */
static uint32_t count_shared(struct resolver *r, const struct quote *a, const struct quote *b, bool alone,
                             uint32_t *words, uint32_t *missing) {
    const quoth_document *d = r->d;
    struct span x = d->pieces.at[a->content];
    uint32_t all = 0, shared = 0;
    *words = *missing = 0;
    for (uint32_t i = qi_token_at(d, x.start); i < d->tokens.count && d->tokens.at[i].start < x.stop && all < 60; i++) {
        if (!(qi_form(d, i)->flags & (FORM_LETTER | FORM_DIGIT))) continue;
        all++;
        bool telling = is_telling(r, i, alone);
        *words += telling;
        if (!telling && *words > 2) continue;
        bool said = says_word(r, b, i);
        shared += telling && said;
        *missing += !said;
    }
    if (*words < 2) *missing += all < 2;
    return shared;
}

/* The same in hundredths. One word alone counts only when b has all others of a too. */
static uint32_t shared_words(struct resolver *r, const struct quote *a, const struct quote *b) {
    uint32_t words, missing, shared = count_shared(r, a, b, false, &words, &missing);
    if (words < 2) return missing ? 0 : 100;
    return shared > 1 ? shared * 100 / words : 0;
}

/* Who alone says most of a headline's telling words, if only one of them; NULL when two share as many. */
static const struct quote *echo(struct resolver *r, uint32_t quote, uint32_t *compared) {
    const struct quote *best = NULL;
    uint32_t most = 0;
    bool tie = false;
    for (uint32_t j = 0; j < r->d->quotes.count && *compared < COMPARISONS; j++, ++*compared) {
        const struct quote *other = &r->d->quotes.at[j];
        if (j == quote || !other->speaker_name || !other->content_count || other->kind == QUOTE_SCARE ||
            r->w->quote_units.at[j].region != REGION_BODY)
            continue;
        uint32_t words, missing, shared = count_shared(r, &r->d->quotes.at[quote], other, true, &words, &missing);
        if (!shared || shared < most) continue;
        tie = shared == most && strcmp(best->speaker_name, other->speaker_name) != 0;
        if (shared > most) best = other;
        most = shared;
    }
    return tie ? NULL : best;
}

/* How much a quotation holds, in bytes of its first pieces. */
static uint32_t length_of(const struct resolver *r, const struct quote *q) {
    uint32_t length = 0;
    for (uint32_t i = 0; i < q->content_count && i < LOOK_BACK; i++)
        length += r->d->pieces.at[q->content + i].stop - r->d->pieces.at[q->content + i].start;
    return length;
}

/* Who speaks longest in the document's quotations: in an interview, who answers. */
static const struct quote *main_speaker(const struct resolver *r) {
    const struct quote *best = NULL;
    uint32_t most = 0;
    for (uint32_t k = 0; k < r->d->quotes.count && k < LOOK_BACK; k++) {
        const struct quote *q = &r->d->quotes.at[k];
        uint32_t length = 0;
        for (uint32_t j = 0; q->kind == QUOTE_DIRECT && q->speaker_name && j < r->d->quotes.count && j < LOOK_BACK;
             j++) {
            const struct quote *other = &r->d->quotes.at[j];
            bool same =
                other->kind == QUOTE_DIRECT && other->speaker_name && strcmp(other->speaker_name, q->speaker_name) == 0;
            if (same) length += length_of(r, other);
        }
        if (length > most) {
            most = length;
            best = q;
        }
    }
    return best;
}

/* Is the mention beside a headline's quotation no more than a guess at who says it? Who stands before a colon is none,
   if that can speak: “Dam debate: ‘…’”; nor a name behind a sign of its own: “Talks fail – Lee”. */
static bool is_guess(const struct resolver *r, uint32_t quote) {
    const struct quote *q = &r->d->quotes.at[quote];
    const struct phrase *p = &r->w->speakers.at[quote];
    bool named = p->kind == PHRASE_NAME && r->d->entities.at[p->entity].type <= TYPE_ORG;
    if (strcmp(q->method, "headline") == 0) return q->cue.start == q->cue.stop || !named;
    if (strcmp(q->method, "sentence") == 0) return true;
    if (strcmp(q->method, "colon") != 0) return false;
    if (p->kind == PHRASE_NAME) return r->d->entities.at[p->entity].type > TYPE_ORG;
    return p->last > p->first + 1 && !qi_is_role_noun(r, p->head) && !qi_in(r->d, p->head, LIST_BODY_NOUN) &&
           !qi_in(r->d, p->head, LIST_ORGANISATION_NOUN);
}

/* The quotation that says most of q's words, more than `least` hundredths; in_body: not in another headline. NULL when
   none does. */
static const struct quote *same_words(struct resolver *r, uint32_t quote, uint32_t least, bool in_body,
                                      uint32_t *compared) {
    const struct quote *best = NULL, *q = &r->d->quotes.at[quote];
    for (uint32_t j = 0; j < r->d->quotes.count && *compared < COMPARISONS; j++, ++*compared) {
        const struct quote *other = &r->d->quotes.at[j];
        if (j == quote || !other->speaker_name || !other->content_count || other->within == quote) continue;
        if (in_body && r->w->quote_units.at[j].region != REGION_BODY) continue;
        uint32_t shared = shared_words(r, q, other);
        if (shared <= least) continue;
        least = shared;
        best = other;
    }
    return best;
}

/* Who speaks first below a subhead, or NULL. */
static const struct quote *next_speaker(const struct resolver *r, uint32_t quote) {
    for (uint32_t j = quote + 1; j < r->d->quotes.count && j < quote + 4; j++)
        if (r->d->quotes.at[j].speaker_name && r->d->quotes.at[j].kind != QUOTE_SCARE) return &r->d->quotes.at[j];
    return NULL;
}

/* May a quote's mention mean another's speaker: a role (“knitter, 84”), or a name of the same? */
static bool is_mention_of(const struct resolver *r, uint32_t quote, const struct quote *other) {
    const struct phrase *p = &r->w->speakers.at[quote];
    if (p->kind == PHRASE_NOMINAL) return qi_is_role_noun(r, p->head) || qi_in(r->d, p->head, LIST_BODY_NOUN);
    return p->kind == PHRASE_NAME && other->speaker_entity != NOTHING &&
           r->d->entities.at[p->entity].group == r->d->entities.at[other->speaker_entity].group;
}

/* “Mayor says C”: does a headline name its speaker by a noun alone? */
static bool is_noun_alone(const struct resolver *r, uint32_t quote) {
    const struct phrase *p = &r->w->speakers.at[quote];
    return p->kind == PHRASE_NOMINAL && r->d->quotes.at[quote].speaker_entity == NOTHING &&
           (qi_is_role_noun(r, p->head) || qi_is_body_noun(r, p->head));
}

/* Who it is that a headline names by a noun: whom the same noun means below, or who says the same there; NULL when
   nobody does. */
static const struct quote *bearer_below(struct resolver *r, uint32_t quote, uint32_t *compared) {
    const struct phrase *p = &r->w->speakers.at[quote];
    for (uint32_t j = quote + 1; j < r->d->quotes.count && j < quote + LOOK_BACK; j++) {
        const struct phrase *other = &r->w->speakers.at[j];
        if (other->kind == PHRASE_NOMINAL && r->d->quotes.at[j].speaker_entity != NOTHING &&
            qi_lower_of(r, other->head) == qi_lower_of(r, p->head))
            return &r->d->quotes.at[j];
    }
    bool person = r->d->quotes.at[quote].kind != QUOTE_INDIRECT ||
                  (qi_is_role_noun(r, p->head) && !qi_is_body_noun(r, p->head) && !qi_is_plural(r, p));
    return person ? same_words(r, quote, 29, true, compared) : NULL;
}

void qi_name_by_words(struct resolver *r) {
    uint32_t compared = 0;
    const struct quote *chief = NULL;
    for (uint32_t k = 0; k < r->d->quotes.count; k++) {
        struct quote *q = &r->w->d->quotes.at[k];
        uint8_t region = r->w->quote_units.at[k].region;
        bool headline = qi_is_heading(region);
        if (q->kind == QUOTE_SCARE || !q->content_count || has_no_speaker(q)) continue;
        bool guess = headline && q->speaker_name && is_guess(r, k),
             spoken = q->speaker_name || q->speaker.stop > q->speaker.start;
        if (headline && spoken && !guess && is_noun_alone(r, k)) {
            const struct quote *below = bearer_below(r, k, &compared);
            if (below) q->speaker_name = below->speaker_name, q->speaker_entity = below->speaker_entity;
            continue;
        }
        if (spoken && !guess) continue;
        const struct quote *best = same_words(r, k, guess ? 60 : headline ? 30 : 49, guess, &compared);
        if (!best && !guess && region == REGION_SUBHEAD) best = next_speaker(r, k);
        if (!best && headline && q->kind == QUOTE_DIRECT) best = echo(r, k, &compared);
        if (!best && !guess && headline && q->kind == QUOTE_DIRECT) best = chief ? chief : (chief = main_speaker(r));
        if (!best) continue;
        if (guess && !is_mention_of(r, k, best)) q->speaker = (struct span){0, 0};
        q->speaker_name = best->speaker_name;
        q->speaker_entity = best->speaker_entity;
    }
}
