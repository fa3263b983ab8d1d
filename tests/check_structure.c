#include "analysis.h"
#include "news/structure_line.h"

/* The kinds of the paragraphs, one letter each (H D Y C B N L), then the document's metadata. */
static void describe(const hs_document *document, char *out)
{
    static const char *const keys[]
        = { "meta::title", "meta::byline", "meta::dateline", "meta::agency", "meta::date" };
    size_t size = 0;

    for (size_t i = 0; i < document->sentences_count; i++) {
        hs_slice kind = hs_comment_get(&document->sentences[i], HS_LITERAL("hs::par"));

        if (kind.data != NULL)
            out[size++] = (char) (hs_slice_is(kind, "byline") ? 'Y' : kind.data[0] - 32);
        if (hs_comment_get(&document->sentences[i], HS_LITERAL("hs::repeat")).data != NULL)
            out[size++] = '*';
    }
    out[size] = '\0';
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        hs_slice value = hs_comment_get(&document->sentences[0], hs_slice_of(keys[i]));

        if (value.data != NULL)
            size += (size_t) snprintf(
                out + size, LINE - size, " %s=%.*s", keys[i] + 6, HS_PRINT(value));
    }
}

static void check_kinds(const char *text, const char *expected)
{
    hs_arena arena = { 0 };
    hs_document document;
    char out[LINE];

    make_tokens(&arena, &document, text);
    hs_structure_document(residue(), &document);
    describe(&document, out);
    ck_assert_str_eq(out, expected);
    hs_structure_document(residue(), &document); // twice is once
    describe(&document, out);
    ck_assert_str_eq(out, expected);
    hs_arena_free(&arena);
}

/* The shortest phrases that may stand anywhere, at every place: the search looks at every fourth.
 */
START_TEST(finds_phrases_at_every_place)
{
    static const char *const phrases[] = { "(istock", "/istock", "(image:", "all rights reserved" };
    char text[64];

    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        for (int before = 1; before < 10; before++) {
            hs_line line = { .words = 5, .whole = true };
            bool links;
            snprintf(text, sizeof text, "%.*s %s x", before, "a bb ccc dd", phrases[i]);
            line.text = line.folded = line.bare = hs_slice_of(text);
            ck_assert_msg(hs_line_kind(residue(), &line, &links) != HS_PAR_UNKNOWN, "%s", text);
            text[before + 1] = 'X';
            ck_assert_msg(hs_line_kind(residue(), &line, &links) == HS_PAR_UNKNOWN, "%s", text);
        }
    }
}
END_TEST

#define BODY                                                                                       \
    "The council of the old harbor town voted on Monday to close the northern pier, where the "    \
    "ferries land, until the storm season ends.\n\n"

#define MORE                                                                                       \
    "Two ferries were damaged last winter when waves broke over the wall, and repairs took three " \
    "months.\n\n"

START_TEST(reads_a_page)
{
    check_kinds(
        "Council closes northern pier\n\n"
        "By JANE DOE, Harbor Courier\n\n"
        "Ferries wait at the northern pier\nFerries wait at the northern pier\n\n" BODY MORE
        "\"It is the right thing,\" the mayor said.\n\n"
        "© 2014 AFP\n\n"
        "Citation: Council closes northern pier (2014, December 23) retrieved 2 May 2015 from\n\n"
        "Explore further\n\n"
        "Storm season starts early this year\n\n"
        "Feedback to editors\n",
        "HYC*BBBNNLLN title=Council closes northern pier byline=Jane Doe agency=AFP "
        "date=2014-12-23");
}
END_TEST

START_TEST(reads_datelines)
{
    check_kinds("PARIS, Dec. 23 (AFP) — " BODY MORE, "BB dateline=PARIS agency=AFP");
    check_kinds("Council closes pier\n\nNEW YORK — " BODY,
        "HB title=Council closes pier dateline=NEW YORK");
    check_kinds("Council closes pier\n\nBEDFORD, N.H. (AP) — " BODY,
        "HB title=Council closes pier dateline=BEDFORD, N.H. agency=AP");
    check_kinds("Council closes pier\n\nHarborville - " BODY,
        "HB title=Council closes pier dateline=Harborville");
    check_kinds("Council closes pier\n\nPARIS (AFP) —\n\n" BODY,
        "HDB title=Council closes pier dateline=PARIS agency=AFP");
    check_kinds("Council closes pier\n\nDecember 23, 2014\n\n" BODY,
        "HDB title=Council closes pier date=2014-12-23");
}
END_TEST

