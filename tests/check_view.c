#include "news/view.h"
#include "news/view_article.h"
#include "news/view_speakers.h"
#include "written.h"

/* --- on a terminal */

static void check_terminal(const char *text, size_t width, bool color, const char *expected)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_buffer out = { 0 };

    read_written(&arena, &document, text);
    hs_view_terminal(&document, width, color, &out);
    ck_slice(((hs_slice){ out.data, out.size }), expected);
    hs_buffer_free(&out);
    hs_arena_free(&arena);
}

START_TEST(wraps_lines)
{
    check_terminal(WRITTEN, 20, false,
        "== a/b\n\nCafé Luz closes\n\n\"No,\" Ana Ruiz said\n‹denial›. \"Not me.\"\n\n"
        "Speakers: Ana Ruiz 1\n\n");
}
END_TEST

/* Styles end with the line, and go on over the space between two words that have them. */
START_TEST(colours)
{
    check_terminal(WRITTEN, 80, true,
        "\033[0;2m== a/b\033[0m\n\n\033[0;1mCafé Luz closes\033[0m\n\n"
        "\033[0;36m\"No,\"\033[0m \033[0;4mAna Ruiz\033[0m \033[0;1msaid\033[0m \033[0;31m"
        "‹denial›\033[0m. \033[0;36m\"Not me.\"\033[0m\n\n"
        "\033[0;1mSpeakers:\033[0m \033[0;33mAna Ruiz\033[0m 1\n\n");
}
END_TEST

#define ESCAPE "\033]0;x\a"

/* Who it is, where the source does not say so; nothing that steers the terminal. */
START_TEST(names_the_speaker)
{
    check_terminal("# newdoc id = d" ESCAPE "\n# hs::attribution = a1 speaker=e1\n"
                   "1 Ana " UNSET "NER=B-PER|Entity=(e1-person)\n"
                   "2 sang\xe2\x80\xae " UNSET "SpaceAfter=No\n3 . " UNSET "_\n"
                   "4 She " UNSET "Attr=B-source:a1|Entity=(e1-person)\n"
                   "5 s\x1b[2Jaid " UNSET "Attr=B-cue:a1\n6 so\xc2\x9b " UNSET
                   "Attr=B-content:a1\n\n",
        80, false,
        "== d\xef\xbf\xbd]0;x\xef\xbf\xbd\n\nAna sang\xef\xbf\xbd. She [Ana] "
        "s\xef\xbf\xbd[2Jaid so\xef\xbf\xbd\n\nSpeakers: Ana 1\n\n");
}
END_TEST

/* A wide character takes two columns. */
START_TEST(counts_columns)
{
    check_terminal("# newdoc id = d\n1 日本語日本語日本 " UNSET "_\n2 abc " UNSET "_\n3 d " UNSET
                   "_\n\n",
        20, false, "== d\n\n日本語日本語日本 abc\nd\n\n");
}
END_TEST

/* --- as a page */

static hs_buffer page_of(const char *text, int times)
{
    hs_arena arena = { 0 };
    hs_document document;
    hs_buffer out = { 0 };
    hs_error error;
    hs_view *view;

    ck_assert_int_eq(hs_view_open(&view, &error), HS_OK);
    for (int i = 0; i < times; i++) {
        read_written(&arena, &document, text);
        hs_view_html(view, &document, &out);
    }
    hs_view_html_end(view, &out);
    hs_put_byte(&out, '\0');
    hs_view_close(view);
    hs_arena_free(&arena);
    return out;
}

static int count(const char *text, const char *wanted)
{
    int found = 0;

    for (; (text = strstr(text, wanted)) != NULL; text += strlen(wanted)) {
        found++;
    }
    return found;
}

START_TEST(one_page_for_all)
{
    hs_buffer out = page_of(WRITTEN, 3);

    ck_assert_int_eq(count(out.data, "<!DOCTYPE html>"), 1);
    ck_assert_int_eq(count(out.data, "<article "), 3);
    ck_assert_int_eq(count(out.data, "id=\"d2-1\""), 1);
    ck_assert_int_eq(count(out.data, "href=\"#d3-1\""), 2); // of the note, and of the speaker
    ck_assert_int_eq(count(out.data, "<span class=\"count\">3</span>"), 1);
    ck_assert_int_eq(count(out.data, "</html>"), 1);
    ck_assert_int_eq(count(out.data, "3 attributions in 3 articles"), 1);
    hs_buffer_free(&out);
}
END_TEST

START_TEST(no_page_for_nothing)
{
    hs_buffer out = page_of("", 0);

    ck_assert_uint_eq(out.size, 1); // the NUL
    hs_buffer_free(&out);
}
END_TEST

