/*
 * Which spellings mean one organisation, place or thing: countries and peoples by the word lists, names made
 * of the same words, acronyms, short forms, other transliterations.
 */
#include "entity/name_table.h"
#include "entity/telling.h"
#include "entity/types.h"

enum { MOST_TRIED = 24, MOST_WORDS = 16 };

struct things {
    struct naming *n;
    struct index names;    /* same words in the same order, or the country: any type */
    struct index bags;     /* organisations: same words in any order */
    struct index initials; /* of names of several words */
    struct index sounds;   /* value: spelling; the sound is in sound_of */
    struct index places;   /* places of one word, by their lower case */
    struct index parts;    /* every word of names of several words */
    uint32_t *sound_of;    /* of every spelling: its words as one, + 1 */
};

/* ---- countries */

/* The state or region of an entry in the lists of countries (and, where asked for, of peoples); NULL. */
static const char *state(const struct naming *n, const char *entry, size_t length, bool people) {
    uint64_t lists = qi_lexicon_lists(n->lexicon, qi_hash(entry, length));
    const char *value = qi_name_value(n, LIST_COUNTRY, lists, entry, length);
    return value || !people ? value : qi_name_value(n, LIST_DEMONYM, lists, entry, length);
}

/* "pro-Russian", "US-made": the one state that the parts of a hyphenated word name. */
static const char *state_in_parts(const struct naming *n, const char *text, size_t length) {
    const char *found = NULL;
    for (size_t start = 0, at = 0; at <= length; at++) {
        if (at < length && text[at] != '-') continue;
        const char *value = at > start ? state(n, text + start, at - start, true) : NULL;
        if (value && found && strcmp(value, found) != 0) return NULL;
        if (value) found = value;
        start = at + 1;
    }
    return found;
}

/* The canonical name of the state (or region) that a spelling names, or whose people; NULL. */
static const char *country(const struct naming *n, const struct spelling *s) {
    char text[96];
    size_t length = 0;
    if (s->words > 8) return NULL;
    for (uint32_t i = 0; i < s->words; i++) {
        const struct name_word *w = qi_name_word(n, s, i);
        if (w->lower_length + 1 > sizeof text - length) return NULL;
        if (i) text[length++] = ' ';
        memcpy(text + length, w->lower, w->lower_length);
        length += w->lower_length;
    }
    const char *value = state(n, text, length, s->type == TYPE_MISC || s->type == TYPE_LOC);
    uint64_t lists = qi_lexicon_lists(n->lexicon, qi_hash(text, length));
    if (!value && s->type == TYPE_ORG) value = qi_name_value(n, LIST_KNOWN_BODY, lists, text, length);
    if (!value && s->type == TYPE_LOC && s->words == 1)
        value = qi_name_value(n, LIST_STATE_ABBREVIATION, lists, text, length);
    return value || s->type != TYPE_MISC || s->words > 1 ? value : state_in_parts(n, text, length);
}

/* ---- words that count */

static bool is_small(const struct name_word *w) {
    static const char *const words[] = {"of", "for", "and", "the", "in",  "on", "at",
                                        "to", "de",  "la",  "du",  "des", "del"};
    return qi_name_word_in(w, words, sizeof words / sizeof *words);
}

/* Stems of the words that count, at most MOST_WORDS; a people counts as its state. */
static uint32_t content(const struct naming *n, const struct spelling *s, uint64_t *stems, uint32_t *places) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < s->words && count < MOST_WORDS; i++) {
        const struct name_word *w = qi_name_word(n, s, i);
        if (is_small(w)) continue;
        const char *value = qi_name_value(n, LIST_DEMONYM, w->lists, w->lower, w->lower_length);
        stems[count] = qi_word_sound(n, s, i)->stem;
        if (value) {
            struct sound sound;
            qi_sound(value, strlen(value), &sound);
            stems[count] = sound.stem;
        }
        if (places) places[count] = i;
        count++;
    }
    return count;
}

static uint64_t row_key(const uint64_t *stems, uint32_t count) {
    return qi_hash(stems, count * sizeof *stems);
}

/* Ministry of Foreign Affairs, Foreign Ministry: the order does not count, nor do affairs. */
static uint64_t bag_key(const uint64_t *stems, uint32_t count) {
    static const char affairs[] = "affair";
    uint64_t sum = 0, skip = qi_hash(affairs, sizeof affairs - 1);
    for (uint32_t i = 0; i < count; i++)
        if (stems[i] != skip) sum += qi_hash(&stems[i], sizeof *stems);
    return sum;
}

