/* Comments, MISC, words with their offsets, the original text. */
#include "stream/conllu.h"
#include "suite.h"

typedef struct fixture {
    hs_arena arena;
    hs_document document;
    hs_buffer out;
} fixture;

/* One document read from a string; columns are separated by spaces there. */
static void read_tokens(fixture *in, const char *text)
{
    char tabbed[4096];
    bool comment = false;
    hs_source source = { .name = "test" };
    hs_conllu_reader reader = { .source = &source, .stem = HS_LITERAL("test") };
    hs_error error = { .line = 0 };

    snprintf(tabbed, sizeof tabbed, "%s", text);
    for (size_t i = 0; tabbed[i] != '\0'; i++) {
        comment = i == 0 || tabbed[i - 1] == '\n' ? tabbed[i] == '#' : comment;
        tabbed[i] = tabbed[i] == ' ' && !comment ? '\t' : tabbed[i];
    }
    source.descriptor = descriptor_of(hs_slice_of(tabbed));
    hs_document_clear(&in->document, &in->arena);
    ck_assert_msg(hs_conllu_read(&reader, &in->document, &error) == HS_OK, "%zu: %s", error.line,
        error.message);
    close(source.descriptor);
    hs_source_close(&source);
    hs_conllu_close(&reader);
}

static void end(fixture *in)
{
    hs_buffer_free(&in->out);
    hs_arena_free(&in->arena);
}

#define UNSET "_ _ _ _ _ _ _ "

/* --- comments */

START_TEST(reads_comment_values)
{
    ck_slice(hs_comment_value(HS_LITERAL("# sent_id = s1"), HS_LITERAL("sent_id")), "s1");
    ck_slice(hs_comment_value(HS_LITERAL("#sent_id=s1"), HS_LITERAL("sent_id")), "s1");
    ck_slice(hs_comment_value(HS_LITERAL("# text =  two"), HS_LITERAL("text")), " two");
    ck_slice(hs_comment_value(HS_LITERAL("# newpar"), HS_LITERAL("newpar")), "");
    ck_slice(hs_comment_value(HS_LITERAL("# text ="), HS_LITERAL("text")), "");
    ck_no_slice(hs_comment_value(HS_LITERAL("# newpar_block = x"), HS_LITERAL("newpar")));
    ck_no_slice(hs_comment_value(HS_LITERAL("# newpar id = x"), HS_LITERAL("newpar")));
    ck_no_slice(hs_comment_value(HS_LITERAL("1"), HS_LITERAL("1")));
    ck_no_slice(hs_comment_value(HS_LITERAL(""), HS_LITERAL("x")));
    ck_no_slice(hs_comment_value(HS_LITERAL("#"), HS_LITERAL("x")));
}
END_TEST

START_TEST(inserts_comments)
{
    fixture in = { 0 };
    hs_sentence *sentence;

    read_tokens(&in, "# a = 1\n# b = 2\n1 x " UNSET "_\n\n");
    sentence = in.document.sentences;
    hs_comment_insert(&in.document, sentence, 1, HS_LITERAL("c"), HS_LITERAL("two\nlines"));
    hs_comment_insert(&in.document, sentence, 0, HS_LITERAL("d"), HS_LITERAL(""));
    hs_comment_insert(&in.document, sentence, 99, HS_LITERAL("e"), HS_LITERAL("5"));
    hs_comment_add(&in.document, sentence, HS_LITERAL("f"), HS_LITERAL("6"));
    ck_assert_uint_eq(sentence->comments_count, 6);
    ck_slice(sentence->comments[0], "# d = ");
    ck_slice(sentence->comments[1], "# a = 1");
    ck_slice(sentence->comments[2], "# c = two lines");
    ck_slice(sentence->comments[3], "# b = 2");
    ck_slice(sentence->comments[5], "# f = 6");
    ck_slice(hs_comment_get(sentence, HS_LITERAL("e")), "5");
    ck_no_slice(hs_comment_get(sentence, HS_LITERAL("g")));
    ck_assert_uint_eq(hs_comment_place(sentence, HS_LITERAL("g")), 6);
    end(&in);
}
END_TEST

