/* Articles of pages: blocks, facts, character sets, and what a page may not do. */
#include "pages.h"
#include "pages/charset.h"
#include "pages/date.h"
#include "pages/facts.h"
#include "pages/squeeze.h"
#include "text/utf8.h"

#define SENTENCE "The mayor said on Monday that the bridge would stay closed until spring."

static hs_arena arena;

START_TEST(reads_character_sets)
{
    static const struct {
        hs_slice bytes, declared;
        const char *text;
        size_t replaced;
    } cases[] = {
        { HS_CONSTANT("caf\xc3\xa9"), { NULL, 0 }, "café", 0 },
        { HS_CONSTANT("\xef\xbb\xbf"
                      "caf\xc3\xa9"),
            HS_CONSTANT("windows-1252"), "café", 0 },
        { HS_CONSTANT("caf\xe9 \x93x\x94"), { NULL, 0 }, "café “x”", 0 },
        { HS_CONSTANT("caf\xe9 \x93x\x94"), HS_CONSTANT("ISO-8859-1"), "café “x”", 0 },
        { HS_CONSTANT("\xef\xe9"), HS_CONSTANT("iso-8859-7"), "οι", 0 },
        { HS_CONSTANT("\xcf\xf0\xe8"), HS_CONSTANT("windows-1251"), "При", 0 },
        { HS_CONSTANT("\x93\xfa\x96\x7b"), HS_CONSTANT("Shift_JIS"), "日本", 0 },
        { HS_CONSTANT("caf\xc3\xa9"), HS_CONSTANT("no-such-set"), "café", 0 },
        { HS_CONSTANT("caf\xe9"), HS_CONSTANT("no-such-set"), "café", 0 },
        { HS_CONSTANT("caf\xe9 x"), HS_CONSTANT("utf-8"), "caf\xef\xbf\xbd x", 1 },
        { HS_CONSTANT("a\0b"), { NULL, 0 },
            "a\xef\xbf\xbd"
            "b",
            1 },
        { HS_CONSTANT("\xff\xfe"
                      "a\0b\0"),
            { NULL, 0 }, "ab", 0 },
        { HS_CONSTANT("\xfe\xff\0a\0b\0"), { NULL, 0 }, "ab\xef\xbf\xbd", 1 },
        { HS_CONSTANT("<?xml version='1.0' encoding='iso-8859-2'?>\xb9"), { NULL, 0 },
            "<?xml version='1.0' encoding='iso-8859-2'?>š", 0 },
        { HS_CONSTANT("<meta name=x content='charset=x'><META http-equiv=a content='text/html; "
                      "charset=koi8-r'>\xc1"),
            { NULL, 0 },
            "<meta name=x content='charset=x'><META http-equiv=a content='text/html; "
            "charset=koi8-r'>а",
            0 },
        { HS_CONSTANT("<meta charset=utf-16>\xc3\xa9"), { NULL, 0 }, "<meta charset=utf-16>é", 0 },
        { HS_CONSTANT(""), HS_CONSTANT("utf-16"), "", 0 },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t replaced = 99;
        hs_slice text
            = hs_charset_decode(&arena, cases[i].bytes, cases[i].declared, true, &replaced);
        ck_slice(text, cases[i].text);
        ck_assert_uint_eq(replaced, cases[i].replaced);
    }
    hs_arena_free(&arena);
}
END_TEST

/* Whatever bytes in whatever set: valid UTF-8 comes out. */
START_TEST(gives_valid_utf8_always)
{
    static const char *const sets[] = { "utf-8", "cp1252", "utf-16le", "utf-16be", "utf-32",
        "gb2312", "shift_jis", "iso-2022-jp", "euc-kr", "big5", "utf-7", "iso-8859-6" };
    char bytes[512];
    uint32_t state = 7;

    for (size_t round = 0; round < 400; round++) {
        size_t replaced;
        hs_slice text;
        for (size_t i = 0; i < sizeof bytes; i++) {
            state = state * 1664525 + 1013904223;
            bytes[i] = (char) (state >> 24);
        }
        text = hs_charset_decode(&arena, (hs_slice){ bytes, sizeof bytes - round % 9 },
            hs_slice_of(sets[round % (sizeof sets / sizeof *sets)]), false, &replaced);
        ck_assert_ptr_null(hs_utf8_invalid(text));
        ck_assert_ptr_null(hs_slice_find(text, '\0'));
        hs_arena_reset(&arena);
    }
    hs_arena_free(&arena);
}
END_TEST

