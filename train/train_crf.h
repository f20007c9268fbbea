/*
 * A linear-chain conditional random field learnt by FTRL-proximal (McMahan et al. 2013), whose L1 term
 * leaves most features without weight. Tokens may have sets of labels: what is learnt is then the
 * probability of all sequences within them. Or each token has the probabilities of its labels by another model, whose
 * sequences are to become as likely.
 */
#ifndef QUOTH_TOOLS_TRAIN_CRF_H
#define QUOTH_TOOLS_TRAIN_CRF_H

#include "entity/lattice.h"
#include "train.h"

struct sample {
    uint32_t first, last; /* tokens */
    float weight;
    uint32_t taught; /* where the labels of its tokens begin in samples.taught; NOT_TAUGHT: masks say what they are */
};

#define NOT_TAUGHT UINT32_MAX

struct samples {
    struct dictionary features;
    VEC(uint32_t) numbers; /* of features, token after token */
    VEC(uint64_t) starts;  /* by token: into numbers; one more at the end */
    VEC(uint32_t) masks;   /* by token: labels it may have, 1 << label */
    VEC(float) base;       /* by token: NAME_STATES scores to add to; none when empty */
    VEC(float) taught;     /* by token of samples that are taught: NAME_STATES probabilities */
    VEC(struct sample) all;
    struct arena arena;
};

/* Adds a token; the sample that holds it is added after its last one. */
void qt_add_token(struct samples *s, const uint64_t *keys, uint32_t n, uint32_t mask);
void qt_add_sample(struct samples *s, uint32_t first, float weight);
/* Gives the sample added last the probabilities of its tokens' labels. */
void qt_teach_sample(struct samples *s, const label_scores *labels);
/* Numbers features anew without those seen less than `least` times. To be called once, before learning. */
void qt_drop_rare(struct samples *s, uint32_t least);

struct learner {
    float *w, *z, *n;
    uint32_t cells;
};

struct recipe {
    int passes;
    float alpha, l1, l2;
    float dropped;    /* how many of the features are hidden at each step but in the last pass */
    bool learn_links; /* transitions too */
    bool (*passed)(void *context, int pass, double loss); /* after each pass, with nats a token; false: stop */
    void (*ticked)(void *context, int pass, double part); /* how far a pass is, 0 to 1; may be NULL */
    void *context;
};

void qt_open_learner(struct learner *l, uint32_t cells);
void qt_close_learner(struct learner *l);
void qt_close_samples(struct samples *s);

/* Prints what a pass loses; never stops. */
bool qt_print_pass(void *context, int pass, double loss);

/* weights: features.count * NAME_LABELS cells; links: NAME_STATES * NAME_STATES. */
void qt_learn(const struct samples *s, const struct recipe *recipe, struct learner *weights, struct learner *links);

#endif
