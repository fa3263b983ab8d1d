#include "news/coref.h"
#include "news/extract_entities.h"
#include "stream/coreference.h"
#include "tagged.h"

/* Every mention as "ID TEXT", with bars between them; entities by their ids. */
static void check_entities(const char *text, const char *expected)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_words words;
    hs_entity_mentions all;
    hs_buffer out = { 0 };

    read_document(&arena, &document, text);
    hs_coref_document(nouns(), &document);
    words = hs_document_words(&document);
    all = hs_entity_mentions_read(&document, words);
    for (size_t i = 0; i < all.items_count; i++) {
        const hs_entity_mention *each = &all.items[i];
        hs_slice found = hs_words_text(&document, words, each->first, each->end);
        hs_put_format(&out, "%s%.*s %.*s", i ? " | " : "", HS_PRINT(each->id), HS_PRINT(found));
    }
    hs_put_byte(&out, '\0');
    ck_assert_str_eq(out.data, expected);
    hs_buffer_free(&out);
    hs_arena_free(&arena);
}

#define MAY "Theresa/NNP/B-PER May/NNP/I-PER"

START_TEST(surnames)
{
    check_entities(MAY " left/VBD\nMrs/NNP May/NNP/B-PER spoke/VBD\nMay/NNP/B-PER sat/VBD",
        "e1 Theresa May | e1 Mrs May | e1 May");
    // Of two with one surname the title tells, or who is named in full more often.
    check_entities("Bill/NNP/B-PER Clinton/NNP/I-PER met/VBD Hillary/NNP/B-PER Clinton/NNP/I-PER\n"
                   "Mrs/NNP Clinton/NNP/B-PER spoke/VBD",
        "e1 Bill Clinton | e2 Hillary Clinton | e2 Mrs Clinton");
    check_entities("Ann/NNP/B-PER Ito/NNP/I-PER left/VBD\nBo/NNP/B-PER Ito/NNP/I-PER left/VBD\n"
                   "Ann/NNP/B-PER Ito/NNP/I-PER sat/VBD\nCy/NNP/B-PER Oz/NNP/I-PER sat/VBD\n"
                   "Ito/NNP/B-PER ate/VBD",
        "e1 Ann Ito | e2 Bo Ito | e1 Ann Ito | e3 Cy Oz | e1 Ito");
    check_entities("Ann/NNP/B-PER Ito/NNP/I-PER left/VBD\nBo/NNP/B-PER Hale/NNP/I-PER sat/VBD",
        "e1 Ann Ito | e2 Bo Hale");
}
END_TEST

START_TEST(organizations)
{
    check_entities("Sony/NNP/B-ORG Pictures/NNPS/I-ORG Entertainment/NNP/I-ORG left/VBD\n"
                   "SPE/NNP/B-ORG sat/VBD\nSony/NNP/B-ORG ate/VBD",
        "e1 Sony Pictures Entertainment | e1 SPE | e1 Sony");
    // Two longer names: which of them?
    check_entities("Fox/NNP/B-ORG News/NNP/I-ORG met/VBD Fox/NNP/B-ORG Sports/NNP/I-ORG\n"
                   "Fox/NNP/B-ORG sat/VBD",
        "e1 Fox News | e2 Fox Sports | e3 Fox");
    check_entities("the/DT U.S./NNP/B-LOC and/CC the/DT United/NNP/B-LOC States/NNPS/I-LOC",
        "e1 the U.S. | e1 the United States");
}
END_TEST

START_TEST(appositions)
{
    check_entities(
        "An/DT attorney/NN for/IN Sony/NNP/B-ORG ,/, David/NNP/B-PER Boies/NNP/I-PER ,/, left/VBD",
        "e1 An attorney for Sony | e2 Sony | e1 David Boies");
    check_entities("Ann/NNP/B-PER Ito/NNP/I-PER ,/, 45/CD ,/, a/DT teacher/NN ,/, left/VBD",
        "e1 Ann Ito | e1 a teacher");
    // The comma at its end may be missing where a source ends that both are in.
    check_entities("# hs::attribution = a1 type=direct rule=r\n"
                   "Ann/NNP/B-PER/B-source:a1 Ito/NNP/I-PER/I-source:a1 ,/,/-/I-source:a1 "
                   "a/DT/-/I-source:a1 teacher/NN/-/I-source:a1 said/VBD/-/B-cue:a1 "
                   "no/RB/-/B-content:a1",
        "e1 Ann Ito | e1 a teacher");
    check_entities("# hs::attribution = a1 type=direct rule=r\n"
                   "With/IN Ann/NNP/B-PER Ito/NNP/I-PER ,/, a/DT/-/B-source:a1 "
                   "teacher/NN/-/I-source:a1 said/VBD/-/B-cue:a1 no/RB/-/B-content:a1",
        "e1 Ann Ito | e2 a teacher");
    // A list is none.
    check_entities("Ann/NNP/B-PER Ito/NNP/I-PER ,/, a/DT teacher/NN and/CC Bo/NNP/B-PER "
                   "Hale/NNP/I-PER left/VBD",
        "e1 Ann Ito | e2 Bo Hale");
}
END_TEST

