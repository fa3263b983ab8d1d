/* Going on where an earlier run over the same input stopped, even killed: its output says which
 * documents are done.
 *
 * The last document that has something in the output may be incomplete: what it has there is cut
 * off, and it is done again.  Those before it are done: the output is in the order of the input,
 * and a document with nothing in it between two others has nothing to give.  So documents are told
 * apart by their ids, and one with the id of another far from it is refused.
 *
 * Memory: 8 bytes for each document of the output, and an entry for each one passed over. */
#ifndef HS_RUN_RESUME_H
#define HS_RUN_RESUME_H

#include "base/map.h"
#include "run/run.h"

typedef struct hs_resume {
    int descriptor; // of the output
    uint64_t *done; // [done_count] hashes of the ids in the output, the last one left out
    size_t done_count, done_capacity;
    bool some;     // the output has a document
    uint64_t last; // hash of its last document's id
    size_t keep;   // bytes of the output in front of that
    size_t next;   // of `done`
    bool going;    // the documents from here on are to be done
    size_t skipped;
    hs_arena arena;
    hs_map seen;     // ids passed over
    hs_slice before; // the id passed over last
    jmp_buf guard;
} hs_resume;

/* Opens `file`, or makes it, and reads what it has: `head`, then records of the run's last stage,
 * whose state is `state`.  HS_USAGE, HS_IO. */
hs_status hs_resume_open(hs_resume *resume, const char *file, const hs_run *run, const void *state,
    hs_slice head, hs_error *error);

/* *skip: the document is done.  The first one that is not has the output cut off where it goes on.
 * HS_USAGE: two documents have one id. */
hs_status hs_resume_skip(
    hs_resume *resume, const hs_document *document, bool *skip, hs_error *error);

/* At the end of the input: HS_USAGE where the output's last document was not met; then nothing was
 * changed. */
hs_status hs_resume_end(hs_resume *resume, hs_error *error);

/* Frees all; the descriptor stays open. */
void hs_resume_close(hs_resume *resume);

#endif
