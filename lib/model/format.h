/*
 * The model file: a container of named sections, little-endian, every section aligned to 64 bytes.
 *
 *     header | section table | section | section | …
 *
 * A reader maps the file, verifies the table's bounds and every section's checksum, then uses the
 * sections where they lie. Sections it does not know are skipped.
 */
#ifndef QUOTH_MODEL_FORMAT_H
#define QUOTH_MODEL_FORMAT_H

#include <stdint.h>

#define MODEL_MAGIC "QUOTHMDL"
enum { MODEL_FORMAT = 1, MODEL_ALIGN = 64, MODEL_MAX_SECTIONS = 64 };

struct model_header {
    char magic[8];
    uint32_t format;
    uint32_t sections;
    uint64_t size; /* of the whole file */
    char name[40]; /* "en-news 0.1", NUL-padded */
};

struct model_section {
    char name[16]; /* NUL-padded */
    uint64_t offset, size;
    uint64_t checksum; /* XXH3, 64 bits */
    uint64_t spare;
};

/* Section "lexicon": header, then words (open addressing, hash 0 = empty), then values, then text. */
struct lexicon_header {
    uint32_t word_slots;  /* a power of two */
    uint32_t value_slots; /* a power of two */
    uint32_t text_size;
    uint32_t lists; /* how many lists the file was built with: must be WORD_LISTS */
};

struct lexicon_word {
    uint64_t hash; /* XXH3 of the entry's spelling */
    uint64_t lists;
};

struct lexicon_value {
    uint64_t hash; /* XXH3 of the entry's spelling, seeded with 1 + the list */
    uint32_t text; /* offset of a NUL-terminated string */
    uint32_t spare;
};

#endif
