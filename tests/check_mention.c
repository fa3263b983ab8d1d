#include "news/mention.h"
#include "tagged.h"

/* "KIND TEXT" of each mention, with bars between them; the kind in small letters: embedded. */
static void check_mentions(const char *text, const char *expected)
{
    static const char kinds[] = "NMP", small[] = "nmp";
    hs_arena arena = { 0 };
    hs_document document;
    hs_page page;
    hs_buffer out = { 0 };

    read_document(&arena, &document, text);
    page = hs_page_make(&document, nouns());
    for (size_t i = 0; i < page.mentions_count; i++) {
        const hs_mention *each = &page.mentions[i];
        hs_slice words = hs_words_text(&document, page.words, each->first, each->end);
        hs_put_format(&out, "%s%c %.*s", i ? " | " : "",
            (each->embedded ? small : kinds)[each->kind], HS_PRINT(words));
    }
    hs_put_byte(&out, '\0');
    ck_assert_str_eq(out.data, expected);
    hs_buffer_free(&out);
    hs_arena_free(&arena);
}

START_TEST(names_with_titles)
{
    check_mentions("Hollywood/NNP/B-LOC star/NN George/NNP/B-PER Clooney/NNP/I-PER left/VBD",
        "N Hollywood star George Clooney | n Hollywood");
    check_mentions("the/DT United/VBD/B-LOC States/NNPS/I-LOC", "N the United States");
    check_mentions("Secretary/NNP of/IN State/NNP John/NNP/B-PER Kerry/NNP/I-PER spoke/VBD",
        "N Secretary of State John Kerry");
    check_mentions("derogatory/JJ comments/NNS Trump/NNP/B-PER made/VBD", "N Trump");
    check_mentions("last/JJ/B-DATE week/NN/I-DATE Ito/NNP/B-PER left/VBD", "N Ito");
}
END_TEST

START_TEST(possessors_are_embedded)
{
    check_mentions("Sony/NNP/B-ORG 's/POS lawyer/NN spoke/VBD", "M Sony 's lawyer | n Sony 's");
    check_mentions("the/DT firm/NN 's/POS boss/NN 's/POS wife/NN",
        "M the firm 's boss 's wife | m the firm 's boss 's | m the firm 's");
    check_mentions("his/PRP$ wife/NN left/VBD", "M his wife | P his");
    check_mentions("her/PRP$ car/NN", "P her");
}
END_TEST

START_TEST(nouns_by_class)
{
    check_mentions("a/DT senior/JJ official/NN spoke/VBD", "M a senior official");
    check_mentions("the/DT table/NN fell/VBD", "");
    check_mentions(
        "The/DT movie/NN studio/NN and/CC the/DT city/NN", "M The movie studio | M the city");
    check_mentions("the/DT chief/JJ executive/JJ left/VBD", "M the chief executive");
    check_mentions("Republicans/NNPS/B-NORP agreed/VBD", "M Republicans");
}
END_TEST

START_TEST(pronouns)
{
    check_mentions("He/PRP told/VBD them/PRP who/WP won/VBD", "P He | P them | P who");
    check_mentions("the/DT US/PRP left/VBD it/PRP", "P it");
}
END_TEST

static const hs_mention *only_mention(hs_arena *arena, const char *text, hs_page *page)
{
    hs_document *document = HS_NEW(arena, hs_document, 1);

    read_document(arena, document, text);
    *page = hs_page_make(document, nouns());
    ck_assert_uint_ge(page->mentions_count, 1);
    return page->mentions;
}

