#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_OF(x) #x
#define TEXT(x) TEXT_OF(x)
#define REQUIRE(condition)                                                                                             \
    if (!(condition)) return __FILE__ ":" TEXT(__LINE__) ": " #condition

static const quoth_layer LAYERS[] = {QUOTH_REGIONS,  QUOTH_TOKENS, QUOTH_SENTENCES,
                                     QUOTH_ENTITIES, QUOTH_VALUES, QUOTH_QUOTES};
enum { N_LAYERS = sizeof LAYERS / sizeof *LAYERS, N_PARTS = QUOTH_VIA_CUE + 1, N_UNITS = 3 };

uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

char *read_whole(const char *path, size_t *n_bytes) {
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    size_t capacity = 0, n = 0;
    *n_bytes = 0;
    if (!file) return NULL;
    do {
        *n_bytes += n;
        if (*n_bytes == capacity) {
            char *grown = realloc(bytes, capacity = capacity ? capacity * 2 : 4096);
            if (!grown) abort();
            bytes = grown;
        }
        n = fread(bytes + *n_bytes, 1, capacity - *n_bytes, file);
    } while (n);
    fclose(file);
    return bytes;
}

/* ------------------------------------------------------------------ UTF-8, read independently of the library */

/* The length of what stands at `b`: a well-formed sequence or a maximal subpart (Unicode Standard, table 3-7). */
static size_t sequence_length(const unsigned char *b, size_t n, bool *well_formed) {
    size_t needs = b[0] < 0x80 ? 1 : b[0] < 0xC2 ? 0 : b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : b[0] < 0xF5 ? 4 : 0;
    unsigned low = b[0] == 0xE0   ? 0xA0
                   : b[0] == 0xF0 ? 0x90
                                  : 0x80,
             high = b[0] == 0xED   ? 0x9F
                    : b[0] == 0xF4 ? 0x8F
                                   : 0xBF;
    size_t length = 1;
    while (length < needs && length < n && b[length] >= low && b[length] <= high) {
        length++;
        low = 0x80;
        high = 0xBF;
    }
    *well_formed = length == needs;
    return length;
}

static bool is_utf8(const char *string) {
    for (size_t n = strlen(string), length; n; string += length, n -= length) {
        bool well_formed;
        length = sequence_length((const unsigned char *)string, n, &well_formed);
        if (!well_formed) return false;
    }
    return true;
}

/* For each byte and the end: its offset in code points and in UTF-16 units; INSIDE where no code point begins. */
static const uint32_t INSIDE = UINT32_MAX;
struct map {
    uint32_t *at[N_UNITS];
    size_t ill_formed, first_ill_formed;
};

static struct map make_map(const char *text, size_t n_bytes) {
    struct map map = {{NULL, NULL, NULL}, 0, 0};
    for (int u = 0; u < N_UNITS; u++) {
        map.at[u] = malloc((n_bytes + 1) * sizeof **map.at);
        if (!map.at[u]) abort();
        memset(map.at[u], 0xFF, (n_bytes + 1) * sizeof **map.at);
    }
    uint32_t codepoints = 0, utf16 = 0;
    for (size_t i = 0, length = 0; i <= n_bytes; i += length) {
        map.at[QUOTH_UNIT_BYTE][i] = (uint32_t)i;
        map.at[QUOTH_UNIT_CODEPOINT][i] = codepoints;
        map.at[QUOTH_UNIT_UTF16][i] = utf16;
        if (i == n_bytes) break;
        bool well_formed;
        length = sequence_length((const unsigned char *)text + i, n_bytes - i, &well_formed);
        if (!well_formed && !map.ill_formed++) map.first_ill_formed = i;
        codepoints++;
        utf16 += well_formed && length == 4 ? 2 : 1;
    }
    return map;
}

static void free_map(struct map *map) {
    for (int u = 0; u < N_UNITS; u++) free(map->at[u]);
}

/* ------------------------------------------------------------------ one document */

static bool span_fits(const struct map *map, size_t n_bytes, quoth_span span) {
    return span.start < span.stop && span.stop <= n_bytes && map->at[0][span.start] != INSIDE &&
           map->at[0][span.stop] != INSIDE;
}

static const char *check_layer(const quoth_document *d, quoth_layer layer, const struct map *map, size_t n_bytes) {
    size_t count = quoth_document_count(d, layer);
    quoth_span before = {0, 0}, copied;
    for (size_t i = 0; i < count; i++) {
        quoth_span span = quoth_document_span(d, layer, i);
        REQUIRE(span_fits(map, n_bytes, span));
        REQUIRE(span.start >= before.start);
        REQUIRE(layer == QUOTH_QUOTES || span.start >= before.stop); /* quotes may hold others */
        REQUIRE(quoth_document_spans(d, layer, i, 1, &copied) == 1);
        REQUIRE(copied.start == span.start && copied.stop == span.stop);
        REQUIRE(layer == QUOTH_QUOTES || quoth_document_find(d, layer, span.start) == i);
        REQUIRE(quoth_document_kind(d, layer, i) != NULL);
        double confidence = quoth_document_confidence(d, layer, i);
        REQUIRE(confidence >= 0 && confidence <= 1);
        before = span;
    }
    return NULL;
}

