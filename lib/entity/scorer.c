#include "entity/scorer.h"

#include "base/clones.h"

/* Sums of a spelling's weights whatever the document: in the model's memo. */
struct shared_sums {
    uint64_t key;                 /* hash of the spelling */
    int16_t near[5][NAME_LABELS]; /* what the word adds to one at distance -2 … 2; the middle: its own in a sentence
                                     written normally */
};

/* What the memo cannot hold of a spelling, worked out for the document. */
struct own_sums {
    struct shared_sums normal;              /* another spelling has the place in the memo */
    int16_t own[LETTER_CASES][NAME_LABELS]; /* by enum letter_case, of those that are not normal */
    uint8_t made;                           /* bits 1 << letter_case */
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

/* Finds what the memo has of the document's spellings, each fetched while those before it are looked at. */
static void recall(struct name_scorer *s) {
    enum { AHEAD = 20 };
    struct memo *memo = s->reader->d->model->name_sums;
    const struct form *forms = s->reader->d->forms.at;
    uint32_t count = s->reader->d->forms.count;
    for (uint32_t i = 0; i < count; i++) {
        if (i + 2 * AHEAD < count) qi_memo_fetch_slot(memo, forms[i + 2 * AHEAD].hash);
        if (i + AHEAD < count) qi_memo_fetch_entry(memo, forms[i + AHEAD].hash);
        s->shared[i] = qi_memo_find(memo, forms[i].hash);
    }
}

bool qi_name_scorer_open(struct name_scorer *s, const struct weights *weights, struct name_reader *reader,
                         struct arena *scratch) {
    *s = (struct name_scorer){.weights = weights, .reader = reader, .scratch = scratch};
    s->shared = qi_arena_zalloc(scratch, (reader->d->forms.count + 1u) * sizeof *s->shared);
    s->own = qi_arena_zalloc(scratch, (reader->d->forms.count + 1u) * sizeof *s->own);
    uint64_t keys[NAME_MAX_KEYS];
    for (int k = 0; k < 5; k++)
        if (k != 2) add_keys(weights, keys, qi_name_near_keys(NULL, k - 2, keys), s->edge[k]);
    if (!s->shared || !s->own) return false;
    recall(s);
    return true;
}

CLONES static void make_near(const struct weights *w, const struct word_facts *facts, int offset, int16_t *sum) {
    uint64_t keys[NAME_MAX_KEYS];
    add_keys(w, keys, qi_name_near_keys(facts, offset, keys), sum);
}

CLONES static void make_own(const quoth_model *model, const struct word_facts *facts, enum letter_case letters,
                            int16_t *sum) {
    uint64_t keys[NAME_MAX_KEYS];
    add_keys(&model->names, keys, qi_name_own_keys(model, facts, letters, keys), sum);
}

static inline void make_sums(const quoth_model *model, const struct word_facts *facts, struct shared_sums *sums) {
    memset(sums, 0, sizeof *sums);
    sums->key = facts->form->hash;
    make_own(model, facts, CASE_NORMAL, sums->near[2]);
    for (int k = -2; k <= 2; k++)
        if (k) make_near(&model->names, facts, k, sums->near[k + 2]);
}

static struct own_sums *own_of(struct name_scorer *s, uint32_t form) {
    if (!s->own[form]) s->own[form] = qi_arena_zalloc(s->scratch, sizeof *s->own[form]);
    return s->own[form];
}

/* Sums of a spelling that was not in the memo, put there if it has room. NULL: no memory. */
static const struct shared_sums *make_shared(struct name_scorer *s, uint32_t form) {
    const quoth_model *model = s->reader->d->model;
    const struct word_facts *facts = &s->reader->facts[form];
    uint64_t key = facts->form->hash;
    const struct shared_sums *sums = NULL;
    if (qi_memo_vacant(model->name_sums, key)) {
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
static const int16_t *own_sum(struct name_scorer *s, uint32_t form, enum letter_case letters) {
    if (letters == CASE_NORMAL) {
        const struct shared_sums *shared = shared_of(s, form);
        return shared ? shared->near[2] : NULL;
    }
    struct own_sums *own = own_of(s, form);
    if (!own) return NULL;
    if (!(own->made >> letters & 1)) make_own(s->reader->d->model, &s->reader->facts[form], letters, own->own[letters]);
    own->made |= (uint8_t)(1u << letters);
    return own->own[letters];
}

enum { BATCH = 8 };

/* A token whose weights are on their way from memory. */
struct waiting {
    const int16_t *sums[5]; /* of what depends on one spelling */
    uint32_t n;
    uint64_t keys[NAME_MAX_KEYS]; /* of the rest */
    const int8_t *rows[NAME_MAX_KEYS];
};

static bool begin_token(struct name_scorer *s, const struct stretch *stretch, uint32_t token, struct waiting *w) {
    const quoth_document *d = s->reader->d;
    struct name_context context;
    qi_context_at(s->reader, stretch, token, &context);
    uint32_t n = 0;
    for (int k = -2; k <= 2; k++) {
        const struct word_facts *word = context.word[k + 2];
        w->sums[k + 2] = s->edge[k + 2];
        if (!word) continue;
        if (k >= -1 && k <= 1) w->keys[n++] = qi_name_seen_key(word, k, context.letters);
        uint32_t form = d->tokens.at[(int64_t)token + k].form;
        const struct shared_sums *shared = k ? shared_of(s, form) : NULL;
        w->sums[k + 2] = k ? shared ? shared->near[k + 2] : NULL : own_sum(s, form, context.letters);
        if (!w->sums[k + 2]) return false;
        __builtin_prefetch(w->sums[k + 2]);
    }
    w->n = n + qi_name_joint_keys(&context, w->keys + n);
    qi_weights_fetch(s->weights, w->keys, w->n);
    return true;
}

CLONES static void finish_tokens(const struct weights *weights, struct waiting *batch, uint32_t n,
                                 label_scores *scores) {
    const float scale = weights->scale;
    for (uint32_t i = 0; i < n; i++) qi_weights_rows(weights, batch[i].keys, batch[i].n, batch[i].rows);
    for (uint32_t i = 0; i < n; i++) {
        int16_t sum[NAME_LABELS] = {0};
        for (int k = 0; k < 5; k++) add(sum, batch[i].sums[k]);
        for (uint32_t k = 0; k < batch[i].n; k++) qi_weights_add_row(sum, batch[i].rows[k], NAME_LABELS);
        for (int k = 0; k < NAME_LABELS; k++) scores[i][k] = (float)sum[k] * scale;
        scores[i][NAME_OUTSIDE] = 0;
    }
}

bool qi_name_score(struct name_scorer *s, label_scores *scores) {
    struct waiting batch[BATCH];
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->reader->stretches.count; i++) {
        const struct stretch *stretch = &s->reader->stretches.at[i];
        for (uint32_t token = stretch->first; token < stretch->last; token++) {
            if (!begin_token(s, stretch, token, &batch[n++])) return false;
            if (n < BATCH) continue;
            finish_tokens(s->weights, batch, n, scores);
            scores += n;
            n = 0;
        }
    }
    finish_tokens(s->weights, batch, n, scores);
    return true;
}
