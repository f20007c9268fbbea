#include "tagger/pos_features.h"

/* Numbers of the templates; part of what a table of weights was trained for. */
enum {
    OWN_WORD = 1, OWN_SPELLING, OWN_SUFFIX, OWN_PREFIX = OWN_SUFFIX + 8, OWN_SHAPE = OWN_PREFIX + 8, OWN_FLAGS,
    OWN_CASED_SUFFIX, OWN_AFTER_HYPHEN, OWN_LETTERS, OWN_BIAS,
    NEAR = 40, /* + offset * 3 */
    SURE = 80 /* those between are POS_JOINT_TEMPLATES … */
};

uint64_t qi_pos_sure_key(const struct form *form) {
    return qi_feature(SURE, form->hash);
}

uint32_t qi_pos_own_keys(const struct form *form, const struct form *lower, enum letter_case letters, uint64_t *keys) {
    uint32_t n = 0, length = lower->length;
    uint64_t word = qi_word_hash(lower);
    keys[n++] = qi_feature(OWN_BIAS, 0);
    keys[n++] = qi_feature(OWN_WORD, word);
    for (uint32_t k = 1; k <= 5; k++)
        if (length > k) keys[n++] = qi_feature(OWN_SUFFIX + k, qi_suffix(lower->text, length, k));
    for (uint32_t k = 1; k <= 4; k++)
        if (length > k) keys[n++] = qi_feature(OWN_PREFIX + k, qi_prefix(lower->text, length, k));
    const char *hyphen = form->flags & FORM_HYPHEN ? strrchr(lower->text, '-') : NULL;
    if (hyphen) keys[n++] = qi_feature(OWN_AFTER_HYPHEN, qi_suffix(hyphen, (uint32_t)strlen(hyphen), 4));
    if (letters != CASE_NORMAL) { /* capitals say nothing: the word as it would be in running text */
        keys[n++] = qi_feature(OWN_LETTERS, letters << 1 | (form->flags & FORM_UPPER_FIRST));
        keys[n++] = qi_feature(OWN_LETTERS, qi_suffix(lower->text, length, 3) << 2 | letters);
        keys[n++] = qi_feature(OWN_LETTERS, word ^ letters);
        return n;
    }
    uint32_t flags = form->flags & 0xFF;
    keys[n++] = qi_feature(OWN_SPELLING, (form->flags & FORM_DIGIT ? word : form->hash) ^ (flags & FORM_UPPER_FIRST));
    keys[n++] = qi_feature(OWN_SHAPE, qi_shape(form->text, form->length));
    keys[n++] = qi_feature(OWN_FLAGS, flags);
    keys[n++] = qi_feature(OWN_CASED_SUFFIX, qi_suffix(lower->text, length, 3) << 8 | (flags & 0x17));
    return n;
}

uint32_t qi_pos_near_keys(const struct form *form, const struct form *lower, int offset, uint64_t *keys) {
    uint32_t template = (uint32_t)(NEAR + offset * 3);
    if (!form) {
        keys[0] = qi_feature(template, 1);
        return 1;
    }
    keys[0] = qi_feature(template, qi_word_hash(lower));
    if (offset < -1 || offset > 1) return 1;
    keys[1] = qi_feature(template + 1, qi_suffix(lower->text, lower->length, 3));
    keys[2] = qi_feature(template + 2, qi_suffix(lower->text, lower->length, 2) << 8 | (form->flags & 0x17));
    return 3;
}

uint32_t qi_pos_joint_keys(const struct pos_context *c, uint64_t *keys) {
    qi_pos_tag_keys(c, keys);
    qi_pos_word_keys(c, keys + POS_TAG_KEYS);
    return POS_JOINT_KEYS;
}
