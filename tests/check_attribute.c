/* hs-attribute with the shipped models: plain sentences of every pattern, speech without a cue,
 * what is heeded, odd input, time. */
#include "analysis.h"
#include "language/parse.h"
#include "language/tag.h"
#include "linear.h"
#include "news/attribute.h"
#include "news/attribute_evidence.h"
#include "news/ner.h"

/* The filters in front, and hs-attribute, opened once a process. */
typedef struct chain {
    hs_tagger *tagger;
    hs_parser *parser;
    hs_ner *recognizer;
    hs_attributor *attributor;
} chain;

static const chain *filters(void)
{
    static chain opened;
    hs_error error;

    if (opened.tagger == NULL) {
        ck_assert_int_eq(hs_tagger_open(NULL, &opened.tagger, &error), HS_OK);
        ck_assert_int_eq(hs_parser_open(NULL, &opened.parser, &error), HS_OK);
        ck_assert_int_eq(hs_ner_open(NULL, HS_NER_ALL, &opened.recognizer, &error), HS_OK);
        ck_assert_int_eq(hs_attributor_open(NULL, &opened.attributor, &error), HS_OK);
    }
    return &opened;
}

static void tag(hs_document *document)
{
    hs_tagger_document(filters()->tagger, document);
    hs_parser_document(filters()->parser, document);
    hs_ner_document(filters()->recognizer, document);
}

static void attribute(hs_document *document)
{
    hs_attributor_document(filters()->attributor, document);
}

/* "SOURCE | CUE | CONTENT … CONTENT | TYPE MODE", a line each. */
static void show(hs_document *document, char *out)
{
    char all[LINE];
    hs_slice rest;

    show_attributions(document, all);
    rest = hs_slice_of(all);
    out[0] = '\0';
    while (all[0] != '\0' && rest.data != NULL) {
        hs_slice line = hs_slice_cut(&rest, '\n');
        for (unsigned part = 0; part < 3; part++) { // the fourth is the addressee
            append(out, part ? "|" : out[0] ? "\n" : "", hs_slice_cut(&line, '|'));
        }
        (void) hs_slice_cut(&line, '|');
        (void) hs_slice_cut(&line, ' ');
        append(out, "| ", hs_slice_cut(&line, ' '));
        (void) hs_slice_cut(&line, ' '); // the lemma
        append(out, " ", hs_slice_cut(&line, ' '));
    }
}

/* Asserts that these are the attributions of the text. */
static void check(const char *text, const char *expected)
{
    hs_arena arena = { 0 };
    hs_document document;
    char out[LINE];

    make_quotes(&arena, &document, text);
    tag(&document);
    attribute(&document);
    show(&document, out);
    ck_assert_str_eq(out, expected);
    hs_arena_free(&arena);
}

START_TEST(source_cue_content)
{
    check("The mayor said the bridge is safe.",
        "The mayor | said | the bridge is safe | indirect speech");
    check("Ana Ruiz has repeatedly insisted that the toll would rise.",
        "Ana Ruiz | has repeatedly insisted | that the toll would rise | indirect speech");
    check("She promised to repair the ferry before winter.",
        "She | promised | to repair the ferry before winter | indirect speech");
    check(
        "The minister denied the charge.", "The minister | denied | the charge | indirect speech");
    check("The mayor called for a new bridge.",
        "The mayor | called for | a new bridge | indirect speech");
    check("The mayor took credit for the bridge.",
        "The mayor | took credit for | the bridge | indirect speech");
    check("Ruiz said the answer \"will never\" please the crew.",
        "Ruiz | said | the answer \"will never\" please the crew | mixed speech");
    check("Ruiz said: \"It is safe. We checked it.\"",
        "Ruiz | said: | \"It is safe. We checked it.\" | direct speech");
    check("Villagers vow to block the road.",
        "Villagers | vow | to block the road | indirect speech");
    check("Last month, the office warned drivers to stay at home.",
        "the office | warned | drivers to stay at home | indirect speech");
    check("As the crowd cheered, the mayor said, \"It is safe.\"",
        "the mayor | said | \"It is safe.\" | direct speech");
    check("The company disputes the charge.",
        "The company | disputes | the charge | indirect speech");
    check("The port chief rejected that idea.",
        "The port chief | rejected | that idea | indirect speech");
}
END_TEST

