/*
 * Which state or body “officials”, “the authorities” and “the government” are of, when the words beside them do not
 * say: that of whoever was last called so and said to be of one.
 */
#include "quote/resolver.h"

/* Is the noun one for those who speak for a state or a body, none of them by name? */
static bool is_officials(const struct resolver *r, uint32_t i) {
    return ONE_OF(r, i, "officials", "authorities", "government");
}

/* Do both phrases have the same words before their nouns, but for articles and names: “security officials”? */
static bool same_kind(const struct resolver *r, const struct phrase *p, const struct phrase *before) {
    for (uint32_t i = p->first; i < p->head; i++) {
        bool found = tag(r->w, i) == POS_DT;
        for (uint32_t k = before->first; k < before->head && !found; k++)
            found = qi_lower_of(r, k) == qi_lower_of(r, i);
        if (!found) return false;
    }
    return true;
}

/* Does the phrase say no more than the noun and its kind: not “local officials in Orlava”? */
static bool is_bare(const struct resolver *r, const struct phrase *p) {
    if (p->last != p->head + 1) return false;
    for (uint32_t i = p->first; i < p->head; i++)
        if (r->w->entity_at[i] || tag(r->w, i) == POS_POS || tag(r->w, i) == POS_PRPS ||
            ONE_OF(r, i, "local", "other", "some", "several", "many", "these", "those", "two", "three", "senior"))
            return false;
    return true;
}

/* Is a place or somebody named before the phrase in its sentence: “In Orlava, | officials”? */
static bool is_elsewhere(const struct resolver *r, const struct phrase *p) {
    for (uint32_t i = p->first; i-- > r->d->sentences.at[qi_sentence_at(r->d, p->first)].first;)
        if (r->w->entity_at[i]) return true;
    return false;
}

/* “Latvian authorities are holding five men”: the state or body of whom a sentence tells that has no quote, or NOTHING.
 */
static uint32_t acts_in(const struct resolver *r, const struct phrase *p, uint32_t sentence) {
    const struct sentence *s = &r->d->sentences.at[sentence];
    struct phrase acts = qi_first_subject(r->w, s->first, s->last);
    if (acts.kind != PHRASE_NOMINAL || !is_officials(r, acts.head) || !same_kind(r, p, &acts)) return NOTHING;
    return qi_entity_in(r, &acts, 1u << TYPE_ORG | 1u << TYPE_LOC | 1u << TYPE_MISC);
}

/* The state that the text has named most in the last sentences, by its own name or its people's: whose “the government”
   is; NOTHING when another is named as often. */
static uint32_t state_named_most(const struct resolver *r, uint32_t at) {
    enum { MENTIONS = 24, FAR = 8, STATES = 8 };
    struct {
        const char *name;
        uint32_t entity, count;
    } states[STATES];
    uint32_t known = 0, best = 0, here = qi_sentence_at(r->d, at);
    for (uint32_t k = qi_entities_before(r, at), looked = 0; k-- > 0 && looked < MENTIONS; looked++) {
        const struct entity *e = &r->d->entities.at[k];
        if (here - qi_sentence_at(r->d, e->first) > FAR) break;
        bool state = (e->type == TYPE_LOC && (qi_in(r->d, e->first, LIST_COUNTRY) || qi_capital_of(r, e))) ||
                     (e->type == TYPE_MISC && qi_in(r->d, e->first, LIST_DEMONYM));
        if (!state || qi_is_aside(r, e->first)) continue;
        const char *name = qi_group_name(r, k);
        uint32_t i = 0;
        while (i < known && strcmp(states[i].name, name) != 0) i++;
        if (i == STATES) continue;
        if (i == known) states[known].name = name, states[known].entity = k, states[known++].count = 0;
        states[i].count++;
    }
    for (uint32_t i = 1; i < known; i++)
        if (states[i].count > states[best].count) best = i;
    for (uint32_t i = 0; i < known; i++)
        if (i != best && states[i].count == states[best].count) return NOTHING;
    return known ? states[best].entity : NOTHING;
}

/* “The Latvian army says C. ¶ | Army officials say C”: the body whose noun tells what the officials are, if it spoke in
   the sentence before; neither entity nor name: it did not. */
static struct found of_body(const struct resolver *r, const struct phrase *p) {
    enum { QUOTES = 4 };
    struct found none = {NOTHING, NULL};
    if (p->head == p->first || !qi_is_body_noun(r, p->head - 1) || r->w->entity_at[p->head - 1]) return none;
    uint32_t here = qi_sentence_at(r->d, p->first);
    for (uint32_t k = r->at, looked = 0; k-- > 0 && looked < QUOTES; looked++) {
        const struct phrase *before = &r->w->speakers.at[k];
        const struct quote *q = &r->d->quotes.at[k];
        if (before->kind != PHRASE_NOMINAL || before->first >= p->first || q->within != NOTHING) continue;
        if (here - qi_sentence_at(r->d, before->first) > 1) break;
        bool same = before->head > before->first + 1 && qi_lower_of(r, before->head) == qi_lower_of(r, p->head - 1);
        if (same) return (struct found){q->speaker_entity, q->speaker_name};
    }
    return none;
}

struct found qi_whose_officials(struct resolver *r, const struct phrase *p) {
    enum { QUOTES = 6 };
    struct found found = {NOTHING, NULL};
    if (!is_officials(r, p->head) || !is_bare(r, p) || is_elsewhere(r, p)) return found;
    found = of_body(r, p);
    if (qi_is_found(&found)) return found;
    uint32_t here = qi_sentence_at(r->d, p->first), far = ONE_OF(r, p->first, "the") ? 2 : 1;
    if (here > 0) found.entity = acts_in(r, p, here - 1);
    if (found.entity != NOTHING) return found;
    for (uint32_t k = r->at, looked = 0; k-- > 0 && looked < QUOTES; looked++) {
        const struct phrase *before = &r->w->speakers.at[k];
        const struct quote *q = &r->d->quotes.at[k];
        if (before->kind == PHRASE_NONE || before->first >= p->first || q->within != NOTHING) continue;
        if (here - qi_sentence_at(r->d, before->first) > far) break;
        if (before->kind == PHRASE_PRONOUN && q->speaker_entity != NOTHING) continue; /* “Latvian officials … They” */
        if (before->kind != PHRASE_NOMINAL || !is_officials(r, before->head)) break;
        bool said = q->speaker_entity != NOTHING || before->last > before->head + 1; /* “in Orlava province” */
        if (!said || !same_kind(r, p, before)) break;
        return (struct found){q->speaker_entity, q->speaker_name};
    }
    if (here > 1 && far > 1) found.entity = acts_in(r, p, here - 2);
    bool government = ONE_OF(r, p->head, "government") && ONE_OF(r, p->first, "the") && p->last == p->first + 2;
    if (found.entity == NOTHING && government) found.entity = state_named_most(r, p->first);
    return found;
}
