#include "score_quotes.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "quoted.h"
#include "speakers.h"

const char *const quote_group_names[GROUPS] = {"direct", "direct, whole", "mixed", "indirect", "all"};

/* What is compared: a stretch or a whole quote, as the letters and words in it. */
struct unit {
    const struct saying *saying;
    enum gold_kind kind;
    bool ignore, matched;
    uint32_t *letters, *words; /* sorted, each once */
    size_t letter_count, word_count;
};

struct units {
    struct unit *at;
    size_t count, capacity;
};

/* One document. */
struct sheet {
    const struct letters *t;
    const struct gold *gold;
    const struct annotation *found;
    int32_t *words; /* by letter: the number of the word, or -1 */
    size_t word_count;
    struct spans stretches;
};

bool score_quotes_has(const struct quote_scores *scores, enum quote_group group) {
    return group == GROUP_DIRECT || (scores->kinds & (1u << KIND_MIXED | 1u << KIND_INDIRECT)) != 0;
}

/* ---- units */

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static size_t settle(uint32_t *numbers, size_t count) {
    size_t kept = 0;
    if (count) qsort(numbers, count, sizeof *numbers, by_number);
    for (size_t i = 0; i < count; i++)
        if (!kept || numbers[kept - 1] != numbers[i]) numbers[kept++] = numbers[i];
    return kept;
}

/* Without white space, marks, and commas and stops at the end. */
static quoth_span trimmed(const struct letters *t, quoth_span s) {
    s = bare(t, s);
    while (s.stop > s.start) {
        uint32_t c = t->at[s.stop - 1];
        if (c != ',' && c != '.' && !letter_is_space(c) && !letter_is_mark(c)) break;
        s.stop--;
    }
    return s;
}

/* Adds a unit unless it is empty. */
static void add_unit(struct units *units, const struct sheet *sheet, struct unit unit, const quoth_span *spans,
                     size_t count) {
    size_t most = 0;
    for (size_t i = 0; i < count; i++) most += spans[i].stop - spans[i].start;
    unit.letters = memory_grow(NULL, most * sizeof *unit.letters);
    unit.words = memory_grow(NULL, most * sizeof *unit.words);
    for (size_t k = 0; k < count; k++) {
        quoth_span s = trimmed(sheet->t, spans[k]);
        for (size_t i = s.start; i < s.stop; i++) {
            if (letter_is_space(sheet->t->at[i]) || letter_is_mark(sheet->t->at[i])) continue;
            unit.letters[unit.letter_count++] = (uint32_t)i;
            if (sheet->words[i] >= 0) unit.words[unit.word_count++] = (uint32_t)sheet->words[i];
        }
    }
    unit.letter_count = settle(unit.letters, unit.letter_count);
    unit.word_count = settle(unit.words, unit.word_count);
    if (unit.letter_count) {
        *LIST_ADD(units) = unit;
    } else {
        free(unit.letters);
        free(unit.words);
    }
}

static void free_units(struct units *units) {
    for (size_t i = 0; i < units->count; i++) {
        free(units->at[i].letters);
        free(units->at[i].words);
    }
    free(units->at);
}

static struct unit unit_of(const struct saying *saying) {
    enum gold_kind kind = gold_kind_of(saying->kind);
    return (struct unit){.saying = saying, .kind = kind, .ignore = saying->ignore || kind == KIND_SCARE};
}

/* Stretches in marks. Of what was found, scare quotes are left out. */
static struct units stretches_of(const struct sheet *sheet, const struct annotation *a, bool gold) {
    struct units units = {0};
    struct spans cut = {0};
    for (size_t i = 0; i < a->sayings.count; i++) {
        const struct saying *s = &a->sayings.at[i];
        struct unit unit = unit_of(s);
        cut.count = 0;
        if (unit.kind == KIND_INDIRECT || (unit.kind == KIND_SCARE && !gold)) continue;
        struct range from = unit.kind == KIND_MIXED && s->has_quoted ? s->quoted : s->content;
        for (size_t k = 0; k < from.count; k++) {
            quoth_span span = a->parts.at[from.first + k];
            if (unit.kind != KIND_MIXED) quoted_cut(sheet->t, span, &sheet->stretches, &cut);
            else if (s->has_quoted) *LIST_ADD(&cut) = span;
            else quoted_parts(sheet->t, span, &sheet->stretches, &cut);
        }
        for (size_t k = 0; k < cut.count; k++) add_unit(&units, sheet, unit, &cut.at[k], 1);
    }
    free(cut.at);
    return units;
}