static const char *check_quotes(const quoth_document *d, const struct map *map, size_t n_bytes) {
    for (size_t q = 0; q < quoth_document_count(d, QUOTH_QUOTES); q++) {
        REQUIRE(quoth_document_part_count(d, q, QUOTH_CONTENT) > 0);
        for (int part = QUOTH_CONTENT; part < N_PARTS; part++) {
            size_t stop = 0;
            for (size_t i = 0; i < quoth_document_part_count(d, q, part); i++) {
                quoth_span span = quoth_document_part(d, q, part, i);
                REQUIRE(span_fits(map, n_bytes, span));
                REQUIRE(span.start >= stop);
                stop = span.stop;
            }
        }
        const char *name = quoth_document_speaker_name(d, q);
        size_t entity = quoth_document_speaker_entity(d, q), within = quoth_document_within(d, q);
        REQUIRE(within == QUOTH_NONE || within < q); /* so that nothing goes round in circles */
        REQUIRE(!name || (*name && is_utf8(name)));
        REQUIRE(quoth_document_method(d, q) != NULL);
        REQUIRE(entity == QUOTH_NONE || entity < quoth_document_count(d, QUOTH_ENTITIES));
    }
    return NULL;
}

/* All of a document that was analysed in bytes. */
static const char *check_in_bytes(const quoth_document *d, const struct map *map, const char *text, size_t n_bytes) {
    size_t n, first = 0;
    const char *kept = quoth_document_text(d, &n);
    REQUIRE(n == n_bytes && (n == 0 || memcmp(kept, text, n) == 0));
    REQUIRE(quoth_document_ill_formed(d, &first) == map->ill_formed);
    REQUIRE(!map->ill_formed || first == map->first_ill_formed);
    const char *wrong = NULL;
    for (size_t l = 0; l < N_LAYERS && !wrong; l++) wrong = check_layer(d, LAYERS[l], map, n_bytes);
    for (size_t e = 0; e < quoth_document_count(d, QUOTH_ENTITIES) && !wrong; e++) {
        const char *name = quoth_document_entity_name(d, e);
        REQUIRE(name && *name && is_utf8(name));
    }
    for (size_t v = 0; v < quoth_document_count(d, QUOTH_VALUES) && !wrong; v++) {
        const char *value = quoth_document_value(d, v), *unit = quoth_document_value_unit(d, v);
        REQUIRE(!value || (*value && is_utf8(value)));
        REQUIRE(!unit || (*unit && is_utf8(unit)));
    }
    return wrong ? wrong : check_quotes(d, map, n_bytes);
}

/* ------------------------------------------------------------------ units */

static bool same_place(const struct map *map, quoth_unit unit, quoth_span bytes, quoth_span other) {
    return map->at[unit][bytes.start] == other.start && map->at[unit][bytes.stop] == other.stop;
}

/* The same results, where `d` counts in another unit than bytes. */
static const char *check_unit(const quoth_document *bytes, const quoth_document *d, const struct map *map) {
    quoth_unit unit = quoth_document_unit(d);
    for (size_t l = 0; l < N_LAYERS; l++) {
        size_t count = quoth_document_count(bytes, LAYERS[l]);
        REQUIRE(quoth_document_count(d, LAYERS[l]) == count);
        for (size_t i = 0; i < count; i++) {
            quoth_span span = quoth_document_span(d, LAYERS[l], i);
            REQUIRE(same_place(map, unit, quoth_document_span(bytes, LAYERS[l], i), span));
            REQUIRE(LAYERS[l] == QUOTH_QUOTES || quoth_document_find(d, LAYERS[l], span.start) == i);
        }
    }
    for (size_t q = 0; q < quoth_document_count(bytes, QUOTH_QUOTES); q++)
        for (int part = QUOTH_CONTENT; part < N_PARTS; part++) {
            size_t count = quoth_document_part_count(bytes, q, part);
            REQUIRE(quoth_document_part_count(d, q, part) == count);
            for (size_t i = 0; i < count; i++)
                REQUIRE(
                    same_place(map, unit, quoth_document_part(bytes, q, part, i), quoth_document_part(d, q, part, i)));
        }
    return NULL;
}

