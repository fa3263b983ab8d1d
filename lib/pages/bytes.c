#include "pages/bytes.h"

#include <stdlib.h>

#define CHUNK ((size_t) 64 << 10)
#define GZIP_OR_ZLIB (15 + 32) // windowBits of inflateInit2
#define GZIP (15 + 16)
#define RAW (-15)

static const hs_slice magic = HS_CONSTANT("\x1f\x8b\x08");

static hs_status no_memory(hs_error *error) { return hs_fail(error, HS_IO, "not enough memory"); }

hs_status hs_bytes_open(hs_bytes *bytes, hs_error *error)
{
    hs_slice start;
    hs_status status = hs_source_peek(bytes->source, magic.size, &start, error);

    if (status != HS_OK || !hs_slice_starts(start, magic)) {
        return status;
    }
    bytes->stream = calloc(1, sizeof *bytes->stream);
    if (bytes->stream == NULL || inflateInit2(bytes->stream, GZIP) != Z_OK) {
        free(bytes->stream);
        bytes->stream = NULL;
        return no_memory(error);
    }
    bytes->gzip = true;
    return HS_OK;
}

void hs_bytes_close(hs_bytes *bytes)
{
    if (bytes->stream != NULL) {
        inflateEnd(bytes->stream);
        free(bytes->stream);
        bytes->stream = NULL;
    }
    hs_buffer_free(&bytes->out);
}

// Bytes of a member that are kept, to look for the next one in them if this one is damaged: damage
// may be met long behind where it is.
#define KEPT ((uint64_t) 16 << 20)

static void mark(hs_bytes *bytes)
{
    hs_source_mark(bytes->source);
    bytes->marked = bytes->offset;
}

static void take(hs_bytes *bytes, size_t size)
{
    hs_source_take(bytes->source, size, 0);
    bytes->offset += size;
    if (!bytes->gzip || bytes->offset - bytes->marked > KEPT) {
        mark(bytes);
    }
}

static hs_status damaged(const hs_bytes *bytes, const char *how, hs_error *error)
{
    return hs_fail(error, HS_BAD_DOCUMENT, "the gzip member at byte %llu is %s",
        (unsigned long long) bytes->member, how);
}

/* Inflates a stretch of the member that is open, up to its end.  HS_END: the file has ended. */
static hs_status inflate_more(hs_bytes *bytes, hs_error *error)
{
    hs_slice in;
    hs_status status = hs_source_peek(bytes->source, CHUNK, &in, error);
    int result;

    if (status != HS_OK) {
        return status;
    }
    if (in.size == 0) {
        return bytes->open ? damaged(bytes, "cut off", error) : HS_END;
    }
    if (!bytes->open) {
        if (!hs_slice_starts(in, magic)) {
            bytes->member = bytes->offset;
            return damaged(bytes, "none", error);
        }
        inflateReset(bytes->stream);
        mark(bytes);
        bytes->member = bytes->offset;
        bytes->open = true;
    }
    bytes->stream->next_in = (Bytef *) (uintptr_t) in.data;
    bytes->stream->avail_in = (uInt) in.size;
    bytes->stream->next_out = (Bytef *) hs_buffer_room(&bytes->out, CHUNK);
    bytes->stream->avail_out = (uInt) CHUNK;
    result = inflate(bytes->stream, Z_NO_FLUSH);
    take(bytes, in.size - bytes->stream->avail_in);
    bytes->out.size += CHUNK - bytes->stream->avail_out;
    bytes->open = result != Z_STREAM_END;
    if (result == Z_MEM_ERROR) {
        return no_memory(error);
    }
    return result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR
        ? HS_OK
        : damaged(bytes, "damaged", error);
}

hs_status hs_bytes_peek(hs_bytes *bytes, size_t size, hs_slice *shown, hs_error *error)
{
    hs_status status = HS_OK;

    if (!bytes->gzip) {
        return hs_source_peek(bytes->source, size, shown, error);
    }
    if (bytes->next != 0) {
        bytes->out.size -= bytes->next;
        memmove(bytes->out.data, bytes->out.data + bytes->next, bytes->out.size);
        bytes->next = 0;
    }
    while (status == HS_OK && bytes->out.size < size) {
        status = inflate_more(bytes, error);
    }
    *shown = (hs_slice){ bytes->out.data, bytes->out.size < size ? bytes->out.size : size };
    return shown->size != 0 || status == HS_END ? HS_OK : status;
}

