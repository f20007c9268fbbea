/*
 * The subject of a verb: noun phrases wait on a stack until a finite verb takes the newest one.
 *
 *     A shepherd who reached the crater before the army came said …
 *     shepherd | shepherd who → reached takes who | shepherd army → came takes army | said takes shepherd
 *
 * Objects and what a preposition governs never wait. “NAME, the mayor,” and “the mayor, NAME,” wait as NAME.
 */
#include "entity/bounds.h"
#include "entity/name.h"
#include "quote/words.h"

enum { WAITING = 12 };

/* What waits for its verb: a noun phrase, or a relative pronoun (kind PHRASE_NONE). */
struct stack {
    struct phrase at[WAITING];
    uint32_t count;
    struct phrase taken; /* the newest subject a verb took */
    struct phrase main;  /* the first */
    struct phrase outer; /* the first that left nothing waiting: “Lee, we hear, was ill” */
    uint32_t apposed;    /* where the newest noun ends that is in apposition to what waits */
    uint32_t governed;   /* where the newest phrase ends that cannot wait */
    uint32_t governs;    /* the word before it */
    bool verbs;          /* has a verb been read? */
};

static void push(struct stack *s, struct phrase p) {
    if (s->count == WAITING) { /* the oldest but one goes: the sentence's first phrase is its likeliest subject */
        memmove(&s->at[1], &s->at[2], (WAITING - 2) * sizeof *s->at);
        s->count--;
    }
    s->at[s->count++] = p;
}

static bool opens_clause(const struct quote_work *w, uint32_t i) {
    static const char *const words[] = {"that",    "because", "although", "though", "while", "if",
                                        "whether", "unless",  "whereas",  "so",     "lest"};
    if (qi_word_in(w, i, words, sizeof words / sizeof *words)) return true;
    return tag(w, i) == POS_WRB;
}

/* The token behind a noun phrase, what it governs and adverbs: “the head of the office for rivers also |”. */
static uint32_t behind_governed(const struct quote_work *w, const struct phrase *p, uint32_t v) {
    uint32_t i = qi_with_complements(w, *p, v, true).last;
    while (i < v && tag(w, i) == POS_RB) i++;
    return i;
}

/* “as Lee, | the mayor, recently put it”, “after Calder, | the last of the bidders, said”: a name behind the
   conjunction at i that more is said of behind the comma. */
static bool is_told_of(const struct quote_work *w, uint32_t i, const struct phrase *p, uint32_t comma) {
    if (qi_word_is(w, i, "as")) return qi_is_person(w, p);
    uint8_t t = tag(w, comma + 1);
    return p->kind == PHRASE_NAME && w->d->entities.at[p->entity].type <= TYPE_ORG && !w->stretch_at[comma + 1] &&
           (t == POS_DT || t == POS_PRPS || t == POS_WP || t == POS_WDT);
}

/* Is the noun phrase that begins at i an object, or governed by a preposition? “before the army”: not when a verb
   follows. */
