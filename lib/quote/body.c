/*
 * Which body a noun means: “the ministry” after “Ministry of Ports”, “the company” of which the text speaks, “the
 * report” of who made it.
 */
#include "quote/resolver.h"

enum { BODY_REACH = 2000, MAKER_REACH = 400, OPENING = 250 }; /* tokens */

/* Is a body named for what it has to do with somebody else: “an analyst at Calder”, “told the Beacon”, “Calder's Ann
   Lee”? */
static bool is_beside(const struct resolver *r, const struct entity *e) {
    if (e->last + 1 < r->d->tokens.count && tag(r->w, e->last) == POS_POS && qi_person_at(r->w, e->last + 1))
        return true;
    uint32_t i = e->first, floor = r->d->sentences.at[qi_sentence_at(r->d, e->first)].first;
    while (i > floor && e->first - i < 8 &&
           (qi_pos_is_noun(tag(r->w, i - 1)) || tag(r->w, i - 1) == POS_JJ || tag(r->w, i - 1) == POS_DT))
        i--;
    return i > floor && ONE_OF(r, i - 1, "at", "by", "told", "to", "with");
}

/* A body named by its common noun: “the ministry” after “Ministry of Ports”. */
static uint32_t body_of(const struct resolver *r, const struct phrase *p) {
    const struct form *head = &r->d->forms.at[qi_lower_of(r, p->head)];
    uint32_t beside = NOTHING;
    for (uint32_t k = qi_entities_before(r, p->first); k-- > 0;) {
        const struct entity *e = &r->d->entities.at[k];
        if (p->first - e->first > BODY_REACH) break;
        if (e->type != TYPE_ORG) continue;
        if (qi_is_aside(r, e->first)) continue;
        bool named = false;
        for (uint32_t i = e->first; i < e->last; i++) named |= qi_lower_of(r, i) == (uint32_t)(head - r->d->forms.at);
        if (named && !is_beside(r, e)) return k;
        if (named && beside == NOTHING) beside = k;
    }
    return beside;
}

/* Nouns that a firm is called by when it has been named: “the Orlow energy concern”, “the carmaker”. */
static bool is_firm_noun(const struct resolver *r, uint32_t i) {
    const struct form *form = &r->d->forms.at[qi_lower_of(r, i)];
    if (form->length > 5 && strcmp(form->text + form->length - 5, "maker") == 0)
        return !qi_in(r->d, i, LIST_PERSON_NOUN); /* not a lawmaker */
    return ONE_OF(r, i, "company", "firm", "airline", "concern", "thrift", "carrier", "maker", "producer", "utility",
                  "conglomerate", "brokerage", "chain", "lender", "retailer", "insurer", "supplier", "giant",
                  "manufacturer", "developer", "operator", "builder");
}

/* Does the name say that the body is of another kind than a firm: court, ministry, newspaper? */
static bool is_no_firm(const struct resolver *r, uint32_t entity) {
    const struct entity *e = &r->d->entities.at[entity];
    for (uint32_t i = e->first; i < e->last; i++)
        if (qi_in(r->d, i, LIST_BODY_NOUN) && !ONE_OF(r, i, "company", "firm", "group", "bank", "trust") &&
            !(ONE_OF(r, i, "association") && i > e->first && ONE_OF(r, i - 1, "loan")))
            return true;
    return false;
}

/* Words that somebody wrote, or the part of a body that speaks for it. */
static bool is_writing(const struct resolver *r, uint32_t i) {
    return ONE_OF(r, i, "statement", "letter", "text", "message", "note", "memo", "memoir", "post", "tweet", "email",
                  "e-mail", "affidavit", "complaint", "report", "paper", "filing", "website", "page", "service",
                  "communique", "release", "board");
}

/* Is the word a participle of what others than who made it do with a document? */
static bool is_no_making(const struct resolver *r, uint32_t i) {
    return ONE_OF(r, i, "obtained", "seen", "reviewed", "commissioned", "cited", "chaired", "ordered", "reported",
                  "leaked", "viewed", "examined", "accessed", "received", "verified", "shared", "quoted");
}

