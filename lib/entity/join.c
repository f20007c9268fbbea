#include "entity/join.h"

#include "entity/telling.h"
#include "tagger/pos.h"
#include "tagger/shape.h"

enum { RUN_WORDS = 8 };

struct joining {
    const quoth_document *d;
    uint32_t kept;     /* names that are done, at the front of d->entities */
    uint32_t sentence; /* of the name that is looked at */
};

static bool joins(const quoth_document *d, uint32_t token) {
    static const char *const words[] = {"and", "&"};
    return token + 1 < d->tokens.count && !begins_line(d, token) && !begins_line(d, token + 1) &&
           !(qi_form(d, token)->flags & FORM_UPPER_FIRST) && qi_token_among(d, token, words, 2);
}

/* May a word with a capital be one of a body's name: no "Prime Minister", no "Monday"? */
static bool may_name_body(const quoth_document *d, uint32_t token) {
    const uint64_t others = (uint64_t)1 << LIST_FUNCTION_WORD | (uint64_t)1 << LIST_TITLE | (uint64_t)1 << LIST_MONTH |
                            (uint64_t)1 << LIST_WEEKDAY;
    const struct form *form = qi_form(d, token);
    return d->tokens.at[token].kind == TOKEN_WORD && form->flags & FORM_UPPER_FIRST && !(form->lists & others);
}

static bool says_kind(const quoth_document *d, uint32_t token) {
    const uint64_t kinds =
        (uint64_t)1 << LIST_ORGANISATION_NOUN | (uint64_t)1 << LIST_BODY_NOUN | (uint64_t)1 << LIST_ORG_KIND;
    return qi_form(d, token)->lists & kinds;
}

/* A word that is a body by itself does not go on: "the Army and Harbour Police". */
static bool is_body(const quoth_document *d, uint32_t token) {
    return qi_in(d, token, LIST_BODY_NOUN) || qi_in(d, token, LIST_ORGANISATION);
}

/* "Nurses", "Teachers": who has a union, but is none. */
static bool is_of_members(const quoth_document *d, uint32_t token) {
    const struct form *form = qi_form(d, token);
    return form->length > 3 && form->text[form->length - 1] == 's' && qi_in(d, token, LIST_PERSON_NOUN);
}

/* Has a name of a body the form "Department of Roads"? */
static bool has_of(const quoth_document *d, const struct entity *e) {
    static const char *const words[] = {"of", "for"};
    for (uint32_t t = e->first + 1; t + 1 < e->last; t++)
        if (!(qi_form(d, t)->flags & FORM_UPPER_FIRST) && qi_token_among(d, t, words, 2)) return true;
    return false;
}

/* Where a name begins that goes on behind the joining word at `joint`; `joint`: nowhere. */
static uint32_t start_before(const struct joining *j, uint32_t joint) {
    const quoth_document *d = j->d;
    const struct sentence *s = &d->sentences.at[j->sentence];
    uint32_t first = joint;
    while (first > s->first && joint - first < RUN_WORDS && may_name_body(d, first - 1)) {
        first--;
        if (begins_line(d, first)) break;
    }
    if (first == joint || is_body(d, joint - 1) || qi_form(d, joint - 1)->flags & (FORM_ALL_UPPER | FORM_MIXED))
        return joint;
    bool article = first > s->first && d->tokens.at[first - 1].tag == POS_DT;
    if (joint - first > 1 && s->letters == CASE_NORMAL) return first;
    return article ? first : joint; /* "Velmar and Harbour Police" may be two */
}

