/* The stages of a run: common options, and pipes in shell notation. */
#include <stdlib.h>

#include "pages/functions.h"
#include "run/completion.h"
#include "run/run.h"

const hs_option hs_run_options[] = {
    { "help", 'h', NULL, "print this and exit" },
    { "version", 'V', NULL, "print the version and exit" },
    { "strict", 0, NULL, "stop at the first document that cannot be read" },
    { "no-provenance", 0, NULL, "leave no # hs::tool line in the output" },
    { "files-from", 0, "FILE", "read the files that FILE names, one a line or ended by NULs" },
    { "errors", 0, "FILE", "write what is left out, and why, to FILE as JSON Lines" },
    { "no-sandbox", 0, NULL, "keep the right to do what is not needed (Linux)" },
    { 0 },
};

const hs_option hs_run_driver_options[] = {
    { "jobs", 'j', "NUMBER", "threads (as many as there are cores)" },
    { "progress", 0, NULL, "show on a terminal how far it is" },
    { "resume", 0, "FILE", "write to FILE, going on where an earlier run stopped" },
    { 0 },
};

const hs_option hs_run_article_options[] = {
    { "input", 'i', "FORMAT", "text: an article a file; jsonl: one a line (by suffix)" },
    { 0 },
};

const hs_option hs_run_page_options[] = {
    { "input", 'i', "FORMAT", "text, jsonl, html, warc or xml (by content and name)" },
    { 0 },
};

const char hs_run_help_end[] = "\nExit status: 0 done, 1 some documents were skipped, 2 usage, 3 "
                               "input or output, 4 model.\n";

static hs_status set_jobs(hs_run *run, const char *argument, hs_error *error)
{
    char *end;
    unsigned long number = strtoul(argument, &end, 10);

    if (*argument < '0' || *argument > '9' || *end != '\0' || number == 0 || number > HS_JOBS) {
        return hs_fail(
            error, HS_USAGE, "--jobs takes a number from 1 to %d, not '%s'", HS_JOBS, argument);
    }
    run->jobs = number;
    return HS_OK;
}

hs_status hs_run_set(void *context, const char *option, const char *argument, hs_error *error)
{
    static const char *const formats[] = { "text", "jsonl", NULL };
    hs_run *run = context;

    if (strcmp(option, "help") == 0) {
        run->help = true;
    } else if (strcmp(option, "version") == 0) {
        run->version = true;
    } else if (strcmp(option, "strict") == 0) {
        run->strict = true;
    } else if (strcmp(option, "no-provenance") == 0) {
        if (run->stages_count != 0) {
            run->stages[run->stages_count - 1].no_provenance = true;
        } else {
            run->no_provenance = true;
        }
    } else if (strcmp(option, "files-from") == 0) {
        run->list = argument;
    } else if (strcmp(option, "errors") == 0) {
        run->errors = argument;
    } else if (strcmp(option, "no-sandbox") == 0) {
        run->no_sandbox = true;
    } else if (strcmp(option, "progress") == 0) {
        run->progress = true;
    } else if (strcmp(option, "resume") == 0) {
        run->resume = argument;
    } else if (strcmp(option, "jobs") == 0) {
        return set_jobs(run, argument, error);
    } else if (strcmp(option, "input") == 0) {
        return hs_option_choice(
            option, argument, run->pages ? run->pages->inputs : formats, &run->input, error);
    }
    return HS_OK;
}

hs_status hs_stage_set(hs_stage *stage, const char *option, const char *argument, hs_error *error)
{
    return stage->filter->set(stage->config, option, argument, error);
}

static hs_status set_stage(void *context, const char *option, const char *argument, hs_error *error)
{
    return hs_stage_set(context, option, argument, error);
}

static const hs_option *input_options(const hs_run *run, const hs_filter *filter)
{
    return filter->reads == HS_PAGES || (filter->reads == HS_ARTICLES && run->pages)
        ? hs_run_page_options
        : filter->reads == HS_ARTICLES ? hs_run_article_options
                                       : NULL;
}

enum { GROUPS = 3 };

/* The options that the program of the last stage's filter takes. */
static void groups_of(hs_run *run, hs_option_group groups[GROUPS])
{
    hs_stage *last = &run->stages[run->stages_count - 1];

    groups[0] = (hs_option_group){ last->filter->options, set_stage, last };
    groups[1] = (hs_option_group){ hs_run_options, hs_run_set, run };
    groups[2] = (hs_option_group){ input_options(run, last->filter), hs_run_set, run };
}

hs_status hs_run_parse(hs_run *run, int count, char **words, int *operands, hs_error *error)
{
    hs_option_group groups[GROUPS];

    groups_of(run, groups);
    return hs_options_parse(groups, GROUPS, count, words, operands, error);
}

