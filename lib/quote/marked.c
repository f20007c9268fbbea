/* An object that holds marks, “called it “a farce””: where what is told begins and ends. */
#include "quote/ending.h"
#include "quote/words.h"

enum { OBJECT_REACH = 24 }; /* words of an object before marks: “called the raid – now under inquiry – a “farce”” */

/* “a “farce” that | he says could fail”: is somebody said to say so within a few words? */
static bool reports_soon(const struct quote_work *w, uint32_t i, uint32_t end) {
    for (uint32_t k = i; k < end && k < i + 4; k++)
        if (!w->stretch_at[k] && qi_in(w->d, k, LIST_SAY)) return true;
    return false;
}

/* Where an object ends whose marks, the stretch s at i, close before `end`: with them when a comma stands inside,
   else before the next verb or conjunction. */
static uint32_t object_end(const struct quote_work *w, const struct stretch *s, uint32_t i, uint32_t end) {
    uint32_t k = qi_after(w, i);
    if (s->last > s->first && (qi_word_is(w, s->last - 1, ",") || qi_word_is(w, s->last - 1, ".")))
        return k < end ? k : end;
    bool clause = false; /* “a “red line” if they come” */
    for (; k < end; k = qi_after(w, k)) {
        if (w->stretch_at[k]) continue;
        if (qi_word_is(w, k, "if") || qi_word_is(w, k, "when") || qi_word_is(w, k, "because") || tag(w, k) == POS_WDT ||
            tag(w, k) == POS_WP || (is_that(w, k) && !reports_soon(w, k + 1, end)))
            clause = true;
        bool pair = k > 1 && !w->stretch_at[k - 1] && /* “between Tern | and Orlow” */
                    qi_word_is(w, (w->entity_at[k - 1] ? w->d->entities.at[w->entity_at[k - 1] - 1].first : k - 1) - 1,
                               "between");
        if (tag(w, k) == POS_CC && !clause && !pair && !w->stretch_at[k + 1 < end ? k + 1 : k]) return k;
        if (qi_word_is(w, k, "as") && qi_is_heading(qi_region_at(w->d, k)))
            return k; /* “Union warns of ‘chaos’ | as ferries stop” */
        if (qi_is_comma_or_dash(w, k) || (is_when(w, k) && !(clause && qi_word_is(w, k, "when")))) return k;
        if (!clause && qi_is_finite(w, k)) return k;
        if (tag(w, k) == POS_IN && k + 1 < end && is_time_word(w, k + 1)) return k;
    }
    return end;
}

/* Where the content of v's object begins: “spoke of | a “red line””, “described as | “finished””, “threatened them with
   | “closure””, “pressed them for | “answers””; else with the object itself: “described | the offer as “an insult””. */
static uint32_t object_start(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t marks) {
    static const char *const straight[] = {"as", "of", "for", "to", "about"};
    static const char calls[][8] = {"called", "calls", "calling"};
    bool names = qi_word_among(w, v, calls, sizeof calls / sizeof *calls) && !qi_word_is(w, i, "on");
    bool sorry = qi_word_is(w, v, "apologised") || qi_word_is(w, v, "apologized");
    uint32_t k = i;
    while (k < marks && tag(w, k) == POS_RB) k++;
    for (size_t n = 0; !sorry && k < marks && n < sizeof straight / sizeof *straight; n++)
        if (qi_word_is(w, k, straight[n])) return k + 1;
    for (uint32_t n = marks; n > i; n--)
        if (w->entity_at[n - 1]) /* “told the Council for | Ports to stop “dithering”” */
            continue;
        else if (qi_word_is(w, n - 1, "with") || (sorry && qi_word_is(w, n - 1, "for")) ||
                 (qi_word_is(w, n - 1, "for") && qi_in(w->d, v, LIST_SAY_TO) && !(names && n < marks)))
            return n; /* but “called | a plan for the port “weak”” */
    return i;
}

/* “described the map she saw | as “correct””: does “as” with marks follow i? */
static bool is_described_as(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t last) {
    if (!qi_word_is(w, v, "described") && !qi_word_is(w, v, "describes") && !qi_word_is(w, v, "dismissed"))
        return false;
    for (uint32_t k = i + 1; k + 1 < last && k < i + 12 && !w->stretch_at[k]; k++)
        if (qi_word_is(w, k, "as") && w->stretch_at[k + 1]) return true;
    return false;
}

/* “called what she had seen | “a farce””: does a clause with “what” stand between v's object and the marks? */
static bool is_what_called(const struct quote_work *w, uint32_t v, uint32_t i) {
    return v + 2 < i && i < v + 8 && qi_word_is(w, v + 1, "what") &&
           (qi_word_is(w, v, "called") || qi_word_is(w, v, "calls") || qi_word_is(w, v, "calling"));
}

bool qi_is_of_what(const struct quote_work *w, uint32_t v) {
    for (uint32_t i = v; i > 0 && v - i < 15 && !w->stretch_at[i - 1] && !qi_is_finite(w, i - 1); i--)
        if (qi_word_is(w, i - 1, "what")) return true;
    return false;
}