/* "Velmar Nurses and | Miners Union": where the name of `e` begins with what is before "and". */
static uint32_t with_first_half(const struct joining *j, const struct entity *e) {
    const quoth_document *d = j->d;
    const struct entity *before = j->kept ? &d->entities.at[j->kept - 1] : NULL;
    if (e->first < 2 || e->last < e->first + 2 || !joins(d, e->first - 1) || !says_kind(d, e->last - 1))
        return e->first;
    uint32_t joint = e->first - 1, first = start_before(j, joint);
    if (first == joint || (qi_names_place(d, e->first) && !says_kind(d, e->first))) return e->first;
    if (before && before->last == joint && (before->type != TYPE_ORG || !is_of_members(d, joint - 1))) return e->first;
    return before && before->last > first && (before->first < first || before->type == TYPE_PER) ? e->first : first;
}

/* "the Velm | and | Tarvo Council": where the name of a body of two places begins; places by themselves have no
 * article.
 */
static uint32_t with_first_place(const struct joining *j, const struct entity *e) {
    static const char *const heads[] = {"council",  "corporation", "trust", "constabulary",
                                        "hospital", "chamber",     "board", "authority"};
    const uint64_t bodies = (uint64_t)1 << LIST_KNOWN_BODY | (uint64_t)1 << LIST_ORGANISATION_NOUN |
                            (uint64_t)1 << LIST_BODY_NOUN | (uint64_t)1 << LIST_ORG_KIND;
    const quoth_document *d = j->d;
    const struct entity *before = j->kept ? &d->entities.at[j->kept - 1] : NULL;
    if (!before || before->last + 1 != e->first || !qi_token_is(d, before->last, "and") || e->last < e->first + 2)
        return e->first;
    if ((before->type != TYPE_LOC && before->type != TYPE_ORG) || before->last - before->first > 2 || !before->first ||
        !qi_token_is(d, before->first - 1, "the") || begins_line(d, before->first))
        return e->first;
    if (qi_form(d, before->last - 1)->lists & bodies || qi_form(d, before->last - 1)->flags & FORM_ALL_UPPER ||
        qi_names_country(d, before->first, before->last))
        return e->first;
    return qi_token_among(d, e->last - 1, heads, sizeof heads / sizeof *heads) ? before->first : e->first;
}

/* Are the letters the initials of the words before `token`? *first: where those begin. */
static bool match_initials(const quoth_document *d, const char *letters, uint32_t length, uint32_t token,
                           uint32_t *first) {
    static const char *const small[] = {"of", "and", "for", "the", "in", "on", "to", "against", "&", "-", ","};
    uint32_t t = token, left = length;
    while (left && t && token - t < 2 * RUN_WORDS && !begins_line(d, t)) {
        t--;
        const struct form *form = qi_form(d, t);
        if (form->flags & FORM_UPPER_FIRST) {
            if (*form->text != letters[--left]) return false;
        } else if (!qi_token_among(d, t, small, sizeof small / sizeof *small)) {
            return false;
        }
    }
    *first = t;
    return !left;
}

/* The end of the words from `token` on that may name what a body is for or of; `token`: there are none, or they do not
   end there. */
static uint32_t objects_end(const quoth_document *d, uint32_t token, uint32_t stop, bool bodies) {
    uint32_t t = token;
    while (t < stop && t < token + RUN_WORDS && may_name_body(d, t) && !begins_line(d, t)) {
        if ((is_body(d, t) && !bodies) || qi_in(d, t, LIST_PERSON_NOUN) || qi_form(d, t)->flags & FORM_ALL_UPPER)
            return token;
        t++;
    }
    return t < d->tokens.count && qi_form(d, t)->flags & FORM_UPPER_FIRST && !begins_line(d, t) ? token : t;
}

/* Do initials stand in brackets behind `token`, of words that begin with `first`? */
static bool has_initials_of(const quoth_document *d, uint32_t first, uint32_t token) {
    uint32_t begins, t = token + 1;
    if (t + 1 >= d->tokens.count || !qi_is_mark(d, token, '(') || !qi_is_mark(d, t + 1, ')')) return false;
    const struct form *letters = qi_form(d, t);
    return letters->flags & FORM_ALL_UPPER && letters->length > 2 &&
           match_initials(d, letters->text, letters->length, token, &begins) && begins == first;
}

