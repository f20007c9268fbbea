#include "entity/again.h"

#include "entity/bounds.h"
#include "entity/name_index.h"
#include "entity/telling.h"
#include "tagger/pos.h"
#include "tagger/shape.h"

enum { MOST_WORDS = 6, LEAST_LETTERS = 2 };
static const float sure_enough = 0.7f;
static const float sure_again = 0.75f; /* what is found so is right three times in four */

struct search {
    quoth_document *d;
    const struct name_reader *r;
    struct index names;  /* by their words, as they are spelt; value: an entity */
    struct index shorts; /* of bodies, by their initials */
    uint8_t *begins;     /* by form: does one of them begin so? */
    VEC(struct entity) found;
};

static uint64_t join(uint64_t key, const quoth_document *d, uint32_t token) {
    return key * 0x9E3779B97F4A7C15u + qi_form(d, token)->hash;
}

/* Words that are names in one place and words in another: titles and the like; nouns of bodies and things. */
static const uint64_t ways_to_call = (uint64_t)1 << LIST_PERSON_NOUN | (uint64_t)1 << LIST_TITLE |
                                     (uint64_t)1 << LIST_MONTH | (uint64_t)1 << LIST_WEEKDAY |
                                     (uint64_t)1 << LIST_FUNCTION_WORD | (uint64_t)1 << LIST_STARTER;
static const uint64_t things = (uint64_t)1 << LIST_BODY_NOUN | (uint64_t)1 << LIST_ORG_KIND |
                               (uint64_t)1 << LIST_ORG_PART | (uint64_t)1 << LIST_ORGANISATION_NOUN |
                               (uint64_t)1 << LIST_MEDIA_NOUN | (uint64_t)1 << LIST_TRADE_NOUN |
                               (uint64_t)1 << LIST_EVENT_NOUN | (uint64_t)1 << LIST_PLACE_NOUN |
                               (uint64_t)1 << LIST_WORK_NOUN | (uint64_t)1 << LIST_KICKER;

/* Is the word one of these, or also written small in the text? last: it ends a person's name; “Anna Chambers”, then
   “Chambers”, whom no noun of a thing is for. */
static bool is_general(const struct search *s, uint32_t token, bool last) {
    const struct word_facts *w = &s->r->facts[s->d->tokens.at[token].form];
    bool surname = last && w->form->lists >> LIST_SURNAME & 1;
    return w->form->lists & (surname ? ways_to_call : ways_to_call | things) || w->seen & SEEN_LOWER ||
           w->form->length < LEAST_LETTERS;
}

static bool note(struct search *s, uint32_t entity, uint32_t first, uint32_t last, struct arena *scratch) {
    uint64_t key = 0;
    if (last - first > MOST_WORDS || !s->r->facts[s->d->tokens.at[first].form].capital) return true;
    for (uint32_t t = first; t < last; t++) key = join(key, s->d, t);
    s->begins[s->d->tokens.at[first].form] = true;
    return qi_index_find(&s->names, key) || qi_index_add(scratch, &s->names, key, entity);
}

/* "the Council of Pilots (COP)": the initials behind a body's name, whether or not they were read as a name. */
static bool note_initials(struct search *s, uint32_t entity, struct arena *scratch) {
    const struct entity *e = &s->d->entities.at[entity];
    if (e->type != TYPE_ORG || !qi_has_initials(s->d, e)) return true;
    return note(s, entity, e->last + 1, e->last + 2, scratch);
}

/* "the Velm Hawks", then "the Hawks". */
static bool note_team(struct search *s, uint32_t entity, struct arena *scratch) {
    const struct entity *e = &s->d->entities.at[entity];
    uint32_t last = e->last - 1;
    bool team = e->type == TYPE_ORG && e->confidence >= sure_enough && last > e->first &&
                qi_names_place(s->d, e->first) && qi_in(s->d, last, LIST_TEAM_NOUN) && !is_general(s, last, false);
    return !team || note(s, entity, last, e->last, scratch);
}

/* The key of what a paper is called for short. */
static uint64_t paper_key(const quoth_document *d, uint32_t token) {
    return join(1, d, token);
}