/* “The council's paper”, “his letter”: whose it is, if the text names it. */
static uint32_t owner_of(struct resolver *r, const struct phrase *p, bool same_paragraph) {
    struct found found = {NOTHING, NULL};
    if (ONE_OF(r, p->first, "its", "their"))
        return qi_antecedent(r, p->first, 1u << TYPE_ORG, GENDER_UNKNOWN, same_paragraph);
    if (!is_writing(r, p->head)) return NOTHING;
    if (tag(r->w, p->first) == POS_PRPS) {
        struct phrase pronoun = {p->first, p->first + 1, p->first, NOTHING, PHRASE_PRONOUN};
        found = qi_resolve_pronoun(r, &pronoun, same_paragraph);
    }
    for (uint32_t i = p->head + 3; i < p->last && found.entity == NOTHING;
         i++) { /* “a message on the board's website” */
        uint32_t body = i - 1 - (ONE_OF(r, i, "site") && ONE_OF(r, i - 1, "web"));
        body -= tag(r->w, body) == POS_POS;
        struct phrase house = {body, body + 1, body, NOTHING, PHRASE_NOMINAL};
        if (ONE_OF(r, i, "website", "site", "page", "account") && body > p->head && qi_is_body_noun(r, body))
            found.entity = qi_resolve_body(r, &house, same_paragraph, true);
    }
    for (uint32_t i = p->head + 1; i < p->last; i++) { /* “a report released by the group” */
        struct phrase maker = ONE_OF(r, i, "by", "from") ? qi_phrase_right(r->w, i + 1, p->last) : qi_no_phrase();
        if (maker.kind == PHRASE_NOMINAL && qi_is_body_noun(r, maker.head) && !is_no_making(r, i - 1))
            found = qi_resolve_nominal(r, &maker, same_paragraph);
    }
    for (uint32_t i = p->first + 1; i < p->head; i++)
        if (tag(r->w, i) == POS_POS && qi_is_body_noun(r, i - 1)) {
            struct phrase owner = {p->first, i, i - 1, NOTHING, PHRASE_NOMINAL};
            found = qi_resolve_nominal(r, &owner, same_paragraph);
        }
    return found.entity;
}

/* Does nothing but an adjective, or what many such bodies are for, tell the noun from others of its kind? Not “the
   players' union”. */
static bool is_plain(const struct resolver *r, const struct phrase *p) {
    for (uint32_t i = p->first + 1; i < p->head; i++) {
        bool noun = qi_pos_is_noun(tag(r->w, i)) && !r->w->entity_at[i] &&
                    !ONE_OF(r, i, "rights", "human", "aid", "relief", "news", "advocacy", "conservation", "media",
                            "rebel", "militant");
        if (tag(r->w, i) == POS_POS || noun) return false;
    }
    return true;
}

/* Has the body spoken in one of the quotes before? */
static bool has_spoken(const struct resolver *r, uint32_t group) {
    enum { QUOTES = 8 };
    for (uint32_t k = r->at, looked = 0; k-- > 0 && looked < QUOTES; looked++) {
        const struct quote *q =
            &r->d->quotes.at[k]; /* “criticised Calder's claim that C” is no speech of Calder's here */
        if (q->speaker_entity != NOTHING && r->d->entities.at[q->speaker_entity].group == group &&
            strcmp(q->method, "noun") != 0)
            return true;
    }
    return false;
}

/* Is a body a newspaper or an agency, by the last word of its name or the words behind it: “the Orvel news agency”?
   “Island Star Lines” is none. */
static bool is_medium(const struct resolver *r, const struct entity *e) {
    bool news = e->last + 1 < r->d->tokens.count && ONE_OF(r, e->last, "news");
    if (news && qi_in(r->d, e->last + 1, LIST_MEDIA_NOUN)) return true;
    if (ONE_OF(r, e->last, "newspaper", "daily", "magazine", "television")) return true;
    const struct entity *first = &r->d->entities.at[r->d->groups.at[e->group].entity];
    if (ONE_OF(r, e->last - 1, "watch")) return false; /* “Orlow Rights Watch” */
    if (ONE_OF(r, e->last - 1, "agency") && e->last > e->first + 2)
        return ONE_OF(r, e->last - 2, "news", "press", "information", "telegraph", "telegraphic"); /* not for rivers */
    return qi_in(r->d, e->last - 1, LIST_MEDIA_NOUN) && qi_in(r->d, first->last - 1, LIST_MEDIA_NOUN);
}

