/*
 * Whom a speaker's mention means: a name its group, a pronoun its antecedent, a role noun its bearer
 * ("the governor" after "Governor Vera Lindqvist"), a capital its state.
 *
 * Antecedents are weighed by what studies of news coreference agree on (recency, subjecthood, who spoke
 * last, gender where the text or a list of first names tells it): a weighted sum over the last mentions.
 */
#include <stdio.h>

#include "entity/name_table.h"
#include "quote/work.h"

/* mentions; pairs of quotes; tokens; tokens */
enum { LOOK_BACK = 40, COMPARISONS = 2000, BODY_REACH = 2000, SAID = 160 };

enum { PER = 0, ORG, LOC, MISC };

/* What a person is called by: “President” in “President Lindqvist”, “mayor” in “Lindqvist, the mayor of Brest,”. */
struct role {
    uint32_t noun;        /* lower form */
    uint32_t group;       /* who bears it */
    uint32_t first, last; /* the words it stands among */
};

/* A speaker known by a noun alone: “a Polish lawyer”, later “the lawyer”. */
struct unnamed {
    uint32_t noun; /* lower form */
    const char *name;
};

/* Whom a mention means. */
struct found {
    uint32_t entity;  /* or NOTHING */
    const char *name; /* or NULL: the entity's group's name */
};

struct resolver {
    struct quote_work *w;
    const quoth_document *d;
    VEC(struct role) roles;
    VEC(struct unnamed) unnamed;
    VEC(struct unnamed) bodies; /* ministries with their states */
    const struct quote *outer;  /* the one the quote at hand stands in, or NULL */
    uint32_t last_group;        /* of the quote before, or NOTHING */
    uint32_t last_unit_paragraph;
    struct phrase last_speaker; /* of the quote before: its mention, or that behind its pronoun; and what that meant */
    struct found last_found;
};

static uint8_t tag(const struct resolver *r, uint32_t i) {
    return r->w->tags[i];
}

static uint32_t lower(const struct resolver *r, uint32_t i) {
    return qi_form(r->d, i)->lower;
}

/* ---- roles */

static bool is_role_noun(const struct resolver *r, uint32_t i) {
    return qi_in(r->d, i, LIST_PERSON_NOUN) || qi_in(r->d, i, LIST_TITLE);
}

static bool add_role(struct resolver *r, uint32_t noun, uint32_t group, uint32_t first, uint32_t last) {
    struct role *role = VEC_ADD(r->w->scratch, &r->roles);
    if (role) *role = (struct role){lower(r, noun), group, first, last};
    return role != NULL;
}

static bool add_roles_of(struct resolver *r, const struct entity *e) {
    const quoth_document *d = r->d;
    uint32_t sentence = qi_sentence_at(d, e->first);
    uint32_t floor = d->sentences.at[sentence].first, ceiling = d->sentences.at[sentence].last;
    uint32_t first = e->first;
    while (first > floor && e->first - first < 8 &&
           (qi_pos_is_noun(tag(r, first - 1)) || tag(r, first - 1) == POS_JJ || tag(r, first - 1) == POS_POS ||
            tag(r, first - 1) == POS_HYPH || r->w->entity_at[first - 1] ||
            (qi_word_is(r->w, first - 1, "of") && first - 1 > floor)))
        first--;
    for (uint32_t i = e->first; i-- > first;)
        if (is_role_noun(r, i) && !add_role(r, i, e->group, first, e->first)) return false;
    uint32_t k = e->last;
    if (k + 1 >= ceiling || !qi_word_is(r->w, k, ",")) { /* “the mayor, Vera Lindqvist” */
        if (e->first > floor + 1 && qi_word_is(r->w, e->first - 1, ",")) {
            struct phrase p = qi_phrase_left(r->w, floor, e->first - 1);
            if (p.kind == PHRASE_NOMINAL && is_role_noun(r, p.head))
                return add_role(r, p.head, e->group, p.first, p.last);
        }
        if (k >= ceiling || tag(r, k) != POS_DT) return true;
        k--; /* “Ann Lee the Latvian minister” */
    }
    struct phrase p = qi_phrase_right(r->w, k + 1, ceiling);
    if (p.kind != PHRASE_NOMINAL || !is_role_noun(r, p.head)) return true;
    if (p.last + 1 < ceiling &&
        (qi_word_is(r->w, p.last, "of") || qi_word_is(r->w, p.last, "for") || qi_word_is(r->w, p.last, "at"))) {
        struct phrase of = qi_phrase_right(r->w, p.last + 1, ceiling); /* “chairman of the Mariners’ Union” */
        if (of.kind != PHRASE_NONE) p.last = of.last;
    }
    return add_role(r, p.head, e->group, p.first, p.last);
}

static bool find_roles(struct resolver *r) {
    for (uint32_t k = 0; k < r->d->entities.count; k++)
        if (r->d->entities.at[k].type == PER && !add_roles_of(r, &r->d->entities.at[k])) return false;
    return true;
}

