/*
 * Whether a reported clause goes on behind a sign or a conjunction at which it might end: in lists, in insertions,
 * before the verb that it waits for, behind “and” by the number or the tense of the verb there.
 */
#include "quote/ending.h"

#include "quote/words.h"

enum { ITEM = 6, ITEMS = 6, INSERTED = 20 }; /* words of an item, items that are looked at */

/* “93 people, most of them children|, have died”, “that the virus, which hurts goats|, has spread”: is nothing but a
   subject passed, whose verb comes next? */
static bool is_subject_so_far(const struct ending *e) {
    const struct quote_work *w = e->w;
    bool that = e->from > 0 && is_that(w, e->from - 1), relative = false;
    bool noun =
        tag(w, e->from) == POS_DT || qi_pos_is_noun(tag(w, e->from)); /* “efforts to rush it, | are”: its own verb */
    if (w->stretch_at[e->at + 1] || !qi_is_finite(w, e->at + 1)) return false;
    for (uint32_t i = e->from; i < e->at; i++) {
        uint8_t t = tag(w, i);
        if (w->stretch_at[i]) return false;
        if (qi_is_finite(w, i)) {
            if (!relative) return false;
            relative = false;
        } else if (t == POS_VB) {
            if (!noun || tag(w, i - 1) != POS_TO) return false;
        } else if (!that && (t == POS_TO ? !noun : qi_pos_is_verb(t))) {
            return false;
        }
        relative |= i > e->from && (t == POS_WDT || t == POS_WP || is_that(w, i));
    }
    return true;
}

/* “said that even if it rains|, the winning of the cup and the fair will go on”: behind “that” a clause comes, however
   long its subject is, when one that waits for it is over at the comma before i. */
static bool main_must_come(const struct ending *e, uint32_t i) {
    const struct quote_work *w = e->w;
    if (!is_that(w, e->from - 1) || i >= e->last || w->stretch_at[i]) return false;
    bool subject = qi_phrase_right(w, i, e->last).kind != PHRASE_NONE || qi_word_is(w, i, "both");
    return subject && qi_has_finite(w, i, e->last);
}

/* “said if it rains|, the fair is off”, “said that if it rains|, “we will wait””: a clause that waits for the main one,
   which the comma at the place begins. */
static bool waits_for_main(const struct ending *e) {
    static const char words[][8] = {"if", "when", "because", "until", "after", "before", "since", "as", "where"};
    static const char asking[][8] = {"ask", "asks", "asked", "asking", "wonder", "know"};
    const struct quote_work *w = e->w;
    if (e->commas || w->stretch_at[e->from]) return false;
    if (qi_opens_condition(w, e->from, e->last)) return true;
    uint32_t next = e->at + 1, opens = e->from + (tag(w, e->from) == POS_RB); /* “even | if” */
    bool that = is_that(w, e->from - 1); /* then a verb came, whatever its tag */
    if (!qi_word_among(w, opens, words, sizeof words / sizeof *words) || (e->finite == NOTHING && !that) ||
        next >= e->last || qi_word_among(w, e->cue, asking, sizeof asking / sizeof *asking))
        return false;
    if (w->stretch_at[next]) return qi_is_clause(w, &w->stretches.at[w->stretch_at[next] - 1]);
    bool clause = qi_clause_at(w, next, e->last, true) || main_must_come(e, next);
    return clause && !qi_speaks_next(w, next, e->last, that);
}

/* Behind a noun phrase of a few words from i on, with no verb in it; i when there is none. */
static uint32_t behind_item(const struct quote_work *w, uint32_t i, uint32_t last) {
    uint32_t stop = i + ITEM < last ? i + ITEM : last, end = i;
    for (uint32_t k = i; k < stop && !w->stretch_at[k]; k++) {
        uint8_t t = tag(w, k);
        if (qi_pos_is_noun(t))
            end = k + 1;
        else if (!qi_pos_in_phrase(t) && t != POS_DT && t != POS_PRPS)
            break;
    }
    if (end > i && end + 2 < last && qi_word_is(w, end, "(") && qi_word_is(w, end + 2, ")")) end += 3; /* its letters */
    return end;
}

