#include "score_means.h"

#include <stdlib.h>
#include <string.h>

static uint32_t plain(uint32_t c) {
    return c == 0x2019 ? '\'' : letter_lower(c);
}

static bool same(const struct letters *a, quoth_span s, const struct letters *b, quoth_span r) {
    if (s.stop - s.start != r.stop - r.start) return false;
    for (size_t i = 0; i < s.stop - s.start; i++)
        if (plain(a->at[s.start + i]) != plain(b->at[r.start + i])) return false;
    return true;
}

static size_t count_words(const struct letters *t, quoth_span s) {
    size_t count = 1;
    for (size_t i = s.start; i < s.stop; i++) count += letter_is_space(t->at[i]);
    return count;
}

static bool is_right(const struct letters *text, const struct names *gold, const struct named *wanted,
                     const struct letters *means, const struct letters *found) {
    quoth_span all = {0, found->count}, whole = {0, means->count};
    if (same(found, all, means, whole)) return true;
    size_t most = 0;
    bool spelt = false;
    for (size_t i = 0; i < gold->count; i++) {
        const struct named *other = &gold->at[i];
        if (!other->means || strcmp(other->means, wanted->means)) continue;
        if (same(text, other->span, means, whole)) return false;
        size_t words = count_words(text, other->span);
        if (words > most) most = words, spelt = false;
        if (words == most) spelt |= same(text, other->span, found, all);
    }
    return spelt;
}

void score_means(struct tally *tally, const struct letters *text, const struct names *gold, const struct names *found) {
    for (size_t i = 0, k = 0; i < gold->count; i++) {
        const struct named *g = &gold->at[i];
        while (k < found->count && found->at[k].span.start < g->span.start) k++;
        const struct named *f = k < found->count ? &found->at[k] : NULL;
        if (!f || f->span.start != g->span.start || f->span.stop != g->span.stop || !f->type || !g->type ||
            strcmp(f->type, g->type) || !g->means || !f->means)
            continue;
        struct letters means = letters_of(g->means, strlen(g->means)), name = letters_of(f->means, strlen(f->means));
        tally->gold++;
        tally->right += is_right(text, gold, g, &means, &name);
        letters_free(&means);
        letters_free(&name);
    }
}
