/*
 * Parts of speech mended where news English says more than a tagger of all English knows: the words that report
 * (tags_verb.c) and the people who do.
 *
 *     the prosecution alleges/VBZ.     Police chief/NN Lee     analysts/NNS said     the minister denied/VBD that
 */
#include "quote/words.h"

/* “the financial services | firm Calder said”: a noun for a body that was taken for a verb, between a noun and a name
   of a body. */
static bool is_kind_of_body(const struct quote_work *w, uint32_t first, uint32_t i) {
    uint32_t at = w->entity_at[i + 1];
    return (tag(w, i) == POS_VBP || tag(w, i) == POS_VB) && at && !qi_person_at(w, i + 1) && after_noun(w, first, i) &&
           !w->entity_at[i] && !w->entity_at[i - 1] && !qi_in(w->d, i, LIST_SAY) &&
           (qi_in(w->d, i, LIST_BODY_NOUN) || qi_in(w->d, i, LIST_ORGANISATION_NOUN));
}

/* “said passenger Ann Lee”, “said council leader Ann Lee”: does a word whose tag cannot be right stand between a verb
   that reports and a person's name? */
static bool is_role_of(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    const uint64_t wrong = (uint64_t)1 << POS_VB | (uint64_t)1 << POS_VBP | (uint64_t)1 << POS_JJR |
                           (uint64_t)1 << POS_RBR | (uint64_t)1 << POS_CC | (uint64_t)1 << POS_IN;
    if (!(wrong >> tag(w, i) & 1) || i == first || i + 1 >= last || w->stretch_at[i - 1] ||
        qi_in(w->d, i, LIST_FUNCTION_WORD))
        return false;
    bool named = qi_in(w->d, i + 1, LIST_PERSON_NOUN) && i + 2 < last && qi_person_at(w, i + 2);
    if (qi_word_is(w, i - 1, ",")) return named; /* “…, park spokeswoman Ann Lee said” */
    return qi_in(w->d, i - 1, LIST_SAY) && qi_pos_is_verb(tag(w, i - 1)) && (named || qi_person_at(w, i + 1));
}

/* Adjectives of business pages that are spelt as adverbs: “net income”, “quarterly sales”. */
static bool is_adjective_too(const struct quote_work *w, uint32_t i) {
    static const char *const words[] = {"net", "quarterly", "weekly", "monthly", "daily", "yearly", "hourly"};
    return qi_word_in(w, i, words, sizeof words / sizeof *words);
}

/* What all the rules below are about: words of these lists, and others with a tag that is taken for another. */
static bool is_mendable(const struct quote_work *w, uint32_t i) {
    const uint64_t lists = (uint64_t)1 << LIST_SAY | (uint64_t)1 << LIST_SAY_TO | (uint64_t)1 << LIST_SAY_TELL |
                           (uint64_t)1 << LIST_SAY_OF | (uint64_t)1 << LIST_SAY_GERUND | (uint64_t)1 << LIST_SAY_MARKS |
                           (uint64_t)1 << LIST_PERSON_NOUN;
    static const char words[][8] = {"have",    "outside", "onboard", "aboard", "retired", "fed",
                                    "elderly", "shot",    "joint",   "elect",  "study", "hereby"};
    static const char told[][8] = {"briefed", "named"}, heard[][8] = {"read", "reading", "heard"};
    static const char measured[][8] = {"by", "more", "fewer", "less"};
    if (qi_form(w->d, i)->lists & lists) return true;
    if (!(qi_form(w->d, i)->flags & FORM_LETTER)) return tag(w, i) == POS_COLON;
    if (tag(w, i) == POS_DT || tag(w, i) == POS_TO || tag(w, i) == POS_PRPS) return false; /* a fifth of all words */
    if (qi_word_among(w, i, words, sizeof words / sizeof *words) || qi_word_is(w, i, "deceased")) return true;
    switch (tag(w, i)) {
    case POS_VBN:
    case POS_IN:
    case POS_COLON:
    case POS_CC:
    case POS_WP:
    case POS_RP:
    case POS_UH:
    case POS_RBS: return true;
    case POS_JJ: return qi_is_verb_too(w, i) || (i > 0 && follows_have(w, i));
    case POS_VBG: return qi_word_is(w, i, "leading");
    case POS_VBD: return qi_word_among(w, i, told, sizeof told / sizeof *told);
    case POS_VB: return qi_word_is(w, i, "meanwhile") || (i > 0 && tag(w, i - 1) == POS_PRPS);
    case POS_PRP: return qi_word_is(w, i, "her");
    case POS_NNS:
        return qi_word_is(w, i, "remains") || qi_word_is(w, i, "reads") || qi_word_among(w, i + 1, measured, 4);
    case POS_RB: return is_poll_verb(w, i) || is_adjective_too(w, i);
    case POS_NN:
        return (i > 0 && w->stretch_at[i - 1]) || is_poll_verb(w, i) ||
               qi_word_among(w, i, heard, sizeof heard / sizeof *heard) || qi_is_past_alone(w, i);
    default: return false;
    }
}

