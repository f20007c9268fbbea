#include "entity/reading.h"

#include "entity/deep.h"
#include "entity/results.h"

static bool make_room(struct name_reading *r, struct arena *scratch) {
    uint32_t most = 1, total = 1;
    for (uint32_t i = 0; i < r->reader.stretches.count; i++) {
        uint32_t count = r->reader.stretches.at[i].last - r->reader.stretches.at[i].first;
        if (count > most) most = count;
        total += count;
    }
    r->scores = qi_arena_alloc(scratch, total * sizeof *r->scores);
    r->labels = qi_arena_alloc(scratch, total);
    r->readings = qi_arena_alloc(scratch, total * sizeof *r->readings);
    r->types = qi_arena_alloc(scratch, total * sizeof *r->types);
    r->evidence = qi_arena_zalloc(scratch, (r->d->forms.count + 1u) * sizeof *r->evidence);
    r->read_deeply = qi_arena_zalloc(scratch, r->d->sentences.count + 1u);
    r->work = qi_arena_alloc(scratch, most * sizeof *r->work);
    r->forward = qi_arena_alloc(scratch, most * sizeof *r->forward);
    r->backward = qi_arena_alloc(scratch, most * sizeof *r->backward);
    r->scale = qi_arena_alloc(scratch, most * sizeof *r->scale);
    return r->scores && r->labels && r->readings && r->types && r->evidence && r->read_deeply && r->work &&
           r->forward && r->backward && r->scale;
}

/* What goes on and on is no name: every quote that it says would repeat it, so that results would outgrow the text. */
static void drop_endless(const struct name_reading *r, const struct stretch *s, uint8_t *labels) {
    enum { MOST_TOKENS = 64, MOST_BYTES = 1024 };
    const struct token *tokens = r->d->tokens.at + s->first;
    for (uint32_t i = 0, first = 0, count = s->last - s->first; i < count; first = ++i) {
        if (labels[i] == NAME_OUTSIDE) continue;
        while (labels[i] % NAME_PARTS == PART_B || labels[i] % NAME_PARTS == PART_I) i++;
        if (i - first >= MOST_TOKENS || tokens[i].stop - tokens[first].start > MOST_BYTES)
            memset(labels + first, NAME_OUTSIDE, i + 1 - first);
    }
}

static void decode(struct name_reading *r, const struct stretch *s, uint32_t at) {
    qi_name_best((const label_scores *)r->scores + at, s->last - s->first, &r->links, r->forward, r->labels + at);
    drop_endless(r, s, r->labels + at);
}

/* The probability of one name, by the sums that are ready for its stretch. */
static float probability(const struct name_reading *r, uint32_t first, uint32_t last, unsigned type, float total) {
    unsigned label = type * NAME_PARTS + (last - first == 1 ? PART_S : PART_B);
    float p = r->forward[first][label];
    for (uint32_t i = first + 1; i < last; i++) {
        unsigned next = type * NAME_PARTS + (i == last - 1 ? PART_E : PART_I);
        p *= r->links.odds[label][next] * r->work[i][next] / r->scale[i];
        label = next;
    }
    return p * r->backward[last - 1][label] / total;
}

/* The names that the labels of a stretch spell, without their probabilities. */
static uint32_t spell_names(const uint8_t *labels, uint32_t count, struct read_name *names) {
    uint32_t found = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (labels[i] == NAME_OUTSIDE) continue;
        uint32_t first = i;
        while (labels[i] % NAME_PARTS == PART_B || labels[i] % NAME_PARTS == PART_I) i++;
        names[found++] = (struct read_name){.first = first, .last = i + 1, .type = labels[i] / NAME_PARTS};
    }
    return found;
}

/* Makes the sums of a stretch ready; returns their total. */
static float sum_up(struct name_reading *r, uint32_t count, uint32_t at) {
    float total = 0;
    memcpy(r->work, r->scores + at, count * sizeof *r->work);
    qi_name_sums(r->work, count, &r->links, r->forward, r->backward, r->scale);
    for (unsigned k = 0; k < NAME_STATES; k++) total += r->forward[0][k] * r->backward[0][k];
    return total;
}

