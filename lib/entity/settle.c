#include "entity/settle.h"

#include "entity/name_index.h"
#include "tagger/pos.h"

enum { PART_WORDS = 6 }; /* a name that is part of another has so many words at most */

/* A spelling: what is said for each type of it, and whether a place was read there. */
struct spelling {
    float types[NAME_TYPES];
    bool is_place;
};

struct settling {
    quoth_document *d;
    struct index numbers; /* of spellings, by hash */
    VEC(struct spelling) all;
    uint32_t *of; /* by entity: its spelling */
};

static uint64_t join(uint64_t key, const quoth_document *d, uint32_t token) {
    return key * 0x9E3779B97F4A7C15u + d->forms.at[qi_form(d, token)->lower].hash;
}

static struct spelling *spelling_of(const struct settling *s, uint64_t key) {
    uint32_t at = qi_index_find(&s->numbers, key);
    return at ? &s->all.at[s->numbers.entries.at[at - 1].value] : NULL;
}

static void add_chances(struct spelling *spelling, const struct name_chances *chances, float weight) {
    for (unsigned t = 0; t < NAME_TYPES; t++) spelling->types[t] += weight * chances->types[t];
}

/* "in Velm", "outside the Velm": of what is read as a place behind such a word, more is sure than its sentence says. */
static bool stands_in(const quoth_document *d, uint32_t token) {
    static const char *const words[] = {"in",     "at",         "near", "outside", "from",   "across",  "around",
                                        "inside", "throughout", "to",   "into",    "toward", "towards", "off"};
    if (token && qi_form_is(d, qi_form(d, token - 1), "the")) token--;
    return token && qi_token_among(d, token - 1, words, sizeof words / sizeof *words);
}

static bool is_comma(const quoth_document *d, uint32_t token) {
    return *qi_form(d, token)->text == ',';
}

static bool begins_line(const quoth_document *d, uint32_t token) {
    return d->tokens.at[token].flags & TOKEN_AFTER_LINE;
}

/* A noun that means a body, written small: brokerage, not the law of a brother-in-law. */
static bool means_body(const quoth_document *d, uint32_t token) {
    const struct token *t = &d->tokens.at[token];
    return qi_in(d, token, LIST_BODY_NOUN) && !qi_in(d, token, LIST_PERSON_NOUN) &&
           qi_form(d, token)->lower == t->form && t->flags & TOKEN_AFTER_SPACE;
}

static bool in_noun_phrase(const quoth_document *d, uint32_t token) {
    switch (d->tokens.at[token].tag) {
    case POS_NN:
    case POS_NNS:
    case POS_NNP:
    case POS_NNPS:
    case POS_JJ:
    case POS_JJR:
    case POS_JJS:
    case POS_VBN:
    case POS_VBG:
    case POS_CD:
    case POS_POS: return true;
    default: return *qi_form(d, token)->text == '-';
    }
}

enum { PHRASE_WORDS = 8 };

/* Has the noun phrase that ends with `noun` a preposition before it? "the head of the agency, Imre Tal" */
static bool depends(const quoth_document *d, uint32_t noun, bool with_article) {
    uint32_t t = noun, floor = noun > PHRASE_WORDS ? noun - PHRASE_WORDS : 0;
    while (t > floor && in_noun_phrase(d, t - 1)) t--;
    bool article = t > floor && (d->tokens.at[t - 1].tag == POS_DT || d->tokens.at[t - 1].tag == POS_PRPS);
    t -= article;
    unsigned tag = t ? d->tokens.at[t - 1].tag : POS_NONE;
    return (tag == POS_IN || tag == POS_RB || tag == POS_TO) && (article || !with_article);
}

/* "Orvel, a Polish brokerage,": the noun of an apposition behind a name that stops before `token`. */
static bool is_followed_by_body(const quoth_document *d, uint32_t token) {
    uint32_t t = token + 1, stop = token + PHRASE_WORDS < d->tokens.count ? token + PHRASE_WORDS : d->tokens.count;
    if (t >= stop || !is_comma(d, token) || d->tokens.at[t].tag != POS_DT || begins_line(d, t)) return false;
    for (t++; t + 1 < stop && in_noun_phrase(d, t) && in_noun_phrase(d, t + 1) && !begins_line(d, t + 1); t++) {
    }
    if (t + 1 >= stop || !means_body(d, t)) return false;
    return is_comma(d, t + 1) || *qi_form(d, t + 1)->text == '.' || d->tokens.at[t + 1].tag == POS_WDT ||
           d->tokens.at[t + 1].tag == POS_VBN || qi_form_is(d, qi_form(d, t + 1), "that");
}