START_TEST(grammar_by_tags)
{
    hs_arena arena = { 0 };
    hs_page page;

    ck_assert_int_eq(
        only_mention(&arena, "Then/RB Ito/NNP/B-PER left/VBD", &page)->grammar, HS_SUBJECT_OF);
    ck_assert_int_eq(
        only_mention(&arena, "Then/RB met/VBD Ito/NNP/B-PER ./.", &page)->grammar, HS_OBJECT);
    ck_assert_int_eq(
        only_mention(&arena, "Gifts/RB for/IN Ito/NNP/B-PER ./.", &page)->grammar, HS_OBLIQUE);
    ck_assert_int_eq(
        only_mention(&arena, "Ito/NNP/B-PER 's/POS car/NN ./.", &page)->grammar, HS_OWNER);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(definite_and_bare)
{
    hs_arena arena = { 0 };
    hs_page page;
    const hs_mention *mention = only_mention(&arena, "The/DT mayor/NN left/VBD", &page);

    ck_assert(mention->definite && !mention->bare && !mention->plural);
    mention = only_mention(&arena, "A/DT mayor/NN left/VBD", &page);
    ck_assert(!mention->definite && !mention->bare);
    mention = only_mention(&arena, "Mayors/NNS left/VBD", &page);
    ck_assert(!mention->definite && mention->bare && mention->plural);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(phrases_go_on)
{
    hs_arena arena = { 0 };
    hs_page page;

    (void) only_mention(&arena,
        "An/DT attorney/NN for/IN Sony/NNP/B-ORG (/. SPE/NNP/B-ORG )/. ,/. Boies/NNP/B-PER", &page);
    ck_assert_uint_eq(hs_phrase_end(&page, 2), 7);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(finds_nouns)
{
    ck_assert(hs_noun_find(nouns(), HS_LITERAL("attorney")) & HS_NOUN_PERSON);
    ck_assert(hs_noun_find(nouns(), HS_LITERAL("actress")) & HS_NOUN_FEMALE);
    ck_assert(hs_noun_find(nouns(), HS_LITERAL("ex-president")) & HS_NOUN_PERSON);
    ck_assert(hs_noun_find(nouns(), HS_LITERAL("committeewoman")) & HS_NOUN_FEMALE);
    ck_assert(hs_noun_find(nouns(), HS_LITERAL("ministry")) & HS_NOUN_ORGANIZATION);
    ck_assert(hs_noun_find(nouns(), HS_LITERAL("poll")) & HS_NOUN_DOCUMENT);
    ck_assert(!(hs_noun_find(nouns(), HS_LITERAL("computer")) & HS_NOUN_CLASSES));
    ck_assert_uint_eq(hs_noun_find(nouns(), HS_LITERAL("qwzx")), 0);
    ck_assert_uint_eq(hs_noun_find(nouns(), HS_LITERAL("-")), 0);
    ck_assert_uint_eq(hs_noun_find(nouns(), HS_LITERAL("")), 0);
}
END_TEST

START_TEST(finds_given_names)
{
    ck_assert_uint_eq(hs_noun_given(nouns(), HS_LITERAL("debra")), HS_GIVEN_FEMALE); // by hand
    ck_assert_uint_eq(
        hs_noun_given(nouns(), HS_LITERAL("ljubica")), HS_GIVEN_FEMALE); // by the list
    ck_assert_uint_eq(hs_noun_given(nouns(), HS_LITERAL("torsten")), HS_GIVEN_MALE);
    ck_assert_uint_eq(hs_noun_given(nouns(), HS_LITERAL("riley")), 0); // given to both
    ck_assert_uint_eq(hs_noun_given(nouns(), HS_LITERAL("torste")), 0);
    ck_assert_uint_eq(hs_noun_given(nouns(), HS_LITERAL("torstens")), 0);
    ck_assert_uint_eq(hs_noun_given(nouns(), HS_LITERAL("a b")), 0);
    ck_assert_uint_eq(hs_noun_given(nouns(), HS_LITERAL("")), 0);
    // The first and the last of each list.
    for (int male = 0; male < 2; male++) {
        hs_slice names = male ? hs_names_male : hs_names_female, last = names;
        hs_slice first = { names.data, (size_t) (hs_slice_find(names, ' ') - names.data) };
        uint32_t gender = male ? HS_GIVEN_MALE : HS_GIVEN_FEMALE;
        last.size--;
        while (hs_slice_find(last, ' ') != NULL) {
            hs_slice_cut(&last, ' ');
        }
        ck_assert_uint_eq(hs_noun_given(nouns(), first), gender);
        ck_assert_uint_eq(hs_noun_given(nouns(), last), gender);
    }
}
END_TEST

/* As the search wants them. */
START_TEST(given_names_are_in_order)
{
    for (int male = 0; male < 2; male++) {
        hs_slice rest = male ? hs_names_male : hs_names_female;
        hs_slice before = hs_slice_cut(&rest, ' ');
        while (rest.size > 0) {
            hs_slice name = hs_slice_cut(&rest, ' ');
            ck_assert_msg(
                hs_slice_compare(before, name) < 0, "%.*s, %.*s", HS_PRINT(before), HS_PRINT(name));
            before = name;
        }
    }
}
END_TEST

SUITE("mention", names_with_titles, possessors_are_embedded, nouns_by_class, pronouns,
    grammar_by_tags, definite_and_bare, phrases_go_on, finds_nouns, finds_given_names,
    given_names_are_in_order)