static bool is_governed(const struct quote_work *w, uint32_t first, uint32_t i, const struct phrase *p, uint32_t v) {
    if (i <= first || w->stretch_at[i - 1]) return false;
    uint32_t k = i - 1; /* “is not | a relative” */
    if (k > first && (qi_word_is(w, k, "not") || qi_word_is(w, k, "n't"))) k--;
    bool place = p->kind == PHRASE_NAME && w->d->entities.at[p->entity].type == TYPE_LOC;
    if (place && k > first && !w->stretch_at[k - 1] && tag(w, k - 1) == POS_IN &&
        (tag(w, k) == POS_RB || tag(w, k) == POS_JJ || tag(w, k) == POS_VBG))
        k--; /* “In nearby | Riga” */
    uint8_t before = tag(w, k);
    if (p->kind == PHRASE_PRONOUN && (qi_word_is(w, i, "he") || qi_word_is(w, i, "she") || qi_word_is(w, i, "they") ||
                                      qi_word_is(w, i, "i") || qi_word_is(w, i, "we")))
        return false;
    static const char particles[][8] = {"over", "off", "across", "past", "around", "along", "through"};
    if (before == POS_RB && qi_word_among(w, k, particles, sizeof particles / sizeof *particles))
        return true; /* “released over | Hanoi”, whatever the tag */
    if (before == POS_IN || before == POS_TO) {
        if (opens_clause(w, i - 1)) return false;
        static const char *const called[] = {"identified", "identify", "described", "known",  "seen",   "work",
                                             "worked",     "works",    "working",   "served", "serve",  "registered",
                                             "acting",     "acted",    "classed",   "listed", "serving"};
        if (i > first + 1 && qi_word_is(w, i - 1, "as") && p->kind == PHRASE_NOMINAL && !w->stretch_at[i - 2] &&
            qi_word_in(w, i - 2, called, sizeof called / sizeof *called))
            return true; /* “those who work as | porters said” */
        bool conjunction = qi_word_is(w, i - 1, "before") || qi_word_is(w, i - 1, "after") ||
                           qi_word_is(w, i - 1, "as") || qi_word_is(w, i - 1, "since") ||
                           qi_word_is(w, i - 1, "until") || qi_word_is(w, i - 1, "than");
        uint32_t next = conjunction ? behind_governed(w, p, v) : v;
        if (conjunction && next < v && qi_is_person(w, p)) next = qi_skip_adverbials(w, next, v); /* “Lee on Monday” */
        if (conjunction && next < v && qi_word_is(w, next, ",") && is_told_of(w, i - 1, p, next)) {
            uint32_t behind = before_adverbs(w, next, v);
            if (behind != NOTHING && behind > next && qi_word_is(w, behind, ",")) return false;
        }
        if (conjunction && next == v && is_said(w, v) && p->kind == PHRASE_NOMINAL && !qi_speaks(w, p) &&
            !qi_is_determiner(w, p->first) && !qi_is_occasion(w, p->head) && !qi_in(w->d, p->head, LIST_SAY_NOUN) &&
            !qi_in(w->d, p->head, LIST_WORK_NOUN) && !qi_in(w->d, p->head, LIST_MEDIA_NOUN))
            return true; /* “Lee, who wept after surgery | said” */
        return !(conjunction && (next == v || (!w->stretch_at[next] && qi_is_finite(w, next))));
    }
    if (before == POS_VBG && qi_in(w->d, i, LIST_TITLE)) return false; /* Acting President */
    if (qi_is_person(w, p) && p->first == i && k == i - 1 && qi_form(w->d, k)->flags & FORM_UPPER_FIRST &&
        qi_in(w->d, k, LIST_TITLE))
        return false; /* Recorder Ann Lee, whatever the tag */
    if (k == first && (before == POS_VBD || before == POS_VBN) && p->kind == PHRASE_NAME && i < p->first &&
        qi_in(w->d, i, LIST_PERSON_NOUN))
        return false;                                                                   /* Convicted robber Ann Lee */
    bool relative = k > first && (tag(w, k - 1) == POS_WP || tag(w, k - 1) == POS_WDT); /* “who confirmed | it said” */
    uint32_t own = p->last < v ? qi_skip_adverbials(w, p->last, v) : p->last; /* “says | Lee last week told them” */
    if (!relative && qi_is_finite(w, k) && qi_in(w->d, k, LIST_SAY) && !qi_in(w->d, k, LIST_SAY_TELL) && own <= v &&
        (own == v || (!w->stretch_at[own] && qi_is_finite(w, own))))
        return false; /* “Lee said | the letter asked” */
    return qi_pos_is_verb(before) && before != POS_VBG ? true : before == POS_VBG || before == POS_RP;
}

/* “the mayor and senator”, “Lee, the mayor and leader of the union,”, “Former councillor and | town mayor Ann Lee”: is
   the phrase behind a conjunction the same as what waits before it? Then that takes it in. */
