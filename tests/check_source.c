#include "stream/source.h"
#include "suite.h"

static hs_source source_of(hs_slice text)
{
    return (hs_source){ .descriptor = descriptor_of(text), .name = "test" };
}

static void end(hs_source *source)
{
    close(source->descriptor);
    hs_source_close(source);
}

START_TEST(reads_lines)
{
    hs_source source = source_of(HS_LITERAL("one\n\ntwo\0\r\nthree"));
    static const hs_slice lines[]
        = { HS_CONSTANT("one"), HS_CONSTANT(""), HS_CONSTANT("two\0\r"), HS_CONSTANT("three") };
    hs_error error = { .line = 0 };
    hs_slice line;
    bool whole;

    for (size_t i = 0; i < 4; i++) {
        ck_assert_int_eq(hs_source_line(&source, &line, &whole, &error), HS_OK);
        ck_assert(hs_slice_equal(line, lines[i]));
        ck_assert(whole == (i < 3));
        ck_assert_uint_eq(source.line, i + 1);
    }
    ck_assert_int_eq(hs_source_line(&source, &line, &whole, &error), HS_END);
    ck_assert_int_eq(hs_source_line(&source, &line, &whole, &error), HS_END);
    end(&source);
}
END_TEST

START_TEST(goes_back_to_the_mark)
{
    char text[3 << 20]; // several reads of the descriptor
    hs_source source;
    hs_error error = { .line = 0 };
    hs_slice line;
    bool whole;

    memset(text, 'x', sizeof text);
    memcpy(text, "first\nsecond\n", 13);
    text[sizeof text - 1] = '\n';
    source = source_of((hs_slice){ text, sizeof text });
    hs_source_line(&source, &line, &whole, &error);
    hs_source_mark(&source);
    hs_source_line(&source, &line, &whole, &error);
    ck_assert_int_eq(hs_source_line(&source, &line, &whole, &error), HS_OK);
    ck_assert_uint_eq(line.size, sizeof text - 14);
    hs_source_rewind(&source);
    ck_assert_uint_eq(source.line, 1);
    hs_source_line(&source, &line, &whole, &error);
    ck_slice(line, "second");
    end(&source);
}
END_TEST

START_TEST(peeks_and_skips)
{
    hs_source source = source_of(HS_LITERAL("abcdef"));
    hs_error error = { .line = 0 };
    hs_slice bytes;

    ck_assert_int_eq(hs_source_peek(&source, 4, &bytes, &error), HS_OK);
    ck_slice(bytes, "abcd");
    hs_source_skip(&source, 3);
    ck_assert_int_eq(hs_source_peek(&source, 10, &bytes, &error), HS_OK);
    ck_slice(bytes, "def");
    hs_source_skip(&source, 3);
    ck_assert_int_eq(hs_source_peek(&source, 10, &bytes, &error), HS_OK);
    ck_assert_uint_eq(bytes.size, 0);
    end(&source);
}
END_TEST

START_TEST(refuses_a_line_that_is_too_long)
{
    static char chunk[1 << 20];
    hs_source source;
    hs_error error = { .line = 0 };
    hs_slice line;
    bool whole;
    FILE *file = tmpfile();

    memset(chunk, 'x', sizeof chunk);
    for (size_t written = 0; written <= HS_LINE_LIMIT; written += sizeof chunk) {
        ck_assert_uint_eq(fwrite(chunk, 1, sizeof chunk, file), sizeof chunk);
    }
    fputs("\nshort\n", file);
    rewind(file);
    source = (hs_source){ .descriptor = fileno(file), .name = "test" };
    ck_assert_int_eq(hs_source_line(&source, &line, &whole, &error), HS_BAD_DOCUMENT);
    ck_assert_ptr_nonnull(strstr(error.message, "256 MB in one piece"));
    ck_assert_int_eq(hs_source_line(&source, &line, &whole, &error), HS_OK);
    ck_slice(line, "short");
    ck_assert_uint_eq(source.line, 2);
    fclose(file);
    hs_source_close(&source);
}
END_TEST

START_TEST(reports_what_cannot_be_read)
{
    hs_source source = { .descriptor = -1, .name = "test" };
    hs_error error = { .line = 0 };
    hs_slice line;
    bool whole;

    ck_assert_int_eq(hs_source_line(&source, &line, &whole, &error), HS_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "cannot read"));
    hs_source_close(&source);
}
END_TEST

static hs_status count_call(void *context, hs_error *error)
{
    ++*(int *) context;
    return *(int *) context > 2 ? hs_fail(error, HS_IO, "enough") : HS_OK;
}

START_TEST(tells_before_it_waits)
{
    int calls = 0;
    hs_source source = source_of(HS_LITERAL("one\ntwo\n"));
    hs_error error = { .line = 0 };
    hs_slice line;
    bool whole;

    source.before_wait = count_call;
    source.context = &calls;
    hs_source_line(&source, &line, &whole, &error);
    hs_source_line(&source, &line, &whole, &error);
    ck_assert_int_eq(calls, 1); // both lines came with one read
    ck_assert_int_eq(hs_source_line(&source, &line, &whole, &error), HS_END);
    source.ended = false;
    ck_assert_int_eq(hs_source_line(&source, &line, &whole, &error), HS_IO);
    ck_assert_str_eq(error.message, "enough");
    end(&source);
}
END_TEST

SUITE("source", reads_lines, goes_back_to_the_mark, peeks_and_skips,
    refuses_a_line_that_is_too_long, reports_what_cannot_be_read, tells_before_it_waits)
