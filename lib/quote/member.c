/*
 * Members of an assembly, whom news of the United States tells of by what stands with their names:
 *
 *     Rep. Ann Lee (R-Ohio) said C. … | the Ohio Republican, the congresswoman, the lawmaker
 */
#include "entity/name_table.h"
#include "quote/resolver.h"

enum { MEMBERS = 300 }; /* names looked at */

enum house { HOUSE_UNKNOWN, HOUSE_LOWER, HOUSE_UPPER };

/* What stands with a name: “Rep. | (R-Ohio)”; party 0 and state NOTHING when nothing is known. */
struct member {
    enum house house;
    char party;
    uint32_t state; /* an entity */
};

static enum house house_before(const struct resolver *r, const struct entity *e) {
    for (uint32_t i = e->first; i > 0 && e->first - i < 4 && !r->w->stretch_at[i - 1]; i--) {
        if (ONE_OF(r, i - 1, "rep.", "representative", "congressman", "congresswoman")) return HOUSE_LOWER;
        if (ONE_OF(r, i - 1, "sen.", "senator", "senate")) return HOUSE_UPPER;
        if (!qi_pos_is_noun(tag(r->w, i - 1)) && tag(r->w, i - 1) != POS_JJ) break;
    }
    return HOUSE_UNKNOWN;
}

static struct member member_of(const struct resolver *r, const struct entity *e) {
    struct member m = {house_before(r, e), 0, NOTHING};
    uint32_t k = e->last, end = r->d->tokens.count;
    if (k + 2 >= end || !ONE_OF(r, k, "(", ",") || !ONE_OF(r, k + 1, "r", "d", "i")) return m;
    const char *letter = qi_form(r->d, k + 1)->text;
    if (ONE_OF(r, k + 2, "-") && k + 3 < end && r->w->entity_at[k + 3])
        m.state = r->w->entity_at[k + 3] - 1;
    else if (!ONE_OF(r, k, "(") || !ONE_OF(r, k + 2, ")"))
        return m;
    m.party = letter[0];
    return m;
}

/* The party that a phrase tells of, by its letter; 0: none. */
static char party_in(const struct resolver *r, const struct phrase *p) {
    for (uint32_t i = p->first; i < p->last; i++) {
        if (ONE_OF(r, i, "republican", "gop")) return 'R';
        if (ONE_OF(r, i, "democrat", "democratic")) return 'D';
        if (ONE_OF(r, i, "independent")) return 'I';
    }
    return 0;
}

/* The word that tells in a phrase where somebody is from: “the | Ohio Republican”; NOTHING: none does. */
static uint32_t place_in(const struct resolver *r, const struct phrase *p) {
    for (uint32_t i = p->first; i < p->last; i++)
        if (qi_form(r->d, i)->flags & FORM_UPPER_FIRST && i != p->head && tag(r->w, i) != POS_DT &&
            !ONE_OF(r, i, "the", "republican", "gop", "democratic", "house"))
            return i;
    return NOTHING;
}

/* May the noun at the head of a phrase be for who sits in the house? */
static bool sits_there(const struct resolver *r, uint32_t head, enum house house) {
    if (ONE_OF(r, head, "congressman", "congresswoman", "ex-congressman")) return house == HOUSE_LOWER;
    if (ONE_OF(r, head, "senator")) return house == HOUSE_UPPER;
    return house != HOUSE_UNKNOWN;
}

/* Is a member of whom a phrase may tell? “TX” is known by its letter alone. */
static bool is_told_of(const struct resolver *r, const struct phrase *p, const struct entity *e) {
    struct member m = member_of(r, e);
    char party = party_in(r, p);
    uint32_t place = place_in(r, p);
    if (!qi_is_one_partisan(r, p) && !sits_there(r, p->head, m.house)) return false;
    if (party && party != m.party) return false; /* partisans need no title */
    uint8_t gender = qi_gender_of_word(r->d, p->head), own = r->d->groups.at[e->group].gender;
    if (gender && own && gender != own) return false;
    if (place == NOTHING) return true;
    if (m.state == NOTHING) return false;
    const char *name = qi_group_name(r, m.state), *word = qi_form(r->d, place)->text;
    size_t length = strlen(word);
    return strncmp(name, word, length) == 0 || (strlen(name) == 2 && name[1] <= 'Z' && name[0] == word[0]);
}

uint32_t qi_member(const struct resolver *r, const struct phrase *p) {
    bool party = qi_is_one_partisan(r, p), place = place_in(r, p) != NOTHING;
    bool noun =
        ONE_OF(r, p->head, "lawmaker", "legislator", "congressman", "congresswoman", "ex-congressman", "ex-lawmaker") ||
        (ONE_OF(r, p->head, "senator") && place);
    if (!party && !(noun && ONE_OF(r, p->first, "the"))) return NOTHING;
    uint32_t found = NOTHING;
    for (uint32_t k = qi_entities_before(r, p->first), looked = 0; k-- > 0 && looked < MEMBERS; looked++) {
        const struct entity *e = &r->d->entities.at[k];
        if (e->type != TYPE_PER || !is_told_of(r, p, e)) continue;
        if (e->group == r->last_group) return k;
        if (found == NOTHING) found = k;
    }
    return found;
}
