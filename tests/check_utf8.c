#include "suite.h"
#include "text/utf8.h"

/* Offset of the first invalid byte, or -1. */
static long invalid_at(hs_slice text)
{
    const char *bad = hs_utf8_invalid(text);

    return bad ? (long) (bad - text.data) : -1;
}

START_TEST(takes_what_is_valid)
{
    static const hs_slice cases[]
        = { HS_CONSTANT(""), HS_CONSTANT("plain"), HS_CONSTANT("a\0b"), HS_CONSTANT("caf\303\251"),
              HS_CONSTANT("\302\200"), HS_CONSTANT("\337\277"), HS_CONSTANT("\340\240\200"),
              HS_CONSTANT("\355\237\277"), HS_CONSTANT("\356\200\200"), HS_CONSTANT("\357\277\277"),
              HS_CONSTANT("\360\220\200\200"), HS_CONSTANT("\364\217\277\277") };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_int_eq(invalid_at(cases[i]), -1);
    }
}
END_TEST

/* Unicode, table 3-7, from both sides. */
START_TEST(finds_what_is_not)
{
    static const hs_slice cases[] = {
        HS_CONSTANT("\200"), HS_CONSTANT("\277"),         // a tail alone
        HS_CONSTANT("\300\200"), HS_CONSTANT("\301\277"), // longer than need be
        HS_CONSTANT("\340\237\277"), HS_CONSTANT("\360\217\277\277"), HS_CONSTANT("\355\240\200"),
        HS_CONSTANT("\355\277\277"),                                      // surrogates
        HS_CONSTANT("\364\220\200\200"), HS_CONSTANT("\365\200\200\200"), // past U+10FFFF
        HS_CONSTANT("\376"), HS_CONSTANT("\377"), HS_CONSTANT("\303"), HS_CONSTANT("\342\200"),
        HS_CONSTANT("\360\237\230"), // cut off
        HS_CONSTANT("\303a"), HS_CONSTANT("\342\200a"), HS_CONSTANT("\360\237\230a"),
        HS_CONSTANT("\351 caf"), // Windows-1252
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[64];
        ck_assert_int_eq(invalid_at(cases[i]), 0);
        // Wherever it stands among eight bytes that are looked at together.
        for (size_t before = 0; before < 20; before++) {
            memset(text, 'x', sizeof text);
            memcpy(text + before, cases[i].data, cases[i].size);
            ck_assert_int_eq(invalid_at((hs_slice){ text, before + cases[i].size }), (long) before);
        }
    }
}
END_TEST

START_TEST(decodes)
{
    static const struct {
        const char *text;
        uint32_t code;
        size_t size;
    } cases[] = { { "A", 'A', 1 }, { "\303\251", 0xe9, 2 }, { "\342\200\235", 0x201d, 3 },
        { "\360\237\230\200", 0x1f600, 4 }, { "\357\273\277", 0xfeff, 3 } };
    size_t size;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_uint_eq(hs_utf8_decode(cases[i].text, &size), cases[i].code);
        ck_assert_uint_eq(size, cases[i].size);
    }
}
END_TEST

START_TEST(counts)
{
    hs_slice text = HS_LITERAL("a\303\251\342\200\235\360\237\230\200");

    ck_assert_uint_eq(hs_utf8_length(text), 4);
    ck_assert_uint_eq(hs_utf16_length(text), 5);
    ck_assert_uint_eq(hs_utf8_length(HS_LITERAL("")), 0);
}
END_TEST

START_TEST(knows_classes)
{
    static const uint32_t spaces[] = { ' ', '\t', '\n', '\r', 0, 0x7f, 0x85, 0xa0, 0x200b, 0x2028,
        0x2029, 0x202f, 0x3000, 0xfeff },
                          letters[] = { 'a', 'Z', 0xe9, 0x131, 0x301, 0x5d0, 0x4e2d },
                          others[] = { '0', '-', '\'', '_', 0x2019, 0x201c, 0x1f600 };

    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        ck_assert_msg(hs_is_space(spaces[i]), "U+%04X", spaces[i]);
        ck_assert(!hs_is_letter(spaces[i]));
    }
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        ck_assert_msg(hs_is_letter(letters[i]), "U+%04X", letters[i]);
        ck_assert(!hs_is_space(letters[i]));
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        ck_assert(!hs_is_space(others[i]) && !hs_is_letter(others[i]));
    }
    ck_assert(hs_is_digit('7') && hs_is_digit(0x663) && !hs_is_digit(0xb2) && !hs_is_digit('a'));
    ck_assert(hs_is_upper('A') && hs_is_upper(0xc9) && !hs_is_upper('a') && !hs_is_upper('1'));
    ck_assert(hs_is_lower('a') && hs_is_lower(0xe9) && !hs_is_lower('A') && !hs_is_lower(0x4e2d));
}
END_TEST

START_TEST(folds)
{
    static const char *const cases[][2] = { { "SAID", "said" },
        { "\303\211T\303\211", "\303\251t\303\251" }, { "don\342\200\231t", "don't" }, { "", "" },
        { "\316\243\316\221\316\243", "\317\203\316\261\317\203" }, { "I", "i" } };
    char out[64];

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t size = hs_fold(hs_slice_of(cases[i][0]), out);
        ck_slice(((hs_slice){ out, size }), cases[i][1]);
    }
}
END_TEST

/* The room that hs_fold asks for is enough for every character. */
START_TEST(folds_within_its_room)
{
    char text[4], out[4 * 2 + 4];
    size_t wrong = 0;

    for (uint32_t code = 0x80; code < 0x110000; code++) {
        size_t size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4, written;
        if (code >= 0xd800 && code < 0xe000) {
            continue;
        }
        for (size_t i = size - 1, rest = code; i != SIZE_MAX; i--, rest >>= 6) {
            text[i] = (char) (i ? 0x80 | (rest & 0x3f) : (0xf00 >> size & 0xff) | rest);
        }
        written = hs_fold((hs_slice){ text, size }, out);
        // Not an assertion each, which takes its time a million times.
        wrong += written > 2 * size + 4 || hs_utf8_invalid((hs_slice){ text, size }) != NULL
            || hs_utf8_invalid((hs_slice){ out, written }) != NULL;
    }
    ck_assert_uint_eq(wrong, 0);
}
END_TEST

START_TEST(columns)
{
    ck_assert_uint_eq(hs_utf8_columns(HS_LITERAL("abc")), 3);
    ck_assert_uint_eq(hs_utf8_columns(HS_LITERAL("e\u0301é")), 2); // a mark stands over the letter
    ck_assert_uint_eq(hs_utf8_columns(HS_LITERAL("日本")), 4);
    ck_assert_uint_eq(hs_utf8_columns(HS_LITERAL("\x01\n")), 0);
    ck_assert_uint_eq(hs_utf8_columns(HS_LITERAL("")), 0);
}
END_TEST

SUITE("utf8", columns, takes_what_is_valid, finds_what_is_not, decodes, counts, knows_classes,
    folds, folds_within_its_room)
