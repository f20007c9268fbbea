/* Whose words stand in marks that no attribution took, by the words round them. A phrase of kind PHRASE_NONE: they do
 * not tell. */
#ifndef QUOTH_QUOTE_WHOSE_H
#define QUOTH_QUOTE_WHOSE_H

#include "quote/work.h"

enum { ASIDE = 25 }; /* words between marks and the verb of who speaks */

/* The first reporting verb in [first, last), before the next stretch; or NOTHING. */
uint32_t qi_reporting_verb(const struct quote_work *w, uint32_t first, uint32_t last);
/* “‘They shot at us’: survivor tells of …”: who stands after the colon of a headline. */
struct phrase qi_source_after(const struct quote_work *w, const struct unit *unit, const struct stretch *s);
/* “Ann Lee Calls Ben Orr ‘a Clown’”: the name that a headline begins with, whatever its capitals make of the verb. */
struct phrase qi_opening_name(const struct quote_work *w, const struct unit *unit);
/* Who acts before the marks at `stop`: the subject of the newest verb that reports, else of the newest one, if it can
   speak; else the first subject. */
struct phrase qi_who_acts(const struct quote_work *w, uint32_t first, uint32_t stop);
/* A person, by name, by “he” or “she”, or by a noun. */
bool qi_means_person(const struct quote_work *w, const struct phrase *p);
/* “A message from Lee: “…””, “this from Lee: “…””, “a cry of “No!” from the gallery”: who stands behind the “from”
   at i. */
struct phrase qi_from_whom(const struct quote_work *w, uint32_t i, uint32_t last);
/* “Quote: “…””, “Key quotes: …” */
bool qi_is_quote_label(const struct quote_work *w, const struct phrase *p);
/* “The pilot’s first words: “…””, “Her answer was sharp: “…””: whose words they are, or the phrase as it is. */
struct phrase qi_whose_words(const struct quote_work *w, struct phrase p, uint32_t stop);
/* “In Lee’s words, the wall was “done””, “in the words of the report, …”: whose words [first, stop) says follow. */
struct phrase qi_in_words_of(const struct quote_work *w, uint32_t first, uint32_t stop);
/* Whom the sentence before is about, when that is a person: “Lee sank to his knees. ¶ “I lost.”” */
struct phrase qi_person_before(const struct quote_work *w, const struct unit *unit, uint32_t unit_index);
/* “S,” NP could be heard: who stands after the marks of a quotation that goes on after its comma, and the verb. */
struct phrase qi_who_follows(const struct quote_work *w, const struct unit *unit, const struct stretch *s,
                             uint32_t *verb);

#endif