/* Whole quotes; of what was found those of kinds that the gold annotates. */
static struct units wholes_of(const struct sheet *sheet, const struct annotation *a, bool gold, unsigned kinds) {
    struct units units = {0};
    for (size_t i = 0; i < a->sayings.count; i++) {
        const struct saying *s = &a->sayings.at[i];
        struct unit unit = unit_of(s);
        if (!gold && (unit.kind == KIND_SCARE || !(kinds >> unit.kind & 1))) continue;
        add_unit(&units, sheet, unit, a->parts.at + s->content.first, s->content.count);
    }
    return units;
}

/* ---- pairs */

struct pair {
    size_t gold, found;
    double overlap; /* words in both by words in either */
    bool exact, ignore;
};

struct pairs {
    struct pair *at;
    size_t count, capacity;
};

static int by_fit(const void *a, const void *b) {
    const struct pair *x = a, *y = b;
    if (x->exact != y->exact) return x->exact ? -1 : 1;
    if (x->overlap != y->overlap) return x->overlap > y->overlap ? -1 : 1;
    if (x->ignore != y->ignore) return x->ignore ? 1 : -1;
    if (x->gold != y->gold) return x->gold < y->gold ? -1 : 1;
    return x->found < y->found ? -1 : x->found > y->found;
}

static size_t common(const struct unit *a, const struct unit *b) {
    size_t same = 0;
    for (size_t i = 0, j = 0; i < a->word_count && j < b->word_count;) {
        uint32_t x = a->words[i], y = b->words[j];
        same += x == y;
        i += x <= y;
        j += y <= x;
    }
    return same;
}

static void consider(struct pairs *pairs, const struct units *gold, const struct units *found, size_t g, size_t f) {
    const struct unit *a = &gold->at[g], *b = &found->at[f];
    size_t same = common(a, b);
    if (!same) return;
    double overlap = (double)same / (double)(a->word_count + b->word_count - same);
    bool exact = a->letter_count == b->letter_count &&
                 !memcmp(a->letters, b->letters, a->letter_count * sizeof *a->letters);
    if (exact || overlap >= 0.5) *LIST_ADD(pairs) = (struct pair){g, f, overlap, exact, a->ignore};
}

/* Pairs one to one, the best first. Units are near those that they share words with, so few are compared. */
static struct pairs match(const struct sheet *sheet, struct units *gold, struct units *found) {
    struct pairs all = {0}, taken = {0};
    size_t *heads = memory_grow(NULL, (sheet->word_count + 2) * sizeof *heads), total = 0;
    memset(heads, 0, (sheet->word_count + 2) * sizeof *heads);
    for (size_t g = 0; g < gold->count; g++)
        for (size_t i = 0; i < gold->at[g].word_count; i++) heads[gold->at[g].words[i] + 2]++, total++;
    for (size_t w = 2; w < sheet->word_count + 2; w++) heads[w] += heads[w - 1];
    size_t *of_word = memory_grow(NULL, total * sizeof *of_word);
    for (size_t g = 0; g < gold->count; g++)
        for (size_t i = 0; i < gold->at[g].word_count; i++) of_word[heads[gold->at[g].words[i] + 1]++] = g;
    size_t *seen = memory_grow(NULL, gold->count * sizeof *seen);
    memset(seen, 0, gold->count * sizeof *seen);
    for (size_t f = 0; f < found->count; f++)
        for (size_t i = 0; i < found->at[f].word_count; i++) {
            uint32_t w = found->at[f].words[i];
            for (size_t k = heads[w]; k < heads[w + 1]; k++) {
                if (seen[of_word[k]] == f + 1) continue;
                seen[of_word[k]] = f + 1;
                consider(&all, gold, found, of_word[k], f);
            }
        }
    if (all.count) qsort(all.at, all.count, sizeof *all.at, by_fit);
    for (size_t i = 0; i < all.count; i++) {
        struct pair p = all.at[i];
        if (gold->at[p.gold].matched || found->at[p.found].matched) continue;
        gold->at[p.gold].matched = found->at[p.found].matched = true;
        *LIST_ADD(&taken) = p;
    }
    free(all.at);
    free(heads);
    free(of_word);
    free(seen);
    return taken;
}