START_TEST(reads_dates)
{
    static const char *const cases[][2] = {
        { "2024-03-05", "2024-03-05" },
        { " 2024-03-05T10:20:30+01:00 ", "2024-03-05T10:20:30+01:00" },
        { "2024-03-05T10:20:30.123Z", "2024-03-05T10:20:30Z" },
        { "2024-03-05 10:20", "2024-03-05T10:20:00" },
        { "2024-03-05T10:20:30-0530", "2024-03-05T10:20:30-05:30" },
        { "20240305", "2024-03-05" },
        { "20240305T102030Z", "2024-03-05T10:20:30Z" },
        { "2024/03/05", "2024-03-05" },
        { "Tue, 05 Mar 2024 10:20:30 GMT", "2024-03-05T10:20:30Z" },
        { "5 Mar 2024 10:20:30 +0200", "2024-03-05T10:20:30+02:00" },
        { "1709634030", "2024-03-05T10:20:30Z" },
        { "1709634030999", "2024-03-05T10:20:30Z" },
        { "March 5, 2024", "2024-03-05" },
        { "2024-13-05", NULL },
        { "2024-03", NULL },
        { "yesterday", NULL },
        { "", NULL },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hs_slice date = hs_date_read(&arena, hs_slice_of(cases[i][0]));
        if (cases[i][1] == NULL) {
            ck_no_slice(date);
        } else {
            ck_slice(date, cases[i][1]);
        }
    }
    hs_arena_free(&arena);
}
END_TEST

START_TEST(undoes_entities_and_white_space)
{
    ck_slice(hs_unescape(&arena, HS_LITERAL("a &amp; b &#8217; &#x2014; &nope; &#xd800; & &lt;")),
        "a & b ’ — &nope; &#xd800; & <");
    ck_slice(hs_squeeze(&arena,
                 HS_LITERAL(" a \n\t b\xc2\xa0\xc2\xa0"
                            "c\xc2\xad"
                            "d\xe2\x80\x8b ")),
        "a b cd");
    ck_slice(hs_squeeze(&arena, HS_LITERAL("\xc2\x93x\xc2\x94\xc2\x81")), "“x”");
    ck_no_slice(hs_squeeze(&arena, HS_LITERAL(" \n ")));
    hs_arena_free(&arena);
}
END_TEST

static hs_slice read_file(const char *folder, const char *name, const char *suffix)
{
    char path[200];
    static char bytes[1 << 16];
    FILE *file;
    hs_slice all = { bytes, 0 };

    snprintf(path, sizeof path, "%s/%s%s", folder, name, suffix);
    file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s", path);
    all.size = fread(bytes, 1, sizeof bytes - 1, file);
    fclose(file);
    bytes[all.size] = '\0';
    return all;
}

/* The pages in tests/pages give the texts beside them. */
START_TEST(finds_the_articles_of_pages)
{
    static const char *const names[] = { "amp", "broken", "jsonld", "liveblog", "paywall", "script",
        "soup", "tables", "wordpress" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *text = strdup(read_file("tests/pages", names[i], ".txt").data);
        text[strlen(text) - 1] = '\0';
        // The rows of a table have tabs in them, everything else is compared as it is.
        check_article(-1, read_file("tests/pages", names[i], ".html"), text);
        free(text);
    }
}
END_TEST

/* What the page calls its parts counts, but not against all that it shows. */
START_TEST(weighs_what_regions_call_themselves)
{
#define TWO SENTENCE "</p><p>He spoke of ice, and of two ships that had come too near to it.</p>"
    static const char twice[] = SENTENCE
        "\n\nHe spoke of ice, and of two ships that had come too near to it.\n\n" SENTENCE
        "\n\nHe spoke of ice, and of two ships that had come too near to it.";
    const char *text
        = SENTENCE "\n\nHe spoke of ice, and of two ships that had come too near to it.";

    check_article(HS_INPUT_HTML,
        HS_LITERAL("<div class='share-layout'><p>" TWO "<p>" TWO
                   "</div><p>Cookies are kept, so that pages "
                   "are shown as you like them.</p>"),
        twice);
    check_article(HS_INPUT_HTML,
        HS_LITERAL(
            "<div class=body><p>" TWO "</div><div class='related'><p>" TWO "<p>" TWO "<p>" TWO
            "</div><aside><p>" TWO "</aside><div style='display: none'><p>" TWO "</div>"),
        text);
    check_article(HS_INPUT_HTML,
        HS_LITERAL("<div><p>" TWO "</div><div id=comments><p>" TWO "<p>" TWO "<p>" TWO "<p>" TWO
                   "<p>" TWO "<p>" TWO "<p>" TWO "</div>"),
        text);
    check_article(
        HS_INPUT_HTML, HS_LITERAL("<div hidden><p>" TWO "</div><div id=app></div>"), text);
    check_article(HS_INPUT_HTML,
        HS_LITERAL("<article><h1>A bridge stays closed</h1><p>By <a href=/ruiz>Ana Ruiz</a></p>"
                   "<p>" SENTENCE "</article>"),
        "A bridge stays closed\n\nBy Ana Ruiz\n\n" SENTENCE);
}
END_TEST

