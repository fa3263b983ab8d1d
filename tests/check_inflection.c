/* Regular inflections: the dictionary says of which word a form can be, by its tag. */
#include "language/inflection.h"
#include "suite.h"

static const char list[] = "nv\tferry vote process berth\n"
                           "n\tbox fox shelf knife fireman\n"
                           "nN\tpremises\n"
                           "v\tplan plane deny sing singe change\n"
                           "a\tbig late early tall\n"
                           "N\tferries\n";

static hs_slice lemma_of(hs_arena *arena, const hs_table *words, const char *form, const char *tag)
{
    hs_tag_word word = { .flags = 0 };

    hs_tag_word_read(arena, hs_slice_of(form), &word);
    word.flags = hs_words_find(words, word.lower_hash);
    return hs_uninflect(words, arena, &word, hs_slice_of(tag));
}

START_TEST(forms_come_from_words)
{
    static const struct {
        const char *form, *tag, *lemma;
    } cases[] = { { "ferries", "NNS", "ferry" }, { "FOXES", "NNS", "fox" },
        { "processes", "NNS", "process" }, { "shelves", "NNS", "shelf" },
        { "knives", "NNS", "knife" }, { "firemen", "NNS", "fireman" },
        { "ferries", "VBZ", "ferry" }, { "denied", "VBD", "deny" }, { "planned", "VBN", "plan" },
        { "planed", "VBN", "plane" }, { "voting", "VBG", "vote" }, { "planning", "VBG", "plan" },
        { "planing", "VBG", "plane" }, { "singing", "VBG", "sing" },
        { "changing", "VBG", "change" }, { "bigger", "JJR", "big" }, { "later", "JJR", "late" },
        { "Earliest", "JJS", "early" },
        // A lemma itself, though the list calls it a plural too: there is no word that it comes of.
        { "premises", "NNS", "" },
        // No such verb, no such noun, no such tag.
        { "foxes", "VBZ", "" }, { "denies", "NNS", "" }, { "planned", "JJ", "" },
        { "s", "NNS", "" }, { "ed", "VBD", "" }, { "", "VBD", "" }, { "ll", "VBD", "" } };
    hs_arena arena = { 0 };
    size_t line;
    hs_slice packed = hs_word_list_pack(&arena, hs_slice_of(list), &line);
    hs_table words;

    ck_assert(hs_table_view(packed, &words));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hs_slice lemma = lemma_of(&arena, &words, cases[i].form, cases[i].tag);
        ck_assert_msg(hs_slice_is(lemma, cases[i].lemma), "%s %s: %.*s", cases[i].form,
            cases[i].tag, (int) lemma.size, lemma.data);
    }
    hs_arena_free(&arena);
}
END_TEST

START_TEST(plurals_without_a_singular_are_lemmas)
{
    hs_arena arena = { 0 };
    size_t line;
    hs_slice packed
        = hs_word_list_pack(&arena, HS_LITERAL("n\tearnings\nnN\tglasses\nn\tglass\n"), &line);
    hs_table words;

    ck_assert(hs_table_view(packed, &words));
    ck_assert(hs_slice_is(lemma_of(&arena, &words, "Earnings", "NNS"), "earnings"));
    ck_assert(hs_slice_is(lemma_of(&arena, &words, "glasses", "NNS"), "glass"));
    hs_arena_free(&arena);
}
END_TEST

SUITE("inflection", forms_come_from_words, plurals_without_a_singular_are_lemmas)
