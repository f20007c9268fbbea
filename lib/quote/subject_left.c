/* The subject of a verb by what stands before it in its clause: the noun phrase on its left, and whom that means. */
#include "quote/words.h"

static bool is_auxiliary(const struct quote_work *w, uint32_t i) {
    static const char words[][8] = {"has", "have",  "had", "'s",    "'ve",  "'d",     "did", "does", "do",    "is",
                                    "was", "were",  "are", "be",    "been", "'re",    "'m",  "will", "would", "'ll",
                                    "can", "could", "may", "might", "must", "should", "not", "n't",  "never"};
    if (qi_word_among(w, i, words, sizeof words / sizeof *words))
        return tag(w, i) != POS_POS && !qi_pos_is_proper(tag(w, i));
    return tag(w, i) == POS_RB || tag(w, i) == POS_MD;
}

static bool has_conjunction(const struct quote_work *w, uint32_t first, uint32_t last) {
    for (uint32_t i = first; i < last; i++)
        if (tag(w, i) == POS_CC && !w->entity_at[i]) return true;
    return false;
}

/* “Ann Lee, a 29-year-old driver | who said”: the name before a noun that is in apposition to it. */
static struct phrase named_before(const struct quote_work *w, uint32_t first, struct phrase who) {
    bool apposed = who.kind == PHRASE_NOMINAL && who.first > first + 1 && tag(w, who.first) == POS_DT &&
                   !w->stretch_at[who.first - 1] && qi_word_is(w, who.first - 1, ",");
    uint32_t at = apposed ? w->entity_at[who.first - 2] : 0;
    if (!at || w->d->entities.at[at - 1].type != TYPE_PER || w->d->entities.at[at - 1].first < first) return who;
    const struct entity *e = &w->d->entities.at[at - 1];
    return (struct phrase){e->first, e->last, e->last - 1, at - 1, PHRASE_NAME};
}

/* “A geologist who advised them, Ann Lee, | said”: the name between commas before the verb at v. */
static struct phrase named_behind(const struct quote_work *w, uint32_t first, struct phrase p, uint32_t v) {
    bool role = p.kind == PHRASE_NOMINAL && qi_in(w->d, p.head, LIST_PERSON_NOUN) && tag(w, p.head) != POS_NNS;
    for (uint32_t i = p.head + 1; role && i + 1 < v && i < p.head + 5; i++) { /* “a woman named Ann Lee | said” */
        bool named = qi_word_is(w, i, "named") || qi_word_is(w, i, "called");
        const struct entity *e = named && w->entity_at[i + 1] ? &w->d->entities.at[w->entity_at[i + 1] - 1] : NULL;
        if (e && e->type == TYPE_PER && e->first == i + 1 && e->last <= v)
            return (struct phrase){e->first, e->last, e->last - 1, w->entity_at[i + 1] - 1, PHRASE_NAME};
    }
    if (!role || v < first + 4 || !qi_word_is(w, v - 1, ",") || w->stretch_at[v - 2] || !w->entity_at[v - 2]) return p;
    uint32_t at = w->entity_at[v - 2] - 1;
    const struct entity *e = &w->d->entities.at[at];
    if (e->type != TYPE_PER || e->first <= p.last || !qi_word_is(w, e->first - 1, ",")) return p;
    return (struct phrase){e->first, e->last, e->last - 1, at, PHRASE_NAME};
}

/* “a plea from people living in the valley | who said”: the person's noun that is nearest on the left, in one clause.
 */
