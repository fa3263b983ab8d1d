#include "stream/article.h"
#include "suite.h"
#include "text/utf8.h"

typedef struct fixture {
    hs_source source;
    hs_article_reader reader;
    hs_arena arena;
    hs_document document;
    hs_error error;
} fixture;

static void begin(fixture *in, hs_article_format format, hs_slice text)
{
    memset(in, 0, sizeof *in);
    in->source = (hs_source){ .descriptor = descriptor_of(text), .name = "test" };
    in->reader = (hs_article_reader){
        .source = &in->source, .format = format, .stem = HS_LITERAL("test")
    };
}

static hs_status read_next(fixture *in)
{
    hs_arena_reset(&in->arena);
    hs_document_clear(&in->document, &in->arena);
    in->error = (hs_error){ .line = 0 };
    return hs_article_read(&in->reader, &in->document, &in->error);
}

static void end(fixture *in)
{
    hs_article_close(&in->reader);
    close(in->source.descriptor);
    hs_source_close(&in->source);
    hs_arena_free(&in->arena);
}

static void check_field(const fixture *in, size_t i, const char *name, const char *value)
{
    ck_assert_uint_lt(i, in->document.metadata_count);
    ck_slice(in->document.metadata[i].name, name);
    ck_slice(in->document.metadata[i].value, value);
}

START_TEST(reads_plain_text)
{
    fixture in;

    begin(&in, HS_TEXT, HS_LITERAL("\xef\xbb\xbfOne.\r\n\r\nTwo \0."));
    ck_assert_int_eq(read_next(&in), HS_OK);
    ck_assert(hs_slice_equal(in.document.text, HS_LITERAL("\xef\xbb\xbfOne.\r\n\r\nTwo \0.")));
    ck_slice(in.document.id, "test");
    ck_assert_uint_eq(in.document.part, 1);
    ck_assert_uint_eq(in.document.line, 1);
    ck_assert_int_eq(read_next(&in), HS_END);
    end(&in);
    begin(&in, HS_TEXT, HS_LITERAL(""));
    ck_assert_int_eq(read_next(&in), HS_END);
    end(&in);
}
END_TEST

/* Takes an article of `size` bytes apart and puts it together again; returns the parts. */
static size_t check_parts(fixture *in, hs_slice all, size_t most)
{
    size_t at = 0, chars = 0, part = 0;

    while (read_next(in) == HS_OK) {
        hs_slice text = in->document.text;
        part++;
        ck_assert_uint_eq(in->document.part, part);
        ck_assert_uint_eq(in->document.bytes_before, at);
        ck_assert_uint_eq(in->document.chars_before, chars);
        ck_assert(text.size != 0 && text.size <= most && at + text.size <= all.size);
        ck_assert_int_eq(memcmp(text.data, all.data + at, text.size), 0);
        ck_assert_ptr_null(hs_utf8_invalid(text));
        at += text.size;
        chars += hs_utf8_length(text);
    }
    ck_assert_uint_eq(at, all.size);
    return part;
}

START_TEST(divides_long_texts)
{
    static const char *const pieces[] = { "A line of text.\n\n", "words and words ", "x",
        "\xf0\x9f\x98\x80", "\n", " \n \r\n", "\xe2\x80\x9d\xc3\xa9" };
    size_t size = 3 * HS_PART_BYTES + 12345;
    char *text = malloc(size + 64);

    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t piece = strlen(pieces[i]), at = 0;
        hs_slice all;
        fixture in;
        for (; at < size; at += piece) {
            memcpy(text + at, pieces[i], piece);
        }
        all = (hs_slice){ text, at };
        begin(&in, HS_TEXT, all);
        ck_assert_uint_ge(check_parts(&in, all, HS_PART_BYTES), 4);
        end(&in);
    }
    free(text);
}
END_TEST

