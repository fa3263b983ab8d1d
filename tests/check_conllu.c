#include "stream/conllu.h"
#include "suite.h"

#define UNSET "\t_\t_\t_\t_\t_\t_\t_\t_\n"

typedef struct fixture {
    hs_source source;
    hs_conllu_reader reader;
    hs_arena arena;
    hs_document document;
    hs_error error;
} fixture;

static void begin(fixture *in, hs_slice text)
{
    memset(in, 0, sizeof *in);
    in->source = (hs_source){ .descriptor = descriptor_of(text), .name = "test" };
    in->reader = (hs_conllu_reader){ .source = &in->source, .stem = HS_LITERAL("test") };
}

static hs_status read_next(fixture *in)
{
    hs_arena_reset(&in->arena);
    hs_document_clear(&in->document, &in->arena);
    in->error = (hs_error){ .line = 0 };
    return hs_conllu_read(&in->reader, &in->document, &in->error);
}

static void end(fixture *in)
{
    close(in->source.descriptor);
    hs_source_close(&in->source);
    hs_conllu_close(&in->reader);
    hs_arena_free(&in->arena);
}

START_TEST(copies_byte_for_byte)
{
    static const char text[] = "# newdoc id = d\n# odd  comment =\n#\n# text = a b\n"
                               "1-2\tab\t_\t_\t_\t_\t_\t_\t_\tX=1|_|Y\n"
                               "1\ta\tA\tNOUN\tNN\tCase=Nom\t0\troot\t0:root\tZ\n"
                               "2\tb c\t_\t_\t_\t_\t_\t_\t_\t_\n2.1\tc" UNSET "\n1\td" UNSET "\n";
    fixture in;
    hs_buffer out = { 0 };

    begin(&in, hs_slice_of(text));
    ck_assert_int_eq(read_next(&in), HS_OK);
    ck_assert_uint_eq(in.document.sentences_count, 2);
    ck_assert_uint_eq(in.document.tokens_count, 5);
    ck_assert_int_eq(in.document.tokens[0].kind, HS_RANGE);
    ck_assert_int_eq(in.document.tokens[1].kind, HS_WORD);
    ck_assert_int_eq(in.document.tokens[3].kind, HS_EMPTY);
    ck_slice(in.document.tokens[1].column[HS_DEPS], "0:root");
    hs_conllu_write(&in.document, &out);
    ck_slice(((hs_slice){ out.data, out.size }), text);
    ck_assert_int_eq(read_next(&in), HS_END);
    hs_buffer_free(&out);
    end(&in);
}
END_TEST

/* A line whose column is `size` bytes long, in `text`, which has room for it. */
static hs_slice line_of(char *text, int column, size_t size)
{
    char *place = text;

    for (int i = HS_ID; i < HS_COLUMNS; i++) {
        size_t length = i == column ? size : 1;
        memset(place, i == HS_ID ? '1' : 'a' + i, length);
        place[length] = i == HS_MISC ? '\n' : '\t';
        place += length + 1;
    }
    *place++ = '\n';
    return hs_slice_between(text, place);
}

/* Lines are looked at by pieces of fixed size; wherever their ends fall, columns are found. */
START_TEST(finds_columns_of_any_length)
{
    char text[400];

    for (int column = HS_FORM; column < HS_COLUMNS; column++) {
        for (size_t size = 0; size < 200; size++) {
            fixture in;
            begin(&in, line_of(text, column, size));
            ck_assert_int_eq(read_next(&in), size != 0 ? HS_OK : HS_BAD_DOCUMENT);
            for (int i = HS_ID; size != 0 && i < HS_COLUMNS; i++) {
                hs_slice found = in.document.tokens[0].column[i];
                ck_assert_uint_eq(found.size, i == column ? size : 1);
                ck_assert_int_eq(found.data[found.size - 1], i == HS_ID ? '1' : 'a' + i);
            }
            end(&in);
        }
    }
}
END_TEST

START_TEST(writes_what_was_changed)
{
    fixture in;
    hs_buffer out = { 0 };

    begin(&in, HS_LITERAL("1\ta" UNSET "2\tb" UNSET "\n"));
    ck_assert_int_eq(read_next(&in), HS_OK);
    in.document.tokens[0].column[HS_LEMMA] = HS_LITERAL("lemma");
    in.document.tokens[1].column[HS_MISC] = HS_LITERAL("A=1");
    hs_conllu_write(&in.document, &out);
    ck_slice(((hs_slice){ out.data, out.size }),
        "1\ta\tlemma\t_\t_\t_\t_\t_\t_\t_\n2\tb\t_\t_\t_\t_\t_\t_\t_\tA=1\n\n");
    hs_buffer_free(&out);
    end(&in);
}
END_TEST

START_TEST(divides_documents)
{
    fixture in;

    begin(&in,
        HS_LITERAL("1\ta" UNSET "\n# newdoc\n1\tb" UNSET "\n1\tc" UNSET
                   "\n# newdoc id = three\n# sent_id = s\n1\td" UNSET "\n"));
    ck_assert_int_eq(read_next(&in), HS_OK);
    ck_slice(in.document.id, "test");
    ck_assert_uint_eq(in.document.line, 1);
    ck_assert_int_eq(read_next(&in), HS_OK);
    ck_assert_uint_eq(in.document.sentences_count, 2);
    ck_assert_uint_eq(in.document.line, 3);
    ck_assert_int_eq(read_next(&in), HS_OK);
    ck_slice(in.document.id, "three");
    ck_assert_uint_eq(in.document.line, 8);
    ck_assert_uint_eq(in.document.part, 1);
    ck_assert_int_eq(read_next(&in), HS_END);
    end(&in);
}
END_TEST

