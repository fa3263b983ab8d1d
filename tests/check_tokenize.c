/* Words: the conventions of the treebanks, one kind of token after the other; white space, offsets
 * and comments of the stream; and that the text comes back from any input. */
#include "language/token_lists.h"
#include "stream/conllu.h"
#include "text/utf8.h"
#include "tokens.h"

START_TEST(lists) { ck_assert(hs_lists_are_sorted()); }
END_TEST

START_TEST(clitics)
{
    tokens("I don't, can't, won't.", "I do+n't , ca+n't , wo+n't . /");
    tokens("It’s Sony’s, she'd said.", "It+’s Sony+’s , she+'d said . /");
    tokens("They couldn't've known", "They could+n't+'ve known /");
    tokens("We cannot, I'm gonna and wanna.", "We can+not , I+'m gon+na and wan+na . /");
    tokens("TODAY'S NEWS ISN'T OLD", "TODAY+'S NEWS IS+N'T OLD /");
    tokens("Its roof is red; its a pity.", "Its roof is red ; it+s a pity . /");
    tokens("O'Neill met d'Artois", "O'Neill met d'Artois /");
    tokens("the 1990's, 2016's best", "the 1990's , 2016+'s best /");
}
END_TEST

START_TEST(apostrophes)
{
    tokens("The players' union", "The players+' union /");
    tokens("the banks’ fault", "the banks+’ fault /");
    tokens("He called them 'clowns' twice.", "He called them ' clowns ' twice . /");
    tokens("‘We trust the banks,’ she said", "‘ We trust the banks , ’ she said /");
    tokens("'We saw the players' cars,' he said", "' We saw the players+' cars , ' he said /");
    tokens("rock 'n' roll in the '90s, 'em", "rock 'n' roll in the '90s , 'em /");
    tokens("He was goin' home", "He was goin' home /");
    tokens("``Yes,'' he said", "`` Yes , '' he said /");
}
END_TEST

START_TEST(abbreviations)
{
    tokens(
        "Mr. Lee met Gov. Ann Poe Jr. in St. Cloud", "Mr. Lee met Gov. Ann Poe Jr. in St. Cloud /");
    tokens("the U.S. army at 5 p.m. on Sept. 5", "the U.S. army at 5 p.m. on Sept. 5 /");
    tokens("No. 5 said no.", "No. 5 said no . /");
    tokens("J. R. R. Ode and A.B. Poe, Ph.D.", "J. R. R. Ode and A.B. Poe , Ph.D. /");
    tokens("Foo Inc., based in Calif., grew", "Foo Inc. , based in Calif. , grew /");
    tokens("(b. 1950), p. 12, e.g. this", "( b. 1950 ) , p. 12 , e.g. this /");
    tokens("He and I. She left.", "He and I . /She left . /");
}
END_TEST

START_TEST(numbers)
{
    tokens("3.5, 1,000,000 and .5", "3.5 , 1,000,000 and .5 /");
    tokens("at 7:30pm on 9/11 or 5/6/2001", "at 7:30 pm on 9/11 or 5/6/2001 /");
    tokens("won 3-2 in 2019-20; call 555-0199", "won 3 - 2 in 2019 - 20 ; call 555-0199 /");
    tokens("$5m, €3.2bn, US$40, £10", "$ 5 m , € 3.2 bn , US$ 40 , £ 10 /");
    tokens("5% of 10km, the 5th, 1980s, 4chan", "5 % of 10 km , the 5th , 1980s , 4chan /");
    tokens("[1,2]", "[ 1 , 2 ] /");
}
END_TEST

START_TEST(hyphens)
{
    tokens("a 52-year-old X-ray", "a 52 - year - old X - ray /");
    tokens("non-EU, anti-war, e-mail, mid-20s, post-9/11",
        "non-EU , anti-war , e-mail , mid-20s , post-9/11 /");
    tokens("short- and long-term", "short - and long - term /");
    tokens("yes--no -- yes — no–yes", "yes -- no -- yes — no – yes /");
    tokens("and/or w/o", "and / or w/o /");
    tokens("co,op", "co , op /");
}
END_TEST