/* ---- joining by key */

static quoth_status join_by(struct things *t, struct index *index, uint64_t key, uint32_t at) {
    uint32_t found = qi_index_find(index, key);
    if (found) {
        qi_name_join(t->n, at, index->entries.at[found - 1].value);
        return QUOTH_OK;
    }
    return qi_index_add(t->n->scratch, index, key, at) ? QUOTH_OK : QUOTH_ERROR_MEMORY;
}

static quoth_status join_same_words(struct things *t, uint32_t at) {
    struct spelling *s = &t->n->spellings.at[at];
    s->value = country(t->n, s);
    if (s->value) return join_by(t, &t->names, qi_hash(s->value, strlen(s->value)) ^ 1, at);
    uint64_t stems[MOST_WORDS];
    uint32_t count = content(t->n, s, stems, NULL);
    if (!count) return QUOTH_OK;
    quoth_status status = join_by(t, &t->names, row_key(stems, count), at);
    if (!status && s->type == TYPE_ORG && count > 1) status = join_by(t, &t->bags, bag_key(stems, count), at);
    return status;
}

/* ---- acronyms */

static bool is_acronym(const struct naming *n, const struct spelling *s) {
    if (s->words != 1) return false;
    uint32_t letters = qi_word_sound(n, s, 0)->letters;
    uint32_t flags = qi_name_word(n, s, 0)->flags;
    return letters > 1 && letters < 9 && flags & (FORM_ALL_UPPER | FORM_MIXED) && !(flags & FORM_DIGIT);
}

/* First letters of the words, with or without the small ones, with or without the later parts of hyphenated ones. */
static uint32_t initials(const struct naming *n, const struct spelling *s, bool small, bool parts, char *out) {
    uint32_t length = 0;
    for (uint32_t i = 0; i < s->words && length < MOST_WORDS; i++) {
        const struct name_word *w = qi_name_word(n, s, i);
        if (!small && is_small(w)) continue;
        out[length++] = w->lower[0];
        for (uint32_t c = 1; parts && c + 1 < w->lower_length && length < MOST_WORDS; c++)
            if (w->lower[c] == '-') out[length++] = w->lower[c + 1];
    }
    return length;
}

static quoth_status add_initials(struct things *t, uint32_t at) {
    const struct spelling *s = &t->n->spellings.at[at];
    uint64_t seen[4] = {0};
    for (int variant = 0; variant < 4; variant++) {
        char out[MOST_WORDS + 1];
        uint32_t length = initials(t->n, s, variant & 1, variant & 2, out);
        if (length < 2) continue;
        seen[variant] = qi_hash(out, length);
        bool again = false;
        for (int i = 0; i < variant; i++) again |= seen[i] == seen[variant];
        if (!again && !qi_index_add(t->n->scratch, &t->initials, seen[variant], at)) return QUOTH_ERROR_MEMORY;
    }
    return QUOTH_OK;
}

/* "Assembly", "the Ministry": another document may mean another one. */
static bool is_general(const struct naming *n, const struct spelling *s) {
    return s->words == 1 &&
           qi_name_word(n, s, 0)->lists & (1ull << LIST_ORG_KIND | 1ull << LIST_ORG_PART | 1ull << LIST_BODY_NOUN);
}

/* One meaning: joined, if it is the same text. Else left to be chosen. From `start` on choices are those of `at`. */
static void settle(struct naming *n, uint32_t at, uint32_t start) {
    const struct spelling *s = &n->spellings.at[at];
    uint32_t found = n->choices.count - start;
    bool sure = found == 1 && (!qi_name_across(n) || (is_acronym(n, s) && qi_word_sound(n, s, 0)->letters > 3));
    if (found && !sure && qi_name_root(n, at) == at) {
        n->spellings.at[at].choice = start;
        n->spellings.at[at].choices = found;
        return;
    }
    if (sure) qi_name_join(n, at, n->choices.at[start]);
    n->choices.count = start;
}

static bool add_choice(struct naming *n, uint32_t start, uint32_t root) {
    for (uint32_t c = start; c < n->choices.count; c++)
        if (qi_name_root(n, n->choices.at[c]) == root) return true;
    uint32_t *choice = VEC_ADD(n->scratch, &n->choices);
    if (choice) *choice = root;
    return choice != NULL;
}

