/* Sentences inside those of a stream that is cut otherwise: where they start. */
#include "stream/sentence_inside.h"
#include "suite.h"

/* One sentence of a stream, words and marks with a space between two; a '/' stands in front of each
 * that starts another one. */
static void starts(const char *expected)
{
    hs_arena arena = { 0 };
    hs_document document = { 0 };
    hs_slice rest = hs_slice_of(expected);
    hs_token tokens[64] = { 0 };
    bool wanted[64] = { false }, any = false;
    hs_sentence sentence = { 0 };
    const bool *found;
    size_t count = 0;

    while (rest.data != NULL) {
        hs_slice form = hs_slice_cut(&rest, ' ');
        bool begins = *form.data == '/';
        any |= begins;
        wanted[count] = begins;
        tokens[count].kind = HS_WORD;
        tokens[count++].column[HS_FORM] = begins ? hs_slice_from(form, 1) : form;
    }
    hs_document_clear(&document, &arena);
    sentence.end = count;
    document.tokens = tokens;
    document.tokens_count = count;
    document.sentences = &sentence;
    document.sentences_count = 1;
    found = hs_sentences_inside(&document);
    ck_assert_msg((found != NULL) == any, "%s", expected);
    for (size_t i = 0; found != NULL && i < count; i++) {
        ck_assert_msg(found[i] == wanted[i], "%s: word %zu", expected, i);
    }
    hs_arena_free(&arena);
}

START_TEST(final_marks_end_sentences)
{
    starts("The bridge is closed .");
    starts("The bridge is closed . /Nobody knows why .");
    starts("Is it closed ? /Nobody knows . /Ask Hale !");
    starts("Hale ( a pilot . ) /He left .");
    starts("J . Hale left .");
    starts("Chapter 3 . Hale left .");
}
END_TEST

START_TEST(quotations_open_and_close)
{
    starts("Hale said so . /“ We left . ” /He did not say why .");
    starts("Hale said so . /\" We left . \" /He did not say why .");
    starts("Hale said so . /\" We left , \" he said . /\" Nobody came . \"");
    starts("\" We left . \" /\" Nobody came . \" /Hale was tired .");
    starts("\" Why now ? \" he asked . /\" I am tired . \"");
}
END_TEST

/* What follows a mark and starts no sentence does not hide later ones. */
START_TEST(looks_on_behind_other_marks)
{
    starts("“ Why now ? ” she asked . /He left .");
    starts("Acme Corp . said so . /He left .");
    starts("Yahoo ! is a firm . /He left .");
}
END_TEST

SUITE("sentence_inside", final_marks_end_sentences, quotations_open_and_close,
    looks_on_behind_other_marks)
