/* Actors, utterances and figures that differ across documents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "corpus/statement.h"
#include "corpus/stem.h"
#include "marked.h"
#include "model.h"

static quoth_collection *new_collection(void) {
    quoth_collection *c;
    assert_int_equal(quoth_collection_new(NULL, &c, NULL), QUOTH_OK);
    return c;
}

static void add_and_free(quoth_collection *c, quoth_document *d) {
    assert_int_equal(quoth_collection_add(c, d, NULL), QUOTH_OK);
    quoth_document_free(d);
}

/* The actor of every mention of the texts, as letters: "aab" for two texts of two and one mentions. */
static void assert_actors(const char *const *texts, size_t count, const char *expected) {
    quoth_collection *c = new_collection();
    size_t mentions[8];
    char actors[200] = "", *out = actors;
    for (size_t i = 0; i < count; i++) {
        quoth_document *d = mark_document(model, texts[i]);
        mentions[i] = d->entities.count;
        add_and_free(c, d);
    }
    assert_int_equal(quoth_collection_resolve(c, NULL), QUOTH_OK);
    for (size_t d = 0; d < count; d++)
        for (size_t e = 0; e < mentions[d]; e++) *out++ = (char)('a' + quoth_collection_entity_actor(c, d, e));
    assert_string_equal(actors, expected);
    quoth_collection_free(c);
}

#define ACTORS(expected, ...)                                                                                          \
    assert_actors((const char *const[]){__VA_ARGS__}, sizeof(const char *[]){__VA_ARGS__} / sizeof(char *), expected)

static void people_are_found_again(void **state) {
    (void)state;
    ACTORS("aaaa", "[PER Oleh Melensky] spoke.", "[PER Oleh Melenskyj] spoke. [PER Melenskyj] sat.",
           "[PER Melenskyy] spoke.");
    ACTORS("abcbc", "Mr [PER Quirke] sat.", "Mrs [PER Quirke] of [ORG Tern Society]",
           "Mrs [PER Quirke] left [ORG Tern Society].");
    ACTORS("aa", "[PER Vladimir Taranov]", "[PER Volodymyr Taranow]");
    ACTORS("ab", "[PER Ada Orme]", "[PER Dan Orme]");
}

static void a_bare_surname_goes_where_the_others_are(void **state) {
    (void)state;
    ACTORS("abcdab", "[PER Ada Orme] of the [ORG Tern Society]", "[PER Dan Orme] in [LOC Varzovia Bay]",
           "[PER Orme] left the [ORG Tern Society]");
    ACTORS("abc", "[PER Ada Orme]", "[PER Dan Orme]", "[PER Orme]");
    ACTORS("ab", "[PER Tuva Brekkhus]", "[PER Tuva]");
    ACTORS("abcdab", "[PER Tuva] and [ORG Tern Society]", "[PER Tuva] and [PER Dan Orme]",
           "[PER Tuva] left [ORG Tern Society]");
}

static void names_from_another_script_are_one_in_the_same_company(void **state) {
    (void)state;
    ACTORS("abab", "[PER Elxan Bağırov] of the [ORG Tern Society]", "[PER Elchan Bagirow] of the [ORG Tern Society]");
    ACTORS("abcd", "[PER Elxan Bağırov] of the [ORG Tern Society]", "[PER Elchan Bagirow] of [ORG Gull Watch]");
    ACTORS("abab", "[PER Sawako Minegishi] of the [ORG Tern Society]", "[PER Minegishi Sawako], [ORG Tern Society]");
    ACTORS("abacb", "[PER Elxan Bağırov] of the [ORG Tern Society]",
           "[PER Elxan Bağırov] met [PER Elchan Bagirow] of the [ORG Tern Society]");
    ACTORS("abcb", "[PER Will Orme] of the [ORG Tern Society]", "[PER Phil Orme] of the [ORG Tern Society]");
}

static void organisations_and_states_are_found_again(void **state) {
    (void)state;
    ACTORS("aaaa", "[ORG Organisation for Sea Co-operation]", "the [ORG Organization for Sea Cooperation] ([ORG OSC])",
           "[ORG OSC]");
    ACTORS("aaa", "[MISC Latvian] ships", "[LOC Latvia]", "[MISC Latvians]");
    ACTORS("abacbd", "[ORG Ministry of Defense] [PER Dan Orme]",
           "[ORG Defence Ministry], [ORG Ministry of Ports], [PER Dan Orme]", "[ORG Ministry of Defense]");
    ACTORS("aaa", "The [ORG Lista Narodna] ([ORG NLL])", "[ORG NLL]");
}

