#include "news/who.h"
#include "written.h"

/* Who speaks in the first attribution of the stream, as "NAME/ROLE/KIND" and a '!' for a proper
 * name. */
static void check_who(const char *text, const char *expected)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_words words;
    hs_named_entities entities;
    hs_attributions all;
    hs_who who;
    char found[2048];

    read_written(&arena, &document, text);
    words = hs_document_words(&document);
    entities = hs_named_entities_read(&document, words);
    all = hs_attributions_read(&document, words);
    who = hs_who_speaks(&document, words, &entities, &all.items[0]);
    snprintf(found, sizeof found, "%.*s/%.*s/%.*s%s", who.name.data ? (int) who.name.size : 1,
        who.name.data ? who.name.data : "-", HS_PRINT(who.role), HS_PRINT(who.kind),
        who.proper ? "!" : "");
    ck_assert_str_eq(found, expected);
    hs_arena_free(&arena);
}

#define KNOWN "# hs::attribution = a1 speaker=e1 speaker_kind=person\n"
#define NAME "2 Ana " UNSET "NER=B-PER|Entity=(e1-person\n3 Ruiz " UNSET "NER=I-PER|Entity=e1)\n"
#define SHE "4 she _ PRON _ _ _ _ _ Attr=B-source:a1"

START_TEST(by_the_entity)
{
    check_who(KNOWN NAME SHE "|Entity=(e1-person)\n\n", "Ana Ruiz//person!");
    check_who(KNOWN "1 nobody " UNSET "SpacesAfter=\\n\\n|Entity=(e1-person\n2 here " UNSET
                    "Entity=e1)\n" SHE "|Entity=(e1-person)\n\n",
        "nobody here//person");
}
END_TEST

/* Without an entity: what the stream calls it, or what the source says, but for a pronoun. */
START_TEST(by_the_source)
{
    check_who("# hs::attribution = a1 speaker=Ana_Ruiz\n" SHE "\n\n", "Ana Ruiz//!");
    check_who("1 The " UNSET "SpacesAfter=\\n|Attr=B-source:a1\n2 board " UNSET
              "Attr=I-source:a1\n3 , " UNSET "_\n4 tired " UNSET "Attr=B-source:a1\n\n",
        "The board … tired//");
    check_who(SHE "\n\n", "-//");
    check_who("1 Yes " UNSET "Attr=B-content:a1\n\n", "-//");
}
END_TEST

/* A name that is told again and again has a bound; it ends between two characters. */
START_TEST(cuts_long_names)
{
    char text[2048] = "1 x", expected[1024] = "x";

    for (int i = 0; i < 300; i++) {
        strcat(text, "é");
        strcat(expected, i < 199 ? "é" : "");
    }
    strcat(text, " " UNSET "Attr=B-source:a1\n\n");
    strcat(expected, "…//");
    check_who(text, expected);
}
END_TEST

SUITE("who", by_the_entity, by_the_source, cuts_long_names)
