/* A stretch in marks that no attribution took (rest.c, within.c), and who speaks it by what stands round its paragraph:
   whose turn it is (turn.c), and who the lines beside it name (beside.c). A phrase of kind PHRASE_NONE: they do not
   tell. */
#ifndef QUOTH_QUOTE_PLACE_H
#define QUOTH_QUOTE_PLACE_H

#include "quote/work.h"

/* A stretch that no attribution took, and what its speaker turns on. */
struct place {
    const struct unit *unit;
    uint32_t unit_index;
    struct stretch *s;
    const struct quote *before;   /* the newest quote that is no scare quote, or NULL; gone once a quote is added */
    uint32_t index;               /* of `before` */
    const struct phrase *speaker; /* who speaks on behind it, or NULL */
    uint32_t words;
    bool same_paragraph, next_paragraph; /* is it in the paragraph of `before`, or in the one after that? */
    bool clause, alone;
    bool speech; /* it stands alone, and is too much for a name or a term */
};

/* ---- rest.c */
/* Makes a quote of a stretch; speaker: NULL or a phrase. */
bool qi_add_stretch_quote(struct quote_work *w, const struct unit *unit, struct stretch *s, enum quote_kind kind,
                          const struct phrase *speaker, const char *method);
/* Is any longer word of a stretch in small letters, so that it may be said and is no title? */
bool qi_has_small_word(const struct quote_work *w, const struct stretch *s);
/* “He pointed to a video showing that it burned. | “You can see”": a thing that shows something, and does not speak. */
bool qi_is_shown(const struct quote_work *w, const struct phrase *p);

/* ---- within.c */
/* A clause in marks inside a sentence: its subject speaks. */
bool qi_take_within_sentence(struct quote_work *w, const struct place *at);
/* A few words in marks: said, when they are enough, go on with a quote or stand in a headline; else a term. */
bool qi_take_fragment(struct quote_work *w, const struct place *at);
/* “a bag marked “cash””, “which means “red hill””, “known as the “cube””: what is named or explained, not said. */
bool qi_is_term(const struct quote_work *w, const struct stretch *s);

/* ---- turn.c */
/* Does a quote's last piece ask? */
bool qi_asks(const struct quote_work *w, const struct quote *q);
/* Who speaks on in the paragraph behind the quote `index`, in stretch s: as a rule who spoke before. Not the narrator,
   “I put it to him”; and in a dialogue one asks, the other answers, and the first asks again. */
const struct phrase *qi_next_in_turn(const struct quote_work *w, uint32_t index, const struct stretch *s, bool alone);

/* ---- beside.c */
/* “The money went to the top.” ¶ – Ann Lee, miner: whose name stands behind a dash on the line below; *dash: where. */
struct phrase qi_who_signs(const struct quote_work *w, const struct place *at, uint32_t *dash);
/* Who a line of its own above or below the paragraph names, who was asked in the one above, or whom the sentence behind
   is about; *again: who answered before answers again, also when nobody says who that is. */
struct phrase qi_who_stands_beside(const struct quote_work *w, const struct place *at, bool *again);
/* “Veskia coach Ann Lee ¶ On the defence: ¶ “It held.””: who stands above the line that says what the quotation is
   about, or spoke before it. */
struct phrase qi_who_has_topic(const struct quote_work *w, const struct place *at);
/* “Senator Ann Lee on the Ferry Fares”, “Statement by Ann Lee on …”: whose words, by the headline, a text in marks is
   that names nobody else. */
struct phrase qi_issuer_above(const struct quote_work *w, uint32_t index);
/* “When he lies down we go home.” ⏎ Ann Lee, baker: whom the line below names, where it is no sentence of its own. */
struct phrase qi_who_ends_unit(const struct quote_work *w, const struct place *at);

#endif
