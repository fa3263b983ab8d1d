/* Which files a run reads: those on the command line, those that a list names, and what lies in
 * folders.
 *
 * A folder stands for the files in it and below it whose name ends in a suffix that the run reads,
 * compressed ones too, in the order of their names' bytes; links to folders are not followed, names
 * that start with a dot are passed over.
 *
 * Ownership: a name given out is valid until the next call.  Threads: one list, one thread. */
#ifndef HS_RUN_NAMES_H
#define HS_RUN_NAMES_H

#include "stream/source.h"

typedef struct hs_names_folder hs_names_folder;

typedef struct hs_names {
    char *const *operands; // [count]; none and no list: standard input
    size_t count;
    const char *list;            // a file of names, or "-"; NULL: none
    const char *const *suffixes; // what is read in a folder; ends with NULL

    size_t next;       // operand
    hs_source *source; // the list, open
    char separator;    // in it: '\n', or NUL where its first bytes have one
    hs_names_folder *folder; // the innermost one that is being read
    hs_buffer name;    // the one given out, with a NUL
    size_t root;       // bytes of it that the folder named by the user is long, with the slash
    size_t found;      // files in that folder
} hs_names;

/* A zeroed list with the first four set is ready for use. */
void hs_names_close(hs_names *names);

/* The next name.  HS_OK; HS_END; HS_IO: a folder or the list cannot be read (*name says which), or
 * a folder has no such file; there may be others. */
hs_status hs_names_next(hs_names *names, const char **name, hs_error *error);

/* Of the name given out last: what the id of its document is made from: without the folders, or
 * where a folder was named, with those below it; without the suffix. */
hs_slice hs_names_stem(const hs_names *names);

#endif