START_TEST(keeps_the_id_over_parts)
{
    fixture in;

    begin(&in,
        HS_LITERAL("# newdoc id = d\n1\ta" UNSET "\n# hs::part = 2\n1\tb" UNSET
                   "\n# newdoc id = e\n1\tc" UNSET "\n"));
    ck_assert_int_eq(read_next(&in), HS_OK);
    ck_assert_uint_eq(in.document.part, 1);
    ck_assert_int_eq(read_next(&in), HS_OK);
    ck_assert_uint_eq(in.document.part, 2);
    ck_slice(in.document.id, "d");
    ck_assert_int_eq(read_next(&in), HS_OK);
    ck_assert_uint_eq(in.document.part, 1);
    ck_slice(in.document.id, "e");
    end(&in);
}
END_TEST

START_TEST(reads_nothing)
{
    fixture in;

    begin(&in, HS_LITERAL(""));
    ck_assert_int_eq(read_next(&in), HS_END);
    end(&in);
}
END_TEST

/* What is wrong, in which line, with which words. */
START_TEST(refuses_what_is_malformed)
{
    static const struct {
        const char *text;
        size_t line;
        const char *message;
    } cases[] = {
        { "1\ta\t_\t_\t_\t_\t_\t_\t_\n\n", 1, "this one has 9" },
        { "1\ta\t_\t_\t_\t_\t_\t_\t_\t_\t_\n\n", 1, "this one has 11" },
        { "plain text\n\n", 1, "this one has 1;" },
        { "1\ta\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n", 2, "CR LF" },
        { "# newdoc\r\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n", 3, "CR LF" },
        { "\xef\xbb\xbf# newdoc\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n", 1, "byte order mark" },
        { "1\t\t_\t_\t_\t_\t_\t_\t_\t_\n\n", 1, "column 2" },
        { "1\ta\t_\t_\t_\t_\t_\t_\t_\t\n\n", 1, "column 10" },
        { "x\ta" UNSET "\n", 1, "ID is 'x'" },
        { "1-\ta" UNSET "\n", 1, "ID is '1-'" },
        { "1.2.3\ta" UNSET "\n", 1, "ID is '1.2.3'" },
        { "1234567890\ta" UNSET "\n", 1, "ID is" },
        { "# c\n1\ta" UNSET "# d\n2\tb" UNSET "\n", 3, "comment inside a sentence" },
        { "1\ta" UNSET "\n\n", 3, "empty line" },
        { "# c\n\n", 2, "empty line" },
        { "1\ta" UNSET "2\t\xe9" UNSET "\n", 2, "byte 3 of the line (0xe9) is not UTF-8" },
        { "# \xff\n1\ta" UNSET "\n", 1, "byte 3 of the line (0xff) is not UTF-8" },
        { "1\ta" UNSET, 1, "cut off" },
        { "1\ta" UNSET "2\tb", 2, "cut off" },
        { "# newdoc id = d\n", 1, "cut off" },
        { "1\ta" UNSET "\n# sent_id = 2\n", 3, "cut off" },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture in;
        begin(&in, hs_slice_of(cases[i].text));
        ck_assert_msg(read_next(&in) == HS_BAD_DOCUMENT, "taken: %s", cases[i].text);
        ck_assert_msg(strstr(in.error.message, cases[i].message) != NULL, "'%s', not '%s'",
            in.error.message, cases[i].message);
        ck_assert_msg(in.error.line == cases[i].line, "line %zu, not %zu: %s", in.error.line,
            cases[i].line, in.error.message);
        ck_assert_int_eq(read_next(&in), HS_END);
        end(&in);
    }
}
END_TEST

START_TEST(goes_on_behind_what_is_malformed)
{
    fixture in;

    begin(&in,
        HS_LITERAL("# newdoc id = bad\n1\ta\n\n1\tb" UNSET "\n# newdoc id = good\n1\tc" UNSET
                   "\n# newdoc id = worse\n2\n# newdoc id = best\n1\td" UNSET "\n"));
    ck_assert_int_eq(read_next(&in), HS_BAD_DOCUMENT);
    ck_assert_int_eq(read_next(&in), HS_OK);
    ck_slice(in.document.id, "good");
    ck_slice(in.document.tokens[0].column[HS_FORM], "c");
    ck_assert_int_eq(read_next(&in), HS_BAD_DOCUMENT);
    ck_assert_int_eq(read_next(&in), HS_OK);
    ck_slice(in.document.id, "best");
    ck_assert_int_eq(read_next(&in), HS_END);
    end(&in);
}
END_TEST

START_TEST(takes_very_long_documents_in_parts)
{
    static const char sentence[] = "1\ta" UNSET "2\tb" UNSET "3\tc" UNSET "\n";
    size_t times = HS_PART_TOKENS / 3 + 1000, read = 0;
    FILE *file = tmpfile();
    fixture in;

    for (size_t i = 0; i < times; i++) {
        fputs(sentence, file);
    }
    rewind(file);
    begin(&in, HS_LITERAL(""));
    in.source.descriptor = fileno(file);
    for (size_t part = 1; read_next(&in) == HS_OK; part++) {
        ck_assert_uint_eq(in.document.part, part);
        ck_assert_uint_le(in.document.tokens_count, HS_PART_TOKENS + 3);
        read += in.document.tokens_count;
    }
    ck_assert_uint_eq(read, 3 * times);
    ck_assert_uint_eq(in.reader.part, 3); // the third was not there
    end(&in);
}
END_TEST

SUITE("conllu", copies_byte_for_byte, finds_columns_of_any_length, writes_what_was_changed,
    divides_documents, keeps_the_id_over_parts, reads_nothing, refuses_what_is_malformed,
    goes_on_behind_what_is_malformed, takes_very_long_documents_in_parts)