START_TEST(notes_stand_in_the_head)
{
    fixture in = { 0 };

    read_tokens(&in,
        "# newdoc id = d\n# meta::title = T\n# newpar id = p\n# sent_id = s\n1 x " UNSET "_\n\n");
    hs_document_note(&in.document, HS_LITERAL("hs::tool"), HS_LITERAL("one"));
    hs_document_note(&in.document, HS_LITERAL("hs::tool"), HS_LITERAL("two"));
    ck_slice(in.document.sentences[0].comments[2], "# hs::tool = one");
    ck_slice(in.document.sentences[0].comments[3], "# hs::tool = two");
    ck_slice(in.document.sentences[0].comments[4], "# newpar id = p");
    end(&in);
}
END_TEST

START_TEST(notes_on_nothing)
{
    fixture in = { 0 };

    hs_document_clear(&in.document, &in.arena);
    hs_document_note(&in.document, HS_LITERAL("hs::tool"), HS_LITERAL("one"));
    ck_assert_uint_eq(in.document.sentences_count, 0);
    end(&in);
}
END_TEST

/* --- MISC */

START_TEST(gets_misc_values)
{
    hs_slice misc = HS_LITERAL("SpaceAfter=No|Stem=a=b|Ste=m|X=");

    ck_slice(hs_misc_get(misc, HS_LITERAL("SpaceAfter")), "No");
    ck_slice(hs_misc_get(misc, HS_LITERAL("Stem")), "a=b");
    ck_slice(hs_misc_get(misc, HS_LITERAL("Ste")), "m");
    ck_slice(hs_misc_get(misc, HS_LITERAL("X")), "");
    ck_no_slice(hs_misc_get(misc, HS_LITERAL("tem")));
    ck_no_slice(hs_misc_get(misc, HS_LITERAL("St")));
    ck_no_slice(hs_misc_get(HS_LITERAL("_"), HS_LITERAL("_")));
}
END_TEST

START_TEST(sets_and_drops_misc_values)
{
    fixture in = { 0 };
    hs_token token = { .column[HS_MISC] = HS_LITERAL("_") };

    hs_document_clear(&in.document, &in.arena);
    hs_misc_drop(&in.document, &token, HS_LITERAL("A"));
    ck_slice(token.column[HS_MISC], "_");
    hs_misc_set(&in.document, &token, HS_LITERAL("A"), HS_LITERAL("1"));
    hs_misc_set(&in.document, &token, HS_LITERAL("B"), HS_LITERAL("2"));
    hs_misc_set(&in.document, &token, HS_LITERAL("C"), HS_LITERAL("3"));
    ck_slice(token.column[HS_MISC], "A=1|B=2|C=3");
    hs_misc_set(&in.document, &token, HS_LITERAL("B"), HS_LITERAL("long"));
    ck_slice(token.column[HS_MISC], "A=1|B=long|C=3");
    hs_misc_drop(&in.document, &token, HS_LITERAL("B"));
    ck_slice(token.column[HS_MISC], "A=1|C=3");
    hs_misc_drop(&in.document, &token, HS_LITERAL("C"));
    ck_slice(token.column[HS_MISC], "A=1");
    hs_misc_drop(&in.document, &token, HS_LITERAL("A"));
    ck_slice(token.column[HS_MISC], "_");
    end(&in);
}
END_TEST

/* --- words */

static void check_word(
    hs_document *document, size_t place, const char *form, size_t start, size_t end, bool space)
{
    const hs_word *word = &hs_document_words(document).items[place];
    hs_extent at = hs_document_extents(document)[place];

    ck_slice(word->form, form);
    ck_assert_msg(at.start == start && at.end == end, "%s: %zu:%zu", form, at.start, at.end);
    ck_assert_msg(word->space_before == space, "%s: space", form);
}

