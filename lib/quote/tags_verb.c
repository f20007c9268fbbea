/*
 * Parts of speech mended (tags.c), the verbs: words that are verbs, whatever the tagger took them for, above all those
 * that report.
 *
 *     the prosecution alleges/VBZ     police deny/VBP     the minister denied/VBD that     a man called/VBN Bo Poe
 */
#include "quote/words.h"

/* “a third points out that” */
static bool is_pointed(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    return i > first && i + 2 < last && tag(w, i + 1) == POS_RP && is_that(w, i + 2);
}

/* May a verb stand at i after the word before it? */
static bool is_free(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    if (i == first || is_pointed(w, first, i, last)) return true;
    uint8_t t = tag(w, i - 1);
    if (ends_in_s(w, i) && qi_pos_is_verb(t) && !qi_in(w->d, i - 1, LIST_PERSON_NOUN) && !w->entity_at[i - 1])
        return false; /* “denied | reports that”, “received | guarantees that” */
    return !(t == POS_DT || t == POS_PRPS || t == POS_POS || t == POS_IN || t == POS_CC || t == POS_TO ||
             (t == POS_JJ && !is_noun_like(w, i - 1) && !(qi_form(w->d, i - 1)->flags & FORM_UPPER_FIRST)));
}

static bool after_plural(const struct quote_work *w, uint32_t first, uint32_t i) {
    return i > first && (tag(w, i - 1) == POS_NNS || tag(w, i - 1) == POS_NNPS || qi_word_is(w, i - 1, "police"));
}

/* “Bridge to stay shut, judge tells council”: has a verb that takes a hearer one behind it, and its subject a comma
   before it? */
static bool tells_at_end(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    enum { FAR = 5, LEAST = 3 };
    if (!qi_in(w->d, i, LIST_SAY_TELL) || i + 1 >= last || i + FAR < last) return false;
    for (uint32_t k = i + 1; k < last; k++)
        if (w->stretch_at[k] || qi_pos_is_verb(tag(w, k)) || w->d->tokens.at[k].kind != TOKEN_WORD) return false;
    for (uint32_t k = i; k > first + LEAST && i - k < FAR && !w->stretch_at[k - 1]; k--)
        if (qi_word_is(w, k - 1, ",")) return k < i;
    return false;
}

/* “Uproar as opposition alleges wheat was sold”, “Chief resigns, claims mayor lied”, “Bank Vows To Fight”, “review of
   shooting finds”: may the word at i, which reports, be the verb of a headline, whose nouns have no articles? */
static bool is_headline_verb(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    bool comma = i > first && qi_word_is(w, i - 1, ",") && !w->stretch_at[i - 1];
    bool deed = i + 1 >= last && i > first && tag(w, i - 1) == POS_VBG; /* “guard erred, review of shooting | finds” */
    if (!ends_in_s(w, i) || !(comma || deed || after_noun(w, first, i)) || w->entity_at[i]) return false;
    if (i + 2 < last && qi_word_is(w, i + 1, "to")) return !comma;
    if (!comma && tells_at_end(w, first, i, last)) return true;
    if (i + 1 >= last)
        for (uint32_t k = i; k > first; k--)
            if (qi_word_is(w, k - 1, ",")) return !comma;
    for (uint32_t k = i + 1; k < last && k < i + 8 && w->d->tokens.at[k].kind != TOKEN_PUNCTUATION; k++)
        if (k > i + 1 && !w->stretch_at[k] && (qi_is_finite(w, k) || tag(w, k) == POS_VBN)) return true;
    return false;
}

/* “Mayor | calls report ‘fiction’”, “Mayor rejects claims, | calls them ‘fiction’”: may the word at i, behind a noun or
   a comma, be what a headline says somebody calls something in the marks behind it? */
