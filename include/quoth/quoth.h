/*
 * quoth: reads news text and says who said what.
 *
 * This header is the whole public interface, in the order the work is done:
 *
 *     text -> regions -> tokens -> sentences -> entities -> values -> quotes -> collection
 *
 * Conventions, which hold for every function unless its own comment says otherwise:
 *
 *   - Text is UTF-8 with an explicit length in bytes. Any bytes are legal input, NUL included.
 *   - Offsets are half-open [start, stop) into the text exactly as it was given, counted in the
 *     unit the document was analysed with (quoth_options.unit).
 *   - A function that can fail returns a quoth_status: QUOTH_OK (0) or a negative code. The last
 *     argument is then a quoth_error the caller owns and may leave NULL; it is written only on failure.
 *   - "new", "open" and "analyze" give the caller an object to free; every other pointer is borrowed
 *     and lives as long as the object it was read from. Freeing NULL does nothing.
 *   - The library keeps no global state, prints nothing, never exits, and reads no locale or
 *     environment. A quoth_model may be used by any number of threads at once. A quoth_document is
 *     written by quoth_analyze alone and may be read by any number of threads afterwards. A
 *     quoth_collection may be used by one thread at a time while it is fed, by any number once resolved.
 *   - Index arguments out of range are answered with an empty span, NULL, 0 or QUOTH_NONE.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef QUOTH_H
#define QUOTH_H

#include <stddef.h>
#include <stdint.h>

#define QUOTH_VERSION_MAJOR 0
#define QUOTH_VERSION_MINOR 1
#define QUOTH_VERSION_PATCH 0

#if defined(_WIN32) && !defined(QUOTH_STATIC)
#ifdef QUOTH_BUILDING
#define QUOTH_API __declspec(dllexport)
#else
#define QUOTH_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define QUOTH_API __attribute__((visibility("default")))
#else
#define QUOTH_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------------ status */

/* What a call came to. The numbers are pinned; new codes are added at the end. Since 0.1. */
typedef enum quoth_status {
    QUOTH_OK = 0,
    QUOTH_ERROR_MEMORY = -1,      /* the allocator returned NULL */
    QUOTH_ERROR_ARGUMENT = -2,    /* a NULL or contradictory argument */
    QUOTH_ERROR_TOO_LARGE = -3,   /* the text is longer than QUOTH_MAX_BYTES */
    QUOTH_ERROR_UNSUPPORTED = -4, /* the options ask for something this version does not know */
    QUOTH_ERROR_IO = -5,          /* a file could not be read */
    QUOTH_ERROR_MODEL = -6,       /* a model file is damaged or of an unknown format */
    QUOTH_ERROR_STOPPED = -7      /* quoth_options.progress asked for it */
} quoth_status;

/* The longest text one document may hold, in bytes (2 GiB - 1). Since 0.1. */
enum { QUOTH_MAX_BYTES = 0x7FFFFFFF };

/* "no such thing", where a function answers with an index. Since 0.1. */
#define QUOTH_NONE ((size_t)-1)

/* Why a call failed. The caller owns it; no clean-up is needed. Since 0.1. */
typedef struct quoth_error {
    quoth_status code;
    uint64_t byte_offset; /* where in the text or file, 0 when it has no place */
    char message[240];    /* English, NUL-terminated */
} quoth_error;

/* "0.1.0". Never NULL, never freed. Since 0.1. */
QUOTH_API const char *quoth_version(void);

/* A short English name of a status, such as "out of memory"; never NULL. Since 0.1. */
QUOTH_API const char *quoth_status_text(quoth_status status);

/* ------------------------------------------------------------------ memory */

/*
 * The caller's memory functions. All three are given the context. `allocate` and `reallocate` return
 * NULL when there is no memory; blocks are aligned for any type. `size` and `old_size` are what was
 * asked for earlier, for allocators that keep no record. Since 0.1.
 */
typedef struct quoth_allocator {
    void *(*allocate)(void *context, size_t size);
    void *(*reallocate)(void *context, void *block, size_t old_size, size_t size);
    void (*release)(void *context, void *block, size_t size);
    void *context;
} quoth_allocator;

/* ------------------------------------------------------------------ units and spans */

