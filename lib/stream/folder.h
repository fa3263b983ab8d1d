/* Files named after documents, in one directory.
 *
 * The id of a document is whatever somebody wrote; a name made of it is one file in the directory
 * and no other: letters, digits, '-', '_' and '.' stay, other characters, and a '.' or '-' in
 * front, become %XX; a long one is cut and ends with a hash of the id.  Names of one run differ
 * even where upper and lower case are the same: the second of a name gets ~2 behind it.
 *
 * Ownership: names live as long as the folder.  Threads: one folder, one thread.  Memory: the names
 * of the run. */
#ifndef HS_STREAM_FOLDER_H
#define HS_STREAM_FOLDER_H

#include "base/arena.h"
#include "base/error.h"

typedef struct hs_folder hs_folder;

/* Opens the directory, which is made where there is none; `force`: to write over what is there.
 * HS_IO. */
hs_status hs_folder_open(hs_folder **folder, const char *path, bool force, hs_error *error);
void hs_folder_close(hs_folder *folder);

/* A name that no document of the run has yet.  When memory runs out it jumps to `guard`
 * (base/arena.h). */
hs_slice hs_folder_name(hs_folder *folder, hs_slice id, jmp_buf *guard);

/* Writes the file NAME SUFFIX, or appends to it; a symbolic link is not followed.
 * HS_BAD_DOCUMENT: it is there already, perhaps with somebody's work in it; HS_IO. */
hs_status hs_folder_write(hs_folder *folder, hs_slice name, const char *suffix, hs_slice text,
    bool append, hs_error *error);

/* The name that an id gives by itself, in the arena. */
hs_slice hs_file_name(hs_arena *arena, hs_slice id);

#endif