/* "Union of the Families | of the Lost in Norland (UFLN)": where a name ends by the initials behind it. */
static uint32_t until_initials(const quoth_document *d, const struct entity *e) {
    for (uint32_t t = e->last + 1; t < e->last + RUN_WORDS && t < d->tokens.count && !begins_line(d, t); t++)
        if (qi_is_mark(d, t, '(')) return has_initials_of(d, e->first, t) ? t : e->last;
    return e->last;
}

static bool has_word(const quoth_document *d, const struct entity *e, const char *const *words, size_t count) {
    for (uint32_t t = e->first; t < e->last; t++)
        if (qi_token_among(d, t, words, count)) return true;
    return false;
}

/* "Committee on Justice | , Home Affairs and Rights": where the fields of a house end that go on behind a comma. */
static uint32_t with_more_fields(const quoth_document *d, const struct entity *e, uint32_t stop) {
    static const char *const houses[] = {"ministry", "department", "directorate", "committee", "commission"};
    static const char *const words[] = {"of", "for", "on"};
    uint32_t t = e->last;
    if (!has_word(d, e, houses, 5) || !has_word(d, e, words, 3)) return e->last;
    for (int fields = 0; fields < 4 && qi_is_mark(d, t, ',') && t + 1 < stop; fields++) {
        uint32_t end = objects_end(d, t + 1, stop, false);
        if (end == t + 1) return e->last;
        t = end;
    }
    uint32_t end = t > e->last && joins(d, t) ? objects_end(d, t + 1, stop, false) : t + 1;
    return end > t + 1 ? end : e->last;
}

/* "Department of Roads | and Harbours": where the name of `e` ends with what is behind "and". */
static uint32_t with_second_half(const struct joining *j, const struct entity *e, uint32_t stop) {
    const quoth_document *d = j->d;
    uint32_t t = e->last + 1;
    if (d->sentences.at[j->sentence].letters != CASE_NORMAL) return e->last;
    if (qi_is_mark(d, e->last, ',')) return with_more_fields(d, e, stop);
    if (!has_of(d, e) || !joins(d, e->last)) return e->last;
    uint32_t end = objects_end(d, t, stop, true);
    if (end > t && has_initials_of(d, e->first, end)) return end;
    end = objects_end(d, t, stop, false);
    return end > t ? end : e->last;
}

/* "Commission | on the Return of Stolen Ships": where the name of `e` ends with what it is for. next: the names behind.
 */
static uint32_t with_object(const struct joining *j, const struct entity *e, const struct entity *next,
                            const struct entity *behind) {
    static const char *const words[] = {"of", "on", "for", "against"};
    const quoth_document *d = j->d;
    uint32_t last = e->last;
    if (d->sentences.at[j->sentence].letters != CASE_NORMAL || !says_kind(d, last - 1)) return last;
    while (last + 2 < d->tokens.count && !begins_line(d, last) && qi_token_among(d, last, words, 4)) {
        uint32_t t = last + 1 + qi_token_is(d, last + 1, "the");
        uint32_t stop = next < behind ? next->first : d->tokens.count, end = objects_end(d, t, stop, false);
        bool named =
            t == stop && last > e->last && next->last > t + 1 && next->type != TYPE_LOC && next->type != TYPE_PER;
        if (end == t && !named) break;
        last = named ? next++->last : end;
    }
    return last;
}

/* "Velmar Union of Food and Tobacco | Employees": with those whom a body of members is of. */
static uint32_t with_members(const quoth_document *d, const struct entity *e) {
    static const char *const heads[] = {"union", "association", "federation", "society", "guild", "brotherhood"};
    uint32_t t = e->last;
    bool members = t < d->tokens.count && !begins_line(d, t) && qi_form(d, t)->flags & FORM_UPPER_FIRST &&
                   is_of_members(d, t) && has_of(d, e) && has_word(d, e, heads, sizeof heads / sizeof *heads);
    return t + members;
}

