/*
 * Whom a speaker's mention means: a name its group, a pronoun its antecedent (pronoun.c), a noun who it tells of
 * (nominal.c), a role noun its bearer (role.c: "the governor" after "Governor Vera Lindqvist") or body (body.c), a
 * capital its state.
 */
#include <stdio.h>

#include "entity/name_table.h"
#include "quote/resolver.h"
#include "text/reference.h"

const char *qi_phrase_text(struct resolver *r, const struct phrase *p) {
    struct span s = qi_span(r->w, p->first, p->last);
    char *text = qi_arena_string(&r->w->d->arena, r->d->text + s.start, s.stop - s.start);
    if (!text) return NULL;
    const char *stop = text + (s.stop - s.start);
    char *out = text;
    for (const char *at = text; at < stop; at++) {
        if (r->d->text != r->d->counted) at += qi_mended_bytes(at, stop);
        if (at < stop) *out++ = (unsigned char)*at < ' ' ? ' ' : *at;
    }
    *out = '\0';
    return text;
}

const char *qi_capital_of(const struct resolver *r, const struct entity *e) {
    if (e->type != TYPE_LOC || e->last != e->first + 1) return NULL;
    const struct form *form = &r->d->forms.at[qi_lower_of(r, e->first)];
    return qi_lexicon_value(&r->d->model->lexicon, LIST_CAPITAL, form->text, form->length);
}

const char *qi_group_name(const struct resolver *r, uint32_t entity) {
    const struct entity *e = &r->d->entities.at[entity];
    const char *state = qi_capital_of(r, e);
    return state ? state : r->d->groups.at[e->group].name;
}

/* “Latvian and U.S. officials”, “the Latvian and Polish governments”: does the phrase name states side by side before a
   noun for who speaks for them? Europe is none. */
static bool are_of_states(const struct resolver *r, const struct phrase *p) {
    if (p->last != p->head + 1 || !ONE_OF(r, p->head, "officials", "authorities", "governments")) return false;
    for (uint32_t i = p->first; i < p->head; i++) {
        uint32_t at = r->w->entity_at[i];
        bool state = at && r->d->entities.at[at - 1].type >= TYPE_LOC && !ONE_OF(r, i, "european", "asian", "arab");
        if (!state && tag(r->w, i) != POS_CC && tag(r->w, i) != POS_DT && !ONE_OF(r, i, ",", "senior", "top"))
            return false;
    }
    return true;
}

const char *qi_joint_names(struct resolver *r, const struct phrase *p) {
    char joined[512];
    size_t length = 0;
    uint32_t names = 0, people = 0, owners = 0;
    bool states = are_of_states(r, p);
    for (uint32_t i = p->first; i < p->last; i++) {
        const struct entity *e = r->w->entity_at[i] ? &r->d->entities.at[r->w->entity_at[i] - 1] : NULL;
        people += e && e->first == i && e->type == TYPE_PER;
    }
    for (uint32_t i = p->first; i < p->last;) {
        uint32_t at = r->w->entity_at[i];
        uint8_t type = at ? r->d->entities.at[at - 1].type : TYPE_MISC;
        uint32_t next = at ? r->d->entities.at[at - 1].last : p->last;
        bool owns = next < p->last && !r->w->entity_at[next] && /* “the Treasury | secretary”, “Lind|'s office” */
                    (tag(r->w, next) == POS_POS || tag(r->w, next) == POS_NN);
        owners += owns;
        if (!at || (type == TYPE_MISC && !states) || owns ||
            (people > 1 && type != TYPE_PER)) { /* “Lee of the Forum and Poe” */
            i++;
            continue;
        }
        const char *name = qi_group_name(r, at - 1);
        size_t size = strlen(name);
        if (length + size + 3 > sizeof joined) break;
        if (names++) memcpy(joined + length, "; ", 2), length += 2;
        memcpy(joined + length, name, size);
        length += size;
        i = r->d->entities.at[at - 1].last;
    }
    return names > (owners ? 0u : 1u) ? qi_arena_string(&r->w->d->arena, joined, length) : NULL;
}