/* The rules below say what tag the word at i ought to have, or POS_NONE when they do not know better. */

/* “Orlow Rights | Watch says”: the last word of a body's name, in text that writes nothing but names with capitals. */
static bool ends_name(const struct quote_work *w, uint32_t i) {
    if (!w->entity_at[i] || qi_pos_in_phrase(tag(w, i)) || qi_is_heading(qi_region_at(w->d, i))) return false;
    const struct entity *e = &w->d->entities.at[w->entity_at[i] - 1];
    return e->type == TYPE_ORG && e->first < i && e->last == i + 1 && qi_form(w->d, i)->flags & FORM_UPPER_FIRST;
}

/* Names that the tagger takes for auxiliaries, and what stands before names. */
static uint8_t mend_name(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    if (is_role_of(w, first, i, last) || (i + 1 < last && is_kind_of_body(w, first, i))) return POS_NN;
    if (tag(w, i) == POS_RB && qi_person_at(w, i)) return POS_NNP; /* Donnelly */
    if (ends_name(w, i)) return POS_NNP;
    const char *text = qi_form(w->d, i)->text;
    if (tag(w, i) == POS_ADD && strchr(text, '.') && !strpbrk(text, "@/:"))
        return POS_NNP; /* “Braska24.com reported” */
    if ((tag(w, i) != POS_MD && tag(w, i) != POS_IN) || !qi_person_at(w, i)) return POS_NONE;
    const struct entity *e = &w->d->entities.at[w->entity_at[i] - 1];
    return e->last == e->first + 1 ? POS_NNP : POS_NONE; /* “…,” Will said: a name, if it is all of one */
}

/* “the stand-|in captain”, “the drive-|through owner”: a preposition that a hyphen joins to the word before, ahead of a
   noun. */
static bool is_joined_on(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    const struct token *t = &w->d->tokens.at[i];
    if (i < first + 2 || i + 1 >= last || tag(w, i) != POS_IN || (t->flags | t[-1].flags) & TOKEN_AFTER_SPACE)
        return false;
    return w->d->text[t[-1].start] == '-' && t[-1].stop == t[-1].start + 1 && t[1].flags & TOKEN_AFTER_SPACE &&
           !w->stretch_at[i + 1] && (qi_pos_is_noun(tag(w, i + 1)) || w->entity_at[i + 1]);
}

/* “a passer-|by”, “the runner-|up”, “the president-|elect”: what a hyphen joins to a noun and no other word follows. */
static bool is_joined_behind(const struct quote_work *w, uint32_t first, uint32_t i) {
    static const char words[][8] = {"by", "up", "on", "elect", "between"};
    const struct token *t = &w->d->tokens.at[i];
    if (i < first + 2 || !qi_word_among(w, i, words, sizeof words / sizeof *words)) return false;
    if ((t->flags | t[-1].flags) & TOKEN_AFTER_SPACE || w->d->text[t[-1].start] != '-') return false;
    bool more = i + 1 < w->d->tokens.count && w->d->text[t->stop] == '-';
    bool ends = i + 1 >= w->d->tokens.count || t[1].flags & TOKEN_AFTER_SPACE || t[1].kind == TOKEN_PUNCTUATION;
    return ends && !more && (qi_pos_is_noun(tag(w, i - 2)) || (i > first + 2 && tag(w, i - 3) == POS_DT));
}