static bool is_conjoined(const struct quote_work *w, struct stack *s, uint32_t i, const struct phrase *p) {
    struct phrase *top = &s->at[s->count - 1];
    if (i < 1 || tag(w, i - 1) != POS_CC) return false;
    if (top->kind == PHRASE_NAME) {
        if (i < 2 || p->kind != PHRASE_NOMINAL || s->apposed != i - 1 || !qi_is_role(w, p)) return false;
        s->apposed = p->last;
        return true;
    }
    if (top->kind != PHRASE_NOMINAL || top->last + 1 != i) return false;
    bool share =
        qi_word_is(w, p->head, "percent") || qi_word_is(w, p->head, "%"); /* “it was late and 9 percent said” */
    if (p->kind == PHRASE_NOMINAL && !share) {
        top->last = p->last;
        return true;
    }
    bool office = qi_is_role(w, top) && tag(w, top->first) != POS_DT && tag(w, top->first) != POS_PRPS &&
                  tag(w, top->head) != POS_NNS;
    if (!office || !qi_is_person(w, p) || i >= p->first) return false;
    uint32_t start = top->first;
    *top = *p;
    top->first = start;
    return true;
}

/* “the baker – a father of one – said”: does a phrase between dashes say who it is that waits before them? */
static bool is_between_dashes(const struct quote_work *w, struct stack *s, uint32_t i, const struct phrase *p,
                              uint32_t v) {
    const struct phrase *top = &s->at[s->count - 1];
    bool dash = top->kind != PHRASE_NONE && i > 1 && top->last + 1 == i && p->kind == PHRASE_NOMINAL &&
                !qi_word_is(w, i - 1, ",") && qi_is_comma_or_dash(w, i - 1);
    if (!dash || tag(w, p->first) != POS_DT || !qi_in(w->d, p->head, LIST_PERSON_NOUN)) return false;
    uint32_t stop = qi_with_complements(w, *p, v, true).last;
    if (stop + 1 != v || !qi_is_comma_or_dash(w, stop)) return false;
    s->apposed = stop;
    return true;
}

/* “the mayor, | Lee”, “the maker, | Acme, said”: does the name behind the comma name who waits before it? Then it
   stands for both. */
static bool is_name_of(const struct quote_work *w, struct stack *s, uint32_t i, const struct phrase *p, uint32_t v) {
    struct phrase *top = &s->at[s->count - 1];
    if (qi_is_person(w, p) && (top->kind == PHRASE_NOMINAL || qi_is_role(w, top))) {
        bool several =
            tag(w, top->head) == POS_NNS && (p->last >= v || qi_is_finite(w, p->last)); /* “aides, Lee said” */
        uint32_t start = qi_is_role(w, top) && !several ? top->first : p->first;
        *top = *p;
        top->first = start;
        return true;
    }
    if (p->kind != PHRASE_NAME || w->d->entities.at[p->entity].type != TYPE_ORG) return false;
    if (!s->verbs && qi_is_person(w, top) && s->apposed > top->last && s->apposed + 1 == i && p->last == v)
        return true; /* “Ann Lee, chief executive, | Calder said” */
    if (top->kind != PHRASE_NOMINAL || top->last + 1 != i || p->last >= v || !qi_word_is(w, p->last, ",")) return false;
    *top = *p;
    return true;
}

/* Is the phrase behind a name and a comma no word for that name, but who the verb at v has for its subject? */
static bool is_subject_itself(const struct quote_work *w, const struct phrase *name, uint32_t i, const struct phrase *p,
                              uint32_t v) {
    bool persons = qi_in(w->d, p->head, LIST_PERSON_NOUN), bodies = qi_in(w->d, p->head, LIST_BODY_NOUN);
    bool several = tag(w, p->head) == POS_NNS;
    if (p->last == v && p->last == p->first + 1 && several && persons)
        return true;                      /* “its rival, Tern Lines, as well as the weather, | analysts said” */
    struct phrase other = qi_no_phrase(); /* “two aides | and a clerk said” */
    if (p->last + 1 < v && tag(w, p->last) == POS_CC) other = qi_phrase_right(w, p->last + 1, v);
    if (w->d->entities.at[name->entity].type == TYPE_LOC && (p->last == v || other.last == v) &&
        ((several && bodies) || persons))
        return true; /* “in Riga, Tallinn and Oslo, | a spokesman said” */
    return p->last == v && name->last + 1 != i &&
           (persons || bodies); /* “Tern Bank ‘was warned’ over losses, | watchdog says” */
}

/* A phrase after a comma: “Lee, the mayor”, “Lee, then mayor”, “the mayor, Lee”, “the maker, Acme, said”, or a list.
   True when it was settled here. */
