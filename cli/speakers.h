/* Is the speaker, or the cue, that was found for a quote the right one? */
#ifndef QUOTH_CLI_SPEAKERS_H
#define QUOTH_CLI_SPEAKERS_H

#include "gold.h"

/* A quote and the annotation that it is in. */
struct said {
    const struct annotation *in;
    const struct saying *saying;
};

bool has_speaker(const struct saying *saying);
/* The mention is that of the gold or one of the same person, or the last names agree. */
bool speaker_is_right(const struct letters *t, struct said gold, struct said found);
/* The resolved name agrees in its last word with the gold's name or another name of the same. */
bool name_is_right(const struct saying *gold, const struct saying *found);
/* A word of the cue is right; *exact: the whole cue. words: by code point, the number of the word or -1. */
bool cue_is_right(const struct letters *t, const int32_t *words, struct said gold, struct said found, bool *exact);

/* Without white space and marks at both ends. */
quoth_span bare(const struct letters *t, quoth_span s);

#endif
