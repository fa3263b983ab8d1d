/* The rules of attribution, which the model is told of, and which find speech without a cue. */
#include "analysis.h"
#include "language/tag.h"
#include "linear.h"
#include "news/attribute_claims.h"

static hs_tagger *tagger(void)
{
    static hs_tagger *opened;
    hs_error error;

    if (opened == NULL) {
        ck_assert_int_eq(hs_tagger_open(NULL, &opened, &error), HS_OK);
    }
    return opened;
}

static void append_range(char *out, const char *between, const hs_reading *in, hs_range range)
{
    append(out, between,
        range.first < range.end ? hs_words_text(in->document, in->words, range.first, range.end)
                                : HS_LITERAL(""));
}

static int by_start(const void *left, const void *right)
{
    const hs_claim *const *a = left, *const *b = right;
    size_t first[2];

    for (unsigned i = 0; i < 2; i++) {
        const hs_claim *of = i ? *b : *a;
        first[i] = of->contents[0].first < of->cue.first || hs_is_empty(of->cue)
            ? of->contents[0].first
            : of->cue.first;
        first[i]
            = !hs_is_empty(of->source) && of->source.first < first[i] ? of->source.first : first[i];
    }
    return first[0] != first[1] ? (first[0] < first[1] ? -1 : 1) : *a < *b ? -1 : 1;
}

/* "SOURCE | CUE | CONTENT … CONTENT | ADDRESSEE | TYPE LEMMA RULE", a line each, by their starts.
 */
static void show_claims(const hs_finder *with, char *out)
{
    const hs_claim **sorted
        = HS_NEW(with->document->arena, const hs_claim *, with->claims_count + 1);

    for (size_t i = 0; i < with->claims_count; i++) {
        sorted[i] = &with->claims[i];
    }
    qsort(sorted, with->claims_count, sizeof *sorted, by_start);
    out[0] = '\0';
    for (size_t i = 0; i < with->claims_count; i++) {
        append_range(out, i ? "\n" : "", with->in, sorted[i]->source);
        append_range(out, " | ", with->in, sorted[i]->cue);
        for (size_t k = 0; k < sorted[i]->contents_count; k++) {
            append_range(out, k ? " … " : " | ", with->in, sorted[i]->contents[k]);
        }
        append_range(out, " | ", with->in, hs_trim(with->in, sorted[i]->addressee));
        append(out, " | ", hs_slice_of(hs_claim_type(with->in, sorted[i])));
        append(out, " ", sorted[i]->lemma);
        append(out, " ", hs_slice_of(sorted[i]->rule));
    }
}

static void find_claims(hs_document *document, char *out)
{
    hs_reading in;
    hs_finder found;

    hs_tagger_document(tagger(), document);
    in = hs_reading_make(document, lexicon());
    found = hs_rule_claims(document, &in);
    show_claims(&found, out);
}

/* Asserts that these are the claims of the text. */
static void check(const char *text, const char *expected)
{
    hs_arena arena = { 0 };
    hs_document document;
    char out[LINE];

    make_quotes(&arena, &document, text);
    find_claims(&document, out);
    ck_assert_str_eq(out, expected);
    hs_arena_free(&arena);
}