START_TEST(divides_behind_a_paragraph)
{
    size_t size = HS_PART_BYTES + 100;
    char *text = malloc(size);
    fixture in;

    memset(text, 'x', size);
    memcpy(text + HS_PART_BYTES - 1000, "\n\n", 2);
    memcpy(text + HS_PART_BYTES - 10, " ", 1);
    begin(&in, HS_TEXT, (hs_slice){ text, size });
    ck_assert_int_eq(read_next(&in), HS_OK);
    ck_assert_uint_eq(in.document.text.size, HS_PART_BYTES - 998);
    end(&in);
    free(text);
}
END_TEST

START_TEST(names_the_place_of_a_bad_byte)
{
    static const char latin[] = "one\ntwo caf\xe9\n";
    size_t size = HS_PART_BYTES + 5000;
    char *text = malloc(size);
    fixture in;

    begin(&in, HS_TEXT, hs_slice_of(latin));
    ck_assert_int_eq(read_next(&in), HS_BAD_DOCUMENT);
    ck_assert_uint_eq(in.error.line, 2);
    ck_assert_ptr_nonnull(strstr(in.error.message, "byte 12 (0xe9)"));
    ck_assert_int_eq(read_next(&in), HS_END);
    end(&in);

    memset(text, 'x', size); // in the second part
    text[100] = '\n';
    text[HS_PART_BYTES + 2000] = '\n';
    text[HS_PART_BYTES + 3000] = '\xff';
    begin(&in, HS_TEXT, (hs_slice){ text, size });
    ck_assert_int_eq(read_next(&in), HS_OK);
    ck_assert_int_eq(read_next(&in), HS_BAD_DOCUMENT);
    ck_assert_uint_eq(in.error.line, 3);
    snprintf(text, size, "byte %zu", HS_PART_BYTES + 3001);
    ck_assert_ptr_nonnull(strstr(in.error.message, text));
    ck_assert_int_eq(read_next(&in), HS_END);
    end(&in);
    free(text);
}
END_TEST

START_TEST(reads_json_lines)
{
    fixture in;

    begin(&in, HS_JSONL,
        HS_LITERAL("{\"id\":\"a\",\"text\":\"One \\u201ctwo\\u201d\\n\"}\n \n"
                   "{\"id\":17,\"title\":\"T\",\"text\":\"Two\",\"x y\":[1,{\"z\":null}],"
                   "\"date\":\"2024-05-06\",\"n\":null,\"b\":true}\r\n"
                   "{\"text\":\"Three\\u0000.\"}"));
    ck_assert_int_eq(read_next(&in), HS_OK);
    ck_slice(in.document.id, "a");
    ck_slice(in.document.text, "One \xe2\x80\x9ctwo\xe2\x80\x9d\n");
    ck_assert_uint_eq(in.document.metadata_count, 0);
    ck_assert_int_eq(read_next(&in), HS_OK);
    ck_slice(in.document.id, "17");
    ck_assert_uint_eq(in.document.line, 3);
    ck_assert_uint_eq(in.document.metadata_count, 4);
    check_field(&in, 0, "title", "T");
    check_field(&in, 1, "date", "2024-05-06");
    check_field(&in, 2, "x_y", "[1,{\"z\":null}]");
    check_field(&in, 3, "b", "true");
    ck_assert_int_eq(read_next(&in), HS_OK);
    ck_slice(in.document.id, "test-4");
    ck_assert(hs_slice_equal(in.document.text, HS_LITERAL("Three\0.")));
    ck_assert_int_eq(read_next(&in), HS_END);
    end(&in);
}
END_TEST

