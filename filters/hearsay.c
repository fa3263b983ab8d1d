/* The driver: the whole chain, or any pipe of filters, in one process. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pages/functions.h"
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
    { "speech-only", 0, NULL, "only what is said or written, not what is thought" },
    { "min-confidence", 0, "NUMBER", "only what is right with this probability, 0 to 1" },
    { "pipe", 'p', "PIPE", "run these filters instead: 'hs-tokenize | hs-stem -l french'" },
    { 0 },
};

// Options that are handed on: to the tokenizer, and, from WHAT on, to hs-extract.
static const char *const handed[]
    = { "paragraph", "offsets", "records", "speaker", "speech-only", "min-confidence" };
enum { WHAT = 2, HANDED = sizeof handed / sizeof *handed };

typedef struct arguments {
    const char *output, *pipe;
    const char *values[HANDED]; // NULL: not given; "": takes no argument
} arguments;

static hs_status set(void *context, const char *option, const char *argument, hs_error *error)
{
    arguments *to = context;

    (void) error;
    if (strcmp(option, "output") == 0) {
        to->output = argument;
    } else if (strcmp(option, "pipe") == 0) {
        to->pipe = argument;
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
#define CHAIN                                                                                      \
    "hs-tokenize | hs-structure | hs-tag | hs-parse | hs-ner | hs-quote | hs-attribute | "         \
    "hs-coref | "                                                                                  \
    "hs-claim"
    bool tokens = wanted->output && strcmp(wanted->output, "conllu") == 0;
    const char *what = first_given(wanted, WHAT);
    const char *format = wanted->output ? wanted->output : wanted->values[WHAT] ? "jsonl" : "text";
    hs_status status;

    if (tokens && what != NULL) {
        return hs_fail(error, HS_USAGE, "--%s and --output=conllu exclude each other", what);
    }
    status = hs_run_add_pipe(run, tokens ? CHAIN : CHAIN " | hs-extract", filters, error);
    if (status == HS_OK) {
        status = hand_on(&run->stages[0], wanted, 0, WHAT, error);
    }
    if (status == HS_OK && !tokens) {
        status = hs_stage_set(last_stage(run), "output", format, error);
    }
    return status == HS_OK && !tokens ? hand_on(last_stage(run), wanted, WHAT, HANDED, error)
                                      : status;
}

static hs_status add_stages(hs_run *run, const arguments *wanted, hs_error *error)
{
    if (wanted->pipe == NULL) {
        return add_chain(run, wanted, error);
    }
    if (wanted->output || first_given(wanted, 0) != NULL) {
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
    hs_options_help(hs_run_page_options, stdout);
    hs_options_help(hs_run_driver_options, stdout);
    hs_options_help(hs_run_options, stdout);
    puts("\nFilters for --pipe, each a program with a --help of its own:");
    for (const hs_filter *const *filter = filters; *filter != NULL; filter++) {
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
    hs_error error = { .line = 0 };
    int operands = 0;
    hs_status status
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
