#include "report.h"

#include <string.h>

#include "json.h"

enum { MOST_CONFUSIONS = 12 }; /* that a table shows */

static double precision(const struct tally *t) {
    return share(t->right, t->found);
}

static double recall(const struct tally *t) {
    return share(t->right, t->gold);
}

/* ---- for people */

static void percent(struct buffer *out, double part) {
    if (part < 0) buffer_text(out, "      -");
    else buffer_format(out, " %6.1f", 100 * part);
}

static void figures(struct buffer *out, double p, double r) {
    percent(out, p);
    percent(out, r);
    percent(out, f1(p, r));
}

static void row(struct buffer *out, const char *name, const struct tally *t) {
    buffer_format(out, "  %-16s", name);
    figures(out, precision(t), recall(t));
    buffer_format(out, " %8zu %8zu %8zu\n", t->right, t->gold, t->found);
}

static void head(struct buffer *out, const char *title, const char *more) {
    buffer_format(out, "\n%-18s%7s%7s%7s%s\n", title, "prec.", "recall", "F1", more);
}

static void example(struct buffer *out, const char *gold, const char *found, const char *id) {
    buffer_text(out, "      ");
    if (gold) buffer_text(out, gold);
    if (gold && found && strcmp(gold, found) != 0) buffer_format(out, " | %s", found);
    if (!gold && found) buffer_text(out, found);
    buffer_format(out, "  (%s)\n", id);
}

static void confusion(struct buffer *out, const struct confusion *c) {
    buffer_format(out, "  %6zu  ", c->count);
    switch (c->kind) {
    case CONFUSED_MISSED: buffer_format(out, "%s missed\n", c->gold); break;
    case CONFUSED_SPURIOUS: buffer_format(out, "%s found where there is none\n", c->found); break;
    case CONFUSED_TYPE: buffer_format(out, "%s taken for %s\n", c->gold, c->found); break;
    case CONFUSED_BOUNDARY: buffer_format(out, "%s with other ends\n", c->gold); break;
    case CONFUSED_BOTH: buffer_format(out, "%s taken for %s, with other ends\n", c->gold, c->found); break;
    }
    for (size_t i = 0; i < CONFUSION_EXAMPLES && i < c->count; i++)
        example(out, c->examples[i].gold_text, c->examples[i].found_text, c->examples[i].id);
}

static void names_table(struct buffer *out, const struct span_scores *s) {
    head(out, "names", "    right     gold    found");
    for (size_t i = 0; i < s->types.count; i++) row(out, s->types.at[i].type, &s->types.at[i].tally);
    row(out, "all", &s->names);
    row(out, "whatever type", &s->untyped);
    if (s->means.gold) {
        buffer_format(out, "  %-16s", "who is who");
        percent(out, share(s->means.right, s->means.gold));
        buffer_format(out, "%15s %8zu %8zu\n", "", s->means.right, s->means.gold);
    }
    if (s->confusions.count) buffer_text(out, "\ncommonest confusions, with examples (gold | found)\n");
    for (size_t i = 0; i < s->confusions.count && i < MOST_CONFUSIONS; i++) confusion(out, &s->confusions.at[i]);
}

static void quotes_table(struct buffer *out, const struct quote_scores *s) {
    head(out, "quotes", "  exact    e2e  spkr.   name    cue   kind    gold   found");
    for (int k = 0; k < GROUPS; k++) {
        const struct quote_tally *c = &s->groups[k];
        if (!score_quotes_has(s, (enum quote_group)k)) continue;
        buffer_format(out, "  %-16s", quote_group_names[k]);
        figures(out, share(c->matched, c->found), share(c->matched, c->gold));
        percent(out, f1(share(c->exact, c->found), share(c->exact, c->gold)));
        percent(out, f1(share(c->end_to_end, c->found), share(c->end_to_end, c->gold)));
        percent(out, share(c->speakers[0], c->speakers[1]));
        percent(out, share(c->resolved[0], c->resolved[1]));
        percent(out, share(c->cues[0], c->cues[1]));
        percent(out, share(c->same_kind, c->matched));
        buffer_format(out, " %7zu %7zu\n", c->gold, c->found);
    }
    if (s->scare) buffer_format(out, "  %zu scare quotes, %zu taken for quotes\n", s->scare, s->scare_taken);
}

void report_text(struct buffer *out, const struct report *r) {
    const struct span_scores *s = r->spans;
    buffer_format(out, "%zu document%s, model %s\n", r->documents, r->documents == 1 ? "" : "s", r->model);
    if (s->documents[0] || s->documents[1]) head(out, "pieces", "    right     gold    found");
    if (s->documents[0]) row(out, "tokens", &s->tokens);
    if (s->documents[1]) row(out, "sentences", &s->sentences);
    if (s->documents[2]) names_table(out, s);
    if (s->documents[4]) {
        head(out, "values", "    right     gold    found");
        row(out, "in all they say", &s->values);
        row(out, "span and kind", &s->value_spans);
    }
    if (r->quotes) quotes_table(out, r->quotes);
}

/* ---- for programs */

static void number(struct buffer *out, const char *key, double value) {
    if (value < 0) buffer_format(out, ",\"%s\":null", key);
    else buffer_format(out, ",\"%s\":%.4f", key, value);
}

static void json_figures(struct buffer *out, double p, double r) {
    number(out, "p", p);
    number(out, "r", r);
    number(out, "f1", f1(p, r));
}

