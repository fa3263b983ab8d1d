/* Messages of HTTP (RFC 9110, 9112) as archives have them. */
#ifndef HS_PAGES_HTTP_H
#define HS_PAGES_HTTP_H

#include "base/arena.h"
#include "base/error.h"

/* The value of a header field among lines `Name: value`; no data where it is not there.  WARC has
 * the same syntax. */
hs_slice hs_http_field(hs_slice header, const char *name);

/* Where the header ends, behind its empty line; 0: it does not. */
size_t hs_http_header_size(hs_slice message);

/* The media type of a Content-Type, without parameters, in front; its charset, no data where there
 * is none. */
hs_slice hs_http_media_type(hs_slice value);
hs_slice hs_http_charset(hs_slice value);

/* Is the media type one of HTML? */
bool hs_http_is_html(hs_slice media_type);

typedef struct hs_http_message {
    int status;    // 0: not known
    hs_slice type; // Content-Type; no data: none
    hs_slice body; // encodings undone
} hs_http_message;

/* Takes a response apart.  HS_BAD_DOCUMENT: it is none, or an encoding is damaged or not known. */
hs_status hs_http_read(
    hs_arena *arena, hs_slice message, size_t most, hs_http_message *read, hs_error *error);

#endif
