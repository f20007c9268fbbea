#include "entity/lattice.h"

#include "base/clones.h"
#include "base/exponential.h"

typedef float lanes __attribute__((vector_size(32)));
typedef int32_t lane_bits __attribute__((vector_size(32)));

enum { LANES = 8, REACH = NAME_NEAR - 1 };
_Static_assert(NAME_LABELS == 2 * LANES, "a row of labels is two vectors");

/* A row of labels' numbers that can be read from REACH labels before its first on to REACH behind the last. */
struct row {
    float before[REACH];
    label_scores at;
    float behind[REACH - 1];
};

/* Which labels are far, and how far from a label the first is from which one is near it, by direction. */
static const unsigned far_onward[2] = {PART_E, PART_S}, far_back[2] = {PART_B, PART_S};
enum { NEAR_ONWARD = -REACH, NEAR_BACK = 0 };

/* Is a name going on behind the label? */
static bool opens_name(unsigned label) {
    return label % NAME_PARTS == PART_B || label % NAME_PARTS == PART_I;
}

static void open_way(struct name_way *way, const float matrix[NAME_STATES][NAME_STATES], bool back, float illegal) {
    const unsigned *far = back ? far_back : far_onward;
    for (unsigned n = 0; n < NAME_FAR; n++) {
        unsigned from = n < NAME_FAR - 1 ? n / 2 * NAME_PARTS + far[n % 2] : NAME_OUTSIDE;
        for (unsigned to = 0; to < NAME_STATES; to++) way->far[n][to] = back ? matrix[to][from] : matrix[from][to];
    }
    for (unsigned k = 0; k < NAME_NEAR; k++)
        for (unsigned to = 0; to < NAME_LABELS; to++) {
            unsigned from = to + k + (unsigned)(back ? NEAR_BACK : NEAR_ONWARD); /* wraps round where there is none */
            bool inside =
                from < NAME_LABELS && from / NAME_PARTS == to / NAME_PARTS &&
                (back ? opens_name(to) && qi_name_legal(to, from) : opens_name(from) && qi_name_legal(from, to));
            way->near[k][to] = !inside ? illegal : back ? matrix[to][from] : matrix[from][to];
        }
}

void qi_name_link(struct name_links *links, const float *transitions) {
    for (unsigned from = 0; from < NAME_STATES; from++)
        for (unsigned to = 0; to < NAME_STATES; to++) {
            bool legal = qi_name_legal(from, to);
            float score = transitions[from * NAME_STATES + to];
            links->scores[from][to] = legal ? score : NAME_ILLEGAL;
            links->odds[from][to] = legal ? qi_exp(score) : 0;
        }
    open_way(&links->best, links->scores, false, NAME_ILLEGAL);
    open_way(&links->onward, links->odds, false, 0);
    open_way(&links->back, links->odds, true, 0);
}

/* The far label of a row of a way. */
static inline unsigned far_label(unsigned n, const unsigned far[2]) {
    return n < NAME_FAR - 1 ? n / 2 * NAME_PARTS + far[n % 2] : NAME_OUTSIDE;
}

/* Keeps the greater of each lane: C has no ?: for vectors. */
static inline void keep_greater(lanes *restrict best, const lanes *restrict score) {
    lane_bits greater = *score > *best;
    *best = (lanes)(((lane_bits)*score & greater) | ((lane_bits)*best & ~greater));
}

/* One step: the score of the best way to each label. */
static inline void step(const struct row *last, const struct name_way *way, const float *scores, struct row *now) {
    const float *reached = (const float *)last + REACH + NEAR_ONWARD;
    float outside = 2 * NAME_ILLEGAL;
    for (unsigned n = 0; n < NAME_FAR; n++) {
        float score = last->at[far_label(n, far_onward)] + way->far[n][NAME_OUTSIDE];
        outside = score > outside ? score : outside;
    }
    now->at[NAME_OUTSIDE] = outside + scores[NAME_OUTSIDE];
    for (int half = 0; half < NAME_LABELS; half += LANES) {
        lanes best, score, link;
        memcpy(&best, way->far[0] + half, sizeof best);
        best += last->at[far_label(0, far_onward)];
        for (unsigned n = 1; n < NAME_FAR; n++) {
            memcpy(&score, way->far[n] + half, sizeof score);
            score += last->at[far_label(n, far_onward)];
            keep_greater(&best, &score);
        }
        for (unsigned k = 0; k < NAME_NEAR; k++) {
            memcpy(&score, reached + half + k, sizeof score);
            memcpy(&link, way->near[k] + half, sizeof link);
            score += link;
            keep_greater(&best, &score);
        }
        memcpy(&score, scores + half, sizeof score);
        best += score;
        memcpy(now->at + half, &best, sizeof best);
    }
}

