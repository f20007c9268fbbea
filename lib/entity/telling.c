#include "entity/telling.h"

#include "tagger/pos.h"

/* A noun that means a body, written small: brokerage, not the law of a brother-in-law. */
static bool means_body(const quoth_document *d, uint32_t token) {
    static const char *const thinks[] = {"think", "-"};
    const struct token *t = &d->tokens.at[token];
    if (token && qi_token_is(d, token, "tank") && qi_token_among(d, token - 1, thinks, 2)) return true;
    return qi_in(d, token, LIST_BODY_NOUN) && !qi_in(d, token, LIST_PERSON_NOUN) &&
           qi_form(d, token)->lower == t->form && t->flags & TOKEN_AFTER_SPACE;
}

static bool in_noun_phrase(const quoth_document *d, uint32_t token) {
    unsigned tag = d->tokens.at[token].tag;
    return qi_pos_in_phrase(tag) || tag == POS_VBN || tag == POS_VBG || *qi_form(d, token)->text == '-';
}

enum { PHRASE_WORDS = 8, APPOSED_WORDS = 10 };

/* Has the noun phrase that ends with `noun` a preposition before it? "the head of the agency, Imre Tal" */
static bool depends(const quoth_document *d, uint32_t noun, bool with_article) {
    uint32_t t = noun, floor = noun > PHRASE_WORDS ? noun - PHRASE_WORDS : 0;
    while (t > floor && (in_noun_phrase(d, t - 1) || d->tokens.at[t - 1].kind == TOKEN_QUOTE ||
                         qi_form(d, t - 1)->flags & FORM_UPPER_FIRST))
        t--;
    bool article = t > floor && (d->tokens.at[t - 1].tag == POS_DT || d->tokens.at[t - 1].tag == POS_PRPS);
    t -= article;
    unsigned tag = t ? d->tokens.at[t - 1].tag : POS_NONE;
    return (tag == POS_IN || tag == POS_RB || tag == POS_TO) && (article || !with_article);
}

/* "according to the newspaper Orvel,": does a name behind a body's noun end a phrase that hangs on no noun? Not "in the
   house Imre Tal had built", "the head of the agency Imre Tal". */
static bool is_apposed(const quoth_document *d, const struct entity *e) {
    uint32_t t = e->first - 1, floor = t > PHRASE_WORDS ? t - PHRASE_WORDS : 0;
    while (t > floor && in_noun_phrase(d, t - 1)) t--;
    if (t < floor + 3 || d->tokens.at[t - 1].tag != POS_DT || qi_pos_is_noun(d->tokens.at[t - 3].tag)) return false;
    return e->last < d->tokens.count && !qi_pos_is_verb(d->tokens.at[e->last].tag) &&
           d->tokens.at[e->last].tag != POS_MD;
}

/* "Orvel, a Polish brokerage,", "Orvel (a brokerage)", "Velm, an upland village built for": the noun of an apposition
   behind a name that stops before `token`; 0 when there is none. */
static uint32_t apposed_noun(const quoth_document *d, uint32_t token) {
    if (token + 3 < d->tokens.count && qi_is_mark(d, token, '(') && qi_is_mark(d, token + 2, ')') &&
        qi_is_mark(d, token + 3, ','))
        token += 3; /* "Orvel (OV), a Polish brokerage," */
    uint32_t t = token + 1, stop = token + APPOSED_WORDS < d->tokens.count ? token + APPOSED_WORDS : d->tokens.count;
    if (t >= stop || !(qi_is_mark(d, token, ',') || qi_is_mark(d, token, '(')) || begins_line(d, t)) return 0;
    if (d->tokens.at[t].tag != POS_DT) return 0;
    for (t++; t + 1 < stop && in_noun_phrase(d, t) && in_noun_phrase(d, t + 1) && !begins_line(d, t + 1); t++) {
    }
    if (t >= stop) return 0;
    if (d->tokens.at[t].tag == POS_VBN) t--; /* "a consortium led by" */
    return t + 1 < stop ? t : 0;
}

static bool is_followed_by_body(const quoth_document *d, uint32_t token) {
    uint32_t t = apposed_noun(d, token);
    if (!t || !means_body(d, t)) return false;
    return qi_is_mark(d, t + 1, ',') || qi_is_mark(d, t + 1, ')') || *qi_form(d, t + 1)->text == '.' ||
           d->tokens.at[t + 1].tag == POS_WDT || d->tokens.at[t + 1].tag == POS_VBN || qi_token_is(d, t + 1, "that");
}

/* "Orvel is a private hospital": the noun that a clause's subject is said to be. */
static bool is_said_body(const quoth_document *d, uint32_t token) {
    static const char *const is[] = {"is", "was"}, *const articles[] = {"a", "an", "the"};
    uint32_t t = token + 1, stop = token + PHRASE_WORDS < d->tokens.count ? token + PHRASE_WORDS : d->tokens.count;
    if (t >= stop || begins_line(d, token) || !qi_token_among(d, token, is, 2) || !qi_token_among(d, t, articles, 3))
        return false;
    for (t++; t + 1 < stop && in_noun_phrase(d, t) && in_noun_phrase(d, t + 1) && !begins_line(d, t + 1); t++) {
    }
    return t + 1 < stop && means_body(d, t);
}

