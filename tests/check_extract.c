#include <jansson.h>

#include "analysis.h"
#include "news/extract.h"
#include "news/extract_entities.h"

static const hs_extract_wanted everything = { .speech = false };

#define ARTICLE "Bridge closed\n\n\"It is safe,\" Ana Ruiz said. “It will open\tsoon.”"

// Words: Bridge closed " It is safe , " Ana Ruiz said . “ It will open soon . ”

/* The document of a text with one attribution, whose second content is empty where there is none.
 */
static void make_one(hs_arena *arena, hs_document *document, const char *text,
    const hs_range *pieces, const char *properties)
{
    static const hs_role roles[] = { HS_SOURCE, HS_CUE, HS_CONTENT, HS_CONTENT };
    hs_attributions made = { 0 };
    hs_attribution *added = HS_APPEND(arena, &made, items);

    make_quotes(arena, document, text);
    added->properties = hs_slice_of(properties);
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        if (pieces[i].first < pieces[i].end) {
            hs_attribution_add(document, added, roles[i], pieces[i].first, pieces[i].end);
        }
    }
    hs_attributions_write(document, hs_document_words(document), &made);
}

static void make_article(hs_arena *arena, hs_document *document)
{
    static const hs_range pieces[] = { { 8, 10 }, { 10, 11 }, { 2, 8 }, { 12, 19 } };

    make_one(arena, document, ARTICLE, pieces, "type=direct cue=say mode=speech rule=r");
}

/* What hs_extract gives for the article. */
static hs_slice extract(
    hs_arena *arena, hs_buffer *out, hs_record_kind kind, hs_record_format format)
{
    hs_document document;
    hs_record_writer writer = { .out = out, .format = format };

    make_article(arena, &document);
    if (format != HS_RECORD_JSONL) {
        hs_extract_names(kind, &writer);
    }
    hs_extract(&document, kind, &everything, &writer);
    return (hs_slice){ out->data, out->size };
}

static void check_output(hs_record_kind kind, hs_record_format format, const char *expected)
{
    hs_arena arena = { 0 };
    hs_buffer out = { 0 };

    ck_slice(extract(&arena, &out, kind, format), expected);
    hs_buffer_free(&out);
    hs_arena_free(&arena);
}

START_TEST(attributions_as_json)
{
    check_output(HS_ATTRIBUTIONS, HS_RECORD_JSONL,
        "{\"doc\":\"d\",\"id\":\"a1\",\"type\":\"direct\","
        "\"source\":[{\"start\":29,\"end\":37,\"text\":\"Ana Ruiz\"}],"
        "\"cue\":[{\"start\":38,\"end\":42,\"text\":\"said\"}],"
        "\"content\":[{\"start\":15,\"end\":28,\"text\":\"\\\"It is safe,\\\"\"},"
        "{\"start\":44,\"end\":64,\"text\":\"“It will open\\tsoon.”\"}],"
        "\"addressee\":[],\"speaker\":null,\"mode\":\"speech\",\"class\":null,\"polarity\":null,"
        "\"certainty\":null,"
        "\"factivity\":null,\"parent\":null,"
        "\"confidence\":null,\"rule\":\"r\","
        "\"sentence\":\"d-s2\",\"paragraph\":\"d-p2\"}\n");
}
END_TEST

START_TEST(attributions_as_tsv)
{
    check_output(HS_ATTRIBUTIONS, HS_RECORD_TSV,
        "doc\tid\ttype\tsource\tsource_offsets\tcue\tcue_offsets\tcontent\tcontent_offsets\t"
        "addressee\taddressee_offsets\tspeaker\tspeaker_entity\tspeaker_kind\tspeaker_"
        "role\tmode\tclass\tpolarity\tcertainty\tfactivity\tparent\tconfidence\trule\t"
        "sentence\tparagraph\n"
        "d\ta1\tdirect\tAna Ruiz\t29-37\tsaid\t38-42\t\"It is safe,\" … “It will open\\tsoon.”\t"
        "15-28;44-64\t\t\t\t\t\t\tspeech\t\t\t\t\t\t\tr\td-s2\td-p2\n");
}
END_TEST

