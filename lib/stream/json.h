/* JSON (RFC 8259), put out value by value.
 *
 * Threads: one writer, one thread.  Memory: base/buffer.h. */
#ifndef HS_STREAM_JSON_H
#define HS_STREAM_JSON_H

#include "base/buffer.h"

typedef struct hs_json {
    hs_buffer *out;
    bool more; // something stands in the object or array already
} hs_json;

/* Opens an object '{' or an array '[' under `name`; NULL: in an array, or the whole. */
void hs_json_open(hs_json *json, const char *name, char bracket);
void hs_json_close(hs_json *json, char bracket);

/* A string; without data neither it nor its name are put out. */
void hs_json_string(hs_json *json, const char *name, hs_slice value);
void hs_json_number(hs_json *json, const char *name, size_t value);

/* A string, valid UTF-8, in quotation marks. */
void hs_put_json(hs_buffer *out, hs_slice text);

#endif
