/* What is told to the user while a run goes on: messages, or a file of them as JSON Lines; counts;
 * progress on a terminal.
 *
 * Threads: one at a time. */
#ifndef HS_RUN_REPORT_H
#define HS_RUN_REPORT_H

#include <stdio.h>

#include "run/batch.h"

typedef struct hs_report {
    const char *program;
    FILE *errors;        // JSON Lines of what was left out; NULL: on standard error
    int errors_failed;   // errno of the first line that could not be written to it; 0: none
    bool progress;       // on standard error
    uint64_t all;        // bytes of all files; 0: unknown
    uint64_t taken;      // bytes that have been done
    double begun, shown; // seconds, of the monotonic clock
    size_t documents, bad, files_bad;
    size_t resumed; // documents that an earlier run had done
    bool drawn;     // a line of progress stands on the terminal
    hs_status worst;
} hs_report;

/* Opens `file` for messages, where it is not NULL.  HS_IO. */
hs_status hs_report_open(hs_report *report, const char *file, hs_error *error);

/* One document that was done or left out. */
void hs_report_item(hs_report *report, const hs_item *item);

/* Something that is about no document: who met it, and what. */
void hs_report_failure(hs_report *report, const char *who, hs_status status, const hs_error *error);

/* Draws the line of progress, if it is time; `taken` bytes of the input have been done. */
void hs_report_progress(hs_report *report, uint64_t taken);

/* Says how many were left out; closes the file of messages. */
void hs_report_close(hs_report *report);

#endif
