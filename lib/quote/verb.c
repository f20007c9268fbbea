/*
 * Attributions by a verb: which verbs report, who their subject is, what stands before and after them.
 * The patterns are listed in cue.c.
 */
#include "quote/report.h"
#include "quote/words.h"

enum { APPOSITION = 40 }; /* words said of a speaker between the name and the verb */

/* The last token before v that is no adverb, or NOTHING. */
static uint32_t before_adverbs(const struct quote_work *w, uint32_t first, uint32_t v) {
    while (v > first && !w->stretch_at[v - 1] && tag(w, v - 1) == POS_RB) v--;
    return v > first ? v - 1 : NOTHING;
}

static bool is_passive(const struct quote_work *w, uint32_t first, uint32_t v) {
    uint32_t i = before_adverbs(w, first, v);
    return i != NOTHING && (tag(w, v) == POS_VBN || tag(w, v) == POS_VBD) && is_be(w, i) && tag(w, i) != POS_POS;
}

bool qi_speaks(const struct quote_work *w, const struct phrase *p) {
    if (p->kind == PHRASE_NAME) return true;
    if (p->kind == PHRASE_PRONOUN)
        return !qi_word_is(w, p->head, "him") && !qi_word_is(w, p->head, "them") && !qi_word_is(w, p->head, "me") &&
               !qi_word_is(w, p->head, "us");
    if (p->kind != PHRASE_NOMINAL || is_time_word(w, p->head)) return false; /* “testified Tuesday” */
    if (qi_in(w->d, p->head, LIST_PERSON_NOUN) || qi_in(w->d, p->head, LIST_BODY_NOUN)) return true;
    return w->entity_at[p->head] || tag(w, p->head) == POS_NNP;
}

/* Ends the unit's text: its tokens without closing punctuation. */
uint32_t qi_text_end(const struct quote_work *w, const struct unit *unit) {
    uint32_t last = unit->last;
    while (last > unit->first && !w->stretch_at[last - 1] && w->d->tokens.at[last - 1].kind == TOKEN_PUNCTUATION &&
           !qi_word_is(w, last - 1, ")"))
        last--;
    return last;
}

static bool is_edge(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (v == first || w->stretch_at[v - 1]) return true;
    return qi_is_comma_or_dash(w, v - 1) && v - 1 > first;
}

static bool is_said(const struct quote_work *w, uint32_t v) {
    return qi_word_is(w, v, "said") || qi_word_is(w, v, "says") || qi_word_is(w, v, "say");
}

/* “C, said a barista”: may whoever stands behind “said” have said the clause before it? Not “he sat, said a prayer”. */
static bool is_said_by(const struct quote_work *w, uint32_t first, uint32_t v, uint32_t last, const struct phrase *p) {
    static const char *const things[] = {"prayer", "prayers", "word", "words", "goodbye", "hello", "nothing",
                                         "thing",  "things",  "mass", "yes",   "no",      "grace", "thanks"};
    if (!is_said(w, v)) return false;
    if (v < first + 4 || w->stretch_at[v - 1] || !qi_word_is(w, v - 1, ",") || is_time_word(w, p->head)) return false;
    if (qi_word_in(w, p->head, things, sizeof things / sizeof *things)) return false;
    for (uint32_t i = p->last; i < last && !w->stretch_at[i] && !qi_is_comma_or_dash(w, i); i++) {
        if (tag(w, i) == POS_WP || tag(w, i) == POS_WDT) break;
        if (qi_is_finite(w, i)) return false; /* “Lee, a vet, said the first call was late” */
    }
    return tag(w, p->first) == POS_DT || tag(w, p->first) == POS_CD || tag(w, p->head) == POS_NNS;
}

/* “The dam, | said Lee, held”: before the verb at v stand a comma and words without a verb or another comma, so that
   they are no subject. */
static bool is_single_comma(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (v < first + 2 || w->stretch_at[v - 1] || !qi_word_is(w, v - 1, ",")) return false;
    for (uint32_t i = first; i < v - 1; i++)
        if (w->stretch_at[i] || qi_is_comma_or_dash(w, i) || qi_word_is(w, i, "(") || qi_is_finite(w, i)) return false;
    return true;
}

/* “the minister's “no comment” | spoke volumes”: are the marks that end at i a noun of the sentence? */
static bool is_noun_in_marks(const struct quote_work *w, uint32_t first, uint32_t i) {
    const struct stretch *s = &w->stretches.at[w->stretch_at[i] - 1];
    if (s->open <= first || w->stretch_at[s->open - 1] || qi_is_clause(w, s)) return false;
    uint8_t before = tag(w, s->open - 1);
    return before == POS_DT || before == POS_PRPS || before == POS_POS;
}

/* “…,” said NP: true and filled when the reporting word stands before its subject. */
static bool inverted(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t v, uint32_t last) {
    if (!is_edge(w, first, v)) return false;
    bool after = v > first && (w->stretch_at[v - 1] || (v > first + 1 && w->stretch_at[v - 2]));
    if (tag(w, v) != POS_VBD && tag(w, v) != POS_VBZ && tag(w, v) != POS_VBP && tag(w, v) != POS_VBN && !after)
        return false;
    if (v > first + 1 && !w->stretch_at[v - 1] && qi_in(w->d, v, LIST_SAY_TELL) && !w->stretch_at[v - 2]) return false;
    struct phrase p = qi_phrase_right(w, a->cue_last, last);
    uint32_t end = v; /* “S”, – said Lee */
    while (end > first + 1 && v - end < 2 && !w->stretch_at[end - 1] && qi_is_comma_or_dash(w, end - 1)) end--;
    bool after_marks = end > first && w->stretch_at[end - 1];
    if (after_marks && end == v && is_noun_in_marks(w, first, v - 1)) return false;
    if (after_marks && (p.kind == PHRASE_NONE || is_time_word(w, p.head) || tag(w, a->cue_last) == POS_IN ||
                        tag(w, a->cue_last) == POS_TO)) { /* “…,” confided to us NP */
        uint32_t i = qi_skip_adverbials(w, qi_skip_hearer(w, a->cue_last, last, false), last);
        if (i > a->cue_last) p = qi_phrase_right(w, i, last);
    }
    if (after_marks && p.kind != PHRASE_NONE && p.last < last && qi_in(w->d, v, LIST_SAY_TELL)) {
        struct phrase teller = qi_phrase_right(w, p.last, last); /* «…,» told the agency | a representative */
        if (qi_speaks(w, &teller)) p = teller;
    }
    if (p.kind == PHRASE_NOMINAL && p.head > p.first && tag(w, p.head) == POS_JJ &&
        qi_pos_is_noun(tag(w, p.head - 1)) && !w->entity_at[p.head])
        p.last = p.head--; /* “three sources | familiar with the notices” */
    bool nominal = p.kind == PHRASE_NOMINAL && !w->stretch_at[p.first] &&
                   (p.head > p.first || tag(w, p.head) != POS_JJ); /* not “said sorry” */
    if (!qi_speaks(w, &p) && !(after_marks && nominal) && !(nominal && is_said_by(w, first, v, last, &p))) return false;
    if (v == first && !(p.last < last && qi_word_is(w, p.last, ":"))) return false; /* “Said Lee: “No.”” */
    if (p.last < last && qi_is_finite(w, p.last)) return false;
    if (p.last + 1 < last && !after_marks && w->stretch_at[p.last] && qi_is_finite(w, p.last + 1))
        return false; /* “an aide, who asked not to be named, said the mayor “misspoke”” */
    while (p.kind == PHRASE_NOMINAL && p.last + 1 < last && qi_word_is(w, p.last, "of")) { /* “the head of the union” */
        struct phrase more = qi_phrase_right(w, p.last + 1, last);
        if (more.kind == PHRASE_NONE) break;
        p.last = more.last;
    }
    uint32_t behind = qi_skip_adverbials(w, p.last, last);
    bool closes =
        is_single_comma(w, first, v) && qi_in(w->d, v, LIST_SAY) && /* “46,000 homes dark, says the firm” */
        qi_is_finite(w, v) && !qi_word_is(w, v, "called") &&
        (behind >= last || (!w->stretch_at[behind] && (qi_is_comma_or_dash(w, behind) || tag(w, behind) == POS_WP)));
    if (!after_marks && v > first && !closes && qi_waiting_subject(w, first, v, SUBJECT_STILL).kind != PHRASE_NONE)
        return false;                           /* “The council, which sat late, accused Lee of” */
    struct phrase named = qi_named(w, p, last); /* “said the mayor, Ann Lee” */
    if (named.kind == PHRASE_NAME) p = named;
    a->speaker = p;
    a->first = v;
    a->last = p.last;
    a->method = "inverted";
    return true;
}

