/*
 * The word lists: one file each, lib/data/lists/<name>.txt, compiled into the model by tools/build_model.c.
 *
 * A file has comment lines (#: what the list is, source, date), then one entry a line, lower case,
 * apostrophes straight; an entry may have several words, and after a tab a value ("russian<TAB>Russia").
 * A form's `lists` holds bit 1 << LIST_X for every list that its lower-case spelling is in.
 * The last USER_LISTS are empty here: quoth train fills them with words of the user's own, for names alone.
 * At most 63 lists; bit 63 marks the beginning of a longer entry (see qi_lexicon_phrase).
 */
#ifndef QUOTH_MODEL_LISTS_H
#define QUOTH_MODEL_LISTS_H

#define QUOTH_WORD_LISTS(X)                                                           \
    X(ABBREVIATION, "abbreviations")   /* end in a stop that ends no sentence: gov. */ \
    X(ABBREVIATION_BEFORE, "abbreviations-before") /* … and stand before a name or number: mr. */ \
    X(STARTER, "sentence-starters")    /* capitalised because they begin a sentence: however */ \
    X(PREFIX, "prefixes")              /* joined by a hyphen to what follows: non */   \
    X(CONTRACTION, "contractions")     /* value: its parts, "can not" */               \
    X(DOMAIN, "domains")               /* a host or file name ends in: com, pdf */     \
    X(TITLE, "titles")                 /* before a name: president, mr., gen. */       \
    X(SAY, "say")                      /* reporting verbs, every form: said, warns */  \
    X(SAY_TELL, "say-tell")            /* … with the hearer as object: told */         \
    X(SAY_TO, "say-to")                /* … with a to-infinitive: urged */             \
    X(SAY_OF, "say-of")                /* … with a preposition (the value): accused of */ \
    X(SAY_GERUND, "say-gerund")        /* … with a gerund: denied taking it */         \
    X(SAY_MARKS, "say-marks")          /* … only with quotation marks: called it “…” */ \
    X(SAY_NOT_CLAUSE, "say-not-clause") /* seldom with a clause that lacks "that" */   \
    X(SAY_NOUN, "say-nouns")           /* the claim that … */                          \
    X(PERSON_NOUN, "person-nouns")     /* spokesman, official, survivor */             \
    X(BODY_NOUN, "body-nouns")         /* ministry, court, statement, report */        \
    X(FEMALE_NAME, "female-names")                                                    \
    X(MALE_NAME, "male-names")                                                        \
    X(NAME_VARIANT, "name-variants")   /* first names; value: what it is short or another language's form of */ \
    X(GENDERED, "gendered-words")      /* before or after a name: mrs, actress; value: f or m */ \
    X(ORG_KIND, "organisation-kinds")  /* what a name may be used without: party, inc, university */ \
    X(ORG_PART, "organisation-parts")  /* what is a body of its own within a larger one: council, office */ \
    X(FUNCTION_WORD, "function-words") /* tell nothing of what a statement is about: the, of */ \
    X(SYNONYM, "synonyms")             /* value: the word that stands for all its like */ \
    X(STATE_ABBREVIATION, "state-abbreviations") /* as places: tenn.; value: the state */ \
    X(KNOWN_BODY, "known-bodies")      /* nato, eu; value: the canonical name */      \
    X(COUNTRY, "countries")            /* value: the canonical name */                 \
    X(DEMONYM, "demonyms")             /* value: the country */                        \
    X(CAPITAL, "capitals")             /* value: the country whose government it means */ \
    X(CHROME_LINE, "boilerplate-lines")       /* whole lines: leave a reply; value: what it is */ \
    X(CHROME_OPENING, "boilerplate-openings") /* lines begin so: photo by; value: what it is */ \
    X(CHROME_PHRASE, "boilerplate-phrases")   /* … or have it in them: our newsletter */ \
    X(FINITE_VERB, "finite-verbs")     /* nearly always one: has, arrives */           \
    X(PRESS_ROLE, "press-roles")       /* in a byline: correspondent, staff */         \
    X(KICKER, "kickers")               /* before a colon, no place: exclusive, watch */ \
    X(SMALL_WORD, "small-words")       /* written small in titles: of, and */          \
    X(DATE_WORD, "date-words")         /* in a time of publication: updated, gmt */    \
    X(PUBLIC_FIGURE, "public-figures") /* value: the name as their office writes it */ \
    X(SURNAME, "surnames")                                                            \
    X(CITY, "cities")                                                                 \
    X(REGION, "regions")               /* islands, rivers and mountains too */         \
    X(ORGANISATION, "organisations")                                                  \
    X(PLACE_NOUN, "place-nouns")       /* in places' names: river, street */           \
    X(ORGANISATION_NOUN, "organisation-nouns") /* ministry, university, party */       \
    X(MEDIA_NOUN, "media-nouns")       /* herald, newswire, radio */                   \
    X(TRADE_NOUN, "trade-nouns")       /* in firms' names: renewables, foods */        \
    X(TEAM_NOUN, "team-nouns")         /* rovers, athletic, tigers */                  \
    X(COMPANY_SUFFIX, "company-suffixes")                                             \
    X(EVENT_NOUN, "event-nouns")       /* war, treaty, cup */                          \
    X(PARTICLE, "particles")           /* in names, written small: van, bin */         \
    X(MONTH, "months")                                                                \
    X(WEEKDAY, "weekdays")                                                            \
    X(NUMBER_WORD, "number-words")     /* twelve, million; value: see there */         \
    X(UNIT, "units")                   /* km, tonnes; value: the unit's one name */    \
    X(CURRENCY, "currencies")          /* $, euros; value: ISO 4217's code */          \
    X(WORK_NOUN, "work-nouns")         /* has a title: novel, film, show */            \
    X(TOLL_WORD, "toll-words")         /* killed, missing, workers; value: what is counted */ \
    X(TELLING_WORD, "telling-words")   /* beside a name: tanker, shares; value: see there */

enum word_list {
#define X(name, file) LIST_##name,
    QUOTH_WORD_LISTS(X)
#undef X
    LIST_USER,
    USER_LISTS = 4,
    WORD_LISTS = LIST_USER + USER_LISTS,
    LIST_OPENS = 63
};

#endif
