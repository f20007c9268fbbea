/* What the word lists have of a name as a whole: a country, a region, a people, a body; the form of a firm. */
#include "entity/telling.h"

bool qi_names_place(const quoth_document *d, uint32_t token) {
    const uint64_t places = (uint64_t)1 << LIST_COUNTRY | (uint64_t)1 << LIST_CITY | (uint64_t)1 << LIST_REGION |
                            (uint64_t)1 << LIST_CAPITAL | (uint64_t)1 << LIST_DEMONYM;
    return qi_form(d, token)->lists & places;
}

/* The lists that a name is in as it is spelt; none for one in capitals. */
static uint64_t lists_of_name(const quoth_document *d, uint32_t first, uint32_t last) {
    enum { LONGEST = 5 };
    char key[64];
    size_t size = 0;
    if (last - first > LONGEST) return 0;
    for (uint32_t t = first; t < last; t++) {
        const struct form *form = qi_form(d, t), *lower = &d->forms.at[form->lower];
        bool space = size && d->tokens.at[t].flags & TOKEN_AFTER_SPACE;
        if (form->flags & FORM_ALL_UPPER || size + space + lower->length >= sizeof key) return 0;
        if (space) key[size++] = ' ';
        memcpy(key + size, lower->text, lower->length);
        size += lower->length;
    }
    return qi_lexicon_lists(&d->model->lexicon, qi_hash(key, size));
}

bool qi_names_country(const quoth_document *d, uint32_t first, uint32_t last) {
    return lists_of_name(d, first, last) >> LIST_COUNTRY & 1;
}

bool qi_names_region(const quoth_document *d, uint32_t first, uint32_t last) {
    return last - first > 1 && lists_of_name(d, first, last) >> LIST_REGION & 1;
}

bool qi_names_people(const quoth_document *d, uint32_t first, uint32_t last) {
    return last - first > 1 && lists_of_name(d, first, last) >> LIST_DEMONYM & 1;
}

bool qi_names_body(const quoth_document *d, uint32_t first, uint32_t last, bool known) {
    enum { SHORTEST = 4 };
    enum word_list list = known ? LIST_KNOWN_BODY : LIST_ORGANISATION;
    const uint64_t names = (uint64_t)1 << LIST_FEMALE_NAME | (uint64_t)1 << LIST_MALE_NAME;
    const struct form *form = qi_form(d, first);
    if (last - first == 1) /* "Xinhua reported": letters may be others' */
        return form->lists >> LIST_KNOWN_BODY & 1 && form->length >= SHORTEST && !(form->lists & names);
    return lists_of_name(d, first, last) >> list & 1;
}

bool qi_is_firm_form(const quoth_document *d, uint32_t token) {
    static const char *const forms[] = {"PT", "UAB", "OOO", "OAO", "ZAO", "PAO", "PJSC", "JSC", "OJSC", "CJSC", "LLC"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (!strcmp(qi_form(d, token)->text, forms[i])) return true;
    return false;
}
