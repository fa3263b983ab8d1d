/* Bytes of a file that may be compressed with gzip: one member after the other, as archives have a
 * member for each record (RFC 1952; WARC 1.1, annex D).
 *
 * Errors: damaged compression is HS_BAD_DOCUMENT, and the bytes of that member are lost;
 * hs_bytes_resume goes on behind the damage.  Ownership: it owns its buffers, not the source. */
#ifndef HS_PAGES_BYTES_H
#define HS_PAGES_BYTES_H

#include <zlib.h>

#include "base/arena.h"
#include "stream/source.h"

typedef struct hs_bytes {
    hs_source *source;
    bool gzip; // it is compressed
    bool open; // in a member
    z_stream *stream;
    hs_buffer out;   // inflated
    size_t next;     // first of it not yet taken
    uint64_t offset; // of the source: bytes taken
    uint64_t member; // offset of the member that is open
    uint64_t marked; // offset of the source's mark, to which hs_bytes_resume goes back
} hs_bytes;

/* Looks whether the source is compressed; the bytes must be zeroed but for `source`. */
hs_status hs_bytes_open(hs_bytes *bytes, hs_error *error);
void hs_bytes_close(hs_bytes *bytes);

/* As hs_source_peek and hs_source_skip.  Peeking may stop in front of damage; without a byte left
 * in front of it, it is HS_BAD_DOCUMENT. */
hs_status hs_bytes_peek(hs_bytes *bytes, size_t size, hs_slice *shown, hs_error *error);
void hs_bytes_skip(hs_bytes *bytes, size_t size);

/* Skips as many as there are, up to `size`; *skipped gets how many. */
hs_status hs_bytes_pass(hs_bytes *bytes, uint64_t size, uint64_t *skipped, hs_error *error);

/* Where the next byte is in the file; compressed, where its member starts. */
uint64_t hs_bytes_place(const hs_bytes *bytes);

/* Goes on, behind damage, at the next place where a record can start: a member that inflates to
 * `start`, or, not compressed, a line that starts so.  HS_OK; HS_END: there is none; HS_IO. */
hs_status hs_bytes_resume(hs_bytes *bytes, hs_slice start, hs_error *error);

/* Inflates what is compressed with gzip or deflate, as content encoding; at most `most` bytes.
 * False: damaged, or more; `out` has what was read. */
bool hs_inflate_all(hs_arena *arena, hs_slice compressed, size_t most, hs_slice *out);

#endif
