/* What can go wrong, and how it is told.
 *
 * The library never prints and never exits: a function that can fail returns a status and leaves
 * one sentence in the caller's hs_error.  Running out of memory is not returned but jumped: see
 * arena.h. */
#ifndef HS_BASE_ERROR_H
#define HS_BASE_ERROR_H

#include <stddef.h>

/* The values are the programs' exit statuses. */
typedef enum hs_status {
    HS_OK = 0,
    HS_BAD_DOCUMENT = 1, // this document cannot be read or analysed; the next one can
    HS_USAGE = 2,
    HS_IO = 3, // reading or writing failed, or memory ran out
    HS_MODEL = 4,
    HS_END = 5 // no error: the input has no more documents
} hs_status;

typedef struct hs_error {
    char message[320]; // one sentence: what is wrong, and what to do
    size_t line;       // of the input, from 1; 0: none
} hs_error;

/* Writes the sentence, cut where it is too long; returns `status`, so that a caller can return it.
 */
hs_status hs_fail(hs_error *error, hs_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
