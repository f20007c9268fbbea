/* Where a name begins and ends, by the words at its edges and beside it. */
#include "entity/bounds.h"
#include "entity/name.h"
#include "entity/telling.h"
#include "tagger/pos.h"

bool qi_is_capitalised(const quoth_document *d, uint32_t token) {
    const uint32_t flags = qi_form(d, token)->flags;
    return flags & FORM_UPPER_FIRST && flags & FORM_LETTER && !(flags & FORM_DIGIT) && qi_form(d, token)->length > 1;
}

bool qi_names_person(const quoth_document *d, uint32_t token) {
    return qi_in(d, token, LIST_FEMALE_NAME) || qi_in(d, token, LIST_MALE_NAME);
}

enum { PARTICLE_REACH = 60 }; /* names looked back for a particle */

/* The token behind the last name. */
static uint32_t behind_names(const quoth_document *d) {
    return d->entities.count ? d->entities.at[d->entities.count - 1].last : 0;
}

static bool same_particle(const quoth_document *d, uint32_t a, uint32_t b) {
    return qi_in(d, a, LIST_PARTICLE) && d->tokens.at[a].form == d->tokens.at[b].form;
}

/* "von Orlow", where an earlier name was "Ludwig von Orlow": the particles stand before the name too. */
static uint32_t with_particles(const quoth_document *d, const struct entity *name) {
    uint32_t word = d->tokens.at[name->first].form, count = d->entities.count, floor = behind_names(d);
    if (name->type != TYPE_PER || name->first <= floor || !qi_in(d, name->first - 1, LIST_PARTICLE)) return name->first;
    for (uint32_t i = count; i-- > 0 && count - i <= PARTICLE_REACH;) {
        const struct entity *e = &d->entities.at[i];
        for (uint32_t t = e->first + 2; e->type == TYPE_PER && t < e->last && t < e->first + 8; t++) {
            uint32_t n = 0;
            if (d->tokens.at[t].form != word) continue;
            while (t - n > e->first + 1 && name->first - n > floor && same_particle(d, t - n - 1, name->first - n - 1))
                n++;
            if (n) return name->first - n;
        }
    }
    return name->first;
}

/* "Vera) Lindqvist" has a bracket before it. */
static bool lacks_bracket(const quoth_document *d, const struct entity *name) {
    bool closed = false;
    for (uint32_t t = name->first; t < name->last && !closed; t++) {
        if (qi_is_mark(d, t, '(')) return false;
        closed = qi_is_mark(d, t, ')');
    }
    return closed && name->first > behind_names(d) && qi_is_mark(d, name->first - 1, '(');
}

/* "Forecaster Ola Brand", as a sentence begins: the capital of the role says nothing. */
static bool is_role_before(const quoth_document *d, const struct entity *name) {
    if (name->type == TYPE_PER && qi_is_minister(d, name->first)) return true; /* "PM Lee", and "PM" alone */
    const uint64_t names =
        (uint64_t)1 << LIST_FEMALE_NAME | (uint64_t)1 << LIST_MALE_NAME | (uint64_t)1 << LIST_SURNAME;
    return name->type == TYPE_PER && name->last - name->first > 2 && qi_in(d, name->first, LIST_PERSON_NOUN) &&
           !(qi_form(d, name->first)->lists & names);
}

/* "LIVE Storm Berit": a word in capitals before a line's name that is in none. */
static bool is_kicker_before(const quoth_document *d, const struct entity *name) {
    return name->last - name->first > 1 && d->tokens.at[name->first].flags & TOKEN_AFTER_LINE &&
           qi_in(d, name->first, LIST_KICKER) && qi_form(d, name->first)->flags & FORM_ALL_UPPER &&
           !(qi_form(d, name->first + 1)->flags & FORM_ALL_UPPER);
}

