#include "entity/settle.h"

#include "base/exponential.h"
#include "entity/name_index.h"
#include "entity/telling.h"
#include "tagger/pos.h"

enum { PART_WORDS = 6 }; /* a name that is part of another has so many words at most */

/* Names whose chances say something of a spelling's type. */
enum saying {
    SAY_MENTION = 0, /* its own mentions */
    SAY_PERSON,      /* persons that it is part of, */
    SAY_BODY,        /* bodies */
    SAY_LISTED,      /* names beside it in a list */
    SAY_SHORT,       /* the name whose initials it is */
    SAY_ROW,         /* all of a list of several, */
    SAY_LONG_ROW,    /* of many */
    SAYINGS
};

struct spelling {
    float said[SAYINGS][NAME_TYPES];
    uint8_t told[TELLINGS];  /* of how many mentions, up to MOST_TOLD */
    bool is_place;           /* was a place read there? */
    uint8_t words, mentions; /* up to MOST_COUNTED */
    bool is_listed;          /* is its first or last word one of persons, by the lists? */
    bool is_shortened;       /* does one of those stand alone elsewhere? */
    bool has_stem, is_stem;  /* "Velmish", "Velm" */
    bool is_short_place;     /* "the Velm Free Region (VFR)" */
    bool is_storm;           /* "Hurricane Berit" */
    float scores[NAME_TYPES];
};

