/* Scores of small streams, made up here, with counts worked out by hand. */
#include "learn/score.h"
#include "stream/entity.h"
#include "suite.h"

/* Streams are written in short here: ID, FORM, LEMMA, UPOS, XPOS, FEATS and MISC with spaces
 * between them. */
static void put_stream(const char *lines, hs_buffer *out)
{
    hs_slice rest = hs_slice_of(lines);

    hs_buffer_room(out, 1); // also of nothing
    while (rest.data != NULL && rest.size != 0) {
        hs_slice line = hs_slice_cut(&rest, '\n');
        for (int field = 0; line.data != NULL && line.size != 0 && line.data[0] != '#'; field++) {
            hs_put(out, hs_slice_cut(&line, ' '));
            hs_put(out, field == 5 ? HS_LITERAL("\t_\t_\t_") : HS_LITERAL(""));
            hs_put(out, line.data != NULL ? HS_LITERAL("\t") : HS_LITERAL(""));
        }
        hs_put(out, line.data != NULL ? line : HS_LITERAL(""));
        hs_put_byte(out, '\n');
    }
}

typedef struct fixture {
    hs_arena arena;
    hs_score score;
    hs_error error;
    hs_status status;
} fixture;

static fixture *run(fixture *with, const char *gold, const char *system)
{
    hs_buffer text[2] = { { 0 }, { 0 } };
    hs_source sources[2] = { { .name = "gold" }, { .name = "system" } };

    with->score.arena = &with->arena;
    put_stream(gold, &text[0]);
    put_stream(system, &text[1]);
    for (int i = 0; i < 2; i++) {
        sources[i].descriptor = descriptor_of((hs_slice){ text[i].data, text[i].size });
    }
    with->status = hs_score_streams(&with->score, &sources[0], &sources[1], &with->error);
    hs_score_end(&with->score);
    for (int i = 0; i < 2; i++) {
        hs_source_close(&sources[i]);
        close(sources[i].descriptor);
        hs_buffer_free(&text[i]);
    }
    return with;
}

/* The rows of a layer, "name gold system right" each, with commas between them. */
static void check_rows(fixture *with, hs_score_layer layer, const char *expected)
{
    const hs_score_rows *rows = &with->score.rows[layer];
    hs_buffer line = { 0 };

    ck_assert_msg(with->status == HS_OK, "%s", with->error.message);
    for (size_t i = 0; i < rows->items_count; i++) {
        const hs_score_row *row = &rows->items[i];
        hs_put_format(&line, "%s%.*s %zu %zu %zu", i ? ", " : "", HS_PRINT(row->name), row->gold,
            row->system, row->right);
    }
    hs_put_byte(&line, '\0');
    ck_assert_msg(strcmp(line.data, expected) == 0, "\n%s\nnot\n%s", line.data, expected);
    hs_buffer_free(&line);
}

static void end(fixture *with) { hs_arena_free(&with->arena); }

/* --- tags */

START_TEST(counts_words_whose_ends_agree)
{
    fixture with = { 0 };

    // Sentences and tokens differ: "co-op" is one word and three.
    run(&with,
        "1 The the DET DT Definite=Def _\n2 co-op co-op NOUN NN _ _\n3 sank sink VERB VBD _ _\n\n"
        "1 Why why ADV WRB _ _\n\n",
        "1 The the DET DT _ _\n2 co co NOUN NN _ SpaceAfter=No\n3 - - PUNCT HYPH _ SpaceAfter=No\n"
        "4 op op NOUN NN _ _\n5 sank sank VERB VBD _ _\n6 Why why ADV XX _ _\n\n");
    check_rows(&with, HS_SCORE_TAGS,
        "sentences 2 1 0, words 4 6 3, UPOS 4 6 3, XPOS 4 6 2, FEATS 4 6 2, lemma 4 6 2");
    ck_assert(with.score.gold_has[HS_SCORE_TAGS]);
    ck_assert(!with.score.gold_has[HS_SCORE_ENTITIES]);
    end(&with);
}
END_TEST