uint32_t qi_names_read(struct name_reading *r, const struct stretch *s, uint32_t at, struct read_name *names) {
    uint32_t count = s->last - s->first, found = spell_names(r->labels + at, count, names);
    if (!found) return 0; /* many stretches are but the capital of a sentence: no need of sums */
    float total = sum_up(r, count, at);
    for (uint32_t n = 0; n < found; n++) {
        for (unsigned t = 0; t < NAME_TYPES; t++)
            names[n].types[t] = probability(r, names[n].first, names[n].last, t, total);
        names[n].probability = names[n].types[names[n].type];
    }
    return found;
}

/* How many of a stretch's labels are wrong, as far as the scorer can tell. */
static float doubt(struct name_reading *r, const struct stretch *s, uint32_t at) {
    float total = sum_up(r, s->last - s->first, at), wrong = 0;
    for (uint32_t i = 0; i < s->last - s->first; i++) {
        unsigned best = r->labels[at + i];
        wrong += 1 - r->forward[i][best] * r->backward[i][best] / total;
    }
    return wrong;
}

/* Has the encoder read the sentences of whose words the fast scorer is not sure on average: where most is to be
   gained for the time that a sentence takes. */
static bool read_deeply(struct name_reading *r, struct arena *scratch) {
    float unsure = 1 - r->d->model->encoder.header->sure, wrong = 0;
    uint32_t at = 0, count = r->reader.stretches.count;
    for (uint32_t i = 0; i < count; i++) {
        const struct stretch *s = &r->reader.stretches.at[i];
        const struct sentence *in = &r->d->sentences.at[s->sentence];
        decode(r, s, at);
        wrong += doubt(r, s, at);
        at += s->last - s->first;
        if (i + 1 < count && s[1].sentence == s->sentence) continue;
        r->read_deeply[s->sentence] = wrong > unsure * (float)(in->last - in->first);
        wrong = 0;
    }
    return qi_deep_score(&r->reader, r->read_deeply, scratch, r->scores);
}

static struct evidence *evidence_of(const struct name_reading *r, uint32_t token) {
    return &r->evidence[qi_form(r->d, token)->lower];
}

/* Small words inside names (of, and) are no evidence, nor are those that names are built with (Party, North). */
static bool tells(const struct name_reading *r, uint32_t token) {
    const uint64_t builders = (uint64_t)1 << LIST_ORGANISATION_NOUN | (uint64_t)1 << LIST_PLACE_NOUN |
                              (uint64_t)1 << LIST_EVENT_NOUN | (uint64_t)1 << LIST_TITLE |
                              (uint64_t)1 << LIST_COMPANY_SUFFIX | (uint64_t)1 << LIST_DEMONYM;
    const struct word_facts *w = &r->reader.facts[r->d->tokens.at[token].form];
    return w->capital && !(w->form->lists & builders);
}

static void gather(struct name_reading *r, const struct stretch *s, uint32_t at, struct read_name *names) {
    uint32_t found = qi_names_read(r, s, at, names), count = s->last - s->first;
    for (uint32_t i = 0; i < count; i++) r->readings[at + i] = (struct reading){NAME_TYPES, false, 1};
    for (uint32_t n = 0; n < found; n++) memcpy(r->types[at + names[n].first], names[n].types, sizeof *r->types);
    for (uint32_t n = 0; n < found; n++)
        for (uint32_t i = names[n].first; i < names[n].last; i++)
            r->readings[at + i] =
                (struct reading){names[n].type, names[n].last - names[n].first > 1, names[n].probability};
    for (uint32_t i = 0; i < count; i++)
        if (tells(r, s->first + i)) qi_evidence_add(evidence_of(r, s->first + i), r->readings[at + i], 1);
}

enum { LONG_PHRASE_SCORE = 8 };

/* Is a token of a phrase one with a hyphen in it, such as Guinea-Bissau? */
static bool hyphened(const struct name_reading *r, uint32_t token, uint8_t place) {
    uint32_t hyphen = place == 1 ? token + 1 : place == 3 ? token - 1 : token;
    return (r->reader.phrase_place[hyphen] & 3) == 2 && *qi_form(r->d, hyphen)->text == '-';
}