/* “Nobody told them”, “neither side says”: speech that did not happen. */
static bool is_nobody(const struct quote_work *w, const struct attribution *a) {
    static const char *const words[] = {"nobody", "no", "none", "neither"};
    for (size_t k = 0; a->speaker.kind == PHRASE_NOMINAL && k < sizeof words / sizeof *words; k++)
        if (qi_word_is(w, a->speaker.first, words[k])) return true;
    return false;
}

/* The last finite verb before v outside quotation marks, or NOTHING. */
static uint32_t finite_before(const struct quote_work *w, uint32_t first, uint32_t v) {
    for (uint32_t i = v; i-- > first;)
        if (!w->stretch_at[i] && qi_is_finite(w, i)) return i;
    return NOTHING;
}

/* A person, a body, or a part of those asked: 40 percent of voters. */
static bool speaks_for_itself(const struct quote_work *w, const struct phrase *p) {
    return p->kind == PHRASE_NAME ? w->d->entities.at[p->entity].type == TYPE_PER
                                  : qi_in(w->d, p->head, LIST_PERSON_NOUN) || qi_word_is(w, p->head, "percent");
}

/* “a banner reading “No””, “notices saying that”: what the participle stands at says it itself. */
static bool is_read(const struct quote_work *w, const struct phrase *p, uint32_t v) {
    static const char *const read[] = {"banner",   "banners",   "sign",     "signs",   "notice",  "notices", "placard",
                                       "placards", "poster",    "posters",  "plaque",  "sticker", "label",   "board",
                                       "graffiti", "billboard", "leaflets", "leaflet", "slogan",  "T-shirt", "tweet",
                                       "note",     "notes",     "card",     "tattoo"};
    if (p->kind == PHRASE_NONE || p->kind == PHRASE_PRONOUN) return false;
    if (qi_word_is(w, v, "reading")) return true;
    return qi_word_in(w, p->head, read, sizeof read / sizeof *read);
}

/* The subject of a participle, an infinitive or a second verb: the speaker of the attribution before it, unless a verb
   after that one's content has another; else the sentence's subject. */
static struct phrase main_subject(const struct quote_work *w, uint32_t first, uint32_t v, bool participle) {
    if (participle && v > first && !w->stretch_at[v - 1]) { /* “footage of Lee saying that …” */
        struct phrase near = qi_phrase_left(w, first, v);
        bool shows = near.kind == PHRASE_NOMINAL && /* “figures showing that” */
                     (qi_word_is(w, v, "showing") || qi_word_is(w, v, "indicating") || qi_word_is(w, v, "suggesting"));
        if (near.kind != PHRASE_NONE && near.kind != PHRASE_PRONOUN && near.last == v &&
            (speaks_for_itself(w, &near) || is_read(w, &near, v) || shows))
            return near;
    }
    uint32_t verb = finite_before(w, first, v);
    for (uint32_t k = w->attributions.count; k-- > 0;) {
        const struct attribution *before = &w->attributions.at[k];
        if (before->cue_first < first || before->cue_first > v || before->gone || before->speaker.kind == PHRASE_NONE ||
            qi_word_is(w, before->cue_first, "according"))
            continue;
        if (verb == NOTHING || verb <= before->cue_first || verb < before->right_last) return before->speaker;
        struct phrase p = qi_subject_left(w, before->right_last > first ? before->right_last : first, verb);
        return p.kind == PHRASE_NONE ? before->speaker : p;
    }
    return qi_waiting_subject(w, first, v, participle ? SUBJECT_OF_PARTICIPLE : SUBJECT_OF_SECOND);
}

/* “S,” NP, 67, a retired teacher in Riga, said: the noun phrase after the quotation, with insertions up to v. */
static struct phrase subject_after_marks(const struct quote_work *w, uint32_t first, uint32_t v) {
    struct phrase none = {0, 0, 0, NOTHING, PHRASE_NONE};
    if (!qi_is_comma_or_dash(w, v - 1)) return none;
    uint32_t i = v;
    while (i > first && !w->stretch_at[i - 1]) i--;
    if (i == first || i + 2 >= v || !w->stretches.at[w->stretch_at[i - 1] - 1].closed) return none;
    if (!qi_is_clause(w, &w->stretches.at[w->stretch_at[i - 1] - 1])) return none;
    if (qi_is_comma_or_dash(w, i)) i++;
    struct phrase p = qi_phrase_right(w, i, v);
    if (p.kind == PHRASE_NONE || p.last >= v ||
        !(qi_is_comma_or_dash(w, p.last) || qi_word_is(w, p.last, "(") || qi_word_is(w, p.last, "of")))
        return none;
    struct phrase name = qi_phrase_right(w, p.last + 1, v);
    if (p.kind == PHRASE_NOMINAL && name.kind == PHRASE_NAME &&
        name.last == v - 1) { /* “its head, Ann Lee,”: both name her */
        name.first = p.first;
        return name;
    }
    return qi_named(w, p, v);
}

/* “NP was quoted as saying”, “NP could be heard shouting”, “the agency quoted NP as saying”: who said it, and the
   relay. */
static bool find_quoted(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t v) {
    static const char *const verbs[] = {"quoted", "quotes", "quote",     "quoting", "cited",  "cites",
                                        "citing", "heard",  "overheard", "seen",    "filmed", "recorded"};
    if (tag(w, v) != POS_VBG || v < first + 3 || w->stretch_at[v - 1]) return false;
    bool as = qi_word_is(w, v - 1, "as");
    for (uint32_t q = v - 1 - as; q > first && v - q < 10 && !w->stretch_at[q]; q--) {
        size_t k = 0;
        while (k < sizeof verbs / sizeof *verbs && !qi_word_is(w, q, verbs[k])) k++;
        if (k == sizeof verbs / sizeof *verbs) continue;
        bool passive = q + 1 + as == v && is_passive(w, first, q);
        if (passive) {
            a->speaker = qi_subject_left(w, first, before_adverbs(w, first, q));
        } else if (as && k < 7) {
            a->speaker = qi_named(w, qi_phrase_right(w, q + 1, v - 1), v - 1);
            a->via =
                tag(w, q) == POS_VBG ? (struct phrase){0, 0, 0, NOTHING, PHRASE_NONE} : qi_subject_left(w, first, q);
            a->via_cue = q;
            a->via_cue_last = q + 1;
        }
        if (a->speaker.kind == PHRASE_NONE) return false;
        a->first = a->via.kind != PHRASE_NONE ? a->via.first : a->speaker.first;
        if (as) a->cue_first = q;
        a->method = "subject";
        return true;
    }
    return false;
}