static struct phrase person_before(const struct quote_work *w, uint32_t first, uint32_t stop) {
    const struct entity *e =
        stop > first && w->entity_at[stop - 1] ? &w->d->entities.at[w->entity_at[stop - 1] - 1] : NULL;
    bool people = e && (e->type == TYPE_PER || tag(w, stop - 1) == POS_NNPS || tag(w, stop - 1) == POS_NNS);
    if (people && e->type != TYPE_LOC) { /* “a fight with the Democrats, | who said” */
        uint32_t start = e->first > first && qi_is_determiner(w, e->first - 1) ? e->first - 1 : e->first;
        if (start > first) return qi_phrase_of(w, start, stop, stop - 1);
    }
    for (uint32_t k = stop; k-- > first && !w->stretch_at[k] && !qi_is_finite(w, k) && !qi_is_comma_or_dash(w, k);)
        if (qi_pos_is_noun(tag(w, k)) && !w->entity_at[k] && qi_in(w->d, k, LIST_PERSON_NOUN))
            return (struct phrase){qi_phrase_start(w, first, k), k + 1, k, NOTHING, PHRASE_NOMINAL};
    return qi_no_phrase();
}

bool qi_is_share(const struct quote_work *w, const struct stretch *s) {
    enum { WORDS = 4 };
    static const char *const shares[] = {"several", "many",   "most",     "majority", "some",
                                         "few",     "all",    "number",   "couple",   "half",
                                         "dozens",  "scores", "hundreds", "both",     "minority"};
    if (!s->closed || s->last <= s->first || s->last - s->first > WORDS) return false;
    return qi_word_in(w, s->last - 1, shares, sizeof shares / sizeof *shares);
}

/* “a panel of Brandt, Ostrel and | other producers said”, “officials from Norland, Tern and | Veskia said”: the people
   or the body that a list is of, whose last item ends before a verb; kind PHRASE_NONE when there is none. */
static struct phrase who_is_listed(const struct quote_work *w, uint32_t first, const struct phrase *p) {
    enum { ITEMS = 6 };
    static const char *const joins[] = {"of", "from", "for", "representing", "including", "at"};
    if (p->kind == PHRASE_NONE || p->kind == PHRASE_PRONOUN) return qi_no_phrase();
    uint32_t start = qi_phrase_start(w, first, p->last), commas = 0; /* of the last item */
    for (int n = 0; n < ITEMS && start > first + 1 && !w->stretch_at[start - 1]; n++) {
        uint32_t sign = start - 1;
        if (qi_word_in(w, sign, joins, sizeof joins / sizeof *joins)) {
            uint32_t head = sign - 1;
            bool several = tag(w, head) == POS_NNS && !w->entity_at[head] &&
                           (qi_in(w->d, head, LIST_PERSON_NOUN) || qi_in(w->d, head, LIST_BODY_NOUN));
            bool body = tag(w, head) == POS_NN && !w->entity_at[head] && qi_in(w->d, head, LIST_BODY_NOUN);
            struct phrase whole = {qi_phrase_start(w, first, sign), p->last, head, NOTHING, PHRASE_NOMINAL};
            return commas && (several || body) && qi_can_speak(w, &whole, first) ? whole : qi_no_phrase();
        }
        bool joined = tag(w, sign) == POS_CC && n == 0;
        if (joined && sign > first + 1 && qi_word_is(w, sign - 1, ",")) sign--;
        if (!joined && (n == 0 || !qi_word_is(w, sign, ","))) return qi_no_phrase();
        commas += n > 0;
        start = qi_phrase_start(w, first, sign);
        if (start == sign) return qi_no_phrase();
    }
    return qi_no_phrase();
}

/* “the officials | all said”, “they | both told us”: a word that says how many of the subject before it. */
static bool is_floating(const struct quote_work *w, uint32_t i) {
    static const char words[][8] = {"all", "both", "each"};
    if (w->stretch_at[i] || w->stretch_at[i - 1] || !qi_word_among(w, i, words, sizeof words / sizeof *words))
        return false;
    uint8_t t = tag(w, i - 1);
    if (t == POS_NNS || t == POS_NNPS || qi_word_is(w, i - 1, "they") || qi_word_is(w, i - 1, "we")) return true;
    uint32_t name =
        w->entity_at[i - 1] ? w->d->entities.at[w->entity_at[i - 1] - 1].first : 0; /* “Lee and Poe | both” */
    return name > 0 && tag(w, name - 1) == POS_CC;
}