/* "The Velm Post", then "the Post", but not "the Press", which is all of them. */
static bool note_paper(struct search *s, uint32_t entity, struct arena *scratch) {
    static const char *const others[] = {"press", "report", "world",  "state", "today", "local",    "broadcaster",
                                         "paper", "daily",  "online", "sport", "print", "newsroom", "correspondent"};
    const struct entity *e = &s->d->entities.at[entity];
    uint32_t last = e->last - 1;
    if (e->type != TYPE_ORG || last == e->first || !qi_in(s->d, last, LIST_MEDIA_NOUN) ||
        qi_in(s->d, last, LIST_ORG_KIND) || qi_token_among(s->d, last, others, sizeof others / sizeof *others))
        return true;
    uint64_t key = paper_key(s->d, last);
    return qi_index_find(&s->names, key) || qi_index_add(scratch, &s->names, key, entity);
}

/* "Orvel Airways", then "OA": the initials of a body's name, where a text has them among its words. */
static bool note_short(struct search *s, uint32_t entity, struct arena *scratch) {
    enum { LONGEST = 8 };
    const struct entity *e = &s->d->entities.at[entity];
    char letters[LONGEST];
    uint32_t length = 0;
    if (e->type != TYPE_ORG || e->confidence < sure_enough || e->last - e->first < 2) return true;
    for (uint32_t t = e->first; t < e->last; t++) {
        const struct form *form = qi_form(s->d, t);
        if (!(form->flags & FORM_UPPER_FIRST)) continue;
        if (form->flags & FORM_ALL_UPPER || length == LONGEST || (unsigned char)*form->text > 'Z') return true;
        letters[length++] = *form->text;
    }
    if (length < LEAST_LETTERS) return true;
    uint64_t key = qi_hash(letters, length);
    return qi_index_find(&s->shorts, key) || qi_index_add(scratch, &s->shorts, key, entity);
}

static bool note_names(struct search *s, struct arena *scratch) {
    for (uint32_t i = 0; i < s->d->entities.count; i++) {
        const struct entity *e = &s->d->entities.at[i];
        bool sure = e->confidence >= sure_enough && !(e->last - e->first == 1 && is_general(s, e->first, false));
        if (e->type != TYPE_MISC && sure && !note(s, i, e->first, e->last, scratch)) return false;
        if (!note_initials(s, i, scratch)) return false;
    }
    for (uint32_t i = 0; i < s->d->entities.count;
         i++) { /* behind all: a place may be spelt like a person's last name */
        const struct entity *e = &s->d->entities.at[i];
        if (e->type == TYPE_PER && e->last - e->first > 1 && !is_general(s, e->last - 1, true) &&
            !note(s, i, e->last - 1, e->last, scratch))
            return false;
    }
    for (uint32_t i = 0; i < s->d->entities.count; i++)
        if (!note_short(s, i, scratch) || !note_team(s, i, scratch) || !note_paper(s, i, scratch)) return false;
    return true;
}

static bool has_capital(const struct search *s, uint32_t token) {
    return s->r->facts[s->d->tokens.at[token].form].capital;
}

/* May the word before a name belong to a longer one? A title and a word that only has the capital of a sentence do not.
 */
static bool is_led(const struct search *s, const struct sentence *in, uint32_t token) {
    const uint64_t others = (uint64_t)1 << LIST_FUNCTION_WORD | (uint64_t)1 << LIST_STARTER |
                            (uint64_t)1 << LIST_TITLE | (uint64_t)1 << LIST_PERSON_NOUN;
    if (token == in->first) return false;
    if (*qi_form(s->d, token - 1)->text == '-' && !(s->d->tokens.at[token].flags & TOKEN_AFTER_SPACE)) return true;
    return has_capital(s, token - 1) && !(qi_form(s->d, token - 1)->lists & others);
}

/* "NC President Imre Tal", "Velm Mayor Imre Tal", "the NC General Manager said": an office of a body or a place, with
   who holds it or alone. */
static bool is_officer(const struct search *s, const struct sentence *in, uint32_t token) {
    const uint64_t offices = (uint64_t)1 << LIST_TITLE | (uint64_t)1 << LIST_PERSON_NOUN;
    uint32_t last = token;
    while (last < in->last && last < token + 3 && qi_form(s->d, last)->lists & offices) last++;
    if (last == token) return false;
    if (last < in->last && !has_capital(s, last) && *qi_form(s->d, last)->text != '-') return true;
    return last + 1 < in->last && has_capital(s, last) && has_capital(s, last + 1);
}