static bool is_headline_naming(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    enum { FAR = 8 };
    static const char *const names[] = {"calls", "brands", "labels", "slams", "blasts", "hails", "dubs", "rips"};
    bool comma = i > first && qi_word_is(w, i - 1, ",") && !w->stretch_at[i - 1];
    if (w->entity_at[i] || !(comma || after_noun(w, first, i)) || i + 1 >= last || tag(w, i + 1) == POS_IN ||
        !qi_word_in(w, i, names, sizeof names / sizeof *names))
        return false;
    uint32_t k = i + 1; /* “calls | report ‘fiction’”: what the tagger makes of the next word depends on this one */
    while (k < last && k < i + FAR && !w->stretch_at[k] && !(k > i + 1 && qi_is_finite(w, k)) && !qi_word_is(w, k, ","))
        k++;
    return k < last && w->stretch_at[k] && (qi_after(w, k) >= last || !qi_is_finite(w, qi_after(w, k)));
}

bool qi_is_verb_too(const struct quote_work *w, uint32_t i) {
    static const char words[][8] = {"open", "free", "clear", "clean", "calm", "slow", "secure"};
    return qi_word_among(w, i, words, sizeof words / sizeof *words);
}

bool qi_is_past_alone(const struct quote_work *w, uint32_t i) {
    static const char words[][8] = {"met",   "won",  "drew", "struck", "chose", "flew", "sank",
                                    "slept", "swam", "tore", "woke",   "shook", "rang", "arose"};
    return tag(w, i) == POS_NN && !(qi_form(w->d, i)->flags & FORM_UPPER_FIRST) &&
           qi_word_among(w, i, words, sizeof words / sizeof *words);
}

/* “they | back the tax”, “voters | favour a ban”: verbs of polls that other words are spelt as. */
static bool is_vote(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    if ((tag(w, i) != POS_RB && tag(w, i) != POS_NN) || i == first || !opens_phrase(w, i + 1, last) ||
        !is_poll_verb(w, i))
        return false;
    bool people = tag(w, i - 1) == POS_NNS && qi_in(w->d, i - 1, LIST_PERSON_NOUN);
    return people || qi_word_is(w, i - 1, "they") || qi_word_is(w, i - 1, "we") || qi_word_is(w, i - 1, "who");
}

/* “The firm knew, papers seen by the Post | show.”, “Owners should wait, agents | advise, …”: the verb of a source
   behind a clause and its comma. */
static bool shows_at_end(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    static const char *const shown[] = {"show", "suggest", "indicate", "reveal"};
    enum { FAR = 14 };
    if (!after_noun(w, first, i) || (i + 1 < last && w->d->tokens.at[i + 1].kind != TOKEN_PUNCTUATION) ||
        (!qi_word_in(w, i, shown, sizeof shown / sizeof *shown) &&
         !(qi_in(w->d, i, LIST_SAY) && !ends_in_s(w, i) && after_plural(w, first, i) &&
           (tag(w, i) == POS_VB || (tag(w, i) == POS_NN && !qi_in(w->d, i, LIST_SAY_NOUN))))))
        return false;
    for (uint32_t k = i; k > first && i - k < FAR && !w->stretch_at[k - 1]; k--) {
        if (qi_is_finite(w, k - 1)) return false;
        if (qi_word_is(w, k - 1, ",")) return qi_has_finite(w, first, k - 1);
    }
    return false;
}

/* “a resident | named Ann Lee said”, “a man called Bo Poe”: does the participle at i bring the name of somebody told of
   for the first time? Not “a minister called Lee a liar”. */
static bool is_naming(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    static const char words[][8] = {"named", "called"};
    if (i == first || i + 1 >= last || w->stretch_at[i + 1] || !qi_person_at(w, i + 1) ||
        !qi_word_among(w, i, words, sizeof words / sizeof *words) || !qi_in(w->d, i - 1, LIST_PERSON_NOUN))
        return false;
    uint32_t start = qi_phrase_start(w, first, i), behind = w->d->entities.at[w->entity_at[i + 1] - 1].last;
    if (!is_one_article(w, start)) return false;
    return behind >= last || w->stretch_at[behind] || qi_is_finite(w, behind) || tag(w, behind) == POS_WP ||
           (tag(w, behind) == POS_IN && !qi_word_is(w, behind, "as")) ||
           w->d->tokens.at[behind].kind == TOKEN_PUNCTUATION;
}

