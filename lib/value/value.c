/* The stage: goes through the text once and takes the longest value at each token. See value.h for the grammars. */
#include "value/value.h"

#include "tagger/pos.h"
#include "unicode/utf8.h"

enum { ENTRY_WORDS = 4, ENTRY_BYTES = 64, HEAD_TOKENS = 160 };

bool qi_value_listed(const char *word, const char *words) {
    if (!*word) return false;
    for (const char *at = words;; at++) {
        size_t same = 0;
        while (word[same] && at[same] == word[same]) same++;
        if (!word[same] && (!at[same] || at[same] == ' ')) return true;
        while (*at && *at != ' ') at++;
        if (!*at) return false;
    }
}

bool qi_value_among(const struct value_reader *r, uint32_t token, const char *words) {
    return qi_value_listed(qi_value_word(r, token), words);
}

bool qi_value_joined(const struct value_reader *r, uint32_t token) {
    return token < r->end && !(r->d->tokens.at[token].flags & TOKEN_AFTER_SPACE);
}

bool qi_value_hyphen(const struct value_reader *r, uint32_t token) {
    return qi_value_is(r, token, "-") || qi_value_is(r, token, "\xE2\x80\x93") ||
           qi_value_is(r, token, "\xE2\x80\x90") || qi_value_is(r, token, "\xE2\x80\x91");
}

uint32_t qi_value_entry(const struct value_reader *r, uint32_t token, enum word_list list, const char **value) {
    char text[ENTRY_BYTES];
    uint32_t size = 0, stop = token;
    for (uint32_t n = 0; n < ENTRY_WORDS && token + n < r->end; n++) {
        const char *word = qi_value_word(r, token + n);
        size_t length = strlen(word);
        if (size + length + 1 > ENTRY_BYTES) break;
        if (n) text[size++] = ' ';
        memcpy(text + size, word, length);
        size += (uint32_t)length;
        uint64_t bits = n ? qi_lexicon_lists(&r->d->model->lexicon, qi_hash(text, size)) : qi_form(r->d, token)->lists;
        if (bits >> list & 1) {
            *value = qi_lexicon_value(&r->d->model->lexicon, list, text, size);
            stop = token + n + 1;
        }
        if (!(bits >> LIST_OPENS & 1)) break;
    }
    return stop;
}

/* ---- what was found */

static quoth_status add(struct value_reader *r, uint32_t first, const struct found_value *f) {
    struct value *v = VEC_ADD(&r->d->arena, &r->d->values);
    if (!v) return QUOTH_ERROR_MEMORY;
    *v = (struct value){.first = first, .last = f->stop, .modifier = f->modifier, .type = (uint8_t)f->type};
    if (!f->vague && !(v->text = qi_arena_string(&r->d->arena, f->text, strlen(f->text)))) return QUOTH_ERROR_MEMORY;
    if (*f->unit && !(v->unit = qi_arena_string(&r->d->arena, f->unit, strlen(f->unit)))) return QUOTH_ERROR_MEMORY;
    return QUOTH_OK;
}

/* "Rose up to 1.4%", "ticked up to 1.4%": the words say where it went, not how much it may be at most. */
static bool goes_up(const struct value_reader *r, uint32_t t, uint32_t first) {
    return t > first && qi_value_among(r, t - 1,
                                       "tick ticked ticks edge edged edges inch inched creep crept go goes went gone "
                                       "move moved moves jump jumped climb climbed rise rose risen shoot shot push "
                                       "pushed bring brings brought bump bumped nudge nudged surge surged");
}