/* What later filters leave beside the spans: properties of an attribution, labels of entities. */
static hs_slice extract_known(
    hs_arena *arena, hs_buffer *out, hs_record_kind kind, hs_record_format format)
{
    hs_document document;
    hs_record_writer writer = { .out = out, .format = format };
    hs_attributions all;
    hs_words words;
    hs_spans names = { 0 };

    make_article(arena, &document);
    words = hs_document_words(&document);
    all = hs_attributions_read(&document, words);
    all.items[0].properties
        = HS_LITERAL("type=direct class=denial polarity=negative certainty=certain "
                     "factivity=neutral speaker=e1 speaker_kind=person parent=a7 "
                     "confidence=0.93 rule=r");
    hs_attributions_write(&document, words, &all);
    hs_spans_add(&document, &names, (hs_span){ .kind = HS_LITERAL("PER"), .first = 8, .end = 10 });
    hs_spans_write(&document, words, HS_LITERAL("NER"), names);
    hs_misc_set(&document, words.items[8].token, HS_LITERAL("Entity"), HS_LITERAL("(e1-person"));
    hs_misc_set(&document, words.items[9].token, HS_LITERAL("Entity"), HS_LITERAL("e1)"));
    hs_misc_set(&document, words.items[2].token, HS_LITERAL("Entity"), HS_LITERAL("(e1-person)"));
    if (format != HS_RECORD_JSONL) {
        hs_extract_names(kind, &writer);
    }
    hs_extract(&document, kind, &everything, &writer);
    return (hs_slice){ out->data, out->size };
}

static void check_known(hs_record_kind kind, hs_record_format format, const char *expected)
{
    hs_arena arena = { 0 };
    hs_buffer out = { 0 };

    ck_slice(extract_known(&arena, &out, kind, format), expected);
    hs_buffer_free(&out);
    hs_arena_free(&arena);
}

START_TEST(claims)
{
    check_known(HS_CLAIMS, HS_RECORD_TSV,
        "doc\tid\tmode\tclass\tpolarity\tcertainty\tfactivity\tspeaker\tspeaker_entity\tspeaker_"
        "kind\tspeaker_"
        "role\tsource\tsource_offsets\tcontent\tcontent_offsets\t"
        "addressee\taddressee_offsets\tconfidence\trule\tsentence\tparagraph\n"
        "d\ta1\t\tdenial\tnegative\tcertain\tneutral\tAna Ruiz\te1\tperson\t\tAna "
        "Ruiz\t29-37\t\"It "
        "is safe,\" … “It "
        "will "
        "open\\tsoon.”\t15-28;44-64\t\t\t0.93\tr\td-s2\td-p2\n");
}
END_TEST

START_TEST(entities)
{
    check_known(HS_ENTITIES, HS_RECORD_CSV,
        "doc,number,type,text,text_offsets,sentence,paragraph,entity,name\r\n"
        "d,1,PER,\"\"\"\",15-16,d-s2,d-p2,e1,Ana Ruiz\r\n"
        "d,2,PER,Ana Ruiz,29-37,d-s2,d-p2,e1,Ana Ruiz\r\n");
}
END_TEST

START_TEST(quotations)
{
    check_output(HS_QUOTATIONS, HS_RECORD_CSV,
        "doc,id,class,text,text_offsets,sentence,paragraph\r\n"
        "d,q1,speech,\"\"\"It is safe,\"\"\",15-28,d-s2,d-p2\r\n"
        "d,q2,speech,“It will open\tsoon.”,44-64,d-s3,d-p2\r\n");
}
END_TEST

START_TEST(tokens)
{
    hs_arena arena = { 0 };
    hs_buffer out = { 0 };
    hs_slice rest = extract(&arena, &out, HS_WORDS, HS_RECORD_TSV);

    ck_slice(hs_slice_cut(&rest, '\n'),
        "doc\tsentence\ttoken\tform\tlemma\tupos\txpos\tfeats\thead\tdeprel\tstart\tend\tstem\tner"
        "\t"
        "entity\tquote\tattr");
    ck_slice(hs_slice_cut(&rest, '\n'), "d\td-s1\t1\tBridge\t\t\t\t\t\t\t0\t6\t\t\t\t\t");
    (void) hs_slice_cut(&rest, '\n');
    ck_slice(hs_slice_cut(&rest, '\n'),
        "d\td-s2\t1\t\"\t\t\t\t\t\t\t15\t16\t\t\t\tB-speech:q1\tB-content:a1");
    hs_buffer_free(&out);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(offsets_are_true)
{
    static const char text[] = ARTICLE;
    hs_arena arena = { 0 };
    hs_buffer out = { 0 };
    hs_slice line = extract(&arena, &out, HS_ATTRIBUTIONS, HS_RECORD_JSONL);
    json_t *record = json_loadb(line.data, line.size, 0, NULL), *piece;
    size_t i;

    ck_assert_ptr_nonnull(record);
    json_array_foreach(json_object_get(record, "source"), i, piece)
    {
        size_t start = (size_t) json_integer_value(json_object_get(piece, "start")),
               end = (size_t) json_integer_value(json_object_get(piece, "end"));
        const char *found = json_string_value(json_object_get(piece, "text"));
        ck_assert_int_eq(strncmp(text + start, found, end - start), 0); // ASCII up to there
        ck_assert_uint_eq(strlen(found), end - start);
    }
    json_decref(record);
    hs_buffer_free(&out);
    hs_arena_free(&arena);
}
END_TEST

static void check_text(const char *text, const hs_range *pieces, size_t width, const char *expected)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_buffer out = { 0 };

    make_one(&arena, &document, text, pieces, "type=indirect");
    hs_extract_text(&document, width, &everything, &out);
    hs_put_byte(&out, '\0');
    ck_assert_str_eq(out.data, expected);
    hs_buffer_free(&out);
    hs_arena_free(&arena);
}

