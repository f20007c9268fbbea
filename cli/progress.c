#include "progress.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "output.h"

/* There is one standard error, so there is one bar. */
static struct {
    pthread_mutex_t lock; /* of what follows, once work has begun, and of the line that the bar is on */
    uint64_t total;
    double bytes;
    size_t documents;
    double started, drawn;
    bool on, visible;
} bar = {.lock = PTHREAD_MUTEX_INITIALIZER};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void progress_start(uint64_t total, bool quiet) {
    bar.total = total;
    bar.bytes = 0;
    bar.documents = 0;
    bar.on = !quiet && isatty(2);
    bar.started = now();
    bar.drawn = bar.started + 0.9;
}

/* Is it time to draw? Then *seconds is how long the work has taken. */
static bool is_due(double *seconds) {
    if (!bar.on) return false;
    double time = now();
    *seconds = time - bar.started;
    if (time - bar.drawn < 0.1) return false;
    bar.drawn = time;
    return bar.visible = true;
}

static void draw(double part, const char *what, double seconds) {
    enum { CELLS = 30 };
    char line[160], cells[CELLS + 1] = "";
    if (part > 1) part = 1;
    memset(cells, ' ', CELLS);
    memset(cells, '=', (size_t)(part * CELLS));
    int length = snprintf(line, sizeof line, "\r[%s] %3.0f%%  %.60s  %.0f s left\033[K", cells, 100 * part, what,
                          part > 0 ? seconds / part - seconds : 0);
    output_message(line, (size_t)length);
}

void progress_part(double part, const char *what) {
    double seconds;
    pthread_mutex_lock(&bar.lock);
    if (is_due(&seconds)) draw(part, what, seconds);
    pthread_mutex_unlock(&bar.lock);
}

static void show(double seconds) {
    char what[80], documents[40] = "";
    double rate = bar.bytes / seconds; /* a megabyte a second and more by the fast model, a tenth by the accurate */
    const char *unit = rate < 1e6 ? "kB/s" : "MB/s";
    rate /= rate < 1e6 ? 1e3 : 1e6;
    if (bar.documents)
        snprintf(documents, sizeof documents, "%zu document%s  ", bar.documents, bar.documents > 1 ? "s" : "");
    if (bar.total) {
        snprintf(what, sizeof what, "%s%.1f %s", documents, rate, unit);
        draw(bar.bytes / (double)bar.total, what, seconds);
    } else {
        int length = snprintf(what, sizeof what, "\r%s%.1f MB  %.1f %s\033[K", documents, bar.bytes / 1e6, rate, unit);
        output_message(what, (size_t)length);
    }
}

void progress_add(double bytes, size_t documents) {
    double seconds;
    pthread_mutex_lock(&bar.lock);
    bar.bytes += bytes;
    bar.documents += documents;
    if (is_due(&seconds)) show(seconds);
    pthread_mutex_unlock(&bar.lock);
}

static void clear(void) {
    if (bar.visible) output_message("\r\033[K", 4);
    bar.visible = false;
}

void progress_clear(void) {
    pthread_mutex_lock(&bar.lock);
    clear();
    pthread_mutex_unlock(&bar.lock);
}

void progress_message(const char *text, size_t length) {
    pthread_mutex_lock(&bar.lock);
    clear();
    output_message(text, length);
    pthread_mutex_unlock(&bar.lock);
}