/* Conversions of every `step`th byte's offset, both ways. */
static const char *check_conversion(const quoth_document *d, const struct map *map, size_t n_bytes) {
    size_t step = n_bytes / 1000 + 1;
    for (size_t i = 0, start = 0; i <= n_bytes; i += step) {
        for (start = i; map->at[0][start] == INSIDE;) start--;
        for (int from = 0; from < N_UNITS; from++)
            for (int to = 0; to < N_UNITS; to++)
                REQUIRE(quoth_document_convert(d, map->at[from][start], from, to) == map->at[to][start]);
        for (int to = 0; to < N_UNITS; to++) {
            REQUIRE(quoth_document_convert(d, i, QUOTH_UNIT_BYTE, to) == map->at[to][start]);
            REQUIRE(quoth_document_convert(d, SIZE_MAX - i, to, QUOTH_UNIT_BYTE) == n_bytes);
        }
    }
    return NULL;
}

/* The same results in grapheme clusters: a span has all those that it has a part of. */
static const char *check_clusters(const quoth_document *bytes, const quoth_document *d, const char *text,
                                  size_t n_bytes) {
    size_t at = 0, clusters = 0, step = n_bytes / 1000 + 1;
    uint32_t *of = malloc((n_bytes + 1) * sizeof *of); /* the cluster that a byte is in */
    if (!of) abort();
    for (size_t stop; quoth_text_breaks(text, n_bytes, QUOTH_TEXT_GRAPHEME, at, &stop, 1); clusters++)
        for (; at < stop; at++) of[at] = (uint32_t)clusters;
    of[n_bytes] = (uint32_t)clusters;
    const char *wrong = NULL;
    for (size_t i = 0; i <= n_bytes && !wrong; i += step) {
        size_t start = quoth_document_convert(d, of[i], QUOTH_UNIT_GRAPHEME, QUOTH_UNIT_BYTE);
        if (quoth_document_convert(d, i, QUOTH_UNIT_BYTE, QUOTH_UNIT_GRAPHEME) != of[i] || of[start] != of[i] ||
            (start && of[start - 1] == of[i]))
            wrong = "clusters are miscounted";
    }
    for (size_t l = 0; l < N_LAYERS && !wrong; l++)
        for (size_t i = 0; i < quoth_document_count(bytes, LAYERS[l]) && !wrong; i++) {
            quoth_span span = quoth_document_span(bytes, LAYERS[l], i), in = quoth_document_span(d, LAYERS[l], i);
            if (in.start != of[span.start] || in.stop != of[span.stop - 1] + 1u) wrong = "a span's clusters are others";
        }
    free(of);
    return wrong;
}

const char *check_text(quoth_model *model, const char *text, size_t n_bytes) {
    quoth_document *d[N_UNITS] = {NULL}, *borrowed = NULL, *clusters = NULL;
    struct map map = make_map(text, n_bytes);
    const char *wrong = NULL;
    quoth_options options = {.size = sizeof options};
    for (int u = 0; u < N_UNITS && !wrong; u++) {
        options.unit = u;
        if (quoth_analyze(model, text, n_bytes, &options, &d[u], NULL)) wrong = "the analysis failed";
    }
    options.unit = QUOTH_UNIT_BYTE;
    options.flags = QUOTH_BORROW_TEXT;
    if (!wrong && quoth_analyze(model, text, n_bytes, &options, &borrowed, NULL))
        wrong = "borrowed: the analysis failed";
    if (!wrong) wrong = check_in_bytes(d[0], &map, text, n_bytes);
    if (!wrong && fingerprint(borrowed) != fingerprint(d[0])) wrong = "borrowed text gives another result";
    for (int u = 1; u < N_UNITS && !wrong; u++) wrong = check_unit(d[0], d[u], &map);
    if (!wrong) wrong = check_conversion(d[0], &map, n_bytes);
    options.unit = QUOTH_UNIT_GRAPHEME;
    if (!wrong && quoth_analyze(model, text, n_bytes, &options, &clusters, NULL))
        wrong = "clusters: the analysis failed";
    if (!wrong) wrong = check_clusters(d[0], clusters, text, n_bytes);
    quoth_document_free(clusters);
    quoth_document_free(borrowed);
    for (int u = 0; u < N_UNITS; u++) quoth_document_free(d[u]);
    free_map(&map);
    return wrong;
}

/* ------------------------------------------------------------------ collections */