static bool is_apposed(const struct quote_work *w, struct stack *s, uint32_t i, const struct phrase *p, uint32_t v) {
    if (!s->count) return false;
    const struct phrase *top = &s->at[s->count - 1];
    if (i > 1 && (qi_word_is(w, i - 1, "then") || qi_word_is(w, i - 1, "now"))) i--;
    if (is_conjoined(w, s, i, p) || is_between_dashes(w, s, i, p, v)) return true;
    if (top->kind == PHRASE_NONE || i == 0 || !qi_word_is(w, i - 1, ",") || tag(w, i) == POS_WPS) return false;
    if (is_name_of(w, s, i, p, v)) return true;
    if (p->kind != PHRASE_NOMINAL || top->kind != PHRASE_NAME || is_subject_itself(w, top, i, p, v)) return false;
    s->apposed = p->last;
    return true;
}

/* A noun phrase with the participle that follows it: “data compiled by the Forum”, “a woman selling socks”. */
static struct phrase with_participle(const struct quote_work *w, struct phrase p, uint32_t last) {
    if (p.kind != PHRASE_NOMINAL || p.last + 1 >= last || w->stretch_at[p.last]) return p;
    uint32_t i = p.last + 1;
    if (tag(w, p.last) == POS_VBN && (tag(w, i) == POS_IN || tag(w, i) == POS_TO))
        i++;
    else if (tag(w, p.last) != POS_VBG || qi_in(w->d, p.last, LIST_SAY))
        return p;
    struct phrase object = qi_phrase_right(w, i, last);
    if (object.kind != PHRASE_NONE && !is_time_word(w, object.head)) p.last = object.last; /* “Lee | left on Friday” */
    return p;
}

/* “Lee, asked whether it was safe, said”: a participle behind who was asked, which takes no subject. */
static bool is_asked_aside(const struct quote_work *w, const struct stack *s, uint32_t i, uint32_t v) {
    return s->count && i > 1 && tag(w, i) == POS_VBD && qi_word_is(w, i - 1, ",") && qi_word_is(w, v - 1, ",") &&
           s->at[s->count - 1].last == i - 1 &&
           (qi_word_is(w, i, "asked") || qi_word_is(w, i, "told") || qi_word_is(w, i, "pressed") ||
            qi_word_is(w, i, "questioned") || qi_word_is(w, i, "reached") || qi_word_is(w, i, "contacted"));
}

/* Lee (R-Ga.): the token behind the brackets that open at i, or behind the bracket when nothing closes it. */
static uint32_t over_brackets(const struct quote_work *w, uint32_t i, uint32_t v) {
    uint32_t close = i;
    while (close < v && close < i + 20 && !qi_word_is(w, close, ")")) close++;
    return close < v && qi_word_is(w, close, ")") ? close + 1 : i + 1;
}

/* The finite verb at i takes what waits; not the second of two that a conjunction joins, “rose and said”. */
static void take_subject(const struct quote_work *w, struct stack *s, uint32_t first, uint32_t i) {
    uint32_t before = i;
    while (before > first && tag(w, before - 1) == POS_RB) before--;
    bool second = before > first && tag(w, before - 1) == POS_CC && s->verbs;
    s->verbs = true;
    if (second || !s->count) return;
    struct phrase taken = s->at[--s->count];
    uint32_t start = taken.first; /* “| Norland and Orlow have agreed” */
    while (s->count && s->at[s->count - 1].kind != PHRASE_NONE && s->at[s->count - 1].last + 1 == start &&
           tag(w, start - 1) == POS_CC)
        start = s->at[--s->count].first;
    if (taken.kind != PHRASE_NONE) s->taken = taken;
    if (s->main.kind == PHRASE_NONE) s->main = taken;
    if (!s->count && s->outer.kind == PHRASE_NONE) s->outer = taken;
}

/* Is the name at i governed with what stands before it: “lawyers for Lee and | Poe”, “lawyers for the mayor, | Lee”,
   “Orr, in a call with Lee and | Poe”? */