/* “The company”, alone: the body that the text has last spoken of, and speaks of most. */
static uint32_t body_spoken_of(const struct resolver *r, const struct phrase *p, bool same_paragraph) {
    const quoth_document *d = r->d;
    uint32_t here = qi_sentence_at(d, p->first), best = NOTHING;
    double best_score = -1e9;
    bool reports = ONE_OF(r, p->head, "newspaper", "paper", "group", "organization", "organisation", "agency");
    bool medium = ONE_OF(r, p->head, "network", "newspaper", "paper", "daily", "magazine", "broadcaster") ||
                  (ONE_OF(r, p->head, "agency") && (p->head == p->first + 1 || ONE_OF(r, p->head - 1, "news"))),
         firm = is_firm_noun(r, p->head);
    for (uint32_t k = qi_entities_before(r, p->first), looked = 0; k-- > 0 && looked < 2 * LOOK_BACK; looked++) {
        const struct entity *e = &d->entities.at[k];
        if (e->type != TYPE_ORG || qi_is_aside(r, e->first) || is_medium(r, e) != medium) continue;
        if (firm && is_no_firm(r, k)) continue;
        uint32_t distance = here - qi_sentence_at(d, e->first), count = d->groups.at[e->group].count;
        double score = -1.0 * (distance < 5 ? distance : 5) - 0.01 * looked + 0.35 * (count < 8 ? count : 8);
        if (is_beside(r, e)) score -= 3.0;
        if (reports && has_spoken(r, e->group)) score += 1.5;
        if (e->group == r->last_group) score += same_paragraph ? 3.0 : 0.8;
        if (score > best_score) {
            best_score = score;
            best = k;
        }
    }
    return best;
}

static bool is_study(const struct resolver *r, uint32_t i) {
    return ONE_OF(r, i, "report", "study", "survey", "poll", "review", "paper", "research", "analysis", "audit",
                  "dossier", "document", "inquiry", "statement", "letter", "finding", "findings", "memo", "memorandum",
                  "notice", "message", "post", "tweet", "release", "communique", "communiqué", "article");
}

/* Words that are quoted right behind whoever put them out: “Lee wrote that it was late. The post added …” */
static bool is_notice(const struct resolver *r, uint32_t i) {
    return ONE_OF(r, i, "statement", "message", "post", "tweet", "release", "communique", "communiqué");
}

/* “A survey of 900 drivers last May | by Calder”: behind whom or what a document's noun at i is of, at the “by” that
   says who made it; else i + 1. */
static uint32_t over_asked(const struct resolver *r, uint32_t i, uint32_t last) {
    enum { FAR = 14 };
    if (!ONE_OF(r, i + 1, "of", "for", "on")) return i + 1;
    for (uint32_t k = i + 2; k < last && k < i + FAR && !r->w->stretch_at[k] && !qi_is_finite(r->w, k); k++)
        if (ONE_OF(r, k, "by")) return tag(r->w, k - 1) == POS_VBG ? i + 1 : k;
    return i + 1;
}

/* “A report in Thursday's | Norland Gazette”: the medium that a report's noun at i is in, or NOTHING. */
static uint32_t medium_of(const struct resolver *r, uint32_t i, uint32_t last) {
    if (!ONE_OF(r, i, "report", "story", "article", "editorial", "commentary") || !ONE_OF(r, i + 1, "in"))
        return NOTHING;
    for (uint32_t k = i + 2; k < last && k < i + 6; k++) {
        uint32_t at = r->w->entity_at[k];
        if (at) return r->d->entities.at[at - 1].type == TYPE_ORG ? at - 1 : NOTHING;
        if (tag(r->w, k) != POS_DT && tag(r->w, k) != POS_POS && tag(r->w, k) != POS_JJ && !is_time_word(r->w, k))
            break;
    }
    return NOTHING;
}

/* Who made the document whose noun is at i: “a survey (published) by Calder”, “Calder's report”, “the Calder poll”,
   “Calder said in a report”; NOTHING when the words beside it do not say. */
