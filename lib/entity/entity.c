/*
 * Names: stretches round capitals are scored, decoded into the best legal sequence of labels, and each
 * name gets the probability that the model gives it, calibrated.
 */
#include "entity/exponential.h"
#include "entity/name.h"
#include "entity/scorer.h"

enum { EXTRA_CALIBRATION = NAME_STATES * NAME_STATES }; /* then its slope and its intercept */

/* Arrays for the longest stretch. */
struct work {
    label_scores *scores, *forward, *backward;
    float *scale;
    uint8_t *back, *labels;
};

struct finder {
    quoth_document *d;
    struct name_scorer scorer;
    float transitions[NAME_STATES * NAME_STATES], exp_transitions[NAME_STATES * NAME_STATES];
    float slope, intercept;
    struct work work;
};

static bool make_work(struct work *w, const struct name_reader *r, struct arena *scratch) {
    uint32_t most = 1;
    for (uint32_t i = 0; i < r->stretches.count; i++) {
        uint32_t count = r->stretches.at[i].last - r->stretches.at[i].first;
        if (count > most) most = count;
    }
    w->scores = qi_arena_alloc(scratch, most * sizeof *w->scores);
    w->forward = qi_arena_alloc(scratch, most * sizeof *w->forward);
    w->backward = qi_arena_alloc(scratch, most * sizeof *w->backward);
    w->scale = qi_arena_alloc(scratch, most * sizeof *w->scale);
    w->back = qi_arena_alloc(scratch, (size_t)most * NAME_STATES);
    w->labels = qi_arena_alloc(scratch, most);
    return w->scores && w->forward && w->backward && w->scale && w->back && w->labels;
}

/* The probability that tokens [first, last) of the stretch are one name of this type. */
static float probability(const struct finder *f, uint32_t first, uint32_t last, unsigned type, float total) {
    const struct work *w = &f->work;
    unsigned label = type * NAME_PARTS + (last - first == 1 ? PART_S : PART_B);
    float p = w->forward[first][label];
    for (uint32_t i = first + 1; i < last; i++) {
        unsigned next = type * NAME_PARTS + (i == last - 1 ? PART_E : PART_I);
        p *= f->exp_transitions[label * NAME_STATES + next] * w->scores[i][next] / w->scale[i];
        label = next;
    }
    p *= w->backward[last - 1][label] / total;
    p = p < 1e-6f ? 1e-6f : p > 1 - 1e-6f ? 1 - 1e-6f : p;
    return 1 / (1 + qi_exp(-(f->slope * qi_log(p / (1 - p)) + f->intercept)));
}

static quoth_status add_names(struct finder *f, const struct stretch *s) {
    struct work *w = &f->work;
    uint32_t count = s->last - s->first;
    float total = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (w->labels[i] == NAME_OUTSIDE) continue;
        if (total == 0) { /* most stretches at sentence openings have no name: no need of sums */
            qi_name_sums(w->scores, count, f->exp_transitions, w->forward, w->backward, w->scale);
            for (unsigned k = 0; k < NAME_STATES; k++) total += w->forward[0][k] * w->backward[0][k];
        }
        uint32_t first = i;
        while (w->labels[i] % NAME_PARTS == PART_B || w->labels[i] % NAME_PARTS == PART_I) i++;
        struct entity *e = VEC_ADD(&f->d->arena, &f->d->entities);
        if (!e) return QUOTH_ERROR_MEMORY;
        unsigned type = w->labels[i] / NAME_PARTS;
        *e = (struct entity){s->first + first, s->first + i + 1, 0, probability(f, first, i + 1, type, total),
                             (uint8_t)type};
    }
    return QUOTH_OK;
}

static void open_transitions(struct finder *f, const float *extra) {
    for (unsigned from = 0; from < NAME_STATES; from++)
        for (unsigned to = 0; to < NAME_STATES; to++) {
            unsigned at = from * NAME_STATES + to;
            f->transitions[at] = extra[at];
            f->exp_transitions[at] = qi_name_legal(from, to) ? qi_exp(extra[at]) : 0;
        }
    f->slope = extra[EXTRA_CALIBRATION];
    f->intercept = extra[EXTRA_CALIBRATION + 1];
}

quoth_status qi_find_entities(quoth_document *d, struct arena *scratch) {
    const struct weights *weights = &d->model->names;
    if (!weights->slots) return QUOTH_OK;
    struct finder f = {.d = d};
    struct name_reader reader;
    if (!qi_context_read(&reader, d, scratch) || !qi_name_scorer_open(&f.scorer, weights, &reader, scratch) ||
        !make_work(&f.work, &reader, scratch))
        return QUOTH_ERROR_MEMORY;
    open_transitions(&f, weights->extra);
    for (uint32_t i = 0; i < reader.stretches.count; i++) {
        const struct stretch *s = &reader.stretches.at[i];
        if (!qi_name_score(&f.scorer, s, f.work.scores)) return QUOTH_ERROR_MEMORY;
        qi_name_best((const label_scores *)f.work.scores, s->last - s->first, f.transitions, f.work.back, f.work.labels);
        quoth_status status = add_names(&f, s);
        if (status) return status;
    }
    return qi_name_entities(d, scratch);
}