/* “a small majority” of members | said: the part in marks of whom the phrase means; kind PHRASE_NONE when none stands
   there. */
static struct phrase share_in_marks(const struct quote_work *w, uint32_t first, const struct phrase *p) {
    if (p->kind != PHRASE_NOMINAL) return qi_no_phrase();
    uint32_t of = qi_phrase_start(w, first, p->last) - 1;
    if (of == NOTHING || of <= first || w->stretch_at[of] || !qi_word_is(w, of, "of") || !w->stretch_at[of - 1])
        return qi_no_phrase();
    const struct stretch *s = &w->stretches.at[w->stretch_at[of - 1] - 1];
    return s->open >= first && qi_is_share(w, s) ? (struct phrase){s->open, p->last, p->head, NOTHING, PHRASE_NOMINAL}
                                                 : qi_no_phrase();
}

/* “Judge Ann Lee at Orlow Court, | who said”: the person named before the body, or `who`. */
static struct phrase person_at_body(const struct quote_work *w, uint32_t first, struct phrase who) {
    if (who.kind != PHRASE_NAME || w->d->entities.at[who.entity].type != TYPE_ORG) return who;
    uint32_t i = who.first;
    if (i > first + 2 && !w->stretch_at[i - 1] && qi_is_determiner(w, i - 1)) i--;
    if (i < first + 2 || w->stretch_at[i - 1] || tag(w, i - 1) != POS_IN || !qi_person_at(w, i - 2)) return who;
    const struct entity *e = &w->d->entities.at[w->entity_at[i - 2] - 1];
    return (struct phrase){e->first, e->last, e->last - 1, w->entity_at[i - 2] - 1, PHRASE_NAME};
}

/* “A friend of Ann Lee, | who asked not to be named”: the friend, where `who` is the name that tells whose she is. */
static struct phrase unnamed_before(const struct quote_work *w, uint32_t first, uint32_t v, struct phrase who) {
    static const char *const verbs[] = {"asked", "declined", "wished", "refused", "requested", "insisted"};
    uint32_t of = who.first;
    if (!qi_is_person(w, &who) || of < first + 2 || w->stretch_at[of - 1] || !qi_word_is(w, of - 1, "of") ||
        w->stretch_at[of - 2] || !qi_in(w->d, of - 2, LIST_PERSON_NOUN) ||
        !qi_word_in(w, v, verbs, sizeof verbs / sizeof *verbs))
        return who;
    return qi_phrase_left(w, first, of - 1);
}

/* “In Norland | local officials say”: who stands straight behind the place that a sentence opens with, without a comma;
   kind PHRASE_NONE when nobody does. stop: where the verb begins. */
static struct phrase behind_place(const struct quote_work *w, uint32_t first, uint32_t stop) {
    uint32_t start = qi_phrase_start(w, first, stop), in = start - 1;
    if (start <= first || stop < start + 2 || w->stretch_at[in] || !qi_word_is(w, in, "in") || !w->entity_at[start])
        return qi_no_phrase();
    const struct entity *place = &w->d->entities.at[w->entity_at[start] - 1];
    bool opens = in == first || qi_is_comma_or_dash(w, in - 1) || tag(w, in - 1) == POS_CC;
    if (!opens || place->type != TYPE_LOC || place->first != start || place->last >= stop || w->entity_at[stop - 1])
        return qi_no_phrase();
    bool people = qi_in(w->d, stop - 1, LIST_PERSON_NOUN) || qi_in(w->d, stop - 1, LIST_BODY_NOUN);
    return people && tag(w, place->last) != POS_POS
               ? (struct phrase){place->last, stop, stop - 1, NOTHING, PHRASE_NOMINAL}
               : qi_no_phrase();
}