START_TEST(adjuncts_between)
{
    check("The office said in a statement that the bridge was safe.",
        "The office | said in a statement | that the bridge was safe | indirect speech");
    check("Police said Monday that two men had left the ferry.",
        "Police | said | that two men had left the ferry | indirect speech");
    check("The council said on Monday it would close the bridge, but the union said it would stay.",
        "The council | said | it would close the bridge | indirect speech\nthe union | said | it "
        "would stay | indirect speech");
}
END_TEST

START_TEST(addressees)
{
    check("Engineers told reporters on Friday that the bridge was safe.",
        "Engineers | told | that the bridge was safe | indirect speech");
    check("The mayor told Reuters the bridge was safe.",
        "The mayor | told | the bridge was safe | indirect speech");
    check("The mayor warned drivers not to use the bridge.",
        "The mayor | warned | drivers not to use the bridge | indirect speech");
    check("\"It is safe,\" Ruiz told USA Today on Monday.",
        "Ruiz | told | \"It is safe,\" | direct speech");
    check("The mayor urged drivers to stay home.",
        "The mayor | urged | drivers to stay home | indirect speech");
}
END_TEST

START_TEST(sources)
{
    check("Ana Ruiz, an engineer with the harbor office, said it was safe.",
        "Ana Ruiz, an engineer with the harbor office, | said | it was safe | indirect speech");
    check("On Monday, Ana Ruiz, the mayor, said it was safe.",
        "Ana Ruiz, the mayor, | said | it was safe | indirect speech");
    check("The mayor, who says the bridge is safe, will open it on Friday.",
        "who | says | the bridge is safe | indirect speech");
    check("Ana Ruiz, an engineer who built the pier, said it was safe.",
        "Ana Ruiz, an engineer who built the pier, | said | it was safe | indirect speech");
    check("Last spring a hotel in Porto Lindo said it would close.",
        "a hotel in Porto Lindo | said | it would close | indirect speech");
    check("River states agree to share the toll.",
        "River states | agree | to share the toll | indirect speech");
    check("Both the mayor and the union said the bridge was safe.",
        "Both the mayor and the union | said | the bridge was safe | indirect speech");
}
END_TEST

START_TEST(shared_source)
{
    check("The mayor said the bridge was safe and added that the ferry would stop.",
        "The mayor | said | the bridge was safe | indirect speech\nThe mayor | added | that the "
        "ferry would stop | indirect speech");
    check("The mayor called the bridge safe, adding that the ferry would stop.",
        "The mayor | called | the bridge safe | indirect speech\nThe mayor | adding | that the "
        "ferry would stop | indirect speech");
    check("A spokesman confirmed that a ship was late but declined to give a number.",
        "A spokesman | confirmed | that a ship was late | indirect speech\nA spokesman | declined "
        "| to give a number | indirect thought");
    check("Ruiz called the plan a mistake and threatened to resign.",
        "Ruiz | called | the plan a mistake | indirect speech\nRuiz | threatened | to resign | "
        "indirect speech");
    check("Police said the men came at noon and refused to go.",
        "Police | said | the men came at noon and refused to go | indirect speech");
    check("The council wants to close the bridge, but the plan would cost the port its ferry.",
        "The council | wants | to close the bridge | indirect thought");
    check("Ruiz said it would open, but it would cost a toll.",
        "Ruiz | said | it would open, but it would cost a toll | indirect speech");
    check("However, the mayor is also calling for a new bridge.",
        "the mayor | is also calling for | a new bridge | indirect speech");
    check("The crowd chanted \"Let us in!\" and kept going until noon.",
        "The crowd | chanted | \"Let us in!\" | direct speech");
    check("The mayor took over the port and soon promised to close it.",
        "The mayor | soon promised | to close it | indirect speech");
}
END_TEST

