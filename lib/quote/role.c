/* Roles: who is “the mayor”, “the Latvian minister”. */
#include "quote/resolver.h"

static bool add_role(struct resolver *r, uint32_t noun, uint32_t group, uint32_t first, uint32_t last) {
    struct role *role = VEC_ADD(r->w->scratch, &r->roles);
    if (role) *role = (struct role){qi_lower_of(r, noun), group, first, last};
    return role != NULL;
}

static bool add_roles_of(struct resolver *r, const struct entity *e) {
    const quoth_document *d = r->d;
    uint32_t sentence = qi_sentence_at(d, e->first);
    uint32_t floor = d->sentences.at[sentence].first, ceiling = d->sentences.at[sentence].last;
    uint32_t first = e->first;
    while (first > floor && e->first - first < 8 &&
           (qi_pos_is_noun(tag(r->w, first - 1)) || tag(r->w, first - 1) == POS_JJ || tag(r->w, first - 1) == POS_POS ||
            tag(r->w, first - 1) == POS_HYPH || r->w->entity_at[first - 1] ||
            (qi_word_is(r->w, first - 1, "of") && first - 1 > floor)))
        first--;
    for (uint32_t i = e->first; i-- > first;)
        if (qi_is_role_noun(r, i) && !add_role(r, i, e->group, first, e->first)) return false;
    uint32_t k = e->last;
    if (k + 1 >= ceiling || !qi_word_is(r->w, k, ",")) { /* “the mayor, Vera Lindqvist” */
        if (e->first > floor + 1 && qi_word_is(r->w, e->first - 1, ",")) {
            struct phrase p = qi_phrase_left(r->w, floor, e->first - 1);
            if (p.kind == PHRASE_NOMINAL && qi_is_role_noun(r, p.head))
                return add_role(r, p.head, e->group, p.first, p.last);
        }
        if (k >= ceiling || tag(r->w, k) != POS_DT) return true;
        k--; /* “Ann Lee the Latvian minister” */
    }
    struct phrase p = qi_phrase_right(r->w, k + 1, ceiling);
    if (p.kind != PHRASE_NOMINAL || !qi_is_role_noun(r, p.head)) return true;
    if (p.last + 1 < ceiling &&
        (qi_word_is(r->w, p.last, "of") || qi_word_is(r->w, p.last, "for") || qi_word_is(r->w, p.last, "at"))) {
        struct phrase of = qi_phrase_right(r->w, p.last + 1, ceiling); /* “chairman of the Mariners’ Union” */
        if (of.kind != PHRASE_NONE) p.last = of.last;
    }
    return add_role(r, p.head, e->group, p.first, p.last);
}

bool qi_find_roles(struct resolver *r) {
    for (uint32_t k = 0; k < r->d->entities.count; k++)
        if (r->d->entities.at[k].type == TYPE_PER && !add_roles_of(r, &r->d->entities.at[k])) return false;
    return true;
}

int qi_modifier_score(const struct resolver *r, const struct phrase *p, const struct role *role) {
    int score = 0;
    for (uint32_t i = p->first; i < p->last; i++) {
        uint32_t at = r->w->entity_at[i];
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
        score += found ? 2 : at && other ? -4 : at ? -1 : 0;
    }
    return score;
}

/* Does one of the two say “deputy”, and the other not? */
static bool other_rank(const struct resolver *r, const struct phrase *p, const struct role *role) {
    bool a = false, b = false;
    for (uint32_t i = p->first; i < p->last; i++) a |= ONE_OF(r, i, "deputy", "vice", "assistant", "shadow");
    for (uint32_t i = role->first; i < role->last; i++) b |= ONE_OF(r, i, "deputy", "vice", "assistant", "shadow");
    return a != b;
}

uint32_t qi_bearer(const struct resolver *r, const struct phrase *p) {
    uint32_t best = NOTHING, noun = qi_lower_of(r, p->head);
    int best_score = -4;
    uint32_t looked = 0;
    for (uint32_t k = r->roles.count; k-- > 0 && looked < 400; looked++) {
        const struct role *role = &r->roles.at[k];
        if (role->noun != noun) continue;
        int score = qi_modifier_score(r, p, role) * 4 + (role->first < p->first) * 2 - other_rank(r, p, role);
        if (score > best_score) {
            best_score = score;
            best = role->group;
        }
    }
    return best_score >= 0 ? best : NOTHING;
}