/* “An oil | and gas producer”: does the conjunction at i join what stands before one noun for a body? */
static bool joins_modifiers(const struct resolver *r, const struct phrase *p, uint32_t i) {
    if (i <= p->first + 1 || i + 2 > p->head || qi_is_plural(r, p) || !ONE_OF(r, p->first, "the", "a", "an"))
        return false;
    for (uint32_t k = i + 1; k < p->head; k++)
        if (r->w->entity_at[k] || !(qi_pos_is_noun(tag(r->w, k)) || tag(r->w, k) == POS_JJ)) return false;
    return !r->w->entity_at[i - 1] && !qi_is_role_noun(r, i - 1) && !qi_is_body_noun(r, i - 1) &&
           (!qi_is_role_noun(r, p->head) || ONE_OF(r, p->head, "producer"));
}

bool qi_is_joint(const struct resolver *r, const struct phrase *p) {
    bool and = false, leads = qi_is_role_noun(r, p->head) && !qi_speaks_for_body(r, p->head);
    if (p->head + 2 < p->last && ONE_OF(r, p->head + 1, "of") &&
        (leads || ONE_OF(r, p->head, "study", "survey", "poll", "review", "report", "analysis")))
        return false; /* “a survey of Norland, Tern and Veskia”, “the mayors of Tern and Orlava”: not these speak */
    for (uint32_t i = p->first; i < p->last; i++)
        and |= tag(r->w, i) == POS_CC && !r->w->entity_at[i] && !joins_modifiers(r, p, i);
    return and;
}

uint32_t qi_entity_in(const struct resolver *r, const struct phrase *p, unsigned types) {
    for (uint32_t i = p->first; i < p->last; i++) {
        uint32_t at = r->w->entity_at[i];
        if (at && types >> r->d->entities.at[at - 1].type & 1) return at - 1;
    }
    return NOTHING;
}

bool qi_is_body_noun(const struct resolver *r, uint32_t i) {
    return qi_in(r->d, i, LIST_BODY_NOUN) || qi_in(r->d, i, LIST_ORGANISATION_NOUN);
}

bool qi_is_plural(const struct resolver *r, const struct phrase *p) {
    return tag(r->w, p->head) == POS_NNS || tag(r->w, p->head) == POS_NNPS;
}

bool qi_speaks_for_body(const struct resolver *r, uint32_t i) {
    return qi_is_spokesman(r, i) || ONE_OF(r, i, "official", "officials", "representative", "representatives",
                                           "executive", "executives", "lawyer", "lawyers", "member", "members");
}

/* The state that the words beside tokens [first, last) give to a body: “the Russian …”, “Latvia’s …”, “… in Moscow”. */
static const char *state_beside(const struct resolver *r, uint32_t first, uint32_t last) {
    const quoth_document *d = r->d;
    for (uint32_t i = first; i > 0 && first - i < 3; i--) {
        uint32_t at = r->w->entity_at[i - 1];
        if (!at) {
            if (tag(r->w, i - 1) != POS_POS) break;
            continue;
        }
        const struct entity *e = &d->entities.at[at - 1];
        return e->type == TYPE_MISC || e->type == TYPE_LOC ? qi_group_name(r, at - 1) : NULL;
    }
    bool place = last + 1 < d->tokens.count && (qi_word_is(r->w, last, "in") || qi_word_is(r->w, last, "of")) &&
                 r->w->entity_at[last + 1];
    const struct entity *e = place ? &d->entities.at[r->w->entity_at[last + 1] - 1] : NULL;
    return e && e->type == TYPE_LOC ? qi_group_name(r, r->w->entity_at[last + 1] - 1) : NULL;
}

