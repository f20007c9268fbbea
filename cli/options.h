/* The command line. */
#ifndef QUOTH_CLI_OPTIONS_H
#define QUOTH_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include <popt.h>
#include <quoth/quoth.h>

enum format { FORMAT_TEXT = 0, FORMAT_JSONL, FORMAT_JSON, FORMAT_TSV, FORMAT_HTML };
enum input_kind { INPUT_BY_NAME = 0, INPUT_TEXT, INPUT_JSONL };
enum color { COLOR_AUTO = 0, COLOR_ALWAYS, COLOR_NEVER };

struct options;

/* What to do: `analyze` runs every stage and shows every layer, others stop at one and show that. */
struct command {
    const char *name;
    const char *summary;
    int (*work)(const struct options *options); /* returns the exit status */
    quoth_stage last_stage;
    int layer; /* a quoth_layer, or LAYER_ALL */
};
enum { LAYER_ALL = -1, LAYER_NONE = -2 };

struct options {
    const struct command *command;
    enum format format;
    enum input_kind input;
    enum color color;
    quoth_unit unit;
    int collection, text; /* truth values: popt stores ints */
    int jobs;
    char *model, *output; /* as given; NULL: the built-in model, standard output */
    char *dev;            /* train: measure on this file, or NULL */
    const char **types;   /* of names, ended by NULL; NULL: all */
    size_t type_count;
    const char **lists;   /* train: files of words of the user's own, ended by NULL; NULL: none */
    size_t list_count;
    const char **files;   /* NULL-terminated; empty: standard input */
    poptContext context;  /* owns the strings */
};

enum { EXIT_FAILED = 1, EXIT_USAGE = 2 };

/*
 * Reads the arguments. Returns -1 when there is work to do, otherwise the exit status: what was asked
 * for (help, version) or is wrong has then been printed.
 */
int options_read(int argc, char **argv, struct options *options);
void options_free(struct options *options);

#endif
