/*
 * Which spellings mean one person. Full names first: same surname and a given name that agrees. Then what
 * is less than a full name (surname, given name, initial and surname) goes to the full name that it fits.
 */
#include "entity/name_table.h"
#include "entity/types.h"

/* How good a word of a full name is as a name of its own. */
enum fit { FIT_ALONE, FIT_MIDDLE, FIT_GIVEN, FIT_PART, FIT_SURNAME };

/* A word (or a row of words written as one) under which a spelling can be found. */
struct handle {
    uint32_t spelling, sound;
    enum fit fit;
};

struct persons {
    struct naming *n;
    VEC(struct handle) handles;
    struct index index;
    struct index ends;     /* of names of three words and more: what stands behind the first; value: spelling */
    struct index initials; /* of full names */
};

enum { MOST_TRIED = 24, MOST_CHOICES = 8, MOST_HANDLES = 12 };

/* ---- parts of a name */

static bool is_suffix(const struct naming *n, const struct spelling *s, uint32_t word) {
    static const char *const words[] = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"};
    return qi_name_word_in(qi_name_word(n, s, word), words, sizeof words / sizeof *words);
}

static bool is_particle(const struct naming *n, const struct spelling *s, uint32_t word) {
    static const char *const words[] = {"von", "van", "der", "den", "de",  "del", "della", "di",  "da",
                                        "do",  "dos", "du",  "la",  "le",  "al",  "el",    "bin", "bint",
                                        "ibn", "ben", "af",  "av",  "ter", "ten", "zu"};
    return qi_name_word_in(qi_name_word(n, s, word), words, sizeof words / sizeof *words);
}

/* The word that is the surname, as a number; 0 when the spelling is one word or a particle and a word. */
static uint32_t surname(const struct naming *n, const struct spelling *s) {
    uint32_t last = s->words - 1;
    while (last > 0 && is_suffix(n, s, last)) last--;
    uint32_t first = 0;
    while (first < last && is_particle(n, s, first)) first++;
    return first < last ? last : 0;
}

static bool is_initial(const struct naming *n, const struct spelling *s, uint32_t word) {
    return qi_word_sound(n, s, word)->letters == 1;
}

/* A first name without what makes it short or foreign: Joe is Joseph, Volodymyr is Vladimir. */
static const char *plain_first_name(const struct naming *n, const struct spelling *s, uint32_t word) {
    const struct name_word *w = qi_name_word(n, s, word);
    const char *value = qi_name_value(n, LIST_NAME_VARIANT, w->lists, w->lower, w->lower_length);
    return value ? value : w->lower;
}

/* Cal is short for Callan; not Jan for Jane, which differ too little, nor Ann for Anselm, where the lists know better.
 */
static bool is_short_first_name(const struct name_word *a, const struct name_word *b) {
    if (a->lower_length > b->lower_length) {
        const struct name_word *swap = a;
        a = b, b = swap;
    }
    uint64_t female = 1ull << LIST_FEMALE_NAME, male = 1ull << LIST_MALE_NAME;
    bool a_female = a->lists & female && !(a->lists & male), b_male = b->lists & male && !(b->lists & female);
    bool a_male = a->lists & male && !(a->lists & female), b_female = b->lists & female && !(b->lists & male);
    if ((a_female && b_male) || (a_male && b_female)) return false;
    return a->lower_length > 2 && b->lower_length > a->lower_length + 1 &&
           memcmp(a->lower, b->lower, a->lower_length) == 0;
}

static bool given_agree(const struct naming *n, const struct spelling *a, uint32_t i, const struct spelling *b,
                        uint32_t j) {
    const struct sound *x = qi_word_sound(n, a, i), *y = qi_word_sound(n, b, j);
    if (x->letters == 1 || y->letters == 1) return x->first == y->first;
    return qi_sounds_alike(x, y) || strcmp(plain_first_name(n, a, i), plain_first_name(n, b, j)) == 0 ||
           is_short_first_name(qi_name_word(n, a, i), qi_name_word(n, b, j));
}

/* George W. Bush is not George H. W. Bush. */
static bool middle_differs(const struct naming *n, const struct spelling *a, const struct spelling *b) {
    uint32_t x = surname(n, a), y = surname(n, b);
    if (x < 2 || y < 2 || is_particle(n, a, 1) || is_particle(n, b, 1)) return false;
    return (is_initial(n, a, 1) || is_initial(n, b, 1)) && !given_agree(n, a, 1, b, 1);
}