/* “in Tern, Bilton and | near Orlava”: behind the preposition of the last item. */
static uint32_t over_preposition(const struct quote_work *w, uint32_t i, uint32_t last) {
    return i + 1 < last && !w->stretch_at[i] && tag(w, i) == POS_IN && !is_that(w, i) ? i + 1 : i;
}

/* “roads near Orlava|, Tern and Bilton”, “Orlava, Tern|, and Bilton that …”: does the comma stand between items of
   nouns, the last of which “and” or “or” brings? No clause of its own begins behind it. */
static bool is_in_list(struct ending *e) {
    const struct quote_work *w = e->w;
    if (!qi_pos_is_noun(tag(w, e->at - 1)) || w->stretch_at[e->at - 1]) return false;
    bool listed = e->item != 0;
    for (uint32_t i = e->at + 1, items = 0; i < e->last && !w->stretch_at[i] && items < ITEMS; items++) {
        uint32_t first = i + (tag(w, i) == POS_CC);
        if (first > i) first = over_preposition(w, first, e->last);
        uint32_t end = behind_item(w, first, e->last);
        if (end == first || (first > i && !listed && !items)) return false;
        if (end < e->last && qi_word_is(w, end, ",") && first == i) {
            i = end + 1;
            continue;
        }
        if (first == i) {
            if (end >= e->last || w->stretch_at[end] || tag(w, end) != POS_CC) return false;
            end = behind_item(w, first = over_preposition(w, end + 1, e->last), e->last);
            if (end == first) return false;
        }
        if (end < e->last && e->finite != NOTHING && (w->stretch_at[end] || qi_is_finite(w, end))) return false;
        e->item = e->at;
        return true;
    }
    return false;
}

/* “a tenth of its staff|, or about 40 people, by May”, “the Tern Party|, or TP”: what else the same is, or may be. */
static bool is_alternative(const struct ending *e) {
    const struct quote_work *w = e->w;
    uint32_t i = e->at + 1;
    return i + 1 < e->last && !w->stretch_at[i] && qi_word_is(w, i, "or") && !in_say_lists(w, i + 1);
}

/* “the exposed|, broken pipes”: does the comma stand between two adjectives of one noun? */
static bool is_between_adjectives(const struct ending *e) {
    const struct quote_work *w = e->w;
    uint32_t before = e->at - 1, next = e->at + 1;
    if (next + 1 >= e->last || before <= e->from || w->stretch_at[next] || w->stretch_at[before - 1]) return false;
    uint8_t a = tag(w, before), d = tag(w, before - 1), b = tag(w, next);
    bool one = a == POS_JJ || a == POS_VBN || a == POS_VBG || a == POS_JJR,
         other = b == POS_JJ || b == POS_VBN || b == POS_VBD;
    return one && other && (d == POS_DT || d == POS_PRPS || d == POS_POS) && qi_pos_is_noun(tag(w, next + 1)) &&
           !w->stretch_at[next + 1];
}

/* “at noon|, after which a fair was held”: a relative clause with a preposition before it. */
static bool opens_relative(const struct ending *e) {
    static const char words[][8] = {"after", "before", "during", "at"};
    const struct quote_work *w = e->w;
    uint32_t which = e->at + 2;
    return which < e->last && !w->stretch_at[which - 1] && qi_word_is(w, which, "which") &&
           qi_word_among(w, which - 1, words, sizeof words / sizeof *words);
}

/* “that help is needed|, so that prices fall”: an aim of what is reported. */
static bool is_aim(const struct ending *e) {
    const struct quote_work *w = e->w;
    return e->at + 3 < e->last && !w->stretch_at[e->at + 1] && qi_word_is(w, e->at + 1, "so") && is_that(w, e->at + 2);
}

/* “said the dam|, according to the plan, held”, “says two aides|, one of them her son, were late”: has the clause no
   verb so far, and is there one behind the comma at the place and another? Not “said no, and left”. */
static bool is_name_or_noun(const struct quote_work *w, uint32_t i) {
    return !w->stretch_at[i] && (w->entity_at[i] || tag(w, i) == POS_NN || tag(w, i) == POS_NNS);
}

