/* What the words round a name tell of its type, beyond those that its scorer looks at. */
#ifndef QUOTH_ENTITY_TELLING_H
#define QUOTH_ENTITY_TELLING_H

#include "document.h"
#include "entity/types.h"

enum telling {
    TELL_CALLED_BODY = 0, /* "the brokerage Orvel" */
    TELL_ACTS,            /* "according to Orvel", "leader of New Shore" */
    TELL_STANDS_IN,       /* "in Velm" */
    TELL_VESSEL,          /* "the tanker Berit Sol" */
    TELL_PEOPLE,          /* "the Velmi people" */
    TELL_DATELINE,        /* "VELM, May 3 - The …" */
    TELL_FIRM,            /* "shares in Orvel" */
    TELL_RIVAL,           /* "beat Velm" */
    TELL_TITLED,          /* "minister Imre Tal" */
    TELL_DWELT,           /* "Velm residents", "a town near Velm" */
    TELL_TRADED,          /* "Orvel (NYSE: ORV)", "Orvel Ltd" */
    TELL_MIXED,           /* "OrVel" */
    TELL_WHICH,           /* "Orvel, which", which is no person */
    TELL_WHERE,           /* "Velm, where" */
    TELL_IT,              /* "Orvel said it" */
    TELL_ARTICLE,         /* "the Orvel said", which is no person */
    TELL_PLURAL,          /* "Orvel have won": no person, nor a place */
    TELL_MOVES,           /* "Orvel fell 3 percent": no person */
    TELL_ITS,             /* "Orvel has cut its": no person */
    TELL_BEGUN,           /* "Orvel was founded in 1974" */
    TELL_STAFFED,         /* "Orvel striker Imre Tal" */
    TELL_KIND,            /* "Banco Velm" */
    TELL_INITIALS,        /* "the Velm Rail Union (VRU)": no person */
    TELL_ACRONYM,         /* "ORV": no place, where no list has it */
    TELL_OWNS,            /* "Orvel's Imre Tal": no person */
    TELL_LAW,             /* "the Ports Act" */
    TELL_SEAT,            /* "the Velm East MP" */
    TELL_AGED,            /* "Imre Tal, 34,", "(Imre Tal/AFP)" */
    TELL_RECORD,          /* "the Velmers (14-2)" */
    TELLINGS
};

/* What is told of an entity: 1 << telling. *region: the first that may hold it, to go on from. */
uint32_t qi_told_of(const quoth_document *d, const struct entity *e, uint32_t *region);

/* Of that, what the clause tells whose subject it is (telling_clause.c). */
uint32_t qi_told_by_clause(const quoth_document *d, const struct entity *e);
/* Does a clause begin with the token: a sentence, or behind a word that joins one? */
bool qi_begins_clause(const quoth_document *d, uint32_t token);

/* "the Velm Rail Union (VRU)": is the second name the initials of the first? */
bool qi_is_short_for(const quoth_document *d, const struct entity *a, const struct entity *b);
/* Do such initials, read as a name or not, stand in brackets behind the name? They are the token behind the bracket. */
bool qi_has_initials(const quoth_document *d, const struct entity *e);

/* "PT Velmara", "UAB Velmara": is the word the form of a firm, as some countries have it before the name? */
bool qi_is_firm_form(const quoth_document *d, uint32_t token);

/* Is the name that of a country, by the lists? It is a place, also where it plays, acts or owns something. */
bool qi_names_country(const quoth_document *d, uint32_t first, uint32_t last);

/* Is the name, of several words, that of a region, or of a people, by the lists? */
bool qi_names_region(const quoth_document *d, uint32_t first, uint32_t last);
bool qi_names_people(const quoth_document *d, uint32_t first, uint32_t last);

/* Is the name that of a body, by the lists? known: one that all news has, as is one of one word. */
bool qi_names_body(const quoth_document *d, uint32_t first, uint32_t last, bool known);

/* "Velm-based", "Tal-dominated": does a hyphen with no spaces round it stand before how something has to do with a
 * name?
 */
bool qi_is_made_of(const quoth_document *d, uint32_t hyphen);

/* Is the word a country, a town, a region or one of their peoples, by the lists? */
bool qi_names_place(const quoth_document *d, uint32_t token);

/* Does a line begin with the token? */
static inline bool begins_line(const quoth_document *d, uint32_t token) {
    return d->tokens.at[token].flags & TOKEN_AFTER_LINE;
}

/* What stands before a family name, in news that is formal: Mr, Mrs, Ms. */
static inline bool is_courtesy(const quoth_document *d, uint32_t token) {
    static const char *const titles[] = {"mr", "mr.", "mrs", "mrs.", "ms", "ms."};
    return qi_token_among(d, token, titles, sizeof titles / sizeof *titles);
}

#endif