/* "Norland's Orvel news agency", "state broadcaster Orvel": do words written small say that it brings the news? */
static bool is_news_house(const quoth_document *d, const struct entity *e) {
    static const char *const houses[] = {"broadcaster", "television", "radio", "tv"};
    static const char *const owners[] = {"state",     "public",      "national", "state-run", "state-owned",
                                         "state-led", "independent", "private",  "local"};
    uint32_t t = e->first, next = e->last;
    if (next + 1 < d->tokens.count && !begins_line(d, next) && !begins_line(d, next + 1) &&
        qi_token_is(d, next, "news") && qi_form(d, next)->lower == d->tokens.at[next].form)
        return qi_in(d, next + 1, LIST_MEDIA_NOUN) && qi_form(d, next + 1)->lower == d->tokens.at[next + 1].form;
    return t > 1 && !begins_line(d, t) && !begins_line(d, t - 1) && qi_token_among(d, t - 1, houses, 4) &&
           qi_token_among(d, t - 2, owners, sizeof owners / sizeof *owners);
}

/* "the brokerage Orvel", "the firm, Orvel,": a noun says that it is a body. */
static bool is_called_body(const quoth_document *d, const struct entity *e) {
    const uint64_t first_names = (uint64_t)1 << LIST_FEMALE_NAME | (uint64_t)1 << LIST_MALE_NAME;
    if (is_news_house(d, e)) return true; /* "the Jana news agency" */
    if (e->type == TYPE_MISC || qi_form(d, e->first)->lists & first_names) return false;
    uint32_t t = e->first;
    bool line = begins_line(d, t);
    if (t && !line && means_body(d, t - 1))
        return d->tokens.at[t - 1].tag == POS_NNS || !depends(d, t - 1, true) || is_apposed(d, e);
    bool comma = t > 1 && !line && qi_is_mark(d, t - 1, ',');
    if (comma && e->last < d->tokens.count && qi_is_mark(d, e->last, ',') && means_body(d, t - 2))
        return !depends(d, t - 2, false);
    if (qi_begins_clause(d, t) && is_said_body(d, e->last)) return true;
    bool letters = qi_is_mark(d, e->last, '(') && qi_is_mark(d, e->last + 2, ')'); /* "in Velm, a bank said" */
    bool in_place = t && d->tokens.at[t - 1].tag == POS_IN && e->type == TYPE_LOC && !letters;
    return !in_place && is_followed_by_body(d, e->last);
}

bool qi_is_made_of(const quoth_document *d, uint32_t hyphen) {
    static const char *const words[] = {"area", "born",     "bound",    "built", "era",   "held", "language", "led",
                                        "made", "majority", "speaking", "run",   "style", "type", "wide"};
    uint32_t word = hyphen + 1;
    if (word >= d->tokens.count || *qi_form(d, hyphen)->text != '-' || qi_form(d, hyphen)->length != 1) return false;
    if ((d->tokens.at[hyphen].flags | d->tokens.at[word].flags) & TOKEN_AFTER_SPACE) return false;
    const struct form *form = qi_form(d, word);
    bool done =
        form->lower == d->tokens.at[word].form && form->length > 4 && !strcmp(form->text + form->length - 2, "ed");
    return done || qi_token_among(d, word, words, sizeof words / sizeof *words);
}

/* "told the Evening Tide", "the ruling Work and Home", "leader of New Shore": what can be told something or be led and
   is no person is a body. A place may be one that is spoken of as its state, so it has to be unknown. */
static bool acts_as_body(const quoth_document *d, const struct entity *e) {
    static const char *const before[] = {"told", "tells", "telling", "ruling", "opposition"};
    static const char *const leaders[] = {"leader",      "chairman",     "chairwoman", "chairperson", "chair",
                                          "co-chairman", "co-chairmen",  "secretary",  "treasurer",   "spokesman",
                                          "spokeswoman", "spokesperson", "founder",    "member",      "members"};
    uint32_t t = e->first;
    bool known = e->type == TYPE_LOC ? qi_names_place(d, t) : qi_in(d, e->last - 1, LIST_DEMONYM);
    if ((e->type != TYPE_MISC && e->type != TYPE_LOC) || known || !t || begins_line(d, t)) return false;
    if (qi_token_is(d, t - 1, "the")) t--;
    if (t < 2 || begins_line(d, t)) return false;
    if (qi_token_among(d, t - 1, before, sizeof before / sizeof *before)) return true;
    if (qi_token_is(d, t - 1, "to")) return qi_token_is(d, t - 2, "according");
    bool of = qi_token_is(d, t - 1, "of") || qi_token_is(d, t - 1, "for");
    bool name = e->type == TYPE_MISC && e->last - e->first > 1;
    return of && name && qi_token_among(d, t - 2, leaders, sizeof leaders / sizeof *leaders);
}

