/* From mentions to spellings: which of a mention's tokens are its name, and which mentions spell it alike. */
#include "entity/name.h"
#include "entity/name_table.h"
#include "entity/types.h"

#include <utf8proc.h>

#include "tagger/pos.h"
#include "unicode/utf8.h"

static bool is_possessive(const struct form *f) {
    return (f->length == 1 && f->text[0] == '\'') ||
           (f->length == 2 && f->text[0] == '\'' && (f->text[1] == 's' || f->text[1] == 'S'));
}

static bool is_the(const struct form *f) {
    return f->length == 3 && (f->text[0] | 32) == 't' && (f->text[1] | 32) == 'h' && (f->text[2] | 32) == 'e';
}

static bool is_mark(const struct form *f, const char *marks) {
    return f->length == 1 && strchr(marks, f->text[0]);
}

static bool has_word(const quoth_document *d, uint32_t token) {
    uint8_t kind = d->tokens.at[token].kind;
    return kind != TOKEN_PUNCTUATION && kind != TOKEN_QUOTE && qi_form(d, token)->flags & (FORM_LETTER | FORM_DIGIT);
}

/* A title before a person's name. Earl and Duke are first names as well: inside a mention they are taken for that. */
static bool is_title(const quoth_document *d, uint32_t token) {
    return qi_in(d, token, LIST_TITLE) && !qi_in(d, token, LIST_MALE_NAME) && !qi_in(d, token, LIST_FEMALE_NAME);
}

/* The tokens of a mention that are its name: without article, title and possessive. Never empty. */
static struct span name_tokens(const quoth_document *d, const struct entity *e) {
    uint32_t first = e->first, last = e->last;
    while (last - first > 1 &&
           (is_possessive(qi_form(d, last - 1)) || (!has_word(d, last - 1) && !is_mark(qi_form(d, last - 1), ".)"))))
        last--;
    while (last - first > 1 && !has_word(d, first)) first++;
    if (last - first > 1 && is_the(qi_form(d, first))) first++;
    while (e->type == TYPE_PER && last - first > 1 && is_title(d, first) && has_word(d, first + 1)) first++;
    return (struct span){first, last};
}

/* ---- words */

/* Does the token after `token` belong to the same word: Jong-un, which is three tokens? */
static bool hyphen_joins(const quoth_document *d, uint32_t token, uint32_t stop) {
    if (token + 2 >= stop) return false;
    return is_mark(qi_form(d, token + 1), "-") && !(d->tokens.at[token + 1].flags & TOKEN_AFTER_SPACE) &&
           !(d->tokens.at[token + 2].flags & TOKEN_AFTER_SPACE) && has_word(d, token + 2);
}

/* What a word sounds like, without a possessive 's. */
static void sound_out(const struct name_word *word, struct sound *sound) {
    uint32_t length = word->length;
    if (length > 3 && word->text[length - 2] == '\'' && word->text[length - 1] == 's') length -= 2;
    qi_sound(word->text, length, sound);
}

static bool add_sound(struct naming *n, const struct name_word *word, uint32_t *found) {
    struct sound *sound = VEC_ADD(n->scratch, &n->sounds);
    if (!sound) return false;
    sound_out(word, sound);
    *found = n->sounds.count - 1;
    return true;
}

/* The sound of a spelling, in the model's memo. */
struct known_sound {
    uint64_t key; /* hash of the spelling */
    struct sound sound;
};

size_t qi_sound_entry_size(void) {
    return sizeof(struct known_sound);
}

/* The sound of a form's spelling, from the memo or put there if it has room; NULL when it has none. *failed: no memory.
 */
static const struct known_sound *known_sound(struct naming *n, const struct name_word *word, uint64_t key,
                                             bool *failed) {
    const quoth_model *model = n->d->model;
    const struct known_sound *known = qi_memo_find(model->sounds, key);
    if (known || !qi_memo_vacant(model->sounds, key)) return known;
    struct known_sound *made = model->allocator.allocate(model->allocator.context, sizeof *made);
    if ((*failed = !made)) return NULL;
    made->key = key;
    sound_out(word, &made->sound);
    return qi_memo_publish(model->sounds, &model->allocator, &made->key);
}