static bool goes_on_governed(const struct quote_work *w, const struct stack *s, uint32_t i, const struct phrase *p) {
    if (!s->count || !s->governed || s->governed + 1 != i) return false;
    const struct phrase *top = &s->at[s->count - 1];
    if (p->kind == PHRASE_NOMINAL && qi_is_person(w, top)) /* “Ann Lee of police search and | rescue” */
        return tag(w, i - 1) == POS_CC && p->last == p->first + 1 && tag(w, p->head) == POS_NN &&
               !qi_in(w->d, p->head, LIST_PERSON_NOUN);
    if (p->kind != PHRASE_NAME) return false;
    if (top->kind == PHRASE_NAME) return tag(w, i - 1) == POS_CC && qi_person_at(w, i - 2) && qi_is_person(w, p);
    if (top->kind != PHRASE_NOMINAL) return false;
    bool listed = qi_word_is(w, i - 1, ",") && w->entity_at[i - 2] && p->last + 1 < w->d->tokens.count &&
                  (tag(w, p->last) == POS_CC || qi_word_is(w, p->last, ",")) && qi_person_at(w, p->last + 1) == 0 &&
                  w->entity_at[p->last + 1]; /* “the mayors of Orlava, | Tern and Bilton” */
    if (listed && tag(w, top->head) == POS_NNS) return true;
    bool alike = !qi_is_person(w, p) || w->entity_at[i - 2] || qi_in(w->d, i - 2, LIST_PERSON_NOUN) ||
                 qi_in(w->d, i - 2, LIST_BODY_NOUN); /* not “held the audit until spring, and | Lee wept” */
    return (tag(w, i - 1) == POS_CC && alike) ||
           (qi_word_is(w, i - 1, ",") && qi_in(w->d, i - 2, LIST_PERSON_NOUN) &&
            (tag(w, top->head) == POS_NNS || qi_word_is(w, s->governs, "by"))); /* “signed by its head, | Lee, said” */
}

/* “lets | herself | in”: never a subject. */
static bool is_reflexive(const struct quote_work *w, const struct phrase *p) {
    const struct form *form = qi_form(w->d, p->head);
    return p->kind == PHRASE_PRONOUN && form->length > 5 &&
           (strcmp(form->text + form->length - 4, "self") == 0 || strcmp(form->text + form->length - 6, "selves") == 0);
}

/* “Lee, | R-Arvona, said”: the party and the state of who is named before the comma. */
static bool is_constituency(const struct quote_work *w, uint32_t first, uint32_t i) {
    const struct form *form = qi_form(w->d, i);
    return i > first + 1 && form->length == 1 && strchr("RDI", *form->text) != NULL && qi_word_is(w, i - 1, ",") &&
           i + 2 < w->d->tokens.count && w->d->text[w->d->tokens.at[i + 1].start] == '-' &&
           !(w->d->tokens.at[i + 1].flags & TOKEN_AFTER_SPACE) && w->entity_at[i - 2];
}

/* The token behind the noun phrase that begins at i, if one does; it waits when it can be a subject. */
static uint32_t over_phrase(const struct quote_work *w, struct stack *s, uint32_t first, uint32_t i, uint32_t v) {
    struct phrase p = qi_phrase_right(w, i, v);
    if (p.kind == PHRASE_NONE || p.last <= i || is_reflexive(w, &p)) return i + 1;
    if (w->d->tokens.at[i].kind == TOKEN_QUOTE && i > first && tag(w, i - 1) == POS_NN && !w->stretch_at[i - 1])
        return p.last; /* “the star of the film | ‘Poster Men’ said” */
    if (s->count && s->at[s->count - 1].last == i && qi_is_person(w, &s->at[s->count - 1]) &&
        qi_has_letters_behind(w->d, s->at[s->count - 1].first, i + 1))
        return i + 1; /* “Ann Lee | KC, for the defence, said” */
    bool age = tag(w, p.head) == POS_CD && i > first && qi_word_is(w, i - 1, ",") && !qi_word_is(w, p.last, "of") &&
               p.last < v; /* not “60 agreed, | 42 said it was late” */
    bool alone = tag(w, p.head) == POS_JJ && p.last == p.first + 1 && !w->entity_at[p.head] && i > first + 1 &&
                 tag(w, i - 1) == POS_RB &&
                 (is_be(w, i - 2) || tag(w, i - 2) == POS_RB); /* “not overly sanguine about it” */
    bool measure = age || alone || is_time_word(w, p.head) || qi_is_measure(w, p.head);
    measure |= is_constituency(w, first, i) || qi_is_party_seat(w->d, i);
    bool governed = is_governed(w, first, i, &p, v) || goes_on_governed(w, s, i, &p);
    if (governed) {
        s->governed = p.last;
        s->governs = i - 1;
    }
    if (!measure && !governed && !is_apposed(w, s, i, &p, v))
        push(s, qi_named(w, qi_with_adjective(w, with_participle(w, p, v), v), v));
    if (s->count && s->at[s->count - 1].last > p.last && s->at[s->count - 1].last <= v) return s->at[s->count - 1].last;
    return p.last;
}

