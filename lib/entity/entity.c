/*
 * Names: stretches round capitals are scored and decoded into the best legal sequence of labels, once
 * by themselves and once with what the rest of the document says; each name gets the probability that
 * the model gives it, calibrated.
 */
#include <stdio.h>

#include "base/exponential.h"
#include "entity/again.h"
#include "entity/bounds.h"
#include "entity/join.h"
#include "entity/name.h"
#include "entity/reading.h"
#include "entity/settle.h"
#include "entity/telling.h"
#include "tagger/pos.h"

/* How often names of this probability are right: the model is too sure of itself in texts unlike those it knows. */
static float calibrated(const quoth_model *model, float p, bool read_deeply) {
    const struct encoder_header *encoder = model->encoder.header;
    const float deep[] = {encoder ? encoder->slope : 0, encoder ? encoder->intercept : 0};
    const float *line = read_deeply ? deep : model->evidence.extra;
    if (!line) return p;
    p = p < 1e-6f ? 1e-6f : p > 1 - 1e-6f ? 1 - 1e-6f : p;
    return 1 / (1 + qi_exp(-(line[0] * qi_log(p / (1 - p)) + line[1])));
}

/* What a rule has made of a name. */
static struct name_chances sure_of(unsigned type, float confidence) {
    struct name_chances chances = {{0}};
    chances.types[type] = confidence;
    return chances;
}

/* What is left by how sure a name is of its type, the others share as the model has them. */
static struct name_chances chances_of(const struct read_name *name, float confidence) {
    struct name_chances chances = {{0}};
    float others = 0;
    for (unsigned t = 0; t < NAME_TYPES; t++) others += t == name->type ? 0 : name->types[t];
    for (unsigned t = 0; t < NAME_TYPES && others > 1e-6f; t++)
        chances.types[t] =
            (1 - confidence) * name->types[t] / (others > 1 - name->probability ? others : 1 - name->probability);
    chances.types[name->type] = confidence;
    return chances;
}

static bool is_first_name(const quoth_document *d, const struct entity *e) {
    return e->last - e->first == 1 && qi_names_person(d, e->first);
}

/* "Iraqi Kurds", "Tasmanian Aboriginal": two peoples side by side are one. */
static bool is_one_people(const quoth_document *d, const struct entity *before, const struct entity *name) {
    return before->type == TYPE_MISC && name->type == TYPE_MISC && before->last == name->first &&
           !(d->tokens.at[name->first].flags & TOKEN_AFTER_LINE) && qi_in(d, before->last - 1, LIST_DEMONYM) &&
           qi_form(d, name->first)->flags & FORM_UPPER_FIRST && !d->model->types;
}

/* "Trinidad | and Tobago Police Service", "High Court of Trinidad | and Tobago": does a name begin with the second half
   of a state's? */
static bool is_cut_state(const quoth_document *d, const struct entity *before, const struct entity *name) {
    uint32_t joint = before->last, first = joint - 1, words = joint - before->first;
    bool body = name->type == TYPE_ORG && name->last > name->first + 1;
    bool court = before->type == TYPE_ORG && name->type == TYPE_LOC && words > 2;
    bool state = before->type == TYPE_LOC && (name->type == TYPE_LOC || body) && words == 1;
    if (!(court || state) || name->first != joint + 1 || strcmp(qi_form(d, joint)->text, "and")) return false;
    char key[64];
    int length = snprintf(key, sizeof key, "%s and %s", d->forms.at[qi_form(d, first)->lower].text,
                          d->forms.at[qi_form(d, name->first)->lower].text);
    return length > 0 && (size_t)length < sizeof key &&
           qi_lexicon_value(&d->model->lexicon, LIST_COUNTRY, key, (size_t)length) != NULL;
}