/* The word before a name on its line, beyond an article; false when there is none. */
static bool word_before(const quoth_document *d, const struct entity *e, uint32_t *word, bool *article) {
    uint32_t t = e->first;
    *article = t && !begins_line(d, t) && qi_token_is(d, t - 1, "the");
    t -= *article;
    *word = t - 1;
    return t && !begins_line(d, t);
}

/* The word behind a name on its line, beyond a possessive; false when there is none. */
static bool word_behind(const quoth_document *d, const struct entity *e, uint32_t *word, bool *owns) {
    uint32_t t = e->last;
    if (t >= d->tokens.count || begins_line(d, t)) return false;
    bool quoted = d->tokens.at[t].kind == TOKEN_QUOTE && e->first && d->tokens.at[e->first - 1].kind == TOKEN_QUOTE;
    if (quoted && (++t >= d->tokens.count || begins_line(d, t))) return false; /* the "New Shore" party */
    *owns = d->tokens.at[t].tag == POS_POS;
    *word = t += *owns;
    return t < d->tokens.count && !begins_line(d, t);
}

/* What the list of words that tell has of a word: letters, "" for nothing. */
static const char *value_of(const quoth_document *d, uint32_t word) {
    if (!qi_in(d, word, LIST_TELLING_WORD)) return "";
    const struct form *lower = &d->forms.at[qi_form(d, word)->lower];
    const char *value = qi_lexicon_value(&d->model->lexicon, LIST_TELLING_WORD, lower->text, lower->length);
    return value ? value : "";
}

static bool has(const char *value, char letter) {
    return strchr(value, letter) != NULL;
}

static bool is_number(const quoth_document *d, uint32_t token) {
    return token < d->tokens.count && qi_form(d, token)->flags & FORM_DIGIT &&
           !(qi_form(d, token)->flags & FORM_LETTER);
}

/* What a word and a preposition before a name tell: "shares in", "mayor of", "owned by", "trade with". */
static uint32_t told_by_phrase(const quoth_document *d, uint32_t preposition) {
    static const struct {
        const char *preposition;
        char letter;
        enum telling telling;
    } phrases[] = {{"of", 'o', TELL_FIRM},    {"of", 't', TELL_DWELT},   {"of", 'u', TELL_TITLED},
                   {"in", 'i', TELL_FIRM},    {"of", 'j', TELL_LAW},     {"with", 'j', TELL_LAW},
                   {"in", 'y', TELL_DWELT},   {"by", 'b', TELL_FIRM},    {"by", 'e', TELL_TITLED},
                   {"for", 'w', TELL_FIRM},   {"at", 'w', TELL_FIRM},    {"with", 'g', TELL_FIRM},
                   {"with", 'q', TELL_DWELT}, {"to", 'z', TELL_DWELT},   {"for", 's', TELL_DWELT},
                   {"to", 'x', TELL_RIVAL},   {"over", 'x', TELL_RIVAL}, {"with", 'x', TELL_RIVAL}};
    if (!preposition || begins_line(d, preposition)) return 0;
    uint32_t word = preposition - 1;
    if (word > 3 && qi_is_mark(d, word - 1, '-') && is_number(d, word) && is_number(d, word - 2))
        word -= 3; /* drew 1-1 */
    if (!qi_in(d, word, LIST_TELLING_WORD)) return 0;
    const char *value = value_of(d, word);
    uint32_t told = 0;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (has(value, phrases[i].letter) && qi_token_is(d, preposition, phrases[i].preposition))
            told |= 1u << phrases[i].telling;
    return told;
}

/* "beat Velm", "games against Orvel", but not a case against Imre Tal. */
static bool is_rival(const quoth_document *d, const struct entity *e, uint32_t word) {
    static const char *const causes[] = {"case",        "cases",      "charge",     "charges",     "charged",
                                         "complaint",   "complaints", "allegation", "suit",        "lawsuit",
                                         "allegations", "petition",   "accusation", "accusations", "warrant",
                                         "proceedings", "evidence",   "filed",      "sanctions",   "investigation"};
    const uint64_t first_names = (uint64_t)1 << LIST_FEMALE_NAME | (uint64_t)1 << LIST_MALE_NAME;
    if (!has(value_of(d, word), 'r') || qi_token_is(d, e->last - 1, "street")) return false; /* "beat Wall Street" */
    if (e->last - e->first > 1 && qi_form(d, e->first)->lists & first_names) return false;
    return !word || !qi_token_among(d, word - 1, causes, sizeof causes / sizeof *causes);
}

/* "the champions Velm", "rivals Orvel": several are one team, unless they are named one by one. */
static bool is_of_players(const quoth_document *d, const struct entity *e, uint32_t word) {
    static const char *const players[] = {"champions", "leaders",   "rivals",     "hosts",     "visitors",
                                          "winners",   "newcomers", "neighbours", "neighbors", "runners-up",
                                          "holders",   "minnows",   "finalists",  "strugglers"};
    static const char *const joining[] = {"and", "&", ","};
    uint32_t t = e->last;
    if (!qi_token_among(d, word, players, sizeof players / sizeof *players)) return false;
    bool listed =
        t + 1 < d->tokens.count && qi_token_among(d, t, joining, 3) && qi_form(d, t + 1)->flags & FORM_UPPER_FIRST;
    return !listed;
}

