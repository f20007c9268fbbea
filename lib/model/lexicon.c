#define XXH_INLINE_ALL
#include <xxhash.h>

#include "model/model.h"

uint64_t qi_hash(const void *bytes, size_t length) {
    return XXH3_64bits(bytes, length);
}

uint64_t qi_lexicon_lists(const struct lexicon *lexicon, uint64_t hash) {
    for (uint32_t slot = (uint32_t)hash & lexicon->word_mask;; slot = (slot + 1) & lexicon->word_mask) {
        const struct lexicon_word *word = &lexicon->words[slot];
        if (word->hash == hash) return word->lists;
        if (!word->hash) return 0;
    }
}

const char *qi_lexicon_value(const struct lexicon *lexicon, enum word_list list, const char *entry, size_t length) {
    uint64_t hash = XXH3_64bits_withSeed(entry, length, 1 + (uint64_t)list);
    for (uint32_t slot = (uint32_t)hash & lexicon->value_mask;; slot = (slot + 1) & lexicon->value_mask) {
        const struct lexicon_value *value = &lexicon->values[slot];
        if (value->hash == hash) return lexicon->text + value->text;
        if (!value->hash) return NULL;
    }
}