START_TEST(net)
{
    tokens("See http://a.example/b_(c).", "See http://a.example/b_(c) . /");
    tokens("(www.example.com/a?b=c)", "( www.example.com/a?b=c ) /");
    tokens("write to a.b-c@mail.example.org.", "write to a.b-c@mail.example.org . /");
    tokens("@some_one, #topic, #5", "@some_one , #topic , # 5 /");
    tokens("shop.com and a-b.co.uk. He", "shop.com and a-b.co.uk . /He /");
    tokens("it ended.The next", "it ended . /The next /");
    tokens(":-) :)", ":-) :) /");
}
END_TEST

START_TEST(signs)
{
    tokens("AT&T, Q&A, this & that", "AT&T , Q&A , this & that /");
    tokens("wait... really?! Yes.", "wait ... really ?! /Yes . /");
    tokens("(a) [b] {c} «d» „e“", "( a ) [ b ] { c } « d » „ e “ /");
    tokens("f**k word*", "f**k word * /");
    tokens("==== >> 40°C", "==== >> 40 ° C /");
    tokens("👩‍👩‍👧🇫🇷👍🏽!", "👩‍👩‍👧 🇫🇷 👍🏽 ! /");
}
END_TEST

START_TEST(other_languages)
{
    const hs_tokenize_options german = { .other_language = true };

    tokens_with(german, "Er hat's, cannot.", "Er hat's , cannot . /");
    tokens_with(german, "L'État, c'est moi.", "L'État , c'est moi . /");
    tokens_with(german, "我们。他们！", "我们 。 /他们 ！ /");
}
END_TEST

static hs_slice stream_of(
    hs_arena *arena, hs_buffer *out, hs_document *document, hs_tokenize_options options)
{
    hs_error error;

    document->arena = arena;
    ck_assert_int_eq(hs_tokenize_document(document, options, &error), HS_OK);
    hs_conllu_write(document, out);
    return (hs_slice){ out->data, out->size };
}