/* "brewer Orvel", "broadcaster Orvel": a trade of persons and of firms, before a word that is no person's name. */
static bool is_of_trade(const quoth_document *d, const struct entity *e, uint32_t word) {
    const uint64_t names =
        (uint64_t)1 << LIST_FEMALE_NAME | (uint64_t)1 << LIST_MALE_NAME | (uint64_t)1 << LIST_SURNAME;
    return e->last - e->first == 1 && !(qi_form(d, e->first)->lists & names) && qi_in(d, word, LIST_BODY_NOUN) &&
           qi_in(d, word, LIST_PERSON_NOUN) && qi_form(d, word)->lower == d->tokens.at[word].form;
}

/* "army-held Velm": what others hold is a place. */
static bool is_held_by_others(const quoth_document *d, uint32_t word) {
    static const char *const held[] = {"held", "occupied", "controlled"};
    return word && qi_is_mark(d, word - 1, '-') && qi_token_among(d, word, held, 3);
}

/* "was awarded Velm-e-Tal": what somebody was given. */
static bool is_awarded(const quoth_document *d, uint32_t word) {
    static const char *const given[] = {"awarded", "conferred"}, *const was[] = {"was", "been", "were", "also"};
    return word && qi_token_among(d, word, given, 2) && qi_token_among(d, word - 1, was, 4);
}

static uint32_t told_before(const quoth_document *d, const struct entity *e) {
    uint32_t word;
    bool article;
    if (!word_before(d, e, &word, &article)) return 0;
    uint32_t told = told_by_phrase(d, word);
    const char *value = value_of(d, word);
    if (!article && is_of_trade(d, e, word))
        told |= 1u << TELL_STAFFED | 1u << TELL_FIRM; /* nor is a place of any trade */
    else if (is_of_players(d, e, word))
        told |= 1u << TELL_STAFFED;
    else if (!article && (qi_in(d, word, LIST_TITLE) || qi_in(d, word, LIST_PERSON_NOUN)))
        told |= 1u << TELL_TITLED;
    bool at = word && qi_token_is(d, word, "at") && qi_in(d, word - 1, LIST_PERSON_NOUN);
    if (at && e->type == TYPE_PER && !begins_line(d, word)) told |= 1u << TELL_STAFFED;
    if (has(value, 'v') || (article && qi_token_is(d, word, "aboard"))) told |= 1u << TELL_VESSEL;
    if (is_rival(d, e, word)) told |= 1u << TELL_RIVAL;
    if (has(value, 'n')) told |= 1u << TELL_DWELT;
    if (is_awarded(d, word)) told |= 1u << TELL_LAW;
    if (!article && e->type != TYPE_ORG && is_held_by_others(d, word)) told |= 1u << TELL_SEAT;
    if (has(value, 'a')) told |= 1u << TELL_FIRM;
    if (has(value, 'l') && e->type == TYPE_LOC && !(told >> TELL_FIRM & 1)) told |= 1u << TELL_STANDS_IN;
    return told;
}

static bool is_name_word(const quoth_document *d, uint32_t token) {
    uint32_t flags = qi_form(d, token)->flags;
    return flags & FORM_UPPER_FIRST && !(flags & FORM_ALL_UPPER) && d->tokens.at[token].flags & TOKEN_AFTER_SPACE;
}

/* "Velm Aru MP Imre Tal", "Velm-Aru MP, Imre Tal;": are the next two words those of somebody's name? */
static bool is_followed_by_person(const quoth_document *d, uint32_t token) {
    uint32_t t = token + 1;
    if (t < d->tokens.count && qi_is_mark(d, t, ',')) t++;
    return t + 1 < d->tokens.count && !begins_line(d, t) && !begins_line(d, t + 1) && is_name_word(d, t) &&
           is_name_word(d, t + 1);
}