START_TEST(source_cue_content)
{
    check("The mayor said the bridge is safe.",
        "The mayor | said | the bridge is safe |  | indirect say source-cue-content");
    check("Ana Ruiz has repeatedly insisted that the toll would rise.",
        "Ana Ruiz | has repeatedly insisted | that the toll would rise |  | indirect insist "
        "source-cue-content");
    check("She promised to repair the ferry before winter.",
        "She | promised | to repair the ferry before winter |  | indirect promise "
        "source-cue-content");
    check("The minister denied the charge.",
        "The minister | denied | the charge |  | indirect deny source-cue-content");
    check("The mayor called for a new bridge.",
        "The mayor | called for | a new bridge |  | indirect call source-cue-content");
    check("The mayor took credit for the bridge.",
        "The mayor | took credit for | the bridge |  | indirect take source-cue-content");
    check("Ruiz said the answer \"will never\" please the crew.",
        "Ruiz | said | the answer \"will never\" please the crew |  | mixed say "
        "source-cue-content");
    check("Ruiz said: \"It is safe. We checked it.\"",
        "Ruiz | said | \"It is safe. We checked it.\" |  | direct say source-cue-content");
    check("Villagers vow to block the road.",
        "Villagers | vow | to block the road |  | indirect vow source-cue-content");
    // What opens the clause is no content.
    check("Last month, the office warned drivers to stay at home.",
        "the office | warned | to stay at home | drivers | indirect warn source-cue-content");
    check("As the crowd cheered, the mayor said, \"It is safe.\"",
        "the mayor | said | \"It is safe.\" |  | direct say source-cue-content");
    check("The company disputes the charge.",
        "The company | disputes | the charge |  | indirect dispute source-cue-content");
    check("The port chief rejected that idea.",
        "The port chief | rejected | that idea |  | indirect reject source-cue-content");
}
END_TEST

START_TEST(adjuncts_between)
{
    check("The office said in a statement that the bridge was safe.",
        "The office | said | that the bridge was safe |  | indirect say source-cue-content");
    check("Police said Monday that two men had left the ferry.",
        "Police | said | that two men had left the ferry |  | indirect say source-cue-content");
    check("The council said on Monday it would close the bridge, but the union said it would stay.",
        "The council | said | it would close the bridge |  | indirect say source-cue-content\n"
        "the union | said | it would stay |  | indirect say source-cue-content");
}
END_TEST

START_TEST(addressees)
{
    check("Engineers told reporters on Friday that the bridge was safe.",
        "Engineers | told | that the bridge was safe | reporters | indirect tell "
        "source-cue-content");
    check("The mayor told Reuters the bridge was safe.",
        "The mayor | told | the bridge was safe | Reuters | indirect tell source-cue-content");
    check("The mayor warned drivers not to use the bridge.",
        "The mayor | warned | not to use the bridge | drivers | indirect warn source-cue-content");
    check("\"It is safe,\" Ruiz told USA Today on Monday.",
        "Ruiz | told | \"It is safe,\" | USA Today | direct tell content-source-cue");
    // Those urged are part of what is urged.
    check("The mayor urged drivers to stay home.",
        "The mayor | urged | drivers to stay home |  | indirect urge source-cue-content");
}
END_TEST

START_TEST(sources)
{
    check("Ana Ruiz, an engineer with the harbor office, said it was safe.",
        "Ana Ruiz, an engineer with the harbor office, | said | it was safe |  | indirect say "
        "source-cue-content");
    check("On Monday, Ana Ruiz, the mayor, said it was safe.",
        "Ana Ruiz, the mayor, | said | it was safe |  | indirect say source-cue-content");
    check("The mayor, who says the bridge is safe, will open it on Friday.",
        "who | says | the bridge is safe |  | indirect say source-cue-content");
    check("An aide who wished to stay at home told Reuters.",
        "who | wished | to stay at home |  | indirect wish source-cue-content");
    check("Ana Ruiz, an engineer who built the pier, said it was safe.",
        "Ana Ruiz, an engineer who built the pier, | said | it was safe |  | indirect say "
        "source-cue-content");
    check("The report, published on Monday by the office, says that the bridge is safe.",
        "The report, published on Monday by the office, | says | that the bridge is safe |  | "
        "indirect say source-cue-content");
    check("Last spring a hotel in Porto Lindo said it would close.",
        "a hotel in Porto Lindo | said | it would close |  | indirect say source-cue-content");
    check("River states agree to share the toll.",
        "River states | agree | to share the toll |  | indirect agree source-cue-content");
    check("Both the mayor and the union said the bridge was safe.",
        "Both the mayor and the union | said | the bridge was safe |  | indirect say "
        "source-cue-content");
}
END_TEST