static bool add_form_sound(struct naming *n, const struct name_word *word, const struct form *form, uint32_t *found) {
    bool failed = false;
    const struct known_sound *known = known_sound(n, word, form->hash, &failed);
    if (failed) return false;
    if (!known) return add_sound(n, word, found);
    struct sound *sound = VEC_ADD(n->scratch, &n->sounds);
    if (!sound) return false;
    *sound = known->sound;
    *found = n->sounds.count - 1;
    return true;
}

/* A word of one token: what is known of its form; its sound is found once for a form. */
static bool put_token(struct naming *n, uint32_t token, struct name_word *word) {
    uint32_t form = n->d->tokens.at[token].form;
    const struct form *f = &n->d->forms.at[form], *lower = &n->d->forms.at[f->lower];
    *word = (struct name_word){f->text, lower->text, f->length, lower->length, f->lists, f->flags, 0};
    if (!n->sound_of_form[form]) {
        if (!add_form_sound(n, word, f, &word->sound)) return false;
        n->sound_of_form[form] = word->sound + 1;
    }
    word->sound = n->sound_of_form[form] - 1;
    return true;
}

static char *put(char *out, const struct form *f) {
    memcpy(out, f->text, f->length);
    return out + f->length;
}

/* A word of several tokens, [first, stop). */
static bool put_tokens(struct naming *n, uint32_t first, uint32_t stop, struct name_word *word) {
    const quoth_document *d = n->d;
    size_t size = 1, lower_size = 1;
    for (uint32_t t = first; t < stop; t++) {
        size += qi_form(d, t)->length;
        lower_size += d->forms.at[qi_form(d, t)->lower].length;
    }
    char *text = qi_arena_alloc(n->scratch, size), *lower = qi_arena_alloc(n->scratch, lower_size);
    if (!text || !lower) return false;
    *word = (struct name_word){text, lower, (uint32_t)size - 1, (uint32_t)lower_size - 1, 0, FORM_ALL_UPPER, 0};
    for (uint32_t t = first; t < stop; t++) {
        const struct form *f = qi_form(d, t);
        if (f->flags & FORM_LETTER && !(f->flags & FORM_ALL_UPPER)) word->flags &= ~(uint32_t)FORM_ALL_UPPER;
        word->flags |= f->flags & ~(uint32_t)FORM_ALL_UPPER;
        text = put(text, f);
        lower = put(lower, &d->forms.at[f->lower]);
    }
    word->flags |= FORM_HYPHEN;
    word->lists = qi_lexicon_lists(n->lexicon, qi_hash(word->lower, word->lower_length));
    return add_sound(n, word, &word->sound);
}

static bool add_words(struct naming *n, struct span tokens, bool person) {
    const quoth_document *d = n->d;
    bool aside = false;
    for (uint32_t t = tokens.start; t < tokens.stop; t++) {
        const struct form *f = qi_form(d, t);
        if (is_mark(f, "(") && person && t > tokens.start) aside = true; /* Edna (Pavlik) Abernathy */
        if (is_mark(f, ")")) aside = false;
        if (aside || !has_word(d, t) || is_possessive(f)) continue;
        uint32_t stop = t + 1;
        while (hyphen_joins(d, stop - 1, tokens.stop)) stop += 2;
        struct name_word *word = VEC_ADD(n->scratch, &n->words);
        if (!word || !(stop == t + 1 ? put_token(n, t, word) : put_tokens(n, t, stop, word))) return false;
        t = stop - 1;
    }
    return true;
}

/* ---- spellings */

/* The gender that a title right before the name, or the mention's own title, gives to a bare surname. */
static uint8_t title_gender(const quoth_document *d, uint32_t first) {
    return first ? qi_gender_of_word(d, first - 1) : GENDER_UNKNOWN;
}

