/* The quote stage: marks, then attributions unit by unit, then what is left, then names. */
#include "quote/confidence.h"
#include "quote/words.h"

static bool index_tokens(struct quote_work *w) {
    const quoth_document *d = w->d;
    size_t count = (size_t)d->tokens.count + QUOTE_BEHIND;
    w->entity_at = qi_arena_zalloc(w->scratch, count * sizeof *w->entity_at);
    w->stretch_at = qi_arena_zalloc(w->scratch, count * sizeof *w->stretch_at);
    w->heads = qi_arena_zalloc(w->scratch, count * sizeof *w->heads);
    if (!w->entity_at || !w->stretch_at || !w->heads) return false;
    for (uint32_t i = 0; i < d->tokens.count; i++) w->heads[i] = qi_form(d, i)->head;
    for (uint32_t e = 0; e < d->entities.count; e++)
        for (uint32_t i = d->entities.at[e].first; i < d->entities.at[e].last; i++) w->entity_at[i] = e + 1;
    return true;
}

/* “Why?” Lee | sobbed as she sank into the chair: a verb that tells how somebody speaks, and nothing of what? */
static bool is_voiced(const struct quote_work *w, uint32_t i) {
    static const char *const verbs[] = {"gasped",   "gasps",  "sobbed",  "sobs",     "laughed",  "laughs", "sighed",
                                        "sighs",    "wept",   "weeps",   "groaned",  "groans",   "yelled", "yells",
                                        "screamed", "cried",  "cries",   "chuckled", "chuckles", "beamed", "beams",
                                        "grinned",  "shouts", "shouted", "shrieked", "roared",   "bawled", "hissed"};
    return qi_word_in(w, i, verbs, sizeof verbs / sizeof *verbs) || qi_in(w->d, i, LIST_SAY_MARKS);
}

/* “It is late.” | Lee added. | The firm told reporters in a statement on Monday.: does the sentence with subject p,
   which ends at `last`, hold nothing but who said it, to whom and where? */
static bool only_attributes(const struct quote_work *w, const struct phrase *p, uint32_t last) {
    if (!qi_in(w->d, p->last, LIST_SAY) || !qi_speaks(w, p)) return false;
    bool tells = qi_in(w->d, p->last, LIST_SAY_TELL);
    uint32_t behind = qi_skip_adverbials(w, qi_skip_hearer(w, p->last + 1, last, tells), last);
    return behind < last && behind + 1 == last && w->d->tokens.at[behind].kind == TOKEN_PUNCTUATION;
}

/* “It is late.” | Said Lee. | Added the guard, who was cold.: the same with the verb before, written as if it began a
   sentence; not “Said Lee: “Go.”” */
static bool only_attributes_inverted(const struct quote_work *w, uint32_t i, uint32_t last) {
    enum { LONG = 24 };
    if (!qi_in(w->d, i, LIST_SAY) || !qi_pos_is_verb(tag(w, i)) || i + 2 >= last || last - i > LONG) return false;
    struct phrase p = qi_named(w, qi_phrase_right(w, i + 1, last), last);
    if (p.kind == PHRASE_NONE || p.kind == PHRASE_PRONOUN || !qi_speaks(w, &p)) return false;
    for (uint32_t k = i; k < last; k++)
        if (w->stretch_at[k]) return false;
    uint32_t behind = qi_skip_adverbials(w, p.last, last);
    return qi_word_is(w, last - 1, ".") && (behind + 1 == last || (behind < last && qi_word_is(w, behind, ",")));
}