/* The state that was the newest of the countries named before, in the same paragraph. */
static const char *state_before(const struct resolver *r, uint32_t at) {
    const quoth_document *d = r->d;
    uint32_t paragraph = d->sentences.at[qi_sentence_at(d, at)].paragraph;
    for (uint32_t k = qi_entities_before(r, at), looked = 0; k-- > 0 && looked < LOOK_BACK; looked++) {
        const struct entity *e = &d->entities.at[k];
        if (d->sentences.at[qi_sentence_at(d, e->first)].paragraph != paragraph) break;
        if (r->w->stretch_at[e->first]) continue; /* whoever speaks, others are spoken of */
        if (e->type == TYPE_LOC && e->last == e->first + 1 && (qi_in(d, e->first, LIST_COUNTRY) || qi_capital_of(r, e)))
            return qi_group_name(r, k);
    }
    return NULL;
}

/* The state of whom “his” or “her” at i means, as the words beside a name say: “Latvian minister Ann Lee … her
   ministry”. */
static const char *state_of_owner(const struct resolver *r, uint32_t i) {
    uint8_t gender = ONE_OF(r, i, "her") ? GENDER_FEMALE : GENDER_MALE;
    uint32_t found = qi_antecedent(r, i, 1u << TYPE_PER, gender, false);
    uint32_t state = found == NOTHING ? 0 : r->states[r->d->entities.at[found].group];
    return state ? r->d->groups.at[state - 1].name : NULL;
}

/* “Latvian Foreign Ministry”: the state that a name begins with an adjective of, or NULL. */
static const char *state_of_name(const struct resolver *r, const struct entity *e) {
    const struct form *form = &r->d->forms.at[qi_lower_of(r, e->first)];
    return e->last > e->first + 1 && qi_in(r->d, e->first, LIST_DEMONYM)
               ? qi_lexicon_value(&r->d->model->lexicon, LIST_DEMONYM, form->text, form->length)
               : NULL;
}

/* “the Latvian presidency” → “Presidency of Latvia”, “Ports Ministry” → “Ports Ministry of Latvia”; NULL for other
   bodies. */
static const char *official_name(struct resolver *r, const struct phrase *p, const struct found *found) {
    const quoth_document *d = r->d;
    const struct entity *e = found->entity != NOTHING ? &d->entities.at[found->entity] : NULL;
    uint32_t first = e ? e->first : p->first, last = e ? e->last : p->last, noun = NOTHING;
    if (e && e->type != TYPE_ORG && p->kind == PHRASE_NOMINAL)
        first = p->first, last = p->last; /* “the Ukrainian presidency” */
    for (uint32_t i = first; i < last; i++)
        if (qi_word_is(r->w, i, "ministry") || qi_word_is(r->w, i, "presidency")) noun = i;
    if (noun == NOTHING || (p->kind == PHRASE_NOMINAL && p->head != noun && !(e && e->type == TYPE_ORG))) return NULL;
    bool org = e && e->type == TYPE_ORG;
    const char *state = org ? state_of_name(r, e) : NULL;
    struct phrase own = {org ? e->first + (state != NULL) : noun, org ? e->last : noun + 1, noun, NOTHING,
                         PHRASE_NOMINAL};
    while (!org && own.first > p->first && !r->w->entity_at[own.first - 1] &&
           (qi_pos_is_noun(tag(r->w, own.first - 1)) || tag(r->w, own.first - 1) == POS_JJ))
        own.first--;                                         /* “the | foreign ministry” */
    if (!state && org) state = state_beside(r, first, last); /* “Norland's Foreign Ministry”, whoever's is named too */
    if (!state && org) state = state_of_name(r, &d->entities.at[d->groups.at[e->group].entity]);
    const char *name = qi_phrase_text(r, &own);
    if (!name) return NULL;
    if (!state && p->kind == PHRASE_NOMINAL && qi_word_is(r->w, p->head, d->forms.at[qi_lower_of(r, noun)].text))
        state = state_beside(r, p->head, p->last);
    if (!state) state = state_beside(r, first, last);
    for (uint32_t k = r->bodies.count, looked = 0; !state && k-- > 0 && looked < LOOK_BACK; looked++)
        if (r->bodies.at[k].noun == qi_lower_of(r, noun) &&
            (own.last == own.first + 1 || strncmp(r->bodies.at[k].name, name, strlen(name)) == 0))
            return r->bodies.at[k].name;
    if (!state) state = ONE_OF(r, p->first, "his", "her") ? state_of_owner(r, p->first) : state_before(r, p->first);
    if (!state) return NULL;
    size_t x = strlen(name), y = strlen(state);
    if (x > y && strcmp(name + x - y, state) == 0) return name;
    char *full = qi_arena_alloc(&r->w->d->arena, x + y + 5);
    struct unnamed *body = full ? VEC_ADD(r->w->scratch, &r->bodies) : NULL;
    if (!body) return NULL;
    snprintf(full, x + y + 5, "%s of %s", name, state);
    if (full[0] >= 'a' && full[0] <= 'z') full[0] = (char)(full[0] - 32);
    *body = (struct unnamed){.noun = qi_lower_of(r, noun), .name = full};
    return full;
}