struct settling {
    quoth_document *d;
    const struct name_chances *chances;
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

static void say(struct spelling *spelling, enum saying saying, const struct name_chances *chances) {
    for (unsigned t = 0; t < NAME_TYPES; t++) spelling->said[saying][t] += chances->types[t];
}

enum { MOST_TOLD = 2, MOST_COUNTED = 4 };

static bool is_of_persons(const quoth_document *d, uint32_t token) {
    const uint64_t lists = (uint64_t)1 << LIST_FEMALE_NAME | (uint64_t)1 << LIST_MALE_NAME |
                           (uint64_t)1 << LIST_SURNAME | (uint64_t)1 << LIST_PUBLIC_FIGURE;
    return qi_form(d, token)->lists & lists;
}

static bool note_spelling(struct settling *s, uint32_t entity, uint32_t *region, struct arena *scratch) {
    const quoth_document *d = s->d;
    const struct entity *e = &d->entities.at[entity];
    uint64_t key = 0;
    for (uint32_t t = e->first; t < e->last; t++) key = join(key, d, t);
    struct spelling *spelling = spelling_of(s, key);
    s->of[entity] = spelling ? (uint32_t)(spelling - s->all.at) : s->all.count;
    if (!spelling) {
        spelling = VEC_ADD(scratch, &s->all);
        if (!spelling || !qi_index_add(scratch, &s->numbers, key, s->all.count - 1)) return false;
        uint32_t words = e->last - e->first;
        *spelling = (struct spelling){.words = (uint8_t)(words < MOST_COUNTED ? words : MOST_COUNTED),
                                      .is_listed = is_of_persons(d, e->first) || is_of_persons(d, e->last - 1)};
    }
    spelling->mentions += spelling->mentions < MOST_COUNTED;
    say(spelling, SAY_MENTION, &s->chances[entity]);
    uint32_t told = qi_told_of(d, e, region);
    for (unsigned k = 0; told && k < TELLINGS; k++) spelling->told[k] += told >> k & 1 && spelling->told[k] < MOST_TOLD;
    spelling->is_place |= e->type == TYPE_LOC;
    return true;
}

/* "Imre Tal" says what "Tal" and "Imre" are. */
static void tell_parts_of_person(struct settling *s, uint32_t entity) {
    const struct entity *e = &s->d->entities.at[entity];
    const struct name_chances *chances = &s->chances[entity];
    struct spelling *own = &s->all.at[s->of[entity]], *first = spelling_of(s, join(0, s->d, e->first));
    own->is_shortened |= first != NULL;
    if (first) say(first, SAY_PERSON, chances);
    for (uint32_t from = e->last - 1; from > e->first && e->last - from <= PART_WORDS; from--) {
        uint64_t key = 0;
        for (uint32_t t = from; t < e->last; t++) key = join(key, s->d, t);
        struct spelling *last = spelling_of(s, key);
        own->is_shortened |= last != NULL;
        if (last && last != first) say(last, SAY_PERSON, chances);
    }
}

/* "Orvel Semiconductor" says what "Orvel" is, unless that is a place or a people, as many bodies are named after; "Velm
   County Council" that it is a place. */
static void tell_parts_of_body(struct settling *s, const struct entity *e, const struct name_chances *chances) {
    const uint64_t nouns = (uint64_t)1 << LIST_ORGANISATION_NOUN | (uint64_t)1 << LIST_BODY_NOUN;
    static const char *const wards[] = {"county", "district",   "town",     "city",    "municipal", "provincial",
                                        "parish", "village",    "township", "borough", "regional",  "metropolitan",
                                        "rural",  "sub-county", "province", "police",  "residents", "ratepayers"};
    uint64_t key = 0;
    for (uint32_t t = e->first; t + 1 < e->last && t < e->first + PART_WORDS; t++) {
        key = join(key, s->d, t);
        struct spelling *part = spelling_of(s, key);
        bool ward =
            !(qi_form(s->d, t)->lists & nouns) && qi_token_among(s->d, t + 1, wards, sizeof wards / sizeof *wards);
        bool place = ward || qi_in(s->d, t, LIST_DEMONYM) || (t == e->first && qi_names_place(s->d, t));
        if (part && ward) part->told[TELL_DWELT] += part->told[TELL_DWELT] < MOST_TOLD;
        if (part && !part->is_place && !place) say(part, SAY_BODY, chances);
        bool party = qi_token_is(s->d, t + 1, "party");
        bool firm = t + 2 == e->last && (party || qi_in(s->d, t + 1, LIST_COMPANY_SUFFIX)); /* these say it surely */
        if (part && firm && !place) part->told[TELL_FIRM] += part->told[TELL_FIRM] < MOST_TOLD;
    }
}

/* "the Imre Tal-led party" says what "Tal" is. */
static void tell_leader(struct settling *s, const struct entity *e) {
    static const char *const done[] = {"led", "owned", "backed", "founded"};
    const uint64_t others = (uint64_t)1 << LIST_ORGANISATION_NOUN | (uint64_t)1 << LIST_ORG_KIND |
                            (uint64_t)1 << LIST_BODY_NOUN | (uint64_t)1 << LIST_COMPANY_SUFFIX;
    uint32_t t = e->last - 3;
    if (e->last - e->first < 4 || !qi_is_made_of(s->d, e->last - 2) || !qi_token_among(s->d, e->last - 1, done, 4))
        return;
    if (qi_form(s->d, t)->lists & others || qi_names_place(s->d, t) || qi_names_place(s->d, e->first)) return;
    struct spelling *last = spelling_of(s, join(0, s->d, t));
    if (last) last->told[TELL_AGED] = MOST_TOLD;
}

/* "the Velm Hawks" says what "Hawks" is, whose town stands before it. */
static void tell_rest_of_team(struct settling *s, const struct entity *e, const struct name_chances *chances) {
    uint32_t first = e->first;
    while (first + 1 < e->last && qi_names_place(s->d, first)) first++;
    if (first == e->first || !qi_in(s->d, e->last - 1, LIST_TEAM_NOUN)) return;
    uint64_t key = 0;
    for (uint32_t t = first; t < e->last; t++) key = join(key, s->d, t);
    struct spelling *rest = spelling_of(s, key);
    if (rest && !rest->is_place) say(rest, SAY_BODY, chances);
}

/* "Hurricane Berit" says what "Berit" is. */
static void tell_rest_of_storm(struct settling *s, const struct entity *e) {
    static const char *const storms[] = {"hurricane", "typhoon", "storm", "cyclone"};
    if (!qi_token_among(s->d, e->last - 2, storms, sizeof storms / sizeof *storms)) return;
    struct spelling *rest = spelling_of(s, join(0, s->d, e->last - 1));
    if (rest) rest->is_storm = true;
}

/* Is there nothing between two names but what parts the items of a list? */
static bool listed(const quoth_document *d, const struct entity *a, const struct entity *b) {
    static const char *const marks[] = {",", "/", ";"}, *const words[] = {"and", "or", "&"};
    uint32_t t = a->last;
    if (b->first - t > 2) return false;
    if (t < b->first && qi_token_among(d, t, marks, sizeof marks / sizeof *marks)) t++;
    if (t < b->first && qi_token_among(d, t, words, sizeof words / sizeof *words)) t++;
    return t == b->first && t > a->last && !(d->tokens.at[t].flags & TOKEN_AFTER_BLANK);
}

/* "towns", "provinces": several places, whose names stand before it or behind "of", "like" and their like. */
static bool means_places(const quoth_document *d, uint32_t token) {
    static const char *const places[] = {"towns",     "villages", "districts",  "counties",       "provinces",
                                         "regions",   "states",   "suburbs",    "municipalities", "cities",
                                         "townships", "communes", "localities", "hamlets",        "neighbourhoods",
                                         "barangays", "parishes", "wards",      "constituencies", "sub-counties",
                                         "upazilas",  "taluks",   "tehsils",    "boroughs",       "governorates",
                                         "regencies", "oblasts",  "settlements"};
    return token < d->tokens.count && qi_token_among(d, token, places, sizeof places / sizeof *places);
}

/* "firms", "unions": several bodies, whose names stand behind it or such a word. */
static bool means_bodies(const quoth_document *d, uint32_t token) {
    static const char *const bodies[] = {
        "firms",     "companies",     "banks",         "lenders",        "brands",        "retailers",
        "unions",    "parties",       "subsidiaries",  "startups",       "start-ups",     "airlines",
        "ngos",      "newspapers",    "organisations", "agencies",       "brokerages",    "clubs",
        "factories", "organizations", "contractors",   "establishments", "manufacturers", "suppliers",
        "insurers",  "carriers",      "charities",     "institutions",   "conglomerates", "factions"};
    return token < d->tokens.count && qi_token_among(d, token, bodies, sizeof bodies / sizeof *bodies);
}

/* "officials", "brothers": several persons, whose names stand behind it or such a word. */
static bool means_persons(const quoth_document *d, uint32_t token) {
    static const char *const persons[] = {
        "officials",  "suspects",   "brothers",    "sisters",       "sons",       "daughters",
        "children",   "colleagues", "mps",         "councillors",   "lawmakers",  "ministers",
        "senators",   "deputies",   "journalists", "students",      "activists",  "officers",
        "judges",     "friends",    "directors",   "commissioners", "councilors", "singers",
        "actors",     "poets",      "scientists",  "legislators",   "defendants", "accomplices",
        "co-accused", "candidates", "victims",     "teammates",     "leaders",    "substitutes"};
    return token < d->tokens.count && qi_token_among(d, token, persons, sizeof persons / sizeof *persons);
}

/* The token before "of", "like", "such as" before a name; that before the name where there is none; 0: a line begins.
 */
static uint32_t noun_before(const quoth_document *d, const struct entity *e, bool *of) {
    static const char *const words[] = {"of",  "like",   "including", "as", "include", "includes",
                                        "are", "namely", "–",         "—",  ":",       ";"};
    static const char *const more[] = {"such", ",", ":", ";"};
    uint32_t t = e->first;
    *of = false;
    if (t < 3 || d->tokens.at[t].flags & TOKEN_AFTER_LINE) return 0;
    if (!qi_token_among(d, --t, words, sizeof words / sizeof *words)) return t;
    *of = true;
    while (--t > 1 && qi_token_among(d, t, more, 4)) {
    }
    return t;
}

static bool stands_behind_places(const quoth_document *d, const struct entity *e) {
    bool of;
    uint32_t noun = noun_before(d, e, &of);
    return of && means_places(d, noun);
}

static bool stands_behind_bodies(const quoth_document *d, const struct entity *e) {
    bool of;
    uint32_t noun = noun_before(d, e, &of);
    return noun && means_bodies(d, noun) && !(of && qi_token_is(d, e->first - 1, "of"));
}

/* "two officials, Velm and Orsk,", "leaders such as Velm and Orsk": does a list of persons begin with a name? */
static bool begins_persons(const quoth_document *d, const struct entity *e, const struct entity *next) {
    static const char *const words[] = {",", "including", "namely"};
    uint32_t t = e->first;
    if (t < 3 || qi_names_place(d, t) || !listed(d, e, next)) return false;
    if (qi_token_is(d, t - 1, "as") && qi_token_is(d, t - 2, "such")) return means_persons(d, t - 3);
    return qi_token_among(d, t - 1, words, 3) && means_persons(d, t - 2);
}

/* "the villages of Velm, Orsk and Tarn", "Velm, Orsk and Tarn counties": all of a list are places; all of "firms such
 * as Velm, Orsk and Tarn" are bodies, of "two officials, Velm and Orsk," persons. */
static void tell_of_lists(struct settling *s) {
    const quoth_document *d = s->d;
    const struct entity *e = d->entities.at;
    bool places = false, bodies = false, persons = false;
    for (uint32_t i = 0; i < d->entities.count; i++) {
        bool headed = e[i].last - e[i].first > 1 && means_places(d, e[i].first); /* "Villages Velm, Orsk and Tarn" */
        places = (places && listed(d, &e[i - 1], &e[i])) || headed || stands_behind_places(d, &e[i]);
        bodies = (bodies && listed(d, &e[i - 1], &e[i])) || stands_behind_bodies(d, &e[i]);
        persons = (persons && listed(d, &e[i - 1], &e[i])) ||
                  (i + 1 < d->entities.count && begins_persons(d, &e[i], &e[i + 1]));
        if (places) s->all.at[s->of[i]].told[TELL_DWELT] = MOST_TOLD;
        if (persons && !s->all.at[s->of[i]].told[TELL_TITLED]) s->all.at[s->of[i]].told[TELL_TITLED] = 1;
        if (bodies) s->all.at[s->of[i]].told[TELL_FIRM] = MOST_TOLD;
    }
    places = false;
    for (uint32_t i = d->entities.count; i--;) {
        bool noun = i && means_places(d, e[i].last) && !(d->tokens.at[e[i].last].flags & TOKEN_AFTER_LINE);
        places = (places && listed(d, &e[i], &e[i + 1])) || (noun && listed(d, &e[i - 1], &e[i]));
        bool people = e[i].type == TYPE_MISC; /* "Tal and Raud villages" may be theirs */
        if (places && !people) s->all.at[s->of[i]].told[TELL_DWELT] = MOST_TOLD;
    }
}

/* "Velm City", "Orvel College": does a word of a name say of what type it is? */
static bool says_type(const quoth_document *d, const struct entity *e) {
    const uint64_t kinds = (uint64_t)1 << LIST_ORGANISATION_NOUN | (uint64_t)1 << LIST_ORG_KIND |
                           (uint64_t)1 << LIST_BODY_NOUN | (uint64_t)1 << LIST_COMPANY_SUFFIX |
                           (uint64_t)1 << LIST_PLACE_NOUN;
    for (uint32_t t = e->first; e->last - e->first > 1 && t < e->last; t++)
        if (qi_form(d, t)->lists & kinds) return true;
    return false;
}

/* "in Velm, Orsk, Tarn, Arno and Imre.": what several things are in are places; nobody says what is in them. */
static bool stand_in(const quoth_document *d, const struct entity *first, const struct entity *last) {
    static const char *const words[] = {"in", "across", "near"};
    uint32_t t = last->last;
    bool acts = t < d->tokens.count && (qi_pos_is_verb(d->tokens.at[t].tag) || d->tokens.at[t].tag == POS_MD);
    return first->type == TYPE_LOC && first->first && qi_token_among(d, first->first - 1, words, 3) && !acts;
}

/* "Velm, Orsk, Tarn, Arno and Imre": the items of a list are of one type, the more surely the more they are. */
static void tell_of_rows(struct settling *s) {
    enum { SEVERAL = 4, MANY = 8 };
    const quoth_document *d = s->d;
    const struct entity *e = d->entities.at;
    for (uint32_t first = 0, last; first < d->entities.count; first = last) {
        struct name_chances all = s->chances[first];
        for (last = first + 1; last < d->entities.count && listed(d, &e[last - 1], &e[last]); last++)
            for (unsigned t = 0; t < NAME_TYPES; t++) all.types[t] += s->chances[last].types[t];
        bool in = last - first >= SEVERAL && stand_in(d, &e[first], &e[last - 1]);
        for (uint32_t i = first; last - first >= SEVERAL && i < last; i++) {
            struct spelling *item = &s->all.at[s->of[i]];
            if (says_type(d, &e[i])) continue;
            if (in) item->told[TELL_DWELT] = item->told[TELL_SEAT] = 1;
            if (in) continue;
            say(item, SAY_ROW, &all);
            if (last - first >= MANY) say(item, SAY_LONG_ROW, &all);
        }
    }
}

/* "the head of Orvel, Imre Tal,", "Chairman, Orvel, Imre Tal": is the second the one who holds an office in the first,
 * and no other body? */
static bool is_held_by(const quoth_document *d, const struct entity *a, const struct entity *b) {
    static const char *const of[] = {"of", "at"};
    uint32_t t = a->first;
    if (b->first != a->last + 1 || b->last - b->first < 2 || !qi_is_mark(d, a->last, ',')) return false;
    if (t && qi_token_is(d, t - 1, "the")) t--;
    if (t < 2 || !(qi_token_among(d, t - 1, of, 2) || qi_is_mark(d, t - 1, ','))) return false;
    return qi_in(d, t - 2, LIST_TITLE) || qi_in(d, t - 2, LIST_PERSON_NOUN);
}

/* Are the letters of a word in those of a name in their order, with the first of both the same? */
static bool has_letters(const quoth_document *d, const struct entity *e, const struct form *word) {
    const char *letter = d->forms.at[word->lower].text;
    if (*letter != *d->forms.at[qi_form(d, e->first)->lower].text) return false;
    for (uint32_t t = e->first; t < e->last; t++)
        for (const char *own = d->forms.at[qi_form(d, t)->lower].text; *own && *letter; own++)
            letter += *letter == *own;
    return !*letter;
}

/* "the Chamber of Harbours (NIK)", "Petroleum Velmar Ltd (Petvel)": what is in brackets behind a body is short for it,
   also in another language if it is letters. */
static bool is_short_in_brackets(const quoth_document *d, const struct entity *a, const struct entity *b) {
    enum { SHORTEST = 3 };
    const struct form *form = qi_form(d, b->first);
    return a->type == TYPE_ORG && b->type != TYPE_ORG && a->last - a->first > 1 && b->first == a->last + 1 &&
           b->last == b->first + 1 && qi_is_mark(d, a->last, '(') && qi_is_mark(d, b->last, ')') &&
           form->length >= SHORTEST &&
           ((form->flags & FORM_ALL_UPPER && !qi_names_place(d, b->first)) || has_letters(d, a, form));
}

/* "of Velm Agu, Tarvo LGA": is the second the part of the country where the first is? */
static bool is_address(const quoth_document *d, const struct entity *a, const struct entity *b) {
    static const char *const parts[] = {"lga",   "district", "county",  "province",
                                        "state", "parish",   "regency", "oblast"};
    static const char *const before[] = {"of", "in", "from", "near"};
    const uint64_t bodies = (uint64_t)1 << LIST_ORGANISATION_NOUN | (uint64_t)1 << LIST_ORG_KIND |
                            (uint64_t)1 << LIST_BODY_NOUN | (uint64_t)1 << LIST_COMPANY_SUFFIX;
    if (b->type != TYPE_LOC || b->last - b->first < 2 || b->first != a->last + 1 || !qi_is_mark(d, a->last, ',') ||
        !a->first || a->last - a->first > 2 || qi_form(d, a->last - 1)->lists & bodies)
        return false;
    return qi_token_among(d, b->last - 1, parts, sizeof parts / sizeof *parts) &&
           (qi_token_among(d, a->first - 1, before, 4) || qi_is_mark(d, a->first - 1, ','));
}

/* "Work and Home (RaK)": what a body's letters stand for in brackets behind it, in whatever language. */
static bool is_shortened_so(const quoth_document *d, const struct entity *a, const struct entity *b) {
    return a->type == TYPE_MISC && b->type == TYPE_ORG && a->last - a->first > 1 && b->first == a->last + 1 &&
           b->last == b->first + 1 && qi_is_mark(d, a->last, '(') && qi_is_mark(d, b->last, ')') &&
           qi_form(d, b->first)->flags & (FORM_ALL_UPPER | FORM_MIXED);
}

static void tell_neighbours(struct settling *s, uint32_t entity) {
    const struct entity *a = &s->d->entities.at[entity], *b = a + 1;
    struct spelling *first = &s->all.at[s->of[entity]], *second = &s->all.at[s->of[entity + 1]];
    if (qi_is_short_for(s->d, a, b)) say(second, SAY_SHORT, &s->chances[entity]);
    second->is_short_place |=
        s->chances[entity].types[TYPE_LOC] > 0.7f && !first->told[TELL_CALLED_BODY] && qi_has_initials(s->d, a);
    if (is_short_in_brackets(s->d, a, b)) second->told[TELL_STAFFED] = MOST_TOLD;
    if (is_address(s->d, a, b)) first->told[TELL_DWELT] = MOST_TOLD;
    if (is_shortened_so(s->d, a, b)) say(first, SAY_SHORT, &s->chances[entity + 1]);
    if (is_held_by(s->d, a, b)) {
        second->told[TELL_TITLED] += second->told[TELL_TITLED] < MOST_TOLD;
        return;
    }
    if (!listed(s->d, a, b)) return;
    say(first, SAY_LISTED, &s->chances[entity + 1]);
    say(second, SAY_LISTED, &s->chances[entity]);
}

/* The spelling that a name of one word is made of by an ending of peoples: "Velm" of "Velmish"; NULL: there is none. */
static struct spelling *stem_of(const struct settling *s, const struct entity *e) {
    static const char *const endings[] = {"n", "an", "ian", "i", "ese", "ish"};
    const struct form *form = qi_form(s->d, e->first), *lower = &s->d->forms.at[form->lower];
    if (e->last - e->first > 1 || qi_names_place(s->d, e->first) || !lower->length) return NULL;
    uint32_t length = lower->length - (lower->text[lower->length - 1] == 's');
    if (!length || !strchr("nieh", lower->text[length - 1])) return NULL;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        uint32_t ending = (uint32_t)strlen(endings[i]);
        if (length < ending + 3 || memcmp(lower->text + length - ending, endings[i], ending)) continue;
        struct spelling *stem = spelling_of(s, qi_hash(lower->text, length - ending));
        if (stem) return stem;
    }
    return NULL;
}

