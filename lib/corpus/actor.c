/*
 * Actors: the groups of all documents joined by the rules that join the mentions of one document
 * (lib/entity/name_table.h). Names are taken in alphabetical order, so the order of documents does not count.
 * A name that fits several actors ("Orme" alone) is decided document by document, by who else is named there.
 */
#include <stdlib.h>

#include "corpus/collection.h"
#include "corpus/sets.h"
#include "entity/name_table.h"
#include "entity/types.h"
#include "unicode/utf8.h"

#include <utf8proc.h>

struct listed {
    const char *name;
    uint32_t group;
    uint8_t type, gender;
    bool person;
};

/* The commonest way of writing a node's name, and the way that is being counted. */
struct best_text {
    const char *text, *current;
    uint32_t count, current_count;
};

struct finding_actors {
    quoth_collection *c;
    struct naming n;
    uint32_t *node_of;      /* of every group: a spelling */
    uint32_t *root_of;      /* … and the root that it means in its document */
    struct best_text *best; /* of every spelling */
    uint32_t *company;      /* roots that each document names, sorted: [company_at[d], company_at[d + 1]) */
    uint32_t *company_at;
    uint32_t *holders, *holders_at; /* documents that name each root */
};

/* ---- names to spellings */

static int by_name(const void *a, const void *b) {
    const struct listed *x = a, *y = b;
    if (x->person != y->person) return x->person ? -1 : 1;
    int order = strcmp(x->name, y->name);
    if (order) return order;
    if (x->type != y->type) return x->type < y->type ? -1 : 1;
    if (x->gender != y->gender) return x->gender < y->gender ? -1 : 1;
    return x->group < y->group ? -1 : x->group > y->group;
}

static char *lower_text(struct arena *arena, const char *text, uint32_t length, uint32_t *lower_length) {
    char *lower = qi_arena_alloc(arena, (size_t)length * 3 + 1), *out = lower;
    if (!lower) return NULL;
    for (size_t at = 0, step; at < length; at += step)
        out += utf8proc_encode_char(utf8proc_tolower((utf8proc_int32_t)qi_utf8_decode(text + at, &step)),
                                    (utf8proc_uint8_t *)out);
    *out = '\0';
    *lower_length = (uint32_t)(out - lower);
    return lower;
}

static uint32_t flags_of(const char *text, uint32_t length) {
    uint32_t upper = 0, letters = 0, flags = 0;
    for (uint32_t i = 0; i < length; i++) {
        bool capital = text[i] >= 'A' && text[i] <= 'Z', small = text[i] >= 'a' && text[i] <= 'z';
        if (capital && letters > upper) flags |= FORM_MIXED;
        upper += capital;
        letters += capital || small || (unsigned char)text[i] >= 0x80;
        if (text[i] >= '0' && text[i] <= '9') flags |= FORM_DIGIT;
        if (text[i] == '-' && i && i + 1 < length) flags |= FORM_HYPHEN;
    }
    return flags | (letters ? FORM_LETTER : 0) | (letters > 1 && upper == letters ? FORM_ALL_UPPER : 0);
}

static bool add_word(struct naming *n, const char *text, uint32_t length) {
    struct name_word *word = VEC_ADD(n->scratch, &n->words);
    struct sound *sound = VEC_ADD(n->scratch, &n->sounds);
    if (!word || !sound) return false;
    *word = (struct name_word){
        .text = text, .length = length, .flags = flags_of(text, length), .sound = n->sounds.count - 1};
    word->lower = lower_text(n->scratch, text, length, &word->lower_length);
    if (!word->lower) return false;
    word->lists = qi_lexicon_lists(n->lexicon, qi_hash(word->lower, word->lower_length));
    if (length > 2 && memcmp(text + length - 2, "'s", 2) == 0) length -= 2;
    qi_sound(text, length, sound);
    return true;
}

