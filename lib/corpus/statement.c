#include "corpus/statement.h"

#include <math.h>
#include <stdlib.h>

#include "entity/name_index.h"
#include "entity/types.h"
#include "value/value.h"

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

static bool is_number(uint32_t word) {
    return (word & (WORD_GROUP | WORD_NUMBER)) == WORD_NUMBER;
}

uint32_t qi_speaker_of(const quoth_collection *c, const struct kept_quote *q) {
    if (q->speaker != UINT32_MAX) return c->actor_of[q->speaker] + 1;
    return q->speaker_name ? q->speaker_name | SPEAKER_WORDS : 0;
}

static bool copy_runs(const quoth_collection *c, const struct kept_quote *q, struct statement *s, struct arena *arena) {
    s->runs = qi_arena_alloc(arena, ((size_t)q->runs + 1) * sizeof *s->runs);
    if (!s->runs) return false;
    for (uint32_t i = 0; i < q->runs; i++) s->runs[i] = (struct weighed_run){c->runs.at[q->first_run + i], 0};
    s->run_count = q->runs;
    return true;
}

/* Words around the speaker's mention, each once, by number. */
static bool copy_sources(const quoth_collection *c, const struct kept_quote *q, struct statement *s,
                         struct arena *arena) {
    struct weighed_word *sources = qi_arena_alloc(arena, ((size_t)q->sources + 1) * sizeof *sources);
    if (!sources) return false;
    for (uint32_t i = 0; i < q->sources; i++)
        sources[i] = (struct weighed_word){resolve_word(c, c->words.at[q->first_source + i]), 0, 0};
    qsort(sources, q->sources, sizeof *sources, by_word);
    for (uint32_t i = 0; i < q->sources; i++)
        if (!s->source_count || sources[i].word != sources[s->source_count - 1].word)
            sources[s->source_count++] = sources[i];
    s->sources = sources;
    return true;
}

static bool make(const quoth_collection *c, const struct kept_quote *q, struct statement *s, struct arena *arena) {
    struct weighed_word *words = qi_arena_alloc(arena, ((size_t)q->words + 1) * sizeof *words);
    uint32_t *pairs = qi_arena_alloc(arena, ((size_t)q->words + 1) * sizeof *pairs);
    if (!words || !pairs) return false;
    *s = (struct statement){.words = words, .pairs = pairs, .document = q->document, .extent = q->extent};
    s->kind = q->kind;
    s->vague = q->vague;
    s->inside = q->inside;
    s->heading = q->heading;
    s->asks = q->asks;
    s->day = q->day;
    s->published = c->documents.at[q->document].published;
    s->speaker = qi_speaker_of(c, q);
    s->person = q->speaker != UINT32_MAX && c->actors.at[c->actor_of[q->speaker]].type == TYPE_PER;
    if (q->kind == QUOTE_SCARE) return true;
    s->length = q->words;
    s->called = c->words.at + q->first_called;
    s->called_count = q->called;
    s->said = c->said.at + q->first_said;
    s->said_count = q->said;
    if (!copy_runs(c, q, s, arena) || !copy_sources(c, q, s, arena)) return false;
    const uint32_t *kept = c->words.at + q->first_word;
    for (uint32_t i = 0; i < q->words; i++) {
        words[i] = (struct weighed_word){resolve_word(c, kept[i]), 0, 0};
        if (i) pairs[s->pair_count++] = words[i - 1].word * 0x9E3779B1u ^ words[i].word;
    }
    qsort(words, q->words, sizeof *words, by_word);
    qsort(pairs, s->pair_count, sizeof *pairs, by_number);
    for (uint32_t i = 0; i < q->words; i++) {
        if (i && words[i].word == words[i - 1].word) continue;
        s->number_count += is_number(words[i].word);
        s->name_count += words[i].word >> 31;
        words[s->word_count++] = words[i];
    }
    return true;
}

static uint64_t speaker_key(uint32_t speaker, uint32_t word) {
    return (uint64_t)speaker << 32 | word;
}