START_TEST(words_of_multiword_tokens_have_its_ends)
{
    fixture with = { 0 };
    const char *split
        = "1 do do AUX VBP _ SpaceAfter=No\n2 n't not PART RB _ _\n3 go go VERB VB _ _\n\n";
    const char *range = "1-2 don't _ _ _ _ _\n1 do do AUX VBP _ _\n2 n't not PART RB _ _\n"
                        "3 go go VERB VB _ _\n\n";

    check_rows(run(&with, range, range), HS_SCORE_TAGS,
        "sentences 1 1 1, words 3 3 3, UPOS 3 3 3, XPOS 3 3 3, lemma 3 3 3");
    end(&with);
    with = (fixture){ 0 };
    check_rows(run(&with, range, split), HS_SCORE_TAGS,
        "sentences 1 1 1, words 3 3 1, UPOS 3 3 1, XPOS 3 3 1, lemma 3 3 1");
    end(&with);
}
END_TEST

START_TEST(columns_that_gold_lacks_have_no_row)
{
    fixture with = { 0 };

    run(&with, "1 A _ _ _ _ _\n\n1 b _ X _ _ _\n\n", "1 A a DET DT _ _\n\n1 b b X FW _ _\n\n");
    check_rows(&with, HS_SCORE_TAGS, "sentences 2 2 2, words 2 2 2, UPOS 2 2 1");
    end(&with);
    with = (fixture){ 0 };
    run(&with, "1 A _ _ _ _ _\n\n", "1 A a DET DT _ _\n\n");
    check_rows(&with, HS_SCORE_TAGS, "sentences 1 1 1, words 1 1 1");
    ck_assert(!with.score.gold_has[HS_SCORE_TAGS]);
    end(&with);
}
END_TEST

/* --- entities and quotations */

#define NAMES                                                                                      \
    "1 Anna _ _ _ _ NER=B-PER\n2 of _ _ _ _ _\n3 Tidal _ _ _ _ NER=B-ORG\n"                        \
    "4 Works _ _ _ _ NER=I-ORG\n5 Hall _ _ _ _ NER=B-FAC\n6 Monday _ _ _ _ NER=B-DATE\n\n"

#define FOUND                                                                                      \
    "1 Anna _ _ _ _ NER=B-PER\n2 of _ _ _ _ _\n3 Tidal _ _ _ _ NER=B-ORG\n"                        \
    "4 Works _ _ _ _ _\n5 Hall _ _ _ _ NER=B-LOC\n6 Monday _ _ _ _ NER=B-PER\n\n"

START_TEST(entities_by_type)
{
    fixture with = { 0 };

    check_rows(run(&with, NAMES, FOUND), HS_SCORE_ENTITIES,
        "DATE 1 0 0, FAC 1 0 0, LOC 0 1 0, ORG 1 1 0, PER 1 2 1, all 4 4 1");
    ck_assert_double_eq(hs_score_precision(&with.score.rows[HS_SCORE_ENTITIES].items[4]), 50);
    ck_assert_double_eq(hs_score_recall(&with.score.rows[HS_SCORE_ENTITIES].items[4]), 100);
    ck_assert_double_eq(hs_score_f1(&with.score.rows[HS_SCORE_ENTITIES].items[0]), 0);
    end(&with);
    with = (fixture){ .score = { .types = "four" } };
    check_rows(
        run(&with, NAMES, FOUND), HS_SCORE_ENTITIES, "LOC 1 1 1, ORG 1 1 0, PER 1 2 1, all 3 4 2");
    end(&with);
    with = (fixture){ .score = { .types = "ORG,DATE" } };
    check_rows(run(&with, NAMES, FOUND), HS_SCORE_ENTITIES, "DATE 1 0 0, ORG 1 1 0, all 2 1 0");
    end(&with);
}
END_TEST

START_TEST(four_types)
{
    ck_assert_int_eq(hs_entity_four(HS_LITERAL("NORP")), HS_ENTITY_MISC);
    ck_assert_int_eq(hs_entity_four(HS_LITERAL("FAC")), HS_ENTITY_LOC);
    ck_assert_int_eq(hs_entity_four(HS_LITERAL("DATE")), HS_ENTITY_OTHER);
    ck_assert_int_eq(hs_entity_four(HS_LITERAL("")), HS_ENTITY_OTHER);
    for (int i = 0; i < HS_ENTITY_OTHER; i++) {
        ck_assert_int_eq(hs_entity_four(hs_entity_names[i]), i);
    }
}
END_TEST

