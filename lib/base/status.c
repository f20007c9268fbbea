#include "base/status.h"

#include <string.h>

quoth_status qi_fail(quoth_error *error, quoth_status code, uint64_t byte_offset, const char *message) {
    if (!error) return code;
    error->code = code;
    error->byte_offset = byte_offset;
    size_t length = strlen(message);
    if (length >= sizeof error->message) length = sizeof error->message - 1;
    memcpy(error->message, message, length);
    error->message[length] = '\0';
    return code;
}

const char *quoth_version(void) {
#define TEXT_OF(x) #x
#define TEXT(x) TEXT_OF(x)
    return TEXT(QUOTH_VERSION_MAJOR) "." TEXT(QUOTH_VERSION_MINOR) "." TEXT(QUOTH_VERSION_PATCH);
}

const char *quoth_status_text(quoth_status status) {
    switch (status) {
    case QUOTH_OK: return "ok";
    case QUOTH_ERROR_MEMORY: return "out of memory";
    case QUOTH_ERROR_ARGUMENT: return "bad argument";
    case QUOTH_ERROR_TOO_LARGE: return "text too large";
    case QUOTH_ERROR_UNSUPPORTED: return "not supported by this version";
    case QUOTH_ERROR_IO: return "file could not be read";
    case QUOTH_ERROR_MODEL: return "damaged or unknown model file";
    case QUOTH_ERROR_STOPPED: return "stopped by the caller";
    }
    return "unknown status";
}
