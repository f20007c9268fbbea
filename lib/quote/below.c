/*
 * Who is told of by a noun first and named below: “A publican told the court … ¶ Murty Tal, 58, pleaded”, “A rights
 * group says … ¶ Orlow Watch said”.
 */
#include "entity/name_table.h"
#include "quote/resolver.h"

bool qi_opens_article(const struct resolver *r, const struct phrase *p) {
    const quoth_document *d = r->d;
    uint32_t s = qi_sentence_at(d, p->first);
    if (qi_region_of(d, &d->sentences.at[s]) != REGION_BODY || p->first != d->sentences.at[s].first) return false;
    for (uint32_t looked = 0; s-- > 0 && looked < LOOK_BACK; looked++)
        if (qi_region_of(d, &d->sentences.at[s]) == REGION_BODY) return false;
    return true;
}

/* Is a person introduced here, whom the text has not named so far, by the name alone and as who acts: “Murty Tal, 58,
   pleaded”, “said Murty Tal”? */
static bool is_introduced(const struct resolver *r, uint32_t mention) {
    const quoth_document *d = r->d;
    const struct entity *e = &d->entities.at[mention];
    if (e->type != TYPE_PER || e->last < e->first + 2 || e->last >= d->tokens.count) return false;
    const struct sentence *s = &d->sentences.at[qi_sentence_at(d, e->first)];
    if (qi_region_of(d, s) != REGION_BODY) return false;
    bool starts = e->first == s->first || r->w->stretch_at[e->first - 1] || qi_in(d, e->first - 1, LIST_SAY) ||
                  (qi_in(d, e->first - 1, LIST_TITLE) && e->first - 1 == s->first);
    return starts &&
           (qi_is_finite(r->w, e->last) || ONE_OF(r, e->last, ",", "(") || !qi_pos_is_noun(tag(r->w, e->last)));
}

/* Is nobody of the mention's group named, but in a headline, before the paragraph behind the phrase's? */
static bool is_new(const struct resolver *r, uint32_t mention, uint32_t paragraph) {
    const quoth_document *d = r->d;
    uint32_t group = d->entities.at[mention].group;
    for (uint32_t k = d->groups.at[group].entity, looked = 0; k < mention && looked < LOOK_BACK; k++, looked++) {
        if (d->entities.at[k].group != group) continue;
        const struct sentence *s = &d->sentences.at[qi_sentence_at(d, d->entities.at[k].first)];
        if (!qi_is_heading(qi_region_of(d, s))) return s->paragraph > paragraph;
    }
    return d->groups.at[group].entity == mention;
}

/* “Ann Lee died at noon”: whose death is told below is not who tells of it. */
static bool is_dead(const struct resolver *r, const struct entity *e) {
    uint32_t i = e->last;
    while (i < r->d->tokens.count && (is_be(r->w, i) || ONE_OF(r, i, "had", "has"))) i++;
    return ONE_OF(r, i, "died", "killed", "drowned", "murdered", "dead") ||
           (ONE_OF(r, i, "found", "pronounced", "declared") && ONE_OF(r, i + 1, "dead"));
}

uint32_t qi_named_below(const struct resolver *r, const struct phrase *p) {
    const quoth_document *d = r->d;
    uint32_t paragraph = d->sentences.at[qi_sentence_at(d, p->first)].paragraph;
    uint8_t gender = qi_gender_of_word(d, p->head);
    for (uint32_t k = qi_entities_before(r, p->last), looked = 0; k < d->entities.count && looked < LOOK_BACK;
         k++, looked++) {
        uint32_t below = d->sentences.at[qi_sentence_at(d, d->entities.at[k].first)].paragraph - paragraph;
        if (below > 2) break;
        if (below == 0 || !is_introduced(r, k) || !is_new(r, k, paragraph) || is_dead(r, &d->entities.at[k])) continue;
        uint8_t own = d->groups.at[d->entities.at[k].group].gender;
        return gender && own && gender != own ? NOTHING : k;
    }
    return NOTHING;
}

/* Is the noun one of many whom a report hears beside those it is about: “a witness said C. ¶ Ann Lee said C”? */
static bool is_any_voice(const struct resolver *r, uint32_t noun) {
    return ONE_OF(r, noun, "witness", "eyewitness", "resident", "neighbour", "neighbor", "source", "survivor", "friend",
                  "relative", "protester", "demonstrator", "worker", "student", "villager", "shopper", "reader",
                  "spokesman", "spokeswoman", "spokesperson", "correspondent", "reporter", "driver", "passenger",
                  "farmer", "man", "woman", "boy", "girl", "judge", "prosecutor", "lawyer", "solicitor", "doctor");
}