/* “Why?” | she asked: an attribution after a quotation that ends in a comma, a question or an exclamation. */
static bool attribution_follows(const struct quote_work *w, uint32_t i, uint32_t last) {
    const struct stretch *s = &w->stretches.at[w->stretch_at[i - 1] - 1];
    if (!s->closed) return s->last == i && !w->stretch_at[i]; /* what was never closed ends before who said it */
    if (s->last == s->first || w->stretch_at[i]) return false;
    const char *end = qi_form(w->d, s->last - 1)->text;
    if (strcmp(end, ",") == 0 || !(qi_form(w->d, i)->flags & FORM_UPPER_FIRST)) return true;
    bool full = strcmp(end, ".") == 0; /* “It is late.” Lee added. */
    if (!full && strcmp(end, "?") != 0 && strcmp(end, "!") != 0) return false;
    if (only_attributes_inverted(w, i, last)) return true;
    struct phrase p = qi_phrase_right(w, i, last);
    while (p.kind != PHRASE_NONE && p.last < last && w->tags[p.last] == POS_RB) p.last++;
    if (p.kind == PHRASE_NONE || p.last >= last || !qi_is_finite(w, p.last)) return false;
    if (full) return only_attributes(w, &p, last);
    enum { SHORT = 4, LONG = 14 }; /* “Who?” Lee left. “Who?” the old man gasped while she looked for the key. */
    if (!qi_in(w->d, p.last, LIST_SAY))
        return last - p.last <= (is_voiced(w, p.last) ? LONG : SHORT) && !is_be(w, p.last);
    uint32_t behind = qi_skip_adverbials(w, qi_skip_hearer(w, p.last + 1, last, false), last);
    if (behind >= last || w->stretch_at[behind]) return true;
    bool object = p.kind == PHRASE_PRONOUN && (tag(w, behind) == POS_DT || qi_pos_is_noun(tag(w, behind)));
    return !object && !is_that(w, behind) && !qi_clause_at(w, behind, last, true); /* cries of “Shame!” She said C */
}

/* Is the border before token i, the first of a sentence that ends at `last`, none for attributions? */
static bool border_is_none(const struct quote_work *w, uint32_t i, uint32_t last) {
    if (w->d->tokens.at[i].flags & TOKEN_AFTER_BLANK) return false;
    if (qi_word_is(w, i - 1, ":") && !(w->d->tokens.at[i].flags & TOKEN_AFTER_LINE) &&
        qi_is_heading(qi_region_at(w->d, i)))
        return true; /* “Minister: | The quota stays” in a headline */
    uint32_t at = w->stretch_at[i];
    if (at && w->stretches.at[at - 1].open < i) return true; /* inside quotation marks */
    return w->stretch_at[i - 1] && !(w->d->tokens.at[i].flags & TOKEN_AFTER_LINE) && attribution_follows(w, i, last);
}

/* “Lee says talks go on | – as it happened”: a headline's tokens, up to `last`, without what it says of the article. */
static uint32_t before_label(const struct quote_work *w, uint32_t first, uint32_t last) {
    enum { LABEL = 4 };
    static const char labels[][8] = {"live", "updates", "blog", "video", "photos"};
    uint32_t dash = last;
    if (last < first + 4 || w->stretch_at[last - 1] ||
        !(qi_word_among(w, last - 1, labels, sizeof labels / sizeof *labels) || qi_word_is(w, last - 1, "happened")))
        return last;
    while (dash > first && last - dash < LABEL && !w->stretch_at[dash - 1] &&
           (!qi_is_comma_or_dash(w, dash - 1) || qi_word_is(w, dash - 1, ",")))
        dash--;
    return dash > first + 1 && last - dash < LABEL && !w->stretch_at[dash - 1] ? dash - 1 : last;
}

static bool add_unit(struct quote_work *w, struct unit unit) {
    if (qi_is_heading(unit.region)) unit.last = before_label(w, unit.first, unit.last);
    while (unit.first < unit.last) {
        struct unit *added = VEC_ADD(w->scratch, &w->units);
        if (!added) return false;
        *added = unit;
        if (unit.last - unit.first > UNIT_TOKENS) added->last = unit.first + UNIT_TOKENS;
        unit.first = added->last;
    }
    return true;
}

/* Is the token at i, the first of a line, the mark of a list's item: a bullet, or a hyphen for one? */
static bool is_bullet(const struct quote_work *w, uint32_t i) {
    bool hyphen = (qi_word_is(w, i, "-") || qi_word_is(w, i, "*")) && w->d->tokens.at[i + 1].flags & TOKEN_AFTER_SPACE;
    return hyphen || w->d->tokens.at[i].kind == TOKEN_SYMBOL || qi_word_is(w, i, "\xE2\x80\xA2") ||
           qi_word_is(w, i, "\xC2\xB7");
}

