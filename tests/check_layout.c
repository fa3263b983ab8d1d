/* Where words stand in the text that is rebuilt, whatever the stream says of offsets. */
#include "written.h"

/* "START-END/CHAR-CHAR " of each word. */
static void check_places(const char *text, const char *rebuilt, const char *expected)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_buffer places = { 0 }, whole = { 0 };
    hs_layout layout;

    read_written(&arena, &document, text);
    layout = hs_document_layout(&document);
    ck_slice(layout.text, rebuilt);
    hs_document_text(&document, &whole);
    ck_assert(hs_slice_equal(layout.text, (hs_slice){ whole.data, whole.size }));
    for (size_t i = 0; i < document.words.count; i++) {
        hs_place each = layout.places[i];
        hs_put_format(
            &places, "%zu-%zu/%zu-%zu ", each.start, each.end, each.start_char, each.end_char);
    }
    hs_put_byte(&places, '\0');
    ck_assert_str_eq(places.data, expected);
    hs_buffer_free(&places);
    hs_buffer_free(&whole);
    hs_arena_free(&arena);
}

START_TEST(places_words)
{
    check_places("1 é " UNSET "SpacesBefore=\\n|TokenRange=900:901\n2 b " UNSET
                 "SpacesAfter=\\s\\s\n\n",
        "\né b  ", "1-3/1-2 4-5/3-4 ");
}
END_TEST

/* A multiword token: its words in it, or where they are not its letters all of it for the first. */
START_TEST(places_multiwords)
{
    check_places("1-2 can't " UNSET "SpaceAfter=No\n1 ca " UNSET "_\n2 n't " UNSET "_\n3 . " UNSET
                 "SpaceAfter=No\n\n",
        "can't.", "0-2/0-2 2-5/2-5 5-6/5-6 ");
    check_places("1-2 du " UNSET "_\n1 de " UNSET "_\n2 le " UNSET "_\n2.1 x " UNSET "_\n3 b " UNSET
                 "SpaceAfter=No\n\n",
        "du b", "0-2/0-2 2-2/2-2 3-4/3-4 ");
}
END_TEST

/* One that claims more words than its sentence has takes none of the next. */
START_TEST(places_behind_a_broken_range)
{
    check_places("1-9 ab " UNSET "_\n1 ab " UNSET "_\n\n1 c " UNSET "SpaceAfter=No\n\n", "ab c",
        "0-2/0-2 3-4/3-4 ");
}
END_TEST

SUITE("layout", places_words, places_multiwords, places_behind_a_broken_range)
