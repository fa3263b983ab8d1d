#include "pages/http.h"

#include <strings.h>

#include "pages/bytes.h"

static bool is_white(char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }

static hs_slice trim(hs_slice text)
{
    while (text.size != 0 && is_white(text.data[0])) {
        text = hs_slice_from(text, 1);
    }
    while (text.size != 0 && is_white(text.data[text.size - 1])) {
        text.size--;
    }
    return text;
}

static bool same_letters(hs_slice text, const char *name)
{
    return text.size == strlen(name) && strncasecmp(text.data, name, text.size) == 0;
}

static bool starts_so(hs_slice text, const char *name)
{
    return text.size >= strlen(name) && strncasecmp(text.data, name, strlen(name)) == 0;
}

hs_slice hs_http_field(hs_slice header, const char *name)
{
    while (header.data != NULL) {
        hs_slice value = hs_slice_cut(&header, '\n');
        hs_slice field = hs_slice_cut(&value, ':');
        if (value.data != NULL && same_letters(trim(field), name)) {
            return trim(value);
        }
    }
    return (hs_slice){ NULL, 0 };
}

size_t hs_http_header_size(hs_slice message)
{
    hs_slice rest = message;

    while (rest.data != NULL) {
        hs_slice line = hs_slice_cut(&rest, '\n');
        if (rest.data != NULL && trim(line).size == 0) {
            return (size_t) (rest.data - message.data);
        }
    }
    return 0;
}

hs_slice hs_http_media_type(hs_slice value) { return trim(hs_slice_cut(&value, ';')); }

hs_slice hs_http_charset(hs_slice value)
{
    hs_slice_cut(&value, ';');
    while (value.data != NULL) {
        hs_slice parameter = trim(hs_slice_cut(&value, ';'));
        if (starts_so(parameter, "charset=")) {
            parameter = trim(hs_slice_from(parameter, 8));
            if (parameter.size > 1 && (parameter.data[0] == '"' || parameter.data[0] == '\'')) {
                parameter = (hs_slice){ parameter.data + 1, parameter.size - 2 };
            }
            return parameter;
        }
    }
    return value;
}

bool hs_http_is_html(hs_slice type)
{
    return same_letters(type, "text/html") || same_letters(type, "application/xhtml+xml");
}

/* --- bodies */

/* The size at the start of a chunk's line; false where none is there. */
static bool chunk_size(hs_slice line, size_t *size)
{
    size_t digits = 0;

    line = trim(line);
    *size = 0;
    for (; digits < line.size && digits < 9; digits++) {
        char byte = (char) (line.data[digits] | 32);
        int digit = line.data[digits] >= '0' && line.data[digits] <= '9' ? line.data[digits] - '0'
            : byte >= 'a' && byte <= 'f'                                 ? byte - 'a' + 10
                                                                         : -1;
        if (digit < 0) {
            break;
        }
        *size = *size * 16 + (size_t) digit;
    }
    return digits != 0
        && (digits == line.size || line.data[digits] == ';' || is_white(line.data[digits]));
}

/* Puts the chunks together; as it came where it has none.  What is cut off is kept as far as it is
 * there. */
static hs_slice unchunk(hs_arena *arena, hs_slice body)
{
    char *made = hs_arena_get(arena, body.size + 1);
    size_t used = 0, size;
    hs_slice rest = body;

    while (rest.data != NULL && rest.size != 0) {
        if (!chunk_size(hs_slice_cut(&rest, '\n'), &size)) {
            return used ? (hs_slice){ made, used } : body;
        }
        if (size == 0 || rest.data == NULL) {
            break;
        }
        size = size < rest.size ? size : rest.size;
        memcpy(made + used, rest.data, size);
        used += size;
        rest = hs_slice_from(rest, size);
        hs_slice_cut(&rest, '\n');
    }
    return (hs_slice){ made, used };
}

static bool is_compressed(hs_slice body) { return hs_slice_starts(body, HS_LITERAL("\x1f\x8b")); }

static hs_status decode(
    hs_arena *arena, hs_slice coding, size_t most, hs_slice *body, hs_error *error)
{
    hs_slice plain;
    bool gzip = same_letters(coding, "gzip") || same_letters(coding, "x-gzip");

    if (coding.size == 0 || same_letters(coding, "identity") || (gzip && !is_compressed(*body))) {
        return HS_OK;
    }
    if (!gzip && body->size != 0 && body->data[0] == '<') { // undone already
        return HS_OK;
    }
    if (!gzip && !same_letters(coding, "deflate")) {
        return hs_fail(error, HS_BAD_DOCUMENT, "the content encoding %.*s is not known",
            coding.size < 40 ? (int) coding.size : 40, coding.data);
    }
    if (!hs_inflate_all(arena, *body, most, &plain)) {
        return hs_fail(error, HS_BAD_DOCUMENT,
            "the content encoding %s is damaged, or the page has more than %zu MB",
            gzip ? "gzip" : "deflate", most >> 20);
    }
    *body = plain;
    return HS_OK;
}

hs_status hs_http_read(
    hs_arena *arena, hs_slice message, size_t most, hs_http_message *read, hs_error *error)
{
    size_t size = hs_http_header_size(message);
    hs_slice header = { message.data, size }, line = header;

    *read = (hs_http_message){ 0 };
    if (size == 0 || !starts_so(message, "HTTP/")) {
        return hs_fail(error, HS_BAD_DOCUMENT, "it holds no response of HTTP");
    }
    line = hs_slice_cut(&line, '\n');
    hs_slice_cut(&line, ' ');
    for (size_t i = 0; i < 3 && i < line.size && line.data[i] >= '0' && line.data[i] <= '9'; i++) {
        read->status = read->status * 10 + (line.data[i] - '0');
    }
    read->type = hs_http_field(header, "Content-Type");
    if (read->status != 200
        || (read->type.data != NULL && !hs_http_is_html(hs_http_media_type(read->type)))) {
        return HS_OK; // its body is not looked at
    }
    read->body = hs_slice_from(message, size);
    if (same_letters(hs_http_field(header, "Transfer-Encoding"), "chunked")) {
        read->body = unchunk(arena, read->body);
    }
    return decode(arena, hs_http_field(header, "Content-Encoding"), most, &read->body, error);
}