/* Is the token at i a time of the clock, 14:31 or 9.05? */
static bool is_clock_time(const struct quote_work *w, uint32_t i) {
    const struct form *form = qi_form(w->d, i);
    const char *s = form->text;
    uint32_t hours = form->length - 3;
    return (form->length == 4 || form->length == 5) && s[0] >= '0' && s[0] <= '9' && s[hours - 1] >= '0' &&
           s[hours - 1] <= '9' && (s[hours] == ':' || s[hours] == '.') && s[hours + 1] >= '0' && s[hours + 1] <= '9' &&
           s[hours + 2] >= '0' && s[hours + 2] <= '9';
}

/* A unit without what only sets it off: “• Ferries late, says Lee”, “14:31 Lee: no ferries”, pictures before it. */
static struct unit without_mark(const struct quote_work *w, struct unit unit) {
    while (unit.last - unit.first >= 4 && w->d->tokens.at[unit.first].kind == TOKEN_EMOJI) unit.first++;
    uint32_t i = unit.first;
    if (unit.last - i < 4 || w->stretch_at[i] || !(w->d->tokens.at[i].flags & TOKEN_AFTER_LINE)) return unit;
    unit.item = is_bullet(w, i);
    bool time = is_clock_time(w, i) && qi_form(w->d, i + 1)->flags & FORM_UPPER_FIRST;
    if ((unit.item || time) && !(w->d->tokens.at[i + 1].flags & TOKEN_AFTER_LINE)) unit.first++;
    return unit;
}

/* Notes for each unit where its paragraph ends. */
static void end_paragraphs(struct quote_work *w) {
    for (uint32_t k = w->units.count; k-- > 0;) {
        struct unit *u = &w->units.at[k];
        u->after = k + 1 < w->units.count && u[1].paragraph == u->paragraph ? u[1].after : k + 1;
    }
}

static bool find_units(struct quote_work *w) {
    const quoth_document *d = w->d;
    struct unit unit = {.region = REGION_BODY};
    for (uint32_t k = 0; k < d->sentences.count; k++) {
        const struct sentence *s = &d->sentences.at[k];
        if (k && border_is_none(w, s->first, s->last)) {
            unit.last = s->last;
            continue;
        }
        if (!add_unit(w, unit)) return false;
        unit = without_mark(w, (struct unit){s->first, s->last, s->paragraph, qi_region_of(d, s), false, 0});
    }
    if (!add_unit(w, unit)) return false;
    end_paragraphs(w);
    return true;
}

static uint32_t content_start(const quoth_document *d, const struct quote *q) {
    return q->content_count ? d->pieces.at[q->content].start : 0;
}

/* Where the quotes that are at[from] to at[to - 1] begin, in order: merges the sorted halves of `order`. */
static void merge(const struct quote_work *w, const uint32_t *order, uint32_t *out, uint32_t first, uint32_t middle,
                  uint32_t last) {
    const quoth_document *d = w->d;
    for (uint32_t i = first, j = middle, k = first; k < last; k++) {
        bool left = i < middle && (j >= last || content_start(d, &d->quotes.at[order[i]]) <=
                                                    content_start(d, &d->quotes.at[order[j]]));
        out[k] = left ? order[i++] : order[j++];
    }
}

/* Puts the quotes, and what is in step with them, in the order of their text. */
static quoth_status sort_quotes(struct quote_work *w) {
    uint32_t n = w->d->quotes.count;
    size_t size = (size_t)n + 1;
    uint32_t *order = qi_arena_alloc(w->scratch, size * sizeof *order),
             *other = qi_arena_alloc(w->scratch, size * sizeof *other);
    struct quote *quotes = qi_arena_alloc(w->scratch, size * sizeof *quotes);
    struct phrase *speakers = qi_arena_alloc(w->scratch, size * sizeof *speakers);
    struct unit *units = qi_arena_alloc(w->scratch, size * sizeof *units);
    if (!order || !other || !quotes || !speakers || !units) return QUOTH_ERROR_MEMORY;
    for (uint32_t i = 0; i < n; i++) order[i] = i;
    for (uint32_t width = 1; width < n; width *= 2) {
        for (uint32_t first = 0; first < n; first += 2 * width) {
            uint32_t middle = first + width < n ? first + width : n, last = middle + width < n ? middle + width : n;
            merge(w, order, other, first, middle, last);
        }
        uint32_t *swap = order;
        order = other;
        other = swap;
    }
    for (uint32_t i = 0; i < n; i++) {
        quotes[i] = w->d->quotes.at[order[i]];
        speakers[i] = w->speakers.at[order[i]];
        units[i] = w->quote_units.at[order[i]];
    }
    if (n) memcpy(w->d->quotes.at, quotes, n * sizeof *quotes);
    w->speakers.at = speakers;
    w->quote_units.at = units;
    w->speakers.capacity = w->quote_units.capacity = n;
    return QUOTH_OK;
}

