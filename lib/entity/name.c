#include "entity/name.h"

#include "entity/name_table.h"
#include "entity/telling.h"
#include "entity/types.h"

enum { MOST_TYPES = 8 };

struct grouping {
    quoth_document *d;
    struct naming *n;
    uint32_t *group_of;              /* of every root, + 1 */
    uint32_t *first;                 /* of every root: its first mention */
    uint32_t *last;                  /* … its last mention so far, + 1 */
    uint32_t *best;                  /* … the spelling to name it by, + 1 */
    uint32_t (*by_type)[MOST_TYPES]; /* of every group: mentions of each type */
    uint8_t *familiar;               /* of every root: is it a person called by the first name? */
};

/* ---- what a mention means */

/* "Mr Lee", "Ms Lee" */
static bool is_formal(const quoth_document *d, uint32_t mention) {
    uint32_t t = d->entities.at[mention].first;
    return t && is_courtesy(d, t - 1);
}

/* Several people of one surname: the one named last, else the one named next. formal: no child, who is called by the
   first name, if there is another. */
static uint32_t nearest(struct grouping *g, const struct spelling *s, bool formal) {
    struct naming *n = g->n;
    uint32_t before = UINT32_MAX, after = UINT32_MAX, grown = 0;
    for (uint32_t i = 0; i < s->choices; i++) grown += !g->familiar[qi_name_root(n, n->choices.at[s->choice + i])];
    for (uint32_t i = 0; i < s->choices; i++) {
        uint32_t root = qi_name_root(n, n->choices.at[s->choice + i]);
        if (formal && grown && g->familiar[root]) continue;
        if (g->last[root] && (before == UINT32_MAX || g->last[root] > g->last[before])) before = root;
        if (after == UINT32_MAX || g->first[root] < g->first[after]) after = root;
    }
    return before != UINT32_MAX ? before : after;
}

static uint32_t root_of(struct grouping *g, uint32_t mention) {
    struct naming *n = g->n;
    uint32_t root = qi_name_root(n, n->spelling_of[mention]);
    return n->spellings.at[root].choices ? nearest(g, &n->spellings.at[root], is_formal(g->d, mention)) : root;
}

/* ---- which spelling is the name */

/* A person's full name, else the fuller one; the longest name of an organisation. Ties go to the commoner, then the
   first. */
uint32_t qi_name_fullness(const struct naming *n, const struct spelling *s) {
    if (s->type != TYPE_PER) return 2 * s->words + (s->type != TYPE_MISC); /* Codria rather than Codrian */
    return s->words < 2 ? 0
           : s->bare    ? 1
                        : 2 + (qi_word_sound(n, s, 0)->letters > 1 && qi_word_sound(n, s, s->words - 1)->letters > 1);
}

static void choose_names(struct grouping *g) {
    struct naming *n = g->n;
    for (uint32_t i = 0; i < n->spellings.count; i++) {
        uint32_t root = qi_name_root(n, i);
        const struct spelling *s = &n->spellings.at[i];
        if (s->choices) continue;
        const struct spelling *best = g->best[root] ? &n->spellings.at[g->best[root] - 1] : NULL;
        uint32_t old = best ? qi_name_fullness(n, best) : 0, new = qi_name_fullness(n, s);
        if (!best || new > old || (new == old && s->count > best->count)) g->best[root] = i + 1;
    }
}

static const char *name_of(struct grouping *g, uint32_t root) {
    struct naming *n = g->n;
    quoth_document *d = g->d;
    const struct spelling *s = &n->spellings.at[root];
    if (s->value) return qi_arena_string(&d->arena, s->value, strlen(s->value));
    const struct entity *e = &d->entities.at[g->best[root] ? n->spellings.at[g->best[root] - 1].mention : s->mention];
    const char *name = qi_name_text(d, e, &d->arena);
    if (!name || *name) return name;
    const struct form *first = qi_form(d, e->first); /* marks alone */
    return qi_arena_string(&d->arena, first->text, first->length);
}

/* ---- groups */

static quoth_status add_to_group(struct grouping *g, uint32_t mention, uint32_t root) {
    quoth_document *d = g->d;
    struct entity *e = &d->entities.at[mention];
    if (!g->group_of[root]) {
        const char *name = name_of(g, root);
        struct group *group = name ? VEC_ADD(&d->arena, &d->groups) : NULL;
        if (!group) return QUOTH_ERROR_MEMORY;
        int female = e->type == TYPE_PER ? g->n->spellings.at[root].female : 0;
        *group = (struct group){name, mention, 0, e->type,
                                female > 0   ? GENDER_FEMALE
                                : female < 0 ? GENDER_MALE
                                             : GENDER_UNKNOWN};
        g->group_of[root] = d->groups.count;
    }
    e->group = g->group_of[root] - 1;
    struct group *group = &d->groups.at[e->group];
    group->count++;
    if (e->type < MOST_TYPES) {
        uint32_t *by_type = g->by_type[e->group];
        if (++by_type[e->type] > by_type[group->type]) group->type = e->type;
    }
    return QUOTH_OK;
}

static quoth_status open_grouping(struct grouping *g) {
    struct naming *n = g->n;
    size_t count = n->spellings.count + 1;
    uint32_t *numbers = qi_arena_zalloc(n->scratch, 4 * count * sizeof *numbers);
    g->by_type = qi_arena_zalloc(n->scratch, count * sizeof *g->by_type);
    g->familiar = qi_arena_zalloc(n->scratch, count);
    if (!numbers || !g->by_type || !g->familiar) return QUOTH_ERROR_MEMORY;
    g->group_of = numbers;
    g->first = numbers + count;
    g->last = numbers + 2 * count;
    g->best = numbers + 3 * count;
    return QUOTH_OK;
}

/* Luke Lee, then "Luke" alone. */
static void note_familiar(struct grouping *g) {
    const quoth_document *d = g->d;
    for (uint32_t i = 0; i < d->entities.count; i++) {
        const struct entity *e = &d->entities.at[i];
        uint32_t root = qi_name_root(g->n, g->n->spelling_of[i]);
        if (e->type != TYPE_PER || e->last - e->first != 1 || !g->best[root]) continue;
        const struct spelling *full = &g->n->spellings.at[g->best[root] - 1];
        if (full->words > 1 && d->tokens.at[d->entities.at[full->mention].first].form == d->tokens.at[e->first].form)
            g->familiar[root] = true;
    }
}

static quoth_status make_groups(quoth_document *d, struct naming *n) {
    struct grouping g = {.d = d, .n = n};
    quoth_status status = open_grouping(&g);
    if (status) return status;
    choose_names(&g);
    note_familiar(&g);
    for (uint32_t i = d->entities.count; i-- > 0;) g.first[qi_name_root(n, n->spelling_of[i])] = i;
    for (uint32_t i = 0; i < d->entities.count && !status; i++) {
        uint32_t root = root_of(&g, i);
        g.last[root] = i + 1;
        status = add_to_group(&g, i, root);
    }
    return status;
}

quoth_status qi_name_entities(quoth_document *d, struct arena *scratch) {
    if (!d->entities.count) return QUOTH_OK;
    struct naming n = {.lexicon = &d->model->lexicon, .d = d, .scratch = scratch};
    quoth_status status = qi_name_read(&n);
    if (status) return status;
    qi_name_gender(&n);
    status = qi_name_persons(&n);
    if (!status) status = qi_name_things(&n);
    if (!status) status = make_groups(d, &n);
    if (!status) qi_name_public_figures(d);
    return status;
}
