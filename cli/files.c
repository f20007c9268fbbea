#include "files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A folder that is being searched, and those it lies in: a link back to one of them is a loop. */
struct folder {
    const char *name;
    dev_t device;
    ino_t inode;
    const struct folder *parent;
};

static void fail(struct files *files, const char *name, const char *reason) {
    buffer_format(&files->errors, "quoth: %s: %s\n", name, reason);
    files->failed++;
}

static bool ends_in(const char *name, const char *ending) {
    size_t length = strlen(name), tail = strlen(ending);
    return length > tail && !strcmp(name + length - tail, ending);
}

/* Takes `name` over. */
static bool add(struct files *files, char *name, const struct stat *status, enum input_kind input) {
    if (!name) return false;
    if (files->count == files->capacity) {
        size_t capacity = files->capacity ? 2 * files->capacity : 64;
        struct file *at = realloc(files->at, capacity * sizeof *at);
        if (!at) return free(name), false;
        files->at = at;
        files->capacity = capacity;
    }
    bool regular = status && S_ISREG(status->st_mode);
    files->at[files->count++] = (struct file){
        .name = name,
        .jsonl = input == INPUT_JSONL || (input == INPUT_BY_NAME && ends_in(name, ".jsonl")),
        .regular = regular,
        .device = regular ? status->st_dev : 0,
        .inode = regular ? status->st_ino : 0,
        .size = regular ? (uint64_t)status->st_size : 0,
    };
    return true;
}

static char *join(const char *folder, const char *name) {
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/') length--;
    bool slash = folder[length - 1] != '/';
    char *path = malloc(length + slash + strlen(name) + 1);
    if (!path) return NULL;
    memcpy(path, folder, length);
    if (slash) path[length] = '/';
    strcpy(path + length + slash, name);
    return path;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void free_names(char **names, size_t count) {
    for (size_t i = 0; i < count; i++) free(names[i]);
    free(names);
}

/* Appends a copy; room is for the next power of two. */
static bool add_name(char ***names, size_t *count, const char *name) {
    if (!(*count & (*count - 1))) { /* full: none, or a power of two */
        char **more = realloc(*names, (*count ? 2 * *count : 1) * sizeof *more);
        if (!more) return false;
        *names = more;
    }
    char *copy = strdup(name);
    if (copy) (*names)[(*count)++] = copy;
    return copy;
}

/* The names in a folder but hidden ones, sorted by their bytes: the same order everywhere. False: see errno. */
static bool list(const char *folder, char ***names, size_t *count) {
    *names = NULL;
    *count = 0;
    DIR *directory = opendir(folder);
    if (!directory) return false;
    struct dirent *entry;
    bool done = true;
    while (done && (errno = 0, entry = readdir(directory)))
        if (entry->d_name[0] != '.') done = add_name(names, count, entry->d_name);
    int problem = errno;
    closedir(directory);
    if (problem) {
        free_names(*names, *count);
        errno = problem;
        return false;
    }
    if (*count) qsort(*names, *count, sizeof **names, by_name);
    return true;
}

static bool search(struct files *files, const struct folder *folder, enum input_kind input);

/* One name in a folder: a folder to search, a file to take, or neither. Takes `path` over. */
static bool visit(struct files *files, char *path, const struct folder *parent, enum input_kind input) {
    struct stat status;
    if (!path) return false;
    if (stat(path, &status)) {
        fail(files, path, strerror(errno));
    } else if (S_ISDIR(status.st_mode)) {
        struct folder folder = {path, status.st_dev, status.st_ino, parent};
        bool done = search(files, &folder, input);
        free(path);
        return done;
    } else if (S_ISREG(status.st_mode) && ends_in(path, input == INPUT_JSONL ? ".jsonl" : ".txt")) {
        return add(files, path, &status, input);
    }
    free(path);
    return true;
}

static bool search(struct files *files, const struct folder *folder, enum input_kind input) {
    for (const struct folder *above = folder->parent; above; above = above->parent)
        if (above->device == folder->device && above->inode == folder->inode)
            return fail(files, folder->name, "the folder contains itself (a loop of links)"), true;
    size_t count;
    char **names;
    if (!list(folder->name, &names, &count)) return fail(files, folder->name, strerror(errno)), errno != ENOMEM;
    bool done = true;
    for (size_t i = 0; i < count && done; i++) done = visit(files, join(folder->name, names[i]), folder, input);
    free_names(names, count);
    return done;
}

static bool find(struct files *files, const char *name, enum input_kind input) {
    struct stat status;
    if (!strcmp(name, "-")) {
        bool added = add(files, strdup("standard input"), fstat(0, &status) ? NULL : &status, input);
        if (added) files->at[files->count - 1].standard_input = true;
        return added;
    }
    if (stat(name, &status)) return fail(files, name, strerror(errno)), true;
    if (!S_ISDIR(status.st_mode)) return add(files, strdup(name), &status, input);
    struct folder folder = {name, status.st_dev, status.st_ino, NULL};
    size_t before = files->count, failed = files->failed;
    if (!search(files, &folder, input)) return false;
    if (files->count == before && files->failed == failed)
        fail(files, name, input == INPUT_JSONL ? "no *.jsonl file in this folder" : "no *.txt file in this folder");
    return true;
}

bool files_find(struct files *files, const struct options *options) {
    *files = (struct files){0};
    if (!options->files[0]) return find(files, "-", options->input);
    for (const char **name = options->files; *name; name++)
        if (!find(files, *name, options->input)) return false;
    return true;
}

void files_free(struct files *files) {
    for (size_t i = 0; i < files->count; i++) free(files->at[i].name);
    free(files->at);
    buffer_free(&files->errors);
}