/* "Meet Ola Brand", as a heading begins: what its reader is to do is no part of the name. */
static bool is_call_before(const quoth_document *d, const struct entity *name) {
    static const char *const calls[] = {"meet", "watch", "ask", "remembering", "introducing", "celebrating"};
    if (name->last - name->first < 2 || !(d->tokens.at[name->first].flags & TOKEN_AFTER_LINE)) return false;
    return name->type == TYPE_PER && qi_token_among(d, name->first, calls, sizeof calls / sizeof *calls);
}

/* "Ko Sun-ok": a syllable behind a hyphen belongs to the name; "Orvel-led" is a word of its own. */
static bool is_syllable_behind(const quoth_document *d, const struct entity *name) {
    enum { LONGEST = 4 };
    static const char *const words[] = {"led", "born", "era", "held", "made", "run", "type", "area", "only", "like"};
    uint32_t hyphen = name->last, t = hyphen + 1;
    if (name->type == TYPE_MISC || t >= d->tokens.count || !qi_is_mark(d, hyphen, '-')) return false;
    if ((d->tokens.at[hyphen].flags | d->tokens.at[t].flags) & TOKEN_AFTER_SPACE) return false;
    const struct form *form = qi_form(d, t);
    if (qi_names_place(d, t)) return false;
    return form->length <= LONGEST && d->forms.at[form->lower].text == form->text && form->flags & FORM_LETTER &&
           !qi_token_among(d, t, words, sizeof words / sizeof *words);
}

/* "St Brannoc's won": a saint with 's and nothing that it could own is a school, a church, a hospital or a place. */
static bool is_saints_house(const quoth_document *d, const struct entity *name) {
    static const char *const saints[] = {"st", "st.", "saint"};
    uint32_t t = name->last, next = t + 1;
    if (name->last - name->first < 2 || t >= d->tokens.count || d->tokens.at[t].tag != POS_POS) return false;
    if (!qi_token_among(d, name->first, saints, sizeof saints / sizeof *saints)) return false;
    if (strlen(qi_form(d, t)->text) < 2) return false; /* the players of St Brannoc' */
    if (next >= d->tokens.count || d->tokens.at[next].flags & TOKEN_AFTER_LINE) return true;
    unsigned tag = d->tokens.at[next].tag;
    return qi_pos_is_verb(tag) || tag == POS_MD || tag == POS_IN || tag == POS_CC ||
           (tag == POS_CD && qi_form(d, next)->flags & FORM_DIGIT) || strchr(",.;:)", *qi_form(d, next)->text);
}

/* "Orvel | ORV4.SA": the sign of a share and its exchange, as agencies put it behind a firm's name. */
static bool is_quoted(const quoth_document *d, uint32_t token) {
    const char *text = qi_form(d, token)->text, *stop = strchr(text, '.');
    size_t exchange = stop ? strspn(stop + 1, CAPITALS) : 0;
    return exchange && exchange < 4 && !stop[1 + exchange] && stop - text > 2 &&
           strspn(text, CAPITALS "0123456789") == (size_t)(stop - text);
}

/* "Mr Sunday Tal": whom a letter would begin with so is a person, and is named without. */
static bool is_address_before(const quoth_document *d, const struct entity *name) {
    static const char *const words[] = {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "madam"};
    if (name->type == TYPE_ORG || name->last - name->first < 2) return false;  /* "Mr Bargain" may be a shop */
    bool place = name->type == TYPE_LOC && qi_names_place(d, name->first + 1); /* "DR Congo" */
    return !place && qi_token_among(d, name->first, words, sizeof words / sizeof *words);
}

/* "Tan Sri" and the word behind it: the words of a title at a token that are one only together. */
static bool is_double_title(const quoth_document *d, uint32_t token) {
    enum { LONGEST = 24 };
    char text[LONGEST];
    const struct form *a = &d->forms.at[qi_form(d, token)->lower], *b = &d->forms.at[qi_form(d, token + 1)->lower];
    if (!(a->lists >> LIST_OPENS & 1) || a->length + b->length + 1 > LONGEST) return false;
    memcpy(text, a->text, a->length);
    text[a->length] = ' ';
    memcpy(text + a->length + 1, b->text, b->length);
    return qi_lexicon_lists(&d->model->lexicon, qi_hash(text, a->length + b->length + 1)) >> LIST_TITLE & 1;
}