static bool waits_for_verb(const struct ending *e) {
    const struct quote_work *w = e->w;
    uint32_t from = e->from, next = e->at + 1;
    bool that = is_that(w, from - 1), relative = false;
    if (e->finite != NOTHING || e->brackets || w->stretch_at[from] || w->stretch_at[next] ||
        (tag(w, next) == POS_CC && !is_name_or_noun(w, next + 1)) || tag(w, from) == POS_TO ||
        tag(w, from) == POS_VBG || !qi_in(w->d, e->cue, LIST_SAY) ||
        (!that && qi_in(w->d, e->cue, LIST_SAY_NOT_CLAUSE) && !qi_is_interrupted_clause(w, from, e->last)))
        return false;
    if (tag(w, from) == POS_RB) from++; /* “even | a few” */
    if (qi_phrase_right(w, from, e->last).kind == PHRASE_NONE) return false;
    for (uint32_t i = next; i + 1 < e->last && i < e->at + INSERTED; i++) {
        if (w->stretch_at[i] || (qi_is_finite(w, i) && !relative)) return false;
        relative |= tag(w, i) == POS_WP || tag(w, i) == POS_WDT;
        if (!qi_is_comma_or_dash(w, i)) continue;
        uint32_t verb = i + 1;
        verb = behind_adverbs(w, verb, e->last);
        if (verb < e->last && !w->stretch_at[verb] && qi_is_finite(w, verb)) return true;
    }
    return false;
}

/* “said he is glad because if it rains|, the hay will grow”: does a condition wait for its clause that begins behind
   another word which joins clauses? */
static bool waits_for_second(const struct ending *e) {
    enum { FAR = 20 };
    static const char words[][8] = {"if", "when", "unless", "once"};
    const struct quote_work *w = e->w;
    uint32_t next = e->at + 1;
    if (next + 1 >= e->last || w->stretch_at[next] || !qi_clause_at(w, next, e->last, true)) return false;
    for (uint32_t i = e->at - 1; i > e->from && e->at - i < FAR && !w->stretch_at[i]; i--) {
        if (qi_is_comma_or_dash(w, i)) return false;
        if (!qi_word_among(w, i, words, sizeof words / sizeof *words)) continue;
        return qi_word_is(w, i - 1, "because") || is_that(w, i - 1) || tag(w, i - 1) == POS_CC;
    }
    return false;
}

/* “that the leaders|, while meeting in Riga, agreed”, “whether the closing of the gate|, even for a day, by the guard
   was legal”, “what a pump, made in Riga, would cost”: no clause behind such a word is whole without a verb, which
   comes. */
static bool is_insertion(struct ending *e) {
    const struct quote_work *w = e->w;
    if (e->finite != NOTHING || !(is_that(w, e->from - 1) || qi_word_is(w, e->from, "whether") ||
                                  (is_wh(w, e->from) && !w->stretch_at[e->from])))
        return false;
    uint32_t i = e->at + 1;
    while (i < e->last && i < e->at + INSERTED && (w->stretch_at[i] || !qi_word_is(w, i, ","))) i++;
    uint32_t end = i;
    if (++i < e->last && !w->stretch_at[i] && tag(w, i) == POS_IN) i = qi_phrase_right(w, i + 1, e->last).last;
    if (i <= e->at || i >= e->last || w->stretch_at[i] || !qi_is_finite(w, i)) return false;
    e->inserted = end + 1;
    return true;
}

/* “but that “pirates from the coast” | came back”: are the marks before the place the subject of the verb there, as a
   conjunction or the beginning stands before them? */
static bool is_subject_in_marks(const struct ending *e) {
    const struct quote_work *w = e->w;
    const struct stretch *s = &w->stretches.at[w->stretch_at[e->at - 1] - 1];
    uint32_t verb = e->at; /* ““hawks” on the board | had won” */
    for (int depth = 0; depth < 2 && verb + 1 < e->last && !w->stretch_at[verb] && tag(w, verb) == POS_IN; depth++) {
        struct phrase of = qi_phrase_right(w, verb + 1, e->last);
        if (of.kind == PHRASE_NONE || is_time_word(w, of.head)) break;
        verb = of.last;
    }
    if (!s->closed || s->open < e->from || s->last <= s->first || verb >= e->last || w->stretch_at[verb] ||
        !qi_is_finite(w, verb) || qi_has_finite(w, s->first, s->last) || ends_in_comma(w, s))
        return false;
    return s->open == e->from ||
           (!w->stretch_at[s->open - 1] && (is_that(w, s->open - 1) || tag(w, s->open - 1) == POS_CC));
}