/* Words between white space and brackets that have a letter or digit. */
static bool add_words(struct naming *n, const char *name) {
    for (const char *c = name; *c;) {
        size_t length = strcspn(c, " ()");
        bool word = false;
        for (size_t i = 0; i < length; i++)
            word |= (unsigned char)c[i] >= 0x80 || (c[i] >= '0' && c[i] <= '9') ||
                    ((c[i] | 32) >= 'a' && (c[i] | 32) <= 'z');
        if (word && !add_word(n, c, (uint32_t)length)) return false;
        c += length + (c[length] != '\0');
    }
    return true;
}

static quoth_status add_listed(struct finding_actors *f, const struct listed *listed) {
    struct naming *n = &f->n;
    const struct kept_group *group = &f->c->groups.at[listed->group];
    struct spelling s = {.word = n->words.count, .mention = listed->group, .count = group->count, .type = group->type};
    if (!add_words(n, group->name)) return QUOTH_ERROR_MEMORY;
    s.words = n->words.count - s.word;
    if (listed->person && s.words == 1) s.gender = group->gender;
    uint32_t at;
    quoth_status status = qi_name_add(n, &s, &at);
    if (status) return status;
    int female = group->gender == GENDER_FEMALE ? 1 : group->gender == GENDER_MALE ? -1 : 0;
    struct spelling *node = &n->spellings.at[at];
    if (node->female + female < 1000 && node->female + female > -1000) node->female = (int16_t)(node->female + female);
    f->node_of[listed->group] = at;
    return QUOTH_OK;
}

/* Equal names of a node come one after another: their mentions together decide how the name is best written. */
static void weigh_texts(struct finding_actors *f, const struct listed *listed, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        struct best_text *best = &f->best[f->node_of[listed[i].group]];
        if (!best->current || strcmp(best->current, listed[i].name) != 0) {
            best->current = listed[i].name;
            best->current_count = 0;
        }
        best->current_count += f->c->groups.at[listed[i].group].count;
        if (best->current_count > best->count) {
            best->text = best->current;
            best->count = best->current_count;
        }
    }
}

static quoth_status list_names(struct finding_actors *f) {
    const quoth_collection *c = f->c;
    struct listed *listed = qi_arena_alloc(f->n.scratch, ((size_t)c->groups.count + 1) * sizeof *listed);
    if (!listed) return QUOTH_ERROR_MEMORY;
    for (uint32_t i = 0; i < c->groups.count; i++) {
        const struct kept_group *g = &c->groups.at[i];
        listed[i] = (struct listed){g->name, i, g->type, g->gender, g->type == TYPE_PER};
    }
    qsort(listed, c->groups.count, sizeof *listed, by_name);
    quoth_status status = QUOTH_OK;
    for (uint32_t i = 0; i < c->groups.count && !status; i++) status = add_listed(f, &listed[i]);
    if (status) return status;
    f->best = qi_arena_zalloc(f->n.scratch, ((size_t)f->n.spellings.count + 1) * sizeof *f->best);
    if (!f->best) return QUOTH_ERROR_MEMORY;
    weigh_texts(f, listed, c->groups.count);
    return QUOTH_OK;
}

/* ---- aliases: an acronym that a document explains holds for those that do not */

static quoth_status join_aliases(struct finding_actors *f) {
    const quoth_collection *c = f->c;
    struct naming *n = &f->n;
    struct index aliases = {0};
    for (uint32_t g = 0; g < c->groups.count; g++) {
        const struct kept_group *group = &c->groups.at[g];
        for (uint32_t i = 0; i < group->names && group->type != TYPE_PER; i++) {
            const char *text = c->names.at[group->first_name + i].text;
            bool acronym = !strchr(text, ' ') && flags_of(text, (uint32_t)strlen(text)) & (FORM_ALL_UPPER | FORM_MIXED);
            if (acronym && strcmp(text, group->name) != 0 &&
                !qi_index_add(n->scratch, &aliases, qi_hash(text, strlen(text)), f->node_of[g]))
                return QUOTH_ERROR_MEMORY;
        }
    }
    for (uint32_t s = 0; s < n->spellings.count; s++) {
        if (n->spellings.at[s].type == TYPE_PER || n->spellings.at[s].value) continue;
        uint32_t only = UINT32_MAX, i = qi_index_find(&aliases, qi_hash(f->best[s].text, strlen(f->best[s].text)));
        bool several = false;
        for (; i; i = aliases.entries.at[i - 1].next) {
            uint32_t root = qi_name_root(n, aliases.entries.at[i - 1].value);
            several |= only != UINT32_MAX && only != root;
            only = root;
        }
        if (only == UINT32_MAX || several) continue;
        n->spellings.at[s].choices = 0;
        qi_name_join(n, s, only);
    }
    return QUOTH_OK;
}

