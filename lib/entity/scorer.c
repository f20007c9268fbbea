#include "entity/scorer.h"

#include "base/clones.h"

struct spelling_sums {
    int16_t own[3][NAME_LABELS];  /* by enum letter_case */
    int16_t near[5][NAME_LABELS]; /* what the word adds to one at distance -2 … 2; the middle is unused */
    uint8_t own_made, near_made;  /* bits 1 << letter_case; bits 1 << (distance + 2) */
};

static inline void add_keys(const struct weights *w, const uint64_t *keys, uint32_t n, int16_t *sum) {
    WEIGHTS_ADD(w, keys, n, sum, NAME_LABELS, NAME_MAX_KEYS);
}

static inline void add(int16_t *restrict sum, const int16_t *restrict more) {
    for (int k = 0; k < NAME_LABELS; k++) sum[k] = (int16_t)(sum[k] + more[k]);
}

bool qi_name_scorer_open(struct name_scorer *s, const struct weights *weights, struct name_reader *reader,
                         struct arena *scratch) {
    *s = (struct name_scorer){.weights = weights, .reader = reader, .scratch = scratch};
    s->sums = qi_arena_zalloc(scratch, (reader->d->forms.count + 1u) * sizeof *s->sums);
    uint64_t keys[NAME_MAX_KEYS];
    for (int k = 0; k < 5; k++)
        if (k != 2) add_keys(weights, keys, qi_name_near_keys(NULL, k - 2, keys), s->edge[k]);
    return s->sums != NULL;
}

static struct spelling_sums *sums_of(struct name_scorer *s, uint32_t form) {
    if (!s->sums[form]) s->sums[form] = qi_arena_zalloc(s->scratch, sizeof *s->sums[form]);
    return s->sums[form];
}

/* What the word at `offset` from the scored one adds, or NULL when there is no memory. */
CLONES static const int16_t *near_sum(struct name_scorer *s, uint32_t form, int offset) {
    struct spelling_sums *sums = sums_of(s, form);
    if (!sums) return NULL;
    if (!(sums->near_made >> (offset + 2) & 1)) {
        uint64_t keys[NAME_MAX_KEYS];
        uint32_t n = qi_name_near_keys(&s->reader->facts[form], offset, keys);
        add_keys(s->weights, keys, n, sums->near[offset + 2]);
        sums->near_made |= (uint8_t)(1u << (offset + 2));
    }
    return sums->near[offset + 2];
}

CLONES static const int16_t *own_sum(struct name_scorer *s, uint32_t form, enum letter_case letters) {
    struct spelling_sums *sums = sums_of(s, form);
    if (!sums) return NULL;
    if (!(sums->own_made >> letters & 1)) {
        uint64_t keys[NAME_MAX_KEYS];
        uint32_t n = qi_name_own_keys(s->reader->d, &s->reader->facts[form], letters, keys);
        add_keys(s->weights, keys, n, sums->own[letters]);
        sums->own_made |= (uint8_t)(1u << letters);
    }
    return sums->own[letters];
}

CLONES static bool score_token(struct name_scorer *s, const struct stretch *stretch, uint32_t token, float *scores) {
    const quoth_document *d = s->reader->d;
    struct name_context context;
    qi_context_at(s->reader, stretch, token, &context);
    const int16_t *own = own_sum(s, d->tokens.at[token].form, context.letters);
    if (!own) return false;
    int16_t sum[NAME_LABELS];
    memcpy(sum, own, sizeof sum);
    for (int k = -2; k <= 2; k++) {
        if (!k) continue;
        const int16_t *near = s->edge[k + 2];
        if (context.word[k + 2] && !(near = near_sum(s, d->tokens.at[(int64_t)token + k].form, k))) return false;
        add(sum, near);
    }
    uint64_t keys[NAME_MAX_KEYS];
    add_keys(s->weights, keys, qi_name_joint_keys(&context, keys), sum);
    for (int k = 0; k < NAME_LABELS; k++) scores[k] = (float)sum[k] * s->weights->scale;
    scores[NAME_OUTSIDE] = 0;
    return true;
}

bool qi_name_score(struct name_scorer *s, const struct stretch *stretch, label_scores *scores) {
    for (uint32_t i = stretch->first; i < stretch->last; i++)
        if (!score_token(s, stretch, i, scores[i - stretch->first])) return false;
    return true;
}