static uint32_t named_maker(const struct resolver *r, uint32_t i) {
    const struct sentence *s = &r->d->sentences.at[qi_sentence_at(r->d, i)];
    uint32_t k = over_asked(r, i, s->last), medium = medium_of(r, i, s->last);
    if (medium != NOTHING) return medium;
    if (ONE_OF(r, k, "(") && ONE_OF(r, k + 1, "by")) k++;
    while (k < s->last && k < i + 6 &&
           ((tag(r->w, k) == POS_VBN && !is_no_making(r, k)) || tag(r->w, k) == POS_RB || is_time_word(r->w, k) ||
            ONE_OF(r, k, ",", "on", "this", "last", "today", "yesterday", "morning", "week", "month", "year")))
        k++;
    for (uint32_t stop = k + 8, by = k++; k < stop && k < s->last && ONE_OF(r, by, "by", "from"); k++) {
        uint32_t at = r->w->entity_at[k];
        if (r->w->stretch_at[k] || qi_is_finite(r->w, k) || tag(r->w, k) == POS_COMMA) break;
        if (at && r->d->entities.at[at - 1].type <= TYPE_ORG) return at - 1;
    }
    uint32_t first = i;
    while (first > s->first && i - first < 6 && !r->w->stretch_at[first - 1] &&
           (qi_pos_is_noun(tag(r->w, first - 1)) || tag(r->w, first - 1) == POS_JJ || tag(r->w, first - 1) == POS_POS ||
            tag(r->w, first - 1) == POS_CD || r->w->entity_at[first - 1])) {
        uint32_t at = r->w->entity_at[--first];
        bool maker = at && (r->d->entities.at[at - 1].type == TYPE_ORG ||
                            (r->d->entities.at[at - 1].type == TYPE_PER && tag(r->w, first + 1) == POS_POS));
        if (maker) return at - 1;
    }
    while (first > s->first && (tag(r->w, first - 1) == POS_DT || tag(r->w, first - 1) == POS_PRPS)) first--;
    if (first > s->first + 1 && ONE_OF(r, first - 1, "issued", "released", "published", "posted", "shared")) {
        struct phrase issuer = qi_subject_left(r->w, s->first, first - 1);
        return issuer.kind == PHRASE_NAME && r->d->entities.at[issuer.entity].type <= TYPE_ORG ? issuer.entity
                                                                                               : NOTHING;
    }
    if (first < s->first + 3 || !ONE_OF(r, first - 1, "in") || !qi_in(r->d, first - 2, LIST_SAY)) return NOTHING;
    struct phrase subject = qi_subject_left(r->w, s->first, first - 2);
    bool maker = subject.kind == PHRASE_NAME && r->d->entities.at[subject.entity].type == TYPE_ORG;
    return maker ? subject.entity : NOTHING;
}

/* “Harbour News reported …, | the report said”: the newest body that the text has said reports. */
static uint32_t who_reported(const struct resolver *r, uint32_t at) {
    for (uint32_t k = qi_entities_before(r, at), looked = 0; k-- > 0 && looked < LOOK_BACK; looked++) {
        const struct entity *e = &r->d->entities.at[k];
        if (e->type != TYPE_ORG || e->last + 3 >= at || r->w->stretch_at[e->first]) continue;
        uint32_t i = e->last;
        while (i < e->last + 3 && (is_time_word(r->w, i) || ONE_OF(r, i, "news", "agency", "newspaper", "also"))) i++;
        if (ONE_OF(r, i, "reported", "reports", "quoted", "quotes")) return k;
        if (ONE_OF(r, i, "said", "says") && (is_medium(r, e) || ONE_OF(r, e->last - 1, "agency"))) return k;
    }
    return NOTHING;
}

/* Who said something in the sentence s, before the quote at hand: the speaker of its last quote, or NOTHING. */
static uint32_t speaker_in(const struct resolver *r, const struct sentence *s) {
    struct span words = qi_span(r->w, s->first, s->last);
    for (uint32_t k = r->at, looked = 0; k-- > 0 && looked < LOOK_BACK; looked++) {
        const struct quote *q = &r->d->quotes.at[k];
        if (q->cue.stop > q->cue.start && words.start <= q->cue.start && q->cue.stop <= words.stop)
            return q->speaker_entity;
    }
    return NOTHING;
}

/* “Calder said in a statement C. Lee said C. | The statement went on”: who put out what the text has last called so,
   or NOTHING. */
static uint32_t who_put_out(const struct resolver *r, const struct phrase *p) {
    for (uint32_t i = p->first; i-- > 0 && p->first - i < MAKER_REACH;) {
        if (qi_lower_of(r, i) != qi_lower_of(r, p->head) || r->w->stretch_at[i] || r->w->entity_at[i]) continue;
        const struct sentence *s = &r->d->sentences.at[qi_sentence_at(r->d, i)];
        uint32_t maker = named_maker(r, i);
        if (maker == NOTHING) maker = speaker_in(r, s);
        if (maker != NOTHING || i < s->first + 2 || i > s->first + 4 || !ONE_OF(r, s->first, "in")) return maker;
        struct phrase who =
            qi_first_subject(r->w, s->first, s->last); /* “In a statement on Monday, | Calder rejects” */
        return who.kind == PHRASE_NAME ? who.entity : NOTHING;
    }
    return NOTHING;
}

/* Is a study spoken of at i, and no name made with the word: Orlow Research? */
static bool is_study_told(const struct resolver *r, uint32_t i) {
    return is_study(r, i) && !r->w->stretch_at[i] && !r->w->entity_at[i];
}

/* “A survey by Calder”, “the report”, “a review” at the head of an article: who made it, or what was so called before,
   or what is below. */