START_TEST(stream)
{
    hs_arena arena = { 0 };
    hs_buffer out = { 0 };
    hs_field title = { HS_LITERAL("title"), HS_LITERAL("A\nB") };
    hs_document document = { .id = HS_LITERAL("x"),
        .part = 1,
        .metadata = &title,
        .metadata_count = 1,
        .text = HS_LITERAL(" Isn’t  it?\n\nA|b\n") };

    ck_slice(stream_of(&arena, &out, &document, (hs_tokenize_options){ .unit = HS_BYTES }),
        "# newdoc id = x\n# meta::title = A B\n# hs::offsets = bytes\n# newpar id = x-p1\n"
        "# sent_id = x-s1\n# text = Isn’t it?\n"
        "1-2\tIsn’t\t_\t_\t_\t_\t_\t_\t_\tSpacesAfter=\\s\\s|SpacesBefore=\\s|TokenRange=1:8\n"
        "1\tIs\t_\t_\t_\t_\t_\t_\t_\tTokenRange=1:3\n"
        "2\tn’t\t_\t_\t_\t_\t_\t_\t_\tTokenRange=3:8\n"
        "3\tit\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|TokenRange=10:12\n"
        "4\t?\t_\t_\t_\t_\t_\t_\t_\tSpacesAfter=\\n\\n|TokenRange=12:13\n\n"
        "# newpar id = x-p2\n# sent_id = x-s2\n# text = A|b\n"
        "1\tA\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|TokenRange=15:16\n"
        "2\t|\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|TokenRange=16:17\n"
        "3\tb\t_\t_\t_\t_\t_\t_\t_\tSpacesAfter=\\n|TokenRange=17:18\n\n");
    hs_buffer_free(&out);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(parts)
{
    hs_arena arena = { 0 };
    hs_buffer out = { 0 };
    hs_document document
        = { .id = HS_LITERAL("x"), .part = 3, .chars_before = 99, .text = HS_LITERAL("é a") };

    ck_slice(stream_of(&arena, &out, &document, (hs_tokenize_options){ 0 }),
        "# hs::part = 3\n# hs::offsets = chars\n# newpar id = x-3.p1\n# sent_id = x-3.s1\n"
        "# text = é a\n"
        "1\té\t_\t_\t_\t_\t_\t_\t_\tTokenRange=99:100\n"
        "2\ta\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|TokenRange=101:102\n\n");
    hs_buffer_free(&out);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(empty)
{
    tokens("", "");
    tokens(" \n\t\xe2\x80\x8b\xef\xbb\xbf", "");
}
END_TEST

/* Pieces of text of all kinds, put together at random. */
static const char *const scraps[] = { " ", " ", "\n", "\r\n", "\t", "|", "\\", "\xc2\xa0", "\x01",
    "\xe2\x80\x8b", "\xef\xbb\xbf", "\xe2\x80\xa9", "a", "The ", "Mr.", "U.S.", "don't", "s' ",
    "'s", "'", "\"", "“", "”", "’", "‘", ".", "...", "…", "-", "--", "—", ",", "(", "]", "5",
    "1,000", ".5", "http://", "www.", "@", "#", "x.com", "é", "中", "😀", "🏽", "\xe2\x80\x8d",
    "🇫", "cannot", "co-", "*", "_", "&", "/", ":)", "$", "%", "can", "ʼ", "`", "''" };

static void random_text(uint32_t *state, hs_buffer *text)
{
    size_t count;

    *state = *state * 1664525u + 1013904223u;
    count = *state >> 24;
    text->size = 0;
    for (size_t i = 0; i < count; i++) {
        *state = *state * 1664525u + 1013904223u;
        hs_put(text, hs_slice_of(scraps[(*state >> 8) % (sizeof scraps / sizeof *scraps)]));
    }
}

/* Forms are without white space and stand where their ranges say. */
static void check_forms(const hs_document *document)
{
    for (size_t i = 0; i < document->tokens_count; i++) {
        hs_slice form = document->tokens[i].column[HS_FORM],
                 range = hs_misc_get(document->tokens[i].column[HS_MISC], HS_LITERAL("TokenRange"));
        size_t start = strtoul(range.data, NULL, 10), size;
        ck_assert(hs_slice_equal(form, (hs_slice){ document->text.data + start, form.size }));
        for (size_t at = 0; at < form.size; at += size) {
            ck_assert(!hs_is_space(hs_utf8_decode(form.data + at, &size)));
        }
    }
}

START_TEST(round_trip)
{
    hs_arena arena = { 0 };
    hs_buffer text = { 0 }, back = { 0 };
    hs_error error;
    uint32_t state = 1;

    for (int i = 0; i < 3000; i++) {
        hs_document document = { 0 };
        random_text(&state, &text);
        hs_document_clear(&document, &arena);
        document.id = HS_LITERAL("d");
        document.text = (hs_slice){ text.data, text.size };
        ck_assert_int_eq(hs_tokenize_document(&document,
                             (hs_tokenize_options){ HS_BYTES, i % 3 == 0, i % 2 == 0 }, &error),
            HS_OK);
        check_forms(&document);
        back.size = 0;
        hs_document_text(&document, &back);
        ck_assert(document.tokens_count == 0
            || hs_slice_equal(document.text, (hs_slice){ back.data, back.size }));
        hs_arena_reset(&arena);
    }
    hs_buffer_free(&text);
    hs_buffer_free(&back);
    hs_arena_free(&arena);
}
END_TEST

SUITE("tokenize", lists, clitics, apostrophes, abbreviations, numbers, hyphens, net, signs,
    other_languages, stream, parts, empty, round_trip)
