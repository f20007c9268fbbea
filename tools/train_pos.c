/*
 * Trains the part-of-speech tagger, an averaged perceptron, from CoNLL-U files.
 *
 *     train_pos MODEL OUT TRAIN.conllu … -- DEV.conllu …
 *
 * MODEL gives the word lists. The same inputs give the same bytes.
 */
#include <stdlib.h>

#include "tagger/pos_features.h"
#include "token/form.h"
#include "train.h"

enum { PASSES = 10, ROWS = 36000, LEAST_SEEN = 2 };

static int tag_number(const char *name) {
    if (strcmp(name, "-RRB-") == 0) name = "-LRB-";
    if (strcmp(name, "NFP") == 0) name = "SYM";
    for (unsigned i = 1; i < POS_TAGS; i++)
        if (strcmp(name, qi_pos_name(i)) == 0) return (int)i;
    return POS_SYM;
}

/* ---- reading; gold tags go into token.spare */

struct word {
    char text[256];
    int tag;
};

enum variant { AS_IS, TITLED, SHOUTED };

static void change(char *text, enum variant variant, bool first) {
    size_t length = strlen(text);
    for (size_t i = 0; i < length; i++) {
        bool up = variant == SHOUTED || (variant == TITLED && i == 0 && (first || length > 3));
        if (up && text[i] >= 'a' && text[i] <= 'z') text[i] = (char)(text[i] - 32);
    }
}

static void add_sentence(quoth_document *d, struct word *words, uint32_t count, enum variant variant, bool curly) {
    uint32_t first = d->tokens.count;
    for (uint32_t i = 0; i < count; i++) {
        struct word w = words[i];
        if (w.tag != POS_POS && w.text[0] != '\'') change(w.text, variant, !i);
        if (curly && strcmp(w.text, "\"") == 0) strcpy(w.text, w.tag == POS_OPEN ? "\u201C" : "\u201D");
        uint32_t form = qi_form_add(d, w.text, strlen(w.text));
        struct token *t = VEC_ADD(&d->arena, &d->tokens);
        *t = (struct token){0, 0, form, TOKEN_WORD, 0, 0, (uint8_t)w.tag};
    }
    struct sentence *s = VEC_ADD(&d->arena, &d->sentences);
    *s = (struct sentence){.first = first, .last = d->tokens.count};
}

/* Every sentence, and when training some once more as a headline, shouted, or with curly marks. */
static void read_conllu(quoth_document *d, const char *path, bool training) {
    static struct word words[1024];
    static char line[1 << 16];
    FILE *file = fopen(path, "r");
    if (!file) qt_die("%s: cannot be read", path);
    uint32_t count = 0, sentences = 0;
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '\n' && count) {
            add_sentence(d, words, count, AS_IS, sentences % 3 == 0);
            if (training && sentences % 8 == 1 && count > 4) add_sentence(d, words, count, TITLED, true);
            if (training && sentences % 16 == 3 && count > 2) add_sentence(d, words, count, SHOUTED, false);
            sentences++;
            count = 0;
        }
        char *column[6], *at = line;
        int n = 0;
        for (; n < 5 && at; n++) {
            column[n] = at;
            if ((at = strchr(at, '\t'))) *at++ = '\0';
        }
        if (n < 5 || line[0] == '#' || strpbrk(column[0], "-.") || count == 1024) continue;
        snprintf(words[count].text, sizeof words->text, "%s", column[1]);
        words[count++].tag = tag_number(column[4]);
    }
    fclose(file);
}

/* ---- features of every token but those of tags: made once */

struct instance {
    uint32_t fixed[64];
    uint32_t n_fixed;
    struct pos_context context;
};

static const struct form *form_at(const quoth_document *d, const struct sentence *s, int64_t i) {
    return i < s->first || i >= s->last ? NULL : qi_form(d, (uint32_t)i);
}

static uint64_t hash_at(const quoth_document *d, const struct form *form) {
    return form ? qi_word_hash(&d->forms.at[form->lower]) : 0;
}

static uint32_t fixed_keys(const quoth_document *d, const struct sentence *s, uint32_t i, struct pos_context *context,
                           uint64_t *keys) {
    static const int offsets[] = {-2, -1, 1, 2};
    const struct form *form = qi_form(d, i), *lower = &d->forms.at[form->lower];
    uint32_t n = qi_pos_own_keys(form, lower, qi_letter_case(d, s->first, s->last), keys);
    for (int k = 0; k < 4; k++) {
        const struct form *near = form_at(d, s, (int64_t)i + offsets[k]);
        n += qi_pos_near_keys(near, near ? &d->forms.at[near->lower] : NULL, offsets[k], keys + n);
    }
    *context = (struct pos_context){hash_at(d, form_at(d, s, (int64_t)i - 1)), hash_at(d, form),
                                    hash_at(d, form_at(d, s, (int64_t)i + 1)),
                                    qi_suffix(lower->text, lower->length, 3), 0, 0};
    return n;
}