static const char *check_members(const quoth_collection *c, quoth_document *const *documents, size_t count) {
    size_t members = 0, quotes = 0;
    for (size_t u = 0; u < quoth_collection_utterance_count(c); u++) {
        size_t size = quoth_collection_utterance_size(c, u), document, quote;
        REQUIRE(size > 0);
        members += size;
        for (size_t i = 0; i < size; i++) {
            REQUIRE(quoth_collection_utterance_member(c, u, i, &document, &quote) == 1);
            REQUIRE(document < count && quote < quoth_document_count(documents[document], QUOTH_QUOTES));
            REQUIRE(quoth_collection_quote_utterance(c, document, quote) == u);
        }
        REQUIRE(quoth_collection_utterance_member(c, u, size, &document, &quote) == 0);
    }
    for (size_t i = 0; i < count; i++)
        for (size_t q = 0; q < quoth_document_count(documents[i], QUOTH_QUOTES); q++) {
            bool spoken = strcmp(quoth_document_kind(documents[i], QUOTH_QUOTES, q), "scare") != 0;
            REQUIRE((quoth_collection_quote_utterance(c, i, q) != QUOTH_NONE) == spoken);
            quotes += spoken;
        }
    REQUIRE(members == quotes);
    return NULL;
}

static const char *check_conflicts(const quoth_collection *c, quoth_document *const *documents, size_t count) {
    for (size_t k = 0; k < quoth_collection_conflict_count(c); k++) {
        size_t size = quoth_collection_conflict_size(c, k), document, value, quote, last = 0;
        REQUIRE(size > 1);
        for (size_t i = 0; i < size; i++) {
            REQUIRE(quoth_collection_conflict_figure(c, k, i, &document, &value, &quote) == 1);
            REQUIRE(document >= last && document < count);
            REQUIRE(value < quoth_document_count(documents[document], QUOTH_VALUES));
            REQUIRE(quote == QUOTH_NONE || quote < quoth_document_count(documents[document], QUOTH_QUOTES));
            REQUIRE(quoth_collection_value_conflict(c, document, value) == k);
            last = document;
        }
        REQUIRE(quoth_collection_conflict_figure(c, k, size, &document, &value, &quote) == 0);
    }
    return NULL;
}

const char *check_collection(const quoth_collection *c, quoth_document *const *documents, size_t count) {
    size_t actors = quoth_collection_actor_count(c);
    for (size_t a = 0; a < actors; a++) {
        const char *name = quoth_collection_actor_name(c, a);
        REQUIRE(name && *name && is_utf8(name));
        REQUIRE(quoth_collection_actor_type(c, a) != NULL);
        REQUIRE(quoth_collection_variant_count(c, a) > 0);
        for (size_t i = 0; i < quoth_collection_variant_count(c, a); i++) REQUIRE(quoth_collection_variant(c, a, i));
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t e = 0; e < quoth_document_count(documents[i], QUOTH_ENTITIES); e++) {
            size_t actor = quoth_collection_entity_actor(c, i, e);
            REQUIRE(actor == QUOTH_NONE || actor < actors);
        }
        for (size_t q = 0; q < quoth_document_count(documents[i], QUOTH_QUOTES); q++) {
            size_t actor = quoth_collection_speaker_actor(c, i, q);
            REQUIRE(actor == QUOTH_NONE || actor < actors);
        }
    }
    const char *wrong = check_members(c, documents, count);
    return wrong ? wrong : check_conflicts(c, documents, count);
}

/* ------------------------------------------------------------------ fingerprint */

static void mix(uint64_t *hash, uint64_t value) {
    uint64_t state = *hash ^ value;
    *hash = next_random(&state);
}

static void mix_string(uint64_t *hash, const char *string) {
    for (mix(hash, string != NULL); string && *string; string++) mix(hash, (unsigned char)*string);
}

static void mix_span(uint64_t *hash, quoth_span span) {
    mix(hash, span.start);
    mix(hash, span.stop);
}

uint64_t fingerprint(const quoth_document *d) {
    uint64_t hash = quoth_document_ill_formed(d, NULL);
    for (size_t l = 0; l < N_LAYERS; l++)
        for (size_t i = 0; i < quoth_document_count(d, LAYERS[l]); i++) {
            mix_span(&hash, quoth_document_span(d, LAYERS[l], i));
            mix_string(&hash, quoth_document_kind(d, LAYERS[l], i));
            mix_string(&hash, quoth_document_detail(d, LAYERS[l], i));
            mix(&hash, (uint64_t)(quoth_document_confidence(d, LAYERS[l], i) * 1e9));
        }
    for (size_t e = 0; e < quoth_document_count(d, QUOTH_ENTITIES); e++)
        mix_string(&hash, quoth_document_entity_name(d, e));
    for (size_t q = 0; q < quoth_document_count(d, QUOTH_QUOTES); q++) {
        for (int part = QUOTH_CONTENT; part < N_PARTS; part++)
            for (size_t i = 0; i < quoth_document_part_count(d, q, part); i++)
                mix_span(&hash, quoth_document_part(d, q, part, i));
        mix_string(&hash, quoth_document_speaker_name(d, q));
        mix_string(&hash, quoth_document_method(d, q));
        mix(&hash, quoth_document_speaker_entity(d, q));
        mix(&hash, quoth_document_within(d, q));
    }
    return hash;
}