static void names_and_variants(void **state) {
    (void)state;
    quoth_collection *c = new_collection();
    add_and_free(c, mark_document(model, "[PER Melenskyj] and [PER Oleh Melenskyj]"));
    add_and_free(c, mark_document(model, "[PER Oleh Melensky]. [PER Melensky]. [PER Melensky]. [PER Melensky]."));
    assert_int_equal(quoth_collection_resolve(c, NULL), QUOTH_OK);
    assert_int_equal(quoth_collection_actor_count(c), 1);
    assert_string_equal(quoth_collection_actor_name(c, 0), "Oleh Melensky");
    assert_string_equal(quoth_collection_actor_type(c, 0), "PER");
    assert_int_equal(quoth_collection_variant_count(c, 0), 4);
    assert_string_equal(quoth_collection_variant(c, 0, 0), "Melensky");
    assert_null(quoth_collection_variant(c, 0, 4));
    assert_null(quoth_collection_actor_name(c, 1));
    quoth_collection_free(c);
}

/* ---- utterances */

static quoth_document *first_telling(void) {
    quoth_document *d = mark_document(
        model, "\"The harbour wall will not survive another winter like the last one,\" said [PER Vera Lindqvist].\n\n"
               "[PER Dan Orme] said the budget for dredging had been cut by 14 percent. \"Nobody asked the "
               "fishermen,\" he said.");
    mark_quote(d, QUOTE_DIRECT, 0, "The harbour wall will not survive another winter like the last one,");
    mark_quote(d, QUOTE_INDIRECT, 1, "the budget for dredging had been cut by 14 percent");
    mark_quote(d, QUOTE_DIRECT, 1, "Nobody asked the fishermen,");
    return d;
}

static quoth_document *second_telling(void) {
    quoth_document *d =
        mark_document(model, "[PER Lindqvist] warned that the harbor wall would not outlast one more winter.\n\n"
                             "The \"wet tax\" is popular, [PER Orme] said. \"The fishermen were asked by nobody.\" "
                             "Spending on dredging fell by 14 percent, [PER Orme] added.");
    mark_quote(d, QUOTE_INDIRECT, 0, "the harbor wall would not outlast one more winter");
    mark_quote(d, QUOTE_SCARE, -1, "wet tax");
    mark_quote(d, QUOTE_DIRECT, 1, "The fishermen were asked by nobody.");
    mark_quote(d, QUOTE_INDIRECT, 1, "Spending on dredging fell by 14 percent");
    return d;
}

static void statements_are_found_again(void **state) {
    (void)state;
    quoth_collection *c = new_collection();
    add_and_free(c, first_telling());
    add_and_free(c, second_telling());
    assert_int_equal(quoth_collection_utterance_count(c), 0);
    assert_int_equal(quoth_collection_resolve(c, NULL), QUOTH_OK);
    assert_int_equal(quoth_collection_quote_utterance(c, 0, 0), quoth_collection_quote_utterance(c, 1, 0));
    assert_int_equal(quoth_collection_quote_utterance(c, 0, 2), quoth_collection_quote_utterance(c, 1, 2));
    assert_int_equal(quoth_collection_quote_utterance(c, 0, 1), quoth_collection_quote_utterance(c, 1, 3));
    assert_true(quoth_collection_quote_utterance(c, 1, 1) == QUOTH_NONE);
    assert_int_equal(quoth_collection_utterance_count(c), 3);
    assert_int_equal(quoth_collection_speaker_actor(c, 0, 0), quoth_collection_speaker_actor(c, 1, 0));
    size_t utterance = quoth_collection_quote_utterance(c, 0, 1), document, quote;
    assert_int_equal(quoth_collection_utterance_size(c, utterance), 2);
    assert_int_equal(quoth_collection_utterance_member(c, utterance, 1, &document, &quote), 1);
    assert_int_equal(document, 1);
    assert_int_equal(quote, 3);
    assert_int_equal(quoth_collection_utterance_member(c, utterance, 2, &document, &quote), 0);
    quoth_collection_free(c);
}

