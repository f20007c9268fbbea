/*
 * What the parts of the naming of entities share (name.h is the way in):
 *
 *     mentions -> spellings (name_words.c) -> clusters (name_person.c, name_thing.c) -> groups (name.c)
 *
 * A spelling is one way in which a document writes a name, with case, diacritics, titles and articles
 * put aside. Spellings that mean the same are joined; a spelling that may mean several (a surname
 * that two people share) is decided mention by mention.
 */
#ifndef QUOTH_ENTITY_NAME_TABLE_H
#define QUOTH_ENTITY_NAME_TABLE_H

#include "document.h"
#include "entity/name_index.h"
#include "entity/name_sound.h"

/* A word of a name: a token, or several that hyphens join (Brandt - Okoye). */
struct name_word {
    const char *text, *lower; /* as in struct form */
    uint32_t length, lower_length;
    uint64_t lists;
    uint32_t flags; /* enum form_flag */
    uint32_t sound; /* index into sounds */
};

struct spelling {
    uint32_t word, words;     /* into naming.words */
    uint32_t mention;         /* the first one that is not in capitals throughout, else the first */
    uint32_t count;           /* of mentions */
    uint32_t parent;          /* union-find over spellings */
    uint32_t choice, choices; /* into naming.choices: what it may mean, when it may mean several things */
    const char *value;        /* things: the country that it names, or NULL */
    uint8_t type;
    uint8_t gender; /* of a title before a name of one word: Mrs Orme is not Mr Orme */
    bool capitals;  /* every mention is in capitals */
    bool language;  /* of a people's name: the tongue, not the people (in Spanish) */
    bool bare;      /* a person's: what a longer name of the text has behind its first word (Gaspare Lo Verso) */
    int16_t female; /* evidence: female if above 0, male if below */
};

struct naming {
    const struct lexicon *lexicon;
    const quoth_document *d; /* NULL when the names are those of a collection */
    struct arena *scratch;
    VEC(struct name_word) words;
    VEC(struct sound) sounds;
    uint32_t *sound_of_form; /* sound index + 1 */
    VEC(struct spelling) spellings;
    VEC(uint32_t) choices; /* spellings */
    uint32_t *spelling_of; /* of every entity */
    struct index by_spelling;
};

static inline bool qi_name_across(const struct naming *n) {
    return !n->d;
}

/* Reads the mentions into spellings. */
quoth_status qi_name_read(struct naming *n);

/* Takes a spelling, whose words are the last ones of n->words, into the table; *at: where it or its like is. */
quoth_status qi_name_add(struct naming *n, const struct spelling *spelling, uint32_t *at);

/* Joins spellings of one person; of one organisation, place or thing. */
quoth_status qi_name_persons(struct naming *n);
quoth_status qi_name_things(struct naming *n);

/* What the text around the mentions, and first names, tell of gender. */
void qi_name_gender(struct naming *n);

/* Gender that a word next to a name gives it ("Mrs", "actress"), as enum gender. */
uint8_t qi_gender_of_word(const quoth_document *d, uint32_t token);

/* A mention's name as it is to be shown, in the arena; NULL when there is no memory. */
const char *qi_name_text(const quoth_document *d, const struct entity *entity, struct arena *arena);

/* The fuller a spelling, the better it serves as the canonical name. */
uint32_t qi_name_fullness(const struct naming *n, const struct spelling *s);

/* Union-find. */
uint32_t qi_name_root(struct naming *n, uint32_t spelling);
void qi_name_join(struct naming *n, uint32_t a, uint32_t b);

static inline const struct sound *qi_word_sound(const struct naming *n, const struct spelling *s, uint32_t word) {
    return &n->sounds.at[n->words.at[s->word + word].sound];
}

static inline const struct name_word *qi_name_word(const struct naming *n, const struct spelling *s, uint32_t word) {
    return &n->words.at[s->word + word];
}

/* The value that a word list gives to an entry of it, NULL when it is none. lists: those that hold the entry. */
static inline const char *qi_name_value(const struct naming *n, enum word_list list, uint64_t lists, const char *entry,
                                        size_t length) {
    return lists >> list & 1 ? qi_lexicon_value(n->lexicon, list, entry, length) : NULL;
}

/* Is a word, in lower case, one of these? */
static inline bool qi_name_word_in(const struct name_word *w, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (words[i][0] == w->lower[0] && strlen(words[i]) == w->lower_length &&
            memcmp(words[i], w->lower, w->lower_length) == 0)
            return true;
    return false;
}

#endif
