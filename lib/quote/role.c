/* Roles: who is “the mayor”, “the Latvian minister”. */
#include "quote/resolver.h"

enum { PHRASE_REACH = 14 }; /* tokens of a noun phrase beside a name */

/* “the ex-|senator” */
static bool is_ex(const struct resolver *r, uint32_t noun) {
    return strncmp(r->d->forms.at[qi_lower_of(r, noun)].text, "ex-", 3) == 0;
}

uint64_t qi_role_key(const struct resolver *r, uint32_t noun) {
    const struct form *f = &r->d->forms.at[qi_lower_of(r, noun)];
    if (ONE_OF(r, noun, "justice", "magistrate")) return qi_hash("judge", 5); /* “Mr Justice Lee”: “the judge” */
    if (qi_is_minister(r->d, noun)) return qi_hash("minister", 8);
    if (ONE_OF(r, noun, "pontiff")) return qi_hash("pope", 4);
    if (ONE_OF(r, noun, "skipper")) return qi_hash("captain", 7);
    if (ONE_OF(r, noun, "pc", "constable", "policeman", "policewoman")) return qi_hash("officer", 7);
    if (is_ex(r, noun)) return qi_hash(f->text + 3, f->length - 3); /* who was a senator bears the role, too */
    bool title = f->lists >> LIST_TITLE & 1 && f->length < 7;
    const char *full = title ? qi_lexicon_value(&r->d->model->lexicon, LIST_TITLE, f->text, f->length) : NULL;
    return full ? qi_hash(full, strlen(full)) : f->hash;
}

/* The group of the state or people that [first, last) names, or NOTHING. */
static uint32_t state_in(const struct resolver *r, uint32_t first, uint32_t last) {
    for (uint32_t i = first; i < last; i++) {
        uint32_t at = r->w->entity_at[i];
        uint8_t type = at ? r->d->entities.at[at - 1].type : TYPE_PER;
        if (type == TYPE_LOC || type == TYPE_MISC) return r->d->entities.at[at - 1].group;
    }
    return NOTHING;
}

static bool add_role(struct resolver *r, uint32_t noun, uint32_t group, uint32_t first, uint32_t last) {
    struct role *role = VEC_ADD(r->w->scratch, &r->roles);
    if (!role) return false;
    *role = (struct role){qi_role_key(r, noun), group, first, last, noun};
    uint32_t state = state_in(r, first, last);
    if (state != NOTHING && !r->states[group]) r->states[group] = state + 1;
    return true;
}

/* Can the noun at i say what a mention is? Not whose it is: “the mayor's | driver”. */
static bool can_bear(const struct resolver *r, const struct entity *e, uint32_t i) {
    if (i + 1 < r->d->tokens.count && tag(r->w, i + 1) == POS_POS) return false;
    if (e->type == TYPE_PER) return qi_is_role_noun(r, i) && !ONE_OF(r, i, "police", "staff");
    return qi_is_body_noun(r, i) && !r->w->entity_at[i];
}

/* “the envoy | to Veskia”: is somebody sent or of help to whom stands behind the “to” at i? */
static bool is_sent_to(const struct resolver *r, uint32_t i) {
    return i && ONE_OF(r, i, "to") &&
           ONE_OF(r, i - 1, "ambassador", "envoy", "adviser", "advisor", "aide", "representative", "secretary",
                  "nuncio");
}

static bool joins_nouns(const struct resolver *r, uint32_t i) {
    return ONE_OF(r, i, "of", "for", "in", "at", "from") || is_sent_to(r, i);
}

/* Where the noun phrase begins that ends before `stop`, with what its prepositions govern: “the head of the office for
   rivers and lakes |”. */
static uint32_t phrase_before(const struct resolver *r, uint32_t floor, uint32_t stop) {
    uint32_t i = stop;
    while (i > floor && stop - i < PHRASE_REACH && !r->w->stretch_at[i - 1]) {
        uint8_t t = tag(r->w, i - 1);
        bool determiner = t == POS_DT || t == POS_PRPS;
        if (!determiner && !qi_pos_is_noun(t) && t != POS_JJ && t != POS_POS && t != POS_HYPH && t != POS_CC &&
            !r->w->entity_at[i - 1] && !(joins_nouns(r, i - 1) && i - 1 > floor))
            break;
        i--;
        if (determiner && !(i > floor && joins_nouns(r, i - 1))) break;
    }
    while (i < stop && (joins_nouns(r, i) || tag(r->w, i) == POS_CC)) i++;
    return i;
}