/* “WHO warned them”, “Shots can wait: WHO”: capitals among words that have none are a name's. */
static bool is_health_body(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    if (strcmp(qi_form(w->d, i)->text, "WHO") != 0) return false;
    for (uint32_t k = first; k < last; k++)
        if (qi_form(w->d, k)->flags & FORM_LETTER && !(qi_form(w->d, k)->flags & (FORM_UPPER_FIRST | FORM_ALL_UPPER)))
            return true;
    return false;
}

/* “both | ministries said”, “both | foreign ministries said”: do a plural noun and its verb stand at i, and no “and”?
 */
static bool is_plural_alone(const struct quote_work *w, uint32_t i, uint32_t last) {
    while (i < last && !w->stretch_at[i] && (tag(w, i) == POS_JJ || tag(w, i) == POS_NN)) i++;
    return i + 1 < last && !w->stretch_at[i] && tag(w, i) == POS_NNS && qi_is_finite(w, i + 1);
}

bool qi_is_what_was_said(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    static const char *const said[] = {"reports",  "claims",  "offers",  "calls",
                                       "promises", "pledges", "demands", "charges"};
    static const char *const answers[] = {"rebuffed", "confirmed", "countered", "rebutted", "echoed", "repeated"};
    if (i < first + 2 || i + 1 >= last || !qi_word_in(w, i, said, sizeof said / sizeof *said) || w->stretch_at[i - 1] ||
        w->stretch_at[i + 1])
        return false;
    if (tag(w, i - 1) == POS_JJ && tag(w, i - 2) == POS_DT) return qi_word_is(w, i + 1, "to") && tag(w, i) == POS_VBZ;
    uint32_t whose = i - 1; /* “denied | U.S. government reports that” */
    while (whose > first + 1 && whose + 3 > i && !w->stretch_at[whose - 1] && qi_pos_in_phrase(tag(w, whose - 1)) &&
           !qi_pos_is_verb(tag(w, whose - 1)))
        whose--;
    bool noun = qi_pos_is_noun(tag(w, i - 1)) || tag(w, i - 1) == POS_JJ;
    uint8_t next = tag(w, i + 1);
    bool clause = is_that(w, i + 1) || next == POS_DT || next == POS_PRP || next == POS_PRPS; /* “charges | he lied” */
    return noun && clause && !w->stretch_at[whose - 1] &&
           (qi_gainsays(w, whose - 1) || qi_word_in(w, whose - 1, answers, sizeof answers / sizeof *answers));
}

/* Single words that are adjectives, or that a hyphen makes part of one. */
static uint8_t mend_adjective(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    uint8_t t = tag(w, i);
    if (is_joined_on(w, first, i, last)) return POS_JJ;
    if (is_joined_behind(w, first, i)) return POS_AFX;
    if (t == POS_RB && qi_word_is(w, i, "elderly")) return POS_JJ;
    if (qi_word_is(w, i, "retired") && i + 1 < last && !w->stretch_at[i] &&
        (i == first || w->stretch_at[i - 1] || qi_in(w->d, i - 1, LIST_SAY)) &&
        (w->entity_at[i + 1] || qi_pos_is_noun(tag(w, i + 1))))
        return POS_JJ; /* “said | retired teacher Ann Lee” */
    if (qi_pos_is_verb(t) && qi_word_is(w, i, "joint")) return POS_JJ;
    if (t == POS_RBS && i == first && i + 1 < last && qi_is_finite(w, i + 1)) return POS_JJS; /* “Most said” */
    if (t == POS_RB && is_adjective_too(w, i) && i + 1 < last && !w->stretch_at[i + 1] && qi_pos_is_noun(tag(w, i + 1)))
        return POS_JJ; /* “said net income fell” */
    if (t == POS_VBG && qi_word_is(w, i, "leading") && i == first && i + 1 < last && tag(w, i + 1) == POS_NNS &&
        qi_in(w->d, i + 1, LIST_PERSON_NOUN))
        return POS_JJ; /* “Leading scientists said” */
    return POS_NONE;
}

/* “says | roadside bombs killed six”, “sanctions | ban arms sales”: a word that no preposition is, though it was taken
   for one. */
