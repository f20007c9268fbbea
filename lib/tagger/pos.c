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
    struct spelling outside; /* stands before and after every sentence */
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

/* The greatest; of several the first. Two loops over whole vectors: POS_NONE, which has no weights, is made least. */
static inline uint8_t best_tag(const int16_t *sum) {
    static const int16_t least[POS_TAGS] = {[POS_NONE] = INT16_MIN};
    int16_t most = INT16_MIN, from_end = 0;
    for (int16_t k = 0; k < POS_TAGS; k++) {
        int16_t score = sum[k] | least[k];
        most = score > most ? score : most;
    }
    for (int16_t k = 0; k < POS_TAGS; k++) {
        int16_t place = (sum[k] | least[k]) == most ? (int16_t)(POS_TAGS - k) : (int16_t)0;
        from_end = place > from_end ? place : from_end;
    }
    return (uint8_t)(POS_TAGS - from_end);
}

enum { CHUNK = 32, REACH = 2 }; /* tokens tagged at a time; those looked at on either side of one */

/* A token on its way to a tag. */
struct place {
    const struct spelling *spelling;
    const int16_t *own;     /* its sums; NULL where the tag is known beforehand */
    uint32_t form;          /* UINT32_MAX: outside the sentence */
    uint8_t tag;            /* until it is certain, a guess */
    uint8_t guess1, guess2; /* what the tags before were taken for when the keys were made */
    scores sum;
    uint64_t keys[POS_JOINT_KEYS]; /* those with tags, then those without */
    const int8_t *rows[POS_JOINT_KEYS];
};

/* Finds the spellings of a chunk of a sentence, with what its tokens need of them; false when there is no memory. */
static bool open_places(struct tagger *t, const struct sentence *s, uint32_t first, uint32_t count,
                        enum letter_case letters, struct place *places) {
    for (uint32_t k = 0; k < count + 2 * REACH; k++) {
        struct place *p = &places[k];
        int64_t token = (int64_t)first + k - REACH;
        p->spelling = &t->outside;
        p->own = NULL;
        p->form = UINT32_MAX;
        p->tag = POS_NONE;
        if (token < s->first || token >= s->last) continue;
        p->form = t->d->tokens.at[token].form;
        if (k < REACH) p->tag = t->d->tokens.at[token].tag;
        if (!(p->spelling = spelling_of(t, p->form))) return false;
    }
    for (uint32_t k = REACH; k < count + REACH; k++) {
        struct place *p = &places[k];
        if (letters == CASE_NORMAL && (p->tag = p->spelling->sure)) continue;
        if (!(p->spelling = with_own(t, p->form, letters))) return false;
        p->own = p->spelling->own[letters];
        for (struct place *q = p - REACH; q <= p + REACH; q++)
            if (q != p && q->form != UINT32_MAX && !(q->spelling = with_near(t, q->form, q->spelling))) return false;
    }
    return true;
}

static inline struct pos_context context_of(const struct place *p) {
    return (struct pos_context){p[-1].spelling->word, p->spelling->word, p[1].spelling->word,
                                p->spelling->ending,  p[-1].tag,         p[-2].tag};
}

/* Makes the sums of all that asks for no tags, and guesses by them. */
static inline void sum_words(const struct weights *w, struct place *const *open, uint32_t n) {
    for (uint32_t k = 0; k < n; k++) {
        struct pos_context context = context_of(open[k]);
        qi_pos_word_keys(&context, open[k]->keys + POS_TAG_KEYS);
        qi_weights_fetch(w, open[k]->keys + POS_TAG_KEYS, POS_WORD_KEYS);
        __builtin_prefetch(qi_weights_row(w, open[k][-2].spelling->before2));
        __builtin_prefetch(qi_weights_row(w, open[k][2].spelling->after2));
    }
    for (uint32_t k = 0; k < n; k++)
        qi_weights_rows(w, open[k]->keys + POS_TAG_KEYS, POS_WORD_KEYS, open[k]->rows + POS_TAG_KEYS);
    for (uint32_t k = 0; k < n; k++) {
        struct place *p = open[k];
        const int16_t *before = p[-1].spelling->before, *after = p[1].spelling->after;
        for (int tag = 0; tag < POS_TAGS; tag++) p->sum[tag] = (int16_t)(p->own[tag] + before[tag] + after[tag]);
        qi_weights_add_row(p->sum, qi_weights_row(w, p[-2].spelling->before2), POS_TAGS);
        qi_weights_add_row(p->sum, qi_weights_row(w, p[2].spelling->after2), POS_TAGS);
        for (int i = POS_TAG_KEYS; i < POS_JOINT_KEYS; i++) qi_weights_add_row(p->sum, p->rows[i], POS_TAGS);
        p->tag = best_tag(p->sum);
    }
}