/* The label from which the best way leads to `to`. */
static uint8_t best_before(const float *last, const struct name_links *links, unsigned to) {
    unsigned part = to % NAME_PARTS, type = to - part;
    if (to != NAME_OUTSIDE && (part == PART_I || part == PART_E))
        return (uint8_t)(type + (last[type + PART_I] + links->scores[type + PART_I][to] >
                                         last[type + PART_B] + links->scores[type + PART_B][to]
                                     ? PART_I
                                     : PART_B));
    unsigned best = 0;
    float most = last[far_label(0, far_onward)] + links->best.far[0][to];
    for (unsigned n = 1; n < NAME_FAR; n++) { /* without a branch: which it is cannot be foreseen */
        float score = last[far_label(n, far_onward)] + links->best.far[n][to];
        best = score > most ? n : best;
        most = score > most ? score : most;
    }
    return (uint8_t)far_label(best, far_onward);
}

CLONES static void find_ways(const label_scores *scores, uint32_t count, const struct name_links *links,
                             label_scores *ways) {
    struct row rows[2] = {{{0}, {0}, {0}}, {{0}, {0}, {0}}};
    for (unsigned to = 0; to < NAME_STATES; to++) rows[0].at[to] = links->scores[NAME_OUTSIDE][to] + scores[0][to];
    memcpy(ways[0], rows[0].at, sizeof *ways);
    for (uint32_t i = 1; i < count; i++) {
        step(&rows[(i - 1) % 2], &links->best, scores[i], &rows[i % 2]);
        memcpy(ways[i], rows[i % 2].at, sizeof *ways);
    }
}

void qi_name_best(const label_scores *scores, uint32_t count, const struct name_links *links, label_scores *ways,
                  uint8_t *labels) {
    find_ways(scores, count, links, ways);
    unsigned best = NAME_OUTSIDE;
    float most = 2 * NAME_ILLEGAL;
    for (unsigned from = 0; from < NAME_STATES; from++) {
        float score = ways[count - 1][from] + links->scores[from][NAME_OUTSIDE];
        if (score > most) {
            most = score;
            best = from;
        }
    }
    labels[count - 1] = (uint8_t)best;
    for (uint32_t i = count - 1; i > 0; i--) labels[i - 1] = best_before(ways[i - 1], links, labels[i]);
}

/* now[to] = the sum over `from` of last[from] * odds[from][to]. */
static inline void pass_on(const struct row *last, const struct name_way *way, const unsigned far[2], int near,
                           float *now) {
    lanes sum[2] = {{0}, {0}}, link, by;
    float outside = 0;
    for (unsigned n = 0; n < NAME_FAR; n++) {
        float from = last->at[far_label(n, far)];
        for (int half = 0; half < 2; half++) {
            memcpy(&link, way->far[n] + half * LANES, sizeof link);
            sum[half] += from * link;
        }
        outside += from * way->far[n][NAME_OUTSIDE];
    }
    for (int k = 0; k < NAME_NEAR; k++)
        for (int half = 0; half < 2; half++) {
            memcpy(&by, (const float *)last + REACH + near + half * LANES + k, sizeof by);
            memcpy(&link, way->near[k] + half * LANES, sizeof link);
            sum[half] += by * link;
        }
    memcpy(now, sum, sizeof sum);
    now[NAME_OUTSIDE] = outside;
}

/* In four sums, so that none waits for seventeen additions. */
static inline float total(const float *row) {
    float sums[4];
    for (unsigned k = 0; k < 4; k++) sums[k] = row[k] + row[k + 4] + row[k + 8] + row[k + 12];
    return sums[0] + sums[1] + (sums[2] + sums[3]) + row[NAME_OUTSIDE];
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
    struct row last = {{0}, {0}, {0}};
    float now[NAME_STATES];
    memcpy(now, links->odds[NAME_OUTSIDE], sizeof now);
    for (uint32_t i = 0; i < count; i++) {
        if (i) pass_on(&last, &links->onward, far_onward, NEAR_ONWARD, now);
        for (unsigned to = 0; to < NAME_STATES; to++) now[to] *= scores[i][to];
        scale[i] = total(now);
        float by = 1 / scale[i];
        for (unsigned to = 0; to < NAME_STATES; to++) last.at[to] = forward[i][to] = now[to] * by;
    }
    for (unsigned from = 0; from < NAME_STATES; from++) backward[count - 1][from] = links->odds[from][NAME_OUTSIDE];
    for (uint32_t i = count - 1; i-- > 0;) {
        for (unsigned k = 0; k < NAME_STATES; k++) last.at[k] = backward[i + 1][k] * scores[i + 1][k];
        pass_on(&last, &links->back, far_back, NEAR_BACK, now);
        float by = 1 / scale[i + 1];
        for (unsigned from = 0; from < NAME_STATES; from++) backward[i][from] = now[from] * by;
    }
}