/* How many statements have a word, and how many of one speaker's. */
static bool count_words(const struct statement *statements, uint32_t count, struct index *all, struct index *own,
                        struct arena *arena) {
    for (uint32_t i = 0; i < count; i++) {
        const struct statement *s = &statements[i];
        for (uint32_t w = 0; w < s->word_count; w++) {
            if (!qi_index_count(arena, all, s->words[w].word)) return false;
            if (s->speaker && !qi_index_count(arena, own, speaker_key(s->speaker, s->words[w].word))) return false;
        }
    }
    return true;
}

/* Where in its document each statement stands. */
static void find_places(struct statement *statements, uint32_t count) {
    for (uint32_t i = 0, next; i < count; i = next) {
        uint32_t n = 0;
        for (next = i; next < count && statements[next].document == statements[i].document; next++)
            if (statements[next].kind != QUOTE_SCARE) statements[next].order = n++;
        for (uint32_t k = i; k < next; k++)
            statements[k].place = n > 1 ? (float)statements[k].order / (float)(n - 1) : 0;
    }
}

/* Runs of letters weigh by how few statements have them. */
static bool weigh_runs(struct statement *statements, uint32_t count, struct arena *arena) {
    struct index all = {0};
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t r = 0; r < statements[i].run_count; r++)
            if (!qi_index_count(arena, &all, statements[i].runs[r].run + 1ull)) return false;
    for (uint32_t i = 0; i < count; i++) {
        struct statement *s = &statements[i];
        for (uint32_t r = 0; r < s->run_count; r++) {
            float weight = logf(((float)count + 1) / (float)qi_index_counted(&all, s->runs[r].run + 1ull));
            s->runs[r].weight = weight;
            s->run_weight += weight;
            s->run_norm += weight * weight;
        }
        s->run_norm = sqrtf(s->run_norm);
    }
    return true;
}

/* How many statements each speaker makes, altogether and in each document. */
static bool count_speakers(struct statement *statements, uint32_t count, struct arena *arena) {
    struct index all = {0}, here = {0};
    for (uint32_t i = 0; i < count; i++) {
        const struct statement *s = &statements[i];
        if (!s->speaker) continue;
        if (!qi_index_count(arena, &all, s->speaker)) return false;
        if (!qi_index_count(arena, &here, speaker_key(s->speaker, s->document))) return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        struct statement *s = &statements[i];
        s->speaker_quotes = qi_index_counted(&all, s->speaker);
        s->speaker_here = qi_index_counted(&here, speaker_key(s->speaker, s->document));
    }
    return true;
}

/*
 * Rare words weigh more: from 1 for a word of one statement down to 0 for one of all (inverse document frequency,
 * with the size of the collection divided out). Between statements of one speaker, words that he uses in others
 * too tell less: two that share a word are taken for granted.
 */
static bool weigh(struct statement *statements, uint32_t count, struct arena *arena) {
    struct index all = {0}, own = {0};
    float total = logf((float)count + 2);
    if (!count_speakers(statements, count, arena) || !count_words(statements, count, &all, &own, arena)) return false;
    for (uint32_t i = 0; i < count; i++) {
        struct statement *s = &statements[i];
        for (uint32_t w = 0; w < s->word_count; w++) {
            struct weighed_word *word = &s->words[w];
            float others = s->speaker ? (float)qi_index_counted(&own, speaker_key(s->speaker, word->word)) - 2 : 0;
            word->weight = 1 - logf((float)qi_index_counted(&all, word->word)) / total;
            word->own = others > 0 ? word->weight * (1 - others / (float)s->speaker_quotes) : word->weight;
            s->weight += word->weight;
            s->own += word->own;
        }
    }
    return true;
}

static bool weigh_sources(struct statement *statements, uint32_t count, struct arena *arena) {
    struct index all = {0};
    float total = logf((float)count + 2);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t w = 0; w < statements[i].source_count; w++)
            if (!qi_index_count(arena, &all, statements[i].sources[w].word)) return false;
    for (uint32_t i = 0; i < count; i++) {
        struct statement *s = &statements[i];
        for (uint32_t w = 0; w < s->source_count; w++) {
            s->sources[w].weight = 1 - logf((float)qi_index_counted(&all, s->sources[w].word)) / total;
            s->source_weight += s->sources[w].weight;
        }
    }
    return true;
}

/* The first actors that a document names; one that fewer documents name weighs more. */
struct company {
    struct weighed_word *actors;
    uint32_t count;
    float weight;
};

enum { MOST_COMPANY = 64 };