/* "the Velm East MP", but "the Labour MP", "an NDC MP": who sits for a place, where no list has a party of the name. */
static bool has_seat(const quoth_document *d, const struct entity *e, uint32_t word) {
    static const char *const seats[] = {"mp",         "mla",           "mca",         "mp-elect",
                                        "byelection", "by-election",   "assemblyman", "mayor",
                                        "governor",   "assemblywoman", "seat"};
    const uint64_t parties = (uint64_t)1 << LIST_ORGANISATION | (uint64_t)1 << LIST_DEMONYM |
                             (uint64_t)1 << LIST_ORGANISATION_NOUN | (uint64_t)1 << LIST_ORG_KIND;
    static const char *const parts[] = {"north",    "south",    "east",    "west",   "central",
                                        "northern", "southern", "eastern", "western"};
    static const char *const holders[] = {"councillor", "councilor", "member",    "representative",
                                          "delegate",   "lawmaker",  "legislator"};
    bool part = e->last - e->first > 1 && qi_token_among(d, e->last - 1, parts, sizeof parts / sizeof *parts);
    bool held = part && qi_token_among(d, word, holders, sizeof holders / sizeof *holders); /* "Velm West councillor" */
    if (!held && !qi_token_among(d, word, seats, sizeof seats / sizeof *seats)) return false;
    const uint64_t first_names = (uint64_t)1 << LIST_FEMALE_NAME | (uint64_t)1 << LIST_MALE_NAME;
    bool person = e->type == TYPE_PER && e->last - e->first > 1 && !qi_is_mark(d, e->first + 1, '-');
    bool behind = is_followed_by_person(d, word) && !qi_is_mark(d, word + 1, ',') &&
                  !(qi_form(d, e->first)->lists & first_names);                      /* "Velm Aru MP Imre Tal" */
    if (qi_form(d, word)->flags & FORM_ALL_UPPER && person && !behind) return false; /* "Imre Tal MP" */
    for (uint32_t t = e->first; t < e->last - part; t++)
        if (qi_form(d, t)->lists & parties || qi_form(d, t)->flags & FORM_ALL_UPPER) return false;
    return true;
}

/* "Velm, an Andean village relocated for the mine,": is the noun of the apposition one of a place to live in? */
static bool is_followed_by_place(const quoth_document *d, uint32_t token) {
    static const char *const places[] = {"village",  "town",          "city",         "suburb", "hamlet",
                                         "township", "neighbourhood", "neighborhood", "island"};
    uint32_t t = apposed_noun(d, token);
    return t && qi_token_among(d, t, places, sizeof places / sizeof *places);
}

/* "the Velm open-pit copper mine": a place where something is dug. */
static bool is_mine(const quoth_document *d, uint32_t token) {
    static const char *const ores[] = {"gold",   "copper",   "silver",  "coal",     "iron",   "ore", "open",
                                       "-",      "pit",      "nickel",  "lithium",  "zinc",   "tin", "uranium",
                                       "cobalt", "open-pit", "diamond", "platinum", "bauxite"};
    static const char *const mines[] = {"mine", "mines"};
    enum { REACH = 5 };
    for (uint32_t t = token; t < token + REACH && t < d->tokens.count && !begins_line(d, t); t++) {
        if (qi_token_among(d, t, mines, 2)) return t > token;
        if (!qi_token_among(d, t, ores, sizeof ores / sizeof *ores)) return false;
    }
    return false;
}

static uint32_t told_behind(const quoth_document *d, const struct entity *e) {
    uint32_t word, told = 0;
    bool owns;
    if (!word_behind(d, e, &word, &owns)) return 0;
    const char *value = value_of(d, word);
    bool seat = !owns && has_seat(d, e, word);
    static const char *const indices[] = {"index", "indices", "indexes"};
    if (seat) told |= 1u << TELL_SEAT;
    if (seat && is_followed_by_person(d, word)) told |= 1u << TELL_DWELT; /* and so surely that no name looks other */
    if (!owns && qi_token_among(d, word, indices, 3) && qi_form(d, word)->lower == d->tokens.at[word].form)
        told |= 1u << TELL_LAW; /* "the Velm Hundred index" */
    if ((has(value, 'f') && !seat) || (has(value, 'h') && owns)) told |= 1u << TELL_FIRM;
    if (has(value, 'p') && !owns) told |= 1u << TELL_PEOPLE;
    bool people = e->type == TYPE_MISC && !owns && !is_mine(d, word); /* "a Tal village" may be theirs */
    bool sub_county = qi_token_is(d, word, "sub") && word + 1 < d->tokens.count && qi_token_is(d, word + 1, "county");
    if ((has(value, owns ? 'c' : 'd') || is_mine(d, word) || sub_county) && !people) told |= 1u << TELL_DWELT;
    return told;
}

/* "(NYSE: ORV)": what the sign of a share stands behind is an exchange. */
static bool is_exchange(const quoth_document *d, const struct entity *e) {
    uint32_t t = e->last;
    return t == e->first + 1 && e->first && t + 2 < d->tokens.count && qi_is_mark(d, e->first - 1, '(') &&
           qi_is_mark(d, t, ':') && qi_is_mark(d, t + 2, ')') &&
           qi_form(d, e->first)->flags & qi_form(d, t + 1)->flags & FORM_ALL_UPPER;
}

/* "Orvel (NYSE: ORV)", "Orvel Ltd", "PT Orvel". */
static bool is_traded(const quoth_document *d, const struct entity *e) {
    if (e->last - e->first > 1 && (qi_in(d, e->last - 1, LIST_COMPANY_SUFFIX) || qi_is_firm_form(d, e->first)))
        return true;
    uint32_t t = e->last;
    return t + 4 < d->tokens.count && qi_is_mark(d, t, '(') && qi_form(d, t + 1)->flags & FORM_ALL_UPPER &&
           qi_is_mark(d, t + 2, ':') && qi_form(d, t + 3)->flags & (FORM_ALL_UPPER | FORM_DIGIT) &&
           qi_is_mark(d, t + 4, ')');
}

