/*
 * The quote stage at work: what its files share.
 *
 *     marks.c    pairs quotation marks: each outermost pair is a stretch
 *     tags.c     parts of speech mended; with tags_verb.c (verbs)
 *     title.c    titles and names in marks, which nobody says
 *     phrase.c   noun phrases, by part-of-speech tags
 *     subject_left.c  the subject that stands before a verb
 *     subject.c  subjects over relative clauses and insertions
 *     clause.c   where clauses begin behind a reporting word, and by what a report ends
 *     verbal.c   whom a reporting word is said to; infinitives and gerunds behind it
 *     object.c   what a reporting word says is said: that-clauses, clauses, marks; with marked.c (objects that hold
 *                marks) and thing.c (objects that tell nothing)
 *     ending.c   where a reported clause ends; with going_on.c (where it surely does not)
 *     report.c   whether a word reports that no pattern knows
 *     before.c   content before a verb's attribution, and behind one that interrupts it
 *     verb.c     attributions by a verb, with verb_word.c (which words report), verb_subject.c (who by them) and
 *                inverted.c (who behind them)
 *     passive.c  attributions that leave out who spoke
 *     request.c  attributions by a noun that asks, promises or tells a rumour
 *     back.c     reports that point back to the sentence before
 *     according.c  attributions without a verb: “according to”, “in her words”
 *     sign.c     attributions by a colon or a dash
 *     cue.c      attributions by a noun, and those of every kind in order, with who relays which
 *     content.c  the extent of the content, and the quote's kind
 *     rest.c     stretches that no attribution took: continued quotes, quotes alone, scare quotes; with within.c and
 *                whose.c
 *     transcript.c  turns of speech that begin with who speaks and a colon; with block.c (posts, letters, statements)
 *     heard.c    what the encoder says of all that, where the model has one
 *     inner.c    what a speaker says that others said
 *     resolve.c  whom the speaker's mention means; with nominal.c, together.c, below.c, officials.c, role.c, body.c,
 *                pronoun.c and same_words.c
 *     confidence.c  how likely each quote is right
 *     quote.c    runs these over the document, unit by unit
 *
 * A unit is what an attribution can reach: a sentence, where a border inside quotation marks is none.
 */
#ifndef QUOTH_QUOTE_WORK_H
#define QUOTH_QUOTE_WORK_H

#include "document.h"
#include "entity/types.h"
#include "tagger/pos.h"

#define NOTHING UINT32_MAX

/* What stands between a pair of outermost quotation marks. */
struct stretch {
    uint32_t open, close; /* the mark tokens; close == last when no mark closes it */
    uint32_t first, last; /* tokens inside: [first, last) */
    uint32_t paragraph;
    uint32_t quote; /* the quote that took it, or NOTHING */
    bool closed;
    bool continues; /* its paragraph ends unclosed and the next one opens again: one speech */
    bool in_turn;   /* a part of speech without marks */
};

enum phrase_kind { PHRASE_NONE = 0, PHRASE_NAME, PHRASE_PRONOUN, PHRASE_NOMINAL };

/* A noun phrase that may speak. */
struct phrase {
    uint32_t first, last; /* tokens [first, last) */
    uint32_t head;        /* token */
    uint32_t entity;      /* for a name: the mention; else NOTHING */
    uint8_t kind;         /* enum phrase_kind */
};

static inline struct phrase qi_no_phrase(void) {
    return (struct phrase){.entity = NOTHING, .kind = PHRASE_NONE};
}

struct unit {
    uint32_t first, last; /* tokens [first, last) */
    uint32_t paragraph;
    uint8_t region; /* enum region_kind */
    bool item;      /* of a list: the mark before it is no part of it */
    uint32_t after; /* the first unit behind its paragraph */
};

/* Speech without quotation marks: tokens [first, last) of a quote. */
struct turn {
    uint32_t first, last;
    uint32_t quote;
    bool asks; /* a question, where question and answer alternate */
};

/* Where an attribution's content stands. */
enum content_form {
    CONTENT_NONE = 0,
    CONTENT_THAT,   /* … that CLAUSE */
    CONTENT_CLAUSE, /* … CLAUSE */
    CONTENT_MARKS,  /* … “…” straight after the cue, a comma or a colon */
    CONTENT_TO,     /* … (NP) to VERB, NP of VERB-ing, VERB-ing */
    CONTENT_OBJECT  /* … an object that holds marks */
};

