#include "analysis.h"
#include "news/phrase.h"

/* A text as the rules read it. */
typedef struct fixture {
    hs_arena arena;
    hs_document document;
    hs_reading in;
} fixture;

static void setup(fixture *with, const char *text)
{
    *with = (fixture){ 0 };
    make_quotes(&with->arena, &with->document, text);
    with->in = hs_reading_make(&with->document, lexicon());
}

static size_t place_of(const fixture *with, const char *word)
{
    for (size_t i = 0; i < with->in.words.count; i++) {
        if (hs_slice_is(with->in.words.items[i].form, word)) {
            return i;
        }
    }
    ck_abort_msg("no word %s", word);
}

static void check_range(fixture *with, hs_range range, const char *expected)
{
    hs_slice text = HS_LITERAL("");

    if (range.first < range.end) {
        text = hs_words_text(&with->document, with->in.words, range.first, range.end);
    }
    ck_slice(text, expected);
    hs_arena_free(&with->arena);
}

static void check_before(const char *text, const char *verb, const char *expected)
{
    fixture with;

    setup(&with, text);
    check_range(&with, hs_subject_before(&with.in, 0, place_of(&with, verb)), expected);
}

static void check_after(const char *text, const char *verb, const char *expected)
{
    fixture with;

    setup(&with, text);
    check_range(
        &with, hs_phrase_after(&with.in, place_of(&with, verb) + 1, with.in.words.count), expected);
}

static void check_from(const char *text, const char *expected)
{
    fixture with;

    setup(&with, text);
    check_range(&with, hs_subject_from(&with.in, 0, with.in.words.count), expected);
}

START_TEST(subjects_before)
{
    check_before("The mayor said the bridge was safe.", "said", "The mayor");
    check_before("Ana Ruiz has also repeatedly said so.", "said", "Ana Ruiz");
    check_before("She could not say why.", "say", "She");
    check_before("The head of the harbor office said so.", "said", "The head of the harbor office");
    check_before("The mayor and the union said so.", "said", "The mayor and the union");
    check_before("The ferry burned and the mayor said so.", "said", "the mayor");
    check_before("The ferry burned because he said so.", "said", "he");
    check_before(
        "A study commissioned by the port said so.", "said", "A study commissioned by the port");
    check_before("The ferry stayed two days after the mayor said so.", "said", "the mayor");
    check_before("The crew, many of whom said so, left.", "said", "many of whom");
    check_before("Said the mayor.", "Said", "");
}
END_TEST

START_TEST(subjects_behind_an_opening)
{
    check_before("But on Tuesday the mayor said so.", "said", "the mayor");
    check_before("In Porto Lindo the mayor said so.", "said", "the mayor");
    check_before("After the storm, the mayor said so.", "said", "the mayor");
    check_before("Later she said so.", "said", "she");
}
END_TEST

START_TEST(subjects_with_apposition)
{
    check_before("Ana Ruiz, an engineer with the harbor office, said so.", "said",
        "Ana Ruiz, an engineer with the harbor office,");
    check_before("Ana Ruiz, 45, of Porto Lindo, said so.", "said", "Ana Ruiz, 45, of Porto Lindo,");
    check_before("Ana Ruiz (Porto Lindo) said so.", "said", "Ana Ruiz (Porto Lindo)");
    check_before("On Monday, Ana Ruiz, the mayor, said so.", "said", "Ana Ruiz, the mayor,");
    check_before(
        "After the storm, Ana Ruiz, 45, the mayor, said so.", "said", "Ana Ruiz, 45, the mayor,");
    check_before("Ana Ruiz, 45, of Porto Lindo, Ohio, who built the pier, said so.", "said",
        "Ana Ruiz, 45, of Porto Lindo, Ohio, who built the pier,");
    check_before("Ana Ruiz, who built the pier, said so.", "said", "Ana Ruiz");
    check_before("The ferry burned, the crew, said so.", "said", "");
}
END_TEST

START_TEST(phrases_after)
{
    check_after("\"No,\" said the mayor.", "said", "the mayor");
    check_after("\"No,\" said she.", "said", "she");
    check_after("\"No,\" said Ana Ruiz, an engineer with the harbor office.", "said",
        "Ana Ruiz, an engineer with the harbor office");
    check_after(
        "\"No,\" said Ana Ruiz, who built the pier.", "said", "Ana Ruiz, who built the pier");
    check_after("\"No,\" said Ana Ruiz on Monday.", "said", "Ana Ruiz");
    check_after("\"No,\" said Ana Ruiz in a letter.", "said", "Ana Ruiz");
    check_after("\"No,\" said Ruiz (Porto Lindo).", "said", "Ruiz (Porto Lindo)");
    check_after("\"No,\" said Ruiz, and left.", "said", "Ruiz");
    check_after("\"No,\" said one.", "said", "one");
    check_after("It is safe, he said of the bridge.", "said", "");
}
END_TEST

START_TEST(subjects_from)
{
    check_from("The mayor opened the bridge.", "The mayor");
    check_from("In the spring, the mayor opened the bridge.", "the mayor");
    check_from("She opened the bridge.", "She");
    check_from("The harbor office, an old house, burned.", "The harbor office");
}
END_TEST

START_TEST(finite_verbs)
{
    fixture with;

    setup(&with, "The report that Will Hale painted was on the stated page.");
    ck_assert(!hs_looks_finite(&with.in, place_of(&with, "report")));
    ck_assert(!hs_looks_finite(&with.in, place_of(&with, "Will")));
    ck_assert(hs_looks_finite(&with.in, place_of(&with, "painted")));
    ck_assert(hs_looks_finite(&with.in, place_of(&with, "was")));
    ck_assert(!hs_looks_finite(&with.in, place_of(&with, "stated")));
    ck_assert(hs_has_verb(&with.in, 0, with.in.words.count));
    ck_assert(!hs_has_verb(&with.in, 0, place_of(&with, "painted")));
    hs_arena_free(&with.arena);
}
END_TEST

START_TEST(starts_of_phrases)
{
    fixture with;

    setup(&with, "The mayor quickly left them with that bridge, and who she is.");
    ck_assert(hs_starts_phrase(&with.in, place_of(&with, "The")));
    ck_assert(hs_starts_phrase(&with.in, place_of(&with, "mayor")));
    ck_assert(!hs_starts_phrase(&with.in, place_of(&with, "quickly")));
    ck_assert(!hs_starts_phrase(&with.in, place_of(&with, "them")));
    ck_assert(!hs_starts_phrase(&with.in, place_of(&with, "with")));
    ck_assert(!hs_starts_phrase(&with.in, place_of(&with, "that")));
    ck_assert(!hs_starts_phrase(&with.in, place_of(&with, ",")));
    ck_assert(!hs_starts_phrase(&with.in, place_of(&with, "who")));
    ck_assert(hs_starts_phrase(&with.in, place_of(&with, "she")));
    ck_assert(!hs_starts_phrase(&with.in, with.in.words.count));
    ck_assert(hs_is_comma(&with.in, place_of(&with, ",")));
    hs_arena_free(&with.arena);
}
END_TEST

SUITE("phrase", subjects_before, subjects_behind_an_opening, subjects_with_apposition,
    phrases_after, subjects_from, finite_verbs, starts_of_phrases)
