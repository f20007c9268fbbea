/*
 * Parts of speech, left to right, each the best given the words around it and the tags before it
 * (a perceptron: Collins 2002). What depends on one spelling alone is summed once a document.
 */
#include "tagger/pos.h"

#include "base/clones.h"
#include "tagger/pos_features.h"
#include "tagger/weights.h"

typedef int16_t scores[POS_TAGS];

/* Sums of one spelling's weights, each made when it is first needed. */
struct spelling {
    scores own[3], before, after; /* own: by enum letter_case */
    uint32_t before2, after2;     /* rows */
    uint64_t word, ending;
    uint8_t own_made; /* bits 1 << letter_case */
    uint8_t sure;     /* the one tag that it has outside headlines, or POS_NONE */
    bool near_made;
};

struct tagger {
    quoth_document *d;
    const struct weights *weights;
    struct spelling **spellings; /* by form */
    struct arena *scratch;
    struct spelling outside;     /* stands before and after every sentence */
};

const char *qi_pos_name(unsigned tag) {
    static const char *const names[] = {
#define X(name, text) text,
        QUOTH_POS_TAGS(X)
#undef X
    };
    return tag < POS_TAGS ? names[tag] : "";
}

static void add_all(const struct weights *w, const uint64_t *keys, uint32_t n, int16_t *sum) {
    for (uint32_t i = 0; i < n; i++) qi_weights_add(w, keys[i], sum, POS_TAGS);
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

/* A spelling's sums, or NULL when there is no memory. */
CLONES static struct spelling *spelling_of(struct tagger *t, uint32_t form) {
    struct spelling *s = t->spellings[form];
    if (s) return s;
    s = t->spellings[form] = qi_arena_zalloc(t->scratch, sizeof *s);
    if (!s) return NULL;
    const struct form *lower = &t->d->forms.at[t->d->forms.at[form].lower];
    s->word = qi_word_hash(lower);
    s->ending = qi_suffix(lower->text, lower->length, 3);
    s->sure = sure_tag(t->weights, &t->d->forms.at[form]);
    return s;
}

static const int16_t *own_sum(struct tagger *t, uint32_t form, struct spelling *s, enum letter_case letters) {
    if (!(s->own_made >> letters & 1)) {
        const struct form *f = &t->d->forms.at[form];
        uint64_t keys[POS_MAX_KEYS];
        add_all(t->weights, keys, qi_pos_own_keys(f, &t->d->forms.at[f->lower], letters, keys), s->own[letters]);
        s->own_made |= (uint8_t)(1u << letters);
    }
    return s->own[letters];
}

static void add_row(int16_t *sum, const int8_t *row) {
    for (int i = 0; i < POS_TAGS; i++) sum[i] = (int16_t)(sum[i] + row[i]);
}

static uint8_t best_tag(const int16_t *sum) {
    int best = 1;
    for (int i = 2; i < POS_TAGS; i++)
        if (sum[i] > sum[best]) best = i;
    return (uint8_t)best;
}

/* A token with its neighbours, two before and two after. */
struct window {
    struct spelling *at[5];
    uint32_t form[5]; /* UINT32_MAX: outside the sentence */
};

static uint8_t tag_token(struct tagger *t, const struct window *w, enum letter_case letters, unsigned tag1,
                         unsigned tag2) {
    const int16_t *own = own_sum(t, w->form[2], w->at[2], letters);
    for (int k = 0; k < 5; k++)
        if (!w->at[k]->near_made && k != 2) make_near(t, &t->d->forms.at[w->form[k]], w->at[k]);
    scores sum;
    for (int k = 0; k < POS_TAGS; k++) sum[k] = (int16_t)(own[k] + w->at[1]->before[k] + w->at[3]->after[k]);
    add_row(sum, qi_weights_row(t->weights, w->at[0]->before2));
    add_row(sum, qi_weights_row(t->weights, w->at[4]->after2));
    struct pos_context context = {w->at[1]->word, w->at[2]->word, w->at[3]->word, w->at[2]->ending, tag1, tag2};
    uint64_t keys[POS_MAX_KEYS];
    add_all(t->weights, keys, qi_pos_joint_keys(&context, keys), sum);
    return best_tag(sum);
}

CLONES static quoth_status tag_sentence(struct tagger *t, uint32_t first, uint32_t last) {
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
        t->d->tokens.at[i - 2].tag = tag;
        tag2 = tag1;
        tag1 = tag;
    }
    return QUOTH_OK;
}

quoth_status qi_tag_words(quoth_document *d, struct arena *scratch) {
    if (!d->model->pos.slots || !d->tokens.count) return QUOTH_OK;
    struct tagger t = {.d = d, .weights = &d->model->pos, .scratch = scratch};
    t.spellings = qi_arena_zalloc(scratch, d->forms.count * sizeof *t.spellings);
    if (!t.spellings) return QUOTH_ERROR_MEMORY;
    make_near(&t, NULL, &t.outside);
    for (uint32_t i = 0; i < d->sentences.count; i++) {
        quoth_status status = tag_sentence(&t, d->sentences.at[i].first, d->sentences.at[i].last);
        if (status) return status;
    }
    return QUOTH_OK;
}
