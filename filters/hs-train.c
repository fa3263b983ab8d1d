/* Trains the models that filters use, from token streams with gold columns.  Not a filter itself:
 * it reads all of its input before it writes a file. */
#include <stdio.h>
#include <stdlib.h>

#include "language/parse_train.h"
#include "language/tag_train.h"
#include "learn/train.h"
#include "news/attribute.h"
#include "news/ner.h"
#include "run/completion.h"
#include "run/run.h"

static const hs_trainer *const trainers[]
    = { &hs_tag_trainer, &hs_parse_trainer, &hs_ner_trainer, &hs_attribute_trainer, NULL };

static const hs_option options[] = {
    { "output", 'o', "FILE", "the model to write (no default)" },
    { "epochs", 'e', "NUMBER", "times to go over the corpus" },
    { "rate", 0, "NUMBER", "step of the learning" },
    { "dropout", 0, "NUMBER", "part of the features left out at each step" },
    { "decay", 0, "NUMBER", "part of a weight lost at each step" },
    { "rows", 0, "NUMBER", "rows of the weight table, a power of two" },
    { "seed", 0, "NUMBER", "of the random numbers" },
    { "quiet", 'q', NULL, "say nothing on the way" },
    { "help", 'h', NULL, "print this and exit" },
    { "version", 'V', NULL, "print the version and exit" },
    { 0 },
};

typedef struct arguments {
    const char *output;
    hs_train_options training;
    bool help, version;
} arguments;

/* Reads a number between 0 and `most`. */
static hs_status read_number(
    const char *option, const char *argument, double most, double *number, hs_error *error)
{
    char *end;

    *number = strtod(argument, &end);
    if (end == argument || *end != '\0' || !(*number >= 0 && *number <= most)) {
        return hs_fail(
            error, HS_USAGE, "--%s takes a number from 0 to %g, not '%s'", option, most, argument);
    }
    return HS_OK;
}

static hs_status set_number(
    hs_train_options *to, const char *option, const char *argument, hs_error *error)
{
    bool whole = strchr("ers", option[0]) && strcmp(option, "rate") != 0, rows = option[1] == 'o';
    double number = 0;
    hs_status status = read_number(option, argument,
        rows        ? 1 << 26
            : whole ? 100000
                    : 1,
        &number, error);

    if (status != HS_OK) {
        return status;
    }
    if (strcmp(option, "epochs") == 0) {
        to->epochs = (uint32_t) number;
    } else if (strcmp(option, "seed") == 0) {
        to->seed = (uint64_t) number;
    } else if (rows) {
        to->rows = (uint32_t) number;
        if ((to->rows & (to->rows - 1)) != 0) {
            return hs_fail(error, HS_USAGE, "--rows takes a power of two, not '%s'", argument);
        }
    } else {
        *(option[0] == 'r'         ? &to->rate
                : option[1] == 'r' ? &to->dropout
                                   : &to->decay)
            = (float) number;
    }
    return HS_OK;
}

static hs_status set(void *context, const char *option, const char *argument, hs_error *error)
{
    arguments *to = context;

    if (strcmp(option, "output") == 0) {
        to->output = argument;
    } else if (strcmp(option, "quiet") == 0) {
        to->training.watch = NULL;
    } else if (strcmp(option, "help") == 0) {
        to->help = true;
    } else if (strcmp(option, "version") == 0) {
        to->version = true;
    } else {
        return set_number(&to->training, option, argument, error);
    }
    return HS_OK;
}

static void print_help(void)
{
    puts("Usage: hs-train KIND --output=FILE [OPTION]... CORPUS...\n"
         "Trains a model from token streams with gold columns.\n\nKinds:");
    for (const hs_trainer *const *trainer = trainers; *trainer != NULL; trainer++) {
        printf("  %-10s %s\n", (*trainer)->name, (*trainer)->summary);
    }
    putchar('\n');
    hs_options_help(options, stdout);
    fputs(hs_run_help_end, stdout);
}

/* The first operand is a kind of model. */
static bool complete(const hs_option_group *group, int argc, char **argv)
{
    char kinds[200] = "";
    const hs_completion completion = { "hs-train", group, 1, kinds };

    for (const hs_trainer *const *trainer = trainers; *trainer != NULL; trainer++) {
        size_t used = strlen(kinds);
        snprintf(kinds + used, sizeof kinds - used, "%s%s", used ? " " : "", (*trainer)->name);
    }
    return hs_complete(&completion, argc, argv);
}

static void watch(void *context, const char *line)
{
    (void) context;
    fprintf(stderr, "hs-train: %s\n", line);
}

static const hs_trainer *find_trainer(const char *name)
{
    const hs_trainer *const *trainer = trainers;

    while (*trainer != NULL && strcmp((*trainer)->name, name) != 0) {
        trainer++;
    }
    return *trainer;
}

/* Says where, as only the reader of this file knows. */
static void print_error(const char *file, hs_error *error)
{
    fprintf(stderr, "hs-train: %s:", file);
    fprintf(stderr, error->line != 0 ? "%zu: " : " ", error->line);
    fprintf(stderr, "%s\n", error->message);
    error->message[0] = '\0';
}

/* Reads the corpora and trains; memory that runs out comes back here. */
static hs_status train(const hs_trainer *trainer, const arguments *wanted, char *const *files,
    int count, hs_arena *arena, hs_error *error)
{
    hs_corpus corpus = { .arena = arena };
    jmp_buf guard;

    // The arena is freed, and asked for no more, once this is left.
    // cppcheck-suppress autoVariables
    arena->guard = &guard;
    if (setjmp(guard) != 0) {
        return hs_fail(error, HS_IO, "not enough memory to train");
    }
    for (int i = 0; i < count; i++) {
        hs_status status = hs_corpus_read(&corpus, files[i], error);
        if (status != HS_OK) {
            print_error(files[i], error);
            return status;
        }
    }
    return trainer->train(&corpus, &wanted->training, wanted->output, error);
}

static hs_status run(const arguments *wanted, char *const *words, int count, hs_error *error)
{
    const hs_trainer *trainer = count > 0 ? find_trainer(words[0]) : NULL;
    hs_arena arena = { 0 };
    hs_status status;

    if (trainer == NULL) {
        return hs_fail(error, HS_USAGE, "%s; see --help",
            count > 0 ? "the first argument names no kind of model" : "which kind of model?");
    }
    if (wanted->output == NULL || count < 2) {
        return hs_fail(error, HS_USAGE, "%s; see --help",
            count < 2 ? "name a corpus to train on" : "name a model to write with --output");
    }
    status = train(trainer, wanted, words + 1, count - 1, &arena, error);
    hs_arena_free(&arena);
    return status;
}

int main(int argc, char **argv)
{
    arguments wanted = { .training.watch = watch };
    const hs_option_group group = { options, set, &wanted };
    hs_error error = { .line = 0 };
    int operands = 0;
    hs_status status;

    if (complete(&group, argc, argv)) {
        return hs_run_close_stdout("hs-train");
    }
    status = hs_options_parse(&group, 1, argc, argv, &operands, &error);

    if (status == HS_OK && wanted.help) {
        print_help();
        return hs_run_close_stdout("hs-train");
    }
    if (status == HS_OK && wanted.version) {
        puts("hs-train " HS_VERSION);
        return hs_run_close_stdout("hs-train");
    }
    if (status == HS_OK) {
        status = run(&wanted, argv + operands, argc - operands, &error);
    }
    if (status != HS_OK && error.message[0] != '\0') {
        fprintf(stderr, "hs-train: %s\n", error.message);
    }
    return (int) status;
}