/* May the word behind a name belong to a longer one? */
static bool is_followed(const struct search *s, const struct sentence *in, uint32_t token, unsigned type) {
    if (token >= in->last) return false;
    const struct token *t = &s->d->tokens.at[token];
    if (*qi_form(s->d, token)->text == '-' && !(t->flags & TOKEN_AFTER_SPACE)) return !qi_is_made_of(s->d, token);
    if ((type == TYPE_ORG || type == TYPE_LOC) && is_officer(s, in, token)) return false;
    return has_capital(s, token) || (type != TYPE_PER && qi_form(s->d, token)->flags & FORM_DIGIT);
}

/* The longest name that begins at `token` and ends before `stop`; last == first: there is none. */
static struct entity name_at(const struct search *s, const struct sentence *in, uint32_t token, uint32_t stop) {
    struct entity best = {.first = token, .last = token};
    uint64_t key = 0;
    for (uint32_t t = token; t < stop && t < token + MOST_WORDS; t++) {
        key = join(key, s->d, t);
        uint32_t at = qi_index_find(&s->names, key);
        const struct entity *e = at ? &s->d->entities.at[s->names.entries.at[at - 1].value] : NULL;
        if (e && !is_followed(s, in, t + 1, e->type))
            best = (struct entity){token, t + 1, 0, sure_again * e->confidence, e->type};
    }
    return best;
}

/* May the word be one of a firm's or people's name, rather than one that a sentence begins with or a title? */
static bool may_name(const struct search *s, const struct sentence *in, uint32_t token) {
    const uint64_t others = (uint64_t)1 << LIST_FUNCTION_WORD | (uint64_t)1 << LIST_TITLE |
                            (uint64_t)1 << LIST_PERSON_NOUN | (uint64_t)1 << LIST_MONTH | (uint64_t)1 << LIST_WEEKDAY;
    const struct form *form = qi_form(s->d, token);
    return form->flags & FORM_UPPER_FIRST && !(form->lists & others) &&
           !(token == in->first && form->lists >> LIST_STARTER & 1) &&
           (token == in->first || !(s->d->tokens.at[token].flags & TOKEN_AFTER_LINE));
}

/* A noun that ends names of bodies and little else: "the Velmar Bakers Association". */
static bool is_head(const quoth_document *d, uint32_t token) {
    static const char *const heads[] = {
        "agency",     "army",    "assembly", "association", "authority",    "bank",      "bureau",        "chamber",
        "commission", "council", "ministry", "navy",        "federation",   "institute", "confederation", "parliament",
        "party",      "police",  "senate",   "service",     "constabulary", "tribunal",  "union",         "university"};
    return qi_token_among(d, token, heads, sizeof heads / sizeof *heads);
}

/* "told the Star": a paper by one of the words that papers are called. */
static bool is_told(const struct search *s, const struct sentence *in, uint32_t token) {
    static const char *const told[] = {"told", "tells", "telling"};
    return token >= in->first + 2 && qi_token_is(s->d, token - 1, "the") && qi_token_among(s->d, token - 2, told, 3) &&
           qi_in(s->d, token, LIST_MEDIA_NOUN);
}

/* "The Post reported", where a text has named the Velm Post. */
static struct entity paper_at(const struct search *s, const struct sentence *in, uint32_t token, uint32_t stop) {
    const quoth_document *d = s->d;
    bool paper = in->letters == CASE_NORMAL && token > in->first && token < stop && qi_token_is(d, token - 1, "the") &&
                 qi_index_find(&s->names, paper_key(d, token)) && !is_followed(s, in, token + 1, TYPE_ORG);
    return (struct entity){token, token + paper, 0, sure_again, TYPE_ORG};
}

/* "the Returned Asset Company LLP": words that begin at `token` and end with the form of a firm, or, behind "the" or
   an owner, with the noun of a body. */