/* "Velmish" and "Velm" are two things, whichever has more to be said for it; a "Druze" may be a person after all. */
static bool may_be(const quoth_document *d, const struct entity *e, unsigned type) {
    bool people = true;
    if (e->type == TYPE_LOC && type == TYPE_ORG && qi_names_country(d, e->first, e->last)) return false;
    if (e->type == TYPE_LOC && type == TYPE_PER && qi_names_region(d, e->first, e->last)) return false;
    for (uint32_t t = e->first; t < e->last; t++) people &= qi_in(d, t, LIST_DEMONYM);
    return type == TYPE_PER || !people || (e->last - e->first > 1 && e->type != TYPE_MISC);
}

/* What an entity tells of the types of other spellings. */
static void tell_others(struct settling *s, uint32_t entity) {
    const struct entity *e = &s->d->entities.at[entity];
    struct spelling *stem = stem_of(s, e);
    if (entity + 1 < s->d->entities.count) tell_neighbours(s, entity);
    if (stem) s->all.at[s->of[entity]].has_stem = stem->is_stem = true;
    if (e->last - e->first < 2) return;
    if (e->type == TYPE_PER) tell_parts_of_person(s, entity);
    if (e->type == TYPE_MISC) tell_rest_of_storm(s, e);
    if (e->type == TYPE_MISC) tell_leader(s, e);
    if (e->type == TYPE_ORG) tell_parts_of_body(s, e, &s->chances[entity]);
    if (e->type == TYPE_ORG) tell_rest_of_team(s, e, &s->chances[entity]);
}