/* "OrVel", but not McTal; iOrv is a thing, not a body. */
static bool is_mixed(const quoth_document *d, const struct entity *e) {
    static const char *const prefixes[] = {"Mc", "Mac", "De",  "Di", "Da", "La",   "Le", "Lo",  "Van", "Von",
                                           "Du", "Des", "Del", "El", "Al", "Fitz", "Ap", "Ab",  "O'",  "O’",
                                           "D'", "D’",  "San", "St", "Mb", "Kwa",  "Ha", "Ben", "Bar", "Abu"};
    const struct form *form = qi_form(d, e->first);
    if (e->last - e->first > 1 || !(form->flags & FORM_MIXED) || form->flags & FORM_HYPHEN || *form->text == 'i')
        return false;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (!strncmp(form->text, prefixes[i], strlen(prefixes[i]))) return false;
    return true;
}

/* "Orvel striker Imre Tal", "Orvel managing director Imre Tal": who is named behind it belongs to it. */
static bool is_staffed(const quoth_document *d, const struct entity *e) {
    static const char *const kinds[] = {"managing",  "chief",     "deputy",  "senior",  "general",
                                        "vice",      "former",    "medical", "country", "regional",
                                        "assistant", "technical", "sporting"};
    static const char *const roles[] = {
        "director",    "manager",      "executive", "partner",    "chairman",   "chairwoman", "president", "founder",
        "co-founder",  "boss",         "editor",    "publisher",  "coach",      "captain",    "skipper",   "striker",
        "goalkeeper",  "keeper",       "defender",  "midfielder", "winger",     "forward",    "batsman",   "bowler",
        "trainer",     "singer",       "drummer",   "guitarist",  "bassist",    "frontman",   "vocalist",  "spokesman",
        "spokeswoman", "spokesperson", "analyst",   "economist",  "strategist", "counsel",    "organiser", "organizer",
        "campaigner",  "treasurer",    "leader",    "candidate",  "lawmaker",   "commander",  "chief",     "secretary",
        "chair",       "ceo",          "cfo",       "md"};
    uint32_t t = e->last;
    while (t < d->tokens.count && t < e->last + 2 && qi_token_among(d, t, kinds, sizeof kinds / sizeof *kinds)) t++;
    if (t + 2 >= d->tokens.count) return false;
    for (uint32_t at = e->last; at <= t + 1; at++)
        if (begins_line(d, at)) return false;
    bool small = qi_form(d, t)->lower == d->tokens.at[t].form || qi_form(d, t)->flags & FORM_ALL_UPPER;
    return !qi_names_place(d, e->first) && qi_token_among(d, t, roles, sizeof roles / sizeof *roles) && small &&
           is_name_word(d, t + 1) && is_name_word(d, t + 2);
}

/* "TVB said": initials by themselves, where others are not written so, that no list has of a place. */
static bool is_acronym(const quoth_document *d, const struct entity *e) {
    const struct form *form = qi_form(d, e->first);
    uint32_t t = e->last;
    if (t - e->first > 1 || !(form->flags & FORM_ALL_UPPER) || form->length < 3 || form->length > 6) return false;
    if (strchr(form->text, '.')) return false;                                                  /* "J.J." */
    if (begins_line(d, e->first) && t < d->tokens.count && qi_is_mark(d, t, ':')) return false; /* who asks */
    if (qi_names_place(d, e->first) || qi_in(d, e->first, LIST_STATE_ABBREVIATION)) return false;
    bool before = e->first && !begins_line(d, e->first) && qi_form(d, e->first - 1)->flags & FORM_ALL_UPPER;
    return !before && !(t < d->tokens.count && !begins_line(d, t) && qi_form(d, t)->flags & FORM_ALL_UPPER);
}

/* "the minister for Roads and Harbours Imre Tal" */
static bool is_behind_portfolio(const quoth_document *d, const struct entity *e) {
    static const char *const joining[] = {"and", ",", "of", "for"}, *const ministers[] = {"minister", "ministers"};
    uint32_t t = e->first, floor = t > PHRASE_WORDS ? t - PHRASE_WORDS : 0;
    if (t > 1 && qi_is_mark(d, t - 1, ',') && !begins_line(d, t)) t--; /* "the minister for Roads, Imre Tal," */
    if (e->last - e->first < 2 || !t || !(qi_form(d, t - 1)->flags & FORM_UPPER_FIRST)) return false;
    while (t > floor && !begins_line(d, t)) {
        t--;
        if (qi_token_among(d, t, ministers, 2)) return qi_token_among(d, t + 1, joining + 2, 2);
        if (!(qi_form(d, t)->flags & FORM_UPPER_FIRST) && !qi_token_among(d, t, joining, 4)) return false;
    }
    return false;
}