/* What an offset counts. Since 0.1. */
typedef enum quoth_unit {
    QUOTH_UNIT_BYTE = 0,  /* bytes of the UTF-8 given: C, Go, Rust, Lua */
    QUOTH_UNIT_CODEPOINT, /* Unicode code points: Python, Ruby, Perl */
    QUOTH_UNIT_UTF16,     /* UTF-16 code units: Java, JavaScript, C# */
    QUOTH_UNIT_GRAPHEME   /* what readers take for one character (QUOTH_TEXT_GRAPHEME): Swift; a span that
                             begins or ends inside one holds all of it */
} quoth_unit;

/* A half-open stretch of text. This struct never changes. start == stop: nothing there. Since 0.1. */
typedef struct quoth_span {
    size_t start;
    size_t stop;
} quoth_span;

/* ------------------------------------------------------------------ model */

/*
 * Everything quoth has learned or has lists of: immutable, reference-counted (atomically), shared.
 */
typedef struct quoth_model quoth_model;

/*
 * Opens the model that is part of the library. Cheap: nothing is read from disk or copied.
 * allocator: NULL for malloc; otherwise it must live as long as the model, and serves the documents
 * analysed with it too. *model: a reference for the caller, to be released. Since 0.1.
 */
QUOTH_API quoth_status quoth_model_builtin(const quoth_allocator *allocator, quoth_model **model, quoth_error *error);

/*
 * Opens a model by name, or a model's file by mapping it; its checksums are verified before anything in
 * it is used. "fast" is the built-in model; "accurate", the file accurate.quoth that is installed with the
 * library (in share/quoth; in the Python package), finds names, sentences and reported speech better, at a
 * small part of the speed. A program that has the library within it finds it from its own folder: beside it
 * or in ../share/quoth. path: NULL for the default, which is the accurate model where it is installed, else
 * the fast one; or any other, in the encoding of the file system ("./fast" for a file of that name).
 * Errors: IO (for "accurate", the message says where it was looked for), MODEL, MEMORY, ARGUMENT. Since 0.1.
 */
QUOTH_API quoth_status quoth_model_open(const char *path, const quoth_allocator *allocator, quoth_model **model,
                                        quoth_error *error);

/*
 * Opens a model that lies in memory. The bytes are borrowed: they must not change or go away while
 * the model lives, and must be aligned to 64 bytes. Errors: MODEL, MEMORY, ARGUMENT. Since 0.1.
 */
QUOTH_API quoth_status quoth_model_open_memory(const void *data, size_t size, const quoth_allocator *allocator,
                                               quoth_model **model, quoth_error *error);

/* Takes one more reference; returns the model. Thread-safe. Since 0.1. */
QUOTH_API quoth_model *quoth_model_retain(quoth_model *model);

/* Gives one reference back; the last one frees the model. NULL does nothing. Thread-safe. Since 0.1. */
QUOTH_API void quoth_model_release(quoth_model *model);

/* Name and version of the model, such as "en-news 0.1". Borrowed from the model. Since 0.1. */
QUOTH_API const char *quoth_model_name(const quoth_model *model);

/* ------------------------------------------------------------------ analysis */

/* The stages, in order; each needs those before it. Since 0.1. */
typedef enum quoth_stage {
    QUOTH_STAGE_ALL = 0, /* every stage this version has */
    QUOTH_STAGE_REGIONS,
    QUOTH_STAGE_TOKENS,
    QUOTH_STAGE_SENTENCES,
    QUOTH_STAGE_ENTITIES,
    QUOTH_STAGE_VALUES,
    QUOTH_STAGE_QUOTES
} quoth_stage;

/* quoth_options.flags. Since 0.1. */
enum {
    QUOTH_BORROW_TEXT = 1 /* do not copy the text: the caller keeps it unchanged as long as the document */
};

/*
 * How to analyse. Zero every field, set `size` to sizeof(quoth_options), then set what you need; zero
 * means the default everywhere. A program built against an older header works with a newer library.
 * One built against a newer header works with an older library as long as the fields that the older
 * one does not know are zero; otherwise quoth_analyze returns QUOTH_ERROR_UNSUPPORTED. Since 0.1.
 */
typedef struct quoth_options {
    size_t size;        /* sizeof(quoth_options), as the caller's compiler saw it */
    int32_t unit;       /* a quoth_unit, for every offset the document gives */
    int32_t last_stage; /* a quoth_stage: stop after it */
    uint32_t flags;     /* QUOTH_BORROW_TEXT or 0 */
    uint32_t date;      /* of publication, as 20211202: what "Thursday" is told by; zero: the one that the text
                           gives at its head, if it gives one */
    /* Told now and then what part of the work is done, 0 to 1, never less than before; anything but 0 stops it. Called
       by the thread that called quoth_analyze, some thousand times a second at most. NULL: nobody is told. */
    int (*progress)(void *context, double part);
    void *progress_context; /* the caller's, handed to progress */
} quoth_options;