/* ---- counting */

static void count_pair(struct quote_tally *c, const struct sheet *sheet, const struct unit *gold,
                       const struct unit *found, bool exact) {
    struct said g = {&sheet->gold->annotation, gold->saying}, f = {sheet->found, found->saying};
    bool right = speaker_is_right(sheet->t, g, f), whole;
    size_t *speakers = has_speaker(gold->saying) ? c->speakers : c->no_speakers;
    c->gold++;
    c->found++;
    c->matched++;
    c->exact += exact;
    c->same_kind += gold->kind == found->kind;
    c->end_to_end += right;
    speakers[0] += right;
    speakers[1]++;
    if (gold->saying->name) {
        c->resolved[0] += name_is_right(gold->saying, found->saying);
        c->resolved[1]++;
    }
    if (gold->saying->has_cue) {
        c->cues[0] += cue_is_right(sheet->t, sheet->words, g, f, &whole);
        c->exact_cues += whole;
        c->cues[1]++;
    }
}

/* The groups that a kind of quote counts in, 1 << enum quote_group. */
static unsigned groups_of(enum gold_kind kind, bool stretches) {
    if (stretches) return 1u << GROUP_DIRECT;
    static const enum quote_group groups[] = {GROUP_WHOLE, GROUP_MIXED, GROUP_INDIRECT};
    return kind < KIND_SCARE ? 1u << groups[kind] | 1u << GROUP_ALL : 0;
}

/* Does most of a unit lie in one that is debatable? Then it costs nothing. */
static bool is_excused(const struct unit *found, const struct units *gold) {
    for (size_t g = 0; g < gold->count; g++)
        if (gold->at[g].ignore && found->word_count && common(found, &gold->at[g]) * 2 >= found->word_count)
            return true;
    return false;
}

/* Marks the words of a unit with the groups that it counts in. */
static void mark(uint8_t *words, const struct unit *unit, unsigned groups) {
    for (size_t i = 0; i < unit->word_count; i++) words[unit->words[i]] |= (uint8_t)groups;
}

enum { ANY_GROUP = 1 << GROUPS }; /* in the marks of words: some unit holds the word */

static void count_words(struct quote_scores *scores, const struct sheet *sheet, const struct units *gold,
                        const struct units *found, bool stretches) {
    size_t n = sheet->word_count + 1;
    uint8_t *marks = memory_grow(NULL, 3 * n), *in_gold = marks, *in_found = marks + n, *debatable = marks + 2 * n;
    memset(marks, 0, 3 * n);
    for (size_t g = 0; g < gold->count; g++) {
        const struct unit *u = &gold->at[g];
        mark(u->ignore ? debatable : in_gold, u, ANY_GROUP | groups_of(u->kind, stretches));
    }
    for (size_t f = 0; f < found->count; f++)
        mark(in_found, &found->at[f], ANY_GROUP | groups_of(found->at[f].kind, stretches));
    for (size_t w = 0; w < sheet->word_count; w++)
        for (int k = 0; k < GROUPS; k++) {
            struct quote_tally *c = &scores->groups[k];
            bool is_gold = in_gold[w] >> k & 1, is_found = in_found[w] >> k & 1 && (in_gold[w] || !debatable[w]);
            c->gold_words += is_gold;
            c->gold_words_found += is_gold && in_found[w];
            c->found_words += is_found;
            c->found_words_right += is_found && in_gold[w];
        }
    free(marks);
}