void hs_bytes_skip(hs_bytes *bytes, size_t size)
{
    if (bytes->gzip) {
        bytes->next += size;
    } else {
        take(bytes, size);
    }
}

hs_status hs_bytes_pass(hs_bytes *bytes, uint64_t size, uint64_t *skipped, hs_error *error)
{
    *skipped = 0;
    while (*skipped < size) {
        uint64_t left = size - *skipped;
        hs_slice shown;
        hs_status status
            = hs_bytes_peek(bytes, left < CHUNK ? (size_t) left : CHUNK, &shown, error);
        if (status != HS_OK || shown.size == 0) {
            return status;
        }
        hs_bytes_skip(bytes, shown.size);
        *skipped += shown.size;
    }
    return HS_OK;
}

uint64_t hs_bytes_place(const hs_bytes *bytes)
{
    bool between = bytes->next == bytes->out.size && !bytes->open;

    return bytes->gzip && !between ? bytes->member : bytes->offset;
}

/* Does a member start there that inflates to `start`? */
static bool starts_so(hs_slice in, hs_slice start)
{
    char out[16];
    z_stream stream = { 0 };
    bool same;

    if (!hs_slice_starts(in, magic) || inflateInit2(&stream, GZIP) != Z_OK) {
        return false;
    }
    stream.next_in = (Bytef *) (uintptr_t) in.data;
    stream.avail_in = (uInt) in.size;
    stream.next_out = (Bytef *) out;
    stream.avail_out = (uInt) start.size;
    inflate(&stream, Z_SYNC_FLUSH);
    same = stream.avail_out == 0 && memcmp(out, start.data, start.size) == 0;
    inflateEnd(&stream);
    return same;
}

hs_status hs_bytes_resume(hs_bytes *bytes, hs_slice start, hs_error *error)
{
    char first = bytes->gzip ? magic.data[0] : start.data[0];

    if (bytes->gzip) {
        hs_source_rewind(bytes->source);
        bytes->offset = bytes->marked;
    }
    bytes->out.size = bytes->next = 0;
    bytes->open = false;
    for (bool begun = false;; begun = true) {
        hs_slice in;
        const char *place;
        hs_status status = hs_source_peek(bytes->source, CHUNK, &in, error);
        if (status != HS_OK || in.size <= 1) {
            take(bytes, status == HS_OK ? in.size : 0);
            mark(bytes);
            return status == HS_OK ? HS_END : status;
        }
        if (begun && (bytes->gzip ? starts_so(in, start) : hs_slice_starts(in, start))) {
            return HS_OK;
        }
        place = hs_slice_find(hs_slice_from(in, 1), first);
        take(bytes, place ? (size_t) (place - in.data) : in.size - 1);
        mark(bytes);
    }
}

static void *arena_get(void *arena, unsigned count, unsigned size)
{
    return hs_arena_get(arena, (size_t) count * size);
}

static void arena_leave(void *arena, void *memory)
{
    (void) arena;
    (void) memory;
}

bool hs_inflate_all(hs_arena *arena, hs_slice compressed, size_t most, hs_slice *out)
{
    z_stream stream = { .zalloc = arena_get, .zfree = arena_leave, .opaque = arena };
    // Servers that call it deflate send zlib or the bare stream (RFC 1950: the first two bytes).
    bool wrapped = compressed.size > 1
        && (hs_slice_starts(compressed, magic)
            || ((compressed.data[0] & 15) == 8
                && ((unsigned char) compressed.data[0] * 256 + (unsigned char) compressed.data[1])
                        % 31
                    == 0));
    char *text = NULL;
    size_t size = 0, capacity = 0;
    int result = inflateInit2(&stream, wrapped ? GZIP_OR_ZLIB : RAW);

    stream.next_in = (Bytef *) (uintptr_t) compressed.data;
    stream.avail_in = (uInt) compressed.size;
    while (result == Z_OK && size <= most) {
        text = hs_arena_grow(arena, text, 1, &capacity, size + CHUNK);
        stream.next_out = (Bytef *) text + size;
        stream.avail_out = (uInt) CHUNK;
        result = inflate(&stream, Z_NO_FLUSH);
        size += CHUNK - stream.avail_out;
    }
    *out = (hs_slice){ text, size };
    return result == Z_STREAM_END && size <= most;
}
