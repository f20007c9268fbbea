/* What a collection keeps of a document: who is named how, and what the statements are about. */
#include <stdio.h>
#include <stdlib.h>

#include "corpus/collection.h"
#include "corpus/stem.h"
#include "entity/name_index.h"
#include "entity/name_table.h"
#include "value/value.h"

struct gathering {
    quoth_collection *c;
    const quoth_document *d;
    struct arena scratch;
    uint32_t *introduced; /* of every group: the entity that names it in full first */
};

/* ---- names */

static uint32_t hash_text(const char *text, size_t length) {
    return (uint32_t)qi_hash(text, length);
}

/* Names of every group, counted: mentions are gone through group by group. */
static bool keep_names(struct gathering *g, uint32_t group, const uint32_t *mentions, uint32_t count) {
    quoth_collection *c = g->c;
    struct kept_group *kept = &c->groups.at[group];
    kept->first_name = c->names.count;
    for (uint32_t i = 0; i < count; i++) {
        const char *text = qi_name_text(g->d, &g->d->entities.at[mentions[i]], &g->scratch);
        if (!text) return false;
        uint32_t n = kept->first_name;
        while (n < c->names.count && strcmp(c->names.at[n].text, text) != 0) n++;
        if (n == c->names.count && n - kept->first_name < 32) { /* nobody has more names than that in one text */
            struct kept_name *name = VEC_ADD(&c->kept, &c->names);
            if (!name) return false;
            *name = (struct kept_name){qi_arena_string(&c->kept, text, strlen(text)), 0};
            if (!name->text) return false;
        }
        if (n < c->names.count) c->names.at[n].count++;
    }
    kept->names = c->names.count - kept->first_name;
    return true;
}

/* The mentions sorted by group: first[g] is where those of group g begin. */
static bool sort_mentions(struct gathering *g, uint32_t **first, uint32_t **mentions) {
    const quoth_document *d = g->d;
    *first = qi_arena_zalloc(&g->scratch, ((size_t)d->groups.count + 2) * sizeof **first);
    *mentions = qi_arena_alloc(&g->scratch, ((size_t)d->entities.count + 1) * sizeof **mentions);
    if (!*first || !*mentions) return false;
    for (uint32_t i = 0; i < d->entities.count; i++) (*first)[d->entities.at[i].group + 2]++;
    for (uint32_t i = 2; i < d->groups.count + 2; i++) (*first)[i] += (*first)[i - 1];
    for (uint32_t i = 0; i < d->entities.count; i++) (*mentions)[(*first)[d->entities.at[i].group + 1]++] = i;
    return true;
}

static bool keep_groups(struct gathering *g, const struct kept_document *kept, uint32_t document) {
    quoth_collection *c = g->c;
    const quoth_document *d = g->d;
    uint32_t *first, *mentions;
    if (!sort_mentions(g, &first, &mentions)) return false;
    for (uint32_t i = 0; i < d->groups.count; i++) {
        const struct group *from = &d->groups.at[i];
        const char *name = qi_arena_string(&c->kept, from->name, strlen(from->name));
        struct kept_group *group = name ? VEC_ADD(&c->kept, &c->groups) : NULL;
        if (!group) return false;
        *group = (struct kept_group){name, 0, 0, document, from->count, from->type, from->gender};
        if (!keep_names(g, kept->first_group + i, mentions + first[i], first[i + 1] - first[i])) return false;
    }
    for (uint32_t i = 0; i < d->entities.count; i++) {
        uint32_t *group = VEC_ADD(&c->kept, &c->entity_groups);
        if (!group) return false;
        *group = kept->first_group + d->entities.at[i].group;
    }
    return true;
}

/* ---- words of statements */

static bool keep_word(struct gathering *g, uint32_t word) {
    uint32_t *kept = VEC_ADD(&g->c->kept, &g->c->words);
    if (kept) *kept = word;
    return kept != NULL;
}

