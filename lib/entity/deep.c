#include "entity/deep.h"

#include "encoder/wordpiece.h"
#include "entity/deep_document.h"

enum { LISTS = (1 << 17) - 1 }; /* the name lists that the encoder knows: the first of them */
/* A short sentence is read behind those before it: so many of their pieces at most, so many with its own. */
enum { BEFORE = 24, SHORT = 48 };

const uint32_t qi_deep_outputs[ENCODER_HEADS] = {
    [HEAD_NAMES] = NAME_STATES, [HEAD_SPEECH] = SPEECH_SCORES, [HEAD_BORDERS] = 1};

uint64_t qi_deep_features(const struct name_reader *r, uint32_t sentence, uint32_t token) {
    const struct token *t = &r->d->tokens.at[token];
    const struct word_facts *w = &r->facts[t->form];
    uint64_t bits = (uint64_t)1 << w->look;
    if (w->form->flags & FORM_MIXED) bits |= (uint64_t)1 << 8;
    if (w->form->flags & FORM_DIGIT) bits |= (uint64_t)1 << 9;
    bits |= (uint64_t)w->seen << 10;
    if (r->letters[sentence] != CASE_SMALL) bits |= (uint64_t)r->letters[sentence] << 13;
    if (!(t->flags & TOKEN_AFTER_SPACE)) bits |= (uint64_t)1 << 15;
    bits |= (uint64_t)(w->lists & LISTS) << 16;
    bits |= (uint64_t)(r->phrase_lists[token] & LISTS) << 34;
    return bits | (uint64_t)(r->phrase_place[token] & 3) << 52;
}

/* The pieces of a spelling, made when it is first met. */
struct spelt {
    uint32_t first, count; /* count 0: not made yet */
};

struct deep {
    const struct name_reader *r;
    const struct encoder *encoder;
    struct arena *scratch;
    struct encoder_batch *batch;
    struct spelt *spelt; /* by form */
    VEC(uint32_t) pieces;
    uint32_t next; /* the sentence behind the last one of the window; 0 when it has none */
    void (*take)(struct deep *s, uint32_t i, uint32_t token, uint32_t row); /* what is said of the i-th wanted piece */
    uint32_t stretch, row; /* the first stretch that may reach into what is read next, and the row of its first token */
    label_scores *scores;
    int8_t *borders;
    struct { /* of the batch's pieces that are wanted: their tokens, and the rows of those */
        uint32_t token, row;
    } asked[ENCODER_BATCH];
};

static const struct spelt *spell(struct deep *s, uint32_t form) {
    const struct form *lower = &s->r->d->forms.at[s->r->d->forms.at[form].lower];
    struct spelt *spelt = &s->spelt[form];
    if (spelt->count) return spelt;
    if (!VEC_RESERVE(s->scratch, &s->pieces, WORD_PIECES)) return NULL;
    *spelt = (struct spelt){s->pieces.count, qi_word_pieces(s->encoder, lower, s->pieces.at + s->pieces.count)};
    s->pieces.count += spelt->count;
    return spelt;
}

static void put(struct encoder_batch *b, struct encoder_piece piece) {
    b->pieces[b->starts[b->windows + 1]++] = piece;
}

static void open_window(struct encoder_batch *b) {
    b->starts[b->windows + 1] = b->starts[b->windows];
    put(b, (struct encoder_piece){b->encoder->header->opens, false, 0});
}

static int8_t in_eighths(float x) {
    return (int8_t)(x < -15.8f ? -127 : x > 15.8f ? 127 : x * 8);
}

/* What the encoder says of a part of speech: first, scores of none, of its beginning, of its going on. */
static struct speech speech_of(const float *scores) {
    struct speech speech;
    for (unsigned part = 0; part < SPEECH_PARTS; part++, scores += 3) {
        speech.begins[part] = in_eighths(scores[1] - scores[0]);
        speech.goes_on[part] = in_eighths(scores[2] - scores[0]);
    }
    return speech;
}

static void take_names(struct deep *s, uint32_t i, uint32_t token, uint32_t row) {
    const float *names = s->batch->scores[HEAD_NAMES] + (size_t)i * NAME_STATES;
    for (uint32_t k = 0; row != UINT32_MAX && k < NAME_STATES; k++) s->scores[row][k] += names[k] - names[NAME_OUTSIDE];
    s->r->d->speech[token] = speech_of(s->batch->scores[HEAD_SPEECH] + (size_t)i * SPEECH_SCORES);
}

/* Of a window's first word nothing is known: what stands before it was not read. */
static void take_border(struct deep *s, uint32_t i, uint32_t token, uint32_t row) {
    (void)row;
    const struct encoder_batch *b = s->batch;
    if (b->pieces[b->rows[i] - 1].piece != s->encoder->header->opens)
        s->borders[token] = in_eighths(b->scores[HEAD_BORDERS][i]);
}

/* Reads the batch and takes what it says; the next window is then the first of an empty batch. */
static void flush(struct deep *s) {
    struct encoder_batch *b = s->batch;
    if (b->windows) qi_encoder_run(b);
    for (uint32_t i = 0; b->windows && i < b->wanted; i++)
        s->take(s, i, s->asked[b->rows[i]].token, s->asked[b->rows[i]].row);
    b->windows = 0;
    open_window(b);
}

static uint32_t window_size(const struct encoder_batch *b) {
    return b->starts[b->windows + 1] - b->starts[b->windows];
}

