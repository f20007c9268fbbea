/*
 * Conflicts: figures that are about the same thing and cannot all be right.
 *
 * Two figures are compared if they count the same, in articles on one event (they share names) or said by one
 * speaker, and have a rare word near both or are of one toll. How alike their surroundings are (the cosine, near and
 * rare words weighing more), whether they are in versions of one statement or said by one speaker, and how close they
 * are, add up to a score. A figure is held against the one in the other article that it is most like, so that one
 * which agrees there settles the matter.
 */
#include <math.h>
#include <stdlib.h>

#include "corpus/sets.h"
#include "corpus/statement.h"
#include "entity/name_index.h"

enum {
    RARE = 48,          /* a word that more figures have near them finds no candidates */
    MOST_PAIRS = 96,    /* candidates of one figure */
    MOST_TOLLS = 16,    /* figures of tolls that a document is looked at for */
    FEW = 16,           /* figures that are added to those of a collection: in a small one nothing is common */
    SHARED = 2,         /* names that articles on one event have in common … */
    SHARED_OF_100 = 15, /* … and how many of a hundred */
    AROUND = 16         /* figures of one sentence that are looked at */
};

/* Scores; chosen on the training part of the corpus. */
static const float one_statement = 0.3f, one_speaker = 0.15f, one_toll = 0.3f, other_toll = 0.3f, other_year = 0.3f,
                   how_close = 0.25f;

/* What a score must reach. */
static const float versions_need = 0.3f, tolls_need = 0.2f, speakers_need = 0.4f, others_need = 0.45f,
                   vague_need = 0.2f, /* … and more when what is counted says little */
    document_need = 0.05f;

/* How much better than a figure that agrees one that does not must fit. */
static const float settled_by = 0.2f;

struct figure_pair {
    uint32_t a, b; /* a before b */
    float score;
    bool agree;
};

struct disputing {
    quoth_collection *c;
    struct arena *scratch;
    struct near_word *words; /* as c->near_words, but names by actor, sorted within each figure, weighed */
    uint32_t *word_count;    /* of each figure */
    float *norm;
    struct index word_figures;  /* how many figures have a word */
    struct index holders, best; /* figures by word; pairs by figure and document */
    struct index events;        /* earlier documents on the event of each one */
    struct index one_event;     /* … and by both documents */
    uint32_t *seen;             /* the last figure that met each one, plus 1 */
    VEC(struct figure_pair) pairs;
    uint32_t *parent;
};

static const struct kept_figure *figure(const struct disputing *m, uint32_t i) {
    return &m->c->figures.at[i];
}

/* ---- the words near each figure */

static int by_word(const void *a, const void *b) {
    const struct near_word *x = a, *y = b;
    if (x->word != y->word) return x->word < y->word ? -1 : 1;
    return x->nearness > y->nearness ? -1 : x->nearness < y->nearness;
}

static bool resolve_words(struct disputing *m) {
    quoth_collection *c = m->c;
    m->words = qi_arena_alloc(m->scratch, ((size_t)c->near_words.count + 1) * sizeof *m->words);
    m->word_count = qi_arena_alloc(m->scratch, ((size_t)c->figures.count + 1) * sizeof *m->word_count);
    m->norm = qi_arena_zalloc(m->scratch, ((size_t)c->figures.count + 1) * sizeof *m->norm);
    if (!m->words || !m->word_count || !m->norm) return false;
    for (uint32_t i = 0; i < c->figures.count; i++) {
        const struct kept_figure *f = figure(m, i);
        struct near_word *words = m->words + f->first_word;
        for (uint32_t w = 0; w < f->words; w++) {
            words[w] = c->near_words.at[f->first_word + w];
            if (words[w].word & WORD_GROUP) words[w].word = WORD_GROUP | c->actor_of[words[w].word & ~WORD_GROUP];
        }
        qsort(words, f->words, sizeof *words, by_word);
        uint32_t count = 0;
        for (uint32_t w = 0; w < f->words; w++)
            if (!count || words[w].word != words[count - 1].word) words[count++] = words[w];
        m->word_count[i] = count;
        for (uint32_t w = 0; w < count; w++)
            if (!qi_index_count(m->scratch, &m->word_figures, words[w].word)) return false;
    }
    return true;
}