static void json_tally(struct buffer *out, const struct tally *t) {
    buffer_format(out, "{\"right\":%zu,\"gold\":%zu,\"found\":%zu", t->right, t->gold, t->found);
    json_figures(out, precision(t), recall(t));
    buffer_char(out, '}');
}

static void json_text(struct buffer *out, const char *key, const char *text) {
    buffer_format(out, "\"%s\":", key);
    if (text) json_string(out, text, strlen(text));
    else buffer_text(out, "null");
}

static void json_confusion(struct buffer *out, const struct confusion *c) {
    static const char *const kinds[] = {"missed", "spurious", "type", "boundary", "type and boundary"};
    buffer_format(out, "{\"kind\":\"%s\",\"count\":%zu,", kinds[c->kind], c->count);
    json_text(out, "gold", c->gold);
    buffer_char(out, ',');
    json_text(out, "found", c->found);
    buffer_text(out, ",\"examples\":[");
    for (size_t i = 0; i < CONFUSION_EXAMPLES && i < c->count; i++) {
        buffer_text(out, i ? ",{" : "{");
        json_text(out, "id", c->examples[i].id);
        buffer_char(out, ',');
        json_text(out, "gold", c->examples[i].gold_text);
        buffer_char(out, ',');
        json_text(out, "found", c->examples[i].found_text);
        buffer_char(out, '}');
    }
    buffer_text(out, "]}");
}

static void json_names(struct buffer *out, const struct span_scores *s) {
    buffer_text(out, ",\"entities\":{\"all\":");
    json_tally(out, &s->names);
    buffer_text(out, ",\"untyped\":");
    json_tally(out, &s->untyped);
    if (s->means.gold) {
        buffer_format(out, ",\"canonical\":{\"right\":%zu,\"gold\":%zu", s->means.right, s->means.gold);
        number(out, "accuracy", share(s->means.right, s->means.gold));
        buffer_char(out, '}');
    }
    buffer_text(out, ",\"types\":{");
    for (size_t i = 0; i < s->types.count; i++) {
        if (i) buffer_char(out, ',');
        json_string(out, s->types.at[i].type, strlen(s->types.at[i].type));
        buffer_char(out, ':');
        json_tally(out, &s->types.at[i].tally);
    }
    buffer_text(out, "},\"confusions\":[");
    for (size_t i = 0; i < s->confusions.count; i++) {
        if (i) buffer_char(out, ',');
        json_confusion(out, &s->confusions.at[i]);
    }
    buffer_text(out, "]}");
}

static void json_triple(struct buffer *out, const char *key, size_t right_found, size_t found, size_t right,
                        size_t gold) {
    double p = share(right_found, found), r = share(right, gold);
    buffer_format(out, ",\"%s\":{\"right\":%zu", key, right);
    json_figures(out, p, r);
    buffer_char(out, '}');
}

static void json_group(struct buffer *out, const struct quote_tally *c) {
    buffer_format(out, "{\"gold\":%zu,\"found\":%zu,\"matched\":%zu", c->gold, c->found, c->matched);
    json_triple(out, "iou50", c->matched, c->found, c->matched, c->gold);
    json_triple(out, "exact", c->exact, c->found, c->exact, c->gold);
    json_triple(out, "token", c->found_words_right, c->found_words, c->gold_words_found, c->gold_words);
    json_triple(out, "e2e", c->end_to_end, c->found, c->end_to_end, c->gold);
    number(out, "attr_acc", share(c->speakers[0], c->speakers[1]));
    number(out, "nospeaker_acc", share(c->no_speakers[0], c->no_speakers[1]));
    number(out, "name_acc", share(c->resolved[0], c->resolved[1]));
    number(out, "cue_acc", share(c->cues[0], c->cues[1]));
    number(out, "cue_exact", share(c->exact_cues, c->cues[1]));
    number(out, "kind_accuracy", share(c->same_kind, c->matched));
    buffer_char(out, '}');
}

static void json_quotes(struct buffer *out, const struct quote_scores *s) {
    static const char *const keys[GROUPS] = {"direct", "direct_whole", "mixed", "indirect", "all"};
    buffer_text(out, ",\"quotes\":{");
    for (int k = 0; k < GROUPS; k++) {
        if (!score_quotes_has(s, (enum quote_group)k)) continue;
        buffer_format(out, "%s\"%s\":", k ? "," : "", keys[k]);
        json_group(out, &s->groups[k]);
    }
    buffer_format(out, ",\"scare\":{\"gold\":%zu,\"taken_for_quotes\":%zu}}", s->scare, s->scare_taken);
}

void report_json(struct buffer *out, const struct report *r) {
    const struct span_scores *s = r->spans;
    buffer_format(out, "{\"documents\":%zu,", r->documents);
    json_text(out, "model", r->model);
    if (s->documents[0]) buffer_text(out, ",\"tokens\":"), json_tally(out, &s->tokens);
    if (s->documents[1]) buffer_text(out, ",\"sentences\":"), json_tally(out, &s->sentences);
    if (s->documents[2]) json_names(out, s);
    if (s->documents[4]) {
        buffer_text(out, ",\"values\":{\"all\":"), json_tally(out, &s->values);
        buffer_text(out, ",\"span_and_kind\":"), json_tally(out, &s->value_spans);
        buffer_char(out, '}');
    }
    if (r->quotes) json_quotes(out, r->quotes);
    buffer_text(out, "}\n");
}
