#include "train_crf.h"

#include <math.h>
#include <stdlib.h>

#include "base/clones.h"

void qt_add_token(struct samples *s, const uint64_t *keys, uint32_t n, uint32_t mask) {
    *VEC_ADD(&s->arena, &s->starts) = s->numbers.count;
    *VEC_ADD(&s->arena, &s->masks) = mask;
    for (uint32_t i = 0; i < n; i++) *VEC_ADD(&s->arena, &s->numbers) = qt_number(&s->features, keys[i]);
}

void qt_add_sample(struct samples *s, uint32_t first, float weight) {
    *VEC_ADD(&s->arena, &s->all) = (struct sample){first, s->masks.count, weight, NOT_TAUGHT};
}

void qt_teach_sample(struct samples *s, const label_scores *labels) {
    struct sample *sample = &s->all.at[s->all.count - 1];
    sample->taught = s->taught.count / NAME_STATES;
    for (uint32_t i = 0; i < sample->last - sample->first; i++)
        for (unsigned k = 0; k < NAME_STATES; k++) *VEC_ADD(&s->arena, &s->taught) = labels[i][k];
}

void qt_drop_rare(struct samples *s, uint32_t least) {
    *VEC_ADD(&s->arena, &s->starts) = s->numbers.count;
    uint32_t *kept = qt_prune(&s->features, least);
    uint64_t to = 0;
    for (uint32_t t = 0; t + 1 < s->starts.count; t++) {
        uint64_t from = s->starts.at[t], stop = s->starts.at[t + 1];
        s->starts.at[t] = to;
        for (; from < stop; from++) {
            uint32_t number = kept[s->numbers.at[from]];
            if (number != UINT32_MAX) s->numbers.at[to++] = number;
        }
    }
    s->starts.at[s->starts.count - 1] = to;
    free(kept);
}

void qt_open_learner(struct learner *l, uint32_t cells) {
    l->cells = cells;
    float **const parts[] = {&l->w, &l->z, &l->n};
    for (int i = 0; i < 3; i++) {
        *parts[i] = qt_grow(NULL, cells * sizeof(float));
        memset(*parts[i], 0, cells * sizeof(float));
    }
}

void qt_close_learner(struct learner *l) {
    free(l->w);
    free(l->z);
    free(l->n);
}

void qt_close_samples(struct samples *s) {
    free(s->features.keys);
    free(s->features.numbers);
    free(s->features.features);
    free(s->features.seen);
    qi_arena_close(&s->arena);
}

CLONES static void learn(struct learner *l, size_t at, uint32_t count, const float *restrict gradient,
                         const struct recipe *recipe, float l1) {
    float *restrict w = l->w + at, *restrict z = l->z + at, *restrict n = l->n + at;
    float alpha = recipe->alpha, l2 = recipe->l2;
    for (uint32_t k = 0; k < count; k++) {
        float g = gradient[k], before = sqrtf(n[k]), sum = n[k] + g * g, root = sqrtf(sum);
        float pull = z[k] + (g - (root - before) / alpha * w[k]), far = fabsf(pull) - l1;
        n[k] = sum;
        z[k] = pull;
        w[k] = far <= 0 ? 0.0f : -copysignf(far, pull) / ((1 + root) / alpha + l2);
    }
}

struct lattice {
    label_scores *scores, *free_scores, *bound_scores, *forward, *backward, *bound_forward, *bound_backward;
    float *scale;
    uint32_t capacity;
};

static void make_room(struct lattice *t, uint32_t count) {
    if (count <= t->capacity) return;
    label_scores **const parts[] = {&t->scores,   &t->free_scores,   &t->bound_scores,  &t->forward,
                                    &t->backward, &t->bound_forward, &t->bound_backward};
    for (int i = 0; i < 7; i++) *parts[i] = qt_grow(*parts[i], count * sizeof(label_scores));
    t->scale = qt_grow(t->scale, count * sizeof *t->scale);
    t->capacity = count;
}