static struct entity body_at(const struct search *s, const struct sentence *in, uint32_t token, uint32_t stop) {
    struct entity none = {.first = token, .last = token};
    uint32_t t = token;
    if (in->letters != CASE_NORMAL || (token > in->first && has_capital(s, token - 1))) return none;
    while (t < stop && t < token + MOST_WORDS && may_name(s, in, t)) t++;
    if (t == token || (t < in->last && has_capital(s, t))) return none;
    if (t == token + 1 && !is_told(s, in, token)) return none;
    unsigned tag = token > in->first ? s->d->tokens.at[token - 1].tag : POS_NONE;
    bool head = (tag == POS_DT || tag == POS_POS) && (is_head(s->d, t - 1) || t == token + 1);
    if (!head && !qi_in(s->d, t - 1, LIST_COMPANY_SUFFIX)) return none;
    return (struct entity){token, t, 0, sure_again, TYPE_ORG};
}

/* "two Velm | Serbs": a people of a country that the lists have; creeds and parties may be words. */
static struct entity people_at(const struct search *s, const struct sentence *in, uint32_t token, uint32_t stop) {
    const quoth_document *d = s->d;
    const struct form *form = qi_form(d, token), *lower = &d->forms.at[form->lower];
    bool people = in->letters == CASE_NORMAL && token > in->first && form->lists >> LIST_DEMONYM & 1 && token < stop &&
                  may_name(s, in, token) && !(form->flags & FORM_ALL_UPPER) &&
                  !is_followed(s, in, token + 1, TYPE_MISC) &&
                  qi_lexicon_value(&d->model->lexicon, LIST_DEMONYM, lower->text, lower->length) != NULL;
    return (struct entity){token, token + people, 0, sure_again, TYPE_MISC};
}

/* "an anti-Velmish rally", "ultra-Orthodox": a prefix and a people, a state or a body in one word. */
static struct entity prefixed_at(const struct search *s, const struct sentence *in, uint32_t token, uint32_t stop) {
    const uint64_t named = (uint64_t)1 << LIST_DEMONYM | (uint64_t)1 << LIST_COUNTRY | (uint64_t)1 << LIST_KNOWN_BODY;
    const struct lexicon *lexicon = &s->d->model->lexicon;
    const struct form *form = qi_form(s->d, token), *lower = &s->d->forms.at[form->lower];
    const char *hyphen = form->flags & FORM_HYPHEN ? strchr(form->text, '-') : NULL;
    struct entity none = {.first = token, .last = token};
    if (!hyphen || token >= stop || hyphen[1] < 'A' || hyphen[1] > 'Z' || in->letters == CASE_UPPER) return none;
    size_t before = (size_t)(hyphen - form->text), behind = form->length - before - 1;
    bool prefix = qi_lexicon_lists(lexicon, qi_hash(lower->text, before)) >> LIST_PREFIX & 1;
    bool people = qi_lexicon_lists(lexicon, qi_hash(lower->text + before + 1, behind)) & named;
    return (struct entity){token, token + (prefix && people), 0, sure_again, TYPE_MISC};
}

/* "VelMunay raised output": a word with capitals inside that begins a sentence. */
static struct entity mixed_at(const struct search *s, const struct sentence *in, uint32_t token, uint32_t stop) {
    enum { SHORTEST = 5 };
    const struct form *form = qi_form(s->d, token);
    bool mixed = token == in->first && in->letters == CASE_NORMAL && token < stop && form->length >= SHORTEST &&
                 form->flags & FORM_MIXED && !(form->flags & (FORM_HYPHEN | FORM_DIGIT)) && may_name(s, in, token) &&
                 token + 1 < in->last && !is_followed(s, in, token + 1, TYPE_ORG);
    unsigned tag = mixed ? s->d->tokens.at[token + 1].tag : POS_NONE;
    mixed &= tag == POS_VBD || tag == POS_VBZ || tag == POS_MD || tag == POS_COMMA;
    return (struct entity){token, token + mixed, 0, sure_again * sure_again, TYPE_ORG};
}

/* "The WHO said": letters that every reader of news knows, whatever word is spelt so. */
static struct entity known_at(const struct search *s, const struct sentence *in, uint32_t token, uint32_t stop) {
    const struct form *form = qi_form(s->d, token);
    bool known = in->letters == CASE_NORMAL && token < stop && form->length > 2 && form->flags & FORM_ALL_UPPER &&
                 form->lists >> LIST_KNOWN_BODY & 1 && !is_led(s, in, token) &&
                 !is_followed(s, in, token + 1, TYPE_ORG);
    return (struct entity){token, token + known, 0, sure_again, TYPE_ORG};
}

