/*
 * Utterances: quotes that are versions of one statement. Candidates share a rare word (or a pair of words);
 * each pair is scored (statement.h); the best pairs are joined first, and two groups only if their members are
 * alike on average, so that one blended report does not draw two statements together.
 */
#include <math.h>
#include <stdlib.h>

#include "corpus/statement.h"
#include "entity/name_index.h"

enum {
    RARE = 48,        /* a word that more statements have finds no candidates */
    MOST_PAIRS = 96,  /* candidates of one statement */
    MOST_CHECKED = 64 /* pairs looked at when two groups are to be joined */
};

struct scored_pair {
    uint32_t a, b;
    float score;
};

static const float joinable = -0.5f, alike_at_least = -1.0f, least_alike = -6;

struct matching {
    const quoth_collection *c;
    struct arena *scratch;
    struct statement *statements;
    struct index holders; /* statements by word, and by pair of words */
    VEC(struct scored_pair) pairs;
    uint32_t *parent, *next; /* union-find; next: the members of a group in a ring */
    uint32_t *size;
};

/* ---- candidates */

static uint64_t word_key(uint32_t word) {
    return word + 1ull;
}

static uint64_t pair_key(uint32_t pair) {
    return pair | 1ull << 32;
}

static bool index_statements(struct matching *m) {
    for (uint32_t i = 0; i < m->c->quotes.count; i++) {
        const struct statement *s = &m->statements[i];
        for (uint32_t w = 0; w < s->word_count; w++)
            if (!qi_index_add(m->scratch, &m->holders, word_key(s->words[w].word), i)) return false;
        for (uint32_t p = 0; p < s->pair_count; p++)
            if (!qi_index_add(m->scratch, &m->holders, pair_key(s->pairs[p]), i)) return false;
    }
    return true;
}

/* Earlier statements that have a key, unless too many have it. seen: the last statement that met each one. */
static bool add_candidates(struct matching *m, uint32_t at, uint64_t key, uint32_t *seen, uint32_t *found) {
    uint32_t holders = 0, first = qi_index_find(&m->holders, key);
    for (uint32_t i = first; i && holders <= RARE; i = m->holders.entries.at[i - 1].next) holders++;
    if (holders > RARE) return true;
    for (uint32_t i = first; i && *found < MOST_PAIRS; i = m->holders.entries.at[i - 1].next) {
        uint32_t other = m->holders.entries.at[i - 1].value;
        if (other >= at || seen[other] == at + 1 || qi_statements_overlap(&m->statements[at], &m->statements[other]))
            continue;
        seen[other] = at + 1;
        ++*found;
        float score = qi_same_utterance(&m->statements[at], &m->statements[other]);
        if (score < joinable) continue;
        struct scored_pair *pair = VEC_ADD(m->scratch, &m->pairs);
        if (!pair) return false;
        *pair = (struct scored_pair){other, at, score};
    }
    return true;
}

static bool find_pairs(struct matching *m) {
    uint32_t *seen = qi_arena_zalloc(m->scratch, ((size_t)m->c->quotes.count + 1) * sizeof *seen);
    if (!seen) return false;
    for (uint32_t i = 0; i < m->c->quotes.count; i++) {
        const struct statement *s = &m->statements[i];
        uint32_t found = 0;
        for (uint32_t p = 0; p < s->pair_count; p++)
            if (!add_candidates(m, i, pair_key(s->pairs[p]), seen, &found)) return false;
        for (uint32_t w = 0; w < s->word_count; w++)
            if (!add_candidates(m, i, word_key(s->words[w].word), seen, &found)) return false;
    }
    return true;
}

/* ---- joining */

static int by_score(const void *a, const void *b) {
    const struct scored_pair *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

static uint32_t root(struct matching *m, uint32_t i) {
    while (m->parent[i] != i) i = m->parent[i] = m->parent[m->parent[i]];
    return i;
}

/* Are two groups alike on average? */
static bool alike(const struct matching *m, uint32_t a, uint32_t b) {
    float sum = 0;
    int pairs = 0;
    for (uint32_t i = 0, x = a; i < m->size[a] && pairs < MOST_CHECKED; i++, x = m->next[x])
        for (uint32_t j = 0, y = b; j < m->size[b] && pairs < MOST_CHECKED; j++, y = m->next[y], pairs++)
            sum += fmaxf(qi_same_utterance(&m->statements[x], &m->statements[y]), least_alike);
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
    if (m->pairs.count) qsort(m->pairs.at, m->pairs.count, sizeof *m->pairs.at, by_score);
    for (uint32_t i = 0; i < m->pairs.count; i++) {
        uint32_t a = root(m, m->pairs.at[i].a), b = root(m, m->pairs.at[i].b);
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
    if (!m.statements || !index_statements(&m) || !find_pairs(&m) || !join_pairs(&m)) return QUOTH_ERROR_MEMORY;
    return number_utterances(c, &m);
}