/* The results for one text. Immutable once quoth_analyze has returned. */
typedef struct quoth_document quoth_document;

/*
 * Reads a text and finds everything in it.
 *
 * model:   not NULL; the document keeps a reference of its own.
 * text:    n_bytes bytes of UTF-8; may be NULL only if n_bytes is 0. Ill-formed sequences are read as
 *          U+FFFD, one for each maximal subpart (Unicode Standard, section 3.9), and counted.
 * options: NULL for the defaults.
 * document: receives the results, to be freed with quoth_document_free; NULL on failure.
 *
 * Time and memory grow linearly with n_bytes. Any number of threads may call this with one model.
 * Errors: ARGUMENT, TOO_LARGE, UNSUPPORTED, MEMORY, STOPPED. Since 0.1.
 */
QUOTH_API quoth_status quoth_analyze(quoth_model *model, const char *text, size_t n_bytes, const quoth_options *options,
                                     quoth_document **document, quoth_error *error);

/* Frees a document and everything read from it. NULL does nothing. Since 0.1. */
QUOTH_API void quoth_document_free(quoth_document *document);

/* The text as given: *n_bytes bytes, not NUL-terminated when it was borrowed. Since 0.1. */
QUOTH_API const char *quoth_document_text(const quoth_document *document, size_t *n_bytes);

/* The unit of every offset that this document gives. Since 0.1. */
QUOTH_API quoth_unit quoth_document_unit(const quoth_document *document);

/* The day of publication, as 20211202: quoth_options.date, or else the one that the text gives at its head; 0: neither,
   or the stage of values was not run. Since 0.1. */
QUOTH_API uint32_t quoth_document_date(const quoth_document *document);

/*
 * How many ill-formed UTF-8 sequences the text has; *first_byte (may be NULL) receives the byte offset
 * of the first one, if there is one. Since 0.1.
 */
QUOTH_API size_t quoth_document_ill_formed(const quoth_document *document, size_t *first_byte);

/*
 * Converts an offset into the text from one unit to another. An offset inside a code point (for
 * QUOTH_UNIT_GRAPHEME: inside a cluster) is moved back to its start; one past the end gives the end. Takes
 * logarithmic time, but from and to QUOTH_UNIT_GRAPHEME linear time if the document has another unit. Since 0.1.
 */
QUOTH_API size_t quoth_document_convert(const quoth_document *document, size_t offset, quoth_unit from, quoth_unit to);

/* ------------------------------------------------------------------ layers */

/*
 * What a document holds is in layers, each an array ordered by start. Since 0.1.
 *
 *   layer      kind (quoth_document_kind)
 *   regions    headline standfirst byline dateline caption credit subhead body boilerplate
 *   tokens     word number punctuation quote symbol url email hashtag handle emoji
 *   sentences  sentence, or the kind of region when it is not body
 *   entities   PER ORG LOC MISC, and whatever other types the model was trained for
 *   values     DATE TIME MONEY PERCENT NUMBER QUANTITY
 *   quotes     direct mixed indirect scare (marks round a name or term: nobody speaks)
 */
typedef enum quoth_layer {
    QUOTH_REGIONS = 0,
    QUOTH_TOKENS,
    QUOTH_SENTENCES,
    QUOTH_ENTITIES,
    QUOTH_VALUES,
    QUOTH_QUOTES
} quoth_layer;

/* How many items a layer has; 0 for a layer whose stage was not run. Since 0.1. */
QUOTH_API size_t quoth_document_count(const quoth_document *document, quoth_layer layer);

/* Where item `index` lies. A quote lies from the start of its first piece to the stop of its last. Since 0.1. */
QUOTH_API quoth_span quoth_document_span(const quoth_document *document, quoth_layer layer, size_t index);

/*
 * Copies the spans of `count` items from `first` on into `spans`; returns how many were copied (fewer
 * at the end of the layer). Much faster than one call for each item. Since 0.1.
 */
QUOTH_API size_t quoth_document_spans(const quoth_document *document, quoth_layer layer, size_t first, size_t count,
                                      quoth_span *spans);

/* The kind of an item: one of the words above. Borrowed; NULL when out of range. Since 0.1. */
QUOTH_API const char *quoth_document_kind(const quoth_document *document, quoth_layer layer, size_t index);