START_TEST(quotations_with_and_without_class)
{
    fixture with = { 0 };

    run(&with,
        "1 \" _ _ _ _ SpaceAfter=No|Quote=B-speech:q1\n2 No _ _ _ _ "
        "SpaceAfter=No|Quote=I-speech:q1\n"
        "3 \" _ _ _ _ Quote=I-speech:q1\n4 x _ _ _ _ Quote=B-title:q2\n\n",
        "1 \"No\" _ _ _ _ Quote=B-scare:q7\n2 x _ _ _ _ Quote=B-title:q1\n\n");
    check_rows(&with, HS_SCORE_QUOTATIONS,
        "scare 0 1 0, speech 1 0 0, title 1 1 1, all 2 2 1, span alone 2 2 2");
    end(&with);
}
END_TEST

/* --- attributions */

#define SAID                                                                                       \
    "1 Ann _ _ _ _ Attr=B-source:a1\n2 said _ _ _ _ Attr=B-cue:a1\n"                               \
    "3 that _ _ _ _ Attr=B-content:a1\n4 ships _ _ _ _ Attr=I-content:a1\n"                        \
    "5 sank _ _ _ _ SpaceAfter=No|Attr=I-content:a1\n6 . _ _ _ _ _\n\n"

/* Without "that", with the full stop: exact all the same, but another content. */
START_TEST(that_and_marks_at_the_ends_do_not_count)
{
    fixture with = { 0 };

    run(&with, SAID,
        "1 Ann _ _ _ _ Attr=B-source:x\n2 said _ _ _ _ Attr=B-cue:x\n3 that _ _ _ _ _\n"
        "4 ships _ _ _ _ Attr=B-content:x\n5 sank. _ _ _ _ Attr=I-content:x\n\n");
    check_rows(&with, HS_SCORE_ATTRIBUTIONS,
        "source 1 1 1, cue 1 1 1, content 1 1 0, exact 1 1 1, att50 1 1 1");
    end(&with);
}
END_TEST

START_TEST(half_of_the_content_is_enough)
{
    fixture with = { 0 };

    // Two of three words; but then a source that gold has and the system has not.
    run(&with, SAID,
        "1 Ann _ _ _ _ Attr=B-source:a1\n2 said _ _ _ _ _\n3 that _ _ _ _ _\n"
        "4 ships _ _ _ _ Attr=B-content:a1\n5 sank _ _ _ _ SpaceAfter=No|Attr=I-content:a1\n"
        "6 . _ _ _ _ _\n\n");
    check_rows(&with, HS_SCORE_ATTRIBUTIONS,
        "source 1 1 1, cue 1 0 0, content 1 1 0, exact 1 1 0, att50 1 1 1");
    end(&with);
    with = (fixture){ 0 };
    run(&with, SAID,
        "1 Ann _ _ _ _ _\n2 said _ _ _ _ Attr=B-cue:a1\n3 that _ _ _ _ Attr=B-content:a1\n"
        "4 ships _ _ _ _ Attr=I-content:a1\n5 sank _ _ _ _ SpaceAfter=No|Attr=I-content:a1\n"
        "6 . _ _ _ _ _\n\n");
    check_rows(&with, HS_SCORE_ATTRIBUTIONS,
        "source 1 0 0, cue 1 1 1, content 1 1 1, exact 1 1 0, att50 1 1 0");
    end(&with);
}
END_TEST

START_TEST(pieces_are_counted_one_by_one)
{
    fixture with = { 0 };
    const char *gold
        = "1 Go _ _ _ _ Attr=B-content:a1\n2 , _ _ _ _ _\n3 he _ _ _ _ Attr=B-source:a1\n"
          "4 said _ _ _ _ Attr=B-cue:a1\n5 home _ _ _ _ Attr=B-content:a1\n\n";

    run(&with, gold,
        "1 Go _ _ _ _ Attr=B-content:a1\n2 , _ _ _ _ _\n3 he _ _ _ _ Attr=B-source:a1\n"
        "4 said _ _ _ _ Attr=B-cue:a1\n5 home _ _ _ _ _\n\n");
    check_rows(&with, HS_SCORE_ATTRIBUTIONS,
        "source 1 1 1, cue 1 1 1, content 2 1 1, exact 1 1 0, att50 1 1 1");
    end(&with);
}
END_TEST

