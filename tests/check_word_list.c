/* Word lists: what is packed is found, and what is no list is refused with its line. */
#include "base/map.h"
#include "language/word_list.h"
#include "suite.h"

static uint32_t flags_of(const hs_table *list, const char *word)
{
    return hs_words_find(list, hs_hash(hs_slice_of(word)));
}

START_TEST(words_are_found)
{
    hs_arena arena = { 0 };
    size_t line;
    hs_slice packed = hs_word_list_pack(
        &arena, HS_LITERAL("# a comment\nnv\tferry row\nN\tferries\n\nfe\tanna-lena\n"), &line);
    hs_table list;

    ck_assert(hs_table_view(packed, &list));
    ck_assert_uint_eq(flags_of(&list, "ferry"), 3);
    ck_assert_uint_eq(flags_of(&list, "row") & HS_WORD_LEMMA, 3);
    ck_assert_uint_eq(flags_of(&list, "ferries") & HS_WORD_LEMMA, 0);
    ck_assert_uint_ne(flags_of(&list, "ferries"), 0);
    ck_assert_uint_ne(flags_of(&list, "anna-lena"), 0);
    ck_assert_uint_eq(flags_of(&list, "Ferry"), 0);
    ck_assert_uint_eq(flags_of(&list, ""), 0);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(other_lines_are_refused)
{
    static const struct {
        const char *text;
        size_t line;
    } cases[] = { { "nv\tferry\nno tab\n", 2 }, { "n!\tferry\n", 1 }, { "\tferry\n", 1 } };
    hs_arena arena = { 0 };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t line;
        ck_assert_ptr_null(hs_word_list_pack(&arena, hs_slice_of(cases[i].text), &line).data);
        ck_assert_uint_eq(line, cases[i].line);
    }
    hs_arena_free(&arena);
}
END_TEST

SUITE("word_list", words_are_found, other_lines_are_refused)