/* Two names that share words may mean one speaker, which helps to see that they say one thing. */
static void speakers_who_share_words_may_be_one(void **state) {
    (void)state;
    static const char *const speakers[] = {"The [ORG Nordhaven Ferry Guild]", "The [ORG Ostby Weather Bureau]"};
    for (size_t i = 0; i < 2; i++) {
        quoth_collection *c = new_collection();
        quoth_document *d = mark_document(
            model, "The [ORG Guild of Ferry Pilots] said that ferries would stay in port until the new year.");
        mark_quote(d, QUOTE_INDIRECT, 0, "ferries would stay in port until the new year");
        add_and_free(c, d);
        char text[200];
        snprintf(text, sizeof text, "%s said no boat would sail before the new year.", speakers[i]);
        d = mark_document(model, text);
        mark_quote(d, QUOTE_INDIRECT, 0, "no boat would sail before the new year");
        add_and_free(c, d);
        assert_int_equal(quoth_collection_resolve(c, NULL), QUOTH_OK);
        assert_int_equal(quoth_collection_utterance_count(c), i + 1);
        quoth_collection_free(c);
    }
}

/* How many utterances there are when much the same is said in two texts, which end with it. */
static size_t utterances_of(const char *first, const char *second) {
    quoth_collection *c = new_collection();
    for (int i = 0; i < 2; i++) {
        const char *text = i ? second : first;
        quoth_document *d = mark_document(model, text);
        mark_quote(d, QUOTE_INDIRECT, -1, strstr(text, "said ") + 5);
        add_and_free(c, d);
    }
    assert_int_equal(quoth_collection_resolve(c, NULL), QUOTH_OK);
    size_t count = quoth_collection_utterance_count(c);
    quoth_collection_free(c);
    return count;
}

static void articles_on_one_event_name_the_same_actors(void **state) {
    (void)state;
    const char *first = "[PER Ada Orme] and the [ORG Tern Society] met in [LOC Nordhaven]. Officials said the harbour "
                        "would stay shut for repairs";
    assert_int_equal(utterances_of(first, "In [LOC Nordhaven] [PER Ada Orme] saw the [ORG Tern Society]. A company "
                                          "said the harbour was shut for repairs"),
                     1);
    assert_int_equal(utterances_of(first, "In [LOC Ostby] [PER Tuva Brekkhus] saw [ORG Gull Watch]. A company said "
                                          "the harbour was shut for repairs"),
                     2);
}

/* The statements of a collection, in an arena to be closed. */
static const struct statement *statements_of(quoth_collection *c, struct arena *arena) {
    assert_int_equal(quoth_collection_resolve(c, NULL), QUOTH_OK);
    qi_arena_open(arena, NULL);
    const struct statement *statements = qi_make_statements(c, arena);
    assert_non_null(statements);
    return statements;
}

/* Who somebody is stands where the name is first given in full, the quotation farther on. */
static void a_role_is_told_once(void **state) {
    (void)state;
    quoth_collection *c = new_collection();
    quoth_document *d = mark_document(model, "The harbourmaster of Nordhaven, [PER Ada Orme], was in town.\n\n"
                                             "[PER Orme] said it would stay shut.");
    mark_quote(d, QUOTE_INDIRECT, 1, "it would stay shut");
    add_and_free(c, d);
    d = mark_document(model, "A harbourmaster said nobody would pass.");
    mark_quote(d, QUOTE_INDIRECT, -1, "nobody would pass");
    d->quotes.at[0].cue = (struct span){16, 20};
    add_and_free(c, d);
    struct arena arena;
    const struct statement *statements = statements_of(c, &arena);
    float like[LIKENESSES];
    qi_compare_statements(&statements[0], &statements[1], like);
    assert_true(like[LIKE_SOURCE_OTHER] == 1);
    qi_arena_close(&arena);
    quoth_collection_free(c);
}