/* How much each counts, in units of the logarithm of odds: fitted to what models read in the documents of the training
   data that they had not seen, then rounded; what of it is rare there is as general knowledge of news has it. */
static const float weight_said[SAYINGS] = {1, 1.1f, 0.6f, 0.35f, 0.5f, 0.6f, 1};
static const float weight_told[TELLINGS][NAME_TYPES] = {
    [TELL_CALLED_BODY] = {[TYPE_ORG] = 4.3f},
    [TELL_ACTS] = {[TYPE_ORG] = 4.3f},
    [TELL_STANDS_IN] = {[TYPE_LOC] = 0.8f},
    [TELL_VESSEL] = {[TYPE_MISC] = 3.3f},
    [TELL_PEOPLE] = {[TYPE_MISC] = 2.1f},
    [TELL_DATELINE] = {[TYPE_LOC] = 3.7f},
    [TELL_FIRM] = {[TYPE_ORG] = 1.8f},
    [TELL_RIVAL] = {[TYPE_ORG] = 1.8f},
    [TELL_TITLED] = {[TYPE_PER] = 1.8f},
    [TELL_DWELT] = {[TYPE_LOC] = 1.8f},
    [TELL_TRADED] = {[TYPE_ORG] = 4.3f},
    [TELL_MIXED] = {[TYPE_PER] = -2, [TYPE_LOC] = -2},
    [TELL_WHICH] = {[TYPE_PER] = -2},
    [TELL_WHERE] = {[TYPE_LOC] = 1.2f},
    [TELL_IT] = {[TYPE_ORG] = 1.2f},
    [TELL_ARTICLE] = {[TYPE_PER] = -2},
    [TELL_PLURAL] = {[TYPE_PER] = -3, [TYPE_LOC] = -2, [TYPE_ORG] = 1},
    [TELL_MOVES] = {[TYPE_PER] = -3, [TYPE_ORG] = 1},
    [TELL_ITS] = {[TYPE_PER] = -2.5f, [TYPE_ORG] = 1},
    [TELL_BEGUN] = {[TYPE_PER] = -3, [TYPE_ORG] = 1},
    [TELL_STAFFED] = {[TYPE_PER] = -3, [TYPE_ORG] = 2},
    [TELL_KIND] = {[TYPE_PER] = -3, [TYPE_ORG] = 2.5f},
    [TELL_INITIALS] = {[TYPE_PER] = -3, [TYPE_ORG] = 1},
    [TELL_ACRONYM] = {[TYPE_LOC] = -2, [TYPE_PER] = -1.5f},
    [TELL_OWNS] = {[TYPE_PER] = -2},
    [TELL_LAW] = {[TYPE_MISC] = 3},
    [TELL_SEAT] = {[TYPE_LOC] = 3.7f},
    [TELL_AGED] = {[TYPE_PER] = 4},
    [TELL_RECORD] = {[TYPE_MISC] = -3}};
