#include "stream/decompress.h"

#include <lzma.h>
#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

#define MEMORY ((uint64_t) 128 << 20)
#define WINDOW_LOG 27         // the same for Zstandard
#define GZIP_WINDOW (15 + 16) // zlib's notation for the gzip format

struct hs_decoder {
    hs_compression kind;
    bool complete; // nothing of a member is outstanding
    bool padding;  // gzip: zeros behind the last member, as tapes have them
    z_stream gzip;
    ZSTD_DStream *zstd;
    lzma_stream xz;
};

/* --- which it is */

static const struct {
    hs_slice magic, suffix;
    const char *name;
} kinds[] = {
    [HS_GZIP] = { HS_CONSTANT("\x1f\x8b"), HS_CONSTANT(".gz"), "gzip" },
    [HS_ZSTD] = { HS_CONSTANT("\x28\xb5\x2f\xfd"), HS_CONSTANT(".zst"), "Zstandard" },
    [HS_XZ] = { HS_CONSTANT("\xfd"
                            "7zXZ\0"),
        HS_CONSTANT(".xz"), "xz" },
};
enum { KINDS = sizeof kinds / sizeof *kinds };

hs_compression hs_compression_of(hs_slice first, bool *more)
{
    *more = false;
    for (size_t i = HS_GZIP; i < KINDS; i++) {
        hs_slice magic = kinds[i].magic;
        if (hs_slice_starts(first, magic)) {
            return (hs_compression) i;
        }
        *more = *more || (first.size < magic.size && hs_slice_starts(magic, first));
    }
    if (first.size != 0 && (*first.data & 0xf0) == 0x50) { // a skippable frame, as pzstd has them
        hs_slice rest = hs_slice_from(first, 1), magic = HS_LITERAL("\x2a\x4d\x18");
        if (hs_slice_starts(rest, magic)) {
            return HS_ZSTD;
        }
        *more = *more || (rest.size < magic.size && hs_slice_starts(magic, rest));
    }
    return HS_PLAIN;
}

hs_compression hs_compression_named(hs_slice name, hs_slice *bare)
{
    *bare = name;
    for (size_t i = HS_GZIP; i < KINDS; i++) {
        if (hs_slice_ends(name, kinds[i].suffix)) {
            bare->size -= kinds[i].suffix.size;
            return (hs_compression) i;
        }
    }
    return HS_PLAIN;
}

const char *hs_compression_name(hs_compression kind) { return kinds[kind].name; }

/* --- decoding */

static bool start(hs_decoder *decoder)
{
    switch (decoder->kind) {
    case HS_GZIP:
        return inflateInit2(&decoder->gzip, GZIP_WINDOW) == Z_OK;
    case HS_ZSTD:
        decoder->zstd = ZSTD_createDStream();
        return decoder->zstd != NULL
            && !ZSTD_isError(
                ZSTD_DCtx_setParameter(decoder->zstd, ZSTD_d_windowLogMax, WINDOW_LOG));
    default:
        return lzma_stream_decoder(&decoder->xz, MEMORY, LZMA_CONCATENATED) == LZMA_OK;
    }
}

hs_status hs_decoder_open(hs_compression kind, hs_decoder **decoder, hs_error *error)
{
    hs_decoder *made = calloc(1, sizeof *made);

    if (made != NULL) {
        made->kind = kind;
        if (!start(made)) {
            hs_decoder_close(made);
            made = NULL;
        }
    }
    *decoder = made;
    return made ? HS_OK : hs_fail(error, HS_IO, "not enough memory to decompress");
}

void hs_decoder_close(hs_decoder *decoder)
{
    if (decoder != NULL) {
        inflateEnd(&decoder->gzip);
        ZSTD_freeDStream(decoder->zstd);
        lzma_end(&decoder->xz);
        free(decoder);
    }
}

static hs_status damaged(const hs_decoder *decoder, const char *why, hs_error *error)
{
    return hs_fail(error, HS_IO, "damaged %s data (%s); %s", kinds[decoder->kind].name, why,
        "what came before was read");
}

