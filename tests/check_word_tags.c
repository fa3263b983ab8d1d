/* Tags of words: what is packed is found, what tells no tags is refused with its line, and the list
 * that is shipped says of a word what a reader would. */
#include "base/map.h"
#include "language/word_tags.h"
#include "suite.h"

static uint32_t tags_of(const hs_table *table, const char *word)
{
    return hs_words_find(table, hs_hash(hs_slice_of(word)));
}

START_TEST(tags_are_found)
{
    hs_arena arena = { 0 };
    size_t line;
    hs_slice packed = hs_word_tags_pack(&arena,
        HS_LITERAL("# a comment\n1 nn vb\tferry row\n4 nn vb\ttram\n2 vb nn\tberth\n1 cc\tor\n"),
        &line);
    hs_table table;
    uint32_t ferry;

    ck_assert(hs_table_view(packed, &table));
    ferry = tags_of(&table, "ferry");
    ck_assert_uint_ne(ferry, 0);
    ck_assert_uint_eq(tags_of(&table, "row"), ferry);
    // Met more often with the same tags; with the same ones in another order.
    ck_assert_uint_ne(tags_of(&table, "tram"), ferry);
    ck_assert_uint_eq(tags_of(&table, "tram") & HS_WORD_TAGS, ferry & HS_WORD_TAGS);
    ck_assert_uint_ne(tags_of(&table, "berth") & HS_WORD_TAGS, ferry & HS_WORD_TAGS);
    ck_assert_uint_ne(tags_of(&table, "or"), 0);
    ck_assert_uint_eq(tags_of(&table, "Ferry"), 0);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(other_lines_are_refused)
{
    static const char *const cases[] = { "1 nn\tferry\n1 nn tram\n", "1 nn\tferry\n0 nn\ttram\n",
        "1 nn\tferry\n5 nn\ttram\n", "1 nn\tferry\nnn\ttram\n", "1 nn\tferry\n1\ttram\n",
        "1 nn\tferry\n1 noun\ttram\n", "1 nn\tferry\n1  nn\ttram\n", "1 nn\tferry\n1 NN\ttram\n",
        "1 nn\tferry\n1 nn vb jj rb\ttram\n1 nn vb jj rb in\tas\n" };
    hs_arena arena = { 0 };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t line;
        ck_assert_ptr_null(hs_word_tags_pack(&arena, hs_slice_of(cases[i]), &line).data);
        ck_assert_uint_eq(line, i + 1 == sizeof cases / sizeof *cases ? 3 : 2);
    }
    hs_arena_free(&arena);
}
END_TEST

START_TEST(shipped_list_is_sound)
{
    hs_arena arena = { 0 };
    hs_error error;
    hs_slice packed;
    hs_table table;
    uint32_t denied;

    ck_assert_int_eq(hs_word_tags_read(&arena, &packed, &error), HS_OK);
    ck_assert(hs_table_view(packed, &table));
    denied = tags_of(&table, "denied") & HS_WORD_TAGS;
    ck_assert_uint_ne(denied, 0);
    ck_assert_uint_eq(tags_of(&table, "argued") & HS_WORD_TAGS, denied);
    ck_assert_uint_ne(tags_of(&table, "spokesman") & HS_WORD_TAGS, denied);
    ck_assert_uint_eq(tags_of(&table, "Denied"), 0);
    hs_arena_free(&arena);
}
END_TEST

SUITE("word_tags", tags_are_found, other_lines_are_refused, shipped_list_is_sound)
