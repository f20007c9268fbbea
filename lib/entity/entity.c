#include "document.h"

quoth_status qi_find_entities(quoth_document *d, struct arena *scratch) {
    (void)d;
    (void)scratch;
    return QUOTH_OK;
}
