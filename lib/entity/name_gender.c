/* Gender of the persons named: by titles and nouns beside the name, pronouns after it, and first names. */
#include "entity/name_table.h"
#include "entity/types.h"
#include "tagger/pos.h"

enum { BY_TITLE = 8, BY_PRONOUN = 2, BY_FIRST_NAME = 3 };
enum { PRONOUN_REACH = 30 }; /* tokens after a name */

uint8_t qi_gender_of_word(const quoth_document *d, uint32_t token) {
    const struct form *f = &d->forms.at[qi_form(d, token)->lower];
    if (!(f->lists >> LIST_GENDERED & 1)) return GENDER_UNKNOWN;
    const char *value = qi_lexicon_value(&d->model->lexicon, LIST_GENDERED, f->text, f->length);
    return !value ? GENDER_UNKNOWN : *value == 'f' ? GENDER_FEMALE : GENDER_MALE;
}

static int signed_gender(uint8_t gender) {
    return gender == GENDER_FEMALE ? 1 : gender == GENDER_MALE ? -1 : 0;
}

/* Can the word at t belong to an apposition? Not to "Orme, whose son", "Orme, with her son". */
static bool may_be_apposed(const quoth_document *d, uint32_t t) {
    uint8_t tag = d->tokens.at[t].tag;
    return d->tokens.at[t].kind == TOKEN_WORD && !qi_pos_is_verb(tag) && tag != POS_IN && tag != POS_CC &&
           tag != POS_WP && tag != POS_WPS;
}

/* "She trusts Orme, her spokesman said": does a verb follow the noun at t? */
static bool is_subject_at(const quoth_document *d, uint32_t t) {
    uint8_t tag = t + 1 < d->tokens.count ? d->tokens.at[t + 1].tag : POS_NONE;
    return tag == POS_VBD || tag == POS_VBZ || tag == POS_VBP || tag == POS_MD ||
           (tag == POS_VBN && qi_in(d, t + 1, LIST_SAY)); /* “told” is often taken for a participle */
}

/* "his wife of 53 years Ada Orme", "her husband of two years, Bo Orme": what the noun before such a time tells. */
static int by_years_together(const quoth_document *d, const struct entity *e) {
    static const char *const spans[] = {"years", "months", "decades"};
    uint32_t t = e->first;
    if (t > 0 && qi_is_mark(d, t - 1, ',')) t--;
    if (t < 4 || !qi_token_among(d, t - 1, spans, sizeof spans / sizeof *spans) || d->tokens.at[t - 2].tag != POS_CD ||
        !qi_token_is(d, t - 3, "of"))
        return 0;
    return signed_gender(qi_gender_of_word(d, t - 4));
}

/* "Mrs Orme", "spokeswoman Ada Orme", "Ada Orme, an actress", "his mother, Ada Orme,": the word before, or the noun of
   the apposition. */
static int by_neighbours(const quoth_document *d, const struct entity *e) {
    int female = e->first ? signed_gender(qi_gender_of_word(d, e->first - 1)) : 0;
    female += signed_gender(qi_gender_of_word(d, e->first)) * (e->last - e->first > 1);
    if (!female) female = by_years_together(d, e);
    uint32_t t = e->last;
    if (female || t >= d->tokens.count) return female;
    bool closed = qi_is_mark(d, t, ',') || qi_form(d, t)->text[0] == '.' || qi_form(d, t)->text[0] == ';';
    if (closed && e->first > 1 && qi_is_mark(d, e->first - 1, ','))
        female = signed_gender(qi_gender_of_word(d, e->first - 2));
    if (female || t + 2 >= d->tokens.count || !qi_is_mark(d, t, ',')) return female;
    for (uint32_t stop = t + 5; ++t < stop && t < d->tokens.count && may_be_apposed(d, t);)
        if (!(qi_form(d, t)->flags & FORM_UPPER_FIRST) && qi_gender_of_word(d, t))
            return is_subject_at(d, t) ? 0 : signed_gender(qi_gender_of_word(d, t));
    return 0;
}

