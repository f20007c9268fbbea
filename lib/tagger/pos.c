/*
 * Parts of speech, left to right, each the best given the words around it and the tags before it
 * (a perceptron: Collins 2002). What depends on one spelling alone is summed once a document.
 */
#include "tagger/pos.h"

#include "base/clones.h"
#include "tagger/pos_features.h"
#include "tagger/weights.h"

typedef int16_t scores[POS_TAGS];

/* Sums of one spelling's weights, each made when it is first needed; in the model's memo all that need no headline. */
struct spelling {
    uint64_t key;                 /* hash of the spelling: what the memo finds it by */
    scores own[3], before, after; /* own: by enum letter_case */
    uint32_t before2, after2;     /* rows */
    uint64_t word, ending;
    uint8_t own_made; /* bits 1 << letter_case */
    uint8_t sure;     /* the one tag that it has outside headlines, or POS_NONE */
    bool near_made;
    bool shared; /* stands in the model's memo: not to be written */
};

struct tagger {
    quoth_document *d;
    const struct weights *weights;
    const struct spelling **spellings; /* by form */
    struct arena *scratch;
    struct spelling outside;           /* stands before and after every sentence */
};

const char *qi_pos_name(unsigned tag) {
    static const char *const names[] = {
#define X(name, text) text,
        QUOTH_POS_TAGS(X)
#undef X
    };
    return tag < POS_TAGS ? names[tag] : "";
}

static inline void add_all(const struct weights *w, const uint64_t *keys, uint32_t n, int16_t *sum) {
    WEIGHTS_ADD(w, keys, n, sum, POS_TAGS, POS_MAX_KEYS);
}

CLONES static void make_near(struct tagger *t, const struct form *form, struct spelling *s) {
    const struct form *lower = form ? &t->d->forms.at[form->lower] : NULL;
    uint64_t keys[POS_MAX_KEYS];
    add_all(t->weights, keys, qi_pos_near_keys(form, lower, -1, keys), s->before);
    add_all(t->weights, keys, qi_pos_near_keys(form, lower, 1, keys), s->after);
    qi_pos_near_keys(form, lower, -2, keys);
    s->before2 = qi_weights_find(t->weights, keys[0]);
    qi_pos_near_keys(form, lower, 2, keys);
    s->after2 = qi_weights_find(t->weights, keys[0]);
    s->near_made = true;
}

static uint8_t sure_tag(const struct weights *w, const struct form *form) {
    uint32_t row = qi_weights_find(w, qi_pos_sure_key(form));
    const int8_t *weights = qi_weights_row(w, row);
    uint8_t best = POS_NONE;
    for (uint8_t i = 1; i < POS_TAGS; i++)
        if (weights[i] > weights[best]) best = i;
    return best;
}

size_t qi_pos_entry_size(void) {
    return sizeof(struct spelling);
}

static void begin_spelling(struct tagger *t, const struct form *form, struct spelling *s) {
    const struct form *lower = &t->d->forms.at[form->lower];
    memset(s, 0, sizeof *s);
    s->key = form->hash;
    s->word = qi_word_hash(lower);
    s->ending = qi_suffix(lower->text, lower->length, 3);
    s->sure = sure_tag(t->weights, form);
}

CLONES static void make_own(struct tagger *t, const struct form *form, struct spelling *s, enum letter_case letters) {
    uint64_t keys[POS_MAX_KEYS];
    add_all(t->weights, keys, qi_pos_own_keys(form, &t->d->forms.at[form->lower], letters, keys), s->own[letters]);
    s->own_made |= (uint8_t)(1u << letters);
}

/* Works a spelling out for the memo; false when there is no memory. *shared: NULL when another one took its place. */
static bool share_spelling(struct tagger *t, const struct form *form, const struct spelling **shared) {
    quoth_model *model = t->d->model;
    struct spelling *s = model->allocator.allocate(model->allocator.context, sizeof *s);
    if (!s) return false;
    begin_spelling(t, form, s);
    make_own(t, form, s, CASE_NORMAL);
    make_near(t, form, s);
    s->shared = true;
    *shared = qi_memo_publish(model->spellings, &model->allocator, &s->key);
    return true;
}

/* A spelling's sums, or NULL when there is no memory. */
static const struct spelling *spelling_of(struct tagger *t, uint32_t index) {
    const struct spelling *s = t->spellings[index];
    if (s) return s;
    const struct form *form = &t->d->forms.at[index];
    if (qi_memo_vacant(t->d->model->spellings, form->hash) && !share_spelling(t, form, &s)) return NULL;
    if (!s) {
        struct spelling *own = qi_arena_alloc(t->scratch, sizeof *own);
        if (!own) return NULL;
        begin_spelling(t, form, own);
        s = own;
    }
    return t->spellings[index] = s;
}

/* The sums as the tagger may write them: a copy of what stands in the memo. NULL when there is no memory. */
static struct spelling *writable(struct tagger *t, uint32_t index) {
    const struct spelling *s = t->spellings[index];
    if (!s->shared) return (struct spelling *)(uintptr_t)s; /* this document's own */
    struct spelling *copy = qi_arena_alloc(t->scratch, sizeof *copy);
    if (!copy) return NULL;
    *copy = *s;
    copy->shared = false;
    t->spellings[index] = copy;
    return copy;
}