/* Is what stands at a token what somebody holds office for? "Minister for Law and Justice" */
static bool is_held(const quoth_document *d, uint32_t token) {
    static const char *const words[] = {"of", "for"};
    return token > 1 && qi_token_among(d, token - 1, words, 2) && qi_in(d, token - 2, LIST_TITLE);
}

/* "Harbour Masters Without Borders": a name of several words that the list of bodies has, with nothing before it that
   may belong to it; "May 17" may be a day, "Article 9" a rule. */
static struct entity listed_at(const struct search *s, const struct sentence *in, uint32_t token, uint32_t stop) {
    const struct name_reader *r = s->r;
    const quoth_document *d = s->d;
    uint32_t t = token;
    struct entity none = {.first = token, .last = token};
    if (in->letters != CASE_NORMAL || (r->phrase_place[token] & 3) != 1 || qi_in(d, token, LIST_FUNCTION_WORD) ||
        !(r->phrase_lists[token] & qi_name_lists((uint64_t)1 << LIST_ORGANISATION)))
        return none;
    while (t < stop && (r->phrase_place[t] & 3) != 3) t++;
    bool named = t > token + 1 || may_name(s, in, token); /* "Reporters" of itself is not */
    if (t >= stop || !named || qi_form(d, t)->flags & FORM_DIGIT || !(qi_form(d, t)->flags & FORM_UPPER_FIRST) ||
        is_led(s, in, token) || is_followed(s, in, t + 1, TYPE_ORG) || is_held(d, token))
        return none;
    return (struct entity){token, t + 1, 0, sure_again, TYPE_ORG};
}

/* "goes before Parliament", "an Army captain": what every state has one of, written as a name. */
static struct entity house_at(const struct search *s, const struct sentence *in, uint32_t token, uint32_t stop) {
    static const char *const houses[] = {"parliament", "senate", "army", "navy", "congress"};
    bool house = in->letters == CASE_NORMAL && token > in->first && token < stop &&
                 !qi_is_heading(qi_region_at(s->d, token)) &&
                 qi_token_among(s->d, token, houses, sizeof houses / sizeof *houses) &&
                 !(qi_form(s->d, token)->flags & FORM_ALL_UPPER) && !qi_token_is(s->d, token - 1, "of") &&
                 !is_led(s, in, token) && !is_followed(s, in, token + 1, TYPE_ORG);
    return (struct entity){token, token + house, 0, sure_again, TYPE_ORG};
}

/* "beat Velm 2-1": whom a score stands behind. */
static struct entity beaten_at(const struct search *s, const struct sentence *in, uint32_t token, uint32_t stop) {
    enum { WORDS = 3 };
    const quoth_document *d = s->d;
    uint32_t t = token;
    struct entity none = {.first = token, .last = token};
    if (in->letters != CASE_NORMAL || token == in->first || !qi_in(d, token - 1, LIST_TELLING_WORD) ||
        !qi_pos_is_verb(d->tokens.at[token - 1].tag))
        return none;
    while (t < stop && t < token + WORDS && may_name(s, in, t)) t++;
    bool score = t > token && t + 2 < in->last && d->tokens.at[t].tag == POS_CD && qi_is_mark(d, t + 1, '-') &&
                 d->tokens.at[t + 2].tag == POS_CD && !(d->tokens.at[t + 1].flags & TOKEN_AFTER_SPACE);
    return (struct entity){token, score ? t : token, 0, sure_again, TYPE_ORG};
}

/* "the fintech Orvel bought", "the NGO Velmara": unknown words behind the noun of a body. */
static struct entity called_at(const struct search *s, const struct sentence *in, uint32_t token, uint32_t stop) {
    enum { SHORTEST = 4, WORDS = 2 };
    const quoth_document *d = s->d;
    struct entity none = {.first = token, .last = token};
    if (in->letters != CASE_NORMAL || token < in->first + 3 || !qi_in(d, token - 1, LIST_BODY_NOUN)) return none;
    const struct form *noun = qi_form(d, token - 1);
    bool small = noun->lower == d->tokens.at[token - 1].form || !strcmp(noun->text, "NGO");
    uint32_t shortest = qi_form(d, token)->flags & FORM_ALL_UPPER ? SHORTEST - 1 : SHORTEST; /* "broadcaster VTV" */
    if (!small || !qi_pos_is_noun(d->tokens.at[token - 1].tag) || qi_form(d, token)->length < shortest) return none;
    uint32_t last = token;
    while (last < stop && last < token + WORDS && may_name(s, in, last)) last++;
    if (last < in->last && (has_capital(s, last) || strchr("-+", *qi_form(d, last)->text))) return none;
    return (struct entity){token, last, 0, sure_again, TYPE_ORG};
}