START_TEST(shared_source)
{
    check("The mayor said the bridge was safe and added that the ferry would stop.",
        "The mayor | said | the bridge was safe |  | indirect say source-cue-content\n"
        "The mayor | added | that the ferry would stop |  | indirect add shared-source");
    check("The mayor called the bridge safe, adding that the ferry would stop.",
        "The mayor | called | the bridge safe |  | indirect call source-cue-content\n"
        "The mayor | adding | that the ferry would stop |  | indirect add shared-source");
    check("A spokesman confirmed that a ship was late but declined to give a number.",
        "A spokesman | confirmed | that a ship was late |  | indirect confirm source-cue-content\n"
        "A spokesman | declined | to give a number |  | indirect decline shared-source");
    check("Ruiz called the toll a bad joke and threatened a strike.",
        "Ruiz | called | the toll a bad joke |  | indirect call source-cue-content\n"
        "Ruiz | threatened | a strike |  | indirect threaten shared-source");
    check("Police said the men came at noon and refused to go.",
        "Police | said | the men came at noon and refused to go |  | indirect say "
        "source-cue-content");
    check("The council wants to close the bridge, but the plan would cost the port its ferry.",
        "The council | wants | to close the bridge |  | indirect want source-cue-content");
    check("Ruiz said it would open, but it would cost a toll.",
        "Ruiz | said | it would open, but it would cost a toll |  | indirect say "
        "source-cue-content");
    check("However, the mayor is also calling for a new bridge.",
        "the mayor | is also calling for | a new bridge |  | indirect call source-cue-content");
    check("The crowd chanted \"Let us in!\" and kept going until noon.",
        "The crowd | chanted | \"Let us in!\" |  | direct chant source-cue-content");
    // What the verb is joined to is no part of the cue.
    check("The mayor opened the bridge on Monday but soon promised to close it.",
        "The mayor | soon promised | to close it |  | indirect promise shared-source");
}
END_TEST

START_TEST(content_source_cue)
{
    check("\"The bridge is safe,\" the mayor said.",
        "the mayor | said | \"The bridge is safe,\" |  | direct say content-source-cue");
    check("“The bridge is safe,” the mayor said.",
        "the mayor | said | “The bridge is safe,” |  | direct say content-source-cue");
    check("'The bridge is safe,' the mayor said.",
        "the mayor | said | 'The bridge is safe,' |  | direct say content-source-cue");
    check("The bridge is closed. It will open soon, he said.",
        "he | said | It will open soon |  | indirect say content-source-cue");
    check("“It is safe,” Ruiz went on.",
        "Ruiz | went on | “It is safe,” |  | direct go content-source-cue");
    check("\"Heard of it?\" the ferryman snorted. \"We built it!\"",
        "the ferryman | snorted | \"Heard of it?\" … \"We built it!\" |  | direct snort "
        "content-source-cue");
    check("The ferry is full, she said, although she refused to give a number.",
        "she | said | The ferry is full |  | indirect say content-source-cue\n"
        "she | refused | to give a number |  | indirect refuse source-cue-content");
    check("The toll, Ruiz says, will rise.",
        "Ruiz | says | The toll … will rise |  | indirect say content-source-cue");
}
END_TEST

START_TEST(content_cue_source)
{
    check("\"It is safe,\" said Ana Ruiz, the mayor of Porto Lindo.",
        "Ana Ruiz, the mayor of Porto Lindo | said | \"It is safe,\" |  | direct say "
        "content-cue-source");
    check("\"Is the bridge safe?\" asked the mayor.",
        "the mayor | asked | \"Is the bridge safe?\" |  | direct ask content-cue-source");
    check("The toll will rise, says a report by the harbor office.",
        "a report by the harbor office | says | The toll will rise |  | indirect say "
        "content-cue-source");
}
END_TEST

