#include "entity/features.h"

#include "tagger/weights.h"

/* The lists that tell names, by numbers from 1 that never change: they are part of features. */
static const uint8_t name_lists[LIST_OPENS + 1] = {
    [LIST_FEMALE_NAME] = 1,
    [LIST_MALE_NAME] = 2,
    [LIST_SURNAME] = 3,
    [LIST_COUNTRY] = 4,
    [LIST_DEMONYM] = 5,
    [LIST_CAPITAL] = 6,
    [LIST_CITY] = 7,
    [LIST_REGION] = 8,
    [LIST_PLACE_NOUN] = 9,
    [LIST_ORGANISATION] = 10,
    [LIST_ORGANISATION_NOUN] = 11,
    [LIST_COMPANY_SUFFIX] = 12,
    [LIST_TITLE] = 13,
    [LIST_MONTH] = 14,
    [LIST_WEEKDAY] = 15,
    [LIST_PARTICLE] = 16,
    [LIST_EVENT_NOUN] = 17,
    [LIST_PERSON_NOUN] = 18,
    [LIST_BODY_NOUN] = 19,
    [LIST_ORG_KIND] = 20,
    [LIST_SAY] = 21,
    [LIST_MEDIA_NOUN] = 22,
    [LIST_TRADE_NOUN] = 23,
    [LIST_TEAM_NOUN] = 24,
    [LIST_USER] = 25,
    [LIST_USER + 1] = 26,
    [LIST_USER + 2] = 27,
    [LIST_USER + 3] = 28,
};
enum { NAME_LISTS = 28 };

enum {
    OWN = 100,
    OWN_BIAS = OWN,
    OWN_WORD,
    OWN_SPELLING,
    OWN_SUFFIX,
    OWN_PREFIX = OWN_SUFFIX + 6,
    OWN_SHAPE = OWN_PREFIX + 6,
    OWN_CASED_SUFFIX,
    OWN_LIST,
    OWN_LISTS,
    OWN_CLUSTER,
    OWN_SEEN = OWN_CLUSTER + NAME_CLUSTERINGS,
    OWN_FRONT,
    OWN_BACK,
    OWN_FRONT_LISTS,
    OWN_LETTERS,
    NEAR = 200, /* + (offset + 2) * 10 */
    JOINT = 300
};

uint32_t qi_name_lists(uint64_t lists) {
    uint32_t found = 0;
    for (; lists; lists &= lists - 1) {
        uint8_t number = name_lists[__builtin_ctzll(lists)];
        if (number) found |= UINT32_C(1) << (number - 1);
    }
    return found;
}

static bool has_capital(const struct form *form) {
    if (form->flags & (FORM_UPPER_FIRST | FORM_ALL_UPPER | FORM_MIXED)) return true;
    if (*form->text >= 'a' && *form->text <= 'z') return false; /* one behind it would have made it mixed */
    for (uint32_t i = 0; i < form->length; i++)                 /* 11-Nation */
        if (form->text[i] >= 'A' && form->text[i] <= 'Z') return true;
    return false;
}

static enum look look_of(const struct form *form, bool capital) {
    if (form->flags & FORM_ALL_UPPER) return LOOK_UPPER;
    if (capital) return LOOK_CAPITAL;
    if (form->flags & FORM_DIGIT) return LOOK_DIGIT;
    if (form->flags & FORM_LETTER) return LOOK_LOWER;
    const char *text = form->text;
    if (form->length == 1 && strchr(",.;:-()!?/", *text)) return LOOK_MARK;
    if (*text == '"' || *text == '\'' || *text == '`' || memcmp(text, "\xE2\x80", form->length < 2 ? 1 : 2) == 0)
        return LOOK_QUOTE;
    return LOOK_OTHER;
}

void qi_word_facts_fetch(const quoth_document *d, const struct form *form) {
    const struct weights *clusters = &d->model->clusters;
    if (clusters->slots) __builtin_prefetch(qi_weights_bucket(clusters, qi_feature(0, d->forms.at[form->lower].hash)));
}