/* "Tan Sri | Ola Brand", "Datuk Seri | Ola Brand" of which the first word has been left out. */
static uint32_t behind_double_title(const quoth_document *d, const struct entity *name) {
    uint32_t first = name->first, words = name->last - first;
    if (name->type != TYPE_PER || words < 2) return first;
    if (first > behind_names(d) && is_double_title(d, first - 1)) first++;
    while (name->last - first > 2 && is_double_title(d, first)) first += 2;
    return first;
}

/* "Omar Said refused": in running text a capital tells the name from the verb. */
static bool is_said_behind(const quoth_document *d, const struct entity *name) {
    uint32_t t = name->last;
    if (name->type != TYPE_PER || t + 1 >= d->tokens.count || strcmp(qi_form(d, t)->text, "Said") != 0) return false;
    uint8_t tag = d->tokens.at[t + 1].tag;
    return (tag == POS_VBD || tag == POS_VBZ || tag == POS_MD) && !qi_is_heading(qi_region_at(d, t));
}

/* "CCPO Lahore": initials of an office in the police before where it is held. */
static bool is_post_before(const quoth_document *d, const struct entity *name) {
    static const char *const posts[] = {"ccpo", "cpo", "dpo", "rpo", "dig", "ssp", "dsp", "igp", "sho"};
    uint32_t t = name->first;
    return name->last - t > 1 && name->type == TYPE_ORG && qi_form(d, t)->flags & FORM_ALL_UPPER &&
           qi_token_among(d, t, posts, sizeof posts / sizeof *posts) && qi_names_place(d, t + 1);
}

/* Is the word the last of a person who was named before? */
static bool ends_person(const quoth_document *d, uint32_t token) {
    uint32_t count = d->entities.count;
    for (uint32_t i = count; i-- > 0 && count - i <= PARTICLE_REACH;) {
        const struct entity *e = &d->entities.at[i];
        if (e->type == TYPE_PER && e->last - e->first > 1 && d->tokens.at[e->last - 1].form == d->tokens.at[token].form)
            return true;
    }
    return false;
}

/* "Ex-MNA", "ex-CM": the letters of an office that somebody held. */
static bool is_former_post(const quoth_document *d, uint32_t token) {
    const char *text = qi_form(d, token)->text;
    size_t letters = (text[0] | 32) == 'e' && !strncmp(text + 1, "x-", 2) ? strspn(text + 3, CAPITALS) : 0;
    return letters > 1 && !text[3 + letters];
}

/* "CS Imre Tal", "AIG Tal", "Ex-MNA Tal": initials of an office before who holds it. */
static bool is_rank_before(const quoth_document *d, const struct entity *name) {
    static const char *const ranks[] = {"ps", "dg", "cj",  "dc",  "si",  "asi", "ig",
                                        "md", "gm", "mpa", "mna", "rdc", "sp",  "cp"};
    uint32_t t = name->first;
    if (name->last - t < 2 || name->type == TYPE_LOC) return false;
    if (is_former_post(d, t)) return name->type == TYPE_PER || qi_names_person(d, t + 1);
    if (!(qi_form(d, t)->flags & FORM_ALL_UPPER)) return false;
    if (qi_form(d, t + 1)->flags & FORM_ALL_UPPER) return false; /* a line in capitals, or "SC FREIBURG" */
    if (!qi_in(d, t, LIST_TITLE) && !qi_token_among(d, t, ranks, sizeof ranks / sizeof *ranks)) return false;
    return name->type == TYPE_PER || qi_names_person(d, t + 1) || (name->last == t + 2 && ends_person(d, t + 1));
}

