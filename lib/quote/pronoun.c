/*
 * Whom a pronoun means. Antecedents are weighed by what studies of news coreference agree on (recency, subjecthood, who
 * spoke last, gender where the text or a list of first names tells it): a weighted sum over the last mentions.
 */
#include "entity/name_table.h"
#include "quote/resolver.h"

enum { CHAIN = 6, NEAR = 3 }; /* sentences that a pronoun is followed back */

/* How much of a subject a mention is: 2 where the sentence begins with it, 1 where nothing governs it, else 0. */
static int is_subject(const struct resolver *r, const struct entity *e, uint32_t sentence) {
    uint32_t floor = r->d->sentences.at[sentence].first, i = e->first;
    if (e->last < r->d->tokens.count && tag(r->w, e->last) == POS_POS) return 0; /* “Poe's first game” */
    if (i > floor && tag(r->w, i - 1) == POS_IN && e->last < r->d->sentences.at[sentence].last &&
        qi_is_finite(r->w, e->last))
        return 1; /* “as Lee became” */
    while (i > floor && (qi_pos_is_noun(tag(r->w, i - 1)) || tag(r->w, i - 1) == POS_JJ || tag(r->w, i - 1) == POS_DT ||
                         r->w->entity_at[i - 1] || /* “met with Lee and | Poe” */
                         (i > floor + 1 && ONE_OF(r, i - 1, "and") && qi_person_at(r->w, i - 2))))
        i--;
    if (i == floor) return 2;
    return tag(r->w, i - 1) != POS_IN && tag(r->w, i - 1) != POS_TO && tag(r->w, i - 1) != POS_RP &&
           !qi_pos_is_verb(tag(r->w, i - 1));
}