static const float weight_has_stem = 5.1f, weight_is_stem = 3, weight_short_place = 8, weight_storm = 8;
/* News brings a person in by the whole name and then has the last: a word that comes again and is in no longer name is
   seldom a person, nor are words that come again and are never shortened, unless they are such as persons have. */
static const float weight_alone = -1.3f, weight_whole = -2.2f;

/* Adds the logarithm of what share of the chances each type has. */
static void add_shares(float *scores, const float *chances, float weight) {
    static const float least = 0.02f;
    float total = 0;
    for (unsigned t = 0; t < NAME_TYPES; t++) total += chances[t];
    if (total <= 0) return;
    for (unsigned t = 0; t < NAME_TYPES; t++) scores[t] += weight * qi_log(chances[t] / total + least);
}

static bool is_part_of_person(const struct spelling *spelling) {
    for (unsigned t = 0; t < NAME_TYPES; t++)
        if (spelling->said[SAY_PERSON][t] > 0) return true;
    return false;
}

static float less_of_person(const struct spelling *spelling) {
    if (spelling->mentions < 2 || spelling->is_listed || spelling->words >= MOST_COUNTED) return 0;
    if (spelling->words == 1) return is_part_of_person(spelling) ? 0 : weight_alone;
    return spelling->is_shortened ? 0 : weight_whole;
}

