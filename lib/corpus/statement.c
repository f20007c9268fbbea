#include "corpus/statement.h"

#include <math.h>
#include <stdlib.h>

#include "entity/name_index.h"

/* ---- making them */

static int by_word(const void *a, const void *b) {
    const struct weighed_word *x = a, *y = b;
    return x->word < y->word ? -1 : x->word > y->word;
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* A name's word is its actor: "Lugansk" and "Luhansk" are one word. */
static uint32_t resolve_word(const quoth_collection *c, uint32_t word) {
    return word & WORD_GROUP ? WORD_GROUP | c->actor_of[word & ~WORD_GROUP] : word;
}

static uint32_t speaker_of(const quoth_collection *c, const struct kept_quote *q) {
    if (q->speaker != UINT32_MAX) return c->actor_of[q->speaker] + 1;
    return q->speaker_name ? q->speaker_name | 1u << 31 : 0;
}

static bool make(const quoth_collection *c, const struct kept_quote *q, struct statement *s, struct arena *arena) {
    struct weighed_word *words = qi_arena_alloc(arena, ((size_t)q->words + 1) * sizeof *words);
    uint32_t *pairs = qi_arena_alloc(arena, ((size_t)q->words + 1) * sizeof *pairs);
    if (!words || !pairs) return false;
    *s = (struct statement){.words = words, .pairs = pairs, .document = q->document, .extent = q->extent, .kind = q->kind};
    s->speaker = speaker_of(c, q);
    if (q->kind == QUOTE_SCARE) return true;
    const uint32_t *kept = c->words.at + q->first_word;
    for (uint32_t i = 0; i < q->words; i++) {
        words[i] = (struct weighed_word){resolve_word(c, kept[i]), 0};
        if (i) pairs[s->pair_count++] = words[i - 1].word * 0x9E3779B1u ^ words[i].word;
    }
    qsort(words, q->words, sizeof *words, by_word);
    qsort(pairs, s->pair_count, sizeof *pairs, by_number);
    for (uint32_t i = 0; i < q->words; i++) {
        if (i && words[i].word == words[i - 1].word) continue;
        s->number_count += (words[i].word & (WORD_GROUP | WORD_NUMBER)) == WORD_NUMBER;
        words[s->word_count++] = words[i];
    }
    return true;
}

/*
 * Rare words weigh more: from 1 for a word of one statement down to 0 for one of all (inverse document frequency,
 * with the size of the collection divided out).
 */
static bool weigh(struct statement *statements, uint32_t count, struct arena *arena) {
    struct index seen = {0};
    float all = logf((float)count + 2);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t w = 0; w < statements[i].word_count; w++) {
            uint32_t at = qi_index_find(&seen, statements[i].words[w].word);
            if (at) seen.entries.at[at - 1].value++;
            else if (!qi_index_add(arena, &seen, statements[i].words[w].word, 1)) return false;
        }
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t w = 0; w < statements[i].word_count; w++) {
            struct weighed_word *word = (struct weighed_word *)(uintptr_t)&statements[i].words[w];
            uint32_t at = qi_index_find(&seen, word->word), having = seen.entries.at[at - 1].value;
            word->weight = 1 - logf((float)having) / all;
            statements[i].weight += word->weight;
        }
    return true;
}

/* The actors of every document, weighed like words; statements of one document share them. */
static bool find_company(const quoth_collection *c, struct statement *statements, struct arena *arena) {
    uint32_t *documents = qi_arena_zalloc(arena, ((size_t)c->actors.count + 1) * sizeof *documents);
    struct weighed_word *all = qi_arena_alloc(arena, ((size_t)c->groups.count + 1) * sizeof *all);
    if (!documents || !all) return false;
    for (uint32_t g = 0; g < c->groups.count; g++) documents[c->actor_of[g]]++;
    for (uint32_t d = 0; d < c->documents.count; d++) {
        struct kept_document doc = c->documents.at[d];
        struct weighed_word *company = all + doc.first_group;
        float weight = 0;
        for (uint32_t g = 0; g < doc.groups; g++) {
            uint32_t actor = c->actor_of[doc.first_group + g];
            company[g].word = actor;
            company[g].weight = logf(1 + ((float)c->documents.count + 10) / ((float)documents[actor] + 1));
            weight += company[g].weight;
        }
        qsort(company, doc.groups, sizeof *company, by_word);
        for (uint32_t q = doc.first_quote; q < doc.first_quote + doc.quotes; q++) {
            statements[q].company = company;
            statements[q].company_count = doc.groups;
            statements[q].company_weight = weight;
        }
    }
    return true;
}