static uint8_t mend_preposition(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    static const char *const words[] = {"around",  "outside",   "along",    "despite",    "inside",  "throughout",
                                        "beside",  "past",      "except",   "till",       "onto",    "beneath",
                                        "round",   "alongside", "aboard",   "unlike",     "next",    "besides",
                                        "upside",  "aside",     "versus",   "afterward",  "amongst", "amidst",
                                        "onboard", "post",      "offshore", "underneath", "ahead",   "afterwards"};
    if (tag(w, i) != POS_IN || i == first || i + 1 >= last || qi_in(w->d, i, LIST_FUNCTION_WORD) ||
        !(qi_form(w->d, i)->flags & FORM_LETTER) || qi_word_in(w, i, words, sizeof words / sizeof *words) ||
        w->stretch_at[i - 1] != w->stretch_at[i] || w->stretch_at[i + 1] != w->stretch_at[i])
        return POS_NONE;
    if (qi_form(w->d, i)->flags & FORM_UPPER_FIRST) return POS_NNP;
    bool noun = qi_pos_is_noun(tag(w, i + 1)) || (tag(w, i + 1) == POS_JJ && qi_pos_is_noun(tag(w, i + 2)));
    bool plural = tag(w, i - 1) == POS_NNS, opens = tag(w, i + 1) == POS_DT || tag(w, i + 1) == POS_PRPS;
    if (qi_pos_is_noun(tag(w, i - 1)) && (opens || (plural && noun)))
        return plural ? POS_VBP : POS_VB; /* “demanded Norland | withdraw its troops” */
    return noun && (is_that(w, i - 1) || is_said(w, i - 1)) ? POS_NN : POS_NONE;
}

/* Adverbs, prepositions, articles and marks that are spelt alike: “her” of whom, “both” of two. */
static uint8_t mend_little_word(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    uint8_t t = tag(w, i);
    if (qi_word_is(w, i, "meanwhile") || qi_word_is(w, i, "hereby") ||
        (t == POS_IN && (qi_word_is(w, i, "afterwards") || qi_word_is(w, i, "later"))))
        return POS_RB; /* “Meanwhile the speaker said” */
    if (t == POS_CC && qi_word_is(w, i, "both") && i > first && i + 1 < last && qi_is_finite(w, i + 1))
        return POS_RB; /* “Lee and Poe both said” */
    if (t == POS_CC && qi_word_is(w, i, "both") && i > first &&
        (tag(w, i - 1) == POS_TO || tag(w, i - 1) == POS_IN || qi_in(w->d, i - 1, LIST_SAY)) && i + 2 < last &&
        qi_pos_is_noun(tag(w, i + 1)) && tag(w, i + 2) != POS_CC)
        return POS_DT; /* “ties to both Lees” */
    if (t == POS_CC && qi_word_is(w, i, "both") && (i == first || qi_word_is(w, i - 1, ",")) &&
        is_plural_alone(w, i + 1, last))
        return POS_DT; /* “…, both foreign ministries said” */
    if (t == POS_COLON && i == first + 1 && i + 1 < last && qi_word_is(w, i, "-") && tag(w, first) == POS_CD &&
        !((w->d->tokens.at[i].flags | w->d->tokens.at[i + 1].flags) & TOKEN_AFTER_SPACE))
        return POS_HYPH; /* “17-year-old Ann Lee” */
    if (t == POS_PRP && i + 1 < last && tag(w, i + 1) == POS_NN &&
        (qi_in(w->d, i + 1, LIST_PERSON_NOUN) || (i + 2 < last && is_that(w, i + 2))))
        return POS_PRPS; /* “told her husband”, “told her interviewer that” */
    if (t == POS_CC && i > first && qi_word_is(w, i, "but") && qi_word_is(w, i - 1, "all") && i + 1 < last &&
        (tag(w, i + 1) == POS_CD || tag(w, i + 1) == POS_DT))
        return POS_RB; /* “said all but two were ill” */
    if (t == POS_IN && (t = mend_preposition(w, first, i, last)) != POS_NONE) return t;
    t = tag(w, i);
    if ((qi_word_is(w, i, "onboard") || qi_word_is(w, i, "aboard")) && after_noun(w, first, i) && i + 1 < last &&
        opens_phrase(w, i + 1, last))
        return POS_IN; /* “a passenger onboard the ferry said” */
    if (t == POS_PRP && i > first && i + 2 < last && qi_in(w->d, i - 1, LIST_SAY_TELL) &&
        (qi_word_is(w, i + 1, "staff") || qi_word_is(w, i + 1, "team") || qi_word_is(w, i + 1, "party")))
        return POS_PRPS; /* “told her staff the dam was old” */
    if (t == POS_RB && qi_word_is(w, i, "outside") && i + 1 < last &&
        (qi_pos_is_noun(tag(w, i + 1)) || tag(w, i + 1) == POS_DT))
        return POS_IN; /* “said outside court” */
    if (t == POS_IN && qi_word_is(w, i, "since") && i + 1 < last && has_auxiliary(w, first, i) &&
        (tag(w, i + 1) == POS_VBN || is_be(w, i + 1)))
        return POS_RB; /* “has since said” */
    return POS_NONE;
}