struct phrase qi_subject_left(const struct quote_work *w, uint32_t first, uint32_t v) {
    uint32_t i = v;
    if (i > first && !w->stretch_at[i - 1] && qi_word_is(w, i - 1, "'s"))
        i--; /* “Lee's told me”: before a verb it is has */
    while (i > first && !w->stretch_at[i - 1] && is_auxiliary(w, i - 1)) i--;
    if (i > first + 1 && is_floating(w, i - 1)) i--;
    i = qi_before_letters(w, first, i);
    if (i == first || w->stretch_at[i - 1]) return qi_no_phrase();
    if (tag(w, i - 1) == POS_WP || tag(w, i - 1) == POS_WDT) { /* “Lee, who said” */
        uint32_t stop = i - 1;
        while (stop > first + 1 && (qi_is_comma_or_dash(w, stop - 1) || is_time_word(w, stop - 1)))
            stop--;                                         /* “a statement Tuesday | that said” */
        if (stop > first + 1 && tag(w, stop - 1) == POS_CC) /* “Lee, who wept and | who shouted” */
            for (uint32_t k = stop - 1; k > first && !w->stretch_at[k]; k--)
                if (tag(w, k) == POS_WP || tag(w, k) == POS_WDT) {
                    stop = qi_is_comma_or_dash(w, k - 1) ? k - 1 : k;
                    break;
                }
        struct phrase who = qi_phrase_left(w, first, stop);
        if (qi_word_is(w, i - 1, "who")) who = unnamed_before(w, first, v, person_at_body(w, first, who));
        bool place = who.kind == PHRASE_NAME && w->d->entities.at[who.entity].type == TYPE_LOC;
        bool thing = who.kind == PHRASE_NOMINAL && !qi_in(w->d, who.head, LIST_PERSON_NOUN);
        if (qi_word_is(w, i - 1, "who") &&
            (place || thing)) { /* “a man out of work | who”, “a call from a man | who” */
            struct phrase person = person_before(w, first, stop);
            if (person.kind != PHRASE_NONE) return person;
        }
        return named_before(w, first, who);
    }
    struct phrase local = behind_place(w, first, i);
    if (local.kind != PHRASE_NONE) return local;
    struct phrase p = qi_waiting_subject(w, first, i, SUBJECT_OF_VERB), near = qi_phrase_left(w, first, i),
                  whole = near.last == i ? who_is_listed(w, first, &near) : qi_no_phrase();
    if (whole.kind == PHRASE_NONE && near.last == i) whole = share_in_marks(w, first, &near);
    if (whole.kind != PHRASE_NONE) return whole;
    bool person = qi_is_person(w, &p) && p.last == i && !has_conjunction(w, near.first, p.first);
    if (near.last == i && near.first <= p.first && p.first < i && !person && qi_can_speak(w, &near, first))
        return near; /* a list, an “of” before it */
    bool thing = p.kind == PHRASE_NOMINAL && p.last < i && !qi_in(w->d, p.head, LIST_PERSON_NOUN) &&
                 !qi_in(w->d, p.head, LIST_BODY_NOUN);
    const struct entity *e = w->entity_at[i - 1] ? &w->d->entities.at[w->entity_at[i - 1] - 1] : NULL;
    if (thing && e && e->type == TYPE_PER && e->last == i && e->first > first && !w->stretch_at[e->first - 1] &&
        tag(w, e->first - 1) == POS_NN && !qi_in(w->d, e->first - 1, LIST_PERSON_NOUN) &&
        !qi_in(w->d, e->first - 1, LIST_TITLE))
        return (struct phrase){e->first, e->last, e->last - 1, w->entity_at[i - 1] - 1,
                               PHRASE_NAME}; /* “With a voice breaking with emotion | Lee said” */
    if (qi_can_speak(w, &p, first)) return named_behind(w, first, p, i);
    return qi_can_speak(w, &near, first) ? near : qi_first_subject(w, first, v);
}