/* Is the shorter, of two words at least, the beginning or the end of the longer: Mario Sabalo, Mario Sabalo Quirke? */
static bool is_part_of(const struct naming *n, const struct spelling *a, const struct spelling *b, bool beginning) {
    if (a->words > b->words) {
        const struct spelling *swap = a;
        a = b, b = swap;
    }
    if (a->words == b->words || a->words < 2) return false;
    uint32_t skip = beginning ? 0 : b->words - a->words;
    for (uint32_t i = 0; i < a->words; i++)
        if (!qi_sounds_alike(qi_word_sound(n, a, i), qi_word_sound(n, b, skip + i))) return false;
    return true;
}

/* Ko Sun-ok, Go Sun-ok: short family names before a name with a hyphen, which does agree. */
static bool family_names_agree(const struct naming *n, const struct spelling *a, const struct spelling *b) {
    if (a->words != 2 || b->words != 2) return false;
    if (!(qi_name_word(n, a, 1)->flags & qi_name_word(n, b, 1)->flags & FORM_HYPHEN)) return false;
    return qi_short_names_alike(qi_word_sound(n, a, 0), qi_word_sound(n, b, 0));
}

static bool one_person(const struct naming *n, const struct spelling *a, const struct spelling *b) {
    if (given_agree(n, a, 0, b, 0)) return !middle_differs(n, a, b);
    return is_part_of(n, a, b, false) || family_names_agree(n, a, b);
}

/* ---- finding by sound */

static bool add_handle(struct persons *p, uint32_t spelling, uint32_t sound, enum fit fit) {
    struct handle *h = VEC_ADD(p->n->scratch, &p->handles);
    if (!h) return false;
    *h = (struct handle){spelling, sound, fit};
    const struct sound *s = &p->n->sounds.at[sound];
    for (int k = 0; k < SOUND_KEYS; k++)
        if (s->keys[k] && !qi_index_add(p->n->scratch, &p->index, s->keys[k], p->handles.count - 1)) return false;
    return true;
}

/* Words from `first` on as if they were one: Jong Un is Jong-un. UINT32_MAX when there is no memory. */
static uint32_t sound_of_rest(struct naming *n, const struct spelling *s, uint32_t first) {
    char text[128];
    size_t length = 0;
    for (uint32_t i = first; i < s->words; i++) {
        const struct name_word *w = qi_name_word(n, s, i);
        if (w->length > sizeof text - length) break;
        memcpy(text + length, w->text, w->length);
        length += w->length;
    }
    struct sound *sound = VEC_ADD(n->scratch, &n->sounds);
    if (!sound) return UINT32_MAX;
    qi_sound(text, length, sound);
    return n->sounds.count - 1;
}

/* A row of a name's words: what each may be found under. At most MOST_HANDLES. */
struct handles {
    struct handle at[MOST_HANDLES];
    uint32_t count;
};

static bool note_handle(struct handles *h, uint32_t spelling, uint32_t sound, enum fit fit) {
    if (h->count < MOST_HANDLES) h->at[h->count++] = (struct handle){spelling, sound, fit};
    return sound != UINT32_MAX;
}

/* Quiroa-Leal is known as Quiroa, al-Murrakhi as Murrakhi: the parts of a surname with hyphens. */
static bool note_parts(struct naming *n, struct handles *h, uint32_t at, struct name_word surname) {
    for (uint32_t start = 0, i = 0; i <= surname.length; i++) {
        if (i < surname.length && surname.text[i] != '-') continue;
        if (i - start > 2 && i - start < surname.length) {
            struct sound *sound = VEC_ADD(n->scratch, &n->sounds);
            if (!sound) return false;
            qi_sound(surname.text + start, i - start, sound);
            note_handle(h, at, n->sounds.count - 1, FIT_PART);
        }
        start = i + 1;
    }
    return true;
}