void qi_word_facts(const quoth_document *d, const struct form *form, struct word_facts *facts) {
    facts->form = form;
    facts->lower = &d->forms.at[form->lower];
    facts->word = qi_word_hash(facts->lower);
    facts->lists = qi_name_lists(form->lists);
    const struct weights *clusters = &d->model->clusters;
    uint32_t row = clusters->slots ? qi_weights_find(clusters, qi_feature(0, facts->lower->hash)) : 0;
    facts->clusters = row ? (const uint8_t *)qi_weights_row(clusters, row) : NULL;
    facts->capital = has_capital(form);
    facts->look = (uint8_t)look_of(form, facts->capital);
    facts->seen = facts->capital && facts->lower->count && facts->lower != form ? SEEN_LOWER : 0;
}

/* The parts of a hyphenated word: a demonym in pro-Russian, a name in Lloyd-Jones. */
static uint32_t hyphen_keys(const quoth_model *model, const struct form *lower, uint64_t *keys) {
    const char *hyphen = strchr(lower->text, '-'), *last = strrchr(lower->text, '-');
    if (!(lower->flags & FORM_HYPHEN) || !hyphen) return 0;
    uint64_t front = qi_hash(lower->text, (size_t)(hyphen - lower->text));
    uint64_t back = qi_hash(last + 1, lower->length - (size_t)(last + 1 - lower->text));
    const struct lexicon *lexicon = &model->lexicon;
    keys[0] = qi_feature(OWN_FRONT, front);
    keys[1] = qi_feature(OWN_BACK, back);
    keys[2] = qi_feature(OWN_FRONT_LISTS, qi_name_lists(qi_lexicon_lists(lexicon, front)) << 1);
    keys[3] = qi_feature(OWN_FRONT_LISTS, qi_name_lists(qi_lexicon_lists(lexicon, back)) << 1 | 1);
    return 4;
}

uint32_t qi_name_own_keys(const quoth_model *model, const struct word_facts *w, enum letter_case letters,
                          uint64_t *keys) {
    const struct form *form = w->form, *lower = w->lower;
    uint32_t n = 0, length = lower->length, flags = form->flags & 0xFF;
    bool cased = letters == CASE_NORMAL; /* else a capital says little */
    keys[n++] = qi_feature(OWN_BIAS, cased ? 0 : letters << 4 | w->look);
    keys[n++] = qi_feature(OWN_WORD, w->word);
    for (uint32_t k = 2; k <= 4; k++) {
        if (length <= k) break;
        keys[n++] = qi_feature(OWN_SUFFIX + k, qi_suffix(lower->text, length, k));
        keys[n++] = qi_feature(OWN_PREFIX + k, qi_prefix(lower->text, length, k));
    }
    uint32_t look = cased ? w->look : LOOK_NONE;
    keys[n++] = qi_feature(OWN_LISTS, (uint64_t)w->lists << 8 | look);
    for (uint32_t i = 0; i < NAME_LISTS; i++)
        if (w->lists >> i & 1) keys[n++] = qi_feature(OWN_LIST, i);
    if (w->clusters)
        for (uint32_t k = 0; k < NAME_CLUSTERINGS; k++)
            keys[n++] = qi_feature(OWN_CLUSTER + k, (uint64_t)w->clusters[k] << 8 | look);
    else
        keys[n++] = qi_feature(OWN_LETTERS, look);
    n += hyphen_keys(model, lower, keys + n);
    if (!cased) return n;
    keys[n++] = qi_feature(OWN_SPELLING, flags & FORM_DIGIT ? w->word : form->hash);
    keys[n++] = qi_feature(OWN_SHAPE, qi_shape(form->text, form->length));
    keys[n++] = qi_feature(OWN_CASED_SUFFIX, qi_suffix(lower->text, length, 3) << 8 | flags);
    return n;
}