static int pronoun(const struct form *lower) {
    const char *c = lower->text;
    switch (lower->length) {
    case 2: return memcmp(c, "he", 2) == 0 ? -1 : 0;
    case 3:
        return memcmp(c, "she", 3) == 0 || memcmp(c, "her", 3) == 0   ? 1
               : memcmp(c, "his", 3) == 0 || memcmp(c, "him", 3) == 0 ? -1
                                                                      : 0;
    case 4: return memcmp(c, "hers", 4) == 0 ? 1 : 0;
    case 7: return memcmp(c, "herself", 7) == 0 ? 1 : memcmp(c, "himself", 7) == 0 ? -1 : 0;
    default: return 0;
    }
}

/* Does the pronoun at t mean somebody else than the name it follows in one sentence: an object of what she does ("Orme
   told him"), or whose she is ("Orme, his mother,")? Behind a conjunction it may be she ("Orme said that they beat
   her"). */
static bool is_another(const quoth_document *d, const struct entity *e, uint32_t t) {
    static const char *const conjunctions[] = {"that", "when", "after", "before", "because", "as", "while", "."};
    if (t == e->last + 1 && qi_is_mark(d, e->last, ',')) return true;
    const struct form *f = qi_form(d, t);
    if (!qi_form_is(d, f, "him") && !(qi_form_is(d, f, "her") && d->tokens.at[t].tag == POS_PRP)) return false;
    for (uint32_t i = e->last; i < t; i++)
        if (qi_token_among(d, i, conjunctions, sizeof conjunctions / sizeof *conjunctions)) return false;
    return true;
}

/* "he and Orme met the press, where he wept", "Tolk told how Orme fell, but he gave no day": is the pronoun at t that
   of whom a sentence tells, and not of the one named last? */
static bool is_of_other_subject(const quoth_document *d, uint32_t mention, uint32_t t) {
    const struct entity *e = &d->entities.at[mention];
    if (e->first > 1 && qi_token_is(d, e->first - 1, "and") && pronoun(&d->forms.at[qi_form(d, e->first - 2)->lower]))
        return true;
    bool joined = t > e->last + 1 && qi_is_mark(d, t - 2, ',') &&
                  (qi_token_is(d, t - 1, "and") || qi_token_is(d, t - 1, "but"));
    uint32_t first = d->sentences.at[qi_sentence_at(d, e->first)].first;
    return joined && mention && d->entities.at[mention - 1].type == TYPE_PER &&
           d->entities.at[mention - 1].first >= first;
}

/* The first pronoun after a name, when no other person is named before it. */
static int by_pronoun(const quoth_document *d, uint32_t mention) {
    uint32_t t = d->entities.at[mention].last, stop = t + PRONOUN_REACH;
    if (stop > d->tokens.count) stop = d->tokens.count;
    for (uint32_t next = mention + 1; next < d->entities.count && d->entities.at[next].first < stop; next++) {
        if (d->entities.at[next].type != TYPE_PER) continue;
        stop = d->entities.at[next].first;
        break;
    }
    for (; t < stop && !(d->tokens.at[t].flags & TOKEN_AFTER_BLANK); t++) {
        if (d->tokens.at[t].kind == TOKEN_QUOTE) return 0; /* who "he" is inside a quotation the speaker decides */
        int female = pronoun(&d->forms.at[qi_form(d, t)->lower]);
        bool other = female && (is_another(d, &d->entities.at[mention], t) || is_of_other_subject(d, mention, t));
        if (female) return other ? 0 : female;
    }
    return 0;
}

static int by_first_name(const struct naming *n, const struct spelling *s) {
    uint64_t lists = qi_name_word(n, s, 0)->lists;
    return (int)(lists >> LIST_FEMALE_NAME & 1) - (int)(lists >> LIST_MALE_NAME & 1);
}

void qi_name_gender(struct naming *n) {
    const quoth_document *d = n->d;
    for (uint32_t i = 0; i < n->spellings.count; i++) {
        struct spelling *s = &n->spellings.at[i];
        if (s->type == TYPE_PER && s->words > 1) s->female = (int16_t)(BY_FIRST_NAME * by_first_name(n, s));
        s->female = (int16_t)(s->female + BY_TITLE * signed_gender(s->gender));
    }
    for (uint32_t i = 0; i < d->entities.count; i++) {
        if (d->entities.at[i].type != TYPE_PER) continue;
        struct spelling *s = &n->spellings.at[n->spelling_of[i]];
        int female = BY_TITLE * by_neighbours(d, &d->entities.at[i]) + BY_PRONOUN * by_pronoun(d, i);
        if (s->female + female < 1000 && s->female + female > -1000) s->female = (int16_t)(s->female + female);
    }
}