bool qi_is_letters(const quoth_document *d, uint32_t token) {
    static const char *const letters[] = {"KC",  "QC",  "SC",  "MP",  "MEP", "MSP", "MLA", "MLC", "MPP",
                                          "TD",  "PhD", "OBE", "SAN", "OFR", "MFR", "OON", "EGH", "EBS",
                                          "OGW", "MBE", "CBE", "DBE", "KBE", "FRS", "JP",  "RN",  "Esq"};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (!strcmp(qi_form(d, token)->text, letters[i])) return true;
    return false;
}

bool qi_has_letters_behind(const quoth_document *d, uint32_t first, uint32_t last) {
    if (last - first < 3) return false;
    const struct form *before = qi_form(d, last - 2);
    if (before->flags & FORM_ALL_UPPER && before->length > 3) return false; /* a line in capitals */
    return qi_is_letters(d, last - 1) || is_former_post(d, last - 1);
}

/* "Velmar | R42.96-million": a sum is no part of a name. */
static void end_before_amount(const quoth_document *d, struct entity *name) {
    for (uint32_t t = name->first + 1; t < name->last; t++) {
        const struct entity sum = {t, t + 1, 0, 0, name->type};
        if (qi_form(d, t)->flags & FORM_DIGIT && qi_is_amount(d, &sum)) name->last = t;
    }
}

/* "Norland's FM": without the minister, whom no name holds; "Harbour FM" is a radio. */
static void end_before_minister(const quoth_document *d, struct entity *name) {
    bool owned = name->last - name->first > 2 && d->tokens.at[name->last - 2].tag == POS_POS;
    if (owned && qi_is_minister(d, name->last - 1)) name->last -= 2;
}

/* "given to Imre Tal - Brand said": a hyphen between spaces is a dash, and joins no two people. */
static void end_before_dash(const quoth_document *d, struct entity *name) {
    for (uint32_t t = name->first + 1; name->type == TYPE_PER && t + 1 < name->last; t++)
        if (qi_is_mark(d, t, '-') && d->tokens.at[t].flags & TOKEN_AFTER_SPACE &&
            d->tokens.at[t + 1].flags & TOKEN_AFTER_SPACE)
            name->last = t;
}

/* "United Nations | Special Rapporteur on Ports": without the office. */
static void end_before_envoy(const quoth_document *d, struct entity *name) {
    static const char *const envoys[] = {"rapporteur", "envoy", "representative", "adviser", "advisor"};
    for (uint32_t t = name->first; name->type != TYPE_PER && t + 1 < name->last; t++) {
        if (!qi_token_is(d, t, "special") || !qi_token_among(d, t + 1, envoys, sizeof envoys / sizeof *envoys))
            continue;
        name->last = t;
        return;
    }
}

/* "the Velm East District Chief Executive", "Velm Metropolitan | Chief Executive": a part of a country is no body, but
   for one that it has for its schools or its water. */
static void name_district(const quoth_document *d, struct entity *name) {
    static const char *const parts[] = {"district", "region", "municipality", "constituency", "sub-county",
                                        "ward",     "wards",  "lga",          "upazila",      "taluk"};
    static const char *const towns[] = {"metropolitan", "municipal"}, *const before[] = {"in", "at", "from", ","};
    static const char *const others[] = {"school", "health",   "water",   "fire",
                                         "park",   "business", "central", "historic"};
    uint32_t last = name->last - 1;
    bool in = name->first && qi_token_among(d, name->first - 1, before, sizeof before / sizeof *before);
    if ((name->type != TYPE_ORG && !qi_token_is(d, last, "lga") && !(in && name->type == TYPE_PER)) ||
        last == name->first)
        return;
    if (qi_token_among(d, last - 1, others, sizeof others / sizeof *others)) return;
    bool town = name->last < d->tokens.count && qi_in(d, name->last, LIST_TITLE) && qi_token_among(d, last, towns, 2);
    if (!town && !qi_token_among(d, last, parts, sizeof parts / sizeof *parts)) return;
    name->last -= town;
    name->type = TYPE_LOC;
}

