/*
 * What the files that say whom a mention means share: resolve.c (names), nominal.c (nouns), together.c (nouns for
 * several), below.c (who is named later), officials.c (of which state), pronoun.c, role.c, body.c and same_words.c.
 */
#ifndef QUOTH_QUOTE_RESOLVER_H
#define QUOTH_QUOTE_RESOLVER_H

#include "quote/words.h"

enum { LOOK_BACK = 40 }; /* mentions, or quotes */
/* Among the types of an antecedent: nobody who examines witnesses, or none but those. */
enum { ON_THE_STAND = 1 << 30, AT_THE_BAR = 1 << 29 };

/* What a person is called by: “President” in “President Lindqvist”, “mayor” in “Lindqvist, the mayor of Brest,”. */
struct role {
    uint64_t noun;        /* its key */
    uint32_t group;       /* who bears it */
    uint32_t first, last; /* the words it stands among */
    uint32_t at;          /* the noun */
};

/* A speaker known by a noun alone: “a Polish lawyer”, later “the lawyer”. */
struct unnamed {
    uint32_t noun; /* lower form */
    const char *name;
    struct role role; /* borne by no group */
};

/* Whom a mention means. */
struct found {
    uint32_t entity;  /* or NOTHING */
    const char *name; /* or NULL: the entity's group's name */
};

static inline bool qi_is_found(const struct found *found) {
    return found->entity != NOTHING || found->name;
}

struct resolver {
    struct quote_work *w;
    const quoth_document *d;
    VEC(struct role) roles;
    uint32_t *states; /* for each group: 1 + the group of the state or people in one of its roles; 0 when none */
    VEC(struct unnamed) unnamed;
    VEC(struct unnamed) bodies; /* ministries with their states */
    const struct quote *outer;  /* the speech that the quote at hand stands in, or NULL */
    uint32_t at;                /* the quote at hand */
    struct span told;           /* the first piece of what is said in it without marks */
    struct span own;            /* what is said in the quote at hand, when that is speech; else empty */
    uint32_t said;              /* the token that what is said begins at in the speaker's sentence, or 0 */
    uint32_t other_group;       /* whom a pronoun cannot mean, or NOTHING */
    uint32_t addressed;  /* whom the quote at hand speaks to by name, or NOTHING: “You, Mr Lee, must go,” he said */
    uint32_t last_group; /* of the quote before, or NOTHING */
    bool labelled;       /* is the mention a label of a transcript? */
    uint32_t last_stop;  /* the token behind what is said in it, or behind its speaker's mention */
    uint32_t last_unit_paragraph;
    struct phrase last_speaker; /* of the quote before: its mention, or that behind its pronoun; and what that meant */
    struct found last_found;
};

static inline uint32_t qi_lower_of(const struct resolver *r, uint32_t i) {
    return qi_form(r->d, i)->lower;
}

static inline bool qi_is_role_noun(const struct resolver *r, uint32_t i) {
    return qi_in(r->d, i, LIST_PERSON_NOUN) || qi_in(r->d, i, LIST_TITLE) || qi_is_minister(r->d, i);
}

/* A spokesman, spokeswoman or spokesperson, or several. */
static inline bool qi_is_spokesman(const struct resolver *r, uint32_t i) {
    return strncmp(r->d->forms.at[qi_lower_of(r, i)].text, "spokes", 6) == 0;
}