/* dubbed her “Hedging Hartley”: is the name one that somebody is called, in marks? */
static bool is_nickname(const struct naming *n, const struct spelling *s) {
    static const char *const verbs[] = {"call",    "calls",     "called",   "calling", "dubbed", "dubs",
                                        "dubbing", "nicknamed", "labelled", "labeled", "branded"};
    enum { NEAR = 5 };
    uint32_t mark = n->d ? n->d->entities.at[s->mention].first : 0;
    if (mark-- == 0 || n->d->tokens.at[mark].kind != TOKEN_QUOTE) return false;
    for (uint32_t i = mark; i-- > 0 && mark - i < NEAR;)
        if (qi_token_among(n->d, i, verbs, sizeof verbs / sizeof *verbs)) return true;
    return false;
}

static bool note_full_name(struct naming *n, struct handles *h, uint32_t at) {
    const struct spelling s = n->spellings.at[at];
    if (is_nickname(n, &s)) return true;
    uint32_t last = surname(n, &s);
    note_handle(h, at, n->words.at[s.word + last].sound, FIT_SURNAME);
    if (s.words > 2 && !note_handle(h, at, sound_of_rest(n, &s, 1), FIT_SURNAME)) return false;
    if (n->words.at[s.word + last].flags & FORM_HYPHEN && !note_parts(n, h, at, n->words.at[s.word + last]))
        return false;
    for (uint32_t i = 0; i < last; i++)
        if (!is_initial(n, &s, i) && !is_particle(n, &s, i))
            note_handle(h, at, n->words.at[s.word + i].sound, i ? FIT_MIDDLE : FIT_GIVEN);
    return true;
}

/* Do two full names that have a word in common mean one person? A middle name is only met by a surname. */
static bool full_names_agree(const struct naming *n, const struct handle *a, const struct handle *b) {
    const struct spelling *x = &n->spellings.at[a->spelling], *y = &n->spellings.at[b->spelling];
    if (a->fit >= FIT_PART && b->fit >= FIT_PART) return one_person(n, x, y);
    return (a->fit == FIT_SURNAME || b->fit == FIT_SURNAME) && is_part_of(n, x, y, true);
}

/* The full name known so far that agrees, or UINT32_MAX. */
static uint32_t find_full_name(struct persons *p, const struct handle *wanted) {
    struct naming *n = p->n;
    const struct sound *sound = &n->sounds.at[wanted->sound];
    int tried = 0;
    for (int k = 0; k < SOUND_KEYS && wanted->fit != FIT_GIVEN; k++) {
        if (!sound->keys[k]) continue;
        for (uint32_t i = qi_index_find(&p->index, sound->keys[k]); i && tried < MOST_TRIED; tried++) {
            struct index_entry entry = p->index.entries.at[i - 1];
            const struct handle *h = &p->handles.at[entry.value];
            i = entry.next;
            if (h->fit == FIT_GIVEN || !qi_sounds_alike(&n->sounds.at[h->sound], sound)) continue;
            if (full_names_agree(n, wanted, h)) return h->spelling;
        }
    }
    return UINT32_MAX;
}

static quoth_status join_full_name(struct persons *p, uint32_t at) {
    struct handles h = {.count = 0};
    if (!note_full_name(p->n, &h, at)) return QUOTH_ERROR_MEMORY;
    uint32_t found = UINT32_MAX;
    for (uint32_t i = 0; i < h.count && found == UINT32_MAX; i++) found = find_full_name(p, &h.at[i]);
    if (found != UINT32_MAX) qi_name_join(p->n, at, found);
    for (uint32_t i = 0; i < h.count; i++)
        if (!add_handle(p, h.at[i].spelling, h.at[i].sound, h.at[i].fit)) return QUOTH_ERROR_MEMORY;
    return QUOTH_OK;
}

/* ---- names without their first word, initials */

static uint64_t words_key(const struct naming *n, const struct spelling *s, uint32_t first) {
    uint64_t key = 1;
    for (uint32_t i = first; i < s->words; i++) key = key * 31 + qi_word_sound(n, s, i)->spelling;
    return key;
}

static quoth_status add_end(struct persons *p, uint32_t at) {
    const struct spelling *s = &p->n->spellings.at[at];
    if (s->words < 3) return QUOTH_OK;
    return qi_index_add(p->n->scratch, &p->ends, words_key(p->n, s, 1), at) ? QUOTH_OK : QUOTH_ERROR_MEMORY;
}

/* Lo Verso, where the text has Gaspare Lo Verso; but Paul Smith may go by his second name. */
static bool is_bare(const struct persons *p, const struct spelling *s) {
    if (s->words < 2 || !qi_index_find(&p->ends, words_key(p->n, s, 0))) return false;
    uint64_t given = 1ull << LIST_FEMALE_NAME | 1ull << LIST_MALE_NAME, lists = qi_name_word(p->n, s, 0)->lists;
    return !(lists & given) || lists >> LIST_PARTICLE & 1;
}