/* Is the noun one for who leads, speaks for a state or makes its laws? */
static bool is_high(const struct resolver *r, uint32_t i) {
    return qi_is_minister(r->d, i) || qi_in(r->d, i, LIST_TITLE) ||
           ONE_OF(r, i, "official", "general", "minister", "lawmaker", "chief", "negotiator", "leader", "president",
                  "commander", "envoy", "ambassador", "candidate", "diplomat", "governor", "mayor", "chieftain",
                  "cleric", "senator", "head", "director", "chairman", "deputy", "secretary", "politician",
                  "legislator", "representative", "adviser", "advisor", "officer", "coordinator", "administrator",
                  "commissioner");
}

/* The noun that says beside a mention what it is: “the ports | minister, Ann Lee,”, “Ann Lee, a | vet,”; or NOTHING. */
static uint32_t noun_beside(const struct resolver *r, const struct entity *e) {
    enum { FAR = 8 };
    const struct sentence *s = &r->d->sentences.at[qi_sentence_at(r->d, e->first)];
    for (uint32_t i = e->first; i-- > s->first && e->first - i <= FAR;) {
        if (qi_is_finite(r->w, i) || r->w->stretch_at[i]) break;
        if (qi_is_role_noun(r, i) && !(r->w->entity_at[i] && !qi_in(r->d, i, LIST_TITLE))) return i;
    }
    if (e->last + 1 >= s->last || !ONE_OF(r, e->last, ",")) return NOTHING;
    for (uint32_t i = e->last + 1; i < s->last && i <= e->last + FAR; i++) {
        if (qi_is_finite(r->w, i) || ONE_OF(r, i, ",", "of", "for", "who")) break;
        if (qi_is_role_noun(r, i) && !r->w->entity_at[i]) return i;
    }
    return NOTHING;
}

/* The nation by which the words before a mention tell who it is: “Latvian | envoy Ann Lee”; NULL when none does. */
static const char *nation_before(const struct resolver *r, const struct entity *e) {
    enum { FAR = 5 };
    for (uint32_t i = e->first; i-- > 0 && e->first - i <= FAR;) {
        uint32_t at = r->w->entity_at[i];
        bool nation = at && (qi_in(r->d, i, LIST_DEMONYM) || qi_in(r->d, i, LIST_COUNTRY));
        if (nation && r->d->entities.at[at - 1].type >= TYPE_LOC) return qi_group_name(r, at - 1);
        if (!qi_pos_is_noun(tag(r->w, i)) && tag(r->w, i) != POS_JJ) return NULL;
    }
    return NULL;
}

/* Is a person named below of the gender and nation that a noun gives, and by a whole name? */
static bool is_fit(const struct resolver *r, const struct phrase *p, const struct entity *e) {
    uint8_t gender = qi_gender_of_word(r->d, p->head), own = r->d->groups.at[e->group].gender;
    if ((gender && own && gender != own) || e->last < e->first + 2) return false;
    uint32_t of = qi_entity_in(r, p, 1u << TYPE_LOC | 1u << TYPE_MISC);
    const char *nation = nation_before(r, e);
    if (!nation && ONE_OF(r, p->first, "the") && r->states[e->group])
        nation = r->d->groups.at[r->states[e->group] - 1].name;
    return !(nation && of != NOTHING && strcmp(nation, qi_group_name(r, of)) != 0);
}

/* May such a person be the one whom the noun has told of: an official a minister, a general no senator? */
static bool may_be(const struct resolver *r, const struct phrase *p, const struct entity *e) {
    if (!is_fit(r, p, e)) return false;
    uint32_t noun = noun_beside(r, e);
    if (noun == NOTHING) return true;
    if (qi_role_key(r, noun) == qi_role_key(r, p->head)) return true;
    for (uint32_t i = p->first; i < p->head; i++)
        if (ONE_OF(r, i, "former", "ex")) return false; /* “the former premier” is no minister */
    return is_high(r, p->head) == is_high(r, noun);
}

/* Does a name say that it is one of a state's own bodies, which nobody tells of as a group? */
static bool is_of_state(const struct resolver *r, const struct entity *e) {
    for (uint32_t i = e->first; i < e->last; i++)
        if (ONE_OF(r, i, "ministry", "department", "army", "navy", "police", "court", "military", "house", "government",
                   "parliament", "senate"))
            return true;
    return ONE_OF(r, e->last - 1, "congress"); /* not the Orlow Congress of Trade Unions */
}