/* “according to news | reports”, “according to police | estimates”: the noun that the source ends with. */
static bool is_source(const struct quote_work *w, uint32_t first, uint32_t i) {
    enum { FAR = 5 };
    static const char *const papers[] = {"reports", "estimates", "claims", "forecasts", "states"};
    if (!qi_word_in(w, i, papers, sizeof papers / sizeof *papers)) return false;
    uint32_t k = i;
    while (k > first + 1 && i - k < FAR && !w->stretch_at[k - 1] && qi_pos_in_phrase(tag(w, k - 1))) k--;
    return k < i && k > first + 1 && qi_word_is(w, k - 1, "to") && qi_word_is(w, k - 2, "according");
}

/* Single words that are nouns and names. */
static uint8_t mend_noun(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    uint8_t t = tag(w, i);
    if (t == POS_UH && i > first && i + 1 < last && qi_in(w->d, i - 1, LIST_SAY) && qi_pos_is_noun(tag(w, i + 1)) &&
        !qi_word_is(w, i, "yes") && !qi_word_is(w, i, "no"))
        return POS_NN; /* “…, says umbrella body” */
    if (qi_word_is(w, i, "states") && i > first && qi_word_is(w, i - 1, "member")) return POS_NNS;
    static const char *const media[] = {"app", "apps", "service", "platform", "channel", "system"};
    if (qi_word_is(w, i, "messaging") && i + 1 < last && qi_word_in(w, i + 1, media, sizeof media / sizeof *media))
        return POS_NN; /* “wrote on the messaging app that” */
    if (t == POS_RP && qi_word_is(w, i, "app")) return POS_NN;
    static const char airs[][8] = {"talk", "tv", "radio", "quiz", "chat"};
    if (i > first && qi_word_is(w, i, "shows") && qi_word_among(w, i - 1, airs, sizeof airs / sizeof *airs))
        return POS_NNS; /* “on radio shows” */
    if (t == POS_VBP && i > first && qi_word_is(w, i, "show") &&
        (qi_word_is(w, i - 1, "television") || qi_word_among(w, i - 1, airs, sizeof airs / sizeof *airs)))
        return POS_NN; /* “in his radio show” */
    static const char *const press[] = {"media", "press", "news", "newspaper", "intelligence"};
    if (t == POS_VBZ && qi_word_is(w, i, "reports") && i > first && i + 1 < last &&
        (qi_is_finite(w, i + 1) || is_said(w, i + 1)) &&
        (qi_in(w->d, i + 1, LIST_SAY) || qi_word_in(w, i - 1, press, sizeof press / sizeof *press)))
        return POS_NNS; /* “media | reports say”, “Earlier | reports said” */
    static const char *const said[] = {"reports", "claims", "calls", "demands", "warnings", "promises", "charges"};
    bool modified = i > first + 1 && (tag(w, i - 1) == POS_JJ || tag(w, i - 1) == POS_VBN || tag(w, i - 1) == POS_VBG);
    bool led = modified && (tag(w, i - 2) == POS_IN || tag(w, i - 2) == POS_TO || tag(w, i - 2) == POS_POS ||
                            tag(w, i - 2) == POS_PRPS);
    led |= i > first + 1 && tag(w, i - 1) == POS_NN && tag(w, i - 2) == POS_POS &&
           (qi_word_is(w, i + 1, "of") || (qi_word_is(w, i + 1, "for") && qi_word_is(w, i, "claims")));
    if (t == POS_VBZ && led && qi_word_in(w, i, said, sizeof said / sizeof *said))
        return POS_NNS; /* “leading to anguished | reports that”, “contrary to Lee's tall | claims” */
    bool calls = qi_word_is(w, i, "calls") && i + 1 < last && qi_word_is(w, i + 1, "for");
    if (t == POS_VBZ && calls && i > first + 1 && is_that(w, i - 1) && tag(w, i - 2) == POS_CC)
        return POS_NNS; /* “but that | calls for a strike are vain” */
    if (t == POS_VBZ && qi_word_is(w, i, "talks") && i > first && is_that(w, i - 1) && i + 1 < last &&
        (qi_word_is(w, i + 1, "with") || qi_word_is(w, i + 1, "between") || qi_word_is(w, i + 1, "among")))
        return POS_NNS; /* “that | talks with Norland are late” */
    if (t == POS_IN && qi_form(w->d, i)->flags & FORM_ALL_UPPER && qi_form(w->d, i)->length > 3 && i > first &&
        !(qi_form(w->d, i - 1)->flags & FORM_ALL_UPPER))
        return POS_NNP; /* “AIDS” */
    if ((t == POS_VBZ && qi_is_what_was_said(w, first, i, last)) || is_source(w, first, i)) return POS_NNS;
    if ((qi_word_is(w, i, "accused") || (qi_word_is(w, i, "deceased") && !qi_pos_is_noun(tag(w, i + 1)))) &&
        i > first && tag(w, i - 1) == POS_DT && i + 1 < last && !qi_word_is(w, i + 1, "of"))
        return POS_NN;
    if (qi_pos_is_verb(t) && qi_word_is(w, i, "study") && i > first && i + 1 < last && qi_word_is(w, i - 1, ",") &&
        qi_in(w->d, i + 1, LIST_SAY) && ends_in_s(w, i + 1))
        return POS_NN; /* “…, study finds” */
    if (t == POS_VBG && i > first && i + 1 < last && is_that(w, i + 1) &&
        (tag(w, i - 1) == POS_POS || tag(w, i - 1) == POS_PRPS))
        return POS_NN; /* “the board's finding that” */
    if (qi_pos_is_verb(t) && strcmp(qi_form(w->d, i)->text, "Fed") == 0) return POS_NNP; /* “Fed Chairman Lee” */
    if (t == POS_VB && i > first && tag(w, i - 1) == POS_PRPS) return POS_NN;            /* “her staff” */
    if (t == POS_WP && is_health_body(w, first, i, last)) return POS_NNP;
    return POS_NONE;
}