/* ---- company: who else is named in a document */

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* "Ministry of Defence", "City Council": there is one everywhere. */
static bool is_general(const struct naming *n, const struct spelling *s) {
    static const char *const adjectives[] = {
        "affairs",   "borough", "city",      "county",    "defence",  "defense", "district", "economy",
        "education", "federal", "finance",   "foreign",   "health",   "home",    "interior", "internal",
        "justice",   "local",   "municipal", "national",  "of",       "and",     "for",      "provincial",
        "public",    "state",   "supreme",   "transport", "treasury", "town",    "village",  "the"};
    uint64_t kinds =
        1ull << LIST_ORG_KIND | 1ull << LIST_ORG_PART | 1ull << LIST_BODY_NOUN | 1ull << LIST_ORGANISATION_NOUN;
    for (uint32_t i = 0; i < s->words; i++) {
        const struct name_word *w = qi_name_word(n, s, i);
        if (!(w->lists & kinds) && !qi_name_word_in(w, adjectives, sizeof adjectives / sizeof *adjectives))
            return false;
    }
    return true;
}

/* Does a name tell by itself whom or what it means? A surname alone or a general name do not. */
static bool is_telling(const struct naming *n, const struct spelling *s) {
    return s->value || (s->type == TYPE_PER ? s->words > 1 : !is_general(n, s));
}

/* States are named everywhere, general and ambiguous names tell nothing: none of them is company. */
static bool is_company(const struct naming *n, uint32_t root) {
    const struct spelling *s = &n->spellings.at[root];
    return !s->value && !s->choices && (s->type == TYPE_PER || is_telling(n, s));
}

static quoth_status find_company(struct finding_actors *f) {
    const quoth_collection *c = f->c;
    struct naming *n = &f->n;
    struct arena *scratch = n->scratch;
    f->company = qi_arena_alloc(scratch, ((size_t)c->groups.count + 1) * sizeof *f->company);
    f->company_at = qi_arena_alloc(scratch, ((size_t)c->documents.count + 1) * sizeof *f->company_at);
    f->holders = qi_arena_alloc(scratch, ((size_t)c->groups.count + 1) * sizeof *f->holders);
    f->holders_at = qi_arena_zalloc(scratch, ((size_t)n->spellings.count + 2) * sizeof *f->holders_at);
    if (!f->company || !f->company_at || !f->holders || !f->holders_at) return QUOTH_ERROR_MEMORY;
    uint32_t count = 0;
    for (uint32_t d = 0; d < c->documents.count; d++) {
        uint32_t start = f->company_at[d] = count;
        for (uint32_t g = 0; g < c->documents.at[d].groups; g++) {
            uint32_t root = qi_name_root(n, f->node_of[c->documents.at[d].first_group + g]);
            if (is_company(n, root)) f->company[count++] = root;
        }
        qsort(f->company + start, count - start, sizeof *f->company, by_number);
        uint32_t unique = start;
        for (uint32_t i = start; i < count; i++)
            if (i == start || f->company[i] != f->company[i - 1]) f->company[unique++] = f->company[i];
        count = unique;
    }
    f->company_at[c->documents.count] = count;
    for (uint32_t i = 0; i < count; i++) f->holders_at[f->company[i] + 2]++;
    for (uint32_t i = 2; i < n->spellings.count + 2; i++) f->holders_at[i] += f->holders_at[i - 1];
    for (uint32_t d = 0; d < c->documents.count; d++)
        for (uint32_t i = f->company_at[d]; i < f->company_at[d + 1]; i++)
            f->holders[f->holders_at[f->company[i] + 1]++] = d;
    return QUOTH_OK;
}