/* “The minister of ports and rivers, | Ann Lee,”, “the former mayor and senator, | Ann Lee,”: the nouns of [first,
   last) that no preposition governs. */
static bool add_heads(struct resolver *r, const struct entity *e, uint32_t first, uint32_t last) {
    for (uint32_t i = first; i < last && !joins_nouns(r, i); i++) {
        bool ends = i + 1 == last || joins_nouns(r, i + 1) || tag(r->w, i + 1) == POS_CC;
        if (ends && can_bear(r, e, i) && !add_role(r, i, e->group, first, last)) return false;
    }
    return true;
}

/* “the Latvian Minister for Ports, Trade and Foreign Affairs | Ann Lee”: where an office begins whose fields end before
   `stop`; `stop` when there is none. */
static uint32_t office_before(const struct resolver *r, uint32_t floor, uint32_t stop) {
    for (uint32_t i = stop; i > floor + 1 && stop - i < PHRASE_REACH && !r->w->stretch_at[i - 1]; i--) {
        bool field = qi_form(r->d, i - 1)->flags & FORM_UPPER_FIRST || ONE_OF(r, i - 1, ",", "and", "&", "the");
        if (!field && !ONE_OF(r, i - 1, "of", "for")) break;
        if (field || !has_field(r->w, i - 2)) continue;
        i -= 2;
        while (i > floor && (tag(r->w, i - 1) == POS_JJ || tag(r->w, i - 1) == POS_POS || r->w->entity_at[i - 1])) i--;
        return i;
    }
    return stop;
}

static bool add_roles_before(struct resolver *r, const struct entity *e, uint32_t floor, uint32_t ceiling) {
    uint32_t first = e->first, k = e->last;
    while (first > floor && e->first - first < 8 &&
           (qi_pos_is_noun(tag(r->w, first - 1)) || tag(r->w, first - 1) == POS_JJ || tag(r->w, first - 1) == POS_POS ||
            tag(r->w, first - 1) == POS_HYPH || r->w->entity_at[first - 1] ||
            ((qi_word_is(r->w, first - 1, "of") || is_sent_to(r, first - 1)) && first - 1 > floor)))
        first--;
    if (e->type == TYPE_PER) first = office_before(r, floor, first);
    for (uint32_t i = e->first; i-- > first;)
        if (can_bear(r, e, i) && !add_role(r, i, e->group, first, e->first)) return false;
    bool opens = first > floor + 1 && qi_word_is(r->w, first - 1, ",") && /* “An army spokesman, Ann Lee said” */
                 e->type == TYPE_PER && phrase_before(r, floor, first - 1) == floor;
    bool apposed = first > floor + 1 && qi_word_is(r->w, first - 1, ",") &&
                   (opens || !(k < ceiling && qi_is_finite(r->w, k))) && /* “thanked the mayor, Lee said” */
                   !(e->type == TYPE_ORG && k < ceiling && tag(r->w, k) == POS_CC); /* the police, Acme and others */
    return !apposed || add_heads(r, e, phrase_before(r, floor, first - 1), first - 1);
}

/* Where the noun phrase may begin that says behind a name, which ends before k, what it bears: “Lee, | the mayor”, “Lee
   | the mayor”, “Lee(, who) is | the mayor”; NOTHING when none does. */
static uint32_t complement(const struct resolver *r, uint32_t k, uint32_t ceiling) {
    if (k + 1 >= ceiling) return NOTHING;
    bool comma = ONE_OF(r, k, ",");
    uint32_t i = k + comma;
    if (comma && i + 2 < ceiling && tag(r->w, i) == POS_CD && ONE_OF(r, i + 1, ","))
        k = i + 1, i += 2; /* “Lee, 22, a” */
    if (comma && ONE_OF(r, i, "who")) i++;
    if (ONE_OF(r, i, "has", "had") && ONE_OF(r, i + 1, "been")) i++;
    if (i < ceiling && ONE_OF(r, i, "is", "was", "been", "became")) return i + 1 < ceiling ? i + 1 : NOTHING;
    return comma ? k + 1 : tag(r->w, k) == POS_DT ? k : NOTHING;
}