/* Words that tell nothing by themselves count, too; a pronoun tells less of who speaks than a name. */
static void all_words_and_the_speaker_s_mention_count(void **state) {
    (void)state;
    quoth_collection *c = new_collection();
    quoth_document *d = mark_document(model, "[PER Ada Orme] said nobody had asked them what they wanted.");
    mark_quote(d, QUOTE_INDIRECT, 0, "nobody had asked them what they wanted");
    d->quotes.at[0].speaker = (struct span){0, 8};
    add_and_free(c, d);
    d = mark_document(model, "[PER Ada Orme] was there. \"What they wanted, nobody had asked,\" she wrote.");
    mark_quote(d, QUOTE_DIRECT, 0, "What they wanted, nobody had asked,");
    d->quotes.at[0].speaker = (struct span){58, 61};
    mark_quote(d, QUOTE_INDIRECT, 0, "they wanted");
    d->quotes.at[1].within = 0;
    add_and_free(c, d);
    struct arena arena;
    const struct statement *statements = statements_of(c, &arena);
    float like[LIKENESSES];
    qi_compare_statements(&statements[0], &statements[1], like);
    assert_true(like[LIKE_SPEAKER] == 1 && like[LIKE_VAGUE] == 1 && like[LIKE_SAID] == 1 && like[INSIDE_ONE] == 0);
    qi_compare_statements(&statements[0], &statements[2], like);
    assert_true(like[INSIDE_ONE] == 1 && like[LIKE_SAID] == 1);
    qi_arena_close(&arena);
    quoth_collection_free(c);
}

/* An article does not quote somebody twice with the same: a report that blends two quotations of one is no version of
   both. */
static void a_blended_report_joins_no_two_quotations_of_an_article(void **state) {
    (void)state;
    quoth_collection *c = new_collection();
    quoth_document *d = mark_document(
        model, "\"We will close the owners and pay a bridge loan before the harbour,\" [PER Vera Lindqvist] said on "
               "Monday. \"We will stop the ferry line and pay the tankers before new rosters,\" [PER Lindqvist] said.");
    mark_quote(d, QUOTE_DIRECT, 0, "We will close the owners and pay a bridge loan before the harbour,");
    mark_quote(d, QUOTE_DIRECT, 1, "We will stop the ferry line and pay the tankers before new rosters,");
    add_and_free(c, d);
    d = mark_document(model, "[PER Vera Lindqvist] said that she will close the owners and pay the tankers before new "
                             "rosters.");
    mark_quote(d, QUOTE_INDIRECT, 0, "she will close the owners and pay the tankers before new rosters");
    add_and_free(c, d);
    assert_int_equal(quoth_collection_resolve(c, NULL), QUOTH_OK);
    assert_int_equal(quoth_collection_utterance_count(c), 2);
    assert_true(quoth_collection_quote_utterance(c, 0, 0) != quoth_collection_quote_utterance(c, 0, 1));
    quoth_collection_free(c);
}

/* A quotation inside another is not another version of it. */
static void inner_quotes_are_utterances_of_their_own(void **state) {
    (void)state;
    quoth_collection *c = new_collection();
    quoth_document *d =
        mark_document(model, "\"I told him to leave the harbour lights alone,\" said [PER Vera Lindqvist].");
    mark_quote(d, QUOTE_DIRECT, 0, "I told him to leave the harbour lights alone,");
    mark_quote(d, QUOTE_INDIRECT, 0, "him to leave the harbour lights alone");
    add_and_free(c, d);
    assert_int_equal(quoth_collection_resolve(c, NULL), QUOTH_OK);
    assert_int_equal(quoth_collection_utterance_count(c), 2);
    quoth_collection_free(c);
}

static void add_text(quoth_collection *c, uint32_t date, const char *text) {
    quoth_options options = {.size = sizeof options, .date = date};
    quoth_document *d;
    assert_int_equal(quoth_analyze(model, text, strlen(text), &options, &d, NULL), QUOTH_OK);
    assert_int_equal(quoth_document_count(d, QUOTH_QUOTES), 1);
    add_and_free(c, d);
}

static size_t utterances_on(uint32_t date) {
    quoth_collection *c = new_collection();
    add_text(c, 20190402,
             "The night ferries will stay in harbour until the crews are paid, the union’s leader, Vera "
             "Lindqvist, said on Monday.");
    add_text(c, date, "No ferry will move before Friday, Vera Lindqvist said on Monday.");
    assert_int_equal(quoth_collection_resolve(c, NULL), QUOTH_OK);
    size_t count = quoth_collection_utterance_count(c);
    quoth_collection_free(c);
    return count;
}

static void what_is_said_on_another_day_is_another_statement(void **state) {
    (void)state;
    assert_int_equal(utterances_on(20190402), 1);
    assert_int_equal(utterances_on(20190416), 2);
}

