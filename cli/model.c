#include "model.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MODEL_PATH = 4096 };

/* The folder that the program lies in; 0 when the system does not tell. */
static size_t program_folder(char *path, size_t size) {
    ssize_t length = readlink("/proc/self/exe", path, size);
    while (length > 0 && path[length - 1] != '/') length--;
    return length < 0 ? 0 : (size_t)length;
}

/* The file of the accurate model, written to `path`; NULL when it is not there. */
static const char *accurate_model(char path[MODEL_PATH]) {
    static const char *const places[] = {DATA_FROM_PROGRAM "/accurate.quoth",
                                         "lib/accurate.quoth" /* where it was built */};
    size_t folder = program_folder(path, MODEL_PATH);
    for (size_t i = 0; folder && i < sizeof places / sizeof *places; i++) {
        if (folder + strlen(places[i]) >= MODEL_PATH) continue;
        strcpy(path + folder, places[i]);
        if (!access(path, R_OK)) return path;
    }
    return NULL;
}

quoth_model *open_model(const char *name) {
    quoth_model *model;
    quoth_error error;
    char beside[MODEL_PATH];
    const char *path = name && strcmp(name, "fast") ? name : NULL;
    if (path && !strcmp(path, "accurate") && !(path = accurate_model(beside)))
        return fputs("quoth: the accurate model is not installed with this program\n", stderr), NULL;
    quoth_status status =
        path ? quoth_model_open(path, NULL, &model, &error) : quoth_model_builtin(NULL, &model, &error);
    if (!status) return model;
    fprintf(stderr, "quoth: %s\n", error.message); /* names the file */
    return NULL;
}