/* Single words that the tagger often mistakes. */
static uint8_t mend_word(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    if (qi_word_is(w, i, "says")) return POS_VBZ;
    uint8_t better = mend_adjective(w, first, i, last);
    if (better == POS_NONE) better = mend_little_word(w, first, i, last);
    if (better == POS_NONE) better = mend_noun(w, first, i, last);
    return better == POS_NONE ? qi_mend_verb(w, first, i, last) : better;
}

/* Nouns for people. */
static uint8_t mend_person(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    uint8_t t = tag(w, i);
    if (!qi_in(w->d, i, LIST_PERSON_NOUN) || qi_in(w->d, i, LIST_SAY)) return POS_NONE;
    if ((t == POS_RBS || t == POS_JJS || t == POS_RB) && i > first && tag(w, i - 1) == POS_DT)
        return POS_NN; /* “the widow” */
    if (t == POS_RB && i > first + 1 && i + 1 < last && w->entity_at[i - 1] && tag(w, i - 2) == POS_DT &&
        qi_in(w->d, i + 1, LIST_SAY))
        return POS_NN; /* “the Hawks | forward said” */
    if (i + 1 >= last) return POS_NONE;
    if (qi_pos_is_verb(t) && i > first && qi_in(w->d, i - 1, LIST_SAY_TELL) && qi_person_at(w, i + 1))
        return POS_NN; /* “told | host Ann Lee” */
    bool noun = after_noun(w, first, i), verb = qi_pos_is_verb(t), that = i > first && is_that(w, i - 1);
    if (t == POS_VBZ && i > first && qi_in(w->d, i - 1, LIST_SAY_TELL) && qi_is_finite(w, i - 1))
        return POS_NNS;                                                  /* “told | aides the tax was dead” */
    if (verb && (noun || that) && qi_person_at(w, i + 1)) return POS_NN; /* “Fes captain Ann Lee” */
    uint32_t next = i + 1 + (i + 2 < last && tag(w, i + 1) == POS_RB);   /* “Lee aides privately concede” */
    bool follows = i > first && (qi_pos_is_noun(tag(w, i - 1)) || tag(w, i - 1) == POS_JJ),
         opens = ends_in_s(w, i) && (i == first || tag(w, i - 1) == POS_CC || /* “Privately, | aides concede” */
                                     tag(w, i - 1) == POS_WDT || that || /* “a move that | aides say will pay” */
                                     (!w->stretch_at[i - 1] && qi_word_is(w, i - 1, ",")));
    if ((t == POS_VBZ || t == POS_VBP || t == POS_VB || (opens && t == POS_UH)) && (follows || opens) &&
        (qi_in(w->d, next, LIST_SAY) || qi_is_finite(w, next) ||
         (opens && qi_word_is(w, i + 1, "to")))) /* “In July, | aides to the mayor warned” */
        return POS_NNS;
    if (verb && t != POS_VBG && noun && qi_word_is(w, i + 1, "who")) return POS_NN; /* “An election monitor who” */
    return t == POS_IN && w->entity_at[i + 1] ? POS_NN : POS_NONE;                  /* “police chief Lee” */
}