START_TEST(content_source_cue)
{
    check("\"The bridge is safe,\" the mayor said.",
        "the mayor | said | \"The bridge is safe,\" | direct speech");
    check("“The bridge is safe,” the mayor said.",
        "the mayor | said | “The bridge is safe,” | direct speech");
    check("'The bridge is safe,' the mayor said.",
        "the mayor | said | 'The bridge is safe,' | direct speech");
    check("The bridge is closed. It will open soon, he said.",
        "he | said | It will open soon | indirect speech");
    check("“It is safe,” Ruiz went on.", "Ruiz | went on | “It is safe,” | direct speech");
    check("\"Heard of it?\" the ferryman snorted. \"We built it!\"",
        "the ferryman | snorted | \"Heard of it?\" … \"We built it!\" | direct speech");
    check(
        "The toll, Ruiz says, will rise.", "Ruiz | says | The toll … will rise | indirect speech");
    check("The toll, according to Ruiz, will rise.",
        "Ruiz | according to | The toll … will rise | indirect speech");
}
END_TEST

START_TEST(content_cue_source)
{
    check("\"It is safe,\" said Ana Ruiz, the mayor of Porto Lindo.",
        "Ana Ruiz, the mayor of Porto Lindo | said | \"It is safe,\" | direct speech");
    check("The toll will rise, says a report by the harbor office.",
        "a report by the harbor office | says | The toll will rise | indirect writing");
}
END_TEST

START_TEST(according_to)
{
    check("The bridge will open in the spring, according to the harbor office.",
        "the harbor office | according to | The bridge will open in the spring | indirect speech");
    check("According to the harbor office, the bridge will open in the spring.",
        "the harbor office | According to | the bridge will open in the spring | indirect speech");
    check("The talks, according to officials, will go on next week.",
        "officials | according to | The talks … will go on next week | indirect speech");
    // What stands first in its sentence is far from what it introduces.
    check("According to the port, the repair will cost $2.4 million and take five months.",
        "the port | According to | the repair will cost $2.4 million and take five months | "
        "indirect speech");
    check("According to the ministry, two people died.",
        "the ministry | According to | two people died | indirect speech");
    check("According to Ruiz, nobody was hurt.",
        "Ruiz | According to | nobody was hurt | indirect speech");
    check("Rain is due on Monday, according to forecasters.",
        "forecasters | according to | Rain is due on Monday | indirect speech");
}
END_TEST

START_TEST(as_source_cue)
{
    check("As the mayor said, the bridge is safe.",
        "the mayor | said | the bridge is safe | indirect speech");
    check("As Ruiz put it, \"the bridge is a monument to delay.\"",
        "Ruiz | put it | \"the bridge is a monument to delay.\" | direct speech");
}
END_TEST

/* What the model sees only a part of. */
START_TEST(sure_rules)
{
    check("The workers had told the port that the bolts were loose, but nobody came, the report "
          "says.",
        "the report | says | The workers had told the port that the bolts were loose, but nobody "
        "came | "
        "indirect writing");
    check("Ruiz left the room.\n\nThe mayor added:\n\nThe bridge was built in haste. It will not "
          "last.",
        "The mayor | added | The bridge was built in haste. It will not last | indirect speech");
    check("Pressed about the money, she smiled.", "");
    // Who that is belongs to the source.
    check("According to Ines Dahl, head of the ferry unit, the bridge will open in May.",
        "Ines Dahl, head of the ferry unit | According to | the bridge will open in May | indirect "
        "speech");
    check("According to its president, Ana Ruiz, the port is closed.",
        "its president, Ana Ruiz | According to | the port is closed | indirect speech");
    check("According to Ana Ruiz, in the latest test, two bolts broke.",
        "Ana Ruiz | According to | in the latest test, two bolts broke | indirect speech");
    check("According to Ana Ruiz, the port, which is closed, has no money.",
        "Ana Ruiz | According to | the port, which is closed, has no money | indirect speech");
    // No more than that paragraph, and no list.
    check("The mayor added:\n\nIt will not last.\n\nThe bridge is closed.",
        "The mayor | added | It will not last | indirect speech");
    check(":\n\nThe ferry comes back.", "");
    check("Added:\n\nThe ferry comes back.", "");
    check("The bill has three parts:\n\nThe ferry comes back.", "");
}
END_TEST

