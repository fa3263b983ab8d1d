#include <jansson.h>

#include "stream/record.h"
#include "suite.h"

/* All bytes that escapes are about, and some that they are not. */
#define NASTY "a \"b\"\\c,\td\ne\rf\x01\x1f\x7f – é 😀"

static hs_record_writer writer_of(hs_buffer *out, hs_record_format format)
{
    return (hs_record_writer){ .out = out, .format = format };
}

static hs_slice text_of(const hs_buffer *out) { return (hs_slice){ out->data, out->size }; }

/* One record with a string, a number and the pieces. */
static void put_sample(
    hs_record_writer *writer, hs_slice string, const hs_piece *pieces, size_t count)
{
    hs_record_begin(writer);
    hs_record_string(writer, "string", string);
    hs_record_number(writer, "number", 42);
    hs_record_pieces(writer, "pieces", pieces, count);
    hs_record_end(writer);
}

START_TEST(writes_json)
{
    const hs_piece pieces[] = { { HS_CONSTANT("one"), 3, 6 }, { HS_CONSTANT("t\"wo"), 8, 12 } };
    hs_buffer out = { 0 };
    hs_record_writer writer = writer_of(&out, HS_RECORD_JSONL);

    put_sample(&writer, HS_LITERAL("x"), pieces, 2);
    ck_slice(text_of(&out),
        "{\"string\":\"x\",\"number\":42,\"pieces\":[{\"start\":3,\"end\":6,\"text\":\"one\"},"
        "{\"start\":8,\"end\":12,\"text\":\"t\\\"wo\"}]}\n");
    hs_buffer_free(&out);
}
END_TEST

START_TEST(json_is_read_back)
{
    const hs_piece piece = { HS_CONSTANT(NASTY), 0, 1 };
    hs_buffer out = { 0 };
    hs_record_writer writer = writer_of(&out, HS_RECORD_JSONL);
    json_t *record;
    json_error_t error;

    put_sample(&writer, HS_LITERAL(NASTY), &piece, 1);
    ck_assert_ptr_eq(memchr(out.data, '\n', out.size), out.data + out.size - 1); // one line
    record = json_loadb(out.data, out.size, 0, &error);
    ck_assert_msg(record != NULL, "%s", error.text);
    ck_assert_str_eq(json_string_value(json_object_get(record, "string")), NASTY);
    ck_assert_int_eq(json_integer_value(json_object_get(record, "number")), 42);
    ck_assert_str_eq(json_string_value(json_object_get(
                         json_array_get(json_object_get(record, "pieces"), 0), "text")),
        NASTY);
    json_decref(record);
    hs_buffer_free(&out);
}
END_TEST

static void check_decimal(hs_slice value, const char *expected)
{
    hs_buffer out = { 0 };
    hs_record_writer writer = writer_of(&out, HS_RECORD_JSONL);

    hs_record_begin(&writer);
    hs_record_decimal(&writer, "n", value);
    hs_record_end(&writer);
    ck_slice(text_of(&out), expected);
    hs_buffer_free(&out);
}

START_TEST(what_is_no_decimal_is_null)
{
    static const hs_slice other[] = { HS_CONSTANT("0.r"), HS_CONSTANT("0."), HS_CONSTANT(".5"),
        HS_CONSTANT("007"), HS_CONSTANT("-1"), HS_CONSTANT("1e5"), HS_CONSTANT("0.5 "),
        HS_CONSTANT(""), { NULL, 0 } };

    check_decimal(HS_LITERAL("0.93"), "{\"n\":0.93}\n");
    check_decimal(HS_LITERAL("1"), "{\"n\":1}\n");
    check_decimal(HS_LITERAL("10.05"), "{\"n\":10.05}\n");
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        check_decimal(other[i], "{\"n\":null}\n");
    }
}
END_TEST

START_TEST(json_tells_null_from_empty)
{
    hs_buffer out = { 0 };
    hs_record_writer writer = writer_of(&out, HS_RECORD_JSONL);

    put_sample(&writer, (hs_slice){ NULL, 0 }, NULL, 0);
    put_sample(&writer, HS_LITERAL(""), NULL, 0);
    ck_slice(text_of(&out),
        "{\"string\":null,\"number\":42,\"pieces\":[]}\n"
        "{\"string\":\"\",\"number\":42,\"pieces\":[]}\n");
    hs_buffer_free(&out);
}
END_TEST

START_TEST(writes_tsv)
{
    const hs_piece pieces[] = { { HS_CONSTANT("one"), 3, 6 }, { HS_CONSTANT("t\two"), 8, 12 } };
    hs_buffer out = { 0 };
    hs_record_writer writer = writer_of(&out, HS_RECORD_TSV);

    put_sample(&writer, HS_LITERAL("a\tb\nc\rd\\e \"f\", é"), pieces, 2);
    put_sample(&writer, (hs_slice){ NULL, 0 }, NULL, 0);
    ck_slice(text_of(&out),
        "a\\tb\\nc\\rd\\\\e \"f\", é\t42\tone … t\\two\t3-6;8-12\n"
        "\t42\t\t\n");
    hs_buffer_free(&out);
}
END_TEST

START_TEST(writes_csv)
{
    const hs_piece pieces[] = { { HS_CONSTANT("one, "), 3, 6 }, { HS_CONSTANT("\"two\""), 8, 12 } };
    hs_buffer out = { 0 };
    hs_record_writer writer = writer_of(&out, HS_RECORD_CSV);

    put_sample(&writer, HS_LITERAL("plain\ttext"), pieces, 2);
    put_sample(&writer, HS_LITERAL("two\nlines\r"), pieces, 0);
    put_sample(&writer, (hs_slice){ NULL, 0 }, NULL, 0);
    ck_slice(text_of(&out),
        "plain\ttext,42,\"one,  … \"\"two\"\"\",3-6;8-12\r\n"
        "\"two\nlines\r\",42,,\r\n"
        ",42,,\r\n");
    hs_buffer_free(&out);
}
END_TEST

START_TEST(names_columns)
{
    static const hs_record_format formats[] = { HS_RECORD_TSV, HS_RECORD_CSV };
    static const char *const names[]
        = { "string\tnumber\tpieces\tpieces_offsets\n", "string,number,pieces,pieces_offsets\r\n" };

    for (int i = 0; i < 2; i++) {
        hs_buffer out = { 0 };
        hs_record_writer writer = writer_of(&out, formats[i]);
        writer.names = true;
        put_sample(&writer, (hs_slice){ NULL, 0 }, NULL, 0);
        ck_slice(text_of(&out), names[i]);
        hs_buffer_free(&out);
    }
}
END_TEST

SUITE("record", writes_json, json_is_read_back, json_tells_null_from_empty,
    what_is_no_decimal_is_null, writes_tsv, writes_csv, names_columns)