/* “reads |: “No””, “reads | in part:”, “reads | as follows”: does what follows at i lead to somebody's words? */
static bool leads_to_words(const struct quote_work *w, uint32_t i, uint32_t last) {
    if (i >= last) return false;
    if (w->stretch_at[i] || qi_word_is(w, i, ":") || qi_word_is(w, i, ",")) return true;
    return (qi_word_is(w, i, "in") && qi_word_is(w, i + 1, "part")) ||
           (qi_word_is(w, i, "as") && qi_word_is(w, i + 1, "follows"));
}

uint8_t qi_mend_verb(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    uint8_t t = tag(w, i);
    if (is_naming(w, first, i, last)) return POS_VBN;
    if (t == POS_NN && qi_word_is(w, i, "shot") && i > first && tag(w, i - 1) == POS_RB) return POS_VBN;
    if (t != POS_VBD && qi_word_is(w, i, "shot") && i > first && qi_word_is(w, i + 1, "back") &&
        (w->entity_at[i - 1] || tag(w, i - 1) == POS_PRP))
        return POS_VBD; /* “Lee | shot back on Friday” */
    static const char *const steps[] = {"starts", "ends", "opens", "closes", "begins", "concludes", "finishes"};
    if (t == POS_NNS && i > first && i + 2 < last && qi_word_is(w, i + 1, "by") && tag(w, i + 2) == POS_VBG &&
        qi_word_in(w, i, steps, sizeof steps / sizeof *steps))
        return POS_VBZ; /* “Lee starts by thanking them” */
    if (t == POS_NN && i + 1 < last && w->stretch_at[i + 1] && after_noun(w, first, i) && qi_word_is(w, i, "reading"))
        return POS_VBG; /* “a banner reading “No”” */
    if (qi_word_is(w, i, "say") && !qi_pos_is_verb(t) && i > first &&
        (qi_word_is(w, i - 1, ",") || qi_pos_is_noun(tag(w, i - 1)) || opens_phrase(w, i + 1, last)) &&
        is_free(w, first, i, last))
        return POS_VBP; /* “police say”, “people in the forest say they”, not “a say” */
    if (t == POS_VBD && qi_word_is(w, i, "briefed") && after_noun(w, first, i) && i + 1 < last &&
        (qi_word_is(w, i + 1, "on") || qi_word_is(w, i + 1, "about")))
        return POS_VBN; /* “people briefed on the plan” */
    if (is_vote(w, first, i, last)) return POS_VBP;
    bool left = t == POS_NNS && i > first && i + 1 < last && qi_word_is(w, i, "remains");
    if (left && (tag(w, i - 1) == POS_NN || tag(w, i - 1) == POS_NNP) &&
        (tag(w, i + 1) == POS_JJ || tag(w, i + 1) == POS_VBN || qi_word_is(w, i + 1, "in")))
        return POS_VBZ; /* “a storm warning | remains in force” */
    if (t == POS_NN && i > first && is_be(w, i - 1) && qi_in(w->d, i, LIST_SAY) && opens_phrase(w, i + 1, last) &&
        ends_in_ing(w, i))
        return POS_VBG; /* “is warning he will go” */
    if (t == POS_JJ && i > first && follows_have(w, i) && ends_in_ed(w, i)) return POS_VBN; /* “has uncovered papers” */
    if (!qi_is_finite(w, i) && shows_at_end(w, first, i, last)) return POS_VBP;
    if (qi_word_is(w, i, "said") || qi_word_is(w, i, "told"))
        return has_auxiliary(w, first, i) || (i + 1 < last && qi_word_is(w, i + 1, "by")) ? POS_VBN : POS_VBD;
    if (t == POS_JJ && i > first && tag(w, i - 1) == POS_TO && i + 1 < last && qi_is_verb_too(w, i) &&
        (qi_pos_is_noun(tag(w, i + 1)) || opens_phrase(w, i + 1, last)))
        return POS_VB; /* “to open corridors” */
    if (qi_pos_is_noun(t) && qi_word_is(w, i, "have")) return POS_VBP;
    if (t == POS_NN && qi_word_is(w, i, "heard")) return POS_VBD; /* “…, a court heard.” */
    if (qi_is_past_alone(w, i) && after_noun(w, first, i) && tag(w, i - 1) != POS_CD)
        return has_auxiliary(w, first, i) || (i + 1 < last && qi_word_is(w, i + 1, "by")) ? POS_VBN : POS_VBD;
    if (qi_pos_is_noun(t) && qi_word_is(w, i, "read") && after_noun(w, first, i))
        return POS_VBD; /* “the notice read” */
    if (t == POS_NNS && qi_word_is(w, i, "reads") && after_noun(w, first, i) && leads_to_words(w, i + 1, last))
        return POS_VBZ; /* “the statement | reads in part:” */
    return POS_NONE;
}

