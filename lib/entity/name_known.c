/*
 * Public figures: a name that the list of public figures knows is given as the person's own office writes it,
 * so that Zelensky, Zelenskyy and Selenskyj are one man in every document. A surname alone is completed only where
 * the list has it alone and the document gives no other first name.
 */
#include <utf8proc.h>

#include "entity/name.h"
#include "entity/types.h"
#include "unicode/utf8.h"

enum { NAME_BYTES = 96 };

/* The name in lower case; 0 when it is too long to be in the list. */
static size_t lower_name(const char *name, char *lower) {
    size_t size = strlen(name), length = 0;
    if (size * 2 + 4 > NAME_BYTES) return 0;
    for (size_t at = 0, step; at < size; at += step) {
        uint32_t c = qi_utf8_decode(name + at, &step);
        length +=
            (size_t)utf8proc_encode_char(utf8proc_tolower((utf8proc_int32_t)c), (utf8proc_uint8_t *)lower + length);
    }
    return length;
}

void qi_name_public_figures(quoth_document *d) {
    char lower[NAME_BYTES + 8];
    for (uint32_t i = 0; i < d->groups.count; i++) {
        struct group *group = &d->groups.at[i];
        if (group->type != TYPE_PER || !group->name) continue;
        size_t length = lower_name(group->name, lower);
        const char *known = length ? qi_lexicon_value(&d->model->lexicon, LIST_PUBLIC_FIGURE, lower, length) : NULL;
        if (known) group->name = known; /* borrowed from the model, which the document keeps */
    }
}
