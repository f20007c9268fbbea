#include "quote/report.h"

#include "quote/keys.h"
#include "quote/words.h"

enum { REPORT = 700, AHEAD = 24, DENIAL = 4 };

static const float least_chance = 0.5f; /* less is as often wrong as right */

static bool opens_report(const struct quote_work *w, uint32_t i) {
    return is_that(w, i) || qi_word_is(w, i, "whether") || qi_word_is(w, i, ":");
}

bool qi_may_report(const struct quote_work *w, uint32_t v, uint32_t last) {
    if (v + 1 >= last || w->stretch_at[v] || w->entity_at[v]) return false;
    if (in_say_lists(w, v)) return true;
    return (qi_pos_is_verb(tag(w, v)) || qi_pos_is_noun(tag(w, v)) || tag(w, v) == POS_JJ) && !w->stretch_at[v + 1] &&
           opens_report(w, v + 1);
}

/* “never said”, “nobody asked”: is it denied that anything was said? */
static bool is_denied(const struct quote_work *w, uint32_t first, uint32_t v) {
    static const char words[][8] = {"not",  "n't",     "never", "nobody",  "no",
                                    "none", "neither", "nor",   "nothing", "without"};
    for (uint32_t i = v; i > first && v - i <= DENIAL && !w->stretch_at[i - 1] && !qi_is_comma_or_dash(w, i - 1); i--)
        if (qi_word_among(w, i - 1, words, sizeof words / sizeof *words)) return true;
    return false;
}

/* What stands before the attribution, whose first token is `edge`: a clause and a comma 3, other words and a comma 2,
   marks 1. */
static uint64_t what_precedes(const struct quote_work *w, uint32_t first, uint32_t edge) {
    if (edge <= first + 1) return 0;
    if (w->stretch_at[edge - 1]) return 1;
    if (!qi_is_comma_or_dash(w, edge - 1)) return 0;
    return qi_has_finite(w, first, edge - 1) ? 3 : 2;
}

bool qi_is_attributing(const struct quote_work *w, uint32_t v) {
    for (uint32_t k = w->attributions.count; k-- > 0;) {
        const struct attribution *a = &w->attributions.at[k];
        uint32_t first = a->cue_first < a->first ? a->cue_first : a->first;
        uint32_t last = a->right < a->right_last && a->right > a->last ? a->right : a->last;
        if (first <= v && v < last) return true;
    }
    return false;
}

void qi_open_report(struct report *r, const struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t v) {
    *r = (struct report){
        .w = w, .v = v, .cue_last = v + 1, .last = qi_text_end(w, unit), .at = NOTHING, .region = unit->region};
    if (v + 1 < r->last && (tag(w, v + 1) == POS_RP || qi_takes_particle(w, v, v + 1) || qi_is_phrasal_cue(w, v)))
        r->cue_last = v + 2;
    struct phrase subject = qi_subject_left(w, first, v);
    r->who = qi_subject_kind(w, &subject);
    uint32_t start = subject.kind == PHRASE_NONE ? v : qi_phrase_start(w, first, subject.first);
    r->lead = start > first && !w->stretch_at[start - 1] ? qi_word_key(w, start - 1, NOTHING) : start > first;
    r->before = what_precedes(w, first, start);
    r->negated = is_denied(w, first, v) || qi_is_no_report(w, first, v);
    r->head = subject.kind == PHRASE_NONE ? 0 : qi_word_key(w, subject.head, NOTHING);
    for (uint32_t k = 0; k < w->attributions.count; k++) {
        const struct attribution *a = &w->attributions.at[k];
        r->inside |= a->cue_first < v && ((a->right <= v && v < a->right_last) || (a->left <= v && v < a->left_last));
    }
}

bool qi_next_start(struct report *r) {
    const struct quote_work *w = r->w;
    if (r->at == r->v || r->negated) return false;
    uint32_t next = r->at == NOTHING ? r->cue_last : r->at + 1;
    bool passed = r->at != NOTHING && /* content begins before its verb */
                  (w->stretch_at[r->at] || qi_word_is(w, r->at, ";") || qi_is_finite(w, r->at));
    r->at = passed || next >= r->last || next > r->cue_last + REPORT_REACH ? r->v : next;
    return true;
}

static uint64_t bucket(uint32_t n) {
    return n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : n < 20 ? 6 : 7;
}

enum shape {
    SHAPE_MARKS = 1,
    SHAPE_TO,
    SHAPE_CLAUSE,
    SHAPE_OBJECT_TO,
    SHAPE_OBJECT_VERB,
    SHAPE_ASKED,
    SHAPE_GERUND,
    SHAPE_OBJECT,
    SHAPE_LAST,
    SHAPE_FINITE,
    SHAPE_PREPOSITION,
    SHAPE_OTHER
};

