/* Who is named behind what she is: “the head of the agency for rivers, Ann Lee”, “Minister of Ports, Rivers and Roads
   Ann Lee”. */
#include "quote/words.h"

bool qi_is_role(const struct quote_work *w, const struct phrase *p) {
    if (p->kind == PHRASE_NAME) { /* “the Commissioner of Police”, “Orlava State Governor”: it names an office */
        const struct entity *e = &w->d->entities.at[p->entity];
        bool first = qi_in(w->d, e->first, LIST_PERSON_NOUN) && qi_word_is(w, e->first + 1, "of");
        bool last = qi_in(w->d, e->last - 1, LIST_PERSON_NOUN) && qi_in(w->d, e->last - 1, LIST_TITLE);
        for (uint32_t i = e->first; i + 2 < e->last && !first; i++) /* “Orlava State Commissioner of Police” */
            first = qi_in(w->d, i, LIST_PERSON_NOUN) && qi_in(w->d, i, LIST_TITLE) && qi_word_is(w, i + 1, "of");
        bool rank = e->last == e->first + 1 && qi_in(w->d, e->first, LIST_TITLE) && /* “ASP (North) Ann Lee” */
                    qi_form(w->d, e->first)->flags & FORM_ALL_UPPER;
        return e->type != TYPE_PER && (rank || (e->last > e->first + 2 && (first || last)));
    }
    return p->kind == PHRASE_NOMINAL && (qi_in(w->d, p->head, LIST_PERSON_NOUN) || qi_in(w->d, p->head, LIST_TITLE));
}

/* “lung | doctor Ann Lee”, “geologist Ann Lee”: a noun of what somebody does, in small letters. */
static bool is_trade(const struct quote_work *w, uint32_t i) {
    return tag(w, i) == POS_NN && !(qi_form(w->d, i)->flags & (FORM_UPPER_FIRST | FORM_DIGIT)) && !is_time_word(w, i) &&
           !w->stretch_at[i];
}

/* The name of a person that begins at i, or PHRASE_NONE. */
static struct phrase person_at(const struct quote_work *w, uint32_t i, uint32_t last) {
    struct phrase none = qi_no_phrase();
    uint32_t title = i;
    while (title < last && title < i + 3 && !w->entity_at[title] &&
           (qi_in(w->d, title, LIST_TITLE) || qi_in(w->d, title, LIST_PERSON_NOUN) || qi_word_is(w, title, "retired") ||
            qi_word_is(w, title, "former") || is_trade(w, title)))
        title++;
    if (title >= last || !w->entity_at[title]) return none;
    const struct entity *e = &w->d->entities.at[w->entity_at[title] - 1];
    if (e->type != TYPE_PER || e->first != title || e->last > last) return none;
    return (struct phrase){e->first, e->last, e->last - 1, w->entity_at[title] - 1, PHRASE_NAME};
}

/* “Minister of Ports |, Rivers and Roads Ann Lee”: the person behind the rest of what an office is for, from i on. */
static struct phrase behind_office(const struct quote_work *w, const struct phrase *p, uint32_t i, uint32_t last) {
    enum { FIELDS = 4, FIELD = 5 };
    struct phrase none = qi_no_phrase();
    if (p->kind != PHRASE_NOMINAL || !has_field(w, p->head)) return none;
    for (int n = 0; n < FIELDS && i + 2 < last && !w->stretch_at[i]; n++) {
        bool closing = tag(w, i) == POS_CC; /* the last field, behind “and” */
        if (!closing && !qi_word_is(w, i, ",")) return none;
        uint32_t word = i + 1, stop = word + FIELD < last ? word + FIELD : last;
        while (word < stop && !w->stretch_at[word] && !qi_in(w->d, word, LIST_TITLE) &&
               qi_form(w->d, word)->flags & FORM_UPPER_FIRST && w->d->tokens.at[word].kind == TOKEN_WORD) {
            struct phrase name = person_at(w, word, last);
            if (name.kind != PHRASE_NONE) return closing && word > i + 1 ? name : none;
            word++;
        }
        if (word == i + 1) return none;
        i = word;
    }
    return none;
}

/* The token behind a section or body that an office is of, between the comma at i and the next: “the general manager|,
   Legal|, …”, “the head|, Rivers Institute of Norland (RIN)|, …”; else i. */