/* "Velmar Timber | LLP", "Velm Stars | SC": with the form of a firm or a club behind it. */
static uint32_t with_form(const quoth_document *d, const struct entity *e) {
    static const char *const clubs[] = {"fc", "sc", "afc", "cf", "fk", "sk"};
    static const char *const forms[] = {"inc", "inc.", "ltd", "ltd.", "llc", "llp", "plc", "corp", "corp."};
    static const char *const creeds[] = {"marxist", "maoist",   "secular",          "socialist", "nationalist",
                                         "united",  "leninist", "marxist-leninist", "unified",   "democratic"};
    uint32_t t = e->last;
    if (t + 2 < d->tokens.count && qi_is_mark(d, t, '(') && qi_is_mark(d, t + 2, ')') && !begins_line(d, t) &&
        qi_form(d, t + 1)->flags & FORM_UPPER_FIRST && qi_token_among(d, t + 1, creeds, sizeof creeds / sizeof *creeds))
        return t + 3; /* "Velm People's Party (Marxist)", apart from the one without */
    if (qi_is_mark(d, t, ',') && t + 1 < d->tokens.count && !begins_line(d, t + 1) &&
        qi_form(d, t + 1)->flags & FORM_UPPER_FIRST && qi_token_among(d, t + 1, forms, sizeof forms / sizeof *forms))
        return t + 2; /* "Velmar Timber, Inc." */
    if (t < d->tokens.count && !begins_line(d, t) && qi_form(d, t)->flags & FORM_ALL_UPPER &&
        qi_token_among(d, t, clubs, sizeof clubs / sizeof *clubs))
        return t + 1;
    bool form = t < d->tokens.count && !begins_line(d, t) && qi_in(d, t, LIST_COMPANY_SUFFIX) &&
                (qi_form(d, t)->flags & FORM_UPPER_FIRST || qi_token_is(d, t, "plc")) &&
                d->tokens.at[t].flags & TOKEN_AFTER_SPACE;
    return t + form;
}

/* "Norlandic | Foreign Ministry": where a name begins with its people. */
static uint32_t with_people(const struct joining *j, const struct entity *e) {
    static const char *const heads[] = {"ministry",   "parliament",  "army",       "senate",    "court",    "police",
                                        "embassy",    "navy",        "council",    "union",     "assembly", "consulate",
                                        "federation", "association", "government", "commission"};
    const quoth_document *d = j->d;
    const struct entity *before = j->kept ? &d->entities.at[j->kept - 1] : NULL;
    if (!before || before->type != TYPE_MISC || before->last != e->first || before->last - before->first > 1 ||
        begins_line(d, e->first) || !qi_in(d, before->first, LIST_DEMONYM))
        return e->first;
    return qi_token_among(d, e->last - 1, heads, sizeof heads / sizeof *heads) ? before->first : e->first;
}

/* "Department of the Interior | and | Local Roads (DILR)": where a name begins by the initials behind it. */
static uint32_t with_initials(const struct joining *j, const struct entity *e) {
    const quoth_document *d = j->d;
    uint32_t first, t = e->last + 1;
    if (t + 1 >= d->tokens.count || !qi_is_mark(d, e->last, '(') || !qi_is_mark(d, t + 1, ')')) return e->first;
    const struct form *letters = qi_form(d, t);
    if (!(letters->flags & FORM_ALL_UPPER) || letters->length < 3 || letters->length > RUN_WORDS) return e->first;
    uint32_t last = e->last; /* "Mutual Insurance Company Limited (GTM)": what it is may be left out */
    while (!match_initials(d, letters->text, letters->length, last, &first)) {
        if (last < e->first + 2 || !(qi_in(d, last - 1, LIST_ORG_KIND) || qi_in(d, last - 1, LIST_COMPANY_SUFFIX)))
            return e->first;
        last--;
    }
    if (first >= e->first) return e->first;
    if (qi_in(d, first, LIST_TITLE) || qi_in(d, first, LIST_PERSON_NOUN)) return e->first;
    for (uint32_t i = j->kept; i-- && d->entities.at[i].last > first;) {
        if (d->entities.at[i].type == TYPE_PER) return e->first;
        if (d->entities.at[i].first < first) first = d->entities.at[i].first;
    }
    return first;
}

