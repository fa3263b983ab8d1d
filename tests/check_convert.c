#include <jansson.h>

#include "news/convert.h"
#include "written.h"

/* The document in that format; the caller frees. */
static hs_buffer converted(const char *text, hs_convert_format format, hs_conversion *with)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_buffer out = { 0 };

    read_written(&arena, &document, text);
    hs_convert(&document, format, with, &out);
    hs_arena_free(&arena);
    return out;
}

static void check_converted(const char *text, hs_convert_format format, const char *expected)
{
    hs_conversion with = { .chars = 0 };
    hs_buffer out = converted(text, format, &with);

    ck_slice(((hs_slice){ out.data, out.size }), expected);
    hs_buffer_free(&out);
}

START_TEST(gives_the_text_back)
{
    check_converted(
        WRITTEN, HS_TO_TEXT, "Café Luz closes\n\n\"No,\" Ana Ruiz said. \"Not\nme.\"\n");
}
END_TEST

/* In code points: é is one, of two bytes. */
START_TEST(writes_standoff)
{
    check_converted(WRITTEN, HS_TO_BRAT,
        "T1\tORG 0 8\tCafé Luz\n"
        "T2\tPER 23 31\tAna Ruiz\n"
        "T3\tMention 43 45\tme\n"
        "*\tCoreference T2 T3\n"
        "T4\tQuote-speech 17 22\t\"No,\"\n"
        "T5\tQuote-speech 38 42;43 47\t\"Not me.\"\n"
        "T6\tSource 23 31\tAna Ruiz\n"
        "T7\tCue 32 36\tsaid\n"
        "T8\tContent 17 22;38 42;43 47\t\"No,\" \"Not me.\"\n"
        "T9\tAttribution 32 36\tsaid\n"
        "E1\tAttribution:T9 Source:T6 Cue:T7 Content:T8 Speaker:T2\n"
        "A1\tType E1 direct\nA2\tMode E1 speech\nA3\tClass E1 denial\n"
        "#1\tAnnotatorNotes E1\tconfidence=0.50 speaker_kind=person\n");
}
END_TEST

/* A type that no name can have, and a line end inside a word. */
START_TEST(standoff_keeps_its_lines)
{
    hs_conversion with = { .chars = 0 };
    hs_buffer out;

    check_converted(
        "1 a\xe2\x80\xa8z " UNSET "NER=B-x/z\n\n", HS_TO_BRAT, "T1\tx_z 0 1;2 3\ta z\n");
    out = converted("1 \x01\x02 " UNSET "NER=B-PER\n\n", HS_TO_BRAT, &with);
    ck_assert_uint_eq(out.size, 0);
    hs_buffer_free(&out);
}
END_TEST

/* Without a cue the content is the trigger, since brat's events have one. */
START_TEST(standoff_without_cue)
{
    check_converted("1 Yes " UNSET "Attr=B-content:a1\n\n", HS_TO_BRAT,
        "T1\tContent 0 3\tYes\nT2\tAttribution 0 3\tYes\nE1\tAttribution:T2 Content:T1\n");
}
END_TEST

