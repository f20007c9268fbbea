/* What is left of a word when statements are compared: differently translated ones agree in little else. */
#ifndef QUOTH_CORPUS_STEM_H
#define QUOTH_CORPUS_STEM_H

#include <stddef.h>

/* The length of what is left of a lower-case English word when its endings are cut off; at least 3 letters. */
size_t qi_stem(const char *word, size_t length);

#endif
