/* The other way through hs-convert: files of other tools become a token stream.
 *
 * Not a filter, since what it reads is no stream: brat has two files a document.  Documents are
 * read and written one by one; messages go to standard error.  Threads: one. */
#ifndef HS_RUN_IMPORT_H
#define HS_RUN_IMPORT_H

#include "run/filter.h"

/* Has the command line of the filter's program the option --input? */
bool hs_import_wanted(const hs_filter *filter, int argc, char **argv);

/* Reads the files that the command line names and writes standard output; returns the exit status.
 */
int hs_import_main(const hs_filter *filter, int argc, char **argv);

#endif
