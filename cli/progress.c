#include "progress.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "output.h"

/* There is one standard error, so there is one bar. */
static struct {
    uint64_t total;
    double started, drawn;
    bool on, visible;
} bar;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void progress_start(uint64_t total, bool quiet) {
    bar.total = total;
    bar.on = !quiet && isatty(2);
    bar.started = now();
    bar.drawn = bar.started + 0.9;
}

void progress_show(uint64_t bytes, size_t documents) {
    enum { CELLS = 30 };
    if (!bar.on) return;
    double time = now(), seconds = time - bar.started;
    if (time - bar.drawn < 0.1) return;
    bar.drawn = time;
    char line[160], cells[CELLS + 1] = "";
    double part = bar.total ? (double)bytes / (double)bar.total : 0;
    if (part > 1) part = 1;
    int length;
    if (bar.total) {
        memset(cells, ' ', CELLS);
        memset(cells, '=', (size_t)(part * CELLS));
        length =
            snprintf(line, sizeof line, "\r[%s] %3.0f%%  %zu documents  %.1f MB/s  %.0f s left\033[K", cells,
                     100 * part, documents, (double)bytes / seconds / 1e6, part > 0 ? seconds / part - seconds : 0);
    } else {
        length = snprintf(line, sizeof line, "\r%zu documents  %.1f MB  %.1f MB/s\033[K", documents,
                          (double)bytes / 1e6, (double)bytes / seconds / 1e6);
    }
    output_message(line, (size_t)length);
    bar.visible = true;
}

void progress_clear(void) {
    if (bar.visible) output_message("\r\033[K", 4);
    bar.visible = false;
}