/* “…,” | brushing aside calls: what the narrator says of who spoke, behind marks that end in a comma. */
static uint8_t mend_behind_marks(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    if (tag(w, i) != POS_NN || i == first || !w->stretch_at[i - 1] || w->stretch_at[i] || i + 1 >= last)
        return POS_NONE;
    if (!ends_in_ing(w, i) || !ends_in_comma(w, &w->stretches.at[w->stretch_at[i - 1] - 1])) return POS_NONE;
    return opens_phrase(w, i + 1, last) || tag(w, i + 1) == POS_NNS || tag(w, i + 1) == POS_IN ? POS_VBG : POS_NONE;
}

/* Participles that are pasts. reports: the word is one that does. */
static uint8_t mend_participle(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last, bool reports) {
    if (tag(w, i) != POS_VBN || i == first) return POS_NONE;
    if (qi_is_occasion(w, i - 1) && qi_word_is(w, i, "issued"))
        return POS_NONE; /* “says in a statement issued Sunday” */
    bool alone = !has_auxiliary(w, first, i), joined = tag(w, i - 1) == POS_CC;
    if (alone && after_noun(w, first, i) &&
        (tag(w, i - 1) == POS_PRP || (opens_phrase(w, i + 1, last) && tag(w, i + 1) != POS_CD)))
        return POS_VBD;
    static const char *const gone[] = {"died", "resigned", "arrived", "collapsed", "fled", "failed", "vanished"};
    if (alone && after_noun(w, first, i) && qi_word_in(w, i, gone, sizeof gone / sizeof *gone))
        return POS_VBD; /* “reported the director | resigned” */
    if (alone && i + 2 < last && qi_takes_particle(w, i, i + 1) && !w->stretch_at[i - 1] &&
        (qi_in(w->d, i - 1, LIST_PERSON_NOUN) || qi_person_at(w, i - 1)))
        return POS_VBD; /* “the mayor called for” */
    if (qi_word_is(w, i - 1, ",") && qi_in(w->d, i, LIST_SAY_GERUND) && i + 2 < last && tag(w, i + 1) == POS_VBG &&
        !w->stretch_at[i - 1])
        return POS_VBD; /* “The owner, who lives in Riga, denied breaking the law” */
    if (joined && i + 2 < last && qi_word_is(w, i + 1, "to") &&
        (qi_word_is(w, i, "promised") || qi_word_is(w, i, "vowed") || qi_word_is(w, i, "pledged")))
        return POS_VBD; /* “no decision had been made and promised to look again” */
    if (joined && reports && i + 2 < last && !w->stretch_at[i + 1] && w->stretch_at[i + 2] &&
        (qi_word_is(w, i + 1, ",") || qi_word_is(w, i + 1, ":")))
        return POS_VBD; /* “it was done and added, “…”” */
    if (joined && alone && reports && i + 1 < last &&
        ((opens_phrase(w, i + 1, last) && !is_that(w, i + 1)) || (i + 2 < last && qi_takes_particle(w, i, i + 1))))
        return POS_VBD; /* “jobs were at risk and called on the council to act” */
    return POS_NONE;
}

/* “The dam broke, | reports Braska News.”: does a comma stand before the word at i, and nothing but a name behind it?
 */