START_TEST(nominals)
{
    check_entities("Hollywood/NNP star/NN George/NNP/B-PER Clooney/NNP/I-PER left/VBD\n"
                   "The/DT actor/NN sat/VBD",
        "e1 Hollywood star George Clooney | e1 The actor");
    check_entities(
        "Acme/NNP/B-ORG left/VBD\nThe/DT company/NN sat/VBD", "e1 Acme | e1 The company");
    check_entities(
        "The/DT Defence/NNP/B-ORG Ministry/NNP/I-ORG left/VBD\nThe/DT ministry/NN sat/VBD\n"
        "The/DT company/NN ate/VBD",
        "e1 The Defence Ministry | e1 The ministry");
    // Not: an indefinite one, another gender, another profession.
    check_entities("Hollywood/NNP star/NN George/NNP/B-PER Clooney/NNP/I-PER left/VBD\n"
                   "An/DT actor/NN sat/VBD\nThe/DT actress/NN ate/VBD\nThe/DT judge/NN ran/VBD",
        "e1 Hollywood star George Clooney");
}
END_TEST

START_TEST(pronouns)
{
    check_entities("Ann/NNP/B-PER Ito/NNP/I-PER left/VBD\nShe/PRP sat/VBD with/IN her/PRP$ dog/NN",
        "e1 Ann Ito | e1 She | e1 her");
    // Who is a man is told by a title.
    check_entities(
        "Mr/NNP Ito/NNP/B-PER met/VBD Ms/NNP Hale/NNP/B-PER\nShe/PRP sat/VBD\nHe/PRP ate/VBD",
        "e1 Mr Ito | e2 Ms Hale | e2 She | e1 He");
    // And by a given name in front of a surname, but not by a surname that is a given name too.
    check_entities("Ljubica/NNP/B-PER Novak/NNP/I-PER met/VBD Torsten/NNP/B-PER Berg/NNP/I-PER\n"
                   "She/PRP sat/VBD\nHe/PRP ate/VBD",
        "e1 Ljubica Novak | e2 Torsten Berg | e1 She | e2 He");
    check_entities("Lincoln/NNP/B-PER left/VBD\nShe/PRP sat/VBD", "e1 Lincoln | e1 She");
    // The object of a verb is not its subject.
    check_entities(
        "Mr/NNP Ito/NNP/B-PER met/VBD Mr/NNP Hale/NNP/B-PER\nIto/NNP/B-PER saw/VBD him/PRP",
        "e1 Mr Ito | e2 Mr Hale | e1 Ito | e2 him");
    check_entities("The/DT owners/NNS left/VBD\nThey/PRP sat/VBD", "e1 The owners | e1 They");
    check_entities("Acme/NNP/B-ORG left/VBD\nIt/PRP is/VBZ clear/JJ", "e1 Acme");
    check_entities("It/PRP rained/VBD on/IN them/PRP", "");
    // Who writes.
    check_entities("I/PRP met/VBD them/PRP\nWe/PRP saw/VBD me/PRP", "e1 I | e1 me");
    check_entities(
        "# speaker = Ann\nI/PRP left/VBD my/PRP$ hat/NN\n# speaker = Bo\nI/PRP met/VBD me/PRP",
        "e1 I | e1 my | e2 I | e2 me");
}
END_TEST

/* The comment of the only attribution. */
static void check_speaker(const char *text, const char *expected)
{
    hs_arena arena = { 0 };
    hs_document document;
    char line[4096];

    snprintf(line, sizeof line, "# hs::attribution = a1 type=direct rule=r\n%s", text);
    read_document(&arena, &document, line);
    hs_coref_document(nouns(), &document);
    ck_slice(hs_comment_get(&document.sentences[0], HS_LITERAL("hs::attribution")), expected);
    hs_coref_document(nouns(), &document); // twice is once
    ck_slice(hs_comment_get(&document.sentences[0], HS_LITERAL("hs::attribution")), expected);
    hs_arena_free(&arena);
}

