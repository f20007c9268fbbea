#include "score_spans.h"

#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "score_means.h"

static int by_place(const void *a, const void *b) {
    const struct named *x = a, *y = b;
    if (x->span.start != y->span.start) return x->span.start < y->span.start ? -1 : 1;
    if (x->span.stop != y->span.stop) return x->span.stop < y->span.stop ? -1 : 1;
    return x->type && y->type ? strcmp(x->type, y->type) : 0;
}

static bool wanted(const char **only, const char *type) {
    if (!only) return true;
    for (; *only; only++)
        if (!strcmp(*only, type)) return true;
    return false;
}

/* Trimmed, in order, each once. */
static void settle(struct names *names, const struct letters *t, const char **only) {
    size_t kept = 0;
    for (size_t i = 0; i < names->count; i++) {
        struct named n = names->at[i];
        n.span = letters_trim(t, n.span);
        if (n.span.start < n.span.stop && (!n.type || wanted(only, n.type))) names->at[kept++] = n;
    }
    names->count = kept;
    if (kept) qsort(names->at, kept, sizeof *names->at, by_place);
    kept = 0;
    for (size_t i = 0; i < names->count; i++)
        if (!kept || by_place(&names->at[kept - 1], &names->at[i])) names->at[kept++] = names->at[i];
    names->count = kept;
}

static struct names settled(const struct names *names, const struct letters *t, const char **only) {
    struct names copy = {memory_grow(NULL, names->count * sizeof *copy.at), names->count, names->count};
    if (copy.count) memcpy(copy.at, names->at, copy.count * sizeof *copy.at);
    settle(&copy, t, only);
    return copy;
}

/* Spans as names without a type. */
static struct names settled_spans(const struct spans *spans, const struct letters *t) {
    struct names names = {memory_grow(NULL, spans->count * sizeof *names.at), spans->count, spans->count};
    for (size_t i = 0; i < spans->count; i++) names.at[i] = (struct named){.span = spans->at[i]};
    settle(&names, t, NULL);
    return names;
}

static size_t count_same(const struct names *a, const struct names *b) {
    size_t same = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        int order = by_place(&a->at[i], &b->at[j]);
        same += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    return same;
}

static void add(struct tally *tally, const struct names *gold, const struct names *found) {
    tally->right += count_same(gold, found);
    tally->gold += gold->count;
    tally->found += found->count;
}

static void add_spans(struct tally *tally, const struct letters *t, const struct spans *gold,
                      const struct spans *found) {
    struct names a = settled_spans(gold, t), b = settled_spans(found, t);
    add(tally, &a, &b);
    free(a.at);
    free(b.at);
}

/* ---- types */

static struct tally *tally_of(struct span_scores *scores, const char *type) {
    for (size_t i = 0; i < scores->types.count; i++)
        if (!strcmp(scores->types.at[i].type, type)) return &scores->types.at[i].tally;
    *LIST_ADD(&scores->types) = (struct type_tally){type, {0}};
    return &scores->types.at[scores->types.count - 1].tally;
}

static void add_types(struct span_scores *scores, const struct names *gold, const struct names *found) {
    for (size_t i = 0; i < gold->count; i++) tally_of(scores, gold->at[i].type)->gold++;
    for (size_t i = 0; i < found->count; i++) tally_of(scores, found->at[i].type)->found++;
    for (size_t i = 0, j = 0; i < gold->count && j < found->count;) {
        int order = by_place(&gold->at[i], &found->at[j]);
        if (!order) tally_of(scores, gold->at[i].type)->right++;
        i += order <= 0;
        j += order >= 0;
    }
}

static void add_untyped(struct span_scores *scores, struct names *gold, struct names *found, const struct letters *t) {
    for (size_t i = 0; i < gold->count; i++) gold->at[i].type = NULL;
    for (size_t i = 0; i < found->count; i++) found->at[i].type = NULL;
    settle(gold, t, NULL);
    settle(found, t, NULL);
    add(&scores->untyped, gold, found);
}

/* ---- confusions */

static bool same_type(const char *a, const char *b) {
    return a == b || (a && b && !strcmp(a, b));
}

/* The bytes of a span. */
static char *piece_of(const struct gold *gold, const struct named *name) {
    if (!name) return NULL;
    size_t from = 0, at = 0, letter = 0;
    for (; at < gold->length && letter < name->span.stop; letter++) {
        if (letter == name->span.start) from = at;
        do at++;
        while (at < gold->length && ((unsigned char)gold->text[at] & 0xC0) == 0x80);
    }
    char *piece = memory_grow(NULL, at - from + 1);
    memcpy(piece, gold->text + from, at - from);
    piece[at - from] = '\0';
    for (size_t i = 0; i < at - from; i++)
        if ((unsigned char)piece[i] < ' ' || piece[i] == 0x7F) piece[i] = ' '; /* it is shown on terminals */
    return piece;
}

static void confuse(struct span_scores *scores, enum confusion_kind kind, const struct gold *gold,
                    const struct named *right, const struct named *found) {
    const char *gold_type = right ? right->type : NULL, *found_type = found ? found->type : NULL;
    struct confusion *c = NULL;
    for (size_t i = 0; i < scores->confusions.count && !c; i++) {
        struct confusion *old = &scores->confusions.at[i];
        if (old->kind == kind && same_type(old->gold, gold_type) && same_type(old->found, found_type)) c = old;
    }
    if (!c) {
        c = LIST_ADD(&scores->confusions);
        *c = (struct confusion){.kind = kind, .gold = gold_type, .found = found_type};
    }
    if (c->count < CONFUSION_EXAMPLES) {
        c->examples[c->count].id = gold->id;
        c->examples[c->count].gold_text = piece_of(gold, right);
        c->examples[c->count].found_text = piece_of(gold, found);
    }
    c->count++;
}

