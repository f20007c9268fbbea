/*
 * Whom a speaker's mention means: a name its group, a pronoun its antecedent (pronoun.c), a role noun its bearer
 * (role.c: "the governor" after "Governor Vera Lindqvist") or body (body.c), a capital its state.
 */
#include <stdio.h>

#include "entity/name_table.h"
#include "quote/resolver.h"
#include "text/reference.h"

enum { AGES = 200, UNNAMED_REACH = 600 }; /* names looked at for an age; tokens for a noun */

const char *qi_phrase_text(struct resolver *r, const struct phrase *p) {
    struct span s = qi_span(r->w, p->first, p->last);
    char *text = qi_arena_string(&r->w->d->arena, r->d->text + s.start, s.stop - s.start);
    if (!text) return NULL;
    const char *stop = text + (s.stop - s.start);
    char *out = text;
    for (const char *at = text; at < stop; at++) {
        if (r->d->text != r->d->counted) at += qi_mended_bytes(at, stop);
        if (at < stop) *out++ = (unsigned char)*at < ' ' ? ' ' : *at;
    }
    *out = '\0';
    return text;
}

const char *qi_capital_of(const struct resolver *r, const struct entity *e) {
    if (e->type != TYPE_LOC || e->last != e->first + 1) return NULL;
    const struct form *form = &r->d->forms.at[qi_lower_of(r, e->first)];
    return qi_lexicon_value(&r->d->model->lexicon, LIST_CAPITAL, form->text, form->length);
}

static const char *group_name(const struct resolver *r, uint32_t entity) {
    const struct entity *e = &r->d->entities.at[entity];
    const char *state = qi_capital_of(r, e);
    return state ? state : r->d->groups.at[e->group].name;
}