struct statement *qi_make_statements(const quoth_collection *c, struct arena *arena) {
    struct statement *statements = qi_arena_zalloc(arena, ((size_t)c->quotes.count + 1) * sizeof *statements);
    if (!statements) return NULL;
    for (uint32_t i = 0; i < c->quotes.count; i++)
        if (!make(c, &c->quotes.at[i], &statements[i], arena)) return NULL;
    return weigh(statements, c->quotes.count, arena) && find_company(c, statements, arena) ? statements : NULL;
}

/* ---- comparing two */

struct sharing {
    float same, begun; /* weight of equal words; of words that only begin alike */
    uint32_t numbers;
};

static bool begin_alike(uint32_t a, uint32_t b) {
    return !((a | b) & (WORD_GROUP | WORD_NUMBER)) && a >> WORD_REST == b >> WORD_REST;
}

static struct sharing shared_words(const struct statement *a, const struct statement *b) {
    struct sharing shared = {0};
    for (uint32_t i = 0, j = 0; i < a->word_count && j < b->word_count;) {
        uint32_t x = a->words[i].word, y = b->words[j].word;
        if (x == y) {
            shared.same += a->words[i].weight;
            shared.numbers += (x & (WORD_GROUP | WORD_NUMBER)) == WORD_NUMBER;
        } else if (begin_alike(x, y)) {
            shared.begun += a->words[i].weight < b->words[j].weight ? a->words[i].weight : b->words[j].weight;
        }
        bool both = x == y || begin_alike(x, y);
        i += both || x < y;
        j += both || y < x;
    }
    return shared;
}

static float shared_company(const struct statement *a, const struct statement *b) {
    float shared = 0, lighter = a->company_weight < b->company_weight ? a->company_weight : b->company_weight;
    for (uint32_t i = 0, j = 0; i < a->company_count && j < b->company_count;) {
        uint32_t x = a->company[i].word, y = b->company[j].word;
        if (x == y) shared += a->company[i].weight;
        i += x <= y;
        j += y <= x;
    }
    return lighter > 0 ? shared / lighter : 0;
}

static uint32_t shared_pairs(const struct statement *a, const struct statement *b) {
    uint32_t shared = 0;
    for (uint32_t i = 0, j = 0; i < a->pair_count && j < b->pair_count;) {
        if (a->pairs[i] < b->pairs[j]) i++;
        else if (a->pairs[i] > b->pairs[j]) j++;
        else shared++, i++, j++;
    }
    return shared;
}

void qi_compare_statements(const struct statement *a, const struct statement *b, float like[LIKENESSES]) {
    uint32_t fewer = a->pair_count < b->pair_count ? a->pair_count : b->pair_count;
    struct sharing shared = shared_words(a, b);
    float lighter = a->weight < b->weight ? a->weight : b->weight;
    uint32_t words = a->word_count < b->word_count ? a->word_count : b->word_count;
    memset(like, 0, LIKENESSES * sizeof *like);
    like[LIKE_BIAS] = 1;
    like[LIKE_PART] = lighter > 0 ? shared.same / lighter : 0;
    like[LIKE_WHOLE] = lighter > 0 ? shared.same / (a->weight + b->weight - shared.same) : 0;
    like[LIKE_MUCH] = logf(1 + shared.same) / 2;
    like[LIKE_ORDER] = fewer ? (float)shared_pairs(a, b) / (float)fewer : 0;
    like[LIKE_SPEAKER] = a->speaker && a->speaker == b->speaker;
    like[UNLIKE_SPEAKER] = a->speaker && b->speaker && a->speaker != b->speaker;
    like[LIKE_NUMBER] = shared.numbers > 0;
    like[UNLIKE_NUMBER] = !shared.numbers && a->number_count && b->number_count;
    like[BOTH_VERBATIM] = a->kind == QUOTE_DIRECT && b->kind == QUOTE_DIRECT;
    like[SHORT_ONE] = 1.0f / (float)(words + 1);
    like[LIKE_DOCUMENT] = a->document == b->document;
    like[LIKE_BEGINNINGS] = lighter > 0 ? shared.begun / lighter : 0;
    like[LIKE_COMPANY] = like[LIKE_DOCUMENT] > 0 ? 1 : shared_company(a, b);
}

float qi_same_utterance(const struct statement *a, const struct statement *b) {
    /* Fitted by logistic regression to the labelled stories of the corpus. */
    static const float weights[LIKENESSES] = {-7.4f, 3.54f, 2.83f, 6.93f, 1.82f, 3.96f, -0.43f, 0.1f, -0.55f, 0, -1.39f, -1.41f, 2.99f, 0};
    float like[LIKENESSES], sum = 0;
    qi_compare_statements(a, b, like);
    for (int i = 0; i < LIKENESSES; i++) sum += weights[i] * like[i];
    return sum;
}