/* A name of four words and more, or with a hyphen, is what the lists say, whatever its words are by themselves. */
static void favour_long_phrases(struct name_reading *r, const struct stretch *s, uint32_t at) {
    const uint32_t bodies = qi_name_lists((uint64_t)1 << LIST_ORGANISATION);
    const uint32_t places =
        qi_name_lists((uint64_t)1 << LIST_COUNTRY | (uint64_t)1 << LIST_CITY | (uint64_t)1 << LIST_REGION);
    for (uint32_t i = s->first; i < s->last; i++, at++) {
        static const uint8_t parts[] = {[1] = PART_B, [2] = PART_I, [3] = PART_E};
        uint8_t place = r->reader.phrase_place[i];
        uint32_t lists = r->reader.phrase_lists[i], type = lists & bodies ? TYPE_ORG : TYPE_LOC;
        if (!place || !(lists & (bodies | places))) continue;
        if (place & PHRASE_LONG || hyphened(r, i, place))
            r->scores[at][type * NAME_PARTS + parts[place & 3]] += LONG_PHRASE_SCORE;
    }
}

/* “(Vladimir) Lindqvist”: what an editor puts in brackets before a surname is the first name, and both are one person.
 */
static void favour_bracketed(struct name_reading *r, const struct stretch *s, uint32_t at) {
    const uint32_t first_names = qi_name_lists((uint64_t)1 << LIST_MALE_NAME | (uint64_t)1 << LIST_FEMALE_NAME);
    for (uint32_t i = s->first; i + 3 < s->last; i++, at++) {
        const struct word_facts *facts = r->reader.facts, *name = &facts[r->d->tokens.at[i + 1].form];
        if (*qi_form(r->d, i)->text != '(' || *qi_form(r->d, i + 2)->text != ')' || !name->capital ||
            !(name->lists & first_names) || !facts[r->d->tokens.at[i + 3].form].capital)
            continue;
        static const uint8_t parts[] = {PART_B, PART_I, PART_I};
        for (uint32_t k = 0; k < sizeof parts; k++)
            r->scores[at + k][TYPE_PER * NAME_PARTS + parts[k]] += LONG_PHRASE_SCORE;
    }
}

/* Makes the tokens of `count` rows from `row` on a name. */
static void favour(struct name_reading *r, uint32_t row, uint32_t count, unsigned type, float score) {
    for (uint32_t k = 0; k < count; k++) {
        unsigned part = count == 1 ? PART_S : !k ? PART_B : k + 1 < count ? PART_I : PART_E;
        r->scores[row + k][type * NAME_PARTS + part] += score;
    }
}

/* A walk over the stretches that finds the scores of tokens further and further on. */
struct walk {
    uint32_t stretch, at; /* and the row of its first token */
};

/* Makes the tokens [first, last) a name of a type, if they are in one stretch. */
static void favour_name(struct name_reading *r, struct walk *w, uint32_t first, uint32_t last, unsigned type,
                        float score) {
    const struct stretch *stretches = r->reader.stretches.at;
    for (; w->stretch < r->reader.stretches.count && stretches[w->stretch].last <= first; w->stretch++)
        w->at += stretches[w->stretch].last - stretches[w->stretch].first;
    if (w->stretch == r->reader.stretches.count || stretches[w->stretch].first > first ||
        stretches[w->stretch].last < last)
        return;
    favour(r, w->at + first - stretches[w->stretch].first, last - first, type, score);
}

/* The end of a run of capitalised words, with hyphens in it, from `first` on. */
static uint32_t run_end(const struct name_reading *r, uint32_t first, uint32_t last) {
    uint32_t end = first;
    for (uint32_t i = first; i < last; i++) {
        const struct form *form = qi_form(r->d, i);
        bool hyphen = i > first && *form->text == '-' && !(r->d->tokens.at[i].flags & TOKEN_AFTER_SPACE) &&
                      i + 1 < last && !(r->d->tokens.at[i + 1].flags & TOKEN_AFTER_SPACE);
        if (!hyphen && (!(form->flags & FORM_UPPER_FIRST) || r->d->tokens.at[i].kind != TOKEN_WORD)) break;
        if (!hyphen) end = i + 1;
    }
    return end;
}

/* "VELM RAPIDS, Norland, Nov. 12 (Tideline) -": a dateline begins with a place; brackets hold an agency. */
static void favour_datelines(struct name_reading *r) {
    const quoth_document *d = r->d;
    struct walk walk = {0, 0};
    for (uint32_t n = 0; n < d->regions.count; n++) {
        if (d->regions.at[n].kind != REGION_DATELINE) continue;
        uint32_t first = qi_token_at(d, d->regions.at[n].start), last = first;
        while (last < d->tokens.count && d->tokens.at[last].stop <= d->regions.at[n].stop) last++;
        uint32_t end = run_end(r, first, last);
        if (end > first) favour_name(r, &walk, first, end, TYPE_LOC, LONG_PHRASE_SCORE);
        for (uint32_t i = end; i + 2 < last; i++) {
            char opens = *qi_form(d, i)->text, closes = opens == '(' ? ')' : opens;
            if (opens != '(' && opens != '/') continue;
            end = run_end(r, i + 1, last);
            if (end > i + 1 && end < last && *qi_form(d, end)->text == closes)
                favour_name(r, &walk, i + 1, end, TYPE_ORG, LONG_PHRASE_SCORE);
        }
    }
}

