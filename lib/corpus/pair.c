/* Pairs of statements that may be versions of one utterance. */
#include "corpus/statement.h"
#include "entity/name_index.h"

enum {
    RARE = 48,      /* a word that more statements have finds no candidates */
    MOST_PAIRS = 96 /* candidates of one statement */
};

struct pairing {
    const struct statement *statements;
    struct arena *arena;
    struct index holders;  /* statements by word, and by pair of words */
    uint32_t *seen, found; /* the last statement that met each one; how many the one at hand has met */
    struct statement_pairs *pairs;
};

static uint64_t word_key(uint32_t word) {
    return word + 1ull;
}

static uint64_t pair_key(uint32_t pair) {
    return pair | 1ull << 32;
}

static bool index_statements(struct pairing *p, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        const struct statement *s = &p->statements[i];
        for (uint32_t w = 0; w < s->word_count; w++)
            if (!qi_index_add(p->arena, &p->holders, word_key(s->words[w].word), i)) return false;
        for (uint32_t k = 0; k < s->pair_count; k++)
            if (!qi_index_add(p->arena, &p->holders, pair_key(s->pairs[k]), i)) return false;
    }
    return true;
}

/* Pairs with the earlier statements that have a key, unless too many have it. */
static bool add_candidates(struct pairing *p, uint32_t at, uint64_t key) {
    uint32_t holders = 0, first = qi_index_find(&p->holders, key);
    for (uint32_t i = first; i && holders <= RARE; i = p->holders.entries.at[i - 1].next) holders++;
    if (holders > RARE) return true;
    for (uint32_t i = first; i && p->found < MOST_PAIRS; i = p->holders.entries.at[i - 1].next) {
        uint32_t other = p->holders.entries.at[i - 1].value;
        if (other >= at || p->seen[other] == at + 1 || qi_statements_overlap(&p->statements[at], &p->statements[other]))
            continue;
        p->seen[other] = at + 1;
        p->found++;
        struct statement_pair *pair = VEC_ADD(p->arena, p->pairs);
        if (!pair) return false;
        *pair = (struct statement_pair){other, at, 0};
    }
    return true;
}

bool qi_pair_statements(const struct statement *statements, uint32_t count, struct arena *arena,
                        struct statement_pairs *pairs) {
    struct pairing p = {.statements = statements, .arena = arena, .pairs = pairs};
    p.seen = qi_arena_zalloc(arena, ((size_t)count + 1) * sizeof *p.seen);
    if (!p.seen || !index_statements(&p, count)) return false;
    for (uint32_t i = 0; i < count; i++) {
        const struct statement *s = &statements[i];
        p.found = 0;
        for (uint32_t k = 0; k < s->pair_count; k++)
            if (!add_candidates(&p, i, pair_key(s->pairs[k]))) return false;
        for (uint32_t w = 0; w < s->word_count; w++)
            if (!add_candidates(&p, i, word_key(s->words[w].word))) return false;
    }
    return true;
}
