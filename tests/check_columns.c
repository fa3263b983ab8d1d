#include "stream/columns.h"
#include "stream/conllu.h"
#include "suite.h"

/* Reads documents and writes them as CoNLL-U behind each other; a document that cannot be read
 * leaves "LINE: message". */
static hs_buffer read_columns(const char *text)
{
    hs_source source = { .name = "test", .descriptor = descriptor_of(hs_slice_of(text)) };
    hs_columns_reader reader = { .source = &source, .stem = HS_LITERAL("c") };
    hs_buffer out = { 0 };
    hs_status status;

    do {
        hs_arena arena = { 0 };
        hs_document document;
        hs_error error = { .line = 0 };
        hs_document_clear(&document, &arena);
        status = hs_columns_read(&reader, &document, &error);
        if (status == HS_OK) {
            hs_conllu_write(&document, &out);
        } else if (status == HS_BAD_DOCUMENT) {
            hs_put_format(&out, "%zu: %s\n", error.line, error.message);
        }
        hs_arena_free(&arena);
    } while (status != HS_END && status != HS_IO);
    close(source.descriptor);
    hs_source_close(&source);
    return out;
}

static void check_columns(const char *text, const char *expected)
{
    hs_buffer out = read_columns(text);

    ck_slice(((hs_slice){ out.data, out.size }), expected);
    hs_buffer_free(&out);
}

#define REST "\t_\t_\t_\t_\t"

START_TEST(reads_documents)
{
    check_columns("-DOCSTART- -X- -X- O\n\nZoë NNP I-NP I-PER\nsang VBD I-VP O\n\nNow RB O O\n\n"
                  "-DOCSTART- -X- O O\n\nOn -X- O O\n",
        "# newdoc id = c-1\n# hs::offsets = chars\n# sent_id = c-1-s1\n# text = Zoë sang\n"
        "1\tZoë\t_\t_\tNNP" REST "TokenRange=0:3|NER=B-PER\n"
        "2\tsang\t_\t_\tVBD" REST "TokenRange=4:8\n\n"
        "# sent_id = c-1-s2\n# text = Now\n1\tNow\t_\t_\tRB" REST "TokenRange=9:12\n\n"
        "# newdoc id = c-2\n# hs::offsets = chars\n# sent_id = c-2-s1\n# text = On\n"
        "1\tOn\t_\t_\t_" REST "TokenRange=0:2\n\n");
}
END_TEST

/* The labels of the words, with spaces between them. */
static void check_labels(const char *text, const char *expected)
{
    hs_buffer out = read_columns(text);
    hs_slice rest = { out.data, out.size };
    char found[256] = "";

    while (rest.data != NULL) {
        hs_slice line = hs_slice_cut(&rest, '\n'), label = { NULL, 0 };
        if (line.size != 0 && line.data[0] != '#') {
            while (line.data != NULL) {
                label = hs_slice_cut(&line, '\t');
            }
            label = hs_misc_get(label, HS_LITERAL("NER"));
            strncat(found, label.data ? label.data : "O", label.data ? label.size : 1);
            strcat(found, " ");
        }
    }
    ck_assert_str_eq(found, expected);
    hs_buffer_free(&out);
}

START_TEST(reads_schemes)
{
    check_labels("a I-PER\nb I-PER\nc B-PER\nd O\ne I-LOC\nf I-ORG\n",
        "B-PER I-PER B-PER O B-LOC B-ORG ");                                            // IOB1
    check_labels("a B-PER\nb B-PER\nc I-PER\n\nd I-PER\n", "B-PER B-PER I-PER B-PER "); // IOB2
    check_labels("a S-PER\nb B-LOC\nc I-LOC\nd E-LOC\ne S-LOC\n",
        "B-PER B-LOC I-LOC I-LOC B-LOC "); // IOBES
    check_labels("a E-PER\nb E-PER\n", "B-PER B-PER ");
}
END_TEST

START_TEST(reads_two_columns_and_tabs)
{
    check_columns("a\tO\r\nb\tB-ORG\r\n",
        "# newdoc id = c-1\n# hs::offsets = chars\n# sent_id = c-1-s1\n# text = a b\n"
        "1\ta\t_\t_\t_" REST "TokenRange=0:1\n2\tb\t_\t_\t_" REST "TokenRange=2:3|NER=B-ORG\n\n");
}
END_TEST

/* What is wrong is told, and the next document read. */
START_TEST(refuses)
{
    static const char good[] = "# newdoc id = c-2\n# hs::offsets = chars\n# sent_id = c-2-s1\n"
                               "# text = b\n1\tb\t_\t_\t_" REST "TokenRange=0:1\n\n";
    static const struct {
        const char *text, *message;
    } all[] = { { "a\n-DOCSTART- O\nb O\n",
                    "1: a line of CoNLL-2003 has a word and a label, this "
                    "one has 1 columns\n" },
        { "x O\n\na NN O PER\nc O\n-DOCSTART- O\nb O\n",
            "3: the last column is 'PER'; it must be a label such as O, B-PER or I-LOC\n" },
        { "\xff O\n-DOCSTART- O\nb O\n", "1: byte 1 (0xff) of the line is not UTF-8\n" },
        { "a B-x|Y=z\n-DOCSTART- O\nb O\n",
            "1: the last column is 'B-x|Y=z'; it must be a label such as O, B-PER or I-LOC\n" } };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        char expected[512];
        snprintf(expected, sizeof expected, "%s%s", all[i].message, good);
        check_columns(all[i].text, expected);
    }
}
END_TEST

START_TEST(reads_nothing)
{
    hs_buffer out = read_columns("-DOCSTART- O\n\n-DOCSTART- O\n\n\n");

    ck_assert_uint_eq(out.size, 0);
    hs_buffer_free(&out);
}
END_TEST

SUITE("columns", reads_documents, reads_schemes, reads_two_columns_and_tabs, refuses, reads_nothing)
