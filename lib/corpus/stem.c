#include "corpus/stem.h"

#include <string.h>

/* Longest first: what makes "negotiate", "negotiators" and "negotiations" different words. */
static const char *const endings[] = {
    "izations", "isations", "ization", "isation", "fulness", "iveness", "ational", "ations", "ators", "ation",
    "ating",    "ements",   "atives",  "ative",   "ement",   "ments",   "ities",   "ances",  "ences", "ators",
    "ator",     "ated",     "ates",    "ment",    "ness",    "ings",    "ance",    "ence",   "ants",  "ents",
    "able",     "ible",     "ious",    "ions",    "edly",    "ally",    "ate",     "ant",    "ent",   "ity",
    "ing",      "ion",      "ies",     "ied",     "ive",     "ous",     "ers",     "ors",    "est",   "ed",
    "es",       "er",       "or",      "ly",      "al",      "ic",      "s",       "e",      "y",
};

enum { SHORTEST = 3 };

size_t qi_stem(const char *word, size_t length) {
    if (length > 2 && memcmp(word + length - 2, "'s", 2) == 0) length -= 2;
    for (int round = 0; round < 2; round++) {
        size_t before = length;
        for (size_t i = 0; i < sizeof endings / sizeof *endings && length == before; i++) {
            size_t cut = strlen(endings[i]);
            if (length < cut + SHORTEST || memcmp(word + length - cut, endings[i], cut) != 0) continue;
            if (endings[i][0] == 's' && (word[length - 2] == 's' || word[length - 2] == 'u')) continue; /* loss, bus */
            length -= cut;
        }
        if (length == before) break;
    }
    if (length > SHORTEST && word[length - 1] == word[length - 2] && !strchr("aeiou", word[length - 1])) length--;
    return length;
}
