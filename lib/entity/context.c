#include "entity/context.h"

#include "tagger/pos.h"

enum { GAP = 3, PHRASE_WORDS = 8, PHRASE_BYTES = 96, AHEAD = 16, LONG_PHRASE = 4 };

static struct word_facts *facts_of(const struct name_reader *r, uint32_t token) {
    return &r->facts[r->d->tokens.at[token].form];
}

/* Does a capital at `token` say little because a sentence or quotation begins there? */
static bool opens(const struct name_reader *r, const struct sentence *s, uint32_t token) {
    if (token == s->first) return true;
    const struct word_facts *before = facts_of(r, token - 1);
    if (before->look == LOOK_QUOTE) return true;
    if (before->look == LOOK_MARK && *before->form->text == ':') return true;
    return token - 1 == s->first && before->look > LOOK_DIGIT;
}

/* Which spellings the document also has with a capital where nothing asks for one, or small. */
static bool note_seen(struct name_reader *r, struct arena *scratch) {
    const quoth_document *d = r->d;
    uint8_t *seen = qi_arena_zalloc(scratch, d->forms.count + 1u);
    if (!seen) return false;
    for (uint32_t n = 0; n < d->sentences.count; n++) {
        const struct sentence *s = &d->sentences.at[n];
        if (r->letters[n] != CASE_NORMAL) continue;
        for (uint32_t i = s->first; i < s->last; i++) {
            const struct word_facts *w = facts_of(r, i);
            if (!w->capital || opens(r, s, i)) continue;
            uint8_t *of = &seen[w->form->lower];
            *of |= *of ? SEEN_CAPITAL_TWICE : SEEN_CAPITAL;
        }
    }
    for (uint32_t i = 0; i < d->forms.count; i++) r->facts[i].seen |= seen[d->forms.at[i].lower];
    return true;
}

/* How many tokens the longest entry has that begins at `token`; *lists: those that hold it. */
static uint32_t longest_phrase(const struct name_reader *r, uint32_t token, uint32_t last, uint32_t *lists) {
    const quoth_document *d = r->d;
    char text[PHRASE_BYTES];
    uint32_t size = 0, found = 0;
    for (uint32_t n = 0; n < PHRASE_WORDS && token + n < last; n++) {
        const struct form *lower = facts_of(r, token + n)->lower;
        if (size + lower->length + 1 > PHRASE_BYTES) break;
        if (n && d->tokens.at[token + n].flags & TOKEN_AFTER_SPACE) text[size++] = ' ';
        memcpy(text + size, lower->text, lower->length);
        size += lower->length;
        uint64_t bits = n ? qi_lexicon_lists(&d->model->lexicon, qi_hash(text, size)) : lower->lists;
        uint32_t names = n ? qi_name_lists(bits) : 0;
        if (names) {
            found = n + 1;
            *lists = names;
        }
        if (!(bits >> LIST_OPENS & 1)) break;
    }
    return found;
}

static void find_phrases(struct name_reader *r, uint32_t sentence) {
    const struct sentence *s = &r->d->sentences.at[sentence];
    bool small = r->letters[sentence] == CASE_SMALL;
    for (uint32_t i = s->first; i < s->last; i++) {
        if (!(facts_of(r, i)->form->lists >> LIST_OPENS & 1) || !(facts_of(r, i)->capital || small)) continue;
        uint32_t lists = 0, n = longest_phrase(r, i, s->last, &lists);
        for (uint32_t k = 0; k < n; k++) {
            r->phrase_lists[i + k] = lists;
            r->phrase_place[i + k] = (uint8_t)((k == 0       ? 1
                                                : k == n - 1 ? 3
                                                             : 2) |
                                               (n >= LONG_PHRASE ? PHRASE_LONG : 0));
        }
        if (n) i += n - 1;
    }
}

static bool is_pronoun_i(const struct word_facts *w) {
    return w->lower->length == 1 && *w->lower->text == 'i';
}

/* A sentence that begins small and has no capital but "I" (SMALL_BEGUN), or none but its first word's (SMALL_AFTER). */
enum small { SMALL_NOT, SMALL_AFTER, SMALL_BEGUN };
static enum small smallness(const struct name_reader *r, const struct sentence *s) {
    uint32_t words = 0;
    enum small small = SMALL_NOT;
    for (uint32_t i = s->first; i < s->last; i++) {
        const struct word_facts *w = facts_of(r, i);
        if (!(w->form->flags & FORM_LETTER)) continue;
        bool capital = w->capital && !is_pronoun_i(w);
        if (!words++)
            small = capital ? SMALL_AFTER : SMALL_BEGUN;
        else if (capital)
            return SMALL_NOT;
    }
    return words > 1 ? small : SMALL_NOT;
}

/* Some write without capitals: where a quarter of the sentences of a text do, or half of a paragraph's, those that have
   none in them tell nothing by it. */