/* Longer units are cut, so that work within a unit stays bounded. */
enum { UNIT_TOKENS = 400 };

struct attribution {
    uint32_t cue_first, cue_last; /* tokens [first, last) */
    uint32_t first, last;         /* the attribution itself, subject and adverbials with it */
    uint32_t right, right_last;   /* content after it: tokens [right, right_last), empty when equal */
    uint32_t left, left_last;     /* content before it */
    struct phrase speaker;
    struct phrase via;
    uint32_t via_cue, via_cue_last;
    const char *method;
    uint8_t form; /* enum content_form of the content after it */
    bool gone;    /* turned out to be the relay of another attribution */
};

/* Arrays by token have so many zeros behind the last one: rules look ahead, and there stands nothing. */
enum { QUOTE_BEHIND = 4 };

struct quote_work {
    quoth_document *d;
    struct arena *scratch;
    uint32_t *stretch_at; /* for each token: 1 + the stretch that holds it, its marks too; 0 when none */
    uint8_t *tags;        /* parts of speech, mended: enum pos_tag */
    uint32_t *entity_at;  /* for each token: 1 + the entity that holds it; 0 when none */
    uint64_t *heads;      /* for each token: the head of its form, side by side as words are asked for most */
    VEC(struct stretch) stretches;
    VEC(uint32_t) titles; /* stretches that hold a title, in order; their tokens count as outside marks */
    uint32_t next_title;  /* the first of them that no unit read so far holds */
    VEC(struct unit) units;
    VEC(struct attribution) attributions; /* of the unit at hand */
    uint32_t newest;                      /* the newest quote that is no scare quote, or NOTHING */
    VEC(struct phrase) speakers;          /* of each quote, in step with d->quotes */
    VEC(struct unit) quote_units;         /* the unit of each quote, in step with d->quotes */
    VEC(struct turn) turns;
    uint32_t labels;     /* how many paragraphs begin with who speaks and a colon */
    bool transcript;     /* they are turns of speech */
    bool interview;      /* question and answer alternate without labels */
    struct phrase asked; /* whom a reporter asks in a dialogue set off by dashes, in quote asked_by */
    uint32_t asked_by;
    uint32_t within;          /* the quote that is read for quotes inside it, or NOTHING */
    struct quote_work *inner; /* the same with the marks that speech has within it; NULL before it is read */
};

/* ---- quote.c */
/* What all else needs of a document: marks, parts of speech, units. w->d and w->scratch are set. */
quoth_status qi_open_quotes(struct quote_work *w);

/* ---- marks.c */
quoth_status qi_pair_marks(struct quote_work *w);
/* Pairs the marks among tokens [first, last) alone. */
bool qi_pair_within(struct quote_work *w, uint32_t first, uint32_t last, uint32_t paragraph);

/* ---- tags.c */
/* Fills w->tags; false when there is no memory. */
bool qi_mend_tags(struct quote_work *w);
/* “refuted media | reports that”, “the many | offers to meet”: a noun that is spelt as a verb. */
bool qi_is_what_was_said(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last);

/* ---- tags_verb.c */
/* Adjectives that are spelt as verbs that news uses: “to open corridors”. */
bool qi_is_verb_too(const struct quote_work *w, uint32_t i);
/* Pasts of verbs that no noun is spelt as, but the tagger takes for one behind a noun: “the envoy met with Lee”. */
bool qi_is_past_alone(const struct quote_work *w, uint32_t i);
/* These say what tag the word at i ought to have, or POS_NONE when they do not know better: single words that are
   verbs; */
uint8_t qi_mend_verb(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last);
/* “abuses, which it says | amount to theft”, “friends who they say | disappeared”: the verb of a clause whose subject
   stands before who tells it, whatever it was taken for; */
uint8_t qi_mend_gap(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last);
/* words that report, and were taken for nouns or participles. */
uint8_t qi_mend_report(const struct quote_work *w, uint32_t first, uint32_t i, uint32_t last, bool headline);