static uint32_t shared_company(const struct finding_actors *f, uint32_t d, uint32_t e) {
    uint32_t i = f->company_at[d], j = f->company_at[e], shared = 0;
    while (i < f->company_at[d + 1] && j < f->company_at[e + 1]) {
        if (f->company[i] == f->company[j])
            shared++, i++, j++;
        else if (f->company[i] < f->company[j])
            i++;
        else
            j++;
    }
    return shared;
}

enum { MOST_HOLDERS = 64 };

/* How well a candidate fits a document: the most company that one of the candidate's documents shares with it. */
static uint32_t fit(const struct finding_actors *f, uint32_t document, uint32_t root) {
    uint32_t best = 0, start = f->holders_at[root], stop = f->holders_at[root + 1];
    if (stop - start > MOST_HOLDERS) stop = start + MOST_HOLDERS;
    for (uint32_t i = start; i < stop; i++) {
        if (f->holders[i] == document) return UINT32_MAX; /* it is named in full right here */
        uint32_t shared = shared_company(f, document, f->holders[i]);
        if (shared > best) best = shared;
    }
    return best;
}

/* What a name with several meanings means in a document: the best fit, if it is the only best one; else itself. */
static uint32_t choose(struct finding_actors *f, uint32_t document, uint32_t root) {
    struct naming *n = &f->n;
    const struct spelling *s = &n->spellings.at[root];
    uint32_t best = 0, chosen = root;
    for (uint32_t i = 0; i < s->choices; i++) {
        uint32_t candidate = qi_name_root(n, n->choices.at[s->choice + i]);
        if (!is_company(n, candidate) || candidate == root) continue;
        uint32_t how_well = fit(f, document, candidate);
        if (how_well > best) {
            best = how_well;
            chosen = candidate;
        } else if (how_well == best) {
            chosen = root;
        }
    }
    return chosen;
}

/* ---- renderings: what two texts that keep the same company make of a name in another script, or in another order */

enum {
    FEWEST_CONSONANTS = 4,
    MOST_RENDERED = 16, /* names with the same consonants that are looked at */
    NEAR = 10,          /* hundredths of a consonant a sound */
    LIKELY = 30         /* … between names of more than the fewest consonants */
};

/* A full name as one word. */
struct rendering {
    struct sound sound;
    uint64_t frame; /* 0: it has too few consonants */
    uint32_t spelling, consonants;
};

struct renderings {
    VEC(struct rendering) all;
    struct index by_frame;
};

/* The words of a name from `first` on, and then those before it, but for "son of". */
static struct rendering render(const struct naming *n, uint32_t spelling, uint32_t first) {
    static const char *const sons[] = {"bin", "ibn", "bint"};
    const struct spelling *s = &n->spellings.at[spelling];
    struct rendering r = {.spelling = spelling};
    char text[128];
    size_t length = 0;
    for (uint32_t i = 0; i < s->words; i++) {
        const struct name_word *w = qi_name_word(n, s, (first + i) % s->words);
        if (qi_name_word_in(w, sons, sizeof sons / sizeof *sons)) continue;
        if (w->length > sizeof text - length) return r;
        memcpy(text + length, w->text, w->length);
        length += w->length;
    }
    qi_sound(text, length, &r.sound);
    uint64_t frame = qi_sound_frame(&r.sound, &r.consonants);
    if (r.consonants >= FEWEST_CONSONANTS) r.frame = frame;
    return r;
}

/* Will and Phil are not two ways to write one name. */
static bool known_first_names(const struct naming *n, const struct spelling *a, const struct spelling *b) {
    uint64_t given = 1ull << LIST_FEMALE_NAME | 1ull << LIST_MALE_NAME;
    return qi_name_word(n, a, 0)->lists & given && qi_name_word(n, b, 0)->lists & given;
}