static bool add_roles_of(struct resolver *r, const struct entity *e) {
    const struct sentence *s = &r->d->sentences.at[qi_sentence_at(r->d, e->first)];
    if (!add_roles_before(r, e, s->first, s->last)) return false;
    uint32_t start = complement(r, e->last, s->last);
    if (start == NOTHING) return true;
    struct phrase p = qi_phrase_right(r->w, start, s->last);
    if (p.kind != PHRASE_NOMINAL || !can_bear(r, e, p.head)) return true;
    bool speaks = p.last < s->last && qi_is_finite(r->w, p.last) && qi_in(r->d, p.last, LIST_SAY);
    if (speaks && start == e->last + 1) return true;           /* “She trusts Lee, | her spokesman said” */
    if (p.last + 1 < s->last && tag(r->w, p.last) == POS_CC) { /* “the founder and | chairman” */
        struct phrase other = qi_phrase_right(r->w, p.last + 1, s->last);
        bool both = other.kind == PHRASE_NOMINAL && can_bear(r, e, other.head);
        if (both && !add_role(r, other.head, e->group, p.first, other.last)) return false;
    }
    if (p.last + 1 < s->last && ONE_OF(r, p.last, "of", "for", "at")) {
        struct phrase of = qi_phrase_right(r->w, p.last + 1, s->last); /* “chairman of the Mariners’ Union” */
        if (of.kind != PHRASE_NONE) p.last = of.last;
    }
    return add_role(r, p.head, e->group, p.first, p.last);
}

bool qi_add_role(struct resolver *r, const struct phrase *p, uint32_t entity) {
    const struct entity *e = &r->d->entities.at[entity];
    bool person = e->type == TYPE_PER && qi_is_role_noun(r, p->head) && !qi_is_plural(r, p);
    return !person || add_role(r, p->head, e->group, p->first, p->last);
}

bool qi_find_roles(struct resolver *r) {
    r->states = qi_arena_zalloc(r->w->scratch, ((size_t)r->d->groups.count + 1) * sizeof *r->states);
    if (!r->states) return false;
    for (uint32_t k = 0; k < r->d->entities.count; k++)
        if (r->d->entities.at[k].type <= TYPE_ORG && !add_roles_of(r, &r->d->entities.at[k])) return false;
    return true;
}

/* “Utland’s minister” is not whom the text has called the minister of another state. */
static bool is_other_state(const struct resolver *r, uint32_t entity, uint32_t state) {
    const struct entity *e = &r->d->entities.at[entity];
    return (e->type == TYPE_LOC || e->type == TYPE_MISC) && e->group != state &&
           strcmp(r->d->groups.at[e->group].name, r->d->groups.at[state].name) != 0;
}

/* The F of “FM” is a modifier, too. */
static int initials_score(const struct resolver *r, uint32_t head, const struct role *role) {
    if (*qi_form(r->d, head)->text != 'F') return 0;
    for (uint32_t k = role->first; k < role->last; k++)
        if (ONE_OF(r, k, "foreign", "external")) return 2;
    return -4;
}

int qi_modifier_score(const struct resolver *r, const struct phrase *p, const struct role *role) {
    int score = 0;
    for (uint32_t i = p->first; i < p->last; i++) {
        uint32_t at = r->w->entity_at[i];
        if (ONE_OF(r, i, "former", "ex", "late", "new", "republican", "democratic", "conservative"))
            continue; /* the former pupil is not the former teacher; parties tell no two of an office apart */
        if (i == p->head || (!at && tag(r->w, i) != POS_JJ && !qi_pos_is_noun(tag(r->w, i)))) continue;
        bool found = false, other = false;
        for (uint32_t k = role->first; k < role->last && !found; k++) {
            uint32_t role_at = r->w->entity_at[k];
            found = qi_lower_of(r, k) == qi_lower_of(r, i) ||
                    (at && role_at && r->d->entities.at[at - 1].group == r->d->entities.at[role_at - 1].group) ||
                    (at && role_at &&
                     strcmp(r->d->groups.at[r->d->entities.at[at - 1].group].name,
                            r->d->groups.at[r->d->entities.at[role_at - 1].group].name) == 0);
            other |= role_at != 0 && r->d->entities.at[role_at - 1].type != TYPE_PER;
        }
        other |= at && r->states[role->group] && is_other_state(r, at - 1, r->states[role->group] - 1);
        score += found ? 2 : at && other ? -4 : at ? -1 : 0;
    }
    return score + (qi_is_minister(r->d, p->head) ? initials_score(r, p->head, role) : 0);
}