START_TEST(reads_headlines)
{
    check_kinds("'Go home,' mayor tells storm watchers\n\n" BODY,
        "HB title='Go home,' mayor tells storm watchers");
    check_kinds("Pier Closes As Storms Approach Harbor Town.\n\n" BODY,
        "HB title=Pier Closes As Storms Approach Harbor Town.");
    check_kinds("Pier closes early;\n\nFerries go to the old quay.\n\n" BODY,
        "HHB title=Pier closes early");
    check_kinds("Council closes pier\n\nPORT ELLEN, June 14\n\n" BODY,
        "HDB title=Council closes pier dateline=PORT ELLEN");
    check_kinds(BODY "Safety first\n\n" MORE, "BHB");
    check_kinds(BODY MORE, "BB");
}
END_TEST

START_TEST(keeps_body)
{
    check_kinds(BODY
        "\"No,\" he said.\n\nIt was not.\n\nCopyright law is complicated, she said.\n\n"
        "Related stories were told by the sailors of the second ferry.\n\n"
        "By Monday the pier had been closed.\n\n"
        "Follow the money, they say.\n\nRead my lips, he said: \"no.\"\n\n"
        "He signed up for our course in navigation.\n\n"
        "Photographs of the pier were sold at the market.\n",
        "BBBBBBBBBB");
    // A transcript: no places.
    check_kinds(
        "MAYOR: We will close the pier.\n\nCLERK: When will it be?\n\nMAYOR: On Monday.\n", "BBB");
}
END_TEST

START_TEST(finds_residue)
{
    check_kinds(BODY
        "Copyright 2019 Harbor Courier. All rights reserved.\n\n"
        "(Reporting by Jane Doe; Editing by John Roe)\n\n"
        "Follow Jane Doe on Twitter @janedoe\n\nRead more: Storms ahead\n\n"
        "Sign up for our newsletter\n\nAdvertisement\n\nPhoto: Jane Doe/Getty Images\n\n"
        "Loading…\n\n___\n\nUpdated 5:30 p.m. Dec. 23, 2014\n\nShare this\n\n"
        "CORRECTION: An earlier version gave another date.\n\n"
        "John Roe contributed to this report.\n\nhttps://example.org/pier\n",
        "BNYLLNNCNNDNNYL byline=Jane Doe date=2014-12-23");
}
END_TEST

START_TEST(marks_repeats)
{
    hs_arena arena = { 0 };
    hs_document document;

    make_tokens(&arena, &document, BODY "Ferries wait here.\n\n" BODY "Ferries wait here.\n");
    hs_structure_document(residue(), &document);
    ck_assert_uint_eq(document.sentences_count, 4);
    ck_slice(hs_comment_get(&document.sentences[2], HS_LITERAL("hs::repeat")), "d-s1");
    ck_no_slice(hs_comment_get(&document.sentences[3], HS_LITERAL("hs::repeat")));
    hs_arena_free(&arena);
}
END_TEST

START_TEST(lets_speakers_repeat)
{
    check_kinds(BODY "\"I will not close it. I will not close it,\" he said.\n", "BB");
}
END_TEST

START_TEST(stays_silent_in_later_parts)
{
    hs_arena arena = { 0 };
    hs_document document;
    char out[LINE];

    make_tokens(&arena, &document, "Council closes pier\n\n" BODY);
    document.part = 2;
    hs_structure_document(residue(), &document);
    describe(&document, out);
    ck_assert_str_eq(out, "BB");
    hs_arena_free(&arena);
}
END_TEST

START_TEST(reads_dates)
{
    hs_arena arena = { 0 };

    ck_slice(hs_line_date(&arena, HS_LITERAL("on December 23, 2014")), "2014-12-23");
    ck_slice(hs_line_date(&arena, HS_LITERAL("Sept. 3rd, 2015")), "2015-09-03");
    ck_slice(hs_line_date(&arena, HS_LITERAL("the 23rd of December 2014")), "2014-12-23");
    ck_slice(hs_line_date(&arena, HS_LITERAL("(2014, December 23)")), "2014-12-23");
    ck_slice(hs_line_date(&arena, HS_LITERAL("2014-12-23T10:00Z")), "2014-12-23");
    ck_no_slice(hs_line_date(&arena, HS_LITERAL("December 23")));
    ck_no_slice(hs_line_date(&arena, HS_LITERAL("in May 2014")));
    ck_no_slice(hs_line_date(&arena, HS_LITERAL("1,234 5 6")));
    ck_assert(hs_line_only_date(HS_LITERAL("9:05 p.m.")));
    ck_assert(!hs_line_only_date(HS_LITERAL("May we come in")));
    hs_arena_free(&arena);
}
END_TEST

START_TEST(takes_an_empty_document)
{
    hs_arena arena = { 0 };
    hs_document document;

    hs_document_clear(&document, &arena);
    hs_structure_document(residue(), &document);
    ck_assert_uint_eq(document.sentences_count, 0);
    hs_arena_free(&arena);
}
END_TEST

SUITE("structure", finds_phrases_at_every_place, reads_a_page, reads_datelines, reads_headlines,
    keeps_body, finds_residue, marks_repeats, lets_speakers_repeat, stays_silent_in_later_parts,
    reads_dates, takes_an_empty_document)