const char *qi_joint_names(struct resolver *r, const struct phrase *p) {
    char joined[512];
    size_t length = 0;
    uint32_t names = 0, people = 0, owners = 0;
    for (uint32_t i = p->first; i < p->last; i++) {
        const struct entity *e = r->w->entity_at[i] ? &r->d->entities.at[r->w->entity_at[i] - 1] : NULL;
        people += e && e->first == i && e->type == TYPE_PER;
    }
    for (uint32_t i = p->first; i < p->last;) {
        uint32_t at = r->w->entity_at[i];
        uint8_t type = at ? r->d->entities.at[at - 1].type : TYPE_MISC;
        uint32_t next = at ? r->d->entities.at[at - 1].last : p->last;
        bool owns = next < p->last && !r->w->entity_at[next] && /* “the Treasury | secretary”, “Lind|'s office” */
                    (tag(r->w, next) == POS_POS || tag(r->w, next) == POS_NN);
        owners += owns;
        if (type == TYPE_MISC || owns || (people > 1 && type != TYPE_PER)) { /* “Lee of the Forum and Poe” */
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
    return names > (owners ? 0u : 1u) ? qi_arena_string(&r->w->d->arena, joined, length) : NULL;
}

bool qi_is_joint(const struct resolver *r, const struct phrase *p) {
    bool and = false, leads = qi_is_role_noun(r, p->head) && !qi_speaks_for_body(r, p->head);
    if (p->head + 2 < p->last && ONE_OF(r, p->head + 1, "of") &&
        (leads || ONE_OF(r, p->head, "study", "survey", "poll", "review", "report", "analysis")))
        return false; /* “a survey of Norland, Tern and Veskia”, “the mayors of Tern and Orlava”: not these speak */
    for (uint32_t i = p->first; i < p->last; i++) and |= tag(r->w, i) == POS_CC && !r->w->entity_at[i];
    return and;
}

uint32_t qi_entity_in(const struct resolver *r, const struct phrase *p, unsigned types) {
    for (uint32_t i = p->first; i < p->last; i++) {
        uint32_t at = r->w->entity_at[i];
        if (at && types >> r->d->entities.at[at - 1].type & 1) return at - 1;
    }
    return NOTHING;
}

bool qi_is_body_noun(const struct resolver *r, uint32_t i) {
    return qi_in(r->d, i, LIST_BODY_NOUN) || qi_in(r->d, i, LIST_ORGANISATION_NOUN);
}

bool qi_is_plural(const struct resolver *r, const struct phrase *p) {
    return tag(r->w, p->head) == POS_NNS || tag(r->w, p->head) == POS_NNPS;
}

bool qi_speaks_for_body(const struct resolver *r, uint32_t i) {
    return strncmp(r->d->forms.at[qi_lower_of(r, i)].text, "spokes", 6) == 0 ||
           ONE_OF(r, i, "official", "officials", "representative", "representatives", "executive", "executives",
                  "lawyer", "lawyers", "member", "members");
}

/* “The former Orlava United striker”, “a Calder employee”: somebody who belongs to a body or did, and is not heard as
   it. */
static bool is_own_voice(const struct resolver *r, const struct phrase *p) {
    for (uint32_t i = p->first; i < p->head && i < p->first + 3; i++)
        if (ONE_OF(r, i, "former", "ex", "retired", "onetime")) return !qi_is_plural(r, p);
    return ONE_OF(r, p->head, "player", "striker", "midfielder", "defender", "goalkeeper", "keeper", "winger",
                  "forward", "fan", "supporter", "employee", "worker", "driver", "customer", "shopper", "passenger",
                  "user", "subscriber", "student", "pupil", "graduate", "star", "actor", "actress", "singer",
                  "frontman", "rookie", "quarterback", "linebacker", "pitcher", "batsman", "bowler", "rider", "fans",
                  "supporters", "passengers", "customers", "shoppers", "drivers", "users", "students", "pupils",
                  "patients", "tenants", "boss", "manager", "coach", "captain", "skipper", "veteran", "patient",
                  "tenant", "gaffer", "tactician", "trainer", "playmaker");
}

static bool is_definite(const struct resolver *r, const struct phrase *p) {
    return ONE_OF(r, p->first, "the", "this", "that") || tag(r->w, p->first) == POS_PRPS;
}

/* Has the text brought in somebody else by the noun, without a name: “a source in the port said”, now “the source”? */
static bool is_another(const struct resolver *r, const struct phrase *p) {
    for (uint32_t i = p->first; i-- > 1 && p->first - i < UNNAMED_REACH;) {
        if (qi_lower_of(r, i) != qi_lower_of(r, p->head) || r->w->entity_at[i + 1]) continue;
        if (ONE_OF(r, i + 1, ",") && r->w->entity_at[i + 2]) continue; /* “a driver, Ann Lee,” */
        for (uint32_t k = i; k-- > 0 && i - k < 4;)
            if (ONE_OF(r, k, "a", "an", "another", "one")) return !ONE_OF(r, k ? k - 1 : k, ",", "as", "is", "was");
    }
    return false;
}

/* “The mayor of the village”, “the sister's lawyer”: a noun that more is said of, but for a number (“the father of
 * six”). */
static bool is_told_apart(const struct resolver *r, const struct phrase *p) {
    for (uint32_t i = p->first; i < p->head; i++)
        if (tag(r->w, i) == POS_POS) return true;
    uint32_t of = p->head + 1, end = r->d->sentences.at[qi_sentence_at(r->d, p->head)].last;
    bool leads = ONE_OF(r, p->head, "head", "leader", "founder"); /* a governor is “the head of the region” */
    return !leads && of + 1 < end && ONE_OF(r, of, "of", "from") && tag(r->w, of + 1) != POS_CD &&
           !is_time_word(r->w, of + 1) && !ONE_OF(r, of + 1, "state", "staff");
}

/* Can a group not be meant by the noun: a governor by “the mayor”, a man by “the forewoman”? */
static bool is_no_bearer(const struct resolver *r, const struct phrase *p, uint32_t group) {
    uint8_t gender = qi_gender_of_word(r->d, p->head), own = r->d->groups.at[group].gender;
    return (gender && own && gender != own) || qi_has_other_office(r, p, group);
}

/* The newest person named, if it is who spoke last or the subject of the sentence before: whoever else a noun means has
   no name. */
static uint32_t spoken_of(const struct resolver *r, const struct phrase *p, bool same_paragraph) {
    uint32_t newest = qi_antecedent(r, p->first, 1u << TYPE_PER, GENDER_UNKNOWN, same_paragraph);
    uint32_t here = qi_sentence_at(r->d, p->first);
    if (newest == NOTHING || r->d->entities.at[newest].group == r->last_group) return newest;
    if (here == 0) return NOTHING;
    const struct sentence *before = &r->d->sentences.at[here - 1];
    struct phrase subject = qi_first_subject(r->w, before->first, before->last);
    return subject.kind == PHRASE_NAME && subject.entity == newest ? newest : NOTHING;
}

/* Is the noun one for whom a court, a game, a journey or a talk has beside those it is about? “The judge” is no person
 * named before, unless the text says so. */
static bool is_of_setting(const struct resolver *r, uint32_t noun) {
    return ONE_OF(r, noun, "judge", "magistrate", "prosecutor", "clerk", "bailiff", "coroner", "foreman", "juror",
                  "presenter", "host", "interviewer", "moderator", "announcer", "interpreter", "translator",
                  "journalist", "reporter", "referee", "umpire", "conductor", "driver", "passenger", "cook", "waiter",
                  "waitress", "baker", "shopkeeper", "cashier", "customer", "nurse", "teacher", "priest", "imam",
                  "neighbour", "neighbor", "landlord", "guard", "operator", "caller", "bystander", "buyer", "seller",
                  "pupil", "patient", "tenant", "complainant");
}

/* The nation or place that the words of a phrase give: “the Latvian envoy”; NULL when they give none. */
static const char *nation_in(const struct resolver *r, uint32_t first, uint32_t last) {
    struct phrase p = {first, last, first, NOTHING, PHRASE_NOMINAL};
    uint32_t e = qi_entity_in(r, &p, 1u << TYPE_LOC | 1u << TYPE_MISC);
    return e != NOTHING ? group_name(r, e) : NULL;
}

/* Is a group said to be of another nation than this one? */
static bool is_foreign(const struct resolver *r, uint32_t group, const char *nation) {
    return r->states[group] && strcmp(r->d->groups.at[r->states[group] - 1].name, nation) != 0;
}

/* Nouns that tell again of somebody named, by his nation: “Lee refused. … the Latvian leader said”. */
static bool tells_again(const struct resolver *r, uint32_t noun) {
    return ONE_OF(r, noun, "leader", "president", "premier", "diplomat", "politician", "lawmaker", "mp", "legislator",
                  "parliamentarian", "statesman", "expert", "analyst", "economist", "scientist", "historian",
                  "businessman", "businesswoman", "activist", "athlete", "singer", "writer", "coach", "manager", "boss",
                  "gaffer", "tactician", "trainer", "striker", "forward", "winger", "midfielder", "defender",
                  "goalkeeper", "playmaker", "star");
}

/* “The Ports Ministry spokesman”, “the company spokeswoman”: one by the house she speaks for. */
static bool is_of_house(const struct resolver *r, const struct phrase *p, bool body) {
    bool speaks = strncmp(r->d->forms.at[qi_lower_of(r, p->head)].text, "spokes", 6) == 0;
    return speaks && p->head > p->first && (body || qi_is_body_noun(r, p->head - 1));
}

/* Has the text said what somebody is? */
static bool has_role(const struct resolver *r, uint32_t group) {
    for (uint32_t k = r->roles.count, looked = 0; k-- > 0 && looked < 400; looked++)
        if (r->roles.at[k].group == group) return true;
    return false;
}

/* “The accused”, “the defendant”: of the people named last, who is said to stand trial: “Lee, 27, pleaded guilty”. */
static uint32_t who_is_tried(const struct resolver *r, const struct phrase *p) {
    enum { FAR = 14 };
    for (uint32_t k = qi_entities_before(r, p->first), looked = 0; k-- > 0 && looked < AGES; looked++) {
        const struct entity *e = &r->d->entities.at[k];
        if (e->type != TYPE_PER || r->w->stretch_at[e->first]) continue;
        uint32_t end = r->d->sentences.at[qi_sentence_at(r->d, e->first)].last;
        for (uint32_t i = e->last; i < end && i < e->last + FAR && !qi_person_at(r->w, i); i++)
            if (ONE_OF(r, i, "pleaded", "pleads", "pled", "denies", "denied") ||
                (is_be(r->w, i - 1) &&
                 ONE_OF(r, i, "charged", "accused", "convicted", "jailed", "sentenced", "arrested", "remanded")))
                return k;
    }
    return NOTHING;
}

/* A person of whom the text has said a name, by a definite noun: “the diplomat”, “the top Latvian envoy”. */
static uint32_t person_of(const struct resolver *r, const struct phrase *p, bool same_paragraph) {
    uint32_t best = NOTHING;
    int best_score = 0;
    if (ONE_OF(r, p->head, "witness"))
        return qi_antecedent(r, p->first, 1u << TYPE_PER | ON_THE_STAND, GENDER_UNKNOWN, same_paragraph);
    if (p->last == p->first + 2 && ONE_OF(r, p->head, "accused", "defendant")) return who_is_tried(r, p);
    if (p->last == p->first + 2 && ONE_OF(r, p->head, "barrister", "counsel", "advocate")) {
        uint32_t asks = qi_antecedent(r, p->first, 1u << TYPE_PER | AT_THE_BAR, GENDER_UNKNOWN, same_paragraph);
        if (asks != NOTHING) return asks; /* “Cross-examined by Ann Lee, … | The barrister asked” */
    }
    bool office = is_told_apart(r, p);
    if (office && qi_entity_in(r, p, 1u << TYPE_ORG | 1u << TYPE_LOC | 1u << TYPE_MISC) == NOTHING)
        return NOTHING; /* “the head of the defence staff” is not “the defence minister, Lee” */
    bool apart = office || is_another(r, p) || is_of_setting(r, p->head);
    bool other = apart || (r->last_group != NOTHING && is_no_bearer(r, p, r->last_group));
    bool body = qi_entity_in(r, p, 1u << TYPE_ORG) != NOTHING && !is_own_voice(r, p), house = is_of_house(r, p, body);
    uint64_t noun = qi_role_key(r, p->head);
    for (uint32_t k = r->roles.count, looked = 0; k-- > 0 && looked < 100; looked++) { /* who shares a name with it */
        const struct role *role = &r->roles.at[k];
        if (role->first >= p->first || (role->noun == noun && qi_is_outranked(r, p, role))) continue;
        bool spoke =
            role->group == r->last_group && tag(r->w, p->first) != POS_PRPS && !other && !house && !r->labelled;
        int score = qi_modifier_score(r, p, role) + spoke;
        if (score > best_score) {
            best_score = score;
            best = r->d->groups.at[role->group].entity;
        }
    }
    const char *nation = nation_in(r, p->first, p->last);
    if (best != NOTHING || (!house && (body || nation) && !tells_again(r, p->head))) return best;
    if (tag(r->w, p->first) == POS_PRPS) return NOTHING; /* “his sister” is not he, “its owner” has no name */
    uint32_t newest = apart || r->labelled ? NOTHING : spoken_of(r, p, same_paragraph); /* not whose turn it was */
    if (newest == NOTHING || is_no_bearer(r, p, r->d->entities.at[newest].group)) return NOTHING;
    if (house && has_role(r, r->d->entities.at[newest].group)) return NOTHING;
    return nation && is_foreign(r, r->d->entities.at[newest].group, nation) ? NOTHING : newest;
}

/* The number that an age begins with: 58 in “58-year-old”; 0 when the word is none. */
static uint32_t age_in(const struct resolver *r, uint32_t i) {
    const char *s = qi_form(r->d, i)->text;
    uint32_t age = 0;
    for (; *s >= '0' && *s <= '9' && age < 1000; s++) age = age * 10 + (uint32_t)(*s - '0');
    bool old = strcmp(s, "-year-old") == 0 ||
               (!*s && i + 4 < r->d->tokens.count && ONE_OF(r, i + 2, "year") && ONE_OF(r, i + 4, "old"));
    return old ? age : 0;
}

/* The ages that a noun by itself gives: the teenager, the octogenarian; none for most. */
static struct ages { uint32_t least, most; } ages_of(const struct resolver *r, uint32_t noun) {
    if (ONE_OF(r, noun, "teenager", "teen")) return (struct ages){13, 19};
    if (ONE_OF(r, noun, "pensioner")) return (struct ages){60, 120};
    if (ONE_OF(r, noun, "septuagenarian")) return (struct ages){70, 79};
    if (ONE_OF(r, noun, "octogenarian")) return (struct ages){80, 89};
    return (struct ages){0, 0};
}

/* “The 58-year-old”, “the teenager”: the person whose age the text says, “Ann Lee, 58,” or “Ann Lee (58)”; of an age in
 * years else the newest one. */
static uint32_t person_aged(const struct resolver *r, const struct phrase *p, bool same_paragraph) {
    uint32_t age = 0;
    for (uint32_t i = p->first; i <= p->head && !age; i++) age = age_in(r, i); /* not “the brother of the 9-year-old” */
    struct ages wanted = age ? (struct ages){age, age} : ages_of(r, p->head);
    if (!wanted.most || !is_definite(r, p)) return NOTHING;
    for (uint32_t k = qi_entities_before(r, p->first), looked = 0; k-- > 0 && looked < AGES; looked++) {
        const struct entity *e = &r->d->entities.at[k];
        if (e->type != TYPE_PER || e->last + 1 >= r->d->tokens.count || !ONE_OF(r, e->last, ",", "(")) continue;
        const char *s = qi_form(r->d, e->last + 1)->text;
        uint32_t own = 0;
        for (; *s >= '0' && *s <= '9' && own < 1000; s++) own = own * 10 + (uint32_t)(*s - '0');
        if (!*s && own >= wanted.least && own <= wanted.most) return k;
    }
    return !age ? NOTHING : qi_antecedent(r, p->first, 1u << TYPE_PER, GENDER_UNKNOWN, same_paragraph);
}

/* Does the phrase begin the article: “A publican who … said” as its first words, but for a dateline? */
static bool opens_article(const struct resolver *r, const struct phrase *p) {
    const quoth_document *d = r->d;
    uint32_t s = qi_sentence_at(d, p->first);
    if (qi_region_of(d, &d->sentences.at[s]) != REGION_BODY || p->first != d->sentences.at[s].first) return false;
    for (uint32_t looked = 0; s-- > 0 && looked < LOOK_BACK; looked++)
        if (qi_region_of(d, &d->sentences.at[s]) == REGION_BODY) return false;
    return true;
}

/* Is a person introduced here, whom the text has not named so far, by the name alone and as who acts: “Murty Tal, 58,
   pleaded”, “said Murty Tal”? */
static bool is_introduced(const struct resolver *r, uint32_t mention) {
    const quoth_document *d = r->d;
    const struct entity *e = &d->entities.at[mention];
    if (e->type != TYPE_PER || e->last < e->first + 2 || e->last >= d->tokens.count) return false;
    const struct sentence *s = &d->sentences.at[qi_sentence_at(d, e->first)];
    if (qi_region_of(d, s) != REGION_BODY) return false;
    bool starts = e->first == s->first || r->w->stretch_at[e->first - 1] || qi_in(d, e->first - 1, LIST_SAY) ||
                  (qi_in(d, e->first - 1, LIST_TITLE) && e->first - 1 == s->first);
    return starts &&
           (qi_is_finite(r->w, e->last) || ONE_OF(r, e->last, ",", "(") || !qi_pos_is_noun(tag(r->w, e->last)));
}

/* “A publican told the court …”, and below: “Murty Tal, 58, pleaded …”: whom an article that begins with a noun for a
   person names first in the paragraphs after it. */
static uint32_t named_below(const struct resolver *r, const struct phrase *p) {
    const quoth_document *d = r->d;
    uint32_t paragraph = d->sentences.at[qi_sentence_at(d, p->first)].paragraph;
    uint8_t gender = qi_gender_of_word(d, p->head);
    for (uint32_t k = qi_entities_before(r, p->last), looked = 0; k < d->entities.count && looked < LOOK_BACK;
         k++, looked++) {
        uint32_t below = d->sentences.at[qi_sentence_at(d, d->entities.at[k].first)].paragraph - paragraph;
        if (below > 2) break;
        if (below == 0 || !is_introduced(r, k)) continue;
        uint8_t own = d->groups.at[d->entities.at[k].group].gender;
        return gender && own && gender != own ? NOTHING : k;
    }
    return NOTHING;
}

/* Who is known by the same noun: “the envoy” after “a Polish envoy”, not “the Latvian envoy”. */
static const char *unnamed_before(const struct resolver *r, const struct phrase *p) {
    const char *nation = nation_in(r, p->first, p->last);
    for (uint32_t k = r->unnamed.count, looked = 0; k-- > 0 && looked < 50; looked++) {
        const struct unnamed *u = &r->unnamed.at[k];
        const char *other = nation ? nation_in(r, u->role.first, u->role.last) : NULL;
        if (u->noun == qi_lower_of(r, p->head) && !qi_is_outranked(r, p, &u->role) &&
            !(other && strcmp(nation, other) != 0))
            return u->name;
    }
    return NULL;
}

/* “A male resident said C … | the man added”: does a noun that tells no more than “he” mean the unnamed one who spoke
   last, a few paragraphs before at the most? */
static bool is_one_before(const struct resolver *r, const struct phrase *p) {
    if (p->last != p->first + 2 || !ONE_OF(r, p->first, "the") ||
        !ONE_OF(r, p->head, "man", "woman", "boy", "girl", "lady", "gentleman"))
        return false;
    return r->last_found.entity == NOTHING && r->last_found.name && r->last_speaker.last < p->first &&
           !ONE_OF(r, r->last_speaker.first, "the") &&
           qi_is_unnamed_person(r, &r->last_speaker, qi_gender_of_word(r->d, p->head));
}

/* “A Calder spokesman said C … | the spokesman added”: the body that who was last called so spoke for, or NOTHING. */
static uint32_t spoke_for(const struct resolver *r, const struct phrase *p) {
    if (p->last != p->first + 2 || !ONE_OF(r, p->first, "the") ||
        strncmp(r->d->forms.at[qi_lower_of(r, p->head)].text, "spokes", 6) != 0)
        return NOTHING;
    for (uint32_t k = r->at, looked = 0; k-- > 0 && looked < LOOK_BACK; looked++) {
        const struct phrase *before = &r->w->speakers.at[k];
        if (before->kind != PHRASE_NOMINAL || qi_lower_of(r, before->head) != qi_lower_of(r, p->head)) continue;
        uint32_t entity = r->d->quotes.at[k].speaker_entity;
        return entity != NOTHING && r->d->entities.at[entity].type == TYPE_ORG ? entity : NOTHING;
    }
    return NOTHING;
}

/* The body that an unnamed person speaks for: “a company spokeswoman”, “its lawyers”, “a spokesman for the ministry”.
 */
static struct found spoken_for(struct resolver *r, const struct phrase *p, bool same_paragraph) {
    struct found found = {NOTHING, NULL};
    if (ONE_OF(r, p->first, "its")) {
        found = qi_resolve_it(r, p->first, same_paragraph);
    } else if (p->head > p->first && qi_is_body_noun(r, p->head - 1) && !r->w->entity_at[p->head - 1]) {
        struct phrase body = {p->first, p->head, p->head - 1, NOTHING, PHRASE_NOMINAL};
        found.entity = qi_resolve_body(r, &body, same_paragraph, true);
    } else if (p->head + 2 < p->last && ONE_OF(r, p->head + 1, "for")) {
        struct phrase body = qi_phrase_right(r->w, p->head + 2, p->last);
        if (body.kind == PHRASE_NAME && r->d->entities.at[body.entity].type != TYPE_PER) found.entity = body.entity;
        if (body.kind == PHRASE_NOMINAL && qi_is_body_noun(r, body.head))
            found = qi_resolve_nominal(r, &body, same_paragraph);
    }
    return found;
}

/* “Both”, “the two”, “the couple” */
static bool is_pair(const struct resolver *r, const struct phrase *p) {
    return ONE_OF(r, p->head, "both") || (p->last == p->first + 2 && ONE_OF(r, p->first, "the") &&
                                          ONE_OF(r, p->head, "two", "pair", "couple", "duo"));
}

/* “Both said”: who spoke together last, or the last two people named before. */
static const char *last_two(struct resolver *r, uint32_t at) {
    if (r->last_found.name && strchr(r->last_found.name, ';')) return r->last_found.name;
    uint32_t one = qi_antecedent(r, at, 1u << TYPE_PER, GENDER_UNKNOWN, false), two = NOTHING;
    if (one == NOTHING) return NULL;
    for (uint32_t k = qi_entities_before(r, at), looked = 0; k-- > 0 && looked < LOOK_BACK; looked++) {
        const struct entity *e = &r->d->entities.at[k];
        if (e->type != TYPE_PER || e->group == r->d->entities.at[one].group || qi_is_aside(r, e->first)) continue;
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

/* “the German”: one person by nationality. A word in -ch, -sh or -ese means the people (“the French”), as does
   a plural. */
static bool is_one_national(const struct resolver *r, const struct phrase *p) {
    static const char *const peoples[] = {"ch", "sh", "ese", "iss"};
    const struct form *head = qi_form(r->d, p->head);
    uint32_t at = r->w->entity_at[p->head];
    if (!at || r->d->entities.at[at - 1].type != TYPE_MISC || !ONE_OF(r, p->first, "the") || head->length < 4)
        return false;
    for (size_t k = 0; k < sizeof peoples / sizeof *peoples; k++)
        if (strcmp(head->text + head->length - strlen(peoples[k]), peoples[k]) == 0) return false;
    return head->text[head->length - 1] != 's';
}

/* “the Vermont Democrat”, “the independent”: one person by her party, whatever names the words were taken for. */
static bool is_one_partisan(const struct resolver *r, const struct phrase *p) {
    uint32_t first = p->first;
    if (!ONE_OF(r, p->head, "democrat", "republican", "independent", "conservative")) return false;
    if (first > 0 && !ONE_OF(r, first, "the")) first--;
    return ONE_OF(r, first, "the");
}

/* “A man, who identified himself as Ann Lee,”, “a driver who gave his name only as Lee”, “… who gave only his first
   name, Ann”: the name that is told, or NOTHING. */
static uint32_t self_named(const struct resolver *r, const struct phrase *p) {
    enum { FAR = 14 };
    uint32_t end = r->d->sentences.at[qi_sentence_at(r->d, p->head)].last;
    bool named = false;
    for (uint32_t i = p->head + 1; i + 1 < end && i < p->head + FAR && !r->w->stretch_at[i]; i++) {
        named |= ONE_OF(r, i, "identified", "name", "named", "introduced");
        bool leads = ONE_OF(r, i, "as") || (ONE_OF(r, i, ",") && ONE_OF(r, i - 1, "name"));
        uint32_t at = named && leads ? r->w->entity_at[i + 1] : 0;
        if (at) return r->d->entities.at[at - 1].type == TYPE_PER ? at - 1 : NOTHING;
        if (named && qi_in(r->d, i, LIST_SAY)) break;
    }
    return NOTHING;
}

struct found qi_resolve_nominal(struct resolver *r, const struct phrase *p, bool same_paragraph) {
    struct found found = {NOTHING, NULL};
    if (qi_is_joint(r, p) && (found.name = qi_joint_names(r, p)) != NULL) return found;
    if (is_pair(r, p) && (found.name = last_two(r, p->first)) != NULL) return found;
    bool plural = qi_is_plural(r, p);
    bool one_of_many = ONE_OF(r, p->first, "a", "an", "one", "another");
    uint32_t named = qi_entity_in(r, p, 1u << TYPE_ORG | 1u << TYPE_LOC | 1u << TYPE_MISC);
    if ((found.entity = person_aged(r, p, same_paragraph)) != NOTHING) return found;
    bool several = ONE_OF(r, p->head, "police", "crew", "staff", "crowd", "family"); /* not the police chief */
    bool person = qi_is_role_noun(r, p->head) && !plural && !several;
    if (person && (found.entity = self_named(r, p)) != NOTHING) return found;
    if (person && opens_article(r, p) && (found.entity = named_below(r, p)) != NOTHING) return found;
    if (person && !one_of_many) {
        uint32_t group = qi_bearer(r, p, TYPE_PER);
        if (group != NOTHING) return found.entity = r->d->groups.at[group].entity, found;
        if (is_one_before(r, p)) return r->last_found;
        if ((found.name = unnamed_before(r, p)) != NULL) return found;
        if (is_definite(r, p) && p->last - p->first <= 7) found.entity = person_of(r, p, same_paragraph);
        bool teller = found.entity != NOTHING && qi_is_outer_speaker(r, &r->d->entities.at[found.entity]);
        if (found.entity != NOTHING && !teller) return found; /* “the doctor told me” is not who says so */
        found.entity = NOTHING;
    }
    if (is_one_national(r, p) || is_one_partisan(r, p)) {
        found.entity = qi_antecedent(r, p->first, 1u << TYPE_PER, GENDER_UNKNOWN, same_paragraph);
        if (found.entity != NOTHING) return found;
    }
    if (r->w->entity_at[p->head] && named != NOTHING && !one_of_many)
        return found.entity = named, found; /* “the Russians” */
    bool one = !qi_is_joint(r, p);          /* not “police and an AFP reporter” */
    if ((found.entity = spoke_for(r, p)) != NOTHING) return found;
    if (one && qi_speaks_for_body(r, p->head)) {
        found = spoken_for(r, p, same_paragraph);
        if (found.entity != NOTHING || found.name) return found;
    }
    bool state = ONE_OF(r, p->head, "government", "authorities", "side", "officials", "leadership", "administration");
    bool body = named != NOTHING && r->d->entities.at[named].type == TYPE_ORG && !is_own_voice(r, p);
    if (named != NOTHING && one && (state || (body && qi_is_role_noun(r, p->head))) && p->last - p->first <= 6)
        return found.entity = named, found;
    if (one) found.entity = qi_resolve_body(r, p, same_paragraph, is_definite(r, p));
    if (found.entity == NOTHING) found.name = qi_phrase_text(r, p);
    return found;
}

/* The state that the words beside tokens [first, last) give to a body: “the Russian …”, “Latvia’s …”, “… in Moscow”. */
static const char *state_beside(const struct resolver *r, uint32_t first, uint32_t last) {
    const quoth_document *d = r->d;
    for (uint32_t i = first; i > 0 && first - i < 3; i--) {
        uint32_t at = r->w->entity_at[i - 1];
        if (!at) {
            if (tag(r->w, i - 1) != POS_POS) break;
            continue;
        }
        const struct entity *e = &d->entities.at[at - 1];
        return e->type == TYPE_MISC || e->type == TYPE_LOC ? group_name(r, at - 1) : NULL;
    }
    bool place = last + 1 < d->tokens.count && (qi_word_is(r->w, last, "in") || qi_word_is(r->w, last, "of")) &&
                 r->w->entity_at[last + 1];
    const struct entity *e = place ? &d->entities.at[r->w->entity_at[last + 1] - 1] : NULL;
    return e && e->type == TYPE_LOC ? group_name(r, r->w->entity_at[last + 1] - 1) : NULL;
}

/* The state that was the newest of the countries named before, in the same paragraph. */
static const char *state_before(const struct resolver *r, uint32_t at) {
    const quoth_document *d = r->d;
    uint32_t paragraph = d->sentences.at[qi_sentence_at(d, at)].paragraph;
    for (uint32_t k = qi_entities_before(r, at), looked = 0; k-- > 0 && looked < LOOK_BACK; looked++) {
        const struct entity *e = &d->entities.at[k];
        if (d->sentences.at[qi_sentence_at(d, e->first)].paragraph != paragraph) break;
        if (r->w->stretch_at[e->first]) continue; /* whoever speaks, others are spoken of */
        if (e->type == TYPE_LOC && e->last == e->first + 1 && (qi_in(d, e->first, LIST_COUNTRY) || qi_capital_of(r, e)))
            return group_name(r, k);
    }
    return NULL;
}

/* The state of whom “his” or “her” at i means, as the words beside a name say: “Latvian minister Ann Lee … her
   ministry”. */
static const char *state_of_owner(const struct resolver *r, uint32_t i) {
    uint8_t gender = ONE_OF(r, i, "her") ? GENDER_FEMALE : GENDER_MALE;
    uint32_t found = qi_antecedent(r, i, 1u << TYPE_PER, gender, false);
    uint32_t state = found == NOTHING ? 0 : r->states[r->d->entities.at[found].group];
    return state ? r->d->groups.at[state - 1].name : NULL;
}

/* “Latvian Foreign Ministry”: the state that a name begins with an adjective of, or NULL. */
static const char *state_of_name(const struct resolver *r, const struct entity *e) {
    const struct form *form = &r->d->forms.at[qi_lower_of(r, e->first)];
    return e->last > e->first + 1 && qi_in(r->d, e->first, LIST_DEMONYM)
               ? qi_lexicon_value(&r->d->model->lexicon, LIST_DEMONYM, form->text, form->length)
               : NULL;
}

/* “the Latvian presidency” → “Presidency of Latvia”, “Ports Ministry” → “Ports Ministry of Latvia”; NULL for other
   bodies. */
static const char *official_name(struct resolver *r, const struct phrase *p, const struct found *found) {
    const quoth_document *d = r->d;
    const struct entity *e = found->entity != NOTHING ? &d->entities.at[found->entity] : NULL;
    uint32_t first = e ? e->first : p->first, last = e ? e->last : p->last, noun = NOTHING;
    if (e && e->type != TYPE_ORG && p->kind == PHRASE_NOMINAL)
        first = p->first, last = p->last; /* “the Ukrainian presidency” */
    for (uint32_t i = first; i < last; i++)
        if (qi_word_is(r->w, i, "ministry") || qi_word_is(r->w, i, "presidency")) noun = i;
    if (noun == NOTHING || (p->kind == PHRASE_NOMINAL && p->head != noun && !(e && e->type == TYPE_ORG))) return NULL;
    bool org = e && e->type == TYPE_ORG;
    const char *state = org ? state_of_name(r, e) : NULL;
    struct phrase own = {org ? e->first + (state != NULL) : noun, org ? e->last : noun + 1, noun, NOTHING,
                         PHRASE_NOMINAL};
    while (!org && own.first > p->first && !r->w->entity_at[own.first - 1] &&
           (qi_pos_is_noun(tag(r->w, own.first - 1)) || tag(r->w, own.first - 1) == POS_JJ))
        own.first--; /* “the | foreign ministry” */
    if (!state && org) state = state_of_name(r, &d->entities.at[d->groups.at[e->group].entity]);
    const char *name = qi_phrase_text(r, &own);
    if (!name) return NULL;
    if (!state && p->kind == PHRASE_NOMINAL && qi_word_is(r->w, p->head, d->forms.at[qi_lower_of(r, noun)].text))
        state = state_beside(r, p->head, p->last);
    if (!state) state = state_beside(r, first, last);
    for (uint32_t k = r->bodies.count, looked = 0; !state && k-- > 0 && looked < LOOK_BACK; looked++)
        if (r->bodies.at[k].noun == qi_lower_of(r, noun) &&
            (own.last == own.first + 1 || strncmp(r->bodies.at[k].name, name, strlen(name)) == 0))
            return r->bodies.at[k].name;
    if (!state) state = ONE_OF(r, p->first, "his", "her") ? state_of_owner(r, p->first) : state_before(r, p->first);
    if (!state) return NULL;
    size_t x = strlen(name), y = strlen(state);
    if (x > y && strcmp(name + x - y, state) == 0) return name;
    char *full = qi_arena_alloc(&r->w->d->arena, x + y + 5);
    struct unnamed *body = full ? VEC_ADD(r->w->scratch, &r->bodies) : NULL;
    if (!body) return NULL;
    snprintf(full, x + y + 5, "%s of %s", name, state);
    if (full[0] >= 'a' && full[0] <= 'z') full[0] = (char)(full[0] - 32);
    *body = (struct unnamed){.noun = qi_lower_of(r, noun), .name = full};
    return full;
}

/* “Ann Lee said C. Her father, Bo Lee, baked. | Lee said”: of two who share the last name that is all of a mention, the
   one who has spoken, when the other has not; else the mention. */
static uint32_t who_has_spoken(const struct resolver *r, uint32_t entity) {
    const struct entity *e = &r->d->entities.at[entity];
    bool titled = e->first > 0 && qi_in(r->d, e->first - 1, LIST_TITLE) && !r->w->stretch_at[e->first - 1];
    if (e->type != TYPE_PER || e->last != e->first + 1 || titled || r->labelled) return entity;
    const struct form *name = qi_form(r->d, e->first);
    uint32_t other = entity;
    for (uint32_t k = r->at, looked = 0; k-- > 0 && looked < LOOK_BACK; looked++) {
        uint32_t spoke = r->d->quotes.at[k].speaker_entity;
        if (spoke == NOTHING || r->d->entities.at[spoke].type != TYPE_PER) continue;
        if (r->d->entities.at[spoke].group == e->group) return entity;
        const char *full = r->d->groups.at[r->d->entities.at[spoke].group].name;
        size_t length = strlen(full);
        bool same = length > name->length && full[length - name->length - 1] == ' ' &&
                    strcmp(full + length - name->length, name->text) == 0;
        if (same && other == entity) other = spoke;
    }
    return other;
}

static struct found resolve(struct resolver *r, const struct phrase *p, bool same_paragraph) {
    switch (p->kind) {
    case PHRASE_NAME:
        return is_one_partisan(r, p) ? qi_resolve_nominal(r, p, same_paragraph)
                                     : (struct found){who_has_spoken(r, p->entity), NULL};
    case PHRASE_PRONOUN: return qi_resolve_pronoun(r, p, same_paragraph);
    case PHRASE_NOMINAL: return qi_resolve_nominal(r, p, same_paragraph);
    }
    return (struct found){NOTHING, NULL};
}

/* “He noted … “…,” the Latvian official added”: who adds is who spoke, if nobody is known to be meant. */
static bool is_same_again(const struct resolver *r, const struct quote *q, const struct phrase *p,
                          const struct found *found) {
    static const char *const verbs[] = {"added", "adds", "adding", "continued", "concluded", "stressed", "noted"};
    if (p->kind != PHRASE_NOMINAL || found->entity != NOTHING || q->cue.stop <= q->cue.start) return false;
    uint32_t cue = qi_token_at(r->d, q->cue.start);
    return r->last_found.entity != NOTHING && qi_word_is(r->w, p->first, "the") &&
           qi_in(r->d, p->head, LIST_PERSON_NOUN) && !qi_is_plural(r, p) &&
           r->d->entities.at[r->last_found.entity].type == TYPE_PER &&
           qi_word_in(r->w, cue, verbs, sizeof verbs / sizeof *verbs);
}

/* Has one of the quotes just before the same words for its speaker, as one that goes on in the next paragraph? Whom
   they mean there; neither entity nor name: none has. */
static struct found same_mention(const struct resolver *r, uint32_t quote) {
    enum { NEAR = 3 };
    const struct phrase *p = &r->w->speakers.at[quote];
    bool noun = p->kind == PHRASE_NOMINAL;
    for (uint32_t k = quote; (noun || p->kind == PHRASE_PRONOUN) && k-- > 0 && quote - k <= NEAR;) {
        const struct phrase *other = &r->w->speakers.at[k];
        const struct quote *q = &r->d->quotes.at[k];
        if (p->kind != other->kind || p->first != other->first || p->last != other->last) continue;
        if (q->speaker_entity != NOTHING) return (struct found){q->speaker_entity, NULL};
        return (struct found){NOTHING, noun ? NULL : q->speaker_name};
    }
    return (struct found){NOTHING, NULL};
}

/* “…,” Lee said. ¶ “…,” added the part-time baker: does the cue go on in a new paragraph with what was said before it,
   by somebody whom the noun may mean? */
static bool adds_on(const struct resolver *r, const struct quote *q, const struct phrase *p, uint32_t paragraph) {
    uint32_t cue = qi_token_at(r->d, q->cue.start);
    return paragraph == r->last_unit_paragraph + 1 && q->kind == QUOTE_DIRECT && cue < p->first &&
           ONE_OF(r, cue, "added", "adds", "continued") && !is_of_setting(r, p->head) && !is_told_apart(r, p) &&
           r->last_group != NOTHING && !is_no_bearer(r, p, r->last_group);
}

/* The speech that a quote stands in, or NULL. In a reported clause “he” may be who reports, in speech he would say “I”.
 */
static const struct quote *outer_speech(const quoth_document *d, const struct quote *q) {
    for (uint32_t k = q->within; k != NOTHING; k = d->quotes.at[k].within)
        if (d->quotes.at[k].kind == QUOTE_DIRECT) return &d->quotes.at[k];
    return NULL;
}

/* “Lee said the vet told them C”, “Lee asked if C, to which the vet said C2”: in his own report nobody calls himself by
   a noun, nor answers himself, so that the vet is another. */
static bool is_reporter(const struct resolver *r, const struct quote *q, const struct phrase *p, uint32_t entity) {
    const quoth_document *d = r->d;
    if (p->kind != PHRASE_NOMINAL || entity == NOTHING || d->entities.at[entity].type != TYPE_PER) return false;
    bool answers = r->at > 0 && p->first > 1 && ONE_OF(r, p->first - 1, "which") && ONE_OF(r, p->first - 2, "to");
    for (uint32_t k = answers ? r->at - 1 : q->within; k != NOTHING; k = d->quotes.at[k].within) {
        uint32_t who = d->quotes.at[k].speaker_entity;
        if (who != NOTHING && d->entities.at[who].group == d->entities.at[entity].group) return true;
    }
    return false;
}

/* From the first to the last of what is said, when it is speech: whom a speaker names is not who speaks. */
static struct span said_in(const quoth_document *d, const struct quote *q) {
    if (q->kind != QUOTE_DIRECT || !q->content_count) return (struct span){0, 0};
    return (struct span){d->pieces.at[q->content].start, d->pieces.at[q->content + q->content_count - 1].stop};
}

/* The group of whom speech names between commas or at its beginning, “For my part, Mr Lee, I am glad”; or NOTHING. */
static uint32_t whom_addressed(const struct resolver *r, const struct quote *q) {
    enum { MENTIONS = 16 };
    if (r->own.start >= r->own.stop || q->cue.stop <= q->cue.start) return NOTHING;
    if (ONE_OF(r, qi_token_at(r->d, q->cue.start), "read", "reads")) return NOTHING; /* what others wrote to him */
    uint32_t start = qi_token_at(r->d, r->own.start), k = qi_entities_before(r, start);
    for (uint32_t looked = 0; k < r->d->entities.count && looked < MENTIONS; k++, looked++) {
        const struct entity *e = &r->d->entities.at[k];
        if (e->last >= r->d->tokens.count || r->d->tokens.at[e->last].stop > r->own.stop) break;
        uint32_t first = e->first;
        if (first > start && qi_in(r->d, first - 1, LIST_TITLE)) first--;
        bool apart = first <= start || ONE_OF(r, first - 1, ",");
        if (e->type == TYPE_PER && apart && ONE_OF(r, e->last, ",")) return e->group;
    }
    return NOTHING;
}

quoth_status qi_resolve_speakers(struct quote_work *w) {
    struct resolver r = {.w = w,
                         .d = w->d,
                         .last_group = NOTHING,
                         .other_group = NOTHING,
                         .addressed = NOTHING,
                         .last_unit_paragraph = NOTHING,
                         .last_found = {NOTHING, NULL}};
    if (!qi_find_roles(&r)) return QUOTH_ERROR_MEMORY;
    for (uint32_t k = 0; k < w->d->quotes.count; k++) {
        struct quote *q = &w->d->quotes.at[k];
        const struct phrase *p = &w->speakers.at[k];
        r.at = k;
        r.outer = outer_speech(w->d, q);
        r.own = said_in(w->d, q);
        r.addressed = whom_addressed(&r, q);
        r.labelled = strcmp(q->method, "transcript") == 0;
        bool told = q->kind != QUOTE_DIRECT && q->content_count;
        r.told = told ? w->d->pieces.at[q->content] : (struct span){0, 0};
        if (p->kind == PHRASE_NONE) continue;
        uint32_t paragraph = w->quote_units.at[k].paragraph;
        bool same = paragraph == r.last_unit_paragraph;
        struct found found = same_mention(&r, k);
        if (found.entity == NOTHING && !found.name) found = resolve(&r, p, same);
        bool again = is_same_again(&r, q, p, &found) && (same || adds_on(&r, q, p, paragraph));
        if (again) found = r.last_found;
        struct found named = found;
        if (is_reporter(&r, q, p, found.entity)) found = (struct found){NOTHING, NULL};
        q->speaker_entity = found.entity;
        bool body = w->quote_units.at[k].region == REGION_BODY; /* in a headline a noun may stand for a name below */
        if (found.entity == NOTHING && p->kind == PHRASE_NOMINAL && found.name && body) {
            struct unnamed *unnamed = VEC_ADD(w->scratch, &r.unnamed);
            if (!unnamed) return QUOTH_ERROR_MEMORY;
            struct role role = {qi_role_key(&r, p->head), NOTHING, p->first, p->last, p->head};
            *unnamed = (struct unnamed){qi_lower_of(&r, p->head), found.name, role};
        }
        bool known = found.entity != NOTHING && p->kind == PHRASE_NOMINAL &&
                     (again || opens_article(&r, p) || nation_in(&r, p->first, p->last));
        if (known && !qi_add_role(&r, p, found.entity)) return QUOTH_ERROR_MEMORY;
        const char *official = p->kind != PHRASE_PRONOUN ? official_name(&r, p, &found) : NULL;
        if (official) found.name = official;
        q->speaker_name = found.name                ? found.name
                          : found.entity != NOTHING ? group_name(&r, found.entity)
                                                    : qi_phrase_text(&r, p);
        if (!q->speaker_name) return QUOTH_ERROR_MEMORY;
        bool thing = p->kind == PHRASE_NOMINAL && !qi_in(w->d, p->head, LIST_PERSON_NOUN);
        if (!r.outer && q->within != NOTHING && found.entity == NOTHING &&
            (thing || is_reporter(&r, q, p, named.entity)))
            continue; /* “He” is who reports, not what he cites */
        r.last_group = found.entity != NOTHING ? w->d->entities.at[found.entity].group : NOTHING;
        r.last_unit_paragraph = paragraph;
        uint32_t stop = q->content_count ? w->d->pieces.at[q->content + q->content_count - 1].stop : 0;
        r.last_stop = qi_token_at(w->d, stop > q->speaker.stop ? stop : q->speaker.stop);
        if (p->kind != PHRASE_PRONOUN) r.last_speaker = *p;
        r.last_found = found;
    }
    qi_name_by_words(&r);
    return QUOTH_OK;
}
