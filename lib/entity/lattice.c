#include "entity/lattice.h"

#include "entity/exponential.h"

#define LEAST (-1e30f)

void qi_name_best(const label_scores *scores, uint32_t count, const float *transitions, uint8_t *back,
                  uint8_t *labels) {
    label_scores now, last;
    for (unsigned to = 0; to < NAME_STATES; to++)
        now[to] = qi_name_legal(NAME_OUTSIDE, to)
                      ? transitions[NAME_OUTSIDE * NAME_STATES + to] + scores[0][to] : LEAST;
    for (uint32_t i = 1; i < count; i++) {
        memcpy(last, now, sizeof last);
        for (unsigned to = 0; to < NAME_STATES; to++) {
            now[to] = LEAST;
            for (unsigned from = 0; from < NAME_STATES; from++) {
                if (!qi_name_legal(from, to)) continue;
                float score = last[from] + transitions[from * NAME_STATES + to];
                if (score > now[to]) {
                    now[to] = score;
                    back[i * NAME_STATES + to] = (uint8_t)from;
                }
            }
            now[to] += scores[i][to];
        }
    }
    unsigned best = NAME_OUTSIDE;
    float most = LEAST;
    for (unsigned from = 0; from < NAME_STATES; from++) {
        if (!qi_name_legal(from, NAME_OUTSIDE)) continue;
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

void qi_name_sums(label_scores *scores, uint32_t count, const float *exp_transitions, label_scores *forward,
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
