#include "stream/spans.h"
#include "suite.h"

#define MOST 40000

/* A document of `count` words without any annotation. */
static hs_words make_words(hs_arena *arena, hs_document *document, size_t count)
{
    hs_words words = { .items = HS_NEW(arena, hs_word, count), .count = count };

    hs_document_clear(document, arena);
    document->tokens = HS_NEW(arena, hs_token, count);
    document->tokens_count = count;
    for (size_t i = 0; i < count; i++) {
        document->tokens[i].column[HS_MISC] = HS_LITERAL("_");
        words.items[i].token = &document->tokens[i];
    }
    return words;
}

static void label(hs_document *document, size_t word, const char *labels)
{
    hs_misc_set(document, &document->tokens[word], HS_LITERAL("Quote"), hs_slice_of(labels));
}

static void check_label(const hs_document *document, size_t word, const char *expected)
{
    hs_slice misc = document->tokens[word].column[HS_MISC];
    hs_slice labels = hs_misc_get(misc, HS_LITERAL("Quote"));

    ck_assert_msg(expected == NULL ? labels.data == NULL : hs_slice_is(labels, expected),
        "word %zu has '%.*s'", word, HS_PRINT(labels));
}

static void check_span(
    const hs_span *span, const char *kind, const char *id, size_t first, size_t end)
{
    ck_slice(span->kind, kind);
    ck_slice(span->id, id);
    ck_assert_uint_eq(span->first, first);
    ck_assert_uint_eq(span->end, end);
}

START_TEST(writes_and_reads_nested_spans)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_words words = make_words(&arena, &document, 8);
    hs_spans spans = { 0 }, read;

    label(&document, 7, "B-old:q9");
    hs_spans_add(&document, &spans, (hs_span){ HS_LITERAL("title"), HS_LITERAL("q2"), 2, 4 });
    hs_spans_add(&document, &spans, (hs_span){ HS_LITERAL("speech"), HS_LITERAL("q1"), 1, 5 });
    hs_spans_add(&document, &spans, (hs_span){ HS_LITERAL("speech"), HS_LITERAL("q3"), 5, 6 });
    hs_spans_write(&document, words, HS_LITERAL("Quote"), spans);
    check_label(&document, 0, NULL);
    check_label(&document, 1, "B-speech:q1");
    check_label(&document, 2, "I-speech:q1,B-title:q2");
    check_label(&document, 3, "I-speech:q1,I-title:q2");
    check_label(&document, 4, "I-speech:q1");
    check_label(&document, 5, "B-speech:q3");
    check_label(&document, 7, NULL);
    ck_slice(document.tokens[7].column[HS_MISC], "_");
    read = hs_spans_read(&document, words, HS_LITERAL("Quote"));
    ck_assert_uint_eq(read.items_count, 3);
    check_span(&read.items[0], "speech", "q1", 1, 5);
    check_span(&read.items[1], "title", "q2", 2, 4);
    check_span(&read.items[2], "speech", "q3", 5, 6);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(reads_pieces_apart)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_words words = make_words(&arena, &document, 6);
    hs_spans read;

    label(&document, 0, "B-content:a1");
    label(&document, 1, "I-content:a1");
    label(&document, 3, "B-content:a1");
    label(&document, 4, "B-content:a1"); // next to it, yet a piece of its own
    read = hs_spans_read(&document, words, HS_LITERAL("Quote"));
    ck_assert_uint_eq(read.items_count, 3);
    check_span(&read.items[0], "content", "a1", 0, 2);
    check_span(&read.items[1], "content", "a1", 3, 4);
    check_span(&read.items[2], "content", "a1", 4, 5);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(reads_what_others_write)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_words words = make_words(&arena, &document, 9);
    hs_spans read;

    label(&document, 0, "B-PER");
    label(&document, 1, "I-PER");
    label(&document, 2, "O");
    label(&document, 3, "I-ORG"); // continues nothing
    label(&document, 4, "I-PER"); // another kind
    label(&document, 5, "B-PER");
    label(&document, 6, "B-,X-PER,,B");
    label(&document, 7, "B-speech:q1:2");
    read = hs_spans_read(&document, words, HS_LITERAL("Quote"));
    ck_assert_uint_eq(read.items_count, 5);
    check_span(&read.items[0], "PER", "", 0, 2);
    check_span(&read.items[1], "ORG", "", 3, 4);
    check_span(&read.items[2], "PER", "", 4, 5);
    check_span(&read.items[3], "PER", "", 5, 6);
    check_span(&read.items[4], "speech", "q1:2", 7, 8);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(writes_labels_without_ids)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_words words = make_words(&arena, &document, 3);
    hs_spans spans = { 0 };

    hs_spans_add(&document, &spans, (hs_span){ HS_LITERAL("PER"), HS_LITERAL(""), 0, 2 });
    hs_spans_write(&document, words, HS_LITERAL("Quote"), spans);
    check_label(&document, 0, "B-PER");
    check_label(&document, 1, "I-PER");
    check_label(&document, 2, NULL);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(writes_the_same_in_any_order)
{
    static const hs_span one = { HS_CONSTANT("speech"), HS_CONSTANT("q1"), 0, 3 },
                         two = { HS_CONSTANT("scare"), HS_CONSTANT("q2"), 0, 3 },
                         three = { HS_CONSTANT("scare"), HS_CONSTANT("q10"), 0, 1 };
    const hs_span *const orders[][3]
        = { { &one, &two, &three }, { &three, &two, &one }, { &two, &three, &one } };
    hs_arena arena = { 0 };

    for (size_t i = 0; i < 3; i++) {
        hs_document document = { 0 };
        hs_words words = make_words(&arena, &document, 3);
        hs_spans spans = { 0 };
        for (size_t k = 0; k < 3; k++) {
            hs_spans_add(&document, &spans, *orders[i][k]);
        }
        hs_spans_write(&document, words, HS_LITERAL("Quote"), spans);
        check_label(&document, 0, "B-speech:q1,B-scare:q2,B-scare:q10");
        check_label(&document, 1, "I-speech:q1,I-scare:q2");
    }
    hs_arena_free(&arena);
}
END_TEST

START_TEST(stays_linear_where_all_nest)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_words words = make_words(&arena, &document, MOST);
    hs_spans spans = { 0 }, read;

    for (size_t i = 0; i < MOST / 2; i++) {
        hs_spans_add(&document, &spans,
            (hs_span){ HS_LITERAL("speech"), hs_arena_print(&arena, "q%zu", i + 1), i, MOST - i });
    }
    hs_spans_write(&document, words, HS_LITERAL("Quote"), spans);
    ck_assert_uint_lt(arena.held, 256u << 20);
    read = hs_spans_read(&document, words, HS_LITERAL("Quote"));
    ck_assert_uint_ge(read.items_count, 16); // those that fit into a label
    check_span(&read.items[0], "speech", "q1", 0, MOST);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(passes_over_empty_documents)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_words words = make_words(&arena, &document, 0);
    hs_spans spans = { 0 };

    hs_spans_write(&document, words, HS_LITERAL("Quote"), spans);
    ck_assert_uint_eq(hs_spans_read(&document, words, HS_LITERAL("Quote")).items_count, 0);
    hs_arena_free(&arena);
}
END_TEST

SUITE("spans", writes_and_reads_nested_spans, reads_pieces_apart, reads_what_others_write,
    writes_labels_without_ids, writes_the_same_in_any_order, stays_linear_where_all_nest,
    passes_over_empty_documents)
