/* The driver: the whole chain, or any pipe of filters, in one process. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "run/run.h"

#define FILTER(name) extern const hs_filter hs_##name##_filter;
#include "table.h"
#undef FILTER

static const hs_filter *const filters[] = {
#define FILTER(name) &hs_##name##_filter,
#include "table.h"
#undef FILTER
    NULL,
};

static const hs_option options[] = {
    { "output", 'o', "FORMAT",
        "text to read, jsonl, tsv, csv, or conllu: the token stream (text)" },
    { "records", 'r', "KIND",
        "attributions, quotations, entities, claims or tokens (attributions)" },
    { "paragraph", 0, "END", "a paragraph ends at a blank line (blank) or at each line (line)" },
    { "offsets", 0, "UNIT", "offsets in chars, bytes or utf16 (chars)" },
    { "speaker", 0, "NAME", "only what this speaker says, by words of the name" },
    { "pipe", 'p', "PIPE", "run these filters instead: 'hs-tokenize | hs-stem -l french'" },
    { 0 },
};

typedef struct arguments {
    const char *output, *records, *pipe, *paragraph, *offsets, *speaker;
} arguments;

static hs_status set(void *context, const char *option, const char *argument, hs_error *error)
{
    arguments *to = context;

    (void) error;
    if (strcmp(option, "output") == 0) {
        to->output = argument;
    } else if (strcmp(option, "records") == 0) {
        to->records = argument;
    } else if (strcmp(option, "paragraph") == 0) {
        to->paragraph = argument;
    } else if (strcmp(option, "offsets") == 0) {
        to->offsets = argument;
    } else if (strcmp(option, "speaker") == 0) {
        to->speaker = argument;
    } else {
        to->pipe = argument;
    }
    return HS_OK;
}

static hs_stage *last_stage(hs_run *run) { return &run->stages[run->stages_count - 1]; }

/* Hands an option that was given on to a stage. */
static hs_status set_option(
    hs_stage *stage, const char *option, const char *argument, hs_error *error)
{
    return argument ? hs_stage_set(stage, option, argument, error) : HS_OK;
}

/* The chain from the article to attributions, and the records or the token stream at its end. */
static hs_status add_chain(hs_run *run, const arguments *wanted, hs_error *error)
{
#define CHAIN                                                                                      \
    "hs-tokenize | hs-structure | hs-tag | hs-ner | hs-quote | hs-attribute | hs-coref | "         \
    "hs-claim"
    static const char chain[] = CHAIN;
    static const char with_records[] = CHAIN " | hs-extract";
    static const char with_entities[] = CHAIN " | hs-extract";
    bool tokens = wanted->output && strcmp(wanted->output, "conllu") == 0;
    bool entities = wanted->records && strcmp(wanted->records, "entities") == 0;
    const char *format = wanted->output ? wanted->output : wanted->records ? "jsonl" : "text";
    hs_status status;

    if (tokens && (wanted->records || wanted->speaker)) {
        return hs_fail(error, HS_USAGE, "--%s and --output=conllu exclude each other",
            wanted->records ? "records" : "speaker");
    }
    status = hs_run_add_pipe(run,
        tokens         ? chain
            : entities ? with_entities
                       : with_records,
        filters, error);
    if (status == HS_OK) {
        status = set_option(&run->stages[0], "paragraph", wanted->paragraph, error);
    }
    if (status == HS_OK) {
        status = set_option(&run->stages[0], "offsets", wanted->offsets, error);
    }
    if (status == HS_OK && !tokens) {
        status = set_option(last_stage(run), "output", format, error);
    }
    if (status == HS_OK && !tokens) {
        status = set_option(last_stage(run), "records", wanted->records, error);
    }
    if (status == HS_OK && !tokens) {
        status = set_option(last_stage(run), "speaker", wanted->speaker, error);
    }
    return status;
}

static hs_status add_stages(hs_run *run, const arguments *wanted, hs_error *error)
{
    if (wanted->pipe == NULL) {
        return add_chain(run, wanted, error);
    }
    if (wanted->output || wanted->records || wanted->paragraph || wanted->offsets
        || wanted->speaker) {
        return hs_fail(
            error, HS_USAGE, "with --pipe the other options belong to the filters in the pipe");
    }
    return hs_run_add_pipe(run, wanted->pipe, filters, error);
}

static void print_help(void)
{
    puts("Usage: hearsay [OPTION]... [FILE]...\n"
         "Who said what: reads news articles, prints every attribution with its source, cue and\n"
         "content.  Without a FILE, or where it is -, it reads standard input.\n");
    hs_options_help(options, stdout);
    hs_options_help(hs_run_article_options, stdout);
    hs_options_help(hs_run_options, stdout);
    puts("\nFilters for --pipe, each a program with a --help of its own:");
    for (const hs_filter *const *filter = filters; *filter != NULL; filter++) {
        printf("  %-14s %s\n", (*filter)->name, (*filter)->summary);
    }
    fputs(hs_run_help_end, stdout);
}

int main(int argc, char **argv)
{
    hs_run run = { .program = "hearsay", .input = -1, .output = STDOUT_FILENO };
    arguments wanted = { 0 };
    const hs_option_group groups[] = { { options, set, &wanted },
        { hs_run_article_options, hs_run_set, &run }, { hs_run_options, hs_run_set, &run } };
    hs_error error = { .line = 0 };
    int operands = 0;
    hs_status status = hs_options_parse(groups, 3, argc, argv, &operands, &error);

    if (status == HS_OK && run.help) {
        print_help();
        return hs_run_close_stdout("hearsay");
    }
    if (status == HS_OK && run.version) {
        puts("hearsay " HS_VERSION);
        return hs_run_close_stdout("hearsay");
    }
    if (status == HS_OK) {
        status = add_stages(&run, &wanted, &error);
    }
    if (status == HS_OK) {
        status = hs_run_files(&run, argv + operands, (size_t) (argc - operands));
    } else {
        fprintf(stderr, "hearsay: %s\n", error.message);
    }
    hs_run_end(&run);
    return (int) status;
}