/* “by holding rallies that have hurt people”: is there no verb in [first, last) but that of a relative clause? */
static bool has_only_relative(const struct quote_work *w, uint32_t first, uint32_t last) {
    bool relative = false;
    for (uint32_t i = first; i < last; i++) {
        if (w->stretch_at[i] || (qi_is_finite(w, i) && !relative)) return false;
        relative |= tag(w, i) == POS_WDT || tag(w, i) == POS_WP;
    }
    return true;
}

/* “said in the coming weeks|, the board would meet”: nothing but a setting was passed, and a clause follows. */
static bool is_setting_so_far(const struct ending *e) {
    const struct quote_work *w = e->w;
    uint32_t next = e->at + 1;
    uint32_t from = e->from; /* “that | compared with last year, prices fell” */
    from += qi_word_is(w, from, "compared") || qi_word_is(w, from, "based") || qi_word_is(w, from, "contrary");
    bool date = e->commas == 1 && tag(w, e->at - 1) == POS_CD && qi_word_is(w, e->at - 2, ","); /* May 2, 2024 */
    bool verbless = e->finite == NOTHING || (from > e->from && e->finite == e->from); /* whatever its tag */
    return (verbless || (tag(w, e->from + 1) == POS_VBG && has_only_relative(w, e->from, e->at))) &&
           (!e->commas || date) && !w->stretch_at[e->from] && !w->stretch_at[from] &&
           (tag(w, from) == POS_IN || (from > e->from && tag(w, from) == POS_TO)) && next < e->last &&
           !w->stretch_at[next] && tag(w, next) != POS_VBG &&
           (qi_clause_at(w, next, e->last, false) || (from > e->from && main_must_come(e, next)));
}

/* Is it one who reports, or are they several? “Lee”, “she”, “an aide”; “they”, “aides”; not “Lee and Poe”, “the
 * couple”.
 */
static bool is_of_number(const struct quote_work *w, const struct phrase *p, bool several) {
    static const char *const groups[] = {"couple", "family", "crew", "staff", "pair", "team", "police", "public"};
    static const char *const papers[] = {"statement", "report",   "study",  "survey",  "article",
                                         "document",  "ministry", "letter", "poll",    "newspaper",
                                         "paper",     "agency",   "group",  "military"};
    if (p->kind == PHRASE_PRONOUN)
        return several ? qi_word_is(w, p->head, "they") : qi_word_is(w, p->head, "he") || qi_word_is(w, p->head, "she");
    bool joined = (p->first > 0 && tag(w, p->first - 1) == POS_CC) || tag(w, p->last) == POS_CC;
    for (uint32_t i = p->first; i < p->last; i++) joined |= tag(w, i) == POS_CC || qi_word_is(w, i, ",");
    if (qi_is_person(w, p)) return !several && !joined;
    bool paper =
        !several && p->kind == PHRASE_NOMINAL && qi_word_in(w, p->head, papers, sizeof papers / sizeof *papers);
    if (paper) return !joined;
    if (p->kind != PHRASE_NOMINAL || !qi_in(w->d, p->head, LIST_PERSON_NOUN)) return false;
    if (several) return tag(w, p->head) == POS_NNS;
    return !joined && tag(w, p->head) == POS_NN && !qi_word_in(w, p->head, groups, sizeof groups / sizeof *groups);
}

/* “She said the pumps leaked|, and were old”, “Crews said the pump leaked| and was old”: is the verb behind “and” of
   another number than whoever reports, so that it goes on with what is told? */