/* “A mechanic, who wished no name”, “another officer”, “a student's brother”: one who has no name in the text, or has
   had it before. */
static bool is_kept_unnamed(const struct resolver *r, const struct phrase *p) {
    if (ONE_OF(r, p->last, ",", "who", "whose", "(", "with") || ONE_OF(r, p->first, "another", "one")) return true;
    for (uint32_t i = p->first; i < p->last; i++) {
        if (ONE_OF(r, i, "second", "third", "fourth", "other", "next", "nearby", "neighbouring", "neighboring"))
            return true;
        bool world = i > p->first && ONE_OF(r, i - 1, "world", "country", "nation", "region", "city", "state");
        if (i > p->first && i < p->head && tag(r->w, i) == POS_POS && !world && !r->w->entity_at[i - 1]) return true;
    }
    return false;
}

/* Is the phrase told of where news is told first: in the first words of a paragraph or anywhere in the article's first,
   there not with “a”? */
static bool is_lead(const struct resolver *r, const struct phrase *p) {
    enum { AHEAD = 4 };
    const quoth_document *d = r->d;
    uint32_t s = qi_sentence_at(d, p->first), paragraph = d->sentences.at[s].paragraph;
    uint32_t first = d->sentences.at[s].first;
    while (first < p->first && p->first - first <= AHEAD &&
           (is_time_word(r->w, first) ||
            ONE_OF(r, first, "meanwhile", "earlier", "separately", "also", ",", "on", "late")))
        first++; /* “Earlier Friday, | the rights chief” */
    if (p->first == first && (s == 0 || d->sentences.at[s - 1].paragraph != paragraph)) return true;
    if (tag(r->w, p->first) == POS_DT && !ONE_OF(r, p->first, "the", "this", "that")) return false;
    for (uint32_t looked = 0; s-- > 0 && looked < LOOK_BACK; looked++)
        if (d->sentences.at[s].paragraph != paragraph && qi_region_of(d, &d->sentences.at[s]) == REGION_BODY)
            return false;
    return true;
}

/* The mention that speaks by a name, or by a name and what kind of medium or body it is of or who speaks for it: “the |
   Norland Gazette | newspaper”, “the | Tern | news agency”, “a | Tern Forum | spokesman”; or NOTHING. */
static uint32_t name_in(const struct resolver *r, const struct phrase *p) {
    if (p->kind == PHRASE_NAME) return p->entity;
    if (p->kind != PHRASE_NOMINAL || p->head < p->first + 2) return NOTHING;
    bool kind = qi_is_body_noun(r, p->head) || (qi_speaks_for_body(r, p->head) && !qi_is_plural(r, p));
    uint32_t at = kind ? r->w->entity_at[p->head - 1 - ONE_OF(r, p->head - 1, "news")] : 0;
    return at && r->d->entities.at[at - 1].type == TYPE_ORG ? at - 1 : NOTHING;
}

/* The mention that first names whom this one means, outside headlines if it is near. */
static const struct entity *first_of(const struct resolver *r, uint32_t mention) {
    const quoth_document *d = r->d;
    const struct entity *first = &d->entities.at[d->groups.at[d->entities.at[mention].group].entity];
    bool body = !qi_is_heading(qi_region_at(d, first->first));
    return body ? first : &d->entities.at[mention];
}

/* Is it a mention of somebody or something not named before the phrase's paragraph was over, that the phrase may mean?
 */
static bool is_it(const struct resolver *r, const struct phrase *p, uint32_t mention, uint8_t type) {
    const quoth_document *d = r->d;
    const struct entity *e = &d->entities.at[mention];
    uint32_t own = d->sentences.at[qi_sentence_at(d, p->first)].paragraph;
    if (d->sentences.at[qi_sentence_at(d, e->first)].paragraph == own) return false;
    if (e->type != type || !is_new(r, mention, own)) return false;
    bool agency = p->head > p->first && ONE_OF(r, p->head, "agency") && ONE_OF(r, p->head - 1, "news");
    if (agency && e->last > e->first + 1 && !ONE_OF(r, e->last, "news", "agency")) return false;
    return type == TYPE_PER || !is_of_state(r, e);
}