/* "the Law on Ports", "the Ports Act": what is laid down is no body. */
static bool is_law(const quoth_document *d, const struct entity *e) {
    static const char *const laws[] = {"act",       "bill",        "law",        "code",      "ordinance",
                                       "treaty",    "regulations", "convention", "protocol",  "regulation",
                                       "charter",   "directive",   "amendment",  "statute",   "constitution",
                                       "agreement", "accord",      "accords",    "agreements"};
    static const char *const words[] = {"on", "for", "of", "against"};
    if (e->last - e->first < 2) return false;
    if (qi_token_among(d, e->last - 1, laws, sizeof laws / sizeof *laws)) return true;
    return qi_token_among(d, e->first, laws, sizeof laws / sizeof *laws) && qi_token_among(d, e->first + 1, words, 4);
}

/* "Orvel's Imre Tal": who is somebody's belongs to a body or comes from a place. */
static bool has_person(const quoth_document *d, const struct entity *e) {
    uint32_t t = e->last;
    const uint64_t names = (uint64_t)1 << LIST_FEMALE_NAME | (uint64_t)1 << LIST_MALE_NAME;
    if (t + 3 >= d->tokens.count || begins_line(d, t) || d->tokens.at[t].tag != POS_POS || t - e->first > 1)
        return false;
    return qi_form(d, t + 1)->lists & names && is_name_word(d, t + 1) && is_name_word(d, t + 2) &&
           !begins_line(d, t + 1) && !begins_line(d, t + 2);
}

/* "Banco Velm", "Velm Verlag", "beat St Brannoc's": does a name of several words say of what kind it is? */
static bool is_of_a_kind(const quoth_document *d, const struct entity *e) {
    if (e->type == TYPE_MISC && e->last - e->first > 1 && qi_in(d, e->last - 1, LIST_TEAM_NOUN) && !is_law(d, e))
        return true; /* "Velmar Strikers" */
    if (e->type == TYPE_LOC && e->last - e->first > 1 && qi_in(d, e->first, LIST_ORGANISATION) &&
        !qi_names_place(d, e->first) && !qi_in(d, e->last - 1, LIST_PLACE_NOUN))
        return true; /* "Barclays Norland" */
    static const char *const in[] = {"in", "near", "outside"};
    if (d->tokens.at[e->last - 1].tag == POS_POS)
        return !e->first || !qi_token_among(d, e->first - 1, in, sizeof in / sizeof *in);
    return e->last - e->first > 1 && (has(value_of(d, e->first), 'k') || has(value_of(d, e->last - 1), 'k'));
}

/* "Calle Velm", "Velm Nagar": does a name of several words say that it is of a place? */
static bool is_of_place(const quoth_document *d, const struct entity *e) {
    if (e->type == TYPE_ORG) return false; /* as clubs and papers are named after places */
    return e->last - e->first > 1 && (has(value_of(d, e->first), 'm') || has(value_of(d, e->last - 1), 'm'));
}

/* "the Council of Pilots, COP, said": letters of a body that West Africa's papers put between commas. */
static bool is_between_commas(const quoth_document *d, const struct entity *e) {
    enum { SHORTEST = 3 };
    const struct form *form = qi_form(d, e->first);
    return form->flags & FORM_ALL_UPPER && form->length >= SHORTEST && qi_is_mark(d, e->first - 1, ',') &&
           e->last < d->tokens.count && qi_is_mark(d, e->last, ',');
}

bool qi_is_short_for(const quoth_document *d, const struct entity *a, const struct entity *b) {
    if (b->first != a->last + 1 || b->last != b->first + 1 || a->last - a->first < 2) return false;
    if (*qi_form(d, a->last)->text != '(' && !is_between_commas(d, b)) return false;
    const char *letter = d->forms.at[qi_form(d, b->first)->lower].text;
    for (uint32_t t = a->first; *letter && t < a->last; t++)
        letter += *d->forms.at[qi_form(d, t)->lower].text == *letter;
    return !*letter;
}

bool qi_has_initials(const quoth_document *d, const struct entity *e) {
    const struct entity initials = {e->last + 1, e->last + 2, 0, 0, TYPE_ORG};
    if (initials.last >= d->tokens.count || !(qi_is_mark(d, initials.last, ')') || is_between_commas(d, &initials)))
        return false;
    const struct form *form = qi_form(d, initials.first);
    return form->flags & FORM_ALL_UPPER && form->length > 1 && qi_is_short_for(d, e, &initials);
}

/* Does a dateline begin with the name? */
static bool begins_dateline(const quoth_document *d, const struct entity *e, uint32_t *region) {
    uint32_t start = d->tokens.at[e->first].start;
    while (*region < d->regions.count && d->regions.at[*region].stop <= start) ++*region;
    return *region < d->regions.count && d->regions.at[*region].kind == REGION_DATELINE &&
           d->regions.at[*region].start == start;
}