/* ---- title.c */
/* Do the marks hold a title or a name, every longer word of it capitalised, in a text that is not? “Face the Nation” */
bool qi_is_title(const struct quote_work *w, const struct stretch *s);
/* Takes titles out of w->stretch_at and lists them in w->titles; false when there is no memory. */
bool qi_set_titles_apart(struct quote_work *w);

/* ---- phrase.c */
/* Tokens to step over when reading outside quotation marks: the next (previous) token after (before) i
   that is in no stretch. */
uint32_t qi_after(const struct quote_work *w, uint32_t i);
/* Behind the last token stands no word. */
static inline bool qi_word_is(const struct quote_work *w, uint32_t i, const char *lower) {
    size_t length = strlen(lower);
    if (i >= w->d->tokens.count) return false;
    if (__builtin_constant_p(length) && length < sizeof *w->heads) return w->heads[i] == qi_head(lower, length);
    if ((unsigned char)w->heads[i] != (unsigned char)*lower) return false;
    return strcmp(w->d->forms.at[qi_form(w->d, i)->lower].text, lower) == 0;
}
/* Is it one of `count` words? */
static inline bool qi_word_in(const struct quote_work *w, uint32_t i, const char *const *words, size_t count) {
    for (size_t k = 0; k < count; k++)
        if (qi_word_is(w, i, words[k])) return true;
    return false;
}
/* The same, faster, for words each of seven letters at the most. */
static inline bool qi_word_among(const struct quote_work *w, uint32_t i, const char (*words)[8], size_t count) {
    if (i >= w->d->tokens.count) return false;
    uint64_t head = w->heads[i];
    for (size_t k = 0; k < count; k++)
        if (head == qi_head(words[k], sizeof words[k])) return true;
    return false;
}
/* Is the token a part of a person's name? */
static inline bool qi_person_at(const struct quote_work *w, uint32_t i) {
    return w->entity_at[i] && w->d->entities.at[w->entity_at[i] - 1].type == TYPE_PER;
}
/* Is the phrase a person's name? */
static inline bool qi_is_person(const struct quote_work *w, const struct phrase *p) {
    return p->kind == PHRASE_NAME && w->d->entities.at[p->entity].type == TYPE_PER;
}
bool qi_is_comma_or_dash(const struct quote_work *w, uint32_t i);
bool qi_is_finite(const struct quote_work *w, uint32_t i);
/* Is the word one that measures: years, percent? */
bool qi_is_measure(const struct quote_work *w, uint32_t i);
/* Does the noun say where, how or when somebody speaks: in a statement, at a briefing? */
bool qi_is_occasion(const struct quote_work *w, uint32_t i);
/* “said | many”, “most | said”: is the word at i one for how many, with nothing behind it that it counts? */
bool qi_is_some(const struct quote_work *w, uint32_t i, uint32_t last);
/* Has [first, last), quotation marks included, a finite verb? */
bool qi_has_finite(const struct quote_work *w, uint32_t first, uint32_t last);
/* What [first, last) with its head is: the mention of a name that the head ends, or a nominal. */
struct phrase qi_phrase_of(const struct quote_work *w, uint32_t first, uint32_t last, uint32_t head);
bool qi_is_determiner(const struct quote_work *w, uint32_t i);
/* Can a phrase speak? Not a day, a number or a thing that a preposition governs, back to first. */
bool qi_can_speak(const struct quote_work *w, const struct phrase *p, uint32_t first);
/* “Ann Lee KC | said”: where the name that ends before `stop` ends before the letters; else stop. */
uint32_t qi_before_letters(const struct quote_work *w, uint32_t first, uint32_t stop);
/* The noun phrase that begins at i (kind PHRASE_NONE when none does), not beyond last. */
struct phrase qi_phrase_right(const struct quote_work *w, uint32_t i, uint32_t last);
/* The noun phrase that ends before `stop`, not before first. */
struct phrase qi_phrase_left(const struct quote_work *w, uint32_t first, uint32_t stop);
/* The first token of the noun phrase whose later words begin at i. */
uint32_t qi_phrase_start(const struct quote_work *w, uint32_t first, uint32_t i);
/* The first noun phrase in [first, last) that no preposition governs: the sentence's subject. */
struct phrase qi_first_subject(const struct quote_work *w, uint32_t first, uint32_t last);