START_TEST(takes_offsets_from_token_ranges)
{
    fixture in = { 0 };
    hs_words words;

    read_tokens(&in,
        "# newdoc id = d\n1 So " UNSET "SpaceAfter=No|TokenRange=3:5\n2 , " UNSET
        "TokenRange=5:6\n\n# newpar id = p2\n1 yes " UNSET "TokenRange=9:12\n\n");
    words = hs_document_words(&in.document);
    ck_assert_uint_eq(words.count, 3);
    check_word(&in.document, 0, "So", 3, 5, true);
    check_word(&in.document, 1, ",", 5, 6, false);
    check_word(&in.document, 2, "yes", 9, 12, true);
    ck_assert_uint_eq(words.items[1].sentence, 0);
    ck_assert_uint_eq(words.items[2].sentence, 1);
    ck_assert_uint_eq(words.items[1].paragraph, 0);
    end(&in);
}
END_TEST

/* Where the stream is cut by line and has no marks of paragraphs, each line is one. */
START_TEST(takes_lines_for_paragraphs)
{
    const char *lines
        = "1 It " UNSET "_\n2 rained " UNSET "_\n3 . " UNSET "_\n4 They " UNSET "_\n5 left " UNSET
          "_\n6 . " UNSET "_\n\n1 Good " UNSET "_\n2 . " UNSET "_\n\n";
    char marked[1024];

    for (int paragraphs = 0; paragraphs < 2; paragraphs++) {
        fixture in = { 0 };
        hs_words words;
        snprintf(marked, sizeof marked, "# newdoc id = d\n%s%s1 Go " UNSET "_\n\n", lines,
            paragraphs ? "# newpar id = p2\n" : "");
        read_tokens(&in, marked);
        words = hs_document_words(&in.document);
        ck_assert_int_eq(words.by_line, !paragraphs);
        ck_assert_uint_eq(words.items[5].paragraph, 0);
        ck_assert_uint_eq(words.items[6].paragraph, !paragraphs);
        ck_assert_uint_eq(words.items[8].paragraph, paragraphs ? 1 : 2);
        end(&in);
    }
}
END_TEST

START_TEST(adds_up_offsets_where_there_are_none)
{
    fixture in = { 0 };
    hs_words words;

    read_tokens(&in,
        "1 Caf\303\251 " UNSET "SpacesBefore=\\s\\s|SpaceAfter=No\n2 . " UNSET
        "SpacesAfter=\\s\\r\\n\n2.1 gone " UNSET "_\n3 Yes " UNSET "_\n\n1 no " UNSET "_\n\n");
    words = hs_document_words(&in.document);
    ck_assert_uint_eq(words.count, 4);
    check_word(&in.document, 0, "Caf\303\251", 2, 6, true);
    check_word(&in.document, 1, ".", 6, 7, false);
    check_word(&in.document, 2, "Yes", 10, 13, true);
    check_word(&in.document, 3, "no", 14, 16, true);
    end(&in);
}
END_TEST

START_TEST(finds_white_space_anywhere_in_misc)
{
    static const char *const miscs[] = { "SpaceAfter=No", "|SpaceAfter=No", "A=1|SpaceAfter=No",
        "SpaceAfter=No|T=1", "S=1||SpacesAfter=\\s|SpaceAfter=No|", "SpacesAfter=" };

    for (size_t i = 0; i < sizeof miscs / sizeof *miscs; i++) {
        fixture in = { 0 };
        char text[200];
        snprintf(text, sizeof text, "1 a " UNSET "%s\n2 b " UNSET "Space=No|\n3 c " UNSET "|\n\n",
            miscs[i]);
        read_tokens(&in, text);
        check_word(&in.document, 0, "a", 0, 1, true);
        check_word(&in.document, 1, "b", 1, 2, false);
        check_word(&in.document, 2, "c", 3, 4, true);
        end(&in);
    }
}
END_TEST