enum { RANK_PRIME = 1, RANK_DEPUTY = 2, RANK_GENERAL = 4 };

/* What the words before the noun at i make of an office: “deputy prime minister”; nothing of “prime minister and
   foreign minister” but the first. */
static unsigned rank_at(const struct resolver *r, uint32_t i) {
    unsigned rank = qi_is_minister(r->d, i) && *qi_form(r->d, i)->text != 'F' ? RANK_PRIME : 0;
    for (uint32_t k = i; k-- > 0 && i - k < 4 && (qi_pos_is_noun(tag(r->w, k)) || tag(r->w, k) == POS_JJ);) {
        bool chief = ONE_OF(r, k, "chief") && ONE_OF(r, i, "minister", "secretary", "justice");
        if (ONE_OF(r, k, "prime") || chief) rank |= RANK_PRIME;
        if (ONE_OF(r, k, "general") && k + 1 == i && ONE_OF(r, i, "secretary")) rank |= RANK_GENERAL;
        if (ONE_OF(r, k, "deputy", "vice", "assistant", "shadow")) rank |= RANK_DEPUTY;
    }
    return rank;
}

/* Does one of the two say “deputy” or “prime”, and the other not? */
static bool other_rank(const struct resolver *r, const struct phrase *p, const struct role *role) {
    return rank_at(r, p->head) != rank_at(r, role->at);
}

bool qi_is_outranked(const struct resolver *r, const struct phrase *p, const struct role *role) {
    unsigned rank = rank_at(r, role->at);
    bool plain = rank_at(r, p->head) == 0 && p->head <= p->first + 1;
    return other_rank(r, p, role) && !(plain && (rank == RANK_DEPUTY || rank == RANK_GENERAL));
}

/* “The former minister” is nobody whom the text calls minister. */
static bool is_former(const struct resolver *r, uint32_t first, uint32_t last) {
    for (uint32_t i = first; i < last; i++)
        if (ONE_OF(r, i, "former", "ex", "retired", "outgoing", "late", "ousted") || is_ex(r, i)) return true;
    return false;
}

/* “The health minister” is not the minister of roads: is each of the two said to be for what the other is not? */
static bool is_other_portfolio(const struct resolver *r, const struct phrase *p, const struct role *role) {
    if (!ONE_OF(r, p->head, "minister", "secretary")) return false;
    uint32_t own = 0, others = 0;
    for (uint32_t i = p->head; i-- > p->first;) {
        if (r->w->entity_at[i] || !qi_pos_is_noun(tag(r->w, i)) || rank_at(r, i + 1)) break;
        own++;
        for (uint32_t k = role->first; k < role->last; k++)
            if (k != role->at && qi_lower_of(r, k) == qi_lower_of(r, i)) return false;
    }
    for (uint32_t k = role->at; k-- > 0 && role->at - k < 4 && qi_pos_is_noun(tag(r->w, k)) && !rank_at(r, k + 1);)
        others += !r->w->entity_at[k];
    for (uint32_t k = role->at + 1; k < role->last && k < role->at + 4; k++)
        others += qi_pos_is_noun(tag(r->w, k)) && !r->w->entity_at[k];
    return own && others;
}

/* Is the noun one for an office that nobody holds beside another of these? */
static bool is_office(const struct resolver *r, uint32_t i) {
    return ONE_OF(r, i, "minister", "president", "mayor", "governor", "ambassador", "senator", "sheriff", "bishop",
                  "judge", "coach", "gov.", "sen.", "rep.");
}