static void count_units(struct quote_scores *scores, const struct sheet *sheet, struct units *gold, struct units *found,
                        bool stretches) {
    struct pairs pairs = match(sheet, gold, found);
    for (size_t i = 0; i < pairs.count; i++) {
        const struct unit *g = &gold->at[pairs.at[i].gold], *f = &found->at[pairs.at[i].found];
        unsigned groups = g->ignore ? 0 : groups_of(g->kind, stretches);
        for (int k = 0; k < GROUPS; k++)
            if (groups >> k & 1) count_pair(&scores->groups[k], sheet, g, f, pairs.at[i].exact);
    }
    for (size_t i = 0; i < gold->count; i++) {
        unsigned groups = gold->at[i].matched || gold->at[i].ignore ? 0 : groups_of(gold->at[i].kind, stretches);
        for (int k = 0; k < GROUPS; k++) scores->groups[k].gold += groups >> k & 1;
    }
    for (size_t i = 0; i < found->count; i++) {
        bool counts = !found->at[i].matched && !is_excused(&found->at[i], gold);
        unsigned groups = counts ? groups_of(found->at[i].kind, stretches) : 0;
        for (int k = 0; k < GROUPS; k++) scores->groups[k].found += groups >> k & 1;
    }
    count_words(scores, sheet, gold, found, stretches);
    free(pairs.at);
    free_units(gold);
    free_units(found);
}

/* ---- marks round terms */

static bool touches(const struct annotation *a, const struct saying *scare, const struct spans *parts) {
    for (size_t i = 0; i < scare->content.count; i++)
        for (size_t k = 0; k < parts->count; k++) {
            quoth_span x = a->parts.at[scare->content.first + i], y = parts->at[k];
            if (x.start < y.stop && y.start < x.stop) return true;
        }
    return false;
}

static void count_scare(struct quote_scores *scores, const struct sheet *sheet) {
    const struct annotation *gold = &sheet->gold->annotation, *found = sheet->found;
    struct spans parts = {0};
    for (size_t i = 0; i < found->sayings.count; i++) {
        const struct saying *s = &found->sayings.at[i];
        struct range from = s->has_quoted ? s->quoted : s->content;
        if (gold_kind_of(s->kind) == KIND_INDIRECT || gold_kind_of(s->kind) == KIND_SCARE) continue;
        for (size_t k = 0; k < from.count; k++)
            quoted_parts(sheet->t, found->parts.at[from.first + k], &sheet->stretches, &parts);
    }
    for (size_t i = 0; i < gold->sayings.count; i++) {
        if (gold_kind_of(gold->sayings.at[i].kind) != KIND_SCARE) continue;
        scores->scare++;
        scores->scare_taken += touches(gold, &gold->sayings.at[i], &parts);
    }
    free(parts.at);
}

/* ---- all */

static void number_words(struct sheet *sheet) {
    const struct letters *t = sheet->t;
    sheet->words = memory_grow(NULL, t->count * sizeof *sheet->words);
    for (size_t i = 0; i < t->count; i++) sheet->words[i] = -1;
    quoth_span rest = {0, t->count}, word;
    for (; letters_next(t, &rest, &word); sheet->word_count++)
        for (size_t i = word.start; i < word.stop; i++) sheet->words[i] = (int32_t)sheet->word_count;
}

void score_quotes(struct quote_scores *scores, const struct gold *gold, const struct annotation *found) {
    struct sheet sheet = {
        .t = &gold->letters, .gold = gold, .found = found, .stretches = quoted_stretches(&gold->letters)};
    number_words(&sheet);
    struct units a = stretches_of(&sheet, &gold->annotation, true), b = stretches_of(&sheet, found, false);
    count_units(scores, &sheet, &a, &b, true);
    if (score_quotes_has(scores, GROUP_ALL)) {
        a = wholes_of(&sheet, &gold->annotation, true, scores->kinds);
        b = wholes_of(&sheet, found, false, scores->kinds);
        count_units(scores, &sheet, &a, &b, false);
    }
    count_scare(scores, &sheet);
    free(sheet.words);
    free(sheet.stretches.at);
}