static void score(struct spelling *spelling) {
    float *scores = spelling->scores;
    for (unsigned k = 0; k < SAYINGS; k++) add_shares(scores, spelling->said[k], weight_said[k]);
    for (unsigned k = 0; k < TELLINGS; k++)
        for (unsigned t = 0; spelling->told[k] && t < NAME_TYPES; t++)
            scores[t] += weight_told[k][t] * (float)spelling->told[k];
    float less = less_of_person(spelling);
    scores[TYPE_PER] += less;
    if (!spelling->is_place) scores[TYPE_LOC] += less; /* what was not read as a place is none for being no person */
    if (spelling->has_stem) scores[TYPE_MISC] += weight_has_stem;
    if (spelling->is_stem) scores[TYPE_LOC] += weight_is_stem;
    if (spelling->is_storm && !is_part_of_person(spelling)) scores[TYPE_MISC] += weight_storm;
    if (spelling->is_short_place) scores[TYPE_LOC] += weight_short_place;
}

static void settle(const quoth_document *d, struct entity *e, const struct spelling *spelling) {
    unsigned best = e->type;
    const float *scores = spelling->scores;
    float total = 0;
    for (unsigned t = 0; t < NAME_TYPES; t++) best = scores[t] > scores[best] ? t : best;
    if (best == e->type || !may_be(d, e, best)) return;
    for (unsigned t = 0; t < NAME_TYPES; t++) total += qi_exp(scores[t] - scores[best]);
    e->type = (uint8_t)best;
    e->confidence = 1 / total;
}

