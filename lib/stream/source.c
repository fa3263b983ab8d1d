#include "stream/source.h"

#include <errno.h>
#include <unistd.h>

#include "stream/separators.h"

#define CHUNK ((size_t) 64 << 10)

void hs_source_close(hs_source *source)
{
    hs_buffer_free(&source->buffer);
    hs_buffer_free(&source->packed);
    hs_decoder_close(source->decoder);
    source->decoder = NULL;
}

/* Drops what lies before the mark, so that the buffer holds a little more than what is in use. */
static void compact(hs_source *source)
{
    hs_buffer *buffer = &source->buffer;
    size_t used = source->mark;

    if (used != 0) {
        memmove(buffer->data, buffer->data + used, buffer->size - used);
        buffer->size -= used;
        source->next -= used;
        source->mark = 0;
    }
}

/* What has been read and not been handed out; no data before the first read. */
static hs_slice unread(const hs_source *source)
{
    const hs_buffer *buffer = &source->buffer;

    return buffer->data != NULL
        ? hs_slice_between(buffer->data + source->next, buffer->data + buffer->size)
        : (hs_slice){ NULL, 0 };
}

/* Reads what there is, up to a chunk, to the end of the buffer. */
static hs_status read_chunk(hs_source *source, hs_buffer *to, hs_error *error)
{
    char *room;
    ssize_t got;
    hs_status status;

    to->guard = source->buffer.guard;
    room = hs_buffer_room(to, CHUNK);
    do {
        if (source->before_wait != NULL
            && (status = source->before_wait(source->context, error)) != HS_OK) {
            return status;
        }
        got = read(source->descriptor, room, CHUNK);
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        return hs_fail(error, HS_IO, "cannot read: %s", strerror(errno));
    }
    source->ended = got == 0;
    source->taken += (size_t) got;
    to->size += (size_t) got;
    return HS_OK;
}

/* Reads until the first bytes tell whether the input is compressed; if so they go to be decoded. */
static hs_status begin(hs_source *source, hs_error *error)
{
    hs_slice bare;
    hs_compression named = hs_compression_named(hs_slice_of(source->name), &bare), found;
    hs_buffer *buffer = &source->buffer;
    hs_status status;
    bool more;

    do {
        if ((status = read_chunk(source, buffer, error)) != HS_OK) {
            return status;
        }
        found = hs_compression_of((hs_slice){ buffer->data, buffer->size }, &more);
    } while (more && !source->ended);
    if (found == HS_PLAIN && named != HS_PLAIN) { // and so again, for who peeked
        return hs_fail(
            error, HS_IO, "not %s data, though its name says so", hs_compression_name(named));
    }
    source->begun = true;
    if (found == HS_PLAIN) {
        return HS_OK;
    }
    source->packed = *buffer;
    *buffer = (hs_buffer){ .guard = buffer->guard };
    return hs_decoder_open(found, &source->decoder, error);
}

/* Decodes until there are some bytes more, or none will come. */
static hs_status decode(hs_source *source, hs_error *error)
{
    hs_buffer *packed = &source->packed;
    char *room = hs_buffer_room(&source->buffer, CHUNK);
    bool read_all = source->ended;
    size_t made = 0;

    if (source->damage.message[0] != '\0') {
        return hs_fail(error, HS_IO, "%s", source->damage.message); // the line is the caller's
    }
    source->ended = false;
    while (made == 0) {
        hs_slice in = { packed->data + source->unpacked, packed->size - source->unpacked };
        hs_status status
            = hs_decoder_run(source->decoder, &in, read_all, room, CHUNK, &made, error);
        source->unpacked = packed->size - in.size;
        if (status != HS_OK && made == 0) {
            return status;
        }
        if (status != HS_OK) { // first what came before it
            source->damage = *error;
            break;
        }
        if (made != 0 || in.size != 0) {
            continue;
        }
        if (read_all) {
            source->ended = true;
            return hs_decoder_complete(source->decoder)
                ? HS_OK
                : hs_fail(error, HS_IO, "cut off: the compressed data ends in the middle");
        }
        packed->size = source->unpacked = 0;
        status = read_chunk(source, packed, error);
        read_all = source->ended;
        source->ended = false;
        if (status != HS_OK) {
            return status;
        }
    }
    source->buffer.size += made;
    return HS_OK;
}

