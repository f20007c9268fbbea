/*
 * Paragraphs without quotation marks that are somebody's words as a whole, by what stands above, before or below them.
 *
 *     She wrote: ¶ We lost.        @ann_lee: no power here        The statement in full ¶ Over the past … ¶ Ann Lee
 */
#include "quote/transcript.h"
#include "quote/words.h"

/* The word in [first, last) that says something was said or written, or NOTHING. */
static uint32_t announcing_word(const struct quote_work *w, uint32_t first, uint32_t last) {
    static const char *const nouns[] = {"statement", "letter", "note",    "message", "post",
                                        "text",      "email",  "caption", "poem",    "appeal"};
    for (uint32_t i = last; i-- > first;)
        if (!w->stretch_at[i] && (qi_in(w->d, i, LIST_SAY) || qi_word_is(w, i, "reads")) && qi_pos_is_verb(tag(w, i)))
            return i;
    for (uint32_t i = first; i < last; i++)
        if (qi_word_in(w, i, nouns, sizeof nouns / sizeof *nouns)) return i;
    return NOTHING;
}

/* Who the sentence that ends in a colon says wrote it; its reporting word stands at v. */
static struct phrase announced_speaker(const struct quote_work *w, const struct unit *unit, uint32_t v) {
    struct phrase p = qi_no_phrase();
    if (qi_pos_is_verb(tag(w, v)))
        p = v == unit->first ? qi_phrase_right(w, v + 1, unit->last) : qi_subject_left(w, unit->first, v);
    return p.kind == PHRASE_NONE ? qi_first_subject(w, unit->first, unit->last) : p;
}

/* “@ann_lee: no power here”: a post, which begins with whose it is. */
static quoth_status take_post(struct quote_work *w, uint32_t index, uint32_t *next) {
    const struct unit *unit = &w->units.at[index];
    uint32_t colon = unit->first + 1;
    bool post = unit->region == REGION_BODY && w->d->tokens.at[unit->first].kind == TOKEN_HANDLE &&
                colon + 1 < unit->last && qi_word_is(w, colon, ":") && !w->stretch_at[colon + 1];
    if (!post) return QUOTH_OK;
    uint32_t at = w->entity_at[unit->first];
    struct phrase speaker = {unit->first, colon, unit->first, NOTHING, PHRASE_NOMINAL};
    if (at) speaker = (struct phrase){unit->first, colon, unit->first, at - 1, PHRASE_NAME};
    *next = w->units.at[index].after;
    struct label label = {speaker, colon, LABEL_OTHER, false};
    return qi_add_turn(w, unit, &label, (struct turn){colon + 1, w->units.at[*next - 1].last, 0, false});
}

/* “… — Ann Lee (@ann_lee) 12 May 2024”: the dash before who signs a post that ends with the tokens [first, last), and
   who that is; or NOTHING. */
static uint32_t signature(const struct quote_work *w, uint32_t first, uint32_t last, struct phrase *who) {
    enum { FAR = 8 };
    uint32_t handle = last, floor = last - first > 2 * FAR ? last - 2 * FAR : first;
    while (handle > floor && w->d->tokens.at[handle - 1].kind != TOKEN_HANDLE) handle--;
    if (handle-- < floor + 3 || handle + 1 >= last || !qi_word_is(w, handle - 1, "(") ||
        !qi_word_is(w, handle + 1, ")"))
        return NOTHING;
    uint32_t dash = handle - 2;
    while (dash > floor && !(qi_is_comma_or_dash(w, dash) && !qi_word_is(w, dash, ","))) dash--;
    if (dash + 2 > handle - 1 || !qi_is_comma_or_dash(w, dash) || qi_word_is(w, dash, ",")) return NOTHING;
    uint32_t at = w->entity_at[dash + 1];
    *who = (struct phrase){dash + 1, handle - 1, handle - 2, NOTHING, PHRASE_NOMINAL};
    if (at && w->d->entities.at[at - 1].first == dash + 1)
        *who = (struct phrase){dash + 1, w->d->entities.at[at - 1].last, w->d->entities.at[at - 1].last - 1, at - 1,
                               PHRASE_NAME};
    return dash;
}

/* A post as pages show it: a paragraph that who wrote it signs, at its end or in the next one. */
static quoth_status take_signed_post(struct quote_work *w, uint32_t index, uint32_t *next) {
    const struct unit *unit = &w->units.at[index];
    bool begins = !index || (unit - 1)->paragraph != unit->paragraph;
    if (!begins || unit->region != REGION_BODY || w->stretch_at[unit->first]) return QUOTH_OK;
    uint32_t after = w->units.at[index].after, last = w->units.at[after - 1].last;
    struct phrase who;
    uint32_t dash = signature(w, unit->first, last, &who);
    if (dash == NOTHING && after < w->units.count) {
        uint32_t end = w->units.at[after].after;
        dash = signature(w, w->units.at[after].first, w->units.at[end - 1].last, &who);
        if (dash != w->units.at[after].first) return QUOTH_OK;
        after = end;
    } else if (dash != NOTHING) {
        last = dash;
    }
    if (dash == NOTHING || last < unit->first + 2) return QUOTH_OK;
    for (uint32_t i = unit->first; i < last; i++)
        if (w->stretch_at[i]) return QUOTH_OK; /* the narrator's, who quotes it */
    while (last > unit->first && w->d->tokens.at[last - 1].kind == TOKEN_URL) last--; /* of its picture */
    struct label label = {who, dash, LABEL_OTHER, false};
    *next = after;
    return qi_add_turn(w, unit, &label, (struct turn){unit->first, last, 0, false});
}