/* "the brokerage Orvel", "the firm, Orvel,": a noun says that it is a body. */
static bool is_called_body(const quoth_document *d, const struct entity *e) {
    const uint64_t first_names = (uint64_t)1 << LIST_FEMALE_NAME | (uint64_t)1 << LIST_MALE_NAME;
    if (e->type == TYPE_MISC || qi_form(d, e->first)->lists & first_names) return false;
    uint32_t t = e->first;
    bool line = begins_line(d, t);
    if (t && !line && means_body(d, t - 1)) return !depends(d, t - 1, true);
    bool comma = t > 1 && !line && is_comma(d, t - 1);
    if (comma && e->last < d->tokens.count && is_comma(d, e->last) && means_body(d, t - 2))
        return !depends(d, t - 2, false);
    return !(t && d->tokens.at[t - 1].tag == POS_IN && e->type == TYPE_LOC) && is_followed_by_body(d, e->last);
}

static bool names_place(const quoth_document *d, uint32_t token) {
    const uint64_t places = (uint64_t)1 << LIST_COUNTRY | (uint64_t)1 << LIST_CITY | (uint64_t)1 << LIST_REGION |
                            (uint64_t)1 << LIST_CAPITAL | (uint64_t)1 << LIST_DEMONYM;
    return qi_form(d, token)->lists & places;
}

/* "told the Evening Tide", "the ruling Work and Home", "leader of New Shore": what can be told something or be led and
   is no person is a body. A place may be one that is spoken of as its state, so it has to be unknown. */
static bool acts_as_body(const quoth_document *d, const struct entity *e) {
    static const char *const before[] = {"told", "tells", "telling", "ruling", "opposition"};
    static const char *const leaders[] = {"leader",      "chairman",     "chairwoman", "chairperson", "chair",
                                          "co-chairman", "co-chairmen",  "secretary",  "treasurer",   "spokesman",
                                          "spokeswoman", "spokesperson", "founder",    "member",      "members"};
    uint32_t t = e->first;
    bool known = e->type == TYPE_LOC ? names_place(d, t) : qi_in(d, e->last - 1, LIST_DEMONYM);
    if ((e->type != TYPE_MISC && e->type != TYPE_LOC) || known || !t || begins_line(d, t)) return false;
    if (qi_form_is(d, qi_form(d, t - 1), "the")) t--;
    if (t < 2 || begins_line(d, t)) return false;
    if (qi_token_among(d, t - 1, before, sizeof before / sizeof *before)) return true;
    if (qi_form_is(d, qi_form(d, t - 1), "to")) return qi_form_is(d, qi_form(d, t - 2), "according");
    bool of = qi_form_is(d, qi_form(d, t - 1), "of") || qi_form_is(d, qi_form(d, t - 1), "for");
    bool name = e->type == TYPE_MISC && e->last - e->first > 1;
    return of && name && qi_token_among(d, t - 2, leaders, sizeof leaders / sizeof *leaders);
}

enum { CALLED = 2 };

static bool note_spelling(struct settling *s, uint32_t entity, const struct name_chances *chances,
                          struct arena *scratch) {
    const quoth_document *d = s->d;
    const struct entity *e = &d->entities.at[entity];
    uint64_t key = 0;
    for (uint32_t t = e->first; t < e->last; t++) key = join(key, d, t);
    struct spelling *spelling = spelling_of(s, key);
    s->of[entity] = spelling ? (uint32_t)(spelling - s->all.at) : s->all.count;
    if (!spelling) {
        spelling = VEC_ADD(scratch, &s->all);
        if (!spelling || !qi_index_add(scratch, &s->numbers, key, s->all.count - 1)) return false;
        *spelling = (struct spelling){0};
    }
    add_chances(spelling, chances, 1);
    if (is_called_body(d, e) || acts_as_body(d, e)) spelling->types[TYPE_ORG] += CALLED;
    if (e->type != TYPE_LOC) return true;
    spelling->is_place = true;
    if (stands_in(d, e->first)) spelling->types[TYPE_LOC]++;
    return true;
}