static void marginals(const label_scores *forward, const label_scores *backward, uint32_t i, float *p) {
    float total = 0;
    for (unsigned k = 0; k < NAME_STATES; k++) total += p[k] = forward[i][k] * backward[i][k];
    for (unsigned k = 0; k < NAME_STATES; k++) p[k] /= total;
}

/* Adds sign * expected uses of each transition. */
CLONES static void count_transitions(const label_scores *scores, const label_scores *forward,
                                     const label_scores *backward, uint32_t count, const struct name_links *links,
                                     float sign, float *sums) {
    for (uint32_t i = 0; i <= count; i++) {
        float row[NAME_STATES * NAME_STATES], total = 0;
        for (unsigned from = 0; from < NAME_STATES; from++)
            for (unsigned to = 0; to < NAME_STATES; to++) {
                float p = links->odds[from][to];
                if (i)
                    p *= forward[i - 1][from];
                else if (from != NAME_OUTSIDE)
                    p = 0;
                if (i < count)
                    p *= scores[i][to] * backward[i][to];
                else if (to != NAME_OUTSIDE)
                    p = 0;
                total += row[from * NAME_STATES + to] = p;
            }
        for (unsigned k = 0; k < NAME_STATES * NAME_STATES; k++) sums[k] += sign * row[k] / total;
    }
}

enum { AHEAD = 8 };

/* Fetches the cells of a feature that will be wanted soon: they lie all over the memory. */
static inline void fetch(const float *cells, const struct samples *s, uint64_t f) {
    if (f + AHEAD < s->numbers.count) __builtin_prefetch(cells + (size_t)s->numbers.at[f + AHEAD] * NAME_LABELS);
}

static void score_sample(const struct samples *s, const struct sample *sample, const struct learner *l,
                         const uint8_t *keep, label_scores *scores) {
    uint64_t base = s->starts.at[sample->first];
    for (uint32_t t = sample->first; t < sample->last; t++) {
        float *row = scores[t - sample->first];
        if (s->base.count)
            memcpy(row, s->base.at + (size_t)t * NAME_STATES, sizeof(label_scores));
        else
            memset(row, 0, sizeof(label_scores));
        for (uint64_t f = s->starts.at[t]; f < s->starts.at[t + 1]; f++) {
            fetch(l->w, s, f);
            if (!keep[f - base]) continue;
            const float *w = l->w + (size_t)s->numbers.at[f] * NAME_LABELS;
            for (unsigned k = 0; k < NAME_LABELS; k++) row[k] += w[k];
        }
    }
}

#define NEVER (-80.0f) /* the score of a label that a token may not have */

/* What the labels of a sample ought to be: the model's own scores of those its tokens may have, or a teacher's. */
static void bind(const struct samples *s, const struct sample *sample, const struct name_links *own, struct lattice *t,
                 struct name_links *links) {
    static const float even[NAME_STATES * NAME_STATES]; /* what follows what, a teacher's probabilities know */
    bool taught = sample->taught != NOT_TAUGHT;
    for (uint32_t i = 0; i < sample->last - sample->first; i++)
        for (unsigned k = 0; k < NAME_STATES; k++) {
            float p = taught ? s->taught.at[(size_t)(sample->taught + i) * NAME_STATES + k] : 0;
            bool may = taught ? p > 0 : s->masks.at[sample->first + i] >> k & 1;
            t->bound_scores[i][k] = !may ? NEVER : taught ? logf(p) : t->scores[i][k];
        }
    if (taught)
        qi_name_link(links, even);
    else
        *links = *own;
    qi_name_sums(t->bound_scores, sample->last - sample->first, links, t->bound_forward, t->bound_backward, t->scale);
}