static bool is_other_number(const struct ending *e) {
    static const char one[][8] = {"is", "was", "has", "does"}, several[][8] = {"are", "were", "have", "do"};
    const struct quote_work *w = e->w;
    uint32_t v = e->at + qi_is_comma_or_dash(w, e->at) + 1;
    if (!e->who || e->finite == NOTHING || v >= e->last || w->stretch_at[v - 1] || tag(w, v - 1) != POS_CC ||
        w->stretch_at[v])
        return false;
    return (qi_word_among(w, v, several, sizeof several / sizeof *several) && is_of_number(w, e->who, false)) ||
           (qi_word_among(w, v, one, sizeof one / sizeof *one) && is_of_number(w, e->who, true));
}

/* Is the reporting word in the present tense? “says”, “officials say” */
static bool tells_now(const struct ending *e) {
    return tag(e->w, e->cue) == POS_VBZ || tag(e->w, e->cue) == POS_VBP;
}

/* “the town is small|, and is growing”, “they stopped|, and are being held”: does what the clause tells of do something
   at v, too, by its number, and nothing that whoever reports would do? next: behind the adverbs. */
static bool is_going_on(const struct ending *e, uint32_t v, uint32_t next) {
    static const char *const own[] = {"investigating", "searching", "seeking",  "considering", "looking",    "hunting",
                                      "refusing",      "planning",  "studying", "checking",    "questioning"};
    const struct quote_work *w = e->w;
    bool one = qi_word_is(w, v, "is"), several = qi_word_is(w, v, "are");
    if ((!one && !several) || !qi_word_is(w, e->at, ",") || tag(w, next) != POS_VBG || in_say_lists(w, next) ||
        qi_word_in(w, next, own, sizeof own / sizeof *own))
        return false;
    struct phrase p = qi_phrase_right(w, e->from, e->last);
    if (p.kind == PHRASE_NONE) return false;
    bool plural = tag(w, p.head) == POS_NNS || qi_word_is(w, p.head, "they");
    return plural == several;
}

/* Was an infinitive passed? */
static bool has_infinitive(const struct ending *e) {
    for (uint32_t i = e->from; i + 1 < e->at; i++)
        if (!e->w->stretch_at[i] && tag(e->w, i) == POS_TO && tag(e->w, i + 1) == POS_VB) return true;
    return false;
}

/* The verb at v, behind “and” or “but” and with no subject of its own: does its tense say that it goes on with what is
   told, as it is not that of the reporting word? “Crews say the pump leaked|, and was sold”, “Lee said she is late|,
   and is sorry”, “… should wait|, and let them come” */
static bool is_of_content(const struct ending *e, uint32_t v) {
    static const char *const gives[] = {"gave", "gives", "give", "provided", "declined", "refused", "added", "went"};
    static const char has[][8] = {"has", "have", "had"}, be[][8] = {"is", "are", "was", "were"};
    const struct quote_work *w = e->w;
    uint32_t next = v + 1;
    next = behind_adverbs(w, next, e->last);
    uint8_t t = tag(w, v), told = w->stretch_at[e->finite] ? POS_NONE : tag(w, e->finite);
    if (in_say_lists(w, v) || w->stretch_at[next] || qi_word_in(w, v, gives, sizeof gives / sizeof *gives) ||
        qi_withholds(w, e->at + qi_word_is(w, e->at, ","), e->last, true))
        return false;
    if (t == POS_VB && tag(w, e->cue) != POS_VBP && has_infinitive(e)) return true; /* “to mend it|, and hire more” */
    if (t == POS_VB) return told == POS_MD && qi_is_finite(w, e->cue);
    if (t == POS_MD) /* “it has oil|, but will run out of salt” */
        return (told == POS_MD && (next == v + 1 || qi_word_is(w, v + 1, "not"))) || qi_word_is(w, v, "may") ||
               (qi_word_is(w, v, "will") && next == v + 1);
    if (told != POS_NONE && is_going_on(e, v, next)) return true;
    if (tells_now(e)) return t == POS_VBD && told != POS_NONE;
    bool now = t == POS_VBZ || t == POS_VBP, perfect = qi_word_among(w, v, has, 3) && tag(w, next) == POS_VBN;
    bool passive = qi_word_among(w, v, be, 4) && (tag(w, next) == POS_VBN || tag(w, next) == POS_VBG);
    return tag(w, e->cue) == POS_VBD && now && !perfect && !passive && (told == POS_VBZ || told == POS_VBP);
}

