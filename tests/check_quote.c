#include "analysis.h"
#include "news/quote_marks.h"
#include "news/quote_pairs.h"
#include "stream/spans.h"

/* "speech:q1{A, b.} name:q2{C}": every span with its words. */
static void spans_of(const char *text, size_t part, char *out)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_words words;
    hs_spans spans;
    size_t size = 0;

    make_tokens(&arena, &document, text);
    document.part = part;
    hs_quote_document(lexicon(), &document);
    words = hs_document_words(&document);
    spans = hs_spans_read(&document, words, HS_LITERAL("Quote"));
    out[0] = '\0';
    for (size_t i = 0; i < spans.items_count; i++) {
        hs_span span = spans.items[i];
        hs_slice piece = hs_words_text(&document, words, span.first, span.end);

        size += (size_t) snprintf(out + size, LINE - size, "%s%.*s:%.*s{%.*s}", i ? " " : "",
            HS_PRINT(span.kind), HS_PRINT(span.id), HS_PRINT(piece));
    }
    hs_arena_free(&arena);
}

static void check_spans(const char *text, const char *expected)
{
    char out[LINE];

    spans_of(text, 1, out);
    ck_assert_str_eq(out, expected);
}

START_TEST(pairs_straight_and_curly)
{
    check_spans("\"The bridge is safe,\" she said. \"It will open soon.\"",
        "speech:q1{\"The bridge is safe,\"} speech:q2{\"It will open soon.\"}");
    check_spans("“The bridge is safe,” she said. “It will open soon.”",
        "speech:q1{“The bridge is safe,”} speech:q2{“It will open soon.”}");
    check_spans("''The bridge is safe,'' she said.", "speech:q1{''The bridge is safe,''}");
    check_spans("``The bridge is safe,'' she said.", "speech:q1{``The bridge is safe,''}");
    check_spans("„Die Brücke ist sicher“, sagte sie.", "speech:q1{„Die Brücke ist sicher“}");
    check_spans("«The bridge is safe», she said.", "speech:q1{«The bridge is safe»}");
    check_spans("»The bridge is safe«, she said. »It is«, he added.",
        "speech:q1{»The bridge is safe«} speech:q2{»It is«}");
    check_spans("Elle a dit « le pont est ouvert » hier.", "speech:q1{« le pont est ouvert »}");
}
END_TEST

START_TEST(reads_wrong_curls)
{
    check_spans("”The bridge is safe,” she said. “It will open soon.“",
        "speech:q1{”The bridge is safe,”} speech:q2{“It will open soon.“}");
}
END_TEST

/* With a space around each word only the curl tells; without a curl either there is only order. */
START_TEST(asks_the_curl)
{
    check_spans("It was “ grand , he said . Then “ we went home , ” she said , “ at noon . ”",
        "speech:q1{“ we went home , ”} speech:q2{“ at noon . ”}");
    check_spans("`` We went home , '' she said , `` at noon . ''",
        "speech:q1{`` We went home , ''} speech:q2{`` at noon . ''}");
    check_spans("'' We went home , '' she said , '' at noon . ''",
        "speech:q1{'' We went home , ''} speech:q2{'' at noon . ''}");
}
END_TEST

START_TEST(tells_apostrophes)
{
    check_spans(
        "The workers' union met in the '90s, and O'Brien's rock 'n' roll didn't help 'em.", "");
    check_spans("‘The dogs’ owners are angry,’ he said, ‘and they’re right.’",
        "speech:q1{‘The dogs’ owners are angry,’} speech:q2{‘and they’re right.’}");
    check_spans(
        "'I can't,' he said, 'so I won't.'", "speech:q1{'I can't,'} speech:q2{'so I won't.'}");
}
END_TEST

START_TEST(tells_inches)
{
    check_spans("The 6'2\" guard said \"no\" and carried a 5\" pipe.", "speech:q1{\"no\"}");
    check_spans(
        "\"The 5\" pipe burst at noon,\" he said.", "speech:q1{\"The 5\" pipe burst at noon,\"}");
}
END_TEST

START_TEST(nests)
{
    check_spans("\"She told me, 'Go home now,' and I went,\" he said.",
        "speech:q1{\"She told me, 'Go home now,' and I went,\"} speech:q2{'Go home now,'}");
    check_spans("He said, \"They call it 'the pit.'\"",
        "speech:q1{\"They call it 'the pit.'\"} speech:q2{'the pit.'}");
    check_spans("“He wrote “never again” twice,” she said.",
        "speech:q1{“He wrote “never again” twice,”} speech:q2{“never again”}");
}
END_TEST

