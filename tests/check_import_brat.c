#include "news/import_brat.h"

#include "analysis.h"
#include "stream/conllu.h"

#define ARTICLE "Zoë Hale said \"no\" to Ann. It rained,\nshe added."

/* Annotates the article; the annotated words as "WORD NER Quote Attr", a line each. */
static hs_status annotate(
    const char *annotation, char *shown, hs_brat_misfits *misfits, hs_error *error)
{
    static const char *const keys[] = { "NER", "Quote", "Attr" };
    hs_arena arena = { 0 };
    hs_document document;
    hs_brat *brat;
    hs_status status;

    make_tokens(&arena, &document, ARTICLE);
    shown[0] = '\0';
    error->line = 0;
    *misfits = (hs_brat_misfits){ 0 };
    status = hs_brat_read(&brat, &arena, hs_slice_of(annotation), error);
    if (status == HS_OK) {
        status = hs_brat_apply(brat, &document, misfits, error);
        hs_brat_end(brat, misfits);
    }
    for (size_t i = 0; status == HS_OK && i < document.words.count; i++) {
        const hs_word *word = &document.words.items[i];
        char line[LINE] = "";
        for (int k = 0; k < 3; k++) {
            hs_slice value = hs_misc_get(word->token->column[HS_MISC], hs_slice_of(keys[k]));
            if (value.data != NULL) {
                append(line, " ", value);
            }
        }
        if (line[0] != '\0') {
            append(shown, "", word->form);
            append(shown, line, HS_LITERAL("\n"));
        }
    }
    hs_arena_free(&arena);
    return status;
}

static hs_brat_misfits check_annotated(const char *annotation, const char *expected)
{
    static char shown[LINE];
    hs_brat_misfits misfits;
    hs_error error;

    ck_assert_msg(annotate(annotation, shown, &misfits, &error) == HS_OK, "%zu: %s", error.line,
        error.message);
    ck_assert_str_eq(shown, expected);
    return misfits;
}

START_TEST(reads_names_and_quotations)
{
    hs_brat_misfits misfits = check_annotated(
        "T1\tPER 0 8\tZoë Hale\nT2\tQuote-scare 14 18\t\"no\"\n\nT3\tMention 38 41\tshe\n"
        "*\tCoreference T1 T3\nN1\tReference T1 Wiki:1\tHale\nR1\tR Arg1:T1 Arg2:T3\n",
        "Zoë B-PER\nHale I-PER\n\" B-scare:q1\nno I-scare:q1\n\" I-scare:q1\n");

    ck_assert_uint_eq(misfits.cut + misfits.lost + misfits.overlaps + misfits.unused, 0);
}
END_TEST

/* Numbered roles, as PolNeAR has them; a line end inside a piece; an attribute in front of its
 * event. */
START_TEST(reads_attributions)
{
    check_annotated("A1\tClass E1 denial\nT1\tSource 38 41\tshe\nT2\tCue 42 47\tadded\n"
                    "T3\tContent1 27 36\tIt rained\nT9\tAttribution 42 47\tadded\n"
                    "E1\tAttribution:T9 Source:T1 Cue:T2 Content2:T3\n"
                    "#1\tAnnotatorNotes E1\trule=model sure? confidence=0.50\n",
        "It B-content:a1\nrained I-content:a1\nshe B-source:a1\nadded B-cue:a1\n");
    check_annotated("T1\tContent 27 37;38 41\tIt rained, she\nT2\tSay 42 47\tadded\n"
                    "E1\tSay:T2 Content:T1\n",
        "It B-content:a1\nrained I-content:a1\n, I-content:a1\nshe I-content:a1\nadded B-cue:a1\n");
}
END_TEST

START_TEST(keeps_properties)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_brat *brat;
    hs_brat_misfits misfits = { 0 };
    hs_error error;
    hs_attributions all;

    make_tokens(&arena, &document, ARTICLE);
    ck_assert_int_eq(
        hs_brat_read(&brat, &arena,
            HS_LITERAL("T1\tContent 27 36\tIt rained\nT2\tAttribution 42 47\tadded\n"
                       "E1\tAttribution:T2 Content:T1\nA1\tClass E1 denial\nA2\tSure E1\n"
                       "#1\tAnnotatorNotes E1\tclass=threat rule=model x=y;z\n"),
            &error),
        HS_OK);
    ck_assert_int_eq(hs_brat_apply(brat, &document, &misfits, &error), HS_OK);
    all = hs_attributions_read(&document, hs_document_words(&document));
    ck_assert_uint_eq(all.items_count, 1);
    ck_slice(all.items[0].properties, "class=denial rule=model"); // what comes first stays
    hs_arena_free(&arena);
}
END_TEST

START_TEST(counts_what_does_not_fit)
{
    hs_brat_misfits misfits
        = check_annotated("T1\tPER 1 8\toë Hale\nT2\tORG 4 8\tHale\nT3\tLOC 900 904\tRome\n"
                          "T4\tCue 9 13\tsaid\nT5\tSource 0 3\tZoë\nT6\tCue 42 47\tadded\n"
                          "E1\tAttribution:T6 Cue:T6\nT7\tPER 0 3;22 25\tZoë Ann\n",
            "Zoë B-PER\nHale I-PER\n");

    ck_assert_uint_eq(misfits.cut, 1);
    ck_assert_uint_eq(misfits.overlaps, 2); // T2, and T7 with its gap
    ck_assert_uint_eq(misfits.lost, 1);
    ck_assert_uint_eq(misfits.incomplete, 1);
    ck_assert_uint_eq(misfits.unused, 2);
}
END_TEST

START_TEST(refuses)
{
    static const struct {
        const char *text, *message;
        size_t line;
    } all[] = { { "T1\tPER 0 8\tZoe Hale\n", "the text at 0 is not 'Zoe Hale'", 1 },
        { "\nhello\n", "'hello' is no annotation", 2 },
        { "T1\tPER 8 0\tx\n", "is no annotation", 1 }, { "T1\tPER 0\tx\n", "is no annotation", 1 },
        { "T1\tPER 0 99999999999999999999\tx\n", "is no annotation", 1 },
        { "T1\n", "is no annotation", 1 },
        { "T1\tPER 0 3\tZoë\nT1\tPER 0 3\tZoë\n", "no annotation", 2 },
        { "E1\t\n", "is no annotation", 1 }, { "E1\tA\n", "is no annotation", 1 },
        { "T1\tPER 0 3\t\xff\n", "byte 12 (0xff) is not UTF-8", 0 } };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        static char shown[LINE];
        hs_brat_misfits misfits;
        hs_error error;
        ck_assert_int_eq(annotate(all[i].text, shown, &misfits, &error), HS_BAD_DOCUMENT);
        ck_assert_msg(strstr(error.message, all[i].message) != NULL, "%s", error.message);
        ck_assert_uint_eq(error.line, all[i].line);
    }
}
END_TEST

/* Targets that are not there, events of events, notes on nothing. */
START_TEST(passes_over_what_hangs)
{
    check_annotated("E1\tA:T9 Content:T8 Source:E2\nE2\tB:E1 Cue:E1\nA1\tX E7 y\nA2\tX T1\n"
                    "#1\tAnnotatorNotes\n#2\tNote T1\tx=y\nR1\t\n*\t\n",
        "");
}
END_TEST

SUITE("import_brat", reads_names_and_quotations, reads_attributions, keeps_properties,
    counts_what_does_not_fit, refuses, passes_over_what_hangs)