/* Are two actors named in texts that share company, and never in one? */
static bool keep_same_company(const struct finding_actors *f, uint32_t a, uint32_t b) {
    uint32_t start = f->holders_at[a], stop = f->holders_at[a + 1], most = 0;
    if (stop - start > MOST_HOLDERS) stop = start + MOST_HOLDERS;
    for (uint32_t i = start; i < stop; i++) {
        uint32_t shared = fit(f, f->holders[i], b);
        if (shared == UINT32_MAX) return false;
        if (shared > most) most = shared;
    }
    return most > 0;
}

static bool sound_alike(const struct naming *n, const struct rendering *x, const struct rendering *y, bool turned) {
    const struct spelling *a = &n->spellings.at[x->spelling], *b = &n->spellings.at[y->spelling];
    int distance = qi_sound_distance(&x->sound, &y->sound);
    if (turned) return distance <= NEAR;
    bool known = known_first_names(n, a, b), likely = !known && x->consonants > FEWEST_CONSONANTS;
    if (known && qi_word_sound(n, a, a->words - 1)->spelling == qi_word_sound(n, b, b->words - 1)->spelling)
        return false;
    return distance <= (likely ? LIKELY : NEAR);
}

static bool may_be_one(struct finding_actors *f, const struct rendering *x, const struct rendering *y, bool turned) {
    const struct naming *n = &f->n;
    uint32_t a = qi_name_root(&f->n, x->spelling), b = qi_name_root(&f->n, y->spelling);
    int female = n->spellings.at[a].female, other = n->spellings.at[b].female;
    if (a == b || (female > 0 && other < 0) || (female < 0 && other > 0)) return false;
    return sound_alike(n, x, y, turned) && keep_same_company(f, a, b);
}

/* Joins a full name with those known so far of which it is another rendering. */
static bool join_renderings_of(struct finding_actors *f, const struct renderings *known, const struct rendering *r,
                               bool turned) {
    struct naming *n = &f->n;
    bool joined = false;
    uint32_t i = r->frame ? qi_index_find(&known->by_frame, r->frame) : 0;
    for (int tried = 0; i && tried < MOST_RENDERED; tried++) {
        const struct rendering *other = &known->all.at[known->by_frame.entries.at[i - 1].value];
        i = known->by_frame.entries.at[i - 1].next;
        if (!may_be_one(f, r, other, turned)) continue;
        qi_name_join(n, r->spelling, other->spelling);
        joined = true;
    }
    return joined;
}

static quoth_status join_renderings(struct finding_actors *f, bool *joined) {
    struct naming *n = &f->n;
    struct renderings known = {.all = {0}};
    for (uint32_t s = 0; s < n->spellings.count; s++) {
        const struct spelling *name = &n->spellings.at[s];
        if (name->type != TYPE_PER || name->words < 2 || name->choices) continue;
        struct rendering r = render(n, s, 0), turned = render(n, s, 1);
        *joined |= join_renderings_of(f, &known, &r, false);
        if (name->words == 2) *joined |= join_renderings_of(f, &known, &turned, true);
        struct rendering *kept = VEC_ADD(n->scratch, &known.all);
        if (!kept) return QUOTH_ERROR_MEMORY;
        *kept = r;
        if (r.frame && !qi_index_add(n->scratch, &known.by_frame, r.frame, known.all.count - 1))
            return QUOTH_ERROR_MEMORY;
    }
    return QUOTH_OK;
}

/* ---- names that do not tell whom they mean: one in texts that keep the same company */