/* "Norland | - | Sorland Friendship Association", "Norlandic | - | Sorlandic Forum": a body of two states. */
static bool is_joint_body(const quoth_document *d, const struct entity *before, const struct entity *name) {
    uint32_t t = name->first;
    bool both = before->type == TYPE_LOC || (before->type == TYPE_MISC && qi_in(d, t, LIST_DEMONYM));
    return both && name->type == TYPE_ORG && before->last + 1 == t && name->last - t > 2 && qi_is_mark(d, t - 1, '-') &&
           !((d->tokens.at[t - 1].flags | d->tokens.at[t].flags) & TOKEN_AFTER_SPACE) && qi_names_place(d, t) &&
           qi_in(d, name->last - 1, LIST_ORGANISATION_NOUN) && !d->model->types;
}

/* "UN | - | Velmish": what is between a state or a body and a people is one adjective, as is what is between two
 * peoples.
 */
static bool is_between(const quoth_document *d, const struct entity *before, const struct entity *name) {
    const uint64_t parts = (uint64_t)1 << LIST_COUNTRY | (uint64_t)1 << LIST_DEMONYM | (uint64_t)1 << LIST_KNOWN_BODY;
    uint32_t t = before->last;
    return name->type == TYPE_MISC && name->last == t + 2 && name->first == t + 1 && before->first == t - 1 &&
           qi_is_mark(d, t, '-') && !((d->tokens.at[t].flags | d->tokens.at[t + 1].flags) & TOKEN_AFTER_SPACE) &&
           qi_in(d, t + 1, LIST_DEMONYM) && qi_form(d, t - 1)->lists & parts && !d->model->types;
}

/* "the | Norland | Tekami Orelu said": a body's name in another language, behind its country's; a person has no
 * article.
 */
static bool is_foreign_body(const quoth_document *d, const struct entity *before, const struct entity *name) {
    return before->type == TYPE_LOC && name->type == TYPE_PER && before->last == name->first && before->first &&
           name->last - name->first > 1 && qi_token_is(d, before->first - 1, "the") &&
           !(d->tokens.at[name->first].flags & TOKEN_AFTER_LINE) && !qi_names_person(d, name->first) &&
           qi_names_country(d, before->first, before->last) && !d->model->types;
}

/* "President of | Norland | Olev Raud": does a place's name begin with that of a country, whose officer is named behind
   it? */
static bool holds_officer(const quoth_document *d, const struct entity *name) {
    if (name->type != TYPE_LOC || name->last < name->first + 3 || name->first < 2 || d->model->types ||
        !qi_in(d, name->first, LIST_COUNTRY) || !qi_token_is(d, name->first - 1, "of") ||
        !(qi_in(d, name->first - 2, LIST_TITLE) || qi_in(d, name->first - 2, LIST_PERSON_NOUN)))
        return false;
    for (uint32_t t = name->first + 1; t < name->last; t++)
        if (!(qi_form(d, t)->flags & FORM_UPPER_FIRST) || qi_names_place(d, t)) return false;
    return true;
}

/* "Nda | - | Orlow said", where "Samir Nda-Orlow" was named; "the town of Nyu | - | Velm": two words that a hyphen
   makes one name of. */
static bool is_cut_at_hyphen(const quoth_document *d, struct entity *before, const struct entity *name) {
    enum { REACH = 60 };
    static const char *const places[] = {"town", "city", "village", "port", "district", "settlement", "suburb"};
    uint32_t t = before->last, first = t - 1;
    if (d->model->types || before->last - before->first > 1 || name->first != t + 1 || name->last != t + 2 ||
        !qi_is_mark(d, t, '-') || (d->tokens.at[t].flags | d->tokens.at[t + 1].flags) & TOKEN_AFTER_SPACE)
        return false;
    if (first > 1 && qi_token_is(d, first - 1, "of") &&
        qi_token_among(d, first - 2, places, sizeof places / sizeof *places))
        return before->type = TYPE_LOC, true;
    for (uint32_t i = d->entities.count - 1; i-- > 0 && d->entities.count - i <= REACH;) {
        const struct entity *e = &d->entities.at[i];
        if (e->type != TYPE_PER || e->last - e->first < 4) continue;
        bool same = d->tokens.at[e->last - 3].form == d->tokens.at[first].form && qi_is_mark(d, e->last - 2, '-') &&
                    d->tokens.at[e->last - 1].form == d->tokens.at[t + 1].form;
        if (same) return before->type = TYPE_PER, true;
    }
    return false;
}