/* “The Latvian Embassy in Riga said C. | The embassy”: an embassy by where it is, as one of its mentions says; NULL for
   other bodies. */
static const char *embassy_name(struct resolver *r, uint32_t entity) {
    const quoth_document *d = r->d;
    const struct entity *e = &d->entities.at[entity];
    const struct group *g = &d->groups.at[e->group];
    if (e->type != TYPE_ORG || !ONE_OF(r, d->entities.at[g->entity].last - 1, "embassy", "consulate")) return NULL;
    for (uint32_t i = 0; i <= LOOK_BACK && g->entity + i <= d->entities.count; i++) { /* its own place first */
        const struct entity *at = i ? &d->entities.at[g->entity + i - 1] : e;
        if (at->group != e->group || at->last + 1 >= d->tokens.count || !ONE_OF(r, at->last, "in")) continue;
        uint32_t place = r->w->entity_at[at->last + 1];
        if (!place || d->entities.at[place - 1].type != TYPE_LOC) continue;
        const char *where = d->groups.at[d->entities.at[place - 1].group].name;
        size_t size = strlen(g->name) + strlen(where) + sizeof " in ";
        char *name = qi_arena_alloc(&r->w->d->arena, size);
        if (name) snprintf(name, size, "%s in %s", g->name, where);
        return name;
    }
    return NULL;
}

/* “Ann Lee said C. Her father, Bo Lee, baked. | Lee said”: of two who share the last name that is all of a mention, the
   one who has spoken, when the other has not; else the mention. */
static uint32_t who_has_spoken(const struct resolver *r, uint32_t entity) {
    const struct entity *e = &r->d->entities.at[entity];
    bool titled = e->first > 0 && qi_in(r->d, e->first - 1, LIST_TITLE) && !r->w->stretch_at[e->first - 1];
    if (e->type != TYPE_PER || e->last != e->first + 1 || titled || r->labelled) return entity;
    const struct form *name = qi_form(r->d, e->first);
    uint32_t other = entity;
    for (uint32_t k = r->at, looked = 0; k-- > 0 && looked < LOOK_BACK; looked++) {
        uint32_t spoke = r->d->quotes.at[k].speaker_entity;
        if (spoke == NOTHING || r->d->entities.at[spoke].type != TYPE_PER) continue;
        if (r->d->entities.at[spoke].group == e->group) return entity;
        const char *full = r->d->groups.at[r->d->entities.at[spoke].group].name;
        size_t length = strlen(full);
        bool same = length > name->length && full[length - name->length - 1] == ' ' &&
                    strcmp(full + length - name->length, name->text) == 0;
        if (same && other == entity) other = spoke;
    }
    return other;
}

/* “Orlow International said C. | Orlow says”: the body whose longer name, told before, begins with the one word of a
   mention; else the mention. */