/* The rarer among the figures, the heavier. */
static void weigh_words(struct disputing *m) {
    float total = logf((float)m->c->figures.count + FEW);
    for (uint32_t i = 0; i < m->c->figures.count; i++) {
        struct near_word *words = m->words + figure(m, i)->first_word;
        for (uint32_t w = 0; w < m->word_count[i]; w++) {
            words[w].nearness *= 1 - logf((float)qi_index_counted(&m->word_figures, words[w].word)) / total;
            m->norm[i] += words[w].nearness * words[w].nearness;
        }
        m->norm[i] = sqrtf(m->norm[i]);
    }
}

static float likeness(const struct disputing *m, uint32_t a, uint32_t b) {
    const struct near_word *x = m->words + figure(m, a)->first_word, *y = m->words + figure(m, b)->first_word;
    float sum = 0, norms = m->norm[a] * m->norm[b];
    for (uint32_t i = 0, j = 0; i < m->word_count[a] && j < m->word_count[b];) {
        uint32_t left = x[i].word, right = y[j].word;
        if (left == right) sum += x[i].nearness * y[j].nearness;
        i += left <= right;
        j += right <= left;
    }
    return norms > 0 ? sum / norms : 0;
}

/* ---- amounts */

/* Is one number the other with fewer digits: 1.5 billion and 1.48 billion? */
static bool rounds_to(double fine, double coarse, uint8_t digits) {
    double unit = pow(10, floor(log10(fabs(coarse))) - digits + 1);
    return fabs(round(fine / unit) * unit - coarse) < unit / 1000;
}

static bool agree(const struct kept_figure *a, const struct kept_figure *b) {
    if (a->high >= b->low && b->high >= a->low) return true;
    double most = fmax(fabs(a->middle), fabs(b->middle)), apart = fabs(a->middle - b->middle) / most;
    if (a->about || b->about) return apart <= 0.12;
    if (apart > 0.05) return false;
    bool converted = a->sort == FIGURE_TIME && a->middle / a->written != b->middle / b->written;
    return converted || rounds_to(a->middle, b->middle, b->digits) || rounds_to(b->middle, a->middle, a->digits);
}

static double times_apart(const struct kept_figure *a, const struct kept_figure *b) {
    double x = fabs(a->middle), y = fabs(b->middle);
    return fmax(x, y) / fmax(fmin(x, y), 1e-9);
}

/* ---- what is counted */

static bool is_noun(const struct kept_figure *f) {
    return f->sort == FIGURE_PEOPLE || f->sort == FIGURE_THINGS;
}

/* Do two figures count the same? */
static bool count_alike(const struct kept_figure *a, const struct kept_figure *b) {
    if (a->rate && b->rate && a->rate != b->rate) return false;
    if (a->unit == b->unit) return true;
    if (!a->unit || !b->unit) return a->sort < FIGURE_MEASURE && b->sort < FIGURE_MEASURE;
    return a->tolls & b->tolls && a->sort == FIGURE_PEOPLE && b->sort == FIGURE_PEOPLE;
}

/* Could they, read generously? */
static bool may_count_alike(const struct kept_figure *a, const struct kept_figure *b) {
    return a->unit == b->unit || !a->unit || !b->unit || (is_noun(a) && is_noun(b));
}

static uint32_t speaker_of(const struct disputing *m, const struct kept_figure *f) {
    return f->quote == UINT32_MAX ? 0 : qi_speaker_of(m->c, &m->c->quotes.at[f->quote]);
}

static bool same_statement(const struct disputing *m, const struct kept_figure *a, const struct kept_figure *b) {
    return a->quote != UINT32_MAX && b->quote != UINT32_MAX &&
           m->c->utterance_of[a->quote] == m->c->utterance_of[b->quote];
}

static bool same_speaker(const struct disputing *m, const struct kept_figure *a, const struct kept_figure *b) {
    uint32_t speaker = speaker_of(m, a);
    return speaker && speaker == speaker_of(m, b);
}

/* Of one article: only if two speakers stand against each other. */
static bool may_differ(const struct disputing *m, const struct kept_figure *a, const struct kept_figure *b) {
    if (a->document != b->document) return true;
    uint32_t x = speaker_of(m, a), y = speaker_of(m, b);
    return x && y && x != y;
}

/* ---- candidates */