/* One step on one stretch; returns what it loses, in nats. */
static double step(const struct samples *s, const struct sample *sample, struct learner *l, struct learner *links,
                   struct lattice *t, const uint8_t *keep, const struct recipe *recipe) {
    uint32_t count = sample->last - sample->first;
    make_room(t, count);
    score_sample(s, sample, l, keep, t->scores);
    struct name_links link, bound_link;
    float expected[NAME_STATES * NAME_STATES] = {0};
    qi_name_link(&link, links->w);
    memcpy(t->free_scores, t->scores, count * sizeof(label_scores));
    qi_name_sums(t->free_scores, count, &link, t->forward, t->backward, t->scale);
    bind(s, sample, &link, t, &bound_link);
    const label_scores *forward = (const label_scores *)t->forward, *backward = (const label_scores *)t->backward;
    const label_scores *bound_forward = (const label_scores *)t->bound_forward;
    const label_scores *bound_backward = (const label_scores *)t->bound_backward;
    count_transitions((const label_scores *)t->free_scores, forward, backward, count, &link, sample->weight, expected);
    count_transitions((const label_scores *)t->bound_scores, bound_forward, bound_backward, count, &bound_link,
                      -sample->weight, expected);
    double loss = 0;
    uint64_t base = s->starts.at[sample->first];
    for (uint32_t i = 0; i < count; i++) {
        label_scores p, q;
        marginals(forward, backward, i, p);
        marginals(bound_forward, bound_backward, i, q);
        float most = 0, right = 0;
        for (unsigned k = 0; k < NAME_STATES; k++) {
            right += q[k] * p[k];
            p[k] = (p[k] - q[k]) * sample->weight;
            most = fmaxf(most, fabsf(p[k]));
        }
        loss -= log((double)right + 1e-9);
        if (most < 1e-3f) continue;
        for (uint64_t f = s->starts.at[sample->first + i]; f < s->starts.at[sample->first + i + 1]; f++) {
            fetch(l->z, s, f);
            fetch(l->n, s, f);
            if (keep[f - base]) learn(l, (size_t)s->numbers.at[f] * NAME_LABELS, NAME_LABELS, p, recipe, recipe->l1);
        }
    }
    if (recipe->learn_links) learn(links, 0, NAME_STATES * NAME_STATES, expected, recipe, 0);
    return loss;
}

bool qt_print_pass(void *context, int pass, double loss) {
    (void)context;
    printf("pass %d: %.4f nats a token\n", pass + 1, loss);
    fflush(stdout);
    return true;
}

void qt_learn(const struct samples *s, const struct recipe *recipe, struct learner *l, struct learner *links) {
    uint32_t *order = qt_grow(NULL, s->all.count * sizeof *order), longest = 0;
    for (uint32_t i = 0; i < s->all.count; i++) {
        order[i] = i;
        uint64_t size = s->starts.at[s->all.at[i].last] - s->starts.at[s->all.at[i].first];
        if (size > longest) longest = (uint32_t)size;
    }
    uint8_t *keep = qt_grow(NULL, longest + 1);
    struct lattice t = {0};
    uint64_t state = 1;
    for (int pass = 0; pass < recipe->passes; pass++) {
        double loss = 0;
        for (uint32_t i = s->all.count; i > 1; i--) {
            uint32_t j = qt_random(&state) % i, kept = order[i - 1];
            order[i - 1] = order[j];
            order[j] = kept;
        }
        for (uint32_t n = 0; n < s->all.count; n++) {
            const struct sample *sample = &s->all.at[order[n]];
            uint64_t size = s->starts.at[sample->last] - s->starts.at[sample->first];
            for (uint64_t i = 0; i < size; i++)
                keep[i] = pass == recipe->passes - 1 || (qt_random(&state) & 0xFFFF) >= recipe->dropped * 0x10000;
            loss += step(s, sample, l, links, &t, keep, recipe);
            if (recipe->ticked && n % 64 == 0) recipe->ticked(recipe->context, pass, (double)n / s->all.count);
        }
        if (!recipe->passed(recipe->context, pass, loss / s->masks.count)) break;
    }
    free(order);
    free(keep);
    label_scores *const parts[] = {t.scores,   t.free_scores,   t.bound_scores,  t.forward,
                                   t.backward, t.bound_forward, t.bound_backward};
    for (int i = 0; i < 7; i++) free(parts[i]);
    free(t.scale);
}
