/*
 * The document: every stage's array, in one place. A stage reads the arrays before its own and appends
 * to its own; nothing is ever changed by a later stage but where the field's comment says so.
 * All offsets here are bytes of the working text.
 */
#ifndef QUOTH_DOCUMENT_H
#define QUOTH_DOCUMENT_H

#include <string.h>

#include "base/arena.h"
#include "base/progress.h"
#include "base/status.h"
#include "model/model.h"

struct span {
    uint32_t start, stop; /* bytes, half-open; start == stop: nothing */
};

/* ---- text (lib/text/check.c): validity, lines, paragraphs, unit checkpoints */

struct line {
    uint32_t start, stop; /* without white space at either end; breaks that only fit a width stand inside (lines.c) */
    uint32_t paragraph;   /* lines of one have no blank line between them; a long line is one by itself (lines.c) */
};

/* How many code points and extra UTF-16 units stand before byte k * UNIT_STRIDE, and where those behind it begin. */
enum { UNIT_STRIDE = 64 };
struct checkpoint {
    uint32_t codepoints;
    uint32_t surrogates; /* code points beyond U+FFFF: one UTF-16 unit more each */
    uint64_t begins;     /* bit i: a code point begins at byte k * UNIT_STRIDE + i */
};

/* How many grapheme clusters begin before byte k * UNIT_STRIDE, and where the first one that does not begins. */
struct cluster_checkpoint {
    uint32_t before, first;
};

/* ---- regions (lib/text/region.c) */

enum region_kind {
    REGION_BODY = 0,
    REGION_HEADLINE,
    REGION_STANDFIRST,
    REGION_BYLINE,
    REGION_DATELINE,
    REGION_CAPTION,
    REGION_CREDIT,
    REGION_SUBHEAD,
    REGION_BOILERPLATE,
    REGION_KINDS
};

struct region {
    uint32_t start, stop;
    uint8_t kind;       /* enum region_kind */
    const char *detail; /* a string constant such as "signup", or NULL */
};

/* ---- tokens (lib/token/) */

enum token_kind {
    TOKEN_WORD = 0,
    TOKEN_NUMBER,
    TOKEN_PUNCTUATION,
    TOKEN_QUOTE, /* a quotation mark; an apostrophe that is part of a word is none */
    TOKEN_SYMBOL,
    TOKEN_URL,
    TOKEN_EMAIL,
    TOKEN_HASHTAG,
    TOKEN_HANDLE,
    TOKEN_EMOJI,
    TOKEN_KINDS
};

enum token_flag {
    TOKEN_AFTER_SPACE = 1, /* white space (a line break too) stands before it, or it is the first */
    TOKEN_AFTER_LINE = 2,  /* a line begins with it */
    TOKEN_AFTER_BLANK = 4, /* a blank line stands before it, or it is the first */
    TOKEN_SPLIT = 8        /* not the first part of a word that was split: n't, 's, not of cannot */
};

struct token {
    uint32_t start, stop;
    uint32_t form; /* index into forms: equal for tokens that are spelt alike */
    uint8_t kind;  /* enum token_kind */
    uint8_t flags; /* enum token_flag */
    uint8_t tag;   /* part of speech, enum pos_tag (lib/tagger/pos.h); set by the tagger */
    uint8_t spare;
};

/* One distinct spelling in the document. What is looked up or computed of a spelling is done once, here. */
enum form_flag {
    FORM_UPPER_FIRST = 1, /* first letter is upper case (or title case) */
    FORM_ALL_UPPER = 2,   /* two or more letters, all upper case */
    FORM_MIXED = 4,       /* upper case after lower case: McAdam, iPhone */
    FORM_DIGIT = 8,       /* has a digit */
    FORM_LETTER = 16,     /* has a letter */
    FORM_HYPHEN = 32,     /* has a hyphen inside */
    FORM_STOP = 64,       /* ends in a full stop and has a letter: an abbreviation */
    FORM_FOREIGN = 128    /* has a letter of another script than Latin */
};