START_TEST(nested_attributions_can_be_left_out)
{
    fixture with = { 0 };
    const char *nested
        = "# hs::attribution = a1 type=indirect\n# hs::attribution = a2 type=indirect parent=a1\n"
          "1 He _ _ _ _ Attr=B-source:a1\n2 says _ _ _ _ Attr=B-cue:a1\n"
          "3 she _ _ _ _ Attr=B-content:a1,B-source:a2\n4 says _ _ _ _ Attr=I-content:a1,B-cue:a2\n"
          "5 no _ _ _ _ Attr=I-content:a1,B-content:a2\n\n";

    check_rows(run(&with, nested, nested), HS_SCORE_ATTRIBUTIONS,
        "source 2 2 2, cue 2 2 2, content 2 2 2, exact 2 2 2, att50 2 2 2");
    end(&with);
    with = (fixture){ .score = { .outermost = true } };
    check_rows(run(&with, nested, nested), HS_SCORE_ATTRIBUTIONS,
        "source 1 1 1, cue 1 1 1, content 1 1 1, exact 1 1 1, att50 1 1 1");
    end(&with);
}
END_TEST

/* --- streams that do not go together */

static void check_refused(const char *gold, const char *system, size_t line, const char *says)
{
    fixture with = { 0 };

    run(&with, gold, system);
    ck_assert_int_eq(with.status, HS_BAD_DOCUMENT);
    ck_assert_msg(strstr(with.error.message, says) != NULL, "%s", with.error.message);
    ck_assert_uint_eq(with.error.line, line);
    end(&with);
}

START_TEST(refuses_other_texts)
{
    check_refused("# newdoc id = d\n1 Both _ _ _ _ _\n2 agr\xc3\xa9"
                  "e _ _ _ _ _\n\n",
        "# newdoc id = d\n1 Both _ _ _ _ _\n2 agr\xc3\xa8"
        "e _ _ _ _ _\n\n",
        3,
        "gold:3: character 8 of document 'd', white space aside, begins '\xc3\xa9"
        "e' there and "
        "'\xc3\xa8"
        "e' here");
    check_refused("1 a _ _ _ _ _\n\n1 b _ _ _ _ _\n\n", "1 a _ _ _ _ _\n\n", 1, "gold:3: ");
    check_refused("1 a _ _ _ _ _\n\n", "# text = a b\n1 a _ _ _ _ _\n\n1 b _ _ _ _ _\n\n", 4,
        "gold:1: character 2");
}
END_TEST

START_TEST(refuses_other_documents)
{
    check_refused("# newdoc id = d\n1 a _ _ _ _ _\n\n", "# newdoc id = e\n1 a _ _ _ _ _\n\n", 1,
        "document 'e' stands where gold:1 has 'd'");
    check_refused("# newdoc id = d\n1 a _ _ _ _ _\n\n# newdoc id = e\n1 a _ _ _ _ _\n\n",
        "# newdoc id = d\n1 a _ _ _ _ _\n\n", 4, "'e' is missing in system");
    check_refused(
        "# newdoc id = d\n1 a _ _ _ _ _\n\n", "# newdoc id = d\n1 a _ _\n\n", 2, "columns");
}
END_TEST

START_TEST(documents_without_ids_go_by_order)
{
    fixture with = { 0 };

    run(&with, "# newdoc id = d\n1 a _ X _ _ _\n\n# newdoc\n1 b _ X _ _ _\n\n",
        "1 a _ X _ _ _\n\n# newdoc id = q\n1 b _ Y _ _ _\n\n");
    check_rows(&with, HS_SCORE_TAGS, "sentences 2 2 2, words 2 2 2, UPOS 2 2 1");
    end(&with);
    with = (fixture){ 0 };
    check_rows(run(&with, "", ""), HS_SCORE_TAGS, "");
    end(&with);
}
END_TEST

