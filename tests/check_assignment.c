#include "learn/assignment.h"
#include "suite.h"

static void check_best(const double *gain, size_t rows, size_t columns, double expected)
{
    hs_arena arena = { 0 };

    ck_assert_double_eq_tol(hs_assignment_best(&arena, gain, rows, columns), expected, 1e-9);
    hs_arena_free(&arena);
}

START_TEST(greed_is_not_best)
{
    const double gain[] = { 9, 8, 8, 0 };

    check_best(gain, 2, 2, 16);
}
END_TEST

START_TEST(more_of_one_side)
{
    const double wide[] = { 1, 5, 2, 4, 6, 3 }, tall[] = { 1, 4, 5, 6, 2, 3 };

    check_best(wide, 2, 3, 9);
    check_best(tall, 3, 2, 9);
    check_best(wide, 1, 1, 1);
    check_best(wide, 0, 0, 0);
}
END_TEST

/* The best of all orders of the columns. */
static double try_all(const double *gain, size_t size, size_t row, unsigned used)
{
    double best = 0;

    for (size_t i = 0; i < size; i++) {
        double sum = 0;
        if (!(used >> i & 1)) {
            sum = gain[row * size + i]
                + (row + 1 < size ? try_all(gain, size, row + 1, used | 1u << i) : 0);
        }
        best = sum > best ? sum : best;
    }
    return best;
}

START_TEST(as_all_orders_tried)
{
    uint32_t random = 1;
    double gain[36];

    for (int round = 0; round < 50; round++) {
        for (size_t i = 0; i < 36; i++) {
            random = random * 1664525 + 1013904223;
            gain[i] = (double) (random >> 24) / 16;
        }
        check_best(gain, 6, 6, try_all(gain, 6, 0, 0));
    }
}
END_TEST

SUITE("assignment", greed_is_not_best, more_of_one_side, as_all_orders_tried)