static bool add_pair(struct disputing *m, uint32_t a, uint32_t b) {
    const struct kept_figure *x = figure(m, a), *y = figure(m, b);
    if (!count_alike(x, y) || !may_differ(m, x, y)) return true;
    bool statement = same_statement(m, x, y), speaker = same_speaker(m, x, y);
    bool event = x->document == y->document || qi_index_find(&m->one_event, qi_pair_key(x->document, y->document));
    if (!speaker && !event) return true;
    float score = likeness(m, a, b);
    if (statement)
        score += one_statement;
    else if (speaker)
        score += one_speaker;
    if (x->tolls != y->tolls)
        score -= other_toll;
    else if (x->tolls && x->document != y->document)
        score += one_toll;
    if (x->past || y->past) score -= other_year;
    struct figure_pair *pair = VEC_ADD(m->scratch, &m->pairs);
    if (!pair) return false;
    *pair = (struct figure_pair){a < b ? a : b, a < b ? b : a, score, agree(x, y)};
    return true;
}

static bool meet(struct disputing *m, uint32_t at, uint32_t other, uint32_t *met) {
    if (m->seen[other] == at + 1) return true;
    m->seen[other] = at + 1;
    ++*met;
    return add_pair(m, at, other);
}

/* Earlier figures that have a rare word near them which this one has too. */
static bool pair_by_words(struct disputing *m, uint32_t at, uint32_t *met) {
    const struct near_word *words = m->words + figure(m, at)->first_word;
    for (uint32_t w = 0; w < m->word_count[at]; w++) {
        uint32_t word = words[w].word;
        uint32_t e = qi_index_counted(&m->word_figures, word) <= RARE ? qi_index_find(&m->holders, word) : 0;
        for (; e && *met < MOST_PAIRS; e = m->holders.entries.at[e - 1].next)
            if (!meet(m, at, m->holders.entries.at[e - 1].value, met)) return false;
        if (!qi_index_add(m->scratch, &m->holders, word, at)) return false;
    }
    return true;
}

/* The figures of the same toll in earlier articles on the event. */
static bool pair_by_toll(struct disputing *m, uint32_t at, uint32_t *met) {
    uint32_t e = figure(m, at)->tolls ? qi_index_find(&m->events, figure(m, at)->document + 1ull) : 0;
    for (; e && *met < MOST_PAIRS; e = m->events.entries.at[e - 1].next) {
        const struct kept_document *d = &m->c->documents.at[m->events.entries.at[e - 1].value];
        for (uint32_t i = d->first_figure, tolls = 0; i < d->first_figure + d->figures && tolls < MOST_TOLLS; i++) {
            tolls += figure(m, i)->tolls != 0;
            if (figure(m, i)->tolls == figure(m, at)->tolls && !meet(m, at, i, met)) return false;
        }
    }
    return true;
}

/* Names that a document shares with earlier ones. */
struct sharing {
    struct index holders; /* documents by actor */
    struct index documents, shared;
    uint32_t *last, *names; /* the last document, plus 1, that has an actor; how many actors a document has */
    VEC(uint32_t) met;      /* earlier documents that share a name with the one at hand */
};

/* One more name of document d; names that many documents have do not count. */
static bool share_name(struct disputing *m, struct sharing *s, uint32_t d, uint32_t actor) {
    uint64_t key = actor + 1ull;
    if (s->last[actor] == d + 1) return true;
    s->last[actor] = d + 1;
    s->names[d]++;
    uint32_t e = qi_index_counted(&s->documents, key) < RARE ? qi_index_find(&s->holders, key) : 0;
    for (; e; e = s->holders.entries.at[e - 1].next) {
        uint32_t other = s->holders.entries.at[e - 1].value, *met;
        uint64_t both = qi_pair_key(d, other);
        if (!qi_index_counted(&s->shared, both)) {
            if (!(met = VEC_ADD(m->scratch, &s->met))) return false;
            *met = other;
        }
        if (!qi_index_count(m->scratch, &s->shared, both)) return false;
    }
    return qi_index_count(m->scratch, &s->documents, key) && qi_index_add(m->scratch, &s->holders, key, d);
}

/* Articles on one event share a good part of the names of the one that has fewer. */
static bool is_one_event(const struct sharing *s, uint32_t a, uint32_t b) {
    uint32_t shared = qi_index_counted(&s->shared, qi_pair_key(a, b));
    uint32_t fewer = s->names[a] < s->names[b] ? s->names[a] : s->names[b];
    return shared >= (fewer > SHARED ? SHARED : 1) && shared * 100 >= fewer * SHARED_OF_100;
}