static void find_small(struct name_reader *r) {
    const quoth_document *d = r->d;
    const struct sentence *sentences = d->sentences.at;
    uint32_t all = 0;
    for (uint32_t n = 0; n < d->sentences.count; n++) all += smallness(r, &sentences[n]) == SMALL_BEGUN;
    for (uint32_t n = 0, next = 0; all && n < d->sentences.count; n = next) {
        uint32_t begun = 0;
        for (next = n; next < d->sentences.count && sentences[next].paragraph == sentences[n].paragraph; next++)
            begun += smallness(r, &sentences[next]) == SMALL_BEGUN;
        bool small = all * 4 >= d->sentences.count || begun * 2 >= next - n;
        for (uint32_t k = n; small && k < next; k++)
            if (r->letters[k] == CASE_NORMAL && smallness(r, &sentences[k])) r->letters[k] = (uint8_t)CASE_SMALL;
    }
}

static bool never_named(const struct token *t) {
    return t->kind == TOKEN_URL || t->kind == TOKEN_EMAIL || t->kind == TOKEN_HANDLE || t->kind == TOKEN_HASHTAG ||
           t->kind == TOKEN_EMOJI;
}

/* A number or a small particle belongs to a name that it stands next to: Euro 2020, van Dyck, (Vera) Lind. */
static bool may_join(const struct name_reader *r, uint32_t token) {
    const struct word_facts *w = facts_of(r, token);
    return w->look == LOOK_DIGIT || *w->form->text == '(' || r->d->forms.at[w->form->lower].lists >> LIST_PARTICLE & 1;
}

/* Are `token` and the one before it written without a space? */
static bool joined(const struct name_reader *r, uint32_t token) {
    return !(r->d->tokens.at[token].flags & TOKEN_AFTER_SPACE);
}

static bool hyphen(const struct name_reader *r, uint32_t token) {
    return *facts_of(r, token)->form->text == '-';
}

/* What belongs to the capitalised words [*first, *last) by a hyphen or as a particle or number; within floor … end. */
static void widen(const struct name_reader *r, uint32_t floor, uint32_t end, uint32_t *first, uint32_t *last) {
    while (*first >= floor + 2 && hyphen(r, *first - 1) && joined(r, *first) && joined(r, *first - 1)) *first -= 2;
    for (int n = 0; n < 2 && *first > floor && may_join(r, *first - 1); n++) --*first;
    while (*last + 1 < end && hyphen(r, *last) && joined(r, *last) && joined(r, *last + 1)) *last += 2;
    if (*last < end && facts_of(r, *last)->look == LOOK_DIGIT) ++*last;
}

/* Where nothing has a capital, all of a sentence may be names. */
static bool find_small_stretches(struct name_reader *r, uint32_t sentence, struct arena *scratch) {
    const struct sentence *s = &r->d->sentences.at[sentence];
    for (uint32_t i = s->first, first = i; i <= s->last; i++) {
        if (i < s->last && !never_named(&r->d->tokens.at[i])) continue;
        struct stretch *made = i > first ? VEC_ADD(scratch, &r->stretches) : NULL;
        if (i > first && !made) return false;
        if (made) *made = (struct stretch){first, i, sentence};
        first = i + 1;
    }
    return true;
}

/* The, He, In, However: a word that says only that a sentence begins is no name by itself. */
static bool only_opens(const struct name_reader *r, uint32_t token) {
    const uint64_t openers = (uint64_t)1 << LIST_FUNCTION_WORD | (uint64_t)1 << LIST_STARTER;
    return facts_of(r, token)->form->lists & openers && !qi_pos_is_proper(r->d->tokens.at[token].tag);
}

/* A place that somebody wrote small: "how do I get to lourdes?" Beside a capital it is a direction: northern Spain. */
static bool is_small_place(const struct name_reader *r, const struct sentence *s, uint32_t token) {
    const uint64_t places = (uint64_t)1 << LIST_COUNTRY | (uint64_t)1 << LIST_CITY | (uint64_t)1 << LIST_REGION;
    if (!(facts_of(r, token)->form->lists & places) || !qi_pos_is_noun(r->d->tokens.at[token].tag)) return false;
    return !(token > s->first && facts_of(r, token - 1)->capital) &&
           !(token + 1 < s->last && facts_of(r, token + 1)->capital);
}

static bool find_stretches(struct name_reader *r, uint32_t sentence, struct arena *scratch) {
    const struct sentence *s = &r->d->sentences.at[sentence];
    if (r->letters[sentence] == CASE_SMALL) return find_small_stretches(r, sentence, scratch);
    for (uint32_t i = s->first; i < s->last;) {
        if (!(facts_of(r, i)->capital || is_small_place(r, s, i)) || never_named(&r->d->tokens.at[i])) {
            i++;
            continue;
        }
        uint32_t first = i, last = i + 1; /* last: after the last capitalised word */
        for (uint32_t k = i + 1; k < s->last && k <= last + GAP; k++) {
            if (never_named(&r->d->tokens.at[k])) break;
            if (facts_of(r, k)->capital) last = k + 1;
        }
        uint32_t floor = r->stretches.count ? r->stretches.at[r->stretches.count - 1].last : 0;
        widen(r, floor < s->first ? s->first : floor, s->last, &first, &last);
        i = last;
        if (last - first == 1 && first == s->first && only_opens(r, first)) continue;
        struct stretch *made = VEC_ADD(scratch, &r->stretches);
        if (!made) return false;
        *made = (struct stretch){first, last, sentence};
    }
    return true;
}