static struct instance *make_instances(const quoth_document *d, struct dictionary *features) {
    struct instance *all = qt_grow(NULL, d->tokens.count * sizeof *all);
    for (int pass = 0; pass < 2; pass++) { /* count, then number what is left */
        for (uint32_t n = 0; n < d->sentences.count; n++) {
            const struct sentence *s = &d->sentences.at[n];
            for (uint32_t i = s->first; i < s->last; i++) {
                uint64_t keys[64];
                struct instance *in = &all[i];
                uint32_t count = fixed_keys(d, s, i, &in->context, keys);
                in->context.tag1 = i > s->first ? d->tokens.at[i - 1].spare : 0;
                in->context.tag2 = i > s->first + 1 ? d->tokens.at[i - 2].spare : 0;
                in->n_fixed = 0;
                if (!pass) count += qi_pos_joint_keys(&in->context, keys + count);
                for (uint32_t k = 0; k < count; k++) {
                    uint32_t number = pass ? qt_find(features, keys[k]) : qt_number(features, keys[k]);
                    if (pass && number != UINT32_MAX) in->fixed[in->n_fixed++] = number;
                }
            }
        }
        if (!pass) free(qt_prune(features, LEAST_SEEN));
    }
    return all;
}

/* ---- the averaged perceptron */

struct perceptron {
    float *now, *sum;  /* by feature number, POS_TAGS each */
    uint32_t *changed; /* by feature number: when `sum` was last brought up to date */
    uint32_t time;
};

static void bump(struct perceptron *p, uint32_t number, int gold, int guess) {
    float *now = p->now + (size_t)number * POS_TAGS, *sum = p->sum + (size_t)number * POS_TAGS;
    float since = (float)(p->time - p->changed[number]);
    for (int k = 0; k < POS_TAGS; k++) sum[k] += since * now[k];
    p->changed[number] = p->time;
    now[gold] += 1;
    now[guess] -= 1;
}

static uint32_t all_numbers(const struct dictionary *features, const struct instance *in, uint32_t *numbers) {
    uint64_t keys[POS_MAX_KEYS];
    uint32_t n = in->n_fixed, joint = qi_pos_joint_keys(&in->context, keys);
    memcpy(numbers, in->fixed, n * sizeof *numbers);
    for (uint32_t k = 0; k < joint; k++)
        if ((numbers[n] = qt_find(features, keys[k])) != UINT32_MAX) n++;
    return n;
}

static int guess_tag(const struct perceptron *p, const uint32_t *numbers, uint32_t n) {
    float score[POS_TAGS] = {0};
    for (uint32_t i = 0; i < n; i++) {
        const float *row = p->now + (size_t)numbers[i] * POS_TAGS;
        for (int k = 0; k < POS_TAGS; k++) score[k] += row[k];
    }
    int best = 1;
    for (int k = 2; k < POS_TAGS; k++)
        if (score[k] > score[best]) best = k;
    return best;
}

static void train(const quoth_document *d, const struct dictionary *features, struct instance *all,
                  struct perceptron *p) {
    uint32_t *order = qt_grow(NULL, d->sentences.count * sizeof *order), numbers[96];
    for (uint32_t i = 0; i < d->sentences.count; i++) order[i] = i;
    uint64_t state = 1;
    for (int pass = 0; pass < PASSES; pass++) {
        uint32_t wrong = 0;
        for (uint32_t i = d->sentences.count; i > 1; i--) {
            uint32_t j = qt_random(&state) % i, kept = order[i - 1];
            order[i - 1] = order[j];
            order[j] = kept;
        }
        for (uint32_t n = 0; n < d->sentences.count; n++) {
            const struct sentence *s = &d->sentences.at[order[n]];
            unsigned tag1 = 0, tag2 = 0;
            for (uint32_t i = s->first; i < s->last; i++, p->time++) {
                all[i].context.tag1 = tag1;
                all[i].context.tag2 = tag2;
                uint32_t count = all_numbers(features, &all[i], numbers);
                int gold = d->tokens.at[i].spare, guess = guess_tag(p, numbers, count);
                if (guess != gold) {
                    wrong++;
                    for (uint32_t k = 0; k < count; k++) bump(p, numbers[k], gold, guess);
                }
                tag2 = tag1;
                tag1 = (unsigned)guess; /* as it will be when there is no gold tag */
            }
        }
        printf("pass %d: %.2f %% wrong\n", pass + 1, 100.0 * wrong / d->tokens.count);
    }
    free(order);
}

static void average(struct perceptron *p, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        for (int k = 0; k < POS_TAGS; k++) {
            size_t at = (size_t)i * POS_TAGS + (size_t)k;
            p->sum[at] += (float)(p->time - p->changed[i]) * p->now[at];
            p->sum[at] /= (float)p->time;
        }
}

/* ---- spellings that have one tag (nearly) always: they need no scores, which saves half of the time */

enum { SURE_COUNT = 6 };
static const float sure_share = 0.98f;