/* ---- subject_left.c */
/* The subject of the verb at v in tokens [first, v). */
struct phrase qi_subject_left(const struct quote_work *w, uint32_t first, uint32_t v);
/* Do the marks hold how many of those that stand behind them: “several” officials, “a majority” of them? */
bool qi_is_share(const struct quote_work *w, const struct stretch *s);

/* ---- subject.c */
enum subject_of {
    SUBJECT_OF_VERB = 0,
    SUBJECT_OF_SECOND,     /* “Lee rose and said” */
    SUBJECT_OF_PARTICIPLE, /* “Lee, who was late, rose, saying” */
    SUBJECT_STILL          /* “Lee, who was late, | accused”: the first that has no verb so far, or none */
};
/* The subject of the verb at v, over what stands between. */
struct phrase qi_waiting_subject(const struct quote_work *w, uint32_t first, uint32_t v, enum subject_of of);
/* Is the phrase a role or an office: “the mayor”, “the Commissioner of Police”? */
bool qi_is_role(const struct quote_work *w, const struct phrase *p);
/* “the head of the agency, Ann Lee”: the name that a role noun is followed by; else the phrase as it is. */
struct phrase qi_named(const struct quote_work *w, struct phrase p, uint32_t last);
/* “a spokesman | for the port”, “a source close | to the inquiry”: a noun phrase with what tells which one is meant, up
   to last; before_verb: the verb whose subject it is stands behind it. */
struct phrase qi_with_complements(const struct quote_work *w, struct phrase p, uint32_t last, bool before_verb);
/* The phrase with the adjective behind its noun and what that takes: “a source | close to him”. */
struct phrase qi_with_adjective(const struct quote_work *w, struct phrase p, uint32_t last);
/* “Ann Lee, 70, and her husband, Bo Poe”, “the deputies Ann Lee and Bo Poe”: the phrase with the person named with it
   before token `last`; else the phrase as it is. */
struct phrase qi_joined(const struct quote_work *w, struct phrase p, uint32_t last);

/* ---- transcript.c */
/* Sets w->transcript and w->labels: do paragraphs begin with who speaks? */
quoth_status qi_read_labels(struct quote_work *w);
/* Makes a quote of the turn that begins in unit `index`; *next: the unit after it, or `index` when none begins there.
 */
quoth_status qi_take_turn(struct quote_work *w, uint32_t index, uint32_t *next);

/* Who a Q or an A stands for: who the text before it names as the interviewer, or else speaks of most. */
struct phrase qi_interviewed(const struct quote_work *w, uint32_t before, bool asks);

/* ---- block.c */
/* As qi_take_turn, of a post, “@ann_lee: no power here”, and of a paragraph that a sentence with a colon announces:
   “She wrote: ¶ We lost.” */
quoth_status qi_take_block(struct quote_work *w, uint32_t index, uint32_t *next);

/* ---- clause.c */
/* The token behind a day and the part of it that begin at i: Thursday, late Thursday night, last Friday morning;
   else i. */
uint32_t qi_skip_day(const struct quote_work *w, uint32_t i, uint32_t last);
/* Steps over adverbs, days and short prepositional phrases after a reporting word. */
uint32_t qi_skip_adverbials(const struct quote_work *w, uint32_t i, uint32_t last);
/* Is the word one of the values, which blanks part? */
bool qi_value_has(const char *values, const char *word);
/* The prepositions that bring the content of verb v, or NULL: “of” for accused. */
const char *qi_prepositions(const struct quote_work *w, uint32_t v);
/* Is the word at i a part of the reporting verb v: called on, asked for? */
bool qi_takes_particle(const struct quote_work *w, uint32_t v, uint32_t i);
/* Does [i, last) begin with a noun phrase that a finite verb follows? strict: straight after it. */
bool qi_clause_at(const struct quote_work *w, uint32_t i, uint32_t last, bool strict);
/* “the number of people seeking work in town rose”, “interest in the trip falls”: does a noun phrase begin at `start`
   that a finite verb follows behind what a preposition and participles join to it? Not “the plan for the port the mayor
   liked”. */
