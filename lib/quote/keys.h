/* What the learned parts of the quote stage make features of: words, tags, subjects. */
#ifndef QUOTH_QUOTE_KEYS_H
#define QUOTH_QUOTE_KEYS_H

#include "quote/words.h"

/* The lower-case spelling of the word at i; 0 from `last` on. */
static inline uint64_t qi_word_key(const struct quote_work *w, uint32_t i, uint32_t last) {
    return i < last ? w->d->forms.at[qi_form(w->d, i)->lower].hash : 0;
}

/* The tag of the word at i, that of an opening mark for all that stands in marks. */
static inline uint64_t qi_tag_key(const struct quote_work *w, uint32_t i, uint32_t last) {
    return i >= last ? POS_NONE : w->stretch_at[i] ? POS_OPEN : tag(w, i);
}

/* What a noun phrase is for a subject: none, a pronoun by itself, a name by type, a noun for people, another. */
static inline uint64_t qi_subject_kind(const struct quote_work *w, const struct phrase *p) {
    switch (p->kind) {
    case PHRASE_NONE: return 0;
    case PHRASE_PRONOUN: return qi_word_key(w, p->head, NOTHING);
    case PHRASE_NAME: return 1u + w->d->entities.at[p->entity].type;
    default: return qi_in(w->d, p->head, LIST_PERSON_NOUN) ? 8 : qi_in(w->d, p->head, LIST_BODY_NOUN) ? 9 : 10;
    }
}

#endif
