#include "language/tokenize.h"
#include "stream/coreference.h"
#include "suite.h"

static void read_text(hs_arena *arena, hs_document *document, const char *text)
{
    hs_error error;

    hs_document_clear(document, arena);
    document->id = HS_LITERAL("d");
    document->text = hs_slice_of(text);
    ck_assert_int_eq(
        hs_tokenize_document(document, (hs_tokenize_options){ .unit = HS_CHARS }, &error), HS_OK);
}

static void set(hs_document *document, size_t word, const char *brackets)
{
    hs_words words = hs_document_words(document);

    hs_misc_set(document, words.items[word].token, HS_LITERAL("Entity"), hs_slice_of(brackets));
}

static hs_slice get(hs_document *document, size_t word)
{
    hs_words words = hs_document_words(document);

    return hs_misc_get(words.items[word].token->column[HS_MISC], HS_LITERAL("Entity"));
}

static void check_mention(
    hs_entity_mention mention, const char *id, const char *type, size_t first, size_t end)
{
    ck_slice(mention.id, id);
    ck_slice(mention.type, type);
    ck_assert_uint_eq(mention.first, first);
    ck_assert_uint_eq(mention.end, end);
}

START_TEST(writes_brackets)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_entity_mention items[] = { { HS_CONSTANT("e2"), HS_CONSTANT("place"), 2, 3 },
        { HS_CONSTANT("e1"), HS_CONSTANT("person"), 0, 3 },
        { HS_CONSTANT("e3"), HS_CONSTANT("person"), 0, 1 },
        { HS_CONSTANT("e4"), HS_CONSTANT("place"), 1, 3 } };
    hs_entity_mentions mentions = { items, 4, 4 };

    read_text(&arena, &document, "Ann from Ely left");
    set(&document, 3, "(e9-person)");
    hs_entity_mentions_write(&document, hs_document_words(&document), mentions);
    ck_slice(get(&document, 0), "(e1-person(e3-person)");
    ck_slice(get(&document, 1), "(e4-place");
    ck_slice(get(&document, 2), "(e2-place)e4)e1)");
    ck_no_slice(get(&document, 3));
    ck_slice(hs_comment_get(&document.sentences[0], HS_LITERAL("global.Entity")), "eid-etype");
    hs_arena_free(&arena);
}
END_TEST

START_TEST(reads_what_was_written)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_entity_mentions read;

    read_text(&arena, &document, "Ann from Ely left");
    set(&document, 0, "(e1-person(e3-person)");
    set(&document, 2, "(e2-place)e1)");
    read = hs_entity_mentions_read(&document, hs_document_words(&document));
    ck_assert_uint_eq(read.items_count, 3);
    check_mention(read.items[0], "e1", "person", 0, 3);
    check_mention(read.items[1], "e3", "person", 0, 1);
    check_mention(read.items[2], "e2", "place", 2, 3);
    hs_arena_free(&arena);
}
END_TEST

/* Other fields, and GRP as the id, as the GUM corpus has them. */
START_TEST(reads_other_layouts)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_entity_mentions read;

    read_text(&arena, &document, "Ann from Ely left");
    hs_comment_insert(&document, document.sentences, 0, HS_LITERAL("global.Entity"),
        HS_LITERAL("etype-infstat-GRP"));
    set(&document, 0, "(person-new-7");
    set(&document, 1, "7)");
    set(&document, 2, "(place-new-8)");
    read = hs_entity_mentions_read(&document, hs_document_words(&document));
    ck_assert_uint_eq(read.items_count, 2);
    check_mention(read.items[0], "7", "person", 0, 2);
    check_mention(read.items[1], "8", "place", 2, 3);
    hs_arena_free(&arena);
}
END_TEST

/* What does not close, closes nothing, or is no bracket at all. */
START_TEST(leaves_out_what_is_broken)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_entity_mentions read;

    read_text(&arena, &document, "Ann from Ely left");
    set(&document, 0, "e5)(e1-person");
    set(&document, 1, "(e2");
    set(&document, 2, "e2)))((");
    set(&document, 3, "x");
    read = hs_entity_mentions_read(&document, hs_document_words(&document));
    ck_assert_uint_eq(read.items_count, 1);
    check_mention(read.items[0], "e2", "", 1, 3);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(survives_depth)
{
    hs_arena arena = { 0 };
    hs_document document;
    char open[100 * 4 + 1] = "";
    hs_entity_mentions read;

    for (int i = 0; i < 100; i++) {
        memcpy(open + 4 * i, "(e-p", 5);
    }
    read_text(&arena, &document, "Ann from Ely left");
    set(&document, 0, open);
    set(&document, 1, "e)e)");
    read = hs_entity_mentions_read(&document, hs_document_words(&document));
    ck_assert_uint_eq(read.items_count, 2);
    hs_entity_mentions_write(&document, hs_document_words(&document), read);
    ck_slice(get(&document, 1), "e)e)");
    hs_arena_free(&arena);
}
END_TEST

SUITE("coreference", writes_brackets, reads_what_was_written, reads_other_layouts,
    leaves_out_what_is_broken, survives_depth)
