#include "speakers.h"

#include <stdlib.h>
#include <string.h>

/* Words that name nobody by themselves. */
static const char pronouns[] =
    " i me we us you he him she her it they them who whom whoever that which this these those one someone somebody"
    " everyone everybody nobody others myself himself herself themselves itself mine his hers theirs its their my our"
    " your ";
/* Words before which the head of a noun phrase stands. */
static const char breaks[] =
    " of for with at from in on to who whom whose which that by near about against under over as and or but when while"
    " where after before during via told said ";
static const char suffixes[] = " jr sr ii iii ";

static bool overlap(quoth_span a, quoth_span b) {
    return a.start < b.stop && b.start < a.stop;
}

bool has_speaker(const struct saying *saying) {
    return saying->has_speaker || saying->name;
}

quoth_span bare(const struct letters *t, quoth_span s) {
    while (s.start < s.stop && (letter_is_space(t->at[s.start]) || letter_is_mark(t->at[s.start]))) s.start++;
    while (s.stop > s.start && (letter_is_space(t->at[s.stop - 1]) || letter_is_mark(t->at[s.stop - 1]))) s.stop--;
    return s;
}

/* A mark between words that ends the noun phrase. */
static bool ends_phrase(const struct letters *t, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
        uint32_t c = t->at[i];
        if ((c < 0x80 && c && strchr(",;:([", (int)c)) || c == 0x2014 || c == 0x2013) return true;
        if (c == '-' && i + 1 < to && t->at[i + 1] == '-') return true;
    }
    return false;
}

static quoth_span without_possessive(const struct letters *t, quoth_span s) {
    bool possessive = s.stop - s.start >= 2 && letter_lower(t->at[s.stop - 1]) == 's' &&
                      (t->at[s.stop - 2] == '\'' || t->at[s.stop - 2] == 0x2019);
    if (possessive) s.stop -= 2;
    return s;
}

/* The head word of a noun phrase: the last one before the first comma, dash, bracket, preposition or relative. */
static quoth_span head(const struct letters *t, quoth_span span) {
    quoth_span kept = {0, 0}, before_suffix = {0, 0}, rest = span;
    quoth_span word;
    for (size_t count = 0; letters_next(t, &rest, &word); count++) {
        if (count && (letters_among(t, word, breaks) || ends_phrase(t, kept.stop, word.start))) break;
        kept = word;
        if (!count || !letters_among(t, word, suffixes)) before_suffix = word;
    }
    return kept.stop ? without_possessive(t, before_suffix) : span;
}

static size_t word_count(const struct letters *t, quoth_span s) {
    size_t count = 0;
    quoth_span word;
    while (letters_next(t, &s, &word)) count++;
    return count;
}

/* ---- names */

/* The last word of a name, but for Jr. and the like; empty when there is none. */
static quoth_span last_word(const struct letters *t, quoth_span s) {
    quoth_span last = {0, 0}, word;
    while (letters_next(t, &s, &word))
        if (!letters_among(t, word, suffixes)) last = word;
    return without_possessive(t, last);
}

struct name {
    struct letters letters;
    quoth_span word;
};

/* The last word of each name of a text, which ; separates if `several`. */
enum { MOST_NAMES = 32 };
struct name_set {
    struct name at[MOST_NAMES];
    size_t count;
};

static void add_name(struct name_set *set, struct letters letters, quoth_span word) {
    if (set->count < MOST_NAMES && word.stop > word.start)
        set->at[set->count++] = (struct name){letters, word};
    else
        letters_free(&letters);
}

static void add_text(struct name_set *set, const char *text) {
    struct letters letters = letters_of(text, strlen(text));
    for (size_t i = 0; i < letters.count; i++)
        if (letters.at[i] == '_') letters.at[i] = ' ';
    add_name(set, letters, last_word(&letters, (quoth_span){0, letters.count}));
}

static void add_pieces(struct name_set *set, const char *text) {
    for (const char *stop; (stop = strchr(text, ';')); text = stop + 1) {
        char piece[256];
        size_t length = (size_t)(stop - text) < sizeof piece ? (size_t)(stop - text) : sizeof piece - 1;
        memcpy(piece, text, length);
        piece[length] = '\0';
        add_text(set, piece);
    }
    add_text(set, text);
}