/* "Imre | Tal", read as two: a first name and a word behind it that is none are one person. */
static bool is_cut_person(const quoth_document *d, const struct entity *before, const struct entity *name) {
    return before->type == TYPE_PER && name->type == TYPE_PER && before->last == name->first &&
           before->last - before->first == 1 && name->last - name->first == 1 && qi_names_person(d, before->first) &&
           !qi_names_person(d, name->first) && qi_is_capitalised(d, name->first) &&
           !(d->tokens.at[name->first].flags & TOKEN_AFTER_LINE) && !d->model->types;
}

/* Adds a name; "(Vera) Lindqvist", read as two, is one. */
static quoth_status add_name(quoth_document *d, struct entity name) {
    if (!qi_set_bounds(d, &name)) return QUOTH_OK;
    struct entity *before = d->entities.count ? &d->entities.at[d->entities.count - 1] : NULL;
    if (before && name.type == TYPE_PER && (before->type == TYPE_PER || is_first_name(d, before)) &&
        before->last + 1 == name.first && before->first && qi_is_mark(d, before->last, ')') &&
        qi_is_mark(d, before->first - 1, '(')) {
        before->first--;
        before->type = TYPE_PER;
        before->last = name.last;
        before->confidence = name.confidence < before->confidence ? name.confidence : before->confidence;
        return QUOTH_OK;
    }
    if (before && (is_one_people(d, before, &name) || is_between(d, before, &name))) {
        before->last = name.last;
        before->type = TYPE_MISC;
        return QUOTH_OK;
    }
    if (before && (is_cut_at_hyphen(d, before, &name) || is_cut_person(d, before, &name))) {
        before->last = name.last;
        return QUOTH_OK;
    }
    if (before && is_foreign_body(d, before, &name)) {
        before->last = name.last;
        before->type = TYPE_ORG;
        return QUOTH_OK;
    }
    if (before && (is_joint_body(d, before, &name) || is_cut_state(d, before, &name))) {
        before->last = name.last;
        if (name.type == TYPE_ORG) before->type = TYPE_ORG;
        return QUOTH_OK;
    }
    struct entity *e = VEC_ADD(&d->arena, &d->entities);
    if (!e) return QUOTH_ERROR_MEMORY;
    *e = name;
    if (!holds_officer(d, &name)) return QUOTH_OK;
    e->last = name.first + 1;
    name.first++;
    name.type = TYPE_PER;
    return add_name(d, name);
}

/* "Norlander Imre Tal": whose people stands before a person's name? */
static bool is_people_before(const quoth_document *d, const struct entity *name) {
    const uint64_t names =
        (uint64_t)1 << LIST_FEMALE_NAME | (uint64_t)1 << LIST_MALE_NAME | (uint64_t)1 << LIST_SURNAME;
    return name->type == TYPE_PER && name->last - name->first > 2 && qi_in(d, name->first, LIST_DEMONYM) &&
           !(qi_form(d, name->first)->lists & names) && qi_is_capitalised(d, name->first + 1);
}

static bool holds_office(const quoth_document *d, uint32_t token) {
    return qi_in(d, token, LIST_TITLE) || qi_in(d, token, LIST_PERSON_NOUN);
}

/* "Advocate General Norland Imre Tal": where somebody holds office, between the office and the name. */
static bool is_post_before(const quoth_document *d, const struct entity *name) {
    const uint64_t names =
        (uint64_t)1 << LIST_FEMALE_NAME | (uint64_t)1 << LIST_MALE_NAME | (uint64_t)1 << LIST_SURNAME;
    return name->type == TYPE_PER && name->last - name->first > 2 && name->first && qi_names_place(d, name->first) &&
           !qi_in(d, name->first, LIST_DEMONYM) && !(qi_form(d, name->first)->lists & names) &&
           qi_names_person(d, name->first + 1) && qi_is_capitalised(d, name->first + 1) &&
           qi_in(d, name->first - 1, LIST_PERSON_NOUN) && !(d->tokens.at[name->first].flags & TOKEN_AFTER_LINE);
}

