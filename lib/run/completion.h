/* Completion of command lines by the shell: scripts for bash, zsh and fish, made from the tables of
 * options that the program itself reads.
 *
 * What an option can be given comes from its `set`, which is asked for it (hs_option_ask); where
 * its argument is called FILE names of files are offered, and where neither is so nothing.
 *
 * Threads: as run/options.h. */
#ifndef HS_RUN_COMPLETION_H
#define HS_RUN_COMPLETION_H

#include "run/options.h"

typedef struct hs_completion {
    const char *program;
    const hs_option_group
        *groups; // [groups_count] their contexts are spoilt: the program is to end
    size_t groups_count;
    const char *words; // first operands, separated by spaces; NULL: operands are files
} hs_completion;

/* Where --completion=bash, zsh or fish is all that the command line says: prints the script and
 * returns true. */
bool hs_complete(const hs_completion *of, int argc, char **argv);

/* Writes the script; false: no such shell. */
bool hs_completion_write(const hs_completion *of, const char *shell, FILE *out);

#endif
