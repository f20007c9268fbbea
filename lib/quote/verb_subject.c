/*
 * Who speaks by a verb that reports: its subject, the subject of the verb before it, or whom another verb quotes.
 */
#include "quote/words.h"

/* The last finite verb before v outside quotation marks, or NOTHING. */
static uint32_t finite_before(const struct quote_work *w, uint32_t first, uint32_t v) {
    for (uint32_t i = v; i-- > first;)
        if (!w->stretch_at[i] && qi_is_finite(w, i)) return i;
    return NOTHING;
}

/* A person, a body, or a part of those asked: 40 percent of voters. */
static bool speaks_for_itself(const struct quote_work *w, const struct phrase *p) {
    return p->kind == PHRASE_NAME ? w->d->entities.at[p->entity].type == TYPE_PER
                                  : qi_in(w->d, p->head, LIST_PERSON_NOUN) || qi_word_is(w, p->head, "percent") ||
                                        qi_word_is(w, p->head, "others");
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

/* “They got a message saying that”, “was sent a letter telling her to go”: does the sentence's verb say that what the
   participle stands at, the phrase p, came to its subject, so that the writing speaks? */
static bool is_received(const struct quote_work *w, uint32_t first, const struct phrase *p) {
    static const char *const writings[] = {"message", "messages", "email",   "emails",    "e-mail",     "e-mails",
                                           "letter",  "letters",  "text",    "texts",     "memo",       "voicemail",
                                           "reply",   "warning",  "answer",  "phone",     "call",       "post",
                                           "posts",   "page",     "article", "statement", "screenshot", "recording"};
    static const char *const verbs[] = {"got",  "gets", "get",   "receives", "received", "receive", "found",
                                        "find", "saw",  "heard", "read",     "reads",    "is",      "was"};
    if (p->kind != PHRASE_NOMINAL || !qi_word_in(w, p->head, writings, sizeof writings / sizeof *writings))
        return false;
    uint32_t verb = finite_before(w, first, p->first);
    if (verb == NOTHING || tag(w, verb + 1) == POS_VBG) return false;
    return is_be(w, verb) || qi_word_in(w, verb, verbs, sizeof verbs / sizeof *verbs);
}

/* “They fled after a newspaper report claiming that”, “replied to an article saying”: a writing, the phrase p, that
   something came of, and that so speaks itself. */
static bool is_replied_to(const struct quote_work *w, uint32_t first, const struct phrase *p) {
    static const char *const writings[] = {"report", "reports", "article", "articles", "story",
                                           "post",   "posts",   "tweet",   "tweets",   "letter"};
    static const char behind[][10] = {"after", "following", "amid", "to", "of", "despite"};
    if (p->kind != PHRASE_NOMINAL || p->first <= first || w->stretch_at[p->first - 1]) return false;
    bool governed = false;
    for (size_t k = 0; k < sizeof behind / sizeof *behind; k++) governed |= qi_word_is(w, p->first - 1, behind[k]);
    return governed && qi_word_in(w, p->head, writings, sizeof writings / sizeof *writings);
}

/* “A judge threw out a lawsuit accusing the firm of theft”: a charge on paper, the phrase p, which the subject of the
   verb before it did not bring. */
static bool is_of_others(const struct quote_work *w, uint32_t first, const struct phrase *p) {
    static const char *const papers[] = {"lawsuit", "lawsuits",   "suit",     "suits",      "complaint",
                                         "action",  "complaints", "petition", "indictment", "counterclaim",
                                         "report",  "reports",    "document", "documents",  "memo",
                                         "memos",   "bill",       "article",  "articles"};
    static const char *const brings[] = {
        "file",     "filed",     "files",    "filing",    "bring",      "brought",   "lodged",   "lodge",
        "signed",   "joined",    "started",  "submitted", "won",        "presented", "launched", "wrote",
        "made",     "served",    "issue",    "issued",    "issues",     "issuing",   "release",  "released",
        "releases", "releasing", "publish",  "published", "publishes",  "send",      "sent",     "sends",
        "adopted",  "passed",    "approved", "posted",    "circulated", "compiled",  "prepared", "drafted",
        "produced", "gave",      "put",      "write",     "writing",    "delivered", "presents"};
    if (p->kind != PHRASE_NOMINAL || !qi_word_in(w, p->head, papers, sizeof papers / sizeof *papers)) return false;
    for (uint32_t k = p->first; k > first && !w->stretch_at[k - 1]; k--)
        if (qi_pos_is_verb(tag(w, k - 1))) return !qi_word_in(w, k - 1, brings, sizeof brings / sizeof *brings);
    return false;
}

/* “A judge threw out a suit brought by the union against Calder | alleging theft”: the paper that the participle at v
   tells of, over what stands between; kind PHRASE_NONE when there is none. */
static struct phrase paper_before(const struct quote_work *w, uint32_t first, uint32_t v) {
    enum { FAR = 16 };
    static const char *const tells[] = {"alleging", "accusing", "claiming", "charging"};
    struct phrase p = qi_no_phrase();
    if (!qi_word_in(w, v, tells, sizeof tells / sizeof *tells)) return p;
    for (uint32_t k = v; k-- > first + 1 && v - k < FAR && !w->stretch_at[k] && !qi_is_finite(w, k);) {
        if (qi_is_comma_or_dash(w, k)) break;
        if (!qi_pos_is_noun(tag(w, k))) continue;
        p = (struct phrase){qi_phrase_start(w, first, k + 1), k + 1, k, NOTHING, PHRASE_NOMINAL};
        if (is_of_others(w, first, &p)) return p;
    }
    p.kind = PHRASE_NONE;
    return p;
}

/* “…, with the head of the union calling it “a farce””: the phrase between “with” and the participle at v. */
static struct phrase subject_of_with(const struct quote_work *w, uint32_t first, uint32_t v) {
    enum { FAR = 16 };
    struct phrase none = qi_no_phrase();
    uint32_t i = v, stop = v; /* “, with Lee, | accusing”: one comma may close what “with” brings */
    if (i > first + 2 && !w->stretch_at[i - 1] && qi_word_is(w, i - 1, ",")) stop = --i;
    while (i > first && v - i < FAR && !w->stretch_at[i - 1] && !qi_word_is(w, i - 1, "with") &&
           !qi_word_is(w, i - 1, "despite")) {
        if (qi_is_comma_or_dash(w, i - 1) || qi_is_finite(w, i - 1)) return none;
        i--;
    }
    if (i == first || w->stretch_at[i - 1] || !qi_word_is(w, i - 1, "with")) return none;
    bool with = qi_word_is(w, i - 1, "with"); /* not “met with Lee”, but “was shut despite Lee saying” */
    if (with && i > first + 1 && !w->stretch_at[i - 2] && !qi_is_comma_or_dash(w, i - 2)) return none;
    struct phrase p = qi_named(w, qi_phrase_right(w, i, stop), stop);
    if (stop < v && !qi_is_person(w, &p)) return none;
    uint32_t end = p.last;
    while (p.kind != PHRASE_NONE && end + 1 < stop && tag(w, end) == POS_IN) {
        struct phrase of = qi_phrase_right(w, end + 1, stop);
        if (of.kind == PHRASE_NONE) return none;
        end = of.last;
    }
    if (p.kind == PHRASE_NOMINAL) p.last = end;
    while (end < stop && tag(w, end) == POS_RB) end++;
    return end == stop ? p : none;
}

/* “Lee said her party backs it “in full”, and | said”: does an attribution stand in what another one, whose content
   ends before v, says is said? */
static bool is_told_before(const struct quote_work *w, uint32_t index, uint32_t v) {
    uint32_t cue = w->attributions.at[index].cue_first;
    for (uint32_t k = 0; k < index; k++) {
        const struct attribution *outer = &w->attributions.at[k];
        if (outer->right <= cue && cue < outer->right_last && outer->right_last <= v) return true;
    }
    return false;
}

/* “Lee has written to the mayors warning that C”, “Lee hit back at critics saying C”: who addresses those before the
   participle at v. */
static struct phrase who_addresses(const struct quote_work *w, uint32_t first, uint32_t v) {
    static const char *const verbs[] = {"written",  "wrote",   "writes",    "writing",   "emailed", "texted",
                                        "phoned",   "replied", "messaged",  "contacted", "hit",     "lashed",
                                        "appealed", "shouted", "responded", "pleaded"};
    struct phrase none = qi_no_phrase(), whom = qi_phrase_left(w, first, v);
    if (whom.kind == PHRASE_NONE || whom.last != v || whom.first < first + 2 || w->stretch_at[whom.first - 1])
        return none;
    uint32_t verb = whom.first - 1;
    if (qi_word_is(w, verb, "to") || qi_word_is(w, verb, "at") || qi_word_is(w, verb, "with")) verb--;
    if (verb > first && (qi_word_is(w, verb, "back") || qi_word_is(w, verb, "out"))) verb--;
    if (w->stretch_at[verb] || !qi_word_in(w, verb, verbs, sizeof verbs / sizeof *verbs)) return none;
    while (verb > first && !w->stretch_at[verb - 1] &&
           (tag(w, verb - 1) == POS_RB || qi_word_is(w, verb - 1, "has") || qi_word_is(w, verb - 1, "have") ||
            qi_word_is(w, verb - 1, "had")))
        verb--;
    return qi_subject_left(w, first, verb);
}

/* “Lee blamed the clerk for saying C”, “hit out at Lee for falsely claiming C”: who is blamed for what the participle
   at v says. */
static struct phrase who_is_blamed(const struct quote_work *w, uint32_t first, uint32_t v) {
    static const char *const verbs[] = {
        "attacked", "attacks",   "attacking", "mocked", "mocks", "mocking",  "ridiculed", "sued",    "sues",
        "suing",    "blasted",   "fined",     "sacked", "fired", "arrested", "jailed",    "forgave", "chided",
        "booed",    "suspended", "out",       "back",   "aim",   "laughed",  "jeered",    "shouted"};
    struct phrase none = qi_no_phrase();
    if (v > first && tag(w, v - 1) == POS_RB) v--;
    if (v < first + 3 || w->stretch_at[v - 1] || (!qi_word_is(w, v - 1, "for") && !qi_word_is(w, v - 1, "of")))
        return none;
    struct phrase whom = qi_phrase_left(w, first, v - 1);
    if (whom.kind == PHRASE_NONE || whom.last != v - 1 || whom.first <= first) return none;
    if (whom.kind == PHRASE_PRONOUN ? qi_word_is(w, whom.head, "it") : !qi_speaks(w, &whom)) return none;
    uint32_t start = qi_phrase_start(w, first, whom.first), verb = start > first ? start - 1 : start;
    if (verb > first + 1 && qi_word_is(w, verb, "by") && qi_in(w->d, verb - 1, LIST_SAY_OF) && is_be(w, verb - 2))
        return qi_subject_left(w, first, verb - 2); /* “Lee was accused by the firm of claiming C” */
    if (verb > first && qi_word_is(w, verb, "at")) verb--;
    bool blames = qi_in(w->d, verb, LIST_SAY_OF) || qi_word_in(w, verb, verbs, sizeof verbs / sizeof *verbs);
    return blames && !w->stretch_at[verb] ? whom : none;
}

/* “It is telling that | the ministry issued a note saying C”: behind the “that” of a clause that “it” stands for; else
   `first`. */
static uint32_t behind_it(const struct quote_work *w, uint32_t first, uint32_t v) {
    enum { FAR = 8 };
    static const char *const seems[] = {"seems", "seemed", "appears", "appeared", "emerged", "turned", "transpired"};
    if (first + 3 >= v || !qi_word_is(w, first, "it") || w->stretch_at[first + 1]) return first;
    if (!is_be(w, first + 1) && !qi_word_in(w, first + 1, seems, sizeof seems / sizeof *seems)) return first;
    for (uint32_t i = first + 2; i + 1 < v && i < first + FAR && !w->stretch_at[i]; i++)
        if (is_that(w, i)) return tag(w, i) != POS_WDT || !qi_is_finite(w, i + 1) ? i + 1 : first;
    return first;
}

/* “According to Lee, prices rose, | and warned C”: the source whose content ends before the second verb at v, when
   what the content tells of is a thing, which reports nothing; else NULL. */
static const struct phrase *source_going_on(const struct quote_work *w, uint32_t first, uint32_t v) {
    const struct attribution *a = w->attributions.count ? &w->attributions.at[w->attributions.count - 1] : NULL;
    if (!a || a->gone || a->cue_first != first || !qi_word_is(w, first, "according") || a->right >= a->right_last ||
        a->right_last > v)
        return NULL;
    uint32_t and = a->right_last + (!w->stretch_at[a->right_last] && qi_word_is(w, a->right_last, ","));
    if (w->stretch_at[and] || tag(w, and) != POS_CC || and > v || finite_before(w, and, v) < v) return NULL;
    struct phrase p = qi_first_subject(w, a->right, a->right_last);
    bool speaks = p.kind == PHRASE_PRONOUN ? !qi_word_is(w, p.head, "it") : qi_speaks(w, &p);
    return p.kind == PHRASE_NONE || speaks ? NULL : &a->speaker;
}

/* “The firm would not confirm that a pipe had burst | but said C”: who does not say the one thing, and says the other
   behind “but” at v or before it; kind PHRASE_NONE when nobody does. */
static struct phrase who_keeps_back(const struct quote_work *w, uint32_t first, uint32_t v) {
    enum { FAR = 30 };
    uint32_t but = v;
    while (but > first && v - but < 3 && !qi_word_is(w, but, "but")) but--;
    for (uint32_t k = but; qi_word_is(w, but, "but") && k > first + 2 && but - k < FAR && !w->stretch_at[k]; k--) {
        bool wh = is_that(w, k) || is_wh(w, k);
        if (!wh || !in_say_lists(w, k - 1) || !qi_is_no_report(w, first, k - 1)) continue;
        return qi_subject_left(w, first, k - 1);
    }
    return qi_no_phrase();
}

/* “Rights groups | called for his release, saying C”: a subject without the verb behind it, which was taken for a
   participle though no other verb stands before v. */
static struct phrase before_act(const struct quote_work *w, struct phrase p, uint32_t v) {
    if (p.kind != PHRASE_NOMINAL || qi_has_finite(w, p.first, v)) return p;
    for (uint32_t i = p.first + 1; i + 1 < p.last; i++) {
        bool noun = qi_pos_is_noun(tag(w, i - 1)) || w->entity_at[i - 1] || tag(w, i - 1) == POS_JJ;
        if (w->stretch_at[i] || tag(w, i) != POS_VBN || !noun || tag(w, i + 1) == POS_HYPH) continue;
        if (qi_pos_is_noun(tag(w, i + 1)) && tag(w, i - 1) == POS_JJ) continue; /* “the new elected mayor” */
        return p.last = i, p.head = i - 1, p;
    }
    return p;
}

/* “At one point in the hearing Mr Lee | said”: the name that ends before i, or the last word of an unknown one. */
static struct phrase name_before(const struct quote_work *w, uint32_t first, uint32_t i) {
    uint32_t at = w->entity_at[i - 1];
    const struct entity *e = at ? &w->d->entities.at[at - 1] : NULL;
    if (e && e->last == i && e->first >= first) return (struct phrase){e->first, i, i - 1, at - 1, PHRASE_NAME};
    return (struct phrase){i - 1, i, i - 1, NOTHING, PHRASE_NOMINAL};
}

/* “met Ann Lee, who runs the port and | said C”: the person whom a relative clause tells of, whose second verb stands
   at v; kind PHRASE_NONE when that is no such verb. */
static struct phrase who_does_both(const struct quote_work *w, uint32_t first, uint32_t v, uint32_t verb) {
    uint32_t who = verb == NOTHING || verb <= first ? NOTHING : before_adverbs(w, first, verb);
    if (who == NOTHING || who < first + 2 || w->stretch_at[who] || !qi_word_is(w, who, "who")) return qi_no_phrase();
    for (uint32_t i = who + 1; i < v; i++)
        if (w->stretch_at[i] || qi_is_comma_or_dash(w, i) || is_wh(w, i) || is_that(w, i)) return qi_no_phrase();
    uint32_t name = who - 1 - (!w->stretch_at[who - 1] && qi_word_is(w, who - 1, ","));
    return qi_person_at(w, name) ? name_before(w, first, name + 1) : qi_no_phrase();
}

/* “Several senators spoke – Lee gave a talk, | calling C”: where the clause of a person begins behind the only dash of
   [first, v); else first. */
static uint32_t behind_dash(const struct quote_work *w, uint32_t first, uint32_t v) {
    uint32_t dash = NOTHING, dashes = 0;
    for (uint32_t i = first + 1; i + 2 < v; i++)
        if (!w->stretch_at[i] && qi_is_comma_or_dash(w, i) && !qi_word_is(w, i, ",")) dash = i, dashes++;
    if (dashes != 1 || w->stretch_at[dash + 1]) return first;
    struct phrase p = qi_named(w, qi_phrase_right(w, dash + 1, v), v);
    return qi_is_person(w, &p) && p.last < v && !w->stretch_at[p.last] && qi_is_finite(w, p.last) ? dash + 1 : first;
}

/* “Lee dismissed a clerk who said C, | saying “S””: is the report before the participle at v one of a relative clause,
   whose speaker would not be saying it twice? */
static bool is_told_past(const struct quote_work *w, const struct attribution *before, uint32_t v) {
    return qi_word_is(w, v, "saying") && qi_word_is(w, v - 1, ",") && before->right_last < v &&
           is_said(w, before->cue_first) && qi_word_is(w, before->cue_first - 1, "who");
}

/* The subject of a participle, an infinitive or a second verb: the speaker of the attribution before it, unless a verb
   after that one's content has another; else the sentence's subject. */
static struct phrase main_subject(const struct quote_work *w, uint32_t first, uint32_t v, bool participle) {
    first = behind_it(w, first, v);
    if (participle) first = behind_dash(w, first, v);
    if (participle && v > first && !w->stretch_at[v - 1]) {
        struct phrase writer = who_addresses(w, first, v);
        if (writer.kind != PHRASE_NONE) return writer;
        struct phrase blamed = who_is_blamed(w, first, v);
        if (blamed.kind != PHRASE_NONE) return blamed;
    }
    struct phrase paper = qi_no_phrase();
    if (participle) paper = paper_before(w, first, v);
    if (paper.kind != PHRASE_NONE) return paper;
    if (participle && v > first && !w->stretch_at[v - 1]) { /* “footage of Lee saying that …” */
        struct phrase near = qi_phrase_left(w, first, v);
        bool shows = near.kind == PHRASE_NOMINAL && /* “figures showing that” */
                     (qi_word_is(w, v, "showing") || qi_word_is(w, v, "indicating") || qi_word_is(w, v, "suggesting"));
        if (near.kind != PHRASE_NONE && near.kind != PHRASE_PRONOUN && near.last == v &&
            (speaks_for_itself(w, &near) || is_read(w, &near, v) || is_received(w, first, &near) || shows ||
             is_of_others(w, first, &near) || is_replied_to(w, first, &near)))
            return near;
    }
    if (participle) {
        struct phrase with = subject_of_with(w, first, v);
        if (with.kind != PHRASE_NONE) return with;
    }
    const struct phrase *source = source_going_on(w, first, v);
    if (source) return *source;
    uint32_t verb = finite_before(w, first, v);
    for (uint32_t k = w->attributions.count; k-- > 0;) {
        const struct attribution *before = &w->attributions.at[k];
        if (before->cue_first < first || before->cue_first > v || before->gone || before->speaker.kind == PHRASE_NONE ||
            qi_word_is(w, before->cue_first, "according") || /* “what it calls a threat and | says” */
            (before->speaker.first > first && qi_word_is(w, before->speaker.first - 1, "what")) ||
            is_told_before(w, k, v))
            continue;
        bool inside = verb != NOTHING && before->right <= verb && v < before->right_last;
        struct phrase own = qi_no_phrase();
        if (participle && is_told_past(w, before, v)) break;
        if (inside)
            own = qi_subject_left(w, before->right, verb); /* “said his wife had sent a note telling him to stay” */
        if (own.kind != PHRASE_NONE) return own;
        if (verb == NOTHING || verb <= before->cue_first || verb < before->right_last) return before->speaker;
        struct phrase p = qi_subject_left(w, before->right_last > first ? before->right_last : first, verb);
        return p.kind == PHRASE_NONE ? before->speaker : p;
    }
    if (participle && verb != NOTHING) { /* “The pact is void, and | Lee has wept saying C” */
        struct phrase own = qi_subject_left(w, first, verb);
        uint32_t start = own.kind == PHRASE_NONE ? first : qi_phrase_start(w, first, own.first);
        static const char joins[][8] = {"after", "as", "when", "while",
                                        "because"}; /* “won after his friends staged …” */
        bool joined = start > first + 1 && !w->stretch_at[start - 1] &&
                      ((qi_is_person(w, &own) && tag(w, start - 1) == POS_CC) ||
                       (qi_speaks(w, &own) && qi_word_among(w, start - 1, joins, sizeof joins / sizeof *joins)));
        if (joined && !w->stretch_at[v - 1] && !qi_is_comma_or_dash(w, v - 1)) return own;
    }
    if (!participle) {
        struct phrase both = who_does_both(w, first, v, verb);
        if (both.kind != PHRASE_NONE) return both;
        struct phrase silent = who_keeps_back(w, first, v);
        if (silent.kind != PHRASE_NONE) return silent;
    }
    return before_act(w, qi_waiting_subject(w, first, v, participle ? SUBJECT_OF_PARTICIPLE : SUBJECT_OF_SECOND), v);
}

/* “The cuts have seen | the heads of schools | warn that C”: the phrase between a verb of seeing and the infinitive at
 * v. */
static struct phrase subject_of_seen(const struct quote_work *w, uint32_t first, uint32_t v) {
    static const char *const verbs[] = {"see",   "sees",  "saw",     "seen",      "seeing", "hear",
                                        "hears", "heard", "hearing", "overheard", "let"};
    struct phrase p = qi_no_phrase();
    if ((tag(w, v) != POS_VB && tag(w, v) != POS_VBP) || v < first + 3 || w->stretch_at[v - 1]) return p;
    p = qi_phrase_left(w, first, v);
    if (p.kind != PHRASE_NONE && p.first > first + 1 && !w->stretch_at[p.first - 1] &&
        qi_word_in(w, p.first - 1, verbs, sizeof verbs / sizeof *verbs))
        return p;
    p.kind = PHRASE_NONE;
    return p;
}

/* “S,” NP, 67, a retired teacher in Riga, said: the noun phrase after the quotation, with insertions up to v. */
static struct phrase subject_after_marks(const struct quote_work *w, uint32_t first, uint32_t v) {
    struct phrase none = qi_no_phrase();
    if (!qi_is_comma_or_dash(w, v - 1)) return none;
    uint32_t i = v;
    while (i > first && !w->stretch_at[i - 1]) i--;
    if (i == first || i + 2 >= v || !w->stretches.at[w->stretch_at[i - 1] - 1].closed) return none;
    const struct stretch *s = &w->stretches.at[w->stretch_at[i - 1] - 1];
    if (!qi_is_clause(w, s)) return none;
    if (qi_is_comma_or_dash(w, i))
        i++;
    else if (tag(w, v) == POS_VBG && w->d->tokens.at[s->last - 1].kind == TOKEN_WORD)
        return none; /* said “there is no waiting” | the new round of talks, saying “no” */
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
    uint32_t reach = as ? 24 : 10; /* “quotes Lee, head of the union, as” */ /* “quotes Lee, head of the union, as” */
    for (uint32_t q = v - 1 - as; q > first && v - q < reach && !w->stretch_at[q]; q--) {
        size_t k = 0;
        while (k < sizeof verbs / sizeof *verbs && !qi_word_is(w, q, verbs[k])) k++;
        if (k == sizeof verbs / sizeof *verbs) continue;
        uint32_t by = q + 1; /* “was quoted (on Friday) by the agency as saying” */
        while (as && by + 1 < v && !qi_word_is(w, by, "by") && (is_time_word(w, by) || tag(w, by) == POS_IN)) by++;
        bool agent = as && by < v && qi_word_is(w, by, "by"),
             passive = (agent || by + as == v) && is_passive(w, first, q);
        if (passive) {
            uint32_t last = w->d->tokens.count;
            if (agent)
                a->via = qi_named(w, qi_phrase_right(w, by + 1, v - 1), v - 1);
            else if (as && v + 2 < last && !w->stretch_at[v + 1] && qi_word_is(w, v + 1, "by"))
                a->via = qi_named(w, qi_phrase_right(w, v + 2, last), last); /* “was quoted as saying by the agency” */
            a->speaker = qi_subject_left(w, first, before_adverbs(w, first, q));
        } else if (k < 7 && (as || qi_word_is(w, v, "saying"))) {
            a->speaker = qi_named(w, qi_phrase_right(w, q + 1, v - as), v - as);
            if (a->speaker.kind == PHRASE_NONE && as && q + 2 == v - as && !w->stretch_at[q + 1]) /* whatever its tag */
                a->speaker = (struct phrase){q + 1, q + 2, q + 1, NOTHING,
                                             qi_word_is(w, q + 1, "her") ? PHRASE_PRONOUN : PHRASE_NOMINAL};
            a->via = tag(w, q) == POS_VBG ? qi_no_phrase() : qi_subject_left(w, first, q);
        }
        if (a->speaker.kind == PHRASE_NONE) return false;
        a->via_cue = q;
        a->via_cue_last = q + 1;
        a->first = a->via.kind != PHRASE_NONE && !passive ? a->via.first : a->speaker.first;
        if (as && passive) a->cue_first = q;
        a->method = "subject";
        return true;
    }
    return false;
}

/* “RIGA — | Finding that …”: does nothing but where it was written stand before the dash at v - 1? */
static bool is_behind_dateline(const struct quote_work *w, uint32_t first, uint32_t v) {
    enum { FAR = 10 };
    if (v < first + 2 || v - first > FAR || w->stretch_at[v - 1] || qi_word_is(w, v - 1, ",") ||
        !(qi_is_comma_or_dash(w, v - 1)) || !(qi_form(w->d, first)->flags & FORM_UPPER_FIRST))
        return false;
    for (uint32_t k = first; k < v - 1; k++)
        if (w->stretch_at[k] || qi_pos_is_verb(tag(w, k)) || tag(w, k) == POS_DT || tag(w, k) == POS_PRP) return false;
    return true;
}

/* Does a participle that reports open the sentence at v? Not “Speaking to the press, Lee said”. */
bool qi_opens_fronted(const struct quote_work *w, uint32_t first, uint32_t v) {
    return (v == first || is_behind_dateline(w, first, v)) && tag(w, v) == POS_VBG && !qi_word_is(w, v, "speaking") &&
           !qi_word_is(w, v, "writing") && !qi_word_is(w, v, "talking") &&
           (qi_in(w->d, v, LIST_SAY) || qi_in(w->d, v, LIST_SAY_MARKS));
}

/* “Calling the vote “a farce,” Lee walked out”, “Warning that it would rain, the council shut the road”: the subject
   behind what a participle at the beginning reports. */
static struct phrase subject_behind(const struct quote_work *w, uint32_t v, uint32_t last) {
    for (uint32_t i = v + 1, next; i + 1 < last && i < v + APPOSITION; i = next) {
        next = qi_after(w, i);
        bool comma = !w->stretch_at[i] && qi_word_is(w, i, ",");
        if (w->stretch_at[i]) {
            const struct stretch *s = &w->stretches.at[w->stretch_at[i] - 1];
            comma = ends_in_comma(w, s);
        }
        struct phrase p = qi_no_phrase();
        if (comma) p = qi_phrase_right(w, next, last);
        if (p.kind == PHRASE_NOMINAL) p = qi_with_complements(w, p, last, true);
        uint32_t verb = p.last;
        while (p.kind != PHRASE_NONE && verb < last && !w->stretch_at[verb] && tag(w, verb) == POS_RB) verb++;
        if (qi_is_person(w, &p)) verb = qi_skip_adverbials(w, verb, last); /* “Lee | on Friday left” */
        if (p.kind != PHRASE_NONE && verb < last && !w->stretch_at[verb] && qi_speaks(w, &p) &&
            (qi_is_finite(w, verb) || tag(w, verb) == POS_VBN))
            return p;
    }
    return qi_no_phrase();
}

/* “a gesture | diplomatic sources described as “bold””: the second of two noun phrases, before a verb whose object is
   the first. */
static struct phrase subject_of_gap(const struct quote_work *w, uint32_t first, uint32_t v) {
    struct phrase none = qi_no_phrase();
    if (v > first + 2 && tag(w, v - 1) == POS_NNS && qi_in(w->d, v, LIST_SAY) && qi_in(w->d, v - 1, LIST_PERSON_NOUN) &&
        !w->stretch_at[v - 1] && !w->stretch_at[v + 1] && qi_is_finite(w, v + 1)) {
        uint32_t opens = qi_phrase_start(w, first, v), who = v - 1; /* “a push | commanders say is aimed at” */
        while (who > opens && (tag(w, who - 1) == POS_JJ || w->entity_at[who - 1])) who--;
        if (who > opens + 1 && is_one_article(w, opens) && tag(w, who - 1) == POS_NN)
            return (struct phrase){who, v, v - 1, NOTHING, PHRASE_NOMINAL};
    }
    bool gap = v + 2 < w->d->tokens.count && v > first && qi_in(w->d, v, LIST_SAY_MARKS) && !w->stretch_at[v - 1] &&
               (w->stretch_at[v + 1] || (qi_word_is(w, v + 1, "as") && w->stretch_at[v + 2]));
    if (!gap || !qi_pos_is_noun(tag(w, v - 1)) || w->entity_at[v - 1]) return none;
    uint32_t start = qi_phrase_start(w, first, v);
    for (uint32_t k = v - 1; k > start; k--)
        if ((tag(w, k) == POS_JJ || tag(w, k) == POS_DT || tag(w, k) == POS_PRPS) && qi_pos_is_noun(tag(w, k - 1)))
            return (struct phrase){k, v, v - 1, NOTHING, PHRASE_NOMINAL};
    return none;
}

/* Does a comma at i lead to marks that begin with a verb, “, “is confident””, so that their subject stands before? */
static bool leads_to_predicate(const struct quote_work *w, uint32_t i) {
    if (i + 2 >= w->d->tokens.count || w->stretch_at[i] || !qi_word_is(w, i, ",") || !w->stretch_at[i + 1])
        return false;
    const struct stretch *s = &w->stretches.at[w->stretch_at[i + 1] - 1];
    return s->last > s->first && qi_is_finite(w, s->first) && !(qi_form(w->d, s->first)->flags & FORM_UPPER_FIRST);
}

/* “Ann Lee | a senior adviser to the board said”: the person whose name stands before what she is, without a comma. */
static struct phrase named_before(const struct quote_work *w, uint32_t first, struct phrase p) {
    if (p.first <= first || tag(w, p.first) != POS_DT || w->stretch_at[p.first - 1] || !qi_person_at(w, p.first - 1) ||
        !(qi_in(w->d, p.head, LIST_PERSON_NOUN) || qi_in(w->d, p.head, LIST_TITLE)))
        return p;
    const struct entity *e = &w->d->entities.at[w->entity_at[p.first - 1] - 1];
    bool subject = e->first == first || w->stretch_at[e->first - 1] || qi_is_comma_or_dash(w, e->first - 1);
    if (e->first < first || e->last != p.first || !subject) return p;
    return (struct phrase){e->first, e->last, e->last - 1, w->entity_at[e->first] - 1, PHRASE_NAME};
}

/* “…, prompting the minister to say C”: who is brought to say it, before the “to” at i. */
static struct phrase who_is_made_to(const struct quote_work *w, uint32_t first, uint32_t i) {
    static const char *const verbs[] = {"prompted",  "prompting",  "prompts", "prompt",   "led",    "leading", "leads",
                                        "forced",    "forcing",    "forces",  "pushed",   "caused", "causing", "moved",
                                        "compelled", "compelling", "spurred", "spurring", "drove",  "provoked"};
    struct phrase whom = qi_phrase_left(w, first, i);
    bool made = whom.kind != PHRASE_NONE && whom.last == i && whom.first > first && !w->stretch_at[whom.first - 1] &&
                qi_word_in(w, whom.first - 1, verbs, sizeof verbs / sizeof *verbs);
    return made ? whom : qi_no_phrase();
}

/* “The ministry was late. And also said: …”: the subject of the sentence before the one that begins with token i, in
   the same paragraph. */
static struct phrase subject_before(const struct quote_work *w, uint32_t i) {
    const struct phrase none = qi_no_phrase();
    uint32_t here = qi_sentence_at(w->d, i);
    const struct sentence *s = &w->d->sentences.at[here];
    if (!here || s->first != i || s[-1].paragraph != s->paragraph || w->stretch_at[s[-1].first]) return none;
    return qi_first_subject(w, s[-1].first, s[-1].last);
}

/* “, having earlier this year | said”: where the participle begins whose verb stands at v, or NOTHING. */
static uint32_t having_before(const struct quote_work *w, uint32_t first, uint32_t v) {
    enum { FAR = 6 };
    if (tag(w, v) != POS_VBN && tag(w, v) != POS_VBD) return NOTHING;
    for (uint32_t i = v; i-- > first + 1 && v - i < FAR && !w->stretch_at[i] && !qi_is_comma_or_dash(w, i);) {
        if (qi_word_is(w, i, "having")) return qi_word_is(w, i - 1, ",") ? i : NOTHING;
        if (qi_is_finite(w, i) || tag(w, i) == POS_PRP) return NOTHING;
    }
    return NOTHING;
}

/* “herders camped outside New | Orlow said”: the last word of a place's name, which is no name by itself. */
static bool is_place_of_words(const struct quote_work *w, uint32_t i) {
    const struct entity *e = w->entity_at[i] ? &w->d->entities.at[w->entity_at[i] - 1] : NULL;
    return e && e->type == TYPE_LOC && e->last > e->first + 1;
}

/* “to say” at v, before: the “to”. Who it is that “used to say”, or is brought to say; kind PHRASE_NONE where the
   sentence's subject says it. */
static struct phrase subject_of_infinitive(const struct quote_work *w, struct attribution *a, uint32_t first,
                                           uint32_t before) {
    if (before > first && !w->stretch_at[before - 1] &&
        (qi_is_finite(w, before - 1) || qi_word_is(w, before - 1, "used"))) {
        struct phrase who = qi_subject_left(w, first, before - 1);
        a->method = "coordinated";
        if (who.kind != PHRASE_NONE) return who;
    }
    return who_is_made_to(w, first, before);
}

/* “Lee, an | aide said, “is confident””: who stands straight before the verb, where what follows is told of the other.
 */
static struct phrase apart_before(const struct quote_work *w, struct phrase subject, uint32_t first, uint32_t stop) {
    struct phrase near = qi_phrase_left(w, first, stop);
    bool apart = near.kind == PHRASE_NOMINAL && near.first > first + 1 && qi_in(w->d, near.head, LIST_PERSON_NOUN) &&
                 !w->stretch_at[near.first - 1] && qi_word_is(w, near.first - 1, ",");
    return apart ? near : subject;
}

/* “Malakan | on Thursday denied”: a capital before the verb at v, where no phrase was found; kind PHRASE_NONE when it
   names nobody. */
static struct phrase capital_before(const struct quote_work *w, uint32_t first, uint32_t v) {
    uint32_t end = v;
    if (v > first + 2 && !w->stretch_at[v - 1] && is_time_word(w, v - 1) && qi_word_is(w, v - 2, "on")) end = v - 2;
    bool capital = end > first && !w->stretch_at[end - 1] && qi_form(w->d, end - 1)->flags & FORM_UPPER_FIRST &&
                   w->d->tokens.at[end - 1].kind == TOKEN_WORD && !qi_in(w->d, end - 1, LIST_FUNCTION_WORD) &&
                   !is_place_of_words(w, end - 1) && !is_time_word(w, end - 1);
    return capital ? name_before(w, first, end) : qi_no_phrase();
}

/* The subject of a verb that has its own in its clause, from first on; before: what stands before its adverbs. */
static bool find_own_subject(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t v,
                             uint32_t before) {
    a->speaker = subject_of_gap(w, first, v);
    if (a->speaker.kind == PHRASE_NONE) a->speaker = subject_of_seen(w, first, v);
    if (a->speaker.kind == PHRASE_NONE) a->speaker = qi_subject_left(w, first, v);
    if (leads_to_predicate(w, a->cue_last))
        a->speaker = apart_before(w, a->speaker, first, before == NOTHING ? v : before + 1);
    if (a->speaker.kind == PHRASE_NOMINAL) a->speaker = named_before(w, first, a->speaker);
    if (a->speaker.kind == PHRASE_NONE) a->speaker = capital_before(w, first, v);
    if (a->speaker.kind == PHRASE_NONE) return false;
    bool relative = before != NOTHING && a->speaker.last + 2 < before && tag(w, before) == POS_WP;
    a->first = relative ? before : a->speaker.first; /* “Ann Lee, a driver | who said” */
    return true;
}

/* “rose, then | said”, “rose and | said”, “has promised to go, and | has said”: where the second verb's clause begins
   that shares a subject, before being what stands before the verb at v; or NOTHING. */
static uint32_t joint_before(const struct quote_work *w, uint32_t first, uint32_t before, uint32_t v) {
    static const char *const helps[] = {"has", "have", "did", "does"};
    if (before == NOTHING) return NOTHING;
    bool then = v > first && qi_word_is(w, v - 1, "then") && qi_word_is(w, before, ",");
    uint32_t joint = before;
    if (joint > first && !w->stretch_at[joint - 1] && tag(w, joint - 1) == POS_CC &&
        qi_word_in(w, joint, helps, sizeof helps / sizeof *helps))
        joint--;
    return (tag(w, joint) == POS_CC || then) && !w->stretch_at[joint] ? joint : NOTHING;
}

bool qi_find_subject(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t v) {
    if (find_quoted(w, a, first, v)) return true;
    if (qi_opens_fronted(w, first, v)) {
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
    uint32_t joint = joint_before(w, first, before, v), having = having_before(w, first, v);
    bool coordinated = joint != NOTHING;
    if (having != NOTHING) { /* “…, having said in May that C” */
        a->speaker = main_subject(w, first, having, true);
        a->method = "participle";
        return a->speaker.kind != PHRASE_NONE;
    }
    bool participle =
        (tag(w, v) == POS_VBG || qi_is_reporting_participle(w, v)) && (before == NOTHING || !is_be(w, before));
    bool infinitive = before != NOTHING && tag(w, before) == POS_TO && tag(w, v) == POS_VB; /* not “I spoke to said” */
    if (infinitive) a->speaker = subject_of_infinitive(w, a, first, before);
    if (a->speaker.kind != PHRASE_NONE) return true;
    if (!coordinated && !participle && !infinitive) return find_own_subject(w, a, first, v, before);
    a->speaker = main_subject(w, first, coordinated && joint < before ? before : v, participle);
    if (a->speaker.kind == PHRASE_NONE && joint == first) a->speaker = subject_before(w, first);
    a->method = participle ? "participle" : "coordinated";
    return a->speaker.kind != PHRASE_NONE;
}