/* “, and to bring”, “, and on the coast of Norland”: does no clause stand behind the conjunction, but a further part of
   the one before it? */
static bool is_further_part(const struct ending *e, uint32_t i) {
    const struct quote_work *w = e->w;
    uint8_t t = tag(w, i);
    if (t == POS_TO) return tag(w, i + 1) == POS_VB && (tag(w, e->from) == POS_TO || !is_that(w, e->from - 1));
    bool phrase = (t == POS_IN && !is_when(w, i) && !is_that(w, i)) || t == POS_DT || t == POS_PRPS || t == POS_CD;
    return phrase && !qi_may_have_finite(w, i, e->last);
}

/* “Officials say two died|, and 19 people are in hospital”: is the clause at i told, too, in the present like the
   report, by nobody else? */
static bool is_told_clause(const struct ending *e, uint32_t i) {
    const struct quote_work *w = e->w;
    struct phrase p = qi_phrase_right(w, i, e->last);
    if (p.kind == PHRASE_NONE || !tells_now(e) || !is_said(w, e->cue) || !qi_clause_at(w, i, e->last, true))
        return false;
    for (uint32_t k = i; k < e->last; k++)
        if (w->stretch_at[k] || (k > p.first && in_say_lists(w, k)) || qi_word_is(w, k, "there")) return false;
    return true;
}

/* “hitting, kicking|, and beating”, “a long|, and hard winter”, “rebels ambushed| and killed a guard”, “plans to mend
   the roof|, and hire more”: does the word at v, behind the conjunction at `joint`, need what stands before the place?
 */
static bool is_of_pair(const struct ending *e, uint32_t joint, uint32_t v) {
    static const char *const alone[] = {"failed", "resigned", "died", "broke", "erupted", "ended", "began", "fled"};
    const struct quote_work *w = e->w;
    uint8_t before = tag(w, e->at - 1), t = tag(w, v);
    bool comma = joint > e->at, opens = tag(w, v + 1) == POS_DT || tag(w, v + 1) == POS_CD ||
                                        tag(w, v + 1) == POS_PRPS || qi_pos_is_noun(tag(w, v + 1));
    if (in_say_lists(w, v)) return false;
    if (comma && before == POS_VBG) return t == POS_VBG;
    if (comma && before == POS_JJ) return t == POS_JJ && qi_pos_is_noun(tag(w, v + 1));
    bool past = is_said(w, e->cue) && before == POS_VBD &&
                (t == POS_VBD || t == POS_VBN); /* or what was taken for no verb, though none came */
    past |= e->finite == NOTHING && is_said(w, e->cue) && (before == POS_VBN || before == POS_JJ) && t == POS_VBD;
    return !comma && past && opens && !is_be(w, e->at - 1) &&
           !qi_word_in(w, e->at - 1, alone, sizeof alone / sizeof *alone);
}

/* Does what is told go on behind “and” or “but” at the place, or behind a comma and them? */
static bool goes_on_joined(const struct ending *e) {
    const struct quote_work *w = e->w;
    bool comma = qi_word_is(w, e->at, ",");
    uint32_t joint = e->at + comma, v = joint + 1;
    if (e->brackets || v + 1 >= e->last || w->stretch_at[e->at - 1] || w->stretch_at[joint] || w->stretch_at[v] ||
        tag(w, joint) != POS_CC || !qi_in(w->d, e->cue, LIST_SAY))
        return false;
    if (is_of_pair(e, joint, v)) return true;
    if (e->finite == NOTHING || qi_word_is(w, e->from - 1, ",") ||
        is_when(w, w->d->sentences.at[qi_sentence_at(w->d, e->cue)].first))
        return false;
    if (comma && is_further_part(e, v)) return true;
    v = behind_adverbs(w, v, e->last - 1);
    if (w->stretch_at[v]) return false;
    if (qi_is_finite(w, v) || tag(w, v) == POS_VB) return is_of_content(e, v);
    return comma && qi_word_is(w, joint, "and") && is_told_clause(e, joint + 1);
}