static void order_does_not_count(void **state) {
    (void)state;
    quoth_collection *a = new_collection(), *b = new_collection();
    add_and_free(a, first_telling());
    add_and_free(a, second_telling());
    add_and_free(b, second_telling());
    assert_int_equal(quoth_collection_resolve(b, NULL), QUOTH_OK); /* by parts */
    add_and_free(b, first_telling());
    assert_int_equal(quoth_collection_resolve(a, NULL), QUOTH_OK);
    assert_int_equal(quoth_collection_resolve(b, NULL), QUOTH_OK);
    assert_int_equal(quoth_collection_actor_count(a), quoth_collection_actor_count(b));
    for (size_t q = 0; q < 3; q++)
        for (size_t r = 0; r < 4; r++) {
            bool in_a = quoth_collection_quote_utterance(a, 0, q) == quoth_collection_quote_utterance(a, 1, r);
            bool in_b = quoth_collection_quote_utterance(b, 1, q) == quoth_collection_quote_utterance(b, 0, r);
            assert_int_equal(in_a, in_b);
        }
    quoth_collection_free(a);
    quoth_collection_free(b);
}

static void an_empty_collection_has_nothing(void **state) {
    (void)state;
    quoth_collection *c = new_collection();
    assert_int_equal(quoth_collection_resolve(c, NULL), QUOTH_OK);
    add_and_free(c, mark_document(model, ""));
    assert_int_equal(quoth_collection_resolve(c, NULL), QUOTH_OK);
    assert_int_equal(quoth_collection_actor_count(c), 0);
    assert_int_equal(quoth_collection_utterance_count(c), 0);
    assert_true(quoth_collection_entity_actor(c, 0, 0) == QUOTH_NONE);
    assert_true(quoth_collection_entity_actor(c, 7, 0) == QUOTH_NONE);
    assert_int_equal(quoth_collection_add(c, NULL, NULL), QUOTH_ERROR_ARGUMENT);
    quoth_collection_free(c);
    quoth_collection_free(NULL);
}

/* ---- what else tells */

/* A headline says again what is below it; who asks does not say what he asks about. */
static void headlines_and_questions(void **state) {
    (void)state;
    quoth_document *d;
    const char *text =
        "Bridge to close in May, mayor says\n\nThe mayor of Nordhaven, Vera Lindqvist, said the bridge would "
        "close in May because its cables had rusted through.\n\nShe asked whether the ferry would wait.\n";
    assert_int_equal(quoth_analyze(model, text, strlen(text), NULL, &d, NULL), QUOTH_OK);
    assert_int_equal(d->quotes.count, 3);
    quoth_collection *c = new_collection();
    add_and_free(c, d);
    struct arena arena;
    const struct statement *statements = statements_of(c, &arena);
    float like[LIKENESSES];
    qi_compare_statements(&statements[0], &statements[1], like);
    assert_true(like[HEADING_HERE] == 1 && like[UNLIKE_QUESTION] == 0);
    qi_compare_statements(&statements[1], &statements[2], like);
    assert_true(like[HEADING_HERE] == 0 && like[UNLIKE_QUESTION] == 1);
    qi_arena_close(&arena);
    quoth_collection_free(c);
}

/* ---- figures that differ */

/* A collection of articles as they are read, resolved. */
static quoth_collection *collect(const char *const *texts, size_t count) {
    quoth_collection *c = new_collection();
    for (size_t i = 0; i < count; i++) {
        quoth_document *d;
        assert_int_equal(quoth_analyze(model, texts[i], strlen(texts[i]), NULL, &d, NULL), QUOTH_OK);
        add_and_free(c, d);
    }
    assert_int_equal(quoth_collection_resolve(c, NULL), QUOTH_OK);
    return c;
}

static void assert_conflicts(const char *const *texts, size_t count, size_t expected) {
    quoth_collection *c = collect(texts, count);
    if (quoth_collection_conflict_count(c) != expected)
        fail_msg("%zu conflicts: %s", quoth_collection_conflict_count(c), texts[0]);
    quoth_collection_free(c);
}

#define CONFLICTS(expected, ...)                                                                                       \
    assert_conflicts((const char *const[]){__VA_ARGS__}, sizeof(const char *[]){__VA_ARGS__} / sizeof(char *), expected)