/* Does a participle that reports open the sentence at v? Not “Speaking to the press, Lee said”. */
static bool opens_fronted(const struct quote_work *w, uint32_t first, uint32_t v) {
    return v == first && tag(w, v) == POS_VBG && !qi_word_is(w, v, "speaking") && !qi_word_is(w, v, "writing") &&
           !qi_word_is(w, v, "talking") && (qi_in(w->d, v, LIST_SAY) || qi_in(w->d, v, LIST_SAY_MARKS));
}

/* “Calling the vote “a farce,” Lee walked out”, “Warning that it would rain, the council shut the road”: the subject
   behind what a participle at the beginning reports. */
static struct phrase subject_behind(const struct quote_work *w, uint32_t v, uint32_t last) {
    for (uint32_t i = v + 1, next; i + 1 < last && i < v + APPOSITION; i = next) {
        next = qi_after(w, i);
        bool comma = !w->stretch_at[i] && qi_word_is(w, i, ",");
        if (w->stretch_at[i]) {
            const struct stretch *s = &w->stretches.at[w->stretch_at[i] - 1];
            comma = s->last > s->first && qi_word_is(w, s->last - 1, ",");
        }
        struct phrase p = {0, 0, 0, NOTHING, PHRASE_NONE};
        if (comma) p = qi_phrase_right(w, next, last);
        uint32_t verb = p.last;
        while (p.kind != PHRASE_NONE && verb < last && !w->stretch_at[verb] && tag(w, verb) == POS_RB) verb++;
        if (p.kind != PHRASE_NONE && verb < last && !w->stretch_at[verb] && qi_speaks(w, &p) &&
            (qi_is_finite(w, verb) || tag(w, verb) == POS_VBN))
            return p;
    }
    return (struct phrase){0, 0, 0, NOTHING, PHRASE_NONE};
}

/* “a gesture | diplomatic sources described as “bold””: the second of two noun phrases, before a verb whose object is
   the first. */
static struct phrase subject_of_gap(const struct quote_work *w, uint32_t first, uint32_t v) {
    struct phrase none = {0, 0, 0, NOTHING, PHRASE_NONE};
    bool gap = v + 2 < w->d->tokens.count && v > first && qi_in(w->d, v, LIST_SAY_MARKS) && !w->stretch_at[v - 1] &&
               (w->stretch_at[v + 1] || (qi_word_is(w, v + 1, "as") && w->stretch_at[v + 2]));
    if (!gap || !qi_pos_is_noun(tag(w, v - 1)) || w->entity_at[v - 1]) return none;
    uint32_t start = qi_phrase_start(w, first, v);
    for (uint32_t k = v - 1; k > start; k--)
        if ((tag(w, k) == POS_JJ || tag(w, k) == POS_DT || tag(w, k) == POS_PRPS) && qi_pos_is_noun(tag(w, k - 1)))
            return (struct phrase){k, v, v - 1, NOTHING, PHRASE_NOMINAL};
    return none;
}

static bool find_subject(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t v) {
    if (find_quoted(w, a, first, v)) return true;
    if (opens_fronted(w, first, v)) {
        a->speaker = subject_behind(w, v, w->d->sentences.at[qi_sentence_at(w->d, v)].last);
        a->method = "participle";
        a->first = v;
        return a->speaker.kind != PHRASE_NONE;
    }
    uint32_t before = before_adverbs(w, first, v);
    a->method = "subject";
    a->first = v;
    if (v > first + 2 && !w->stretch_at[v - 1]) a->speaker = subject_after_marks(w, first, v);
    if (a->speaker.kind != PHRASE_NONE) {
        a->first = a->speaker.first;
        return true;
    }
    bool then = before != NOTHING && v > first && qi_word_is(w, v - 1, "then") &&
                qi_word_is(w, before, ","); /* “rose, then said” */
    bool coordinated = before != NOTHING && (tag(w, before) == POS_CC || then) && !w->stretch_at[before];
    bool participle =
        (tag(w, v) == POS_VBG || qi_is_reporting_participle(w, v)) && (before == NOTHING || !is_be(w, before));
    bool infinitive = before != NOTHING && tag(w, before) == POS_TO && tag(w, v) == POS_VB; /* not “I spoke to said” */
    if (infinitive && before > first && !w->stretch_at[before - 1] && qi_is_finite(w, before - 1)) {
        a->speaker = qi_subject_left(w, first, before - 1); /* “he used to say” */
        a->method = "coordinated";
        if (a->speaker.kind != PHRASE_NONE) return true;
    }
    if (coordinated || participle || infinitive) {
        a->speaker = main_subject(w, first, v, participle);
        a->method = participle ? "participle" : "coordinated";
        return a->speaker.kind != PHRASE_NONE;
    }
    a->speaker = subject_of_gap(w, first, v);
    if (a->speaker.kind == PHRASE_NONE) a->speaker = qi_subject_left(w, first, v);
    bool capital = v > first && !w->stretch_at[v - 1] && qi_form(w->d, v - 1)->flags & FORM_UPPER_FIRST &&
                   w->d->tokens.at[v - 1].kind == TOKEN_WORD && !qi_in(w->d, v - 1, LIST_FUNCTION_WORD);
    if (a->speaker.kind == PHRASE_NONE && capital)
        a->speaker = (struct phrase){v - 1, v, v - 1, NOTHING, PHRASE_NOMINAL}; /* a name that nobody knows */
    if (a->speaker.kind == PHRASE_NONE) return false;
    bool relative = before != NOTHING && a->speaker.last + 2 < before && (tag(w, before) == POS_WP);
    a->first = relative ? before : a->speaker.first; /* “Ann Lee, a driver | who said” */
    return true;
}

/* “went on to say”, “rose to ask whether”, “used to say”, “refused to rule out”: infinitives that report. */
static bool reporting_infinitive(const struct quote_work *w, uint32_t first, uint32_t v) {
    static const char *const words[] = {"on",     "continued", "hastened", "used", "liked", "likes",
                                        "rushed", "quick",     "wishes",   "rose", "stood", "preferred"};
    static const char *const acts[] = {"phoned", "called",  "rang",     "wrote",   "rose", "stood",     "came",
                                       "texted", "tweeted", "returned", "emailed", "went", "telephoned"};
    uint32_t to = before_adverbs(w, first, v);
    if (to == NOTHING || to == first) return false;
    if (qi_word_in(w, to - 1, words, sizeof words / sizeof *words)) return true;
    if (qi_word_is(w, v, "rule")) return qi_word_is(w, to - 1, "refused") || qi_word_is(w, to - 1, "declined");
    bool asks = qi_word_is(w, v, "ask") && v + 1 < w->d->tokens.count;
    if (asks && qi_word_is(w, to - 1, "had")) return true;
    if (!asks && !qi_word_is(w, v, "say") && !qi_word_is(w, v, "tell") && !qi_word_is(w, v, "complain")) return false;
    for (uint32_t i = to; i > first && to - i < 8 && !w->stretch_at[i - 1]; i--)
        for (size_t k = 0; k < sizeof acts / sizeof *acts; k++)
            if (qi_word_is(w, i - 1, acts[k])) return k != 1 || (!qi_word_is(w, i, "on") && !qi_word_is(w, i, "for"));
    return false;
}