enum { OF_LONGER = 2 }; /* a longer name tells more than a mention does: it has more to be read by */

/* "Imre Tal" says what "Tal" and "Imre" are. */
static void tell_parts_of_person(struct settling *s, const struct entity *e, const struct name_chances *chances) {
    struct spelling *first = spelling_of(s, join(0, s->d, e->first));
    if (first) add_chances(first, chances, OF_LONGER);
    for (uint32_t from = e->last - 1; from > e->first && e->last - from <= PART_WORDS; from--) {
        uint64_t key = 0;
        for (uint32_t t = from; t < e->last; t++) key = join(key, s->d, t);
        struct spelling *last = spelling_of(s, key);
        if (last && last != first) add_chances(last, chances, OF_LONGER);
    }
}

/* "Orvel Semiconductor" says what "Orvel" is, unless that is a place, as many bodies are named after. */
static void tell_parts_of_body(struct settling *s, const struct entity *e, const struct name_chances *chances) {
    uint64_t key = 0;
    for (uint32_t t = e->first; t + 1 < e->last && t < e->first + PART_WORDS; t++) {
        key = join(key, s->d, t);
        struct spelling *part = spelling_of(s, key);
        if (part && !part->is_place && !(t == e->first && names_place(s->d, t))) add_chances(part, chances, OF_LONGER);
    }
}

/* "Velmish" and "Velm" are two things, whichever has more to be said for it; a "Druze" may be a person after all. */
static bool may_be(const quoth_document *d, const struct entity *e, unsigned type) {
    return type == TYPE_PER || e->last - e->first > 1 || !qi_in(d, e->first, LIST_DEMONYM);
}

static void settle(const quoth_document *d, struct entity *e, const struct spelling *spelling) {
    unsigned best = e->type;
    float total = 0;
    for (unsigned t = 0; t < NAME_TYPES; t++) {
        total += spelling->types[t];
        if (spelling->types[t] > spelling->types[best]) best = t;
    }
    if (best == e->type || !may_be(d, e, best)) return;
    e->type = (uint8_t)best;
    e->confidence = spelling->types[best] / total;
}

/* "Velm-based", "Tal-led": a name and how something has to do with it are one word, an adjective. */
static void widen_compound(const quoth_document *d, uint32_t entity, struct entity *e) {
    static const char *const words[] = {
        "affiliated", "aligned",    "allied",    "area",     "backed",   "based",    "born",     "bound", "brokered",
        "built",      "controlled", "drafted",   "educated", "era",      "friendly", "funded",   "held",  "inspired",
        "issued",     "language",   "led",       "linked",   "listed",   "made",     "occupied", "owned", "registered",
        "run",        "speaking",   "sponsored", "style",    "supplied", "trained",  "type"};
    uint32_t hyphen = e->last, word = hyphen + 1;
    if (word >= d->tokens.count || *qi_form(d, hyphen)->text != '-' || qi_form(d, hyphen)->length != 1) return;
    if ((d->tokens.at[hyphen].flags | d->tokens.at[word].flags) & TOKEN_AFTER_SPACE) return;
    if (entity + 1 < d->entities.count && d->entities.at[entity + 1].first <= word) return;
    if (!qi_token_among(d, word, words, sizeof words / sizeof *words)) return;
    e->last = word + 1;
    e->type = TYPE_MISC;
}

bool qi_settle_types(quoth_document *d, const struct name_chances *chances, struct arena *scratch) {
    struct settling s = {.d = d, .of = qi_arena_alloc(scratch, (d->entities.count + 1u) * sizeof *s.of)};
    if (!s.of) return false;
    for (uint32_t i = 0; i < d->entities.count; i++)
        if (!note_spelling(&s, i, &chances[i], scratch)) return false;
    for (uint32_t i = 0; i < d->entities.count; i++) {
        const struct entity *e = &d->entities.at[i];
        if (e->last - e->first < 2) continue;
        if (e->type == TYPE_PER) tell_parts_of_person(&s, e, &chances[i]);
        if (e->type == TYPE_ORG) tell_parts_of_body(&s, e, &chances[i]);
    }
    for (uint32_t i = 0; i < d->entities.count; i++) {
        settle(d, &d->entities.at[i], &s.all.at[s.of[i]]);
        widen_compound(d, i, &d->entities.at[i]);
    }
    return true;
}