/* A finer kind: of regions, such as "signup" or "related link" for boilerplate; "joined" for a token that goes on with
   the word that the one before it begins, n't in don't, so that words can be had whole. NULL when there is none.
   Borrowed. Since 0.1. */
QUOTH_API const char *quoth_document_detail(const quoth_document *document, quoth_layer layer, size_t index);

/* How sure quoth is of an item, 0 to 1; 1 for layers that do not say. Since 0.1. */
QUOTH_API double quoth_document_confidence(const quoth_document *document, quoth_layer layer, size_t index);

/*
 * The index of the first item that stops after `offset`: the one that holds it, or else the next.
 * The layer's count when there is none. Takes logarithmic time. Since 0.1.
 */
QUOTH_API size_t quoth_document_find(const quoth_document *document, quoth_layer layer, size_t offset);

/* ------------------------------------------------------------------ entities */

/* The canonical name of whom or what entity `index` means in this document, such as "Vera Lindqvist"
   for a later "Lindqvist". UTF-8, NUL-terminated, borrowed from the document. Since 0.1. */
QUOTH_API const char *quoth_document_entity_name(const quoth_document *document, size_t index);

/* ------------------------------------------------------------------ values */

/*
 * What value `index` comes to, in ASCII, NUL-terminated, borrowed from the document; NULL when it is no number in
 * particular ("dozens"). Since 0.1.
 *
 *   DATE      ISO 8601, an X for each unknown digit: "2021-12-01", "XXXX-12-01", "XXXX-WXX-4" (a Thursday), "199X",
 *             "2021-W48", "2021-Q3", "2021-SU" (a summer), "BC0044"; a slash between first and last; when it is
 *             relative to a day that is not known, how far it is from there: "-P1D" (yesterday), "P1W" (next week)
 *   TIME      "T15:00", "T15:00Z"; after a date, a part of the day: "2021-12-02TMO" (morning; TAF, TEV, TNI)
 *   others    a decimal number: "1500000000"; a fraction: "2/3"; from … to: "10..20"
 */
QUOTH_API const char *quoth_document_value(const quoth_document *document, size_t index);

/* What a value is a number of: a currency's code ("EUR"), a unit ("km", "percentage point"), what is counted
   ("troops"), or the time zone of a TIME ("ET"). NULL when there is none. Borrowed. Since 0.1. */
QUOTH_API const char *quoth_document_value_unit(const quoth_document *document, size_t index);

/* How the text qualifies a value: "about", "more than", "less than", "at least", "at most"; of dates "early",
   "mid", "late"; NULL when it does not. Borrowed. Since 0.1. */
QUOTH_API const char *quoth_document_value_modifier(const quoth_document *document, size_t index);

/* ------------------------------------------------------------------ quotes */

/* The pieces of a quote. Since 0.1. */
typedef enum quoth_part {
    QUOTH_CONTENT = 0, /* what was said, without the outer marks: several when the attribution
                          interrupts it; for a mixed quote the whole reported clause */
    QUOTH_QUOTED,      /* the stretches of the content that stand in quotation marks */
    QUOTH_SPEAKER,     /* the mention that the attribution names: a name, a noun phrase or a pronoun */
    QUOTH_CUE,         /* the reporting words: "said", "according to", ":" */
    QUOTH_VIA,         /* who relays it, where that is said: "said, according to Agency" */
    QUOTH_VIA_CUE      /* the words that name the relay */
} quoth_part;

/* How many spans a part of quote `quote` has: 0 when it has none. Since 0.1. */
QUOTH_API size_t quoth_document_part_count(const quoth_document *document, size_t quote, quoth_part part);

/* Span `index` of a part of quote `quote`. Since 0.1. */
QUOTH_API quoth_span quoth_document_part(const quoth_document *document, size_t quote, quoth_part part, size_t index);

/*
 * Who said it, resolved: the canonical name behind the speaker's mention ("Vera Lindqvist" for "she"),
 * the mention itself when it names nobody more exactly ("two officials"), several joined by "; ", or
 * NULL when the text does not say. UTF-8, NUL-terminated, borrowed. Since 0.1.
 */
QUOTH_API const char *quoth_document_speaker_name(const quoth_document *document, size_t quote);

/*
 * In whose words it is told: the index of the quote whose content quote `quote` stands in, the innermost of several
 * (in “He told me ‘no’,” she said, her words hold his), or QUOTH_NONE. It comes before `quote`. Since 0.1.
 */
QUOTH_API size_t quoth_document_within(const quoth_document *document, size_t quote);

