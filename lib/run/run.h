/* Running filters over files: one alone, as its program does, or several fused in one process.
 *
 * Documents go through the stages in small batches, one stage after the other, so that a stage's model
 * stays in the processor's cache; with several threads each has a batch of its own (run/pool.h).
 * Memory is that of a few batches a thread.  The output is in the order of the input, and the same
 * for any number of threads.  What is finished is written before a read that may block.
 *
 * Threads: one run a process: it handles the process's signals. */
#ifndef HS_RUN_RUN_H
#define HS_RUN_RUN_H

#include "run/filter.h"
#include "run/options.h"
#include "stream/article.h"

#define HS_STAGES 32
#define HS_JOBS 1024 // threads at most

/* One filter of a run with its configuration. */
typedef struct hs_stage {
    const hs_filter *filter;
    void *config; // [filter->config_size]
    bool no_provenance;
} hs_stage;

typedef struct hs_run {
    const char *program; // for messages
    hs_stage stages[HS_STAGES];
    size_t stages_count;
    int input;                             // hs_page_input, or -1: by the file's name and content
    const struct hs_page_functions *pages; // NULL: this program reads no pages
    bool strict;                           // the first bad document ends the run
    bool help, version;
    bool no_provenance; // of any stage
    size_t jobs;        // threads; 0: as many as the machine has cores
    bool progress;      // on standard error, where that is a terminal
    bool no_sandbox;
    const char *list;   // a file of file names; NULL: none
    const char *errors; // a file for messages about documents; NULL: standard error
    const char *resume; // a file to go on with instead of standard output; NULL: none
    char *words;        // of the pipe; configurations point into them
    int output;         // file descriptor
} hs_run;

/* Options that every program has; their `set` takes an hs_run. */
extern const hs_option hs_run_options[];
extern const hs_option hs_run_article_options[]; // those of programs that read articles
extern const hs_option hs_run_driver_options[];  // those of the driver, which may use threads
extern const hs_option hs_run_page_options[];    // and pages too
hs_status hs_run_set(void *run, const char *option, const char *argument, hs_error *error);

/* Appends a stage with an empty configuration.  HS_USAGE: it does not read what the one before
 * writes, or there are too many. */
hs_status hs_run_add(hs_run *run, const hs_filter *filter, hs_error *error);

/* Appends the stages of a pipe in shell notation, `hs-tokenize -l french | hs-stem`, from the
 * filters in `table` (ends with NULL); at most one pipe a run. */
hs_status hs_run_add_pipe(
    hs_run *run, const char *pipe, const hs_filter *const *table, hs_error *error);

/* Reads the command line of the last stage's filter, words[0] its name; *operands gets the index of
 * the first word that is no option.  The words may be reordered. */
hs_status hs_run_parse(hs_run *run, int count, char **words, int *operands, hs_error *error);

/* Prints the completion of the last stage's program where that is asked for (run/completion.h). */
bool hs_run_complete(hs_run *run, int argc, char **argv);

/* Sets an option of a stage as its command line would. */
hs_status hs_stage_set(hs_stage *stage, const char *option, const char *argument, hs_error *error);

/* Runs over the files (none: standard input; "-" too), prints messages on standard error, and
 * returns the exit status: the worst of what happened. */
hs_status hs_run_files(hs_run *run, char *const *files, size_t count);

/* Frees the configurations. */
void hs_run_end(hs_run *run);

/* Ends what was printed with stdio; returns the exit status. */
int hs_run_close_stdout(const char *program);

/* The end of every --help. */
extern const char hs_run_help_end[];

#endif