/* Does a quotation's closing mark, with or without a comma, stand before the noun phrase at i? */
static bool follows_marks(const struct quote_work *w, uint32_t first, uint32_t i) {
    i = qi_phrase_start(w, first, i);
    if (i > first && !w->stretch_at[i - 1] && qi_is_comma_or_dash(w, i - 1)) i--;
    if (i == first || !w->stretch_at[i - 1]) return false;
    const struct stretch *s = &w->stretches.at[w->stretch_at[i - 1] - 1];
    return s->quote == NOTHING && s->closed &&
           (qi_is_clause(w, s) || qi_form(w->d, s->first)->flags & FORM_UPPER_FIRST);
}

/* “did not say whether”: speech that did not happen; a denial that is denied (“did not rule out”) happened. */
static bool is_negated(const struct quote_work *w, uint32_t first, uint32_t v) {
    if (qi_word_is(w, v, "deny") || qi_word_is(w, v, "denied") || qi_word_is(w, v, "dispute") ||
        qi_word_is(w, v, "exclude"))
        return false;
    if (qi_word_is(w, v, "rule") && qi_word_is(w, v + 1, "out")) return false;
    for (uint32_t i = v; i > first && v - i < 3 && !w->stretch_at[i - 1] && tag(w, i - 1) != POS_CC; i--)
        if (qi_word_is(w, i - 1, "not") || qi_word_is(w, i - 1, "n't") || qi_word_is(w, i - 1, "never")) return true;
    return false;
}

/* “the agency quoted NP as saying …”: “saying” reports. */
static bool quotes_another(const struct quote_work *w, uint32_t v) {
    static const char *const verbs[] = {"quoted", "quotes", "quote", "quoting", "cited", "cites", "citing"};
    size_t k = 0;
    while (k < sizeof verbs / sizeof *verbs && !qi_word_is(w, v, verbs[k])) k++;
    if (k == sizeof verbs / sizeof *verbs) return false;
    for (uint32_t i = v + 1; i + 1 < w->d->tokens.count && i < v + 10 && !w->stretch_at[i] && !qi_is_finite(w, i); i++)
        if (qi_word_is(w, i, "as") && tag(w, i + 1) == POS_VBG) return true;
    return false;
}

/* “would have said”, “'d have asked”: nobody did. */
static bool is_unreal(const struct quote_work *w, uint32_t first, uint32_t v) {
    uint32_t have = before_adverbs(w, first, v);
    return have != NOTHING && have > first && qi_word_is(w, have, "have") && !w->stretch_at[have - 1] &&
           tag(w, have - 1) == POS_MD;
}

/* “a dog called “Rex””, “a box, marked “private”, …”: what stands on it or is its name. */
static bool is_naming(const struct quote_work *w, uint32_t first, uint32_t v) {
    static const char *const words[] = {"called",   "named",    "dubbed",  "nicknamed", "titled",
                                        "entitled", "labelled", "labeled", "marked",    "captioned"};
    if (v <= first || v + 1 >= w->d->tokens.count || tag(w, v) != POS_VBN || !w->stretch_at[v + 1]) return false;
    bool beside = !w->stretch_at[v - 1] && (qi_word_is(w, v - 1, ",") || qi_pos_is_noun(tag(w, v - 1)));
    for (uint32_t i = v; beside && i > first && v - i < 12 && !qi_is_finite(w, i - 1); i--)
        beside = tag(w, i - 1) != POS_WP && tag(w, i - 1) != POS_WDT; /* “what her lawyer, Ben Orr, called “a slip”” */
    return beside && qi_word_in(w, v, words, sizeof words / sizeof *words);
}

/* “a written guarantee” is no verb; “could argue that” has not been said; “adding to the strain” says nothing. */
static bool is_no_report(const struct quote_work *w, uint32_t first, uint32_t v) {
    static const char *const possible[] = {"could", "can", "may", "might", "should", "must"};
    static const char *const conditions[] = {"if", "unless", "until"};
    if (v > first && !w->stretch_at[v - 1]) {
        uint8_t before = tag(w, v - 1);
        bool noun = v + 1 < w->d->tokens.count && (qi_pos_is_noun(tag(w, v + 1)) || tag(w, v + 1) == POS_JJ);
        noun |= tag(w, v + 1) == POS_CD && before == POS_DT; /* “an estimated 40” */
        bool modifies = before == POS_DT || before == POS_PRPS || before == POS_JJ || before == POS_POS ||
                        (before == POS_IN && tag(w, v) == POS_VBN && !is_that(w, v - 1));
        if (noun && (tag(w, v) == POS_VBN || tag(w, v) == POS_VBG) && modifies) return true;
        if (tag(w, v) == POS_VBN && is_unreal(w, first, v)) return true;
        if (tag(w, v) == POS_VBG && qi_word_is(w, v - 1, "under")) return true; /* “conceded under questioning that” */
        if (qi_word_in(w, v - 1, possible, sizeof possible / sizeof *possible)) return true;
        if ((tag(w, v) == POS_VBN || tag(w, v) == POS_VBD) &&
            qi_word_in(w, v - 1, conditions, sizeof conditions / sizeof *conditions))
            return true; /* “if confirmed, it would be a record” */
    }
    if (v + 2 < w->d->tokens.count && qi_word_is(w, v + 2, "differ")) return true;      /* “begs to differ” */
    if (tag(w, v) == POS_VBG && v > first && qi_word_is(w, v - 1, "stop")) return true; /* “stop saying “no”” */
    if (quotes_another(w, v) || is_naming(w, first, v)) return true;
    if (qi_word_is(w, v, "accused") && v + 2 < w->d->tokens.count && qi_in(w->d, v + 1, LIST_PERSON_NOUN) &&
        !w->stretch_at[v + 2] && qi_is_finite(w, v + 2))
        return true; /* “Accused founder denies” */
    return qi_word_is(w, v, "adding") && v + 1 < w->d->tokens.count && qi_word_is(w, v + 1, "to");
}

bool qi_is_no_report(const struct quote_work *w, uint32_t first, uint32_t v) {
    return is_negated(w, first, v) || is_no_report(w, first, v);
}

/* After the verb at v and what it takes with it: “put | it”. */
static uint32_t after_verb(const struct quote_work *w, uint32_t v) {
    return v + 1 < w->d->tokens.count && !w->stretch_at[v + 1] && qi_word_is(w, v + 1, "it") ? v + 2 : v + 1;
}

/* The marks that “as NP put it”, from “as” to before `end`, brings: “…,” as NP put it; as NP put it, “…”; or NOTHING.
 */
static uint32_t marks_beside(const struct quote_work *w, uint32_t first, uint32_t as, uint32_t end, uint32_t last) {
    if (end + 1 < last && !w->stretch_at[end] && qi_word_is(w, end, ",") && w->stretch_at[end + 1]) return end + 1;
    uint32_t k = as;
    if (k > first && !w->stretch_at[k - 1] && qi_is_comma_or_dash(w, k - 1)) k--;
    bool closes = end >= last || (!w->stretch_at[end] && w->d->tokens.at[end].kind == TOKEN_PUNCTUATION);
    return k > first && closes && w->stretch_at[k - 1] && w->stretches.at[w->stretch_at[k - 1] - 1].closed ? k - 1
                                                                                                           : NOTHING;
}