/* What begins at the place. */
static uint64_t shape_of(const struct report *r) {
    const struct quote_work *w = r->w;
    uint32_t i = r->at, last = r->last < i + AHEAD ? r->last : i + AHEAD;
    if (w->stretch_at[i]) return SHAPE_MARKS;
    if (qi_word_is(w, i, "to") && i + 1 < last && (tag(w, i + 1) == POS_VB || tag(w, i + 1) == POS_RB)) return SHAPE_TO;
    if (is_asked(w, NOTHING, i)) return SHAPE_ASKED;
    if (tag(w, i) == POS_VBG) return SHAPE_GERUND;
    if (qi_is_finite(w, i)) return SHAPE_FINITE;
    struct phrase p = qi_phrase_right(w, i, last);
    if (p.kind == PHRASE_NONE) return tag(w, i) == POS_IN ? SHAPE_PREPOSITION : SHAPE_OTHER;
    uint32_t k = p.last;
    k = behind_adverbs(w, k, last);
    if (k >= last) return SHAPE_LAST;
    if (w->stretch_at[k]) return SHAPE_OBJECT;
    if (qi_is_finite(w, k)) return SHAPE_CLAUSE;
    if (qi_word_is(w, k, "to") && k + 1 < last && tag(w, k + 1) == POS_VB) return SHAPE_OBJECT_TO;
    if (tag(w, k) == POS_VBG || tag(w, k) == POS_VBN) return SHAPE_OBJECT_VERB;
    return qi_clause_at(w, i, last, true) ? SHAPE_CLAUSE : SHAPE_OBJECT;
}

/* What stands between the word and the place. */
static uint64_t between(const struct report *r) {
    const struct quote_work *w = r->w;
    uint32_t i = r->cue_last, end = r->at;
    if (i == end) return 0;
    uint64_t that = is_that(w, end - 1) && tag(w, end - 1) != POS_DT ? 16 : 0;
    if (that && --end == i) return 17;
    if (qi_is_comma_or_dash(w, end - 1)) return 2 + that;
    if (qi_word_is(w, end - 1, ":")) return 3 + that;
    struct phrase p = qi_phrase_right(w, i, end);
    if (p.kind != PHRASE_NONE && p.last == end) return (is_time_word(w, p.head) ? 5 : 4) + that;
    if (qi_skip_hearer(w, i, end, false) == end) return 6 + that;
    if (qi_skip_adverbials(w, i, end) == end) return 7 + that;
    if (end == i + 1) return 8 + that;
    return 9 + that;
}

/* The lists of reporting words that the word at i is in. */
static uint64_t lists_of(const struct quote_work *w, uint32_t i) {
    uint64_t bits = 0;
    for (int list = LIST_SAY; list <= LIST_SAY_NOUN; list++) bits = bits << 1 | qi_in(w->d, i, (enum word_list)list);
    return bits;
}

static const uint8_t *clusters_of(const struct quote_work *w, uint32_t i) {
    const struct weights *clusters = &w->d->model->clusters;
    uint64_t hash = w->d->forms.at[qi_form(w->d, i)->lower].hash;
    uint32_t row = clusters->slots ? qi_weights_find(clusters, qi_feature(0, hash)) : 0;
    return row ? (const uint8_t *)qi_weights_row(clusters, row) : NULL;
}

/* What the features of a place are made of: the word and what stands before it, the place and what stands there. */
struct sight {
    uint64_t verb, lists, tag;
    uint64_t before, tag_before, tag_before_that;
    uint64_t shape, gap, kind;
    uint64_t here, tag_here, tag_next;
    uint64_t previous, tag_previous; /* nothing straight behind the word */
    bool left, finite;
};

static struct sight look(const struct report *r) {
    const struct quote_work *w = r->w;
    uint32_t v = r->v, k = r->at, last = r->last;
    struct sight s = {.verb = qi_word_key(w, v, last), .lists = lists_of(w, v), .tag = qi_tag_key(w, v, last)};
    if (v) s.before = qi_word_key(w, v - 1, last), s.tag_before = qi_tag_key(w, v - 1, last);
    if (v > 1) s.tag_before_that = qi_tag_key(w, v - 2, last);
    s.left = k == v;
    s.shape = s.left ? 20 : shape_of(r);
    s.gap = s.left ? 30 : between(r);
    s.kind = s.shape << 8 | s.gap;
    s.here = qi_word_key(w, k, last), s.tag_here = qi_tag_key(w, k, last), s.tag_next = qi_tag_key(w, k + 1, last);
    if (k > r->cue_last) s.previous = qi_word_key(w, k - 1, last), s.tag_previous = qi_tag_key(w, k - 1, last);
    s.finite = !s.left && qi_has_finite(w, k, last < k + AHEAD ? last : k + AHEAD);
    return s;
}