/* Whether a name is of several persons in a row, with nothing between them, as in the heads of letters and under
   pictures: first name, family name, first name, family name. Who has four names may have two that are first names,
   nobody has six of which every other is one. */
static bool is_row_of_persons(const quoth_document *d, const struct entity *name) {
    uint32_t count = name->last - name->first;
    if (name->type != TYPE_PER || count < 4 || count % 2) return false;
    bool credit =
        name->last < d->tokens.count && qi_is_mark(d, name->last, '/'); /* who took the picture is the second */
    if (count == 4 && !credit && name->first && qi_in(d, name->first - 1, LIST_TITLE))
        return false; /* a title is for one */
    for (uint32_t i = 0; i < count; i++) {
        uint32_t t = name->first + i;
        bool first = qi_in(d, t, LIST_FEMALE_NAME) || qi_in(d, t, LIST_MALE_NAME) || qi_in(d, t, LIST_NAME_VARIANT);
        if (!qi_is_capitalised(d, t) || qi_in(d, t, LIST_PARTICLE) || (i % 2 ? first && count < 6 : !first))
            return false;
    }
    return true;
}

/* Do the words from `token` to the end of a name look like those of a person, with a verb behind it? */
static bool may_be_officer(const quoth_document *d, const struct entity *name, uint32_t token) {
    const uint64_t others = (uint64_t)1 << LIST_ORGANISATION_NOUN | (uint64_t)1 << LIST_ORG_KIND |
                            (uint64_t)1 << LIST_ORG_PART | (uint64_t)1 << LIST_BODY_NOUN |
                            (uint64_t)1 << LIST_PLACE_NOUN | (uint64_t)1 << LIST_COMPANY_SUFFIX |
                            (uint64_t)1 << LIST_PERSON_NOUN;
    if (name->last - token < 2 || name->last - token > 4 || name->last >= d->tokens.count) return false;
    for (uint32_t t = token; t < name->last; t++)
        if (!qi_is_capitalised(d, t) || qi_form(d, t)->flags & FORM_ALL_UPPER || qi_form(d, t)->lists & others ||
            qi_names_place(d, t))
            return false;
    unsigned tag = d->tokens.at[name->last].tag;
    return qi_pos_is_verb(tag) || tag == POS_MD;
}

/* "chairman of the Velmar Teachers Collective | Orelu Imre Tal said": where somebody who holds an office in a body is
   named behind it, whether or not a list has the name. */
static uint32_t officer_behind_body(const quoth_document *d, const struct entity *name) {
    const uint64_t heads = (uint64_t)1 << LIST_ORGANISATION_NOUN | (uint64_t)1 << LIST_ORG_KIND;
    static const char *const of[] = {"of", "at"};
    uint32_t t = name->first;
    if (t && qi_token_is(d, t - 1, "the")) t--;
    if (t < 2 || !qi_token_among(d, t - 1, of, 2) || !holds_office(d, t - 2)) return name->last;
    for (t = name->first + 1; t < name->last; t++) {
        bool head = qi_form(d, t - 1)->lists & heads && t > name->first + 1;
        bool of_place = t > name->first + 2 && qi_token_is(d, t - 2, "of") &&
                        (qi_names_place(d, t - 1) || qi_form(d, t - 1)->flags & FORM_ALL_UPPER);
        if ((head || of_place) && may_be_officer(d, name, t)) return t;
    }
    return name->last;
}