static bool list_company(const quoth_collection *c, uint32_t document, struct company *company, struct arena *arena) {
    const struct kept_document *d = &c->documents.at[document];
    uint32_t groups = d->groups < MOST_COMPANY ? d->groups : MOST_COMPANY;
    struct weighed_word *actors = qi_arena_alloc(arena, ((size_t)groups + 1) * sizeof *actors);
    if (!actors) return false;
    for (uint32_t g = 0; g < groups; g++) actors[g] = (struct weighed_word){c->actor_of[d->first_group + g], 0, 0};
    if (groups) qsort(actors, groups, sizeof *actors, by_word);
    for (uint32_t g = 0; g < groups; g++)
        if (!g || actors[g].word != actors[company->count - 1].word) actors[company->count++] = actors[g];
    company->actors = actors;
    return true;
}

/* Weighs the actors of all documents. */
static bool weigh_company(struct company *all, uint32_t count, struct arena *arena) {
    struct index holders = {0};
    float total = logf((float)count + 2);
    for (uint32_t d = 0; d < count; d++) {
        for (uint32_t i = 0; i < all[d].count; i++)
            if (!qi_index_count(arena, &holders, all[d].actors[i].word + 1ull)) return false;
    }
    for (uint32_t d = 0; d < count; d++)
        for (uint32_t i = 0; i < all[d].count; i++) {
            struct weighed_word *actor = &all[d].actors[i];
            actor->weight = 1 - logf((float)qi_index_counted(&holders, actor->word + 1ull)) / total;
            all[d].weight += actor->weight;
        }
    return true;
}

static bool keep_company(const quoth_collection *c, struct statement *statements, struct arena *arena) {
    uint32_t count = c->documents.count;
    struct company *all = qi_arena_zalloc(arena, ((size_t)count + 1) * sizeof *all);
    if (!all) return false;
    for (uint32_t d = 0; d < count; d++)
        if (!list_company(c, d, &all[d], arena)) return false;
    if (!weigh_company(all, count, arena)) return false;
    for (uint32_t i = 0; i < c->quotes.count; i++) {
        const struct company *company = &all[statements[i].document];
        statements[i].company = company->actors;
        statements[i].company_count = company->count;
        statements[i].company_weight = company->weight;
    }
    return true;
}

struct statement *qi_make_statements(const quoth_collection *c, struct arena *arena) {
    struct statement *statements = qi_arena_zalloc(arena, ((size_t)c->quotes.count + 1) * sizeof *statements);
    if (!statements) return NULL;
    for (uint32_t i = 0; i < c->quotes.count; i++)
        if (!make(c, &c->quotes.at[i], &statements[i], arena)) return NULL;
    find_places(statements, c->quotes.count);
    bool weighed = weigh(statements, c->quotes.count, arena) && weigh_runs(statements, c->quotes.count, arena) &&
                   weigh_sources(statements, c->quotes.count, arena) && keep_company(c, statements, arena);
    return weighed ? statements : NULL;
}

/* ---- comparing two */

struct sharing {
    float same, begun; /* weight of equal words; of words that only begin alike */
    uint32_t numbers, names;
};

static bool begin_alike(uint32_t a, uint32_t b) {
    return !((a | b) & (WORD_GROUP | WORD_NUMBER)) && a >> WORD_REST == b >> WORD_REST;
}

static struct sharing shared_words(const struct statement *a, const struct statement *b, bool own) {
    struct sharing shared = {0};
    for (uint32_t i = 0, j = 0; i < a->word_count && j < b->word_count;) {
        uint32_t x = a->words[i].word, y = b->words[j].word;
        if (x == y) {
            shared.same += own ? a->words[i].own : a->words[i].weight;
            shared.numbers += is_number(x);
            shared.names += x >> 31;
        } else if (begin_alike(x, y)) {
            shared.begun +=
                own ? fminf(a->words[i].own, b->words[j].own) : fminf(a->words[i].weight, b->words[j].weight);
        }
        bool both = x == y || begin_alike(x, y);
        i += both || x < y;
        j += both || y < x;
    }
    return shared;
}

