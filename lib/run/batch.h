/* Some documents on their way through a run, and the filters as one thread runs them.
 *
 * A batch is read by one thread, processed by another, and written, in the order of the input, by
 * any: it is handed on, never shared.
 *
 * Ownership: documents live in the batch's arena until the batch is cleared; what filters make
 * lives there too where a later lane needs it, else in the lane's arena, which stays in the cache.
 */
#ifndef HS_RUN_BATCH_H
#define HS_RUN_BATCH_H

#include "run/input.h"
#include "run/run.h"

/* What a document is before the first stage. */
typedef enum hs_item_kind {
    HS_ITEM_DOCUMENT, // as the first stage reads it
    HS_ITEM_PAGE,     // a page, of which an article is to be made
    HS_ITEM_ARTICLE   // an article made of a page, to be given on in parts
} hs_item_kind;

/* What became of one document. */
typedef struct hs_item {
    hs_document document;
    hs_item_kind kind;
    hs_document *parts; // [parts_count] of a page that a lane passes on
    size_t parts_count, parts_capacity;
    hs_status status;   // HS_OK: good so far
    const char *blamed; // where it is not: the program or filter that met the error
    hs_error error;
} hs_item;

#define HS_BATCH_ITEMS 16
#define HS_BATCH_BYTES                                                                             \
    ((size_t) 48 << 10) // of text: who reads puts no more in a batch that has as many

typedef struct hs_batch {
    hs_arena arena;
    hs_buffer out;
    hs_item items[HS_BATCH_ITEMS]; // [count]
    size_t count;
    size_t size;    // bytes of text in them, about
    uint64_t taken; // bytes that the input has given up to its end
    jmp_buf guard;
} hs_batch;

void hs_batch_free(hs_batch *batch);

/* Forgets the documents; what was written stays. */
void hs_batch_clear(hs_batch *batch);

/* Adds the next document to the batch, or an item that says why it cannot be read, blamed on
 * `program`.  HS_END: there is none; else the item's status.  There must be room for it. */
hs_status hs_batch_read(hs_batch *batch, hs_input *input, const char *program);

/* A row of stages with states of their own: what one thread needs to run them. */
typedef struct hs_lane {
    const hs_run *run;
    size_t first, end;            // stages first..end of the run
    void *states[HS_STAGES];      // of all stages; those outside are NULL
    bool passes;                  // a later lane goes on with the documents
    hs_page_extractor *extractor; // NULL: none was needed yet
    bool ran_out; // a document, since somebody last cleared this, needed too much memory
    hs_arena arena;
    jmp_buf guard;
} hs_lane;

/* HS_MODEL, HS_USAGE, HS_IO; *who: the filter. */
hs_status hs_lane_open(
    hs_lane *lane, const hs_run *run, size_t first, size_t end, const char **who, hs_error *error);
void hs_lane_close(hs_lane *lane);

/* Makes the article of an item that is a page, in the batch's arena. */
void hs_lane_extract(hs_lane *lane, hs_batch *batch, hs_item *item);

/* Runs the lane's stages over the good documents; what a document writes that fails is taken back.
 * In a strict run the items behind the first bad document are dropped. */
void hs_lane_process(hs_lane *lane, hs_batch *batch);

#endif