/* Does one piece of a quote's content hold all of another's? */
static bool holds(const quoth_document *d, const struct quote *outer, const struct quote *inner) {
    if (!outer->content_count || !inner->content_count) return false;
    struct span first = d->pieces.at[inner->content], last = d->pieces.at[inner->content + inner->content_count - 1];
    for (uint32_t k = 0; k < outer->content_count; k++) {
        struct span piece = d->pieces.at[outer->content + k];
        if (piece.start <= first.start && last.stop <= piece.stop)
            return piece.stop - piece.start > last.stop - first.start;
    }
    return false;
}

/* In whose words each quote is told: the innermost quote whose content it stands in. They are in order of their text,
   so that those which may hold it are the last few that are not over yet. */
static void find_within(quoth_document *d) {
    enum { DEEP = 8 };
    uint32_t open[DEEP], depth = 0;
    for (uint32_t i = 0; i < d->quotes.count; i++) {
        struct quote *q = &d->quotes.at[i];
        q->within = UINT32_MAX;
        for (uint32_t k = depth; k-- > 0 && q->within == UINT32_MAX;)
            if (holds(d, &d->quotes.at[open[k]], q)) q->within = open[k];
        uint32_t kept = 0;
        for (uint32_t k = 0; k < depth; k++) {
            const struct quote *o = &d->quotes.at[open[k]];
            if (d->pieces.at[o->content + o->content_count - 1].stop > content_start(d, q)) open[kept++] = open[k];
        }
        depth = kept;
        if (q->kind == QUOTE_SCARE || !q->content_count) continue;
        if (depth == DEEP) memmove(open, open + 1, --depth * sizeof *open);
        open[depth++] = i;
    }
}

static quoth_status read_unit(struct quote_work *w, uint32_t index) {
    struct unit *unit = &w->units.at[index];
    if (unit->region == REGION_BOILERPLATE || unit->region == REGION_CREDIT || unit->region == REGION_BYLINE)
        return QUOTH_OK;
    quoth_status status = qi_take_back(w, index, unit);
    if (!status) status = qi_find_attributions(w, unit);
    if (!status) status = qi_make_quotes(w, unit);
    return status ? status : qi_take_rest(w, unit, index);
}

quoth_status qi_open_quotes(struct quote_work *w) {
    w->newest = w->within = NOTHING;
    if (!index_tokens(w)) return QUOTH_ERROR_MEMORY;
    quoth_status status = qi_pair_marks(w);
    if (status) return status;
    return qi_mend_tags(w) && qi_set_titles_apart(w) && find_units(w) ? QUOTH_OK : QUOTH_ERROR_MEMORY;
}

static quoth_status find_quotes(quoth_document *d, struct arena *scratch) {
    struct quote_work w = {.d = d, .scratch = scratch};
    quoth_status status = qi_open_quotes(&w);
    if (!status) status = qi_read_labels(&w);
    for (uint32_t k = 0; k < w.units.count && !status; k++) {
        uint32_t next = k;
        if (w.transcript) status = qi_take_turn(&w, k, &next);
        if (!status && next == k) status = qi_take_block(&w, k, &next);
        if (!status && next == k)
            status = read_unit(&w, k);
        else if (!status)
            k = next - 1;
    }
    if (!status) status = qi_find_inner(&w);
    if (!status) status = sort_quotes(&w);
    if (!status) find_within(d);
    if (!status) status = qi_resolve_speakers(&w);
    if (!status) qi_weigh_quotes(d);
    return status;
}

quoth_status qi_find_quotes(quoth_document *d, struct arena *scratch) {
    quoth_status status = find_quotes(d, scratch);
    bool any = false;
    if (!status && d->speech) status = qi_read_unsure(d, scratch, &any);
    if (status || !any) return status;
    d->quotes.count = d->pieces.count = 0; /* once more, knowing what the encoder says */
    return find_quotes(d, scratch);
}
