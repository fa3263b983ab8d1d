#include "news/lexicon.h"
#include "suite.h"

/* The lexicon of a test, made anew. */
typedef struct fixture {
    hs_lexicon *lexicon;
} fixture;

static hs_entry find(fixture *with, const char *form)
{
    hs_error error;

    if (with->lexicon == NULL) {
        ck_assert_int_eq(hs_lexicon_open(&with->lexicon, &error), HS_OK);
    }
    return hs_lexicon_find(with->lexicon, hs_slice_of(form));
}

static void check_form(fixture *with, const char *form, const char *lemma, unsigned forms)
{
    hs_entry entry = find(with, form);

    ck_assert_msg(entry.cue != NULL, "%s is no cue", form);
    ck_assert_str_eq(entry.cue->lemma, lemma);
    ck_assert_msg(entry.forms == forms, "%s: forms %u, not %u", form, entry.forms, forms);
}

START_TEST(inflects_regular_verbs)
{
    fixture with = { 0 };

    check_form(&with, "add", "add", HS_BASE);
    check_form(&with, "adds", "add", HS_THIRD);
    check_form(&with, "added", "add", HS_PAST | HS_PARTICIPLE);
    check_form(&with, "adding", "add", HS_GERUND);
    check_form(&with, "note", "note", HS_BASE);
    check_form(&with, "noted", "note", HS_PAST | HS_PARTICIPLE);
    check_form(&with, "noting", "note", HS_GERUND);
    check_form(&with, "replies", "reply", HS_THIRD);
    check_form(&with, "replied", "reply", HS_PAST | HS_PARTICIPLE);
    check_form(&with, "replying", "reply", HS_GERUND);
    check_form(&with, "stresses", "stress", HS_THIRD);
    hs_lexicon_close(with.lexicon);
}
END_TEST

START_TEST(inflects_irregular_verbs)
{
    fixture with = { 0 };

    check_form(&with, "said", "say", HS_PAST | HS_PARTICIPLE);
    check_form(&with, "says", "say", HS_THIRD);
    check_form(&with, "saying", "say", HS_GERUND);
    check_form(&with, "wrote", "write", HS_PAST);
    check_form(&with, "written", "write", HS_PARTICIPLE);
    check_form(&with, "writing", "write", HS_GERUND);
    check_form(&with, "read", "read", HS_BASE | HS_PAST | HS_PARTICIPLE);
    check_form(&with, "admitted", "admit", HS_PAST | HS_PARTICIPLE);
    hs_lexicon_close(with.lexicon);
}
END_TEST

START_TEST(doubles_letters)
{
    fixture with = { 0 };

    check_form(&with, "slammed", "slam", HS_PAST | HS_PARTICIPLE);
    check_form(&with, "slamming", "slam", HS_GERUND);
    check_form(&with, "begging", "beg", HS_GERUND);
    check_form(&with, "admitting", "admit", HS_GERUND);
    check_form(&with, "planning", "plan", HS_GERUND);
    check_form(&with, "quipped", "quip", HS_PAST | HS_PARTICIPLE);
    check_form(&with, "referring", "refer", HS_GERUND);
    check_form(&with, "rebutted", "rebut", HS_PAST | HS_PARTICIPLE);
    check_form(&with, "labeled", "label", HS_PAST | HS_PARTICIPLE);
    check_form(&with, "labelled", "label", HS_PAST | HS_PARTICIPLE);
    check_form(&with, "labelling", "label", HS_GERUND);
    hs_lexicon_close(with.lexicon);
}
END_TEST

START_TEST(knows_frames)
{
    fixture with = { 0 };

    ck_assert(find(&with, "said").cue->takes & HS_TAKES_CLAUSE);
    ck_assert(find(&with, "said").cue->takes & HS_IS_SPEECH);
    ck_assert(!(find(&with, "said").cue->takes & HS_NEEDS_PERSON));
    ck_assert(find(&with, "told").cue->takes & HS_NEEDS_PERSON);
    ck_assert(find(&with, "promised").cue->takes & HS_TAKES_TO);
    ck_assert(!(find(&with, "hoped").cue->takes & HS_IS_SPEECH));
    ck_assert(find(&with, "report").cue->takes & HS_IS_NOUNISH);
    ck_assert_ptr_nonnull(strstr(find(&with, "called").cue->prepositions, "for"));
    ck_assert_ptr_nonnull(find(&with, "took").cue->tails);
    ck_assert_ptr_null(find(&with, "said").cue->tails);
    hs_lexicon_close(with.lexicon);
}
END_TEST

START_TEST(knows_classes)
{
    fixture with = { 0 };

    ck_assert(find(&with, "the").classes & HS_DETERMINER);
    ck_assert(find(&with, "she").classes & HS_SUBJECT);
    ck_assert(find(&with, "who").classes & HS_RELATIVE);
    ck_assert(find(&with, "who").classes & HS_SUBJECT);
    ck_assert(find(&with, "him").classes & HS_PRONOUN);
    ck_assert(find(&with, "monday").classes & HS_TIME);
    ck_assert(find(&with, "n't").classes & HS_NEGATION);
    ck_assert(find(&with, "would").classes & HS_MODAL);
    ck_assert(find(&with, "reporters").classes & HS_PERSON);
    ck_assert(find(&with, "statement").classes & HS_ARTIFACT);
    // One form can be both.
    ck_assert(find(&with, "report").classes & HS_ARTIFACT);
    ck_assert_ptr_nonnull(find(&with, "report").cue);
    hs_lexicon_close(with.lexicon);
}
END_TEST

START_TEST(knows_nothing_else)
{
    fixture with = { 0 };

    ck_assert_ptr_null(find(&with, "bridge").cue);
    ck_assert_uint_eq(find(&with, "bridge").classes, 0);
    ck_assert_ptr_null(find(&with, "").cue);
    ck_assert_ptr_null(find(&with, "Said").cue); // forms are looked up in lower case
    hs_lexicon_close(with.lexicon);
}
END_TEST

SUITE("lexicon", inflects_regular_verbs, inflects_irregular_verbs, doubles_letters, knows_frames,
    knows_classes, knows_nothing_else)