bool qi_long_clause_at(const struct quote_work *w, uint32_t start, uint32_t last);
/* Has [first, last) a verb that may be finite: taggers mix participles with past tenses? */
bool qi_may_have_finite(const struct quote_work *w, uint32_t first, uint32_t last);
/* “…,” warning that: a participle that reports, though the tagger may take it for a noun. */
bool qi_is_reporting_participle(const struct quote_work *w, uint32_t i);
/* “demanded | the road be closed”, “asked | the district increase pay”: does a wish, whose verb has no ending, stand at
   i behind the verb at v? (bare.c) */
bool qi_is_wished(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t last);
/* “…, a new poll shows.”: an attribution at the end, after the comma at k. */
bool qi_closing_attribution(const struct quote_work *w, uint32_t k, uint32_t last);
/* Does the verb at v say that what others say is not so: denies, rejects? */
bool qi_gainsays(const struct quote_work *w, uint32_t v);
/* “…, | an allegation denied by the mayor”, “…, | a claim she rejects”: does the narrator say at v who gainsays it? */
bool qi_is_gainsaid(const struct quote_work *w, uint32_t v, uint32_t last);
/* “…, but | declined to give a name”: does whoever spoke keep something back, behind the conjunction at v? comma:
   behind one. */
bool qi_withholds(const struct quote_work *w, uint32_t v, uint32_t last, bool comma);
/* “had acted according to the law”, “paid them according to a formula”: does “according” at i, behind no comma, say how
   it was done? */
bool qi_is_manner(const struct quote_work *w, uint32_t i, uint32_t last);
/* Does a rule say that a reported clause ends before token k? “…, adding that”, “…, and urged them to” */
bool qi_reason_to_end(const struct quote_work *w, uint32_t k, uint32_t last);
/* Gives an attribution content of a form after it: from token `from` to where it ends, at the latest `last`. */
void qi_set_right(const struct quote_work *w, struct attribution *a, uint32_t from, uint32_t last,
                  enum content_form form);

/* ---- verbal.c */
/* “told reporters”, “said to the BBC”: the token after the hearer. */
uint32_t qi_skip_hearer(const struct quote_work *w, uint32_t i, uint32_t last, bool tells);
/* “told the leaders | gathered for the feast that C”, “told thousands of people | assembled in the hall that C”: does
   the participle at i, taken for a verb, tell which hearers, up to a “that” with no other verb before it? */
bool qi_tells_which_hearers(const struct quote_work *w, uint32_t i, uint32_t last);
/* Does verb v take an infinitive or gerund that begins at i (its own subject included)? “urged them to leave”,
   “accused him of lying”, “denied taking it”, “reiterated his wish to stay” */
bool qi_is_verbal_content(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t last);
/* Content after the reporting word that says what somebody is asked, is to do or does; false when there is none. */
bool qi_find_verbal(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t last);

/* ---- object.c */
/* Does a clause follow the noun at i after “that”: hope, the fact, the claim? */
bool qi_takes_that(const struct quote_work *w, uint32_t i);
/* Does the verb at v, a second one of its subject, report something of its own? “…, and urged them to leave” */
bool qi_reports_again(const struct quote_work *w, uint32_t v, uint32_t last);
/* “replied to a claim | that is old”, “complained of the taxes | that had come”: a “that” that is a subject. */
bool qi_is_of_noun(const struct quote_work *w, uint32_t i);
/* “told them on Monday in response to the fact | that C”: does the “that” at k bring a reason, and no content? */
bool qi_is_of_reason(const struct quote_work *w, uint32_t k);
/* “denied reports | there are wells”, “expressed hope | the rain will last”, “raised the possibility | it would rain”:
   where a clause without “that” begins behind a noun for it, which stands at i or soon behind, or NOTHING. */
uint32_t qi_behind_noun(const struct quote_work *w, uint32_t v, uint32_t i, uint32_t last);
/* Content after the reporting word: fills right, right_last and form. terse: headlines leave verbs out. */
void qi_find_right(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t last, bool terse);

/* ---- thing.c */
/* “condemned | the raid”, “accused | the firm of theft”: is [from, last) behind verb v a mere noun phrase, with no
   marks and no verb but those that say which, when or why? */