/* "Roads Programme | that Government": a clause begins behind a name; "There Is No Evil That ..." has capitals. */
static void end_before_clause(const quoth_document *d, struct entity *name) {
    static const char *const words[] = {"that", "which", "will", "has", "have"};
    if (name->first && d->tokens.at[name->first - 1].kind == TOKEN_QUOTE) return; /* a work may be called anything */
    for (uint32_t t = name->first + 1; t < name->last; t++)
        if (qi_token_among(d, t, words, sizeof words / sizeof *words) && !(qi_form(d, t)->flags & FORM_UPPER_FIRST))
            name->last = t;
}

/* "the Law on | Harbour Dues": what a law is on belongs to its name. */
static void begin_at_law(const quoth_document *d, struct entity *name) {
    static const char *const laws[] = {"law", "act", "decree", "regulation", "convention", "treaty", "agreement"};
    uint32_t t = name->first, floor = behind_names(d);
    if (name->type == TYPE_PER || t < floor + 2 || begins_line(d, t) || begins_line(d, t - 1)) return;
    if (!qi_token_is(d, t - 1, "on") || !qi_token_among(d, t - 2, laws, sizeof laws / sizeof *laws)) return;
    if (!(qi_form(d, t - 2)->flags & FORM_UPPER_FIRST)) return;
    name->first -= 2;
    name->type = TYPE_MISC;
}

/* ") Harbour Awards": what is behind a bracket that something else opened. */
static bool is_closed_before(const quoth_document *d, const struct entity *name) {
    return name->last - name->first > 1 && qi_is_mark(d, name->first, ')');
}

/* "National Coordinator of | PTF", "Catholic Bishop of | Velm": the office is no part of a body's name, nor a place's.
 */
static void drop_holder(const quoth_document *d, struct entity *name) {
    static const char *const holders[] = {"coordinator",   "director",  "secretary", "president", "chairman",
                                          "chairperson",   "head",      "registrar", "commander", "chief",
                                          "administrator", "organiser", "organizer"};
    static const char *const members[] = {"member", "members"};
    static const char *const of_places[] = {"bishop", "archbishop", "governor", "mayor", "premier", "sultan", "emir"};
    bool ruler =
        name->type == TYPE_LOC && qi_token_among(d, name->first, of_places, sizeof of_places / sizeof *of_places);
    for (uint32_t t = name->first; (ruler || name->type == TYPE_ORG) && t + 2 < name->last && t < name->first + 5;
         t++) {
        bool place = qi_token_among(d, t, of_places, sizeof of_places / sizeof *of_places);
        bool member = t == name->first && qi_token_among(d, t, members, 2);
        bool holder = member || place || qi_token_among(d, t, holders, sizeof holders / sizeof *holders);
        if (!holder || !qi_token_is(d, t + 1, "of")) continue;
        name->first = t + 2 + qi_token_is(d, t + 2, "the");
        if (place) name->type = TYPE_LOC;
        return;
    }
}

/* "Ago-Iwo": a name's first part before a hyphen, rather than a prefix or another name. */
static bool is_part_before(const quoth_document *d, const struct entity *name) {
    uint32_t t = name->first;
    if (name->type == TYPE_MISC || t < 2 || t - 2 < behind_names(d) || !qi_is_mark(d, t - 1, '-')) return false;
    if ((d->tokens.at[t - 1].flags | d->tokens.at[t].flags) & TOKEN_AFTER_SPACE) return false;
    if (t > 2 && qi_is_mark(d, t - 3, '(')) return false; /* "(Ind-Orsk)": for whom and where somebody stands */
    return qi_is_capitalised(d, t - 2) && !qi_in(d, t - 2, LIST_PREFIX) && !qi_names_place(d, t - 2) &&
           !(qi_form(d, t - 2)->flags & FORM_ALL_UPPER) && qi_is_capitalised(d, t);
}

/* "(AFP Photo/Imre Tal)": whose picture it is, without it. */
static bool is_picture_behind(const quoth_document *d, const struct entity *name) {
    static const char *const words[] = {"photo", "photos", "image", "images", "file"};
    uint32_t t = name->first;
    return name->type == TYPE_ORG && name->last - t == 2 && t && qi_is_mark(d, t - 1, '(') &&
           qi_token_among(d, t + 1, words, sizeof words / sizeof *words);
}