/* Is the word at i one of these? */
#define ONE_OF(r, i, ...)                                                                                              \
    qi_word_in((r)->w, (i), (const char *const[]){__VA_ARGS__},                                                        \
               sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* ---- role.c */
/* What a noun for a person is looked up by: “Gov.” is a governor. */
uint64_t qi_role_key(const struct resolver *r, uint32_t noun);
/* Finds the roles of all people and bodies named; false when there is no memory. */
bool qi_find_roles(struct resolver *r);
/* What a nominal means is its role from there on; false when there is no memory. */
bool qi_add_role(struct resolver *r, const struct phrase *p, uint32_t entity);
/* Words that tell bearers of one role apart: names and nationalities. */
int qi_modifier_score(const struct resolver *r, const struct phrase *p, const struct role *role);
/* The group of a type that bears the role a nominal names, or NOTHING: “the mayor”, “the retailer” after “the retailer
   Calder”. */
uint32_t qi_bearer(const struct resolver *r, const struct phrase *p, uint8_t type);

/* Is it another office than the role of the same noun? “The prime minister” is no minister, nor a deputy prime
   minister; but a deputy minister may be called “the minister”. */
bool qi_is_outranked(const struct resolver *r, const struct phrase *p, const struct role *role);
/* Has the text another office for the group than the one a nominal names: “the mayor” is no governor? */
bool qi_has_other_office(const struct resolver *r, const struct phrase *p, uint32_t group);

/* ---- body.c */
/* The mention of the body that a nominal means, or NOTHING. definite: it has been spoken of, whatever article it has.
 */
uint32_t qi_resolve_body(struct resolver *r, const struct phrase *p, bool same_paragraph, bool definite);

/* ---- pronoun.c */
/* One person whom the text gives no name: “a shift engineer”; not a woman for “he”, nor the title of a name. */
bool qi_is_unnamed_person(const struct resolver *r, const struct phrase *p, uint8_t gender);
/* How many entities begin before a token. */
uint32_t qi_entities_before(const struct resolver *r, uint32_t at);
/* Who is named only round the text is not spoken of in it: bylines, credits, boilerplate. */
bool qi_is_aside(const struct resolver *r, uint32_t token);
/* Is it who says what the quote at hand stands in: “she” in what a woman says of others? */
bool qi_is_outer_speaker(const struct resolver *r, const struct entity *e);
/* The likeliest antecedent, before token `at`, of a type in `types` (bits) and of a gender; NOTHING when none. */
uint32_t qi_antecedent(const struct resolver *r, uint32_t at, unsigned types, uint8_t gender, bool same_paragraph);
/* “It”: the body that spoke last in the paragraph, the subject of this sentence or a body or text of one of the two
   before, or the newest body or state named. */
struct found qi_resolve_it(struct resolver *r, uint32_t i, bool same_paragraph);
struct found qi_resolve_pronoun(struct resolver *r, const struct phrase *p, bool same_paragraph);

/* ---- nominal.c */
struct found qi_resolve_nominal(struct resolver *r, const struct phrase *p, bool same_paragraph);
/* May the noun mean somebody of the group, who spoke before? */
bool qi_may_mean(const struct resolver *r, const struct phrase *p, uint32_t group);
/* Does a noun say by itself who it is, in the first words of the text or by a nation? */
bool qi_says_who(const struct resolver *r, const struct phrase *p);
/* “the Vermont Democrat”, “the independent”: one person by her party, whatever names the words were taken for. */
bool qi_is_one_partisan(const struct resolver *r, const struct phrase *p);

/* ---- member.c */
/* “the Ohio Republican”, “the congresswoman”, “the lawmaker”: the member of an assembly who is meant, by what stands
   with the name, “Rep. Ann Lee (R-Ohio)”; or NOTHING. */
uint32_t qi_member(const struct resolver *r, const struct phrase *p);

/* ---- together.c */
/* “Both”, “the two”, “Lee and Poe”, “the Lee brothers”: who are meant together, or again by a name already told; or
 * NULL.
 */
const char *qi_named_together(struct resolver *r, const struct phrase *p);

/* ---- resolve.c */
/* A mention's own words as a name: without NUL bytes, on one line; NULL when there is no memory. */
const char *qi_phrase_text(struct resolver *r, const struct phrase *p);
/* The state whose government a capital's name stands for, or NULL. */
const char *qi_capital_of(const struct resolver *r, const struct entity *e);
/* The name of the group that a mention belongs to. */
const char *qi_group_name(const struct resolver *r, uint32_t entity);
bool qi_is_joint(const struct resolver *r, const struct phrase *p);
/* “A, B and C”: the names joined. */
const char *qi_joint_names(struct resolver *r, const struct phrase *p);
/* The first mention in the phrase of a type in `types` (bits), or NOTHING. */
uint32_t qi_entity_in(const struct resolver *r, const struct phrase *p, unsigned types);
bool qi_is_body_noun(const struct resolver *r, uint32_t i);
bool qi_is_plural(const struct resolver *r, const struct phrase *p);
/* Does the noun mean someone who speaks for a body: a spokeswoman, officials? */
bool qi_speaks_for_body(const struct resolver *r, uint32_t i);

/* ---- below.c */
/* Does the phrase begin the article: “A publican who … said” as its first words, but for a dateline? */
bool qi_opens_article(const struct resolver *r, const struct phrase *p);
/* “A publican told the court …”, and below: “Murty Tal, 58, pleaded …”: whom an article that begins with a noun for a
   person names first in the paragraphs after it; or NOTHING. */
uint32_t qi_named_below(const struct resolver *r, const struct phrase *p);
/* “A senior official said C. ¶ The ports minister, Ann Lee, said C”: who speaks next and has not been named before, if
   it is of the type and may be whom the noun means; or NOTHING. */
uint32_t qi_named_next(const struct resolver *r, const struct phrase *p, uint8_t type);

/* ---- officials.c */
/* “Latvian officials said C. … | Officials said”: of which state or body they are; neither entity nor name: nobody
   knows. */
struct found qi_whose_officials(struct resolver *r, const struct phrase *p);

/* ---- same_words.c */
/* A quotation without a speaker, or one in a headline: who says the same words elsewhere, or in a headline who speaks
   most. */
void qi_name_by_words(struct resolver *r);

#endif