/* "Velm-based", "Tal-dominated": a name and how something has to do with it are one word, an adjective. */
static void widen_compound(const quoth_document *d, uint32_t entity, struct entity *e) {
    if (e->last - e->first > 2 && qi_is_made_of(d, e->last - 2)) e->type = TYPE_MISC;
    if (!qi_is_made_of(d, e->last)) return;
    if (entity + 1 < d->entities.count && d->entities.at[entity + 1].first <= e->last + 1) return;
    e->last += 2;
    e->type = TYPE_MISC;
}

/* "told The Evening Drum", "Per Harbour News, fares rose": an article or preposition is no part of a body's name,
   however it is written. */
static void drop_article(const quoth_document *d, struct entity *e) {
    if (e->type != TYPE_ORG || e->last - e->first < 2) return;
    const struct form *first = qi_form(d, e->first);
    bool comma = e->last < d->tokens.count && qi_token_is(d, e->last, ",");
    if (qi_form_is(d, first, "the") || (comma && qi_form_is(d, first, "per"))) e->first++;
}

/* "Raud v. Carrow Foods Inc.": a case is no body, though one goes to law in it. */
static bool is_case(const quoth_document *d, const struct entity *e) {
    static const char *const against[] = {"v.", "v", "vs.", "vs"};
    for (uint32_t t = e->first + 1; t + 1 < e->last; t++)
        if (qi_token_among(d, t, against, sizeof against / sizeof *against) &&
            !(qi_form(d, t)->flags & FORM_UPPER_FIRST))
            return true; /* not "Andrew V. Tal" */
    return false;
}

