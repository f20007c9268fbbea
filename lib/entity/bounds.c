/* Where a name begins and ends, by the words at its edges and beside it; what looks like a name and is none. */
#include "entity/bounds.h"
#include "entity/name.h"
#include "entity/telling.h"
#include "tagger/pos.h"

#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

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

/* "(NYSE: ORV)": the sign of a share behind its exchange. */
static bool is_ticker(const quoth_document *d, const struct entity *name) {
    uint32_t t = name->first;
    return name->last == t + 1 && t > 2 && qi_is_mark(d, t - 1, ':') && qi_is_mark(d, t - 3, '(') &&
           qi_form(d, t - 2)->flags & FORM_ALL_UPPER && qi_form(d, t)->flags & FORM_ALL_UPPER &&
           name->last < d->tokens.count && qi_is_mark(d, name->last, ')');
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

/* Letters that say what somebody is. */
static bool is_letters(const quoth_document *d, uint32_t token) {
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
    return is_letters(d, last - 1) || is_former_post(d, last - 1);
}

/* "Imre Tal (SAN)": such letters in brackets. */
static bool is_letters_alone(const quoth_document *d, const struct entity *name) {
    const struct entity *before = d->entities.count ? &d->entities.at[d->entities.count - 1] : NULL;
    return name->last - name->first == 1 && before && before->type == TYPE_PER && before->last + 1 == name->first &&
           qi_is_mark(d, before->last, '(') && is_letters(d, name->first);
}

/* "R4.2m", "N9.80", "Dh365m", "GH" before a sign, "27C": a sum or a temperature is no name. */
static bool is_amount(const quoth_document *d, const struct entity *name) {
    static const char *const signs[] = {"R", "N", "Dh", "Rs", "Sh"};
    const char *text = qi_form(d, name->first)->text;
    uint32_t next = name->first + 1;
    if (name->last != next) return false;
    size_t degrees = strspn(text, "0123456789.");
    if (degrees && (!strcmp(text + degrees, "C") || !strcmp(text + degrees, "F"))) return true;
    if (next < d->tokens.count && !(d->tokens.at[next].flags & TOKEN_AFTER_SPACE) && qi_in(d, next, LIST_CURRENCY) &&
        !(qi_form(d, next)->flags & FORM_LETTER))
        return true;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t sign = strlen(signs[i]), digits = strncmp(text, signs[i], sign) ? 0 : strspn(text + sign, "0123456789");
        const char *rest = text + sign + digits;
        if (digits && (*rest == '.' || !strcmp(rest, "m") || !strcmp(rest, "bn"))) return true;
    }
    return false;
}

/* "Velmar | R42.96-million": a sum is no part of a name. */
static void end_before_amount(const quoth_document *d, struct entity *name) {
    for (uint32_t t = name->first + 1; t < name->last; t++) {
        const struct entity sum = {t, t + 1, 0, 0, name->type};
        if (qi_form(d, t)->flags & FORM_DIGIT && is_amount(d, &sum)) name->last = t;
    }
}