uint32_t qi_report_keys(const struct report *r, uint64_t *keys) {
    const struct sight s = look(r);
    const uint8_t *clusters = clusters_of(r->w, r->v);
    uint32_t n = 0;
#define KEY(value) keys[n] = qi_feature(REPORT + n, (value)), n++
    KEY(s.kind);
    KEY(s.verb ^ s.kind);
    KEY(s.verb ^ s.shape << 8);
    KEY(s.verb ^ s.gap);
    KEY(s.lists << 16 | s.kind);
    KEY(s.lists << 16 | s.shape << 8);
    KEY(s.lists << 16 | s.gap);
    KEY(s.tag << 16 | s.kind);
    KEY(s.tag << 32 | s.lists << 16 | s.kind);
    KEY(s.before ^ s.shape);
    KEY(s.before ^ s.tag << 8);
    KEY(s.tag_before << 24 | s.tag << 16 | s.kind);
    KEY(s.tag_before_that << 16 | s.tag_before << 8 | s.tag);
    KEY(s.before ^ s.verb << 1);
    KEY(s.here ^ s.gap);
    KEY(s.tag_here << 16 | s.tag_next << 8 | s.gap);
    KEY(s.here ^ s.verb << 1);
    KEY(s.previous ^ s.verb << 1);
    KEY(s.previous ^ s.here << 1);
    KEY(s.previous ^ s.gap);
    KEY(s.tag_previous << 16 | s.tag_here << 8 | s.tag_next);
    KEY(r->who ^ s.kind << 8);
    KEY(r->who ^ s.verb);
    KEY(r->who ^ s.lists << 8);
    KEY(r->head);
    KEY((uint64_t)s.finite << 16 | s.kind);
    KEY(bucket(r->at > r->cue_last ? r->at - r->cue_last : 0) << 16 | s.kind);
    KEY((uint64_t)r->region << 16 | s.kind);
    KEY(bucket(r->last - r->at) << 16 | s.kind);
    KEY((uint64_t)r->inside << 32 | s.lists << 16 | s.kind);
    KEY((uint64_t)r->inside << 32 | s.tag << 16 | s.kind);
    KEY((uint64_t)r->ruled << 32 | s.kind);
    KEY((uint64_t)r->ruled << 32 | s.lists << 16 | s.shape);
    KEY((uint64_t)r->ruled << 32 | s.tag);
    KEY((uint64_t)r->negated << 16 | s.kind);
    KEY(r->lead ^ s.shape);
    KEY(r->lead ^ r->who);
    KEY(r->before << 16 | s.kind);
    KEY(r->before << 32 | s.tag_next << 16 | s.kind);
    KEY(s.left ? qi_word_key(r->w, r->v + 1, r->last) : 0);
    KEY(s.left ? r->before << 32 | s.lists : 0);
    KEY(s.left ? r->before ^ s.verb : 0);
    for (uint32_t c = 0; c < 4; c++) {
        KEY(clusters ? (uint64_t)clusters[c] << 16 | s.kind : 0);
        KEY(clusters ? (uint64_t)clusters[c] << 16 | s.tag : 0);
    }
#undef KEY
    return n;
}

/* How likely the place is right. */
static float chance(const struct report *r) {
    const struct weights *weights = &r->w->d->model->reports;
    uint64_t keys[REPORT_MAX_KEYS];
    return qi_weights_chance(weights, keys, qi_report_keys(r, keys));
}

/* Behind a noun, is there soon something that brings content: the promise (of his) that, to, whether, a colon, marks?
 */
static bool may_bring(const struct quote_work *w, uint32_t v, uint32_t last) {
    enum { SOON = 7 };
    bool verb =
        tag(w, v) == POS_NNS && v && (qi_pos_is_noun(tag(w, v - 1)) || w->entity_at[v - 1]); /* “lobby claims” */
    if (verb || !qi_pos_is_noun(tag(w, v))) return true;
    for (uint32_t k = v + 1; k < last && k < v + SOON; k++) {
        if (w->stretch_at[k] || opens_report(w, k) || is_wh(w, k) || tag(w, k) == POS_TO) return true;
        if (qi_is_finite(w, k)) return k == v + 1; /* perhaps the noun is none */
    }
    return false;
}

/* Can content begin there? Not just behind any word: most places need no weighing. */
static bool is_likely(const struct report *r, uint32_t object) {
    const struct quote_work *w = r->w;
    uint32_t i = r->at;
    if (i == r->v) return r->before != 0;
    if (i == r->cue_last || i == object) return true;
    if (w->stretch_at[i]) return w->stretch_at[i - 1] || !is_when(w, i - 1);
    return !w->stretch_at[i - 1] && (opens_report(w, i - 1) || qi_is_comma_or_dash(w, i - 1) || is_wh(w, i));
}

uint32_t qi_find_report(const struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t v,
                        uint32_t *cue_last) {
    if (!w->d->model->reports.slots || !qi_may_report(w, v, unit->last) || !may_bring(w, v, unit->last) ||
        qi_is_attributing(w, v))
        return NOTHING;
    struct report r;
    qi_open_report(&r, w, unit, first, v);
    *cue_last = r.cue_last;
    float most = least_chance;
    uint32_t best = NOTHING;
    struct phrase object = qi_phrase_right(w, r.cue_last, r.last);
    while (qi_next_start(&r)) {
        if (!is_likely(&r, object.last)) continue;
        float p = chance(&r);
        if (p < most) continue;
        most = p;
        best = r.at;
    }
    return best;
}