bool qi_is_mere_thing(const struct quote_work *w, uint32_t v, uint32_t from, uint32_t last);
/* “for | rising prices”, “of | worsening relations”: is it a participle of how its noun changes, and no act? */
bool qi_is_of_change(const struct quote_work *w, uint32_t i);
/* The same as qi_is_mere_thing of what may be a clause by its tags. */
bool qi_is_object(const struct quote_work *w, uint32_t v, uint32_t from, uint32_t last);
/* Does the verb at v say what its subject will do, so that nothing but a hearer stands between it and “to”? “pledged
   (the town) | to pay”, not “pledged two million | to fight the flood” */
bool qi_promises(const struct quote_work *w, uint32_t v);

/* ---- bare.c */
/* “unless the pumps hold, the town will flood”: does a clause begin at i that the main clause follows, behind a comma?
 */
bool qi_opens_condition(const struct quote_work *w, uint32_t i, uint32_t last);
/* “the dam, which is old, held”: a noun phrase and, between commas, what more is said of it, before a finite verb. */
bool qi_is_interrupted_clause(const struct quote_work *w, uint32_t i, uint32_t last);
/* Do a pronoun and a verb stand at i that reports by itself what the clause before it is part of? that: “that” has said
   where that content begins. */
bool qi_speaks_next(const struct quote_work *w, uint32_t i, uint32_t last, bool that);
/* Does the participle at i, straight behind the attribution's “said”, open the clause that is said? “Lee said |
   maintaining the dam is hard” */
bool qi_is_gerund_said(const struct quote_work *w, const struct attribution *a, uint32_t i, uint32_t last);
/* Content that nothing introduces: “said | the river rose”. */
void qi_find_bare(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t i, uint32_t last, bool terse);

/* ---- before.c */
/* The comma behind a verb's adjuncts, “as Lee wrote on Monday |, …”; `i` where there is none. */
uint32_t qi_comma_behind(const struct quote_work *w, uint32_t i, uint32_t last);
/* Is [first, stop), before a comma, only when, where or how something is said? “In a letter of two pages, Lee wrote” */
bool qi_is_setting(const struct quote_work *w, uint32_t first, uint32_t stop);
/* Content before the attribution: a stretch, or a clause that a comma ends. */
void qi_find_left(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t last);
/* “These sources, the lawyers said, “all say the same””: the clause in marks begins before the attribution. */
void qi_find_begun(const struct quote_work *w, struct attribution *a, uint32_t first);
/* Does what begins at i, behind “C, he said,”, go on with C? */
bool qi_belongs_to_clause(const struct quote_work *w, uint32_t i, uint32_t last);
/* “The plan, said Lee, a miner, was dead”: where a clause goes on that “said Lee” interrupts; else NOTHING. */
uint32_t qi_behind_inverted(const struct quote_work *w, const struct attribution *a, uint32_t last);
/* “The plan, he said, was dead.”: the clause goes on after the attribution, if it was not whole before. */
void qi_resume(const struct quote_work *w, struct attribution *a, uint32_t v, uint32_t last);

/* ---- verb_word.c */
/* “…, | claims broker Ann Lee”, “…, | reckons it was”: is the word at i a verb that was taken for a plural? */
bool qi_is_verb_behind_comma(const struct quote_work *w, uint32_t i);
/* Is the word at i a reporting verb? marks: the unit holds quotation marks, so that “called it” may be one. */
bool qi_is_cue(const struct quote_work *w, uint32_t i, bool marks);
/* “the keeper, Said Omar,”: a name that is spelt as a reporting verb. */
bool qi_is_given_name(const struct quote_work *w, uint32_t i);
/* “shot back”, “chimed in”, “made clear” */
bool qi_is_phrasal_cue(const struct quote_work *w, uint32_t i);
/* “believes that it is “mad””: a view, which marks make a statement of. */
bool qi_is_view(const struct quote_work *w, uint32_t i);
/* How many words a report of several words that begins at i has: “wanted to know what”, “let it be known that”, “served
   notice that”; else 0. */