/* Behind a member: another one, or zeros to the end. */
static hs_status next_gzip(hs_decoder *decoder, hs_slice *in, hs_error *error)
{
    while (in->size != 0 && *in->data == 0) {
        *in = hs_slice_from(*in, 1);
        decoder->padding = true;
    }
    if (in->size == 0) {
        return HS_OK;
    }
    if (decoder->padding) {
        return damaged(decoder, "something stands behind its end", error);
    }
    inflateReset(&decoder->gzip);
    decoder->complete = false;
    return HS_OK;
}

static hs_status run_gzip(
    hs_decoder *decoder, hs_slice *in, char *out, size_t room, size_t *made, hs_error *error)
{
    z_stream *stream = &decoder->gzip;
    int result;

    if (decoder->complete) {
        hs_status status = next_gzip(decoder, in, error);
        if (status != HS_OK || in->size == 0) {
            return status;
        }
    }
    stream->next_in = (unsigned char *) (uintptr_t) in->data;
    stream->avail_in = in->size < UINT32_MAX ? (uInt) in->size : UINT32_MAX;
    stream->next_out = (unsigned char *) out;
    stream->avail_out = room < UINT32_MAX ? (uInt) room : UINT32_MAX;
    result = inflate(stream, Z_NO_FLUSH);
    *made = (size_t) ((char *) stream->next_out - out);
    *in = hs_slice_from(*in, (size_t) ((const char *) stream->next_in - in->data));
    decoder->complete = result == Z_STREAM_END;
    if (result == Z_MEM_ERROR) {
        return hs_fail(error, HS_IO, "not enough memory to decompress");
    }
    return result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR
        ? HS_OK
        : damaged(decoder, stream->msg ? stream->msg : "it needs a dictionary", error);
}

static hs_status run_zstd(
    hs_decoder *decoder, hs_slice *in, char *out, size_t room, size_t *made, hs_error *error)
{
    ZSTD_inBuffer from = { in->data, in->size, 0 };
    ZSTD_outBuffer to = { out, room, 0 };
    size_t result = ZSTD_decompressStream(decoder->zstd, &to, &from);

    *made = to.pos;
    *in = hs_slice_from(*in, from.pos);
    if (ZSTD_isError(result)) {
        return damaged(decoder, ZSTD_getErrorName(result), error);
    }
    if (from.pos != 0 || to.pos != 0) { // between frames it would ask for the next
        decoder->complete = result == 0;
    }
    return HS_OK;
}

static hs_status run_xz(hs_decoder *decoder, hs_slice *in, bool last, char *out, size_t room,
    size_t *made, hs_error *error)
{
    lzma_stream *stream = &decoder->xz;
    lzma_ret result;

    stream->next_in = (const uint8_t *) in->data;
    stream->avail_in = in->size;
    stream->next_out = (uint8_t *) out;
    stream->avail_out = room;
    result = lzma_code(stream, last ? LZMA_FINISH : LZMA_RUN);
    *made = room - stream->avail_out;
    *in = hs_slice_from(*in, in->size - stream->avail_in);
    decoder->complete = result == LZMA_STREAM_END;
    switch (result) {
    case LZMA_OK:
    case LZMA_BUF_ERROR:
    case LZMA_STREAM_END:
        return HS_OK;
    case LZMA_MEM_ERROR:
    case LZMA_MEMLIMIT_ERROR:
        return hs_fail(error, HS_IO, "more than %u MB of memory wanted to decompress",
            (unsigned) (MEMORY >> 20));
    case LZMA_FORMAT_ERROR:
        return damaged(decoder, "it does not start as xz does", error);
    default:
        return damaged(decoder, "its check does not agree", error);
    }
}

hs_status hs_decoder_run(hs_decoder *decoder, hs_slice *in, bool last, char *out, size_t room,
    size_t *made, hs_error *error)
{
    *made = 0;
    switch (decoder->kind) {
    case HS_GZIP:
        return run_gzip(decoder, in, out, room, made, error);
    case HS_ZSTD:
        return run_zstd(decoder, in, out, room, made, error);
    default:
        return run_xz(decoder, in, last, out, room, made, error);
    }
}

bool hs_decoder_complete(const hs_decoder *decoder) { return decoder->complete; }
