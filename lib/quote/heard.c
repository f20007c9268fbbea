/*
 * Reported speech as the encoder hears it, where the model has one: it reads the sentences that the rules are unsure
 * of; what it denies is no quote, and what it is sure of and the rules missed is one.
 */
#include "entity/deep_document.h"
#include "quote/work.h"
#include "tagger/pos.h"

enum { SURE = 20, DENIED = -32 }; /* of a content's words on average, in eighths of log odds */
enum { REACH = 60 };              /* tokens from content to its cue, and from that to the speaker */
#define UNSURE 0.8f               /* rules are of a quote of less confidence */

static int32_t odds(const quoth_document *d, uint32_t token, enum speech_part part) {
    const struct speech *s = &d->speech[token];
    return s->begins[part] > s->goes_on[part] ? s->begins[part] : s->goes_on[part];
}

/* What the words of [first, last) have on average; 0 when they were not read. */
static int32_t mean_odds(const quoth_document *d, uint32_t first, uint32_t last) {
    int32_t sum = 0, words = 0;
    for (uint32_t i = first; i < last; i++) {
        if (!(qi_form(d, i)->flags & (FORM_LETTER | FORM_DIGIT)) || odds(d, i, SPEECH_CONTENT) == SPEECH_UNREAD)
            continue;
        sum += odds(d, i, SPEECH_CONTENT);
        words++;
    }
    return words ? sum / words : 0;
}

bool qi_is_denied(const struct quote_work *w, uint32_t first, uint32_t last) {
    return w->d->speech && mean_odds(w->d, first, last) < DENIED;
}

/* Tokens [first, last); none when equal. */
struct run {
    uint32_t first, last;
};

/* The next run of a part from token i on. */
static struct run next_run(const quoth_document *d, enum speech_part part, uint32_t i, uint32_t last) {
    while (i < last && odds(d, i, part) <= 0) i++;
    struct run run = {i, i < last ? i + 1 : i};
    for (; run.last < last && odds(d, run.last, part) > 0; run.last++)
        if (d->speech[run.last].begins[part] > d->speech[run.last].goes_on[part]) break;
    return run;
}

static uint32_t gap(struct run a, struct run b) {
    return a.first >= b.last ? a.first - b.last : b.first >= a.last ? b.first - a.last : 0;
}

/* The run of a part that stands nearest to another run in the unit, within REACH; empty when there is none. */
static struct run nearest_run(const quoth_document *d, const struct unit *unit, enum speech_part part, struct run to) {
    uint32_t first = to.first > unit->first + REACH ? to.first - REACH : unit->first;
    uint32_t last = to.last + REACH < unit->last ? to.last + REACH : unit->last;
    struct run best = {0, 0};
    for (struct run r = next_run(d, part, first, last); r.first < r.last; r = next_run(d, part, r.last, last))
        if (best.first == best.last || gap(r, to) < gap(best, to)) best = r;
    return best;
}

/* Which tokens of the unit the quotes from `from` on hold; NULL when there is no memory. */
static bool *covered_by(struct quote_work *w, const struct unit *unit, uint32_t from) {
    const quoth_document *d = w->d;
    bool *covered = qi_arena_zalloc(w->scratch, unit->last - unit->first + 1u);
    for (uint32_t k = from; covered && k < d->quotes.count; k++)
        for (uint32_t p = 0; p < d->quotes.at[k].content_count; p++) {
            struct span piece = d->pieces.at[d->quotes.at[k].content + p];
            for (uint32_t i = qi_token_at(d, piece.start); i < unit->last && d->tokens.at[i].start < piece.stop; i++)
                if (i >= unit->first) covered[i - unit->first] = true;
        }
    return covered;
}

static bool is_any(const bool *covered, const struct unit *unit, struct run run) {
    return memchr(covered + (run.first - unit->first), true, run.last - run.first) != NULL;
}