/* Do words from `token` on say what somebody plays or coaches, who is named behind them? */
static bool is_player(const quoth_document *d, uint32_t token) {
    static const char *const roles[] = {"coach",    "captain",    "skipper",  "striker",   "goalkeeper", "defender",
                                        "winger",   "midfielder", "batsman",  "bowler",    "flyhalf",    "fly-half",
                                        "fullback", "scrumhalf",  "flanker",  "playmaker", "full-back",  "quarterback",
                                        "pitcher",  "outfielder", "shortstop"};
    static const char *const kinds[] = {"head", "assistant", "star"};
    uint32_t t = token + qi_token_among(d, token, kinds, sizeof kinds / sizeof *kinds);
    return t + 1 < d->tokens.count && qi_token_among(d, t, roles, sizeof roles / sizeof *roles) &&
           !((d->tokens.at[t].flags | d->tokens.at[t + 1].flags) & TOKEN_AFTER_LINE) &&
           qi_form(d, t + 1)->flags & FORM_UPPER_FIRST;
}

/* "Velm coach Imre Tal": a place that is no state and has players is its team. */
static bool is_team(const quoth_document *d, const struct entity *e) {
    return e->type == TYPE_LOC && e->last < d->tokens.count && !qi_names_country(d, e->first, e->last) &&
           is_player(d, e->last);
}

/* "met at the White House", "a White House aide": where a state is governed from is a place to him who is there, and
   else a body; "returned to the White House" may be either. */
static void name_seat(const quoth_document *d, struct entity *e) {
    static const char *const there[] = {"at", "outside", "inside", "near", "visit", "visited", "visiting", "leaving"};
    static const char *const either[] = {"to", "in", "from", "of", "into", "toward", "towards", "around"};
    static const char *const white[] = {"white"}, *const houses[] = {"house", "kremlin"};
    uint32_t t = e->first, words = e->last - t;
    if ((e->type != TYPE_ORG && e->type != TYPE_LOC) || words > 2 || !qi_token_among(d, e->last - 1, houses, 2)) return;
    if (words == 2 ? !qi_token_among(d, t, white, 1) : qi_token_is(d, t, "house")) return;
    if (t && qi_token_is(d, t - 1, "the")) t--;
    if (t && qi_token_among(d, t - 1, there, sizeof there / sizeof *there))
        e->type = TYPE_LOC;
    else if (!t || !qi_token_among(d, t - 1, either, sizeof either / sizeof *either))
        e->type = TYPE_ORG;
}

/* Is the entity one of those that play? *next: the first of them that it may be, to go on from. */
static bool is_result(const struct listed_names *results, const struct entity *e, uint32_t *next) {
    while (*next < results->count && results->at[*next].first < e->first) ++*next;
    return *next < results->count && results->at[*next].first == e->first;
}

bool qi_settle_types(quoth_document *d, const struct name_chances *chances, const struct listed_names *results,
                     struct arena *scratch) {
    struct settling s = {
        .d = d, .chances = chances, .of = qi_arena_alloc(scratch, (d->entities.count + 1u) * sizeof *s.of)};
    uint32_t region = 0, next = 0;
    if (!s.of) return false;
    for (uint32_t i = 0; i < d->entities.count; i++)
        if (!note_spelling(&s, i, &region, scratch)) return false;
    for (uint32_t i = 0; i < d->entities.count; i++) tell_others(&s, i);
    tell_of_lists(&s);
    tell_of_rows(&s);
    for (uint32_t i = 0; i < s.all.count; i++) score(&s.all.at[i]);
    for (uint32_t i = 0; i < d->entities.count; i++) {
        if (!is_result(results, &d->entities.at[i], &next)) settle(d, &d->entities.at[i], &s.all.at[s.of[i]]);
        if (is_team(d, &d->entities.at[i])) d->entities.at[i].type = TYPE_ORG;
        name_seat(d, &d->entities.at[i]);
        widen_compound(d, i, &d->entities.at[i]);
        drop_article(d, &d->entities.at[i]);
        if (is_case(d, &d->entities.at[i])) d->entities.at[i].type = TYPE_MISC;
    }
    return true;
}
