/* The record stream: one record a line, as JSON (RFC 8259, a line each), TSV or CSV (RFC 4180).
 *
 * A record is put out field by field in a fixed order.  The line of column names that TSV and CSV
 * begin with comes from the same calls, with writer->names set and no values: so names and values
 * cannot differ.
 *
 * In TSV a tab, line feed, carriage return or backslash is written \t, \n, \r, \\.
 * Ownership: the writer borrows its buffer.  Threads: one writer, one thread. */
#ifndef HS_STREAM_RECORD_H
#define HS_STREAM_RECORD_H

#include "base/arena.h"
#include "base/buffer.h"

typedef enum hs_record_format { HS_RECORD_JSONL, HS_RECORD_TSV, HS_RECORD_CSV } hs_record_format;

typedef struct hs_record_writer {
    hs_buffer *out;
    hs_record_format format;
    bool names;  // write column names instead of values
    size_t used; // fields of this record so far
} hs_record_writer;

/* A stretch of the original text. */
typedef struct hs_piece {
    hs_slice text;
    size_t start, end; // in the stream's unit, half open
} hs_piece;

/* One string of an object. */
typedef struct hs_record_field {
    const char *name;
    hs_slice value; // no data: null
} hs_record_field;

void hs_record_begin(hs_record_writer *writer);

/* Ends the line. */
void hs_record_end(hs_record_writer *writer);

/* A string; no data: null in JSON, nothing in the others. */
void hs_record_string(hs_record_writer *writer, const char *name, hs_slice value);

void hs_record_number(hs_record_writer *writer, const char *name, size_t value);

/* A number written out already, such as 0.93; no data as for a string, and so is what is no number:
 * streams are written by others too. */
void hs_record_decimal(hs_record_writer *writer, const char *name, hs_slice value);

/* An object of strings.  JSON: {"name": …}, or null where no field has a value.  Flat: the first
 * field is called NAME, the others NAME_FIELD. */
void hs_record_object(
    hs_record_writer *writer, const char *name, const hs_record_field *fields, size_t count);

/* Text with its offsets.  JSON: a list of {"start", "end", "text"}.  Flat: the texts with " … "
 * between them, and in a second field NAME_offsets the offsets as 12-30;45-60. */
void hs_record_pieces(
    hs_record_writer *writer, const char *name, const hs_piece *pieces, size_t count);

/* The other way round, to see how far an output got: the bytes of the first record in `rest` with
 * its line end, 0 where it is cut off or none; *first gets its first field. */
size_t hs_record_next(hs_slice rest, hs_record_format format, hs_arena *arena, hs_slice *first);

#endif