uint32_t qi_name_near_keys(const struct word_facts *w, int offset, uint64_t *keys) {
    uint32_t template = (uint32_t)(NEAR + (offset + 2) * 10), n = 0;
    if (!w) {
        keys[0] = qi_feature(template, 1);
        return 1;
    }
    bool next = offset == 1 || offset == -1;
    keys[n++] = qi_feature(template, w->word);
    keys[n++] = qi_feature(template + 1, (uint64_t)w->lists << 8 | w->look);
    if (w->clusters) {
        keys[n++] = qi_feature(template + 2, w->clusters[1]);
        if (next) keys[n++] = qi_feature(template + 3, w->clusters[2]);
    }
    if (!next) return n;
    keys[n++] = qi_feature(template + 4, qi_suffix(w->lower->text, w->lower->length, 3));
    return n;
}

uint64_t qi_name_seen_key(const struct word_facts *w, int offset, enum letter_case letters) {
    if (!offset) return qi_feature(OWN_SEEN, (uint64_t)w->seen << 8 | w->look << 2 | letters);
    return qi_feature((uint32_t)(NEAR + (offset + 2) * 10) + 5, (uint64_t)w->form->flags << 8 | w->seen);
}

static uint64_t word_of(const struct word_facts *w) {
    return w ? w->word : 1;
}
static uint32_t lists_of(const struct word_facts *w) {
    return w ? w->lists : 1u << 31;
}
static uint32_t look_at(const struct word_facts *w) {
    return w ? w->look : LOOK_NONE;
}
static uint32_t cluster_of(const struct word_facts *w, int k) {
    return w && w->clusters ? w->clusters[k] + 1u : 0;
}

static uint32_t pattern_keys(const struct name_context *c, uint64_t *keys) {
    uint32_t looks = 0, tags = (uint32_t)c->tag[1] << 16 | (uint32_t)c->tag[2] << 8 | c->tag[3];
    for (int k = 0; k < 5; k++) looks = looks << 4 | look_at(c->word[k]);
    keys[0] = qi_feature(JOINT, c->tag[2]);
    keys[1] = qi_feature(JOINT + 1, tags >> 8);
    keys[2] = qi_feature(JOINT + 2, tags & 0xFFFF);
    keys[3] = qi_feature(JOINT + 3, tags);
    keys[4] = qi_feature(JOINT + 4, looks);
    keys[5] = qi_feature(JOINT + 5, (looks >> 4 & 0xFFF) << 4 | (uint32_t)c->opens << 2 | c->letters);
    keys[6] = qi_feature(JOINT + 6, (uint64_t)c->word[2]->seen << 16 | look_at(c->word[2]) << 8 |
                                        (uint32_t)c->opens << 4 | c->letters);
    return 7;
}

static uint32_t pair_keys(const struct name_context *c, uint64_t *keys) {
    const struct word_facts *w = c->word[2], *before = c->word[1], *after = c->word[3];
    keys[0] = qi_feature(JOINT + 10, word_of(before) * 3 + w->word);
    keys[1] = qi_feature(JOINT + 11, word_of(after) * 5 + w->word);
    keys[2] = qi_feature(JOINT + 12, (uint64_t)lists_of(before) << 32 | w->lists);
    keys[3] = qi_feature(JOINT + 13, (uint64_t)lists_of(after) << 32 | w->lists);
    keys[4] = qi_feature(JOINT + 14, cluster_of(before, 1) << 16 | cluster_of(w, 1));
    keys[5] = qi_feature(JOINT + 15, cluster_of(after, 1) << 16 | cluster_of(w, 1));
    keys[6] = qi_feature(JOINT + 16, word_of(before) ^ (uint64_t)look_at(after) << 56);
    keys[7] = qi_feature(JOINT + 17, word_of(after) ^ (uint64_t)look_at(before) << 56);
    return 8;
}