/* Reads what stands at i; returns the token to read next. */
static uint32_t step(const struct quote_work *w, struct stack *s, uint32_t first, uint32_t i, uint32_t v) {
    if (w->stretch_at[i]) return qi_after(w, i);
    if (qi_word_is(w, i, "(")) return over_brackets(w, i, v);
    if (tag(w, i) == POS_WDT || tag(w, i) == POS_WP) {
        bool governed = i > first && tag(w, i - 1) == POS_IN; /* “in which” */
        if (!governed) push(s, (struct phrase){i, i + 1, i, NOTHING, PHRASE_NONE});
        return i + 1;
    }
    if (qi_word_is(w, i, ":") || qi_word_is(w, i, ";")) { /* “Flood: mayor says” */
        s->count = 0;
        return i + 1;
    }
    if (is_asked_aside(w, s, i, v)) return i + 1;
    if (qi_is_finite(w, i) && !(i > first && tag(w, i - 1) == POS_TO)) {
        take_subject(w, s, first, i);
        return i + 1;
    }
    return over_phrase(w, s, first, i, v);
}

/* “An aide, who was ill because she was tired, said”: did a verb take it inside what is said of the phrase that waits?
 */
static bool is_relative_of(const struct quote_work *w, const struct phrase *waits, const struct phrase *taken) {
    uint32_t i = waits->last + (taken->first > waits->last && qi_word_is(w, waits->last, ","));
    return i < taken->first && (tag(w, i) == POS_WP || tag(w, i) == POS_WDT || tag(w, i) == POS_WPS);
}

/* The first phrase, if it still waits for its verb and no other one stands between, or PHRASE_NONE. */
static struct phrase still_waiting(const struct quote_work *w, const struct stack *s, uint32_t v) {
    struct phrase none = qi_no_phrase();
    bool others = s->taken.kind != PHRASE_NONE &&
                  tag(w, s->taken.first) != POS_WPS && /* “The third, a man of 52, died” */
                  !(s->count && is_relative_of(w, &s->at[0], &s->taken));
    for (uint32_t k = 1; k < s->count; k++) others &= s->at[k].kind != PHRASE_NONE; /* “The tape, which Lee saw” */
    return s->count && !others && s->at[0].last + 1 < v ? s->at[0] : none;
}

/* What the verb at v takes of what waits: the newest phrase, as a rule; else the newest subject taken. */
static struct phrase newest_waiting(const struct quote_work *w, const struct stack *s, uint32_t first, uint32_t v) {
    uint32_t count = s->count;
    while (count && s->at[count - 1].kind == PHRASE_NONE) count--;
    uint32_t behind = v; /* “Orlow, which owns Tern and Velm, | yesterday warned” */
    while (behind > first + 1 && !w->stretch_at[behind - 1] && is_time_word(w, behind - 1)) behind--;
    if (behind <= first || !qi_word_is(w, behind - 1, ",") || w->stretch_at[behind - 1]) behind = v;
    bool comma = v > first && qi_word_is(w, behind - 1, ","),
         dash = !comma && v > first && qi_is_comma_or_dash(w, v - 1);
    const struct phrase *begun = &s->at[0]; /* “The suit, filed in Riga by Lee and two others – Poe and Orr – argues” */
    if (dash && count > 1 && begun->kind == PHRASE_NOMINAL && begun->first == first &&
        qi_word_is(w, begun->last, ",") && tag(w, begun->last + 1) == POS_VBN)
        return *begun;
    for (uint32_t k = 0; (comma || dash) && k < count; k++) /* after an insertion: who stands before it */
        if (s->at[k].kind != PHRASE_NONE && s->at[k].last < behind - 1 && (comma || s->at[k].kind == PHRASE_NAME))
            return s->at[k];
    return count ? s->at[count - 1] : s->taken;
}