static bool in_headline(const struct quote_work *w, uint32_t i) {
    return qi_is_heading(qi_region_of(w->d, &w->d->sentences.at[qi_sentence_at(w->d, i)]));
}

/* “what they call “the line””: a name that all use; not “what the club called “a scandal””. */
static bool is_name_given(const struct quote_work *w, uint32_t first, uint32_t v) {
    static const char *const all[] = {"they", "people", "locals", "residents", "we",
                                      "some", "many",   "you",    "is",        "are"};
    for (uint32_t i = first; i < v; i++)
        if (qi_word_in(w, i, all, sizeof all / sizeof *all)) return true;
    return false;
}

/* “as NP reported earlier, …” repeats; “the so-called “…””, “what they call “…”” name. */
static bool is_aside(const struct quote_work *w, uint32_t first, uint32_t v) {
    bool joined =
        v > first && !(w->d->tokens.at[v].flags & TOKEN_AFTER_SPACE) && qi_word_is(w, v - 1, "-"); /* so-called */
    if (joined || (v > first && qi_word_is(w, v - 1, "so"))) return true;
    for (uint32_t i = v; i > first && v - i < 8 && !w->stretch_at[i - 1] && !qi_is_comma_or_dash(w, i - 1); i--) {
        if (qi_word_is(w, i - 1, "as") && !qi_is_finite(w, i)) {
            uint32_t last = w->d->sentences.at[qi_sentence_at(w->d, v)].last, end = qi_comma_behind(w, v + 1, last);
            bool comma = end < last && !w->stretch_at[end] && qi_word_is(w, end, ",");
            bool opens = i == first + 1 || (i > first + 1 && !w->stretch_at[i - 2] && qi_is_comma_or_dash(w, i - 2));
            if (comma && opens && qi_in(w->d, v, LIST_SAY)) return false; /* “As Lee noted, the dam held” */
            end = qi_comma_behind(w, after_verb(w, v), last);
            if (marks_beside(w, first, i - 1, end, w->d->tokens.count) != NOTHING) return false;
            if (!opens && qi_in(w->d, v, LIST_SAY) && in_headline(w, v))
                return false;            /* Uproar as minister says fees to rise */
            return tag(w, v) != POS_VBG; /* “as NP rose, saying”, “quoted as saying” */
        }
        if (qi_word_is(w, i - 1, "what") && qi_in(w->d, v, LIST_SAY_MARKS) && !qi_in(w->d, v, LIST_SAY))
            return is_name_given(w, i, v);
        if (qi_is_finite(w, i - 1)) return false;
    }
    return false;
}

/* “As stated in the report, C”, “S, as noted by the firm”: where it stands says it. */
static bool stated_in(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t last) {
    static const char places[][8] = {"in", "by", "at", "on"};
    uint32_t v = a->cue_first;
    if (v == first || w->stretch_at[v - 1] || !qi_word_is(w, v - 1, "as") || a->cue_last + 1 >= last ||
        !qi_word_among(w, a->cue_last, places, sizeof places / sizeof *places))
        return false;
    struct phrase p = qi_named(w, qi_phrase_right(w, a->cue_last + 1, last), last);
    if (p.kind == PHRASE_NONE || is_time_word(w, p.head)) return false;
    uint32_t end = qi_comma_behind(w, p.last, last), marks = marks_beside(w, first, v - 1, end, last);
    bool opens = v == first + 1 && end + 1 < last && !w->stretch_at[end] && qi_word_is(w, end, ",");
    if (!opens && (marks == NOTHING || marks >= end)) return false;
    a->speaker = p;
    a->first = v - 1;
    a->last = end;
    if (opens) {
        qi_set_right(w, a, end + 1, last, w->stretch_at[end + 1] ? CONTENT_MARKS : CONTENT_CLAUSE);
        return a->right < a->right_last;
    }
    a->left = w->stretches.at[w->stretch_at[marks] - 1].open;
    a->left_last = marks + 1;
    return true;
}

/* “As Lee noted, the dam held”, “The dam, as Lee noted, held”: the sentence round it is the content. */
static bool as_clause(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t last) {
    if (a->speaker.kind == PHRASE_NONE && stated_in(w, a, first, last)) return true;
    uint32_t start = a->speaker.kind == PHRASE_NONE ? first : qi_phrase_start(w, first, a->speaker.first),
             comma = qi_comma_behind(w, a->cue_last, last);
    if (start == first || w->stretch_at[start - 1] || !qi_word_is(w, start - 1, "as")) return false;
    uint32_t verb = after_verb(w, a->cue_last - 1), end = qi_comma_behind(w, verb, last),
             marks = marks_beside(w, first, start - 1, end, last);
    if (marks != NOTHING) {
        a->first = start - 1;
        a->cue_last = verb;
        a->last = end;
        if (marks >= end) {
            qi_set_right(w, a, marks, last, CONTENT_MARKS);
        } else {
            a->left = w->stretches.at[w->stretch_at[marks] - 1].open;
            a->left_last = marks + 1;
        }
        return true;
    }
    if (comma + 1 >= last || w->stretch_at[comma] || !qi_word_is(w, comma, ",")) return false;
    if (a->cue_first != a->speaker.last && !qi_in(w->d, a->cue_first, LIST_SAY)) return false;
    a->first = start - 1;
    if (start - 1 > first + 1 && !w->stretch_at[start - 2] && qi_word_is(w, start - 2, ",")) {
        a->left = first;
        a->left_last = start - 2;
    } else if (start - 1 != first) {
        return false;
    }
    qi_set_right(w, a, comma + 1, last, w->stretch_at[comma + 1] ? CONTENT_MARKS : CONTENT_CLAUSE);
    return a->right < a->right_last;
}

/* “a map that, NP said, made the case pointless”: what stands before belongs to the narrator, the clause goes on
   behind. */
static bool hangs_on_relative(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t last) {
    uint32_t i = a->left_last - 1;
    if (a->left >= a->left_last || w->stretch_at[i]) return false;
    bool relative = tag(w, i) == POS_WDT || tag(w, i) == POS_WP || tag(w, i) == POS_WRB ||
                    (is_that(w, i) && i > a->left && qi_pos_is_noun(tag(w, i - 1)));
    uint32_t comma = qi_skip_adverbials(w, qi_skip_hearer(w, a->cue_last, last, qi_in(w->d, v, LIST_SAY_TELL)), last);
    if (!relative || comma + 1 >= last || w->stretch_at[comma] || !qi_is_comma_or_dash(w, comma)) return false;
    a->left = a->left_last = 0;
    qi_set_right(w, a, comma + 1, last, CONTENT_CLAUSE);
    return a->right < a->right_last;
}

/* “put the figure at 40”, “puts it nearer 91”: the number is the content. */
static bool put_at(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t last) {
    if (!qi_word_is(w, v, "put") && !qi_word_is(w, v, "puts")) return false;
    struct phrase object = qi_phrase_right(w, v + 1, last);
    if (object.kind == PHRASE_NONE) return false;
    bool that = false; /* “put the odds that it sank at 99 percent” */
    for (uint32_t i = object.last; i < last && i < object.last + 12 && !w->stretch_at[i] && !qi_word_is(w, i, ",");
         i++) {
        that |= is_that(w, i);
        if (qi_is_finite(w, i) && !that) return false;
        if (!qi_word_is(w, i, "at") && !qi_word_is(w, i, "closer") && !qi_word_is(w, i, "nearer")) continue;
        for (uint32_t k = i + 1; k < last && k < i + 4 && !w->stretch_at[k]; k++)
            if (tag(w, k) == POS_CD || tag(w, k) == POS_DOLLAR || qi_word_is(w, k, "twice") ||
                qi_word_is(w, k, "half")) {
                qi_set_right(w, a, v + 1, last, CONTENT_TO);
                return true;
            }
        return false;
    }
    return false;
}