enum { TEAM_SCORE = 18, LISTED_SCORE = 2 };

/* What plays or is in a table: a team, a town for one, a country itself; NAME_TYPES: it may be anybody. */
static unsigned type_of_listed(const struct name_reading *r, const struct listed_name *name) {
    const uint32_t teams = qi_name_lists((uint64_t)1 << LIST_ORGANISATION), last = name->last - 1;
    const uint32_t countries = qi_name_lists((uint64_t)1 << LIST_COUNTRY);
    const uint32_t towns =
        qi_name_lists((uint64_t)1 << LIST_CITY | (uint64_t)1 << LIST_CAPITAL | (uint64_t)1 << LIST_REGION);
    uint32_t lists = r->reader.phrase_lists[name->first];
    if (name->scored) return TYPE_PER;
    if (!r->reader.phrase_place[name->first]) lists = r->reader.facts[r->d->tokens.at[name->first].form].lists;
    if (lists & countries) return TYPE_LOC;
    return lists & (towns | teams) || qi_in(r->d, last, LIST_TEAM_NOUN) ? TYPE_ORG : NAME_TYPES;
}

/* Do teams play in the text? Then who plays and is not known is a team too: the text says so, or one in five of them
   is known to be, and more than are countries. */
static bool has_teams(const struct name_reading *r) {
    enum { TEAMS_LEAST = 2, ONE_IN = 5 };
    uint32_t of[NAME_TYPES + 1] = {0};
    for (uint32_t n = 0; n < r->results.count; n++) of[type_of_listed(r, &r->results.at[n])]++;
    uint32_t playing = r->results.count - of[TYPE_PER];
    if (r->results.of_teams) return of[TYPE_LOC] * 2 < playing;
    return of[TYPE_ORG] >= TEAMS_LEAST && of[TYPE_ORG] > of[TYPE_LOC] && of[TYPE_ORG] * ONE_IN >= playing;
}

/* Who plays and who is in a table is a name. */
static bool favour_results(struct name_reading *r, struct arena *scratch) {
    struct walk walk = {0, 0};
    if (!qi_find_results(r->d, &r->results, scratch)) return false;
    bool teams = has_teams(r);
    for (uint32_t n = 0; n < r->results.count; n++) {
        const struct listed_name *name = &r->results.at[n];
        unsigned known = type_of_listed(r, name);
        if (known == NAME_TYPES && teams) known = TYPE_ORG;
        for (unsigned type = 0; type < NAME_TYPES; type++)
            favour_name(r, &walk, name->first, name->last, type, type == known ? TEAM_SCORE : LISTED_SCORE);
    }
    return true;
}

enum { LABEL_TOKENS = 3, LABELS_LEAST = 3 };

/* How many tokens a label in capitals has that begins a stretch and its line: "DACRES: Good morning."; 0: there is
   none, or it says what somebody is (CALLER) or that it is a question. */
static uint32_t label_tokens(const struct name_reading *r, const struct stretch *s) {
    const uint64_t others = (uint64_t)1 << LIST_PERSON_NOUN | (uint64_t)1 << LIST_TITLE | (uint64_t)1 << LIST_KICKER |
                            (uint64_t)1 << LIST_ORGANISATION | (uint64_t)1 << LIST_KNOWN_BODY |
                            (uint64_t)1 << LIST_COUNTRY;
    const quoth_document *d = r->d;
    const struct form *form = qi_form(d, s->first);
    if (!(d->tokens.at[s->first].flags & TOKEN_AFTER_LINE) || !(form->flags & FORM_ALL_UPPER)) return 0;
    if (form->length < 2 || form->lists & others || qi_form_is(d, form, "question") || qi_form_is(d, form, "answer"))
        return 0;
    for (uint32_t i = s->first + 1; i <= s->first + LABEL_TOKENS && i < d->tokens.count; i++) {
        if (d->tokens.at[i].flags & TOKEN_AFTER_SPACE) return 0;
        if (*qi_form(d, i)->text == ':') return i <= s->last ? i - s->first : 0;
        if (*qi_form(d, i)->text != '-' && !(qi_form(d, i)->flags & FORM_ALL_UPPER)) return 0;
    }
    return 0;
}

