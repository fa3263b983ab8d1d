/* Scores a token stream against gold.  Not a filter: it reads two streams. */
#include <stdio.h>
#include <string.h>

#include "learn/score.h"
#include "run/completion.h"
#include "run/run.h"

enum { TEXT, TSV };

static const hs_option options[] = {
    { "layer", 'l', "LAYER",
        "tags, dependencies, entities, quotations, attributions or coreference; may be repeated "
        "(all "
        "that gold has)" },
    { "types", 't', "all|four|LIST",
        "which types of entities: all (the default), the four of CoNLL-2003, or those named" },
    { "outermost", 0, NULL, "leave out attributions inside others" },
    { "mentions", 0, "named|all",
        "which mentions of entities: names and pronouns of persons, organizations and places "
        "(named), or all" },
    { "output", 'o', "FORMAT", "text, or tsv for programs (text)" },
    { "help", 'h', NULL, "print this and exit" },
    { "version", 'V', NULL, "print the version and exit" },
    { 0 },
};

typedef struct arguments {
    hs_score score;
    bool layers[HS_SCORE_LAYERS], chosen;
    int format;
    bool help, version;
} arguments;

static hs_status set(void *context, const char *option, const char *argument, hs_error *error)
{
    static const char *const formats[] = { "text", "tsv", NULL };
    static const char *const mentions[] = { "named", "all", NULL };
    arguments *to = context;
    int layer = 0, which = 0;
    hs_status status = HS_OK;

    if (strcmp(option, "layer") == 0) {
        status = hs_option_choice(option, argument, hs_score_layers, &layer, error);
        to->layers[layer] = to->chosen = true;
    } else if (strcmp(option, "types") == 0) {
        to->score.types = strcmp(argument, "all") == 0 ? NULL : argument;
    } else if (strcmp(option, "outermost") == 0) {
        to->score.outermost = true;
    } else if (strcmp(option, "mentions") == 0) {
        status = hs_option_choice(option, argument, mentions, &which, error);
        to->score.all_mentions = which == 1;
    } else if (strcmp(option, "output") == 0) {
        status = hs_option_choice(option, argument, formats, &to->format, error);
    } else {
        *(strcmp(option, "help") == 0 ? &to->help : &to->version) = true;
    }
    return status;
}

static void print_help(void)
{
    puts("Usage: hs-score [OPTION]... GOLD SYSTEM\n"
         "Scores a token stream against a gold one of the same texts; - is standard input.\n");
    hs_options_help(options, stdout);
    fputs(hs_run_help_end, stdout);
}

/* --- results */

static void print_row(const arguments *wanted, const char *layer, const hs_score_row *row)
{
    printf(wanted->format == TSV ? "%s\t%.*s\t%.2f\t%.2f\t%.2f\t%zu\t%zu\t%zu\n"
                                 : "%-13s %-12.*s %6.2f %6.2f %6.2f %7zu %7zu %7zu\n",
        layer, HS_PRINT(row->name), hs_score_precision(row), hs_score_recall(row), hs_score_f1(row),
        row->gold, row->system, row->right);
}

static void print_scores(const arguments *wanted)
{
    const hs_score *score = &wanted->score;

    printf(wanted->format == TSV ? "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n"
                                 : "%-13s %-12s %6s %6s %6s %7s %7s %7s\n",
        "layer", "what", "P", "R", "F1", "gold", "system", "right");
    for (int layer = 0; layer < HS_SCORE_LAYERS; layer++) {
        const hs_score_rows *rows = &score->rows[layer];
        if (wanted->chosen ? wanted->layers[layer] : score->gold_has[layer]) {
            for (size_t i = 0; i < rows->items_count; i++) {
                print_row(wanted, hs_score_layers[layer], &rows->items[i]);
            }
        }
    }
}

/* Memory that runs out comes back here. */
static hs_status score_files(hs_score *score, char *const *files, hs_error *error)
{
    jmp_buf guard;

    score->arena->guard = &guard;
    if (setjmp(guard) != 0) {
        return hs_fail(error, HS_IO, "not enough memory for this document");
    }
    return hs_score_files(score, files[0], files[1], error);
}

static hs_status run(arguments *wanted, char *const *files, int count, hs_error *error)
{
    hs_arena arena = { 0 };
    hs_status status;

    if (count != 2) {
        return hs_fail(error, HS_USAGE,
            "two streams are compared, gold and system, not %d; see --help", count);
    }
    if (strcmp(files[0], "-") == 0 && strcmp(files[1], "-") == 0) {
        return hs_fail(error, HS_USAGE, "only one of the streams can be standard input");
    }
    wanted->score.arena = &arena;
    status = score_files(&wanted->score, files, error);
    if (status == HS_OK) {
        hs_score_end(&wanted->score);
        print_scores(wanted);
        status = (hs_status) hs_run_close_stdout("hs-score");
    }
    hs_arena_free(&arena);
    return status;
}

static void print_error(const arguments *wanted, const hs_error *error)
{
    fputs("hs-score: ", stderr);
    if (wanted->score.where != NULL) {
        fprintf(stderr, "%s:", wanted->score.where);
        fprintf(stderr, error->line != 0 ? "%zu: " : " ", error->line);
    }
    fprintf(stderr, "%s\n", error->message);
}

int main(int argc, char **argv)
{
    arguments wanted = { .format = TEXT };
    const hs_option_group group = { options, set, &wanted };
    hs_error error = { .line = 0 };
    int operands = 0;
    const hs_completion completion = { "hs-score", &group, 1, NULL };
    hs_status status;

    if (hs_complete(&completion, argc, argv)) {
        return hs_run_close_stdout("hs-score");
    }
    status = hs_options_parse(&group, 1, argc, argv, &operands, &error);

    if (status == HS_OK && wanted.help) {
        print_help();
        return hs_run_close_stdout("hs-score");
    }
    if (status == HS_OK && wanted.version) {
        puts("hs-score " HS_VERSION);
        return hs_run_close_stdout("hs-score");
    }
    if (status == HS_OK) {
        status = run(&wanted, argv + operands, argc - operands, &error);
    }
    if (error.message[0] != '\0') {
        print_error(&wanted, &error);
    }
    return (int) status;
}