/* “said its men of the Third Brigade|, Velm on Friday caught C”: where the subject is, and its verb behind that. */
static bool is_where_it_is(const struct ending *e) {
    const struct quote_work *w = e->w;
    uint32_t at = w->entity_at[e->at + 1];
    if (e->finite != NOTHING || e->brackets || !qi_word_is(w, e->at, ",") || w->stretch_at[e->at + 1] || !at ||
        w->d->entities.at[at - 1].type != TYPE_LOC)
        return false;
    uint32_t verb = qi_skip_adverbials(w, w->d->entities.at[at - 1].last, e->last);
    return verb < e->last && !w->stretch_at[verb] && qi_is_finite(w, verb);
}

/* “appealed to them to wait|, and not to spread hoaxes”: another infinitive, where no finite verb has been told. */
static bool is_joined_infinitive(const struct ending *e) {
    enum { FAR = 8 };
    const struct quote_work *w = e->w;
    uint32_t to = e->at + 2;
    if (e->finite != NOTHING || e->brackets || to + 2 >= e->last || !qi_word_is(w, e->at, ",") ||
        w->stretch_at[to - 1] || tag(w, to - 1) != POS_CC)
        return false;
    to += qi_word_is(w, to, "not");
    if (w->stretch_at[to] || tag(w, to) != POS_TO || tag(w, to + 1) != POS_VB) return false;
    for (uint32_t i = e->from; i < e->at && i < e->from + FAR; i++)
        if (!w->stretch_at[i] && tag(w, i) == POS_TO) return true;
    return false;
}

/* “said that it was late|, but that they would wait”: a second “that” of the same report. */
static bool is_next_that(const struct ending *e) {
    const struct quote_work *w = e->w;
    uint32_t that = e->at + 2;
    for (uint32_t k = w->attributions.count; k-- > 0;) /* “said she was told that C|, and that”: the outer one's */
        if (w->attributions.at[k].right <= e->cue && e->cue < w->attributions.at[k].right_last) return false;
    bool told = is_that(w, e->from - 1) || (e->finite != NOTHING && is_said(w, e->cue) && qi_is_finite(w, e->cue));
    return that + 2 < e->last && told && qi_word_is(w, e->at, ",") && !w->stretch_at[that - 1] &&
           tag(w, that - 1) == POS_CC && !w->stretch_at[that] && is_that(w, that) && !qi_is_finite(w, that + 1);
}

/* “says it has made a pact|, allowing it to sell”: what comes of what is told, and nothing that whoever reports does.
 */
static bool is_consequence(const struct ending *e) {
    static const char *const own[] = {"following",     "ending",    "opening",    "closing",     "underlining",
                                      "contradicting", "reversing", "signalling", "considering", "citing"};
    const struct quote_work *w = e->w;
    uint32_t v = e->at + 1;
    return e->finite != NOTHING && v + 1 < e->last && !w->stretch_at[v] && qi_word_is(w, e->at, ",") &&
           tag(w, v) == POS_VBG && (!in_say_lists(w, v) || qi_word_is(w, v, "allowing")) && !w->entity_at[v + 1] &&
           !qi_word_in(w, v, own, sizeof own / sizeof *own) && !qi_reason_to_end(w, e->at, e->last);
}

bool qi_goes_on(struct ending *e) {
    const struct quote_work *w = e->w;
    bool comma = qi_word_is(w, e->at, ",");
    if (w->stretch_at[e->at - 1] && is_subject_in_marks(e)) return true;
    if (e->brackets && qi_word_is(w, e->at, ";")) return true; /* “€6bn (£5.1bn; $6.4bn)” */
    if (comma && (opens_relative(e) || is_insertion(e) || is_setting_so_far(e))) return true;
    if (comma && e->at + 1 < e->last &&
        (is_subject_so_far(e) || waits_for_verb(e) || waits_for_main(e) || waits_for_second(e) || is_in_list(e) ||
         is_alternative(e) || is_between_adjectives(e) || is_aim(e)))
        return true;
    return is_other_number(e) || goes_on_joined(e) || is_joined_infinitive(e) || is_where_it_is(e) || is_next_that(e) ||
           is_consequence(e);
}