START_TEST(reads_what_others_call_it)
{
    static const char *const texts[]
        = { "text", "maintext", "body_text", "content", "articleBody" },
        *const dates[] = { "date", "date_publish", "versioncreated", "datePublished", "date" };

    for (size_t i = 0; i < 5; i++) {
        char line[200];
        fixture in;
        snprintf(line, sizeof line, "{\"headline\":\"T\",\"%s\":\"2024\",\"%s\":\"Body\"}",
            dates[i], texts[i]);
        begin(&in, HS_JSONL, hs_slice_of(line));
        ck_assert_int_eq(read_next(&in), HS_OK);
        ck_slice(in.document.text, "Body");
        ck_assert_uint_eq(in.document.metadata_count, 2);
        check_field(&in, 0, "title", "T");
        check_field(&in, 1, "date", "2024");
        end(&in);
    }
}
END_TEST

START_TEST(passes_over_bad_lines)
{
    static const struct {
        const char *line, *message;
    } cases[] = { { "{\"text\":", "not a JSON object" }, { "[1]", "no text" }, { "7", "JSON" },
        { "{\"title\":\"T\"}", "no text" }, { "{\"text\":\"\"}", "no text" },
        { "{\"text\":5}", "no text" }, { "{\"text\":\"caf\xe9\"}", "JSON" },
        { "{\"text\":\"a\"} x", "JSON" }, { "{\"text\":\"\\ud800\"}", "JSON" } };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[200];
        fixture in;
        snprintf(text, sizeof text, "\n%s\n{\"text\":\"Good\"}\n", cases[i].line);
        begin(&in, HS_JSONL, hs_slice_of(text));
        ck_assert_msg(read_next(&in) == HS_BAD_DOCUMENT, "taken: %s", cases[i].line);
        ck_assert_uint_eq(in.error.line, 2);
        ck_assert_msg(strstr(in.error.message, cases[i].message) != NULL, "%s: %s", cases[i].line,
            in.error.message);
        ck_assert_int_eq(read_next(&in), HS_OK);
        ck_slice(in.document.text, "Good");
        ck_assert_int_eq(read_next(&in), HS_END);
        end(&in);
    }
}
END_TEST

START_TEST(bears_deep_json)
{
    static char text[300000];
    fixture in;

    memset(text, '[', sizeof text - 1);
    begin(&in, HS_JSONL, hs_slice_of(text));
    ck_assert_int_eq(read_next(&in), HS_BAD_DOCUMENT);
    ck_assert_int_eq(read_next(&in), HS_END);
    end(&in);
}
END_TEST

START_TEST(divides_long_json_texts)
{
    size_t size = 2 * HS_PART_BYTES + 77;
    char *line = malloc(size + 64), *text;
    fixture in;
    int prefix = sprintf(line, "{\"title\":\"T\",\"id\":\"i\",\"text\":\"");

    text = line + prefix;
    memset(text, 'x', size);
    memcpy(text + size, "\"}\n{\"text\":\"next\"}\n", 20);
    begin(&in, HS_JSONL, hs_slice_of(line));
    for (size_t part = 1; part <= 3; part++) {
        ck_assert_int_eq(read_next(&in), HS_OK);
        ck_slice(in.document.id, "i");
        ck_assert_uint_eq(in.document.part, part);
        ck_assert_uint_eq(in.document.metadata_count, part == 1);
    }
    ck_assert_int_eq(read_next(&in), HS_OK);
    ck_slice(in.document.text, "next");
    ck_assert_uint_eq(in.document.part, 1);
    ck_assert_uint_eq(in.document.chars_before, 0);
    end(&in);
    free(line);
}
END_TEST

START_TEST(skips_the_rest_of_an_article)
{
    size_t size = 2 * HS_PART_BYTES;
    char *text = malloc(size);
    fixture in;

    memset(text, 'x', size);
    begin(&in, HS_TEXT, (hs_slice){ text, size });
    ck_assert_int_eq(read_next(&in), HS_OK);
    hs_article_skip(&in.reader);
    ck_assert_int_eq(read_next(&in), HS_END);
    end(&in);
    free(text);
}
END_TEST

/* --- articles made in memory */