/* A small letter by itself is no name, even in a text without capitals. */
static bool is_small_letter(const quoth_document *d, const struct entity *name) {
    const struct form *form = qi_form(d, name->first);
    return name->last - name->first == 1 && form->length == 1 && !(form->flags & FORM_UPPER_FIRST);
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

/* "the Transport Secretary": an office, however it is written, is no name; the Office of the President is one. */
static bool is_office(const quoth_document *d, const struct entity *name) {
    static const char *const offices[] = {"secretary", "minister", "president",   "governor",  "chancellor",
                                          "adviser",   "advisor",  "coordinator", "commander", "collector"};
    if (name->type == TYPE_PER || !name->first || name->last - name->first < 2 ||
        !qi_token_is(d, name->first - 1, "the"))
        return false;
    for (uint32_t t = name->first; t < name->last; t++)
        if (!(qi_form(d, t)->flags & FORM_UPPER_FIRST)) return false;
    return qi_token_among(d, name->last - 1, offices, sizeof offices / sizeof *offices);
}

/* "the Taoiseach said": nor is one that has no word beside it. */
static bool is_office_alone(const quoth_document *d, const struct entity *name) {
    const uint64_t others = (uint64_t)1 << LIST_ORGANISATION | (uint64_t)1 << LIST_ORGANISATION_NOUN |
                            (uint64_t)1 << LIST_MEDIA_NOUN | (uint64_t)1 << LIST_TEAM_NOUN |
                            (uint64_t)1 << LIST_BODY_NOUN;
    const struct form *form = qi_form(d, name->first);
    return name->type == TYPE_ORG && name->last - name->first == 1 && name->first &&
           qi_token_is(d, name->first - 1, "the") && form->lists >> LIST_TITLE & 1 && !(form->lists & others) &&
           !(form->flags & FORM_ALL_UPPER);
}

/* "the State Minister for Youth and Sports": an office with what it is for. */
static bool is_ministry_of_one(const quoth_document *d, const struct entity *name) {
    static const char *const ministers[] = {"minister", "secretary"}, *const words[] = {"of", "for"};
    static const char *const houses[] = {"office", "cabinet", "council", "ministry"};
    if (name->type == TYPE_PER || qi_token_among(d, name->first, houses, sizeof houses / sizeof *houses)) return false;
    for (uint32_t t = name->first; t + 2 < name->last; t++)
        if (qi_token_among(d, t, ministers, 2) && qi_token_among(d, t + 1, words, 2)) return true;
    return false;
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
    static const char *const towns[] = {"metropolitan", "municipal"};
    static const char *const others[] = {"school", "health",   "water",   "fire",
                                         "park",   "business", "central", "historic"};
    uint32_t last = name->last - 1;
    if ((name->type != TYPE_ORG && !qi_token_is(d, last, "lga")) || last == name->first) return;
    if (qi_token_among(d, last - 1, others, sizeof others / sizeof *others)) return;
    bool town = name->last < d->tokens.count && qi_in(d, name->last, LIST_TITLE) && qi_token_among(d, last, towns, 2);
    if (!town && !qi_token_among(d, last, parts, sizeof parts / sizeof *parts)) return;
    name->last -= town;
    name->type = TYPE_LOC;
}

/* "(From L)", "(R)", "(L-R)", "From L-R": where somebody stands in a picture. */
static bool is_side(const quoth_document *d, const struct entity *name) {
    static const char *const sides[] = {"l", "r", "c"}, *const before[] = {"from", "(", "left", "right"};
    uint32_t row = name->first + qi_token_is(d, name->first, "from");
    if (name->last == row + 3 && qi_token_is(d, row, "l") && qi_is_mark(d, row + 1, '-') &&
        qi_token_is(d, row + 2, "r"))
        return true;
    return name->last - name->first == 1 && name->first && qi_is_mark(d, name->last, ')') &&
           qi_token_among(d, name->first, sides, 3) && qi_token_among(d, name->first - 1, before, 4);
}

/* ") Harbour Awards": what is behind a bracket that something else opened. */
static bool is_closed_before(const quoth_document *d, const struct entity *name) {
    return name->last - name->first > 1 && qi_is_mark(d, name->first, ')');
}

/* "Articles 11", "Series C": a place in a law or in a row is no name. */
static bool is_article(const quoth_document *d, const struct entity *name) {
    static const char *const words[] = {"article", "articles", "section", "sections", "clause",  "clauses",
                                        "series",  "phase",    "stage",   "grade",    "schedule"};
    if (name->last - name->first != 2 || !qi_token_among(d, name->first, words, sizeof words / sizeof *words))
        return false;
    const struct form *number = qi_form(d, name->first + 1);
    return number->flags & FORM_DIGIT || number->length == 1;
}

/* "National Coordinator of | PTF", "Catholic Bishop of | Velm": the office is no part of a body's name, nor a place's.
 */
static void drop_holder(const quoth_document *d, struct entity *name) {
    static const char *const holders[] = {"coordinator", "director", "secretary", "president", "chairman",
                                          "chairperson", "head",     "registrar", "commander", "chief"};
    static const char *const members[] = {"member", "members"};
    static const char *const of_places[] = {"bishop", "archbishop", "governor", "mayor", "premier"};
    for (uint32_t t = name->first; name->type == TYPE_ORG && t + 2 < name->last && t < name->first + 3; t++) {
        bool place = qi_token_among(d, t, of_places, sizeof of_places / sizeof *of_places);
        bool member = t == name->first && qi_token_among(d, t, members, 2);
        bool holder = member || place || qi_token_among(d, t, holders, sizeof holders / sizeof *holders);
        if (!holder || !qi_token_is(d, t + 1, "of")) continue;
        name->first = t + 2;
        if (place) name->type = TYPE_LOC;
        return;
    }
}

/* "the office of | Vice Chairmen": an office of several is no person. */
static bool is_offices(const quoth_document *d, const struct entity *name) {
    const uint64_t names =
        (uint64_t)1 << LIST_FEMALE_NAME | (uint64_t)1 << LIST_MALE_NAME | (uint64_t)1 << LIST_SURNAME;
    static const char *const kinds[] = {"vice", "deputy", "acting", "joint", "assistant"};
    if (name->type != TYPE_PER || name->last - name->first < 2) return false;
    if (!qi_token_among(d, name->first, kinds, sizeof kinds / sizeof *kinds)) return false;
    for (uint32_t t = name->first + 1; t < name->last; t++)
        if (!(qi_form(d, t)->lists & ((uint64_t)1 << LIST_PERSON_NOUN)) || qi_form(d, t)->lists & names) return false;
    return true;
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

/* "the Federal government": what is said of a body by itself is no name. */
static bool is_adjective(const quoth_document *d, const struct entity *name) {
    static const char *const words[] = {"federal", "central", "national", "supreme", "provincial", "municipal"};
    return name->last - name->first == 1 && name->type != TYPE_PER && name->last < d->tokens.count &&
           qi_token_among(d, name->first, words, sizeof words / sizeof *words) &&
           !(qi_form(d, name->last)->flags & FORM_UPPER_FIRST) && qi_form(d, name->last)->flags & FORM_LETTER;
}

/* "FY2023", "H1", "Q2FY25", "2H23": part of a year, as firms count it. */
static bool is_of_year(const char *text) {
    bool part = *text && strchr("QH", *text) && text[1] && strchr("1234", text[1]);
    bool turned = *text && strchr("1234", *text) && text[1] && strchr("QH", text[1]);
    if (part || turned) text += 2;
    bool year = !strncmp(text, "FY", 2) || !strncmp(text, "CY", 2);
    if (year) text += 2;
    if (year || turned) text += strspn(text, "0123456789");
    return (part || turned || year) && !*text;
}

/* Is the word one for what somebody is, and not for several? */
static bool means_person(const quoth_document *d, uint32_t token) {
    const struct form *form = qi_form(d, token);
    return form->lists & ((uint64_t)1 << LIST_PERSON_NOUN | (uint64_t)1 << LIST_TITLE) && form->length &&
           form->text[form->length - 1] != 's';
}

/* "officer-in-charge (OC)", "a green harbour fund (GHF)", "the Chief Pilotage Officer (CPO)": the initials of words
   written small or of an office, which are no name. */
static bool is_short_for_words(const quoth_document *d, const struct entity *name) {
    static const char *const small[] = {"of", "and", "in", "for", "the", "on", "to"};
    const struct form *letters = qi_form(d, name->first);
    uint32_t left = letters->length, t = name->first - 1, head = t - 1;
    if (name->last - name->first > 1 || name->first < 3 || !(letters->flags & FORM_ALL_UPPER) || left < 2) return false;
    bool commas = left > 2 && qi_is_mark(d, t, ',') && qi_is_mark(d, name->last, ',');
    if (!commas && !(qi_is_mark(d, t, '(') && qi_is_mark(d, name->last, ')'))) return false;
    bool capitals = commas;
    for (uint32_t words = 0; left && t && words < 2 * letters->length + 2; words++) {
        const struct form *form = qi_form(d, --t), *lower = &d->forms.at[form->lower];
        if (d->tokens.at[t + 1].flags & TOKEN_AFTER_LINE) return false;
        capitals |= lower != form;
        bool joins = qi_is_mark(d, t, '-') || qi_token_among(d, t, small, sizeof small / sizeof *small);
        if (joins && t && !qi_is_mark(d, t, '-')) head = t - 1;
        if ((*lower->text ^ ' ') == letters->text[left - 1])
            left--;
        else if (!joins)
            return false;
    }
    return !left && (!capitals || means_person(d, head));
}

/* "U19", "U-17": how old players are at most. */
static bool is_age_group(const quoth_document *d, const struct entity *name) {
    const char *text = qi_form(d, name->first)->text;
    uint32_t digits = *text == 'U' ? 1u + (text[1] == '-') : 0;
    return name->last - name->first == 1 && digits && strspn(text + digits, "0123456789") == 2 && !text[digits + 2];
}

/* "the General Election" */
static bool is_election(const quoth_document *d, const struct entity *name) {
    static const char *const elections[] = {"election", "elections"}, *const general[] = {"general"};
    return name->last - name->first == 2 && qi_token_among(d, name->first, general, 1) &&
           qi_token_among(d, name->last - 1, elections, 2);
}

/* "H1 FY24", "Q1 2018": nothing else is in what was read as a name. */
static bool is_term(const quoth_document *d, const struct entity *name) {
    for (uint32_t t = name->first; t < name->last; t++) {
        const char *text = qi_form(d, t)->text;
        bool year = t > name->first && strspn(text, "0123456789") == 4 && !text[4];
        if (!year && !is_of_year(text)) return false;
    }
    return true;
}

/* "Total sales fell": the firm of that name stands before no noun in small letters. */
static bool is_sum(const quoth_document *d, const struct entity *name) {
    uint32_t t = name->last;
    return t - name->first == 1 && qi_token_is(d, name->first, "total") && t < d->tokens.count &&
           !(d->tokens.at[t].flags & TOKEN_AFTER_LINE) && qi_pos_is_noun(d->tokens.at[t].tag) &&
           !(qi_form(d, t)->flags & FORM_UPPER_FIRST);
}

/* "DNA", "IPO", "CCTV footage": letters that stand for a thing, as do those words themselves. */
static bool is_common_letters(const quoth_document *d, const struct entity *name) {
    static const char *const things[] = {"IPO",  "GDP", "FDI", "VAT", "GST", "DNA", "SUV", "LNG", "LPG",
                                         "CNG",  "AI",  "GPS", "ATM", "SMS", "ICU", "MRI", "ETF", "HIV",
                                         "AIDS", "ICT", "PPE", "PSV", "MoU", "MOU", "SME", "NFT", "PVC"};
    static const char *const footage[] = {"footage", "camera", "cameras", "images", "video", "system"};
    static const char *const firsts[] = {"initial", "gross", "foreign"};
    static const char *const lasts[] = {"offering", "offerings", "product", "investment"};
    uint32_t t = name->first, last = name->last - 1;
    if (t + 2 == last) return qi_token_among(d, t, firsts, 3) && qi_token_among(d, last, lasts, 4);
    if (t < last || name->type == TYPE_PER) return false;
    if (qi_token_is(d, t, "dna") && t && qi_is_mark(d, t - 1, '(')) return false; /* an agency, or a prosecutor */
    if (qi_token_is(d, t, "cctv")) return last + 1 < d->tokens.count && qi_token_among(d, last + 1, footage, 6);
    for (size_t i = 0; i < sizeof things / sizeof *things; i++)
        if (!strcmp(qi_form(d, t)->text, things[i])) return true;
    return false;
}

/* "NGOs", "MCAs": what is of one kind and many is no name. */
static bool is_plural(const quoth_document *d, const struct entity *name) {
    const char *text = qi_form(d, name->first)->text;
    size_t letters = strspn(text, CAPITALS);
    return name->last - name->first == 1 && letters > 1 && !strcmp(text + letters, "s");
}

/* "(AFP Photo/Imre Tal)": whose picture it is, without it. */
static bool is_picture_behind(const quoth_document *d, const struct entity *name) {
    static const char *const words[] = {"photo", "photos", "image", "images", "file"};
    uint32_t t = name->first;
    return name->type == TYPE_ORG && name->last - t == 2 && t && qi_is_mark(d, t - 1, '(') &&
           qi_token_among(d, t + 1, words, sizeof words / sizeof *words);
}

/* "Shi'ite Muslim": of a people and a faith, not of a party, as "Scottish Labour" is. */
static bool is_creed(const quoth_document *d, const struct entity *name) {
    const uint64_t bodies = (uint64_t)1 << LIST_ORGANISATION | (uint64_t)1 << LIST_ORGANISATION_NOUN;
    if (name->type != TYPE_ORG || name->last - name->first < 2 || qi_form(d, name->last - 1)->lists & bodies)
        return false;
    for (uint32_t t = name->first; t < name->last; t++)
        if (!qi_in(d, t, LIST_DEMONYM) || qi_token_is(d, t, "democrat")) return false;
    return true;
}

/* "Islam", "Shi'ite Islam", "Hinduism": what people believe in is no body. */
static bool is_faith(const quoth_document *d, const struct entity *name) {
    static const char *const faiths[] = {"islam",   "christianity", "judaism",     "hinduism",      "buddhism",
                                         "sikhism", "sufism",       "catholicism", "protestantism", "communism",
                                         "zionism", "marxism",      "salafism",    "wahhabism",     "orthodoxy",
                                         "nazism",  "shi'ism"};
    for (uint32_t t = name->first; t + 1 < name->last; t++)
        if (!qi_in(d, t, LIST_DEMONYM)) return false;
    return qi_token_among(d, name->last - 1, faiths, sizeof faiths / sizeof *faiths) && name->type != TYPE_PER;
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

/* Does a name go on with what a minister is for? "Minister for Works and | Roads Imre Tal" */
static bool is_behind_minister(const quoth_document *d, uint32_t token) {
    static const char *const words[] = {"for", "of", "and", ","};
    static const char *const ministers[] = {"minister", "ministers"}, *const others[] = {"commissioner"};
    enum { REACH = 6 };
    uint32_t floor = token > REACH ? token - REACH : 0;
    if (!token || !qi_token_among(d, token - 1, words, 3)) return false;
    for (uint32_t t = token; t > floor && !(d->tokens.at[t].flags & TOKEN_AFTER_LINE); t--) {
        if (qi_token_among(d, t - 1, ministers, 2)) return t < token && qi_token_among(d, t, words, 2);
        if (qi_token_among(d, t - 1, others, 1)) return t < token && qi_token_is(d, t, "for");
        if (!(qi_form(d, t - 1)->flags & FORM_UPPER_FIRST) && !qi_token_among(d, t - 1, words, 4)) return false;
    }
    return false;
}

/* What a minister is for is no body; who is named behind it is a person. */
static bool is_portfolio(const quoth_document *d, struct entity *name) {
    uint32_t t = name->first;
    if (name->type == TYPE_LOC || qi_names_person(d, t) || !is_behind_minister(d, t)) return false;
    while (++t + 1 < name->last)
        if (qi_names_person(d, t) && qi_form(d, t + 1)->flags & FORM_UPPER_FIRST) break;
    if (t + 1 >= name->last) { /* "the Minister of Finance and the Velmar Union" are two */
        const uint64_t bodies =
            (uint64_t)1 << LIST_BODY_NOUN | (uint64_t)1 << LIST_ORG_KIND | (uint64_t)1 << LIST_ORGANISATION;
        static const char *const words[] = {"for", "of"};
        bool own = qi_token_among(d, name->first - 1, words, 2);
        return name->type != TYPE_PER && (own || !(qi_form(d, name->last - 1)->lists & bodies));
    }
    name->first = t;
    name->type = TYPE_PER;
    return false;
}

static bool is_seat(const quoth_document *d, uint32_t token) {
    static const char *const seats[] = {"MP", "MPs", "MLA", "MCA", "MEP", "MSP", "MNA", "MPA", "CM"};
    for (size_t i = 0; i < sizeof seats / sizeof *seats; i++)
        if (!strcmp(qi_form(d, token)->text, seats[i])) return true;
    return false;
}

/* "the Velm MP", "Tory MPs": who sits for a place or a party is no part of its name. */
static bool is_seat_behind(const quoth_document *d, const struct entity *name) {
    bool several = !strcmp(qi_form(d, name->last - 1)->text, "MPs");
    return (name->type != TYPE_PER || several) && name->last - name->first > 1 && is_seat(d, name->last - 1);
}

/* "Velm North Member of Parliament", "Velm Member | of Parliament": the office is no part of the place's name. */
static uint32_t end_before_member(const quoth_document *d, const struct entity *name) {
    for (uint32_t t = name->first + 1; t < name->last && t + 2 < d->tokens.count; t++)
        if (qi_token_is(d, t, "member") && qi_token_is(d, t + 1, "of") && qi_token_is(d, t + 2, "parliament"))
            return t + 1 == name->last || (t + 3 == name->last && name->type != TYPE_PER) ? t : name->last;
    return name->last;
}

/* "the MPA said", "MPA from Velm", "Member of Parliament (MP)": nor a name by itself; the initials of a body may be the
 * same. */
static bool is_seat_alone(const quoth_document *d, const struct entity *name) {
    static const char *const behind[] = {"from", "for", "said", "also"};
    uint32_t t = name->first;
    if (name->last - t != 1 || !is_seat(d, t) || name->last >= d->tokens.count) return false;
    if (!strcmp(qi_form(d, t)->text, "MPs")) return true;
    if (t > 1 && qi_is_mark(d, t - 1, '(') && qi_token_is(d, t - 2, "parliament")) return true;
    return qi_token_among(d, name->last, behind, sizeof behind / sizeof *behind);
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

/* "across the Caribbean.": a sea by itself, and the lands about it; in "the Caribbean states" it says of what kind. */
static bool is_sea(const quoth_document *d, const struct entity *name) {
    static const char *const seas[] = {"caribbean", "mediterranean", "atlantic"};
    uint32_t t = name->first;
    if (name->last - t != 1 || !t || !qi_token_is(d, t - 1, "the") ||
        !qi_token_among(d, t, seas, sizeof seas / sizeof *seas))
        return false;
    if (name->last >= d->tokens.count || d->tokens.at[name->last].flags & TOKEN_AFTER_LINE) return true;
    unsigned tag = d->tokens.at[name->last].tag;
    return !qi_pos_in_phrase(tag) && tag != POS_VBG && tag != POS_VBN && *qi_form(d, name->last)->text != '-';
}

/* "Harbour Day", "Eid al-Fitr", "during Ramadan": a feast or a day that is kept is no name, unless somebody or a work
   is called so. */
static bool is_feast(const quoth_document *d, const struct entity *name) {
    static const char *const ends[] = {"day", "eve"};
    static const char *const feasts[] = {"ramadan",  "ramzan",   "christmas", "easter", "ashura",    "diwali",
                                         "passover", "hanukkah", "dashain",   "tihar",  "deepavali", "chhath",
                                         "muharram", "purim",    "navratri",  "nowruz"};
    static const char *const first[] = {"eid", "eid-al-fitr", "eid-al-adha", "eid-ul-fitr", "eid-ul-adha"};
    uint32_t t = name->first, words = name->last - t;
    if (t && d->tokens.at[t - 1].kind == TOKEN_QUOTE) return false;
    bool kept = t > 1 && (qi_token_is(d, t - 1, "during") || qi_token_is(d, t - 2, "month"));
    if (name->type == TYPE_PER && !kept) return false; /* somebody may be called Ramadan */
    if (words > 1 && name->type == TYPE_MISC && qi_token_among(d, name->last - 1, ends, 2)) return true;
    if (qi_token_among(d, t, first, sizeof first / sizeof *first)) return true;
    return words == 1 && qi_token_among(d, t, feasts, sizeof feasts / sizeof *feasts);
}

/* "troops of operation Idon Velm": what soldiers are sent on; not "an operation Raud led". */
static bool is_operation(const quoth_document *d, const struct entity *name) {
    uint32_t t = name->first;
    if (t < 2 || !qi_token_is(d, t - 1, "operation") || name->type == TYPE_LOC) return false;
    if (d->tokens.at[t].flags & TOKEN_AFTER_LINE || name->last >= d->tokens.count) return false;
    return d->tokens.at[t - 2].tag != POS_DT || d->tokens.at[name->last].tag != POS_VBD;
}

/* Is what was read as a name none, for what it is or stands beside? One of a type that it cannot be is of another. */
static bool is_other(const quoth_document *d, struct entity *name) {
    if (is_portfolio(d, name) || is_ministry_of_one(d, name) || is_side(d, name) || is_article(d, name) ||
        is_plural(d, name) || is_term(d, name) || is_age_group(d, name) || is_short_for_words(d, name) ||
        is_election(d, name) || is_offices(d, name) || is_adjective(d, name) || is_seat_alone(d, name) ||
        is_sum(d, name) || is_letters_alone(d, name) || is_feast(d, name) || is_common_letters(d, name))
        return true;
    if (name->type == TYPE_ORG && qi_names_country(d, name->first, name->last)) name->type = TYPE_LOC;
    if (name->type == TYPE_PER && !qi_names_person(d, name->first) && qi_names_region(d, name->first, name->last))
        name->type = TYPE_LOC; /* "Governor Khyber Pakhtunkhwa" */
    if (name->type != TYPE_PER && qi_names_people(d, name->first, name->last)) name->type = TYPE_MISC;
    if (name->type != TYPE_ORG && qi_names_body(d, name->first, name->last, name->type == TYPE_LOC))
        name->type = TYPE_ORG; /* "Sinn Fein" is no person */
    if (is_creed(d, name) || is_faith(d, name)) name->type = TYPE_MISC;
    if (is_sea(d, name)) name->type = TYPE_LOC;
    if (is_operation(d, name)) name->type = TYPE_MISC;
    return false;
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
    if (!own && is_other(d, name)) return false;
    while (name->first < name->last && qi_is_blank(qi_form(d, name->first))) name->first++;
    while (name->first < name->last && qi_is_blank(qi_form(d, name->last - 1))) name->last--;
    while (name->last > name->first && qi_has_letters_behind(d, name->first, name->last) &&
           (name->type == TYPE_PER || qi_names_person(d, name->first)))
        name->last--, name->type = TYPE_PER;
    if (name->first == name->last || name->first < behind_names(d) || is_small_letter(d, name) || is_amount(d, name) ||
        is_ticker(d, name) || is_office(d, name) || is_office_alone(d, name))
        return false;
    if (lacks_bracket(d, name)) name->first--;
    name->first = with_particles(d, name);
    return true;
}