/* What the words before say of a number: "more than", "about". */
static const char *modifier_before(const struct value_reader *r, uint32_t t, uint32_t first) {
    static const struct {
        const char *words[3]; /* the last word first */
        const char *modifier;
    } all[] = {
        {{"than", "more", "no"}, "at most"},
        {{"than", "fewer less", "no"}, "at least"},
        {{"than", "more greater higher", ""}, "more than"},
        {{"than", "less fewer lower", ""}, "less than"},
        {{"least", "at", ""}, "at least"},
        {{"most", "at", ""}, "at most"},
        {{"to", "up", ""}, "at most"},
        {{"as", "many much", "as"}, "at most"},
        {{"to", "close", ""}, "about"},
        {{"estimated", "", ""}, "about"},
        {{"over above exceeding", "", ""}, "more than"},
        {{"under below", "", ""}, "less than"},
        {{"nearly almost", "", ""}, "less than"},
        {{"about around some roughly approximately circa", "", ""}, "about"},
    };
    if (t > first + 1 && qi_value_hyphen(r, t - 2) && qi_value_joined(r, t - 1)) return NULL; /* a 6-under 66 */
    if (t > first + 1 && qi_value_is(r, t - 1, "to") && qi_value_is(r, t - 2, "up") && goes_up(r, t - 2, first))
        return NULL;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        uint32_t k = 0;
        while (k < 3 && *all[i].words[k] && t > first + k && qi_value_among(r, t - 1 - k, all[i].words[k])) k++;
        if (k == 3 || !*all[i].words[k]) return all[i].modifier;
    }
    return NULL;
}

/* "Over two days" is how long something took, "a row over two keys" and "under two blankets" no comparison either. */
static bool compares(const struct value_reader *r, uint32_t t, uint32_t first, const struct found_value *f) {
    bool over = t > first && qi_value_is(r, t - 1, "over"), under = t > first && qi_value_is(r, t - 1, "under");
    if (!over && !under) return true;
    unsigned tag = r->d->tokens.at[t - 1].tag, before = t > first + 1 ? r->d->tokens.at[t - 2].tag : POS_NONE;
    if (tag == POS_RP) return false;
    bool measure = f->type != VALUE_QUANTITY || f->measured;
    bool of = under && qi_value_is(r, f->stop, "of");
    bool noun = !f->measured && (before == POS_NN || before == POS_NNS || before == POS_VBG);
    bool lasts = f->type == VALUE_QUANTITY && qi_value_listed(f->unit, "minute hour day week month year decade");
    bool more = (t > first + 1 && qi_value_among(r, t - 2, "for well just of after in is a little slightly")) ||
                qi_value_among(r, f->stop, "old ago");
    if (under) return more || (measure && !of);
    return lasts ? more : !noun || f->type == VALUE_PERCENT || f->type == VALUE_NUMBER;
}

static bool read_value(const struct value_reader *r, uint32_t first, uint32_t t, struct found_value *f) {
    const char *zone;
    *f = (struct found_value){.stop = t, .type = VALUE_TIME};
    f->stop = qi_read_time(r, t, f->text, &zone);
    if (f->stop > t) {
        if (zone) qi_value_set_unit(f, zone);
        return true;
    }
    f->type = VALUE_DATE;
    f->stop = qi_read_date(r, t, f->text, &f->modifier);
    if (f->stop > t) return true;
    f->stop = t;
    if (!qi_read_measure(r, first, t, f)) return false;
    if (compares(r, t, first, f)) f->modifier = modifier_before(r, t, first);
    return true;
}

/* A token in a name; a day of the week or a month may be read as one all the same. */
static bool in_name(struct value_reader *r, uint32_t t) {
    while (r->next_entity < r->d->entities.count && r->d->entities.at[r->next_entity].last <= t) r->next_entity++;
    return r->next_entity < r->d->entities.count && r->d->entities.at[r->next_entity].first <= t;
}

/* FY2023, which was taken for a name. */
static bool is_fiscal(const struct value_reader *r, uint32_t t) {
    const char *text = qi_form(r->d, t)->text;
    return !strncmp(text, "FY", 2) && is_digit(text[2]);
}

/* "a dozen", "a third of", "a year ago", "A$5": articles are common, and begin a value before few words. */
static bool is_idle_article(const struct value_reader *r, uint32_t t) {
    if (!qi_value_is(r, t, "a") && !qi_value_is(r, t, "an")) return false;
    return t + 1 >= r->end || !(qi_in(r->d, t + 1, LIST_NUMBER_WORD) || qi_value_is(r, t + 1, "third") ||
                                qi_value_is(r, t + 1, "quarter") || qi_value_is(r, t + 1, "fifth") ||
                                qi_value_is(r, t + 1, "$") || qi_value_is(r, t + 2, "ago"));
}

