/* Bytes from a file descriptor, by lines or by stretches, with a mark to go back to; compressed
 * ones (stream/decompress.h) are decompressed as they come.
 *
 * Ownership: the source owns its buffer, not the descriptor.  What it hands out is valid until the
 * next call.  Threads: one source, one thread. */
#ifndef HS_STREAM_SOURCE_H
#define HS_STREAM_SOURCE_H

#include "base/buffer.h"
#include "base/error.h"
#include "stream/decompress.h"

/* Bytes of one line at most: a longer one is refused, not read. */
#define HS_LINE_LIMIT ((size_t) 256 << 20)

typedef struct hs_source {
    int descriptor;
    const char *name; // for messages
    hs_buffer buffer; // [size] bytes read
    size_t next;      // first byte not yet handed out
    size_t line;      // lines handed out
    size_t mark, mark_line;
    bool ended;
    bool raw;            // take the bytes as they are, compressed or not
    bool begun;          // the first bytes were seen: is it compressed?
    hs_decoder *decoder; // NULL: it is not
    hs_buffer packed;    // compressed bytes read
    size_t unpacked;     // of them already decoded
    hs_error damage;     // met behind what was decoded last; no message: none
    uint64_t taken;      // bytes that the descriptor gave
    // Called before a read that may block, so that what is finished can be written first, and again
    // where a signal interrupts it; what it returns but HS_OK ends the reading.  Or NULL.
    hs_status (*before_wait)(void *context, hs_error *error);
    void *context;
} hs_source;

void hs_source_close(hs_source *source);

/* The next line without its line feed; *whole tells whether it had one.
 * HS_OK; HS_END; HS_IO: reading failed; HS_BAD_DOCUMENT: longer than HS_LINE_LIMIT, passed over. */
hs_status hs_source_line(hs_source *source, hs_slice *line, bool *whole, hs_error *error);

/* The same for what ends with another byte than a line feed. */
hs_status hs_source_until(
    hs_source *source, char separator, hs_slice *piece, bool *whole, hs_error *error);

/* Takes what is left of a line, or of what ends with another byte, without keeping it.
 * HS_OK; HS_IO. */
hs_status hs_source_pass(hs_source *source, char separator, hs_error *error);

/* Shows the lines up to the next empty one and that one too, without taking them; only at the end
 * of the input the empty one may be missing.
 * HS_OK; HS_END; HS_IO; HS_BAD_DOCUMENT: more than HS_LINE_LIMIT, taken as far as was read. */
hs_status hs_source_block(hs_source *source, hs_slice *block, hs_error *error);

/* Takes `size` bytes in `lines` lines. */
void hs_source_take(hs_source *source, size_t size, size_t lines);

/* Remembers this place; hs_source_rewind goes back to it.  The bytes since are kept in memory. */
void hs_source_mark(hs_source *source);
void hs_source_rewind(hs_source *source);

/* Shows the next `size` bytes, fewer only at the end of the input, without taking them;
 * hs_source_skip takes some.  HS_OK (perhaps with no bytes), HS_IO. */
hs_status hs_source_peek(hs_source *source, size_t size, hs_slice *bytes, hs_error *error);
void hs_source_skip(hs_source *source, size_t size);

#endif