/* What tagging a token needs of a spelling; NULL when there is no memory. */
static const struct spelling *with_own(struct tagger *t, uint32_t index, enum letter_case letters) {
    const struct spelling *s = t->spellings[index];
    if (s->own_made >> letters & 1) return s;
    struct spelling *mine = writable(t, index);
    if (mine) make_own(t, &t->d->forms.at[index], mine, letters);
    return mine;
}

static const struct spelling *with_near(struct tagger *t, uint32_t index, const struct spelling *s) {
    if (s->near_made) return s;
    struct spelling *mine = writable(t, index);
    if (mine) make_near(t, &t->d->forms.at[index], mine);
    return mine;
}

static inline uint8_t best_tag(int16_t *sum) {
    int16_t most = INT16_MIN;
    sum[POS_NONE] = INT16_MIN;
    for (int i = 0; i < POS_TAGS; i++) most = sum[i] > most ? sum[i] : most;
    uint8_t best = 1;
    while (best < POS_TAGS - 1 && sum[best] != most) best++;
    return best;
}

/* A token with its neighbours, two before and two after. */
struct window {
    const struct spelling *at[5];
    uint32_t form[5]; /* UINT32_MAX: outside the sentence */
};

CLONES static uint8_t score_tags(const struct tagger *t, const struct window *w, const int16_t *own, unsigned tag1,
                                 unsigned tag2) {
    scores sum;
    for (int k = 0; k < POS_TAGS; k++) sum[k] = (int16_t)(own[k] + w->at[1]->before[k] + w->at[3]->after[k]);
    qi_weights_add_row(sum, qi_weights_row(t->weights, w->at[0]->before2), POS_TAGS);
    qi_weights_add_row(sum, qi_weights_row(t->weights, w->at[4]->after2), POS_TAGS);
    struct pos_context context = {w->at[1]->word, w->at[2]->word, w->at[3]->word, w->at[2]->ending, tag1, tag2};
    uint64_t keys[POS_MAX_KEYS];
    add_all(t->weights, keys, qi_pos_joint_keys(&context, keys), sum);
    return best_tag(sum);
}

/* POS_NONE when there is no memory. */
static uint8_t tag_token(struct tagger *t, struct window *w, enum letter_case letters, unsigned tag1, unsigned tag2) {
    if (!(w->at[2] = with_own(t, w->form[2], letters))) return POS_NONE;
    for (int k = 0; k < 5; k++)
        if (w->form[k] != UINT32_MAX && k != 2 && !(w->at[k] = with_near(t, w->form[k], t->spellings[w->form[k]]))) return POS_NONE;
    return score_tags(t, w, w->at[2]->own[letters], tag1, tag2);
}

static quoth_status tag_sentence(struct tagger *t, uint32_t first, uint32_t last) {
    enum letter_case letters = qi_letter_case(t->d, first, last);
    struct window w;
    for (int k = 0; k < 5; k++) w.at[k] = &t->outside, w.form[k] = UINT32_MAX;
    unsigned tag1 = POS_NONE, tag2 = POS_NONE;
    for (uint32_t i = first; i < last + 2; i++) { /* i runs two ahead of the token that is tagged */
        for (int k = 0; k < 4; k++) w.at[k] = w.at[k + 1], w.form[k] = w.form[k + 1];
        w.form[4] = i < last ? t->d->tokens.at[i].form : UINT32_MAX;
        w.at[4] = i < last ? spelling_of(t, w.form[4]) : &t->outside;
        if (!w.at[4]) return QUOTH_ERROR_MEMORY;
        if (i < first + 2) continue;
        bool sure = letters == CASE_NORMAL && w.at[2]->sure;
        uint8_t tag = sure ? w.at[2]->sure : tag_token(t, &w, letters, tag1, tag2);
        if (tag == POS_NONE) return QUOTH_ERROR_MEMORY;
        t->d->tokens.at[i - 2].tag = tag;
        tag2 = tag1;
        tag1 = tag;
    }
    return QUOTH_OK;
}

/* Finds what the memo has of the document's spellings, each fetched while those before it are looked at. */
static void recall(struct tagger *t) {
    enum { AHEAD = 8 };
    struct memo *memo = t->d->model->spellings;
    const struct form *forms = t->d->forms.at;
    uint32_t count = t->d->forms.count;
    for (uint32_t i = 0; i < count; i++) {
        if (i + 2 * AHEAD < count) qi_memo_fetch_slot(memo, forms[i + 2 * AHEAD].hash);
        if (i + AHEAD < count) qi_memo_fetch_entry(memo, forms[i + AHEAD].hash);
        t->spellings[i] = qi_memo_find(memo, forms[i].hash);
    }
}

quoth_status qi_tag_words(quoth_document *d, struct arena *scratch) {
    if (!d->model->pos.slots || !d->tokens.count) return QUOTH_OK;
    struct tagger t = {.d = d, .weights = &d->model->pos, .scratch = scratch};
    t.spellings = qi_arena_zalloc(scratch, d->forms.count * sizeof *t.spellings);
    if (!t.spellings) return QUOTH_ERROR_MEMORY;
    recall(&t);
    make_near(&t, NULL, &t.outside); /* t is all zero but for what was set */
    for (uint32_t i = 0; i < d->sentences.count; i++) {
        quoth_status status = tag_sentence(&t, d->sentences.at[i].first, d->sentences.at[i].last);
        if (status) return status;
    }
    return QUOTH_OK;
}