/* “they have | all urged him to wait”, “the two had | both said”: a word for how many that has left its noun. */
static bool is_floating(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    static const char words[][8] = {"all", "both", "each"}, helps[][8] = {"have", "has", "had"};
    return i > first && i + 1 < last && tag(w, i + 1) == POS_VBN &&
           qi_word_among(w, i, words, sizeof words / sizeof *words) &&
           qi_word_among(w, i - 1, helps, sizeof helps / sizeof *helps);
}

/* “told ABC News|’ “This Week” on Sunday”: the apostrophe of a name in -s that the title in marks behind it is of. */
static bool is_owner_of_title(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last) {
    if (i == first || i + 2 >= last || w->d->tokens.at[i].flags & TOKEN_AFTER_SPACE || !w->entity_at[i - 1])
        return false;
    if (!qi_word_is(w, i, "'") && !qi_word_is(w, i, "\xE2\x80\x99")) return false;
    const struct form *form = qi_form(w->d, i - 1);
    return (form->text[form->length - 1] | 32) == 's' && w->d->tokens.at[i + 1].kind == TOKEN_QUOTE &&
           w->d->tokens.at[i + 1].flags & TOKEN_AFTER_SPACE && !(w->d->tokens.at[i + 2].flags & TOKEN_AFTER_SPACE) &&
           w->stretch_at[i + 1] != w->stretch_at[i - 1];
}

static uint8_t mended(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last, bool headline) {
    if (is_owner_of_title(w, first, i, last)) return POS_POS;
    uint8_t t = tag(w, i), better = mend_name(w, first, i, last);
    if (!better && is_floating(w, first, i, last)) return POS_RB;
    if (!better) better = qi_mend_gap(w, first, i, last);
    if (better || !is_mendable(w, i)) return better ? better : t;
    better = mend_word(w, first, i, last);
    if (!better) better = qi_mend_report(w, first, i, last, headline);
    if (!better) better = mend_person(w, first, i, last);
    return better ? better : t;
}

bool qi_mend_tags(struct quote_work *w) {
    const quoth_document *d = w->d;
    w->tags = qi_arena_zalloc(w->scratch, (size_t)d->tokens.count + QUOTE_BEHIND);
    if (!w->tags) return false;
    for (uint32_t i = 0; i < d->tokens.count; i++) w->tags[i] = d->tokens.at[i].tag;
    for (uint32_t k = 0; k < d->sentences.count; k++) {
        const struct sentence *s = &d->sentences.at[k];
        bool headline = qi_is_heading(qi_region_of(d, s));
        for (uint32_t i = s->first; i < s->last; i++) w->tags[i] = mended(w, s->first, i, s->last, headline);
    }
    return true;
}