/* NATO, N.A.T.O.: the spelling's hash is that of its letters alone, as is that of the initials. */
static quoth_status join_acronym(struct things *t, uint32_t at) {
    struct naming *n = t->n;
    const struct spelling *s = &n->spellings.at[at];
    if (!is_acronym(n, s) || s->value) return QUOTH_OK;
    uint32_t start = n->choices.count, i = qi_index_find(&t->initials, qi_word_sound(n, s, 0)->spelling);
    for (int tried = 0; i && tried < MOST_TRIED; tried++) {
        uint32_t other = t->initials.entries.at[i - 1].value, root = qi_name_root(n, other);
        const struct spelling *full = &n->spellings.at[other];
        i = t->initials.entries.at[i - 1].next;
        if (root == qi_name_root(n, at) || full->value) continue;
        if (full->type != s->type && full->type != TYPE_ORG && s->type != TYPE_ORG) continue;
        if (!add_choice(n, start, root)) return QUOTH_ERROR_MEMORY;
    }
    settle(n, at, start);
    return QUOTH_OK;
}

/* Alternative for Farming (AfF), AfF (Alternative for Farming): the brackets say so, whatever the letters. */
static void join_brackets(struct things *t) {
    struct naming *n = t->n;
    const quoth_document *d = n->d;
    for (uint32_t i = 1; i < d->entities.count; i++) {
        const struct entity *a = &d->entities.at[i - 1], *b = &d->entities.at[i];
        if (b->first != a->last + 1 || b->last >= d->tokens.count || a->type == TYPE_PER || b->type == TYPE_PER)
            continue;
        if (qi_form(d, a->last)->text[0] != '(' || qi_form(d, b->last)->text[0] != ')') continue;
        struct spelling *x = &n->spellings.at[n->spelling_of[i - 1]], *y = &n->spellings.at[n->spelling_of[i]];
        if (y->value && !x->value && y->type == TYPE_ORG && qi_is_short_for(d, a, b) && x->words > 2)
            y->value = NULL; /* here they are others' than those that all news knows by the letters */
        bool second = is_acronym(n, y) && x->words > 1, first = is_acronym(n, x) && y->words > 1;
        bool types = a->type == b->type || a->type + b->type == TYPE_ORG + TYPE_MISC; /* MOSCOW (AFP) is two */
        if ((first || second) && !x->value && !y->value && types)
            qi_name_join(n, n->spelling_of[i - 1], n->spelling_of[i]);
    }
}

/* ---- other transliterations */

/* Capitals may be an acronym, which sounds like nothing; digits are no sounds. */
static bool has_sound(const struct naming *n, const struct spelling *s) {
    for (uint32_t i = 0; i < s->words; i++)
        if (qi_name_word(n, s, i)->flags & (FORM_ALL_UPPER | FORM_DIGIT)) return false;
    return qi_word_sound(n, s, 0)->count >= 3;
}

static quoth_status sound_as_one(struct things *t, uint32_t at) {
    struct naming *n = t->n;
    const struct spelling *s = &n->spellings.at[at];
    char text[128];
    size_t length = 0;
    for (uint32_t i = 0; i < s->words; i++) {
        const struct name_word *w = qi_name_word(n, s, i);
        if (w->length > sizeof text - length) return QUOTH_OK;
        memcpy(text + length, w->text, w->length);
        length += w->length;
    }
    struct sound *sound = VEC_ADD(n->scratch, &n->sounds);
    if (!sound) return QUOTH_ERROR_MEMORY;
    qi_sound(text, length, sound);
    t->sound_of[at] = n->sounds.count;
    return QUOTH_OK;
}

/* Luhansk and Lugansk, Hezbollah and Hizbullah; not Austria and Australia, which the lists tell apart. */
static quoth_status join_by_sound(struct things *t, uint32_t at) {
    struct naming *n = t->n;
    const struct spelling *s = &n->spellings.at[at];
    if (s->value || !s->words || s->words > 4 || s->type == TYPE_MISC || !has_sound(n, s)) return QUOTH_OK;
    quoth_status status = sound_as_one(t, at);
    if (status || !t->sound_of[at]) return status;
    const struct sound *sound = &n->sounds.at[t->sound_of[at] - 1];
    int tried = 0;
    for (int k = 0; k < SOUND_KEYS; k++) {
        if (!sound->keys[k]) continue;
        for (uint32_t i = qi_index_find(&t->sounds, sound->keys[k]); i && tried < MOST_TRIED; tried++) {
            uint32_t other = t->sounds.entries.at[i - 1].value;
            i = t->sounds.entries.at[i - 1].next;
            if (n->spellings.at[other].words == s->words && n->spellings.at[other].type == s->type &&
                qi_sounds_alike(sound, &n->sounds.at[t->sound_of[other] - 1])) {
                qi_name_join(n, at, other);
                return QUOTH_OK;
            }
        }
        if (!qi_index_add(n->scratch, &t->sounds, sound->keys[k], at)) return QUOTH_ERROR_MEMORY;
    }
    return QUOTH_OK;
}

