/*
 * What was read as a name and is none, for what it is or stands beside: offices, feasts, sums, letters; or one of
 * another type.
 *
 *     the Transport Secretary     during Ramadan     R4.2m     Articles 11     Islam
 */
#include "entity/bounds.h"
#include "entity/name.h"
#include "entity/telling.h"
#include "tagger/pos.h"

/* "(NYSE: ORV)": the sign of a share behind its exchange. */
static bool is_ticker(const quoth_document *d, const struct entity *name) {
    uint32_t t = name->first;
    return name->last == t + 1 && t > 2 && qi_is_mark(d, t - 1, ':') && qi_is_mark(d, t - 3, '(') &&
           qi_form(d, t - 2)->flags & FORM_ALL_UPPER && qi_form(d, t)->flags & FORM_ALL_UPPER &&
           name->last < d->tokens.count && qi_is_mark(d, name->last, ')');
}

/* "Imre Tal (SAN)", "Imre Tal, SC, MP,": such letters in brackets or between commas. */
static bool is_letters_alone(const quoth_document *d, const struct entity *name) {
    const struct entity *before = d->entities.count ? &d->entities.at[d->entities.count - 1] : NULL;
    if (name->last - name->first > 1 || !before || before->type != TYPE_PER || before->last + 1 != name->first ||
        !qi_is_letters(d, name->first))
        return false;
    bool commas = qi_is_mark(d, before->last, ',') && name->last < d->tokens.count && qi_is_mark(d, name->last, ',');
    return commas || qi_is_mark(d, before->last, '(');
}