/* "Imre Tal and Sons": is what is behind a person's name a firm's? */
static bool is_house(const quoth_document *d, const struct entity *e) {
    static const char *const words[] = {"sons", "brothers", "bros", "company", "co", "co.", "associates", "partners"};
    uint32_t t = e->last + 1;
    return (e->type == TYPE_PER || e->type == TYPE_ORG) && joins(d, e->last) &&
           qi_form(d, t)->flags & FORM_UPPER_FIRST && qi_token_among(d, t, words, sizeof words / sizeof *words);
}

/* "the Velmar Teachers Union | of | Norland": a body that was overlooked before the country that it is of. */
static bool is_of_country(const struct joining *j, struct entity *e) {
    static const char *const states[] = {"government", "republic", "state"};
    const quoth_document *d = j->d;
    uint32_t joint = e->first - 1, first;
    if (e->type != TYPE_LOC || e->first < 3 || !qi_in(d, e->first, LIST_COUNTRY) || begins_line(d, joint) ||
        begins_line(d, e->first) || !qi_token_is(d, joint, "of"))
        return false;
    if (!says_kind(d, joint - 1) || qi_token_among(d, joint - 1, states, 3)) return false;
    for (first = joint; first && joint - first < RUN_WORDS && may_name_body(d, first - 1); first--) {
        if (begins_line(d, first)) break;
    }
    if (joint - first < 2 || !first || d->tokens.at[first - 1].tag != POS_DT) return false;
    if (j->kept && d->entities.at[j->kept - 1].last > first) return false;
    e->first = first;
    e->type = TYPE_ORG;
    return true;
}

/* "Irrigation", "Culture": may a word be the second thing that a ministry is of, rather than a name of its own? */
static bool is_field(const quoth_document *d, uint32_t token) {
    static const char *const endings[] = {"tion", "ment", "ture", "ism", "gy", "ing",
                                          "ies",  "lth",  "ade",  "ort", "sts"};
    const struct form *form = &d->forms.at[qi_form(d, token)->lower];
    if (qi_in(d, token, LIST_ORGANISATION) || qi_in(d, token, LIST_SURNAME) || form->length < 5) return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (!memcmp(form->text + form->length - ending, endings[i], ending)) return true;
    }
    return false;
}

/* "Ministry of Roads | and | Home Affairs", "Committee on Justice | , | Law and Rights": is what was read as another
   name a ministry's second field? */
static bool is_second_field(const quoth_document *d, const struct entity *e, const struct entity *next) {
    static const char *const houses[] = {"ministry", "department", "directorate", "secretariat", "committee"};
    static const char *const fields[] = {"affairs", "services", "development", "industry", "works"};
    static const char *const words[] = {"of", "for", "on"}, *const and[] = {"and"};
    bool more = qi_is_mark(d, e->last, ',') && has_word(d, next, and, 1);
    if (next->first != e->last + 1 || begins_line(d, next->first)) return false;
    if (next->last - next->first < 2 && !is_field(d, next->first)) return false;
    if (!(joins(d, e->last) || more) || !has_word(d, e, words, 3) || !has_word(d, e, houses, 5)) return false;
    if (next->type != TYPE_ORG && next->type != TYPE_MISC) return false;
    for (uint32_t t = next->first; t < next->last; t++)
        if (!(may_name_body(d, t) || qi_token_is(d, t, "and")) || qi_form(d, t)->flags & FORM_ALL_UPPER) return false;
    return !says_kind(d, next->last - 1) || qi_token_among(d, next->last - 1, fields, 5);
}