/* ---- peoples that no list has */

static uint32_t find_place(const struct things *t, const char *text, size_t length) {
    uint32_t found = qi_index_find(&t->places, qi_hash(text, length));
    return found ? t->places.entries.at[found - 1].value : UINT32_MAX;
}

/* Codrian, Codrians: of Codria. A place of the text itself, with one of the usual endings. */
static void join_people(struct things *t, uint32_t at) {
    static const char *const endings[] = {"n", "an", "ian", "ean", "ese", "i", "ish", "er", "ic"};
    static const char *const losses[] = {"", "a", "ia", "e", "o", "y"}; /* what the place lost before the ending */
    struct naming *n = t->n;
    const struct spelling *s = &n->spellings.at[at];
    const struct name_word *w = qi_name_word(n, s, 0);
    char text[64];
    size_t length = w->lower_length;
    if (s->type != TYPE_MISC || s->value || s->words != 1 || length < 5 || length > sizeof text - 4) return;
    memcpy(text, w->lower, length);
    if (text[length - 1] == 's') length--;
    for (size_t e = 0; e < sizeof endings / sizeof *endings; e++) {
        size_t cut = strlen(endings[e]);
        if (length < cut + 3 || memcmp(text + length - cut, endings[e], cut) != 0) continue;
        for (size_t l = 0; l < sizeof losses / sizeof *losses; l++) {
            memcpy(text + length - cut, losses[l], strlen(losses[l]));
            uint32_t place = find_place(t, text, length - cut + strlen(losses[l]));
            if (place != UINT32_MAX) return qi_name_join(n, at, place);
        }
        memcpy(text + length - cut, endings[e], cut);
    }
}

static quoth_status add_place(struct things *t, uint32_t at) {
    const struct spelling *s = &t->n->spellings.at[at];
    const struct name_word *w = qi_name_word(t->n, s, 0);
    if (s->type != TYPE_LOC || s->words != 1) return QUOTH_OK;
    return qi_index_add(t->n->scratch, &t->places, qi_hash(w->lower, w->lower_length), at) ? QUOTH_OK
                                                                                           : QUOTH_ERROR_MEMORY;
}

/* ---- short forms */

static quoth_status add_parts(struct things *t, uint32_t at) {
    uint64_t stems[MOST_WORDS];
    uint32_t count = content(t->n, &t->n->spellings.at[at], stems, NULL);
    for (uint32_t i = 0; i < count && count > 1; i++)
        if (!qi_index_add(t->n->scratch, &t->parts, stems[i], at)) return QUOTH_ERROR_MEMORY;
    return QUOTH_OK;
}

static bool any_in(const struct naming *n, const struct spelling *s, const uint32_t *places, uint32_t from, uint32_t to,
                   enum word_list list, bool wanted) {
    for (uint32_t i = from; i < to; i++)
        if ((qi_name_word(n, s, places[i])->lists >> list & 1) == wanted) return true;
    return false;
}

/*
 * May a name go without the words after it? Sandgrove is the Sandgrove Party, Willow Bend the Willow Bend
 * Elementary School, but the United Nations are not the United Nations Security Council.
 */
static bool may_drop_end(const struct naming *n, const struct spelling *s, const struct spelling *full,
                         const uint32_t *places, uint32_t count, uint32_t more) {
    bool head = count == 1 && places[1] > places[0] + 1; /* the Ministry of … */
    if (head && s->type == full->type && is_general(n, s)) return true;
    if (!any_in(n, full, places, count, more, LIST_ORG_KIND, false)) return true;
    if (s->type != TYPE_ORG || any_in(n, full, places, count, more, LIST_ORG_PART, true)) return false;
    if (count > 1) return true;
    const struct name_word *word = qi_name_word(n, s, 0);
    uint64_t common = 1ull << LIST_COUNTRY | 1ull << LIST_CITY | 1ull << LIST_DEMONYM;
    return qi_word_sound(n, s, 0)->letters > 3 && !(word->flags & FORM_ALL_UPPER) && !(word->lists & common) &&
           !is_general(n, s);
}