static bool is_before_source(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    enum { FAR = 8 };
    if (i < first + 3 || !qi_word_is(w, i - 1, ",") || !qi_in(w->d, i, LIST_SAY)) return false;
    uint32_t end = last, name = i + 1;
    while (end > name && w->d->tokens.at[end - 1].kind != TOKEN_WORD) end--;
    if (name < end && w->d->tokens.at[name].kind == TOKEN_QUOTE) name++;
    if (end <= name || end - name > FAR || !qi_pos_is_proper(tag(w, name))) return false;
    for (uint32_t k = name; k < end; k++)
        if (qi_pos_is_verb(tag(w, k)) || qi_word_is(w, k, ",") || tag(w, k) == POS_CC) return false;
    return true;
}

/* “…, engineers warn”, “…, insists engineer”: the verb of who says a headline, at its end or behind its comma. */
static uint8_t mend_closing(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    enum { FAR = 6 };
    if (!qi_in(w->d, i, LIST_SAY) || i < first + 3 || w->stretch_at[i] || w->entity_at[i]) return POS_NONE;
    if (i + 1 == last && !ends_in_s(w, i) && after_plural(w, first, i)) return POS_VBP;
    if (!ends_in_s(w, i) || i + 1 >= last || last - i > FAR || w->stretch_at[i - 1] || !qi_word_is(w, i - 1, ","))
        return POS_NONE;
    for (uint32_t k = i + 1; k < last; k++)
        if (w->stretch_at[k] || qi_pos_is_verb(tag(w, k)) || w->d->tokens.at[k].kind != TOKEN_WORD) return POS_NONE;
    return is_noun_like(w, last - 1) ? POS_VBZ : POS_NONE;
}

/* Has [first, last) a finite verb outside marks? */
static bool has_verb(const struct quote_work *w, uint32_t first, uint32_t last) {
    for (uint32_t k = first; k < last; k++)
        if (!w->stretch_at[k] && qi_is_finite(w, k)) return true;
    return false;
}

/* “The mayor | warns of “doom””, “Lee questions “the whole plan””, “the mayor, Ann Lee, terms it “gold””: does a person
   speak at i of what stands in marks? */
static bool is_speaking_of(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    enum { FEW = 3 };
    static const char of[][8] = {"of", "about", "against", "for", "to", "on", "it", "them", "him"};
    const uint64_t lists = (uint64_t)1 << LIST_SAY | (uint64_t)1 << LIST_SAY_OF | (uint64_t)1 << LIST_SAY_MARKS;
    if (!(qi_form(w->d, i)->lists & lists) || i < first + 1 || i + 2 >= last || w->stretch_at[i - 1] ||
        w->stretch_at[i] || w->entity_at[i])
        return false;
    bool over = qi_word_among(w, i + 1, of, sizeof of / sizeof *of);
    const struct stretch *s = w->stretch_at[i + 1 + over] ? &w->stretches.at[w->stretch_at[i + 1 + over] - 1] : NULL;
    if (!s || (s->last - s->first < FEW && !qi_word_among(w, i + 1, of, 3))) return false; /* “slams “pirate” trucks” */
    if (qi_person_at(w, i - 1)) return true;
    if (qi_in(w->d, i - 1, LIST_PERSON_NOUN)) return tag(w, i - 1) == POS_NN;
    bool opens = w->entity_at[first] || tag(w, first) == POS_DT || tag(w, first) == POS_PRPS;
    if (qi_word_is(w, i - 1, ",")) return opens && !has_verb(w, first, i);
    return opens && is_noun_like(w, i - 1) && qi_word_is(w, last - 1, ".") && !has_verb(w, first, last);
}