/* Does the name of a place begin behind a preposition at `token`, and maybe an article? */
static bool is_place_behind(const quoth_document *d, uint32_t token, const struct entity *next) {
    uint32_t t = next->first;
    return next->type == TYPE_LOC && !begins_line(d, token) && !begins_line(d, t) &&
           (t == token + 1 || (t == token + 2 && qi_token_is(d, token + 1, "the")));
}

/* "High Court | of | Sierra Leone": is the place behind a body the country that it is of? */
static bool is_its_country(const quoth_document *d, const struct entity *e, const struct entity *next) {
    static const char *const heads[] = {
        "court",        "bank",          "parliament", "assembly",    "senate",      "university",
        "federation",   "union",         "church",     "association", "council",     "commission",
        "institute",    "academy",       "group",      "company",     "corporation", "agency",
        "authority",    "society",       "league",     "front",       "congress",    "organisation",
        "organization", "confederation", "fund",       "party",       "movement",    "democrats",
        "alliance",     "chamber",       "guild",      "forum",       "board",       "exchange"};
    static const char *const houses[] = {"ministry", "department", "institute", "bureau", "directorate"};
    bool house = has_of(d, e) && has_word(d, e, houses, 5); /* "Institute of Statistics | of | Norland" */
    return qi_token_is(d, e->last, "of") && is_place_behind(d, e->last, next) && e->last - e->first > 1 &&
           !(next->last < d->tokens.count && d->tokens.at[next->last].tag == POS_POS && !begins_line(d, next->last)) &&
           (house || qi_token_is(d, e->last - 1, "ministry") ||
            qi_token_among(d, e->last - 1, heads, sizeof heads / sizeof *heads)) &&
           qi_names_country(d, next->first, next->last);
}

/* "Orvel | Norland said", read as two: the branch of a body is called after where it is; "UN Norland talks" are on it.
 */
static bool is_its_branch(const quoth_document *d, const struct entity *e, const struct entity *next) {
    static const char *const parts[] = {"north", "south", "east", "west", "central"}; /* what a member sits for */
    uint32_t t = next->last;
    if (next->type != TYPE_LOC || next->first != e->last || qi_token_among(d, t - 1, parts, 5) ||
        begins_line(d, e->first) || begins_line(d, next->first) || qi_in(d, e->last - 1, LIST_MEDIA_NOUN) ||
        !(d->tokens.at[next->first].flags & TOKEN_AFTER_SPACE) || !qi_names_place(d, next->first))
        return false;
    unsigned tag = t < d->tokens.count && !begins_line(d, t) ? d->tokens.at[t].tag : POS_NONE;
    return qi_pos_is_verb(tag) || tag == POS_MD || tag == POS_POS || tag == POS_CC;
}

/* "al-Qaeda | in | the Northern Marches", "UN Harbour Mission | in | Norland": is the place behind the name of a
   network or a mission where it works? */
static bool is_its_field(const quoth_document *d, const struct entity *e, const struct entity *next) {
    static const char *const networks[] = {"qaida", "qaeda", "al-qaida", "al-qaeda", "al-qa'ida"};
    static const char *const words[] = {"in", "to", "for"}, *const missions[] = {"mission"};
    bool mission = e->last - e->first > 2 && qi_token_among(d, e->last - 1, missions, 1);
    if (!qi_token_among(d, e->last, words, mission ? 3 : 1) || !is_place_behind(d, e->last, next)) return false;
    return mission || qi_token_among(d, e->last - 1, networks, sizeof networks / sizeof *networks);
}