static uint32_t longer_named(const struct resolver *r, uint32_t entity) {
    const struct entity *e = &r->d->entities.at[entity];
    const struct entity *full = &r->d->entities.at[r->d->groups.at[e->group].entity];
    if (e->type != TYPE_ORG || e->last != e->first + 1 || full->last != full->first + 1) return entity;
    for (uint32_t k = entity, looked = 0; k-- > 0 && looked < LOOK_BACK; looked++) {
        const struct entity *other = &r->d->entities.at[k];
        if (other->type == TYPE_ORG && other->last > other->first + 1 && !qi_is_aside(r, other->first) &&
            qi_lower_of(r, other->first) == qi_lower_of(r, e->first))
            return k;
    }
    return entity;
}

static struct found resolve(struct resolver *r, const struct phrase *p, bool same_paragraph) {
    switch (p->kind) {
    case PHRASE_NAME:
        return qi_is_one_partisan(r, p) ? qi_resolve_nominal(r, p, same_paragraph)
                                        : (struct found){longer_named(r, who_has_spoken(r, p->entity)), NULL};
    case PHRASE_PRONOUN: return qi_resolve_pronoun(r, p, same_paragraph);
    case PHRASE_NOMINAL: return qi_resolve_nominal(r, p, same_paragraph);
    }
    return (struct found){NOTHING, NULL};
}

/* “He noted … “…,” the Latvian official added”: who adds is who spoke, if nobody is known to be meant. */
static bool is_same_again(const struct resolver *r, const struct quote *q, const struct phrase *p,
                          const struct found *found) {
    static const char *const verbs[] = {"added", "adds", "adding", "continued", "concluded", "stressed", "noted"};
    if (p->kind != PHRASE_NOMINAL || found->entity != NOTHING || q->cue.stop <= q->cue.start) return false;
    uint32_t cue = qi_token_at(r->d, q->cue.start);
    return r->last_found.entity != NOTHING && qi_word_is(r->w, p->first, "the") &&
           qi_in(r->d, p->head, LIST_PERSON_NOUN) && !qi_is_plural(r, p) &&
           r->d->entities.at[r->last_found.entity].type == TYPE_PER &&
           qi_word_in(r->w, cue, verbs, sizeof verbs / sizeof *verbs);
}

/* Has one of the quotes just before the same words for its speaker, as one that goes on in the next paragraph? Whom
   they mean there; neither entity nor name: none has. */
static struct found same_mention(const struct resolver *r, uint32_t quote) {
    enum { NEAR = 3 };
    const struct phrase *p = &r->w->speakers.at[quote];
    bool noun = p->kind == PHRASE_NOMINAL;
    for (uint32_t k = quote; (noun || p->kind == PHRASE_PRONOUN) && k-- > 0 && quote - k <= NEAR;) {
        const struct phrase *other = &r->w->speakers.at[k];
        const struct quote *q = &r->d->quotes.at[k];
        if (p->kind != other->kind || p->first != other->first || p->last != other->last) continue;
        if (q->speaker_entity != NOTHING) return (struct found){q->speaker_entity, NULL};
        return (struct found){NOTHING, noun ? NULL : q->speaker_name};
    }
    return (struct found){NOTHING, NULL};
}

/* “…,” Lee said. ¶ “…,” added the part-time baker: does the cue go on in a new paragraph with what was said before it,
   by somebody whom the noun may mean? */
static bool adds_on(const struct resolver *r, const struct quote *q, const struct phrase *p, uint32_t paragraph) {
    uint32_t cue = qi_token_at(r->d, q->cue.start);
    return paragraph == r->last_unit_paragraph + 1 && q->kind == QUOTE_DIRECT && cue < p->first &&
           ONE_OF(r, cue, "added", "adds", "continued") && r->last_group != NOTHING && qi_may_mean(r, p, r->last_group);
}

/* The speech that a quote stands in, or NULL. In a reported clause “he” may be who reports, in speech he would say “I”.
 */
static const struct quote *outer_speech(const quoth_document *d, const struct quote *q) {
    for (uint32_t k = q->within; k != NOTHING; k = d->quotes.at[k].within)
        if (d->quotes.at[k].kind == QUOTE_DIRECT) return &d->quotes.at[k];
    return NULL;
}