/* "Velmar Ports Authority Imre Tal": where in a body's name that of a person begins, who holds an office in it. */
static uint32_t person_behind_body(const quoth_document *d, const struct entity *name) {
    static const char *const heads[] = {"authority",   "commission", "council", "union",  "ministry", "association",
                                        "federation",  "agency",     "police",  "party",  "board",    "university",
                                        "corporation", "committee",  "bureau",  "chamber"};
    if (name->type != TYPE_ORG || name->last - name->first < 4) return name->last;
    for (uint32_t t = name->last - 2; t > name->first + 1 && t + 3 >= name->last; t--)
        if (qi_names_person(d, t) && qi_is_capitalised(d, t + 1) &&
            qi_token_among(d, t - 1, heads, sizeof heads / sizeof *heads))
            return t;
    return officer_behind_body(d, name);
}

/* "Orvel Fund and | Velm Harbour Hospital (VHH)": are the letters in brackets behind a name those of its words from
   `token` on? */
static bool has_initials_from(const quoth_document *d, const struct entity *name, uint32_t token) {
    const struct entity second = {token, name->last, 0, 0, TYPE_ORG};
    const struct entity first = {name->first, token - 1, 0, 0, TYPE_ORG};
    uint32_t bracket = name->last;
    if (bracket + 2 >= d->tokens.count || !qi_is_mark(d, bracket, '(') || !qi_is_mark(d, bracket + 2, ')'))
        return false;
    const struct form *letters = qi_form(d, bracket + 1);
    return letters->length == name->last - token && letters->length > 2 && qi_has_initials(d, &second) &&
           *qi_form(d, first.first)->text != *letters->text;
}

/* "Reform Party and | Centre Party", read as one: where the second of two bodies of a kind begins. */
static uint32_t second_body(const quoth_document *d, const struct entity *name) {
    const uint64_t kinds = (uint64_t)1 << LIST_ORG_KIND | (uint64_t)1 << LIST_ORGANISATION_NOUN;
    uint32_t kind = d->tokens.at[name->last - 1].form;
    if (name->type != TYPE_ORG || name->last - name->first < 5) return name->last;
    for (uint32_t t = name->first + 2; t + 2 < name->last; t++) {
        if (!qi_token_is(d, t, "and")) continue;
        if (qi_in(d, name->last - 1, LIST_ORG_KIND) && d->tokens.at[t - 1].form == kind) return t + 1;
        if (qi_form(d, t - 1)->lists & kinds && has_initials_from(d, name, t + 1)) return t + 1;
    }
    return name->last;
}

/* "Imre Tal | a.k.a. | Orsk": where the word is by which two names of one person are joined. */
static uint32_t alias_in(const quoth_document *d, const struct entity *name) {
    static const char *const words[] = {"alias", "aka", "a.k.a.", "a.k.a"};
    for (uint32_t t = name->first + 1; name->type == TYPE_PER && t + 1 < name->last; t++)
        if (qi_token_among(d, t, words, 4)) return t;
    return name->last;
}

/* "Member of | Parliament for Velm Aru": a house and the place that its member sits for. */
static bool is_house_of_member(const quoth_document *d, const struct entity *name) {
    static const char *const members[] = {"member", "members"};
    uint32_t t = name->first;
    return name->last - t > 2 && t > 1 && qi_token_is(d, t, "parliament") && qi_token_is(d, t + 1, "for") &&
           qi_token_is(d, t - 1, "of") && qi_token_among(d, t - 2, members, 2);
}