START_TEST(text_to_read)
{
    static const hs_range bridge[] = { { 0, 2 }, { 2, 3 }, { 3, 9 }, { 0, 0 } };
    static const hs_range nobody[] = { { 0, 0 }, { 2, 3 }, { 3, 5 }, { 0, 0 } };

    check_text("The mayor said the bridge is safe and open.", bridge, 24,
        "== d\n\nThe mayor | said\n[indirect]\n    the bridge is safe\n    and open\n\n");
    check_text("It is said the bridge is closed.", nobody, 80,
        "== d\n\n(no source named) | said [indirect]\n    the bridge\n\n");
}
END_TEST

/* The speaker by name, role and kind, and only of who is asked for. */
/* The story that this one is a near-duplicate of: in JSON, and for a person. */
START_TEST(names_the_story_before)
{
    hs_arena arena = { 0 };
    hs_buffer out = { 0 };
    hs_document document;
    hs_record_writer writer = { .out = &out };

    for (hs_record_kind kind = HS_ATTRIBUTIONS; kind < HS_RECORD_KINDS; kind++) {
        make_article(&arena, &document);
        hs_document_note(&document, HS_LITERAL("hs::duplicate_of"), HS_LITERAL("first"));
        out.size = 0;
        writer.format = HS_RECORD_JSONL;
        hs_extract(&document, kind, &everything, &writer);
        if (kind != HS_ENTITIES) { // there are none
            ck_assert(hs_slice_ends(
                (hs_slice){ out.data, out.size }, HS_LITERAL(",\"duplicate_of\":\"first\"}\n")));
        }
        out.size = 0;
        writer.format = HS_RECORD_TSV;
        hs_extract(&document, kind, &everything, &writer);
        hs_put_byte(&out, '\0');
        ck_assert_ptr_null(strstr(out.data, "first"));
    }
    out.size = 0;
    hs_extract_text(&document, 80, &everything, &out);
    ck_assert(hs_slice_starts((hs_slice){ out.data, out.size }, HS_LITERAL("== d (like first)\n")));
    hs_buffer_free(&out);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(chooses_speakers)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_buffer out = { 0 };
    hs_record_writer writer = { .out = &out, .format = HS_RECORD_JSONL };

    (void) extract_known(&arena, &out, HS_ATTRIBUTIONS, HS_RECORD_JSONL);
    ck_assert_ptr_nonnull(strstr(out.data,
        "\"speaker\":{\"name\":\"Ana Ruiz\",\"entity\":\"e1\",\"kind\":\"person\",\"role\":null}"));
    out.size = 0;
    make_article(&arena, &document);
    hs_extract(
        &document, HS_ATTRIBUTIONS, &(hs_extract_wanted){ .speaker = HS_LITERAL("ana") }, &writer);
    ck_assert_uint_eq(out.size, 0); // hs-coref has not been there: nobody is known
    hs_buffer_free(&out);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(matches_names)
{
    ck_assert(hs_name_matches(HS_LITERAL("Ana María Ruiz"), HS_LITERAL("RUIZ ana")));
    ck_assert(hs_name_matches(HS_LITERAL("Ana María Ruiz"), HS_LITERAL("maría")));
    ck_assert(!hs_name_matches(HS_LITERAL("Ana María Ruiz"), HS_LITERAL("ruizo")));
    ck_assert(!hs_name_matches(HS_LITERAL("Ana María Ruiz"), HS_LITERAL("ana hale")));
    ck_assert(!hs_name_matches((hs_slice){ NULL, 0 }, HS_LITERAL("ana")));
}
END_TEST

START_TEST(names_kinds)
{
    ck_assert_str_eq(hs_record_kinds[HS_ATTRIBUTIONS], "attributions");
    ck_assert_str_eq(hs_record_kinds[HS_QUOTATIONS], "quotations");
    ck_assert_str_eq(hs_record_kinds[HS_ENTITIES], "entities");
    ck_assert_str_eq(hs_record_kinds[HS_CLAIMS], "claims");
    ck_assert_str_eq(hs_record_kinds[HS_WORDS], "tokens");
    ck_assert_ptr_null(hs_record_kinds[HS_RECORD_KINDS]);
}
END_TEST

SUITE("extract", attributions_as_json, attributions_as_tsv, claims, entities, quotations, tokens,
    offsets_are_true, text_to_read, chooses_speakers, names_the_story_before, matches_names,
    names_kinds)