/* Words that tell bearers of one role apart: names and nationalities. */
static int modifier_score(const struct resolver *r, const struct phrase *p, const struct role *role) {
    int score = 0;
    for (uint32_t i = p->first; i < p->last; i++) {
        uint32_t at = r->w->entity_at[i];
        if (i == p->head || (!at && tag(r, i) != POS_JJ && !qi_pos_is_noun(tag(r, i)))) continue;
        bool found = false, other = false;
        for (uint32_t k = role->first; k < role->last && !found; k++) {
            uint32_t role_at = r->w->entity_at[k];
            found = lower(r, k) == lower(r, i) ||
                    (at && role_at && r->d->entities.at[at - 1].group == r->d->entities.at[role_at - 1].group) ||
                    (at && role_at &&
                     strcmp(r->d->groups.at[r->d->entities.at[at - 1].group].name,
                            r->d->groups.at[r->d->entities.at[role_at - 1].group].name) == 0);
            other |= role_at != 0 && r->d->entities.at[role_at - 1].type != PER;
        }
        score += found ? 2 : at && other ? -4 : at ? -1 : 0;
    }
    return score;
}

/* The group that bears the role a nominal names, or NOTHING. */
static uint32_t bearer(const struct resolver *r, const struct phrase *p) {
    uint32_t best = NOTHING, noun = lower(r, p->head);
    int best_score = -2;
    uint32_t looked = 0;
    for (uint32_t k = r->roles.count; k-- > 0 && looked < 400; looked++) {
        const struct role *role = &r->roles.at[k];
        if (role->noun != noun) continue;
        int score = modifier_score(r, p, role) * 2 + (role->first < p->first);
        if (score > best_score) {
            best_score = score;
            best = role->group;
        }
    }
    return best_score >= 0 ? best : NOTHING;
}

/* ---- antecedents */

static bool is_subject(const struct resolver *r, const struct entity *e, uint32_t sentence) {
    uint32_t floor = r->d->sentences.at[sentence].first, i = e->first;
    while (i > floor && (qi_pos_is_noun(tag(r, i - 1)) || tag(r, i - 1) == POS_JJ || tag(r, i - 1) == POS_DT ||
                         r->w->entity_at[i - 1]))
        i--;
    return i == floor || (tag(r, i - 1) != POS_IN && tag(r, i - 1) != POS_TO && !qi_pos_is_verb(tag(r, i - 1)));
}