/* How often each form begins such a label, up to LABELS_LEAST; NULL when there is no memory. */
static const uint8_t *count_labels(const struct name_reading *r, struct arena *scratch) {
    uint8_t *times = qi_arena_zalloc(scratch, r->d->forms.count + 1u);
    for (uint32_t i = 0; times && i < r->reader.stretches.count; i++) {
        uint8_t *of = &times[r->d->tokens.at[r->reader.stretches.at[i].first].form];
        *of += *of < LABELS_LEAST && label_tokens(r, &r->reader.stretches.at[i]);
    }
    return times;
}

/* Who speaks by a label in capitals, time and again, is a person. */
static void favour_label(struct name_reading *r, const struct stretch *s, uint32_t at, const uint8_t *times) {
    if (times[r->d->tokens.at[s->first].form] < LABELS_LEAST) return;
    favour(r, at, label_tokens(r, s), TYPE_PER, LONG_PHRASE_SCORE);
}

bool qi_read_names(struct name_reading *r, const quoth_document *d, struct arena *scratch) {
    *r = (struct name_reading){.d = d};
    struct name_scorer scorer;
    if (!qi_context_read(&r->reader, d, scratch) || !make_room(r, scratch) ||
        !qi_name_scorer_open(&scorer, &d->model->names, &r->reader, scratch))
        return false;
    qi_name_link(&r->links, d->model->names.extra);
    if (!qi_name_score(&scorer, r->scores)) return false;
    const uint8_t *labels = count_labels(r, scratch);
    if (!labels) return false;
    uint32_t at = 0, longest = 1;
    for (uint32_t i = 0; i < r->reader.stretches.count; i++) {
        const struct stretch *s = &r->reader.stretches.at[i];
        if (!d->model->types) { /* the types are those that the lists are of */
            favour_long_phrases(r, s, at);
            favour_bracketed(r, s, at);
            favour_label(r, s, at, labels);
        }
        at += s->last - s->first;
        if (s->last - s->first > longest) longest = s->last - s->first;
    }
    if (!d->model->types) favour_datelines(r);
    if (!d->model->types && !favour_results(r, scratch)) return false;
    struct read_name *names = qi_arena_alloc(scratch, longest * sizeof *names);
    if (!names || (d->model->encoder.header && !read_deeply(r, scratch))) return false;
    at = 0;
    for (uint32_t i = 0; i < r->reader.stretches.count; i++) {
        const struct stretch *s = &r->reader.stretches.at[i];
        decode(r, s, at);
        gather(r, s, at, names);
        at += s->last - s->first;
    }
    return true;
}

uint32_t qi_reading_keys(const struct name_reading *r, uint32_t token, uint32_t at, uint64_t *keys) {
    return tells(r, token) ? qi_evidence_keys(evidence_of(r, token), r->readings[at], keys) : 0;
}

uint32_t qi_names_read_again(struct name_reading *r, const struct stretch *s, uint32_t at, struct read_name *names) {
    const struct weights *weights = &r->d->model->evidence;
    bool any = false;
    for (uint32_t i = s->first; i < s->last; i++) {
        uint64_t keys[EVIDENCE_MAX_KEYS];
        int16_t sum[NAME_LABELS] = {0};
        uint32_t n = weights->slots ? qi_reading_keys(r, i, at + i - s->first, keys) : 0;
        if (!n) continue;
        any = true;
        WEIGHTS_ADD(weights, keys, n, sum, NAME_LABELS, EVIDENCE_MAX_KEYS);
        for (uint32_t k = 0; k < NAME_LABELS; k++) r->scores[at + i - s->first][k] += (float)sum[k] * weights->scale;
    }
    if (any) {
        decode(r, s, at);
        return qi_names_read(r, s, at, names);
    }
    uint32_t found = spell_names(r->labels + at, s->last - s->first, names);
    for (uint32_t n = 0; n < found; n++) {
        memcpy(names[n].types, r->types[at + names[n].first], sizeof names[n].types);
        names[n].probability = names[n].types[names[n].type];
    }
    return found;
}
