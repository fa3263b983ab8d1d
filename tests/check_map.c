#include "base/map.h"
#include "suite.h"

START_TEST(finds_what_was_added)
{
    hs_arena arena = { 0 };
    hs_map map = hs_map_make(&arena);
    bool added;

    hs_map_fetch(&map, 7); // it has no table yet
    hs_map_fetch_key(&map, 7);
    ck_assert_ptr_null(hs_map_find_hashed(&map, HS_LITERAL("a"), hs_hash(HS_LITERAL("a"))));
    ck_assert_ptr_null(hs_map_find(&map, HS_LITERAL("a")));
    hs_map_add(&map, HS_LITERAL("a"), &added)->number = 1;
    ck_assert(added);
    hs_map_add(&map, HS_LITERAL(""), &added)->number = 2;
    ck_assert(added);
    ck_assert_uint_eq(hs_map_add(&map, HS_LITERAL("a"), &added)->number, 1);
    ck_assert(!added);
    ck_assert_uint_eq(hs_map_find(&map, HS_LITERAL(""))->number, 2);
    ck_assert_uint_eq(hs_map_add(&map, (hs_slice){ NULL, 0 }, &added)->number, 2);
    ck_assert(!added); // no string is found as the empty one
    ck_assert_ptr_null(hs_map_find(&map, HS_LITERAL("b")));
    ck_assert_uint_eq(map.count, 2);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(holds_many)
{
    hs_arena arena = { 0 };
    hs_map map = hs_map_make(&arena);
    bool added;

    for (size_t i = 0; i < 100000; i++) {
        hs_map_add(&map, hs_arena_print(&arena, "key %zu", i), &added)->number = i;
        ck_assert(added);
    }
    for (size_t i = 0; i < 100000; i++) {
        hs_slice key = hs_arena_print(&arena, "key %zu", i);
        hs_map_value *value = hs_map_find(&map, key);
        ck_assert_ptr_nonnull(value);
        ck_assert_uint_eq(value->number, i);
        ck_assert_ptr_eq(hs_map_find_hashed(&map, key, hs_hash(key)), value);
    }
    ck_assert_ptr_null(hs_map_find(&map, HS_LITERAL("key 100000")));
    ck_assert_uint_eq(map.count, 100000);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(hashes_every_byte)
{
    char text[64] = { 0 };

    for (size_t size = 1; size < sizeof text; size++) {
        uint64_t zero = hs_hash((hs_slice){ text, size });
        ck_assert_uint_ne(zero, hs_hash((hs_slice){ text, size - 1 }));
        for (size_t i = 0; i < size; i++) {
            text[i] = 1;
            ck_assert_uint_ne(zero, hs_hash((hs_slice){ text, size }));
            text[i] = 0;
        }
    }
}
END_TEST

START_TEST(hashes_the_same_everywhere)
{
    // Models and tests depend on these numbers.
    ck_assert_uint_eq(hs_hash(HS_LITERAL("")), hs_hash((hs_slice){ NULL, 0 }));
    ck_assert_uint_eq(hs_hash(HS_LITERAL("said")), UINT64_C(0xbe7761768ad884a0));
}
END_TEST

START_TEST(spreads_over_the_table)
{
    size_t used[256] = { 0 }, most = 0;
    char text[24];

    for (int i = 0; i < 25600; i++) {
        int size = snprintf(text, sizeof text, "w%d", i);
        size_t low = (size_t) hs_hash((hs_slice){ text, (size_t) size }) & 255;
        used[low]++;
        most = used[low] > most ? used[low] : most;
    }
    ck_assert_uint_lt(most, 160); // 100 on average
}
END_TEST

SUITE("map", finds_what_was_added, holds_many, hashes_every_byte, hashes_the_same_everywhere,
    spreads_over_the_table)
