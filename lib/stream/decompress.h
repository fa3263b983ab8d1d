/* Compressed input: gzip (RFC 1952), Zstandard (RFC 8878) and xz, known by their first bytes,
 * several members or frames one behind the other included.
 *
 * zlib, libzstd and liblzma themselves: libarchive has one interface for all three, but loading it
 * takes longer than a filter may take to start.
 *
 * Units: bytes.  Memory: what the format asks for, at most 128 MB.  Ownership: a decoder owns its
 * state.  Threads: one decoder, one thread. */
#ifndef HS_STREAM_DECOMPRESS_H
#define HS_STREAM_DECOMPRESS_H

#include "base/error.h"
#include "base/slice.h"

typedef enum hs_compression { HS_PLAIN, HS_GZIP, HS_ZSTD, HS_XZ } hs_compression;

#define HS_COMPRESSION_MAGIC 6 // bytes that tell

/* What the first bytes of an input show; *more: they are too few to tell. */
hs_compression hs_compression_of(hs_slice first, bool *more);

/* What the suffix of a file's name says (.gz, .zst, .xz), and the name without it. */
hs_compression hs_compression_named(hs_slice name, hs_slice *bare);

/* "gzip", "Zstandard", "xz". */
const char *hs_compression_name(hs_compression kind);

typedef struct hs_decoder hs_decoder;

/* HS_IO: not enough memory. */
hs_status hs_decoder_open(hs_compression kind, hs_decoder **decoder, hs_error *error);
void hs_decoder_close(hs_decoder *decoder); // NULL too

/* Decodes from `in`, from which it takes what it used, into at most `room` bytes at `out`; *made
 * gets their number.  No bytes made: give it more input; `last`: there is none behind it.
 * HS_IO: damaged data. */
hs_status hs_decoder_run(hs_decoder *decoder, hs_slice *in, bool last, char *out, size_t room,
    size_t *made, hs_error *error);

/* May the input end here: was the last member complete? */
bool hs_decoder_complete(const hs_decoder *decoder);

#endif