static void add_aliases(struct name_set *set, const struct saying *gold, void (*add)(struct name_set *, const char *)) {
    size_t i, count;
    yyjson_val *alias;
    yyjson_arr_foreach(gold->aliases, i, count, alias) {
        if (yyjson_is_str(alias)) add(set, yyjson_get_str(alias));
    }
}

/* The head of a mention, if it is a name. */
static void add_mention(struct name_set *set, const struct letters *t, quoth_span mention) {
    quoth_span h = head(t, mention);
    if (h.start == h.stop || !letter_is_upper(t->at[h.start]) || letters_among(t, h, pronouns)) return;
    quoth_span last = last_word(t, h);
    struct letters copy = {malloc((last.stop - last.start + 1) * sizeof(uint32_t)), last.stop - last.start};
    if (!copy.at) return;
    memcpy(copy.at, t->at + last.start, copy.count * sizeof(uint32_t));
    add_name(set, copy, (quoth_span){0, copy.count});
}

static void free_names(struct name_set *set) {
    for (size_t i = 0; i < set->count; i++) letters_free(&set->at[i].letters);
}

static bool agree(const struct name_set *a, const struct name_set *b, bool pronouns_too) {
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++) {
            const struct name *x = &a->at[i], *y = &b->at[j];
            bool same = letters_same(&x->letters, x->word, &y->letters, y->word);
            if (same && (pronouns_too || !letters_among(&x->letters, x->word, pronouns))) return true;
        }
    return false;
}

static bool names_agree(const struct letters *t, struct said gold, struct said found) {
    struct name_set want = {.count = 0}, have = {.count = 0};
    if (gold.saying->name) add_text(&want, gold.saying->name);
    add_aliases(&want, gold.saying, add_text);
    if (gold.saying->has_speaker) add_mention(&want, t, gold.in->parts.at[gold.saying->speakers.first]);
    if (found.saying->name) add_text(&have, found.saying->name);
    if (found.saying->has_speaker) add_mention(&have, t, found.in->parts.at[found.saying->speakers.first]);
    bool same = agree(&have, &want, false);
    free_names(&want);
    free_names(&have);
    return same;
}

bool name_is_right(const struct saying *gold, const struct saying *found) {
    struct name_set want = {.count = 0}, have = {.count = 0};
    add_pieces(&want, gold->name);
    add_aliases(&want, gold, add_pieces);
    if (found->name) add_text(&have, found->name);
    bool same = agree(&have, &want, true);
    free_names(&want);
    free_names(&have);
    return same;
}

/* ---- mentions */

static bool mention_is_right(const struct letters *t, struct said gold, quoth_span mention) {
    for (size_t i = 0; i < gold.saying->speakers.count; i++) {
        quoth_span right = gold.in->parts.at[gold.saying->speakers.first + i];
        size_t most = 2 * word_count(t, right);
        if (overlap(head(t, right), mention) && word_count(t, mention) <= (most > 15 ? most : 15)) return true;
    }
    quoth_span h = head(t, mention);
    for (size_t i = 0; gold.saying->speaker_id && i < gold.in->names.count; i++) {
        const struct named *name = &gold.in->names.at[i];
        if (name->id && yyjson_equals(name->id, gold.saying->speaker_id) && overlap(head(t, name->span), h))
            return true;
    }
    return false;
}

bool speaker_is_right(const struct letters *t, struct said gold, struct said found) {
    if (!has_speaker(gold.saying) || !has_speaker(found.saying))
        return !has_speaker(gold.saying) && !has_speaker(found.saying);
    if (found.saying->has_speaker && mention_is_right(t, gold, found.in->parts.at[found.saying->speakers.first]))
        return true;
    return names_agree(t, gold, found);
}

bool cue_is_right(const struct letters *t, const int32_t *words, struct said gold, struct said found, bool *exact) {
    *exact = false;
    if (!found.saying->has_cue) return false;
    quoth_span have = found.in->parts.at[found.saying->cues.first], first = gold.in->parts.at[gold.saying->cues.first];
    quoth_span a = bare(t, first), b = bare(t, have);
    *exact = (first.start == have.start && first.stop == have.stop) || (a.start == b.start && a.stop == b.stop);
    bool word = false;
    for (size_t k = 0; k < gold.saying->cues.count && !word; k++) {
        quoth_span want = gold.in->parts.at[gold.saying->cues.first + k];
        for (size_t i = want.start; i < want.stop && !word; i++)
            for (size_t j = have.start; j < have.stop && !word; j++) word = words[i] >= 0 && words[i] == words[j];
    }
    return *exact || word;
}