START_TEST(relative)
{
    check("He lost a case in which the office argued that the bridge was safe.",
        "the office | argued | that the bridge was safe | indirect speech");
    check("The harbor office, which Ruiz accused of fraud, closed the bridge.",
        "Ruiz | accused of | which … fraud | indirect speech");
    check("The harbor office, which Ruiz accused of hiding the crack, closed the bridge.",
        "Ruiz | accused of | which … hiding the crack | indirect speech");
    check("The crack, which the owners have blamed on rust, was found by a diver.",
        "the owners | have blamed on | which … rust | indirect speech");
    check("The harbor office, which Ruiz blamed for the delay, closed the bridge.",
        "Ruiz | blamed for | which … the delay | indirect speech");
    check("The law, which critics say is unfair, passed on Friday.",
        "critics | say | which … is unfair | indirect speech");
}
END_TEST

START_TEST(signed_quotes)
{
    check("\"Best ferry ride of my life.\" — Ana Ruiz, of Porto Lindo",
        "Ana Ruiz, of Porto Lindo | — | \"Best ferry ride of my life.\" | direct speech");
    check("\"The bridge is safe at last.\" -- Mayor Ruiz",
        "Mayor Ruiz | -- | \"The bridge is safe at last.\" | direct speech");
    check("\"The bridge is safe at last.\" — and it was closed.", "");
    check("\"The harbor was never safe for us.\" — Ana Ruiz\n"
          "\"Nobody asked the fishermen about it.\" — Tomas Hale",
        "Ana Ruiz | — | \"The harbor was never safe for us.\" | direct speech\n"
        "Tomas Hale | — | \"Nobody asked the fishermen about it.\" | direct speech");
}
END_TEST

START_TEST(labels)
{
    check("Harbor talk\n\nRUIZ: The bridge is safe.\n\nHALE: How do you know it is safe? Who "
          "checked it?\n\nRUIZ: We checked every bolt.",
        "RUIZ | : | The bridge is safe | direct speech\nHALE | : | How do you know it is safe? Who "
        "checked it | direct speech\nRUIZ | : | We checked every bolt | direct speech");
    check("ANN: Is it safe?\n\nBOB: It is.\n\nANN: Did you look?\n\nScore: 3-2",
        "ANN | : | Is it safe | direct speech\nBOB | : | It is | direct speech\nANN | : | Did you "
        "look | direct speech");
    check(
        "Harbor talk\n\n\"RUIZ: The bridge is safe.\n\n\"HALE: Did you look?\n\n\"RUIZ: We checked "
        "every bolt.\n\n\"(Laughter)\n\n\"HALE: You did?\n\n\"It took a week, I think.\"",
        "RUIZ | : | The bridge is safe | direct speech\nHALE | : | Did you look | direct speech\n"
        "RUIZ | : | We checked every bolt | direct speech\n"
        "HALE | : | You did … It took a week, I think | direct speech");
    check("Poll: most drivers want a toll\n\nThe study took two weeks.",
        "Poll | : | most drivers want a toll | indirect writing");
    check("Candidate for mayor: rivals want to sell the river\n\nAna Ruiz spoke on Friday.",
        "Candidate for mayor | : | rivals want to sell the river | indirect speech");
    check("What to ask the mayor: the toll is high\n\nAna Ruiz spoke on Friday.", "");
    check("Note: The bridge is closed.", "");
    check("The Latest: the bridge is closed again\n\nThe ferry stopped on Friday.", "");
}
END_TEST

START_TEST(split_quotations)
{
    // What the reporter goes on with is not said.
    check("\"We were wrong,\" she said several months later, and the bridge stayed shut.",
        "she | said | \"We were wrong,\" | direct speech");
    check("“You winning?” she said, but Kevin had fallen asleep on the couch.",
        "she | said | “You winning?” | direct speech");
    check("\"The bridge,\" the mayor said, \"is safe.\"",
        "the mayor | said | \"The bridge,\" … \"is safe.\" | direct speech");
    check("\"It is safe. We checked it,\" the mayor said. \"It will open. Nobody should worry.\"",
        "the mayor | said | \"It is safe. We checked it,\" … \"It will open. Nobody should "
        "worry.\" | direct speech");
    check("\"I will stay,\" said Ruiz. \"I like it here,\" she added later.",
        "Ruiz | said | \"I will stay,\" | direct speech\nshe | added later | \"I like it here,\" | "
        "direct speech");
}
END_TEST