/* “Lee said the vet told them C”, “Lee asked if C, to which the vet said C2”: in his own report nobody calls himself by
   a noun, nor answers himself, so that the vet is another. */
static bool is_reporter(const struct resolver *r, const struct quote *q, const struct phrase *p, uint32_t entity) {
    const quoth_document *d = r->d;
    if (p->kind != PHRASE_NOMINAL || entity == NOTHING || d->entities.at[entity].type != TYPE_PER) return false;
    bool answers = r->at > 0 && p->first > 1 && ONE_OF(r, p->first - 1, "which") && ONE_OF(r, p->first - 2, "to");
    for (uint32_t k = answers ? r->at - 1 : q->within; k != NOTHING; k = d->quotes.at[k].within) {
        uint32_t who = d->quotes.at[k].speaker_entity;
        if (who != NOTHING && d->entities.at[who].group == d->entities.at[entity].group) return true;
    }
    return false;
}

/* From the first to the last of what is said, when it is speech: whom a speaker names is not who speaks. */
static struct span said_in(const quoth_document *d, const struct quote *q) {
    if (q->kind != QUOTE_DIRECT || !q->content_count) return (struct span){0, 0};
    return (struct span){d->pieces.at[q->content].start, d->pieces.at[q->content + q->content_count - 1].stop};
}

/* The group of whom speech names between commas or at its beginning, “For my part, Mr Lee, I am glad”; or NOTHING. */
static uint32_t whom_addressed(const struct resolver *r, const struct quote *q) {
    enum { MENTIONS = 16 };
    if (r->own.start >= r->own.stop || q->cue.stop <= q->cue.start) return NOTHING;
    if (ONE_OF(r, qi_token_at(r->d, q->cue.start), "read", "reads")) return NOTHING; /* what others wrote to him */
    uint32_t start = qi_token_at(r->d, r->own.start), k = qi_entities_before(r, start);
    for (uint32_t looked = 0; k < r->d->entities.count && looked < MENTIONS; k++, looked++) {
        const struct entity *e = &r->d->entities.at[k];
        if (e->last >= r->d->tokens.count || r->d->tokens.at[e->last].stop > r->own.stop) break;
        uint32_t first = e->first;
        if (first > start && qi_in(r->d, first - 1, LIST_TITLE)) first--;
        bool apart = first <= start || ONE_OF(r, first - 1, ",");
        if (e->type == TYPE_PER && apart && ONE_OF(r, e->last, ",")) return e->group;
    }
    return NOTHING;
}

/* Takes quote k in hand: what of it all rules look at. */
static void take(struct resolver *r, uint32_t k) {
    const quoth_document *d = r->d;
    const struct quote *q = &d->quotes.at[k];
    const struct phrase *p = &r->w->speakers.at[k];
    r->at = k;
    r->outer = outer_speech(d, q);
    r->own = said_in(d, q);
    r->addressed = whom_addressed(r, q);
    r->said = q->content_count && p->kind != PHRASE_NONE ? qi_token_at(d, d->pieces.at[q->content].start) : 0;
    if (r->said && qi_sentence_at(d, r->said) != qi_sentence_at(d, p->first)) r->said = 0;
    r->labelled = strcmp(q->method, "transcript") == 0;
    bool told = q->kind != QUOTE_DIRECT && q->content_count;
    r->told = told ? d->pieces.at[q->content] : (struct span){0, 0};
}

/* Keeps what later quotes may mean by the noun that this one's speaker is called by: a person whom nobody names, or the
   bearer of a role. again: who spoke before is meant. False when there is no memory. */
static bool keep_noun(struct resolver *r, const struct phrase *p, const struct found *found, bool again) {
    if (p->kind != PHRASE_NOMINAL) return true;
    if (found->entity != NOTHING) return !(again || qi_says_who(r, p)) || qi_add_role(r, p, found->entity);
    if (!found->name || r->w->quote_units.at[r->at].region != REGION_BODY)
        return true; /* in a headline a noun may stand for a name below */
    struct unnamed *unnamed = VEC_ADD(r->w->scratch, &r->unnamed);
    if (!unnamed) return false;
    struct role role = {qi_role_key(r, p->head), NOTHING, p->first, p->last, p->head};
    *unnamed = (struct unnamed){qi_lower_of(r, p->head), found->name, role};
    return true;
}