static bool find_events(struct disputing *m) {
    quoth_collection *c = m->c;
    struct sharing s = {.last = qi_arena_zalloc(m->scratch, ((size_t)c->actors.count + 1) * sizeof *s.last),
                        .names = qi_arena_zalloc(m->scratch, ((size_t)c->documents.count + 1) * sizeof *s.names)};
    if (!s.last || !s.names) return false;
    for (uint32_t d = 0; d < c->documents.count; d++) {
        const struct kept_document *kept = &c->documents.at[d];
        s.met.count = 0;
        for (uint32_t g = kept->first_group; g < kept->first_group + kept->groups; g++)
            if (!share_name(m, &s, d, c->actor_of[g])) return false;
        for (uint32_t i = 0; i < s.met.count; i++) {
            if (!is_one_event(&s, d, s.met.at[i])) continue;
            if (!qi_index_add(m->scratch, &m->events, d + 1ull, s.met.at[i])) return false;
            if (!qi_index_add(m->scratch, &m->one_event, qi_pair_key(d, s.met.at[i]), 1)) return false;
        }
    }
    return true;
}

static bool find_pairs(struct disputing *m) {
    m->seen = qi_arena_zalloc(m->scratch, ((size_t)m->c->figures.count + 1) * sizeof *m->seen);
    if (!m->seen || !find_events(m)) return false;
    for (uint32_t i = 0; i < m->c->figures.count; i++) {
        uint32_t met = 0;
        if (!pair_by_words(m, i, &met) || !pair_by_toll(m, i, &met)) return false;
    }
    return true;
}

/* ---- which pairs stand */

/* Is a figure, or one that it agrees with, in the sentence of another? Then that one is of something else. */
static bool sentence_has(const struct disputing *m, uint32_t sentence_of, uint32_t sought) {
    const struct kept_figure *here = figure(m, sentence_of), *it = figure(m, sought);
    uint32_t first = sentence_of > AROUND ? sentence_of - AROUND : 0, last = sentence_of + AROUND;
    for (uint32_t i = first; i < m->c->figures.count && i < last; i++) {
        const struct kept_figure *f = figure(m, i);
        if (i == sentence_of || i == sought || f->document != here->document || f->sentence != here->sentence) continue;
        if (may_count_alike(f, it) && (agree(f, it) || f->written == it->written)) return true;
    }
    return false;
}

/* A pair that agrees is preferred. */
static float rank(const struct figure_pair *p) {
    return p->score + (p->agree ? settled_by : 0);
}

/* The best pair that each figure has with any of another document. */
static uint64_t best_key(const struct disputing *m, uint32_t of, uint32_t other) {
    return ((uint64_t)of << 32 | figure(m, other)->document) + 1;
}

static bool find_best(struct disputing *m) {
    for (uint32_t i = 0; i < m->pairs.count; i++) {
        const struct figure_pair *p = &m->pairs.at[i];
        for (int side = 0; side < 2; side++) {
            uint64_t key = best_key(m, side ? p->b : p->a, side ? p->a : p->b);
            uint32_t at = qi_index_find(&m->best, key);
            if (!at && !qi_index_add(m->scratch, &m->best, key, i)) return false;
            if (at && rank(&m->pairs.at[m->best.entries.at[at - 1].value]) < rank(p))
                m->best.entries.at[at - 1].value = i;
        }
    }
    return true;
}

static bool is_best(const struct disputing *m, const struct figure_pair *p, uint32_t of, uint32_t other) {
    uint32_t at = qi_index_find(&m->best, best_key(m, of, other));
    return !at || rank(&m->pairs.at[m->best.entries.at[at - 1].value]) <= p->score;
}

/* Do the two speak of one thing, as far as their score goes? */
static bool is_of_one_thing(const struct disputing *m, const struct figure_pair *p) {
    const struct kept_figure *a = figure(m, p->a), *b = figure(m, p->b);
    bool bare = !a->unit || !b->unit, one_document = a->document == b->document;
    bool people = a->sort == FIGURE_PEOPLE || b->sort == FIGURE_PEOPLE;
    bool vague = a->sort == FIGURE_TIME || (!one_document && (bare || people));
    if (a->tolls && a->tolls == b->tolls && !one_document) return p->score >= tolls_need;
    float score = p->score + how_close * (1 - (float)fmin(1, log2(times_apart(a, b))));
    if (same_statement(m, a, b)) return score >= versions_need;
    if (same_speaker(m, a, b) && !bare) return score >= speakers_need;
    return score >= others_need + (vague ? vague_need : 0) + (one_document ? document_need : 0);
}