/* "Norland | Police": where a place's or a people's name goes on as that of its body. */
static uint32_t with_body(const struct joining *j, const struct entity *e, const struct entity *next,
                          const struct entity *behind) {
    static const char *const heads[] = {
        "police",       "army",       "navy",       "parliament",     "assembly",   "senate",      "airways",
        "bank",         "airlines",   "railways",   "authority",      "council",    "service",     "union",
        "association",  "commission", "federation", "administration", "trust",      "corporation", "court",
        "constabulary", "isd",        "embassy",    "consulate",      "government", "hospital",    "college",
        "ministry",     "branch",     "legislature"};
    const quoth_document *d = j->d;
    uint32_t t = e->last, stop = next < behind ? next->first : d->tokens.count;
    if (d->sentences.at[j->sentence].letters != CASE_NORMAL) return e->last;
    while (t < stop && t < e->last + RUN_WORDS && !begins_line(d, t) && d->tokens.at[t].flags & TOKEN_AFTER_SPACE &&
           (may_name_body(d, t) || (qi_token_is(d, t, "general") && qi_form(d, t)->flags & FORM_UPPER_FIRST)))
        t++; /* "General Hospital" is no title */
    if (t == e->last || (t < stop && qi_form(d, t)->flags & FORM_UPPER_FIRST && !begins_line(d, t))) return e->last;
    return qi_token_among(d, t - 1, heads, sizeof heads / sizeof *heads) ? t : e->last;
}

/* "Orland County | Sheriff's Office", "Orlow | District Attorney's Office": where the name ends of an officer's house.
 */
static uint32_t with_office(const struct joining *j, const struct entity *e) {
    static const char *const officers[] = {"sheriff", "attorney", "examiner", "coroner",  "general", "mayor",
                                           "clerk",   "assessor", "defender", "governor", "auditor", "treasurer"};
    static const char *const houses[] = {"office", "department", "dept", "dept."};
    enum { WORDS = 3 };
    const quoth_document *d = j->d;
    uint32_t t = e->last, stop = t + WORDS;
    if (d->sentences.at[j->sentence].letters != CASE_NORMAL) return e->last;
    while (t + 2 < d->tokens.count && t < stop && qi_form(d, t)->flags & FORM_UPPER_FIRST && !begins_line(d, t) &&
           d->tokens.at[t + 1].tag != POS_POS)
        t++;
    bool office = t + 2 < d->tokens.count && t < stop && d->tokens.at[t + 1].tag == POS_POS && !begins_line(d, t) &&
                  qi_form(d, t)->flags & FORM_UPPER_FIRST && qi_form(d, t + 2)->flags & FORM_UPPER_FIRST &&
                  !begins_line(d, t + 2) && qi_token_among(d, t, officers, sizeof officers / sizeof *officers) &&
                  qi_token_among(d, t + 2, houses, sizeof houses / sizeof *houses);
    return office ? t + 3 : e->last;
}

/* "Orlow-on-Sea | City Council", read as two. */
static bool is_its_council(const struct joining *j, const struct entity *e, const struct entity *next) {
    static const char *const words[] = {"city", "town", "county", "borough", "district", "parish"};
    return e->type == TYPE_LOC && next->type == TYPE_ORG && next->first == e->last && next->last == next->first + 2 &&
           !begins_line(j->d, next->first) && qi_token_among(j->d, next->first, words, sizeof words / sizeof *words) &&
           qi_token_is(j->d, next->first + 1, "council");
}

/* "RPF | - | Norland", "RPF | -TU": where the name of a body ends with that of its branch, of a place or not. Bodies of
   states have talks with one, and who sits for one stands in brackets. */
static uint32_t with_branch(const quoth_document *d, const struct entity *e, const struct entity *next,
                            const struct entity *behind) {
    uint32_t hyphen = e->last, t = hyphen + 1;
    if (t >= d->tokens.count || !qi_is_mark(d, hyphen, '-') || !(qi_form(d, t)->flags & FORM_UPPER_FIRST) ||
        (d->tokens.at[hyphen].flags | d->tokens.at[t].flags) & TOKEN_AFTER_SPACE)
        return e->last;
    if (qi_form(d, e->last - 1)->lists & ((uint64_t)1 << LIST_KNOWN_BODY) ||
        (e->first && qi_is_mark(d, e->first - 1, '(')))
        return e->last;
    bool named = next < behind && next->first <= t, initials = qi_form(d, e->last - 1)->flags & FORM_ALL_UPPER;
    if (named) return next->first == t && next->type == TYPE_LOC && initials ? next->last : e->last;
    return t + 1;
}