/* Behind a letter's paragraph that ends before unit k: the unit after the paragraphs that go on with it. */
static uint32_t letter_end(const struct quote_work *w, uint32_t k) {
    while (k < w->units.count) {
        uint32_t next = w->units.at[k].after, last = w->units.at[next - 1].last;
        bool speech = w->units.at[k].region == REGION_BODY && !w->stretch_at[w->units.at[k].first] &&
                      qi_label_of(w, &w->units.at[k]).kind == LABEL_NONE &&
                      strchr(".?!", *qi_form(w->d, last - 1)->text);
        if (!speech || !qi_in_first_person(w, k, next)) break;
        k = next;
    }
    return k;
}

/* “Lee said|, It is hard. We lost.”: the comma in the unit that leads from who says it to what, without marks; or
   unit->last. */
static uint32_t comma_before_words(const struct quote_work *w, const struct unit *unit) {
    static const char words[][8] = {"i", "we", "it", "this", "that", "there", "our", "my", "you", "they"};
    for (uint32_t i = unit->first + 1; i + 1 < unit->last && !w->stretch_at[i]; i++)
        if (qi_word_is(w, i, ",") && qi_in(w->d, i - 1, LIST_SAY) && qi_pos_is_verb(tag(w, i - 1)) &&
            qi_form(w->d, i + 1)->flags & FORM_UPPER_FIRST &&
            qi_word_among(w, i + 1, words, sizeof words / sizeof *words))
            return i;
    return unit->last;
}

/* “Lee, who heads the firm, said: We are pleased. It was a good year.”: a statement without marks from a colon to the
   end of its paragraph, which speaks of “us”. */
static quoth_status take_statement(struct quote_work *w, uint32_t index, uint32_t *next) {
    enum { FAR = 4, LONGEST = 1000 };
    const struct unit *unit = &w->units.at[index];
    uint32_t colon = unit->first, after = unit->after, last = w->units.at[after - 1].last;
    while (colon < unit->last && !w->stretch_at[colon] && !qi_word_is(w, colon, ":")) colon++;
    bool comma = colon >= unit->last;
    if (comma) colon = comma_before_words(w, unit);
    if (unit->region != REGION_BODY || colon + 3 >= unit->last || w->stretch_at[colon] ||
        (!comma && after < index + 2) || last - colon > LONGEST ||
        !(qi_form(w->d, colon + 1)->flags & FORM_UPPER_FIRST) || !strchr(".?!", *qi_form(w->d, last - 1)->text))
        return QUOTH_OK;
    uint32_t v = announcing_word(w, unit->first, colon);
    if (v == NOTHING || v + FAR < colon || !qi_pos_is_verb(tag(w, v))) return QUOTH_OK;
    bool ours = false;
    for (uint32_t i = colon + 1; i < last; i++) {
        if (w->stretch_at[i]) return QUOTH_OK;
        ours |=
            (comma || i < unit->last) && (qi_word_is(w, i, "we") || qi_word_is(w, i, "our") || qi_word_is(w, i, "i"));
    }
    struct label label = {announced_speaker(w, unit, v), v, LABEL_OTHER, false};
    if (!ours || label.speaker.kind == PHRASE_NONE) return QUOTH_OK;
    *next = after;
    return qi_add_turn(w, unit, &label, (struct turn){colon + 1, last, 0, false});
}

/* “Dear neighbours,”, “To all who came,”: does a paragraph, tokens [first, last), say no more than to whom a letter is?
 */
static bool is_salutation(const struct quote_work *w, uint32_t first, uint32_t last) {
    enum { LONG = 20 };
    return last - first <= LONG && (qi_word_is(w, first, "dear") || qi_word_is(w, first, "to")) &&
           (qi_word_is(w, last - 1, ",") || qi_word_is(w, last - 1, ":"));
}

/* “– Ann Lee”, “Ann Lee, chairwoman”: who signs in the line of unit k what stands above it; kind PHRASE_NONE where
   nobody does. */