bool qi_context_read(struct name_reader *r, const quoth_document *d, struct arena *scratch) {
    *r = (struct name_reader){.d = d};
    r->facts = qi_arena_alloc(scratch, (d->forms.count + 1u) * sizeof *r->facts);
    r->letters = qi_arena_alloc(scratch, d->sentences.count + 1u);
    r->phrase_lists = qi_arena_zalloc(scratch, (d->tokens.count + 1u) * sizeof *r->phrase_lists);
    r->phrase_place = qi_arena_zalloc(scratch, d->tokens.count + 1u);
    if (!r->facts || !r->letters || !r->phrase_lists || !r->phrase_place) return false;
    for (uint32_t i = 0; i < d->forms.count; i++) {
        if (i + AHEAD < d->forms.count) qi_word_facts_fetch(d, &d->forms.at[i + AHEAD]);
        qi_word_facts(d, &d->forms.at[i], &r->facts[i]);
    }
    for (uint32_t n = 0; n < d->sentences.count; n++) r->letters[n] = d->sentences.at[n].letters;
    find_small(r);
    if (!note_seen(r, scratch)) return false;
    for (uint32_t n = 0; n < d->sentences.count; n++) {
        find_phrases(r, n);
        if (!find_stretches(r, n, scratch)) return false;
    }
    return true;
}

/* The run of capitalised words that `at` and a few more small words lead to, its lists, and a hash of those words. */
static void find_far(const struct name_reader *r, const struct stretch *s, int64_t at, int step, struct far_run *far) {
    *far = (struct far_run){0};
    int64_t first = s->first, last = s->last;
    uint64_t between = 0;
    for (int n = 0; at >= first && at < last && n <= GAP; n++, at += step) {
        const struct word_facts *w = facts_of(r, (uint32_t)at);
        if (w->capital) {
            far->between = between;
            far->word = w->word;
            for (int k = 0; k < 8 && at >= first && at < last && facts_of(r, (uint32_t)at)->capital; k++, at += step)
                far->lists |= facts_of(r, (uint32_t)at)->lists;
            return;
        }
        between = between * 31 + w->word;
    }
}

/* The run of capitalised words that a token is in, and what is beyond it: the same for all its tokens. */
static void find_run(struct name_reader *r, const struct stretch *stretch, const struct sentence *s, uint32_t token) {
    if (r->run_in == stretch && token >= r->run_first && token < r->run_last) return;
    r->run_in = stretch;
    r->run_first = token;
    r->run_last = token + 1;
    while (r->run_first > s->first && facts_of(r, r->run_first - 1)->capital) r->run_first--;
    while (r->run_last < s->last && facts_of(r, r->run_last)->capital) r->run_last++;
    find_far(r, stretch, (int64_t)r->run_first - 1, -1, &r->run_before);
    find_far(r, stretch, r->run_last, 1, &r->run_after);
}

void qi_context_at(struct name_reader *r, const struct stretch *stretch, uint32_t token, struct name_context *context) {
    const struct sentence *s = &r->d->sentences.at[stretch->sentence];
    *context = (struct name_context){.letters = r->letters[stretch->sentence], .opens = opens(r, s, token)};
    for (int k = -2; k <= 2; k++) {
        int64_t at = (int64_t)token + k;
        if (at < s->first || at >= s->last) continue;
        context->word[k + 2] = facts_of(r, (uint32_t)at);
        context->tag[k + 2] = r->d->tokens.at[at].tag;
    }
    context->phrase_lists = r->phrase_lists[token];
    context->phrase_place = r->phrase_place[token];
    context->run_place = 4;
    if (!context->word[2]->capital) {
        find_far(r, stretch, token, -1, &context->far_before);
        find_far(r, stretch, token, 1, &context->far_after);
        return;
    }
    find_run(r, stretch, s, token);
    context->far_before = r->run_before;
    context->far_after = r->run_after;
    uint32_t first = r->run_first, last = r->run_last;
    context->run_place = last - first == 1 ? 3 : token == first ? 0 : token == last - 1 ? 2 : 1;
    context->run_length = (uint8_t)(last - first > 200 ? 200 : last - first);
    context->run_first = facts_of(r, first);
    context->run_last = facts_of(r, last - 1);
    context->run_before = first > s->first ? facts_of(r, first - 1) : NULL;
    context->run_after = last < s->last ? facts_of(r, last) : NULL;
    context->run_before2 = first > s->first + 1 ? facts_of(r, first - 2) : NULL;
    context->run_after2 = last + 1 < s->last ? facts_of(r, last + 1) : NULL;
    context->heads_line = r->d->tokens.at[first].flags & TOKEN_AFTER_LINE;
}
