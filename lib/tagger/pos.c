/*
 * Parts of speech, left to right, each the best given the words around it and the tags before it
 * (a perceptron: Collins 2002). What depends on one spelling alone is summed once a document.
 */
#include "tagger/pos.h"

#include "tagger/pos_features.h"
#include "tagger/weights.h"

typedef int16_t scores[POS_TAGS];

/* Sums of one spelling's weights; made when it is first met. */
struct spelling {
    scores own[3], before, after; /* own: by enum letter_case */
    const int8_t *before2, *after2;
    uint64_t word, ending;
    uint8_t own_made; /* bits 1 << letter_case */
    bool made;
};

struct tagger {
    quoth_document *d;
    const struct weights *weights;
    struct spelling **spellings; /* by form */
    struct arena *scratch;
    struct spelling outside[2]; /* before and after the sentence */
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

static void make_near(const struct weights *w, const struct form *form, const struct form *lower, struct spelling *s) {
    uint64_t keys[POS_MAX_KEYS];
    add_all(w, keys, qi_pos_near_keys(form, lower, -1, keys), s->before);
    add_all(w, keys, qi_pos_near_keys(form, lower, 1, keys), s->after);
    qi_pos_near_keys(form, lower, -2, keys);
    s->before2 = qi_weights_row(w, keys[0]);
    qi_pos_near_keys(form, lower, 2, keys);
    s->after2 = qi_weights_row(w, keys[0]);
}

/* The sums of a token's spelling, or NULL when there is no memory. */
static struct spelling *spelling_of(struct tagger *t, uint32_t token, enum letter_case letters) {
    uint32_t index = t->d->tokens.at[token].form;
    struct spelling *s = t->spellings[index];
    if (s && s->own_made >> letters & 1) return s;
    const struct form *form = &t->d->forms.at[index], *lower = &t->d->forms.at[form->lower];
    if (!s) {
        s = t->spellings[index] = qi_arena_zalloc(t->scratch, sizeof *s);
        if (!s) return NULL;
        s->word = qi_word_hash(lower);
        s->ending = qi_suffix(lower->text, lower->length, 3);
        make_near(t->weights, form, lower, s);
    }
    uint64_t keys[POS_MAX_KEYS];
    add_all(t->weights, keys, qi_pos_own_keys(form, lower, letters, keys), s->own[letters]);
    s->own_made |= (uint8_t)(1u << letters);
    return s;
}

static void add_row(int16_t *sum, const int8_t *row) {
    if (row)
        for (int i = 0; i < POS_TAGS; i++) sum[i] = (int16_t)(sum[i] + row[i]);
}

static uint8_t best_tag(const int16_t *sum) {
    int best = 1;
    for (int i = 2; i < POS_TAGS; i++)
        if (sum[i] > sum[best]) best = i;
    return (uint8_t)best;
}

static quoth_status tag_sentence(struct tagger *t, uint32_t first, uint32_t last) {
    enum letter_case letters = qi_letter_case(t->d, first, last);
    struct spelling *outside = &t->outside[0], *after_end = &t->outside[1];
    struct spelling *window[5] = {outside, outside, outside, after_end, after_end}; /* two before … two after */
    unsigned tag1 = POS_NONE, tag2 = POS_NONE;
    for (uint32_t i = first; i < last + 2; i++) { /* i runs two ahead of the token that is tagged */
        for (int k = 0; k < 4; k++) window[k] = window[k + 1];
        window[4] = i < last ? spelling_of(t, i, letters) : after_end;
        if (!window[4]) return QUOTH_ERROR_MEMORY;
        if (i < first + 2) continue;
        const struct spelling *s = window[2];
        scores sum;
        for (int k = 0; k < POS_TAGS; k++)
            sum[k] = (int16_t)(s->own[letters][k] + window[1]->before[k] + window[3]->after[k]);
        add_row(sum, window[0]->before2);
        add_row(sum, window[4]->after2);
        struct pos_context context = {window[1]->word, s->word, window[3]->word, s->ending, tag1, tag2};
        uint64_t keys[POS_MAX_KEYS];
        add_all(t->weights, keys, qi_pos_joint_keys(&context, keys), sum);
        tag2 = tag1;
        t->d->tokens.at[i - 2].tag = tag1 = best_tag(sum);
    }
    return QUOTH_OK;
}

quoth_status qi_tag_words(quoth_document *d, struct arena *scratch) {
    if (!d->model->pos.slots || !d->tokens.count) return QUOTH_OK;
    struct tagger t = {.d = d, .weights = &d->model->pos, .scratch = scratch};
    t.spellings = qi_arena_zalloc(scratch, d->forms.count * sizeof *t.spellings);
    if (!t.spellings) return QUOTH_ERROR_MEMORY;
    make_near(t.weights, NULL, NULL, &t.outside[0]);
    make_near(t.weights, NULL, NULL, &t.outside[1]);
    for (uint32_t i = 0; i < d->sentences.count; i++) {
        quoth_status status = tag_sentence(&t, d->sentences.at[i].first, d->sentences.at[i].last);
        if (status) return status;
    }
    return QUOTH_OK;
}