#define S "/-/B-source:a1 "
#define SAID "said/VBD/-/B-cue:a1 no/RB/-/B-content:a1"

START_TEST(kinds_of_speakers)
{
    check_speaker(
        "Ito/NNP/B-PER/B-source:a1 " SAID, "a1 type=direct rule=r speaker=e1 speaker_kind=person");
    check_speaker("Acme/NNP/B-ORG/B-source:a1 " SAID,
        "a1 type=direct rule=r speaker=e1 speaker_kind=organization");
    check_speaker("Russia/NNP/B-LOC/B-source:a1 " SAID,
        "a1 type=direct rule=r speaker=e1 speaker_kind=government");
    check_speaker("White/NNP/B-LOC/B-source:a1 House/NNP/I-LOC/I-source:a1 " SAID,
        "a1 type=direct rule=r speaker=e1 speaker_kind=organization");
    check_speaker("Officials/NNS" S SAID, "a1 type=direct rule=r speaker=e1 speaker_kind=group");
    check_speaker("One/CD" S "witness/NN/-/I-source:a1 " SAID,
        "a1 type=direct rule=r speaker=e1 speaker_kind=anonymous");
    check_speaker(
        "The/DT" S "report/NN/-/I-source:a1 " SAID, "a1 type=direct rule=r speaker_kind=document");
    // Who made it, or whose it is, but not who paid for it.
    check_speaker("A/DT" S
                  "report/NN/-/I-source:a1 by/IN/-/I-source:a1 Acme/NNP/B-ORG/I-source:a1 " SAID,
        "a1 type=direct rule=r speaker=e1 speaker_kind=document");
    check_speaker("A/DT" S "report/NN/-/I-source:a1 issued/VBD/-/I-source:a1 "
                  "on/IN/-/I-source:a1 Monday/NNP/B-DATE/I-source:a1 by/IN/-/I-source:a1 "
                  "Acme/NNP/B-ORG/I-source:a1 " SAID,
        "a1 type=direct rule=r speaker=e1 speaker_kind=document");
    check_speaker("Acme/NNP/B-ORG/B-source:a1 's/POS/-/I-source:a1 report/NN/-/I-source:a1 " SAID,
        "a1 type=direct rule=r speaker=e1 speaker_kind=document");
    check_speaker("A/DT" S "report/NN/-/I-source:a1 funded/VBD/-/I-source:a1 by/IN/-/I-source:a1 "
                  "Acme/NNP/B-ORG/I-source:a1 " SAID,
        "a1 type=direct rule=r speaker_kind=document");
    check_speaker("Half/NN" S "of/IN/-/I-source:a1 voters/NNS/-/I-source:a1 " SAID,
        "a1 type=direct rule=r speaker_kind=group");
    check_speaker("He/PRP" S SAID, "a1 type=direct rule=r speaker_kind=unknown");
    check_speaker("Ito/NNP/B-PER/B-source:a1 and/CC/-/I-source:a1 Hale/NNP/B-PER/I-source:a1 " SAID,
        "a1 type=direct rule=r speaker_kind=group");
    check_speaker("Then/RB " SAID, "a1 type=direct rule=r speaker_kind=unknown");
}
END_TEST

/* "the 74-year-old" is who has that age. */
START_TEST(ages)
{
    static const char first[] = "Pell/NNP/B-PER Anders/NNP/I-PER ,/, 74/CD ,/, left/VBD\n"
                                "Jo/NNP/B-PER Abe/NNP/I-PER ,/, 17/CD ,/, sat/VBD\n";
    hs_arena arena = { 0 };

    check_entities(
        hs_arena_print(&arena, "%sThe/DT 74/CD -/: year/NN -/: old/JJ ate/VBD", first).data,
        "e1 Pell Anders | e2 Jo Abe | e1 The 74 - year - old");
    check_entities(hs_arena_print(&arena, "%sThe/DT teenager/NN ate/VBD", first).data,
        "e1 Pell Anders | e2 Jo Abe | e2 The teenager");
    // Somebody else; and a phrase that goes on.
    check_entities(
        hs_arena_print(&arena, "%sThe/DT 75/CD -/: year/NN -/: old/JJ ate/VBD", first).data,
        "e1 Pell Anders | e2 Jo Abe");
    check_entities(
        hs_arena_print(&arena, "%sThe/DT 74/CD -/: year/NN -/: old/JJ bridge/NN fell/VBD", first)
            .data,
        "e1 Pell Anders | e2 Jo Abe");
    hs_arena_free(&arena);
}
END_TEST

