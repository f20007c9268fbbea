#include "entity/lattice.h"

#include "base/clones.h"
#include "base/exponential.h"

/* One step: the score of the best way to each label. */
CLONES static void step(const float *restrict last, const float *restrict transitions, const float *restrict scores,
                        float *restrict now) {
    label_scores best;
    for (unsigned to = 0; to < NAME_STATES; to++) best[to] = last[0] + transitions[to];
    for (unsigned from = 1; from < NAME_STATES; from++) {
        const float *restrict row = transitions + from * NAME_STATES;
        for (unsigned to = 0; to < NAME_STATES; to++) {
            float score = last[from] + row[to];
            best[to] = score > best[to] ? score : best[to];
        }
    }
    for (unsigned to = 0; to < NAME_STATES; to++) now[to] = best[to] + scores[to];
}

/* The label from which the best way leads to `to`. */
static uint8_t best_before(const float *last, const float *transitions, unsigned to) {
    uint8_t best = 0;
    float most = last[0] + transitions[to];
    for (uint8_t from = 1; from < NAME_STATES; from++) { /* without a branch: which it is cannot be foreseen */
        float score = last[from] + transitions[from * NAME_STATES + to];
        best = score > most ? from : best;
        most = score > most ? score : most;
    }
    return best;
}

void qi_name_best(const label_scores *scores, uint32_t count, const float *transitions, label_scores *ways,
                  uint8_t *labels) {
    for (unsigned to = 0; to < NAME_STATES; to++)
        ways[0][to] = transitions[NAME_OUTSIDE * NAME_STATES + to] + scores[0][to];
    for (uint32_t i = 1; i < count; i++) step(ways[i - 1], transitions, scores[i], ways[i]);
    unsigned best = NAME_OUTSIDE;
    float most = 2 * NAME_ILLEGAL;
    for (unsigned from = 0; from < NAME_STATES; from++) {
        float score = ways[count - 1][from] + transitions[from * NAME_STATES + NAME_OUTSIDE];
        if (score > most) {
            most = score;
            best = from;
        }
    }
    labels[count - 1] = (uint8_t)best;
    for (uint32_t i = count - 1; i > 0; i--) labels[i - 1] = best_before(ways[i - 1], transitions, labels[i]);
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
static inline void pass_on(const float *restrict last, const float rows[NAME_STATES][NAME_STATES],
                           float *restrict now) {
    for (unsigned to = 0; to < NAME_STATES; to++) now[to] = last[0] * rows[0][to];
    for (unsigned from = 1; from < NAME_STATES; from++)
        for (unsigned to = 0; to < NAME_STATES; to++) now[to] += last[from] * rows[from][to];
}

/* Each token's scores less the greatest, so that none overflows, then their exponentials. */
static inline void exponentiate(label_scores *scores, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        float most = scores[i][0];
        for (unsigned k = 1; k < NAME_STATES; k++) most = scores[i][k] > most ? scores[i][k] : most;
        for (unsigned k = 0; k < NAME_STATES; k++) scores[i][k] -= most;
    }
    float *all = scores[0]; /* in one loop over all labels, which becomes vector code */
    for (size_t k = 0; k < (size_t)count * NAME_STATES; k++) all[k] = qi_exp(all[k]);
}

CLONES void qi_name_sums(label_scores *scores, uint32_t count, const struct name_links *links, label_scores *forward,
                         label_scores *backward, float *scale) {
    exponentiate(scores, count);
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