/* A number written in words, as it is written in figures. */
static const char *figure(const struct form *f) {
    static const char *const words[][2] = {
        {"two", "2"},     {"three", "3"},  {"four", "4"},   {"five", "5"},      {"six", "6"},        {"seven", "7"},
        {"eight", "8"},   {"nine", "9"},   {"ten", "10"},   {"eleven", "11"},   {"twelve", "12"},    {"twenty", "20"},
        {"thirty", "30"}, {"forty", "40"}, {"fifty", "50"}, {"hundred", "100"}, {"thousand", "1000"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(f->text, words[i][0]) == 0) return words[i][1];
    return NULL;
}

/* 125,000 and 125 000 are one number; 2.5 is not 25. */
static uint32_t number_word(const char *text, size_t length) {
    char digits[40];
    size_t n = 0;
    for (size_t i = 0; i < length && n < sizeof digits; i++)
        if ((text[i] >= '0' && text[i] <= '9') || (text[i] == '.' && i + 1 < length)) digits[n++] = text[i];
    return (hash_text(digits, n) & (WORD_NUMBER - 1)) | WORD_NUMBER;
}

/* Its beginning in the upper half: words that begin alike are often of one family (occupier, occupant). */
static uint32_t stem_word(const char *stem, size_t length) {
    uint32_t beginning = hash_text(stem, length < WORD_BEGINNING ? length : WORD_BEGINNING);
    uint32_t word = beginning << WORD_REST | (hash_text(stem, length) & ((1u << WORD_REST) - 1));
    return word & (WORD_NUMBER - 1);
}

bool qi_statement_word(const quoth_document *d, uint32_t token, uint32_t *word) {
    const struct form *f = &d->forms.at[qi_form(d, token)->lower];
    if (d->tokens.at[token].kind == TOKEN_PUNCTUATION || d->tokens.at[token].kind == TOKEN_QUOTE) return false;
    if (f->lists >> LIST_FUNCTION_WORD & 1 || !(f->flags & (FORM_LETTER | FORM_DIGIT))) return false;
    const char *digits = figure(f), *text = digits ? digits : f->text;
    if (digits || (f->flags & FORM_DIGIT && f->text[0] <= '9')) {
        *word = number_word(text, digits ? strlen(digits) : f->length);
        return true;
    }
    const char *like =
        f->lists >> LIST_SYNONYM & 1 ? qi_lexicon_value(&d->model->lexicon, LIST_SYNONYM, f->text, f->length) : NULL;
    if (like) text = like;
    *word = stem_word(text, qi_stem(text, like ? strlen(like) : f->length));
    return true;
}

static bool keep_token(struct gathering *g, uint32_t token) {
    uint32_t word;
    return !qi_statement_word(g->d, token, &word) || keep_word(g, word);
}

uint32_t qi_entity_at(const quoth_document *d, uint32_t token) {
    uint32_t low = 0, high = d->entities.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (d->entities.at[middle].last <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool keep_piece(struct gathering *g, struct span piece, uint32_t first_group) {
    const quoth_document *d = g->d;
    uint32_t t = qi_token_at(d, piece.start), e = qi_entity_at(d, t);
    while (t < d->tokens.count && d->tokens.at[t].start < piece.stop) {
        while (e < d->entities.count && d->entities.at[e].last <= t) e++;
        bool named = e < d->entities.count && d->entities.at[e].first <= t;
        if (!(named ? keep_word(g, WORD_GROUP | (first_group + d->entities.at[e].group)) : keep_token(g, t)))
            return false;
        t = named ? d->entities.at[e].last : t + 1;
    }
    return true;
}

/* ---- what statements are compared by, sorted */

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Sorts numbers; returns how many different ones are left. */
static uint32_t sort_once(uint32_t *numbers, uint32_t count) {
    uint32_t unique = 0;
    if (count) qsort(numbers, count, sizeof *numbers, by_number);
    for (uint32_t i = 0; i < count; i++)
        if (!i || numbers[i] != numbers[unique - 1]) numbers[unique++] = numbers[i];
    return unique;
}

/* All words, names as they are written and words that tell nothing too: "nobody knows who they are". */
static bool keep_said(struct gathering *g, const struct span *pieces, uint32_t count, uint32_t *kept) {
    quoth_collection *c = g->c;
    const quoth_document *d = g->d;
    uint32_t first = c->said.count, word;
    for (uint32_t p = 0; p < count; p++) {
        uint32_t t = qi_token_at(d, pieces[p].start);
        for (; t < d->tokens.count && d->tokens.at[t].start < pieces[p].stop; t++) {
            const struct form *f = &d->forms.at[qi_form(d, t)->lower];
            if (!(f->flags & (FORM_LETTER | FORM_DIGIT))) continue;
            if (!qi_statement_word(d, t, &word)) word = stem_word(f->text, f->length);
            uint32_t *at = VEC_ADD(&c->kept, &c->said);
            if (!at) return false;
            *at = word;
        }
    }
    *kept = sort_once(c->said.at + first, c->said.count - first);
    c->said.count = first + *kept;
    return true;
}

/* ---- runs of letters: what remains alike where words are bent, spelt or put together otherwise */

enum { RUN = 4, MOST_RUNS = 1024 };

/* Letters in small; anything else, and either end, as one space. */
static bool keep_runs(struct gathering *g, const struct span *pieces, uint32_t count, uint32_t *kept) {
    quoth_collection *c = g->c;
    uint32_t first = c->runs.count, run = ' ', filled = 1;
    for (uint32_t p = 0; p < count; p++) {
        for (uint32_t i = pieces[p].start; i <= pieces[p].stop && c->runs.count - first < MOST_RUNS; i++) {
            unsigned char byte = i < pieces[p].stop ? (unsigned char)g->d->text[i] : ' ';
            if (byte >= 'A' && byte <= 'Z') byte += 'a' - 'A';
            if (byte < 0x80 && !(byte >= 'a' && byte <= 'z') && !(byte >= '0' && byte <= '9')) byte = ' ';
            if (byte == ' ' && (run & 0xFF) == ' ') continue;
            run = run << 8 | byte;
            if (++filled < RUN) continue;
            uint32_t *at = VEC_ADD(&c->kept, &c->runs);
            if (!at) return false;
            *at = run;
        }
    }
    *kept = sort_once(c->runs.at + first, c->runs.count - first);
    c->runs.count = first + *kept;
    return true;
}

/* ---- the words around a speaker's mention: "the mayor of Nordhaven, Vera Lindqvist, told reporters" */

enum { SOURCE_REACH = 10, INTRODUCTION_REACH = 6 };

static bool in_pieces(const struct span *pieces, uint32_t count, uint32_t byte) {
    for (uint32_t i = 0; i < count; i++)
        if (byte >= pieces[i].start && byte < pieces[i].stop) return true;
    return false;
}

static bool keep_around(struct gathering *g, const struct quote *q, uint32_t at, uint32_t reach, uint32_t first_group) {
    enum { MOST_PIECES = 8 };
    const quoth_document *d = g->d;
    uint32_t s = qi_sentence_at(d, at), e;
    if (s == d->sentences.count) return true;
    uint32_t first = d->sentences.at[s].first, last = d->sentences.at[s].last;
    if (at > first + reach) first = at - reach;
    if (last > at + reach) last = at + reach;
    uint32_t pieces = q->content_count < MOST_PIECES ? q->content_count : MOST_PIECES;
    e = qi_entity_at(d, first);
    for (uint32_t t = first; t < last; t++) {
        uint32_t word;
        while (e < d->entities.count && d->entities.at[e].last <= t) e++;
        if (in_pieces(d->pieces.at + q->content, pieces, d->tokens.at[t].start)) continue;
        bool named = e < d->entities.count && d->entities.at[e].first <= t;
        if (named)
            word = WORD_GROUP | (first_group + d->entities.at[e].group);
        else if (qi_in(d, t, LIST_SAY) || !qi_statement_word(d, t, &word))
            continue;
        if (!keep_word(g, word)) return false;
    }
    return true;
}

static bool keep_sources(struct gathering *g, const struct quote *q, uint32_t group, uint32_t first_group) {
    const quoth_document *d = g->d;
    struct span mention = q->speaker.start < q->speaker.stop ? q->speaker : q->cue;
    if (!d->sentences.count) return true;
    uint32_t at = mention.start < mention.stop ? qi_token_at(d, mention.start) : UINT32_MAX;
    if (at != UINT32_MAX && !keep_around(g, q, at, SOURCE_REACH, first_group)) return false;
    if (group == UINT32_MAX || g->introduced[group] == UINT32_MAX) return true;
    uint32_t there = d->entities.at[g->introduced[group]].first;
    return there == at || keep_around(g, q, there, INTRODUCTION_REACH, first_group);
}

/* Where each group is named in full for the first time: there its role is told. */
static bool find_introductions(struct gathering *g) {
    const quoth_document *d = g->d;
    g->introduced = qi_arena_alloc(&g->scratch, ((size_t)d->groups.count + 1) * sizeof *g->introduced);
    if (!g->introduced) return false;
    for (uint32_t i = 0; i < d->groups.count; i++) g->introduced[i] = UINT32_MAX;
    for (uint32_t i = 0; i < d->entities.count; i++) {
        uint32_t *fullest = &g->introduced[d->entities.at[i].group];
        if (*fullest == UINT32_MAX || d->entities.at[i].last - d->entities.at[i].first >
                                          d->entities.at[*fullest].last - d->entities.at[*fullest].first)
            *fullest = i;
    }
    return true;
}

/* ---- words of the speaker's name: "dockers in Nordhaven" are "Nordhaven dockers" */

enum { MOST_CALLED = 8 };

/* Letters, digits and all that is not ASCII. */
static bool in_word(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool keep_called(struct gathering *g, const char *name) {
    char word[64];
    uint32_t kept = 0;
    for (const char *at = name ? name : ""; *at && kept < MOST_CALLED;) {
        size_t length = 0;
        for (; in_word((unsigned char)*at); at++)
            if (length < sizeof word) word[length++] = (char)(*at >= 'A' && *at <= 'Z' ? *at | 0x20 : *at);
        if (*at) at++;
        if (length < 2 || qi_lexicon_lists(&g->d->model->lexicon, qi_hash(word, length)) >> LIST_FUNCTION_WORD & 1)
            continue;
        if (!keep_word(g, stem_word(word, qi_stem(word, length)))) return false;
        kept++;
    }
    return true;
}

/* ---- quotes */

/* A speaker that is no name, "two dockers": the words without articles, to be recognised in another text. */
static uint32_t speaker_words(const char *name) {
    static const char *const articles[] = {"the ", "a ", "an ", "The ", "A ", "An "};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (strncmp(name, articles[i], strlen(articles[i])) == 0) name += strlen(articles[i]);
    uint32_t hash = hash_text(name, strlen(name));
    return hash + !hash;
}

static uint32_t speaker_group(const struct gathering *g, const struct quote *q, const struct index *by_name) {
    const quoth_document *d = g->d;
    if (q->speaker_entity < d->entities.count) return d->entities.at[q->speaker_entity].group;
    if (!q->speaker_name) return UINT32_MAX;
    uint32_t found = qi_index_find(by_name, qi_hash(q->speaker_name, strlen(q->speaker_name)));
    return found ? by_name->entries.at[found - 1].value : UINT32_MAX;
}

static bool is_vague(const quoth_document *d, struct span mention) {
    if (mention.start == mention.stop) return true;
    uint32_t t = qi_token_at(d, mention.start);
    return t < d->tokens.count && d->tokens.at[t].stop >= mention.stop && qi_in(d, t, LIST_FUNCTION_WORD);
}

static bool in_heading(const quoth_document *d, const struct quote *q) {
    return q->content_count && qi_is_heading(qi_region_at(d, qi_token_at(d, d->pieces.at[q->content].start)));
}

static const char *lower_text(const quoth_document *d, uint32_t token) {
    return d->forms.at[qi_form(d, token)->lower].text;
}

/* “Who did it?”, asked whether it was he */
static bool asks(const quoth_document *d, const struct quote *q) {
    static const char *const words[] = {"whether", "why", "how", "who", "what", "which", "where"};
    bool question = false;
    for (uint32_t i = 0; i < q->content_count && !question; i++) {
        struct span piece = d->pieces.at[q->content + i];
        uint32_t t = qi_token_at(d, piece.start);
        for (size_t k = 0; i == 0 && k < sizeof words / sizeof *words; k++)
            question |= t < d->tokens.count && strcmp(lower_text(d, t), words[k]) == 0;
        for (; t < d->tokens.count && d->tokens.at[t].start < piece.stop; t++)
            question |= strcmp(lower_text(d, t), "?") == 0;
    }
    return question;
}

/* The first value that does not begin before a token. */
static uint32_t value_from(const quoth_document *d, uint32_t token) {
    uint32_t low = 0, high = d->values.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (d->values.at[middle].first < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A whole day, "2021-12-02", as 20211202; 0 for less. */
static uint32_t whole_day(const struct value *v) {
    unsigned year, month, day;
    if (v->type != VALUE_DATE || !v->text || sscanf(v->text, "%4u-%2u-%2u", &year, &month, &day) != 3) return 0;
    uint32_t date = year * 10000 + month * 100 + day;
    return qi_is_date(date) ? date : 0;
}

/* "… , she said on Monday": the first day that the sentence of the attribution tells outside what was said. */
static uint32_t day_said(const quoth_document *d, const struct quote *q) {
    struct span at = q->cue.start < q->cue.stop ? q->cue : q->speaker;
    if (at.start >= at.stop) return 0;
    uint32_t s = qi_sentence_at(d, qi_token_at(d, at.start));
    if (s == d->sentences.count) return 0;
    const struct sentence *sentence = &d->sentences.at[s];
    for (uint32_t i = value_from(d, sentence->first); i < d->values.count; i++) {
        const struct value *v = &d->values.at[i];
        if (v->first >= sentence->last) return 0;
        uint32_t day = whole_day(v);
        if (day && !in_pieces(d->pieces.at + q->content, q->content_count, d->tokens.at[v->first].start)) return day;
    }
    return 0;
}

static bool keep_quote(struct gathering *g, uint32_t number, uint32_t document, const struct index *by_name) {
    quoth_collection *c = g->c;
    const struct quote *q = &g->d->quotes.at[number];
    uint32_t first_group = c->documents.at[document].first_group, speaker = speaker_group(g, q, by_name);
    struct kept_quote *kept = VEC_ADD(&c->kept, &c->quotes);
    if (!kept) return false;
    *kept = (struct kept_quote){.document = document,
                                .first_word = c->words.count,
                                .first_said = c->said.count,
                                .first_run = c->runs.count,
                                .day = day_said(g->d, q),
                                .kind = q->kind,
                                .vague = is_vague(g->d, q->speaker),
                                .inside = q->within != UINT32_MAX,
                                .heading = in_heading(g->d, q),
                                .asks = asks(g->d, q)};
    kept->speaker = speaker == UINT32_MAX ? UINT32_MAX : first_group + speaker;
    if (speaker == UINT32_MAX && q->speaker_name) kept->speaker_name = speaker_words(q->speaker_name);
    uint32_t at = c->quotes.count - 1;
    const struct span *pieces = g->d->pieces.at + q->content;
    if (q->content_count) kept->extent = (struct span){pieces[0].start, pieces[q->content_count - 1].stop};
    for (uint32_t i = 0; i < q->content_count; i++)
        if (!keep_piece(g, pieces[i], first_group)) return false;
    c->quotes.at[at].words = c->words.count - c->quotes.at[at].first_word;
    c->quotes.at[at].first_source = c->words.count;
    if (!keep_sources(g, q, speaker, first_group)) return false;
    c->quotes.at[at].sources = c->words.count - c->quotes.at[at].first_source;
    c->quotes.at[at].first_called = c->words.count;
    if (!keep_called(g, q->speaker_name)) return false;
    c->quotes.at[at].called = c->words.count - c->quotes.at[at].first_called;
    return keep_said(g, pieces, q->content_count, &c->quotes.at[at].said) &&
           keep_runs(g, pieces, q->content_count, &c->quotes.at[at].runs);
}

static bool keep_all(struct gathering *g) {
    quoth_collection *c = g->c;
    const quoth_document *d = g->d;
    struct kept_document *kept = VEC_ADD(&c->kept, &c->documents);
    if (!kept) return false;
    *kept = (struct kept_document){.first_entity = c->entity_groups.count,
                                   .entities = d->entities.count,
                                   .first_group = c->groups.count,
                                   .groups = d->groups.count,
                                   .first_quote = c->quotes.count,
                                   .quotes = d->quotes.count,
                                   .published = d->published};
    uint32_t document = c->documents.count - 1;
    if (!keep_groups(g, kept, document)) return false;
    if (!find_introductions(g)) return false;
    struct index by_name = {0};
    for (uint32_t i = 0; i < d->groups.count; i++)
        if (!qi_index_add(&g->scratch, &by_name, qi_hash(d->groups.at[i].name, strlen(d->groups.at[i].name)), i))
            return false;
    for (uint32_t i = 0; i < d->quotes.count; i++)
        if (!keep_quote(g, i, document, &by_name)) return false;
    return qi_keep_figures(c, d, &g->scratch);
}

quoth_status qi_keep_document(quoth_collection *c, const quoth_document *d) {
    struct gathering g = {.c = c, .d = d};
    qi_arena_open(&g.scratch, &c->allocator);
    bool done = keep_all(&g);
    qi_arena_close(&g.scratch);
    return done ? QUOTH_OK : QUOTH_ERROR_MEMORY;
}
