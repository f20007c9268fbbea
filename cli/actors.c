#include "actors.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_ascii_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Lower case, with a hyphen for whatever is neither letter nor digit; letters beyond ASCII stay. */
static char *slug(const char *name) {
    enum { NUMBER = 24 }; /* room for "~2" */
    char *id = malloc(strlen(name) + NUMBER), *end = id;
    if (!id) return NULL;
    for (const char *c = name; *c; c++) {
        if (*c & 0x80)
            *end++ = *c;
        else if (is_ascii_letter_or_digit(*c))
            *end++ = (char)(*c >= 'A' && *c <= 'Z' ? *c + 32 : *c);
        else if (end > id && end[-1] != '-')
            *end++ = '-';
    }
    if (end > id && end[-1] == '-') end--;
    strcpy(end, end > id ? "" : "actor");
    return id;
}

struct named {
    char *id;
    size_t actor;
};

static int by_id(const void *a, const void *b) {
    const struct named *x = a, *y = b;
    int order = strcmp(x->id, y->id);
    return order ? order : x->actor < y->actor ? -1 : 1;
}

/* A slug has no tilde, so that a numbered one is never another's. */
static void number_alike(struct named *named, size_t count) {
    qsort(named, count, sizeof *named, by_id);
    for (size_t first = 0, i = 1; i < count; i++) {
        if (strcmp(named[i].id, named[first].id))
            first = i;
        else
            sprintf(named[i].id + strlen(named[i].id), "~%zu", i - first + 1);
    }
}

char **actors_name(const quoth_collection *collection) {
    size_t count = quoth_collection_actor_count(collection), made = 0;
    char **ids = calloc(count + 1, sizeof *ids);
    struct named *named = calloc(count + 1, sizeof *named);
    while (ids && named && made < count && (ids[made] = slug(quoth_collection_actor_name(collection, made)))) {
        named[made] = (struct named){ids[made], made};
        made++;
    }
    if (named && made == count)
        number_alike(named, count);
    else if (ids)
        actors_free(ids, collection), ids = NULL;
    free(named);
    return ids;
}

void actors_free(char **ids, const quoth_collection *collection) {
    size_t count = quoth_collection_actor_count(collection);
    for (size_t i = 0; ids && i < count; i++) free(ids[i]);
    free(ids);
}