START_TEST(quotations_over_paragraphs)
{
    check("Ruiz said: \"We began in the spring.\n\n\"We ended in the fall.\"",
        "Ruiz | said: | \"We began in the spring … \"We ended in the fall.\" | direct speech");
    check("\"We began in the spring.\n\n\"We rested.\n\n\"We ended in the fall,\" Ruiz said.",
        "Ruiz | said | \"We began in the spring … \"We rested … \"We ended in the fall,\" | direct "
        "speech");
    check("\"It is safe,\" the mayor said.\n\n\"We checked every bolt of it in the autumn.\"",
        "the mayor | said | \"It is safe,\" … \"We checked every bolt of it in the autumn.\" | "
        "direct speech");
}
END_TEST

START_TEST(no_attributions)
{
    check("The United States will send a ship to the bay.", "");
    check("The report of the office was long, and its claim was old.", "");
    check("The mayor was asked to leave the room.",
        " | was asked | The mayor … to leave the room | indirect speech");
    // Whom it is said of does not say it.
    check("The mayor is said to be rich.", " | is said | The mayor … to be rich | indirect speech");
    check("He was alleged to have stolen the boat.",
        " | was alleged | He … to have stolen the boat | indirect speech");
    check("The plan was rejected by the board.",
        "the board | was rejected | The plan | indirect speech");
    check("A gang calling itself the Sons of the River broke the lock.", "");
    check("The mayor took the bridge.", "");
    check("The mayor reported for work at nine.", "");
    check("The mayor reports to the board.", "");
    check("The mayor did not respond to a letter.", "");
    check("Critics renewed their calls for the mayor to resign.",
        "Critics | renewed their calls for | the mayor to resign | indirect speech");
    // Who asked is not said; it is not she.
    check("She did not respond when asked about the crack.",
        " | asked about | the crack | indirect speech");
    check("The port has a plan for the bridge.", "");
    check("The Tamworth Note, a paper of four pages, was sold for a penny.", "");
    check("", "");
    check("...", "");
}
END_TEST

/* Verbs of saying with an object that makes another verb of them; and the same verbs with more. */
START_TEST(other_senses)
{
    check("The blast claimed 30 lives.", "");
    check("He called his mother.", "");
    check("They called the police after midnight.", "");
    check("The hospital admitted 12 patients on Monday.", "");
    check("The mayor argued with his wife.", "");
    check("She answered the phone.", "");
    check("The company posted a profit of $3 million.", "");
    check("The mayor called Ruiz a liar.", "The mayor | called | Ruiz a liar | indirect speech");
    check("The company claimed victory.", "The company | claimed | victory | indirect speech");
    check("The mayor admitted mistakes.", "The mayor | admitted | mistakes | indirect speech");
    check(
        "The mayor answered the critics.", "The mayor | answered | the critics | indirect speech");
    check("She reported to the board that the bridge was closed.",
        "She | reported | that the bridge was closed | indirect speech");
}
END_TEST

/* The attributions of one sentence whose paragraph has these comments. */
static void check_comment(const char *key, const char *value, const char *expected)
{
    hs_arena arena = { 0 };
    hs_document document;
    char out[LINE];

    make_tokens(&arena, &document, "The mayor said the bridge is safe.");
    hs_comment_add(&document, &document.sentences[0], hs_slice_of(key), hs_slice_of(value));
    tag(&document);
    attribute(&document);
    show(&document, out);
    ck_assert_str_eq(out, expected);
    hs_arena_free(&arena);
}

START_TEST(heeds_structure)
{
    static const char said[] = "The mayor | said | the bridge is safe | indirect speech";

    check_comment("hs::par", "body", said);
    check_comment("hs::par", "headline", said);
    check_comment("hs::par", "caption", said);
    check_comment("hs::par", "notice", "");
    check_comment("hs::par", "link", "");
    check_comment("hs::par", "byline", "");
    check_comment("hs::repeat", "d-s0", "");
}
END_TEST