uint32_t qi_entities_before(const struct resolver *r, uint32_t at) {
    uint32_t low = 0, high = r->d->entities.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (r->d->entities.at[middle].first >= at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

bool qi_is_aside(const struct resolver *r, uint32_t token) {
    uint8_t kind = qi_region_at(r->d, token);
    return kind == REGION_BYLINE || kind == REGION_DATELINE || kind == REGION_CREDIT || kind == REGION_BOILERPLATE;
}

bool qi_is_outer_speaker(const struct resolver *r, const struct entity *e) {
    return r->outer && r->outer->speaker_entity != NOTHING &&
           r->d->entities.at[r->outer->speaker_entity].group == e->group;
}

/* “Asked by Lee about Poe, he said”, “Speaking to Lee, he said”: is a sentence begun by whom the one that a pronoun at
   `at` means speaks to, and of whom? */
static bool begins_asked(const struct resolver *r, const struct sentence *s, uint32_t at) {
    uint32_t i = s->first + ONE_OF(r, s->first, "when");
    if (ONE_OF(r, i, "on", "about", "regarding", "concerning")) { /* “On Lee and Poe, he said” */
        struct phrase p = qi_phrase_right(r->w, i + 1, at);
        while (p.kind == PHRASE_NAME && p.last + 1 < at && ONE_OF(r, p.last, "and"))
            p = qi_phrase_right(r->w, p.last + 1, at);
        return p.kind == PHRASE_NAME && p.last + ONE_OF(r, p.last, ",") == at;
    }
    if (ONE_OF(r, i, "speaking", "talking", "writing"))
        return ONE_OF(r, i + 1, "to", "with") || ONE_OF(r, i + 3, "to", "with"); /* “Speaking in English to Lee, he” */
    if (!ONE_OF(r, i, "asked", "told", "pressed", "questioned", "challenged", "quizzed")) return false;
    for (uint32_t k = i + 1; k < i + 5 && k < at; k++)
        if (ONE_OF(r, k, "by", "about")) return true;
    return false;
}

/* “Cross-examined by Lee, | he said”, “After meeting Lee, | he said”: does the mention stand in an opening participle's
   clause, whose unsaid subject the pronoun at `at`, the first word behind its comma, is? */
static bool is_in_participle(const struct resolver *r, const struct entity *e, const struct sentence *s, uint32_t at) {
    uint32_t i = s->first;
    if (e->first <= i || e->last >= at || at < i + 3 || !ONE_OF(r, at - 1, ",") || r->w->stretch_at[i]) return false;
    bool led = ONE_OF(r, i, "after", "before", "while", "when", "since", "on", "upon", "by", "in", "without");
    bool participle = tag(r->w, i + led) == POS_VBG || (tag(r->w, i) == POS_VBN && !led);
    for (uint32_t k = i + led; k < e->first && participle; k++)
        participle = !r->w->stretch_at[k] && !qi_is_finite(r->w, k) && tag(r->w, k) != POS_POS;
    return participle && tag(r->w, e->last) != POS_POS;
}

/* Is the mention one of who examines witnesses: counsel, or whom they are asked by? “cross-examined by Ann Lee”, “Ann
   Lee, defending,”, “Mr Lee put it to her” */
static bool examines(const struct resolver *r, const struct entity *e) {
    uint32_t i = e->first, k = e->last;
    while (i > 0 && e->first - i < 8 && (qi_pos_is_noun(tag(r->w, i - 1)) || r->w->entity_at[i - 1])) {
        if (ONE_OF(r, i - 1, "attorney", "lawyer", "counsel", "prosecutor", "advocate", "solicitor", "barrister",
                   "judge"))
            return true;
        i--;
    }
    if (i > 0 && ONE_OF(r, i - 1, "by")) return true;
    k += k + 1 < r->d->tokens.count && ONE_OF(r, k, ",");
    return ONE_OF(r, k, "sc", "kc", "qc", "defending", "prosecuting", "for", "asked", "put", "suggested", "showed",
                  "pressed");
}

/* “…,” she told the Orlava Post: is the body that a mention names what somebody speaks to? */
static bool is_told(const struct resolver *r, const struct entity *e) {
    uint32_t i = e->first > 1 && ONE_OF(r, e->first - 1, "the") ? e->first - 1 : e->first;
    return i > 0 && ONE_OF(r, i - 1, "tell", "tells", "told", "telling");
}

/* “adapts the Clara Orr novel”: does the name only tell a thing apart? */
static bool is_modifier(const struct resolver *r, const struct entity *e) {
    return e->first > 0 && tag(r->w, e->first - 1) == POS_DT && e->last < r->d->tokens.count &&
           tag(r->w, e->last) == POS_NN && !r->w->entity_at[e->last] && !r->w->stretch_at[e->last] &&
           !qi_is_role_noun(r, e->last);
}

/* Does one of the last mentions say that this group does? */
static bool is_examiner(const struct resolver *r, uint32_t mention) {
    uint32_t group = r->d->entities.at[mention].group;
    for (uint32_t k = mention + 1, looked = 0; k-- > 0 && looked < LOOK_BACK; looked++)
        if (r->d->entities.at[k].group == group && examines(r, &r->d->entities.at[k])) return true;
    return false;
}

/* “LEE: …”: who speaks in turn says “you” of the other, and “he” of neither. */
static bool is_label(const struct resolver *r, const struct entity *e) {
    return r->outer && ONE_OF(r, e->last, ":") && r->d->tokens.at[e->first].flags & TOKEN_AFTER_LINE;
}

/* “directed “Clara the Bold””: does the mention stand in marks that hold a title and no more? */
static bool is_in_title(const struct resolver *r, const struct entity *e) {
    enum { LONG = 8 };
    uint32_t at = r->w->stretch_at[e->first];
    if (!at) return false;
    const struct stretch *s = &r->w->stretches.at[at - 1];
    if (s->last - s->first < 2 || s->last - s->first > LONG) return false;
    for (uint32_t i = s->first; i < s->last; i++) {
        bool small = tag(r->w, i) == POS_DT || tag(r->w, i) == POS_IN || tag(r->w, i) == POS_CC;
        if (!small && qi_form(r->d, i)->flags & FORM_LETTER && !(qi_form(r->d, i)->flags & FORM_UPPER_FIRST))
            return false;
    }
    return true;
}

/* “accused of murdering Lee”, “the killing of Lee”: whose death the words before a mention tell does not speak. */
static bool is_victim(const struct resolver *r, const struct entity *e) {
    uint32_t i = e->first;
    while (i > 0 && e->first - i < 3 && (qi_pos_is_noun(tag(r->w, i - 1)) || tag(r->w, i - 1) == POS_JJ) &&
           !ONE_OF(r, i - 1, "murder", "killing", "manslaughter", "death"))
        i--; /* “murdering schoolboy Lee” */
    if (i < 2) return false;
    if (ONE_OF(r, i - 1, "murdering", "murdered", "killing", "killed", "strangling")) return !r->w->stretch_at[i - 1];
    return ONE_OF(r, i - 1, "of") && ONE_OF(r, i - 2, "murder", "killing", "manslaughter");
}

/* “He said | Lee works there”: whom a report, behind a pronoun for who makes it, begins with is somebody else. */
static bool is_told_of(const struct resolver *r, uint32_t group, uint32_t at) {
    enum { TITLE = 2 };
    if (r->told.start >= r->told.stop || r->d->tokens.at[at].start >= r->told.start) return false;
    uint32_t first = qi_token_at(r->d, r->told.start);
    for (uint32_t i = first; i <= first + TITLE && i < r->d->tokens.count; i++) {
        uint32_t e = r->w->entity_at[i];
        if (!e || r->d->entities.at[e - 1].type != TYPE_PER) continue;
        return r->d->entities.at[e - 1].group == group && tag(r->w, r->d->entities.at[e - 1].last) != POS_POS;
    }
    return false;
}

/* “The mayor referred to Lee, saying C”, “He told Lee C”: whom the words from `at` on to what is said name is not who
   says it. */
static bool is_spoken_to(const struct resolver *r, uint32_t group, uint32_t at) {
    enum { NAMES = 4 };
    if (r->said <= at) return false;
    for (uint32_t k = qi_entities_before(r, at), looked = 0; k < r->d->entities.count && looked < NAMES;
         k++, looked++) {
        const struct entity *e = &r->d->entities.at[k];
        if (e->last >= r->said) return false;
        uint32_t i = e->first;
        while (i > at + 1 && (qi_pos_is_noun(tag(r->w, i - 1)) || tag(r->w, i - 1) == POS_JJ)) i--; /* “Mr | Lee” */
        bool object = i > at + 1 &&
                      (qi_pos_is_verb(tag(r->w, i - 1)) || tag(r->w, i - 1) == POS_IN || tag(r->w, i - 1) == POS_TO);
        if (object && e->type == TYPE_PER && e->group == group && tag(r->w, e->last) != POS_POS) return true;
    }
    return false;
}

/* Is the sentence a title or a link among the paragraphs: “Report: Lee steers Riga to win”, a line of its own that no
   stop ends? */
static bool is_title_between(const struct resolver *r, uint32_t sentence) {
    enum { LINE = 14 };
    const struct sentence *s = &r->d->sentences.at[sentence];
    uint8_t kind = qi_region_of(r->d, s);
    if (kind != REGION_BODY) return kind != REGION_HEADLINE && kind != REGION_STANDFIRST;
    bool alone = sentence > 0 && s[-1].paragraph != s->paragraph && sentence + 1 < r->d->sentences.count &&
                 s[1].paragraph != s->paragraph;
    return alone && s->last - s->first <= LINE && r->d->tokens.at[s->last - 1].kind == TOKEN_WORD;
}

/* “…,” the judge replied. ¶ “…” ¶ | He: does a paragraph begin at i straight behind what was said last? */
static bool opens_behind_speech(const struct resolver *r, uint32_t i) {
    enum { TITLES = 32 };
    uint32_t here = qi_sentence_at(r->d, i), before = here;
    const struct sentence *s = &r->d->sentences.at[here];
    while (before > 0 && here - before < TITLES && r->d->sentences.at[before - 1].paragraph != s->paragraph &&
           is_title_between(r, before - 1))
        before--; /* over titles and links between */
    const struct sentence *last = before ? &r->d->sentences.at[before - 1] : s;
    return !r->outer && s->first == i && last->paragraph != s->paragraph && r->last_stop > last->first &&
           r->last_stop <= last->last;
}

/* “Lee said C. Minister Barry agreed. | He said”: does a sentence end in that somebody answers? */
static bool ends_in_answer(const struct resolver *r, const struct sentence *s) {
    return s->last > s->first + 2 && ONE_OF(r, s->last - 1, ".") && !r->w->stretch_at[s->last - 2] &&
           ONE_OF(r, s->last - 2, "agreed", "agrees", "concurred", "concurs", "disagreed", "disagrees", "demurred");
}

/* Where the words begin that a pronoun at i stands among: with what is said in its quote, when that stands before it.
 */
static uint32_t begins_at(const struct resolver *r, uint32_t i) {
    bool behind = r->own.start < r->own.stop && r->own.start < r->d->tokens.at[i].start;
    return qi_sentence_at(r->d, behind ? qi_token_at(r->d, r->own.start) : i);
}

/* “…,” Lee said. Senator Poe took a similar view. “…,” | he said: who is the only one in the sentence before and its
   subject, when somebody else spoke last; or NOTHING. */
static uint32_t stepped_in(const struct resolver *r, uint32_t at) {
    uint32_t here = begins_at(r, at);
    if (!here || r->outer || r->own.start >= r->own.stop || r->own.start > r->d->tokens.at[at].start) return NOTHING;
    const struct sentence *s = &r->d->sentences.at[here - 1];
    if (s->paragraph != s[1].paragraph || tag(r->w, s->first) == POS_PRPS) return NOTHING; /* “Her sister Poe left” */
    struct phrase p = qi_named(r->w, qi_first_subject(r->w, s->first, s->last), s->last);
    if (!qi_is_person(r->w, &p)) return NOTHING;
    uint32_t group = r->d->entities.at[p.entity].group;
    if (group == r->last_group || !qi_has_finite(r->w, p.last, s->last)) return NOTHING;
    for (uint32_t i = s->first; i < s->last; i++)
        if (r->w->stretch_at[i] || (i >= p.last && qi_person_at(r->w, i))) return NOTHING;
    return group;
}

/* “Taking to Instagram, | they said”: where people post speaks for nobody. */
static bool is_page(const struct resolver *r, const struct entity *e) {
    return e->last == e->first + 1 && e->first && tag(r->w, e->first - 1) != POS_DT &&
           ONE_OF(r, e->first, "instagram", "facebook", "twitter", "tiktok", "snapchat", "youtube", "linkedin",
                  "whatsapp", "telegram", "reddit") &&
           (tag(r->w, e->first - 1) == POS_IN || tag(r->w, e->first - 1) == POS_TO);
}

uint32_t qi_antecedent(const struct resolver *r, uint32_t at, unsigned types, uint8_t gender, bool same_paragraph) {
    const quoth_document *d = r->d;
    uint32_t here = qi_sentence_at(d, at), best = NOTHING;
    double best_score = -1e9;
    bool asked = gender != GENDER_UNKNOWN && begins_asked(r, &d->sentences.at[here], at);
    bool goes_on = gender != GENDER_UNKNOWN && opens_behind_speech(r, at);
    uint32_t since = gender != GENDER_UNKNOWN ? stepped_in(r, at) : NOTHING;
    for (uint32_t k = qi_entities_before(r, at), looked = 0; k-- > 0 && looked < LOOK_BACK; looked++) {
        const struct entity *e = &d->entities.at[k];
        if (!(types >> e->type & 1) || qi_is_aside(r, e->first)) continue;
        if (gender != GENDER_UNKNOWN && (qi_is_outer_speaker(r, e) || is_label(r, e) || is_in_title(r, e))) continue;
        if (r->own.start <= d->tokens.at[e->first].start && d->tokens.at[e->first].start < r->own.stop) continue;
        if (asked && e->first >= d->sentences.at[here].first) continue;
        if (e->type == TYPE_PER && is_spoken_to(r, e->group, at)) continue;
        if (gender != GENDER_UNKNOWN && (e->group == r->other_group || e->group == r->addressed)) continue;
        if (types == 1u << TYPE_ORG && (is_told(r, e) || is_page(r, e))) continue;
        if (types & ON_THE_STAND && is_examiner(r, k)) continue;
        if (types & AT_THE_BAR && !is_examiner(r, k)) continue;
        if (gender != GENDER_UNKNOWN && (is_victim(r, e) || is_modifier(r, e) || is_told_of(r, e->group, at) ||
                                         is_in_participle(r, e, &d->sentences.at[here], at)))
            continue;
        const struct group *g = &d->groups.at[e->group];
        if (gender != GENDER_UNKNOWN && g->gender != GENDER_UNKNOWN && g->gender != gender) continue;
        uint32_t sentence = qi_sentence_at(d, e->first), distance = here - sentence;
        if (e->group == r->last_group && goes_on) distance = 1;
        if (e->group == r->last_group && same_paragraph && distance > NEAR) distance = NEAR;
        double score = -1.0 * distance - 0.01 * looked;
        int subject = is_subject(r, e, sentence);
        if (subject)
            score += distance == 1 && ends_in_answer(r, &d->sentences.at[sentence]) ? 4.0 : 0.95 + 0.05 * subject;
        if (r->w->stretch_at[e->first]) score -= 2.0;
        if (d->sentences.at[sentence].paragraph != d->sentences.at[here].paragraph && is_title_between(r, sentence))
            score -= 2.0;
        if (e->group == r->last_group) score += same_paragraph ? 3.0 : 0.8;
        if (gender != GENDER_UNKNOWN && g->gender == gender) score += 0.7;
        if (e->group == since) score += 3.0;
        /* “Lee refuted claims made by Ann Poe claiming C. ¶ | He stressed C2”: the sentence's subject goes on */
        bool begins = subject == 2 && distance == 1 && !same_paragraph && d->sentences.at[here].first == at;
        if (begins && gender != GENDER_UNKNOWN) score += 0.6;
        if (score > best_score) {
            best_score = score;
            best = k;
        }
    }
    return best;
}

/* Whom the noun phrase, which a pronoun stands for, means: whoever was heard by it, with what tells more of it (“A
   spokesman | for the ministry said C. He”), or whom the noun means. */
static struct found heard_as(struct resolver *r, const struct phrase *p, bool same_paragraph) {
    enum { QUOTES = 6 };
    for (uint32_t k = r->at, looked = 0; k-- > 0 && looked < QUOTES; looked++) {
        const struct phrase *before = &r->w->speakers.at[k];
        const struct quote *q = &r->d->quotes.at[k];
        if (before->kind == PHRASE_NOMINAL && before->first == p->first && before->head == p->head && q->speaker_name)
            return (struct found){q->speaker_entity, q->speaker_name};
    }
    return qi_resolve_nominal(r, p, same_paragraph);
}

/* “They” after “ministers of the Forum”, “witnesses”: the newest plural noun for people, with the body they are of. */
static struct found plural_before(struct resolver *r, uint32_t at) {
    uint32_t here = qi_sentence_at(r->d, at), floor = here ? r->d->sentences.at[here - 1].first : 0;
    for (uint32_t i = at; i-- > floor;) {
        bool people =
            (tag(r->w, i) == POS_NNS || tag(r->w, i) == POS_NNPS) && qi_is_role_noun(r, i) && !r->w->stretch_at[i];
        if (!people) continue;
        struct phrase p = qi_phrase_left(r->w, floor, i + 1);
        if (p.kind != PHRASE_NOMINAL || p.last != i + 1) continue;
        uint32_t own = p.head != i ? qi_phrase_start(r->w, floor, i + 1) : p.first;
        if (own > p.first && ONE_OF(r, own - 1, "by")) p.first = own, p.head = i; /* “a boycott by | Norland farmers” */
        uint32_t body = qi_entity_in(r, &p, 1u << TYPE_ORG);
        return body != NOTHING ? (struct found){body, NULL} : (struct found){NOTHING, qi_phrase_text(r, &p)};
    }
    return (struct found){NOTHING, NULL};
}

/* Can “it” mean the phrase: a body or a text, by its name or its noun? */
static bool is_thing(const struct resolver *r, const struct phrase *p) {
    if (p->kind == PHRASE_NAME) {
        uint8_t type = r->d->entities.at[p->entity].type;
        return type == TYPE_ORG || (type == TYPE_LOC && (qi_in(r->d, p->head, LIST_COUNTRY) ||
                                                         qi_capital_of(r, &r->d->entities.at[p->entity])));
    }
    return p->kind == PHRASE_NOMINAL && qi_is_body_noun(r, p->head) && !qi_is_role_noun(r, p->head) &&
           !qi_is_plural(r, p) && !qi_is_joint(r, p);
}

/* “They put out a statement. It says”: the newest noun for a text in a sentence, or NOTHING. */
static uint32_t text_noun_in(const struct resolver *r, const struct sentence *s) {
    for (uint32_t i = s->last; i-- > s->first;)
        if (!r->w->stretch_at[i] && !r->w->entity_at[i] && tag(r->w, i) == POS_NN &&
            ONE_OF(r, i, "statement", "report", "letter", "note", "memorandum", "memo", "message", "ruling", "notice",
                   "document", "article", "text", "e-mail", "email", "leaflet", "petition", "verdict", "resolution"))
            return i;
    return NOTHING;
}

struct found qi_resolve_it(struct resolver *r, uint32_t i, bool same_paragraph) {
    if (same_paragraph && is_thing(r, &r->last_speaker)) return r->last_found;
    uint32_t here = begins_at(r, i);
    for (uint32_t s = here + 1, looked = 0; s-- > 0 && looked < 3; looked++) {
        const struct sentence *sentence = &r->d->sentences.at[s];
        struct phrase p = qi_first_subject(r->w, sentence->first, s == here ? i : sentence->last);
        bool spoke = s < here && !is_thing(r, &p) && is_thing(r, &r->last_speaker) &&
                     r->last_speaker.first >= sentence->first && r->last_speaker.first < sentence->last;
        if (spoke) return r->last_found; /* “In a note today the union said the ruling was late. ¶ It added C” */
        uint32_t noun = s == here ? NOTHING : text_noun_in(r, sentence);
        if (!is_thing(r, &p) && noun != NOTHING) p = qi_phrase_left(r->w, sentence->first, noun + 1);
        if (!is_thing(r, &p) && p.head != noun) continue;
        r->last_speaker = p;
        return p.kind == PHRASE_NAME ? (struct found){p.entity, NULL} : heard_as(r, &p, same_paragraph);
    }
    return (struct found){qi_antecedent(r, i, 1u << TYPE_ORG | 1u << TYPE_LOC, GENDER_UNKNOWN, same_paragraph), NULL};
}

static bool are_many(const struct resolver *r, uint32_t i) {
    return ONE_OF(r, i, "hundreds", "thousands", "dozens", "scores");
}

/* Does the phrase mean several people: officers, police, “A and B”? */
static bool is_several(const struct resolver *r, const struct phrase *p) {
    if (p->kind == PHRASE_PRONOUN || p->kind == PHRASE_NONE) return false;
    if (qi_is_joint(r, p) || ONE_OF(r, p->head, "police", "crowd", "couple", "family", "staff", "authorities", "media"))
        return true;
    bool many = are_many(r, p->head);
    bool bodies = ONE_OF(r, p->head, "groups", "parties", "agencies", "companies", "organizations", "organisations",
                         "unions", "factions", "firms", "charities", "newspapers", "allies");
    bool people = qi_is_role_noun(r, p->head) || r->w->entity_at[p->head] || bodies || many;
    return p->kind == PHRASE_NOMINAL && qi_is_plural(r, p) && people;
}

/* Whom a noun phrase for several people means; where it says no more than its words, with what tells more of them:
   “They” after “farmers | in Norland”, “hundreds | of farmers”. */
static struct found several_heard_as(struct resolver *r, struct phrase p, bool same_paragraph) {
    struct found found = heard_as(r, &p, same_paragraph);
    const char *words = qi_phrase_text(r, &p);
    bool own = words && found.entity == NOTHING && found.name && strcmp(words, found.name) == 0;
    if (!own || p.last != p.head + 1 || !ONE_OF(r, p.last, "in", "of")) return found;
    struct phrase more = qi_phrase_right(r->w, p.last + 1, r->d->sentences.at[qi_sentence_at(r->d, p.head)].last);
    bool place = more.kind == PHRASE_NAME && r->d->entities.at[more.entity].type == TYPE_LOC;
    if (place || (more.kind == PHRASE_NOMINAL && are_many(r, p.head))) {
        p.last = more.last;
        found.name = qi_phrase_text(r, &p);
    }
    return found;
}

/* “They” after “officers who had served with him”, “A and B”: who spoke last in the paragraph, or the subject of this
   sentence or the one before, if that is several people. */
static struct found several_before(struct resolver *r, uint32_t i, bool same_paragraph) {
    uint32_t here = qi_sentence_at(r->d, i);
    bool behind = r->told.stop > r->told.start && r->told.stop <= r->d->tokens.at[i].start; /* “¶ C, they said” */
    bool next = behind && r->d->sentences.at[here].paragraph == r->last_unit_paragraph + 1;
    if ((same_paragraph || next) && is_several(r, &r->last_speaker)) return r->last_found;
    for (uint32_t s = here + 1, looked = 0; s-- > 0 && looked < 2; looked++) {
        const struct sentence *sentence = &r->d->sentences.at[s];
        struct phrase p = qi_first_subject(r->w, sentence->first, s == here ? i : sentence->last);
        if (p.kind == PHRASE_NAME || p.kind == PHRASE_NOMINAL) p = qi_joined(r->w, p, s == here ? i : sentence->last);
        if (!is_several(r, &p)) continue;
        const char *joint = qi_joint_names(r, &p);
        r->last_speaker = p;
        return joint ? (struct found){NOTHING, joint} : several_heard_as(r, p, same_paragraph);
    }
    return (struct found){NOTHING, NULL};
}

bool qi_is_unnamed_person(const struct resolver *r, const struct phrase *p, uint8_t gender) {
    if (p->kind != PHRASE_NOMINAL || !qi_is_role_noun(r, p->head) || qi_is_plural(r, p) || qi_is_joint(r, p))
        return false;
    uint8_t own = qi_gender_of_word(r->d, p->head), first = tag(r->w, p->first);
    if (!r->outer && ONE_OF(r, p->first, "my", "our", "your")) return false; /* it stands in what he says */
    if (own == GENDER_UNKNOWN && ONE_OF(r, p->first, gender == GENDER_FEMALE ? "her" : "his")) return false;
    bool serves = p->last > p->head + 1 && ONE_OF(r, p->head + 1, "for"); /* “Defending solicitor for Lee” */
    uint32_t owner = r->w->entity_at[p->first];                           /* “Norland's envoy” */
    bool owned = (owner && tag(r->w, r->d->entities.at[owner - 1].last) == POS_POS) ||
                 (p->head > p->first + 1 && tag(r->w, p->head - 1) == POS_POS); /* “Mrs Lee's spokesman” */
    if (first != POS_DT && first != POS_PRPS && first != POS_CD && !serves && !owned) return false;
    return own == GENDER_UNKNOWN || own == gender;
}

/* “…, her spokesman said. Lee left. He”: is the sentence before about a person named, and behind who spoke last? */
static bool is_named_since(const struct resolver *r, uint32_t i, uint8_t gender) {
    uint32_t here = begins_at(r, i);
    const struct sentence *before = &r->d->sentences.at[here ? here - 1 : 0];
    if (!here || r->last_speaker.last > before->first) return false;
    struct phrase p = qi_named(r->w, qi_first_subject(r->w, before->first, before->last), before->last);
    if (p.kind != PHRASE_NAME || r->d->entities.at[p.entity].type != TYPE_PER) return false;
    uint8_t own = r->d->groups.at[r->d->entities.at[p.entity].group].gender;
    return own == GENDER_UNKNOWN || own == gender;
}

/* The first `word` in [first, last), the narrator's, when nobody is named or told of before it; or NOTHING. */
static uint32_t pronoun_in(const struct resolver *r, uint32_t first, uint32_t last, const char *word) {
    for (uint32_t i = first; i < last; i++) {
        if (r->w->stretch_at[i]) continue;
        if (ONE_OF(r, i, word)) return ONE_OF(r, i + 1, ",") ? NOTHING : i; /* “She, Ann Lee, was” */
        if (r->w->entity_at[i] || qi_in(r->d, i, LIST_PERSON_NOUN)) return NOTHING;
    }
    return NOTHING;
}

/* “He met Poe. He wept. | He said”: the first of the pronouns that are subjects of the sentences up to the one at i. */
static uint32_t first_in_chain(const struct resolver *r, uint32_t i, uint8_t gender) {
    const char *word = gender == GENDER_FEMALE ? "she" : "he";
    uint32_t here = qi_sentence_at(r->d, i), found = i;
    if (pronoun_in(r, r->d->sentences.at[here].first, i + 1, word) == NOTHING) return i;
    for (uint32_t s = here, looked = 0; s-- > 0 && looked < CHAIN; looked++) {
        const struct sentence *sentence = &r->d->sentences.at[s];
        bool named = r->last_speaker.kind == PHRASE_NAME && r->last_speaker.first >= sentence->first;
        uint32_t before = named ? NOTHING : pronoun_in(r, sentence->first, sentence->last, word);
        if (before == NOTHING) break;
        found = before;
    }
    return found;
}

/* Is it whose speech the pronoun stands in, so that “he” is another? */
static bool is_teller(const struct resolver *r, const struct found *found) {
    if (found->entity != NOTHING) return qi_is_outer_speaker(r, &r->d->entities.at[found->entity]);
    return found->name && r->outer && r->outer->speaker_entity == NOTHING && r->outer->speaker_name &&
           strcmp(r->outer->speaker_name, found->name) == 0;
}

/* “The mayor said C, as | he warned”: does the sentence go on to who has just spoken in it? */
static bool speaks_on(const struct resolver *r, uint32_t i, uint8_t gender) {
    if (r->outer || r->last_found.entity == NOTHING || i < 2 || !ONE_OF(r, i - 1, "as") || !ONE_OF(r, i - 2, ","))
        return false;
    const struct entity *e = &r->d->entities.at[r->last_found.entity];
    uint8_t own = r->d->groups.at[e->group].gender;
    const struct phrase *p = &r->last_speaker;
    return p->kind == PHRASE_NOMINAL && e->type == TYPE_PER && (own == gender || own == GENDER_UNKNOWN) &&
           p->last < i && p->first >= r->d->sentences.at[qi_sentence_at(r->d, i)].first;
}

/* “The mayor denied what | he called a rush”, “The driver wept as | he spoke”: the unnamed person who is subject of the
   sentence before the clause that “he” is the subject of, when nobody is named between; or PHRASE_NONE. */
static struct phrase subject_before(const struct resolver *r, uint32_t i, uint8_t gender) {
    struct phrase none = qi_no_phrase();
    const struct sentence *s = &r->d->sentences.at[qi_sentence_at(r->d, i)];
    if (r->outer || i < s->first + 3 || !ONE_OF(r, i - 1, "what", "as", "when", "while", "where")) return none;
    uint32_t verb = i - 2;
    while (verb > s->first && !r->w->stretch_at[verb] && !qi_is_finite(r->w, verb)) verb--;
    struct phrase p = qi_subject_left(r->w, s->first, verb);
    if (!qi_is_unnamed_person(r, &p, gender) || p.first < s->first) return none;
    for (uint32_t k = p.first; k < i; k++)
        if (r->w->stretch_at[k] || qi_person_at(r->w, k)) return none;
    return p;
}

/* “Two doors down is a woman of 74, who …”, “Also there was a nurse”: whom a sentence brings in behind its verb, or the
   phrase as it is. */
static struct phrase brought_in(const struct resolver *r, const struct sentence *s, struct phrase p, uint8_t gender) {
    uint8_t t = tag(r->w, s->first);
    if (t != POS_VBG && t != POS_VBN && t != POS_IN && t != POS_RB && t != POS_CD && t != POS_EX) return p;
    for (uint32_t i = s->first + 1; i + 1 < s->last && !r->w->stretch_at[i]; i++) {
        if (!qi_is_finite(r->w, i)) {
            if (ONE_OF(r, i, ",")) return p;
            continue;
        }
        bool be = ONE_OF(r, i, "is", "was", "were") && is_one_article(r->w, i + 1);
        struct phrase behind = be ? qi_phrase_right(r->w, i + 1, s->last) : p;
        return be && qi_is_unnamed_person(r, &behind, gender) ? behind : p;
    }
    return p;
}

/* “Lee and Poe look at it. She sees a lake. | He says C”: whom the other pronoun, which the sentence before begins
   with, means, so that this one means somebody else; or NOTHING. */
static uint32_t other_of_two(const struct resolver *r, uint32_t i, uint8_t gender) {
    uint32_t here = begins_at(r, i);
    if (here == 0 || r->outer) return NOTHING;
    uint32_t first = r->d->sentences.at[here - 1].first;
    bool she = gender == GENDER_MALE;
    if (r->w->stretch_at[first] || !ONE_OF(r, first, she ? "she" : "he")) return NOTHING;
    uint32_t found = qi_antecedent(r, first, 1u << TYPE_PER, she ? GENDER_FEMALE : GENDER_MALE, false);
    return found == NOTHING ? NOTHING : r->d->entities.at[found].group;
}

/* “A nurse said C.” ¶ “…,” | she said: does the pronoun's speech stand right behind what was said last? */
static bool speaks_next(const struct resolver *r, uint32_t i) {
    if (r->outer || r->own.start >= r->own.stop || r->own.start >= r->d->tokens.at[i].start ||
        !is_one_article(r->w, r->last_speaker.first))
        return false;
    uint32_t first = qi_token_at(r->d, r->own.start), here = qi_sentence_at(r->d, first);
    return here && first <= r->d->sentences.at[here].first + 1 &&
           opens_behind_speech(r, r->d->sentences.at[here].first);
}

/* “I told the inspector of it. | He said”: the newest of the unnamed people that a speech has told of before the
   pronoun at i in it, when nobody of that gender was named since, or was “he” before; or PHRASE_NONE. */
static struct phrase told_of_in_speech(const struct resolver *r, uint32_t i, uint8_t gender) {
    enum { FAR = 60 }; /* tokens */
    struct phrase none = qi_no_phrase(), found = none;
    if (!r->outer || !r->outer->content_count) return none;
    const struct quote_work *w = r->w->inner;
    uint32_t floor = qi_token_at(r->d, r->d->pieces.at[r->outer->content].start);
    if (floor + FAR < i) floor = i - FAR;
    for (uint32_t k = i; k-- > floor;) {
        const struct entity *e = w->entity_at[k] ? &r->d->entities.at[w->entity_at[k] - 1] : NULL;
        bool found_before = found.kind != PHRASE_NONE;
        if (found_before) {
            bool he = gender == GENDER_FEMALE ? ONE_OF(r, k, "she", "her") : ONE_OF(r, k, "he", "him", "his");
            if (he) return none; /* “He touched a man. | He said” */
        } else if (e && e->type == TYPE_PER && !qi_is_outer_speaker(r, e)) {
            uint8_t own = r->d->groups.at[e->group].gender;
            if (own == GENDER_UNKNOWN || own == gender) return none;
        }
        bool last = !qi_pos_is_noun(tag(w, k + 1)) && tag(w, k + 1) != POS_HYPH; /* “a tailor | shop” */
        if (found_before || e || !last || tag(w, k) != POS_NN || !qi_is_role_noun(r, k)) continue;
        struct phrase p = qi_phrase_left(w, floor, k + 1);
        bool is = p.first > floor && ONE_OF(r, p.first - 1, "is", "was"); /* “Lee is a | member” */
        if (p.head == k && !is && qi_is_unnamed_person(r, &p, gender)) found = p;
    }
    return found;
}

/* “A spokesman said that Lee was ill. | He said”: is the mention, in the sentence before, in what its unnamed subject
   has been heard to say without marks? */
static bool is_told_by(const struct resolver *r, const struct phrase *p, const struct sentence *s, uint32_t mention) {
    const struct quote *q = r->at > 0 ? &r->d->quotes.at[r->at - 1] : NULL;
    const struct phrase *spoke = r->at > 0 ? &r->w->speakers.at[r->at - 1] : NULL;
    if (r->outer || !q || spoke->kind != PHRASE_NOMINAL || spoke->head != p->head || spoke->first < s->first)
        return false;
    const struct token *t = &r->d->tokens.at[r->d->entities.at[mention].first];
    return q->kind != QUOTE_DIRECT && q->content_count && r->d->pieces.at[q->content].start <= t->start &&
           t->start < r->d->pieces.at[q->content + q->content_count - 1].stop;
}

/* “He added: “Lee is late.” | He said”: does the same pronoun speak on in the paragraph, when whoever was named last
   was named in what somebody said? */
static bool goes_on_speaking(const struct resolver *r, uint32_t named, uint8_t gender, bool same_paragraph) {
    if (!same_paragraph || r->outer || r->at == 0 || named == NOTHING || r->last_found.entity == NOTHING ||
        !r->w->stretch_at[r->d->entities.at[named].first])
        return false;
    const struct phrase *p = &r->w->speakers.at[r->at - 1];
    return p->kind == PHRASE_PRONOUN && r->d->entities.at[r->last_found.entity].type == TYPE_PER &&
           ONE_OF(r, p->head, gender == GENDER_FEMALE ? "she" : "he");
}

/* “He”, “she”: the newest person named of that gender, or an unnamed one who spoke last in the paragraph or was the
   subject of the sentence before, when that is nearer. */
static struct found resolve_person(struct resolver *r, uint32_t i, uint8_t gender, bool same_paragraph) {
    if ((same_paragraph || speaks_next(r, i)) && !is_teller(r, &r->last_found) && r->last_found.entity == NOTHING &&
        r->last_found.name && qi_is_unnamed_person(r, &r->last_speaker, gender) && !is_named_since(r, i, gender))
        return r->last_found;
    struct phrase told_of = told_of_in_speech(r, i, gender);
    if (told_of.kind != PHRASE_NONE) {
        struct found person = {NOTHING, NULL};
        if (qi_bearer(r, &told_of, TYPE_PER) != NOTHING) person = qi_resolve_nominal(r, &told_of, same_paragraph);
        bool other = qi_is_found(&person) && !is_teller(r, &person);
        return other ? person : (struct found){NOTHING, qi_phrase_text(r, &told_of)};
    }
    if (speaks_on(r, i, gender)) return r->last_found;
    struct phrase subject = subject_before(r, i, gender);
    if (subject.kind != PHRASE_NONE) {
        struct found person = qi_resolve_nominal(r, &subject, same_paragraph);
        if (person.name || (person.entity != NOTHING && r->d->entities.at[person.entity].type == TYPE_PER))
            return person;
    }
    uint32_t first = first_in_chain(r, i, gender), here = begins_at(r, i);
    r->other_group = other_of_two(r, i, gender);
    uint32_t named = qi_antecedent(r, first, 1u << TYPE_PER, gender, same_paragraph);
    if (named == NOTHING) named = qi_antecedent(r, i, 1u << TYPE_PER, gender, same_paragraph);
    r->other_group = NOTHING;
    if (here > 0) {
        const struct sentence *before = &r->d->sentences.at[here - 1];
        struct phrase p = qi_named(r->w, qi_first_subject(r->w, before->first, before->last), before->last);
        p = brought_in(r, before, p, gender);
        bool told = named != NOTHING && is_told_by(r, &p, before, named);
        bool nearer = named == NOTHING || r->d->entities.at[named].first < before->first || told;
        bool object =
            !nearer && p.last <= r->d->entities.at[named].first && !is_subject(r, &r->d->entities.at[named], here - 1);
        if (object && qi_is_unnamed_person(r, &p, gender)) { /* “The Latvian leader met Lee. | He” */
            struct found person = qi_resolve_nominal(r, &p, same_paragraph);
            bool other = person.entity != NOTHING && r->d->entities.at[person.entity].type == TYPE_PER;
            uint8_t own = other ? r->d->groups.at[r->d->entities.at[person.entity].group].gender : GENDER_UNKNOWN;
            if (other && (own == GENDER_UNKNOWN || own == gender) && !is_teller(r, &person)) return person;
        }
        if (nearer && qi_is_unnamed_person(r, &p, gender)) {
            struct found person = heard_as(r, &p, same_paragraph);
            bool body = person.entity != NOTHING && r->d->entities.at[person.entity].type != TYPE_PER;
            bool teller = is_teller(r, &person);
            uint8_t own = !body && person.entity != NOTHING
                              ? r->d->groups.at[r->d->entities.at[person.entity].group].gender
                              : GENDER_UNKNOWN;
            if (own != GENDER_UNKNOWN && own != gender) /* the noun meant somebody else, without a name */
                person = (struct found){NOTHING, qi_phrase_text(r, &p)};
            if (!teller) r->last_speaker = p;
            if (!teller && (!body || told || qi_speaks_for_body(r, p.head))) return person;
        }
    }
    const struct entity *last = r->last_found.entity == NOTHING ? NULL : &r->d->entities.at[r->last_found.entity];
    if (named == NOTHING && !last && r->last_found.name && !r->outer &&
        qi_is_unnamed_person(r, &r->last_speaker, gender))
        return r->last_found; /* “The father wept. He said C. ¶ He added C” */
    if (goes_on_speaking(r, named, gender, same_paragraph)) return r->last_found;
    bool goes_on = named == NOTHING && last && last->type == TYPE_PER && !qi_is_outer_speaker(r, last);
    return (struct found){goes_on ? r->last_found.entity : named, NULL}; /* whatever a list of first names says */
}

/* “I” outside quotations: who wrote the article, if its byline names one person alone. */
static uint32_t author(const struct resolver *r) {
    const quoth_document *d = r->d;
    uint32_t found = NOTHING;
    for (uint32_t k = 0; k < d->entities.count && k < LOOK_BACK; k++) {
        const struct entity *e = &d->entities.at[k];
        if (e->type != TYPE_PER || qi_region_of(d, &d->sentences.at[qi_sentence_at(d, e->first)]) != REGION_BYLINE)
            continue;
        if (found != NOTHING && d->entities.at[found].group != e->group) return NOTHING;
        found = k;
    }
    return found;
}

static uint32_t paragraph_of(const struct resolver *r, uint32_t i) {
    return r->d->sentences.at[qi_sentence_at(r->d, i)].paragraph;
}

/* “The patient said they were late. ¶ They”: did one who is kept unnamed speak in this paragraph or the one before, of
   whom the sentence goes on to say “they”? */
static bool is_called_they(const struct resolver *r, uint32_t i) {
    const struct phrase *p = &r->last_speaker;
    if (!qi_is_unnamed_person(r, p, GENDER_UNKNOWN) || p->last >= i) return false;
    const struct sentence *s = &r->d->sentences.at[qi_sentence_at(r->d, p->head)];
    if (r->d->sentences.at[qi_sentence_at(r->d, i)].paragraph > s->paragraph + 1) return false;
    for (uint32_t k = p->last; k < s->last; k++)
        if (!r->w->stretch_at[k] && ONE_OF(r, k, "they")) return true;
    return false;
}

/* “…, a source said. “…,” they added”: one person who is kept unnamed spoke last in the paragraph. */
static bool is_one_unnamed(const struct resolver *r, uint32_t i, bool same_paragraph) {
    const struct phrase *p = &r->last_speaker;
    bool next = r->own.start < r->own.stop && r->own.start < r->d->tokens.at[i].start &&
                paragraph_of(r, i) == r->last_unit_paragraph + 1;
    bool goes_on =
        same_paragraph || ((next || opens_behind_speech(r, i)) && ONE_OF(r, i + 1, "added", "continued", "said"));
    return goes_on && ONE_OF(r, i, "they") && qi_is_unnamed_person(r, p, qi_gender_of_word(r->d, p->head)) &&
           ONE_OF(r, p->head, "witness", "eyewitness", "resident", "neighbour", "neighbor", "employee", "source",
                  "spokesperson", "insider", "official", "aide", "person", "user", "adviser", "advisor", "staffer",
                  "spokesman", "spokeswoman", "representative", "customer", "tenant", "parent", "viewer", "teacher",
                  "pupil", "student", "passenger", "patient", "worker", "fan", "relative", "friend", "colleague",
                  "local", "onlooker", "bystander", "commenter", "reader", "driver", "motorist", "shopper");
}

struct found qi_resolve_pronoun(struct resolver *r, const struct phrase *p, bool same_paragraph) {
    uint32_t i = p->head;
    if (r->outer && ONE_OF(r, i, "i", "my", "me", "we", "our", "us"))
        return (struct found){r->outer->speaker_entity, r->outer->speaker_name};
    if (!r->outer && ONE_OF(r, i, "i")) return (struct found){author(r), NULL};
    if (ONE_OF(r, i, "he", "his", "him")) return resolve_person(r, i, GENDER_MALE, same_paragraph);
    if (ONE_OF(r, i, "she", "her", "hers")) return resolve_person(r, i, GENDER_FEMALE, same_paragraph);
    if (ONE_OF(r, i, "it", "its")) return qi_resolve_it(r, i, same_paragraph);
    if (!ONE_OF(r, i, "they", "their", "them") || r->outer) return (struct found){NOTHING, NULL};
    if (is_one_unnamed(r, i, same_paragraph)) return r->last_found;
    struct found people = several_before(r, i, same_paragraph);
    if (!qi_is_found(&people) && ONE_OF(r, i, "they") && is_called_they(r, i)) return r->last_found;
    if (!qi_is_found(&people)) people = plural_before(r, i);
    bool spoke = !qi_is_found(&people) && ONE_OF(r, i, "they") && r->last_speaker.last < i &&
                 is_several(r, &r->last_speaker) && r->last_unit_paragraph + 2 >= paragraph_of(r, i);
    if (spoke) return r->last_found; /* “…, officials said. ¶ …, they said” */
    if (qi_is_found(&people)) return people;
    return (struct found){qi_antecedent(r, i, 1u << TYPE_ORG, GENDER_UNKNOWN, same_paragraph), NULL};
}
