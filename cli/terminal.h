/* What the terminal can do, if there is one. */
#ifndef QUOTH_CLI_TERMINAL_H
#define QUOTH_CLI_TERMINAL_H

#include "options.h"

/* auto: a terminal that is not "dumb", unless NO_COLOR is set (no-color.org). */
bool terminal_wants_color(int descriptor, enum color color);
/* Columns: the terminal's, else what COLUMNS says, else 80; never less than 20. */
int terminal_width(int descriptor);

#endif