/* White space stays inside what it stands in; tags are closed in the order of their opening. */
START_TEST(marks_nest)
{
    hs_buffer out = page_of(WRITTEN, 1);

    ck_assert_ptr_nonnull(strstr(out.data,
        "<span class=\"c\" id=\"d1-1\" data-n=\"1\"><span class=\"q\">&quot;No,&quot;</span>"
        "</span> <span class=\"s\" data-n=\"1\">Ana Ruiz</span> "
        "<span class=\"v\" data-n=\"1\">said</span>. "
        "<span class=\"c\" data-n=\"1\"><span class=\"q\">&quot;Not\nme.&quot;</span></span></p>"));
    hs_buffer_free(&out);
}
END_TEST

/* One that crosses another is closed with it and opened again. */
START_TEST(marks_cross)
{
    hs_buffer out = page_of("1 a " UNSET "Attr=B-content:a1\n"
                            "2 b " UNSET "Attr=I-content:a1|Quote=B-speech:q1\n"
                            "3 c " UNSET "Quote=I-speech:q1\n\n",
        1);

    ck_assert_ptr_nonnull(strstr(out.data,
        "<span class=\"c\" id=\"d1-1\" data-n=\"1\">a <span class=\"q\">b</span></span>"
        "<span class=\"q\"> c</span></p>"));
    hs_buffer_free(&out);
}
END_TEST

/* --- speakers */

START_TEST(counts_speakers)
{
    hs_view_speakers all = { .total = 0 };
    const hs_slice none = { NULL, 0 };
    const hs_view_speaker **sorted;

    hs_view_speakers_add(&all, none, (hs_view_quoted){ 1, 1, HS_LITERAL("a") });
    hs_view_speakers_add(&all, none, (hs_view_quoted){ 1, 2, HS_LITERAL("b") });
    hs_view_speakers_add(&all, HS_LITERAL("Ann"), (hs_view_quoted){ 1, 3, HS_LITERAL("c") });
    for (size_t i = 0; i < HS_VIEW_QUOTED + 2; i++) {
        ck_assert_uint_eq(hs_view_speakers_add(&all, HS_LITERAL("Bo"),
                              (hs_view_quoted){ 2, i + 1, HS_LITERAL("d") }),
            3);
    }
    sorted = hs_view_speakers_sort(&all);
    ck_assert_uint_eq(all.items_count, 3);
    ck_slice(sorted[0]->name, "Bo");
    ck_assert_uint_eq(sorted[0]->count, HS_VIEW_QUOTED + 2);
    ck_assert_uint_eq(sorted[0]->quoted_count, HS_VIEW_QUOTED);
    ck_slice(sorted[1]->name, "Ann");
    ck_no_slice(sorted[2]->name); // nobody comes last
    hs_arena_free(&all.arena);
}
END_TEST

/* A long one ends behind a word, or at least between two characters. */
START_TEST(cuts_quotations)
{
    char words[601], letters[601];
    hs_view_speakers all = { .total = 0 };
    hs_slice cut;

    for (int i = 0; i < 200; i++) {
        memcpy(words + 3 * i, "ab ", 3);
        memcpy(letters + 3 * i, "\xe2\x80\x94", 3);
    }
    words[600] = letters[600] = '\0';
    hs_view_speakers_add(&all, HS_LITERAL("A"), (hs_view_quoted){ 1, 1, hs_slice_of(words) });
    hs_view_speakers_add(&all, HS_LITERAL("A"), (hs_view_quoted){ 1, 2, hs_slice_of(letters) });
    cut = all.items[0].quoted[0].text;
    ck_assert(hs_slice_ends(cut, HS_LITERAL("ab …")));
    cut = all.items[0].quoted[1].text;
    ck_assert_uint_eq((cut.size - strlen(" …")) % 3, 0);
    hs_arena_free(&all.arena);
}
END_TEST

/* --- articles */

START_TEST(finds_titles)
{
    static const struct {
        const char *text, *title;
    } all[] = { { WRITTEN, "Café Luz closes" },
        { "# newdoc id = x\n# meta::title = T\n1 a " UNSET "_\n\n", "T" },
        { "# newdoc id = x\n1 a " UNSET "_\n\n", "x" } };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        hs_arena arena = { 0 };
        hs_document document;
        read_written(&arena, &document, all[i].text);
        ck_slice(hs_view_article_read(&document).title, all[i].title);
        hs_arena_free(&arena);
    }
}
END_TEST

SUITE("view", wraps_lines, colours, names_the_speaker, counts_columns, one_page_for_all,
    no_page_for_nothing, marks_nest, marks_cross, counts_speakers, cuts_quotations, finds_titles)