enum { MOST_INITIALS = 6 };

/* The first letters of a name's words, and of the parts that hyphens join: Harriet Osei-Lowndes is HOL. */
static uint32_t initials(const struct naming *n, const struct spelling *s, char *out) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < s->words; i++) {
        const struct name_word *w = qi_name_word(n, s, i);
        for (uint32_t c = 0; c < w->lower_length && count < MOST_INITIALS; c++)
            if (!c || (w->lower[c - 1] == '-' && w->lower[c] != '-')) out[count++] = w->lower[c];
    }
    return count;
}

static quoth_status add_initials(struct persons *p, uint32_t at) {
    char letters[MOST_INITIALS];
    uint32_t count = initials(p->n, &p->n->spellings.at[at], letters);
    return qi_index_add(p->n->scratch, &p->initials, qi_hash(letters, count), at) ? QUOTH_OK : QUOTH_ERROR_MEMORY;
}

/* The one person whose initials a word in capitals is, as in the labels of an interview; or UINT32_MAX. */
static uint32_t find_initials(struct persons *p, const struct spelling *s) {
    struct naming *n = p->n;
    const struct name_word *w = qi_name_word(n, s, 0);
    uint32_t found = UINT32_MAX;
    if (qi_name_across(n) || s->words > 1 || !(w->flags & FORM_ALL_UPPER) || w->lower_length > MOST_INITIALS)
        return found;
    uint32_t i = qi_index_find(&p->initials, qi_hash(w->lower, w->lower_length));
    for (int tried = 0; i && tried < MOST_TRIED; tried++, i = p->initials.entries.at[i - 1].next) {
        uint32_t root = qi_name_root(n, p->initials.entries.at[i - 1].value);
        if (found != UINT32_MAX && found != root) return UINT32_MAX;
        found = root;
    }
    return found;
}

/* ---- less than a full name */

struct finding {
    uint32_t roots[MOST_CHOICES];
    int count, score;
};

static bool ends_in_initial(const struct naming *n, const struct spelling *s) {
    return s->words == 2 && is_initial(n, s, 1) && !is_initial(n, s, 0);
}

static bool other_gender(const struct naming *n, const struct spelling *s, uint32_t root) {
    int female = n->spellings.at[root].female;
    return (s->gender == GENDER_FEMALE && female < 0) || (s->gender == GENDER_MALE && female > 0);
}

static void consider(struct naming *n, struct finding *f, uint32_t spelling, int score) {
    uint32_t root = qi_name_root(n, spelling);
    if (score < f->score) return;
    if (score > f->score) {
        f->count = 0;
        f->score = score;
    }
    for (int i = 0; i < f->count; i++)
        if (f->roots[i] == root) return;
    if (f->count < MOST_CHOICES) f->roots[f->count++] = root;
}

/* Zoric Z. may be Zora Zoric, or Zoric Zoran: the initial is that of the word which the name leaves out. */
static bool initial_agrees(const struct naming *n, const struct spelling *s, const struct handle *h) {
    const struct spelling *full = &n->spellings.at[h->spelling];
    uint32_t other = h->fit == FIT_SURNAME ? 0 : surname(n, full);
    return (h->fit == FIT_SURNAME || h->fit == FIT_GIVEN) && full->words > 1 &&
           qi_word_sound(n, s, 1)->first == qi_word_sound(n, full, other)->first;
}

/* Given that a word of it is met: may the rest of a short name stand for a full one's? */
static bool may_be_short_for(const struct naming *n, const struct spelling *s, const struct handle *h) {
    if (s->bare || !surname(n, s)) return true;
    if (ends_in_initial(n, s)) return initial_agrees(n, s, h);
    return h->fit >= FIT_PART && given_agree(n, s, 0, &n->spellings.at[h->spelling], 0);
}

