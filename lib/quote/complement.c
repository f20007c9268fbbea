/* A noun phrase with what follows and belongs to it: “a source | close to him”, “diplomats | from Norland and Orlava”,
   “Lee | and her husband, Bo Poe”. */
#include "quote/words.h"

/* “A source close | to him”, “an official familiar | with the talks”: the adjective behind the noun, and what it takes.
 */
struct phrase qi_with_adjective(const struct quote_work *w, struct phrase p, uint32_t last) {
    bool behind = p.kind == PHRASE_NOMINAL && p.last > p.first + 1 && p.last + 1 < last &&
                  tag(w, p.last - 1) == POS_JJ && qi_pos_is_noun(tag(w, p.last - 2)) && !w->entity_at[p.last - 1] &&
                  !w->stretch_at[p.last];
    if (!behind || !(qi_word_is(w, p.last, "to") || qi_word_is(w, p.last, "with") || qi_word_is(w, p.last, "of")))
        return p;
    struct phrase object = qi_phrase_right(w, p.last + 1, last);
    if (object.kind == PHRASE_NONE) return p;
    return (struct phrase){p.first, object.last, p.last - 2, NOTHING, PHRASE_NOMINAL};
}

/* “on | Sept. 11”, “on | 4 March”, “in | March 2021”: a number beside a month. */
static bool is_day_of_month(const struct quote_work *w, const struct phrase *p) {
    return tag(w, p->head) == POS_CD && !w->stretch_at[p->last] &&
           (is_time_word(w, p->first) || is_time_word(w, p->last));
}

/* Does the preposition at i with its object tell which noun is meant, and not when, where or how it speaks? “the trader
   | in the old market”, not “the trader | in a statement”. Behind the verb less does: “said the trader | with a smile”.
 */
static bool tells_which(const struct quote_work *w, uint32_t i, const struct phrase *object, bool before_verb) {
    uint32_t head = object->head;
    if (is_time_word(w, head) || qi_is_measure(w, head)) return false;
    if (qi_word_is(w, i, "of")) return true;
    if ((qi_word_is(w, i, "on") || qi_word_is(w, i, "in")) && is_day_of_month(w, object)) return false;
    bool bare = object->kind == PHRASE_NOMINAL && object->last == object->first + 1 && tag(w, head) == POS_NN;
    bool office = qi_word_is(w, i, "for") && !qi_word_is(w, head, "example") && !qi_word_is(w, head, "instance");
    if (bare && !office && !qi_word_is(w, head, "duty") && !qi_word_is(w, head, "knowledge"))
        return false; /* “the trader | in turn”, but “the commissioner | for water” */
    if (qi_is_occasion(w, head)) return false;
    if (object->kind == PHRASE_PRONOUN) /* “those | near him”, not “those | with him” */
        return qi_word_is(w, i, "near") || qi_word_is(w, i, "behind") || qi_word_is(w, i, "beside");
    bool name = object->kind == PHRASE_NAME;
    if (qi_word_is(w, i, "on") && name) return false;                           /* “on Facebook” */
    bool place = qi_word_is(w, i, "from") && tag(w, object->first) != POS_PRPS; /* “said the trader | from his bed” */
    if (before_verb || place || qi_word_is(w, i, "for")) return true;
    return name && (qi_word_is(w, i, "at") || qi_word_is(w, i, "in"));
}

/* “diplomats from Norland|, Veskia and Orlava| said”: behind the places or bodies that are listed with a name, up to a
   verb or a comma. */