START_TEST(divides_multiword_tokens)
{
    fixture in = { 0 };
    hs_words words;

    read_tokens(&in,
        "1-2 don't " UNSET "SpaceAfter=No\n1 do " UNSET "_\n2 n't " UNSET "_\n3 , " UNSET
        "_\n4-5 du " UNSET "_\n4 de " UNSET "_\n5 le " UNSET "_\n6 x " UNSET "_\n\n");
    words = hs_document_words(&in.document);
    ck_assert_uint_eq(words.count, 6);
    check_word(&in.document, 0, "do", 0, 2, true);
    check_word(&in.document, 1, "n't", 2, 5, false);
    check_word(&in.document, 2, ",", 5, 6, false);
    // "du" is not "de" and "le" in a row: all of it stands for the first.
    check_word(&in.document, 3, "de", 7, 9, true);
    ck_slice(words.items[3].surface, "du");
    check_word(&in.document, 4, "le", 9, 9, false);
    ck_slice(words.items[4].surface, "");
    check_word(&in.document, 5, "x", 10, 11, true);
    ck_slice(hs_words_text(&in.document, words, 0, 6), "don't, du x");
    ck_slice(hs_words_text(&in.document, words, 1, 3), "n't,");
    ck_slice(hs_words_text(&in.document, words, 2, 2), "");
    end(&in);
}
END_TEST

START_TEST(bears_broken_ranges)
{
    fixture in = { 0 };
    hs_words words;

    // A range of more words than there are, of none, backwards; a TokenRange that is no range.
    read_tokens(&in,
        "1-9 ab " UNSET "_\n1 a " UNSET "_\n2 b " UNSET "_\n\n3-1 c " UNSET "_\n1 c " UNSET
        "TokenRange=5:1\n2 d " UNSET "TokenRange=99999999999999999999:1\n3-4 e " UNSET "_\n\n");
    words = hs_document_words(&in.document);
    ck_assert_uint_eq(words.count, 4);
    for (size_t i = 0; i < words.count; i++) {
        hs_extent at = hs_document_extents(&in.document)[i];
        ck_assert_uint_le(at.start, at.end);
    }
    end(&in);
}
END_TEST

START_TEST(rebuilds_the_text)
{
    fixture in = { 0 };

    read_tokens(&in,
        "1 A " UNSET "SpacesBefore=\\n|SpacesAfter=\\s\\t\\p\\\\\n2-3 it's " UNSET
        "SpacesAfter=\\r\\n\n2 it " UNSET "_\n3 's " UNSET "_\n3.1 so " UNSET "_\n4 B " UNSET
        "SpaceAfter=No\n5 C " UNSET "_\n\n1 . " UNSET "SpacesAfter=\\q\n\n");
    hs_document_text(&in.document, &in.out);
    ck_assert(hs_slice_equal(
        (hs_slice){ in.out.data, in.out.size }, HS_LITERAL("\nA \t|\\it's\r\nBC .\\q")));
    end(&in);
}
END_TEST

START_TEST(knows_the_unit)
{
    fixture in = { 0 };

    read_tokens(&in, "# hs::offsets = bytes\n1 x " UNSET "_\n\n");
    ck_assert_int_eq(hs_document_unit(&in.document), HS_BYTES);
    read_tokens(&in, "# hs::offsets = utf16\n1 x " UNSET "_\n\n");
    ck_assert_int_eq(hs_document_unit(&in.document), HS_UTF16);
    read_tokens(&in, "1 x " UNSET "_\n\n");
    ck_assert_int_eq(hs_document_unit(&in.document), HS_CHARS);
    hs_document_clear(&in.document, &in.arena);
    ck_assert_int_eq(hs_document_unit(&in.document), HS_CHARS);
    end(&in);
}
END_TEST

SUITE("document", reads_comment_values, inserts_comments, notes_stand_in_the_head, notes_on_nothing,
    gets_misc_values, sets_and_drops_misc_values, takes_offsets_from_token_ranges,
    takes_lines_for_paragraphs, adds_up_offsets_where_there_are_none,
    finds_white_space_anywhere_in_misc, divides_multiword_tokens, bears_broken_ranges,
    rebuilds_the_text, knows_the_unit)