struct form {
    const char *text; /* normalised: NFC, apostrophes straight, soft hyphens out; NUL-terminated */
    uint32_t length;  /* of text, bytes */
    uint32_t lower;   /* the form of its lower-case spelling; itself if it is that */
    uint64_t hash;    /* XXH3 of text: the key for lists and models */
    uint64_t lists;   /* which word lists hold its lower-case spelling: bits 1 << enum word_list */
    uint64_t head;    /* qi_head of its lower-case spelling */
    uint32_t flags;   /* enum form_flag */
    uint32_t count;   /* how many tokens are spelt so */
};

/* ---- sentences (lib/sentence/) */

struct sentence {
    uint32_t first, last; /* tokens [first, last) */
    uint32_t region;
    uint32_t paragraph; /* counts up; sentences of one paragraph share it */
    uint8_t letters;    /* enum letter_case; set with the parts of speech */
};

/* What the encoder says of a token's part in reported speech: for each part, log odds of its beginning here and of its
   going on, against neither, in eighths; SPEECH_UNREAD in all of a token that was not read. */
enum speech_part { SPEECH_CONTENT = 0, SPEECH_CUE, SPEECH_SOURCE, SPEECH_PARTS };

enum { SPEECH_SCORES = 3 * SPEECH_PARTS, SPEECH_UNREAD = -128 };

struct speech {
    int8_t begins[SPEECH_PARTS], goes_on[SPEECH_PARTS];
};

/* ---- entities (lib/entity/) */

struct entity {
    uint32_t first, last; /* tokens [first, last) */
    uint32_t group;       /* index into groups: whom or what it means */
    float confidence;
    uint8_t type; /* index into the model's entity types */
};

enum gender { GENDER_UNKNOWN = 0, GENDER_FEMALE, GENDER_MALE };

/* Whom or what one or more mentions of a document mean. */
struct group {
    const char *name; /* canonical, in the arena */
    uint32_t entity;  /* the first mention */
    uint32_t count;   /* of mentions */
    uint8_t type;     /* of most mentions */
    uint8_t gender;   /* enum gender; by titles, pronouns and first names */
};

/* ---- values (lib/value/) */

enum value_type { VALUE_DATE = 0, VALUE_TIME, VALUE_MONEY, VALUE_PERCENT, VALUE_NUMBER, VALUE_QUANTITY, VALUE_TYPES };

struct value {
    uint32_t first, last; /* tokens [first, last) */
    const char *text;     /* normalised, in the arena; NULL for no number in particular (dozens) */
    const char *unit;     /* in the arena, or NULL */
    const char *modifier; /* a string constant such as "more than", or NULL */
    uint8_t type;         /* enum value_type */
};

/* ---- quotes (lib/quote/) */

enum quote_kind { QUOTE_DIRECT = 0, QUOTE_MIXED, QUOTE_INDIRECT, QUOTE_SCARE, QUOTE_KINDS };

struct quote {
    uint32_t content, content_count; /* into pieces */
    uint32_t quoted, quoted_count;   /* into pieces */
    struct span speaker, cue, via, via_cue;
    const char *speaker_name; /* in the arena, or NULL */
    const char *method;       /* a string constant */
    uint32_t speaker_entity;  /* or UINT32_MAX */
    uint32_t within;          /* the quote in whose content this one stands, or UINT32_MAX */
    float confidence;
    uint8_t kind; /* enum quote_kind */
};

/* ---- all of it */

struct quoth_document {
    struct arena arena;
    quoth_model *model;
    struct progress *progress; /* while the stages run; else NULL */
    const char *given;   /* the text as it was given */
    const char *counted; /* as given, but well-formed: what units are counted in; same length */
    const char *text;    /* the working text: the same with what was damaged on its way mended (text/check.c) */
    uint32_t n_bytes;
    quoth_unit unit;
    uint32_t date;      /* of publication, as the caller gave it: 20211202, or 0 */
    uint32_t published; /* the same, or else what the text says (lib/value/value.c) */
    uint32_t ill_formed, first_ill_formed;
    bool ascii; /* every unit counts alike: no checkpoints */
    struct checkpoint *checkpoints;
    struct cluster_checkpoint *clusters; /* NULL unless the unit is grapheme clusters */