static inline void make_tag_keys(struct place *p) {
    struct pos_context context = context_of(p);
    qi_pos_tag_keys(&context, p->keys);
    p->guess1 = p[-1].tag;
    p->guess2 = p[-2].tag;
}

/*
 * Tags the open places of a chunk, in order. What the tags before add is fetched as if they were as guessed; most are,
 * and the others are looked up when it is known what they are.
 */
CLONES static void tag_places(const struct weights *w, struct place *const *open, uint32_t n) {
    sum_words(w, open, n);
    for (uint32_t k = 0; k < n; k++) {
        make_tag_keys(open[k]);
        qi_weights_fetch(w, open[k]->keys, POS_TAG_KEYS);
    }
    for (uint32_t k = 0; k < n; k++) qi_weights_rows(w, open[k]->keys, POS_TAG_KEYS, open[k]->rows);
    for (uint32_t k = 0; k < n; k++) {
        struct place *p = open[k];
        if (p[-1].tag != p->guess1 || p[-2].tag != p->guess2) {
            make_tag_keys(p);
            qi_weights_rows(w, p->keys, POS_TAG_KEYS, p->rows);
        }
        for (int i = 0; i < POS_TAG_KEYS; i++) qi_weights_add_row(p->sum, p->rows[i], POS_TAGS);
        p->tag = best_tag(p->sum);
    }
}

static quoth_status tag_sentence(struct tagger *t, const struct sentence *s) {
    enum letter_case letters = (enum letter_case)s->letters;
    for (uint32_t first = s->first; first < s->last; first += CHUNK) {
        struct place places[CHUNK + 2 * REACH], *open[CHUNK];
        uint32_t count = s->last - first < CHUNK ? s->last - first : CHUNK, n = 0;
        if (!open_places(t, s, first, count, letters, places)) return QUOTH_ERROR_MEMORY;
        for (uint32_t k = 0; k < count; k++)
            if (places[REACH + k].own) open[n++] = &places[REACH + k];
        tag_places(t->weights, open, n);
        for (uint32_t k = 0; k < count; k++) t->d->tokens.at[first + k].tag = places[REACH + k].tag;
    }
    return QUOTH_OK;
}

/* Finds what the memo has of the document's spellings, each fetched while those before it are looked at. */
static void recall(struct tagger *t) {
    enum { AHEAD = 20 };
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
    for (uint32_t i = 0; i < d->sentences.count; i++) {
        struct sentence *s = &d->sentences.at[i];
        s->letters = (uint8_t)qi_letter_case(d, s->first, s->last);
    }
    if (!d->model->pos.slots || !d->tokens.count) return QUOTH_OK;
    struct tagger t = {.d = d, .weights = &d->model->pos, .scratch = scratch};
    t.spellings = qi_arena_zalloc(scratch, d->forms.count * sizeof *t.spellings);
    if (!t.spellings) return QUOTH_ERROR_MEMORY;
    recall(&t);
    make_near(&t, NULL, &t.outside); /* t is all zero but for what was set */
    for (uint32_t i = 0; i < d->sentences.count; i++) {
        quoth_status status = tag_sentence(&t, &d->sentences.at[i]);
        if (status) return status;
    }
    return QUOTH_OK;
}