/* Plural nouns that are verbs: “the prosecution alleges”. */
static uint8_t mend_plural(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    if (tag(w, i) != POS_NNS || !ends_in_s(w, i)) return POS_NONE;
    if (i > first + 1 && (qi_word_is(w, i - 2, "despite") || qi_word_is(w, i - 2, "amid")))
        return POS_NONE; /* “despite Arab reports suggesting” */
    if (is_before_source(w, first, i, last) || is_speaking_of(w, first, i, last)) return POS_VBZ;
    if (i > first + 1 && tag(w, i - 1) == POS_CC && i + 1 < last && qi_in(w->d, i, LIST_SAY) &&
        (tag(w, i + 1) == POS_PRP || is_that(w, i + 1)) &&
        (qi_word_is(w, i - 1, "but") || !qi_in(w->d, i, LIST_SAY_NOUN)))
        return POS_VBZ;                                     /* “faces a vote but denies he lied” */
    bool joined = i > first + 1 && tag(w, i - 1) == POS_CC; /* “but denies taking it” */
    if (!joined && !after_noun(w, first, i)) return POS_NONE;
    if (qi_in(w->d, i, LIST_SAY_GERUND) && i + 1 < last && tag(w, i + 1) == POS_VBG) return POS_VBZ;
    if (joined) return POS_NONE;
    if (!qi_in(w->d, i, LIST_SAY)) return POS_NONE;
    if (i + 2 < last && !w->stretch_at[i + 1] && w->stretch_at[i + 2] &&
        (qi_word_is(w, i + 1, ",") || qi_word_is(w, i + 1, ":")))
        return POS_VBZ; /* “a man behind me mutters, “…”” */
    uint32_t start = qi_phrase_start(w, first, i);
    if (start > first && w->stretch_at[start - 1] && !w->entity_at[i])
        return POS_VBZ; /* “…,” the sergeant asks in parting */
    bool final = i + 1 >= last || w->d->tokens.at[i + 1].kind == TOKEN_PUNCTUATION;
    bool listed = i > first + 1 && i + 1 < last && qi_word_is(w, i + 1, ",") && qi_word_is(w, i - 2, ",") &&
                  tag(w, i - 1) == POS_NN && !w->entity_at[i - 1]; /* “prices, jobless claims, permits” */
    for (uint32_t k = i; final && !listed && k > first && i - k < 8; k--)
        if (qi_word_is(w, k - 1, ",")) return POS_VBZ; /* “…, the prosecution alleges.” */
    return opens_phrase(w, i + 1, last) && !final ? POS_VBZ : POS_NONE;
}

/* “its weather bureau | forecast that”, “the bank on Monday | forecast prices would rise”: a past that is spelt as its
   noun, behind whoever forecasts and before a clause. */
static bool is_forecasting(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    enum { FAR = 10 };
    if (tag(w, i) != POS_NN || i == first || i + 2 >= last || !qi_word_is(w, i, "forecast")) return false;
    uint32_t who = i - 1;
    if (who > first + 1 && is_time_word(w, who) && qi_word_is(w, who - 1, "on")) who -= 2;
    uint32_t e = w->entity_at[who];
    if (w->stretch_at[who] || !((e && w->d->entities.at[e - 1].type <= TYPE_ORG) || qi_in(w->d, who, LIST_BODY_NOUN) ||
                                qi_in(w->d, who, LIST_PERSON_NOUN)))
        return false;
    if (is_that(w, i + 1)) return !qi_is_finite(w, i + 2); /* “the bank forecast that | showed it” */
    for (uint32_t k = i + 1; k < last && k < i + FAR && !w->stretch_at[k]; k++) {
        if (w->d->tokens.at[k].kind == TOKEN_PUNCTUATION) return false;
        if (qi_is_finite(w, k)) return k > i + 1;
    }
    return false;
}

/* “with economists | warning of a slump”: what people do, and no noun that they stand before. */
static bool is_done_by_people(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    if (tag(w, i) != POS_NN || i == first || i + 2 >= last || !ends_in_ing(w, i) || w->stretch_at[i - 1] ||
        w->stretch_at[i + 1])
        return false;
    return tag(w, i - 1) == POS_NNS && qi_in(w->d, i - 1, LIST_PERSON_NOUN) &&
           (is_that(w, i + 1) ||
            (qi_prepositions(w, i) && qi_value_has(qi_prepositions(w, i), qi_form(w->d, i + 1)->text)));
}