static uint32_t over_names(const struct quote_work *w, const struct phrase *name, uint32_t last) {
    enum { NAMES = 6 };
    if (w->d->entities.at[name->entity].type == TYPE_PER) return name->last;
    uint32_t i = name->last;
    for (int n = 0; n < NAMES && i + 1 < last && !w->stretch_at[i]; n++) {
        bool and = tag(w, i) == POS_CC;
        if (!and&&!qi_word_is(w, i, ",")) return name->last;
        uint32_t next = i + 1;
        if (!and&&next + 1 < last && tag(w, next) == POS_CC) and = true, next++; /* “, and” */
        next += next + 1 < last && tag(w, next) == POS_DT && !w->stretch_at[next];
        uint32_t at = next < last && !w->stretch_at[next] ? w->entity_at[next] : 0;
        if (!at || w->d->entities.at[at - 1].type == TYPE_PER || w->d->entities.at[at - 1].last > last)
            return name->last;
        i = w->d->entities.at[at - 1].last;
        bool ends = i >= last || w->stretch_at[i] || qi_is_finite(w, i) || qi_word_is(w, i, ",") || tag(w, i) == POS_RB;
        if (and) return ends ? i : name->last;
    }
    return name->last;
}

struct phrase qi_with_complements(const struct quote_work *w, struct phrase p, uint32_t last, bool before_verb) {
    static const char words[][8] = {"of", "for", "from", "at",   "in",     "with",  "into",
                                    "to", "on",  "by",   "near", "behind", "beside"};
    static const char *const near[] = {"familiar", "close", "privy", "briefed", "involved"};
    p = qi_with_adjective(w, p, last);
    for (int depth = 0; depth < 3 && p.last + 1 < last && !w->stretch_at[p.last]; depth++) {
        uint32_t i = p.last;
        bool participle = (tag(w, i) == POS_JJ || tag(w, i) == POS_VBN) && qi_in(w->d, p.head, LIST_PERSON_NOUN);
        bool close = i + 2 < last && (participle || qi_word_in(w, i, near, sizeof near / sizeof *near)) &&
                     !qi_word_is(w, i + 1, "by") && !qi_word_is(w, i + 1, "at");
        if (close) i++; /* “a source | close to the court”, “people | briefed on the plan” */
        if (!qi_word_among(w, i, words, sizeof words / sizeof *words) || w->stretch_at[i + 1]) break;
        struct phrase object = qi_phrase_right(w, i + 1, last);
        if (object.kind == PHRASE_NONE || !tells_which(w, i, &object, before_verb || close)) break;
        bool listed = object.kind == PHRASE_NAME && before_verb && !qi_word_is(w, i, "in");
        p.last = listed ? over_names(w, &object, last) : object.last;
    }
    return p;
}

/* Where the name ends of the other person whom the words from i on, behind “and”, mean: “Poe”, “her husband, Bo Poe”;
   0 when they mean none. */
static uint32_t other_person(const struct quote_work *w, uint32_t i, uint32_t last) {
    for (uint32_t stop = i + 8; i < last && i < stop && !w->stretch_at[i]; i++) {
        uint8_t t = tag(w, i);
        if (qi_person_at(w, i)) {
            uint32_t end = w->d->entities.at[w->entity_at[i] - 1].last;
            return end < last && tag(w, end) == POS_POS ? 0 : end;
        }
        if (!w->entity_at[i] && !qi_pos_is_noun(t) && t != POS_JJ && t != POS_DT && t != POS_PRPS && t != POS_POS &&
            !qi_word_is(w, i, ","))
            break;
    }
    return 0;
}

struct phrase qi_joined(const struct quote_work *w, struct phrase p, uint32_t last) {
    uint32_t stop = p.last + 16 < last ? p.last + 16 : last;
    bool names =
        true; /* nothing but names, ages and commas so far; else a person before “and” is one of the apposition */
    for (uint32_t i = p.last; i < stop && !w->stretch_at[i]; i++) {
        uint8_t t = tag(w, i);
        if (t == POS_CC) {
            uint32_t end = names || !qi_person_at(w, i - 1) ? other_person(w, i + 1, last) : 0;
            if (!end) break;
            return (struct phrase){p.first, end, end - 1, NOTHING, PHRASE_NOMINAL};
        }
        if (qi_pos_is_verb(t) || t == POS_WP || t == POS_WPS || t == POS_WDT || t == POS_POS) break;
        names &= qi_person_at(w, i) || t == POS_COMMA || t == POS_CD;
    }
    return p;
}