START_TEST(according_to)
{
    check("The bridge will open in the spring, according to the harbor office.",
        "the harbor office | according to | The bridge will open in the spring |  | indirect "
        "according_to according-to");
    check("According to the harbor office, the bridge will open in the spring.",
        "the harbor office | According to | the bridge will open in the spring |  | indirect "
        "according_to according-to");
    check("The toll, according to Ruiz, will rise.",
        "Ruiz | according to | The toll … will rise |  | indirect according_to according-to");
}
END_TEST

START_TEST(as_source_cue)
{
    check("As the mayor said, the bridge is safe.",
        "the mayor | said | the bridge is safe |  | indirect say as-source-cue");
    check("As Ruiz put it, \"the bridge is a monument to delay.\"",
        "Ruiz | put it | \"the bridge is a monument to delay.\" |  | direct put as-source-cue");
}
END_TEST

START_TEST(relative)
{
    check("The crack, which officials have blamed on salt, is growing.",
        "officials | have blamed | which … on salt |  | indirect blame relative");
    check("He lost a case in which the office argued that the bridge was safe.",
        "the office | argued | that the bridge was safe |  | indirect argue source-cue-content");
    check("The pilot, whom the owners accused of fraud, was found.",
        "the owners | accused | whom … of fraud |  | indirect accuse relative");
}
END_TEST

START_TEST(signed_quotes)
{
    check("\"Best ferry ride of my life.\" — Ana Ruiz, of Porto Lindo",
        "Ana Ruiz, of Porto Lindo | — | \"Best ferry ride of my life.\" |  | direct — signed");
    check("\"The bridge is safe at last.\" -- Mayor Ruiz",
        "Mayor Ruiz | -- | \"The bridge is safe at last.\" |  | direct — signed");
    check("\"The bridge is safe at last.\" — and it was closed.", "");
    check("\"The bridge is safe at last.\" —\nTomas Hale looked on.", "");
    check("\"Best ferry ride of my life.\" — Ana Ruiz \"The bridge is safe at last.\" — Tomas Hale "
          "\"Nobody asked the fishermen about it.\" — Mia Brandt. It rained.",
        "Ana Ruiz | — | \"Best ferry ride of my life.\" |  | direct — signed\n"
        "Tomas Hale | — | \"The bridge is safe at last.\" |  | direct — signed\n"
        "Mia Brandt | — | \"Nobody asked the fishermen about it.\" |  | direct — signed");
}
END_TEST

START_TEST(labels)
{
    check("Harbor talk\n\nRUIZ: The bridge is safe.\n\nHALE: How do you know it is safe? Who said "
          "so?\n\nRUIZ: We checked every bolt.",
        "RUIZ | : | The bridge is safe |  | direct : label\n"
        "HALE | : | How do you know it is safe? Who said so |  | direct : label\n"
        "RUIZ | : | We checked every bolt |  | direct : label");
    check("ANN: Is it safe?\n\nBOB: It is.\n\nANN: Did you look?\n\nScore: 3-2",
        "ANN | : | Is it safe |  | direct : label\n"
        "BOB | : | It is |  | direct : label\n"
        "ANN | : | Did you look |  | direct : label");
    check("Poll: most drivers want a toll\n\nThe office counted the answers of 900 drivers.",
        "Poll | : | most drivers want a toll |  | indirect : label");
    check("Candidate for mayor: rivals want to sell the river\n\nAna Ruiz spoke on Friday.",
        "Candidate for mayor | : | rivals want to sell the river |  | indirect : label");
    check("What to ask the mayor: the toll is high\n\nAna Ruiz spoke on Friday.", "");
    // One label is no transcript, and not every headline with a colon is speech.
    check("Note: The bridge is closed.", "");
    check("The Latest: the bridge is closed again\n\nThe ferry stopped on Friday.", "");
}
END_TEST

