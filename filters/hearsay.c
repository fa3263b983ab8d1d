/* The driver: the whole chain, or any pipe of filters, in one process. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pages/functions.h"
#include "run/chain.h"
#include "run/completion.h"
#include "run/run.h"

extern const hs_filter hs_attribute_filter, hs_extract_filter, hs_explain_filter;

static const hs_option options[] = {
    { "output", 'o', "FORMAT",
        "text to read, jsonl, tsv, csv, or conllu: the token stream (text)" },
    { "records", 'r', "KIND",
        "attributions, quotations, entities, claims or tokens (attributions)" },
    { "paragraph", 0, "END", "a paragraph ends at a blank line (blank) or at each line (line)" },
    { "offsets", 0, "UNIT", "offsets in chars, bytes or utf16 (chars)" },
    { "speaker", 0, "NAME", "only what this speaker says, by words of the name" },
    { "speech-only", 0, NULL, "only what is said or written, not what is thought" },
    { "min-confidence", 0, "NUMBER", "only what is right with this probability, 0 to 1" },
    { "explain", 0, "ID", "why the attribution a3, or DOC/a3 of one document, was found" },
    { "pipe", 'p', "PIPE", "run these filters instead: 'hs-tokenize | hs-stem -l french'" },
    { 0 },
};

// Options that are handed on: to the tokenizer, and, from WHAT on, to hs-extract.
static const char *const handed[]
    = { "paragraph", "offsets", "records", "speaker", "speech-only", "min-confidence" };
enum { WHAT = 2, HANDED = sizeof handed / sizeof *handed };

// What hs-extract writes, and what it reads.
static const char *const formats[] = { "jsonl", "tsv", "csv", "text", "conllu", NULL };

typedef struct arguments {
    const char *output, *pipe, *explain;
    const char *values[HANDED]; // NULL: not given; "": takes no argument
} arguments;

static bool has_option(const hs_filter *filter, const char *name)
{
    const hs_option *option = filter->options;

    while (option->name != NULL && strcmp(option->name, name) != 0) {
        option++;
    }
    return option->name != NULL;
}

/* What an option that is handed on can be given: the filter that takes it is asked. */
static hs_status ask(const char *option, hs_error *error)
{
    const hs_filter *filter = has_option(hs_chain[0], option) ? hs_chain[0] : &hs_extract_filter;
    void *config = calloc(1, filter->config_size + 1);
    hs_status status = HS_IO;

    if (config != NULL && has_option(filter, option)) {
        status = filter->set(config, option, hs_option_ask, error);
    }
    free(config);
    return status;
}

static hs_status set(void *context, const char *option, const char *argument, hs_error *error)
{
    arguments *to = context;
    int format;

    if (strcmp(option, "output") == 0) {
        to->output = argument;
        return hs_option_choice(option, argument, formats, &format, error);
    }
    if (argument == hs_option_ask) {
        return ask(option, error);
    }
    if (strcmp(option, "pipe") == 0) {
        to->pipe = argument;
    } else if (strcmp(option, "explain") == 0) {
        to->explain = argument;
    }
    for (size_t i = 0; i < HANDED; i++) {
        if (strcmp(option, handed[i]) == 0) {
            to->values[i] = argument ? argument : "";
        }
    }
    return HS_OK;
}

static hs_stage *last_stage(hs_run *run) { return &run->stages[run->stages_count - 1]; }

/* The first of the options from `first` on that was given, or NULL. */
static const char *first_given(const arguments *wanted, size_t first)
{
    for (size_t i = first; i < HANDED; i++) {
        if (wanted->values[i] != NULL) {
            return handed[i];
        }
    }
    return NULL;
}

static hs_status hand_on(
    hs_stage *stage, const arguments *wanted, size_t first, size_t end, hs_error *error)
{
    hs_status status = HS_OK;

    for (size_t i = first; status == HS_OK && i < end; i++) {
        if (wanted->values[i] != NULL) {
            status = hs_stage_set(stage, handed[i], wanted->values[i], error);
        }
    }
    return status;
}