static uint32_t maker_of(const struct resolver *r, const struct phrase *p, bool definite) {
    if (!is_study(r, p->head)) return NOTHING;
    uint32_t maker = named_maker(r, p->head);
    bool near = r->last_unit_paragraph + 1 >= r->d->sentences.at[qi_sentence_at(r->d, p->head)].paragraph;
    if (maker == NOTHING && definite && is_notice(r, p->head)) maker = who_put_out(r, p);
    bool other = ONE_OF(r, p->head, "message") && !ONE_OF(r, p->last, "read", "reads") &&
                 r->last_found.entity != NOTHING && /* bodies make statements */
                 r->d->entities.at[r->last_found.entity].type == TYPE_ORG;
    if (maker == NOTHING && definite && !other && (near ? is_notice(r, p->head) : ONE_OF(r, p->head, "statement")))
        maker = r->last_found.entity;
    for (uint32_t i = p->first; maker == NOTHING && definite && i-- > 0 && p->first - i < MAKER_REACH;)
        if (is_study_told(r, i)) maker = named_maker(r, i);
    if (maker == NOTHING && definite && ONE_OF(r, p->head, "report", "article", "story"))
        maker = who_reported(r, p->first);
    if (is_notice(r, p->head) || ONE_OF(r, p->head, "letter", "memo", "memorandum", "notice")) return maker;
    for (uint32_t i = p->last; maker == NOTHING && i < r->d->tokens.count && i < OPENING; i++)
        if (is_study_told(r, i)) maker = named_maker(r, i);
    return maker;
}

/* “A letter seen by the Forum” */
static bool is_shown_to(const struct resolver *r, const struct phrase *p, const struct entity *e) {
    for (uint32_t by = e->first; by-- > p->head + 1 && e->first - by < 3;)
        if (ONE_OF(r, by, "by") && is_no_making(r, by - 1)) return true;
    return false;
}

/* “The Forum for Rivers says C. … | The U.N. agency”: the body that has spoken just before, where the phrase says whose
   agency it is, `of`, not which; or `of`. */
static uint32_t agency_of(const struct resolver *r, const struct phrase *p, uint32_t of) {
    enum { QUOTES = 4 };
    const struct entity *e = &r->d->entities.at[of];
    if (!ONE_OF(r, p->first, "the") || !ONE_OF(r, p->head, "agency", "panel", "watchdog", "arm", "unit") ||
        e->last != p->head || e->first != p->first + 1 || e->last > e->first + 2)
        return of;
    for (uint32_t k = r->at, looked = 0; k-- > 0 && looked < QUOTES; looked++) {
        uint32_t who = r->d->quotes.at[k].speaker_entity;
        if (who == NOTHING || r->d->entities.at[who].type != TYPE_ORG || is_medium(r, &r->d->entities.at[who]))
            continue;
        return r->d->entities.at[who].last > r->d->entities.at[who].first + 1 ? who : of;
    }
    return of;
}

uint32_t qi_resolve_body(struct resolver *r, const struct phrase *p, bool same_paragraph, bool definite) {
    bool firm = is_firm_noun(r, p->head);
    if (!qi_in(r->d, p->head, LIST_BODY_NOUN) && !is_study(r, p->head) && !firm) return NOTHING;
    uint32_t owner = qi_entity_in(r, p, 1u << TYPE_ORG); /* “a survey by the Forum”, “the Forum’s statement” */
    if (owner != NOTHING && is_shown_to(r, p, &r->d->entities.at[owner])) owner = NOTHING;
    if (owner != NOTHING) owner = agency_of(r, p, owner);
    if (owner == NOTHING) owner = owner_of(r, p, same_paragraph);
    if (owner == NOTHING && !definite) owner = maker_of(r, p, false);
    if (owner != NOTHING || !definite) return owner;
    uint32_t group = qi_bearer(r, p, TYPE_ORG), body = group == NOTHING ? body_of(r, p) : r->d->groups.at[group].entity;
    bool owned = false; /* “Norland's biggest lender”, which may be any */
    for (uint32_t i = p->first; i < p->head; i++) owned |= tag(r->w, i) == POS_POS;
    bool plain = is_plain(r, p) || (firm && !owned);
    bool apart = p->last > p->head + 1; /* “the union representing its workers” */
    if (body == NOTHING && plain && !apart &&
        (firm || ONE_OF(r, p->head, "group", "organization", "organisation", "agency", "union", "party", "club", "bank",
                        "alliance", "bloc", "charity", "team", "network", "force", "church", "newspaper", "paper",
                        "daily", "magazine", "broadcaster", "watchdog", "regulator")))
        body = body_spoken_of(r, p, same_paragraph);
    return body == NOTHING && plain ? maker_of(r, p, true) : body;
}