/* Does nothing but what more is said of a speaker, “, 67, who teaches law,”, stand in [i, v)? */
static bool is_all_of_speaker(const struct quote_work *w, uint32_t i, uint32_t v) {
    while (v > i && tag(w, v - 1) == POS_RB) v--;
    if (i == v) return true;
    if (v - i > APPOSITION || !qi_is_comma_or_dash(w, i) || !qi_is_comma_or_dash(w, v - 1)) return false;
    bool relative = false;
    for (; i < v; i++) {
        if (w->stretch_at[i]) return false;
        if (qi_is_comma_or_dash(w, i)) relative = false;
        relative |= tag(w, i) == POS_WP || tag(w, i) == POS_WDT || tag(w, i) == POS_WPS;
        if (qi_is_finite(w, i) && !relative) return false;
    }
    return true;
}

/* May the phrase behind a clause and a comma be who said it? more: an apposition follows, which places in a list have
   not. */
static bool speaks_behind_clause(const struct quote_work *w, const struct phrase *p, bool more) {
    if (!qi_speaks(w, p)) return false;
    if (p->kind == PHRASE_NAME) return !more || w->d->entities.at[p->entity].type <= TYPE_ORG;
    return !more || qi_in(w->d, p->head, LIST_PERSON_NOUN) || qi_in(w->d, p->head, LIST_BODY_NOUN);
}

/* “C, Ann Lee, who teaches law, said.”, “C, said Lee on Monday, when C”: a clause, and behind its comma who said it. */
static bool find_behind_clause(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t v,
                               uint32_t last) {
    if (!qi_in(w->d, v, LIST_SAY) || !qi_is_finite(w, v)) return false;
    uint32_t after = qi_skip_hearer(w, a->cue_last, last, qi_in(w->d, v, LIST_SAY_TELL));
    after = qi_skip_adverbials(w, after, last);
    if (after < last && (w->stretch_at[after] || !qi_is_comma_or_dash(w, after))) return false;
    bool begun = false;
    for (uint32_t i = first; i + 1 < v; i = qi_after(w, i)) {
        if (w->stretch_at[i]) continue;
        begun |= i > first && qi_is_finite(w, i);
        if (!begun || !qi_word_is(w, i, ",") || w->stretch_at[i + 1]) continue;
        struct phrase p = qi_phrase_right(w, i + 1, v);
        uint32_t end = p.last; /* “the commissioner | for water” */
        while (p.kind == PHRASE_NOMINAL && end + 1 < v && tag(w, end) == POS_IN) {
            struct phrase more = qi_phrase_right(w, end + 1, v);
            if (more.kind == PHRASE_NONE) break;
            end = more.last;
        }
        if (p.kind == PHRASE_NONE || !is_all_of_speaker(w, end, v) || !speaks_behind_clause(w, &p, end + 1 < v))
            continue;
        if (qi_is_setting(w, first, i)) return false;
        a->speaker = qi_named(w, p, v);
        a->first = i + 1;
        a->left = first;
        a->left_last = i;
        return true;
    }
    return false;
}

bool qi_verb_attribution(struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t v,
                         struct attribution *a) {
    uint32_t last = qi_text_end(w, unit), before = before_adverbs(w, first, v);
    bool infinitive = before != NOTHING && tag(w, before) == POS_TO && tag(w, v) == POS_VB;
    memset(a, 0, sizeof *a);
    a->cue_first = v;
    a->cue_last = a->last = v + 1;
    a->speaker.entity = a->via.entity = NOTHING;
    if (is_passive(w, first, v) || is_aside(w, first, v) || qi_is_no_report(w, first, v)) return false;
    if (infinitive && !reporting_infinitive(w, first, v)) return false;
    uint32_t idiom = qi_idiom(w, v);
    if (idiom)
        a->cue_last = v + idiom;
    else if (v + 1 < last && (tag(w, v + 1) == POS_RP || qi_takes_particle(w, v, v + 1) || qi_is_phrasal_cue(w, v)))
        a->cue_last = v + 2;
    if (inverted(w, a, first, v, last)) {
        qi_find_left(w, a, first, last);
        uint32_t next = qi_comma_behind(w, a->last, last);
        if (next < last && (qi_is_comma_or_dash(w, next) || qi_word_is(w, next, ":")) && next + 1 < last &&
            w->stretch_at[next + 1])
            qi_set_right(w, a, next + 1, last, CONTENT_MARKS);
        else if (a->left < a->left_last && !w->stretch_at[a->left_last - 1]) {
            next = qi_behind_inverted(w, a, last);
            if (next != NOTHING) qi_set_right(w, a, next, last, CONTENT_CLAUSE);
        }
        if (a->left < a->left_last || a->right < a->right_last) return true;
    }
    if (!find_subject(w, a, first, v)) {
        a->first = v;
        a->speaker.kind = PHRASE_NONE;
    }
    if (is_nobody(w, a)) return false;
    a->last = a->cue_last;
    bool after_marks = a->first > first && strcmp(a->method, "participle") != 0 && follows_marks(w, first, a->first);
    if (after_marks) {
        qi_find_left(w, a, first, last);
        uint32_t next = qi_skip_hearer(w, a->cue_last, last, qi_in(w->d, v, LIST_SAY_TELL));
        if (next < last && qi_is_comma_or_dash(w, next)) next++;
        if (next < last && w->stretch_at[next]) qi_set_right(w, a, next, last, CONTENT_MARKS);
        return true;
    }
    bool terse = unit->item || qi_is_heading(unit->region);
    if (as_clause(w, a, first, last)) return true;
    if (put_at(w, a, v, last)) return a->speaker.kind != PHRASE_NONE;
    qi_find_right(w, a, v, last, terse);
    if (a->speaker.kind != PHRASE_NONE && a->speaker.first > v && a->right_last > a->speaker.first)
        a->right_last = qi_phrase_start(w, v, a->speaker.first); /* “Warning that it would rain, | the council shut” */
    if (a->form != CONTENT_NONE && a->right < a->right_last) {
        /* “S1,” NP said, “S2”: a stretch before it as well */
        if (a->first > first && w->stretch_at[a->first - 1] && a->form == CONTENT_MARKS)
            qi_find_left(w, a, first, last);
        else if (a->form == CONTENT_MARKS)
            qi_find_begun(w, a, first);
        return a->speaker.kind != PHRASE_NONE || a->form == CONTENT_MARKS;
    }
    if (a->speaker.kind == PHRASE_NONE || strcmp(a->method, "participle") == 0) return false;
    qi_find_left(w, a, first, last);
    if (a->left >= a->left_last && !find_behind_clause(w, a, first, v, last)) return false;
    if (hangs_on_relative(w, a, v, last)) return true;
    if (!qi_in(w->d, v, LIST_SAY) && !w->stretch_at[a->left_last - 1]) return false;
    if (!w->stretch_at[a->left_last - 1]) qi_resume(w, a, v, last);
    return true;
}

