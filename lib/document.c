/* What any stage looks up in the arrays of those before it. */
#include "document.h"

uint32_t qi_token_at(const quoth_document *d, uint32_t byte) {
    uint32_t low = 0, high = d->tokens.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (d->tokens.at[middle].stop > byte) high = middle;
        else low = middle + 1;
    }
    return low;
}

uint32_t qi_sentence_at(const quoth_document *d, uint32_t token) {
    uint32_t low = 0, high = d->sentences.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (d->sentences.at[middle].last > token) high = middle;
        else low = middle + 1;
    }
    return low;
}