/* "Anglo", "Sino": the first of two peoples, as no people calls itself. */
static bool is_first_people(const quoth_document *d, uint32_t token) {
    static const char *const first[] = {"anglo",  "franco",  "sino", "russo", "indo",  "greco", "graeco", "italo",
                                        "austro", "hispano", "luso", "turco", "serbo", "ibero", "euro",   "afro"};
    return qi_token_among(d, token, first, sizeof first / sizeof *first) && qi_is_mark(d, token + 1, '-') &&
           !((d->tokens.at[token + 1].flags | d->tokens.at[token + 2].flags) & TOKEN_AFTER_SPACE);
}

/* "Anglo-Swiss", "Anglo | - | Swiss": two peoples in one word are no body. */
static void name_two_peoples(const quoth_document *d, struct entity *name) {
    uint32_t t = name->last - 1;
    if (name->first == t && t + 2 < d->tokens.count && is_first_people(d, t) && qi_in(d, t + 2, LIST_DEMONYM))
        name->last = (t += 2) + 1;
    if (t < 2 || !qi_in(d, t, LIST_DEMONYM) || !qi_is_mark(d, t - 1, '-')) return;
    bool first = is_first_people(d, t - 2), both = first || qi_in(d, t - 2, LIST_DEMONYM);
    if (name->first == t && first && t - 2 >= behind_names(d)) name->first = t - 2;
    if (name->first == t - 2 && both) name->type = TYPE_MISC;
}

/* "ethnic-Velmish", "majority-Muslim": a small word before a people's name and its hyphen is of one word with it. */
static void begin_at_small_word(const quoth_document *d, struct entity *name) {
    uint32_t t = name->first;
    if (name->type != TYPE_MISC || name->last != t + 1 || t < 2 || t - 2 < behind_names(d) ||
        !qi_in(d, t, LIST_DEMONYM) || !qi_is_mark(d, t - 1, '-'))
        return;
    if ((d->tokens.at[t - 1].flags | d->tokens.at[t].flags) & TOKEN_AFTER_SPACE) return;
    const struct form *word = qi_form(d, t - 2);
    if (word->flags & FORM_LETTER && !qi_in(d, t - 2, LIST_PARTICLE) && word->lower == d->tokens.at[t - 2].form &&
        !(word->flags & FORM_DIGIT))
        name->first -= 2;
}

/* "A K M | Imre Tal": initials without stops. */
static void begin_at_initials(const quoth_document *d, struct entity *name) {
    uint32_t t = name->first, floor = behind_names(d);
    if (name->type != TYPE_PER) return;
    for (; t > floor && !(d->tokens.at[t].flags & TOKEN_AFTER_LINE); t--) {
        const struct form *form = qi_form(d, t - 1);
        if (form->length != 1 || !(form->flags & FORM_UPPER_FIRST)) break;
    }
    if (name->first - t > 1) name->first = t; /* one by itself may be anything */
}

/* A firm whose form stands before its name: "PT | Velmara". */
static void name_firm(const quoth_document *d, struct entity *name) {
    uint32_t t = name->first;
    bool before =
        t && t - 1 >= behind_names(d) && !(d->tokens.at[t].flags & TOKEN_AFTER_LINE) && qi_is_firm_form(d, t - 1);
    if (!before && !(name->last - t > 1 && qi_is_firm_form(d, t))) return;
    if (before) name->first--;
    name->type = TYPE_ORG;
}

/* "Velm Gold Ltd | Founder": who holds an office in a firm. */
static bool is_officer_behind(const quoth_document *d, const struct entity *name) {
    uint32_t t = name->last - 1;
    return name->type == TYPE_ORG && t > name->first + 1 && qi_in(d, t - 1, LIST_COMPANY_SUFFIX) &&
           qi_in(d, t, LIST_PERSON_NOUN) && !qi_in(d, t - 1, LIST_ORGANISATION_NOUN);
}