/* Who is named last in [first, last), straight before its end but for a comma; or NOTHING. */
static uint32_t name_at_end(const struct resolver *r, uint32_t first, uint32_t last) {
    if (last > first && ONE_OF(r, last - 1, ",", ".")) last--;
    uint32_t at = last > first ? r->w->entity_at[last - 1] : 0;
    return at ? at - 1 : NOTHING;
}

static bool is_remark(const struct resolver *r, uint32_t i) {
    return ONE_OF(r, i, "announcement", "remark", "remarks", "comment", "comments", "statement", "warning", "denial",
                  "call", "appeal", "accusation", "accusations", "claim", "prediction", "allegation", "allegations",
                  "demand", "pledge", "offer", "declaration");
}

/* “The ports minister, Ann Lee, | made the remark on Monday”, “The claim | was made by the minister, Ann Lee.”: who of
   a type is told of in a sentence as having said what the one before reports; or NOTHING. */
static uint32_t who_made_it(const struct resolver *r, uint32_t sentence, uint8_t type) {
    enum { FAR = 24 };
    if (sentence >= r->d->sentences.count) return NOTHING;
    const struct sentence *s = &r->d->sentences.at[sentence];
    bool first = true;
    for (uint32_t i = s->first + 1; i + 2 < s->last && i < s->first + FAR; i++) {
        if (r->w->stretch_at[i] || !qi_is_finite(r->w, i)) continue;
        if (is_remark(r, i - 1) && ONE_OF(r, i, "was", "were") && ONE_OF(r, i + 1, "made", "issued") &&
            ONE_OF(r, i + 2, "by"))
            return name_at_end(r, i, s->last);
        bool made = ONE_OF(r, i, "made", "issued", "gave", "makes") && ONE_OF(r, i + 1, "the", "his", "her") &&
                    is_remark(r, i + 2);
        bool spoke = first && ONE_OF(r, i, "spoke", "addressed");
        first = false;
        if (!made && !spoke) continue;
        uint32_t name = name_at_end(r, s->first, i);
        if (name != NOTHING && r->d->entities.at[name].type == type) return name;
        struct phrase subject = qi_named(r->w, qi_first_subject(r->w, s->first, i), i);
        return subject.kind == PHRASE_NAME ? subject.entity : NOTHING;
    }
    return NOTHING;
}

/* Who or what the paragraph behind the one that begins with the phrase tells of first. */
static struct phrase told_of_next(const struct resolver *r, const struct phrase *p) {
    enum { FAR = 3 };
    const quoth_document *d = r->d;
    uint32_t sentence = qi_sentence_at(d, p->first), next = sentence + 1;
    if (p->first != d->sentences.at[sentence].first) return qi_no_phrase();
    while (next < d->sentences.count && next < sentence + FAR &&
           d->sentences.at[next].paragraph == d->sentences.at[sentence].paragraph)
        next++;
    if (next >= d->sentences.count) return qi_no_phrase();
    const struct sentence *s = &d->sentences.at[next];
    return qi_named(r->w, qi_first_subject(r->w, s->first, s->last), s->last);
}

/* “A rights group says C. ¶ | Orlow Watch has filed a suit”: the body that the next paragraph begins with; or NOTHING.
 */
static uint32_t body_next(const struct resolver *r, const struct phrase *p) {
    struct phrase next = told_of_next(r, p);
    uint32_t mention = name_in(r, p) == NOTHING ? name_in(r, &next) : NOTHING;
    return mention != NOTHING && is_it(r, p, mention, TYPE_ORG) ? mention : NOTHING;
}

/* Does the body that the mention names stand beside the name e, by the same name or its end: the CIA and the U.S.
   Central Intelligence Agency? */
static bool is_beside(const struct resolver *r, const struct entity *e, uint32_t mention) {
    enum { FAR = 8 };
    const char *name = qi_group_name(r, mention);
    size_t length = strlen(name);
    uint32_t first = e->first > FAR ? e->first - FAR : 0, last = e->last + FAR;
    if (last > r->d->tokens.count) last = r->d->tokens.count;
    for (uint32_t i = first; i < last; i++) {
        const char *other = r->w->entity_at[i] ? qi_group_name(r, r->w->entity_at[i] - 1) : NULL;
        size_t size = other ? strlen(other) : 0;
        if (other && size <= length && strcmp(name + length - size, other) == 0) return true;
    }
    return false;
}

/* “The head of the Tern Forum says C. ¶ | Ann Lee told reporters”, “Tern's director, | Ann Lee, wept”: the person whom
   the next paragraph begins with, if she speaks there or is said to be of the same body; or NOTHING. */