static uint32_t over_section(const struct quote_work *w, uint32_t i, uint32_t last) {
    enum { SECTION = 3 };
    uint32_t word = i + 1;
    if (word + 2 >= last || w->stretch_at[i] || !qi_word_is(w, i, ",") || w->stretch_at[word]) return i;
    const struct entity *e = w->entity_at[word] ? &w->d->entities.at[w->entity_at[word] - 1] : NULL;
    if (e && e->first == word && e->type == TYPE_ORG && e->last + 2 < last) {
        word = qi_phrase_right(w, word, last).last;
        while (word + 2 < last && (qi_word_is(w, word, "of") || qi_word_is(w, word, "for")))
            word = qi_phrase_right(w, word + 1, last).last;
        if (word + 3 < last && qi_word_is(w, word, "(") && qi_word_is(w, word + 2, ")")) word += 3;
    }
    while (word + 2 < last && word <= i + SECTION && !w->stretch_at[word] && !w->entity_at[word] &&
           (qi_form(w->d, word)->flags & FORM_UPPER_FIRST || (word > i + 1 && tag(w, word) == POS_CC)) &&
           !is_time_word(w, word) && !qi_in(w->d, word, LIST_TITLE))
        word++;
    return word > i + 1 && word + 1 < last && !w->stretch_at[word] && qi_word_is(w, word, ",") ? word : i;
}

/* “the general manager|, Legal|, Mrs Ann Lee”, “the head, Department of Rivers, Tern College|, Prof. Ann Lee,”: behind
   the sections of an office, when a person follows between commas. */
static uint32_t over_sections(const struct quote_work *w, uint32_t i, uint32_t last) {
    enum { SECTIONS = 2 };
    uint32_t end = i;
    for (int n = 0; n < SECTIONS; n++) {
        uint32_t next = over_section(w, end, last);
        if (next == end) break;
        end = next;
        struct phrase name = person_at(w, end + 1, last);
        if (name.kind != PHRASE_NONE && name.last < last && qi_word_is(w, name.last, ",")) return end;
    }
    return i;
}

/* “a resident | named Ann Lee”, “a man identified as Bo Poe”: behind the participle that brings the name. */
static uint32_t over_naming(const struct quote_work *w, uint32_t i, uint32_t last) {
    if (i + 1 >= last || w->stretch_at[i] || tag(w, i) != POS_VBN) return i;
    if (qi_word_is(w, i, "named") || qi_word_is(w, i, "called")) return i + 1;
    return qi_word_is(w, i, "identified") && qi_word_is(w, i + 1, "as") ? i + 2 : i;
}

/* “one of the builders, | Ann Lee”, “writer and historian | Ann Lee”: who is one of those or both; p when nobody is. */
static struct phrase one_named(const struct quote_work *w, struct phrase p, uint32_t last) {
    uint32_t i = p.last;
    if (p.kind == PHRASE_NONE || i + 2 >= last || w->stretch_at[i]) return p;
    struct phrase next = qi_phrase_right(w, i + 1, last);
    if ((qi_word_is(w, p.head, "one") || qi_word_is(w, p.head, "another")) && qi_word_is(w, i, "of")) {
        uint32_t comma = qi_with_complements(w, next, last, true).last; /* the commanders | on the hill */
        if (next.kind != PHRASE_NOMINAL || tag(w, next.head) != POS_NNS || !qi_in(w->d, next.head, LIST_PERSON_NOUN) ||
            comma + 1 >= last || w->stretch_at[comma] || !qi_word_is(w, comma, ","))
            return p;
        struct phrase name = person_at(w, comma + 1, last);
        if (name.kind == PHRASE_NONE || (name.last < last && !w->stretch_at[name.last] && qi_is_finite(w, name.last)))
            return p; /* “with one of the builders, Lee said” */
        return name.first = p.first, name;
    }
    bool role = p.kind == PHRASE_NOMINAL && qi_pos_is_noun(tag(w, p.first)) && tag(w, p.head) == POS_NN &&
                qi_in(w->d, p.head, LIST_PERSON_NOUN) && qi_word_is(w, i, "and");
    if (!role || !qi_is_person(w, &next) || next.kind != PHRASE_NAME) return p;
    uint32_t name = w->d->entities.at[next.entity].first;
    if (name < i + 2 || !qi_in(w->d, name - 1, LIST_PERSON_NOUN)) return p;
    return next.first = p.first, next;
}

/* “the brother of the | 40-year-old | Ann Lee”: is the word at i an age? */
static bool is_age(const struct quote_work *w, uint32_t i) {
    const struct form *form = qi_form(w->d, i);
    return qi_word_is(w, i, "old") || (form->length > 3 && strcmp(form->text + form->length - 3, "old") == 0);
}