/* “The Turkish foreign minister” after “Tal and his Turkish counterpart, Lee”: is it the counterpart's office? */
static bool is_counterpart(const struct resolver *r, const struct phrase *p, const struct role *role) {
    if (!ONE_OF(r, role->at, "counterpart") || !is_office(r, p->head)) return false;
    for (uint32_t i = p->first; i < p->last; i++)
        for (uint32_t k = role->first; k < role->last && r->w->entity_at[i]; k++)
            if (qi_lower_of(r, i) == qi_lower_of(r, k)) return true;
    return false;
}

/* Whose son “her son” is, in tokens [first, head]: the group whom the pronoun means, or NOTHING. */
static uint32_t group_of_owner(const struct resolver *r, uint32_t first, uint32_t head) {
    for (uint32_t i = first; i < head; i++) {
        bool her = ONE_OF(r, i, "her");
        if (tag(r->w, i) != POS_PRPS || !(her || ONE_OF(r, i, "his"))) continue;
        uint32_t owner = qi_antecedent(r, i, 1u << TYPE_PER, her ? GENDER_FEMALE : GENDER_MALE, true);
        return owner == NOTHING ? NOTHING : r->d->entities.at[owner].group;
    }
    return NOTHING;
}

uint32_t qi_bearer(const struct resolver *r, const struct phrase *p, uint8_t type) {
    uint32_t best = NOTHING;
    uint64_t noun = qi_role_key(r, p->head);
    int best_score = -8; /* doubled, so that what tells two of an office apart weighs less than all else */
    uint32_t looked = 0, owner = type == TYPE_PER ? group_of_owner(r, p->first, p->head) : NOTHING;
    bool own = type == TYPE_PER && is_office(r, p->head) && state_in(r, p->first, p->last) == NOTHING;
    for (uint32_t k = r->roles.count; k-- > 0 && looked < 400; looked++) {
        const struct role *role = &r->roles.at[k];
        bool counterpart = is_counterpart(r, p, role);
        if ((role->noun != noun && !counterpart) || r->d->groups.at[role->group].type != type) continue;
        if (!counterpart && (qi_is_outranked(r, p, role) || is_other_portfolio(r, p, role))) continue;
        int score = qi_modifier_score(r, p, role) * 4 + (role->first < p->first) * 2 - 3 * other_rank(r, p, role) -
                    3 * (is_former(r, p->first, p->last) && !is_former(r, role->first, role->last));
        uint32_t from = role->at > 2 ? role->at - 2 : 0; /* “her son”, not “his son” */
        score += owner != NOTHING && group_of_owner(r, from, role->at) == owner;
        bool foreign = own && role->group != r->last_group && state_in(r, role->first, role->last) != NOTHING;
        bool heard = own && r->last_speaker.kind != PHRASE_NONE && /* who spoke, unless another is named so since */
                     (role->group == r->last_group || (!foreign && role->first > r->last_speaker.first));
        score = 2 * score - foreign + heard; /* of two presidents “the president” is who is called so without a state */
        score -= 2 * (r->w->stretch_at[role->at] && !r->w->stretch_at[p->first]); /* nor one whom a speaker brings up */
        bool nearer = score == best_score && role->first > p->first; /* of those below a headline the first */
        if (score > best_score || nearer) {
            best_score = score;
            best = role->group;
        }
    }
    return best_score >= -1 ? best : NOTHING;
}

bool qi_has_other_office(const struct resolver *r, const struct phrase *p, uint32_t group) {
    bool other = false, prime = rank_at(r, p->head) & RANK_PRIME;
    if (!is_office(r, p->head)) return false;
    uint64_t noun = qi_role_key(r, p->head);
    for (uint32_t k = r->roles.count, looked = 0; k-- > 0 && looked < 400; looked++) {
        const struct role *role = &r->roles.at[k];
        if (role->group == group && role->noun == noun &&
            (qi_is_outranked(r, p, role) || is_other_portfolio(r, p, role)))
            return true;
        for (uint32_t i = role->first; role->group == group && i < role->last; i++)
            other |= (is_office(r, i) || (prime && ONE_OF(r, i, "secretary", "chancellor"))) && !r->w->entity_at[i] &&
                     qi_lower_of(r, i) != qi_lower_of(r, p->head);
    }
    return other;
}