/* "Velm Gold | (Pvt) Ltd": the form of a firm in brackets and behind them. */
static void end_behind_firm_form(const quoth_document *d, struct entity *name) {
    static const char *const forms[] = {"pvt", "pvt.", "pty", "private", "pte", "proprietary", "public"};
    static const char *const limited[] = {"ltd", "ltd.", "limited"};
    uint32_t t = name->last;
    if (t + 3 >= d->tokens.count || !qi_is_mark(d, t, '(') || !qi_is_mark(d, t + 2, ')')) return;
    if (!qi_token_among(d, t + 1, forms, sizeof forms / sizeof *forms) || !qi_token_among(d, t + 3, limited, 3)) return;
    name->last += 4;
    name->type = TYPE_ORG;
}

/* "St Vincent | and the Grenadines": a country of which only the first of its words were read, but for a body that is
   called after it. */
static void end_behind_country(const quoth_document *d, struct entity *name) {
    enum { MOST = 5 };
    if (name->type != TYPE_LOC && name->type != TYPE_MISC) return;
    for (uint32_t last = name->first + MOST; last > name->last; last--) {
        if (last > d->tokens.count || !qi_names_country(d, name->first, last)) continue;
        if (last < d->tokens.count && qi_is_capitalised(d, last) && !qi_in(d, last, LIST_TITLE)) return;
        name->last = last;
        name->type = TYPE_LOC;
    }
}

bool qi_is_seat(const quoth_document *d, uint32_t token) {
    static const char *const seats[] = {"MP", "MPs", "MLA", "MCA", "MEP", "MSP", "MNA", "MPA", "CM"};
    for (size_t i = 0; i < sizeof seats / sizeof *seats; i++)
        if (!strcmp(qi_form(d, token)->text, seats[i])) return true;
    return false;
}

/* "the Velm MP", "Tory MPs": who sits for a place or a party is no part of its name. */
static bool is_seat_behind(const quoth_document *d, const struct entity *name) {
    bool several = !strcmp(qi_form(d, name->last - 1)->text, "MPs");
    return (name->type != TYPE_PER || several) && name->last - name->first > 1 && qi_is_seat(d, name->last - 1);
}

/* "Velm North Member of Parliament", "Velm Member | of Parliament": the office is no part of the place's name. */
static uint32_t end_before_member(const quoth_document *d, const struct entity *name) {
    for (uint32_t t = name->first + 1; t < name->last && t + 2 < d->tokens.count; t++)
        if (qi_token_is(d, t, "member") && qi_token_is(d, t + 1, "of") && qi_token_is(d, t + 2, "parliament"))
            return t + 1 == name->last || (t + 3 == name->last && name->type != TYPE_PER) ? t : name->last;
    return name->last;
}

bool qi_is_party_seat(const quoth_document *d, uint32_t token) {
    if (token < 3 || !qi_is_mark(d, token - 1, '-') ||
        !(qi_is_mark(d, token - 3, '(') || qi_is_mark(d, token - 3, ',')))
        return false;
    const struct form *party = qi_form(d, token - 2), *seat = qi_form(d, token);
    if ((d->tokens.at[token - 1].flags | d->tokens.at[token].flags) & TOKEN_AFTER_SPACE) return false;
    if (!(party->length == 1 && strchr("DRILG", *party->text)) && strcmp(party->text, "DFL") != 0) return false;
    return qi_in(d, token, LIST_STATE_ABBREVIATION) || qi_names_place(d, token) ||
           (seat->length == 2 && seat->flags & FORM_ALL_UPPER);
}

/* "Ann Lee (| D-Va.|)", read as one. */
static bool is_party_before(const quoth_document *d, const struct entity *name) {
    return name->last - name->first == 3 && qi_is_party_seat(d, name->first + 2);
}