/* "said in Spanish", "speaks French": no noun behind it, and a word before it that tongues have. */
static bool is_language(const quoth_document *d, struct span tokens) {
    static const char *const before[] = {"in",    "into",     "from",   "speak", "speaks",
                                         "spoke", "speaking", "spoken", "fluent"};
    uint32_t t = tokens.start, tag = t + 1 < d->tokens.count ? d->tokens.at[t + 1].tag : POS_STOP;
    if (tokens.stop != t + 1 || !t || !qi_in(d, t, LIST_DEMONYM)) return false;
    if (qi_form(d, t)->flags & FORM_HYPHEN) return false;
    if (tag == POS_NN || tag == POS_NNS || tag == POS_NNP || tag == POS_NNPS || tag == POS_JJ || tag == POS_HYPH)
        return false;
    const struct form *lower = &d->forms.at[qi_form(d, t - 1)->lower];
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (strlen(before[i]) == lower->length && memcmp(before[i], lower->text, lower->length) == 0) return true;
    return false;
}

static bool in_capitals(const struct naming *n, uint32_t word, uint32_t words) {
    for (uint32_t i = 0; i < words; i++) {
        const struct name_word *w = &n->words.at[word + i];
        if (w->flags & FORM_LETTER && !(w->flags & FORM_ALL_UPPER) && w->length > 1) return false;
    }
    return true;
}

static uint64_t key_of(const struct naming *n, const struct spelling *s) {
    uint64_t key = s->type == TYPE_PER ? 2u + s->gender : s->language ? 0 : 1;
    for (uint32_t i = 0; i < s->words; i++) {
        uint64_t pair[2] = {key, qi_word_sound(n, s, i)->spelling};
        key = qi_hash(pair, sizeof pair);
    }
    return key;
}

static bool folds(const struct naming *n, const struct spelling *a, const struct spelling *b) {
    if (a->words != b->words || a->gender != b->gender || a->language != b->language) return false;
    if ((a->type == TYPE_PER) != (b->type == TYPE_PER)) return false;
    for (uint32_t i = 0; i < a->words; i++)
        if (qi_word_sound(n, a, i)->spelling != qi_word_sound(n, b, i)->spelling) return false;
    return true;
}

quoth_status qi_name_add(struct naming *n, const struct spelling *s, uint32_t *at) {
    uint64_t key = key_of(n, s);
    for (uint32_t i = qi_index_find(&n->by_spelling, key); i; i = n->by_spelling.entries.at[i - 1].next) {
        *at = n->by_spelling.entries.at[i - 1].value;
        struct spelling *old = &n->spellings.at[*at];
        if (!folds(n, old, s)) continue;
        if (old->capitals && !s->capitals) {
            old->capitals = false;
            old->mention = s->mention;
            old->word = s->word;
        }
        old->count += s->count;
        return QUOTH_OK;
    }
    struct spelling *added = VEC_ADD(n->scratch, &n->spellings);
    if (!added) return QUOTH_ERROR_MEMORY;
    *added = *s;
    added->parent = *at = n->spellings.count - 1;
    return qi_index_add(n->scratch, &n->by_spelling, key, *at) ? QUOTH_OK : QUOTH_ERROR_MEMORY;
}

static quoth_status add_mention(struct naming *n, uint32_t mention) {
    const struct entity *e = &n->d->entities.at[mention];
    struct span tokens = name_tokens(n->d, e);
    struct spelling s = {.word = n->words.count, .mention = mention, .count = 1, .type = e->type};
    if (!add_words(n, tokens, s.type == TYPE_PER)) return QUOTH_ERROR_MEMORY;
    s.words = n->words.count - s.word;
    if (s.type == TYPE_PER && s.words == 1) s.gender = title_gender(n->d, tokens.start);
    s.language = s.type == TYPE_MISC && is_language(n->d, tokens);
    s.capitals = in_capitals(n, s.word, s.words);
    return qi_name_add(n, &s, &n->spelling_of[mention]);
}

quoth_status qi_name_read(struct naming *n) {
    const quoth_document *d = n->d;
    n->spelling_of = qi_arena_alloc(n->scratch, (d->entities.count + 1) * sizeof *n->spelling_of);
    n->sound_of_form = qi_arena_zalloc(n->scratch, (d->forms.count + 1) * sizeof *n->sound_of_form);
    if (!n->spelling_of || !n->sound_of_form) return QUOTH_ERROR_MEMORY;
    quoth_status status = QUOTH_OK;
    for (uint32_t i = 0; i < d->entities.count && !status; i++) status = add_mention(n, i);
    return status;
}

