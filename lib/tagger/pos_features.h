/*
 * What the part-of-speech tagger looks at. Every feature belongs to one word in one place (itself, the
 * word before …), and is summed once for a distinct spelling, or it involves tags already given.
 */
#ifndef QUOTH_TAGGER_POS_FEATURES_H
#define QUOTH_TAGGER_POS_FEATURES_H

#include "tagger/pos.h"
#include "tagger/shape.h"
#include "tagger/weights.h"

enum { POS_VERSION = 2, POS_MAX_KEYS = 24 };
enum { POS_JOINT_TEMPLATES = 60 }; /* the first of their numbers */

/* A spelling that nearly always has one tag has this feature: then the tag's weight is the greatest in its row. */
uint64_t qi_pos_sure_key(const struct form *form);

/* Features of the word itself. lower: the form of its lower-case spelling. */
uint32_t qi_pos_own_keys(const struct form *form, const struct form *lower, enum letter_case letters, uint64_t *keys);

/* Features of the word at `offset` (-2, -1, 1, 2) from the one to be tagged; form NULL: outside the sentence. */
uint32_t qi_pos_near_keys(const struct form *form, const struct form *lower, int offset, uint64_t *keys);

/* Features that join words and tags. word, before, after: qi_word_hash of this word and its neighbours. */
struct pos_context {
    uint64_t before, word, after;
    uint64_t ending; /* qi_suffix of the word, 3 bytes */
    unsigned tag1, tag2; /* of the word before, and of the one before that */
};
enum { POS_TAG_KEYS = 5, POS_WORD_KEYS = 2, POS_JOINT_KEYS = POS_TAG_KEYS + POS_WORD_KEYS };
uint32_t qi_pos_joint_keys(const struct pos_context *context, uint64_t *keys);

/* The same in two parts: those that ask for the tags before, and those that do not. */
static inline void qi_pos_tag_keys(const struct pos_context *c, uint64_t keys[POS_TAG_KEYS]) {
    uint64_t tags = c->tag1 << 8 | c->tag2;
    keys[0] = qi_feature(POS_JOINT_TEMPLATES, c->tag1);
    keys[1] = qi_feature(POS_JOINT_TEMPLATES + 1, tags);
    keys[2] = qi_feature(POS_JOINT_TEMPLATES + 2, c->word ^ (uint64_t)c->tag1 << 56);
    keys[3] = qi_feature(POS_JOINT_TEMPLATES + 3, c->ending << 16 | tags);
    keys[4] = qi_feature(POS_JOINT_TEMPLATES + 4, c->after ^ (uint64_t)c->tag1 << 56);
}
static inline void qi_pos_word_keys(const struct pos_context *c, uint64_t keys[POS_WORD_KEYS]) {
    keys[0] = qi_feature(POS_JOINT_TEMPLATES + 5, c->word + c->before * 3);
    keys[1] = qi_feature(POS_JOINT_TEMPLATES + 6, c->word + c->after * 5);
}

#endif