static void figures_for_one_thing_differ(void **state) {
    (void)state;
    CONFLICTS(1, "Vera Lindqvist, the mayor of Nordhaven, said the flood had cost the town 4 million euros.",
              "Mayor Vera Lindqvist of Nordhaven said the town had lost 6 million euros to the flood.");
    CONFLICTS(1, "NORDHAVEN - The fire in the Harbour Hotel in Nordhaven killed 12 people, the Tern Society said.",
              "Fifteen people died in the Harbour Hotel in Nordhaven, according to the Tern Society.");
    CONFLICTS(1, "Repairs to the bridge would take 10 days, Vera Lindqvist said.",
              "Vera Lindqvist said repairs to the bridge would take three weeks.");
    CONFLICTS(1,
              "Police said the crowd in the square numbered 20,000. Dan Orme put the crowd in the square at 60,000.");
    CONFLICTS(1, "The county loses Sh240 million a year to smugglers, Teresa Orme said.",
              "The county is losing Sh204 million a year to smugglers, Teresa Orme told reporters.");
}

static void figures_that_agree_do_not_differ(void **state) {
    (void)state;
    CONFLICTS(0, "The fire in the Harbour Hotel in Nordhaven killed at least 10 people, the Tern Society said.",
              "Twelve people died in the Harbour Hotel in Nordhaven, according to the Tern Society.");
    CONFLICTS(0, "Vera Lindqvist said the flood had cost the town 1.48 billion euros.",
              "The flood had cost the town 1.5 billion euros, Vera Lindqvist said.");
    CONFLICTS(0, "Vera Lindqvist said the ferry would stop for two and a half years.",
              "The ferry would stop for 30 months, Vera Lindqvist said.");
}

static void figures_for_other_things_do_not_differ(void **state) {
    (void)state;
    CONFLICTS(0, "Vera Lindqvist said a ship cost the port of Nordhaven 30,000 euros a day.",
              "Vera Lindqvist said a ship cost the port of Nordhaven 90,000 euros a year."); /* other rates */
    CONFLICTS(0, "Vera Lindqvist said the fee would rise from 1,200 euros to 3,500 euros.",
              "Vera Lindqvist said the fee would be 3,500 euros."); /* one of several in a sentence */
    CONFLICTS(0, "The fire in the Harbour Hotel killed 12 people, including three children, Dan Orme said.",
              "The fire in the Harbour Hotel killed 12 people, Dan Orme said."); /* a part */
    CONFLICTS(0, "Dan Orme, 44, said the boats of Nordhaven had left.",
              "The boats of Nordhaven had left, said Dan Orme, 51.");                /* ages */
    CONFLICTS(0, "Police said 20,000 people came. Police said 60,000 people came."); /* one speaker, one article */
    CONFLICTS(0, "The fire in Veldzand killed 12 people, Vera Lindqvist said.",
              "The flood in Orlava killed 15 people, Dan Orme said."); /* other events */
}

static void who_holds_a_figure(void **state) {
    (void)state;
    static const char *const texts[] = {
        "In 2019 the town of Nordhaven had 9,000 boats. Vera Lindqvist said the flood had cost 4 million euros.",
        "Nobody knows. The flood in Nordhaven cost the town 6 million euros.\n\nVera Lindqvist said the flood in "
        "Nordhaven cost the town 4 million euros."};
    quoth_collection *c = collect(texts, 2);
    size_t document, value, quote;
    assert_int_equal(quoth_collection_conflict_count(c), 0); /* the second article has hers too */
    quoth_collection_free(c);
    const char *const others[] = {texts[0], "“The flood in Nordhaven cost 6 million euros,” said Vera Lindqvist."};
    c = collect(others, 2);
    assert_int_equal(quoth_collection_conflict_count(c), 1);
    assert_int_equal(quoth_collection_conflict_size(c, 0), 2);
    assert_int_equal(quoth_collection_conflict_figure(c, 0, 0, &document, &value, &quote), 1);
    assert_int_equal(document, 0);
    assert_int_equal(value, 2);
    assert_int_equal(quote, 0);
    assert_int_equal(quoth_collection_conflict_figure(c, 0, 1, &document, &value, &quote), 1);
    assert_int_equal(document, 1);
    assert_int_equal(quoth_collection_value_conflict(c, 1, value), 0);
    assert_true(quoth_collection_value_conflict(c, 0, 0) == QUOTH_NONE);
    assert_true(quoth_collection_value_conflict(c, 7, 0) == QUOTH_NONE);
    assert_int_equal(quoth_collection_conflict_figure(c, 0, 2, NULL, NULL, NULL), 0);
    assert_int_equal(quoth_collection_conflict_size(c, 1), 0);
    quoth_collection_free(c);
}

