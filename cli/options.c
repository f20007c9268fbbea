#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "evaluate.h"
#include "memory.h"
#include "model/lists.h"
#include "run.h"
#include "train.h"

static const struct command commands[] = {
    {"analyze", "who says what: regions, sentences, names and quotes", run, QUOTH_STAGE_ALL, LAYER_ALL},
    {"quotes", "quotes and who speaks them", run, QUOTH_STAGE_QUOTES, QUOTH_QUOTES},
    {"entities", "names of people, organisations, places and other things", run, QUOTH_STAGE_ENTITIES, QUOTH_ENTITIES},
    {"values", "dates, times, money, percentages, quantities, numbers", run, QUOTH_STAGE_VALUES, QUOTH_VALUES},
    {"sentences", "sentences; headlines, captions and the like too", run, QUOTH_STAGE_SENTENCES, QUOTH_SENTENCES},
    {"tokens", "words, numbers, punctuation", run, QUOTH_STAGE_TOKENS, QUOTH_TOKENS},
    {"regions", "parts of the page: headline, byline, body, boilerplate", run, QUOTH_STAGE_REGIONS, QUOTH_REGIONS},
    {"evaluate", "how well it does beside what people have annotated", evaluate, QUOTH_STAGE_ALL, LAYER_NONE},
    {"train", "makes a model of names from annotated documents", train, QUOTH_STAGE_ENTITIES, LAYER_NONE},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static const char *const formats[] = {"text", "jsonl", "json", "tsv", "html", NULL};
static const char *const inputs[] = {"text", "jsonl", NULL}; /* from INPUT_TEXT on */
static const char *const colors[] = {"auto", "always", "never", NULL};
static const char *const units[] = {"byte", "codepoint", "utf16", "grapheme", NULL};

/* Options whose value needs checking; popt itself stores the others. */
enum {
    OPTION_FORMAT = 1,
    OPTION_INPUT,
    OPTION_UNIT,
    OPTION_COLOR,
    OPTION_JOBS,
    OPTION_TYPE,
    OPTION_LIST,
    OPTION_HELP,
    OPTION_VERSION
};

static int usage_error(const char *format, const char *a, const char *b) {
    fputs("quoth: ", stderr);
    fprintf(stderr, format, a, b);
    fputs("\nTry 'quoth --help'.\n", stderr);
    return EXIT_USAGE;
}

static void print_summary(void) {
    puts("quoth reads news text and says who said what.\n\n"
         "Usage: quoth COMMAND [OPTION...] [FILE|FOLDER|-]...\n\nCommands:");
    for (int i = 0; i < COMMANDS; i++) printf("  %-10s %s\n", commands[i].name, commands[i].summary);
    puts("  help       explain a command: quoth help analyze\n\n"
         "Examples:\n"
         "  echo '\"It will rain,\" said Vera Lindqvist.' | quoth analyze\n"
         "  quoth quotes --model=fast archive/    (30 times as fast, finds a little less)");
}

static void print_evaluate_help(void) {
    puts("\nSays how well quoth does on documents in which people have annotated tokens, sentences,\n"
         "names or quotes: precision, recall and F1, and the commonest confusions of names.\n"
         "Reads records (*.jsonl or --input=jsonl) whose offsets count code points, else two columns:\n"
         "a word and its label (B-PER, I-PER, O) on a line.\n\n"
         "Examples:\n"
         "  quoth evaluate gold.jsonl\n"
         "  quoth evaluate --format=json --type=PER --type=LOC --model=own.quoth names.bio");
}

static void print_train_help(void) {
    puts("\nLearns names from records (*.jsonl) or files of two columns, and writes a model file to be used\n"
         "with --model. Training stops when it no longer helps on every tenth document or on --dev=FILE.\n"
         "Up to four types, of any name; all else is taken from the fast model or --model=FILE.\n"
         "What the words of a --list=FILE tell is learned like all else: ships.txt may hold names of ships.\n\n"
         "Example:\n"
         "  quoth train --output=own.quoth --dev=dev.jsonl train.jsonl && quoth analyze --model=own.quoth story.txt");
}

static void print_command_help(poptContext context, const struct command *command) {
    char usage[80];
    snprintf(usage, sizeof usage, "%s [OPTION...] [FILE|FOLDER|-]...", command->name);
    poptSetOtherOptionHelp(context, usage);
    poptPrintHelp(context, stdout, 0);
    if (command->work == evaluate) return print_evaluate_help();
    if (command->work == train) return print_train_help();
    printf("\nShows %s.\n"
           "Reads standard input when no file is given; folders are searched for *.txt files\n"
           "(*.jsonl with --input=jsonl). See quoth(1) for the formats.\n\n"
           "Examples:\n"
           "  quoth %s story.txt\n"
           "  quoth %s --input=jsonl --format=jsonl --jobs=0 < articles.jsonl > results.jsonl\n",
           command->summary, command->name, command->name);
    if (command->layer == LAYER_ALL) puts("  quoth analyze --format=html --collection --output=page.html stories/");
}

static const struct command *find_command(const char *name) {
    for (int i = 0; i < COMMANDS; i++)
        if (!strcmp(commands[i].name, name)) return &commands[i];
    return NULL;
}

/* The command that a word was meant for: analyse, quote, entity. NULL when it begins like none. */
static const struct command *like_command(const char *word) {
    enum { ALIKE = 4 };
    for (int i = 0; i < COMMANDS; i++)
        if (!strncmp(commands[i].name, word, ALIKE)) return &commands[i];
    return NULL;
}

/* The place of `value` in `words`, or -1 when it is none of them: then that has been said. */
static int choose(const char *option, const char *value, const char *const *words) {
    for (int i = 0; words[i]; i++)
        if (!strcmp(words[i], value)) return i;
    fprintf(stderr, "quoth: --%s: '%s' is none of", option, value);
    for (int i = 0; words[i]; i++) fprintf(stderr, "%s %s", i ? "," : "", words[i]);
    fputs("\nTry 'quoth --help'.\n", stderr);
    return -1;
}

static int read_jobs(const char *value) {
    enum { MOST = 1024 };
    char *end;
    long jobs = strtol(value, &end, 10);
    if (!*value || *end || jobs < 0 || jobs > MOST) {
        usage_error("--jobs: '%s' is not a number from 0 to %s", value, "1024");
        return -1;
    }
    if (jobs == 0) jobs = sysconf(_SC_NPROCESSORS_ONLN);
    return jobs < 1 ? 1 : (int)jobs;
}

/* Adds a copy to words that are ended by NULL. */
static void add_word(const char ***words, size_t *count, const char *word) {
    *words = memory_grow(*words, (*count + 2) * sizeof **words);
    char *copy = memory_grow(NULL, strlen(word) + 1);
    (*words)[(*count)++] = strcpy(copy, word);
    (*words)[*count] = NULL;
}

static void free_words(const char **words, size_t count) {
    for (size_t i = 0; i < count; i++) free((char *)(uintptr_t)words[i]);
    free(words);
}

/* One option with a value to check; false when it is wrong. */
static bool read_value(struct options *options, int option, const char *value) {
    int choice = -1;
    switch (option) {
    case OPTION_FORMAT: options->format = (enum format)(choice = choose("format", value, formats)); break;
    case OPTION_INPUT:
        options->input = (enum input_kind)((choice = choose("input", value, inputs)) + INPUT_TEXT);
        break;
    case OPTION_UNIT: options->unit = (quoth_unit)(choice = choose("unit", value, units)); break;
    case OPTION_COLOR: options->color = (enum color)(choice = choose("color", value, colors)); break;
    case OPTION_JOBS: options->jobs = choice = read_jobs(value); break;
    case OPTION_TYPE: add_word(&options->types, &options->type_count, value), choice = 0; break;
    case OPTION_LIST: add_word(&options->lists, &options->list_count, value), choice = 0; break;
    }
    return choice >= 0;
}

/* What the options may not ask for together. */
static int check(const struct options *options) {
    const struct command *command = options->command;
    bool names = command->layer == LAYER_ALL || command->layer == QUOTH_ENTITIES || command->layer == QUOTH_QUOTES;
    if (options->collection && !names)
        return usage_error("%s has no --collection: that is about names and quotes", command->name, "");
    if (options->format == FORMAT_HTML && command->layer != LAYER_ALL)
        return usage_error("%s has no --format=html: use quoth analyze", command->name, "");
    if (command->layer == LAYER_NONE && options->format != FORMAT_TEXT && options->format != FORMAT_JSON)
        return usage_error("%s prints --format=text or json%s", command->name, "");
    if (command->work == train && (!options->output || options->format))
        return usage_error("train writes a model: give it --output=FILE, and no --format%s%s", "", "");
    if (command->work != train && options->dev)
        return usage_error("%s has no --dev: use quoth train%s", command->name, "");
    if (command->work != train && options->lists)
        return usage_error("%s has no --list: use quoth train%s", command->name, "");
    if (options->list_count > USER_LISTS) return usage_error("train takes up to four --list%s%s", "", "");
    if (command->layer != LAYER_NONE && options->types)
        return usage_error("%s has no --type: use quoth evaluate%s", command->name, "");
    if (options->text && options->format != FORMAT_JSONL && options->format != FORMAT_JSON)
        return usage_error("--text goes with --format=jsonl or json%s", "", "");
    if (!options->files[0] && isatty(0))
        return usage_error("%s: no file, and standard input is a terminal (use - to type the text)", command->name, "");
    return -1;
}

/* What is left after the options: a command, then files. */
static int read_words(poptContext context, struct options *options, bool help) {
    const char **words = poptGetArgs(context);
    bool asks = false;
    for (; words && words[0] && !strcmp(words[0], "help"); words++) asks = true;
    if (!words || !words[0]) return print_summary(), 0;
    options->command = find_command(words[0]);
    if (!options->command && !access(words[0], F_OK))
        return usage_error("'%s' is not a command; did you mean: quoth analyze %s", words[0], words[0]);
    const struct command *like = options->command ? NULL : like_command(words[0]);
    if (like) return usage_error("'%s' is not a command; did you mean: quoth %s", words[0], like->name);
    if (!options->command) return usage_error("'%s' is not a command%s", words[0], "");
    if (help || asks) return print_command_help(context, options->command), 0;
    options->files = words + 1;
    return check(options);
}

static int read_options(poptContext context, struct options *options) {
    bool help = false;
    for (int option; (option = poptGetNextOpt(context)) != -1;) {
        if (option < -1)
            return usage_error("%s: %s", poptBadOption(context, POPT_BADOPTION_NOALIAS), poptStrerror(option));
        if (option == OPTION_VERSION) return printf("quoth %s\n", quoth_version()), 0;
        if (option == OPTION_HELP) {
            help = true;
            continue;
        }
        char *value = poptGetOptArg(context);
        bool right = value && read_value(options, option, value);
        free(value);
        if (!right) return EXIT_USAGE;
    }
    return read_words(context, options, help);
}

int options_read(int argc, char **argv, struct options *options) {
    *options = (struct options){.unit = QUOTH_UNIT_CODEPOINT, .jobs = 1};
    const struct poptOption table[] = {
        {"format", 'f', POPT_ARG_STRING, NULL, OPTION_FORMAT,
         "what to print: text (default), jsonl, json, tsv, html (analyze)", "FORMAT"},
        {"input", 'i', POPT_ARG_STRING, NULL, OPTION_INPUT,
         "what to read: text, jsonl (default: jsonl for *.jsonl, else text)", "FORMAT"},
        {"unit", 'u', POPT_ARG_STRING, NULL, OPTION_UNIT,
         "what offsets count: codepoint (default), byte, utf16, grapheme", "UNIT"},
        {"text", 't', POPT_ARG_NONE, &options->text, 0, "put the text itself into JSON records (jsonl, json)", NULL},
        {"collection", 'c', POPT_ARG_NONE, &options->collection, 0,
         "find who and what is the same across documents (analyze, quotes, entities)", NULL},
        {"jobs", 'j', POPT_ARG_STRING, NULL, OPTION_JOBS,
         "documents to work on at a time (default 1; 0: one for each processor)", "N"},
        {"model", 'm', POPT_ARG_STRING, &options->model, 0,
         "accurate (default where it is installed), fast (30 times as fast), or a model's file", "MODEL"},
        {"output", 'o', POPT_ARG_STRING, &options->output, 0, "write here instead of standard output", "FILE"},
        {"type", '\0', POPT_ARG_STRING, NULL, OPTION_TYPE,
         "evaluate, train: only names of this type (more than once for several)", "TYPE"},
        {"dev", '\0', POPT_ARG_STRING, &options->dev, 0, "train: measure on this file, not on part of the others",
         "FILE"},
        {"list", '\0', POPT_ARG_STRING, NULL, OPTION_LIST,
         "train: names or words that tell something, one a line (more than once for several)", "FILE"},
        {"color", '\0', POPT_ARG_STRING, NULL, OPTION_COLOR, "colours: auto (default), always, never", "WHEN"},
        {"help", 'h', POPT_ARG_NONE, NULL, OPTION_HELP, "print this help", NULL},
        {"version", 'V', POPT_ARG_NONE, NULL, OPTION_VERSION, "print the version", NULL},
        POPT_TABLEEND};
    options->context = poptGetContext("quoth", argc, (const char **)(void *)argv, table, 0);
    if (!options->context) return fputs("quoth: out of memory\n", stderr), EXIT_FAILED;
    return read_options(options->context, options);
}

void options_free(struct options *options) {
    poptFreeContext(options->context);
    free(options->model);
    free(options->output);
    free(options->dev);
    free_words(options->types, options->type_count);
    free_words(options->lists, options->list_count);
}