uint32_t qi_name_root(struct naming *n, uint32_t spelling) {
    while (n->spellings.at[spelling].parent != spelling) {
        struct spelling *s = &n->spellings.at[spelling];
        s->parent = n->spellings.at[s->parent].parent;
        spelling = s->parent;
    }
    return spelling;
}

/* The earlier spelling becomes the root. */
void qi_name_join(struct naming *n, uint32_t a, uint32_t b) {
    a = qi_name_root(n, a);
    b = qi_name_root(n, b);
    if (a == b) return;
    if (b < a) {
        uint32_t swap = a;
        a = b, b = swap;
    }
    n->spellings.at[b].parent = a;
    n->spellings.at[a].female = (int16_t)(n->spellings.at[a].female + n->spellings.at[b].female);
    if (!n->spellings.at[a].value) n->spellings.at[a].value = n->spellings.at[b].value;
}

/* ---- text of a name */

bool qi_is_blank(const struct form *f) {
    for (size_t at = 0, step; at < f->length; at += step) {
        uint32_t c = qi_utf8_decode(f->text + at, &step);
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
        if (category != UTF8PROC_CATEGORY_CC && category != UTF8PROC_CATEGORY_CF && c != 0xFFFD) return false;
    }
    return true;
}

/* ORLOV becomes Orlov, O'NEIL O'Neil: every letter but the first of a row; in small words (inside) that too. */
static char *put_word(char *out, const struct form *f, bool fold, bool inside) {
    for (size_t at = 0, step; at < f->length; at += step) {
        uint32_t c = qi_utf8_decode(f->text + at, &step);
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
        if (fold && inside && category == UTF8PROC_CATEGORY_LU) c = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
        out += utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)out);
        inside = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    }
    return out;
}

static bool has_vowel(const struct form *f) {
    for (uint32_t i = 0; i < f->length; i++)
        if ((unsigned char)f->text[i] >= 0x80 || strchr("AEIOUY", f->text[i])) return true;
    return false;
}

/* Are the capitals at `t` the call letters of a station, as in KARK-TV? */
static bool is_station(const quoth_document *d, struct span tokens, uint32_t t) {
    if (t + 2 >= tokens.stop || !is_mark(qi_form(d, t + 1), "-")) return false;
    const struct form *behind = qi_form(d, t + 2);
    return behind->length == 2 && behind->flags & FORM_ALL_UPPER;
}

/* May this word of a name in capitals be folded? Not an acronym (FOX News, BBC, USA, JFK) nor an initial; beside other
   words of a place's name the short ones, too (NEW YORK, EL PASO). */
static bool foldable(const struct form *f, uint8_t type, bool alone) {
    const uint64_t known = (uint64_t)1 << LIST_COUNTRY | (uint64_t)1 << LIST_KNOWN_BODY;
    bool place = type == TYPE_LOC && !alone && !(f->lists & known);
    uint32_t longest = type == TYPE_PER || place ? 1 : alone && type != TYPE_LOC ? 6 : 3;
    return f->flags & FORM_ALL_UPPER && !(f->flags & FORM_STOP) && f->length > longest && has_vowel(f);
}

/* Is every word of the name in capitals? An initial (PHILIP R. SANDOZ) tells nothing. */
static bool all_upper(const quoth_document *d, struct span tokens) {
    for (uint32_t t = tokens.start; t < tokens.stop; t++) {
        const struct form *f = qi_form(d, t);
        bool initial = f->length <= 2 && f->flags & FORM_UPPER_FIRST && (f->length == 1 || f->text[1] == '.');
        if (f->flags & FORM_LETTER && !(f->flags & FORM_ALL_UPPER) && !initial && !is_possessive(f)) return false;
    }
    return true;
}

/* The tokens to show: with an article in capitals (The Great Escape) and a name's own possessive (McDonald's). */
static struct span shown_tokens(const quoth_document *d, const struct entity *e) {
    struct span tokens = name_tokens(d, e);
    if (e->type == TYPE_PER) return tokens;
    const struct form *before = tokens.start > e->first ? qi_form(d, tokens.start - 1) : NULL;
    if (before && is_the(before) && before->flags & FORM_UPPER_FIRST) tokens.start--;
    if (tokens.stop < e->last && qi_form(d, tokens.stop)->length == 2) tokens.stop++;
    return tokens;
}