START_TEST(takes_up_again)
{
    check_spans(
        "\"We began in the spring.\n\n\"We ended in the fall,\" he said.\n\nA \"no\" was said.",
        "speech:q1{\"We began in the spring.} speech:q1{\"We ended in the fall,\"} "
        "speech:q2{\"no\"}");
}
END_TEST

START_TEST(stays_in_its_paragraph)
{
    // No closing mark: to the end of the paragraph, and no further.
    check_spans("He said \"the road is closed.\n\nShe said \"it is open.\"",
        "speech:q1{\"the road is closed.} speech:q2{\"it is open.\"}");
    // A stray closing mark is nothing.
    check_spans("The road is closed,\" he said.\n\n\"It is open,\" she said.",
        "speech:q1{\"It is open,\"}");
    // Interrupted: to the end of the sentence.
    check_spans("\"The road is closed, he said. \"It will open soon,\" he added.",
        "speech:q1{\"The road is closed, he said.} speech:q2{\"It will open soon,\"}");
}
END_TEST

START_TEST(names_classes)
{
    check_spans(
        "The film \"The Long Winter\" won, said its maker.", "title:q1{\"The Long Winter\"}");
    check_spans(
        "A gang calling itself \"Sons of the River\" broke in.", "name:q1{\"Sons of the River\"}");
    check_spans("Coach Maria \"The Wall\" Lopez retired.", "name:q1{\"The Wall\"}");
    check_spans("The mayor's \"temporary\" tax is ten years old.", "scare:q1{\"temporary\"}");
    check_spans(
        "Farmers voiced \"deep anger\" and said they would march.", "speech:q1{\"deep anger\"}");
    check_spans("The so-called \"quiet car\" was loud.", "scare:q1{\"quiet car\"}");
    check_spans("She never liked the word \"closure\" at all.", "other:q1{\"closure\"}");
    check_spans("He spoke on \"Good Day Ohio\" in the morning.", "title:q1{\"Good Day Ohio\"}");
    check_spans("\"Good Day Ohio,\" the mayor said.", "speech:q1{\"Good Day Ohio,\"}");
    check_spans("The tag author=\"jane\" was left.", "other:q1{\"jane\"}");
    check_spans("Empty \"\" here.", "other:q1{\"\"}");
}
END_TEST

START_TEST(numbers_parts)
{
    char out[LINE];

    spans_of("\"Yes,\" he said. \"No,\" she said.", 3, out);
    ck_assert_str_eq(out, "speech:q3.1{\"Yes,\"} speech:q3.2{\"No,\"}");
}
END_TEST

START_TEST(heeds_notices)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_words words;

    make_tokens(&arena, &document, "Sign up for \"the news you can use\" now.");
    hs_comment_add(&document, &document.sentences[0], HS_LITERAL("hs::par"), HS_LITERAL("notice"));
    hs_quote_document(lexicon(), &document);
    words = hs_document_words(&document);
    ck_slice(hs_spans_read(&document, words, HS_LITERAL("Quote")).items[0].kind, "other");
    hs_arena_free(&arena);
}
END_TEST

/* Marks of all kinds, nested, in one paragraph: what nests too deep is left out. */
START_TEST(bounds_depth)
{
    enum { COUNT = 10000 };
    static const char *const marks[] = { "\"", "'", "«", "‹", "「", "『" };
    hs_arena arena = { 0 };
    hs_document document;
    hs_words words;
    hs_quotations found;

    hs_document_clear(&document, &arena);
    (void) HS_APPEND(&arena, &document, sentences);
    for (size_t i = 0; i < 2 * COUNT; i++) {
        hs_token *token = HS_APPEND(&arena, &document, tokens);

        token->column[HS_FORM] = i % 2 ? HS_LITERAL("a") : hs_slice_of(marks[i / 2 % 6]);
        token->column[HS_MISC] = i % 2 ? HS_LITERAL("_") : HS_LITERAL("SpaceAfter=No");
    }
    document.sentences[0].end = document.tokens_count;
    words = hs_document_words(&document);
    found = hs_quotations_find(&document, words);
    for (size_t i = 0; i < found.items_count; i++) {
        size_t depth = 1, at = i;

        for (; found.items[at].parent != HS_NO_QUOTATION; at = found.items[at].parent)
            depth++;
        ck_assert_uint_le(depth, HS_QUOTE_DEPTH);
        ck_assert_uint_le(found.items[i].end, words.count);
        ck_assert_uint_lt(found.items[i].first, found.items[i].end);
    }
    hs_arena_free(&arena);
}
END_TEST

SUITE("quote", pairs_straight_and_curly, reads_wrong_curls, asks_the_curl, tells_apostrophes,
    tells_inches, nests, takes_up_again, stays_in_its_paragraph, names_classes, numbers_parts,
    heeds_notices, bounds_depth)