/* “the lawyer for …”, “the wife of …”: somebody who is told by whom she belongs to. */
static bool is_of_another(const struct quote_work *w, const struct phrase *p) {
    static const char *const nouns[] = {
        "lawyer",    "lawyers",  "attorney", "attorneys", "solicitor",  "wife",      "widow",       "husband",
        "son",       "daughter", "brother",  "sister",    "mother",     "father",    "parents",     "family",
        "relatives", "friend",   "friends",  "colleague", "colleagues", "supporter", "supporters",  "aide",
        "aides",     "adviser",  "advisers", "allies",    "ally",       "spokesman", "spokeswoman", "spokesperson",
        "spokesmen", "advisor",  "advisors", "followers"};
    return qi_word_in(w, p->head, nouns, sizeof nouns / sizeof *nouns);
}

/* “the lawyer for | former minister Ann Lee”: does what its bearer is stand before the name of a person? */
static bool has_role(const struct quote_work *w, const struct phrase *of) {
    uint32_t first = w->d->entities.at[of->entity].first;
    return first > 0 && !w->stretch_at[first - 1] && !w->entity_at[first - 1] &&
           (qi_in(w->d, first - 1, LIST_PERSON_NOUN) || qi_in(w->d, first - 1, LIST_TITLE));
}

struct phrase qi_named(const struct quote_work *w, struct phrase p, uint32_t last) {
    struct phrase one = one_named(w, p, last);
    if (one.last != p.last) return one;
    if (!qi_is_role(w, &p)) return p;
    uint32_t i = p.last;
    bool indefinite = tag(w, p.first) == POS_DT && (qi_word_is(w, p.first, "a") || qi_word_is(w, p.first, "an"));
    for (int depth = 0; depth < 3 && i + 1 < last && !w->stretch_at[i]; depth++) { /* “head of the agency for rivers” */
        bool to = qi_word_is(w, i, "to"); /* “adviser to the head of the office |, Ann Lee” */
        if (!to && !qi_word_is(w, i, "of") && !qi_word_is(w, i, "for") && !qi_word_is(w, i, "at") &&
            !qi_word_is(w, i, "in") && !qi_word_is(w, i, "on") && !qi_word_is(w, i, "from"))
            break;
        struct phrase of = qi_phrase_right(w, i + 1, last);
        if (of.kind == PHRASE_NONE) break;
        bool aged = of.kind == PHRASE_NAME && is_age(w, w->d->entities.at[of.entity].first - 1);
        if (qi_is_person(w, &of) && is_of_another(w, &p) && has_role(w, &of)) {
            struct phrase name = qi_no_phrase(); /* “the wife of the minister Bo Poe, | Ann Lee,”; “lawyers for …” */
            bool other = of.last + 2 < last && !w->stretch_at[of.last] && qi_word_is(w, of.last, ",");
            if (other && tag(w, p.head) != POS_NNS) name = person_at(w, of.last + 1, last);
            if (name.kind == PHRASE_NONE || name.last >= last || !qi_word_is(w, name.last, ",")) return p;
            return name.first = p.first, name;
        }
        if (qi_is_person(w, &of) && of.first > i + 1 && !to && !aged && !indefinite)
            return of.first = p.first, of; /* “of the Relief Union Ann Lee”: as one; not “a friend of victim Ann Lee” */
        if (qi_is_person(w, &of) || (qi_is_role(w, &of) && tag(w, p.head) == POS_NNS))
            return p; /* “lawyers for the mayor, Lee” */
        i = of.last;
    }
    if (i + 2 < last && !w->stretch_at[i] && (qi_word_is(w, i, "-") || qi_word_is(w, i, "\xE2\x80\x91")) &&
        (qi_word_is(w, i + 1, "elect") || qi_word_is(w, i + 1, "designate")))
        i += 2; /* “president-elect Ann Lee” */
    struct phrase holder = behind_office(w, &p, i, last);
    if (holder.kind != PHRASE_NONE) return holder.first = p.first, holder;
    if (i + 2 < last && !w->stretch_at[i] && qi_word_is(w, i, "(") && qi_word_is(w, i + 2, ")"))
        i += 3; /* “commissioner (East) Ann Lee” */
    bool initials = i > p.last && i + 3 < last && !w->stretch_at[i] && qi_word_is(w, i, ",") && !w->stretch_at[i + 1] &&
                    qi_form(w->d, i + 1)->flags & FORM_ALL_UPPER && qi_word_is(w, i + 2, ",") && !w->stretch_at[i + 2];
    if (initials) i += 2; /* “the head of the Ports Board, OPB, Ann Lee” */
    i = over_naming(w, over_sections(w, i, last), last);
    bool comma = i < last && !w->stretch_at[i] && qi_word_is(w, i, ",");
    struct phrase name = person_at(w, i + comma, last);
    if (name.kind == PHRASE_NONE) return p;
    if (comma && tag(w, p.head) == POS_NNS && (name.last >= last || qi_is_finite(w, name.last)))
        return p; /* “with local officials, | Lee said” */
    name.first = p.first;
    return name;
}
