#include "entity/lattice.h"

#include "base/clones.h"
#include "entity/exponential.h"

/* One step: the best label before each label, and its score. */
CLONES static void step(const float *restrict last, const float *restrict transitions, float *restrict now,
                        int32_t *restrict from_best) {
    for (unsigned to = 0; to < NAME_STATES; to++) {
        now[to] = last[0] + transitions[to];
        from_best[to] = 0;
    }
    for (int32_t from = 1; from < NAME_STATES; from++) {
        const float *restrict row = transitions + from * NAME_STATES;
        for (unsigned to = 0; to < NAME_STATES; to++) {
            float score = last[from] + row[to];
            bool better = score > now[to];
            now[to] = better ? score : now[to];
            from_best[to] = better ? from : from_best[to];
        }
    }
}

void qi_name_best(const label_scores *scores, uint32_t count, const float *transitions, uint8_t *back,
                  uint8_t *labels) {
    label_scores now, last;
    int32_t from_best[NAME_STATES];
    for (unsigned to = 0; to < NAME_STATES; to++) now[to] = transitions[NAME_OUTSIDE * NAME_STATES + to] + scores[0][to];
    for (uint32_t i = 1; i < count; i++) {
        memcpy(last, now, sizeof last);
        step(last, transitions, now, from_best);
        for (unsigned to = 0; to < NAME_STATES; to++) {
            now[to] += scores[i][to];
            back[i * NAME_STATES + to] = (uint8_t)from_best[to];
        }
    }
    unsigned best = NAME_OUTSIDE;
    float most = 2 * NAME_ILLEGAL;
    for (unsigned from = 0; from < NAME_STATES; from++) {
        float score = now[from] + transitions[from * NAME_STATES + NAME_OUTSIDE];
        if (score > most) {
            most = score;
            best = from;
        }
    }
    for (uint32_t i = count; i-- > 0; best = i ? back[i * NAME_STATES + best] : best) labels[i] = (uint8_t)best;
}

static float rescale(float *row) {
    float sum = 0;
    for (unsigned k = 0; k < NAME_STATES; k++) sum += row[k];
    float by = 1 / sum;
    for (unsigned k = 0; k < NAME_STATES; k++) row[k] *= by;
    return sum;
}

CLONES void qi_name_sums(label_scores *scores, uint32_t count, const float *exp_transitions, label_scores *forward,
                  label_scores *backward, float *scale) {
    for (uint32_t i = 0; i < count; i++) {
        float most = scores[i][0];
        for (unsigned k = 1; k < NAME_STATES; k++) most = scores[i][k] > most ? scores[i][k] : most;
        for (unsigned k = 0; k < NAME_STATES; k++) scores[i][k] = qi_exp(scores[i][k] - most);
    }
    for (uint32_t i = 0; i < count; i++) {
        float *now = forward[i];
        for (unsigned to = 0; to < NAME_STATES; to++) now[to] = 0;
        if (!i) {
            for (unsigned to = 0; to < NAME_STATES; to++) now[to] = exp_transitions[NAME_OUTSIDE * NAME_STATES + to];
        } else {
            for (unsigned from = 0; from < NAME_STATES; from++) {
                const float *row = exp_transitions + from * NAME_STATES;
                float weight = forward[i - 1][from];
                for (unsigned to = 0; to < NAME_STATES; to++) now[to] += weight * row[to];
            }
        }
        for (unsigned to = 0; to < NAME_STATES; to++) now[to] *= scores[i][to];
        scale[i] = rescale(now);
    }
    for (unsigned k = 0; k < NAME_STATES; k++)
        backward[count - 1][k] = exp_transitions[k * NAME_STATES + NAME_OUTSIDE];
    for (uint32_t i = count - 1; i-- > 0;) {
        label_scores next;
        for (unsigned k = 0; k < NAME_STATES; k++) next[k] = backward[i + 1][k] * scores[i + 1][k];
        for (unsigned from = 0; from < NAME_STATES; from++) {
            const float *row = exp_transitions + from * NAME_STATES;
            float sum = 0;
            for (unsigned to = 0; to < NAME_STATES; to++) sum += row[to] * next[to];
            backward[i][from] = sum / scale[i + 1];
        }
    }
}