bool qi_hear(struct quote_work *w, const struct unit *unit, uint32_t from) {
    const quoth_document *d = w->d;
    if (!d->speech) return true;
    const bool *covered = covered_by(w, unit, from);
    if (!covered) return false;
    uint32_t last = qi_text_end(w, unit);
    struct run next = next_run(d, SPEECH_CONTENT, unit->first, last), run = next;
    for (; run.first < run.last; run = next) {
        next = next_run(d, SPEECH_CONTENT, run.last, last);
        if (mean_odds(d, run.first, run.last) < SURE || is_any(covered, unit, run)) continue;
        struct run cue = nearest_run(d, unit, SPEECH_CUE, run);
        if (cue.first == cue.last) continue;
        struct run source = nearest_run(d, unit, SPEECH_SOURCE, cue);
        struct phrase speaker = qi_phrase_right(w, source.first, source.last);
        if (source.first == source.last || speaker.kind == PHRASE_NONE) continue;
        struct attribution *a = VEC_ADD(w->scratch, &w->attributions);
        if (!a) return false;
        *a = (struct attribution){.cue_first = cue.first,
                                  .cue_last = cue.last,
                                  .first = cue.first,
                                  .last = cue.last,
                                  .speaker = speaker,
                                  .via.entity = NOTHING,
                                  .method = "heard",
                                  .form = CONTENT_THAT};
        if (run.first > cue.first)
            a->right = run.first, a->right_last = run.last;
        else
            a->left = run.first, a->left_last = run.last;
    }
    return true;
}

/* ---- what is to be read */

static void mark_quotes(const quoth_document *d, bool *has_quote, bool *to_read) {
    for (uint32_t k = 0; k < d->quotes.count; k++) {
        const struct quote *q = &d->quotes.at[k];
        for (uint32_t p = 0; p < q->content_count; p++) {
            uint32_t n = qi_sentence_at(d, qi_token_at(d, d->pieces.at[q->content + p].start));
            has_quote[n] = true;
            if (q->kind == QUOTE_INDIRECT && q->confidence < UNSURE) to_read[n] = true;
        }
    }
}

static bool is_that_form(const quoth_document *d, uint32_t i, uint32_t last) {
    const struct form *form = i < last ? qi_form(d, i) : NULL;
    return form && form->length == 4 && !memcmp(form->text, "that", 4);
}

/* A verb that may say something, or what the tagger took for none before “that”. */
static bool has_cue(const quoth_document *d, const struct sentence *s) {
    const uint64_t cues = (uint64_t)1 << LIST_SAY | (uint64_t)1 << LIST_SAY_TO | (uint64_t)1 << LIST_SAY_OF;
    for (uint32_t i = s->first; i < s->last; i++)
        if (qi_form(d, i)->lists & cues && (qi_pos_is_verb(d->tokens.at[i].tag) || is_that_form(d, i + 1, s->last)))
            return true;
    return false;
}

quoth_status qi_read_unsure(const quoth_document *d, struct arena *scratch, bool *any) {
    uint32_t count = d->sentences.count;
    bool *to_read = qi_arena_zalloc(scratch, count + 1u), *has_quote = qi_arena_zalloc(scratch, count + 1u);
    if (!to_read || !has_quote) return QUOTH_ERROR_MEMORY;
    mark_quotes(d, has_quote, to_read);
    *any = false;
    for (uint32_t n = 0; n < count; n++) {
        const struct sentence *s = &d->sentences.at[n];
        to_read[n] = (to_read[n] || (!has_quote[n] && has_cue(d, s))) && s->last > s->first &&
                     odds(d, s->first, SPEECH_CONTENT) == SPEECH_UNREAD;
        *any |= to_read[n];
    }
    if (!*any) return QUOTH_OK;
    return qi_read_speech(d, to_read, scratch) ? QUOTH_OK : QUOTH_ERROR_MEMORY;
}