/* Offsets and numbers run through the parts of a document, and start anew with the next. */
START_TEST(parts_go_on)
{
    static const char part[] = "# hs::part = 2\n1 Ana " UNSET "NER=B-PER\n\n";
    hs_arena arena = { 0 };
    hs_document document;
    hs_conversion with = { .chars = 0 };
    hs_buffer first = converted("1 Café " UNSET "NER=B-ORG\n\n", HS_TO_BRAT, &with), out = { 0 };

    read_written(&arena, &document, part);
    document.part = 2;
    hs_convert(&document, HS_TO_BRAT, &with, &out);
    ck_slice(((hs_slice){ out.data, out.size }), "T2\tPER 5 8\tAna\n");
    document.part = 1;
    out.size = 0;
    hs_convert(&document, HS_TO_BRAT, &with, &out);
    ck_slice(((hs_slice){ out.data, out.size }), "T1\tPER 0 3\tAna\n");
    hs_buffer_free(&first);
    hs_buffer_free(&out);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(writes_columns)
{
    check_converted(WRITTEN, HS_TO_CONLL2003,
        "-DOCSTART- -X- -X- O\n\n"
        "Café -X- -X- B-ORG\nLuz -X- -X- I-ORG\ncloses -X- -X- O\n\n"
        "\" -X- -X- O\nNo -X- -X- O\n, -X- -X- O\n\" -X- -X- O\nAna NNP -X- B-PER\n"
        "Ruiz NNP -X- I-PER\nsaid -X- -X- O\n. -X- -X- O\n\n"
        "\" -X- -X- O\nNot -X- -X- O\nme -X- -X- O\n. -X- -X- O\n\" -X- -X- O\n\n");
    // Four types; a space of any kind would end the column.
    check_converted("1 10\xc2\xa0km " UNSET "NER=B-DATE\n2 Kyiv " UNSET "NER=B-FAC\n\n",
        HS_TO_CONLL2003, "-DOCSTART- -X- -X- O\n\n10_km -X- -X- O\nKyiv -X- -X- B-LOC\n\n");
}
END_TEST

static json_t *json_of(const char *text, hs_convert_format format, const char *base)
{
    hs_conversion with = { .base = hs_slice_of(base) };
    hs_buffer out = converted(text, format, &with);
    json_error_t error;
    json_t *made = json_loadb(out.data, out.size, 0, &error);

    ck_assert_msg(made != NULL, "%s", error.text);
    ck_assert_ptr_eq(memchr(out.data, '\n', out.size), out.data + out.size - 1); // one line
    hs_buffer_free(&out);
    return made;
}

static const char *string_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

START_TEST(writes_annotations)
{
    json_t *page = json_of(WRITTEN, HS_TO_WEBANNOTATION, "http://x.org/"), *each, *target;
    json_t *items = json_object_get(page, "items"), *selectors;

    ck_assert_str_eq(string_of(page, "type"), "AnnotationPage");
    ck_assert_uint_eq(json_array_size(items), 5); // two names, two quotations, an attribution
    each = json_array_get(items, 4);
    ck_assert_str_eq(string_of(each, "id"), "http://x.org/a%2Fb#a1");
    ck_assert_uint_eq(json_array_size(json_object_get(each, "target")), 4);
    target = json_array_get(json_object_get(each, "target"), 1);
    ck_assert_str_eq(string_of(target, "role"), "source");
    ck_assert_str_eq(string_of(target, "source"), "http://x.org/a%2Fb");
    selectors = json_object_get(target, "selector");
    ck_assert_int_eq(
        json_integer_value(json_object_get(json_array_get(selectors, 0), "start")), 23);
    ck_assert_int_eq(json_integer_value(json_object_get(json_array_get(selectors, 0), "end")), 31);
    ck_assert_str_eq(string_of(json_array_get(selectors, 1), "exact"), "Ana Ruiz");
    ck_assert_str_eq(
        string_of(json_array_get(selectors, 1), "prefix"), "Café Luz closes\n\n\"No,\" ");
    ck_assert_str_eq(string_of(json_array_get(selectors, 1), "suffix"), " said. \"Not\nme.\"\n");
    json_decref(page);
}
END_TEST

START_TEST(writes_schema)
{
    json_t *article = json_of(WRITTEN, HS_TO_SCHEMA, NULL),
           *said = json_array_get(json_object_get(article, "hasPart"), 0), *who;

    ck_assert_str_eq(string_of(article, "headline"), "<Café> & \"more\"");
    ck_assert_str_eq(string_of(article, "@id"), "a%2Fb");
    ck_assert_str_eq(string_of(said, "@type"), "Quotation");
    ck_assert_str_eq(string_of(said, "text"), "\"No,\" … \"Not me.\"");
    who = json_object_get(said, "spokenByCharacter");
    ck_assert_str_eq(string_of(who, "@type"), "Person");
    ck_assert_str_eq(string_of(who, "name"), "Ana Ruiz");
    json_decref(article);
}
END_TEST

/* What is told in the writer's words is a claim, with what it quotes; the article has an address.
 */
START_TEST(writes_claims)
{
    json_t *article
        = json_of("# newdoc id = d\n# meta::url = https://x.org/1\n"
                  "# hs::attribution = a1 type=mixed speaker=The_Board speaker_kind=organization\n"
                  "1 It " UNSET "Attr=B-source:a1\n2 said " UNSET "Attr=B-cue:a1\n"
                  "3 all " UNSET "Attr=B-content:a1\n"
                  "4 \"well\" " UNSET "Attr=I-content:a1|Quote=B-speech:q1\n\n",
            HS_TO_SCHEMA, "http://ignored/"),
        *said = json_array_get(json_object_get(article, "hasPart"), 0);

    ck_assert_str_eq(string_of(article, "@id"), "https://x.org/1");
    ck_assert_str_eq(string_of(said, "@type"), "Claim");
    ck_assert_str_eq(string_of(said, "@id"), "https://x.org/1#a1");
    ck_assert_str_eq(string_of(json_object_get(said, "author"), "name"), "The Board");
    ck_assert_str_eq(string_of(json_object_get(said, "author"), "@type"), "Organization");
    ck_assert_str_eq(
        string_of(json_array_get(json_object_get(said, "hasPart"), 0), "text"), "\"well\"");
    json_decref(article);
}
END_TEST

/* An address that is none does not become the name of the article. */
START_TEST(refuses_addresses)
{
    json_t *article
        = json_of("# newdoc id = d\n# meta::url = javascript:alert(1)\n1 a " UNSET "_\n\n",
            HS_TO_SCHEMA, NULL);

    ck_assert_str_eq(string_of(article, "@id"), "d");
    json_decref(article);
}
END_TEST

START_TEST(knows_every_type)
{
    hs_buffer out = { 0 };

    hs_convert_brat_types(&out);
    hs_put_byte(&out, '\0');
    ck_assert_ptr_nonnull(strstr(out.data, "\nPERCENT\n"));
    ck_assert_ptr_nonnull(strstr(out.data, "Value:statement|accusation|denial"));
    ck_assert_ptr_nonnull(strstr(out.data, "|intention\n"));
    hs_buffer_free(&out);
}
END_TEST

SUITE("convert", gives_the_text_back, writes_standoff, standoff_keeps_its_lines,
    standoff_without_cue, parts_go_on, writes_columns, writes_annotations, writes_schema,
    writes_claims, refuses_addresses, knows_every_type)