/* "elected on a Dawn ticket": the party that somebody stands for. */
static struct entity ticket_at(const struct search *s, const struct sentence *in, uint32_t token, uint32_t stop) {
    static const char *const articles[] = {"a", "an", "the", "its"};
    const quoth_document *d = s->d;
    struct entity none = {.first = token, .last = token};
    if (in->letters != CASE_NORMAL || token < in->first + 2 || !qi_token_is(d, token - 2, "on") ||
        !qi_token_among(d, token - 1, articles, 4) || qi_in(d, token, LIST_DEMONYM))
        return none;
    uint32_t last = token;
    while (last < stop && last < token + MOST_WORDS && may_name(s, in, last)) last++;
    bool stands = last > token && last < in->last && qi_token_is(d, last, "ticket") && !has_capital(s, last);
    return (struct entity){token, stands ? last : token, 0, sure_again, TYPE_ORG};
}

/* "BO" of "Banca Orvel", unless it is what an office, a state or a measure is called for short, or a sign of shares. */
static struct entity short_at(const struct search *s, const struct sentence *in, uint32_t token, uint32_t stop) {
    static const char *const words[] = {"AI", "IT", "TV", "PR", "HR", "CV", "ID",
                                        "OK", "PC", "VP", "AC", "ER", "DJ", "PA"};
    const uint64_t others = ways_to_call | things | (uint64_t)1 << LIST_COUNTRY | (uint64_t)1 << LIST_UNIT |
                            (uint64_t)1 << LIST_CURRENCY | (uint64_t)1 << LIST_STATE_ABBREVIATION;
    const quoth_document *d = s->d;
    const struct form *form = qi_form(d, token);
    struct entity none = {.first = token, .last = token};
    if (in->letters != CASE_NORMAL || token >= stop || !(form->flags & FORM_ALL_UPPER) || form->lists & others)
        return none;
    if (!qi_index_find(&s->shorts, form->hash) || is_led(s, in, token) || is_followed(s, in, token + 1, TYPE_ORG))
        return none;
    if ((token > in->first && strchr(":/", *qi_form(d, token - 1)->text)) ||
        (token + 1 < in->last && strchr(",/:", *qi_form(d, token + 1)->text)))
        return none;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(form->text, words[i])) return none;
    return (struct entity){token, token + 1, 0, sure_again, TYPE_ORG};
}

/* Is what stands at a token the seat of somebody in a parliament, who is named behind it? "the Velm MP, Imre Tal," */
static bool is_seat(const struct search *s, const struct sentence *in, uint32_t token) {
    uint32_t next = token + 1 + (token + 1 < in->last && qi_is_mark(s->d, token + 1, ','));
    return qi_is_seat(s->d, token) && next < in->last && has_capital(s, next) &&
           !(qi_form(s->d, next)->flags & FORM_ALL_UPPER);
}