/* The entity that the resolved speaker is: an index into QUOTH_ENTITIES (the speaker's own mention
   if it is a name, else its antecedent), or QUOTH_NONE. Since 0.1. */
QUOTH_API size_t quoth_document_speaker_entity(const quoth_document *document, size_t quote);

/*
 * What evidence decided who speaks, for audits: "subject", "inverted", "according-to", "colon",
 * "paragraph" (the quote continues the one before), "pronoun", "heard" (by the accurate model) …; never
 * NULL in range. Since 0.1.
 */
QUOTH_API const char *quoth_document_method(const quoth_document *document, size_t quote);

/* ------------------------------------------------------------------ collection */

/* What holds across documents: who is the same actor, which quotes are the same utterance, which figures differ. */
typedef struct quoth_collection quoth_collection;

/* An empty collection. allocator: NULL for malloc; otherwise it must outlive the collection. Since 0.1. */
QUOTH_API quoth_status quoth_collection_new(const quoth_allocator *allocator, quoth_collection **collection,
                                            quoth_error *error);

/* Frees a collection. NULL does nothing. Since 0.1. */
QUOTH_API void quoth_collection_free(quoth_collection *collection);

/*
 * Adds what the collection needs of a document; the document may be freed afterwards. Documents are
 * numbered from 0 in the order they were added. After an error the collection is as before. Adding
 * after quoth_collection_resolve is allowed; resolve again. Errors: ARGUMENT, MEMORY. Since 0.1.
 */
QUOTH_API quoth_status quoth_collection_add(quoth_collection *collection, const quoth_document *document,
                                            quoth_error *error);

/*
 * Finds actors, utterances and conflicts. Which mentions and quotes go together does not depend on the order in
 * which documents were added. Until this has been called there are none. Errors: MEMORY. Since 0.1.
 */
QUOTH_API quoth_status quoth_collection_resolve(quoth_collection *collection, quoth_error *error);

/* How many actors (people, organisations, places …) the collection has. Since 0.1. */
QUOTH_API size_t quoth_collection_actor_count(const quoth_collection *collection);

/* An actor's best name, UTF-8, borrowed until the next resolve. Since 0.1. */
QUOTH_API const char *quoth_collection_actor_name(const quoth_collection *collection, size_t actor);

/* An actor's entity type, such as "PER", as the model of the first document names it: documents of one collection
   should be of models with the same types. Borrowed until the next resolve. Since 0.1. */
QUOTH_API const char *quoth_collection_actor_type(const quoth_collection *collection, size_t actor);

/* How many different names the actor's documents give it. Since 0.1. */
QUOTH_API size_t quoth_collection_variant_count(const quoth_collection *collection, size_t actor);

/* Name `index` of an actor, the most frequent first; borrowed until the next resolve. Since 0.1. */
QUOTH_API const char *quoth_collection_variant(const quoth_collection *collection, size_t actor, size_t index);

/* The actor that entity `entity` of document `document` means, or QUOTH_NONE. Since 0.1. */
QUOTH_API size_t quoth_collection_entity_actor(const quoth_collection *collection, size_t document, size_t entity);

/* The actor who speaks quote `quote` of document `document`, or QUOTH_NONE. Since 0.1. */
QUOTH_API size_t quoth_collection_speaker_actor(const quoth_collection *collection, size_t document, size_t quote);

/* How many utterances were found: every quote that is not a scare quote is in exactly one. Since 0.1. */
QUOTH_API size_t quoth_collection_utterance_count(const quoth_collection *collection);

/* The utterance that quote `quote` of document `document` is a version of, or QUOTH_NONE. Since 0.1. */
QUOTH_API size_t quoth_collection_quote_utterance(const quoth_collection *collection, size_t document, size_t quote);

/* How many quotes are versions of an utterance. Since 0.1. */
QUOTH_API size_t quoth_collection_utterance_size(const quoth_collection *collection, size_t utterance);

/* Version `index` of an utterance: *document and *quote receive its numbers. Returns 1, or 0 when out of
   range. Since 0.1. */
QUOTH_API int quoth_collection_utterance_member(const quoth_collection *collection, size_t utterance, size_t index,
                                                size_t *document, size_t *quote);

/*
 * How many conflicts of figures were found: numbers, sums, shares and measures that are about the same thing, in
 * different articles or said by different speakers, and cannot all be right. "At least 10" goes with 12, and
 * 1.5 billion with 1.48. A toll that grows from day to day is among them: see quoth_document_date. Since 0.1.
 */
QUOTH_API size_t quoth_collection_conflict_count(const quoth_collection *collection);