/* How many entities begin before a token. */
static uint32_t entities_before(const struct resolver *r, uint32_t at) {
    uint32_t low = 0, high = r->d->entities.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (r->d->entities.at[middle].first >= at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Who is named only round the text is not spoken of in it: bylines, credits, boilerplate. */
static bool is_aside(const struct resolver *r, uint32_t token) {
    uint8_t kind = r->d->regions.at[r->d->sentences.at[qi_sentence_at(r->d, token)].region].kind;
    return kind == REGION_BYLINE || kind == REGION_DATELINE || kind == REGION_CREDIT || kind == REGION_BOILERPLATE;
}

/* The likeliest antecedent, before token `at`, of a type in `types` (bits) and of a gender; NOTHING when none. */
static uint32_t antecedent(const struct resolver *r, uint32_t at, unsigned types, uint8_t gender, bool same_paragraph) {
    const quoth_document *d = r->d;
    uint32_t here = qi_sentence_at(d, at), best = NOTHING;
    double best_score = -1e9;
    for (uint32_t k = entities_before(r, at), looked = 0; k-- > 0 && looked < LOOK_BACK; looked++) {
        const struct entity *e = &d->entities.at[k];
        if (!(types >> e->type & 1) || is_aside(r, e->first)) continue;
        const struct group *g = &d->groups.at[e->group];
        if (gender != GENDER_UNKNOWN && g->gender != GENDER_UNKNOWN && g->gender != gender) continue;
        uint32_t sentence = qi_sentence_at(d, e->first), distance = here - sentence;
        double score = -1.0 * distance - 0.01 * looked;
        if (is_subject(r, e, sentence)) score += 1.0;
        if (r->w->stretch_at[e->first]) score -= 2.0;
        if (e->group == r->last_group) score += same_paragraph ? 3.0 : 1.5;
        if (gender != GENDER_UNKNOWN && g->gender == gender) score += 0.7;
        if (score > best_score) {
            best_score = score;
            best = k;
        }
    }
    return best;
}

/* ---- one speaker */

/* A mention's own words as a name: without NUL bytes, on one line; NULL when there is no memory. */
static const char *phrase_text(struct resolver *r, const struct phrase *p) {
    struct span s = qi_span(r->w, p->first, p->last);
    char *text = qi_arena_string(&r->w->d->arena, r->d->text + s.start, s.stop - s.start);
    for (uint32_t i = 0; text && i < s.stop - s.start; i++)
        if ((unsigned char)text[i] < ' ') text[i] = ' ';
    return text;
}

/* The state whose government a capital's name stands for, or NULL. */
static const char *state_of(const struct resolver *r, const struct entity *e) {
    if (e->type != LOC || e->last != e->first + 1) return NULL;
    const struct form *form = &r->d->forms.at[lower(r, e->first)];
    return qi_lexicon_value(&r->d->model->lexicon, LIST_CAPITAL, form->text, form->length);
}

static const char *group_name(const struct resolver *r, uint32_t entity) {
    const struct entity *e = &r->d->entities.at[entity];
    const char *state = state_of(r, e);
    return state ? state : r->d->groups.at[e->group].name;
}

/* “A, B and C”: the names joined. */
static const char *joint_names(struct resolver *r, const struct phrase *p) {
    char joined[512];
    size_t length = 0;
    uint32_t names = 0;
    for (uint32_t i = p->first; i < p->last;) {
        uint32_t at = r->w->entity_at[i];
        if (!at || r->d->entities.at[at - 1].type == MISC) {
            i++;
            continue;
        }
        const char *name = group_name(r, at - 1);
        size_t size = strlen(name);
        if (length + size + 3 > sizeof joined) break;
        if (names++) memcpy(joined + length, "; ", 2), length += 2;
        memcpy(joined + length, name, size);
        length += size;
        i = r->d->entities.at[at - 1].last;
    }
    return names > 1 ? qi_arena_string(&r->w->d->arena, joined, length) : NULL;
}

static bool is_joint(const struct resolver *r, const struct phrase *p) {
    bool and = false;
    for (uint32_t i = p->first; i < p->last; i++) and |= tag(r, i) == POS_CC && !r->w->entity_at[i];
    return and;
}

static uint32_t entity_in(const struct resolver *r, const struct phrase *p, unsigned types) {
    for (uint32_t i = p->first; i < p->last; i++) {
        uint32_t at = r->w->entity_at[i];
        if (at && types >> r->d->entities.at[at - 1].type & 1) return at - 1;
    }
    return NOTHING;
}

static bool is_one_of(const struct resolver *r, uint32_t i, const char *const *words, size_t count) {
    for (size_t k = 0; k < count; k++)
        if (qi_word_is(r->w, i, words[k])) return true;
    return false;
}
#define ONE_OF(r, i, ...)                                                                                              \
    is_one_of((r), (i), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* A body named by its common noun: “the ministry” after “Ministry of Ports”. */
static uint32_t body_of(const struct resolver *r, const struct phrase *p) {
    const struct form *head = &r->d->forms.at[lower(r, p->head)];
    for (uint32_t k = entities_before(r, p->first); k-- > 0;) {
        const struct entity *e = &r->d->entities.at[k];
        if (p->first - e->first > BODY_REACH) break;
        if (e->type != ORG) continue;
        if (is_aside(r, e->first)) continue;
        for (uint32_t i = e->first; i < e->last; i++)
            if (lower(r, i) == (uint32_t)(head - r->d->forms.at)) return k;
    }
    return NOTHING;
}

/* “They” after “ministers of the Forum”, “witnesses”: the newest plural noun for people, with the body they are of. */
static struct found plural_before(struct resolver *r, uint32_t at) {
    uint32_t here = qi_sentence_at(r->d, at), floor = here ? r->d->sentences.at[here - 1].first : 0;
    for (uint32_t i = at; i-- > floor;) {
        bool people = (tag(r, i) == POS_NNS || tag(r, i) == POS_NNPS) && is_role_noun(r, i) && !r->w->stretch_at[i];
        if (!people) continue;
        struct phrase p = qi_phrase_left(r->w, floor, i + 1);
        if (p.kind != PHRASE_NOMINAL || p.last != i + 1) continue;
        uint32_t body = entity_in(r, &p, 1u << ORG);
        return body != NOTHING ? (struct found){body, NULL} : (struct found){NOTHING, phrase_text(r, &p)};
    }
    return (struct found){NOTHING, NULL};
}

static bool is_body_noun(const struct resolver *r, uint32_t i) {
    return qi_in(r->d, i, LIST_BODY_NOUN) || qi_in(r->d, i, LIST_ORGANISATION_NOUN);
}

static bool is_plural(const struct resolver *r, const struct phrase *p) {
    return tag(r, p->head) == POS_NNS || tag(r, p->head) == POS_NNPS;
}

static struct found resolve_nominal(struct resolver *r, const struct phrase *p, bool same_paragraph);

/* Can “it” mean the phrase: a body or a text, by its name or its noun? */
static bool is_thing(const struct resolver *r, const struct phrase *p) {
    if (p->kind == PHRASE_NAME) {
        uint8_t type = r->d->entities.at[p->entity].type;
        return type == ORG ||
               (type == LOC && (qi_in(r->d, p->head, LIST_COUNTRY) || state_of(r, &r->d->entities.at[p->entity])));
    }
    return p->kind == PHRASE_NOMINAL && is_body_noun(r, p->head) && !is_role_noun(r, p->head) && !is_plural(r, p) &&
           !is_joint(r, p);
}

/* “They put out a statement. It says”: the newest noun for a text in a sentence, or NOTHING. */
static uint32_t text_noun_in(const struct resolver *r, const struct sentence *s) {
    for (uint32_t i = s->last; i-- > s->first;)
        if (!r->w->stretch_at[i] && !r->w->entity_at[i] && tag(r, i) == POS_NN &&
            ONE_OF(r, i, "statement", "report", "letter", "note", "memorandum", "memo", "message", "ruling", "notice",
                   "document", "article", "text", "e-mail", "email", "leaflet", "petition", "verdict", "resolution"))
            return i;
    return NOTHING;
}

/* “It”: the body that spoke last in the paragraph, the subject of this sentence or a body or text of one of the two
   before, or the newest body or state named. */
static struct found resolve_it(struct resolver *r, uint32_t i, bool same_paragraph) {
    if (same_paragraph && is_thing(r, &r->last_speaker)) return r->last_found;
    uint32_t here = qi_sentence_at(r->d, i);
    for (uint32_t s = here + 1, looked = 0; s-- > 0 && looked < 3; looked++) {
        const struct sentence *sentence = &r->d->sentences.at[s];
        struct phrase p = qi_first_subject(r->w, sentence->first, s == here ? i : sentence->last);
        uint32_t noun = s == here ? NOTHING : text_noun_in(r, sentence);
        if (!is_thing(r, &p) && noun != NOTHING) p = qi_phrase_left(r->w, sentence->first, noun + 1);
        if (!is_thing(r, &p) && p.head != noun) continue;
        r->last_speaker = p;
        return p.kind == PHRASE_NAME ? (struct found){p.entity, NULL} : resolve_nominal(r, &p, same_paragraph);
    }
    return (struct found){antecedent(r, i, 1u << ORG | 1u << LOC, GENDER_UNKNOWN, same_paragraph), NULL};
}

/* Does the phrase mean several people: officers, police, “A and B”? */
static bool is_several(const struct resolver *r, const struct phrase *p) {
    if (p->kind == PHRASE_PRONOUN || p->kind == PHRASE_NONE) return false;
    if (is_joint(r, p) || ONE_OF(r, p->head, "police", "crowd", "couple", "family", "staff")) return true;
    return p->kind == PHRASE_NOMINAL && is_plural(r, p) && is_role_noun(r, p->head);
}

/* “Ann Lee, 70, and Bo Lee”, “the deputies Ann Lee and Bo Lee”: the phrase with the people's names behind it. */
static struct phrase with_names(const struct resolver *r, struct phrase p, uint32_t last) {
    for (uint32_t i = p.last; i < last;) {
        uint32_t at = r->w->entity_at[i];
        bool person = at && r->d->entities.at[at - 1].type == PER;
        if (!person && !ONE_OF(r, i, ",") && tag(r, i) != POS_CC && tag(r, i) != POS_CD) break;
        i = person ? r->d->entities.at[at - 1].last : i + 1;
        if (person) p.last = i;
    }
    return p;
}

/* “They” after “officers who had served with him”, “A and B”: who spoke last in the paragraph, or the subject of this
   sentence or the one before, if that is several people. */
static struct found several_before(struct resolver *r, uint32_t i, bool same_paragraph) {
    if (same_paragraph && is_several(r, &r->last_speaker)) return r->last_found;
    uint32_t here = qi_sentence_at(r->d, i);
    for (uint32_t s = here + 1, looked = 0; s-- > 0 && looked < 2; looked++) {
        const struct sentence *sentence = &r->d->sentences.at[s];
        struct phrase p = qi_first_subject(r->w, sentence->first, s == here ? i : sentence->last);
        if (p.kind == PHRASE_NAME || p.kind == PHRASE_NOMINAL) p = with_names(r, p, s == here ? i : sentence->last);
        if (!is_several(r, &p)) continue;
        const char *joint = joint_names(r, &p);
        r->last_speaker = p;
        return joint ? (struct found){NOTHING, joint} : resolve_nominal(r, &p, same_paragraph);
    }
    return (struct found){NOTHING, NULL};
}

/* Does the noun mean someone who speaks for a body: a spokeswoman, officials? */
static bool speaks_for_body(const struct resolver *r, uint32_t i) {
    return strncmp(r->d->forms.at[lower(r, i)].text, "spokes", 6) == 0 ||
           ONE_OF(r, i, "official", "officials", "representative", "representatives", "executive", "executives",
                  "lawyer", "lawyers", "member", "members");
}

/* One person whom the text gives no name: “a shift engineer”; not a woman for “he”, nor the title of a name. */
static bool is_unnamed_person(const struct resolver *r, const struct phrase *p, uint8_t gender) {
    if (p->kind != PHRASE_NOMINAL || !is_role_noun(r, p->head) || is_plural(r, p) || is_joint(r, p)) return false;
    uint8_t own = qi_gender_of_word(r->d, p->head), first = tag(r, p->first);
    if (first != POS_DT && first != POS_PRPS && first != POS_CD) return false;
    return own == GENDER_UNKNOWN || own == gender;
}

/* “He”, “she”: the newest person named of that gender, or an unnamed one who spoke last in the paragraph or was the
   subject of the sentence before, when that is nearer. */
static struct found resolve_person(struct resolver *r, uint32_t i, uint8_t gender, bool same_paragraph) {
    if (same_paragraph && r->last_found.entity == NOTHING && r->last_found.name &&
        is_unnamed_person(r, &r->last_speaker, gender))
        return r->last_found;
    uint32_t named = antecedent(r, i, 1u << PER, gender, same_paragraph), here = qi_sentence_at(r->d, i);
    if (here > 0) {
        const struct sentence *before = &r->d->sentences.at[here - 1];
        struct phrase p = qi_named(r->w, qi_first_subject(r->w, before->first, before->last), before->last);
        bool nearer = named == NOTHING || r->d->entities.at[named].first < before->first;
        if (nearer && is_unnamed_person(r, &p, gender)) {
            struct found person = resolve_nominal(r, &p, same_paragraph);
            bool body = person.entity != NOTHING && r->d->entities.at[person.entity].type != PER;
            r->last_speaker = p;
            if (!body || speaks_for_body(r, p.head)) return person;
        }
    }
    return (struct found){named, NULL};
}

static struct found resolve_pronoun(struct resolver *r, const struct phrase *p, bool same_paragraph) {
    uint32_t i = p->head;
    if (r->outer && ONE_OF(r, i, "i", "my", "me", "we", "our", "us"))
        return (struct found){r->outer->speaker_entity, r->outer->speaker_name};
    if (ONE_OF(r, i, "he", "his", "him")) return resolve_person(r, i, GENDER_MALE, same_paragraph);
    if (ONE_OF(r, i, "she", "her", "hers")) return resolve_person(r, i, GENDER_FEMALE, same_paragraph);
    if (ONE_OF(r, i, "it", "its")) return resolve_it(r, i, same_paragraph);
    if (!ONE_OF(r, i, "they", "their", "them") || r->outer) return (struct found){NOTHING, NULL};
    struct found people = several_before(r, i, same_paragraph);
    if (people.entity == NOTHING && !people.name) people = plural_before(r, i);
    if (people.entity != NOTHING || people.name) return people;
    return (struct found){antecedent(r, i, 1u << ORG, GENDER_UNKNOWN, same_paragraph), NULL};
}

static bool is_definite(const struct resolver *r, const struct phrase *p) {
    return ONE_OF(r, p->first, "the", "this", "that") || tag(r, p->first) == POS_PRPS;
}

/* A person of whom the text has said a name, by a definite noun: “the diplomat”, “the top Latvian envoy”. */
static uint32_t person_of(const struct resolver *r, const struct phrase *p, bool same_paragraph) {
    uint32_t best = NOTHING;
    int best_score = 0;
    for (uint32_t k = r->roles.count, looked = 0; k-- > 0 && looked < 100; looked++) { /* who shares a name with it */
        const struct role *role = &r->roles.at[k];
        if (role->first >= p->first) continue;
        bool spoke = role->group == r->last_group && tag(r, p->first) != POS_PRPS;
        int score = modifier_score(r, p, role) + spoke;
        if (score > best_score) {
            best_score = score;
            best = r->d->groups.at[role->group].entity;
        }
    }
    if (best != NOTHING || entity_in(r, p, 1u << ORG | 1u << LOC | 1u << MISC) != NOTHING) return best;
    if (tag(r, p->first) == POS_PRPS && !ONE_OF(r, p->first, "its")) return NOTHING; /* “his sister” is not he */
    return antecedent(r, p->first, 1u << PER, GENDER_UNKNOWN, same_paragraph);
}

static const char *unnamed_before(const struct resolver *r, const struct phrase *p) {
    for (uint32_t k = r->unnamed.count, looked = 0; k-- > 0 && looked < 50; looked++)
        if (r->unnamed.at[k].noun == lower(r, p->head)) return r->unnamed.at[k].name;
    return NULL;
}

/* Does the name say that the body is of another kind than a firm: court, ministry, newspaper? */
static bool is_no_firm(const struct resolver *r, uint32_t entity) {
    const struct entity *e = &r->d->entities.at[entity];
    for (uint32_t i = e->first; i < e->last; i++)
        if (qi_in(r->d, i, LIST_BODY_NOUN) && !ONE_OF(r, i, "company", "firm", "group", "bank", "trust")) return true;
    return false;
}

/* definite: the body has been spoken of, whatever article the phrase has. */
static uint32_t resolve_body(const struct resolver *r, const struct phrase *p, bool same_paragraph, bool definite) {
    uint32_t owner = entity_in(r, p, 1u << ORG);
    if (owner != NOTHING) return owner; /* “a survey by the Forum”, “the Forum’s statement” */
    if (ONE_OF(r, p->first, "its", "their")) return antecedent(r, p->first, 1u << ORG, GENDER_UNKNOWN, same_paragraph);
    if (!definite) return NOTHING;
    uint32_t body = body_of(r, p);
    if (body == NOTHING &&
        ONE_OF(r, p->head, "company", "group", "firm", "organization", "organisation", "agency", "union", "party",
               "club", "bank", "alliance", "bloc", "charity", "airline", "team", "university", "statement", "report"))
        body = antecedent(r, p->first, 1u << ORG, GENDER_UNKNOWN, same_paragraph);
    bool firm = ONE_OF(r, p->head, "company", "firm", "airline");
    return firm && body != NOTHING && is_no_firm(r, body) ? NOTHING : body;
}

/* The body that an unnamed person speaks for: “a company spokeswoman”, “its lawyers”, “a spokesman for the ministry”.
 */
static struct found spoken_for(struct resolver *r, const struct phrase *p, bool same_paragraph) {
    struct found found = {NOTHING, NULL};
    if (ONE_OF(r, p->first, "its")) {
        found = resolve_it(r, p->first, same_paragraph);
    } else if (p->head > p->first && is_body_noun(r, p->head - 1) && !r->w->entity_at[p->head - 1]) {
        struct phrase body = {p->first, p->head, p->head - 1, NOTHING, PHRASE_NOMINAL};
        found.entity = resolve_body(r, &body, same_paragraph, true);
    } else if (p->head + 2 < p->last && ONE_OF(r, p->head + 1, "for")) {
        struct phrase body = qi_phrase_right(r->w, p->head + 2, p->last);
        if (body.kind == PHRASE_NAME) found.entity = body.entity;
        if (body.kind == PHRASE_NOMINAL && is_body_noun(r, body.head))
            found = resolve_nominal(r, &body, same_paragraph);
    }
    return found;
}

/* “Both said”: the last two people named before. */
static const char *last_two(struct resolver *r, uint32_t at) {
    uint32_t one = antecedent(r, at, 1u << PER, GENDER_UNKNOWN, false), two = NOTHING;
    if (one == NOTHING) return NULL;
    for (uint32_t k = entities_before(r, at), looked = 0; k-- > 0 && looked < LOOK_BACK; looked++) {
        const struct entity *e = &r->d->entities.at[k];
        if (e->type != PER || e->group == r->d->entities.at[one].group) continue;
        two = k;
        break;
    }
    if (two == NOTHING) return NULL;
    const char *a = group_name(r, one < two ? one : two), *b = group_name(r, one < two ? two : one);
    size_t x = strlen(a), y = strlen(b);
    char *joined = qi_arena_alloc(&r->w->d->arena, x + y + 3);
    if (joined) snprintf(joined, x + y + 3, "%s; %s", a, b);
    return joined;
}

/* “the German”: one person by nationality. A word in -ch, -sh or -ese means the people (“the French”), as does a
 * plural. */
static bool is_one_national(const struct resolver *r, const struct phrase *p) {
    static const char *const peoples[] = {"ch", "sh", "ese", "iss"};
    const struct form *head = qi_form(r->d, p->head);
    uint32_t at = r->w->entity_at[p->head];
    if (!at || r->d->entities.at[at - 1].type != MISC || !ONE_OF(r, p->first, "the") || head->length < 4) return false;
    for (size_t k = 0; k < sizeof peoples / sizeof *peoples; k++)
        if (strcmp(head->text + head->length - strlen(peoples[k]), peoples[k]) == 0) return false;
    return head->text[head->length - 1] != 's';
}

static struct found resolve_nominal(struct resolver *r, const struct phrase *p, bool same_paragraph) {
    struct found found = {NOTHING, NULL};
    if (is_joint(r, p) && (found.name = joint_names(r, p)) != NULL) return found;
    bool plural = is_plural(r, p);
    bool one_of_many = ONE_OF(r, p->first, "a", "an", "one", "another");
    uint32_t named = entity_in(r, p, 1u << ORG | 1u << LOC | 1u << MISC);
    if (is_role_noun(r, p->head) && !plural && !one_of_many) {
        uint32_t group = bearer(r, p);
        if (group != NOTHING) return found.entity = r->d->groups.at[group].entity, found;
        if ((found.name = unnamed_before(r, p)) != NULL) return found;
        if (is_definite(r, p) && p->last - p->first <= 7) found.entity = person_of(r, p, same_paragraph);
        if (found.entity != NOTHING) return found;
    }
    if (is_one_national(r, p)) {
        found.entity = antecedent(r, p->first, 1u << PER, GENDER_UNKNOWN, same_paragraph);
        if (found.entity != NOTHING) return found;
    }
    if (r->w->entity_at[p->head] && named != NOTHING && !one_of_many)
        return found.entity = named, found; /* “the Russians” */
    if (speaks_for_body(r, p->head)) {
        found = spoken_for(r, p, same_paragraph);
        if (found.entity != NOTHING || found.name) return found;
    }
    bool state = ONE_OF(r, p->head, "government", "authorities", "side", "officials", "leadership", "administration");
    if (named != NOTHING && (state || is_role_noun(r, p->head)) && p->last - p->first <= 6)
        return found.entity = named, found;
    if (qi_in(r->d, p->head, LIST_BODY_NOUN)) found.entity = resolve_body(r, p, same_paragraph, is_definite(r, p));
    if (ONE_OF(r, p->head, "both") && (found.name = last_two(r, p->first)) != NULL) return found;
    if (found.entity == NOTHING) found.name = phrase_text(r, p);
    return found;
}

/* ---- ministries and presidencies: with their state */

/* The state that the words beside tokens [first, last) give to a body: “the Russian …”, “Latvia’s …”, “… in Moscow”. */
static const char *state_beside(const struct resolver *r, uint32_t first, uint32_t last) {
    const quoth_document *d = r->d;
    for (uint32_t i = first; i > 0 && first - i < 3; i--) {
        uint32_t at = r->w->entity_at[i - 1];
        if (!at) {
            if (tag(r, i - 1) != POS_POS) break;
            continue;
        }
        const struct entity *e = &d->entities.at[at - 1];
        return e->type == MISC || e->type == LOC ? group_name(r, at - 1) : NULL;
    }
    bool place = last + 1 < d->tokens.count && (qi_word_is(r->w, last, "in") || qi_word_is(r->w, last, "of")) &&
                 r->w->entity_at[last + 1];
    const struct entity *e = place ? &d->entities.at[r->w->entity_at[last + 1] - 1] : NULL;
    return e && e->type == LOC ? group_name(r, r->w->entity_at[last + 1] - 1) : NULL;
}

/* The state that was the newest of the countries named before, in the same paragraph. */
static const char *state_before(const struct resolver *r, uint32_t at) {
    const quoth_document *d = r->d;
    uint32_t paragraph = d->sentences.at[qi_sentence_at(d, at)].paragraph;
    for (uint32_t k = entities_before(r, at), looked = 0; k-- > 0 && looked < LOOK_BACK; looked++) {
        const struct entity *e = &d->entities.at[k];
        if (d->sentences.at[qi_sentence_at(d, e->first)].paragraph != paragraph) break;
        if (e->type == LOC && e->last == e->first + 1 && (qi_in(d, e->first, LIST_COUNTRY) || state_of(r, e)))
            return group_name(r, k);
    }
    return NULL;
}

/* “the Latvian presidency” → “Presidency of Latvia”, “Ports Ministry” → “Ports Ministry of Latvia”; NULL for other
   bodies. */
static const char *official_name(struct resolver *r, const struct phrase *p, const struct found *found) {
    const quoth_document *d = r->d;
    const struct entity *e = found->entity != NOTHING ? &d->entities.at[found->entity] : NULL;
    uint32_t first = e ? e->first : p->first, last = e ? e->last : p->last, noun = NOTHING;
    if (e && e->type != ORG && p->kind == PHRASE_NOMINAL)
        first = p->first, last = p->last; /* “the Ukrainian presidency” */
    for (uint32_t i = first; i < last; i++)
        if (qi_word_is(r->w, i, "ministry") || qi_word_is(r->w, i, "presidency")) noun = i;
    if (noun == NOTHING || (p->kind == PHRASE_NOMINAL && p->head != noun && !(e && e->type == ORG))) return NULL;
    const char *state = NULL;
    if (p->kind == PHRASE_NOMINAL && qi_word_is(r->w, p->head, d->forms.at[lower(r, noun)].text))
        state = state_beside(r, p->head, p->last);
    if (!state) state = state_beside(r, first, last);
    for (uint32_t k = r->bodies.count, looked = 0; !state && k-- > 0 && looked < LOOK_BACK; looked++)
        if (r->bodies.at[k].noun == lower(r, noun)) return r->bodies.at[k].name;
    if (!state) state = state_before(r, p->first);
    if (!state) return NULL;
    struct phrase own = {e && e->type == ORG ? e->first : noun, e && e->type == ORG ? e->last : noun + 1, noun, NOTHING,
                         PHRASE_NOMINAL};
    const char *name = phrase_text(r, &own);
    if (!name) return NULL;
    size_t x = strlen(name), y = strlen(state);
    if (x > y && strcmp(name + x - y, state) == 0) return name;
    char *full = qi_arena_alloc(&r->w->d->arena, x + y + 5);
    struct unnamed *body = full ? VEC_ADD(r->w->scratch, &r->bodies) : NULL;
    if (!body) return NULL;
    snprintf(full, x + y + 5, "%s of %s", name, state);
    if (own.first == noun && full[0] >= 'a' && full[0] <= 'z') full[0] = (char)(full[0] - 32);
    *body = (struct unnamed){lower(r, noun), full};
    return full;
}

static struct found resolve(struct resolver *r, const struct phrase *p, bool same_paragraph) {
    switch (p->kind) {
    case PHRASE_NAME: return (struct found){p->entity, NULL};
    case PHRASE_PRONOUN: return resolve_pronoun(r, p, same_paragraph);
    case PHRASE_NOMINAL: return resolve_nominal(r, p, same_paragraph);
    }
    return (struct found){NOTHING, NULL};
}

/* ---- quotes without a speaker: the same words elsewhere in the document */

/* “was told that …”: whoever spoke is left out on purpose. “Q:”: whoever asks is known from before, or not at all. */
static bool has_no_speaker(const struct quote *q) {
    return strcmp(q->method, "passive") == 0 || strcmp(q->method, "transcript") == 0;
}

/* Does the content of a quote hold the word at token i? */
static bool says_word(const struct resolver *r, const struct quote *q, uint32_t i) {
    const quoth_document *d = r->d;
    uint32_t looked = 0;
    for (uint32_t piece = 0; piece < q->content_count; piece++) {
        struct span s = d->pieces.at[q->content + piece];
        for (uint32_t k = qi_token_at(d, s.start); k < d->tokens.count && d->tokens.at[k].start < s.stop; k++)
            if (looked++ == SAID)
                return false;
            else if (lower(r, k) == lower(r, i))
                return true;
    }
    return false;
}

/* How many of a's longer words b has, in hundredths; 0 when only one is shared. */
static uint32_t shared_words(struct resolver *r, const struct quote *a, const struct quote *b) {
    const quoth_document *d = r->d;
    struct span x = d->pieces.at[a->content];
    uint32_t words = 0, shared = 0;
    for (uint32_t i = qi_token_at(d, x.start); i < d->tokens.count && d->tokens.at[i].start < x.stop && words < 40;
         i++) {
        if (qi_form(d, i)->length < 4 || !(qi_form(d, i)->flags & FORM_LETTER)) continue;
        words++;
        shared += says_word(r, b, i);
    }
    return words >= 2 && (shared > 1 || words == 2) ? shared * 100 / words : 0;
}

/* Who speaks most in the document's quotations. */
static const struct quote *main_speaker(const struct resolver *r) {
    const struct quote *best = NULL;
    uint32_t most = 0;
    for (uint32_t k = 0; k < r->d->quotes.count && k < LOOK_BACK; k++) {
        const struct quote *q = &r->d->quotes.at[k];
        uint32_t count = 0;
        for (uint32_t j = 0; q->kind == QUOTE_DIRECT && q->speaker_name && j < r->d->quotes.count && j < LOOK_BACK;
             j++) {
            const struct quote *other = &r->d->quotes.at[j];
            count +=
                other->kind == QUOTE_DIRECT && other->speaker_name && strcmp(other->speaker_name, q->speaker_name) == 0;
        }
        if (count > most) {
            most = count;
            best = q;
        }
    }
    return best;
}

/* Is the mention beside a headline's quotation no more than a guess at who says it? Who stands before a colon is none,
   if that can speak: “Dam debate: ‘…’”. */
static bool is_guess(const struct resolver *r, uint32_t quote) {
    const struct quote *q = &r->d->quotes.at[quote];
    const struct phrase *p = &r->w->speakers.at[quote];
    if (strcmp(q->method, "headline") == 0 || strcmp(q->method, "sentence") == 0) return true;
    if (strcmp(q->method, "colon") != 0) return false;
    if (p->kind == PHRASE_NAME) return r->d->entities.at[p->entity].type > ORG;
    return p->last > p->first + 1 && !is_role_noun(r, p->head) && !qi_in(r->d, p->head, LIST_BODY_NOUN) &&
           !qi_in(r->d, p->head, LIST_ORGANISATION_NOUN);
}

/* The quotation that says most of q's words, more than `least` hundredths; in_body: not in another headline. NULL when
   none does. */
static const struct quote *same_words(struct resolver *r, uint32_t quote, uint32_t least, bool in_body,
                                      uint32_t *compared) {
    const struct quote *best = NULL, *q = &r->d->quotes.at[quote];
    for (uint32_t j = 0; j < r->d->quotes.count && *compared < COMPARISONS; j++, ++*compared) {
        const struct quote *other = &r->d->quotes.at[j];
        if (j == quote || !other->speaker_name || !other->content_count) continue;
        if (in_body && r->w->quote_units.at[j].region != REGION_BODY) continue;
        uint32_t shared = shared_words(r, q, other);
        if (shared <= least) continue;
        least = shared;
        best = other;
    }
    return best;
}

/* Who speaks first below a subhead, or NULL. */
static const struct quote *next_speaker(const struct resolver *r, uint32_t quote) {
    for (uint32_t j = quote + 1; j < r->d->quotes.count && j < quote + 4; j++)
        if (r->d->quotes.at[j].speaker_name && r->d->quotes.at[j].kind != QUOTE_SCARE) return &r->d->quotes.at[j];
    return NULL;
}

/* May a quote's mention mean another's speaker: a role (“knitter, 84”), or a name of the same? */
static bool is_mention_of(const struct resolver *r, uint32_t quote, const struct quote *other) {
    const struct phrase *p = &r->w->speakers.at[quote];
    if (p->kind == PHRASE_NOMINAL) return is_role_noun(r, p->head) || qi_in(r->d, p->head, LIST_BODY_NOUN);
    return p->kind == PHRASE_NAME && other->speaker_entity != NOTHING &&
           r->d->entities.at[p->entity].group == r->d->entities.at[other->speaker_entity].group;
}

/* A quotation without a speaker, or one in a headline: who says the same words elsewhere, or in a headline who speaks
   most. */
static void name_by_words(struct resolver *r) {
    uint32_t compared = 0;
    const struct quote *chief = NULL;
    for (uint32_t k = 0; k < r->d->quotes.count; k++) {
        struct quote *q = &r->w->d->quotes.at[k];
        uint8_t region = r->w->quote_units.at[k].region;
        bool headline = region == REGION_HEADLINE || region == REGION_SUBHEAD || region == REGION_STANDFIRST;
        if (q->kind == QUOTE_SCARE || !q->content_count || has_no_speaker(q)) continue;
        bool guess = headline && q->speaker_name && is_guess(r, k),
             spoken = q->speaker_name || q->speaker.stop > q->speaker.start;
        if (spoken && !guess) continue;
        const struct quote *best = same_words(r, k, guess ? 60 : headline ? 30 : 49, guess, &compared);
        if (!best && !guess && region == REGION_SUBHEAD) best = next_speaker(r, k);
        if (!best && !guess && headline && q->kind == QUOTE_DIRECT) best = chief ? chief : (chief = main_speaker(r));
        if (!best) continue;
        if (guess && !is_mention_of(r, k, best)) q->speaker = (struct span){0, 0};
        q->speaker_name = best->speaker_name;
        q->speaker_entity = best->speaker_entity;
    }
}

quoth_status qi_resolve_speakers(struct quote_work *w) {
    struct resolver r = {.w = w, .d = w->d, .last_group = NOTHING, .last_unit_paragraph = NOTHING};
    if (!find_roles(&r)) return QUOTH_ERROR_MEMORY;
    for (uint32_t k = 0; k < w->d->quotes.count; k++) {
        struct quote *q = &w->d->quotes.at[k];
        const struct phrase *p = &w->speakers.at[k];
        r.outer = w->outer.at[k] == NOTHING ? NULL : &w->d->quotes.at[w->outer.at[k]];
        if (p->kind == PHRASE_NONE) continue;
        uint32_t paragraph = w->quote_units.at[k].paragraph;
        struct found found = resolve(&r, p, paragraph == r.last_unit_paragraph);
        q->speaker_entity = found.entity;
        if (found.entity == NOTHING && p->kind == PHRASE_NOMINAL && found.name) {
            struct unnamed *unnamed = VEC_ADD(w->scratch, &r.unnamed);
            if (!unnamed) return QUOTH_ERROR_MEMORY;
            *unnamed = (struct unnamed){lower(&r, p->head), found.name};
        }
        const char *official = p->kind != PHRASE_PRONOUN ? official_name(&r, p, &found) : NULL;
        if (official) found.name = official;
        q->speaker_name = found.name                ? found.name
                          : found.entity != NOTHING ? group_name(&r, found.entity)
                                                    : phrase_text(&r, p);
        if (!q->speaker_name) return QUOTH_ERROR_MEMORY;
        r.last_group = found.entity != NOTHING ? w->d->entities.at[found.entity].group : NOTHING;
        r.last_unit_paragraph = paragraph;
        if (p->kind != PHRASE_PRONOUN) r.last_speaker = *p;
        r.last_found = found;
    }
    name_by_words(&r);
    return QUOTH_OK;
}