START_TEST(names_that_follow)
{
    check_entities("A/DT teacher/NN named/VBD Ann/NNP/B-PER Ito/NNP/I-PER left/VBD",
        "e1 A teacher | e1 Ann Ito");
    check_entities("Her/PRP$ coach/NN ,/, a/DT teacher/NN named/VBD Ann/NNP/B-PER Ito/NNP/I-PER "
                   ",/, left/VBD",
        "e1 Her coach | e1 a teacher | e1 Ann Ito");
}
END_TEST

/* Bodies that are called by another noun than their name has. */
START_TEST(bodies)
{
    check_entities("The/DT Budget/NNP/B-ORG Office/NNP/I-ORG left/VBD\nThe/DT agency/NN sat/VBD",
        "e1 The Budget Office | e1 The agency");
    // Which of two is not said; a company is no agency of the state by its name; not much later.
    check_entities("The/DT Budget/NNP/B-ORG Office/NNP/I-ORG met/VBD the/DT Customs/NNP/B-ORG "
                   "Bureau/NNP/I-ORG\nThe/DT agency/NN sat/VBD",
        "e1 The Budget Office | e2 the Customs Bureau");
    check_entities("The/DT Budget/NNP/B-ORG Office/NNP/I-ORG left/VBD\nIt/PRP rained/VBD\n"
                   "It/PRP snowed/VBD\nIt/PRP thundered/VBD\nThe/DT agency/NN sat/VBD",
        "e1 The Budget Office");
}
END_TEST

/* Whose somebody is says who it is not. */
START_TEST(owned)
{
    static const char lawyer[] = "Ann/NNP/B-PER Ito/NNP/I-PER ,/, a/DT lawyer/NN ,/, left/VBD\n";
    hs_arena arena = { 0 };

    // Somebody else's lawyer may be another one; the lawyer is the one that was named.
    check_entities(hs_arena_print(&arena, "%s%s", lawyer,
                       "Bo/NNP/B-PER Hale/NNP/I-PER sat/VBD\nHis/PRP$ lawyer/NN ate/VBD")
                       .data,
        "e1 Ann Ito | e1 a lawyer | e2 Bo Hale | e2 His");
    check_entities(hs_arena_print(&arena, "%s%s", lawyer, "The/DT lawyer/NN ate/VBD").data,
        "e1 Ann Ito | e1 a lawyer | e1 The lawyer");
    // The same owner, and another one.
    check_entities("Bo/NNP/B-PER Hale/NNP/I-PER 's/POS lawyer/NN ,/, Ann/NNP/B-PER Ito/NNP/I-PER "
                   ",/, left/VBD\nHale/NNP/B-PER 's/POS lawyer/NN ate/VBD\n"
                   "Cy/NNP/B-PER Oz/NNP/I-PER sat/VBD\nOz/NNP/B-PER 's/POS lawyer/NN ran/VBD",
        "e1 Bo Hale 's lawyer | e2 Bo Hale 's | e1 Ann Ito | e1 Hale 's lawyer | e2 Hale 's | "
        "e3 Cy Oz | e3 Oz 's");
    hs_arena_free(&arena);
}
END_TEST

/* The role of the first entity. */
static void check_role(const char *text, const char *expected)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_named_entities all;

    read_document(&arena, &document, text);
    hs_coref_document(nouns(), &document);
    all = hs_named_entities_read(&document, hs_document_words(&document));
    ck_assert_uint_ne(all.items_count, 0);
    ck_slice(all.items[0].role.data ? all.items[0].role : HS_LITERAL(""), expected);
    hs_arena_free(&arena);
}

START_TEST(roles)
{
    check_role(
        "Hollywood/NNP star/NN George/NNP/B-PER Clooney/NNP/I-PER left/VBD", "Hollywood star");
    check_role("Ann/NNP/B-PER Ito/NNP/I-PER ,/, a/DT teacher/NN ,/, left/VBD", "a teacher");
    // Not what it is called by somewhere else, though its name is the first word of all.
    check_role(
        "Ann/NNP/B-PER Ito/NNP/I-PER ,/, 17/CD ,/, sat/VBD\nThe/DT teenager/NN left/VBD", "");
    // A rival is one to somebody.
    check_role("Rival/NN Ann/NNP/B-PER Ito/NNP/I-PER left/VBD", "");
    // Without a name, by the noun, not as an owner.
    check_role(
        "A/DT teacher/NN 's/POS hat/NN fell/VBD ./.\nThe/DT teacher/NN left/VBD", "A teacher");
}
END_TEST

SUITE("coref", surnames, organizations, appositions, nominals, ages, names_that_follow, bodies,
    owned, roles, pronouns, kinds_of_speakers)