static bool is_conflict(const struct disputing *m, const struct figure_pair *p) {
    const struct kept_figure *a = figure(m, p->a), *b = figure(m, p->b);
    if (p->agree || times_apart(a, b) > (a->sort >= FIGURE_MEASURE ? 3 : 10)) return false;
    if (a->document != b->document && !(is_best(m, p, p->a, p->b) && is_best(m, p, p->b, p->a))) return false;
    return is_of_one_thing(m, p) && !sentence_has(m, p->a, p->b) && !sentence_has(m, p->b, p->a);
}

/* ---- joining */

/* The first figure stands for a set. */
static void join(struct disputing *m, uint32_t a, uint32_t b) {
    uint32_t x = qi_set_root(m->parent, a), y = qi_set_root(m->parent, b);
    m->parent[x > y ? x : y] = x < y ? x : y;
}

/* Figures in conflict; then each other one that agrees with one of them. */
static bool join_figures(struct disputing *m) {
    enum { FREE = 0, DISPUTED, ATTACHED };
    uint32_t count = m->c->figures.count;
    uint8_t *state = qi_arena_zalloc(m->scratch, (size_t)count + 1);
    m->parent = qi_arena_alloc(m->scratch, ((size_t)count + 1) * sizeof *m->parent);
    if (!state || !m->parent) return false;
    for (uint32_t i = 0; i < count; i++) m->parent[i] = i;
    for (uint32_t i = 0; i < m->pairs.count; i++) {
        const struct figure_pair *p = &m->pairs.at[i];
        if (!is_conflict(m, p)) continue;
        state[p->a] = state[p->b] = DISPUTED;
        join(m, p->a, p->b);
    }
    for (uint32_t i = 0; i < m->pairs.count; i++) {
        const struct figure_pair *p = &m->pairs.at[i];
        uint32_t other = state[p->a] == DISPUTED ? p->b : p->a, one = other == p->a ? p->b : p->a;
        if (!p->agree || state[one] != DISPUTED || state[other] != FREE || !is_of_one_thing(m, p)) continue;
        state[other] = ATTACHED;
        join(m, one, other);
    }
    return true;
}

/* ---- results */

static quoth_status number_conflicts(struct disputing *m) {
    quoth_collection *c = m->c;
    uint32_t count = c->figures.count, filled = 0;
    uint32_t *at = qi_arena_zalloc(m->scratch, ((size_t)count + 1) * sizeof *at); /* sizes, then where the next goes */
    c->conflict_of = qi_arena_alloc(&c->found, ((size_t)count + 1) * sizeof *c->conflict_of);
    c->conflicts = qi_arena_alloc(&c->found, ((size_t)count + 1) * sizeof *c->conflicts);
    c->disputed = qi_arena_alloc(&c->found, ((size_t)count + 1) * sizeof *c->disputed);
    if (!at || !c->conflict_of || !c->conflicts || !c->disputed) return QUOTH_ERROR_MEMORY;
    for (uint32_t i = 0; i < count; i++) at[qi_set_root(m->parent, i)]++;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t first = qi_set_root(m->parent, i);
        if (first == i && at[i] > 1) {
            c->conflicts[c->conflict_count] = filled;
            c->conflict_of[i] = c->conflict_count++;
            filled += at[i];
            at[i] = filled - at[i];
        } else {
            c->conflict_of[i] = first == i ? UINT32_MAX : c->conflict_of[first];
        }
        if (c->conflict_of[i] != UINT32_MAX) c->disputed[at[first]++] = i;
    }
    c->conflicts[c->conflict_count] = filled;
    return QUOTH_OK;
}

quoth_status qi_find_conflicts(quoth_collection *c, struct arena *scratch) {
    struct disputing m = {.c = c, .scratch = scratch};
    if (!resolve_words(&m)) return QUOTH_ERROR_MEMORY;
    weigh_words(&m);
    if (!find_pairs(&m) || !find_best(&m) || !join_figures(&m)) return QUOTH_ERROR_MEMORY;
    return number_conflicts(&m);
}