static void add(hs_document *document, const char *name, const char *value)
{
    hs_article_field(document, name, hs_slice_of(value));
}

START_TEST(writes_lines_of_json)
{
    fixture in;
    hs_buffer out = { 0 };

    memset(&in, 0, sizeof in);
    hs_document_clear(&in.document, &in.arena);
    in.document.id = HS_LITERAL("[1]");
    add(&in.document, "title", "A \"b\"\\\n");
    add(&in.document, "a name", "[1,\"x\"]");
    add(&in.document, "spaced", "[1, 2]");
    add(&in.document, "number", "7");
    add(&in.document, "empty", "");
    in.document.text = HS_LITERAL("One.\t\x01\n\nTwo.");
    hs_article_write(&in.document, &out);
    ck_slice(((hs_slice){ out.data, out.size }),
        "{\"id\":\"[1]\",\"title\":\"A \\\"b\\\"\\\\\\n\",\"a_name\":[1,\"x\"],"
        "\"spaced\":\"[1, 2]\",\"number\":\"7\",\"text\":\"One.\\t\\u0001\\n\\nTwo.\"}\n");
    hs_buffer_free(&out);
    hs_arena_free(&in.arena);
}
END_TEST

/* The parts in memory are those that are read of the line that is written. */
START_TEST(divides_as_it_is_read)
{
    size_t size = 2 * HS_PART_BYTES + 777;
    char *text = malloc(size);
    hs_arena arena = { 0 };
    hs_buffer line = { 0 };
    hs_document article = { .records = NULL }, part = { .records = NULL };
    fixture in;
    size_t parts = 0;

    for (size_t i = 0; i < size; i++) { // paragraphs, and characters of two bytes
        text[i] = i % 1000 < 2 ? '\n' : i % 7 == 0 ? ' ' : i % 7 < 3 ? "\xc3\xa9"[i % 7 - 1] : 'x';
    }
    text[size - 1] = '.';
    for (size_t i = 0; i + 1 < size; i++) { // whole ones only
        bool lead = text[i] == '\xc3', trail = text[i] == '\xa9';
        if ((lead && text[i + 1] != '\xa9') || (trail && (i == 0 || text[i - 1] != '\xc3'))) {
            text[i] = 'y';
        }
    }
    hs_document_clear(&article, &arena);
    article.id = HS_LITERAL("a");
    add(&article, "title", "T");
    add(&article, "captions", "[\"One\"]");
    article.text = (hs_slice){ text, size };
    hs_article_write(&article, &line);
    begin(&in, HS_JSONL, (hs_slice){ line.data, line.size });
    for (; hs_article_part(&article, &part); parts++) {
        ck_assert_int_eq(read_next(&in), HS_OK);
        ck_assert(hs_slice_equal(part.text, in.document.text));
        ck_assert_uint_eq(part.part, in.document.part);
        ck_assert_uint_eq(part.chars_before, in.document.chars_before);
        ck_assert_uint_eq(part.bytes_before, in.document.bytes_before);
        ck_assert_uint_eq(part.utf16_before, in.document.utf16_before);
        ck_assert_uint_eq(part.metadata_count, in.document.metadata_count);
        for (size_t i = 0; i < part.metadata_count; i++) {
            ck_assert(hs_slice_equal(part.metadata[i].value, in.document.metadata[i].value));
        }
    }
    ck_assert_uint_eq(parts, 3);
    ck_assert_int_eq(read_next(&in), HS_END);
    end(&in);
    hs_buffer_free(&line);
    hs_arena_free(&arena);
    free(text);
}
END_TEST

SUITE("article", reads_plain_text, divides_long_texts, divides_behind_a_paragraph,
    names_the_place_of_a_bad_byte, reads_json_lines, reads_what_others_call_it,
    passes_over_bad_lines, bears_deep_json, divides_long_json_texts, skips_the_rest_of_an_article,
    writes_lines_of_json, divides_as_it_is_read)