/* A name as it is with what belongs to it. next: the names behind it, up to `behind`. */
static struct entity joined(const struct joining *j, struct entity e, const struct entity *next,
                            const struct entity *behind) {
    uint32_t stop = next < behind ? next->first : j->d->tokens.count;
    if (is_house(j->d, &e) && stop > e.last + 1) {
        e.last += 2;
        e.type = TYPE_ORG;
    }
    if (is_of_country(j, &e)) return e;
    bool made = e.last - e.first > 2 && qi_is_made_of(j->d, e.last - 2); /* "Velmish-led" */
    if (e.type == TYPE_LOC || (e.type == TYPE_MISC && qi_in(j->d, e.first, LIST_DEMONYM) && !made)) {
        uint32_t last = next < behind && is_its_council(j, &e, next) ? next->last : with_body(j, &e, next, behind);
        if (last > e.last) e.type = TYPE_ORG, e.last = last;
    }
    if (e.type == TYPE_LOC || e.type == TYPE_ORG) {
        uint32_t last = with_office(j, &e);
        if (last > e.last) e.type = TYPE_ORG, e.last = last;
    }
    if (e.type == TYPE_ORG && stop > e.last) e.last = with_form(j->d, &e);
    while (next < behind && next->first < e.last) next++;
    if (e.type == TYPE_ORG) e.last = until_initials(j->d, &e);
    if (e.type == TYPE_ORG && stop > e.last) e.last = with_members(j->d, &e);
    if (e.type == TYPE_ORG) e.last = with_object(j, &e, next, behind);
    if (e.type == TYPE_ORG) e.last = with_branch(j->d, &e, next, behind);
    while (next < behind && next->first < e.last) next++;
    if (e.type == TYPE_ORG && next < behind &&
        (is_second_field(j->d, &e, next) || is_its_country(j->d, &e, next) || is_its_field(j->d, &e, next) ||
         (is_its_branch(j->d, &e, next) && j->d->sentences.at[j->sentence].letters == CASE_NORMAL)))
        e.last = next++->last;
    if (e.type == TYPE_ORG) e.last = with_second_half(j, &e, next < behind ? next->first : j->d->tokens.count);
    if (e.type != TYPE_PER) e.first = with_first_half(j, &e); /* "Labour Court" may yet be read as a place */
    if (e.type == TYPE_ORG) e.first = with_initials(j, &e);
    if (e.type == TYPE_ORG) e.first = with_people(j, &e);
    if (e.type == TYPE_ORG) e.first = with_first_place(j, &e);
    return e;
}

void qi_join_bodies(quoth_document *d, struct name_chances *chances) {
    if (!d->entities.count) return; /* nothing may be added to no array's address, not even zero */
    struct joining j = {.d = d};
    const struct entity *behind = d->entities.at + d->entities.count;
    for (uint32_t i = 0; i < d->entities.count; i++) {
        struct entity e = d->entities.at[i];
        struct name_chances of = chances[i];
        while (j.sentence + 1 < d->sentences.count && d->sentences.at[j.sentence].last <= e.first) j.sentence++;
        if (d->sentences.at[j.sentence].letters != CASE_UPPER) e = joined(&j, e, &d->entities.at[i + 1], behind);
        if (e.type != d->entities.at[i].type) of = (struct name_chances){.types = {[TYPE_ORG] = e.confidence}};
        while (i + 1 < d->entities.count && d->entities.at[i + 1].first < e.last) i++;
        while (j.kept && d->entities.at[j.kept - 1].last > e.first) j.kept--;
        d->entities.at[j.kept] = e;
        chances[j.kept++] = of;
    }
    d->entities.count = j.kept;
}