/* The row's precision, recall and F1, to the hundredth. */
static void check_row(fixture *with, const char *name, const char *expected)
{
    const hs_score_rows *rows = &with->score.rows[HS_SCORE_COREFERENCE];
    char found[64] = "no such row";

    ck_assert_msg(with->status == HS_OK, "%s", with->error.message);
    for (size_t i = 0; i < rows->items_count; i++) {
        const hs_score_row *row = &rows->items[i];
        if (hs_slice_is(row->name, name)) {
            snprintf(found, sizeof found, "%.2f %.2f %.2f", hs_score_precision(row),
                hs_score_recall(row), hs_score_f1(row));
        }
    }
    ck_assert_str_eq(found, expected);
}

#define MENTION(number, form, entity) #number " " form " _ PROPN _ _ Entity=(" entity "-person)\n"
#define OTHER(number, form) #number " " form " _ PROPN _ _ _\n"

/* The example of S. Pradhan et al., 2014: {a b c} {d e f g} against {a b} {c d} {f g h i}.
 *
 * MUC: of 5 links of gold 2 are kept, and so are 2 of the system's 5.
 * B3: recall (2/3 + 2/3 + 1/3 + 1/4 + 0 + 2/4 + 2/4) / 7, precision (1 + 1 + 1/2 + 1/2 + 2/4 + 2/4
 * + 0
 * + 0) / 8.
 * CEAFe: {a b c} with {a b}, 2 * 2 / 5; {d e f g} with {f g h i}, 2 * 2 / 8: 1.3 of 2, and of 3. */
START_TEST(coreference_by_hand)
{
    fixture with = { 0 };

    run(&with,
        MENTION(1, "a", "1") MENTION(2, "b", "1") MENTION(3, "c", "1") MENTION(4, "d", "2") MENTION(
            5, "e", "2") MENTION(6, "f", "2") MENTION(7, "g", "2") OTHER(8, "h") OTHER(9, "i") "\n",
        MENTION(1, "a", "x") MENTION(2, "b", "x") MENTION(3, "c", "y") MENTION(4, "d", "y")
            OTHER(5, "e") MENTION(6, "f", "z") MENTION(7, "g", "z") MENTION(8, "h", "z")
                MENTION(9, "i", "z") "\n");
    check_row(&with, "mentions", "75.00 85.71 80.00");
    check_row(&with, "MUC", "40.00 40.00 40.00");
    check_row(&with, "B3", "50.00 41.67 45.45");
    check_row(&with, "CEAFe", "43.33 65.00 52.00");
    check_row(&with, "mean", "44.44 48.89 45.82");
    end(&with);
}
END_TEST

/* Nouns, other types and what is mentioned once are left out. */
START_TEST(coreference_of_names_and_pronouns)
{
    static const char gold[]
        = "1 Ann _ PROPN _ _ Entity=(1-person)\n2 she _ PRON _ _ Entity=(1-person)\n"
          "3 boss _ NOUN _ _ Entity=(1-person)\n4 Bo _ PROPN _ _ Entity=(2-person)\n"
          "5 May _ PROPN _ _ Entity=(3-time)\n6 it _ PRON _ _ Entity=(3-time)\n\n";
    fixture with = { 0 };

    run(&with, gold, gold);
    check_rows(&with, HS_SCORE_COREFERENCE,
        "mentions 2 2 2, MUC 1 1 1, B3 2 2 0, CEAFe 1 1 0, mean 0 0 0");
    end(&with);
    with = (fixture){ .score.all_mentions = true };
    run(&with, gold, gold);
    check_rows(&with, HS_SCORE_COREFERENCE,
        "mentions 5 5 5, MUC 3 3 3, B3 5 5 0, CEAFe 2 2 0, mean 0 0 0");
    check_row(&with, "mean", "100.00 100.00 100.00");
    end(&with);
}
END_TEST

SUITE("score", counts_words_whose_ends_agree, words_of_multiword_tokens_have_its_ends,
    columns_that_gold_lacks_have_no_row, entities_by_type, four_types,
    quotations_with_and_without_class, that_and_marks_at_the_ends_do_not_count,
    half_of_the_content_is_enough, pieces_are_counted_one_by_one,
    nested_attributions_can_be_left_out, refuses_other_texts, refuses_other_documents,
    documents_without_ids_go_by_order, coreference_by_hand, coreference_of_names_and_pronouns)