    VEC(struct line) lines;
    VEC(struct region) regions;
    VEC(struct token) tokens;
    VEC(struct form) forms;
    uint32_t *form_table; /* open addressing, form index + 1; size a power of two */
    uint32_t form_table_size;
    VEC(struct sentence) sentences;
    struct speech *speech; /* by token; NULL when the model has no encoder */
    VEC(struct entity) entities;
    VEC(struct group) groups;
    VEC(struct value) values;
    VEC(struct quote) quotes;
    VEC(struct span) pieces;
};

static inline const struct form *qi_form(const quoth_document *d, uint32_t token) {
    return &d->forms.at[d->tokens.at[token].form];
}

/* The first eight bytes of a word as a number: words of up to seven are compared at once. */
static inline uint64_t qi_head(const char *word, size_t length) {
    uint64_t head = 0;
    for (size_t i = 0; i < sizeof head && i < length; i++) head |= (uint64_t)(unsigned char)word[i] << 8 * i;
    return head;
}

/* Is it the lower-case spelling of a form? Inline, as it is asked of every word, mostly by a constant. */
static inline bool qi_form_is(const quoth_document *d, const struct form *form, const char *lower) {
    size_t length = strlen(lower);
    if (__builtin_constant_p(length) && length < sizeof form->head) return form->head == qi_head(lower, length);
    return (unsigned char)form->head == (unsigned char)*lower && strcmp(d->forms.at[form->lower].text, lower) == 0;
}

/* Is a token the mark, and nothing but it? */
static inline bool qi_is_mark(const quoth_document *d, uint32_t token, char mark) {
    return token < d->tokens.count && qi_form(d, token)->length == 1 && *qi_form(d, token)->text == mark;
}

/* Is a word the lower-case spelling of a token? One of `count` words? */
static inline bool qi_token_is(const quoth_document *d, uint32_t token, const char *lower) {
    return qi_form_is(d, qi_form(d, token), lower);
}
static inline bool qi_token_among(const quoth_document *d, uint32_t token, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (qi_token_is(d, token, words[i])) return true;
    return false;
}

/* Ministers by their initials: "PM", "FM", India's "CM", which small are a time, a wave and a length. */
static inline bool qi_is_minister(const quoth_document *d, uint32_t token) {
    const struct form *form = qi_form(d, token);
    return form->length == 2 && form->text[1] == 'M' && memchr("PFC", form->text[0], 3) != NULL;
}

/* Is the lower-case spelling of a token in a word list? */
static inline bool qi_in(const quoth_document *d, uint32_t token, enum word_list list) {
    return qi_form(d, token)->lists >> list & 1;
}

/* The first token that stops after a byte, the first sentence that stops after a token; their count for none. */
uint32_t qi_token_at(const quoth_document *d, uint32_t byte);
uint32_t qi_sentence_at(const quoth_document *d, uint32_t token);
/* The kind of the region that a sentence stands in. */
static inline uint8_t qi_region_of(const quoth_document *d, const struct sentence *s) {
    return d->regions.count ? d->regions.at[s->region].kind : REGION_BODY;
}
/* … that the sentence of a token stands in. */
static inline uint8_t qi_region_at(const quoth_document *d, uint32_t token) {
    uint32_t sentence = qi_sentence_at(d, token);
    return sentence < d->sentences.count ? qi_region_of(d, &d->sentences.at[sentence]) : REGION_BODY;
}
/* Is a region one whose sentences are written as headlines are: with few articles, and sources behind colons? */
static inline bool qi_is_heading(uint8_t region) {
    return region == REGION_HEADLINE || region == REGION_SUBHEAD || region == REGION_STANDFIRST;
}

/* The stages, in order (lib/pipeline.c). `scratch` is memory for the stage's own use, emptied after it. */
quoth_status qi_find_lines(quoth_document *d); /* part of the text check: lib/text/lines.c */
quoth_status qi_check_text(quoth_document *d, struct arena *scratch);
quoth_status qi_find_regions(quoth_document *d, struct arena *scratch);
quoth_status qi_find_tokens(quoth_document *d, struct arena *scratch);
quoth_status qi_find_sentences(quoth_document *d, struct arena *scratch);
quoth_status qi_tag_words(quoth_document *d, struct arena *scratch);
quoth_status qi_find_entities(quoth_document *d, struct arena *scratch);
quoth_status qi_find_values(quoth_document *d, struct arena *scratch);
quoth_status qi_find_quotes(quoth_document *d, struct arena *scratch);

#endif
