/*
 * The one SWIG interface of quoth, for every target language: it declares the public header as
 * classes and computes nothing. What differs between languages (how text comes in, the unit of
 * offsets, how an error is raised) is in bytes.i.
 *
 * SWIG finds the C function of a method by its name: count() of quoth_document is
 * quoth_document_count(). Only constructors, which the header spells "open" or "analyze", have a body.
 * Left out, because a language with garbage collection has no use for them: allocators, references
 * (quoth_model_retain), models in borrowed memory, and quoth_document_text (the language has the string).
 * quoth_text_* works on bytes alone and is for C.
 *
 * Works with SWIG 4.1 and later; the stable ABI of Python needs 4.4.
 */
%module(threads="1") quoth

%{
#include <quoth/quoth.h>
#include <time.h>
%}

%include <stdint.i>
%include <typemaps.i>
%include <exception.i>

/* Classes lose the prefix, constants too: quoth_document is Document, QUOTH_TOKENS is TOKENS. */
%rename(Model) quoth_model;
%rename(Document) quoth_document;
%rename(Collection) quoth_collection;
%rename(Span) quoth_span;
%rename(Status) quoth_status;
%rename(Unit) quoth_unit;
%rename(Stage) quoth_stage;
%rename(Layer) quoth_layer;
%rename(Part) quoth_part;
%rename("%(regex:/^QUOTH_(.*)/\\1/)s", %$isenumitem) "";
%rename("%(regex:/^QUOTH_(.*)/\\1/)s", %$isconstant) "";

/* Of the header itself: constants and the span. Functions become methods below. */
%rename("$ignore", %$isfunction, %$isglobal, regextarget=1) "^quoth_(model|document|collection|text)_";
%ignore quoth_analyze;
%ignore quoth_allocator;
%ignore quoth_options;
%ignore quoth_error;
%ignore quoth_text_unit;
%ignore quoth_text_form;
%ignore QUOTH_H;
%ignore QUOTH_API;
%rename(version) quoth_version;
%rename(status_text) quoth_status_text;

%include "bytes.i"

%nodefaultctor;
%nodefaultdtor;
typedef struct quoth_model {} quoth_model;
typedef struct quoth_document {} quoth_document;
typedef struct quoth_collection {} quoth_collection;

#define QUOTH_API
%include <quoth/quoth.h>
%constant size_t NONE = QUOTH_NONE; /* SWIG passes over a macro with a cast */

%extend quoth_model {
    /* The model of that name or file, or without a path the default. */
    quoth_model(const char *path, quoth_error *error) {
        quoth_model *model = NULL;
        quoth_model_open(path, NULL, &model, error);
        return model;
    }
    ~quoth_model() {
        quoth_model_release($self);
    }
    const char *name() const;
}

%extend quoth_document {
    quoth_document(quoth_model *model, const char *text, size_t n_bytes, quoth_stage last_stage, uint32_t date,
                   quoth_unit unit, quoth_error *error) {
        quoth_options options = {0};
        options.size = sizeof options;
        options.unit = unit;
        options.last_stage = last_stage;
        options.flags = TEXT_FLAGS;
        options.date = date;
        clock_t asked = clock();
        options.progress = INTERRUPT;
        options.progress_context = &asked;
        quoth_document *document = NULL;
        quoth_analyze(model, text, n_bytes, &options, &document, error);
        return document;
    }
    ~quoth_document() {
        quoth_document_free($self);
    }
    quoth_unit unit() const;
    uint32_t date() const;
    size_t ill_formed(size_t *first_byte) const;
    size_t convert(size_t offset, quoth_unit from_unit, quoth_unit to_unit) const;

    size_t count(quoth_layer layer) const;
    quoth_span span(quoth_layer layer, size_t index) const;
    size_t spans(quoth_layer layer, size_t first, size_t count, quoth_span *spans) const;
    const char *kind(quoth_layer layer, size_t index) const;
    const char *detail(quoth_layer layer, size_t index) const;
    double confidence(quoth_layer layer, size_t index) const;
    size_t find(quoth_layer layer, size_t offset) const;

    const char *entity_name(size_t index) const;
    const char *value(size_t index) const;
    const char *value_unit(size_t index) const;
    const char *value_modifier(size_t index) const;

    size_t part_count(size_t quote, quoth_part part) const;
    quoth_span part(size_t quote, quoth_part part, size_t index) const;
    const char *speaker_name(size_t quote) const;
    size_t within(size_t quote) const;
    size_t speaker_entity(size_t quote) const;
    const char *method(size_t quote) const;
}

%extend quoth_collection {
    quoth_collection(quoth_error *error) {
        quoth_collection *collection = NULL;
        quoth_collection_new(NULL, &collection, error);
        return collection;
    }
    ~quoth_collection() {
        quoth_collection_free($self);
    }
    quoth_status add(const quoth_document *document, quoth_error *error);
    quoth_status resolve(quoth_error *error);

    size_t actor_count() const;
    const char *actor_name(size_t actor) const;
    const char *actor_type(size_t actor) const;
    size_t variant_count(size_t actor) const;
    const char *variant(size_t actor, size_t index) const;
    size_t entity_actor(size_t document, size_t entity) const;
    size_t speaker_actor(size_t document, size_t quote) const;

    size_t utterance_count() const;
    size_t quote_utterance(size_t document, size_t quote) const;
    size_t utterance_size(size_t utterance) const;
    int utterance_member(size_t utterance, size_t index, size_t *document, size_t *quote) const;

    size_t conflict_count() const;
    size_t conflict_size(size_t conflict) const;
    int conflict_figure(size_t conflict, size_t index, size_t *document, size_t *value, size_t *quote) const;
    size_t value_conflict(size_t document, size_t value) const;
}