static bool overlap(quoth_span a, quoth_span b) {
    return a.start < b.stop && b.start < a.stop;
}

static bool contains(const struct names *names, const struct named *name) {
    return names->count && bsearch(name, names->at, names->count, sizeof *name, by_place);
}

/* What a name that was not found as it is was taken for; names of one side hardly ever overlap. */
static void confuse_gold(struct span_scores *scores, const struct gold *gold, const struct named *right,
                         const struct names *found, size_t from) {
    const struct named *taken = NULL;
    for (size_t j = from; j < found->count && found->at[j].span.start < right->span.stop; j++) {
        const struct named *f = &found->at[j];
        bool same = f->span.start == right->span.start && f->span.stop == right->span.stop;
        if (overlap(f->span, right->span) && (!taken || same)) taken = f;
        if (same) break;
    }
    enum confusion_kind kind = CONFUSED_MISSED;
    if (taken) {
        bool place = taken->span.start == right->span.start && taken->span.stop == right->span.stop;
        kind = place ? CONFUSED_TYPE : same_type(taken->type, right->type) ? CONFUSED_BOUNDARY : CONFUSED_BOTH;
    }
    confuse(scores, kind, gold, right, taken);
}

static void add_confusions(struct span_scores *scores, const struct gold *gold, const struct names *right,
                           const struct names *found) {
    for (size_t i = 0, from = 0; i < right->count; i++) {
        while (from < found->count && found->at[from].span.stop <= right->at[i].span.start) from++;
        if (!contains(found, &right->at[i])) confuse_gold(scores, gold, &right->at[i], found, from);
    }
    for (size_t i = 0, from = 0; i < found->count; i++) {
        while (from < right->count && right->at[from].span.stop <= found->at[i].span.start) from++;
        bool touches = from < right->count && overlap(right->at[from].span, found->at[i].span);
        if (!touches) confuse(scores, CONFUSED_SPURIOUS, gold, NULL, &found->at[i]);
    }
}

/* ---- values */

static bool same_text(const char *a, const char *b) {
    return a == b || (a && b && !strcmp(a, b));
}

static int by_start(const void *a, const void *b) {
    const struct amount *x = a, *y = b;
    if (x->span.start != y->span.start) return x->span.start < y->span.start ? -1 : 1;
    return x->span.stop < y->span.stop ? -1 : x->span.stop > y->span.stop;
}

static void add_values(struct span_scores *scores, const struct amounts *gold, const struct amounts *found) {
    struct amount *right = memory_grow(NULL, gold->count * sizeof *right);
    if (gold->count) {
        memcpy(right, gold->at, gold->count * sizeof *right);
        qsort(right, gold->count, sizeof *right, by_start);
    }
    for (size_t i = 0, k = 0; i < found->count; i++) {
        const struct amount *f = &found->at[i];
        while (k < gold->count && by_start(&right[k], f) < 0) k++;
        if (k == gold->count || by_start(&right[k], f) || strcmp(right[k].kind, f->kind)) continue;
        scores->value_spans.right++;
        scores->values.right += same_text(right[k].value, f->value) && same_text(right[k].unit, f->unit) &&
                                same_text(right[k].modifier, f->modifier);
    }
    scores->values.gold = scores->value_spans.gold += gold->count;
    scores->values.found = scores->value_spans.found += found->count;
    free(right);
}

/* ---- all */

void score_spans(struct span_scores *scores, const struct gold *gold, const struct annotation *found) {
    const struct letters *t = &gold->letters;
    for (int i = 0; i < 5; i++) scores->documents[i] += gold->layers >> i & 1;
    if (gold->layers & HAS_TOKENS) add_spans(&scores->tokens, t, &gold->annotation.tokens, &found->tokens);
    if (gold->layers & HAS_SENTENCES) add_spans(&scores->sentences, t, &gold->annotation.sentences, &found->sentences);
    if (gold->layers & HAS_VALUES) add_values(scores, &gold->annotation.values, &found->values);
    if (!(gold->layers & HAS_NAMES)) return;
    struct names a = settled(&gold->annotation.names, t, scores->only), b = settled(&found->names, t, scores->only);
    add(&scores->names, &a, &b);
    add_types(scores, &a, &b);
    score_means(&scores->means, t, &a, &b);
    add_confusions(scores, gold, &a, &b);
    add_untyped(scores, &a, &b, t);
    free(a.at);
    free(b.at);
}

static int by_type(const void *a, const void *b) {
    const struct type_tally *x = a, *y = b;
    return strcmp(x->type, y->type);
}

static int by_count(const void *a, const void *b) {
    const struct confusion *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    int order = strcmp(x->gold ? x->gold : "", y->gold ? y->gold : "");
    return order ? order : strcmp(x->found ? x->found : "", y->found ? y->found : "");
}

void score_spans_sort(struct span_scores *scores) {
    if (scores->types.count) qsort(scores->types.at, scores->types.count, sizeof *scores->types.at, by_type);
    if (scores->confusions.count)
        qsort(scores->confusions.at, scores->confusions.count, sizeof *scores->confusions.at, by_count);
}

void score_spans_free(struct span_scores *scores) {
    for (size_t i = 0; i < scores->confusions.count; i++)
        for (int k = 0; k < CONFUSION_EXAMPLES; k++) {
            free(scores->confusions.at[i].examples[k].gold_text);
            free(scores->confusions.at[i].examples[k].found_text);
        }
    free(scores->confusions.at);
    free(scores->types.at);
}