/* Whose claim it is, of a noun at v: “the firm's claim”, “their demand”; false when it has nobody. */
static bool find_owner(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t v) {
    uint32_t start = v;
    while (start > first && !w->stretch_at[start - 1] && (tag(w, start - 1) == POS_JJ || tag(w, start - 1) == POS_NN))
        start--;
    if (start == first || w->stretch_at[start - 1]) return false;
    if (tag(w, start - 1) == POS_POS)
        a->speaker = qi_phrase_left(w, first, start - 1);
    else if (tag(w, start - 1) == POS_PRPS)
        a->speaker = (struct phrase){start - 1, start, start - 1, NOTHING, PHRASE_PRONOUN};
    a->first = a->speaker.first;
    a->method = "noun";
    return a->speaker.kind != PHRASE_NONE;
}

bool qi_learned_attribution(struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t v,
                            struct attribution *a) {
    uint32_t cue_last, at = qi_find_report(w, unit, first, v, &cue_last), last = qi_text_end(w, unit);
    if (at == NOTHING || opens_fronted(w, first, v) ||
        ((tag(w, at) == POS_WDT || (qi_word_is(w, at, "who") && !is_asking(w, v))) && at > cue_last &&
         (qi_pos_is_noun(tag(w, at - 1)) || tag(w, at - 1) == POS_DT)))
        return false; /* “asking for a job | which a herder can do” */
    if (at == NOTHING || (qi_pos_is_noun(tag(w, v)) && w->stretch_at[at] && qi_word_is(w, v + 1, "of")))
        return false; /* “drew shouts of “No!”” */
    const struct phrase nobody = {0, 0, 0, NOTHING, PHRASE_NONE};
    *a = (struct attribution){.cue_first = v, .cue_last = cue_last, .last = cue_last};
    a->speaker.entity = a->via.entity = NOTHING;
    if (at == v && inverted(w, a, first, v, last)) {
        qi_find_left(w, a, first, last);
        return a->left < a->left_last;
    }
    bool that = at == v + 2 && is_that(w, v + 1); /* not “the growers' lobby claims prices fell” */
    bool noun = v > first && qi_in(w->d, v, LIST_SAY_NOUN) && qi_pos_is_noun(tag(w, v)) &&
                (that || (at == v + 1 && qi_word_is(w, at, "whether")));
    bool governed = noun && (tag(w, v - 1) == POS_DT || tag(w, v - 1) == POS_IN || tag(w, v - 1) == POS_JJ);
    if (!(noun && find_owner(w, a, first, v)) && (governed || !find_subject(w, a, first, v) || is_nobody(w, a)))
        return false;
    if (tag(w, a->speaker.head) == POS_IN || tag(w, a->speaker.head) == POS_RB) return false; /* “If confirmed” */
    if (a->cue_first == v && is_passive(w, first, v)) { /* “was accused by Lee of “fraud””, or nobody says by whom */
        bool by = cue_last + 1 < last && qi_word_is(w, cue_last, "by");
        a->speaker = by ? qi_named(w, qi_phrase_right(w, cue_last + 1, last), last) : nobody;
        a->first = v;
        a->method = "passive";
    }
    if (at == v) {
        qi_find_left(w, a, first, last);
        return a->left < a->left_last;
    }
    enum content_form form = w->stretch_at[at]              ? CONTENT_MARKS
                             : at > v && is_that(w, at - 1) ? CONTENT_THAT
                             : qi_word_is(w, at, "to")      ? CONTENT_TO
                                                            : CONTENT_CLAUSE;
    qi_set_right(w, a, at, last, form);
    for (uint32_t k = at; strcmp(a->method, "noun") == 0 && k < a->right_last; k = qi_after(w, k))
        if (!w->stretch_at[k] && qi_is_comma_or_dash(w, k) && qi_has_finite(w, at, k)) a->right_last = k;
    return a->right < a->right_last &&
           (form != CONTENT_THAT || qi_has_finite(w, a->right, a->right_last)); /* “wrote that in the second letter” */
}

/* May the word at i be a verb, whatever it was taken for: purrs, beamed? */
static bool looks_like_verb(const struct quote_work *w, uint32_t i) {
    uint8_t t = tag(w, i);
    if (qi_is_finite(w, i) && t != POS_MD) return true;
    const struct form *form = qi_form(w->d, i);
    if (t == POS_VBN) return true;
    if (form->flags & (FORM_UPPER_FIRST | FORM_DIGIT) || form->length < 4 ||
        !(qi_pos_is_noun(t) || t == POS_JJ || t == POS_VB || t == POS_FW))
        return false;
    if (form->text[form->length - 1] != 's') return strcmp(form->text + form->length - 2, "ed") == 0;
    return !qi_is_measure(w, i); /* “…,” Ann Lee, who has taught for 40 years, told us */
}

/* “…,” groused NP; “…?” NP shot back: next to a quotation that ends in a comma, any verb reports. */
bool qi_reports_by_marks(const struct quote_work *w, const struct unit *unit, uint32_t v) {
    if (!looks_like_verb(w, v) || is_be(w, v) || qi_word_is(w, v, "has") || qi_word_is(w, v, "had") ||
        qi_word_is(w, v, "have"))
        return false;
    if (w->attributions.count && opens_fronted(w, unit->first, unit->first))
        return false; /* “Calling it “a farce,” Lee walked out” */
    uint32_t i = v, last = qi_text_end(w, unit);
    bool comma = v > unit->first + 1 && !w->stretch_at[v - 1] && qi_is_comma_or_dash(w, v - 1) && w->stretch_at[v - 2];
    if (i > unit->first && !w->stretch_at[i - 1] && !comma) {
        bool final = v + 1 >= last || w->d->tokens.at[v + 1].kind == TOKEN_PUNCTUATION;
        if (tag(w, v) != POS_VBD && tag(w, v) != POS_VBZ && tag(w, v) != POS_VBP && !final) return false;
        struct phrase p = qi_subject_left(w, unit->first, v);
        if (p.kind == PHRASE_NONE || (!qi_speaks(w, &p) && p.kind != PHRASE_PRONOUN)) return false;
        i = p.first;
        if (p.kind == PHRASE_PRONOUN && i > unit->first && !w->stretch_at[i - 1] && !qi_is_comma_or_dash(w, i - 1))
            return false; /* “…,” a man we met | on the quay told us */
    } else {
        uint32_t at = v + 1;
        if (at < last && tag(w, at) == POS_RP) at++; /* “…,” chipped in Lee */
        struct phrase p = qi_phrase_right(w, at, unit->last);
        bool noun = p.kind == PHRASE_NOMINAL && !w->stretch_at[at] && !qi_is_measure(w, p.head);
        if (!qi_speaks(w, &p) && !noun) return false;
        if (p.last < last && qi_is_finite(w, p.last)) return false;
        i = comma ? v - 1 : v;
    }
    i = qi_phrase_start(w, unit->first, i);
    if (i > unit->first + 1 && !w->stretch_at[i - 1] && qi_is_comma_or_dash(w, i - 1) && w->stretch_at[i - 2]) {
        comma = true;
        i--;
    }
    if (i == unit->first || !w->stretch_at[i - 1]) return false;
    const struct stretch *s = &w->stretches.at[w->stretch_at[i - 1] - 1];
    if (s->last <= s->first + (comma ? 1 : 0)) return false;
    const char *end = qi_form(w->d, s->last - 1)->text;
    bool open = strcmp(end, ",") == 0 || strcmp(end, "?") == 0 || strcmp(end, "!") == 0;
    return s->closed && (open || (comma && qi_is_clause(w, s)));
}

