/* The command line of a program: getopt_long over one table, and the --help made from it.
 *
 * Ownership: tables and arguments belong to the caller and are only read.  Threads: getopt_long is
 * not safe for threads; options are read before any starts. */
#ifndef HS_RUN_OPTIONS_H
#define HS_RUN_OPTIONS_H

#include <stdio.h>

#include "run/filter.h"

/* Takes an option by its long name. */
typedef hs_status hs_option_set(
    void *context, const char *option, const char *argument, hs_error *error);

typedef struct hs_option_group {
    const hs_option *options; // ends with a zeroed one
    hs_option_set *set;
    void *context;
} hs_option_group;

/* Parses argv and hands each option to the `set` of its group; operands are moved behind the
 * options, as GNU getopt does, and *operands is the index of the first.  HS_USAGE with a sentence.
 */
hs_status hs_options_parse(const hs_option_group *groups, size_t count, int argc, char **argv,
    int *operands, hs_error *error);

/* Prints the table, an option a line. */
void hs_options_help(const hs_option *options, FILE *out);

/* The argument with which an option is asked what it can be given: `set` answers HS_END, with the
 * choices separated by spaces as the message, where there is a closed list of them. */
extern const char hs_option_ask[];

/* Finds `argument` among `names` (ends with NULL) and stores its index; HS_USAGE names them all.
 * HS_END: it was hs_option_ask. */
hs_status hs_option_choice(const char *option, const char *argument, const char *const *names,
    int *index, hs_error *error);

#endif
