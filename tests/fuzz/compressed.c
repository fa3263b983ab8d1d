/* Compressed input.  The bytes as they are, and with the first bytes of each format in front:
 * decoding gives the same by whatever pieces, and stops.  And as text, which comes back from each
 * format. */
#include "fuzz.h"

#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include "stream/decompress.h"

// Bytes that are decoded of one input at most: a kilobyte may hold a gigabyte.
#define MOST ((size_t) 1 << 20)

/* Decodes with `piece` bytes of input and room for `room` bytes at a time. */
static hs_status decode(
    hs_compression kind, hs_slice bytes, size_t piece, size_t room, hs_buffer *out, bool *complete)
{
    hs_decoder *decoder;
    hs_error error;
    hs_status status = hs_decoder_open(kind, &decoder, &error);
    char *place = malloc(room);
    size_t given = 0, idle = 0;

    REQUIRE(status == HS_OK && place != NULL, "no memory");
    while (status == HS_OK && idle < 3 && out->size < MOST) {
        hs_slice in
            = { bytes.data + given, bytes.size - given < piece ? bytes.size - given : piece };
        size_t before = in.size, made, left = MOST - out->size;
        bool last = given + in.size == bytes.size;
        status
            = hs_decoder_run(decoder, &in, last, place, room < left ? room : left, &made, &error);
        REQUIRE(made <= room && in.size <= before, "more was made or taken than there is");
        hs_put(out, (hs_slice){ place, made });
        given += before - in.size;
        idle = made == 0 && in.size == before ? idle + 1 : 0;
    }
    *complete = hs_decoder_complete(decoder);
    hs_decoder_close(decoder);
    free(place);
    return status;
}

/* Where data are damaged, what comes before that is told, and whether it is told before the input
 * ends, depends on the pieces. */
static void check_pieces(hs_compression kind, hs_slice bytes, size_t piece, size_t room)
{
    hs_buffer whole = { 0 }, pieces = { 0 };
    bool complete, complete_too;
    hs_status status = decode(kind, bytes, bytes.size + 1, MOST, &whole, &complete);
    hs_status again = decode(kind, bytes, piece, room, &pieces, &complete_too);

    if (status == HS_OK && again == HS_OK) {
        fuzz_same("decoded in pieces", slice_of(&whole), slice_of(&pieces));
    }
    if (whole.size != MOST && pieces.size != MOST) {
        REQUIRE((status == HS_OK && complete) == (again == HS_OK && complete_too),
            "whole and sound or not");
    }
    hs_buffer_free(&whole);
    hs_buffer_free(&pieces);
}

static size_t encode(hs_compression kind, hs_slice text, uint8_t *to, size_t room)
{
    z_stream gzip = { .next_in = (unsigned char *) (uintptr_t) text.data,
        .avail_in = (uInt) text.size,
        .next_out = to,
        .avail_out = (uInt) room };
    size_t size = 0;

    switch (kind) {
    case HS_GZIP:
        REQUIRE(deflateInit2(&gzip, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK, "zlib");
        REQUIRE(deflate(&gzip, Z_FINISH) == Z_STREAM_END, "zlib");
        size = gzip.total_out;
        deflateEnd(&gzip);
        return size;
    case HS_ZSTD:
        size = ZSTD_compress(to, room, text.data, text.size, 1);
        REQUIRE(!ZSTD_isError(size), "libzstd");
        return size;
    default:
        REQUIRE(lzma_easy_buffer_encode(0, LZMA_CHECK_CRC32, NULL, (const uint8_t *) text.data,
                    text.size, to, &size, room)
                == LZMA_OK,
            "liblzma");
        return size;
    }
}

/* The text twice, as two members. */
static void check_members(hs_compression kind, hs_slice text, size_t piece, size_t room)
{
    size_t most = text.size * 2 + 1024, size;
    uint8_t *bytes = malloc(2 * most);
    hs_buffer twice = { 0 }, back = { 0 };
    bool complete;

    REQUIRE(bytes != NULL, "no memory");
    size = encode(kind, text, bytes, most);
    size += encode(kind, text, bytes + size, most);
    hs_put(&twice, text);
    hs_put(&twice, text);
    REQUIRE(decode(kind, (hs_slice){ (const char *) bytes, size }, piece, room, &back, &complete)
            == HS_OK,
        "what was encoded is not decoded");
    REQUIRE(complete, "what was encoded is not complete");
    fuzz_same("two members", slice_of(&twice), slice_of(&back));
    hs_buffer_free(&twice);
    hs_buffer_free(&back);
    free(bytes);
}

/* As every program reads it. */
static void check_reader(hs_slice bytes)
{
    hs_source source;
    hs_arena arena = { 0 };
    hs_document document;
    hs_error error = { .line = 0 };
    size_t read = 0;

    fuzz_open(&source, bytes);
    hs_article_reader reader = { .source = &source, .format = HS_TEXT, .stem = HS_LITERAL("a") };
    while (read < MOST && (fuzz_clear(&document, &arena, NULL), true)
        && hs_article_read(&reader, &document, &error) == HS_OK) {
        read += document.text.size;
        hs_arena_reset(&arena);
    }
    hs_arena_free(&arena);
    hs_article_close(&reader);
    fuzz_close(&source);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const hs_slice starts[]
        = { HS_CONSTANT("\x1f\x8b\x08\0\0\0\0\0\0\x03"), HS_CONSTANT("\x28\xb5\x2f\xfd"),
              HS_CONSTANT("\xfd"
                          "7zXZ\0") };

    if (size < 2) {
        return 0;
    }
    size_t piece = data[0] + 1u, room = data[1] * 8u + 1;
    hs_slice bytes = { (const char *) data + 2, size - 2 };
    for (unsigned kind = HS_GZIP; kind <= HS_XZ; kind++) {
        hs_buffer made = { 0 };
        check_pieces((hs_compression) kind, bytes, piece, room);
        hs_put(&made, starts[kind - HS_GZIP]);
        hs_put(&made, bytes);
        check_pieces((hs_compression) kind, slice_of(&made), piece, room);
        hs_buffer_free(&made);
        check_members((hs_compression) kind, bytes, piece, room);
    }
    check_reader(bytes);
    return 0;
}