START_TEST(split_quotations)
{
    check("\"The bridge,\" the mayor said, \"is safe.\"",
        "the mayor | said | \"The bridge,\" … \"is safe.\" |  | direct say content-source-cue");
    check("\"It is safe. We checked it,\" the mayor said. \"It will open. Nobody should worry.\"",
        "the mayor | said | \"It is safe. We checked it,\" … \"It will open. Nobody should "
        "worry.\" |  | direct say content-source-cue");
    check("\"We checked it,\" he said, \"and it is safe,\" but he would not say when it opens.",
        "he | said | \"We checked it,\" … \"and it is safe,\" |  | direct say content-source-cue\n"
        "he | would not say | when it opens |  | indirect say source-cue-content");
    check("\"I will stay,\" said Ruiz. \"I like it here,\" she added later.",
        "Ruiz | said | \"I will stay,\" |  | direct say content-cue-source\n"
        "she | added | \"I like it here,\" |  | direct add content-source-cue");
}
END_TEST

START_TEST(quotations_over_paragraphs)
{
    check("Ruiz said: \"We began in the spring.\n\n\"We ended in the fall.\"",
        "Ruiz | said | \"We began in the spring … \"We ended in the fall.\" |  | direct say "
        "source-cue-content");
    check("\"We began in the spring.\n\n\"We rested.\n\n\"We ended in the fall,\" Ruiz said.",
        "Ruiz | said | \"We began in the spring … \"We rested … \"We ended in the fall,\" |  "
        "| direct say content-source-cue");
    check("\"It is safe,\" the mayor said.\n\n\"We checked every bolt of it in the autumn.\"",
        "the mayor | said | \"It is safe,\" … \"We checked every bolt of it in the autumn.\" |  "
        "| direct say content-source-cue");
}
END_TEST

START_TEST(no_attributions)
{
    check("The United States will send a ship to the bay.", "");
    check("The report of the office was long, and its claim was old.", "");
    check("Ruiz's claim that the bridge is safe was old news.", "");
    check("The mayor was asked to leave the room.", "");
    check("He is said to be rich.", "");
    check("The plan was rejected by the board.", "");
    check("A gang calling itself the Sons of the River broke the lock.", "");
    check("The mayor took the bridge.", "");
    check("The mayor reported for work at nine.", "");
    check("The mayor did not respond to a letter.", "");
    check("There were calls for the mayor to resign.", "");
    check("She did not respond when asked about the crack.", "");
    check("The port opened a fund supporting the crew.", "");
    check("The port is about to unveil plans to close the bridge.", "");
    check("The Tamworth Note, a paper of four pages, was sold for a penny.", "");
    check("", "");
    check("...", "");
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
    find_claims(&document, out);
    ck_assert_str_eq(out, expected);
    hs_arena_free(&arena);
}

START_TEST(heeds_structure)
{
    static const char said[]
        = "The mayor | said | the bridge is safe |  | indirect say source-cue-content";

    check_comment("hs::par", "body", said);
    check_comment("hs::par", "headline", said);
    check_comment("hs::par", "caption", said);
    check_comment("hs::par", "notice", "");
    check_comment("hs::par", "link", "");
    check_comment("hs::par", "byline", "");
    check_comment("hs::repeat", "d-s0", "");
}
END_TEST

/* --- time */

/* Processor time that `count` times the text takes. */
static clock_t time_of(const char *text, size_t count)
{
    char *large = repeated(text, count);
    hs_arena arena = { 0 };
    hs_document document;
    hs_reading in;
    clock_t start;

    make_quotes(&arena, &document, large); // opens the lexicon too
    in = hs_reading_make(&document, lexicon());
    start = clock();
    (void) hs_rule_claims(&document, &in);
    start = clock() - start;
    hs_arena_free(&arena);
    free(large);
    return start;
}

SUITE("rules", source_cue_content, adjuncts_between, addressees, sources, shared_source,
    content_source_cue, content_cue_source, according_to, as_source_cue, relative, signed_quotes,
    labels, split_quotations, quotations_over_paragraphs, no_attributions, heeds_structure,
    takes_linear_time)