/* The name of the speaker: of an official's body or an embassy, which found->name then is, too; of a group, or the
   mention's own words. NULL when there is no memory. */
static const char *name_of(struct resolver *r, const struct phrase *p, struct found *found) {
    const char *official = p->kind != PHRASE_PRONOUN ? official_name(r, p, found) : NULL;
    if (!official && !found->name && found->entity != NOTHING) official = embassy_name(r, found->entity);
    if (official) found->name = official;
    if (found->name) return found->name;
    return found->entity != NOTHING ? qi_group_name(r, found->entity) : qi_phrase_text(r, p);
}

/* “He” is who reports, not what he cites: does a mention within a report, which names nobody, leave who spoke last as
   it was? named: whom it would mean by itself. */
static bool is_cited(const struct resolver *r, const struct quote *q, const struct phrase *p, const struct found *found,
                     uint32_t named) {
    if (r->outer || q->within == NOTHING || found->entity != NOTHING) return false;
    bool thing = p->kind == PHRASE_NOMINAL && !qi_in(r->d, p->head, LIST_PERSON_NOUN);
    return thing || is_reporter(r, q, p, named);
}

/* Who spoke last, from here on. */
static void keep_last(struct resolver *r, const struct quote *q, const struct phrase *p, const struct found *found) {
    const quoth_document *d = r->d;
    uint32_t stop = q->content_count ? d->pieces.at[q->content + q->content_count - 1].stop : 0;
    r->last_group = found->entity != NOTHING ? d->entities.at[found->entity].group : NOTHING;
    r->last_unit_paragraph = r->w->quote_units.at[r->at].paragraph;
    r->last_stop = qi_token_at(d, stop > q->speaker.stop ? stop : q->speaker.stop);
    if (p->kind != PHRASE_PRONOUN) r->last_speaker = *p;
    r->last_found = *found;
}

/* Says who speaks in the quote at hand, whose speaker is mentioned by p; false when there is no memory. */
static bool resolve_speaker(struct resolver *r, struct quote *q, const struct phrase *p) {
    uint32_t paragraph = r->w->quote_units.at[r->at].paragraph;
    bool same = paragraph == r->last_unit_paragraph;
    struct found found = same_mention(r, r->at);
    if (!qi_is_found(&found)) found = resolve(r, p, same);
    bool again = is_same_again(r, q, p, &found) && (same || adds_on(r, q, p, paragraph));
    if (again) found = r->last_found;
    uint32_t named = found.entity;
    if (is_reporter(r, q, p, named)) found = (struct found){NOTHING, NULL};
    q->speaker_entity = found.entity;
    if (!keep_noun(r, p, &found, again)) return false;
    q->speaker_name = name_of(r, p, &found);
    if (!q->speaker_name) return false;
    if (!is_cited(r, q, p, &found, named)) keep_last(r, q, p, &found);
    return true;
}

quoth_status qi_resolve_speakers(struct quote_work *w) {
    struct resolver r = {.w = w,
                         .d = w->d,
                         .last_group = NOTHING,
                         .other_group = NOTHING,
                         .addressed = NOTHING,
                         .last_unit_paragraph = NOTHING,
                         .last_found = {NOTHING, NULL}};
    if (!qi_find_roles(&r)) return QUOTH_ERROR_MEMORY;
    for (uint32_t k = 0; k < w->d->quotes.count; k++) {
        const struct phrase *p = &w->speakers.at[k];
        take(&r, k);
        if (p->kind != PHRASE_NONE && !resolve_speaker(&r, &w->d->quotes.at[k], p)) return QUOTH_ERROR_MEMORY;
    }
    qi_name_by_words(&r);
    return QUOTH_OK;
}