bool qi_is_amount(const quoth_document *d, const struct entity *name) {
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

/* A small letter by itself is no name, even in a text without capitals. */
static bool is_small_letter(const quoth_document *d, const struct entity *name) {
    const struct form *form = qi_form(d, name->first);
    return name->last - name->first == 1 && form->length == 1 && !(form->flags & FORM_UPPER_FIRST);
}

/* "the Transport Secretary", "Regional Youth Organiser, Imre Tal,": an office, however it is written, is no name; the
   Office of the President is one. */
static bool is_office(const quoth_document *d, const struct entity *name) {
    static const char *const offices[] = {"secretary",   "minister",     "president",   "governor",    "chancellor",
                                          "adviser",     "advisor",      "coordinator", "commander",   "collector",
                                          "organizer",   "organiser",    "ministers",   "secretaries", "treasurer",
                                          "chairperson", "commissioner", "registrar",   "magistrate"};
    static const char *const levels[] = {"regional", "national", "deputy", "assistant", "district", "general"};
    bool the = name->first && qi_token_is(d, name->first - 1, "the");
    if (name->type == TYPE_PER || name->last - name->first < 2) return false;
    if (!the && !qi_token_among(d, name->first, levels, sizeof levels / sizeof *levels)) return false;
    for (uint32_t t = name->first; t < name->last; t++)
        if (!(qi_form(d, t)->flags & FORM_UPPER_FIRST) && !qi_token_is(d, t, "and")) return false;
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

/* "Articles 11", "Series C": a place in a law or in a row is no name. */
static bool is_article(const quoth_document *d, const struct entity *name) {
    static const char *const words[] = {"article", "articles", "section", "sections", "clause",  "clauses",
                                        "series",  "phase",    "stage",   "grade",    "schedule"};
    if (name->last - name->first != 2 || !qi_token_among(d, name->first, words, sizeof words / sizeof *words))
        return false;
    const struct form *number = qi_form(d, name->first + 1);
    return number->flags & FORM_DIGIT || number->length == 1;
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
    static const char *const things[] = {"IPO", "GDP", "FDI", "VAT", "GST", "DNA", "SUV", "LNG", "LPG",  "CNG",
                                         "AI",  "GPS", "ATM", "SMS", "ICU", "MRI", "ETF", "HIV", "AIDS", "ICT",
                                         "PPE", "PSV", "MoU", "MOU", "SME", "NFT", "PVC", "Rtd", "Retd"};
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

/* "NGOs", "MCAs", "Parliamentarians": what is of one kind and many is no name. */
static bool is_plural(const quoth_document *d, const struct entity *name) {
    const char *text = qi_form(d, name->first)->text;
    size_t letters = strspn(text, CAPITALS);
    if (name->last - name->first > 1) return false;
    const uint64_t others = (uint64_t)1 << LIST_DEMONYM | (uint64_t)1 << LIST_TEAM_NOUN |
                            (uint64_t)1 << LIST_ORGANISATION | (uint64_t)1 << LIST_ORGANISATION_NOUN;
    const struct form *form = qi_form(d, name->first);
    if (letters > 1 && !strcmp(text + letters, "s")) return true;
    return name->type == TYPE_MISC && form->lists >> LIST_PERSON_NOUN & 1 && !(form->lists & others) &&
           text[form->length - 1] == 's' && form->length > 3;
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

/* "the MPA said", "MPA from Velm", "Member of Parliament (MP)": nor a name by itself; the initials of a body may be the
 * same. */
static bool is_seat_alone(const quoth_document *d, const struct entity *name) {
    static const char *const behind[] = {"from", "for", "said", "also"};
    uint32_t t = name->first;
    if (name->last - t != 1 || !qi_is_seat(d, t) || name->last >= d->tokens.count) return false;
    if (!strcmp(qi_form(d, t)->text, "MPs")) return true;
    if (t > 1 && qi_is_mark(d, t - 1, '(') && qi_token_is(d, t - 2, "parliament")) return true;
    return qi_token_among(d, name->last, behind, sizeof behind / sizeof *behind);
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
    if (name->last - t > 1 && !strcmp(qi_form(d, t)->text, "Ops")) return true; /* "Ops Velmar", in Malay papers */
    if (t < 2 || !qi_token_is(d, t - 1, "operation") || name->type == TYPE_LOC) return false;
    if (d->tokens.at[t].flags & TOKEN_AFTER_LINE || name->last >= d->tokens.count) return false;
    return d->tokens.at[t - 2].tag != POS_DT || d->tokens.at[name->last].tag != POS_VBD;
}

bool qi_is_other(const quoth_document *d, struct entity *name) {
    if (is_portfolio(d, name) || is_ministry_of_one(d, name) || is_side(d, name) || is_article(d, name) ||
        is_plural(d, name) || is_term(d, name) || is_age_group(d, name) || is_short_for_words(d, name) ||
        is_election(d, name) || is_offices(d, name) || is_adjective(d, name) || is_seat_alone(d, name) ||
        is_sum(d, name) || is_letters_alone(d, name) || is_feast(d, name) || is_common_letters(d, name))
        return true;
    if (name->type == TYPE_ORG && qi_names_country(d, name->first, name->last)) name->type = TYPE_LOC;
    if ((name->type == TYPE_PER || name->type == TYPE_MISC) && !qi_names_person(d, name->first) &&
        qi_names_region(d, name->first, name->last))
        name->type = TYPE_LOC; /* "Governor Khyber Pakhtunkhwa" */
    if (name->type != TYPE_PER && qi_names_people(d, name->first, name->last)) name->type = TYPE_MISC;
    if (name->type != TYPE_ORG && qi_names_body(d, name->first, name->last, name->type == TYPE_LOC))
        name->type = TYPE_ORG; /* "Sinn Fein" is no person */
    if (is_creed(d, name) || is_faith(d, name)) name->type = TYPE_MISC;
    if (is_sea(d, name)) name->type = TYPE_LOC;
    if (is_operation(d, name)) name->type = TYPE_MISC;
    return false;
}

bool qi_is_never_name(const quoth_document *d, const struct entity *name) {
    return is_small_letter(d, name) || qi_is_amount(d, name) || is_ticker(d, name) || is_office(d, name) ||
           is_office_alone(d, name);
}