START_TEST(takes_the_best_word_for_a_fact)
{
    pages in;

    begin_pages(&in, HS_INPUT_HTML,
        HS_LITERAL(
            "<html lang=en><head><title>One - Site</title><meta name=author content='http://x'>"
            "<meta property='article:author' content='A. Ruiz'><meta name=byl content='By B. Roe'>"
            "<meta name=date content='1 May 2020'><meta property=og:title content='T &amp;amp; U'>"
            "<script type='application/ld+json'>// <![CDATA[\n{\"@type\": \"NewsArticle\", "
            "\"datePublished\": \"2020-05-02\", \"headline\": \"A line\nbroken\"}\n//]]></script>"
            "<script type='application/ld+json'>{broken</script>"
            "</head><body><p>" SENTENCE "</p></body></html>"));
    ck_assert_int_eq(next_article(&in), HS_OK);
    ck_slice(field_of(&in, "title"), "A line broken");
    ck_slice(field_of(&in, "byline"), "A. Ruiz, B. Roe");
    ck_slice(field_of(&in, "date"), "2020-05-02");
    ck_slice(field_of(&in, "lang"), "en");
    ck_slice(in.document.text, SENTENCE);
    end_pages(&in);
}
END_TEST

START_TEST(knows_what_a_file_is)
{
    check_article(-1, HS_LITERAL("\n <!-- x --> <HTML><p>" SENTENCE), SENTENCE);
    check_article(-1, HS_LITERAL("[Editor's note] He said so."), "[Editor's note] He said so.");
    check_article(-1, HS_LITERAL("{\"text\": \"He said so.\"}"), "He said so.");
    check_article(-1, HS_LITERAL("\n\n{\n\"text\": \"He said so.\"}"), "He said so.");
    check_article(-1, HS_LITERAL("[\n {\"text\": \"He said so.\"}\n]"), "He said so.");
    check_article(-1,
        HS_LITERAL("<?xml version='1.0'?><html><body><p>" SENTENCE "</p></body></html>"), SENTENCE);
    check_article(-1, HS_LITERAL("<nitf><body><p>He said so.</p></body></nitf>"), "He said so.");
    check_bad(-1, HS_LITERAL("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0"), "no text");
    check_bad(-1, HS_LITERAL("<?xml version='1.0'?><feed/>"), "<feed>");
    check_bad(-1, HS_LITERAL("<?xml version='1.0'?><nitf><body>"), "broken in its line 1");
    check_bad(HS_INPUT_HTML, HS_LITERAL("<nav><a href=x>Home</a></nav>"), "no article");
    check_bad(HS_INPUT_JSON, HS_LITERAL("[{\"text\": 1"), "not JSON");
}
END_TEST

/* `front`, `count` times `middle`, `back`. */
static hs_slice repeat(const char *front, const char *middle, size_t count, const char *back)
{
    hs_slice *parts = HS_NEW(&arena, hs_slice, count + 2);

    for (size_t i = 0; i < count; i++) {
        parts[i + 1] = hs_slice_of(middle);
    }
    parts[0] = hs_slice_of(front);
    parts[count + 1] = hs_slice_of(back);
    return hs_arena_join(&arena, parts, count + 2);
}

START_TEST(is_not_harmed)
{
    const size_t many = 100000;

    check_bad(HS_INPUT_HTML, repeat("<html>", "<div>", many, "</b>"), "levels deep");
    check_bad(HS_INPUT_HTML, repeat("<div ", "a=1 ", many, ">"), "attributes");
    check_bad(HS_INPUT_XML, repeat("<nitf><body>", "<block>", many, ""), "broken");
    check_bad(HS_INPUT_JSON, repeat("{\"text\": ", "[", many, ""), "not a JSON object");
    check_bad(HS_INPUT_JSON, repeat("", "[", many, ""), "not JSON");
    // A deep tree of JSON-LD is passed over.
    check_article(HS_INPUT_HTML,
        repeat("<script type='application/ld+json'>", "[", many, "</script><p>" SENTENCE),
        SENTENCE);
    // Entities: as many as would fill the memory, and a file.
    check_bad(HS_INPUT_XML,
        HS_LITERAL(
            "<!DOCTYPE nitf [<!ENTITY a 'haha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
            "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>"
            "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;'>"
            "<!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'><!ENTITY h '&g;&g;&g;&g;&g;&g;&g;&g;'>]>"
            "<nitf><body><p>&h;</p></body></nitf>"),
        "broken");
    check_article(HS_INPUT_XML,
        HS_LITERAL("<!DOCTYPE nitf SYSTEM 'x' [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                   "<nitf><body><p>He said so, &x; at least &mdash; once.</p></body></nitf>"),
        "He said so, at least — once.");
    hs_arena_free(&arena);
}
END_TEST

SUITE("page", reads_character_sets, gives_valid_utf8_always, reads_dates,
    undoes_entities_and_white_space, finds_the_articles_of_pages, takes_the_best_word_for_a_fact,
    weighs_what_regions_call_themselves, knows_what_a_file_is, is_not_harmed)
