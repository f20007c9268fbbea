/* Whom a noun means that means two or several together: “both”, “the two”, “the couple”, “two unions”, “A, B and C”. */
#include <stdio.h>

#include "quote/resolver.h"

/* “Both”, “the two”, “the couple” */
static bool is_pair(const struct resolver *r, const struct phrase *p) {
    return ONE_OF(r, p->head, "both") || (p->last == p->first + 2 && ONE_OF(r, p->first, "the") &&
                                          ONE_OF(r, p->head, "two", "pair", "couple", "duo"));
}

/* The names of two entities, joined. */
static const char *joined(struct resolver *r, uint32_t one, uint32_t two) {
    const char *a = qi_group_name(r, one), *b = qi_group_name(r, two);
    size_t x = strlen(a), y = strlen(b);
    char *names = qi_arena_alloc(&r->w->d->arena, x + y + 3);
    if (names) snprintf(names, x + y + 3, "%s; %s", a, b);
    return names;
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
    return two == NOTHING ? NULL : joined(r, one < two ? one : two, one < two ? two : one);
}

/* “Ann Lee and her counterpart, Bo Poe, | met”, “Orlow Watch and the Tern Forum | have”: the two of the types who are
   the subject of [first, last), or NULL when one or three are. */
static const char *two_in(struct resolver *r, uint32_t first, uint32_t last, unsigned types) {
    enum { FAR = 60 };
    struct phrase subject = qi_first_subject(r->w, first, last);
    uint32_t found[2] = {NOTHING, NOTHING}, count = 0;
    bool and = false;
    if (subject.kind == PHRASE_NONE) return NULL;
    if (last - subject.first > FAR) last = subject.first + FAR;
    for (uint32_t i = subject.first; i < last && !qi_is_finite(r->w, i) && !r->w->stretch_at[i]; i++) {
        uint32_t at = r->w->entity_at[i];
        const struct entity *e = at ? &r->d->entities.at[at - 1] : NULL;
        and |= count == 1 && ONE_OF(r, i, "and");
        if (!e || e->first != i || !(types >> e->type & 1) || tag(r->w, e->last) == POS_POS) continue;
        if (count == 2 || (count == 1 && !and)) return NULL;
        found[count++] = at - 1;
    }
    return count == 2 ? joined(r, found[0], found[1]) : NULL;
}

/* “Both groups”, “the two envoys” after “A and B met”, “two unions” before it, “two unions, A and B,”: their names, by
   the subject of this sentence or the two before, or of the next; NULL: nobody says. */
static const char *named_pair(struct resolver *r, const struct phrase *p) {
    enum { SENTENCES = 3 };
    bool told = ONE_OF(r, p->first, "both") || (ONE_OF(r, p->first, "the") && ONE_OF(r, p->first + 1, "two"));
    if (!qi_is_plural(r, p) || (!told && !ONE_OF(r, p->first, "two")) || p->last > p->head + 1) return NULL;
    bool states = ONE_OF(r, p->head, "sides", "countries", "nations", "governments", "neighbors", "neighbours"),
         bodies = ONE_OF(r, p->head, "sides", "groups", "agencies", "companies", "organizations", "organisations",
                         "unions", "parties", "firms", "banks", "newspapers", "airlines", "charities");
    if (!states && !bodies && !qi_is_role_noun(r, p->head)) return NULL;
    unsigned types = (states ? 1u << TYPE_LOC : 0) | (bodies ? 1u << TYPE_ORG : 0);
    if (!types) types = 1u << TYPE_PER;
    uint32_t here = qi_sentence_at(r->d, p->first);
    const struct sentence *s = &r->d->sentences.at[here];
    if (!told) {
        if (ONE_OF(r, p->last, ",")) return two_in(r, p->last + 1, s->last, types);
        return here + 1 < r->d->sentences.count ? two_in(r, s[1].first, s[1].last, types) : NULL;
    }
    const char *names = two_in(r, s->first, p->first, types);
    for (uint32_t k = 1; !names && k < SENTENCES && k <= here; k++)
        names = two_in(r, (s - k)->first, (s - k)->last, types);
    return names;
}

/* “Two unions said C. … | The unions”: whom the same noun meant that was heard before and meant several by name. */
static const char *named_again(const struct resolver *r, const struct phrase *p) {
    if (p->last != p->first + 2 || !ONE_OF(r, p->first, "the") || !qi_is_plural(r, p)) return NULL;
    for (uint32_t k = r->at, looked = 0; k-- > 0 && looked < LOOK_BACK; looked++) {
        const struct phrase *before = &r->w->speakers.at[k];
        if (before->kind != PHRASE_NOMINAL || qi_lower_of(r, before->head) != qi_lower_of(r, p->head)) continue;
        const char *name = r->d->quotes.at[k].speaker_name;
        return name && strchr(name, ';') ? name : NULL;
    }
    return NULL;
}

/* “Norland and Sorland | both saying C”: who are both, where they stand before it; or NULL. */
static const char *both_before(struct resolver *r, const struct phrase *p) {
    uint32_t floor = r->d->sentences.at[qi_sentence_at(r->d, p->first)].first;
    if (!ONE_OF(r, p->head, "both") || p->first <= floor || ONE_OF(r, p->first - 1, ",")) return NULL;
    struct phrase pair = qi_phrase_left(r->w, floor, p->first);
    if (pair.kind == PHRASE_NONE || pair.last != p->first || !qi_is_joint(r, &pair)) return NULL;
    if (qi_entity_in(r, &pair, 1u << TYPE_PER) != NOTHING && qi_entity_in(r, &pair, 1u << TYPE_LOC) != NOTHING)
        return NULL; /* “Lee (R-Ohio) and Poe (D-Maine)”, “Lee of Ohio and Poe of Maine” */
    const char *names = qi_joint_names(r, &pair);
    return names ? names : qi_phrase_text(r, &pair);
}

/* “Both the senator and the mayor | said”: who bear the two roles; NULL: not both are known. */
static const char *two_bearers(struct resolver *r, const struct phrase *p) {
    uint32_t and = p->first + 1;
    while (and+2 < p->last && tag(r->w, and) != POS_CC) and++;
    if (and+2 >= p->last || !ONE_OF(r, and, "and") || !ONE_OF(r, p->first, "the") || !ONE_OF(r, and+1, "the") ||
        !qi_is_role_noun(r, and-1) || !qi_is_role_noun(r, p->last - 1))
        return NULL;
    struct phrase a = {p->first, and, and-1, NOTHING, PHRASE_NOMINAL},
                  b = {and+1, p->last, p->last - 1, NOTHING, PHRASE_NOMINAL};
    uint32_t one = qi_bearer(r, &a, TYPE_PER), two = qi_bearer(r, &b, TYPE_PER);
    if (one == NOTHING || two == NOTHING || one == two) return NULL;
    return joined(r, r->d->groups.at[one].entity, r->d->groups.at[two].entity);
}

const char *qi_named_together(struct resolver *r, const struct phrase *p) {
    const char *names = both_before(r, p);
    if (!names && qi_is_joint(r, p)) names = qi_joint_names(r, p);
    if (!names) names = two_bearers(r, p);
    if (!names && is_pair(r, p)) names = last_two(r, p->first);
    if (!names) names = named_pair(r, p);
    return names ? names : named_again(r, p);
}