uint32_t qi_idiom(const struct quote_work *w, uint32_t i);
/* “requested that”, “held that”: a verb that reports before “that” alone. */
bool qi_reports_by_that(const struct quote_work *w, uint32_t i);
/* “expects to be | told that”, “asked to be | told”: nobody has. */
bool qi_is_hoped(const struct quote_work *w, uint32_t first, uint32_t v);
/* “never said that”, “could argue that”, “if confirmed”: does the verb at v say that nothing was said? */
bool qi_is_no_report(const struct quote_work *w, uint32_t first, uint32_t v);
/* “went on to say”, “rose to ask whether”: does the infinitive at v report? */
bool qi_is_reporting_infinitive(const struct quote_work *w, uint32_t first, uint32_t v);

/* ---- verb_subject.c */
/* Finds who speaks by the verb at v: speaker, first and method; and the relay of “the agency quoted NP as saying”. */
bool qi_find_subject(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t v);
/* “Calling it “a farce,” | Lee walked out”: does a participle that reports open the clause at `first`, and is it at v?
 */
bool qi_opens_fronted(const struct quote_work *w, uint32_t first, uint32_t v);

/* ---- inverted.c */
/* “…,” said NP: true and filled when the reporting word stands before its subject. */
bool qi_inverted(const struct quote_work *w, struct attribution *a, uint32_t first, uint32_t v, uint32_t last);

/* ---- verb.c */
/* Can the phrase be a speaker: a name, a pronoun in the nominative, a noun for people or bodies? */
bool qi_speaks(const struct quote_work *w, const struct phrase *p);
/* Ends the unit's text: its tokens without closing punctuation, and without the writer's emoji behind that. */
uint32_t qi_text_end(const struct quote_work *w, const struct unit *unit);
/* The attribution of a word at v that no pattern knows, as far as it has been learned from text. */
bool qi_learned_attribution(struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t v,
                            struct attribution *a);
/* “…,” groused NP; “…?” NP shot back: next to a quotation that ends in a comma, any verb reports. */
bool qi_reports_by_marks(const struct quote_work *w, const struct unit *unit, uint32_t v);
/* The attribution of the verb at v, whose clause begins at `first` at the earliest; false when it reports nothing. */
bool qi_verb_attribution(struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t v,
                         struct attribution *a);

/* ---- untold.c */

/* “Nobody said”, “the storm threatened to”, “everything he says is”: is nothing told, for what the subject is? first:
   where the clause begins. */
bool qi_tells_nothing(const struct quote_work *w, const struct attribution *a, uint32_t first);
/* “a firm that | had declared bankruptcy”: is the verb that of a clause that says which one? */
bool qi_tells_which(const struct quote_work *w, const struct attribution *a);
/* “leaders found | little unity”: has the verb at v, behind a clause and its comma, an object of its own? */
bool qi_has_object(const struct quote_work *w, const struct attribution *a, uint32_t v, uint32_t last);
/* “But when the money was cut, | Norland said enough”: is the clause before it nothing but when or why it was said? */
bool qi_is_setting_alone(const struct quote_work *w, const struct attribution *a);

/* ---- marked.c */
/* “what Lee, the mayor, called |”: is the verb at v that of a clause with “what”? */
bool qi_is_of_what(const struct quote_work *w, uint32_t v);
/* An object that holds marks: “called it “a farce””, “spoke of a “red line””. */
bool qi_marked_object(const struct quote_work *w, struct attribution *a, uint32_t last);

/* ---- passive.c */
/* Is the word at v the verb of a report that leaves out who spoke? “were told that” */
bool qi_is_passive_report(const struct quote_work *w, uint32_t first, uint32_t v);
/* Its attribution; false when it has no content. */
bool qi_passive_attribution(struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t v,
                            struct attribution *a);

/* “accused of | (secretly) hiding it”, “accused of | planning to leave”, “accused of | spying”: does a gerund stand at
   i, also one that was taken for a noun, with what it takes behind it? */
bool qi_is_deed(const struct quote_work *w, uint32_t i, uint32_t last);

/* ---- back.c */
/* Makes a quote of the sentence before, if the unit at `index` says whose it is: “This was stated by Lee”. What is left
   of `unit` to be read is without the relay. */
quoth_status qi_take_back(struct quote_work *w, uint32_t index, struct unit *unit);

/* ---- according.c */
/* “C, according to NP”, “As per NP, C”: the cue begins at i. */
bool qi_according_attribution(const struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t i,
                              struct attribution *a);
