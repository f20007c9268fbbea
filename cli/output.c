#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "progress.h"

static bool write_all(int descriptor, const char *bytes, size_t length) {
    while (length) {
        ssize_t n = write(descriptor, bytes, length);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        bytes += n;
        length -= (size_t)n;
    }
    return true;
}

void output_message(const char *bytes, size_t length) {
    write_all(2, bytes, length); /* there is nowhere to say that standard error is closed */
}

static void complain(const char *name, const char *reason) {
    struct buffer message = {0};
    buffer_format(&message, "quoth: %s: %s\n", name, reason);
    output_message(message.data, message.length);
    buffer_free(&message);
}

static const char *input_that_is(const struct files *inputs, const struct stat *status) {
    for (size_t i = 0; S_ISREG(status->st_mode) && i < inputs->count; i++) {
        const struct file *file = &inputs->at[i];
        if (file->regular && file->device == status->st_dev && file->inode == status->st_ino) return file->name;
    }
    return NULL;
}

/* The file is emptied only once it is known to be none of the inputs. */
bool output_open(struct output *output, const char *path, const struct files *inputs) {
    *output = (struct output){.descriptor = 1, .name = path ? path : "standard output"};
    pthread_mutex_init(&output->lock, NULL);
    if (path) output->descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    struct stat status;
    if (output->descriptor < 0 || fstat(output->descriptor, &status))
        return complain(output->name, strerror(errno)), false;
    const char *same = input_that_is(inputs, &status);
    if (same) return complain(same, "is the output too"), false;
    if (path && S_ISREG(status.st_mode) && ftruncate(output->descriptor, 0))
        return complain(path, strerror(errno)), false;
    output->terminal = isatty(output->descriptor);
    return true;
}

bool output_is_possible(const char *path, const struct files *inputs) {
    struct stat status;
    const char *slash = strrchr(path, '/'), *same = NULL;
    struct buffer folder = {0};
    buffer_add(&folder, path, slash ? (size_t)(slash - path) + 1 : 0);
    buffer_text(&folder, ".");
    buffer_char(&folder, '\0');
    bool there = !stat(path, &status);
    if (there) same = input_that_is(inputs, &status);
    errno = there && S_ISDIR(status.st_mode) ? EISDIR : folder.failed ? ENOMEM : 0;
    bool possible = !same && !errno && !access(there ? path : folder.data, W_OK);
    if (!possible) complain(same ? same : path, same ? "is the output too" : strerror(errno));
    buffer_free(&folder);
    return possible;
}

static void fail(struct output *output) {
    /* Whoever reads a pipe may stop when they have seen enough. */
    if (!output->failed && errno != EPIPE) complain(output->name, strerror(errno));
    output->failed = true;
}

bool output_write(struct output *output, const char *lead, const struct buffer *buffer) {
    pthread_mutex_lock(&output->lock);
    if (!output->failed && !(write_all(output->descriptor, lead, strlen(lead)) &&
                             write_all(output->descriptor, buffer->data, buffer->length)))
        fail(output);
    pthread_mutex_unlock(&output->lock);
    return !output->failed;
}

bool output_close(struct output *output) {
    if (output->waits) {
        atomic_store(&output->done, true);
        pthread_kill(output->waiting, SIGTERM);
        pthread_join(output->waiting, NULL);
    }
    /* Some file systems say only now that the disk is full. */
    if (output->descriptor != 1 && close(output->descriptor)) fail(output);
    return !output->failed;
}

static const int handled[] = {SIGINT, SIGTERM, SIGHUP};

static sigset_t handled_set(void) {
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof handled / sizeof *handled; i++) {
        struct sigaction action;
        /* What was ignored when the program began (nohup) stays so. */
        if (!sigaction(handled[i], NULL, &action) && action.sa_handler != SIG_IGN) sigaddset(&set, handled[i]);
    }
    return set;
}

/* A thread of its own, so that no code runs inside a signal handler. */
static void *wait_for_signal(void *argument) {
    struct output *output = argument;
    sigset_t set = handled_set();
    int signal_number;
    sigaddset(&set, SIGTERM); /* output_close sends it, also where the user's is ignored */
    if (sigwait(&set, &signal_number) || atomic_load(&output->done)) return NULL;
    struct timespec limit;
    clock_gettime(CLOCK_REALTIME, &limit);
    limit.tv_sec += 1; /* a reader that has stopped reading must not keep the program alive */
    bool half = pthread_mutex_timedlock(&output->lock, &limit) != 0;
    progress_clear();
    if (output->terminal) write_all(output->descriptor, half ? "\033[0m\n" : "\033[0m", half ? 5 : 4);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    signal(signal_number, SIG_DFL);
    raise(signal_number);
    return NULL;
}

void output_handle_signals(struct output *output) {
    sigset_t set = handled_set();
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    output->waits = !pthread_create(&output->waiting, NULL, wait_for_signal, output);
    if (!output->waits) pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}
