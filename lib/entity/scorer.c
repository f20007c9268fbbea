#include "entity/scorer.h"

#include "base/clones.h"

/* Sums of a spelling's weights whatever the document: in the model's memo. */
struct shared_sums {
    uint64_t key;                 /* hash of the spelling */
    int16_t own[NAME_LABELS];     /* in a sentence written normally */
    int16_t near[5][NAME_LABELS]; /* what the word adds to one at distance -2 … 2; the middle is unused */
};

/* What the memo cannot hold of a spelling, worked out for the document. */
struct own_sums {
    struct shared_sums normal;   /* another spelling has the place in the memo */
    int16_t own[LETTER_CASES][NAME_LABELS]; /* by enum letter_case, of those that are not normal */
    uint8_t made;                /* bits 1 << letter_case */
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
    s->shared = qi_arena_zalloc(scratch, (reader->d->forms.count + 1u) * sizeof *s->shared);
    s->own = qi_arena_zalloc(scratch, (reader->d->forms.count + 1u) * sizeof *s->own);
    uint64_t keys[NAME_MAX_KEYS];
    for (int k = 0; k < 5; k++)
        if (k != 2) add_keys(weights, keys, qi_name_near_keys(NULL, k - 2, keys), s->edge[k]);
    return s->shared && s->own;
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

static inline void make_sums(const quoth_model *model, const struct word_facts *facts, struct shared_sums *sums) {
    memset(sums, 0, sizeof *sums);
    sums->key = facts->form->hash;
    make_own(model, facts, CASE_NORMAL, sums->own);
    for (int k = -2; k <= 2; k++)
        if (k) make_near(&model->names, facts, k, sums->near[k + 2]);
}

static struct own_sums *own_of(struct name_scorer *s, uint32_t form) {
    if (!s->own[form]) s->own[form] = qi_arena_zalloc(s->scratch, sizeof *s->own[form]);
    return s->own[form];
}

/* A spelling's sums, from the memo if they have a place there. NULL: no memory. */
CLONES static const struct shared_sums *make_shared(struct name_scorer *s, uint32_t form) {
    const quoth_model *model = s->reader->d->model;
    const struct word_facts *facts = &s->reader->facts[form];
    uint64_t key = facts->form->hash;
    const struct shared_sums *sums = qi_memo_find(model->name_sums, key);
    if (!sums && qi_memo_vacant(model->name_sums, key)) {
        struct shared_sums *made = model->allocator.allocate(model->allocator.context, sizeof *made);
        if (!made) return NULL;
        make_sums(model, facts, made);
        sums = qi_memo_publish(model->name_sums, &model->allocator, &made->key);
    }
    if (!sums) {
        struct own_sums *own = own_of(s, form);
        if (!own) return NULL;
        make_sums(model, facts, &own->normal);
        sums = &own->normal;
    }
    return s->shared[form] = sums;
}

static inline const struct shared_sums *shared_of(struct name_scorer *s, uint32_t form) {
    return s->shared[form] ? s->shared[form] : make_shared(s, form);
}

/* What a token's own spelling adds; NULL: no memory. */
CLONES static const int16_t *own_sum(struct name_scorer *s, uint32_t form, enum letter_case letters) {
    if (letters == CASE_NORMAL) {
        const struct shared_sums *shared = shared_of(s, form);
        return shared ? shared->own : NULL;
    }
    struct own_sums *own = own_of(s, form);
    if (!own) return NULL;
    if (!(own->made >> letters & 1)) make_own(s->reader->d->model, &s->reader->facts[form], letters, own->own[letters]);
    own->made |= (uint8_t)(1u << letters);
    return own->own[letters];
}

CLONES static bool score_token(struct name_scorer *s, const struct stretch *stretch, uint32_t token, float *scores) {
    const quoth_document *d = s->reader->d;
    struct name_context context;
    qi_context_at(s->reader, stretch, token, &context);
    const int16_t *own = own_sum(s, d->tokens.at[token].form, context.letters);
    if (!own) return false;
    int16_t sum[NAME_LABELS];
    memcpy(sum, own, sizeof sum);
    uint64_t keys[NAME_MAX_KEYS];
    uint32_t n = 0;
    for (int k = -2; k <= 2; k++) {
        const struct word_facts *word = context.word[k + 2];
        if (word && k >= -1 && k <= 1) keys[n++] = qi_name_seen_key(word, k, context.letters);
        if (!k) continue;
        const struct shared_sums *shared = word ? shared_of(s, d->tokens.at[(int64_t)token + k].form) : NULL;
        if (word && !shared) return false;
        add(sum, shared ? shared->near[k + 2] : s->edge[k + 2]);
    }
    n += qi_name_joint_keys(&context, keys + n);
    add_keys(s->weights, keys, n, sum);
    for (int k = 0; k < NAME_LABELS; k++) scores[k] = (float)sum[k] * s->weights->scale;
    scores[NAME_OUTSIDE] = 0;
    return true;
}

bool qi_name_score(struct name_scorer *s, const struct stretch *stretch, label_scores *scores) {
    for (uint32_t i = stretch->first; i < stretch->last; i++)
        if (!score_token(s, stretch, i, scores[i - stretch->first])) return false;
    return true;
}