bool hs_run_complete(hs_run *run, int argc, char **argv)
{
    hs_option_group groups[GROUPS];
    const hs_completion completion = { run->program, groups, GROUPS, NULL };

    groups_of(run, groups);
    return hs_complete(&completion, argc, argv);
}

hs_status hs_run_add(hs_run *run, const hs_filter *filter, hs_error *error)
{
    hs_stage *stage = &run->stages[run->stages_count];

    if (run->stages_count == HS_STAGES) {
        return hs_fail(error, HS_USAGE, "more than %d filters in one pipe", HS_STAGES);
    }
    if (run->stages_count != 0 && filter->reads != stage[-1].filter->writes) {
        return hs_fail(
            error, HS_USAGE, "%s cannot read what %s writes", filter->name, stage[-1].filter->name);
    }
    *stage = (hs_stage){ .filter = filter };
    stage->config = calloc(1, filter->config_size + 1);
    if (stage->config == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    run->stages_count++;
    run->pages = filter->pages ? filter->pages : run->pages;
    return HS_OK;
}

void hs_run_end(hs_run *run)
{
    for (size_t i = 0; i < run->stages_count; i++) {
        free(run->stages[i].config);
    }
    run->stages_count = 0;
    free(run->words);
    run->words = NULL;
}

/* --- pipes */

#define WORDS 64 // of one command

/* Takes the next word of a command, quotation marks and backslashes read as a shell reads them, and
 * writes it to *store; false at a bar or the end. */
static bool next_word(const char **rest, char **store, bool *unclosed)
{
    const char *from = *rest + strspn(*rest, " \t\n");
    char *to = *store, quote = 0;

    *rest = from;
    if (*from == '\0' || *from == '|') {
        return false;
    }
    for (; *from != '\0' && (quote || !strchr(" \t\n|", *from)); from++) {
        if (*from == quote) {
            quote = 0;
        } else if (!quote && (*from == '\'' || *from == '"')) {
            quote = *from;
        } else {
            from += *from == '\\' && quote != '\'' && from[1] != '\0';
            *to++ = *from;
        }
    }
    *to++ = '\0';
    *store = to;
    *rest = from;
    *unclosed = quote != 0;
    return true;
}

static const hs_filter *find_filter(const hs_filter *const *table, const char *name)
{
    while (*table != NULL && strcmp((*table)->name, name) != 0) {
        table++;
    }
    return *table;
}

/* Adds the stage of one command, words[0] the name of the filter. */
static hs_status add_command(
    hs_run *run, char **words, int count, const hs_filter *const *table, hs_error *error)
{
    const hs_filter *filter = find_filter(table, words[0]);
    int operands;
    hs_status status;

    if (filter == NULL) {
        return hs_fail(
            error, HS_USAGE, "'%s' in the pipe is no filter; see hearsay --help", words[0]);
    }
    status = hs_run_add(run, filter, error);
    if (status != HS_OK) {
        return status;
    }
    status = hs_run_parse(run, count, words, &operands, error);
    if (status != HS_OK) {
        const hs_error why = *error;
        return hs_fail(error, status, "%s in the pipe: %s", filter->name, why.message);
    }
    if (operands < count) {
        return hs_fail(error, HS_USAGE, "'%s' in the pipe: name files behind the pipe, not in it",
            words[operands]);
    }
    return status;
}

static hs_status add_commands(
    hs_run *run, const char *pipe, char *store, const hs_filter *const *table, hs_error *error)
{
    hs_status status = HS_OK;

    for (bool more = true; status == HS_OK && more;) {
        char *words[WORDS + 1];
        int count = 0;
        bool unclosed = false;
        while (words[count] = store, next_word(&pipe, &store, &unclosed)) {
            if (++count == WORDS) {
                return hs_fail(error, HS_USAGE, "a filter of the pipe has too many arguments");
            }
        }
        words[count] = NULL;
        if (unclosed) {
            return hs_fail(error, HS_USAGE, "a quotation mark in the pipe is not closed");
        }
        if (count == 0) {
            return hs_fail(
                error, HS_USAGE, "a filter is missing in the pipe; try 'hs-tokenize | hs-stem'");
        }
        status = add_command(run, words, count, table, error);
        more = *pipe == '|';
        pipe += more;
    }
    return status;
}

hs_status hs_run_add_pipe(
    hs_run *run, const char *pipe, const hs_filter *const *table, hs_error *error)
{
    char *store = malloc(2 * strlen(pipe) + 2); // every word gains a NUL, at most

    if (store == NULL) {
        return hs_fail(error, HS_IO, "not enough memory");
    }
    free(run->words);
    run->words = store;
    return add_commands(run, pipe, store, table, error);
}