/* “expressed hope that”, “rejected the claim that”: a verb whose object says what was said. */
static bool reports_by_noun(const struct quote_work *w, uint32_t i) {
    if (qi_word_is(w, i, "put") || qi_word_is(w, i, "puts"))
        return true; /* “put the figure at 40”, “put it to him that” */
    static const char *const others[] = {"gave",     "gives",    "drew",      "draws",    "repeated", "repeats",
                                         "conveyed", "stressed", "contested", "contests", "refuted"};
    bool verb = qi_in(w->d, i, LIST_SAY_MARKS);
    verb = verb || qi_word_in(w, i, others, sizeof others / sizeof *others);
    if (!verb) return false;
    for (uint32_t k = i + 1; k < w->d->tokens.count && k < i + 7 && !w->stretch_at[k]; k++) {
        if (is_that(w, k)) return qi_takes_that(w, k - 1);
        if (qi_is_finite(w, k) || w->d->tokens.at[k].kind == TOKEN_PUNCTUATION) return false;
    }
    return false;
}

bool qi_is_phrasal_cue(const struct quote_work *w, uint32_t i) {
    static const char *const verbs[] = {
        "shot",    "shoots", "hit",     "hits",   "fired",   "fires", "snapped", "called", "cried", "chimed", "chimes",
        "chipped", "chips",  "weighed", "weighs", "blurted", "piped", "pipes",   "made",   "makes", "sums",   "summed"};
    static const char particles[][8] = {"back", "in", "out", "up", "clear", "known"}, made[][8] = {"clear", "known"};
    if (i + 1 >= w->d->tokens.count || w->stretch_at[i + 1]) return false;
    if (!qi_word_among(w, i + 1, particles, sizeof particles / sizeof *particles)) return false; /* few words are */
    bool after_made = qi_word_among(w, i + 1, made, sizeof made / sizeof *made);
    for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
        if (qi_word_is(w, i, verbs[k]) && (verbs[k][0] == 'm') == after_made) return true;
    return false;
}

bool qi_reports_by_that(const struct quote_work *w, uint32_t i) {
    static const char *const verbs[] = {
        "request",    "requests",   "requested",  "requesting", "require", "requires",   "required",
        "rejects",    "rejected",   "hold",       "holds",      "held",    "judges",     "judged",
        "swears",     "expressed",  "thundered",  "slip",       "learned", "criticized", "recognized",
        "recognizes", "recognised", "recognises", "record",     "recorded"};
    uint32_t last = w->d->tokens.count;
    if (i + 2 >= last || !is_that(w, i + 1) || w->stretch_at[i + 1]) return false;
    size_t k = 0;
    while (k < sizeof verbs / sizeof *verbs && !qi_word_is(w, i, verbs[k])) k++;
    if (k == sizeof verbs / sizeof *verbs) return false;
    for (uint32_t v = i + 2; v < last && v < i + 14; v++) { /* “that she be allowed”, not “that account” */
        if (w->stretch_at[v] || qi_is_finite(w, v) || qi_word_is(w, v, "be")) return true;
        if (qi_is_comma_or_dash(w, v) || qi_word_is(w, v, ".")) return false;
    }
    return false;
}

uint32_t qi_idiom(const struct quote_work *w, uint32_t i) {
    if ((qi_word_is(w, i, "let") || qi_word_is(w, i, "lets")) && qi_word_is(w, i + 1, "it") &&
        qi_word_is(w, i + 2, "be") && qi_word_is(w, i + 3, "known"))
        return 4;
    if ((qi_word_is(w, i, "served") || qi_word_is(w, i, "gave")) && qi_word_is(w, i + 1, "notice") &&
        qi_word_is(w, i + 2, "that"))
        return 2;
    bool know = (qi_word_is(w, i, "wanted") || qi_word_is(w, i, "wants")) && qi_word_is(w, i + 1, "to") &&
                qi_word_is(w, i + 2, "know") && i + 3 < w->d->tokens.count && !w->stretch_at[i + 3] &&
                is_asked(w, NOTHING, i + 3);
    return know ? 3 : 0;
}

bool qi_is_view(const struct quote_work *w, uint32_t i) {
    enum { FAR = 25 };
    static const char verbs[][8] = {"believe", "think", "thinks", "thought", "feel",  "feels",
                                    "felt",    "fear",  "fears",  "feared",  "hopes", "hoped"},
                      *const longer[] = {"believes", "believed", "suspects"};
    if (!qi_pos_is_verb(tag(w, i)) || !(qi_word_among(w, i, verbs, sizeof verbs / sizeof *verbs) ||
                                        qi_word_in(w, i, longer, sizeof longer / sizeof *longer)))
        return false;
    for (uint32_t k = i + 1; k < w->d->tokens.count && k < i + FAR && !strchr(".;?!", *qi_form(w->d, k)->text); k++)
        if (w->stretch_at[k]) return w->stretches.at[w->stretch_at[k] - 1].quote == NOTHING;
    return false;
}

/* “he goes, “No way.””, “I was like, “No.””: speech as it is told. */
static bool is_goes(const struct quote_work *w, uint32_t i) {
    static const char words[][8] = {"goes", "go", "went"};
    bool like = qi_word_is(w, i + 1, "like") && is_be(w, i);
    uint32_t k = i + 1 + like;
    if (!like && !qi_word_among(w, i, words, sizeof words / sizeof *words)) return false;
    return k + 1 < w->d->tokens.count && w->stretch_at[k + 1] && !w->stretch_at[k] && qi_word_is(w, k, ",") &&
           qi_form(w->d, w->stretches.at[w->stretch_at[k + 1] - 1].first)->flags & FORM_UPPER_FIRST;
}

bool qi_is_cue(const struct quote_work *w, uint32_t i, bool marks) {
    if (marks && is_goes(w, i)) return true;
    if (qi_is_phrasal_cue(w, i)) {
        uint32_t next = i + 2;
        return next < w->d->tokens.count && (marks || is_that(w, next));
    }
    bool verb = qi_pos_is_verb(tag(w, i)) || qi_is_reporting_participle(w, i) || qi_word_is(w, i, "said") ||
                qi_word_is(w, i, "says");
    /* “the group estimates that”: after a noun, a word in -s before “that” is a verb, whatever its tag */
    bool that = i && i + 1 < w->d->tokens.count && is_that(w, i + 1);
    if (that && tag(w, i) != POS_NN && qi_pos_is_noun(tag(w, i - 1))) verb = true;
    if (that && tag(w, i) == POS_NN && (w->entity_at[i - 1] || qi_word_is(w, i, "held"))) verb = true;
    if (!verb) return false;
    if ((that && qi_reports_by_that(w, i)) || qi_idiom(w, i)) return true;
    if (qi_word_is(w, i, "remembers") || qi_word_is(w, i, "remembered")) return true;
    if (qi_in(w->d, i, LIST_SAY_GERUND) && i + 1 < w->d->tokens.count && !w->stretch_at[i + 1] &&
        (tag(w, i + 1) == POS_VBG || qi_word_is(w, i + 1, "how")))
        return true; /* “described being woken”, “described how they woke” */
    return qi_in(w->d, i, LIST_SAY) || qi_in(w->d, i, LIST_SAY_TO) || qi_in(w->d, i, LIST_SAY_OF) ||
           (marks && (qi_in(w->d, i, LIST_SAY_MARKS) || qi_is_view(w, i))) || reports_by_noun(w, i);
}