/* “dismissed it as a “sham” | and a “lie””, “labelled the “new” plan | as “old””: where an object ends that goes on
   with another in marks. */
static uint32_t over_second(const struct quote_work *w, uint32_t end, uint32_t last) {
    uint32_t next = end + 1;
    if (end + 2 < last && !w->stretch_at[end] && tag(w, end) == POS_WP && is_be(w, end + 1) && w->stretch_at[end + 2])
        return qi_after(w, end + 2); /* “called him a “friend” | who was “kind”” */
    if (next + 1 >= last || !w->stretch_at[end - 1] || w->stretch_at[end] ||
        (tag(w, end) != POS_CC && !qi_word_is(w, end, "as")))
        return end;
    if (tag(w, next) == POS_DT && !w->stretch_at[next]) next++;
    if (!w->stretch_at[next]) return end;
    const struct stretch *s = &w->stretches.at[w->stretch_at[next] - 1];
    return s->quote != NOTHING || (tag(w, end) == POS_CC && qi_is_clause(w, s)) ? end : qi_after(w, next);
}

/* “the raid – now under inquiry – a”: do two dashes set something off in [first, last)? */
static bool has_aside(const struct quote_work *w, uint32_t first, uint32_t last) {
    uint32_t dashes = 0;
    for (uint32_t i = first; i < last; i++)
        dashes += !w->stretch_at[i] && qi_is_comma_or_dash(w, i) && !qi_word_is(w, i, ",");
    return dashes == 2;
}

/* “referring to members at the session, rather than “a few””: does a comma stand between what is referred to and the
   marks? */
static bool is_referred_past(const struct quote_work *w, uint32_t v, uint32_t last) {
    static const char refers[][10] = {"refer", "refers", "referred", "referring"};
    bool refers_to = false, comma = false;
    for (size_t n = 0; n < sizeof refers / sizeof *refers; n++) refers_to |= qi_word_is(w, v, refers[n]);
    for (uint32_t k = v + 1; refers_to && k < last && !w->stretch_at[k]; k++)
        comma = qi_word_is(w, k, ",") || (comma && !qi_word_is(w, k, "as"));
    return comma;
}

bool qi_marked_object(const struct quote_work *w, struct attribution *a, uint32_t last) {
    static const char *const issue[] = {"issue", "issues", "issued", "issuing", "release", "releases", "released"};
    bool issues = qi_word_in(w, a->cue_first, issue, sizeof issue / sizeof *issue);
    uint32_t i = a->cue_last;
    while (i < last && !w->stretch_at[i] && i - a->cue_last <= OBJECT_REACH &&
           (!qi_is_finite(w, i) || is_described_as(w, a->cue_first, i, last) || is_what_called(w, a->cue_first, i))) {
        if (i + 1 < last && qi_is_comma_or_dash(w, i) && qi_is_reporting_participle(w, i + 1))
            return false; /* “hit back, accusing her of “lies”” */
        if (issues && i > a->cue_last && tag(w, i) == POS_VBG && qi_is_occasion(w, i - 1) &&
            qi_is_reporting_participle(w, i))
            return false;                /* “issued a statement | urging Lee to “stop”” */
        if (is_when(w, i)) return false; /* “apologises after ‘rogue’ message” */
        if (qi_word_is(w, i, "as") && i + 1 < last && !w->stretch_at[i + 1] && qi_in(w->d, a->cue_first, LIST_SAY) &&
            qi_clause_at(w, i + 1, last, true))
            return false; /* “…, Lee said Friday | as the board met on the “crisis”” */
        i++;
    }
    if (i >= last || !w->stretch_at[i] || is_referred_past(w, a->cue_first, i)) return false;
    if (i > a->cue_last + 1 && tag(w, i - 1) == POS_VBG && qi_is_reporting_participle(w, i - 1))
        return false; /* “found a note saying “sorry”” */
    const struct stretch *s = &w->stretches.at[w->stretch_at[i] - 1];
    uint32_t end = s->quote == NOTHING ? qi_find_ending(w, a, a->cue_last, last) : i;
    if (i > end && s->quote == NOTHING && has_aside(w, a->cue_last, i)) end = qi_find_ending(w, a, i, last);
    if (i >= end) return false;
    a->right = object_start(w, a->cue_first, a->cue_last, i);
    if (a->right == a->cue_last + 1 && qi_word_is(w, a->cue_last, "to") &&
        (tag(w, a->right) == POS_VB || qi_in(w->d, a->cue_first, LIST_SAY_TO)))
        a->right = a->cue_last; /* “agreed | to meet at “the first chance”” */
    a->right_last = object_end(w, s, i, end);
    uint32_t after = qi_after(w, i); /* “what Lee called “a farce” | in the hall”; not ““record” profits” */
    if (a->right == i && after < a->right_last && qi_is_of_what(w, a->cue_first) && !qi_pos_is_noun(tag(w, after)) &&
        tag(w, after) != POS_JJ)
        a->right_last = after;
    a->right_last = over_second(w, over_second(w, a->right_last, last), last);
    a->form = CONTENT_OBJECT;
    return true;
}