/* “In her words, C”, “C, in the words of Lee”, “C, in Lee's words, C”: whose words at i the sentence is. */
bool qi_in_words_attribution(const struct quote_work *w, const struct unit *unit, uint32_t i, struct attribution *a);
/* “As reported by the agency, C”, “C, as noted by Lee, C”: the participle at v is the cue. */
bool qi_reported_by(const struct quote_work *w, const struct unit *unit, uint32_t v, struct attribution *a);

/* ---- sign.c */
/* A source and a colon or dash in a headline, before or after what it says. */
bool qi_headline_attribution(const struct quote_work *w, const struct unit *unit, struct attribution *a);
bool qi_is_dash(const struct quote_work *w, uint32_t i);
/* “S” — NAME: a source after a dash, at the end. */
bool qi_dash_attribution(const struct quote_work *w, const struct unit *unit, uint32_t dash, struct attribution *a);
/* “NAME: “S””: a sentence that begins with who speaks and a colon. */
bool qi_colon_attribution(const struct quote_work *w, const struct unit *unit, uint32_t colon, struct attribution *a);

/* ---- request.c */
/* Does the word at i name a request or a promise that an infinitive follows? */
bool qi_is_request(const struct quote_work *w, uint32_t i);
/* “Lee's pledge to rebuild”, “calls for the mayor to resign”: the attribution of the noun at i; false when nothing is
   asked for or promised there. */
bool qi_request_attribution(const struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t i,
                            struct attribution *a);
/* “amid rumours that it would close”, “allegations it was sold”: the same where the noun brings a clause. */
bool qi_rumour_attribution(const struct quote_work *w, const struct unit *unit, uint32_t first, uint32_t i,
                           struct attribution *a);

/* “accusations | she denies”, “claims | he has made”: does a relative clause without “that” stand at i, whose verb has
   the noun for its object? */
bool qi_lacks_object(const struct quote_work *w, uint32_t i, uint32_t last);

/* ---- cue.c */
/* Ends what a noun brings, “Lee's claim that C | was met with silence”, before the verb that the noun is subject of. */
void qi_end_before_main_verb(const struct quote_work *w, struct attribution *a);
quoth_status qi_find_attributions(struct quote_work *w, const struct unit *unit);
/* “…, the agency reports, citing NP”, “NAME reported in May, citing NP, that C”: of the unit's attributions, NP says
   so, and the outlet is the relay. */
void qi_find_sources(struct quote_work *w, const struct unit *unit);

/* ---- heard.c */
/* Does the encoder, if it has read them, take tokens [first, last) for anything but reported speech? */
bool qi_is_denied(const struct quote_work *w, uint32_t first, uint32_t last);
/* Adds attributions for what the encoder takes for reported speech in a unit, and the quotes from `from` on do not
   hold; false when there is no memory. */
bool qi_hear(struct quote_work *w, const struct unit *unit, uint32_t from);
/* Has the encoder read the sentences that the quotes of a finished document are unsure in, or that have none but a
   reporting verb; *any: were there any? */
quoth_status qi_read_unsure(const quoth_document *d, struct arena *scratch, bool *any);

/* ---- content.c */
/* Makes quotes of the unit's attributions. */
quoth_status qi_make_quotes(struct quote_work *w, const struct unit *unit);
/* Adds a quote without content; NULL when there is no memory. */
struct quote *qi_add_quote(struct quote_work *w, const struct unit *unit, enum quote_kind kind,
                           const struct phrase *speaker, const char *method);
/* Takes the newest quote back when it came to have no content. */
void qi_drop_empty(struct quote_work *w);
/* Adds tokens [first, last) to a quote's content (it must be the newest quote). */
bool qi_add_content(struct quote_work *w, uint32_t first, uint32_t last);
/* Is a stretch a clause or sentence, not a term? */
bool qi_is_clause(const struct quote_work *w, const struct stretch *s);
struct span qi_span(const struct quote_work *w, uint32_t first, uint32_t last);

/* ---- rest.c */
quoth_status qi_take_rest(struct quote_work *w, const struct unit *unit, uint32_t unit_index);

/* ---- inner.c */
/* Finds the quotes inside quotes. */
quoth_status qi_find_inner(struct quote_work *w);

/* ---- resolve.c */
quoth_status qi_resolve_speakers(struct quote_work *w);

#endif