/* How many figures a conflict has; those that agree with one of the others too. Since 0.1. */
QUOTH_API size_t quoth_collection_conflict_size(const quoth_collection *collection, size_t conflict);

/*
 * Figure `index` of a conflict, in the order of the documents: *document, the *value in its QUOTH_VALUES, and the
 * *quote that has it, whose speaker holds it, or QUOTH_NONE when the article itself does. Returns 1, or 0 when out
 * of range. Since 0.1.
 */
QUOTH_API int quoth_collection_conflict_figure(const quoth_collection *collection, size_t conflict, size_t index,
                                               size_t *document, size_t *value, size_t *quote);

/* The conflict that value `value` of document `document` is in, or QUOTH_NONE. Since 0.1. */
QUOTH_API size_t quoth_collection_value_conflict(const quoth_collection *collection, size_t document, size_t value);

/* ------------------------------------------------------------------ text */

/*
 * The bytes under it all, usable alone and without a model, by any number of threads. These functions take
 * any bytes, keep no memory, and count offsets in bytes. They follow version 15.0 of the Unicode Standard;
 * normal forms and categories follow the version of utf8proc they run with (15.0 since its 2.8).
 */

/* What quoth_text_breaks divides a text into: the units of UAX #29, Unicode Text Segmentation. Since 0.1. */
typedef enum quoth_text_unit {
    QUOTH_TEXT_GRAPHEME = 0, /* what readers take for one character (extended grapheme clusters) */
    QUOTH_TEXT_WORD,         /* words, and each stretch of spaces and each mark between them */
    QUOTH_TEXT_SENTENCE      /* sentences by marks alone: language, abbreviations and layout are not looked at */
} quoth_text_unit;

/*
 * The offset of the first ill-formed UTF-8 sequence, or n_bytes when there is none. *length (may be
 * NULL): how long that sequence is, 1 to 3 bytes, 0 when there is none. To find the next one, call
 * again behind it. Since 0.1.
 */
QUOTH_API size_t quoth_text_check(const char *text, size_t n_bytes, size_t *length);

/*
 * Writes the boundaries behind offset `from` into `offsets`, in order, at most `capacity` of them, and
 * returns how many. The last boundary of a text is n_bytes; 0 is none. `from` must be 0 or a boundary:
 * to go on, call again with the last one that was written. An ill-formed sequence counts as U+FFFD.
 * Time grows linearly with the text, in however many calls. Since 0.1.
 */
QUOTH_API size_t quoth_text_breaks(const char *text, size_t n_bytes, quoth_text_unit unit, size_t from, size_t *offsets,
                                   size_t capacity);

/* What quoth_text_normalize makes of a text: the forms of UAX #15, Unicode Normalization Forms. Since 0.1. */
typedef enum quoth_text_form {
    QUOTH_TEXT_NFC = 0, /* composed: spellings that mean the same characters become one */
    QUOTH_TEXT_NFKC,    /* composed, and variants of a character (ligatures, full width) become that character */
    QUOTH_TEXT_FOLD     /* composed, and without case (full case folding): for comparing, not for showing */
} quoth_text_form;

/*
 * Brings a text to a normal form; an ill-formed sequence becomes U+FFFD.
 *
 * text:      n_bytes bytes; may be NULL only if n_bytes is 0.
 * allocator: NULL for malloc; for memory to work in, which is given back before the call returns.
 * buffer:    the caller's, at least `capacity` bytes, not the text itself; receives the result, not NUL-terminated,
 *            from its start on as far as whole code points fit. May be NULL if capacity is 0.
 * length:    receives the bytes of the whole result. When that is more than capacity, call again with a buffer of
 *            that size: one of 3 * n_bytes holds any NFC, one of 11 * n_bytes any form.
 *
 * Time and memory grow linearly with n_bytes. Errors: ARGUMENT, TOO_LARGE, UNSUPPORTED, MEMORY. Since 0.1.
 */
QUOTH_API quoth_status quoth_text_normalize(const char *text, size_t n_bytes, quoth_text_form form,
                                            const quoth_allocator *allocator, char *buffer, size_t capacity,
                                            size_t *length, quoth_error *error);

/* The general category of a code point: two letters such as "Lu" (upper-case letter) or "Sc" (currency sign); "Cn"
   for what is not assigned. Never NULL, never freed. Since 0.1. */
QUOTH_API const char *quoth_text_category(uint32_t code_point);

#ifdef __cplusplus
}
#endif

#endif
