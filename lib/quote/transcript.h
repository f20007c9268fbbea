/* Labels, and the turns of speech that are made with them: of transcripts (transcript.c), and of posts, letters and
 * statements (block.c). */
#ifndef QUOTH_QUOTE_TRANSCRIPT_H
#define QUOTH_QUOTE_TRANSCRIPT_H

#include "quote/work.h"

enum label_kind { LABEL_NONE = 0, LABEL_ASKS, LABEL_ANSWERS, LABEL_PERSON, LABEL_OTHER };

struct label {
    struct phrase speaker;
    uint32_t colon;
    uint8_t kind; /* enum label_kind */
    bool alone;   /* a line of its own, above what is said */
};

/* The label that a paragraph's first unit begins with; kind LABEL_NONE when none does. */
struct label qi_label_of(const struct quote_work *w, const struct unit *unit);
/* Does the paragraph of units [k, next), or a long one's beginning, say “I” or “we” outside marks, as a narrator does
   not? */
bool qi_in_first_person(const struct quote_work *w, uint32_t k, uint32_t next);
/* Makes a quote of a turn, and of who the label says has it; a colon of NOTHING: that was said before. */
quoth_status qi_add_turn(struct quote_work *w, const struct unit *unit, const struct label *label, struct turn turn);

#endif
