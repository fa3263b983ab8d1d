#include "pages/warc.h"

#include <stdio.h>
#include <strings.h>

#include "pages/http.h"
#include "pages/squeeze.h"

#define HEADER ((size_t) 64 << 10) // bytes of a record's header at most
#define VERSION "WARC/"

/* Puts which record it is in front of the message. */
static hs_status bad_record(const hs_warc_record *record, hs_error *error)
{
    char message[sizeof error->message];

    memcpy(message, error->message, sizeof message);
    return hs_fail(error, HS_BAD_DOCUMENT, "record %zu at byte %llu: %s", record->number,
        (unsigned long long) record->offset, message);
}

static bool is_blank(hs_slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] != '\r' && text.data[i] != '\n') {
            return false;
        }
    }
    return true;
}

/* Passes over the empty lines behind the last record. */
static hs_status pass_blank(hs_bytes *bytes, hs_error *error)
{
    hs_slice start;
    hs_status status;

    while ((status = hs_bytes_peek(bytes, 1, &start, error)) == HS_OK && start.size != 0
        && is_blank(start)) {
        hs_bytes_skip(bytes, 1);
    }
    return status == HS_OK && start.size == 0 ? HS_END : status;
}

/* Reads the header, takes it, and returns it in the arena. */
static hs_status read_header(hs_bytes *bytes, hs_arena *arena, hs_slice *header, hs_error *error)
{
    hs_slice shown = { NULL, 0 };
    size_t size = 0;

    for (size_t wanted = 1024; size == 0 && wanted <= HEADER; wanted *= 4) {
        hs_status status = hs_bytes_peek(bytes, wanted, &shown, error);
        if (status != HS_OK) {
            return status;
        }
        size = hs_http_header_size(shown);
        if (shown.size < wanted) {
            break;
        }
    }
    if (!hs_slice_starts(shown, HS_LITERAL(VERSION))) {
        return hs_fail(error, HS_BAD_DOCUMENT, "it does not start with %s", VERSION);
    }
    if (size == 0) {
        return hs_fail(error, HS_BAD_DOCUMENT, "its header does not end");
    }
    *header = hs_arena_copy(arena, (hs_slice){ shown.data, size });
    hs_bytes_skip(bytes, size);
    return HS_OK;
}

static bool read_length(hs_slice header, uint64_t *length)
{
    hs_slice text = hs_http_field(header, "Content-Length");

    *length = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || *length > UINT64_MAX / 20) {
            return false;
        }
        *length = *length * 10 + (uint64_t) (text.data[i] - '0');
    }
    return text.size != 0;
}

static bool is(hs_slice value, const char *name)
{
    return value.size == strlen(name) && strncasecmp(value.data, name, value.size) == 0;
}

/* May a page be in it? */
static bool is_wanted(hs_slice header)
{
    hs_slice type = hs_http_field(header, "WARC-Type");
    hs_slice media = hs_http_media_type(hs_http_field(header, "Content-Type"));

    return is(type, "response") ? is(media, "application/http") || media.size == 0
                                : is(type, "resource") && hs_http_is_html(media);
}

/* The URL, which some write in angle brackets. */
static hs_slice url_of(hs_slice header)
{
    hs_slice url = hs_http_field(header, "WARC-Target-URI");

    if (url.size > 1 && url.data[0] == '<' && url.data[url.size - 1] == '>') {
        url = (hs_slice){ url.data + 1, url.size - 2 };
    }
    return url;
}

static hs_status cut_off(uint64_t length, uint64_t found, hs_error *error)
{
    return hs_fail(error, HS_BAD_DOCUMENT, "it is cut off: %llu bytes of %llu",
        (unsigned long long) found, (unsigned long long) length);
}

/* Makes the page of a record's block.  HS_END: there is none. */
static hs_status read_block(hs_bytes *bytes, hs_arena *arena, hs_slice header, uint64_t length,
    struct hs_page *page, bool *lost, hs_error *error)
{
    hs_http_message message = { .status = 200 };
    hs_slice block;
    hs_status status = hs_bytes_peek(bytes, (size_t) length, &block, error);

    if (status == HS_OK && block.size < length) {
        uint64_t found = block.size;
        if (bytes->gzip) { // it may be for damage, which peeking behind it tells
            hs_bytes_skip(bytes, block.size);
            status = hs_bytes_peek(bytes, 1, &block, error);
        }
        return status == HS_OK ? cut_off(length, found, error) : status;
    }
    if (status != HS_OK) {
        return status;
    }
    block = hs_arena_copy(arena, block);
    hs_bytes_skip(bytes, (size_t) length);
    *lost = false;
    message.body = block;
    message.type = hs_http_field(header, "Content-Type");
    if (is(hs_http_field(header, "WARC-Type"), "response")) {
        status = hs_http_read(arena, block, HS_PAGE_LIMIT, &message, error);
    }
    if (status != HS_OK || message.body.size == 0) {
        return status == HS_OK ? HS_END : status;
    }
    *page = (struct hs_page){ .format = HS_PAGE_HTML,
        .bytes = message.body,
        .charset = hs_http_charset(message.type),
        .url = url_of(header),
        .fetched = hs_http_field(header, "WARC-Date") };
    return HS_OK;
}

/* Reads one record.  HS_END: no page is in it. */
static hs_status read_record(
    hs_bytes *bytes, hs_arena *arena, struct hs_page *page, bool *lost, hs_error *error)
{
    hs_slice header;
    uint64_t length, passed;
    hs_status status = read_header(bytes, arena, &header, error);

    *lost = true; // where the next record starts
    if (status != HS_OK) {
        return status;
    }
    if (!read_length(header, &length)) {
        return hs_fail(error, HS_BAD_DOCUMENT, "its Content-Length is no number");
    }
    if (is_wanted(header) && length <= HS_PAGE_LIMIT) {
        return read_block(bytes, arena, header, length, page, lost, error);
    }
    status = hs_bytes_pass(bytes, length, &passed, error);
    if (status != HS_OK) {
        return status;
    }
    *lost = false;
    if (passed < length) {
        return cut_off(length, passed, error);
    }
    return is_wanted(header)
        ? hs_fail(error, HS_BAD_DOCUMENT, "it has more than %zu MB", HS_PAGE_LIMIT >> 20)
        : HS_END;
}

hs_status hs_warc_read(
    hs_bytes *bytes, hs_arena *arena, hs_warc_record *record, struct hs_page *page, hs_error *error)
{
    for (;;) {
        bool lost = true;
        hs_error failed;
        hs_status status = pass_blank(bytes, error);
        if (status == HS_END || status == HS_IO) {
            return status;
        }
        record->number++;
        record->offset = hs_bytes_place(bytes);
        if (status == HS_OK) {
            status = read_record(bytes, arena, page, &lost, error);
        }
        if (status == HS_BAD_DOCUMENT) {
            bad_record(record, error);
            if (lost && hs_bytes_resume(bytes, HS_LITERAL(VERSION), &failed) == HS_IO) {
                *error = failed;
                return HS_IO;
            }
        }
        if (status != HS_END) {
            return status;
        }
    }
}