static quoth_status read_sentence(struct value_reader *r, const struct sentence *s) {
    struct found_value f;
    r->end = s->last;
    for (uint32_t t = s->first; t < s->last;) {
        if (!r->begins[r->d->tokens.at[t].form] || is_idle_article(r, t) || (in_name(r, t) && !is_fiscal(r, t))) {
            t++;
            continue;
        }
        bool any = read_value(r, s->first, t, &f);
        if (any && add(r, t, &f)) return QUOTH_ERROR_MEMORY;
        t = f.stop > t ? f.stop : t + 1;
    }
    return QUOTH_OK;
}

/* Whose money the document speaks of: that of the first state or people it names of some; NULL for none. */
static const char *find_money(const quoth_document *d, const char *const states[][2], size_t count) {
    static const enum word_list lists[] = {LIST_COUNTRY, LIST_DEMONYM, LIST_CAPITAL};
    for (uint32_t t = 0; t < d->tokens.count; t++) {
        const struct form *form = qi_form(d, t);
        for (size_t l = 0; l < sizeof lists / sizeof *lists; l++) {
            if (!(form->lists >> lists[l] & 1)) continue;
            const struct form *lower = &d->forms.at[form->lower];
            const char *state = qi_lexicon_value(&d->model->lexicon, lists[l], lower->text, lower->length);
            for (size_t i = 0; state && i < count; i++)
                if (!strcmp(state, states[i][0])) return states[i][1];
        }
    }
    return NULL;
}

/* Whose rupees: India's where no state is named. */
static const char *find_rupee(const quoth_document *d) {
    static const char *const states[][2] = {
        {"India", "INR"}, {"Pakistan", "PKR"}, {"Sri Lanka", "LKR"}, {"Nepal", "NPR"}, {"Mauritius", "MUR"}};
    const char *code = find_money(d, states, sizeof states / sizeof *states);
    return code ? code : "INR";
}

/* "K5.2 billion", "P300,000": kwacha, kina, pesos and pula, where a state that has such money is named. */
static void find_letter_money(struct value_reader *r, bool k, bool p) {
    static const char *const k_states[][2] = {{"Zambia", "ZMW"}, {"Malawi", "MWK"}, {"Papua New Guinea", "PGK"}};
    static const char *const p_states[][2] = {{"Philippines", "PHP"}, {"Botswana", "BWP"}};
    r->k_money = r->k_money ? r->k_money : k ? find_money(r->d, k_states, sizeof k_states / sizeof *k_states) : NULL;
    r->p_money = p ? find_money(r->d, p_states, sizeof p_states / sizeof *p_states) : NULL;
}

/* When the text says it was published: the first whole date at its head that is not in its running text. */
static void find_publication(struct value_reader *r) {
    const quoth_document *d = r->d;
    uint32_t region = 0;
    for (uint32_t n = 0; n < d->sentences.count; n++) {
        const struct sentence *s = &d->sentences.at[n];
        if (s->first >= HEAD_TOKENS) return;
        region = s->region;
        if (region < d->regions.count && d->regions.at[region].kind == REGION_BODY) continue;
        r->end = s->last;
        for (uint32_t t = s->first; t < s->last; t++) {
            struct moment m;
            int relative;
            if (!r->begins[d->tokens.at[t].form]) continue;
            if (qi_read_day(r, t, &m, &relative) > t && m.year && m.month && m.day) {
                r->now = m;
                return;
            }
        }
    }
}

/* Words that a value may begin with, by their first eight letters. */
static const char beginnings[][9] = {
    "a",       "ad",   "an",    "autumn",   "c",        "coming", "early",  "fall",     "first",  "fourth",
    "gh",      "half", "hk",    "last",     "late",     "mid",    "midday", "midnight", "minus",  "next",
    "quarter", "noon", "nt",    "nz",       "previous", "r",      "s",      "second",   "spring", "summer",
    "third",   "this", "today", "tomorrow", "tonight",  "us",     "winter", "yesterda", "ec",     "j",
    "tt",      "bz",   "bds",   "g",        "fj",       "n",
};

/* Their heads, found by hashing: for each form of a document it is one look. */
enum { HEAD_SLOTS = 128 };
struct heads {
    uint64_t at[HEAD_SLOTS];
};

static bool find_head(const struct heads *heads, uint64_t head, uint32_t *slot) {
    *slot = (uint32_t)(head * UINT64_C(0x9E3779B97F4A7C15) >> 57);
    while (heads->at[*slot] && heads->at[*slot] != head) *slot = (*slot + 1) % HEAD_SLOTS;
    return heads->at[*slot] == head;
}