/* Joins a group with those of the same name in documents that share company with its own. */
static bool join_by_company(struct finding_actors *f, uint32_t group, struct index *met, uint32_t *parent) {
    uint32_t document = f->c->groups.at[group].document, root = f->root_of[group];
    for (uint32_t i = f->company_at[document]; i < f->company_at[document + 1]; i++) {
        uint32_t other = f->company[i];
        if (other == root || f->holders_at[other + 1] - f->holders_at[other] > MOST_HOLDERS) continue;
        uint64_t key = (uint64_t)root << 32 | other;
        uint32_t found = qi_index_find(met, key);
        if (!found && !qi_index_add(f->n.scratch, met, key, group)) return false;
        if (!found) continue;
        uint32_t a = qi_set_root(parent, group), b = qi_set_root(parent, met->entries.at[found - 1].value);
        parent[a > b ? a : b] = a > b ? b : a;
    }
    return true;
}

/* Roots of actors that have no telling name become numbers of their own, from spellings.count on. */
static quoth_status part_by_company(struct finding_actors *f) {
    const quoth_collection *c = f->c;
    struct naming *n = &f->n;
    bool *telling = qi_arena_zalloc(n->scratch, (size_t)n->spellings.count + 1);
    uint32_t *parent = qi_arena_alloc(n->scratch, ((size_t)c->groups.count + 1) * sizeof *parent);
    if (!telling || !parent) return QUOTH_ERROR_MEMORY;
    for (uint32_t s = 0; s < n->spellings.count; s++)
        if (is_telling(n, &n->spellings.at[s])) telling[qi_name_root(n, s)] = true;
    struct index met = {0};
    for (uint32_t g = 0; g < c->groups.count; g++) {
        parent[g] = g;
        if (!telling[f->root_of[g]] && !join_by_company(f, g, &met, parent)) return QUOTH_ERROR_MEMORY;
    }
    for (uint32_t g = 0; g < c->groups.count; g++)
        if (!telling[f->root_of[g]]) f->root_of[g] = n->spellings.count + qi_set_root(parent, g);
    return QUOTH_OK;
}

static quoth_status settle_groups(struct finding_actors *f) {
    const quoth_collection *c = f->c;
    bool joined = false;
    quoth_status status = find_company(f);
    if (!status) status = join_renderings(f, &joined);
    if (!status && joined) status = find_company(f);
    for (uint32_t g = 0; g < c->groups.count && !status; g++) {
        uint32_t root = qi_name_root(&f->n, f->node_of[g]);
        f->root_of[g] = f->n.spellings.at[root].choices ? choose(f, c->groups.at[g].document, root) : root;
    }
    return status ? status : part_by_company(f);
}

/* ---- actors */

/* The fullest name, then the one with most mentions, then the first in the alphabet. */
static bool better(const struct finding_actors *f, uint32_t node, uint32_t old) {
    const struct spelling *a = &f->n.spellings.at[node], *b = &f->n.spellings.at[old];
    uint32_t x = qi_name_fullness(&f->n, a), y = qi_name_fullness(&f->n, b);
    if (x != y) return x > y;
    return a->count != b->count ? a->count > b->count : strcmp(f->best[node].text, f->best[old].text) < 0;
}

static quoth_status name_actors(struct finding_actors *f, const uint32_t *named_by, const uint32_t *types) {
    quoth_collection *c = f->c;
    for (uint32_t a = 0; a < c->actors.count; a++) {
        const char *text = f->best[named_by[a]].text;
        struct actor *actor = &c->actors.at[a];
        actor->name = qi_arena_string(&c->found, text, strlen(text));
        if (!actor->name) return QUOTH_ERROR_MEMORY;
        const uint32_t *counts = types + 4 * (size_t)a;
        for (uint8_t t = 0; t < 4; t++)
            if (counts[t] > counts[actor->type]) actor->type = t;
    }
    return QUOTH_OK;
}