/* "Velm East MP Imre Tal", "VLP MP Imre Tal": unknown words before a seat are the place, letters the party. */
static struct entity seat_at(const struct search *s, const struct sentence *in, uint32_t token, uint32_t stop) {
    static const char *const kinds[] = {"opposition", "former", "area",     "woman",    "women",       "backbench",
                                        "senior",     "local",  "ex",       "youth",    "deputy",      "nominated",
                                        "ruling",     "fellow", "minority", "majority", "independent", "government",
                                        "then",       "rebel",  "veteran",  "shadow",   "sitting",     "hon"};
    enum { WORDS = 3, LONGEST = 6 };
    const uint64_t others = things | ways_to_call;
    const quoth_document *d = s->d;
    struct entity none = {.first = token, .last = token};
    uint32_t last = token;
    if (in->letters != CASE_NORMAL || is_led(s, in, token)) return none;
    while (last < stop && last < token + WORDS && may_name(s, in, last) && !is_seat(s, in, last)) last++;
    if (last == token || last >= in->last || !is_seat(s, in, last)) return none;
    const struct form *form = qi_form(d, token);
    bool letters = form->flags & FORM_ALL_UPPER;
    if (form->lists & others || s->r->facts[d->tokens.at[token].form].seen & SEEN_LOWER ||
        qi_token_among(d, token, kinds, sizeof kinds / sizeof *kinds) || (letters && form->length > LONGEST))
        return none;
    const uint64_t parties = (uint64_t)1 << LIST_ORGANISATION | (uint64_t)1 << LIST_DEMONYM;
    bool party = letters || form->lists & parties;
    if (last > token + 1 && (party || qi_form(d, last - 1)->lists & parties)) return none; /* "Velm Labour MP" */
    return (struct entity){token, last, 0, sure_again, party ? TYPE_ORG : TYPE_LOC};
}

/* "VLP Secretary Imre Tal", "when VCM Corporate Affairs Manager Imre Tal spoke": letters before an office are those of
   a body, unless a line begins with a word in capitals. */
static struct entity staffed_at(const struct search *s, const struct sentence *in, uint32_t token, uint32_t stop) {
    enum { SHORTEST = 3, LONGEST = 6, WORDS = 4 };
    static const char *const styles[] = {"hrh", "hon", "prof", "hm", "hrm", "icu", "hiv", "ivf", "vip", "covid", "dna"};
    const uint64_t others = things | ways_to_call | (uint64_t)1 << LIST_COUNTRY | (uint64_t)1 << LIST_UNIT |
                            (uint64_t)1 << LIST_STATE_ABBREVIATION;
    const quoth_document *d = s->d;
    const struct form *form = qi_form(d, token);
    const struct word_facts *w = &s->r->facts[d->tokens.at[token].form];
    struct entity none = {.first = token, .last = token};
    if (in->letters != CASE_NORMAL || token >= stop || !(form->flags & FORM_ALL_UPPER) || form->length < SHORTEST ||
        form->length > LONGEST || form->lists & others || w->seen & SEEN_LOWER || qi_names_place(d, token))
        return none;
    if (strchr(form->text, '.') || is_led(s, in, token) ||
        qi_token_among(d, token, styles, sizeof styles / sizeof *styles))
        return none;
    if (token == in->first && !(w->seen & SEEN_CAPITAL)) return none;
    uint32_t t = token + 1;
    while (t < stop && t < token + 1 + WORDS && has_capital(s, t) && !(qi_form(d, t)->flags & FORM_ALL_UPPER)) t++;
    bool office = t > token + 1 && qi_form(d, t - 1)->lists & ways_to_call && t == stop && stop < in->last;
    return (struct entity){token, token + office, 0, sure_again, TYPE_ORG};
}

/* "He told The Velm Lantern", "told The Lantern": an article with a capital is of a paper. */
static struct entity paper_told_at(const struct search *s, const struct sentence *in, uint32_t token, uint32_t stop) {
    static const char *const told[] = {"told", "tells", "telling"}, *const spoke[] = {"speaking", "spoke", "talking"};
    enum { WORDS = 3 };
    const quoth_document *d = s->d;
    struct entity none = {.first = token, .last = token};
    uint32_t t = token, last = token;
    if (in->letters != CASE_NORMAL || t < in->first + 2 || strcmp(qi_form(d, t - 1)->text, "The") != 0) return none;
    t -= 2;
    bool spoken = t > in->first && qi_token_is(d, t, "to") && qi_token_among(d, t - 1, spoke, 3);
    if (!spoken && !qi_token_among(d, t, told, 3)) return none;
    while (last < stop && last < token + WORDS && may_name(s, in, last)) last++;
    if (last == token || (last < in->last && has_capital(s, last))) return none;
    return (struct entity){token, last, 0, sure_again, TYPE_ORG};
}

/* "Ann Lee (R-Okla.)": the state that a member of Congress sits for. */
static struct entity member_at(const struct search *s, uint32_t token, uint32_t stop) {
    bool seat = token < stop && qi_is_party_seat(s->d, token);
    return (struct entity){token, token + seat, 0, sure_again, TYPE_LOC};
}