static void note_heads(struct heads *heads) {
    *heads = (struct heads){{0}};
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        uint32_t slot;
        uint64_t head = qi_head(beginnings[i], 8);
        if (!find_head(heads, head, &slot)) heads->at[slot] = head;
    }
}

/* Can a value begin with the word? Most words are looked at no further. */
static bool begins_value(const struct form *lower, const struct heads *heads) {
    const uint64_t lists = (uint64_t)1 << LIST_NUMBER_WORD | (uint64_t)1 << LIST_CURRENCY | (uint64_t)1 << LIST_MONTH |
                           (uint64_t)1 << LIST_WEEKDAY;
    unsigned char first = (unsigned char)*lower->text;
    if (lower->lists & lists || (first >= '0' && first <= '9') || first == '-') return true;
    if (first == '\'' || first == '.' || first == '+' || first == 'r' || first == 'n' || first == 'k' || first == 'p')
        if (is_digit(lower->text[1])) return true;
    if (first == 'd' && lower->text[1] == 'h' && is_digit(lower->text[2])) return true;
    if (first == '\'') return false;
    if (first >= 0x80) { /* ½, ⅓, a minus sign: not the quotation marks and dashes of most texts */
        size_t length;
        uint32_t point = qi_utf8_decode(lower->text, &length);
        return (point >= 0xBC && point <= 0xBE) || (point >= 0x2150 && point <= 0x215E) || point == 0x2212;
    }
    if ((first == 'm' && !strncmp(lower->text, "mid-", 4)) || (first == 'q' && lower->length == 2)) return true;
    if (first == 'h' && lower->length == 2 && is_digit(lower->text[1])) return true; /* H1 */
    if (first == 'f' && lower->text[1] == 'y' && (!lower->text[2] || is_digit(lower->text[2]))) return true;
    uint32_t slot;
    return find_head(heads, lower->head, &slot);
}

/* "R4.2m", "N6.4": no road's. */
static bool is_letter_sum(const char *text, char letter) {
    if (*text != letter || !is_digit(text[1])) return false;
    size_t digits = strspn(text + 1, "0123456789");
    return text[1 + digits] == '.' || !strcmp(text + 1 + digits, "m") || !strcmp(text + 1 + digits, "bn");
}

static bool is_rupee(const struct form *lower) {
    return qi_value_listed(lower->text, "rs rs. rupee rupees");
}

quoth_status qi_find_values(quoth_document *d, struct arena *scratch) {
    struct value_reader r = {.d = d, .pounds_weigh = true};
    r.begins = qi_arena_alloc(scratch, (d->forms.count + 1u) * sizeof *r.begins);
    if (!r.begins) return QUOTH_ERROR_MEMORY;
    r.now = qi_moment_of(d->date);
    struct heads heads;
    note_heads(&heads);
    bool rupees = false, k = false, p = false;
    for (uint32_t i = 0; i < d->forms.count; i++) {
        r.begins[i] = begins_value(&d->forms.at[d->forms.at[i].lower], &heads);
        const struct form *form = &d->forms.at[i];
        if (form->length == 2 && !strcmp(form->text, "\xC2\xA3")) r.pounds_weigh = false;
        rupees |= form->lists >> LIST_CURRENCY & 1 && is_rupee(&d->forms.at[form->lower]);
        k |= *form->text == 'K' && is_digit(form->text[1]);
        p |= *form->text == 'P' && is_digit(form->text[1]);
        if (!strcmp(form->text, "PNG") || !strcmp(form->text, "Papua")) r.k_money = "PGK";
        r.speaks_of_rand |= qi_form_is(d, form, "rand") || is_letter_sum(form->text, 'R');
        r.speaks_of_naira |=
            qi_form_is(d, form, "naira") || qi_form_is(d, form, "kobo") || is_letter_sum(form->text, 'N');
    }
    r.rupee = rupees ? find_rupee(d) : "INR";
    find_letter_money(&r, k, p);
    if (!r.now.year) find_publication(&r);
    d->published = (uint32_t)(r.now.year * 10000 + r.now.month * 100 + r.now.day);
    for (uint32_t n = 0; n < d->sentences.count; n++)
        if (read_sentence(&r, &d->sentences.at[n])) return QUOTH_ERROR_MEMORY;
    return QUOTH_OK;
}
