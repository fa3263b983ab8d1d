/* Archives: records, encodings, compression, and damage. */
#include <zlib.h>

#include "pages.h"

static hs_arena arena;

static hs_slice join(hs_slice a, hs_slice b)
{
    return hs_arena_join(&arena, (const hs_slice[]){ a, b }, 2);
}

/* A response of HTTP that holds story `number`. */
static hs_slice response(int number)
{
    return hs_arena_print(&arena,
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        "<html><body><h1>Story %d</h1><p>The mayor of town %d said on Monday that the bridge would "
        "stay closed.</p></body></html>",
        number, number);
}

static hs_slice record(const char *type, const char *media, const char *url, hs_slice block)
{
    hs_slice head = hs_arena_print(&arena,
        "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2022-05-06T07:08:09Z\r\n"
        "Content-Type: %s\r\nContent-Length: %zu\r\n\r\n",
        type, url, media, block.size);

    return join(join(head, block), HS_LITERAL("\r\n\r\n"));
}

static hs_slice page_record(int number)
{
    return record("response", "application/http; msgtype=response",
        hs_arena_print(&arena, "http://town.example/%d%c", number, 0).data, response(number));
}

static hs_slice zipped(hs_slice plain)
{
    z_stream stream
        = { .next_in = (Bytef *) (uintptr_t) plain.data, .avail_in = (uInt) plain.size };
    char *out = hs_arena_get(&arena, plain.size + 100);

    ck_assert_int_eq(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    stream.next_out = (Bytef *) out;
    stream.avail_out = (uInt) plain.size + 100;
    ck_assert_int_eq(deflate(&stream, Z_FINISH), Z_STREAM_END);
    deflateEnd(&stream);
    return (hs_slice){ out, stream.total_out };
}

/* What the archive gives: "2 4 !5 8" are the stories of records 2, 4 and 8, and a bad record 5. */
static void check_archive(int input, hs_slice archive, const char *expected)
{
    pages in;
    hs_status status;
    char given[200] = "";

    begin_pages(&in, input, archive);
    while ((status = next_article(&in)) != HS_END) {
        size_t used = strlen(given);
        int number = 0;
        ck_assert_uint_lt(used, sizeof given - 20);
        if (status == HS_OK) {
            ck_assert_int_eq(sscanf(in.document.id.data, "test-%d", &number), 1);
            ck_assert(hs_slice_starts(in.document.text, HS_LITERAL("Story ")));
        } else {
            ck_assert_int_eq(status, HS_BAD_DOCUMENT);
            ck_assert_msg(sscanf(in.error.message, "record %d at byte ", &number) == 1, "%s",
                in.error.message);
        }
        snprintf(given + used, sizeof given - used, "%s%s%d", used ? " " : "",
            status == HS_OK ? "" : "!", number);
    }
    ck_assert_str_eq(given, expected);
    end_pages(&in);
}

START_TEST(reads_responses_of_html)
{
    hs_slice archive = record("warcinfo", "application/warc-fields", "-", HS_LITERAL("a: b\r\n"));
    hs_slice chunked = response(3), body = { strstr(chunked.data, "<html"), 0 };
    pages in;

    body.size = (size_t) (chunked.data + chunked.size - body.data);
    archive = join(archive, page_record(1));
    archive
        = join(archive, record("request", "application/http", "x", HS_LITERAL("GET /\r\n\r\n")));
    archive = join(archive,
        record("response", "application/http", "<http://town.example/3>",
            hs_arena_print(&arena,
                "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
                "5;x=y\r\n%.5s\r\n%zx\r\n%.*s\r\n0\r\n\r\n",
                body.data, body.size - 5, (int) body.size - 5, body.data + 5)));
    archive = join(archive,
        record("response", "application/http", "x",
            join(HS_LITERAL("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: "
                            "gzip\r\n\r\n"),
                zipped(body))));
    archive = join(archive,
        record("response", "application/http", "x",
            HS_LITERAL("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>None.")));
    archive = join(archive,
        record("response", "application/http", "x",
            HS_LITERAL("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG")));
    // What a crawler has undone, with the header left.
    archive = join(archive,
        record("response", "application/http", "x",
            join(HS_LITERAL("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: "
                            "gzip\r\nTransfer-Encoding: chunked\r\n\r\n"),
                body)));
    archive = join(archive, record("resource", "text/html", "file:///x", body));
    check_archive(-1, archive, "2 4 5 8 9");
    check_archive(HS_INPUT_WARC, zipped(archive), "2 4 5 8 9");
    // An address that is not UTF-8.
    begin_pages(
        &in, -1, record("response", "application/http", "http://x.example/\xff", response(1)));
    ck_assert_int_eq(next_article(&in), HS_OK);
    ck_slice(field_of(&in, "url"), "http://x.example/\xef\xbf\xbd");
    end_pages(&in);
    begin_pages(&in, -1, archive);
    ck_assert_int_eq(next_article(&in), HS_OK);
    ck_slice(field_of(&in, "url"), "http://town.example/1");
    ck_slice(field_of(&in, "fetched"), "2022-05-06T07:08:09Z");
    ck_assert_int_eq(next_article(&in), HS_OK);
    ck_slice(field_of(&in, "url"), "http://town.example/3");
    end_pages(&in);
    hs_arena_free(&arena);
}
END_TEST

/* Every cut of an archive: what is whole in front of it comes, and the rest is named. */
START_TEST(names_what_is_cut_off)
{
    hs_slice one = page_record(1), two = page_record(2), all = join(one, two), packed;
    size_t first = zipped(one).size;

    for (size_t cut = one.size + 1; cut < all.size - 4; cut += 7) {
        check_archive(HS_INPUT_WARC, (hs_slice){ all.data, cut }, "1 !2");
    }
    packed = join(zipped(one), zipped(two));
    for (size_t cut = first + 1; cut < packed.size - 8; cut += 5) {
        check_archive(HS_INPUT_WARC, (hs_slice){ packed.data, cut }, "1 !2");
    }
    hs_arena_free(&arena);
}
END_TEST

START_TEST(goes_on_behind_damage)
{
    hs_slice members[4], archive = { NULL, 0 }, plain;
    char *bytes;

    for (int i = 0; i < 4; i++) {
        members[i] = zipped(page_record(i + 1));
        archive = join(archive, members[i]);
    }
    check_archive(-1, archive, "1 2 3 4");
    // Every byte of the second member in turn: the first and the last come, whatever is there.
    bytes = (char *) (uintptr_t) archive.data;
    for (size_t i = members[0].size; i < members[0].size + members[1].size; i++) {
        pages in;
        bool last = false; // the last one read is the last in the archive
        size_t good = 0;
        bytes[i] ^= 0x55;
        begin_pages(&in, HS_INPUT_WARC, archive);
        for (hs_status status; (status = next_article(&in)) != HS_END;) {
            ck_assert_int_ne(status, HS_IO);
            good += status == HS_OK;
            last = in.document.text.size != 0
                && hs_slice_starts(in.document.text, HS_LITERAL("Story 4"));
        }
        ck_assert_uint_ge(good, 3);
        ck_assert_msg(last, "byte %zu", i);
        end_pages(&in);
        bytes[i] ^= 0x55;
    }
    // Not compressed: a length that is no number, one that is too large, and garbage.
    plain = page_record(1);
    bytes = (char *) (uintptr_t) strstr(plain.data, "Content-Length: ") + 16;
    *bytes = 'x';
    check_archive(-1, join(join(page_record(7), plain), page_record(2)), "1 !2 3");
    *bytes = '9';
    check_archive(-1, join(join(page_record(7), plain), page_record(2)), "1 !2 3");
    check_archive(HS_INPUT_WARC, join(HS_LITERAL("garbage\n\n"), page_record(2)), "!1 2");
    check_archive(HS_INPUT_WARC, HS_LITERAL("x"), "!1");
    check_archive(HS_INPUT_WARC, HS_LITERAL("WARC/1.0\r\n"), "!1");
    check_archive(HS_INPUT_WARC, HS_LITERAL(""), "");
    hs_arena_free(&arena);
}
END_TEST

START_TEST(names_bad_encodings)
{
    static const char *const encodings[] = { "br", "deflate", "gzip" };

    for (size_t i = 0; i < 3; i++) {
        hs_slice block = hs_arena_print(&arena,
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: "
            "%s\r\n\r\n\x1f\x8b\x08 "
            "broken",
            encodings[i]);
        check_archive(
            -1, join(record("response", "application/http", "x", block), page_record(2)), "!1 2");
    }
    // What is small in the archive may be large: 64 MB of zeros are refused.
    {
        size_t size = (size_t) 64 << 20;
        char *zeros = hs_arena_clear(&arena, size, 1);
        hs_slice bomb = zipped((hs_slice){ zeros, size });
        bomb = join(HS_LITERAL("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: "
                               "gzip\r\n\r\n"),
            bomb);
        check_archive(
            -1, join(record("response", "application/http", "x", bomb), page_record(2)), "!1 2");
    }
    hs_arena_free(&arena);
}
END_TEST

SUITE("warc", reads_responses_of_html, names_what_is_cut_off, goes_on_behind_damage,
    names_bad_encodings)