/* "the Orvel said", but not "the Tal report": a name with an article that ends its noun phrase. */
static bool has_article(const quoth_document *d, const struct entity *e) {
    uint32_t t = e->first, next = e->last;
    if (!t || begins_line(d, t) || !qi_token_is(d, t - 1, "the")) return false;
    return next >= d->tokens.count || !(in_noun_phrase(d, next) || d->tokens.at[next].tag == POS_POS);
}

/* "Imre Tal, 34,": how old somebody is. */
static bool is_aged(const quoth_document *d, const struct entity *e) {
    uint32_t t = e->last;
    return t + 2 < d->tokens.count && !begins_line(d, t) && qi_is_mark(d, t, ',') && is_number(d, t + 1) &&
           qi_form(d, t + 1)->length == 2 && qi_is_mark(d, t + 2, ',');
}

/* "Mr Imre Tal" */
static bool is_addressed(const quoth_document *d, const struct entity *e) {
    return e->first && !begins_line(d, e->first) && is_courtesy(d, e->first - 1);
}

/* "(Imre Tal/AFP)", "(AFP/Imre Tal)": who took a picture, beside whose it is. */
static bool is_credited(const quoth_document *d, const struct entity *e) {
    const uint64_t bodies = (uint64_t)1 << LIST_ORGANISATION | (uint64_t)1 << LIST_ORGANISATION_NOUN |
                            (uint64_t)1 << LIST_MEDIA_NOUN | (uint64_t)1 << LIST_TRADE_NOUN |
                            (uint64_t)1 << LIST_COMPANY_SUFFIX | (uint64_t)1 << LIST_WORK_NOUN;
    uint32_t t = e->last, words = t - e->first;
    if (!e->first || t >= d->tokens.count || words < 2 || words > 3 || begins_line(d, e->first)) return false;
    bool first = qi_is_mark(d, e->first - 1, '(') && qi_is_mark(d, t, '/');
    if (!first && !(qi_is_mark(d, e->first - 1, '/') && qi_is_mark(d, t, ')'))) return false;
    static const char *const pictures[] = {"images", "photo", "photos", "file", "pool", "handout"};
    return qi_form(d, t - 1)->flags & FORM_UPPER_FIRST && !(qi_form(d, t - 1)->lists & bodies) &&
           !qi_names_place(d, e->first) && !qi_token_among(d, t - 1, pictures, sizeof pictures / sizeof *pictures);
}

/* "the Velmers (14-2)": what a team has won and lost. */
static bool has_record(const quoth_document *d, const struct entity *e) {
    uint32_t t = e->last;
    return t + 4 < d->tokens.count && !begins_line(d, t) && qi_is_mark(d, t, '(') && is_number(d, t + 1) &&
           qi_is_mark(d, t + 2, '-') && is_number(d, t + 3) && qi_form(d, t + 1)->length < 3;
}

uint32_t qi_told_of(const quoth_document *d, const struct entity *e, uint32_t *region) {
    uint32_t told = told_before(d, e) | told_behind(d, e);
    if (begins_dateline(d, e, region)) told |= 1u << TELL_DATELINE;
    told |= qi_told_by_clause(d, e);
    if (has_article(d, e)) told |= 1u << TELL_ARTICLE;
    if (is_traded(d, e) || is_exchange(d, e)) told |= 1u << TELL_TRADED;
    if (is_of_a_kind(d, e)) told |= 1u << TELL_KIND;
    if (is_staffed(d, e)) told |= 1u << TELL_STAFFED;
    if (e->type != TYPE_MISC && qi_has_initials(d, e)) told |= 1u << TELL_INITIALS;
    if (is_behind_portfolio(d, e)) told |= 1u << TELL_TITLED;
    if (is_of_place(d, e)) told |= 1u << TELL_DWELT;
    const uint64_t first_names = (uint64_t)1 << LIST_FEMALE_NAME | (uint64_t)1 << LIST_MALE_NAME;
    if (e->type != TYPE_MISC && is_of_place(d, e) && has(value_of(d, e->first), 'm') &&
        !(qi_form(d, e->first)->lists & first_names))
        told |= 1u << TELL_SEAT; /* "Calle Velm" is nobody's name */
    if (is_law(d, e)) told |= 1u << TELL_LAW;
    if (is_acronym(d, e)) told |= 1u << TELL_ACRONYM;
    if (has_person(d, e)) told |= 1u << TELL_OWNS;
    if (is_mixed(d, e)) told |= 1u << TELL_MIXED;
    static const char *const called[] = {"alias", "aka", "a.k.a.", "a.k.a", "née", "nee"};
    bool alias = e->first && qi_token_among(d, e->first - 1, called, 6); /* "Terwa alias Gana" */
    if (alias || is_aged(d, e) || is_credited(d, e) || is_addressed(d, e)) told |= 1u << TELL_AGED;
    if (is_followed_by_place(d, e->last)) told |= 1u << TELL_SEAT;
    if (has_record(d, e)) told |= 1u << TELL_RECORD;
    if (is_called_body(d, e)) told |= 1u << TELL_CALLED_BODY;
    if (acts_as_body(d, e)) told |= 1u << TELL_ACTS;
    return told;
}