static quoth_status number_actors(struct finding_actors *f) {
    quoth_collection *c = f->c;
    struct arena *scratch = f->n.scratch;
    uint32_t *number = qi_arena_zalloc(scratch, ((size_t)f->n.spellings.count + c->groups.count + 1) * sizeof *number);
    uint32_t *named_by = qi_arena_alloc(scratch, ((size_t)c->groups.count + 1) * sizeof *named_by);
    uint32_t *types = qi_arena_zalloc(scratch, ((size_t)c->groups.count + 1) * 4 * sizeof *types);
    c->actor_of = qi_arena_alloc(&c->found, ((size_t)c->groups.count + 1) * sizeof *c->actor_of);
    if (!number || !named_by || !types || !c->actor_of) return QUOTH_ERROR_MEMORY;
    for (uint32_t g = 0; g < c->groups.count; g++) {
        uint32_t root = f->root_of[g], node = f->node_of[g];
        if (root < f->n.spellings.count && root != qi_name_root(&f->n, node)) node = root; /* it was chosen */
        if (!number[root]) {
            struct actor *actor = VEC_ADD(&c->found, &c->actors);
            if (!actor) return QUOTH_ERROR_MEMORY;
            *actor = (struct actor){.type = c->groups.at[g].type};
            number[root] = c->actors.count;
            named_by[c->actors.count - 1] = node;
        }
        uint32_t a = c->actor_of[g] = number[root] - 1;
        if (better(f, node, named_by[a])) named_by[a] = node;
        types[4 * (size_t)a + (c->groups.at[g].type & 3)] += c->groups.at[g].count;
    }
    return name_actors(f, named_by, types);
}

/* ---- variants */

struct variant {
    const char *text;
    uint32_t actor, count;
};

static int by_text(const void *a, const void *b) {
    const struct variant *x = a, *y = b;
    return x->actor != y->actor ? (x->actor < y->actor ? -1 : 1) : strcmp(x->text, y->text);
}

static int by_count(const void *a, const void *b) {
    const struct variant *x = a, *y = b;
    if (x->actor != y->actor) return x->actor < y->actor ? -1 : 1;
    return x->count != y->count ? (x->count > y->count ? -1 : 1) : strcmp(x->text, y->text);
}

static quoth_status list_variants(quoth_collection *c, struct arena *scratch) {
    struct variant *all = qi_arena_alloc(scratch, ((size_t)c->names.count + 1) * sizeof *all);
    if (!all) return QUOTH_ERROR_MEMORY;
    uint32_t count = 0, unique = 0;
    for (uint32_t g = 0; g < c->groups.count; g++)
        for (uint32_t i = 0; i < c->groups.at[g].names; i++) {
            const struct kept_name *name = &c->names.at[c->groups.at[g].first_name + i];
            all[count++] = (struct variant){name->text, c->actor_of[g], name->count};
        }
    qsort(all, count, sizeof *all, by_text);
    for (uint32_t i = 0; i < count; i++) {
        bool same = unique && all[unique - 1].actor == all[i].actor && strcmp(all[unique - 1].text, all[i].text) == 0;
        if (same)
            all[unique - 1].count += all[i].count;
        else
            all[unique++] = all[i];
    }
    qsort(all, unique, sizeof *all, by_count);
    for (uint32_t i = 0; i < unique; i++) {
        const char **name = VEC_ADD(&c->found, &c->actor_names);
        if (!name) return QUOTH_ERROR_MEMORY;
        *name = all[i].text; /* kept as long as the collection */
        struct actor *actor = &c->actors.at[all[i].actor];
        if (!actor->names++) actor->first_name = i;
    }
    return QUOTH_OK;
}

quoth_status qi_find_actors(quoth_collection *c, struct arena *scratch) {
    struct finding_actors f = {.c = c, .n = {.lexicon = &c->model->lexicon, .scratch = scratch}};
    f.node_of = qi_arena_alloc(scratch, ((size_t)c->groups.count + 1) * sizeof *f.node_of);
    f.root_of = qi_arena_alloc(scratch, ((size_t)c->groups.count + 1) * sizeof *f.root_of);
    if (!f.node_of || !f.root_of) return QUOTH_ERROR_MEMORY;
    quoth_status status = list_names(&f);
    if (!status) status = qi_name_persons(&f.n);
    if (!status) status = qi_name_things(&f.n);
    if (!status) status = join_aliases(&f);
    if (!status) status = settle_groups(&f);
    if (!status) status = number_actors(&f);
    return status ? status : list_variants(c, scratch);
}