/* Pasts that the treebanks may not have, and that are nothing else. */
static const char *const rare_pasts[] = {
    "awoke",   "foresaw",  "forbade",   "froze",     "misspoke", "mistook", "outgrew", "overcame", "overran",
    "oversaw", "overtook", "rewrote",   "shrank",    "slew",     "sprang",  "stole",   "strode",   "strove",
    "swore",   "trod",     "underwent", "undertook", "withdrew", "wove",    "wept"};

/* Numbers their features; the row of each is the step's multiple that its tag needs to be the greatest. */
static uint32_t find_sure(quoth_document *d, struct dictionary *features, uint8_t **tags) {
    uint32_t pasts[sizeof rare_pasts / sizeof *rare_pasts];
    for (size_t k = 0; k < sizeof pasts / sizeof *pasts; k++)
        if ((pasts[k] = qi_form_add(d, rare_pasts[k], strlen(rare_pasts[k]))) == UINT32_MAX) qt_die("out of memory");
    uint32_t(*counts)[POS_TAGS] = qt_grow(NULL, d->forms.count * sizeof *counts), first = features->count;
    memset(counts, 0, d->forms.count * sizeof *counts);
    for (uint32_t n = 0; n < d->sentences.count; n++) {
        const struct sentence *s = &d->sentences.at[n];
        if (qi_letter_case(d, s->first, s->last) != CASE_NORMAL) continue;
        for (uint32_t i = s->first; i < s->last; i++) counts[d->tokens.at[i].form][d->tokens.at[i].spare]++;
    }
    *tags = qt_grow(NULL, d->forms.count);
    for (size_t k = 0; k < sizeof pasts / sizeof *pasts; k++) counts[pasts[k]][POS_VBD] += SURE_COUNT;
    for (uint32_t f = 0; f < d->forms.count; f++) {
        uint32_t total = 0, best = 1;
        for (uint32_t k = 1; k < POS_TAGS; k++) {
            total += counts[f][k];
            if (counts[f][k] > counts[f][best]) best = k;
        }
        if (total < SURE_COUNT || (float)counts[f][best] < sure_share * (float)total) continue;
        uint32_t number = qt_number(features, qi_pos_sure_key(&d->forms.at[f]));
        features->seen[number] = UINT32_MAX; /* never dropped */
        (*tags)[number - first] = (uint8_t)best;
    }
    free(counts);
    return features->count - first;
}

/* ---- measuring, with the library's own tagger */

static void measure(quoth_model *model, const char *weights, const char *path) {
    FILE *file = fopen(weights, "rb");
    static char data[1 << 24];
    size_t size = file ? fread(data, 1, sizeof data, file) : 0;
    if (file) fclose(file);
    if (!qi_weights_open(&model->pos, data, size, POS_VERSION, POS_TAGS, 0)) qt_die("%s: damaged", weights);
    quoth_document *d = qt_document(model);
    read_conllu(d, path, false);
    struct arena scratch;
    qi_arena_open(&scratch, NULL);
    if (qi_tag_words(d, &scratch)) qt_die("out of memory");
    uint32_t right = 0;
    for (uint32_t i = 0; i < d->tokens.count; i++) right += d->tokens.at[i].tag == d->tokens.at[i].spare;
    printf("%s: %.2f %% of %u tags right\n", path, 100.0 * right / d->tokens.count, d->tokens.count);
    qi_arena_close(&scratch);
}

int main(int argc, char **argv) {
    if (argc < 4) qt_die("usage: train_pos MODEL OUT TRAIN.conllu … -- DEV.conllu …");
    quoth_model *model = qt_model(argv[1]);
    quoth_document *d = qt_document(model);
    int i = 3;
    for (; i < argc && strcmp(argv[i], "--") != 0; i++) read_conllu(d, argv[i], true);
    struct dictionary features = {0};
    struct instance *all = make_instances(d, &features);
    printf("%u tokens, %u features\n", d->tokens.count, features.count);
    struct perceptron p = {0};
    size_t cells = (size_t)features.count * POS_TAGS;
    p.now = qt_grow(NULL, cells * sizeof *p.now);
    p.sum = qt_grow(NULL, cells * sizeof *p.sum);
    p.changed = qt_grow(NULL, features.count * sizeof *p.changed);
    memset(p.now, 0, cells * sizeof *p.now);
    memset(p.sum, 0, cells * sizeof *p.sum);
    memset(p.changed, 0, features.count * sizeof *p.changed);
    train(d, &features, all, &p);
    average(&p, features.count);
    uint8_t *tags;
    uint32_t learnt = features.count, sure = find_sure(d, &features, &tags);
    p.sum = qt_grow(p.sum, (size_t)features.count * POS_TAGS * sizeof *p.sum);
    memset(p.sum + (size_t)learnt * POS_TAGS, 0, (size_t)sure * POS_TAGS * sizeof *p.sum);
    for (uint32_t n = 0; n < sure; n++) p.sum[(size_t)(learnt + n) * POS_TAGS + tags[n]] = 1;
    printf("%u spellings of one tag\n", sure);
    qt_write(argv[2], &features, p.sum, POS_TAGS, ROWS, POS_VERSION, NULL, 0);
    for (i++; i < argc; i++) measure(model, argv[2], argv[i]);
    return 0;
}