/* “and | accused members of having lied”: an adjective by its tag that its preposition shows to be a past. */
static bool is_past_with_of(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    enum { FAR = 10 };
    const char *prepositions = qi_prepositions(w, i);
    if (tag(w, i) != POS_JJ || i < first + 2 || tag(w, i - 1) != POS_CC || !prepositions || !ends_in_ed(w, i) ||
        !has_verb(w, first, i))
        return false;
    for (uint32_t k = i + 2; k + 1 < last && k < i + FAR && !w->stretch_at[k] && !qi_is_finite(w, k); k++)
        if (tag(w, k + 1) == POS_VBG && qi_value_has(prepositions, qi_form(w->d, k)->text)) return true;
    return false;
}

/* “results released Tuesday | show Lee won”, “surveys | suggest support is low”, “the fever | kills more than 40”: a
   verb that figures are told with, taken for a noun or worse. */
static uint8_t mend_figure(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    uint8_t t = tag(w, i);
    if (i <= first || i + 2 >= last || w->stretch_at[i - 1] || w->stretch_at[i + 1]) return POS_NONE;
    if (t == POS_JJS && qi_word_is(w, i, "suggest")) return POS_VBP;
    uint8_t next = tag(w, i + 1);
    bool opens = next == POS_NNP || next == POS_DT || next == POS_CD || next == POS_PRP;
    if (t == POS_NN && qi_word_is(w, i, "show") && opens && (is_time_word(w, i - 1) || tag(w, i - 1) == POS_NNS))
        return POS_VBP;
    bool more = qi_word_is(w, i + 1, "more") || qi_word_is(w, i + 1, "fewer") || qi_word_is(w, i + 1, "less");
    bool figure = more && i + 3 < last && qi_word_is(w, i + 2, "than") &&
                  (tag(w, i + 3) == POS_CD || tag(w, i + 3) == POS_DT || tag(w, i + 3) == POS_DOLLAR);
    if (t == POS_NNS && figure && tag(w, i - 1) == POS_NN) return POS_VBZ;
    uint32_t as = first + (tag(w, first) == POS_CC); /* “(But) as Ann Lee | reports, the dam held” */
    if (t == POS_NNS && qi_word_is(w, i, "reports") && qi_person_at(w, i - 1) && qi_word_is(w, as, "as") &&
        i < as + 8 && (qi_word_is(w, i + 1, ",") || next == POS_IN))
        return POS_VBZ;
    bool many = qi_word_is(w, i, "reports") && qi_word_is(w, i + 1, "as") && qi_word_is(w, i + 2, "many");
    return t == POS_NNS && many ? POS_VBZ : POS_NONE; /* “the radio | reports as many as 30” */
}

/* “Norland | accuses the mill of stealing”, “…, the head of the guild, | announced it won”: verbs that report, taken
   for what they never are. */
static uint8_t mend_never(const struct quote_work *w, uint32_t first, uint32_t i) {
    uint8_t t = tag(w, i);
    if (qi_pos_is_verb(t)) return POS_NONE;
    static const char *const never[] = {"accuses",  "warns",     "denies",    "admits",    "alleges",
                                        "argues",   "tells",     "explains",  "declares",  "asserts",
                                        "contends", "concedes",  "reveals",   "suggests",  "predicts",
                                        "confirms", "announces", "threatens", "recommends"};
    if (!w->entity_at[i] && qi_word_in(w, i, never, sizeof never / sizeof *never)) return POS_VBZ;
    if (t == POS_NN && qi_word_is(w, i, "warning") && i > first && !w->stretch_at[i - 1])
        return is_be(w, i - 1) || (tag(w, i - 1) == POS_NN && w->entity_at[i + 1]) ? POS_VBG : POS_NONE;
    if (qi_word_is(w, i, "accuse")) return i > first && tag(w, i - 1) == POS_TO ? POS_VB : POS_VBP;
    if (t == POS_CC && ends_in_ed(w, i)) return POS_VBD;
    bool media = i > first && !w->stretch_at[i - 1] && qi_word_is(w, i - 1, "media");
    return media && qi_word_is(w, i, "report") && is_that(w, i + 1) ? POS_VBP : POS_NONE;
}

/* “in the 14 | states that keep them”, “the latest bombshell | reports involving Lee”: a noun that is spelt like a
 * verb. */
