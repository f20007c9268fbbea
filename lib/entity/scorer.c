#include "entity/scorer.h"

#include "base/clones.h"

/* Sums of a spelling's weights whatever the document: in the model's memo. */
struct shared_sums {
    uint64_t key;                 /* hash of the spelling */
    int16_t own[NAME_LABELS];     /* in a sentence written normally */
    int16_t near[5][NAME_LABELS]; /* what the word adds to one at distance -2 … 2; the middle is unused */
};

/* A spelling's sums in a document. */
struct spelling_sums {
    const struct shared_sums *shared; /* NULL: another spelling has the place in the memo */
    int16_t own[3][NAME_LABELS];      /* by enum letter_case */
    int16_t near[5][NAME_LABELS];
    uint8_t own_made, near_made; /* bits 1 << letter_case; bits 1 << (distance + 2) */
};

size_t qi_name_entry_size(void) {
    return sizeof(struct shared_sums);
}

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

static inline void make_near(const struct weights *w, const struct word_facts *facts, int offset, int16_t *sum) {
    uint64_t keys[NAME_MAX_KEYS];
    add_keys(w, keys, qi_name_near_keys(facts, offset, keys), sum);
}

static inline void make_own(const quoth_model *model, const struct word_facts *facts, enum letter_case letters,
                            int16_t *sum) {
    uint64_t keys[NAME_MAX_KEYS];
    add_keys(&model->names, keys, qi_name_own_keys(model, facts, letters, keys), sum);
}

/* What the memo has of a spelling, worked out if nobody has yet; NULL: another has its place. False: no memory. */
CLONES static bool share(struct name_scorer *s, const struct word_facts *facts, const struct shared_sums **shared) {
    const quoth_model *model = s->reader->d->model;
    uint64_t key = facts->form->hash;
    *shared = qi_memo_find(model->name_sums, key);
    if (*shared || !qi_memo_vacant(model->name_sums, key)) return true;
    struct shared_sums *made = model->allocator.allocate(model->allocator.context, sizeof *made);
    if (!made) return false;
    memset(made, 0, sizeof *made);
    made->key = key;
    make_own(model, facts, CASE_NORMAL, made->own);
    for (int k = -2; k <= 2; k++)
        if (k) make_near(s->weights, facts, k, made->near[k + 2]);
    *shared = qi_memo_publish(model->name_sums, &model->allocator, &made->key);
    return true;
}

static struct spelling_sums *sums_of(struct name_scorer *s, uint32_t form) {
    struct spelling_sums *sums = s->sums[form];
    if (sums) return sums;
    sums = qi_arena_zalloc(s->scratch, sizeof *sums);
    if (!sums || !share(s, &s->reader->facts[form], &sums->shared)) return NULL;
    return s->sums[form] = sums;
}

static inline void add_seen(struct name_scorer *s, uint32_t form, int offset, enum letter_case letters, int16_t *sum) {
    uint64_t key = qi_name_seen_key(&s->reader->facts[form], offset, letters);
    add_keys(s->weights, &key, 1, sum);
}

/* What the word at `offset` from the scored one adds, or NULL when there is no memory. */
CLONES static const int16_t *near_sum(struct name_scorer *s, uint32_t form, int offset) {
    struct spelling_sums *sums = sums_of(s, form);
    if (!sums) return NULL;
    bool next = offset == 1 || offset == -1;
    if (!next && sums->shared) return sums->shared->near[offset + 2];
    int16_t *sum = sums->near[offset + 2];
    if (!(sums->near_made >> (offset + 2) & 1)) {
        if (sums->shared)
            memcpy(sum, sums->shared->near[offset + 2], sizeof sums->near[0]);
        else
            make_near(s->weights, &s->reader->facts[form], offset, sum);
        if (next) add_seen(s, form, offset, CASE_NORMAL, sum);
        sums->near_made |= (uint8_t)(1u << (offset + 2));
    }
    return sum;
}

CLONES static const int16_t *own_sum(struct name_scorer *s, uint32_t form, enum letter_case letters) {
    struct spelling_sums *sums = sums_of(s, form);
    if (!sums) return NULL;
    int16_t *sum = sums->own[letters];
    if (!(sums->own_made >> letters & 1)) {
        if (sums->shared && letters == CASE_NORMAL)
            memcpy(sum, sums->shared->own, sizeof sums->own[0]);
        else
            make_own(s->reader->d->model, &s->reader->facts[form], letters, sum);
        add_seen(s, form, 0, letters, sum);
        sums->own_made |= (uint8_t)(1u << letters);
    }
    return sum;
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