/* "directed at Mrs | May": whoever is so addressed, whatever word is spelt so. */
static struct entity addressed_at(const struct search *s, const struct sentence *in, uint32_t token, uint32_t stop) {
    enum { WORDS = 3 };
    const quoth_document *d = s->d;
    uint32_t t = token;
    if (in->letters == CASE_NORMAL && token > in->first && qi_form(d, token - 1)->flags & FORM_UPPER_FIRST &&
        is_courtesy(d, token - 1))
        while (t < stop && t < token + WORDS && has_capital(s, t) && d->tokens.at[t].kind == TOKEN_WORD &&
               !qi_in(d, t, LIST_TITLE))
            t++;
    return (struct entity){token, t, 0, sure_again, TYPE_PER};
}

/* Looks at each token that no name has. */
static bool search(struct search *s, struct arena *scratch) {
    const quoth_document *d = s->d;
    const struct sentence *in = d->sentences.at;
    uint32_t next = 0;
    for (uint32_t t = 0; t < d->tokens.count; t++) {
        if (!s->begins[d->tokens.at[t].form] && !has_capital(s, t)) continue;
        while (next < d->entities.count && d->entities.at[next].last <= t) next++;
        uint32_t covered = next < d->entities.count ? d->entities.at[next].first : d->tokens.count;
        while (in->last <= t) in++;
        if (covered <= t) continue;
        uint32_t stop = covered < in->last ? covered : in->last;
        struct entity name = body_at(s, in, t, stop);
        if (name.last == t && s->begins[d->tokens.at[t].form] && !is_led(s, in, t)) name = name_at(s, in, t, stop);
        if (name.last == t) name = member_at(s, t, stop);
        if (name.last == t) name = addressed_at(s, in, t, stop);
        if (name.last == t) name = paper_at(s, in, t, stop);
        if (name.last == t) name = people_at(s, in, t, stop);
        if (name.last == t) name = prefixed_at(s, in, t, stop);
        if (name.last == t) name = mixed_at(s, in, t, stop);
        if (name.last == t) name = short_at(s, in, t, stop);
        if (name.last == t) name = beaten_at(s, in, t, stop);
        if (name.last == t) name = called_at(s, in, t, stop);
        if (name.last == t) name = ticket_at(s, in, t, stop);
        if (name.last == t) name = seat_at(s, in, t, stop);
        if (name.last == t) name = paper_told_at(s, in, t, stop);
        if (name.last == t) name = staffed_at(s, in, t, stop);
        if (name.last == t) name = known_at(s, in, t, stop);
        if (name.last == t) name = listed_at(s, in, t, stop);
        if (name.last == t) name = house_at(s, in, t, stop);
        if (name.last == t) continue;
        struct entity *e = VEC_ADD(scratch, &s->found);
        if (!e) return false;
        *e = name;
        t = name.last - 1;
    }
    return true;
}

/* Puts what was found among the other names. */
static bool merge(struct search *s, struct name_chances **chances, struct arena *scratch) {
    quoth_document *d = s->d;
    uint32_t from = d->entities.count, to = from + s->found.count, add = s->found.count;
    struct name_chances *all = qi_arena_zalloc(scratch, to * sizeof *all);
    if (!all || !VEC_RESERVE(&d->arena, &d->entities, add)) return false;
    d->entities.count = to;
    for (; add; to--) {
        if (from && d->entities.at[from - 1].first > s->found.at[add - 1].first) {
            d->entities.at[to - 1] = d->entities.at[--from];
            all[to - 1] = (*chances)[from];
        } else {
            const struct entity *found = &s->found.at[--add];
            d->entities.at[to - 1] = *found;
            all[to - 1].types[found->type] = found->confidence;
        }
    }
    if (from) memcpy(all, *chances, from * sizeof *all);
    *chances = all;
    return true;
}

bool qi_find_again(quoth_document *d, const struct name_reader *r, struct name_chances **chances,
                   struct arena *scratch) {
    struct search s = {.d = d, .r = r};
    s.begins = qi_arena_zalloc(scratch, d->forms.count + 1u);
    if (!s.begins || !note_names(&s, scratch) || !search(&s, scratch)) return false;
    return !s.found.count || merge(&s, chances, scratch);
}
