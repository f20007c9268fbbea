#include "entity/lattice.h"

#include "base/clones.h"
#include "base/exponential.h"

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

void qi_name_link(struct name_links *links, const float *transitions) {
    for (unsigned from = 0; from < NAME_STATES; from++)
        for (unsigned to = 0; to < NAME_STATES; to++)
            links->onward[from][to] = links->back[to][from] =
                qi_name_legal(from, to) ? qi_exp(transitions[from * NAME_STATES + to]) : 0;
}

/* now[to] = the sum over `from` of last[from] * rows[from][to]. */
static inline void pass_on(const float *restrict last, const float rows[NAME_STATES][NAME_STATES], float *restrict now) {
    for (unsigned to = 0; to < NAME_STATES; to++) now[to] = last[0] * rows[0][to];
    for (unsigned from = 1; from < NAME_STATES; from++)
        for (unsigned to = 0; to < NAME_STATES; to++) now[to] += last[from] * rows[from][to];
}

CLONES void qi_name_sums(label_scores *scores, uint32_t count, const struct name_links *links, label_scores *forward,
                         label_scores *backward, float *scale) {
    for (uint32_t i = 0; i < count; i++) {
        float most = scores[i][0];
        for (unsigned k = 1; k < NAME_STATES; k++) most = scores[i][k] > most ? scores[i][k] : most;
        for (unsigned k = 0; k < NAME_STATES; k++) scores[i][k] = qi_exp(scores[i][k] - most);
    }
    for (uint32_t i = 0; i < count; i++) {
        label_scores now;
        if (i)
            pass_on(forward[i - 1], links->onward, now);
        else
            memcpy(now, links->onward[NAME_OUTSIDE], sizeof now);
        for (unsigned to = 0; to < NAME_STATES; to++) forward[i][to] = now[to] * scores[i][to];
        scale[i] = rescale(forward[i]);
    }
    memcpy(backward[count - 1], links->back[NAME_OUTSIDE], sizeof *backward);
    for (uint32_t i = count - 1; i-- > 0;) {
        label_scores next, now;
        for (unsigned k = 0; k < NAME_STATES; k++) next[k] = backward[i + 1][k] * scores[i + 1][k];
        pass_on(next, links->back, now);
        float by = 1 / scale[i + 1];
        for (unsigned from = 0; from < NAME_STATES; from++) backward[i][from] = now[from] * by;
    }
}