/* What stands round the whole run of capitalised words, and its ends: "… University", "said …". */
static uint32_t run_keys(const struct name_context *c, uint64_t *keys) {
    if (c->run_place == 4) {
        keys[0] = qi_feature(JOINT + 20, 0);
        return 1;
    }
    uint64_t place = (uint64_t)c->run_place << 56;
    uint32_t length = c->run_length > 5 ? 5 : c->run_length;
    keys[0] = qi_feature(JOINT + 20, 1u + length * 4 + c->run_place);
    keys[1] = qi_feature(JOINT + 21, word_of(c->run_before) ^ place);
    keys[2] = qi_feature(JOINT + 22, word_of(c->run_after) ^ place);
    keys[3] = qi_feature(JOINT + 23, word_of(c->run_last) ^ place);
    keys[4] = qi_feature(JOINT + 24, word_of(c->run_first) ^ place);
    keys[5] = qi_feature(JOINT + 25, (uint64_t)lists_of(c->run_last) << 8 | c->run_place);
    keys[6] = qi_feature(JOINT + 26, (uint64_t)lists_of(c->run_first) << 8 | c->run_place);
    keys[7] = qi_feature(JOINT + 27, cluster_of(c->run_last, 1) << 8 | c->run_place);
    keys[8] = qi_feature(JOINT + 28, cluster_of(c->run_before, 1) << 8 | c->run_place);
    keys[9] = qi_feature(JOINT + 29, cluster_of(c->run_after, 1) << 8 | c->run_place);
    /* "the company, Lumen Fen," and "Lumen Fen, the company": what stands beyond the word beside it */
    keys[10] = qi_feature(JOINT + 41, (word_of(c->run_before2) * 3 + word_of(c->run_before)) ^ place);
    keys[11] = qi_feature(JOINT + 42, (word_of(c->run_after2) * 3 + word_of(c->run_after)) ^ place);
    keys[12] = qi_feature(JOINT + 43, ((uint64_t)cluster_of(c->run_before2, 1) << 32) ^ word_of(c->run_before) ^ place);
    keys[13] = qi_feature(JOINT + 44, ((uint64_t)cluster_of(c->run_after2, 1) << 32) ^ word_of(c->run_after) ^ place);
    if (!c->heads_line) return 14;
    keys[14] = qi_feature(JOINT + 45, word_of(c->run_after) ^ place ^ (uint64_t)length << 40); /* "VOSS: Who asked?" */
    keys[15] = qi_feature(JOINT + 46, (uint64_t)look_at(c->run_after) << 16 | length << 8 | look_at(c->run_first) << 4 |
                                          c->run_place);
    return 16;
}

static uint32_t far_keys(const struct name_context *c, uint64_t *keys) {
    uint32_t n = 0;
    uint64_t place = (uint64_t)c->run_place << 56;
    if (c->far_before.word) {
        keys[n++] = qi_feature(JOINT + 30, c->far_before.between ^ place);
        keys[n++] = qi_feature(JOINT + 31, (c->far_before.between + c->far_before.lists) ^ place);
        keys[n++] = qi_feature(JOINT + 32, (c->far_before.between + c->far_before.word) ^ place);
    }
    if (c->far_after.word) {
        keys[n++] = qi_feature(JOINT + 33, c->far_after.between ^ place);
        keys[n++] = qi_feature(JOINT + 34, (c->far_after.between + c->far_after.lists) ^ place);
        keys[n++] = qi_feature(JOINT + 35, (c->far_after.between + c->far_after.word) ^ place);
    }
    if (c->far_before.word && c->far_after.word && c->run_place == 4)
        keys[n++] =
            qi_feature(JOINT + 36, c->word[2]->word + ((uint64_t)c->far_before.lists << 32 | c->far_after.lists));
    return n;
}

uint32_t qi_name_joint_keys(const struct name_context *c, uint64_t *keys) {
    uint32_t n = pattern_keys(c, keys);
    n += pair_keys(c, keys + n);
    n += run_keys(c, keys + n);
    n += far_keys(c, keys + n);
    if (c->phrase_place) keys[n++] = qi_feature(JOINT + 40, (uint64_t)c->phrase_lists << 8 | c->phrase_place);
    return n;
}