/* The best clusters for a short name: surname before given name, spelt alike before sounding alike. */
static struct finding find_short_name(struct persons *p, uint32_t at, uint32_t sound) {
    struct naming *n = p->n;
    const struct spelling *s = &n->spellings.at[at];
    const struct sound *wanted = &n->sounds.at[sound];
    struct finding f = {.score = -1};
    int tried = 0;
    for (int k = 0; k < SOUND_KEYS; k++) {
        if (!wanted->keys[k]) continue;
        for (uint32_t i = qi_index_find(&p->index, wanted->keys[k]); i && tried < MOST_TRIED; tried++) {
            struct index_entry entry = p->index.entries.at[i - 1];
            const struct handle *h = &p->handles.at[entry.value];
            const struct sound *has = &n->sounds.at[h->sound];
            i = entry.next;
            if (!qi_sounds_alike(has, wanted) || other_gender(n, s, qi_name_root(n, h->spelling))) continue;
            if (!may_be_short_for(n, s, h)) continue;
            consider(n, &f, h->spelling, 2 * (int)h->fit + (has->spelling == wanted->spelling));
        }
    }
    return f;
}

/* The sound under which to look for a short name. */
static uint32_t sound_of_short_name(struct naming *n, const struct spelling *s) {
    uint32_t last = surname(n, s);
    if (s->bare) return sound_of_rest(n, s, 0);
    return n->words.at[s->word + (ends_in_initial(n, s) ? 0 : last ? last : s->words - 1)].sound;
}

static quoth_status join_short_name(struct persons *p, uint32_t at) {
    struct naming *n = p->n;
    struct spelling *s = &n->spellings.at[at];
    uint32_t last = surname(n, s), sound = sound_of_short_name(n, s);
    if (sound == UINT32_MAX) return QUOTH_ERROR_MEMORY;
    struct finding f = find_short_name(p, at, sound);
    /* In another text a first name alone, or a short surname that only sounds alike, is not enough. */
    bool enough = f.score > 2 * (int)FIT_SURNAME || (f.score == 2 * (int)FIT_SURNAME && n->sounds.at[sound].count > 5);
    bool sure = !qi_name_across(n) || enough || f.score < 2;
    if (f.count == 1 && sure) {
        qi_name_join(n, at, f.roots[0]);
        return QUOTH_OK;
    }
    uint32_t spelt_out = f.count ? UINT32_MAX : find_initials(p, s);
    if (spelt_out != UINT32_MAX) {
        qi_name_join(n, at, spelt_out);
        return QUOTH_OK;
    }
    if (f.count == 0 && ends_in_initial(n, s)) return join_full_name(p, at);
    if (f.count == 0) return add_handle(p, at, sound, last ? FIT_SURNAME : FIT_ALONE) ? QUOTH_OK : QUOTH_ERROR_MEMORY;
    s->choice = n->choices.count;
    s->choices = (uint32_t)f.count;
    for (int i = 0; i < f.count; i++) {
        uint32_t *choice = VEC_ADD(n->scratch, &n->choices);
        if (!choice) return QUOTH_ERROR_MEMORY;
        *choice = f.roots[i];
    }
    return QUOTH_OK;
}

/* 0: a full name; 1: initial and surname, or the other way; 2: a single word, particle and word, end of a name. */
static int pass_of(const struct naming *n, const struct spelling *s) {
    uint32_t last = s->words ? surname(n, s) : 0;
    if (!last || s->bare) return 2;
    return (is_initial(n, s, 0) && last == 1) || ends_in_initial(n, s) ? 1 : 0;
}

static quoth_status join_person(struct persons *p, uint32_t at, int pass) {
    if (pass) return join_short_name(p, at);
    quoth_status status = join_full_name(p, at);
    return status ? status : add_initials(p, at);
}

quoth_status qi_name_persons(struct naming *n) {
    struct persons p = {.n = n};
    quoth_status status = QUOTH_OK;
    for (uint32_t i = 0; i < n->spellings.count && !status; i++)
        if (n->spellings.at[i].type == TYPE_PER) status = add_end(&p, i);
    for (uint32_t i = 0; i < n->spellings.count; i++) {
        struct spelling *s = &n->spellings.at[i];
        s->bare = s->type == TYPE_PER && is_bare(&p, s);
    }
    for (int pass = 0; pass < 3 && !status; pass++) {
        for (uint32_t i = 0; i < n->spellings.count && !status; i++) {
            const struct spelling *s = &n->spellings.at[i];
            if (s->type == TYPE_PER && s->words && pass_of(n, s) == pass) status = join_person(&p, i, pass);
        }
    }
    return status;
}