/* “When asked whether it was safe, | Lee left, saying”: where the main clause begins. */
static uint32_t behind_condition(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (first >= v || w->stretch_at[first] || !(is_when(w, first) || opens_clause(w, first))) return first;
    for (uint32_t i = first; i + 1 < v && !w->stretch_at[i]; i++)
        if (qi_word_is(w, i, ",") && qi_clause_at(w, i + 1, v, true)) return i + 1;
    return first;
}

/* “Lee wept after Orlow lost at home and | said”: does the newest subject, a team or a thing, stand in a clause of when
   it was that a person, the first one, did something? */
static bool is_circumstance(const struct quote_work *w, const struct stack *s) {
    static const char joins[][8] = {"after", "when", "before", "as"};
    uint32_t i = s->taken.first;
    if (!qi_is_person(w, &s->main) || s->main.last >= i || s->taken.kind != PHRASE_NAME || qi_is_person(w, &s->taken))
        return false;
    return i > s->main.last + 1 && !w->stretch_at[i - 1] &&
           qi_word_among(w, i - 1, joins, sizeof joins / sizeof *joins);
}

/* “Lee praised work | the board had begun, and said”: is the newest subject that of a clause without “that”, which
   tells of a thing, and ends before the comma? */
static bool is_of_thing(const struct quote_work *w, const struct stack *s, uint32_t first, uint32_t v) {
    uint32_t i = s->taken.first;
    if (s->main.kind == PHRASE_NONE || v < first + 3 || !qi_word_is(w, v - 1, "and") || w->stretch_at[v - 2] ||
        !qi_word_is(w, v - 2, ","))
        return false;
    if (i > first && tag(w, i - 1) == POS_DT) i--;
    return i > s->main.last + 1 && !w->stretch_at[i - 1] && qi_pos_is_noun(tag(w, i - 1)) && !w->entity_at[i - 1] &&
           !is_time_word(w, i - 1);
}

/* “The move comes a day after Lee quit, saying C”: is the first subject a thing that came about, and who did something
   before it the one who speaks? */
static bool comes_after(const struct quote_work *w, const struct stack *s) {
    static const char *const comes[] = {"comes", "came", "follows", "followed"};
    const struct phrase *thing = &s->main;
    if (thing->kind != PHRASE_NOMINAL || qi_in(w->d, thing->head, LIST_PERSON_NOUN) ||
        qi_in(w->d, thing->head, LIST_BODY_NOUN) || s->taken.kind == PHRASE_NONE || s->taken.first < thing->last + 2)
        return false;
    return !w->stretch_at[thing->last] && qi_word_in(w, thing->last, comes, sizeof comes / sizeof *comes) &&
           qi_speaks(w, &s->taken);
}

struct phrase qi_waiting_subject(const struct quote_work *w, uint32_t first, uint32_t v, enum subject_of of) {
    struct phrase none = qi_no_phrase();
    struct stack s = {.count = 0, .taken = none, .main = none, .outer = none};
    if (of == SUBJECT_OF_PARTICIPLE) first = behind_condition(w, first, v);
    for (uint32_t i = first; i < v;) i = step(w, &s, first, i, v);
    if (of == SUBJECT_OF_SECOND && s.main.kind != PHRASE_NONE && v > first + 2 && qi_word_is(w, v - 1, "but") &&
        qi_word_is(w, v - 2, ","))
        return s.main; /* “Lee regretted the way the board had found out, but said” */
    if (of == SUBJECT_OF_SECOND && s.taken.kind != PHRASE_NONE)
        return is_circumstance(w, &s) || is_of_thing(w, &s, first, v) ? s.main : s.taken;
    if (of == SUBJECT_OF_PARTICIPLE && comes_after(w, &s)) return s.taken;
    if (of == SUBJECT_OF_PARTICIPLE && s.main.kind != PHRASE_NONE)
        return s.outer.kind != PHRASE_NONE && s.outer.first < s.main.first ? s.outer : s.main;
    if (of == SUBJECT_STILL) return still_waiting(w, &s, v);
    return newest_waiting(w, &s, first, v);
}
