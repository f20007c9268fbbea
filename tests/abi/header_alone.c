/* Compiled alone, as C99 and as C++: the header needs nothing before it. */
#include "quoth/quoth.h"

int header_alone(void);
int header_alone(void) {
    return QUOTH_VERSION_MAJOR;
}
