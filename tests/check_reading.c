#include "analysis.h"
#include "news/reading.h"

static hs_reading read_text(hs_arena *arena, hs_document *document, const char *text)
{
    make_quotes(arena, document, text);
    return hs_reading_make(document, lexicon());
}

START_TEST(reads_words)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_reading in = read_text(&arena, &document, "The Mayor didn’t say 5 “ÉTÉS” … on Monday.");

    // The Mayor did n’t say 5 “ ÉTÉS ” … on Monday .
    ck_assert_uint_eq(in.words.count, 13);
    ck_slice(in.terms[3].lower, "n't"); // apostrophes straight
    ck_assert(hs_is(&in, 3, HS_NEGATION));
    ck_assert(in.terms[0].capital && in.terms[1].capital && !in.terms[2].capital);
    ck_assert_str_eq(in.terms[4].entry.cue->lemma, "say");
    ck_assert(in.terms[5].letters && !in.terms[5].capital);
    ck_assert(in.terms[6].mark && !in.terms[6].letters);
    ck_slice(in.terms[7].lower, "étés");
    ck_assert(in.terms[7].capital && in.terms[7].letters && !in.terms[7].mark);
    ck_assert(!in.terms[9].mark && !in.terms[9].letters);
    ck_assert(hs_is(&in, 11, HS_TIME));
    hs_arena_free(&arena);
}
END_TEST

START_TEST(looks_past_no_end)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_reading in = read_text(&arena, &document, "The bridge.");

    ck_assert(hs_word_is(&in, 0, "the"));
    ck_assert(!hs_word_is(&in, 0, "The"));
    ck_assert(!hs_word_is(&in, 3, "the"));
    ck_assert(!hs_is(&in, 3, HS_DETERMINER));
    ck_assert(!hs_is(&in, HS_NOWHERE, HS_DETERMINER));
    ck_assert_ptr_null(hs_quote_at(&in, HS_NOWHERE));
    hs_arena_free(&arena);
}
END_TEST

START_TEST(reads_sentences_and_paragraphs)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_reading in = read_text(&arena, &document,
        "Bridge closed for the winter\n\nThe bridge is closed. The ferry runs every hour.\n\n"
        "Read more: The ferry of Porto Lindo\n\nIt will open in the spring, the office said.");

    ck_assert_uint_eq(in.sentences_count, 5);
    ck_assert_uint_eq(in.paragraphs_count, 4);
    ck_assert_int_eq(in.paragraphs[0].kind, HS_HEADLINE);
    ck_assert_int_eq(in.paragraphs[1].kind, HS_PROSE);
    ck_assert_uint_eq(in.paragraphs[1].end - in.paragraphs[1].first, 2);
    ck_assert_int_eq(in.paragraphs[2].kind, HS_NO_PROSE);
    ck_assert_uint_eq(in.sentences[0].end, 5);
    ck_assert_uint_eq(in.sentences[1].first, 5);
    ck_assert_uint_eq(in.sentences[4].end, in.words.count);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(leaves_out_repeats)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_reading in;

    make_tokens(&arena, &document, "It is safe, he said. It is safe, he said.");
    hs_comment_add(&document, &document.sentences[1], HS_LITERAL("hs::repeat"), HS_LITERAL("d-s1"));
    in = hs_reading_make(&document, lexicon());
    ck_assert_uint_eq(in.sentences_count, 2);
    ck_assert_uint_gt(in.sentences[0].end, in.sentences[0].first);
    ck_assert_uint_eq(in.sentences[1].end, in.sentences[1].first);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(leaves_out_datelines)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_reading in = read_text(&arena, &document,
        "PORTO LINDO, Oct. 3 (AFP) — The bridge is closed.\n\nThe bridge — the new one — is open.");

    ck_slice(in.terms[in.sentences[0].first].lower, "the");
    ck_assert_uint_eq(in.sentences[0].end - in.sentences[0].first, 5);
    ck_assert_uint_eq(in.sentences[1].first, in.sentences[0].end);
    hs_arena_free(&arena);
    // As hs-structure has found it.
    in = read_text(
        &arena, &document, "Port chief stays on\n\nParis - The chief of the port stays.");
    ck_slice(in.terms[in.sentences[1].first].lower, "the");
    hs_arena_free(&arena);
}
END_TEST

START_TEST(keeps_outermost_speech)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_reading in = read_text(&arena, &document,
        "\"She told me, 'Go home now,' and I went,\" he said of the film \"The Long Winter\".");
    size_t last = in.words.count - 1;

    ck_assert_uint_eq(in.quotes_count, 1);
    ck_assert_uint_eq(in.quotes[0].first, 0);
    ck_assert_ptr_eq(hs_quote_at(&in, 6), &in.quotes[0]); // inside the inner one
    ck_assert_ptr_null(hs_quote_at(&in, in.quotes[0].end));
    ck_assert_ptr_null(hs_quote_at(&in, last - 2)); // a title is no speech
    ck_assert(in.terms[last - 1].mark);
    hs_arena_free(&arena);
}
END_TEST

SUITE("reading", reads_words, looks_past_no_end, reads_sentences_and_paragraphs, leaves_out_repeats,
    leaves_out_datelines, keeps_outermost_speech)
