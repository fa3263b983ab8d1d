#include "stream/separators.h"
#include "suite.h"

/* Bytes of a small alphabet, so that what is looked for stands close together; and all others. */
static void fill(char *text, size_t size, uint32_t seed)
{
    for (size_t i = 0; i < size; i++) {
        seed = seed * 1664525u + 1013904223u;
        text[i] = (char) (seed & 1u << 20 ? seed >> 24 : 8 + (seed >> 24) % 4);
    }
}

START_TEST(finds_every_byte_both_ways)
{
    char text[HS_STRIDE];

    for (uint32_t round = 0; round < 2000; round++) {
        uint64_t tabs = 0;
        fill(text, sizeof text, round);
        for (size_t i = 0; i < HS_STRIDE; i++) {
            tabs |= (uint64_t) (text[i] == '\t') << i;
        }
        ck_assert_uint_eq(hs_bytes_equal(text, '\t'), tabs);
        ck_assert_uint_eq(hs_bytes_equal_portable(text, '\t'), tabs);
        ck_assert_uint_eq(hs_bytes_equal(text, '\xff'), hs_bytes_equal_portable(text, '\xff'));
    }
}
END_TEST

START_TEST(counts_bits)
{
    for (unsigned i = 0; i < 64; i++) {
        ck_assert_uint_eq(hs_count_bits(UINT64_MAX >> i), 64 - i);
        ck_assert_uint_eq(hs_count_bits(UINT64_C(1) << i), 1);
        ck_assert_uint_eq(hs_lowest_bit(UINT64_MAX << i), i);
    }
    ck_assert_uint_eq(hs_count_bits(0), 0);
}
END_TEST

START_TEST(finds_gaps)
{
    char text[200];

    for (size_t place = 1; place < sizeof text; place++) {
        for (size_t i = 0; i < sizeof text; i++) { // line feeds, but no two in a row
            text[i] = i % 2 ? 'x' : '\n';
        }
        text[place] = text[place - 1] = '\n';
        ck_assert_ptr_eq(
            hs_find_gap((hs_slice){ text, place + 1 }), text + place - (place % 2 == 0));
        ck_assert_ptr_null(hs_find_gap((hs_slice){ text, place - 1 }));
    }
    ck_assert_ptr_null(hs_find_gap((hs_slice){ NULL, 0 }));
    ck_assert_ptr_null(hs_find_gap(HS_LITERAL("\n")));
}
END_TEST

SUITE("separators", finds_every_byte_both_ways, counts_bits, finds_gaps)
