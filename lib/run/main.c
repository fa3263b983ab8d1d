#include "run/run.h"

#include <unistd.h>

#include "run/completion.h"

static void print_help(const hs_filter *filter)
{
    static const char *const streams[]
        = { "articles", "a token stream", "records or text", "pages" };

    printf("Usage: %s [OPTION]... [FILE]...\n%c%s.\n\n", filter->name,
        filter->summary[0] - 'a' + 'A', filter->summary + 1);
    printf("Reads %s from the files or standard input, writes %s to standard output.\n\n",
        streams[filter->reads], streams[filter->writes]);
    hs_options_help(filter->options, stdout);
    if (filter->reads == HS_ARTICLES || filter->reads == HS_PAGES) {
        hs_options_help(filter->pages ? hs_run_page_options : hs_run_article_options, stdout);
    }
    hs_options_help(hs_run_options, stdout);
    fputs(hs_run_help_end, stdout);
}

int hs_run_close_stdout(const char *program)
{
    if (fflush(stdout) != 0) {
        fprintf(stderr, "%s: cannot write standard output\n", program);
        return HS_IO;
    }
    return HS_OK;
}

int hs_filter_main(const hs_filter *filter, int argc, char **argv)
{
    hs_run run = { .program = filter->name, .input = -1, .jobs = 1, .output = STDOUT_FILENO };
    hs_error error = { .line = 0 };
    int operands = 0;
    hs_status status = hs_run_add(&run, filter, &error);

    if (status == HS_OK && hs_run_complete(&run, argc, argv)) {
        hs_run_end(&run);
        return hs_run_close_stdout(filter->name);
    }
    if (status == HS_OK) {
        status = hs_run_parse(&run, argc, argv, &operands, &error);
    }
    if (status != HS_OK) {
        fprintf(stderr, "%s: %s\n", filter->name, error.message);
    } else if (run.help) {
        print_help(filter);
        status = (hs_status) hs_run_close_stdout(filter->name);
    } else if (run.version) {
        printf("%s %s\n", filter->name, HS_VERSION);
        status = (hs_status) hs_run_close_stdout(filter->name);
    } else {
        status = hs_run_files(&run, argv + operands, (size_t) (argc - operands));
    }
    hs_run_end(&run);
    return (int) status;
}
