/*
 * How likely it is that a quote's content and speaker are right: a logistic regression on what the quote looks like,
 * learned from annotated articles. It changes nothing but the confidence.
 */
#include "quote/confidence.h"

#include "base/exponential.h"
#include "tagger/pos.h"

enum { CONFIDENCE = 500 };

struct view {
    const quoth_document *d;
    const struct quote *q;
    uint32_t first, last;                      /* tokens of the first piece of content */
    uint32_t cue, speaker_first, speaker_last; /* tokens; d->tokens.count for none */
};

static uint64_t form_at(const quoth_document *d, uint32_t i) {
    return i < d->tokens.count ? d->forms.at[qi_form(d, i)->lower].hash : 0;
}

static uint64_t tag_at(const quoth_document *d, uint32_t i) {
    return i < d->tokens.count ? d->tokens.at[i].tag : POS_TAGS;
}

static uint64_t bucket(uint32_t n) {
    return n < 2 ? n : n < 4 ? 2 : n < 8 ? 3 : n < 16 ? 4 : n < 32 ? 5 : 6;
}

/* What the speaker's mention is: none, a name of a type, a pronoun, a noun. */
static uint64_t mention_kind(const struct view *v) {
    if (v->speaker_first >= v->d->tokens.count) return v->q->speaker_name ? 1 : 0;
    if (v->d->tokens.at[v->speaker_last - 1].tag == POS_PRP) return 2;
    if (v->q->speaker_entity == UINT32_MAX) return 15;
    const struct entity *e = &v->d->entities.at[v->q->speaker_entity];
    return (e->first >= v->speaker_first && e->last <= v->speaker_last ? 3u : 8u) + e->type;
}

static bool is_nested(const quoth_document *d, uint32_t quote) {
    struct span own = d->pieces.at[d->quotes.at[quote].content];
    for (uint32_t k = quote; k-- > 0 && quote - k < 8;) {
        const struct quote *other = &d->quotes.at[k];
        for (uint32_t p = 0; p < other->content_count; p++)
            if (d->pieces.at[other->content + p].start <= own.start &&
                own.stop <= d->pieces.at[other->content + p].stop)
                return true;
    }
    return false;
}

static bool has_finite(const quoth_document *d, uint32_t first, uint32_t last) {
    for (uint32_t i = first; i < last; i++) {
        uint8_t t = d->tokens.at[i].tag;
        if (t == POS_VBD || t == POS_VBZ || t == POS_VBP || t == POS_MD) return true;
    }
    return false;
}

static struct view view_of(const quoth_document *d, uint32_t quote) {
    const struct quote *q = &d->quotes.at[quote];
    uint32_t none = d->tokens.count;
    struct span content = d->pieces.at[q->content];
    struct view v = {d, q, qi_token_at(d, content.start), qi_token_at(d, content.stop - 1) + 1, none, none, none};
    if (q->cue.stop > q->cue.start) v.cue = qi_token_at(d, q->cue.start);
    if (q->speaker.stop > q->speaker.start) {
        v.speaker_first = qi_token_at(d, q->speaker.start);
        v.speaker_last = qi_token_at(d, q->speaker.stop - 1) + 1;
    }
    return v;
}

uint32_t qi_confidence_keys(const quoth_document *d, uint32_t quote, uint64_t *keys) {
    struct view v = view_of(d, quote);
    uint32_t n = 0, none = d->tokens.count;
    uint64_t kind = v.q->kind, method = qi_hash(v.q->method, strlen(v.q->method)), mention = mention_kind(&v);
    uint64_t region = qi_region_at(d, v.first), nested = is_nested(d, quote), cue = form_at(d, v.cue);
    uint64_t head = v.speaker_last < none || v.speaker_first < none ? form_at(d, v.speaker_last - 1) : 0;
    uint64_t order = v.cue >= none ? 0 : v.cue < v.first ? 1 : 2;
    bool finite = has_finite(d, v.first, v.last);
    keys[n++] = qi_feature(CONFIDENCE, 0);
    keys[n++] = qi_feature(CONFIDENCE + 1, kind);
    keys[n++] = qi_feature(CONFIDENCE + 2, method);
    keys[n++] = qi_feature(CONFIDENCE + 3, method ^ kind);
    keys[n++] = qi_feature(CONFIDENCE + 4, cue);
    keys[n++] = qi_feature(CONFIDENCE + 5, cue ^ kind);
    keys[n++] = qi_feature(CONFIDENCE + 6, mention);
    keys[n++] = qi_feature(CONFIDENCE + 7, method ^ mention << 4 ^ kind);
    keys[n++] = qi_feature(CONFIDENCE + 8, mention == 2 ? head : 0);
    keys[n++] = qi_feature(CONFIDENCE + 9, region << 4 | kind);
    keys[n++] = qi_feature(CONFIDENCE + 10, bucket(v.last - v.first) << 4 | kind);
    keys[n++] = qi_feature(CONFIDENCE + 11, bucket(v.q->content_count) << 4 | kind);
    keys[n++] = qi_feature(CONFIDENCE + 12, tag_at(d, v.first) << 4 | kind);
    keys[n++] = qi_feature(CONFIDENCE + 13, form_at(d, v.last) ^ kind);
    keys[n++] = qi_feature(CONFIDENCE + 14, v.first ? form_at(d, v.first - 1) ^ kind : 0);
    keys[n++] = qi_feature(CONFIDENCE + 15, nested << 4 | kind);
    keys[n++] = qi_feature(CONFIDENCE + 16, mention == 15 ? head : 0);
    keys[n++] = qi_feature(CONFIDENCE + 17, tag_at(d, v.cue) << 4 | kind);
    keys[n++] = qi_feature(CONFIDENCE + 18, v.cue < none && v.cue ? form_at(d, v.cue - 1) : 0);
    keys[n++] = qi_feature(CONFIDENCE + 19, (uint64_t)finite << 8 | order << 4 | kind);
    keys[n++] = qi_feature(CONFIDENCE + 20, nested << 8 | tag_at(d, v.cue));
    keys[n++] = qi_feature(CONFIDENCE + 21, nested << 8 | mention);
    if (v.cue < none && v.speaker_first < none) {
        uint32_t gap = v.cue > v.speaker_last    ? v.cue - v.speaker_last
                       : v.speaker_first > v.cue ? v.speaker_first - v.cue
                                                 : 0;
        keys[n++] = qi_feature(CONFIDENCE + 22, bucket(gap) << 4 | (v.cue > v.speaker_first));
        keys[n++] = qi_feature(CONFIDENCE + 23, v.speaker_first ? tag_at(d, v.speaker_first - 1) : POS_TAGS);
    }
    return n;
}

void qi_weigh_quotes(quoth_document *d) {
    const struct weights *w = &d->model->quotes;
    for (uint32_t k = 0; k < d->quotes.count; k++) {
        uint64_t keys[CONFIDENCE_MAX_KEYS];
        uint32_t n = w->slots ? qi_confidence_keys(d, k, keys) : 0;
        d->quotes.at[k].confidence = qi_weights_chance(w, keys, n);
    }
}
