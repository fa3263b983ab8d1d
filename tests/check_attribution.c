#include "analysis.h"

#define TEXT "\"We left,\" said Ruiz. \"It rained.\" Hale told us so, and Ruiz agreed."
// " We left , " said Ruiz . " It rained . " Hale told us so , and Ruiz agreed .

static hs_attribution *add(hs_document *document, hs_attributions *all, const char *properties)
{
    hs_attribution *added = HS_APPEND(document->arena, all, items);

    added->properties = hs_slice_of(properties);
    return added;
}

/* Two attributions, the later one first, pieces in disorder. */
static void write_sample(hs_arena *arena, hs_document *document, size_t part)
{
    hs_attributions all = { 0 };
    hs_attribution *added;

    make_tokens(arena, document, TEXT);
    document->part = part;
    added = add(document, &all, "type=indirect cue=tell");
    hs_attribution_add(document, added, HS_CONTENT, 16, 17);
    hs_attribution_add(document, added, HS_ADDRESSEE, 15, 16);
    hs_attribution_add(document, added, HS_CUE, 14, 15);
    hs_attribution_add(document, added, HS_SOURCE, 13, 14);
    added = add(document, &all, "type=direct cue=say");
    hs_attribution_add(document, added, HS_CONTENT, 8, 13);
    hs_attribution_add(document, added, HS_SOURCE, 6, 7);
    hs_attribution_add(document, added, HS_CUE, 5, 6);
    hs_attribution_add(document, added, HS_CONTENT, 0, 5);
    hs_attributions_write(document, hs_document_words(document), &all);
}

START_TEST(writes_labels_and_comments)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_words words;

    write_sample(&arena, &document, 1);
    words = hs_document_words(&document);
    ck_slice(
        hs_misc_get(words.items[0].token->column[HS_MISC], HS_LITERAL("Attr")), "B-content:a1");
    ck_slice(
        hs_misc_get(words.items[4].token->column[HS_MISC], HS_LITERAL("Attr")), "I-content:a1");
    ck_slice(
        hs_misc_get(words.items[8].token->column[HS_MISC], HS_LITERAL("Attr")), "B-content:a1");
    ck_slice(
        hs_misc_get(words.items[15].token->column[HS_MISC], HS_LITERAL("Attr")), "B-addressee:a2");
    ck_no_slice(hs_misc_get(words.items[17].token->column[HS_MISC], HS_LITERAL("Attr")));
    ck_slice(hs_comment_get(&document.sentences[0], HS_LITERAL("hs::attribution")),
        "a1 type=direct cue=say");
    hs_arena_free(&arena);
}
END_TEST

START_TEST(reads_what_was_written)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_words words;
    hs_attributions all;
    char out[LINE];

    write_sample(&arena, &document, 1);
    show_attributions(&document, out);
    ck_assert_str_eq(out,
        "Ruiz | said | \"We left,\" … \"It rained.\" |  | direct say\n"
        "Hale | told | so | us | indirect tell");
    words = hs_document_words(&document);
    all = hs_attributions_read(&document, words);
    ck_assert_uint_eq(all.items_count, 2);
    ck_slice(all.items[0].id, "a1");
    ck_assert_uint_eq(all.items[0].sentence, 0);
    hs_arena_free(&arena);
}
END_TEST

static size_t count_comments(const hs_document *document)
{
    size_t count = 0;

    for (size_t i = 0; i < document->sentences_count; i++) {
        const hs_sentence *sentence = &document->sentences[i];
        for (size_t k = 0; k < sentence->comments_count; k++) {
            hs_slice value = hs_comment_value(sentence->comments[k], HS_LITERAL("hs::attribution"));
            count += value.data != NULL;
        }
    }
    return count;
}

START_TEST(writes_again_the_same)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_words words;
    hs_attributions all;
    char first[LINE], second[LINE];

    write_sample(&arena, &document, 1);
    show_attributions(&document, first);
    words = hs_document_words(&document);
    all = hs_attributions_read(&document, words);
    hs_attributions_write(&document, words, &all);
    show_attributions(&document, second);
    ck_assert_str_eq(first, second);
    ck_assert_uint_eq(count_comments(&document), 2);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(takes_out_what_was_there)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_attributions none = { 0 };
    char out[LINE];

    write_sample(&arena, &document, 1);
    hs_attributions_write(&document, hs_document_words(&document), &none);
    show_attributions(&document, out);
    ck_assert_str_eq(out, "");
    for (size_t i = 0; i < document.sentences_count; i++) {
        ck_no_slice(hs_comment_get(&document.sentences[i], HS_LITERAL("hs::attribution")));
    }
    hs_arena_free(&arena);
}
END_TEST

START_TEST(numbers_parts)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_attributions all;

    write_sample(&arena, &document, 3);
    all = hs_attributions_read(&document, hs_document_words(&document));
    ck_slice(all.items[0].id, "a3.1");
    ck_slice(all.items[1].id, "a3.2");
    hs_arena_free(&arena);
}
END_TEST

START_TEST(gives_properties)
{
    hs_attribution of = { .properties = HS_LITERAL("type=direct cue= class=statement subtype=x") };

    ck_slice(hs_attribution_property(&of, HS_LITERAL("type")), "direct");
    ck_slice(hs_attribution_property(&of, HS_LITERAL("class")), "statement");
    ck_slice(hs_attribution_property(&of, HS_LITERAL("cue")), "");
    ck_no_slice(hs_attribution_property(&of, HS_LITERAL("cla")));
    ck_no_slice(hs_attribution_property(&of, HS_LITERAL("statement")));
    of.properties = (hs_slice){ NULL, 0 };
    ck_no_slice(hs_attribution_property(&of, HS_LITERAL("type")));
}
END_TEST

/* Labels without a comment, and a comment without labels, of a stream by somebody else. */
START_TEST(reads_halves)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_words words;
    hs_attributions all;

    make_tokens(&arena, &document, "Ruiz said so.");
    words = hs_document_words(&document);
    hs_misc_set(&document, words.items[1].token, HS_LITERAL("Attr"), HS_LITERAL("B-cue:a7"));
    hs_comment_add(
        &document, &document.sentences[0], HS_LITERAL("hs::attribution"), HS_LITERAL("a8 type=x"));
    all = hs_attributions_read(&document, words);
    ck_assert_uint_eq(all.items_count, 1);
    ck_slice(all.items[0].id, "a7");
    ck_no_slice(hs_attribution_property(&all.items[0], HS_LITERAL("type")));
    hs_arena_free(&arena);
}
END_TEST

START_TEST(names_roles)
{
    ck_slice(hs_role_name(HS_SOURCE), "source");
    ck_slice(hs_role_name(HS_CUE), "cue");
    ck_slice(hs_role_name(HS_CONTENT), "content");
    ck_slice(hs_role_name(HS_ADDRESSEE), "addressee");
}
END_TEST

SUITE("attribution", writes_labels_and_comments, reads_what_was_written, writes_again_the_same,
    takes_out_what_was_there, numbers_parts, gives_properties, reads_halves, names_roles)