static struct phrase signer(const struct quote_work *w, uint32_t k) {
    enum { LINE = 10 };
    struct phrase none = qi_no_phrase();
    if (k >= w->units.count || w->units.at[k].region == REGION_BOILERPLATE) return none;
    const struct unit *line = &w->units.at[k];
    uint32_t i = line->first + qi_is_comma_or_dash(w, line->first), at = i < line->last ? w->entity_at[i] : 0;
    if (!at || w->d->entities.at[at - 1].type != TYPE_PER || line->last - i > LINE) return none;
    uint32_t end = w->d->entities.at[at - 1].last;
    if (end < line->last && !qi_word_is(w, end, ",") && !(w->d->tokens.at[end].flags & TOKEN_AFTER_LINE)) return none;
    for (uint32_t t = i; t < line->last; t++)
        if (w->stretch_at[t] || (qi_is_finite(w, t) && !w->entity_at[t])) return none;
    return (struct phrase){i, end, end - 1, at - 1, PHRASE_NAME};
}

/* “The statement in full” as a line of its own, without a colon */
static bool announces_text(const struct quote_work *w, const struct unit *line) {
    enum { LINE = 8 };
    bool full = false;
    if (line->last - line->first > LINE) return false;
    for (uint32_t i = line->first; i < line->last; i++) full |= qi_word_is(w, i, "full");
    return full && !qi_has_finite(w, line->first, line->last) && announcing_word(w, line->first, line->last) != NOTHING;
}

/* A letter or statement below such a line, which somebody signs: ¶ Over the past week my wife … ¶ Ann Lee */
static quoth_status take_signed_text(struct quote_work *w, uint32_t index, uint32_t *next) {
    const struct unit *unit = &w->units.at[index], *before = unit - 1;
    if (unit->region != REGION_BODY || w->stretch_at[unit->first] || !announces_text(w, before)) return QUOTH_OK;
    bool greets = is_salutation(w, unit->first, unit->last);
    uint32_t end = letter_end(w, greets ? w->units.at[index].after : index);
    struct phrase who = signer(w, end);
    if (end == index || who.kind == PHRASE_NONE) return QUOTH_OK;
    struct label label = {who, who.first, LABEL_OTHER, false};
    *next = end;
    return qi_add_turn(w, unit, &label, (struct turn){unit->first, w->units.at[end - 1].last, 0, false});
}

quoth_status qi_take_block(struct quote_work *w, uint32_t index, uint32_t *next) {
    quoth_status post = take_post(w, index, next);
    if (!post && *next == index) post = take_statement(w, index, next);
    if (!post && *next == index) post = take_signed_post(w, index, next);
    if (post || *next > index) return post;
    const struct unit *unit = &w->units.at[index], *before = index ? unit - 1 : unit;
    bool colon = index && qi_word_is(w, before->last - 1, ":");
    bool begins = colon && (before->paragraph + 1 == unit->paragraph ||
                            (before->paragraph == unit->paragraph && /* “Lee said: | We are pleased. It …” */
                             qi_in_first_person(w, index, w->units.at[index].after)));
    if (index && !begins && before->paragraph + 1 == unit->paragraph) {
        post = take_signed_text(w, index, next);
        if (post || *next > index) return post;
    }
    struct label own = qi_label_of(w, unit);
    if (begins && own.kind == LABEL_PERSON) { /* “She took to her page: ¶ Ann Lee: we lost” */
        *next = w->units.at[index].after;
        return qi_add_turn(w, unit, &own, (struct turn){own.colon + 1, w->units.at[*next - 1].last, 0, false});
    }
    bool body = unit->region == REGION_BODY || unit->region == REGION_SUBHEAD || unit->region == REGION_CAPTION;
    if (!begins || !body || before->region != REGION_BODY || w->stretch_at[unit->first] ||
        w->d->tokens.at[unit->first].kind != TOKEN_WORD)
        return QUOTH_OK;
    uint32_t after = w->units.at[index].after, last = w->units.at[after - 1].last;
    uint32_t v = announcing_word(w, before->first, before->last);
    struct label above =
        qi_label_of(w, before); /* “Ann Lee: ¶ We have all we need.” in a page that has lost its marks */
    bool labelled = v == NOTHING && above.kind == LABEL_PERSON && above.alone && qi_in_first_person(w, index, after);
    bool greets = is_salutation(w, unit->first, last);
    bool whole = greets || w->stretch_at[last - 1] || strchr(".?!", *qi_form(w->d, last - 1)->text) != NULL ||
                 qi_word_is(w, last - 1, ")");
    if ((v == NOTHING && !labelled) || !whole || last - unit->first < 3) return QUOTH_OK;
    struct label label = {labelled ? above.speaker : announced_speaker(w, before, v), labelled ? above.colon : v,
                          LABEL_OTHER, false};
    bool narrator = qi_in_first_person(w, index - 1, index); /* “She wrote to me:” */
    if (!narrator && (greets || qi_in_first_person(w, index, after))) after = letter_end(w, after);
    struct phrase signs = signer(w, after);
    if (signs.kind != PHRASE_NONE && !qi_is_person(w, &label.speaker)) label.speaker = signs;
    *next = after;
    return qi_add_turn(w, unit, &label, (struct turn){unit->first, w->units.at[after - 1].last, 0, false});
}