static bool is_counted(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    static const char *const nouns[] = {"states", "reports", "claims", "charges", "demands", "notes", "estimates"};
    static const char *const about[] = {"involving", "concerning", "regarding",  "surrounding", "linking",
                                        "detailing", "indicating", "suggesting", "showing"};
    if (i == first || w->stretch_at[i - 1] || !qi_word_in(w, i, nouns, sizeof nouns / sizeof *nouns)) return false;
    bool year = qi_form(w->d, i - 1)->length == 4 && qi_form(w->d, i - 1)->flags & FORM_DIGIT;
    bool counted = tag(w, i - 1) == POS_CD && !year && !qi_word_is(w, i - 1, "one") && i + 1 < last &&
                   (is_that(w, i + 1) || tag(w, i + 1) == POS_WDT || tag(w, i + 1) == POS_IN);
    return counted || (i + 1 < last && qi_word_in(w, i + 1, about, sizeof about / sizeof *about));
}

/* Words that report and are taken for anything but verbs. */
static uint8_t mend_report(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last, bool reports) {
    uint8_t t = tag(w, i);
    if (t == POS_NNS && qi_is_what_was_said(w, first, i, last)) return POS_NONE; /* “denied U.S. charges that” */
    uint8_t figure = mend_never(w, first, i);
    if (!figure) figure = mend_figure(w, first, i, last);
    if (figure) return figure;
    if (is_counted(w, first, i, last)) return POS_NNS;
    if (is_forecasting(w, first, i, last) || is_past_with_of(w, first, i, last)) return POS_VBD;
    if (is_done_by_people(w, first, i, last)) return POS_VBG;
    if (reports && i > first && !qi_pos_is_verb(t) && t != POS_MD && is_free(w, first, i, last)) {
        if ((i + 1 < last && is_that(w, i + 1) && t != POS_NN) || is_pointed(w, first, i, last))
            return ends_in_s(w, i) ? POS_VBZ : POS_VBD; /* “Lee contends that” */
        const struct form *form = qi_form(w->d, i);
        if (t == POS_JJ && form->length > 3 && strcmp(form->text + form->length - 2, "ed") == 0)
            return POS_VBD; /* “Lee, the mayor, urged” */
    }
    if (qi_in(w->d, i, LIST_SAY) && !ends_in_s(w, i) && (t == POS_IN || t == POS_NN || t == POS_FW || t == POS_VB) &&
        after_plural(w, first, i) && (opens_phrase(w, i + 1, last) || (i + 1 < last && tag(w, i + 1) == POS_NNS)))
        return POS_VBP; /* “police deny officers are …” */
    return mend_plural(w, first, i, last);
}

uint8_t qi_mend_gap(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    if (i < first + 3 || i + 1 >= last || w->stretch_at[i] || !is_said(w, i - 1) || tag(w, i - 2) != POS_PRP)
        return POS_NONE;
    uint8_t t = tag(w, i), which = tag(w, i - 3);
    if (w->stretch_at[i - 3] || (which != POS_WDT && which != POS_WP && !qi_word_is(w, i - 3, "which")) ||
        qi_word_is(w, i - 3, "what"))
        return POS_NONE;
    if (t == POS_JJ && ends_in_ed(w, i)) return POS_VBD;
    if (t == POS_NNS && ends_in_s(w, i)) return POS_VBZ;
    return t == POS_NN || t == POS_VB ? POS_VBP : POS_NONE;
}

uint8_t qi_mend_report(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last, bool headline) {
    bool reports = qi_in(w->d, i, LIST_SAY) || qi_in(w->d, i, LIST_SAY_TO);
    uint8_t better = POS_NONE;
    if (headline && reports && qi_pos_is_noun(tag(w, i)) && is_headline_verb(w, first, i, last)) return POS_VBZ;
    if (headline && qi_pos_is_noun(tag(w, i)) && is_headline_naming(w, first, i, last)) return POS_VBZ;
    if (headline && !qi_is_finite(w, i)) better = mend_closing(w, first, i, last);
    if (!better) better = mend_behind_marks(w, first, i, last);
    if (!better) better = mend_participle(w, first, i, last, reports);
    return better ? better : mend_report(w, first, i, last, reports);
}