/* Zineb SID AHMED: a surname in capitals behind a name that is not; III is a number. */
static bool is_capital_surname(const struct form *f, uint8_t type, bool first) {
    return type == TYPE_PER && !first && foldable(f, type, false) && f->length > 2 &&
           strspn(f->text, "IVXLC") < f->length;
}

/* "Mairi Nic a’ Phearsain": a mark that belongs to the word before it, as nothing has been opened. */
static bool is_apostrophe(const quoth_document *d, struct span tokens, uint32_t t) {
    const struct form *f = qi_form(d, t);
    if (t == tokens.start || t + 1 == tokens.stop || d->tokens.at[t].flags & TOKEN_AFTER_SPACE) return false;
    if (!is_mark(f, "'") || !(d->tokens.at[t + 1].flags & TOKEN_AFTER_SPACE)) return false;
    for (uint32_t i = tokens.start; i < t; i++)
        if (d->tokens.at[i].kind == TOKEN_QUOTE) return false;
    return true;
}

/* Is the bracket at `t` closed within the name? */
static bool is_closed(const quoth_document *d, struct span tokens, uint32_t t) {
    while (++t < tokens.stop)
        if (is_mark(qi_form(d, t), ")")) return true;
    return false;
}

/* Is the token joined by hyphens, as in SAINT-DENIS-SUR-MER? *within: on both sides. */
static bool hyphened(const quoth_document *d, struct span tokens, uint32_t t, bool *within) {
    bool before = t > tokens.start && is_mark(qi_form(d, t - 1), "-");
    bool behind = t + 1 < tokens.stop && is_mark(qi_form(d, t + 1), "-");
    *within = before && behind;
    return before || behind;
}

const char *qi_name_text(const quoth_document *d, const struct entity *entity, struct arena *arena) {
    struct span tokens = shown_tokens(d, entity);
    size_t size = 1;
    for (uint32_t t = tokens.start; t < tokens.stop; t++)
        size += qi_form(d, t)->length * 3 + 1; /* folding may lengthen */
    char *name = qi_arena_alloc(arena, size), *out = name;
    if (!name) return NULL;
    bool capitals = all_upper(d, tokens), gap = false, unpaired = false, alone = tokens.stop - tokens.start == 1;
    for (uint32_t t = tokens.start; t < tokens.stop; t++) {
        const struct form *f = qi_form(d, t);
        bool blank = qi_is_blank(f);
        gap |= blank || d->tokens.at[t].flags & TOKEN_AFTER_SPACE;
        if (blank) continue;
        if (d->tokens.at[t].kind == TOKEN_QUOTE && !is_apostrophe(d, tokens, t)) continue;
        if (is_mark(f, "(") && t > tokens.start && !is_closed(d, tokens, t)) break; /* Institute (ISF */
        if (is_mark(f, "(")) unpaired = true;
        if (is_mark(f, ")") && !unpaired) continue; /* (Vladimir) Putin: the first mark was left out */
        if (gap && out > name) *out++ = ' ';
        gap = false;
        bool within, joined = hyphened(d, tokens, t, &within);
        bool small = within && (qi_in(d, t, LIST_PARTICLE) || qi_in(d, t, LIST_SMALL_WORD));
        bool place = joined && entity->type == TYPE_LOC && f->length > 1;
        bool fold = capitals ? place || foldable(f, entity->type, alone)
                             : is_capital_surname(f, entity->type, t == tokens.start);
        if (entity->type == TYPE_ORG && is_station(d, tokens, t)) fold = false;
        if (entity->type == TYPE_LOC && t > tokens.start && !joined) /* RIO DE JANEIRO */
            small = place = qi_in(d, t, LIST_PARTICLE) || qi_in(d, t, LIST_SMALL_WORD);
        out = put_word(out, f, fold, small && place);
    }
    *out = '\0';
    return name;
}
