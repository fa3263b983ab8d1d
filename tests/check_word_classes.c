/* Classes of words: what is packed is found, and what tells no classes is refused with its line. */
#include "base/map.h"
#include "language/word_classes.h"
#include "suite.h"

static uint32_t classes_of(const hs_table *table, const char *word)
{
    return hs_words_find(table, hs_hash(hs_slice_of(word)));
}

START_TEST(classes_are_found)
{
    hs_arena arena = { 0 };
    size_t line;
    hs_slice packed = hs_word_classes_pack(
        &arena, HS_LITERAL("# a comment\n1 2 3\tferry tram\n255 4095 4095\toslo\n"), &line);
    hs_table table;
    uint32_t tram, oslo;

    ck_assert(hs_table_view(packed, &table));
    tram = classes_of(&table, "tram");
    oslo = classes_of(&table, "oslo");
    ck_assert_uint_eq(tram, classes_of(&table, "ferry"));
    for (unsigned level = 0; level < HS_CLASS_LEVELS; level++) {
        ck_assert_uint_eq(hs_word_class(tram, level), level + 1);
        ck_assert_uint_eq(hs_word_class(oslo, level), level == 0 ? 255 : 4095);
        ck_assert_uint_eq(hs_word_class(classes_of(&table, "Oslo"), level), 0);
    }
    hs_arena_free(&arena);
}
END_TEST

START_TEST(other_lines_are_refused)
{
    static const char *const cases[] = { "1 2 3\tferry\n1 2\ttram\n",
        "1 2 3\tferry\n1 2 3 4\ttram\n", "1 2 3\tferry\n0 2 3\ttram\n",
        "1 2 3\tferry\n1 2 4096\ttram\n", "1 2 3\tferry\n256 2 3\ttram\n", "1 2 3\tferry\n1 2 3\n",
        "1 2 3\tferry\n1 x 3\ttram\n", "1 2 3\tferry\n1  3\ttram\n",
        "1 2 3\tferry\n1 2 99999999999999999999\ttram\n" };
    hs_arena arena = { 0 };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t line;
        ck_assert_ptr_null(hs_word_classes_pack(&arena, hs_slice_of(cases[i]), &line).data);
        ck_assert_uint_eq(line, 2);
    }
    hs_arena_free(&arena);
}
END_TEST

/* The list that is shipped has the classes that its script makes, of words in lower case. */
START_TEST(shipped_list_is_sound)
{
    hs_arena arena = { 0 };
    hs_error error;
    hs_slice packed;
    hs_table table;
    uint32_t tuesday, wednesday, denied;

    ck_assert_int_eq(hs_word_classes_read(&arena, &packed, &error), HS_OK);
    ck_assert(hs_table_view(packed, &table));
    tuesday = classes_of(&table, "tuesday");
    wednesday = classes_of(&table, "wednesday");
    denied = classes_of(&table, "denied");
    ck_assert_uint_ne(tuesday, 0);
    ck_assert_uint_eq(classes_of(&table, "Tuesday"), 0);
    ck_assert_uint_eq(hs_word_class(tuesday, 0), hs_word_class(wednesday, 0));
    ck_assert_uint_ne(hs_word_class(tuesday, 0), hs_word_class(denied, 0));
    hs_arena_free(&arena);
}
END_TEST

SUITE("word_classes", classes_are_found, other_lines_are_refused, shipped_list_is_sound)