/* "called Theresa | May a friend": is the word behind a first name a family name that is spelt like a month? */
static bool is_month_behind(const quoth_document *d, const struct entity *name) {
    static const char *const months[] = {"may", "march", "june", "august"};
    uint32_t t = name->last;
    return name->type == TYPE_PER && t - name->first == 1 && qi_names_person(d, name->first) &&
           t + 1 < d->tokens.count && !(d->tokens.at[t].flags & TOKEN_AFTER_LINE) && qi_is_capitalised(d, t) &&
           qi_token_among(d, t, months, 4) && !(qi_form(d, t + 1)->flags & FORM_DIGIT);
}

/* "TILDEN Dec | 19": a day is no part of the place before it. */
static bool is_day_behind(const quoth_document *d, const struct entity *name) {
    return name->type == TYPE_LOC && name->last - name->first > 1 && name->last < d->tokens.count &&
           qi_in(d, name->last - 1, LIST_MONTH) && qi_form(d, name->last)->flags & FORM_DIGIT;
}

/* Takes off a name what is none of it, and puts to it what is. */
static void set_bounds_by_type(const quoth_document *d, struct entity *name) {
    if (is_closed_before(d, name)) name->first++;
    if (is_party_before(d, name)) name->first += 2;
    if (is_month_behind(d, name)) name->last++;
    if (is_day_behind(d, name)) name->last--;
    if (qi_is_party_seat(d, name->first)) name->type = TYPE_LOC;
    end_before_clause(d, name);
    begin_at_law(d, name);
    drop_holder(d, name);
    end_before_envoy(d, name);
    if (name->first == name->last) return;
    name_district(d, name);
    if (is_part_before(d, name)) name->first -= 2;
    if (is_picture_behind(d, name) || is_seat_behind(d, name) || is_officer_behind(d, name)) name->last--;
    end_before_amount(d, name);
    uint32_t member = end_before_member(d, name);
    if (member < name->last) name->last = member, name->type = TYPE_LOC;
    if (name->type == TYPE_PER && name->last - name->first == 1 && name->last < d->tokens.count &&
        qi_token_is(d, name->last, "mps"))
        name->type = qi_in(d, name->first, LIST_DEMONYM) ? TYPE_MISC : TYPE_ORG;
    if (is_post_before(d, name)) name->first++, name->type = TYPE_LOC;
    if (is_rank_before(d, name)) name->first++, name->type = TYPE_PER;
    if (name->last - name->first > 1 && is_quoted(d, name->last - 1)) name->last--;
    name_firm(d, name);
    end_behind_firm_form(d, name);
    end_behind_country(d, name);
    name_two_peoples(d, name);
    begin_at_small_word(d, name);
    begin_at_initials(d, name);
}

bool qi_set_bounds(const quoth_document *d, struct entity *name) {
    bool own = d->model->types != NULL;
    if (!own) set_bounds_by_type(d, name);
    if (name->first == name->last) return false;
    if (is_role_before(d, name) || is_kicker_before(d, name) || is_call_before(d, name)) name->first++;
    if (is_address_before(d, name)) name->first++, name->type = TYPE_PER;
    name->first = behind_double_title(d, name);
    if (is_syllable_behind(d, name)) name->last += 2;
    if (is_saints_house(d, name) || is_said_behind(d, name)) name->last++;
    end_before_minister(d, name);
    end_before_dash(d, name);
    if (!own && qi_is_other(d, name)) return false;
    while (name->first < name->last && qi_is_blank(qi_form(d, name->first))) name->first++;
    while (name->first < name->last && qi_is_blank(qi_form(d, name->last - 1))) name->last--;
    while (name->last > name->first && qi_has_letters_behind(d, name->first, name->last) &&
           (name->type == TYPE_PER || qi_names_person(d, name->first)))
        name->last--, name->type = TYPE_PER;
    if (name->first == name->last || name->first < behind_names(d) || qi_is_never_name(d, name)) return false;
    if (lacks_bracket(d, name)) name->first--;
    name->first = with_particles(d, name);
    return true;
}