static uint32_t person_next(const struct resolver *r, const struct phrase *p) {
    struct phrase next = told_of_next(r, p);
    if (next.kind != PHRASE_NAME || is_any_voice(r, p->head) || !is_it(r, p, next.entity, TYPE_PER)) return NOTHING;
    const struct entity *e = &r->d->entities.at[next.entity];
    if (!may_be(r, p, e)) return NOTHING;
    uint32_t body = qi_entity_in(r, p, 1u << TYPE_ORG);
    bool same = body != NOTHING && is_beside(r, e, body);
    bool told = ONE_OF(r, e->last, "said", "says", "told", "tells") &&
                (ONE_OF(r, p->first, "a", "an") || qi_entity_in(r, p, ~(1u << TYPE_PER)) != NOTHING);
    return same || told ? next.entity : NOTHING;
}

/* “The Orlow-based firm”, “its bank”: is it one that has been named, as “the Latvian space agency” need not be? */
static bool is_named_before(const struct resolver *r, const struct phrase *p) {
    bool state = false;
    for (uint32_t i = p->first; i < p->head; i++) {
        state |= r->w->entity_at[i] != 0;
        if (ONE_OF(r, i, "based")) return ONE_OF(r, p->first, "the");
    }
    return tag(r->w, p->first) == POS_PRPS || (ONE_OF(r, p->first, "the", "this", "that") && !state);
}

/* “A ports ministry spokesman said C. ¶ | Spokesman Ann Lee made the remarks”: does the mention bear the noun of the
   phrase straight before it? */
static bool bears_noun(const struct resolver *r, const struct phrase *p, uint32_t mention) {
    const struct entity *e = &r->d->entities.at[mention];
    uint32_t noun = e->type == TYPE_PER ? noun_beside(r, e) : NOTHING;
    if (noun == NOTHING) return false;
    return qi_role_key(r, noun) == qi_role_key(r, p->head) || (qi_is_spokesman(r, noun) && qi_is_spokesman(r, p->head));
}

/* “The ministry's spokesman said C. ¶ | Ann Lee added”: does a quote in the sentence behind go on with what was said?
 */
static bool adds(const struct resolver *r, const struct phrase *p, uint32_t quote) {
    const struct phrase *next = &r->w->speakers.at[quote];
    if (next->kind != PHRASE_NAME || qi_sentence_at(r->d, next->first) != qi_sentence_at(r->d, p->first) + 1)
        return false;
    return ONE_OF(r, next->last, "added", "adds") && noun_beside(r, &r->d->entities.at[next->entity]) == NOTHING;
}

uint32_t qi_named_next(const struct resolver *r, const struct phrase *p, uint8_t type) {
    enum { QUOTES = 12, FAR = 2 };
    const quoth_document *d = r->d;
    uint32_t here = qi_sentence_at(d, p->first);
    bool told = r->outer || d->quotes.at[r->at].within != NOTHING;
    if (told || r->w->quote_units.at[r->at].region != REGION_BODY || is_kept_unnamed(r, p)) return NOTHING;
    if (type == TYPE_ORG && is_named_before(r, p)) return NOTHING;
    if (d->quotes.at[r->at].kind == QUOTE_DIRECT) return NOTHING;
    bool lead = type != TYPE_PER || is_lead(r, p);
    uint32_t made = who_made_it(r, here + 1, type);
    if (made != NOTHING && ((lead && is_it(r, p, made, type)) || bears_noun(r, p, made)) &&
        (type == TYPE_ORG || is_fit(r, p, &d->entities.at[made])))
        return made;
    for (uint32_t k = r->at + 1; k < d->quotes.count && k <= r->at + QUOTES; k++) {
        const struct phrase *next = &r->w->speakers.at[k];
        if (next->kind == PHRASE_NONE || qi_sentence_at(d, next->first) <= here) continue;
        bool more = type == TYPE_PER && adds(r, p, k);
        if (qi_sentence_at(d, next->first) > here + FAR || !(lead || more)) break;
        uint32_t mention = name_in(r, next);
        bool is = mention != NOTHING && is_it(r, p, mention, type);
        if (is && type == TYPE_PER) is = (more || !is_any_voice(r, p->head)) && may_be(r, p, first_of(r, mention));
        if (is || (mention != NOTHING && type == TYPE_PER)) return is ? mention : NOTHING;
        break;
    }
    if (!lead) return NOTHING;
    return type == TYPE_ORG ? body_next(r, p) : person_next(r, p);
}