/* The chain from the article to attributions, and the records or the token stream at its end. */
static hs_status add_chain(hs_run *run, const arguments *wanted, hs_error *error)
{
    bool tokens = wanted->output && strcmp(wanted->output, "conllu") == 0;
    const char *what = first_given(wanted, WHAT);
    const char *format = wanted->output ? wanted->output : wanted->values[WHAT] ? "jsonl" : "text";
    hs_status status = HS_OK;

    if (tokens && what != NULL) {
        return hs_fail(error, HS_USAGE, "--%s and --output=conllu exclude each other", what);
    }
    for (size_t i = 0; status == HS_OK && hs_chain[i] != NULL; i++) {
        status = hs_run_add(run, hs_chain[i], error);
    }
    if (status == HS_OK && !tokens) {
        status = hs_run_add(run, &hs_extract_filter, error);
    }
    if (status == HS_OK) {
        status = hand_on(&run->stages[0], wanted, 0, WHAT, error);
    }
    if (status == HS_OK && !tokens) {
        status = hs_stage_set(last_stage(run), "output", format, error);
    }
    return status == HS_OK && !tokens ? hand_on(last_stage(run), wanted, WHAT, HANDED, error)
                                      : status;
}

/* The chain up to where attributions are found, and why they are. */
static hs_status add_explanation(hs_run *run, const arguments *wanted, hs_error *error)
{
    const char *other = wanted->output ? "output" : first_given(wanted, WHAT);
    hs_status status = HS_OK;

    if (other != NULL) {
        return hs_fail(error, HS_USAGE, "--%s and --explain exclude each other", other);
    }
    for (size_t i = 0; status == HS_OK && hs_chain[i] != &hs_attribute_filter; i++) {
        status = hs_run_add(run, hs_chain[i], error);
    }
    if (status == HS_OK) {
        status = hs_run_add(run, &hs_explain_filter, error);
    }
    if (status == HS_OK) {
        status = hs_stage_set(last_stage(run), "id", wanted->explain, error);
    }
    return status == HS_OK ? hand_on(&run->stages[0], wanted, 0, WHAT, error) : status;
}

static hs_status add_stages(hs_run *run, const arguments *wanted, hs_error *error)
{
    if (wanted->pipe == NULL) {
        return (wanted->explain ? add_explanation : add_chain)(run, wanted, error);
    }
    if (wanted->output || wanted->explain || first_given(wanted, 0) != NULL) {
        return hs_fail(
            error, HS_USAGE, "with --pipe the other options belong to the filters in the pipe");
    }
    return hs_run_add_pipe(run, wanted->pipe, hs_filters, error);
}

static void print_help(void)
{
    puts("Usage: hearsay [OPTION]... [FILE]...\n"
         "Who said what: reads news articles, prints every attribution with its source, cue and\n"
         "content.  Without a FILE, or where it is -, it reads standard input.\n");
    hs_options_help(options, stdout);
    hs_options_help(hs_run_page_options, stdout);
    hs_options_help(hs_run_driver_options, stdout);
    hs_options_help(hs_run_options, stdout);
    puts("\nFilters for --pipe, each a program with a --help of its own:");
    for (const hs_filter *const *filter = hs_filters; *filter != NULL; filter++) {
        printf("  %-14s %s\n", (*filter)->name, (*filter)->summary);
    }
    fputs(hs_run_help_end, stdout);
}

int main(int argc, char **argv)
{
    hs_run run = { .program = "hearsay", .input = -1, .output = STDOUT_FILENO, .pages = &hs_pages };
    arguments wanted = { 0 };
    const hs_option_group groups[]
        = { { options, set, &wanted }, { hs_run_page_options, hs_run_set, &run },
              { hs_run_driver_options, hs_run_set, &run }, { hs_run_options, hs_run_set, &run } };
    const hs_completion completion = { "hearsay", groups, sizeof groups / sizeof *groups, NULL };
    hs_error error = { .line = 0 };
    int operands = 0;
    hs_status status;

    if (hs_complete(&completion, argc, argv)) {
        return hs_run_close_stdout("hearsay");
    }
    status
        = hs_options_parse(groups, sizeof groups / sizeof *groups, argc, argv, &operands, &error);

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