/* How many numbers two sorted rows share. */
static uint32_t shared_numbers(const uint32_t *a, uint32_t n, const uint32_t *b, uint32_t m) {
    uint32_t shared = 0;
    for (uint32_t i = 0, j = 0; i < n && j < m;) {
        if (a[i] < b[j])
            i++;
        else if (a[i] > b[j])
            j++;
        else
            shared++, i++, j++;
    }
    return shared;
}

static void compare_letters(const struct statement *a, const struct statement *b, float *like) {
    float sum = 0, squares = 0, lighter = fminf(a->run_weight, b->run_weight), norms = a->run_norm * b->run_norm;
    for (uint32_t i = 0, j = 0; i < a->run_count && j < b->run_count;) {
        uint32_t x = a->runs[i].run, y = b->runs[j].run;
        if (x == y) {
            sum += a->runs[i].weight;
            squares += a->runs[i].weight * a->runs[i].weight;
        }
        i += x <= y;
        j += y <= x;
    }
    like[LIKE_LETTERS] = norms > 0 ? squares / norms : 0;
    like[LIKE_LETTERS_IN] = lighter > 0 ? sum / lighter : 0;
}

/* The weight, in the first, of what both rows have. */
static float shared_weight(const struct weighed_word *a, uint32_t n, const struct weighed_word *b, uint32_t m) {
    float sum = 0;
    for (uint32_t i = 0, j = 0; i < n && j < m;) {
        uint32_t x = a[i].word, y = b[j].word;
        if (x == y) sum += a[i].weight;
        i += x <= y;
        j += y <= x;
    }
    return sum;
}

static void compare_sources(const struct statement *a, const struct statement *b, float *like) {
    float lighter = fminf(a->source_weight, b->source_weight);
    if (lighter <= 0 || like[LIKE_SPEAKER] > 0) return;
    float sum = shared_weight(a->sources, a->source_count, b->sources, b->source_count);
    like[like[UNLIKE_SPEAKER] > 0 ? LIKE_SOURCE_UNLIKE : LIKE_SOURCE_OTHER] = sum / lighter;
    like[LIKE_SOURCES] = logf(1 + sum);
}

/* Articles on one event name the same actors. */
static void compare_company(const struct statement *a, const struct statement *b, float *like) {
    float lighter = fminf(a->company_weight, b->company_weight);
    float sum = shared_weight(a->company, a->company_count, b->company, b->company_count);
    like[LIKE_COMPANY] = logf(1 + sum);
    like[LIKE_COMPANY_IN] = lighter > 0 ? sum / lighter : 0;
}

/* Two speakers that are not the same as far as is known may be one: "the harbour office", "Nordhaven harbour office".
 */
static void compare_called(const struct statement *a, const struct statement *b, float *like) {
    if (!a->called_count || !b->called_count || like[LIKE_SPEAKER] > 0) return;
    uint32_t shared = 0, fewer = a->called_count < b->called_count ? a->called_count : b->called_count;
    for (uint32_t i = 0; i < a->called_count; i++)
        for (uint32_t j = 0; j < b->called_count; j++) shared += a->called[i] == b->called[j];
    float part = fminf((float)shared / (float)fewer, 1);
    bool named = like[UNLIKE_SPEAKER] > 0;
    like[named ? LIKE_CALLED_UNLIKE : LIKE_CALLED_OTHER] = part;
    like[LIKE_CALLED_LAST] = !named && begin_alike(a->called[a->called_count - 1], b->called[b->called_count - 1]);
}

/* What somebody says again on another day is another statement. */
static void compare_days(const struct statement *a, const struct statement *b, float *like) {
    enum { MOST_DAYS = 30 };
    like[LIKE_DAY] = a->day && a->day == b->day;
    like[UNLIKE_DAY] = a->day && b->day && a->day != b->day;
    like[NOT_PUBLISHED] = !a->published || !b->published;
    if (like[NOT_PUBLISHED] > 0) return;
    struct moment x = qi_moment_of(a->published), y = qi_moment_of(b->published);
    like[UNLIKE_PUBLISHED] = logf(1 + fminf(fabsf((float)(qi_day_number(&x) - qi_day_number(&y))), MOST_DAYS));
}