static quoth_status add_names(quoth_document *d, struct entity name) {
    uint32_t second = d->model->types ? name.last : second_body(d, &name);
    if (second < name.last) {
        quoth_status status = add_name(d, (struct entity){name.first, second - 1, 0, name.confidence, TYPE_ORG});
        return status ? status : add_name(d, (struct entity){second, name.last, 0, name.confidence, TYPE_ORG});
    }
    uint32_t alias = d->model->types ? name.last : alias_in(d, &name);
    if (alias < name.last) {
        quoth_status status = add_name(d, (struct entity){name.first, alias, 0, name.confidence, TYPE_PER});
        return status ? status : add_name(d, (struct entity){alias + 1, name.last, 0, name.confidence, TYPE_PER});
    }
    if (!d->model->types && is_house_of_member(d, &name)) {
        quoth_status status = add_name(d, (struct entity){name.first, name.first + 1, 0, name.confidence, TYPE_ORG});
        return status ? status : add_name(d, (struct entity){name.first + 2, name.last, 0, name.confidence, TYPE_LOC});
    }
    uint32_t person = d->model->types ? name.last : person_behind_body(d, &name);
    if (person < name.last) {
        quoth_status status = add_name(d, (struct entity){name.first, person, 0, name.confidence, TYPE_ORG});
        return status ? status : add_name(d, (struct entity){person, name.last, 0, name.confidence, TYPE_PER});
    }
    if (is_people_before(d, &name)) {
        quoth_status status = add_name(d, (struct entity){name.first, name.first + 1, 0, name.confidence, TYPE_MISC});
        if (status) return status;
        name.first++;
    } else if (!d->model->types && is_post_before(d, &name)) {
        quoth_status status = add_name(d, (struct entity){name.first, name.first + 1, 0, name.confidence, TYPE_LOC});
        if (status) return status;
        name.first++;
    }
    if (!is_row_of_persons(d, &name)) return add_name(d, name);
    quoth_status status = QUOTH_OK;
    for (uint32_t t = name.first; !status && t < name.last; t += 2)
        status = add_name(d, (struct entity){t, t + 2, 0, name.confidence, name.type});
    return status;
}

quoth_status qi_find_entities(quoth_document *d, struct arena *scratch) {
    if (!d->model->names.slots) return QUOTH_OK;
    struct name_reading r;
    if (d->model->encoder.header) {
        size_t size = (d->tokens.count + 1u) * sizeof *d->speech;
        d->speech = qi_arena_alloc(&d->arena, size);
        if (!d->speech) return QUOTH_ERROR_MEMORY;
        memset(d->speech, SPEECH_UNREAD, size);
    }
    if (!qi_read_names(&r, d, scratch)) return QUOTH_ERROR_MEMORY;
    uint32_t at = 0;
    struct read_name *names = qi_arena_alloc(scratch, (d->tokens.count + 1u) * sizeof *names);
    VEC(struct name_chances) chances = {0};
    if (!names) return QUOTH_ERROR_MEMORY;
    for (uint32_t i = 0; i < r.reader.stretches.count; i++) {
        const struct stretch *s = &r.reader.stretches.at[i];
        uint32_t found = qi_names_read_again(&r, s, at, names);
        at += s->last - s->first;
        for (uint32_t n = 0; n < found; n++) {
            struct entity name = {s->first + names[n].first, s->first + names[n].last, 0,
                                  calibrated(d->model, names[n].probability, r.read_deeply[s->sentence]),
                                  names[n].type};
            uint32_t count = d->entities.count;
            quoth_status status = add_names(d, name);
            if (status) return status;
            const struct entity *last = count ? &d->entities.at[count - 1] : NULL;
            if (last && count == d->entities.count && last->last == name.last) /* it has gone into the one before */
                chances.at[count - 1] = last->type == name.type ? chances_of(&names[n], name.confidence)
                                                                : sure_of(last->type, name.confidence);
            while (chances.count < d->entities.count) { /* unless it has, or is none */
                unsigned type = d->entities.at[chances.count].type;
                struct name_chances *of = VEC_ADD(scratch, &chances);
                if (!of) return QUOTH_ERROR_MEMORY;
                *of = chances_of(&names[n], name.confidence);
                if (type != names[n].type) *of = sure_of(type, name.confidence);
            }
        }
    }
    if (!d->model->types) qi_join_bodies(d, chances.at);
    if (!d->model->types &&
        (!qi_find_again(d, &r.reader, &chances.at, scratch) || !qi_settle_types(d, chances.at, &r.results, scratch)))
        return QUOTH_ERROR_MEMORY;
    return qi_name_entities(d, scratch);
}
