/* Whom a noun means that speaks: “the governor”, “the 31-year-old”, “the pair”, “a spokesman”, a person named or a
 * body. */
#include <stdio.h>

#include "entity/name_table.h"
#include "quote/resolver.h"

enum { AGES = 200, UNNAMED_REACH = 600 }; /* names looked at for an age; tokens for a noun */

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

/* “The chief”, “their chief”; “Tern Union chief”: a body has one. */
static bool is_definite(const struct resolver *r, const struct phrase *p) {
    uint32_t at = r->w->entity_at[p->first];
    if (at && r->d->entities.at[at - 1].type == TYPE_ORG && r->d->entities.at[at - 1].last == p->head &&
        ONE_OF(r, p->head, "chief"))
        return true;
    return ONE_OF(r, p->first, "the", "this", "that") || tag(r->w, p->first) == POS_PRPS;
}

/* Has the text brought in somebody else by the noun, without a name: “a source in the port said”, now “the source”? */
static bool is_another(const struct resolver *r, const struct phrase *p) {
    for (uint32_t i = p->first; i-- > 1 && p->first - i < UNNAMED_REACH;) {
        if (qi_lower_of(r, i) != qi_lower_of(r, p->head) || r->w->entity_at[i + 1]) continue;
        if (ONE_OF(r, i + 1, ",") && r->w->entity_at[i + 2]) continue; /* “a driver, Ann Lee,” */
        for (uint32_t k = i; k-- > 0 && i - k < 4;)
            if (is_one_article(r->w, k)) return !ONE_OF(r, k ? k - 1 : k, ",", "as", "is", "was");
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
    return e != NOTHING ? qi_group_name(r, e) : NULL;
}

/* Is a group said to be of another nation than this one? */
static bool is_foreign(const struct resolver *r, uint32_t group, const char *nation) {
    return r->states[group] && strcmp(r->d->groups.at[r->states[group] - 1].name, nation) != 0;
}

/* Nouns that tell again of somebody named, by his nation: “Lee refused. … the Latvian leader said”. */
static bool tells_again(const struct resolver *r, uint32_t noun) {
    return ONE_OF(r, noun, "leader", "president", "premier", "diplomat", "official", "politician", "lawmaker", "mp",
                  "legislator", "parliamentarian", "statesman", "expert", "analyst", "economist", "scientist",
                  "historian", "businessman", "businesswoman", "activist", "athlete", "singer", "writer", "coach",
                  "manager", "boss", "gaffer", "tactician", "trainer", "striker", "forward", "winger", "midfielder",
                  "defender", "goalkeeper", "playmaker", "star");
}

/* “The Ports Ministry spokesman”, “the company spokeswoman”: one by the house she speaks for. */
static bool is_of_house(const struct resolver *r, const struct phrase *p, bool body) {
    bool speaks = qi_is_spokesman(r, p->head);
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

/* “The minister”, “the new leader”: does the phrase say of nobody whose or where the one is whom the noun means? */
static bool is_plain_noun(const struct resolver *r, const struct phrase *p) {
    for (uint32_t i = p->first; i < p->last; i++)
        if (r->w->entity_at[i] || tag(r->w, i) == POS_POS || (i > p->head && ONE_OF(r, i, "of", "in"))) return false;
    return true;
}

/* Bodies that are told of by a noun before they are named: “a U.S.-based rights group”. */
static bool is_group_noun(const struct resolver *r, uint32_t noun) {
    return ONE_OF(r, noun, "group", "organization", "organisation", "agency", "party", "union", "company", "newspaper",
                  "paper", "charity", "firm", "network", "producer", "watchdog", "body", "association", "foundation",
                  "institute", "daily", "magazine", "broadcaster", "station", "airline", "bank", "retailer", "ngo",
                  "nonprofit", "think-tank", "tank", "alliance", "coalition", "maker", "manufacturer", "developer");
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
           !ONE_OF(r, r->last_speaker.first, "the") && !r->w->entity_at[r->last_speaker.first] &&
           qi_is_unnamed_person(r, &r->last_speaker, qi_gender_of_word(r->d, p->head));
}

/* “A Calder spokesman said C … | the spokesman added”: the body that who was last called so spoke for, or NOTHING. */
static uint32_t spoke_for(const struct resolver *r, const struct phrase *p) {
    if (p->last != p->first + 2 || !ONE_OF(r, p->first, "the") ||
        !(qi_is_spokesman(r, p->head) || ONE_OF(r, p->head, "official")))
        return NOTHING;
    for (uint32_t k = r->at, looked = 0; k-- > 0 && looked < LOOK_BACK; looked++) {
        const struct phrase *before = &r->w->speakers.at[k];
        if (before->kind != PHRASE_NOMINAL || qi_lower_of(r, before->head) != qi_lower_of(r, p->head)) continue;
        uint32_t entity = r->d->quotes.at[k].speaker_entity;
        return entity != NOTHING && r->d->entities.at[entity].type == TYPE_ORG ? entity : NOTHING;
    }
    return NOTHING;
}

/* The name of a state's body by the words that tell which one is meant, [first, last) with its noun last: “a | Latvian
   army | spokesman”; NULL when they say no more than the noun. */
static const char *named_by_words(struct resolver *r, uint32_t first, uint32_t last) {
    while (first < last && (tag(r->w, first) == POS_DT || tag(r->w, first) == POS_CD || is_time_word(r->w, first) ||
                            ONE_OF(r, first, "senior", "top", "former", "another", "leading")))
        first++;
    bool told = ONE_OF(r, last - 1, "ministry");
    for (uint32_t i = first; i + 1 < last; i++) told |= r->w->entity_at[i] != 0;
    if (!told || first + 1 >= last) return NULL;
    struct phrase body = {first, last, last - 1, NOTHING, PHRASE_NOMINAL};
    const char *text = qi_phrase_text(r, &body);
    if (!text || *text < 'a' || *text > 'z') return text;
    char *name =
        qi_arena_alloc(&r->w->d->arena, strlen(text) + 5); /* “a ports ministry official”: the ports ministry */
    if (name) snprintf(name, strlen(text) + 5, "the %s", text);
    return name;
}

/* “The U.S. military said C. … | A military statement”: the body that has spoken last and whose noun this is, with what
   told it from others; neither entity nor name: none has. */
static struct found body_that_spoke(struct resolver *r, uint32_t noun) {
    for (uint32_t k = r->at, looked = 0; k-- > 0 && looked < LOOK_BACK; looked++) {
        const struct phrase *before = &r->w->speakers.at[k];
        const struct quote *q = &r->d->quotes.at[k];
        bool same = before->kind == PHRASE_NOMINAL && before->last <= noun &&
                    qi_lower_of(r, before->head) == qi_lower_of(r, noun);
        if (!same || before->head <= before->first + 1) continue;
        bool placed = q->speaker_entity == NOTHING && before->last > before->head + 1 &&
                      ONE_OF(r, noun, "military", "army"); /* the U.S. military (in Norland) */
        struct phrase body = {before->first, before->head + 1, before->head, NOTHING, PHRASE_NOMINAL};
        return (struct found){q->speaker_entity, placed ? qi_phrase_text(r, &body) : q->speaker_name};
    }
    return (struct found){NOTHING, NULL};
}

/* Bodies of a state that have a spokesman. */
static bool is_state_body(const struct resolver *r, uint32_t noun, bool officials) {
    if (ONE_OF(r, noun, "ministry", "embassy", "consulate")) return true;
    return !officials && ONE_OF(r, noun, "military", "army", "navy", "police", "command");
}

/* “Many Latvians”, “at least 5,000 Latvians”: people of a state, who are not the state as “the Latvians” are. */
static bool are_some_people(const struct resolver *r, const struct phrase *p) {
    uint32_t at = r->w->entity_at[p->head];
    bool people = at && r->d->entities.at[at - 1].type == TYPE_MISC && qi_in(r->d, p->head, LIST_DEMONYM) &&
                  qi_form(r->d, p->head)->text[qi_form(r->d, p->head)->length - 1] == 's';
    return people && p->head > p->first && !(ONE_OF(r, p->first, "the") && p->head == p->first + 1);
}

/* “Latvian health officials”, “officials in Riga”: do they speak for the state or body that a phrase names? Not
   “Latvian party officials”, “officials in Orlava province”, “European officials”. */
static bool is_of_state(const struct resolver *r, const struct phrase *p, uint32_t named) {
    const struct entity *e = &r->d->entities.at[named];
    if (!ONE_OF(r, p->head, "officials", "authorities") || e->type < TYPE_LOC) return true;
    for (uint32_t i = p->first; i < p->head; i++)
        if (ONE_OF(r, i, "party", "medical", "court", "hospital", "church", "company", "opposition", "union", "space"))
            return false;
    const char *name = qi_group_name(r, named);
    if (e->type == TYPE_MISC) {
        static const char *const none[] = {"Europe", "Asia", "Africa", "West", "Middle East", "Latin America"};
        for (size_t k = 0; k < sizeof none / sizeof *none; k++)
            if (strcmp(name, none[k]) == 0) return false;
        return strcmp(name, qi_form(r->d, e->first)->text) != 0; /* of Kurds no state is known */
    }
    if (e->first < p->head) return true; /* “Riga officials” */
    return e->first == p->head + 2 &&
           (qi_in(r->d, e->first, LIST_COUNTRY) || qi_capital_of(r, e) || e->last > e->first + 1);
}

/* “The Latvian army said C. ¶ | A statement (released Monday) said C”, “… | A spokesman says”: the body that has spoken
   in the sentence before; no name: none has. */
static struct found who_stated(const struct resolver *r, const struct phrase *p) {
    struct found none = {NOTHING, NULL};
    bool speaks = ONE_OF(r, p->first, "a") && qi_is_spokesman(r, p->head) && !ONE_OF(r, p->last, ",", "(");
    bool stated = ONE_OF(r, p->head, "statement") && ONE_OF(r, p->first, "a", "the");
    bool report = ONE_OF(r, p->head, "report", "study", "survey", "warning", "advisory") && ONE_OF(r, p->first, "the");
    if (!speaks && !stated && !report) return none;
    if (p->last != p->first + 2) return none;
    uint32_t here = qi_sentence_at(r->d, p->first);
    if (speaks && p->first > r->d->sentences.at[here].first && ONE_OF(r, p->first - 1, "with")) {
        struct phrase acts = qi_first_subject(r->w, r->d->sentences.at[here].first, p->first);
        bool body = acts.kind == PHRASE_NAME && r->d->entities.at[acts.entity].type == TYPE_ORG;
        return body ? (struct found){acts.entity, qi_group_name(r, acts.entity)}
                    : none; /* “Calder denied it, with | a” */
    }
    for (uint32_t k = r->at, looked = 0; k-- > 0 && looked < 4; looked++) {
        const struct phrase *before = &r->w->speakers.at[k];
        const struct quote *q = &r->d->quotes.at[k];
        if (before->kind == PHRASE_NONE || q->within != NOTHING || before->first >= p->first) continue;
        if (here - qi_sentence_at(r->d, before->first) > 1) return none;
        uint8_t type = q->speaker_entity != NOTHING ? r->d->entities.at[q->speaker_entity].type : TYPE_MISC;
        bool body =
            (type == TYPE_ORG && (speaks || stated || strchr(q->speaker_name, ' '))) ||
            (type == TYPE_LOC && (speaks || stated)) ||
            (q->speaker_entity == NOTHING && before->kind == PHRASE_NOMINAL && qi_is_body_noun(r, before->head));
        return body ? (struct found){q->speaker_entity, q->speaker_name} : none;
    }
    return none;
}

/* “A Latvian spokesman”, “a U.S. government statement”: the state that the word before the head of a phrase names, or
   NOTHING. */
static uint32_t state_that_speaks(const struct resolver *r, const struct phrase *p) {
    bool speaks = qi_is_spokesman(r, p->head) || ONE_OF(r, p->head, "statement") ||
                  (p->head && ONE_OF(r, p->head - 1, "government"));
    uint32_t i = p->head;
    if (i > p->first && ONE_OF(r, i - 1, "government")) i--;
    if (!speaks || i == p->first || !ONE_OF(r, p->first, "a", "an", "another") || qi_is_joint(r, p)) return NOTHING;
    uint32_t at = r->w->entity_at[i - 1];
    bool nation = at && (qi_in(r->d, i - 1, LIST_DEMONYM) || qi_in(r->d, i - 1, LIST_COUNTRY));
    return nation && r->d->entities.at[at - 1].type >= TYPE_LOC ? at - 1 : NOTHING;
}

/* The body of a state that the word before the head of a phrase names: “a Latvian army spokesman”, “a ministry
   statement”. */
static struct found state_body(struct resolver *r, const struct phrase *p) {
    struct found found = {NOTHING, NULL};
    bool officials = !qi_word_is(r->w, p->head, "statement") && !qi_is_spokesman(r, p->head);
    if (p->head == p->first || r->w->entity_at[p->head - 1] || !is_state_body(r, p->head - 1, officials)) return found;
    found.name = named_by_words(r, p->first, p->head);
    return found.name ? found : body_that_spoke(r, p->head - 1);
}

/* “Orlow Lines Inc. said C. … | Orlow officials”: the body whose name begins with the capital word before the head,
   where that is no name by itself; or NOTHING. */
static uint32_t body_called(const struct resolver *r, const struct phrase *p) {
    uint32_t i = p->head - 1;
    if (p->head == p->first || r->w->entity_at[i] || !(qi_form(r->d, i)->flags & FORM_UPPER_FIRST) ||
        qi_pos_is_noun(tag(r->w, i)) == 0)
        return NOTHING;
    for (uint32_t k = qi_entities_before(r, p->first), looked = 0; k-- > 0 && looked < 2 * LOOK_BACK; looked++) {
        const struct entity *e = &r->d->entities.at[k];
        if (e->type == TYPE_ORG && qi_lower_of(r, e->first) == qi_lower_of(r, i) && !qi_is_aside(r, e->first)) return k;
    }
    return NOTHING;
}

/* The body that an unnamed person speaks for: “a company spokeswoman”, “its lawyers”, “a spokesman for the ministry”.
 */
static struct found spoken_for(struct resolver *r, const struct phrase *p, bool same_paragraph) {
    struct found found = {NOTHING, NULL};
    if ((found.entity = body_called(r, p)) != NOTHING) return found;
    if (ONE_OF(r, p->first, "its")) {
        found = qi_resolve_it(r, p->first, same_paragraph);
    } else if (p->head > p->first && qi_is_body_noun(r, p->head - 1) && !r->w->entity_at[p->head - 1]) {
        struct phrase body = {p->first, p->head, p->head - 1, NOTHING, PHRASE_NOMINAL};
        found.entity = qi_resolve_body(r, &body, same_paragraph, true);
        if (found.entity == NOTHING) found = state_body(r, p);
    } else if (p->head + 2 < p->last && ONE_OF(r, p->head + 1, "for")) {
        struct phrase body = qi_phrase_right(r->w, p->head + 2, p->last);
        if (body.kind == PHRASE_NAME && r->d->entities.at[body.entity].type != TYPE_PER) found.entity = body.entity;
        if (body.kind == PHRASE_NOMINAL && qi_is_body_noun(r, body.head))
            found = qi_resolve_nominal(r, &body, same_paragraph);
    }
    return found;
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

bool qi_is_one_partisan(const struct resolver *r, const struct phrase *p) {
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
    uint32_t aside = p->last + 1 < end && ONE_OF(r, p->last, "(") ? r->w->entity_at[p->last + 1] : 0;
    if (aside && r->d->entities.at[aside - 1].type == TYPE_PER && ONE_OF(r, r->d->entities.at[aside - 1].last, ")"))
        return aside - 1; /* “The commission's chief (Ann Lee)” */
    for (uint32_t i = p->head + 1; i + 1 < end && i < p->head + FAR && !r->w->stretch_at[i]; i++) {
        bool other = ONE_OF(r, i, "identified") &&
                     r->w->entity_at[i - 1] == 0 && /* “said police identified | her as” */
                     !ONE_OF(r, i + 1, "as", "himself", "herself", "only", "simply", "just", "by");
        named |= !other && ONE_OF(r, i, "identified", "name", "named", "introduced");
        bool leads = ONE_OF(r, i, "as") || (ONE_OF(r, i, ",") && ONE_OF(r, i - 1, "name"));
        uint32_t at = named && leads ? r->w->entity_at[i + 1] : 0;
        if (at) return r->d->entities.at[at - 1].type == TYPE_PER ? at - 1 : NOTHING;
        if (named && qi_in(r->d, i, LIST_SAY)) break;
    }
    return NOTHING;
}

/* “The company, | Orlow Energy, said”, “one union, the Dockers' Forum,”: the body that an apposition names, or NOTHING.
 */
static uint32_t body_apposed(const struct resolver *r, const struct phrase *p) {
    enum { FAR = 5 };
    if (!qi_is_body_noun(r, p->head) || qi_is_plural(r, p) || !ONE_OF(r, p->last, ",")) return NOTHING;
    if (qi_entity_in(r, p, 1u << TYPE_ORG) != NOTHING) return NOTHING;
    uint32_t end = r->d->sentences.at[qi_sentence_at(r->d, p->head)].last, i = p->last + 1;
    while (i < end && i < p->last + FAR && !r->w->entity_at[i] &&
           (tag(r->w, i) == POS_DT || tag(r->w, i) == POS_JJ || tag(r->w, i) == POS_CD || qi_pos_is_noun(tag(r->w, i))))
        i++;
    const struct entity *e = i < end && r->w->entity_at[i] ? &r->d->entities.at[r->w->entity_at[i] - 1] : NULL;
    bool named = e && e->type == TYPE_ORG && e->first == i && e->last < end && !r->w->stretch_at[i];
    return named && (ONE_OF(r, e->last, ",") || qi_in(r->d, e->last, LIST_SAY)) ? r->w->entity_at[i] - 1 : NOTHING;
}

/* “A coroner says C”, as an article's first words, and below “Ann Lee, coroner for Orlow”; or NOTHING. */
static uint32_t told_by_role(const struct resolver *r, const struct phrase *p) {
    if (!qi_opens_article(r, p) || p->last > p->head + 1) return NOTHING; /* “A friend of the victim, Ann Lee” */
    uint32_t group = qi_bearer(r, p, TYPE_PER);
    return group == NOTHING ? NOTHING : r->d->groups.at[group].entity;
}

/* Whom a noun for a person means that is no “a”: who bears the role, or spoke by the same noun, or is named next, or
   was named before. True when the search is over. */
static bool find_definite(struct resolver *r, const struct phrase *p, bool same_paragraph, struct found *found) {
    uint32_t group = qi_bearer(r, p, TYPE_PER);
    if (group != NOTHING) return found->entity = r->d->groups.at[group].entity, true;
    if (is_one_before(r, p)) return *found = r->last_found, true;
    if ((found->name = unnamed_before(r, p)) != NULL) return true;
    if (!is_plain_noun(r, p) && (found->entity = qi_named_next(r, p, TYPE_PER)) != NOTHING) return true;
    if (is_definite(r, p) && p->last - p->first <= 7) found->entity = person_of(r, p, same_paragraph);
    if (found->entity != NOTHING && !qi_is_outer_speaker(r, &r->d->entities.at[found->entity])) return true;
    found->entity = NOTHING; /* “the doctor told me” is not who says so */
    return false;
}

/* Whom a noun for one person means: by an age, by the noun, by a nation or a party. True when the search is over. */
static bool find_person(struct resolver *r, const struct phrase *p, bool same_paragraph, struct found *found) {
    if ((found->entity = person_aged(r, p, same_paragraph)) != NOTHING) return true;
    if (!is_another(r, p) && (found->entity = qi_member(r, p)) != NOTHING) return true;
    bool several = ONE_OF(r, p->head, "police", "crew", "staff", "crowd", "family"); /* not the police chief */
    if (qi_is_role_noun(r, p->head) && !qi_is_plural(r, p) && !several) {
        if ((found->entity = self_named(r, p)) != NOTHING) return true;
        if (qi_opens_article(r, p) && (found->entity = qi_named_below(r, p)) != NOTHING) return true;
        if (!is_one_article(r->w, p->first)) {
            if (find_definite(r, p, same_paragraph, found)) return true;
        } else if ((found->entity = qi_named_next(r, p, TYPE_PER)) != NOTHING ||
                   (found->entity = told_by_role(r, p)) != NOTHING) {
            return true;
        }
    }
    if (!is_one_national(r, p) && !qi_is_one_partisan(r, p)) return false;
    found->entity = qi_antecedent(r, p->first, 1u << TYPE_PER, GENDER_UNKNOWN, same_paragraph);
    return found->entity != NOTHING;
}

/* “A new study said C”, “a U.S.-based rights group said C”: the body that is named next for a paper or a group; or
   NOTHING. */
static uint32_t body_named_next(const struct resolver *r, const struct phrase *p) {
    bool one_of_many = is_one_article(r->w, p->first), plain = is_plain_noun(r, p);
    bool study = one_of_many && plain && ONE_OF(r, p->head, "report", "poll", "study", "survey");
    if (qi_is_plural(r, p) || qi_is_joint(r, p) || !(study || (is_group_noun(r, p->head) && (one_of_many || !plain))))
        return NOTHING;
    return qi_named_next(r, p, TYPE_ORG);
}

/* The body or the state that who is meant speaks for, or that a statement is of; neither entity nor name: none. */
static struct found find_spoken_for(struct resolver *r, const struct phrase *p, bool same_paragraph) {
    struct found found = {spoke_for(r, p), NULL};
    if (found.entity != NOTHING) return found;
    if (!ONE_OF(r, p->head, "report") && (found.entity = state_that_speaks(r, p)) != NOTHING) return found;
    if (qi_is_joint(r, p)) return found; /* “police and an AFP reporter” */
    if (ONE_OF(r, p->head, "statement") && !is_definite(r, p)) {
        found = state_body(r, p);
        if (!qi_is_found(&found) && is_one_article(r->w, p->first)) found = spoken_for(r, p, same_paragraph);
    }
    if (!qi_is_found(&found) && qi_speaks_for_body(r, p->head)) found = spoken_for(r, p, same_paragraph);
    if (!qi_is_found(&found)) found.entity = body_apposed(r, p);
    return found;
}

/* “The Latvian government”, “Riga officials”, “an Orlow Energy engineer”: the body or the state named in the phrase,
   for which it stands; or its words, where it is another's. */
static struct found find_named_body(struct resolver *r, const struct phrase *p, uint32_t named) {
    struct found found = {NOTHING, NULL};
    bool state = ONE_OF(r, p->head, "government", "authorities", "side", "officials", "leadership", "administration");
    if (named == NOTHING || qi_is_joint(r, p)) return found;
    if (state && !is_of_state(r, p, named)) return found.name = qi_phrase_text(r, p), found;
    bool body = r->d->entities.at[named].type == TYPE_ORG && !is_own_voice(r, p) && qi_is_role_noun(r, p->head);
    if ((state || body) && p->last - p->first <= 6) found.entity = named;
    return found;
}

/* The body that a noun for one means, or whose statement it is; else the phrase's own words. */
static struct found find_body(struct resolver *r, const struct phrase *p, bool same_paragraph) {
    bool one = !qi_is_joint(r, p), body = one && !qi_is_role_noun(r, p->head);
    struct found found = {NOTHING, NULL};
    if (one) found.entity = qi_resolve_body(r, p, same_paragraph, is_definite(r, p));
    if (found.entity == NOTHING) found.entity = state_that_speaks(r, p); /* unless the text says of its reports who */
    if (found.entity == NOTHING) found = who_stated(r, p);
    if (!qi_is_found(&found) && body && p->last == p->first + 2 && ONE_OF(r, p->first, "the"))
        found = body_that_spoke(r, p->head); /* “a ministry statement said C. … | The statement” */
    if (!qi_is_found(&found)) found.name = qi_phrase_text(r, p);
    return found;
}

/* “Lee's Senate campaign”, “a House hopeful”: is the body before the noun one that somebody seeks a seat in, and for
   which nobody speaks? */
static bool is_sought(const struct resolver *r, const struct phrase *p) {
    return p->head > p->first && ONE_OF(r, p->head - 1, "senate", "house", "congress") &&
           ONE_OF(r, p->head, "campaign", "candidate", "candidates", "hopeful", "hopefuls", "nominee", "contender");
}

struct found qi_resolve_nominal(struct resolver *r, const struct phrase *p, bool same_paragraph) {
    struct found found = {NOTHING, qi_named_together(r, p)};
    if (found.name || find_person(r, p, same_paragraph, &found)) return found;
    if (are_some_people(r, p)) return found.name = qi_phrase_text(r, p), found;
    uint32_t named = qi_entity_in(r, p, 1u << TYPE_ORG | 1u << TYPE_LOC | 1u << TYPE_MISC);
    if (r->w->entity_at[p->head] && named != NOTHING && !is_one_article(r->w, p->first))
        return found.entity = named, found; /* “the Russians” */
    if (is_sought(r, p)) return found.name = qi_phrase_text(r, p), found;
    found.entity = body_named_next(r, p);
    if (!qi_is_found(&found)) found = find_spoken_for(r, p, same_paragraph);
    if (!qi_is_found(&found)) found = find_named_body(r, p, named);
    if (!qi_is_found(&found)) found = qi_whose_officials(r, p);
    return qi_is_found(&found) ? found : find_body(r, p, same_paragraph);
}

bool qi_may_mean(const struct resolver *r, const struct phrase *p, uint32_t group) {
    return !is_of_setting(r, p->head) && !is_told_apart(r, p) && !is_no_bearer(r, p, group);
}

bool qi_says_who(const struct resolver *r, const struct phrase *p) {
    return qi_opens_article(r, p) || nation_in(r, p->first, p->last);
}