/* ---- no memory */

struct rationed {
    long left;
};

static void *ration(void *context, size_t size) {
    struct rationed *r = context;
    return r->left-- > 0 ? malloc(size) : NULL;
}

static void *re_ration(void *context, void *block, size_t old_size, size_t size) {
    (void)old_size;
    struct rationed *r = context;
    return r->left-- > 0 ? realloc(block, size) : NULL;
}

static void give_back(void *context, void *block, size_t size) {
    (void)context;
    (void)size;
    free(block);
}

/* Whatever allocation fails, the collection is as before and goes on when there is memory again. */
static void no_memory_leaves_it_as_before(void **state) {
    (void)state;
    for (long allowed = 1;; allowed++) {
        struct rationed r = {allowed};
        quoth_allocator allocator = {ration, re_ration, give_back, &r};
        quoth_collection *c;
        assert_int_equal(quoth_collection_new(&allocator, &c, NULL), QUOTH_OK);
        quoth_document *a = first_telling(), *b = second_telling();
        quoth_status added = quoth_collection_add(c, a, NULL), more = quoth_collection_add(c, b, NULL);
        quoth_status resolved = quoth_collection_resolve(c, NULL);
        bool enough = !added && !more && !resolved;
        r.left = 1000000;
        if (added) assert_int_equal(quoth_collection_add(c, a, NULL), QUOTH_OK);
        if (more) assert_int_equal(quoth_collection_add(c, b, NULL), QUOTH_OK);
        assert_int_equal(quoth_collection_resolve(c, NULL), QUOTH_OK);
        assert_int_equal(quoth_collection_utterance_count(c), 3);
        quoth_document_free(a);
        quoth_document_free(b);
        quoth_collection_free(c);
        if (enough) break;
    }
}

static void stems(void **state) {
    (void)state;
    static const char *const families[][2] = {
        {"negotiations", "negotiate"}, {"threatened", "threatens"}, {"agreement", "agreed"}, {"stopped", "stopping"},
        {"parties", "party"},          {"deployment", "deployed"},  {"loss", "loss"},
    };
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        size_t a = qi_stem(families[i][0], strlen(families[i][0])), b = qi_stem(families[i][1], strlen(families[i][1]));
        if (a != b || memcmp(families[i][0], families[i][1], a) != 0)
            fail_msg("%s, %s", families[i][0], families[i][1]);
    }
    assert_int_equal(qi_stem("bus", 3), 3);
    assert_int_equal(qi_stem("a", 1), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_are_found_again),
        cmocka_unit_test(a_bare_surname_goes_where_the_others_are),
        cmocka_unit_test(names_from_another_script_are_one_in_the_same_company),
        cmocka_unit_test(organisations_and_states_are_found_again),
        cmocka_unit_test(names_and_variants),
        cmocka_unit_test(statements_are_found_again),
        cmocka_unit_test(speakers_who_share_words_may_be_one),
        cmocka_unit_test(articles_on_one_event_name_the_same_actors),
        cmocka_unit_test(a_blended_report_joins_no_two_quotations_of_an_article),
        cmocka_unit_test(a_role_is_told_once),
        cmocka_unit_test(all_words_and_the_speaker_s_mention_count),
        cmocka_unit_test(inner_quotes_are_utterances_of_their_own),
        cmocka_unit_test(what_is_said_on_another_day_is_another_statement),
        cmocka_unit_test(order_does_not_count),
        cmocka_unit_test(an_empty_collection_has_nothing),
        cmocka_unit_test(headlines_and_questions),
        cmocka_unit_test(figures_for_one_thing_differ),
        cmocka_unit_test(figures_that_agree_do_not_differ),
        cmocka_unit_test(figures_for_other_things_do_not_differ),
        cmocka_unit_test(who_holds_a_figure),
        cmocka_unit_test(no_memory_leaves_it_as_before),
        cmocka_unit_test(stems),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
