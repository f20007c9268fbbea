/*
 * Utterances: quotes that are versions of one statement. Pairs of statements (pair.c) are scored by what they have in
 * common (statement.h); the best pairs are joined first, and two groups only if their members are alike on average and no
 * article has two of them that are not, so that one blended report does not draw two statements together.
 */
#include <math.h>
#include <stdlib.h>

#include "corpus/sets.h"
#include "corpus/statement.h"
#include "entity/name_index.h"

enum { MOST_CHECKED = 64 /* pairs looked at when two groups are to be joined */ };

static const float joinable = -0.65f, alike_at_least = -1.8f, least_alike = -8;
static const float twins_at_least = -5, quoted_twins_at_least = -2.5f; /* statements of one article */

struct matching {
    const quoth_collection *c;
    struct arena *scratch;
    struct statement *statements;
    struct statement_pairs pairs;
    struct index pair_of;    /* by both statements */
    uint32_t *parent, *next; /* union-find; next: the members of a group in a ring */
    uint32_t *size;
};

/* ---- scores */

static void score_pairs(struct matching *m) {
    float like[LIKENESSES];
    for (uint32_t i = 0; i < m->pairs.count; i++) {
        struct statement_pair *p = &m->pairs.at[i];
        qi_compare_statements(&m->statements[p->a], &m->statements[p->b], like);
        p->score = qi_likeness_score(m->c->model->utterances.extra, like);
    }
}

static int by_score(const void *a, const void *b) {
    const struct statement_pair *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

/* Scores the pairs that the collection has, the best first, to be found again by both statements. */
static bool find_pairs(struct matching *m) {
    if (!m->c->model->utterances.extra) return true; /* the model has not learned to match */
    if (!qi_pair_statements(m->statements, m->c->quotes.count, m->scratch, &m->pairs)) return false;
    score_pairs(m);
    if (m->pairs.count) qsort(m->pairs.at, m->pairs.count, sizeof *m->pairs.at, by_score);
    for (uint32_t i = 0; i < m->pairs.count; i++)
        if (!qi_index_add(m->scratch, &m->pair_of, qi_pair_key(m->pairs.at[i].a, m->pairs.at[i].b), i)) return false;
    return true;
}

static float score_of(const struct matching *m, uint32_t a, uint32_t b) {
    uint32_t found = qi_index_find(&m->pair_of, qi_pair_key(a, b));
    return found ? fmaxf(m->pairs.at[m->pair_of.entries.at[found - 1].value].score, least_alike) : least_alike;
}

/* ---- joining */

/* Can two statements be versions of one? Of one article only when they are alike themselves: it does not quote somebody
   twice with the same. */
static bool can_be_one(const struct matching *m, uint32_t x, uint32_t y, float score) {
    const struct statement *a = &m->statements[x], *b = &m->statements[y];
    if (a->document != b->document) return true;
    bool quoted = a->kind != QUOTE_INDIRECT && b->kind != QUOTE_INDIRECT;
    return score >= (quoted ? quoted_twins_at_least : twins_at_least);
}

/* Are two groups alike on average, and no two members of them two statements? */
static bool alike(const struct matching *m, uint32_t a, uint32_t b) {
    float sum = 0;
    int pairs = 0;
    for (uint32_t i = 0, x = a; i < m->size[a] && pairs < MOST_CHECKED; i++, x = m->next[x])
        for (uint32_t j = 0, y = b; j < m->size[b] && pairs < MOST_CHECKED; j++, y = m->next[y], pairs++) {
            float score = score_of(m, x, y);
            if (!can_be_one(m, x, y, score)) return false;
            sum += score;
        }
    return sum >= alike_at_least * (float)pairs;
}

static void join(struct matching *m, uint32_t a, uint32_t b) {
    uint32_t swap = m->next[a];
    m->next[a] = m->next[b];
    m->next[b] = swap;
    m->parent[b] = a;
    m->size[a] += m->size[b];
}

static bool join_pairs(struct matching *m) {
    uint32_t count = m->c->quotes.count;
    m->parent = qi_arena_alloc(m->scratch, ((size_t)count + 1) * sizeof *m->parent);
    m->next = qi_arena_alloc(m->scratch, ((size_t)count + 1) * sizeof *m->next);
    m->size = qi_arena_alloc(m->scratch, ((size_t)count + 1) * sizeof *m->size);
    if (!m->parent || !m->next || !m->size) return false;
    for (uint32_t i = 0; i < count; i++) {
        m->parent[i] = m->next[i] = i;
        m->size[i] = 1;
    }
    for (uint32_t i = 0; i < m->pairs.count && m->pairs.at[i].score >= joinable; i++) {
        uint32_t a = qi_set_root(m->parent, m->pairs.at[i].a), b = qi_set_root(m->parent, m->pairs.at[i].b);
        if (a != b && alike(m, a, b)) join(m, a < b ? a : b, a < b ? b : a);
    }
    return true;
}

/* ---- results */

static quoth_status number_utterances(quoth_collection *c, struct matching *m) {
    uint32_t count = c->quotes.count, filled = 0;
    c->utterance_of = qi_arena_alloc(&c->found, ((size_t)count + 1) * sizeof *c->utterance_of);
    c->utterances = qi_arena_alloc(&c->found, ((size_t)count + 1) * sizeof *c->utterances);
    c->members = qi_arena_alloc(&c->found, ((size_t)count + 1) * sizeof *c->members);
    if (!c->utterance_of || !c->utterances || !c->members) return QUOTH_ERROR_MEMORY;
    for (uint32_t i = 0; i < count; i++) c->utterance_of[i] = UINT32_MAX;
    for (uint32_t i = 0; i < count; i++) {
        if (c->quotes.at[i].kind == QUOTE_SCARE || c->utterance_of[i] != UINT32_MAX) continue;
        uint32_t start = c->utterances[c->utterance_count] = filled, at = i;
        do {
            c->utterance_of[at] = c->utterance_count;
            c->members[filled++] = at;
            at = m->next[at];
        } while (at != i);
        for (uint32_t x = start + 1; x < filled; x++) /* rings are short; members go by document */
            for (uint32_t y = x; y > start && c->members[y] < c->members[y - 1]; y--) {
                uint32_t swap = c->members[y];
                c->members[y] = c->members[y - 1];
                c->members[y - 1] = swap;
            }
        c->utterance_count++;
    }
    c->utterances[c->utterance_count] = filled;
    return QUOTH_OK;
}

quoth_status qi_find_utterances(quoth_collection *c, struct arena *scratch) {
    struct matching m = {.c = c, .scratch = scratch};
    m.statements = qi_make_statements(c, scratch);
    if (!m.statements || !find_pairs(&m) || !join_pairs(&m)) return QUOTH_ERROR_MEMORY;
    return number_utterances(c, &m);
}