/* Gets some more bytes. */
static hs_status fill(hs_source *source, hs_error *error)
{
    hs_status status;

    compact(source);
    if (!source->begun && !source->raw) {
        status = begin(source, error);
        if (status != HS_OK || source->decoder == NULL) {
            return status;
        }
    }
    return source->decoder ? decode(source, error) : read_chunk(source, &source->buffer, error);
}

hs_status hs_source_pass(hs_source *source, char separator, hs_error *error)
{
    const char *end = NULL;

    while (end == NULL) {
        hs_slice rest = unread(source);
        hs_status status;
        end = hs_slice_find(rest, separator);
        source->next = end ? (size_t) (end + 1 - source->buffer.data) : source->buffer.size;
        hs_source_mark(source);
        if (end == NULL && source->ended) {
            break;
        }
        if (end == NULL && (status = fill(source, error)) != HS_OK) {
            return status;
        }
    }
    source->line++;
    return HS_OK;
}

/* Takes the rest of a line that is too long. */
static hs_status pass_line(hs_source *source, char separator, hs_error *error)
{
    hs_status status = hs_source_pass(source, separator, error);

    return status != HS_OK ? status
                           : hs_fail(error, HS_BAD_DOCUMENT,
                               "more than %zu MB in one piece; split it", HS_LINE_LIMIT >> 20);
}

hs_status hs_source_line(hs_source *source, hs_slice *line, bool *whole, hs_error *error)
{
    return hs_source_until(source, '\n', line, whole, error);
}

hs_status hs_source_until(
    hs_source *source, char separator, hs_slice *piece, bool *whole, hs_error *error)
{
    size_t seen = 0;

    for (;;) {
        const char *first = unread(source).data, *end = NULL;
        size_t size = unread(source).size;
        hs_status status;
        if (size > seen) {
            end = memchr(first + seen, separator, size - seen);
        }
        if (end != NULL || (source->ended && size != 0)) {
            *whole = end != NULL;
            *piece = (hs_slice){ first, end ? (size_t) (end - first) : size };
            source->next += piece->size + *whole;
            source->line++;
            return HS_OK;
        }
        if (source->ended) {
            return HS_END;
        }
        if (size > HS_LINE_LIMIT) {
            return pass_line(source, separator, error);
        }
        seen = size;
        if ((status = fill(source, error)) != HS_OK) {
            return status;
        }
    }
}

void hs_source_take(hs_source *source, size_t size, size_t lines)
{
    source->next += size;
    source->line += lines;
}

/* Takes the whole lines of what was read, and the rest of the one that follows. */
static hs_status pass_lines(hs_source *source, hs_slice read, hs_error *error)
{
    hs_slice rest = read;
    size_t lines = 0;
    const char *end;

    while ((end = hs_slice_find(rest, '\n')) != NULL) {
        rest = hs_slice_between(end + 1, read.data + read.size);
        lines++;
    }
    hs_source_take(source, read.size - rest.size, lines);
    return pass_line(source, '\n', error);
}

hs_status hs_source_block(hs_source *source, hs_slice *block, hs_error *error)
{
    size_t seen = 0; // bytes that were looked at, but for the last: a line feed may follow it

    hs_source_mark(source);
    for (;;) {
        hs_slice rest = unread(source);
        const char *end = NULL;
        hs_status status;
        if (rest.size != 0) {
            end = rest.data[0] == '\n' ? rest.data : hs_find_gap(hs_slice_from(rest, seen));
            seen = rest.size - 1;
        }
        if (end != NULL || source->ended) {
            *block = (hs_slice){ rest.data, end ? (size_t) (end + 1 - rest.data) : rest.size };
            return rest.size != 0 ? HS_OK : HS_END;
        }
        if (rest.size > HS_LINE_LIMIT) {
            return pass_lines(source, rest, error);
        }
        if ((status = fill(source, error)) != HS_OK) {
            return status;
        }
    }
}

void hs_source_mark(hs_source *source)
{
    source->mark = source->next;
    source->mark_line = source->line;
}

void hs_source_rewind(hs_source *source)
{
    source->next = source->mark;
    source->line = source->mark_line;
}

hs_status hs_source_peek(hs_source *source, size_t size, hs_slice *bytes, hs_error *error)
{
    while (source->buffer.size - source->next < size && !source->ended) {
        hs_status status = fill(source, error);
        if (status != HS_OK) {
            return status;
        }
    }
    *bytes = unread(source);
    if (bytes->size > size) {
        bytes->size = size;
    }
    return HS_OK;
}

void hs_source_skip(hs_source *source, size_t size)
{
    source->next += size;
    hs_source_mark(source);
}
