#include "base/arena.h"
#include "suite.h"

START_TEST(gives_aligned_memory)
{
    hs_arena arena = { 0 };

    for (size_t size = 0; size < 100; size++) {
        char *place = hs_arena_get(&arena, size);
        ck_assert_uint_eq((uintptr_t) place % _Alignof(max_align_t), 0);
        memset(place, 0xff, size);
    }
    hs_arena_free(&arena);
    ck_assert_uint_eq(arena.held, 0);
}
END_TEST

START_TEST(clears_objects)
{
    hs_arena arena = { 0 };
    size_t *numbers;

    memset(hs_arena_get(&arena, 4096), 0xff, 4096);
    hs_arena_reset(&arena);
    numbers = HS_NEW(&arena, size_t, 100);
    for (size_t i = 0; i < 100; i++) {
        ck_assert_uint_eq(numbers[i], 0);
    }
    hs_arena_free(&arena);
}
END_TEST

START_TEST(copies_joins_prints)
{
    hs_arena arena = { 0 };
    const hs_slice parts[] = { HS_LITERAL("a"), { NULL, 0 }, HS_LITERAL(""), HS_LITERAL("bc") };

    ck_slice(hs_arena_copy(&arena, HS_LITERAL("text")), "text");
    ck_slice(hs_arena_copy(&arena, HS_LITERAL("")), "");
    ck_slice(hs_arena_join(&arena, parts, 4), "abc");
    ck_slice(hs_arena_join(&arena, NULL, 0), "");
    ck_slice(hs_arena_print(&arena, "%s=%d", "n", 7), "n=7");
    hs_arena_free(&arena);
}
END_TEST

/* An empty string is a string, also in an arena that holds nothing yet. */
START_TEST(gives_nothing_a_place)
{
    hs_arena arena = { 0 };

    ck_slice(hs_arena_copy(&arena, HS_LITERAL("")), "");
    hs_arena_free(&arena);
    ck_assert_ptr_nonnull(hs_arena_clear(&arena, 0, 8));
    hs_arena_free(&arena);
}
END_TEST

START_TEST(grows_arrays)
{
    hs_arena arena = { 0 };
    struct {
        size_t *items, items_count, items_capacity;
        size_t *others, others_count, others_capacity;
    } list = { 0 };

    // Two arrays in turn, so that neither stays the last thing given out.
    for (size_t i = 0; i < 100000; i++) {
        *HS_APPEND(&arena, &list, items) = i;
        *HS_APPEND(&arena, &list, others) = i * 2;
    }
    for (size_t i = 0; i < 100000; i++) {
        ck_assert_uint_eq(list.items[i], i);
        ck_assert_uint_eq(list.others[i], i * 2);
    }
    ck_assert_uint_eq(list.items_count, 100000);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(grows_in_place)
{
    hs_arena arena = { 0 };
    size_t capacity = 0;
    int *first = hs_arena_grow(&arena, NULL, sizeof *first, &capacity, 1), *later;

    first[0] = 42;
    later = hs_arena_grow(&arena, first, sizeof *first, &capacity, capacity + 1);
    ck_assert_ptr_eq(first, later);
    ck_assert_int_eq(later[0], 42);
    hs_arena_free(&arena);
}
END_TEST

/* Who asks for no more than there is gets the array as it was, wherever it stands. */
START_TEST(does_not_grow_what_is_large_enough)
{
    hs_arena arena = { 0 };
    size_t capacity = 0, had;
    int *first = hs_arena_grow(&arena, NULL, sizeof *first, &capacity, 40);
    char *next;

    had = capacity;
    for (size_t wanted = 0; wanted <= had; wanted++) {
        ck_assert_ptr_eq(hs_arena_grow(&arena, first, sizeof *first, &capacity, wanted), first);
    }
    hs_arena_get(&arena, 100);
    next = arena.next;
    ck_assert_ptr_eq(hs_arena_grow(&arena, first, sizeof *first, &capacity, had), first);
    ck_assert_uint_eq(capacity, had);
    ck_assert_ptr_eq(next, arena.next);
    capacity = 0;
    ck_assert_ptr_null(hs_arena_grow(&arena, NULL, sizeof *first, &capacity, 0));
    hs_arena_free(&arena);
}
END_TEST

START_TEST(reset_keeps_a_moderate_block)
{
    hs_arena arena = { 0 };

    hs_arena_reset(&arena);
    for (int i = 0; i < 1000; i++) {
        hs_arena_get(&arena, 100000);
    }
    ck_assert_uint_gt(arena.held, 90u << 20);
    hs_arena_reset(&arena);
    ck_assert_uint_le(arena.held, 8u << 20);
    hs_arena_get(&arena, 64u << 20);
    hs_arena_reset(&arena);
    ck_assert_uint_le(arena.held, 8u << 20);
    hs_arena_free(&arena);
}
END_TEST

START_TEST(jumps_at_the_limit)
{
    hs_arena arena = { .limit = 1 << 20 };
    jmp_buf guard;

    arena.guard = &guard;
    if (setjmp(guard) == 0) {
        for (;;) {
            hs_arena_get(&arena, 1000);
        }
    }
    ck_assert_uint_le(arena.held, 1 << 20);
    hs_arena_reset(&arena);
    ck_assert_ptr_nonnull(hs_arena_get(&arena, 1000)); // goes on with the next document
    hs_arena_free(&arena);
}
END_TEST

START_TEST(jumps_at_absurd_sizes)
{
    hs_arena arena = { 0 };
    jmp_buf guard;
    volatile int jumps = 0;

    arena.guard = &guard;
    if (setjmp(guard) == 0) {
        hs_arena_get(&arena, SIZE_MAX - 3);
    } else {
        jumps++;
    }
    if (setjmp(guard) == 0) {
        hs_arena_clear(&arena, SIZE_MAX / 4, 16);
    } else {
        jumps++;
    }
    ck_assert_int_eq(jumps, 2);
    hs_arena_free(&arena);
}
END_TEST

SUITE("arena", gives_aligned_memory, clears_objects, copies_joins_prints, gives_nothing_a_place,
    grows_arrays, grows_in_place, does_not_grow_what_is_large_enough, reset_keeps_a_moderate_block,
    jumps_at_the_limit, jumps_at_absurd_sizes)