static void compare_words(const struct statement *a, const struct statement *b, float *like) {
    bool one_speaker = like[LIKE_SPEAKER] > 0;
    struct sharing shared = shared_words(a, b, one_speaker);
    float x = one_speaker ? a->own : a->weight, y = one_speaker ? b->own : b->weight, lighter = fminf(x, y);
    uint32_t pairs = a->pair_count < b->pair_count ? a->pair_count : b->pair_count,
             said = a->said_count < b->said_count ? a->said_count : b->said_count;
    like[LIKE_PART] = lighter > 0 ? shared.same / lighter : 0;
    like[LIKE_WHOLE] = lighter > 0 ? shared.same / (x + y - shared.same) : 0;
    like[LIKE_MUCH] = logf(1 + shared.same) / 2;
    like[LIKE_ORDER] =
        pairs ? (float)shared_numbers(a->pairs, a->pair_count, b->pairs, b->pair_count) / (float)pairs : 0;
    like[LIKE_SAID] = said ? (float)shared_numbers(a->said, a->said_count, b->said, b->said_count) / (float)said : 0;
    like[LIKE_BEGINNINGS] = lighter > 0 ? shared.begun / lighter : 0;
    like[LIKE_NUMBER] = shared.numbers > 0;
    like[UNLIKE_NUMBER] = !shared.numbers && a->number_count && b->number_count;
    like[LIKE_NAMES] = (float)shared.names;
    like[UNLIKE_NAMES] = !shared.names && a->name_count && b->name_count;
}

static void compare_forms(const struct statement *a, const struct statement *b, float *like) {
    uint32_t shorter = a->length < b->length ? a->length : b->length,
             longer = a->length < b->length ? b->length : a->length,
             fewer = a->word_count < b->word_count ? a->word_count : b->word_count,
             verbatim = (a->kind == QUOTE_DIRECT) + (b->kind == QUOTE_DIRECT);
    like[UNLIKE_VERBATIM] = verbatim == 2 ? 1 - like[LIKE_PART] : 0;
    like[VERBATIM_ONES] = (float)verbatim;
    like[BOTH_VERBATIM] = verbatim == 2;
    like[INSIDE_ONE] = a->inside != b->inside;
    like[INSIDE_BOTH] = a->inside && b->inside;
    like[SHORT_ONE] = 1.0f / (float)(fewer + 1);
    like[LIKE_LENGTH] = longer ? (float)shorter / (float)longer : 0;
    like[LENGTH_OF_BOTH] = logf(1 + (float)(a->length + b->length));
    like[UNLIKE_QUESTION] = a->asks != b->asks;
    like[LIKE_DOCUMENT] = a->document == b->document;
    like[HEADING_HERE] = a->document == b->document && a->heading != b->heading;
    like[LIKE_NEIGHBOURS] = a->document == b->document && (a->order + 1 == b->order || b->order + 1 == a->order);
    like[UNLIKE_PLACE] = a->document == b->document ? 0 : fabsf(a->place - b->place);
}

void qi_compare_statements(const struct statement *a, const struct statement *b, float like[LIKENESSES]) {
    bool one_speaker = a->speaker && a->speaker == b->speaker;
    uint32_t most = a->speaker_here > b->speaker_here ? a->speaker_here : b->speaker_here;
    memset(like, 0, LIKENESSES * sizeof *like);
    like[LIKE_BIAS] = 1;
    like[LIKE_SPEAKER] = one_speaker;
    if (a->speaker && b->speaker && !one_speaker) {
        bool named = !((a->speaker | b->speaker) & SPEAKER_WORDS);
        like[named ? UNLIKE_SPEAKER : OTHER_SPEAKER] = 1;
        like[UNLIKE_PERSONS] = named && a->person && b->person;
    }
    like[LIKE_VAGUE] = one_speaker && (a->vague || b->vague);
    like[LIKE_TALKATIVE] = one_speaker ? logf((float)most) : 0;
    like[NO_SPEAKER] = !a->speaker || !b->speaker;
    like[NO_SPEAKERS] = !a->speaker && !b->speaker;
    compare_sources(a, b, like);
    compare_called(a, b, like);
    compare_company(a, b, like);
    compare_days(a, b, like);
    compare_words(a, b, like);
    compare_letters(a, b, like);
    compare_forms(a, b, like);
}

float qi_likeness_score(const float *weights, const float like[LIKENESSES]) {
    float sum = 0;
    for (int i = 0; i < LIKENESSES; i++) sum += weights[i] * like[i];
    return sum;
}
