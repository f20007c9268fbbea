#define _DEFAULT_SOURCE /* struct winsize */
#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool terminal_wants_color(int descriptor, enum color color) {
    const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (color != COLOR_AUTO) return color == COLOR_ALWAYS;
    if ((no_color && *no_color) || !terminal || !strcmp(terminal, "dumb")) return false;
    return isatty(descriptor);
}

int terminal_width(int descriptor) {
    enum { LEAST = 20, MOST = 1000, USUAL = 80 };
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    long width = 0;
    if (!ioctl(descriptor, TIOCGWINSZ, &size))
        width = size.ws_col;
    else if (columns)
        width = strtol(columns, NULL, 10);
    if (width <= 0 || width > MOST) width = USUAL;
    return width < LEAST ? LEAST : (int)width;
}