static void close_window(struct deep *s) {
    struct encoder_batch *b = s->batch;
    if (window_size(b) == 1) return;
    put(b, (struct encoder_piece){b->encoder->header->closes, false, 0});
    b->windows++;
    if (b->starts[b->windows] + ENCODER_WINDOW > ENCODER_BATCH)
        flush(s);
    else
        open_window(b);
}

/* The token's row of scores; UINT32_MAX when it is in no stretch. */
static uint32_t row_of(struct deep *s, uint32_t token) {
    const struct name_reader *r = s->r;
    while (s->stretch < r->stretches.count && r->stretches.at[s->stretch].last <= token) {
        s->row += r->stretches.at[s->stretch].last - r->stretches.at[s->stretch].first;
        s->stretch++;
    }
    if (s->stretch == r->stretches.count || r->stretches.at[s->stretch].first > token) return UINT32_MAX;
    return s->row + token - r->stretches.at[s->stretch].first;
}

static bool read_token(struct deep *s, uint32_t sentence, uint32_t token, bool wanted) {
    struct encoder_batch *b = s->batch;
    const struct spelt *spelt = spell(s, s->r->d->tokens.at[token].form);
    if (!spelt) return false;
    if (window_size(b) + spelt->count >= ENCODER_WINDOW) close_window(s);
    uint64_t features = qi_deep_features(s->r, sentence, token);
    s->asked[b->starts[b->windows + 1]].token = token;
    s->asked[b->starts[b->windows + 1]].row = s->scores && wanted ? row_of(s, token) : UINT32_MAX;
    for (uint32_t i = 0; i < spelt->count; i++)
        put(b, (struct encoder_piece){s->pieces.at[spelt->first + i], wanted && !i, features});
    return true;
}

/* The pieces of a sentence, ENCODER_WINDOW at most. */
static bool measure(struct deep *s, uint32_t sentence, uint32_t *size) {
    const struct sentence *of = &s->r->d->sentences.at[sentence];
    *size = 0;
    for (uint32_t i = of->first; i < of->last && *size < ENCODER_WINDOW; i++) {
        const struct spelt *spelt = spell(s, s->r->d->tokens.at[i].form);
        if (!spelt) return false;
        *size += spelt->count;
    }
    if (*size > ENCODER_WINDOW) *size = ENCODER_WINDOW;
    return true;
}

/* The first of the sentences from `from` on that are read with one of so many pieces, and how many these have. */
static bool measure_before(struct deep *s, uint32_t sentence, uint32_t own, uint32_t from, uint32_t *first,
                           uint32_t *size) {
    uint32_t room = own + BEFORE <= SHORT ? BEFORE : own < SHORT ? SHORT - own : 0;
    *size = 0;
    for (*first = sentence; *first > from; --*first) {
        uint32_t more;
        if (!measure(s, *first - 1, &more)) return false;
        if (*size + more > room) break;
        *size += more;
    }
    return true;
}

/* A sentence goes into the window as a whole if any window can hold it, behind those that stand before it. */
static bool read_sentence(struct deep *s, uint32_t sentence) {
    uint32_t size, before, first;
    if (!measure(s, sentence, &size) || !measure_before(s, sentence, size, s->next, &first, &before)) return false;
    if (window_size(s->batch) + before + size >= ENCODER_WINDOW) {
        close_window(s);
        if (!measure_before(s, sentence, size, 0, &first, &before)) return false;
    }
    for (uint32_t n = first; n <= sentence; n++) {
        const struct sentence *of = &s->r->d->sentences.at[n];
        for (uint32_t i = of->first; i < of->last; i++)
            if (!read_token(s, n, i, n == sentence)) return false;
    }
    s->next = sentence + 1;
    return true;
}

/* heads: those that are asked, as bits. */
static bool read_sentences(struct deep *s, uint32_t heads, const bool *to_read) {
    s->encoder = &s->r->d->model->encoder;
    s->spelt = qi_arena_zalloc(s->scratch, (s->r->d->forms.count + 1u) * sizeof *s->spelt);
    s->batch = qi_arena_alloc(s->scratch, sizeof *s->batch);
    if (!s->spelt || !s->batch || !qi_encoder_batch_open(s->batch, s->encoder, NULL, s->scratch)) return false;
    s->batch->asked = heads;
    open_window(s->batch);
    for (uint32_t n = 0, count = s->r->d->sentences.count; n < count; n++)
        if (to_read[n] && !(qi_progress(s->r->d->progress, (double)n / count) && read_sentence(s, n))) return false;
    close_window(s);
    flush(s);
    return true;
}

bool qi_deep_score(const struct name_reader *r, const bool *to_read, struct arena *scratch, label_scores *scores) {
    struct deep s = {.r = r, .scratch = scratch, .take = take_names, .scores = scores};
    return read_sentences(&s, 1u << HEAD_NAMES | 1u << HEAD_SPEECH, to_read);
}

bool qi_read_speech(const quoth_document *d, const bool *to_read, struct arena *scratch) {
    struct name_reader reader;
    return qi_context_read(&reader, d, scratch) && qi_deep_score(&reader, to_read, scratch, NULL);
}

bool qi_read_borders(const quoth_document *d, const bool *to_read, struct arena *scratch, int8_t *borders) {
    struct name_reader reader;
    struct deep s = {.r = &reader, .scratch = scratch, .take = take_border, .borders = borders};
    return qi_context_read(&reader, d, scratch) && read_sentences(&s, 1u << HEAD_BORDERS, to_read);
}