/* The Tuzkol is Lake Tuzkol or the River Tuzkol; but Varzovia need not be Varzovia Region. */
static bool is_bare_place(const struct naming *n, const struct spelling *full, const uint32_t *places, uint32_t more,
                          uint32_t from, uint32_t count) {
    static const char *const kinds[] = {"bay",  "canal", "canyon",    "creek", "desert", "forest", "gorge", "gulf",
                                        "lake", "mount", "mountains", "ocean", "river",  "sea",    "strait"};
    for (uint32_t i = 0; i < more; i++)
        if ((i < from || i >= from + count) &&
            !qi_name_word_in(qi_name_word(n, full, places[i]), kinds, sizeof kinds / sizeof *kinds))
            return false;
    return true;
}

/* Is a name the beginning, the end, or a row of words from the middle, of a longer one? */
static bool is_short_for(const struct naming *n, const struct spelling *s, const uint64_t *stems, uint32_t count,
                         const struct spelling *full) {
    uint64_t others[MOST_WORDS];
    uint32_t places[MOST_WORDS], more = content(n, full, others, places);
    for (uint32_t i = 0; i + count <= more && more > count; i++) {
        if (memcmp(others + i, stems, count * sizeof *stems) != 0) continue;
        if (s->type == TYPE_LOC) return full->type == TYPE_LOC && is_bare_place(n, full, places, more, i, count);
        if (s->type == TYPE_ORG && full->type == TYPE_LOC) return false; /* Orvel is not Orvel Stadium */
        if (i == 0) return may_drop_end(n, s, full, places, count, more);
        if (count == 1 && i + 1 < more && places[i + 1] > places[i] + 1 && s->type == TYPE_ORG &&
            full->type == TYPE_ORG)
            return true; /* the Observatory, of the Norland Observatory for Rights */
        return s->type == full->type && (i + count == more || count > 1);
    }
    return false;
}

/* The longer names of which `at` may be short, as choices; false when there is no memory. */
static bool find_longer(struct things *t, uint32_t at, uint32_t start) {
    struct naming *n = t->n;
    const struct spelling *s = &n->spellings.at[at];
    uint64_t stems[MOST_WORDS];
    uint32_t count = content(n, s, stems, NULL), root = qi_name_root(n, at);
    int tried = 0;
    for (uint32_t i = count ? qi_index_find(&t->parts, stems[0]) : 0; i && tried < MOST_TRIED; tried++) {
        uint32_t full = t->parts.entries.at[i - 1].value, other = qi_name_root(n, full);
        i = t->parts.entries.at[i - 1].next;
        if (other == root || !is_short_for(n, s, stems, count, &n->spellings.at[full])) continue;
        if (!add_choice(n, start, other)) return false;
    }
    return true;
}

static quoth_status join_short_form(struct things *t, uint32_t at) {
    uint32_t start = t->n->choices.count;
    if (t->n->spellings.at[at].choices) return QUOTH_OK;
    if (!find_longer(t, at, start)) return QUOTH_ERROR_MEMORY;
    settle(t->n, at, start);
    return QUOTH_OK;
}

/* ---- all of it */

static quoth_status add_thing(struct things *t, uint32_t at) {
    const struct spelling *s = &t->n->spellings.at[at];
    quoth_status status = join_same_words(t, at);
    if (!status && s->words > 1) status = add_initials(t, at);
    if (!status) status = add_parts(t, at);
    if (!status) status = add_place(t, at);
    return status ? status : join_by_sound(t, at);
}

/* Languages are what they are. */
static bool is_thing(const struct spelling *s) {
    return s->type != TYPE_PER && s->words && !s->language;
}

quoth_status qi_name_things(struct naming *n) {
    struct things t = {.n = n};
    t.sound_of = qi_arena_zalloc(n->scratch, (n->spellings.count + 1) * sizeof *t.sound_of);
    if (!t.sound_of) return QUOTH_ERROR_MEMORY;
    quoth_status status = QUOTH_OK;
    for (uint32_t i = 0; i < n->spellings.count && !status; i++)
        if (is_thing(&n->spellings.at[i])) status = add_thing(&t, i);
    if (status) return status;
    if (!qi_name_across(n)) join_brackets(&t);
    for (uint32_t i = 0; i < n->spellings.count && !status; i++) {
        const struct spelling *s = &n->spellings.at[i];
        if (!is_thing(s)) continue;
        join_people(&t, i);
        status = join_acronym(&t, i);
        if (!status && !s->value && s->words <= 4) status = join_short_form(&t, i);
    }
    return status;
}