START_TEST(does_twice_the_same)
{
    hs_arena arena = { 0 };
    hs_document document;
    char first[LINE], second[LINE];

    make_quotes(&arena, &document, "\"It is safe,\" Ruiz said, adding that it would open.");
    tag(&document);
    attribute(&document);
    show(&document, first);
    attribute(&document);
    show(&document, second);
    ck_assert_str_eq(first, second);
    hs_arena_free(&arena);
}
END_TEST

/* --- without parts of speech */

/* The second stage changes no label of which the first one was certain, and looks at the others. */
START_TEST(what_is_certain_stays)
{
    hs_arena arena = { 0 }, scratch = { 0 };
    hs_document document;
    hs_evidence found;
    int32_t *margins;
    uint8_t *first, *second;
    size_t count;

    make_quotes(&arena, &document,
        "The mayor said the bridge is safe, and the villagers who vow to block it called for "
        "talks.");
    tag(&document);
    found = hs_attributor_evidence(filters()->attributor, &document);
    count = found.in->words.count;
    margins = HS_NEW(&arena, int32_t, count);
    first = HS_NEW(&arena, uint8_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        margins[i] = i % 2 ? INT32_MAX : 0;
        first[i] = i % 2 ? HS_LABEL_SOURCE : found.seen.first[i];
    }
    found.seen.first = first;
    second = hs_attribute_label(found.model, 1, &found.seen, &scratch, margins);
    for (size_t i = 0; i < count; i++) {
        if (i % 2) {
            ck_assert_uint_eq(second[i], HS_LABEL_SOURCE);
            ck_assert_int_eq(margins[i], INT32_MAX);
        } else {
            ck_assert_int_ge(margins[i], 0);
            ck_assert_int_lt(margins[i], 100000);
        }
    }
    hs_arena_free(&scratch);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(rules_alone)
{
    hs_arena arena = { 0 };
    hs_document document;
    char out[LINE];

    make_quotes(&arena, &document, "The mayor said the bridge is safe.");
    attribute(&document);
    show_attributions(&document, out);
    ck_assert_str_eq(
        out, "The mayor | said | the bridge is safe |  | indirect say speech source-cue-content");
    hs_arena_free(&arena);
}
END_TEST

/* --- odd input */

/* Heads that are none, cycles, and words whose columns are empty: nothing breaks. */
START_TEST(survives_odd_trees)
{
    static const char *const heads[] = { "_", "0", "1", "99999999999999999999", "-3", "x", "2" };
    static const char text[] = "\"It is safe,\" Ana Ruiz, the mayor, said, adding that Hale knew.";
    hs_arena arena = { 0 };
    hs_document document;

    for (size_t first = 0; first < 7; first++) {
        make_quotes(&arena, &document, text);
        tag(&document);
        for (size_t i = 0; i < document.tokens_count; i++) {
            document.tokens[i].column[HS_HEAD] = hs_slice_of(heads[(first + i * 3) % 7]);
            document.tokens[i].column[HS_DEPREL] = HS_LITERAL("nsubj");
            document.tokens[i].column[HS_UPOS]
                = i % 5 == 0 ? HS_LITERAL("_") : document.tokens[i].column[HS_UPOS];
        }
        attribute(&document);
        hs_arena_reset(&arena);
    }
    hs_arena_free(&arena);
}
END_TEST

/* --- time */

/* Processor time that `count` times the text takes. */
static clock_t time_of(const char *text, size_t count)
{
    char *large = repeated(text, count);
    hs_arena arena = { 0 };
    hs_document document;
    clock_t start;

    make_quotes(&arena, &document, large);
    tag(&document);
    start = clock();
    attribute(&document);
    start = clock() - start;
    hs_arena_free(&arena);
    free(large);
    return start;
}

SUITE("attribute", source_cue_content, adjuncts_between, addressees, sources, shared_source,
    content_source_cue, content_cue_source, according_to, as_source_cue, sure_rules, relative,
    signed_quotes, labels, split_quotations, quotations_over_paragraphs, no_attributions,
    other_senses, heeds_structure, does_twice_the_same, what_is_certain_stays, rules_alone,
    survives_odd_trees, takes_linear_time)
