/*
 * An installed model is found from where this code lies: the shared library, a program or a language's module with the
 * library inside. So a tree may be moved as a whole.
 */
#define _GNU_SOURCE /* dladdr1 */
#include <dlfcn.h>
#include <link.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "model/installed.h"

/* The folder that this code was loaded from, with a slash at its end; 0 when the system does not tell. */
static size_t own_folder(char *path) {
    Dl_info info;
    struct link_map *map = NULL;
    size_t length = 0;
    if (dladdr1((const void *)qi_installed_model, &info, (void **)&map, RTLD_DL_LINKMAP) && map && map->l_name[0]) {
        length = strnlen(map->l_name, MODEL_PATH);
        if (length < MODEL_PATH) memcpy(path, map->l_name, length);
    } else { /* the program itself has no name there */
        ssize_t size = readlink("/proc/self/exe", path, MODEL_PATH);
        length = size < 0 ? 0 : (size_t)size;
    }
    if (length >= MODEL_PATH) return 0;
    while (length && path[length - 1] != '/') length--;
    return length;
}

quoth_status qi_installed_model(const char *file, char path[MODEL_PATH], quoth_error *error) {
    /* installed, from the program's and from the library's folder; beside it; where it was built */
    static const char *const places[] = {DATA_FROM_LIBRARY "/", DATA_FROM_PROGRAM "/", "", "lib/"};
    char message[sizeof error->message];
    size_t folder = own_folder(path), length = strlen(file);
    for (size_t i = 0; folder && i < sizeof places / sizeof *places; i++) {
        size_t size = strlen(places[i]);
        if (folder + size + length >= MODEL_PATH) continue;
        memcpy(path + folder, places[i], size);
        memcpy(path + folder + size, file, length + 1);
        if (!access(path, F_OK)) return QUOTH_OK; /* one that may not be read is no reason for another model */
    }
    path[folder] = '\0';
    snprintf(message, sizeof message, "%s is not installed: neither in %.150s nor from there in %.40s", file, path,
             DATA_FROM_LIBRARY);
    return qi_fail(error, QUOTH_ERROR_IO, 0, message);
}
